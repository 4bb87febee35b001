//! What can be asked for beside running: figures, traces, checks, bytecode.

use crate::burrow::{Outcome, burrow, outcome, root};
use crate::ready;
use burrow_trace::jsonl::Line;
use burrow_trace::{Event, GcCause};
use std::fs;
use std::path::{Path, PathBuf};

fn example(name: &str) -> PathBuf {
    root().join(format!("examples/{name}.go"))
}

/// Runs an example that collects three times because it asks for it.
fn run_gc(options: &[&str], env: Option<(&str, &str)>) -> Outcome {
    let run = outcome(burrow().envs(env).arg("run").args(options).arg(example("gc")));
    assert_eq!(run.status, Some(0), "{options:?}: {}", run.stderr);
    assert!(run.stdout.contains("the list is gone:     true"), "{}", run.stdout);
    run
}

#[test]
fn gctrace_prints_gos_lines() {
    if !ready("options") {
        return;
    }
    let stderr = run_gc(&[], Some(("GODEBUG", "gctrace=1"))).stderr;
    let lines: Vec<&str> = stderr.lines().collect();
    assert!(lines.len() >= 3, "three calls of runtime.GC: {stderr}");
    for (number, line) in (1..).zip(&lines) {
        assert!(line.starts_with(&format!("gc {number} @")), "{line}");
        for part in [" ms clock, ", " ms cpu, ", " MB goal, ", " MB stacks, ", " P"] {
            assert!(line.contains(part), "no {part:?} in {line}");
        }
    }
    assert!(lines.iter().filter(|line| line.ends_with("(forced)")).count() == 3, "{stderr}");
}

#[test]
fn stats_go_to_standard_error() {
    if !ready("options") {
        return;
    }
    let (plain, stats) = (run_gc(&[], None), run_gc(&["--stats"], None));
    assert_eq!(plain.stderr, "");
    assert_ne!(stats.stderr, "");
    assert_eq!(plain.stdout.lines().count(), stats.stdout.lines().count());
}

/// Reads a trace and checks what holds for every trace: header first, footer last.
pub fn read_trace(path: &Path) -> Vec<Event> {
    let text = fs::read_to_string(path).expect("burrow wrote it");
    let mut lines: Vec<Line> =
        text.lines().map(|line| Line::parse(line).unwrap_or_else(|e| panic!("{e}"))).collect();
    assert!(matches!(lines.first(), Some(Line::Header(_))), "no header in {}", path.display());
    assert!(matches!(lines.pop(), Some(Line::Footer(_))), "no footer in {}", path.display());
    let events = lines.into_iter().filter_map(|line| match line {
        Line::Record(record) => Some(record.event),
        _ => None,
    });
    events.collect()
}

#[test]
fn a_trace_tells_of_the_collections() {
    if !ready("options") {
        return;
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gc.jsonl");
    run_gc(&["--trace", path.to_str().expect("cargo's folder is UTF-8")], None);
    let events = read_trace(&path);
    let count = |wanted: fn(&Event) -> bool| events.iter().filter(|event| wanted(event)).count();
    assert_eq!(count(|e| matches!(e, Event::GcStart { cause: GcCause::Forced, .. })), 3);
    let starts = count(|e| matches!(e, Event::GcStart { .. }));
    assert_eq!(starts, count(|e| matches!(e, Event::GcEnd { .. })));
    assert!(count(|e| matches!(e, Event::HeapGrow { .. })) >= 1);
    assert!(count(|e| matches!(e, Event::MCacheRefill { .. })) >= 100_000 / 512);
    let last = events.iter().rfind(|event| !matches!(event, Event::AllocTimes { .. }));
    assert!(matches!(last, Some(Event::RunEnd { status: 0 })), "but for sums: {last:?}");

    let survivors = events.iter().filter_map(|event| match event {
        Event::GcEnd { marked_bytes, .. } => Some(*marked_bytes),
        _ => None,
    });
    let survivors: Vec<u64> = survivors.collect();
    let list = 100_000 * 16;
    let (most, last) = (survivors.iter().max(), survivors.last());
    assert!(
        most.is_some_and(|most| *most >= list) && last.is_some_and(|last| *last < list / 100),
        "the list came and went: {survivors:?}"
    );
}

#[test]
fn a_trace_that_cannot_be_written_does_not_stop_the_script() {
    if !ready("options") {
        return;
    }
    let full = outcome(burrow().args(["run", "--trace", "/dev/full"]).arg(example("hello")));
    assert_eq!(full.stdout, "hello from a burrow\n");
    assert!(full.stderr.contains("trace"), "{}", full.stderr);
    let nowhere = outcome(burrow().args(["run", "--trace", "/no/such/x"]).arg(example("hello")));
    assert_ne!(nowhere.status, Some(0), "what was asked for cannot be had");
    assert!(nowhere.stderr.contains("/no/such/x"), "{}", nowhere.stderr);
}

#[test]
fn check_is_silent_about_good_programs() {
    if !ready("options") {
        return;
    }
    for name in ["hello", "shapes", "gc", "tour"] {
        let run = outcome(burrow().arg("check").arg(example(name)));
        assert_eq!((run.status, run.stdout, run.stderr), (Some(0), String::new(), String::new()));
    }
}

#[test]
fn disasm_names_the_functions() {
    if !ready("options") {
        return;
    }
    let run = outcome(burrow().arg("disasm").arg(example("gc")));
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    for function in ["main.main", "main.build", "main.length"] {
        assert!(run.stdout.contains(function), "no {function} in {}", run.stdout);
    }
}

#[test]
fn a_failure_of_burrow_ends_all_its_threads() {
    let run = outcome(burrow().arg("run").arg(example("hello")).env("BURROW_STRESS", "panic"));
    assert_eq!(run.status, Some(125), "{}", run.stderr);
    assert!(run.stderr.contains("internal error on thread stress"), "{}", run.stderr);
}

/// Whether a file is gzipped, as profiles are; what is in them the crates below test.
fn is_gzip(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes.starts_with(&[0x1f, 0x8b]))
}

