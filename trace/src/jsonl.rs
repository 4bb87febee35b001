//! The JSON Lines form of a trace: one object a line.
//!
//! Written by [`tracer`](crate::tracer); read by tests and by whoever analyses a trace, with
//! [`Line::parse`] or with any JSON tool: `jq 'select(.ev == "gc_end")' run.jsonl`.
//!
//! The first line is a [`Header`] (`"ev":"header"`), the last a [`Footer`] (`"ev":"footer"`);
//! between them stand [`Record`]s. A file without a footer was cut short.

use crate::event::{SCHEMA_NAME, SCHEMA_VERSION};
use crate::ring::Record;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};

/// What a trace says of the run before the run begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The schema's name: [`SCHEMA_NAME`].
    pub schema: String,
    /// The schema's version: [`SCHEMA_VERSION`].
    pub version: u32,
    /// The time of day when the trace began, in seconds since 1970-01-01 00:00 UTC.
    pub started_s: i64,
    /// And the nanoseconds of that second.
    pub started_ns: u32,
    /// The script and its arguments.
    pub args: Vec<String>,
    /// What the run was started with, by name: `GOGC`, `GOMAXPROCS`, `seed`...
    pub settings: BTreeMap<String, String>,
}

impl Header {
    /// A header of this schema for a run of `args` under `settings`. The tracer adds the time.
    #[must_use]
    pub fn new(args: Vec<String>, settings: BTreeMap<String, String>) -> Header {
        let schema = SCHEMA_NAME.to_owned();
        Header { schema, version: SCHEMA_VERSION, started_s: 0, started_ns: 0, args, settings }
    }
}

/// What a trace says of itself at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footer {
    /// Records written.
    pub events: u64,
    /// Events dropped because a ring was full, by P.
    pub dropped: Vec<u64>,
    /// The same of what happened on no P; not there if it is 0.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub dropped_aside: u64,
}

fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// One line of a trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The first line.
    Header(Header),
    /// An event.
    Record(Record),
    /// The last line.
    Footer(Footer),
}

/// A line that is not of this schema.
#[derive(Debug)]
pub enum ParseError {
    /// Not JSON, or not an event of this schema.
    Json(serde_json::Error),
    /// A header of another schema, or of another version of it.
    Schema {
        /// The name found.
        schema: String,
        /// The version found.
        version: u32,
    },
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ParseError::Json(error) => write!(f, "not a line of a trace: {error}"),
            ParseError::Schema { schema, version } => write!(
                f,
                "a trace of schema {schema:?}, version {version}; \
                 this program reads {SCHEMA_NAME:?}, version {SCHEMA_VERSION}"
            ),
        }
    }
}

impl std::error::Error for ParseError {}

/// Adds the name that tells a header or a footer from an event.
#[derive(Serialize)]
struct Named<'a, T> {
    ev: &'static str,
    #[serde(flatten)]
    line: &'a T,
}

/// Reads only the name of a line.
#[derive(Deserialize)]
struct NameOnly {
    ev: String,
}

impl Line {
    /// Writes the line as JSON, with its line feed.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write(&self, mut out: impl Write) -> io::Result<()> {
        match self {
            Line::Header(line) => serde_json::to_writer(&mut out, &Named { ev: "header", line }),
            Line::Footer(line) => serde_json::to_writer(&mut out, &Named { ev: "footer", line }),
            Line::Record(record) => serde_json::to_writer(&mut out, record),
        }?;
        out.write_all(b"\n")
    }

    /// Reads one line of a trace.
    ///
    /// # Errors
    /// When the text is not a line of this version of the schema.
    pub fn parse(text: &str) -> Result<Line, ParseError> {
        let name: NameOnly = serde_json::from_str(text).map_err(ParseError::Json)?;
        match name.ev.as_str() {
            "header" => parse_header(text),
            "footer" => serde_json::from_str(text).map(Line::Footer).map_err(ParseError::Json),
            _ => serde_json::from_str(text).map(Line::Record).map_err(ParseError::Json),
        }
    }
}

fn parse_header(text: &str) -> Result<Line, ParseError> {
    let header: Header = serde_json::from_str(text).map_err(ParseError::Json)?;
    if header.schema == SCHEMA_NAME && header.version == SCHEMA_VERSION {
        return Ok(Line::Header(header));
    }
    Err(ParseError::Schema { schema: header.schema, version: header.version })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Nanos;
    use crate::event::{Event, tests::one_of_each};

    fn header() -> Header {
        let settings = BTreeMap::from([("GOGC".to_owned(), "100".to_owned())]);
        Header { started_s: -1, started_ns: 5, ..Header::new(vec!["x.go".to_owned()], settings) }
    }

    fn written(line: &Line) -> String {
        let mut bytes = Vec::new();
        line.write(&mut bytes).expect("memory takes everything");
        String::from_utf8(bytes).expect("JSON is UTF-8")
    }

    #[test]
    fn every_kind_of_line_survives_the_round_trip() {
        let records = one_of_each().into_iter().enumerate().map(|(i, event)| {
            Line::Record(Record { time: Nanos(u64::MAX), p: 1, seq: i as u64, event })
        });
        let footer = Footer { events: 1, dropped: vec![0, u64::MAX], dropped_aside: 3 };
        let ends = [Line::Header(header()), Line::Footer(footer)];
        for line in records.chain(ends) {
            let text = written(&line);
            assert_eq!(text.find('\n'), Some(text.len() - 1), "one line: {text}");
            assert_eq!(Line::parse(&text).expect(&text), line);
        }
    }

    #[test]
    fn a_line_reads_as_documented() {
        let event = Event::LargeAlloc { asked_bytes: 40_000, noscan: true };
        let line = Line::Record(Record { time: Nanos(12), p: 0, seq: 3, event });
        assert_eq!(
            written(&line).trim_end(),
            r#"{"t_ns":12,"p":0,"seq":3,"ev":"large_alloc","asked_bytes":40000,"noscan":true}"#
        );
    }

    #[test]
    fn what_is_no_trace_is_an_error() {
        let newer = Line::Header(Header { version: 999, ..header() });
        let newer = written(&newer);
        let cases = [
            // (case, line, part of the message)
            ("empty", "", "not a line of a trace"),
            ("not JSON", "GIF89a", "not a line of a trace"),
            ("no name", "{}", "missing field `ev`"),
            ("unknown event", r#"{"t_ns":1,"p":0,"seq":0,"ev":"lunch"}"#, "unknown variant"),
            ("newer version", newer.as_str(), "version 999; this program reads"),
        ];
        for (case, line, part) in cases {
            let error = Line::parse(line).expect_err(case).to_string();
            assert!(error.contains(part), "{case}: {error}");
        }
    }
}
