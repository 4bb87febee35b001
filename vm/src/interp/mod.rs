//! Runs compiled programs.
//!
//! [`run`] makes a `Machine` (a P, a stack, a place in the code) and drives it until the goroutine ends.
//!
//! - `exec.rs`: how instructions are dispatched; `handlers/`: one function for each opcode; `ops/`: what is long or rare
//! - `machine.rs`: safepoints, roots, the borders of stack chunks
//! - `panics.rs`: deferred calls, panics, recovery; `traceback.rs`: what is printed when none recovers
//!
//! Locks: none; a run belongs to one thread. Next to read: `machine.rs`, `exec.rs`.

mod exec;
mod handlers;
mod machine;
mod ops;
mod panics;
mod traceback;

use std::sync::atomic::Ordering;

use burrow_alloc::units::Addr;
use burrow_runtime::Runtime;
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::interrupt::{INTERRUPTED, Reason};
use burrow_runtime::memstats::MemStats;
use burrow_runtime::rtype::{FuncRef, Receiver};
use burrow_runtime::stack::{CALLER, FUNC, HEADER_WORDS, RETURN, Stack};
use burrow_runtime::value::GoString;
use burrow_trace::Event;

use crate::bytecode::Instr;
use crate::program::Program;
use machine::{Exit, Machine};

/// Go's default of `debug.SetMaxStack`.
const MAX_STACK: u64 = 1_000_000_000;

/// Number of the goroutine that runs `main`.
const MAIN: u64 = 1;

/// How a program ended.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its exit status: 0, what the script said, 2 after a panic or fatal error, or 124 if it was interrupted.
    pub status: i32,
    /// Why it was interrupted, if it was.
    pub interrupted: Option<Reason>,
    /// The memory statistics at the end.
    pub stats: Box<MemStats>,
    /// Safepoints passed, in runs that count them.
    pub safepoints: u64,
}

/// Runs a program to its end. Panics and fatal errors are reported on the runtime's standard error, as Go reports them.
///
/// Package variables belong to the program, so one program runs on one runtime at a time. A runtime serves one run: heap,
/// collector and counters begin where they stand.
///
/// ```
/// use burrow_runtime::Runtime;
/// use burrow_vm::{SourceText, load, run};
///
/// let text = "package main\nfunc main() { s := make([]int, 3); println(s[len(s)]) }";
/// let file = SourceText { name: "x.go".into(), bytes: text.into() };
/// let mut program = load(vec![file]).expect("it compiles");
/// let runtime = Runtime::builder().stderr(std::io::sink()).build()?;
/// let outcome = run(&mut program, &runtime);
/// assert_eq!(outcome.status, 2, "index out of range");
/// assert_eq!(outcome.stats.mallocs - outcome.stats.frees, outcome.stats.heap_objects);
/// # Ok::<(), burrow_runtime::BuildError>(())
/// ```
pub fn run(program: &mut Program, rt: &Runtime) -> Outcome {
    program.reset();
    let program = &*program;
    let mut p = rt.processor(0, &program.types);
    // With the P its trace ring has been made.
    let other = program.bytes() + rt.tracer.memory_bytes();
    rt.heap.outside().other_sys.add(other as u64);
    rt.gc.set_globals(&rt.heap, program.globals().pointer_bytes());
    p.trace.emit(|| Event::RunStart { procs: 1, gogc: rt.gc.gc_percent() });
    let (heap, trampolines) = (rt.heap.clone(), program.trampolines());
    let status = match Stack::new(heap, MAIN, p.trace.clone(), trampolines, MAX_STACK) {
        Ok(stack) => {
            let mut m = Machine {
                p,
                rt,
                program,
                guard: rt.guard.clone(),
                stack,
                pc: std::ptr::null(),
                fp: std::ptr::null_mut(),
                scratch: Vec::new(),
                files: Default::default(),
                printer: Default::default(),
                exit: None,
                defers: Vec::new(),
                panics: Vec::new(),
            };
            let status = m.main();
            p = m.p;
            status
        }
        Err(fault) => {
            traceback::report_bare(rt, &fault);
            2
        }
    };
    let _ = rt.flush_out();
    let stats = rt.mem_stats(&mut p);
    p.trace.emit(|| Event::RunEnd { status });
    // SAFETY: the cache was made for this heap.
    unsafe { p.cache.retire(&rt.heap) };
    // The reason may have come too late to matter.
    let interrupted = rt.interrupt.reason().filter(|_| status == INTERRUPTED);
    Outcome { status, interrupted, stats: Box::new(stats), safepoints: rt.safepoints() }
}

