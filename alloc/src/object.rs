//! From an address to the object it points into, and on to that object's pointers.
//!
//! Called by the marker for every pointer it meets, by the write barrier, by the heap verifier,
//! and when a bad pointer is reported. Part of [`Heap`]. Takes no lock.
//!
//! Invariants: B1 to B3 of `heap_bits.rs`, P1 and P2 of `mspan.rs`, T1 of `object_type.rs`.

use crate::heap_bits;
use crate::mem;
use crate::mheap::Heap;
use crate::mspan::{MSpan, SpanState};
use crate::object_type::ObjectType;
use crate::size_class::MAX_HEADERLESS;
use crate::span_table::SpanTableReader;
use crate::units::{Addr, Bytes, PAGE_SHIFT, PageId, SlotIndex, WORD};

/// An object: a slot of a span. Whether the slot is taken is another question
/// ([`MSpan::is_allocated`]).
#[derive(Clone, Copy, Debug)]
pub struct ObjectRef<'h> {
    /// The span.
    pub span: &'h MSpan,
    /// Which of its slots.
    pub slot: SlotIndex,
    /// Where the slot begins; its malloc header, if it has one, included.
    pub base: Addr,
}

impl ObjectRef<'_> {
    /// Bytes of the slot.
    #[inline]
    #[must_use]
    pub fn size(&self) -> Bytes {
        self.span.elem_size()
    }

    /// Marks the object; `true` if it was not marked before.
    #[inline]
    #[must_use]
    pub fn mark(&self) -> bool {
        self.span.mark(self.slot)
    }

    /// Whether the object is marked.
    #[inline]
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.span.is_marked(self.slot)
    }

    /// Whether the object has no pointers.
    #[inline]
    #[must_use]
    pub fn is_noscan(&self) -> bool {
        self.span.is_noscan()
    }
}

/// Why an address does not lead to an object, or what it leads to.
#[derive(Clone, Copy, Debug)]
pub enum PointerClass<'h> {
    /// Not in the heap's address range: none of its business.
    Outside,
    /// In the heap's range, in a page that no span uses.
    FreePage,
    /// In a span of stacks or work buffers.
    Manual(&'h MSpan),
    /// In the metadata or the unused bytes at the end of a span.
    PastLimit(&'h MSpan),
    /// In a slot that is free.
    FreeSlot(ObjectRef<'h>),
    /// In an object.
    Object(ObjectRef<'h>),
}

impl MSpan {
    /// The object of this span that contains `addr`, if the span holds objects and one can be
    /// there.
    #[inline(always)]
    #[must_use]
    pub fn object_at(&self, addr: Addr) -> Option<ObjectRef<'_>> {
        if self.state() != SpanState::InUse {
            return None;
        }
        let base = self.base(); // read once
        if addr < base || addr >= self.limit() {
            return None;
        }
        let slot = self.slot_at(addr.offset_from(base));
        Some(ObjectRef { span: self, slot, base: base + self.elem_size() * slot.index() })
    }

    /// The words of the object at `base` that hold pointers (or null), as ones: the lowest bit is its first word's. It is
    /// one of this span's that has pointers; `None` if it has more than 512 bytes.
    #[inline(always)]
    #[must_use]
    pub fn pointer_bits(&self, base: Addr) -> Option<u64> {
        if self.elem_size() > MAX_HEADERLESS {
            return None;
        }
        self.common_pointers().or_else(|| self.bitmap(base))
    }

    #[inline]
    fn bitmap(&self, base: Addr) -> Option<u64> {
        let size = self.elem_size();
        // SAFETY: a scan span of this size has a bitmap (size class table).
        (size <= MAX_HEADERLESS).then(|| unsafe { heap_bits::read_headerless(base, size) })
    }
}

/// A heap's spans by address, as far as it had grown when this was made: for a marker, which looks up more than anybody
/// else, and keeps what it needs for that in registers.
#[derive(Clone, Copy)]
pub struct SpanLookup<'h> {
    heap: &'h Heap,
    base: Addr,
    used: Bytes,
    table: SpanTableReader<'h>,
}

impl<'h> SpanLookup<'h> {
    /// Of this heap.
    #[must_use]
    pub fn new(heap: &'h Heap) -> SpanLookup<'h> {
        SpanLookup { heap, base: heap.base(), used: heap.used(), table: heap.table().reader() }
    }

    /// Whether `addr` is in the heap's range.
    #[inline(always)]
    #[must_use]
    pub fn contains(&self, addr: usize) -> bool {
        addr.wrapping_sub(self.base.0) < self.used.0
    }

    /// As [`Heap::last_span_at`].
    #[inline(always)]
    #[must_use]
    pub fn last_span_at(&self, addr: Addr) -> Option<&'h MSpan> {
        let offset = addr.0.wrapping_sub(self.base.0);
        if offset >= self.used.0 {
            return None;
        }
        // SAFETY: M1: the table is committed for all pages that the heap has grown into.
        let span = unsafe { self.table.get(PageId(offset >> PAGE_SHIFT)) };
        span.map(|span| self.heap.span(span))
    }
}

impl std::fmt::Debug for SpanLookup<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the spans of {} at {}", self.used, self.base)
    }
}

