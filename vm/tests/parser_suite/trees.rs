//! Snippets and the trees that come of them, see `common` for the notation.

use crate::common::parse;

/// Checks that snippets inside `prefix ... suffix` parse to these trees.
fn check(prefix: &str, suffix: &str, cases: &[(&str, &str)]) {
    for (source, want) in cases {
        let parsed = parse(&format!("package p\n{prefix}{source}{suffix}\n"));
        assert!(parsed.errors.is_empty(), "{source}\n{:?}", parsed.errors);
        assert_eq!(parsed.tree, *want, "{source}");
    }
}

/// Checks expressions, as the value of a variable.
fn check_exprs(cases: &[(&str, &str)]) {
    for (source, want) in cases {
        check("var x = ", "", &[(source, &format!("(var ((x) - ({want})))"))]);
    }
}

/// Checks types, on the right of a type declaration.
fn check_types(cases: &[(&str, &str)]) {
    for (source, want) in cases {
        check("type T ", "", &[(source, &format!("(type (T {want}))"))]);
    }
}

/// Checks statements, as the body of a function.
fn check_stmts(cases: &[(&str, &str)]) {
    for (source, want) in cases {
        check("func f() {\n", "\n}", &[(source, &format!("(func f () {{{want}}})"))]);
    }
}

#[test]
fn operators() {
    check_exprs(&[
        ("a + b*c", "(+ a (* b c))"),
        ("a*b + c", "(+ (* a b) c)"),
        ("a - b - c", "(- (- a b) c)"),
        ("a || b && c == d + e*f", "(|| a (&& b (== c (+ d (* e f)))))"),
        ("a << b & c &^ d", "(&^ (& (<< a b) c) d)"),
        ("-a + ^b | !c", "(| (+ (- a) (^ b)) (! c))"),
        ("- -a", "(- (- a))"),
        ("&a.b", "(& a.b)"),
        ("*p.q", "(* p.q)"),
        ("<-c + 1", "(+ (<- c) 1)"),
        ("<-<-c", "(<- (<- c))"),
        ("(a + b) * c", "(* (paren (+ a b)) c)"),
        ("a < b == (c >= d)", "(== (< a b) (paren (>= c d)))"),
    ]);
}

#[test]
fn operands() {
    check_exprs(&[
        ("f(a, b...)", "(call f a b ...)"),
        ("f()()", "(call (call f))"),
        ("a.b.c[i](x)", "(call (index a.b.c i) x)"),
        ("f(\n\ta,\n\tb,\n)", "(call f a b)"),
        ("a[1:]", "(slice a 1 - -)"),
        ("a[:n]", "(slice a - n -)"),
        ("a[:]", "(slice a - - -)"),
        ("a[i:j:k]", "(slice a i j k)"),
        ("a[:j:k]", "(slice a - j k)"),
        ("x.(T)", "(assert x T)"),
        ("x.(*a.T)", "(assert x (* a.T))"),
        ("(*T).m", "(paren (* T)).m"),
        ("[]byte(s)", "(call ([] byte) s)"),
        ("make(map[string]int, 9)", "(call make (map string int) 9)"),
        ("func(a int) int { return a }", "(func ((a int)) -> ((int)) {(return a)})"),
        ("func() {}()", "(call (func () {}))"),
        ("func(int) string", "(functype ((int)) -> ((string)))"),
    ]);
}

