//! Type parameters: inference, constraints, instances.

use super::{check, errors, type_of};
use crate::check::types::Type;
use bumpalo::Bump;

#[test]
fn errors_of_type_arguments() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "satisfied",
            "type N interface { ~int | ~float64 }; func f[T N](T) {}; type M int; func main() { f(1); f(M(1)) }",
            &[],
        ),
        (
            "not satisfied",
            "type N interface { ~int | ~float64 }; func f[T N](T) {}; func main() { f(\"a\") }",
            &["string does not satisfy N (string missing in ~int | ~float64)"],
        ),
        (
            "tilde",
            "func f[T int](T) {}; type M int; func main() { f(M(1)) }",
            &["M does not satisfy int (possibly missing ~ for int in int)"],
        ),
        (
            "comparable",
            "func f[T comparable](T) {}; func main() { f(1); f([]int{}) }",
            &["[]int does not satisfy comparable"],
        ),
        ("interfaces are comparable", "func f[T comparable](T) {}; func main() { f(any(1)) }", &[]),
        (
            "not inferred",
            "func f[T any]() {}; func main() { f() }",
            &["in call to f, cannot infer T (declared at 0.go:1:22)"],
        ),
        (
            "contradiction",
            "func f[T any](a, b T) {}; func main() { f(1, \"a\") }",
            &["in call to f, mismatched types untyped int and untyped string (cannot infer T)"],
        ),
        ("untyped default", "func f[T any](a, b T) {}; func main() { f(1, 2.5) }", &[]),
        (
            "core type",
            "func f[S ~[]E, E any](s S) E { return s[0] }; type L []int; func main() { var _ int = f(L{}) }",
            &[],
        ),
        (
            "function argument",
            "func f[A, B any](g func(A) B) {}; func g[T any](t T) []T { return nil }; func main() { f(g[int]) }",
            &[],
        ),
        (
            "generic function as argument",
            "func f(g func(int) string) {}; func g[T, U any](T) U { panic(1) }; func main() { f(g) }",
            &[],
        ),
        (
            "without instantiation",
            "func f[T any](T) {}; func main() { g := f; _ = g }",
            &["cannot use generic function f without instantiation"],
        ),
        (
            "type arguments",
            "type P[A, B any] struct{}; var p P[int]",
            &["not enough type arguments for type P: have 1, want 2"],
        ),
        (
            "operator",
            "func f[T any](a T) T { return a + a }",
            &[
                "invalid operation: operator + not defined on a (variable of type T constrained by any)",
            ],
        ),
        (
            "method on constraint",
            "type S interface { String() string }; func f[T S](a T) string { return a.String() }",
            &[],
        ),
        (
            "self-referring",
            "type C[T any] interface { Less(T) bool }; func f[T C[T]](a, b T) bool { return a.Less(b) }",
            &[],
        ),
        (
            "generic method",
            "type T struct{}; func (T) M[P any](p P) P { return p }; func main() { var _ int = T{}.M(1) }",
            &[],
        ),
        (
            "endless",
            "func f[T any](t T) { f(&t) }",
            &["instantiation cycle:\n\t0.go:1:36: T instantiated as *T"],
        ),
        (
            "constraint as type",
            "type N interface { int | string }; var n N",
            &["cannot use type N outside a type constraint: interface contains type constraints"],
        ),
    ];
    for (case, source, want) in cases {
        assert_eq!(errors(source), *want, "{case}: {source}");
    }
}

#[test]
fn instances_share_ids_and_expand_lazily() {
    let arena = Bump::new();
    let text = "type List[T any] struct { value T; next *List[T] }; func (l *List[T]) Last() T { return l.value }; \
        var a List[int]; var b List[int]; var c = a.next.next.Last()";
    let checker = check(&arena, text);
    assert!(checker.diags.is_empty(), "{:?}", checker.diags);
    let ty = |name| checker.info.object(super::object(&checker, name)).ty;
    assert_eq!(ty("a"), ty("b"));
    assert_eq!(type_of(&checker, "c"), "int");
    let Type::Struct(s) = checker.types.under(ty("a")) else { panic!("a struct") };
    assert_eq!(*checker.types.get(s.fields[1].ty), Type::Pointer(ty("a")));
}

#[test]
fn local_types_of_generic_functions_are_generic_in_their_parameters() {
    let arena = Bump::new();
    let text = "func f[T any](t T) any { type L struct { x T }; return L{t} }";
    let checker = check(&arena, text);
    assert!(checker.diags.is_empty(), "{:?}", checker.diags);
    let types = &checker.types;
    let local = (0..types.len() as u32)
        .map(crate::check::types::TypeId)
        .find(|&t| types.as_named(t).is_some_and(|n| types.named(n).local.is_some()))
        .expect("the local type");
    let named = types.named(types.as_named(local).expect("named"));
    let int = crate::check::types::TypeId::basic(crate::check::types::Basic::Int);
    let instance = types.subst(local, &named.outer, &[int]);
    assert_ne!(instance, local);
    let Type::Struct(s) = types.under(instance) else { panic!("a struct") };
    assert_eq!(s.fields[0].ty, int);
}
