//! The bucket step by step, and what many threads tell it.

use super::*;

const MS: u64 = Nanos::MILLISECOND.0;

/// One call of a [`Limiter`], some milliseconds after the last.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Time passes: (ms, assist, idle, idle mark), each summed over the processors.
    Run(u64, u64, u64, u64),
    /// The world stops after so many ms, to mark or to end it.
    Stop(u64, bool),
    /// It goes on after so many ms.
    Go(u64),
    /// GOMAXPROCS changes.
    Procs(usize),
}

use Step::{Go, Procs, Run, Stop};

impl Step {
    fn apply(self, limiter: &mut Limiter) {
        let after = |ms| Nanos(limiter.counted().0 + ms * MS);
        match self {
            Run(ms, assist, idle, idle_mark) => {
                let ms_of = |ms| Nanos(ms * MS);
                let (assist, idle, idle_mark) = (ms_of(assist), ms_of(idle), ms_of(idle_mark));
                limiter.update(after(ms), Spent { assist, idle, idle_mark });
            }
            Stop(ms, marking) => limiter.start_transition(after(ms), Spent::default(), marking),
            Go(ms) => limiter.finish_transition(after(ms)),
            Procs(procs) => limiter.set_procs(after(0), Spent::default(), procs),
        }
    }
}

#[test]
fn bucket_fills_and_drains() {
    // On 10 processors; after the steps the bucket holds so many ms, and limits or not.
    let cases: &[(&str, &[Step], u64, bool)] = &[
        ("the program alone", &[Run(10_000, 0, 0, 0)], 0, false),
        ("assists fill", &[Run(10, 100, 0, 0)], 100, false),
        ("half of the CPU changes nothing", &[Run(10, 100, 0, 0), Run(10, 50, 0, 0)], 100, false),
        ("less than half drains", &[Run(10, 100, 0, 0), Run(5, 10, 0, 0)], 70, false),
        ("not below empty", &[Run(10, 100, 0, 0), Run(1_000, 0, 0, 0)], 0, false),
        ("idle time does not drain", &[Run(10, 100, 0, 0), Run(10, 0, 100, 0)], 100, false),
        ("nor idle marking", &[Run(10, 100, 0, 0), Run(10, 0, 40, 60)], 100, false),
        ("idle half, program half", &[Run(100, 1_000, 0, 0), Run(10, 0, 50, 0)], 950, false),
        ("a stopped world fills", &[Stop(0, true), Go(20)], 200, false),
        ("background marking alone drains", &[Stop(0, true), Go(20), Run(10, 0, 0, 0)], 153, false),
        ("a quarter and assists: 50 %", &[Stop(0, true), Go(20), Run(10, 25, 0, 0)], 203, false),
        ("all else assists", &[Stop(0, true), Go(0), Run(10, 75, 0, 0)], 103, false),
        ("idle Ps: the quarter is of all", &[Stop(0, true), Go(20), Run(10, 0, 50, 0)], 203, false),
        (
            "marking ends",
            &[Stop(0, true), Go(30), Stop(0, false), Go(0), Run(10, 0, 0, 0)],
            200,
            false,
        ),
        ("nothing is counted in between", &[Stop(0, true), Run(50, 500, 0, 0), Go(20)], 200, false),
        ("full", &[Run(1_000, 10_000, 0, 0)], 10_000, true),
        ("beyond full by 100 ms of each P", &[Run(2_000, 20_000, 0, 0)], 11_000, true),
        ("idle: stays full", &[Run(1_000, 10_000, 0, 0), Run(10, 0, 100, 0)], 10_000, true),
        ("half: stays full", &[Run(1_000, 10_000, 0, 0), Run(10, 50, 0, 0)], 10_000, true),
        ("the surplus drains first", &[Run(1_050, 10_500, 0, 0), Run(50, 0, 0, 0)], 10_000, true),
        (
            "a little less: limits no more",
            &[Run(1_000, 10_000, 0, 0), Run(1, 0, 0, 0)],
            9_990,
            false,
        ),
        ("fewer Ps: full", &[Run(1_000, 6_000, 0, 0), Procs(2)], 2_000, true),
        ("fewer Ps: not full", &[Run(10, 100, 0, 0), Procs(2)], 100, false),
        ("more Ps: no longer full", &[Run(1_000, 10_000, 0, 0), Procs(11)], 10_000, false),
        ("counted by the new Ps", &[Procs(2), Stop(0, true), Go(20)], 40, false),
    ];
    for &(case, steps, fill, limiting) in cases {
        let mut limiter = Limiter::new(10, Nanos(7));
        steps.iter().for_each(|step| step.apply(&mut limiter));
        assert_eq!((limiter.fill().0, limiter.limiting()), (fill * MS, limiting), "{case}");
    }
}

