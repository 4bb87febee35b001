//! Walks syntax trees in source order.
//!
//! A pass that looks for something implements [`Visitor`], overrides what it cares for and calls the `walk_*` function
//! where it wants to go deeper.

use super::ast::*;

/// What a pass does at each node. Defaults walk on.
pub trait Visitor<'a> {
    /// At an expression.
    fn expr(&mut self, expr: &'a Expr<'a>) {
        walk_expr(self, expr);
    }

    /// At a statement.
    fn stmt(&mut self, stmt: &'a Stmt<'a>) {
        walk_stmt(self, stmt);
    }

    /// At a function literal.
    fn func_lit(&mut self, lit: &'a FuncLit<'a>) {
        walk_block(self, lit.body);
    }
}

/// Visits the statements of a block.
pub fn walk_block<'a, V: Visitor<'a> + ?Sized>(v: &mut V, block: &'a Block<'a>) {
    for stmt in block.stmts {
        v.stmt(stmt);
    }
}

fn walk_opt<'a, V: Visitor<'a> + ?Sized>(v: &mut V, expr: Option<&'a Expr<'a>>) {
    if let Some(expr) = expr {
        v.expr(expr);
    }
}

fn walk_all<'a, V: Visitor<'a> + ?Sized>(v: &mut V, exprs: &'a [&'a Expr<'a>]) {
    for expr in exprs {
        v.expr(expr);
    }
}

/// Visits the parts of an expression; types inside it are not visited.
pub fn walk_expr<'a, V: Visitor<'a> + ?Sized>(v: &mut V, expr: &'a Expr<'a>) {
    match &expr.kind {
        ExprKind::Composite { elems, .. } => {
            for elem in *elems {
                walk_opt(v, elem.key);
                v.expr(elem.value);
            }
        }
        ExprKind::FuncLit(lit) => v.func_lit(lit),
        ExprKind::Paren(x)
        | ExprKind::Selector { x, .. }
        | ExprKind::Star(x)
        | ExprKind::Unary { x, .. } => v.expr(x),
        ExprKind::TypeAssert { x, .. } => v.expr(x),
        ExprKind::Index { x, indices } => {
            v.expr(x);
            walk_all(v, indices);
        }
        ExprKind::Slice { x, lo, hi, max } => {
            v.expr(x);
            [*lo, *hi, *max].into_iter().for_each(|bound| walk_opt(v, bound));
        }
        ExprKind::Call { fun, args, .. } => {
            v.expr(fun);
            walk_all(v, args);
        }
        ExprKind::Binary { x, y, .. } => {
            v.expr(x);
            v.expr(y);
        }
        ExprKind::Bad
        | ExprKind::Name(_)
        | ExprKind::Lit(_)
        | ExprKind::ArrayType { .. }
        | ExprKind::SliceType(_)
        | ExprKind::StructType(_)
        | ExprKind::FuncType(_)
        | ExprKind::InterfaceType(_)
        | ExprKind::MapType { .. }
        | ExprKind::ChanType { .. }
        | ExprKind::Ellipsis(_) => {}
    }
}

/// Visits the parts of a statement.
pub fn walk_stmt<'a, V: Visitor<'a> + ?Sized>(v: &mut V, stmt: &'a Stmt<'a>) {
    match &stmt.kind {
        StmtKind::Expr(x) | StmtKind::IncDec { x, .. } | StmtKind::Go(x) | StmtKind::Defer(x) => {
            v.expr(x)
        }
        StmtKind::Send { chan, value } => {
            v.expr(chan);
            v.expr(value);
        }
        StmtKind::Assign { lhs, rhs } | StmtKind::Define { lhs, rhs } => {
            walk_all(v, lhs);
            walk_all(v, rhs);
        }
        StmtKind::OpAssign { lhs, rhs, .. } => {
            v.expr(lhs);
            v.expr(rhs);
        }
        StmtKind::Decl(Decl::Var(specs)) => specs.iter().for_each(|spec| walk_all(v, spec.values)),
        StmtKind::Return(values) => walk_all(v, values),
        StmtKind::Block(block) => walk_block(v, block),
        StmtKind::If { init, cond, then, els } => {
            init.iter().for_each(|s| v.stmt(s));
            v.expr(cond);
            walk_block(v, then);
            els.iter().for_each(|s| v.stmt(s));
        }
        StmtKind::For { init, cond, post, body } => {
            init.iter().for_each(|s| v.stmt(s));
            walk_opt(v, *cond);
            walk_block(v, body);
            post.iter().for_each(|s| v.stmt(s));
        }
        StmtKind::Range { key, value, x, body, .. } => {
            v.expr(x);
            walk_opt(v, *key);
            walk_opt(v, *value);
            walk_block(v, body);
        }
        StmtKind::Switch { init, tag, cases } => {
            init.iter().for_each(|s| v.stmt(s));
            walk_opt(v, *tag);
            walk_cases(v, cases);
        }
        StmtKind::TypeSwitch { init, x, cases, .. } => {
            init.iter().for_each(|s| v.stmt(s));
            v.expr(x);
            cases.iter().for_each(|case| case.body.iter().for_each(|s| v.stmt(s)));
        }
        StmtKind::Select(cases) => {
            for case in *cases {
                case.comm.iter().for_each(|s| v.stmt(s));
                case.body.iter().for_each(|s| v.stmt(s));
            }
        }
        StmtKind::Labeled { stmt, .. } => v.stmt(stmt),
        StmtKind::Bad
        | StmtKind::Empty
        | StmtKind::Decl(_)
        | StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Goto(_)
        | StmtKind::Fallthrough => {}
    }
}

fn walk_cases<'a, V: Visitor<'a> + ?Sized>(v: &mut V, cases: &'a [CaseClause<'a>]) {
    for case in cases {
        if let Some(exprs) = case.exprs {
            walk_all(v, exprs);
        }
        case.body.iter().for_each(|s| v.stmt(s));
    }
}
