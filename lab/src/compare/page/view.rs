//! What a page is told: the JSON inside it, made from a comparison and its summary.
//!
//! Called by `mod.rs` only; `compare.js` reads it. Of each contender one run is kept in full: the median one by RSS x time. Of
//! its other runs there is resident memory at lower resolution.
//!
//! Invariants: (V1) the points are about [`POINTS`] at most, but that each curve has a few in any case: the page stays below 1 MB. (V2) All runs of
//! a page count in the same units.
//!
//! Next to read: `decimate.rs`.

use serde::Serialize;

use super::decimate::{NONE_FROM, Thin, ThinMarks, Units, thin, thin_marks};
use super::{Row, Tone};
use crate::compare::metric::{METRICS, Metric, Unit};
use crate::compare::record::{Comparison, Engine, Machine, MarkKind, Quantity, Run};

/// Points of full curves on a page, over all contenders and quantities. A point takes four to seven bytes: half a megabyte.
const POINTS: usize = 90_000;
/// Points of the curves of the other runs, over all of them.
const OTHER_POINTS: usize = 12_000;
/// Buckets of a curve: at most, as twice as many points are more than a screen has pixels, and at least, however many curves there are.
const BUCKETS: (usize, usize) = (50, 600);

/// A page of `burrow compare`.
#[derive(Serialize)]
pub(super) struct CompareView<'a> {
    kind: &'static str,
    program: &'a str,
    args: &'a [String],
    burrow: &'a str,
    started_s: u64,
    runs: u32,
    /// After which time runs were ended, if that was asked for.
    cut_ms: Option<u64>,
    machine: Vec<(&'static str, String)>,
    tick_us: u64,
    grain_kib: u64,
    contenders: Vec<ContenderView<'a>>,
    metrics: Vec<MetricView>,
    rows: Vec<RowView<'a>>,
    trouble: Vec<Trouble<'a>>,
}

#[derive(Serialize)]
struct ContenderView<'a> {
    label: &'a str,
    go: bool,
    /// The index in `runs` of the one shown first.
    shown: Option<usize>,
    runs: Vec<RunView>,
}

#[derive(Serialize)]
struct RunView {
    number: u32,
    counts: bool,
    full: bool,
    outside: Thin,
    inside: Thin,
    collections: ThinMarks,
    releases: ThinMarks,
}

/// A metric, as scripts know it.
#[derive(Serialize)]
pub(super) struct MetricView {
    name: &'static str,
    title: &'static str,
    unit: &'static str,
    doc: &'static str,
    headline: bool,
}

#[derive(Serialize)]
struct RowView<'a> {
    metric: &'a str,
    contender: usize,
    median: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    outliers: usize,
    verdict: &'a str,
    tone: Tone,
    /// The values of the runs that count.
    each: Vec<f64>,
}

/// A run that does not count.
#[derive(Serialize)]
struct Trouble<'a> {
    label: &'a str,
    number: u32,
    what: String,
    stderr: &'a str,
}

impl<'a> CompareView<'a> {
    /// The view of a comparison.
    pub(super) fn new(comparison: &'a Comparison, rows: &'a [Row]) -> Self {
        let head = &comparison.head;
        let units = units(comparison);
        let known = |row: &&Row| row.contender < head.contenders.len();
        CompareView {
            kind: "compare",
            program: &head.program,
            args: &head.args,
            burrow: &head.burrow,
            started_s: head.started_s,
            runs: head.runs,
            cut_ms: comparison.cut_ms(),
            machine: fingerprint(&head.machine),
            tick_us: units.tick_us,
            grain_kib: units.grain_kib,
            contenders: contenders(comparison, units),
            metrics: METRICS.iter().map(MetricView::new).collect(),
            rows: rows.iter().filter(known).map(|row| RowView::new(comparison, row)).collect(),
            trouble: comparison.runs.iter().filter_map(|run| trouble(comparison, run)).collect(),
        }
    }
}

impl MetricView {
    /// The view of a metric.
    pub(super) fn new(metric: &Metric) -> Self {
        let unit = match metric.unit {
            Unit::Bytes => "bytes",
            Unit::ByteSeconds => "byte_seconds",
            Unit::Seconds => "seconds",
            Unit::Count => "count",
        };
        let &Metric { name, title, headline, doc, .. } = metric;
        MetricView { name, title, unit, doc, headline }
    }
}

impl<'a> RowView<'a> {
    fn new(comparison: &Comparison, row: &'a Row) -> Self {
        let finite = |value: f64| value.is_finite().then_some(value);
        let each = comparison
            .runs
            .iter()
            .filter(|run| run.contender == row.contender && run.counts())
            .filter_map(|run| run.metrics.get(&row.metric).copied())
            .filter(|value| value.is_finite());
        RowView {
            metric: &row.metric,
            contender: row.contender,
            median: finite(row.median),
            low: finite(row.low),
            high: finite(row.high),
            outliers: row.outliers,
            verdict: &row.verdict,
            tone: row.tone,
            each: each.collect(),
        }
    }
}

