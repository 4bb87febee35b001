//! Expressions: the dispatcher, and what each kind may be used for.
//!
//! Called by everything that has an expression in it. An expression's type and value go into `info.rs` when it is done.

use crate::check::constant::{self, Value};
use crate::check::info::{ExprInfo, Mode};
use crate::check::operand::{Operand, unparen};
use crate::check::signature::SigInfo;
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;

impl<'a> Checker<'a> {
    /// A single value.
    pub(super) fn expr(&mut self, e: &'a Expr<'a>) -> Operand<'a> {
        self.expr_with_target(e, None)
    }

    /// A single value that will be given to a variable of type `target`: tells a generic function its arguments.
    pub(super) fn expr_with_target(
        &mut self,
        e: &'a Expr<'a>,
        target: Option<TypeId>,
    ) -> Operand<'a> {
        let mut x = self.raw_expr(e, target);
        self.want_value(&mut x);
        self.single_value(&mut x);
        if x.generic.is_some() {
            self.instantiate_for_target(&mut x, target);
        }
        x
    }

    /// A single value, which may be a generic function without its type arguments.
    pub(super) fn generic_expr(&mut self, e: &'a Expr<'a>) -> Operand<'a> {
        let mut x = self.raw_expr(e, None);
        self.want_value(&mut x);
        self.single_value(&mut x);
        x
    }

    /// A value, or the several values of a call.
    pub(super) fn multi_expr(&mut self, e: &'a Expr<'a>) -> Operand<'a> {
        let mut x = self.raw_expr(e, None);
        self.want_value(&mut x);
        x
    }

    /// A value or a type.
    pub(super) fn expr_or_type(&mut self, e: &'a Expr<'a>) -> Operand<'a> {
        let mut x = self.raw_expr(e, None);
        if x.mode == Mode::NoValue {
            let message = format!("{} used as value or type", self.describe(&x));
            self.error(codes::NO_VALUE, x.span(), message);
            x.fail();
        }
        self.single_value(&mut x);
        x
    }

    /// Reports what is no value.
    pub(super) fn want_value(&mut self, x: &mut Operand<'a>) {
        let (code, message) = match x.mode {
            Mode::NoValue => (codes::NO_VALUE, format!("{} used as value", self.describe(x))),
            Mode::Builtin(_) => {
                (codes::UNCALLED_BUILTIN, format!("{} must be called", self.describe(x)))
            }
            Mode::Type => {
                (codes::NOT_AN_EXPRESSION, format!("{} is not an expression", self.describe(x)))
            }
            _ => return,
        };
        self.error(code, x.span(), message);
        x.fail();
    }

    /// Reports several values where one is wanted.
    pub(super) fn single_value(&mut self, x: &mut Operand<'a>) {
        if x.mode == Mode::Value && matches!(self.types.get(x.ty), Type::Tuple(_)) {
            let message = format!("multiple-value {} in single-value context", self.describe(x));
            self.error(codes::MULTI_VALUE, x.span(), message);
            x.fail();
        }
    }

    /// Checks an expression of any kind and records it.
    pub(super) fn raw_expr(&mut self, e: &'a Expr<'a>, hint: Option<TypeId>) -> Operand<'a> {
        let indirect = std::mem::replace(&mut self.env.indirect, false);
        let mut x = self.expr_kind(e, hint);
        self.env.indirect = indirect;
        x.expr = e;
        self.record(&x);
        x
    }

    /// Enters an operand into the side tables.
    pub(super) fn record(&mut self, x: &Operand<'a>) {
        let untyped = self.types.is_untyped(x.ty);
        self.info.exprs[x.expr.id.0 as usize] =
            ExprInfo { mode: x.mode, ty: Some(x.ty), value: x.val.clone() };
        if untyped {
            self.untyped.push(x.expr);
        }
    }

    fn expr_kind(&mut self, e: &'a Expr<'a>, hint: Option<TypeId>) -> Operand<'a> {
        match &e.kind {
            ExprKind::Bad => Operand::invalid(e),
            ExprKind::Name(name) => {
                let x = self.name_operand(e, *name);
                self.complain_generic_type(x)
            }
            ExprKind::Lit(lit) => self.literal(e, lit),
            ExprKind::Composite { ty, elems } => self.composite(e, *ty, elems, hint),
            ExprKind::FuncLit(lit) => self.func_literal(e, lit),
            ExprKind::Paren(inner) => self.raw_expr(inner, hint),
            ExprKind::Selector { x, sel } => {
                let x = self.selector(e, x, *sel, false);
                self.complain_generic_type(x)
            }
            ExprKind::Index { x, indices } => self.index_expr(e, x, indices),
            ExprKind::Slice { x, lo, hi, max } => self.slice_expr(e, x, [*lo, *hi, *max]),
            ExprKind::TypeAssert { x, ty } => self.type_assertion(e, x, *ty),
            ExprKind::Call { fun, args, spread } => self.call(e, fun, args, *spread),
            ExprKind::Star(inner) => self.star(e, inner),
            ExprKind::Unary { op, x } => self.unary(e, *op, x, hint),
            ExprKind::Binary { op, x, y, .. } => self.binary(e, *op, x, y, false),
            _ => {
                let ty = self.typ(e);
                Operand::new(if ty == TypeId::INVALID { Mode::Invalid } else { Mode::Type }, ty, e)
            }
        }
    }

    /// The name of a generic type needs type arguments, except before `[`.
    fn complain_generic_type(&mut self, mut x: Operand<'a>) -> Operand<'a> {
        if x.mode == Mode::Type
            && !self.generic_params(self.info.object_at(x.expr.id), x.ty).is_empty()
        {
            let message =
                format!("cannot use generic type {} without instantiation", self.type_str(x.ty));
            self.error(codes::NOT_INSTANTIATED, x.span(), message);
            x.fail();
        }
        x
    }

    fn literal(&mut self, e: &'a Expr<'a>, lit: &Lit<'a>) -> Operand<'a> {
        let value = match lit {
            Lit::Int(text) => constant::parse_int(text).map(|i| (Value::Int(i), Basic::UntypedInt)),
            Lit::Float(text) => {
                constant::parse_float(text).map(|r| (Value::float(r), Basic::UntypedFloat))
            }
            Lit::Imag(text) => self.imaginary(text).map(|v| (v, Basic::UntypedComplex)),
            Lit::Rune(rune) => Some((Value::int(*rune), Basic::UntypedRune)),
            Lit::String(bytes) => Some((Value::String(Box::from(*bytes)), Basic::UntypedString)),
        };
        let Some((value, basic)) = value else {
            let message = format!("malformed constant: {}", self.expr_string(e));
            self.error(codes::BAD_LITERAL, e.span, message);
            return Operand::invalid(e);
        };
        if let Value::Int(i) = &value
            && i.bits() > 512
        {
            self.error(codes::OVERFLOW, e.span, "excessively long constant");
            return Operand::invalid(e);
        }
        Operand::constant(value, TypeId::basic(basic), e)
    }

    fn imaginary(&self, text: &str) -> Option<Value> {
        let digits = text.strip_suffix('i')?;
        let decimal = digits.trim_start_matches(['0', '_']);
        let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'_');
        let hexadecimal = digits.starts_with(['0']) && digits[1..].starts_with(['x', 'X']);
        let marks: &[char] = if hexadecimal { &['.', 'p', 'P'] } else { &['.', 'e', 'E'] };
        let im = if plain {
            // For compatibility `010i` is decimal.
            constant::parse_float(if decimal.is_empty() { "0" } else { decimal })
        } else if digits.contains(marks) {
            constant::parse_float(digits)
        } else {
            constant::parse_int(digits).map(num_rational::BigRational::from_integer)
        };
        Some(Value::Complex(Box::new((num_traits::Zero::zero(), im?))))
    }

    fn func_literal(&mut self, e: &'a Expr<'a>, lit: &'a FuncLit<'a>) -> Operand<'a> {
        let outer = self.open_scope();
        let sig = self.signature(lit.sig);
        if self.env.delay_bodies {
            let sig = SigInfo { ty: sig.ty, named_results: sig.named_results.clone() };
            self.put_off(move |c| {
                c.env.delay_bodies = false;
                c.env.iota = None;
                c.func_body(sig.ty, sig.named_results, lit.body);
            });
        } else {
            let saved = self.env.clone();
            self.env.iota = None;
            self.func_body(sig.ty, sig.named_results.clone(), lit.body);
            self.env = saved;
        }
        let ty = sig.ty;
        self.close_scope(outer);
        Operand::new(Mode::Value, ty, e)
    }

    fn star(&mut self, e: &'a Expr<'a>, inner: &'a Expr<'a>) -> Operand<'a> {
        let mut x = self.expr_or_type(inner);
        match x.mode {
            Mode::Invalid => return Operand::invalid(e),
            Mode::Type => {
                let ty = self.types.intern(Type::Pointer(x.ty));
                self.put_off(move |c| c.check_pointer_base(inner));
                return Operand::new(Mode::Type, ty, e);
            }
            Mode::Nil => {
                self.error(
                    codes::BAD_INDIRECTION,
                    e.span,
                    "invalid operation: cannot indirect nil",
                );
                return Operand::invalid(e);
            }
            _ => {}
        }
        self.want_value(&mut x);
        if x.is_invalid() {
            return Operand::invalid(e);
        }
        let table = self.table();
        self.under(x.ty);
        if !table.all_unders(x.ty, |t| matches!(t, Type::Pointer(_))) {
            let message = format!("invalid operation: cannot indirect {}", self.describe(&x));
            self.error(codes::BAD_INDIRECTION, x.span(), message);
            return Operand::invalid(e);
        }
        match table.core_type(x.ty).map(|t| table.get(t)) {
            Some(Type::Pointer(elem)) => Operand::new(Mode::Variable, *elem, e),
            _ => {
                let text = self.describe(&x);
                let message =
                    format!("invalid operation: pointers of {text} must have identical base types");
                self.error(codes::BAD_INDIRECTION, x.span(), message);
                Operand::invalid(e)
            }
        }
    }

    fn check_pointer_base(&mut self, inner: &'a Expr<'a>) {
        let ty = self.info.exprs[inner.id.0 as usize].ty.unwrap_or(TypeId::INVALID);
        self.under(ty);
    }

    fn type_assertion(
        &mut self,
        e: &'a Expr<'a>,
        inner: &'a Expr<'a>,
        ty: Option<&'a Expr<'a>>,
    ) -> Operand<'a> {
        let x = self.expr(inner);
        let Some(ty) = ty else {
            self.error(
                codes::TYPE_KEYWORD,
                e.span,
                "invalid syntax tree: use of .(type) outside type switch",
            );
            return Operand::invalid(e);
        };
        if x.is_invalid() {
            self.typ(ty);
            return Operand::invalid(e);
        }
        if self.types.is_param(x.ty) {
            let message = format!(
                "invalid operation: cannot use type assertion on type parameter value {}",
                self.describe(&x)
            );
            self.error(codes::BAD_ASSERTION, e.span, message);
            return Operand::invalid(e);
        }
        self.under(x.ty);
        if !self.types.is_interface(x.ty) {
            let message = format!("invalid operation: {} is not an interface", self.describe(&x));
            self.error(codes::BAD_ASSERTION, e.span, message);
            self.typ(ty);
            return Operand::invalid(e);
        }
        let target = self.var_type(ty);
        if target == TypeId::INVALID {
            return Operand::invalid(e);
        }
        self.check_assertion(e, &x, target, false);
        Operand::new(Mode::CommaOk, target, e)
    }

    /// Reports an assertion that can never succeed.
    pub(super) fn check_assertion(
        &mut self,
        e: &'a Expr<'a>,
        x: &Operand<'a>,
        target: TypeId,
        type_switch: bool,
    ) {
        let table = self.table();
        self.under(target);
        if table.is_interface(target) || table.is_param(target) {
            return;
        }
        let Type::Interface(iface) = table.under(x.ty) else { return };
        let Some(why) = self.why_missing(target, iface) else { return };
        let (t, i) = (self.type_str(target), self.type_str(x.ty));
        let message = if type_switch {
            let text = self.expr_string(e);
            format!(
                "impossible type switch case: {text}\n\t{} cannot have dynamic type {t} {why}",
                self.describe(x)
            )
        } else {
            let text = self.expr_string(e);
            format!("impossible type assertion: {text}\n\t{t} does not implement {i} {why}")
        };
        self.error(codes::IMPOSSIBLE_ASSERTION, e.span, message);
    }

    fn unary(
        &mut self,
        e: &'a Expr<'a>,
        op: UnaryOp,
        inner: &'a Expr<'a>,
        hint: Option<TypeId>,
    ) -> Operand<'a> {
        match op {
            UnaryOp::Addr => return self.address_of(e, inner, hint),
            UnaryOp::Recv => return self.receive(e, inner),
            _ => {}
        }
        let x = self.expr(inner);
        if x.is_invalid() {
            return Operand::invalid(e);
        }
        let table = self.table();
        let allowed = match op {
            UnaryOp::Plus | UnaryOp::Neg => table.all_basic(x.ty, Basic::is_numeric),
            UnaryOp::BitNot => table.all_basic(x.ty, Basic::is_integer),
            _ => table.all_basic(x.ty, Basic::is_boolean),
        };
        if !allowed {
            let op = crate::check::exprstring::unary_op(op);
            let message =
                format!("invalid operation: operator {op} not defined on {}", self.describe(&x));
            self.error(codes::UNDEFINED_OPERATOR, x.span(), message);
            return Operand::invalid(e);
        }
        if x.is_const() {
            return self.fold_unary(e, op, x);
        }
        Operand::new(Mode::Value, x.ty, e)
    }

    fn address_of(
        &mut self,
        e: &'a Expr<'a>,
        inner: &'a Expr<'a>,
        hint: Option<TypeId>,
    ) -> Operand<'a> {
        let elem_hint = hint.and_then(|h| match *self.types.under(h) {
            Type::Pointer(elem) => Some(elem),
            _ => None,
        });
        let mut x = self.raw_expr(inner, elem_hint);
        self.want_value(&mut x);
        self.single_value(&mut x);
        if x.is_invalid() {
            return Operand::invalid(e);
        }
        let literal = matches!(unparen(inner).kind, ExprKind::Composite { .. });
        if !literal && x.mode != Mode::Variable {
            let message =
                format!("invalid operation: cannot take address of {}", self.describe(&x));
            self.error(codes::NOT_ADDRESSABLE, x.span(), message);
            return Operand::invalid(e);
        }
        let ty = self.types.intern(Type::Pointer(x.ty));
        Operand::new(Mode::Value, ty, e)
    }

    fn receive(&mut self, e: &'a Expr<'a>, inner: &'a Expr<'a>) -> Operand<'a> {
        let x = self.expr(inner);
        if x.is_invalid() {
            return Operand::invalid(e);
        }
        self.env.has_call = true;
        let table = self.table();
        self.under(x.ty);
        let what = match table.core_type(x.ty).map(|t| table.get(t)) {
            Some(Type::Chan { dir: ChanDir::Send, .. }) => "send-only channel",
            Some(Type::Chan { elem, .. }) => return Operand::new(Mode::CommaOk, *elem, e),
            _ => "non-channel",
        };
        let (ty, text) = (self.type_str(x.ty), self.describe(&x));
        let message = format!("invalid operation: cannot receive from {what} {ty} {text}");
        self.error(codes::BAD_RECEIVE, x.span(), message);
        Operand::invalid(e)
    }
}
