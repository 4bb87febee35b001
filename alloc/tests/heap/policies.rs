//! Return policies in a heap of simulated pages, on a virtual clock.

use crate::common::SweepOnly;
use burrow_alloc::policy::decay::curve::kept_after;
use burrow_alloc::policy::{
    Ask, Backing, Collection, Decay, DecayConfig, Eager, GcPhase, Hold, Knob, Look, Moment, Pacing,
    PageRun, Release, Wish,
};
use burrow_alloc::stats::HeapStats;
use burrow_alloc::units::PAGE_SIZE;
use burrow_alloc::{
    Bytes, DomainId, Heap, HeapConfig, MCache, MSpan, ManualKind, ObjectType, PageSource, Pages,
    ReturnPolicy, Simulated,
};
use burrow_trace::clock::{Clock, Nanos};
use burrow_trace::{Event, PTrace, Recorder, ReleaseCause};
use proptest::prelude::*;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

pub(crate) const HOME: DomainId = DomainId(0);
pub(crate) const MIB: u64 = 1 << 20;
pub(crate) const SECOND: u64 = 1_000_000_000;

/// A policy that a test can look into.
#[derive(Debug)]
pub(crate) struct Shared<P>(Arc<Mutex<P>>);

impl<P> Clone for Shared<P> {
    fn clone(&self) -> Shared<P> {
        Shared(self.0.clone())
    }
}

impl<P> Shared<P> {
    pub(crate) fn new(policy: P) -> Shared<P> {
        Shared(Arc::new(Mutex::new(policy)))
    }

    pub(crate) fn with<T>(&self, f: impl FnOnce(&mut P) -> T) -> T {
        f(&mut self.0.lock().expect("no test panics inside"))
    }
}

impl<P: ReturnPolicy> ReturnPolicy for Shared<P> {
    fn name(&self) -> &'static str {
        "shared"
    }
    fn freed(&mut self, run: PageRun, backing: Backing, now: Nanos) -> Ask {
        self.with(|p| p.freed(run, backing, now))
    }
    fn taken(&mut self, run: PageRun, now: Nanos) {
        self.with(|p| p.taken(run, now));
    }
    fn released(&mut self, run: PageRun, how: Release, now: Nanos) {
        self.with(|p| p.released(run, how, now));
    }
    fn kept(&mut self, run: PageRun, now: Nanos) {
        self.with(|p| p.kept(run, now));
    }
    fn grew(&mut self, run: PageRun, look: &Look<'_>) -> Ask {
        self.with(|p| p.grew(run, look))
    }
    fn collected(&mut self, collection: &Collection, now: Nanos) -> Ask {
        self.with(|p| p.collected(collection, now))
    }
    fn paced(&mut self, pacing: &Pacing, now: Nanos) {
        self.with(|p| p.paced(pacing, now));
    }
    fn phase(&mut self, phase: GcPhase, now: Nanos) -> Ask {
        self.with(|p| p.phase(phase, now))
    }
    fn next(&mut self, moment: Moment, look: &Look<'_>) -> Option<Wish> {
        self.with(|p| p.next(moment, look))
    }
    fn wakes_at(&mut self, now: Nanos) -> Option<Nanos> {
        self.with(|p| p.wakes_at(now))
    }
    fn calls_helper(&mut self) -> bool {
        self.with(|p| p.calls_helper())
    }
    fn wants_helper(&self) -> bool {
        self.with(|p| p.wants_helper())
    }
    fn lets_a_new_limit_wait(&self) -> bool {
        self.with(|p| p.lets_a_new_limit_wait())
    }
    fn how_for_limit(&self) -> Release {
        self.with(|p| p.how_for_limit())
    }
    fn ticks(&self) -> u32 {
        self.with(|p| p.ticks())
    }
    fn knobs(&self) -> Vec<Knob> {
        self.with(|p| p.knobs())
    }
    fn set_knob(&mut self, name: &str, value: i64, now: Nanos) -> Result<(), String> {
        self.with(|p| p.set_knob(name, value, now))
    }
}

/// A clock that moves when it is told to, also back.
#[derive(Debug, Default)]
pub(crate) struct TestClock(AtomicU64);

impl TestClock {
    pub(crate) fn set(&self, now: u64) {
        self.0.store(now, Ordering::Relaxed);
    }

    pub(crate) fn advance(&self, length: Nanos) {
        self.set(self.now().0.saturating_add(length.0));
    }
}

