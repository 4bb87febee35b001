//! How a program's death is reported: Go's words, the script's frames.
//!
//! Called by the worker whose goroutine died, or that found all asleep; stacks still stand. Frames of wrappers are left
//! out, and of a deep stack the middle. A panic shows its own goroutine, a fatal error all of them.

use burrow_runtime::Runtime;
use burrow_runtime::fault::{Fatal, Fault, RuntimeError};
use burrow_runtime::goroutine::{Creator, GRef, Panic};
use burrow_runtime::sched::Stopped;
use burrow_runtime::stack::Frame;

use super::machine::Machine;
use super::ops::print_any;
use super::roots::panicking_frames;

/// Frames printed from each end of a deep stack, as Go does.
const SHOWN: usize = 50;

/// Ends the program and reports the panics under way: the last was not recovered. Where the program has ended meanwhile,
/// another goroutine's death is the one that is reported.
pub(super) fn report_panics(m: &mut Machine<'_>) {
    let panics: Vec<_> = m.body().panics.iter().filter(|p| !p.goexit).cloned().collect();
    let texts: Vec<Option<Vec<u8>>> =
        panics.iter().map(|p| if p.error.is_some() { None } else { m.text_of(p.value) }).collect();
    if !m.run.sched.end(2) {
        return; // the texts are there: what gives them is the script's, and ends with the program
    }
    let mut out = Vec::new();
    for (at, (panic, text)) in panics.iter().zip(texts).enumerate() {
        if at > 0 && is_repanic(&panics[at - 1], panic) {
            continue; // told by the one before
        }
        out.extend_from_slice(if at == 0 { b"panic: ".as_slice() } else { b"\tpanic: " });
        let begin = out.len();
        match (&panic.error, text) {
            (Some(error), _) => out.extend(error.to_string().bytes()),
            (None, Some(text)) => out.extend(text),
            // SAFETY: the words of the panic's `any`.
            (None, None) => unsafe { print_panic_value(&mut out, panic.value[0], panic.value[1]) },
        }
        indent(&mut out, begin);
        if panic.recovered {
            let again = panics.get(at + 1).is_some_and(|next| is_repanic(panic, next));
            out.extend_from_slice(if again {
                b" [recovered, repanicked]"
            } else {
                b" [recovered]"
            });
        }
        out.push(b'\n');
    }
    if let Some(panic) =
        panics.iter().rfind(|panic| panic.error == Some(RuntimeError::NilDereference))
    {
        let pc = panic.site.code as usize;
        let signal = "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0";
        out.extend(format!("{signal} pc={pc:#x}]\n").bytes());
    }
    if let Some(last) = m.body().panics.pop() {
        m.save(last.site.code.cast(), last.site.fp); // the others are further out
    }
    m.save_place();
    let _ = m.rt.flush_out(); // what was printed before is not lost
    out.push(b'\n');
    describe_goroutine(m, m.g, false, &mut out);
    m.rt.write_err(&out);
}

/// Whether a panic has the same value as the one before it: it was recovered and thrown again, or it is a run-time error
/// that is always the same value.
fn is_repanic(before: &Panic, after: &Panic) -> bool {
    let one_value = |error: &RuntimeError| {
        !matches!(
            error,
            RuntimeError::Index { .. }
                | RuntimeError::Slice(_)
                | RuntimeError::SliceToArray { .. }
                | RuntimeError::InterfaceConversion(_)
        )
    };
    match (&before.error, &after.error) {
        (Some(a), Some(b)) => a == b && one_value(a),
        _ => before.value == after.value,
    }
}

