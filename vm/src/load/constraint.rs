//! Which files of a folder belong to a build: file names such as `x_windows.go`, and `//go:build` lines.
//!
//! Burrow builds for linux on amd64, whatever it runs on: the memory layout it gives programs is that of Go there. The tag
//! `burrow` is satisfied too, so that a program can have files for Burrow alone.

/// The last version of Go whose `go1.N` tag is satisfied.
const GO_MINOR: u32 = 27;

/// Operators nested in a constraint at most; a line that nests deeper is taken for a false one.
const MAX_DEPTH: u32 = 100;

/// Systems that file names can end with.
const SYSTEMS: [&str; 18] = [
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "hurd",
    "illumos",
    "ios",
    "js",
    "linux",
    "nacl",
    "netbsd",
    "openbsd",
    "plan9",
    "solaris",
    "wasip1",
    "windows",
    "zos",
];

/// Processors that file names can end with.
const PROCESSORS: [&str; 18] = [
    "386", "amd64", "arm", "arm64", "loong64", "mips", "mips64", "mips64le", "mipsle", "ppc",
    "ppc64", "ppc64le", "riscv", "riscv64", "s390x", "sparc64", "wasm", "amd64p32",
];

/// Whether a file of a folder is a part of its package: a Go file, no test, and wanted by its constraints.
pub(super) fn is_built(name: &str, text: &[u8]) -> bool {
    name_is_built(name) && line_of(text).is_none_or(|line| satisfied(&line))
}

/// Whether a name is that of a Go file which is no test and is not set aside by `_` or `.`.
pub(super) fn is_go_file(name: &str) -> bool {
    name.ends_with(".go") && !name.ends_with("_test.go") && !name.starts_with(['_', '.'])
}

fn name_is_built(name: &str) -> bool {
    let stem = name.strip_suffix(".go").unwrap_or(name);
    let mut parts = stem.split('_').skip(1).collect::<Vec<_>>().into_iter().rev();
    let Some(last) = parts.next() else { return true };
    if PROCESSORS.contains(&last) {
        let system = parts.next().filter(|system| SYSTEMS.contains(system));
        return tag(last) && system.is_none_or(tag);
    }
    !SYSTEMS.contains(&last) || tag(last)
}

fn tag(name: &str) -> bool {
    match name {
        "linux" | "amd64" | "unix" | "gc" | "burrow" => true,
        _ => name
            .strip_prefix("go1.")
            .and_then(|n| n.parse().ok())
            .is_some_and(|n: u32| n <= GO_MINOR),
    }
}

/// The expression of a `//go:build` line: it stands before the package clause, among comments and blank lines.
fn line_of(text: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(text);
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") {
            in_comment = !line.contains("*/");
        } else if let Some(expr) = line.strip_prefix("//go:build ") {
            return Some(expr.to_owned());
        } else if !line.is_empty() && !line.starts_with("//") {
            return None;
        }
    }
    None
}

/// Whether an expression of tags, `!`, `&&`, `||` and parentheses holds; one that cannot be read does not.
fn satisfied(expr: &str) -> bool {
    let mut reader = Reader { rest: expr.trim(), depth: 0 };
    reader.either().is_some_and(|value| value && reader.rest.is_empty())
}

struct Reader<'t> {
    rest: &'t str,
    depth: u32,
}

impl Reader<'_> {
    fn take(&mut self, token: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(token) else { return false };
        self.rest = rest.trim_start();
        true
    }

    fn either(&mut self) -> Option<bool> {
        let mut value = self.both()?;
        while self.take("||") {
            value |= self.both()?;
        }
        Some(value)
    }

    fn both(&mut self) -> Option<bool> {
        let mut value = self.not()?;
        while self.take("&&") {
            value &= self.not()?;
        }
        Some(value)
    }

    fn not(&mut self) -> Option<bool> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let value = if self.take("!") {
            !self.not()?
        } else if self.take("(") {
            let value = self.either()?;
            self.take(")").then_some(value)?
        } else {
            self.name()?
        };
        self.depth -= 1;
        Some(value)
    }

    fn name(&mut self) -> Option<bool> {
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        (!name.is_empty()).then(|| tag(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_they_are_for() {
        let cases = [
            // (name, whether it is built)
            ("x.go", true),
            ("x_linux.go", true),
            ("x_amd64.go", true),
            ("x_linux_amd64.go", true),
            ("x_windows.go", false),
            ("x_windows_amd64.go", false),
            ("x_linux_arm64.go", false),
            ("linux.go", true),
            ("windows.go", true),
            ("x_other.go", true),
            ("x_unix.go", true),
        ];
        for (name, built) in cases {
            assert_eq!(name_is_built(name), built, "{name}");
        }
    }

    #[test]
    fn constraints_are_evaluated() {
        let cases = [
            // (file, whether it is built)
            ("package p", true),
            ("//go:build ignore\n\npackage p", false),
            ("// words\n\n//go:build linux && amd64\n\npackage p", true),
            ("/* words\n//go:build ignore\n*/\npackage p", true),
            ("//go:build !windows && (arm64 || amd64)\n\npackage p", true),
            ("//go:build windows || darwin\n\npackage p", false),
            ("//go:build go1.21\n\npackage p", true),
            ("//go:build go1.28\n\npackage p", false),
            ("//go:build !go1.28\n\npackage p", true),
            ("//go:build cgo\n\npackage p", false),
            ("//go:build burrow\n\npackage p", true),
            ("//go:build linux &&\n\npackage p", false),
            ("package p\n//go:build ignore", true),
        ];
        for (text, built) in cases {
            assert_eq!(is_built("x.go", text.as_bytes()), built, "{text:?}");
        }
        let deep = format!("//go:build {}linux\n\npackage p", "!".repeat(1_000_000));
        assert!(!is_built("x.go", deep.as_bytes()), "too deep");
    }

    #[test]
    fn tests_and_files_set_aside_are_left_out() {
        let cases = [
            ("x.go", true),
            ("x_test.go", false),
            ("_x.go", false),
            (".x.go", false),
            ("x.txt", false),
        ];
        for (name, wanted) in cases {
            assert_eq!(is_go_file(name), wanted, "{name}");
        }
    }
}
