//! Expressions: values into registers.
//!
//! `expr` gives the register of a value, which may be a variable's own: it is only read, and before any statement that
//! could assign the variable. `expr_to` puts the value into given registers. Operands are evaluated left to right.

use std::rc::Rc;

use burrow_runtime::rtype::FuncRef;

use super::FuncInst;
use super::escape::{Escapes, FrameKey, Key};
use super::func::{Captured, FuncGen, Source, Var};
use super::place::Place;
use crate::bytecode::{Counts, Op, Reg};
use crate::check::constant::Value;
use crate::check::info::{Mode, SelectionKind};
use crate::check::object::{ObjId, ObjectKind, VarKind};
use crate::check::types::{Basic, Signature, Type, TypeId};
use crate::syntax::ast::*;
use crate::syntax::visit::{Visitor, walk_block, walk_expr};

impl<'a> FuncGen<'_, 'a> {
    /// The value of an expression, wherever it is convenient.
    pub fn expr(&mut self, expr: &'a Expr<'a>) -> Reg {
        self.expr_want(expr, None)
    }

    /// The value of an expression in `dst`.
    pub fn expr_to(&mut self, expr: &'a Expr<'a>, dst: Reg) {
        self.expr_want(expr, Some(dst));
    }

    /// The value converted to `ty` as an assignment would (into an interface, from `nil`).
    pub fn expr_as(&mut self, expr: &'a Expr<'a>, ty: TypeId, want: Option<Reg>) -> Reg {
        let have = self.ty(expr);
        if have == ty {
            return self.expr_want(expr, want);
        }
        if self.c.checker.info.mode_of(expr) == Mode::Nil || self.is_untyped_nil(have) {
            let dst = self.dst(want, ty);
            let repr = self.repr(ty);
            self.zero(dst, &repr);
            return dst;
        }
        if !matches!(self.under(ty), Type::Interface(_)) {
            return self.expr_want(expr, want);
        }
        if let Some(value) = self.c.checker.info.value_of(expr).cloned()
            && !self.is_interface(have)
        {
            return self.constant_object(&value, have, ty, want);
        }
        if !self.is_interface(have)
            && !self.c.rtype(have).flags.direct
            && let Some(image) = self.c.constant_composite(expr)
        {
            return self.image_in_interface(&image, have, ty, want);
        }
        let dst = self.dst(want, ty);
        let mark = self.b.mark();
        let src = self.expr(expr);
        self.make_interface(dst, src, have, ty, Some(Key::Boxed(expr.id)));
        self.b.release(mark);
        dst
    }

    fn is_untyped_nil(&self, ty: TypeId) -> bool {
        matches!(self.under(ty), Type::Basic(Basic::UntypedNil))
    }

    /// The value of an expression, in `want` if given.
    pub fn expr_want(&mut self, expr: &'a Expr<'a>, want: Option<Reg>) -> Reg {
        if let Some(value) = self.c.checker.info.value_of(expr) {
            let value = value.clone();
            return self.constant_value(&value, self.ty(expr), want);
        }
        if let Some(reg) = self.settled_reg(expr) {
            let ty = self.ty(expr);
            return match want {
                Some(dst) => self.load_place(Place::Reg(reg), ty, Some(dst)),
                None => reg,
            };
        }
        if self.rooted && !self.is_root(expr) {
            return self.expr_kind(expr, want);
        }
        match Self::operands_of(expr) {
            operands if operands.is_empty() => self.expr_kind(expr, want),
            operands => self.apart(|g| g.root(&operands, |g| g.expr_kind(expr, want))),
        }
    }

    fn expr_kind(&mut self, expr: &'a Expr<'a>, want: Option<Reg>) -> Reg {
        match &expr.kind {
            ExprKind::Paren(x) => self.expr_want(x, want),
            ExprKind::Name(_) => self.name(expr, want),
            ExprKind::Composite { elems, .. } => self.composite(expr, elems, want),
            ExprKind::FuncLit(lit) => self.func_lit(expr, lit, want),
            ExprKind::Selector { x, sel } => self.selector(expr, x, *sel, want),
            ExprKind::Index { x, indices } => self.index(expr, x, indices, want),
            ExprKind::Slice { x, lo, hi, max } => self.slice_expr(expr, x, [*lo, *hi, *max], want),
            ExprKind::TypeAssert { x, .. } => self.type_assert(expr, x, want),
            ExprKind::Call { fun, args, spread } => self.call(expr, fun, args, *spread, want),
            ExprKind::Star(x) => {
                let ty = self.ty(expr);
                let dst = self.dst(want, ty);
                let mark = self.b.mark();
                let ptr = self.expr(x);
                self.set_line(expr.span.lo);
                self.load_mem(dst, ptr, 0, ty);
                self.b.release(mark);
                dst
            }
            ExprKind::Unary { op, x } => self.unary(expr, *op, x, want),
            ExprKind::Binary { op, x, y, .. } => self.binary(expr, *op, x, y, want),
            _ => {
                debug_assert!(false, "not a value: {expr:?}");
                self.dst(want, self.ty(expr))
            }
        }
    }

    // ---- constants ----

    /// Bits of a constant of a one-word type.
    pub fn constant_bits(&self, value: &Value, ty: TypeId) -> Option<u64> {
        self.c.constant_bits(value, ty)
    }

    /// A constant of this type.
    pub fn constant_value(&mut self, value: &Value, ty: TypeId, want: Option<Reg>) -> Reg {
        if let Type::Interface(_) = self.under(ty) {
            return self.constant_in_interface(value, ty, want);
        }
        if let Some(bits) = self.constant_bits(value, ty) {
            if let (None, Some(&reg)) = (want, self.hoisted.get(&bits)) {
                return reg;
            }
            let dst = self.dst(want, ty);
            match self.hoisted.get(&bits) {
                Some(&reg) => self.mov(dst, reg, 1),
                None => self.constant(dst, bits),
            }
            return dst;
        }
        let dst = self.dst(want, ty);
        match value {
            Value::String(bytes) => {
                let address = self.c.program.string(bytes);
                self.b.emit_ext(Op::Const2, dst, 0, 0, &[address, bytes.len() as u64]);
            }
            other => self.complex_constant(dst, other, ty),
        }
        dst
    }

    /// A constant whose recorded type is an interface (an argument of `Println`): it has its default type inside.
    fn constant_in_interface(&mut self, value: &Value, ty: TypeId, want: Option<Reg>) -> Reg {
        let default = match value {
            Value::Bool(_) => Basic::Bool,
            Value::String(_) => Basic::String,
            Value::Int(_) => Basic::Int,
            Value::Float(_) => Basic::Float64,
            Value::Complex(_) => Basic::Complex128,
        };
        let inner = self.c.checker.types.basic(default);
        self.constant_object(value, inner, ty, want)
    }

    /// A constant of type `inner` in an interface: its object stands outside of the heap, so that it costs nothing.
    fn constant_object(
        &mut self,
        value: &Value,
        inner: TypeId,
        ty: TypeId,
        want: Option<Reg>,
    ) -> Reg {
        let image = self.c.constant_image(value, inner);
        self.image_in_interface(&image, inner, ty, want)
    }

    /// What stands outside of the heap, in an interface.
    fn image_in_interface(
        &mut self,
        image: &[u64],
        inner: TypeId,
        ty: TypeId,
        want: Option<Reg>,
    ) -> Reg {
        let object = self.c.program.constant_object(image);
        let word = self.interface_word(inner, ty);
        let dst = self.dst(want, ty);
        self.b.emit_ext(Op::Const2, dst, 0, 0, &[word, object]);
        dst
    }

    fn complex_constant(&mut self, dst: Reg, value: &Value, ty: TypeId) {
        for (at, word) in self.c.constant_image(value, ty).into_iter().enumerate() {
            self.constant(dst + at as Reg, word);
        }
    }

    /// The value of a small integer constant, for immediate operands.
    pub fn small_constant(&self, expr: &Expr<'a>) -> Option<i16> {
        let value = self.c.checker.info.value_of(expr)?;
        let ty = self.ty(expr);
        let is_int = matches!(self.under(ty), Type::Basic(basic) if basic.is_integer() || basic == Basic::Bool);
        let bits = self.constant_bits(value, ty).filter(|_| is_int)?;
        i16::try_from(bits as i64).ok()
    }

    // ---- names ----

    fn name(&mut self, expr: &'a Expr<'a>, want: Option<Reg>) -> Reg {
        let ty = self.ty(expr);
        let Some(obj) = self.c.checker.info.object_at(expr.id) else { return self.dst(want, ty) };
        self.object_value(expr, obj, ty, want)
    }

    fn object_value(
        &mut self,
        expr: &'a Expr<'a>,
        obj: ObjId,
        ty: TypeId,
        want: Option<Reg>,
    ) -> Reg {
        match self.c.checker.info.object(obj).kind {
            ObjectKind::Var(VarKind::Local) => match self.vars.get(&obj).copied() {
                Some(Var::Reg(reg)) => {
                    self.move_slice(expr, reg);
                    self.load_place(Place::Reg(reg), ty, want)
                }
                Some(Var::Cell(cell)) => self.load_place(Place::Mem(cell, 0), ty, want),
                None => self.dst(want, ty),
            },
            ObjectKind::Var(VarKind::Global) => {
                let place = self.place(expr);
                self.load_place(place, ty, want)
            }
            ObjectKind::Func(_) => {
                let args = self.c.recorded_args(expr);
                let func = self.c.declared_func(obj, &args);
                let closure = self.c.program.static_closure(func);
                let dst = self.dst(want, ty);
                self.constant(dst, closure);
                dst
            }
            _ => {
                // `nil`
                let dst = self.dst(want, ty);
                let repr = self.repr(ty);
                self.zero(dst, &repr);
                dst
            }
        }
    }

    fn selector(
        &mut self,
        expr: &'a Expr<'a>,
        x: &'a Expr<'a>,
        sel: Ident,
        want: Option<Reg>,
    ) -> Reg {
        let ty = self.ty(expr);
        let Some(selection) = self.c.selection_of(expr) else {
            return match self.c.checker.info.object_of(sel) {
                Some(obj) => self.object_value(expr, obj, ty, want),
                None => self.dst(want, ty),
            };
        };
        match selection.kind {
            SelectionKind::Field => {
                let keep = want.map(|_| self.b.mark());
                let base = self.base_place(x);
                self.set_line(sel.span.lo);
                let place = self.walk_fields(base, self.ty(x), &selection.path);
                let reg = self.load_place(place, ty, want);
                if let Some(mark) = keep {
                    self.b.release(mark);
                }
                reg
            }
            SelectionKind::Method { .. } | SelectionKind::InterfaceMethod { .. } => {
                self.method_value(expr, x, &selection, ty, want)
            }
            SelectionKind::MethodExpr { .. } => self.method_expr(expr, &selection, ty, want),
        }
    }

    // ---- operators ----

    fn unary(
        &mut self,
        expr: &'a Expr<'a>,
        op: UnaryOp,
        x: &'a Expr<'a>,
        want: Option<Reg>,
    ) -> Reg {
        let ty = self.ty(expr);
        match op {
            UnaryOp::Plus => self.expr_want(x, want),
            UnaryOp::Addr => self.address(x, want),
            UnaryOp::Recv => self.receive(expr, x, want),
            UnaryOp::Neg | UnaryOp::Not | UnaryOp::BitNot => {
                let mark = self.b.mark();
                let src = self.expr(x);
                if want.is_none() {
                    self.b.release(mark);
                }
                let dst = self.dst(want, ty);
                self.unary_op(op, dst, src, ty);
                if want.is_some() {
                    self.b.release(mark);
                }
                dst
            }
        }
    }

    fn unary_op(&mut self, op: UnaryOp, dst: Reg, src: Reg, ty: TypeId) {
        let basic = self.c.checker.types.basic_of(ty).unwrap_or(Basic::Int);
        match op {
            UnaryOp::Not => self.b.emit(Op::Not, dst, src, 0),
            UnaryOp::Neg if basic == Basic::Complex64 => {
                let mark = self.b.mark();
                let signs = self.b.take_word(false);
                self.constant(signs, 0x8000_0000_8000_0000);
                self.b.emit(Op::Xor, dst, src, signs);
                self.b.release(mark);
            }
            UnaryOp::Neg if basic.is_complex() => {
                self.b.emit(Op::NegF, dst, src, 0);
                self.b.emit(Op::NegF, dst + 1, src + 1, 0);
            }
            UnaryOp::Neg if basic == Basic::Float32 => self.b.emit(Op::NegF32, dst, src, 0),
            UnaryOp::Neg if basic.is_float() => self.b.emit(Op::NegF, dst, src, 0),
            UnaryOp::Neg => {
                self.b.emit(Op::Neg, dst, src, 0);
                self.narrow(dst, basic);
            }
            _ => {
                self.b.emit(Op::BitNot, dst, src, 0);
                self.narrow(dst, basic);
            }
        }
    }

    /// `&x`
    fn address(&mut self, x: &'a Expr<'a>, want: Option<Reg>) -> Reg {
        let inner = unparen(x);
        if let ExprKind::Composite { elems, .. } = &inner.kind {
            return self.new_composite(inner, elems, want);
        }
        let ty = self.ty(x);
        let dst = match want {
            Some(dst) => dst,
            None => self.b.take_word(true),
        };
        let mark = self.b.mark();
        let place = self.place(x);
        self.set_line(x.span.lo);
        self.address_of(place, ty, Some(dst));
        self.b.release(mark);
        dst
    }

    // ---- elements ----

    fn index(
        &mut self,
        expr: &'a Expr<'a>,
        x: &'a Expr<'a>,
        indices: &'a [&'a Expr<'a>],
        want: Option<Reg>,
    ) -> Reg {
        let ty = self.ty(expr);
        let x_ty = self.ty(x);
        if let Type::Func(_) = self.under(x_ty) {
            return self.expr_want(x, want); // an instantiation
        }
        if let Type::Tuple(_) = self.under(ty) {
            return self.comma_ok_index(x, indices[0], want);
        }
        // A fresh destination is taken first so that the temporaries above it can be released.
        let dst = self.dst(want, ty);
        let mark = self.b.mark();
        if self.c.is_string(x_ty) {
            let s = self.expr(x);
            let at = self.index_value(indices[0]);
            self.set_line(expr.span.lo);
            self.b.emit(Op::StrByte, dst, s, at);
        } else if let Type::Map { key, .. } = self.under(x_ty) {
            let map = self.expr(x);
            let key = self.text_operand(indices[0], key);
            self.set_line(expr.span.lo);
            self.map_get(map, key, x_ty, false, Some(dst));
        } else {
            let place = self.index_place(x, indices[0]);
            self.set_line(expr.span.lo);
            self.load_place(place, ty, Some(dst));
        }
        self.b.release(mark);
        dst
    }

    fn comma_ok_index(&mut self, x: &'a Expr<'a>, index: &'a Expr<'a>, want: Option<Reg>) -> Reg {
        let map_ty = self.ty(x);
        let Type::Map { key, value } = self.under(map_ty) else { return 0 };
        let repr = self.repr(value);
        let dst = match want {
            Some(dst) => dst,
            None => self.b.take(repr.flags().chain([false])),
        };
        let mark = self.b.mark();
        let map = self.expr(x);
        let key = self.text_operand(index, key);
        self.map_get(map, key, map_ty, true, Some(dst));
        self.b.release(mark);
        dst
    }

    /// `x[lo:hi:max]`: bounds go into three consecutive registers, flags say which are present.
    fn slice_expr(
        &mut self,
        expr: &'a Expr<'a>,
        x: &'a Expr<'a>,
        bounds: [Option<&'a Expr<'a>>; 3],
        want: Option<Reg>,
    ) -> Reg {
        let dst = self.dst(want, self.ty(expr));
        let mark = self.b.mark();
        let x_ty = self.ty(x);
        let flags =
            bounds.iter().enumerate().fold(0, |f, (at, b)| f | u64::from(b.is_some()) << at);
        let operand = match self.under(x_ty) {
            Type::Array { .. } => {
                let place = self.place(x);
                self.address_of(place, x_ty, None)
            }
            _ => self.expr(x),
        };
        let first = self.b.take([false; 3]);
        for (at, bound) in bounds.into_iter().enumerate() {
            let reg = first + at as u16;
            match bound {
                Some(bound) => self.expr_to(bound, reg),
                // Never read, but a defined word keeps the roles simple.
                None => self.b.emit(Op::ImmI, reg, 0, 0),
            }
        }
        self.set_line(expr.span.lo);
        match self.under(x_ty) {
            Type::Basic(_) => self.b.emit_ext(Op::SliceStr, dst, operand, first, &[flags]),
            Type::Slice(elem) => {
                let size = self.repr(elem).size as u64;
                self.b.emit_ext(Op::SliceSlice, dst, operand, first, &[size, flags]);
            }
            Type::Array { len, elem } => self.slice_array(dst, operand, first, elem, flags, len),
            Type::Pointer(array) => {
                if let Type::Array { len, elem } = self.under(array) {
                    self.slice_array(dst, operand, first, elem, flags, len);
                }
            }
            _ => {}
        }
        self.b.release(mark);
        dst
    }

    fn slice_array(&mut self, dst: Reg, ptr: Reg, bounds: Reg, elem: TypeId, flags: u64, len: u64) {
        let size = self.repr(elem).size as u64;
        self.b.emit_ext(Op::SliceArray, dst, ptr, bounds, &[size, flags, len]);
    }

    // ---- closures ----

    fn func_lit(&mut self, expr: &'a Expr<'a>, lit: &'a FuncLit<'a>, want: Option<Reg>) -> Reg {
        let ty = self.ty(expr);
        let Type::Func(sig) = self.under(ty) else { return self.dst(want, ty) };
        self.closures += 1;
        let captured = self.captures_of(lit);
        let func = self.literal_func(expr, lit, sig, &captured);
        let dst = self.dst(want, ty);
        if captured.is_empty() {
            let closure = self.c.program.static_closure(func);
            self.constant(dst, closure);
        } else {
            self.make_closure(dst, func, &captured, 0, Some(Key::Made(expr.id)));
        }
        dst
    }

    /// The function of a literal: compiled once, though the function around it may be inlined in many places.
    fn literal_func(
        &mut self,
        expr: &'a Expr<'a>,
        lit: &'a FuncLit<'a>,
        sig: Signature,
        captured: &[Captured],
    ) -> FuncRef {
        let key = (expr.id, self.c.type_args.args.clone());
        if let Some(&func) = self.c.literals.get(&key) {
            return func;
        }
        let name = format!("{}.func{}", self.name, self.closures);
        let func = self.c.program.reserve_func(&name);
        self.c.literals.insert(key, func); // already, as it may inline the function around it
        let source = Source {
            name,
            sig,
            recv: None,
            fields: super::func::Fields::of(lit.sig, None),
            body: lit.body,
            uses: self.uses.clone(),
            captured: captured.to_vec(),
            span: expr.span,
            declared: None,
            escapes: self.literal_escapes(expr.id),
        };
        super::func::gen_func(self.c, func, source);
        func
    }

    /// What the analysis of the declared function around a literal says: also where that function is inlined.
    fn literal_escapes(&mut self, literal: NodeId) -> Option<(Rc<Escapes>, FrameKey)> {
        let escapes = match self.inlining.last() {
            Some(&obj) => self.c.escapes(&FuncInst { obj, args: self.c.type_args.args.clone() }),
            None => self.escapes.clone(),
        };
        escapes.map(|escapes| (escapes, FrameKey::Literal(literal)))
    }

    /// Allocates a closure object: code, so many zero words, then captured values in order.
    pub fn make_closure(
        &mut self,
        dst: Reg,
        func: FuncRef,
        captured: &[Captured],
        slots: usize,
        key: Option<Key>,
    ) {
        let word = (self.c.checker.types.basic(Basic::Int), false);
        let held = captured.iter().map(|v| (self.obj_ty(v.obj), v.cell));
        let parts: Vec<(TypeId, bool)> = std::iter::repeat_n(word, slots).chain(held).collect();
        let (rtype, offsets) = self.c.closure_type(&parts);
        let mark = self.b.mark();
        let object = self.b.take_word(true);
        self.emit_object(object, rtype, key);
        let code = self.b.take_word(false);
        self.constant(code, func.0.as_ptr().expose_provenance() as u64);
        self.b.emit(Op::Store64, object, code, 0);
        for (var, &offset) in captured.iter().zip(&offsets[slots..]) {
            let ty = self.obj_ty(var.obj);
            match (self.vars.get(&var.obj).copied(), var.cell) {
                (Some(Var::Cell(cell)), true) => {
                    self.b.emit(Op::StoreP, object, cell, offset as u16)
                }
                (Some(Var::Reg(reg)), false) => self.store_mem(object, offset, reg, ty),
                (Some(Var::Cell(cell)), false) => {
                    let value = self.load_place(Place::Mem(cell, 0), ty, None);
                    self.store_mem(object, offset, value, ty);
                }
                _ => debug_assert!(false, "captured variable is not in scope"),
            }
        }
        self.mov(dst, object, 1);
        self.b.release(mark);
    }

    /// Variables of this function that a literal mentions, in order of first mention.
    fn captures_of(&self, lit: &'a FuncLit<'a>) -> Vec<Captured> {
        self.captured(self.mentioned(|pass| walk_block(pass, lit.body)))
    }

    /// Variables of this function that are mentioned where a pass looks.
    pub fn mentioned(&self, walk: impl FnOnce(&mut Mentions<'_, '_, 'a>)) -> Vec<ObjId> {
        let mut pass = Mentions { g: self, found: Vec::new() };
        walk(&mut pass);
        pass.found
    }

    /// How a closure holds variables.
    pub fn captured(&self, objects: Vec<ObjId>) -> Vec<Captured> {
        let cell = |obj| matches!(self.vars.get(&obj), Some(Var::Cell(_)));
        objects.into_iter().map(|obj| Captured { obj, cell: cell(obj) }).collect()
    }

    /// Local variables that an expression mentions.
    pub fn mentioned_in(&self, expr: &'a Expr<'a>) -> Vec<ObjId> {
        self.mentioned(|pass| pass.expr(expr))
    }
}

/// Local variables of the current function that are mentioned somewhere.
pub(super) struct Mentions<'g, 'c, 'a> {
    g: &'g FuncGen<'c, 'a>,
    found: Vec<ObjId>,
}

impl<'a> Visitor<'a> for Mentions<'_, '_, 'a> {
    fn expr(&mut self, expr: &'a Expr<'a>) {
        if let ExprKind::Name(_) = expr.kind {
            let obj = self.g.c.checker.info.object_at(expr.id);
            if let Some(obj) =
                obj.filter(|obj| self.g.vars.contains_key(obj) && !self.found.contains(obj))
            {
                self.found.push(obj);
            }
        }
        walk_expr(self, expr);
    }
}

/// An expression without its parentheses.
pub(super) fn unparen<'e, 'a>(mut expr: &'e Expr<'a>) -> &'e Expr<'a> {
    while let ExprKind::Paren(inner) = expr.kind {
        expr = inner;
    }
    expr
}

/// Counts with only `x` set.
pub(super) fn count_x(x: u16) -> u64 {
    Counts { x, ..Counts::default() }.word()
}
