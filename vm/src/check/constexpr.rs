//! Constant expressions: folding, representability, overflow.
//!
//! Called by `expr.rs`, `binary.rs` and `untyped.rs` for operands that are all constant; the numbers are
//! `constant.rs`'s.

use crate::check::constant::{self, Value};
use crate::check::info::Mode;
use crate::check::operand::Operand;
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use std::cmp::Ordering;

/// Untyped integers have at most this many bits, as in Go.
const MAX_INT_BITS: u64 = 512;
/// Constant strings are cut off here: far more than any program text, and safe to hold.
const MAX_STRING: usize = 64 << 20;

/// Why a constant does not fit a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// It has a fraction and the type has none.
    Truncated,
    /// It is too large.
    Overflows,
    /// It is of another kind.
    Kind,
}

/// Bits and signedness of an integer type.
fn int_range(basic: Basic) -> Option<(u32, bool)> {
    Some(match basic {
        Basic::Int | Basic::Int64 => (64, true),
        Basic::Int8 => (8, true),
        Basic::Int16 => (16, true),
        Basic::Int32 => (32, true),
        Basic::Uint | Basic::Uint64 | Basic::Uintptr => (64, false),
        Basic::Uint8 => (8, false),
        Basic::Uint16 => (16, false),
        Basic::Uint32 => (32, false),
        _ => return None,
    })
}

/// A constant's value as a value of a basic type, rounded; or why it does not fit.
pub(super) fn represent(value: &Value, basic: Basic) -> Result<Value, Unfit> {
    match value {
        Value::Bool(_) if basic.is_boolean() => return Ok(value.clone()),
        Value::String(_) if basic.is_string() => return Ok(value.clone()),
        Value::Bool(_) | Value::String(_) => return Err(Unfit::Kind),
        _ => {}
    }
    if basic.is_integer() {
        let Some(int) = value.to_int() else { return Err(Unfit::Truncated) };
        let fits =
            int_range(basic).is_none_or(|(bits, signed)| constant::fits_int(&int, bits, signed));
        let unfit =
            if matches!(value, Value::Int(_)) { Unfit::Overflows } else { Unfit::Truncated };
        return if fits { Ok(Value::Int(int)) } else { Err(unfit) };
    }
    if basic.is_float() {
        let Some(real) = value.to_rational() else { return Err(Unfit::Truncated) };
        return match basic {
            Basic::UntypedFloat => Ok(Value::float(real)),
            _ => round(&real, basic == Basic::Float32).map(Value::float),
        };
    }
    if basic.is_complex() {
        let Some((re, im)) = value.to_complex() else { return Err(Unfit::Kind) };
        if basic == Basic::UntypedComplex {
            return Ok(Value::Complex(Box::new((re, im))));
        }
        let single = basic == Basic::Complex64;
        return Ok(Value::Complex(Box::new((round(&re, single)?, round(&im, single)?))));
    }
    Err(Unfit::Kind)
}

fn round(r: &BigRational, single: bool) -> Result<BigRational, Unfit> {
    constant::round_to_float(r, single).ok_or(Unfit::Overflows)
}

/// `x op y` for comparison operators; both are of the same kind.
pub(super) fn compare(op: BinaryOp, x: &Value, y: &Value) -> bool {
    let order = match (x, y) {
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::String(a), Value::String(b)) => a.cmp(b),
        _ => match (x.to_rational(), y.to_rational()) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => return (x.to_complex() == y.to_complex()) == (op == BinaryOp::Eq),
        },
    };
    match op {
        BinaryOp::Eq => order == Ordering::Equal,
        BinaryOp::Ne => order != Ordering::Equal,
        BinaryOp::Lt => order == Ordering::Less,
        BinaryOp::Le => order != Ordering::Greater,
        BinaryOp::Gt => order == Ordering::Greater,
        _ => order != Ordering::Less,
    }
}

/// `x op y` for arithmetic; `None` if the result is beyond all bounds. `integer`: divide as integers.
pub(super) fn fold(op: BinaryOp, x: &Value, y: &Value, integer: bool) -> Option<Value> {
    match (x, y) {
        (Value::Bool(a), Value::Bool(b)) => {
            Some(Value::Bool(if op == BinaryOp::LogAnd { *a && *b } else { *a || *b }))
        }
        (Value::String(a), Value::String(b)) => {
            if a.len() + b.len() > MAX_STRING {
                return None;
            }
            Some(Value::String([&a[..], &b[..]].concat().into()))
        }
        (Value::Complex(_), _) | (_, Value::Complex(_)) => {
            fold_complex(op, x.to_complex()?, y.to_complex()?)
        }
        (Value::Int(a), Value::Int(b)) if integer || !matches!(op, BinaryOp::Div) => {
            Some(Value::Int(fold_int(op, a, b)?))
        }
        _ if integer => Some(Value::Int(fold_int(op, &x.to_int()?, &y.to_int()?)?)),
        _ => {
            let (a, b) = (x.to_rational()?, y.to_rational()?);
            let r = match op {
                BinaryOp::Add => a + b,
                BinaryOp::Sub => a - b,
                BinaryOp::Mul => a * b,
                BinaryOp::Div => a / b,
                _ => return None,
            };
            constant::limit_float(r).map(Value::float)
        }
    }
}

fn fold_int(op: BinaryOp, a: &BigInt, b: &BigInt) -> Option<BigInt> {
    Some(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::Div => a / b,
        BinaryOp::Rem => a % b,
        BinaryOp::And => a & b,
        BinaryOp::Or => a | b,
        BinaryOp::Xor => a ^ b,
        BinaryOp::AndNot => a & !b,
        _ => return None,
    })
}

type Complex = (BigRational, BigRational);

