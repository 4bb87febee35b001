//! The order in which operands are evaluated, where it can be seen.
//!
//! Go's language fixes the order of calls and receive operations only; what its compiler makes of the rest is what
//! programs know. It makes all calls of an expression first, left to right, and reads variables, elements and fields
//! when the operation needs them: in `x + f()` the value of `x` is that after the call. So it is here. Most expressions
//! show no difference and are compiled as they stand. Where a call follows an operand that it could change, or that could
//! fail, the calls are *settled* first: made in order, their results kept in registers, which [`FuncGen::expr_want`] finds
//! when it comes to them.
//!
//! Called wherever a statement or a call evaluates operands: they form a *root* together. Beside calls, some operations
//! are settled too if they come before one, as Go's compiler does: `len`, slicing, assertions, `&&`, `append`, `min`.

use super::expr::unparen;
use super::func::{FuncGen, Var};
use crate::bytecode::Reg;
use crate::check::info::{Mode, SelectionKind};
use crate::check::object::{Builtin, ObjectKind, VarKind};
use crate::check::types::Type;
use crate::syntax::ast::*;
use crate::syntax::visit::{Visitor, walk_expr};

/// What an expression is for the order of evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Timing {
    /// Settled with the calls.
    Early,
    /// Read or computed when it is needed.
    Late,
}

