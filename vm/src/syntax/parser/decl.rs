//! A file, its imports and its declarations; also those inside functions.

use super::{Parser, SEMI, codes};
use crate::syntax::ast::{
    BinaryOp, ConstSpec, Decl, Expr, ExprKind, Field, File, FuncDecl, FuncSig, Ident, ImportSpec,
    InterfaceElem, TypeSpec, UnionTerm, VarSpec,
};
use crate::syntax::literal;
use crate::syntax::source::{Pos, Span};
use crate::syntax::token::{Key, LitKind, Tok, Validity};

/// Keywords at which parsing resumes after an error at top level.
const DECLARATIONS: [Tok; 5] = [
    Tok::Key(Key::Import),
    Tok::Key(Key::Const),
    Tok::Key(Key::Type),
    Tok::Key(Key::Var),
    Tok::Key(Key::Func),
];

impl<'a> Parser<'a, '_> {
    /// A whole file.
    pub(super) fn file(&mut self) -> File<'a> {
        let mut imports = Vec::new();
        let mut decls = Vec::new();
        let package = self.package_clause();
        if self.lexer.report.is_empty() {
            self.declarations(&mut imports, &mut decls);
        } else {
            self.lexer.stop(); // without a package clause it is hardly Go: more errors would not help
        }
        File { package, imports: self.list_node(imports), decls: self.list_node(decls) }
    }

    fn package_clause(&mut self) -> Ident {
        if !self.got(Tok::Key(Key::Package)) {
            self.syntax_error(codes::PACKAGE_FIRST, "package statement must be first");
            let (id, span) = (self.id(), self.token.span());
            return Ident { id, name: crate::syntax::symbol::Symbol::BLANK, span };
        }
        let name = self.name();
        self.want(SEMI);
        name
    }

    pub(super) fn declarations(
        &mut self,
        imports: &mut Vec<ImportSpec<'a>>,
        decls: &mut Vec<Decl<'a>>,
    ) {
        let mut imports_over = false;
        while !self.at(Tok::Eof) {
            if self.at_key(Key::Import) && imports_over {
                let message = "imports must appear before other declarations";
                self.syntax_error(codes::IMPORT_ORDER, message);
            }
            imports_over = !self.at_key(Key::Import);
            if !self.declaration(imports, decls) {
                self.not_a_declaration(decls);
                self.skip_to(&DECLARATIONS);
                continue;
            }
            // Pragmas belong to the next declaration: drop the old ones before the next token is read.
            self.lexer.pragmas.clear();
            if !self.at(Tok::Eof) && !self.got(SEMI) {
                self.unexpected(codes::END_OF_STATEMENT, "after top level declaration");
                self.skip_to(&DECLARATIONS);
            }
        }
    }

    /// One declaration, if one starts here.
    pub(super) fn declaration(
        &mut self,
        imports: &mut Vec<ImportSpec<'a>>,
        decls: &mut Vec<Decl<'a>>,
    ) -> bool {
        self.height = 0;
        match self.token.kind {
            Tok::Key(Key::Import) => {
                self.next();
                self.group(|parser, _| imports.extend(parser.import_spec()));
            }
            Tok::Key(key @ (Key::Const | Key::Type | Key::Var)) => {
                let decl = self.spec_group(key);
                decls.push(decl);
            }
            Tok::Key(Key::Func) => {
                let decl = self.func_decl();
                decls.push(decl);
            }
            _ => return false,
        }
        true
    }

    fn not_a_declaration(&mut self, decls: &[Decl<'a>]) {
        let bodiless = matches!(decls.last(), Some(Decl::Func(func)) if func.body.is_none());
        if self.at(Tok::Lbrace) && bodiless {
            let message = "unexpected semicolon or newline before {";
            self.syntax_error(codes::BRACE_ON_NEXT_LINE, message);
        } else {
            let message = "non-declaration statement outside function body";
            self.syntax_error(codes::NOT_A_DECLARATION, message);
        }
    }

    /// One spec, or several in parentheses; `spec` is told the index of each.
    fn group(&mut self, mut spec: impl FnMut(&mut Self, usize)) {
        if !self.at(Tok::Lparen) {
            return self.scope(|parser| spec(parser, 0));
        }
        self.next();
        let mut index = 0;
        self.list("grouped declaration", SEMI, Tok::Rparen, |parser| {
            spec(parser, index);
            index += 1;
            false
        });
    }

    /// A `const`, `type` or `var` declaration, from its keyword on.
    pub(super) fn spec_group(&mut self, key: Key) -> Decl<'a> {
        self.next();
        match key {
            Key::Const => {
                let mut specs = Vec::new();
                self.group(|parser, index| {
                    let spec = parser.const_spec(index, &specs);
                    specs.push(spec);
                });
                Decl::Const(self.list_node(specs))
            }
            Key::Type => {
                let mut specs = Vec::new();
                self.group(|parser, _| specs.push(parser.type_spec()));
                Decl::Type(self.list_node(specs))
            }
            _ => {
                let mut specs = Vec::new();
                self.group(|parser, _| specs.push(parser.var_spec()));
                Decl::Var(self.list_node(specs))
            }
        }
    }

    fn import_spec(&mut self) -> Option<ImportSpec<'a>> {
        let name = match self.token.kind {
            Tok::Name(_) => Some(self.name()),
            Tok::Dot => {
                let (id, span) = (self.id(), self.token.span());
                self.next();
                Some(Ident { id, name: self.lexer.interner().intern("."), span })
            }
            _ => None,
        };
        let span = self.token.span();
        let Tok::Literal(kind, validity) = self.token.kind else {
            self.syntax_error(codes::IMPORT_PATH, "missing import path");
            self.skip_to(&[SEMI, Tok::Rparen]);
            return None;
        };
        self.next();
        if validity == Validity::Malformed {
            return None;
        }
        if kind != LitKind::String {
            self.syntax_error_at(codes::IMPORT_PATH, span, "import path must be a string");
            return None;
        }
        let path = self.decoded_text(span);
        Some(ImportSpec { name, path, id: self.id(), span })
    }

    /// The text of a well-formed string literal, for places where it must be text.
    pub(super) fn decoded_text(&self, span: Span) -> &'a str {
        let bytes = literal::decode_string(self.lexer.source(span));
        self.arena.alloc_str(&String::from_utf8_lossy(&bytes))
    }

    fn const_spec(&mut self, index: usize, earlier: &[ConstSpec<'a>]) -> ConstSpec<'a> {
        let lo = self.token.lo;
        let first = self.name();
        let names = self.name_list(first);
        let (mut ty, mut values) = (None, Vec::new());
        if !self.at(Tok::Eof) && !self.at(SEMI) && !self.at(Tok::Rparen) {
            ty = self.type_or_none();
            if self.got_assign() {
                values = self.expr_list();
            }
        }
        let repeats = ty.is_none() && values.is_empty();
        let inherits =
            if repeats { earlier.last().map_or(index, |spec| spec.inherits) } else { index };
        ConstSpec {
            names: self.list_node(names),
            ty,
            values: self.list_node(values),
            inherits,
            iota: index as u32,
            span: self.span_from(lo),
        }
    }

    fn var_spec(&mut self) -> VarSpec<'a> {
        let lo = self.token.lo;
        let first = self.name();
        let names = self.name_list(first);
        let (mut ty, mut values) = (None, Vec::new());
        if self.got_assign() {
            values = self.expr_list();
        } else {
            ty = Some(self.type_());
            if self.got_assign() {
                values = self.expr_list();
            }
        }
        VarSpec {
            names: self.list_node(names),
            ty,
            values: self.list_node(values),
            span: self.span_from(lo),
        }
    }

    fn type_spec(&mut self) -> TypeSpec<'a> {
        let name = self.name();
        let lo = name.span.lo;
        if self.at(Tok::Lbrack) {
            return self.bracketed_type_spec(name);
        }
        let alias = self.got_assign();
        let ty = self.type_or_none();
        self.finish_type_spec(name, lo, Vec::new(), alias, ty)
    }

    fn finish_type_spec(
        &mut self,
        name: Ident,
        lo: Pos,
        type_params: Vec<Field<'a>>,
        alias: bool,
        ty: Option<&'a Expr<'a>>,
    ) -> TypeSpec<'a> {
        let ty = ty.unwrap_or_else(|| {
            let bad = self.bad_expr();
            self.unexpected(codes::EXPECTED_TYPE, "in type declaration");
            self.skip_to(&[SEMI, Tok::Rparen]);
            bad
        });
        TypeSpec {
            name,
            type_params: self.list_node(type_params),
            alias,
            ty,
            span: self.span_from(lo),
        }
    }

    /// `type T [` goes on as an array type, a slice type or a list of type parameters.
    fn bracketed_type_spec(&mut self, name: Ident) -> TypeSpec<'a> {
        let (lo, bracket) = (name.span.lo, self.token.lo);
        self.next();
        let ty = match self.token.kind {
            Tok::Name(_) => return self.array_or_generic(name, bracket),
            Tok::Rbrack => {
                self.next();
                self.slice_type(bracket)
            }
            _ => self.array_type(bracket, None),
        };
        self.finish_type_spec(name, lo, Vec::new(), false, Some(ty))
    }

    /// `type T [P`: an array if what follows is an expression and then `]`, type parameters if it splits into a name
    /// and a constraint. `P *C` and `P (C)` can be both; only `C` and what follows tell.
    fn array_or_generic(&mut self, name: Ident, bracket: Pos) -> TypeSpec<'a> {
        let lo = name.span.lo;
        let first = self.name();
        // After a name, `[` can only begin a constraint: an indexed value is no constant, hence no array length.
        let split = if self.at(Tok::Lbrack) {
            Split::Parameter(first, None)
        } else {
            let operand = self.name_expr(first);
            let x = self.bracketed(|parser| parser.expr_from(operand));
            self.split_parameter(x)
        };
        match split {
            Split::Parameter(param, constraint)
                if constraint.is_some() || !self.at(Tok::Rbrack) =>
            {
                let type_params = self.type_params_from(param, constraint);
                let alias = self.got_assign();
                let ty = self.type_or_none();
                self.finish_type_spec(name, lo, type_params, alias, ty)
            }
            Split::Parameter(length, _) => {
                let length = self.name_expr(length);
                let ty = self.array_type(bracket, Some(length));
                self.finish_type_spec(name, lo, Vec::new(), false, Some(ty))
            }
            Split::Length(length) => {
                let ty = self.array_type(bracket, Some(length));
                self.finish_type_spec(name, lo, Vec::new(), false, Some(ty))
            }
        }
    }

    /// Reads `x` as a type parameter and its constraint where it can only be that, or where a comma follows.
    fn split_parameter(&mut self, x: &'a Expr<'a>) -> Split<'a> {
        let mut terms = Vec::new();
        let mut first = x;
        let mut forced = self.at(Tok::Comma);
        while let ExprKind::Binary { op: BinaryOp::Or, x, y, .. } = first.kind {
            forced |= is_type_element(y);
            terms.push(y);
            first = x;
        }
        let (name, constraint) = match first.kind {
            ExprKind::Name(name) if terms.is_empty() => {
                return Split::Parameter(Ident { id: first.id, name, span: first.span }, None);
            }
            ExprKind::Binary { op: BinaryOp::Mul, op_span, x: name, y }
                if forced || is_type_element(y) =>
            {
                let pointer = op_span.to(y.span);
                (name, self.expr_node(pointer, ExprKind::Star(y)))
            }
            ExprKind::Call { fun: name, args: &[only], spread: false }
                if forced || is_type_element(only) =>
            {
                (name, only)
            }
            _ => return Split::Length(x),
        };
        let ExprKind::Name(symbol) = name.kind else { return Split::Length(x) };
        terms.push(constraint);
        let span = Span::new(constraint.span.lo, x.span.hi);
        let param = Ident { id: name.id, name: symbol, span: name.span };
        Split::Parameter(param, Some(self.constraint_of(&terms, span)))
    }

    /// A constraint from terms that were read as expressions, the last one first.
    fn constraint_of(&mut self, terms: &[&'a Expr<'a>], span: Span) -> &'a Expr<'a> {
        let terms: Vec<UnionTerm> = terms.iter().map(|term| self.term_of(term)).collect();
        let terms = terms.into_iter().rev().collect();
        self.constraint(terms, span)
    }

    /// A term that was read as an expression. `~T` was read as the interface it is short for, and suspected.
    fn term_of(&mut self, x: &'a Expr<'a>) -> UnionTerm<'a> {
        if let ExprKind::InterfaceType(&[InterfaceElem::Union(&[UnionTerm { ty, .. }])]) = x.kind
            && self.claim(x.id)
        {
            return UnionTerm { tilde: true, ty };
        }
        UnionTerm { tilde: false, ty: x }
    }

    /// A method or function, from `func` on.
    fn func_decl(&mut self) -> Decl<'a> {
        let lo = self.token.lo;
        let pragmas = std::mem::take(&mut self.lexer.pragmas);
        let pragmas = pragmas.into_iter().map(|pragma| &*self.arena.alloc_str(pragma)).collect();
        self.next();
        let is_method = self.at(Tok::Lparen);
        let recv = if is_method { self.receiver() } else { None };
        let (name, type_params, sig) = if matches!(self.token.kind, Tok::Name(_)) {
            let name = self.name();
            let (type_params, sig) = self.func_type(None);
            (name, type_params, sig)
        } else {
            (self.missing_func_name(is_method), Vec::new(), self.empty_signature())
        };
        let body = if self.at(Tok::Lbrace) { Some(self.func_body()) } else { None };
        Decl::Func(self.arena.alloc(FuncDecl {
            name,
            recv,
            type_params: self.list_node(type_params),
            sig,
            body,
            pragmas: self.list_node(pragmas),
            span: self.span_from(lo),
        }))
    }

    fn receiver(&mut self) -> Option<&'a Field<'a>> {
        self.next();
        let mut list = self.params(Tok::Rparen, false);
        let after = self.token.span();
        let count: usize = list.iter().map(|field| field.names.len().max(1)).sum();
        let report = &mut self.lexer.report;
        match count {
            0 => report.error(codes::RECEIVER, after, "method has no receiver"),
            1 => {}
            _ => report.error(codes::RECEIVER, after, "method has multiple receivers"),
        }
        list.truncate(1);
        list.pop().map(|field| &*self.arena.alloc(field))
    }

    fn missing_func_name(&mut self, is_method: bool) -> Ident {
        let (id, span) = (self.id(), self.token.span());
        let expected = if is_method { "expected name" } else { "expected name or (" };
        self.unexpected(codes::EXPECTED_NAME, expected);
        self.skip_to(&[Tok::Lbrace, SEMI]);
        Ident { id, name: crate::syntax::symbol::Symbol::BLANK, span }
    }

    fn empty_signature(&mut self) -> &'a FuncSig<'a> {
        let span = Span::new(self.token.lo, self.token.lo);
        self.arena.alloc(FuncSig { params: &[], results: &[], span })
    }
}

/// What the text after `type T [` turned out to be.
enum Split<'a> {
    /// A name and, if it has been read, its constraint.
    Parameter(Ident, Option<&'a Expr<'a>>),
    /// An expression.
    Length(&'a Expr<'a>),
}

/// Whether `x` can only be a type, not a value.
fn is_type_element(mut x: &Expr<'_>) -> bool {
    loop {
        x = match x.kind {
            ExprKind::ArrayType { .. }
            | ExprKind::StructType(_)
            | ExprKind::FuncType(_)
            | ExprKind::InterfaceType(_)
            | ExprKind::SliceType(_)
            | ExprKind::MapType { .. }
            | ExprKind::ChanType { .. } => return true,
            ExprKind::Binary { y, .. } if is_type_element(y) => return true,
            ExprKind::Binary { x, .. } | ExprKind::Unary { x, .. } => x,
            ExprKind::Paren(x) | ExprKind::Star(x) => x,
            _ => return false,
        };
    }
}
