//! Errors of a program, as people or tools want them.

use std::io::Write;

use burrow_vm::syntax::diagnostic::Diagnostic;
use burrow_vm::syntax::render::{Colour, long, short};
use burrow_vm::syntax::source::SourceMap;
use serde::Serialize;

/// Version of the JSON objects: fields may be added under the same number, but none changes its meaning or goes.
const SCHEMA: u32 = 1;

/// How errors are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// With the source line, a caret and help, on standard error
    #[default]
    Long,
    /// As Go's compiler writes them, `file:line:column: message`, on standard output
    Short,
    /// JSON Lines on standard output, one object for each error
    Json,
}

/// One error in JSON.
#[derive(Serialize)]
struct Record<'d> {
    schema: u32,
    code: String,
    severity: &'static str,
    file: &'d str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    message: &'d str,
    help: Option<&'d str>,
}

/// Prints errors.
pub fn print(sources: &SourceMap, diags: &[Diagnostic], format: Format, colour: bool) {
    let mut out = std::io::stdout().lock();
    for diag in diags {
        // A closed pipe (`| head`) is no failure.
        let _ = match format {
            Format::Long => {
                let colour = if colour { Colour::Ansi } else { Colour::None };
                writeln!(std::io::stderr(), "{}\n", long(sources, diag, colour))
            }
            Format::Short => writeln!(out, "{}", short(sources, diag)),
            Format::Json => writeln!(out, "{}", json(sources, diag)),
        };
    }
}

/// One error as a line of JSON.
fn json(sources: &SourceMap, diag: &Diagnostic) -> String {
    let from = sources.place(diag.span.lo);
    let to = sources.place(diag.span.hi.max(diag.span.lo));
    let record = Record {
        schema: SCHEMA,
        code: diag.code.to_string(),
        severity: "error",
        file: from.file,
        line: from.line,
        column: from.column,
        end_line: to.line,
        end_column: to.column,
        message: &diag.message,
        help: diag.help.as_deref(),
    };
    serde_json::to_string(&record).expect("numbers and strings can be written as JSON")
}
