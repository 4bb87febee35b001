//! Costs against what Go 1.27.3 printed of the same functions, and what inlined calls look like from outside.
//!
//! `tests/inline/NAME.txt` is from `go build -gcflags=-m=2` with `NAME.go` as the package's only file: a line for each
//! declared function, its cost or why it is not inlined.

use super::{Reason, Verdict};
use crate::check::object::{ObjId, ObjectKind};
use crate::compile::Compiler;
use crate::load::check_text;
use crate::packages::Natives;
use bumpalo::Bump;

/// Functions that call packages whose bodies are not Go's here, and one of a pair that call each other, of which Go looks
/// at the first in the file first.
const OTHERWISE: &[&str] = &[
    "callPrint",
    "callPrint2",
    "callErrf",
    "panfmt",
    "contains",
    "hasPrefix",
    "exit",
    "sin",
    "evenOdd",
    "oddEven",
];

fn costs_are_go_s(name: &str, text: &str, recorded: &str) {
    let arena = Bump::new();
    let natives = Natives::default();
    let checker = check_text(&arena, name, text);
    let mut compiler = Compiler::new(checker, &natives);
    let mut wrong = Vec::new();
    for line in recorded.lines() {
        let (func, wanted) = line.split_once(' ').expect("a name and a verdict");
        if OTHERWISE.contains(&func) || func.contains('[') {
            continue;
        }
        let obj = named(&compiler, func);
        let got = match compiler.verdict(obj) {
            Verdict::Inline(cost) => cost.to_string(),
            Verdict::Never(Reason::TooComplex) => "too complex".into(),
            Verdict::Never(Reason::Marked) => "marked".into(),
            Verdict::Never(Reason::Unhandled) => "unhandled".into(),
            Verdict::Never(Reason::Recover) => "recover".into(),
            Verdict::Never(other) => format!("{other:?}"),
        };
        if got != wanted {
            wrong.push(format!("{func}: Go {wanted}, here {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The function that Go's listing calls so.
fn named(compiler: &Compiler<'_>, name: &str) -> ObjId {
    let wanted = format!("main.{name}");
    let objects = compiler.checker.info.objects.iter().enumerate();
    let mut found = objects
        .filter(|(_, object)| matches!(object.kind, ObjectKind::Func(_)))
        .map(|(at, _)| ObjId(at as u32))
        .filter(|&obj| compiler.func_name(obj) == wanted);
    found.next().unwrap_or_else(|| panic!("no function {name}"))
}

macro_rules! costs {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            let text = include_str!(concat!("../../../tests/inline/", stringify!($name), ".go"));
            let recorded = include_str!(concat!("../../../tests/inline/", stringify!($name), ".txt"));
            costs_are_go_s(stringify!($name), text, recorded);
        })*
    };
}

costs! { basics more }
