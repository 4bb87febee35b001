//! Entries: what is known of each name; finding and listing names.
//!
//! A name is words with dots between them. Where an entry has `<class>`, `<size>`, `<p>` or `<domain>`, a name has a number: one
//! entry stands for as many names as there are classes, Ps or domains.
//!
//! Invariants: (R1) no two entries have the same pattern, and no name matches two.

#![forbid(unsafe_code)]

use std::borrow::Cow;
use std::fmt;

use burrow_alloc::size_class::{NUM_SIZE_CLASSES, NUM_SPAN_CLASSES};

use super::error::{CtlError, nearest};
use super::value::{Kind, Unit, Value, parse};
use super::{Ctl, names};

/// From where a name can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// From anywhere: counters and settings.
    Anytime,
    /// From anywhere, by a walk through all spans; exact while the world is stopped, as it is for a script that asks.
    Walk,
    /// From within a run.
    Run,
    /// From within a run, with the world stopped.
    Stopped,
}

/// What a number in a name counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Index {
    /// A span class: twice the size class, and 1 more if the objects have no pointers.
    Class,
    /// A size class; 0 is that of large objects.
    Size,
    /// A P of the run.
    P,
    /// A domain of the heap.
    Domain,
}

impl Index {
    const ALL: [Index; 4] = [Index::Class, Index::Size, Index::P, Index::Domain];

    fn placeholder(self) -> &'static str {
        match self {
            Index::Class => "<class>",
            Index::Size => "<size>",
            Index::P => "<p>",
            Index::Domain => "<domain>",
        }
    }

    pub(super) fn plural(self) -> &'static str {
        match self {
            Index::Class => "span classes",
            Index::Size => "size classes",
            Index::P => "Ps",
            Index::Domain => "domains",
        }
    }

    /// How many there are.
    pub(super) fn count(self, ctl: &Ctl<'_>) -> usize {
        match self {
            Index::Class => NUM_SPAN_CLASSES,
            Index::Size => NUM_SIZE_CLASSES,
            Index::P => ctl.world.map_or(0, |world| world.processors().count()),
            Index::Domain => ctl.rt.heap.domains().count(),
        }
    }

    fn of(word: &str) -> Option<Index> {
        Index::ALL.into_iter().find(|index| index.placeholder() == word)
    }
}

/// Which whole numbers a setting may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub min: i128,
    /// The greatest.
    pub max: i128,
    /// The one that `off` stands for.
    pub off: Option<i64>,
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.off.map(i128::from) {
            Some(off) if off == self.min => {
                write!(f, "{} to {}, or off ({off})", off + 1, self.max)
            }
            Some(off) => write!(f, "{} to {}, or off ({off})", self.min, self.max),
            None => write!(f, "{} to {}", self.min, self.max),
        }
    }
}

