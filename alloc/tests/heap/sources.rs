//! Whole heaps on the sources that a user can put around the machine's memory.

use crate::common::{heap_on, mark_and_start_sweep, sweep_all};
use burrow_alloc::{
    Addr, Bytes, Heap, HeapConfig, HugeMode, HugePages, MCache, NumaError, NumaNode, mem,
};
use burrow_trace::PTrace;
use std::sync::Arc;

/// Fills 8 MiB with objects, keeps every hundredth, and gives back what can be; the objects stay as they are.
fn exercise(heap: &Heap) -> Bytes {
    let mut cache = MCache::new(heap);
    let mut kept: Vec<Addr> = Vec::new();
    for n in 0..16_384_u64 {
        // SAFETY: the cache's own heap; the object is ours.
        let addr = unsafe { cache.alloc_noscan(heap, Bytes(512), true) }.expect("memory");
        // SAFETY: as above.
        unsafe {
            assert_eq!(mem::load64(addr), 0);
            mem::store64(addr, n);
        }
        if n % 100 == 0 {
            kept.push(addr);
        }
    }
    // SAFETY: as above.
    unsafe { cache.alloc_noscan(heap, Bytes(9 << 20), true) }.expect("memory");
    mark_and_start_sweep(heap, &mut cache, kept.iter().copied());
    sweep_all(heap);
    let released = heap.release_free_pages(&PTrace::off());
    heap.check_invariants();
    for (n, addr) in kept.iter().enumerate() {
        // SAFETY: it was marked.
        assert_eq!(unsafe { mem::load64(*addr) }, n as u64 * 100);
    }
    // SAFETY: the cache's own heap.
    unsafe { cache.retire(heap) };
    released
}

#[test]
fn a_heap_on_one_numa_node() {
    match NumaNode::new(0) {
        Ok(source) => {
            let config = HeapConfig { reserve: Bytes(1 << 30), ..HeapConfig::default() };
            let released = exercise(&heap_on(Arc::new(source), config));
            assert!(released >= Bytes(9 << 20), "{released}");
        }
        Err(error @ (NumaError::NoMbind | NumaError::Refused { .. })) => {
            eprintln!("not tested: {error}");
        }
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_heap_on_huge_pages_gives_back_whole_ones_only() {
    let source = HugePages::new();
    let (huge, mode) = (source.huge_page_size(), source.mode());
    let config = HeapConfig { reserve: Bytes(1 << 30), ..HeapConfig::default() };
    let heap = heap_on(Arc::new(source), config);
    let released = exercise(&heap);
    assert!(released.0.is_multiple_of(huge.0) && released.0 >= 3 * huge.0, "{released} of {huge}");
    assert!(heap.stats().heap_free > 0, "the ends of the large object's pages");
    assert!(
        matches!(mode, HugeMode::Unknown)
            || huge == Bytes(2 << 20)
            || cfg!(not(target_arch = "x86_64"))
    );
}
