//! `docs/go-support.md` says what is so: the programs it names do what it says, and its table of packages is the difference
//! between the names that Go's packages export (`tests/go-api.txt`) and those of the embedded ones.
//!
//! `SUPPORT_UPDATE=1 cargo test -p burrow-vm --test go_support` writes the table anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use bumpalo::Bump;
use burrow_runtime::Runtime;
use burrow_vm::packages::source_of;
use burrow_vm::syntax::ast::{Decl, Expr, ExprKind, FuncDecl, Ident, InterfaceElem, TypeSpec};
use burrow_vm::syntax::parser::parse_file;
use burrow_vm::syntax::source::SourceMap;
use burrow_vm::syntax::symbol::Interner;
use burrow_vm::{LoadError, SourceText, load, run};

/// Where the table of packages begins and ends.
const BEGIN: &str = "<!-- packages: written by vm/tests/go_support.rs -->\n";
const END: &str = "<!-- end of packages -->\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn page() -> String {
    std::fs::read_to_string(root().join("docs/go-support.md")).expect("the page")
}

// ---- programs ----

/// A writer whose content can be looked at afterwards.
#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no writer panics").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What a program prints, and behind it the first line of what it dies of; or the code and text of its first error.
fn behaviour(name: &str, text: String) -> String {
    let files = vec![SourceText { name: format!("{name}.go"), bytes: text.into() }];
    let mut program = match load(files) {
        Ok(program) => program,
        Err(LoadError::Errors { diags, .. }) => {
            return format!("{}: {}\n", diags[0].code, diags[0].message);
        }
        Err(LoadError::Other(message)) => panic!("{name}: {message}"),
    };
    let (out, err) = (Buffer::default(), Buffer::default());
    let rt = Runtime::builder().stdout(out.clone()).stderr(err.clone()).build();
    let outcome = run(&mut program, &rt.expect("a runtime can be made"));
    let text = |buffer: Buffer| {
        String::from_utf8(buffer.0.lock().expect("no writer panics").clone()).expect("UTF-8")
    };
    let mut printed = text(out);
    if outcome.status != 0 {
        let _ = writeln!(printed, "{}", text(err).lines().next().unwrap_or_default());
    }
    printed
}

#[test]
fn programs_do_what_the_page_says() {
    let page = page();
    let mut count = 0;
    for entry in std::fs::read_dir(root().join("tests/support")).expect("the programs") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "go") {
            continue;
        }
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let want = std::fs::read_to_string(path.with_extension("out")).expect("what Go printed");
        let text = std::fs::read_to_string(&path).expect("a program");
        assert_eq!(behaviour(&name, text), want, "{name}");
        let link = format!("(../tests/support/{name}.go)");
        let row = page.lines().find(|line| line.contains(&link));
        let row = row.unwrap_or_else(|| panic!("the page does not speak of {name}"));
        let refused = want.starts_with("BRW");
        assert_eq!(row.contains("| no |"), refused, "{name}: {row}");
        count += 1;
    }
    assert!(count > 20, "{count} programs found");
}

// ---- packages ----

/// The exported names of Go's packages by path; none for packages that are not embedded.
fn go_names() -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(root().join("tests/go-api.txt")).expect("Go's names");
    let packages = text.lines().filter_map(|line| line.split_once(':'));
    let names = |list: &str| list.split_whitespace().map(str::to_owned).collect();
    packages.map(|(path, list)| (path.to_owned(), names(list))).collect()
}

fn is_exported(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}

/// The exported names of an embedded package.
fn own_names(path: &str) -> Option<BTreeSet<String>> {
    let files = source_of(path)?;
    let (arena, mut sources, mut interner) =
        (Bump::new(), SourceMap::default(), Interner::default());
    let (mut next_id, mut diags, mut found) = (0, Vec::new(), BTreeSet::new());
    for (name, text) in files {
        let file = sources.add((*name).into(), (*text).into()).expect("small files");
        let tree = parse_file(&arena, &sources, file, &mut interner, &mut next_id, &mut diags);
        tree.decls.iter().for_each(|decl| add_names(decl, &interner, &mut found));
    }
    Some(found)
}

