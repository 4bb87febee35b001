//! Resolving declarations on demand: whoever meets a name first has its declaration looked into.
//!
//! A declaration is fresh, in progress or done. Meeting one that is in progress is a cycle; some are fine (types through
//! pointers), others are reported here or, for values, by `initorder.rs`.

use crate::check::constant::Value;
use crate::check::object::{ObjId, ObjectKind, PackageId, VarKind};
use crate::check::operand::Operand;
use crate::check::scope::ScopeId;
use crate::check::types::*;
use crate::check::{Checker, Env, codes};
use crate::syntax::ast::*;
use std::rc::Rc;

/// How far a declaration is resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Color {
    Fresh,
    /// A type that exists but whose right side has not been looked at.
    Declared,
    InProgress,
    Done,
}

/// A declaration to resolve.
#[derive(Clone)]
pub(super) enum DeclKind<'a> {
    Const { spec: &'a ConstSpec<'a>, group: &'a [ConstSpec<'a>], index: usize },
    Var { spec: &'a VarSpec<'a>, index: usize, vars: Rc<[ObjId]> },
    Type(&'a TypeSpec<'a>),
    Func(&'a FuncDecl<'a>),
}

/// A declaration and how far it is resolved.
pub(super) struct DeclState<'a> {
    pub(super) kind: DeclKind<'a>,
    /// The block it stands in.
    pub(super) scope: ScopeId,
    pub(super) pkg: PackageId,
    pub(super) color: Color,
}

impl<'a> Checker<'a> {
    /// Makes sure that an object's type (and value) is known.
    pub(super) fn resolve(&mut self, obj: ObjId) {
        let Some(state) = self.decls.get(&obj) else { return };
        match state.color {
            Color::Done => {}
            Color::InProgress => self.check_cycle(obj),
            Color::Fresh | Color::Declared => {
                let (kind, scope, pkg) = (state.kind.clone(), state.scope, state.pkg);
                self.set_color(obj, Color::InProgress);
                self.path.push(obj);
                let env = self.decl_env(obj, scope, pkg);
                let outer = std::mem::replace(&mut self.env, env);
                self.resolve_kind(obj, kind);
                self.env = outer;
                self.path.pop();
                self.set_color(obj, Color::Done);
            }
        }
    }

    /// Surroundings of a package-level declaration.
    pub(super) fn decl_env(&self, obj: ObjId, scope: ScopeId, pkg: PackageId) -> Env {
        Env { decl: Some(obj), ..Env::at(pkg, scope) }
    }

    pub(super) fn set_color(&mut self, obj: ObjId, color: Color) {
        if let Some(state) = self.decls.get_mut(&obj) {
            state.color = color;
        }
    }

    fn resolve_kind(&mut self, obj: ObjId, kind: DeclKind<'a>) {
        match kind {
            DeclKind::Const { spec, group, index } => self.const_decl(obj, spec, group, index),
            DeclKind::Var { spec, index, vars } => self.global_var_decl(spec, index, &vars),
            DeclKind::Type(spec) => self.type_decl(obj, spec),
            DeclKind::Func(decl) => self.func_signature(obj, decl),
        }
    }

