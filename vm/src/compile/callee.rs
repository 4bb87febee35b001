//! What a call names: selections, instances and methods, as seen with the type arguments of the function at hand.
//!
//! Asked by the code generator (`call.rs`) and by the escape analysis (`escape/`), which must see the same callee.

use super::expr::unparen;
use super::{Compiler, FuncInst};
use crate::check::info::{Selection, SelectionKind};
use crate::check::lookup::Member;
use crate::check::object::{ObjId, ObjectKind};
use crate::check::types::{Type, TypeId};
use crate::syntax::ast::*;

impl<'a> Compiler<'a> {
    /// The type of an expression, type arguments put in.
    pub(super) fn ty_of(&self, expr: &Expr<'a>) -> TypeId {
        self.subst(self.checker.info.type_of(expr))
    }

    /// What a type is, its name looked through.
    pub(super) fn under(&self, ty: TypeId) -> Type {
        self.checker.types.under(ty).clone()
    }

    /// The type at the end of a field path.
    pub(super) fn path_type(&self, mut ty: TypeId, path: &[u32]) -> TypeId {
        for &index in path {
            if let Type::Pointer(elem) = self.checker.types.under(ty) {
                ty = *elem;
            }
            if let Type::Struct(fields) = self.checker.types.under(ty) {
                ty = fields.fields[index as usize].ty;
            }
        }
        ty
    }

    /// How the selector `expr` reaches what it selects. In a generic function a selection on a type parameter, or on a type
    /// made of some, is looked up anew in the actual type.
    pub(super) fn selection_of(&self, expr: &'a Expr<'a>) -> Option<Selection> {
        let inner = self.without_instantiation(unparen(expr));
        let recorded = self.checker.info.selections.get(&inner.id)?;
        let recv = self.subst(recorded.recv);
        let ExprKind::Selector { sel, .. } = &inner.kind else { return Some(recorded.clone()) };
        if recv == recorded.recv {
            return Some(recorded.clone());
        }
        let exported = self.checker.interner.text(sel.name).starts_with(char::is_uppercase);
        let pkg = self.type_args.pkg.filter(|_| !exported);
        let found = self.checker.types.lookup(recv, sel.name, pkg).found()?;
        let is_expr = matches!(recorded.kind, SelectionKind::MethodExpr { .. });
        let kind = match found.member {
            Member::Field(_) => SelectionKind::Field,
            Member::Method { func, ptr_recv, .. } if is_expr => {
                SelectionKind::MethodExpr { func: Some(func), index: 0, ptr_recv }
            }
            Member::Method { func, ptr_recv, .. } => SelectionKind::Method { func, ptr_recv },
            Member::InterfaceMethod { index, .. } if is_expr => {
                SelectionKind::MethodExpr { func: None, index, ptr_recv: false }
            }
            Member::InterfaceMethod { index, .. } => SelectionKind::InterfaceMethod { index },
        };
        Some(Selection { kind, recv, path: found.path })
    }

    /// Type arguments that the checker recorded at the expression that names a generic function.
    pub(super) fn recorded_args(&self, expr: &Expr<'a>) -> Vec<TypeId> {
        let recorded = self.checker.info.instances.get(&expr.id);
        recorded.map_or(Vec::new(), |args| args.iter().map(|&arg| self.subst(arg)).collect())
    }

    /// The method `func` called on `x` through `selection`, with its type arguments.
    pub(super) fn method_inst(
        &self,
        expr: &'a Expr<'a>,
        func: ObjId,
        x: &'a Expr<'a>,
        path: &[u32],
    ) -> FuncInst {
        let recv = self.path_type(self.ty_of(x), path);
        let mut args = self.method_args(recv).into_vec();
        args.extend(self.recorded_args(expr));
        FuncInst { obj: func, args: args.into() }
    }

    /// The declared function or method that `fun` names.
    pub(super) fn static_callee(
        &self,
        fun: &'a Expr<'a>,
        selection: Option<&Selection>,
    ) -> Option<FuncInst> {
        let inner = self.without_instantiation(unparen(fun));
        if let (
            Some(Selection { kind: SelectionKind::Method { func, .. }, path, .. }),
            ExprKind::Selector { x, .. },
        ) = (selection, &inner.kind)
        {
            return Some(self.method_inst(inner, *func, x, path));
        }
        let named = match &inner.kind {
            ExprKind::Name(_) => self.checker.info.object_at(inner.id),
            ExprKind::Selector { sel, .. } if selection.is_none() => {
                self.checker.info.object_of(*sel)
            }
            _ => None,
        };
        let obj = named?;
        matches!(self.checker.info.object(obj).kind, ObjectKind::Func(_))
            .then(|| FuncInst { obj, args: self.recorded_args(inner).into() })
    }

    /// `f` of an explicit instantiation `f[T]`.
    pub(super) fn without_instantiation<'e>(&self, expr: &'e Expr<'a>) -> &'e Expr<'a> {
        match &expr.kind {
            ExprKind::Index { x, .. }
                if self.checker.info.instances.contains_key(&unparen(x).id) =>
            {
                unparen(x)
            }
            _ => expr,
        }
    }
}
