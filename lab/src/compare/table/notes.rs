//! What stands below the table: what its marks mean, where it was measured, which runs stand out or failed, and what more runs would tell.

#![forbid(unsafe_code)]

use super::units::Scale;
use super::{Options, RELEVANT, is_unknown, letter, mark, plain};
use crate::compare::metric::{METRICS, Metric};
use crate::compare::record::{Comparison, Outcome, Run};
use crate::compare::stats::{Cell, Summary};

/// Lines of a kind that are written; of more there is only the number.
const MOST: usize = 8;

/// All of it, wrapped.
pub(super) fn notes(comparison: &Comparison, summary: &Summary, options: Options) -> Vec<String> {
    let mut lines = Vec::new();
    let mut note = |text: String| lines.extend(wrapped(&text, options.width));
    if let Some(text) = legend(summary, options.all) {
        note(text);
    }
    note(machine(comparison));
    if let Some(text) = cuts(comparison) {
        note(text);
    }
    few(failures(comparison), "more failed runs").into_iter().for_each(&mut note);
    let outliers = few(outliers(summary, options.all), "more values that stand out");
    outliers.into_iter().for_each(&mut note);
    if let Some(text) = more_runs(summary, options.all) {
        note(text);
    }
    lines
}

/// Runs that were cut short: they did not do all that the program does, and those that were not are not like them.
fn cuts(comparison: &Comparison) -> Option<String> {
    let counted = || comparison.runs.iter().filter(|run| run.counts());
    let after = |run: &Run| match run.outcome {
        Outcome::Cut { after_ms } => Some(after_ms),
        _ => None,
    };
    let after_ms = counted().find_map(after)?;
    let (cut, all) = (counted().filter_map(after).count(), counted().count());
    let of = match all - cut {
        0 => "All runs".to_owned(),
        _ => format!("{cut} of {all} runs"),
    };
    Some(format!(
        "{of} were ended after {:.1} s: they are compared by what was seen up to then.",
        after_ms as f64 / 1e3
    ))
}

fn few(mut notes: Vec<String>, rest: &str) -> Vec<String> {
    let more = notes.len().saturating_sub(MOST);
    notes.truncate(MOST);
    if more > 0 {
        notes.push(format!("{more} {rest}."));
    }
    notes
}

/// Cells that are shown, with contender and metric.
fn cells(summary: &Summary, all: bool) -> impl Iterator<Item = (usize, &'static Metric, &Cell)> {
    summary.metrics(all).flat_map(move |metric| {
        let of = move |at| Some((at, metric, summary.cell(at, metric.name)?));
        (0..summary.rows.len()).filter_map(of)
    })
}

/// What the marks mean that there are.
fn legend(summary: &Summary, all: bool) -> Option<String> {
    let marks: Vec<String> =
        cells(summary, all).filter_map(|(_, _, cell)| cell.against.as_ref().map(mark)).collect();
    let any = |wanted: &str| marks.iter().any(|mark| mark == wanted);
    let relevant = format!("= less than {:.0} % apart", RELEVANT * 100.0);
    let verdict = marks.iter().any(|mark| mark.len() > 1);
    let parts = [
        (verdict, "a change is a verdict: it is there beyond chance"),
        (any("="), relevant.as_str()),
        (any("~"), "~ no verdict, the intervals overlap"),
        (any("?"), "? no verdict, too few runs"),
    ];
    let parts: Vec<&str> =
        parts.iter().filter(|(there, _)| *there).map(|(_, text)| *text).collect();
    let unknown = cells(summary, all).any(|(_, _, cell)| is_unknown(&cell.estimate));
    let unknown = if unknown { "; ±? of too few values" } else { "" };
    (!parts.is_empty()).then(|| {
        let parts = parts.join("; ");
        format!("Against A: {parts}. ± is the 95 % interval of the median{unknown}.")
    })
}

/// Where it was measured: what changes figures from one machine to another.
fn machine(comparison: &Comparison) -> String {
    let machine = &comparison.head.machine;
    let memory = machine.memory_bytes as f64;
    let memory =
        Scale::of(crate::compare::metric::Unit::Bytes, [memory].into_iter()).with_unit(memory);
    let s = if machine.cpus == 1 { "" } else { "s" };
    let mut text = format!(
        "Machine: {}, {} CPU{s}, {memory}, Linux {}, huge pages {}, overcommit {}, load {:.2}",
        machine.cpu,
        machine.cpus,
        machine.kernel,
        machine.huge_pages,
        machine.overcommit,
        machine.load
    );
    if let Some(go) = &machine.go {
        text += &format!(", {go}");
    }
    plain(&format!("{text}; Burrow {}.", comparison.head.burrow), 400)
}

fn failures(comparison: &Comparison) -> Vec<String> {
    let failed = comparison.runs.iter().filter(|run| !run.outcome.is_well());
    failed.map(failure).collect()
}

fn failure(run: &Run) -> String {
    let which = if run.number == 0 { "warming up".into() } else { format!("run {}", run.number) };
    let how = plain(&run.outcome.to_string(), 240);
    format!("Failed: {} {which} {how}.", letter(run.contender))
}

fn outliers(summary: &Summary, all: bool) -> Vec<String> {
    let of = |(at, metric, cell): (usize, &Metric, &Cell)| {
        let median = cell.estimate.median;
        let note = |outlier: &crate::compare::stats::Outlier| {
            let scale = Scale::of(metric.unit, [median, outlier.value].into_iter());
            format!(
                "Stands out, and counts: {} run {}, {} {} (median {}).",
                letter(at),
                outlier.run,
                metric.title,
                scale.with_unit(outlier.value),
                scale.with_unit(median)
            )
        };
        cell.estimate.outliers.iter().map(note).collect::<Vec<_>>()
    };
    cells(summary, all).flat_map(of).collect()
}

/// What more runs would tell: for each metric the contenders that lack a verdict, and the most runs that one of them needs.
fn more_runs(summary: &Summary, all: bool) -> Option<String> {
    let mut wanted: Vec<(u32, &str, Vec<String>)> = Vec::new();
    for metric in METRICS {
        let own = cells(summary, all).filter(|(_, other, _)| other.name == metric.name);
        let lacking: Vec<(String, u32)> = own
            .filter_map(|(at, _, cell)| Some((letter(at), cell.against.as_ref()?.runs_needed?)))
            .collect();
        if let Some(most) = lacking.iter().map(|&(_, runs)| runs).max() {
            wanted.push((
                most,
                metric.title,
                lacking.into_iter().map(|(letter, _)| letter).collect(),
            ));
        }
    }
    wanted.sort_by_key(|&(runs, ..)| runs);
    let more = wanted.len().saturating_sub(MOST);
    wanted.truncate(MOST);
    let parts = wanted
        .iter()
        .map(|(runs, title, letters)| format!("{title} of {} ({runs})", letters.join(", ")));
    let mut text = parts.collect::<Vec<_>>().join(", ");
    if more > 0 {
        text += &format!(" and {more} more metrics");
    }
    (!text.is_empty())
        .then(|| format!("With about so many runs of each a verdict may be expected: {text}."))
}

/// A text in lines of so many characters; all but the first are indented. A longer word stands alone.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is one");
        if line.trim().is_empty() || line.chars().count() + 1 + word.chars().count() <= width {
            let gap = if line.is_empty() || line.ends_with(' ') { "" } else { " " };
            line.push_str(gap);
            line.push_str(word);
        } else {
            lines.push(format!("  {word}"));
        }
    }
    lines
}
