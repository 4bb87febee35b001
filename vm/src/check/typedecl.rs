//! Type declarations: defined types, aliases, type parameters.
//!
//! Called by `decl.rs`, and by `stmt.rs` for local types. Cycles are allowed where a pointer, slice, map or the like
//! stands between; `validtype.rs` finds the others.

use crate::check::collect::receiver_base;
use crate::check::decl::{Color, DeclKind, DeclState};
use crate::check::object::{ObjId, ObjectKind};
use crate::check::operand::unparen;
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use crate::syntax::source::Span;
use crate::syntax::symbol::Symbol;
use rustc_hash::FxHashMap;
use std::rc::Rc;

impl<'a> Checker<'a> {
    /// Makes a type name usable: fully resolved, or, below a pointer or the like, at least existing.
    pub(super) fn resolve_type_name(&mut self, obj: ObjId) {
        let Some(state) = self.decls.get(&obj) else { return };
        if let (Color::Fresh, DeclKind::Type(spec), true) =
            (state.color, state.kind.clone(), self.env.indirect)
            && !spec.alias
        {
            let env = self.decl_env(obj, state.scope, state.pkg);
            let outer = std::mem::replace(&mut self.env, env);
            self.declare_named(obj, spec);
            self.env = outer;
            self.set_color(obj, Color::Declared);
            self.pending_types.push(obj);
        } else if let (Color::InProgress, DeclKind::Type(TypeSpec { alias: true, .. })) =
            (state.color, &state.kind)
        {
            // What an alias stands for is needed at once.
            if let Some(start) = self.path.iter().position(|&o| o == obj) {
                let cycle = self.path[start..].to_vec();
                self.report_cycle(&cycle);
            }
        } else if state.color != Color::Declared || !self.env.indirect {
            self.resolve(obj);
        }
    }

    /// Resolves the types that were only declared, once no other type is under way.
    pub(super) fn resolve_pending(&mut self) {
        while let Some(obj) = self.pending_types.pop() {
            self.resolve(obj);
        }
    }

    pub(super) fn type_decl(&mut self, obj: ObjId, spec: &'a TypeSpec<'a>) {
        self.types_in_progress += 1;
        if spec.alias {
            self.alias_decl(obj, spec);
        } else {
            self.named_decl(obj, spec);
        }
        self.types_in_progress -= 1;
        if self.types_in_progress == 0 {
            self.resolve_pending();
        }
    }

    fn alias_decl(&mut self, obj: ObjId, spec: &'a TypeSpec<'a>) {
        let outer = self.open_scope();
        if !spec.type_params.is_empty() {
            let params = self.declare_type_params(spec.type_params);
            self.check_constraints(spec.type_params, &params);
            self.alias_params.insert(obj, params.into());
        }
        let ty = self.typ(spec.ty);
        if !spec.type_params.is_empty() && self.types.is_param(ty) {
            let message = "cannot use type parameter declared in alias declaration as RHS";
            self.error(codes::MISPLACED_TYPE_PARAM, spec.ty.span, message);
        } else {
            self.object_mut(obj).ty = ty;
        }
        self.close_scope(outer);
    }

    /// Creates a defined type with its type parameters and the names of its methods, not its structure.
    fn declare_named(&mut self, obj: ObjId, spec: &'a TypeSpec<'a>) -> NamedId {
        if let Some(id) = self.types.as_named(self.info.object(obj).ty) {
            return id;
        }
        let object = self.info.object(obj);
        let mut named = Named::declare(obj, object.name, object.pkg);
        if self.env.results.is_some() || !self.env.delay_bodies {
            named.local = Some(self.next_local_rank(spec.name.name));
            named.outer = self.env.outer.iter().copied().collect();
        }
        let (id, ty) = self.types.new_named(named);
        self.object_mut(obj).ty = ty;
        if !spec.type_params.is_empty() {
            let outer = self.open_scope();
            self.type_scopes.insert(obj, self.env.scope);
            let params = self.declare_type_params(spec.type_params);
            let _ = self.types.named(id).type_params.set(params.into());
            self.close_scope(outer);
        }
        let methods = self.collect_methods(obj);
        let _ = self.types.named(id).methods.set(methods);
        id
    }

    fn next_local_rank(&mut self, name: Symbol) -> u32 {
        let rank = self.local_ranks.entry(name).or_insert(0);
        *rank += 1;
        *rank
    }

