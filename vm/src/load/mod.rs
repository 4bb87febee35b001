//! From source text to a compiled program.
//!
//! The front end recurses over syntax trees, whose height is bounded (`syntax::parser`), so it runs on a thread with a
//! stack of its own, large enough for the bound; a program that is done borrows nothing from the tree.
//!
//! `loader.rs`: where imported packages come from; `module.rs`: programs on disk; `constraint.rs`: which files of a folder
//! count.

mod constraint;
mod loader;
mod module;

use bumpalo::Bump;

use crate::check::{self, Checker, ImportInput, Imported, Importer, Options, codes};
use crate::compile;
use crate::packages::{self, Natives};
use crate::program::Program;
use crate::syntax::ast::File;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::parser::parse_file;
use crate::syntax::parser::snippet::{SnippetOptions, parse_snippet};
use crate::syntax::source::{SourceMap, Span};
use crate::syntax::symbol::Interner;

pub use loader::{ImportError, Loader, NoPackages, PackageText};
pub use module::{DiskProgram, Module};

/// Stack of the front end's thread: the tallest tree allowed needs about a kilobyte a level in each pass.
const STACK: usize = 256 << 20;

/// A file of a program: its name as messages show it, and its bytes.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// Name.
    pub name: String,
    /// Content; not always UTF-8.
    pub bytes: Vec<u8>,
}

/// Why a program could not be loaded.
#[derive(Debug)]
pub enum LoadError {
    /// Errors in the program, with the sources they point into.
    Errors {
        /// The program's files.
        sources: SourceMap,
        /// What is wrong, in source order.
        diags: Vec<Diagnostic>,
    },
    /// The program's text is too large, or no thread could be had.
    Other(String),
}

/// What a program is loaded for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be run: it must be a package `main`.
    Run,
    /// To be run with its allocations sampled: also if it does not ask for it.
    Sample,
    /// To be checked: any package will do.
    Check,
}

/// Reads, checks and compiles the files of one package `main`, which imports only packages that Burrow embeds.
///
/// ```
/// use burrow_vm::{LoadError, SourceText, load};
///
/// let file = |text: &str| vec![SourceText { name: "x.go".into(), bytes: text.into() }];
/// assert!(load(file("package main\nfunc main() { println(1 << 20) }")).is_ok());
///
/// let Err(LoadError::Errors { sources, diags }) = load(file("package main\nfunc main() { x }")) else {
///     panic!("x is not declared");
/// };
/// assert_eq!(diags[0].message, "undefined: x");
/// assert_eq!(sources.place(diags[0].span.lo).line, 2);
/// ```
///
/// # Errors
/// What is wrong with the program.
pub fn load(files: Vec<SourceText>) -> Result<Program, LoadError> {
    load_with(files, NoPackages, Purpose::Run)
}

/// As [`load`], with further packages to import. For programs on disk, see [`DiskProgram`].
///
/// # Errors
/// What is wrong with the program.
pub fn load_with(
    files: Vec<SourceText>,
    loader: impl Loader + 'static,
    purpose: Purpose,
) -> Result<Program, LoadError> {
    on_worker(move || load_here(files, Box::new(loader), purpose))
}

/// Reads, checks and compiles code that need not be a whole file: imports of embedded packages are supplied by the names
/// used, statements become the body of `main`, and if the last one is an expression its value is printed.
///
/// ```
/// use burrow_vm::{Purpose, SourceText, load_snippet};
///
/// let code = |text: &str| SourceText { name: "-e".into(), bytes: text.into() };
/// assert!(load_snippet(code("strings.Repeat(`ab`, 1 << 2)"), Purpose::Run).is_ok());
/// assert!(load_snippet(code("x := 1"), Purpose::Run).is_err(), "declared and not used");
/// ```
///
/// # Errors
/// What is wrong with the code.
pub fn load_snippet(code: SourceText, purpose: Purpose) -> Result<Program, LoadError> {
    on_worker(move || {
        let (loaded, prints_call) = load_snippet_here(code.clone(), purpose, true);
        // Of a last call only the checker knows whether it has results: if it has none, it stands as it is.
        match loaded {
            Err(LoadError::Errors { .. }) if prints_call => {
                load_snippet_here(code, purpose, false).0
            }
            loaded => loaded,
        }
    })
}

