//! Pictures of whole heaps: what they show agrees with the heap's books, and can be written and read.

use crate::common::{host_heap, mark_and_start_sweep};
use burrow_alloc::snapshot::{PageState, SlotBits, SpanKind, Sweep};
use burrow_alloc::{
    Addr, Bytes, Heap, HeapConfig, MCache, ManualKind, ObjectType, Pages, Snapshot, SnapshotOptions,
};
use burrow_trace::PTrace;
use proptest::prelude::*;
use std::sync::Arc;

const EXACT: SnapshotOptions = SnapshotOptions { exact: true, bits: true };

/// A heap with a cache of its own, which is retired with it.
struct World {
    heap: Arc<Heap>,
    cache: MCache,
}

impl World {
    fn new() -> World {
        let heap = host_heap(HeapConfig::for_tests());
        World { cache: MCache::new(&heap), heap }
    }

    fn alloc(&mut self, bytes: usize) -> Addr {
        // SAFETY: the cache's own heap.
        unsafe { self.cache.alloc_noscan(&self.heap, Bytes(bytes), true) }.expect("memory is left")
    }

    fn alloc_of(&mut self, ty: &ObjectType) -> Addr {
        // SAFETY: the cache's own heap; the type outlives it.
        unsafe { self.cache.alloc(&self.heap, ty) }.expect("memory is left")
    }

    /// A picture that agrees with the heap's own books: N1 to N3.
    fn picture(&mut self) -> Snapshot {
        // SAFETY: the cache's own heap.
        unsafe {
            self.cache.return_groups(&self.heap);
            self.cache.give_back_pages(&self.heap);
        }
        self.heap.check_invariants();
        let (picture, stats) = (self.heap.snapshot(EXACT), self.heap.stats());
        let bytes = |state| picture.pages(state).to_bytes().0 as u64;
        let in_use = stats.heap_in_use + stats.in_stacks + stats.in_work_bufs;
        assert_eq!(bytes(PageState::InUse), in_use, "N2");
        assert_eq!(bytes(PageState::Free), stats.heap_free, "free");
        assert_eq!(bytes(PageState::Released), stats.heap_released, "released");
        assert_eq!(picture.total_pages().to_bytes(), self.heap.used(), "N1");
        let pages: usize = picture.spans.iter().map(|span| span.pages).sum();
        assert_eq!(Pages(pages), picture.pages(PageState::InUse), "N2");
        assert!(picture.spans.is_sorted_by_key(|span| span.page), "N3");
        for span in &picture.spans {
            let Some(SlotBits(words)) = &span.bits else { continue };
            let taken: u32 = words.iter().map(|word| word.count_ones()).sum();
            assert_eq!(taken, span.taken, "{span:?}");
        }
        for total in picture.by_class() {
            assert_eq!(
                total.object_bytes + total.waste(),
                total.bytes(),
                "every byte is something"
            );
        }
        picture
    }
}

#[test]
fn a_heap_that_has_not_grown_is_empty() {
    let picture = World::new().picture();
    assert_eq!((picture.chunks.len(), picture.spans.len()), (0, 0));
    assert!(picture.free_runs().is_empty());
}

#[test]
fn shows_what_was_allocated() {
    let mut world = World::new();
    let pair = ObjectType::new(Bytes(24), &[0]);
    for _ in 0..3 {
        world.alloc_of(&pair);
    }
    world.alloc(5000);
    world.alloc(100_000);
    let stack = world.heap.alloc_manual(Pages(4), ManualKind::Stack, &PTrace::off());
    assert!(stack.is_ok(), "memory is left");
    let picture = world.picture();
    let of = |kind| picture.spans_of(kind).collect::<Vec<_>>();
    let small = of(SpanKind::Small);
    assert_eq!(small.len(), 2);
    assert_eq!((small[0].slot_bytes, small[0].taken, small[0].sweep), (24, 3, Sweep::Cached));
    assert_eq!(small[0].bits, Some(SlotBits(vec![0b111, 0, 0, 0, 0, 0])));
    assert_eq!((of(SpanKind::Large)[0].pages, of(SpanKind::Large)[0].taken), (13, 1));
    assert_eq!((of(SpanKind::Stack)[0].pages, of(SpanKind::Stack)[0].class), (4, None));
    let class = picture.by_class()[small[0].span_class().expect("it holds objects").index()];
    assert_eq!((class.spans, class.objects, class.object_bytes, class.cached), (1, 3, 72, 1));
}

