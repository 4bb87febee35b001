//! `defer` and `recover`.
//!
//! A deferred call is a func value without parameters and results, made when the statement runs: the literal itself where
//! it is called without arguments, else a thunk that holds the operands. A function that defers keeps its results in
//! place from the start, as a recovered panic returns them, and all its returns go through one epilogue, which runs the
//! deferred calls.

use burrow_runtime::func::NO_PC;
use burrow_runtime::rtype::FuncRef;

use super::call::Callee;
use super::escape::Key;
use super::expr::unparen;
use super::func::{CLOSURE_WORD, FuncGen};
use super::operand::Operand;
use super::{Compiler, FuncInst, SigLayout};
use crate::bytecode::{Op, Reg};
use crate::check::info::Mode;
use crate::check::object::Builtin;
use crate::check::types::{Signature, Type, TypeId};
use crate::syntax::ast::*;
use crate::syntax::source::Span;
use crate::syntax::visit::{Visitor, walk_block, walk_stmt};

/// Whether a function body defers, its literals aside.
pub(super) fn defers(body: &Block<'_>) -> bool {
    let mut pass = FindDefer { found: false };
    walk_block(&mut pass, body);
    pass.found
}

struct FindDefer {
    found: bool,
}

impl<'a> Visitor<'a> for FindDefer {
    fn stmt(&mut self, stmt: &'a Stmt<'a>) {
        self.found |= matches!(stmt.kind, StmtKind::Defer(_));
        walk_stmt(self, stmt);
    }

    fn expr(&mut self, _: &'a Expr<'a>) {} // statements do not stand in expressions, but in literals' bodies
}

/// What a thunk calls.
pub(super) enum ThunkTarget {
    Func(FuncInst),
    /// A func value, held first.
    Value(TypeId),
    /// Method of an interface value, held first.
    Interface(TypeId, u16),
    /// A builtin with its operands; where it is called.
    Builtin(Builtin, Span),
}

impl<'a> FuncGen<'_, 'a> {
    pub fn defer_stmt(&mut self, call: &'a Expr<'a>) {
        let mark = self.b.mark();
        let closure = self.later_call(call);
        self.emit_defer(closure);
        self.b.release(mark);
    }

    /// A func value without parameters and results that makes a call later, or elsewhere, with the operands of now: what
    /// `defer` and `go` statements hand over.
    pub fn later_call(&mut self, call: &'a Expr<'a>) -> Reg {
        let call = unparen(call);
        let ExprKind::Call { fun, args, .. } = &call.kind else { return CLOSURE_WORD };
        match self.c.checker.info.mode_of(fun) {
            Mode::Builtin(builtin) => self.root(args, |g| g.defer_builtin(call, builtin, args)),
            _ => self.defer_call(call),
        }
    }

    /// The func value of a deferred call of a function.
    fn defer_call(&mut self, call: &'a Expr<'a>) -> Reg {
        let ExprKind::Call { fun, args, spread } = &call.kind else { return CLOSURE_WORD };
        let Type::Func(sig) = self.under(self.ty(fun)) else { return CLOSURE_WORD };
        self.with_window(&sig, fun, args, *spread, |g, callee, layout, base| {
            g.window_thunk(call, &sig, callee, layout, base)
        })
    }

    /// The func value that makes the call whose operands stand in a window.
    fn window_thunk(
        &mut self,
        call: &'a Expr<'a>,
        sig: &Signature,
        callee: Callee,
        layout: SigLayout,
        base: Reg,
    ) -> Reg {
        let ExprKind::Call { fun, .. } = &call.kind else { return CLOSURE_WORD };
        let key = Some(Key::Later(call.id));
        let no_operands = sig.params.is_empty() && sig.results.is_empty();
        if let (Callee::Value(reg), true) = (&callee, no_operands) {
            return *reg;
        }
        let operands: Vec<(TypeId, Reg)> =
            layout.params.iter().chain(&layout.recv).map(|&(ty, reg)| (ty, base + reg)).collect();
        let fun_ty = self.ty(fun);
        match callee {
            Callee::Static(inst) => {
                self.make_thunk(&ThunkTarget::Func(inst), None, &operands, layout, key)
            }
            Callee::Value(reg) => {
                let target = ThunkTarget::Value(fun_ty);
                self.make_thunk(&target, Some((fun_ty, reg)), &operands, layout, key)
            }
            Callee::Interface(reg, index) => {
                let iface = self.interface_of(fun);
                self.make_thunk(
                    &ThunkTarget::Interface(iface, index),
                    Some((iface, reg)),
                    &operands,
                    layout,
                    key,
                )
            }
        }
    }

    /// The interface type that a method is called on.
    fn interface_of(&self, fun: &'a Expr<'a>) -> TypeId {
        let ExprKind::Selector { x, .. } = &self.c.without_instantiation(unparen(fun)).kind else {
            return self.ty(fun);
        };
        let path = self.c.selection_of(fun).map(|s| s.path).unwrap_or_default();
        self.c.path_type(self.ty(x), &path)
    }

    /// A thunk that makes the call of a builtin with the operands of now.
    fn defer_builtin(
        &mut self,
        call: &'a Expr<'a>,
        builtin: Builtin,
        args: &'a [&'a Expr<'a>],
    ) -> Reg {
        let operands = self.operands(args);
        let mut held = Vec::with_capacity(operands.len());
        for (at, &operand) in operands.iter().enumerate() {
            let ty = match (builtin, at) {
                (Builtin::Panic, _) => self.c.checker.types.any(),
                (Builtin::Delete, 1) => self.key_type(operands[0]),
                _ => self.operand_ty(operand),
            };
            let reg = self.take(ty);
            self.operand_as(operand, ty, Some(reg));
            held.push((ty, reg));
        }
        let target = ThunkTarget::Builtin(builtin, call.span);
        self.make_thunk(&target, None, &held, SigLayout::default(), None)
    }

    fn key_type(&self, map: Operand<'a>) -> TypeId {
        let ty = self.operand_ty(map);
        match self.under(ty) {
            Type::Map { key, .. } => key,
            _ => ty,
        }
    }

    /// A closure that holds operands and calls the target with them.
    fn make_thunk(
        &mut self,
        target: &ThunkTarget,
        callee: Option<(TypeId, Reg)>,
        operands: &[(TypeId, Reg)],
        layout: SigLayout,
        key: Option<Key>,
    ) -> Reg {
        let held: Vec<(TypeId, Reg)> = callee.iter().chain(operands).copied().collect();
        let types: Vec<(TypeId, bool)> = held.iter().map(|&(ty, _)| (ty, false)).collect();
        let func =
            self.c.program.reserve_func(&format!("{}.deferwrap{}", self.name, self.closures + 1));
        self.closures += 1;
        gen_thunk(self.c, func, target, &types, layout);
        let (rtype, offsets) = self.c.closure_type(&types);
        let object = self.b.take_word(true);
        self.emit_object(object, rtype, key);
        let code = self.b.take_word(false);
        self.constant(code, func.0.as_ptr().expose_provenance() as u64);
        self.b.emit(Op::Store64, object, code, 0);
        for (&(ty, reg), offset) in held.iter().zip(offsets) {
            self.store_mem(object, offset, reg, ty);
        }
        object
    }

    pub fn recover(&mut self, want: Option<Reg>) -> Reg {
        self.c.recovers = true;
        let any = self.c.checker.types.any();
        let dst = self.dst(want, any);
        self.b.emit(Op::Recover, dst, 0, 0);
        dst
    }

    /// Ends a function that defers: all returns come here.
    pub fn epilogue(&mut self) {
        let Some(label) = self.epilogue else { return };
        self.b.bind_loop(label); // the deferred calls return here
        self.recover_pc = self.b.pc() as u32;
        let mark = self.b.mark();
        let base = self.b.take_header();
        self.b.emit(Op::RunDefers, base, 0, 0);
        self.b.release(mark);
        self.load_results();
        self.emit_ret();
    }
}

