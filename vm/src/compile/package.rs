//! What concerns packages as a whole: the order in which they are initialised, and how their names begin functions' names.
//!
//! Called by `mod.rs`.

#![forbid(unsafe_code)]

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::check::info::Package;
use crate::check::object::PackageId;

/// Packages in the order of their initialisation: the embedded ones, then again and again the first by import path whose
/// imports are all initialised.
pub(super) fn initialisation_order<'p, 'a>(
    packages: &'p [Package<'a>],
) -> impl Iterator<Item = (PackageId, &'p Package<'a>)> {
    let (embedded, user): (Vec<usize>, Vec<usize>) =
        (0..packages.len()).partition(|&at| packages[at].embedded);
    let mut waiting: Vec<usize> = vec![0; packages.len()];
    let mut importers: Vec<Vec<usize>> = vec![Vec::new(); packages.len()];
    for &at in &user {
        for import in &packages[at].imports {
            let import = import.0 as usize;
            if !packages[import].embedded {
                waiting[at] += 1;
                importers[import].push(at);
            }
        }
    }
    let entry = |at: usize| Reverse((packages[at].path.as_str(), at));
    let mut ready: BinaryHeap<_> =
        user.iter().copied().filter(|&at| waiting[at] == 0).map(entry).collect();
    let mut order = embedded;
    while let Some(Reverse((_, at))) = ready.pop() {
        order.push(at);
        for &importer in &importers[at] {
            waiting[importer] -= 1;
            if waiting[importer] == 0 {
                ready.push(entry(importer));
            }
        }
    }
    order.into_iter().map(|at| (PackageId(at as u32), &packages[at]))
}

/// An import path as names of functions begin with it: a dot in its last part would end the package's name, so Go writes
/// it, and what would not be plain text, as `%` and two digits.
pub(super) fn symbol_prefix(path: &str) -> Cow<'_, str> {
    let last = path.rfind('/').map_or(0, |slash| slash + 1);
    let escaped = |at: usize, byte: u8| {
        byte <= b' ' || byte == b'%' || byte == b'"' || byte >= 0x7f || byte == b'.' && at >= last
    };
    if !path.bytes().enumerate().any(|(at, byte)| escaped(at, byte)) {
        return Cow::Borrowed(path);
    }
    let mut out = String::with_capacity(path.len() + 8);
    for (at, byte) in path.bytes().enumerate() {
        match escaped(at, byte) {
            true => out.push_str(&format!("%{byte:02x}")),
            false => out.push(char::from(byte)),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_begin_names() {
        let cases = [
            // (import path, how names begin)
            ("main", "main"),
            ("encoding/json", "encoding/json"),
            ("example.com/m/a", "example.com/m/a"),
            ("gopkg.in/yaml.v3", "gopkg.in/yaml%2ev3"),
            ("m/100%", "m/100%25"),
            ("m/\u{e9}", "m/%c3%a9"),
        ];
        for (path, prefix) in cases {
            assert_eq!(symbol_prefix(path), prefix, "{path}");
        }
    }
}
