//! Table tests of the checker: a snippet, and what the checker says of it.

mod constants;
mod embedded;
mod errors;
mod generics;
mod hostile;
mod init_order;
mod members;
mod types;

use crate::check::object::ObjId;
use crate::check::typestring::TypeStyle;
use crate::check::{Checker, ImportInput, Imported, Importer, Input, Options, check_program};
use crate::load::ImportError;
use crate::syntax::parser::parse_file;
use crate::syntax::source::SourceMap;
use crate::syntax::symbol::Interner;
use bumpalo::Bump;

/// Embedded packages of a test: import path and source.
pub(super) struct Packages<'a> {
    pub(super) arena: &'a Bump,
    pub(super) sources: &'static [(&'static str, &'static str)],
}

impl<'a> Importer<'a> for Packages<'a> {
    fn import(
        &mut self,
        path: &str,
        _: &str,
        input: ImportInput<'_>,
    ) -> Result<Imported<'a>, ImportError> {
        let found = self.sources.iter().find(|(p, _)| *p == path);
        let (_, text) = found.ok_or_else(|| ImportError::unknown(path))?;
        let file = input.sources.add(format!("{path}.go"), text.to_string()).expect("small");
        let tree =
            parse_file(self.arena, input.sources, file, input.interner, input.next_id, input.diags);
        Ok(Imported { files: self.arena.alloc_slice_fill_iter([tree]), embedded: true })
    }
}

/// Parses and checks files of package `main`.
///
/// # Panics
/// If they do not parse.
pub(super) fn check_files<'a>(
    arena: &'a Bump,
    files: &[&str],
    sources: &'static [(&'static str, &'static str)],
) -> Checker<'a> {
    let (mut map, mut interner, mut next_id, mut diags) =
        (SourceMap::default(), Interner::default(), 0, Vec::new());
    let mut trees = Vec::new();
    for (i, text) in files.iter().enumerate() {
        let file = map.add(format!("{i}.go"), text.to_string()).expect("small");
        trees.push(parse_file(arena, &map, file, &mut interner, &mut next_id, &mut diags));
    }
    assert!(diags.is_empty(), "{files:?}: {diags:?}");
    check_program(Input {
        files: arena.alloc_slice_fill_iter(trees),
        path: "main".into(),
        interner,
        sources: map,
        next_id,
        importer: Box::new(Packages { arena, sources }),
        options: Options::default(),
    })
}

/// Checks the text after `package main`.
pub(super) fn check<'a>(arena: &'a Bump, text: &str) -> Checker<'a> {
    check_files(arena, &[&format!("package main; {text}")], &[])
}

/// The messages about the text after `package main`.
pub(super) fn errors(text: &str) -> Vec<String> {
    let arena = Bump::new();
    check(&arena, text).diags.iter().map(|d| d.message.clone()).collect()
}

/// The messages about statements in a function.
pub(super) fn errors_in_body(body: &str) -> Vec<String> {
    errors(&format!("func main() {{ {body} }}"))
}

/// A package-level object.
pub(super) fn object(checker: &Checker<'_>, name: &str) -> ObjId {
    let symbol = checker.interner.get(name).expect("a name of the program");
    let package = checker.info.packages.last().expect("the program");
    package.scope[&symbol]
}

/// Type of a package-level object as Go prints it at run time.
pub(super) fn type_of(checker: &Checker<'_>, name: &str) -> String {
    let ty = checker.info.object(object(checker, name)).ty;
    checker.types.type_string(ty, &checker.info, &checker.interner, TypeStyle::Runtime)
}
