//! Expressions as messages quote them: on one line, with the bodies of functions and the elements of literals left
//! out, as Go's compiler does.

use super::ast::{
    ChanDir, Expr, ExprKind, Field, FuncSig, Ident, InterfaceElem, Lit, UnaryOp, UnionTerm,
};
use super::source::{SourceMap, Span};
use super::symbol::Interner;

/// Depth beyond which an expression is cut short: no message needs more.
const MAX_DEPTH: u32 = 100;

/// Length in bytes beyond which an expression is cut short.
const MAX_LENGTH: usize = 1_000;

/// An expression as Go's messages write it. Literals are taken from the source.
pub fn expr_text(x: &Expr<'_>, sources: &SourceMap, interner: &Interner) -> String {
    let mut printer = Printer { sources, interner, out: String::new(), depth: 0 };
    printer.expr(x);
    printer.out
}

struct Printer<'p> {
    sources: &'p SourceMap,
    interner: &'p Interner,
    out: String,
    depth: u32,
}

impl Printer<'_> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn name(&mut self, name: &Ident) {
        let text = self.interner.text(name.name);
        self.out.push_str(text);
    }

    fn expr(&mut self, x: &Expr<'_>) {
        if self.depth >= MAX_DEPTH || self.out.len() >= MAX_LENGTH {
            return self.put("…");
        }
        self.depth += 1;
        self.kind(x);
        self.depth -= 1;
    }

    fn kind(&mut self, x: &Expr<'_>) {
        match x.kind {
            ExprKind::Bad if x.span.lo == x.span.hi => self.put("<bad expr>"),
            ExprKind::Bad => self.source(x.span),
            ExprKind::Name(name) => {
                let text = self.interner.text(name);
                self.out.push_str(text);
            }
            ExprKind::Lit(lit) => self.literal(x, lit),
            ExprKind::Composite { ty, elems } => {
                self.optional(ty);
                self.put(if elems.is_empty() { "{}" } else { "{…}" });
            }
            ExprKind::FuncLit(lit) => {
                self.put("func");
                self.signature(lit.sig);
                self.put(if lit.body.stmts.is_empty() { " {}" } else { " {…}" });
            }
            ExprKind::Paren(x) => {
                self.put("(");
                self.expr(x);
                self.put(")");
            }
            ExprKind::Selector { x, sel } => {
                self.expr(x);
                self.put(".");
                self.name(&sel);
            }
            ExprKind::Index { x, indices } => {
                self.expr(x);
                self.put("[");
                self.list(indices);
                self.put("]");
            }
            ExprKind::Slice { x, lo, hi, max } => self.slice(x, lo, hi, max),
            ExprKind::TypeAssert { x, ty } => {
                self.expr(x);
                self.put(".(");
                match ty {
                    Some(ty) => self.expr(ty),
                    None => self.put("type"),
                }
                self.put(")");
            }
            ExprKind::Call { fun, args, spread } => {
                self.expr(fun);
                self.put("(");
                self.list(args);
                self.put(if spread { "...)" } else { ")" });
            }
            ExprKind::Star(x) => self.prefixed("*", x),
            ExprKind::Unary { op, x } => self.unary(op, x),
            ExprKind::Binary { op, x, y, .. } => {
                self.expr(x);
                self.put(" ");
                self.put(op.text());
                self.put(" ");
                self.expr(y);
            }
            _ => self.type_kind(x),
        }
    }

    fn type_kind(&mut self, x: &Expr<'_>) {
        match x.kind {
            ExprKind::ArrayType { len, elem } => {
                self.put("[");
                match len {
                    Some(len) => self.expr(len),
                    None => self.put("..."),
                }
                self.prefixed("]", elem);
            }
            ExprKind::SliceType(elem) => self.prefixed("[]", elem),
            ExprKind::StructType(fields) => {
                self.put("struct{");
                self.fields(fields, "; ");
                self.put("}");
            }
            ExprKind::FuncType(sig) => {
                self.put("func");
                self.signature(sig);
            }
            ExprKind::InterfaceType(elems) => self.interface(x, elems),
            ExprKind::MapType { key, value } => {
                self.prefixed("map[", key);
                self.prefixed("]", value);
            }
            ExprKind::ChanType { dir, elem } => {
                let sign = match dir {
                    ChanDir::Both => "chan ",
                    ChanDir::Send => "chan<- ",
                    ChanDir::Recv => "<-chan ",
                };
                self.prefixed(sign, elem);
            }
            ExprKind::Ellipsis(elem) => self.prefixed("...", elem),
            _ => {}
        }
    }

    fn prefixed(&mut self, prefix: &str, x: &Expr<'_>) {
        self.put(prefix);
        self.expr(x);
    }

    fn optional(&mut self, x: Option<&Expr<'_>>) {
        if let Some(x) = x {
            self.expr(x);
        }
    }

    fn list(&mut self, list: &[&Expr<'_>]) {
        for (index, x) in list.iter().enumerate() {
            if index > 0 {
                self.put(", ");
            }
            if self.out.len() >= MAX_LENGTH {
                return self.put("…");
            }
            self.expr(x);
        }
    }

    fn literal(&mut self, x: &Expr<'_>, lit: Lit<'_>) {
        match lit {
            Lit::Int(text) | Lit::Float(text) | Lit::Imag(text) => self.put(text),
            Lit::Rune(_) | Lit::String(_) => self.source(x.span),
        }
    }

    /// The source as it stands.
    fn source(&mut self, span: Span) {
        let file = self.sources.file_of(span.lo);
        let (lo, hi) = (span.lo.0 - file.base.0, span.hi.0 - file.base.0);
        let text = file.text.get(lo as usize..hi as usize).unwrap_or("…");
        self.put(if text.len() > MAX_LENGTH { "…" } else { text });
    }

    fn unary(&mut self, op: UnaryOp, x: &Expr<'_>) {
        self.put(op.text());
        // Two signs in a row must not run together.
        let same = matches!(x.kind, ExprKind::Unary { op: inner, .. } if inner == op);
        if same && matches!(op, UnaryOp::Plus | UnaryOp::Neg | UnaryOp::Addr) {
            self.put(" ");
        }
        self.expr(x);
    }

    fn slice(
        &mut self,
        x: &Expr<'_>,
        lo: Option<&Expr<'_>>,
        hi: Option<&Expr<'_>>,
        max: Option<&Expr<'_>>,
    ) {
        self.expr(x);
        self.put("[");
        self.optional(lo);
        self.put(":");
        self.optional(hi);
        if let Some(max) = max {
            self.prefixed(":", max);
        }
        self.put("]");
    }

    fn signature(&mut self, sig: &FuncSig<'_>) {
        self.put("(");
        self.fields(sig.params, ", ");
        self.put(")");
        match sig.results {
            [] => {}
            [only] if only.names.is_empty() => self.prefixed(" ", only.ty),
            results => {
                self.put(" (");
                self.fields(results, ", ");
                self.put(")");
            }
        }
    }

    fn fields(&mut self, fields: &[Field<'_>], separator: &str) {
        for (index, field) in fields.iter().enumerate() {
            if index > 0 {
                self.put(separator);
            }
            if self.out.len() >= MAX_LENGTH {
                return self.put("…");
            }
            for (index, name) in field.names.iter().enumerate() {
                if index > 0 {
                    self.put(", ");
                }
                self.name(name);
            }
            let space = if field.names.is_empty() { "" } else { " " };
            self.prefixed(space, field.ty);
        }
    }

    /// An interface, or the bare union of a constraint that stands for one.
    fn interface(&mut self, x: &Expr<'_>, elems: &[InterfaceElem<'_>]) {
        let written = x.is_written_interface(self.sources);
        self.put(if written { "interface{" } else { "" });
        for (index, elem) in elems.iter().enumerate() {
            if index > 0 {
                self.put("; ");
            }
            match elem {
                InterfaceElem::Method { name, sig } => {
                    self.name(name);
                    self.signature(sig);
                }
                InterfaceElem::Union(terms) => self.union(terms),
            }
        }
        self.put(if written { "}" } else { "" });
    }

    fn union(&mut self, terms: &[UnionTerm<'_>]) {
        for (index, term) in terms.iter().enumerate() {
            if index > 0 {
                self.put(" | ");
            }
            self.prefixed(if term.tilde { "~" } else { "" }, term.ty);
        }
    }
}