/// Runs the front end where it has stack enough.
fn on_worker(
    front_end: impl FnOnce() -> Result<Program, LoadError> + Send + 'static,
) -> Result<Program, LoadError> {
    let worker = std::thread::Builder::new().stack_size(STACK).spawn(front_end);
    let worker = worker
        .map_err(|e| LoadError::Other(format!("cannot start a thread for the compiler: {e}")))?;
    worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn load_here(
    files: Vec<SourceText>,
    loader: Box<dyn Loader>,
    purpose: Purpose,
) -> Result<Program, LoadError> {
    let arena = Bump::new();
    let mut names = Names::default();
    let mut diags = Vec::new();
    let Names { sources, interner, next_id } = &mut names;
    let input = ImportInput { interner, sources, next_id, diags: &mut diags };
    let parsed = parse_package(&arena, files, &*loader, input).map_err(LoadError::Other)?;
    let wrong = different_clauses(&parsed, loader.main_folder(), &names.sources, &names.interner)
        .or_else(|| {
            let first = parsed.first().filter(|_| purpose != Purpose::Check)?.package;
            (names.interner.text(first.name) != "main")
                .then(|| not_main(first.span, loader.main_path()))
        });
    if let (Some(wrong), true) = (wrong, diags.is_empty()) {
        return Err(LoadError::Errors { sources: names.sources, diags: vec![wrong] });
    }
    finish(&arena, parsed, names, diags, Importing { loader, purpose })
}

/// Parses the files of a package. Errors in them go to the input's list.
///
/// # Errors
/// There is too much source.
fn parse_package<'a>(
    arena: &'a Bump,
    files: Vec<SourceText>,
    loader: &dyn Loader,
    input: ImportInput<'_>,
) -> Result<Vec<File<'a>>, String> {
    let ImportInput { interner, sources, next_id, diags } = input;
    let parse = |file: SourceText| {
        let whole = loader.whole_path(&file.name);
        let number = sources.add_bytes(file.name, file.bytes)?;
        sources.set_path(number, whole);
        Ok(parse_file(arena, sources, number, interner, next_id, diags))
    };
    files.into_iter().map(parse).collect()
}

/// What is wrong if the package clauses of a folder's files differ.
fn different_clauses(
    files: &[File<'_>],
    folder: &str,
    sources: &SourceMap,
    interner: &Interner,
) -> Option<Diagnostic> {
    let first = files.first()?;
    let other = files.iter().find(|file| file.package.name != first.package.name)?;
    let named = |file: &File<'_>| {
        let path = sources.place(file.package.span.lo).file;
        let name = path.rsplit('/').next().unwrap_or(path);
        format!("{} ({name})", interner.text(file.package.name))
    };
    Some(Diagnostic {
        code: codes::PACKAGE_MISMATCH,
        span: other.package.span,
        message: format!("found packages {} and {} in {folder}", named(first), named(other)),
        help: Some("give all files of the folder the same package clause, or move some".into()),
        note: Some((first.package.span, "the other package clause".into())),
    })
}

fn not_main(span: Span, path: &str) -> Diagnostic {
    Diagnostic {
        code: compile::NOT_MAIN,
        span,
        message: format!("package {path} is not a main package"),
        help: Some(
            "a program begins with `package main`; `burrow check` looks at any package".into(),
        ),
        note: None,
    }
}

/// Also says whether the code prints the results of a last call, if `print_call` allows it.
fn load_snippet_here(
    code: SourceText,
    purpose: Purpose,
    print_call: bool,
) -> (Result<Program, LoadError>, bool) {
    let arena = Bump::new();
    let mut names = Names::default();
    let number = match names.sources.add_bytes(code.name, code.bytes) {
        Ok(number) => number,
        Err(message) => return (Err(LoadError::Other(message)), false),
    };
    let mut diags = Vec::new();
    let Names { sources, interner, next_id } = &mut names;
    let options = SnippetOptions { packages: packages::path_named, print_call };
    let snippet = parse_snippet(&arena, sources, number, interner, next_id, &mut diags, options);
    let importing = Importing { loader: Box::new(NoPackages), purpose };
    (finish(&arena, vec![snippet.file], names, diags, importing), snippet.prints_call)
}

