//! Function signatures: parameters, results, receivers.
//!
//! Called by `decl.rs` for declarations, by `expr.rs` for literals, by `typexpr.rs` for function types.

use crate::check::layout::Sizes;
use crate::check::object::{ObjId, ObjectKind};
use crate::check::operand::unparen;
use crate::check::table::MethodSig;
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use crate::syntax::source::Span;
use std::rc::Rc;

/// A checked signature.
pub(super) struct SigInfo {
    /// Its `Func` type.
    pub(super) ty: TypeId,
    /// Result variables, if they have names.
    pub(super) named_results: Rc<[ObjId]>,
}

/// A checked receiver.
struct Receiver {
    ty: TypeId,
    params: Vec<TypeParamId>,
    /// Its variable, not yet in a block.
    var: Option<ObjId>,
}

/// Go's compiler refuses functions whose arguments and results take more.
const MAX_ARGUMENTS: u64 = 1 << 30;

/// The receiver's type of a method.
fn receiver_type(kind: &ObjectKind) -> Option<TypeId> {
    match kind {
        ObjectKind::Func(func) => func.recv,
        _ => None,
    }
}

impl<'a> Checker<'a> {
    /// Checks parameters and results; their names go into the current block.
    pub(super) fn signature(&mut self, sig: &'a FuncSig<'a>) -> SigInfo {
        self.signature_of(sig, None)
    }

    /// As [`Checker::signature`], for a method with that receiver variable. Names are declared once all types are known:
    /// in `func(url string, data url.Values)` the second `url` is not the first parameter.
    fn signature_of(&mut self, sig: &'a FuncSig<'a>, receiver: Option<ObjId>) -> SigInfo {
        let mut names: Vec<ObjId> = receiver.into_iter().collect();
        let outer = std::mem::replace(&mut self.env.indirect, self.types_in_progress > 0);
        let mut params = Vec::new();
        let mut variadic = false;
        for (i, field) in sig.params.iter().enumerate() {
            let mut ty = self.param_type(field, i + 1 == sig.params.len(), &mut variadic);
            if matches!(field.ty.kind, ExprKind::Ellipsis(_)) && field.names.len() > 1 {
                self.error(
                    codes::BAD_ELLIPSIS,
                    field.ty.span,
                    "can only use ... with final parameter in list",
                );
                ty = TypeId::INVALID;
            }
            self.add_params(field, ty, &mut params, &mut names);
        }
        let mut results = Vec::new();
        let first_result = names.len();
        for field in sig.results {
            let ty = self.var_type(field.ty);
            self.add_params(field, ty, &mut results, &mut names);
        }
        names.iter().for_each(|&name| self.declare(self.env.scope, name));
        self.env.indirect = outer;
        let signature = Signature { params: params.into(), results: results.into(), variadic };
        SigInfo {
            ty: self.types.intern(Type::Func(signature)),
            named_results: names[first_result..].into(),
        }
    }

    fn param_type(&mut self, field: &'a Field<'a>, last: bool, variadic: &mut bool) -> TypeId {
        let ExprKind::Ellipsis(elem) = field.ty.kind else { return self.var_type(field.ty) };
        let elem = self.var_type(elem);
        if !last {
            self.error(
                codes::BAD_ELLIPSIS,
                field.ty.span,
                "can only use ... with final parameter in list",
            );
            return TypeId::INVALID;
        }
        *variadic = true;
        let ty = self.types.intern(Type::Slice(elem));
        self.record_type(field.ty, ty);
        ty
    }

    /// Adds the parameters of one field; their objects are not in a block yet.
    fn add_params(
        &mut self,
        field: &Field<'a>,
        ty: TypeId,
        types: &mut Vec<TypeId>,
        names: &mut Vec<ObjId>,
    ) {
        if field.names.is_empty() {
            types.push(ty);
        }
        for &name in field.names {
            names.push(self.new_local(name, ty));
            types.push(ty);
        }
    }

    /// Checks the signature of a declared function or method and opens the block of its parameters.
    pub(super) fn func_signature(&mut self, obj: ObjId, decl: &'a FuncDecl<'a>) {
        let outer = self.open_scope();
        self.env.decl = None; // only a body's references count for the initialisation order
        let receiver = decl.recv.map(|field| self.receiver(field));
        let recv_params = receiver.as_ref().map_or(Vec::new(), |r| r.params.clone());
        let mut params = recv_params.clone();
        if !decl.type_params.is_empty() {
            let own = self.declare_type_params(decl.type_params);
            self.check_constraints(decl.type_params, &own);
            params.extend(own);
        }
        let sig = self.signature_of(decl.sig, receiver.as_ref().and_then(|r| r.var));
        self.func_scopes.insert(obj, (self.env.scope, sig.named_results));
        self.close_scope(outer);
        if receiver.is_some() {
            let method = MethodSig { sig: sig.ty, recv_params: recv_params.clone().into() };
            self.types.method_sigs.borrow_mut().insert(obj, method);
        }
        let object = self.object_mut(obj);
        object.ty = sig.ty;
        if let ObjectKind::Func(func) = &mut object.kind {
            func.recv = receiver.map(|r| r.ty);
            func.type_params = params.into();
            func.recv_type_params = recv_params.len();
        }
        let (sig, recv) = (sig.ty, receiver_type(&self.info.object(obj).kind));
        self.put_off(move |c| c.check_argument_size(decl.name.span, sig, recv));
    }

