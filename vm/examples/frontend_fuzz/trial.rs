//! One input on its way: parser, checker, compiler, and a bounded run of what compiles.

use burrow_runtime::{Runtime, Stress};
use burrow_vm::syntax::render::{Colour, long, short};
use burrow_vm::{LoadError, Program, Purpose, SourceText, load, load_snippet, run};

/// Safepoints after which a run ends.
const MAX_STEPS: u64 = 50_000;
/// Heap past which a run ends.
const MAX_HEAP: u64 = 16 << 20;
/// Every so many inputs go the way of `burrow -e`.
const SNIPPETS: u64 = 16;

/// What a program must not say if it is to run: it could reach what is outside, or wait, or break itself as it may.
const NOT_RUN: &[&str] = &[
    "\"os\"",
    "\"os/",
    "\"io/ioutil\"",
    "\"path/filepath\"",
    "\"net",
    "\"syscall\"",
    "\"log\"",
    "Sleep(",
    "\"time\"",
    "\"unsafe\"",
];

/// What became of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// It has errors, which were drawn.
    Wrong,
    /// It compiles but is not to be run.
    Compiled,
    /// It ran, to its end or to a limit.
    Ran,
}

/// Tries an input. Whatever is wrong with Burrow ends the process.
pub fn attempt(input: &[u8], number: u64) -> Tried {
    let file = SourceText { name: "x.go".into(), bytes: input.into() };
    let loaded = match number % SNIPPETS {
        0 => load_snippet(file, Purpose::Run),
        _ => load(vec![file]),
    };
    match loaded {
        Ok(mut program) if may_run(input) => {
            run_bounded(&mut program, number);
            Tried::Ran
        }
        Ok(_) => Tried::Compiled,
        Err(LoadError::Errors { sources, diags }) => {
            assert!(!diags.is_empty(), "refused without a reason");
            for diag in &diags {
                long(&sources, diag, Colour::None);
                short(&sources, diag);
            }
            Tried::Wrong
        }
        Err(LoadError::Other(_)) => Tried::Wrong,
    }
}

fn may_run(input: &[u8]) -> bool {
    let text = String::from_utf8_lossy(input);
    !NOT_RUN.iter().any(|word| text.contains(word))
}

fn run_bounded(program: &mut Program, number: u64) {
    let rt = Runtime::builder()
        .stdout(std::io::sink())
        .stderr(std::io::sink())
        .seed(number)
        .procs(1) // with several, a damaged program's data race may break it (design rule S7)
        .max_steps(MAX_STEPS)
        .max_heap(MAX_HEAP)
        .stress(Stress::Every(100 + number % 997 * 4))
        .build()
        .expect("a runtime with valid settings");
    run(program, &rt);
}
