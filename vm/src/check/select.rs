//! `x.f`: package members, fields, methods, method values and method expressions.
//!
//! Called by `expr.rs` and `typexpr.rs`; fields and methods are found by `lookup.rs`.

use crate::check::info::{Mode, Selection, SelectionKind};
use crate::check::lookup::{Found, Lookup, Member};
use crate::check::object::{ObjId, ObjectKind, PackageId};
use crate::check::operand::{Generic, Operand};
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use crate::syntax::symbol::Symbol;

impl<'a> Checker<'a> {
    pub(super) fn selector(
        &mut self,
        e: &'a Expr<'a>,
        x: &'a Expr<'a>,
        sel: Ident,
        want_type: bool,
    ) -> Operand<'a> {
        if let ExprKind::Name(name) = x.kind
            && let Some(obj) = self.lookup_name(name)
            && let ObjectKind::Package(pkg) = self.info.object(obj).kind
        {
            self.record_object(x.id, obj);
            self.use_import(obj);
            return self.package_member(e, pkg, sel);
        }
        let x = self.expr_or_type(x);
        if x.is_invalid() {
            return Operand::invalid(e);
        }
        if x.mode == Mode::Type {
            return self.method_expr(e, &x, sel);
        }
        if want_type {
            let message = format!("{} is not a type", self.expr_string(e));
            self.error(codes::NOT_A_TYPE, e.span, message);
            return Operand::invalid(e);
        }
        if let Mode::Builtin(_) = x.mode {
            let message = format!("invalid use of {} in selector expression", self.describe(&x));
            self.error(codes::UNCALLED_BUILTIN, e.span, message);
            return Operand::invalid(e);
        }
        if x.is_nil() {
            self.error(
                codes::MISSING_MEMBER,
                sel.span,
                "invalid use of nil in selector expression",
            );
            return Operand::invalid(e);
        }
        self.value_member(e, &x, sel)
    }

    fn package_member(&mut self, e: &'a Expr<'a>, pkg: PackageId, sel: Ident) -> Operand<'a> {
        if self.fake_packages.contains(&pkg) {
            return Operand::invalid(e);
        }
        let package = &self.info.packages[pkg.0 as usize];
        let (member, package_name) = (package.scope.get(&sel.name).copied(), package.name);
        let (name, pkg_text) =
            (self.text(sel.name).to_string(), self.text(package_name).to_string());
        match member {
            Some(_) if !self.is_exported(sel.name) => {
                let message = format!("name {name} not exported by package {pkg_text}");
                let help = self.suggest_member(pkg, sel.name);
                self.error_help(codes::UNEXPORTED, sel.span, message, help);
                Operand::invalid(e)
            }
            Some(obj) => {
                self.record_object(sel.id, obj);
                self.record_object(e.id, obj);
                self.object_operand(e, obj)
            }
            None => {
                let message = format!("undefined: {pkg_text}.{name}");
                let help = self.suggest_member(pkg, sel.name);
                self.error_help(codes::UNDEFINED_MEMBER, sel.span, message, help);
                Operand::invalid(e)
            }
        }
    }

    /// Looks a member up, with everything resolved that the search goes through.
    pub(super) fn find_member(&mut self, ty: TypeId, name: Symbol) -> Lookup {
        let base = self.types.deref(ty).0;
        self.under(base);
        if self.types_in_progress > 0 {
            self.resolve_embedded(base, 0);
        }
        let lookup = self.types.lookup(ty, name, Some(self.env.pkg));
        if let Lookup::Found(Found { member: Member::Method { func, .. }, .. }) = &lookup {
            self.resolve(*func);
        }
        lookup
    }

    fn resolve_embedded(&mut self, ty: TypeId, depth: u32) {
        let table = self.table();
        self.under(ty);
        let Type::Struct(s) = table.under(ty) else { return };
        if depth < 10 {
            s.fields
                .iter()
                .filter(|f| f.embedded)
                .for_each(|f| self.resolve_embedded(table.deref(f.ty).0, depth + 1));
        }
    }

    /// The one member of that name; what there is instead is reported.
    fn member_or_report(
        &mut self,
        e: &'a Expr<'a>,
        x: &Operand<'a>,
        sel: Ident,
    ) -> Result<Found, Operand<'a>> {
        match self.find_member(x.ty, sel.name) {
            Lookup::Found(found) => Ok(found),
            Lookup::Ambiguous => {
                let message = format!("ambiguous selector {}", self.expr_string(e));
                self.error(codes::AMBIGUOUS_SELECTOR, sel.span, message);
                Err(Operand::invalid(e))
            }
            Lookup::NotFound => Err(self.report_missing_member(e, x, sel)),
        }
    }

    fn value_member(&mut self, e: &'a Expr<'a>, x: &Operand<'a>, sel: Ident) -> Operand<'a> {
        let found = match self.member_or_report(e, x, sel) {
            Ok(found) => found,
            Err(invalid) => return invalid,
        };
        let select = |c: &mut Self, kind| {
            let selection = Selection { kind, recv: x.ty, path: found.path.clone() };
            c.info.selections.insert(e.id, selection);
        };
        match found.member {
            Member::Field(ty) => {
                select(self, SelectionKind::Field);
                if ty == TypeId::INVALID {
                    return Operand::invalid(e);
                }
                let mode = if x.mode == Mode::Variable || found.indirect {
                    Mode::Variable
                } else {
                    Mode::Value
                };
                Operand::new(mode, ty, e)
            }
            Member::InterfaceMethod { index, sig } => {
                select(self, SelectionKind::InterfaceMethod { index });
                Operand::new(Mode::Value, sig, e)
            }
            Member::Method { func, ptr_recv, recv } => {
                if ptr_recv && !found.indirect && x.mode != Mode::Variable {
                    let (name, ty) = (self.text(sel.name), self.type_str(x.ty));
                    let message = format!("cannot call pointer method {name} on {ty}");
                    self.error(codes::NOT_ADDRESSABLE, sel.span, message);
                    return Operand::invalid(e);
                }
                select(self, SelectionKind::Method { func, ptr_recv });
                self.add_dependency(func);
                self.method_operand(e, func, recv, None)
            }
        }
    }

    /// A method as a function value; `recv_first`: the type of an additional first parameter.
    fn method_operand(
        &mut self,
        e: &'a Expr<'a>,
        func: ObjId,
        recv: NamedId,
        recv_first: Option<TypeId>,
    ) -> Operand<'a> {
        let table = self.table();
        let ObjectKind::Func(object) = &self.info.object(func).kind else {
            return Operand::invalid(e);
        };
        let params = object.type_params.clone();
        let hidden = object.recv_type_params;
        let own = params.len() > hidden;
        let declared = self.info.object(func).ty;
        let ty = match (own, table.method_type(recv, func)) {
            (true, _) => declared,
            (false, Some(ty)) => ty,
            (false, None) => declared,
        };
        if ty == TypeId::INVALID {
            return Operand::invalid(e);
        }
        let ty = recv_first.map_or(ty, |first| self.with_receiver(ty, first));
        let mut x = Operand::new(Mode::Value, ty, e);
        if own {
            let args = table.named(recv).args().to_vec();
            let args = if args.len() == hidden { args } else { Vec::new() };
            x.generic = Some(Generic { params: params.into(), args, hidden, node: e.id });
        }
        x
    }

    /// A method's type with the receiver as first parameter.
    fn with_receiver(&self, sig: TypeId, recv: TypeId) -> TypeId {
        let Type::Func(sig) = self.types.get(sig) else { return sig };
        let params = std::iter::once(recv).chain(sig.params.iter().copied()).collect();
        self.types.intern(Type::Func(Signature {
            params,
            results: sig.results.clone(),
            variadic: sig.variadic,
        }))
    }

    /// `T.m` and `(*T).m`.
    fn method_expr(&mut self, e: &'a Expr<'a>, x: &Operand<'a>, sel: Ident) -> Operand<'a> {
        let found = match self.member_or_report(e, x, sel) {
            Ok(found) => found,
            Err(invalid) => return invalid,
        };
        let (text, name) = (self.type_str(x.ty), self.text(sel.name).to_string());
        let kind = |func, index, ptr_recv| SelectionKind::MethodExpr { func, index, ptr_recv };
        let select = |c: &mut Self, kind| {
            c.info
                .selections
                .insert(e.id, Selection { kind, recv: x.ty, path: found.path.clone() });
        };
        match found.member {
            Member::Field(_) => {
                let what = format!("type {text} has no method {name}");
                let message = format!("{text}.{name} undefined ({what})");
                self.error(codes::MISSING_MEMBER, sel.span, message);
                Operand::invalid(e)
            }
            Member::InterfaceMethod { index, sig } => {
                select(self, kind(None, index, false));
                let ty = self.with_receiver(sig, x.ty);
                Operand::new(Mode::Value, ty, e)
            }
            Member::Method { func, ptr_recv, recv } => {
                if ptr_recv && !found.indirect {
                    let message = format!(
                        "invalid method expression {text}.{name} (needs pointer receiver (*{text}).{name})"
                    );
                    self.error(codes::BAD_METHOD_EXPR, sel.span, message);
                    return Operand::invalid(e);
                }
                select(self, kind(Some(func), 0, ptr_recv));
                self.add_dependency(func);
                self.method_operand(e, func, recv, Some(x.ty))
            }
        }
    }

    fn report_missing_member(
        &mut self,
        e: &'a Expr<'a>,
        x: &Operand<'a>,
        sel: Ident,
    ) -> Operand<'a> {
        let table = self.table();
        if self.under(x.ty) == TypeId::INVALID {
            return Operand::invalid(e);
        }
        let (base, is_ptr) = table.deref(x.ty);
        let why = if is_ptr && table.is_param(base) {
            format!("type {} is pointer to type parameter, not type parameter", self.type_str(x.ty))
        } else if is_ptr && table.is_interface(base) {
            format!("type {} is pointer to interface, not interface", self.type_str(x.ty))
        } else {
            self.why_no_member(x.ty, sel.name)
        };
        let message = format!("{} undefined ({why})", self.expr_string(e));
        let help = self.suggest_field_or_method(x.ty, sel.name);
        self.error_help(codes::MISSING_MEMBER, sel.span, message, help);
        Operand::invalid(e)
    }

    /// "type T has no field or method f", with the name that differs in case only, if there is one.
    fn why_no_member(&mut self, ty: TypeId, name: Symbol) -> String {
        let text = self.text(name).to_string();
        let plain = format!("type {} has no field or method {text}", self.type_str(ty));
        let Some((near, what, foreign)) = self.member_ignoring_case(ty, name) else { return plain };
        let near_text = self.text(near).to_string();
        if near == name && foreign {
            return format!("cannot refer to unexported {what} {text}");
        }
        if foreign && !self.is_exported(near) {
            return format!("{plain}, but does have unexported {what} {near_text}");
        }
        format!("{plain}, but does have {what} {near_text}")
    }

    /// A member whose name is the same but for case, what it is, and whether it belongs to another package.
    fn member_ignoring_case(
        &mut self,
        ty: TypeId,
        name: Symbol,
    ) -> Option<(Symbol, &'static str, bool)> {
        let table = self.table();
        if name == Symbol::BLANK {
            return None;
        }
        let text = self.text(name).to_lowercase();
        let same = |c: &Self, n: Symbol| c.text(n).to_lowercase() == text;
        let pkg = self.env.pkg;
        let base = table.deref(ty).0;
        if let Type::Struct(s) = table.under(base)
            && let Some(f) = s.fields.iter().find(|f| same(self, f.name))
        {
            return Some((f.name, "field", f.pkg.is_some_and(|p| p != pkg)));
        }
        if let Some(id) = table.as_named(base)
            && let Some(m) = table.methods(id).iter().find(|m| same(self, m.name))
        {
            return Some((m.name, "method", m.pkg.is_some_and(|p| p != pkg)));
        }
        if let Type::Interface(iface) = table.under(base)
            && let Some(m) = iface.methods.iter().find(|m| same(self, m.name))
        {
            return Some((m.name, "method", m.pkg.is_some_and(|p| p != pkg)));
        }
        None
    }
}
