//! Several domains in one heap: pages and spans of each are its own, collection and the limit are everybody's.

use crate::common::{host_heap, mark_and_start_sweep, sweep_all, sweep_one};
use crate::policies::{HOME, MIB, SECOND, World};
use burrow_alloc::policy::{Decay, DecayConfig, Eager, Hold};
use burrow_alloc::stats::HeapStats;
use burrow_alloc::{
    Addr, Bytes, DomainError, DomainId, Heap, HeapConfig, MAX_DOMAINS, MCache, ObjectType,
};
use burrow_trace::PTrace;
use std::collections::BTreeSet;

/// A further cache of the same P.
fn beside(heap: &Heap, cache: &MCache, domain: DomainId) -> MCache {
    // SAFETY: every test has one heap, and visits both caches.
    unsafe { cache.beside(heap, domain) }
}

fn alloc(heap: &Heap, cache: &mut MCache, ty: &ObjectType) -> Addr {
    // SAFETY: one heap, whose caches these are; each test's types outlive it; collections come between allocations.
    unsafe { cache.alloc(heap, ty) }.expect("memory")
}

fn alloc_bytes(heap: &Heap, cache: &mut MCache, bytes: u64) -> Addr {
    // SAFETY: as above.
    unsafe { cache.alloc_noscan(heap, Bytes(bytes as usize), true) }.expect("memory")
}

fn domain_at(heap: &Heap, addr: Addr) -> DomainId {
    heap.find_object(addr).expect("it lives").span.domain()
}

/// A collection that only `live` survives, for two caches.
fn collect(heap: &Heap, caches: [&mut MCache; 2], live: &[Addr]) {
    let [first, second] = caches;
    mark_and_start_sweep(heap, first, live.iter().copied());
    // SAFETY: one thread; the cache is the heap's.
    unsafe { second.prepare_for_sweep(heap) };
}

#[test]
fn spans_of_two_domains_do_not_mix() {
    let heap = host_heap(HeapConfig::for_tests());
    let batch = heap.open_domain("batch", Box::new(Hold)).expect("a domain");
    let mut main = MCache::new(&heap);
    let mut other = beside(&heap, &main, batch);
    let types = [8, 24, 128, 2000, 40_000].map(|size| ObjectType::new(Bytes(size), &[0]));
    let mut made = Vec::new();
    for round in 0..400 {
        for ty in &types {
            made.push((alloc(&heap, &mut main, ty), HOME));
            made.push((alloc(&heap, &mut other, ty), batch));
        }
        made.push((alloc_bytes(&heap, &mut main, 1 + round % 15), HOME));
        made.push((alloc_bytes(&heap, &mut other, 1 + round % 15), batch));
    }
    let mut chunks = [BTreeSet::new(), BTreeSet::new()];
    for (addr, domain) in made {
        assert_eq!(domain_at(&heap, addr), domain, "{addr}");
        chunks[domain.index()].insert(addr.offset_from(heap.base()).0 >> 22);
    }
    assert!(chunks[0].is_disjoint(&chunks[1]), "chunks belong to one domain: {chunks:?}");
    heap.check_invariants();
}

