//! Character classes: those with names, and sets built from ranges.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};

/// A set of runes under construction.
pub(super) type Set = ClassUnicode;

/// The set of these ranges, both ends included.
pub(super) fn ranges(ranges: &[(char, char)]) -> Set {
    Set::new(ranges.iter().map(|&(lo, hi)| ClassUnicodeRange::new(lo, hi)))
}

/// The set with the runes that differ from its own only in case, if `fold` says so, and without what is in it instead of
/// with, if `negated` does.
pub(super) fn adjusted(mut set: Set, fold: bool, negated: bool) -> Set {
    if fold {
        // Fails only if the library was built without its tables; then case counts.
        let _ = set.try_case_fold_simple();
    }
    if negated {
        set.negate();
    }
    set
}

/// What `\d`, `\s` and `\w` stand for.
pub(super) fn perl(letter: u8) -> Option<Set> {
    Some(match letter {
        b'd' => ranges(&[('0', '9')]),
        b's' => ranges(&[('\t', '\n'), ('\x0c', '\r'), (' ', ' ')]),
        b'w' => ranges(&[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]),
        _ => return None,
    })
}

/// What `[:name:]` stands for.
pub(super) fn posix(name: &[u8]) -> Option<Set> {
    Some(match name {
        b"alnum" => ranges(&[('0', '9'), ('A', 'Z'), ('a', 'z')]),
        b"alpha" => ranges(&[('A', 'Z'), ('a', 'z')]),
        b"ascii" => ranges(&[('\0', '\x7f')]),
        b"blank" => ranges(&[('\t', '\t'), (' ', ' ')]),
        b"cntrl" => ranges(&[('\0', '\x1f'), ('\x7f', '\x7f')]),
        b"digit" => ranges(&[('0', '9')]),
        b"graph" => ranges(&[('!', '~')]),
        b"lower" => ranges(&[('a', 'z')]),
        b"print" => ranges(&[(' ', '~')]),
        b"punct" => ranges(&[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')]),
        b"space" => ranges(&[('\t', '\r'), (' ', ' ')]),
        b"upper" => ranges(&[('A', 'Z')]),
        b"word" => ranges(&[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]),
        b"xdigit" => ranges(&[('0', '9'), ('A', 'F'), ('a', 'f')]),
        _ => return None,
    })
}

/// What `\p{name}` stands for: a general category, a script, `Any`, `ASCII` or `Assigned`.
pub(super) fn unicode(name: &str) -> Option<Set> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' ');
    if name.is_empty() || !name.chars().all(fits) {
        return None;
    }
    ["gc", "sc"].iter().find_map(|property| {
        let hir = regex_syntax::parse(&format!(r"\p{{{property}={name}}}")).ok()?;
        match hir.into_kind() {
            HirKind::Class(Class::Unicode(set)) => Some(set),
            _ => None,
        }
    })
}
