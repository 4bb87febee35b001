//! What `compare` and `sweep` share: cancellation, the folder for results, and who keeps each run as it ends.
//!
//! - `keeper.rs`: a bar on a terminal, and the file of runs; `folder.rs`: the folder of `--out`; `words.rs`: how verdicts are put

mod folder;
mod keeper;
mod words;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use burrow_lab::compare::{Contender, GoBuild};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use crate::USAGE;
use crate::control::{self, setting};
use crate::values::size;

pub use folder::Folder;
pub use keeper::Keeper;
pub use words::page_rows;

/// Exit status of an experiment that Ctrl-C has cut short, as shells have it.
pub const INTERRUPTED: u8 = 130;

/// Why an experiment cannot be made: the exit status, and what is said.
pub type Refusal = (u8, String);

/// Becomes true at the first Ctrl-C, or when the terminal is closed; the second ends Burrow at once.
pub fn cancellation() -> Arc<AtomicBool> {
    let cancelled = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        // Without a handler the signal ends Burrow, which is what it would do anyway.
        let _ = signal_hook::flag::register_conditional_shutdown(
            signal,
            INTERRUPTED.into(),
            cancelled.clone(),
        );
        let _ = signal_hook::flag::register(signal, cancelled.clone());
    }
    cancelled
}

/// The `burrow` that runs the program: this one.
pub fn this_burrow() -> Result<PathBuf, Refusal> {
    std::env::current_exe()
        .map_err(|error| (crate::crash::FAILED, format!("where burrow is: {error}")))
}

/// The program built by the toolchain on PATH, if any contender is real Go.
pub fn built_by_go(
    contenders: &[Contender],
    program: &[PathBuf],
) -> Result<Option<Arc<GoBuild>>, Refusal> {
    let asked = contenders
        .iter()
        .any(|contender| contender.engine == burrow_lab::compare::record::Engine::Go);
    if !asked {
        return Ok(None);
    }
    let built = GoBuild::of(Path::new("go"), program);
    built.map(|built| Some(Arc::new(built))).map_err(|error| (USAGE, error.to_string()))
}

/// A contender of Burrow, whose settings by name there are.
pub fn contender(text: &str) -> Result<Contender, String> {
    let contender = Contender::parse(text).map_err(|error| error.to_string())?;
    let settings =
        contender.settings.iter().map(|(name, value)| setting(&format!("{name}={value}")));
    control::check(&settings.collect::<Result<Vec<_>, _>>()?)?;
    Ok(contender)
}

/// Refuses a program that cannot be run again and again, and arguments that would be taken for a part of it.
pub fn runnable(program: &[PathBuf], args: &[String]) -> Result<(), String> {
    if program.iter().any(|file| file == Path::new("-")) {
        return Err("standard input can be read once only, and the program is run again and again: put it into a file".into());
    }
    match args.first() {
        Some(first) if first.ends_with(".go") => Err(format!(
            "{first} would be taken for a file of the program: let another argument come first"
        )),
        _ => Ok(()),
    }
}

/// A contender of real Go.
pub fn real_go(text: &str) -> Result<Contender, String> {
    Contender::parse_go(text).map_err(|error| error.to_string())
}

/// A size, kept as it was written: real Go reads it, too.
pub fn size_text(text: &str) -> Result<String, String> {
    size(text).map(|_| text.to_owned())
}