    fn named_decl(&mut self, obj: ObjId, spec: &'a TypeSpec<'a>) {
        let id = self.declare_named(obj, spec);
        let outer = self.env.scope;
        if let Some(&scope) = self.type_scopes.get(&obj) {
            self.env.scope = scope;
            let params = self.types.named(id).type_params().to_vec();
            self.check_constraints(spec.type_params, &params);
        }
        let rhs = self.typ(spec.ty);
        self.env.scope = outer;
        let table = self.table();
        if table.is_param(rhs) {
            let message = "cannot use a type parameter as RHS in type declaration";
            self.error(codes::MISPLACED_TYPE_PARAM, spec.ty.span, message);
            table.named(id).underlying.set(Some(TypeId::INVALID));
            return;
        }
        let underlying = self.defined_underlying(rhs);
        if table.named(id).underlying.get().is_none() {
            table.named(id).underlying.set(Some(underlying.unwrap_or(TypeId::INVALID)));
        }
        if underlying.is_none() {
            self.report_definition_cycle(obj, rhs);
        }
        self.check_member_names(obj, id);
        if table.named(id).type_params().is_empty() && matches!(table.get(rhs), Type::Struct(_)) {
            let ty = self.info.object(obj).ty;
            self.put_off(move |c| c.check_type_size(spec.ty, ty));
        }
        let methods: Vec<ObjId> = table.named(id).methods().iter().map(|m| m.func).collect();
        if !methods.is_empty() {
            self.put_off(move |c| methods.iter().for_each(|&m| c.resolve(m)));
        }
    }

    /// Underlying type of a right side; `None` while that is being defined itself.
    fn defined_underlying(&mut self, rhs: TypeId) -> Option<TypeId> {
        match *self.types.get(rhs) {
            Type::Named(id) => self.types.named_underlying(id),
            _ => Some(rhs),
        }
    }

    /// `type A B` where `B` is being defined, in the end as `A`.
    fn report_definition_cycle(&mut self, obj: ObjId, rhs: TypeId) {
        let Some(target) = self.types.as_named(rhs).map(|id| self.types.named(id).obj) else {
            return;
        };
        let start = self.path.iter().position(|&o| o == target);
        let cycle = match start {
            Some(start) => self.path[start..].to_vec(),
            None => vec![obj],
        };
        self.report_cycle(&cycle);
    }

    /// Names of the methods declared for a type, without duplicates.
    fn collect_methods(&mut self, obj: ObjId) -> Box<[Method]> {
        let mut first: FxHashMap<Symbol, ObjId> = FxHashMap::default();
        let mut methods = Vec::new();
        for func in self.methods_of.get(&obj).cloned().unwrap_or_default() {
            let ObjectKind::Func(object) = &self.info.object(func).kind else { continue };
            let name = object.decl.name.name;
            let ptr_recv = object.decl.recv.is_some_and(|r| receiver_base(r.ty).1);
            if name == Symbol::BLANK {
                continue;
            }
            if let Some(&other) = first.get(&name) {
                self.report_duplicate_method(obj, func, other);
                continue;
            }
            first.insert(name, func);
            let pkg = if self.is_exported(name) { None } else { Some(self.env.pkg) };
            methods.push(Method { name, pkg, func, ptr_recv });
        }
        methods.into()
    }

    fn report_duplicate_method(&mut self, ty: ObjId, func: ObjId, other: ObjId) {
        let (object, base) = (self.info.object(func), self.info.object(ty).name);
        let (Some(span), Some(first)) = (object.span, self.info.object(other).span) else { return };
        let name = format!("method {}.{}", self.text(base), self.text(object.name));
        let message = format!("{name} already declared at {}", self.place(first));
        self.error(codes::DUPLICATE_MEMBER, span, message);
    }

    /// A struct's fields and its methods share their names.
    fn check_member_names(&mut self, obj: ObjId, id: NamedId) {
        let table = self.table();
        let Some(underlying) = table.named_underlying(id) else { return };
        let Type::Struct(s) = table.get(underlying) else { return };
        for method in table.named(id).methods() {
            if s.fields.iter().any(|f| f.name == method.name)
                && let Some(span) = self.info.object(method.func).span
            {
                let text = self.text(method.name);
                let message = format!("field and method with the same name {text}");
                let note = format!("other declaration of {text}");
                match self.field_span(obj, method.name) {
                    Some(at) => self.error_note(codes::DUPLICATE_MEMBER, span, message, at, note),
                    None => self.error(codes::DUPLICATE_MEMBER, span, message),
                }
            }
        }
    }

