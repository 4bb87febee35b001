//! The `burrow` command.
//!
//! Parses the command line, builds a runtime from it and runs or examines a program. Exit statuses: the script's own; 1
//! when the source does not compile; 2 after a panic or fatal error; 64 for wrong usage; 124 when a limit ended the script; 125 when Burrow itself fails.

mod args;
mod commands;
mod compare;
mod control;
mod crash;
mod diagnostics;
mod experiment;
mod heap;
mod limits;
mod manual;
mod output;
mod processor_fault;
mod profiles;
mod report;
mod source;
mod stats;
mod sweep;
mod values;
mod why_rss;

use std::process::ExitCode;

use args::{Command, parse};

/// Exit status of a program that does not compile, and of input that cannot be read.
const NOT_COMPILED: u8 = 1;
/// Exit status of wrong usage (`EX_USAGE`).
const USAGE: u8 = 64;

fn main() -> ExitCode {
    crash::report_panics();
    processor_fault::report_faults();
    let command = match parse() {
        Ok(command) => command,
        Err(status) => return ExitCode::from(status),
    };
    match command {
        Command::Run(options) => commands::run(&options, None),
        Command::WhyRss(options) => commands::run(&options.run, Some(&options)),
        Command::Check(files) => commands::check(&files),
        Command::Disasm(file) => commands::disasm(&file),
        Command::Ctl(options) => control::list(&options),
        Command::Heap(options) => heap::heap(&options),
        Command::Compare(options) => compare::run(&options),
        Command::Sweep(options) => sweep::run(&options),
        Command::Report(options) => report::run(&options),
        Command::Explain(code) => commands::explain(&code),
        Command::Completions(options) => manual::completions(options.shell),
        Command::Man => manual::man(),
    }
}
