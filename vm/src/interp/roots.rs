//! The roots of a program: the frames of all goroutines, by their stack maps, what they wait with, package variables.
//!
//! Called by the collector, with the world stopped: all goroutines have their places saved.
//!
//! Locks: the scheduler's table of goroutines and its timers, while they are walked.

use std::sync::atomic::Ordering;

use burrow_gc::{RootSink, Roots};
use burrow_runtime::func::NO_PC;
use burrow_runtime::goroutine::{Body, Panic};
use burrow_runtime::sched::Sched;
use burrow_runtime::stack::{Frame, Frames};

use crate::program::Program;

/// All roots of a run.
pub(crate) struct WorldRoots<'m> {
    pub sched: &'m Sched<'m>,
    pub program: &'m Program,
}

/// Gives frames that were left by a panic the place of that panic (panics.rs D3).
pub(super) fn panicking_frames<'m>(
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

impl WorldRoots<'_> {
    fn scan_goroutine(&self, body: &Body, sink: &mut RootSink<'_>) {
        if body.is_dying {
            return;
        }
        let frames = body.stack.frames(body.top());
        for (frame, left_by_panic) in panicking_frames(frames, &body.panics, self.program) {
            // SAFETY: frames of a goroutine that stands at a safepoint (stack.rs K1, K2).
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
        body.defers.iter().for_each(|deferred| sink.word(deferred.closure));
        body.panics.iter().for_each(|panic| sink.word(panic.value[1]));
        body.waiters.iter().flat_map(|waiter| waiter.roots()).for_each(|word| sink.word(word));
    }
}

impl Roots for WorldRoots<'_> {
    fn scan(&self, sink: &mut RootSink<'_>) {
        // SAFETY: the world is stopped: bodies are the collector's (goroutine.rs R2).
        self.sched.each_goroutine(|g| self.scan_goroutine(unsafe { g.body() }, sink));
        self.sched.timer_roots().into_iter().for_each(|word| sink.word(word));
        self.sched.semas.addresses(|at| sink.word(at));
        for word in self.program.globals().roots() {
            sink.word(word.load(Ordering::Relaxed));
        }
    }

    fn settle(&self, is_reached: &dyn Fn(u64) -> bool) {
        self.sched.settle_timers(is_reached);
    }

    fn globals_bytes(&self) -> u64 {
        self.program.globals().pointer_bytes()
    }
}
