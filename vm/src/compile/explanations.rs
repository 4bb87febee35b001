//! What the compiler's own errors mean, for `burrow explain`: what Burrow does not do yet, and what it never will.
//!
//! The first text lists what is missing and which packages there are. Whoever makes the compiler do more strikes it from
//! there, and whoever adds a package names it there: a test holds the list against `packages/source.rs`.

#![forbid(unsafe_code)]

use super::{NO_MAIN, NOT_MAIN, TOO_LARGE, UNSUPPORTED};
use crate::explain::Table;

/// One text for each code.
pub(crate) const TABLE: Table = &[
    (UNSUPPORTED, "\
The program is correct Go, as far as can be seen, and uses a part of the language that this version of Burrow
does not run yet. `go run` runs it.

Not there yet:

    large values    map keys of more than 64 KiB, and types of more than 128 MiB with pointers in them

Packages that can be imported: bufio, burrow/memory, bytes, cmp, container/heap, container/list, container/ring, context, encoding,
encoding/base32, encoding/base64, encoding/binary, encoding/csv, encoding/hex, errors, flag, fmt, hash, hash/adler32, hash/crc32, hash/crc64,
hash/fnv, hash/maphash, io, io/fs, iter, log, maps, math, math/bits, math/cmplx, math/rand, math/rand/v2, os, path, path/filepath, reflect,
regexp, regexp/syntax, runtime, runtime/debug, runtime/metrics, runtime/pprof, slices, sort, strconv, strings, sync, sync/atomic, syscall,
text/tabwriter, time, unicode, unicode/utf16, unicode/utf8, unique, weak; of some only the functions that scripts use most. Another package is
BRW0106, a function that is missing from one of these is BRW0107.

What comes when is in docs/roadmap.md."),
    (TOO_LARGE, "\
A function's variables, temporary values and the arguments of its calls need more room than a frame has: 65,535
words of 8 bytes. Arrays and structs count with their whole size.

    too large:  func f() { var a, b, c, d, e, f, g, h, i [8000]int; ... }
    fits:       func f() { a := make([]int, 8000); ... }

Only generated code, or many large arrays in one function, get there. Keep large data in slices, or split the function.

Package variables have a limit of their own: 1 GiB together."),
    (NO_MAIN, "\
A program begins at the function main of its package main, which no file of the program declares.

    package main

    func main() { ... }

If it stands in another file, name that file too, or the folder: burrow run a.go b.go, burrow run FOLDER."),
    (NOT_MAIN, "\
Only a package main can be run; others are imported by programs. burrow check looks at any package. To try a
package out, write a program that imports it:

    package main

    import \"example.com/name/shapes\"  // the path in go.mod, then the folder

    func main() { shapes.Draw() }"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_packages_named_are_those_there_are() {
        let (_, rest) = TABLE[0].1.split_once("can be imported: ").expect("the list");
        let (list, _) = rest.split_once(';').expect("its end");
        let named: BTreeSet<&str> = list.split(',').map(str::trim).collect();
        let source = include_str!("../packages/source.rs").lines();
        let arms = source.filter_map(|line| line.trim().split_once("\" => "));
        let there: BTreeSet<&str> = arms.map(|(path, _)| path.trim_start_matches('"')).collect();
        assert_eq!(named, there);
    }
}