#[test]
fn the_last_limited_cycle_is_the_one_in_which_it_began() {
    let mut limiter = Limiter::new(1, Nanos(0));
    let mut cycle = |assist| {
        Stop(0, true).apply(&mut limiter);
        Go(0).apply(&mut limiter);
        Run(1_000, assist, 0, 0).apply(&mut limiter);
        Stop(0, false).apply(&mut limiter);
        Go(0).apply(&mut limiter);
        (limiter.limiting(), limiter.last_enabled())
    };
    assert_eq!(cycle(100), (false, 0));
    assert_eq!(cycle(750), (true, 2));
    assert_eq!(cycle(750), (true, 2), "still the same spell");
    assert_eq!(cycle(0), (false, 2));
    assert_eq!(cycle(750), (true, 5));
}

#[test]
fn updates_come_in_time_to_stop_at_the_brim() {
    let cases: &[(&str, &[Step], u64)] = &[
        // (case, steps, microseconds to the next update)
        ("empty", &[], 10_000),
        ("room for 20 ms", &[Run(980, 9_800, 0, 0)], 10_000),
        ("room for 4 ms", &[Run(996, 9_960, 0, 0)], 4_000),
        ("hardly any room", &[Run(1_000, 9_999, 0, 0)], 250),
        ("full: as long as it takes to drain a little", &[Run(2_000, 20_000, 0, 0)], 10_000),
    ];
    for &(case, steps, micros) in cases {
        let mut limiter = Limiter::new(10, Nanos(0));
        steps.iter().for_each(|step| step.apply(&mut limiter));
        assert_eq!(limiter.next_update() - limiter.counted(), Nanos(micros * 1_000), "{case}");
    }
}

/// The collector takes all it can get, for 100 seconds.
#[test]
fn a_collector_without_measure_gets_half() {
    const STEP: Nanos = Nanos(Nanos::MILLISECOND.0 / 8);
    let mut limiter = Limiter::new(2, Nanos(0));
    limiter.start_transition(Nanos(0), Spent::default(), true);
    limiter.finish_transition(Nanos(0));
    let (mut now, mut spent, mut program) = (Nanos(0), Spent::default(), 0);
    while now < Nanos(100 * Nanos::SECOND.0) {
        now += STEP;
        let free = STEP.0 * 2 / 4 * 3; // background marking has the rest
        match limiter.limiting() {
            true => program += free,
            false => spent.assist += Nanos(free),
        }
        if now >= limiter.next_update() {
            limiter.update(now, std::mem::take(&mut spent));
        }
    }
    let share = program as f64 / (2.0 * now.as_secs_f64() * 1e9);
    // The bucket's first filling takes one second.
    assert!((0.5..=0.52).contains(&share), "the program got {share} of the CPU");
}

/// As above, but the machine lets nobody look for 20 ms at a time.
#[test]
fn who_looks_too_late_gets_half_all_the_same() {
    let mut limiter = Limiter::new(2, Nanos(0));
    limiter.start_transition(Nanos(0), Spent::default(), true);
    limiter.finish_transition(Nanos(0));
    let (step, mut program) = (20 * MS, 0);
    for now in (step..=100_000 * MS).step_by(step as usize) {
        let free = step * 2 / 4 * 3;
        let limiting = limiter.limiting();
        program += if limiting { free } else { 0 };
        let assist = Nanos(if limiting { 0 } else { free });
        limiter.update(Nanos(now), Spent { assist, ..Spent::default() });
    }
    let share = program as f64 / (2.0 * 100_000.0 * MS as f64);
    assert!((0.5..=0.52).contains(&share), "the program got {share} of the CPU");
}

