//! What is in a file.
//!
//! Made by `decode.rs`, which has checked that every number of a text, type or span leads to one. Objects are in the order of
//! their addresses, so that an address is found by halving.

use super::types::{TypeId, Types};

/// Number of an object.
pub(super) type ObjectId = u32;

/// A file, decoded.
#[derive(Debug, Default)]
pub struct Dump {
    /// Whether the program had ended.
    pub at_end: bool,
    /// Address of the heap's first page.
    pub base: u64,
    pub(super) page_bytes: u64,
    /// Collections that were done.
    pub collections: u64,
    pub(super) texts: Vec<Box<str>>,
    pub(super) types: Types,
    pub(super) spans: Vec<Span>,
    pub(super) objects: Vec<Object>,
    pub(super) edges: Vec<Edge>,
    pub(super) roots: Vec<Root>,
    pub(super) slots: Vec<Slot>,
}

/// A span.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    pub page: u64,
    pub pages: u64,
    pub kind: u8,
    pub class: u64,
    pub slot_bytes: u64,
    pub slots: u64,
    /// Slots taken, dead objects among them.
    pub taken: u64,
    /// Its objects: from this one up to the next span's first.
    pub first: ObjectId,
}

/// An object.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Object {
    pub span: u32,
    pub slot: u32,
    /// Its exact type, if it carries one.
    pub ty: Option<TypeId>,
    /// Number of the text with its function's name, if it is a closure; else 0.
    pub closure: u32,
    /// Which of its words are pointers, if it is of at most 512 bytes.
    pub pointers: u64,
    /// Its edges: from this one up to the next object's first.
    pub first_edge: u32,
}

/// A word of an object that leads into the heap.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Edge {
    /// Bytes from where the object begins.
    pub offset: u64,
    /// The word, from the heap's base.
    pub word: u64,
    /// The dynamic type, if it is the second word of an interface value.
    pub dynamic: Option<TypeId>,
}

/// What holds words outside the heap.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Root {
    pub kind: u8,
    pub name: u32,
    pub place: u32,
    pub goroutine: u64,
    pub state: u32,
    pub ty: Option<TypeId>,
}

/// A word of a root.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slot {
    pub root: u32,
    pub offset: u64,
    pub name: u32,
    pub word: u64,
    pub hint: u8,
    pub ty: Option<TypeId>,
}

impl Dump {
    /// A text; the empty one for 0.
    pub(super) fn text(&self, number: u32) -> &str {
        number.checked_sub(1).map_or("", |at| &self.texts[at as usize])
    }

    pub(super) fn span_of(&self, object: ObjectId) -> &Span {
        &self.spans[self.objects[object as usize].span as usize]
    }

    /// The edges of an object.
    pub(super) fn edges_of(&self, object: ObjectId) -> std::ops::Range<usize> {
        let first = |at: usize| self.objects.get(at).map(|object| object.first_edge as usize);
        let at = object as usize;
        first(at).unwrap_or(0)..first(at + 1).unwrap_or(self.edges.len())
    }

    /// The objects of a span.
    pub(super) fn objects_of(&self, span: usize) -> std::ops::Range<ObjectId> {
        let end = self.spans.get(span + 1).map_or(self.objects.len() as u32, |next| next.first);
        self.spans[span].first..end
    }

    /// Where an object's value begins, from the heap's base: behind its malloc header, if it has one.
    pub(super) fn start(&self, object: ObjectId) -> u64 {
        let Object { slot, .. } = self.objects[object as usize];
        let span = self.span_of(object);
        span.page * self.page_bytes + u64::from(slot) * span.slot_bytes + span.header()
    }

    /// An object's address.
    pub(super) fn address(&self, object: ObjectId) -> u64 {
        self.base.wrapping_add(self.start(object))
    }

    /// Bytes for an object's value: its slot, without the malloc header.
    pub(super) fn room(&self, object: ObjectId) -> u64 {
        let span = self.span_of(object);
        span.slot_bytes - span.header()
    }

    /// Bytes that an object takes: its slot.
    pub(super) fn size(&self, object: ObjectId) -> u64 {
        self.span_of(object).slot_bytes
    }

    /// The span around an offset from the heap's base.
    pub(super) fn span_at(&self, offset: u64) -> Option<usize> {
        let page = offset / self.page_bytes;
        let at = self.spans.partition_point(|span| span.page <= page).checked_sub(1)?;
        (page - self.spans[at].page < self.spans[at].pages).then_some(at)
    }

    /// The object around an offset from the heap's base.
    pub(super) fn find(&self, offset: u64) -> Option<ObjectId> {
        let at = self.span_at(offset)?;
        let span = &self.spans[at];
        let slot = (offset - span.page * self.page_bytes).checked_div(span.slot_bytes)?;
        let objects = self.objects_of(at);
        let those = &self.objects[objects.start as usize..objects.end as usize];
        let found = those.binary_search_by_key(&slot, |object| object.slot.into()).ok()?;
        Some(objects.start + found as u32)
    }
}

impl Span {
    /// Bytes in front of each object: small objects with pointers beyond 512 bytes have a malloc header.
    fn header(&self) -> u64 {
        let headered = self.kind == 0 && !self.is_noscan() && self.slot_bytes > 512;
        if headered { 8 } else { 0 }
    }

    pub fn is_noscan(&self) -> bool {
        self.class & 1 == 1
    }
}
