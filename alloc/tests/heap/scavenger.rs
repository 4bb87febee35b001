//! Go's scavenger in a heap of simulated pages, on a virtual clock. Giving back an OS page counts as 10 µs there.

use crate::policies::{HOME, MIB, SECOND, Shared, World};
use burrow_alloc::policy::{Decay, DecayConfig, GcPhase, Release, Scavenger, ScavengerConfig};
use burrow_alloc::units::{CHUNK_PAGES, CHUNK_SIZE, PAGE_SIZE};
use burrow_alloc::{Bytes, Faulty, Host, MCache, MSpan, ManualKind, ObjectType, PageId, Simulated};
use burrow_trace::clock::Clock;
use burrow_trace::{Event, PTrace, ReleaseCause};
use proptest::prelude::*;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// A heap under a scavenger that can be looked into.
fn world_with(config: ScavengerConfig) -> (World, Shared<Scavenger>) {
    let policy = Shared::new(Scavenger::new(config));
    (World::new(Box::new(policy.clone())), policy)
}

fn world() -> (World, Shared<Scavenger>) {
    world_with(ScavengerConfig::default())
}

/// A collection whose goal is the last one's, and which is swept at once. Spans that are not of objects count as nothing in use, so all that is
/// free is beyond the goal.
pub(crate) fn collect(world: &World) {
    world.heap.note_phase(GcPhase::Begins);
    world.heap.note_collection(4 * MIB, 4 * MIB, 1);
    world.heap.note_phase(GcPhase::Swept);
}

/// The same on memory that objects can lie in, with one of so many bytes.
fn world_with_object(bytes: u64) -> (World, Shared<Scavenger>, MCache) {
    let policy = Shared::new(Scavenger::new(ScavengerConfig::default()));
    let world = World::on(Arc::new(Host::with_limit(Bytes(256 << 20))), Box::new(policy.clone()));
    let mut cache = MCache::new(&world.heap);
    let ty = ObjectType::new(Bytes(bytes as usize), &[]);
    // SAFETY: one heap, one cache; nobody collects, so the type need not outlive this.
    unsafe { cache.alloc(&world.heap, &ty) }.expect("memory");
    (world, policy, cache)
}

/// The releases since the last look: first page, pages, cause.
fn releases(world: &World) -> Vec<(usize, usize, ReleaseCause)> {
    let of = |event| match event {
        Event::PagesReleased { first_page, released_pages, cause, .. } => {
            Some((first_page as usize, released_pages as usize, cause))
        }
        _ => None,
    };
    world.events.take_events().into_iter().filter_map(of).collect()
}

fn first_page(world: &World, span: &MSpan) -> usize {
    (span.base().0 - world.heap.page_addr(PageId(0)).0) / PAGE_SIZE
}

#[test]
fn what_a_collection_frees_goes_after_the_next() {
    let (world, _) = world();
    let spans: Vec<_> = (0..16).map(|_| world.take(128)).collect();
    collect(&world);
    spans.into_iter().for_each(|span| world.free(span));
    world.heap.note_phase(GcPhase::Swept);
    world.help_until(100 * SECOND);
    assert_eq!((world.dirty(), world.stats().returns.calls), (16 * MIB, 0), "not seen yet");
    collect(&world);
    world.help_until(200 * SECOND);
    assert_eq!(world.dirty(), 0);
    assert!(releases(&world).iter().all(|(.., cause)| *cause == ReleaseCause::Goal));
    let stats = world.stats().returns;
    assert_eq!((stats.released, stats.eager), (16 * MIB, 0));
}

#[test]
fn nothing_goes_before_the_first_collection_or_below_the_goal() {
    let (world, policy, cache) = world_with_object(MIB);
    world.burst(64, 16);
    world.heap.note_phase(GcPhase::Swept);
    world.help_until(100 * SECOND);
    assert_eq!(world.dirty(), 8 * MIB);
    // The next heap goal is a thousand times the last one: what is free will be needed.
    world.heap.note_collection(4 * MIB, 4096 * MIB, 1);
    assert!(!policy.with(|p| p.goals().any()));
    world.heap.note_phase(GcPhase::Swept);
    world.help_until(200 * SECOND);
    assert_eq!(world.stats().returns.calls, 0);
    // SAFETY: the heap's own cache.
    unsafe { cache.retire(&world.heap) };
}

