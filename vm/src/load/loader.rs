//! Where the source of imported packages comes from.
//!
//! The packages that Burrow embeds come first; what they do not have is asked of a [`Loader`]: [`super::Module`] looks
//! into folders as the `go` command does, and an embedder can supply packages from anywhere else.

use super::SourceText;
use crate::check::did_you_mean::nearest;
use crate::packages;

/// A package's source.
#[derive(Clone, Debug, Default)]
pub struct PackageText {
    /// The folder as messages name it.
    pub folder: String,
    /// Its files, in the order in which they are initialised.
    pub files: Vec<SourceText>,
}

/// Why a package cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError {
    /// What is wrong, in Go's words where Go has words.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl ImportError {
    /// An error with advice.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> ImportError {
        ImportError { message: message.into(), help: Some(help.into()) }
    }

    /// Of a path under which nobody has a package.
    pub fn unknown(path: &str) -> ImportError {
        let own = || packages::known_paths().filter(|path| packages::source_of(path).is_some());
        let help = match nearest(path, own()) {
            _ if is_in_gos_library(path) => {
                "Go's library may have it, but Burrow does not: `burrow explain BRW0900` lists what it has".into()
            }
            Some(near) => format!("did you mean {near:?}?"),
            None => "`burrow explain BRW0900` lists the packages that Burrow has".into(),
        };
        ImportError::new(format!("package {path} is not in std"), help)
    }
}

/// Whether a path may be that of a package in Go's library which Burrow does not embed: it begins like one.
fn is_in_gos_library(path: &str) -> bool {
    const FIRST: [&str; 42] = [
        "archive",
        "cmp",
        "compress",
        "container",
        "context",
        "crypto",
        "database",
        "debug",
        "embed",
        "encoding",
        "expvar",
        "flag",
        "go",
        "hash",
        "html",
        "image",
        "index",
        "io",
        "iter",
        "log",
        "maps",
        "math",
        "mime",
        "net",
        "os",
        "path",
        "plugin",
        "reflect",
        "regexp",
        "runtime",
        "slices",
        "strconv",
        "structs",
        "sync",
        "syscall",
        "testing",
        "text",
        "time",
        "unicode",
        "unique",
        "unsafe",
        "weak",
    ];
    FIRST.contains(&path.split('/').next().unwrap_or(path))
}

/// Supplies the packages that a program imports and that Burrow does not embed.
///
/// ```
/// use burrow_vm::{ImportError, Loader, PackageText, Purpose, SourceText, load_with};
///
/// struct Greetings;
///
/// impl Loader for Greetings {
///     fn package(&mut self, path: &str, _importer: &str) -> Result<PackageText, ImportError> {
///         if path != "example.com/greetings" {
///             return Err(ImportError::unknown(path));
///         }
///         let text = "package greetings\nfunc Hello() string { return \"hello\" }";
///         let files = vec![SourceText { name: "greetings.go".into(), bytes: text.into() }];
///         Ok(PackageText { folder: "greetings".into(), files })
///     }
/// }
///
/// let main = "package main\nimport \"example.com/greetings\"\nfunc main() { println(greetings.Hello()) }";
/// let files = vec![SourceText { name: "main.go".into(), bytes: main.into() }];
/// assert!(load_with(files, Greetings, Purpose::Run).is_ok());
/// ```
pub trait Loader: Send {
    /// The source of the package `path`, imported by the package `importer`.
    ///
    /// # Errors
    /// There is no such package, or `importer` may not import it.
    fn package(&mut self, path: &str, importer: &str) -> Result<PackageText, ImportError>;

    /// The import path of the program's own package, as messages about imports name it.
    fn main_path(&self) -> &str {
        "command-line-arguments"
    }

    /// The folder of the program's own package, as messages name it.
    fn main_folder(&self) -> &str {
        "."
    }

    /// A file's name as tracebacks and `runtime.Caller` show it: its whole path, where it has one.
    fn whole_path(&self, name: &str) -> String {
        name.to_owned()
    }
}

/// A loader without packages.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoPackages;

impl Loader for NoPackages {
    fn package(&mut self, path: &str, _: &str) -> Result<PackageText, ImportError> {
        Err(ImportError::unknown(path))
    }
}
