//! The page: a comparison, or a sweep, as one HTML file that needs nothing else.
//!
//! Called by `burrow compare` and `burrow sweep`. A page is a shell (`shell.html`) with style (`page.css`), scripts and
//! data inside. The scripts are plain JavaScript: `common.js` (elements, numbers, theme, axes), `plot.js` (charts on one clock), `compare.js`
//! and `sweep.js` (one or the other).
//!
//! Invariants: (P1) the page loads nothing: it works from a disk without a network, and its content security policy forbids the
//! network to it. (P2) What users name (programs, labels, errors) reaches the page as JSON only, in which no `<` stands, and scripts put
//! it into text nodes and attributes, never into markup. (P3) A page of eight policies with
//! some ten runs each stays below 1 MB, however long they are (`view.rs`, V1); every further run adds some KiB.
//!
//! Next to read: `view.rs` (what the page is told), `decimate.rs` (how curves are thinned), `docs/compare.md` (what readers see).

mod decimate;
mod sweep;
mod view;

use serde::Serialize;

pub use self::sweep::{Interval, Point, Sweep};
use self::view::CompareView;
use super::record::Comparison;

const SHELL: &str = include_str!("shell.html");
const STYLE: &str = include_str!("page.css");
const COMMON: &str = include_str!("common.js");
const PLOT: &str = include_str!("plot.js");
const COMPARE: &str = include_str!("compare.js");
const SWEEP: &str = include_str!("sweep.js");

/// A line of the summary: a metric of a contender.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The metric's name in [`super::metric::METRICS`].
    pub metric: String,
    /// The contender: an index of [`super::record::Head::contenders`].
    pub contender: usize,
    /// The median over the runs, in the metric's unit.
    pub median: f64,
    /// The lower end of its interval.
    pub low: f64,
    /// The upper end of its interval.
    pub high: f64,
    /// Runs whose value lies far from the others.
    pub outliers: usize,
    /// How it compares with the first contender, in words; empty for the first one.
    pub verdict: String,
    /// The same as a mark and a colour.
    pub tone: Tone,
}

/// What a verdict comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// It is what the others are measured against.
    Baseline,
    /// Surely less than the first contender.
    Less,
    /// Surely more.
    More,
    /// No difference can be told.
    Unclear,
}

/// The page of a comparison.
///
/// Rows of contenders that do not exist are left out; a comparison in which nothing succeeded still makes a page, which says what failed.
#[must_use]
pub fn compare(comparison: &Comparison, rows: &[Row]) -> String {
    let title = format!("{}: memory-return policies compared", comparison.head.program);
    assemble(&title, &CompareView::new(comparison, rows), &[COMMON, PLOT, COMPARE])
}

/// The page of a sweep: cost in time against cost in memory, and the front of those that nothing beats in both.
#[must_use]
pub fn sweep(sweep: &Sweep) -> String {
    let title = format!("{}: sweep of memory-return policies", sweep.program);
    assemble(&title, &sweep::SweepView::new(sweep), &[COMMON, SWEEP])
}

/// Puts the parts into the shell. The shell is walked once, so that no part is searched for the names of others.
fn assemble(title: &str, data: &impl Serialize, scripts: &[&str]) -> String {
    let mut page = String::new();
    let mut rest = SHELL;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").expect("the shell's names are closed");
        page.push_str(before);
        match name {
            "title" => page.push_str(&escape_text(title)),
            "style" => page.push_str(STYLE),
            "data" => page.push_str(&escape_json(data)),
            "script" => page.push_str(&scripts.concat()),
            _ => unreachable!("the shell names {name}"),
        }
        rest = after;
    }
    page.push_str(rest);
    page
}

/// Data as JSON that cannot end the element it stands in (P2): in JSON, `<`, `>` and `&` occur within strings only.
fn escape_json(data: &impl Serialize) -> String {
    let json = serde_json::to_string(data).expect("plain data with text keys becomes JSON");
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// Text as HTML.
fn escape_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests;