impl<'a> FuncGen<'_, 'a> {
    /// Evaluates the operands of one statement or call with `then`, after the calls among them if that can be seen.
    pub fn root<R>(&mut self, operands: &[&'a Expr<'a>], then: impl FnOnce(&mut Self) -> R) -> R {
        let mut settled = Vec::new();
        if !self.rooted && self.order_matters(operands) {
            for operand in operands {
                self.settle(operand, &mut settled);
            }
        }
        let outer = std::mem::replace(&mut self.rooted, true);
        let result = then(self);
        self.rooted = outer;
        for id in settled {
            self.settled.remove(&id);
        }
        result
    }

    /// Evaluates something that has an order of its own, whatever is around it.
    pub fn apart<R>(&mut self, then: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.rooted, false);
        let result = then(self);
        self.rooted = outer;
        result
    }

    /// Whether an expression's operands form a root of their own, though it stands in another one.
    pub fn is_root(&self, expr: &'a Expr<'a>) -> bool {
        !matches!(expr.kind, ExprKind::Call { .. }) && self.timing(expr) == Timing::Early
    }

    /// The register of an expression that is settled.
    pub fn settled_reg(&self, expr: &Expr<'a>) -> Option<Reg> {
        if self.settled.is_empty() { None } else { self.settled.get(&expr.id).copied() }
    }

    /// The operands of an expression that is a root by itself.
    pub fn operands_of(expr: &'a Expr<'a>) -> Vec<&'a Expr<'a>> {
        match &expr.kind {
            ExprKind::Binary { op: BinaryOp::LogAnd | BinaryOp::LogOr, .. } => Vec::new(),
            ExprKind::Binary { x, y, .. } => vec![x, y],
            ExprKind::Unary { x, .. }
            | ExprKind::Star(x)
            | ExprKind::Selector { x, .. }
            | ExprKind::TypeAssert { x, .. } => vec![x],
            ExprKind::Index { x, indices } => vec![x, indices[0]],
            ExprKind::Slice { x, lo, hi, max } => {
                std::iter::once(*x).chain([*lo, *hi, *max].into_iter().flatten()).collect()
            }
            ExprKind::Composite { elems, .. } => {
                elems.iter().flat_map(|e| e.key.into_iter().chain([e.value])).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether a call comes after an operand that it could change or that could fail.
    fn order_matters(&self, operands: &[&'a Expr<'a>]) -> bool {
        let calls = operands.iter().any(|operand| self.has_effect(operand));
        let mut seen = false;
        calls && operands.iter().any(|operand| self.call_after(operand, &mut seen))
    }

    /// Whether `expr` has a call after something late; `seen`: whether such a thing came before, from here on or now.
    fn call_after(&self, expr: &'a Expr<'a>, seen: &mut bool) -> bool {
        let expr = unparen(expr);
        if !self.is_evaluated(expr) {
            return false;
        }
        if self.timing(expr) == Timing::Early {
            return *seen && self.has_effect(expr);
        }
        if self.parts(expr).into_iter().any(|part| self.call_after(part, seen)) {
            return true;
        }
        *seen |= self.is_sensitive(expr);
        false
    }

    /// Makes the calls in `expr`, in order.
    fn settle(&mut self, expr: &'a Expr<'a>, settled: &mut Vec<NodeId>) {
        let expr = unparen(expr);
        if !self.is_evaluated(expr) {
            return;
        }
        if self.timing(expr) == Timing::Late {
            return self.parts(expr).into_iter().for_each(|part| self.settle(part, settled));
        }
        if self.settled.contains_key(&expr.id) {
            return;
        }
        let ty = self.ty(expr);
        let is_call = matches!(expr.kind, ExprKind::Call { .. });
        let reg = self.apart(|g| {
            let want = (!is_call).then(|| g.take(ty));
            g.expr_want(expr, want)
        });
        self.settled.insert(expr.id, reg);
        settled.push(expr.id);
    }

    /// Whether an expression stands for a value that is computed: no constant, type or package.
    fn is_evaluated(&self, expr: &'a Expr<'a>) -> bool {
        let info = &self.c.checker.info;
        info.value_of(expr).is_none()
            && !matches!(info.mode_of(expr), Mode::Type | Mode::Nil | Mode::Builtin(_))
            && !matches!(expr.kind, ExprKind::FuncLit(_))
    }

    fn timing(&self, expr: &'a Expr<'a>) -> Timing {
        let early = match &expr.kind {
            ExprKind::Call { fun, args, .. } => match self.c.checker.info.mode_of(fun) {
                Mode::Type => self.copies_string(expr, args[0]),
                Mode::Builtin(builtin) => !is_late(builtin),
                _ => true,
            },
            ExprKind::Slice { .. } | ExprKind::TypeAssert { .. } => true,
            ExprKind::Unary { op: UnaryOp::Recv, .. } => true,
            ExprKind::Binary { op: BinaryOp::LogAnd | BinaryOp::LogOr, .. } => true,
            ExprKind::Composite { .. } => matches!(self.under(self.ty(expr)), Type::Map { .. }),
            _ => false,
        };
        if early { Timing::Early } else { Timing::Late }
    }

    /// Whether a conversion makes a slice of a string.
    fn copies_string(&self, expr: &'a Expr<'a>, arg: &'a Expr<'a>) -> bool {
        self.c.is_string(self.ty(arg)) && matches!(self.under(self.ty(expr)), Type::Slice(_))
    }

    /// The operands of a late expression, in order.
    fn parts(&self, expr: &'a Expr<'a>) -> Vec<&'a Expr<'a>> {
        match &expr.kind {
            ExprKind::Call { args, .. } => args.to_vec(),
            ExprKind::Selector { .. } if self.c.selection_of(expr).is_none() => Vec::new(),
            ExprKind::Composite { elems, .. } => elems.iter().map(|e| e.value).collect(),
            _ => Self::operands_of(expr),
        }
    }

    /// Whether a late expression, its operands aside, reads something that a call could change, or can fail.
    fn is_sensitive(&self, expr: &'a Expr<'a>) -> bool {
        match &expr.kind {
            ExprKind::Name(_) => {
                let Some(obj) = self.c.checker.info.object_at(expr.id) else { return false };
                match self.c.checker.info.object(obj).kind {
                    ObjectKind::Var(VarKind::Global) => true,
                    _ => matches!(self.vars.get(&obj), Some(Var::Cell(_))),
                }
            }
            ExprKind::Selector { x, .. } => match self.c.selection_of(expr) {
                Some(selection) if selection.kind == SelectionKind::Field => {
                    !self.is_direct(self.ty(x), &selection.path)
                }
                Some(selection) => !matches!(selection.kind, SelectionKind::MethodExpr { .. }),
                None => self.c.checker.info.mode_of(expr) == Mode::Variable,
            },
            ExprKind::Index { .. } | ExprKind::Star(_) => true,
            ExprKind::Binary { op, .. } => {
                matches!(op, BinaryOp::Div | BinaryOp::Rem | BinaryOp::Shl | BinaryOp::Shr)
            }
            _ => false,
        }
    }

    /// Whether a field path follows no pointer.
    fn is_direct(&self, ty: crate::check::types::TypeId, path: &[u32]) -> bool {
        (0..path.len())
            .all(|end| !matches!(self.under(self.c.path_type(ty, &path[..end])), Type::Pointer(_)))
    }

    /// Whether evaluating an expression runs code that can change variables.
    fn has_effect(&self, expr: &'a Expr<'a>) -> bool {
        let mut pass = FindEffect { g: self, found: false };
        pass.expr(expr);
        pass.found
    }
}

/// Builtins that are computed when their result is needed.
pub(super) fn is_late(builtin: Builtin) -> bool {
    matches!(
        builtin,
        Builtin::Complex
            | Builtin::Real
            | Builtin::Imag
            | Builtin::UnsafeAdd
            | Builtin::UnsafeSlice
            | Builtin::UnsafeSliceData
            | Builtin::UnsafeString
            | Builtin::UnsafeStringData
    )
}

struct FindEffect<'g, 'c, 'a> {
    g: &'g FuncGen<'c, 'a>,
    found: bool,
}

impl<'a> Visitor<'a> for FindEffect<'_, '_, 'a> {
    fn expr(&mut self, expr: &'a Expr<'a>) {
        if self.found || !self.g.is_evaluated(expr) {
            return;
        }
        self.found = match &expr.kind {
            ExprKind::Call { fun, .. } => match self.g.c.checker.info.mode_of(fun) {
                Mode::Type => false,
                Mode::Builtin(builtin) => {
                    matches!(builtin, Builtin::Append | Builtin::Copy | Builtin::Recover)
                }
                _ => true,
            },
            ExprKind::Unary { op: UnaryOp::Recv, .. } => true,
            _ => false,
        };
        walk_expr(self, expr);
    }
}
