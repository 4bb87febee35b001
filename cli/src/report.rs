//! `burrow report`: the results of a comparison or a sweep, made anew from its file of runs.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use burrow_lab::compare::jsonl;
use burrow_lab::compare::record::Comparison;
use burrow_lab::compare::stats::Summary;
use clap::Args;

use crate::crash::FAILED;
use crate::experiment::{Folder, Refusal};
use crate::{USAGE, compare};

/// Options of `report`.
#[derive(Args)]
pub struct ReportOptions {
    /// The file of runs that `compare` or `sweep` has written
    #[arg(value_name = "RUNS.jsonl")]
    pub file: PathBuf,
    /// Shows every metric, not only the chief ones
    #[arg(long)]
    pub all: bool,
    /// Writes to this folder: report.html (the page), curves.svg, runs.csv, benchstat.txt, table.txt
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
}

/// `burrow report`
pub fn run(options: &ReportOptions) -> ExitCode {
    match reported(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err((status, message)) => {
            eprintln!("burrow: {message}");
            ExitCode::from(status)
        }
    }
}

fn reported(options: &ReportOptions) -> Result<(), Refusal> {
    let comparison = read(&options.file)?;
    let summary = Summary::of(&comparison);
    compare::show(&comparison, &summary, options.all);
    if let Some(path) = &options.out {
        let folder = Folder::create(path).map_err(|message| (USAGE, message))?;
        compare::write(&folder, &comparison, &summary).map_err(|message| (FAILED, message))?;
    }
    Ok(())
}

/// Reads a file of runs. A line that is cut short is said to be left out.
pub fn read(path: &Path) -> Result<Comparison, Refusal> {
    let wrong = |what: &dyn std::fmt::Display| (USAGE, format!("{}: {what}", path.display()));
    let file = File::open(path).map_err(|error| wrong(&error))?;
    let contents = jsonl::read(io::BufReader::new(file)).map_err(|error| wrong(&error))?;
    if let Some(line) = contents.cut_short {
        eprintln!("burrow: {}: line {line} is cut short; its run is left out", path.display());
    }
    Ok(contents.comparison)
}
