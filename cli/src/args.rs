//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::USAGE;

/// Runs Go programs on a memory system built like Go's own, and shows that memory system.
#[derive(Parser)]
#[command(
    name = "burrow",
    version,
    about,
    after_help = "Exit status: the script's own; 1 when the source does not compile; 2 after a panic or fatal error;\n\
64 for wrong usage; 125 when Burrow itself fails.\n\n\
GOGC, GOMEMLIMIT and GODEBUG=gctrace=1 mean what they mean to Go."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Runs a Go program
    Run(RunOptions),
    /// Reports all errors of Go programs without running them
    Check(CheckOptions),
    /// Lists the bytecode of a Go program, with what is live at each safepoint
    Disasm(FileOption),
    /// Explains an error code such as BRW0142
    Explain(ExplainOptions),
}

/// Options of `run`.
#[derive(Args)]
pub struct RunOptions {
    /// Heap growth in percent that starts a collection, or `off` [default: $GOGC or 100]
    #[arg(long, value_name = "PERCENT|off", value_parser = gogc)]
    pub gogc: Option<i32>,
    /// Memory limit such as 64MiB [default: $GOMEMLIMIT or none]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub memory_limit: Option<i64>,
    /// Seed of everything random, so that runs can be repeated
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Writes every event of the memory system to this file, as JSON Lines
    #[arg(long, value_name = "FILE")]
    pub trace: Option<PathBuf>,
    /// Prints memory statistics to standard error at the end
    #[arg(long)]
    pub stats: bool,
    /// The program's source
    #[arg(value_name = "FILE.go")]
    pub file: String,
    /// The program's arguments
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGS")]
    pub args: Vec<String>,
}

impl RunOptions {
    /// What the script sees as its arguments: its name, then those given.
    pub fn script_args(&self) -> Vec<String> {
        std::iter::once(self.file.clone()).chain(self.args.iter().cloned()).collect()
    }
}

/// Options of `check`.
#[derive(Args)]
pub struct CheckOptions {
    /// Files to check, each a program
    #[arg(required = true, value_name = "FILE.go")]
    pub files: Vec<PathBuf>,
}

/// One file.
#[derive(Args)]
pub struct FileOption {
    /// The program's source
    #[arg(value_name = "FILE.go")]
    pub file: PathBuf,
}

/// Options of `explain`.
#[derive(Args)]
pub struct ExplainOptions {
    /// The code, with or without BRW
    #[arg(value_name = "CODE")]
    pub code: String,
}

/// The command asked for, or the status to exit with after what clap has printed.
pub fn parse() -> Result<Command, u8> {
    match Cli::try_parse() {
        Ok(cli) => Ok(cli.command),
        Err(error) => {
            let _ = error.print();
            if error.kind() == clap::error::ErrorKind::ValueValidation {
                eprintln!("Usage: burrow run [OPTIONS] <FILE.go> [ARGS]...");
            }
            Err(if error.use_stderr() { USAGE } else { 0 })
        }
    }
}

/// As GOGC, but what it would ignore is an error here.
fn gogc(text: &str) -> Result<i32, String> {
    if text == "off" {
        return Ok(-1);
    }
    let percent: i32 =
        text.parse().map_err(|_| "expected a percentage such as 100, or `off`".to_string())?;
    Ok(percent.max(-1))
}

/// As GOMEMLIMIT.
fn size(text: &str) -> Result<i64, String> {
    burrow_runtime::env::memory_limit(text).map_err(|_| {
        "expected a size such as 64MiB (units: B, KiB, MiB, GiB, TiB), or `off`".to_string()
    })
}
