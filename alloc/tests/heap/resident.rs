//! What the heap says of its pages, against what the kernel says: after growth, allocation, frees and
//! release, no more is resident than the counters claim, and nothing that counts as released.

use crate::common::{heap_on, mark_and_start_sweep, sweep_all};
use burrow_alloc::{
    Addr, Bytes, Heap, HeapConfig, HeapStats, Ledger, MCache, MSpan, ManualKind, Mmap, ObjectType,
    OsPages, Pages, Residency, mem,
};
use burrow_trace::PTrace;
use std::collections::BTreeSet;
use std::sync::Arc;

const OS_PAGE: usize = 4096;

/// Which OS pages of `[start, start + size)` are resident.
fn resident(start: Addr, size: Bytes) -> Vec<bool> {
    let mut pages = vec![0_u8; size.0.div_ceil(OS_PAGE)];
    // SAFETY: the range is mapped, and the kernel writes one byte for each of its OS pages.
    let failed = unsafe {
        libc::mincore(std::ptr::with_exposed_provenance_mut(start.0), size.0, pages.as_mut_ptr())
    };
    assert_eq!(failed, 0, "{}", std::io::Error::last_os_error());
    pages.into_iter().map(|page| page & 1 != 0).collect()
}

fn resident_bytes(start: Addr, size: Bytes) -> usize {
    resident(start, size).into_iter().filter(|page| *page).count() * OS_PAGE
}

/// Resident bytes of the heap by `/proc/self/smaps`. A mapping may reach beyond the heap, where a table
/// happens to lie beside it; that part is taken off.
fn resident_by_smaps(heap: &Heap) -> usize {
    let smaps = std::fs::read_to_string("/proc/self/smaps").expect("Linux has it");
    let (from, to) = (heap.base().0, heap.base().0 + heap.used().0);
    let (mut sum, mut inside) = (0, false);
    for line in smaps.lines() {
        let range = line.split_once(' ').and_then(|(range, _)| range.split_once('-'));
        let hex = |text| usize::from_str_radix(text, 16).ok();
        if let Some((start, end)) = range.and_then(|(a, b)| hex(a).zip(hex(b))) {
            inside = start < to && end > from;
            if inside {
                sum -= resident_bytes(Addr(start), Bytes(from.saturating_sub(start))) as i64;
                sum -= resident_bytes(Addr(to), Bytes(end.saturating_sub(to))) as i64;
            }
        } else if let Some(rest) = line.strip_prefix("Rss:").filter(|_| inside) {
            let kib = rest.trim().trim_end_matches("kB").trim();
            sum += kib.parse::<i64>().expect("a number") << 10;
        }
    }
    usize::try_from(sum).expect("what lies beside the heap is part of the sum")
}

/// The identities of `runtime.MemStats`, and what the kernel says.
fn check(heap: &Heap, step: &str) -> HeapStats {
    heap.check_invariants();
    let stats = heap.stats();
    assert_eq!(
        stats.heap_sys(),
        stats.heap_in_use + stats.heap_free + stats.heap_released,
        "{step}"
    );
    assert_eq!((stats.heap_sys() + stats.in_stacks + stats.in_work_bufs) % (4 << 20), 0, "{step}");
    let outside = stats.mspan_sys + stats.mcache_sys + stats.buck_hash_sys + stats.other_sys;
    assert_eq!(
        stats.sys(),
        stats.heap_sys() + stats.stack_sys() + outside + stats.gc_sys(),
        "{step}"
    );
    assert_eq!(stats.mapped_ready(), stats.sys() - stats.heap_released, "{step}");
    assert!(stats.mspan_in_use <= stats.mspan_sys && stats.mcache_in_use <= stats.mcache_sys);
    let claimed = stats.heap_in_use + stats.in_stacks + stats.in_work_bufs + stats.heap_free;
    let smaps = resident_by_smaps(heap) as u64;
    assert!(smaps <= claimed, "{step}: {smaps} bytes are resident, {claimed} claimed");
    assert_eq!(resident_bytes(heap.base(), heap.used()) as u64, smaps, "{step}: smaps and mincore");
    stats
}

