//! The pacer against Go's figures.

use super::*;

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;

/// A pacer after a cycle that marked `marked` bytes and scanned `stack` and `globals`.
fn after_cycle(gogc: i32, marked: u64, stack: u64, globals: u64, sweep_done: bool) -> Pacer {
    let mut p = Pacer::new(gogc, NO_LIMIT, globals);
    p.start_cycle(marked);
    p.reset_live(marked, ScanWork { heap: 0, stack, globals });
    p.commit(marked, sweep_done);
    p
}

#[test]
fn first_trigger_is_gos() {
    let cases = [
        // (GOGC, goal, trigger)
        (100, 4 * MIB, 3_997_696),
        (50, 2 * MIB, 1_998_848),
        (200, 8 * MIB, 7_995_392),
        (400, 16 * MIB, 15_990_784),
    ];
    for (gogc, goal, trigger) in cases {
        let p = Pacer::new(gogc, NO_LIMIT, 156_000);
        let got = p.target(MemoryUse::default());
        assert_eq!(got, Target { trigger, goal }, "GOGC={gogc}");
    }
}

#[test]
fn percent_goal_counts_stacks_and_globals() {
    let cases = [
        // (case, GOGC, M, S, Gl, goal)
        ("empty program, measured by Go", 100, 79_760, 1_680, 155_754, 4 * MIB),
        ("GOGC=100", 100, 34_000_000, 2_000, 155_754, 68_157_754),
        ("GOGC=50", 50, 34_000_000, 2_000, 156_000, 51_079_000),
        ("GOGC=1 leaves room to sweep", 1, 8 * MIB, 0, 156_000, 9 * MIB),
        ("GOGC=0 too", 0, 8 * MIB, 0, 156_000, 9 * MIB),
        ("GOGC=10 too", 10, 8 * MIB, 0, 156_000, 9 * MIB),
        ("stacks only", 100, 0, 5 * MIB, 0, 5 * MIB),
        ("huge GOGC: no limit is a limit", i32::MAX, 1 << 60, 0, 0, NO_LIMIT - NO_LIMIT / 100 * 3),
    ];
    for (case, gogc, marked, stack, globals, goal) in cases {
        let p = after_cycle(gogc, marked, stack, globals, false);
        assert_eq!(p.goal(MemoryUse::default()), goal, "{case}");
    }
}

#[test]
fn gogc_off_has_gos_finite_goal() {
    let p = Pacer::new(GC_OFF, NO_LIMIT, 0);
    let mem = MemoryUse { mapped_ready: 4_000_000, heap_free: 500_000, heap_alloc: 500_000 };
    let limit = i64::MAX as u64 - 3_000_000;
    assert_eq!(p.goal(mem), limit - limit / 100 * 3);
    assert!(p.target_is_fixed());
    assert!(!Pacer::new(100, 1 << 30, 0).target_is_fixed());
}

#[test]
fn trigger_lies_between_its_bounds() {
    let cases = [
        // (case, M, cons/mark, scan work, trigger given the goal of GOGC=100 after sweeping)
        ("marking was free: 61/64", 64 * MIB, 0.0, 64 * MIB, 125 * MIB),
        ("marking was slow: 45/64", 64 * MIB, 1.0, 64 * MIB, 109 * MIB),
        ("the runway decides", 64 * MIB, 0.05, 64 * MIB, 128 * MIB - 10_066_329),
        ("above 85.3 MiB: 4 MiB early", 128 * MIB, 0.0, 128 * MIB, 252 * MIB),
        ("a runway beyond the goal", 64 * MIB, 1e6, 64 * MIB, 109 * MIB),
    ];
    for (case, marked, cons_mark, work, trigger) in cases {
        let mut p = Pacer::new(100, NO_LIMIT, 0);
        p.cons_mark = ConsMark::known(cons_mark);
        p.reset_live(marked, ScanWork { heap: work, ..ScanWork::default() });
        p.commit(marked, true);
        let got = p.target(MemoryUse::default());
        assert_eq!(got, Target { trigger, goal: 2 * marked }, "{case}");
    }
}

#[test]
fn unswept_heap_may_grow_a_mebibyte() {
    let p = after_cycle(0, 8 * MIB, 0, 0, false);
    let got = p.target(MemoryUse::default());
    assert_eq!(got, Target { trigger: 9 * MIB, goal: 9 * MIB });
    // With GOGC=100 the percent goal is larger and the clamp starts from it.
    let p = after_cycle(100, 8 * MIB, 0, 0, false);
    assert_eq!(p.target(MemoryUse::default()).trigger, 8 * MIB / 64 * 61 + 8 * MIB);
}

