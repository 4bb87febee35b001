//! Looks for objects that the collector loses: random programs of many goroutines, with the heap verified again and again.
//!
//! `cargo run --release -p burrow-vm --example soak -- --minutes 10 --seed 1 --procs 4`
//!
//! A program runs on one P without collections being forced, which says what it must print; then on several Ps, once with
//! collections spread over the run and the heap verified after each ([`Stress::Every`]), and once with a small heap goal, so
//! that mark workers and assists have their turns, and the marks checked at the end of each cycle
//! (`GODEBUG=gccheckmark=1`). It must print the same each time. Some programs are marked by spans, others by objects
//! (`GODEBUG=greenteagc`).
//!
//! - `generate.rs`: programs whose goroutines pass objects around; every other program
//! - the generators of `cli/tests/differential`: programs of all parts of the language, and about who points at what
//! - `trial.rs`: one program on its way
//!
//! It ends at the first finding, or after so many minutes: the exit status is 1 if there was one, and the program lies in the
//! file named. `--only` runs the program of the seed and no other, `--show` prints it.

#[path = "../../../cli/tests/differential/expr.rs"]
mod expr;
#[path = "../../../cli/tests/differential/faults.rs"]
mod faults;
mod generate;
#[path = "../../../cli/tests/differential/generator.rs"]
mod generator;
#[path = "../../../cli/tests/differential/pointers.rs"]
mod pointers;
#[path = "../../../cli/tests/differential/prelude.rs"]
mod prelude;
#[path = "../../../cli/tests/differential/random.rs"]
mod random;
#[path = "../../../cli/tests/differential/stmt.rs"]
mod stmt;
mod trial;
#[path = "../../../cli/tests/differential/types.rs"]
mod types;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use trial::{Done, Watch};

/// Time between two lines of progress.
const PROGRESS: Duration = Duration::from_secs(20);

/// What was asked for.
struct Options {
    minutes: u64,
    seed: u64,
    procs: usize,
    only: bool,
    show: bool,
}

impl Options {
    fn parse(mut args: impl Iterator<Item = String>) -> Result<Options, String> {
        let mut options = Options { minutes: 1, seed: 1, procs: 4, only: false, show: false };
        while let Some(name) = args.next() {
            let mut value = || args.next().ok_or(format!("{name} needs a value"));
            let number = |text: String| text.parse().map_err(|e| format!("{name} {text}: {e}"));
            match name.as_str() {
                "--minutes" => options.minutes = number(value()?)?,
                "--seed" => options.seed = number(value()?)?,
                "--procs" => options.procs = number(value()?)? as usize,
                "--only" => options.only = true,
                "--show" => options.show = true,
                _ => return Err(format!("{name}: no such option")),
            }
        }
        Ok(options)
    }
}

/// The program of a seed.
fn program(seed: u64) -> String {
    match seed % 4 {
        0 => generator::generate(seed, "p_", true).file(),
        2 => pointers::generate(seed, "p_").file(),
        _ => generate::generate(seed),
    }
}

fn main() -> ExitCode {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("soak: {message}");
            return ExitCode::from(64);
        }
    };
    if options.show {
        print!("{}", program(options.seed));
        return ExitCode::SUCCESS;
    }
    soak(&options)
}

/// Tries one program after another.
fn soak(options: &Options) -> ExitCode {
    let (began, watch) = (Instant::now(), Watch::start());
    let end = if options.only { Duration::ZERO } else { Duration::from_secs(60 * options.minutes) };
    let (mut programs, mut all, mut told) = (0, Done::default(), began);
    for seed in options.seed.. {
        let text = program(seed);
        watch.begins(seed, &text);
        match trial::attempt(&text, seed, options.procs) {
            Ok(done) => all.add(done),
            Err(finding) => {
                watch.tell(seed, &finding);
                std::process::exit(1); // the file stays
            }
        }
        programs += 1;
        let over = began.elapsed() >= end;
        if over || told.elapsed() >= PROGRESS {
            told = Instant::now();
            println!("{programs} programs, {all}, {} s", began.elapsed().as_secs());
        }
        if over {
            break;
        }
    }
    ExitCode::SUCCESS
}
