//! Reading programs, and reporting what is wrong with them.

use std::io::IsTerminal;
use std::path::Path;

use burrow_vm::syntax::render::{Colour, long};
use burrow_vm::{LoadError, Program, SourceText, load};

/// Reads and compiles a program; what is wrong has been reported on standard error.
pub fn program(file: &Path) -> Option<Program> {
    let text = match read(file) {
        Ok(text) => text,
        Err(message) => {
            eprintln!("burrow: {message}");
            return None;
        }
    };
    match load(vec![text]) {
        Ok(program) => Some(program),
        Err(LoadError::Other(message)) => {
            eprintln!("burrow: {message}");
            None
        }
        Err(LoadError::Errors { sources, diags }) => {
            let colour = if std::io::stderr().is_terminal() { Colour::Ansi } else { Colour::None };
            for diag in &diags {
                eprintln!("{}\n", long(&sources, diag, colour));
            }
            let plural = if diags.len() == 1 { "" } else { "s" };
            eprintln!("burrow: {} error{plural} in {}", diags.len(), file.display());
            None
        }
    }
}

fn read(file: &Path) -> Result<SourceText, String> {
    let name = file.display().to_string();
    if file.is_dir() {
        return Err(format!(
            "{name} is a folder: name a file in it, as in `burrow run {name}/main.go`"
        ));
    }
    match std::fs::read(file) {
        Ok(bytes) => Ok(SourceText { name, bytes }),
        Err(error) => Err(format!("cannot read {name}: {error}")),
    }
}
