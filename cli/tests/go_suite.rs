//! Go's own tests: those that pass here must go on passing.
//!
//! `tests/go-tests.txt` lists the `// run` tests that Burrow is to pass in the end, `tests/go-tests-passed.txt` those it
//! passes: the ratchet. A test passes when it exits with 0 and prints exactly its `.out` file, if it has one. The files come
//! with Debian's package `golang-1.19-src`; where it is not installed, nothing is tested and the run says so.
//!
//! `GO_SUITE=all cargo test --release -p burrow --test go_suite -- --nocapture` runs the whole list and prints what passes
//! beyond the ratchet, to be added to it.

#![forbid(unsafe_code)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Where Debian puts Go's tests.
const SUITE: &str = "/usr/share/go-1.19/test";
/// The slowest needs some seconds on a loaded machine; what takes longer hangs.
const TIMEOUT: Duration = Duration::from_secs(60);

fn list(name: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().map(str::to_owned).filter(|line| !line.is_empty()).collect()
}

/// Runs one test; what went wrong, if anything.
fn run(test: &str) -> Result<(), String> {
    let file = Path::new(SUITE).join(test);
    let output = std::env::temp_dir().join(format!(
        "burrow-go-suite-{}-{}",
        std::process::id(),
        test.replace('/', "_")
    ));
    let result = run_into(&file, &output);
    let printed = std::fs::read(&output).unwrap_or_default();
    let _ = std::fs::remove_file(&output);
    result?;
    match std::fs::read(file.with_extension("out")) {
        Ok(want) if want != printed => Err("printed something else".into()),
        _ => Ok(()),
    }
}

/// Runs a file with both outputs going to one file, as Go's runner joins them.
fn run_into(file: &Path, output: &PathBuf) -> Result<(), String> {
    let out = std::fs::File::create(output).map_err(|e| e.to_string())?;
    let both = out.try_clone().map_err(|e| e.to_string())?;
    let mut child = Command::new(env!("CARGO_BIN_EXE_burrow"))
        .arg("run")
        .arg(file)
        .current_dir(file.parent().unwrap_or(Path::new("/")))
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(both)
        .spawn()
        .map_err(|e| e.to_string())?;
    let start = Instant::now();
    loop {
        match child.try_wait().map_err(|e| e.to_string())? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(format!("{status}")),
            None if start.elapsed() > TIMEOUT => {
                let _ = child.kill();
                let _ = child.wait();
                return Err("took too long".into());
            }
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}

/// Runs tests on all processors; those that failed, and why.
fn failures(tests: &[String]) -> Vec<(String, String)> {
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, std::num::NonZero::get) {
            scope.spawn(|| {
                while let Some(test) = tests.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(why) = run(test) {
                        failed.lock().expect("no test panics").push((test.clone(), why));
                    }
                }
            });
        }
    });
    let mut failed = failed.into_inner().expect("no test panics");
    failed.sort();
    failed
}

#[test]
fn what_passed_passes() {
    if !Path::new(SUITE).is_dir() {
        eprintln!("skipped: {SUITE} is not there (Debian's package golang-1.19-src)");
        return;
    }
    let passed: Vec<String> = list("go-tests-passed.txt").into_iter().collect();
    let failed = failures(&passed);
    assert!(failed.is_empty(), "{} of {} no longer pass: {failed:#?}", failed.len(), passed.len());
    if std::env::var("GO_SUITE").as_deref() == Ok("all") {
        let known: BTreeSet<String> = passed.into_iter().collect();
        let rest: Vec<String> = list("go-tests.txt").difference(&known).cloned().collect();
        let failing: BTreeSet<String> = failures(&rest).into_iter().map(|(test, _)| test).collect();
        rest.iter()
            .filter(|test| !failing.contains(*test))
            .for_each(|test| println!("passes: {test}"));
    }
}

#[test]
fn the_ratchet_names_tests_of_the_list() {
    let all = list("go-tests.txt");
    let strangers: Vec<String> = list("go-tests-passed.txt").difference(&all).cloned().collect();
    assert!(strangers.is_empty(), "not in go-tests.txt: {strangers:?}");
}
