//! How outcomes and verdicts are put into words.

use burrow_lab::compare::page::{Row, Tone};
use burrow_lab::compare::record::Outcome;
use burrow_lab::compare::stats::{Against, Summary, Verdict, Why};

/// How a run ended, for a line of its own.
pub fn outcome(outcome: &Outcome) -> String {
    let said = |stderr: &str| match stderr.lines().rev().find(|line| !line.trim().is_empty()) {
        Some(line) => format!(": {}", line.trim()),
        None => String::new(),
    };
    match outcome {
        Outcome::Done => "ended as it should".into(),
        Outcome::Cut { after_ms } => format!("ended after {} s, as asked", *after_ms as f64 / 1e3),
        Outcome::Status { status, stderr } => format!("exit status {status}{}", said(stderr)),
        Outcome::Signal { signal, stderr } => format!("killed by signal {signal}{}", said(stderr)),
        Outcome::TimedOut { after_ms } => {
            format!("still running after {} s (--timeout), and killed", *after_ms as f64 / 1e3)
        }
        Outcome::Failed { why } => why.clone(),
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_put_into_words() {
        let cases = [
            // (outcome, words)
            (
                Outcome::Status { status: 2, stderr: "panic: no\n\ngoroutine 1\n".into() },
                "exit status 2: goroutine 1",
            ),
            (Outcome::Signal { signal: 9, stderr: String::new() }, "killed by signal 9"),
            (
                Outcome::TimedOut { after_ms: 1500 },
                "still running after 1.5 s (--timeout), and killed",
            ),
            (Outcome::Failed { why: "no trace".into() }, "no trace"),
        ];
        for (outcome_of, words) in cases {
            assert_eq!(outcome(&outcome_of), words);
        }
    }
}
