//! Reading programs, and reporting what is wrong with them.

use std::io::{IsTerminal, Read};
use std::path::Path;

use burrow_vm::{LoadError, Program, SourceText, load};

use crate::diagnostics::{self, Format};

/// The name that stands for standard input.
const STDIN: &str = "-";
/// What messages call it.
const STDIN_NAME: &str = "<stdin>";

/// Reads and compiles a program; what is wrong has been reported on standard error.
pub fn program(file: &Path) -> Option<Program> {
    report(file, load_file(file), Format::Long)
}

/// Reads and compiles a program.
pub fn load_file(file: &Path) -> Result<Program, LoadError> {
    load(vec![read(file).map_err(LoadError::Other)?])
}

/// The program, unless something is wrong with it: that is reported, for people on standard error and for tools on
/// standard output.
pub fn report(file: &Path, loaded: Result<Program, LoadError>, format: Format) -> Option<Program> {
    match loaded {
        Ok(program) => Some(program),
        Err(LoadError::Other(message)) => {
            eprintln!("burrow: {message}");
            None
        }
        Err(LoadError::Errors { sources, diags }) => {
            let colour = std::io::stderr().is_terminal();
            diagnostics::print(&sources, &diags, format, colour);
            if format == Format::Long {
                let plural = if diags.len() == 1 { "" } else { "s" };
                eprintln!("burrow: {} error{plural} in {}", diags.len(), name(file));
            }
            None
        }
    }
}

/// A file's name as messages show it.
fn name(file: &Path) -> String {
    if file == Path::new(STDIN) { STDIN_NAME.into() } else { file.display().to_string() }
}

fn read(file: &Path) -> Result<SourceText, String> {
    let name = name(file);
    if file == Path::new(STDIN) {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        return match read {
            Ok(_) => Ok(SourceText { name, bytes }),
            Err(error) => Err(format!("cannot read standard input: {error}")),
        };
    }
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
