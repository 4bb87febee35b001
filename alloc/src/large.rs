//! Objects above 32,760 bytes: a span for each.
//!
//! Called by the mcache, which has nothing for them. The order is Go's: pay for sweeping, take the
//! span, count it, test the trigger, and only then clear the memory; the type comes last, so that
//! a marker that finds the object early sees no pointers in it (S4).
//!
//! Go clears in pieces of 256 KiB, and lets the world stop between two. Here an allocation is not
//! interrupted, be it by a native or by an instruction: both may hold addresses that no stack map shows
//! (S6, and K3 of `mcache.rs`), and the object itself is reachable from nowhere yet. So who wants the
//! world stopped waits until the memory is cleared: 0.5 ms for each MiB, measured on a busy machine. It is the one
//! exception to the rule that natives run for at most 100 µs; memory that is fresh, or was given back
//! to the operating system, is not cleared at all. To do better, clearing would have to come after the
//! allocation, as a step of the instruction with the object in a register that the stack map has; for
//! pointer-free objects `zero: false` allows it.
//!
//! Invariants: (Z1) a large span is in the list of full, swept spans of its class from its birth
//! on, so the sweeper finds it; nobody takes it out of there for allocation.
//!
//! Locks: `Rank::MHeap` inside `alloc_span`, then `Rank::SpanSet`.

use crate::domain::DomainId;
use crate::home::Home;
use crate::mem;
use crate::mheap::Heap;
use crate::object::ObjectRef;
use crate::object_type::ObjectType;
use crate::out_of_memory::OutOfMemory;
use crate::page_cache::PageCache;
use crate::size_class::{SizeClass, SpanClass};
use crate::units::{Addr, Bytes, SlotIndex};
use burrow_trace::{Event, PTrace};

impl Heap {
    /// A large object of `size` bytes: of type `ty`, or an array of it, or pointer-free if there
    /// is none.
    ///
    /// # Safety
    /// `ty` outlives the heap and does not move (T1).
    #[cold]
    pub(crate) unsafe fn alloc_large(
        &self,
        domain: DomainId,
        cache: &mut PageCache,
        size: Bytes,
        ty: Option<&ObjectType>,
        zero: bool,
        trace: &PTrace,
    ) -> Result<Addr, OutOfMemory> {
        let pages = size.to_pages();
        if size > self.reserved() {
            return Err(self.out_of_memory(size));
        }
        self.collector().deduct_sweep_credit(self, pages.to_bytes(), pages, Home::FIRST, trace);
        self.collector().reclaim(self, pages, trace);
        let class = SpanClass::new(SizeClass::LARGE, ty.is_none());
        let span = self.alloc_span(pages, class, domain, cache, trace)?;
        span.take_all();
        self.count_large(domain, pages.to_bytes(), ty.is_none());
        trace.emit(|| Event::LargeAlloc { asked_bytes: size.0 as u64, noscan: ty.is_none() });
        let need_zero = span.need_zero();
        self.domain(domain).central(class).push_swept(self, span, self.sweepgen());
        self.collector().heap_live_grew(self, pages.to_bytes());
        if need_zero && (zero || ty.is_some()) {
            // SAFETY: the span's pages are committed, and nobody can reach the object yet.
            unsafe { mem::clear_slot(span.base(), span.elem_size()) };
        }
        if let Some(ty) = ty {
            span.set_large_type(mem::expose(ty));
        }
        if self.collector().marking() {
            let obj = ObjectRef { span, slot: SlotIndex(0), base: span.base() };
            self.collector().mark_new(self, obj);
        }
        Ok(span.base())
    }

    fn count_large(&self, domain: DomainId, bytes: Bytes, noscan: bool) {
        let counters = self.domain(domain).counters();
        counters.large_alloc.add(bytes.0 as u64);
        counters.large_alloc_count.add(1);
        self.add_heap_live(bytes.0 as i64);
        // While marking goes on, what is left to scan is fixed: new objects are marked already.
        if !noscan && !self.collector().marking() {
            self.add_heap_scan(bytes);
        }
    }
}
