//! The command line.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::time::Duration;

use burrow_runtime::PolicySpec;
use burrow_runtime::ctl::Setting;
use burrow_trace::Detail;
use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::USAGE;
use crate::compare::CompareOptions;
use crate::control::setting;
use crate::diagnostics::Format;
use crate::heap::HeapOptions;
use crate::report::ReportOptions;
use crate::source::{CODE_NAME, program_args};
use crate::stats::Style;
use crate::sweep::SweepOptions;
use crate::values::{domain_policy, duration, gogc, size};
use crate::why_rss::WhyRssOptions;

/// Runs Go programs on a memory system built like Go's own, and shows that memory system.
#[derive(Parser)]
#[command(
    name = "burrow",
    version,
    about,
    after_help = "Exit status: the script's own; 1 when the source does not compile; 2 after a panic or fatal error;\n\
64 for wrong usage; 124 when --timeout or --max-steps ended the script; 125 when Burrow itself fails.\n\n\
GOGC, GOMEMLIMIT, GOMAXPROCS and GODEBUG=gctrace=1 mean what they mean to Go.\n\
BURROW_CONF=\"name:value,...\" makes settings by name, as --ctl does; `burrow ctl` lists the names. --ctl prevails over\n\
other options, those over BURROW_CONF, and that over GOGC and GOMEMLIMIT."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// How `run` is used: clap does not know that code takes a file's place.
const RUN_USAGE: &str = "burrow run [OPTIONS] <FILE.go... | FOLDER | - | -e CODE> [ARGS]...";

/// The same for `why-rss`.
const WHY_RSS_USAGE: &str =
    "burrow why-rss [OPTIONS] <FILE.go... | FOLDER | - | -e CODE> [ARGS]...";

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Runs a Go program; the word `run` can be left out
    #[command(override_usage = RUN_USAGE)]
    Run(Box<RunOptions>),
    /// Reports all errors of Go programs without running them
    Check(CheckOptions),
    /// Lists the bytecode of a Go program, with what is live at each safepoint
    Disasm(ProgramOption),
    /// Lists the names of figures and settings, for --ctl, BURROW_CONF and package burrow/memory
    Ctl(CtlOptions),
    /// Reads a heap dump of `run --heap-dump`: what takes the memory, and what keeps it alive
    Heap(HeapOptions),
    /// Runs a Go program and says what the process's resident memory is: live, dead, free, stacks, tables, binary; what
    /// keeps each part, and when it will go. Takes the options of `run`
    #[command(override_usage = WHY_RSS_USAGE)]
    WhyRss(Box<WhyRssOptions>),
    /// Runs a Go program under several return policies, and says how they differ in memory and time
    Compare(Box<CompareOptions>),
    /// Runs a Go program under a whole grid of settings, and says which are worth their price
    Sweep(Box<SweepOptions>),
    /// Makes table, page and files of a comparison anew from its runs
    Report(ReportOptions),
    /// Explains an error code such as BRW0142
    Explain(ExplainOptions),
    /// Prints a script that teaches a shell to complete Burrow's commands and options
    Completions(CompletionsOptions),
    /// Prints the manual page, in the format of man(7)
    Man,
}

