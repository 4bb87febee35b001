//! Figures measured with Go 1.27.3, and the page heap on sources that only count.

use crate::common::{SweepOnly, heap_on, host_heap, mark_and_start_sweep, sweep_all};
use burrow_alloc::{
    Addr, Bytes, Heap, HeapConfig, MCache, ManualKind, Mmap, ObjectRef, ObjectType, Pages,
    PointerClass, Simulated, SpanState, mem,
};
use burrow_trace::PTrace;
use std::sync::Arc;
use std::sync::atomic::Ordering;

const MIB: usize = 1 << 20;

/// A heap that may grow to 256 MiB of real memory, as far as it is touched.
fn real_heap() -> Arc<Heap> {
    heap_on(
        Arc::new(Mmap::new()),
        HeapConfig { reserve: Bytes(1 << 34), ..HeapConfig::for_tests() },
    )
}

/// Objects of one type: heap in use, bytes allocated, objects allocated.
fn keep(count: usize, ty: &ObjectType) -> (u64, u64, u64) {
    let heap = real_heap();
    let mut cache = MCache::new(&heap);
    for _ in 0..count {
        // SAFETY: the cache's own heap; the type outlives it.
        unsafe { cache.alloc(&heap, ty) }.expect("memory");
    }
    // SAFETY: the cache's own heap.
    unsafe { cache.retire(&heap) };
    let stats = heap.stats();
    (stats.heap_in_use, stats.heap_alloc(), stats.mallocs())
}

#[test]
fn objects_take_what_they_take_in_go() {
    /// Case, objects, bytes, pointer words, spans of one page, HeapAlloc.
    type Case = (&'static str, usize, usize, &'static [usize], u64, u64);
    let cases: [Case; 11] = [
        ("16 B noscan", 1_000_000, 16, &[], 1_985, 16_000_000),
        ("16 B, two pointers", 1_000_000, 16, &[0, 1], 2_017, 16_000_000),
        ("ints, two to a block", 1_000_000, 8, &[], 993, 8_000_000),
        ("bytes, sixteen to a block", 1_000_000, 1, &[], 125, 1_000_000),
        ("12 B, one to a block", 1_000_000, 12, &[], 1_985, 16_000_000),
        ("list nodes", 1_000_000, 24, &[0], 3_031, 24_000_000),
        ("504 B scan", 10_000, 504, &[0], 667, 5_120_000),
        ("512 B scan", 10_000, 512, &[0], 667, 5_120_000),
        ("520 B scan", 10_000, 520, &[0], 715, 5_760_000),
        ("1016 B scan", 10_000, 1016, &[0], 1_250, 10_240_000),
        ("1024 B scan", 10_000, 1024, &[0], 1_429, 11_520_000),
    ];
    for (case, count, size, pointers, spans, alloc) in cases {
        let got = keep(count, &ObjectType::new(Bytes(size), pointers));
        assert_eq!(got, (spans * 8192, alloc, count as u64), "{case}");
    }
}

#[test]
fn large_objects_take_whole_pages() {
    let cases = [
        // (case, bytes, bytes of the slot, large)
        ("the largest small object", 32_760, 32_768, false),
        ("one byte more", 32_761, 32_768, true),
        ("five pages", 32_769, 40_960, true),
        ("thirteen pages", 100_000, 106_496, true),
    ];
    for (case, size, slot, large) in cases {
        let heap = real_heap();
        let mut cache = MCache::new(&heap);
        // SAFETY: the cache's own heap.
        unsafe {
            cache.alloc_noscan(&heap, Bytes(size), true).expect("memory");
            cache.retire(&heap);
        }
        let stats = heap.stats();
        assert_eq!((stats.heap_alloc(), stats.heap_in_use), (slot, slot), "{case}");
        assert_eq!(stats.large_alloc_count, u64::from(large), "{case}");
    }
}

#[test]
fn heap_live_counts_whole_spans_and_a_flush_takes_back_what_was_not_used() {
    let heap = host_heap(HeapConfig::for_tests());
    let mut cache = MCache::new(&heap);
    // SAFETY: the cache's own heap.
    let mut alloc = |size| unsafe { cache.alloc_noscan(&heap, Bytes(size), true) };
    alloc(64).expect("memory");
    assert_eq!(heap.heap_live(), Bytes(8192), "126 slots and 128 bytes of metadata");
    alloc(64).expect("memory");
    assert_eq!(heap.heap_live(), Bytes(8192));
    alloc(40_000).expect("memory");
    assert_eq!(heap.heap_live(), Bytes(8192 + 40_960));
    // SAFETY: as above.
    unsafe { cache.flush(&heap) };
    assert_eq!(heap.heap_live(), Bytes(8192 - 124 * 64 + 40_960), "the metadata stays counted");
    // SAFETY: as above.
    unsafe { cache.alloc_noscan(&heap, Bytes(64), true) }.expect("memory");
    assert_eq!(heap.heap_live(), Bytes(2 * (8192 - 126 * 64) + 126 * 64 + 40_960 + 2 * 64 - 128));
    // SAFETY: as above.
    unsafe { cache.retire(&heap) };
}

