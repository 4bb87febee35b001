//! Whose CPU time it was.

use burrow_alloc::Collector;
use burrow_gc::limiter::{Activity, ActivityClock};
use burrow_gc::{Cause, CpuClasses};
use burrow_trace::clock::{Clock, Nanos};

use crate::world::{Settings, World, leak};

const MS: Nanos = Nanos::MILLISECOND;

fn ms(n: u64) -> Nanos {
    Nanos(n * MS.0)
}

#[test]
fn what_giving_memory_back_takes_is_the_collectors() {
    let world = World::new(Settings { procs: 2, ..Settings::default() });
    let clock = &world.clock;
    world.gc.time_release(&mut || clock.advance(ms(30)));
    world.gc.limiter.update(clock.now(), []);
    // 30 ms of 2 Ps: half of that fills the bucket, and the other half drains it.
    assert_eq!(world.gc.limiter.fill().0, Nanos(0));
    clock.advance(ms(10));
    world.gc.time_release(&mut || clock.advance(ms(5)));
    world.gc.time_release(&mut || {}); // as on a second P at the same time: nothing passes
    let want = CpuClasses { scavenge_assist: ms(35), total: ms(90), ..CpuClasses::default() };
    let cpu = world.gc.cpu_classes();
    assert_eq!((cpu, cpu.user()), (want, ms(55)));
}

#[test]
fn giving_memory_back_all_the_time_turns_the_limiter_on() {
    let world = World::new(Settings::default());
    assert!(!world.gc.limiting());
    world.gc.time_release(&mut || world.clock.advance(ms(1_000)));
    world.gc.limiter.update(world.clock.now(), []);
    assert!(world.gc.limiting());
    assert_eq!(world.gc.limiter.last_enabled(), 1, "before the first cycle");
    let (fill, capacity) = world.gc.limiter.fill();
    assert_eq!((fill, capacity), (Nanos::SECOND, Nanos::SECOND));
}

#[test]
fn the_classes_of_a_run_add_up() {
    let mut world = World::new(Settings { procs: 4, ..Settings::default() });
    let clock = world.clock.clone();
    let idle = ActivityClock::default();
    idle.start(Activity::Idle, clock.now());
    clock.advance(ms(10));
    let asked = clock.now();
    let cell = leak(16, &[]);
    world.alloc(cell);
    world.collect(Cause::Forced);
    clock.advance(ms(3));
    world.gc.note_stop(asked, [&idle], false);
    clock.advance(ms(7));
    world.gc.limiter.update(clock.now(), [&idle]);
    let cpu = world.gc.cpu_classes();
    let want = CpuClasses {
        pause: ms(4 * 3),
        idle: ms(10 + 7), // not while the world stood still
        total: ms(4 * 20),
        ..CpuClasses::default()
    };
    assert_eq!(cpu, want);
    assert_eq!(cpu.user() + cpu.gc() + cpu.scavenge() + cpu.idle, cpu.total);
    world.gc.set_procs(1);
    clock.advance(ms(1));
    assert_eq!(world.gc.cpu_classes().total, ms(81), "GOMAXPROCS summed up over time");
}
