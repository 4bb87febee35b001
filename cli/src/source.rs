//! Reading programs, and reporting what is wrong with them.

use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use burrow_vm::{
    DiskProgram, LoadError, Module, Program, Purpose, SourceText, load_snippet, load_with,
};

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
    /// Files of one package, a folder, or `-` for standard input.
    Files(&'a [PathBuf]),
    /// The command line.
    Code(&'a str),
}

/// How many of the arguments name the program: those that begin the list and end with `.go`, else the first.
pub fn program_args<'n>(names: impl IntoIterator<Item = &'n str>) -> usize {
    names.into_iter().take_while(|name| name.ends_with(".go")).count().max(1)
}

impl Source<'_> {
    /// Its name as messages show it.
    fn name(self) -> String {
        match self {
            Source::Files([file]) if file == Path::new(STDIN) => STDIN_NAME.into(),
            Source::Files(files) => {
                let names: Vec<String> = files.iter().map(|f| f.display().to_string()).collect();
                names.join(" ")
            }
            Source::Code(_) => CODE_NAME.into(),
        }
    }

    fn load(self, purpose: Purpose) -> Result<Program, LoadError> {
        let program = match self {
            Source::Code(code) => {
                let name = CODE_NAME.into();
                return load_snippet(SourceText { name, bytes: code.into() }, purpose);
            }
            Source::Files([file]) if file == Path::new(STDIN) => from_stdin(),
            Source::Files([path]) if !is_file(path) => DiskProgram::in_folder(path),
            Source::Files(files) => DiskProgram::of_files(files),
        };
        let DiskProgram { files, module } = program.map_err(LoadError::Other)?;
        load_with(files, module, purpose)
    }
}

/// Whether a name is taken for a file's: it says so, or there is one that can be read.
fn is_file(path: &Path) -> bool {
    !path.is_dir() && (path.extension().is_some_and(|ext| ext == "go") || path.exists())
}

fn from_stdin() -> Result<DiskProgram, String> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| format!("cannot read standard input: {error}"))?;
    let files = vec![SourceText { name: STDIN_NAME.into(), bytes }];
    Ok(DiskProgram { files, module: Module::around(Path::new("."))? })
}

/// Reads and compiles a program. What is wrong with it is reported: for people on standard error, for tools on standard
/// output.
pub fn program(source: Source<'_>, purpose: Purpose, format: Format) -> Option<Program> {
    match source.load(purpose) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leading_go_files_are_the_program() {
        let cases: [(&[&str], usize); 5] = [
            // (arguments, how many of them name the program)
            (&["x.go"], 1),
            (&["a.go", "b.go", "arg", "c.go"], 2),
            (&["folder", "a.go"], 1),
            (&["-", "a.go"], 1),
            (&[], 1),
        ];
        for (args, count) in cases {
            assert_eq!(program_args(args.iter().copied()), count, "{args:?}");
        }
    }
}