impl Clock for TestClock {
    fn now(&self) -> Nanos {
        Nanos(self.0.load(Ordering::Relaxed))
    }
    fn wall(&self) -> (i64, u32) {
        (0, 0)
    }
    fn sleep(&self, length: Nanos) {
        self.advance(length);
    }
}

/// A heap, its clock, its events, and how often its helper was woken.
pub(crate) struct World {
    pub heap: Arc<Heap>,
    pub clock: Arc<TestClock>,
    pub collector: Arc<SweepOnly>,
    pub events: Recorder,
    pub woken: Arc<AtomicUsize>,
}

impl World {
    pub(crate) fn new(policy: Box<dyn ReturnPolicy>) -> World {
        World::on(Arc::new(Simulated::with_os_page_size(Bytes(4096))), policy)
    }

    pub(crate) fn on(source: Arc<dyn PageSource>, policy: Box<dyn ReturnPolicy>) -> World {
        let (clock, woken) = (Arc::<TestClock>::default(), Arc::<AtomicUsize>::default());
        let events = Recorder::new(1 << 16, clock.clone());
        let count = woken.clone();
        let config = HeapConfig {
            reserve: Bytes(1 << 30),
            clock: clock.clone(),
            trace: events.p(),
            wake_helper: Arc::new(move || {
                count.fetch_add(1, Ordering::Relaxed);
            }),
            ..HeapConfig::default()
        };
        let collector = Arc::<SweepOnly>::default();
        let heap = Heap::new(source, collector.clone(), config).expect("addresses");
        heap.set_policy(HOME, policy);
        woken.store(0, Ordering::Relaxed);
        World { heap, clock, collector, events, woken }
    }

    pub(crate) fn decay(config: DecayConfig) -> World {
        World::new(Box::new(Decay::new(config, 7)))
    }

    pub(crate) fn take(&self, pages: usize) -> &MSpan {
        self.take_for(ManualKind::Stack, pages)
    }

    pub(crate) fn take_for(&self, kind: ManualKind, pages: usize) -> &MSpan {
        self.heap.alloc_manual(Pages(pages), kind, &self.events.p()).expect("simulated pages")
    }

    pub(crate) fn free(&self, span: &MSpan) {
        // SAFETY: each comes from `take` and is given back once; nobody uses its pages.
        unsafe { self.heap.free_manual(span, &self.events.p()) }
    }

    /// Takes pages one by one, and frees them: no two of them were one span.
    pub(crate) fn burst(&self, spans: usize, pages: usize) {
        let taken: Vec<_> = (0..spans).map(|_| self.take(pages)).collect();
        taken.into_iter().for_each(|span| self.free(span));
    }

    pub(crate) fn pass(&self, nanos: u64) {
        self.clock.advance(Nanos(nanos));
    }

    /// As a helper thread does, on a clock that moves by what it sleeps: until that time.
    pub(crate) fn help_until(&self, end: u64) {
        loop {
            self.heap.return_in_background();
            self.check();
            let wakes = self.heap.helper_wakes_at().map_or(u64::MAX, |wakes| wakes.0);
            let now = self.clock.now().0;
            if wakes >= end {
                return self.pass(end.saturating_sub(now));
            }
            self.pass(wakes - now);
        }
    }

    pub(crate) fn tick(&self) {
        self.heap.return_pages(HOME, Moment::Tick, &self.events.p());
    }

    pub(crate) fn stats(&self) -> HeapStats {
        self.heap.stats()
    }

    pub(crate) fn dirty(&self) -> u64 {
        self.stats().heap_free
    }

    pub(crate) fn causes(&self) -> Vec<ReleaseCause> {
        let of = |event| match event {
            Event::PagesReleased { cause, .. } => Some(cause),
            _ => None,
        };
        self.events.take_events().into_iter().filter_map(of).collect()
    }

    /// The heap's books, and the identity of its pages.
    pub(crate) fn check(&self) {
        self.heap.check_invariants();
        let stats = self.stats();
        let really_released = stats.heap_released - stats.heap_muzzy;
        let sum = stats.heap_in_use + stats.in_stacks + stats.in_work_bufs;
        let sum = sum + stats.heap_free + stats.heap_muzzy + really_released;
        assert_eq!(sum, self.heap.used().0 as u64, "{stats:?}");
    }
}