/// What all files of a program share.
#[derive(Default)]
struct Names {
    sources: SourceMap,
    interner: Interner,
    next_id: u32,
}

/// Checks and compiles what has been parsed.
fn finish<'a>(
    arena: &'a Bump,
    parsed: Vec<File<'a>>,
    names: Names,
    diags: Vec<Diagnostic>,
    importing: Importing,
) -> Result<Program, LoadError> {
    let Names { sources, interner, next_id } = names;
    if diags.iter().any(Diagnostic::stops_checking) {
        return Err(LoadError::Errors { sources, diags });
    }
    let Importing { loader, purpose } = importing;
    let path = loader.main_path().to_owned();
    let importer = Box::new(Packages { arena, loader });
    let files = arena.alloc(parsed);
    let options = Options::default();
    let input = check::Input { files, path, interner, sources, next_id, importer, options };
    let mut checker = check::check_program(input);
    checker.diags.extend(diags);
    checker.diags.sort_by_key(|d| d.span.lo);
    if !checker.diags.is_empty() {
        return Err(errors_of(checker));
    }
    let (to_run, samples) = (purpose != Purpose::Check, purpose == Purpose::Sample);
    compile::compile(checker, &Natives::default(), to_run, samples)
        .map_err(|(sources, diags)| LoadError::Errors { sources, diags })
}

/// A checked program of one file, for tests of what comes after.
///
/// # Panics
/// If there is an error in it.
#[cfg(test)]
pub(crate) fn check_text<'a>(arena: &'a Bump, name: &str, text: &str) -> Checker<'a> {
    let mut names = Names::default();
    let number = names.sources.add(name.into(), text.into()).expect("small");
    let Names { sources, interner, next_id } = &mut names;
    let mut diags = Vec::new();
    let file = parse_file(arena, sources, number, interner, next_id, &mut diags);
    assert!(diags.is_empty(), "{name}: {diags:?}");
    let Names { sources, interner, next_id } = names;
    let loader = Box::new(NoPackages);
    let path = loader.main_path().to_owned();
    let files = arena.alloc(vec![file]);
    let importer = Box::new(Packages { arena, loader });
    let options = Options::default();
    let input = check::Input { files, path, interner, sources, next_id, importer, options };
    let checker = check::check_program(input);
    assert!(checker.diags.is_empty(), "{name}: {:?}", checker.diags);
    checker
}

fn errors_of(checker: Checker<'_>) -> LoadError {
    LoadError::Errors { sources: checker.sources, diags: checker.diags }
}

/// Where imports come from, and what for.
struct Importing {
    loader: Box<dyn Loader>,
    purpose: Purpose,
}

/// Finds packages that are compiled into Burrow, then the loader's.
struct Packages<'a> {
    arena: &'a Bump,
    loader: Box<dyn Loader>,
}

impl<'a> Importer<'a> for Packages<'a> {
    fn import(
        &mut self,
        path: &str,
        importer: &str,
        input: ImportInput<'_>,
    ) -> Result<Imported<'a>, ImportError> {
        let too_large = |message| ImportError { message, help: None };
        let (parsed, embedded) = match packages::source_of(path) {
            Some(files) => (self.embedded(files, input).map_err(too_large)?, true),
            None => {
                let PackageText { folder, files } = self.loader.package(path, importer)?;
                let ImportInput { interner, sources, next_id, diags } = input;
                let again = ImportInput {
                    interner: &mut *interner,
                    sources: &mut *sources,
                    next_id,
                    diags: &mut *diags,
                };
                let parsed = parse_package(self.arena, files, &*self.loader, again);
                let parsed = parsed.map_err(too_large)?;
                diags.extend(different_clauses(&parsed, &folder, sources, interner));
                (parsed, false)
            }
        };
        Ok(Imported { files: self.arena.alloc(parsed), embedded })
    }
}

impl<'a> Packages<'a> {
    fn embedded(
        &self,
        files: &[(&str, &str)],
        input: ImportInput<'_>,
    ) -> Result<Vec<File<'a>>, String> {
        let ImportInput { interner, sources, next_id, diags } = input;
        let parse = |&(name, text): &(&str, &str)| {
            let number = sources.add(name.into(), text.into())?;
            Ok(parse_file(self.arena, sources, number, interner, next_id, diags))
        };
        files.iter().map(parse).collect()
    }
}
