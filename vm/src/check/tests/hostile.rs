//! Programs made to exhaust the checker end with an error, soon.

use super::errors;

/// Runs on a stack as large as the driver's.
fn on_large_stack(f: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(f).expect("a thread");
    thread.join().expect("no panic");
}

fn chain(first: &str, step: impl Fn(usize) -> String, count: usize) -> String {
    let steps: Vec<String> = (0..count).map(step).collect();
    format!("{first}; {}", steps.join("; "))
}

#[test]
fn constants_stay_small() {
    let cases = [
        ("squares", chain("const c0 = 1.1", |i| format!("const c{} = c{i} * c{i}", i + 1), 60)),
        ("integers", chain("const c0 = 3", |i| format!("const c{} = c{i} * c{i}", i + 1), 60)),
        (
            "strings",
            chain("const c0 = \"abcd\"", |i| format!("const c{} = c{i} + c{i}", i + 1), 60),
        ),
        ("exponent", "const a = 1e1000000000; const b = a * a".to_string()),
        ("shift", "const a = 1 << 1000000000".to_string()),
    ];
    for (case, source) in cases {
        assert_eq!(errors(&source).len(), 1, "{case}");
    }
}

#[test]
fn types_stay_small() {
    let cases = [
        (
            "triples",
            chain(
                "type T0 struct { a []int }",
                |i| format!("type T{} struct {{ a, b, c T{i} }}", i + 1),
                60,
            ),
        ),
        ("arrays", "var a [1<<62]int".to_string()),
        ("growing struct", "type T[P any] struct { f T[T[P]] }".to_string()),
        (
            "growing pointer",
            "type T[P any] struct { f *T[T[P]] }; var x T[int]; var y = x.f.f.f.f".to_string(),
        ),
        (
            "embedding",
            chain(
                "type T0 struct { a int }",
                |i| {
                    format!(
                        "type A{0} struct {{ T{i} }}; type B{0} struct {{ T{i} }}; type T{0} struct {{ A{0}; B{0} }}",
                        i + 1
                    )
                },
                40,
            ) + "; var x = T40{}.a",
        ),
    ];
    for (case, source) in cases {
        assert!(!errors(&source).is_empty(), "{case}");
    }
}

#[test]
fn deep_trees() {
    on_large_stack(|| {
        let cases = [
            ("sum", format!("func main() {{ x := 1; println(x{}) }}", " + x".repeat(9_000))),
            ("constant", format!("const c = 1{}", " + 1".repeat(9_000))),
            (
                "shifts",
                format!(
                    "func main() {{ n := 1; var x int64 = 1<<n{}; println(x) }}",
                    " + 1<<n".repeat(4_000)
                ),
            ),
            (
                "selectors",
                format!("type T struct {{ t *T }}; var x T; var y = x{}", ".t".repeat(9_000)),
            ),
            ("parentheses", format!("var x = {}1{}", "(".repeat(900), ")".repeat(900))),
            ("type", format!("var x {}int", "[]".repeat(900))),
        ];
        for (case, source) in cases {
            assert_eq!(errors(&source), [""; 0], "{case}");
        }
    });
}
