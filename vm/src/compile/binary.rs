//! Arithmetic, comparison and logic into registers.
//!
//! Called by `expr.rs` for values, by `stmt.rs` for `x op= y`; comparisons that are jumped on are in `cond.rs`. Integers
//! narrower than 64 bits are computed in 64 and widened again where the operation can leave their range (`narrow`). Some
//! pairs of operations are fused into one instruction; the builder knows whether the one before may be taken back.

use super::func::FuncGen;
use super::place::Place;
use crate::bytecode::{Counts, Op, Reg};
use crate::check::constant::Value;
use crate::check::types::{Basic, Type, TypeId};
use crate::syntax::ast::*;

impl<'a> FuncGen<'_, 'a> {
    pub fn binary(
        &mut self,
        expr: &'a Expr<'a>,
        op: BinaryOp,
        x: &'a Expr<'a>,
        y: &'a Expr<'a>,
        want: Option<Reg>,
    ) -> Reg {
        let ty = self.ty(expr);
        if matches!(op, BinaryOp::LogAnd | BinaryOp::LogOr) {
            return self.logic(expr, want);
        }
        if is_comparison(op) {
            let dst = self.dst(want, ty);
            let mark = self.b.mark();
            self.comparison(dst, op, x, y);
            self.b.release(mark);
            return dst;
        }
        if op == BinaryOp::Add && self.c.is_string(ty) {
            return self.concat(expr, want);
        }
        let dst = self.dst(want, ty);
        let mark = self.b.mark();
        if !self.immediate(dst, op, x, y, ty) && !self.fused(dst, op, x, y, ty) {
            let a = self.expr(x);
            let b = self.expr(y);
            self.set_line(expr.span.lo);
            self.arith(dst, op, a, b, ty, self.ty(y));
        }
        self.b.release(mark);
        dst
    }

    /// `&&`, `||`: through jumps; the destination is written only at the end, as the operands may read it.
    fn logic(&mut self, expr: &'a Expr<'a>, want: Option<Reg>) -> Reg {
        let dst = match want {
            Some(dst) => dst,
            None => self.b.take_word(false),
        };
        let (no, end) = (self.b.label(), self.b.label());
        self.jump_unless(expr, no);
        self.b.emit(Op::ImmI, dst, 1, 0);
        self.b.jump(end);
        self.b.bind(no);
        self.b.emit(Op::ImmI, dst, 0, 0);
        self.b.bind(end);
        dst
    }

    /// `x op constant` with an immediate operand.
    fn immediate(
        &mut self,
        dst: Reg,
        op: BinaryOp,
        x: &'a Expr<'a>,
        y: &'a Expr<'a>,
        ty: TypeId,
    ) -> bool {
        let Some(basic) = self.c.checker.types.basic_of(ty).filter(|b| b.is_integer()) else {
            return false;
        };
        if let (Some(imm), BinaryOp::Add | BinaryOp::Mul | BinaryOp::Sub) =
            (self.small_constant(x), op)
        {
            let code = match op {
                BinaryOp::Add => Op::AddI,
                BinaryOp::Mul => Op::MulI,
                _ => Op::RsubI,
            };
            let src = self.expr(y);
            self.b.emit(code, dst, src, imm as u16);
            self.narrow(dst, basic);
            return true;
        }
        let Some(imm) = self.small_constant(y) else { return false };
        let Some((code, imm)) = immediate_op(op, imm, basic) else { return false };
        let src = self.expr(x);
        self.set_line(x.span.lo);
        self.b.emit(code, dst, src, imm);
        if matches!(
            op,
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Shl | BinaryOp::Div
        ) {
            self.narrow(dst, basic);
        }
        true
    }

    /// `x + a*b` and `x - a*b` on float64: one instruction that rounds twice.
    fn fused(
        &mut self,
        dst: Reg,
        op: BinaryOp,
        x: &'a Expr<'a>,
        y: &'a Expr<'a>,
        ty: TypeId,
    ) -> bool {
        let float = self.c.checker.types.basic_of(ty) == Some(Basic::Float64);
        let product = match (&super::expr::unparen(y).kind, op) {
            (
                ExprKind::Binary { op: BinaryOp::Mul, x: a, y: b, .. },
                BinaryOp::Add | BinaryOp::Sub,
            ) if float => (*a, *b),
            _ => return false,
        };
        if self.c.checker.info.value_of(y).is_some() || self.c.checker.info.value_of(x).is_some() {
            return false;
        }
        let base = self.expr(x);
        let (a, b) = (self.expr(product.0), self.expr(product.1));
        if dst != base && (dst == a || dst == b) {
            return self.fused_apart(dst, op, base, a, b);
        }
        self.mov(dst, base, 1);
        self.b.emit(if op == BinaryOp::Add { Op::MulAddF } else { Op::MulSubF }, dst, a, b);
        true
    }

    fn fused_apart(&mut self, dst: Reg, op: BinaryOp, base: Reg, a: Reg, b: Reg) -> bool {
        let product = self.b.take_word(false);
        self.b.emit(Op::MulF, product, a, b);
        self.b.emit(if op == BinaryOp::Add { Op::AddF } else { Op::SubF }, dst, base, product);
        true
    }

    /// dst = a op b for operands in registers.
    pub fn arith(&mut self, dst: Reg, op: BinaryOp, a: Reg, b: Reg, ty: TypeId, y_ty: TypeId) {
        let basic = self.c.checker.types.basic_of(ty).unwrap_or(Basic::Int);
        if basic.is_string() {
            let pair = self.b.take([true, false, true, false]);
            self.mov(pair, a, 2);
            self.mov(pair + 2, b, 2);
            self.b.emit_ext(
                Op::Concat,
                dst,
                pair,
                2,
                &[Counts { y: 4, ..Counts::default() }.word()],
            );
            return;
        }
        if basic.is_complex() {
            let which = match op {
                BinaryOp::Add => 0,
                BinaryOp::Sub => 1,
                BinaryOp::Mul => 2,
                _ => 3,
            };
            let code = if basic == Basic::Complex64 { Op::Complex64 } else { Op::Complex };
            self.b.emit_ext(code, dst, a, b, &[which]);
            return;
        }
        if matches!(op, BinaryOp::Shl | BinaryOp::Shr) {
            let count = self.c.checker.types.basic_of(y_ty).unwrap_or(Basic::Int);
            if !count.is_unsigned() {
                self.b.emit(Op::CheckShift, b, 0, 0);
            }
        }
        self.b.emit(arith_op(op, basic), dst, a, b);
        if matches!(
            op,
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Shl | BinaryOp::Div
        ) {
            self.narrow(dst, basic);
        }
    }

    /// Widens the low bits of `reg` again after an operation that may have left the type's range.
    pub fn narrow(&mut self, reg: Reg, basic: Basic) {
        if let Some(op) = narrow_op(basic) {
            if op == Op::Zext32 && self.fuse_u32(reg) {
                return;
            }
            self.b.emit(op, reg, reg, 0);
        }
    }

    /// Replaces a 64-bit add or multiply that was just emitted by its 32-bit form.
    fn fuse_u32(&mut self, reg: Reg) -> bool {
        let Some(last) = self.b.last_instr().filter(|i| i.a == reg) else { return false };
        let op = match last.op {
            Op::Add => Op::AddU32,
            Op::Mul => Op::MulU32,
            _ => return false,
        };
        self.b.drop_last();
        self.b.emit(op, last.a, last.b, last.c);
        true
    }

    /// A chain of `+` on strings is one concatenation.
    fn concat(&mut self, expr: &'a Expr<'a>, want: Option<Reg>) -> Reg {
        let mut parts = Vec::new();
        self.concat_parts(expr, &mut parts);
        let dst = self.dst(want, self.ty(expr));
        let mark = self.b.mark();
        let first = self.b.take(parts.iter().flat_map(|_| [true, false]));
        let views = self.has_constant_text(&parts);
        for (at, part) in parts.iter().enumerate() {
            let to = first + 2 * at as u16;
            match self.bytes_as_text(part).filter(|_| views) {
                Some(bytes) => {
                    let bytes = self.expr(bytes);
                    self.mov(to, bytes, 2);
                }
                None => self.expr_to(part, to),
            }
        }
        self.set_line(expr.span.lo);
        let n = parts.len() as u16;
        let buffer = self.text_buffer(expr, false);
        let counts = Counts { y: 2 * n, z: buffer, ..Counts::default() }.word();
        self.b.emit_ext(Op::Concat, dst, first, n, &[counts]);
        self.b.release(mark);
        dst
    }

    /// Whether one of the strings joined is a constant that is not empty: so the result is never an operand itself.
    fn has_constant_text(&self, parts: &[&'a Expr<'a>]) -> bool {
        let text = |part: &&Expr<'a>| match self.c.checker.info.value_of(part) {
            Some(Value::String(bytes)) => !bytes.is_empty(),
            _ => false,
        };
        parts.iter().any(text)
    }

    fn concat_parts(&self, expr: &'a Expr<'a>, parts: &mut Vec<&'a Expr<'a>>) {
        let mut pending = vec![expr];
        while let Some(expr) = pending.pop() {
            match &super::expr::unparen(expr).kind {
                ExprKind::Binary { op: BinaryOp::Add, x, y, .. }
                    if self.c.checker.info.value_of(expr).is_none() =>
                {
                    pending.push(y);
                    pending.push(x);
                }
                _ => parts.push(expr),
            }
        }
    }

    // ---- comparisons ----

    fn comparison(&mut self, dst: Reg, op: BinaryOp, x: &'a Expr<'a>, y: &'a Expr<'a>) {
        let ty = self.comparison_type(x, y);
        let (a, b) = (self.comparand(x, ty), self.comparand(y, ty));
        self.set_line(x.span.lo);
        self.compare(dst, op, a, b, ty);
    }

    /// An operand of a comparison, as a value of type `ty`.
    pub fn comparand(&mut self, expr: &'a Expr<'a>, ty: TypeId) -> Reg {
        if self.is_large(ty) { self.large_address(expr, ty) } else { self.text_operand(expr, ty) }
    }

    /// The type in which operands are compared: an interface if one of them is, else their own.
    pub fn comparison_type(&self, x: &'a Expr<'a>, y: &'a Expr<'a>) -> TypeId {
        let (tx, ty) = (self.ty(x), self.ty(y));
        let is_iface = |t| matches!(self.under(t), Type::Interface(_));
        let is_nil = |t| matches!(self.under(t), Type::Basic(Basic::UntypedNil));
        if is_nil(tx) || !is_iface(tx) && is_iface(ty) { ty } else { tx }
    }

    /// dst = a op b
    pub fn compare(&mut self, dst: Reg, op: BinaryOp, a: Reg, b: Reg, ty: TypeId) {
        let negate = op == BinaryOp::Ne;
        match self.comparison_kind(ty) {
            Kind::Words(words) => {
                let (code, swap) = words.compare_op(op);
                let (a, b) = if swap { (b, a) } else { (a, b) };
                self.b.emit(code, dst, a, b);
                return;
            }
            Kind::Text if matches!(op, BinaryOp::Eq | BinaryOp::Ne) => {
                self.b.emit(Op::EqStr, dst, a, b)
            }
            Kind::Text => {
                self.b.emit(Op::CmpStr, dst, a, b);
                let zero = self.b.take_word(false);
                self.b.emit(Op::ImmI, zero, 0, 0);
                let (code, swap) = Words::Signed.compare_op(op);
                let (a, b) = if swap { (zero, dst) } else { (dst, zero) };
                self.b.emit(code, dst, a, b);
                return;
            }
            Kind::Interface(empty) => self.b.emit_ext(Op::EqIface, dst, a, b, &[u64::from(empty)]),
            Kind::General if self.is_large(ty) => {
                self.present(a, ty);
                self.present(b, ty);
                let rtype = self.c.rtype(ty).addr();
                self.b.emit_ext(Op::EqMem, dst, a, b, &[rtype]);
            }
            Kind::General => {
                let words = self.repr(ty).words();
                let rtype = self.c.rtype(ty).addr();
                let counts = Counts { x: 0, y: words, z: words }.word();
                self.b.emit_ext(Op::EqVal, dst, a, b, &[counts, rtype]);
            }
        }
        if negate {
            self.b.emit(Op::Not, dst, dst, 0);
        }
    }

    pub fn comparison_kind(&mut self, ty: TypeId) -> Kind {
        match self.under(ty) {
            Type::Basic(Basic::Float32) => Kind::Words(Words::Float32),
            Type::Basic(basic) if basic.is_string() => Kind::Text,
            Type::Basic(basic) if basic.is_complex() => Kind::General,
            Type::Basic(basic) if basic.is_float() => Kind::Words(Words::Float),
            Type::Basic(basic) if basic.is_unsigned() => Kind::Words(Words::Unsigned),
            Type::Interface(iface) => Kind::Interface(iface.methods.is_empty()),
            // Compared with nil only.
            Type::Slice(_) | Type::Func(_) | Type::Map { .. } => Kind::Words(Words::Signed),
            Type::Struct(_) | Type::Array { .. } => Kind::General,
            _ => Kind::Words(Words::Signed),
        }
    }

    /// x op= y
    pub fn op_assign(&mut self, op: BinaryOp, lhs: &'a Expr<'a>, rhs: &'a Expr<'a>) {
        let mark = self.b.mark();
        self.root(&[lhs, rhs], |g| g.op_assign_operands(op, lhs, rhs));
        self.b.release(mark);
    }

    fn op_assign_operands(&mut self, op: BinaryOp, lhs: &'a Expr<'a>, rhs: &'a Expr<'a>) {
        let ty = self.ty(lhs);
        let mark = self.b.mark();
        let place = self.place(lhs);
        match place {
            Place::Reg(reg) => self.op_assign_reg(reg, op, lhs, rhs, ty),
            Place::Elem(slice, at) if op == BinaryOp::Add && self.is_f64(ty) => {
                let value = self.expr(rhs);
                self.set_line(lhs.span.lo);
                self.b.emit(Op::AddElemF, slice, at, value);
            }
            Place::Map(map, key, map_ty) if !matches!(op, BinaryOp::Div | BinaryOp::Rem) => {
                // The operand first: it may panic, or change the map.
                let value = self.expr(rhs);
                self.set_line(lhs.span.lo);
                let slot = self.map_slot(map, key, map_ty);
                let old = self.load_place(Place::Mem(slot, 0), ty, None);
                self.arith(old, op, old, value, ty, self.ty(rhs));
                self.store_place(Place::Mem(slot, 0), old, ty);
            }
            place => {
                let value = self.take(ty);
                self.load_place(place, ty, Some(value));
                self.op_assign_reg(value, op, lhs, rhs, ty);
                self.set_line(lhs.span.lo);
                self.store_place(place, value, ty);
            }
        }
        self.b.release(mark);
    }

    fn is_f64(&self, ty: TypeId) -> bool {
        self.c.checker.types.basic_of(ty) == Some(Basic::Float64)
    }

    /// reg = reg op rhs
    fn op_assign_reg(
        &mut self,
        reg: Reg,
        op: BinaryOp,
        lhs: &'a Expr<'a>,
        rhs: &'a Expr<'a>,
        ty: TypeId,
    ) {
        let basic = self.c.checker.types.basic_of(ty).unwrap_or(Basic::Int);
        if basic.is_integer()
            && let Some((code, imm)) =
                self.small_constant(rhs).and_then(|imm| immediate_op(op, imm, basic))
        {
            self.set_line(lhs.span.lo);
            self.b.emit(code, reg, reg, imm);
            if matches!(
                op,
                BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Shl | BinaryOp::Div
            ) {
                self.narrow(reg, basic);
            }
            return;
        }
        if let (
            true,
            BinaryOp::Add | BinaryOp::Sub,
            ExprKind::Binary { op: BinaryOp::Mul, x: a, y: b, .. },
        ) = (basic == Basic::Float64, op, &super::expr::unparen(rhs).kind)
            && self.c.checker.info.value_of(rhs).is_none()
        {
            let (a, b) = (self.expr(a), self.expr(b));
            self.b.emit(if op == BinaryOp::Add { Op::MulAddF } else { Op::MulSubF }, reg, a, b);
            return;
        }
        let value = self.expr(rhs);
        self.set_line(lhs.span.lo);
        self.arith(reg, op, reg, value, ty, self.ty(rhs));
    }
}

