//! Heap dumps: a program with a leak is run, and `burrow heap` is asked what keeps its memory alive.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::burrow::{Outcome, burrow, outcome, tests_folder};
use serde_json::Value;

/// The dump that the program asks for, and the one at its end.
fn dumps() -> &'static [PathBuf; 2] {
    static MADE: OnceLock<[PathBuf; 2]> = OnceLock::new();
    MADE.get_or_init(|| {
        let dumps = ["called.dump", "end.dump"].map(temporary);
        let mut command = burrow();
        command.args(["run", "--procs", "2", "--heap-dump"]).arg(&dumps[1]);
        let run = outcome(command.arg(tests_folder("burrow/heapdump.go")).arg(&dumps[0]));
        assert_eq!((run.status, &*run.stdout, &*run.stderr), (Some(0), "", ""));
        dumps
    })
}

fn temporary(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn heap(args: &[&str]) -> Outcome {
    outcome(burrow().arg("heap").args(args))
}

/// An answer as JSON.
fn answer(args: &[&str]) -> Value {
    let run = heap(&[args, &["--json"]].concat());
    assert_eq!((run.status, &*run.stderr), (Some(0), ""), "{args:?}");
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{args:?}: {error}"))
}

fn path(dump: usize) -> &'static str {
    dumps()[dump].to_str().expect("the folder's name is text")
}

/// The row of a type.
fn row<'a>(top: &'a Value, name: &str) -> &'a Value {
    let rows = top["rows"].as_array().expect("rows");
    rows.iter().find(|row| row["type"] == name).unwrap_or_else(|| panic!("{name} in {top:#}"))
}

#[test]
fn types_are_known_though_objects_carry_none() {
    let top = answer(&["top", path(0), "--limit", "1000"]);
    let cases = [
        // (type, objects, bytes of one, whether objects carry it)
        ("main.session", 500, 48, false),
        ("main.user", 500, 16, false),
        ("main.square", 10, 48, false),
        ("main.pin", 1, 64, false),
        ("main.job", 3, 896, true),
        ("map[string]*main.session", 1, 48, false),
        ("[][]uint8", 500, 24, false),
        ("chan *main.user", 1, 112, false),
    ];
    for (name, count, bytes, exact) in cases {
        let row = row(&top, name);
        assert_eq!(row["count"], count, "{name}");
        assert_eq!(row["bytes"], count * bytes, "{name}");
        assert_eq!(row["exact"], exact, "{name}");
    }
    let known = top["exact_bytes"].as_u64().zip(top["inferred_bytes"].as_u64());
    let known = known.map_or(0, |(exact, inferred)| exact + inferred);
    assert!(known * 10 > top["bytes"].as_u64().expect("bytes") * 9, "{top:#}");
    let map = &row(&top, "map[string]*main.session")["retained"];
    assert!(map.as_u64().expect("bytes") > 500 * (48 + 16 + 24 + 112), "{map}");
}

#[test]
fn a_leak_hangs_on_its_package_variable() {
    let why = answer(&["why", path(0), "main.session"]);
    assert_eq!(why["roots"][0], serde_json::json!(["global variable main.cache", 500]));
    let steps = why["way"]["steps"].as_array().expect("steps");
    assert_eq!(steps[0]["type"], "map[string]*main.session");
    assert_eq!(steps[steps.len() - 2]["field"], "[value]");
    let text = heap(&["why", path(0), "session"]).stdout;
    assert!(text.starts_with("session: 500 reachable objects, 0 garbage"), "{text}");
    let interface = answer(&["why", path(1), "main.square"]);
    assert_eq!(interface["way"]["root"], "global variable main.shapes");
    assert_eq!(interface["objects"], 10);
}

#[test]
fn a_goroutine_that_waits_holds_its_slice() {
    for dump in [0, 1] {
        let why = answer(&["why", path(dump), "main.job"]);
        let root = why["way"]["root"].as_str().expect("a root");
        assert!(
            root.starts_with("goroutine ") && root.contains("[chan receive], main.wait ("),
            "{root}"
        );
        assert!(root.ends_with("heapdump.go:48), variable jobs"), "{root}");
        assert_eq!(why["way"]["steps"][0]["type"], "[]*main.job");
        let channel = answer(&["why", path(dump), "chan *main.user"]);
        assert!(channel["way"]["root"].as_str().is_some_and(|root| root.contains("main.wait (")));
    }
}

