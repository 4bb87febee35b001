//! What `golib/fmt` leaves to Rust: printing when no method must be called, finding the methods that must be, and
//! printing with their results; and what scanning needs of other packages' natives.
//!
//! Invariants: (B1) of `bytealg/view.rs`, for format strings; (P1) of `engine/value.rs`, for operands: both are live in
//! the caller's window while a native runs.

use std::io;
use std::sync::atomic::Ordering;

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::fault::Fault;
use burrow_runtime::rtype::{Kind, TypeRef};
use burrow_runtime::string::{REPLACEMENT, new_string};
use burrow_runtime::value::{GoSlice, GoString, Interface, atomic_step, store_bytes};

use super::engine::{CallNeeded, CallResult, Job, Method, quote};
use crate::packages::bytealg::view;
use crate::packages::{After, Native, NativeCtx, os, strconv};

/// Argument words of kind, format and operands, with which every printing native here begins.
const CALL_WORDS: usize = 6;

/// The job and the operands of a call.
fn call(ctx: &NativeCtx<'_>) -> (Job, GoSlice) {
    let format = view(ctx, 1);
    // Kinds are numbered by `print.go`.
    let job = match ctx.arg(0) {
        0 => Job::Printf(format),
        1 => Job::Errorf(format),
        2 => Job::Print,
        _ => Job::Println,
    };
    (job, ctx.arg_slice(3))
}

/// Prints into the machine's buffer if no method must be called; says whether it did.
fn printed(ctx: &mut NativeCtx<'_>) -> Result<bool, Fault> {
    let (job, args) = call(ctx);
    ctx.scratch.clear();
    // SAFETY: (P1) the operands are a slice of `any`.
    unsafe {
        if ctx.printer.may_call(args) && !ctx.printer.collect(job, args)?.is_empty() {
            return Ok(false);
        }
        ctx.printer.print(ctx.scratch, job, args, &[])?;
    }
    Ok(true)
}

/// Prints into the machine's buffer with the results of the methods called.
fn print_with(ctx: &mut NativeCtx<'_>) -> Result<(), Fault> {
    let (job, args) = call(ctx);
    let results = results(ctx);
    ctx.scratch.clear();
    // SAFETY: as in `printed`.
    unsafe { ctx.printer.print(ctx.scratch, job, args, &results) }
}

/// Where the fields of a `methodCall` are.
mod field {
    pub const VALUE: usize = 0;
    pub const TEXT: usize = 16;
    pub const METHOD: usize = 32;
    pub const VERB: usize = 40;
    pub const WIDTH: usize = 48;
    pub const PRECISION: usize = 56;
    pub const FLAGS: usize = 64;
    pub const RAW: usize = 72;
    pub const SIZE: usize = 80;
}

/// The results of the calls made, from the `[]methodCall` behind the operands.
fn results(ctx: &NativeCtx<'_>) -> Vec<CallResult> {
    let calls = ctx.arg_slice(CALL_WORDS);
    let result = |n: usize| {
        let at = calls.ptr + Bytes(n * field::SIZE);
        // SAFETY: (P1) the parameter behind the operands is a slice of `methodCall`.
        unsafe {
            let text = GoString::load(at + Bytes(field::TEXT)).to_vec();
            let raw = mem::load8(at + Bytes(field::RAW)) != 0;
            if raw { CallResult::Raw(text) } else { CallResult::Text(text) }
        }
    };
    (0..calls.len).map(result).collect()
}

/// Writes the buffer to the script's output; gives how much was written and the error's number, 0 if there is none.
fn write_out(ctx: &mut NativeCtx<'_>) -> (u64, u64) {
    match ctx.rt.write_out(ctx.scratch) {
        Ok(()) => (ctx.scratch.len() as u64, 0),
        Err(error) => (0, error.raw_os_error().unwrap_or(EIO) as u64),
    }
}

/// What the system says of a failure it has no better word for.
const EIO: i32 = 5;

/// func tryOut(kind int, format string, a []any) (n, errno int, ok bool)
fn try_out(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let done = printed(ctx)?;
    let (written, errno) = if done { write_out(ctx) } else { (0, 0) };
    ctx.set(0, written);
    ctx.set(1, errno);
    ctx.set(2, u64::from(done));
    Ok(After::Continue)
}

