//! Parameter lists: of functions, results, receivers and types.
//!
//! Whether `(a, b)` are two types or two names is known only at the end of a list: the list is read item by item
//! into [`Param`]s and made into fields afterwards.

use super::{NAME, OPERATOR, Parser, codes, wanted};
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, Field, Ident, InterfaceElem, UnionTerm};
use crate::syntax::source::{Pos, Span};
use crate::syntax::symbol::Symbol;
use crate::syntax::token::{Op, Tok};

use super::types::ArrayOrArgs;

/// The operator between the terms of a union.
pub(super) const BAR: Tok = Tok::Operator(Op::Binary(BinaryOp::Or));
/// The sign of a term that stands for all types with that underlying type.
pub(super) const TILDE: Tok = Tok::Operator(Op::Tilde);

/// An item of a parameter list as written: a name that may be a type, a type, or both.
struct Param<'a> {
    name: Option<Ident>,
    ty: Option<&'a Expr<'a>>,
}

impl Param<'_> {
    fn lo(&self) -> Pos {
        match (&self.name, self.ty) {
            (Some(name), _) => name.span.lo,
            // Go's messages point past the `func` of a function type.
            (None, Some(Expr { kind: ExprKind::FuncType(sig), .. })) => sig.span.lo,
            (None, Some(ty)) => ty.span.lo,
            (None, None) => Pos(0),
        }
    }
}

