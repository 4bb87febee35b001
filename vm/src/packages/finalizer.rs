//! Natives for what is attached to objects: finalizers and cleanups (package `runtime`), weak pointers (`weak`).
//!
//! What is attached is kept by the collector (`burrow_gc`); here is what Go's rules say about who may attach what. The
//! calls that become due are made by Go source (`golib/runtime/finalizer.go`), which asks for one at a time.

use burrow_alloc::mem;
use burrow_alloc::size_class::TINY_SIZE;
use burrow_alloc::units::{Addr, WORD};
use burrow_gc::{Finalization, Refusal, barrier};
use burrow_runtime::fault::{Fatal, Fault};
use burrow_runtime::rtype::{Shape, TypeRef};
use burrow_runtime::value::Alloc;

use super::{After, Native, NativeCtx};
use crate::bytecode::MAX_FRAME_VALUE;

/// Words of results that the Go side has room for: what it passes, less a parameter.
const MAX_RESULTS: usize = 2048 - 2;

/// The program ends with these words: what Go says of a wrong call of `SetFinalizer`.
fn refuse(text: &str) -> Fault {
    Fatal::Throw(format!("runtime.SetFinalizer: {text}")).into()
}

/// Starts the goroutine that makes the calls, if this is the first thing attached to an object.
fn attached(ctx: &NativeCtx<'_>, run: u64) -> After {
    if ctx.sched.starts_finalizer() { After::StartFinalizer(run) } else { After::Continue }
}

/// func setFinalizer(obj, finalizer any, run func())
fn set_finalizer(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    // SAFETY: the first words of two `any` are types of the program, or 0.
    let (ty, func_ty) = unsafe { (TypeRef::from_addr(ctx.arg(0)), TypeRef::from_addr(ctx.arg(2))) };
    let (at, func) = (Addr(ctx.arg(1) as usize), ctx.arg(3));
    let ty = ty.ok_or_else(|| refuse("first argument is nil"))?;
    let Shape::Pointer(elem) = *ty.shape() else {
        return Err(refuse(&format!("first argument is {}, not pointer", ty.string)));
    };
    if at == Addr::NULL {
        return Err(refuse("pointer not in allocated block"));
    }
    let (gc, heap) = (&ctx.p.gc, &ctx.p.heap);
    let tiny = elem.object.is_noscan() && elem.object.size() < TINY_SIZE;
    gc.check_finalizable(heap, at, tiny).map_err(refusal)?;
    let Some(func_ty) = func_ty else {
        gc.remove_finalizer(heap, at);
        return Ok(After::Continue);
    };
    let call = finalizer_call(ctx, ty, func_ty, func)?;
    ctx.p.gc.set_finalizer(&ctx.p.heap, at, call).map_err(refusal)?;
    Ok(attached(ctx, ctx.arg(4)))
}

fn refusal(refusal: Refusal) -> Fault {
    match refusal {
        Refusal::NotAtStart => refuse("pointer not at beginning of allocated block"),
        Refusal::AlreadySet => refuse("finalizer already set"),
    }
}

/// How to call a finalizer of type `func_ty` with a pointer of type `ty`, if that can be.
fn finalizer_call(
    ctx: &NativeCtx<'_>,
    ty: TypeRef,
    func_ty: TypeRef,
    func: u64,
) -> Result<Finalization, Fault> {
    let Shape::Func { params, results, variadic } = func_ty.shape() else {
        return Err(refuse(&format!("second argument is {}, not a function", func_ty.string)));
    };
    let cannot = |why: &str| {
        refuse(&format!("cannot pass {} to finalizer {}{why}", ty.string, func_ty.string))
    };
    if *variadic {
        return Err(cannot(" because dotdotdot"));
    }
    let [param] = **params else { return Err(cannot("")) };
    let iface = passed_as(ctx, ty, param).ok_or_else(|| cannot(""))?;
    let words: usize = results.iter().map(|&result| words_of(result)).sum();
    if words > MAX_RESULTS {
        return Err(cannot(" because its results are larger than 16 KiB, which Burrow cannot do"));
    }
    Ok(Finalization { func, object: 0, iface, results: words as u16 })
}

