//! What the parser's tests share: parsing a text, and the tree as an s-expression.

use burrow_vm::syntax::ast::*;
use burrow_vm::syntax::diagnostic::Diagnostic;
use burrow_vm::syntax::parser::parse_file;
use burrow_vm::syntax::render;
use burrow_vm::syntax::source::SourceMap;
use burrow_vm::syntax::symbol::Interner;

/// What came of a text.
pub struct Parsed {
    /// The tree, see [`Dump`].
    pub tree: String,
    /// The errors as Go prints them, without the file's name.
    pub errors: Vec<String>,
    /// The errors.
    pub diagnostics: Vec<Diagnostic>,
    /// The file, for rendering.
    pub sources: SourceMap,
}

/// Parses a text as the only file of a program.
pub fn parse(text: &str) -> Parsed {
    parse_bytes(text.as_bytes().to_vec())
}

/// Parses a file that need not be text.
pub fn parse_bytes(bytes: Vec<u8>) -> Parsed {
    let arena = bumpalo::Bump::new();
    let mut sources = SourceMap::default();
    let file = sources.add_bytes("x.go".into(), bytes).expect("a small file");
    let (mut interner, mut next_id, mut diagnostics) = (Interner::default(), 0, Vec::new());
    let tree = parse_file(&arena, &sources, file, &mut interner, &mut next_id, &mut diagnostics);
    let tree = Dump { interner: &interner }.file(&tree);
    let short = |diagnostic| render::short(&sources, diagnostic);
    let strip = |line: String| line.strip_prefix("x.go:").map_or(line.clone(), String::from);
    let errors = diagnostics.iter().map(short).map(strip).collect();
    Parsed { tree, errors, diagnostics, sources }
}

/// Writes trees as s-expressions: `(+ a 1)`, `(call f x)`, `(:= (a b) (1 2))`.
struct Dump<'i> {
    interner: &'i Interner,
}

