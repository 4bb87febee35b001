//! `burrow why-rss`: the parts of the resident size add up to the kernel's figure, and are what the program has made of it.

use std::process::Command;

use crate::burrow::{Outcome, burrow, outcome};
use serde_json::Value;

/// The largest share of the resident size that may be in no part.
const UNEXPLAINED: f64 = 0.02;
const MIB: i64 = 1 << 20;

fn why_rss(options: &[&str], code: &str) -> Outcome {
    outcome(burrow().arg("why-rss").args(options).args(["-e", code]))
}

/// The records of a run.
fn records(run: &Outcome) -> Vec<Value> {
    let lines = run.stderr.lines().filter(|line| line.starts_with('{'));
    let read = |line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{line}: {e}"));
    lines.map(read).collect()
}

/// Bytes of a part.
fn part(record: &Value, name: &str) -> i64 {
    let rows = record["parts"].as_array().expect("parts");
    let row = rows.iter().find(|row| row["part"] == name);
    row.and_then(|row| row["bytes"].as_i64()).unwrap_or_else(|| panic!("{name} in {record:#}"))
}

fn bytes(record: &Value, name: &str) -> i64 {
    record[name].as_i64().unwrap_or_else(|| panic!("{name} in {record:#}"))
}

/// The records of a run that shows all three moments, which agree with the kernel.
fn checked(case: &str, run: &Outcome) -> Vec<Value> {
    assert_eq!(run.status, Some(0), "{case}: {}", run.stderr);
    let records = records(run);
    let moments: Vec<_> = records.iter().map(|record| record["moment"].as_str()).collect();
    assert_eq!(moments, [Some("start"), Some("peak"), Some("end"), None], "{case}");
    for record in &records[..3] {
        let (resident, moment) = (bytes(record, "resident_bytes"), &record["moment"]);
        let parts = record["parts"].as_array().expect("parts").iter();
        let sum: i64 = parts.map(|row| row["bytes"].as_i64().expect("a number")).sum();
        assert_eq!(sum, resident, "{case} at {moment}");
        let unexplained = part(record, "unexplained");
        assert_eq!(bytes(record, "explained_bytes"), resident - unexplained, "{case}");
        let share = unexplained.abs() as f64 / resident as f64;
        assert!(share < UNEXPLAINED, "{case} at {moment}: {unexplained} of {record:#}");
    }
    let at = |index: usize| bytes(&records[index], "resident_bytes");
    assert!(at(1) >= at(0) && at(1) >= at(2), "{case}: the peak is the largest");
    records
}

/// Programs, and what they leave.
#[test]
fn parts_are_what_the_program_made() {
    /// A program with what takes it to be compiled; `keep` is a package variable.
    type Case = (&'static str, &'static [&'static str], &'static str, &'static str, [i64; 2]);
    const CASES: [Case; 8] = [
        // (case, options, code, part at the end, MiB that it has at least and at most)
        (
            "leak",
            &[],
            "var keep [][]byte\nfunc main() { for range 8192 { b := make([]byte, 4096); b[0] = 1; keep = append(keep, b) }; runtime.GC() }",
            "reached_objects",
            [32, 34],
        ),
        (
            "garbage that nobody has collected",
            &["--gogc", "off"],
            "var keep []byte\nfunc main() { for range 8192 { keep = make([]byte, 4096); keep[0] = 1 } }",
            "young_objects",
            [32, 33],
        ),
        (
            "freed and held",
            &["--return-policy", "hold"],
            "var keep [][]byte\nfunc main() { for range 64 { b := make([]byte, 1<<20); for i := 0; i < len(b); i += 4096 { b[i] = 1 }; keep = append(keep, b) }; keep = nil; runtime.GC() }",
            "dirty_pages",
            [60, 70],
        ),
        (
            "freed and muzzy",
            &["--return-policy", "decay:dirty=10ms,muzzy=never,bg"],
            "var keep [][]byte\nfunc main() { for range 64 { b := make([]byte, 1<<20); for i := 0; i < len(b); i += 4096 { b[i] = 1 }; keep = append(keep, b) }; keep = nil; runtime.GC(); time.Sleep(500*time.Millisecond) }",
            "muzzy_pages",
            [50, 70],
        ),
        (
            "fragmented",
            &[],
            "type node [16]uint64\nvar keep [1<<18]*node\nfunc main() { for i := range keep { keep[i] = new(node); keep[i][0] = 1 }; for i := range keep { if i%32 != 0 { keep[i] = nil } }; runtime.GC() }",
            "free_slots",
            [28, 33],
        ),
        (
            "stacks",
            &[],
            "func main() { c := make(chan int); for range 10000 { go func() { c <- 1 }() }; for runtime.NumGoroutine() < 10000 { runtime.Gosched() }; time.Sleep(50*time.Millisecond) }",
            "goroutine_stacks",
            [19, 30],
        ),
        (
            "large and untouched",
            &[],
            "var keep []byte\nfunc main() { keep = make([]byte, 512<<20); keep[1<<20] = 1 }",
            "young_objects",
            [0, 4],
        ),
        ("nothing", &[], "func main() {}", "dirty_pages", [0, 1]),
    ];
    for (case, options, code, name, [least, most]) in CASES {
        let run = why_rss(&[options, &["--json"]].concat(), code);
        let records = checked(case, &run);
        let got = part(&records[2], name);
        assert!(
            got >= least * MIB && got <= most * MIB,
            "{case}: {name} {got} of {:#}",
            records[2]
        );
        if case == "large and untouched" {
            assert!(bytes(&records[2], "untouched_bytes") >= 511 * MIB, "{:#}", records[2]);
        }
        if case == "freed and muzzy" {
            let lazy_free = bytes(&records[2], "lazy_free_bytes");
            assert!(
                (lazy_free - got).abs() <= got / 50,
                "{lazy_free} by the kernel's books, {got}"
            );
        }
    }
}

/// The programs that show the memory system, as the issue has them.
#[cfg(not(debug_assertions))] // it would take minutes
#[test]
fn the_memory_programs_are_explained() {
    let folder = crate::burrow::tests_folder("programs/memory");
    let files =
        std::fs::read_dir(folder).expect("the programs").map(|file| file.expect("a file").path());
    let programs: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|e| e == "go")).collect();
    assert!(programs.len() >= 8, "{programs:?}");
    std::thread::scope(|scope| {
        for program in &programs {
            scope.spawn(move || {
                let run = outcome(burrow().args(["why-rss", "--json"]).arg(program));
                checked(&program.display().to_string(), &run);
            });
        }
    });
}

