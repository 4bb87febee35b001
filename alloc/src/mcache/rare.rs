//! Objects that are more than a slot: a new tiny block, a malloc header, a span of its own.
//!
//! Called by the fast path, which leaves them all to this file. Part of [`MCache`]; its invariants
//! hold here.
//!
//! Locks: none here; a large object takes those of `large.rs`.

use super::{Headerless, MCache, Slots, zero_sized};
use crate::heap_bits::Pattern;
use crate::mem;
use crate::mheap::Heap;
use crate::object_type::{ObjectType, Placement};
use crate::size_class::{MAX_HEADERLESS, MAX_SMALL, SizeClass, SpanClass};
use crate::units::{Addr, Bytes, WORD};
use std::sync::atomic::{Ordering, fence};

impl MCache {
    /// A fresh tiny block; it becomes the current one if it has more room left.
    #[inline(never)]
    pub(super) fn new_tiny_block(&mut self, heap: &Heap, size: Bytes) -> Option<Addr> {
        let slot =
            self.take_slot(heap, SpanClass::TINY, Slots::of(SpanClass::TINY.size_class()), || {
                &Pattern::NONE
            })?;
        let block = slot.addr;
        if size.0 < self.tiny_offset || self.tiny == Addr::NULL {
            (self.tiny, self.tiny_offset) = (block, size.0);
        }
        Some(block)
    }

    /// A single object of `ty`, whatever it is.
    ///
    /// # Safety
    /// As for [`MCache::alloc`].
    #[inline(never)]
    pub(super) unsafe fn alloc_other(&mut self, heap: &Heap, ty: &ObjectType) -> Option<Addr> {
        match ty.placement() {
            Placement::Headerless => {
                self.alloc_headerless(heap, Headerless::of(ty), Slots::UNKNOWN, || ty.pattern())
            }
            Placement::NoScan => self.alloc_slot(heap, ty.span_class(), true, Slots::UNKNOWN),
            // SAFETY: the caller's promise.
            _ => unsafe { self.alloc_rare(heap, ty, ty.size()) },
        }
    }

    /// An object with a malloc header, a large one, or one of no size: `size` bytes of `ty`, or of
    /// an array of it.
    ///
    /// # Safety
    /// As for [`MCache::alloc`].
    #[inline(never)]
    pub(super) unsafe fn alloc_rare(
        &mut self,
        heap: &Heap,
        ty: &ObjectType,
        size: Bytes,
    ) -> Option<Addr> {
        if size.0 == 0 {
            return Some(zero_sized());
        }
        if size > MAX_SMALL {
            let ty = (!ty.is_noscan()).then_some(ty);
            // SAFETY: the caller's promise.
            return unsafe { self.alloc_large(heap, size, ty, true) };
        }
        debug_assert!(size > MAX_HEADERLESS && !ty.is_noscan());
        let class = SpanClass::new(SizeClass::for_size(size + Bytes(WORD)), false);
        let slot = self.take_slot(heap, class, Slots::UNKNOWN, || &Pattern::NONE)?;
        let (addr, elem_size) = (slot.addr, slot.elem_size);
        // SAFETY: the slot is ours (K1) and `elem_size` long; nobody can reach it yet. All of it is
        // cleared (B3).
        unsafe {
            if slot.must_be_cleared {
                mem::clear_slot(addr, elem_size);
            }
            mem::store64(addr, mem::expose(ty).0 as u64);
        }
        self.scan_alloc += elem_size.0;
        fence(Ordering::Release); // S4: contents and header come before the address
        Some(addr + Bytes(WORD))
    }

    /// A large object of `size` bytes: of type `ty`, or an array of it, or pointer-free if there is
    /// none.
    ///
    /// # Safety
    /// As for [`MCache::alloc`].
    #[cold]
    #[inline(never)]
    pub(super) unsafe fn alloc_large(
        &mut self,
        heap: &Heap,
        size: Bytes,
        ty: Option<&ObjectType>,
        zero: bool,
    ) -> Option<Addr> {
        let began = self.trace.alloc_begins();
        // SAFETY: the caller's promise.
        let made =
            unsafe { heap.alloc_large(self.domain, &mut self.pages, size, ty, zero, &self.trace) };
        self.trace.alloc_ends(began);
        let made = made.ok()?;
        if self.sampler.is_some() {
            self.count_large_sample(heap, made, size.to_pages().to_bytes());
        }
        Some(made)
    }
}
