//! The collector: one [`Gc`] per heap. Here is what it knows and how it is steered; `cycle.rs` has the
//! course of a collection, `sweep.rs` what the allocator asks of it.
//!
//! Invariants:
//! - (G1) Phases change only in `start_cycle` and `finish_cycle`, while the world is stopped (design rule S6).
//! - (G2) When marking begins every span is swept and no mark bit is set.
//! - (G3) `trigger` repeats `pacer.target().trigger` of the last commit, or is [`DYNAMIC`] while a
//!   memory limit makes the trigger move between commits, and while a cycle marks.
//!
//! Locks: `specials`, `Rank::Specials`; then `state`, `Rank::Collector`; those of the central lists and of the page
//! heap come after them.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use burrow_alloc::units::PAGE_SIZE;
use burrow_alloc::{Bytes, Heap, HeapStats, Rank, RankedMutex};
use burrow_trace::PTrace;
use burrow_trace::clock::{Clock, Nanos};

use crate::barrier;
use crate::cpu::{Available, CpuBooks, CpuClasses};
use crate::cycle::Running;
use crate::gc_work::GcWork;
use crate::history::History;
use crate::limiter::{ActivityClock, CpuLimiter};
use crate::mark::Marking;
use crate::pacer::{MemoryUse, NO_LIMIT, Pacer, ScanWork, Target};
use crate::reclaim::Reclaimer;
use crate::report::CycleReport;
use crate::specials::Specials;
use crate::sweep::SweepTally;
use crate::sweep_pace::{SharedPace, SweepPace};
use crate::verify::VerifyError;
use crate::work_buf::BufPool;

/// After so long without a collection one is due for its own sake: for finalizers, and so that memory
/// goes back to the operating system.
const PERIOD: Nanos = Nanos(120 * Nanos::SECOND.0);
/// In `Gc::trigger`: ask the pacer each time. Below any heap live, so that one look tells either reason to ask.
const DYNAMIC: u64 = 0;

/// Whether small objects are marked by spans unless asked for otherwise. They are not, as it is slower here
/// (`docs/decisions/020-marking-by-spans.md` has the figures).
pub const MARK_BY_SPANS: bool = false;

/// What a [`Gc`] is made from.
pub struct GcConfig {
    /// GOGC in percent; negative is off.
    pub gogc: i32,
    /// GOMEMLIMIT in bytes; `i64::MAX` is none.
    pub memory_limit: i64,
    /// Processors that run Go code (GOMAXPROCS).
    pub procs: usize,
    /// Processors of the machine that this process may use. They bound `procs` where CPU time is
    /// reckoned, and say how many threads may mark: while the world stands still, the CPUs on which no
    /// Go code would run anyway are free to help, so that may be more than `procs`.
    pub cpus: usize,
    /// Whether each cycle checks, before it ends, that all that is reachable is marked ([`Gc::missed`]).
    pub check_marks: bool,
    /// Whether small objects with pointers are marked by spans (`grey_slots.rs` of the allocator has how), or one by one.
    pub mark_by_spans: bool,
    /// The runtime's clock.
    pub clock: Arc<dyn Clock>,
    /// Called when heap live passes the trigger, once per cycle: the runtime makes its processors stop
    /// at their next safepoint. May be called from within an allocation, on any thread.
    pub request: Box<dyn Fn() + Send + Sync>,
    /// Called when all of a cycle is swept, but for spans that other threads are at. On any thread, with no lock held.
    pub swept: Box<dyn Fn(&Heap) + Send + Sync>,
}

impl GcConfig {
    /// GOGC=100, no memory limit, one processor.
    pub fn new(clock: Arc<dyn Clock>, request: Box<dyn Fn() + Send + Sync>) -> GcConfig {
        let (gogc, memory_limit) = (100, i64::MAX);
        GcConfig {
            gogc,
            memory_limit,
            procs: 1,
            cpus: 1,
            check_marks: false,
            mark_by_spans: MARK_BY_SPANS,
            clock,
            request,
            swept: Box::new(|_| {}),
        }
    }
}

impl fmt::Debug for GcConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GcConfig")
            .field("gogc", &self.gogc)
            .field("memory_limit", &self.memory_limit)
            .field("procs", &self.procs)
            .finish_non_exhaustive()
    }
}

