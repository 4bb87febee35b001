//! How verdicts are put into words, for the page.

use burrow_lab::compare::page::{Row, Tone};
use burrow_lab::compare::stats::{Against, Summary, Verdict, Why};

/// The summary as the page shows it.
pub fn page_rows(summary: &Summary) -> Vec<Row> {
    let rows = summary.rows.iter().enumerate().flat_map(|(contender, row)| {
        row.metrics.iter().map(move |(metric, cell)| {
            let (verdict, tone) = match &cell.against {
                None if contender == 0 => (String::new(), Tone::Baseline),
                None => ("the first policy has no such figure".to_owned(), Tone::Unclear),
                Some(against) => said(against),
            };
            let estimate = &cell.estimate;
            Row {
                metric: metric.clone(),
                contender,
                median: estimate.median,
                low: estimate.low,
                high: estimate.high,
                outliers: estimate.outliers.len(),
                verdict,
                tone,
            }
        })
    });
    rows.collect()
}

/// A verdict in words, and as a mark.
fn said(against: &Against) -> (String, Tone) {
    let share = against.ratio.map(|ratio| format!("{:+.0} %", (ratio.ratio - 1.0) * 100.0));
    let by = |word: &str| match &share {
        Some(share) => format!("{word}: {share}"),
        None => word.to_owned(),
    };
    match against.verdict {
        Verdict::Lower => (by("less"), Tone::Less),
        Verdict::Higher => (by("more"), Tone::More),
        Verdict::NoVerdict { why } => {
            let why = match why {
                Why::Overlap => "no verdict: the intervals overlap",
                Why::TooFewRuns => "no verdict: too few runs",
                Why::TooSmall => "no verdict: the difference is small",
            };
            (why.to_owned(), Tone::Unclear)
        }
    }
}
