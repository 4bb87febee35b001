//! Conversions: `T(x)`, into interfaces, out of interfaces.
//!
//! Called by `call.rs` (a call of a type), by `expr.rs` wherever a value is assigned to another type, and for type
//! assertions. The sites of assertions are kept in the program (`program.rs`), as instructions have no room for two
//! types.

use burrow_runtime::rtype::{Kind, ScalarKind};

use super::escape::Key;
use super::func::FuncGen;
use super::repr::Class;
use super::{Compiler, expr::count_x};
use crate::bytecode::{Counts, Op, Reg};
use crate::check::info::Mode;
use crate::check::types::{Basic, Type, TypeId};
use crate::program::{AssertSite, LoadForm};
use crate::syntax::ast::*;

impl<'a> FuncGen<'_, 'a> {
    /// `T(x)`
    pub fn conversion(&mut self, expr: &'a Expr<'a>, x: &'a Expr<'a>, want: Option<Reg>) -> Reg {
        let (to, from) = (self.ty(expr), self.ty(x));
        if let Type::Interface(_) = self.under(to) {
            return self.expr_as(x, to, want);
        }
        let (to_basic, from_basic) =
            (self.c.checker.types.basic_of(to), self.c.checker.types.basic_of(from));
        let dst = self.dst(want, to);
        let mark = self.b.mark();
        match (to_basic, from_basic) {
            (Some(t), Some(f)) if t.is_numeric() && f.is_numeric() => {
                match self.c.checker.info.value_of(x).cloned() {
                    // A constant converted to a type parameter: it has a value of every type that this can be.
                    Some(value) => drop(self.constant_value(&value, to, Some(dst))),
                    None => {
                        let src = self.expr(x);
                        self.numeric(dst, src, t, f);
                    }
                }
            }
            (Some(t), Some(f)) if t.is_string() && f.is_integer() => {
                let src = self.expr(x);
                let buffer = self.text_buffer(expr, false);
                self.b.emit(Op::RuneToStr, dst, src, buffer);
            }
            (Some(t), None) if t.is_string() => self.slice_to_string(expr, dst, x, from),
            (None, Some(f)) if f.is_string() => self.string_to_slice(expr, dst, x, to),
            _ => {
                self.set_line(expr.span.lo);
                if !self.slice_to_array(dst, x, from, to) {
                    self.expr_as_same_shape(x, to, dst);
                }
            }
        }
        self.b.release(mark);
        dst
    }

    /// `[N]T(s)` and `(*[N]T)(s)`; says whether it is one of them.
    fn slice_to_array(&mut self, dst: Reg, x: &'a Expr<'a>, from: TypeId, to: TypeId) -> bool {
        let (Type::Slice(_), target) = (self.under(from), self.under(to)) else { return false };
        let (array, by_value) = match target {
            Type::Array { .. } => (to, true),
            Type::Pointer(array) => (array, false),
            _ => return false,
        };
        let Type::Array { len, .. } = self.under(array) else { return false };
        let slice = self.expr(x);
        let ptr = self.b.take_word(true);
        self.b.emit_ext(Op::SliceToArray, ptr, slice, 0, &[len]);
        if !by_value {
            self.mov(dst, ptr, 1);
        } else if len > 0 {
            self.load_mem(dst, ptr, 0, array);
        }
        true
    }

    fn expr_as_same_shape(&mut self, x: &'a Expr<'a>, to: TypeId, dst: Reg) {
        if self.c.checker.info.mode_of(x) == crate::check::info::Mode::Nil {
            let repr = self.repr(to);
            return self.zero(dst, &repr);
        }
        self.expr_to(x, dst);
    }

    fn slice_to_string(&mut self, expr: &'a Expr<'a>, dst: Reg, x: &'a Expr<'a>, from: TypeId) {
        let src = self.expr(x);
        let Type::Slice(elem) = self.under(from) else {
            return self.mov(dst, src, 2);
        };
        let op = if self.repr(elem).size == 1 { Op::BytesToStr } else { Op::RunesToStr };
        let buffer = self.text_buffer(expr, false);
        self.b.emit(op, dst, src, buffer);
    }

    /// The bytes of `string(b)`, for those who only look at the text at once: no copy is made then, as in Go.
    pub fn bytes_as_text(&self, expr: &'a Expr<'a>) -> Option<&'a Expr<'a>> {
        let inner = super::expr::unparen(expr);
        let ExprKind::Call { fun, args: [x], .. } = &inner.kind else { return None };
        let converts = self.c.checker.info.mode_of(fun) == Mode::Type
            && self.c.is_string(self.ty(inner))
            && self.settled_reg(inner).is_none();
        let Type::Slice(elem) = self.under(self.ty(x)) else { return None };
        let of_bytes = self.c.checker.types.basic_of(elem) == Some(Basic::Uint8);
        (converts && of_bytes).then_some(*x)
    }

    /// The value of an operand that is only looked at, before anything else happens.
    pub fn text_operand(&mut self, expr: &'a Expr<'a>, ty: TypeId) -> Reg {
        match self.bytes_as_text(expr).filter(|_| self.c.is_string(ty)) {
            Some(bytes) => self.expr(bytes), // a slice begins as a string does
            None => self.expr_as(expr, ty, None),
        }
    }

    fn string_to_slice(&mut self, expr: &'a Expr<'a>, dst: Reg, x: &'a Expr<'a>, to: TypeId) {
        let src = self.expr(x);
        let Type::Slice(elem) = self.under(to) else {
            return self.mov(dst, src, 2);
        };
        if self.repr(elem).size != 1 {
            let buffer = self.text_buffer(expr, true);
            return self.b.emit(Op::StrToRunes, dst, src, buffer);
        }
        let buffer = self.text_buffer(expr, false);
        self.b.emit(Op::StrToBytes, dst, src, buffer);
        if self.c.checker.info.value_of(x).is_some() {
            self.mov(dst + 2, dst + 1, 1); // Go makes an array of just that size of a constant
        }
    }

    fn numeric(&mut self, dst: Reg, src: Reg, to: Basic, from: Basic) {
        if to.is_complex() || from.is_complex() {
            return match (to == Basic::Complex64, from == Basic::Complex64) {
                (true, true) => self.mov(dst, src, 1),
                (true, false) => self.b.emit(Op::NarrowComplex, dst, src, 0),
                (false, true) => self.b.emit(Op::WidenComplex, dst, src, 0),
                (false, false) => self.mov(dst, src, 2),
            };
        }
        match (to.is_float(), from.is_float()) {
            (false, false) => match super::binary::narrow_op(to) {
                Some(op) if !fits(from, to) => self.b.emit(op, dst, src, 0),
                _ => self.mov(dst, src, 1),
            },
            (true, false) => {
                let op = match (to == Basic::Float32, from.is_unsigned()) {
                    (false, false) => Op::IntToF,
                    (false, true) => Op::UintToF,
                    (true, false) => Op::IntToF32,
                    (true, true) => Op::UintToF32,
                };
                self.b.emit(op, dst, src, 0);
            }
            (false, true) => {
                let wide = self.widen_float(src, from);
                let op = match to {
                    Basic::Int8 | Basic::Int16 | Basic::Int32 => Op::FToInt32,
                    Basic::Uint8 | Basic::Uint16 => Op::FToInt32,
                    Basic::Uint32 => Op::FToInt,
                    _ if to.is_unsigned() => Op::FToUint,
                    _ => Op::FToInt,
                };
                self.b.emit(op, dst, wide, 0);
                self.narrow(dst, to);
            }
            (true, true) => match (to == Basic::Float32, from == Basic::Float32) {
                (true, false) => self.b.emit(Op::FToF32, dst, src, 0),
                (false, true) => self.b.emit(Op::F32ToF, dst, src, 0),
                _ => self.mov(dst, src, 1),
            },
        }
    }

    fn widen_float(&mut self, src: Reg, from: Basic) -> Reg {
        if from != Basic::Float32 {
            return src;
        }
        let wide = self.b.take_word(false);
        self.b.emit(Op::F32ToF, wide, src, 0);
        wide
    }

    // ---- interfaces ----

    /// dst = the value in `src`, of type `from`, as interface type `to`.
    pub fn make_interface(
        &mut self,
        dst: Reg,
        src: Reg,
        from: TypeId,
        to: TypeId,
        key: Option<Key>,
    ) {
        if let Type::Interface(from_iface) = self.under(from) {
            return self.interface_to_interface(dst, src, from, to, from_iface.methods.is_empty());
        }
        let first_word = self.interface_word(from, to);
        let repr = self.repr(from);
        let words = repr.words();
        let rtype = self.c.rtype_with_methods(from);
        let number =
            |kind: Kind| kind >= Kind::Int && kind <= Kind::Uintptr || kind == Kind::Float64;
        if rtype.flags.direct {
            self.mov(dst + 1, src, 1);
            return self.b.emit_ext(Op::Const, dst, 0, 0, &[first_word]);
        }
        if let Some(words) = self.frame_words(key, rtype) {
            let mark = self.b.mark();
            let object = self.b.take_word(true);
            self.b.emit_ext(Op::FrameNew, object, words, 0, &[rtype.addr()]);
            self.store_mem(object, 0, src, from);
            self.mov(dst + 1, object, 1);
            self.b.emit_ext(Op::Const, dst, 0, 0, &[first_word]);
            return self.b.release(mark);
        }
        if repr.scalar() == Some(ScalarKind::W64) && number(rtype.kind) {
            let ext = [rtype.addr(), first_word];
            return self.b.emit_ext(Op::MakeIface64, dst, src, 0, &ext);
        }
        let rtype = rtype.addr();
        let counts = Counts { y: words, ..Counts::default() }.word();
        self.b.emit_ext(Op::MakeIface, dst, src, 0, &[counts, first_word, rtype]);
    }

    /// First word of an interface of type `to` that holds a `from`. Itabs are made when first needed at run time: the
    /// word is then the address of the site.
    pub fn interface_word(&mut self, from: TypeId, to: TypeId) -> u64 {
        let rtype = self.c.rtype_with_methods(from);
        let Type::Interface(iface) = self.under(to) else { return 0 };
        if iface.methods.is_empty() {
            return rtype.addr();
        }
        let iface = self.c.rtype(to);
        self.c.program.itab_slot(iface, rtype)
    }

    fn interface_to_interface(
        &mut self,
        dst: Reg,
        src: Reg,
        from: TypeId,
        to: TypeId,
        from_empty: bool,
    ) {
        let Type::Interface(iface) = self.under(to) else { return };
        if from == to || iface.methods.is_empty() && from_empty {
            return self.mov(dst, src, 2);
        }
        if iface.methods.is_empty() {
            let word = self.b.take_word(false);
            self.b.emit(Op::ItabType, word, src, 0);
            self.mov(dst + 1, src + 1, 1);
            return self.mov(dst, word, 1);
        }
        let site = self.assert_site(from, to, false);
        self.b.emit_ext(Op::ConvIface, dst, src, 0, &[site]);
    }

    /// `x.(T)`; in a comma-ok context a flag follows the value.
    pub fn type_assert(&mut self, expr: &'a Expr<'a>, x: &'a Expr<'a>, want: Option<Reg>) -> Reg {
        let recorded = self.ty(expr);
        let (ty, comma_ok) = match self.under(recorded) {
            Type::Tuple(parts) => (parts[0], true),
            _ => (recorded, false),
        };
        let repr = self.repr(ty);
        let dst = match want {
            Some(dst) => dst,
            None if comma_ok => self.b.take(repr.flags().chain([false])),
            None => self.take_repr(&repr),
        };
        let mark = self.b.mark();
        let from = self.ty(x);
        let src = self.expr(x);
        self.set_line(expr.span.lo);
        self.assert_to(dst, src, from, ty, comma_ok);
        self.b.release(mark);
        dst
    }

    /// dst = src.(ty), with a flag behind it if `comma_ok`.
    pub fn assert_to(&mut self, dst: Reg, src: Reg, from: TypeId, ty: TypeId, comma_ok: bool) {
        let words = self.repr(ty).words() + u16::from(comma_ok);
        let site = self.assert_site(from, ty, comma_ok);
        let op =
            if matches!(self.under(ty), Type::Interface(_)) { Op::AssertIface } else { Op::Assert };
        self.b.emit_ext(op, dst, src, 0, &[count_x(words), site]);
    }

    pub fn assert_site(&mut self, from: TypeId, ty: TypeId, comma_ok: bool) -> u64 {
        let has_methods = |t: Type| matches!(t, Type::Interface(i) if !i.methods.is_empty());
        let site = AssertSite {
            from_itab: has_methods(self.under(from)),
            to_itab: has_methods(self.under(ty)),
            want: self.c.rtype(ty),
            from: self.c.rtype(from),
            comma_ok,
            load: self.c.interface_load_form(ty),
        };
        self.c.program.assert_site(site)
    }
}

