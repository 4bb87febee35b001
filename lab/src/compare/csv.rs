//! A comparison as CSV (RFC 4180): a row for each run, a column for each metric.
//!
//! Every run is there, those for warming up (number 0) and those that failed too: `outcome` tells them apart. What a run does not have is empty.

#![forbid(unsafe_code)]

use std::borrow::Cow;
use std::io::{self, Write};

use super::metric::{METRICS, Unit};
use super::record::{Comparison, Engine, Outcome};

/// Writes it, with a head that names metrics and their units: `rss.peak [bytes]`.
///
/// # Errors
///
/// If it cannot be written.
pub fn write(comparison: &Comparison, mut to: impl Write) -> io::Result<()> {
    let heads =
        METRICS.iter().map(|metric| format!("{} [{}]", metric.name, unit(metric.unit)).into());
    let fixed = ["contender", "engine", "run", "outcome"].map(Cow::from);
    row(&mut to, fixed.into_iter().chain(heads))?;
    for run in &comparison.runs {
        let contender = comparison.head.contenders.get(run.contender);
        let fixed = [
            contender.map_or(Cow::from("?"), |contender| Cow::from(&contender.label)),
            contender.map_or("?", |contender| engine(contender.engine)).into(),
            run.number.to_string().into(),
            outcome(&run.outcome).into(),
        ];
        let values = METRICS.iter().map(|metric| {
            run.metrics.get(metric.name).map_or(Cow::from(""), |value| value.to_string().into())
        });
        row(&mut to, fixed.into_iter().chain(values))?;
    }
    to.flush()
}

fn row<'f>(to: &mut impl Write, fields: impl Iterator<Item = Cow<'f, str>>) -> io::Result<()> {
    for (at, field) in fields.enumerate() {
        let comma = if at > 0 { "," } else { "" };
        write!(to, "{comma}{}", quoted(&field))?;
    }
    to.write_all(b"\r\n")
}

/// In quotes where it must be: policies have commas in them.
fn quoted(field: &str) -> Cow<'_, str> {
    if field.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\"")).into()
    } else {
        field.into()
    }
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Bytes => "bytes",
        Unit::ByteSeconds => "byte-seconds",
        Unit::Seconds => "s",
        Unit::Count => "count",
    }
}

fn engine(engine: Engine) -> &'static str {
    match engine {
        Engine::Burrow => "burrow",
        Engine::Go => "go",
    }
}

fn outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Done => "done".into(),
        Outcome::Cut { .. } => "cut".into(),
        Outcome::Status { status, .. } => format!("status {status}"),
        Outcome::Signal { signal, .. } => format!("signal {signal}"),
        Outcome::TimedOut { .. } => "timed out".into(),
        Outcome::Failed { .. } => "failed".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{any_comparison, comparison};
    use super::*;
    use proptest::prelude::*;

    fn text(comparison: &Comparison) -> String {
        let mut bytes = Vec::new();
        write(comparison, &mut bytes).expect("memory takes it");
        String::from_utf8(bytes).expect("UTF-8")
    }

    /// A reader that is too simple to be wrong: a state for quotes, and nothing else.
    fn parse(text: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut field, mut quoted) = (vec![], vec![], String::new(), false);
        let mut chars = text.chars().peekable();
        while let Some(char) = chars.next() {
            match char {
                '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(std::mem::take(&mut field)),
                '\r' if !quoted => {}
                '\n' if !quoted => {
                    row.push(std::mem::take(&mut field));
                    rows.push(std::mem::take(&mut row));
                }
                other => field.push(other),
            }
        }
        rows
    }

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let cases = [
            ("plain", "hold", "hold"),
            ("a comma", "decay:dirty=10s,bg", "\"decay:dirty=10s,bg\""),
            ("quotes", "a\"b", "\"a\"\"b\""),
            ("a line", "a\nb", "\"a\nb\""),
            ("nothing", "", ""),
        ];
        for (case, field, want) in cases {
            assert_eq!(quoted(field), want, "{case}");
        }
    }

    #[test]
    fn rows_are_runs() {
        let rows = parse(&text(&comparison()));
        assert_eq!(rows.len(), 1 + comparison().runs.len());
        assert_eq!(rows[0][..5], ["contender", "engine", "run", "outcome", "rss.peak [bytes]"]);
        assert_eq!(rows[2][..4], ["decay:dirty=10s,bg", "burrow", "0", "done"]);
        let lost = rows.iter().find(|row| row[3] == "timed out").expect("one did");
        assert!(lost[4..].iter().all(String::is_empty), "what is not known is not 0: {lost:?}");
    }

    proptest! {
        /// What is read back is what was written.
        #[test]
        fn what_was_written_is_read(comparison in any_comparison()) {
            let rows = parse(&text(&comparison));
            prop_assert_eq!(rows.len(), 1 + comparison.runs.len());
            for (row, run) in rows[1..].iter().zip(&comparison.runs) {
                prop_assert_eq!(row.len(), 4 + METRICS.len());
                prop_assert_eq!(&row[0], &comparison.head.contenders[run.contender].label);
                for (field, metric) in row[4..].iter().zip(METRICS) {
                    prop_assert_eq!(field.parse().ok(), run.metrics.get(metric.name).copied());
                }
            }
        }
    }
}
