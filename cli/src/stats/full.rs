//! Statistics as tables for people.

use std::fmt::Write;

use super::report::{CacheRow, ClassRow, FreeRow, LargeRow, PageRow, Report};
use super::{millis, summary};
use burrow_runtime::DomainReturns;

/// Large objects shown one by one; of more, only the sum.
const LARGE_SHOWN: usize = 10;
/// Letters of the longest bar.
const BAR: usize = 24;

/// The summary, and all tables.
pub fn full(report: &Report<'_>) -> String {
    let mut out = summary(report.outcome);
    out += &classes(&report.classes);
    out += &large(&report.large);
    out += &pages(&report.pages, &report.free_runs);
    out += &domains(&report.outcome.domains);
    out += &caches(&report.caches);
    out
}

fn classes(rows: &[ClassRow]) -> String {
    let mut table = Table::new(&[
        "<span class",
        "size",
        "spans",
        "in use",
        "objects",
        "dead",
        "slots",
        "taken",
        "free slots",
        "tails",
        "cached",
        "unswept",
    ]);
    for row in rows {
        let class = class_name(row.class, row.noscan);
        table.row([class, size(row.size as u64)].into_iter().chain(figures(row)));
    }
    if rows.len() > 1 {
        table.row(["all".into(), String::new()].into_iter().chain(figures(&sum(rows))));
    }
    let note = "dead objects are yet to be swept; tails hold metadata, or nothing";
    table.titled("small objects, by span class", note)
}

fn figures(row: &ClassRow) -> [String; 10] {
    [
        row.spans.to_string(),
        size(row.bytes),
        row.objects.to_string(),
        row.dead.to_string(),
        row.slots.to_string(),
        percent(row.occupancy),
        size(row.free_bytes),
        size(row.tail_bytes),
        row.cached.to_string(),
        row.unswept.to_string(),
    ]
}

fn sum(rows: &[ClassRow]) -> ClassRow {
    let of = |field: fn(&ClassRow) -> u64| rows.iter().map(field).sum::<u64>();
    let (objects, slots) = (of(|row| row.objects), of(|row| row.slots));
    ClassRow {
        class: 0,
        size: 0,
        noscan: false,
        spans: of(|row| row.spans),
        bytes: of(|row| row.bytes),
        objects,
        dead: of(|row| row.dead),
        slots,
        occupancy: objects as f64 / slots.max(1) as f64,
        free_bytes: of(|row| row.free_bytes),
        tail_bytes: of(|row| row.tail_bytes),
        cached: of(|row| row.cached),
        unswept: of(|row| row.unswept),
    }
}

fn large(rows: &[LargeRow]) -> String {
    let mut table = Table::new(&["<first page", "pages", "size", "<pointers", "<"]);
    for row in rows.iter().take(LARGE_SHOWN) {
        let pointers = if row.noscan { "no" } else { "yes" };
        let state = if row.dead { "dead, not swept yet" } else { "" };
        let (page, pages, bytes) = (row.page.to_string(), row.pages.to_string(), row.bytes as u64);
        table.row([page, pages, size(bytes), pointers.into(), state.into()]);
    }
    let bytes: usize = rows.iter().map(|row| row.bytes).sum();
    let shown = match rows.len() {
        0..=LARGE_SHOWN => String::new(),
        _ => format!(", the largest {LARGE_SHOWN}"),
    };
    let note = format!("{} in {}{shown}", rows.len(), size(bytes as u64));
    table.titled("large objects", &note)
}

fn pages(pages: &PageRow, runs: &[FreeRow]) -> String {
    let mut out = format!("\npages of 8 KiB  ({} in all)\n", pages.total);
    let rows = [
        ("objects", pages.objects),
        ("stacks", pages.stacks),
        ("work buffers", pages.work_buffers),
        ("free", pages.free),
        ("muzzy", pages.muzzy),
        ("released", pages.released),
        ("withheld", pages.withheld),
    ];
    let most = rows.iter().map(|row| row.1).max().unwrap_or(0);
    let mut table = Table::new(&["<", "pages", "size", "<"]);
    for (name, count) in rows.into_iter().filter(|row| row.1 > 0) {
        let bytes = (count * pages.page_bytes) as u64;
        table.row([name.into(), count.to_string(), size(bytes), bar(count, most)]);
    }
    out += &table.lines();
    let most = runs.iter().map(|row| row.pages).max().unwrap_or(0);
    let mut table = Table::new(&["<run of", "runs", "pages", "released", "<"]);
    for row in runs {
        let length = match row.least == row.most {
            true => row.least.to_string(),
            false => format!("{} to {}", row.least, row.most),
        };
        let (runs, released) = (row.runs.to_string(), row.released.to_string());
        table.row([length, runs, row.pages.to_string(), released, bar(row.pages, most)]);
    }
    out + &table.titled("free runs, by length in pages", "spans are made of these")
}

