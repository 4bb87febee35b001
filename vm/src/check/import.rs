//! Packages: the program's own, and those it imports.
//!
//! Called by `mod.rs` for the program, and by itself for what that imports. The files come from an
//! [`Importer`](super::Importer).

use crate::check::Checker;
use crate::check::codes;
use crate::check::info::Package;
use crate::check::object::{ObjId, PackageId};
use crate::check::scope::ScopeId;
use crate::load::ImportError;
use crate::syntax::ast::{File, ImportSpec, NodeId};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::source::{Pos, SourceMap, Span};
use crate::syntax::symbol::Interner;

/// What an importer needs to parse a package's files.
pub struct ImportInput<'c> {
    /// Names of the program.
    pub interner: &'c mut Interner,
    /// Sources of the program, to which the package's are added.
    pub sources: &'c mut SourceMap,
    /// The next free node id.
    pub next_id: &'c mut u32,
    /// Where syntax errors go.
    pub diags: &'c mut Vec<Diagnostic>,
}

/// A package that was found and parsed.
#[derive(Clone, Copy, Debug)]
pub struct Imported<'a> {
    /// Its files.
    pub files: &'a [File<'a>],
    /// Whether it is part of Burrow (see `Package::embedded`).
    pub embedded: bool,
}

/// Finds and parses packages.
pub trait Importer<'a> {
    /// The package with an import path, for the package `importer`.
    ///
    /// # Errors
    /// There is none, or `importer` may not import it.
    fn import(
        &mut self,
        path: &str,
        importer: &str,
        input: ImportInput<'_>,
    ) -> Result<Imported<'a>, ImportError>;
}

/// A package whose imports are being checked.
pub(super) struct Importing {
    /// Its import path.
    path: String,
    /// The file with the import that led to it; empty for the program itself.
    from: String,
}

/// Packages that import one another in a row at most: each takes stack.
const MAX_IMPORT_DEPTH: usize = 1_000;

impl<'a> Checker<'a> {
    /// The package with an import path, checked if this is its first import.
    pub(super) fn import_package(&mut self, spec: &ImportSpec<'a>) -> Option<PackageId> {
        if spec.path == "unsafe" {
            return Some(self.unsafe_package());
        }
        if let Some(&known) = self.packages_by_path.get(spec.path) {
            return known;
        }
        if self.importing.iter().any(|p| p.path == spec.path) {
            self.import_cycle(spec);
            let pkg = Some(self.fake_package(spec.path));
            self.packages_by_path.insert(spec.path.to_string(), pkg); // until the package is done
            return pkg;
        }
        if self.importing.len() > MAX_IMPORT_DEPTH {
            let message =
                format!("more than {MAX_IMPORT_DEPTH} packages import one another in a row");
            self.error(codes::BAD_IMPORT, spec.span, message);
            return None;
        }
        let pkg = self.load_package(spec);
        self.packages_by_path.insert(spec.path.to_string(), pkg);
        pkg
    }

    /// Reports an import that leads back to a package on the way to it, as the `go` command does.
    fn import_cycle(&mut self, spec: &ImportSpec<'a>) {
        let mut message = String::new();
        for package in &self.importing {
            match package.from.is_empty() {
                true => message.push_str(&format!("package {}", package.path)),
                false => {
                    message.push_str(&format!("\n\timports {} from {}", package.path, package.from))
                }
            }
        }
        let from = self.file_name(spec);
        message
            .push_str(&format!("\n\timports {} from {from}: import cycle not allowed", spec.path));
        let help = "move what both need into a package that imports neither".to_string();
        self.error_help(codes::BAD_IMPORT, spec.span, message, Some(help));
    }

    /// Name of the file, without its folder, in which an import stands.
    fn file_name(&self, spec: &ImportSpec<'a>) -> String {
        let file = self.sources.place(spec.span.lo).file;
        file.rsplit('/').next().unwrap_or(file).to_string()
    }

    /// A package that the compiler needs whether the program imports it or not.
    pub fn require_package(&mut self, path: &'static str) -> Option<PackageId> {
        let id = NodeId(self.next_id);
        self.next_id += 1;
        self.grow_tables();
        let span = Span::new(Pos(0), Pos(0));
        self.import_package(&ImportSpec { name: None, path, id, span })
    }

    /// A package-level declaration, resolved.
    pub fn require_object(&mut self, pkg: PackageId, name: &str) -> Option<ObjId> {
        let name = self.interner.get(name)?;
        let obj = self.info.packages[pkg.0 as usize].scope.get(&name).copied()?;
        self.resolve(obj);
        Some(obj)
    }

