//! Heap goals under a memory limit: each must be what Go's formula gives for Burrow's own counters, to the byte.
//!
//! The formula is written down here a second time, straight from its description, and evaluated on the counters that a
//! goal's event records: whatever the overheads of the process are, the goal must follow from them.

use crate::burrow::{burrow, outcome, tests_folder};
use crate::options::read_trace;
use burrow_trace::{Event, GoalBound};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const MIB: u64 = 1 << 20;
const NO_LIMIT: u64 = i64::MAX as u64;

/// What a goal follows from.
struct Counters {
    limit: u64,
    marked: u64,
    ready: u64,
    free: u64,
    alloc: u64,
}

/// The goal that a memory limit sets.
fn limit_goal(c: &Counters) -> u64 {
    let non_heap = c.ready - c.free - c.alloc;
    let overage = c.ready.saturating_sub(c.limit);
    if non_heap + overage >= c.limit {
        return c.marked;
    }
    let goal = c.limit - non_heap - overage;
    let headroom = (goal / 100 * 3).max(MIB);
    let goal =
        if goal < headroom || goal - headroom < headroom { headroom } else { goal - headroom };
    goal.max(c.marked)
}

/// The events of a run of `script`.
fn events_of(name: &str, script: &Path, options: &[&str]) -> Vec<Event> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("goals-{name}.jsonl"));
    let mut command = burrow();
    command.env("GOMAXPROCS", "2").arg("run").args(options).arg("--trace").arg(&path).arg(script);
    let run = outcome(&mut command);
    assert_eq!(run.status, Some(0), "{name}: {}", run.stderr);
    read_trace(&path)
}

/// The goals of a run's cycles, as they begin and as they end.
#[derive(Default)]
struct Goals {
    /// By cycle and whether it ends: the goal, and whether it follows from the limit.
    checked: BTreeMap<(u32, bool), (u64, bool)>,
    /// Of these: how many a limit that was set has bound, as cycles begin and as they end.
    limited: [usize; 2],
}

impl Goals {
    /// Checks a goal against the counters that it was told with.
    fn check(&mut self, event: &Event) {
        let Event::GcGoal {
            cycle,
            end,
            goal_bytes: goal,
            percent_goal_bytes: percent_goal,
            limit_bytes: limit,
            marked_bytes: marked,
            ready_bytes: ready,
            free_bytes: free,
            alloc_bytes: alloc,
        } = *event
        else {
            return;
        };
        let of_limit = limit_goal(&Counters { limit, marked, ready, free, alloc });
        let is_limited = of_limit < percent_goal;
        if is_limited {
            assert_eq!(goal, of_limit, "{event:?}");
            self.limited[usize::from(end)] += usize::from(limit < NO_LIMIT);
        } else {
            // Until the next commit there may be a sweep to wait for, during which the heap grows by 1 MiB.
            let goals = [percent_goal, percent_goal.max(marked + MIB)];
            assert!(goals.contains(&goal), "{event:?}");
        }
        self.checked.insert((cycle, end), (goal, is_limited));
    }

    /// Checks that what other events say of goals is what was checked.
    fn compare(&self, event: &Event) {
        let of = |cycle, end| self.checked.get(&(cycle, end)).copied();
        match *event {
            Event::GcStart { cycle, goal_bytes, .. } => {
                assert_eq!(of(cycle, false).map(|of| of.0), Some(goal_bytes), "{event:?}");
            }
            Event::GcPace { cycle, bound, .. } => {
                let is_limited = bound == GoalBound::Limit;
                assert_eq!(of(cycle, false).map(|of| of.1), Some(is_limited), "{event:?}");
            }
            Event::GcEnd { cycle, next_goal_bytes, .. } => {
                assert_eq!(of(cycle, true).map(|of| of.0), Some(next_goal_bytes), "{event:?}");
            }
            _ => {}
        }
    }
}

/// Checks each goal of a run; gives how many followed from a limit, as cycles began and as they ended.
fn check_goals(events: &[Event]) -> [usize; 2] {
    let mut goals = Goals::default();
    events.iter().for_each(|event| goals.check(event));
    // On a busy machine the trace may have lost goals.
    if !events.iter().any(|event| matches!(event, Event::Dropped { .. })) {
        events.iter().for_each(|event| goals.compare(event));
    }
    goals.limited
}

fn twin() -> PathBuf {
    tests_folder("programs/twin/goals.go")
}

#[test]
fn each_goal_is_the_formula_of_its_own_counters() {
    let cases: [(&str, PathBuf, &[&str], [usize; 2]); 5] = [
        // (name, script, options, goals that follow from a limit at least: at the start of cycles, at the end)
        ("twin", twin(), &[], [4, 4]), // it sets four limits, and collects under each
        ("near", tests_folder("goals/window.go"), &["--memory-limit", "48MiB"], [5, 5]),
        (
            "off",
            tests_folder("goals/window.go"),
            &["--memory-limit", "48MiB", "--gogc", "off"],
            [5, 5],
        ),
        ("above", tests_folder("goals/window.go"), &["--memory-limit", "16MiB"], [5, 5]),
        ("none", tests_folder("goals/window.go"), &[], [0, 0]),
    ];
    for (name, script, options, least) in cases {
        let limited = check_goals(&events_of(name, &script, options));
        assert!(
            limited[0] >= least[0] && limited[1] >= least[1],
            "{name}: {limited:?} of {least:?}"
        );
    }
}

#[test]
fn next_gc_is_the_formula_of_the_memstats_beside_it() {
    let script = tests_folder("goals/formula.go");
    for gogc in ["off", "100"] {
        let run = outcome(burrow().env("GOGC", gogc).arg("run").arg(&script));
        assert_eq!((run.status, &*run.stderr), (Some(0), ""), "GOGC={gogc}");
        assert_eq!(run.stdout.lines().count(), 7, "{}", run.stdout);
        assert!(run.stdout.lines().all(|line| line.ends_with("exact: true")), "{}", run.stdout);
    }
}
