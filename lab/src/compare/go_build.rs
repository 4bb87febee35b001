//! The program of a comparison, built by a real Go toolchain.
//!
//! Called by `burrow compare --with go`. An observer (`observer.go`) is added to the main package by an overlay, so that the program tells of its
//! memory as Burrow's runtime does; the program's own files are not touched.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// Tells the observer where to write.
pub const OBSERVER_VARIABLE: &str = "BURROW_OBSERVER";

const OBSERVER: &str = include_str!("observer.go");
/// Its name among the program's files: no other begins so.
const OBSERVER_NAME: &str = "zz_burrow_observer.go";

/// A program that real Go has built, and the folder that it is in; dropped, both go.
#[derive(Debug)]
pub struct GoBuild {
    folder: TempDir,
    /// The toolchain's version: `go1.27.3 linux/amd64`.
    pub version: String,
}

/// Why there is no build.
#[derive(Debug)]
pub enum GoError {
    /// There is no such toolchain.
    Missing {
        /// The command that was tried.
        command: OsString,
        /// Why it could not be run.
        error: io::Error,
    },
    /// It does not build the program; what it said.
    Refused(String),
    /// Files for it cannot be written.
    Io(io::Error),
}

impl fmt::Display for GoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GoError::Missing { command, error } => write!(
                f,
                "real Go cannot take part: {}: {error}; put go on PATH, or leave it out",
                command.to_string_lossy()
            ),
            GoError::Refused(said) => write!(f, "real Go does not build the program:\n{said}"),
            GoError::Io(error) => write!(f, "real Go cannot take part: {error}"),
        }
    }
}

impl std::error::Error for GoError {}

impl GoBuild {
    /// Builds `program` (files of one folder, or a folder) with the toolchain `go`.
    ///
    /// # Errors
    /// There is no toolchain, it refuses the program, or files cannot be written.
    pub fn of(go: &Path, program: &[PathBuf]) -> Result<GoBuild, GoError> {
        let version = run(Command::new(go).arg("version"), go)?;
        let version = String::from_utf8_lossy(&version.stdout);
        let version = version.trim().trim_start_matches("go version ").to_owned();
        let folder = TempDir::with_prefix("burrow-go-").map_err(GoError::Io)?;
        let build = GoBuild { folder, version };
        let (at, mut files) = build.place(program).map_err(GoError::Io)?;
        let overlay = build.overlay(&at).map_err(GoError::Io)?;
        if !files.is_empty() {
            files.push(at.join(OBSERVER_NAME).into());
        }
        let mut command = Command::new(go);
        command
            .arg("build")
            .arg("-overlay")
            .arg(overlay)
            .arg("-o")
            .arg(build.binary())
            .args(files)
            .current_dir(&at);
        let built = run(&mut command, go)?;
        match built.status.success() {
            true => Ok(build),
            false => {
                Err(GoError::Refused(String::from_utf8_lossy(&built.stderr).trim_end().to_owned()))
            }
        }
    }

    /// The program.
    #[must_use]
    pub fn binary(&self) -> PathBuf {
        self.folder.path().join("program")
    }

    /// The folder of a program, and its files if they are named one by one.
    fn place(&self, program: &[PathBuf]) -> io::Result<(PathBuf, Vec<OsString>)> {
        let files: Vec<PathBuf> = program.iter().map(fs::canonicalize).collect::<Result<_, _>>()?;
        match &files[..] {
            [folder] if folder.is_dir() => Ok((folder.clone(), Vec::new())),
            files => {
                let folder = files.first().and_then(|file| file.parent()).unwrap_or(Path::new("/"));
                Ok((folder.to_owned(), files.iter().map(OsString::from).collect()))
            }
        }
    }

    /// Writes the observer, and the list that puts it into the program's folder.
    fn overlay(&self, at: &Path) -> io::Result<PathBuf> {
        let observer = self.folder.path().join(OBSERVER_NAME);
        fs::write(&observer, OBSERVER)?;
        let list = serde_json::json!({ "Replace": { at.join(OBSERVER_NAME).to_string_lossy(): observer } });
        let overlay = self.folder.path().join("overlay.json");
        fs::write(&overlay, list.to_string())?;
        Ok(overlay)
    }
}

fn run(command: &mut Command, go: &Path) -> Result<Output, GoError> {
    command.output().map_err(|error| GoError::Missing { command: go.into(), error })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_toolchain_the_error_says_what_to_do() {
        let error = GoBuild::of(Path::new("/nonexistent/go"), &[]).expect_err("there is none");
        assert!(matches!(error, GoError::Missing { .. }));
        assert!(error.to_string().contains("put go on PATH"), "{error}");
    }
}