#[test]
fn the_heap_grows_by_the_request_in_multiples_of_4_mib() {
    for os_page in [4096, 16_384, 65_536] {
        let source = Arc::new(Simulated::with_os_page_size(Bytes(os_page)));
        let config = HeapConfig::default();
        let heap = heap_on(source.clone(), config);
        let grown = [100 * MIB, 100 * MIB, 5 * MIB, MIB].map(|size| {
            let before = heap.stats();
            heap.alloc_manual(Bytes(size).to_pages(), ManualKind::Stack, &PTrace::off())
                .expect("addresses");
            heap.check_invariants();
            let after = heap.stats();
            (after.heap_sys() + after.in_stacks) - (before.heap_sys() + before.in_stacks)
        });
        assert_eq!(grown, [100 << 20, 100 << 20, 8 << 20, 0]);
        assert_eq!(source.accounts().committed, Bytes(208 * MIB));
    }
}

#[test]
fn a_tebibyte_of_pages_on_a_laptop() {
    let heap =
        heap_on(Arc::new(Simulated::with_os_page_size(Bytes(65_536))), HeapConfig::default());
    let spans: Vec<_> = (0..1024)
        .map(|_| {
            heap.alloc_manual(Pages(1 << 17), ManualKind::WorkBuf, &PTrace::off()).expect("1 GiB")
        })
        .collect();
    assert!(
        heap.alloc_manual(Pages(1), ManualKind::WorkBuf, &PTrace::off()).is_err(),
        "not a page is left"
    );
    // SAFETY: allocated above, unused.
    spans.iter().step_by(2).for_each(|span| unsafe { heap.free_manual(span, &PTrace::off()) });
    assert_eq!(heap.stats().heap_free, 512 << 30);
    assert_eq!(heap.release_free_pages(&PTrace::off()), Bytes(512 << 30));
    assert_eq!((heap.stats().heap_free, heap.stats().heap_released), (0, 512 << 30));
}

#[test]
fn padding_is_released_memory_that_nobody_can_use() {
    for seed in 0..20 {
        let heap = heap_on(
            Arc::new(Simulated::with_os_page_size(Bytes(4096))),
            HeapConfig { seed, random_padding: true, ..HeapConfig::default() },
        );
        heap.alloc_manual(Pages(1), ManualKind::Stack, &PTrace::off()).expect("a page");
        heap.check_invariants();
        let stats = heap.stats();
        let padding = heap.spans().next().expect("the page").base().0 % (4 * MIB);
        assert!(padding <= 4088 << 10);
        assert_eq!((stats.heap_sys() + stats.in_stacks) % (4 << 20), 0);
        assert!(stats.heap_released >= padding as u64);
    }
}

#[test]
fn memory_given_back_is_zero_and_needs_no_clearing() {
    let heap = real_heap();
    let dirty = |pages| {
        let span = heap.alloc_manual(pages, ManualKind::Stack, &PTrace::off()).expect("memory");
        // SAFETY: the span is ours and committed.
        unsafe { mem::fill_words(span.base(), span.npages().to_bytes(), 7) };
        span
    };
    let span = dirty(Pages(8));
    assert!(!span.need_zero(), "fresh from the operating system");
    // SAFETY: ours, unused.
    unsafe { heap.free_manual(span, &PTrace::off()) };
    let span = dirty(Pages(8));
    assert!(span.need_zero(), "used before");
    // SAFETY: ours, unused.
    unsafe { heap.free_manual(span, &PTrace::off()) };
    assert_eq!(heap.release_free_pages(&PTrace::off()), Bytes(8 * 8192));
    let span = heap.alloc_manual(Pages(8), ManualKind::Stack, &PTrace::off()).expect("memory");
    assert!(!span.need_zero(), "given back in between");
    // SAFETY: ours.
    assert_eq!(unsafe { mem::load64(span.base()) }, 0);
}

#[test]
fn addresses_are_classified() {
    let heap = host_heap(HeapConfig::for_tests());
    let mut cache = MCache::new(&heap);
    // SAFETY: the cache's own heap.
    let addr = unsafe { cache.alloc_noscan(&heap, Bytes(64), true) }.expect("memory");
    let stack =
        heap.alloc_manual(Pages(4), ManualKind::Stack, &PTrace::off()).expect("memory").base();
    let span = heap.find_object(addr).expect("an object").span;
    assert!(matches!(heap.classify(addr + Bytes(63)), PointerClass::Object(_)));
    // Until the cache gives it back, all of the group that it is at counts as taken.
    assert!(matches!(heap.classify(addr + Bytes(64)), PointerClass::Object(_)));
    // SAFETY: the cache's own heap.
    unsafe { cache.flush(&heap) };
    assert!(matches!(heap.classify(addr + Bytes(63)), PointerClass::Object(_)));
    assert!(matches!(heap.classify(addr + Bytes(64)), PointerClass::FreeSlot(_)));
    assert!(matches!(heap.classify(span.limit()), PointerClass::PastLimit(_)));
    assert!(matches!(heap.classify(stack + Bytes(5)), PointerClass::Manual(_)));
    assert!(matches!(heap.classify(stack + Bytes(MIB)), PointerClass::FreePage));
    for outside in [Addr::NULL, Addr(4096), heap.base() + heap.used(), Addr(usize::MAX)] {
        assert!(matches!(heap.classify(outside), PointerClass::Outside), "{outside}");
        assert!(heap.find_object(outside).is_none());
    }
    // SAFETY: the cache's own heap.
    unsafe { cache.retire(&heap) };
}

