//! The cache of one P: a span for each span class, from which it allocates without asking anyone.
//!
//! Called by the interpreter and the natives for every object. The fast path looks up the group of
//! slots that the object's class is at, takes the lowest set bit of its 64-bit word, and has the
//! slot's address: one line of memory, no lock, no atomic read-modify-write (`fast_path_check` in
//! `benches/` looks for them in the machine code). It is inlined into its callers, and specialised
//! where they know the type when they are compiled ([`MCache::alloc_fixed`]). Every way out of it is
//! a `#[cold]` function in `mcache/refill.rs`: the next 64 slots of the span, another span from the
//! central list (which may sweep for it), fresh pages; or, in `mcache/rare.rs`, the objects that are
//! not just a slot.
//!
//! Pointer-free objects below 16 bytes share 16-byte blocks (the *tiny allocator*): such a block
//! lives as long as any object in it.
//!
//! Invariants:
//! - (K1) one thread uses an mcache at a time (`&mut self`), and owns its spans: they have
//!   `sweepgen` g + 3, or g + 1 once a collection has gone by, and are in no list;
//! - (K2) `spans` holds spans of one heap, the one it was made for, or that heap's empty span;
//! - (K3) a collection begins only while no allocation is under way, and after it every mcache is
//!   flushed ([`MCache::prepare_for_sweep`]) before it allocates again;
//! - (K4) the slots of `groups[c]` are free slots of `spans[c]`, ready (`MSpan::prepare_group`) but for
//!   what `zero_on_take` says, and the span counts them as taken. Those that the sampler holds back
//!   are of the same group. While marking goes on they are marked as well (`mcache/black.rs`).
//!
//! What is counted when: objects by class when a span leaves ([`MCache::flush`]); `heap_live` when
//! it enters, as if all of its free slots were taken already, so that the collector is never late. Of several
//! mcaches each counts some spans ahead (`MCache::pay`), as they would wait for each other's cache line at every
//! refill else: then the collector is early by at most that.
//!
//! Locks: none here. Next to read: `mcache/refill.rs`, `mcache/sample.rs` (which objects the heap
//! profiler hears of), `mcentral.rs`, `heap_bits.rs`.

mod black;
mod rare;
mod refill;
pub mod sample;

use crate::domain::DomainId;
use crate::heap_bits::{self, Pattern};
use crate::home::Home;
use crate::mem;
use crate::mheap::Heap;
use crate::mspan::{MSpan, SpanPtr};
use crate::object_type::{ObjectType, Placement, Way};
use crate::out_of_memory::OutOfMemory;
use crate::page_cache::PageCache;
use crate::size_class::{
    MAX_HEADERLESS, MAX_SMALL, NUM_SPAN_CLASSES, SizeClass, SpanClass, TINY_SIZE, ZEROED_AHEAD,
    round_up_size,
};
use crate::units::{Addr, Bytes, WORD};
use burrow_trace::PTrace;
use sample::Sampler;
use std::num::NonZeroU64;
use std::sync::atomic::{Ordering, fence};

/// Where objects of no size are: readable, and not in the heap.
static ZERO_SIZED: u64 = 0;

/// The slots that a class is at: all that the fast path looks at, half a cache line.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(32))]
struct Group {
    /// Those still free, as ones (K4).
    free: u64,
    /// Address of the first slot, free or not.
    base: Addr,
    /// The pointer bits that each of the slots has now, if the class has some that are written.
    mask: u64,
    /// Bytes of a slot; at most 32 KiB.
    elem_size: u32,
    /// Whether a slot must be cleared when it is taken.
    zero_on_take: bool,
}

impl Group {
    /// No slots.
    const NONE: Group =
        Group { free: 0, base: Addr::NULL, mask: 0, elem_size: 0, zero_on_take: false };
}