/// func out(kind int, format string, a []any, calls []methodCall) (n, errno int)
fn out(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    print_with(ctx)?;
    let (written, errno) = write_out(ctx);
    ctx.set(0, written);
    ctx.set(1, errno);
    Ok(After::Continue)
}

/// func trySprint(kind int, format string, a []any) (s string, ok bool)
fn try_sprint(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let done = printed(ctx)?;
    ctx.set(2, u64::from(done));
    if done {
        return sprinted(ctx);
    }
    ctx.set_string(0, GoString::default());
    Ok(After::Continue)
}

/// func sprint(kind int, format string, a []any, calls []methodCall) (s string)
fn sprint(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    print_with(ctx)?;
    sprinted(ctx)
}

fn sprinted(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let s = new_string(ctx.p, ctx.scratch)?;
    ctx.set_string(0, s);
    Ok(After::Continue)
}

/// func tryFill(kind int, format string, a []any, into []byte) (n int, ok bool)
fn try_fill(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let done = printed(ctx)?;
    ctx.set(1, u64::from(done));
    if done { filled(ctx, CALL_WORDS) } else { Ok(After::Continue) }
}

/// func fill(kind int, format string, a []any, calls []methodCall, into []byte) (n int)
fn fill(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    print_with(ctx)?;
    filled(ctx, CALL_WORDS + 3)
}

/// Copies the buffer to the slice in argument words `n` to `n + 2`, if it has room; sets the length.
fn filled(ctx: &mut NativeCtx<'_>, n: usize) -> Result<After, Fault> {
    let into = ctx.arg_slice(n);
    if ctx.scratch.len() <= into.len {
        // SAFETY: (P1) a slice of bytes, long enough.
        unsafe { store_bytes(into.ptr, ctx.scratch) };
    }
    ctx.set(0, ctx.scratch.len() as u64);
    Ok(After::Continue)
}

/// func pending(kind int, format string, a []any, calls []methodCall) (n int)
fn pending(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (job, args) = call(ctx);
    let calls = ctx.arg_slice(CALL_WORDS);
    // SAFETY: (P1), and a slice of `methodCall`.
    unsafe {
        let needed = ctx.printer.collect(job, args)?;
        for (n, call) in needed.iter().take(calls.len).enumerate() {
            note(calls.ptr + Bytes(n * field::SIZE), call);
        }
        ctx.set(0, needed.len() as u64);
    }
    Ok(After::Continue)
}

/// Fills in a `methodCall`.
///
/// # Safety
/// There is one at `at`.
unsafe fn note(at: Addr, call: &CallNeeded) {
    let optional = |number: Option<usize>| number.map_or(u64::MAX, |n| n as u64);
    // SAFETY: promised by the caller.
    unsafe {
        call.value.store(at + Bytes(field::VALUE));
        mem::store64(at + Bytes(field::METHOD), method_code(call.method));
        mem::store64(at + Bytes(field::VERB), u64::from(u32::from(call.verb)));
        mem::store64(at + Bytes(field::WIDTH), optional(call.flags.width));
        mem::store64(at + Bytes(field::PRECISION), optional(call.flags.precision));
        mem::store64(at + Bytes(field::FLAGS), flag_bits(call));
    }
}

/// Methods as `methods.go` numbers them.
fn method_code(method: Method) -> u64 {
    match method {
        Method::Error => 0,
        Method::String => 1,
        Method::GoString => 2,
        Method::Format => 3,
    }
}

/// Flags as `methods.go` numbers them.
fn flag_bits(call: &CallNeeded) -> u64 {
    let flags = call.flags;
    let set = [
        flags.plus || flags.plus_v,
        flags.minus,
        flags.sharp || flags.sharp_v,
        flags.space,
        flags.zero,
        call.nil_receiver,
    ];
    set.iter().rev().fold(0, |bits, &is_set| bits << 1 | u64::from(is_set))
}

/// func wrapped(format string, a []any, n int) (index, times int)
fn wrapped(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    // SAFETY: (P1) a slice of `any`.
    let operands = unsafe { ctx.printer.wrapped(view(ctx, 0), ctx.arg_slice(2))? };
    let nth = operands.get(ctx.arg(5) as usize).copied().unwrap_or_default();
    ctx.set(0, nth as u64);
    ctx.set(1, operands.len() as u64);
    Ok(After::Continue)
}

