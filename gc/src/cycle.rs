//! One collection, from start to end, with the world stopped.
//!
//! The runtime calls [`Gc::collect`] after an allocation has found heap live past the trigger (the
//! collector then calls `request`, and the runtime brings its processors to a safepoint), when the
//! program calls `runtime.GC`, or in stress mode. ([`Gc::is_periodic_due`] says when two minutes have
//! passed without one; the runtime does not ask.)
//!
//! The order of things, which is Go's:
//! 1. *Sweep termination*: sweep what the last cycle left; the cycle's heap live is taken here.
//! 2. *Mark*: grey every tiny block in use and the roots; mark what they reach (`marker.rs`). Then objects with
//!    finalizers, cleanups or weak handles that were not reached are dealt with (`specials.rs`).
//! 3. *Mark termination*: heap live and heap marked become what was marked; the sweep generation moves
//!    on, so that every span is unswept; goal, trigger and sweep pace are committed; mcaches are
//!    flushed, which sweeps the spans they held.
//!
//! Sweeping itself comes later, as allocation asks for it (`sweep.rs`).
//!
//! Each step is traced when it is done, through the P that collects: `gc_start`, what sweep termination
//! frees and its `sweep_done`, work buffers coming and going, `gc_mark_done`, what the flush of the
//! mcaches frees, `gc_end`.
//!
//! **With several Ps** one thread, the leader, calls [`Gc::collect`] while all others stand still; what it
//! needs of them:
//! - Each stands between two allocations (at a safepoint, parked, or in a call that does not touch the
//!   heap), and what it did happens before the collection, which happens before what it does next. The
//!   handshake that stops and starts the threads gives both.
//! - `caches` visits the mcache of *every* P, also of those that no thread runs on. An mcache may be used
//!   by any one thread at a time, so the leader uses them all. The owners do not flush theirs before
//!   they stop: that would take the unused slots of their spans out of heap live, which then could be
//!   below the trigger again, and would show less than Go does when a cycle starts.
//! - Events of a visited cache go to that cache's P, emitted by the leader.
//! - Two threads may both have been asked to stop the world: the second looks at
//!   [`Gc::should_collect`] again once it leads.
//! - Whoever joins later (a new P) makes its mcache while the world runs, or as the leader: a new mcache
//!   holds no span, and belongs to the generation at hand.
//!
//! After the world has started again, sweeping goes on in all threads at once; `runtime.GC` then sweeps to
//! the end ([`Gc::sweep_all`]) without stopping it.
//!
//! Locks: `Gc::state`, for a moment at a time, never while marking.

use std::sync::atomic::Ordering;
use std::thread;

use burrow_alloc::{Addr, Bytes, Heap, MCache};
use burrow_trace::clock::Nanos;
use burrow_trace::{Event, PTrace};
use crossbeam_deque::Worker;

use crate::gc::{Gc, memory_use};
use crate::mark_queue::MarkQueue;
use crate::marker::{Marker, Tally};
use crate::pacer::{CycleMeasure, ScanWork};
use crate::report::{Cause, CycleReport, MarkCpu, Phases};
use crate::roots::{RootSink, Roots};

/// Heaps whose last cycle marked less are marked by one thread: starting helpers would take longer
/// (some 50 µs) than they save.
const MIN_MARKED_FOR_HELPERS: u64 = 4 << 20;

/// Visits every mcache of the heap: calls the function it is given once for each.
pub type VisitCaches<'a> = dyn FnMut(&mut dyn FnMut(&mut MCache)) + 'a;

/// What marking did.
struct Marked {
    tally: Tally,
    work: ScanWork,
    markers: u64,
}

impl Marked {
    /// The event that tells of it.
    fn event(&self, cycle: u32, took: Nanos) -> Event {
        Event::GcMarkDone {
            cycle,
            marked_objects: self.tally.objects,
            marked_bytes: self.tally.bytes,
            scanned_bytes: self.work.heap,
            stack_bytes: self.work.stack,
            globals_bytes: self.work.globals,
            mark_ns: took,
        }
    }
}

impl Gc {
    /// Runs one collection. `trace` is that of the P that calls.
    ///
    /// # Safety
    /// The world is stopped: until this returns, nobody else allocates, reads or writes heap words,
    /// or uses an mcache. `caches` visits every mcache of `heap`. `roots` tells every word outside
    /// the heap through which the program may still reach an object. `heap` was made with this `Gc`
    /// as its collector.
    pub unsafe fn collect(
        &self,
        heap: &Heap,
        caches: &mut VisitCaches<'_>,
        roots: &dyn Roots,
        cause: Cause,
        trace: &PTrace,
    ) -> CycleReport {
        let (started, number) = (self.clock.now(), self.num_gc().wrapping_add(1));
        self.emit_start(heap, number, cause, trace);
        self.forget_request();
        self.sweep_all(heap, trace);
        let heap_start = heap.heap_live().0 as u64;
        self.state.lock().pacer.start_cycle(heap_start);

        let mark_start = self.clock.now();
        let marked = self.mark(heap, caches, &self.with_specials(heap, roots), trace);
        self.settle_specials(heap);
        roots.settle(&|word| {
            let object = heap.find_object(Addr(word as usize));
            object.is_none_or(|object| object.span.is_marked(object.slot))
        });
        let mark_end = self.clock.now();
        trace.emit(|| marked.event(number, mark_end - mark_start));

        let heap_end = heap.heap_live().0 as u64;
        let goal = self.end_marking(heap, heap_end, &marked, mark_end - mark_start);
        // SAFETY: the caller's promise: the world is stopped.
        unsafe { heap.start_sweep_cycle() };
        self.swept_tally.reset();
        self.swept.store(false, Ordering::Release);
        let next = self.commit(heap);
        // SAFETY: the caller's promise: these are the caches of `heap`.
        caches(&mut |cache| unsafe { cache.prepare_for_sweep(heap) });

        let ended = self.clock.now();
        let phases = Phases {
            sweep_termination: mark_start - started,
            mark: mark_end - mark_start,
            mark_termination: ended - mark_end,
        };
        let background = Nanos(phases.mark.0.saturating_mul(marked.markers));
        let mut report = CycleReport {
            number,
            cause,
            started,
            ended,
            ended_wall: unix_nanos(self.clock.wall()),
            pause: ended - started,
            phases,
            cpu: MarkCpu { background, ..MarkCpu::default() },
            cpu_fraction: 0.0,
            heap_start,
            heap_end,
            heap_marked: marked.tally.bytes,
            objects_marked: marked.tally.objects,
            goal,
            next,
            scan: marked.work,
            procs: self.procs(),
            cpus: self.cpus(),
        };
        self.record(&mut report);
        trace.emit(|| report.end_event());
        report
    }

