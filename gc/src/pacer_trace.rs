//! The lines that Go prints under `GODEBUG=gcpacertrace=1`: what the pacer expects when a cycle begins, and what it finds
//! when marking is done.
//!
//! Called by the runtime after each stop of a cycle. Numbers with a fraction stand as Go's `print` writes them.

#![forbid(unsafe_code)]

use crate::pacer::{AssistRatio, GOAL_UTILIZATION, Workers};
use crate::report::CycleReport;

/// The line for a cycle that begins: the price of allocation, the heap to scan, from where to where, and who marks.
pub fn pacer_start_line(
    ratio: AssistRatio,
    heap_scan: u64,
    live: u64,
    goal: u64,
    workers: Workers,
) -> String {
    format!(
        "pacer: assist ratio={} (scan {} MB in {}->{} MB) workers={}+{}",
        printed(ratio.work_per_byte),
        heap_scan >> 20,
        live >> 20,
        goal >> 20,
        workers.dedicated,
        printed(workers.fractional),
    )
}

/// The line for one whose marking is done.
pub fn pacer_end_line(r: &CycleReport) -> String {
    let expected = (GOAL_UTILIZATION * 100.0) as u64;
    format!(
        "pacer: {}% CPU ({expected} exp.) for {}+{}+{} B work ({} B exp.) in {} B -> {} B (\u{2206}goal {}, cons/mark {})",
        ((GOAL_UTILIZATION + r.assist_share()) * 100.0) as u64,
        r.scan.heap,
        r.scan.stack,
        r.scan.globals,
        r.pace.expected,
        r.pace.triggered,
        r.heap_end,
        i128::from(r.heap_end) - i128::from(r.goal),
        printed(r.pace.cons_mark),
    )
}

/// A number as Go's `print` writes a float: as few digits as tell it from others, with an exponent where it is very small
/// or very large.
fn printed(value: f64) -> String {
    if !value.is_finite() {
        let text = if value.is_nan() { "NaN" } else { "Inf" };
        return format!(
            "{}{text}",
            if value > 0.0 {
                "+"
            } else if value < 0.0 {
                "-"
            } else {
                ""
            }
        );
    }
    if value == 0.0 || (1e-4..1e21).contains(&value.abs()) {
        return value.to_string();
    }
    let text = format!("{value:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    format!("{digits}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_as_go_prints_them() {
        let cases = [
            (0.0, "0"),
            (0.25, "0.25"),
            (-1234.5, "-1234.5"),
            (0.8050802479619565, "0.8050802479619565"),
            (0.000012, "1.2e-05"),
            (f64::INFINITY, "+Inf"),
            (f64::NEG_INFINITY, "-Inf"),
            (f64::NAN, "NaN"),
            (1e100, "1e+100"),
        ];
        for (value, want) in cases {
            assert_eq!(printed(value), want);
        }
    }

    #[test]
    fn a_cycle_that_begins() {
        let ratio = AssistRatio { work_per_byte: 0.5, bytes_per_work: 2.0 };
        let line = pacer_start_line(ratio, 3 << 20, 40 << 20, 64 << 20, Workers::split(2, false));
        let want = "pacer: assist ratio=0.5 (scan 3 MB in 40->64 MB) workers=0+0.25";
        assert_eq!(line, want);
    }
}
