//! What stands between `if`, `for` or `switch` and its brace.

use super::stmt::is_definable;
use super::{Parser, SEMI, codes};
use crate::syntax::ast::{Expr, ExprKind, Ident, Stmt, StmtKind};
use crate::syntax::source::Span;
use crate::syntax::token::{Key, Semi, Tok};

/// The parts of a header.
pub(super) struct Header<'a> {
    /// Statement before the first semicolon.
    pub init: Option<&'a Stmt<'a>>,
    /// Condition, tag, guard or range clause.
    pub subject: Subject<'a>,
    /// Third part, of `for` only.
    pub post: Option<&'a Stmt<'a>>,
}

/// What a header is about.
pub(super) enum Subject<'a> {
    /// Nothing is written.
    None,
    /// A condition or tag.
    Value(&'a Expr<'a>),
    /// `bind := x.(type)`
    Guard { bind: Option<Ident>, x: &'a Expr<'a> },
    /// `lhs := range x`
    Range { lhs: Vec<&'a Expr<'a>>, define: bool, x: &'a Expr<'a> },
}

/// A simple statement, and where its operator stands: there Go's messages point.
pub(super) struct Simple<'a> {
    /// The statement.
    pub stmt: Stmt<'a>,
    /// Its `=`, `:=`, `+=`, `++`, `<-`; the whole of it for an expression.
    pub op: Span,
}

