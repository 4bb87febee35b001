//! Packages: the program's own, and the embedded ones it imports.
//!
//! Called by `mod.rs` for the program, and by itself for what that imports. The files come from an
//! [`Importer`](super::Importer).

use crate::check::Checker;
use crate::check::codes;
use crate::check::info::Package;
use crate::check::object::{ObjId, PackageId};
use crate::check::scope::ScopeId;
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

/// Finds and parses embedded packages.
pub trait Importer<'a> {
    /// The files of the package with that import path, or `None` if there is none.
    fn import(&mut self, path: &str, input: ImportInput<'_>) -> Option<&'a [File<'a>]>;
}

impl<'a> Checker<'a> {
    /// The package with an import path, checked if this is its first import.
    pub(super) fn import_package(&mut self, spec: &ImportSpec<'a>) -> Option<PackageId> {
        if spec.path == "unsafe" {
            return Some(self.unsafe_package());
        }
        if let Some(&known) = self.packages_by_path.get(spec.path) {
            return known;
        }
        if self.importing.iter().any(|p| p == spec.path) {
            let cycle = self.importing.join(" imports ");
            self.error(
                codes::BAD_IMPORT,
                spec.span,
                format!("import cycle not allowed: {cycle} imports {}", spec.path),
            );
            return None;
        }
        let pkg = self.load_package(spec);
        self.packages_by_path.insert(spec.path.to_string(), pkg);
        pkg
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
        let input = ImportInput {
            interner: &mut self.interner,
            sources: &mut self.sources,
            next_id: &mut self.next_id,
            diags: &mut self.diags,
        };
        match self.importer.import(spec.path, input) {
            Some(files) => {
                self.grow_tables();
                self.importing.push(spec.path.to_string());
                let pkg = self.check_package(spec.path, files, true);
                self.importing.pop();
                Some(pkg)
            }
            None => {
                if !self.options.permissive_imports {
                    let message = format!("package {} is not in std", spec.path);
                    let help = self.import_help(spec.path);
                    self.error_help(codes::BAD_IMPORT, spec.span, message, help);
                }
                Some(self.fake_package(spec.path))
            }
        }
    }

    fn import_help(&self, path: &str) -> Option<String> {
        let known = [
            "bufio", "bytes", "errors", "fmt", "math", "os", "sort", "strconv", "strings", "sync",
            "time",
        ];
        let near = crate::check::did_you_mean::nearest(path, known.into_iter());
        Some(match near {
            Some(name) => format!("did you mean {name:?}?"),
            None => "only packages that Burrow embeds can be imported".into(),
        })
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

    /// The program itself.
    pub(super) fn check_user_package(&mut self, files: &'a [File<'a>]) {
        self.grow_tables();
        self.check_package("main", files, false);
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