/// The collector of one heap. Shared by all threads.
pub struct Gc {
    pub(crate) clock: Arc<dyn Clock>,
    /// Processors that run Go code. Relaxed: changes with the world stopped.
    procs: AtomicUsize,
    /// CPUs of the machine that this process may use, and so the threads that may mark.
    pub(crate) mark_threads: usize,
    pub(crate) checks_marks: bool,
    /// Whether the next cycle marks by spans. Relaxed: a setting.
    mark_by_spans: AtomicBool,
    request: Box<dyn Fn() + Send + Sync>,
    pub(crate) on_swept: Box<dyn Fn(&Heap) + Send + Sync>,
    pub(crate) state: RankedMutex<State>,
    /// Whether the sweep of the last cycle has come to its end. Release when it has.
    pub(crate) swept: AtomicBool,
    /// What has been swept since that cycle.
    pub(crate) swept_tally: SweepTally,
    pub(crate) reclaimer: Reclaimer,
    /// What allocation owes to sweeping.
    pub(crate) pace: SharedPace,
    /// See G3. Relaxed: a late reader starts the collection one refill later.
    trigger: AtomicU64,
    /// Whether `request` was called since the last cycle.
    requested: AtomicBool,
    pub(crate) pool: BufPool,
    /// For whoever marks with the world stopped; kept, as small heaps are marked so often.
    stopped_work: RankedMutex<Option<GcWork>>,
    /// The cycle under way, as markers see it.
    pub(crate) mark: Marking,
    /// Sees to it that the program gets its half of the CPU.
    pub limiter: CpuLimiter,
    /// CPU time, by what it went to.
    pub(crate) cpu: CpuBooks,
    /// Finalizers and their like.
    pub(crate) specials: RankedMutex<Specials>,
}

/// What changes with each cycle or setting.
#[derive(Debug)]
pub(crate) struct State {
    pub pacer: Pacer,
    pub history: History,
    /// The cycle under way.
    pub running: Option<Running>,
    /// The CPU time that there was.
    pub available: Available,
    /// What the check of the last cycle found.
    pub missed: Option<VerifyError>,
}

impl Gc {
    /// A collector that has not run yet.
    pub fn new(config: GcConfig) -> Arc<Gc> {
        let limit = u64::try_from(config.memory_limit).unwrap_or(0);
        let (procs, now) = (config.procs.max(1), config.clock.now());
        let state = State {
            pacer: Pacer::new(config.gogc, limit, 0),
            history: History::default(),
            running: None,
            available: Available::new(procs, now),
            missed: None,
        };
        let gc = Gc {
            clock: config.clock,
            procs: AtomicUsize::new(procs),
            mark_threads: config.cpus.max(1),
            checks_marks: config.check_marks,
            mark_by_spans: AtomicBool::new(config.mark_by_spans),
            request: config.request,
            on_swept: config.swept,
            trigger: AtomicU64::new(fixed_trigger(&state.pacer)),
            state: RankedMutex::new(Rank::Collector, state),
            swept: AtomicBool::new(true),
            swept_tally: SweepTally::default(),
            reclaimer: Reclaimer::default(),
            pace: SharedPace::default(),
            requested: AtomicBool::new(false),
            pool: BufPool::new(),
            stopped_work: RankedMutex::new(Rank::Collector, None),
            mark: Marking::default(),
            limiter: CpuLimiter::new(procs, now),
            cpu: CpuBooks::default(),
            specials: RankedMutex::new(Rank::Specials, Specials::default()),
        };
        Arc::new(gc)
    }

    /// Runs `mark` with what a thread needs that marks with the world stopped.
    pub(crate) fn with_stopped_work<T>(&self, mark: impl FnOnce(&mut GcWork) -> T) -> T {
        let kept = self.stopped_work.lock().take();
        let mut work = kept.unwrap_or_else(GcWork::without_barrier);
        let result = mark(&mut work);
        work.end();
        *self.stopped_work.lock() = Some(work);
        result
    }

    /// Sets GOGC (negative: off), paces anew, and returns what it was (-1: off).
    pub fn set_gc_percent(&self, heap: &Heap, percent: i32) -> i32 {
        let old = self.state.lock().pacer.set_gc_percent(percent);
        self.pace_anew(heap);
        old
    }

    /// Sets GOMEMLIMIT, paces anew, and returns what it was. A negative limit only asks.
    pub fn set_memory_limit(&self, heap: &Heap, limit: i64) -> i64 {
        let old = match u64::try_from(limit) {
            Ok(limit) => {
                hold(heap, limit);
                self.state.lock().pacer.set_memory_limit(limit)
            }
            Err(_) => return self.state.lock().pacer.memory_limit() as i64,
        };
        self.pace_anew(heap);
        old as i64 // at most NO_LIMIT, which is i64::MAX
    }

