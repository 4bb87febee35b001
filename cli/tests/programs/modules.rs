//! Programs of several files and packages (`tests/modules`), and what is wrong with how a program is named.

use crate::burrow::{Outcome, burrow, outcome, tests_folder};
use std::fs;
use std::path::Path;

/// Asserts that the parts occur in a text, in this order.
fn assert_in_order(case: &str, text: &str, parts: impl IntoIterator<Item = impl AsRef<str>>) {
    let mut rest = text;
    for part in parts {
        let part = part.as_ref();
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => panic!("{case}: {part:?} is missing, or not in its place, in\n{text}"),
        }
    }
}

fn check_module(folder: &Path) {
    let case = folder.display().to_string();
    let run = outcome(burrow().args(["run", "."]).current_dir(folder));
    let want = |name| fs::read_to_string(folder.join(name)).unwrap_or_default();
    let err = want("want.err");
    let mut lines = err.lines();
    let status = lines.next().and_then(|line| line.strip_prefix("status ")).unwrap_or("0");
    assert_eq!(
        run.status.map(|n| n.to_string()).as_deref(),
        Some(status),
        "{case}: {}",
        run.stderr
    );
    assert_eq!(run.stdout, want("want.out"), "{case}");
    assert_in_order(&case, &run.stderr, lines);
}

#[test]
fn modules_do_what_they_do_under_go() {
    let folders = fs::read_dir(tests_folder("modules")).expect("the folder is there");
    let folders = folders.map(|entry| entry.expect("it can be listed").path());
    let modules: Vec<_> = folders.filter(|path| path.is_dir()).collect();
    assert!(!modules.is_empty());
    modules.iter().for_each(|folder| check_module(folder));
}

fn in_whole(args: &[&str]) -> Outcome {
    outcome(burrow().args(args).current_dir(tests_folder("modules/whole")))
}

#[test]
fn leading_files_are_the_program() {
    let (main, other) = ("main.go", "a_first.go");
    let run = in_whole(&["run", main, other, "helper_linux.go", "argument", "x.go"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert_in_order("order", &run.stdout, ["main: init of main.go", "main: init of a_first.go"]);
}

#[test]
fn packages_can_be_checked_and_listed() {
    let cases: [&[&str]; 4] = [
        &["check", "."],
        &["check", "shapes", "internal/deep", "zebra/zebra.go"],
        &["check", "generate.go"],
        &["check", "helper_windows.go", "helper_linux.go"],
    ];
    for (args, status) in cases.into_iter().zip([0, 0, 0, 1]) {
        let run = in_whole(args);
        assert_eq!(run.status, Some(status), "{args:?}: {}", run.stderr);
    }
    for folder in [".", "shapes"] {
        let listing = in_whole(&["disasm", folder]);
        assert_eq!(listing.status, Some(0), "{folder}: {}", listing.stderr);
        assert!(listing.stdout.contains("example.com/whole/shapes.Square.Area"), "{folder}");
    }
}

#[test]
fn a_program_named_wrongly_is_refused() {
    let cases: [(&[&str], &str); 8] = [
        // (arguments, the message)
        (&["run", "./nowhere"], "there is no file or folder nowhere"),
        (&["run", "nowhere.go"], "cannot read nowhere.go: No such file or directory"),
        (&["run", "go.mod/x"], "go.mod/x is no folder"),
        (&["run", "internal"], "no Go files in internal"),
        (
            &["run", "main.go", "e.f/x.go"],
            "named files must all be in one directory; have . and e.f",
        ),
        (&["run", "main_test.go"], "cannot run *_test.go files (main_test.go)"),
        (&["run", "shapes"], "package example.com/whole/shapes is not a main package"),
        (&["run", "helper_linux.go"], "function main is undeclared in the main package"),
    ];
    for (args, message) in cases {
        let run = in_whole(args);
        assert_eq!(run.status, Some(1), "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains(message), "{args:?}: {}", run.stderr);
    }
}

#[test]
fn packages_of_ones_own_need_a_module() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let text = "package main\n\nimport _ \"own/shapes\"\n\nfunc main() {}\n";
    let file = folder.join("no_module.go");
    fs::write(&file, text).expect("cargo's folder can be written");
    let run = outcome(burrow().arg("run").arg(file));
    assert_eq!(run.status, Some(1));
    let parts = ["package own/shapes is not in std", "need a go.mod"];
    assert_in_order("no go.mod", &run.stderr, parts);
}
