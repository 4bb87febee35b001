//! `docs/control.md` lists every name, as the table in the code has it.
//!
//! `CONTROL_UPDATE=1 cargo test -p burrow-runtime --test control` writes the page's tables anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use burrow_runtime::ctl::{Entry, Registry, When};

const BEGIN: &str = "<!-- names: written by runtime/tests/control.rs -->\n";
const END: &str = "<!-- end of names -->\n";

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/control.md")
}

fn row(entry: &Entry) -> String {
    let access = match (entry.is_writable(), entry.range()) {
        (false, _) => String::new(),
        (true, None) => "yes".into(),
        (true, Some(range)) => range.to_string(),
    };
    let from = match entry.when {
        When::Anytime => "anywhere",
        When::Walk => "anywhere, by a walk",
        When::Run => "a run",
        When::Stopped => "a run, stopped",
    };
    let (kind, unit) = (entry.kind.name(), entry.unit.name());
    format!("| `{}` | {kind} | {unit} | {from} | {access} | {} |\n", entry.pattern(), entry.doc)
}

/// A table for each first word.
fn tables() -> String {
    let (mut text, mut group) = (String::new(), "");
    let registry = Registry::builtin();
    for entry in registry.entries() {
        let (first, _) = entry.pattern().split_once('.').unwrap_or((entry.pattern(), ""));
        let first =
            if ["version", "epoch", "os", "policy"].contains(&first) { "general" } else { first };
        if first != group {
            let _ = write!(text, "\n### {first}\n\n");
            text +=
                "| name | type | unit | read from | writable | is |\n|---|---|---|---|---|---|\n";
            group = first;
        }
        text += &row(entry);
    }
    text + "\n"
}

#[test]
fn the_page_lists_every_name() {
    let text = std::fs::read_to_string(page()).expect("the page");
    let (before, rest) = text.split_once(BEGIN).expect("where the tables begin");
    let (own, after) = rest.split_once(END).expect("where they end");
    let want = tables();
    if std::env::var_os("CONTROL_UPDATE").is_some() {
        std::fs::write(page(), format!("{before}{BEGIN}{want}{END}{after}")).expect("it is ours");
    } else {
        let hint =
            "CONTROL_UPDATE=1 cargo test -p burrow-runtime --test control writes the page anew";
        assert_eq!(own, want, "{hint}");
    }
}
