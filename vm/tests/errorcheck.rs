//! How well errors agree with Go's: the files of Go's own `test` folder (Debian's package `golang-1.19-src`) whose lines
//! say `// ERROR`, and those that must be accepted. Skipped where the folder is absent.
//!
//! `tests/go-errors.txt` lists the files, `tests/go-errors-agreed.txt` those whose lines with errors agree: the ratchet.
//! `ERRORCHECK_SHOW=1 cargo test -p burrow-vm --test errorcheck -- --nocapture` prints the differences of the others, and
//! which of them agree by now.

use bumpalo::Bump;
use burrow_vm::ImportError;
use burrow_vm::check::{Checker, ImportInput, Imported, Importer, Input, Options, check_program};
use burrow_vm::syntax::diagnostic::Diagnostic;
use burrow_vm::syntax::parser::parse_file_all_errors;
use burrow_vm::syntax::source::SourceMap;
use burrow_vm::syntax::symbol::Interner;
use std::collections::BTreeSet;
use std::path::Path;

const FOLDER: &str = "/usr/share/go-1.19/test";

/// No embedded packages: imports are believed.
struct Nothing;

impl<'a> Importer<'a> for Nothing {
    fn import(
        &mut self,
        path: &str,
        _: &str,
        _: ImportInput<'_>,
    ) -> Result<Imported<'a>, ImportError> {
        Err(ImportError::unknown(path))
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
    if diags.iter().any(Diagnostic::stops_checking) {
        return diags.iter().map(|d| (sources.place(d.span.lo).line, d.message.clone())).collect();
    }
    let files = arena.alloc_slice_fill_iter([tree]);
    let options = Options { permissive_imports: true };
    let checker: Checker<'_> = check_program(Input {
        files,
        path: "main".into(),
        interner,
        sources,
        next_id,
        importer: Box::new(Nothing),
        options,
    });
    diags
        .iter()
        .chain(&checker.diags)
        .map(|d| (checker.sources.place(d.span.lo).line, d.message.clone()))
        .collect()
}

fn expected_lines(path: &Path) -> BTreeSet<u32> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let marked = |line: &str| line.contains("// ERROR") || line.contains("// GC_ERROR");
    (1..).zip(text.lines()).filter(|(_, line)| marked(line)).map(|(number, _)| number).collect()
}

/// A list of cases in `tests/`, one path below the folder a line.
fn list(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().map(str::to_owned).filter(|line| !line.is_empty()).collect()
}

fn is_installed() -> bool {
    let installed = Path::new(FOLDER).is_dir();
    if !installed {
        eprintln!("skipped: {FOLDER} is not there (Debian's package golang-1.19-src)");
    }
    installed
}

fn show() -> bool {
    std::env::var_os("ERRORCHECK_SHOW").is_some()
}

fn on_large_stack<T: Send + 'static>(f: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(f).expect("a thread");
    thread.join().expect("the checker does not panic")
}

#[test]
fn what_agreed_agrees() {
    if !is_installed() {
        return;
    }
    let (all, agreed) = (list("go-errors.txt"), list("go-errors-agreed.txt"));
    let lost = on_large_stack(move || {
        let (known, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|c| agreed.contains(c));
        if show() {
            rest.iter()
                .filter(|case| lines_agree(case))
                .for_each(|case| println!("agrees: {case}"));
        }
        assert_eq!(known.len(), agreed.len(), "go-errors-agreed.txt names files of go-errors.txt");
        known.into_iter().filter(|case| !lines_agree(case)).collect::<Vec<_>>()
    });
    assert!(lost.is_empty(), "their lines no longer agree: {lost:#?}");
}

fn lines_agree(case: &str) -> bool {
    let path = Path::new(FOLDER).join(case);
    let want = expected_lines(&path);
    let mut errors = errors_of(&path);
    // The tests are compiled as single files, whose functions may have their bodies in assembly.
    errors.retain(|(_, message)| message != "missing function body");
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
    if !is_installed() {
        return;
    }
    let cases = list("go-tests.txt");
    let total = cases.len();
    let wrong = on_large_stack(move || cases.iter().filter(|case| !accepted(case)).count());
    eprintln!("{wrong} of {total} files have errors");
    assert_eq!(wrong, 0);
}

fn accepted(case: &str) -> bool {
    let errors = errors_of(&Path::new(FOLDER).join(case));
    for (line, message) in errors.iter().take(5) {
        eprintln!("{case}:{line}: {message}");
    }
    errors.is_empty()
}
