//! Reading programs, and reporting what is wrong with them.

use std::io::{IsTerminal, Read};
use std::path::Path;

use burrow_vm::{LoadError, Program, SourceText, load, load_snippet};

use crate::diagnostics::{self, Format};

/// The name that stands for standard input.
const STDIN: &str = "-";
/// What messages call it.
const STDIN_NAME: &str = "<stdin>";

/// What messages call the code of `-e`, and the script its own name.
pub const CODE_NAME: &str = "-e";

/// Where a program comes from.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// A file; `-` is standard input.
    File(&'a Path),
    /// The command line.
    Code(&'a str),
}

impl Source<'_> {
    /// Its name as messages show it.
    fn name(self) -> String {
        match self {
            Source::File(file) if file == Path::new(STDIN) => STDIN_NAME.into(),
            Source::File(file) => file.display().to_string(),
            Source::Code(_) => CODE_NAME.into(),
        }
    }

    fn load(self) -> Result<Program, LoadError> {
        let name = self.name();
        match self {
            Source::File(file) => {
                let bytes = read(file, &name).map_err(LoadError::Other)?;
                load(vec![SourceText { name, bytes }])
            }
            Source::Code(code) => load_snippet(SourceText { name, bytes: code.into() }),
        }
    }
}

/// Reads and compiles a program. What is wrong with it is reported: for people on standard error, for tools on standard
/// output.
pub fn program(source: Source<'_>, format: Format) -> Option<Program> {
    match source.load() {
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
                eprintln!("burrow: {} error{plural} in {}", diags.len(), source.name());
            }
            None
        }
    }
}

fn read(file: &Path, name: &str) -> Result<Vec<u8>, String> {
    if file == Path::new(STDIN) {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        return read.map(|_| bytes).map_err(|error| format!("cannot read standard input: {error}"));
    }
    if file.is_dir() {
        return Err(format!(
            "{name} is a folder: name a file in it, as in `burrow run {name}/main.go`"
        ));
    }
    std::fs::read(file).map_err(|error| format!("cannot read {name}: {error}"))
}
