//! Marking by spans: scans all grey slots of a span at once.
//!
//! A word that leads to a small object with pointers does not get the object scanned: it makes its slot grey and queues the span
//! (`marker.rs`). Until the span's turn comes more of its slots become grey. Then all are scanned one after another: the
//! span is looked up once for all, and the objects lie side by side, where the processor fetches them by itself. (Go calls it
//! Green Tea.) The protocol between those who make slots grey and those who scan them is in `grey_slots.rs` of the allocator.
//!
//! Part of [`Marker`].
//!
//! Invariants: M1 to M3 of `marker.rs`, Y1 to Y3 of `grey_slots.rs`.
//!
//! Locks: none.

use burrow_alloc::bits;
use burrow_alloc::prefetch::prefetch;
use burrow_alloc::units::WORD;
use burrow_alloc::{GreyLine, MSpan};

use crate::marker::{Marker, prefetch_object};

/// Spans that are taken out at once, so that their headers and grey slots are fetched together.
const SPANS: usize = 4;
/// Objects of a group that are fetched before the first is scanned.
const AHEAD: usize = 4;

/// A span that was taken out of the queue, and those slots of each group that were just marked and are to be scanned.
#[derive(Clone, Copy)]
struct Taken<'a> {
    span: &'a MSpan,
    line: &'a GreyLine,
    slots: [u64; GreyLine::GROUPS],
}

impl<'a> Marker<'a> {
    /// Scans the grey slots of the next few spans of the P's queue. Says how many there were, but no less than the spans.
    pub(crate) fn scan_spans(&mut self) -> usize {
        let mut batch = [const { None }; SPANS];
        let most = SPANS.min(self.until_poll);
        let mut count = 0;
        for place in &mut batch[..most] {
            *place = self.take_span();
            count += usize::from(place.is_some());
        }
        let mut objects = 0;
        batch.iter_mut().flatten().for_each(|taken| objects += self.mark_slots(taken));
        batch.iter().flatten().for_each(|taken| self.scan_slots(taken));
        objects.max(count)
    }

