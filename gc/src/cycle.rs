//! A collection: how it begins, and how it ends.
//!
//! The runtime begins one after an allocation has found heap live past the trigger (the collector then calls `request`, and
//! the runtime brings a processor to a safepoint), when the program calls `runtime.GC`, when two minutes have passed
//! without one, or in stress mode. The order of things is Go's:
//! 1. With the world running: sweep what the last cycle left ([`Gc::sweep_all`]).
//! 2. **Stop 1, sweep termination** ([`Gc::start_cycle`]): finish sweeping; take the cycle's heap live; hand out root jobs;
//!    barriers on, allocation black.
//! 3. *Mark*, with the world running: the Ps' workers, and those who must assist, do root jobs and handle grey words
//!    (`mark.rs`), until none is to be seen.
//! 4. **Stop 2, mark termination** ([`Gc::finish_cycle`]): pass on what lies in the Ps' buffers; if that is more than a
//!    little, back to 3. Then objects with finalizers, cleanups or weak handles that were not reached are dealt with
//!    (`specials.rs`); where that is wanted, a second walk checks that nothing was missed (`verify.rs`); heap live and heap marked become what was marked; the sweep generation moves on, so that every span
//!    is unswept; goal, trigger and sweep pace are committed; mcaches are flushed, which sweeps the spans they held.
//!
//! Sweeping itself comes later, as allocation asks for it (`sweep.rs`). [`Gc::collect`] does all of it in one stop, for those
//! who want nothing else.
//!
//! Each step is traced when it is done, through the P that does it.
//!
//! **What the stops need** of the Ps:
//! - Each stands between two allocations (at a safepoint, parked, or in a call that does not touch the
//!   heap), and what it did happens before the stop, which happens before what it does next. The
//!   handshake that stops and starts the threads gives both.
//! - `ps` visits the mcache and the [`GcWork`] of *every* P, also of those that no thread runs on. The leader uses them all.
//!   The owners do not flush their mcaches before they stop: that would take the unused slots of their spans out of heap
//!   live, which then could be below the trigger again, and would show less than Go does when a cycle starts.
//! - Two threads may both have been asked to stop the world: the second looks at
//!   [`Gc::should_collect`] again once it leads.
//! - Whoever joins later (a new P) makes its mcache with the world stopped.
//!
//! Locks: `Gc::state`, for a moment at a time, never while marking.

use std::sync::atomic::Ordering;
use std::thread;

use burrow_alloc::policy::GcPhase;
use burrow_alloc::{Addr, Bytes, Heap, MCache};
use burrow_trace::clock::Nanos;
use burrow_trace::{Event, PTrace};

use crate::gc::{Gc, memory_use, memory_use_of};
use crate::gc_work::GcWork;
use crate::mark::{Marked, Who};
use crate::marker::POLL;
use crate::pacer::{AssistRatio, CycleMeasure, MarkProgress, MemoryUse, Target};
use crate::report::{Cause, CycleReport, Pace, Phases};
use crate::roots::Roots;
use crate::verify::check_marks;

/// Heaps whose last cycle marked less are marked by one thread in [`Gc::collect`]: starting helpers would take longer
/// (some 50 µs) than they save.
const MIN_MARKED_FOR_HELPERS: u64 = 4 << 20;
/// Words that are handled in stop 2 rather than to let the world run once more: a few hundred microseconds at most.
const LAST_WORDS: usize = 4 * POLL;

/// Visits every mcache of the heap: calls the function it is given once for each.
pub type VisitCaches<'a> = dyn FnMut(&mut dyn FnMut(&mut MCache)) + 'a;

/// Visits what every P has for the collector: calls the function it is given once for each.
pub type VisitPs<'a> = dyn FnMut(&mut dyn FnMut(&mut MCache, Option<&mut GcWork>)) + 'a;

/// A cycle under way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Running {
    number: u32,
    cause: Cause,
    started: Nanos,
    mark_start: Nanos,
    /// Bytes of heap and stacks that there were to scan when marking began.
    heap_scan: u64,
    stack_size: u64,
    /// How long the world has stood still so far.
    paused: Nanos,
    /// Whether it stands still all the time.
    in_one_stop: bool,
    pace: Pace,
}

