//! The page of a sweep: what it is made from, and which points nothing beats.
//!
//! Used by `mod.rs`; `sweep.js` draws it. Less is better in both directions.

use serde::Serialize;

use super::view::{MetricView, fingerprint};
use crate::compare::metric::Metric;
use crate::compare::record::Machine;
use crate::sweep::unbeaten;

/// A sweep, as its page shows it.
#[derive(Clone, Debug)]
pub struct Sweep {
    /// The program, as named on the command line.
    pub program: String,
    /// Burrow's version.
    pub burrow: String,
    /// The time of day at the start, in seconds since 1970-01-01 00:00 UTC.
    pub started_s: u64,
    /// Where.
    pub machine: Machine,
    /// The metric along x: CPU, as a rule.
    pub x: Metric,
    /// The metric along y: RSS x time, as a rule.
    pub y: Metric,
    /// The cells of the sweep.
    pub points: Vec<Point>,
}

/// A cell of a sweep.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Point {
    /// What was run: `go gogc=50`, say.
    pub label: String,
    /// Its value along x.
    pub x: Interval,
    /// Its value along y.
    pub y: Interval,
    /// What else there is to say of it: failed runs, outliers. May be empty.
    pub note: String,
}

/// A median with its interval, in the unit of its metric.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// The median.
    pub median: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// What the page is told.
#[derive(Serialize)]
pub(super) struct SweepView<'a> {
    kind: &'static str,
    program: &'a str,
    burrow: &'a str,
    started_s: u64,
    machine: Vec<(&'static str, String)>,
    x: MetricView,
    y: MetricView,
    /// By x, then y; those without finite values last.
    points: Vec<&'a Point>,
    /// Which of them nothing beats.
    front: Vec<bool>,
}

impl<'a> SweepView<'a> {
    /// The view of a sweep.
    pub(super) fn new(sweep: &'a Sweep) -> Self {
        let mut points: Vec<&Point> = sweep.points.iter().collect();
        let key = |point: &Point| (point.x.median, point.y.median);
        points.sort_by(|a, b| {
            let ((ax, ay), (bx, by)) = (key(a), key(b));
            ax.total_cmp(&bx).then(ay.total_cmp(&by))
        });
        let costs: Vec<[f64; 2]> = points.iter().map(|p| [p.x.median, p.y.median]).collect();
        SweepView {
            kind: "sweep",
            program: &sweep.program,
            burrow: &sweep.burrow,
            started_s: sweep.started_s,
            machine: fingerprint(&sweep.machine),
            x: MetricView::new(&sweep.x),
            y: MetricView::new(&sweep.y),
            front: unbeaten(&costs),
            points,
        }
    }
}
