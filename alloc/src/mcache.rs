//! The cache of one P: a span for each span class, from which it allocates without asking anyone.
//!
//! Called by the interpreter and the natives for every object. The fast path looks up the span of
//! the object's class, takes the lowest set bit of its 64-bit cache word, and has the slot's
//! address; no lock, no atomic read-modify-write. It is inlined into its callers, and every way out
//! of it is a `#[cold]` function: the next 64 slots of the span, another span from the central list
//! (which may sweep for it), fresh pages, a large object.
//!
//! Pointer-free objects below 16 bytes share 16-byte blocks (the *tiny allocator*): such a block
//! lives as long as any object in it.
//!
//! Invariants:
//! - (K1) one thread uses an mcache at a time (`&mut self`), and owns its spans: they have
//!   `sweepgen` g + 3, or g + 1 once a collection has gone by, and are in no list;
//! - (K2) `spans` holds spans of one heap, the one it was made for, or that heap's empty span;
//! - (K3) a collection begins only while no allocation is under way, and after it every mcache is
//!   flushed ([`MCache::prepare_for_sweep`]) before it allocates again.
//!
//! What is counted when: objects by class when a span leaves ([`MCache::flush`]); `heap_live` when
//! it enters, as if all of its free slots were taken already, so that the collector is late by at
//! most a span.
//!
//! Locks: none here. Next to read: `mcentral.rs`, `heap_bits.rs`.

use crate::domain::DomainId;
use crate::heap_bits;
use crate::mcentral::CacheSpan;
use crate::mem;
use crate::mheap::Heap;
use crate::mspan::{MSpan, SpanPtr};
use crate::object_type::{ObjectType, Placement};
use crate::out_of_memory::OutOfMemory;
use crate::page_cache::PageCache;
use crate::size_class::{
    MAX_HEADERLESS, MAX_SMALL, NUM_SPAN_CLASSES, SizeClass, SpanClass, TINY_SIZE, round_up_size,
};
use crate::units::{Addr, Bytes, WORD};
use burrow_trace::{Event, PTrace};
use std::sync::atomic::{Ordering, fence};

/// Where objects of no size are: readable, and not in the heap.
static ZERO_SIZED: u64 = 0;

