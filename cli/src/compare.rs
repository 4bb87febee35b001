//! `burrow compare`: the same program under several policies.
//!
//! Options become a plan (`burrow_lab::compare`), whose runs are kept as they end; what is made of them comes last. Nothing is run that can be
//! known to fail: policies, the program, the toolchain and the folder for results are checked before.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::time::Duration;

use burrow_lab::compare::record::{Comparison, Run};
use burrow_lab::compare::stats::Summary;
use burrow_lab::compare::{Contender, Plan, benchstat, compare, csv, page, picture, table};
use burrow_vm::Purpose;
use clap::Args;

use crate::crash::FAILED;
use crate::diagnostics::Format;
use crate::experiment::{
    Folder, INTERRUPTED, Keeper, Refusal, built_by_go, cancellation, contender, page_rows, real_go,
    runnable, size_text, this_burrow,
};
use crate::source::{self, Source};
use crate::values::{duration, gogc};
use crate::{NOT_COMPILED, USAGE};

/// What is said if no run counts.
pub const NOTHING: &str = "no run ended as it should: there is nothing to compare";
/// The file of runs in a folder of results.
const RUNS: &str = "runs.jsonl";
/// What is compared if nothing is named: the policies that there are.
const ALL_POLICIES: [&str; 5] = ["go", "decay:dirty=10s", "decay:dirty=1s,bg", "eager", "hold"];
/// The time of all runs of `--quick`, so that with their starts and ends it answers within 30 s.
const QUICK: Duration = Duration::from_secs(25);

/// Options of `compare`.
#[derive(Args)]
pub struct CompareOptions {
    /// A policy, as `run --return-policy` has it; with it may stand gogc=, limit=, procs=, domain.NAME= and names of
    /// `burrow ctl`: go,gogc=50,limit=160MiB. May be repeated; the first is what the others are measured against
    /// [default: all there are]
    #[arg(long = "policy", value_name = "POLICY", value_parser = contender)]
    pub policies: Vec<Contender>,
    /// Also runs the program under the real toolchain found on PATH: `go`, or go,gogc=50. May be repeated
    #[arg(long, value_name = "go[,SETTING...]", value_parser = real_go)]
    pub with: Vec<Contender>,
    /// Runs of each policy; nine or more are needed to tell small differences from chance
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub runs: u32,
    /// A first answer within 30 s: as many runs as fit, the longest cut short
    #[arg(long, conflicts_with_all = ["runs", "cut"])]
    pub quick: bool,
    /// Ends every run after this time; what was seen up to then is compared
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub cut: Option<Duration>,
    /// A run that takes longer has failed [default: 10m]
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub timeout: Option<Duration>,
    /// GOGC of all policies that name none
    #[arg(long, value_name = "PERCENT|off", value_parser = gogc)]
    pub gogc: Option<i32>,
    /// Memory limit of all policies that name none
    #[arg(long, value_name = "SIZE", value_parser = size_text)]
    pub memory_limit: Option<String>,
    /// GOMAXPROCS of all policies that name none
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub procs: Option<u16>,
    /// Writes to this folder: report.html (the page), curves.svg, runs.jsonl, runs.csv, benchstat.txt, table.txt
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Shows every metric, not only the chief ones
    #[arg(long)]
    pub all: bool,
    /// Draws the order of runs
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// The program: its files or its folder
    #[arg(required = true, value_name = "FILE.go|FOLDER")]
    pub program: Vec<PathBuf>,
    /// The program's arguments, after --
    #[arg(last = true, value_name = "ARGS")]
    pub args: Vec<String>,
}

/// `burrow compare`
pub fn run(options: &CompareOptions) -> ExitCode {
    if let Err(message) = runnable(&options.program, &options.args) {
        eprintln!("burrow: {message}");
        return ExitCode::from(USAGE);
    }
    let program = source::program(Source::Files(&options.program), Purpose::Check, Format::Long);
    if program.is_none() {
        return ExitCode::from(NOT_COMPILED);
    }
    match made(options) {
        Ok(status) => status,
        Err((status, message)) => {
            eprintln!("burrow: {message}");
            ExitCode::from(status)
        }
    }
}

