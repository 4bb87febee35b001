//! How errors are drawn.

use burrow_vm::syntax::diagnostic::{Code, Diagnostic};
use burrow_vm::syntax::render::{self, Colour};
use burrow_vm::syntax::source::{Pos, SourceMap, Span};

use crate::common::parse;

/// Draws an error in all ways; none may panic.
pub fn both_forms(sources: &SourceMap, diagnostic: &Diagnostic) -> String {
    let plain = render::long(sources, diagnostic, Colour::None);
    let colourful = render::long(sources, diagnostic, Colour::Ansi);
    assert!(colourful.len() >= plain.len(), "{plain}");
    assert!(plain.contains(&diagnostic.code.to_string()), "{plain}");
    render::short(sources, diagnostic)
}

#[test]
fn an_error_with_its_line() {
    let parsed = parse("package p\n\nfunc f() {\n\tx = (1 +* 2\n}\n");
    let drawn = render::long(&parsed.sources, &parsed.diagnostics[0], Colour::None);
    let want = "\
error[BRW0001]: syntax error: unexpected newline, expected )
 --> x.go:4:13
  |
4 |     x = (1 +* 2
  |                ^";
    assert_eq!(drawn, want);
}

#[test]
fn an_error_with_note_and_help() {
    let mut sources = SourceMap::default();
    sources.add("a.go".into(), "package p\nvar x int\n".into()).expect("small");
    sources.add("b.go".into(), "package p\nvar é, x string\n".into()).expect("small");
    let span = |lo, len| Span::new(Pos(lo), Pos(lo + len));
    let diagnostic = Diagnostic {
        code: Code(142),
        span: span(21 + 10 + 8, 1),
        message: "x redeclared in this block".into(),
        help: Some("give it another name".into()),
        note: Some((span(14, 1), "other declaration of x".into())),
    };
    let want = "\
error[BRW0142]: x redeclared in this block
 --> b.go:2:8
  |
2 | var é, x string
  |        ^
  |
 ::: a.go:2:5
  |
2 | var x int
  |     - other declaration of x
  |
  = help: give it another name";
    assert_eq!(render::long(&sources, &diagnostic, Colour::None), want);
    assert_eq!(render::short(&sources, &diagnostic), "b.go:2:9: x redeclared in this block");
}

#[test]
fn a_huge_line_is_cut() {
    let parsed =
        parse(&format!("package p\nvar x = {}@{}\n", " ".repeat(100_000), "y ".repeat(100_000)));
    let drawn = render::long(&parsed.sources, &parsed.diagnostics[0], Colour::None);
    assert!(drawn.len() < 2_000, "{} bytes", drawn.len());
    assert!(drawn.contains('@'), "{drawn}");
}
