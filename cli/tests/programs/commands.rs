//! Ways to hand a program over, and what tools read: standard input, short forms, JSON, completions, the manual.

use crate::burrow::{Outcome, burrow, outcome};
use std::fs;
use std::io::{Seek, Write};
use std::path::PathBuf;

/// Runs with a text as standard input.
fn fed(args: &[&str], input: &str) -> Outcome {
    let mut file = tempfile();
    file.write_all(input.as_bytes()).and_then(|()| file.rewind()).expect("it can be filled");
    outcome(burrow().args(args).stdin(file))
}

/// A file that goes with the last handle to it.
fn tempfile() -> fs::File {
    let name = format!("stdin-{:?}", std::thread::current().id());
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let open = fs::File::options().read(true).write(true).create(true).truncate(true).open(&path);
    let file = open.unwrap_or_else(|e| panic!("cannot make {}: {e}", path.display()));
    let _ = fs::remove_file(path);
    file
}

/// A file with that content in the folder that cargo keeps for these tests.
fn written(name: &str, content: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap_or_else(|e| panic!("cannot write {}: {e}", path.display()));
    path.to_str().expect("cargo's folder is UTF-8").to_owned()
}

const TWO_ERRORS: &str = "package main\n\nvar n int = \"three\"\n\nfunc main() { m := 1 }\n";

#[test]
fn a_program_can_come_from_standard_input() {
    let hello = "#!/usr/bin/env burrow\npackage main\n\nfunc main() { println(\"hi\") }\n";
    for args in [&["run", "-"][..], &["-"], &["run", "--seed", "1", "-", "an argument"]] {
        let run = fed(args, hello);
        assert_eq!((run.status, &*run.stderr), (Some(0), "hi\n"), "{args:?}");
    }
    let wrong = fed(&["run", "-"], "package main\n\nfunc main() { x }\n");
    assert_eq!(wrong.status, Some(1));
    assert!(wrong.stderr.contains("<stdin>:3:15"), "{}", wrong.stderr);
}

#[test]
fn run_may_be_left_out() {
    let file = written("short_form.go", "package main\n\nfunc main() { println(\"ran\") }\n");
    for args in [&[&*file][..], &["--seed", "1", &file], &[&file, "--stats", "x"]] {
        let run = outcome(burrow().args(args));
        assert_eq!((run.status, &*run.stderr), (Some(0), "ran\n"), "{args:?}");
    }
}

#[test]
fn a_script_can_be_executable() {
    use std::os::unix::fs::PermissionsExt;
    let line = format!("#!{}\n", env!("CARGO_BIN_EXE_burrow"));
    let text = line + "package main\n\nfunc main() { println(\"by itself\") }\n";
    let path = written("script", &text);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it is ours");
    let run = outcome(&mut std::process::Command::new(path));
    assert_eq!((run.status, &*run.stderr), (Some(0), "by itself\n"));
}

#[test]
fn errors_can_be_read_by_tools() {
    let file = written("for_tools.go", TWO_ERRORS);
    let json = outcome(burrow().args(["check", "--format", "json", &file]));
    assert_eq!((json.status, &*json.stderr), (Some(1), ""));
    let records: Vec<serde_json::Value> = json
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{line}: {e}")))
        .collect();
    assert_eq!(records.len(), 2, "{}", json.stdout);
    let unused = &records[1];
    assert_eq!(unused["schema"], 1);
    assert_eq!(unused["severity"], "error");
    assert_eq!(unused["file"], *file);
    assert_eq!(unused["message"], "declared and not used: m");
    assert!(unused["code"].as_str().is_some_and(|code| code.starts_with("BRW")), "{unused}");
    let place = ["line", "column", "end_line", "end_column"].map(|key| unused[key].as_u64());
    assert_eq!(place, [Some(5), Some(15), Some(5), Some(16)]);
    assert!(unused.get("help").is_some(), "there even where it is null: {unused}");
}

#[test]
fn errors_can_be_written_as_go_does() {
    let file = written("as_go.go", TWO_ERRORS);
    let short = outcome(burrow().args(["check", "--format", "short", &file]));
    assert_eq!((short.status, &*short.stderr), (Some(1), ""));
    let last = short.stdout.lines().last();
    assert_eq!(last, Some(&*format!("{file}:5:15: declared and not used: m")));
    assert_eq!(short.stdout.lines().count(), 2);
}

#[test]
fn shells_learn_the_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = outcome(burrow().args(["completions", shell]));
        assert_eq!((run.status, &*run.stderr), (Some(0), ""), "{shell}");
        for part in ["run", "check", "disasm", "explain", "gogc", "format"] {
            assert!(run.stdout.contains(part), "{shell}: no {part}");
        }
    }
    assert_eq!(outcome(burrow().args(["completions", "tcl"])).status, Some(64));
}

#[test]
fn the_manual_names_commands_and_options() {
    let run = outcome(burrow().arg("man"));
    assert_eq!((run.status, &*run.stderr), (Some(0), ""));
    for part in
        [".TH burrow", "BURROW RUN", "BURROW CHECK", "BURROW EXPLAIN", "Exit status", "gogc"]
    {
        assert!(run.stdout.contains(part), "no {part} in {}", run.stdout);
    }
}
