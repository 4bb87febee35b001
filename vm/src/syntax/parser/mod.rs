//! From tokens to a syntax tree: a recursive-descent parser for all of Go 1.27.
//!
//! The driver calls [`parse_file`] once per file. A tree comes back whatever the file holds: where the source is
//! wrong an error is reported in the words of Go's compiler, `Bad` nodes stand in the tree, and parsing resumes at
//! the next statement or declaration.
//!
//! One idea a file: `decl` (packages, imports, declarations), `params` (parameter lists of both kinds), `types`,
//! `expr`, `stmt`, `header` (what stands between `if`, `for` or `switch` and the brace),
//! `snippet` (code without a file around it).
//!
//! Invariants:
//! 1. No input makes the parser recurse further than [`MAX_NESTING`] levels: every cycle of the grammar passes
//!    through `Parser::nested`.
//! 2. No path from the root of a tree to a leaf is longer than [`MAX_TREE_DEPTH`] expressions, else-branches and
//!    function literals, plus at most a few nodes for each of the [`MAX_NESTING`] levels: passes that walk the tree by
//!    recursion can bound their stack. `height` counts it, see `Parser::scope`.
//! 3. Every loop consumes a token in each round or ends, and nothing is read twice: parsing takes linear time.
//! 4. At the end of the file no rule loops and, after a first error, none reports another.
//!
//! A limit that is exceeded ends the parse of the file (the lexer is moved to its end), so that every rule unwinds
//! by invariant 4.

mod decl;
mod expr;
mod header;
mod params;
pub mod snippet;
mod stmt;
mod types;

use bumpalo::Bump;

use super::ast::{Expr, ExprKind, File, Ident, NodeId};
use super::codes;
use super::diagnostic::{Code, Diagnostic};
use super::lexer::Lexer;
use super::print;
use super::report::Report;
use super::source::{Pos, SourceMap, Span};
use super::symbol::{Interner, Symbol};
use super::token::{Key, Op, Semi, Tok, Token};

/// Levels of nested expressions, types, statements, parameters and composite literals that the parser follows. Code
/// written by people stays below 20, generated code below 200. At this depth the parser needs up to 1 MiB of stack in
/// a debug build, half of what a Rust thread has by default; each further level costs every later pass stack, too.
pub const MAX_NESTING: u32 = 1_000;

/// Height to which a tree may grow where the grammar loops rather than nests: `a+b+c`, `a.b.c`, `f()()`,
/// `else if`. Generated tables concatenate thousands of strings, so a smaller limit would turn real programs
/// away; a larger one would cost stack in passes that recurse: at 1 KiB a node they need 16 MiB for this.
pub const MAX_TREE_DEPTH: u32 = 10_000;

/// Any semicolon.
const SEMI: Tok = Tok::Semi(Semi::Written);
/// Any name.
const NAME: Tok = Tok::Name(Symbol::BLANK);
/// Any operator but `*`.
const OPERATOR: Tok = Tok::Operator(Op::Tilde);

/// Parses one file of `sources` into `arena`. Names go to `interner`; nodes are numbered from `next_id` on; what is
/// wrong goes to `diags`, ten errors at most.
pub fn parse_file<'a>(
    arena: &'a Bump,
    sources: &SourceMap,
    file: usize,
    interner: &mut Interner,
    next_id: &mut u32,
    diags: &mut Vec<Diagnostic>,
) -> File<'a> {
    parse(arena, Report::new(sources, false), (sources, file), interner, next_id, diags)
}

/// As [`parse_file`], but reports all errors of the file however many there are.
pub fn parse_file_all_errors<'a>(
    arena: &'a Bump,
    sources: &SourceMap,
    file: usize,
    interner: &mut Interner,
    next_id: &mut u32,
    diags: &mut Vec<Diagnostic>,
) -> File<'a> {
    parse(arena, Report::new(sources, true), (sources, file), interner, next_id, diags)
}