/// OS pages of the heap that no span covers and that are resident all the same.
fn resident_without_span(heap: &Heap) -> usize {
    let page = |addr: Addr| (addr.0 - heap.base().0) / OS_PAGE;
    let covered: BTreeSet<usize> = heap
        .spans()
        .flat_map(|span| {
            let first = page(span.base());
            first..first + span.npages().to_bytes().0 / OS_PAGE
        })
        .collect();
    let all = resident(heap.base(), heap.used());
    all.iter().enumerate().filter(|(page, here)| **here && !covered.contains(page)).count()
}

fn write_to(span: &MSpan) {
    // SAFETY: the span is ours and committed.
    unsafe { mem::fill_words(span.base(), span.npages().to_bytes(), 7) };
}

#[test]
fn no_more_is_resident_than_is_claimed_and_nothing_that_is_released() {
    let ty = ObjectType::new(Bytes(120), &[0, 7]);
    let config = HeapConfig { reserve: Bytes(1 << 34), ..HeapConfig::default() };
    let heap = heap_on(Arc::new(Mmap::new()), config);
    let mut cache = MCache::new(&heap);
    check(&heap, "empty");
    let stack = heap.alloc_manual(Pages(4), ManualKind::Stack, &PTrace::off()).expect("memory");
    let stats = check(&heap, "grown");
    assert_eq!((stats.heap_released, stats.heap_free), ((4 << 20) - (4 << 13), 0), "born released");
    write_to(stack);
    check(&heap, "a stack");
    let mut objects = Vec::new();
    for n in 0..100_000 {
        // SAFETY: the cache's own heap; the type outlives it.
        objects.push(unsafe { cache.alloc(&heap, &ty) }.expect("memory"));
        if n % 20_000 == 0 {
            // SAFETY: as above.
            unsafe { cache.alloc_noscan(&heap, Bytes(3 << 20), true) }.expect("memory");
            check(&heap, "objects");
        }
    }
    let work = heap.alloc_manual(Pages(300), ManualKind::WorkBuf, &PTrace::off()).expect("memory");
    write_to(work);
    check(&heap, "work buffers");
    // Objects of a few spans survive, far apart.
    let live = objects.iter().copied().enumerate().filter(|(n, _)| n / 500 % 7 == 0);
    mark_and_start_sweep(&heap, &mut cache, live.map(|(_, addr)| addr));
    check(&heap, "marked");
    sweep_all(&heap);
    // SAFETY: it came from `alloc_manual`, and nobody uses it.
    unsafe { heap.free_manual(work, &PTrace::off()) };
    let before = check(&heap, "swept");
    assert!(before.heap_free > 20 << 20, "{} bytes are free", before.heap_free);
    assert!(resident_without_span(&heap) > 0);
    let released = heap.release_free_pages(&PTrace::off());
    let after = check(&heap, "released");
    assert_eq!(
        (after.heap_free, after.heap_released - before.heap_released),
        (0, released.0 as u64)
    );
    assert_eq!(after.heap_in_use, before.heap_in_use);
    assert_eq!(resident_without_span(&heap), 0, "released, and resident");
    for _ in 0..50_000 {
        // SAFETY: as above.
        unsafe { cache.alloc(&heap, &ty) }.expect("memory");
    }
    check(&heap, "allocated anew");
    // SAFETY: as above.
    unsafe { heap.free_manual(stack, &PTrace::off()) };
    // SAFETY: the cache's own heap.
    unsafe { cache.retire(&heap) };
    let stats = check(&heap, "ended");
    assert_eq!((stats.in_stacks, stats.cached_pages), (0, 0));
}

/// Which OS pages of the heap are resident, as the kernel says.
fn os_pages(heap: &Heap) -> OsPages {
    let mut pages = OsPages::new(heap.base(), heap.used(), Bytes(OS_PAGE));
    let resident = resident(heap.base(), heap.used()).into_iter().enumerate();
    resident.filter(|(_, there)| *there).for_each(|(index, _)| pages.set(index));
    pages
}