impl Compiler<'_> {
    /// How a value of a type gets from memory into registers.
    pub(super) fn load_form(&mut self, ty: TypeId) -> LoadForm {
        let repr = self.repr(ty);
        match repr.class {
            Class::Empty => LoadForm::Empty,
            Class::Scalar(kind) => LoadForm::Scalar(kind),
            Class::Words => LoadForm::Words(repr.words()),
            Class::Bytes => LoadForm::Bytes(repr.size as u32, repr.words()),
            Class::Boxed => LoadForm::Direct,
        }
    }

    /// How a value of a type gets out of an interface.
    pub(super) fn interface_load_form(&mut self, ty: TypeId) -> LoadForm {
        if self.rtype(ty).flags.direct { LoadForm::Direct } else { self.load_form(ty) }
    }

    pub(super) fn is_string(&self, ty: TypeId) -> bool {
        self.checker.types.basic_of(ty).is_some_and(Basic::is_string)
    }

    pub(super) fn is_float(&self, ty: TypeId) -> bool {
        self.checker.types.basic_of(ty).is_some_and(Basic::is_float)
    }
}

/// Whether every value of integer type `from` is one of `to`, so that its register need not change.
fn fits(from: Basic, to: Basic) -> bool {
    let range = |b: Basic| match b {
        Basic::Int8 => (true, 8),
        Basic::Int16 => (true, 16),
        Basic::Int32 | Basic::UntypedRune => (true, 32),
        Basic::Uint8 => (false, 8),
        Basic::Uint16 => (false, 16),
        Basic::Uint32 => (false, 32),
        Basic::Uint | Basic::Uint64 | Basic::Uintptr => (false, 64),
        _ => (true, 64),
    };
    let ((from_signed, from_bits), (to_signed, to_bits)) = (range(from), range(to));
    match (from_signed, to_signed) {
        (true, false) => false,
        (false, true) => from_bits < to_bits,
        _ => from_bits <= to_bits,
    }
}