/// The first word of the interface that a `ty` becomes as a `param`; 0 if it stays a pointer, `None` if it cannot be.
fn passed_as(ctx: &NativeCtx<'_>, ty: TypeRef, param: TypeRef) -> Option<u64> {
    match param.shape() {
        _ if param == ty => Some(0),
        Shape::Pointer(elem) if Some(*elem) == ty.elem() && (is_plain(ty) || is_plain(param)) => {
            Some(0)
        }
        Shape::Interface(methods) if methods.is_empty() => Some(ty.addr()),
        Shape::Interface(_) => ctx.program.itab(param, ty).ok(),
        _ => None,
    }
}

/// Whether a type has neither name nor methods.
fn is_plain(ty: TypeRef) -> bool {
    ty.name.is_empty() && ty.methods().is_empty()
}

/// Frame words of a value of the type.
fn words_of(ty: TypeRef) -> usize {
    if ty.size() > MAX_FRAME_VALUE { 1 } else { ty.size().div_ceil(WORD) }
}

/// func nextFinalization() (fn, object unsafe.Pointer, iface uintptr, results int)
fn next_finalization(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let call = ctx.p.gc.next_finalization();
    let results = call.map_or(-1, |call| i64::from(call.results));
    let call = call.unwrap_or_default();
    for (at, word) in [call.func, call.object, call.iface, results as u64].into_iter().enumerate() {
        ctx.set(at, word);
    }
    Ok(After::Continue)
}

/// func waitFinalization(): waits until a call is due.
fn wait_finalization(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let waits = ctx.sched.wait_for_finalization(ctx.g);
    Ok(if waits { After::Park } else { After::Continue })
}

/// func addCleanup(ptr unsafe.Pointer, fn, run func()) uint64
fn add_cleanup(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (at, func) = (Addr(ctx.arg(0) as usize), ctx.arg(1));
    let id = ctx.p.gc.add_cleanup(&ctx.p.heap, at, func);
    ctx.set(0, id);
    Ok(attached(ctx, ctx.arg(2)))
}

/// func removeCleanup(ptr uintptr, id uint64)
fn remove_cleanup(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (at, id) = (Addr(ctx.arg(0) as usize), ctx.arg(1));
    ctx.p.gc.remove_cleanup(&ctx.p.heap, at, id);
    Ok(After::Continue)
}

/// func handle(ptr unsafe.Pointer) unsafe.Pointer
fn weak_handle(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let at = Addr(ctx.arg(0) as usize);
    // A block of its own: the handle must not keep anything else, nor be kept.
    let new = ctx.p.new_bytes(TINY_SIZE.0, true)?;
    // SAFETY: a fresh object of two words.
    unsafe { mem::store64(new, at.0 as u64) };
    let handle = ctx.p.gc.weak_handle(&ctx.p.heap, at, new);
    ctx.set(0, handle.0 as u64);
    Ok(After::Continue)
}

/// func value(handle unsafe.Pointer) unsafe.Pointer
fn weak_value(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    // SAFETY: a handle: a word that only collections write, with the world stopped.
    let at = unsafe { mem::load64(Addr(ctx.arg(0) as usize)) };
    barrier::shade(at); // from now on it is more than weakly known
    ctx.set(0, at);
    Ok(After::Continue)
}

/// The natives of these packages.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("runtime.setFinalizer", set_finalizer),
    ("runtime.waitFinalization", wait_finalization),
    ("runtime.nextFinalization", next_finalization),
    ("runtime.addCleanup", add_cleanup),
    ("runtime.removeCleanup", remove_cleanup),
    ("weak.handle", weak_handle),
    ("weak.value", weak_value),
];
