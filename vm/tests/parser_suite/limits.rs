//! No input makes the parser overflow its stack or take long: each limit ends in one clear error.

use std::time::{Duration, Instant};

use crate::common::parse;

/// As deep or long as a hostile input might go.
const MANY: usize = 100_000;

/// Far more than any case here takes even on a busy machine, far less than quadratic time would need.
const PATIENCE: Duration = Duration::from_secs(20);

fn value(x: String) -> String {
    format!("package p\nvar x = {x}\n")
}

fn ty(x: String) -> String {
    format!("package p\ntype T {x}\n")
}

fn body(x: String) -> String {
    format!("package p\nfunc f() {{\n{x}\n}}\n")
}

#[test]
fn deep_nesting_is_one_error() {
    let open = |text: &str| text.repeat(MANY);
    let pair = |left: &str, right: &str| left.repeat(MANY) + &right.repeat(MANY);
    let cases = [
        ("parentheses", value(open("(") + "1" + &")".repeat(MANY))),
        ("unclosed parentheses", value(open("("))),
        ("literals", value("T".to_string() + &pair("{", "}"))),
        ("typed literals", value(pair("[]T{", "}"))),
        ("unary operators", value(open("- ") + "1")),
        ("not", value(open("!") + "x")),
        ("addresses", value(open("& ") + "x")),
        ("receives", value(open("<-") + "x")),
        ("receive channels", value(open("<-") + "chan int")),
        ("stars", value(open("*") + "x")),
        ("tildes", value(open("~") + "x")),
        ("calls in calls", value(open("f("))),
        ("indices in indices", value(open("a["))),
        ("slices in slices", value(open("a[:"))),
        ("mixed", value("-(!([]T{f(a[".repeat(MANY / 5))),
        ("pointer types", ty(open("*") + "T")),
        ("slice types", ty(open("[]") + "T")),
        ("array types", ty(open("[1]") + "T")),
        ("map types", ty(open("map[int]") + "T")),
        ("map keys", ty(open("map["))),
        ("channel types", ty(open("chan ") + "T")),
        ("function results", ty(open("func() "))),
        ("function parameters", ty(open("func("))),
        ("structs", ty(open("struct{a "))),
        ("interfaces", ty(open("interface{f("))),
        ("type arguments", ty(open("A["))),
        ("blocks", body(pair("{", "}"))),
        ("ifs", body(pair("if a {", "}"))),
        ("switches", body(pair("switch {case 1:", "}"))),
        ("selects", body(pair("select {case <-c:", "}"))),
        ("function literals", body(pair("func(){", "}()"))),
        ("labels", body(open("L: "))),
        ("sum", value(open("a + ") + "a")),
        ("comparisons", value(open("a < ") + "a")),
        ("selectors", value("a".to_string() + &open(".b"))),
        ("calls of calls", value("f".to_string() + &open("()"))),
        ("elements of elements", value("a".to_string() + &open("[0]"))),
        ("assertions", value("a".to_string() + &open(".(T)"))),
        ("else if", body("if a {}".to_string() + &open(" else if a {}"))),
    ];
    for (name, source) in cases {
        let start = Instant::now();
        let errors = parse_in_default_stack(source);
        assert_eq!(errors.len(), 1, "{name}: {errors:?}");
        assert!(errors[0].ends_with(": nesting too deep"), "{name}: {errors:?}");
        assert!(start.elapsed() < PATIENCE, "{name} took {:?}", start.elapsed());
    }
}

#[test]
fn long_is_not_deep() {
    let cases = [
        ("sum", value("a+".repeat(9_000) + "a")),
        ("else if", body("if a {}".to_string() + &" else if a {}".repeat(9_000))),
        ("parentheses", value("(".repeat(900) + "1" + &")".repeat(900))),
        ("arguments", value("f(".to_string() + &"a+b,".repeat(MANY) + ")")),
        ("elements", value("[]int{".to_string() + &"1,".repeat(MANY) + "}")),
        ("statements", body("x = x + 1\n".repeat(MANY))),
        ("parameters", format!("package p\nfunc f({})\n", "int,".repeat(MANY))),
        ("fields", ty("struct{".to_string() + &"a int;".repeat(MANY) + "}")),
        ("methods", ty("interface{".to_string() + &"m(a int) b;".repeat(MANY) + "}")),
        ("terms", ty("interface{".to_string() + &"~int|".repeat(MANY) + "int}")),
        ("cases", body("switch x {".to_string() + &"case a+b:\n".repeat(MANY) + "}")),
        ("specs", format!("package p\nvar (\n{})\n", "a = b+c\n".repeat(MANY))),
        ("imports", "package p\n".to_string() + &"import \"a\"\n".repeat(MANY)),
        ("digits", value("1".repeat(MANY))),
        ("one name", "package ".to_string() + &"a".repeat(MANY)),
        ("pragmas", "package p\n".to_string() + &"//go:x\n".repeat(MANY)),
    ];
    for (name, source) in cases {
        let start = Instant::now();
        let errors = parse_in_default_stack(source);
        assert!(errors.is_empty(), "{name}: {errors:?}");
        assert!(start.elapsed() < PATIENCE, "{name} took {:?}", start.elapsed());
    }
}

/// Parses on a stack of the size that threads have by default; the dump of the tree needs more.
fn parse_in_default_stack(source: String) -> Vec<String> {
    use burrow_vm::syntax::{parser::parse_file, render, source::SourceMap, symbol::Interner};
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    let parse = move || {
        let (arena, mut sources) = (bumpalo::Bump::new(), SourceMap::default());
        let file = sources.add("x.go".into(), source).expect("less than 4 GiB");
        let (mut interner, mut next_id, mut diagnostics) = (Interner::default(), 0, Vec::new());
        parse_file(&arena, &sources, file, &mut interner, &mut next_id, &mut diagnostics);
        diagnostics.iter().map(|diagnostic| render::short(&sources, diagnostic)).collect()
    };
    thread.spawn(parse).expect("a thread").join().expect("no panic and no overflow")
}

#[test]
fn many_errors_end_after_ten() {
    let errors = parse(&body("a b\n".repeat(MANY))).errors;
    assert_eq!(errors.len(), 11, "{errors:?}");
    assert_eq!(errors[10], "12:3: too many errors");
}
