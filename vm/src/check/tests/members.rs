//! Fields and methods through embedding, method sets, interfaces.

use super::{check, errors, object};
use crate::check::info::SelectionKind;
use bumpalo::Bump;

#[test]
fn method_sets_hold_promoted_methods() {
    let arena = Bump::new();
    let text = "type A struct{}; func (A) a() {}; func (*A) pa() {}; type I interface { i() }; \
        type S struct { A; I }; type P struct { *A }; type N struct { a int; S }; \
        var s S; var ps *S; var p P; var n N";
    let mut checker = check(&arena, text);
    assert!(checker.diags.is_empty(), "{:?}", checker.diags);
    let cases = [("s", "a/0 i/1"), ("ps", "a/0 i/1 pa/0"), ("p", "a/0 pa/0"), ("n", "i/11")];
    for (name, want) in cases {
        let ty = checker.info.object(object(&checker, name)).ty;
        let set = checker.method_set(ty);
        let entry = |m: &crate::check::methodset::MethodSetEntry| {
            let path: String = m.path.iter().map(u32::to_string).collect();
            format!("{}/{path}", checker.interner.text(m.name))
        };
        assert_eq!(set.iter().map(entry).collect::<Vec<_>>().join(" "), want, "{name}");
    }
}

#[test]
fn ambiguity_and_depth() {
    let prelude = "type A struct { x int }; type B struct { x, y int }; type AB struct { A; B }; type C struct { AB; x int }";
    let cases: &[(&str, &str, &[&str])] = &[
        ("ambiguous", "var v = AB{}.x", &["ambiguous selector AB{}.x"]),
        ("only one", "var v = AB{}.y", &[]),
        ("shallower wins", "var v = C{}.x", &[]),
        ("named", "var v = AB{}.A.x", &[]),
        ("literal with promoted key", "var v = AB{y: 1}", &[]),
        (
            "literal with both",
            "var v = AB{y: 1, B: B{}}",
            &["cannot specify embedded field B and enclosed promoted field y"],
        ),
    ];
    for (case, source, want) in cases {
        assert_eq!(errors(&format!("{prelude}; {source}")), *want, "{case}");
    }
}

#[test]
fn selections_tell_the_path() {
    let arena = Bump::new();
    let text = "type A struct { x, y int }; type B struct { z int; *A }; var b B; var v = b.y";
    let checker = check(&arena, text);
    let rhs = checker.info.packages[0].init_order[0].rhs;
    let selection = &checker.info.selections[&rhs.id];
    assert_eq!((&selection.kind, &selection.path[..]), (&SelectionKind::Field, &[1, 1][..]));
}
