//! Differential fuzzing: random programs do the same under Burrow and under Go.
//!
//! `DIFFERENTIAL=1000 cargo test --release -p burrow --test differential -- --nocapture` generates so many programs,
//! builds them with Go, fifty at a time, and compares standard output, exit status and the first line of a panic.
//! `DIFFERENTIAL_SEED` is the first seed (1), `GO` names the go command where it is not on the path, `BURROW` another
//! burrow than that of this build. Programs that differ are kept in the folder named at the end. Without Go this is skipped; `tests/generated` has programs whose output under
//! Go 1.27.3 is recorded, and those run always (`DIFFERENTIAL_RECORD=1` records them anew).
//!
//! - `generator.rs`: a program from a seed; `types.rs`, `expr.rs`, `stmt.rs`, `faults.rs`: its parts
//! - `pointers.rs`: one about who points at what, which runs with the heap verified
//! - `oracle.rs`: running it

#![forbid(unsafe_code)]

mod expr;
mod faults;
mod generator;
mod oracle;
mod pointers;
mod prelude;
mod random;
mod stmt;
mod types;

use std::path::{Path, PathBuf};

use generator::{Program, generate};
use oracle::{Batch, Behaviour, burrow, find_go};

/// Programs built at once: a build takes about a second whatever is in it.
const BATCH: u64 = 50;
/// Seeds whose programs are recorded.
const RECORDED: u64 = 32;

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// A folder for this process, removed when all is well.
fn scratch(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("burrow-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    folder
}

/// A kind of programs.
#[derive(Clone, Copy)]
enum Kind {
    /// Of all parts of the language; goroutines depend on the seed too.
    General,
    /// About pointers, with the heap verified again and again.
    Pointers,
}

impl Kind {
    fn programs(self, seeds: std::ops::Range<u64>) -> Vec<Program> {
        let program = |seed| match self {
            Kind::General => generate(seed, &format!("p{seed}_"), seed % 3 == 0),
            Kind::Pointers => pointers::generate(seed, &format!("p{seed}_")),
        };
        seeds.map(program).collect()
    }

    fn stress(self) -> &'static str {
        match self {
            Kind::General => "",
            Kind::Pointers => "gc=20",
        }
    }
}

/// What a difference looks like: the first line that differs, or the ends.
fn difference(go: &Behaviour, burrow: &Behaviour) -> String {
    let (go, burrow) = (go.to_string(), burrow.to_string());
    let mut lines = go.lines().zip(burrow.lines());
    match lines.find(|(a, b)| a != b) {
        Some((a, b)) => format!("  go      {a}\n  burrow  {b}"),
        None => "  one prints more than the other".into(),
    }
}

#[test]
fn random_programs_do_what_go_does() {
    compare(Kind::General, "differential");
}

#[test]
fn random_pointers_lead_where_gos_do() {
    compare(Kind::Pointers, "pointers");
}

fn compare(kind: Kind, name: &str) {
    let Some(count) = number("DIFFERENTIAL") else {
        eprintln!("skipped: DIFFERENTIAL=N asks for N random programs");
        return;
    };
    let Some(go) = find_go() else {
        eprintln!("skipped: there is no go command (GO names it)");
        return;
    };
    let (folder, first) = (scratch(name), number("DIFFERENTIAL_SEED").unwrap_or(1));
    let mut differing = Vec::new();
    for start in (first..first + count).step_by(BATCH as usize) {
        let seeds = start..(start + BATCH).min(first + count);
        let programs = kind.programs(seeds.clone());
        let batch = match Batch::build(&go, &programs, &folder) {
            Ok(batch) => batch,
            Err(message) => panic!("Go refuses what was generated (seeds {seeds:?}):\n{message}"),
        };
        for (at, (seed, program)) in seeds.zip(&programs).enumerate() {
            let want = batch.run(at).expect("generated programs end");
            let same = match burrow(&program.file(), &folder, kind.stress()) {
                Some(have) if have == want => continue,
                Some(have) => difference(&want, &have),
                None => "  burrow does not end".into(),
            };
            std::fs::write(folder.join(format!("{seed}.go")), program.file()).expect("writable");
            std::fs::write(folder.join(format!("{seed}.want")), want.to_string())
                .expect("writable");
            println!("seed {seed}:\n{same}");
            differing.push(seed);
        }
    }
    assert!(differing.is_empty(), "{differing:?} differ: see {}", folder.display());
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
}

fn recorded_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/generated")
}

#[test]
fn recorded_programs_do_what_go_did() {
    let scratch = scratch("recorded");
    let mut count = 0u64;
    for entry in std::fs::read_dir(recorded_folder()).expect("the folder of recorded programs") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "go") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a readable program");
        let want = std::fs::read_to_string(path.with_extension("out")).expect("its output");
        let have = burrow(&text, &scratch, "").expect("recorded programs end");
        assert_eq!(have.to_string(), want, "{}", path.display());
        count += 1;
    }
    assert!(count >= RECORDED, "{count} recorded programs found");
    std::fs::remove_dir_all(&scratch).expect("the folder is ours");
}

/// Not a test of Burrow: records what Go prints.
#[test]
fn record() {
    let (Some(_), Some(go)) = (number("DIFFERENTIAL_RECORD"), find_go()) else { return };
    let folder = recorded_folder();
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let scratch = scratch("record");
    let programs = Kind::General.programs(1..RECORDED + 1);
    let batch = Batch::build(&go, &programs, &scratch).expect("Go accepts what is generated");
    for (at, program) in programs.iter().enumerate() {
        let name = format!("{:03}", at + 1);
        let want = batch.run(at).expect("generated programs end").to_string();
        std::fs::write(folder.join(format!("{name}.go")), program.file()).expect("writable");
        std::fs::write(folder.join(format!("{name}.out")), want).expect("writable");
    }
    std::fs::remove_dir_all(&scratch).expect("the folder is ours");
}
