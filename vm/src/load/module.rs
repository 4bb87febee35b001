//! Programs on disk: folders, named files, and the packages of the module around them.
//!
//! A folder's package is its Go files in name order, without tests and without those that build constraints exclude. The
//! module is that of the nearest `go.mod` above the program's folder: an import path that begins with the module's leads to
//! a folder below. Nothing is fetched, and `require`, `replace` and `vendor` are not looked at: other modules' packages
//! are refused, with what to do instead.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::SourceText;
use super::constraint::{is_built, is_go_file};
use super::loader::{ImportError, Loader, PackageText};

/// A program on disk: the files of its package, and where its imports are found.
#[derive(Debug)]
pub struct DiskProgram {
    /// The files of package `main`.
    pub files: Vec<SourceText>,
    /// Its module.
    pub module: Module,
}

impl DiskProgram {
    /// The program in a folder.
    ///
    /// # Errors
    /// The folder cannot be read, or has no Go files for this build.
    pub fn in_folder(folder: &Path) -> Result<DiskProgram, String> {
        let module = Module::around(folder)?;
        Ok(DiskProgram { files: read_folder(&normal(folder))?, module })
    }

    /// The program made of these files, whatever their names and constraints say.
    ///
    /// # Errors
    /// A file cannot be read, or they are not all in one folder.
    pub fn of_files(files: &[PathBuf]) -> Result<DiskProgram, String> {
        let folder = files.first().map_or(Path::new("."), |file| folder_of(file));
        for file in files {
            let other = folder_of(file);
            if normal(other) != normal(folder) {
                let (folder, other) = (folder.display(), other.display());
                return Err(format!(
                    "named files must all be in one directory; have {folder} and {other}"
                ));
            }
            if file.to_string_lossy().ends_with("_test.go") {
                return Err(format!(
                    "cannot run *_test.go files ({}): Burrow has no package testing",
                    file.display()
                ));
            }
        }
        let texts = files.iter().map(|file| {
            let name = file.display().to_string();
            let bytes = fs::read(file).map_err(|error| format!("cannot read {name}: {error}"))?;
            Ok(SourceText { name, bytes })
        });
        Ok(DiskProgram {
            files: texts.collect::<Result<_, String>>()?,
            module: Module::around(folder)?,
        })
    }
}

/// The folder that a file's name says it is in.
fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The module around a program, as far as Burrow needs it.
#[derive(Clone, Debug)]
pub struct Module {
    /// The folder that relative names start from.
    here: PathBuf,
    /// Folder of the `go.mod` and the module's path.
    root: Option<(PathBuf, String)>,
    /// The program's folder, as named.
    folder: String,
    /// The program's import path.
    main: String,
}

impl Module {
    /// The module around a folder; without a `go.mod` above it there is none, and nothing can be imported.
    ///
    /// # Errors
    /// A `go.mod` cannot be read, or names no module.
    pub fn around(folder: &Path) -> Result<Module, String> {
        let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("/"));
        let whole = normal(&here.join(folder));
        let mut module = Module {
            here,
            root: None,
            folder: folder.display().to_string(),
            main: "command-line-arguments".into(),
        };
        let Some(root) = whole.ancestors().find(|folder| folder.join("go.mod").is_file()) else {
            return Ok(module);
        };
        let file = root.join("go.mod");
        let text = fs::read_to_string(&file)
            .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        let path = module_path(&text).ok_or_else(|| {
            format!(
                "{} names no module: it begins with a line such as `module example.com/name`",
                file.display()
            )
        })?;
        let below = whole.strip_prefix(root).unwrap_or(Path::new(""));
        module.main = joined(&path, below);
        module.root = Some((root.to_path_buf(), path));
        Ok(module)
    }

    /// A folder as messages name it: relative to where Burrow was started.
    fn shown(&self, folder: &Path) -> PathBuf {
        let shared =
            folder.components().zip(self.here.components()).take_while(|(a, b)| a == b).count();
        let up = self.here.components().count() - shared;
        let mut shown: PathBuf = std::iter::repeat_n(Component::ParentDir, up).collect();
        shown.extend(folder.components().skip(shared));
        shown
    }

    fn outside(&self, path: &str) -> ImportError {
        let Some((root, module)) = &self.root else {
            let mut error = ImportError::unknown(path);
            if path.contains('/') {
                let more = "packages of one's own need a go.mod with a line such as `module example.com/name` in the \
                            program's folder or above it";
                error.help = error.help.map(|help| format!("{help}; {more}"));
            }
            return error;
        };
        if !path.split('/').next().unwrap_or(path).contains('.') {
            return ImportError::unknown(path);
        }
        let help = format!(
            "Burrow fetches nothing: copy the package into the module {module} ({}) and import it from there; \
             `burrow explain BRW0900` lists the packages that Burrow has",
            self.shown(root).join("go.mod").display()
        );
        ImportError::new(format!("no required module provides package {path}"), help)
    }

    /// The folder of a package of this module.
    fn folder_for(&self, path: &str) -> Option<PathBuf> {
        let (root, module) = self.root.as_ref()?;
        let rest = path.strip_prefix(module.as_str())?;
        if !rest.is_empty() && !rest.starts_with('/') {
            return None;
        }
        let folder = root.join(rest.trim_start_matches('/'));
        // A go.mod on the way begins another module.
        let other =
            folder.ancestors().take_while(|f| *f != root).any(|f| f.join("go.mod").is_file());
        (!other).then_some(folder)
    }
}

