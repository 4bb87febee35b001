//! Fuzzes the front end: damaged real programs go through parser, checker and compiler, and those that are still valid
//! run for a bounded number of steps on a small heap that is verified over and over. Nothing may panic, hang or take
//! memory without bound.
//!
//! `cargo run --release -p burrow-vm --example frontend_fuzz -- --inputs 100000 --seed 1`
//!
//! The process that is started only supervises (`supervise.rs`): it starts children, each of which takes its share of the
//! inputs, and notes on which one a child died or stood still. An input follows from the seed and its number alone
//! (`mutate.rs`), given the same corpus (`corpus.rs`): `--show N` prints it, `--only N` tries it in this process.
//!
//! Options: `--inputs N` (default 10,000), `--seed N` (1), `--jobs N` (processors), `--seconds N` (stop after so long),
//! `--show N`, `--only N`. The exit status is 1 if anything was found; the inputs found lie in the folder printed.

mod corpus;
mod memory;
mod mutate;
mod supervise;
mod trial;

use std::process::ExitCode;
use std::time::Duration;

use corpus::Corpus;
use mutate::Random;

/// What was asked for.
pub struct Options {
    inputs: u64,
    seed: u64,
    jobs: u64,
    seconds: Option<Duration>,
    show: Option<u64>,
    only: Option<u64>,
    /// The first number of a child's share and the file in which it notes how far it is.
    child: Option<(u64, String)>,
}

impl Options {
    fn parse(mut args: impl Iterator<Item = String>) -> Result<Options, String> {
        let processors = std::thread::available_parallelism().map_or(1, |n| n.get() as u64);
        let mut options = Options {
            inputs: 10_000,
            seed: 1,
            jobs: processors,
            seconds: None,
            show: None,
            only: None,
            child: None,
        };
        while let Some(name) = args.next() {
            let mut value = || args.next().ok_or(format!("{name} needs a value"));
            let number = |text: String| text.parse().map_err(|e| format!("{name} {text}: {e}"));
            match name.as_str() {
                "--inputs" => options.inputs = number(value()?)?,
                "--seed" => options.seed = number(value()?)?,
                "--jobs" => options.jobs = number(value()?)?.max(1),
                "--seconds" => options.seconds = Some(Duration::from_secs(number(value()?)?)),
                "--show" => options.show = Some(number(value()?)?),
                "--only" => options.only = Some(number(value()?)?),
                "--child" => options.child = Some((number(value()?)?, value()?)),
                _ => return Err(format!("{name}: no such option")),
            }
        }
        Ok(options)
    }
}

/// The input of a number.
pub fn input(corpus: &Corpus, seed: u64, number: u64) -> Vec<u8> {
    mutate::input(corpus, &mut Random::new(seed ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15)))
}

fn main() -> ExitCode {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("frontend_fuzz: {message}");
            return ExitCode::from(64);
        }
    };
    let corpus = Corpus::read();
    if let Some(number) = options.show {
        print!("{}", String::from_utf8_lossy(&input(&corpus, options.seed, number)));
    } else if let Some(number) = options.only {
        let tried = trial::attempt(&input(&corpus, options.seed, number), number);
        println!("{tried:?}");
    } else if let Some((first, progress)) = &options.child {
        supervise::child(&options, &corpus, *first, progress);
    } else {
        println!("{} programs to damage", corpus.files.len());
        return supervise::parent(&options, &corpus);
    }
    ExitCode::SUCCESS
}
