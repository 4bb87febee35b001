//! What a person sees while runs are made, and the file to which each run goes as it ends.
//!
//! The bar is on standard error, and only if that is a terminal. A run is written and flushed before the next begins: whatever happens
//! then, it is kept.

use std::fs::File;
use std::io;
use std::time::Duration;

use burrow_lab::compare::jsonl::Writer;
use burrow_lab::compare::record::Run;
use burrow_lab::compare::stats::Summary;
use burrow_lab::compare::{Plan, Progress};
use indicatif::{ProgressBar, ProgressStyle};

/// Hears of an experiment.
pub struct Keeper {
    bar: ProgressBar,
    labels: Vec<String>,
    runs: Option<Writer<File>>,
}

impl Keeper {
    /// Begins the file of runs, if there is one, with `already`, the runs that are there.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn new(plan: &Plan, file: Option<File>, already: &[Run]) -> io::Result<Keeper> {
        let mut runs = file.map(|file| Writer::new(file, &plan.head())).transpose()?;
        if let Some(writer) = &mut runs {
            already.iter().try_for_each(|run| writer.run(run))?;
        }
        let labels = plan.contenders.iter().map(|contender| contender.label.clone()).collect();
        Ok(Keeper { bar: bar(plan, already.len()), labels, runs })
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }

    /// Ends the file with what the runs say.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(self, summary: &Summary) -> io::Result<()> {
        self.runs.map_or(Ok(()), |writer| writer.finish(summary).map(drop))
    }
}

/// A bar of runs if their number is known, else one of nothing but time.
fn bar(plan: &Plan, already: usize) -> ProgressBar {
    let (bar, template) = match plan.budget {
        None => {
            let bar = ProgressBar::new(plan.planned() as u64).with_position(already as u64);
            (bar, "{bar:24} {pos}/{len} runs, {elapsed} gone, {eta} to go  {msg}")
        }
        Some(_) => (ProgressBar::new_spinner(), "{spinner} {pos} runs, {elapsed} gone  {msg}"),
    };
    bar.enable_steady_tick(Duration::from_millis(200));
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

impl Progress for Keeper {
    fn begins(&mut self, contender: usize, _: u32) {
        self.bar.set_message(self.labels.get(contender).cloned().unwrap_or_default());
    }

    fn ended(&mut self, run: &Run) -> io::Result<()> {
        self.bar.inc(1);
        if !run.outcome.is_well() {
            let label = self.labels.get(run.contender).map_or("", String::as_str);
            self.bar.suspend(|| eprintln!("burrow: a run of {label} {}", run.outcome));
        }
        match &mut self.runs {
            Some(writer) => writer.run(run),
            None => Ok(()),
        }
    }
}
