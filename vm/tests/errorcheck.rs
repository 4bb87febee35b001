//! How well errors agree with Go's: the files of Go's own `test` folder (Debian's `golang-1.19-src`), whose lines say
//! `// ERROR`, and those that must be accepted. Skipped where the folder is absent.
//!
//! `ERRORCHECK_LIST` and `GOTESTS_LIST` name files that list the cases, one path below the folder a line;
//! `ERRORCHECK_SHOW=1` prints every difference.

use bumpalo::Bump;
use burrow_vm::check::{Checker, ImportInput, Importer, Input, Options, check_program};
use burrow_vm::syntax::ast::File;
use burrow_vm::syntax::parser::parse_file_all_errors;
use burrow_vm::syntax::source::SourceMap;
use burrow_vm::syntax::symbol::Interner;
use std::collections::BTreeSet;
use std::path::Path;

const FOLDER: &str = "/usr/share/go-1.19/test";

/// No embedded packages: imports are believed.
struct Nothing;

impl<'a> Importer<'a> for Nothing {
    fn import(&mut self, _: &str, _: ImportInput<'_>) -> Option<&'a [File<'a>]> {
        None
    }
}

/// Lines with errors, and the messages.
fn errors_of(path: &Path) -> Vec<(u32, String)> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let arena = Bump::new();
    let (mut sources, mut interner, mut next_id) = (SourceMap::default(), Interner::default(), 0);
    let mut diags = Vec::new();
    let file = sources.add("x.go".into(), text).expect("small file");
    let tree =
        parse_file_all_errors(&arena, &sources, file, &mut interner, &mut next_id, &mut diags);
    if !diags.is_empty() {
        return diags.iter().map(|d| (sources.place(d.span.lo).line, d.message.clone())).collect();
    }
    let files = arena.alloc_slice_fill_iter([tree]);
    let options = Options { permissive_imports: true };
    let checker: Checker<'_> = check_program(Input {
        files,
        interner,
        sources,
        next_id,
        importer: Box::new(Nothing),
        options,
    });
    checker
        .diags
        .iter()
        .map(|d| (checker.sources.place(d.span.lo).line, d.message.clone()))
        .collect()
}

fn expected_lines(path: &Path) -> BTreeSet<u32> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let marked = |line: &str| line.contains("// ERROR") || line.contains("// GC_ERROR");
    (1..).zip(text.lines()).filter(|(_, line)| marked(line)).map(|(number, _)| number).collect()
}

fn list(variable: &str) -> Vec<String> {
    let Some(path) = std::env::var_os(variable) else { return Vec::new() };
    std::fs::read_to_string(path).unwrap_or_default().lines().map(str::to_string).collect()
}

fn show() -> bool {
    std::env::var_os("ERRORCHECK_SHOW").is_some()
}

fn on_large_stack<T: Send + 'static>(f: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(f).expect("a thread");
    thread.join().expect("the checker does not panic")
}

#[test]
fn error_lines_agree_with_go() {
    let cases = list("ERRORCHECK_LIST");
    if cases.is_empty() || !Path::new(FOLDER).exists() {
        eprintln!("skipped: no list or no {FOLDER}");
        return;
    }
    let total = cases.len();
    let agree = on_large_stack(move || cases.iter().filter(|case| lines_agree(case)).count());
    eprintln!("{agree} of {total} files agree");
    assert!(agree * 100 >= total * 80, "{agree} of {total} files agree");
}

fn lines_agree(case: &str) -> bool {
    let path = Path::new(FOLDER).join(case);
    if show() {
        eprintln!("# {case}");
    }
    let want = expected_lines(&path);
    let errors = errors_of(&path);
    let have: BTreeSet<u32> = errors.iter().map(|e| e.0).collect();
    if show() {
        for line in want.difference(&have) {
            eprintln!("{case}:{line}: missing");
        }
        for (line, message) in errors.iter().filter(|e| !want.contains(&e.0)) {
            eprintln!("{case}:{line}: extra: {message}");
        }
    }
    have == want
}

#[test]
fn correct_programs_are_accepted() {
    let cases = list("GOTESTS_LIST");
    if cases.is_empty() || !Path::new(FOLDER).exists() {
        eprintln!("skipped: no list or no {FOLDER}");
        return;
    }
    let total = cases.len();
    let wrong = on_large_stack(move || cases.iter().filter(|case| !accepted(case)).count());
    eprintln!("{wrong} of {total} files have errors");
    assert_eq!(wrong, 0);
}

fn accepted(case: &str) -> bool {
    if show() {
        eprintln!("# {case}");
    }
    let errors = errors_of(&Path::new(FOLDER).join(case));
    for (line, message) in errors.iter().take(5) {
        eprintln!("{case}:{line}: {message}");
    }
    errors.is_empty()
}
