//! What pins a span: a span goes back to the page heap only when it has no object left, so a few that live long keep its
//! pages from being returned.

use std::fmt;

use serde::Serialize;

use super::dump::Span;
use super::graph::From;
use super::heap::{Heap, NotFound};
use super::{SCHEMA, text};

/// Objects that are shown of a span.
const OBJECTS_SHOWN: usize = 16;

/// A span and who keeps it.
#[derive(Clone, Debug, Serialize)]
pub struct SpanReport {
    schema: u32,
    /// Address of its first page.
    pub address: u64,
    /// Its bytes.
    pub bytes: u64,
    /// What it is for: `objects`, `a large object`, `stacks`, `work buffers`.
    pub kind: &'static str,
    /// Bytes of a slot.
    pub slot_bytes: u64,
    /// Slots there are.
    pub slots: u64,
    /// Of these: slots with a reachable object.
    pub live: u64,
    /// Slots with an object that the next collection frees.
    pub garbage: u64,
    /// Who keeps the live ones.
    pub holders: Vec<Holder>,
}

/// An object of a span, and what keeps it alive.
#[derive(Clone, Debug, Serialize)]
pub struct Holder {
    /// Its address.
    pub address: u64,
    /// Its type.
    pub r#type: String,
    /// The object that points to it on a shortest way; none if a root does.
    pub holder: Option<String>,
    /// The root.
    pub root: String,
}

/// The span around an address.
///
/// # Errors
/// There is none.
pub fn span_at(heap: &Heap, address: u64) -> Result<SpanReport, NotFound> {
    let offset = address.checked_sub(heap.dump.base);
    let found = offset.and_then(|offset| heap.dump.span_at(offset));
    let there = "no span uses that page";
    found.map(|at| report(heap, at)).ok_or(NotFound::Address { address, there })
}

/// The spans with objects that are emptiest for their size: those of which most bytes would be free without what is left
/// in them.
pub fn sparse_spans(heap: &Heap, limit: usize) -> Vec<SpanReport> {
    let spans = heap.dump.spans.iter().enumerate();
    let mut sparse: Vec<(u64, usize)> = spans
        .filter(|(_, span)| span.kind == 0 && span.slots > 1)
        .filter_map(|(at, span)| {
            let objects = heap.dump.objects_of(at);
            let live = objects.filter(|&object| heap.is_reachable(object)).count() as u64;
            (live > 0).then(|| ((span.slots - live.min(span.slots)) * span.slot_bytes, at))
        })
        .collect();
    sparse.sort_by_key(|&(free, at)| (std::cmp::Reverse(free), at));
    sparse.into_iter().take(limit).map(|(_, at)| report(heap, at)).collect()
}

fn kind_of(span: &Span) -> &'static str {
    match span.kind {
        0 => "objects",
        1 => "a large object",
        2 => "stacks",
        _ => "work buffers",
    }
}

fn report(heap: &Heap, at: usize) -> SpanReport {
    let (dump, span) = (&heap.dump, &heap.dump.spans[at]);
    let holders: Vec<Holder> = dump
        .objects_of(at)
        .filter_map(|object| {
            let holder = match heap.from[object as usize] {
                From::Nowhere => return None,
                From::Slot(_) => None,
                From::Object(holder, edge) => Some(heap.step(holder, Some(edge)).to_string()),
            };
            let root = heap.root_of(object).map_or(String::new(), |slot| heap.slot_name(slot));
            let (address, r#type) = (dump.address(object), heap.type_name(object));
            Some(Holder { address, r#type, holder, root })
        })
        .collect();
    let live = holders.len() as u64;
    SpanReport {
        schema: SCHEMA,
        address: dump.base.wrapping_add(span.page * dump.page_bytes),
        bytes: span.pages * dump.page_bytes,
        kind: kind_of(span),
        slot_bytes: span.slot_bytes,
        slots: span.slots,
        live,
        garbage: span.taken.saturating_sub(live),
        holders,
    }
}

impl fmt::Display for SpanReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (address, bytes) = (self.address, text::bytes(self.bytes));
        if self.slots == 0 {
            return writeln!(f, "span at {address:#x}, {bytes} of {}", self.kind);
        }
        let (slots, slot) = (text::count(self.slots, "slot"), text::bytes(self.slot_bytes));
        let used = text::percent(self.live, self.slots);
        writeln!(f, "span at {address:#x}, {bytes}: {slots} of {slot} for {}", self.kind)?;
        write!(f, "{} live ({used}), {} garbage", self.live, self.garbage)?;
        match self.live {
            0 => writeln!(f, "; the next collection frees it")?,
            _ => writeln!(f, "; pinned by")?,
        }
        for Holder { address, r#type, holder, root } in self.holders.iter().take(OBJECTS_SHOWN) {
            writeln!(f, "  {address:#x}  {type}\n      root: {root}")?;
            if let Some(holder) = holder {
                writeln!(f, "      held by: {holder}")?;
            }
        }
        match self.holders.len().saturating_sub(OBJECTS_SHOWN) {
            0 => Ok(()),
            more => writeln!(f, "  and {}; --json shows all", text::count(more as u64, "object")),
        }
    }
}
