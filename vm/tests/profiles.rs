//! Heap and CPU profiles have the script's functions and lines, and count what the script did.

use std::io::{Write, sink};
use std::sync::{Arc, Mutex};

use burrow_runtime::{Builder, Runtime};
use burrow_trace::pprof::{Frame, Profile, Sample};
use burrow_vm::{Program, Purpose, SourceText, load_snippet, load_with, profiles, run};

fn program(text: &str, purpose: Purpose) -> Program {
    let files = vec![SourceText { name: "x.go".into(), bytes: text.into() }];
    load_with(files, burrow_vm::NoPackages, purpose).unwrap_or_else(|e| panic!("{text}: {e:?}"))
}

fn runtime() -> Builder {
    Runtime::builder().stdout(sink()).args(["x.go".into()])
}

/// The heap profile of a whole run in which every allocation is sampled.
fn heap_of(text: &str) -> Profile {
    let mut program = program(text, Purpose::Sample);
    let rt = runtime().profile_rate(1).build().expect("a runtime");
    assert_eq!(run(&mut program, &rt).status, 0, "{text}");
    profiles::heap(&program, &rt)
}

/// The calls of a sample.
fn calls<'p>(profile: &'p Profile, sample: &'p Sample) -> impl Iterator<Item = &'p Frame> {
    sample.stack.iter().map(|&place| &profile.frames[place as usize])
}

/// Innermost function and line, the script's own only.
fn innermost<'p>(profile: &'p Profile, sample: &'p Sample) -> Option<(&'p str, u32)> {
    let frame = calls(profile, sample).find(|frame| frame.function.starts_with("main."))?;
    Some((&frame.function, frame.line))
}

/// Sums of the values of the samples whose innermost place this is.
fn sums(profile: &Profile, function: &str, line: u32) -> [i64; 4] {
    let at = profile
        .samples
        .iter()
        .filter(|sample| innermost(profile, sample) == Some((function, line)));
    at.fold([0; 4], |sums, sample| std::array::from_fn(|n| sums[n] + sample.values[n]))
}

const ALLOCATES: &str = "package main
type node struct { next *node; a, b, c int64 }
var list *node
var text []string
var table = map[int]int{}
var any_ any
func add() { list = &node{next: list} }
//go:noinline
func grow(n int) (b []byte) {
	for range n { b = append(b, make([]byte, 1000)...) }
	return b
}
func main() {
	for range 300 { add() }
	for range 100 { list = list.next }
	text = append(text, string(grow(40)))
	c := make(chan int, 10)
	go func() { big := make([]byte, 100000); c <- len(big) }()
	any_ = <-c + 1000
	defer func() { recover() }()
	var p *node
	println(p.a)
}
";

#[test]
fn with_rate_1_the_heap_profile_counts_every_allocation() {
    let profile = heap_of(ALLOCATES);
    let cases = [
        // (case, function, line, objects and bytes allocated)
        ("an inlined function", "main.add", 7, [300, 300 * 32]),
        ("a large object on another goroutine", "main.main.func1", 18, [1, 106_496]),
        ("a number in an interface: a tiny block", "main.main", 19, [1, 16]),
        ("a channel", "main.main", 17, [1, 192]),
        ("a copy of bytes", "main.main", 16, [2, 40_960 + 16]),
    ];
    for (case, function, line, wanted) in cases {
        let [objects, bytes, ..] = sums(&profile, function, line);
        assert_eq!([objects, bytes], wanted, "{case}: {profile:#?}");
    }
    let inlined = profile.samples.iter().find(|s| innermost(&profile, s) == Some(("main.add", 7)));
    let stack: Vec<_> =
        inlined.into_iter().flat_map(|s| calls(&profile, s)).map(|f| &*f.function).collect();
    assert_eq!(stack, ["main.add", "main.main", "runtime.main"]);
    assert_eq!((profile.period, profile.default_type), (1, "alloc_space"));
}

#[test]
fn what_a_collection_finds_dead_is_not_in_use() {
    let profile = heap_of(
        "package main
import \"runtime\"
type node struct { next *node; a, b, c int64 }
var list *node
func main() {
	for range 300 { list = &node{next: list} }
	for range 100 { list = list.next }
	runtime.GC()
	for range 50 { list = &node{next: list} }
	runtime.KeepAlive(list)
}
",
    );
    assert_eq!(sums(&profile, "main.main", 6), [300, 9600, 200, 6400]);
    assert_eq!(sums(&profile, "main.main", 9), [50, 1600, 50, 1600]);
}

/// A profile at Go's rate is an estimate: within a tenth for some thousand samples.
#[test]
fn a_sampled_profile_estimates_the_whole() {
    let text = "package main
var keep [1 << 10]*[4096]byte
func main() { for i := range 300000 { keep[i & 1023] = new([4096]byte) } }
";
    let mut program = program(text, Purpose::Sample);
    let rt = runtime().seed(7).build().expect("a runtime");
    assert_eq!(run(&mut program, &rt).status, 0);
    let [objects, bytes, ..] = sums(&profiles::heap(&program, &rt), "main.main", 3);
    assert!((270_000..330_000).contains(&objects), "{objects} objects");
    assert!((objects * 4096 - bytes).abs() < 4096 * 10, "{bytes} bytes of {objects} objects");
}