/// The allocation cache of one P.
#[derive(Debug)]
pub struct MCache {
    /// One span for each span class (K2).
    spans: [SpanPtr; NUM_SPAN_CLASSES],
    /// The current tiny block; null if there is none.
    tiny: Addr,
    /// Bytes of it that are used.
    tiny_offset: usize,
    /// Tiny objects that found room in a block, not yet counted elsewhere.
    tiny_allocs: u64,
    /// Bytes of new objects up to their last pointer, not yet counted elsewhere.
    scan_alloc: usize,
    /// The heap's sweepgen at the last flush.
    flush_gen: u32,
    domain: DomainId,
    /// Free pages for new spans.
    pages: PageCache,
    /// Where what happens on this P is traced. Only cold paths look at it.
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
        heap.shared().count_mcache();
        MCache {
            spans: [heap.empty_span(); NUM_SPAN_CLASSES],
            tiny: Addr::NULL,
            tiny_offset: 0,
            tiny_allocs: 0,
            scan_alloc: 0,
            flush_gen: heap.sweepgen(),
            domain: DomainId(0),
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
        heap.retire_page_cache(&mut self.pages, self.domain);
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
        match ty.placement() {
            Placement::Headerless => {
                let shape = Headerless {
                    class: ty.span_class(),
                    size: ty.size(),
                    ptr_bytes: ty.ptr_bytes(),
                    bits: ty.first_mask(),
                };
                self.alloc_headerless(heap, shape)
            }
            Placement::NoScan => self.alloc_slot(heap, ty.span_class(), true),
            Placement::Tiny => self.alloc_tiny(heap, ty.size()),
            // SAFETY: the caller's promise.
            _ => unsafe { self.alloc_rare(heap, ty, ty.size()) },
        }
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
                self.alloc_headerless(heap, shape)
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
            self.alloc_slot(heap, SpanClass::new(SizeClass::for_size(size), true), zero)
        } else {
            // SAFETY: there is no type to outlive anything.
            unsafe { heap.alloc_large(self.domain, &mut self.pages, size, None, zero, &self.trace) }
                .ok()
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
    /// is exact while the cache's P stands still.
    #[must_use]
    pub fn held<'h>(&self, heap: &'h Heap, class: SpanClass) -> Option<&'h MSpan> {
        let held = self.spans[class.index()];
        (held != heap.empty_span()).then(|| heap.span(held))
    }

    /// The current block of tiny objects, which the collector must mark: objects may still be put
    /// into it. Null if there is none.
    #[must_use]
    pub fn tiny_block(&self) -> Addr {
        self.tiny
    }

    // The fast paths. Inside, `None` means that memory has run out: it fits a register, and the
    // error is made up when it is too late to hurry.

    /// Takes a slot of the class; also gives its span.
    #[inline(always)]
    fn take_slot<'h>(&mut self, heap: &'h Heap, class: SpanClass) -> Option<(Addr, &'h MSpan)> {
        debug_assert!(class.index() < NUM_SPAN_CLASSES);
        // SAFETY: a `SpanClass` is below 136 by construction.
        let held = unsafe { self.spans.get_unchecked_mut(class.index()) };
        let span = heap.span(*held);
        if let Some(addr) = span.take_slot() {
            return Some((addr, span));
        }
        let span = self.next_group(heap, class)?;
        span.take_slot().map(|addr| (addr, span))
    }

    /// A pointer-free object in a slot. The slot's size is at hand and the object's may not be, so
    /// all of it is cleared.
    #[inline(always)]
    fn alloc_slot(&mut self, heap: &Heap, class: SpanClass, zero: bool) -> Option<Addr> {
        let (addr, span) = self.take_slot(heap, class)?;
        if zero && span.zero_on_take() {
            // SAFETY: the slot is ours (K1) and nobody can reach it yet. The class of 8 bytes has
            // no pointer-free objects: they are tiny.
            unsafe { mem::clear_slot(addr, span.elem_size()) };
        }
        Some(addr)
    }

    /// An object whose pointer bits are at the end of its span.
    #[inline(always)]
    fn alloc_headerless(&mut self, heap: &Heap, shape: Headerless) -> Option<Addr> {
        let (addr, span) = self.take_slot(heap, shape.class)?;
        // SAFETY: the slot is ours (K1) and at least this long; nobody can reach it yet.
        unsafe {
            if span.zero_on_take() {
                mem::clear_slot(addr, shape.size);
            }
            if shape.size.0 > WORD {
                heap_bits::write_headerless(addr, shape.bits);
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

    // Everything else.

    /// A fresh tiny block; it becomes the current one if it has more room left.
    #[inline(never)]
    fn new_tiny_block(&mut self, heap: &Heap, size: Bytes) -> Option<Addr> {
        let (block, span) = self.take_slot(heap, SpanClass::TINY)?;
        debug_assert!(!span.zero_on_take(), "slots of 16 bytes are cleared with their group");
        if size.0 < self.tiny_offset || self.tiny == Addr::NULL {
            (self.tiny, self.tiny_offset) = (block, size.0);
        }
        Some(block)
    }

    /// An object with a malloc header, a large one, or one of no size: `size` bytes of `ty`, or of
    /// an array of it.
    ///
    /// # Safety
    /// As for [`MCache::alloc`].
    #[inline(never)]
    unsafe fn alloc_rare(&mut self, heap: &Heap, ty: &ObjectType, size: Bytes) -> Option<Addr> {
        if size.0 == 0 {
            return Some(zero_sized());
        }
        if size > MAX_SMALL {
            let ty = (!ty.is_noscan()).then_some(ty);
            // SAFETY: the caller's promise.
            return unsafe {
                heap.alloc_large(self.domain, &mut self.pages, size, ty, true, &self.trace)
            }
            .ok();
        }
        debug_assert!(size > MAX_HEADERLESS && !ty.is_noscan());
        let class = SpanClass::new(SizeClass::for_size(size + Bytes(WORD)), false);
        let (slot, span) = self.take_slot(heap, class)?;
        let elem_size = span.elem_size();
        // SAFETY: the slot is ours (K1) and `elem_size` long; nobody can reach it yet. All of it is
        // cleared (B3).
        unsafe {
            if span.zero_on_take() {
                mem::clear_slot(slot, elem_size);
            }
            mem::store64(slot, mem::expose(ty).0 as u64);
        }
        self.scan_alloc += elem_size.0;
        fence(Ordering::Release); // S4: contents and header come before the address
        Some(slot + Bytes(WORD))
    }

    /// The current group of the class's span is used up: loads the next, or another span. Gives
    /// the span, which has a free slot now.
    #[cold]
    #[inline(never)]
    fn next_group<'h>(&mut self, heap: &'h Heap, class: SpanClass) -> Option<&'h MSpan> {
        let mut span = heap.span(self.spans[class.index()]);
        if !span.load_group() {
            span = self.refill(heap, class).ok()?;
        }
        // SAFETY: the span is ours (K1), and pages of spans are committed (M1).
        unsafe { span.clean_group() };
        Some(span)
    }

    /// Exchanges the class's span, which is full, for one with a free slot, and loads that.
    fn refill<'h>(&mut self, heap: &'h Heap, class: SpanClass) -> Result<&'h MSpan, OutOfMemory> {
        self.give_back(heap, class);
        let central = heap.domain(self.domain).central(class);
        let CacheSpan { span, swept } = central.cache_span(heap, &mut self.pages, &self.trace)?;
        self.trace.emit(|| Event::MCacheRefill {
            class: class.index() as u8,                              // below 136
            free_slots: (span.nelems() - span.alloc_count()) as u16, // at most 1024
            swept,
        });
        span.set_sweepgen(heap.sweepgen().wrapping_add(3));
        span.note_cached();
        self.spans[class.index()] = SpanPtr::of(span);
        let taken = span.elem_size() * span.alloc_count() as usize;
        heap.add_heap_live((span.npages().to_bytes() - taken).0 as i64);
        if class == SpanClass::TINY {
            self.count_tiny_allocs(heap);
        }
        self.count_scan_alloc(heap);
        let loaded = span.load_group();
        debug_assert!(loaded, "{span:?} came from the central list without a free slot");
        heap.collector().heap_live_changed(heap);
        Ok(span)
    }

    /// Gives the class's span back to the central list, after counting what was taken from it.
    fn give_back(&mut self, heap: &Heap, class: SpanClass) {
        let old = std::mem::replace(&mut self.spans[class.index()], heap.empty_span());
        if old == heap.empty_span() {
            return;
        }
        let (span, domain) = (heap.span(old), heap.domain(self.domain));
        let taken = u64::from(span.allocated_while_cached());
        domain.counters().small_alloc_count[class.size_class().index()].add(taken);
        domain.central(class).uncache_span(heap, span, &self.trace);
    }

    /// Gives all spans back and brings the counters up to date: before statistics are read, and
    /// when the P goes.
    ///
    /// # Safety
    /// `heap` is the heap the cache was made for.
    pub unsafe fn flush(&mut self, heap: &Heap) {
        let stale = heap.sweepgen().wrapping_add(1);
        for class in SpanClass::all() {
            let span = self.spans[class.index()];
            if span == heap.empty_span() {
                continue;
            }
            let span = heap.span(span);
            if span.sweepgen() != stale {
                // Refill counted all free slots as live; these were not used after all.
                let unused = span.elem_size() * (span.nelems() - span.alloc_count()) as usize;
                heap.add_heap_live(-(unused.0 as i64));
            }
            self.give_back(heap, class);
        }
        (self.tiny, self.tiny_offset) = (Addr::NULL, 0);
        self.count_tiny_allocs(heap);
        self.count_scan_alloc(heap);
    }

    /// Flushes the cache if it has not been flushed since the last collection: its spans are
    /// unswept.
    ///
    /// # Safety
    /// `heap` is the heap the cache was made for.
    pub unsafe fn prepare_for_sweep(&mut self, heap: &Heap) {
        let g = heap.sweepgen();
        if self.flush_gen != g {
            // SAFETY: the caller's promise.
            unsafe { self.flush(heap) };
            heap.empty_page_cache(&mut self.pages, self.domain);
            self.flush_gen = g;
        }
    }

    /// Gives the free pages that the cache holds for new spans back to the page heap: before all that
    /// are free are given to the operating system.
    ///
    /// # Safety
    /// `heap` is the heap the cache was made for.
    pub unsafe fn give_back_pages(&mut self, heap: &Heap) {
        heap.empty_page_cache(&mut self.pages, self.domain);
    }

    fn count_tiny_allocs(&mut self, heap: &Heap) {
        let counters = heap.domain(self.domain).counters();
        counters.tiny_allocs.add(std::mem::take(&mut self.tiny_allocs));
    }

    /// While marking goes on, what is left to scan is fixed: new objects are marked already.
    fn count_scan_alloc(&mut self, heap: &Heap) {
        let bytes = std::mem::take(&mut self.scan_alloc);
        if !heap.collector().marking() {
            heap.add_heap_scan(Bytes(bytes));
        }
    }
}

/// What the fast path must know of a headerless object.
struct Headerless {
    class: SpanClass,
    size: Bytes,
    ptr_bytes: Bytes,
    bits: u64,
}

/// The address of every object of no size.
fn zero_sized() -> Addr {
    mem::expose(&raw const ZERO_SIZED)
}