    /// Has the page heap of this collector hold the limit that it was made with.
    pub fn hold_memory_limit(&self, heap: &Heap) {
        hold(heap, self.state.lock().pacer.memory_limit());
    }

    /// Tells the size of the globals that may hold pointers, once a program is loaded.
    pub fn set_globals(&self, heap: &Heap, bytes: u64) {
        self.state.lock().pacer.set_globals(bytes);
        self.pace_anew(heap);
    }

    /// Paces anew, and tells the return policies: when a setting or the number of processors has changed, or a policy was put in charge.
    pub fn pace_anew(&self, heap: &Heap) {
        let (target, _) = self.commit(heap);
        heap.note_pacing(target.goal, self.procs());
    }

    /// GOGC; -1 is off.
    pub fn gc_percent(&self) -> i32 {
        self.state.lock().pacer.gc_percent()
    }

    /// GOMEMLIMIT; `i64::MAX` is none.
    pub fn memory_limit(&self) -> u64 {
        self.state.lock().pacer.memory_limit()
    }

    /// Whether heap live has reached the trigger. Whoever was asked to stop and finds that it has not (another
    /// thread has collected meanwhile, GOGC was raised, or a cache was flushed) goes on, and the next allocation
    /// that passes the trigger asks again.
    pub fn should_collect(&self, heap: &Heap) -> bool {
        if self.is_marking() {
            return false;
        }
        let due = self.trigger_reached(heap);
        if !due {
            self.forget_request();
        }
        due
    }

    /// Says whether small objects with pointers are to be marked by spans, from the next cycle on.
    pub fn set_mark_by_spans(&self, by_spans: bool) {
        self.mark_by_spans.store(by_spans, Ordering::Relaxed);
    }

    /// Whether the next cycle marks small objects with pointers by spans.
    pub fn marks_by_spans(&self) -> bool {
        self.mark_by_spans.load(Ordering::Relaxed)
    }

    /// GOMAXPROCS has changed: sets the number of processors. Called with the world stopped.
    pub fn set_procs(&self, procs: usize) {
        let procs = procs.max(1);
        self.state.lock().available.set_procs(procs, self.clock.now());
        self.procs.store(procs, Ordering::Relaxed);
    }

    /// Processors that run Go code.
    pub fn procs(&self) -> usize {
        self.procs.load(Ordering::Relaxed)
    }

    /// Processors that really run Go code at a time.
    pub(crate) fn cpus(&self) -> usize {
        self.mark_threads.min(self.procs())
    }

    /// Whether a collection is due because the last one, if there was any, is two minutes past.
    pub fn is_periodic_due(&self) -> bool {
        let now = self.clock.now();
        let state = self.state.lock();
        let last = &state.history;
        state.pacer.gc_percent() >= 0 && last.num_gc > 0 && now - last.last_gc_clock > PERIOD
    }

    /// The heap goal (MemStats.NextGC).
    pub fn heap_goal(&self, heap: &Heap) -> u64 {
        self.state.lock().pacer.goal(memory_use(heap))
    }

    /// Where the next cycle begins and should end, with the memory limit as it bears now.
    pub fn target(&self, heap: &Heap) -> Target {
        self.state.lock().pacer.target(memory_use(heap))
    }

    /// What the last cycle scanned, and the globals that may hold pointers (before the first too).
    pub fn last_scan(&self) -> ScanWork {
        self.state.lock().pacer.last_scan()
    }

    /// Bytes that the last cycle found reachable.
    pub fn heap_marked(&self) -> u64 {
        self.state.lock().pacer.heap_marked()
    }

    /// Cycles completed.
    pub fn num_gc(&self) -> u32 {
        self.state.lock().history.num_gc
    }

    /// Counters and pauses of all cycles so far.
    pub fn history(&self) -> History {
        self.state.lock().history.clone()
    }

    /// CPU time since the start, by what it went to. Idle time is what Ps have told
    /// ([`CpuLimiter::update`] has them tell all of it).
    pub fn cpu_classes(&self) -> CpuClasses {
        let total = self.state.lock().available.until(self.clock.now());
        self.cpu.classes(self.limiter.idle(), total)
    }

    /// Notes what a thread without a P spent on giving memory back.
    pub fn count_background_scavenge(&self, time: Nanos) {
        self.cpu.add_background_scavenge(time);
    }