#[test]
fn a_large_object_is_marked_in_pieces_and_while_marking_at_birth() {
    let collector = Arc::new(SweepOnly::default());
    let heap = Heap::new(Arc::new(Mmap::new()), collector.clone(), HeapConfig::for_tests())
        .expect("an arena");
    let mut cache = MCache::new(&heap);
    let ty = ObjectType::new(Bytes(24), &[1]);
    collector.marking.store(true, Ordering::Relaxed);
    // SAFETY: the cache's own heap; the type outlives it.
    let addr = unsafe { cache.alloc_array(&heap, &ty, 20_000) }.expect("480 kB");
    collector.marking.store(false, Ordering::Relaxed);
    assert_eq!(collector.marked_new.load(Ordering::Relaxed), 1);
    let obj = heap.find_object(addr + Bytes(400_000)).expect("inside");
    assert!(obj.base == addr && obj.span.is_marked(obj.slot));
    let count = |obj: ObjectRef<'_>, from: usize, to: usize| {
        let (mut count, from, to) = (0, addr + Bytes(from), addr + Bytes(to));
        heap.for_each_pointer_between(obj, from, to, |at| {
            assert_eq!((at.0 - addr.0) % 24, 8);
            count += 1;
        });
        count
    };
    let (piece, end) = (128 << 10, 480_000);
    let pieces: usize =
        (0..end).step_by(piece).map(|from| count(obj, from, end.min(from + piece))).sum();
    assert_eq!((pieces, count(obj, 0, end)), (20_000, 20_000));
    // It was marked, so it survives; unmarked, it goes at the next collection.
    for alive in [true, false] {
        mark_and_start_sweep(&heap, &mut cache, std::iter::empty());
        sweep_all(&heap);
        assert_eq!(heap.find_object(addr).is_some(), alive);
    }
    assert_eq!(heap.stats().large_free_count, 1);
    // SAFETY: the cache's own heap.
    unsafe { cache.retire(&heap) };
}

#[test]
#[should_panic(expected = "found pointer to free object")]
fn a_marked_free_slot_stops_the_sweep() {
    let heap = host_heap(HeapConfig::for_tests());
    let mut cache = MCache::new(&heap);
    // SAFETY: the cache's own heap.
    let addr = unsafe { cache.alloc_noscan(&heap, Bytes(64), true) }.expect("memory");
    mark_and_start_sweep(&heap, &mut cache, Some(addr + Bytes(64)).into_iter());
}

#[test]
fn caches_on_several_threads_share_the_heap() {
    let heap = real_heap();
    let types: Vec<ObjectType> =
        [16, 24, 64, 600].map(|size| ObjectType::new(Bytes(size), &[0])).into();
    let mut caches: Vec<MCache> = (0..4).map(|_| MCache::new(&heap)).collect();
    for _ in 0..3 {
        std::thread::scope(|scope| {
            for cache in &mut caches {
                scope.spawn(|| {
                    for n in 0..20_000 {
                        let ty = &types[n % types.len()];
                        // SAFETY: the cache's own heap; the types outlive it.
                        let addr = unsafe { cache.alloc(&heap, ty) }.expect("memory");
                        // SAFETY: the object is ours. It must be zero: nobody else has it.
                        unsafe {
                            assert_eq!(mem::load64(addr), 0);
                            mem::store64(addr, n as u64 + 1);
                        }
                    }
                });
            }
        });
        // SAFETY: the other threads are gone.
        unsafe { heap.start_sweep_cycle() };
        // Every cache sweeps its own spans; the rest is swept by whoever comes first.
        std::thread::scope(|scope| {
            for cache in &mut caches {
                scope.spawn(|| {
                    // SAFETY: the cache's own heap.
                    unsafe { cache.prepare_for_sweep(&heap) };
                    sweep_all(&heap);
                });
            }
        });
        heap.check_invariants();
        assert_eq!(heap.stats().heap_objects(), 0);
    }
    assert!(heap.spans().all(|span| span.state() != SpanState::InUse), "nothing is alive");
    // SAFETY: the caches' own heap.
    caches.into_iter().for_each(|cache| unsafe { cache.retire(&heap) });
    assert_eq!(heap.stats().mallocs(), 240_000);
    assert!(!heap.collector().marking());
}