#[test]
fn profiles_are_written_when_the_script_has_ended() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (heap, cpu) = (folder.join("heap.pb.gz"), folder.join("cpu.pb.gz"));
    let cases = [
        // (case, code, status)
        ("the end of main", "x := make([]int, 1<<20); println(cap(append(x, 1)) > 0)", 0),
        ("os.Exit", "os.Exit(3)", 3),
        ("a panic", "panic(1)", 2),
    ];
    for (case, code, status) in cases {
        let mut command = burrow();
        command.arg("--memprofile").arg(&heap).arg("--cpuprofile").arg(&cpu);
        let run = outcome(command.args(["--memprofile-rate", "1", "-e", code]));
        assert_eq!(run.status, Some(status), "{case}: {}", run.stderr);
        for path in [&heap, &cpu] {
            assert!(is_gzip(path), "{case}: {}", path.display());
            fs::remove_file(path).expect("it is there");
        }
    }
}

#[test]
fn profiles_that_cannot_be_written_are_told_of() {
    let cases: [(&str, &[&str], i32, &str); 3] = [
        (
            "no such folder",
            &["--cpuprofile", "/no/such/x"],
            64,
            "--cpuprofile: cannot make the file /no/such/x: No such file",
        ),
        (
            "a full disk",
            &["--memprofile", "/dev/full"],
            0,
            "--memprofile: cannot write to /dev/full",
        ),
        ("a rate of nothing", &["--memprofile-rate", "1"], 64, "--memprofile <FILE>"),
    ];
    for (case, options, status, message) in cases {
        let run = outcome(burrow().arg("run").args(options).args(["-e", "println(1)"]));
        assert_eq!(run.status, Some(status), "{case}: {}", run.stderr);
        assert!(run.stderr.contains(message), "{case}: {}", run.stderr);
    }
}

/// 64 MiB are dead, and the script sleeps for three seconds on a clock that it moves itself: says how many MiB are still dirty.
const BURST: &str = "
    a := make([][]byte, 64)
    for i := range a { a[i] = make([]byte, 1<<20) }
    a = nil
    runtime.GC()
    runtime.GC()
    time.Sleep(3 * time.Second)
    var m runtime.MemStats
    runtime.ReadMemStats(&m)
    fmt.Println((m.HeapIdle - m.HeapReleased) >> 20)";

#[test]
fn memory_goes_back_by_the_policy_that_is_chosen() {
    if !ready("options") {
        return;
    }
    let cases = [
        // (policy, MiB that are dirty in the end: at least, at most)
        ("hold", 62, 66),
        // Bursts of 0.5 and 2 MiB are slept off for 1.1 s and 1.7 s; then the controller has become quick, with 2 MiB every few milliseconds.
        ("go", 44, 50),
        ("eager", 0, 1),
        ("decay:dirty=1s,bg", 0, 4),
        ("decay:dirty=never,bg", 62, 66),
        ("decay:dirty=6s,bg,grain=64KiB,jitter=no", 28, 36),
        ("decay:dirty=1s,muzzy=30s,bg", 0, 4),
    ];
    for (policy, least, most) in cases {
        let trace =
            std::env::temp_dir().join(format!("burrow-returns-{}.jsonl", std::process::id()));
        let options = ["run", "--procs=1", "--seed=1", "--virtual-clock", "--stats"];
        let mut command = burrow();
        command.args(options).args(["--return-policy", policy, "--trace"]).arg(&trace);
        let run = outcome(command.args(["-e", BURST]));
        assert_eq!(run.status, Some(0), "{policy}: {}", run.stderr);
        let dirty: u64 = run.stdout.trim().parse().expect("a number");
        assert!((least..=most).contains(&dirty), "{policy}: {dirty} MiB are dirty");
        let name = policy.split(':').next().unwrap_or_default();
        assert!(run.stderr.contains(&format!("(policy {name}, ")), "{}", run.stderr);
        let events = read_trace(&trace);
        let released = events.iter().any(|event| matches!(event, Event::PagesReleased { .. }));
        assert_eq!(released, most < 60, "{policy}: events");
        fs::remove_file(&trace).expect("it was written");
    }
}
