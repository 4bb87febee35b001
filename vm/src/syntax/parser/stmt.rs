//! Statements and blocks.

use super::header::{Header, Simple, Subject};
use super::{MAX_TREE_DEPTH, NAME, Parser, SEMI, codes};
use crate::syntax::ast::{
    Block, CaseClause, CommClause, Expr, ExprKind, Ident, Stmt, StmtKind, UnaryOp,
};
use crate::syntax::source::{Pos, Span};
use crate::syntax::token::{Key, Op, Tok};

/// What ends the statements of a clause.
const CLAUSE_ENDS: [Tok; 3] = [Tok::Key(Key::Case), Tok::Key(Key::Default), Tok::Rbrace];

impl<'a> Parser<'a, '_> {
    /// The body of a function, from `{` on.
    pub(super) fn func_body(&mut self) -> &'a Block<'a> {
        self.functions += 1;
        let body = self.block("");
        self.functions -= 1;
        body
    }

    /// A block; `context` tells what it belongs to where the brace may be missing.
    fn block(&mut self, context: &str) -> &'a Block<'a> {
        let lo = self.token.lo;
        if !self.got(Tok::Lbrace) {
            let expected = format!("expected {{ after {context}");
            self.unexpected(codes::BRACE_ON_NEXT_LINE, &expected);
            self.skip_to(&[NAME, Tok::Rbrace]);
            if self.got(Tok::Rbrace) {
                return self.arena.alloc(Block { stmts: &[], span: self.span_from(lo) });
            }
        }
        let stmts = self.stmt_list();
        self.want(Tok::Rbrace);
        self.arena.alloc(Block { stmts, span: self.span_from(lo) })
    }

    /// Statements up to `}`, `case` or `default`.
    fn stmt_list(&mut self) -> &'a [Stmt<'a>] {
        let stmts = self.stmts();
        self.list_node(stmts)
    }

    pub(super) fn stmts(&mut self) -> Vec<Stmt<'a>> {
        let mut stmts = Vec::new();
        while !self.at(Tok::Eof) && !CLAUSE_ENDS.iter().any(|&end| self.at(end)) {
            let Some(stmt) = self.stmt() else { break };
            stmts.push(stmt);
            if !self.got(SEMI) && !self.at(Tok::Rbrace) {
                self.unexpected(codes::END_OF_STATEMENT, "at end of statement");
                self.skip_to(&[SEMI, Tok::Rbrace, CLAUSE_ENDS[0], CLAUSE_ENDS[1]]);
                self.got(SEMI);
            }
        }
        stmts
    }

    pub(super) fn bad_stmt(&self) -> Stmt<'a> {
        Stmt { span: Span::new(self.token.lo, self.token.lo), kind: StmtKind::Bad }
    }

    /// A statement, if one starts here.
    fn stmt(&mut self) -> Option<Stmt<'a>> {
        match self.nested(|parser| parser.scope(Self::stmt_here)) {
            Some(stmt) => stmt,
            None => Some(self.bad_stmt()),
        }
    }

    fn stmt_here(&mut self) -> Option<Stmt<'a>> {
        let lo = self.token.lo;
        let kind = match self.token.kind {
            Tok::Name(_) => return self.labeled_or_simple(),
            Tok::Lbrace => StmtKind::Block(self.block("")),
            Tok::Semi(_) => StmtKind::Empty,
            Tok::Key(key) => match self.keyword_stmt(key) {
                Some(kind) => kind,
                None if self.at_operand() => return Some(self.simple_stmt().stmt),
                None => return None,
            },
            _ if self.at_operand() => return Some(self.simple_stmt().stmt),
            _ => return None,
        };
        Some(Stmt { span: self.span_from(lo), kind })
    }

    /// Whether an expression starts here that does not start with a name.
    fn at_operand(&self) -> bool {
        match self.token.kind {
            Tok::Operator(Op::Tilde) => false,
            Tok::Operator(op) => op.unary().is_some(),
            Tok::Star | Tok::Arrow | Tok::Literal(..) | Tok::Lparen | Tok::Lbrack => true,
            Tok::Key(key) => {
                matches!(key, Key::Func | Key::Struct | Key::Map | Key::Chan | Key::Interface)
            }
            _ => false,
        }
    }

    /// A statement that starts with a keyword of its own.
    fn keyword_stmt(&mut self, key: Key) -> Option<StmtKind<'a>> {
        Some(match key {
            Key::Const | Key::Type | Key::Var => StmtKind::Decl(self.spec_group(key)),
            Key::For => self.for_stmt(),
            Key::Switch => self.switch_stmt(),
            Key::Select => self.select_stmt(),
            Key::If => self.if_stmt(),
            Key::Fallthrough => {
                self.next();
                StmtKind::Fallthrough
            }
            Key::Break => StmtKind::Break(self.branch_label()),
            Key::Continue => StmtKind::Continue(self.branch_label()),
            Key::Goto => {
                self.next();
                StmtKind::Goto(self.name())
            }
            Key::Go => StmtKind::Go(self.call_operand(key)),
            Key::Defer => StmtKind::Defer(self.call_operand(key)),
            Key::Return => self.return_stmt(),
            _ => return None,
        })
    }

    fn branch_label(&mut self) -> Option<Ident> {
        self.next();
        if self.at(NAME) { Some(self.name()) } else { None }
    }

    fn return_stmt(&mut self) -> StmtKind<'a> {
        self.next();
        let results = match self.at(SEMI) || self.at(Tok::Rbrace) {
            true => Vec::new(),
            false => self.expr_list(),
        };
        StmtKind::Return(self.list_node(results))
    }

    /// What follows `go` or `defer`. That it is a call is for the checker to see.
    fn call_operand(&mut self, key: Key) -> &'a Expr<'a> {
        self.next();
        let x = self.primary();
        if let ExprKind::Paren(_) = x.kind {
            let message = format!("expression in {} must not be parenthesized", key.text());
            self.lexer.report.error(codes::PARENTHESIZED_CALL, x.span, message);
        }
        x.unparen()
    }

    fn labeled_or_simple(&mut self) -> Option<Stmt<'a>> {
        let lhs = self.expr_list();
        if let [x] = lhs[..]
            && let ExprKind::Name(name) = x.kind
            && self.at(Tok::Colon)
        {
            return self.labeled(Ident { id: x.id, name, span: x.span });
        }
        Some(self.simple_stmt_from(lhs).stmt)
    }

    /// A labeled statement, from the colon on.
    fn labeled(&mut self, label: Ident) -> Option<Stmt<'a>> {
        let colon = self.token.span();
        self.next();
        let stmt = if self.at(Tok::Rbrace) {
            Stmt { span: Span::new(self.token.lo, self.token.lo), kind: StmtKind::Empty }
        } else if let Some(stmt) = self.stmt() {
            stmt
        } else {
            let message = "missing statement after label";
            self.syntax_error_at(codes::LABEL_WITHOUT_STATEMENT, colon, message);
            return None;
        };
        let stmt = self.arena.alloc(stmt);
        let kind = StmtKind::Labeled { label, stmt };
        Some(Stmt { span: self.span_from(label.span.lo), kind })
    }

    // Simple statements.

    /// A simple statement; range clauses and guards are none.
    pub(super) fn simple_stmt(&mut self) -> Simple<'a> {
        let lhs = self.expr_list();
        self.simple_stmt_from(lhs)
    }

    /// A simple statement whose expressions up to the operator have been read.
    pub(super) fn simple_stmt_from(&mut self, lhs: Vec<&'a Expr<'a>>) -> Simple<'a> {
        let op = self.token.span();
        if matches!(self.token.kind, Tok::Assign | Tok::Define) {
            let define = self.at(Tok::Define);
            self.next();
            let rhs = self.expr_list();
            return self.assignment(lhs, op, define, rhs);
        }
        let x = lhs[0]; // a list of expressions is never empty
        if lhs.len() > 1 {
            self.unexpected(codes::UNEXPECTED, "expected := or = or comma");
            self.skip_to(&[SEMI, Tok::Rbrace]);
            return Simple { stmt: Stmt { span: x.span, kind: StmtKind::Expr(x) }, op: x.span };
        }
        let kind = match self.token.kind {
            Tok::AssignOp(op) => {
                self.next();
                StmtKind::OpAssign { op, lhs: x, rhs: self.expr() }
            }
            Tok::IncOp(inc) => {
                self.next();
                StmtKind::IncDec { x, inc }
            }
            Tok::Arrow => {
                self.next();
                StmtKind::Send { chan: x, value: self.expr() }
            }
            _ => {
                return Simple { stmt: Stmt { span: x.span, kind: StmtKind::Expr(x) }, op: x.span };
            }
        };
        Simple { stmt: Stmt { span: self.span_from(x.span.lo), kind }, op }
    }

    /// `lhs = rhs` or `lhs := rhs`.
    pub(super) fn assignment(
        &mut self,
        lhs: Vec<&'a Expr<'a>>,
        op: Span,
        define: bool,
        rhs: Vec<&'a Expr<'a>>,
    ) -> Simple<'a> {
        if define {
            self.check_defined(&lhs);
        }
        let lo = lhs.first().map_or(op.lo, |x| x.span.lo);
        let (lhs, rhs) = (self.list_node(lhs), self.list_node(rhs));
        let kind = match define {
            true => StmtKind::Define { lhs, rhs },
            false => StmtKind::Assign { lhs, rhs },
        };
        Simple { stmt: Stmt { span: self.span_from(lo), kind }, op }
    }

    /// Only names can be defined.
    fn check_defined(&mut self, lhs: &[&'a Expr<'a>]) {
        for x in lhs.iter().filter(|x| !is_definable(x)) {
            let message = format!("non-name {} on left side of :=", self.text_of(x));
            self.late_error(codes::NOT_A_NAME, x.span, message);
        }
    }

    // Control flow.

    /// `if`, with all its `else if`: a loop, since such chains may be long.
    fn if_stmt(&mut self) -> StmtKind<'a> {
        let mut links = Vec::new();
        let last = loop {
            let lo = self.token.lo;
            let header = self.header(Key::If);
            let then = self.block("if clause");
            links.push((lo, header, then));
            if links.len() > MAX_TREE_DEPTH as usize {
                self.too_deep();
            }
            if !self.got(Tok::Key(Key::Else)) {
                break None;
            }
            if !self.at_key(Key::If) {
                break self.else_block();
            }
        };
        // Each link holds those after it.
        self.height += links.len() as u32 - 1;
        self.grow();
        self.fold_if(links, last)
    }

    fn else_block(&mut self) -> Option<Stmt<'a>> {
        let lo = self.token.lo;
        if self.at(Tok::Lbrace) {
            let kind = StmtKind::Block(self.block(""));
            return Some(Stmt { span: self.span_from(lo), kind });
        }
        self.syntax_error(codes::ELSE, "else must be followed by if or statement block");
        self.skip_to(&[NAME, Tok::Rbrace]);
        None
    }

    fn fold_if(
        &mut self,
        mut links: Vec<(Pos, Header<'a>, &'a Block<'a>)>,
        last: Option<Stmt<'a>>,
    ) -> StmtKind<'a> {
        let mut els = last;
        loop {
            let Some((lo, header, then)) = links.pop() else { return StmtKind::Bad };
            let cond = match header.subject {
                Subject::Value(cond) => cond,
                _ => self.bad_expr(),
            };
            let els_ref = els.map(|stmt| &*self.arena.alloc(stmt));
            let kind = StmtKind::If { init: header.init, cond, then, els: els_ref };
            if links.is_empty() {
                return kind;
            }
            els = Some(Stmt { span: self.span_from(lo), kind });
        }
    }

    fn for_stmt(&mut self) -> StmtKind<'a> {
        let header = self.header(Key::For);
        let body = self.block("for clause");
        match header.subject {
            Subject::Range { lhs, define, x } => {
                let (key, value) = (lhs.first().copied(), lhs.get(1).copied());
                StmtKind::Range { key, value, define, x, body }
            }
            Subject::Value(cond) => {
                StmtKind::For { init: header.init, cond: Some(cond), post: header.post, body }
            }
            Subject::None | Subject::Guard { .. } => {
                StmtKind::For { init: header.init, cond: None, post: header.post, body }
            }
        }
    }

    fn switch_stmt(&mut self) -> StmtKind<'a> {
        let Header { init, subject, .. } = self.header(Key::Switch);
        let mut cases = Vec::new();
        self.clauses("missing { after switch clause", |parser| {
            let clause = parser.case_clause();
            cases.push(clause);
        });
        let cases = self.list_node(cases);
        match subject {
            Subject::Guard { bind, x } => StmtKind::TypeSwitch { init, bind, x, cases },
            Subject::Value(tag) => StmtKind::Switch { init, tag: Some(tag), cases },
            _ => StmtKind::Switch { init, tag: None, cases },
        }
    }

    fn select_stmt(&mut self) -> StmtKind<'a> {
        self.next();
        let mut cases = Vec::new();
        self.clauses("missing { after select clause", |parser| {
            let clause = parser.comm_clause();
            cases.push(clause);
        });
        StmtKind::Select(self.list_node(cases))
    }

    /// Clauses in braces.
    fn clauses(&mut self, no_brace: &str, mut clause: impl FnMut(&mut Self)) {
        if !self.got(Tok::Lbrace) {
            self.syntax_error(codes::BRACE_ON_NEXT_LINE, no_brace);
            self.skip_to(&CLAUSE_ENDS);
        }
        while !self.at(Tok::Eof) && !self.at(Tok::Rbrace) {
            self.scope(&mut clause);
        }
        self.want(Tok::Rbrace);
    }

    fn case_clause(&mut self) -> CaseClause<'a> {
        let (id, lo) = (self.id(), self.token.lo);
        let exprs = self.clause_head(|parser| {
            let list = parser.expr_list();
            parser.list_node(list)
        });
        let body = self.stmt_list();
        CaseClause { id, exprs, body, span: self.span_from(lo) }
    }

    fn comm_clause(&mut self) -> CommClause<'a> {
        let lo = self.token.lo;
        let comm = self.clause_head(|parser| {
            let simple = parser.simple_stmt();
            parser.check_comm(&simple);
            &*parser.arena.alloc(simple.stmt)
        });
        let body = self.stmt_list();
        CommClause { comm, body, span: self.span_from(lo) }
    }

    /// `case ...:` or `default:`.
    fn clause_head<T>(&mut self, case: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let mut head = None;
        if self.got(Tok::Key(Key::Case)) {
            head = Some(case(self));
        } else if !self.got(Tok::Key(Key::Default)) {
            self.unexpected(codes::UNEXPECTED, "expected case or default or }");
            self.skip_to(&[Tok::Colon, CLAUSE_ENDS[0], CLAUSE_ENDS[1], CLAUSE_ENDS[2]]);
        }
        self.want(Tok::Colon);
        head
    }

    /// A case of a `select` sends, receives, or assigns what it receives.
    fn check_comm(&mut self, comm: &Simple<'a>) {
        let received = match comm.stmt.kind {
            StmtKind::Send { .. } => return,
            StmtKind::Expr(x) => Some(x),
            StmtKind::Assign { rhs: &[x], .. } | StmtKind::Define { rhs: &[x], .. } => Some(x),
            _ => None,
        };
        let is_receive = |x: &Expr<'_>| {
            matches!(x.unparen().kind, ExprKind::Unary { op: UnaryOp::Recv, .. } | ExprKind::Bad)
        };
        if !received.is_some_and(is_receive) {
            let message = "select case must be send or receive (possibly with assignment)";
            self.late_error(codes::SELECT_CASE, comm.stmt.span, message);
        }
    }
}

/// Whether `x` can stand left of `:=`, or is wrong for another reason.
pub(super) fn is_definable(x: &Expr<'_>) -> bool {
    matches!(x.kind, ExprKind::Name(_) | ExprKind::Bad)
}
