//! Methods as values: `x.m` and `T.m`.
//!
//! Called by `expr.rs`. `x.m` is a closure over its receiver, evaluated now; `T.m` is a function with the receiver as
//! its first parameter. Both are wrappers (`wrapper.rs`), made once per method.

use super::FuncKey;
use super::func::FuncGen;
use crate::bytecode::{Op, Reg};
use crate::check::info::{Selection, SelectionKind};
use crate::check::types::{Type, TypeId};
use crate::syntax::ast::*;

impl<'a> FuncGen<'_, 'a> {
    /// `x.m` without a call: a closure that holds the receiver.
    pub fn method_value(
        &mut self,
        expr: &'a Expr<'a>,
        x: &'a Expr<'a>,
        selection: &Selection,
        ty: TypeId,
        want: Option<Reg>,
    ) -> Reg {
        let dst = self.dst(want, ty);
        let mark = self.b.mark();
        let (base, x_ty) = (self.base_place(x), self.ty(x));
        let place = self.walk_fields(base, x_ty, &selection.path);
        let have = self.c.path_type(x_ty, &selection.path);
        let (recv_ty, key) = match selection.kind {
            SelectionKind::Method { func, .. } => {
                let inst = self.c.method_inst(expr, func, x, &selection.path);
                let recv = self.c.receiver_type(func, &inst.args).unwrap_or(have);
                (recv, FuncKey::Bound(recv, func, self.c.recorded_args(expr).into()))
            }
            SelectionKind::InterfaceMethod { index } => {
                (have, FuncKey::BoundInterface(have, index))
            }
            _ => return dst,
        };
        let receiver = self.take(recv_ty);
        self.receiver_from(place, have, recv_ty, Some(receiver));
        if matches!(selection.kind, SelectionKind::InterfaceMethod { .. }) {
            self.b.emit(Op::NilCheck, receiver, 0, 0);
        }
        let name = format!("{}-fm", self.c.key_name(&key));
        let func = self.c.wrapper(key, &name);
        let (rtype, offsets) = self.c.closure_type(&[(recv_ty, false)]);
        let object = self.b.take_word(true);
        self.emit_object(object, rtype, Some(super::escape::Key::Made(expr.id)));
        let code = self.b.take_word(false);
        self.constant(code, func.0.as_ptr().expose_provenance() as u64);
        self.b.emit(Op::Store64, object, code, 0);
        self.store_mem(object, offsets[0], receiver, recv_ty);
        self.mov(dst, object, 1);
        self.b.release(mark);
        dst
    }

    /// `T.m`: a function whose first parameter is the receiver.
    pub fn method_expr(
        &mut self,
        expr: &'a Expr<'a>,
        selection: &Selection,
        ty: TypeId,
        want: Option<Reg>,
    ) -> Reg {
        let dst = self.dst(want, ty);
        let SelectionKind::MethodExpr { func, index, .. } = selection.kind else { return dst };
        let (recv, own) = (self.c.subst(selection.recv), self.c.recorded_args(expr));
        let key = FuncKey::MethodExpr(recv, func, index, selection.path.clone(), own.into());
        let name = self.c.key_name(&key);
        let wrapper = self.c.wrapper(key, &name);
        let closure = self.c.program.static_closure(wrapper);
        self.constant(dst, closure);
        dst
    }

    /// Whether a type is an interface.
    pub fn is_interface(&self, ty: TypeId) -> bool {
        matches!(self.under(ty), Type::Interface(_))
    }
}