impl Gc {
    /// Stop 1: begins a cycle. `asked` is when the world was asked to stop, `trace` that of the P that calls.
    ///
    /// # Safety
    /// The world is stopped: until this returns, nobody else allocates, reads or writes heap words,
    /// or uses an mcache. `ps` visits every P of `heap`. From now on until [`Gc::finish_cycle`] has given a report,
    /// pointers are stored as `barrier.rs` wants it, and `roots` is that of all calls. `heap` was made with this `Gc` as its
    /// collector. No cycle is under way.
    pub unsafe fn start_cycle(
        &self,
        heap: &Heap,
        ps: &mut VisitPs<'_>,
        roots: &dyn Roots,
        cause: Cause,
        asked: Nanos,
        trace: &PTrace,
    ) {
        let number = self.num_gc().wrapping_add(1);
        let stats = heap.stats();
        let pace = self.start_pace(heap, memory_use_of(&stats), number, cause, trace);
        self.mark.queue.open(self.with_specials(heap, roots).jobs());
        self.prepare_grey_slots(heap);
        let mut tiny = Vec::new();
        ps(&mut |cache, work| {
            // SAFETY: the caller's promise: these are the caches of `heap`.
            unsafe { cache.begin_marking(heap) };
            tiny.extend((cache.tiny_block() != Addr::NULL).then(|| cache.tiny_block().0 as u64));
            if let Some(work) = work {
                work.begin(heap, &self.mark.queue);
            }
        });
        self.inject(heap, &tiny, trace);
        self.open_marking(number);
        let mark_start = self.clock.now();
        self.state.lock().running = Some(Running {
            number,
            cause,
            started: asked,
            mark_start,
            heap_scan: heap.heap_scan().0 as u64,
            stack_size: stats.in_stacks,
            paused: mark_start - asked,
            in_one_stop: false,
            pace,
        });
        heap.note_phase(GcPhase::Begins);
    }

    /// Sweeps what is left, and tells the pacer that a cycle begins; gives what that expects of it.
    fn start_pace(
        &self,
        heap: &Heap,
        memory: MemoryUse,
        number: u32,
        cause: Cause,
        trace: &PTrace,
    ) -> Pace {
        let (target, bound, goal) = {
            let pacer = &self.state.lock().pacer;
            (pacer.target(memory), pacer.bound(memory), pacer.goal_event(number, false, memory))
        };
        trace.emit(|| Event::GcStart {
            cycle: number,
            cause: cause.traced(bound),
            heap_live_bytes: heap.heap_live().0 as u64,
            goal_bytes: target.goal,
        });
        trace.emit(|| goal);
        self.sweep_all(heap, trace);
        let triggered = heap.heap_live().0 as u64;
        let pacer = &mut self.state.lock().pacer;
        pacer.start_cycle(triggered);
        Pace {
            bound,
            trigger: target.trigger,
            triggered,
            expected: pacer.last_scan().total(),
            cons_mark: pacer.cons_mark(),
            limited: false,
        }
    }

    /// Stop 2: ends the cycle, unless more is left to mark than a little.
    ///
    /// # Safety
    /// As for [`Gc::start_cycle`], but that a cycle is under way.
    pub unsafe fn finish_cycle(
        &self,
        heap: &Heap,
        ps: &mut VisitPs<'_>,
        roots: &dyn Roots,
        asked: Nanos,
        trace: &PTrace,
    ) -> Option<CycleReport> {
        let stopped = asked;
        if !self.mark_last_words(heap, ps, roots, trace) {
            let paused = self.clock.now() - stopped;
            self.state.lock().running.as_mut().expect("a cycle is under way").paused += paused;
            return None;
        }
        self.settle(heap, roots);
        if self.checks_marks {
            self.state.lock().missed = check_marks(heap, &self.with_specials(heap, roots)).err();
        }
        let marked = self.close_marking(heap, ps, roots);
        let running = self.state.lock().running.take().expect("a cycle is under way");
        trace.emit(|| marked.event(running.number, stopped - running.mark_start));
        let heap_end = heap.heap_live().0 as u64;
        let goal = self.end_marking(heap, heap_end, &marked, stopped - running.mark_start);
        // SAFETY: the caller's promise.
        let next = unsafe { self.start_sweeping(heap, ps, (running.number, goal), trace) };
        let ended = self.clock.now();
        let phases = Phases {
            sweep_termination: running.mark_start - running.started,
            mark: stopped - running.mark_start,
            mark_termination: ended - stopped,
        };
        let mut report = CycleReport {
            number: running.number,
            cause: running.cause,
            started: running.started,
            ended,
            ended_wall: unix_nanos(self.clock.wall()),
            pause: running.paused + phases.mark_termination,
            phases,
            cpu: marked.cpu,
            cpu_fraction: 0.0,
            heap_start: running.pace.triggered,
            heap_end,
            heap_marked: marked.tally.bytes,
            objects_marked: marked.tally.objects,
            goal,
            pace: Pace { limited: self.limiter.limiting(), ..running.pace },
            next,
            scan: marked.work,
            procs: self.procs(),
            cpus: self.cpus(),
        };
        self.record(&mut report, running.in_one_stop);
        trace.emit(|| report.pace_event());
        trace.emit(|| report.end_event());
        Some(report)
    }

