//! A memory limit: what is taken beyond it comes out of what is free elsewhere. And allocation that is black.

use crate::common::{SweepOnly, heap_on, mark_and_start_sweep, sweep_all};
use burrow_alloc::{
    Bytes, Heap, HeapConfig, Host, MCache, ManualKind, ObjectType, Pages, Simulated,
};
use burrow_trace::PTrace;
use std::sync::Arc;
use std::sync::atomic::Ordering;

const MIB: u64 = 1 << 20;

#[test]
fn what_is_taken_beyond_the_limit_comes_out_of_free_pages() {
    let trace = PTrace::off();
    let heap =
        heap_on(Arc::new(Simulated::with_os_page_size(Bytes(4096))), HeapConfig::for_tests());
    let take =
        |mib: usize| heap.alloc_manual(Pages(mib * 128), ManualKind::Stack, &trace).expect("pages");
    let ready = || heap.stats().mapped_ready();
    let (low, kept, high) = (take(16), take(4), take(16));
    // SAFETY: each comes from `alloc_manual` and is given back once; nobody uses them.
    unsafe {
        heap.free_manual(low, &trace);
        heap.free_manual(high, &trace);
    }
    let before = ready();
    let limit = before + 2 * MIB;
    heap.set_memory_limit(Some(Bytes(limit as usize)));
    let large = take(24); // fits nowhere but at the end, in fresh pages
    assert!(ready() <= limit, "{} of {limit}", ready());
    assert!(limit - ready() < 8192, "no more is given back than must be: {} of {limit}", ready());
    let again = take(8); // of the low pages, which are still backed
    assert!(ready() <= limit);
    // A lower limit takes what is free at once.
    // SAFETY: as above.
    unsafe { heap.free_manual(again, &trace) };
    heap.set_memory_limit(Some(Bytes((ready() - 3 * MIB) as usize)));
    assert!(ready() <= limit - 3 * MIB, "{}", ready());
    // Nothing is free that could be given back: the limit is exceeded, as the program wants the memory.
    heap.set_memory_limit(Some(Bytes(MIB as usize)));
    let more = take(16);
    assert!(ready() > MIB);
    // SAFETY: as above.
    unsafe { [kept, large, more].into_iter().for_each(|span| heap.free_manual(span, &trace)) };
}

#[test]
fn what_giving_back_takes_is_told_unless_it_is_counted_anyway() {
    let trace = PTrace::off();
    let cases = [
        // (case, for what, whether the limiter is on, how often it is told, whether anything is given back)
        ("a stack", ManualKind::Stack, false, 1, true),
        ("a work buffer: marking is timed as a whole", ManualKind::WorkBuf, false, 0, true),
        ("the limiter is on", ManualKind::Stack, true, 0, false),
    ];
    for (case, kind, limiting, told, given_back) in cases {
        let collector = Arc::new(SweepOnly::default());
        let source = Arc::new(Simulated::with_os_page_size(Bytes(4096)));
        let heap = Heap::new(source, collector.clone(), HeapConfig::for_tests()).expect("an arena");
        let take =
            |kind, mib: usize| heap.alloc_manual(Pages(mib * 128), kind, &trace).expect("pages");
        let ready = || heap.stats().mapped_ready();
        let (spare, kept) = (take(ManualKind::Stack, 16), take(ManualKind::Stack, 4));
        let before = ready();
        heap.set_memory_limit(Some(Bytes(before as usize)));
        // SAFETY: it comes from `alloc_manual` and is given back once; nobody uses it.
        unsafe { heap.free_manual(spare, &trace) };
        collector.limiting.store(limiting, Ordering::Relaxed);
        let large = take(kind, 24); // fits nowhere but at the end, in fresh pages
        assert_eq!(collector.timed.load(Ordering::Relaxed), told, "{case}");
        assert_eq!(ready() < before + 24 * MIB, given_back, "{case}: {} after {before}", ready());
        // SAFETY: as above.
        unsafe { [kept, large].into_iter().for_each(|span| heap.free_manual(span, &trace)) };
    }
}

/// What a collection finds marked after some objects were made black.
#[test]
fn what_is_made_during_marking_survives_it() {
    let collector = Arc::new(SweepOnly::default());
    let source = Arc::new(Host::with_limit(Bytes(64 << 20)));
    let heap = Heap::new(source, collector.clone(), HeapConfig::for_tests()).expect("an arena");
    let mut cache = MCache::new(&heap);
    let ty = ObjectType::new(Bytes(48), &[0]);
    // SAFETY: one heap, one cache; `ty` outlives it; collections happen between allocations.
    let make = |cache: &mut MCache| unsafe { cache.alloc(&heap, &ty) }.expect("memory");
    let white: Vec<_> = (0..100).map(|_| make(&mut cache)).collect();
    collector.marking.store(true, Ordering::Relaxed);
    // SAFETY: one thread, the heap's own cache.
    unsafe { cache.begin_marking(&heap) };
    let black: Vec<_> = (0..500).map(|_| make(&mut cache)).collect();
    collector.marking.store(false, Ordering::Relaxed);
    // SAFETY: as above.
    let bytes = unsafe { cache.end_marking(&heap) };
    assert_eq!(bytes, Bytes(500 * 48), "what was taken, not what was in hand");
    mark_and_start_sweep(&heap, &mut cache, std::iter::empty());
    sweep_all(&heap);
    let alive = |addr| heap.find_object(addr).is_some_and(|o| o.span.is_allocated(o.slot));
    assert!(black.iter().all(|&addr| alive(addr)));
    assert!(
        !white.iter().any(|&addr| alive(addr)),
        "they were neither marked nor made during marking"
    );
    assert_eq!(heap.stats().heap_objects(), 500);
}
