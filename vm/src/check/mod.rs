//! From syntax tree to types: Go's type checker.
//!
//! The driver makes a [`Checker`] with [`check_program`]; the compiler then reads [`Checker::info`] and
//! [`Checker::types`] and calls [`Checker::check_body`] for functions of embedded packages when it first needs them.
//!
//! How a package is checked: imports first (`import.rs`), then its declarations are collected (`collect.rs`), resolved one
//! by one on demand (`decl.rs`, `typexpr.rs`), then function bodies (`stmt.rs`, `expr.rs` and their neighbours), then
//! what needs all of it: infinite types (`validtype.rs`), initialisation order (`initorder.rs`), unused imports.
//!
//! Invariants: (K1) an expression is checked once, except constants that a `const` group repeats. (K2) Every error
//! makes its operand `Mode::Invalid` or its type `Invalid`, and nothing more is said about those. (K3) An embedded
//! package's objects are resolved when first referred to, its function bodies when asked for; a user package is checked
//! wholly.
//!
//! The checker recurses over the tree: run it on a thread with a large stack (256 MiB holds the parser's limit of
//! 10,000 operators in a row and 1,000 nested blocks).

#![forbid(unsafe_code)]

mod append_vec;
pub mod codes;
pub mod constant;
pub mod info;
pub mod layout;
pub mod lookup;
pub mod methodset;
pub mod object;
pub mod table;
pub mod types;
pub mod typestring;

mod assign;
mod binary;
mod builtins;
mod call;
mod collect;
mod composite;
mod constexpr;
mod conversion;
mod decl;
pub(crate) mod did_you_mean;
pub(crate) mod explanations;
mod expr;
mod exprstring;
mod implements;
mod import;
mod index;
mod infer;
mod initorder;
mod instantiate;
mod interface;
mod labels;
mod mono;
mod name;
mod operand;
mod range;
mod returns;
mod scope;
mod select;
mod shift;
mod signature;
mod stmt;
mod structs;
mod subst;
mod switch;
mod typedecl;
mod typeset;
mod typexpr;
mod unify;
mod universe;
mod unsafes;
mod untyped;
mod usage;
mod validtype;

#[cfg(test)]
mod tests;

pub use import::{ImportInput, Imported, Importer};

use crate::check::decl::DeclState;
use crate::check::info::{ExprInfo, Info, Mode};
use crate::check::object::{ObjId, Object, ObjectKind, PackageId};
use crate::check::scope::{Scope, ScopeId};
use crate::check::table::TypeTable;
use crate::check::types::{TypeId, TypeParamId};
use crate::check::typestring::TypeStyle;
use crate::syntax::ast::{Expr, File, NodeId};
use crate::syntax::diagnostic::{Code, Diagnostic};
use crate::syntax::source::{SourceMap, Span};
use crate::syntax::symbol::{Interner, Symbol};
use rustc_hash::{FxHashMap, FxHashSet};
use std::rc::Rc;

/// What may be varied about a check.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Accept imports that cannot be found, and everything about their members: for tests of the checker.
    pub permissive_imports: bool,
}

/// Work put off until the types it looks at are complete.
type Later<'a> = Box<dyn FnOnce(&mut Checker<'a>) + 'a>;

/// What surrounds the expression or statement being checked.
#[derive(Clone)]
struct Env {
    /// Package whose source is checked.
    pkg: PackageId,
    /// Innermost block.
    scope: ScopeId,
    /// The package-level declaration whose dependencies are recorded.
    decl: Option<ObjId>,
    /// Value of `iota` in a constant declaration.
    iota: Option<u32>,
    /// Where errors go in a constant expression that a `const` group repeats.
    error_span: Option<Span>,
    /// Results of the function being checked; `None` outside.
    results: Option<FuncResults>,
    /// Type parameters of the function around.
    outer: Rc<[TypeParamId]>,
    /// Below a pointer, slice, map, channel or signature: a type named here need not be complete.
    indirect: bool,
    /// Whether function literals' bodies wait (package level).
    delay_bodies: bool,
    /// Whether a call or receive was seen: `len(x)` is then not constant.
    has_call: bool,
}

impl Env {
    /// Surroundings outside of any declaration.
    fn at(pkg: PackageId, scope: ScopeId) -> Env {
        Env {
            pkg,
            scope,
            decl: None,
            iota: None,
            error_span: None,
            results: None,
            outer: Rc::new([]),
            indirect: false,
            delay_bodies: true,
            has_call: false,
        }
    }
}

/// Results of a function, for its `return` statements.
#[derive(Clone)]
struct FuncResults {
    types: Rc<[TypeId]>,
    /// Result variables, if named.
    named: Rc<[ObjId]>,
}

/// Names the checker looks for.
struct KnownNames {
    init: Symbol,
    main: Symbol,
    iota: Symbol,
    dot: Symbol,
    error_method: Symbol,
}