/// No draws, and no rules that wait for megabytes.
fn exact(dirty_ms: i64) -> DecayConfig {
    DecayConfig {
        dirty_ms,
        jitter: false,
        grain: Bytes(64 << 10),
        rest: Bytes(0),
        oversize: Bytes(0),
        ..DecayConfig::default()
    }
}

#[test]
fn hold_keeps_and_eager_gives_back() {
    let hold = World::new(Box::new(Hold));
    hold.burst(100, 3);
    assert_eq!((hold.dirty(), hold.stats().returns.calls), (300 * PAGE_SIZE as u64, 0));
    let eager = World::new(Box::new(Eager::default()));
    eager.burst(100, 3);
    let stats = eager.stats();
    assert_eq!((stats.heap_free, stats.returns.calls), (0, 100));
    assert_eq!(stats.returns.released, 300 * PAGE_SIZE as u64);
    assert_eq!(eager.causes(), [ReleaseCause::Freed; 100]);
    eager.burst(10, 3);
    assert_eq!(
        eager.stats().returns.retaken,
        30 * PAGE_SIZE as u64,
        "what is fresh is not counted"
    );
    [hold, eager].iter().for_each(World::check);
}

#[test]
fn a_burst_leaves_along_the_curve() {
    let world = World::decay(DecayConfig { ticks: 0, ..exact(10_000) });
    world.burst(2048, 4);
    let interval = 10_000_000_000 / 200;
    world.pass(interval);
    world.tick(); // the burst comes
    assert_eq!(world.dirty(), 64 * MIB);
    for epoch in 1..=200 {
        world.pass(interval);
        world.tick();
        let kept = (64 * MIB / PAGE_SIZE as u64 * kept_after(epoch)) >> 24;
        let stays = if epoch == 200 { 0 } else { kept };
        assert_eq!(world.dirty() / PAGE_SIZE as u64, stays, "after {epoch} epochs");
    }
    world.check();
    assert!(world.causes().iter().all(|cause| *cause == ReleaseCause::Dirty));
}

/// Whole extents go, however many MiB they have: the curve ends early, as jemalloc's does. They end where jemalloc's mappings would.
#[test]
fn whole_extents_go_at_once() {
    // 64 MiB are 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10, 12 and 1 MiB.
    for (regions, calls) in [(false, 1), (true, 12)] {
        let config = DecayConfig { ticks: 0, grain: Bytes(0), regions, ..exact(10_000) };
        let world = World::decay(config);
        world.burst(2048, 4);
        for _ in 0..200 {
            world.pass(50_000_000);
            world.tick();
        }
        assert_eq!((world.dirty(), world.stats().returns.calls), (0, calls), "{regions}");
    }
}

#[test]
fn a_time_of_zero_skips_muzzy() {
    let world = World::decay(DecayConfig { dirty_ms: 0, muzzy_ms: 1000, ..DecayConfig::default() });
    world.burst(50, 5);
    let stats = world.stats();
    assert_eq!((stats.heap_free, stats.heap_muzzy), (0, 0));
    assert_eq!(stats.returns.released, 250 * PAGE_SIZE as u64);
    assert_eq!(world.causes(), [ReleaseCause::Freed; 50]);
    world.check();
}

#[test]
fn never_is_never() {
    for background in [false, true] {
        let world =
            World::decay(DecayConfig { dirty_ms: -1, background, ..DecayConfig::default() });
        world.burst(3, 2048); // each larger than what is oversize
        world.pass(1000 * SECOND);
        world.tick();
        world.help_until(2000 * SECOND);
        assert_eq!((world.dirty(), world.stats().returns.calls), (48 * MIB, 0));
    }
}

#[test]
fn oversize_runs_do_not_stay_unless_there_is_a_helper() {
    let run = |config| {
        let world = World::decay(config);
        world.burst(1, 2048);
        world.check();
        (world.dirty(), world.causes())
    };
    assert_eq!(run(DecayConfig::default()), (0, vec![ReleaseCause::Oversize]));
    assert_eq!(run(DecayConfig { background: true, ..DecayConfig::default() }), (16 * MIB, vec![]));
    let off = DecayConfig { oversize: Bytes(0), ..DecayConfig::default() };
    assert_eq!(run(off), (16 * MIB, vec![]));
    let never = DecayConfig { muzzy_ms: -1, ..DecayConfig::default() };
    assert_eq!(run(never), (16 * MIB, vec![]));
}