/// The allocation cache of one P.
///
/// Aligned so that no two caches share a line.
#[derive(Debug)]
#[repr(C, align(64))]
pub struct MCache {
    /// For each span class the slots that it is at.
    groups: [Group; NUM_SPAN_CLASSES],
    /// The current tiny block; null if there is none.
    tiny: Addr,
    /// Bytes of it that are used.
    tiny_offset: usize,
    /// Tiny objects that found room in a block, not yet counted elsewhere.
    tiny_allocs: u64,
    /// Bytes of new objects up to their last pointer, not yet counted elsewhere.
    scan_alloc: usize,
    // Only cold paths look at what follows.
    /// One span for each span class (K2).
    spans: [SpanPtr; NUM_SPAN_CLASSES],
    /// Picks objects for the heap profiler, if that is on.
    sampler: Option<Box<Sampler>>,
    /// While marking goes on: bytes of the slots that were marked as they were taken in hand.
    black: Option<Bytes>,
    /// The heap's sweepgen at the last flush.
    flush_gen: u32,
    /// Bytes that count as live already, for spans to come.
    paid_ahead: u32,
    home: Home,
    domain: DomainId,
    /// Free pages for new spans.
    pages: PageCache,
    /// Where what happens on this P is traced.
    trace: PTrace,
}

impl MCache {
    /// A cache without spans, for the heap's first domain. It traces nothing.
    #[must_use]
    pub fn new(heap: &Heap) -> MCache {
        MCache::with_trace(heap, PTrace::off())
    }

    /// As [`MCache::new`], tracing through `trace`: that of the P whose cache it will be.
    #[must_use]
    pub fn with_trace(heap: &Heap, trace: PTrace) -> MCache {
        let home = heap.shared().count_mcache();
        MCache::empty(heap, DomainId::MAIN, home, trace)
    }

    /// A further cache for the P whose cache this is, for objects of another domain: it traces and samples as this
    /// one does.
    ///
    /// # Safety
    /// `heap` is the heap the cache was made for, and the domain is one of its. Whoever visits the heap's caches visits
    /// the new one from now on; until then no collection begins or ends.
    #[must_use]
    pub unsafe fn beside(&self, heap: &Heap, domain: DomainId) -> MCache {
        heap.shared().count_mcache();
        let mut cache = MCache::empty(heap, domain, self.home, self.trace.clone());
        cache.set_sampling(self.sampling_beside(domain));
        cache
    }

    fn empty(heap: &Heap, domain: DomainId, home: Home, trace: PTrace) -> MCache {
        MCache {
            groups: [Group::NONE; NUM_SPAN_CLASSES],
            tiny: Addr::NULL,
            tiny_offset: 0,
            tiny_allocs: 0,
            scan_alloc: 0,
            spans: [heap.empty_span(); NUM_SPAN_CLASSES],
            sampler: None,
            black: heap.collector().marking().then_some(Bytes(0)),
            flush_gen: heap.sweepgen(),
            paid_ahead: 0,
            home,
            domain,
            pages: PageCache::default(),
            trace,
        }
    }

    /// Gives the spans back and ends the cache.
    ///
    /// # Safety
    /// `heap` is the heap the cache was made for.
    pub unsafe fn retire(mut self, heap: &Heap) {
        // SAFETY: the caller's promise.
        unsafe { self.flush(heap) };
        heap.retire_page_cache(&mut self.pages, self.domain, &self.trace);
        heap.shared().mcaches.sub(1);
    }

    /// A zeroed object of type `ty`.
    ///
    /// # Errors
    /// [`OutOfMemory`]; then nothing was allocated.
    ///
    /// # Safety
    /// `heap` is the heap the cache was made for; `ty` does not move and outlives the heap (T1);
    /// no collection is under way but between allocations (K3).
    #[inline(always)]
    pub unsafe fn alloc(&mut self, heap: &Heap, ty: &ObjectType) -> Result<Addr, OutOfMemory> {
        // SAFETY: the caller's promise.
        unsafe { self.try_alloc(heap, ty) }.ok_or_else(|| self.out_of_memory(heap, ty.size()))
    }

