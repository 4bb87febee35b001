//! Which types take the memory.

use std::collections::HashMap;
use std::fmt;

use serde::Serialize;

use super::dominators::Dominators;
use super::heap::Heap;
use super::infer::Form;
use super::{SCHEMA, text};

/// What the types are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Bytes of the objects themselves.
    #[default]
    Size,
    /// Number of objects.
    Count,
    /// Bytes that would be free if these objects were gone.
    Retained,
}

/// The answer.
#[derive(Clone, Debug, Serialize)]
pub struct Top {
    schema: u32,
    /// Whether the program had ended.
    pub at_end: bool,
    /// Reachable objects.
    pub objects: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Objects that the next collection will free.
    pub garbage_objects: u64,
    /// Their bytes.
    pub garbage_bytes: u64,
    /// Reachable bytes whose types the objects carry.
    pub exact_bytes: u64,
    /// Reachable bytes whose types follow from what leads to them.
    pub inferred_bytes: u64,
    /// Types there are.
    pub types: usize,
    /// Those asked for.
    pub rows: Vec<TopRow>,
}

/// A type.
#[derive(Clone, Debug, Serialize)]
pub struct TopRow {
    /// Its name.
    pub r#type: String,
    /// Objects of the type.
    pub count: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Bytes that would be free if they were gone.
    pub retained: u64,
    /// Whether all of them carry their type.
    pub exact: bool,
}

/// The first `limit` types by an order.
pub fn top(heap: &Heap, by: By, limit: usize) -> Top {
    let mut numbers = HashMap::new();
    let mut rows: Vec<TopRow> = Vec::new();
    // The row of each object; of those not reachable any.
    let mut row_of = vec![0u32; heap.dump.objects.len()];
    let mut top = summary(heap);
    for &object in &heap.order {
        let form = heap.forms.forms[object as usize];
        // What is not known is told apart by size and pointers.
        let same = match form {
            Form::Unknown => {
                let pointers = heap.dump.objects[object as usize].pointers.count_ones();
                Some((heap.dump.size(object), pointers, heap.dump.span_of(object).is_noscan()))
            }
            _ => None,
        };
        let number = *numbers.entry((form, same)).or_insert_with(|| {
            let r#type = heap.type_name(object);
            rows.push(TopRow { r#type, count: 0, bytes: 0, retained: 0, exact: true });
            rows.len() as u32 - 1
        });
        row_of[object as usize] = number;
        let (row, bytes) = (&mut rows[number as usize], heap.dump.size(object));
        row.count += 1;
        row.bytes += bytes;
        row.exact &= form != Form::Unknown && !heap.is_inferred(object);
        match form {
            Form::Unknown => {}
            _ if heap.is_inferred(object) => top.inferred_bytes += bytes,
            _ => top.exact_bytes += bytes,
        }
    }
    let tree = heap.dominators();
    let retained = retained_by_row(&tree, &tree.retained(&heap.sizes()), &row_of, rows.len());
    rows.iter_mut().zip(retained).for_each(|(row, retained)| row.retained = retained);
    rows.sort_by_key(|row| {
        let most = match by {
            By::Size => row.bytes,
            By::Count => row.count,
            By::Retained => row.retained,
        };
        (std::cmp::Reverse(most), row.r#type.clone())
    });
    top.types = rows.len();
    rows.truncate(limit);
    top.rows = rows;
    top
}

fn summary(heap: &Heap) -> Top {
    let size = |objects: &mut dyn Iterator<Item = u32>| objects.map(|o| heap.dump.size(o)).sum();
    let all: u64 = size(&mut (0..heap.dump.objects.len() as u32));
    let bytes: u64 = size(&mut heap.order.iter().copied());
    Top {
        schema: SCHEMA,
        at_end: heap.dump.at_end,
        objects: heap.order.len() as u64,
        bytes,
        garbage_objects: (heap.dump.objects.len() - heap.order.len()) as u64,
        garbage_bytes: all - bytes,
        exact_bytes: 0,
        inferred_bytes: 0,
        types: 0,
        rows: Vec::new(),
    }
}

/// What the objects of each row retain together: those below another of the same row are in what that one retains.
fn retained_by_row(tree: &Dominators, retained: &[u64], row_of: &[u32], rows: usize) -> Vec<u64> {
    enum Visit {
        Enter(u32),
        Leave(u32),
    }
    let children = tree.children();
    let (mut sums, mut above) = (vec![0; rows], vec![0u32; rows]);
    let mut todo: Vec<Visit> = children.of(0).iter().map(|&node| Visit::Enter(node)).collect();
    while let Some(visit) = todo.pop() {
        match visit {
            Visit::Enter(node) => {
                let row = row_of[node as usize - 1] as usize;
                if above[row] == 0 {
                    sums[row] += retained[node as usize];
                }
                above[row] += 1;
                todo.push(Visit::Leave(node));
                todo.extend(children.of(node).iter().map(|&child| Visit::Enter(child)));
            }
            Visit::Leave(node) => above[row_of[node as usize - 1] as usize] -= 1,
        }
    }
    sums
}

impl fmt::Display for Top {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = if self.at_end { "at the end of the program" } else { "when the program asked" };
        let live = text::count(self.objects, "reachable object");
        writeln!(f, "{live} with {}, {at}", text::bytes(self.bytes))?;
        if self.garbage_objects > 0 {
            let garbage = text::count(self.garbage_objects, "object");
            let size = text::bytes(self.garbage_bytes);
            writeln!(f, "{garbage} with {size} are garbage that no collection has found yet")?;
        }
        let (exact, inferred) = (self.exact_bytes, self.inferred_bytes);
        let part = |bytes: u64| text::percent(bytes, self.bytes);
        let unknown = self.bytes - exact - inferred;
        writeln!(
            f,
            "types: {} of the bytes carry one, of {} it follows from what leads there (~), of {} it is not known\n",
            part(exact),
            part(inferred),
            part(unknown)
        )?;
        let rows: Vec<Vec<String>> = self.rows.iter().map(TopRow::cells).collect();
        f.write_str(&text::table(&["size", "count", "retained", "type"], &rows))?;
        match self.types - self.rows.len() {
            0 => Ok(()),
            more => writeln!(f, "({more} more; --limit shows them)"),
        }
    }
}

impl TopRow {
    fn cells(&self) -> Vec<String> {
        let inferred = !self.exact && !self.r#type.starts_with("unknown");
        let name = if inferred { format!("~{}", self.r#type) } else { self.r#type.clone() };
        vec![text::bytes(self.bytes), self.count.to_string(), text::bytes(self.retained), name]
    }
}
