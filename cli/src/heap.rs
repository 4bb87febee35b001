//! `burrow run --heap-dump`, and `burrow heap`, which reads such dumps.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use burrow_lab::heap_dump::{self, By, Dump, Heap, NotFound};
use burrow_runtime::Builder;
use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;

use crate::{NOT_COMPILED, USAGE};

/// Rows that are shown if nothing is said.
const LIMIT: usize = 20;

/// Options of `heap`.
#[derive(Args)]
pub struct HeapOptions {
    #[command(subcommand)]
    question: Question,
}

/// What is asked.
#[derive(Subcommand)]
enum Question {
    /// Which types take the memory
    Top {
        /// The dump: of `burrow run --heap-dump FILE` or debug.WriteHeapDump
        file: PathBuf,
        /// What types are ordered by
        #[arg(long, value_enum, default_value_t, value_name = "ORDER")]
        by: Order,
        #[command(flatten)]
        form: Form,
    },
    /// What keeps an object, or those of a type, alive: the shortest way from a root
    Why {
        /// The dump
        file: PathBuf,
        /// An address such as 0xc000012000, or a type such as main.Node
        #[arg(value_name = "ADDRESS|TYPE")]
        about: String,
        /// Writes JSON
        #[arg(long)]
        json: bool,
    },
    /// Which types grew between two dumps, and which objects are new
    Diff {
        /// The earlier dump
        old: PathBuf,
        /// The later dump
        new: PathBuf,
        #[command(flatten)]
        form: Form,
    },
    /// What keeps a span from being returned: its live objects and who holds them
    Span {
        /// The dump
        file: PathBuf,
        /// An address in the span; without one, the spans that are emptiest
        #[arg(value_parser = address)]
        address: Option<u64>,
        #[command(flatten)]
        form: Form,
    },
}

/// How the answer is written.
#[derive(Args)]
struct Form {
    /// Rows to show
    #[arg(long, value_name = "N", default_value_t = LIMIT)]
    limit: usize,
    /// Writes JSON
    #[arg(long)]
    json: bool,
}

/// What types are ordered by.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Order {
    /// Bytes of the objects
    #[default]
    Size,
    /// Number of objects
    Count,
    /// Bytes that would be free without them
    Retained,
}

fn address(text: &str) -> Result<u64, String> {
    let digits = text.strip_prefix("0x").ok_or("expected an address such as 0xc000012000")?;
    u64::from_str_radix(digits, 16).map_err(|error| format!("no address: {error}"))
}

/// Why there is no answer.
enum Failure {
    /// The file cannot be read.
    File(String),
    /// What was asked about is not there.
    Question(NotFound),
}

impl From<NotFound> for Failure {
    fn from(error: NotFound) -> Failure {
        Failure::Question(error)
    }
}

/// `burrow heap`
pub fn heap(options: &HeapOptions) -> ExitCode {
    let (status, message) = match answer(&options.question) {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::File(message)) => (NOT_COMPILED, message),
        Err(Failure::Question(error)) => (USAGE, error.to_string()),
    };
    eprintln!("burrow: {message}");
    ExitCode::from(status)
}

fn answer(question: &Question) -> Result<(), Failure> {
    match question {
        Question::Top { file, by, form } => {
            let by = match by {
                Order::Size => By::Size,
                Order::Count => By::Count,
                Order::Retained => By::Retained,
            };
            print(&heap_dump::top(&read(file)?, by, form.limit), form.json);
        }
        Question::Why { file, about, json } => print(&heap_dump::why(&read(file)?, about)?, *json),
        Question::Diff { old, new, form } => {
            print(&heap_dump::diff(&read(old)?, &read(new)?, form.limit), form.json);
        }
        Question::Span { file, address: Some(address), form } => {
            print(&heap_dump::span_at(&read(file)?, *address)?, form.json);
        }
        Question::Span { file, address: None, form } => {
            for span in heap_dump::sparse_spans(&read(file)?, form.limit) {
                print(&span, form.json);
            }
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Heap, Failure> {
    let file = File::open(path).map_err(|error| {
        let hint = "make a dump with `burrow run --heap-dump FILE`";
        Failure::File(format!("cannot read {}: {error}; {hint}", path.display()))
    })?;
    let dump = Dump::read(BufReader::with_capacity(1 << 16, file));
    dump.map(Heap::new).map_err(|error| Failure::File(format!("{}: {error}", path.display())))
}

/// Prints an answer; as JSON, on one line.
fn print(answer: &(impl Display + Serialize), json: bool) {
    let text = match json {
        false => answer.to_string(),
        true => {
            serde_json::to_string(answer).expect("text and numbers can be written as JSON") + "\n"
        }
    };
    // A closed pipe (`| head`) is no failure.
    let _ = io::stdout().write_all(text.as_bytes());
}

/// Has the heap dumped to a file at the end of the run, if one is named.
pub fn dump_to(builder: Builder, path: Option<&Path>) -> Result<Builder, String> {
    let Some(path) = path else { return Ok(builder) };
    let file = File::create(path)
        .map_err(|error| format!("cannot write the heap dump to {}: {error}", path.display()))?;
    Ok(builder.heap_dump(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_hexadecimal() {
        assert_eq!(address("0xc0"), Ok(0xc0));
        for wrong in ["c0", "0x", "0xg", ""] {
            assert!(address(wrong).is_err(), "{wrong}");
        }
    }
}
