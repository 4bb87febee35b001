//! A comparison as JSON Lines: the head, each run as it ends, and at the end a summary.
//!
//! Written by the runner, a line at a time, each flushed before the next run begins; read by the reports and by `burrow sweep merge`.
//! docs/compare.schema.json describes the lines.
//!
//! Invariants: (J1) each line is an object whose field `line` says what it is. (J2) What was written before a crash can be read: a
//! last line that was cut short is reported, not an error. (J3) Lines and fields that are not known are skipped, as a
//! later Burrow may add them under the same version. (J4) Numbers are read back to the last bit.

#![forbid(unsafe_code)]

use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::record::{Comparison, Head, Run, SCHEMA, VERSION};
use super::stats::Summary;

/// Bytes of the longest line that is believed: a run of an hour, seen every millisecond, takes less.
const MAX_LINE: u64 = 1 << 30;

/// A line, as it is written.
#[derive(Serialize)]
#[serde(tag = "line", rename_all = "snake_case")]
enum Line<'l> {
    Head(&'l Head),
    Run(&'l Run),
    Summary(&'l Summary),
}

/// Writes a comparison while it is made.
#[derive(Debug)]
pub struct Writer<W: Write> {
    to: W,
}

impl<W: Write> Writer<W> {
    /// Begins with the head.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn new(to: W, head: &Head) -> io::Result<Writer<W>> {
        let mut writer = Writer { to };
        writer.line(&Line::Head(head))?;
        Ok(writer)
    }

    /// Adds a run that has ended, and flushes: it is kept whatever happens to the next one.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn run(&mut self, run: &Run) -> io::Result<()> {
        self.line(&Line::Run(run))
    }

    /// Ends with what the runs say; gives back what was written to.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn finish(mut self, summary: &Summary) -> io::Result<W> {
        self.line(&Line::Summary(summary))?;
        Ok(self.to)
    }

    fn line(&mut self, line: &Line) -> io::Result<()> {
        // In one piece, so that a full disk cuts a line rather than mixing two.
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        self.to.write_all(&text)?;
        self.to.flush()
    }
}

/// Writes a comparison that is complete.
///
/// # Errors
///
/// If it cannot be written.
pub fn write(comparison: &Comparison, summary: &Summary, to: impl Write) -> io::Result<()> {
    let mut writer = Writer::new(to, &comparison.head)?;
    comparison.runs.iter().try_for_each(|run| writer.run(run))?;
    writer.finish(summary).map(drop)
}

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Contents {
    /// The comparison. What it says is reckoned anew with [`Summary::of`]: runs may have been added.
    pub comparison: Comparison,
    /// The summary that the file ends with, if the comparison came to its end.
    pub summary: Option<Summary>,
    /// The number of the last line, from 1, if that was cut short: its run is lost.
    pub cut_short: Option<u64>,
}

/// Why a comparison cannot be read.
#[derive(Debug)]
pub enum ReadError {
    /// The system says no.
    Io(io::Error),
    /// There is nothing in it.
    Empty,
    /// It begins with something else.
    NotAComparison,
    /// It is of another version.
    Version(u32),
    /// In this line, counted from 1, stands what cannot be.
    Garbage {
        /// The line.
        line: u64,
        /// What is wrong there.
        what: String,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Io(error) => write!(f, "{error}"),
            ReadError::Empty => {
                write!(f, "there is nothing in it: did `burrow compare` end before its first run?")
            }
            ReadError::NotAComparison => write!(
                f,
                "line 1: this is no comparison: make one with `burrow compare FILE.go --policy P --out FOLDER`"
            ),
            ReadError::Version(found) => write!(
                f,
                "line 1: this is a comparison of version {found}, and only version {VERSION} can be read: \
                 use the burrow that made it, or make it anew"
            ),
            ReadError::Garbage { line, what } => write!(f, "line {line}: {what}"),
        }
    }
}

impl std::error::Error for ReadError {}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> ReadError {
        ReadError::Io(error)
    }
}