#[test]
fn the_domains_figures_sum_up_to_the_heaps() {
    let heap = host_heap(HeapConfig::for_tests());
    let batch = heap.open_domain("batch", Box::new(Eager::default())).expect("a domain");
    let mut main = MCache::new(&heap);
    let mut other = beside(&heap, &main, batch);
    let mut live = Vec::new();
    for size in (16..60_000).step_by(321) {
        live.push(alloc_bytes(&heap, &mut main, size));
        alloc_bytes(&heap, &mut other, 2 * size);
    }
    collect(&heap, [&mut main, &mut other], &live);
    sweep_all(&heap);
    // SAFETY: each cache is the heap's.
    unsafe { (main.flush(&heap), other.flush(&heap)) };
    let all = heap.stats();
    let [home, batch] = [HOME, batch].map(|id| heap.domain(id).stats());
    type Read = fn(&HeapStats) -> u64;
    let figures: [(&str, Read); 12] = [
        ("in use", |s| s.heap_in_use),
        ("free", |s| s.heap_free),
        ("released", |s| s.heap_released),
        ("muzzy", |s| s.heap_muzzy),
        ("given back", |s| s.returns.released),
        ("taken again", |s| s.returns.retaken),
        ("calls", |s| s.returns.calls),
        ("allocated", HeapStats::total_alloc),
        ("freed", HeapStats::total_free),
        ("mallocs", HeapStats::mallocs),
        ("frees", HeapStats::frees),
        ("of the system", HeapStats::heap_sys),
    ];
    for (figure, read) in figures {
        assert_eq!(read(&home) + read(&batch), read(&all), "{figure}");
    }
    assert!(home.heap_objects() > 0 && home.frees() == 0, "{home:?}");
    assert!(batch.mallocs() > 0 && batch.heap_objects() == 0, "{batch:?}");
    heap.check_invariants();
}

/// What is marked stays and what is not goes, whichever domain it is in; also of a domain opened while sweeping goes on.
#[test]
fn collections_cover_all_domains() {
    let heap = host_heap(HeapConfig::for_tests());
    let batch = heap.open_domain("batch", Box::new(Hold)).expect("a domain");
    let mut main = MCache::new(&heap);
    let mut other = beside(&heap, &main, batch);
    let ty = ObjectType::new(Bytes(64), &[0]);
    let mut live = Vec::new();
    for _ in 0..5 {
        for cache in [&mut main, &mut other] {
            live.extend((0..300).map(|_| alloc(&heap, cache, &ty)));
            (0..3000).for_each(|_| {
                alloc(&heap, cache, &ty);
            });
        }
        collect(&heap, [&mut main, &mut other], &live);
        assert!(sweep_one(&heap), "there is something to sweep");
        heap.check_invariants();
    }
    let late = heap.open_domain("late", Box::new(Hold)).expect("another");
    let mut third = beside(&heap, &main, late);
    let young = alloc(&heap, &mut third, &ty);
    sweep_all(&heap);
    heap.check_invariants();
    // SAFETY: each cache is the heap's.
    unsafe { (main.flush(&heap), other.flush(&heap), third.flush(&heap)) };
    let objects = |id| heap.domain(id).stats().heap_objects();
    assert_eq!((objects(HOME), objects(batch), objects(late)), (1500, 1500, 1));
    assert_eq!(domain_at(&heap, young), late);
}

/// Both free the same; one holds it, one gives it back at once, one bit by bit.
#[test]
fn each_policy_gives_back_its_own_domains_pages() {
    let world = World::new(Box::new(Hold));
    let heap = &*world.heap;
    let config = DecayConfig { dirty_ms: 1000, background: true, ..DecayConfig::default() };
    let eager = heap.open_domain("eager", Box::new(Eager::default())).expect("a domain");
    let decay = heap.open_domain("decay", Box::new(Decay::new(config, 7))).expect("another");
    let ids = [HOME, eager, decay];
    let mut main = MCache::with_trace(heap, world.events.p());
    let (mut second, mut third) = (beside(heap, &main, eager), beside(heap, &main, decay));
    for cache in [&mut main, &mut second, &mut third] {
        // SAFETY: as in `alloc`; simulated pages hold nothing, so nothing may be written.
        let made = unsafe { cache.alloc_noscan(heap, Bytes(8 << 20), false) };
        made.expect("simulated pages");
    }
    collect(heap, [&mut main, &mut second], &[]);
    // SAFETY: one thread; the cache is the heap's.
    unsafe { third.prepare_for_sweep(heap) };
    let dirty = || ids.map(|id| heap.domain(id).stats().heap_free);
    sweep_all(heap);
    assert_eq!(dirty(), [8 * MIB, 0, 8 * MIB]);
    world.help_until(2 * SECOND);
    assert_eq!(dirty(), [8 * MIB, 0, 0]);
    let returned = ids.map(|id| heap.domain(id).stats().returns.released);
    assert_eq!(returned, [0, 8 * MIB, 8 * MIB]);
    // What is demanded is everybody's.
    heap.release_free_pages(&PTrace::off());
    assert_eq!(dirty(), [0; 3]);
    world.check();
}