#[test]
fn a_sparse_span_is_pinned_by_what_is_left_in_it() {
    let pin = answer(&["why", path(0), "main.pin"]);
    let address = pin["way"]["steps"][0]["address"].as_u64().expect("an address");
    let span = answer(&["span", path(0), &format!("{address:#x}")]);
    assert_eq!((&span["live"], &span["slot_bytes"]), (&1.into(), &64.into()), "{span:#}");
    assert_eq!(span["holders"][0]["root"], "global variable main.pinned");
    assert_eq!(span["holders"][0]["type"], "main.pin");
    let sparse = heap(&["span", path(0), "--limit", "3"]);
    assert!(sparse.stdout.contains("pinned by"), "{}", sparse.stdout);
}

#[test]
fn a_diff_names_what_grew_and_where_it_hangs() {
    let diff = answer(&["diff", path(0), path(1)]);
    let find = |list: &str, name: &str| {
        let all = diff[list].as_array().expect("a list");
        all.iter().find(|row| row["type"] == name).unwrap_or_else(|| panic!("{diff:#}")).clone()
    };
    assert_eq!(find("grown", "main.session")["count"], 1000);
    let new = find("new_objects", "main.session");
    assert_eq!((&new["count"], &new["root"]), (&1000.into(), &"global variable main.cache".into()));
    assert_eq!((&diff["same_run"], &diff["collections"]), (&true.into(), &1.into()));
}

#[test]
fn what_cannot_be_answered_is_said_with_the_next_step() {
    let garbage = temporary("garbage.dump");
    fs::write(&garbage, "package main").expect("it can be written");
    let short = temporary("short.dump");
    let whole = fs::read(path(0)).expect("it was written");
    fs::write(&short, &whole[..whole.len() / 2]).expect("it can be written");
    let newer = temporary("newer.dump");
    fs::write(&newer, [&whole[..8], &[9], &whole[9..]].concat()).expect("it can be written");
    let text = |path: &Path| path.to_str().expect("text").to_string();
    let (garbage, short, newer) = (text(&garbage), text(&short), text(&newer));
    let cases: [(&[&str], i32, &str); 8] = [
        (&["top", "/nowhere/x.dump"], 1, "No such file or directory"),
        (
            &["top", &garbage],
            1,
            "this is no heap dump: make one with `burrow run --heap-dump FILE`",
        ),
        (&["top", &short], 1, "was cut short"),
        (&["top", &newer], 1, "of version 9, and only version 1 can be read"),
        (&["why", path(0), "0x10"], 64, "there is no object at 0x10"),
        (&["why", path(0), "main.sess"], 64, "there is no object of type main.sess; there are "),
        (&["span", path(0), "here"], 64, "expected an address such as 0xc000012000"),
        (&["diff", path(0)], 64, "<NEW>"),
    ];
    for (args, status, want) in cases {
        let run = heap(args);
        assert_eq!(run.status, Some(status), "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains(want), "{args:?}: {}", run.stderr);
    }
    let run = outcome(burrow().args(["run", "--heap-dump", "/nowhere/x", "-e", "1"]));
    assert_eq!(run.status, Some(64));
    assert!(run.stderr.contains("cannot write the heap dump to /nowhere/x"), "{}", run.stderr);
}

/// However a program ends, its dump can be read, and what nobody holds any more is no root.
#[test]
fn a_dump_is_whole_however_the_program_ends() {
    const KEPT: &str = "global variable main.kept";
    let cases = [
        // (how, the last statements of main, status)
        ("returns", "go spin()", 0),
        ("exits", "go spin(); os.Exit(3)", 3),
        ("panics", "go spin(); var p *big; p.words[1] = nil", 2),
        ("deadlock", "select {}", 2),
    ];
    for (case, ends, status) in cases {
        let code = format!(
            "type big struct {{ words [200]*int }}\nvar kept *big\n\
             func spin() {{ for {{ b := new(big); b.words[0] = new(int); if kept == nil {{ kept = b }} }} }}\n\
             func main() {{ kept = new(big); defer println(\"end\"); os.Stdout.Sync(); {ends}\n}}"
        );
        let file = temporary(&format!("{case}.dump"));
        let mut command = burrow();
        command.args(["run", "--procs", "3", "--heap-dump"]).arg(&file).args(["-e", &code]);
        let run = outcome(&mut command);
        assert_eq!(run.status, Some(status), "{case}: {}", run.stderr);
        let why = answer(&["why", file.to_str().expect("text"), "main.big"]);
        let roots: Vec<_> = why["roots"].as_array().expect("roots").iter().map(|r| &r[0]).collect();
        assert!(roots.contains(&&Value::from(KEPT)), "{case}: {why:#}");
    }
}
