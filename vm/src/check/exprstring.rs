//! Expressions and operators as error messages quote them.
//!
//! Called by whoever reports an error about an expression.

use crate::check::Checker;
use crate::syntax::ast::{Expr, UnaryOp};
use crate::syntax::expr_text;

impl<'a> Checker<'a> {
    /// An expression as messages quote it: bodies of literals are left out.
    pub(super) fn expr_string(&self, e: &Expr<'a>) -> String {
        expr_text(e, &self.sources, &self.interner)
    }
}

/// The operator as written.
pub(super) fn unary_op(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Plus => "+",
        UnaryOp::Neg => "-",
        UnaryOp::Not => "!",
        UnaryOp::BitNot => "^",
        UnaryOp::Addr => "&",
        UnaryOp::Recv => "<-",
    }
}
