//! Functions that no source line declares: natives under their Go names, bound methods, method expressions, and methods
//! that a type gets through its embedded fields or through a pointer.
//!
//! Each forwards its parameters to another function and returns its results.

use burrow_runtime::rtype::FuncRef;

use super::func::{CLOSURE_WORD, FuncGen};
use super::place::Place;
use super::{Compiler, FuncInst, FuncKey, SigLayout, no_span};
use crate::bytecode::{Counts, HEADER_WORDS, Op, Reg};
use crate::check::object::{ObjId, ObjectKind};
use crate::check::types::{Signature, Type, TypeId};
use crate::syntax::source::Span;

/// What a wrapper calls.
enum Forward {
    Func(FuncInst),
    InterfaceMethod(u16),
}

impl Compiler<'_> {
    /// Address of the native that implements a declared function without body, if it is one.
    pub(super) fn native(&mut self, obj: ObjId) -> Option<u64> {
        let object = self.checker.info.object(obj);
        let ObjectKind::Func(f) = &object.kind else { return None };
        if f.decl.body.is_some() {
            return None;
        }
        let (span, name) = (f.decl.name.span, self.func_name(obj));
        let native = self.natives.find(&name);
        if native.is_none() {
            self.unsupported(span, &format!("{name} (missing function body)"));
        }
        native
    }

    /// What tracebacks call a wrapper.
    pub(super) fn key_name(&self, key: &FuncKey) -> String {
        match key {
            FuncKey::Declared(obj, _) | FuncKey::Bound(_, obj, _) => self.func_name(*obj),
            FuncKey::MethodExpr(_, Some(obj), ..) => self.func_name(*obj),
            FuncKey::BoundInterface(ty, _)
            | FuncKey::MethodExpr(ty, None, ..)
            | FuncKey::Promoted(ty, _) => self.type_string(*ty),
        }
    }
}

/// Generates a queued wrapper.
pub(super) fn gen_wrapper<'a>(c: &mut Compiler<'a>, func: FuncRef, key: &FuncKey) {
    match key {
        FuncKey::Declared(..) => {}
        FuncKey::Bound(recv, obj, own) => {
            let args = [&c.method_args(*recv)[..], own].concat();
            let inst = FuncInst { obj: *obj, args: args.into() };
            gen_bound(c, func, *recv, &Forward::Func(inst));
        }
        FuncKey::BoundInterface(ty, index) => {
            gen_bound(c, func, *ty, &Forward::InterfaceMethod(*index as u16))
        }
        FuncKey::MethodExpr(ty, obj, index, path, own) => {
            let args = [&c.method_args(path_end(c, *ty, path))[..], own].concat();
            let target = match *obj {
                Some(obj) => Forward::Func(FuncInst { obj, args: args.into() }),
                None => Forward::InterfaceMethod(*index as u16),
            };
            gen_method_expr(c, func, *ty, &target, path);
        }
        FuncKey::Promoted(ty, index) => gen_promoted(c, func, *ty, *index as usize),
    }
}

/// A native as an ordinary function, for func values and itabs.
pub(super) fn gen_native<'a>(
    c: &mut Compiler<'a>,
    func: FuncRef,
    name: &str,
    sig: &Signature,
    span: Span,
) {
    let Some(native) = c.natives.find(name) else {
        return c.unsupported(span, &format!("{name} (missing function body)"));
    };
    let layout = c.layout(sig, None);
    let (results, params) = (layout.result_words, layout.param_words);
    let mut g = start(c, func, layout.clone());
    g.b.enter();
    let mark = g.b.mark();
    let base = g.take_window(&layout);
    for &(ty, reg) in &layout.params {
        let words = g.repr(ty).words();
        g.mov(base + reg, reg, words);
    }
    g.b.emit_call(Op::CallNative, base, results, params, &[native]);
    g.mov(HEADER_WORDS, base + HEADER_WORDS, results);
    g.b.release(mark);
    g.emit_ret();
    done(g, span, &layout);
}

fn start<'c, 'a>(c: &'c mut Compiler<'a>, func: FuncRef, layout: SigLayout) -> FuncGen<'c, 'a> {
    let name = func.name.to_string();
    let mut g = FuncGen::new(c, func, name, std::rc::Rc::default(), layout.clone(), false);
    g.hidden = true;
    for &(ty, _) in layout.results.iter().chain(&layout.params).chain(&layout.recv) {
        g.take(ty);
    }
    g
}

fn done(g: FuncGen<'_, '_>, span: Span, layout: &SigLayout) {
    let ended = g.finish(span, layout.window_words());
    debug_assert!(ended.is_ok(), "wrappers are small");
}

