//! What a worker runs script code with: its P, the goroutine it runs, and the state between instructions.
//!
//! Made by [`super::run`] for each worker. The loop in `exec.rs` borrows it and hands control back through [`Exit`]; this
//! module does what happens at safepoints and at the borders of stack chunks, `collect.rs` what collections need,
//! `worker.rs` what happens between goroutines.
//!
//! Invariants: (X1) while a goroutine runs on a machine its body belongs to the machine (goroutine.rs R2); before the
//! machine stops for others, or parks it, its place is saved in the body.
//!
//! Locks: none; a machine belongs to its thread.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use burrow_alloc::units::Addr;
use burrow_runtime::Runtime;
use burrow_runtime::fault::Fault;
use burrow_runtime::func::Func;
use burrow_runtime::goroutine::{Body, GRef};
use burrow_runtime::guard::Guard;
use burrow_runtime::sched::{PRef, StopTheWorld, Stopped};
use burrow_runtime::stack::{CALLER, Code, FUNC, Frame, RETURN, StackSource};
use burrow_runtime::string::new_string;
use burrow_runtime::value::store_bytes;

use super::roots::panicking_frames;
use super::sampling::Sites;
use super::traceback;
use super::worker::Run;
use crate::bytecode::Instr;
use crate::packages::fmt::engine::Printer;
use crate::packages::{After, serve_stopped, store_words};
use crate::program::Program;

/// Why the loop stopped.
pub(crate) enum Exit {
    /// The goroutine's first function has returned.
    Done,
    /// An operation failed.
    Fault(Fault),
    /// `panic(x)`: the words of the `any`.
    Panic {
        /// Type word.
        tab: u64,
        /// Data word.
        data: u64,
    },
    /// The latest panic has run all deferred calls, and none recovered it.
    Uncaught,
    /// `runtime.Goexit`.
    Goexit,
    /// The goroutine waits for something.
    Park,
    /// The goroutine lets others run.
    Yield,
    /// The goroutine lets those run that wait on this P, and stays here.
    YieldHere,
    /// The script asked to end the program.
    Status(i32),
    /// The program was interrupted.
    Interrupted,
    /// The program has ended elsewhere.
    Ended,
}

/// The state of a worker.
pub(crate) struct Machine<'r> {
    pub p: PRef,
    pub rt: &'r Runtime,
    pub program: &'r Program,
    pub run: &'r Run<'r>,
    /// Starts a further worker.
    pub start: &'r dyn Fn(Option<usize>),
    pub guard: Arc<Guard>,
    /// The goroutine that runs; between goroutines any.
    pub g: GRef,
    /// Where the goroutine stands while the loop is not running (or is in a native).
    pub pc: *const Instr,
    pub fp: *mut u64,
    /// Buffer that natives build output in.
    pub scratch: Vec<u8>,
    /// Buffer for values on their way to registers.
    pub words: Vec<u64>,
    /// The engine of package `fmt`.
    pub printer: Printer,
    /// Why the loop stopped, once it has.
    pub exit: Option<Exit>,
    /// Its part in sampling allocations.
    pub sites: Sites,
}

