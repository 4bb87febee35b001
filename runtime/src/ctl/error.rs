//! What may go wrong with a name, told so that the next try succeeds.

#![forbid(unsafe_code)]

use std::fmt;

use super::registry::{Index, Range};
use super::value::{Kind, Unit, expected};

/// Why a name could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CtlError {
    /// There is no such name.
    Unknown {
        /// As it was asked for.
        name: String,
        /// A name that was probably meant.
        meant: Option<String>,
        /// How many names begin with this one and a dot.
        below: usize,
    },
    /// A number in the name counts something of which there are not so many.
    Index {
        /// As it was asked for.
        name: String,
        /// What is counted.
        what: &'static str,
        /// The number.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// The name can only be read.
    ReadOnly {
        /// The name.
        name: String,
    },
    /// The value is of another type, or the text is no value.
    Malformed {
        /// The name.
        name: String,
        /// What was given.
        given: String,
        /// The name's type.
        kind: Kind,
        /// The name's unit.
        unit: Unit,
        /// What it may be.
        range: Option<Range>,
    },
    /// The value is out of range.
    OutOfRange {
        /// The name.
        name: String,
        /// What was given.
        given: String,
        /// What it may be.
        range: Range,
    },
    /// The value is none for a reason of its own.
    Refused {
        /// The name.
        name: String,
        /// The reason, in words.
        why: String,
    },
    /// The name tells of a run, and is asked for from outside.
    NotNow {
        /// The name.
        name: String,
    },
}

impl CtlError {
    pub(super) fn index(name: &str, index: Index, given: usize, count: usize) -> CtlError {
        CtlError::Index { name: name.to_owned(), what: index.plural(), index: given, count }
    }
}

impl fmt::Display for CtlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CtlError::Unknown { name, below, .. } if *below > 0 => {
                write!(f, "{name} is a group of {below} names, such as ")?;
                let CtlError::Unknown { meant: Some(meant), .. } = self else { return Ok(()) };
                f.write_str(meant)
            }
            CtlError::Unknown { name, meant, .. } => {
                match &**name {
                    "" => f.write_str("a name is missing")?,
                    name => write!(f, "there is no {name}")?,
                }
                match meant {
                    Some(meant) => write!(f, "; did you mean {meant}?"),
                    None => f.write_str("; `burrow ctl` lists all names"),
                }
            }
            CtlError::Index { name, what, count: 0, .. } => {
                write!(f, "there is no {name}: there are no {what} now")
            }
            CtlError::Index { name, what, index, count } => {
                write!(f, "there is no {name}: {what} are 0 to {}, not {index}", count - 1)
            }
            CtlError::ReadOnly { name } => write!(f, "{name} can only be read"),
            CtlError::Malformed { name, given, kind, unit, range } => {
                write!(f, "{name} cannot be {given:?}: expected {}", expected(*kind, *unit))?;
                let off = range.is_some_and(|range| range.off.is_some());
                if off { f.write_str(", or off") } else { Ok(()) }
            }
            CtlError::OutOfRange { name, given, range } => {
                write!(f, "{name} cannot be {given}: expected {range}")
            }
            CtlError::Refused { name, why } => write!(f, "{name} cannot be set: {why}"),
            CtlError::NotNow { name } => {
                write!(f, "{name} tells of a run: only a script can read it, while it runs")
            }
        }
    }
}

impl std::error::Error for CtlError {}

/// The candidate that a mistyped name probably meant: the one with the least edits, if those are few.
pub fn nearest(name: &str, candidates: impl Iterator<Item = String>) -> Option<String> {
    let most = (name.len() / 4).clamp(1, 4);
    let near = candidates.map(|candidate| (edits(name, &candidate), candidate));
    near.filter(|(edits, _)| *edits <= most).min_by_key(|(edits, _)| *edits).map(|(_, name)| name)
}

/// Letters to change, put in, leave out or swap with their neighbour, to make one name of the other.
fn edits(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        let cases =
            [("", "", 0), ("a", "", 1), ("goal", "gaol", 1), ("free", "fre", 1), ("abc", "xyz", 3)];
        for (a, b, want) in cases {
            assert_eq!(edits(a, b), want, "{a} {b}");
            assert_eq!(edits(b, a), want, "{b} {a}");
        }
    }

    #[test]
    fn only_near_names_are_offered() {
        let names = || ["heap.goal", "heap.live"].into_iter().map(str::to_owned);
        assert_eq!(nearest("heap.gaol", names()).as_deref(), Some("heap.goal"));
        assert_eq!(nearest("heap.lives", names()).as_deref(), Some("heap.live"));
        assert_eq!(nearest("everything", names()), None);
    }
}
