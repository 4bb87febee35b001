//! Where arguments go, and what comes back: of calls, conversions, builtins, `go` and `defer`.
//!
//! Part of `build.rs`. A call that the generator inlines is its body, walked here in a context of its own. A call of
//! another known function waits in [`Call`] until that function's tag is known (`mod.rs`). Whatever is not known keeps
//! its arguments: they go to the heap.

use super::build::{BUFFER, Build, Call, Hole, Literal, Static};
use super::graph::Loc;
use super::tags::{Tag, of_atomic};
use super::{Ctx, Key};
use crate::check::info::{Mode, Selection, SelectionKind};
use crate::check::lookup::Member;
use crate::check::object::{Builtin, ObjectKind};
use crate::check::types::{Basic, Signature, Type, TypeId};
use crate::compile::FuncInst;
use crate::syntax::ast::*;

/// What a call calls, as far as it is known.
enum Target {
    Func(FuncInst),
    Literal(Literal),
    /// Nothing is known: whoever it is may keep the arguments.
    Unknown,
}

/// The receiver of a call: an expression and how many pointers lie between its value and the receiver.
#[derive(Clone, Copy)]
struct Receiver<'a> {
    x: &'a Expr<'a>,
    derefs: i32,
}

/// The parts of a call.
#[derive(Clone, Copy)]
struct Parts<'a> {
    fun: &'a Expr<'a>,
    args: &'a [&'a Expr<'a>],
    spread: bool,
}