/// How values of a type are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// As one word.
    Words(Words),
    /// Strings.
    Text,
    /// Interfaces; whether they are empty ones.
    Interface(bool),
    /// By type descriptor.
    General,
}

/// How one-word values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    Signed,
    Unsigned,
    Float,
    Float32,
}

impl Words {
    /// The comparison into a register, and whether operands are swapped.
    fn compare_op(self, op: BinaryOp) -> (Op, bool) {
        let (lt, le, eq, ne) = match self {
            Words::Signed => (Op::LtS, Op::LeS, Op::Eq, Op::Ne),
            Words::Unsigned => (Op::LtU, Op::LeU, Op::Eq, Op::Ne),
            Words::Float => (Op::LtF, Op::LeF, Op::EqF, Op::NeF),
            Words::Float32 => (Op::LtF32, Op::LeF32, Op::EqF32, Op::NeF32),
        };
        match op {
            BinaryOp::Eq => (eq, false),
            BinaryOp::Ne => (ne, false),
            BinaryOp::Lt => (lt, false),
            BinaryOp::Le => (le, false),
            BinaryOp::Gt => (lt, true),
            _ => (le, true),
        }
    }

    /// The jump taken where `a op b` is `sense`, and whether operands are swapped; `None` for float32.
    pub fn jump_op(self, op: BinaryOp, sense: bool) -> Option<(Op, bool)> {
        use BinaryOp::{Eq, Ge, Gt, Le, Lt, Ne};
        let float = self == Words::Float;
        if self == Words::Float32 {
            return None;
        }
        let (lt, le) = match self {
            Words::Unsigned => (Op::JLtU, Op::JLeU),
            Words::Float => (Op::JLtF, Op::JLeF),
            _ => (Op::JLtS, Op::JLeS),
        };
        let (eq, ne) = if float { (Op::JEqF, Op::JNeF) } else { (Op::JEq, Op::JNe) };
        Some(match (op, sense) {
            (Eq, true) | (Ne, false) => (eq, false),
            (Ne, true) | (Eq, false) => (ne, false),
            (Lt, true) => (lt, false),
            (Le, true) => (le, false),
            (Gt, true) => (lt, true),
            (Ge, true) => (le, true),
            (Lt, false) if float => (Op::JNLtF, false),
            (Le, false) if float => (Op::JNLeF, false),
            (Gt, false) if float => (Op::JNLtF, true),
            (Ge, false) if float => (Op::JNLeF, true),
            // !(a < b) is b <= a for whole numbers.
            (Lt, false) => (le, true),
            (Le, false) => (lt, true),
            (Gt, false) => (le, false),
            (_, _) => (lt, false),
        })
    }
}

