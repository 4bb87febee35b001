//! `burrow compare` and `burrow sweep`, on programs that are over at once: what they write, and what they say of bad input.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Makes and drops some memory.
const SMALL: &str = "package main\nimport \"time\"\nvar sink []byte\nfunc main() {\n\
    for i := 0; i < 40; i++ { sink = make([]byte, 1<<20); time.Sleep(time.Millisecond) }\n}\n";

/// A folder with a program in it.
struct Place(TempDir);

impl Place {
    fn with(program: &str) -> Place {
        let place = Place(TempDir::new().expect("a temporary folder"));
        place.put("x.go", program);
        place
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.0.path().join(name), text).expect(name);
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).expect(name)
    }

    /// Records of a file of runs: how many lines of this kind.
    fn lines(&self, name: &str, kind: &str) -> usize {
        let kind = format!("{{\"line\":\"{kind}\"");
        self.read(name).lines().filter(|line| line.starts_with(&kind)).count()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_burrow"));
        command.args(args).current_dir(self.0.path()).stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> (i32, String, String) {
        told(&self.command(args).output().expect("burrow runs"))
    }
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_comparison_writes_a_table_and_its_files() {
    let place = Place::with(SMALL);
    let args =
        ["compare", "x.go", "--policy", "hold", "--policy", "eager", "--runs=2", "--out=results"];
    let (status, stdout, stderr) = place.run(&args);
    assert_eq!(status, 0, "{stderr}");
    for words in ["A  hold", "B  eager", "peak RSS", "madvise calls", "Machine: "] {
        assert!(stdout.contains(words), "{words} is not in\n{stdout}");
    }
    assert_eq!(place.lines("results/runs.jsonl", "head"), 1);
    assert_eq!(place.lines("results/runs.jsonl", "run"), 6, "two of each and one for warming up");
    assert_eq!(place.lines("results/runs.jsonl", "summary"), 1);
    assert_eq!(place.read("results/runs.csv").lines().count(), 7);
    assert!(place.read("results/benchstat.txt").contains("policy=eager"));
    assert!(place.read("results/report.html").contains("</html>"));
    assert!(place.read("results/curves.svg").contains("</svg>"));

    let (status, again, stderr) = place.run(&["report", "results/runs.jsonl", "--out=again"]);
    assert_eq!((status, again), (0, stdout), "{stderr}");
    assert_eq!(place.read("again/table.txt"), place.read("results/table.txt"));
    let (status, _, stderr) = place.run(&["report", "x.go"]);
    assert_eq!(status, 64, "{stderr}");
    assert!(stderr.contains("x.go: line 1"), "{stderr}");
}

#[test]
fn a_quick_comparison_cuts_long_runs() {
    let place = Place::with(
        "package main\nvar sink []byte\nfunc main() { for { sink = make([]byte, 1<<16) } }\n",
    );
    let began = Instant::now();
    let (status, stdout, stderr) = place.run(&["compare", "x.go", "--quick", "--out=r"]);
    assert_eq!(status, 0, "{stdout}{stderr}");
    assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
    assert!(stdout.contains("All runs were ended after 5.0 s"), "{stdout}");
    assert!(
        stdout.contains("alloc p99"),
        "a run that ends itself leaves its whole trace: {stdout}"
    );
}

#[test]
fn what_cannot_work_is_refused_before_anything_runs() {
    let cases: [(&str, &[&str], i32, &str); 11] = [
        // (program, arguments, exit status, what is said)
        ("package main\nfunc main() { x }\n", &["x.go"], 1, "undefined: x"),
        (SMALL, &["missing.go"], 1, "missing.go"),
        (SMALL, &["x.go", "--policy=decya"], 64, "did you mean decay?"),
        (SMALL, &["x.go", "--policy=decay:drity=1s"], 64, "did you mean dirty?"),
        (SMALL, &["x.go", "--policy=go,gogcc=50"], 64, "did you mean gogc?"),
        (SMALL, &["x.go", "--with=hold"], 64, "real Go knows gogc, limit and procs only"),
        (SMALL, &["x.go", "--out=/dev/null/results"], 64, "name another folder with --out"),
        (SMALL, &["--policy=go"], 64, "required"),
        (SMALL, &["x.go", "--policy=go,gc.precent=50"], 64, "gc.percent"),
        (SMALL, &["-"], 64, "put it into a file"),
        (SMALL, &["x.go", "--", "y.go"], 64, "y.go would be taken for a file of the program"),
    ];
    for (program, args, want, said) in cases {
        let place = Place::with(program);
        let (status, _, stderr) = place.run(&[&["compare"], args].concat());
        assert_eq!(status, want, "{args:?}: {stderr}");
        assert!(stderr.contains(said), "{args:?}: {stderr}");
    }
}

#[test]
fn programs_that_fail_are_recorded_and_the_others_compared() {
    let crashes = "package main\nimport \"runtime/debug\"\nfunc main() {\n\
        if debug.SetGCPercent(100) == 50 { panic(\"ow\") }\n}\n";
    let place = Place::with(crashes);
    let args = ["compare", "x.go", "--policy=go", "--policy=go,gogc=50", "--runs=2", "--out=r"];
    let (status, stdout, stderr) = place.run(&args);
    assert_eq!(status, 0, "{stderr}");
    assert!(stdout.contains("Failed: B warming up ended with status 2"), "{stdout}");
    assert_eq!(place.lines("r/runs.jsonl", "run"), 4, "three of one, and of the other one");

    let cases = [
        // (program, its timeout, what is said)
        ("package main\nfunc main() { panic(\"ow\") }\n", "60s", "ended with status 2"),
        ("package main\nfunc main() { select {} }\n", "60s", "ended with status 2: "),
        (
            "package main\nfunc main() { for {} }\n",
            "500ms",
            "was still running after 0.5 s, and was killed",
        ),
    ];
    for (program, timeout, said) in cases {
        let place = Place::with(program);
        let timeout = format!("--timeout={timeout}");
        let (status, stdout, stderr) =
            place.run(&["compare", "x.go", "--policy=go", "--runs=1", &timeout]);
        assert_eq!(status, 1, "{program}: {stdout}{stderr}");
        assert!(stdout.contains(said), "{program}: {stdout}{stderr}");
        assert!(stderr.contains("there is nothing to compare"), "{program}: {stderr}");
    }
}

#[test]
fn a_program_that_prints_without_end_costs_no_disk() {
    let place = Place::with(
        "package main\nimport (\"bufio\"; \"os\"; \"bytes\")\nfunc main() {\n\
        w := bufio.NewWriterSize(os.Stdout, 1<<20); line := bytes.Repeat([]byte(\"x\"), 1<<20)\n\
        for i := 0; i < 2000; i++ { w.Write(line) }; w.Flush()\n}\n",
    );
    let (status, _, stderr) = place.run(&["compare", "x.go", "--policy=go", "--runs=1"]);
    assert_eq!(status, 0, "{stderr}");
}

#[test]
fn a_full_disk_is_an_error_that_says_where() {
    let place = Place::with(SMALL);
    fs::create_dir(place.0.path().join("r")).expect("a folder");
    std::os::unix::fs::symlink("/dev/full", place.0.path().join("r/runs.jsonl")).expect("a link");
    let (status, _, stderr) = place.run(&["compare", "x.go", "--policy=go", "--runs=1", "--out=r"]);
    assert_eq!(status, 125, "{stderr}");
    assert!(
        stderr.contains("No space left on device") && stderr.contains("r/runs.jsonl"),
        "{stderr}"
    );
}

#[test]
fn ctrl_c_keeps_what_is_finished() {
    let place = Place::with(SMALL);
    let args = ["compare", "x.go", "--policy=go", "--policy=hold", "--runs=10000", "--out=r"];
    let mut command = place.command(&args);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("burrow runs");
    let runs = place.0.path().join("r/runs.jsonl");
    wait_for(|| fs::read_to_string(&runs).is_ok_and(|text| text.lines().count() > 5));
    // A shell's own, which is there everywhere.
    let killed = Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status();
    assert!(killed.expect("a shell").success());
    let (status, stdout, stderr) = told(&child.wait_with_output().expect("it ends"));
    assert_eq!(status, 130, "{stdout}{stderr}");
    assert!(stdout.contains("peak RSS"), "{stdout}");
    assert_eq!(place.lines("r/runs.jsonl", "summary"), 1);
    assert!(Path::new(&place.0.path().join("r/report.html")).exists());
}

fn wait_for(done: impl Fn() -> bool) {
    let began = Instant::now();
    while !done() {
        assert!(began.elapsed() < Duration::from_secs(60), "it never came");
        sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_sweep_goes_on_where_it_ended() {
    let place = Place::with(SMALL);
    let sweep = ["sweep", "x.go", "--gogc=50,200", "--policy", "go hold", "--runs=1", "--out=r"];
    let (status, stdout, stderr) = place.run(&sweep);
    assert_eq!(status, 0, "{stderr}");
    assert!(stdout.contains("go,gogc=50") && stdout.contains("Least CPU x memory"), "{stdout}");
    assert_eq!(place.lines("r/cells.jsonl", "run"), 4);

    // As if it had been killed while it wrote its third run.
    let text = place.read("r/cells.jsonl");
    let lines: Vec<&str> = text.lines().collect();
    place.put("r/cells.jsonl", &format!("{}\n{}", lines[..3].join("\n"), &lines[3][..50]));
    let (status, _, stderr) = place.run(&sweep);
    assert_eq!(status, 0, "{stderr}");
    assert!(
        stderr.contains("line 4 is cut short") && stderr.contains("2 runs are there already"),
        "{stderr}"
    );
    assert_eq!(place.lines("r/cells.jsonl", "run"), 4);

    let other = ["sweep", "x.go", "--gogc=100", "--runs=1", "--out=r"];
    let (status, _, stderr) = place.run(&other);
    assert_eq!(status, 64, "{stderr}");
    assert!(stderr.contains("is of another sweep"), "{stderr}");
}

#[test]
fn shards_are_joined() {
    let place = Place::with(SMALL);
    place.put(
        "plan.toml",
        "program = [\"x.go\"]\nruns = 1\nout = \"r\"\n[grid]\ngogc = [50, 100, \"off\"]\npolicy = [\"go\"]\n",
    );
    // Both write into one folder, as jobs of an array do.
    for shard in ["1/2", "2/2"] {
        let (status, _, stderr) =
            place.run(&["sweep", "--plan=plan.toml", "--shard", shard, "--jobs=2"]);
        assert_eq!(status, 0, "{stderr}");
    }
    let (status, stdout, stderr) = place.run(&[
        "sweep",
        "merge",
        "--out=whole",
        "r/cells-1-of-2.jsonl",
        "r/cells-2-of-2.jsonl",
    ]);
    assert_eq!(status, 0, "{stderr}");
    for cell in ["go,gogc=50", "go,gogc=100", "go,gogc=off"] {
        assert!(stdout.contains(cell), "{cell}: {stdout}");
    }
    assert_eq!(place.lines("whole/cells.jsonl", "run"), 3);
    assert!(place.read("whole/sweep.html").contains("</html>"));

    place.put("plan.toml", "gird = 1\n");
    let (status, _, stderr) = place.run(&["sweep", "--plan=plan.toml"]);
    assert_eq!(status, 64, "{stderr}");
    assert!(stderr.contains("plan.toml") && stderr.contains("gird"), "{stderr}");
}