    /// The world, which was asked to stop at `asked` for this collector's sake, goes on: from then on it marks or does
    /// not. `clocks` are those of all Ps.
    pub fn note_stop<'a>(
        &self,
        asked: Nanos,
        clocks: impl IntoIterator<Item = &'a ActivityClock> + Clone,
        marking: bool,
    ) {
        let now = self.clock.now();
        self.limiter.start_transition(asked, clocks.clone(), marking);
        self.limiter.finish_transition(now, clocks);
        self.cpu.add_pause(now - asked, self.procs());
    }

    /// Traces what CPU time has gone to, at the end of a cycle whose last stop is noted ([`Gc::note_stop`]).
    pub fn trace_cpu(&self, report: &CycleReport, trace: &PTrace) {
        let (cpu, limited) = (self.cpu_classes(), self.limiter.limiting());
        trace.emit(|| report.cpu_event(&cpu, limited));
    }

    /// What the last cycle would have lost, if cycles check that ([`GcConfig::check_marks`]): then the heap is not to be
    /// used any more.
    pub fn missed(&self) -> Option<VerifyError> {
        self.state.lock().missed.clone()
    }

    fn trigger_reached(&self, heap: &Heap) -> bool {
        let live = heap.heap_live().0 as u64;
        match self.trigger.load(Ordering::Relaxed) {
            DYNAMIC => live >= self.target(heap).trigger,
            trigger => live >= trigger,
        }
    }

    /// Heap live has grown by so many bytes: asks for a collection, once, if it is past the trigger. (One that moves is
    /// less than any heap, and so is that of a cycle under way: then who allocates is charged.)
    #[inline]
    pub(crate) fn consider(&self, heap: &Heap, by: Bytes) {
        if heap.heap_live().0 as u64 >= self.trigger.load(Ordering::Relaxed) {
            self.ask(heap, by);
        }
    }

    #[cold]
    #[inline(never)]
    fn ask(&self, heap: &Heap, by: Bytes) {
        if self.is_marking() {
            barrier::charge(by);
        } else if self.trigger_reached(heap) && !self.requested.swap(true, Ordering::Relaxed) {
            (self.request)();
        }
    }

    /// Marking begins: from now on whatever heap live grows by is to be paid for.
    pub(crate) fn charge_all(&self) {
        self.trigger.store(DYNAMIC, Ordering::Relaxed);
    }

    /// A cycle has ended: the next one may be requested.
    pub(crate) fn forget_request(&self) {
        self.requested.store(false, Ordering::Relaxed);
    }

    /// Computes goal, trigger and sweep pace from the pacer's state and the heap's; gives what they are, and the use of
    /// memory that they follow from.
    pub(crate) fn commit(&self, heap: &Heap) -> (Target, MemoryUse) {
        let live = heap.heap_live().0 as u64;
        let stats = heap.stats();
        let (in_use, swept) = (stats.heap_in_use / PAGE_SIZE as u64, heap.pages_swept().0 as u64);
        let sweep_done = self.swept.load(Ordering::Acquire);
        let mut state = self.state.lock();
        state.pacer.commit(live, sweep_done);
        let trigger = if self.is_marking() { DYNAMIC } else { fixed_trigger(&state.pacer) };
        self.trigger.store(trigger, Ordering::Relaxed);
        let memory = memory_use_of(&stats);
        let target = state.pacer.target(memory);
        drop(state);
        let pace = match sweep_done {
            true => SweepPace::DONE,
            false => SweepPace::new(target.trigger, live, in_use, swept),
        };
        self.pace.set(pace);
        (target, memory)
    }
}

/// Has the page heap hold the limit, if it is one.
fn hold(heap: &Heap, limit: u64) {
    heap.set_memory_limit((limit < NO_LIMIT).then_some(Bytes(limit as usize)));
}

/// What the memory-limit goal is computed from.
pub(crate) fn memory_use(heap: &Heap) -> MemoryUse {
    memory_use_of(&heap.stats())
}

pub(crate) fn memory_use_of(stats: &HeapStats) -> MemoryUse {
    MemoryUse {
        mapped_ready: stats.mapped_ready(),
        heap_free: stats.heap_free,
        heap_alloc: stats.heap_alloc(),
    }
}

/// The trigger, if it stays where it is until the next commit; else [`DYNAMIC`].
fn fixed_trigger(pacer: &Pacer) -> u64 {
    if pacer.target_is_fixed() {
        pacer.target(MemoryUse::default()).trigger.max(1)
    } else {
        DYNAMIC
    }
}

impl fmt::Debug for Gc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gc")
            .field("procs", &self.procs)
            .field("state", &self.state)
            .field("pace", &self.pace)
            .finish_non_exhaustive()
    }
}