/// Whether an operator compares.
pub(super) fn is_comparison(op: BinaryOp) -> bool {
    matches!(
        op,
        BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge
    )
}

/// The form of an integer operation with an immediate right operand.
fn immediate_op(op: BinaryOp, imm: i16, basic: Basic) -> Option<(Op, u16)> {
    let unsigned = basic.is_unsigned();
    let code = match op {
        BinaryOp::Add => Op::AddI,
        BinaryOp::Sub => return Some((Op::AddI, imm.checked_neg()? as u16)),
        BinaryOp::Mul => Op::MulI,
        BinaryOp::And => Op::AndI,
        BinaryOp::Or => Op::OrI,
        BinaryOp::Xor => Op::XorI,
        BinaryOp::Div if unsigned && imm > 0 => Op::DivUI,
        BinaryOp::Rem if unsigned && imm > 0 => Op::RemUI,
        BinaryOp::Div if !unsigned && imm != 0 && imm != -1 => Op::DivSI,
        BinaryOp::Rem if !unsigned && imm != 0 && imm != -1 => Op::RemSI,
        BinaryOp::Shl if (0..64).contains(&imm) => Op::ShlI,
        BinaryOp::Shr if (0..64).contains(&imm) && unsigned => Op::ShrUI,
        BinaryOp::Shr if (0..64).contains(&imm) => Op::ShrSI,
        _ => return None,
    };
    Some((code, imm as u16))
}

