//! What the runs of a comparison say: estimates, and verdicts against the first contender.
//!
//! Called by everything that shows a comparison. Arithmetic over a [`Comparison`], with no clock and no chance: the same records give
//! the same summary.
//!
//! Invariants: (S1) only runs that count ([`Run::counts`](super::record::Run::counts)) are in an estimate. (S2) A metric that no
//! run of a contender has is missing from its row; it is never 0. (S3) The first row has no [`Against`].
//!
//! Next to read: `estimate.rs`, then `verdict.rs`.

#![forbid(unsafe_code)]

mod estimate;
mod noise;
#[cfg(test)]
mod simulation;
mod verdict;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::metric::{METRICS, Metric};
use super::record::Comparison;
use estimate::Sample;
pub use estimate::{Estimate, Outlier};
pub use noise::Noise;
pub use verdict::{Against, FEWEST, LEVEL, RELEVANT, Ratio, Verdict, Why, relevant};
use verdict::{Side, judge};

/// What the runs of a comparison say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The contenders in their order.
    pub rows: Vec<Row>,
    /// How many contenders and metrics were tested against the first contender: [`LEVEL`] is divided by it.
    pub tests: u32,
}

/// What its runs say of a contender.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its label.
    pub label: String,
    /// Runs that count.
    pub runs: u32,
    /// Runs, but for the one for warming up, that did not end as they should.
    pub failed: u32,
    /// Its metrics by name.
    pub metrics: BTreeMap<String, Cell>,
}

/// What its runs say of a contender's metric.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// The metric's value.
    pub estimate: Estimate,
    /// How it compares with that of the first contender; none of the first one itself, or where that one does not have the metric.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<Against>,
}

impl Summary {
    /// Of a comparison.
    #[must_use]
    pub fn of(comparison: &Comparison) -> Summary {
        let samples: Vec<BTreeMap<&str, Sample>> =
            (0..comparison.head.contenders.len()).map(|of| samples(comparison, of)).collect();
        let tests = tests(&samples);
        let rows = (0..samples.len()).map(|of| row(comparison, &samples, of, tests)).collect();
        Summary { rows, tests: tests as u32 }
    }

    /// The cell of a contender and a metric.
    #[must_use]
    pub fn cell(&self, contender: usize, metric: &str) -> Option<&Cell> {
        self.rows.get(contender)?.metrics.get(metric)
    }

    /// The metrics that any contender has, in the order of [`METRICS`]: all of them, or those for the headline.
    pub fn metrics(&self, all: bool) -> impl Iterator<Item = &'static Metric> {
        METRICS.iter().filter(move |metric| {
            (all || metric.headline)
                && self.rows.iter().any(|row| row.metrics.contains_key(metric.name))
        })
    }
}

/// The values of a contender, by metric; metrics that no table knows are left out (a newer Burrow may have written them).
fn samples(comparison: &Comparison, contender: usize) -> BTreeMap<&'static str, Sample> {
    let runs = comparison.runs.iter().filter(|run| run.contender == contender && run.counts());
    let of = |metric: &Metric| {
        let values =
            runs.clone().filter_map(|run| Some((run.number, *run.metrics.get(metric.name)?)));
        Sample::new(values)
    };
    let known = METRICS.iter().map(|metric| (metric.name, of(metric)));
    known.filter(|(_, sample)| sample.n() > 0).collect()
}

/// How many tests are made: the metrics that each contender but the first shares with it.
fn tests(samples: &[BTreeMap<&str, Sample>]) -> usize {
    let Some((first, others)) = samples.split_first() else { return 0 };
    others.iter().flat_map(BTreeMap::keys).filter(|name| first.contains_key(*name)).count()
}

fn row(
    comparison: &Comparison,
    samples: &[BTreeMap<&str, Sample>],
    contender: usize,
    tests: usize,
) -> Row {
    let own = comparison.runs.iter().filter(|run| run.contender == contender && run.number > 0);
    let runs = own.clone().filter(|run| run.counts()).count();
    let cells = METRICS.iter().filter_map(|metric| {
        let noise = Noise::of(metric);
        let sample = samples[contender].get(metric.name)?;
        let estimate = sample.estimate(noise)?;
        let first = samples[0].get(metric.name).filter(|_| contender > 0);
        let against = first.and_then(|first| {
            let (other, own) = (first.estimate(noise)?, &estimate);
            let first = Side { sample: first, estimate: &other };
            Some(judge(first, Side { sample, estimate: own }, noise, tests))
        });
        Some((metric.name.to_string(), Cell { estimate, against }))
    });
    Row {
        label: comparison.head.contenders[contender].label.clone(),
        runs: runs as u32,
        failed: (own.count() - runs) as u32,
        metrics: cells.collect(),
    }
}