/// The type checker, and after it has run what it found out.
pub struct Checker<'a> {
    /// Side tables of the syntax tree.
    pub info: Info<'a>,
    /// All types.
    pub types: Rc<TypeTable>,
    /// All names.
    pub interner: Interner,
    /// All source files.
    pub sources: SourceMap,
    /// Errors found, sorted by place once a package is done.
    pub diags: Vec<Diagnostic>,
    /// The next free [`NodeId`].
    pub next_id: u32,
    options: Options,
    importer: Box<dyn Importer<'a> + 'a>,
    packages_by_path: FxHashMap<String, Option<PackageId>>,
    /// Packages whose imports are being checked, outermost first.
    importing: Vec<import::Importing>,
    /// Packages of the program in which there are errors: what imports them is not checked.
    broken: FxHashSet<PackageId>,
    scopes: Vec<Scope>,
    universe: ScopeId,
    unsafe_pkg: Option<PackageId>,
    known: KnownNames,
    env: Env,
    /// Declarations that are resolved on demand.
    decls: FxHashMap<ObjId, DeclState<'a>>,
    /// Declarations being resolved, outermost first.
    path: Vec<ObjId>,
    /// Types whose names were used before they had to be complete.
    pending_types: Vec<ObjId>,
    types_in_progress: u32,
    later: Vec<Later<'a>>,
    /// Package-level objects each package-level declaration refers to.
    deps: FxHashMap<ObjId, Vec<ObjId>>,
    /// Methods collected for a type name.
    methods_of: FxHashMap<ObjId, Vec<ObjId>>,
    alias_params: FxHashMap<ObjId, Rc<[TypeParamId]>>,
    /// Local variables that were used.
    used: FxHashSet<ObjId>,
    /// Local variables of the bodies being checked.
    locals: Vec<ObjId>,
    /// Block of a function's parameters, and its named results.
    func_scopes: FxHashMap<ObjId, (ScopeId, Rc<[ObjId]>)>,
    /// Block of a generic type's parameters.
    type_scopes: FxHashMap<ObjId, ScopeId>,
    /// Imports: where, and whether used.
    imports: Vec<usage::ImportUse>,
    /// Packages accepted unseen.
    fake_packages: FxHashSet<PackageId>,
    checked_bodies: FxHashSet<ObjId>,
    local_ranks: FxHashMap<Symbol, u32>,
    untyped: Vec<&'a Expr<'a>>,
    /// Untyped left operands of shifts that are not constant: their type must become an integer type.
    shift_lhs: FxHashSet<NodeId>,
    /// Errors that Go's back end finds: reported only if nothing else is wrong.
    late_errors: Vec<Diagnostic>,
    /// Instances made, for the check of endless instantiation.
    instance_uses: Vec<mono::InstanceUse>,
}

/// Everything a check starts from.
pub struct Input<'a> {
    /// The program's own files.
    pub files: &'a [File<'a>],
    /// The program's import path, as messages about imports name it.
    pub path: String,
    /// Names in the files.
    pub interner: Interner,
    /// Their sources.
    pub sources: SourceMap,
    /// The next free node id.
    pub next_id: u32,
    /// Finds embedded packages.
    pub importer: Box<dyn Importer<'a> + 'a>,
    /// Variations.
    pub options: Options,
}