fn add_names(decl: &Decl<'_>, interner: &Interner, found: &mut BTreeSet<String>) {
    let mut add = |name: &str| {
        if name.split('.').all(is_exported) {
            found.insert(name.to_owned());
        }
    };
    match decl {
        Decl::Const(specs) => {
            specs.iter().flat_map(|s| s.names).for_each(|n| add(interner.text(n.name)));
        }
        Decl::Var(specs) => {
            specs.iter().flat_map(|s| s.names).for_each(|n| add(interner.text(n.name)));
        }
        Decl::Type(specs) => {
            for spec in specs.iter() {
                add(interner.text(spec.name.name));
                members(spec, interner).iter().for_each(|name| add(name));
            }
        }
        Decl::Func(func) => add(&func_name(func, interner)),
    }
}

fn func_name(func: &FuncDecl<'_>, interner: &Interner) -> String {
    let name = interner.text(func.name.name);
    match func.recv {
        Some(recv) => format!("{}.{name}", base_name(recv.ty, interner)),
        None => name.to_owned(),
    }
}

/// The name of a receiver's type.
fn base_name<'i>(ty: &Expr<'_>, interner: &'i Interner) -> &'i str {
    match ty.unparen().kind {
        ExprKind::Star(inner) => base_name(inner, interner),
        ExprKind::Index { x, .. } => base_name(x, interner),
        ExprKind::Name(name) => interner.text(name),
        _ => "",
    }
}

/// Fields of a struct and methods of an interface, behind the type's name.
fn members(spec: &TypeSpec<'_>, interner: &Interner) -> Vec<String> {
    let own = interner.text(spec.name.name);
    let mut names: Vec<&Ident> = Vec::new();
    match spec.ty.kind {
        ExprKind::StructType(fields) => {
            names.extend(fields.iter().filter(|f| !f.embedded).flat_map(|f| f.names));
        }
        ExprKind::InterfaceType(elems) => {
            names.extend(elems.iter().filter_map(|elem| match elem {
                InterfaceElem::Method { name, .. } => Some(name),
                InterfaceElem::Union(_) => None,
            }))
        }
        _ => {}
    }
    names.iter().map(|name| format!("{own}.{}", interner.text(name.name))).collect()
}

/// Missing names that are listed one by one.
const MOST_SHOWN: usize = 200;

/// The table as it should stand in the page.
fn table() -> String {
    let mut rows = String::from("| package | names | missing |\n|---|---|---|\n");
    let mut absent = Vec::new();
    for (path, theirs) in go_names() {
        let Some(own) = own_names(&path) else {
            absent.push(path);
            continue;
        };
        assert!(!theirs.is_empty(), "tests/go-api.txt has no names of {path}: record them");
        let missing = theirs.difference(&own);
        // Of a type that is missing the members go without saying.
        let shown: Vec<String> = missing
            .filter(|name| name.split_once('.').is_none_or(|(ty, _)| own.contains(ty)))
            .map(|name| format!("`{name}`"))
            .collect();
        let there = theirs.intersection(&own).count();
        let shown = if shown.len() > MOST_SHOWN { "most".into() } else { shown.join(", ") };
        let _ = writeln!(rows, "| `{path}` | {there} of {} | {shown} |", theirs.len());
    }
    let absent: Vec<String> = absent.iter().map(|path| format!("`{path}`")).collect();
    let _ = writeln!(rows, "\nNot there: {}.", absent.join(", "));
    rows
}

#[test]
fn the_table_of_packages_is_right() {
    let page = page();
    let (head, rest) = page.split_once(BEGIN).expect("where the table begins");
    let (have, tail) = rest.split_once(END).expect("where it ends");
    let want = table();
    if std::env::var_os("SUPPORT_UPDATE").is_some() {
        let text = format!("{head}{BEGIN}{want}{END}{tail}");
        return std::fs::write(root().join("docs/go-support.md"), text).expect("the page is ours");
    }
    assert!(have == want, "the packages have changed: SUPPORT_UPDATE=1 writes the table anew");
}