#[test]
fn allocations_are_sampled_only_where_somebody_looks() {
    let cases = [
        // (case, program, purpose, whether there are samples)
        ("nobody", "func main() { x = make([]byte, 1<<20) }", Purpose::Run, false),
        ("the host", "func main() { x = make([]byte, 1<<20) }", Purpose::Sample, true),
        (
            "the script, by its rate",
            "import \"runtime\"\nfunc main() { runtime.MemProfileRate = 1; x = make([]byte, 100) }",
            Purpose::Run,
            true,
        ),
        (
            "the script turns it off",
            "import \"runtime\"\nfunc main() { runtime.MemProfileRate = 0; x = make([]byte, 1<<20) }",
            Purpose::Sample,
            false,
        ),
        (
            "package runtime alone",
            "import \"runtime\"\nfunc main() { x = make([]byte, 1<<20); runtime.GC() }",
            Purpose::Run,
            false,
        ),
        (
            "package runtime/pprof",
            "import \"runtime/pprof\"\nfunc main() { x = make([]byte, 16<<20); pprof.StopCPUProfile() }",
            Purpose::Run,
            true,
        ),
    ];
    for (case, text, purpose, sampled) in cases {
        let (imports, rest) = text.split_at(text.find("func").expect("a main"));
        let mut program = program(&format!("package main\n{imports}var x []byte\n{rest}"), purpose);
        let rt = runtime().seed(1).build().expect("a runtime");
        assert_eq!(run(&mut program, &rt).status, 0, "{case}");
        let profile = &profiles::heap(&program, &rt);
        let found = profile.samples.iter().any(|sample| innermost(profile, sample).is_some());
        assert_eq!(found, sampled, "{case}: {profile:?}");
    }
}

#[test]
fn snippets_are_sampled_too() {
    let code = SourceText {
        name: "-e".into(),
        bytes: "x := make([]byte, 1<<24); println(cap(append(x, 1)))".into(),
    };
    let mut program = load_snippet(code, Purpose::Sample).unwrap_or_else(|e| panic!("{e:?}"));
    let rt = runtime().stderr(sink()).build().expect("a runtime");
    assert_eq!(run(&mut program, &rt).status, 0);
    assert!(!profiles::heap(&program, &rt).samples.is_empty());
}

const SPENDS: &str = "package main
var total int
//go:noinline
func heavy(n int) (s int) {
	for i := 0; i < 5*n; i++ { s += i ^ s<<1 }
	return
}
//go:noinline
func light(n int) (s int) {
	for i := 0; i < n; i++ { s += i ^ s<<1 }
	return
}
func main() { for range 150 { total += heavy(20000) + light(20000) } }
";

#[test]
fn a_cpu_profile_shows_which_function_takes_more() {
    let mut program = program(SPENDS, Purpose::Run);
    let mut ticks = (0, 0);
    // On a loaded machine few ticks may come: run until there are enough to tell.
    for _ in 0..50 {
        let rt = runtime().profile_cpu().build().expect("a runtime");
        assert_eq!(run(&mut program, &rt).status, 0);
        let found = rt.profiles.cpu.stop().expect("it goes on until it is ended");
        let profile = profiles::cpu(&program, &rt, &found);
        assert!(profile.duration_nanos > 0);
        for sample in &profile.samples {
            assert_eq!(sample.values[1], sample.values[0] * 10_000_000);
            match innermost(&profile, sample) {
                Some(("main.heavy", line)) => {
                    assert!((4..=6).contains(&line), "{sample:?}");
                    ticks.0 += sample.values[0];
                }
                Some(("main.light", _)) => ticks.1 += sample.values[0],
                _ => {}
            }
        }
        if ticks.0 + ticks.1 > 60 {
            break;
        }
    }
    assert!(ticks.0 > ticks.1, "{ticks:?}");
}

/// A writer whose content can be looked at afterwards.
#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no writer panics").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Samples come from every P and survive goroutines that move between them, panics that allocate, and collections.
#[test]
fn sampling_bears_goroutines_panics_and_collections() {
    let text = "package main
import (\"fmt\"; \"runtime\"; \"sync\")
type tree struct { left, right *tree }
func build(n int) *tree { if n == 0 { return nil }; return &tree{build(n-1), build(n-1)} }
func (t *tree) count() int { if t == nil { return 0 }; return 1 + t.left.count() + t.right.count() }
func fails(i int) (err error) {
	defer func() { err = fmt.Errorf(\"%v\", recover()) }()
	var a []int
	return fmt.Errorf(\"%d\", a[i])
}
func main() {
	runtime.MemProfileRate = 1
	var wait sync.WaitGroup
	sum := make(chan int, 1)
	for i := range 40 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			n := build(8).count()
			for range 20 { n += len(fails(i).Error()); runtime.Gosched() }
			if i == 7 { sum <- n }
			if i%8 == 0 { runtime.GC() }
		}()
	}
	wait.Wait()
	records := make([]runtime.MemProfileRecord, 10000)
	n, ok := runtime.MemProfile(records, true)
	var trees int64
	for _, r := range records[:n] {
		if f := runtime.FuncForPC(r.Stack()[0] - 1); f.Name() == \"main.build\" { trees += r.AllocObjects }
	}
	fmt.Println(<-sum, ok, trees <= 40*255, trees > 0)
}
";
    for procs in [1, 4] {
        let mut program = program(text, Purpose::Run);
        let out = Buffer::default();
        let rt = Runtime::builder().stdout(out.clone()).procs(procs).profile_cpu().build();
        let rt = rt.expect("a runtime");
        assert_eq!(run(&mut program, &rt).status, 0);
        let printed = String::from_utf8(out.0.lock().expect("no writer panics").clone());
        assert_eq!(printed.expect("UTF-8"), "1275 true true true\n");
        let profile = profiles::heap(&program, &rt);
        let built = profile.samples.iter().filter(|s| {
            calls(&profile, s).next().is_some_and(|frame| frame.function == "main.build")
        });
        assert_eq!(built.map(|s| s.values[0]).sum::<i64>(), 40 * 255, "at the end all counts");
    }
}
