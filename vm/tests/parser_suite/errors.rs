//! Errors of the parser: their wording and places are those of Go's compiler.

use burrow_vm::syntax::render;

use crate::common::{parse, parse_bytes};

/// Sources and what Go 1.27.3 prints for them: `=== name`, the source, `---`, the errors.
const RECORDED: &str = include_str!("testdata/parser_errors.txt");

#[test]
fn errors_are_gos() {
    let mut cases = 0;
    for case in RECORDED.split("=== ").skip(1) {
        let (name, rest) = case.split_once('\n').expect("a name");
        let (source, errors) = rest.split_once("---\n").expect("source and errors");
        let want: Vec<&str> = errors.lines().collect();
        assert_eq!(parse(source).errors, want, "{name}:\n{source}");
        cases += 1;
    }
    assert!(cases > 50, "{cases} cases found");
}

/// Errors that Go finds while checking types: they count only where the grammar is right.
#[test]
fn errors_behind_the_grammar_are_gos() {
    let cases = [
        (
            "tilde",
            "x := ~5",
            "5: cannot use ~ outside of interface or type constraint (use ^ for bitwise complement)",
        ),
        ("guard", "x := y.(type)", "5: invalid syntax tree: use of .(type) outside type switch"),
        (
            "guard in if",
            "if x.(type) {}",
            "3: invalid syntax tree: use of .(type) outside type switch",
        ),
        (
            "guard in first part",
            "switch x := y.(type); x {}",
            "12: invalid syntax tree: use of .(type) outside type switch",
        ),
        ("field defined", "a.b := 1", "0: non-name a.b on left side of :="),
        (
            "element defined by range",
            "for a[i] := range x {}",
            "4: invalid syntax tree: cannot declare a[i]",
        ),
        (
            "three variables",
            "for a, b, c := range x {}",
            "10: range clause permits at most two iteration variables",
        ),
        (
            "no communication",
            "select { case x: }",
            "14: select case must be send or receive (possibly with assignment)",
        ),
        (
            "nothing received",
            "select { case x = 5: }",
            "14: select case must be send or receive (possibly with assignment)",
        ),
        (
            "tag",
            "type T struct { a int 5 }",
            "22: invalid syntax tree: incorrect tag syntax: \"5\"",
        ),
    ];
    for (name, stmt, want) in cases {
        let (offset, message) = want.split_once(": ").expect("a column");
        let column = offset.parse::<usize>().expect("a number") + 2;
        let source = format!("package p\nfunc f() {{\n\t{stmt}\n}}\n");
        assert_eq!(parse(&source).errors, [format!("3:{column}: {message}")], "{name}");
        let broken = format!("{source}\n5");
        let errors = parse(&broken).errors;
        assert!(!errors.iter().any(|error| error.contains(message)), "{name}: {errors:?}");
    }
}

#[test]
fn text_that_is_no_text() {
    let cases: [(&str, &[u8], &[&str]); 7] = [
        ("mark at the start", "\u{FEFF}package p\n".as_bytes(), &[]),
        (
            "mark later",
            "package p\n\u{FEFF}var x int\n".as_bytes(),
            &["2:1: invalid BOM in the middle of the file"],
        ),
        ("NUL", b"package p\nvar x = \"\0\"\n", &["2:10: invalid NUL character"]),
        (
            "not UTF-8",
            b"package p\nvar x = \"a\xffb\"\n// \xfe\xfe\n",
            &["2:11: invalid UTF-8 encoding", "3:4: invalid UTF-8 encoding"],
        ),
        ("binary", &[0x7f; 64], &["1:1: invalid character U+007F"]),
        ("zeros", &[0; 64], &["1:1: not a Go source file: 64 bytes of it are not UTF-8 text"]),
        ("shebang", b"#!/usr/bin/env burrow\npackage p\n", &[]),
    ];
    for (name, bytes, want) in cases {
        assert_eq!(parse_bytes(bytes.to_vec()).errors, want, "{name}");
    }
}

/// Places are told as `//line` comments say; Go's own messages for comments that say nothing.
#[test]
fn line_directives() {
    let cases = [
        ("next line", "//line y.y:7\nvar x y z", "y.y:7:9"),
        ("line after that", "//line y.y:7\n\n\nvar x y z", "y.y:9:9"),
        ("column", "//line y.y:7:20\nvar x y z", "y.y:7:28"),
        ("in a line", "var x /*line y.y:7:3*/y z", "y.y:7:5"),
        ("file of the one before", "//line y.y:7\n//line :9:1\nvar x y z", "y.y:9:9"),
        ("not at the start", " //line y.y:7\nvar x y z", "x.go:3:9"),
        ("in a string", "var s = `\n//line y.y:7\n`\nvar x y z", "x.go:5:9"),
        ("no number", "//line y.y\nvar x y z", "x.go:3:9"),
        ("line 0", "//line y.y:0\n", "x.go:2:12: invalid line number: 0"),
        ("word", "//line y.y:z\n", "x.go:2:12: invalid line number: z"),
        ("column 0", "//line y.y:7:0\n", "x.go:2:14: invalid column number: 0"),
    ];
    let after = ": syntax error: unexpected name z after top level declaration";
    for (name, source, want) in cases {
        let want = if want.contains(' ') { want.into() } else { format!("{want}{after}") };
        assert_eq!(shown(&format!("package p\n{source}\n")), [want], "{name}: {source}");
    }
}

/// Errors with the files' names as given.
fn shown(source: &str) -> Vec<String> {
    let parsed = parse(source);
    parsed.diagnostics.iter().map(|d| render::short(&parsed.sources, d)).collect()
}