type Read = dyn Fn(&Ctl<'_>, &[usize]) -> Value + Send + Sync;
type Apply = dyn Fn(&Ctl<'_>, &[usize], &Value) -> Result<(), CtlError> + Send + Sync;

/// How a name is written.
pub struct Write {
    /// What the value may be, if it is a number.
    pub range: Option<Range>,
    pub(super) apply: Box<Apply>,
}

/// What is known of a name, or of all names of one pattern.
pub struct Entry {
    pattern: Cow<'static, str>,
    /// The type of its values.
    pub kind: Kind,
    /// What they count.
    pub unit: Unit,
    /// From where it can be read.
    pub when: When,
    /// What it means, in a sentence.
    pub doc: Cow<'static, str>,
    pub(super) read: Box<Read>,
    write: Option<Write>,
}

impl Entry {
    /// An entry that can be read from anywhere. In the pattern, `<class>`, `<size>`, `<p>` and `<domain>` stand for numbers, which
    /// `read` gets in their order.
    ///
    /// ```
    /// use burrow_runtime::Runtime;
    /// use burrow_runtime::ctl::{Entry, Kind, Range, Unit, Value};
    /// use std::sync::Arc;
    /// use std::sync::atomic::{AtomicI64, Ordering};
    ///
    /// let ebb = Arc::new(AtomicI64::new(10_000));
    /// let (shown, set) = (ebb.clone(), ebb.clone());
    /// let entry = Entry::new("policy.tide.ebb_ms", Kind::I64, Unit::Milliseconds, "Time until the water goes.", move |_, _| {
    ///     Value::I64(shown.load(Ordering::Relaxed))
    /// });
    /// let range = Range { min: -1, max: i64::MAX.into(), off: Some(-1) };
    /// let entry = entry.writable(Some(range), move |_, value| {
    ///     let Value::I64(ms) = value else { return Ok(()) }; // checked before
    ///     set.store(*ms, Ordering::Relaxed);
    ///     Ok(())
    /// });
    /// let rt = Runtime::builder().entry(entry).setting("policy.tide.ebb_ms", "off").build()?;
    /// assert_eq!(rt.ctl().get("policy.tide.ebb_ms")?, Value::I64(-1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(
        pattern: impl Into<Cow<'static, str>>,
        kind: Kind,
        unit: Unit,
        doc: impl Into<Cow<'static, str>>,
        read: impl Fn(&Ctl<'_>, &[usize]) -> Value + Send + Sync + 'static,
    ) -> Entry {
        let (pattern, doc) = (pattern.into(), doc.into());
        let (when, read) = (When::Anytime, Box::new(read));
        Entry { pattern, kind, unit, when, doc, read, write: None }
    }

    /// The same, read from elsewhere.
    pub fn when(mut self, when: When) -> Entry {
        self.when = when;
        self
    }

    /// The same, and writable: `apply` gets values of its type, within `range`.
    pub fn writable(
        self,
        range: Option<Range>,
        apply: impl Fn(&Ctl<'_>, &Value) -> Result<(), CtlError> + Send + Sync + 'static,
    ) -> Entry {
        self.writable_each(range, move |ctl, _, value| apply(ctl, value))
    }

    /// As [`Entry::writable`], of a pattern: `apply` gets the numbers in the name, too, in their order.
    pub fn writable_each(
        mut self,
        range: Option<Range>,
        apply: impl Fn(&Ctl<'_>, &[usize], &Value) -> Result<(), CtlError> + Send + Sync + 'static,
    ) -> Entry {
        self.write = Some(Write { range, apply: Box::new(apply) });
        self
    }

    /// The name, with placeholders for numbers.
    pub fn pattern(&self) -> &str {
        &self.pattern
    }

    /// Whether it can be written.
    pub fn is_writable(&self) -> bool {
        self.write.is_some()
    }

    /// What it may be set to, if that is a number.
    pub fn range(&self) -> Option<Range> {
        self.write.as_ref().and_then(|write| write.range)
    }

    /// The numbers in a name of this pattern; `None` if the name is not of it.
    fn matches(&self, name: &str) -> Option<Vec<usize>> {
        let mut words = name.split('.');
        let mut indices = Vec::new();
        for own in self.pattern.split('.') {
            let word = words.next()?;
            match Index::of(own) {
                Some(_) => indices.push(number(word)?),
                None if own == word => {}
                None => return None,
            }
        }
        words.next().is_none().then_some(indices)
    }

    fn indices(&self) -> impl Iterator<Item = Index> {
        self.pattern.split('.').filter_map(Index::of)
    }

    /// How the name is written, if a value is right for it.
    pub(super) fn check(&self, name: &str, value: &Value) -> Result<&Write, CtlError> {
        let Some(write) = &self.write else {
            return Err(CtlError::ReadOnly { name: name.to_owned() });
        };
        if value.kind() != self.kind {
            return Err(self.malformed(name, &value.to_string()));
        }
        match (write.range, value.integer()) {
            (Some(range), Some(number)) if !(range.min..=range.max).contains(&number) => {
                let given = value.to_string();
                Err(CtlError::OutOfRange { name: name.to_owned(), given, range })
            }
            _ => Ok(write),
        }
    }

    /// The value of its type that a text stands for.
    ///
    /// # Errors
    /// It can only be read, or the text is none of its values.
    pub fn parse(&self, name: &str, text: &str) -> Result<Value, CtlError> {
        let off = self.range().and_then(|range| range.off);
        let value = match &self.write {
            None => return Err(CtlError::ReadOnly { name: name.to_owned() }),
            Some(_) => parse(self.kind, self.unit, off, text),
        };
        let value = value.ok_or_else(|| self.malformed(name, text))?;
        self.check(name, &value).map(|_| value)
    }

    /// The value of its type that a number stands for, whichever of Go's number types it was.
    ///
    /// # Errors
    /// As [`Entry::parse`].
    pub fn convert(&self, name: &str, number: i128) -> Result<Value, CtlError> {
        let value = match self.kind {
            Kind::U64 => u64::try_from(number).ok().map(Value::U64),
            Kind::I64 => i64::try_from(number).ok().map(Value::I64),
            Kind::Bool | Kind::Text | Kind::Ratio => None,
        };
        match (value, self.range()) {
            (Some(value), _) => self.check(name, &value).map(|_| value),
            (None, Some(range)) if matches!(self.kind, Kind::U64 | Kind::I64) => {
                let given = number.to_string();
                Err(CtlError::OutOfRange { name: name.to_owned(), given, range })
            }
            (None, _) if self.write.is_none() => Err(CtlError::ReadOnly { name: name.to_owned() }),
            (None, _) => Err(self.malformed(name, &number.to_string())),
        }
    }

    fn malformed(&self, name: &str, given: &str) -> CtlError {
        CtlError::Malformed {
            name: name.to_owned(),
            given: given.to_owned(),
            kind: self.kind,
            unit: self.unit,
            range: self.range(),
        }
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = self.unit.name();
        write!(f, "{} ({} {unit}): {}", self.pattern, self.kind.name(), self.doc)
    }
}

/// A number as names have it: digits, no leading zero.
fn number(word: &str) -> Option<usize> {
    let plain = word.bytes().all(|b| b.is_ascii_digit()) && (word == "0" || !word.starts_with('0'));
    if plain { word.parse().ok() } else { None }
}

/// The entry of a name, and the numbers in the name.
#[derive(Debug)]
pub struct Found<'r> {
    /// The entry.
    pub entry: &'r Entry,
    /// The numbers, in their order.
    pub indices: Vec<usize>,
    /// The entry's number in the registry.
    pub number: usize,
}

impl Found<'_> {
    /// The first number that is too large, and what it counts.
    pub(super) fn out_of_range(&self, ctl: &Ctl<'_>) -> Option<(usize, Index)> {
        let indices = self.entry.indices().enumerate();
        indices
            .zip(&self.indices)
            .find_map(|((at, index), given)| (*given >= index.count(ctl)).then_some((at, index)))
    }
}

/// A name and its entry.
#[derive(Debug)]
pub struct Name<'r> {
    /// The name; in a listing without a runtime it may have placeholders.
    pub name: String,
    /// Its entry.
    pub entry: &'r Entry,
}

/// All entries: those of the runtime, in the order of `docs/control.md`, and those that were added.
pub struct Registry {
    entries: Vec<Entry>,
}

impl Registry {
    /// The names that every runtime has.
    pub fn builtin() -> Registry {
        Registry { entries: names::all() }
    }

    /// Those, and more.
    ///
    /// # Errors
    /// The pattern that is there already (R1).
    pub(crate) fn with(more: Vec<Entry>) -> Result<Registry, String> {
        let mut registry = Registry::builtin();
        for entry in more {
            if registry.entries.iter().any(|other| other.pattern == entry.pattern) {
                return Err(entry.pattern.into_owned());
            }
            registry.entries.push(entry);
        }
        Ok(registry)
    }

    /// All entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of a name.
    ///
    /// # Errors
    /// There is none.
    pub fn find(&self, name: &str) -> Result<Found<'_>, CtlError> {
        let mut entries = self.entries.iter().enumerate();
        entries
            .find_map(|(number, entry)| {
                Some(Found { indices: entry.matches(name)?, entry, number })
            })
            .ok_or_else(|| self.unknown(name))
    }

    fn unknown(&self, name: &str) -> CtlError {
        let group = name.trim_end_matches('.');
        let below = match group {
            "" => Vec::new(),
            group => self.list(&format!("{group}."), None),
        };
        let meant = match below.first() {
            Some(first) => Some(first.name.clone()),
            None => nearest(name, self.entries.iter().map(|entry| fill(&entry.pattern, name))),
        };
        CtlError::Unknown { name: name.to_owned(), meant, below: below.len() }
    }

    /// The names that a pattern selects: those that begin with it, or, if it has a `*` or `?`, those whose first words
    /// match it word by word. With a `ctl` numbers are counted up as far as there are things, unless the pattern has
    /// them; without, placeholders stay.
    pub fn list<'r>(&'r self, pattern: &str, ctl: Option<&Ctl<'_>>) -> Vec<Name<'r>> {
        let wanted: Vec<&str> =
            if pattern.is_empty() { Vec::new() } else { pattern.split('.').collect() };
        let mut names = Vec::new();
        for entry in &self.entries {
            let words: Vec<&str> = entry.pattern.split('.').collect();
            if words.len() >= wanted.len() {
                expand(entry, &words, &wanted, String::new(), ctl, &mut names);
            }
        }
        names
    }
}