impl Heap {
    /// The object that contains `addr`, which may point to any byte of it.
    #[inline]
    #[must_use]
    pub fn find_object(&self, addr: Addr) -> Option<ObjectRef<'_>> {
        self.last_span_at(addr)?.object_at(addr)
    }

    /// The span whose pages contain `addr`.
    #[inline]
    #[must_use]
    pub fn find_span(&self, addr: Addr) -> Option<&MSpan> {
        let inside = |span: &&MSpan| {
            let offset = addr.0.wrapping_sub(span.base().0);
            span.state() != SpanState::Dead && offset < span.npages().to_bytes().0
        };
        self.last_span_at(addr).filter(inside)
    }

    /// The span whose pages contain `addr`, or the last one that did, whatever has become of it: the
    /// table is not cleared when a span is freed, and it is for the caller to look whether `addr` is
    /// in the span (B1), as [`MSpan::object_at`] does. The span itself is not looked at.
    #[inline(always)]
    #[must_use]
    pub fn last_span_at(&self, addr: Addr) -> Option<&MSpan> {
        SpanLookup::new(self).last_span_at(addr)
    }

    /// What `addr` is to this heap: for the report of a bad pointer, and for the verifier. Exact
    /// while the world is stopped.
    #[must_use]
    pub fn classify(&self, addr: Addr) -> PointerClass<'_> {
        if addr.0.wrapping_sub(self.base().0) >= self.used().0 {
            return PointerClass::Outside;
        }
        let Some(span) = self.find_span(addr) else { return PointerClass::FreePage };
        match (span.state(), self.find_object(addr)) {
            (SpanState::Dead, _) => PointerClass::FreePage,
            (SpanState::Manual, _) => PointerClass::Manual(span),
            (SpanState::InUse, None) => PointerClass::PastLimit(span),
            (SpanState::InUse, Some(obj)) if span.is_allocated(obj.slot) => {
                PointerClass::Object(obj)
            }
            (SpanState::InUse, Some(obj)) => PointerClass::FreeSlot(obj),
        }
    }

    /// All spans in use, objects' and others, in address order.
    pub fn spans(&self) -> impl Iterator<Item = &MSpan> {
        self.spans_between(PageId(0), PageId(self.used().0 >> PAGE_SHIFT))
    }

    /// The spans in use that have pages from `page` to before `end`, in address order.
    pub fn spans_between(&self, mut page: PageId, end: PageId) -> impl Iterator<Item = &MSpan> {
        std::iter::from_fn(move || {
            while page < end {
                let found = self.find_span(self.page_addr(page));
                // A span that just went away may have no pages left: never stand still.
                page.0 += found.map_or(1, |span| span.npages().0.max(1));
                if found.is_some() {
                    return found;
                }
            }
            None
        })
    }

    /// Calls `f` with the address of every word of the object that holds a pointer (or null).
    ///
    /// The object is one that was allocated and not freed since; the words themselves are not read.
    #[inline]
    pub fn for_each_pointer(&self, obj: ObjectRef<'_>, mut f: impl FnMut(Addr)) {
        if obj.is_noscan() {
            return;
        }
        match self.bitmap(obj) {
            Some(bits) => heap_bits::each_set_bit(obj.base, bits, &mut f),
            None => self.for_each_pointer_between(obj, obj.base, obj.base + obj.size(), f),
        }
    }

    /// As [`MSpan::pointer_bits`], of an object that has pointers, by the bitmap at the end of its page: the truth.
    #[inline]
    pub(crate) fn bitmap(&self, obj: ObjectRef<'_>) -> Option<u64> {
        obj.span.bitmap(obj.base)
    }

    /// [`Heap::for_each_pointer`] for the part of the object in `[from, to)`: a large object is
    /// marked in pieces.
    pub fn for_each_pointer_between(
        &self,
        obj: ObjectRef<'_>,
        from: Addr,
        to: Addr,
        mut f: impl FnMut(Addr),
    ) {
        if obj.is_noscan() {
            return;
        }
        let (from, to) = (from.max(obj.base), to.min(obj.base + obj.size()));
        if let Some(bits) = self.bitmap(obj) {
            heap_bits::each_set_bit(obj.base, bits, &mut |at| {
                if from <= at && at < to {
                    f(at);
                }
            });
        } else if let Some((ty, start)) = self.type_of(obj) {
            heap_bits::each_tiled_pointer(ty, start, (from.max(start), to), &mut f);
        }
    }

    /// The type of an object of more than 512 bytes that has pointers, and where its first value begins.
    /// `None` for other objects, and as long as the object is being made.
    #[must_use]
    pub fn exact_type(&self, obj: ObjectRef<'_>) -> Option<(&ObjectType, Addr)> {
        let has_type = !obj.is_noscan() && obj.size() > MAX_HEADERLESS;
        if has_type { self.type_of(obj) } else { None }
    }

    /// [`Heap::exact_type`] of an object of more than 512 bytes that has pointers.
    fn type_of(&self, obj: ObjectRef<'_>) -> Option<(&ObjectType, Addr)> {
        let (ty, start) = if obj.span.is_large() {
            (obj.span.large_type(), obj.base)
        } else {
            // SAFETY: the slot lies in a span in use, and is longer than a word.
            (Addr(unsafe { mem::load64(obj.base) } as usize), obj.base + Bytes(WORD))
        };
        if ty == Addr::NULL {
            return None;
        }
        // SAFETY: T1: the word was written by the mcache, is the address of an `ObjectType`, and
        // that outlives the heap.
        Some((unsafe { &*mem::exposed::<ObjectType>(ty) }, start))
    }
}
