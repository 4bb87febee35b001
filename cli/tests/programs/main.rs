//! Whole Go programs, run by the `burrow` binary as a user runs it.
//!
//! - [`scripts`]: programs that must print what Go prints, plain and under stress;
//! - [`faults`]: programs that end with a run-time error, in Go's words and with status 2;
//! - [`goroutines`]: goroutines on one P and on several, while collections come at any moment;
//! - [`goals`]: heap goals under a memory limit, against the formula;
//! - [`heap`]: dumps of the heap, and what `burrow heap` says of them;
//! - [`input`]: what is no Go program, or no command: a clear message, status 1 or 64;
//! - [`packages`]: the packages that scripts import, function by function;
//! - [`policies`]: return policies under limits, and changed while a program runs;
//! - [`commands`]: ways to hand a program over, and what tools read;
//! - [`compare`]: comparisons and sweeps, what they write, and what they refuse;
//! - [`control`]: names of figures and settings, statistics in full, snapshots;
//! - [`limits`]: time, memory and steps a script may take;
//! - [`every_safepoint`]: the same programs, smaller, with a collection at every safepoint;
//! - [`oneliner`]: code on the command line;
//! - [`modules`]: programs of several files and packages;
//! - [`options`]: figures, traces, checks, bytecode;
//! - [`twin`]: figures about the heap that must be Go's.
//! - [`why_rss`]: what the resident size is made of.
//!
//! The programs and their recorded outputs are in `tests/` at the root. `cargo test --release
//! --test programs fib` runs one of them; the stress modes run in release builds only.
//!
//! [`READY`] names what the binary can do so far; what is not named there is skipped.

#![forbid(unsafe_code)]

mod burrow;
mod commands;
mod compare;
mod control;
#[cfg(not(debug_assertions))] // it would take minutes
mod every_safepoint;
mod faults;
mod goals;
mod goroutines;
mod heap;
mod input;
mod limits;
mod modules;
mod oneliner;
mod options;
mod output;
mod packages;
mod policies;
mod scripts;
mod twin;
mod why_rss;

/// What the binary can do so far: names of programs, and `faults`, `input`, `usage`, `options`, `examples`.
const READY: &[&str] = &[
    "fib", "trees", "sieve", "nbody", "spectral", "treap", "mandel", "matmul", "fannkuch", "maps",
    "json", "sorting", "strcat", "shapes", "mark", "churn", "faults", "input", "usage", "options",
    "examples",
];

/// Whether to test `what`; says so when not.
fn ready(what: &str) -> bool {
    let ready = READY.contains(&what);
    if !ready {
        eprintln!("skipped: `{what}` is not in READY");
    }
    ready
}
