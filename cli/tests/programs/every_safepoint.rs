//! The programs of `tests/programs/bench` with small inputs, and a verified collection at each safepoint: whatever a program
//! does between two of them, the collector sees it.

use crate::burrow::{burrow, outcome, tests_folder};
use std::fs;
use std::path::Path;

/// A program, and what makes its input small.
type Reduced = (&'static str, &'static [(&'static str, &'static str)]);

const PROGRAMS: &[Reduced] = &[
    ("chans", &[("300000", "600")]),
    ("fannkuch", &[("fannkuch(9)", "fannkuch(6)")]),
    ("fib", &[("fib(35)", "fib(16)")]),
    ("json", &[("i < 300", "i < 12"), ("r < 150", "r < 4")]),
    ("mandel", &[("400, 100", "20, 20")]),
    ("maps", &[("1000000", "4000"), ("300000", "1500")]),
    ("matmul", &[("n = 240", "n = 14")]),
    ("nbody", &[("500000", "200")]),
    ("ring", &[("2000, 100", "60, 20")]),
    ("shapes", &[("i < 200", "i < 20"), ("10000", "60")]),
    ("sieve", &[("8000000", "3000")]),
    ("sorting", &[("500000", "600"), ("30000", "200")]),
    ("spectral", &[("n = 500", "n = 12")]),
    ("strcat", &[("300000", "1000"), ("3000", "300")]),
    ("treap", &[("100000", "400"), ("20000", "100")]),
    ("trees", &[("maxDepth = 16", "maxDepth = 6")]),
    ("workers", &[("400000", "4000")]),
];

/// More collections than a program has safepoints.
const EVERY: &str = "gc=1000000000000";

#[test]
fn a_collection_at_every_safepoint_changes_nothing() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (name, changes) in PROGRAMS {
        let source = tests_folder(&format!("programs/bench/{name}.go"));
        let mut text = fs::read_to_string(source).expect("the program is there");
        for (large, small) in *changes {
            assert!(text.contains(large), "{name} has no {large}");
            text = text.replace(large, small);
        }
        let script = folder.join(format!("reduced_{name}.go"));
        fs::write(&script, text).expect("it can be written");
        let plain = outcome(burrow().arg("run").arg(&script));
        assert_eq!((plain.status, plain.stderr.as_str()), (Some(0), ""), "{name}");
        for procs in ["1", "4"] {
            let knobs = [("GOMAXPROCS", procs), ("BURROW_STRESS", EVERY)];
            let run = outcome(burrow().envs(knobs).arg("run").arg(&script));
            assert_eq!(run.status, Some(0), "{name} on {procs}: {}", run.stderr);
            assert_eq!(run.stdout, plain.stdout, "{name} on {procs}");
        }
    }
}

#[test]
fn every_bench_program_is_in_the_table() {
    let files = fs::read_dir(tests_folder("programs/bench")).expect("the folder is there");
    let programs = files
        .map(|file| file.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "go"));
    for path in programs {
        let known = PROGRAMS.iter().any(|(name, _)| path.file_stem().is_some_and(|s| s == *name));
        assert!(known, "{}", path.display());
    }
}
