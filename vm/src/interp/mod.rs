//! Runs compiled programs.

mod exec;
mod handlers;
mod machine;
mod ops;
mod traceback;

use std::sync::atomic::Ordering;

use burrow_runtime::fault::{Fatal, Fault};
use burrow_runtime::memstats::MemStats;
use burrow_runtime::stack::{CALLER, FUNC, RETURN, Stack};
use burrow_runtime::{Runtime, Stress};
use burrow_trace::Event;

use crate::program::Program;
use machine::{Exit, Machine};

/// Go's default of `debug.SetMaxStack`.
const MAX_STACK: u64 = 1_000_000_000;

/// How a program ended.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its exit status: 0, what the script said, or 2 after a panic or fatal error.
    pub status: i32,
    /// The memory statistics at the end.
    pub stats: Box<MemStats>,
    /// Safepoints passed, in stress runs.
    pub safepoints: u64,
}

/// Runs a program to its end. Panics and fatal errors are reported on the runtime's standard error, as Go reports them.
pub fn run(program: &Program, rt: &Runtime) -> Outcome {
    let other = program.bytes() + rt.tracer.memory_bytes();
    rt.heap.outside().other_sys.add(other as u64);
    rt.gc.set_globals(&rt.heap, program.globals().pointer_bytes());
    let mut p = rt.processor(0, &program.types);
    p.trace.emit(|| Event::RunStart { procs: 1, gogc: rt.gc.gc_percent() });
    let status = match Stack::new(rt.heap.clone(), program.trampolines(), MAX_STACK) {
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
                printer: Default::default(),
                exit: None,
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
    // SAFETY: the only cache of this heap, and no script code runs any more.
    unsafe { p.cache.flush(&rt.heap) };
    let stats = MemStats::new(&rt.heap.stats(), &rt.gc.history(), rt.gc.heap_goal(&rt.heap));
    p.trace.emit(|| Event::RunEnd { status });
    // SAFETY: as above; the processor is dropped.
    unsafe { p.cache.retire(&rt.heap) };
    Outcome { status, stats: Box::new(stats), safepoints: rt.safepoints() }
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
        if self.rt.stress() != Stress::Off {
            self.guard.stop();
        }
        let code = entry.code.load(Ordering::Relaxed).cast_const().cast();
        // SAFETY: the entry's first instruction and its frame.
        let exit = unsafe { exec::run(self, code, fp) };
        match exit {
            Exit::Done => 0,
            Exit::Status(status) => status,
            Exit::Fault(Fault::Panic(error)) => {
                traceback::report_runtime_error(self, &error);
                2
            }
            Exit::Fault(Fault::Fatal(fatal)) => {
                traceback::report_fatal(self, &fatal);
                2
            }
            Exit::Panic { tab, data } => {
                traceback::report_panic(self, tab, data);
                2
            }
        }
    }
}

/// Whether a fatal error is the script's or the machine's: for exit statuses of embedders.
pub fn is_out_of_memory(fault: &Fault) -> bool {
    matches!(fault, Fault::Fatal(Fatal::OutOfMemory(_)))
}
