//! Code without a file around it: `burrow -e CODE`.
//!
//! The tree is that of the program the code stands for. What is put in (the package clause, imports, `main`, the call
//! that prints the last expression) has empty places at the code's start, so that every error points into the code.

use std::collections::HashSet;

use bumpalo::Bump;

use super::{Lexer, Parser, Report, SEMI, codes, parse_file};
use crate::syntax::ast::{
    Block, Decl, Expr, ExprKind, File, FuncDecl, FuncSig, Ident, ImportSpec, Stmt, StmtKind,
};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::source::{SourceMap, Span};
use crate::syntax::symbol::{Interner, Symbol};
use crate::syntax::token::{Key, Tok};

/// Local name of `fmt` where the code uses `fmt` for something else: no name that can be written.
const OTHER_FMT: &str = "·fmt";

/// Functions whose results nobody looks at, as last calls: prefixes of names in `fmt`.
const PRINTING: [&str; 4] = ["Print", "Fprint", "Scan", "Fscan"];

/// A snippet as a program.
pub struct Snippet<'a> {
    /// The program.
    pub file: File<'a>,
    /// Whether it prints the results of a last call, which there may not be.
    pub prints_call: bool,
}

/// What is known beside the code.
#[derive(Clone, Copy)]
pub struct SnippetOptions {
    /// The import path of the package that a name stands for.
    pub packages: fn(&str) -> Option<&'static str>,
    /// Whether a last call is printed as other expressions are.
    pub print_call: bool,
}

/// Parses a snippet: a file if it begins with `package`, declarations if one of them is `func main`, else the statements
/// of `main`, perhaps with imports before them. Otherwise as [`parse_file`].
pub fn parse_snippet<'a>(
    arena: &'a Bump,
    sources: &SourceMap,
    file: usize,
    interner: &mut Interner,
    next_id: &mut u32,
    diags: &mut Vec<Diagnostic>,
    options: SnippetOptions,
) -> Snippet<'a> {
    let used = Used::find(sources, file, interner);
    if used.whole_file {
        let file = parse_file(arena, sources, file, interner, next_id, diags);
        return Snippet { file, prints_call: false };
    }
    let names = Names::new(sources, file, interner, &used);
    let mut parts = Parts::default();
    let source = sources.file(file);
    let lexer = Lexer::new(source, interner, Report::new(sources, false));
    let mut parser = Parser::new(arena, lexer, next_id);
    parser.declarations(&mut parts.imports, &mut parts.decls);
    if !parts.has_main(&names) {
        parts = Parts::default();
        let lexer = Lexer::new(source, interner, Report::new(sources, false));
        parser = Parser::new(arena, lexer, next_id);
        parser.main_of_statements(&mut parts, &names, options.print_call);
    }
    parser.supply_imports(&mut parts, &used, &names, options);
    parser.report_late();
    let package = Ident { id: parser.id(), name: names.main, span: names.nowhere };
    let (imports, decls) = (parser.list_node(parts.imports), parser.list_node(parts.decls));
    diags.append(&mut parser.lexer.report.finish());
    Snippet { file: File { package, imports, decls }, prints_call: parts.printed == Printed::Call }
}

/// What a snippet is made into.
#[derive(Default)]
struct Parts<'a> {
    imports: Vec<ImportSpec<'a>>,
    decls: Vec<Decl<'a>>,
    printed: Printed,
}

impl Parts<'_> {
    fn has_main(&self, names: &Names) -> bool {
        self.decls.iter().any(|decl| match decl {
            Decl::Func(func) => func.name.name == names.main && func.recv.is_none(),
            _ => false,
        })
    }

    /// The names declared at top level.
    fn declared(&self) -> HashSet<Symbol> {
        let mut names = HashSet::new();
        for decl in &self.decls {
            match decl {
                Decl::Const(specs) => {
                    names.extend(specs.iter().flat_map(|s| s.names).map(|name| name.name));
                }
                Decl::Var(specs) => {
                    names.extend(specs.iter().flat_map(|s| s.names).map(|name| name.name));
                }
                Decl::Type(specs) => names.extend(specs.iter().map(|spec| spec.name.name)),
                Decl::Func(func) if func.recv.is_none() => {
                    names.insert(func.name.name);
                }
                Decl::Func(_) => {}
            }
        }
        names
    }

    /// Whether an import as written gives a package this name.
    fn imports(&self, name: &str, interner: &Interner) -> bool {
        self.imports.iter().any(|spec| match spec.name {
            Some(local) => interner.text(local.name) == name,
            None => spec.path.rsplit('/').next() == Some(name),
        })
    }
}

/// What the tokens of a snippet tell.
struct Used {
    /// Names before a dot, in order.
    packages: Vec<Symbol>,
    /// Whether `fmt` stands somewhere without a dot behind it.
    fmt_is_other: bool,
    /// Whether it begins with `package`.
    whole_file: bool,
}

impl Used {
    fn find(sources: &SourceMap, file: usize, interner: &mut Interner) -> Used {
        let fmt = interner.intern("fmt");
        let mut lexer = Lexer::new(sources.file(file), interner, Report::new(sources, true));
        let mut used = Used { packages: Vec::new(), fmt_is_other: false, whole_file: false };
        let mut seen = HashSet::new();
        let (mut before, mut here) = (Tok::Eof, lexer.next().kind);
        used.whole_file = here == Tok::Key(Key::Package);
        while here != Tok::Eof {
            let next = lexer.next().kind;
            if let Tok::Name(name) = here
                && before != Tok::Dot
            {
                if next == Tok::Dot && seen.insert(name) {
                    used.packages.push(name);
                }
                used.fmt_is_other |= name == fmt && next != Tok::Dot;
            }
            (before, here) = (here, next);
        }
        used
    }
}