    fn load_package(&mut self, spec: &ImportSpec<'a>) -> Option<PackageId> {
        let errors = self.diags.len();
        let input = ImportInput {
            interner: &mut self.interner,
            sources: &mut self.sources,
            next_id: &mut self.next_id,
            diags: &mut self.diags,
        };
        let importer = self.importing.last().map_or("", |package| package.path.as_str());
        let Imported { files, embedded } = match self.importer.import(spec.path, importer, input) {
            Ok(imported) => imported,
            Err(error) => return Some(self.not_imported(spec, error)),
        };
        self.grow_tables();
        if !embedded && self.diags.len() > errors {
            let pkg = self.fake_package(spec.path); // its syntax is wrong: types would say little
            self.broken.insert(pkg);
            return Some(pkg);
        }
        let from = self.file_name(spec);
        self.importing.push(Importing { path: spec.path.to_string(), from });
        let pkg = self.check_package(spec.path, files, embedded);
        self.importing.pop();
        if !embedded && self.info.packages[pkg.0 as usize].name == self.known.main {
            let message = format!("import {:?} is a program, not an importable package", spec.path);
            self.error(codes::BAD_IMPORT, spec.span, message);
        }
        if !embedded && self.diags.len() > errors {
            self.broken.insert(pkg);
        }
        Some(pkg)
    }

    /// Reports an import that failed, and believes everything about the package.
    fn not_imported(&mut self, spec: &ImportSpec<'a>, error: ImportError) -> PackageId {
        if !self.options.permissive_imports {
            self.error_help(codes::BAD_IMPORT, spec.span, error.message, error.help);
        }
        self.fake_package(spec.path)
    }

    /// A package about which everything is believed.
    fn fake_package(&mut self, path: &str) -> PackageId {
        let last = path.rsplit('/').find(|part| !is_version(part)).unwrap_or(path);
        let name = self.interner.intern(last);
        let pkg = self.push_package(path, &[], name, true);
        self.fake_packages.insert(pkg);
        pkg
    }

    fn push_package(
        &mut self,
        path: &str,
        files: &'a [File<'a>],
        name: crate::syntax::symbol::Symbol,
        embedded: bool,
    ) -> PackageId {
        let pkg = PackageId(self.info.packages.len() as u32);
        self.info.packages.push(Package {
            path: path.to_string(),
            name,
            files,
            scope: Default::default(),
            imports: Vec::new(),
            init_order: Vec::new(),
            inits: Vec::new(),
            embedded,
        });
        pkg
    }

    /// The program itself, whose import path is `path`: to everything but messages a program's is `main`.
    pub(super) fn check_user_package(&mut self, path: String, files: &'a [File<'a>]) {
        self.grow_tables();
        let is_main = files.first().is_none_or(|f| f.package.name == self.known.main);
        let own = if is_main { "main".to_string() } else { path.clone() };
        self.importing.push(Importing { path, from: String::new() });
        self.check_package(&own, files, false);
        self.importing.pop();
        if self.diags.is_empty() {
            self.diags.append(&mut self.late_errors);
        }
        self.sort_errors();
    }

    fn check_package(&mut self, path: &str, files: &'a [File<'a>], embedded: bool) -> PackageId {
        let mut imports = Vec::new();
        for spec in files.iter().flat_map(|f| f.imports) {
            if let Some(pkg) = self.import_package(spec)
                && !imports.contains(&pkg)
            {
                imports.push(pkg);
            }
        }
        let name = files.first().map_or(self.known.main, |f| f.package.name);
        let pkg = self.push_package(path, files, name, embedded);
        if imports.iter().any(|import| self.broken.contains(import)) {
            self.broken.insert(pkg); // what is wrong there explains what would be found here
            return pkg;
        }
        self.info.packages[pkg.0 as usize].imports = imports;
        self.env.pkg = pkg;
        self.env.scope = self.new_scope(Some(self.universe));
        let scope = self.env.scope;
        let objects = self.collect_package(pkg, scope, files);
        self.info.packages[pkg.0 as usize].scope = self.scope(scope).names.clone();
        self.check_objects(pkg, &objects, embedded);
        pkg
    }

    /// The block of a file of the package being checked.
    pub(super) fn file_scope(&mut self, package: ScopeId) -> ScopeId {
        self.new_scope(Some(package))
    }
}

fn is_version(part: &str) -> bool {
    part.len() > 1 && part.starts_with('v') && part[1..].bytes().all(|b| b.is_ascii_digit())
}
