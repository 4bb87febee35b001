//! Values of constants.

use super::{check, errors, object};
use crate::check::object::ObjectKind;
use bumpalo::Bump;

#[test]
fn values() {
    let cases = [
        ("large integers", "1<<100 >> 98", "4"),
        ("integer division", "-7 / 2", "-3"),
        ("remainder", "-7 % 2", "-1"),
        ("float division", "7 / 2.0", "3.5"),
        ("exact", "0.1 + 0.2 == 0.3", "true"),
        ("rounded", "float64(float32(0.1)) == 0.1", "false"),
        ("bits", "^0 &^ 6", "-7"),
        ("unsigned complement", "^uint8(1)", "254"),
        ("string", "\"a\" + \"b\"", "\"ab\""),
        ("string of a rune", "string('x')", "\"x\""),
        ("length", "len(\"héllo\")", "6"),
        ("length of an array", "len([3]int{})", "3"),
        ("complex", "imag(2i * 2i + 1i)", "1"),
        ("large exponents", "1e400 / 1e399", "10"),
        ("hexadecimal float", "0x1p-2", "0.25"),
        ("octal", "0o17 + 017 + 0b11", "33"),
        ("underscores", "1_000_000", "1000000"),
        ("min", "min(3, 1.5, 'a')", "1.5"),
        ("bool", "1 < 2 && \"a\" != \"b\"", "true"),
        ("sizeof", "len([2]int{}) << 3", "16"),
    ];
    for (case, source, want) in cases {
        let arena = Bump::new();
        let checker = check(&arena, &format!("const c = {source}"));
        assert!(checker.diags.is_empty(), "{case}: {:?}", checker.diags);
        let ObjectKind::Const(value) = &checker.info.object(object(&checker, "c")).kind else {
            panic!("{case}: no constant");
        };
        assert_eq!(value.to_string(), want, "{case}: {source}");
    }
}

#[test]
fn iota_counts_lines() {
    let arena = Bump::new();
    let checker = check(&arena, "const (a = iota; b; _; d, e = iota, -iota; f, g; h = 1 << iota)");
    let value = |name| match &checker.info.object(object(&checker, name)).kind {
        ObjectKind::Const(value) => value.to_i64(),
        _ => None,
    };
    let all: Vec<_> = ["a", "b", "d", "e", "f", "g", "h"].map(value).into();
    assert_eq!(all, [0, 1, 3, -3, 4, -4, 32].map(Some));
}

#[test]
fn layout_is_that_of_amd64() {
    let cases = [
        ("Sizeof(int32(0))", 4),
        ("Sizeof(\"\")", 16),
        ("Sizeof([]int{})", 24),
        ("Sizeof(any(nil))", 16),
        ("Sizeof(struct { a byte; b int64; c byte }{})", 24),
        ("Sizeof(struct { a int64; b struct{} }{})", 16),
        ("Sizeof(struct { b struct{} }{})", 0),
        ("Alignof(struct { a byte; b int16 }{})", 2),
        ("Offsetof(T{}.c)", 16),
        ("Offsetof(T{}.d)", 24),
    ];
    for (source, want) in cases {
        let arena = Bump::new();
        let text = format!(
            "package main; import \"unsafe\"; type E struct {{ c, d int64 }}; \
             type T struct {{ a byte; b int64; E }}; const c = unsafe.{source}"
        );
        let checker = super::check_files(&arena, &[&text], &[]);
        assert!(checker.diags.is_empty(), "{source}: {:?}", checker.diags);
        let ObjectKind::Const(value) = &checker.info.object(object(&checker, "c")).kind else {
            panic!("{source}: no constant");
        };
        assert_eq!(value.to_i64(), Some(want), "{source}");
    }
}

#[test]
fn limits() {
    let cases = [
        (
            "shift",
            "const c = 1 << 10000",
            "invalid operation: invalid shift count 10000 (untyped int constant)",
        ),
        ("bits", "const c = 1 << 600", "constant shift overflow"),
        ("product", "const a = 1 << 500; const c = a * a", "constant multiplication overflow"),
        (
            "float",
            "const c float32 = 1e39",
            "cannot use 1e39 (untyped float constant 1e+39) as float32 value in constant declaration (overflows)",
        ),
    ];
    for (case, source, want) in cases {
        assert_eq!(errors(source), [want], "{case}");
    }
}