#[test]
fn a_collection_leaves_spans_unswept_with_their_marks() {
    let mut world = World::new();
    let objects: Vec<Addr> = (0..2000).map(|_| world.alloc(64)).collect();
    let live = objects.iter().copied().step_by(10);
    mark_and_start_sweep(&world.heap, &mut world.cache, live);
    let picture = world.picture();
    let unswept: Vec<_> =
        picture.spans.iter().filter(|span| span.sweep == Sweep::Unswept).collect();
    assert!(!unswept.is_empty(), "full spans wait for the sweeper");
    assert!(unswept.iter().all(|span| span.taken == span.slots && span.marked.is_some()));
    let marked: u32 = unswept.iter().filter_map(|span| span.marked).sum();
    let totals = picture.by_class()[unswept[0].span_class().expect("objects").index()];
    let dead = u64::from(unswept.iter().map(|span| span.taken).sum::<u32>() - marked);
    assert_eq!(totals.dead, dead);
    assert_eq!(totals.objects - dead, 200, "a tenth of the objects is alive");
    assert_eq!(totals.unswept, unswept.len() as u64);
}

#[test]
fn caches_tell_what_they_hold() {
    let mut world = World::new();
    world.alloc(48);
    // SAFETY: the cache's own heap.
    unsafe { world.cache.return_groups(&world.heap) };
    let held: Vec<_> = burrow_alloc::SpanClass::all()
        .filter_map(|class| world.cache.held(&world.heap, class))
        .collect();
    assert_eq!(held.len(), 1);
    assert_eq!((held[0].elem_size(), held[0].alloc_count()), (Bytes(48), 1));
}

#[test]
fn can_be_written_and_read() {
    let mut world = World::new();
    world.alloc(48);
    let picture = world.picture();
    let text = serde_json::to_string(&picture).expect("numbers can be written");
    assert_eq!(serde_json::from_str::<Snapshot>(&text).ok().as_ref(), Some(&picture), "{text}");
    assert!(text.contains(r#""runs":[["u",1],["r",511]]"#), "{text}");
    assert!(!text.contains("domain"), "left out if it is the usual one: {text}");

    let newer = text.replace("\"version\":1", "\"version\":2");
    let error = serde_json::from_str::<Snapshot>(&newer).expect_err("version 2");
    assert!(error.to_string().contains("snapshot of version 2"), "{error}");
}

#[test]
fn a_page_leads_to_its_span() {
    let world = World::new();
    let span = world.heap.alloc_manual(Pages(3), ManualKind::Stack, &PTrace::off());
    assert!(span.is_ok());
    let mut picture = world.heap.snapshot(SnapshotOptions::default());
    assert!(!picture.exact);
    let first = burrow_alloc::PageId(picture.spans[0].page);
    assert!(picture.span_at(first + Pages(2)).is_some());
    assert!(picture.span_at(first + Pages(3)).is_none());
}

proptest! {
    /// Whatever was allocated and whatever survived: the picture agrees with the books.
    #[test]
    fn agrees_with_the_books(sizes in prop::collection::vec(1..60_000usize, 1..120), keep in 1..5usize) {
        let mut world = World::new();
        let objects: Vec<Addr> = sizes.iter().map(|size| world.alloc(*size)).collect();
        world.picture();
        mark_and_start_sweep(&world.heap, &mut world.cache, objects.iter().copied().step_by(keep));
        world.picture();
        crate::common::sweep_all(&world.heap);
        let swept = world.picture();
        prop_assert!(swept.spans.iter().all(|span| span.marked.is_none()));
    }
}
