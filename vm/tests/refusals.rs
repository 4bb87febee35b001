//! Programs that Go may accept and Burrow refuses with an error of its own: none of them panics or takes memory.

use burrow_vm::{LoadError, SourceText, load};

/// Name, text, and what the first error begins with.
const CASES: &[(&str, &str, &str)] = &[
    (
        "a package without main",
        "package a\ntype main int\nvar X main",
        "package command-line-arguments is not a main package",
    ),
    (
        "package variables of 2 GiB",
        "package main\nvar a [1<<31 - 1024]byte\nfunc main() { println(a[0]) }",
        "package variables too large",
    ),
    (
        "a pointer mask without end",
        "package main\nvar a [1<<30]*int\nfunc main() { println(a[0]) }",
        "not supported yet: values as large as those of [1073741824]*int",
    ),
    (
        "more registers than there are",
        "package main\nfunc f() (a, b, c, d, e, f, g, h, i [8000]int64) { a[1] = 2; i[2] = 3; return }\n\
         func main() { a, b, c, d, e, f, g, h, i := f(); println(a[1], b[1], c[1], d[1], e[1], f[1], g[1], h[1], i[2]) }",
        "function too large",
    ),
];

#[test]
fn refused_with_an_error() {
    for (name, text, want) in CASES {
        let file = SourceText { name: "x.go".into(), bytes: text.as_bytes().to_vec() };
        match load(vec![file]).map(|_| ()) {
            Err(LoadError::Errors { diags, .. }) => {
                let message = &diags[0].message;
                assert!(message.starts_with(want), "{name}: {message}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}