impl Machine<'_> {
    /// Notes where the goroutine stands.
    #[inline(always)]
    pub fn save(&mut self, pc: *const Instr, fp: *mut u64) {
        self.pc = pc;
        self.fp = fp;
    }

    /// Runs a step that may end the loop; says whether to go on.
    pub fn note(&mut self, step: impl FnOnce(&mut Self) -> Result<(), Exit>) -> bool {
        match step(self) {
            Ok(()) => true,
            Err(exit) => {
                self.exit = Some(exit);
                false
            }
        }
    }

    /// The running goroutine's body.
    pub fn body(&mut self) -> &mut Body {
        // SAFETY: (X1).
        unsafe { self.g.body() }
    }

    /// The body, to look at.
    pub fn body_ref(&self) -> &Body {
        // SAFETY: (X1).
        unsafe { self.g.body() }
    }

    /// Whether an address lies in a frame of this goroutine.
    pub fn is_on_stack(&self, at: Addr) -> bool {
        self.body_ref().stack.chunks().any(|chunk| chunk.contains(&at.0))
    }

    /// The address that frames must not pass; 0 if a stop is wanted.
    #[inline(always)]
    pub fn guard_limit(&self) -> usize {
        self.guard.limit()
    }

    /// The innermost frame.
    pub fn top(&self) -> Frame {
        Frame { fp: self.fp, code: self.pc.cast() }
    }

    /// Room for a value of so many bytes.
    pub fn buffer(&mut self, size: usize) -> Addr {
        let words = size.div_ceil(8);
        if self.words.len() < words {
            self.words.resize(words, 0);
        }
        Addr(self.words.as_mut_ptr().expose_provenance())
    }

    /// Saves the goroutine's place in its body, where the collector and other workers find it (X1).
    pub fn save_place(&mut self) {
        let (pc, fp) = (self.pc, self.fp);
        let body = self.body();
        body.code = pc.cast();
        body.fp = fp;
    }

    /// What a wanted stop asks for: the script's end, a stop of the world, a collection, the end of a time slice. The
    /// goroutine stands at a safepoint.
    #[cold]
    pub fn safepoint(&mut self) -> Result<(), Exit> {
        let wanted = self.guard.take();
        self.answer_ticks();
        let forced = self.rt.counts_safepoints() && self.rt.count_safepoint();
        if self.rt.interrupt.reason().is_some() {
            return Err(Exit::Interrupted);
        }
        if self.run.sched.status().is_some() {
            return Err(Exit::Ended);
        }
        self.save_place();
        self.run.sched.answer_stop();
        self.guard.take_ticks(); // those of the time that it stood still
        self.collect_at_safepoint(wanted, forced)?;
        let over = self.guard.take_slice_over() || self.run.sched.count_slice(&mut self.p);
        self.reset_guard();
        if over && self.run.sched.should_yield(&self.p) { Err(Exit::Yield) } else { Ok(()) }
    }

    /// Stops the other workers; the goroutine stands at a safepoint.
    pub(super) fn stop_world(&mut self) -> Result<StopTheWorld<'_, '_>, Exit> {
        self.save_place();
        match self.run.sched.stop_world() {
            Stopped::World(world) => Ok(world),
            Stopped::Ended => Err(Exit::Ended),
        }
    }

    /// Looks at what stands still while the others are stopped.
    fn in_stopped_world<T>(&mut self, look: impl FnOnce(&Self) -> T) -> Result<T, Exit> {
        self.save_place();
        let seen = match self.run.sched.stop_world() {
            Stopped::World(_world) => Ok(look(self)),
            Stopped::Ended => Err(Exit::Ended),
        };
        self.scan_current();
        seen
    }

    /// Sets the guard to the end of the current chunk; where safepoints are counted, each is a stop.
    pub fn reset_guard(&mut self) {
        let end = self.body().stack.end();
        self.guard.set_limit(end);
        if self.rt.counts_safepoints() {
            self.guard.stop();
        }
    }

    /// The frames from the innermost out, with the code they will go on at (for a frame that a panic left: the panic's
    /// place), and whether a panic left them.
    pub fn frames(&self) -> impl Iterator<Item = (Frame, bool)> {
        let body = self.body_ref();
        panicking_frames(body.stack.frames(self.top()), &body.panics, self.program)
    }

    /// Does what a native asked for; the goroutine stands behind the call.
    #[cold]
    pub fn after_native(&mut self, after: After) -> Result<(), Exit> {
        match after {
            After::Continue => Ok(()),
            After::Exit(status) => Err(Exit::Status(status)),
            After::Collect(cause) => self.wait_for_collection(cause),
            After::Park => Err(Exit::Park),
            After::Yield => Err(Exit::Yield),
            After::Goexit => Err(Exit::Goexit),
            After::MemStats(at) => {
                let (p, rt) = (self.p, self.rt);
                let world = self.stop_world()?;
                let stats = rt.read_mem_stats(&world, &p);
                drop(world);
                self.scan_current();
                // SAFETY: the native has checked that it is a *runtime.MemStats.
                unsafe { stats.store(at) };
                Ok(())
            }
            After::Control(at) => {
                let (mut p, run) = (self.p, self.run);
                let world = self.stop_world()?;
                // SAFETY: the native got a request of its package.
                let served = unsafe { serve_stopped(run.sched, &world, &mut p, at) };
                drop(world);
                self.scan_current();
                served.map_err(Exit::Fault)
            }
            After::HeapDump(fd) => self.dump_heap(fd),
            After::StartFinalizer(closure) => {
                let (mut p, run) = (self.p, self.run);
                // SAFETY: the native got a func value of the script.
                unsafe { run.sched.start_finalizer(&mut p, closure) }.map_err(Exit::Fault)?;
                self.start_workers();
                Ok(())
            }
            After::GoroutineStacks(at) => {
                let words = self.in_stopped_world(|m| m.goroutine_stacks())?;
                let mut p = self.p;
                // SAFETY: the native's parameter is a *[]uint64.
                unsafe { store_words(&mut p, at, &words) }.map_err(Exit::Fault)
            }
            After::GoroutineText(at) => {
                let text = self.in_stopped_world(|m| traceback::of_all(m))?;
                let text = new_string(&mut *self.p, &text).map_err(Exit::Fault)?;
                // SAFETY: the native's parameter is a *string.
                unsafe { text.store(at) };
                Ok(())
            }
            After::AllStacks(into, result) => {
                let text = self.in_stopped_world(|m| traceback::of_all(m))?;
                let count = text.len().min(into.len);
                // SAFETY: the slice has room for so many bytes, and the word is one of the native's results.
                unsafe {
                    store_bytes(into.ptr, &text[..count]);
                    *result = count as u64;
                }
                Ok(())
            }
            After::SetProcs(procs) => {
                self.stop_world()?.set_procs(procs);
                self.scan_current();
                self.start_workers();
                Ok(())
            }
        }
    }

    /// Starts the workers that are missing, once there are goroutines for them.
    pub fn start_workers(&self) {
        let sched = self.run.sched;
        if sched.starts_monitor() {
            (self.start)(None);
        }
        sched.missing_workers().for_each(|id| (self.start)(Some(id)));
    }

    /// Enters a function whose frame does not fit in the chunk, or before which a stop is wanted: returns where to go on.
    ///
    /// # Safety
    /// As `exec::run`: `window` is a call window for `func` in the current frame `caller`.
    #[cold]
    pub unsafe fn enter_slow(
        &mut self,
        window: *mut u64,
        func: *const Func,
        ret: *const Instr,
        caller: *mut u64,
    ) -> Result<(*const Instr, *mut u64), Fault> {
        // SAFETY: promised by the caller; functions live as long as the program.
        unsafe {
            let callee = &*func;
            let end = self.body().stack.end();
            let fp = if window as usize + callee.frame_bytes as usize <= end {
                *window.add(RETURN) = ret as u64;
                window
            } else {
                self.grow_stack(window, callee, ret)?
            };
            *fp.add(CALLER) = caller as u64;
            *fp.add(FUNC) = func as u64;
            Ok((callee.code.load(Ordering::Relaxed).cast_const().cast(), fp))
        }
    }

    /// Opens a stack chunk for a call.
    ///
    /// # Safety
    /// As [`burrow_runtime::stack::Stack::grow`].
    pub unsafe fn grow_stack(
        &mut self,
        window: *mut u64,
        func: &Func,
        ret: *const Instr,
    ) -> Result<*mut u64, Fault> {
        let (p, run) = (self.p, self.run);
        let source = StackSource { pool: &run.sched.stacks, trace: &p.trace };
        // SAFETY: promised by the caller.
        let fp = unsafe { self.body().stack.grow(source, window, func, ret.cast()) }?;
        self.reset_guard();
        Ok(fp)
    }

    /// Leaves the current chunk: its first frame has returned.
    #[cold]
    pub fn leave_chunk(&mut self) -> *const Instr {
        let (p, run) = (self.p, self.run);
        let source = StackSource { pool: &run.sched.stacks, trace: &p.trace };
        // SAFETY: called by the instruction that only a chunk's first frame returns to.
        let code: Code = unsafe { self.body().stack.shrink(source) };
        self.reset_guard();
        code.cast()
    }

    /// Leaves the chunks above the one that holds a frame.
    pub fn unwind_to(&mut self, fp: *mut u64) {
        let (p, run) = (self.p, self.run);
        let source = StackSource { pool: &run.sched.stacks, trace: &p.trace };
        self.body().stack.unwind_to(source, fp);
        self.reset_guard();
    }
}
