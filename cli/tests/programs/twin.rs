//! The twin: programs that print figures about the heap, held to what Go 1.27.3 printed with GOMAXPROCS=2.
//!
//! Words of a line must be the same, numbers within the program's tolerance. A line that differs on purpose stands in
//! [`DIFFERS`] and in docs/twin.md. Figures of whole collections may be disturbed by what else the machine does: the best
//! of three runs counts.

use crate::burrow::{burrow, outcome, tests_folder};
use std::fs;

/// How often a program may run.
const TRIES: usize = 3;

/// A program and how far its numbers may be off, in percent.
const PROGRAMS: [(&str, f64); 8] = [
    ("sizes", 0.0),
    ("growth", 0.0),
    ("escape", 0.0),
    ("inline", 0.0),
    ("appends", 0.0),
    ("library", 5.0),
    ("shapes", 1.0),
    ("goals", 5.0),
];

/// Lines of a program whose numbers are not compared: docs/twin.md says why.
const DIFFERS: [(&str, &str); 3] = [
    ("sizes", "500 noscan"),
    // How much is allocated while marking depends on the mutator's speed.
    ("goals", "collections per GiB"),
    // The limit's goal is the formula of Go on Burrow's own overheads.
    ("goals", "limit"),
];

/// Whether a printed number is a recorded one, give or take: also one step of its last printed digit.
fn is_close(got: &str, want: &str, percent: f64) -> bool {
    let (Ok(x), Ok(y)) = (got.parse::<f64>(), want.parse::<f64>()) else { return got == want };
    let digits = want.split_once('.').map_or(0, |(_, digits)| digits.len() as i32);
    let step = if percent > 0.0 { 1.001 * 10f64.powi(-digits) } else { 0.0 };
    (x - y).abs() <= (percent / 100.0 * y.abs()).max(step)
}

fn lines_agree(got: &str, want: &str, percent: f64) -> bool {
    let (got, want) = (got.split_whitespace(), want.split_whitespace());
    got.clone().count() == want.clone().count()
        && got.zip(want).all(|(g, w)| is_close(g, w, percent))
}

/// The lines of a run that are not as recorded.
fn differences(name: &str, percent: f64, recorded: &str) -> Vec<String> {
    let script = tests_folder(&format!("programs/twin/{name}.go"));
    let run = outcome(burrow().env("GOMAXPROCS", "2").arg("run").arg(script));
    assert_eq!(run.status, Some(0), "{name}: {}", run.stderr);
    assert_eq!(run.stdout.lines().count(), recorded.lines().count(), "{name}");
    let pairs = run.stdout.lines().zip(recorded.lines());
    pairs
        .filter(|(got, want)| {
            let free = DIFFERS.iter().any(|(of, line)| *of == name && want.starts_with(line));
            !lines_agree(got, want, if free { f64::INFINITY } else { percent })
        })
        .map(|(got, want)| format!("here: {got}\n  Go: {want}"))
        .collect()
}

#[test]
fn figures_are_gos() {
    for (name, percent) in PROGRAMS {
        let path = tests_folder(&format!("programs/twin/{name}.out"));
        let recorded = fs::read_to_string(&path)
            .unwrap_or_else(|e| panic!("cannot read {}: {e}", path.display()));
        let best = (0..TRIES).map(|_| differences(name, percent, &recorded));
        let best = best.into_iter().find(Vec::is_empty);
        assert!(
            best.is_some(),
            "{name} differs from Go in each of {TRIES} runs:\n{}",
            differences(name, percent, &recorded).join("\n")
        );
    }
}

#[test]
fn numbers_are_close_within_a_tolerance() {
    let cases = [
        // (case, printed, recorded, tolerance in percent, agree)
        ("the same", "a 1.0", "a 1.0", 0.0, true),
        ("another word", "b 1.0", "a 1.0", 5.0, false),
        ("a digit off, exactly", "1.1", "1.0", 0.0, false),
        ("a digit off, about", "1.1", "1.0", 1.0, true),
        ("within 1 %", "100.9", "100.0", 1.0, true),
        ("beyond", "102.0", "100.0", 1.0, false),
        ("a word more", "1 2", "1", 5.0, false),
    ];
    for (case, got, want, percent, agree) in cases {
        assert_eq!(lines_agree(got, want, percent), agree, "{case}");
    }
}
