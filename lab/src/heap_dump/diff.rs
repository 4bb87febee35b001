//! What has grown between two dumps.

use std::collections::HashMap;
use std::fmt;

use serde::Serialize;

use super::dump::ObjectId;
use super::heap::Heap;
use super::why::roots;
use super::{SCHEMA, text};

/// The answer.
#[derive(Clone, Debug, Serialize)]
pub struct Diff {
    schema: u32,
    /// Reachable bytes in the old dump.
    pub old_bytes: u64,
    /// In the new one.
    pub new_bytes: u64,
    /// Collections between them.
    pub collections: u64,
    /// Whether both are of one run, so that addresses can be compared.
    pub same_run: bool,
    /// Types that have grown, those that grew most first.
    pub grown: Vec<Growth>,
    /// Objects at addresses where the old dump has none of that type, by type; empty if the dumps are of two runs.
    pub new_objects: Vec<NewObjects>,
}

/// A type that has grown.
#[derive(Clone, Debug, Serialize)]
pub struct Growth {
    /// Its name.
    pub r#type: String,
    /// How many objects more there are.
    pub count: i64,
    /// How many bytes more.
    pub bytes: i64,
    /// Objects there are now.
    pub now: u64,
}

/// Objects of one type that the old dump does not have.
#[derive(Clone, Debug, Serialize)]
pub struct NewObjects {
    /// Their type.
    pub r#type: String,
    /// How many.
    pub count: u64,
    /// Their bytes.
    pub bytes: u64,
    /// The address of one.
    pub example: u64,
    /// The root that most of them hang on.
    pub root: String,
}

/// Compares two dumps.
pub fn diff(old: &Heap, new: &Heap, limit: usize) -> Diff {
    let (before, after) = (by_type(old), by_type(new));
    let total = |types: &HashMap<String, Vec<ObjectId>>, heap: &Heap| -> u64 {
        types.values().map(|objects| bytes(heap, objects)).sum()
    };
    let (old_bytes, new_bytes) = (total(&before, old), total(&after, new));
    let none = Vec::new();
    let mut grown: Vec<Growth> = after
        .iter()
        .map(|(name, objects)| {
            let earlier = before.get(name).unwrap_or(&none);
            Growth {
                r#type: name.clone(),
                count: objects.len() as i64 - earlier.len() as i64,
                bytes: bytes(new, objects) as i64 - bytes(old, earlier) as i64,
                now: objects.len() as u64,
            }
        })
        .filter(|growth| growth.bytes > 0)
        .collect();
    grown.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.r#type.cmp(&b.r#type)));
    grown.truncate(limit);
    let same_run = old.dump.base == new.dump.base;
    let new_objects = if same_run { new_objects(old, new, &after, limit) } else { Vec::new() };
    let collections = new.dump.collections.saturating_sub(old.dump.collections);
    Diff { schema: SCHEMA, old_bytes, new_bytes, collections, same_run, grown, new_objects }
}

fn by_type(heap: &Heap) -> HashMap<String, Vec<ObjectId>> {
    let mut types: HashMap<String, Vec<ObjectId>> = HashMap::new();
    for &object in &heap.order {
        types.entry(heap.type_name(object)).or_default().push(object);
    }
    types
}

fn bytes(heap: &Heap, objects: &[ObjectId]) -> u64 {
    objects.iter().map(|&object| heap.dump.size(object)).sum()
}

/// Objects move never, so one at an address where there was none of its size and type is new. (One that came in place of
/// another of its type that has died is taken for that.)
fn new_objects(
    old: &Heap,
    new: &Heap,
    types: &HashMap<String, Vec<ObjectId>>,
    limit: usize,
) -> Vec<NewObjects> {
    let is_new = |object: ObjectId, name: &str| {
        let earlier = old.dump.find(new.dump.start(object));
        earlier.is_none_or(|earlier| {
            let same_place = old.dump.start(earlier) == new.dump.start(object);
            !same_place || !old.is_reachable(earlier) || old.type_name(earlier) != name
        })
    };
    let mut found: Vec<NewObjects> = Vec::new();
    for (name, objects) in types {
        let fresh: Vec<_> = objects.iter().copied().filter(|&o| is_new(o, name)).collect();
        let Some(&first) = fresh.iter().min() else { continue };
        found.push(NewObjects {
            r#type: name.clone(),
            count: fresh.len() as u64,
            bytes: bytes(new, &fresh),
            example: new.dump.address(first),
            root: roots(new, &fresh).into_iter().next().map_or(String::new(), |(root, _)| root),
        });
    }
    found.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.r#type.cmp(&b.r#type)));
    found.truncate(limit);
    found
}

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (old, new) = (text::bytes(self.old_bytes), text::bytes(self.new_bytes));
        let change = text::change(self.new_bytes as i64 - self.old_bytes as i64);
        let collections = text::count(self.collections, "collection");
        writeln!(f, "reachable: {old}, then {new} ({change}), {collections} in between")?;
        if self.grown.is_empty() {
            return writeln!(f, "no type has grown");
        }
        let row = |growth: &Growth| {
            let count = format!("{:+}", growth.count);
            vec![text::change(growth.bytes), count, growth.now.to_string(), growth.r#type.clone()]
        };
        let rows: Vec<_> = self.grown.iter().map(row).collect();
        writeln!(f, "\n{}", text::table(&["size", "count", "now", "type that grew"], &rows))?;
        if !self.same_run {
            return writeln!(
                f,
                "the dumps are of two runs: new objects cannot be told from old ones"
            );
        }
        let survived =
            if self.collections > 0 { "that survived" } else { "(none was collected yet)" };
        writeln!(f, "new objects {survived}:")?;
        for NewObjects { r#type, count, bytes, example, root } in &self.new_objects {
            let (count, bytes) = (text::count(*count, "object"), text::bytes(*bytes));
            writeln!(f, "  {type}: {count}, {bytes}, such as {example:#x}\n      root: {root}")?;
        }
        Ok(())
    }
}
