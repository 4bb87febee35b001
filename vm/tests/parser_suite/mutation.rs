//! Real programs, damaged at random: whatever comes of them, the parser neither panics nor hangs, and says so when
//! something is wrong.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use proptest::prelude::*;
use proptest::sample::Index;

use crate::common::{parse, parse_bytes};

/// All Go programs of the test folder.
fn programs() -> &'static [String] {
    static PROGRAMS: OnceLock<Vec<String>> = OnceLock::new();
    PROGRAMS.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/programs");
        let mut files = Vec::new();
        collect(&root, &mut files);
        files.sort();
        files
            .iter()
            .map(|file| std::fs::read_to_string(file).expect("a readable program"))
            .collect()
    })
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder of programs") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "go") {
            files.push(path);
        }
    }
}

#[test]
fn real_programs_parse() {
    assert!(programs().len() > 20, "{} programs found", programs().len());
    for program in programs() {
        let errors = parse(program).errors;
        assert!(errors.is_empty(), "{errors:?}\n{program}");
    }
}

/// One piece of damage.
#[derive(Clone, Debug)]
enum Damage {
    /// Removes some bytes.
    Cut(Index, usize),
    /// Puts a piece of Go in.
    Insert(Index, &'static str),
    /// Copies a run of bytes to another place.
    Copy(Index, usize, Index),
    /// Overwrites a byte.
    Overwrite(Index, u8),
}

/// Pieces that change what the tokens around them mean.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ";",
    ":",
    ":=",
    "=",
    ".",
    "...",
    "<-",
    "*",
    "~",
    "|",
    "++",
    "+=",
    "\n",
    "if ",
    "else ",
    "for ",
    "range ",
    "switch ",
    "case ",
    "default:",
    "func ",
    "type ",
    "var ",
    "go ",
    "return ",
    "struct{",
    "interface{",
    "map[",
    "chan ",
    "select{",
    "import ",
    "package ",
    "x ",
    "0x",
    "1_",
    "\"",
    "`",
    "'",
    "/*",
    "//",
    "\\",
    "\0",
    "\u{FEFF}",
    "é",
    "☺",
    "T[P *C|~int]",
    ".(type)",
];

impl Damage {
    fn apply(&self, text: &mut Vec<u8>) {
        match *self {
            Damage::Cut(at, len) => {
                let at = at.index(text.len() + 1);
                text.drain(at..(at + len).min(text.len()));
            }
            Damage::Insert(at, piece) => {
                let at = at.index(text.len() + 1);
                text.splice(at..at, piece.bytes());
            }
            Damage::Copy(from, len, to) => {
                let from = from.index(text.len() + 1);
                let run = text[from..(from + len).min(text.len())].to_vec();
                let to = to.index(text.len() + 1);
                text.splice(to..to, run);
            }
            Damage::Overwrite(at, byte) => {
                if !text.is_empty() {
                    let at = at.index(text.len());
                    text[at] = byte;
                }
            }
        }
    }
}

fn any_damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        (any::<Index>(), 1..40usize).prop_map(|(at, len)| Damage::Cut(at, len)),
        (any::<Index>(), prop::sample::select(PIECES))
            .prop_map(|(at, piece)| Damage::Insert(at, piece)),
        (any::<Index>(), 1..60usize, any::<Index>())
            .prop_map(|(from, len, to)| Damage::Copy(from, len, to)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Overwrite(at, byte)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// Damaged programs parse to something, all errors lie inside the file and in order, and a tree with holes has
    /// an error.
    #[test]
    fn damaged_programs(which in any::<Index>(), damage in prop::collection::vec(any_damage(), 1..8)) {
        let mut text = which.get(programs()).clone().into_bytes();
        for piece in &damage {
            piece.apply(&mut text);
        }
        let parsed = parse_bytes(text.clone());
        prop_assert!(parsed.diagnostics.len() <= 11);
        for diagnostic in &parsed.diagnostics {
            prop_assert!(diagnostic.span.lo <= diagnostic.span.hi, "{diagnostic:?}");
            prop_assert!(diagnostic.span.hi.0 as usize <= text.len(), "{diagnostic:?}");
            crate::rendering::both_forms(&parsed.sources, diagnostic);
        }
        if parsed.tree.split([' ', '(', ')', '{', '}']).any(|word| word == "BAD") {
            prop_assert!(!parsed.diagnostics.is_empty());
        }
    }
}
