//! How a program's death is reported: Go's words, the script's frames.
//!
//! Called when the goroutine has ended ([`super::run`]); the stack still stands. Frames of wrappers are left out, and of
//! a deep stack the middle.

use burrow_runtime::Runtime;
use burrow_runtime::fault::{Fatal, Fault, RuntimeError};
use burrow_runtime::stack::Frame;

use super::machine::Machine;
use super::ops::print_any;

/// Frames printed from each end of a deep stack, as Go does.
const SHOWN: usize = 50;

/// Reports the panics under way: the last was not recovered.
pub(super) fn report_panics(m: &mut Machine<'_>) {
    let panics = m.panics.clone();
    let texts: Vec<Option<Vec<u8>>> =
        panics.iter().map(|p| if p.error.is_some() { None } else { m.text_of(p.value) }).collect();
    let mut out = Vec::new();
    for (at, (panic, text)) in panics.iter().zip(texts).enumerate() {
        out.extend_from_slice(if at == 0 { b"panic: ".as_slice() } else { b"\tpanic: " });
        match (&panic.error, text) {
            (Some(error), _) => out.extend(error.to_string().bytes()),
            (None, Some(text)) => out.extend(text),
            // SAFETY: the words of the panic's `any`.
            (None, None) => unsafe { print_panic_value(&mut out, panic.value[0], panic.value[1]) },
        }
        if panic.recovered {
            out.extend_from_slice(b" [recovered]");
        }
        out.push(b'\n');
        if panic.error == Some(RuntimeError::NilDereference) && at + 1 == panics.len() {
            let pc = panic.site.code as usize;
            out.extend(
                format!("[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc={pc:#x}]\n")
                    .bytes(),
            );
        }
    }
    if let Some(last) = m.panics.pop() {
        m.save(last.site.code.cast(), last.site.fp); // the others are further out
    }
    finish(m, out);
}

/// A panic's value as Go prints it: defined types with their name, errors and Stringers apart.
///
/// # Safety
/// The words are those of an `any`.
unsafe fn print_panic_value(out: &mut Vec<u8>, tab: u64, data: u64) {
    use burrow_runtime::rtype::{Kind, TypeRef};
    // SAFETY: the first word of an `any` is 0 or a type.
    let ty = unsafe { TypeRef::from_addr(tab) };
    let defined = ty.filter(|ty| {
        !ty.pkg_path.is_empty() && ty.kind as u8 <= Kind::Complex128 as u8
            || ty.kind == Kind::String && !ty.pkg_path.is_empty()
    });
    match defined {
        Some(ty) => {
            let quote = if ty.kind == Kind::String { "\"" } else { "" };
            out.extend(format!("{}({quote}", ty.string).bytes());
            // SAFETY: promised by the caller.
            unsafe { print_any(out, tab, data) };
            out.extend(format!("{quote})").bytes());
        }
        None => match ty {
            Some(ty)
                if ty.flags.direct
                    || matches!(ty.kind, Kind::Struct | Kind::Array | Kind::Slice) =>
            {
                out.extend(format!("({}) {data:#x}", ty.string).bytes());
            }
            // SAFETY: promised by the caller.
            _ => unsafe { print_any(out, tab, data) },
        },
    }
}

/// Reports a fatal error.
pub(super) fn report_fatal(m: &Machine<'_>, fatal: &Fatal) {
    let mut out = Vec::new();
    match fatal {
        Fatal::StackOverflow { limit } => {
            out.extend(format!("runtime: goroutine stack exceeds {limit}-byte limit\n").bytes());
        }
        Fatal::OutOfMemory(detail) => out.extend(format!("runtime: {detail}\n").bytes()),
        Fatal::Throw(_) => {}
    }
    out.extend(format!("fatal error: {fatal}\n").bytes());
    finish(m, out);
}

/// Reports a fault of a program that had not begun to run.
pub(super) fn report_bare(rt: &Runtime, fault: &Fault) {
    let text = match fault {
        Fault::Panic(error) => format!("panic: {error}\n"),
        Fault::Fatal(fatal) => format!("fatal error: {fatal}\n"),
    };
    rt.write_err(text.as_bytes());
}

fn finish(m: &Machine<'_>, mut out: Vec<u8>) {
    let _ = m.rt.flush_out(); // what was printed before is not lost
    out.extend_from_slice(b"\ngoroutine 1 [running]:\n");
    traceback(m, &mut out);
    m.rt.write_err(&out);
}

/// Appends the script's frames, innermost first; of a deep stack only both ends.
fn traceback(m: &Machine<'_>, out: &mut Vec<u8>) {
    let mut tail = std::collections::VecDeque::new();
    let mut count = 0usize;
    for (depth, (frame, left_by_panic)) in m.frames().enumerate() {
        let Some(text) = describe(frame, depth == 0 || left_by_panic) else { continue };
        count += 1;
        if count <= SHOWN {
            out.extend_from_slice(text.as_bytes());
        } else {
            tail.push_back(text);
            if tail.len() > SHOWN {
                tail.pop_front();
            }
        }
    }
    let hidden = count.saturating_sub(2 * SHOWN);
    if hidden > 0 {
        out.extend(format!("...{hidden} frames elided...\n").bytes());
    }
    tail.iter().for_each(|text| out.extend_from_slice(text.as_bytes()));
}

/// One frame's two lines; `None` for frames that are not the script's.
fn describe(frame: Frame, innermost: bool) -> Option<String> {
    // SAFETY: a frame on the goroutine's stack (stack.rs K2).
    let (func, pc) = unsafe { (frame.func(), frame.pc()) };
    if func.hidden || &*func.name == "runtime.main" {
        return None;
    }
    // A caller stands behind its call: the call itself is before.
    let at = if innermost { pc } else { pc.saturating_sub(1) };
    Some(format!("{}(...)\n\t{}:{} +{:#x}\n", func.name, func.file, func.line(at), pc * 8))
}
