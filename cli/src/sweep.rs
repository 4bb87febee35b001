//! `burrow sweep`: a program under a whole grid of settings.
//!
//! Flags or a TOML file become a grid (`burrow_lab::sweep`), whose cells are run as the contenders of a comparison are. The file of runs is what
//! makes it resumable: who starts the same sweep into the same folder again goes on where it ended, and shards on several machines write files
//! that `burrow sweep merge` joins.

mod table;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::time::Duration;

use burrow_lab::compare::metric::by_name;
use burrow_lab::compare::page::{self, Interval, Point, Sweep};
use burrow_lab::compare::record::{Comparison, Run};
use burrow_lab::compare::stats::{Estimate, Summary};
use burrow_lab::compare::{Plan, Shard, compare, csv, jsonl};
use burrow_lab::sweep::{Front, Grid, MEMORY, PRICE, merge, same_sweep};
use burrow_vm::Purpose;
use clap::{Args, Subcommand};
use serde::Deserialize;

use crate::compare::NOTHING;
use crate::crash::FAILED;
use crate::diagnostics::Format;
use crate::experiment::{
    Folder, INTERRUPTED, Keeper, Refusal, cancellation, runnable, this_burrow,
};
use crate::report::read;
use crate::source::{self, Source};
use crate::values::duration;
use crate::{NOT_COMPILED, USAGE};

/// Options of `sweep`.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct SweepOptions {
    #[command(subcommand)]
    command: Option<SweepCommand>,
    #[command(flatten)]
    run: RunSweep,
}

#[derive(Subcommand)]
enum SweepCommand {
    /// Joins the files of runs that the shards of a sweep have written
    Merge(MergeOptions),
}

/// Options of `sweep merge`.
#[derive(Args)]
struct MergeOptions {
    /// Writes to this folder: sweep.html (the page), cells.jsonl, cells.csv, table.txt
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// The files of runs
    #[arg(required = true, value_name = "CELLS.jsonl")]
    files: Vec<PathBuf>,
}

/// Options of a sweep itself.
#[derive(Args)]
struct RunSweep {
    /// An axis: return policies, separated by blanks, as `compare --policy` has them [default: go]
    #[arg(long, value_name = "POLICIES", value_delimiter = ' ')]
    policy: Vec<String>,
    /// An axis: decay times of the policies that decay and name none, such as 1s,5s,10s
    #[arg(long, value_name = "TIMES", value_delimiter = ',')]
    decay: Vec<String>,
    /// An axis: values of GOGC, such as 50,100,200,off
    #[arg(long, value_name = "PERCENTS", value_delimiter = ',')]
    gogc: Vec<String>,
    /// An axis: memory limits, such as off,128MiB
    #[arg(long, value_name = "SIZES", value_delimiter = ',')]
    limit: Vec<String>,
    /// An axis: values of GOMAXPROCS
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    procs: Vec<String>,
    /// Reads program, args, runs, timeout and the axes (table `grid`) from this TOML file; options prevail
    #[arg(long, value_name = "FILE.toml")]
    plan: Option<PathBuf>,
    /// Runs of each cell [default: 5]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    runs: Option<u32>,
    /// Runs at a time; more than one disturb each other's times
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    jobs: u16,
    /// Runs only one part of the cells: 3/16 is the third of sixteen
    #[arg(long, value_name = "I/N", value_parser = shard)]
    shard: Option<Shard>,
    /// Ends every run after this time; what was seen up to then counts
    #[arg(long, value_name = "TIME", value_parser = duration)]
    cut: Option<Duration>,
    /// A run that takes longer has failed [default: 10m]
    #[arg(long, value_name = "TIME", value_parser = duration)]
    timeout: Option<Duration>,
    /// Runs cells again whose runs failed in an earlier sweep into the same folder
    #[arg(long)]
    retry: bool,
    /// Writes to this folder: cells.jsonl (the runs), and at the end sweep.html, cells.csv, table.txt
    #[arg(long, value_name = "FOLDER", required_unless_present = "plan")]
    out: Option<PathBuf>,
    /// The program: its files or its folder
    #[arg(required_unless_present = "plan", value_name = "FILE.go|FOLDER")]
    program: Vec<PathBuf>,
    /// The program's arguments, after --
    #[arg(last = true, value_name = "ARGS")]
    args: Vec<String>,
}