#[test]
fn the_highest_pages_go_first_and_huge_pages_whole() {
    let huge = 256;
    let (world, _) = world();
    let spans: Vec<_> = (0..4).map(|_| world.take(CHUNK_PAGES)).collect();
    let bottom = first_page(&world, spans[0]);
    let top = first_page(&world, spans[3]) + CHUNK_PAGES;
    spans.into_iter().for_each(|span| world.free(span));
    let hole = world.take(300); // at the bottom: the first chunk keeps no huge page
    assert_eq!(first_page(&world, hole), bottom);
    collect(&world);
    world.help_until(300 * SECOND);
    let runs: Vec<_> = releases(&world).iter().map(|(first, pages, _)| (*first, *pages)).collect();
    assert!(runs.iter().zip(&runs[1..]).all(|((high, _), (low, _))| high > low), "{runs:?}");
    let whole = runs.iter().filter(|(first, pages)| first % huge == 0 && *pages == huge).count();
    let held = (bottom + 300).next_multiple_of(huge);
    assert_eq!(whole, (top / huge) - held / huge, "{runs:?}");
    assert!(runs.iter().all(|(_, pages)| *pages <= huge));
    assert_eq!(world.dirty(), 0);
    let (world, _) = world_with(ScavengerConfig { huge_page: Bytes(0), ..Default::default() });
    world.burst(4, CHUNK_PAGES);
    collect(&world);
    world.help_until(300 * SECOND);
    assert!(releases(&world).iter().all(|(_, pages, _)| *pages == 8), "64 KiB at a time");
}

/// On a clock that does not move during work, 2 MiB count as 5.12 ms: they are slept off at one in a thousand first, and then faster.
#[test]
fn the_pace_is_slow_at_first() {
    let (world, _) = world();
    world.burst(32, CHUNK_PAGES);
    collect(&world);
    world.help_until(SECOND);
    assert_eq!(world.stats().returns.released, 2 * MIB, "a burst");
    world.help_until(5 * SECOND);
    assert_eq!(world.stats().returns.released, 2 * MIB, "is slept off for 5.12 s");
    world.help_until(100 * SECOND);
    assert_eq!(world.dirty(), 0, "the controller has found out how little of a CPU that is");
}

#[test]
fn who_makes_the_heap_grow_gives_as_much_back() {
    let (world, policy) = world();
    let spans: Vec<_> = (0..16).map(|_| world.take(128)).collect();
    let kept: Vec<_> = spans.iter().skip(1).step_by(2).collect();
    spans.iter().step_by(2).for_each(|span| world.free(span));
    collect(&world);
    assert_eq!(policy.with(|p| p.goals().percent), Some(0));
    let before = world.stats();
    let grown = world.take(CHUNK_PAGES); // there is no such run: the heap grows by a chunk
    let after = world.stats();
    assert_eq!(after.heap_free, before.heap_free - CHUNK_SIZE as u64);
    assert_eq!(after.returns.eager, CHUNK_SIZE as u64);
    assert!(releases(&world).iter().all(|(.., cause)| *cause == ReleaseCause::Growth));
    // What is beyond the goal and in use cannot go.
    let again = world.take(2 * CHUNK_PAGES);
    assert_eq!(world.dirty(), 0);
    world.free(grown);
    world.free(again);
    kept.into_iter().for_each(|span| world.free(span));
    world.check();
}

/// The CPU limiter hears of it, unless it is a marker that makes the heap grow: all of its time is counted.
#[test]
fn what_giving_back_for_growth_takes_is_told() {
    let cases = [
        // (case, for what, whether there is something to give back, how often it is told)
        ("a stack", ManualKind::Stack, true, 1),
        ("a work buffer", ManualKind::WorkBuf, true, 0),
        ("nothing is beyond the goal", ManualKind::Stack, false, 0),
    ];
    for (case, kind, beyond, told) in cases {
        let (world, _) = world();
        let free = world.take(CHUNK_PAGES);
        world.take(CHUNK_PAGES);
        world.free(free);
        if beyond {
            collect(&world);
        }
        world.take_for(kind, 2 * CHUNK_PAGES);
        assert_eq!(world.collector.timed.load(Ordering::Relaxed), told, "{case}");
        assert_eq!(world.stats().returns.eager > 0, beyond, "{case}");
        world.check();
    }
}

#[test]
fn growth_within_the_goal_costs_nothing() {
    let (world, policy, cache) = world_with_object(16 * MIB);
    let free = world.take(4 * CHUNK_PAGES);
    world.take(CHUNK_PAGES); // between what is free and what grows
    world.free(free);
    // In use and free are 32 MiB. What may stay: 1.1 times 16 MiB, by 16 or 10 to 8.
    for (goal, may_stay, gone) in [(16, None, 0), (10, Some(22), 16 * MIB)] {
        world.heap.note_collection(8 * MIB, goal * MIB, 1);
        let percent = policy.with(|p| p.goals().percent);
        assert_eq!(percent.map(|bytes| bytes / MIB), may_stay, "{goal}");
        world.take(5 * CHUNK_PAGES);
        assert_eq!(world.stats().returns.eager, gone, "{goal}");
    }
    // SAFETY: the heap's own cache.
    unsafe { cache.retire(&world.heap) };
    world.check();
}