#[test]
fn memory_limit_goal_keeps_the_process_below_the_limit() {
    let with = |limit, marked| {
        let mut p = Pacer::new(GC_OFF, limit, 0);
        p.reset_live(marked, ScanWork::default());
        p.commit(marked, true);
        p
    };
    let mem =
        |mapped_ready, heap_free, heap_alloc| MemoryUse { mapped_ready, heap_free, heap_alloc };
    let cases = [
        // (case, L, M, memory, goal)
        (
            "3 % headroom",
            64 * MIB,
            16 * MIB,
            mem(24 * MIB, 0, 16 * MIB),
            56 * MIB - 56 * MIB / 100 * 3,
        ),
        ("at least 1 MiB headroom", 20 * MIB, MIB, mem(12 * MIB, 0, 2 * MIB), 9 * MIB),
        ("less than the headroom left", 20 * MIB, 0, mem(20 * MIB, 0, MIB / 2), MIB),
        ("the rest of the process fills it", 16 * MIB, 3 * MIB, mem(20 * MIB, 0, 0), 3 * MIB),
        (
            "overage counts",
            64 * MIB,
            MIB,
            mem(70 * MIB, 0, 60 * MIB),
            48 * MIB - 48 * MIB / 100 * 3,
        ),
        ("never below marked", 64 * MIB, 60 * MIB, mem(70 * MIB, 0, 60 * MIB), 60 * MIB),
        (
            "free pages are not use",
            64 * MIB,
            0,
            mem(40 * MIB, 30 * MIB, 10 * MIB),
            64 * MIB - 64 * MIB / 100 * 3,
        ),
    ];
    for (case, limit, marked, memory, goal) in cases {
        assert_eq!(with(limit, marked).goal(memory), goal, "{case}");
    }
    // The lower of both goals rules, and then no sweep distance is granted.
    let mut p = Pacer::new(100, 64 * MIB, 0);
    p.reset_live(50 * MIB, ScanWork::default());
    p.commit(50 * MIB, false);
    assert!(p.target(mem(64 * MIB, 0, 60 * MIB)).goal < 100 * MIB);
}

#[test]
fn a_running_cycle_may_grow_by_the_least_runway() {
    let mut p = Pacer::new(100, NO_LIMIT, 0);
    p.start_cycle(90 * MIB); // one large allocation went far past the goal
    assert_eq!(p.goal(MemoryUse::default()), 90 * MIB + 64 * KIB);
}

#[test]
fn set_gc_percent_returns_the_old_value() {
    let mut p = Pacer::new(100, NO_LIMIT, 0);
    assert_eq!(p.set_gc_percent(-7), 100);
    assert_eq!(p.set_gc_percent(50), GC_OFF);
    p.commit(0, true);
    assert_eq!(p.goal(MemoryUse::default()), 2 * MIB);
    assert_eq!(p.set_memory_limit(u64::MAX), NO_LIMIT);
    assert_eq!(p.memory_limit(), NO_LIMIT);
}

#[test]
fn workers_match_go() {
    let cases = [
        // (processors, dedicated, fractional goal per processor)
        (1, 0, 0.25),
        (2, 0, 0.25),
        (3, 0, 0.25),
        (4, 1, 0.0),
        (5, 1, 0.0),
        (6, 1, 0.5 / 6.0),
        (7, 2, 0.0),
        (8, 2, 0.0),
        (10, 3, 0.0),
        (16, 4, 0.0),
    ];
    for (procs, dedicated, fractional) in cases {
        let got = Workers::split(procs, false);
        assert_eq!((got.dedicated, got.fractional), (dedicated, fractional), "{procs} Ps");
        assert_eq!(got.idle_max, procs - dedicated, "{procs} Ps");
        let periodic = Workers::split(procs, true).idle_max;
        assert_eq!(periodic, usize::from(dedicated == 0), "{procs} Ps, periodic");
    }
}

