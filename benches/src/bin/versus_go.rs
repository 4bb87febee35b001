//! Times Burrow's native allocation loops against the same loops in Go, in turns, in one run.
//!
//! ```text
//! go build -o /tmp/alloc_loop benches/go/alloc_loop.go
//! cargo run --release -p burrow-benches --bin versus_go -- /tmp/alloc_loop
//! ```
//!
//! For each load the medians, in nanoseconds an object, of elapsed time and of CPU time of the whole
//! process, and Burrow's as a part of Go's. Go collects beside the program, on the other processor if
//! there is one, so its CPU time is more than its elapsed time; Burrow's are the same. The load:
//! `burrow_benches::subject`.

use std::process::{Command, ExitCode};
use std::time::Instant;

use burrow_benches::subject::{BATCH, Subject, subject};
use rustix::time::{ClockId, clock_gettime};

/// Objects of a turn: some tenths of a second.
const OBJECTS: usize = 50_000_000 / BATCH * BATCH;
/// Turns of each.
const TURNS: usize = 5;

/// Nanoseconds an object: elapsed, and of CPU time.
type Times = (f64, f64);

fn cpu_ns() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 * 1e9 + time.tv_nsec as f64
}

fn burrow(racer: &mut dyn Subject) -> Result<Times, String> {
    let (start, used) = (Instant::now(), cpu_ns());
    racer.churn(OBJECTS / BATCH).map_err(|error| error.to_string())?;
    let per = OBJECTS as f64;
    Ok((start.elapsed().as_secs_f64() * 1e9 / per, (cpu_ns() - used) / per))
}

fn go(program: &str, size: usize, kind: &str) -> Result<Times, String> {
    let output = Command::new(program)
        .args([&size.to_string(), kind, &OBJECTS.to_string()])
        .output()
        .map_err(|error| format!("cannot run {program}: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut numbers = text.split_whitespace().map_while(|word| word.parse().ok());
    match (numbers.next(), numbers.next()) {
        (Some(elapsed), Some(used)) => Ok((elapsed, used)),
        _ => Err(format!("{program} printed {text:?}, not two numbers: is it alloc_loop.go?")),
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The medians of both columns.
fn medians(times: &[Times]) -> Times {
    (median(times.iter().map(|t| t.0).collect()), median(times.iter().map(|t| t.1).collect()))
}

fn race(program: &str, size: usize, kind: &str) -> Result<(), String> {
    let name = if kind == "bare" { "burrow" } else { "burrow-pointers" };
    let racer = subject(name, size).map_err(|error| error.to_string())?;
    let mut racer = racer.ok_or("no such subject")?;
    burrow(&mut *racer)?; // warms up
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        ours.push(burrow(&mut *racer)?);
        theirs.push(go(program, size, kind)?);
    }
    let (ours, theirs) = (medians(&ours), medians(&theirs));
    println!(
        "{size:>3} B {kind:8}  elapsed {:>6.2} {:>6.2}  {:.2}   cpu {:>6.2} {:>6.2}  {:.2}",
        ours.0,
        theirs.0,
        ours.0 / theirs.0,
        ours.1,
        theirs.1,
        ours.1 / theirs.1,
    );
    Ok(())
}

fn main() -> ExitCode {
    let Some(program) = std::env::args().nth(1) else {
        eprintln!("usage: versus_go PROGRAM\nPROGRAM is benches/go/alloc_loop.go, built with Go");
        return ExitCode::from(64);
    };
    println!("                ns an object: Burrow, Go, Burrow / Go");
    for size in [16, 64] {
        for kind in ["bare", "pointers"] {
            if let Err(error) = race(&program, size, kind) {
                eprintln!("{error}");
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::SUCCESS
}