impl Machine<'_> {
    /// Runs the program's entry and says with which status it ended.
    fn main(&mut self) -> i32 {
        let Some(entry) = self.program.entry else { return 0 };
        let fp = self.stack.base();
        // SAFETY: the first chunk has room for a header, and for the entry's small frame.
        unsafe {
            *fp.add(RETURN) = self.program.trampolines().go_end as u64;
            *fp.add(CALLER) = 0;
            *fp.add(FUNC) = entry.0.as_ptr() as u64;
        }
        self.guard.set_limit(self.stack.end());
        if self.rt.counts_safepoints() {
            self.guard.stop();
        }
        let code = entry.code.load(Ordering::Relaxed).cast_const().cast();
        self.p.trace.emit(|| Event::GoStart { goroutine: MAIN, parent: 0 });
        self.drive(code, fp)
    }

    /// Runs from a place to the end, panics and their deferred calls included; says with which status it ended.
    fn drive(&mut self, mut pc: *const Instr, mut fp: *mut u64) -> i32 {
        loop {
            // SAFETY: an instruction of the program and its frame: the entry, or where a panic goes on.
            let mut exit = unsafe { exec::run(self, pc, fp) };
            (pc, fp) = loop {
                match self.panicked(exit) {
                    Ok(place) => break place,
                    // A deferred call could not be made: a panic of its own.
                    Err(again @ Exit::Fault(Fault::Panic(_))) => exit = again,
                    Err(exit) => return self.end(exit),
                }
            };
        }
    }

    /// Where a panic goes on; what is no panic comes back.
    fn panicked(&mut self, exit: Exit) -> Result<panics::Place, Exit> {
        match exit {
            Exit::Fault(Fault::Panic(error)) => {
                let value = self.error_value(&error).map_err(Exit::Fault)?;
                self.begin_panic(value, Some(error))
            }
            Exit::Panic { tab: 0, .. } => {
                self.panicked(Exit::Fault(RuntimeError::Plain(NIL_PANIC.into()).into()))
            }
            Exit::Panic { tab, data } => self.begin_panic([tab, data], None),
            other => Err(other),
        }
    }

    /// Reports how the program ended, and says with which status.
    fn end(&mut self, exit: Exit) -> i32 {
        match exit {
            Exit::Done => {
                self.p.trace.emit(|| Event::GoEnd { goroutine: MAIN });
                0
            }
            Exit::Status(status) => status,
            Exit::Fault(Fault::Fatal(fatal)) => {
                traceback::report_fatal(self, &fatal);
                2
            }
            Exit::Uncaught | Exit::Panic { .. } | Exit::Fault(Fault::Panic(_)) => {
                traceback::report_panics(self);
                2
            }
        }
    }

    /// Calls a method without parameters that gives a string, while the goroutine ends; `None` if it panics too.
    fn call_for_text(&mut self, func: FuncRef, recv: Receiver, data: u64) -> Option<Vec<u8>> {
        let site = self.top();
        let (saved_pc, saved_fp) = (self.pc, self.fp);
        let mut window = [0u64; HEADER_WORDS + 2 + MAX_RECEIVER];
        // SAFETY: the receiver's words go behind header and result, as interface calls put them; a new chunk takes the
        // window, as the stack's top may be at its chunk's end.
        let (code, fp) = unsafe {
            let at = window.as_mut_ptr().add(HEADER_WORDS + 2);
            match recv {
                Receiver::Words(n) if usize::from(n) > MAX_RECEIVER => return None,
                other => ops::interface::load_receiver(at, data, other),
            }
            let go_end = self.program.trampolines().go_end;
            let fp = self.stack.grow(window.as_mut_ptr(), &func, go_end).ok()?;
            *fp.add(CALLER) = site.fp as u64;
            *fp.add(FUNC) = func.0.as_ptr() as u64;
            (func.code.load(Ordering::Relaxed).cast_const().cast(), fp)
        };
        self.reset_guard();
        // SAFETY: a function of the program and its frame.
        let exit = unsafe { exec::run(self, code, fp) };
        // SAFETY: the result stands behind the header of the frame just left.
        let text = matches!(exit, Exit::Done)
            .then(|| unsafe { GoString::load(Addr(fp.add(HEADER_WORDS) as usize)).to_vec() });
        self.save(saved_pc, saved_fp);
        text
    }
}

/// Go's words for `panic(nil)`.
const NIL_PANIC: &str = "panic called with nil argument (use GODEBUG=panicnil=1 to disable)";

/// Words of the largest receiver that a panic's value is printed through.
const MAX_RECEIVER: usize = 16;
