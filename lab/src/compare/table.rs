//! A comparison for people: a table that fits a terminal, and below it what the table cannot say.
//!
//! Metrics are rows and contenders columns, as there are more metrics than contenders and both have long names; contenders have letters in
//! the table and their labels above it. Contenders that do not fit beside each other make another block, with the first one again.
//! Nothing is said by colour.
//!
//! Next to read: `stats` (where the figures come from), `table/units.rs` (how a figure is written), `table/curve.rs` (the small curves).

#![forbid(unsafe_code)]

mod curve;
mod notes;
#[cfg(test)]
mod tests;
mod units;

use std::io::{self, Write};

use super::metric::Metric;
use super::record::Comparison;
use super::stats::{Against, Cell, Estimate, RELEVANT, Summary, Verdict, Why};
use units::Scale;

/// How the table is to be.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Columns of the terminal. What cannot be shorter (a long label) may be wider.
    pub width: usize,
    /// All metrics, not only those for the headline.
    pub all: bool,
}

/// Characters of the widest label above the table; longer ones are cut.
const LABEL: usize = 40;

/// A spread of so many times the median, from a handful of values, says only that nothing is known.
const WIDEST: f64 = 9.0;

/// Blanks between columns.
const GAP: usize = 3;

/// Writes it.
///
/// # Errors
///
/// If it cannot be written.
pub fn write(
    comparison: &Comparison,
    summary: &Summary,
    options: Options,
    mut to: impl Write,
) -> io::Result<()> {
    for line in heading(comparison, summary, options.width) {
        writeln!(to, "{}", line.trim_end())?;
    }
    let rows = rows(summary, options.all);
    for block in blocks(&rows, summary.rows.len(), options.width) {
        writeln!(to)?;
        for line in block {
            writeln!(to, "{}", line.trim_end())?;
        }
    }
    writeln!(to)?;
    for line in notes::notes(comparison, summary, options) {
        writeln!(to, "{}", line.trim_end())?;
    }
    to.flush()
}

/// The letter of a contender; after Z they have numbers.
fn letter(contender: usize) -> String {
    match u8::try_from(contender) {
        Ok(at) if at < 26 => char::from(b'A' + at).to_string(),
        _ => format!("#{}", contender + 1),
    }
}

/// A text of the user in one line that moves no cursor, cut to so many characters.
fn plain(text: &str, most: usize) -> String {
    let clean = text.chars().map(|char| if char.is_control() { '?' } else { char });
    if text.chars().count() <= most {
        return clean.collect();
    }
    clean.take(most.saturating_sub(1)).chain(['…']).collect()
}

/// What was run, and a line for each contender with its curve.
fn heading(comparison: &Comparison, summary: &Summary, width: usize) -> Vec<String> {
    let head = &comparison.head;
    let words = [&head.program].into_iter().chain(&head.args).map(|word| plain(word, width));
    let program = plain(&words.collect::<Vec<_>>().join(" "), width.saturating_sub(24).max(8));
    let runs = match head.runs {
        0 => "as many runs as fit".to_owned(),
        1 => "1 run of each".to_owned(),
        runs => format!("{runs} runs of each"),
    };
    let labels: Vec<String> =
        head.contenders.iter().map(|contender| plain(&contender.label, LABEL)).collect();
    let longest = labels.iter().map(|label| label.chars().count()).max().unwrap_or(0);
    let room = width.saturating_sub(longest + 9 + " 4 of 5 runs count".len());
    let curves = curve::curves(comparison, room.clamp(8, 40));
    let mut lines = vec![format!("{program}: {runs}"), String::new()];
    for (at, (label, row)) in labels.iter().zip(&summary.rows).enumerate() {
        let lost = match row.failed {
            0 => String::new(),
            failed => format!("  {} of {} runs count", row.runs, row.runs + failed),
        };
        lines.push(format!("  {:2} {label:longest$}  {}{lost}", letter(at), curves.lines[at]));
    }
    if let Some(legend) = curves.legend {
        lines.push(format!("  {:2} {:longest$}  {legend}", "", ""));
    }
    lines
}

/// A line of the table: what stands left, and a cell for each contender.
struct Line {
    title: String,
    unit: &'static str,
    cells: Vec<CellText>,
}

/// A cell: the value, how far the interval goes, the verdict.
#[derive(Default)]
struct CellText {
    value: String,
    spread: String,
    mark: String,
}

fn rows(summary: &Summary, all: bool) -> Vec<Line> {
    let line = |metric: &Metric| {
        let cells: Vec<Option<&Cell>> =
            (0..summary.rows.len()).map(|at| summary.cell(at, metric.name)).collect();
        let medians = cells.iter().flatten().map(|cell| cell.estimate.median);
        let scale = Scale::of(metric.unit, medians);
        let cells =
            cells.iter().map(|cell| cell.map_or_else(CellText::missing, |cell| text(cell, scale)));
        Line { title: metric.title.into(), unit: scale.name, cells: cells.collect() }
    };
    summary.metrics(all).map(line).collect()
}