/// Options of `run`, and of `why-rss`.
#[derive(Args)]
pub struct RunOptions {
    /// Heap growth in percent that starts a collection, or `off` [default: $GOGC or 100]
    #[arg(long, value_name = "PERCENT|off", value_parser = gogc)]
    pub gogc: Option<i32>,
    /// Memory limit such as 64MiB [default: $GOMEMLIMIT or none]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub memory_limit: Option<i64>,
    /// How free memory goes back to the system: `go`, `hold`, `eager`, or `decay` with settings, such
    /// as decay:dirty=10s,muzzy=0s,bg [default: go]
    #[arg(long, value_name = "POLICY", value_parser = clap::value_parser!(PolicySpec))]
    pub return_policy: Option<PolicySpec>,
    /// The same for a domain that the script opens, whatever policy it names itself (package burrow/memory): batch=decay:dirty=1s,bg
    #[arg(long, value_name = "DOMAIN=POLICY", value_parser = domain_policy)]
    pub domain_policy: Vec<(String, PolicySpec)>,
    /// Ends the script after this time, such as 1.5s or 2m, with status 124
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub timeout: Option<Duration>,
    /// Ends the script as out of memory, with status 2, when its heap would exceed this size
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub max_heap: Option<i64>,
    /// Ends the script after so many loop iterations and function calls, with status 124; to count them costs time
    #[arg(long, value_name = "N")]
    pub max_steps: Option<u64>,
    /// Ends the script with a fatal error when more goroutines would be alive
    #[arg(long, value_name = "N")]
    pub max_goroutines: Option<usize>,
    /// Goroutines that run at a time [default: $GOMAXPROCS or the number of CPUs]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub procs: Option<u16>,
    /// Seed of everything random; with --procs 1 and --virtual-clock, two runs do exactly the same
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Runs the script on a clock that moves only when the script sleeps or looks at it: pauses take no time
    #[arg(long)]
    pub virtual_clock: bool,
    /// Writes every event of the memory system to this file, as JSON Lines
    #[arg(long, value_name = "FILE")]
    pub trace: Option<PathBuf>,
    /// How much --trace writes
    #[arg(long, value_enum, default_value_t, value_name = "DETAIL", requires = "trace")]
    pub trace_detail: TraceDetail,
    /// Samples allocations, and writes to this file which functions made them, for `go tool pprof`
    #[arg(long, value_name = "FILE")]
    pub memprofile: Option<PathBuf>,
    /// Samples a byte in so many for --memprofile: 1 samples all allocations [default: 524288]
    #[arg(
        long,
        value_name = "BYTES",
        requires = "memprofile",
        value_parser = clap::value_parser!(u64).range(1..)
    )]
    pub memprofile_rate: Option<u64>,
    /// Samples every 10 ms where the script is, and writes that to this file, for `go tool pprof`
    #[arg(long, value_name = "FILE")]
    pub cpuprofile: Option<PathBuf>,
    /// Makes a setting by name before the script starts, such as gc.percent=50; may be repeated, the last one of a name
    /// counts
    #[arg(long = "ctl", value_name = "NAME=VALUE", value_parser = setting)]
    pub control: Vec<Setting>,
    /// Prints memory statistics to standard error at the end
    #[arg(
        long,
        value_enum,
        value_name = "STYLE",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "short"
    )]
    pub stats: Option<Style>,
    /// Writes a picture of the heap's pages and spans, as the script leaves them, to this file, as JSON
    #[arg(long, value_name = "FILE")]
    pub snapshot: Option<PathBuf>,
    /// Writes every object of the heap, as the script leaves it, and what keeps it alive to this file, for `burrow heap`
    #[arg(long, value_name = "FILE")]
    pub heap_dump: Option<PathBuf>,
    /// Runs this code instead of a file: the statements of `main`, or declarations with a `func main`. Imports are
    /// supplied, and the value of a last expression is printed
    #[arg(short, value_name = "CODE", allow_hyphen_values = true)]
    pub eval: Option<String>,
    /// The program: its files, its folder, or `-` to read it from standard input; then its own arguments
    #[arg(
        required_unless_present = "eval",
        trailing_var_arg = true,
        value_names = ["FILE.go", "ARGS"]
    )]
    pub program: Vec<String>,
}

/// How much a trace holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum TraceDetail {
    /// Every event
    #[default]
    All,
    /// What is never frequent: collections, samples every 10 ms, times of allocations; costs the script hardly any time
    Outline,
}

impl From<TraceDetail> for Detail {
    fn from(detail: TraceDetail) -> Detail {
        match detail {
            TraceDetail::All => Detail::All,
            TraceDetail::Outline => Detail::Outline,
        }
    }
}

impl RunOptions {
    /// The names of the program's files.
    pub fn files(&self) -> Vec<PathBuf> {
        let count = program_args(self.program.iter().map(String::as_str));
        self.program.iter().take(count).map(PathBuf::from).collect()
    }

