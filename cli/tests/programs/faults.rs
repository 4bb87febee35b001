//! Programs that end with a run-time error: Go's words, the script's frames, exit status 2.

use crate::burrow::{Outcome, burrow, burrow_within, outcome, tests_folder};
use crate::ready;
use std::fs;
use std::path::Path;

/// Runs a program that must fail as Go programs fail.
fn run_fault(name: &str) -> Outcome {
    let run = outcome(burrow().arg("run").arg(tests_folder(&format!("faults/{name}.go"))));
    assert_eq!(run.status, Some(2), "{name}: {}", run.stderr);
    run
}

/// A trace without what may differ: folders, argument values, code offsets, the numbers of goroutines but main's, the
/// signal's line.
/// `tests/tools/record-faults.py` does the same to what Go prints.
fn without_places(stderr: &str) -> String {
    let lines = stderr.lines().filter(|line| !line.starts_with("[signal "));
    let lines: Vec<String> = lines.map(without_place).collect();
    lines.join("\n").trim_end().to_owned() + "\n"
}

fn without_place(line: &str) -> String {
    if let Some(location) = line.strip_prefix('\t') {
        let location = location.split(" +0x").next().unwrap_or_default();
        let file = Path::new(location).file_name().unwrap_or_default();
        return format!("\t{}", file.to_string_lossy());
    }
    if let Some((number, state)) =
        line.strip_prefix("goroutine ").and_then(|rest| rest.split_once(" ["))
        && number != "1"
    {
        return format!("goroutine N [{state}");
    }
    match line.rsplit_once('(') {
        Some((function, _)) if line.starts_with("main.") => format!("{function}(...)"),
        _ => line.to_owned(),
    }
}

#[test]
fn places_are_taken_out() {
    let cases = [
        // (line, what is compared)
        ("\t/home/x/faults/a.go:8 +0x27", "\ta.go:8"),
        ("\ta.go:8", "\ta.go:8"),
        ("main.main()", "main.main(...)"),
        ("main.sum({0xc000012, 0x3, 0x3})", "main.sum(...)"),
        ("main.(*tree).insert(0x0, 0x5)", "main.(*tree).insert(...)"),
        ("goroutine 1 [running]:", "goroutine 1 [running]:"),
        ("goroutine 18 [chan send]:", "goroutine N [chan send]:"),
        ("panic: f(x)", "panic: f(x)"),
    ];
    for (line, compared) in cases {
        assert_eq!(without_place(line), compared, "{line}");
    }
}

#[test]
fn faults_read_as_in_go() {
    if !ready("faults") {
        return;
    }
    for name in [
        "close_closed",
        "close_nil",
        "deadlock",
        "deadlock_select",
        "deadlock_timer",
        "divide_by_zero",
        "go_nil",
        "goexit_main",
        "goroutine_panic",
        "index_out_of_range",
        "inlined_calls",
        "makeslice",
        "negative_index",
        "nil_assertion",
        "nil_dereference",
        "nil_map",
        "panic_slow_text",
        "panic_value",
        "send_closed",
        "slice_bounds",
        "type_assertion",
    ] {
        let run = run_fault(name);
        let recorded = |kind: &str| {
            fs::read_to_string(tests_folder(&format!("faults/{name}.{kind}")))
                .unwrap_or_else(|e| panic!("no recording {name}.{kind}: {e}"))
        };
        assert_eq!(run.stdout, recorded("out"), "{name}: what it printed before is not lost");
        assert_eq!(without_places(&run.stderr), recorded("err"), "{name}");
    }
}

#[test]
fn panics_thrown_again_are_told_once() {
    let cases = [
        ("defer func() { panic(recover()) }(); panic(`a`)", "panic: a [recovered, repanicked]\n\n"),
        (
            "defer func() { recover(); panic(`b`) }(); panic(`a`)",
            "panic: a [recovered]\n\tpanic: b\n\n",
        ),
        ("defer func() { panic(1) }(); panic(1)", "panic: 1\n\n"),
        (
            "defer func() { panic(`c`) }(); defer func() { panic(recover()) }(); panic(errors.New(`a`))",
            "panic: a [recovered, repanicked]\n\tpanic: c\n\n",
        ),
    ];
    for (code, want) in cases {
        let run = outcome(burrow().args(["-e", code]));
        assert_eq!(run.status, Some(2), "{code}: {}", run.stderr);
        assert!(run.stderr.starts_with(want), "{code}: {}", start_of(&run.stderr));
    }
}

