//! The worlds, and what is expected of every one.
//!
//! While a world is *calm* (it does what it did before), a cycle ends close to its goal, the collector takes a
//! quarter of the CPU and little more, and one cycle is like the next. Where a bound is wider, the row says why.

use super::*;

/// KiB per millisecond.
const K: f64 = 1024.0;

/// The program from which the others differ. It needs a runway within the bounds of the trigger.
const STEADY: World = World {
    name: "steady",
    procs: 8,
    cycles: 60,
    gogc: |_| 100,
    limit: NO_LIMIT,
    globals: 128 * KIB,
    stack: |_| 64 * KIB,
    live: |_| 64 * MIB,
    scannable: |_| 1.0,
    alloc_rate: |_| 33.0 * K,
    scan_rate: 1024.0 * K,
    idle: 0.0,
};

/// A world with its expectations.
struct Case {
    world: World,
    /// Cycles in which it is calm: from the first number up to, but not with, the second.
    calm: &'static [(usize, usize)],
    /// Peak by goal, least and most.
    peak: (f64, f64),
    /// The collector's share of the CPU while it marks, at most. (It is never below a quarter.)
    utilization: f64,
    /// How much the two may differ from one cycle to the next.
    drift: f64,
}

const CALM: Case =
    Case { world: STEADY, calm: &[(10, 60)], peak: (0.99, 1.005), utilization: 0.26, drift: 0.002 };

const WITH_STEP: &[(usize, usize)] = &[(10, 25), (27, 60)];

