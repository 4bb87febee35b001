//! Embedded packages: imports, and bodies that are checked when first needed.

use super::{check_files, object};
use bumpalo::Bump;

const LIB: (&str, &str) = (
    "lib",
    "package lib; var Table = build(); func build() []int { return []int{1} }; \
     func Used() int { return helper() }; func helper() int { return 1 }; \
     func Broken() int { return undefined }; type T struct { X int; y int }; func (T) M() {}; \
     func native(x int) int; func hidden() {}",
);

#[test]
fn members_and_what_is_wrong_with_them() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("used", "import \"lib\"; var x = lib.Used()", &[]),
        ("unused", "import \"lib\"", &["\"lib\" imported and not used"]),
        ("renamed", "import l \"lib\"", &["\"lib\" imported as l and not used"]),
        ("for its effects", "import _ \"lib\"", &[]),
        ("dot", "import . \"lib\"; var x = Used()", &[]),
        ("missing", "import \"nolib\"", &["package nolib is not in std"]),
        ("no member", "import \"lib\"; var x = lib.Nothing", &["undefined: lib.Nothing"]),
        (
            "unexported",
            "import \"lib\"; var x = lib.hidden",
            &["name hidden not exported by package lib"],
        ),
        (
            "unexported field",
            "import \"lib\"; var x = lib.T{}.y",
            &["lib.T{}.y undefined (cannot refer to unexported field y)"],
        ),
        (
            "type",
            "import \"lib\"; var x string = lib.T{}",
            &[
                "cannot use lib.T{} (value of struct type lib.T) as string value in variable declaration",
            ],
        ),
        ("not in selector", "import \"lib\"; var x = lib", &["use of package lib not in selector"]),
    ];
    for (case, source, want) in cases {
        let arena = Bump::new();
        let checker = check_files(&arena, &[&format!("package main; {source}")], &[LIB]);
        let messages: Vec<&str> = checker.diags.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(messages, *want, "{case}: {source}");
    }
}

#[test]
fn bodies_are_checked_on_demand() {
    let arena = Bump::new();
    let text = "package main; import \"lib\"; var x = lib.Used(); var y = lib.Broken()";
    let mut checker = check_files(&arena, &[text], &[LIB]);
    assert!(checker.diags.is_empty(), "a body was checked: {:?}", checker.diags);
    let lib = &checker.info.packages[0];
    assert_eq!((lib.path.as_str(), lib.init_order.len()), ("lib", 1));
    let broken = lib.scope[&checker.interner.get("Broken").expect("a name")];
    checker.check_body(broken);
    checker.check_body(broken);
    let messages: Vec<&str> = checker.diags.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(messages, ["undefined: undefined"]);
    assert_eq!(super::type_of(&checker, "x"), "int");
    let _ = object(&checker, "y");
}