/// What the heap's bytes are: I1, I2, and the heap's own books.
fn residency(heap: &Heap, step: &str) -> Residency {
    let pages = os_pages(heap);
    let (parts, stats) = (heap.residency(&pages), heap.stats());
    assert_eq!(parts.total().bytes, heap.used().0 as u64, "{step}: I1");
    assert_eq!(parts.total().resident, pages.resident().0 as u64, "{step}: I2");
    let Residency { objects, dead, free_slots, tails, .. } = parts;
    let spans = objects.bytes + dead.bytes + free_slots.bytes + tails.bytes;
    assert_eq!(spans, stats.heap_in_use, "{step}: spans of objects");
    assert_eq!(parts.stacks.bytes, stats.in_stacks, "{step}: stacks");
    assert_eq!(parts.work_bufs.bytes, stats.in_work_bufs, "{step}: work buffers");
    assert_eq!(parts.muzzy.bytes, stats.heap_muzzy, "{step}: muzzy");
    parts
}

#[test]
fn every_resident_byte_is_something() {
    let ledger = Arc::new(Ledger::around(Arc::new(Mmap::new())));
    let heap = heap_on(ledger.clone(), HeapConfig::for_tests());
    let is_heap = |grant: &burrow_alloc::Grant| grant.start == heap.base();
    assert_eq!(ledger.grants().iter().filter(|grant| is_heap(grant)).count(), 1);
    let mut cache = MCache::new(&heap);
    // SAFETY: the cache's own heap.
    let large = unsafe { cache.alloc_noscan(&heap, Bytes(1 << 20), true) }.expect("memory is left");
    let parts = residency(&heap, "a large object that nobody has touched");
    assert_eq!((parts.objects.bytes, parts.objects.resident), (1 << 20, 0));
    // SAFETY: within the object.
    unsafe { mem::store64(large + Bytes(5000), 1) };
    assert_eq!(residency(&heap, "a word of it").objects.resident, OS_PAGE as u64);

    let mut small = Vec::new();
    for _ in 0..10_000 {
        // SAFETY: the cache's own heap.
        let at = unsafe { cache.alloc_noscan(&heap, Bytes(512), true) }.expect("memory is left");
        small.push(at);
    }
    // SAFETY: their objects.
    small.iter().for_each(|at| unsafe { mem::store64(*at, 1) });
    // SAFETY: the cache's own heap.
    unsafe { cache.return_groups(&heap) };
    let parts = residency(&heap, "small objects");
    assert_eq!(parts.objects.bytes, (1 << 20) + 10_000 * 512);
    assert_eq!(parts.dead.bytes, 0);

    mark_and_start_sweep(&heap, &mut cache, small.iter().copied().step_by(16));
    let parts = residency(&heap, "most of them dead, and the large one");
    assert!(parts.dead.bytes >= (1 << 20) + 9_000 * 512, "{parts:?}");
    sweep_all(&heap);
    let parts = residency(&heap, "swept");
    assert_eq!((parts.dead.bytes, parts.objects.bytes), (0, 10_000 / 16 * 512));
    assert!(parts.free_slots.resident > 8_000 * 512, "{parts:?}");

    mark_and_start_sweep(&heap, &mut cache, std::iter::empty());
    sweep_all(&heap);
    // SAFETY: the cache's own heap.
    unsafe {
        cache.flush(&heap);
        cache.give_back_pages(&heap);
    }
    let parts = residency(&heap, "all is free");
    assert!(parts.dirty.resident > 10_000 * 512, "{parts:?}");
    let _ = heap.release_free_pages(&PTrace::off());
    let parts = residency(&heap, "all is released");
    assert_eq!((parts.dirty.bytes, parts.released.resident), (0, 0), "{parts:?}");
    drop(cache);
    drop(heap);
    assert_eq!(ledger.grants(), [], "every grant has ended");
}
