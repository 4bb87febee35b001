//! Calls of `sync/atomic`: its functions on words, and its types' methods, are single instructions.
//!
//! Their Go source says the same by calling itself: `func AddInt64(...) int64 { return AddInt64(...) }` is a function
//! around the instruction, for those who take its value, defer it or start it as a goroutine.

use super::Compiler;
use super::expr::unparen;
use super::func::FuncGen;
use crate::bytecode::atomic::AtomicOp;
use crate::bytecode::{Counts, Op, Reg};
use crate::check::info::{Selection, SelectionKind};
use crate::check::object::{ObjId, ObjectKind};
use crate::check::types::Type;
use crate::syntax::ast::*;

impl Compiler<'_> {
    /// Whether this is one of the functions of `sync/atomic` that are instructions. Their types' methods are functions
    /// around those.
    pub fn is_atomic_step(&self, obj: ObjId) -> bool {
        let info = &self.checker.info;
        let Some(pkg) = info.object(obj).pkg.map(|pkg| &info.packages[pkg.0 as usize]) else {
            return false;
        };
        let is_function = matches!(&info.object(obj).kind, ObjectKind::Func(f) if f.recv.is_none());
        let name = self.checker.interner.text(info.object(obj).name);
        let is_here = pkg.embedded && pkg.path == "sync/atomic";
        is_here && is_function && AtomicOp::named(name).is_some()
    }
}

impl<'a> FuncGen<'_, 'a> {
    /// The instruction for a call of `fun`, if it is one of these functions or methods.
    pub fn atomic(
        &mut self,
        expr: &'a Expr<'a>,
        fun: &'a Expr<'a>,
        args: &'a [&'a Expr<'a>],
        want: Option<Reg>,
    ) -> Option<Reg> {
        let (obj, method) = self.atomic_callee(fun)?;
        let name = self.c.func_name(obj);
        let op = AtomicOp::named(name.strip_prefix("sync/atomic.")?)?;
        let Type::Func(sig) = self.under(self.ty(fun)) else { return None };
        if args.len() != sig.params.len() {
            return None; // one argument, a call with several results
        }
        let dst = match op.results() {
            0 => 0,
            _ => self.dst(want, self.ty(expr)),
        };
        let mark = self.b.mark();
        let fixed = usize::from(method.is_none());
        let address = match &method {
            Some(selection) => self.method_address(fun, obj, selection)?,
            None => self.expr(args[0]),
        };
        let operands: Vec<Reg> =
            sig.params[fixed..].iter().map(|&param| self.take(param)).collect();
        for ((arg, &param), &reg) in args[fixed..].iter().zip(&sig.params[fixed..]).zip(&operands) {
            let inner = self.b.mark();
            self.expr_as(arg, param, Some(reg));
            self.b.release(inner);
        }
        self.set_line(expr.span.lo.max(fun.span.lo));
        let counts = Counts { x: op.results(), y: op.operands(), z: op.code() };
        let first = operands.first().copied().unwrap_or(0);
        self.b.emit_ext(Op::Atomic, dst, address, first, &[counts.word()]);
        self.b.release(mark);
        Some(dst)
    }

    /// The function of `sync/atomic` that is called, with its selection if it is a method.
    fn atomic_callee(&self, fun: &'a Expr<'a>) -> Option<(ObjId, Option<Selection>)> {
        let info = &self.c.checker.info;
        let inner = self.c.without_instantiation(unparen(fun));
        let (obj, method) = match &inner.kind {
            ExprKind::Name(_) => (info.object_at(inner.id)?, None),
            ExprKind::Selector { sel, .. } => match info.selections.get(&inner.id) {
                None => (info.object_of(*sel)?, None),
                Some(Selection { kind: SelectionKind::Method { func, .. }, .. }) => {
                    (*func, self.c.selection_of(fun))
                }
                Some(_) => return None,
            },
            _ => return None,
        };
        let pkg = &info.packages[info.object(obj).pkg?.0 as usize];
        (pkg.embedded && pkg.path == "sync/atomic").then_some((obj, method))
    }

    /// A register with the address of the value that the method is called on: its word is its first byte.
    fn method_address(
        &mut self,
        fun: &'a Expr<'a>,
        obj: ObjId,
        selection: &Selection,
    ) -> Option<Reg> {
        let ExprKind::Selector { x, .. } = &unparen(fun).kind else { return None };
        let inst = self.c.method_inst(unparen(fun), obj, x, &selection.path);
        let recv = self.c.receiver_type(inst.obj, &inst.args)?;
        let address = self.take(recv);
        self.receiver(fun, selection, recv, address);
        Some(address)
    }
}
