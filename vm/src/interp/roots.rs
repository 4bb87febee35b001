//! The roots of a program: the frames of all goroutines, by their stack maps, what they wait with, package variables.
//!
//! Called by the collector: with the world stopped, or job by job while the program runs. Then a stack is scanned by who holds
//! its goroutine (goroutine/scan.rs), which has not run since marking began: so its place is saved, and its frames are as
//! they were. What lives in frames is found by `frame_objects.rs`, through the words that are found live here.
//!
//! Locks: the scheduler's table of goroutines and its timers, while they are walked.

use std::sync::atomic::Ordering;

use burrow_alloc::mem::load64;
use burrow_alloc::units::Addr;
use burrow_gc::{RootSink, Roots};
use burrow_runtime::chan::Waiter;
use burrow_runtime::func::{Func, NO_PC};
use burrow_runtime::goroutine::{Body, Panic};
use burrow_runtime::sched::Sched;
use burrow_runtime::stack::{Frame, Frames, StackSource};
use burrow_trace::PTrace;

use super::frame_objects::{FrameObjects, set_bits};
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

/// A frame, its function, and the bitmap of its live pointer words.
type LiveFrame<'m> = (Frame, &'m Func, &'m [u64]);

/// The frames of a goroutine that stands at a safepoint, innermost first.
fn live_frames<'m>(
    body: &'m Body,
    program: &'m Program,
) -> impl Iterator<Item = LiveFrame<'m>> + use<'m> {
    let frames = body.stack.frames(body.top());
    panicking_frames(frames, &body.panics, program).map(|(frame, left_by_panic)| {
        // SAFETY: frames of a goroutine that stands at a safepoint (stack.rs K1, K2).
        let (func, pc) = unsafe { (frame.func(), frame.pc()) };
        // A frame that a panic left goes on with its epilogue, or not at all.
        let pc = if left_by_panic { func.recover_pc } else { pc };
        if pc == NO_PC {
            return (frame, func, [].as_slice());
        }
        let map = func.stack_map(pc).unwrap_or_else(|| {
            panic!("no stack map in {} at {pc}: every safepoint has one (func.rs F2)", func.name)
        });
        (frame, func, map)
    })
}

/// What a goroutine holds besides its frames: what it deferred, what it panics with, what it waits with.
fn held_words(body: &Body) -> Vec<u64> {
    let mut words: Vec<u64> = body.defers.iter().map(|deferred| deferred.closure).collect();
    words.extend(body.panics.iter().map(|panic| panic.value[1]));
    let waiters = body.waiters.as_ptr();
    for at in 0..body.waiters.len() {
        // SAFETY: the caller holds the goroutine, or has stopped the world.
        unsafe { Waiter::visit_roots(waiters.add(at), &mut |word| words.push(word)) };
    }
    words
}

/// Stacks in one job of the roots.
const STACKS_PER_JOB: usize = 64;
/// Jobs before those of stacks: the scheduler's tables, and globals.
const OTHER_JOBS: usize = 2;

impl WorldRoots<'_> {
    /// Scans a stack, whose body is the caller's.
    pub fn scan_goroutine(&self, body: &Body, sink: &mut RootSink<'_>) {
        if body.is_dying {
            return;
        }
        let mut objects = FrameObjects::new(&body.stack, sink.checks_frames());
        for (frame, func, map) in live_frames(body, self.program) {
            sink.stack_bytes(u64::from(func.frame_bytes));
            objects.note_frame(frame.fp, func);
            // SAFETY: the map's bits lie within the frame.
            unsafe { sink.stack_words(frame.fp, map) };
        }
        held_words(body).into_iter().for_each(|word| sink.stack_word(word));
        if objects.are_wanted() {
            self.scan_frame_objects(body, objects, sink);
        }
    }

    /// Scans what lives in the frames and is still reached. It is a second walk, as what a word leads to lies further out
    /// than the frame that holds it.
    fn scan_frame_objects<'m>(
        &'m self,
        body: &'m Body,
        mut objects: FrameObjects<'m>,
        sink: &mut RootSink<'_>,
    ) {
        for (frame, _, map) in live_frames(body, self.program) {
            for word in set_bits(map) {
                let at = Addr(frame.fp as usize + word * 8);
                // SAFETY: the map's bits lie within the frame.
                objects.reach(unsafe { load64(at) }, sink);
            }
        }
        held_words(body).into_iter().for_each(|word| objects.reach(word, sink));
        objects.scan_reached(sink);
    }
}

impl WorldRoots<'_> {
    fn scan_tables(&self, sink: &mut RootSink<'_>) {
        self.sched.timer_roots().into_iter().for_each(|word| sink.word(word));
        self.sched.semas.addresses(|at| sink.word(at));
        self.sched.pool_roots().into_iter().for_each(|word| sink.word(word));
    }

    fn scan_globals(&self, sink: &mut RootSink<'_>) {
        for word in self.program.globals().roots() {
            sink.word(word.load(Ordering::Relaxed));
        }
    }

    /// Scans stacks that have not been scanned yet, and does what each collection does to a goroutine besides.
    fn scan_stacks(&self, first: usize, sink: &mut RootSink<'_>) {
        let (cycle, now) = (self.sched.rt.gc.mark_cycle(), self.sched.rt.clock.now().0.max(1));
        let trace = PTrace::off(); // spans go back when marking is over
        let source = StackSource { pool: &self.sched.stacks, trace: &trace };
        for g in self.sched.goroutines_from(first, STACKS_PER_JOB) {
            g.scan_once(cycle, |g| {
                if g.is_alive() {
                    // SAFETY: held by `scan_once`, and it has not run since marking began (goroutine.rs R2).
                    let body = unsafe { g.body() };
                    body.stack.drop_spare(source);
                    self.scan_goroutine(body, sink);
                    g.note_parked(now);
                }
            });
        }
    }
}

impl Roots for WorldRoots<'_> {
    fn scan(&self, sink: &mut RootSink<'_>) {
        // SAFETY: the world is stopped: bodies are the collector's (goroutine.rs R2).
        self.sched.each_goroutine(|g| self.scan_goroutine(unsafe { g.body() }, sink));
        self.scan_tables(sink);
        self.scan_globals(sink);
    }

    fn jobs(&self) -> usize {
        OTHER_JOBS + self.sched.goroutines_made().div_ceil(STACKS_PER_JOB)
    }

    fn scan_job(&self, job: usize, sink: &mut RootSink<'_>) {
        match job.checked_sub(OTHER_JOBS) {
            None if job == 0 => self.scan_tables(sink),
            None => self.scan_globals(sink),
            Some(nth) => self.scan_stacks(nth * STACKS_PER_JOB, sink),
        }
    }

    fn settle(&self, is_reached: &dyn Fn(u64) -> bool) {
        self.sched.settle_timers(is_reached);
    }

    fn globals_bytes(&self) -> u64 {
        self.program.globals().pointer_bytes()
    }
}
