//! How finely a metric can be known at all, whatever a handful of runs seems to say.
//!
//! Three runs that agree to the last digit do not show that a metric has no noise: it may be counted in large steps, or the three were
//! lucky. So every spread that `estimate.rs` and `verdict.rs` reckon with is at least the metric's [`Noise`].

#![forbid(unsafe_code)]

use crate::compare::metric::{Metric, Unit};

/// The least standard deviation that a metric is taken to have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noise {
    /// As a share of the value.
    pub relative: f64,
    /// In the metric's own unit.
    pub absolute: f64,
}

/// Of every metric: run times of one program on a quiet machine differ by about as much.
const RELATIVE: f64 = 0.01;

/// Of times of allocations: they are of two kinds, the fast path and the rest, and a percentile near the border of the two is one or
/// the other by chance; within the rest, the buckets of their histogram are a sixteenth wide.
const RELATIVE_LATENCY: f64 = 0.1;

/// Of bytes: the kernel makes a huge page of 2 MiB, or does not, and where runs fall apart into two kinds 2 MiB apart, five of
/// each cannot show that as a difference with this.
const BYTES: f64 = 512.0 * 1024.0;

/// Of counts: one more or less.
const COUNT: f64 = 1.0;

/// Of times that are read off the curve of resident memory: its points lie some milliseconds apart.
const CURVE_S: f64 = 0.005;

/// Of other times, of CPU and of runs: a time slice of the kernel more or less.
const TIME_S: f64 = 0.001;

impl Noise {
    /// That of a metric.
    #[must_use]
    pub fn of(metric: &Metric) -> Noise {
        let general = |absolute| Noise { relative: RELATIVE, absolute };
        match metric.unit {
            Unit::Bytes => general(BYTES),
            // Bytes over no known time: only the share is known.
            Unit::ByteSeconds => general(0.0),
            Unit::Count => general(COUNT),
            Unit::Seconds => match metric.name.split('.').next() {
                Some("latency") => Noise { relative: RELATIVE_LATENCY, absolute: 0.0 },
                Some("rss" | "limit") => general(CURVE_S),
                _ => general(TIME_S),
            },
        }
    }

    /// In the metric's unit, for values around this one.
    pub(super) fn around(self, value: f64) -> f64 {
        self.absolute.max(self.relative * value.abs())
    }

    /// As a share, for values around this one, which is above 0.
    pub(super) fn share(self, value: f64) -> f64 {
        self.relative.max(self.absolute / value)
    }
}