#[test]
fn pages_become_muzzy_and_then_go() {
    let config = DecayConfig { muzzy_ms: 1000, background: true, ..exact(1000) };
    let world = World::decay(config);
    world.burst(1024, 1);
    world.help_until(SECOND * 6 / 10);
    let stats = world.stats();
    assert!(stats.heap_muzzy > 2 * MIB && stats.heap_free > MIB, "{stats:?}");
    assert!(stats.returns.released < MIB / 4, "they have only begun");
    world.help_until(SECOND * 3 / 2);
    let stats = world.stats();
    assert_eq!(stats.heap_free, 0);
    assert!(stats.heap_muzzy > MIB / 2 && stats.returns.released > MIB, "{stats:?}");
    world.help_until(3 * SECOND);
    let stats = world.stats();
    assert_eq!((stats.heap_muzzy, stats.returns.released), (0, 8 * MIB));
    assert_eq!(stats.returns.muzzied, 8 * MIB);
}

/// Muzzy pages count as released, and do not read as zero.
#[test]
fn muzzy_pages_that_are_taken_are_dirty_again() {
    let config = DecayConfig { muzzy_ms: -1, background: true, ..exact(1000) };
    let world = World::decay(config);
    world.burst(64, 8);
    world.help_until(2 * SECOND);
    let muzzy = world.stats();
    assert_eq!((muzzy.heap_free, muzzy.heap_muzzy), (0, 4 * MIB));
    let span = world.take(16);
    let stats = world.stats();
    let taken = 16 * PAGE_SIZE as u64;
    assert!(span.need_zero(), "the system may have left what was there");
    assert_eq!(stats.heap_muzzy, muzzy.heap_muzzy - taken);
    assert_eq!(stats.heap_released, muzzy.heap_released - taken);
    assert_eq!(stats.returns.retaken, taken);
    world.check();
    world.free(span);
    assert_eq!(world.dirty(), taken);
    // All that is free goes for good, if that is demanded.
    world.heap.release_free_pages(&PTrace::off());
    world.check();
    assert_eq!((world.dirty(), world.stats().heap_muzzy), (0, 0));
    let span = world.take(16);
    assert!(!span.need_zero());
    world.free(span);
}

#[test]
fn without_a_helper_a_silent_program_gives_nothing_back() {
    let world = World::decay(DecayConfig { ticks: 10, ..exact(1000) });
    world.burst(1024, 2);
    world.pass(100 * SECOND);
    assert_eq!(world.stats().returns.calls, 0, "nobody has looked");
    for _ in 0..400 {
        world.pass(10_000_000);
        let span = world.take(1);
        world.free(span);
    }
    assert!(world.dirty() < 16 * PAGE_SIZE as u64, "{}", world.dirty());
    world.check();
}

/// With a helper, threads that allocate let epochs end, and leave the purging to it.
#[test]
fn with_a_helper_threads_that_allocate_do_not_purge() {
    let world = World::decay(DecayConfig { background: true, ..exact(1000) });
    world.burst(1024, 2);
    world.heap.return_in_background();
    assert!(world.heap.helper_wakes_at().is_some(), "it is woken, and plans");
    for _ in 0..400 {
        world.pass(10_000_000);
        world.tick();
    }
    assert_eq!(world.stats().returns.calls, 0);
    world.heap.return_in_background();
    assert_eq!(world.dirty(), 0);
}

/// A burst, and then silence.
#[test]
fn a_helper_begins_soon_after_a_burst() {
    for dirty_ms in [1000, 5000, 10_000] {
        let decay_time = dirty_ms as u64 * 1_000_000;
        let config = DecayConfig { dirty_ms, background: true, ..DecayConfig::default() };
        let first = |prompt| {
            let world = World::decay(DecayConfig { prompt, ..config });
            assert_eq!(world.heap.helper_wakes_at(), None, "nothing to wait for");
            world.burst(1, 1);
            assert_eq!(world.woken.swap(0, Ordering::Relaxed), 1, "by the first page");
            world.heap.return_in_background();
            let planned = world.heap.helper_wakes_at().expect("a page is there");
            world.burst(1024, 32);
            let woken = world.woken.swap(0, Ordering::Relaxed);
            assert_eq!(woken, usize::from(prompt), "by the burst");
            let from = if woken > 0 { world.clock.now() } else { planned };
            world.pass(from.0 - world.clock.now().0);
            world.heap.return_in_background();
            while world.stats().returns.calls == 0 {
                let wakes = world.heap.helper_wakes_at().expect("pages are there");
                world.pass(wakes.0 - world.clock.now().0);
                assert!(wakes.0 < 10 * decay_time, "it never begins");
                world.heap.return_in_background();
            }
            let began = world.clock.now().0;
            world.help_until(world.clock.now().0 + 3 * decay_time);
            assert_eq!(world.dirty(), 0);
            began
        };
        assert!(first(true) <= decay_time / 5, "D = {dirty_ms} ms");
        assert!(first(false) > decay_time, "as jemalloc, D = {dirty_ms} ms");
    }
}

