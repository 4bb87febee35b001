//! Types of expressions, untyped ones after they got theirs.

use super::{check, type_of};
use crate::check::info::Mode;
use crate::check::typestring::TypeStyle;
use crate::syntax::ast::{Expr, ExprKind};
use bumpalo::Bump;

#[test]
fn types_of_values() {
    let cases = [
        ("integer", "1", "int"),
        ("rune", "'a'", "int32"),
        ("float", "1.5", "float64"),
        ("complex", "1i", "complex128"),
        ("comparison", "1 == 2", "bool"),
        ("mixed constants", "'a' + 1.0", "float64"),
        ("named type", "T{}", "main.T"),
        ("pointer", "&T{}", "*main.T"),
        ("struct", "struct { X int; y string }{}", "struct { X int; y string }"),
        ("empty struct", "struct{}{}", "struct {}"),
        ("interface", "any(1)", "interface {}"),
        ("map", "map[string][]int{}", "map[string][]int"),
        ("array with keys", "[...]int{5: 1, 2}", "[7]int"),
        ("function", "func(int, ...string) error { return nil }", "func(int, ...string) error"),
        ("method value", "T{}.m", "func(int) string"),
        ("method expression", "T.m", "func(main.T, int) string"),
        ("pointer method expression", "(*T).m", "func(*main.T, int) string"),
        ("channels", "make(chan (<-chan int))", "chan (<-chan int)"),
        ("generic type", "G[int, string]{}", "main.G[int,string]"),
        ("nested generic", "&G[T, G[int, T]]{}", "*main.G[main.T,main.G[int,main.T]]"),
        ("inferred call", "mapped([]int{1}, func(i int) string { return \"\" })", "[]string"),
        ("shift", "1 << uint(len(s))", "int"),
        ("float by shift context", "float64(1 << 3)", "float64"),
        ("new of a value", "new(1.5)", "*float64"),
        ("byte of string", "s[0]", "uint8"),
        ("slice of string", "s[1:]", "string"),
        ("min", "min(1, 2.5)", "float64"),
        ("generic alias", "A[int]{}", "[]int"),
        ("promoted field", "E{}.x", "int"),
    ];
    let prelude = "type T struct { x int }; func (T) m(int) string { return \"\" }; type G[K, V any] struct { k K; v V }; \
        type A[P any] = []P; type E struct { *T }; var s = \"abc\"; \
        func mapped[X, Y any](x []X, f func(X) Y) []Y { return nil }";
    for (case, source, want) in cases {
        let arena = Bump::new();
        let checker = check(&arena, &format!("{prelude}; var v = {source}"));
        assert!(checker.diags.is_empty(), "{case}: {:?}", checker.diags);
        assert_eq!(type_of(&checker, "v"), want, "{case}: {source}");
    }
}

/// Types of the leaves of an expression, left to right.
fn leaves<'a>(e: &'a Expr<'a>, out: &mut Vec<&'a Expr<'a>>) {
    match &e.kind {
        ExprKind::Paren(x) => leaves(x, out),
        ExprKind::Unary { x, .. } => leaves(x, out),
        ExprKind::Binary { x, y, .. } => {
            leaves(x, out);
            leaves(y, out);
        }
        _ => out.push(e),
    }
}

#[test]
fn operands_get_their_final_type() {
    let cases = [
        ("constant beside a variable", "f + 1", "float64 float64"),
        ("in parentheses", "f * (1 + f)", "float64 float64 float64"),
        ("comparison", "f < 1", "float64 float64"),
        ("shift takes the context's type", "u8 + 1<<n", "uint8 uint8 int"),
        ("shift alone", "1 << n", "int int"),
        ("shift in an argument", "-(1 << n) + i64", "int64 int int64"),
        ("truth", "b && (n == 1)", "bool int int"),
        ("nil", "p == nil", "*int *int"),
        ("interface", "e == 1", "interface {} int"),
    ];
    let prelude = "var (f float64; u8 uint8; n int; i64 int64; b bool; p *int; e any)";
    for (case, source, want) in cases {
        let arena = Bump::new();
        let checker = check(&arena, &format!("{prelude}; var v = {source}"));
        assert!(checker.diags.is_empty(), "{case}: {:?}", checker.diags);
        let package = checker.info.packages.last().expect("the program");
        let mut exprs = Vec::new();
        leaves(package.init_order.last().expect("v").rhs, &mut exprs);
        let text = |e: &&Expr<'_>| {
            checker.types.type_string(
                checker.info.type_of(e),
                &checker.info,
                &checker.interner,
                TypeStyle::Runtime,
            )
        };
        assert_eq!(exprs.iter().map(text).collect::<Vec<_>>().join(" "), want, "{case}: {source}");
    }
}

#[test]
fn comma_ok_records_a_pair() {
    let arena = Bump::new();
    let checker = check(&arena, "var m map[string]int; var x, ok = m[\"a\"]");
    assert!(checker.diags.is_empty(), "{:?}", checker.diags);
    let rhs = checker.info.packages[0].init_order[0].rhs;
    let pair = checker.info.type_of(rhs);
    let text =
        checker.types.type_string(pair, &checker.info, &checker.interner, TypeStyle::Runtime);
    assert_eq!((text.as_str(), checker.info.mode_of(rhs)), ("(int, bool)", Mode::MapIndex));
}