    /// Checks a declared constant and sets its type and value.
    pub(super) fn const_decl(
        &mut self,
        obj: ObjId,
        spec: &'a ConstSpec<'a>,
        group: &'a [ConstSpec<'a>],
        index: usize,
    ) {
        let source = &group[spec.inherits.min(group.len() - 1)];
        let inherited = spec.values.is_empty() && spec.ty.is_none();
        let (old_iota, old_span) = (self.env.iota, self.env.error_span);
        self.env.iota = Some(spec.iota);
        if inherited {
            self.env.error_span = self.info.object(obj).span;
        }
        let mut wanted = None;
        if let Some(ty) = source.ty {
            let ty = self.typ(ty);
            let is_const_type = self.types.basic_of(ty).is_some_and(Basic::is_const_type);
            if !is_const_type && ty != TypeId::INVALID {
                let message = format!("invalid constant type {}", self.type_str(ty));
                self.error(codes::BAD_CONST_TYPE, source.ty.map_or(spec.span, |t| t.span), message);
                wanted = Some(TypeId::INVALID);
            } else {
                wanted = Some(ty);
            }
        }
        if let Some(&value) = source.values.get(index) {
            let mut x = self.expr(value);
            self.init_const(obj, wanted, &mut x);
        }
        (self.env.iota, self.env.error_span) = (old_iota, old_span);
    }

    fn init_const(&mut self, obj: ObjId, wanted: Option<TypeId>, x: &mut Operand<'a>) {
        if x.is_invalid() || wanted == Some(TypeId::INVALID) {
            return;
        }
        if !x.is_const() {
            let message = format!("{} is not constant", self.describe(x));
            self.error(codes::NOT_CONSTANT, x.span(), message);
            return;
        }
        if let Some(ty) = wanted {
            self.assignment(x, Some(ty), "constant declaration");
            if x.is_invalid() {
                return;
            }
        }
        let (ty, value) = (wanted.unwrap_or(x.ty), x.val.clone().unwrap_or(Value::Bool(false)));
        let object = self.object_mut(obj);
        object.ty = ty;
        object.kind = ObjectKind::Const(value);
    }

    /// Names and values of a constant line must match in number.
    pub(super) fn check_const_arity(&mut self, spec: &ConstSpec<'a>, group: &[ConstSpec<'a>]) {
        let source = &group[spec.inherits.min(group.len() - 1)];
        let (names, values) = (spec.names.len(), source.values.len());
        if values > names {
            let inherited = spec.values.is_empty() && spec.ty.is_none();
            if inherited {
                let place = self.place(source.values[names].span);
                self.error(
                    codes::INIT_COUNT,
                    spec.names[0].span,
                    format!("extra init expr at {place}"),
                );
            } else {
                let message = format!("extra init expr {}", self.expr_string(source.values[names]));
                self.error(codes::INIT_COUNT, source.values[names].span, message);
            }
        } else if values < names {
            let name = spec.names[values];
            let message = format!("missing init expr for {}", self.text(name.name));
            self.error(codes::INIT_COUNT, name.span, message);
        }
    }

    fn global_var_decl(&mut self, spec: &'a VarSpec<'a>, index: usize, vars: &[ObjId]) {
        let declared = spec.ty.map(|ty| self.var_type(ty));
        if let Some(ty) = declared {
            self.object_mut(vars[index]).ty = ty;
        }
        if spec.values.len() == vars.len() {
            let mut x = self.expr_with_target(spec.values[index], declared);
            self.init_var(vars[index], declared, &mut x, "variable declaration");
            return;
        }
        if spec.values.is_empty() {
            return;
        }
        // One call gives all variables their values, or the numbers do not match.
        for &var in vars {
            self.set_color(var, Color::InProgress);
            self.object_mut(var).ty = declared.unwrap_or(TypeId::INVALID);
        }
        self.init_spec(spec, vars, declared);
        for &var in vars {
            self.set_color(var, Color::Done);
        }
        let deps = self.deps.get(&vars[index]).cloned();
        for &var in vars {
            self.deps.insert(var, deps.clone().unwrap_or_default());
        }
    }

    /// Initialises the variables of one line, after its names and values were counted.
    fn init_spec(&mut self, spec: &'a VarSpec<'a>, vars: &[ObjId], declared: Option<TypeId>) {
        let (names, values) = (spec.names.len(), spec.values.len());
        if values == names || values == 1 {
            return self.init_vars(vars, declared, spec.values);
        }
        for value in spec.values {
            self.multi_expr(value);
        }
        if values > names {
            let message = format!("extra init expr {}", self.expr_string(spec.values[names]));
            self.error(codes::INIT_COUNT, spec.values[names].span, message);
        } else {
            let message = format!("missing init expr for {}", self.text(spec.names[values].name));
            self.error(codes::INIT_COUNT, spec.names[values].span, message);
        }
    }

    /// Checks a declaration statement inside a function.
    pub(super) fn decl_stmt(&mut self, decl: &'a Decl<'a>) {
        match decl {
            Decl::Const(group) => group.iter().for_each(|spec| self.local_consts(spec, group)),
            Decl::Var(group) => group.iter().for_each(|spec| self.local_vars(spec)),
            Decl::Type(group) => group.iter().for_each(|spec| self.local_type(spec)),
            Decl::Func(func) => {
                self.error(codes::BAD_MAIN_OR_INIT, func.span, "unexpected func declaration")
            }
        }
    }

    fn local_consts(&mut self, spec: &'a ConstSpec<'a>, group: &'a [ConstSpec<'a>]) {
        let mut objects = Vec::new();
        for (index, name) in spec.names.iter().enumerate() {
            let kind = ObjectKind::Const(Value::Bool(false));
            let obj = self.new_object(name.name, Some(name.span), TypeId::INVALID, kind);
            self.record_object(name.id, obj);
            self.const_decl(obj, spec, group, index);
            objects.push(obj);
        }
        self.check_const_arity(spec, group);
        for obj in objects {
            self.declare(self.env.scope, obj);
        }
    }

    fn local_vars(&mut self, spec: &'a VarSpec<'a>) {
        let declared = spec.ty.map(|ty| self.var_type(ty));
        let vars: Vec<ObjId> = spec
            .names
            .iter()
            .map(|&n| self.new_local(n, declared.unwrap_or(TypeId::INVALID)))
            .collect();
        if !spec.values.is_empty() {
            self.init_spec(spec, &vars, declared);
        }
        for var in vars {
            self.declare(self.env.scope, var);
            self.locals.push(var);
        }
    }

    /// A local variable, not yet in its block.
    pub(super) fn new_local(&mut self, name: Ident, ty: TypeId) -> ObjId {
        let obj = self.new_object(name.name, Some(name.span), ty, ObjectKind::Var(VarKind::Local));
        self.record_object(name.id, obj);
        obj
    }

    /// Notes that the declaration being checked refers to a package-level object.
    pub(super) fn add_dependency(&mut self, to: ObjId) {
        let Some(from) = self.env.decl else { return };
        if self.decls.get(&to).is_some_and(|state| state.pkg == self.env.pkg) {
            let list = self.deps.entry(from).or_default();
            if !list.contains(&to) {
                list.push(to);
            }
        }
    }

    /// Judges a cycle of declarations that leads back to `obj`.
    fn check_cycle(&mut self, obj: ObjId) {
        let start = self.path.iter().position(|&o| o == obj).unwrap_or(0);
        let cycle: Vec<ObjId> = self.path[start..].to_vec();
        let (mut values, mut definitions) = (0, 0);
        for &o in &cycle {
            match self.info.object(o).kind {
                ObjectKind::Const(_) | ObjectKind::Var(_) => values += 1,
                ObjectKind::Type => definitions += u32::from(!self.is_alias_decl(o)),
                _ => {}
            }
        }
        // Cycles of values only are found by the initialisation order.
        if values == cycle.len() || (values == 0 && definitions > 0) {
            return;
        }
        self.report_cycle(&cycle);
    }

    fn is_alias_decl(&self, obj: ObjId) -> bool {
        matches!(self.decls.get(&obj).map(|s| &s.kind), Some(DeclKind::Type(spec)) if spec.alias)
    }

    /// Reports a cycle of declarations, beginning with the one that stands first.
    pub(super) fn report_cycle(&mut self, cycle: &[ObjId]) {
        let first = (0..cycle.len())
            .min_by_key(|&i| self.info.object(cycle[i]).span.map(|s| s.lo))
            .unwrap_or(0);
        let name = |c: &Self, o: ObjId| c.text(c.info.object(o).name).to_string();
        let Some(at) = self.info.object(cycle[first]).span else { return };
        let is_type = matches!(self.info.object(cycle[first]).kind, ObjectKind::Type);
        let (code, what) = match is_type {
            true => (codes::TYPE_CYCLE, "invalid recursive type"),
            false => (codes::DECL_CYCLE, "invalid cycle in declaration"),
        };
        for &obj in cycle {
            self.invalidate(obj);
        }
        if let [only] = cycle {
            let message = format!("{what}: {} refers to itself", name(self, *only));
            return self.error(code, at, message);
        }
        let of = if is_type { " " } else { " of " };
        let mut message = format!("{what}{of}{}", name(self, cycle[first]));
        for step in 0..cycle.len() {
            let (from, to) =
                (cycle[(first + step) % cycle.len()], cycle[(first + step + 1) % cycle.len()]);
            if let Some(span) = self.info.object(from).span {
                let place = self.place(span);
                message.push_str(&format!(
                    "\n\t{place}: {} refers to {}",
                    name(self, from),
                    name(self, to)
                ));
            }
        }
        self.error(code, at, message);
    }

    /// After a reported cycle: an alias or value in it has no type.
    fn invalidate(&mut self, obj: ObjId) {
        let ty = self.info.object(obj).ty;
        if self.types.as_named(ty).is_none() {
            self.object_mut(obj).ty = TypeId::INVALID;
        } else if let Some(id) = self.types.as_named(ty) {
            self.types.named(id).underlying.set(Some(TypeId::INVALID));
        }
    }

    /// Resolves and checks all objects of a package as far as they have to be (K3), then what needs all of them.
    pub(super) fn check_objects(&mut self, pkg: PackageId, objects: &[ObjId], embedded: bool) {
        let package_env = self.env.clone();
        for &obj in objects {
            if !embedded || matches!(self.info.object(obj).kind, ObjectKind::Var(_)) {
                self.resolve(obj);
            }
        }
        self.run_later();
        if !embedded {
            self.check_infinite_types(objects);
            for &obj in objects {
                if matches!(self.info.object(obj).kind, ObjectKind::Func(_)) {
                    self.check_body(obj);
                }
            }
            self.run_later();
        }
        self.init_order(pkg, objects);
        self.env = package_env;
        if !embedded {
            self.check_instance_cycles();
            self.report_unused_imports();
        }
        self.finish_untyped();
    }

    /// Checks the body of a declared function. For functions of embedded packages the compiler calls this when it
    /// first needs them; further calls do nothing.
    pub fn check_body(&mut self, func: ObjId) {
        self.resolve(func);
        if !self.checked_bodies.insert(func) {
            return;
        }
        let Some(state) = self.decls.get(&func) else { return };
        let (scope, pkg, DeclKind::Func(decl)) = (state.scope, state.pkg, state.kind.clone())
        else {
            return;
        };
        let Some(body) = decl.body else { return };
        let mut env = self.decl_env(func, scope, pkg);
        env.delay_bodies = false;
        if let ObjectKind::Func(object) = &self.info.object(func).kind {
            env.outer = object.type_params.iter().copied().collect();
        }
        let outer = std::mem::replace(&mut self.env, env);
        let sig_ty = self.info.object(func).ty;
        if let Some(&(scope, ref named)) = self.func_scopes.get(&func) {
            let named = named.clone();
            self.env.scope = scope;
            self.func_body(sig_ty, named, body);
        }
        self.run_later();
        self.env = outer;
        self.finish_untyped();
    }
}
