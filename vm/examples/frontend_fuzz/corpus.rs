//! The programs that are damaged: those of this repository, and Go's own tests where Debian's `golang-1.19-src` is
//! installed.

use std::path::{Path, PathBuf};

/// Larger programs only take longer.
const MAX_BYTES: u64 = 16 << 10;

/// Folders below the repository's root, and Go's tests.
const FOLDERS: &[&str] = &["tests", "examples", "/usr/share/go-1.19/test"];

/// All files, in the order of their paths.
pub struct Corpus {
    pub files: Vec<Vec<u8>>,
    /// Those that seem to be whole programs: gentle damage may leave them valid.
    pub programs: Vec<Vec<u8>>,
}

impl Corpus {
    pub fn read() -> Corpus {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut paths = Vec::new();
        FOLDERS.iter().for_each(|folder| collect(&root.join(folder), &mut paths));
        paths.sort();
        let files: Vec<_> = paths.iter().filter_map(|path| std::fs::read(path).ok()).collect();
        assert!(!files.is_empty(), "no programs below {}", root.display());
        let programs = files.iter().filter(|file| is_program(file)).cloned().collect();
        Corpus { files, programs }
    }
}

fn is_program(file: &[u8]) -> bool {
    let text = String::from_utf8_lossy(file);
    text.contains("package main") && text.contains("func main()") && !text.contains("// errorcheck")
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "go")
            && entry.metadata().is_ok_and(|data| data.len() <= MAX_BYTES)
        {
            paths.push(path);
        }
    }
}