impl Forward {
    fn sig(&self, c: &Compiler<'_>, iface: TypeId) -> Option<Signature> {
        let ty = match self {
            Forward::Func(inst) => {
                let ObjectKind::Func(f) = &c.checker.info.object(inst.obj).kind else {
                    return None;
                };
                let ty = c.checker.info.object(inst.obj).ty;
                c.checker.types.subst(ty, &f.type_params, &inst.args)
            }
            Forward::InterfaceMethod(index) => match c.checker.types.under(iface) {
                Type::Interface(i) => i.methods[usize::from(*index)].sig,
                _ => return None,
            },
        };
        match c.checker.types.under(ty) {
            Type::Func(sig) => Some(sig.clone()),
            _ => None,
        }
    }
}

/// The receiver is in the closure, right behind the code.
fn gen_bound<'a>(c: &mut Compiler<'a>, func: FuncRef, recv: TypeId, target: &Forward) {
    let Some(sig) = target.sig(c, recv) else { return };
    let layout = c.layout(&sig, None);
    let (_, offsets) = c.closure_type(&[(recv, false)]);
    let mut g = start(c, func, layout.clone());
    g.b.closure_word_is_pointer();
    g.b.enter();
    let receiver = g.take(recv);
    g.load_mem(receiver, CLOSURE_WORD, offsets[0], recv);
    let params = layout.params.clone();
    let place = g.value_place(receiver, recv);
    forward(&mut g, &sig, target, place, recv, &params);
    done(g, no_span(), &layout);
}

/// The receiver is the first parameter.
fn gen_method_expr<'a>(
    c: &mut Compiler<'a>,
    func: FuncRef,
    ty: TypeId,
    target: &Forward,
    path: &[u32],
) {
    let have_iface = {
        let g_ty = ty;
        path_end(c, g_ty, path)
    };
    let Some(sig) = target.sig(c, have_iface) else { return };
    let mut params = vec![ty];
    params.extend(&sig.params);
    let whole =
        Signature { params: params.into(), results: sig.results.clone(), variadic: sig.variadic };
    let layout = c.layout(&whole, None);
    let mut g = start(c, func, layout.clone());
    g.b.enter();
    let base = g.value_place(layout.params[0].1, ty);
    let place = g.walk_fields(base, ty, path);
    forward(&mut g, &sig, target, place, have_iface, &layout.params[1..]);
    done(g, no_span(), &layout);
}

fn path_end(c: &Compiler<'_>, mut ty: TypeId, path: &[u32]) -> TypeId {
    for &index in path {
        if let Type::Pointer(elem) = c.checker.types.under(ty) {
            ty = *elem;
        }
        if let Type::Struct(s) = c.checker.types.under(ty) {
            ty = s.fields[index as usize].ty;
        }
    }
    ty
}

/// The receiver is the type that promotes the method; fields are walked to the one that declares it.
fn gen_promoted<'a>(c: &mut Compiler<'a>, func: FuncRef, ty: TypeId, index: usize) {
    let entry = c.methods_of(ty)[index].clone();
    let Type::Func(sig) = c.checker.types.get(entry.sig).clone() else { return };
    let args = entry.recv.map_or_else(Box::default, |id| c.checker.types.named(id).args().into());
    let target = match entry.func {
        Some(obj) => Forward::Func(FuncInst { obj, args }),
        None => Forward::InterfaceMethod(entry.index as u16),
    };
    let layout = c.layout(&sig, Some(ty));
    let mut g = start(c, func, layout.clone());
    g.b.enter();
    let recv = layout.recv.map_or(HEADER_WORDS, |(_, reg)| reg);
    let have = path_end(g.c, ty, &entry.path);
    let base = g.value_place(recv, ty);
    let place = g.walk_fields(base, ty, &entry.path);
    forward(&mut g, &sig, &target, place, have, &layout.params);
    done(g, no_span(), &layout);
}

/// Calls the target with the wrapper's parameters and returns its results.
fn forward(
    g: &mut FuncGen<'_, '_>,
    sig: &Signature,
    target: &Forward,
    receiver: Place,
    have: TypeId,
    params: &[(TypeId, Reg)],
) {
    let recv_ty = match target {
        Forward::Func(inst) => g.c.receiver_type(inst.obj, &inst.args),
        Forward::InterfaceMethod(_) => None,
    };
    let iface = match target {
        Forward::InterfaceMethod(_) => g.load_place(receiver, have, None),
        Forward::Func(_) => 0,
    };
    let layout = g.c.layout(sig, recv_ty);
    let base = g.take_window(&layout);
    for (&(ty, from), &(_, to)) in params.iter().zip(&layout.params) {
        let words = g.repr(ty).words();
        g.mov(base + to, from, words);
    }
    if let Some((want, reg)) = layout.recv {
        g.receiver_from(receiver, have, want, Some(base + reg));
    }
    match target {
        Forward::Func(inst) => g.emit_static(inst, &layout, base),
        Forward::InterfaceMethod(index) => {
            let counts = Counts { x: layout.result_words, y: layout.param_words, z: 0 }.word();
            g.b.emit_call(Op::CallIface, base, iface, *index, &[counts]);
        }
    }
    g.mov(HEADER_WORDS, base + HEADER_WORDS, layout.result_words);
    g.emit_ret();
}
