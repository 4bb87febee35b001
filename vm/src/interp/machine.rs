//! What runs a program: one processor, one goroutine, and the state between instructions.
//!
//! Made by [`super::run`]. The loop in `exec.rs` borrows it and hands control back through [`Exit`]; this module does what
//! happens at safepoints and at the borders of stack chunks.
//!
//! Locks: none; a machine belongs to the thread that runs it.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use burrow_gc::{Cause, RootSink, Roots};
use burrow_runtime::Runtime;
use burrow_runtime::fault::Fault;
use burrow_runtime::func::{Func, NO_PC};
use burrow_runtime::interrupt::INTERRUPTED;
use burrow_runtime::processor::{Guard, Processor};
use burrow_runtime::stack::{CALLER, Code, FUNC, Frame, Frames, RETURN, Stack};

use super::panics::{Deferred, Panic};
use crate::bytecode::Instr;
use crate::packages::fmt::engine::Printer;
use crate::packages::{After, Files};
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
    /// The script asked to end the program.
    Status(i32),
}

/// The state of a run.
pub(crate) struct Machine<'r> {
    pub p: Processor,
    pub rt: &'r Runtime,
    pub program: &'r Program,
    pub guard: Arc<Guard>,
    pub stack: Stack,
    /// Where the goroutine stands while the loop is not running (or is in a native).
    pub pc: *const Instr,
    pub fp: *mut u64,
    /// Buffer that natives build output in.
    pub scratch: Vec<u8>,
    /// Files that the script has open.
    pub files: Files,
    /// The engine of package `fmt`.
    pub printer: Printer,
    /// Why the loop stopped, once it has.
    pub exit: Option<Exit>,
    /// Calls deferred by the functions on the stack, in order.
    pub defers: Vec<Deferred>,
    /// Panics under way, outermost first.
    pub panics: Vec<Panic>,
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

    /// The address that frames must not pass; 0 if a stop is wanted.
    #[inline(always)]
    pub fn guard_limit(&self) -> usize {
        self.guard.limit()
    }

    /// The innermost frame.
    pub fn top(&self) -> Frame {
        Frame { fp: self.fp, code: self.pc.cast() }
    }

    /// What a wanted stop asks for: the script's end or a collection. The goroutine stands at a safepoint.
    #[cold]
    pub fn safepoint(&mut self) -> Result<(), Exit> {
        let wanted = self.guard.take();
        let forced = self.rt.counts_safepoints() && self.rt.count_safepoint();
        if self.rt.interrupt.reason().is_some() {
            return Err(Exit::Status(INTERRUPTED));
        }
        if forced {
            self.collect(Cause::Stress)?;
        } else if wanted && self.p.gc.should_collect(&self.p.heap) {
            self.collect(Cause::HeapGoal)?;
        }
        self.reset_guard();
        Ok(())
    }

    fn collect(&mut self, cause: Cause) -> Result<(), Exit> {
        self.stack.drop_spare();
        // The roots are read while the processor's cache is visited: other parts of the machine.
        let roots = MachineRoots {
            stack: &self.stack,
            top: Frame { fp: self.fp, code: self.pc.cast() },
            program: self.program,
            defers: &self.defers,
            panics: &self.panics,
        };
        // SAFETY: the machine's own processor, at a safepoint; all that the goroutine can reach is in `MachineRoots`.
        let collected = unsafe { self.rt.collect(&mut self.p, &roots, cause) };
        collected.map_err(Exit::Fault)?;
        Ok(())
    }

    /// Sets the guard to the end of the current chunk; where safepoints are counted, each is a stop.
    pub fn reset_guard(&mut self) {
        self.guard.set_limit(self.stack.end());
        if self.rt.counts_safepoints() {
            self.guard.stop();
        }
    }

    /// The frames from the innermost out, with the code they will go on at (for a frame that a panic left: the panic's
    /// place), and whether a panic left them.
    pub fn frames(&self) -> impl Iterator<Item = (Frame, bool)> {
        panicking_frames(self.frames_raw(), &self.panics, self.program)
    }

    /// The frames as the stack has them.
    pub fn frames_raw(&self) -> Frames<'_> {
        self.stack.frames(self.top())
    }

    /// Does what a native asked for; the goroutine stands behind the call.
    #[cold]
    pub fn after_native(&mut self, after: After) -> Result<(), Exit> {
        match after {
            After::Continue => Ok(()),
            After::Exit(status) => Err(Exit::Status(status)),
            After::Collect(cause) => {
                self.collect(cause)?;
                self.p.gc.sweep_all(&self.p.heap, &self.p.trace);
                Ok(())
            }
        }
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
            let fits = window as usize + callee.frame_bytes as usize <= self.stack.end();
            let fp = if fits {
                *window.add(RETURN) = ret as u64;
                window
            } else {
                let fp = self.stack.grow(window, callee, ret.cast())?;
                self.reset_guard();
                fp
            };
            *fp.add(CALLER) = caller as u64;
            *fp.add(FUNC) = func as u64;
            Ok((callee.code.load(Ordering::Relaxed).cast_const().cast(), fp))
        }
    }

    /// Leaves the current chunk: its first frame has returned.
    #[cold]
    pub fn leave_chunk(&mut self) -> *const Instr {
        // SAFETY: called by the instruction that only a chunk's first frame returns to.
        let code: Code = unsafe { self.stack.shrink() };
        self.reset_guard();
        code.cast()
    }
}

/// The roots of a program with one goroutine: its frames, by their stack maps, and the package variables.
pub(crate) struct MachineRoots<'m> {
    pub stack: &'m Stack,
    pub top: Frame,
    pub program: &'m Program,
    pub defers: &'m [Deferred],
    pub panics: &'m [Panic],
}

/// Gives frames that were left by a panic the place of that panic (panics.rs D3).
fn panicking_frames<'m>(
    frames: Frames<'m>,
    panics: &'m [Panic],
    program: &Program,
) -> impl Iterator<Item = (Frame, bool)> + use<'m> {
    let trampoline = program.trampolines().panic_return;
    let mut sites = panics.iter().rev();
    frames.map(move |frame| match frame.code == trampoline {
        true => (sites.next().map_or(frame, |panic| panic.site), true),
        false => (frame, false),
    })
}

impl Roots for MachineRoots<'_> {
    fn scan(&self, sink: &mut RootSink<'_>) {
        let frames = self.stack.frames(self.top);
        for (frame, left_by_panic) in panicking_frames(frames, self.panics, self.program) {
            // SAFETY: frames of the goroutine, which stands at a safepoint (stack.rs K1, K2).
            let (func, pc) = unsafe { (frame.func(), frame.pc()) };
            sink.stack_bytes(u64::from(func.frame_bytes));
            // A frame that a panic left goes on with its epilogue, or not at all.
            let pc = if left_by_panic { func.recover_pc } else { pc };
            if pc == NO_PC {
                continue;
            }
            let map = func.stack_map(pc).unwrap_or_else(|| {
                panic!(
                    "no stack map in {} at {pc}: every safepoint has one (func.rs F2)",
                    func.name
                )
            });
            // SAFETY: the map's bits lie within the frame.
            unsafe { sink.words(frame.fp, map) };
        }
        self.defers.iter().for_each(|deferred| sink.word(deferred.closure));
        self.panics.iter().for_each(|panic| sink.word(panic.value[1]));
        for word in self.program.globals().roots() {
            sink.word(word.load(Ordering::Relaxed));
        }
    }

    fn globals_bytes(&self) -> u64 {
        self.program.globals().pointer_bytes()
    }
}
