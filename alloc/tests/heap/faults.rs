//! Memory that runs out: at every request to the page source, at a limit, at the end of the
//! reservation. Each time the answer is a value, the books agree, and the heap goes on working.

use crate::common::{SweepOnly, heap_on, host_heap, mark_and_start_sweep, sweep_all};
use burrow_alloc::{
    Bytes, Faulty, Heap, HeapConfig, Host, MCache, ManualKind, Mmap, ObjectType, OutOfMemory,
    PageSource, Pages, Simulated,
};
use burrow_trace::PTrace;
use std::sync::Arc;

/// Objects of all kinds, a collection, stacks, and memory given back.
fn workload(heap: &Heap, cache: &mut MCache, ty: &ObjectType) -> Result<(), OutOfMemory> {
    for round in 0..3 {
        for _ in 0..600 {
            // SAFETY: the cache's own heap; the type outlives it; collections happen in between.
            unsafe {
                cache.alloc(heap, ty)?;
                cache.alloc_array(heap, ty, 40)?;
                cache.alloc_noscan(heap, Bytes(5), true)?;
                cache.alloc_noscan(heap, Bytes(3000), true)?;
            }
        }
        // SAFETY: as above.
        unsafe { cache.alloc_noscan(heap, Bytes(5 << 20), true)? };
        let stack = heap.alloc_manual(Pages(4), ManualKind::Stack, &PTrace::off())?;
        mark_and_start_sweep(heap, cache, std::iter::empty());
        sweep_all(heap);
        heap.release_free_pages(&PTrace::off());
        if round == 1 {
            // SAFETY: allocated above, unused.
            unsafe { heap.free_manual(stack, &PTrace::off()) };
        }
    }
    Ok(())
}

#[test]
fn every_request_may_be_refused() {
    let ty = ObjectType::new(Bytes(24), &[0, 2]);
    let mut refused = 0;
    for granted in 0.. {
        let source = Arc::new(Faulty::after(granted, Host::with_limit(Bytes(1 << 28))));
        let config = HeapConfig::for_tests();
        let Ok(heap) = Heap::new(source.clone(), Arc::new(SweepOnly::default()), config) else {
            refused += 1;
            continue;
        };
        let mut cache = MCache::new(&heap);
        let first = workload(&heap, &mut cache, &ty);
        heap.check_invariants();
        if first.is_err() {
            refused += 1;
            source.refuse_after(usize::MAX);
            workload(&heap, &mut cache, &ty).expect("nothing is refused any more");
        }
        // SAFETY: the cache's own heap.
        unsafe { cache.retire(&heap) };
        heap.check_invariants();
        if first.is_ok() {
            break;
        }
    }
    assert!(refused >= 5, "the table, the heap, its growth: {refused} refusals");
}

/// 64 MiB of objects of all sizes and placements, half of which die on the way.
fn mixed_64_mib(heap: &Heap, cache: &mut MCache, types: &[ObjectType]) -> Result<(), OutOfMemory> {
    let mut allocated = 0;
    for n in 0_usize.. {
        let ty = &types[n % types.len()];
        // A large object now and then, and arrays of all lengths in between.
        let len = if n % 50 == 0 { 1 + 50 * n % 40_000 / ty.size().0.max(1) } else { 1 + n % 5 };
        // SAFETY: the cache's own heap; the types outlive it; collections happen in between.
        unsafe {
            cache.alloc_array(heap, ty, len)?;
            cache.alloc_noscan(heap, Bytes(n % 15), true)?;
        }
        allocated += ty.size().0 * len;
        if n % 500 == 499 {
            mark_and_start_sweep(heap, cache, std::iter::empty());
            sweep_all(heap);
            heap.release_free_pages(&PTrace::off());
        }
        if allocated >= 64 << 20 {
            break;
        }
    }
    Ok(())
}

#[test]
fn every_request_of_64_mib_of_objects_may_be_refused() {
    let shapes: [(usize, &[usize]); 8] = [
        (8, &[0]),
        (24, &[0, 2]),
        (64, &[]),
        (120, &[3]),
        (520, &[0, 64]),
        (3000, &[]),
        (9000, &[1]),
        (40_000, &[7]),
    ];
    let types: Vec<_> = shapes.iter().map(|(size, at)| ObjectType::new(Bytes(*size), at)).collect();
    // The n-th request and all after it, then the n-th alone.
    for alone in [false, true] {
        let (mut refused, mut completed) = (0, 0);
        for granted in 0.. {
            let faulty = if alone { Faulty::once_after } else { Faulty::after };
            let source = Arc::new(faulty(granted, Mmap::new()));
            match run_with_refusals(&source, &types) {
                Ok(()) => completed += 1,
                Err(_) => refused += 1,
            }
            if source.requests() <= granted {
                break; // not one was refused
            }
        }
        // A refused decommit does no harm, so more than the last run succeed where it comes alone.
        let least = if alone { (15, 20) } else { (20, 1) };
        let enough = refused >= least.0 && completed >= least.1;
        assert!(enough, "alone {alone}: {refused} refused, {completed} completed");
    }
}

