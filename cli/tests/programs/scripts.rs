//! Programs that run to their end: `tests/programs` and `examples`.

use crate::burrow::{Outcome, burrow, outcome, root, tests_folder};
use crate::ready;
use std::collections::BTreeSet;
use std::fs;

/// Runs a program with these knobs set; it must print the same in any case.
fn run_bench<const N: usize>(name: &str, knobs: [(&str, &str); N]) {
    if !ready(name) {
        return;
    }
    let script = tests_folder(&format!("programs/bench/{name}.go"));
    let recorded = script.with_extension("out");
    let recorded = fs::read_to_string(&recorded)
        .unwrap_or_else(|e| panic!("cannot read {}: {e}", recorded.display()));
    let run = outcome(burrow().envs(knobs).arg("run").arg(script));
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert_eq!(run.stdout, recorded);
    assert_eq!(run.stderr, "");
}

/// One module a program, one test a mode, so that each can be run alone.
macro_rules! bench {
    ($($name:ident)*) => {
        const BENCH: &[&str] = &[$(stringify!($name)),*];
        $(mod $name {
            use super::run_bench;

            #[test]
            fn plain() {
                run_bench(stringify!($name), []);
            }

            #[test]
            fn on_one_p_and_on_eight() {
                run_bench(stringify!($name), [("GOMAXPROCS", "1")]);
                run_bench(stringify!($name), [("GOMAXPROCS", "8")]);
            }

            /// Many collections while the heap is small, then one whenever it has grown by 1 %.
            #[cfg(not(debug_assertions))]
            #[test]
            fn small_goal() {
                run_bench(stringify!($name), [("GOGC", "1")]);
            }

            /// Two thousand collections spread evenly over the run, the heap verified after each
            /// and freed memory poisoned.
            #[cfg(not(debug_assertions))]
            #[test]
            fn stress() {
                run_bench(stringify!($name), [("BURROW_STRESS", "gc=2000")]);
            }
        })*
    };
}

bench! {
    chans fannkuch fib json mandel maps matmul nbody ring shapes sieve sorting spectral strcat
    treap trees workers
}

/// Collections while goroutines run on several Ps, and change over on one.
#[cfg(not(debug_assertions))]
#[test]
fn goroutines_under_stress() {
    for name in ["chans", "ring", "workers"] {
        for procs in ["1", "2", "8"] {
            run_bench(name, [("GOMAXPROCS", procs), ("BURROW_STRESS", "gc=500")]);
        }
    }
}

#[test]
fn every_bench_program_is_in_the_table() {
    let files = fs::read_dir(tests_folder("programs/bench")).expect("the folder is there");
    let files = files.map(|file| file.expect("it can be listed").path());
    let programs: BTreeSet<String> = files
        .filter(|path| path.extension().is_some_and(|ext| ext == "go"))
        .map(|path| path.file_stem().expect("it has a name").to_string_lossy().into_owned())
        .collect();
    assert_eq!(programs, BENCH.iter().map(|name| (*name).to_owned()).collect());
}

/// Programs about memory: they print figures, which other tests hold against Go's.
fn run_memory(name: &str) {
    if !ready(name) {
        return;
    }
    let run = outcome(burrow().arg("run").arg(tests_folder(&format!("programs/memory/{name}.go"))));
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert_ne!(run.stdout, "");
}

#[test]
fn memory_mark() {
    run_memory("mark");
}

#[test]
fn memory_churn() {
    run_memory("churn");
}

fn run_example(name: &str) -> Outcome {
    let run = outcome(burrow().arg("run").arg(root().join(format!("examples/{name}.go"))));
    assert_eq!(run.status, Some(0), "{name}: {}", run.stderr);
    run
}

#[test]
fn examples_run() {
    if !ready("examples") {
        return;
    }
    let cases = [
        // (example, what it prints among other things)
        ("hello", "hello from a burrow"),
        ("shapes", "circle    5 of them, area  408.407"),
        ("pipeline", "the 100th prime: 541"),
        ("tour", "every heap byte is accounted for: true"),
    ];
    for (name, part) in cases {
        let run = run_example(name);
        assert!(run.stdout.contains(part), "{name}: {}", run.stdout);
    }
}

/// The workloads of comparisons, in their short form: what they do does not depend on how fast the machine is. As Go 1.27.3 printed, but for
/// the one that uses a package of Burrow's.
#[test]
fn workloads_do_the_same_everywhere() {
    if !ready("examples") {
        return;
    }
    let cases = [
        // (workload, what it prints)
        ("idle_after_burst", "idle after burst: 62995966"),
        ("limit_pressed", "limit pressed: 536317 in 4217 of 11118 chunks, 94361088 bytes"),
        ("periodic_burst", "periodic burst: 64395864 in 4 bursts"),
        ("phase_change", "phase change: X 249098514, Y 185275596 after 51785 replaced"),
        ("pinned_churn", "pinned churn: kept 777309, ring 387373, again 25186486"),
        ("request_and_batch", "request and batch: requests 121317840, batches 1576820"),
        ("request_and_batch_domains", "request and batch: requests 121317840, batches 1576820"),
        ("sawtooth", "sawtooth: live 4204312, garbage 246275721 in 22194 chunks"),
        ("slow_leak", "slow leak: ring 20788210, leaked 7732366 in 977 of 15606 chunks"),
    ];
    std::thread::scope(|scope| {
        for (name, line) in cases {
            scope.spawn(move || {
                let file = root().join("examples/workloads").join(name).with_extension("go");
                let run = outcome(burrow().arg("run").arg(file).arg("-quick"));
                assert_eq!(run.stdout.lines().next(), Some(line), "{name}: {}", run.stderr);
            });
        }
    });
}

#[test]
fn cpu_time_is_told_where_the_heap_is_above_its_limit() {
    if !ready("examples") {
        return;
    }
    let script = root().join("examples/limiter.go");
    let options = ["run", "--stats", "--gogc", "off", "--memory-limit", "24MiB"];
    let run = outcome(burrow().env("GOMAXPROCS", "1").args(options).arg(script).arg("1"));
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    for part in ["first half   program ", "second half  program ", " collections, "] {
        assert!(run.stdout.contains(part), "{part}: {}", run.stdout);
    }
    let line = |label: &str| run.stderr.lines().find(|line| line.starts_with(label));
    let told = line("GC CPU").is_some_and(|line| line.contains("in assists"));
    assert!(told && line("CPU").is_some() && line("limiter").is_some(), "{}", run.stderr);
}

/// The variable that held the list is dead, though its function still runs: liveness bitmaps say
/// so at the safepoint, and the next collection frees the nodes.
#[test]
fn a_list_dropped_in_a_callers_frame_is_freed() {
    if !ready("examples") {
        return;
    }
    let run = run_example("gc");
    for part in ["the list was alive:   true", "the list is gone:     true"] {
        assert!(run.stdout.contains(part), "{}", run.stdout);
    }
}
