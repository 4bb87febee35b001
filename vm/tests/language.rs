//! Small programs and what Go prints for them: one per rule of the language that a compiler easily gets wrong.
//!
//! The shorter ones stand here, the longer ones in `language/`, each with what it printed under Go 1.27.3 (standard output
//! and error) in the `.out` beside it. Each runs plain and with a collection at every safepoint, the heap verified after
//! each.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use burrow_runtime::{Runtime, Stress};
use burrow_vm::{LoadError, SourceText, load, run};

/// Name, body of the program behind `package main`, output.
const CASES: &[(&str, &str, &str)] = &[
    (
        "a loop bounded by a call without operands",
        "func n() int { return 3 }\nfunc main() { s := 0; for i := 0; i < n(); i++ { s += i }; println(s) }",
        "3\n",
    ),
    (
        "deferred calls run last first, with the operands of their time",
        "func main() { for i := 0; i < 3; i++ { defer println(i) }; println(9) }",
        "9\n2\n1\n0\n",
    ),
    (
        "a recovered panic returns the named results",
        "func f() (n int) { defer func() { recover(); n *= 2 }(); n = 21; panic(1) }\nfunc main() { println(f()) }",
        "42\n",
    ),
    (
        "no result is set before all values are there",
        "func f() (a bool, b int) { defer func() { recover() }(); var p *int; return true, *p }\n\
         func main() { println(f()) }",
        "false 0\n",
    ),
    (
        "a panic replaces the one before it",
        "func f() (r any) { defer func() { r = recover() }(); defer func() { panic(2) }(); panic(1) }\n\
         func main() { println(f().(int)) }",
        "2\n",
    ),
    (
        "run-time errors are errors",
        "func f() (r any) { defer func() { r = recover() }(); var m map[int]int; m[1] = 2; return nil }\n\
         func main() { println(f().(error).Error()) }",
        "assignment to entry in nil map\n",
    ),
    (
        "recover works only in the deferred function itself",
        "func help() any { return recover() }\n\
         func f() (r any) { defer func() { r = recover() }(); defer func() { println(help() == nil) }(); panic(7) }\n\
         func main() { println(f().(int)) }",
        "true\n7\n",
    ),
    (
        "closures share variables, loops make new ones",
        "func main() { var fs []func() int; for i := 0; i < 3; i++ { fs = append(fs, func() int { i += 10; return i }) }\n\
         for _, f := range fs { print(f(), \" \", f(), \" \") }; println() }",
        "10 20 11 21 12 22 \n",
    ),
    (
        "operands before assignments",
        "func main() { a := []int{1, 2, 3}; i := 0; i, a[i] = 2, 9; println(i, a[0], a[2])\n\
         x, y := 1, 2; x, y = y, x; println(x, y) }",
        "2 9 3\n2 1\n",
    ),
    (
        "methods of embedded fields, through interfaces too",
        "type A struct{ n int }\nfunc (a *A) Inc() { a.n++ }\nfunc (a A) Get() int { return a.n }\n\
         type B struct { A; s string }\ntype I interface { Inc(); Get() int }\n\
         func main() { b := B{A{1}, \"x\"}; var i I = &b; i.Inc(); b.Inc(); f := b.Get; b.Inc(); println(i.Get(), f()) }",
        "4 3\n",
    ),
    (
        "arrays are values",
        "func set(a [3]int) [3]int { a[0] = 9; return a }\n\
         func main() { a := [3]int{1, 2, 3}; b := set(a); c := a; c[1] = 7; for i := range a { a[i]++ }\n\
         println(a[0], b[0], c[0], c[1], a == [3]int{2, 3, 4}) }",
        "2 9 1 7 true\n",
    ),
    (
        "small fields of structs in registers",
        "type T struct { a int8; b uint16; c int32; d bool }\n\
         func main() { t := T{-1, 65535, -5, true}; u := t; u.b++; u.a--; t.c *= 2; println(t.a, u.a, u.b, t.c, u.d, t == u) }",
        "-1 -2 0 -10 true false\n",
    ),
    (
        "integers wrap, shifts saturate",
        "func main() { var a int8 = 127; a++; var b uint32 = 1; b <<= 33; s := 70; println(a, b, 1<<s>>1, -8>>s, uint8(300&0xff)) }",
        "-128 0 0 -1 44\n",
    ),
    (
        "switches",
        "func f(x any) string { switch v := x.(type) { case nil: return \"nil\"; case int, string: return \"basic\"; \
         case error: return v.Error(); case []int: if len(v) > 1 { return \"many\" }; return \"few\" }; return \"?\" }\n\
         func main() { println(f(nil), f(1), f([]int{1}), f(2.5)); switch x := 3; { case x > 2: println(\"a\"); fallthrough; case x > 5: println(\"b\"); default: println(\"c\") } }",
        "nil basic few ?\na\nb\n",
    ),
    (
        "labels",
        "func main() { n := 0\nouter: for i := 0; i < 5; i++ { for j := 0; j < 5; j++ { if j == 3 { continue outer }; if i == 3 { break outer }; n += j } }\nprintln(n) }",
        "9\n",
    ),
    (
        "strings and runes",
        "func main() { for i, r := range \"a\\u00e9\\xffz\" { print(i, \":\", r, \" \") }; s := \"héllo\"; b := []byte(s); r := []rune(s); println(len(s), len(b), len(r), string(r[1:3]), s[1:3] == \"é\") }",
        "0:97 1:233 3:65533 4:122 6 6 5 él true\n",
    ),
    (
        "maps",
        "type K struct { a int; s string }\n\
         func main() { m := map[K][]int{}; for i := 0; i < 100; i++ { k := K{i % 10, \"x\"}; m[k] = append(m[k], i) }\n\
         v, ok := m[K{3, \"x\"}]; _, no := m[K{3, \"y\"}]; delete(m, K{4, \"x\"}); n := 0; for k, v := range m { n += k.a * len(v) }; println(len(v), v[9], ok, no, len(m), n) }",
        "10 93 true false 9 410\n",
    ),
    (
        "slices as arrays, and smallest of float32",
        "func f(s []int) (r any) { defer func() { r = recover() }(); a := [2]int(s); p := (*[2]int)(s); p[0] = 9; println(a[0], s[0], a[1]); return nil }\n\
         func main() { f([]int{1, 2, 3}); println(f([]int{1}).(error).Error()); var x, y float32 = 1.5, -2; println(min(x, y, 0.5) == -2, max(x, y) == 1.5) }",
        "1 9 2\nruntime error: cannot convert slice with length 1 to array or pointer to array with length 2\ntrue true\n",
    ),
    (
        "generics",
        "type Num interface { ~int | ~float64 }\nfunc Sum[T Num](xs ...T) (s T) { for _, x := range xs { s += x }; return }\n\
         type List[T any] struct { head *node[T]; n int }\ntype node[T any] struct { v T; next *node[T] }\n\
         func (l *List[T]) Push(v T) { l.head = &node[T]{v, l.head}; l.n++ }\n\
         func Map[T, U any](l *List[T], f func(T) U) *List[U] { var out List[U]; for n := l.head; n != nil; n = n.next { out.Push(f(n.v)) }; return &out }\n\
         type Namer interface { Name() string }\ntype Dog struct{}\nfunc (Dog) Name() string { return \"dog\" }\n\
         func Call[T Namer](x T) string { return x.Name() }\n\
         func main() { var l List[int]; l.Push(1); l.Push(2); m := Map(&l, func(i int) string { return string(rune('a' + i)) })\n\
         println(Sum(1, 2, 3), Sum(0.5, 0.25) == 0.75, m.head.v, m.n, Call(Dog{})) }",
        "6 true b 2 dog\n",
    ),
];

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

