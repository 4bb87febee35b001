//! Calls: of functions, methods, func values, interface methods and natives.
//!
//! A call window stands above everything the caller uses: header, results, parameters, receiver. Arguments are evaluated
//! right into it; the callee's frame starts at the window.

use burrow_runtime::rtype::FuncRef;

use super::escape::Key;
use super::expr::unparen;
use super::func::FuncGen;
use super::inline::Site;
use super::place::Place;
use super::{FuncInst, SigLayout};
use crate::bytecode::{Counts, HEADER_WORDS, Op, Reg};
use crate::check::info::{Mode, Selection, SelectionKind};
use crate::check::object::{Builtin, ObjId};
use crate::check::types::{Signature, Type, TypeId};
use crate::syntax::ast::*;
use crate::syntax::source::Pos;

/// Slices of so many bytes are made as arrays: one instruction that is inlined, for a type descriptor more.
const MAX_ARRAY_BYTES: usize = 512;

/// What is called.
pub(super) enum Callee {
    /// A function known now, perhaps with a receiver in its window.
    Static(FuncInst),
    /// A func value in a register.
    Value(Reg),
    /// Method `index` of the interface value in registers.
    Interface(Reg, u16),
}

impl<'a> FuncGen<'_, 'a> {
    pub fn call(
        &mut self,
        expr: &'a Expr<'a>,
        fun: &'a Expr<'a>,
        args: &'a [&'a Expr<'a>],
        spread: bool,
        want: Option<Reg>,
    ) -> Reg {
        match self.c.checker.info.mode_of(fun) {
            Mode::Type => self.root(args, |g| g.conversion(expr, args[0], want)),
            Mode::Builtin(builtin) if super::order::is_late(builtin) => {
                self.root(args, |g| g.builtin(expr, builtin, args, spread, want))
            }
            Mode::Builtin(builtin) => self.apart(|g| {
                let operands: &[_] = if builtin == Builtin::Make { &args[1..] } else { args };
                g.root(operands, |g| g.builtin(expr, builtin, args, spread, want))
            }),
            _ => self.apart(|g| g.call_function(expr, fun, args, spread, want)),
        }
    }

    fn call_function(
        &mut self,
        expr: &'a Expr<'a>,
        fun: &'a Expr<'a>,
        args: &'a [&'a Expr<'a>],
        spread: bool,
        want: Option<Reg>,
    ) -> Reg {
        let instruction = self.intrinsic(expr, fun, args, want);
        if let Some(reg) = instruction.or_else(|| self.atomic(expr, fun, args, want)) {
            return reg;
        }
        let ty = self.ty(fun);
        let Type::Func(sig) = self.under(ty) else { return self.dst(want, self.ty(expr)) };
        let selection = self.c.selection_of(fun);
        if let Some(inst) = self.c.static_callee(fun, selection.as_ref())
            && self.inlines(fun, &inst)
        {
            let selection = selection.as_ref();
            let site = Site { expr, fun, args, spread, sig: &sig, selection };
            if let Some(reg) = self.inline_call(&site, &inst, want) {
                return reg;
            }
        }
        let start = self.b.mark();
        self.with_window(&sig, fun, args, spread, |g, callee, layout, base| {
            g.set_line(expr.span.lo.max(call_pos(fun)));
            g.emit_callee(&callee, &layout, base);
            g.take_results(start, base, &layout, want)
        })
    }

    /// Evaluates callee, receiver and arguments of a call, in the order that `order.rs` tells, the latter into a window.
    pub fn with_window<R>(
        &mut self,
        sig: &Signature,
        fun: &'a Expr<'a>,
        args: &'a [&'a Expr<'a>],
        spread: bool,
        then: impl FnOnce(&mut Self, Callee, SigLayout, Reg) -> R,
    ) -> R {
        let selection = self.c.selection_of(fun);
        // An interface value is evaluated before the arguments.
        let is_interface = matches!(
            selection,
            Some(Selection { kind: SelectionKind::InterfaceMethod { .. }, .. })
        );
        let interface = is_interface.then(|| self.callee(fun, selection.as_ref()));
        let operands = match is_interface {
            true => args.to_vec(),
            false => self.call_operands(fun, selection.as_ref(), args),
        };
        self.root(&operands, |g| {
            // A func value stands below the window.
            let callee = interface.unwrap_or_else(|| g.callee(fun, selection.as_ref()));
            let recv_ty = g.static_receiver(&callee);
            let layout = g.c.layout(sig, recv_ty);
            let base = g.take_window(&layout);
            if let (Some((recv_ty, reg)), Some(selection)) = (layout.recv, &selection) {
                g.receiver(fun, selection, recv_ty, base + reg);
            }
            g.arguments(sig, &layout, args, spread, base);
            then(g, callee, layout, base)
        })
    }

    /// What a call has to evaluate, its callee included if that is a func value, or a method of something that is more
    /// than a variable whose address is taken.
    pub fn call_operands(
        &self,
        fun: &'a Expr<'a>,
        selection: Option<&Selection>,
        args: &'a [&'a Expr<'a>],
    ) -> Vec<&'a Expr<'a>> {
        let inner = self.c.without_instantiation(unparen(fun));
        let callee = match (&inner.kind, selection.map(|s| &s.kind)) {
            (ExprKind::Selector { x, .. }, Some(SelectionKind::Method { ptr_recv, .. })) => {
                let addressed = *ptr_recv && !matches!(self.under(self.ty(x)), Type::Pointer(_));
                (!addressed || !matches!(unparen(x).kind, ExprKind::Name(_))).then_some(*x)
            }
            (_, Some(_)) => Some(inner),
            _ => self.c.static_callee(fun, selection).is_none().then_some(inner),
        };
        callee.into_iter().chain(args.iter().copied()).collect()
    }

    pub fn callee(&mut self, fun: &'a Expr<'a>, selection: Option<&Selection>) -> Callee {
        if let Some(inst) = self.c.static_callee(fun, selection) {
            return Callee::Static(inst);
        }
        let inner = self.c.without_instantiation(unparen(fun));
        if let (
            Some(Selection { kind: SelectionKind::InterfaceMethod { index }, .. }),
            ExprKind::Selector { x, .. },
        ) = (selection, &inner.kind)
        {
            let iface = self.interface_operand(x, selection);
            return Callee::Interface(iface, *index as u16);
        }
        Callee::Value(self.expr(fun))
    }

    /// The declared function that `fun` names, if its calls are inlined here.
    pub fn inlined_callee(&mut self, fun: &'a Expr<'a>) -> Option<FuncInst> {
        let mode = self.c.checker.info.mode_of(fun);
        if matches!(mode, Mode::Type | Mode::Builtin(_)) {
            return None;
        }
        let selection = self.c.selection_of(fun);
        let inst = self.c.static_callee(fun, selection.as_ref())?;
        self.inlines(fun, &inst).then_some(inst)
    }

    /// The interface value that a method is called on, embedded fields on the way followed.
    fn interface_operand(&mut self, x: &'a Expr<'a>, selection: Option<&Selection>) -> Reg {
        let path = selection.map_or(&[][..], |s| &s.path);
        if path.is_empty() {
            return self.expr(x);
        }
        let (base, ty) = (self.base_place(x), self.ty(x));
        let place = self.walk_fields(base, ty, path);
        let iface = self.c.path_type(ty, path);
        self.load_place(place, iface, None)
    }

    pub fn static_receiver(&self, callee: &Callee) -> Option<TypeId> {
        let Callee::Static(inst) = callee else { return None };
        self.c.receiver_type(inst.obj, &inst.args)
    }

    /// Takes registers for a window and returns its base.
    pub fn take_window(&mut self, layout: &SigLayout) -> Reg {
        let base = self.b.take_header();
        for &(ty, _) in layout.results.iter().chain(&layout.params).chain(&layout.recv) {
            self.take(ty);
        }
        base
    }

    /// Evaluates the receiver of a method call into its register.
    pub fn receiver(
        &mut self,
        fun: &'a Expr<'a>,
        selection: &Selection,
        recv_ty: TypeId,
        dst: Reg,
    ) {
        let inner = self.c.without_instantiation(unparen(fun));
        let ExprKind::Selector { x, sel } = &inner.kind else { return };
        let mark = self.b.mark();
        let ty = self.ty(x);
        let base = self.base_place(x);
        let place = self.walk_fields(base, ty, &selection.path);
        let have = self.c.path_type(ty, &selection.path);
        self.set_line(sel.span.lo);
        self.receiver_from(place, have, recv_ty, Some(dst));
        self.b.release(mark);
    }

    /// The receiver of type `want`, made from a place of type `have`: `T` or `*T` either way.
    pub fn receiver_from(
        &mut self,
        place: Place,
        have: TypeId,
        want: TypeId,
        dst: Option<Reg>,
    ) -> Reg {
        let pointer = |g: &Self, ty| match g.under(ty) {
            Type::Pointer(elem) => Some(elem),
            _ => None,
        };
        if have == want || pointer(self, have).is_some() == pointer(self, want).is_some() {
            self.load_place(place, have, dst)
        } else if pointer(self, want).is_some() {
            self.address_of(place, have, dst)
        } else {
            let dst = self.dst(dst, want);
            let ptr = self.load_place(place, have, None);
            self.load_mem(dst, ptr, 0, want);
            dst
        }
    }

    /// Evaluates arguments into a window.
    pub fn arguments(
        &mut self,
        sig: &Signature,
        layout: &SigLayout,
        args: &'a [&'a Expr<'a>],
        spread: bool,
        base: Reg,
    ) {
        if let [only] = args
            && let Type::Tuple(parts) = self.under(self.ty(only))
        {
            return self.tuple_arguments(sig, layout, only, &parts, base);
        }
        let fixed = layout.params.len() - usize::from(sig.variadic && !spread);
        for (arg, &(ty, reg)) in args.iter().zip(&layout.params[..fixed]) {
            self.argument(arg, ty, base + reg);
        }
        if sig.variadic && !spread {
            let (ty, reg) = layout.params[fixed];
            let rest: Vec<&'a Expr<'a>> = args[fixed..].to_vec();
            let key = rest.first().map(|first| Key::Rest(first.id));
            self.variadic(ty, base + reg, rest.len(), key, |g, at, elem| {
                (g.expr_as(rest[at], elem, None), elem)
            });
        }
    }

    fn argument(&mut self, arg: &'a Expr<'a>, ty: TypeId, dst: Reg) {
        let mark = self.b.mark();
        self.expr_as(arg, ty, Some(dst));
        self.b.release(mark);
    }

    /// f(g()) where g has several results.
    fn tuple_arguments(
        &mut self,
        sig: &Signature,
        layout: &SigLayout,
        call: &'a Expr<'a>,
        parts: &[TypeId],
        base: Reg,
    ) {
        let mark = self.b.mark();
        let first = self.expr(call);
        let mut at = first;
        let regs: Vec<(TypeId, Reg)> = parts
            .iter()
            .map(|&ty| {
                let reg = at;
                at = at.saturating_add(self.repr(ty).words());
                (ty, reg)
            })
            .collect();
        let fixed = layout.params.len() - usize::from(sig.variadic);
        for (&(have, reg), &(ty, dst)) in regs.iter().zip(&layout.params[..fixed]) {
            self.convert_reg(reg, have, ty, base + dst);
        }
        if sig.variadic {
            let (ty, dst) = layout.params[fixed];
            let rest = regs[fixed..].to_vec();
            self.variadic(ty, base + dst, rest.len(), None, |g, at, elem| {
                let value = g.take(elem);
                g.convert_reg(rest[at].1, rest[at].0, elem, value);
                (value, elem)
            });
        }
        self.b.release(mark);
    }

    /// dst = the value in `src` converted as an assignment would.
    pub fn convert_reg(&mut self, src: Reg, have: TypeId, ty: TypeId, dst: Reg) {
        if have != ty && matches!(self.under(ty), Type::Interface(_)) {
            self.make_interface(dst, src, have, ty, None);
        } else {
            let words = self.repr(ty).words();
            self.mov(dst, src, words);
        }
    }

    /// Packs `n` values into a fresh slice of type `ty` at `dst`; nil if there are none.
    pub fn variadic(
        &mut self,
        ty: TypeId,
        dst: Reg,
        n: usize,
        key: Option<Key>,
        mut value: impl FnMut(&mut Self, usize, TypeId) -> (Reg, TypeId),
    ) {
        let Type::Slice(elem) = self.under(ty) else { return };
        if n == 0 {
            let repr = self.repr(ty);
            return self.zero(dst, &repr);
        }
        self.slice_of(dst, elem, n, key);
        let size = self.repr(elem).size;
        for at in 0..n {
            let mark = self.b.mark();
            let (reg, elem) = value(self, at, elem);
            self.store_mem(dst, at * size, reg, elem);
            self.b.release(mark);
        }
    }

    /// dst = a fresh slice of `n` zero elements, at least one: that of an array, where it is small.
    pub fn slice_of(&mut self, dst: Reg, elem: TypeId, n: usize, key: Option<Key>) {
        let bytes = self.repr(elem).size.saturating_mul(n);
        let key = key.filter(|_| bytes > 0);
        let in_frame = key.is_some_and(|key| self.in_frame(key));
        if in_frame || (1..=MAX_ARRAY_BYTES).contains(&bytes) {
            let array = self.c.checker.types.intern(Type::Array { len: n as u64, elem });
            self.emit_new(dst, array, key);
            self.constant(dst + 1, n as u64);
            return self.constant(dst + 2, n as u64);
        }
        let mark = self.b.mark();
        let count = self.b.take_word(false);
        self.constant(count, n as u64);
        let rtype = self.c.rtype(elem).addr();
        self.b.emit_ext(Op::MakeSlice, dst, count, count, &[rtype]);
        self.b.release(mark);
    }

    pub fn emit_callee(&mut self, callee: &Callee, layout: &SigLayout, base: Reg) {
        let (results, args) = (layout.result_words, layout.param_words);
        let counts = Counts { x: results, y: args, z: 0 }.word();
        match callee {
            Callee::Static(inst) => self.emit_static(inst, layout, base),
            &Callee::Value(reg) => self.b.emit_call(Op::CallClosure, base, reg, 0, &[counts]),
            &Callee::Interface(reg, index) => {
                self.b.emit_call(Op::CallIface, base, reg, index, &[counts])
            }
        }
    }

    /// Calls a declared function: bytecode or native.
    pub fn emit_static(&mut self, inst: &FuncInst, layout: &SigLayout, base: Reg) {
        let (results, args) = (layout.result_words, layout.param_words);
        if let Some(native) = self.c.native(inst.obj) {
            return self.b.emit_call(Op::CallNative, base, results, args, &[native]);
        }
        let func = self.c.declared_func(inst.obj, &inst.args);
        let address = func.0.as_ptr().expose_provenance() as u64;
        self.b.emit_call(Op::Call, base, results, args, &[address]);
    }

    /// Releases a window but for its results, or moves them to where they are wanted.
    fn take_results(
        &mut self,
        start: super::builder::Mark,
        base: Reg,
        layout: &SigLayout,
        want: Option<Reg>,
    ) -> Reg {
        let results = base + HEADER_WORDS;
        self.b.release(start);
        match want {
            Some(dst) => {
                self.mov(dst, results, layout.result_words);
                dst
            }
            None => {
                // Everything below the window stays taken, so that results keep their place.
                while self.b.next() < results {
                    self.b.take_word(false);
                }
                for &(ty, _) in &layout.results {
                    self.take(ty);
                }
                results
            }
        }
    }

    /// Calls a declared function without parameters or results.
    pub fn call_plain(&mut self, obj: ObjId) {
        let mark = self.b.mark();
        let layout = SigLayout::default();
        let base = self.take_window(&layout);
        self.emit_static(&FuncInst { obj, args: Box::default() }, &layout, base);
        self.b.release(mark);
    }

    /// As [`call_plain`](Self::call_plain), for a function that nobody declared.
    pub fn call_ref(&mut self, func: FuncRef) {
        let mark = self.b.mark();
        let base = self.take_window(&SigLayout::default());
        let address = func.0.as_ptr().expose_provenance() as u64;
        self.b.emit_call(Op::Call, base, 0, 0, &[address]);
        self.b.release(mark);
    }

    /// Functions of packages that are single instructions: `math.Sqrt` and its like.
    fn intrinsic(
        &mut self,
        expr: &'a Expr<'a>,
        fun: &'a Expr<'a>,
        args: &'a [&'a Expr<'a>],
        want: Option<Reg>,
    ) -> Option<Reg> {
        let ExprKind::Selector { sel, .. } = &unparen(fun).kind else { return None };
        let obj = self.c.checker.info.object_of(*sel)?;
        let object = self.c.checker.info.object(obj);
        let pkg = &self.c.checker.info.packages[object.pkg?.0 as usize];
        if !pkg.embedded || pkg.path != "math" {
            return None;
        }
        let op = match self.c.checker.interner.text(object.name) {
            "Sqrt" => Op::SqrtF,
            "Abs" => Op::AbsF,
            "Floor" => Op::FloorF,
            _ => return None,
        };
        let dst = self.dst(want, self.ty(expr));
        let mark = self.b.mark();
        let src = self.expr(args[0]);
        self.b.emit(op, dst, src, 0);
        self.b.release(mark);
        Some(dst)
    }
}

/// Where a call is said to stand: at the name of what is called, so that chained calls over lines differ.
pub(super) fn call_pos(fun: &Expr<'_>) -> Pos {
    match &unparen(fun).kind {
        ExprKind::Selector { sel, .. } => sel.span.lo,
        _ => fun.span.lo,
    }
}
