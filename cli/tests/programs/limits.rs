//! Limits that end a script: status, message, statistics, and what was printed before.

use crate::burrow::{Outcome, burrow, outcome};
use std::process::Stdio;
use std::time::{Duration, Instant};

fn eval(options: &[&str], code: &str) -> Outcome {
    outcome(burrow().arg("run").args(options).args(["-e", code]))
}

#[test]
fn a_timeout_ends_loops_recursion_and_sleep() {
    let cases = [
        // (what the script does, code)
        ("loops", "fmt.Println(`before`); for { }"),
        (
            "calls",
            "fmt.Println(`before`); var f func(int) int; f = func(n int) int { if n == 0 { return 0 }; return f(n-1) + f(n-1) }; f(60)",
        ),
        ("allocates", "fmt.Println(`before`); var s []int; for { s = make([]int, 10); s[0]++ }"),
        ("sleeps", "fmt.Println(`before`); time.Sleep(time.Hour)"),
        ("defers", "defer fmt.Println(`deferred`); fmt.Println(`before`); for { }"),
        ("recovers", "defer func() { recover(); for { } }(); fmt.Println(`before`); panic(1)"),
    ];
    for (case, code) in cases {
        let started = Instant::now();
        let run = eval(&["--timeout", "200ms", "--stats"], code);
        assert_eq!((run.status, &*run.stdout), (Some(124), "before\n"), "{case}: {}", run.stderr);
        let first = run.stderr.lines().next();
        assert_eq!(first, Some("burrow: the script was ended after 200ms (--timeout)"), "{case}");
        assert!(run.stderr.contains("HeapAlloc"), "{case}: no statistics: {}", run.stderr);
        assert!(started.elapsed() >= Duration::from_millis(200), "{case}");
    }
}

#[test]
fn a_timeout_ends_a_search() {
    // Each of the matches is looked for in all of the text.
    let code =
        r#"regexp.MustCompile("a.*c|a").FindAllStringIndex(strings.Repeat("a", 3000000), -1)"#;
    for beside in ["", "go func() { for { } }(); "] {
        let run = eval(&["--timeout", "200ms"], &format!("{beside}{code}"));
        assert_eq!(run.status, Some(124), "{beside}: {}", run.stderr);
    }
}

#[test]
fn a_timeout_ends_a_script_that_waits_for_input() {
    let mut command = burrow();
    command.args(["run", "--timeout", "50ms", "-e", "os.Stdin.Read(make([]byte, 1))"]);
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
    // `wait` closes the pipe, so it is taken first.
    let input = child.stdin.take();
    let status = child.wait().expect("it ends");
    drop(input);
    assert_eq!(status.code(), Some(124));
}

#[test]
fn a_script_that_is_done_in_time_is_left_alone() {
    let run = eval(&["--timeout", "1m", "--max-heap", "64MiB", "--max-steps", "1000"], "1 + 1");
    assert_eq!((run.status, &*run.stdout, &*run.stderr), (Some(0), "2\n", ""));
}

#[test]
fn a_heap_that_outgrows_its_limit_is_out_of_memory() {
    let code =
        "fmt.Println(`before`); var all [][]byte; for { all = append(all, make([]byte, 1<<16)) }";
    let run = eval(&["--max-heap", "32MiB"], code);
    assert_eq!((run.status, &*run.stdout), (Some(2), "before\n"), "{}", run.stderr);
    assert!(run.stderr.contains("fatal error: runtime: out of memory"), "{}", run.stderr);
    let garbage = "for range 10000 { _ = make([]byte, 1<<16) }";
    let run = eval(&["--max-heap", "32MiB"], garbage);
    assert_eq!((run.status, &*run.stderr), (Some(0), ""), "garbage is no heap");
}

#[test]
fn steps_are_loop_iterations_and_calls() {
    let run = eval(&["--max-steps", "1000", "--stats"], "fmt.Println(`before`); for { }");
    assert_eq!((run.status, &*run.stdout), (Some(124), "before\n"), "{}", run.stderr);
    let first = run.stderr.lines().next();
    assert_eq!(first, Some("burrow: the script was ended after 1000 steps (--max-steps)"));
    assert!(run.stderr.contains("HeapAlloc"), "{}", run.stderr);

    let loops = "n := 0; for range 500 { n++ }; println(n)";
    for (steps, status) in [("100", 124), ("499", 124), ("600", 0)] {
        assert_eq!(eval(&["--max-steps", steps], loops).status, Some(status), "{steps}");
    }
    let twice = ["--max-steps", "777", "--seed", "1"];
    let count = "for i := 0; ; i++ { println(i) }";
    assert_eq!(eval(&twice, count).stderr, eval(&twice, count).stderr, "runs can be repeated");
}

#[test]
fn limits_that_are_none_are_refused() {
    let cases =
        [["--timeout", "soon"], ["--timeout", "0s"], ["--max-heap", "much"], ["--max-steps", "-1"]];
    for options in cases {
        assert_eq!(eval(&options, "1").status, Some(64), "{options:?}");
    }
}