#[test]
fn literals() {
    check_exprs(&[
        ("0x_1F", "0x_1F"),
        ("0b1_0", "0b1_0"),
        ("0o17", "0o17"),
        ("017", "017"),
        ("1_000.5e-3", "1_000.5e-3"),
        (".5", ".5"),
        ("1.", "1."),
        ("0x1p-2", "0x1p-2"),
        ("09.5", "09.5"),
        ("2i", "2i"),
        ("089i", "089i"),
        ("'a'", "'0x61"),
        ("'世'", "'0x4e16"),
        (r"'\n'", "'0xa"),
        (r"'\''", "'0x27"),
        (r"'\x41'", "'0x41"),
        (r"'\101'", "'0x41"),
        (r"'\u4e16'", "'0x4e16"),
        (r"'\U0001F600'", "'0x1f600"),
        (r#""a\tb\"\\""#, r#""a\tb\"\\""#),
        (r#""\xff\377é\u00e9""#, r#""\xff\xff\xc3\xa9\xc3\xa9""#),
        ("`a\\n`", r#""a\\n""#),
        ("`a\r\nb`", r#""a\nb""#),
    ]);
}

#[test]
fn composite_literals() {
    check_exprs(&[
        ("T{}", "(lit T)"),
        ("T{1, b: 2}", "(lit T 1 b: 2)"),
        ("[]T{{1}, {2}}", "(lit ([] T) (lit - 1) (lit - 2))"),
        ("[...]int{5: 1}", "(lit (array ... int) 5: 1)"),
        ("map[K]V{{1}: {2}}", "(lit (map K V) (lit - 1): (lit - 2))"),
        ("&a.T{x: 1,\n}", "(& (lit a.T x: 1))"),
        ("T[int]{1}", "(lit (index T int) 1)"),
        ("struct{ a int }{1}", "(lit (struct ((a int))) 1)"),
    ]);
}

#[test]
fn literal_or_block() {
    check_stmts(&[
        ("if a == b { c() }", "(if - (== a b) {(call c)})"),
        ("if (T{1} == b) { }", "(if - (paren (== (lit T 1) b)) {})"),
        ("if f(T{1}) { }", "(if - (call f (lit T 1)) {})"),
        ("for x := range []T{{1}} { }", "(range (x -) := (lit ([] T) (lit - 1)) {})"),
        ("for a.b[T{0}.i] = 1; ; { }", "(for (= ((index a.b (lit T 0).i)) (1)) - - {})"),
        ("switch x { }", "(switch - x)"),
        ("switch struct{}{} { }", "(switch - (lit (struct ())))"),
        (
            "if func() bool { return T{} == x }() { }",
            "(if - (call (func () -> ((bool)) {(return (== (lit T) x))})) {})",
        ),
    ]);
}

#[test]
fn types() {
    check_types(&[
        ("*[]map[string]chan int", "(* ([] (map string (chan int))))"),
        ("[n+1]T", "(array (+ n 1) T)"),
        ("[N]T", "(array N T)"),
        ("[]T", "([] T)"),
        ("= a.B", "= a.B"),
        ("chan<- <-chan int", "(chan<- (<-chan int))"),
        ("<-chan chan<- int", "(<-chan (chan<- int))"),
        ("chan (<-chan int)", "(chan (paren (<-chan int)))"),
        ("func()", "(functype ())"),
        ("func(int, ...string) (a, b int)", "(functype ((int) ((... string))) -> ((a,b int)))"),
        ("func(a, b int, c ...T) error", "(functype ((a,b int) (c (... T))) -> ((error)))"),
        ("struct{}", "(struct ())"),
        ("struct{ a, b int `t`; c T }", "(struct ((a,b int tag=\"t\") (c T)))"),
        (
            "struct{ T; *a.T \"x\"; G[int]; a.G[K, V] }",
            "(struct ((embed T) (embed (* a.T) tag=\"x\") (embed (index G int)) (embed (index a.G K V))))",
        ),
        (
            "struct{ a []T; b [N]T; c [2][3]T }",
            "(struct ((a ([] T)) (b (array N T)) (c (array 2 (array 3 T)))))",
        ),
        ("struct{ G[T,]; G[A, B] }", "(struct ((embed (index G T)) (embed (index G A B))))"),
        ("interface{}", "(iface)"),
        (
            "interface{ m(int) string; a.B; ~int | ~string | T }",
            "(iface m((int)) -> ((string)) a.B ~int|~string|T)",
        ),
        ("interface{ G[int]; A | B[C] }", "(iface (index G int) A|(index B C))"),
        ("G[map[K]V, []T]", "(index G (map K V) ([] T))"),
    ]);
}

/// `type T[P ...]` can begin an array type or type parameters.
#[test]
fn array_or_type_parameters() {
    check(
        "type T",
        "",
        &[
            ("[P any] int", "(type (T [((P any))] int))"),
            ("[P, Q any, R C] int", "(type (T [((P,Q any) (R C))] int))"),
            ("[P *C] int", "(type (T (array (* P C) int)))"),
            ("[P *C,] int", "(type (T [((P (* C)))] int))"),
            ("[P *C, Q any] int", "(type (T [((P (* C)) (Q any))] int))"),
            ("[P *[]int] int", "(type (T [((P (* ([] int))))] int))"),
            ("[P (C)] int", "(type (T (array (call P C) int)))"),
            ("[P (C),] int", "(type (T [((P C))] int))"),
            ("[P ([]int)] int", "(type (T [((P ([] int)))] int))"),
            ("[P ~int] int", "(type (T [((P (iface ~int)))] int))"),
            ("[P ~int|~string] int", "(type (T [((P (iface ~int|~string)))] int))"),
            ("[P *C|~int] int", "(type (T [((P (iface (* C)|~int)))] int))"),
            ("[P *C|D] int", "(type (T (array (| (* P C) D) int)))"),
            ("[P *C|D,] int", "(type (T [((P (iface (* C)|D)))] int))"),
            ("[P C|D] int", "(type (T [((P (iface C|D)))] int))"),
            ("[P []E, E any] int", "(type (T [((P ([] E)) (E any))] int))"),
            ("[P G[int]] int", "(type (T [((P (index G int)))] int))"),
            ("[P interface{ m() }] int", "(type (T [((P (iface m())))] int))"),
            ("[P any] = []P", "(type (T [((P any))] = ([] P)))"),
            ("[N * 2] int", "(type (T (array (* N 2) int)))"),
            ("[N] int", "(type (T (array N int)))"),
            ("[a.N] int", "(type (T (array a.N int)))"),
        ],
    );
}

#[test]
fn declarations() {
    check(
        "",
        "",
        &[
            (
                "import \"fmt\"\nimport (\n\tm \"math\"\n\t. `os`\n\t_ \"io\"\n)",
                "(import \"fmt\")\n(import m \"math\")\n(import . \"os\")\n(import _ \"io\")",
            ),
            ("var a, b int = 1, 2", "(var ((a b) int (1 2)))"),
            ("var (\n\ta = 1\n\tb T\n)", "(var ((a) - (1)) ((b) T ()))"),
            ("const a, b = 1, 2", "(const ((a b) - (1 2) iota=0 from=0))"),
            (
                "const (\n\ta int = iota\n\tb\n\tc = 5\n\td\n\te\n)",
                "(const ((a) int (iota) iota=0 from=0) ((b) - () iota=1 from=0) ((c) - (5) iota=2 from=2) ((d) - () iota=3 from=2) ((e) - () iota=4 from=2))",
            ),
            ("type (\n\tA int\n\tB = A\n)", "(type (A int) (B = A))"),
            ("func f()", "(func f () native)"),
            (
                "func (t *T) m(a int) (b, c int) { return }",
                "(func recv (t (* T)) m ((a int)) -> ((b,c int)) {(return)})",
            ),
            ("func (t T[P, _]) m() {}", "(func recv (t (index T P _)) m () {})"),
            ("func (*T[P]) m() {}", "(func recv ((* (index T P))) m () {})"),
            (
                "func Map[T, U any](s []T, f func(T) U) []U { return nil }",
                "(func Map [((T,U any))] ((s ([] T)) (f (functype ((T)) -> ((U))))) -> ((([] U))) {(return nil)})",
            ),
            ("func (t T) m[P any](p P) {}", "(func recv (t T) m [((P any))] ((p P)) {})"),
            (
                "func f[P ~int | a.B, Q interface{ ~string }]() {}",
                "(func f [((P (iface ~int|a.B)) (Q (iface ~string)))] () {})",
            ),
            (
                "//go:noinline\n// more\n//go:nosplit x\nfunc f() {}\n\n//go:unused\nvar x int\nfunc g() {}",
                "(func #noinline #nosplit x f () {})\n(var ((x) int ()))\n(func g () {})",
            ),
        ],
    );
}

#[test]
fn simple_statements() {
    check_stmts(&[
        ("a, b = b, a", "(= (a b) (b a))"),
        ("a, b := f()", "(:= (a b) ((call f)))"),
        ("a[i] += 1; b &^= 2; c <<= 3", "(+= (index a i) 1) (&^= b 2) (<<= c 3)"),
        ("i++; p.x--", "(++ i) (-- p.x)"),
        ("c <- <-d", "(send c (<- d))"),
        ("f(x)", "(call f x)"),
        ("go f(); defer func() {}()", "(go (call f)) (defer (call (func () {})))"),
        ("return 1, 2", "(return 1 2)"),
        ("{ }; ;", "{} (;)"),
        (
            "var x int; const c = 1; type T int",
            "(var ((x) int ())) (const ((c) - (1) iota=0 from=0)) (type (T int))",
        ),
        (
            "L: for { break L; continue L; goto L }",
            "(label L (for - - - {(break L) (continue L) (goto L)}))",
        ),
        ("L:\n}\nfunc g() {", "(label L (;))})\n(func g () {"),
    ]);
}

#[test]
fn control_flow() {
    check_stmts(&[
        (
            "if x := f(); x > 0 { a() } else if y { b() } else { c() }",
            "(if (:= (x) ((call f))) (> x 0) {(call a)} (if - y {(call b)} {(call c)}))",
        ),
        ("for { }", "(for - - - {})"),
        ("for a < b { }", "(for - (< a b) - {})"),
        ("for i := 0; i < n; i++ { }", "(for (:= (i) (0)) (< i n) (++ i) {})"),
        ("for ; ; { }", "(for - - - {})"),
        ("for range n { }", "(range (- -) = n {})"),
        ("for i := range 10 { }", "(range (i -) := 10 {})"),
        ("for k, v = range m { }", "(range (k v) = m {})"),
        ("for k, v := range f(T{}) { }", "(range (k v) := (call f (lit T)) {})"),
        (
            "switch { case a, b: f(); fallthrough\ndefault: }",
            "(switch - - [(a b): (call f) (fallthrough)] [default: ])",
        ),
        ("switch x := f(); x { case 1: }", "(switch (:= (x) ((call f))) x [(1): ])"),
        ("switch x := f(); { }", "(switch (:= (x) ((call f))) -)"),
        (
            "switch x.(type) { case int, *T, nil: default: }",
            "(typeswitch - - x [(int (* T) nil): ] [default: ])",
        ),
        (
            "switch v := x; y := v.(type) { case []int: }",
            "(typeswitch (:= (v) (x)) y v [(([] int)): ])",
        ),
        (
            "select { case v, ok := <-c: a()\ncase c <- 1:\ncase <-d:\ndefault: }",
            "(select [(:= (v ok) ((<- c))): (call a)] [(send c 1): ] [(<- d): ] [default: ])",
        ),
    ]);
}

#[test]
fn semicolons() {
    check(
        "",
        "",
        &[
            ("var x = 1 /* a\nb */ var y = 2", "(var ((x) - (1)))\n(var ((y) - (2)))"),
            ("var x = 1 // a", "(var ((x) - (1)))"),
            ("var x = /* a\nb */ 1", "(var ((x) - (1)))"),
            ("func f() { g(); h() }", "(func f () {(call g) (call h)})"),
            ("func f() {\n\ta.\n\t\tb()\n}", "(func f () {(call a.b)})"),
            ("type T struct {\n\ta int\r\n\tb int }\r\n", "(type (T (struct ((a int) (b int)))))"),
        ],
    );
}

#[test]
fn unicode_names() {
    check("", "", &[("var é, λx٣, 世界 int", "(var ((é λx٣ 世界) int ()))")]);
}

/// After an error the rest of the file is still there.
#[test]
fn recovery_keeps_the_rest() {
    let cases = [
        ("var x int int\nfunc f() {}", "(var ((x) int ()))\n(func f () {})"),
        ("func f() { x = y z; w() }", "(func f () {(= (x) (y)) (call w)})"),
        (
            "type T struct { a int; 5; b int }\nvar x T",
            "(type (T (struct ((a int) (b int)))))\n(var ((x) T ()))",
        ),
        ("func f() { if x { a b }; c() }", "(func f () {(if - x {a}) (call c)})"),
        ("var x = 0x\nvar y = 'ab'", "(var ((x) - (BAD)))\n(var ((y) - (BAD)))"),
    ];
    for (source, want) in cases {
        let parsed = parse(&format!("package p\n{source}\n"));
        assert!(!parsed.errors.is_empty(), "{source}");
        assert_eq!(parsed.tree, want, "{source}");
    }
}