    /// As [`MCache::alloc`], but leaves the error ([`MCache::out_of_memory`]) to the caller, for whom
    /// an address and a flag may be all that fits in registers.
    ///
    /// # Safety
    /// As for [`MCache::alloc`].
    #[inline(always)]
    pub unsafe fn try_alloc(&mut self, heap: &Heap, ty: &ObjectType) -> Option<Addr> {
        match ty.way() {
            Way::Marked => {
                self.alloc_headerless(heap, Headerless::of(ty), Slots::CLEARED_AHEAD, || {
                    ty.pattern()
                })
            }
            Way::Bare => self.alloc_slot(heap, ty.span_class(), true, Slots::CLEARED_AHEAD),
            Way::Tiny => self.alloc_tiny(heap, ty.size()),
            // SAFETY: the caller's promise.
            Way::Other => unsafe { self.alloc_other(heap, ty) },
        }
    }

    /// A zeroed object of `SIZE` bytes whose words at the set bits of `POINTERS` hold pointers: for
    /// callers that know this when they are compiled, as Go's size-specialised malloc functions are
    /// for. `None` if memory has run out ([`MCache::out_of_memory`]).
    ///
    /// `SIZE` is 1 to 512, and a multiple of 8 if there are pointers; all else does not compile.
    ///
    /// # Safety
    /// As for [`MCache::alloc`], but that there is no type to outlive anything.
    #[inline(always)]
    pub unsafe fn alloc_fixed<const SIZE: usize, const POINTERS: u64>(
        &mut self,
        heap: &Heap,
    ) -> Option<Addr> {
        const {
            assert!(SIZE > 0 && SIZE <= MAX_HEADERLESS.0, "larger objects go by their type");
            assert!(POINTERS == 0 || SIZE.is_multiple_of(WORD), "T3");
            assert!(SIZE / WORD >= 64 || POINTERS >> (SIZE / WORD) == 0, "T2");
        }
        if POINTERS == 0 && SIZE < TINY_SIZE.0 {
            return self.alloc_tiny(heap, Bytes(SIZE));
        }
        let class = const { SpanClass::new(SizeClass::for_size(Bytes(SIZE)), POINTERS == 0) };
        let slots = const { Slots::of(SizeClass::for_size(Bytes(SIZE))) };
        if POINTERS == 0 {
            return self.alloc_slot(heap, class, true, slots);
        }
        let ptr_words = 64 - POINTERS.leading_zeros() as usize;
        let shape = Headerless {
            class,
            size: Bytes(SIZE),
            ptr_bytes: Bytes(ptr_words * WORD),
            bits: POINTERS,
        };
        let pattern =
            const { &Pattern::new(POINTERS, SizeClass::for_size(Bytes(SIZE)).elem_size()) };
        self.alloc_headerless(heap, shape, slots, || pattern)
    }

    /// A zeroed array of `len` values of type `elem`.
    ///
    /// # Errors
    /// [`OutOfMemory`]; then nothing was allocated.
    ///
    /// # Safety
    /// As for [`MCache::alloc`]; and the caller has checked that `len` times the size fits a
    /// `usize`.
    pub unsafe fn alloc_array(
        &mut self,
        heap: &Heap,
        elem: &ObjectType,
        len: usize,
    ) -> Result<Addr, OutOfMemory> {
        let total = elem.size() * len;
        let addr = match Placement::of(total, elem.is_noscan()) {
            Placement::Headerless => {
                let shape = Headerless {
                    class: SpanClass::new(SizeClass::for_size(total), false),
                    size: total,
                    ptr_bytes: elem.size() * (len - 1) + elem.ptr_bytes(),
                    bits: elem.tiled_mask(total),
                };
                self.alloc_headerless(heap, shape, Slots::UNKNOWN, || &Pattern::NONE)
            }
            Placement::Header | Placement::Large if !elem.is_noscan() => {
                // SAFETY: the caller's promise.
                unsafe { self.alloc_rare(heap, elem, total) }
            }
            // SAFETY: the caller's promise.
            _ => return unsafe { self.alloc_noscan(heap, total, true) },
        };
        addr.ok_or_else(|| self.out_of_memory(heap, total))
    }