/// func exchange(slot **buffer, b *buffer) *buffer
fn exchange(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    // SAFETY: (P1) the first parameter points to a pointer.
    let old = unsafe {
        atomic_step(Addr(ctx.arg(0) as usize), |word| {
            let old = word.swap(ctx.arg(1), Ordering::AcqRel);
            (old, Some(old))
        })
    };
    ctx.set(0, old);
    Ok(After::Continue)
}

/// func errorText(errno int) string
fn error_text(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let text = io::Error::from_raw_os_error(ctx.arg(0) as i32).to_string();
    let text = text.split(" (os error").next().unwrap_or_default().to_lowercase();
    let s = new_string(ctx.p, text.as_bytes())?;
    ctx.set_string(0, s);
    Ok(After::Continue)
}

/// func decode(s string) (r rune, width int): width 0 if the bytes are the start of a longer rune.
fn decode(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (rune, width) = view(ctx, 0).rune(0);
    let is_partial = width == 1 && rune == REPLACEMENT && {
        ctx.scratch.clear();
        view(ctx, 0).append_to(ctx.scratch);
        let problem = std::str::from_utf8(ctx.scratch).err();
        problem.is_some_and(|e| e.valid_up_to() == 0 && e.error_len().is_none())
    };
    ctx.set(0, u64::from(rune));
    ctx.set(1, if is_partial { 0 } else { width as u64 });
    Ok(After::Continue)
}

/// func contains(set string, r rune) bool
fn contains(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (set, rune) = (view(ctx, 0), ctx.arg(2) as u32);
    let found = u8::try_from(rune).is_ok_and(|byte| set.index_byte(byte).is_some());
    ctx.set(0, u64::from(found));
    Ok(After::Continue)
}

/// func unquote(s string) (text string, ok bool)
fn unquote(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let mut quoted = Vec::new();
    view(ctx, 0).append_to(&mut quoted);
    ctx.scratch.clear();
    let done = quote::unquote(ctx.scratch, &quoted).is_some();
    ctx.set(2, u64::from(done));
    if !done {
        ctx.scratch.clear();
    }
    sprinted(ctx)
}

/// func target(v any, plain []any) (kind int, p any)
fn target(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (value, plain) = (ctx.arg(0), ctx.arg_slice(2));
    ctx.set(1, 0);
    ctx.set(2, 0);
    // SAFETY: the first parameter is an `any`.
    let pointer = unsafe { TypeRef::from_addr(value) };
    let Some(elem) = pointer.filter(|ty| ty.kind == Kind::Pointer).and_then(|ty| ty.elem()) else {
        ctx.set(0, u64::MAX); // -1
        return Ok(After::Continue);
    };
    let place = match elem.kind {
        Kind::String => Some(plain.len - 2),
        Kind::Slice if elem.elem().is_some_and(|e| e.kind == Kind::Uint8) => Some(plain.len - 1),
        kind if kind <= Kind::Complex128 => Some(kind as usize - Kind::Bool as usize),
        _ => None,
    };
    let is_float = matches!(elem.kind, Kind::Float32 | Kind::Float64);
    ctx.set(0, u64::from(place.is_some()) + u64::from(is_float));
    if let Some(place) = place {
        // SAFETY: (P1) the second parameter is a slice of `any` with a pointer type for each place.
        let like = unsafe { Interface::load(plain.ptr + Bytes(place * size_of::<Interface>())) };
        // The same pointer, to the unnamed type that has the same values.
        ctx.set(1, like.tab);
        ctx.set(2, ctx.arg(1));
    }
    Ok(After::Continue)
}

/// The natives of this package.
pub(in crate::packages) const TABLE: &[(&str, Native)] = &[
    ("fmt.tryOut", try_out),
    ("fmt.out", out),
    ("fmt.trySprint", try_sprint),
    ("fmt.sprint", sprint),
    ("fmt.tryFill", try_fill),
    ("fmt.fill", fill),
    ("fmt.pending", pending),
    ("fmt.wrapped", wrapped),
    ("fmt.exchange", exchange),
    ("fmt.errorText", error_text),
    ("fmt.decode", decode),
    ("fmt.contains", contains),
    ("fmt.unquote", unquote),
    ("fmt.target", target),
    ("fmt.parseInt", strconv::parse_int),
    ("fmt.parseUint", strconv::parse_uint),
    ("fmt.parseFloat", strconv::parse_float),
    ("fmt.read", os::read),
];