fn fold_complex(op: BinaryOp, (a, b): Complex, (c, d): Complex) -> Option<Value> {
    let (re, im) = match op {
        BinaryOp::Add => (a + c, b + d),
        BinaryOp::Sub => (a - c, b - d),
        BinaryOp::Mul => (&a * &c - &b * &d, &b * &c + &a * &d),
        BinaryOp::Div => {
            let norm = &c * &c + &d * &d;
            ((&a * &c + &b * &d) / &norm, (&b * &c - &a * &d) / &norm)
        }
        _ => return None,
    };
    Some(Value::Complex(Box::new((constant::limit_float(re)?, constant::limit_float(im)?))))
}

/// Words for an operation in "constant ... overflow".
fn operation_name(e: &Expr<'_>) -> &'static str {
    match e.kind {
        ExprKind::Binary { op, .. } => match op {
            BinaryOp::Add => "addition ",
            BinaryOp::Sub => "subtraction ",
            BinaryOp::Mul => "multiplication ",
            BinaryOp::Xor => "bitwise XOR ",
            BinaryOp::Shl => "shift ",
            _ => "",
        },
        ExprKind::Unary { op: UnaryOp::BitNot, .. } => "bitwise complement ",
        _ => "",
    }
}

impl<'a> Checker<'a> {
    pub(super) fn fold_unary(
        &mut self,
        e: &'a Expr<'a>,
        op: UnaryOp,
        x: Operand<'a>,
    ) -> Operand<'a> {
        let Some(value) = &x.val else { return Operand::invalid(e) };
        let folded = match (op, value) {
            (UnaryOp::Not, Value::Bool(b)) => Value::Bool(!b),
            (UnaryOp::Neg, Value::Int(i)) => Value::Int(-i),
            (UnaryOp::Neg, Value::Float(r)) => Value::float(-(**r).clone()),
            (UnaryOp::Neg, Value::Complex(c)) => {
                Value::Complex(Box::new((-c.0.clone(), -c.1.clone())))
            }
            (UnaryOp::BitNot, value) => match value.to_int() {
                Some(i) => Value::Int(self.complement(i, x.ty)),
                None => return Operand::invalid(e),
            },
            _ => value.clone(),
        };
        let mut result = Operand::constant(folded, x.ty, e);
        self.check_overflow(&mut result);
        result
    }

    /// `^i`: of an unsigned type within its bits.
    fn complement(&self, i: BigInt, ty: TypeId) -> BigInt {
        match self.types.basic_of(ty).filter(|b| b.is_unsigned()).and_then(int_range) {
            Some((bits, _)) => ((BigInt::one() << bits) - 1u8) ^ i,
            None => !i,
        }
    }

    /// Reports a constant result that its type, or any untyped constant, cannot hold; rounds typed results.
    pub(super) fn check_overflow(&mut self, x: &mut Operand<'a>) {
        let Some(value) = &x.val else { return };
        if !self.types.is_untyped(x.ty) {
            if let Some(basic) = self.types.basic_of(x.ty) {
                self.make_representable(x, basic);
            }
            return;
        }
        if let Value::Int(i) = value
            && i.bits() > MAX_INT_BITS
        {
            let message = format!("constant {}overflow", operation_name(x.expr));
            let at = match x.expr.kind {
                ExprKind::Binary { op_span, .. } => op_span,
                _ => x.span(),
            };
            self.error(codes::OVERFLOW, at, message);
            x.fail();
        }
    }

    /// Rounds a constant to a basic type, or reports that it does not fit.
    pub(super) fn make_representable(&mut self, x: &mut Operand<'a>, basic: Basic) {
        let Some(value) = &x.val else { return };
        match represent(value, basic) {
            Ok(rounded) => x.val = Some(rounded),
            Err(unfit) => {
                let ty = if self.types.basic_of(x.ty) == Some(basic) {
                    x.ty
                } else {
                    TypeId::basic(basic)
                };
                self.invalid_conversion(x, ty, unfit);
                x.fail();
            }
        }
    }

    /// Reports an untyped operand that cannot become a value of a type.
    pub(super) fn invalid_conversion(&mut self, x: &Operand<'a>, target: TypeId, unfit: Unfit) {
        let (text, ty) = (self.describe(x), self.type_str(target));
        let (code, message) = match unfit {
            Unfit::Truncated => (codes::TRUNCATED, format!("{text} truncated to {ty}")),
            Unfit::Overflows => (codes::OVERFLOW, format!("{text} overflows {ty}")),
            Unfit::Kind => (codes::BAD_CONVERSION, format!("cannot convert {text} to type {ty}")),
        };
        self.error(code, x.span(), message);
    }

    /// Folds `x op y` of two constants of one type.
    pub(super) fn fold_binary(
        &mut self,
        e: &'a Expr<'a>,
        op: BinaryOp,
        x: &Operand<'a>,
        y: &Operand<'a>,
    ) -> Operand<'a> {
        let (Some(a), Some(b)) = (&x.val, &y.val) else { return Operand::invalid(e) };
        let integer = self.types.basic_of(x.ty).is_some_and(Basic::is_integer);
        let Some(value) = fold(op, a, b, integer) else {
            let message = match a {
                Value::String(_) => "constant string too long".to_string(),
                _ => "constant result is not representable".to_string(),
            };
            self.error(codes::OVERFLOW, e.span, message);
            return Operand::invalid(e);
        };
        let mut result = Operand::constant(value, x.ty, e);
        self.check_overflow(&mut result);
        result
    }

    /// Whether an operand is the constant zero.
    pub(super) fn is_zero_constant(&self, x: &Operand<'a>) -> bool {
        x.mode == Mode::Constant
            && x.val
                .as_ref()
                .and_then(Value::to_complex)
                .is_some_and(|(re, im)| re.is_zero() && im.is_zero())
    }
}