/// Adds the names of an entry that are selected; `done` is the name so far, `words` and `wanted` are what is left.
fn expand<'r>(
    entry: &'r Entry,
    words: &[&str],
    wanted: &[&str],
    done: String,
    ctl: Option<&Ctl<'_>>,
    names: &mut Vec<Name<'r>>,
) {
    let Some((&word, words)) = words.split_first() else {
        names.push(Name { name: done, entry });
        return;
    };
    let (want, rest) = match wanted.split_first() {
        Some((want, rest)) => (Some(*want), rest),
        None => (None, wanted),
    };
    let is_last = want.is_some() && rest.is_empty();
    let dot = if done.is_empty() { "" } else { "." };
    let mut go_on =
        |word: &str| expand(entry, words, rest, format!("{done}{dot}{word}"), ctl, names);
    if want == Some("") && !is_last {
        return;
    }
    match (Index::of(word), want.filter(|want| !want.is_empty())) {
        (None, None) => go_on(word),
        (None, Some(want)) => {
            if glob(want, word) || is_last && !is_glob(want) && word.starts_with(want) {
                go_on(word);
            }
        }
        (Some(index), want) => match (want.and_then(number), ctl) {
            (Some(given), _) => {
                let most = ctl.map_or(usize::MAX, |ctl| index.count(ctl));
                if given < most {
                    go_on(&given.to_string());
                }
            }
            (None, Some(ctl)) => {
                let numbers = (0..index.count(ctl)).map(|number| number.to_string());
                let wanted = |number: &String| want.is_none_or(|want| glob(want, number));
                numbers.filter(wanted).for_each(|number| go_on(&number));
            }
            (None, None) if want.is_none_or(|want| glob(want, word) || want == word) => go_on(word),
            (None, None) => {}
        },
    }
}

fn is_glob(word: &str) -> bool {
    word.contains(['*', '?'])
}

/// Whether a word matches a pattern of letters, `*` (any letters) and `?` (any one). Goes back to the last `*` only, so
/// its time is at most the product of the lengths.
fn glob(pattern: &str, word: &str) -> bool {
    let (pattern, word): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), word.chars().collect());
    let (mut p, mut w) = (0, 0);
    let mut star = None;
    while w < word.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, w));
                p += 1;
            }
            Some(&c) if c == '?' || c == word[w] => (p, w) = (p + 1, w + 1),
            _ => {
                let Some((at, taken)) = star else { return false };
                star = Some((at, taken + 1));
                (p, w) = (at + 1, taken + 1);
            }
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

/// A pattern with the numbers that a name has at the same places, or 0.
fn fill(pattern: &str, name: &str) -> String {
    let mut given = name.split('.');
    let words = pattern.split('.').map(|word| {
        let given = given.next().unwrap_or_default();
        match Index::of(word) {
            None => word,
            Some(_) if number(given).is_some() => given,
            Some(_) => "0",
        }
    });
    words.collect::<Vec<_>>().join(".")
}
