//! Comparisons for tests: a fixed one, and any.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::metric::METRICS;
use super::record::{
    Comparison, Contestant, Engine, Head, Machine, Mark, MarkKind, Outcome, Quantity, Run, SCHEMA,
    Series, VERSION,
};

const MIB: f64 = 1_048_576.0;

/// Three contenders, five runs of each and one for warming up. `decay` holds far less; one of its runs stands out. Go's own
/// runtime has no counters of a policy, and its third run did not end.
pub(super) fn comparison() -> Comparison {
    let contender = |label: &str, engine| Contestant { label: label.into(), engine };
    let head = Head {
        schema: SCHEMA.into(),
        version: VERSION,
        burrow: "0.1.0".into(),
        started_s: 1_790_000_000,
        program: "churn.go".into(),
        args: vec!["200".into()],
        contenders: vec![
            contender("hold", Engine::Burrow),
            contender("decay:dirty=10s,bg", Engine::Burrow),
            contender("real go,gogc=50", Engine::Go),
        ],
        runs: 5,
        machine: Machine {
            cpu: "AMD EPYC 7R13".into(),
            cpus: 2,
            memory_bytes: 8 << 30,
            kernel: "6.8.0".into(),
            huge_pages: "madvise".into(),
            overcommit: "0".into(),
            page_bytes: 4096,
            load: 0.25,
            go: Some("go1.27.3".into()),
        },
    };
    let runs = (0..=5).flat_map(|number| (0..3).map(move |contender| run(contender, number)));
    Comparison { head, runs: runs.collect() }
}

fn run(contender: usize, number: u32) -> Run {
    let lost = contender == 2 && number == 3;
    Run {
        contender,
        number,
        outcome: if lost { Outcome::TimedOut { after_ms: 60_000 } } else { Outcome::Done },
        metrics: if lost { BTreeMap::new() } else { metrics(contender, number) },
        outside: outside(contender),
        inside: if contender == 2 { Series::default() } else { inside() },
        marks: vec![Mark { at_us: 500_000, kind: MarkKind::Collection, bytes: 4096 }],
    }
}

fn metrics(contender: usize, number: u32) -> BTreeMap<String, f64> {
    let wobble = [0.0, -1.0, 0.5, 1.0, -0.5, 0.25][number as usize % 6];
    let slow = if contender == 1 && number == 4 { 3.0 } else { 1.0 };
    let peak = ([90.0, 20.0, 89.0][contender] * MIB * (1.0 + 0.01 * wobble)).round();
    let time = (1.25e6 * slow * (1.0 + 0.004 * wobble)).round() / 1e6;
    let mut metrics = BTreeMap::from([
        ("rss.peak".to_string(), peak),
        ("rss.integral".to_string(), (peak * time / 2.0).round()),
        ("time.run".to_string(), time),
        ("faults.minor".to_string(), [12_000.0, 31_000.0, 14_000.0][contender] + 1500.0 * wobble),
        ("gc.cycles".to_string(), 12.0),
    ]);
    if contender < 2 {
        metrics.insert(
            "returns.calls".into(),
            [0.0, 140.0][contender] + 8.0 * wobble * contender as f64,
        );
        metrics.insert("latency.p99".into(), [1.5e-6, 1.75e-6][contender]);
    }
    metrics
}

/// A burst; `decay` comes down again.
fn outside(contender: usize) -> Series {
    let at_us = vec![0, 250_000, 500_000, 750_000, 1_000_000, 1_250_000];
    let curves: [[u64; 6]; 3] =
        [[4, 40, 90, 90, 90, 90], [4, 18, 20, 12, 8, 6], [4, 40, 89, 80, 60, 40]];
    let rss = curves[contender].iter().map(|mib| mib << 20).collect();
    Series { at_us, columns: BTreeMap::from([(Quantity::Rss, rss)]) }
}

fn inside() -> Series {
    let columns = BTreeMap::from([(Quantity::Live, vec![1 << 20, 2 << 20])]);
    Series { at_us: vec![100, 200], columns }
}

prop_compose! {
    fn any_series()(steps in prop::collection::vec((0..1000_u64, any::<u32>()), 0..5)) -> Series {
        let mut at = 0;
        let at_us = steps.iter().map(|&(step, _)| { at += step; at }).collect();
        let rss = steps.iter().map(|&(_, bytes)| bytes.into()).collect();
        Series { at_us, columns: BTreeMap::from([(Quantity::Rss, rss)]) }
    }
}

fn any_outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        4 => Just(Outcome::Done),
        1 => (1..255, any::<String>()).prop_map(|(status, stderr)| Outcome::Status { status, stderr }),
        1 => (1..64, any::<String>()).prop_map(|(signal, stderr)| Outcome::Signal { signal, stderr }),
        1 => any::<u64>().prop_map(|after_ms| Outcome::TimedOut { after_ms }),
        1 => any::<String>().prop_map(|why| Outcome::Failed { why }),
    ]
}

prop_compose! {
    fn any_run(contenders: usize)(
        contender in 0..contenders,
        number in 0..9_u32,
        outcome in any_outcome(),
        metrics in prop::collection::btree_map(0..METRICS.len(), 0.0..1e12_f64, 0..METRICS.len()),
        outside in any_series(),
        inside in any_series(),
    ) -> Run {
        let named = metrics.into_iter().map(|(of, value)| (METRICS[of].name.into(), value));
        Run { contender, number, outcome, metrics: named.collect(), outside, inside, marks: Vec::new() }
    }
}

prop_compose! {
    /// One of any labels and runs.
    pub(super) fn any_comparison()(labels in prop::collection::vec(any::<String>(), 1..5))(
        runs in prop::collection::vec(any_run(labels.len()), 0..20),
        program in any::<String>(),
        labels in Just(labels),
    ) -> Comparison {
        let mut comparison = comparison();
        let contenders = labels.into_iter().map(|label| Contestant { label, engine: Engine::Burrow });
        comparison.head.contenders = contenders.collect();
        comparison.head.program = program;
        Comparison { runs, ..comparison }
    }
}
