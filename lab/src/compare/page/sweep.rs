//! The page of a sweep: what it is made from, and which points nothing beats.
//!
//! Used by `mod.rs`; `sweep.js` draws it. Less is better in both directions.

use serde::Serialize;

use super::view::{MetricView, fingerprint};
use crate::compare::metric::Metric;
use crate::compare::record::Machine;

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
        SweepView {
            kind: "sweep",
            program: &sweep.program,
            burrow: &sweep.burrow,
            started_s: sweep.started_s,
            machine: fingerprint(&sweep.machine),
            x: MetricView::new(&sweep.x),
            y: MetricView::new(&sweep.y),
            front: front(&points),
            points,
        }
    }
}

/// Which points have medians that no other point equals or beats in both directions and beats in one.
fn front(points: &[&Point]) -> Vec<bool> {
    let beats = |a: &Point, b: &Point| {
        let (x, y) = (a.x.median - b.x.median, a.y.median - b.y.median);
        x <= 0.0 && y <= 0.0 && (x < 0.0 || y < 0.0)
    };
    let finite = |point: &Point| point.x.median.is_finite() && point.y.median.is_finite();
    let unbeaten = |point: &Point| finite(point) && !points.iter().any(|other| beats(other, point));
    points.iter().map(|point| unbeaten(point)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64, y: f64) -> Point {
        let at = |median| Interval { median, low: median, high: median };
        Point { label: String::new(), x: at(x), y: at(y), note: String::new() }
    }

    #[test]
    fn the_front() {
        type Case = (&'static str, &'static [(f64, f64)], &'static [bool]);
        let cases: [Case; 6] = [
            ("nothing", &[], &[]),
            ("one", &[(1.0, 1.0)], &[true]),
            ("a trade", &[(1.0, 2.0), (2.0, 1.0)], &[true, true]),
            ("one beaten in both", &[(1.0, 1.0), (2.0, 2.0)], &[true, false]),
            ("equal points stay both", &[(1.0, 1.0), (1.0, 1.0)], &[true, true]),
            (
                "beaten in one, equal in the other; no value",
                &[(1.0, 1.0), (1.0, 2.0), (f64::NAN, 0.0)],
                &[true, false, false],
            ),
        ];
        for (case, points, want) in cases {
            let points: Vec<Point> = points.iter().map(|&(x, y)| point(x, y)).collect();
            assert_eq!(front(&points.iter().collect::<Vec<_>>()), want, "{case}");
        }
    }
}