/// Puts a tab before every further line of what begins at `begin`.
fn indent(out: &mut Vec<u8>, begin: usize) {
    let text = out.split_off(begin);
    for (n, line) in text.split(|&byte| byte == b'\n').enumerate() {
        if n > 0 {
            out.extend_from_slice(b"\n\t");
        }
        out.extend_from_slice(line);
    }
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

/// Reports a fatal error of the goroutine that runs.
pub(super) fn report_fatal(m: &mut Machine<'_>, fatal: &Fatal) {
    let mut out = Vec::new();
    match fatal {
        Fatal::StackOverflow { limit } => {
            out.extend(format!("runtime: goroutine stack exceeds {limit}-byte limit\n").bytes());
        }
        Fatal::OutOfMemory(detail) => out.extend(format!("runtime: {detail}\n").bytes()),
        Fatal::Throw(_) => {}
    }
    out.extend(format!("fatal error: {fatal}\n").bytes());
    m.save_place();
    dump(m, Some(m.g), out);
}

/// Reports that nothing will wake any goroutine.
pub(super) fn report_deadlock(m: &mut Machine<'_>) {
    let text = match m.run.main_left.load(std::sync::atomic::Ordering::Relaxed) {
        true => "no goroutines (main called runtime.Goexit) - deadlock!",
        false => "all goroutines are asleep - deadlock!",
    };
    dump(m, None, format!("fatal error: {text}\n").into_bytes());
}

/// Shows what all goroutines do, as Go does on SIGQUIT. If one runs on this worker, its place is saved.
pub(super) fn report_quit(m: &mut Machine<'_>) {
    dump(m, None, b"SIGQUIT: quit\n".to_vec());
}

/// All goroutines as a dump shows them, the one that runs first; it stands behind the call that wants to know. The world
/// is stopped.
pub(super) fn of_all(m: &Machine<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    for (number, g) in all_from(m, Some(m.g)).into_iter().enumerate() {
        if number > 0 {
            out.push(b'\n');
        }
        describe_goroutine(m, g, g == m.g, &mut out);
    }
    out
}

/// All goroutines that a dump shows, this one first, the others by number.
fn all_from(m: &Machine<'_>, running: Option<GRef>) -> Vec<GRef> {
    let mut others = Vec::new();
    m.run.sched.each_goroutine(|g| {
        if Some(g) != running && !g.is_system() {
            others.push(g);
        }
    });
    others.sort_by_key(|g| g.id());
    running.into_iter().chain(others).collect()
}

/// Writes `out` and all goroutines, the one that runs first.
fn dump(m: &Machine<'_>, running: Option<GRef>, mut out: Vec<u8>) {
    let _ = m.rt.flush_out(); // what was printed before is not lost
    // Where the program has ended meanwhile, another worker reports.
    let Stopped::World(world) = m.run.sched.stop_world() else { return };
    for g in all_from(m, running) {
        out.push(b'\n');
        describe_goroutine(m, g, false, &mut out);
    }
    m.run.sched.end(2); // before the others go on, of which one may want to report as well
    drop(world);
    m.rt.write_err(&out);
}

/// A goroutine's state, its frames, and where it was started. Its place is saved, and it does not run elsewhere; if it
/// does not wait, `behind` says whether it stands behind a call.
fn describe_goroutine(m: &Machine<'_>, g: GRef, behind: bool, out: &mut Vec<u8>) {
    let state = match g.waiting() {
        _ if g == m.g && g.waiting().is_none() => "running".to_string(),
        None => "runnable".to_string(),
        Some((reason, since)) => {
            let minutes = m.rt.clock.now().0.saturating_sub(since) / 60_000_000_000;
            let long = since > 0 && minutes >= 1;
            let waits = if long { format!(", {minutes} minutes") } else { String::new() };
            format!("{}{waits}", reason.text())
        }
    };
    out.extend(format!("goroutine {} [{state}]:\n", g.id()).bytes());
    traceback(m, g, behind, out);
    // SAFETY: promised by the caller.
    let creator = unsafe { g.body() }.creator;
    // Started by no goroutine, it is the runtime's own, which nobody need be told.
    if let Some(Creator { goroutine: goroutine @ 1.., func, pc }) = creator {
        let at = format!("{}:{} +{:#x}", func.file, func.line(pc), pc * 8);
        out.extend(format!("created by {} in goroutine {goroutine}\n\t{at}\n", func.name).bytes());
    }
}

/// Reports a fault of a program that had not begun to run.
pub(super) fn report_bare(rt: &Runtime, fault: &Fault) {
    let text = match fault {
        Fault::Panic(error) => format!("panic: {error}\n"),
        Fault::Fatal(fatal) => format!("fatal error: {fatal}\n"),
    };
    rt.write_err(text.as_bytes());
}

/// Appends the script's frames, innermost first; of a deep stack only both ends.
fn traceback(m: &Machine<'_>, g: GRef, behind: bool, out: &mut Vec<u8>) {
    // SAFETY: as for `describe_goroutine`.
    let body = unsafe { g.body() };
    let frames = panicking_frames(body.stack.frames(body.top()), &body.panics, m.program);
    // Who waits in a channel operation stands at it; who waits in a native, behind its call.
    let behind = behind || g.waiting().is_some_and(|(reason, _)| !reason.is_of_channels());
    let mut tail = std::collections::VecDeque::new();
    let mut count = 0usize;
    for (depth, (frame, left_by_panic)) in frames.enumerate() {
        let innermost = depth == 0 && !behind || left_by_panic;
        for text in describe(frame, innermost) {
            count += 1;
            if count <= SHOWN {
                out.extend_from_slice(text.as_bytes());
                continue;
            }
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

/// One frame's two lines, and before them those of the calls inlined there; nothing for frames that are not the script's.
fn describe(frame: Frame, innermost: bool) -> Vec<String> {
    // SAFETY: a frame on the goroutine's stack (stack.rs K2).
    let (func, pc) = unsafe { (frame.func(), frame.pc()) };
    if func.hidden || &*func.name == "runtime.main" {
        return Vec::new();
    }
    // A caller stands behind its call: the call itself is before.
    let at = if innermost { pc } else { pc.saturating_sub(1) };
    let mut lines: Vec<String> = func
        .places(at)
        .map(|place| format!("{}(...)\n\t{}:{}", place.func, place.file, place.line))
        .collect();
    // Only what was called has an address of its own.
    let (last, inlined) = lines.split_last_mut().expect("the function itself is a place");
    last.push_str(&format!(" +{:#x}\n", pc * 8));
    inlined.iter_mut().for_each(|text| text.push('\n'));
    lines
}