#[test]
fn a_policy_can_be_exchanged_without_the_others() {
    let world = World::new(Box::new(Hold));
    let batch = world.heap.open_domain("batch", Box::new(Hold)).expect("a domain");
    world.heap.set_policy(batch, Box::new(Eager::default()));
    assert_eq!((world.heap.policy_name(HOME), world.heap.policy_name(batch)), ("hold", "eager"));
    world.burst(10, 4);
    assert_eq!(world.stats().returns.calls, 0, "stacks are in the main domain");
}

/// What one domain takes beyond the limit comes out of what is free in another.
#[test]
fn the_limit_is_everybodys() {
    let world = World::new(Box::new(Hold));
    let heap = &*world.heap;
    let batch = heap.open_domain("batch", Box::new(Hold)).expect("a domain");
    let mut main = MCache::new(heap);
    let mut other = beside(heap, &main, batch);
    // SAFETY: as in `alloc`; simulated pages hold nothing, so nothing may be written.
    let take = |cache: &mut MCache, mib: usize| unsafe {
        cache.alloc_noscan(heap, Bytes(mib << 20), false).expect("simulated pages")
    };
    take(&mut other, 16);
    collect(heap, [&mut main, &mut other], &[]);
    sweep_all(heap);
    let before = heap.stats().mapped_ready();
    assert_eq!(heap.domain(batch).stats().heap_free, 16 * MIB);
    heap.set_memory_limit(Some(Bytes(before as usize)));
    take(&mut main, 12);
    assert!(heap.stats().mapped_ready() <= before, "{} of {before}", heap.stats().mapped_ready());
    let left = heap.domain(batch).stats().heap_free;
    assert!((3 * MIB..=4 * MIB).contains(&left), "12 MiB went, and a little for metadata: {left}");
    world.check();
}

#[test]
fn names_are_taken_once_and_there_is_an_end() {
    let heap = host_heap(HeapConfig::for_tests());
    let open = |name: &str| heap.open_domain(name, Box::new(Hold));
    assert_eq!(open("main"), Err(DomainError::Taken(HOME)));
    assert_eq!(open("1"), Err(DomainError::Name("1".into())));
    let before = heap.stats().gc_misc_sys;
    assert_eq!(open("batch"), Ok(DomainId(1)));
    assert!(heap.stats().gc_misc_sys > before, "lists and counters are accounted for");
    assert_eq!(open("batch"), Err(DomainError::Taken(DomainId(1))));
    for number in 2..MAX_DOMAINS {
        assert_eq!(open(&format!("d{number}")), Ok(DomainId(number as u16)));
    }
    assert_eq!(open("one-more"), Err(DomainError::TooMany));
    let names: Vec<_> = heap.domains().map(|domain| domain.name()).take(3).collect();
    assert_eq!(names, ["main", "batch", "d2"]);
    assert_eq!(heap.domain_named("d7").map(|domain| domain.id()), Some(DomainId(7)));
}

/// Domains are opened while others count, sweep and give back: whoever sees a domain finds its policy.
#[test]
fn domains_are_opened_while_others_look() {
    let heap = host_heap(HeapConfig::for_tests());
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for number in 1..MAX_DOMAINS {
                let config = DecayConfig { background: true, ..DecayConfig::default() };
                let decay = Box::new(Decay::new(config, number as u64));
                heap.open_domain(&format!("d{number}"), decay).expect("a domain");
            }
        });
        scope.spawn(|| {
            while heap.domains().count() < MAX_DOMAINS {
                heap.return_in_background();
                heap.note_collection(1, 1, 1);
                heap.release_free_pages(&PTrace::off());
                assert_eq!(heap.stats().heap_in_use, 0);
                let seen = heap.domains().last().expect("the first is always there").id();
                assert!(["hold", "decay"].contains(&heap.policy_name(seen)));
            }
        });
    });
    heap.check_invariants();
}
