//! Return policies while what is around them does as it likes: clocks that jump, a source that refuses now and then, policies that
//! are exchanged in the middle of a system call, and all of that at random.

use crate::policies::{HOME, MIB, SECOND, TestClock, World};
use crate::scavenger::collect;
use burrow_alloc::policy::{
    Decay, DecayConfig, Eager, GcPhase, Hold, Release, Scavenger, ScavengerConfig,
};
use burrow_alloc::units::PAGE_SIZE;
use burrow_alloc::{Addr, Bytes, Faulty, MSpan, PageSource, Refused, ReturnPolicy, Simulated};
use burrow_trace::PTrace;
use burrow_trace::clock::{Clock, Nanos};
use proptest::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier};

const DAY: u64 = 86_400 * SECOND;

/// What becomes of free pages sooner or later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Go,
    BecomeMuzzy,
    Stay,
}

/// A policy that is tested: by name, what becomes of pages that come free, and how it is made.
struct Case {
    name: &'static str,
    fate: Fate,
    make: fn() -> Box<dyn ReturnPolicy>,
}

const DECAY: DecayConfig = DecayConfig { dirty_ms: 1000, ..DecayConfig::DEFAULT };
const MUZZY: DecayConfig = DecayConfig { muzzy_ms: 500, ..DECAY };

fn decay(config: DecayConfig) -> Box<dyn ReturnPolicy> {
    Box::new(Decay::new(config, 5))
}

/// Every policy, and those settings that take another path.
#[rustfmt::skip] // a table
const CASES: [Case; 13] = [
    Case { name: "go", fate: Fate::Go, make: || Box::new(Scavenger::new(ScavengerConfig::default())) },
    Case { name: "go, lazily", fate: Fate::BecomeMuzzy, make: || {
        Box::new(Scavenger::new(ScavengerConfig { how: Release::Lazily, ..ScavengerConfig::default() }))
    } },
    Case { name: "decay", fate: Fate::Go, make: || decay(DECAY) },
    Case { name: "decay, muzzy", fate: Fate::Go, make: || decay(MUZZY) },
    Case { name: "decay, helper", fate: Fate::Go, make: || decay(DecayConfig { background: true, ..DECAY }) },
    Case { name: "decay, helper, muzzy", fate: Fate::Go, make: || decay(DecayConfig { background: true, ..MUZZY }) },
    Case { name: "decay, muzzy for ever", fate: Fate::BecomeMuzzy, make: || decay(DecayConfig { muzzy_ms: -1, ..DECAY }) },
    Case { name: "decay, helper as jemalloc's", fate: Fate::Go, make: || {
        decay(DecayConfig { background: true, prompt: false, ..MUZZY })
    } },
    Case { name: "decay, reuse credited", fate: Fate::Go, make: || decay(DecayConfig { credit: true, grain: Bytes(64 << 10), ..MUZZY }) },
    Case { name: "decay, at once", fate: Fate::Go, make: || decay(DecayConfig { dirty_ms: 0, ..MUZZY }) },
    Case { name: "decay, never", fate: Fate::Stay, make: || decay(DecayConfig { dirty_ms: -1, ..MUZZY }) },
    Case { name: "eager", fate: Fate::Go, make: || Box::new(Eager::default()) },
    Case { name: "hold", fate: Fate::Stay, make: || Box::new(Hold) },
];

/// The threads around a heap, in a time that passes evenly whatever the heap's clock does: one that allocates and so ticks, and the helper,
/// which sleeps for as long as it found when it last looked, or until it is woken.
struct Threads<'w> {
    world: &'w World,
    passed: u64,
    helper_wakes: u64,
    woken: usize,
}

impl<'w> Threads<'w> {
    /// How often the thread that allocates ticks, in nanoseconds.
    const TICK: u64 = SECOND / 50;