    /// Makes every span an unswept one, and tells the return policies; gives goal and trigger of the next cycle. The cycle that
    /// ends had this goal.
    ///
    /// # Safety
    /// As for [`Gc::finish_cycle`].
    unsafe fn start_sweeping(
        &self,
        heap: &Heap,
        ps: &mut VisitPs<'_>,
        (cycle, last_goal): (u32, u64),
        trace: &PTrace,
    ) -> Target {
        // SAFETY: the caller's promise: the world is stopped.
        unsafe { heap.start_sweep_cycle() };
        self.swept_tally.reset();
        self.reclaimer.reset();
        self.swept.store(false, Ordering::Release);
        let (next, memory) = self.commit(heap);
        heap.note_collection(last_goal, next.goal, self.procs());
        trace.emit(|| self.state.lock().pacer.goal_event(cycle, true, memory));
        // SAFETY: the caller's promise: these are the caches of `heap`.
        ps(&mut |cache, _| unsafe { cache.prepare_for_sweep(heap) });
        self.forget_request();
        next
    }

    /// Runs a whole collection in one stop, with the help of other threads if the heap is large.
    ///
    /// # Safety
    /// As for [`Gc::start_cycle`]; `caches` visits every mcache of `heap`, and `roots` tells every word outside
    /// the heap through which the program may still reach an object.
    pub unsafe fn collect(
        &self,
        heap: &Heap,
        caches: &mut VisitCaches<'_>,
        roots: &dyn Roots,
        cause: Cause,
        trace: &PTrace,
    ) -> CycleReport {
        let mut ps = |visit: &mut dyn FnMut(&mut MCache, Option<&mut GcWork>)| {
            caches(&mut |cache| visit(cache, None));
        };
        // SAFETY: the caller's promise; the world stays stopped, so there is nothing for barriers to do.
        unsafe {
            self.start_cycle(heap, &mut ps, roots, cause, self.clock.now(), trace);
            self.mark_stopped(heap, roots, trace);
            self.note_one_stop();
            let report = self.finish_cycle(heap, &mut ps, roots, self.clock.now(), trace);
            report.expect("all was marked, and nobody has run since")
        }
    }

    /// Marking is done, and nobody has run meanwhile.
    fn note_one_stop(&self) {
        let mut state = self.state.lock();
        let running = state.running.as_mut().expect("a cycle is under way");
        running.paused = self.clock.now() - running.started;
        running.in_one_stop = true;
    }

    /// Gives up a cycle that is under way, as if it had not begun: at the end of a program.
    ///
    /// # Safety
    /// As for [`Gc::finish_cycle`].
    pub unsafe fn abandon_cycle(&self, heap: &Heap, ps: &mut VisitPs<'_>, trace: &PTrace) {
        if self.state.lock().running.take().is_none() {
            return;
        }
        self.abandon_marking(heap, ps);
        self.pool.free_retired(heap, trace);
        heap.clear_marks();
        self.state.lock().pacer.abandon_cycle();
        self.forget_request();
        self.commit(heap);
    }