    /// Go's frames have at most 1 GB of arguments and results.
    fn check_argument_size(&mut self, span: Span, sig: TypeId, recv: Option<TypeId>) {
        let table = self.table();
        let Type::Func(sig) = table.get(sig) else { return };
        let all = sig.params.iter().chain(&sig.results).copied().chain(recv);
        let sizes = all.filter(|&ty| !self.types.has_params(ty) && ty != TypeId::INVALID);
        let bytes =
            sizes.fold(0, |sum: u64, ty| sum.saturating_add(Sizes::of(&self.types, ty).size));
        if bytes > MAX_ARGUMENTS {
            let message = format!("stack frame too large (>1GB): {} MB args", bytes >> 20);
            self.late_error(codes::TYPE_TOO_LARGE, span, message);
        }
    }

    fn receiver(&mut self, field: &'a Field<'a>) -> Receiver {
        let mut base = unparen(field.ty);
        let mut is_ptr = false;
        if let ExprKind::Star(inner) = base.kind {
            (is_ptr, base) = (true, unparen(inner));
        }
        let (base_ty, params) = match base.kind {
            ExprKind::Index { x, indices } => self.generic_receiver(base, x, indices),
            _ => (self.typ(base), Vec::new()),
        };
        let ty = match (is_ptr, base_ty) {
            (_, TypeId::INVALID) => TypeId::INVALID,
            (true, base) => self.types.intern(Type::Pointer(base)),
            (false, base) => base,
        };
        self.record_type(field.ty, ty);
        let var = field.names.first().map(|&name| self.new_local(name, ty));
        let span = base.span;
        self.put_off(move |c| c.check_receiver(span, base_ty, ty));
        Receiver { ty, params, var }
    }

    /// `T[P, Q]`: declares `P` and `Q` anew, with the constraints that `T` declares.
    fn generic_receiver(
        &mut self,
        base: &'a Expr<'a>,
        x: &'a Expr<'a>,
        indices: &'a [&'a Expr<'a>],
    ) -> (TypeId, Vec<TypeParamId>) {
        let generic = self.typ_or_generic(x);
        let mut params = Vec::new();
        for (i, &index) in indices.iter().enumerate() {
            let ExprKind::Name(name) = index.kind else {
                let message = format!(
                    "receiver type parameter {} must be an identifier",
                    self.expr_string(index)
                );
                self.error(codes::BAD_RECEIVER, index.span, message);
                continue;
            };
            let ident = Ident { id: index.id, name, span: index.span };
            let param = self.declare_type_param(ident, i as u32);
            let ty = self.types.intern(Type::Param(param));
            self.record_type(index, ty);
            params.push(param);
        }
        let table = self.table();
        let Some(id) = table.as_named(generic) else {
            if generic != TypeId::INVALID {
                let message = format!(
                    "cannot define new methods on instantiated type {}",
                    self.type_str(generic)
                );
                self.error(codes::BAD_RECEIVER, base.span, message);
            }
            return (TypeId::INVALID, params);
        };
        let declared = table.named(id).type_params();
        if declared.is_empty() {
            let message = format!("{} is not a generic type", self.type_str(generic));
            self.error(codes::NOT_GENERIC, x.span, message);
            return (TypeId::INVALID, params);
        }
        if declared.len() != params.len() {
            let message = format!(
                "receiver declares {} type parameters, but receiver base type declares {}",
                params.len(),
                declared.len()
            );
            self.error(codes::TYPE_ARG_COUNT, base.span, message);
            return (TypeId::INVALID, params);
        }
        let args: Vec<TypeId> = params.iter().map(|&p| table.intern(Type::Param(p))).collect();
        for (&param, &from) in params.iter().zip(declared) {
            let constraint = table.subst(table.constraint(from), declared, &args);
            let _ = table.param(param).constraint.set(constraint);
        }
        let ty = table.instantiate(id, &args);
        self.record_type(base, ty);
        (ty, params)
    }

    fn check_receiver(&mut self, span: Span, base: TypeId, whole: TypeId) {
        if base == TypeId::INVALID {
            return;
        }
        let table = self.table();
        let text = self.type_str(base);
        let Some(id) = table.as_named(base) else {
            let message = match table.get(base) {
                Type::Basic(_) => format!("cannot define new methods on non-local type {text}"),
                _ => format!("invalid receiver type {}", self.type_str(whole)),
            };
            return self.error(codes::BAD_RECEIVER, span, message);
        };
        if table.named(id).pkg != Some(self.env.pkg) {
            let message = format!("cannot define new methods on non-local type {text}");
            return self.error(codes::BAD_RECEIVER, span, message);
        }
        let under = self.under(base);
        if matches!(table.get(under), Type::Pointer(_) | Type::Interface(_)) {
            let message = format!("invalid receiver type {text} (pointer or interface type)");
            self.error(codes::BAD_RECEIVER, span, message);
        }
    }
}
