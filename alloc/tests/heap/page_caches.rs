//! Page caches of Ps: which pages they hold, how these count, and when they are given back.

use crate::common::{host_heap, mark_and_start_sweep, sweep_all};
use burrow_alloc::{Bytes, Heap, HeapConfig, HeapStats, MCache, ManualKind, Pages, SpanState};
use burrow_trace::PTrace;

const PAGE: u64 = 8192;

/// Takes a span of so many pages for a large object.
fn large(heap: &Heap, cache: &mut MCache, pages: usize) -> usize {
    // SAFETY: the cache's own heap.
    let addr = unsafe { cache.alloc_noscan(heap, Bytes(pages * PAGE as usize), false) };
    (addr.expect("memory").0 - heap.base().0) / PAGE as usize
}

/// A heap whose pages are all free, and all backed.
fn dirty_heap() -> std::sync::Arc<Heap> {
    let heap = host_heap(HeapConfig::for_tests());
    let all = heap.alloc_manual(Pages(512), ManualKind::Stack, &PTrace::off()).expect("a chunk");
    // SAFETY: just taken, unused.
    unsafe { heap.free_manual(all, &PTrace::off()) };
    heap
}

fn cached(stats: &HeapStats) -> (u64, u64) {
    (stats.cached_pages / PAGE, stats.cached_released / PAGE)
}

#[test]
fn short_spans_come_out_of_the_cache_and_long_ones_do_not() {
    let heap = dirty_heap();
    let mut cache = MCache::new(&heap);
    let cases = [
        // (case, pages, first page, pages left in the cache)
        ("the first fills the cache", 5, 0, 59),
        ("16 pages are too many, and come after it", 16, 64, 59),
        ("15 are not", 15, 5, 44),
        ("what follows is next", 5, 20, 39),
        ("again", 15, 25, 24),
        ("again", 15, 40, 9),
        ("no room left for it in the cache: from the heap", 10, 80, 9),
        ("but for this one", 9, 55, 0),
        ("filled again, with what is left of 64 pages", 5, 90, 33),
    ];
    for (case, pages, first, left) in cases {
        assert_eq!(large(&heap, &mut cache, pages), first, "{case}");
        assert_eq!(cached(&heap.stats()), (left, 0), "{case}");
        heap.check_invariants();
    }
    // SAFETY: the cache's own heap.
    unsafe { cache.retire(&heap) };
    assert_eq!(cached(&heap.stats()), (0, 0));
    heap.check_invariants();
}

#[test]
fn cached_pages_stay_released_until_a_span_takes_them() {
    let heap = dirty_heap();
    heap.release_free_pages(&PTrace::off());
    let mut cache = MCache::new(&heap);
    large(&heap, &mut cache, 8);
    let stats = heap.stats();
    assert_eq!(cached(&stats), (56, 56));
    assert_eq!((stats.heap_in_use, stats.heap_free), (8 * PAGE, 0));
    assert_eq!(stats.heap_released, 504 * PAGE);
    // SAFETY: the cache's own heap.
    unsafe { cache.retire(&heap) };
    assert_eq!(heap.stats().heap_released, 504 * PAGE);
    heap.check_invariants();
}

#[test]
fn a_collection_empties_the_caches_and_statistics_do_not() {
    let heap = dirty_heap();
    let mut cache = MCache::new(&heap);
    assert_eq!(large(&heap, &mut cache, 8), 0);
    // SAFETY: the cache's own heap.
    unsafe { cache.flush(&heap) };
    assert_eq!(cached(&heap.stats()), (56, 0), "as in Go, `ReadMemStats` leaves them alone");
    mark_and_start_sweep(&heap, &mut cache, std::iter::empty());
    assert_eq!(cached(&heap.stats()), (0, 0));
    sweep_all(&heap);
    assert_eq!(large(&heap, &mut cache, 8), 0, "what the sweep has freed is the lowest");
    // SAFETY: the cache's own heap.
    unsafe { cache.give_back_pages(&heap) };
    assert_eq!(heap.release_free_pages(&PTrace::off()), Bytes(504 * PAGE as usize));
    // SAFETY: the cache's own heap.
    unsafe { cache.retire(&heap) };
    heap.check_invariants();
}

#[test]
fn caches_of_several_threads_hold_different_pages() {
    let heap = host_heap(HeapConfig::for_tests());
    let mut caches: Vec<MCache> = (0..4).map(|_| MCache::new(&heap)).collect();
    std::thread::scope(|scope| {
        for (index, cache) in caches.iter_mut().enumerate() {
            let heap = &heap;
            scope.spawn(move || {
                for n in 0..100 {
                    large(heap, cache, 5 + (index + n) % 12);
                }
            });
        }
    });
    heap.check_invariants();
    let spans: Vec<_> = heap.spans().filter(|span| span.state() == SpanState::InUse).collect();
    assert_eq!(spans.len(), 400);
    assert!(
        spans.windows(2).all(|two| two[0].base() + two[0].npages().to_bytes() <= two[1].base())
    );
    // SAFETY: the caches' own heap.
    caches.into_iter().for_each(|cache| unsafe { cache.retire(&heap) });
    heap.check_invariants();
}

#[test]
fn a_limit_holds_for_spans_out_of_a_cache() {
    let limit = Bytes(20 * PAGE as usize);
    let heap = host_heap(HeapConfig { max_heap: Some(limit), ..HeapConfig::for_tests() });
    let mut cache = MCache::new(&heap);
    large(&heap, &mut cache, 12);
    // SAFETY: the cache's own heap.
    let mut ask = |pages| unsafe { cache.alloc_noscan(&heap, Bytes(pages * PAGE as usize), false) };
    assert!(ask(9).is_err() && ask(8).is_ok() && ask(5).is_err());
    heap.check_invariants();
    // SAFETY: as above.
    unsafe { cache.retire(&heap) };
}