fn output(name: &str, text: String, stress: Stress) -> String {
    let files = vec![SourceText { name: format!("{name}.go"), bytes: text.into() }];
    let mut program = load(files).unwrap_or_else(|error| match error {
        LoadError::Errors { diags, .. } => panic!("{name}: {diags:?}"),
        LoadError::Other(message) => panic!("{name}: {message}"),
    });
    let printed = Buffer::default();
    let builder = Runtime::builder().stdout(printed.clone()).stderr(printed.clone()).stress(stress);
    let rt = builder.build().expect("a runtime can be made");
    run(&mut program, &rt);
    let bytes = printed.0.lock().expect("no writer panics").clone();
    String::from_utf8(bytes).expect("programs print UTF-8")
}

#[test]
fn programs_print_what_go_prints() {
    for (name, body, want) in CASES {
        check(name, &format!("package main\n\n{body}\n"), want);
    }
}

#[test]
fn longer_programs_print_what_go_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language");
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut sources: Vec<PathBuf> =
        entries.map(|entry| entry.expect("it can be read").path()).collect();
    sources.retain(|path| path.extension().is_some_and(|ext| ext == "go"));
    sources.sort();
    assert!(!sources.is_empty(), "there are programs");
    for path in sources {
        let read = |path: &Path| std::fs::read_to_string(path).expect("a program has both files");
        let name = path.file_stem().expect("files have names").to_string_lossy();
        check(&name, &read(&path), &read(&path.with_extension("out")));
    }
}

/// A program that keeps several Ps busy with a heap that changes while it is marked.
const GARDENERS: &str = "package main
import \"sync\"
type tree struct { left, right *tree; n int }
func grow(depth int) *tree {
	if depth == 0 { return &tree{n: 1} }
	return &tree{grow(depth - 1), grow(depth - 1), 1}
}
func (t *tree) count() int {
	if t == nil { return 0 }
	return t.n + t.left.count() + t.right.count()
}
func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	total, shared := 0, map[int]*tree{}
	for g := range 4 {
		wg.Go(func() {
			t := grow(10)
			for i := range 40 {
				t.left, t.right = t.right, t.left
				t.left.left, t.right.right = t.right.right, grow(8)
				mu.Lock()
				shared[g*7+i%7], total = t.right, total + shared[(g*7+i)%28].count() & 1
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	println(len(shared))
}
";

#[test]
fn marks_are_checked_while_the_program_runs() {
    let source = SourceText { name: "gardeners.go".into(), bytes: GARDENERS.into() };
    let mut program = load(vec![source]).expect("it is a program");
    let printed = Buffer::default();
    let builder = Runtime::builder().stdout(printed.clone()).stderr(printed.clone());
    let checked = builder.env([("GODEBUG".into(), "gccheckmark=1".into())]).procs(4).gogc(5);
    let rt = checked.build().expect("a runtime can be made");
    let outcome = run(&mut program, &rt);
    let bytes = printed.0.lock().expect("no writer panics").clone();
    assert_eq!((outcome.status, String::from_utf8_lossy(&bytes).as_ref()), (0, "28\n"));
    assert!(outcome.stats.num_gc > 1, "{} cycles", outcome.stats.num_gc);
}

/// A program that begins with `// collect every N` passes too many safepoints to collect at each.
fn check(name: &str, text: &str, want: &str) {
    let first = text.lines().next().unwrap_or_default();
    let every = first.strip_prefix("// collect every ").and_then(|n| n.parse().ok()).unwrap_or(1);
    assert_eq!(output(name, text.into(), Stress::Off), want, "{name}");
    let stressed = output(name, text.into(), Stress::Every(every));
    assert_eq!(stressed, want, "{name}, collecting at every {every}th safepoint");
}