#[test]
fn wrong_use_of_locks_and_finalizers_ends_in_gos_words() {
    const ASLEEP: &str = "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 ";
    let asleep = |reason: &str| format!("{ASLEEP}[{reason}]:");
    let fatal = |text: &str| format!("fatal error: {text}\n\ngoroutine 1 [running]:");
    let cases = [
        // (code, how its last words begin)
        ("var m sync.Mutex; m.Unlock()", fatal("sync: unlock of unlocked mutex")),
        ("var m sync.RWMutex; m.Unlock()", fatal("sync: Unlock of unlocked RWMutex")),
        ("var m sync.RWMutex; m.RLock(); m.Unlock()", fatal("sync: Unlock of unlocked RWMutex")),
        ("var m sync.RWMutex; m.RUnlock()", fatal("sync: RUnlock of unlocked RWMutex")),
        ("new(sync.WaitGroup).Done()", "panic: sync: negative WaitGroup counter\n".into()),
        ("var m sync.Mutex; m.Lock(); m.Lock()", asleep("sync.Mutex.Lock")),
        ("var m sync.RWMutex; m.Lock(); m.RLock()", asleep("sync.RWMutex.RLock")),
        ("var m sync.RWMutex; m.RLock(); m.Lock()", asleep("sync.RWMutex.Lock")),
        ("var w sync.WaitGroup; w.Add(1); w.Wait()", asleep("sync.WaitGroup.Wait")),
        ("c := sync.NewCond(new(sync.Mutex)); c.L.Lock(); c.Wait()", asleep("sync.Cond.Wait")),
        ("runtime.SetFinalizer(nil, nil)", fatal("runtime.SetFinalizer: first argument is nil")),
        (
            "runtime.SetFinalizer(5, nil)",
            fatal("runtime.SetFinalizer: first argument is int, not pointer"),
        ),
        (
            "runtime.SetFinalizer((*int)(nil), func(*int) {})",
            fatal("runtime.SetFinalizer: pointer not in allocated block"),
        ),
        (
            "runtime.SetFinalizer(new([4]int), 5)",
            fatal("runtime.SetFinalizer: second argument is int, not a function"),
        ),
        (
            "runtime.SetFinalizer(new([4]int), func(...*[4]int) {})",
            fatal(
                "runtime.SetFinalizer: cannot pass *[4]int to finalizer func(...*[4]int) because \
                 dotdotdot",
            ),
        ),
        (
            "runtime.SetFinalizer(new([4]int), func(*int) {})",
            fatal("runtime.SetFinalizer: cannot pass *[4]int to finalizer func(*int)"),
        ),
        (
            "runtime.SetFinalizer(&new([4]int)[1], func(*int) {})",
            fatal("runtime.SetFinalizer: pointer not at beginning of allocated block"),
        ),
        (
            "p := new([4]int); for range 2 { runtime.SetFinalizer(p, func(*[4]int) {}) }",
            fatal("runtime.SetFinalizer: finalizer already set"),
        ),
    ];
    for (code, want) in cases {
        let run = outcome(burrow().args(["-e", code]));
        assert_eq!(run.status, Some(2), "{code}: {}", run.stderr);
        assert!(run.stderr.starts_with(&want), "{code}: {}", start_of(&run.stderr));
    }
}

#[test]
fn writes_to_one_map_by_two_goroutines_are_found() {
    if !ready("faults") {
        return;
    }
    // What is found, and where, depends on chance; with two Ps it is found.
    let program = tests_folder("faults/concurrent_map_writes.go");
    let run = outcome(burrow().args(["run", "--procs", "2", "--timeout", "60s"]).arg(program));
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    assert!(run.stderr.starts_with("fatal error: concurrent map writes\n"), "{}", run.stderr);
}

#[test]
fn a_wild_pointer_is_a_fatal_error() {
    let code = "p := (*int)(unsafe.Pointer(uintptr(64))); fmt.Println(*p)";
    let run = outcome(burrow().args(["-e", code]));
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    let words = "fatal error: unexpected signal\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x40";
    assert!(run.stderr.starts_with(words), "{}", run.stderr);
}

#[test]
fn runaway_recursion_is_a_stack_overflow() {
    if !ready("faults") {
        return;
    }
    let stderr = run_fault("stack_overflow").stderr;
    let first = "runtime: goroutine stack exceeds 1000000000-byte limit\n";
    assert!(stderr.starts_with(first), "{}", start_of(&stderr));
    assert!(stderr.contains("\nfatal error: stack overflow\n"), "{}", start_of(&stderr));
    assert!(stderr.contains("main.depth("), "the script's frames: {}", start_of(&stderr));
    assert!(stderr.lines().count() < 500, "a million frames are not printed");
}

#[test]
fn memory_that_cannot_be_had_is_out_of_memory() {
    if !ready("faults") {
        return;
    }
    let run = run_fault("out_of_memory");
    assert_eq!(run.stdout, "1048576\n");
    assert_is_out_of_memory(&run);
}

#[test]
fn a_heap_that_outgrows_the_machine_is_out_of_memory() {
    if !ready("faults") {
        return;
    }
    let script = tests_folder("faults/endless_list.go");
    let run = outcome(burrow_within(600_000).arg("run").arg(script));
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    assert_is_out_of_memory(&run);
}

fn assert_is_out_of_memory(run: &Outcome) {
    let fatal = run.stderr.lines().find(|line| line.starts_with("fatal error: "));
    let fatal = fatal.unwrap_or_else(|| panic!("no fatal error: {}", start_of(&run.stderr)));
    assert!(fatal.contains("out of memory"), "{fatal}");
}

/// Enough of a long text to see what went wrong.
fn start_of(text: &str) -> String {
    text.lines().take(10).collect::<Vec<_>>().join("\n")
}