/// One part of a header: headers know two forms that are statements nowhere else.
enum Part<'a> {
    Simple(Simple<'a>),
    Range(Subject<'a>),
    /// `bind := guard`, where `guard` is `x.(type)`.
    Guard(Ident, &'a Expr<'a>, Span),
}

impl<'a> Parser<'a, '_> {
    /// The header after `keyword`, which stands here, up to the brace.
    pub(super) fn header(&mut self, keyword: Key) -> Header<'a> {
        self.next();
        if self.at(Tok::Lbrace) {
            let mut subject = Subject::None;
            if keyword == Key::If {
                self.syntax_error(codes::MISSING_CONDITION, "missing condition in if statement");
                subject = Subject::Value(self.bad_expr());
            }
            return Header { init: None, subject, post: None };
        }
        let outer = std::mem::replace(&mut self.literal_level, -1);
        let header = self.header_parts(keyword);
        self.literal_level = outer;
        header
    }

    fn header_parts(&mut self, keyword: Key) -> Header<'a> {
        let mut init = None;
        if !self.at(SEMI) {
            if self.got(Tok::Key(Key::Var)) {
                let message =
                    format!("var declaration not allowed in {} initializer", keyword.text());
                self.syntax_error(codes::DECLARATION_IN_HEADER, &message);
            }
            match self.header_part(Some(keyword)) {
                Part::Range(subject) => return Header { init: None, subject, post: None },
                part => init = Some(part),
            }
        }
        if self.at(Tok::Lbrace) {
            let subject = init.map_or(Subject::None, |part| self.subject(part, keyword));
            return Header { init: None, subject, post: None };
        }
        let semi = self.header_semicolon();
        let init = init.map(|part| self.statement_of(part));
        if keyword == Key::For {
            return self.for_clauses(init);
        }
        let subject = if self.at(Tok::Lbrace) {
            self.missing_subject(keyword, semi)
        } else {
            let part = self.header_part(Some(keyword));
            self.subject(part, keyword)
        };
        Header { init, subject, post: None }
    }

    /// The semicolon after the first part; if something else stands there, a brace was more likely forgotten.
    fn header_semicolon(&mut self) -> Option<(Span, Semi)> {
        if let Tok::Semi(written) = self.token.kind {
            let span = self.token.span();
            self.next();
            return Some((span, written));
        }
        self.want(Tok::Lbrace);
        if !self.at(Tok::Lbrace) {
            self.skip_to(&[Tok::Lbrace, Tok::Rbrace]);
        }
        None
    }

    fn missing_subject(&mut self, keyword: Key, semi: Option<(Span, Semi)>) -> Subject<'a> {
        let (Key::If, Some((span, written))) = (keyword, semi) else { return Subject::None };
        let unexpected = match written {
            Semi::Written => None,
            Semi::Newline => Some("newline"),
            Semi::Eof => Some("EOF"),
        };
        match unexpected {
            Some(what) => {
                let message = format!("unexpected {what}, expected {{ after if clause");
                self.syntax_error_at(codes::BRACE_ON_NEXT_LINE, span, &message);
            }
            None => {
                let message = "missing condition in if statement";
                self.syntax_error_at(codes::MISSING_CONDITION, span, message);
            }
        }
        Subject::Value(self.bad_expr())
    }

    /// Condition and third part of a `for`, after the first semicolon.
    fn for_clauses(&mut self, init: Option<&'a Stmt<'a>>) -> Header<'a> {
        let mut condition = None;
        if !self.at(SEMI) {
            if self.at(Tok::Lbrace) {
                self.unexpected(codes::MISSING_CONDITION, "expected for loop condition");
                return Header { init, subject: Subject::None, post: None };
            }
            condition = Some(self.header_part(None));
        }
        self.want(SEMI);
        let mut post = None;
        if !self.at(Tok::Lbrace) {
            let part = self.simple_stmt();
            if let StmtKind::Define { .. } = part.stmt.kind {
                let message = "cannot declare in post statement of for loop";
                self.syntax_error_at(codes::DECLARATION_IN_HEADER, part.op, message);
            }
            post = Some(&*self.arena.alloc(part.stmt));
        }
        let subject = condition.map_or(Subject::None, |part| self.subject(part, Key::For));
        Header { init, subject, post }
    }

    /// One part; without a keyword neither a range clause nor a guard may stand here.
    fn header_part(&mut self, keyword: Option<Key>) -> Part<'a> {
        if keyword == Some(Key::For) && self.at_key(Key::Range) {
            return Part::Range(self.range_clause(Vec::new(), false));
        }
        let lhs = self.expr_list();
        if !matches!(self.token.kind, Tok::Assign | Tok::Define) {
            return Part::Simple(self.simple_stmt_from(lhs));
        }
        let define = self.at(Tok::Define);
        let op = self.token.span();
        self.next();
        if keyword == Some(Key::For) && self.at_key(Key::Range) {
            return Part::Range(self.range_clause(lhs, define));
        }
        let rhs = self.expr_list();
        if let ([name], [guard]) = (&lhs[..], &rhs[..])
            && let ExprKind::Name(symbol) = name.kind
            && let ExprKind::TypeAssert { ty: None, .. } = guard.kind
            && (keyword == Some(Key::Switch) && define)
        {
            return Part::Guard(Ident { id: name.id, name: symbol, span: name.span }, guard, op);
        }
        Part::Simple(self.assignment(lhs, op, define, rhs))
    }

    fn range_clause(&mut self, lhs: Vec<&'a Expr<'a>>, define: bool) -> Subject<'a> {
        self.next();
        let x = self.expr();
        for x in lhs.iter().filter(|x| define && !is_definable(x)) {
            let message = format!("invalid syntax tree: cannot declare {}", self.text_of(x));
            self.late_error(codes::NOT_A_NAME, x.span, message);
        }
        if let Some(third) = lhs.get(2) {
            let message = "range clause permits at most two iteration variables";
            self.late_error(codes::RANGE_VARIABLES, third.span, message);
        }
        Subject::Range { lhs, define, x }
    }

    /// A part that turns out to be the first of several.
    fn statement_of(&mut self, part: Part<'a>) -> &'a Stmt<'a> {
        let simple = match part {
            Part::Simple(simple) => simple,
            Part::Guard(bind, guard, op) => {
                let lhs = self.scope(|parser| parser.name_expr(bind));
                self.assignment(vec![lhs], op, true, vec![guard])
            }
            Part::Range(_) => return self.arena.alloc(self.bad_stmt()),
        };
        self.arena.alloc(simple.stmt)
    }

    /// A part that turns out to be what the header is about.
    fn subject(&mut self, part: Part<'a>, keyword: Key) -> Subject<'a> {
        match part {
            Part::Range(subject) => subject,
            Part::Guard(bind, guard, _) => self.guard(Some(bind), guard),
            Part::Simple(Simple { stmt: Stmt { kind: StmtKind::Expr(x), .. }, .. }) => {
                let is_guard = matches!(x.kind, ExprKind::TypeAssert { ty: None, .. });
                if keyword == Key::Switch && is_guard {
                    self.guard(None, x)
                } else {
                    Subject::Value(x)
                }
            }
            Part::Simple(simple) => {
                let text = self.statement_text(&simple.stmt);
                let message = format!("cannot use {text} as value");
                self.syntax_error_at(codes::STATEMENT_AS_VALUE, simple.op, &message);
                Subject::Value(self.bad_expr())
            }
        }
    }

    fn guard(&mut self, bind: Option<Ident>, guard: &'a Expr<'a>) -> Subject<'a> {
        self.claim(guard.id);
        match guard.kind {
            ExprKind::TypeAssert { x, .. } => Subject::Guard { bind, x },
            _ => Subject::Value(guard),
        }
    }

    /// A statement in the words of the error that it stands where a value should: `=` may have been meant as `==`.
    fn statement_text(&mut self, stmt: &Stmt<'a>) -> String {
        match stmt.kind {
            StmtKind::Assign { lhs, rhs } => {
                format!("assignment {} = {}", self.emphasized(lhs), self.emphasized(rhs))
            }
            StmtKind::Define { lhs, rhs } => {
                format!("{} := {}", self.text_of_list(lhs), self.text_of_list(rhs))
            }
            StmtKind::OpAssign { op, lhs, rhs } => {
                format!("{} {}= {}", self.text_of(lhs), op.text(), self.text_of(rhs))
            }
            StmtKind::IncDec { x, inc } => {
                format!("{}{}", self.text_of(x), if inc { "++" } else { "--" })
            }
            StmtKind::Send { chan, value } => {
                format!("{} <- {}", self.text_of(chan), self.text_of(value))
            }
            _ => "statement".into(),
        }
    }

    fn text_of_list(&mut self, list: &[&'a Expr<'a>]) -> String {
        let texts: Vec<String> = list.iter().map(|x| self.text_of(x)).collect();
        texts.join(", ")
    }

    /// Puts a lone binary expression in parentheses, so that the `=` stands out.
    fn emphasized(&mut self, list: &[&'a Expr<'a>]) -> String {
        let text = self.text_of_list(list);
        match list {
            [x] if matches!(x.kind, ExprKind::Binary { .. }) => format!("({text})"),
            _ => text,
        }
    }
}