/// Pages whose epoch has not ended are unknown to the limit: a helper that they wake lets them be.
#[test]
fn a_helper_that_is_woken_by_a_burst_lets_it_decay() {
    let config = DecayConfig { dirty_ms: 5000, background: true, ..DecayConfig::default() };
    let world = World::decay(config);
    let mut burst: Vec<_> = (0..2048).map(|_| world.take(4)).collect();
    while !burst.is_empty() {
        // In pieces, and the helper looks after each.
        burst.drain(burst.len() - 256..).for_each(|span| world.free(span));
        world.heap.return_in_background();
        let _ = world.heap.helper_wakes_at();
        world.pass(10_000_000);
        world.tick();
    }
    assert_eq!((world.dirty(), world.stats().returns.calls), (64 * MIB, 0));
    world.help_until(world.clock.now().0 + 3 * 5_000_000_000);
    assert_eq!(world.dirty(), 0);
    world.check();
}

/// The last 4 MiB wait for another decay time, or do not.
#[test]
fn the_rest_waits() {
    let gone_at = |rest| {
        let config = DecayConfig { rest, background: true, grain: Bytes(64 << 10), ..exact(1000) };
        let world = World::decay(config);
        world.burst(1024, 8);
        world.heap.return_in_background();
        while world.dirty() > 0 {
            let wakes = world.heap.helper_wakes_at().expect("pages are there");
            world.pass(wakes.0 - world.clock.now().0);
            world.heap.return_in_background();
        }
        world.clock.now().0
    };
    assert!(gone_at(Bytes(0)) < SECOND * 12 / 10);
    let late = gone_at(Bytes(4 << 20));
    assert!((SECOND * 3 / 2..SECOND * 5 / 2).contains(&late), "{late}");
}

/// Use and reuse, ten times faster than decay: jemalloc loses much of it; if reuse is credited, little goes.
#[test]
fn reuse_is_credited_if_so_wished() {
    let retaken = |credit| {
        let world = World::decay(DecayConfig { credit, background: true, ..exact(2000) });
        world.burst(1024, 8);
        for cycle in 1..=50 {
            world.help_until(cycle * SECOND / 5);
            world.burst(1024, 8);
            world.tick();
        }
        world.stats().returns.retaken / MIB
    };
    let (with, without) = (retaken(true), retaken(false));
    assert!(without > 300, "of 3200 MiB reused, {without} had gone");
    assert!(with * 10 < without, "{with} MiB retaken with credit, {without} without");
}

#[test]
fn settings_change_while_it_runs() {
    let world = World::decay(DecayConfig { ticks: 0, ..exact(10_000) });
    world.burst(1024, 8);
    let pass = |epochs, interval| {
        for _ in 0..epochs {
            world.pass(interval);
            world.tick();
        }
        world.dirty()
    };
    assert_eq!(pass(101, SECOND / 20), 32 * MIB);
    world.heap.set_policy_knob(HOME, "dirty_decay_ms", 1000).expect("a setting");
    assert_eq!(world.dirty(), 32 * MIB, "nothing goes at once");
    assert_eq!(pass(1, SECOND / 200), 32 * MIB, "all of the new time is left");
    assert_eq!(pass(100, SECOND / 200), 16 * MIB);
    assert_eq!(pass(100, SECOND / 200), 0);
    let knob = |name| {
        let knobs = world.heap.policy_knobs(HOME);
        knobs.into_iter().find(|knob| knob.name == name).expect("a setting").value
    };
    assert_eq!((knob("dirty_decay_ms"), knob("background_thread")), (1000, 0));
    for (name, value) in [("dirty_decay_ms", -2), ("credit", 2), ("ticks", -1), ("fast", 1)] {
        let error = world.heap.set_policy_knob(HOME, name, value).expect_err(name);
        assert!(error.contains(name), "{error}");
    }
}