    /// A pointer-free object of `size` bytes; with `zero`, all of its slot is zero.
    ///
    /// # Errors
    /// [`OutOfMemory`]; then nothing was allocated.
    ///
    /// # Safety
    /// `heap` is the heap the cache was made for; K3.
    #[inline(always)]
    pub unsafe fn alloc_noscan(
        &mut self,
        heap: &Heap,
        size: Bytes,
        zero: bool,
    ) -> Result<Addr, OutOfMemory> {
        let addr = if size < TINY_SIZE {
            if size.0 == 0 { Some(zero_sized()) } else { self.alloc_tiny(heap, size) }
        } else if size <= MAX_SMALL {
            self.alloc_slot(
                heap,
                SpanClass::new(SizeClass::for_size(size), true),
                zero,
                Slots::UNKNOWN,
            )
        } else {
            // SAFETY: there is no type to outlive anything.
            unsafe { self.alloc_large(heap, size, None, zero) }
        };
        addr.ok_or_else(|| self.out_of_memory(heap, size))
    }

    /// The error for a request of so many bytes that was refused, which ends the script.
    #[cold]
    pub fn out_of_memory(&self, heap: &Heap, asked: Bytes) -> OutOfMemory {
        heap.out_of_memory(asked).traced(&self.trace)
    }

    /// The bytes that a request gets to use: what append may grow a slice to.
    #[inline]
    #[must_use]
    pub fn round_up_size(size: Bytes, noscan: bool) -> Bytes {
        round_up_size(size, noscan)
    }