    /// What allocation owes to marking, as far as that has come: Go's revise. Nothing but the least between cycles.
    pub fn assist_ratio(&self, heap: &Heap) -> AssistRatio {
        let (live, memory) = (heap.heap_live().0 as u64, memory_use(heap));
        let state = self.state.lock();
        let running = state.running.as_ref();
        let progress = MarkProgress {
            live,
            work: self.mark.scanned_so_far(state.pacer.last_scan().globals),
            heap_scan: running.map_or(0, |running| running.heap_scan),
            stack_size: running.map_or(0, |running| running.stack_size),
        };
        state.pacer.assist_ratio(&progress, memory)
    }

    /// Whether a cycle has begun and not ended.
    #[inline(always)]
    pub fn is_marking(&self) -> bool {
        self.mark.is_on()
    }

    /// Marks with the world stopped, to the end.
    fn mark_stopped(&self, heap: &Heap, roots: &dyn Roots, trace: &PTrace) {
        let helpers =
            if self.heap_marked() < MIN_MARKED_FOR_HELPERS { 1 } else { self.mark_threads };
        let began = self.clock.now();
        self.with_stopped_work(|first| {
            first.share(&self.mark.queue);
            if helpers == 1 {
                self.mark_to_the_end(heap, first, Some(roots), trace);
                return;
            }
            thread::scope(|scope| {
                for _ in 1..helpers {
                    let mut work = GcWork::without_barrier();
                    work.share(&self.mark.queue);
                    let help = move || self.mark_to_the_end(heap, &mut work, None, trace);
                    // Without a thread for it the others do its share.
                    let _ = thread::Builder::new().name("mark".into()).spawn_scoped(scope, help);
                }
                self.mark_to_the_end(heap, first, Some(roots), trace);
            });
        });
        let took = self.clock.now() - began;
        self.mark.count_time(Who::Background, Nanos(took.0 * helpers as u64));
    }

    /// Deals with what was not reached and is known from outside.
    fn settle(&self, heap: &Heap, roots: &dyn Roots) {
        self.settle_specials(heap);
        roots.settle(&|word| {
            let object = heap.find_object(Addr(word as usize));
            object.is_none_or(|object| object.span.is_marked(object.slot))
        });
    }

    /// Handles what lies in the Ps' buffers, if that is not too much; says whether nothing is left.
    fn mark_last_words(
        &self,
        heap: &Heap,
        ps: &mut VisitPs<'_>,
        roots: &dyn Roots,
        trace: &PTrace,
    ) -> bool {
        ps(&mut |_, work| {
            if let Some(work) = work {
                work.flush(&self.mark.queue, &self.pool);
            }
        });
        if !self.mark.queue.jobs_left().is_empty() {
            return false;
        }
        if !self.mark.queue.has_work() {
            return true; // as mostly
        }
        self.with_stopped_work(|work| {
            let mut polls = LAST_WORDS / POLL;
            let session = self.mark_with(heap, work, Some(roots), trace, POLL, &mut |_| {
                polls -= 1;
                polls > 0
            });
            work.flush(&self.mark.queue, &self.pool);
            work.pass_on(&self.mark.queue);
            session.out_of_work && !self.mark.queue.has_work()
        })
    }

    /// Tells the pacer what was measured; gives back the goal that the cycle had.
    fn end_marking(&self, heap: &Heap, live: u64, marked: &Marked, took: Nanos) -> u64 {
        let measure = CycleMeasure {
            live,
            work: marked.work,
            mark_ns: took.0,
            procs: self.procs(),
            assist_ns: marked.cpu.assist.0,
            idle_ns: marked.cpu.idle.0,
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
    fn record(&self, report: &mut CycleReport, in_one_stop: bool) {
        let mut state = self.state.lock();
        // While the world stands still none of the processors runs the program.
        let stopped = Nanos(report.pause.0.saturating_mul(self.procs() as u64));
        let marked = report.cpu.assist + report.cpu.background;
        let cpu = if in_one_stop { stopped } else { stopped + marked };
        let total = state.available.until(report.ended);
        report.cpu_fraction = state.history.charge(cpu, total);
        state.history.add(report);
    }
}

/// A time of day as nanoseconds since 1970; 0 for times before.
fn unix_nanos((seconds, nanos): (i64, u32)) -> u64 {
    u64::try_from(seconds).unwrap_or(0).saturating_mul(1_000_000_000).saturating_add(nanos.into())
}