    fn of(world: &'w World) -> Threads<'w> {
        Threads { world, passed: 0, helper_wakes: 0, woken: 0 }
    }

    /// Lets so many nanoseconds pass.
    ///
    /// # Panics
    /// The helper looks again and again without a pause.
    fn run(&mut self, length: u64) {
        let end = self.passed + length;
        let mut looks = 0;
        while self.passed < end {
            let tick = self.passed - self.passed % Threads::TICK + Threads::TICK;
            let next = self.helper_wakes.clamp(self.passed, tick.min(end));
            self.world.clock.advance(Nanos(next - self.passed));
            self.passed = next;
            let woken = self.world.woken.load(Ordering::Relaxed);
            if self.helper_wakes <= next || woken != self.woken {
                self.woken = woken;
                self.help();
                looks += 1;
                assert!(looks < 1000 + length / 1_000_000, "{looks} looks in {length} ns");
            }
            if next == tick {
                self.world.tick();
            }
        }
        self.world.check();
    }

    fn help(&mut self) {
        self.world.heap.return_in_background();
        // At the end of time the clock stands still, and what is due stays due: who sleeps on such a clock passes a millisecond.
        let sleep = |wakes: Nanos| (wakes - self.world.clock.now()).0.max(1_000_000);
        let sleep = self.world.heap.helper_wakes_at().map_or(u64::MAX, sleep);
        self.helper_wakes = self.passed.saturating_add(sleep);
    }
}

/// Pages come free, and collections that let every policy see them.
fn free_all(world: &World, spans: Vec<&MSpan>) {
    spans.into_iter().for_each(|span| world.free(span));
    collect(world);
    collect(world);
}

fn take_8_mib(world: &World) -> Vec<&MSpan> {
    (0..64).map(|_| world.take(16)).collect()
}

/// Whether what is free is where it belongs in the end.
fn assert_fate(world: &World, case: &str, fate: Fate) {
    let stats = world.stats();
    let (dirty, muzzy) = (stats.heap_free, stats.heap_muzzy);
    match fate {
        Fate::Go => assert_eq!((dirty, muzzy), (0, 0), "{case}"),
        Fate::BecomeMuzzy => assert!(dirty == 0 && muzzy > 0, "{case}: {dirty} {muzzy}"),
        Fate::Stay => assert!(dirty >= 8 * MIB, "{case}: {dirty}"),
    }
}

/// A clock that jumps harms nothing, and afterwards memory goes back in the time that it always takes: a minute is more than enough.
#[test]
fn clocks_may_jump_both_ways() {
    let jumps = [
        // (case, from, to)
        ("ahead by less than a decay time", DAY, DAY + SECOND / 3),
        ("ahead by more", DAY, DAY + 90 * SECOND),
        ("ahead by days", DAY, 9 * DAY),
        ("back by less than a decay time", 9 * DAY, 9 * DAY - SECOND / 3),
        ("back by more", 9 * DAY, 9 * DAY - 90 * SECOND),
        ("back by days", 9 * DAY, DAY),
        ("back to the beginning", 9 * DAY, 0),
        ("to the end of time, less an hour", DAY, u64::MAX - 3600 * SECOND),
        ("back from there", u64::MAX - 3600 * SECOND, DAY),
        ("back from the very end", u64::MAX, DAY),
    ];
    for Case { name, fate, make } in CASES {
        for (jump, from, to) in jumps {
            for before in [0, SECOND / 10, SECOND * 3 / 4] {
                let case = format!("{name}: {jump}, {before} ns after pages came free");
                let world = World::new(make());
                world.clock.set(from);
                let mut threads = Threads::of(&world);
                free_all(&world, take_8_mib(&world));
                threads.run(before);
                world.clock.set(to);
                threads.run(60 * SECOND);
                assert_fate(&world, &case, fate);
            }
        }
    }
}

/// Jump after jump, and pages come and go in between; also at the very end of time, where the clock stands still.
#[test]
fn clocks_may_jump_again_and_again() {
    for Case { name, fate, make } in CASES {
        let world = World::new(make());
        let mut threads = Threads::of(&world);
        for at in [DAY, 0, u64::MAX, u64::MAX, 1, u64::MAX / 2, 70 * DAY, 70 * DAY - SECOND, 5] {
            world.clock.set(at);
            let spans = take_8_mib(&world);
            threads.run(SECOND / 4);
            free_all(&world, spans);
            threads.run(SECOND / 4);
        }
        threads.run(60 * SECOND);
        assert_fate(&world, name, fate);
    }
}

/// A source that refuses everything, or every other request, or now and then: nothing but that pages stay, and are given back once
/// they have come and gone again.
#[test]
fn a_source_that_refuses_does_no_harm() {
    for Case { name, fate, make } in CASES {
        for every in [1, 2, 3, 7] {
            let case = format!("{name}: one in {every} is refused");
            let source =
                Arc::new(Faulty::after(usize::MAX, Simulated::with_os_page_size(Bytes(4096))));
            let world = World::on(source.clone(), make());
            let mut threads = Threads::of(&world);
            let spans = take_8_mib(&world);
            source.refuse_every(every);
            free_all(&world, spans);
            threads.run(20 * SECOND);
            let returns = world.stats().returns;
            if every == 1 {
                let free = world.dirty();
                assert!(free >= 8 * MIB && returns.released == 0, "{case}: {free}, {returns:?}");
                assert_eq!(returns.refused > 0, fate != Fate::Stay, "{case}: {returns:?}");
                assert!(returns.calls < 40_000, "{case}: {returns:?}");
            }
            source.refuse_every(0);
            free_all(&world, take_8_mib(&world));
            threads.run(60 * SECOND);
            assert_fate(&world, &case, fate);
        }
    }
}

/// Stops the thread that gives memory back in the middle of its first system call, until another one has met it twice.
struct Gate {
    inner: Faulty<Simulated>,
    is_shut: AtomicBool,
    barrier: Barrier,
}

impl Gate {
    fn pass(&self) {
        if self.is_shut.swap(false, Ordering::Relaxed) {
            self.barrier.wait();
            self.barrier.wait();
        }
    }
}

// SAFETY: grants nothing of its own; what it passes on, the inner source answers for.
unsafe impl PageSource for Gate {
    fn os_page_size(&self) -> Bytes {
        self.inner.os_page_size()
    }
    fn touchable(&self) -> bool {
        self.inner.touchable()
    }
    fn reserve(&self, size: Bytes, align: Bytes) -> Result<Addr, Refused> {
        self.inner.reserve(size, align)
    }
    unsafe fn commit(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        // SAFETY: the caller's promise, passed on; so below.
        unsafe { self.inner.commit(start, size) }
    }
    unsafe fn decommit_now(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        self.pass();
        // SAFETY: as above.
        unsafe { self.inner.decommit_now(start, size) }
    }
    unsafe fn decommit_lazily(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        self.pass();
        // SAFETY: as above.
        unsafe { self.inner.decommit_lazily(start, size) }
    }
    unsafe fn advise_huge(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        // SAFETY: as above.
        unsafe { self.inner.advise_huge(start, size) }
    }
    unsafe fn advise_no_huge(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        // SAFETY: as above.
        unsafe { self.inner.advise_no_huge(start, size) }
    }
    unsafe fn collapse(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        // SAFETY: as above.
        unsafe { self.inner.collapse(start, size) }
    }
    unsafe fn release(&self, start: Addr, size: Bytes) {
        // SAFETY: as above.
        unsafe { self.inner.release(start, size) }
    }
}

/// The policy is exchanged while the pages of a wish of the old one are set aside: the new one hears of them, whether they go or stay.
#[test]
fn a_policy_is_exchanged_in_the_middle_of_a_system_call() {
    let old = [
        ("decay", DecayConfig { dirty_ms: 0, ..DECAY }),
        ("decay, muzzy", DecayConfig { oversize: Bytes(0), ..MUZZY }),
    ];
    for ((before, config), refused) in old.into_iter().zip([false, true, false, true]) {
        for Case { name, fate, make } in CASES {
            let case = format!("{before}, then {name}; refused: {refused}");
            let source = Arc::new(Gate {
                inner: Faulty::after(usize::MAX, Simulated::with_os_page_size(Bytes(4096))),
                is_shut: AtomicBool::new(false),
                barrier: Barrier::new(2),
            });
            let world = World::on(source.clone(), decay(config));
            let spans = take_8_mib(&world);
            source.is_shut.store(true, Ordering::Relaxed);
            std::thread::scope(|threads| {
                threads.spawn(|| {
                    spans.into_iter().for_each(|span| world.free(span));
                    for _ in 0..250 {
                        world.pass(SECOND / 100);
                        world.tick();
                    }
                });
                source.barrier.wait();
                source.inner.refuse_every(usize::from(refused));
                world.heap.set_policy(HOME, make());
                source.barrier.wait();
            });
            world.check();
            source.inner.refuse_every(0);
            // All is taken and freed again: what the new policy has not heard of would be counted twice.
            let spans = take_8_mib(&world);
            world.check();
            free_all(&world, spans);
            Threads::of(&world).run(60 * SECOND);
            assert_fate(&world, &case, fate);
        }
    }
}

/// What is done to a heap.
#[derive(Clone, Debug)]
enum Op {
    Take(usize),
    Free(usize),
    Clock(Step),
    Threads(u64),
    Tick,
    Limit(Option<u64>),
    Collect(u64, u64),
    Phase(bool),
    Purge,
    Knob(&'static str, i64),
    Policy(usize),
    Refuse(usize),
}

/// How the clock moves.
#[derive(Clone, Debug)]
enum Step {
    Ahead(u64),
    Back(u64),
    To(u64),
}

impl Step {
    fn take(&self, clock: &TestClock) {
        let now = clock.now().0;
        clock.set(match *self {
            Step::Ahead(length) => now.saturating_add(length),
            Step::Back(length) => now.saturating_sub(length),
            Step::To(moment) => moment,
        });
    }
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..3 * SECOND).prop_map(Step::Ahead),
        1 => (0..9 * DAY).prop_map(Step::Ahead),
        2 => (0..3 * SECOND).prop_map(Step::Back),
        1 => (0..9 * DAY).prop_map(Step::Back),
        1 => any::<u64>().prop_map(Step::To),
        1 => (0..9_u64).prop_map(|back| Step::To(u64::MAX - back)),
    ]
}

