//! Binary operators and comparisons.
//!
//! Called by `expr.rs`. Constant operands are folded by `constexpr.rs`; shifts are in `shift.rs`.

use crate::check::constant::Value;
use crate::check::constexpr::{Unfit, compare};
use crate::check::info::Mode;
use crate::check::operand::Operand;
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use crate::syntax::diagnostic::Code;

/// Where a comparison stands.
#[derive(Clone, Copy)]
pub(super) enum CaseOf<'a> {
    /// In an expression.
    Operator,
    /// In a case of a switch with that tag (without one: on `true`).
    Case(Option<&'a Expr<'a>>),
}

fn is_comparison(op: BinaryOp) -> bool {
    matches!(
        op,
        BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge
    )
}

impl<'a> Checker<'a> {
    /// `x op y`; `assign`: of a statement `x op= y`, whose expression is `x`.
    pub(super) fn binary(
        &mut self,
        e: &'a Expr<'a>,
        op: BinaryOp,
        lhs: &'a Expr<'a>,
        rhs: &'a Expr<'a>,
        assign: bool,
    ) -> Operand<'a> {
        let x = self.expr(lhs);
        let y = self.expr(rhs);
        self.binary_operands(e, op, x, y, assign)
    }

    pub(super) fn binary_operands(
        &mut self,
        e: &'a Expr<'a>,
        op: BinaryOp,
        mut x: Operand<'a>,
        mut y: Operand<'a>,
        assign: bool,
    ) -> Operand<'a> {
        if x.is_invalid() || y.is_invalid() {
            return Operand::invalid(e);
        }
        if matches!(op, BinaryOp::Shl | BinaryOp::Shr) {
            return self.shift(e, op, x, y);
        }
        if self.may_convert(&x, &y) {
            let kinds_differ = self.implicit_type(&x, y.ty) == Err(Unfit::Kind)
                || self.implicit_type(&y, x.ty) == Err(Unfit::Kind);
            if kinds_differ {
                self.report_mismatch(e, op, &x, &y, assign);
                return Operand::invalid(e);
            }
            self.convert_untyped(&mut x, y.ty);
            if !x.is_invalid() {
                self.convert_untyped(&mut y, x.ty);
            }
            if x.is_invalid() || y.is_invalid() {
                return Operand::invalid(e);
            }
        } else if self.types.is_untyped(x.ty) || self.types.is_untyped(y.ty) {
            self.report_mismatch(e, op, &x, &y, assign);
            return Operand::invalid(e);
        }
        if is_comparison(op) {
            return self.comparison(e, op, x, y, CaseOf::Operator);
        }
        if x.ty != y.ty {
            self.report_mismatch(e, op, &x, &y, assign);
            return Operand::invalid(e);
        }
        if !self.operator_defined(op, x.ty) {
            let message = format!(
                "invalid operation: operator {} not defined on {}",
                op.text(),
                self.describe(&x)
            );
            self.error(codes::UNDEFINED_OPERATOR, x.span(), message);
            return Operand::invalid(e);
        }
        let integers = x.is_const() || self.types.all_basic(x.ty, Basic::is_integer);
        if matches!(op, BinaryOp::Div | BinaryOp::Rem) && integers && self.is_zero_constant(&y) {
            self.error(codes::DIVISION_BY_ZERO, y.span(), "invalid operation: division by zero");
            return Operand::invalid(e);
        }
        if x.is_const() && y.is_const() {
            return self.fold_binary(e, op, &x, &y);
        }
        Operand::new(Mode::Value, x.ty, e)
    }

    /// Whether one of two operands is untyped and might take the other's type.
    pub(super) fn may_convert(&self, x: &Operand<'a>, y: &Operand<'a>) -> bool {
        let table = &self.types;
        if !table.is_untyped(x.ty) && !table.is_untyped(y.ty) {
            return false;
        }
        if table.is_interface(x.ty) || table.is_interface(y.ty) {
            return true;
        }
        let boolean = |t| table.all_basic(t, Basic::is_boolean);
        let string = |t| table.all_basic(t, Basic::is_string);
        if boolean(x.ty) != boolean(y.ty) || string(x.ty) != string(y.ty) {
            return false;
        }
        if x.is_nil() {
            return table.has_nil(y.ty);
        }
        if y.is_nil() {
            return table.has_nil(x.ty);
        }
        let pointer = |t| matches!(table.under(t), Type::Pointer(_));
        !pointer(x.ty) && !pointer(y.ty)
    }

    fn report_mismatch(
        &mut self,
        e: &'a Expr<'a>,
        op: BinaryOp,
        x: &Operand<'a>,
        y: &Operand<'a>,
        assign: bool,
    ) {
        let types =
            format!("(mismatched types {} and {})", self.type_str(x.ty), self.type_str(y.ty));
        let message = if assign {
            let (x, y) = (self.expr_string(x.expr), self.expr_string(y.expr));
            format!("invalid operation: {x} {}= {y} {types}", op.text())
        } else {
            format!("invalid operation: {} {types}", self.expr_string(e))
        };
        let at = if is_comparison(op) { y.span() } else { x.span() };
        self.error(codes::MISMATCHED_TYPES, at, message);
    }

    fn operator_defined(&self, op: BinaryOp, ty: TypeId) -> bool {
        let table = &self.types;
        match op {
            BinaryOp::Add => table.all_basic(ty, |b| b.is_numeric() || b.is_string()),
            BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div => table.all_basic(ty, Basic::is_numeric),
            BinaryOp::LogAnd | BinaryOp::LogOr => table.all_basic(ty, Basic::is_boolean),
            _ => table.all_basic(ty, Basic::is_integer),
        }
    }

    /// `x == y` and its like, also that of a switch case with the switch's tag.
    pub(super) fn comparison(
        &mut self,
        e: &'a Expr<'a>,
        op: BinaryOp,
        x: Operand<'a>,
        y: Operand<'a>,
        case_of: CaseOf<'a>,
    ) -> Operand<'a> {
        if let Err((code, why, at_x)) = self.check_comparison(op, &x, &y) {
            let (left, right) = (self.expr_string(x.expr), self.expr_string(y.expr));
            let message = match case_of {
                CaseOf::Case(tag) => {
                    let tag = tag.map_or("true".to_string(), |t| self.expr_string(t));
                    format!("invalid case {left} in switch on {tag} ({why})")
                }
                CaseOf::Operator => {
                    format!("invalid operation: {left} {} {right} ({why})", op.text())
                }
            };
            let at_x = at_x || matches!(case_of, CaseOf::Case(_));
            self.error(code, if at_x { x.span() } else { y.span() }, message);
            return Operand::invalid(e);
        }
        let bool_ty = TypeId::basic(Basic::UntypedBool);
        if let (Some(a), Some(b), true) = (&x.val, &y.val, x.is_const() && y.is_const()) {
            return Operand::constant(Value::Bool(compare(op, a, b)), bool_ty, e);
        }
        for side in [&x, &y] {
            if self.types.is_untyped(side.ty) && !side.is_nil() {
                let ty = self.types.default_type(side.ty);
                self.update_type(side.expr, ty);
            }
        }
        Operand::new(Mode::Value, bool_ty, e)
    }

    /// Whether two operands can be compared; else the code, the reason, and whether `x` (or `y`) is to blame.
    fn check_comparison(
        &mut self,
        op: BinaryOp,
        x: &Operand<'a>,
        y: &Operand<'a>,
    ) -> Result<(), (Code, String, bool)> {
        let table = self.table();
        if self.assignable(x, y.ty).is_err() && self.assignable(y, x.ty).is_err() {
            let why =
                format!("mismatched types {} and {}", self.type_str(x.ty), self.type_str(y.ty));
            return Err((codes::MISMATCHED_TYPES, why, false));
        }
        let culprit = if matches!(op, BinaryOp::Eq | BinaryOp::Ne) {
            if x.is_nil() || y.is_nil() {
                let other = if x.is_nil() { y } else { x };
                let untyped_nil = other.ty == TypeId::basic(Basic::UntypedNil);
                (untyped_nil || !table.has_nil(other.ty)).then_some(other)
            } else if !table.comparable(x.ty) {
                Some(x)
            } else if !table.comparable(y.ty) {
                Some(y)
            } else {
                None
            }
        } else {
            let ordered = |t| table.all_basic(t, Basic::is_ordered);
            [x, y].into_iter().find(|side| !ordered(side.ty))
        };
        let Some(culprit) = culprit else { return Ok(()) };
        let equality = matches!(op, BinaryOp::Eq | BinaryOp::Ne);
        let why = match equality && !x.is_nil() && !y.is_nil() {
            true => self.why_incomparable(culprit.ty),
            false => None,
        };
        let why = why.unwrap_or_else(|| self.operator_cause(op, x, y, culprit));
        let at_x = std::ptr::eq(culprit, x) && !x.is_nil();
        Err((codes::NOT_COMPARABLE, why, at_x))
    }

    fn operator_cause(
        &self,
        op: BinaryOp,
        x: &Operand<'a>,
        y: &Operand<'a>,
        culprit: &Operand<'a>,
    ) -> String {
        let table = &self.types;
        let op = op.text();
        if table.is_param(x.ty) || table.is_param(y.ty) {
            let param = if table.is_param(x.ty) { x.ty } else { y.ty };
            return format!("type parameter {} cannot use operator {op}", self.type_str(param));
        }
        let what = match composite_kind(table.under(culprit.ty)) {
            "" if culprit.is_nil() => "untyped nil".to_string(),
            "" => self.type_str(culprit.ty),
            kind => kind.to_string(),
        };
        format!("operator {op} not defined on {what}")
    }

    /// Why values of a type cannot be compared; `None` if there is nothing particular to say.
    pub(super) fn why_incomparable(&self, ty: TypeId) -> Option<String> {
        let table = &self.types;
        if table.is_param(ty) {
            return Some("incomparable types in type set".into());
        }
        match table.under(ty) {
            under @ (Type::Slice(_) | Type::Func(_) | Type::Map { .. }) => {
                Some(format!("{} can only be compared to nil", composite_kind(under)))
            }
            Type::Struct(s) => {
                let field = s.fields.iter().find(|f| !table.comparable(f.ty))?;
                Some(format!("struct containing {} cannot be compared", self.type_str(field.ty)))
            }
            Type::Array { .. } => Some(format!("{} cannot be compared", self.type_str(ty))),
            _ => None,
        }
    }
}

/// What a composite type is, in a word.
pub(super) fn composite_kind(under: &Type) -> &'static str {
    match under {
        Type::Array { .. } => "array",
        Type::Slice(_) => "slice",
        Type::Struct(_) => "struct",
        Type::Pointer(_) => "pointer",
        Type::Func(_) => "func",
        Type::Interface(_) => "interface",
        Type::Map { .. } => "map",
        Type::Chan { .. } => "chan",
        Type::Tuple(_) => "tuple",
        _ => "",
    }
}
