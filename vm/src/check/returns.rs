//! Terminating statements: whether control can reach the end of a function.
//!
//! Called by `stmt.rs` for functions with results.

use crate::check::Checker;
use crate::check::info::Mode;
use crate::check::object::Builtin;
use crate::check::operand::unparen;
use crate::syntax::ast::*;
use crate::syntax::symbol::Symbol;

impl<'a> Checker<'a> {
    pub(super) fn is_terminating_list(&self, list: &'a [Stmt<'a>]) -> bool {
        let last = list.iter().rev().find(|s| !matches!(s.kind, StmtKind::Empty));
        last.is_some_and(|s| self.is_terminating(s, None))
    }

    fn is_terminating(&self, stmt: &'a Stmt<'a>, label: Option<Symbol>) -> bool {
        match &stmt.kind {
            StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::Fallthrough => true,
            StmtKind::Expr(e) => self.is_panic(e),
            StmtKind::Block(block) => self.is_terminating_list(block.stmts),
            StmtKind::If { then, els, .. } => {
                self.is_terminating_list(then.stmts)
                    && els.is_some_and(|els| self.is_terminating(els, None))
            }
            StmtKind::For { cond: None, body, .. } => !has_break_list(body.stmts, label, true),
            StmtKind::Switch { cases, .. } | StmtKind::TypeSwitch { cases, .. } => {
                cases.iter().any(|c| c.exprs.is_none())
                    && cases.iter().all(|c| {
                        self.is_terminating_list(c.body) && !has_break_list(c.body, label, true)
                    })
            }
            StmtKind::Select(clauses) => clauses
                .iter()
                .all(|c| self.is_terminating_list(c.body) && !has_break_list(c.body, label, true)),
            StmtKind::Labeled { label, stmt } => self.is_terminating(stmt, Some(label.name)),
            _ => false,
        }
    }

    fn is_panic(&self, e: &'a Expr<'a>) -> bool {
        let ExprKind::Call { fun, .. } = unparen(e).kind else { return false };
        self.info.exprs[fun.id.0 as usize].mode == Mode::Builtin(Builtin::Panic)
    }
}

/// Whether a `break` in the list leaves the statement around it: one without label (if `implicit`), or with `label`.
fn has_break_list(list: &[Stmt<'_>], label: Option<Symbol>, implicit: bool) -> bool {
    list.iter().any(|s| has_break(s, label, implicit))
}

fn has_break(stmt: &Stmt<'_>, label: Option<Symbol>, implicit: bool) -> bool {
    let inner = |list: &[Stmt<'_>]| has_break_list(list, label, false);
    match &stmt.kind {
        StmtKind::Break(None) => implicit,
        StmtKind::Break(Some(target)) => Some(target.name) == label,
        StmtKind::Block(block) => has_break_list(block.stmts, label, implicit),
        StmtKind::If { then, els, .. } => {
            has_break_list(then.stmts, label, implicit)
                || els.is_some_and(|els| has_break(els, label, implicit))
        }
        StmtKind::Labeled { stmt, .. } => has_break(stmt, label, implicit),
        StmtKind::For { body, .. } | StmtKind::Range { body, .. } => {
            label.is_some() && inner(body.stmts)
        }
        StmtKind::Switch { cases, .. } | StmtKind::TypeSwitch { cases, .. } => {
            label.is_some() && cases.iter().any(|c| inner(c.body))
        }
        StmtKind::Select(clauses) => label.is_some() && clauses.iter().any(|c| inner(c.body)),
        _ => false,
    }
}