impl<'a> Build<'_, 'a> {
    /// A call, conversion or builtin; its values go to `ks`.
    pub fn call(
        &mut self,
        expr: &'a Expr<'a>,
        fun: &'a Expr<'a>,
        args: &'a [&'a Expr<'a>],
        spread: bool,
        ks: &[Hole],
    ) {
        let k = ks.first().copied().unwrap_or(Hole::DISCARD);
        match self.c.checker.info.mode_of(fun) {
            Mode::Type => self.conversion(expr, args[0], k),
            Mode::Builtin(builtin) => self.builtin(expr, builtin, args, spread, k),
            _ => self.call_function(Parts { fun, args, spread }, ks),
        }
    }

    fn call_function(&mut self, parts: Parts<'a>, ks: &[Hole]) {
        let ty = self.c.ty_of(parts.fun);
        let Type::Func(sig) = self.c.under(ty) else { return };
        let selection = self.c.selection_of(parts.fun);
        let declared = self.c.static_callee(parts.fun, selection.as_ref());
        if let Some(inst) = declared.filter(|inst| self.inlines(inst)) {
            return self.inline(&parts, &sig, selection.as_ref(), &inst, ks);
        }
        let (target, receiver) = self.callee(&parts, selection.as_ref(), Hole::DISCARD);
        let args = self.arguments(&parts, &sig, receiver);
        self.connect(target, args, &sig, ks);
    }

    fn inlines(&mut self, inst: &FuncInst) -> bool {
        let here = &self.here;
        let (declared, big) = (here.declared, here.big);
        !here.open.contains(&inst.obj) && self.c.inlines(inst, declared, big)
    }

    /// What a call calls, and on what. The operands of the callee itself are looked at; a func value goes to `value`.
    fn callee(
        &mut self,
        parts: &Parts<'a>,
        selection: Option<&Selection>,
        value: Hole,
    ) -> (Target, Option<Receiver<'a>>) {
        let inner = self.c.without_instantiation(parts.fun.unparen());
        if let (Some(selection), ExprKind::Selector { x, .. }) = (selection, &inner.kind) {
            match selection.kind {
                SelectionKind::Method { .. } => {
                    let inst = self.c.static_callee(parts.fun, Some(selection));
                    let receiver = inst.as_ref().map(|inst| self.receiver(x, selection, inst));
                    return (inst.map_or(Target::Unknown, Target::Func), receiver);
                }
                SelectionKind::InterfaceMethod { .. } => {
                    return self.interface_method(inner, x, selection);
                }
                _ => {}
            }
        }
        let ty = self.c.ty_of(parts.fun);
        let target = match self.static_value(parts.fun, ty) {
            Some(Static::Func(inst)) => Target::Func(inst),
            Some(Static::Literal(ctx, id)) => {
                self.expr(parts.fun, value);
                return match self.known_literal(ctx, id) {
                    Some(literal) => (Target::Literal(literal), None),
                    None => (Target::Unknown, None),
                };
            }
            _ => Target::Unknown,
        };
        self.expr(parts.fun, value);
        (target, None)
    }

    fn receiver(
        &mut self,
        x: &'a Expr<'a>,
        selection: &Selection,
        inst: &FuncInst,
    ) -> Receiver<'a> {
        let have = self.c.path_type(self.c.ty_of(x), &selection.path);
        let want = self.c.receiver_type(inst.obj, &inst.args).unwrap_or(have);
        let is_pointer = |ty| matches!(self.c.checker.types.under(ty), Type::Pointer(_));
        let derefs = match (is_pointer(have), is_pointer(want)) {
            (true, false) => 1,
            (false, true) => -1,
            _ => 0,
        };
        Receiver { x, derefs: self.hops(x, &selection.path) + derefs }
    }

    /// A method of an interface value: known if the value is.
    fn interface_method(
        &mut self,
        fun: &'a Expr<'a>,
        x: &'a Expr<'a>,
        selection: &Selection,
    ) -> (Target, Option<Receiver<'a>>) {
        let hops = self.hops(x, &selection.path);
        let unknown = (Target::Unknown, Some(Receiver { x, derefs: hops }));
        let ExprKind::Selector { sel, .. } = &fun.kind else { return unknown };
        let ty = self.c.ty_of(x);
        let Some(Static::Boxed(held)) = self.static_value(x, ty) else { return unknown };
        if !selection.path.is_empty() {
            return unknown;
        }
        let pkg = self.c.type_args.pkg;
        let Some(found) = self.c.checker.types.lookup(held, sel.name, pkg).found() else {
            return unknown;
        };
        let Member::Method { func, .. } = found.member else { return unknown };
        if !found.path.is_empty() {
            return unknown; // a wrapper stands between
        }
        let inst = FuncInst { obj: func, args: self.c.method_args(held) };
        let want = self.c.receiver_type(func, &inst.args).unwrap_or(held);
        let direct = self.is_direct(held);
        // An interface holds the address of a value, but for pointers and their like, which it holds themselves.
        let derefs = i32::from(!direct) + i32::from(direct && held != want);
        (Target::Func(inst), Some(Receiver { x, derefs }))
    }

    /// Evaluates arguments into locations of their own, the receiver last.
    fn arguments(
        &mut self,
        parts: &Parts<'a>,
        sig: &Signature,
        receiver: Option<Receiver<'a>>,
    ) -> Vec<Loc> {
        let mut locs: Vec<Loc> = sig.params.iter().map(|_| self.fresh()).collect();
        self.bind(parts, sig, &locs.clone());
        if let Some(Receiver { x, derefs }) = receiver {
            let loc = self.fresh();
            self.expr(x, Hole::into(loc).shift(derefs));
            locs.push(loc);
        }
        locs
    }

    /// Arguments flow into parameters.
    fn bind(&mut self, parts: &Parts<'a>, sig: &Signature, params: &[Loc]) {
        if let [only] = parts.args
            && let Type::Tuple(_) = self.c.under(self.c.ty_of(only))
        {
            return self.bind_tuple(only, sig, params);
        }
        let fixed = sig.params.len() - usize::from(sig.variadic && !parts.spread);
        for (at, &ty) in sig.params.iter().enumerate().take(fixed) {
            self.expr_as(parts.args[at], ty, Hole::into(params[at]));
        }
        let rest = &parts.args[fixed.min(parts.args.len())..];
        if let (Some(first), Some(&slice)) = (rest.first(), sig.params.get(fixed)) {
            let Type::Slice(elem) = self.c.under(slice) else { return };
            let bytes = self.size(elem).saturating_mul(rest.len() as u64);
            let array = match bytes {
                0 => self.fresh(),
                _ => self.made(Key::Rest(first.id), bytes, Hole::into(params[fixed])),
            };
            rest.iter().for_each(|arg| self.expr_as(arg, elem, Hole::into(array)));
        }
    }

    /// `f(g())`: what becomes part of a variadic slice is in the heap with it (B2).
    fn bind_tuple(&mut self, call: &'a Expr<'a>, sig: &Signature, params: &[Loc]) {
        let fixed = sig.params.len() - usize::from(sig.variadic);
        let Type::Tuple(parts) = self.c.under(self.c.ty_of(call)) else { return };
        let holes: Vec<Hole> = (0..parts.len())
            .map(|at| if at < fixed { Hole::into(params[at]) } else { Hole::HEAP })
            .collect();
        self.tuple(call, &holes, &sig.params[..fixed]);
    }

    /// Connects arguments and results with what is called.
    fn connect(&mut self, target: Target, args: Vec<Loc>, sig: &Signature, ks: &[Hole]) {
        match target {
            Target::Unknown => {
                args.into_iter().for_each(|loc| self.flow(Hole::HEAP, loc));
            }
            Target::Literal(literal) => {
                for (&param, &arg) in literal.params.iter().zip(&args) {
                    self.flow(Hole::into(param), arg);
                }
                for (&result, &k) in literal.results.iter().zip(ks) {
                    self.flow(k, result);
                }
            }
            Target::Func(inst) => {
                let results: Vec<Loc> = sig.results.iter().map(|_| self.fresh()).collect();
                for (&result, &k) in results.iter().zip(ks) {
                    self.flow(k, result);
                }
                let ObjectKind::Func(f) = &self.c.checker.info.object(inst.obj).kind else {
                    return;
                };
                let tag = match f.decl.body {
                    _ if self.c.is_atomic_step(inst.obj) => of_atomic(args.len()),
                    Some(_) => return self.unit.calls.push(Call { inst, args, results }),
                    None => Tag::of_native(f.decl.pragmas, args.len(), results.len()),
                };
                super::apply(&mut self.unit.graph, &tag, &args, &results);
            }
        }
    }

    // ---- inlined calls ----

    fn inline(
        &mut self,
        parts: &Parts<'a>,
        sig: &Signature,
        selection: Option<&Selection>,
        inst: &FuncInst,
        ks: &[Hole],
    ) {
        let Some((decl, block)) = self.c.body_of(inst.obj) else { return };
        let type_args = self.c.type_args_of(inst);
        let Some(body) = self.c.inline_body(inst, &type_args) else { return };
        let child = self.context();
        self.unit.inlined.insert((self.here.ctx, parts.fun.id), child);
        let inner = self.c.without_instantiation(parts.fun.unparen());
        let receiver = match (selection, &inner.kind) {
            (Some(selection), ExprKind::Selector { x, .. }) => {
                Some(self.receiver(x, selection, inst))
            }
            _ => None,
        };
        let args = self.arguments(parts, sig, receiver);
        let known = self.known_arguments(parts, sig);

        let mirror = self.here.mirror.clone().map(|(alone, ctx)| {
            let inner = alone.as_ref().and_then(|alone| alone.inlined(ctx, parts.fun.id));
            (alone.filter(|_| inner.is_some()), inner.unwrap_or(Ctx::ROOT))
        });
        let ctx = std::mem::replace(&mut self.here.ctx, child);
        let mirror = std::mem::replace(&mut self.here.mirror, mirror);
        let uses = std::mem::replace(&mut self.here.uses, body.uses.clone());
        let own = self.here.inst.replace(inst.clone());
        let results = std::mem::take(&mut self.here.results);
        let types = std::mem::take(&mut self.here.result_types);
        let outer_args = std::mem::replace(&mut self.c.type_args, type_args);
        let loops = self.here.loops;
        self.here.open.push(inst.obj);

        let mut callee = self.signature(decl.sig);
        if let Some(recv) = decl.recv {
            callee.params.extend(self.receiver_variable(recv));
        }
        for (&param, &arg) in callee.params.iter().zip(&args) {
            self.flow(Hole::into(param), arg);
        }
        self.note_arguments(decl.sig, known);
        self.body(block);

        self.here.open.pop();
        self.here.loops = loops;
        self.c.type_args = outer_args;
        (self.here.ctx, self.here.mirror, self.here.uses) = (ctx, mirror, uses);
        (self.here.inst, self.here.results, self.here.result_types) = (own, results, types);
        for (&result, &k) in callee.results.iter().zip(ks) {
            self.flow(k, result);
        }
    }

    fn receiver_variable(&mut self, recv: &'a Field<'a>) -> Option<Loc> {
        match recv.names.first() {
            Some(&name) => {
                let obj = self.c.checker.info.object_of(name)?;
                Some(self.declare(obj))
            }
            None => Some(self.fresh()),
        }
    }

    /// What is known of the values of arguments.
    fn known_arguments(&mut self, parts: &Parts<'a>, sig: &Signature) -> Vec<Option<Static>> {
        let fixed = sig.params.len() - usize::from(sig.variadic && !parts.spread);
        (0..fixed.min(parts.args.len()))
            .map(|at| self.static_value(parts.args[at], sig.params[at]))
            .collect()
    }

    /// Parameters that are never assigned have the values of their arguments.
    fn note_arguments(&mut self, sig: &'a FuncSig<'a>, known: Vec<Option<Static>>) {
        let names = sig.params.iter().flat_map(|field| {
            let unnamed = field.names.is_empty().then_some(None);
            field.names.iter().copied().map(Some).chain(unnamed)
        });
        for (name, known) in names.zip(known) {
            let obj = name.and_then(|name| self.c.checker.info.object_of(name));
            let (Some(obj), Some(known)) = (obj, known) else { continue };
            let used = self.here.uses.of(obj);
            if !used.reassigned && !used.addressed {
                self.statics.insert((self.here.ctx, obj), known);
            }
        }
    }

    // ---- calls made later ----

    /// `go` and `defer`: a goroutine, or a call that may be deferred many times, has its operands in the heap.
    pub fn later(&mut self, call: &'a Expr<'a>, goes: bool) {
        let expr = call.unparen();
        let ExprKind::Call { fun, args, spread } = &expr.kind else { return };
        let parts = Parts { fun, args, spread: *spread };
        match self.c.checker.info.mode_of(fun) {
            Mode::Type => return self.expr(expr, Hole::DISCARD),
            Mode::Builtin(builtin) => return self.builtin_later(builtin, args),
            _ => {}
        }
        let in_heap = goes || self.here.loops > 0 || self.here.holds.is_none();
        let ty = self.c.ty_of(fun);
        let Type::Func(sig) = self.c.under(ty) else { return };
        let selection = self.c.selection_of(fun);
        let thunk = self.thunk(expr, &sig, selection.is_some(), in_heap);
        // The func value is held where the operands are: in the heap too, if they are too large for the frame.
        let holder = if in_heap { Hole::HEAP } else { Hole::into(thunk) };
        let (target, receiver) = self.callee(&parts, selection.as_ref(), holder);
        let args = self.arguments(&parts, &sig, receiver);
        for &arg in &args {
            self.flow(Hole::into(thunk), arg);
        }
        if !in_heap {
            return self.connect(target, args, &sig, &[]);
        }
        args.into_iter().for_each(|arg| self.flow(Hole::HEAP, arg));
    }

    fn builtin_later(&mut self, builtin: Builtin, args: &'a [&'a Expr<'a>]) {
        let first_ty = args.first().map(|first| self.c.ty_of(first));
        for (at, arg) in args.iter().enumerate() {
            match (builtin, at, first_ty.map(|ty| self.c.under(ty))) {
                (Builtin::Panic, ..) => {
                    let any = self.c.checker.types.any();
                    self.expr_as(arg, any, Hole::HEAP);
                }
                (Builtin::Delete, 1, Some(Type::Map { key, .. })) => {
                    self.expr_as(arg, key, Hole::HEAP);
                }
                _ => self.leak(arg),
            }
        }
    }

    /// The object that holds the operands of a call until it is made.
    fn thunk(&mut self, call: &Expr<'a>, sig: &Signature, method: bool, in_heap: bool) -> Loc {
        let words = |b: &Self, ty: TypeId| b.size(ty).next_multiple_of(8);
        let operands: u64 = sig.params.iter().map(|&ty| words(self, ty)).sum();
        // Its code, a func value or interface, and a receiver of whatever size.
        let receiver = if method { self.receiver_bytes(call) } else { 0 };
        let loc = self.site(Key::Later(call.id), 8 + 16 + operands + receiver);
        if in_heap {
            self.unit.graph.force(loc);
        }
        loc
    }

    fn receiver_bytes(&mut self, call: &Expr<'a>) -> u64 {
        let ExprKind::Call { fun, .. } = &call.kind else { return 0 };
        match &fun.unparen().kind {
            ExprKind::Selector { x, .. } => {
                let ty = self.c.ty_of(x);
                let behind = match self.c.under(ty) {
                    Type::Pointer(elem) => self.size(elem),
                    _ => 0,
                };
                self.size(ty).max(behind).next_multiple_of(8).max(16)
            }
            _ => 16,
        }
    }

    /// `x.m` as a value: who calls it is not known, so its results go to the heap.
    pub fn method_value(
        &mut self,
        expr: &'a Expr<'a>,
        x: &'a Expr<'a>,
        selection: &Selection,
        k: Hole,
    ) {
        let SelectionKind::Method { func, .. } = selection.kind else {
            self.made(Key::Made(expr.id), 24, k);
            return self.leak(x);
        };
        let inst = self.c.method_inst(expr.unparen(), func, x, &selection.path);
        let Receiver { derefs, .. } = self.receiver(x, selection, &inst);
        let ty = self.c.ty_of(expr);
        let Type::Func(sig) = self.c.under(ty) else { return };
        let recv = self.c.receiver_type(func, &inst.args);
        let bytes = recv.map_or(8, |ty| self.size(ty).next_multiple_of(8));
        let closure = self.made(Key::Made(expr.id), 8 + bytes, k);
        let held = self.fresh();
        self.expr(x, Hole::into(held).shift(derefs));
        self.flow(Hole::into(closure), held);
        let mut args: Vec<Loc> = sig.params.iter().map(|_| self.fresh()).collect();
        args.push(held);
        let holes = vec![Hole::HEAP; sig.results.len()];
        self.connect(Target::Func(inst), args, &sig, &holes);
    }

    // ---- conversions and builtins ----

    fn conversion(&mut self, expr: &'a Expr<'a>, x: &'a Expr<'a>, k: Hole) {
        let (to, from) = (self.c.ty_of(expr), self.c.ty_of(x));
        if self.is_interface(to) {
            return self.expr_as(x, to, k);
        }
        let basic = |ty| self.c.checker.types.basic_of(ty);
        match (basic(to), basic(from)) {
            (Some(t), Some(f)) if t.is_string() && f.is_integer() => {
                self.converted_text(expr, false, k);
                self.expr(x, Hole::DISCARD);
            }
            (Some(t), None) if t.is_string() => {
                self.converted_text(expr, false, k);
                self.expr(x, Hole::DISCARD);
            }
            (None, Some(f)) if f.is_string() => {
                let runes = matches!(self.c.under(to), Type::Slice(elem) if self.size(elem) != 1);
                self.converted_text(expr, runes, k);
                self.expr(x, Hole::DISCARD);
            }
            (Some(Basic::UnsafePointer), Some(Basic::Uintptr)) => self.unsafe_value(x, k),
            _ => {
                let array = matches!(self.c.under(to), Type::Array { .. });
                let slice = matches!(self.c.under(from), Type::Slice(_));
                self.expr(x, if array && slice { k.deref() } else { k });
            }
        }
    }

    /// `unsafe.Pointer` of a number: the pointers that it is computed from, in the same expression, flow. As in Go, a
    /// number in a variable is no pointer.
    fn unsafe_value(&mut self, x: &'a Expr<'a>, k: Hole) {
        match &x.unparen().kind {
            ExprKind::Call { fun, args: [inner], .. }
                if self.c.checker.info.mode_of(fun) == Mode::Type =>
            {
                let ty = self.c.ty_of(inner);
                match self.c.checker.types.basic_of(ty) {
                    Some(Basic::UnsafePointer) => self.expr(inner, k),
                    _ => self.unsafe_value(inner, k),
                }
            }
            ExprKind::Unary { x, .. } => self.unsafe_value(x, k),
            ExprKind::Binary { x, y, .. } => {
                self.unsafe_value(x, k);
                self.unsafe_value(y, k);
            }
            _ => self.expr(x, Hole::DISCARD),
        }
    }

    fn builtin(
        &mut self,
        expr: &'a Expr<'a>,
        builtin: Builtin,
        args: &'a [&'a Expr<'a>],
        spread: bool,
        k: Hole,
    ) {
        match builtin {
            Builtin::Append => self.append(expr, args, spread, k),
            Builtin::Copy => self.copy(args),
            Builtin::Make => self.make(expr, args, k),
            Builtin::New => self.new_builtin(expr, args[0], k),
            Builtin::Panic => {
                let any = self.c.checker.types.any();
                self.expr_as(args[0], any, Hole::HEAP);
            }
            Builtin::Min | Builtin::Max => args.iter().for_each(|arg| self.expr(arg, k)),
            Builtin::UnsafeAdd
            | Builtin::UnsafeSlice
            | Builtin::UnsafeString
            | Builtin::UnsafeSliceData
            | Builtin::UnsafeStringData => {
                self.expr(args[0], k);
                args[1..].iter().for_each(|arg| self.expr(arg, Hole::DISCARD));
            }
            Builtin::Delete => {
                let ty = self.c.ty_of(args[0]);
                self.expr(args[0], Hole::DISCARD);
                if let (Type::Map { key, .. }, Some(arg)) = (self.c.under(ty), args.get(1)) {
                    self.expr_as(arg, key, Hole::DISCARD);
                }
            }
            Builtin::Print | Builtin::Println => {
                let any = self.c.checker.types.any();
                args.iter().for_each(|arg| self.expr_as(arg, any, Hole::DISCARD));
            }
            _ => {
                for arg in args {
                    if self.c.checker.info.mode_of(arg) != Mode::Type {
                        self.expr(arg, Hole::DISCARD);
                    }
                }
            }
        }
    }

    fn append(&mut self, expr: &'a Expr<'a>, args: &'a [&'a Expr<'a>], spread: bool, k: Hole) {
        let ty = self.c.ty_of(expr);
        let Type::Slice(elem) = self.c.under(ty) else { return };
        let pointers = self.c.repr(elem).has_pointers();
        // The slice is the result while there is room; what it holds may be moved to the heap.
        let whole = self.fresh();
        let kept = if pointers { Hole::HEAP } else { Hole::DISCARD };
        match self.c.under(self.c.ty_of(args[0])) {
            Type::Tuple(parts) => {
                let (mut holes, mut types) = (vec![kept; parts.len()], vec![elem; parts.len()]);
                (holes[0], types[0]) = (Hole::into(whole), ty);
                self.tuple(args[0], &holes, &types);
            }
            _ => self.expr_as(args[0], ty, Hole::into(whole)),
        }
        self.flow(k, whole);
        if pointers {
            self.flow(Hole::HEAP.deref(), whole);
        }
        if !spread {
            self.grown(expr, elem, k);
        }
        if spread {
            let hole = if pointers { Hole::HEAP.deref() } else { Hole::DISCARD };
            return self.expr(args[1], hole);
        }
        for arg in &args[1..] {
            self.expr_as(arg, elem, kept);
        }
    }

    /// The buffer that a slice without room gets when values are appended to it. In a loop it is asked for in each round,
    /// and given once.
    fn grown(&mut self, expr: &'a Expr<'a>, elem: TypeId, k: Hole) {
        let size = self.size(elem);
        if size == 0 || size > BUFFER {
            return;
        }
        let loc = match self.here.loops > 0 {
            true => self.site_once(Key::Backing(expr.id), BUFFER),
            false => self.site(Key::Backing(expr.id), BUFFER),
        };
        self.flow(k.addr(), loc);
    }

    fn copy(&mut self, args: &'a [&'a Expr<'a>]) {
        if let [only] = args {
            return self.tuple(only, &[Hole::DISCARD, Hole::HEAP.deref()], &[]);
        }
        let ty = self.c.ty_of(args[0]);
        let pointers = match self.c.under(ty) {
            Type::Slice(elem) => self.c.repr(elem).has_pointers(),
            _ => false,
        };
        self.expr(args[0], Hole::DISCARD);
        self.expr(args[1], if pointers { Hole::HEAP.deref() } else { Hole::DISCARD });
    }

    fn make(&mut self, expr: &'a Expr<'a>, args: &'a [&'a Expr<'a>], k: Hole) {
        args[1..].iter().for_each(|arg| self.expr(arg, Hole::DISCARD));
        let ty = self.c.ty_of(expr);
        match self.c.under(ty) {
            Type::Slice(elem) => {
                let count = args.last().and_then(|arg| self.c.checker.info.value_of(arg));
                let count = count.and_then(|v| v.to_i64()).map(|n| n.max(0) as u64);
                let len = self.c.checker.info.value_of(args[1]).is_some();
                self.made_slice(expr, elem, count.filter(|_| len), k);
            }
            Type::Map { .. } => {
                let bytes = self.map_bytes(ty);
                self.made(Key::Backing(expr.id), bytes, k);
            }
            _ => {}
        }
    }

    fn new_builtin(&mut self, expr: &'a Expr<'a>, arg: &'a Expr<'a>, k: Hole) {
        let ty = self.c.ty_of(expr);
        let Type::Pointer(elem) = self.c.under(ty) else { return };
        let bytes = self.size(elem);
        let object = match bytes {
            0 => self.fresh(),
            _ => self.made(Key::Made(expr.id), bytes, k),
        };
        if self.c.checker.info.mode_of(arg) != Mode::Type {
            self.expr_as(arg, elem, Hole::into(object));
        }
    }
}
