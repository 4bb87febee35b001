//! The packages that scripts import, and scripts as people write them: each program in `tests/packages` and
//! `tests/scripts` must print what it prints under Go.

use crate::burrow::{burrow, outcome, tests_folder};
use std::fs;

#[test]
fn packages_do_what_gos_do() {
    print_what_go_prints("packages");
}

#[test]
fn scripts_do_what_they_do_under_go() {
    print_what_go_prints("scripts");
}

fn print_what_go_prints(folder: &str) {
    let files = fs::read_dir(tests_folder(folder)).expect("the folder is there");
    for file in files {
        let script = file.expect("it can be listed").path();
        if script.extension().is_none_or(|ext| ext != "go") {
            continue;
        }
        let recorded = fs::read(script.with_extension("out"))
            .unwrap_or_else(|e| panic!("no recorded output of {}: {e}", script.display()));
        let recorded = String::from_utf8_lossy(&recorded); // as `outcome` reads what was printed
        let run = outcome(burrow().arg("run").arg(&script));
        assert_eq!(run.status, Some(0), "{}: {}", script.display(), run.stderr);
        let differs = run.stdout.lines().zip(recorded.lines()).find(|(got, want)| got != want);
        assert_eq!(differs, None, "{}: (printed, Go's)", script.display());
        assert_eq!(run.stdout, recorded, "{}", script.display());
    }
}
