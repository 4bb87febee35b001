//! Wrong programs and Go's words for what is wrong. All messages are those of Go 1.27.3's compiler.

use super::{errors, errors_in_body};

/// Checks each case: its name, the source, the messages.
fn table(check: fn(&str) -> Vec<String>, cases: &[(&str, &str, &[&str])]) {
    for (case, source, want) in cases {
        assert_eq!(check(source), *want, "{case}: {source}");
    }
}

#[test]
fn names_and_declarations() {
    table(
        errors,
        &[
            ("fine", "func main() {}", &[]),
            ("undefined", "var x = y", &["undefined: y"]),
            ("blank", "var x = _", &["cannot use _ as value or type"]),
            ("twice", "var x, x int", &["x redeclared in this block"]),
            (
                "main with result",
                "func main() int { return 1 }",
                &["func main must have no arguments and no return values"],
            ),
            ("init is no variable", "var init int", &["cannot declare init - must be func"]),
            ("several init", "func init() {}; func init() {}", &[]),
            ("without body", "func f()", &["missing function body"]),
            ("too few values", "var a, b, c = 1, 2", &["missing init expr for c"]),
            ("too many values", "var a, b = 1, 2, 3", &["extra init expr 3"]),
            ("constant group", "const (a = iota; b, c)", &["missing init expr for c"]),
            (
                "not constant",
                "var v = 1; const c = v",
                &["v (variable of type int) is not constant"],
            ),
            ("iota outside", "var x = iota", &["cannot use iota outside constant declaration"]),
            (
                "method twice",
                "type T int; func (T) m() {}; func (*T) m() {}",
                &["method T.m already declared at 0.go:1:36"],
            ),
            (
                "field and method",
                "type T struct { m int }; func (T) m() {}",
                &["field and method with the same name m"],
            ),
            (
                "method of int",
                "func (x int) m() {}",
                &["cannot define new methods on non-local type int"],
            ),
            (
                "several errors",
                "var a int = \"s\"; var b string = 1",
                &[
                    "cannot use \"s\" (untyped string constant) as int value in variable declaration",
                    "cannot use 1 (untyped int constant) as string value in variable declaration",
                ],
            ),
            (
                "no cascade",
                "var a = undefined; var b = a + 1; func f() int { return b.c }",
                &["undefined: undefined"],
            ),
        ],
    );
}

#[test]
fn unused_things() {
    table(
        errors_in_body,
        &[
            ("variable", "x := 1", &["declared and not used: x"]),
            ("assigned only", "x := 1; x = 2", &["declared and not used: x"]),
            ("blank", "_ = 1", &[]),
            ("in a literal", "func() { y := 1 }()", &["declared and not used: y"]),
            ("captured", "x := 1; func() { println(x) }()", &[]),
            (
                "type switch",
                "var i any; switch x := i.(type) { case int: }",
                &["x declared and not used"],
            ),
            ("value", "1 + 2", &["1 + 2 (untyped int constant 3) is not used"]),
            (
                "append",
                "var s []int; append(s, 1)",
                &["append(s, 1) (value of type []int) is not used"],
            ),
            ("label", "L: for {}", &["label L defined and not used"]),
        ],
    );
}

#[test]
fn cycles() {
    table(
        errors,
        &[
            ("through a pointer", "type T struct { next *T }", &[]),
            ("through a slice", "type T []T", &[]),
            (
                "struct in itself",
                "type T struct { t T }",
                &["invalid recursive type: T refers to itself"],
            ),
            ("array of itself", "type T [2]T", &["invalid recursive type: T refers to itself"]),
            ("defined as itself", "type T T", &["invalid recursive type: T refers to itself"]),
            (
                "two types",
                "type A B; type B A",
                &[
                    "invalid recursive type A\n\t0.go:1:20: A refers to B\n\t0.go:1:30: B refers to A",
                ],
            ),
            ("alias", "type A = A", &["invalid recursive type: A refers to itself"]),
            (
                "interface",
                "type I interface { I }",
                &["invalid recursive type: I refers to itself"],
            ),
            ("through a method", "type I interface { m(I) I }", &[]),
            ("mutual interfaces", "type I interface { m() J }; type J interface { I; n() I }", &[]),
            (
                "constants",
                "const a = b; const b = a",
                &[
                    "initialization cycle for a\n\t0.go:1:21: a refers to b\n\t0.go:1:34: b refers to a",
                ],
            ),
            (
                "variable through function",
                "var x = f(); func f() int { return x }",
                &[
                    "initialization cycle for x\n\t0.go:1:19: x refers to f\n\t0.go:1:33: f refers to x",
                ],
            ),
            ("functions only", "func f() { g() }; func g() { f() }", &[]),
        ],
    );
}