#[test]
fn a_policy_is_exchanged_while_pages_are_free() {
    let world = World::new(Box::new(Hold));
    world.burst(100, 5);
    let kept = world.dirty();
    world.heap.set_policy(HOME, Box::new(Decay::new(exact(1000), 1)));
    assert_eq!((world.heap.policy_name(HOME), world.dirty()), ("decay", kept));
    world.pass(SECOND);
    world.tick();
    world.pass(2 * SECOND);
    world.tick();
    assert_eq!(world.dirty(), 0);
    world.check();
}

#[test]
fn the_limit_takes_what_the_policy_would_have_go_first() {
    let world = World::decay(DecayConfig { ticks: 0, ..exact(10_000) });
    let spans: Vec<_> = (0..8).map(|_| world.take(128)).collect();
    let page = |span: &MSpan| span.base().offset_from(world.heap.base()).0 / PAGE_SIZE;
    for at in [2, 5, 0, 7] {
        world.free(spans[at]);
        world.pass(1);
    }
    let _ = world.events.take_events();
    let ready = world.stats().mapped_ready();
    world.heap.set_memory_limit(Some(Bytes((ready - 3 * MIB / 2) as usize)));
    let released = |event| match event {
        Event::PagesReleased { first_page, released_pages, cause, .. } => {
            assert_eq!(cause, ReleaseCause::Limit);
            Some((first_page as usize, released_pages))
        }
        _ => None,
    };
    let got: Vec<_> = world.events.take_events().into_iter().filter_map(released).collect();
    assert_eq!(got, [(page(spans[2]), 128), (page(spans[5]) + 64, 64)]);
    assert_eq!(world.stats().mapped_ready(), ready - 3 * MIB / 2);
    world.check();
}

/// Pages go through the caches of Ps, with objects in them.
#[test]
fn pages_of_page_caches_are_told_of() {
    let policy = Shared::new(Decay::new(exact(1000), 1));
    let world = World::on(
        Arc::new(burrow_alloc::Host::with_limit(Bytes(64 << 20))),
        Box::new(policy.clone()),
    );
    let heap = &world.heap;
    let mut cache = MCache::new(heap);
    let ty = ObjectType::new(Bytes(1024), &[]);
    let books_agree = || {
        let (dirty, muzzy) = policy.with(|p| p.pages());
        let stats = world.stats();
        let cached = stats.cached_pages - stats.cached_released;
        assert_eq!(dirty.to_bytes().0 as u64, stats.heap_free - cached);
        assert_eq!(muzzy.to_bytes().0 as u64, stats.heap_muzzy);
    };
    for _ in 0..5 {
        for _ in 0..3000 {
            // SAFETY: one heap, one cache; `ty` outlives it.
            unsafe { cache.alloc(heap, &ty) }.expect("memory");
        }
        books_agree();
        crate::common::mark_and_start_sweep(heap, &mut cache, std::iter::empty());
        crate::common::sweep_all(heap);
        books_agree();
        world.pass(SECOND / 2);
        world.tick();
        books_agree();
        heap.check_invariants();
    }
    // SAFETY: the heap's own cache.
    unsafe { cache.retire(heap) };
    books_agree();
}

