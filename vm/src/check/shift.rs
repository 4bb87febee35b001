//! Shifts. An untyped constant left of a shift that is not constant takes its type from the shift's context.
//!
//! Called by `binary.rs`.

use crate::check::constant::Value;
use crate::check::info::Mode;
use crate::check::operand::Operand;
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;

/// Larger constant shift counts are refused, as in Go: enough for every float exponent.
const MAX_CONSTANT_SHIFT: u64 = 1023 - 1 + 52;

impl<'a> Checker<'a> {
    pub(super) fn shift(
        &mut self,
        e: &'a Expr<'a>,
        op: BinaryOp,
        x: Operand<'a>,
        mut y: Operand<'a>,
    ) -> Operand<'a> {
        let table = self.table();
        let whole = x.val.as_ref().and_then(Value::to_int);
        let untyped = table.is_untyped(x.ty);
        let integer = table.all_basic(x.ty, Basic::is_integer);
        let whole_constant = untyped && x.is_const() && whole.is_some();
        if !integer && !whole_constant {
            return self.bad_shift_operand(e, &x);
        }
        let count = y.clone();
        if !self.check_shift_count(&mut y) {
            return Operand::invalid(e);
        }
        if x.is_const() {
            if y.is_const() {
                return self.fold_shift(e, op, x, count);
            }
            if untyped {
                self.shift_lhs.insert(x.expr.id);
                return Operand::new(Mode::Value, x.ty, e);
            }
        }
        if !integer {
            return self.bad_shift_operand(e, &x);
        }
        Operand::new(Mode::Value, x.ty, e)
    }

    fn bad_shift_operand(&mut self, e: &'a Expr<'a>, x: &Operand<'a>) -> Operand<'a> {
        let message =
            format!("invalid operation: shifted operand {} must be integer", self.describe(x));
        self.error(codes::BAD_SHIFT_OPERAND, x.span(), message);
        Operand::invalid(e)
    }

    fn check_shift_count(&mut self, y: &mut Operand<'a>) -> bool {
        let count = y.val.as_ref().and_then(Value::to_int);
        if y.is_const() && count.is_some_and(|c| c.sign() == num_bigint::Sign::Minus) {
            let message = format!("invalid operation: negative shift count {}", self.describe(y));
            self.error(codes::BAD_SHIFT_COUNT, y.span(), message);
            return false;
        }
        if self.types.is_untyped(y.ty) {
            if y.is_const()
                && y.val.as_ref().is_some_and(|v| !matches!(v, Value::Bool(_) | Value::String(_)))
            {
                self.make_representable(y, Basic::Uint);
                if y.is_invalid() {
                    return false;
                }
            }
            self.convert_untyped(y, TypeId::basic(Basic::Uint));
            return !y.is_invalid();
        }
        if self.types.all_basic(y.ty, Basic::is_integer) {
            return true;
        }
        let message =
            format!("invalid operation: shift count {} must be integer", self.describe(y));
        self.error(codes::BAD_SHIFT_COUNT, y.span(), message);
        false
    }

    fn fold_shift(
        &mut self,
        e: &'a Expr<'a>,
        op: BinaryOp,
        x: Operand<'a>,
        y: Operand<'a>,
    ) -> Operand<'a> {
        let count = y.val.as_ref().and_then(Value::to_u64).filter(|&c| c <= MAX_CONSTANT_SHIFT);
        let (Some(count), Some(value)) = (count, x.val.as_ref().and_then(Value::to_int)) else {
            let message = format!("invalid operation: invalid shift count {}", self.describe(&y));
            self.error(codes::BAD_SHIFT_COUNT, y.span(), message);
            return Operand::invalid(e);
        };
        // 1.0 << 3 is an integer constant.
        let integer = self.types.all_basic(x.ty, Basic::is_integer);
        let ty = if integer { x.ty } else { TypeId::basic(Basic::UntypedInt) };
        let shifted = if op == BinaryOp::Shl { value << count } else { value >> count };
        let mut result = Operand::constant(Value::Int(shifted), ty, e);
        self.check_overflow(&mut result);
        result
    }
}