fn domains(rows: &[DomainReturns]) -> String {
    let mut table = Table::new(&[
        "<domain", "in use", "free", "muzzy", "released", "returned", "retaken", "calls",
        "refused", "time", "<policy",
    ]);
    for DomainReturns { name, in_use, free, released, returns, .. } in rows {
        let sums = &returns.sums;
        let now = [*in_use, *free, returns.muzzy, *released, sums.released, sums.retaken].map(size);
        let calls = [sums.calls.to_string(), sums.refused.to_string(), millis(sums.policy_ns)];
        let ends = [returns.policy.to_owned()];
        table.row([name.clone()].into_iter().chain(now).chain(calls).chain(ends));
    }
    let note = "muzzy pages count as released; from returned on: in all; time: of policy and calls";
    table.titled("domains", note)
}

fn caches(rows: &[CacheRow]) -> String {
    let mut out = String::new();
    for of_p in rows.chunk_by(|a, b| a.p == b.p) {
        let mut table = Table::new(&[
            "<span class",
            "size",
            "first page",
            "objects",
            "slots",
            "free",
            "free bytes",
        ]);
        let mut free_bytes = 0;
        for row in of_p {
            let bytes = u64::from(row.free) * row.size as u64;
            free_bytes += bytes;
            let class = class_name(row.class, row.noscan);
            let counts = [row.objects, row.slots, row.free].map(|count| count.to_string());
            let page = row.page.to_string();
            let before = [class, size(row.size as u64), page].into_iter();
            table.row(before.chain(counts).chain([size(bytes)]));
        }
        let note = format!("{} spans, {} free in them", of_p.len(), size(free_bytes));
        out += &table.titled(&format!("cache of P {}", of_p[0].p), &note);
    }
    out
}

/// Number of a span class, and whether its objects have pointers.
fn class_name(class: usize, noscan: bool) -> String {
    format!("{class:<4}{}", if noscan { "no pointers" } else { "pointers" })
}

/// Bytes with three digits at least, in the unit that keeps them few.
fn size(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["B", "KiB", "MiB", "GiB", "TiB"];
    let unit = (bytes.max(1).ilog2() / 10).min(4) as usize;
    let value = bytes as f64 / (1u64 << (10 * unit)) as f64;
    match unit {
        0 => format!("{bytes} B"),
        _ if value < 100.0 => format!("{value:.1} {}", UNITS[unit]),
        _ => format!("{value:.0} {}", UNITS[unit]),
    }
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

fn bar(value: usize, most: usize) -> String {
    "#".repeat((value * BAR).div_ceil(most.max(1)))
}

/// Columns, each as wide as what stands in it.
struct Table {
    /// Whether each column begins at its left edge.
    left: Vec<bool>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these headings; `<` in front of one puts its column to the left.
    fn new(headings: &[&str]) -> Table {
        let left = headings.iter().map(|heading| heading.starts_with('<')).collect();
        let names = headings.iter().map(|heading| heading.trim_start_matches('<').to_owned());
        Table { left, rows: vec![names.collect()] }
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// The table below a title; nothing if it has no rows.
    fn titled(&self, title: &str, note: &str) -> String {
        match self.rows.len() {
            1 => String::new(),
            _ => format!("\n{title}  ({note})\n{}", self.lines()),
        }
    }

    fn lines(&self) -> String {
        let width = |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max();
        let widths: Vec<usize> =
            (0..self.left.len()).map(|column| width(column).unwrap_or(0)).collect();
        let mut out = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for ((cell, &width), &left) in row.iter().zip(&widths).zip(&self.left) {
                let _ = match left {
                    true => write!(line, "  {cell:<width$}"),
                    false => write!(line, "  {cell:>width$}"),
                };
            }
            out += line.trim_end();
            out.push('\n');
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_few_digits() {
        let cases = [
            (0, "0 B"),
            (1023, "1023 B"),
            (1024, "1.0 KiB"),
            (245_760, "240 KiB"),
            (1 << 20, "1.0 MiB"),
            (u64::MAX, "16777216 TiB"),
        ];
        for (bytes, want) in cases {
            assert_eq!(size(bytes), want);
        }
    }

    #[test]
    fn columns_are_aligned() {
        let mut table = Table::new(&["<name", "n", "<"]);
        table.row(["a".into(), "1".into(), bar(1, 2)]);
        table.row(["long".into(), "1000".into(), String::new()]);
        let want = "  name     n\n  a        1  ############\n  long  1000\n";
        assert_eq!(table.lines(), want);
        assert_eq!(Table::new(&["x"]).titled("t", "n"), "");
    }
}