#[test]
fn dense_chunks_keep_their_holes() {
    for (hole, gone) in [(16, 0), (17, 17)] {
        let (world, _) = world();
        let filler: Vec<_> = (0..4).map(|_| world.take(CHUNK_PAGES)).collect();
        let small = world.take(hole);
        let rest = world.take(CHUNK_PAGES - hole);
        world.free(small);
        collect(&world);
        world.help_until(20 * SECOND);
        let pages = world.stats().returns.released / PAGE_SIZE as u64;
        assert_eq!(pages, gone, "{hole} pages are free");
        filler.into_iter().chain([rest]).for_each(|span| world.free(span));
    }
}

#[test]
fn below_the_limit_a_twentieth_is_kept_free() {
    let (world, policy) = world();
    world.burst(64, 16);
    let ready = world.stats().mapped_ready();
    let limit = ready + MIB / 10;
    world.heap.set_memory_limit(Some(Bytes(limit as usize)));
    assert_eq!(world.stats().returns.calls, 0, "the limit is kept");
    world.heap.note_collection(0, u64::MAX, 2);
    let goal = (limit as f64 * 0.95) as u64;
    assert_eq!(policy.with(|p| p.goals()).limit, Some(goal));
    world.heap.note_phase(GcPhase::Swept);
    world.help_until(100 * SECOND);
    let left = world.stats().mapped_ready();
    assert!(left <= goal && goal - left < 2 * MIB, "{left} of {goal}");
}

#[test]
fn a_new_limit_waits_for_who_makes_the_process_larger() {
    let (world, _) = world();
    let free = world.take(2 * CHUNK_PAGES);
    world.take(1); // between what is free and what grows
    world.free(free);
    let ready = world.stats().mapped_ready();
    world.heap.set_memory_limit(Some(Bytes((ready - 4 * MIB) as usize)));
    assert_eq!(world.stats().mapped_ready(), ready, "nobody has asked for anything");
    world.take(8 * CHUNK_PAGES);
    let stats = world.stats();
    assert_eq!((stats.heap_free, stats.returns.eager), (0, 8 * MIB), "all there was");
    assert!(releases(&world).iter().all(|(.., cause)| *cause == ReleaseCause::Limit));
}

#[test]
fn pages_may_go_lazily() {
    let (world, _) = world_with(ScavengerConfig { how: Release::Lazily, ..Default::default() });
    world.burst(64, 16);
    collect(&world);
    world.help_until(100 * SECOND);
    let stats = world.stats();
    assert_eq!((stats.heap_free, stats.heap_muzzy, stats.returns.released), (0, 8 * MIB, 0));
    world.heap.release_free_pages(&PTrace::off());
    assert_eq!(world.stats().heap_muzzy, 0);
}

/// As in Go under `madvdontneed=0`: the limit holds by the counters, and what went for it is muzzy.
#[test]
fn pages_go_for_the_limit_as_they_go_otherwise() {
    for (how, is_muzzy) in [(Release::Now, false), (Release::Lazily, true)] {
        let (world, _) = world_with(ScavengerConfig { how, ..ScavengerConfig::default() });
        let free = world.take(CHUNK_PAGES);
        let kept = world.take(16);
        world.free(free);
        let limit = world.stats().mapped_ready();
        world.heap.set_memory_limit(Some(Bytes(limit as usize)));
        let large = world.take(CHUNK_PAGES + 1); // released pages, so that others have to go
        let stats = world.stats();
        assert!(stats.mapped_ready() <= limit + MIB / 8, "{how:?}: {stats:?}"); // and a bitmap
        let (muzzy, gone) = (stats.heap_muzzy, stats.returns.muzzied + stats.returns.released);
        assert_eq!((muzzy > 0, muzzy), (is_muzzy, stats.returns.muzzied), "{how:?}");
        assert!(gone >= CHUNK_SIZE as u64 - MIB / 8, "{how:?}: {gone}");
        world.check();
        [kept, large].into_iter().for_each(|span| world.free(span));
        world.heap.set_memory_limit(Some(Bytes(0)));
        world.heap.meet_memory_limit(&PTrace::off());
        assert_eq!(world.dirty(), 0, "{how:?}");
        world.check();
    }
}