impl Loader for Module {
    fn package(&mut self, path: &str, importer: &str) -> Result<PackageText, ImportError> {
        check_path(path, self.root.as_ref().map(|(_, module)| module.as_str()))?;
        let folder = self.folder_for(path).ok_or_else(|| self.outside(path))?;
        check_internal(path, importer)?;
        let shown = self.shown(&folder);
        let name = match shown.as_os_str().is_empty() {
            true => ".".to_owned(),
            false => shown.display().to_string(),
        };
        if !folder.is_dir() {
            let help = format!("there is no folder {name}");
            return Err(ImportError::new(
                format!("no required module provides package {path}"),
                help,
            ));
        }
        let files = read_folder(&shown).map_err(|message| {
            ImportError::new(
                message,
                "a package is the files of its folder whose names end with .go",
            )
        })?;
        Ok(PackageText { folder: name, files })
    }

    fn main_path(&self) -> &str {
        &self.main
    }

    fn main_folder(&self) -> &str {
        &self.folder
    }

    fn whole_path(&self, name: &str) -> String {
        let whole = normal(&self.here.join(name));
        if whole.is_file() { whole.display().to_string() } else { name.to_owned() }
    }
}

/// Refuses import paths that are no paths of packages.
fn check_path(path: &str, module: Option<&str>) -> Result<(), ImportError> {
    if path.starts_with("./") || path.starts_with("../") || path == "." || path == ".." {
        let module = module.unwrap_or("example.com/name");
        let last = path.rsplit('/').next().unwrap_or(path).trim_start_matches('.');
        return Err(ImportError::new(
            format!(
                "{path:?} is relative, but relative import paths are not supported in module mode"
            ),
            format!("begin with the module's path, as in \"{module}/{last}\""),
        ));
    }
    let bad =
        |part: &str| part.is_empty() || part == "." || part == ".." || part.contains(['\\', '\0']);
    match path.split('/').any(bad) {
        true => Err(ImportError { message: format!("malformed import path {path:?}"), help: None }),
        false => Ok(()),
    }
}

/// A package in a folder `internal`, or below one, is only for its neighbours.
fn check_internal(path: &str, importer: &str) -> Result<(), ImportError> {
    let parts: Vec<&str> = path.split('/').collect();
    let Some(at) = parts.iter().rposition(|part| *part == "internal") else { return Ok(()) };
    let home = parts[..at].join("/");
    let allowed =
        importer == home || importer.strip_prefix(&*home).is_some_and(|rest| rest.starts_with('/'));
    match allowed {
        true => Ok(()),
        false => Err(ImportError::new(
            format!("use of internal package {path} not allowed"),
            format!("only packages below {home} may import it"),
        )),
    }
}

/// The files of a folder's package, in name order.
fn read_folder(folder: &Path) -> Result<Vec<SourceText>, String> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let name = here.display();
    let entries = fs::read_dir(here).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => format!("there is no file or folder {name}"),
        io::ErrorKind::NotADirectory => {
            format!("{name} is no folder, and no Go file: its name does not end with .go")
        }
        _ => format!("cannot read the folder {name}: {error}"),
    })?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| is_go_file(name))
        .collect();
    names.sort();
    let (mut files, mut excluded) = (Vec::new(), false);
    for file in names {
        let path = folder.join(&file);
        if !path.is_file() {
            continue;
        }
        let bytes =
            fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        if is_built(&file, &bytes) {
            files.push(SourceText { name: path.display().to_string(), bytes });
        } else {
            excluded = true;
        }
    }
    match (files.is_empty(), excluded) {
        (false, _) => Ok(files),
        (true, true) => Err(format!("build constraints exclude all Go files in {name}")),
        (true, false) => Err(format!("no Go files in {name}")),
    }
}

/// What a `go.mod` names the module.
fn module_path(text: &str) -> Option<String> {
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default().trim());
    let rest = lines.filter_map(|line| line.strip_prefix("module")).next()?;
    let path = rest.strip_prefix([' ', '\t', '"', '`'])?.trim().trim_matches(['"', '`']);
    (!path.is_empty() && !path.contains(char::is_whitespace)).then(|| path.to_owned())
}

fn joined(path: &str, below: &Path) -> String {
    let parts = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    std::iter::once(path.to_owned()).chain(parts).collect::<Vec<_>>().join("/")
}

/// A path without `.` and `..`, as far as its text tells.
fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(out.components().next_back(), Some(Component::Normal(_))) =>
            {
                out.pop();
            }
            Component::ParentDir if out.has_root() => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_named_by_its_file() {
        let cases = [
            // (go.mod, path)
            ("module example.com/m\n\ngo 1.27\n", Some("example.com/m")),
            ("// words\nmodule \"m\" // more\n", Some("m")),
            ("module\tm\n", Some("m")),
            ("go 1.27\n", None),
            ("modules x\n", None),
            ("module \n", None),
        ];
        for (text, path) in cases {
            assert_eq!(module_path(text).as_deref(), path, "{text:?}");
        }
    }

    #[test]
    fn internal_packages_are_for_neighbours() {
        let cases = [
            // (path, importer, whether it may)
            ("m/internal/x", "m", true),
            ("m/internal/x", "m/cmd/y", true),
            ("m/a/internal", "m/a/b", true),
            ("m/a/internal/x", "m", false),
            ("m/a/internal/x", "m/ab", false),
            ("m/internals/x", "k", true),
        ];
        for (path, importer, allowed) in cases {
            assert_eq!(
                check_internal(path, importer).is_ok(),
                allowed,
                "{importer} imports {path}"
            );
        }
    }

    #[test]
    fn paths_are_made_plain() {
        let cases = [
            // (path, plain)
            ("/a/./b/../c", "/a/c"),
            ("a/../../b", "../b"),
            ("/..", "/"),
            ("./x.go", "x.go"),
        ];
        for (path, plain) in cases {
            assert_eq!(normal(Path::new(path)), PathBuf::from(plain), "{path}");
        }
    }
}