impl CellText {
    /// Not to be seen there; not 0.
    fn missing() -> CellText {
        CellText { value: "-".into(), ..CellText::default() }
    }
}

fn text(cell: &Cell, scale: Scale) -> CellText {
    let estimate = &cell.estimate;
    let reach = (estimate.high - estimate.median).max(estimate.median - estimate.low);
    CellText {
        value: scale.number(estimate.median),
        spread: match estimate.n {
            0 | 1 => String::new(),
            _ if is_unknown(estimate) => "±?".into(),
            _ => format!("±{}", scale.number(reach)),
        },
        mark: cell.against.as_ref().map_or_else(String::new, mark),
    }
}

/// Whether a handful of values says nothing of how far they spread.
fn is_unknown(estimate: &Estimate) -> bool {
    let reach = (estimate.high - estimate.median).max(estimate.median - estimate.low);
    estimate.n < 5 && reach > 0.0 && reach > WIDEST * estimate.median.abs()
}

/// A verdict in a few characters; `notes.rs` explains them.
fn mark(against: &Against) -> String {
    match against.verdict {
        Verdict::NoVerdict { why: Why::TooSmall } => "=".into(),
        Verdict::NoVerdict { why: Why::Overlap } => "~".into(),
        Verdict::NoVerdict { why: Why::TooFewRuns } => "?".into(),
        Verdict::Lower | Verdict::Higher => match against.ratio {
            Some(ratio) if ratio.ratio >= 100.0 => "x >99".into(),
            Some(ratio) if ratio.ratio >= 10.0 => format!("x {:.0}", ratio.ratio),
            Some(ratio) => percent(ratio.ratio),
            None => "from 0".into(),
        },
    }
}

/// A change: no `-0 %`, and no `-100 %` of what is still there.
fn percent(ratio: f64) -> String {
    let change = (ratio - 1.0) * 100.0;
    match change {
        _ if ratio > 0.0 && change < -99.9 => "-99.9 %".into(),
        _ if ratio > 0.0 && change < -99.5 => format!("{change:+.1} %"),
        _ if change.abs() < 9.95 => format!("{change:+.1} %"),
        _ => format!("{change:+.0} %"),
    }
}

/// The table, in as many blocks as it needs.
fn blocks(rows: &[Line], contenders: usize, width: usize) -> Vec<Vec<String>> {
    let title = rows.iter().map(|row| row.title.len()).max().unwrap_or(0);
    let unit = rows.iter().map(|row| row.unit.chars().count()).max().unwrap_or(0);
    let columns: Vec<Column> = (0..contenders).map(|at| Column::of(rows, at)).collect();
    let left = title + 2 + unit;
    let mut blocks = Vec::new();
    let mut next = 0;
    while next < contenders {
        // The first contender is in each block: the others are measured against it.
        let mut shown = vec![0];
        let mut used = left + GAP + columns[0].width();
        next = next.max(1);
        while next < contenders && (shown.len() == 1 || used + GAP + columns[next].width() <= width)
        {
            used += GAP + columns[next].width();
            shown.push(next);
            next += 1;
        }
        let head = shown.iter().map(|&at| columns[at].head(at));
        let mut lines = vec![format!("{:left$}{}", "", head.collect::<String>())];
        lines.extend(rows.iter().map(|row| {
            let cells = shown.iter().map(|&at| columns[at].cell(&row.cells[at]));
            format!("{:title$}  {:unit$}{}", row.title, row.unit, cells.collect::<String>())
        }));
        blocks.push(lines);
    }
    blocks
}

/// The widths of what stands in a contender's column.
struct Column {
    value: usize,
    spread: usize,
    mark: usize,
}

impl Column {
    fn of(rows: &[Line], at: usize) -> Column {
        let widest = |of: fn(&CellText) -> &String| {
            rows.iter().map(|row| of(&row.cells[at]).chars().count()).max().unwrap_or(0)
        };
        Column {
            value: widest(|cell| &cell.value),
            spread: widest(|cell| &cell.spread),
            mark: widest(|cell| &cell.mark),
        }
    }

    /// Without the gap before it.
    fn width(&self) -> usize {
        let part = |width: usize| if width > 0 { width + 1 } else { 0 };
        self.value + part(self.spread) + part(self.mark)
    }

    /// The letter above the values.
    fn head(&self, at: usize) -> String {
        let rest = self.width() - self.value;
        format!("{:GAP$}{:>value$}{:rest$}", "", letter(at), "", value = self.value)
    }

    fn cell(&self, cell: &CellText) -> String {
        let mut text = format!("{:GAP$}{:>width$}", "", cell.value, width = self.value);
        if self.spread > 0 {
            text += &format!(" {:<width$}", cell.spread, width = self.spread);
        }
        if self.mark > 0 {
            text += &format!(" {:>width$}", cell.mark, width = self.mark);
        }
        text
    }
}