#[test]
fn expressions() {
    table(
        errors_in_body,
        &[
            (
                "mixed types",
                "var i int; var f float64; _ = i + f",
                &["invalid operation: i + f (mismatched types int and float64)"],
            ),
            (
                "kinds of constants",
                "_ = \"a\" + 1",
                &["invalid operation: \"a\" + 1 (mismatched types untyped string and untyped int)"],
            ),
            (
                "no operator",
                "_ = !1",
                &["invalid operation: operator ! not defined on 1 (untyped int constant)"],
            ),
            ("division", "_ = 1 / 0", &["invalid operation: division by zero"]),
            ("float division", "f := 1.0; _ = f / 0", &[]),
            (
                "overflow",
                "var b byte = 256; _ = b",
                &[
                    "cannot use 256 (untyped int constant) as byte value in variable declaration (overflows)",
                ],
            ),
            (
                "typed overflow",
                "_ = int8(100) * 2",
                &["int8(100) * 2 (constant 200 of type int8) overflows int8"],
            ),
            (
                "truncation",
                "var i int; _ = i + 1.5",
                &["1.5 (untyped float constant) truncated to int"],
            ),
            ("whole float", "var i int = 2.0; _ = i", &[]),
            (
                "shift count",
                "_ = 1 << -1",
                &["invalid operation: negative shift count -1 (untyped int constant)"],
            ),
            (
                "shift of float",
                "n := 1; var f float64 = 1 << n; _ = f",
                &["invalid operation: shifted operand 1 (type float64) must be integer"],
            ),
            (
                "address",
                "_ = &3",
                &["invalid operation: cannot take address of 3 (untyped int constant)"],
            ),
            (
                "indirection",
                "x := 1; _ = *x",
                &["invalid operation: cannot indirect x (variable of type int)"],
            ),
            (
                "index range",
                "var a [3]int; _ = a[3]",
                &["invalid argument: index 3 out of bounds [0:3]"],
            ),
            (
                "index type",
                "var a [3]int; _ = a[\"x\"]",
                &["cannot convert \"x\" (untyped string constant) to type int"],
            ),
            ("bounds", "var s []int; _ = s[2:1]", &["invalid slice indices: 1 < 2"]),
            (
                "compare slices",
                "var s []int; _ = s == s",
                &["invalid operation: s == s (slice can only be compared to nil)"],
            ),
            ("compare functions", "_ = main == nil", &[]),
            (
                "field",
                "var t struct { A int }; _ = t.a",
                &[
                    "t.a undefined (type struct{A int} has no field or method a, but does have field A)",
                ],
            ),
            (
                "assertion",
                "x := 1; _ = x.(int)",
                &["invalid operation: x (variable of type int) is not an interface"],
            ),
            (
                "conversion",
                "_ = []int(\"a\")",
                &["cannot convert \"a\" (untyped string constant) to type []int"],
            ),
            ("nil", "x := nil; _ = x", &["use of untyped nil in assignment"]),
            ("no value", "x := main(); _ = x", &["main() (no value) used as value"]),
            (
                "map key twice",
                "_ = map[string]int{\"a\": 1, \"a\": 2}",
                &["duplicate key \"a\" in map literal"],
            ),
            ("array index", "_ = [2]int{5: 1}", &["invalid argument: index 5 out of bounds [0:2]"]),
            ("generic function", "f := min; _ = f", &["min (built-in) must be called"]),
        ],
    );
}