    /// The span that the cache holds for a class, if it holds one: for pictures of the heap. What it says of its slots
    /// is exact after [`MCache::return_groups`].
    #[must_use]
    pub fn held<'h>(&self, heap: &'h Heap, class: SpanClass) -> Option<&'h MSpan> {
        let held = self.spans[class.index()];
        (held != heap.empty_span()).then(|| heap.span(held))
    }

    /// The domain in which it allocates.
    #[must_use]
    pub fn domain(&self) -> DomainId {
        self.domain
    }

    /// The current block of tiny objects, which the collector must mark: objects may still be put
    /// into it. Null if there is none.
    #[must_use]
    pub fn tiny_block(&self) -> Addr {
        self.tiny
    }

    // The fast paths. Inside, `None` means that memory has run out: it fits a register, and the
    // error is made up when it is too late to hurry. `slots` is what is known of the class when the
    // caller is compiled.

    /// Takes a slot of the class. `pattern` is what a group is prepared with, if one must be.
    #[inline(always)]
    fn take_slot<'p>(
        &mut self,
        heap: &Heap,
        class: SpanClass,
        slots: Slots,
        pattern: impl FnOnce() -> &'p Pattern,
    ) -> Option<Taken> {
        let index = class.index();
        debug_assert!(index < NUM_SPAN_CLASSES);
        // SAFETY: a `SpanClass` is below 136 by construction.
        let free = match NonZeroU64::new(unsafe { self.groups.get_unchecked(index) }.free) {
            Some(free) => free,
            None => self.next_group(heap, class, pattern())?,
        };
        // SAFETY: as above.
        let group = unsafe { self.groups.get_unchecked_mut(index) };
        let stored = Bytes(group.elem_size as usize);
        let elem_size = slots.elem_size.unwrap_or(stored);
        debug_assert!(free.get() == group.free && elem_size == stored);
        debug_assert!(!(slots.cleared_ahead && group.zero_on_take));
        group.free = free.get() & (free.get() - 1);
        let offset = free.trailing_zeros() as usize * elem_size.0;
        let must_be_cleared = !slots.cleared_ahead && group.zero_on_take;
        let addr = group.base + Bytes(offset);
        Some(Taken { addr, elem_size, must_be_cleared, mask: group.mask })
    }

    /// A pointer-free object in a slot. The slot's size is at hand and the object's may not be, so
    /// all of it is cleared.
    #[inline(always)]
    fn alloc_slot(
        &mut self,
        heap: &Heap,
        class: SpanClass,
        zero: bool,
        slots: Slots,
    ) -> Option<Addr> {
        let slot = self.take_slot(heap, class, slots, || &Pattern::NONE)?;
        if zero && slot.must_be_cleared {
            // SAFETY: the slot is ours (K1) and nobody can reach it yet. The class of 8 bytes has
            // no pointer-free objects: they are tiny.
            unsafe { mem::clear_slot(slot.addr, slot.elem_size) };
        }
        Some(slot.addr)
    }

    /// An object whose pointer bits are at the end of its span.
    #[inline(always)]
    fn alloc_headerless<'p>(
        &mut self,
        heap: &Heap,
        shape: Headerless,
        slots: Slots,
        pattern: impl FnOnce() -> &'p Pattern,
    ) -> Option<Addr> {
        let slot = self.take_slot(heap, shape.class, slots, pattern)?;
        let (addr, difference) = (slot.addr, slot.mask ^ shape.bits);
        // SAFETY: the slot is ours (K1) and at least this long; nobody can reach it yet.
        unsafe {
            if slot.must_be_cleared {
                mem::clear_slot(addr, shape.size);
            }
            if difference != 0 && (slots.cleared_ahead || shape.size.0 > WORD) {
                heap_bits::change_headerless(addr, difference);
                heap.span(self.spans[shape.class.index()]).note_pointers(shape.bits);
            }
        }
        self.scan_alloc += shape.ptr_bytes.0;
        fence(Ordering::Release); // S4: contents and bits come before the address
        Some(addr)
    }

    /// A pointer-free object of 1 to 15 bytes, in a block of several.
    #[inline(always)]
    fn alloc_tiny(&mut self, heap: &Heap, size: Bytes) -> Option<Addr> {
        let align = 1 << size.0.trailing_zeros().min(3);
        let offset = (self.tiny_offset + (align - 1)) & !(align - 1);
        if offset + size.0 <= TINY_SIZE.0 && self.tiny != Addr::NULL {
            self.tiny_offset = offset + size.0;
            self.tiny_allocs += 1;
            return Some(self.tiny + Bytes(offset));
        }
        self.new_tiny_block(heap, size)
    }
}

/// What a caller knows of a class's slots when it is compiled.
#[derive(Clone, Copy)]
struct Slots {
    /// Their size, if it is known.
    elem_size: Option<Bytes>,
    /// Whether they are known to be cleared with their group.
    cleared_ahead: bool,
}

impl Slots {
    /// Nothing is known.
    const UNKNOWN: Slots = Slots { elem_size: None, cleared_ahead: false };
    /// Of at most 128 bytes.
    const CLEARED_AHEAD: Slots = Slots { elem_size: None, cleared_ahead: true };

    /// Of one class.
    const fn of(class: SizeClass) -> Slots {
        let size = class.elem_size();
        Slots { elem_size: Some(size), cleared_ahead: size.0 <= ZEROED_AHEAD.0 }
    }
}

/// A slot just taken.
struct Taken {
    addr: Addr,
    elem_size: Bytes,
    /// Whether old contents may be left in it.
    must_be_cleared: bool,
    /// The pointer bits that it has.
    mask: u64,
}

/// What the fast path must know of a headerless object.
struct Headerless {
    class: SpanClass,
    size: Bytes,
    ptr_bytes: Bytes,
    bits: u64,
}

impl Headerless {
    /// A single object of this type.
    #[inline(always)]
    fn of(ty: &ObjectType) -> Headerless {
        Headerless {
            class: ty.span_class(),
            size: ty.size(),
            ptr_bytes: ty.ptr_bytes(),
            bits: ty.first_mask(),
        }
    }
}

/// The address of every object of no size.
fn zero_sized() -> Addr {
    mem::expose(&raw const ZERO_SIZED)
}