/// A number from -1 to 1 for each cycle and seed (the finalizer of SplitMix64).
fn noise(cycle: u32, seed: u64) -> f64 {
    let mut x = (u64::from(cycle) << 32 | seed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((x ^ (x >> 31)) >> 11) as f64 / (1u64 << 52) as f64 - 1.0
}

const CASES: &[Case] = &[
    CALM,
    Case { world: World { name: "one processor", procs: 1, ..STEADY }, ..CALM },
    // It takes ten cycles to grow.
    Case {
        world: World { name: "large heap", live: |_| 4 * GIB, scannable: |_| 0.8, ..STEADY },
        calm: &[(16, 60)],
        ..CALM
    },
    // The first cycle after the step has too short a runway, and assists make up for it.
    Case {
        world: World {
            name: "step in the allocation rate",
            alloc_rate: |n| if n < 25 { 33.0 * K } else { 90.0 * K },
            ..STEADY
        },
        calm: WITH_STEP,
        ..CALM
    },
    // Little to scan: the assists' least work of 64 KiB shows.
    Case {
        world: World {
            name: "step in the scannable share",
            alloc_rate: |_| 80.0 * K,
            scannable: |n| if n < 25 { 0.2 } else { 1.0 },
            ..STEADY
        },
        calm: WITH_STEP,
        ..CALM
    },
    Case {
        world: World {
            name: "step in the stacks",
            stack: |n| if n < 25 { 64 * KIB } else { 64 * MIB },
            ..STEADY
        },
        calm: WITH_STEP,
        ..CALM
    },
    // Each cycle finds more than the last; every eighth far less, and has runway to spare.
    Case {
        world: World {
            name: "sawtooth heap",
            live: |n| (64 + 8 * (u64::from(n) % 8)) * MIB,
            ..STEADY
        },
        peak: (0.97, 1.01),
        drift: 0.03,
        ..CALM
    },
    // The fastest of the last five cycles sets the runway: the slow ones end early.
    Case {
        world: World {
            name: "sawtooth allocation rate",
            alloc_rate: |n| (33.0 + 10.0 * f64::from(n % 8)) * K,
            ..STEADY
        },
        peak: (0.91, 1.005),
        utilization: 0.30,
        drift: 0.09,
        ..CALM
    },
    // As fast as marking: the runway is as long as it may be, and assists keep the goal.
    Case {
        world: World { name: "high allocation rate", alloc_rate: |_| 1024.0 * K, ..STEADY },
        utilization: 0.71,
        ..CALM
    },
    Case {
        world: World {
            name: "few pointers",
            scannable: |_| 0.05,
            alloc_rate: |_| 660.0 * K,
            ..STEADY
        },
        utilization: 0.30,
        ..CALM
    },
    Case {
        world: World {
            name: "heavy jitter",
            live: |n| (64.0 * (1.0 + 0.2 * noise(n, 1))) as u64 * MIB,
            scannable: |n| 0.7 + 0.25 * noise(n, 3),
            alloc_rate: |n| 50.0 * K * (1.0 + 0.4 * noise(n, 2)),
            ..STEADY
        },
        peak: (0.94, 1.06),
        utilization: 0.36,
        drift: 0.12,
        ..CALM
    },
    Case {
        world: World {
            name: "growing by a quarter each cycle",
            live: |n| (8.0 * 1.25f64.powi(n.min(20) as i32)) as u64 * MIB,
            alloc_rate: |_| 66.0 * K,
            ..STEADY
        },
        calm: &[(26, 60)],
        ..CALM
    },
    // The heap minimum rules, and marking takes no time.
    Case {
        world: World { name: "tiny heap", live: |_| 64 * KIB, ..STEADY },
        peak: (0.953, 1.0),
        ..CALM
    },
    // GOGC=25 leaves less runway than needed.
    Case {
        world: World {
            name: "GOGC changes",
            gogc: |n| [100, 25, 400, 100][(n / 15) as usize % 4],
            ..STEADY
        },
        calm: &[(10, 15), (17, 30), (32, 45), (47, 60)],
        utilization: 0.29,
        ..CALM
    },
    // Goal and trigger both lie the sweep distance above the marked heap: 64 KiB of runway for everything.
    Case {
        world: World { name: "GOGC=0", gogc: |_| 0, live: |_| 8 * MIB, ..STEADY },
        utilization: 0.82,
        ..CALM
    },
    Case {
        world: World { name: "many stacks", stack: |_| 64 * MIB, live: |_| 16 * MIB, ..STEADY },
        ..CALM
    },
    Case {
        world: World {
            name: "globals larger than the heap",
            globals: 128 * MIB,
            live: |_| 32 * MIB,
            ..STEADY
        },
        ..CALM
    },
    // Idle processors mark too, which is not counted on: cycles end early.
    Case {
        world: World { name: "idle processors", alloc_rate: |_| 90.0 * K, idle: 0.5, ..STEADY },
        peak: (0.96, 1.0),
        ..CALM
    },
    Case {
        world: World {
            name: "only a memory limit",
            gogc: |_| GC_OFF,
            limit: 512 * MIB,
            live: |_| 128 * MIB,
            ..STEADY
        },
        ..CALM
    },
    Case {
        world: World {
            name: "memory limit with stacks",
            limit: 256 * MIB,
            stack: |_| 32 * MIB,
            live: |_| 100 * MIB,
            ..STEADY
        },
        ..CALM
    },
    // As with GOGC=25.
    Case {
        world: World {
            name: "tight memory limit",
            limit: 128 * MIB,
            live: |_| 100 * MIB,
            ..STEADY
        },
        utilization: 0.43,
        ..CALM
    },
];

/// More is live than the limit allows, and the program goes on allocating.
const HOPELESS: World = World {
    name: "live heap above the memory limit",
    cycles: 600,
    limit: 64 * MIB,
    live: |_| 100 * MIB,
    alloc_rate: |_| 300.0 * K,
    ..STEADY
};

#[test]
fn calm_worlds_end_their_cycles_at_the_goal() {
    for case in CASES {
        let (name, cycles) = (case.world.name, simulate(&case.world));
        for &(from, to) in case.calm {
            let calm = &cycles[from..to];
            for cycle in calm {
                let (peak, share) = (cycle.peak_ratio(), cycle.utilization);
                assert!((case.peak.0..=case.peak.1).contains(&peak), "{name}: {peak} in {cycle:?}");
                assert!((0.25..=case.utilization).contains(&share), "{name}: {cycle:?}");
                assert!(!cycle.limited, "{name}: {cycle:?}");
            }
            for pair in calm.windows(2) {
                let peaks = (pair[0].peak_ratio() - pair[1].peak_ratio()).abs();
                let shares = (pair[0].utilization - pair[1].utilization).abs();
                assert!(peaks.max(shares) <= case.drift, "{name}: {pair:?}");
            }
        }
    }
}

/// In no cycle, calm or not, does the heap outgrow what assists are made to keep: GOGC's share beyond the goal, and a
/// tenth. What goroutines allocate between two assists comes on top.
#[test]
fn no_cycle_outgrows_the_hard_goal() {
    for Case { world, .. } in CASES {
        for cycle in simulate(world) {
            let growth = 1.0 + f64::from((world.gogc)(cycle.number).max(0)) / 100.0;
            let hard_goal = cycle.goal as f64 * growth * 1.1;
            let between = world.procs as u64 * world.group(cycle.number);
            assert!(cycle.peak <= hard_goal as u64 + between, "{}: {cycle:?}", world.name);
        }
    }
}

#[test]
fn memory_stays_below_its_limit() {
    for Case { world, .. } in CASES {
        for cycle in simulate(world) {
            assert!(cycle.mapped <= world.limit, "{}: {cycle:?}", world.name);
        }
    }
}

/// A step costs one cycle; the next one has the runway it needs.
#[test]
fn the_cycle_after_a_step_needs_no_assists() {
    let case =
        CASES.iter().find(|case| case.world.name == "step in the allocation rate").expect("one");
    let cycles = simulate(&case.world);
    let share = |n: usize| cycles[n].utilization;
    assert!(share(24) < 0.26 && share(25) > 0.4 && share(26) < 0.26, "{:?}", &cycles[24..27]);
    let runway = |n: usize| cycles[n].goal - cycles[n].trigger;
    assert!(runway(25) * 2 < runway(26), "{:?}", &cycles[24..27]);
}

#[test]
fn a_hopeless_limit_leaves_half_of_the_cpu_to_the_program() {
    let cycles = simulate(&HOPELESS);
    let first = cycles.iter().position(|cycle| cycle.limited).expect("the limiter engages");
    let share = |cycles: &[Cycle]| {
        let program: u64 = cycles.iter().map(|cycle| cycle.program_ns).sum();
        let collector: u64 = cycles.iter().map(|cycle| cycle.collector_ns).sum();
        program as f64 / (program + collector) as f64
    };
    assert!(share(&cycles[10..first]) < 0.3, "it is needed: {:?}", cycles[10]);
    assert!(share(&cycles[first + 1..]) >= 0.49, "{:?}", cycles[first + 1]);
    for cycle in &cycles {
        // Goal is what is marked, plus a tenth; without assists the program allocates three times as
        // long as marking takes on a quarter of the processors.
        let unlimited = cycle.goal as f64 * 1.1;
        let free_run = cycle.marked as f64 * 3.0 * 300.0 / 1024.0;
        let bound = if cycle.limited { cycle.goal as f64 + free_run } else { unlimited };
        assert!(cycle.number < 9 || cycle.peak as f64 <= bound + MIB as f64, "{cycle:?}");
    }
}