    /// First step: takes a span out of the queue, and has it fetched.
    #[inline(always)]
    fn take_span(&mut self) -> Option<Taken<'a>> {
        let base = self.work.spans.pop()?;
        // Whoever has queued it has found both, and no less can be found now.
        let span = self.spans.last_span_at(base).expect("a queued span");
        let line = self.grey.line(base).expect("the line of a queued span");
        prefetch(std::ptr::from_ref(span).addr());
        prefetch(std::ptr::from_ref(line).addr());
        Some(Taken { span, line, slots: [0; GreyLine::GROUPS] })
    }

    /// Second step: marks the grey slots, and has the first of those fetched that were not marked. Says how many these are.
    #[inline(always)]
    fn mark_slots(&mut self, taken: &mut Taken<'a>) -> usize {
        let Taken { span, line, slots } = taken;
        let size = span.elem_size();
        let mut objects = 0;
        line.take(|group, grey| {
            let new = span.mark_group(group, grey);
            slots[group] = new;
            objects += new.count_ones() as usize;
            let first = span.base() + size * (group * 64);
            bits::ones(new).take(AHEAD).for_each(|slot| prefetch_object(first + size * slot, size));
        });
        self.tally.objects += objects as u64;
        self.tally.bytes += (size * objects).0 as u64;
        objects
    }

    /// Third step: greys what the objects point to.
    #[inline(always)]
    fn scan_slots(&mut self, taken: &Taken<'a>) {
        let span = taken.span;
        let size = span.elem_size();
        let common = span.common_pointers(); // read once: of whatever is grey, these are the pointers (O1 of `pointers.rs`)
        let mut words = 0;
        for (group, &slots) in taken.slots.iter().enumerate().filter(|(_, slots)| **slots != 0) {
            let first = span.base() + size * (group * 64);
            let mut ahead = bits::ones(slots).skip(AHEAD);
            for slot in bits::ones(slots) {
                if let Some(next) = ahead.next() {
                    prefetch_object(first + size * next, size);
                }
                let object = first + size * slot;
                let bits = common.or_else(|| span.pointer_bits(object)).unwrap_or(0);
                words += u64::from(u64::BITS - bits.leading_zeros()); // up to the last pointer
                self.scan(object, bits);
            }
        }
        self.tally.scanned += words * WORD as u64;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use burrow_alloc::{
        Addr, Bytes, GreyLookup, Heap, HeapConfig, Host, MCache, ObjectType, SlotIndex, mem,
    };
    use burrow_trace::PTrace;
    use burrow_trace::clock::{Nanos, VirtualClock};

    use crate::{Cause, Gc, GcConfig, GcWork, RootSink, Roots};

    /// Objects in a list; they fill several spans.
    const NODES: u64 = 2000;

    struct Head(Addr);

    impl Roots for Head {
        fn scan(&self, sink: &mut RootSink<'_>) {
            sink.word(self.0.0 as u64);
        }

        fn globals_bytes(&self) -> u64 {
            0
        }
    }

    /// A heap with a list, and a P to mark it.
    struct World {
        heap: Arc<Heap>,
        gc: Arc<Gc>,
        cache: MCache,
        work: GcWork,
        head: Head,
    }

    impl World {
        fn new() -> World {
            let clock = Arc::new(VirtualClock::default());
            let config = GcConfig::new(clock, Box::new(|| {}));
            let gc = Gc::new(GcConfig { check_marks: true, mark_by_spans: true, ..config });
            let source = Arc::new(Host::with_limit(Bytes(1 << 30)));
            let heap = Heap::new(source, gc.clone(), HeapConfig::for_tests()).expect("an arena");
            let (mut cache, work) = (MCache::new(&heap), GcWork::new(&gc, &heap, Box::new(|| {})));
            let node = Box::leak(Box::new(ObjectType::new(Bytes(48), &[0, 5])));
            let mut head = Head(Addr::NULL);
            for _ in 0..NODES {
                // SAFETY: the heap's own cache; the type lives for ever.
                let new = unsafe { cache.alloc(&heap, node) }.expect("memory for a test");
                // SAFETY: the last word of an object that was just made.
                unsafe { mem::store64(new + Bytes(40), head.0.0 as u64) };
                head = Head(new);
            }
            World { heap, gc, cache, work, head }
        }

        fn start(&mut self) {
            let World { heap, gc, cache, work, head } = self;
            let ps = &mut |visit: &mut dyn FnMut(&mut MCache, Option<&mut GcWork>)| {
                visit(cache, Some(work));
            };
            // SAFETY: one thread, one cache, and a root to all that is used.
            unsafe { gc.start_cycle(heap, ps, head, Cause::Forced, Nanos(0), &PTrace::off()) };
        }

        /// Marks in one step of so many words; says whether that was all.
        fn mark(&mut self, words: usize) -> bool {
            let World { heap, gc, work, head, .. } = self;
            gc.mark_step(heap, work, head, words, &PTrace::off()).out_of_work
        }

        fn finish(&mut self) -> u64 {
            let World { heap, gc, cache, work, head } = self;
            let ps = &mut |visit: &mut dyn FnMut(&mut MCache, Option<&mut GcWork>)| {
                visit(cache, Some(work));
            };
            // SAFETY: as in `start`.
            let report = unsafe { gc.finish_cycle(heap, ps, head, Nanos(0), &PTrace::off()) };
            assert_eq!(gc.missed(), None);
            report.expect("little is left").objects_marked
        }

        fn abandon(&mut self) {
            let World { heap, gc, cache, work, .. } = self;
            let ps = &mut |visit: &mut dyn FnMut(&mut MCache, Option<&mut GcWork>)| {
                visit(cache, Some(work));
            };
            // SAFETY: as in `start`.
            unsafe { gc.abandon_cycle(heap, ps, &PTrace::off()) };
        }

        fn nothing_is_grey(&self) -> bool {
            self.gc.mark.grey().expect("marking is by spans").is_clear()
        }
    }

    #[test]
    fn what_a_session_leaves_is_there_for_others() {
        let mut world = World::new();
        world.start();
        while world.nothing_is_grey() {
            assert!(!world.mark(1));
        }
        assert!(world.gc.has_mark_work(), "a span is queued");
        let mut other = GcWork::without_barrier();
        let World { heap, gc, head, .. } = &world;
        while !gc.mark_step(heap, &mut other, head, 64, &PTrace::off()).out_of_work {}
        assert!(world.nothing_is_grey() && !world.gc.has_mark_work());
        assert_eq!(world.finish(), NODES);
    }

    #[test]
    fn an_abandoned_cycle_leaves_nothing_grey() {
        let mut world = World::new();
        for words in [1, 2, 3, 100] {
            world.start();
            for _ in 0..10 {
                world.mark(words);
            }
            world.abandon();
            assert!(world.nothing_is_grey() && world.work.spans.is_empty(), "{words} words");
        }
        world.start();
        while !world.mark(8) {}
        assert_eq!(world.finish(), NODES);
        assert!(world.nothing_is_grey());
    }

    #[test]
    fn the_setting_counts_from_the_next_cycle_on() {
        let mut world = World::new();
        world.start();
        world.gc.set_mark_by_spans(false);
        assert!(world.gc.mark.grey().is_some());
        while !world.mark(1000) {}
        assert_eq!(world.finish(), NODES);
        world.gc.sweep_all(&world.heap, &PTrace::off());
        world.start();
        assert!(world.gc.mark.grey().is_none());
        while !world.mark(1000) {}
        assert_eq!(world.finish(), NODES);
    }

    #[test]
    fn pages_that_are_new_have_no_line() {
        let mut world = World::new();
        let before = world.heap.stats().gc_sys();
        world.start();
        let World { heap, gc, .. } = &world;
        assert!(heap.stats().gc_sys() > before, "the table counts");
        let lookup = GreyLookup::new(heap, gc.mark.grey());
        let line = lookup.line(world.head.0).expect("a page of an old object");
        assert!(line.is_clear());
        assert!(lookup.line(heap.base() + heap.reserved()).is_none());
        assert!(line.add(SlotIndex(0)) && !world.nothing_is_grey());
        world.abandon();
    }
}