fn parse<'a, 's>(
    arena: &'a Bump,
    report: Report<'s>,
    (sources, file): (&'s SourceMap, usize),
    interner: &'s mut Interner,
    next_id: &'s mut u32,
    diags: &mut Vec<Diagnostic>,
) -> File<'a> {
    let lexer = Lexer::new(sources.file(file), interner, report);
    let mut parser = Parser::new(arena, lexer, next_id);
    let tree = parser.file();
    parser.check_embed(&tree);
    parser.report_late();
    // A file is parsed once; if not, what was found first stays.
    let _ = sources.file(file).directives.set(std::mem::take(&mut parser.lexer.directives));
    diags.append(&mut parser.lexer.report.finish());
    tree
}

/// A node that the grammar accepts as an expression, and that is wrong unless a rule further out claims it.
struct Suspect {
    id: NodeId,
    error: Late,
}

/// An error that Go finds only once a program has no syntax errors, and that is therefore reported last.
struct Late {
    code: Code,
    span: Span,
    message: String,
}

/// The parser of one file.
struct Parser<'a, 's> {
    arena: &'a Bump,
    lexer: Lexer<'s>,
    /// The token looked at.
    token: Token,
    /// End of the token before it.
    last_end: Pos,
    next_id: &'s mut u32,
    /// Function bodies around this place.
    functions: u32,
    /// Whether `x {` can be a composite literal: negative in the header of `if`, `for` and `switch`, raised again by
    /// brackets.
    literal_level: i32,
    /// Levels of nesting around this place (invariant 1).
    nesting: u32,
    /// Height of the tree built in this scope so far (invariant 2).
    height: u32,
    suspects: Vec<Suspect>,
    late: Vec<Late>,
    /// Whether a limit ended the parse.
    gave_up: bool,
}

impl<'a, 's> Parser<'a, 's> {
    fn new(arena: &'a Bump, mut lexer: Lexer<'s>, next_id: &'s mut u32) -> Parser<'a, 's> {
        let token = lexer.next();
        Parser {
            arena,
            lexer,
            token,
            last_end: token.lo,
            next_id,
            functions: 0,
            literal_level: 0,
            nesting: 0,
            height: 0,
            suspects: Vec::new(),
            late: Vec::new(),
            gave_up: false,
        }
    }

    // Tokens.

    /// Moves to the next token.
    fn next(&mut self) {
        self.last_end = self.token.hi;
        if self.lexer.report.is_full() {
            self.lexer.stop();
        }
        self.token = self.lexer.next();
    }

    /// Whether the token is `kind`; all names, all semicolons and all operators count as one kind.
    fn at(&self, kind: Tok) -> bool {
        match (self.token.kind, kind) {
            (Tok::Name(_), Tok::Name(_)) | (Tok::Semi(_), Tok::Semi(_)) => true,
            (Tok::Operator(_), Tok::Operator(_)) => true,
            (here, kind) => here == kind,
        }
    }

    /// Whether the token is that keyword.
    fn at_key(&self, key: Key) -> bool {
        self.token.kind == Tok::Key(key)
    }

    /// Moves past a token of that kind if one stands here.
    fn got(&mut self, kind: Tok) -> bool {
        let found = self.at(kind);
        if found {
            self.next();
        }
        found
    }

    /// Moves past a token of that kind, or reports that it is missing and skips one token.
    fn want(&mut self, kind: Tok) {
        if !self.got(kind) {
            let expected = format!("expected {}", wanted(kind));
            self.unexpected(codes::UNEXPECTED, &expected);
            self.skip_one();
        }
    }

    /// Moves past `=`; past `:=` too, with an error.
    fn got_assign(&mut self) -> bool {
        if self.at(Tok::Define) {
            self.unexpected(codes::UNEXPECTED, "expected =");
            self.next();
            return true;
        }
        self.got(Tok::Assign)
    }

    /// Skips a token, to be sure to get on after an error.
    fn skip_one(&mut self) {
        if !self.at(Tok::Eof) {
            self.next();
        }
    }

    /// Skips to a token of `follow`, or, inside a function, to the start of a statement.
    fn skip_to(&mut self, follow: &[Tok]) {
        while !self.at(Tok::Eof) && !follow.iter().any(|&kind| self.at(kind)) {
            if let Tok::Key(key) = self.token.kind
                && self.functions > 0
                && key.starts_statement()
            {
                break;
            }
            self.next();
        }
    }

    // Errors.