#[test]
fn calls_and_assignments() {
    table(
        errors,
        &[
            (
                "too few",
                "func f(a, b int) {}; func main() { f(1) }",
                &["not enough arguments in call to f\n\thave (number)\n\twant (int, int)"],
            ),
            (
                "too many",
                "func f() {}; func main() { f(1) }",
                &["too many arguments in call to f\n\thave (number)\n\twant ()"],
            ),
            (
                "variadic",
                "func f(a int, b ...string) {}; func main() { f(1); f(1, \"a\", \"b\"); f(1, []string{}...) }",
                &[],
            ),
            (
                "several results",
                "func f() (int, error) { return 1, nil }; func g(int, error) {}; func main() { g(f()) }",
                &[],
            ),
            (
                "assignment",
                "func f() (int, error) { return 1, nil }; func main() { a := f(); _ = a }",
                &["assignment mismatch: 1 variable but f returns 2 values"],
            ),
            (
                "second result",
                "func f() (int, string) { return 1, \"\" }; func main() { var a, b int = f(); _, _ = a, b }",
                &[
                    "cannot use 2nd function result (value of type string) as int value in multiple assignment",
                ],
            ),
            (
                "returns",
                "func f() (int, error) { return 1 }",
                &["not enough return values\n\thave (number)\n\twant (int, error)"],
            ),
            ("missing return", "func f(x int) int { if x > 0 { return 1 } }", &["missing return"]),
            ("endless loop", "func f() int { for {} }", &[]),
            ("loop with break", "func f() int { for { break } }", &["missing return"]),
            (
                "missing method",
                "type T struct{}; var e error = T{}",
                &[
                    "cannot use T{} (value of struct type T) as error value in variable declaration: T does not implement error (missing method Error)",
                ],
            ),
            (
                "pointer receiver",
                "type T struct{}; func (*T) Error() string { return \"\" }; var e error = T{}",
                &[
                    "cannot use T{} (value of struct type T) as error value in variable declaration: T does not implement error (method Error has pointer receiver)",
                ],
            ),
            ("target", "func main() { main() = 1 }", &["main() (no value) used as value"]),
            (
                "map field",
                "func main() { m := map[int]struct{ x int }{}; m[1].x = 2 }",
                &["cannot assign to struct field m[1].x in map"],
            ),
        ],
    );
}

#[test]
fn statements() {
    table(
        errors_in_body,
        &[
            ("condition", "if 1 {}", &["non-boolean condition in if statement"]),
            ("range", "for range 1.5 {}", &["cannot range over 1.5 (untyped float constant)"]),
            ("range over int", "for i := range 10 { _ = i }", &[]),
            (
                "range over func",
                "f := func(yield func(int, string) bool) {}; for i, s := range f { _, _ = i, s }",
                &[],
            ),
            (
                "two of one",
                "for i, j := range 10 { _, _ = i, j }",
                &["range over 10 (untyped int constant) permits only one iteration variable"],
            ),
            ("break", "break", &["break is not in a loop, switch, or select"]),
            (
                "duplicate case",
                "switch 1 { case 1: case 1: }",
                &["duplicate case 1 (constant of type int) in expression switch"],
            ),
            (
                "fallthrough",
                "switch { case true: fallthrough }",
                &["cannot fallthrough final case in switch"],
            ),
            ("defer", "defer main", &["expression in defer must be function call"]),
            (
                "goto over variable",
                "goto L; x := 1; L: println(x)",
                &["goto L jumps over declaration of x at 0.go:1:37"],
            ),
            (
                "goto into block",
                "goto L; { L: }",
                &["goto L jumps into block starting at 0.go:1:37"],
            ),
            (
                "continue label",
                "L: switch { default: for { continue L } }",
                &["invalid continue label L"],
            ),
            ("break label", "L: switch { default: for { break L } }", &[]),
        ],
    );
}

#[test]
fn help_names_what_was_meant() {
    let arena = bumpalo::Bump::new();
    let text =
        "type T struct { Length int }; func main() { count := T{}; _ = coutn; _ = count.Lenght }";
    let checker = super::check(&arena, text);
    let helps: Vec<_> = checker.diags.iter().map(|d| d.help.as_deref().unwrap_or("")).collect();
    assert_eq!(helps, ["did you mean `count`?", "did you mean `Length`?"]);
}
