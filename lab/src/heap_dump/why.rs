//! What keeps an object alive.

use std::collections::HashMap;
use std::fmt;

use serde::Serialize;

use super::dump::ObjectId;
use super::heap::{Heap, NotFound};
use super::{SCHEMA, text};

/// Roots that are shown of many objects.
const ROOTS_SHOWN: usize = 5;
/// Similar names that are suggested.
const SIMILAR_SHOWN: usize = 5;
/// Steps that are shown from either end of a long way.
const STEPS_SHOWN: usize = 12;

/// The answer.
#[derive(Clone, Debug, Serialize)]
pub struct Why {
    schema: u32,
    /// What was asked about.
    pub about: String,
    /// Objects it is about.
    pub objects: u64,
    /// Of these: garbage, which nothing keeps alive.
    pub garbage: u64,
    /// The roots at the end of their shortest ways, with the number of objects.
    pub roots: Vec<(String, u64)>,
    /// The way to the object that retains most; none if all are garbage.
    pub way: Option<Way>,
}

/// A shortest way from a root.
#[derive(Clone, Debug, Serialize)]
pub struct Way {
    /// The root, and the place in it.
    pub root: String,
    /// From the object it points to, to the one asked about.
    pub steps: Vec<Step>,
    /// Bytes that would be free without the last.
    pub retained: u64,
}

/// An object on a way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Its address.
    pub address: u64,
    /// Its type.
    pub r#type: String,
    /// Bytes that it takes.
    pub bytes: u64,
    /// The field that leads on, if it is known.
    pub field: Option<String>,
    /// Its offset; none for the last.
    pub offset: Option<u64>,
}

/// What keeps the object at an address (`0xc000012000`), or those of a type (`main.Node`), alive.
///
/// # Errors
/// There is none.
pub fn why(heap: &Heap, about: &str) -> Result<Why, NotFound> {
    let objects = match parse_address(about) {
        Some(address) => vec![heap.object_at(address)?],
        None => objects_of(heap, about)?,
    };
    let (about, count) = (about.to_owned(), objects.len() as u64);
    let live: Vec<_> = objects.into_iter().filter(|&object| heap.is_reachable(object)).collect();
    let retained = heap.retained();
    // The first in case of several: the one nearest to a root comes first in any order of addresses.
    let most = live
        .iter()
        .copied()
        .max_by_key(|&object| (retained[object as usize], std::cmp::Reverse(object)));
    let way = most.and_then(|object| {
        let (slot, steps) = heap.way_to(object)?;
        Some(Way { root: heap.slot_name(slot), steps, retained: retained[object as usize] })
    });
    let garbage = count - live.len() as u64;
    Ok(Why { schema: SCHEMA, about, objects: count, garbage, roots: roots(heap, &live), way })
}

/// An address in hexadecimal digits.
pub(super) fn parse_address(text: &str) -> Option<u64> {
    u64::from_str_radix(text.strip_prefix("0x")?, 16).ok()
}

/// The objects of a type; a name without the package's will do.
fn objects_of(heap: &Heap, name: &str) -> Result<Vec<ObjectId>, NotFound> {
    let mut by_name: HashMap<String, Vec<ObjectId>> = HashMap::new();
    let mut names = HashMap::new();
    for object in 0..heap.objects() as ObjectId {
        let form = heap.forms.forms[object as usize];
        let known: &String = names.entry(form).or_insert_with(|| heap.type_name(object));
        let found = match form {
            super::infer::Form::Unknown => heap.type_name(object),
            _ => known.clone(),
        };
        by_name.entry(found).or_default().push(object);
    }
    if let Some(objects) = by_name.remove(name) {
        return Ok(objects);
    }
    // A type of that name in some package: an import path has neither blanks nor brackets.
    let in_package = |of: &&String| {
        let path = of.strip_suffix(name).and_then(|path| path.strip_suffix('.'));
        path.is_some_and(|path| !path.contains([' ', '[', ']', '*', '(']))
    };
    let mut fitting: Vec<String> = by_name.keys().filter(in_package).cloned().collect();
    if let [only] = fitting.as_slice() {
        return Ok(by_name.remove(only).unwrap_or_default());
    }
    if fitting.is_empty() {
        let lower = name.to_lowercase();
        fitting.extend(by_name.keys().filter(|of| of.to_lowercase().contains(&lower)).cloned());
    }
    fitting.sort();
    fitting.truncate(SIMILAR_SHOWN);
    Err(NotFound::Type { name: name.into(), similar: fitting })
}

/// The roots of these objects, those of most objects first.
pub(super) fn roots(heap: &Heap, objects: &[ObjectId]) -> Vec<(String, u64)> {
    let mut by_slot: HashMap<u32, u64> = HashMap::new();
    for slot in objects.iter().filter_map(|&object| heap.root_of(object)) {
        *by_slot.entry(slot).or_default() += 1;
    }
    let mut by_name: HashMap<String, u64> = HashMap::new();
    for (slot, count) in by_slot {
        *by_name.entry(heap.slot_name(slot)).or_default() += count;
    }
    let mut roots: Vec<_> = by_name.into_iter().collect();
    roots.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    roots
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(way) = &self.way else {
            let objects = text::count(self.objects, "object");
            return writeln!(
                f,
                "{}: {objects}, and nothing keeps it alive: the next collection frees it",
                self.about
            );
        };
        if self.objects > 1 {
            let live = text::count(self.objects - self.garbage, "reachable object");
            writeln!(f, "{}: {live}, {} garbage; kept alive by", self.about, self.garbage)?;
            for (root, count) in self.roots.iter().take(ROOTS_SHOWN) {
                writeln!(f, "{count:>10}  {root}")?;
            }
            if let more @ 1.. = self.roots.len().saturating_sub(ROOTS_SHOWN) {
                writeln!(f, "            and {}", text::count(more as u64, "further root"))?;
            }
            writeln!(f, "\nThe shortest way to the one that retains most:")?;
        }
        way.fmt(f)
    }
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.root)?;
        let hidden = self.steps.len().saturating_sub(2 * STEPS_SHOWN);
        for (at, step) in self.steps.iter().enumerate() {
            if hidden > 0 && at == STEPS_SHOWN {
                writeln!(f, "  ... {hidden} more ...")?;
            }
            if hidden == 0 || at < STEPS_SHOWN || at >= STEPS_SHOWN + hidden {
                writeln!(f, "  -> {step}")?;
            }
        }
        writeln!(f, "retains {}", text::bytes(self.retained))
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}  {}  {}", self.address, self.r#type, text::bytes(self.bytes))?;
        match (&self.field, self.offset) {
            (Some(field), Some(offset)) => write!(f, ", by {field} (+{offset})"),
            (None, Some(offset)) => write!(f, ", by +{offset}"),
            _ => Ok(()),
        }
    }
}