    fn field_span(&self, obj: ObjId, name: Symbol) -> Option<Span> {
        let DeclKind::Type(spec) = self.decls.get(&obj)?.kind else { return None };
        let ExprKind::StructType(fields) = unparen(spec.ty).kind else { return None };
        let ident = fields.iter().flat_map(|f| f.names).find(|n| n.name == name)?;
        Some(ident.span)
    }

    /// Declares type parameters in the current block; their constraints come later, since they may use all of them.
    pub(super) fn declare_type_params(&mut self, fields: &'a [Field<'a>]) -> Vec<TypeParamId> {
        let mut params = Vec::new();
        for &name in fields.iter().flat_map(|f| f.names) {
            params.push(self.declare_type_param(name, params.len() as u32));
        }
        params
    }

    pub(super) fn declare_type_param(&mut self, name: Ident, index: u32) -> TypeParamId {
        let obj = self.new_object(name.name, Some(name.span), TypeId::INVALID, ObjectKind::Type);
        let (param, ty) = self.types.new_param(obj, name.name, index);
        self.object_mut(obj).ty = ty;
        self.record_object(name.id, obj);
        self.declare(self.env.scope, obj);
        param
    }

    /// Checks the constraints of declared type parameters.
    pub(super) fn check_constraints(&mut self, fields: &'a [Field<'a>], params: &[TypeParamId]) {
        let mut next = params.iter();
        let outer = std::mem::replace(&mut self.env.indirect, true);
        for field in fields {
            let constraint = self.constraint(field.ty);
            for _ in field.names {
                if let Some(&param) = next.next() {
                    let _ = self.types.param(param).constraint.set(constraint);
                }
            }
        }
        self.env.indirect = outer;
    }

    fn constraint(&mut self, e: &'a Expr<'a>) -> TypeId {
        let ty = self.typ(e);
        if self.types.is_param(ty) {
            self.error(
                codes::MISPLACED_TYPE_PARAM,
                e.span,
                "cannot use a type parameter as constraint",
            );
            return TypeId::INVALID;
        }
        // A type that is no interface stands for `interface{T}`. Whether it is may not be known yet.
        let known =
            self.types.as_named(ty).is_none_or(|id| self.types.named_underlying(id).is_some());
        if known && ty != TypeId::INVALID && !self.types.is_interface(ty) {
            return self.single_type_interface(ty);
        }
        ty
    }

    fn single_type_interface(&mut self, ty: TypeId) -> TypeId {
        let union: Box<[Term]> = Box::new([Term { tilde: false, ty }]);
        let iface =
            InterfaceType { methods: Box::default(), unions: Box::new([union]), comparable: false };
        self.types.intern(Type::Interface(iface))
    }

    /// A type declared inside a function: its name is in scope on its right side.
    pub(super) fn local_type(&mut self, spec: &'a TypeSpec<'a>) {
        let obj = self.new_object(
            spec.name.name,
            Some(spec.name.span),
            TypeId::INVALID,
            ObjectKind::Type,
        );
        self.record_object(spec.name.id, obj);
        self.declare(self.env.scope, obj);
        let (scope, pkg) = (self.env.scope, self.env.pkg);
        self.decls.insert(
            obj,
            DeclState { kind: DeclKind::Type(spec), scope, pkg, color: Color::InProgress },
        );
        self.path.push(obj);
        let decl = self.env.decl;
        self.type_decl(obj, spec);
        self.env.decl = decl;
        self.path.pop();
        self.set_color(obj, Color::Done);
        self.check_infinite_types(&[obj]);
    }

    /// The underlying type, with its declaration resolved if it was not.
    pub(super) fn under(&mut self, ty: TypeId) -> TypeId {
        if let Some(id) = self.types.as_named(ty)
            && self.types.named_underlying(id).is_none()
        {
            let obj = self.types.named(id).obj;
            if self.decls.get(&obj).is_some_and(|s| s.color != Color::InProgress) {
                self.resolve(obj);
            }
        }
        self.types.underlying(ty)
    }

    /// Type parameters of a generic alias or defined type, empty for others.
    pub(super) fn generic_params(&self, obj: Option<ObjId>, ty: TypeId) -> Rc<[TypeParamId]> {
        if let Some(params) = obj.and_then(|o| self.alias_params.get(&o)) {
            return params.clone();
        }
        match self.types.as_named(ty) {
            Some(id) => self.types.named(id).type_params().iter().copied().collect(),
            None => Rc::new([]),
        }
    }
}