#[test]
fn moments_can_be_chosen() {
    for (at, label) in
        [("start", "at the start"), ("peak", "at its largest"), ("end", "at the end")]
    {
        let json = why_rss(&["--json", "--at", at], "func main() {}");
        let records = records(&json);
        assert_eq!((records.len(), &records[0]["moment"]), (2, &Value::from(at)), "{at}");
        assert_eq!((&records[0]["schema"], &records[0]["record"]), (&1.into(), &"rss".into()));
        assert_eq!(
            (&records[1]["schema"], &records[1]["record"]),
            (&1.into(), &"rss_watch".into())
        );
        let text = why_rss(&["--at", at], "fmt.Println(\"own output\")");
        assert_eq!((text.status, &*text.stdout), (Some(0), "own output\n"));
        assert_eq!(text.stderr.matches(" MiB resident ").count(), 1, "{}", text.stderr);
        for part in [label, "the burrow binary", "not explained", "stood still for"] {
            assert!(text.stderr.contains(part), "{part} in {}", text.stderr);
        }
    }
}

/// The world is stopped from outside as the program grows; that must not hide how it ends.
#[test]
fn programs_end_as_they_do_without() {
    const GROWS: &str = "var keep []byte\nfunc grow() { for range 20 { keep = make([]byte, 1<<20); for i := 0; i < len(keep); i += 4096 { keep[i] = 1 } } }\n";
    let cases = [
        // (case, main, status, what is said)
        ("returns", "", 0, ""),
        ("exits", "os.Exit(3)", 3, ""),
        ("panics", "panic(7)", 2, "panic: 7"),
        ("deadlock", "<-make(chan int)", 2, "all goroutines are asleep - deadlock!"),
        (
            "deadlock of two",
            "c := make(chan int); go func() { <-c }(); <-make(chan int)",
            2,
            "deadlock!",
        ),
        ("waits", "time.Sleep(30*time.Millisecond)", 0, ""),
    ];
    for (case, main, status, said) in cases {
        for procs in ["1", "2"] {
            let code = format!("{GROWS}func main() {{ grow(); {main} }}");
            let run = why_rss(&["--procs", procs, "--json"], &code);
            assert_eq!(run.status, Some(status), "{case} with {procs}: {}", run.stderr);
            assert!(run.stderr.contains(said), "{case} with {procs}: {}", run.stderr);
            assert_eq!(records(&run).len(), 4, "{case} with {procs}: {}", run.stderr);
        }
    }
    let timeout = why_rss(&["--timeout", "200ms", "--json"], "func main() { for {} }");
    assert_eq!((timeout.status, records(&timeout).len()), (Some(124), 4), "{}", timeout.stderr);
    let wrong = why_rss(&[], "func main() { x }");
    assert_eq!(wrong.status, Some(1));
    assert!(!wrong.stderr.contains("resident"), "{}", wrong.stderr);
}

#[test]
fn wrong_usage_is_said() {
    let of = |args: &[&str]| outcome(Command::args(&mut burrow(), args));
    const USAGE: &str = "Usage: burrow why-rss [OPTIONS]";
    let cases = [
        // (arguments, what is said)
        (&["why-rss"][..], USAGE),
        (&["why-rss", "--gogc", "much", "x.go"], USAGE),
        (&["why-rss", "--at", "noon", "x.go"], "[possible values: start, peak, end, all]"),
    ];
    for (args, said) in cases {
        let run = of(args);
        assert_eq!(run.status, Some(64), "{args:?}");
        assert!(run.stderr.contains(said), "{args:?}: {}", run.stderr);
    }
    let help = of(&["why-rss", "--help"]);
    for word in ["--at <MOMENT>", "--json", "--return-policy <POLICY>"] {
        assert!(help.stdout.contains(word), "{word}");
    }
}