    fn emit_start(&self, heap: &Heap, cycle: u32, cause: Cause, trace: &PTrace) {
        trace.emit(|| Event::GcStart {
            cycle,
            cause: cause.into(),
            heap_live_bytes: heap.heap_live().0 as u64,
            goal_bytes: self.heap_goal(heap),
        });
    }

    /// Marks all that is reachable.
    fn mark(
        &self,
        heap: &Heap,
        caches: &mut VisitCaches<'_>,
        roots: &dyn Roots,
        trace: &PTrace,
    ) -> Marked {
        let count = self.markers_for(self.heap_marked());
        let mut deques: Vec<_> = (0..count).map(|_| Worker::new_lifo()).collect();
        let queue = MarkQueue::new(&deques);
        let mut first = Marker::new(heap, &queue, &self.pool, trace, deques.swap_remove(0));
        let (tally, stack) = thread::scope(|scope| {
            let helpers: Vec<_> = deques
                .drain(..)
                .filter_map(|deque| {
                    let work = || Marker::new(heap, &queue, &self.pool, trace, deque).finish();
                    let helper =
                        thread::Builder::new().name("mark".into()).spawn_scoped(scope, work);
                    // Without a thread for it the others do its share.
                    helper.inspect_err(|_| queue.cancel_one()).ok()
                })
                .collect();
            let stack = grey_roots(&mut first, caches, roots);
            let own = first.finish();
            let sum = helpers.into_iter().fold(own, |sum, helper| match helper.join() {
                Ok(tally) => sum.plus(tally),
                Err(panic) => std::panic::resume_unwind(panic),
            });
            (sum, stack)
        });
        // SAFETY: the markers are gone, and their buffers with them.
        unsafe { self.pool.release(heap, trace) };
        let work = ScanWork { heap: tally.scanned, stack, globals: roots.globals_bytes() };
        Marked { tally, work, markers: count as u64 }
    }

    /// How many markers a heap deserves.
    fn markers_for(&self, last_marked: u64) -> usize {
        if last_marked < MIN_MARKED_FOR_HELPERS { 1 } else { self.mark_threads }
    }

    /// Tells the pacer what was measured; gives back the goal that the cycle had.
    fn end_marking(&self, heap: &Heap, live: u64, marked: &Marked, took: Nanos) -> u64 {
        let measure = CycleMeasure {
            live,
            work: marked.work,
            mark_ns: took.0,
            procs: self.procs(),
            assist_ns: 0,
            idle_ns: 0,
        };
        let memory = memory_use(heap);
        let mut state = self.state.lock();
        let goal = state.pacer.goal(memory);
        state.pacer.end_cycle(&measure);
        state.pacer.reset_live(marked.tally.bytes, marked.work);
        drop(state);
        heap.set_heap_live(Bytes(marked.tally.bytes as usize));
        heap.set_heap_scan(Bytes(marked.tally.scanned as usize));
        goal
    }

    /// Charges the cycle's time and enters it into the history.
    fn record(&self, report: &mut CycleReport) {
        let mut state = self.state.lock();
        // The world stood still for all of the cycle: none of the processors ran the program.
        let cpu = Nanos(report.pause.0.saturating_mul(self.procs() as u64));
        report.cpu_fraction = state.history.charge(cpu, report.ended, self.procs());
        state.history.add(report);
    }
}

/// Greys what marking starts from; gives back the bytes of stack scanned.
fn grey_roots(marker: &mut Marker<'_>, caches: &mut VisitCaches<'_>, roots: &dyn Roots) -> u64 {
    caches(&mut |cache| {
        let block = cache.tiny_block();
        if block != Addr::NULL {
            marker.grey(block.0 as u64);
        }
    });
    let mut sink = RootSink::new(marker);
    roots.scan(&mut sink);
    sink.scanned_stack()
}

/// A time of day as nanoseconds since 1970; 0 for times before.
fn unix_nanos((seconds, nanos): (i64, u32)) -> u64 {
    u64::try_from(seconds).unwrap_or(0).saturating_mul(1_000_000_000).saturating_add(nanos.into())
}
