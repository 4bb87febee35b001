//! Return policies in whole programs: under a memory limit that holds, under one that cannot, and changed while the program runs.

use crate::burrow::{Outcome, burrow, outcome, tests_folder};
use serde_json::Value;
use std::fs;
use std::process::Command;

/// Every policy, with the settings that take another path.
const POLICIES: [&str; 6] =
    ["go", "hold", "eager", "decay", "decay:dirty=10s,bg", "decay:dirty=50ms,muzzy=50ms,bg"];

/// A run that is ended, and fails, if it takes much longer than it ever should.
fn run_within(time: &str, options: &[&str]) -> Command {
    let mut command = burrow();
    command.args(["run", "--timeout", time]).args(options);
    command
}

/// The records of that name among `--stats=json`.
fn records(run: &Outcome, record: &str) -> Vec<Value> {
    let lines = run.stderr.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    lines.filter(|line| line["record"] == record).collect()
}

fn number(record: &Value, field: &str) -> u64 {
    record[field].as_u64().unwrap_or_else(|| panic!("no {field} in {record}"))
}

/// Policies, settings, limit and GOGC change under load, in two domains: plain, on one P and on several, and while collections come at any
/// moment, after each of which the heap is verified.
#[test]
fn all_settings_change_under_load() {
    let script = tests_folder("burrow/storm.go");
    let recorded = fs::read_to_string(script.with_extension("out")).expect("what it prints");
    let cases: [(&[&str], Option<&str>, &str); 5] = [
        // (options, BURROW_STRESS, changes)
        (&["--procs=2"], None, "3000"),
        (&["--procs=4"], None, "660"),
        (&["--procs=1"], None, "660"),
        // No time passes there, so the CPU limiter never steps in, and a limit below the live heap costs a collection for each few pages.
        (&["--procs=1", "--virtual-clock", "--seed=3"], None, "24"),
        (&["--procs=2"], Some("gc=40"), "330"),
    ];
    for (options, stress, changes) in cases {
        let mut command = run_within("200s", options);
        command.envs(stress.map(|stress| ("BURROW_STRESS", stress))).arg(&script).arg(changes);
        let run = outcome(&mut command);
        let case = format!("{options:?} {stress:?}");
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{case}");
        assert_eq!(run.stdout, recorded, "{case}");
    }
}

/// 16 MiB stay alive under a limit of 1 MiB, while garbage is made for so long.
const ABOVE: &str = "type node struct { next *node; pad [7]int }
var kept *node
func main() {
    for range 1 << 18 { kept = &node{next: kept} }
    start, garbage := time.Now(), 0
    for time.Since(start) < TIME {
        for range 100 { garbage += len((&node{}).pad) + len(make([]byte, 10<<10)) }
    }
    n := 0
    for ; kept != nil; kept = kept.next { n++ }
    fmt.Println(n, garbage > 0)
}";

/// A live heap above its limit costs time, but no more than the CPU limiter lets it, and the program ends as it would have.
#[test]
fn a_limit_below_the_live_heap_costs_time_only() {
    const SECOND: u64 = 1_000_000_000;
    let run = |policy: &str, gogc: &str, time: &str| {
        let options = ["--procs=1", "--stats=json", "--memory-limit=1MiB", "--gogc", gogc];
        let code = ABOVE.replace("TIME", time);
        let mut command = run_within("60s", &options);
        let run = outcome(command.args(["--return-policy", policy, "-e", &code]));
        let case = format!("{policy}, GOGC={gogc}");
        assert_eq!(
            (run.status, &*run.stdout),
            (Some(0), "262144 true\n"),
            "{case}: {}",
            run.stderr
        );
        let cpu = records(&run, "cpu").remove(0);
        let parts = ["gc_assist_ns", "gc_dedicated_ns", "gc_pause_ns", "scavenge_assist_ns"];
        let collector: u64 = parts.iter().map(|part| number(&cpu, part)).sum();
        // Half, what the limiter lets pass before it steps in, and a tenth of a second by which it may be late.
        let most = number(&cpu, "total_ns") / 2 + SECOND + SECOND / 10;
        assert!(collector <= most, "{case}: {collector} ns of {most}, {cpu}");
    };
    std::thread::scope(|threads| {
        for policy in POLICIES {
            threads.spawn(move || run(policy, "off", "4*time.Second"));
        }
    });
    POLICIES.iter().for_each(|policy| run(policy, "100", "time.Second/10"));
}