#[test]
fn a_source_that_refuses_or_has_large_pages_does_no_harm() {
    let source = Arc::new(Faulty::after(usize::MAX, Simulated::with_os_page_size(Bytes(4096))));
    let scavenger = || Box::new(Scavenger::new(ScavengerConfig::default()));
    let world = World::on(source.clone(), scavenger());
    world.burst(64, 16);
    source.refuse_after(0);
    collect(&world);
    world.help_until(20 * SECOND);
    assert_eq!(world.dirty(), 8 * MIB);
    assert!(world.stats().returns.refused > 0);
    source.refuse_after(usize::MAX);
    collect(&world);
    world.help_until(100 * SECOND);
    assert_eq!(world.dirty(), 0, "it tries again");
    for os_page in [16 << 10, 64 << 10, 1 << 20] {
        let world = World::on(Arc::new(Simulated::with_os_page_size(Bytes(os_page))), scavenger());
        let spans: Vec<_> = (0..30).map(|_| world.take(33)).collect();
        let (kept, freed): (Vec<_>, Vec<_>) =
            spans.iter().enumerate().partition(|(at, _)| at % 3 == 0);
        freed.into_iter().for_each(|(_, span)| world.free(span));
        collect(&world);
        world.help_until(100 * SECOND);
        kept.into_iter().for_each(|(_, span)| world.free(span));
        collect(&world);
        world.help_until(400 * SECOND);
        assert!(world.dirty() < 2 * os_page as u64, "{os_page}: {}", world.dirty());
    }
}

/// What is done to a heap.
#[derive(Clone, Debug)]
enum Op {
    Take(usize),
    Free(usize),
    Collect(u64, u64),
    Begin,
    Swept,
    Help(u64),
    Pass(u64),
    Limit(Option<u64>),
    Purge,
    Exchange(bool),
}

fn any_op() -> impl Strategy<Value = Op> {
    prop_oneof![
        6 => (1_usize..900).prop_map(Op::Take),
        6 => any::<usize>().prop_map(Op::Free),
        3 => (1_u64..32, 1_u64..64).prop_map(|(last, next)| Op::Collect(last, next)),
        1 => Just(Op::Begin),
        2 => Just(Op::Swept),
        3 => (0_u64..20).prop_map(Op::Help),
        1 => (0_u64..1 << 50).prop_map(Op::Pass),
        1 => prop::option::of(1_u64..30).prop_map(Op::Limit),
        1 => Just(Op::Purge),
        1 => any::<bool>().prop_map(Op::Exchange),
    ]
}

/// Free pages, as the scavenger has them.
fn free_pages(world: &World, policy: &Shared<Scavenger>) -> u64 {
    let chunks = world.heap.used().0 / CHUNK_SIZE;
    let free = |at| CHUNK_PAGES - policy.with(|p| p.index().in_use(PageId(at * CHUNK_PAGES)).0);
    (0..chunks).map(|at| free(at) as u64).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever is done, the index has what the bitmaps have, and the heap's books agree.
    #[test]
    fn all_books_agree(ops in prop::collection::vec(any_op(), 1..80)) {
        let (world, policy) = world();
        let mut in_charge = true;
        let mut spans = Vec::new();
        for op in ops {
            match op {
                Op::Take(pages) => spans.push(world.take(pages)),
                Op::Free(at) if !spans.is_empty() => {
                    let span = spans.swap_remove(at % spans.len());
                    world.free(span);
                }
                Op::Free(_) => {}
                Op::Collect(last, next) => world.heap.note_collection(last * MIB, next * MIB, 2),
                Op::Begin => world.heap.note_phase(GcPhase::Begins),
                Op::Swept => world.heap.note_phase(GcPhase::Swept),
                Op::Help(seconds) => {
                    let end = world.clock.now().0 + seconds * SECOND;
                    world.help_until(end);
                }
                Op::Pass(nanos) => world.pass(nanos),
                Op::Limit(mib) => {
                    world.heap.set_memory_limit(mib.map(|mib| Bytes((mib * MIB) as usize)));
                }
                Op::Purge => {
                    world.heap.release_free_pages(&PTrace::off());
                }
                Op::Exchange(back) => {
                    in_charge = back;
                    if back {
                        policy.with(|p| *p = Scavenger::new(ScavengerConfig::default()));
                        world.heap.set_policy(HOME, Box::new(policy.clone()));
                    } else {
                        let decay = Decay::new(DecayConfig::default(), 3);
                        world.heap.set_policy(HOME, Box::new(decay));
                    }
                }
            }
            world.check();
            if in_charge {
                let stats = world.stats();
                let free = (stats.heap_free + stats.heap_released) / PAGE_SIZE as u64;
                prop_assert_eq!(free_pages(&world, &policy), free);
            }
        }
    }
}