#[test]
fn assists_grow_stricter_as_the_heap_nears_its_goal() {
    let mut p = Pacer::new(100, NO_LIMIT, 0);
    p.reset_live(64 * MIB, ScanWork { heap: 60 * MIB, stack: 0, globals: 0 });
    p.commit(64 * MIB, true);
    p.start_cycle(118 * MIB);
    let at = |live, heap| MarkProgress {
        live,
        work: ScanWork { heap, ..ScanWork::default() },
        heap_scan: 120 * MIB,
        stack_size: 0,
    };
    let ratio = |live, done| p.assist_ratio(&at(live, done), MemoryUse::default()).work_per_byte;
    assert_eq!(ratio(118 * MIB, 0), 6.0, "60 MiB of work in 10 MiB of runway");
    assert_eq!(ratio(118 * MIB, 30 * MIB), 3.0, "half done");
    assert_eq!(ratio(123 * MIB, 30 * MIB), 6.0, "half the runway is gone");
    assert_eq!(ratio(127 * MIB, 60 * MIB), 1000.0 / MIB as f64, "only the least work is left");
    // More work than the last cycle had: the goal is stretched in proportion (to 138 MiB here).
    assert_eq!(ratio(128 * MIB, 61 * MIB), 59.0 / 10.0);
    // Past the goal: 10 % overshoot, and the worst case is assumed.
    let overshoot = 90.0 / (128.0 * 1.1 - 129.0);
    assert!((ratio(129 * MIB, 30 * MIB) / overshoot - 1.0).abs() < 1e-6);
    // Past that too: any byte costs all that is left.
    assert_eq!(ratio(141 * MIB, 30 * MIB), (90 * MIB) as f64);
    let both = p.assist_ratio(&at(118 * MIB, 0), MemoryUse::default());
    assert!((both.work_per_byte * both.bytes_per_work - 1.0).abs() < 1e-12);
}

/// A cycle that began at 100 MiB, on 4 processors, and scanned 40 MiB in 10 ms.
fn learned(live: u64, assist_ns: u64, idle_ns: u64) -> f64 {
    let mut p = Pacer::new(100, NO_LIMIT, 0);
    p.start_cycle(100 * MIB);
    p.end_cycle(&measure(live, assist_ns, idle_ns));
    p.cons_mark.max
}

fn measure(live: u64, assist_ns: u64, idle_ns: u64) -> CycleMeasure {
    let work = ScanWork { heap: 30 * MIB, stack: 6 * MIB, globals: 4 * MIB };
    CycleMeasure { live, work, mark_ns: 10_000_000, procs: 4, assist_ns, idle_ns }
}

#[test]
fn cons_mark_weighs_both_sides_by_their_share_of_the_cpu() {
    let cases = [
        // (case, live at the end, assist ns, idle ns, bytes allocated per byte scanned)
        ("background alone: 1/4 against 3/4", 112 * MIB, 0, 0, 12.0 * 0.25 / (40.0 * 0.75)),
        ("assists are taken from the program", 112 * MIB, 10_000_000, 0, 12.0 * 0.5 / (40.0 * 0.5)),
        ("idle marking is not", 112 * MIB, 0, 10_000_000, 12.0 * 0.5 / (40.0 * 0.75)),
        ("both", 112 * MIB, 10_000_000, 20_000_000, 12.0 * 1.0 / (40.0 * 0.5)),
        ("nothing was allocated", 100 * MIB, 0, 0, 0.0),
        ("less than nothing", 99 * MIB, 0, 0, 0.0),
        ("the program did not run", 112 * MIB, 30_000_000, 0, 0.0),
    ];
    for (case, live, assist_ns, idle_ns, want) in cases {
        let got = learned(live, assist_ns, idle_ns);
        assert!((got - want).abs() < 1e-12, "{case}: {got}, not {want}");
    }
}

#[test]
fn cons_mark_is_the_largest_of_five_cycles() {
    let mut p = Pacer::new(100, NO_LIMIT, 0);
    let grown = [3, 9, 1, 2, 1, 1, 1, 4];
    let largest = [3, 9, 9, 9, 9, 9, 2, 4];
    for (cycle, (grown, want)) in grown.into_iter().zip(largest).enumerate() {
        p.start_cycle(100 * MIB);
        p.end_cycle(&measure((100 + grown) * MIB, 0, 0));
        p.reset_live(100 * MIB, ScanWork::default());
        let ratio = f64::from(want) * 0.25 / (40.0 * 0.75);
        assert!((p.cons_mark.max - ratio).abs() < 1e-12, "cycle {cycle}: {:?}", p.cons_mark);
    }
}

#[test]
fn runway_counts_stacks_and_globals() {
    let mut p = Pacer::new(100, NO_LIMIT, 0);
    p.cons_mark = ConsMark::known(0.1);
    p.reset_live(64 * MIB, ScanWork { heap: 10 * MIB, stack: 6 * MIB, globals: 4 * MIB });
    p.commit(64 * MIB, true);
    assert_eq!(p.runway(), (0.1 * 3.0 * 20.0 * MIB as f64) as u64);
}