/// Reads a comparison.
///
/// # Errors
///
/// If the system cannot read it, if it is no comparison or one of another version, or if a line but the last one is damaged.
pub fn read(from: impl Read) -> Result<Contents, ReadError> {
    let mut lines = Lines { from: BufReader::new(from), number: 0 };
    let Some(first) = lines.next()? else { return Err(ReadError::Empty) };
    let head = head(&first)?;
    let comparison = Comparison { head, runs: Vec::new() };
    let mut contents = Contents { comparison, summary: None, cut_short: None };
    while let Some(text) = lines.next()? {
        match serde_json::from_slice::<Value>(&text.bytes) {
            Ok(value) => add(&mut contents, value, text.number)?,
            Err(_) if !text.ended => contents.cut_short = Some(text.number),
            Err(error) => return Err(garbage(text.number, format!("not JSON: {error}"))),
        }
    }
    Ok(contents)
}

fn garbage(line: u64, what: impl Into<String>) -> ReadError {
    ReadError::Garbage { line, what: what.into() }
}

fn head(first: &Text) -> Result<Head, ReadError> {
    let value: Value =
        serde_json::from_slice(&first.bytes).map_err(|_| ReadError::NotAComparison)?;
    if value["line"] != "head" || value["schema"] != SCHEMA {
        return Err(ReadError::NotAComparison);
    }
    match value["version"].as_u64() {
        Some(version) if version == u64::from(VERSION) => parse(value, "a head", first.number),
        Some(version) => Err(ReadError::Version(version.try_into().unwrap_or(u32::MAX))),
        None => Err(garbage(first.number, "the head has no `version`")),
    }
}

fn parse<T: DeserializeOwned>(value: Value, what: &str, line: u64) -> Result<T, ReadError> {
    T::deserialize(value).map_err(|error| garbage(line, format!("this is not {what}: {error}")))
}

fn add(contents: &mut Contents, value: Value, line: u64) -> Result<(), ReadError> {
    match value["line"].as_str() {
        Some("run") => {
            let run: Run = parse(value, "a run", line)?;
            check(&run, contents.comparison.head.contenders.len())
                .map_err(|what| garbage(line, what))?;
            contents.comparison.runs.push(run);
        }
        Some("summary") => contents.summary = Some(parse(value, "a summary", line)?),
        Some("head") => {
            return Err(garbage(
                line,
                "a second head: two comparisons in one file cannot be read; split them",
            ));
        }
        Some(_) => {} // J3
        None => return Err(garbage(line, "it has no field `line` that says what it is")),
    }
    Ok(())
}

/// What the types cannot say: that indices lead somewhere, and R1 of `record.rs`.
fn check(run: &Run, contenders: usize) -> Result<(), String> {
    if run.contender >= contenders {
        return Err(format!("a run of contender {}, and there are {contenders}", run.contender));
    }
    for (side, series) in [("outside", &run.outside), ("inside", &run.inside)] {
        let moments = series.at_us.len();
        if let Some((quantity, _)) = series.columns.iter().find(|(_, own)| own.len() != moments) {
            return Err(format!("column {quantity:?} of `{side}` is not as long as its `at_us`"));
        }
        if !series.at_us.is_sorted() {
            return Err(format!("the moments of `{side}` are not in order"));
        }
    }
    Ok(())
}

/// A line of a file.
struct Text {
    /// From 1.
    number: u64,
    bytes: Vec<u8>,
    /// Whether a line feed followed.
    ended: bool,
}

