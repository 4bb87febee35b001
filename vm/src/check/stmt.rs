//! Statements and function bodies.
//!
//! Called by `decl.rs` for declared functions and by `expr.rs` for literals.

use crate::check::info::Mode;
use crate::check::object::ObjId;
use crate::check::operand::{Operand, unparen};
use crate::check::types::*;
use crate::check::{Checker, FuncResults, codes};
use crate::syntax::ast::*;
use crate::syntax::source::{Pos, Span};
use crate::syntax::symbol::Symbol;
use std::rc::Rc;

/// What may be done where a statement stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    pub(super) break_ok: bool,
    pub(super) continue_ok: bool,
    /// `fallthrough` may stand here: last in a clause that is not the last of its switch.
    pub(super) fallthrough_ok: bool,
    /// Inside the last clause of a switch.
    pub(super) final_case: bool,
    pub(super) type_switch: bool,
}

impl Context {
    /// For statements nested in one: only the last statement of a clause may fall through.
    fn inner(self) -> Context {
        Context { fallthrough_ok: false, final_case: false, type_switch: false, ..self }
    }
}

impl<'a> Checker<'a> {
    /// Checks a function's body in the current block, which holds its parameters.
    pub(super) fn func_body(
        &mut self,
        sig: TypeId,
        named_results: Rc<[ObjId]>,
        body: &'a Block<'a>,
    ) {
        let table = self.table();
        let Type::Func(sig) = table.get(sig) else { return };
        let first_local = self.locals.len();
        let saved = self.env.clone();
        self.env.results = Some(FuncResults {
            types: sig.results.iter().copied().collect(),
            named: named_results,
        });
        self.env.has_call = false;
        self.stmts(body.stmts, Context::default());
        self.check_labels(body);
        if !sig.results.is_empty() && !self.is_terminating_list(body.stmts) {
            let at = Span::new(Pos(body.span.hi.0.saturating_sub(1)), body.span.hi);
            self.error(codes::MISSING_RETURN, at, "missing return");
        }
        self.env = saved;
        self.report_unused_vars(first_local);
    }

