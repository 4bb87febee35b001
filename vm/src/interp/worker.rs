//! A worker: a thread with a P that runs one goroutine after another.
//!
//! The first worker is the thread that called [`super::run`]; the others are started with the first `go` statement. A
//! worker ends when the program does.
//!
//! Locks: none of its own.

use std::sync::atomic::{AtomicBool, Ordering};

use burrow_gc::Cause;
use burrow_runtime::Runtime;
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::goroutine::GRef;
use burrow_runtime::interrupt::{INTERRUPTED, Reason};
use burrow_runtime::sched::{Found, MAIN, Sched};
use parking_lot::Mutex;

use super::machine::{Exit, Machine};
use super::panics::Place;
use super::{exec, traceback};
use crate::packages::Files;
use crate::program::Program;

/// What all workers of a run share.
pub(crate) struct Run<'r> {
    pub rt: &'r Runtime,
    pub program: &'r Program,
    pub sched: &'r Sched<'r>,
    /// Files that the script has open.
    pub files: Mutex<Files>,
    /// The main goroutine.
    pub main: GRef,
    /// Whether `main` has left by `runtime.Goexit`. Relaxed: read when all goroutines are asleep.
    pub main_left: AtomicBool,
    /// Whether a worker reports what all goroutines do, as the program is to end. Relaxed: only claimed.
    pub quitting: AtomicBool,
}

/// What becomes of a goroutine that stopped.
enum Next {
    /// It goes on there.
    Resume(Place),
    /// The worker looks for another.
    Switch,
}

/// Runs worker `id` until the program ends.
pub(super) fn work<'r>(run: &'r Run<'r>, id: usize, start: &'r dyn Fn(Option<usize>)) {
    run.sched.enter(id);
    let _leaves = Leaves(run.sched);
    let p = run.sched.processor(id);
    // SAFETY: the P is this thread's alone, and lives longer than the run (sched/place.rs L1).
    let _barrier = unsafe { (*p.as_ptr()).gc_work.barrier.attach() };
    let mut m = Machine {
        guard: p.guard.clone(),
        p,
        rt: run.rt,
        program: run.program,
        run,
        start,
        g: run.main,
        pc: std::ptr::null(),
        fp: std::ptr::null_mut(),
        scratch: Vec::new(),
        words: Vec::new(),
        printer: Default::default(),
        exit: None,
        sites: Default::default(),
    };
    loop {
        match run.sched.find_work(&mut m.p) {
            Found::Run(g) => m.run_goroutine(g),
            Found::Mark(mode) => m.without_goroutine(|m| m.mark(mode)),
            Found::Collect => m.without_goroutine(|m| m.begin_cycle(Cause::Periodic)),
            Found::End => break,
            Found::Interrupted => m.interrupted(),
            Found::Deadlock => {
                traceback::report_deadlock(&mut m);
                run.sched.end(2);
            }
        }
    }
}

/// A worker that ends: by itself, or by a fault of this program, with which the others must end too.
struct Leaves<'r>(&'r Sched<'r>);

impl Drop for Leaves<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.end(FAULT);
        }
        self.0.leave();
    }
}

/// The status that says so, as the command line program has it.
const FAULT: i32 = 125;

impl Machine<'_> {
    /// Runs a goroutine until it parks, yields or ends.
    fn run_goroutine(&mut self, g: GRef) {
        self.g = g;
        let body = self.body();
        let (mut place, domain): (Place, _) = ((body.code.cast(), body.fp), body.domain);
        self.p.allocate_in(domain);
        self.save(place.0, place.1);
        self.scan_current();
        self.reset_guard();
        self.begin_sites();
        loop {
            // SAFETY: an instruction of the program and its frame: where the goroutine stood, or where a panic goes on.
            let exit = unsafe { exec::run(self, place.0, place.1) };
            self.sites_stopped();
            match self.stopped(exit) {
                Next::Resume(at) => place = at,
                Next::Switch => return self.end_sites(),
            }
        }
    }

    /// What becomes of the goroutine after the loop has stopped.
    fn stopped(&mut self, mut exit: Exit) -> Next {
        loop {
            exit = match self.panicked(exit) {
                Ok(place) => return Next::Resume(place),
                // A deferred call could not be made: a panic of its own.
                Err(again @ Exit::Fault(Fault::Panic(_))) => again,
                Err(exit) => return self.leave(exit),
            };
        }
    }

    /// Where a panic goes on; what is no panic comes back.
    fn panicked(&mut self, exit: Exit) -> Result<Place, Exit> {
        match exit {
            Exit::Fault(Fault::Panic(error)) => {
                let value = self.error_value(&error).map_err(Exit::Fault)?;
                self.begin_panic(value, Some(error))
            }
            Exit::Panic { tab: 0, .. } => {
                self.panicked(Exit::Fault(RuntimeError::Plain(NIL_PANIC.into()).into()))
            }
            Exit::Panic { tab, data } => self.begin_panic([tab, data], None),
            Exit::Goexit => self.begin_goexit(),
            other => Err(other),
        }
    }

    /// The goroutine does not go on here and now.
    fn leave(&mut self, exit: Exit) -> Next {
        match exit {
            Exit::Park => {
                self.save_place();
                let g = self.g;
                if !g.park() {
                    return Next::Resume((self.pc, self.fp)); // was unparked before
                }
            }
            Exit::Yield => {
                self.save_place();
                self.run.sched.ready_global(self.g);
            }
            Exit::YieldHere => {
                self.save_place();
                self.run.sched.ready_behind(&mut self.p, self.g);
            }
            Exit::Done => self.goroutine_ended(),
            Exit::Status(status) => {
                self.save_place();
                self.run.sched.end(status);
            }
            Exit::Interrupted => {
                self.save_place();
                self.interrupted();
            }
            Exit::Ended => self.save_place(), // for a dump of the heap
            Exit::Fault(Fault::Fatal(fatal)) => {
                self.body().is_dying = true; // others may collect before the report stops the world
                traceback::report_fatal(self, &fatal);
                self.run.sched.end(2);
            }
            Exit::Uncaught | Exit::Panic { .. } | Exit::Goexit | Exit::Fault(Fault::Panic(_)) => {
                traceback::report_panics(self);
            }
        }
        Next::Switch
    }

    /// The goroutine's first function has returned, or it has left by `runtime.Goexit`.
    fn goroutine_ended(&mut self) {
        let (g, run) = (self.g, self.run);
        let left = self.body_ref().panics.iter().any(|panic| panic.goexit);
        if g.id() == MAIN && !left {
            self.p.trace.emit(|| burrow_trace::Event::GoEnd { goroutine: MAIN });
            self.body().is_dying = true; // it has no frames, and is not buried
            run.sched.end(0);
            return;
        }
        if g.id() == MAIN {
            run.main_left.store(true, Ordering::Relaxed);
        }
        run.sched.bury(&mut self.p, g);
    }

    /// The program is to end, as somebody outside wants it.
    fn interrupted(&mut self) {
        if self.rt.interrupt.reason() == Some(Reason::Quit) {
            // Each worker hears of it; the first one reports.
            if !self.run.quitting.swap(true, Ordering::Relaxed) {
                traceback::report_quit(self);
                self.run.sched.end(2);
            } else {
                self.run.sched.answer_stop(); // the reporter wants the world to stand still
                std::thread::yield_now();
            }
        } else {
            self.run.sched.end(INTERRUPTED);
        }
    }
}

/// Go's words for `panic(nil)`.
pub(super) const NIL_PANIC: &str = "runtime error: panic called with nil argument";