fn arith_op(op: BinaryOp, basic: Basic) -> Op {
    let unsigned = basic.is_unsigned();
    if basic == Basic::Float32 {
        return match op {
            BinaryOp::Add => Op::AddF32,
            BinaryOp::Sub => Op::SubF32,
            BinaryOp::Mul => Op::MulF32,
            _ => Op::DivF32,
        };
    }
    if basic.is_float() {
        return match op {
            BinaryOp::Add => Op::AddF,
            BinaryOp::Sub => Op::SubF,
            BinaryOp::Mul => Op::MulF,
            _ => Op::DivF,
        };
    }
    match op {
        BinaryOp::Add => Op::Add,
        BinaryOp::Sub => Op::Sub,
        BinaryOp::Mul => Op::Mul,
        BinaryOp::Div if unsigned => Op::DivU,
        BinaryOp::Div => Op::DivS,
        BinaryOp::Rem if unsigned => Op::RemU,
        BinaryOp::Rem => Op::RemS,
        BinaryOp::And => Op::And,
        BinaryOp::Or => Op::Or,
        BinaryOp::Xor => Op::Xor,
        BinaryOp::AndNot => Op::AndNot,
        BinaryOp::Shl => Op::Shl,
        _ if unsigned => Op::ShrU,
        _ => Op::ShrS,
    }
}

/// The instruction that brings a result back into its type's range; `None` for 64-bit and other types.
pub(super) fn narrow_op(basic: Basic) -> Option<Op> {
    Some(match basic {
        Basic::Int8 => Op::Sext8,
        Basic::Int16 => Op::Sext16,
        Basic::Int32 | Basic::UntypedRune => Op::Sext32,
        Basic::Uint8 => Op::Zext8,
        Basic::Uint16 => Op::Zext16,
        Basic::Uint32 => Op::Zext32,
        _ => return None,
    })
}
