//! Package `runtime/metrics`: Go's names for the figures that the runtime knows.
//!
//! Read by scripts, through natives of the package; a host may read them too. Names, kinds and which are cumulative are
//! those of Go 1.27.3; names for which Burrow has no figure are not there, as Go allows. Where a figure is 0 because
//! Burrow does not do what it counts (cgo, scavenging in the background), it says so. Go brings CPU times up to date when a collection
//! ends; here they are those of the moment.
//!
//! Invariants: (M1) all figures of a [`Sample`] follow from counters that were read once, so those that add up in Go add
//! up; but each counter for itself, while others go on, so one may be a step ahead of another. Unlike `ReadMemStats`, reading does not stop the world and flushes no cache: figures of objects lag by at most a
//! span a class and P.
//!
//! Locks: those of heap, collector and scheduler, one after another.

#![forbid(unsafe_code)]

mod histogram;
mod table;

use burrow_alloc::size_class::{NUM_SIZE_CLASSES, SizeClass};
use burrow_alloc::stats::HeapStats;
use burrow_gc::pacer::ScanWork;
use burrow_gc::{FinalizationCounts, History};
use burrow_trace::clock::Nanos;

use crate::runtime::Runtime;
use crate::sched::{Census, Sched};

pub use burrow_gc::CpuClasses;
pub use histogram::{TIME_BUCKETS, TimeHistogram, time_bounds};
pub use table::METRICS;

/// What a metric's value is, numbered as `metrics.ValueKind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetricKind {
    /// A whole number.
    Uint64 = 1,
    /// A number.
    Float64 = 2,
    /// A distribution.
    Histogram = 3,
}

/// Where a metric's value comes from.
#[derive(Clone, Copy)]
pub enum Source {
    /// A whole number.
    Whole(fn(&Sample<'_>) -> u64),
    /// CPU time, in seconds.
    Cpu(fn(&CpuClasses) -> Nanos),
    /// Objects by size class.
    Sizes(fn(&HeapStats, SizeClass) -> u64),
    /// Times.
    Times(fn(&Pauses) -> &TimeHistogram),
}

/// A metric.
pub struct Metric {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// Whether it only grows.
    pub cumulative: bool,
    /// Where its value comes from.
    pub source: Source,
}

impl Metric {
    /// What its value is.
    pub fn kind(&self) -> MetricKind {
        match self.source {
            Source::Whole(_) => MetricKind::Uint64,
            Source::Cpu(_) => MetricKind::Float64,
            Source::Sizes(_) | Source::Times(_) => MetricKind::Histogram,
        }
    }

    /// The bounds of its buckets, if it is a distribution.
    pub fn bounds(&self) -> Vec<f64> {
        match self.source {
            Source::Whole(_) | Source::Cpu(_) => Vec::new(),
            Source::Sizes(_) => size_bounds(),
            Source::Times(_) => time_bounds(),
        }
    }

    /// Its value in 64-bit words: the number, or the count of each bucket.
    pub fn words(&self, sample: &Sample<'_>) -> Vec<u64> {
        match self.source {
            Source::Whole(read) => vec![read(sample)],
            Source::Cpu(read) => vec![read(&sample.cpu).as_secs_f64().to_bits()],
            // Go's first bucket is that of the smallest class, its last that of large objects.
            Source::Sizes(read) => {
                let small = SizeClass::all().skip(1);
                small.chain([SizeClass::LARGE]).map(|class| read(&sample.stats, class)).collect()
            }
            Source::Times(read) => read(&sample.rt.pauses).counts().collect(),
        }
    }

    /// How many words that are.
    pub fn width(&self) -> usize {
        match self.source {
            Source::Whole(_) | Source::Cpu(_) => 1,
            Source::Sizes(_) => NUM_SIZE_CLASSES,
            Source::Times(_) => TIME_BUCKETS,
        }
    }
}

/// Sizes in Go's buckets: an object is counted where its class's size is the greatest in it.
fn size_bounds() -> Vec<f64> {
    let above = SizeClass::all().map(|class| class.elem_size().0 as f64 + 1.0);
    above.chain([f64::INFINITY]).collect()
}

/// Times for which the world stood still.
#[derive(Debug, Default)]
pub struct Pauses {
    /// For collections: until all Ps stood.
    pub stopping_gc: TimeHistogram,
    /// For collections: until it went on.
    pub total_gc: TimeHistogram,
    /// For other reasons: until all Ps stood.
    pub stopping_other: TimeHistogram,
    /// For other reasons: until it went on.
    pub total_other: TimeHistogram,
}

impl Pauses {
    /// The world was asked to stop for a collection at `asked`, stood still from `stopped` on, and goes on now.
    pub(crate) fn add_collection(&self, asked: Nanos, stopped: Nanos, now: Nanos) {
        self.stopping_gc.add(stopped - asked);
        self.total_gc.add(now - asked);
    }

    /// The world stood still for something else, and goes on now.
    pub(crate) fn add_other(&self, asked: Nanos, stopped: Nanos, now: Nanos) {
        self.stopping_other.add(stopped - asked);
        self.total_other.add(now - asked);
    }
}

/// All figures at one moment (M1).
pub struct Sample<'a> {
    rt: &'a Runtime,
    stats: HeapStats,
    history: History,
    scan: ScanWork,
    calls: FinalizationCounts,
    census: Census,
    procs: u64,
    cpu: CpuClasses,
}

impl<'a> Sample<'a> {
    /// The figures of a run.
    pub fn take(sched: &Sched<'a>) -> Sample<'a> {
        let rt = sched.rt;
        Sample {
            rt,
            stats: rt.heap.stats(),
            history: rt.gc.history(),
            scan: rt.gc.last_scan(),
            calls: rt.gc.finalization_counts(),
            census: sched.census(),
            procs: sched.asked_procs() as u64,
            cpu: sched.cpu_classes(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_gos_format_and_in_order() {
        let names: Vec<&str> = METRICS.iter().map(|metric| metric.name).collect();
        let sorted: BTreeSet<&str> = names.iter().copied().collect();
        assert!(names.iter().eq(&sorted), "in order, each once");
        for metric in METRICS {
            let (path, unit) = metric.name.split_once(':').expect("a unit");
            assert!(path.starts_with('/') && !unit.is_empty(), "{}", metric.name);
            assert!(metric.doc.ends_with('.') && !metric.doc.contains('\n'), "{}", metric.name);
            let bounds = metric.bounds().len();
            let want = if metric.kind() == MetricKind::Histogram { metric.width() + 1 } else { 0 };
            assert_eq!(bounds, want, "{}", metric.name);
        }
    }

    #[test]
    fn sizes_have_gos_bounds() {
        let bounds = size_bounds();
        assert_eq!((bounds.len(), bounds[..5].to_vec()), (69, vec![1.0, 9.0, 17.0, 25.0, 33.0]));
        assert_eq!(bounds[66..], [28673.0, 32769.0, f64::INFINITY]);
    }
}
