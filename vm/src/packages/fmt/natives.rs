//! What `golib/fmt/print.go` leaves to Rust: printing when no method must be called, finding the methods that must be,
//! and printing with their results.

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::string::new_string;
use burrow_runtime::value::{GoSlice, GoString};

use super::engine::{CallResult, Job, Method};
use crate::packages::{After, Native, NativeCtx};

/// Kinds of calls, as `print.go` numbers them.
fn job(kind: u64, format: &[u8]) -> Job<'_> {
    match kind {
        0 => Job::Printf(format),
        1 => Job::Errorf(format),
        2 => Job::Print,
        _ => Job::Println,
    }
}

/// The first arguments of every native here: kind, format, operands.
struct Call {
    kind: u64,
    format: Vec<u8>,
    args: GoSlice,
}

/// Argument words that [`Call`] takes.
const CALL_WORDS: usize = 6;

impl Call {
    fn of(ctx: &NativeCtx<'_>) -> Call {
        // SAFETY: the second parameter is a string.
        let format = unsafe { ctx.arg_string(1).to_vec() };
        Call { kind: ctx.arg(0), format, args: ctx.arg_slice(3) }
    }
}

/// Prints into the machine's buffer if no method must be called; says whether it did.
fn printed(ctx: &mut NativeCtx<'_>) -> Result<bool, Fault> {
    let call = Call::of(ctx);
    let job = job(call.kind, &call.format);
    ctx.scratch.clear();
    // SAFETY: the operands are a slice of `any`, live in the caller's window.
    unsafe {
        if !ctx.printer.collect(job, call.args)?.is_empty() {
            return Ok(false);
        }
        ctx.printer.print(ctx.scratch, job, call.args, &[])?;
    }
    Ok(true)
}

/// Prints into the machine's buffer with the results of the methods called.
fn print_with(ctx: &mut NativeCtx<'_>) -> Result<(), Fault> {
    let call = Call::of(ctx);
    let texts = ctx.arg_slice(CALL_WORDS);
    // SAFETY: the parameter behind the operands is a slice of strings.
    let text = |n: usize| unsafe { GoString::load(texts.ptr + Bytes(n * 16)).to_vec() };
    let results: Vec<CallResult> = (0..texts.len).map(|n| CallResult::Text(text(n))).collect();
    ctx.scratch.clear();
    // SAFETY: as in `printed`.
    unsafe { ctx.printer.print(ctx.scratch, job(call.kind, &call.format), call.args, &results) }
}

/// Writes the buffer to the script's output. A write that fails is the script's to notice, as an error; there is none yet
/// in this version, so the program ends, as one that writes to a closed pipe does.
fn write_out(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let written = ctx.scratch.len();
    ctx.set(0, written as u64);
    match ctx.rt.write_out(ctx.scratch) {
        Ok(()) => Ok(After::Continue),
        Err(_) => Ok(After::Exit(1)),
    }
}

/// func tryOut(kind int, format string, a []any) (n int, ok bool)
fn try_out(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let done = printed(ctx)?;
    ctx.set(1, u64::from(done));
    if done { write_out(ctx) } else { Ok(After::Continue) }
}

/// func out(kind int, format string, a []any, texts []string) (n int)
fn out(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    print_with(ctx)?;
    write_out(ctx)
}

/// func trySprint(kind int, format string, a []any) (s string, ok bool)
fn try_sprint(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let done = printed(ctx)?;
    ctx.set(2, u64::from(done));
    if done { sprinted(ctx) } else { Ok(After::Continue) }
}

/// func sprint(kind int, format string, a []any, texts []string) (s string)
fn sprint(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    print_with(ctx)?;
    sprinted(ctx)
}

fn sprinted(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let s = new_string(ctx.p, ctx.scratch)?;
    ctx.set_string(0, s);
    Ok(After::Continue)
}

/// func tryBytes(kind int, format string, a []any) (b []byte, ok bool)
fn try_bytes(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let done = printed(ctx)?;
    ctx.set(3, u64::from(done));
    if done { printed_bytes(ctx) } else { Ok(After::Continue) }
}

/// func bytes(kind int, format string, a []any, texts []string) (b []byte)
fn bytes(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    print_with(ctx)?;
    printed_bytes(ctx)
}

fn printed_bytes(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    sprinted(ctx)?;
    let len = ctx.scratch.len() as u64;
    ctx.set(2, len);
    Ok(After::Continue)
}

/// func count(kind int, format string, a []any) (n int): how many methods must be called.
fn count(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let call = Call::of(ctx);
    // SAFETY: as in `printed`.
    let needed = unsafe { ctx.printer.collect(job(call.kind, &call.format), call.args) }?;
    ctx.set(0, needed.len() as u64);
    Ok(After::Continue)
}

/// func fill(kind int, format string, a []any, values []any, methods []byte): which methods must be called on what.
fn fill(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let call = Call::of(ctx);
    let (values, methods) = (ctx.arg_slice(CALL_WORDS), ctx.arg_slice(CALL_WORDS + 3));
    // SAFETY: as in `printed`; the two slices have room for `count` entries, checked here.
    unsafe {
        let needed = ctx.printer.collect(job(call.kind, &call.format), call.args)?;
        if needed.len() > values.len.min(methods.len) {
            return Err(RuntimeError::Other("fmt: operands changed while printing".into()).into());
        }
        for (n, call) in needed.iter().enumerate() {
            call.value.store(values.ptr + Bytes(n * 16));
            mem::store8(Addr(methods.ptr.0 + n), method_code(call.method));
        }
    }
    Ok(After::Continue)
}

/// Methods as `print.go` numbers them.
fn method_code(method: Method) -> u8 {
    match method {
        Method::Error => 0,
        Method::String => 1,
        Method::GoString => 2,
        Method::Format => 3,
    }
}

/// func wrapped(format string, a []any, n int) (index int): the n-th operand that %w wraps, -1 if there are fewer.
fn wrapped(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    // SAFETY: a string, and a slice of `any`.
    let indices = unsafe {
        let format = ctx.arg_string(0).to_vec();
        ctx.printer.wrapped(&format, ctx.arg_slice(2))?
    };
    let nth = indices.get(ctx.arg(5) as usize).map_or(-1, |&at| at as i64);
    ctx.set(0, nth as u64);
    Ok(After::Continue)
}

/// The natives of this package.
pub(in crate::packages) const TABLE: &[(&str, Native)] = &[
    ("fmt.tryOut", try_out),
    ("fmt.out", out),
    ("fmt.trySprint", try_sprint),
    ("fmt.sprint", sprint),
    ("fmt.tryBytes", try_bytes),
    ("fmt.bytes", bytes),
    ("fmt.count", count),
    ("fmt.fill", fill),
    ("fmt.wrapped", wrapped),
];
