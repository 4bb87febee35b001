//! What is no Go program, or no command: never a panic, a hang or silence.

use crate::burrow::{Outcome, burrow, outcome};
use crate::ready;
use std::fs;
use std::path::PathBuf;

/// Nesting far beyond any program's, which a parser that recurses does not survive unprepared.
const DEEP: usize = 100_000;

/// Names a file in the folder that cargo keeps for this test, and fills it.
fn written(name: &str, content: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap_or_else(|e| panic!("cannot write {}: {e}", path.display()));
    path
}

/// A main function with one statement: `start`, then `DEEP` times `open`, `middle`, and as many
/// times `close`.
fn nested(start: &str, open: &str, middle: &str, close: &str) -> Vec<u8> {
    let (open, close) = (open.repeat(DEEP), close.repeat(DEEP));
    format!("package main\n\nfunc main() {{\n{start} {open}{middle}{close}\n}}\n").into_bytes()
}

/// Asserts what holds for every refusal: the status, silence on standard output, a short message
/// in which `parts` occur (upper and lower case alike).
fn assert_refused(case: &str, run: &Outcome, status: i32, parts: &[&str]) {
    assert_eq!(run.status, Some(status), "{case}: {}", run.stderr);
    assert_eq!(run.stdout, "", "{case}");
    assert!(run.stderr.len() < 20_000, "{case}: {} bytes of message", run.stderr.len());
    assert!(!run.stderr.contains("panicked at"), "{case}: {}", run.stderr);
    let message = run.stderr.to_lowercase();
    for part in parts {
        assert!(message.contains(&part.to_lowercase()), "{case}: no {part:?} in {}", run.stderr);
    }
}

#[test]
fn what_is_no_program_is_refused() {
    if !ready("input") {
        return;
    }
    let not_utf8 = b"package main\n\nfunc main() { _ = \"\xff\xfe\" }\n";
    let cases: [(&str, Vec<u8>, &[&str]); 12] = [
        // (case, content, parts of the message)
        ("empty", vec![], &["package"]),
        ("only_space", b" \n\n\t".to_vec(), &["package"]),
        ("binary", (0..=255).cycle().take(100_000).collect(), &["UTF-8"]),
        ("zeroes", vec![0; 100_000], &[]),
        ("not_utf8", not_utf8.to_vec(), &["UTF-8"]),
        ("other_language", b"#!/bin/sh\necho hello\n".to_vec(), &["package"]),
        ("cut_short", b"package main\n\nfunc main() {\n".to_vec(), &["}"]),
        ("deep_parentheses", nested("_ =", "(", "1", ")"), &["nest"]),
        ("deep_blocks", nested("", "{", "", "}"), &["nest"]),
        ("deep_types", nested("var _", "[]", "int", ""), &["nest"]),
        ("deep_operators", nested("_ =", "- ", "1", ""), &["nest"]),
        ("no_main", b"package main\n\nfunc other() {}\n".to_vec(), &["main"]),
    ];
    for (case, content, parts) in cases {
        let file = written(&format!("{case}.go"), &content);
        for command in ["run", "check"] {
            let run = outcome(burrow().arg(command).arg(&file));
            assert_refused(&format!("{command} {case}"), &run, 1, parts);
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    if !ready("input") {
        return;
    }
    let missing = outcome(burrow().args(["run", "no/such/file.go"]));
    assert_refused("missing", &missing, 1, &["no/such/file.go", "no such file"]);
}

#[test]
fn errors_of_the_source_name_their_line() {
    if !ready("input") {
        return;
    }
    let source = b"package main\n\nfunc main() {\n\tvar n int = \"three\"\n\tm := 1\n}\n";
    let run = outcome(burrow().arg("check").arg(written("two_errors.go", source)));
    let parts = ["two_errors.go:4:", "two_errors.go:5:", "declared and not used: m"];
    assert_refused("two errors", &run, 1, &parts);
}

#[test]
fn wrong_usage_has_a_status_of_its_own() {
    if !ready("usage") {
        return;
    }
    let cases: [(&str, &[&str]); 6] = [
        ("no such command", &["frobnicate"]),
        ("no such option", &["run", "--frobnicate", "x.go"]),
        ("no file", &["run"]),
        ("no number", &["run", "--gogc", "lots", "x.go"]),
        ("no such policy", &["run", "--return-policy", "decoy", "x.go"]),
        ("no such setting", &["run", "--return-policy", "decay:drity=1s", "x.go"]),
    ];
    for (case, args) in cases {
        assert_refused(case, &outcome(burrow().args(args)), 64, &["usage"]);
    }
}
