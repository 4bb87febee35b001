//! Marking, between the two stops of a cycle: sessions on the Ps, and what they add up to.
//!
//! The runtime decides which P marks, and when (`sched/mark_workers.rs` there); here is what such a P does
//! ([`Gc::mark_session`]), what whoever is about to let a goroutine run does ([`Gc::scan_stack`]), and the sums from
//! which the end of the cycle is computed.
//!
//! Invariants:
//! - (R1) `on` changes with the world stopped.
//! - (R2) Sums are added to before a session ends; so with the world stopped they are complete.
//!
//! Locks: none here.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};

use burrow_alloc::{Bytes, GreySlots, Heap, ObjectRef};
use burrow_trace::clock::Nanos;
use burrow_trace::{Event, PTrace};

use crate::cycle::VisitPs;
use crate::gc::Gc;
use crate::gc_work::GcWork;
use crate::mark_queue::MarkQueue;
use crate::marker::{Marker, POLL, Tally};
use crate::pacer::ScanWork;
use crate::report::MarkCpu;
use crate::roots::{RootSink, Roots};

/// On whose account marking goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A goroutine that has allocated more than was marked for it.
    Assist,
    /// A P that marks all the time, or a share of it.
    Background,
    /// A P that has nothing else to do.
    Idle,
}

/// What a session came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whether it ended because no work is to be seen; else it was told to stop.
    pub out_of_work: bool,
    /// Bytes scanned.
    pub scanned: u64,
}

/// The cycle under way.
#[derive(Debug, Default)]
pub(crate) struct Marking {
    on: AtomicBool,
    /// The number of the cycle, also after it: by it a stack is known to be scanned.
    cycle: AtomicU32,
    pub queue: MarkQueue,
    /// Whether this cycle marks by spans: changes with the world stopped.
    by_spans: AtomicBool,
    /// Made by the first cycle that marks by spans. Where there is no memory for it, marking is by objects.
    grey: OnceLock<GreySlots>,
    // Sums. Relaxed (R2).
    objects: AtomicU64,
    bytes: AtomicU64,
    scanned: AtomicU64,
    stack: AtomicU64,
    black_large: AtomicU64,
    assist_ns: AtomicU64,
    background_ns: AtomicU64,
    idle_ns: AtomicU64,
}

/// What marking did.
pub(crate) struct Marked {
    pub tally: Tally,
    pub work: ScanWork,
    pub cpu: MarkCpu,
}