impl<'a> Parser<'a, '_> {
    /// Parameters whose opening bracket has been read, through `close`. `dots` says whether the last may be `...T`.
    pub(super) fn params(&mut self, close: Tok, dots: bool) -> Vec<Field<'a>> {
        let (list, end) = self.param_items(None, close);
        let mut fields = self.fields_of(list, end, false);
        self.check_dots(&mut fields, dots);
        fields
    }

    /// Type parameters after `[`.
    pub(super) fn type_params(&mut self) -> Vec<Field<'a>> {
        let (list, end) = self.param_items(None, Tok::Rbrack);
        let mut fields = self.fields_of(list, end, true);
        self.check_dots(&mut fields, false);
        fields
    }

    /// Type parameters after `[` and the first name, perhaps also its constraint.
    pub(super) fn type_params_from(
        &mut self,
        name: Ident,
        constraint: Option<&'a Expr<'a>>,
    ) -> Vec<Field<'a>> {
        let first = Param { name: Some(name), ty: constraint };
        if constraint.is_some() && self.got(Tok::Rbrack) {
            let end = Span::new(self.last_end, self.last_end);
            return self.fields_of(vec![first], end, true);
        }
        let (list, end) = self.param_items(Some(first), Tok::Rbrack);
        let mut fields = self.fields_of(list, end, true);
        self.check_dots(&mut fields, false);
        fields
    }

    /// The items of a list and where its closing bracket stands. The start of the first one may have been read.
    fn param_items(&mut self, mut first: Option<Param<'a>>, close: Tok) -> (Vec<Param<'a>>, Span) {
        let mut items = Vec::new();
        let end = self.list("parameter list", Tok::Comma, close, |parser| {
            let item = match first.take() {
                Some(complete @ Param { ty: Some(_), .. }) => Some(complete),
                Some(Param { name, .. }) => parser.param(name, close),
                None => parser.param(None, close),
            };
            items.extend(item);
            false
        });
        (items, end)
    }

    /// One item, whose name may have been read. A level of nesting of its own: `func(func(func(` takes much stack.
    fn param(&mut self, name: Option<Ident>, close: Tok) -> Option<Param<'a>> {
        self.nested(|parser| parser.param_here(name, close)).flatten()
    }

    fn param_here(&mut self, name: Option<Ident>, close: Tok) -> Option<Param<'a>> {
        let unions = close == Tok::Rbrack;
        if unions && name.is_none() && self.token.kind == TILDE {
            return Some(Param { name: None, ty: Some(self.union(None)) });
        }
        let name = match name {
            None if self.at(NAME) => Some(self.name()),
            name => name,
        };
        if let Some(name) = name {
            let done = self.param_after_name(name, unions);
            if done.is_some() {
                return done;
            }
        }
        if self.at(Tok::DotDotDot) {
            return Some(Param { name, ty: Some(self.dots()) });
        }
        let ty = if unions && self.token.kind == TILDE {
            Some(self.union(None))
        } else {
            let ty = self.type_or_none();
            ty.map(|ty| if unions { self.union(Some(ty)) } else { ty })
        };
        if name.is_none() && ty.is_none() {
            self.unexpected(codes::PARAMETERS, &format!("expected {}", wanted(close)));
            self.skip_to(&[Tok::Comma, close]);
            return None;
        }
        Some(Param { name, ty })
    }

    /// The forms in which a name alone begins a type, or is followed by `[`, which may be either.
    fn param_after_name(&mut self, name: Ident, unions: bool) -> Option<Param<'a>> {
        let (name, ty) = match self.token.kind {
            Tok::Lbrack => match self.array_or_args(name) {
                ArrayOrArgs::Array(ty) => (Some(name), ty),
                ArrayOrArgs::Instance(ty) => (None, ty),
            },
            Tok::Dot => (None, self.qualified_name(Some(name))),
            kind if unions && kind == BAR => (None, self.name_expr(name)),
            _ => return None,
        };
        let ty = if unions { self.union(Some(ty)) } else { ty };
        Some(Param { name, ty: Some(ty) })
    }

    fn dots(&mut self) -> &'a Expr<'a> {
        let lo = self.token.lo;
        self.next();
        match self.type_or_none() {
            Some(elem) => self.expr_node(self.span_from(lo), ExprKind::Ellipsis(elem)),
            None => {
                self.syntax_error(codes::DOTS, "... is missing type");
                self.bad_expr()
            }
        }
    }

    /// A constraint, its first type perhaps read already.
    fn union(&mut self, first: Option<&'a Expr<'a>>) -> &'a Expr<'a> {
        let lo = first.map_or(self.token.lo, |ty| ty.span.lo);
        let terms = self.union_terms(first);
        let span = self.span_from(lo);
        self.constraint(terms, span)
    }

    /// Terms separated by `|`, the first type perhaps read already.
    pub(super) fn union_terms(&mut self, first: Option<&'a Expr<'a>>) -> Vec<UnionTerm<'a>> {
        let first = match first {
            Some(ty) => UnionTerm { tilde: false, ty },
            None => self.union_term(),
        };
        let mut terms = vec![first];
        while self.token.kind == BAR {
            self.next();
            terms.push(self.union_term());
        }
        terms
    }

    fn union_term(&mut self) -> UnionTerm<'a> {
        if self.token.kind == TILDE {
            self.next();
            return UnionTerm { tilde: true, ty: self.type_() };
        }
        let ty = self.type_or_none().unwrap_or_else(|| {
            let bad = self.scope(Self::bad_expr);
            self.unexpected(codes::EXPECTED_TYPE, "expected ~ term or type");
            self.skip_to(&[OPERATOR, super::SEMI, Tok::Rparen, Tok::Rbrack, Tok::Rbrace]);
            bad
        });
        UnionTerm { tilde: false, ty }
    }

    /// The constraint of these terms: a type as it is, anything else as the interface it is short for.
    pub(super) fn constraint(&mut self, terms: Vec<UnionTerm<'a>>, span: Span) -> &'a Expr<'a> {
        if let [UnionTerm { tilde: false, ty }] = terms[..] {
            return ty;
        }
        let terms = self.list_node(terms);
        let elems = self.list_node(vec![InterfaceElem::Union(terms)]);
        self.expr_node(span, ExprKind::InterfaceType(elems))
    }

    /// Makes fields of the items: all with names or none. In a list of type parameters names are required.
    fn fields_of(&mut self, list: Vec<Param<'a>>, end: Span, is_types: bool) -> Vec<Field<'a>> {
        let complete = list.iter().filter(|item| item.name.is_some() && item.ty.is_some()).count();
        if complete == 0 && !is_types {
            return list.into_iter().map(|item| self.unnamed_field(item)).collect();
        }
        if complete != list.len() {
            self.check_names(&list, end, is_types);
        }
        self.named_fields(list)
    }

    fn unnamed_field(&mut self, item: Param<'a>) -> Field<'a> {
        let ty = match (item.name, item.ty) {
            (_, Some(ty)) => ty,
            (Some(name), None) => self.scope(|parser| parser.name_expr(name)),
            (None, None) => self.scope(Self::bad_expr),
        };
        Field { names: &[], ty, tag: None, embedded: false, span: ty.span }
    }

    /// Reports the first item that lacks a name, or a type to its right.
    fn check_names(&mut self, list: &[Param<'a>], end: Span, is_types: bool) {
        let typed = list.iter().filter(|item| item.ty.is_some()).count();
        let complete = list.iter().filter(|item| item.name.is_some() && item.ty.is_some()).count();
        let last_type = list.iter().rposition(|item| item.ty.is_some());
        let wrong = list.iter().enumerate().find(|&(index, item)| {
            item.name.is_none() || last_type.is_none_or(|last| index > last)
        });
        let Some((_, wrong)) = wrong else { return };
        let at = Span::new(wrong.lo(), wrong.lo());
        let (at, message) = match (complete == typed, is_types) {
            (true, true) => (end, "missing type constraint"),
            (true, false) => (end, "missing parameter type"),
            (false, true) if list.len() == 1 => {
                (at, "missing type parameter name or invalid array length")
            }
            (false, true) => (at, "missing type parameter name"),
            (false, false) => (at, "missing parameter name"),
        };
        let code = if is_types { codes::TYPE_PARAMETERS } else { codes::PARAMETERS };
        self.syntax_error_at(code, at, message);
    }

    /// Groups names with the type that follows them.
    fn named_fields(&mut self, list: Vec<Param<'a>>) -> Vec<Field<'a>> {
        let mut fields = Vec::new();
        let mut names: Vec<Ident> = Vec::new();
        for item in list {
            let lo = item.lo();
            let missing = item.name.is_none() && item.ty.is_some();
            if missing {
                let (id, span) = (self.id(), Span::new(lo, lo));
                names.push(Ident { id, name: Symbol::BLANK, span });
            }
            names.extend(item.name);
            if let Some(ty) = item.ty {
                fields.push(self.named_field(std::mem::take(&mut names), ty));
            }
        }
        if !names.is_empty() {
            let bad = self.scope(Self::bad_expr);
            fields.push(self.named_field(names, bad));
        }
        fields
    }

    fn named_field(&mut self, names: Vec<Ident>, ty: &'a Expr<'a>) -> Field<'a> {
        let lo = names.first().map_or(ty.span.lo, |name| name.span.lo);
        let span = Span::new(lo, ty.span.hi.max(lo));
        Field { names: self.list_node(names), ty, tag: None, embedded: false, span }
    }

    /// Reports `...T` where it may not stand, once a list, and makes it `T`.
    fn check_dots(&mut self, fields: &mut [Field<'a>], allowed: bool) {
        let message = match allowed {
            true => "can only use ... with final parameter",
            false => "invalid use of ...",
        };
        let last = fields.len().saturating_sub(1);
        let mut reported = false;
        for (index, field) in fields.iter_mut().enumerate() {
            let ExprKind::Ellipsis(elem) = field.ty.kind else { continue };
            if allowed && index == last && field.names.len() <= 1 {
                continue;
            }
            if !reported {
                self.lexer.report.error(codes::DOTS, field.ty.span, message);
                reported = true;
            }
            field.ty = elem;
        }
    }
}
