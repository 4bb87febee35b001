//! Sweeping: what the allocator asks of the collector, and sweeping to the end.
//!
//! After a cycle every span is unswept. A span is swept when an mcache wants its free slots
//! (`burrow_alloc` asks through [`Collector::sweep`]), when allocation owes it ([`SweepPace`]), when
//! `runtime.GC` waits for it, or at the latest when the next cycle begins. Whoever wins
//! `MSpan::try_acquire_sweep` sweeps the span; everyone else leaves it alone.
//!
//! Locks: none here.

use std::sync::atomic::{AtomicU64, Ordering};

use burrow_alloc::home::{HOMES, Home, Padded};
use burrow_alloc::policy::GcPhase;
use burrow_alloc::{Bytes, Collector, Heap, MSpan, ObjectRef, Outcome, Pages};
use burrow_trace::{Event, PTrace};

use crate::gc::Gc;
use crate::limiter::Activity;
use crate::sweep_pace::SweepPace;

/// What has been swept of the last cycle. Statistics: Relaxed, they decide nothing.
#[derive(Debug, Default)]
pub(crate) struct SweepTally {
    homes: [Padded<HomeTally>; HOMES],
}

/// What has been swept of one home's spans.
#[derive(Debug, Default)]
struct HomeTally {
    spans: AtomicU64,
    freed_pages: AtomicU64,
}

impl SweepTally {
    fn add(&self, home: Home, pages: Pages, outcome: Outcome) {
        let tally = &self.homes[home.index()];
        tally.spans.fetch_add(1, Ordering::Relaxed);
        if outcome == Outcome::Freed {
            tally.freed_pages.fetch_add(pages.0 as u64, Ordering::Relaxed);
        }
    }

    /// A new cycle's marks are to be swept. Called with the world stopped.
    pub fn reset(&self) {
        for tally in &self.homes {
            tally.spans.store(0, Ordering::Relaxed);
            tally.freed_pages.store(0, Ordering::Relaxed);
        }
    }

    /// Spans swept, and pages of those that were freed.
    fn sums(&self) -> (u64, u64) {
        let add = |(spans, pages), tally: &Padded<HomeTally>| {
            let freed = tally.freed_pages.load(Ordering::Relaxed);
            (spans + tally.spans.load(Ordering::Relaxed), pages + freed)
        };
        self.homes.iter().fold((0, 0), add)
    }
}

impl Gc {
    /// Sweeps one span that is still unswept, in Go's order: by span class, and within one those
    /// that were full before those that were not. Gives back its pages; `None` if none is left.
    pub fn sweep_one(&self, heap: &Heap, trace: &PTrace) -> Option<Pages> {
        self.sweep_one_near(heap, Home::FIRST, trace)
    }

    /// As [`Gc::sweep_one`], with the spans of `home` first.
    fn sweep_one_near(&self, heap: &Heap, home: Home, trace: &PTrace) -> Option<Pages> {
        let _sweeping = heap.begin_sweeping(home); // before a span is taken out of its list
        let g = heap.sweepgen();
        while let Some(span) = heap.next_unswept_span(home) {
            let pages = span.npages();
            if span.try_acquire_sweep(g) {
                if self.sweep(heap, span, false, trace) {
                    self.reclaimer.credit(pages);
                }
                return Some(pages);
            }
        }
        if !self.swept.swap(true, Ordering::AcqRel) {
            self.emit_sweep_done(trace);
            self.pool.free_retired(heap, trace);
            heap.note_phase(GcPhase::Swept);
            (self.on_swept)(heap);
        }
        if self.pace.is_owed() {
            self.pace.set(SweepPace::DONE); // also if somebody has set a pace since
        }
        None
    }

    /// Sweeps until so many pages are swept of which there are `swept` now, or none is left.
    #[inline(never)]
    fn sweep_until(&self, heap: &Heap, mut swept: u64, due: u64, home: Home, trace: &PTrace) {
        while swept < due {
            let Some(pages) = self.sweep_one_near(heap, home, trace) else { return };
            swept += pages.0 as u64; // what others sweep meanwhile counts at the next look
        }
    }

    /// Sweeps all that is unswept, and waits for those who are sweeping: then every span that no mcache
    /// holds is swept. `runtime.GC` does so before it returns, and so does the next cycle. With the
    /// world running, others may be sweeping spans meanwhile; the wait is for a few spans at most.
    pub fn sweep_all(&self, heap: &Heap, trace: &PTrace) {
        while self.sweep_one(heap, trace).is_some() {}
        while heap.is_anyone_sweeping() {
            std::thread::yield_now();
        }
    }

    /// No span is left to sweep; others may be at their last ones still.
    fn emit_sweep_done(&self, trace: &PTrace) {
        trace.emit(|| {
            let (spans, freed_pages) = self.swept_tally.sums();
            Event::SweepDone { cycle: self.num_gc(), spans, freed_pages }
        });
    }

    /// Whether every span that no mcache holds was swept since the last cycle.
    pub fn is_swept(&self) -> bool {
        self.swept.load(Ordering::Acquire)
    }
}

impl Collector for Gc {
    fn sweep(&self, heap: &Heap, span: &MSpan, preserve: bool, trace: &PTrace) -> bool {
        let (pages, home) = (span.npages(), span.home()); // afterwards the span may be another's
        let outcome = span.finish_sweep(heap, preserve, trace).outcome;
        self.swept_tally.add(home, pages, outcome);
        outcome == Outcome::Freed
    }

    #[inline]
    fn reclaim(&self, heap: &Heap, pages: Pages, trace: &PTrace) {
        if !self.is_swept() {
            self.reclaim_pages(heap, pages, trace);
        }
    }

    #[inline]
    fn deduct_sweep_credit(
        &self,
        heap: &Heap,
        bytes: Bytes,
        caller_swept: Pages,
        home: Home,
        trace: &PTrace,
    ) {
        if !self.pace.is_owed() {
            return;
        }
        let pace = self.pace.get();
        let live = heap.heap_live().0 as u64;
        let due = pace.pages_due(bytes.0 as u64, live, caller_swept.0 as u64);
        let swept = heap.pages_swept().0 as u64;
        if swept < due {
            self.sweep_until(heap, swept, due, home, trace);
        }
    }

    #[inline]
    fn heap_live_grew(&self, heap: &Heap, by: Bytes) {
        self.consider(heap, by);
    }

    #[inline]
    fn marking(&self) -> bool {
        self.is_marking()
    }

    fn limiting(&self) -> bool {
        self.limiter.limiting()
    }

    fn time_release(&self, release: &mut dyn FnMut()) {
        let began = self.clock.now();
        release();
        let took = self.clock.now() - began;
        self.limiter.add(Activity::Assist, took);
        self.cpu.add_scavenge(took);
    }

    fn mark_new(&self, _heap: &Heap, object: ObjectRef<'_>) {
        self.mark_black(object);
    }
}