    /// Reports that the token cannot stand here. `context` starts with "expected", "in", "at" or "after".
    fn unexpected(&mut self, code: Code, context: &str) {
        let separator = if context.starts_with("expected") { ", " } else { " " };
        let message = format!("unexpected {}{separator}{context}", self.token_text());
        self.syntax_error(code, &message);
    }

    /// Reports a syntax error at the token.
    fn syntax_error(&mut self, code: Code, message: &str) {
        self.syntax_error_at(code, self.token.span(), message);
    }

    /// Reports a syntax error at another place.
    fn syntax_error_at(&mut self, code: Code, span: Span, message: &str) {
        if self.at(Tok::Eof) && !self.lexer.report.is_empty() {
            return; // invariant 4
        }
        self.lexer.report.syntax_error(code, span, message);
    }

    /// How a message names the token.
    fn token_text(&mut self) -> String {
        match self.token.kind {
            Tok::Name(name) => format!("name {}", self.lexer.interner().text(name)),
            Tok::Semi(Semi::Written) => "semicolon".into(),
            Tok::Semi(Semi::Newline) => "newline".into(),
            Tok::Semi(Semi::Eof) => "EOF".into(),
            Tok::Literal(..) => format!("literal {}", self.lexer.source(self.token.span())),
            Tok::AssignOp(op) => format!("{}=", op.text()),
            Tok::IncOp(true) => "++".into(),
            Tok::IncOp(false) => "--".into(),
            kind => wanted(kind),
        }
    }

    /// Lets a node stand that is an error unless [`Parser::claim`] is called for it.
    fn suspect(&mut self, id: NodeId, span: Span, code: Code, message: &str) {
        self.suspects.push(Suspect { id, error: Late { code, span, message: message.into() } });
    }

    /// Declares a node right if it is suspected; tells whether it was.
    fn claim(&mut self, id: NodeId) -> bool {
        // A rule claims what it has just parsed, the last node first: later ones alone are passed over.
        let newer = self.suspects.iter().rev().take_while(|suspect| suspect.id > id).count();
        let at = self.suspects.len() - newer;
        let found = at > 0 && self.suspects[at - 1].id == id;
        if found {
            self.suspects.remove(at - 1);
        }
        found
    }

    /// Notes an error that counts only if there are no syntax errors.
    fn late_error(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.late.push(Late { code, span, message: message.into() });
    }

    /// `//go:embed` counts only where the package `embed` is imported.
    fn check_embed(&mut self, file: &File<'_>) {
        let imported = file.imports.iter().any(|import| import.path == "embed");
        if let (Some(span), false) = (self.lexer.embed, imported) {
            let message = "go:embed only allowed in Go files that import \"embed\"";
            self.late_error(codes::DIRECTIVE, span, message);
        }
    }

    fn report_late(&mut self) {
        if self.gave_up || self.lexer.report.has_syntax_errors() {
            return;
        }
        let suspects = std::mem::take(&mut self.suspects).into_iter().map(|suspect| suspect.error);
        let mut late: Vec<Late> = suspects.chain(std::mem::take(&mut self.late)).collect();
        late.sort_by_key(|error| error.span.lo);
        for error in late {
            self.lexer.report.error(error.code, error.span, error.message);
        }
    }

    // Limits.

    /// Parses something one level further in, or reports that it nests too deep and gives `None`.
    fn nested<T>(&mut self, parse: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.nesting >= MAX_NESTING {
            self.too_deep();
            return None;
        }
        self.nesting += 1;
        let parsed = parse(self);
        self.nesting -= 1;
        Some(parsed)
    }

    /// Parses a part whose siblings do not add to its height: the height afterwards is the larger of the two.
    fn scope<T>(&mut self, parse: impl FnOnce(&mut Self) -> T) -> T {
        let siblings = std::mem::take(&mut self.height);
        let parsed = parse(self);
        self.height = self.height.max(siblings);
        parsed
    }

    /// Counts a node that stands on top of all others in this scope.
    fn grow(&mut self) {
        self.height += 1;
        if self.height > MAX_TREE_DEPTH {
            self.too_deep();
        }
    }