/// Checks a program wholly. Errors are in [`Checker::diags`].
pub fn check_program(input: Input<'_>) -> Checker<'_> {
    let mut checker =
        Checker::new(input.interner, input.sources, input.next_id, input.importer, input.options);
    checker.check_user_package(input.path, input.files);
    checker
}

impl<'a> Checker<'a> {
    fn new(
        mut interner: Interner,
        sources: SourceMap,
        next_id: u32,
        importer: Box<dyn Importer<'a> + 'a>,
        options: Options,
    ) -> Checker<'a> {
        let known = KnownNames {
            init: interner.intern("init"),
            main: interner.intern("main"),
            iota: interner.intern("iota"),
            dot: interner.intern("."),
            error_method: interner.intern("Error"),
        };
        let env = Env::at(PackageId(0), ScopeId(0));
        let mut checker = Checker {
            info: Info::default(),
            types: Rc::new(TypeTable::default()),
            interner,
            sources,
            diags: Vec::new(),
            next_id,
            options,
            importer,
            packages_by_path: FxHashMap::default(),
            importing: Vec::new(),
            broken: FxHashSet::default(),
            scopes: vec![Scope::default()],
            universe: ScopeId(0),
            unsafe_pkg: None,
            known,
            env,
            decls: FxHashMap::default(),
            path: Vec::new(),
            pending_types: Vec::new(),
            types_in_progress: 0,
            later: Vec::new(),
            deps: FxHashMap::default(),
            methods_of: FxHashMap::default(),
            alias_params: FxHashMap::default(),
            used: FxHashSet::default(),
            locals: Vec::new(),
            func_scopes: FxHashMap::default(),
            type_scopes: FxHashMap::default(),
            imports: Vec::new(),
            fake_packages: FxHashSet::default(),
            checked_bodies: FxHashSet::default(),
            local_ranks: FxHashMap::default(),
            untyped: Vec::new(),
            shift_lhs: FxHashSet::default(),
            late_errors: Vec::new(),
            instance_uses: Vec::new(),
        };
        checker.declare_universe();
        checker
    }

    /// What was found out about the syntax tree.
    pub fn info(&self) -> &Info<'a> {
        &self.info
    }

    /// All types; making further ones needs no exclusive access.
    pub fn types(&self) -> &TypeTable {
        &self.types
    }

    /// A handle on the types that does not keep the checker borrowed.
    fn table(&self) -> Rc<TypeTable> {
        Rc::clone(&self.types)
    }

    fn new_object(
        &mut self,
        name: Symbol,
        span: Option<Span>,
        ty: TypeId,
        kind: ObjectKind<'a>,
    ) -> ObjId {
        let pkg = span.map(|_| self.env.pkg);
        self.info.objects.push(Object { name, span, pkg, ty, kind });
        ObjId(self.info.objects.len() as u32 - 1)
    }

    fn object_mut(&mut self, id: ObjId) -> &mut Object<'a> {
        &mut self.info.objects[id.0 as usize]
    }

    /// Room in the side tables for all nodes parsed so far.
    fn grow_tables(&mut self) {
        let len = self.next_id as usize;
        if self.info.exprs.len() < len {
            self.info.exprs.resize(len, ExprInfo::default());
            self.info.objects_at.resize(len, None);
        }
    }

    fn record_object(&mut self, id: NodeId, obj: ObjId) {
        self.info.objects_at[id.0 as usize] = Some(obj);
    }

    fn record_type(&mut self, expr: &Expr<'a>, ty: TypeId) {
        self.info.exprs[expr.id.0 as usize] =
            ExprInfo { mode: Mode::Type, ty: Some(ty), value: None };
    }

    fn text(&self, name: Symbol) -> &str {
        self.interner.text(name)
    }

    pub(crate) fn type_str(&self, ty: TypeId) -> String {
        self.types.type_string(
            ty,
            &self.info,
            &self.interner,
            TypeStyle::Message(Some(self.env.pkg)),
        )
    }

    fn sig_str(&self, sig: TypeId) -> String {
        self.types.signature_string(
            sig,
            &self.info,
            &self.interner,
            TypeStyle::Message(Some(self.env.pkg)),
        )
    }

    /// `file:line:column`, as notes inside messages name places.
    fn place(&self, span: Span) -> String {
        let place = self.sources.place(span.lo);
        format!("{}:{}:{}", place.file, place.line, place.column)
    }

    fn error(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.report(Diagnostic { code, span, message: message.into(), help: None, note: None });
    }

    fn error_help(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        self.report(Diagnostic { code, span, message: message.into(), help, note: None });
    }

    fn error_note(&mut self, code: Code, span: Span, message: String, at: Span, note: String) {
        self.report(Diagnostic { code, span, message, help: None, note: Some((at, note)) });
    }

    fn report(&mut self, mut diag: Diagnostic) {
        if let Some(span) = self.env.error_span {
            diag.span = span;
        }
        let follows =
            diag.message.contains("invalid type") || diag.message.contains("invalid operand");
        if follows && !self.diags.is_empty() {
            return; // K2: the cause has been reported
        }
        if self.repeats_last(&diag) {
            return;
        }
        self.diags.push(diag);
    }

    /// Of equal messages for one line in a row only the first is of use.
    fn repeats_last(&self, diag: &Diagnostic) -> bool {
        let Some(last) = self.diags.last() else { return false };
        let line = |d: &Diagnostic| {
            let place = self.sources.place(d.span.lo);
            (place.file.to_string(), place.line)
        };
        diag.code != codes::UNUSED_VAR && last.message == diag.message && line(last) == line(diag)
    }

    /// Keeps an error for the case that there is no other.
    fn late_error(&mut self, code: Code, span: Span, message: impl Into<String>) {
        let message = message.into();
        self.late_errors.push(Diagnostic { code, span, message, help: None, note: None });
    }

    /// Sorts errors by place and drops repetitions.
    fn sort_errors(&mut self) {
        self.diags.sort_by_key(|d| d.span.lo);
        self.diags.dedup_by(|a, b| a.span == b.span && a.message == b.message);
    }

    /// Runs what was put off, and what that puts off in turn.
    fn run_later(&mut self) {
        self.resolve_pending();
        let mut next = 0;
        while next < self.later.len() {
            let work = std::mem::replace(&mut self.later[next], Box::new(|_| {}));
            next += 1;
            work(self);
            self.resolve_pending();
        }
        self.later.clear();
    }

    /// Puts work off, to be done in the present surroundings.
    fn put_off(&mut self, work: impl FnOnce(&mut Checker<'a>) + 'a) {
        let env = self.env.clone();
        self.later.push(Box::new(move |checker| {
            let outer = std::mem::replace(&mut checker.env, env);
            work(checker);
            checker.env = outer;
        }));
    }
}
