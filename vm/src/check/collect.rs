//! Collecting a package's declarations: every package-level name gets an object before any is looked into.
//!
//! Called by `import.rs`, once per package, before `decl.rs` resolves what was collected.

use crate::check::Checker;
use crate::check::codes;
use crate::check::constant::Value;
use crate::check::decl::{Color, DeclKind, DeclState};
use crate::check::object::{FuncObject, ObjId, ObjectKind, PackageId, VarKind};
use crate::check::operand::unparen;
use crate::check::scope::ScopeId;
use crate::check::types::TypeId;
use crate::check::usage::ImportUse;
use crate::syntax::ast::*;
use crate::syntax::symbol::Symbol;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// A method waiting for the type it belongs to.
struct PendingMethod {
    func: ObjId,
    base: Symbol,
}

/// Name of the type in a receiver, and whether the receiver is a pointer.
pub(super) fn receiver_base<'a>(ty: &'a Expr<'a>) -> (Option<Symbol>, bool) {
    let mut ty = unparen(ty);
    let mut pointer = false;
    if let ExprKind::Star(inner) = ty.kind {
        pointer = true;
        ty = unparen(inner);
    }
    if let ExprKind::Index { x, .. } = ty.kind {
        ty = unparen(x);
    }
    match ty.kind {
        ExprKind::Name(name) => (Some(name), pointer),
        _ => (None, pointer),
    }
}