/// What is done to a heap.
#[derive(Clone, Debug)]
enum Op {
    Take(usize),
    Free(usize),
    Pass(u64),
    Tick,
    Help,
    Limit(Option<u64>),
    Purge,
    Knob(&'static str, i64),
    Policy(u8),
}

fn any_op() -> impl Strategy<Value = Op> {
    let knob = prop::sample::select(vec![
        ("dirty_decay_ms", 0),
        ("dirty_decay_ms", -1),
        ("dirty_decay_ms", 300),
        ("muzzy_decay_ms", 0),
        ("muzzy_decay_ms", 200),
        ("muzzy_decay_ms", -1),
        ("background_thread", 0),
        ("background_thread", 1),
        ("credit", 1),
        ("every", 3),
        ("grain", 0),
        ("merge", 1),
    ]);
    prop_oneof![
        6 => (1_usize..300).prop_map(Op::Take),
        6 => any::<usize>().prop_map(Op::Free),
        3 => (0_u64..200_000_000).prop_map(Op::Pass),
        2 => Just(Op::Tick),
        2 => Just(Op::Help),
        1 => prop::option::of(1_u64..30).prop_map(Op::Limit),
        1 => Just(Op::Purge),
        1 => knob.prop_map(|(name, value)| Op::Knob(name, value)),
        1 => (0_u8..4).prop_map(Op::Policy),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever is done under whichever policy, all books agree.
    #[test]
    fn all_books_agree(ops in prop::collection::vec(any_op(), 1..80)) {
        let fresh = || Shared::new(Decay::new(exact(500), 1));
        let mut decay = Some(fresh());
        let world = World::new(Box::new(decay.clone().expect("just made")));
        let mut spans = Vec::new();
        for op in ops {
            match op {
                Op::Take(pages) => spans.push(world.take(pages)),
                Op::Free(at) if !spans.is_empty() => {
                    let span = spans.swap_remove(at % spans.len());
                    world.free(span);
                }
                Op::Free(_) => {}
                Op::Pass(nanos) => world.pass(nanos),
                Op::Tick => world.tick(),
                Op::Help => {
                    world.heap.return_in_background();
                    let _ = world.heap.helper_wakes_at();
                }
                Op::Limit(mib) => {
                    world.heap.set_memory_limit(mib.map(|mib| Bytes((mib * MIB) as usize)));
                }
                Op::Purge => {
                    world.heap.release_free_pages(&PTrace::off());
                }
                Op::Knob(name, value) => {
                    let _ = world.heap.set_policy_knob(HOME, name, value);
                }
                Op::Policy(number) => {
                    decay = (number > 1).then(fresh);
                    let policy: Box<dyn ReturnPolicy> = match (number, &decay) {
                        (0, _) => Box::new(Hold),
                        (_, None) => Box::new(Eager::default()),
                        (_, Some(decay)) => Box::new(decay.clone()),
                    };
                    world.heap.set_policy(HOME, policy);
                }
            }
            world.check();
            if let Some(decay) = &decay {
                let (dirty, muzzy) = decay.with(|p| p.pages());
                prop_assert_eq!(dirty.to_bytes().0 as u64, world.dirty());
                prop_assert_eq!(muzzy.to_bytes().0 as u64, world.stats().heap_muzzy);
            }
        }
    }
}

#[test]
fn policies_say_what_keeps_free_pages() {
    let decay = |change: fn(&mut DecayConfig)| -> Box<dyn ReturnPolicy> {
        let mut config = DecayConfig::default();
        change(&mut config);
        Box::new(Decay::new(config, 1))
    };
    let silent = "threads that allocate give them back, so a silent program keeps them";
    let cases: [(&str, Box<dyn ReturnPolicy>, String); 7] = [
        // (case, policy, what it says)
        (
            "hold",
            Box::new(Hold),
            "hold: none goes, but for a memory limit or debug.FreeOSMemory".into(),
        ),
        (
            "eager",
            Box::new(Eager::default()),
            "eager: they go as they come free; these are on their way".into(),
        ),
        (
            "go, before the first collection",
            Box::new(burrow_alloc::policy::Scavenger::new(Default::default())),
            "go: no goal is exceeded, so none goes before the next collection".into(),
        ),
        ("decay", decay(|_| {}), format!("decay: they go within 10 s; {silent}")),
        (
            "decay with a thread, and muzzy pages",
            decay(|c| (c.dirty_ms, c.muzzy_ms, c.background) = (1500, 2000, true)),
            "decay: they become muzzy within 1.5 s, and go 2 s later; a thread of its own gives them back".into(),
        ),
        (
            "decay that stops at muzzy",
            decay(|c| c.muzzy_ms = -1),
            format!("decay: they become muzzy within 10 s, and go never; {silent}"),
        ),
        (
            "decay that never begins",
            decay(|c| c.dirty_ms = -1),
            "decay: dirty_decay_ms is -1, so none goes".into(),
        ),
    ];
    for (case, policy, want) in cases {
        let heap = Heap::new(
            Arc::new(Simulated::with_os_page_size(Bytes(4096))),
            Arc::new(SweepOnly::default()),
            HeapConfig::for_tests(),
        )
        .expect("addresses");
        heap.set_policy(HOME, policy);
        assert_eq!(heap.policy_rule(HOME), want, "{case}");
    }
}