#[test]
fn idle_time_in_place_of_those_who_wait_is_the_collectors() {
    let limiter = CpuLimiter::new(1, Nanos(0));
    for activity in [Activity::WaitIdle, Activity::WaitMark] {
        limiter.add(activity, Nanos(500 * MS));
    }
    limiter.update(Nanos(1_000 * MS), []);
    assert!(limiter.limiting());
    assert_eq!(limiter.idle(), Nanos(500 * MS), "but the P has been idle");
}

#[test]
fn time_that_runs_back_is_not_counted() {
    let mut limiter = Limiter::new(1, Nanos(50 * MS));
    limiter.update(Nanos(40 * MS), Spent { assist: Nanos(MS), ..Spent::default() });
    assert_eq!((limiter.fill(), limiter.counted()), (Nanos(0), Nanos(50 * MS)));
    limiter.start_transition(Nanos(60 * MS), Spent::default(), true);
    limiter.finish_transition(Nanos(55 * MS));
    assert_eq!((limiter.fill(), limiter.counted()), (Nanos(0), Nanos(60 * MS)));
}

#[test]
fn a_clock_gives_each_nanosecond_once() {
    let clock = ActivityClock::default();
    assert_eq!(clock.take(Nanos(5)), None, "the program runs");
    for activity in Activity::ALL {
        clock.start(activity, Nanos(10));
        assert_eq!(clock.take(Nanos(10)), None, "no time has passed");
        assert_eq!(clock.take(Nanos(30)), Some((activity, Nanos(20))));
        assert_eq!(clock.take(Nanos(25)), None, "a late taker");
        assert_eq!(clock.stop(Nanos(37)), Some((activity, Nanos(7))));
        assert_eq!(clock.stop(Nanos(40)), None);
    }
}

#[test]
fn shared_limiter_counts_what_is_told_and_what_runs() {
    let clocks = [ActivityClock::default(), ActivityClock::default()];
    let limiter = CpuLimiter::new(2, Nanos(0));
    assert!(!limiter.is_due(Nanos(10 * MS - 1)) && limiter.is_due(Nanos(10 * MS)));
    // Both processors assist for a second; one has told it, the other is at it.
    limiter.add(Activity::Assist, Nanos(1_000 * MS));
    clocks[0].start(Activity::Assist, Nanos(0));
    limiter.update(Nanos(1_000 * MS), &clocks);
    assert!(limiter.limiting() && !limiter.is_due(Nanos(1_005 * MS)));
    assert_eq!(limiter.last_enabled(), 1);
    // One goes idle for ten seconds, and the world stands still for a part of it.
    let rest = clocks[0].stop(Nanos(1_000 * MS));
    assert_eq!(rest, Some((Activity::Assist, Nanos(0))));
    clocks[0].start(Activity::Idle, Nanos(1_000 * MS));
    limiter.add(Activity::Assist, Nanos(500 * MS)); // of the other's next second
    limiter.start_transition(Nanos(2_000 * MS), &clocks, true);
    assert!(limiter.limiting(), "half of what was not idle");
    limiter.finish_transition(Nanos(2_100 * MS), &clocks);
    limiter.update(Nanos(2_200 * MS), &clocks);
    // 200 ms of CPU: 100 idle, 50 marking in the background, 50 of the program.
    assert!(limiter.limiting(), "and half again");
    limiter.set_procs(Nanos(2_200 * MS), &clocks, 3);
    assert!(!limiter.limiting(), "a larger bucket");
}

#[test]
fn whoever_does_not_get_the_lock_goes_on() {
    let limiter = CpuLimiter::new(1, Nanos(0));
    let meanwhile = || {
        std::thread::scope(|scope| {
            scope.spawn(|| {
                limiter.add(Activity::Assist, Nanos(1_000 * MS));
                limiter.update(Nanos(9_000 * MS), []);
            });
        })
    };
    // The clocks are visited while the lock is held.
    let clocks = std::iter::from_fn(|| {
        meanwhile();
        None
    });
    limiter.update(Nanos(1_000 * MS), clocks);
    assert!(limiter.limiting(), "what the other told counts, what it tried to count does not");
}