#[test]
fn sweep_distance_stays_until_the_next_commit() {
    let mut p = after_cycle(0, 8 * MIB, 0, 0, false);
    p.start_cycle(9 * MIB);
    assert_eq!(p.goal(MemoryUse::default()), 9 * MIB + 64 * KIB, "marking has begun");
    p.commit(9 * MIB, true);
    assert_eq!(p.goal(MemoryUse::default()), 9 * MIB + 64 * KIB);
    p.reset_live(8 * MIB, ScanWork::default());
    p.commit(8 * MIB, true);
    let got = p.target(MemoryUse::default());
    assert_eq!(got, Target { trigger: 8 * MIB, goal: 8 * MIB }, "all is swept: no room at all");
}

#[test]
fn memory_limit_goal_moves_between_commits() {
    let mut p = Pacer::new(100, 100 * MIB, 0);
    p.reset_live(40 * MIB, ScanWork { heap: 40 * MIB, ..ScanWork::default() });
    p.commit(40 * MIB, true);
    p.start_cycle(70 * MIB);
    let goal = |other| {
        p.goal(MemoryUse { mapped_ready: 60 * MIB + other, heap_free: 0, heap_alloc: 60 * MIB })
    };
    let left = |bytes: u64| bytes - bytes / 100 * 3;
    let cases = [
        // (what is mapped beside the heap, goal)
        (10 * MIB, 80 * MIB),
        (20 * MIB, left(80 * MIB)),
        (40 * MIB, left(60 * MIB)), // the least runway is not granted here
        (50 * MIB, 40 * MIB),       // 10 MiB too many are mapped, and leave 40 MiB
        (10 * MIB, 80 * MIB),
    ];
    for (other, want) in cases {
        assert_eq!(goal(other), want, "{} MiB of other memory", other / MIB);
    }
}

#[test]
fn goal_is_stretched_up_to_gogcs_share() {
    // Marked 64 MiB and scanned 10; by now 11 are scanned of what may be 64, at 120 MiB live.
    let stretched = |gogc: i32, stack_size: u64| {
        let mut p = Pacer::new(100, NO_LIMIT, 0);
        p.reset_live(64 * MIB, ScanWork { heap: 10 * MIB, stack: 0, globals: 0 });
        p.commit(64 * MIB, true);
        p.start_cycle(120 * MIB);
        p.set_gc_percent(gogc); // not committed: the goal is 128 MiB
        let work = ScanWork { heap: 11 * MIB, ..ScanWork::default() };
        let now =
            MarkProgress { live: 120 * MIB, work, heap_scan: 64 * MIB - stack_size, stack_size };
        p.assist_ratio(&now, MemoryUse::default()).work_per_byte
    };
    let in_room = |room: f64| 53.0 / room;
    let cases = [
        // (case, GOGC, allocated stack, ratio)
        ("in proportion: 8 MiB for 10, 51.2 for 64", 100, 0, in_room(51.2)),
        ("allocated stack counts, not only scanned", 100, 32 * MIB, in_room(51.2)),
        ("at most 10 % more", 10, 0, in_room(20.8)),
        ("GOGC=0: no more", 0, 0, in_room(8.0)),
        ("off: no bound", GC_OFF, 0, in_room(51.2)),
    ];
    for (case, gogc, stack, want) in cases {
        let got = stretched(gogc, stack);
        assert!((got / want - 1.0).abs() < 1e-6, "{case}: {got}, not {want}");
    }
}

mod bounds {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever is set and measured, nothing overflows and (P1), (P2) hold.
        #[test]
        fn target_keeps_its_invariants(
            gogc in -5..i32::MAX, limit in 0..=u64::MAX, marked in 0..=1u64 << 62,
            stack in 0..1u64 << 40, live in 0..=1u64 << 62, swept: bool, cons in 0.0..1e12f64,
            ready in 0..=u64::MAX, free in 0..=u64::MAX,
        ) {
            let mut p = Pacer::new(gogc, limit, 1 << 17);
            p.cons_mark = ConsMark::known(cons);
            p.reset_live(marked, ScanWork { heap: marked, stack, globals: 1 << 17 });
            p.commit(live, swept);
            let mem = MemoryUse { mapped_ready: ready, heap_free: free, heap_alloc: free / 2 };
            let (goal, min_trigger) = p.goal_and_min_trigger(mem);
            let t = p.target(mem);
            prop_assert!(t.goal == goal && t.trigger <= goal);
            prop_assert!(goal >= min_trigger);
            prop_assert!(t.trigger >= marked.min(goal));
        }
    }
}
