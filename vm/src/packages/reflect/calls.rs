//! Natives of package `reflect` about calls: the stubs (`stubs.rs`) that call and are called.

use std::ptr::NonNull;

use burrow_alloc::mem::load64;
use burrow_alloc::units::Addr;
use burrow_runtime::rtype::{FuncRef, TypeRef};

use super::{Done, set_text, ty};
use crate::packages::{After, Native, NativeCtx};
use crate::stubs::{MethodRef, Stub};

/// The method in argument word `n`.
fn method(ctx: &NativeCtx<'_>, n: usize) -> MethodRef {
    // SAFETY: (R1) the Go source has it from `methodAt` or `dynamicMethod`.
    unsafe { MethodRef::from_addr(ctx.arg(n)) }
}

/// The function of the func value in argument word `n`, which is not nil.
fn function(ctx: &NativeCtx<'_>, n: usize) -> FuncRef {
    // SAFETY: the first word of what a func value points to is its function's address.
    let address = unsafe { load64(Addr(ctx.arg(n) as usize)) };
    FuncRef(
        NonNull::new(std::ptr::with_exposed_provenance_mut(address as usize))
            .expect("func values begin with an address"),
    )
}

/// Leaves a stub's func value as the result, nil if its calls would not fit in a frame.
fn closure(ctx: &mut NativeCtx<'_>, stub: Stub) -> Done {
    let closure = ctx.program.stubs.closure(&ctx.program.types, stub).unwrap_or(0);
    ctx.set(0, closure);
    Ok(After::Continue)
}

/// Leaves the code word of a stub's func values as the result, 0 if its calls would not fit in a frame.
fn code(ctx: &mut NativeCtx<'_>, stub: Stub) -> Done {
    let made = ctx.program.stubs.closure(&ctx.program.types, stub).unwrap_or(0);
    // SAFETY: as in `function`.
    ctx.set(0, if made == 0 { 0 } else { unsafe { load64(Addr(made as usize)) } });
    Ok(After::Continue)
}

/// func caller(sig *rtype) func(f, args, results unsafe.Pointer)
fn caller(ctx: &mut NativeCtx<'_>) -> Done {
    let sig = ty(ctx, 0)?;
    closure(ctx, Stub::Caller(sig))
}

/// func methodCaller(m unsafe.Pointer) func(word, args, results unsafe.Pointer)
fn method_caller(ctx: &mut NativeCtx<'_>) -> Done {
    closure(ctx, Stub::MethodCaller(method(ctx, 0)))
}

/// func boundCode(m unsafe.Pointer) uintptr
fn bound_code(ctx: &mut NativeCtx<'_>) -> Done {
    code(ctx, Stub::Bound(method(ctx, 0)))
}

/// func methodExpr(m unsafe.Pointer, recv *rtype) unsafe.Pointer
fn method_expr(ctx: &mut NativeCtx<'_>) -> Done {
    let recv: TypeRef = ty(ctx, 1)?;
    closure(ctx, Stub::MethodExpr(method(ctx, 0), recv))
}

/// func madeCode(sig *rtype, handler func(*madeFunc, unsafe.Pointer) unsafe.Pointer) uintptr
fn made_code(ctx: &mut NativeCtx<'_>) -> Done {
    let (sig, handler) = (ty(ctx, 0)?, function(ctx, 1));
    code(ctx, Stub::Made(sig, handler))
}

/// func codeOf(f unsafe.Pointer) uintptr
fn code_of(ctx: &mut NativeCtx<'_>) -> Done {
    let func = function(ctx, 0);
    ctx.set(0, func.0.as_ptr().expose_provenance() as u64);
    Ok(After::Continue)
}

/// func funcName(f func([]Value) []Value) string
fn func_name(ctx: &mut NativeCtx<'_>) -> Done {
    let func = function(ctx, 0);
    set_text(ctx, 0, &func.name);
    Ok(After::Continue)
}

/// The natives about calls.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("reflect.caller", caller),
    ("reflect.methodCaller", method_caller),
    ("reflect.boundCode", bound_code),
    ("reflect.methodExpr", method_expr),
    ("reflect.madeCode", made_code),
    ("reflect.codeOf", code_of),
    ("reflect.funcName", func_name),
];