/// Makes the runs, then the results. What was finished is shown even if not all could be kept.
fn made(options: &CompareOptions) -> Result<ExitCode, Refusal> {
    let plan = plan(options)?;
    let folder = options.out.as_deref().map(Folder::create).transpose();
    let folder = folder.map_err(|message| (USAGE, message))?;
    let file = folder.as_ref().map(|folder| folder.begin(RUNS)).transpose();
    let lost = |error: io::Error| (FAILED, not_kept(options, &error));
    let file = file.map_err(|message| (FAILED, message))?;
    let mut keeper = Keeper::new(&plan, file, &[]).map_err(lost)?;
    let cancelled = cancellation();
    let (comparison, failed) = compare(&plan, Vec::new(), &cancelled, &mut keeper);
    keeper.clear();
    let summary = Summary::of(&comparison);
    show(&comparison, &summary, options.all);
    if let Some(error) = failed {
        return Err(lost(error));
    }
    keeper.finish(&summary).map_err(lost)?;
    if let Some(folder) = &folder {
        write(folder, &comparison, &summary).map_err(|message| (FAILED, message))?;
    }
    match comparison.runs.iter().any(Run::counts) {
        _ if cancelled.load(Ordering::Relaxed) => Ok(ExitCode::from(INTERRUPTED)),
        true => Ok(ExitCode::SUCCESS),
        false => Err((NOT_COMPILED, NOTHING.into())),
    }
}

/// What is said when a run could not be kept.
fn not_kept(options: &CompareOptions, error: &io::Error) -> String {
    let kept = match &options.out {
        Some(folder) => format!("; the runs before it are in {}", folder.join(RUNS).display()),
        None => String::new(),
    };
    format!("a run could not be kept: {error}{kept}")
}

/// The table, on standard output. A closed pipe (`| head`) is no failure.
pub fn show(comparison: &Comparison, summary: &Summary, all: bool) {
    let options = table::Options { width: terminal_width(), all };
    let _ = table::write(comparison, summary, options, io::stdout().lock());
}

/// The terminal's columns; 120 where there is none.
fn terminal_width() -> usize {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok().filter(|size| size.ws_col > 0);
    size.map_or(120, |size| usize::from(size.ws_col).max(60))
}

/// The files of a folder of results, but for that of the runs.
pub fn write(folder: &Folder, comparison: &Comparison, summary: &Summary) -> Result<(), String> {
    folder.put("report.html", |out| {
        out.write_all(page::compare(comparison, &page_rows(summary)).as_bytes())
    })?;
    folder.put("curves.svg", |out| out.write_all(picture::svg(comparison).as_bytes()))?;
    folder.put("runs.csv", |out| csv::write(comparison, out))?;
    folder.put("benchstat.txt", |out| benchstat::write(comparison, out))?;
    folder.put("table.txt", |out| {
        table::write(comparison, summary, table::Options { width: 120, all: true }, out)
    })?;
    eprintln!("burrow: the page is {}", folder.file("report.html").display());
    Ok(())
}

fn plan(options: &CompareOptions) -> Result<Plan, Refusal> {
    let mut contenders = options.policies.clone();
    if contenders.is_empty() {
        contenders = ALL_POLICIES.iter().filter_map(|text| Contender::parse(text).ok()).collect();
    }
    contenders.extend(options.with.iter().cloned());
    for contender in &mut contenders {
        contender.fill_in(options.gogc, options.memory_limit.as_deref(), options.procs);
    }
    let go = built_by_go(&contenders, &options.program)?;
    let share = QUICK / contenders.len() as u32;
    Ok(Plan {
        burrow: this_burrow()?,
        go,
        program: options.program.clone(),
        args: options.args.clone(),
        runs: if options.quick { u32::MAX } else { options.runs },
        warm_up: !options.quick,
        timeout: options.timeout.unwrap_or(Duration::from_secs(600)),
        cut: if options.quick { Some(share) } else { options.cut },
        budget: options.quick.then_some(QUICK),
        keeps_series: true,
        only: None,
        jobs: 1,
        seed: options.seed,
        contenders,
    })
}