/// The file that `--plan` names.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct PlanFile {
    program: Vec<PathBuf>,
    args: Vec<String>,
    runs: Option<u32>,
    timeout: Option<String>,
    out: Option<PathBuf>,
    grid: Grid,
}

/// `3/16`: the parts count from 1.
fn shard(text: &str) -> Result<Shard, String> {
    let parts =
        text.split_once('/').and_then(|(part, of)| Some((part.parse().ok()?, of.parse().ok()?)));
    match parts {
        Some((part @ 1.., of)) if part <= of => Ok(Shard { part: part - 1, of }),
        _ => Err("expected a part and the number of parts, such as 3/16".into()),
    }
}

/// `burrow sweep`
pub fn run(options: &SweepOptions) -> ExitCode {
    let done = match &options.command {
        Some(SweepCommand::Merge(options)) => merged(options),
        None => swept(&options.run),
    };
    done.unwrap_or_else(|(status, message)| {
        eprintln!("burrow: {message}");
        ExitCode::from(status)
    })
}

/// `burrow sweep merge`
fn merged(options: &MergeOptions) -> Result<ExitCode, Refusal> {
    let records: Result<Vec<_>, _> = options.files.iter().map(|file| read(file)).collect();
    let joined = merge(records?).map_err(|error| (USAGE, error.to_string()))?;
    let folder = Folder::create(&options.out).map_err(|message| (USAGE, message))?;
    let summary = Summary::of(&joined);
    folder
        .put("cells.jsonl", |out| jsonl::write(&joined, &summary, out))
        .and_then(|()| results(&folder, &joined, &summary))
        .map_err(|message| (FAILED, message))?;
    Ok(ExitCode::SUCCESS)
}

/// Makes the runs of a sweep, or those that are left, then its results.
fn swept(options: &RunSweep) -> Result<ExitCode, Refusal> {
    let (plan, folder) = plan(options)?;
    if source::program(Source::Files(&plan.program), Purpose::Check, Format::Long).is_none() {
        return Ok(ExitCode::from(NOT_COMPILED));
    }
    let folder = Folder::create(&folder).map_err(|message| (USAGE, message))?;
    let name = match plan.only {
        None => "cells.jsonl".to_owned(),
        Some(Shard { part, of }) => format!("cells-{}-of-{of}.jsonl", part + 1),
    };
    let already = already(&folder.file(&name), &plan, options.retry)?;
    let lost = |error: io::Error| {
        (FAILED, format!("{}: a run could not be kept: {error}", folder.file(&name).display()))
    };
    let mut keeper = keeper(&folder, &name, &plan, &already).map_err(lost)?;
    let cancelled = cancellation();
    let (swept, failed) = compare(&plan, already, &cancelled, &mut keeper);
    keeper.clear();
    if let Some(error) = failed {
        return Err(lost(error));
    }
    let summary = Summary::of(&swept);
    keeper.finish(&summary).map_err(lost)?;
    if plan.only.is_none() {
        results(&folder, &swept, &summary).map_err(|message| (FAILED, message))?;
    } else {
        eprintln!(
            "burrow: the runs are in {}; join the shards by `burrow sweep merge`",
            folder.file(&name).display()
        );
    }
    match swept.runs.iter().any(Run::counts) {
        _ if cancelled.load(Ordering::Relaxed) => Ok(ExitCode::from(INTERRUPTED)),
        true => Ok(ExitCode::SUCCESS),
        false => Err((NOT_COMPILED, NOTHING.into())),
    }
}

/// The plan, and the folder for results: options prevail over the file.
fn plan(options: &RunSweep) -> Result<(Plan, PathBuf), Refusal> {
    let file = options.plan.as_deref().map_or(Ok(PlanFile::default()), plan_file)?;
    let or =
        |own: &Vec<String>, other: Vec<String>| if own.is_empty() { other } else { own.clone() };
    let grid = Grid {
        policy: or(&options.policy, file.grid.policy),
        decay: or(&options.decay, file.grid.decay),
        gogc: or(&options.gogc, file.grid.gogc),
        limit: or(&options.limit, file.grid.limit),
        procs: or(&options.procs, file.grid.procs),
    };
    let timeout = file.timeout.as_deref().map(duration).transpose();
    let timeout = timeout.map_err(|error| (USAGE, format!("timeout: {error}")))?;
    let program = if options.program.is_empty() { file.program } else { options.program.clone() };
    if program.is_empty() {
        return Err((
            USAGE,
            "no program is named: neither on the command line nor in the plan".into(),
        ));
    }
    let args = or(&options.args, file.args);
    runnable(&program, &args).map_err(|message| (USAGE, message))?;
    let out = options.out.clone().or(file.out);
    let out = out.ok_or((
        USAGE,
        "no folder for results is named: give --out, or `out` in the plan".to_owned(),
    ))?;
    let plan = Plan {
        burrow: this_burrow()?,
        go: None,
        program,
        args,
        contenders: grid.cells().map_err(|error| (USAGE, error.to_string()))?,
        runs: runs(options.runs.or(file.runs))?,
        warm_up: false,
        timeout: options.timeout.or(timeout).unwrap_or(Duration::from_secs(600)),
        cut: options.cut,
        budget: None,
        keeps_series: false,
        only: options.shard,
        jobs: options.jobs.into(),
        seed: 1,
    };
    Ok((plan, out))
}

