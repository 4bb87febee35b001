//! The order of package initialisation.

use super::check_files;
use bumpalo::Bump;

#[test]
fn dependencies_come_first() {
    let cases: [(&str, &[&str], &str); 8] = [
        ("as written", &["var a = 1; var b = 2"], "a b"),
        ("backwards", &["var a = b; var b = c; var c = 1"], "c b a"),
        (
            "through functions",
            &["var a = f(); var b = 1; func f() int { return g() }; func g() int { return b }"],
            "b a",
        ),
        ("ready ones first", &["var a = d; var b = 1; var d = 2"], "b d a"),
        (
            "through methods",
            &[
                "var a = T{}.m(); type T int_; type int_ struct{}; func (T) m() int { return b }; var b = 1",
            ],
            "b a",
        ),
        ("through literals", &["var a = func() int { return b }(); var b = 1"], "b a"),
        (
            "several at once",
            &["var a = c; var b, c = f(); func f() (int, int) { return d, d }; var d = 1"],
            "d b,c a",
        ),
        ("over files", &["package main; var a = b", "package main; var b = 1"], "b a"),
    ];
    for (case, files, want) in cases {
        let arena = Bump::new();
        let files: Vec<String> = files
            .iter()
            .map(|f| {
                if f.starts_with("package") { f.to_string() } else { format!("package main; {f}") }
            })
            .collect();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let checker = check_files(&arena, &files, &[]);
        assert!(checker.diags.is_empty(), "{case}: {:?}", checker.diags);
        let name =
            |o: &Option<_>| o.map_or("_", |o| checker.interner.text(checker.info.object(o).name));
        let order: Vec<String> = checker.info.packages[0]
            .init_order
            .iter()
            .map(|i| i.lhs.iter().map(name).collect::<Vec<_>>().join(","))
            .collect();
        assert_eq!(order.join(" "), want, "{case}");
    }
}