/// The function behind a thunk's closure.
fn gen_thunk<'a>(
    c: &mut Compiler<'a>,
    func: FuncRef,
    target: &ThunkTarget,
    types: &[(TypeId, bool)],
    layout: SigLayout,
) {
    let (_, offsets) = c.closure_type(types);
    let name = func.name.to_string();
    let mut g = FuncGen::new(c, func, name, std::rc::Rc::default(), SigLayout::default(), false);
    g.hidden = true;
    g.b.closure_word_is_pointer();
    g.b.enter();
    let mut held = types.iter().zip(offsets).map(|(&(ty, _), offset)| (ty, offset));
    match target {
        &ThunkTarget::Builtin(builtin, span) => {
            let operands: Vec<Operand<'_>> = held
                .map(|(ty, offset)| {
                    let reg = g.take(ty);
                    g.load_mem(reg, CLOSURE_WORD, offset, ty);
                    Operand::Value(reg, ty)
                })
                .collect();
            g.thunk_builtin(builtin, &operands, span);
        }
        ThunkTarget::Func(inst) => {
            let base = g.thunk_window(&layout, held);
            g.emit_static(inst, &layout, base);
        }
        &(ThunkTarget::Value(ty) | ThunkTarget::Interface(ty, _)) => {
            let offset = held.next().map_or(8, |(_, offset)| offset);
            let callee = g.take(ty);
            g.load_mem(callee, CLOSURE_WORD, offset, ty);
            let base = g.thunk_window(&layout, held);
            let callee = match *target {
                ThunkTarget::Interface(_, index) => Callee::Interface(callee, index),
                _ => Callee::Value(callee),
            };
            g.emit_callee(&callee, &layout, base);
        }
    }
    g.emit_ret();
    let ended = g.finish(super::no_span(), 0);
    debug_assert!(ended.is_ok(), "thunks are small");
}

impl<'a> FuncGen<'_, 'a> {
    /// Takes a window and loads what the closure holds into its arguments.
    fn thunk_window(
        &mut self,
        layout: &SigLayout,
        held: impl Iterator<Item = (TypeId, usize)>,
    ) -> Reg {
        let base = self.take_window(layout);
        for (&(ty, reg), (_, offset)) in layout.params.iter().chain(&layout.recv).zip(held) {
            self.load_mem(base + reg, CLOSURE_WORD, offset, ty);
        }
        base
    }

    fn thunk_builtin(&mut self, builtin: Builtin, operands: &[Operand<'a>], span: Span) {
        match builtin {
            Builtin::Recover => {
                self.c.recovers = true;
                let any = self.c.checker.types.any();
                let value = self.take(any);
                self.b.emit(Op::Recover, value, 1, 0);
            }
            Builtin::Copy => drop(self.copy(operands, None, span.lo)),
            _ => self.effect(builtin, operands, span),
        }
    }
}

/// What functions that defer nothing have for an epilogue.
pub(super) const NO_EPILOGUE: u32 = NO_PC;
