//! Times Burrow's heap against jemalloc, mimalloc and glibc's malloc, all in one run.
//!
//! ```text
//! cargo run --release -p burrow-benches --features peers --bin peers
//! ```
//!
//! The subjects take turns, so that what else the machine does hits all of them; a row is the median
//! of the turns, and the spread says how far to trust it. The load: `burrow_benches::subject`.

use std::process::ExitCode;
use std::time::Instant;

use burrow_benches::subject::{BATCH, NAMES, NoMemory, Subject, subject};

/// Batches of a turn: ten million objects, long enough (over 20 ms) for some forty collections of 16-byte objects.
const BATCHES: usize = 10_000_000 / BATCH;
/// Turns of each subject.
const TURNS: usize = 7;
/// Bytes of the objects.
const SIZES: [usize; 3] = [16, 64, 512];

fn main() -> ExitCode {
    println!(
        "{:>6} {:16} {:>8} {:>8} {:>8}   ns an object",
        "bytes", "", "median", "least", "most"
    );
    for size in SIZES {
        if let Err(error) = race(size) {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// Races all subjects with objects of one size.
fn race(size: usize) -> Result<(), NoMemory> {
    let mut racers = Vec::new();
    for name in NAMES {
        if let Some(mut racer) = subject(name, size)? {
            turn(&mut *racer)?; // warms up
            racers.push((name, racer, Vec::new()));
        }
    }
    for _ in 0..TURNS {
        for (_, racer, times) in &mut racers {
            times.push(turn(&mut **racer)?);
        }
    }
    for (name, _, mut times) in racers {
        times.sort_by(f64::total_cmp);
        let (median, least, most) = (times[TURNS / 2], times[0], times[TURNS - 1]);
        println!("{size:>6} {name:16} {median:>8.2} {least:>8.2} {most:>8.2}");
    }
    Ok(())
}

/// One turn: nanoseconds for each object.
fn turn(racer: &mut dyn Subject) -> Result<f64, NoMemory> {
    let start = Instant::now();
    racer.churn(BATCHES)?;
    Ok(start.elapsed().as_secs_f64() * 1e9 / (BATCHES * BATCH) as f64)
}
