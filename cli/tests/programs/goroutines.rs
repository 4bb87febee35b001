//! Goroutines: each program in `tests/goroutines` must print what it prints under Go, however many Ps run it, and while
//! collections come at any moment.

use crate::burrow::{burrow, outcome, tests_folder};
use std::fs;
use std::path::Path;

fn run_all(procs: u32, knob: Option<(&str, &str)>) {
    let files = fs::read_dir(tests_folder("goroutines")).expect("the folder is there");
    for file in files {
        let script = file.expect("it can be listed").path();
        if script.extension().is_some_and(|ext| ext == "go") {
            run(&script, procs, knob);
        }
    }
}

fn run(script: &Path, procs: u32, knob: Option<(&str, &str)>) {
    let case = format!("{} on {procs} Ps", script.display());
    let recorded = fs::read_to_string(script.with_extension("out"))
        .unwrap_or_else(|e| panic!("no recorded output of {case}: {e}"));
    let limits = ["run", "--timeout", "60s", "--procs", &procs.to_string()].map(str::to_owned);
    let run = outcome(burrow().envs(knob).args(limits).arg(script));
    assert_eq!(run.status, Some(0), "{case}: {}", run.stderr);
    assert_eq!(run.stdout, recorded, "{case}: {}", run.stderr);
}

#[test]
fn one_p() {
    run_all(1, None);
}

#[test]
fn two_ps() {
    run_all(2, None);
}

#[test]
fn eight_ps() {
    run_all(8, None);
}

/// Collections spread over the run, the heap verified after each and freed memory poisoned.
#[test]
fn two_ps_with_collections() {
    run_all(2, Some(("BURROW_STRESS", "gc=200")));
}
