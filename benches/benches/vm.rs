//! Benchmarks of the VM: what one operation of the interpreter costs, the front end, whole programs.
//!
//! A case of `dispatch` is a Go program with a loop; its figure is the time of one round, the loop's
//! own two instructions included (`empty loop` says what they take).
//!
//! ```text
//! cargo bench -p burrow-benches --bench vm -- dispatch
//! ```

use std::hint::black_box;
use std::io;
use std::path::PathBuf;

use burrow_runtime::Runtime;
use burrow_vm::syntax::parser::parse_file;
use burrow_vm::syntax::source::SourceMap;
use burrow_vm::syntax::symbol::Interner;
use burrow_vm::{Program, SourceText, load, run};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};

/// Rounds of the loop: some milliseconds.
const ROUNDS: u64 = 100_000;

/// A Go program around a loop.
struct Case {
    name: &'static str,
    /// Types and functions.
    declarations: &'static str,
    /// What `main` does first.
    before: &'static str,
    /// What a round does; `i` counts the rounds, `total` is an int.
    round: &'static str,
}

const CASES: &[Case] = &[
    Case { name: "empty loop", declarations: "", before: "", round: "" },
    Case {
        name: "int arithmetic",
        declarations: "",
        before: "",
        round: "total = (total*31 + i) ^ total>>7",
    },
    Case {
        name: "float arithmetic",
        declarations: "",
        before: "x := 1.5",
        round: "x = x*0.999 + 2.5",
    },
    Case {
        name: "branch",
        declarations: "",
        before: "",
        round: "if i&3 == 0 { total += i } else { total-- }",
    },
    Case {
        name: "call",
        declarations: "//go:noinline\nfunc add(a, b int) int { return a + b }",
        before: "",
        round: "total = add(total, i)",
    },
    Case {
        name: "method call",
        declarations: "type T struct{ n int }\n//go:noinline\nfunc (t *T) add(n int) { t.n += n }",
        before: "t := &T{}",
        round: "t.add(i)",
    },
    Case {
        name: "interface call",
        declarations: "type Adder interface{ add(n int) }\ntype T struct{ n int }\n\
                       //go:noinline\nfunc (t *T) add(n int) { t.n += n }",
        before: "var a Adder = &T{}",
        round: "a.add(i)",
    },
    Case {
        name: "closure call",
        declarations: "",
        before: "add := func(n int) { total += n }",
        round: "add(i)",
    },
    Case {
        name: "slice element",
        declarations: "",
        before: "s := make([]int, 1024)",
        round: "s[i&1023] += i",
    },
    Case {
        name: "struct field",
        declarations: "type T struct{ x, y int }",
        before: "t := &T{}",
        round: "t.x += i; t.y ^= t.x",
    },
    Case {
        name: "string byte",
        declarations: "",
        before: "s := \"a string\"",
        round: "total += int(s[i&7])",
    },
    Case {
        name: "map element",
        declarations: "",
        before: "m := map[int]int{}",
        round: "m[i&1023] += i",
    },
    Case {
        name: "new",
        declarations: "type T struct{ x, y int; next *T }",
        before: "var t *T",
        round: "t = &T{x: i}; total += t.x",
    },
    Case {
        name: "type switch",
        declarations: "",
        before: "values := []any{1, \"two\", 3.0}",
        round: "switch v := values[i%3].(type) { case int: total += v; case string: total += len(v) }",
    },
];

impl Case {
    fn text(&self) -> String {
        let Case { declarations, before, round, .. } = self;
        format!(
            "package main\n\nimport \"fmt\"\n\n{declarations}\n\nfunc main() {{\n\ttotal := 0\n\t{before}\n\
             \tfor i := 0; i < {ROUNDS}; i++ {{\n\t\t{round}\n\t}}\n\tfmt.Println(total)\n}}\n"
        )
    }
}

/// A program of this text; benchmarks have no errors.
fn compiled(name: &str, text: &str) -> Program {
    let source = SourceText { name: name.into(), bytes: text.into() };
    load(vec![source]).unwrap_or_else(|error| panic!("{name}: {error:?}\n{text}"))
}

fn quiet_runtime() -> Runtime {
    let builder = Runtime::builder().stdout(io::sink()).stderr(io::sink()).seed(1);
    builder.build().expect("memory for a benchmark")
}

/// Times runs of a program, each on a runtime of its own.
fn bench_program(group: &mut Group<'_>, name: &str, program: &mut Program) {
    group.bench_function(name, |b| {
        b.iter_batched(
            quiet_runtime,
            |rt| {
                assert_eq!(run(program, &rt).status, 0, "{name}");
                rt
            },
            BatchSize::PerIteration,
        );
    });
}

type Group<'c> = criterion::BenchmarkGroup<'c, criterion::measurement::WallTime>;

/// What the interpreter's instructions cost, by kind.
fn dispatch(c: &mut Criterion) {
    let mut group = c.benchmark_group("dispatch");
    group.throughput(Throughput::Elements(ROUNDS)).sample_size(20);
    for case in CASES {
        bench_program(&mut group, case.name, &mut compiled(case.name, &case.text()));
    }
    group.finish();
}

/// The text of one of `tests/programs/bench`.
fn bench_text(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/programs/bench");
    std::fs::read_to_string(folder.join(name)).expect("the repository's own programs")
}

/// From text to tree, and from text to bytecode with the packages that it imports.
fn front_end(c: &mut Criterion) {
    let mut group = c.benchmark_group("front_end");
    for name in ["fib.go", "treap.go", "fannkuch.go"] {
        let text = bench_text(name);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("parse, {name}"), |b| {
            b.iter_batched(
                || {
                    let mut sources = SourceMap::default();
                    let number = sources.add(name.into(), text.clone()).expect("a short program");
                    (bumpalo::Bump::new(), sources, number)
                },
                |(arena, sources, number)| {
                    let (mut interner, mut next, mut diags) = (Interner::default(), 0, Vec::new());
                    let file =
                        parse_file(&arena, &sources, number, &mut interner, &mut next, &mut diags);
                    black_box(file.decls.len())
                },
                BatchSize::SmallInput,
            );
        });
        group.bench_function(format!("load, {name}"), |b| {
            b.iter_with_large_drop(|| compiled(name, &text));
        });
    }
    group.finish();
}

/// A few whole programs; `tests/tools/race.py` races all of them against peers.
fn programs(c: &mut Criterion) {
    let mut group = c.benchmark_group("programs");
    group.sample_size(10);
    for name in ["fannkuch.go", "mandel.go", "maps.go", "shapes.go"] {
        bench_program(&mut group, name, &mut compiled(name, &bench_text(name)));
    }
    group.finish();
}

criterion_group!(vm, dispatch, front_end, programs);
criterion_main!(vm);
