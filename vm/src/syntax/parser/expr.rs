//! Expressions.
//!
//! Types are parsed here too where an expression may stand; whether `x` or `x[i]` is a type is the checker's
//! to tell.

use super::{Parser, SEMI, codes};
use crate::syntax::ast::{
    BinaryOp, ChanDir, Element, Expr, ExprKind, FuncLit, InterfaceElem, Lit, UnaryOp, UnionTerm,
};
use crate::syntax::literal;
use crate::syntax::source::{Pos, Span};
use crate::syntax::token::{Key, LitKind, Op, Tok, Validity};

impl<'a> Parser<'a, '_> {
    /// An expression, or a type where the grammar allows both.
    pub(super) fn expr(&mut self) -> &'a Expr<'a> {
        self.binary_expr(0)
    }

    /// An expression whose first operand has been read.
    pub(super) fn expr_from(&mut self, operand: &'a Expr<'a>) -> &'a Expr<'a> {
        let x = self.primary_rest(operand);
        self.binary_rest(x, 0)
    }

    /// Expressions separated by commas.
    pub(super) fn expr_list(&mut self) -> Vec<&'a Expr<'a>> {
        let mut list = vec![self.expr()];
        while self.got(Tok::Comma) {
            list.push(self.expr());
        }
        list
    }

    /// Operands joined by operators that bind more strongly than `precedence`.
    fn binary_expr(&mut self, precedence: u8) -> &'a Expr<'a> {
        self.scope(|parser| {
            let x = parser.unary_expr();
            parser.binary_rest(x, precedence)
        })
    }

    fn binary_rest(&mut self, mut x: &'a Expr<'a>, precedence: u8) -> &'a Expr<'a> {
        loop {
            let op = match self.token.kind {
                Tok::Star => BinaryOp::Mul,
                Tok::Operator(Op::Binary(op)) => op,
                _ => return x,
            };
            if op.precedence() <= precedence {
                return x;
            }
            let op_span = self.token.span();
            self.next();
            let y = self.binary_expr(op.precedence());
            x = self.expr_node(x.span.to(y.span), ExprKind::Binary { op, op_span, x, y });
        }
    }

    fn unary_expr(&mut self) -> &'a Expr<'a> {
        match self.nested(Self::unary_here) {
            Some(x) => x,
            None => self.bad_expr(),
        }
    }

    fn unary_here(&mut self) -> &'a Expr<'a> {
        let lo = self.token.lo;
        match self.token.kind {
            Tok::Star => {
                self.next();
                let x = self.unary_expr();
                self.expr_node(self.span_from(lo), ExprKind::Star(x))
            }
            Tok::Operator(Op::Tilde) => self.tilde(lo),
            Tok::Operator(sign) if let Some(op) = sign.unary() => {
                self.next();
                let x = self.unary_expr();
                self.expr_node(self.span_from(lo), ExprKind::Unary { op, x })
            }
            Tok::Arrow => self.receive(lo),
            _ => self.primary(),
        }
    }

    /// `~T` is no expression; it can only turn out to be part of a type parameter's constraint.
    fn tilde(&mut self, lo: Pos) -> &'a Expr<'a> {
        let sign = self.token.span();
        self.next();
        let ty = self.unary_expr();
        let terms = self.list_node(vec![UnionTerm { tilde: true, ty }]);
        let elems = self.list_node(vec![InterfaceElem::Union(terms)]);
        let x = self.expr_node(self.span_from(lo), ExprKind::InterfaceType(elems));
        let message =
            "cannot use ~ outside of interface or type constraint (use ^ for bitwise complement)";
        self.suspect(x.id, sign, codes::TILDE, message);
        x
    }

    /// `<-x`, or `<-chan T`, which is seen only once `chan T` has been read.
    fn receive(&mut self, lo: Pos) -> &'a Expr<'a> {
        self.next();
        let x = self.unary_expr();
        if let ExprKind::ChanType { .. } = x.kind {
            return self.receive_only(lo, x);
        }
        self.expr_node(self.span_from(lo), ExprKind::Unary { op: UnaryOp::Recv, x })
    }

    /// Gives `<-` to the channel type it was written before: `<-(chan T)` becomes `(<-chan T)`, and
    /// `<-(chan<- T)` becomes `(<-chan (<-T))`, where `T` must be a channel type in turn.
    fn receive_only(&mut self, lo: Pos, chan: &'a Expr<'a>) -> &'a Expr<'a> {
        let mut spans = Vec::new();
        let mut inner = chan;
        loop {
            let ExprKind::ChanType { dir, elem } = inner.unparen().kind else {
                let message = format!("unexpected {}, expected chan", self.text_of(inner));
                self.syntax_error(codes::CHANNEL_TYPE, &message);
                break;
            };
            spans.push(Span::new(if spans.is_empty() { lo } else { inner.span.lo }, inner.span.hi));
            inner = elem;
            if dir == ChanDir::Recv {
                self.syntax_error(codes::CHANNEL_TYPE, "unexpected <-, expected chan");
            }
            if dir != ChanDir::Send {
                break;
            }
        }
        let rebuild =
            |elem, span| self.expr_node(span, ExprKind::ChanType { dir: ChanDir::Recv, elem });
        spans.into_iter().rev().fold(inner, rebuild)
    }

    /// An operand and all that follows it: selectors, indices, calls, literal values.
    pub(super) fn primary(&mut self) -> &'a Expr<'a> {
        let operand = self.operand();
        self.primary_rest(operand)
    }

    fn primary_rest(&mut self, mut x: &'a Expr<'a>) -> &'a Expr<'a> {
        loop {
            x = match self.token.kind {
                Tok::Dot => self.selector_or_assertion(x),
                Tok::Lbrack => self.index_or_slice(x),
                Tok::Lparen => self.call(x),
                Tok::Lbrace if self.begins_literal(x) => {
                    if matches!(x.kind, ExprKind::Paren(_)) {
                        let message = "cannot parenthesize type in composite literal";
                        self.syntax_error(codes::PARENTHESIZED_TYPE, message);
                    }
                    self.composite(Some(x))
                }
                _ => return x,
            };
        }
    }

    fn operand(&mut self) -> &'a Expr<'a> {
        let lo = self.token.lo;
        match self.token.kind {
            Tok::Name(_) => {
                let name = self.name();
                self.name_expr(name)
            }
            Tok::Literal(kind, validity) => self.literal(kind, validity),
            Tok::Lparen => {
                self.next();
                let x = self.bracketed(Self::expr);
                self.want(Tok::Rparen);
                self.expr_node(self.span_from(lo), ExprKind::Paren(x))
            }
            Tok::Key(Key::Func) => self.func_lit_or_type(lo),
            Tok::Lbrack | Tok::Key(Key::Chan | Key::Map | Key::Struct | Key::Interface) => {
                self.type_()
            }
            _ => {
                let bad = self.bad_expr();
                self.unexpected(codes::EXPECTED_EXPRESSION, "expected expression");
                self.skip_to(&[Tok::Rparen, Tok::Rbrack, Tok::Rbrace]);
                bad
            }
        }
    }

    fn literal(&mut self, kind: LitKind, validity: Validity) -> &'a Expr<'a> {
        let span = self.token.span();
        let text = self.lexer.source(span);
        let arena = self.arena;
        let kind = match (validity, kind) {
            (Validity::Malformed, _) => ExprKind::Bad,
            (_, LitKind::Int) => ExprKind::Lit(Lit::Int(arena.alloc_str(text))),
            (_, LitKind::Float) => ExprKind::Lit(Lit::Float(arena.alloc_str(text))),
            (_, LitKind::Imag) => ExprKind::Lit(Lit::Imag(arena.alloc_str(text))),
            (_, LitKind::Rune) => ExprKind::Lit(Lit::Rune(literal::decode_rune(text))),
            (_, LitKind::String) => {
                ExprKind::Lit(Lit::String(arena.alloc_slice_copy(&literal::decode_string(text))))
            }
        };
        self.next();
        self.expr_node(span, kind)
    }

    fn func_lit_or_type(&mut self, lo: Pos) -> &'a Expr<'a> {
        self.next();
        let (_, sig) = self.func_type(Some("function type"));
        if !self.at(Tok::Lbrace) {
            return self.expr_node(self.span_from(lo), ExprKind::FuncType(sig));
        }
        let body = self.bracketed(Self::func_body);
        let lit = self.arena.alloc(FuncLit { sig, body });
        self.expr_node(self.span_from(lo), ExprKind::FuncLit(lit))
    }

    fn selector_or_assertion(&mut self, x: &'a Expr<'a>) -> &'a Expr<'a> {
        let lo = x.span.lo;
        self.next();
        match self.token.kind {
            Tok::Name(_) => {
                let sel = self.name();
                self.expr_node(self.span_from(lo), ExprKind::Selector { x, sel })
            }
            Tok::Lparen => {
                self.next();
                let is_guard = self.got(Tok::Key(Key::Type));
                let ty = if is_guard { None } else { Some(self.type_()) };
                self.want(Tok::Rparen);
                let assertion = self.expr_node(self.span_from(lo), ExprKind::TypeAssert { x, ty });
                if is_guard {
                    let message = "invalid syntax tree: use of .(type) outside type switch";
                    self.suspect(assertion.id, assertion.span, codes::TYPE_SWITCH_GUARD, message);
                }
                assertion
            }
            _ => {
                self.unexpected(codes::EXPECTED_NAME, "expected name or (");
                self.skip_to(&[SEMI, Tok::Rparen]);
                x
            }
        }
    }

    fn index_or_slice(&mut self, x: &'a Expr<'a>) -> &'a Expr<'a> {
        self.next();
        if self.at(Tok::Rbrack) {
            self.unexpected(codes::EXPECTED_EXPRESSION, "expected operand");
            let index = self.scope(Self::bad_expr);
            self.next();
            return self.index_node(x, vec![index]);
        }
        let mut lo = None;
        if !self.at(Tok::Colon) {
            let (indices, comma) = self.bracketed(|parser| {
                let first = parser.expr();
                parser.more_types(first)
            });
            if comma || self.at(Tok::Rbrack) {
                self.want(Tok::Rbrack);
                return self.index_node(x, indices);
            }
            lo = indices.first().copied();
        }
        self.slice(x, lo)
    }

    /// `x[lo` has been read and something else than `]` or a comma follows.
    fn slice(&mut self, x: &'a Expr<'a>, lo: Option<&'a Expr<'a>>) -> &'a Expr<'a> {
        if !self.got(Tok::Colon) {
            self.unexpected(codes::UNEXPECTED, "expected comma, : or ]");
            self.skip_to(&[Tok::Comma, Tok::Colon, Tok::Rbrack]);
        }
        let (hi, max) = self.bracketed(Self::slice_bounds);
        self.want(Tok::Rbrack);
        self.expr_node(self.span_from(x.span.lo), ExprKind::Slice { x, lo, hi, max })
    }

    /// What follows the first colon of a slice expression.
    fn slice_bounds(&mut self) -> (Option<&'a Expr<'a>>, Option<&'a Expr<'a>>) {
        let mut hi = None;
        if !self.at(Tok::Colon) && !self.at(Tok::Rbrack) {
            hi = Some(self.expr());
        }
        if !self.at(Tok::Colon) {
            return (hi, None);
        }
        if hi.is_none() {
            hi = Some(self.missing_index("middle index required in 3-index slice"));
        }
        self.next();
        let max = if self.at(Tok::Rbrack) {
            self.missing_index("final index required in 3-index slice")
        } else {
            self.expr()
        };
        (hi, Some(max))
    }

    fn missing_index(&mut self, message: &str) -> &'a Expr<'a> {
        self.lexer.report.error(codes::SLICE_INDICES, self.token.span(), message);
        self.scope(Self::bad_expr)
    }

    fn call(&mut self, fun: &'a Expr<'a>) -> &'a Expr<'a> {
        self.next();
        let mut args = Vec::new();
        let mut spread = false;
        self.bracketed(|parser| {
            parser.list("argument list", Tok::Comma, Tok::Rparen, |parser| {
                args.push(parser.expr());
                spread = parser.got(Tok::DotDotDot);
                spread
            })
        });
        let args = self.list_node(args);
        self.expr_node(self.span_from(fun.span.lo), ExprKind::Call { fun, args, spread })
    }

    /// Whether the `{` after `x` begins the elements of a literal of type `x` rather than a block.
    fn begins_literal(&self, x: &Expr<'_>) -> bool {
        let x = x.unparen();
        match x.kind {
            ExprKind::Name(_) | ExprKind::Selector { .. } => self.literal_level >= 0,
            ExprKind::Index { .. } => self.literal_level >= 0 && !is_value(x),
            ExprKind::ArrayType { .. }
            | ExprKind::SliceType(_)
            | ExprKind::StructType(_)
            | ExprKind::MapType { .. } => true,
            _ => false,
        }
    }

    /// The elements of a composite literal, from `{` on.
    fn composite(&mut self, ty: Option<&'a Expr<'a>>) -> &'a Expr<'a> {
        let lo = ty.map_or(self.token.lo, |ty| ty.span.lo);
        self.next();
        let mut elems = Vec::new();
        self.bracketed(|parser| {
            parser.list("composite literal", Tok::Comma, Tok::Rbrace, |parser| {
                let mut element = Element { key: None, value: parser.element_part() };
                if parser.got(Tok::Colon) {
                    element = Element { key: Some(element.value), value: parser.element_part() };
                }
                elems.push(element);
                false
            })
        });
        let elems = self.list_node(elems);
        self.expr_node(self.span_from(lo), ExprKind::Composite { ty, elems })
    }

    /// Key or value of an element: an expression, or a literal whose type is left out.
    fn element_part(&mut self) -> &'a Expr<'a> {
        if !self.at(Tok::Lbrace) {
            return self.expr();
        }
        match self.nested(|parser| parser.scope(|parser| parser.composite(None))) {
            Some(x) => x,
            None => self.bad_expr(),
        }
    }
}

/// Whether `x` cannot be a type.
fn is_value(mut x: &Expr<'_>) -> bool {
    loop {
        x = match x.kind {
            ExprKind::Lit(_)
            | ExprKind::Composite { .. }
            | ExprKind::FuncLit(_)
            | ExprKind::Slice { .. }
            | ExprKind::TypeAssert { .. }
            | ExprKind::Call { .. }
            | ExprKind::Unary { .. }
            | ExprKind::Binary { .. } => return true,
            // A malformed literal; what is missing altogether has no extent, and may have been a type.
            ExprKind::Bad => return x.span.lo != x.span.hi,
            ExprKind::Index { indices: &[index], .. } if is_value(index) => return true,
            ExprKind::Index { x, .. } | ExprKind::Paren(x) => x,
            _ => return false,
        };
    }
}