/// The objects on a source that refuses, then as many when it no longer does. Gives back how the first
/// went.
fn run_with_refusals(source: &Arc<Faulty<Mmap>>, types: &[ObjectType]) -> Result<(), OutOfMemory> {
    let config = HeapConfig { reserve: Bytes(1 << 30), ..HeapConfig::for_tests() };
    let heap = Heap::new(source.clone(), Arc::new(SweepOnly::default()), config)?;
    let mut cache = MCache::new(&heap);
    let first = mixed_64_mib(&heap, &mut cache, types);
    heap.check_invariants();
    if let Err(error) = first {
        assert!(error.to_string().starts_with("out of memory: cannot allocate"), "{error}");
        source.refuse_after(usize::MAX);
        mixed_64_mib(&heap, &mut cache, types).expect("nothing is refused any more");
        heap.check_invariants();
    }
    // SAFETY: the cache's own heap.
    unsafe { cache.retire(&heap) };
    heap.check_invariants();
    first
}

#[test]
fn a_limit_is_an_error_and_holds() {
    let limit = Bytes(3 << 20);
    let heap = host_heap(HeapConfig { max_heap: Some(limit), ..HeapConfig::for_tests() });
    let mut cache = MCache::new(&heap);
    let error = loop {
        // SAFETY: the cache's own heap.
        if let Err(error) = unsafe { cache.alloc_noscan(&heap, Bytes(1000), true) } {
            break error;
        }
    };
    assert_eq!(error, OutOfMemory { asked: Bytes(1000), in_use: limit });
    assert_eq!(
        error.to_string(),
        "out of memory: cannot allocate 1000-byte block (3145728 in use)"
    );
    assert!(heap.alloc_manual(Pages(1), ManualKind::Stack, &PTrace::off()).is_err());
    mark_and_start_sweep(&heap, &mut cache, std::iter::empty());
    sweep_all(&heap);
    // SAFETY: the cache's own heap.
    unsafe {
        cache.alloc_noscan(&heap, Bytes(1 << 20), true).expect("after a collection there is room");
        cache.retire(&heap);
    }
    heap.check_invariants();
}

#[test]
fn absurd_sizes_are_errors() {
    let heap = host_heap(HeapConfig::for_tests());
    let mut cache = MCache::new(&heap);
    let ty = ObjectType::new(Bytes(8), &[0]);
    for size in [(64 << 20) + 8, 1 << 40, usize::MAX / 8 * 8, usize::MAX] {
        // SAFETY: the cache's own heap; the type outlives it.
        unsafe {
            assert!(cache.alloc_noscan(&heap, Bytes(size), true).is_err(), "{size} bytes");
            assert!(cache.alloc_array(&heap, &ty, size / 8).is_err(), "{size} bytes of pointers");
        }
    }
    assert!(heap.alloc_manual(Pages(usize::MAX), ManualKind::WorkBuf, &PTrace::off()).is_err());
    assert!(heap.alloc_manual(Pages(0), ManualKind::WorkBuf, &PTrace::off()).is_err());
    // SAFETY: the cache's own heap.
    unsafe { cache.retire(&heap) };
    heap.check_invariants();
}

#[test]
fn the_reservation_is_halved_until_granted_and_released_in_the_end() {
    let heap = heap_on(
        Arc::new(Host::with_limit(Bytes(130 << 20))),
        HeapConfig { reserve: Bytes(1 << 40), ..HeapConfig::for_tests() },
    );
    assert_eq!(heap.reserved(), Bytes(128 << 20));
    drop(heap); // `Host` checks that every grant has been released

    let source = Arc::new(Simulated::with_os_page_size(Bytes(4096)));
    let heap = heap_on(source.clone(), HeapConfig::default());
    assert_eq!(heap.reserved(), Bytes(1 << 40));
    assert!(source.accounts().reserved >= Bytes(1 << 40));
    drop(heap);
    assert_eq!(source.accounts().reserved, Bytes(0));

    let nothing: Arc<dyn PageSource> = Arc::new(Host::with_limit(Bytes(1 << 20)));
    assert!(Heap::new(nothing, Arc::new(SweepOnly::default()), HeapConfig::default()).is_err());
}
