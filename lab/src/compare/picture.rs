//! A comparison as a picture for a document: a small chart for each contender, all to the same scale.
//!
//! Called by `burrow compare --out`. An SVG without scripts or styles of a page, so that it stands anywhere; who wants to read values or to zoom has
//! the page. In each chart: resident memory of the median run as an area, its live heap as a line, and, thin, the resident memory of the first contender.
//!
//! Invariant: (G1) labels are the user's; none reaches the picture but through `escaped`.
//!
//! Next to read: `record.rs` (which run is the median one).

#![forbid(unsafe_code)]

use std::fmt::{self, Write};

use super::record::{Comparison, Quantity, Run, Series};

/// Charts beside each other.
const COLUMNS: usize = 3;
/// A chart and the space around it, in units of the picture.
const CHART: (f64, f64) = (250.0, 110.0);
const MARGIN: (f64, f64) = (44.0, 38.0);
/// Points of a curve at most; of what lies closer together the greatest value is drawn.
const POINTS: usize = 250;
/// Characters of a label; a longer one would run into the next chart.
const LABEL: usize = 40;

/// The scale that all charts share.
#[derive(Clone, Copy)]
struct Scale {
    seconds: f64,
    bytes: f64,
}

/// The picture.
#[must_use]
pub fn svg(comparison: &Comparison) -> String {
    let runs: Vec<Option<&Run>> =
        (0..comparison.head.contenders.len()).map(|of| comparison.median_run(of)).collect();
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = draw(&mut out, comparison, &runs);
    out
}

