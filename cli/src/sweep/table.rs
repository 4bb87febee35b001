//! A sweep as a table: its cells, the cheapest in CPU time first, those that no other beats marked; and which to use.

use std::fmt::Write;

use burrow_lab::compare::record::Comparison;
use burrow_lab::compare::stats::Estimate;
use burrow_lab::sweep::{Answer, Cell, Front};

/// With fewer runs an interval is the range that was seen, or no interval at all.
const FEWEST: u32 = 3;
const MIB: f64 = (1 << 20) as f64;

/// The table.
pub fn table(swept: &Comparison, front: &Front) -> String {
    let mut out = String::new();
    let wide = front.cells.iter().map(|cell| cell.label.chars().count()).max().unwrap_or(0).max(4);
    let _ = writeln!(out, "  {:wide$}  {:>22}  {:>24}", "cell", "CPU, s", "RSS x time, MiB·s");
    for (cell, unbeaten) in front.cells.iter().zip(&front.unbeaten) {
        let mark = if *unbeaten { '*' } else { ' ' };
        let (price, memory) = (figure(&cell.price, 1.0, 3), figure(&cell.memory, MIB, 1));
        let _ = writeln!(out, "{mark} {:wide$}  {price:>22}  {memory:>24}", cell.label);
    }
    let _ = writeln!(
        out,
        "* no other cell has less of both; in brackets the 95 % interval of the median"
    );
    for (index, contender) in swept.head.contenders.iter().enumerate() {
        let note = note(swept, index);
        if !note.is_empty() {
            let _ = writeln!(out, "{}: {note}", contender.label);
        }
    }
    if let Some(answer) = &front.answer {
        let _ = writeln!(out, "{}", said(&front.cells, answer));
    }
    out
}

/// A median with its interval.
fn figure(estimate: &Estimate, unit: f64, digits: usize) -> String {
    let [median, low, high] =
        [estimate.median, estimate.low, estimate.high].map(|value| value / unit);
    format!("{median:.digits$} [{low:.digits$}, {high:.digits$}]")
}

/// What to use, in a sentence.
fn said(cells: &[Cell], answer: &Answer) -> String {
    let best = &cells[answer.best].label;
    let others: Vec<&str> =
        answer.as_good.iter().map(|&other| cells[other].label.as_str()).collect();
    let few = cells.iter().any(|cell| cell.price.n < FEWEST);
    match &others[..] {
        _ if few => format!(
            "Least CPU x memory by its median: {best}. With fewer than {FEWEST} runs of each the intervals say nothing."
        ),
        [] => {
            format!("Use {best}: it has the least CPU x memory, by intervals that do not overlap.")
        }
        others => format!(
            "Use {best}: it has the least CPU x memory by its medians; by the intervals these may be as good: {}.",
            others.join("; ")
        ),
    }
}

/// What else there is to say of a cell: how runs of it failed.
pub fn note(swept: &Comparison, contender: usize) -> String {
    let failed = swept
        .runs
        .iter()
        .filter(|run| run.contender == contender && run.number > 0 && !run.counts());
    let mut reasons: Vec<String> =
        failed.map(|run| format!("run {} {}", run.number, run.outcome)).collect();
    let more = reasons.len().saturating_sub(2);
    reasons.truncate(2);
    if more > 0 {
        reasons.push(format!("and {more} more"));
    }
    reasons.join("; ")
}
