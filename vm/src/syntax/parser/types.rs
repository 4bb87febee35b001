//! Types, and the places where a type and an expression begin alike.

use super::{NAME, Parser, SEMI, codes};
use crate::syntax::ast::{ChanDir, Expr, ExprKind, Field, FuncSig, Ident, InterfaceElem};
use crate::syntax::source::{Pos, Span};
use crate::syntax::symbol::Symbol;
use crate::syntax::token::{Key, LitKind, Tok, Validity};

/// What `name [...]` turned out to be where a field or parameter may stand.
pub(super) enum ArrayOrArgs<'a> {
    /// `[n]T` or `[]T`: the type of what `name` names.
    Array(&'a Expr<'a>),
    /// `name[T, ...]`: an instantiated type.
    Instance(&'a Expr<'a>),
}

impl<'a> Parser<'a, '_> {
    /// A type; a bad node and an error if there is none.
    pub(super) fn type_(&mut self) -> &'a Expr<'a> {
        self.type_or_none().unwrap_or_else(|| {
            let bad = self.scope(Self::bad_expr);
            self.unexpected(codes::EXPECTED_TYPE, "expected type");
            self.skip_to(&[Tok::Comma, Tok::Colon, SEMI, Tok::Rparen, Tok::Rbrack, Tok::Rbrace]);
            bad
        })
    }

    /// A type if one starts here.
    pub(super) fn type_or_none(&mut self) -> Option<&'a Expr<'a>> {
        let starts = matches!(
            self.token.kind,
            Tok::Star
                | Tok::Arrow
                | Tok::Lbrack
                | Tok::Lparen
                | Tok::Name(_)
                | Tok::Key(Key::Func | Key::Chan | Key::Map | Key::Struct | Key::Interface)
        );
        if !starts {
            return None;
        }
        self.nested(|parser| parser.scope(Self::type_here)).or_else(|| Some(self.bad_expr()))
    }

    fn type_here(&mut self) -> &'a Expr<'a> {
        let lo = self.token.lo;
        match self.token.kind {
            Tok::Star => {
                self.next();
                let base = self.type_();
                self.expr_node(self.span_from(lo), ExprKind::Star(base))
            }
            Tok::Arrow => {
                self.next();
                self.want(Tok::Key(Key::Chan));
                self.chan_type(lo, ChanDir::Recv)
            }
            Tok::Lbrack => {
                self.next();
                if self.got(Tok::Rbrack) { self.slice_type(lo) } else { self.array_type(lo, None) }
            }
            Tok::Lparen => {
                self.next();
                let inner = self.type_();
                self.want(Tok::Rparen);
                self.expr_node(self.span_from(lo), ExprKind::Paren(inner))
            }
            Tok::Key(Key::Func) => {
                self.next();
                let (_, sig) = self.func_type(Some("function type"));
                self.expr_node(self.span_from(lo), ExprKind::FuncType(sig))
            }
            Tok::Key(Key::Chan) => {
                self.next();
                let dir = if self.got(Tok::Arrow) { ChanDir::Send } else { ChanDir::Both };
                self.chan_type(lo, dir)
            }
            Tok::Key(Key::Map) => self.map_type(lo),
            Tok::Key(Key::Struct) => self.struct_type(lo),
            Tok::Key(Key::Interface) => self.interface_type(lo),
            _ => self.qualified_name(None),
        }
    }

    fn map_type(&mut self, lo: Pos) -> &'a Expr<'a> {
        self.next();
        self.want(Tok::Lbrack);
        let key = self.type_();
        self.want(Tok::Rbrack);
        let value = self.type_();
        self.expr_node(self.span_from(lo), ExprKind::MapType { key, value })
    }

    fn chan_type(&mut self, lo: Pos, dir: ChanDir) -> &'a Expr<'a> {
        let elem = self.type_or_none().unwrap_or_else(|| {
            self.syntax_error(codes::CHANNEL_TYPE, "missing channel element type");
            self.scope(Self::bad_expr)
        });
        self.expr_node(self.span_from(lo), ExprKind::ChanType { dir, elem })
    }

    /// An array type whose `[`, at `lo`, has been read, perhaps also its length.
    pub(super) fn array_type(&mut self, lo: Pos, len: Option<&'a Expr<'a>>) -> &'a Expr<'a> {
        let len = match len {
            None if self.got(Tok::DotDotDot) => None,
            None => Some(self.bracketed(Self::expr)),
            len => len,
        };
        if self.at(Tok::Comma) {
            self.syntax_error(codes::LIST, "unexpected comma; expected ]");
            self.next();
        }
        self.want(Tok::Rbrack);
        let elem = self.type_();
        self.expr_node(self.span_from(lo), ExprKind::ArrayType { len, elem })
    }

    /// A slice type whose brackets, from `lo` on, have been read.
    pub(super) fn slice_type(&mut self, lo: Pos) -> &'a Expr<'a> {
        let elem = self.type_();
        self.expr_node(self.span_from(lo), ExprKind::SliceType(elem))
    }

    /// Type parameters and signature of a function. `cannot_be_generic` names what may have no type parameters.
    pub(super) fn func_type(
        &mut self,
        cannot_be_generic: Option<&str>,
    ) -> (Vec<Field<'a>>, &'a FuncSig<'a>) {
        let mut type_params = Vec::new();
        let bracket = self.token.span();
        if self.got(Tok::Lbrack) {
            if let Some(context) = cannot_be_generic {
                let message = format!("{context} must have no type parameters");
                self.syntax_error_at(codes::TYPE_PARAMETERS, bracket, &message);
            }
            if self.at(Tok::Rbrack) {
                self.syntax_error(codes::TYPE_PARAMETERS, "empty type parameter list");
                self.next();
            } else {
                type_params = self.type_params();
            }
        }
        (type_params, self.signature())
    }

    /// Parameters and results.
    fn signature(&mut self) -> &'a FuncSig<'a> {
        let lo = self.token.lo;
        self.want(Tok::Lparen);
        let params = self.params(Tok::Rparen, true);
        let results = if self.got(Tok::Lparen) {
            self.params(Tok::Rparen, false)
        } else {
            let result = self.type_or_none();
            let field = |ty: &'a Expr<'a>| Field {
                names: &[],
                ty,
                tag: None,
                embedded: false,
                span: ty.span,
            };
            result.map(field).into_iter().collect()
        };
        let (params, results) = (self.list_node(params), self.list_node(results));
        self.arena.alloc(FuncSig { params, results, span: self.span_from(lo) })
    }

    /// `name`, `package.name`, either with type arguments; the first name may have been read.
    pub(super) fn qualified_name(&mut self, first: Option<Ident>) -> &'a Expr<'a> {
        let name = match first {
            Some(name) => name,
            None if self.at(NAME) => self.name(),
            None => {
                let (id, span) = (self.id(), self.token.span());
                self.unexpected(codes::EXPECTED_NAME, "expected name");
                self.skip_to(&[Tok::Dot, SEMI, Tok::Rbrace]);
                Ident { id, name: Symbol::BLANK, span }
            }
        };
        let lo = name.span.lo;
        let mut x = self.name_expr(name);
        if self.got(Tok::Dot) {
            let sel = self.name();
            x = self.expr_node(self.span_from(lo), ExprKind::Selector { x, sel });
        }
        if self.at(Tok::Lbrack) {
            x = self.type_instance(x);
        }
        x
    }

    fn type_instance(&mut self, x: &'a Expr<'a>) -> &'a Expr<'a> {
        self.next();
        let args = if self.at(Tok::Rbrack) {
            self.unexpected(codes::EXPECTED_TYPE, "expected type argument list");
            vec![self.scope(Self::bad_expr)]
        } else {
            self.bracketed(|parser| {
                let first = parser.type_();
                parser.more_types(first).0
            })
        };
        self.want(Tok::Rbrack);
        self.index_node(x, args)
    }

    /// `x[args]` whose `]` has just been read.
    pub(super) fn index_node(&mut self, x: &'a Expr<'a>, args: Vec<&'a Expr<'a>>) -> &'a Expr<'a> {
        let indices = self.list_node(args);
        self.expr_node(self.span_from(x.span.lo), ExprKind::Index { x, indices })
    }

    /// Types after the first item of a list in brackets; tells whether there was a comma.
    pub(super) fn more_types(&mut self, first: &'a Expr<'a>) -> (Vec<&'a Expr<'a>>, bool) {
        let mut list = vec![first];
        let mut comma = false;
        while self.got(Tok::Comma) {
            comma = true;
            match self.type_or_none() {
                Some(ty) => list.push(ty),
                None => break,
            }
        }
        (list, comma)
    }

    /// After a name, at `[`: the array or slice type of what is named, or arguments of a generic type of that name.
    pub(super) fn array_or_args(&mut self, name: Ident) -> ArrayOrArgs<'a> {
        let lo = self.token.lo;
        self.next();
        if self.got(Tok::Rbrack) {
            return ArrayOrArgs::Array(self.slice_type(lo));
        }
        let (args, comma) = self.bracketed(|parser| {
            let first = parser.expr();
            parser.more_types(first)
        });
        self.want(Tok::Rbrack);
        let end = self.last_end;
        if !comma && let Some(elem) = self.type_or_none() {
            let kind = ExprKind::ArrayType { len: args.first().copied(), elem };
            return ArrayOrArgs::Array(self.expr_node(self.span_from(lo), kind));
        }
        let x = self.name_expr(name);
        let indices = self.list_node(args);
        let span = Span::new(name.span.lo, end);
        ArrayOrArgs::Instance(self.expr_node(span, ExprKind::Index { x, indices }))
    }

    fn struct_type(&mut self, lo: Pos) -> &'a Expr<'a> {
        self.next();
        self.want(Tok::Lbrace);
        let mut fields = Vec::new();
        self.list("struct type", SEMI, Tok::Rbrace, |parser| {
            fields.extend(parser.struct_field());
            false
        });
        let fields = self.list_node(fields);
        self.expr_node(self.span_from(lo), ExprKind::StructType(fields))
    }

    fn struct_field(&mut self) -> Option<Field<'a>> {
        let lo = self.token.lo;
        let (names, ty) = match self.token.kind {
            Tok::Name(_) => self.named_or_embedded_field(),
            Tok::Star | Tok::Lparen => (Vec::new(), self.embedded_type()),
            _ => {
                self.unexpected(codes::UNEXPECTED, "expected field name or embedded type");
                self.skip_to(&[SEMI, Tok::Rbrace]);
                return None;
            }
        };
        let embedded = names.is_empty();
        let names = self.list_node(names);
        let tag = self.struct_tag();
        Some(Field { names, ty, tag, embedded, span: self.span_from(lo) })
    }

    /// `a, b T`, or a type alone; then there are no names.
    fn named_or_embedded_field(&mut self) -> (Vec<Ident>, &'a Expr<'a>) {
        let first = self.name();
        if matches!(self.token.kind, Tok::Dot | Tok::Literal(..) | Tok::Semi(_) | Tok::Rbrace) {
            return (Vec::new(), self.qualified_name(Some(first)));
        }
        let names = self.name_list(first);
        if names.len() > 1 || !self.at(Tok::Lbrack) {
            return (names, self.type_());
        }
        match self.array_or_args(first) {
            ArrayOrArgs::Array(ty) => (names, ty),
            ArrayOrArgs::Instance(ty) => (Vec::new(), ty),
        }
    }

    /// An embedded `*T`, or one in parentheses, which is an error.
    fn embedded_type(&mut self) -> &'a Expr<'a> {
        let lo = self.token.lo;
        let mut open = self.embedded_paren();
        let star = self.got(Tok::Star);
        open |= star && self.embedded_paren();
        let mut ty = self.qualified_name(None);
        if star {
            ty = self.expr_node(self.span_from(lo), ExprKind::Star(ty));
        }
        if open {
            self.got(Tok::Rparen); // no need to complain if it is missing
        }
        ty
    }

    fn embedded_paren(&mut self) -> bool {
        if self.at(Tok::Lparen) {
            self.syntax_error(codes::PARENTHESIZED_TYPE, "cannot parenthesize embedded type");
        }
        self.got(Tok::Lparen)
    }

    fn struct_tag(&mut self) -> Option<&'a str> {
        let Tok::Literal(kind, validity) = self.token.kind else { return None };
        let span = self.token.span();
        self.next();
        if validity == Validity::Malformed {
            return None;
        }
        if kind != LitKind::String {
            let message =
                format!("invalid syntax tree: incorrect tag syntax: {:?}", self.lexer.source(span));
            self.late_error(codes::STRUCT_TAG, span, message);
            return None;
        }
        Some(self.decoded_text(span))
    }

    fn interface_type(&mut self, lo: Pos) -> &'a Expr<'a> {
        self.next();
        self.want(Tok::Lbrace);
        let mut elems = Vec::new();
        self.list("interface type", SEMI, Tok::Rbrace, |parser| {
            let elem = parser.interface_elem();
            elems.push(elem);
            false
        });
        let elems = self.list_node(elems);
        self.expr_node(self.span_from(lo), ExprKind::InterfaceType(elems))
    }

    fn interface_elem(&mut self) -> InterfaceElem<'a> {
        if !self.at(NAME) {
            let terms = self.union_terms(None);
            return InterfaceElem::Union(self.list_node(terms));
        }
        let name = self.name();
        let ty = match self.token.kind {
            Tok::Lparen => return self.method(name),
            Tok::Lbrack => match self.generic_method_or_instance(name) {
                Ok(ty) => ty,
                Err(method) => return method,
            },
            _ => self.qualified_name(Some(name)),
        };
        let terms = self.union_terms(Some(ty));
        InterfaceElem::Union(self.list_node(terms))
    }

    fn method(&mut self, name: Ident) -> InterfaceElem<'a> {
        let (_, sig) = self.func_type(Some("interface method"));
        InterfaceElem::Method { name, sig }
    }

    /// `name[...]` in an interface: an embedded instantiated type, or (`Err`) a method that wants type parameters,
    /// which is reported.
    fn generic_method_or_instance(
        &mut self,
        name: Ident,
    ) -> Result<&'a Expr<'a>, InterfaceElem<'a>> {
        let bracket = self.token.span();
        self.next();
        if self.at(Tok::Rbrack) {
            let close = self.token.span();
            self.next();
            let is_method = self.at(Tok::Lparen);
            let what = if is_method { "parameter" } else { "argument" };
            let message = format!("empty type {what} list");
            self.lexer.report.error(codes::TYPE_PARAMETERS, close, message);
            return if is_method { Err(self.method(name)) } else { Ok(self.name_expr(name)) };
        }
        let list = self.params(Tok::Rbrack, false);
        let has_names = list.first().is_some_and(|field| !field.names.is_empty());
        if has_names || list.is_empty() && self.at(Tok::Lparen) {
            let method = self.method(name);
            if has_names {
                let message = "interface method must have no type parameters";
                self.lexer.report.error(codes::TYPE_PARAMETERS, bracket, message);
            }
            return Err(method);
        }
        let x = self.name_expr(name);
        if list.is_empty() {
            return Ok(x);
        }
        Ok(self.index_node(x, list.iter().map(|field| field.ty).collect()))
    }
}
