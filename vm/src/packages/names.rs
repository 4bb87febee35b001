//! Packages by the name that code uses, for code that has no imports.

use super::source_of;

/// Paths whose last part is not all there is to them; of two packages with one name the first counts.
const NESTED: [&str; 27] = [
    "burrow/memory",
    "container/heap",
    "container/list",
    "container/ring",
    "encoding/base32",
    "encoding/base64",
    "encoding/binary",
    "encoding/csv",
    "encoding/hex",
    "hash/adler32",
    "hash/crc32",
    "hash/crc64",
    "hash/fnv",
    "hash/maphash",
    "io/fs",
    "math/bits",
    "math/cmplx",
    "math/rand",
    "math/rand/v2",
    "path/filepath",
    "runtime/debug",
    "runtime/metrics",
    "runtime/pprof",
    "sync/atomic",
    "text/tabwriter",
    "unicode/utf16",
    "unicode/utf8",
];

/// The import path of the package of that name: an embedded one, or `unsafe`, which the compiler itself has.
pub fn path_named(name: &str) -> Option<&'static str> {
    if name == "unsafe" {
        return Some("unsafe");
    }
    let nested = NESTED.into_iter().filter(|path| {
        let path = path.strip_suffix("/v2").unwrap_or(path);
        path.rsplit('/').next() == Some(name)
    });
    TOP.into_iter()
        .filter(|path| *path == name)
        .chain(nested)
        .find(|path| source_of(path).is_some())
}

/// All paths known here, whether Burrow has the package or not.
pub fn known_paths() -> impl Iterator<Item = &'static str> {
    TOP.into_iter().chain(NESTED)
}

/// Paths of one part. A path may stand here before Burrow has the package.
const TOP: [&str; 29] = [
    "bufio", "bytes", "cmp", "context", "encoding", "errors", "flag", "fmt", "hash", "io", "iter",
    "log", "maps", "math", "os", "path", "reflect", "regexp", "runtime", "slices", "sort",
    "strconv", "strings", "sync", "syscall", "time", "unicode", "unique", "weak",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_paths() {
        let cases = [
            // (name, path)
            ("fmt", Some("fmt")),
            ("utf8", Some("unicode/utf8")),
            ("debug", Some("runtime/debug")),
            ("memory", Some("burrow/memory")),
            ("unicode", Some("unicode")),
            ("v2", None),
            ("nothing", None),
        ];
        for (name, path) in cases {
            assert_eq!(path_named(name), path, "{name}");
        }
    }
}
