//! From source text to a compiled program.
//!
//! The front end recurses over syntax trees, whose height is bounded (`syntax::parser`), so it runs on a thread with a
//! stack of its own, large enough for the bound; a program that is done borrows nothing from the tree.

use bumpalo::Bump;

use crate::check::{self, Checker, ImportInput, Importer, Options};
use crate::compile;
use crate::packages::{self, Natives};
use crate::program::Program;
use crate::syntax::ast::File;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::parser::parse_file;
use crate::syntax::parser::snippet::{SnippetOptions, parse_snippet};
use crate::syntax::source::SourceMap;
use crate::syntax::symbol::Interner;

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

/// Reads, checks and compiles the files of one package `main`.
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
    on_worker(move || load_here(files))
}

/// Reads, checks and compiles code that need not be a whole file: imports of embedded packages are supplied by the names
/// used, statements become the body of `main`, and if the last one is an expression its value is printed.
///
/// ```
/// use burrow_vm::{SourceText, load_snippet};
///
/// let code = |text: &str| SourceText { name: "-e".into(), bytes: text.into() };
/// assert!(load_snippet(code("strings.Repeat(`ab`, 1 << 2)")).is_ok());
/// assert!(load_snippet(code("x := 1")).is_err(), "declared and not used");
/// ```
///
/// # Errors
/// What is wrong with the code.
pub fn load_snippet(code: SourceText) -> Result<Program, LoadError> {
    on_worker(move || {
        let (loaded, prints_call) = load_snippet_here(code.clone(), true);
        // Of a last call only the checker knows whether it has results: if it has none, it stands as it is.
        match loaded {
            Err(LoadError::Errors { .. }) if prints_call => load_snippet_here(code, false).0,
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

fn load_here(files: Vec<SourceText>) -> Result<Program, LoadError> {
    let arena = Bump::new();
    let mut names = Names::default();
    let mut numbers = Vec::new();
    for file in files {
        numbers.push(names.sources.add_bytes(file.name, file.bytes).map_err(LoadError::Other)?);
    }
    let mut diags = Vec::new();
    let Names { sources, interner, next_id } = &mut names;
    let parsed: Vec<File<'_>> = numbers
        .into_iter()
        .map(|number| parse_file(&arena, sources, number, interner, next_id, &mut diags))
        .collect();
    finish(&arena, parsed, names, diags)
}

/// Also says whether the code prints the results of a last call, if `print_call` allows it.
fn load_snippet_here(code: SourceText, print_call: bool) -> (Result<Program, LoadError>, bool) {
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
    (finish(&arena, vec![snippet.file], names, diags), snippet.prints_call)
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
) -> Result<Program, LoadError> {
    let Names { sources, interner, next_id } = names;
    if diags.iter().any(Diagnostic::stops_checking) {
        return Err(LoadError::Errors { sources, diags });
    }
    let importer = Box::new(Embedded { arena });
    let files = arena.alloc(parsed);
    let input =
        check::Input { files, interner, sources, next_id, importer, options: Options::default() };
    let mut checker = check::check_program(input);
    checker.diags.extend(diags);
    checker.diags.sort_by_key(|d| d.span.lo);
    if !checker.diags.is_empty() {
        return Err(errors_of(checker));
    }
    compile::compile(checker, &Natives::default())
        .map_err(|(sources, diags)| LoadError::Errors { sources, diags })
}

fn errors_of(checker: Checker<'_>) -> LoadError {
    LoadError::Errors { sources: checker.sources, diags: checker.diags }
}

/// Finds packages that are compiled into Burrow.
struct Embedded<'a> {
    arena: &'a Bump,
}

impl<'a> Importer<'a> for Embedded<'a> {
    fn import(&mut self, path: &str, input: ImportInput<'_>) -> Option<&'a [File<'a>]> {
        let files = packages::source_of(path)?;
        let mut parsed = Vec::with_capacity(files.len());
        for (name, text) in files {
            let number = input.sources.add((*name).into(), (*text).into()).ok()?;
            parsed.push(parse_file(
                self.arena,
                input.sources,
                number,
                input.interner,
                input.next_id,
                input.diags,
            ));
        }
        Some(self.arena.alloc(parsed))
    }
}