/// Runs of each cell.
fn runs(asked: Option<u32>) -> Result<u32, Refusal> {
    match asked {
        Some(0) => Err((USAGE, "runs = 0: a cell is run once at least".into())),
        asked => Ok(asked.unwrap_or(5)),
    }
}

fn plan_file(path: &Path) -> Result<PlanFile, Refusal> {
    let wrong = |what: &dyn std::fmt::Display| (USAGE, format!("{}: {what}", path.display()));
    let text = fs::read_to_string(path).map_err(|error| wrong(&error))?;
    toml::from_str(&text).map_err(|error| wrong(&error))
}

/// The runs of the same sweep that are in its file already.
fn already(file: &Path, plan: &Plan, retry: bool) -> Result<Vec<Run>, Refusal> {
    if !file.exists() {
        return Ok(Vec::new());
    }
    let earlier = read(file)?;
    same_sweep(0, &earlier.head, &plan.head()).map_err(|error| {
        (USAGE, format!("{} is of another sweep ({error}): name another folder", file.display()))
    })?;
    let mut runs: Vec<Run> = earlier.runs;
    runs.retain(|run| !retry || run.counts());
    eprintln!("burrow: {} runs are there already", runs.len());
    Ok(runs)
}

/// Begins the file of runs anew with those that are there: written beside it and put in its place, so that none is lost.
fn keeper(folder: &Folder, name: &str, plan: &Plan, already: &[Run]) -> io::Result<Keeper> {
    let beside = folder.file(&format!("{name}.new"));
    let keeper = Keeper::new(plan, Some(File::create(&beside)?), already)?;
    fs::rename(&beside, folder.file(name))?;
    Ok(keeper)
}

/// Prints the table and writes the files of results.
fn results(folder: &Folder, swept: &Comparison, summary: &Summary) -> Result<(), String> {
    let front = Front::of(summary);
    let text = table::table(swept, &front);
    let _ = io::stdout().write_all(text.as_bytes()); // a closed pipe (`| head`) is no failure
    folder.put("table.txt", |out| out.write_all(text.as_bytes()))?;
    folder.put("cells.csv", |out| csv::write(swept, out))?;
    folder.put("sweep.html", |out| out.write_all(page::sweep(&sweep(swept, &front)).as_bytes()))?;
    eprintln!("burrow: the page is {}", folder.file("sweep.html").display());
    Ok(())
}

/// What the page shows.
fn sweep(swept: &Comparison, front: &Front) -> Sweep {
    let interval = |e: &Estimate| Interval { median: e.median, low: e.low, high: e.high };
    let metric = |name| *by_name(name).expect("both stand in the table of metrics");
    let points = front.cells.iter().map(|cell| Point {
        label: cell.label.clone(),
        x: interval(&cell.price),
        y: interval(&cell.memory),
        note: table::note(swept, cell.contender),
    });
    Sweep {
        program: swept.head.program.clone(),
        burrow: swept.head.burrow.clone(),
        started_s: swept.head.started_s,
        machine: swept.head.machine.clone(),
        x: metric(PRICE),
        y: metric(MEMORY),
        points: points.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_are_read() {
        let cases = [
            ("1/16", Some((0, 16))),
            ("16/16", Some((15, 16))),
            ("0/2", None),
            ("3/2", None),
            ("x", None),
        ];
        for (text, want) in cases {
            assert_eq!(shard(text).ok().map(|shard| (shard.part, shard.of)), want, "{text}");
        }
    }
}