struct Lines<R> {
    from: R,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// The next line that is not blank.
    fn next(&mut self) -> Result<Option<Text>, ReadError> {
        loop {
            let mut bytes = Vec::new();
            (&mut self.from).take(MAX_LINE).read_until(b'\n', &mut bytes)?;
            if bytes.is_empty() {
                return Ok(None);
            }
            self.number += 1;
            let ended = bytes.ends_with(b"\n");
            if bytes.len() as u64 == MAX_LINE && !ended {
                return Err(garbage(self.number, "it is longer than any run makes a line"));
            }
            if !bytes.trim_ascii().is_empty() {
                return Ok(Some(Text { number: self.number, bytes, ended }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{any_comparison, comparison};
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn written(comparison: &Comparison) -> String {
        let mut bytes = Vec::new();
        write(comparison, &Summary::of(comparison), &mut bytes).expect("memory takes it");
        String::from_utf8(bytes).expect("JSON is UTF-8")
    }

    fn error(text: &str) -> String {
        read(text.as_bytes()).expect_err("damaged").to_string()
    }

    #[test]
    fn what_is_finished_is_kept() {
        let whole = written(&comparison());
        let runs = comparison().runs.len();
        // Killed while it wrote the last run, without a summary.
        let end = whole.trim_end().rfind('\n').expect("lines") - 20;
        let contents = read(&whole.as_bytes()[..end]).expect("the rest is fine");
        assert_eq!(contents.comparison.runs, comparison().runs[..runs - 1]);
        assert_eq!((contents.summary, contents.cut_short), (None, Some(runs as u64 + 1)));
        // A last line that only lacks its end is whole.
        let contents = read(whole.trim_end().as_bytes()).expect("fine");
        assert_eq!((contents.summary.is_some(), contents.cut_short), (true, None));
    }

    #[test]
    fn each_line_is_flushed() {
        struct Flushed(usize, usize);
        impl Write for Flushed {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.1 += bytes.len();
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                (self.0, self.1) = (self.0 + 1, 0);
                Ok(())
            }
        }
        let comparison = comparison();
        let mut writer = Writer::new(Flushed(0, 0), &comparison.head).expect("taken");
        writer.run(&comparison.runs[0]).expect("taken");
        let Flushed(flushes, left) = writer.to;
        assert_eq!((flushes, left), (2, 0));
    }

    #[test]
    fn damage_is_told_with_its_place() {
        let whole = written(&comparison());
        let second = whole.lines().nth(1).expect("a run");
        let replaced = |from: &str, to: &str| {
            assert!(whole.contains(from), "{from}");
            error(&whole.replacen(from, to, 1))
        };
        let cases = [
            ("empty", error(""), "there is nothing in it"),
            ("something else", error("{\"schema\": 1, \"record\": \"memory\"}\n"), "no comparison"),
            ("no JSON", error("package main\n"), "line 1: this is no comparison"),
            (
                "version",
                replaced("\"version\":1", "\"version\":9"),
                "version 9, and only version 1",
            ),
            ("no head", error(second), "line 1: this is no comparison"),
            ("cut in the middle", replaced("\"number\":1,", "\"number\":"), "line 5: not JSON"),
            (
                "field",
                replaced("\"number\":1,", ""),
                "line 5: this is not a run: missing field `number`",
            ),
            (
                "index",
                replaced("\"contender\":1", "\"contender\":7"),
                "line 3: a run of contender 7, and there are 3",
            ),
            (
                "order",
                replaced("\"at_us\":[0,", "\"at_us\":[9999999,"),
                "line 2: the moments of `outside`",
            ),
            ("lengths", replaced("\"at_us\":[0,", "\"at_us\":["), "is not as long as its `at_us`"),
            ("two heads", error(&format!("{whole}{whole}")), "a second head"),
            ("no kind", error(&format!("{whole}{{}}\n")), "no field `line`"),
        ];
        for (case, got, want) in cases {
            assert!(got.contains(want), "{case}: {got}");
        }
    }

    #[test]
    fn what_is_new_is_skipped() {
        let text = written(&comparison())
            .replace("\"number\":1,", "\"number\":1,\"weather\":\"fine\",")
            + "\n{\"line\":\"weather\",\"rain\":true}\n";
        assert_eq!(read(text.as_bytes()).expect("fine").comparison, comparison());
    }

    /// Whether a value is what a schema describes, in the rules that docs/compare.schema.json uses.
    fn fits(root: &Value, schema: &Value, value: &Value) -> Result<(), String> {
        for (rule, want) in schema.as_object().expect("schemas are objects") {
            let fine = match rule.as_str() {
                "$ref" => {
                    let path = want.as_str().and_then(|path| path.strip_prefix('#'));
                    let target = root.pointer(path.expect("inside")).expect("defined");
                    fits(root, target, value)?;
                    true
                }
                "const" => value == want,
                "enum" => want.as_array().expect("a list").contains(value),
                "type" => match want.as_str().expect("one type") {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "integer" => value.is_u64() || value.is_i64(),
                    "number" => value.is_number(),
                    "string" => value.is_string(),
                    "null" => value.is_null(),
                    other => panic!("type {other:?} in the schema"),
                },
                "minimum" => value.as_f64() >= want.as_f64(),
                "required" => (want.as_array().expect("a list").iter())
                    .all(|name| value.get(name.as_str().expect("a name")).is_some()),
                "properties" => {
                    for (name, own) in want.as_object().expect("an object") {
                        value.get(name).map_or(Ok(()), |value| {
                            fits(root, own, value).map_err(|error| format!("{name}: {error}"))
                        })?;
                    }
                    // What the schema has not heard of would go unseen.
                    if let Some(unknown) = value
                        .as_object()
                        .and_then(|fields| fields.keys().find(|name| want.get(*name).is_none()))
                    {
                        return Err(format!("undescribed field {unknown}"));
                    }
                    true
                }
                "additionalProperties" if want.is_object() => {
                    for value in value.as_object().expect("an object").values() {
                        fits(root, want, value)?;
                    }
                    true
                }
                "items" => {
                    (value.as_array().expect("a list").iter())
                        .try_for_each(|item| fits(root, want, item))?;
                    true
                }
                "oneOf" => {
                    let all = want.as_array().expect("a list");
                    all.iter().filter(|schema| fits(root, schema, value).is_ok()).count() == 1
                }
                "$schema" | "title" | "description" | "additionalProperties" | "$defs" => true,
                other => panic!("rule {other} in the schema"),
            };
            if !fine {
                return Err(format!("{value} breaks {rule}: {want}"));
            }
        }
        Ok(())
    }

    fn schema() -> Value {
        let text = include_str!("../../../docs/compare.schema.json");
        serde_json::from_str(text).expect("JSON")
    }

    #[test]
    fn lines_are_as_their_schema_says() {
        let schema = schema();
        let mut kinds = BTreeSet::new();
        for line in written(&comparison()).lines() {
            let value: Value = serde_json::from_str(line).expect("an object");
            let kind = value["line"].as_str().expect("a kind").to_string();
            let own = &schema["$defs"][&kind];
            fits(&schema, own, &value).unwrap_or_else(|error| panic!("{kind}: {error}"));
            fits(&schema, &schema, &value).unwrap_or_else(|error| panic!("{kind}: {error}"));
            kinds.insert(kind);
        }
        assert!(kinds.iter().eq(["head", "run", "summary"]), "{kinds:?}");
        let wrong = serde_json::json!({"line": "run", "contender": 0});
        assert!(fits(&schema, &schema, &wrong).is_err());
    }

    proptest! {
        /// What is read back is what was written.
        #[test]
        fn what_was_written_is_read(comparison in any_comparison()) {
            let contents = read(written(&comparison).as_bytes()).expect("fine");
            prop_assert_eq!(contents.summary, Some(Summary::of(&comparison)));
            prop_assert_eq!(contents.comparison, comparison);
            prop_assert_eq!(contents.cut_short, None);
        }

        /// Whatever stands in a file, it is read or refused.
        #[test]
        fn nothing_makes_reading_panic(at in 0..9000_usize, byte in any::<u8>()) {
            let mut bytes = written(&comparison()).into_bytes();
            let at = at % bytes.len();
            bytes[at] = byte;
            if let Ok(contents) = read(&bytes[..]) {
                let _ = Summary::of(&contents.comparison);
            }
        }
    }
}
