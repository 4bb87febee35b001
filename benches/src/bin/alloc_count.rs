//! Puts one allocator under the load of `burrow_benches::subject`, to have its instructions counted.
//!
//! callgrind's difference between two N, divided by their difference, is the cost of one object:
//! for Burrow its share of refills, of collections and of sweeping included, for the others what
//! `free` costs.
//!
//! ```text
//! cargo build --release -p burrow-benches --bin alloc_count
//! valgrind --tool=callgrind target/release/alloc_count burrow 1000000
//! valgrind --tool=callgrind target/release/alloc_count burrow 3000000
//! ```
//!
//! With `--features peers` it also knows jemalloc and mimalloc. `benches/counts.sh` counts all of them,
//! and tcmalloc, in one run.

use std::process::ExitCode;

use burrow_benches::subject::{BATCH, NAMES, subject};

/// Bytes of an object, if the command line does not say.
const SIZE: usize = 16;

fn usage() -> ExitCode {
    eprintln!("usage: alloc_count {} N [SIZE]", NAMES.join("|"));
    eprintln!(
        "makes N objects (rounded up to batches) of SIZE bytes: a multiple of 8 up to 4096, {SIZE} if not given"
    );
    ExitCode::from(64)
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (name, count, size) = match args.as_slice() {
        [name, count] => (name, count.parse(), Ok(SIZE)),
        [name, count, size] => (name, count.parse(), size.parse()),
        _ => return usage(),
    };
    let (Ok(count), Ok(size)): (Result<usize, _>, Result<usize, _>) = (count, size) else {
        return usage();
    };
    if !(8..=4096).contains(&size) || !size.is_multiple_of(8) {
        return usage();
    }
    let done = subject(name, size).and_then(|subject| match subject {
        Some(mut subject) => subject.churn(count.div_ceil(BATCH)).map(|()| true),
        None => Ok(false),
    });
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => usage(),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
