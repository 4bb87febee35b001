//! Natives of package `runtime` that look at the stack: `Caller`, `Callers`, `Stack`, and what a pc stands for.

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::fault::Fault;
use burrow_runtime::value::{GoString, store_bytes};

use super::{After, Native, NativeCtx};

/// Frames shown from each end of a deep stack.
const SHOWN: usize = 50;

/// A text of the program's as a script's string: it lives as long as the program.
fn constant(text: &str) -> GoString {
    GoString { ptr: Addr(text.as_ptr().expose_provenance()), len: text.len() }
}

/// func Caller(skip int) (pc uintptr, file string, line int, ok bool)
fn caller(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let skip = usize::try_from(ctx.arg(0) as i64).ok();
    let pc = skip.and_then(|skip| ctx.callers.pcs().nth(skip));
    let place = pc.and_then(|pc| Some((pc, ctx.program.symbol(pc - 1)?)));
    let (pc, file, line) = place.map_or((0, "", 0), |(pc, at)| (pc, at.file, at.line));
    ctx.set(0, pc);
    ctx.set_string(1, constant(file));
    ctx.set(3, u64::from(line));
    ctx.set(4, u64::from(place.is_some()));
    Ok(After::Continue)
}

/// func Callers(skip int, pc []uintptr) int
fn callers(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (skip, into) = (ctx.arg(0) as i64, ctx.arg_slice(1));
    let own = std::iter::once(ctx.program.callers_pc());
    let pcs = own.chain(ctx.callers.pcs()).skip(skip.max(0) as usize);
    let mut count = 0;
    for pc in pcs.take(into.len) {
        // SAFETY: an element of the slice.
        unsafe { mem::store64(into.ptr + Bytes(count * 8), pc) };
        count += 1;
    }
    ctx.set(0, count as u64);
    Ok(After::Continue)
}

/// func symbol(pc uintptr) (name, file string, line int, entry uintptr): the name is empty where there is no function.
fn symbol(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let found = ctx.program.symbol(ctx.arg(0));
    let (name, file, line, entry) =
        found.map_or(("", "", 0, 0), |at| (at.name, at.file, at.line, at.entry));
    ctx.set_string(0, constant(name));
    ctx.set_string(2, constant(file));
    ctx.set(4, u64::from(line));
    ctx.set(5, entry);
    Ok(After::Continue)
}

/// func Stack(buf []byte, all bool) int: the calling goroutine's stack, or those of all.
fn stack(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let into = ctx.arg_slice(0);
    if ctx.arg(3) != 0 {
        return Ok(After::AllStacks(into, ctx.result_word(0)));
    }
    let text = traceback(ctx);
    let count = text.len().min(into.len);
    // SAFETY: the slice has room for so many bytes.
    unsafe { store_bytes(into.ptr, &text.as_bytes()[..count]) };
    ctx.set(0, count as u64);
    Ok(After::Continue)
}

/// The calling goroutine as tracebacks show it.
fn traceback(ctx: &NativeCtx<'_>) -> String {
    let goexit = ctx.program.goexit_pc();
    let places = ctx.callers.pcs().filter(|&pc| pc != goexit);
    let symbols = places.filter_map(|pc| Some((pc, ctx.program.symbol(pc - 1)?)));
    let lines: Vec<String> = symbols
        .filter(|(_, at)| at.name != "runtime.main")
        .map(|(pc, at)| {
            let name = if at.name == "runtime.gopanic" { "panic" } else { at.name };
            format!("{name}(...)\n\t{}:{} +{:#x}\n", at.file, at.line, pc - at.entry)
        })
        .collect();
    let mut text = format!("goroutine {} [running]:\n", ctx.g.id());
    let hidden = lines.len().saturating_sub(2 * SHOWN);
    for (number, line) in lines.iter().enumerate() {
        match number {
            SHOWN if hidden > 0 => text.push_str(&format!("...{hidden} frames elided...\n")),
            _ if number > SHOWN && number < SHOWN + hidden => {}
            _ => text.push_str(line),
        }
    }
    text
}

/// The natives that look at the stack.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("runtime.Caller", caller),
    ("runtime.Callers", callers),
    ("runtime.symbol", symbol),
    ("runtime.Stack", stack),
];