    /// What the script sees as its arguments: its name, then those given.
    pub fn script_args(&self) -> Vec<String> {
        let (name, own) = match &self.eval {
            Some(_) => (Some(CODE_NAME.to_owned()), 0),
            None => {
                let count = program_args(self.program.iter().map(String::as_str));
                (self.program.first().cloned(), count)
            }
        };
        name.into_iter().chain(self.program.iter().skip(own).cloned()).collect()
    }
}

/// Options of `check`.
#[derive(Args)]
pub struct CheckOptions {
    /// How errors are written
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
    /// What to check: the files of one package, or folders, each a package; `-` is standard input
    #[arg(required = true, value_name = "FILE.go|FOLDER")]
    pub files: Vec<PathBuf>,
}

impl CheckOptions {
    /// The packages to check: files that follow one another are one, each folder is one.
    pub fn packages(&self) -> Vec<&[PathBuf]> {
        let mut rest = &self.files[..];
        let mut packages = Vec::new();
        while !rest.is_empty() {
            let names = rest.iter().map(|file| file.to_str().unwrap_or_default());
            let (package, others) = rest.split_at(program_args(names));
            packages.push(package);
            rest = others;
        }
        packages
    }
}

/// A program.
#[derive(Args)]
pub struct ProgramOption {
    /// The program's files, its folder, or `-` for standard input
    #[arg(required = true, value_name = "FILE.go|FOLDER")]
    pub files: Vec<PathBuf>,
}

/// Options of `explain`.
#[derive(Args)]
pub struct ExplainOptions {
    /// The code, with or without BRW
    #[arg(value_name = "CODE")]
    pub code: String,
}

/// Options of `ctl`.
#[derive(Args)]
pub struct CtlOptions {
    /// How names are written
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ListFormat,
    /// Only names that begin so, or match a pattern such as 'class.*.spans'
    #[arg(value_name = "PREFIX", default_value = "")]
    pub pattern: String,
}

/// How names are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ListFormat {
    /// In columns: name, type, unit, whether it can be written, and what it means
    #[default]
    Text,
    /// JSON Lines, one object for each name
    Json,
}

/// Options of `completions`.
#[derive(Args)]
pub struct CompletionsOptions {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// The command tree, for what is made from it.
pub fn tree() -> clap::Command {
    Cli::command()
}

/// The command asked for, or the status to exit with after what clap has printed.
pub fn parse() -> Result<Command, u8> {
    let args = with_command(std::env::args_os().collect());
    let usage = match args.get(1) {
        Some(command) if command == "why-rss" => WHY_RSS_USAGE,
        _ => RUN_USAGE,
    };
    match Cli::try_parse_from(args) {
        Ok(cli) => Ok(cli.command),
        Err(error) => {
            let _ = error.print();
            if error.kind() == clap::error::ErrorKind::ValueValidation {
                eprintln!("Usage: {usage}");
            }
            Err(if error.use_stderr() { USAGE } else { 0 })
        }
    }
}

/// The command line with `run` put in where it is left out: before the name of a file and before options of `run`.
fn with_command(mut args: Vec<OsString>) -> Vec<OsString> {
    if args.get(1).is_some_and(|first| means_run(first)) {
        args.insert(1, "run".into());
    }
    args
}

/// Whether a first argument is a file or one of `run`'s options: no command's name has a dot or a slash.
fn means_run(first: &OsStr) -> bool {
    let text = first.to_string_lossy();
    match text.strip_prefix('-') {
        Some(_) => !["-h", "--help", "-V", "--version"].contains(&&*text),
        None => text.contains(['.', '/']),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_sound() {
        tree().debug_assert();
    }

    #[test]
    fn run_may_be_left_out() {
        let cases = [
            // (first argument, whether it stands for `run`)
            ("x.go", true),
            ("./script", true),
            ("-", true),
            ("--stats", true),
            ("run", false),
            ("frobnicate", false),
            ("--help", false),
            ("-V", false),
        ];
        for (first, run) in cases {
            assert_eq!(means_run(OsStr::new(first)), run, "{first}");
        }
    }
}