impl Marked {
    /// The event that tells of it.
    pub fn event(&self, cycle: u32, took: Nanos) -> Event {
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

impl Marking {
    #[inline(always)]
    pub fn is_on(&self) -> bool {
        self.on.load(Ordering::Relaxed)
    }

    /// The grey slots, if this cycle marks by spans.
    pub fn grey(&self) -> Option<&GreySlots> {
        self.grey.get().filter(|_| self.by_spans.load(Ordering::Relaxed))
    }

    fn sums(&self) -> [&AtomicU64; 8] {
        [
            &self.objects,
            &self.bytes,
            &self.scanned,
            &self.stack,
            &self.black_large,
            &self.assist_ns,
            &self.background_ns,
            &self.idle_ns,
        ]
    }

    /// Adds what a session has done, but for what was added before.
    fn add(&self, now: Tally, before: Tally) {
        self.objects.fetch_add(now.objects - before.objects, Ordering::Relaxed);
        self.bytes.fetch_add(now.bytes - before.bytes, Ordering::Relaxed);
        self.scanned.fetch_add(now.scanned - before.scanned, Ordering::Relaxed);
    }

    /// What was scanned so far. Of globals it is not known how far their job is: all, or nothing yet.
    pub fn scanned_so_far(&self, globals: u64) -> ScanWork {
        ScanWork {
            heap: self.scanned.load(Ordering::Relaxed),
            stack: self.stack.load(Ordering::Relaxed),
            globals: if self.queue.jobs_left().is_empty() { globals } else { 0 },
        }
    }

    /// Notes how long somebody marked in this cycle.
    pub fn count_time(&self, who: Who, time: Nanos) {
        let sum = match who {
            Who::Assist => &self.assist_ns,
            Who::Background => &self.background_ns,
            Who::Idle => &self.idle_ns,
        };
        sum.fetch_add(time.0, Ordering::Relaxed);
    }
}

impl Gc {
    /// Marks on a P until no work is to be seen, or `go_on`, told every 1024 words (some 50 µs) how many bytes were scanned
    /// so far, says to stop. `roots` is that of the cycle.
    pub fn mark_session(
        &self,
        heap: &Heap,
        work: &mut GcWork,
        roots: &dyn Roots,
        who: Who,
        trace: &PTrace,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Session {
        let began = self.clock.now();
        let session = self.mark_with(heap, work, Some(roots), trace, POLL, go_on);
        let took = self.clock.now() - began;
        self.mark.count_time(who, took);
        self.cpu.add_marking(who, took);
        session
    }

    /// A session of at most so many words: of a stress test, in which the program and the markers take turns.
    pub fn mark_step(
        &self,
        heap: &Heap,
        work: &mut GcWork,
        roots: &dyn Roots,
        words: usize,
        trace: &PTrace,
    ) -> Session {
        self.mark_with(heap, work, Some(roots), trace, words, &mut |_| false)
    }

    /// Marks on a P until no work is to be seen, or `go_on`, told every `stride` words how many bytes were scanned so far,
    /// says to stop. Without `roots` leaves their jobs to others.
    pub(crate) fn mark_with(
        &self,
        heap: &Heap,
        work: &mut GcWork,
        roots: Option<&dyn Roots>,
        trace: &PTrace,
        stride: usize,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Session {
        let roots = roots.map(|roots| self.with_specials(heap, roots));
        let mut marker = Marker::new(heap, &self.mark, &self.pool, trace, work);
        marker.poll_every(stride);
        let mut counted = Tally::default();
        let mut poll = |now: Tally| {
            self.mark.add(now, counted);
            counted = now;
            go_on(now.scanned)
        };
        let mut out_of_work = marker.drain(&mut poll);
        while let Some(roots) = roots.as_ref().filter(|_| out_of_work)
            && let Some(job) = self.mark.queue.next_job()
        {
            let mut sink = RootSink::new(&mut marker);
            roots.scan_job(job, &mut sink);
            self.mark.stack.fetch_add(sink.scanned_stack(), Ordering::Relaxed);
            out_of_work = marker.drain(&mut poll);
        }
        let done = marker.end();
        self.mark.add(done, counted);
        Session { out_of_work, scanned: done.scanned }
    }

    /// Greys the roots of one stack, told by `scan`: before its goroutine goes on.
    pub fn scan_stack(
        &self,
        heap: &Heap,
        work: &mut GcWork,
        trace: &PTrace,
        scan: impl FnOnce(&mut RootSink<'_>),
    ) {
        let mut marker = Marker::new(heap, &self.mark, &self.pool, trace, work);
        let mut sink = RootSink::new(&mut marker);
        scan(&mut sink);
        self.mark.stack.fetch_add(sink.scanned_stack(), Ordering::Relaxed);
        self.mark.add(marker.end(), Tally::default());
    }

    /// Whether any mark work is to be seen.
    pub fn has_mark_work(&self) -> bool {
        self.is_marking() && self.mark.queue.has_work()
    }

    /// Whether marking may be done: time to stop the world and look ([`Gc::finish_cycle`]).
    pub fn seems_marked(&self) -> bool {
        self.is_marking() && self.mark.queue.seems_done()
    }

    /// The number of the cycle that marks, or of the last one.
    #[inline(always)]
    pub fn mark_cycle(&self) -> u32 {
        self.mark.cycle.load(Ordering::Relaxed)
    }

    /// Says that a P waits for mark work, as long as the result lives: others then share theirs.
    pub fn wait_for_mark_work(&self) -> impl Drop + use<'_> {
        struct Waiting<'a>(&'a MarkQueue);
        impl Drop for Waiting<'_> {
            fn drop(&mut self) {
                self.0.end_wait();
            }
        }
        self.mark.queue.begin_wait();
        Waiting(&self.mark.queue)
    }

    /// Hands words to the markers.
    pub(crate) fn inject(&self, heap: &Heap, words: &[u64], trace: &PTrace) {
        let mut words = words.iter().filter(|&&word| {
            let offset = (word as usize).wrapping_sub(heap.base().0);
            offset < heap.used().0
        });
        while let Some(&first) = words.next() {
            let mut buf = self.pool.get(heap, trace);
            let mut next = Some(first);
            while let Some(word) = next {
                let pushed = buf.push(word as usize & !7); // M2 of marker.rs
                debug_assert!(pushed.is_ok(), "there is room");
                next = if buf.is_full() { None } else { words.next().copied() };
            }
            self.mark.queue.bufs.inject(buf);
        }
    }

    /// Makes sure that all pages have lines, if the cycle that begins is to mark by spans. The world is stopped.
    pub(crate) fn prepare_grey_slots(&self, heap: &Heap) {
        self.mark.by_spans.store(self.marks_by_spans(), Ordering::Relaxed);
        if !self.marks_by_spans() {
            return;
        }
        if self.mark.grey().is_none()
            && let Ok(grey) = GreySlots::new(heap)
        {
            let _ = self.mark.grey.set(grey); // nobody else does
        }
        if let Some(grey) = self.mark.grey() {
            grey.cover(heap);
            debug_assert!(grey.is_clear(), "Y3 of grey_slots.rs");
        }
    }

    /// Begins marking. The world is stopped.
    pub(crate) fn open_marking(&self, cycle: u32) {
        self.mark.sums().into_iter().for_each(|sum| sum.store(0, Ordering::Relaxed));
        self.mark.cycle.store(cycle, Ordering::Relaxed);
        self.charge_all();
        self.mark.on.store(true, Ordering::Release);
    }

    /// Ends marking: barriers off, allocation white. The world is stopped, and no grey word is left.
    pub(crate) fn close_marking(
        &self,
        heap: &Heap,
        ps: &mut VisitPs<'_>,
        roots: &dyn Roots,
    ) -> Marked {
        let black = self.end_sessions(heap, ps);
        let get = |sum: &AtomicU64| sum.load(Ordering::Relaxed);
        let tally = Tally {
            objects: get(&self.mark.objects),
            bytes: get(&self.mark.bytes) + black.0 as u64 + get(&self.mark.black_large),
            scanned: get(&self.mark.scanned),
        };
        let globals = roots.globals_bytes();
        let work = ScanWork { heap: tally.scanned, stack: get(&self.mark.stack), globals };
        let cpu = MarkCpu {
            assist: Nanos(get(&self.mark.assist_ns)),
            background: Nanos(get(&self.mark.background_ns)),
            idle: Nanos(get(&self.mark.idle_ns)),
        };
        Marked { tally, work, cpu }
    }

    /// Ends marking whatever is left of it. The world is stopped.
    pub(crate) fn abandon_marking(&self, heap: &Heap, ps: &mut VisitPs<'_>) {
        while self.mark.queue.next_job().is_some() {}
        self.end_sessions(heap, ps);
        self.mark.queue.clear();
        self.mark.grey().inspect(|grey| grey.clear());
    }

    /// Takes marking off the Ps; gives the bytes that were allocated black in slots.
    fn end_sessions(&self, heap: &Heap, ps: &mut VisitPs<'_>) -> Bytes {
        let mut black = Bytes(0);
        ps(&mut |cache, work| {
            // SAFETY: the caller's promise: these are the caches of `heap`, and the world is stopped.
            black += unsafe { cache.end_marking(heap) };
            if let Some(work) = work {
                work.end();
            }
        });
        self.mark.on.store(false, Ordering::Release);
        // SAFETY: no session is under way, and no P has a buffer any more.
        unsafe { self.pool.retire() };
        black
    }

    /// Marks a large object as it is made.
    pub(crate) fn mark_black(&self, object: ObjectRef<'_>) {
        if object.mark() {
            self.mark.black_large.fetch_add(object.size().0 as u64, Ordering::Relaxed);
        }
    }

    /// With the world stopped: marks until nothing is left anywhere; without `roots` leaves their jobs to others.
    pub(crate) fn mark_to_the_end(
        &self,
        heap: &Heap,
        work: &mut GcWork,
        roots: Option<&dyn Roots>,
        trace: &PTrace,
    ) {
        while !self.mark.queue.seems_done() {
            self.mark_with(heap, work, roots, trace, POLL, &mut |_| true);
            let _waiting = self.wait_for_mark_work();
            std::thread::yield_now(); // there may be more markers than processors
        }
    }
}