fn any_knob() -> impl Strategy<Value = (&'static str, i64)> {
    let time = || prop::sample::select(vec![-1, 0, 1, 300, 1 << 20, 1 << 43, i64::MAX]);
    let flag = || prop::sample::select(vec!["background_thread", "credit", "jitter", "prompt"]);
    prop_oneof![
        time().prop_map(|ms| ("dirty_decay_ms", ms)),
        time().prop_map(|ms| ("muzzy_decay_ms", ms)),
        (flag(), 0_i64..2),
        (prop::sample::select(vec!["every", "merge", "ticks"]), 0_i64..5),
        (prop::sample::select(vec!["grain", "rest", "oversize_threshold"]), 0_i64..1 << 24),
        Just(("regions", 0)),
    ]
}

fn any_op() -> impl Strategy<Value = Op> {
    prop_oneof![
        8 => (1_usize..300).prop_map(Op::Take),
        8 => any::<usize>().prop_map(Op::Free),
        3 => any_step().prop_map(Op::Clock),
        3 => (0..2 * SECOND).prop_map(Op::Threads),
        2 => Just(Op::Tick),
        2 => prop::option::of(0_u64..30).prop_map(Op::Limit),
        2 => (1_u64..32, 1_u64..64).prop_map(|(last, next)| Op::Collect(last, next)),
        1 => any::<bool>().prop_map(Op::Phase),
        1 => Just(Op::Purge),
        2 => any_knob().prop_map(|(name, value)| Op::Knob(name, value)),
        2 => (0..CASES.len()).prop_map(Op::Policy),
        1 => (0_usize..4).prop_map(Op::Refuse),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Whatever happens, under whichever policy: the heap's books agree, nothing runs without end, and once the policy is one that gives
    /// everything back and the source grants it, all that is free goes.
    #[test]
    fn all_books_agree_whatever_happens(
        first in 0..CASES.len(),
        ops in prop::collection::vec(any_op(), 1..80),
    ) {
        let source = Arc::new(Faulty::after(usize::MAX, Simulated::with_os_page_size(Bytes(4096))));
        let world = World::on(source.clone(), (CASES[first].make)());
        let mut threads = Threads::of(&world);
        let mut spans = Vec::new();
        for op in ops {
            match op {
                Op::Take(pages) => {
                    source.refuse_every(0); // a heap that cannot grow is another test
                    spans.push(world.take(pages));
                }
                Op::Free(at) if !spans.is_empty() => {
                    let span = spans.swap_remove(at % spans.len());
                    world.free(span);
                }
                Op::Free(_) => {}
                Op::Clock(step) => step.take(&world.clock),
                Op::Threads(length) => threads.run(length),
                Op::Tick => world.tick(),
                Op::Limit(mib) => {
                    world.heap.set_memory_limit(mib.map(|mib| Bytes((mib * MIB) as usize)));
                }
                Op::Collect(last, next) => world.heap.note_collection(last * MIB, next * MIB, 2),
                Op::Phase(swept) => {
                    world.heap.note_phase(if swept { GcPhase::Swept } else { GcPhase::Begins });
                }
                Op::Purge => {
                    world.heap.release_free_pages(&PTrace::off());
                }
                Op::Knob(name, value) => {
                    let _ = world.heap.set_policy_knob(HOME, name, value); // not all values can be set
                }
                Op::Policy(at) => world.heap.set_policy(HOME, (CASES[at].make)()),
                Op::Refuse(every) => source.refuse_every(every),
            }
            world.check();
        }
        source.refuse_every(0);
        world.heap.set_memory_limit(None);
        world.heap.set_policy(HOME, decay(MUZZY));
        world.clock.set(DAY);
        threads.run(20 * SECOND);
        let stats = world.stats();
        prop_assert!(stats.heap_free + stats.heap_muzzy < 2 * PAGE_SIZE as u64, "{stats:?}");
    }
}