/// A cache that is replaced all the time, under a limit that it fits below: by its own counters the process stays below the limit and 1 %,
/// whoever gives memory back. On a virtual clock, so that nothing depends on how busy the machine is: a P from which the system takes the
/// processor in the middle of marking lets the heap outgrow its goal, as in Go.
#[test]
fn a_limit_holds_under_every_policy() {
    let script = tests_folder("programs/memory/limit.go");
    for policy in POLICIES {
        let options = ["--procs=1", "--virtual-clock", "--seed=1", "--return-policy", policy];
        let mut command = run_within("200s", &options);
        let run = outcome(command.args(["--memory-limit=160MiB", "--gogc=off"]).arg(&script));
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{policy}");
        let peak = run.stdout.split(' ').nth(2).and_then(|mib| mib.parse::<u64>().ok());
        let peak = peak.unwrap_or_else(|| panic!("{policy}: {}", run.stdout));
        assert!((100..=161).contains(&peak), "{policy}: {}", run.stdout);
    }
}

/// A program with two domains: what each has, and what its policy did.
const TWO_DOMAINS: &str = "var kept []byte
func main() {
    side := memory.NewDomain(\"side\", memory.Eager{})
    memory.In(side, func() { for range 100 { kept = make([]byte, 1<<20) } })
    kept = nil
    runtime.GC()
}";

#[test]
fn statistics_tell_of_each_domain() {
    let stats = |style: &str, code: &str| {
        let options = ["--procs=1", "--return-policy=hold", style];
        let run = outcome(run_within("60s", &options).args(["-e", code]));
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        run
    };
    let short = stats("--stats", TWO_DOMAINS).stderr;
    let lines: Vec<&str> = short.lines().filter(|line| line.starts_with("domain ")).collect();
    assert_eq!(lines.len(), 2, "{short}");
    assert!(lines[0].starts_with("domain        main: ") && lines[0].contains("(policy hold, "));
    assert!(lines[1].starts_with("domain        side: ") && lines[1].contains("(policy eager, "));
    assert!(!stats("--stats", "fmt.Println()").stderr.contains("domain "), "one is no news");

    let full = stats("--stats=full", TWO_DOMAINS).stderr;
    let (_, table) = full.split_once("\ndomains  (").expect("a table");
    let rows: Vec<Vec<&str>> =
        table.lines().skip(1).take(3).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0].first().zip(rows[0].last()), Some((&"domain", &"policy")), "{table}");
    assert_eq!(rows[1].first().zip(rows[1].last()), Some((&"main", &"hold")), "{table}");
    assert_eq!(rows[2].first().zip(rows[2].last()), Some((&"side", &"eager")), "{table}");

    let json = stats("--stats=json", TWO_DOMAINS);
    let [main, side] = &records(&json, "domain")[..] else { panic!("{}", json.stderr) };
    assert_eq!((&main["name"], &main["policy"]), (&"main".into(), &"hold".into()));
    assert_eq!((&side["name"], &side["policy"]), (&"side".into(), &"eager".into()));
    assert_eq!((number(main, "returned"), number(main, "calls")), (0, 0), "{main}");
    assert!(number(side, "returned") >= 50 << 20 && number(side, "retaken") >= 50 << 20, "{side}");
    assert!(number(side, "free") < 1 << 20 && number(side, "released") >= 1 << 20, "{side}");
    let (memory, returned) = (&records(&json, "memory")[0], &records(&json, "returned")[0]);
    let cases = [
        // (field of a domain, record that has the sum, field)
        ("in_use", memory, "heap_inuse"),
        ("released", memory, "heap_released"),
        ("returned", returned, "released"),
        ("muzzy", returned, "muzzy"),
        ("retaken", returned, "retaken"),
        ("calls", returned, "calls"),
        ("policy_ns", returned, "policy_ns"),
    ];
    for (field, record, sum) in cases {
        assert_eq!(number(main, field) + number(side, field), number(record, sum), "{field}");
    }
}