/// Names that the program around a snippet needs.
struct Names {
    main: Symbol,
    fmt: Symbol,
    println: Symbol,
    /// Builtins without a value to print.
    printed: HashSet<Symbol>,
    /// The place of what nobody wrote.
    nowhere: Span,
}

impl Names {
    fn new(sources: &SourceMap, file: usize, interner: &mut Interner, used: &Used) -> Names {
        let start = sources.file(file).base;
        Names {
            main: interner.intern("main"),
            fmt: interner.intern(if used.fmt_is_other { OTHER_FMT } else { "fmt" }),
            println: interner.intern("Println"),
            printed: ["print", "println", "panic"].map(|name| interner.intern(name)).into(),
            nowhere: Span::new(start, start),
        }
    }
}

/// What a snippet prints at its end.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Printed {
    #[default]
    Nothing,
    Value,
    Call,
}

impl<'a> Parser<'a, '_> {
    /// Imports, then statements up to the end: the body of `main`.
    fn main_of_statements(&mut self, parts: &mut Parts<'a>, names: &Names, print_call: bool) {
        while self.at_key(Key::Import) {
            self.declaration(&mut parts.imports, &mut parts.decls);
            self.got(SEMI);
        }
        self.functions += 1;
        let lo = self.token.lo;
        let mut stmts = self.stmts();
        if !self.at(Tok::Eof) {
            self.unexpected(codes::UNEXPECTED, "after the last statement");
        }
        self.functions -= 1;
        let span = self.span_from(lo);
        parts.printed = self.print_last(&mut stmts, names, print_call);
        let body = Block { stmts: self.list_node(stmts), span };
        let sig = FuncSig { params: &[], results: &[], span: names.nowhere };
        parts.decls.push(Decl::Func(self.arena.alloc(FuncDecl {
            name: Ident { id: self.id(), name: names.main, span: names.nowhere },
            recv: None,
            type_params: &[],
            sig: self.arena.alloc(sig),
            body: Some(self.arena.alloc(body)),
            pragmas: &[],
            span,
        })));
    }

    /// Adds the imports of the packages that are used and not imported. One that a variable hides is added in vain: the
    /// checker asks for no use of what stands nowhere.
    fn supply_imports(
        &mut self,
        parts: &mut Parts<'a>,
        used: &Used,
        names: &Names,
        options: SnippetOptions,
    ) {
        let declared = parts.declared();
        for &name in used.packages.iter().filter(|name| !declared.contains(name)) {
            let interner = self.lexer.interner();
            if let Some(path) = (options.packages)(interner.text(name))
                && !parts.imports(interner.text(name), interner)
            {
                let id = self.id();
                parts.imports.push(ImportSpec { name: None, path, id, span: names.nowhere });
            }
        }
        let interner = self.lexer.interner();
        let has_fmt = parts.imports(interner.text(names.fmt), interner);
        if parts.printed != Printed::Nothing && !has_fmt {
            let name = Some(Ident { id: self.id(), name: names.fmt, span: names.nowhere });
            let id = self.id();
            parts.imports.push(ImportSpec { name, path: "fmt", id, span: names.nowhere });
        }
    }

    /// Makes a last statement that is an expression print it.
    fn print_last(&mut self, stmts: &mut [Stmt<'a>], names: &Names, print_call: bool) -> Printed {
        let last = stmts.iter_mut().rev().find(|stmt| !matches!(stmt.kind, StmtKind::Empty));
        let Some(Stmt { span, kind: kind @ StmtKind::Expr(_) }) = last else {
            return Printed::Nothing;
        };
        let StmtKind::Expr(x) = *kind else { return Printed::Nothing };
        let printed = match x.unparen().kind {
            ExprKind::Bad => return Printed::Nothing,
            ExprKind::Call { fun, .. } if !print_call || self.is_printing(fun, names) => {
                return Printed::Nothing;
            }
            ExprKind::Call { .. } => Printed::Call,
            _ => Printed::Value,
        };
        let fmt = Ident { id: self.id(), name: names.fmt, span: names.nowhere };
        let fmt = self.name_expr(fmt);
        let sel = Ident { id: self.id(), name: names.println, span: names.nowhere };
        let fun = self.expr_node(names.nowhere, ExprKind::Selector { x: fmt, sel });
        let args = self.list_node(vec![x]);
        *kind = StmtKind::Expr(self.expr_node(*span, ExprKind::Call { fun, args, spread: false }));
        printed
    }

    /// Whether a function is there to print, or has nothing to print.
    fn is_printing(&mut self, fun: &Expr<'_>, names: &Names) -> bool {
        match fun.unparen().kind {
            ExprKind::Name(name) => names.printed.contains(&name),
            ExprKind::Selector { x, sel } => {
                let ExprKind::Name(package) = x.kind else { return false };
                let interner = self.lexer.interner();
                interner.text(package) == "fmt"
                    && PRINTING.iter().any(|start| interner.text(sel.name).starts_with(start))
            }
            _ => false,
        }
    }
}