impl<'a> Checker<'a> {
    /// Declares everything in the files of a package; gives its objects in source order.
    pub(super) fn collect_package(
        &mut self,
        pkg: PackageId,
        scope: ScopeId,
        files: &'a [File<'a>],
    ) -> Vec<ObjId> {
        let mut objects = Vec::new();
        let mut methods = Vec::new();
        let mut file_scopes = Vec::new();
        for file in files {
            if file.package.name == Symbol::BLANK {
                self.error(codes::PACKAGE_MISMATCH, file.package.span, "invalid package name _");
            }
            let package = self.info.packages[pkg.0 as usize].name;
            if file.package.name != package {
                let (have, want) = (self.text(file.package.name), self.text(package));
                let message = format!("package {have}; expected package {want}");
                self.error(codes::PACKAGE_MISMATCH, file.package.span, message);
            }
            let file_scope = self.file_scope(scope);
            file_scopes.push(file_scope);
            self.collect_imports(file, file_scope);
            for decl in file.decls {
                self.collect_decl(decl, scope, file_scope, &mut objects, &mut methods);
            }
        }
        self.check_import_conflicts(scope, &file_scopes);
        self.attach_methods(scope, methods);
        objects
    }

    fn collect_imports(&mut self, file: &File<'a>, scope: ScopeId) {
        for spec in file.imports {
            let imported = match spec.path {
                "unsafe" => Some(self.unsafe_package()),
                path => self.packages_by_path.get(path).copied().flatten(),
            };
            let Some(imported) = imported else { continue };
            let package_name = self.info.packages[imported.0 as usize].name;
            let name = spec.name.map_or(package_name, |n| n.name);
            if name == self.known.init {
                self.error(
                    codes::BAD_MAIN_OR_INIT,
                    spec.span,
                    "cannot import package as init - init must be a func",
                );
                continue;
            }
            if name == Symbol::BLANK {
                continue;
            }
            let span = spec.name.map_or(spec.span, |n| n.span);
            let last = spec.path.rsplit('/').next().unwrap_or(spec.path);
            let alias = (self.text(name) != last && name != self.known.dot)
                .then(|| self.text(name).to_string());
            let obj = if name == self.known.dot {
                self.dot_import(imported, scope);
                None
            } else {
                let obj = self.new_object(
                    name,
                    Some(span),
                    TypeId::INVALID,
                    ObjectKind::Package(imported),
                );
                self.record_object(spec.name.map_or(spec.id, |n| n.id), obj);
                self.declare(scope, obj);
                Some(obj)
            };
            // An import without a place is not written: nobody could remove it.
            let supplied = spec.span.lo == spec.span.hi;
            let used = supplied
                || self.fake_packages.contains(&imported)
                    && (obj.is_none() || !self.options.permissive_imports);
            let path = spec.path.to_string();
            self.imports.push(ImportUse {
                span,
                path,
                alias,
                obj,
                place: (scope, imported),
                used,
                user: self.env.pkg,
            });
        }
    }

    fn dot_import(&mut self, imported: PackageId, scope: ScopeId) {
        let members: Vec<(Symbol, ObjId)> =
            self.info.packages[imported.0 as usize].scope.iter().map(|(&n, &o)| (n, o)).collect();
        for (name, obj) in members {
            if self.is_exported(name) {
                self.scopes[scope.0 as usize].names.entry(name).or_insert(obj);
            }
        }
    }

    /// Whether a name begins with an upper-case letter.
    pub(super) fn is_exported(&self, name: Symbol) -> bool {
        self.text(name).chars().next().is_some_and(char::is_uppercase)
    }

    fn check_import_conflicts(&mut self, package: ScopeId, files: &[ScopeId]) {
        for &file in files {
            let names: Vec<(Symbol, ObjId)> =
                self.scope(file).names.iter().map(|(&n, &o)| (n, o)).collect();
            for (name, import) in names {
                let Some(&obj) = self.scope(package).names.get(&name) else { continue };
                let Some(span) = self.info.object(obj).span else { continue };
                let text = self.text(name);
                let message = match self.info.object(import).kind {
                    ObjectKind::Package(_) => {
                        format!("{text} already declared through import of package")
                    }
                    _ => format!("{text} already declared through dot-import of package"),
                };
                self.error(codes::REDECLARED, span, message);
                self.use_import(import);
            }
        }
    }

    fn collect_decl(
        &mut self,
        decl: &'a Decl<'a>,
        scope: ScopeId,
        file: ScopeId,
        objects: &mut Vec<ObjId>,
        methods: &mut Vec<PendingMethod>,
    ) {
        let pkg = self.env.pkg;
        let mut add = |checker: &mut Self, obj, kind| {
            checker.decls.insert(obj, DeclState { kind, scope: file, pkg, color: Color::Fresh });
            objects.push(obj);
        };
        match decl {
            Decl::Const(group) => {
                for spec in *group {
                    for (index, &name) in spec.names.iter().enumerate() {
                        let obj =
                            self.declare_global(scope, name, ObjectKind::Const(Value::Bool(false)));
                        add(self, obj, DeclKind::Const { spec, group, index });
                    }
                    self.check_const_arity(spec, group);
                }
            }
            Decl::Var(group) => {
                for spec in *group {
                    let kind = ObjectKind::Var(VarKind::Global);
                    let vars: Rc<[ObjId]> = spec
                        .names
                        .iter()
                        .map(|&n| self.declare_global(scope, n, kind.clone()))
                        .collect();
                    for (index, &obj) in vars.iter().enumerate() {
                        add(self, obj, DeclKind::Var { spec, index, vars: vars.clone() });
                    }
                }
            }
            Decl::Type(group) => {
                for spec in *group {
                    let obj = self.declare_global(scope, spec.name, ObjectKind::Type);
                    add(self, obj, DeclKind::Type(spec));
                }
            }
            Decl::Func(func) => {
                let obj = self.collect_func(func, scope, methods);
                add(self, obj, DeclKind::Func(func));
            }
        }
    }

    fn declare_global(&mut self, scope: ScopeId, name: Ident, kind: ObjectKind<'a>) -> ObjId {
        let is_main_package = self.info.packages[self.env.pkg.0 as usize].name == self.known.main;
        if name.name == self.known.init || (name.name == self.known.main && is_main_package) {
            let message = format!("cannot declare {} - must be func", self.text(name.name));
            self.error(codes::BAD_MAIN_OR_INIT, name.span, message);
        }
        let obj = self.new_object(name.name, Some(name.span), TypeId::INVALID, kind);
        self.record_object(name.id, obj);
        self.declare(scope, obj);
        obj
    }

    fn collect_func(
        &mut self,
        func: &'a FuncDecl<'a>,
        scope: ScopeId,
        methods: &mut Vec<PendingMethod>,
    ) -> ObjId {
        let kind =
            FuncObject { decl: func, recv: None, type_params: Box::default(), recv_type_params: 0 };
        let name = func.name;
        let obj =
            self.new_object(name.name, Some(name.span), TypeId::INVALID, ObjectKind::Func(kind));
        self.record_object(name.id, obj);
        let package = &self.info.packages[self.env.pkg.0 as usize];
        let is_main = name.name == self.known.main && package.name == self.known.main;
        let embedded = package.embedded;
        if let Some(recv) = func.recv {
            if let (Some(base), _) = receiver_base(recv.ty) {
                methods.push(PendingMethod { func: obj, base });
            }
        } else if name.name == self.known.init || is_main {
            self.check_main_or_init(func);
            if name.name == self.known.init {
                self.info.packages[self.env.pkg.0 as usize].inits.push(obj);
            } else {
                self.declare(scope, obj);
            }
        } else {
            self.declare(scope, obj);
        }
        if func.body.is_none() && !embedded {
            if name.name == self.known.init {
                self.error(codes::MISSING_BODY, name.span, "func init must have a body");
            } else {
                self.late_error(codes::MISSING_BODY, name.span, "missing function body");
            }
        }
        obj
    }

    fn check_main_or_init(&mut self, func: &FuncDecl<'a>) {
        let name = self.text(func.name.name).to_string();
        if let Some(first) = func.type_params.first() {
            let message = format!("func {name} must have no type parameters");
            self.error(codes::BAD_MAIN_OR_INIT, first.span, message);
        }
        if !func.sig.params.is_empty() || !func.sig.results.is_empty() {
            let message = format!("func {name} must have no arguments and no return values");
            self.error(codes::BAD_MAIN_OR_INIT, func.name.span, message);
        }
    }

    /// Gives each method to the type its receiver names, through aliases.
    fn attach_methods(&mut self, scope: ScopeId, methods: Vec<PendingMethod>) {
        let mut bases: FxHashMap<Symbol, Option<ObjId>> = FxHashMap::default();
        for method in methods {
            let base =
                *bases.entry(method.base).or_insert_with(|| self.resolve_base(scope, method.base));
            if let Some(base) = base {
                self.methods_of.entry(base).or_default().push(method.func);
            }
        }
    }

    /// The defined type a name leads to, following aliases without resolving anything.
    fn resolve_base(&self, scope: ScopeId, mut name: Symbol) -> Option<ObjId> {
        for _ in 0..100 {
            let &obj = self.scope(scope).names.get(&name)?;
            let DeclKind::Type(spec) = self.decls.get(&obj)?.kind else { return None };
            if !spec.alias {
                return Some(obj);
            }
            name = receiver_base(spec.ty).0?;
        }
        None
    }
}