    /// Reports where the program nests too deep and ends the parse.
    fn too_deep(&mut self) {
        if !self.at(Tok::Eof) {
            self.lexer.report.error_with_help(
                codes::TOO_DEEP,
                self.token.span(),
                "nesting too deep",
                format!(
                    "Burrow follows {MAX_NESTING} levels of brackets, blocks and types, and chains of \
                     {MAX_TREE_DEPTH} operators, selectors, calls or else-branches"
                ),
            );
            self.gave_up = true;
            self.lexer.stop();
            self.token = self.lexer.next();
        }
        self.height = 0;
    }

    // Nodes.

    fn id(&mut self) -> NodeId {
        let id = NodeId(*self.next_id);
        *self.next_id += 1;
        id
    }

    /// From `lo` to the end of the token last consumed.
    fn span_from(&self, lo: Pos) -> Span {
        Span::new(lo, self.last_end.max(lo))
    }

    /// A new node on top of all others in this scope.
    fn expr_node(&mut self, span: Span, kind: ExprKind<'a>) -> &'a Expr<'a> {
        self.grow();
        let id = self.id();
        self.arena.alloc(Expr { id, span, kind })
    }

    /// A node in place of what could not be parsed, at the token.
    fn bad_expr(&mut self) -> &'a Expr<'a> {
        let span = Span::new(self.token.lo, self.token.lo);
        self.expr_node(span, ExprKind::Bad)
    }

    /// A name as an expression, under the number it has as an identifier.
    fn name_expr(&mut self, name: Ident) -> &'a Expr<'a> {
        self.grow();
        self.arena.alloc(Expr { id: name.id, span: name.span, kind: ExprKind::Name(name.name) })
    }

    /// Moves a finished list into the arena.
    fn list_node<T>(&self, list: Vec<T>) -> &'a [T] {
        self.arena.alloc_slice_fill_iter(list)
    }

    /// Parses between brackets, where `x {` is a composite literal again.
    fn bracketed<T>(&mut self, parse: impl FnOnce(&mut Self) -> T) -> T {
        self.literal_level += 1;
        let parsed = parse(self);
        self.literal_level -= 1;
        parsed
    }

    /// An expression as Go's messages write it.
    fn text_of(&mut self, x: &Expr<'_>) -> String {
        let sources = self.lexer.report.sources();
        print::expr_text(x, sources, self.lexer.interner())
    }

    // Productions shared by all.

    /// An identifier; `_` with an error if there is none.
    fn name(&mut self) -> Ident {
        let (id, span) = (self.id(), self.token.span());
        if let Tok::Name(name) = self.token.kind {
            self.next();
            return Ident { id, name, span };
        }
        self.unexpected(codes::EXPECTED_NAME, "expected name");
        self.skip_one();
        Ident { id, name: Symbol::BLANK, span }
    }

    /// Names separated by commas, the first one already read.
    fn name_list(&mut self, first: Ident) -> Vec<Ident> {
        let mut names = vec![first];
        while self.got(Tok::Comma) {
            names.push(self.name());
        }
        names
    }

    /// A list `{ item separator } close` whose opening bracket has been read. `item` gives `true` after the last
    /// possible item. Answers where the closing bracket stands.
    fn list(
        &mut self,
        context: &str,
        separator: Tok,
        close: Tok,
        mut item: impl FnMut(&mut Self) -> bool,
    ) -> Span {
        let mut done = false;
        while !self.at(Tok::Eof) && !self.at(close) && !done {
            done = self.scope(&mut item);
            if !self.got(separator) && !self.at(close) {
                let missing = format!(
                    "in {context}; possibly missing {} or {}",
                    separator.wanted(),
                    close.wanted()
                );
                self.unexpected(codes::LIST, &missing);
                self.skip_to(&[Tok::Rparen, Tok::Rbrack, Tok::Rbrace]);
                if !self.at(close) {
                    return self.token.span();
                }
            }
        }
        let end = self.token.span();
        self.want(close);
        end
    }
}

/// How a message names a token that is wanted: keywords are called so.
fn wanted(kind: Tok) -> String {
    match kind {
        Tok::Key(key) => format!("keyword {}", key.text()),
        kind => kind.wanted().into(),
    }
}