    /// A list of statements; the last may be a `fallthrough` if the context allows it.
    pub(super) fn stmts(&mut self, list: &'a [Stmt<'a>], context: Context) {
        let last = list.iter().rposition(|s| !matches!(s.kind, StmtKind::Empty));
        for (i, stmt) in list.iter().enumerate() {
            let own = if Some(i) == last { context } else { context.inner() };
            self.stmt(stmt, own);
        }
    }

    pub(super) fn block(&mut self, block: &'a Block<'a>, context: Context) {
        let outer = self.open_scope();
        self.stmts(block.stmts, context.inner());
        self.close_scope(outer);
    }

    pub(super) fn stmt(&mut self, stmt: &'a Stmt<'a>, context: Context) {
        let inner = context.inner();
        match &stmt.kind {
            StmtKind::Bad | StmtKind::Empty => {}
            StmtKind::Expr(e) => self.expr_stmt(e),
            StmtKind::Send { chan, value } => self.send(stmt.span, chan, value),
            StmtKind::IncDec { x, inc } => self.inc_dec(x, *inc),
            StmtKind::Assign { lhs, rhs } => self.assign_stmt(lhs, rhs),
            StmtKind::OpAssign { op, lhs, rhs } => self.op_assign(*op, lhs, rhs),
            StmtKind::Define { lhs, rhs } => self.define_stmt(stmt.span, lhs, rhs),
            StmtKind::Decl(decl) => self.decl_stmt(decl),
            StmtKind::Go(call) => self.go_or_defer(call, "go"),
            StmtKind::Defer(call) => self.go_or_defer(call, "defer"),
            StmtKind::Return(values) => self.return_stmt(stmt.span, values),
            StmtKind::Break(None) if !context.break_ok => {
                self.error(
                    codes::MISPLACED_BRANCH,
                    stmt.span,
                    "break is not in a loop, switch, or select",
                );
            }
            StmtKind::Continue(None) if !context.continue_ok => {
                self.error(codes::MISPLACED_BRANCH, stmt.span, "continue is not in a loop");
            }
            StmtKind::Break(_) | StmtKind::Continue(_) | StmtKind::Goto(_) => {}
            StmtKind::Fallthrough => self.check_fallthrough(stmt.span, context),
            StmtKind::Block(block) => self.block(block, inner),
            StmtKind::If { init, cond, then, els } => self.if_stmt(*init, cond, then, *els, inner),
            StmtKind::For { init, cond, post, body } => {
                self.for_stmt(*init, *cond, *post, body, inner)
            }
            StmtKind::Range { key, value, define, x, body } => {
                self.range_stmt([*key, *value], *define, x, body, inner);
            }
            StmtKind::Switch { init, tag, cases } => self.switch_stmt(*init, *tag, cases, inner),
            StmtKind::TypeSwitch { init, bind, x, cases } => {
                self.type_switch(*init, *bind, x, cases, inner)
            }
            StmtKind::Select(clauses) => self.select_stmt(clauses, inner),
            StmtKind::Labeled { stmt, .. } => self.stmt(stmt, context),
        }
    }

    fn check_fallthrough(&mut self, span: Span, context: Context) {
        if context.fallthrough_ok {
            return;
        }
        let message = if context.type_switch {
            "cannot fallthrough in type switch"
        } else if context.final_case {
            "cannot fallthrough final case in switch"
        } else {
            "fallthrough statement out of place"
        };
        self.error(codes::MISPLACED_BRANCH, span, message);
    }

    /// A simple statement before a condition, tag or loop.
    pub(super) fn init_stmt(&mut self, init: Option<&'a Stmt<'a>>) {
        if let Some(init) = init {
            self.stmt(init, Context::default());
        }
    }

    fn expr_stmt(&mut self, e: &'a Expr<'a>) {
        let mut x = self.raw_expr(e, None);
        let receive = matches!(unparen(e).kind, ExprKind::Unary { op: UnaryOp::Recv, .. });
        let call = matches!(unparen(e).kind, ExprKind::Call { .. });
        let what = match x.mode {
            Mode::Invalid | Mode::NoValue => return,
            Mode::Builtin(_) => "must be called",
            Mode::Type => "is not an expression",
            _ if receive => return self.use_default_type(&mut x),
            _ if call && self.is_ordinary_call(e) => return,
            _ => "is not used",
        };
        let message = format!("{} {what}", self.describe(&x));
        let code = match x.mode {
            Mode::Builtin(_) => codes::UNCALLED_BUILTIN,
            Mode::Type => codes::NOT_AN_EXPRESSION,
            _ => codes::UNUSED_VALUE,
        };
        self.error(code, x.span(), message);
    }

    /// Whether a call may stand alone: not a conversion, and of the builtins only some.
    fn is_ordinary_call(&self, e: &'a Expr<'a>) -> bool {
        use crate::check::object::Builtin;
        let ExprKind::Call { fun, .. } = unparen(e).kind else { return false };
        match self.info.exprs[fun.id.0 as usize].mode {
            Mode::Type => false,
            Mode::Builtin(builtin) => matches!(builtin, Builtin::Copy | Builtin::Recover),
            _ => true,
        }
    }

    fn send(&mut self, span: Span, chan: &'a Expr<'a>, value: &'a Expr<'a>) {
        let ch = self.expr(chan);
        let mut x = self.expr(value);
        if ch.is_invalid() || x.is_invalid() {
            return;
        }
        let table = self.table();
        self.under(ch.ty);
        let what = match table.core_type(ch.ty).map(|c| table.get(c)) {
            Some(Type::Chan { dir: ChanDir::Recv, .. }) => "receive-only channel",
            Some(Type::Chan { elem, .. }) => return self.assignment(&mut x, Some(*elem), "send"),
            _ => "non-channel",
        };
        let (ty, text) = (self.type_str(ch.ty), self.describe(&ch));
        let message = format!("invalid operation: cannot send to {what} {ty} {text}");
        self.error(codes::BAD_SEND, span, message);
    }

    fn inc_dec(&mut self, e: &'a Expr<'a>, inc: bool) {
        let x = self.expr(e);
        if x.is_invalid() {
            return;
        }
        if !self.types.all_basic(x.ty, Basic::is_numeric) {
            let op = if inc { "++" } else { "--" };
            let (text, ty) = (self.expr_string(e), self.type_str(x.ty));
            let message = format!("invalid operation: {text}{op} (non-numeric type {ty})");
            self.error(codes::BAD_INCDEC, e.span, message);
            return;
        }
        self.check_assignable_operand(e, &x);
    }

    /// Reports an operand that is no variable, for `++` and `op=`.
    fn check_assignable_operand(&mut self, e: &'a Expr<'a>, x: &Operand<'a>) {
        if matches!(x.mode, Mode::Variable | Mode::MapIndex | Mode::Invalid) {
            return;
        }
        self.assign_target(e);
    }

    fn op_assign(&mut self, op: BinaryOp, lhs: &'a Expr<'a>, rhs: &'a Expr<'a>) {
        let x = self.expr(lhs);
        let y = self.expr(rhs);
        let left = x.clone();
        // The left side stays a variable of its own; the result of the operation is not recorded.
        let mut result = self.binary_operands(lhs, op, x, y, true);
        if result.is_invalid() || left.is_invalid() {
            return;
        }
        self.check_assignable_operand(lhs, &left);
        if matches!(left.mode, Mode::Variable | Mode::MapIndex) {
            result.expr = rhs;
            if !self.types.is_untyped(result.ty) {
                self.assignment(&mut result, Some(left.ty), "assignment operation");
            }
        }
    }

    fn go_or_defer(&mut self, call: &'a Expr<'a>, word: &str) {
        let inner = unparen(call);
        if !matches!(inner.kind, ExprKind::Call { .. }) {
            let x = self.raw_expr(call, None);
            if x.mode != Mode::Invalid {
                let message = format!("expression in {word} must be function call");
                self.error(codes::NOT_A_CALL, call.span, message);
            }
            return;
        }
        if !std::ptr::eq(inner, call) {
            let message = format!("expression in {word} must not be parenthesized");
            self.error(codes::NOT_A_CALL, call.span, message);
        }
        let x = self.raw_expr(inner, None);
        if x.is_invalid() {
            return;
        }
        let ExprKind::Call { fun, .. } = inner.kind else { return };
        let what = match self.info.exprs[fun.id.0 as usize].mode {
            Mode::Type => "requires function call, not conversion",
            Mode::Builtin(_) if x.mode != Mode::NoValue && !self.is_ordinary_call(inner) => {
                "discards result of"
            }
            _ => return,
        };
        let message = format!("{word} {what} {}", self.describe(&x));
        self.error(codes::NOT_A_CALL, call.span, message);
    }

    fn return_stmt(&mut self, span: Span, values: &'a [&'a Expr<'a>]) {
        let Some(results) = self.env.results.clone() else { return };
        if values.is_empty() && !results.named.is_empty() {
            return self.check_shadowed_results(span, &results.named);
        }
        if values.is_empty() && !results.types.is_empty() {
            let message = format!(
                "not enough return values\n\thave ()\n\twant {}",
                self.want_types(&results.types, false)
            );
            return self.error(codes::RESULT_COUNT, span, message);
        }
        self.return_values(span, &results.types, values);
    }

    /// A bare `return` sets the results by name: the names must mean them.
    fn check_shadowed_results(&mut self, span: Span, named: &[ObjId]) {
        for &result in named {
            let name = self.info.object(result).name;
            if name == Symbol::BLANK {
                continue;
            }
            if let Some(other) = self.lookup_name(name).filter(|&o| o != result) {
                let text = self.text(name);
                let message = format!("result parameter {text} not in scope at return");
                let object = self.info.object(other);
                let Some(inner) = object.span else { continue };
                let note = format!("inner declaration of var {text} {}", self.type_str(object.ty));
                self.error_note(codes::SHADOWED_RESULT, span, message, inner, note);
            }
        }
    }

    /// A condition must be a truth value.
    fn condition(&mut self, cond: &'a Expr<'a>, place: &str) {
        let mut x = self.expr(cond);
        if x.is_invalid() {
            return;
        }
        if !self.types.all_basic(x.ty, Basic::is_boolean) {
            self.error(
                codes::BAD_CONDITION,
                cond.span,
                format!("non-boolean condition in {place} statement"),
            );
            return;
        }
        self.use_default_type(&mut x);
    }

    fn if_stmt(
        &mut self,
        init: Option<&'a Stmt<'a>>,
        cond: &'a Expr<'a>,
        then: &'a Block<'a>,
        els: Option<&'a Stmt<'a>>,
        context: Context,
    ) {
        let outer = self.open_scope();
        self.init_stmt(init);
        self.condition(cond, "if");
        self.block(then, context);
        if let Some(els) = els {
            self.stmt(els, context);
        }
        self.close_scope(outer);
    }

    fn for_stmt(
        &mut self,
        init: Option<&'a Stmt<'a>>,
        cond: Option<&'a Expr<'a>>,
        post: Option<&'a Stmt<'a>>,
        body: &'a Block<'a>,
        context: Context,
    ) {
        let outer = self.open_scope();
        self.init_stmt(init);
        if let Some(cond) = cond {
            self.condition(cond, "for");
        }
        self.init_stmt(post);
        self.block(body, Context { break_ok: true, continue_ok: true, ..context });
        self.close_scope(outer);
    }

    fn select_stmt(&mut self, clauses: &'a [CommClause<'a>], context: Context) {
        let mut default: Option<Span> = None;
        for clause in clauses {
            if clause.comm.is_none() {
                self.check_single_default(clause.span, &mut default);
            }
            let outer = self.open_scope();
            if let Some(comm) = clause.comm {
                self.comm_stmt(comm);
            }
            self.stmts(clause.body, Context { break_ok: true, ..context });
            self.close_scope(outer);
        }
    }

    pub(super) fn check_single_default(&mut self, span: Span, first: &mut Option<Span>) {
        match *first {
            Some(other) => {
                let message = format!("multiple defaults (first at {})", self.place(other));
                self.error(codes::DUPLICATE_DEFAULT, span, message);
            }
            None => *first = Some(span),
        }
    }

    fn comm_stmt(&mut self, comm: &'a Stmt<'a>) {
        let received = match &comm.kind {
            StmtKind::Send { .. } | StmtKind::Bad => None,
            StmtKind::Expr(e) => Some(*e),
            StmtKind::Assign { rhs, .. } | StmtKind::Define { rhs, .. } if rhs.len() == 1 => {
                Some(rhs[0])
            }
            _ => {
                return self.error(
                    codes::BAD_SELECT_CASE,
                    comm.span,
                    "select case must be receive, send or assign recv",
                );
            }
        };
        if let Some(e) = received
            && !matches!(unparen(e).kind, ExprKind::Unary { op: UnaryOp::Recv, .. })
        {
            let message = "select case must be receive, send or assign recv";
            self.error(codes::BAD_SELECT_CASE, comm.span, message);
            return;
        }
        self.stmt(comm, Context::default());
    }
}