/// The page's units (V2).
fn units(comparison: &Comparison) -> Units {
    let all = || comparison.runs.iter().flat_map(|run| [&run.outside, &run.inside]);
    let length_us = all().filter_map(|series| series.at_us.last()).max();
    let values = all().flat_map(|series| series.columns.values().flatten());
    let most = values.filter(|&&value| value < NONE_FROM).max();
    Units::fit(length_us.copied().unwrap_or(0), most.copied().unwrap_or(0))
}

fn contenders(comparison: &Comparison, units: Units) -> Vec<ContenderView<'_>> {
    let contenders = &comparison.head.contenders;
    let measured = |run: &&Run| run.number > 0 && !run.outside.at_us.is_empty();
    let others = comparison.runs.iter().filter(measured).count().saturating_sub(contenders.len());
    let full = buckets(POINTS, contenders.len() * 11);
    let other = buckets(OTHER_POINTS, others);
    contenders
        .iter()
        .enumerate()
        .map(|(index, contestant)| {
            let runs: Vec<&Run> = comparison.runs.iter().filter(measured).collect();
            let runs: Vec<&Run> = runs.into_iter().filter(|run| run.contender == index).collect();
            let shown = shown(comparison, index, &runs);
            let view = |(at, run): (usize, &&Run)| match shown == Some(at) {
                true => full_run(run, full, units),
                false => other_run(run, other, units),
            };
            ContenderView {
                label: &contestant.label,
                go: contestant.engine == Engine::Go,
                shown,
                runs: runs.iter().enumerate().map(view).collect(),
            }
        })
        .collect()
}

/// Buckets of a curve, if `curves` curves share `points` points (V1).
fn buckets(points: usize, curves: usize) -> usize {
    (points / (2 * curves.max(1))).clamp(BUCKETS.0, BUCKETS.1)
}

/// Which of a contender's runs is shown: the median one; where none counts, the one that got furthest.
fn shown(comparison: &Comparison, contender: usize, runs: &[&Run]) -> Option<usize> {
    let median = comparison.median_run(contender);
    let at = runs.iter().position(|run| median.is_some_and(|median| std::ptr::eq(*run, median)));
    let furthest = || (0..runs.len()).max_by_key(|&index| runs[index].outside.at_us.last());
    at.or_else(furthest)
}

fn full_run(run: &Run, buckets: usize, units: Units) -> RunView {
    RunView {
        number: run.number,
        counts: run.counts(),
        full: true,
        outside: thin(&run.outside, |_| true, buckets, units),
        inside: thin(&run.inside, |_| true, buckets, units),
        collections: thin_marks(&run.marks, MarkKind::Collection, buckets, units),
        releases: thin_marks(&run.marks, MarkKind::Release, buckets, units),
    }
}

fn other_run(run: &Run, buckets: usize, units: Units) -> RunView {
    RunView {
        number: run.number,
        counts: run.counts(),
        full: false,
        outside: thin(&run.outside, |quantity| quantity == Quantity::Rss, buckets, units),
        inside: Thin::default(),
        collections: ThinMarks::default(),
        releases: ThinMarks::default(),
    }
}

fn trouble<'a>(comparison: &'a Comparison, run: &'a Run) -> Option<Trouble<'a>> {
    if run.outcome.is_well() {
        return None;
    }
    let label = comparison.head.contenders.get(run.contender).map_or("?", |one| &one.label);
    let (what, stderr) = (run.outcome.how(), run.outcome.stderr());
    Some(Trouble { label, number: run.number, what, stderr })
}

/// The machine as names and values, for a list.
pub(super) fn fingerprint(machine: &Machine) -> Vec<(&'static str, String)> {
    let gib = machine.memory_bytes as f64 / f64::from(1 << 30);
    let mut list = vec![
        ("Processor", machine.cpu.clone()),
        ("Processors used", machine.cpus.to_string()),
        ("Memory", format!("{gib:.1} GiB")),
        ("Kernel", machine.kernel.clone()),
        ("Transparent huge pages", machine.huge_pages.clone()),
        ("Overcommit", machine.overcommit.clone()),
        ("OS page", format!("{} KiB", machine.page_bytes as f64 / 1024.0)),
        ("Load at the start", format!("{:.2}", machine.load)),
    ];
    list.extend(machine.go.clone().map(|go| ("Go", go)));
    list.retain(|(_, value)| !value.is_empty());
    list
}
