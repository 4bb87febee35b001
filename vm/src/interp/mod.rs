//! Runs compiled programs.
//!
//! [`run`] makes a scheduler and the main goroutine, and is the first worker until the program ends.
//!
//! - `exec.rs`: how instructions are dispatched; `handlers/`: one function for each opcode; `ops/`: what is long or rare
//! - `worker.rs`: from one goroutine to the next; `machine.rs`: safepoints, the borders of stack chunks; `collect.rs`:
//!   collections; `roots.rs`, which `frame_objects.rs` helps; `dump.rs`: the same for heap dumps
//! - `sampling.rs`: stacks for profiles
//! - `panics.rs`: deferred calls, panics, recovery; `traceback.rs`: what is printed when none recovers
//!
//! Locks: none here. Next to read: `worker.rs`, `machine.rs`, `exec.rs`.

pub(crate) mod callers;
mod collect;
mod dump;
mod exec;
mod frame_objects;
mod handlers;
mod machine;
mod ops;
mod panics;
mod roots;
mod sampling;
mod traceback;
mod worker;

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use burrow_alloc::units::Addr;
use burrow_gc::CpuClasses;
use burrow_runtime::fault::Fault;
use burrow_runtime::goroutine::GRef;
use burrow_runtime::guard::Bell;
use burrow_runtime::interrupt::{INTERRUPTED, Reason};
use burrow_runtime::memstats::MemStats;
use burrow_runtime::rtype::{FuncRef, Receiver};
use burrow_runtime::sched::{Sched, Stopped};
use burrow_runtime::stack::{CALLER, FUNC, HEADER_WORDS};
use burrow_runtime::value::GoString;
use burrow_runtime::{DomainReturns, Returns, Runtime};
use burrow_trace::Event;
use parking_lot::Mutex;

use crate::program::Program;
use dump::WorldDump;
use machine::{Exit, Machine};
use worker::Run;

/// How a program ended.
#[derive(Debug)]
pub struct Outcome {
    /// Its exit status: 0, what the script said, 2 after a panic or fatal error, or 124 if it was interrupted.
    pub status: i32,
    /// Why it was interrupted, if it was.
    pub interrupted: Option<Reason>,
    /// The memory statistics at the end.
    pub stats: Box<MemStats>,
    /// CPU time, by what it went to.
    pub cpu: CpuClasses,
    /// The last collection during which, or before which, the CPU limiter was switched on; 0 if it never was.
    pub limited: u32,
    /// Safepoints passed, in runs that count them.
    pub safepoints: u64,
    /// Why the last of its output could not be written, if the script was not told.
    pub output: Option<std::io::Error>,
    /// What went back to the operating system, and came again.
    pub returns: Returns,
    /// The same for each domain, and what it had in the end; the main one first.
    pub domains: Vec<DomainReturns>,
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
    let sched = Sched::new(rt, &program.types, program.trampolines());
    let p = sched.processor(0);
    // With the Ps their trace rings have been made.
    let other = program.bytes() + rt.tracer.memory_bytes();
    rt.heap.outside().other_sys.add(other as u64);
    rt.gc.set_globals(&rt.heap, program.globals().pointer_bytes());
    let procs = sched.procs() as u32;
    p.trace.emit(|| Event::RunStart { procs, gogc: rt.gc.gc_percent() });
    if rt.profiles.times_all
        && let Err(error) = rt.profiles.cpu.start(rt.clock.now())
    {
        rt.write_err(format!("burrow: cannot sample time: {error}\n").as_bytes());
    }
    rt.note_start(&sched);
    let status = match main_goroutine(program, &sched) {
        Ok(None) => 0,
        Ok(Some(main)) => {
            let files = Mutex::default();
            let (main_left, quitting) = (AtomicBool::new(false), AtomicBool::new(false));
            run_workers(&Run { rt, program, sched: &sched, files, main, main_left, quitting });
            sched.status().unwrap_or_default()
        }
        Err(fault) => {
            traceback::report_bare(rt, &fault);
            2
        }
    };
    let output = rt.flush_out().err();
    let Stopped::World(world) = sched.stop_after_end() else {
        unreachable!("nobody else stops it")
    };
    rt.abandon_cycle(&world, &p);
    rt.note_end(&sched, &world);
    // SAFETY: the world of this run, and its program.
    unsafe { rt.dump_at_end(&world, &WorldDump { sched: &sched, program }) };
    let stats = Box::new(rt.mem_stats(&world));
    let (cpu, limited) = (sched.cpu_classes(), rt.gc.limiter.last_enabled());
    let (returns, domains) = (rt.returns(), rt.domain_returns());
    rt.trace_end(&sched, &stats, status, &p.trace);
    drop(world);
    // The reason may have come too late to matter.
    let interrupted = rt.interrupt.reason().filter(|_| status == INTERRUPTED);
    let safepoints = rt.safepoints();
    Outcome { status, interrupted, stats, cpu, limited, safepoints, output, returns, domains }
}

/// The goroutine that runs the program's entry, ready to run.
fn main_goroutine(program: &Program, sched: &Sched<'_>) -> Result<Option<GRef>, Fault> {
    let Some(entry) = program.entry else { return Ok(None) };
    let mut p = sched.processor(0);
    // SAFETY: a function of this program.
    let main = unsafe { sched.prepare(&mut p, entry.0.as_ptr(), 0, None) }?;
    sched.ready(&mut p, main);
    Ok(Some(main))
}

/// Runs the first worker on this thread; it starts the others when there is work for them.
fn run_workers(run: &Run<'_>) {
    let ended = Bell::default();
    thread::scope(|scope| {
        if run.rt.takes_samples() {
            // Where the system gives no thread, the trace has one sample, of the end.
            let _ = thread::Builder::new().spawn_scoped(scope, || run.sched.sample(&ended));
        }
        if run.rt.watches_residents() {
            // Where the system gives no thread, start and end are all there is to see.
            let _ = thread::Builder::new().spawn_scoped(scope, || run.sched.watch_residents());
        }
        worker::work(run, 0, &|id| start(scope, run, id));
        ended.ring();
    });
}

/// Starts worker `id`, or the monitor.
fn start<'s>(scope: &'s thread::Scope<'s, '_>, run: &'s Run<'s>, id: Option<usize>) {
    // Where the system gives no further thread, those that there are do the work.
    let _ = thread::Builder::new().spawn_scoped(scope, move || match id {
        Some(id) => worker::work(run, id, &|id| start(scope, run, id)),
        None => run.sched.monitor(),
    });
}

impl Machine<'_> {
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
            let fp = self.grow_stack(window.as_mut_ptr(), &func, go_end.cast()).ok()?;
            *fp.add(CALLER) = site.fp as u64;
            *fp.add(FUNC) = func.0.as_ptr() as u64;
            (func.code.load(Ordering::Relaxed).cast_const().cast(), fp)
        };
        self.reset_guard();
        // SAFETY: a function of the program and its frame.
        let mut exit = unsafe { exec::run(self, code, fp) };
        while matches!(exit, Exit::Yield | Exit::YieldHere) {
            // SAFETY: the safepoint where it was to let others run.
            exit = unsafe { exec::run(self, self.pc, self.fp) };
        }
        // SAFETY: the result stands behind the header of the frame just left.
        let text = matches!(exit, Exit::Done)
            .then(|| unsafe { GoString::load(Addr(fp.add(HEADER_WORDS) as usize)).to_vec() });
        self.save(saved_pc, saved_fp);
        text
    }
}

/// Words of the largest receiver that a panic's value is printed through.
const MAX_RECEIVER: usize = 16;