fn draw(out: &mut String, comparison: &Comparison, runs: &[Option<&Run>]) -> fmt::Result {
    let rows = runs.len().div_ceil(COLUMNS).max(1);
    let cell = (CHART.0 + MARGIN.0, CHART.1 + MARGIN.1);
    let (width, height) = (cell.0 * COLUMNS as f64 + 12.0, cell.1 * rows as f64 + 8.0);
    writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0} {height:.0}" font-family="sans-serif" font-size="11" role="img">"#
    )?;
    let program = escaped(&comparison.head.program);
    writeln!(out, "<title>Resident memory of {program} over time, under each policy</title>")?;
    writeln!(out, r#"<rect width="100%" height="100%" fill="white"/>"#)?;
    let scale = scale(runs);
    let first = runs.first().copied().flatten();
    for (index, (contestant, run)) in comparison.head.contenders.iter().zip(runs).enumerate() {
        let (x, y) = (
            (index % COLUMNS) as f64 * cell.0 + MARGIN.0,
            (index / COLUMNS) as f64 * cell.1 + 24.0,
        );
        writeln!(out, r#"<g transform="translate({x:.0} {y:.0})">"#)?;
        let label: String = contestant.label.chars().take(LABEL).collect();
        writeln!(out, r#"<text y="-8" font-weight="bold">{}</text>"#, escaped(&label))?;
        axes(out, scale)?;
        if let Some(run) = run {
            chart(out, run, first.filter(|_| index > 0), scale)?;
        }
        writeln!(out, "</g>")?;
    }
    writeln!(out, "</svg>")
}

/// The longest run and the greatest size.
fn scale(runs: &[Option<&Run>]) -> Scale {
    let shown = || runs.iter().flatten();
    let last = shown().filter_map(|run| run.outside.at_us.last()).max();
    let most =
        shown().filter_map(|run| run.outside.columns.get(&Quantity::Rss)?.iter().max()).max();
    Scale {
        seconds: last.map_or(1.0, |&us| us as f64 / 1e6).max(1e-6),
        bytes: most.map_or(1.0, |&bytes| bytes as f64).max(1.0) * 1.05,
    }
}

fn axes(out: &mut String, scale: Scale) -> fmt::Result {
    let (width, height) = CHART;
    for part in [0.0, 0.5, 1.0] {
        let y = height * (1.0 - part);
        let mib = scale.bytes * part / f64::from(1 << 20);
        writeln!(out, r##"<path d="M0 {y:.1}H{width}" stroke="#ddd" fill="none"/>"##)?;
        writeln!(
            out,
            r##"<text x="-5" y="{:.1}" text-anchor="end" fill="#555">{mib:.0}</text>"##,
            y + 4.0
        )?;
        let x = width * part;
        let (second, below) = (scale.seconds * part, height + 13.0);
        writeln!(
            out,
            r##"<text x="{x:.1}" y="{below:.1}" text-anchor="middle" fill="#555">{second:.1} s</text>"##
        )?;
    }
    writeln!(out, r##"<text x="-5" y="-8" text-anchor="end" fill="#555">MiB</text>"##)
}

fn chart(out: &mut String, run: &Run, first: Option<&Run>, scale: Scale) -> fmt::Result {
    let path = |series: &Series, quantity| curve(series, quantity, scale);
    let rss = path(&run.outside, Quantity::Rss);
    if let Some((points, end)) = &rss {
        let height = CHART.1;
        writeln!(out, r##"<path d="M0 {height}L{points}L{end:.1} {height}Z" fill="#cfe3f3"/>"##)?;
        writeln!(
            out,
            r##"<path d="M{points}" fill="none" stroke="#0064a4" stroke-width="1.2"/>"##
        )?;
    }
    if let Some((points, _)) = path(&run.inside, Quantity::Live) {
        writeln!(
            out,
            r##"<path d="M{points}" fill="none" stroke="#1d1c1a" stroke-width="0.8"/>"##
        )?;
    }
    if let Some((points, _)) = first.and_then(|first| path(&first.outside, Quantity::Rss)) {
        let style = r##"fill="none" stroke="#b8400e" stroke-width="0.9" stroke-dasharray="3 2""##;
        writeln!(out, r#"<path d="M{points}" {style}/>"#)?;
    }
    Ok(())
}

/// A quantity's points, and the last one's place on the clock; `None` if there are none.
fn curve(series: &Series, quantity: Quantity, scale: Scale) -> Option<(String, f64)> {
    let values = series.columns.get(&quantity)?;
    let step = (values.len().div_ceil(POINTS)).max(1);
    let (mut points, mut end) = (String::new(), None);
    for (moments, values) in series.at_us.chunks(step).zip(values.chunks(step)) {
        let (moment, most) = (moments.first()?, values.iter().max()?);
        let x = CHART.0 * (*moment as f64 / 1e6 / scale.seconds).min(1.0);
        let y = CHART.1 * (1.0 - (*most as f64 / scale.bytes).min(1.0));
        let _ = write!(points, "{x:.1} {y:.1} ");
        end = Some(x);
    }
    Some((points.trim_end().to_owned(), end?))
}

/// A text as XML has it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::samples::{any_comparison, comparison};
    use proptest::prelude::*;

    #[test]
    fn every_contender_has_a_chart() {
        let comparison = comparison();
        let svg = svg(&comparison);
        assert_eq!(svg.matches("<g ").count(), comparison.head.contenders.len());
        assert!(svg.contains(">decay:dirty=10s,bg</text>") && svg.ends_with("</svg>\n"), "{svg}");
    }

    #[test]
    fn labels_are_text() {
        let mut comparison = comparison();
        comparison.head.contenders[0].label = "<script>\"&\u{7}".into();
        assert!(svg(&comparison).contains(">&lt;script&gt;&quot;&amp; </text>"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Whatever was recorded, the picture is one, and its numbers are numbers.
        #[test]
        fn pictures_are_well_formed(comparison in any_comparison()) {
            let svg = svg(&comparison);
            prop_assert_eq!(svg.matches("<g ").count(), svg.matches("</g>").count());
            prop_assert!(!svg.contains("NaN") && !svg.contains("inf "), "{}", svg);
        }
    }
}