fn list(parts: impl IntoIterator<Item = String>) -> String {
    format!("({})", parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

impl Dump<'_> {
    fn file(&self, file: &File<'_>) -> String {
        let imports = file.imports.iter().map(|import| {
            let name = import.name.map_or(String::new(), |name| self.name(&name));
            list(["import".into(), name, format!("{:?}", import.path)])
        });
        let decls = file.decls.iter().map(|decl| self.decl(decl));
        imports.chain(decls).collect::<Vec<_>>().join("\n")
    }

    fn name(&self, name: &Ident) -> String {
        self.interner.text(name.name).into()
    }

    fn names(&self, names: &[Ident]) -> String {
        list(names.iter().map(|name| self.name(name)))
    }

    fn decl(&self, decl: &Decl<'_>) -> String {
        match decl {
            Decl::Const(specs) => {
                let spec = |spec: &ConstSpec<'_>| {
                    let iota = format!("iota={} from={}", spec.iota, spec.inherits);
                    list([self.names(spec.names), self.opt(spec.ty), self.exprs(spec.values), iota])
                };
                list(["const".into()].into_iter().chain(specs.iter().map(spec)))
            }
            Decl::Var(specs) => {
                let spec = |spec: &VarSpec<'_>| {
                    list([self.names(spec.names), self.opt(spec.ty), self.exprs(spec.values)])
                };
                list(["var".into()].into_iter().chain(specs.iter().map(spec)))
            }
            Decl::Type(specs) => {
                let spec = |spec: &TypeSpec<'_>| {
                    let alias = if spec.alias { "=" } else { "" };
                    let params = self.some_fields(spec.type_params);
                    list([self.name(&spec.name), params, alias.into(), self.expr(spec.ty)])
                };
                list(["type".into()].into_iter().chain(specs.iter().map(spec)))
            }
            Decl::Func(func) => {
                let recv =
                    func.recv.map_or(String::new(), |recv| format!("recv {}", self.field(recv)));
                let pragmas = func.pragmas.iter().map(|pragma| format!("#{pragma}"));
                let body = func.body.map_or("native".into(), |body| self.block(body));
                let params = self.some_fields(func.type_params);
                let parts = [recv, self.name(&func.name), params, self.sig(func.sig), body];
                list(["func".into()].into_iter().chain(pragmas).chain(parts))
            }
        }
    }

    fn sig(&self, sig: &FuncSig<'_>) -> String {
        let arrow = if sig.results.is_empty() {
            String::new()
        } else {
            format!(" -> {}", self.fields(sig.results))
        };
        format!("{}{arrow}", self.fields(sig.params))
    }

    fn fields(&self, fields: &[Field<'_>]) -> String {
        list(fields.iter().map(|field| self.field(field)))
    }

    fn some_fields(&self, fields: &[Field<'_>]) -> String {
        if fields.is_empty() { String::new() } else { format!("[{}]", self.fields(fields)) }
    }

    fn field(&self, field: &Field<'_>) -> String {
        let embedded = if field.embedded { "embed".into() } else { String::new() };
        let names = field.names.iter().map(|name| self.name(name)).collect::<Vec<_>>().join(",");
        let tag = field.tag.map_or(String::new(), |tag| format!("tag={tag:?}"));
        list([embedded, names, self.expr(field.ty), tag])
    }

    fn opt(&self, x: Option<&Expr<'_>>) -> String {
        x.map_or("-".into(), |x| self.expr(x))
    }

    fn exprs(&self, exprs: &[&Expr<'_>]) -> String {
        list(exprs.iter().map(|x| self.expr(x)))
    }

    fn expr(&self, x: &Expr<'_>) -> String {
        match x.kind {
            ExprKind::Bad => "BAD".into(),
            ExprKind::Name(name) => self.interner.text(name).into(),
            ExprKind::Lit(lit) => literal(lit),
            ExprKind::Composite { ty, elems } => {
                let elem = |elem: &Element<'_>| match elem.key {
                    Some(key) => format!("{}: {}", self.expr(key), self.expr(elem.value)),
                    None => self.expr(elem.value),
                };
                list(["lit".into(), self.opt(ty)].into_iter().chain(elems.iter().map(elem)))
            }
            ExprKind::FuncLit(lit) => {
                list(["func".into(), self.sig(lit.sig), self.block(lit.body)])
            }
            ExprKind::Paren(x) => list(["paren".into(), self.expr(x)]),
            ExprKind::Selector { x, sel } => format!("{}.{}", self.expr(x), self.name(&sel)),
            ExprKind::Index { x, indices } => {
                let indices = indices.iter().map(|index| self.expr(index));
                list(["index".into(), self.expr(x)].into_iter().chain(indices))
            }
            ExprKind::Slice { x, lo, hi, max } => {
                list(["slice".into(), self.expr(x), self.opt(lo), self.opt(hi), self.opt(max)])
            }
            ExprKind::TypeAssert { x, ty } => list(["assert".into(), self.expr(x), self.opt(ty)]),
            ExprKind::Call { fun, args, spread } => {
                let args = args.iter().map(|arg| self.expr(arg));
                let spread = if spread { "..." } else { "" };
                let parts = ["call".into(), self.expr(fun)].into_iter().chain(args);
                list(parts.chain([spread.into()]))
            }
            ExprKind::Star(x) => list(["*".into(), self.expr(x)]),
            ExprKind::Unary { op, x } => list([op.text().into(), self.expr(x)]),
            ExprKind::Binary { op, x, y, .. } => {
                list([op.text().into(), self.expr(x), self.expr(y)])
            }
            _ => self.type_expr(x),
        }
    }

    fn type_expr(&self, x: &Expr<'_>) -> String {
        match x.kind {
            ExprKind::ArrayType { len, elem } => list([
                "array".into(),
                len.map_or("...".into(), |len| self.expr(len)),
                self.expr(elem),
            ]),
            ExprKind::SliceType(elem) => list(["[]".into(), self.expr(elem)]),
            ExprKind::StructType(fields) => list(["struct".into(), self.fields(fields)]),
            ExprKind::FuncType(sig) => list(["functype".into(), self.sig(sig)]),
            ExprKind::InterfaceType(elems) => {
                let elem = |elem: &InterfaceElem<'_>| match elem {
                    InterfaceElem::Method { name, sig } => {
                        format!("{}{}", self.name(name), self.sig(sig))
                    }
                    InterfaceElem::Union(terms) => terms
                        .iter()
                        .map(|term| {
                            format!("{}{}", if term.tilde { "~" } else { "" }, self.expr(term.ty))
                        })
                        .collect::<Vec<_>>()
                        .join("|"),
                };
                list(["iface".into()].into_iter().chain(elems.iter().map(elem)))
            }
            ExprKind::MapType { key, value } => {
                list(["map".into(), self.expr(key), self.expr(value)])
            }
            ExprKind::ChanType { dir, elem } => {
                let dir = match dir {
                    ChanDir::Both => "chan",
                    ChanDir::Send => "chan<-",
                    ChanDir::Recv => "<-chan",
                };
                list([dir.into(), self.expr(elem)])
            }
            ExprKind::Ellipsis(elem) => list(["...".into(), self.expr(elem)]),
            _ => "?".into(),
        }
    }

    fn block(&self, block: &Block<'_>) -> String {
        format!("{{{}}}", self.stmts(block.stmts))
    }

    fn stmts(&self, stmts: &[Stmt<'_>]) -> String {
        stmts.iter().map(|stmt| self.stmt(stmt)).collect::<Vec<_>>().join(" ")
    }

    fn opt_stmt(&self, stmt: Option<&Stmt<'_>>) -> String {
        stmt.map_or("-".into(), |stmt| self.stmt(stmt))
    }

    fn label(&self, word: &str, label: Option<Ident>) -> String {
        list([word.into(), label.map_or(String::new(), |label| self.name(&label))])
    }

    fn stmt(&self, stmt: &Stmt<'_>) -> String {
        match stmt.kind {
            StmtKind::Bad => "BAD".into(),
            StmtKind::Empty => "(;)".into(),
            StmtKind::Expr(x) => self.expr(x),
            StmtKind::Send { chan, value } => {
                list(["send".into(), self.expr(chan), self.expr(value)])
            }
            StmtKind::IncDec { x, inc } => {
                list([if inc { "++" } else { "--" }.into(), self.expr(x)])
            }
            StmtKind::Assign { lhs, rhs } => list(["=".into(), self.exprs(lhs), self.exprs(rhs)]),
            StmtKind::OpAssign { op, lhs, rhs } => {
                list([format!("{}=", op.text()), self.expr(lhs), self.expr(rhs)])
            }
            StmtKind::Define { lhs, rhs } => list([":=".into(), self.exprs(lhs), self.exprs(rhs)]),
            StmtKind::Decl(ref decl) => self.decl(decl),
            StmtKind::Go(x) => list(["go".into(), self.expr(x)]),
            StmtKind::Defer(x) => list(["defer".into(), self.expr(x)]),
            StmtKind::Return(results) => {
                list(["return".into()].into_iter().chain(results.iter().map(|x| self.expr(x))))
            }
            StmtKind::Break(label) => self.label("break", label),
            StmtKind::Continue(label) => self.label("continue", label),
            StmtKind::Goto(label) => self.label("goto", Some(label)),
            StmtKind::Fallthrough => "(fallthrough)".into(),
            StmtKind::Block(block) => self.block(block),
            StmtKind::Labeled { label, stmt } => {
                list(["label".into(), self.name(&label), self.stmt(stmt)])
            }
            _ => self.control(stmt),
        }
    }

    fn control(&self, stmt: &Stmt<'_>) -> String {
        match stmt.kind {
            StmtKind::If { init, cond, then, els } => {
                let els = els.map_or(String::new(), |els| self.stmt(els));
                list(["if".into(), self.opt_stmt(init), self.expr(cond), self.block(then), els])
            }
            StmtKind::For { init, cond, post, body } => list([
                "for".into(),
                self.opt_stmt(init),
                self.opt(cond),
                self.opt_stmt(post),
                self.block(body),
            ]),
            StmtKind::Range { key, value, define, x, body } => {
                let sign = if define { ":=" } else { "=" };
                let lhs = list([self.opt(key), self.opt(value)]);
                list(["range".into(), lhs, sign.into(), self.expr(x), self.block(body)])
            }
            StmtKind::Switch { init, tag, cases } => {
                let cases = cases.iter().map(|case| self.case(case));
                list(["switch".into(), self.opt_stmt(init), self.opt(tag)].into_iter().chain(cases))
            }
            StmtKind::TypeSwitch { init, bind, x, cases } => {
                let bind = bind.map_or("-".into(), |bind| self.name(&bind));
                let cases = cases.iter().map(|case| self.case(case));
                let head = ["typeswitch".into(), self.opt_stmt(init), bind, self.expr(x)];
                list(head.into_iter().chain(cases))
            }
            StmtKind::Select(cases) => {
                let case = |case: &CommClause<'_>| {
                    let comm = case.comm.map_or("default".into(), |comm| self.stmt(comm));
                    format!("[{comm}: {}]", self.stmts(case.body))
                };
                list(["select".into()].into_iter().chain(cases.iter().map(case)))
            }
            _ => "?".into(),
        }
    }

    fn case(&self, case: &CaseClause<'_>) -> String {
        let exprs = case.exprs.map_or("default".into(), |exprs| self.exprs(exprs));
        format!("[{exprs}: {}]", self.stmts(case.body))
    }
}

fn literal(lit: Lit<'_>) -> String {
    match lit {
        Lit::Int(text) | Lit::Float(text) | Lit::Imag(text) => text.into(),
        Lit::Rune(value) => format!("'{value:#x}"),
        Lit::String(bytes) => format!("\"{}\"", bytes.escape_ascii()),
    }
}
