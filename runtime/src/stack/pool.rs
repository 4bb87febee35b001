//! Where goroutine stacks get their chunks: small ones carved from shared spans, larger ones spans of their own.
//!
//! Go gives a goroutine 2 KiB at first, and cuts such stacks out of 32 KiB spans; so does this pool, for chunks of 2 KiB
//! and 4 KiB. A hundred thousand goroutines then cost 200 MB of stacks, not 800.
//!
//! Called by [`super::Stack`]; `trim` by each collection, when it does not mark. While a collection marks no span goes back
//! to the page heap, as Go's do not: a marker may still hold a word that leads into it, and must not find objects there.
//!
//! Invariants: (P1) bit `i` of a carved span's `free` is set exactly while its chunk `i` belongs to no stack. (P2) A
//! carved span's index stays the same as long as one of its chunks is in use.
//!
//! Locks: `carved` and `late`, leaves but for the page heap's, which come after them.

use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use burrow_alloc::units::{Bytes, Pages};
use burrow_alloc::{Heap, MSpan, ManualKind};
use burrow_trace::PTrace;
use parking_lot::Mutex;

use crate::fault::Fault;

/// Bytes of the smallest chunk: what a goroutine begins with, as Go's `stackMin`.
pub const MIN_CHUNK: usize = 2048;
/// Sizes that are carved: 2 KiB and 4 KiB.
const ORDERS: usize = 2;
/// Pages of a span that is carved, as Go's `_StackCacheSize`.
const CARVED_PAGES: Pages = Pages(4);
/// Go's default of `debug.SetMaxStack`.
const MAX_STACK: u64 = 1_000_000_000;

/// A piece of stack memory.
#[derive(Debug)]
pub(super) struct Piece {
    pub start: usize,
    pub bytes: usize,
    origin: Origin,
}

#[derive(Debug)]
enum Origin {
    /// Chunk `chunk` of carved span `span` of its order.
    Carved { order: usize, span: usize, chunk: u32 },
    /// All of a span.
    Whole(NonNull<MSpan>),
}

/// One 32 KiB span cut into equal chunks.
struct Carved {
    /// `None` while the place is vacant.
    span: Option<NonNull<MSpan>>,
    base: usize,
    free: u32,
}

#[derive(Default)]
struct Order {
    spans: Vec<Carved>,
    /// Indices of spans with free chunks.
    partial: Vec<usize>,
    vacant: Vec<usize>,
}

/// The stack memory of a runtime.
pub struct StackPool {
    heap: Arc<Heap>,
    carved: Mutex<[Order; ORDERS]>,
    /// Spans that were given back while a collection marked.
    late: Mutex<Vec<NonNull<MSpan>>>,
    /// Go's `debug.SetMaxStack`: bytes. Relaxed: a bound, not a message.
    limit: AtomicU64,
}

// SAFETY: the span pointers refer to the heap that the pool holds; spans may be given back on any thread.
unsafe impl Send for StackPool {}
// SAFETY: as above; the tables are behind a lock.
unsafe impl Sync for StackPool {}

fn chunk_bytes(order: usize) -> usize {
    MIN_CHUNK << order
}

fn all_free(order: usize) -> u32 {
    let chunks = CARVED_PAGES.to_bytes().0 / chunk_bytes(order);
    ((1u64 << chunks) - 1) as u32
}

impl StackPool {
    /// A pool over this heap, with Go's limit for one stack.
    pub fn new(heap: Arc<Heap>) -> StackPool {
        let (carved, late) = (Mutex::default(), Mutex::default());
        StackPool { heap, carved, late, limit: AtomicU64::new(MAX_STACK) }
    }

    /// Bytes that one stack may have.
    pub fn limit(&self) -> u64 {
        self.limit.load(Ordering::Relaxed)
    }

    /// Sets that, and says what it was.
    pub fn set_limit(&self, bytes: u64) -> u64 {
        self.limit.swap(bytes, Ordering::Relaxed)
    }

    /// Memory for a chunk of at least so many bytes.
    pub(super) fn take(&self, need: Bytes, trace: &PTrace) -> Result<Piece, Fault> {
        match (0..ORDERS).find(|&order| chunk_bytes(order) >= need.0) {
            Some(order) => self.take_carved(order, trace),
            None => {
                let span = self.take_span(need.to_pages(), trace)?;
                let bytes = need.to_pages().to_bytes().0;
                Ok(Piece { start: span.base().0, bytes, origin: Origin::Whole(span.into()) })
            }
        }
    }

    fn take_span(&self, pages: Pages, trace: &PTrace) -> Result<&MSpan, Fault> {
        let span = self.heap.alloc_manual(pages, ManualKind::Stack, trace);
        Ok(span.map_err(|error| error.traced(trace))?)
    }

    fn take_carved(&self, order: usize, trace: &PTrace) -> Result<Piece, Fault> {
        let orders = &mut *self.carved.lock();
        let Order { spans, partial, vacant } = &mut orders[order];
        let index = match partial.last() {
            Some(&index) => index,
            None => {
                let span = self.take_span(CARVED_PAGES, trace)?;
                let fresh =
                    Carved { base: span.base().0, span: Some(span.into()), free: all_free(order) };
                let index = vacant.pop().unwrap_or(spans.len());
                if index == spans.len() {
                    spans.push(fresh);
                } else {
                    spans[index] = fresh;
                }
                partial.push(index);
                index
            }
        };
        let carved = &mut spans[index];
        let chunk = carved.free.trailing_zeros();
        carved.free &= carved.free - 1;
        if carved.free == 0 {
            partial.pop();
        }
        Ok(Piece {
            start: carved.base + chunk as usize * chunk_bytes(order),
            bytes: chunk_bytes(order),
            origin: Origin::Carved { order, span: index, chunk },
        })
    }

    /// Takes a chunk back; its frames are gone.
    pub(super) fn give_back(&self, piece: Piece, trace: &PTrace) {
        match piece.origin {
            Origin::Whole(span) if self.heap.is_marking() => self.late.lock().push(span),
            // SAFETY: the span came from `alloc_manual` in `take` and its one chunk is given back here.
            Origin::Whole(span) => unsafe { self.heap.free_manual(span.as_ref(), trace) },
            Origin::Carved { order, span, chunk } => {
                let orders = &mut *self.carved.lock();
                let Order { spans, partial, .. } = &mut orders[order];
                if spans[span].free == 0 {
                    partial.push(span);
                }
                spans[span].free |= 1 << chunk;
            }
        }
    }

    /// Gives spans without a chunk in use back to the page heap, unless a collection marks. Called with the world stopped.
    pub fn trim(&self, trace: &PTrace) {
        if self.heap.is_marking() {
            return;
        }
        for span in self.late.lock().drain(..) {
            // SAFETY: as in `give_back`, which put it there instead.
            unsafe { self.heap.free_manual(span.as_ref(), trace) };
        }
        for (order, Order { spans, partial, vacant }) in self.carved.lock().iter_mut().enumerate() {
            let idle = |carved: &Carved| carved.free == all_free(order);
            partial.retain(|&index| !idle(&spans[index]));
            for (index, carved) in spans.iter_mut().enumerate() {
                if idle(carved)
                    && let Some(span) = carved.span.take()
                {
                    // SAFETY: (P1) no stack has a chunk of this span; it is given back once, as the place is vacant now.
                    unsafe { self.heap.free_manual(span.as_ref(), trace) };
                    carved.free = 0;
                    vacant.push(index);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use burrow_alloc::{HeapConfig, Host};
    use burrow_gc::{Gc, GcConfig};
    use burrow_trace::clock::VirtualClock;

    #[test]
    fn small_chunks_share_spans_and_empty_spans_go_back() {
        let gc = Gc::new(GcConfig::new(Arc::new(VirtualClock::default()), Box::new(|| {})));
        let source = Arc::new(Host::with_limit(Bytes(64 << 20)));
        let heap = Heap::new(source, gc, HeapConfig::for_tests()).expect("an arena");
        let pool = StackPool::new(heap.clone());
        let trace = PTrace::off();
        let cases = [
            // (case, bytes asked, bytes of the chunk, bytes in stacks)
            ("the first cuts a span", 100, 2048, 32 << 10),
            ("the second is beside it", 2048, 2048, 32 << 10),
            ("another size, another span", 2049, 4096, 64 << 10),
            ("a large one has its own", 4097, 8192, 72 << 10),
        ];
        let mut pieces = Vec::new();
        for (case, need, bytes, in_stacks) in cases {
            let piece = pool.take(Bytes(need), &trace).expect(case);
            assert_eq!((piece.bytes, heap.stats().in_stacks), (bytes, in_stacks), "{case}");
            assert!(pieces.iter().all(|p: &Piece| p.start != piece.start), "{case}");
            pieces.push(piece);
        }
        pool.trim(&trace);
        assert_eq!(heap.stats().in_stacks, 72 << 10, "all in use");
        pieces.into_iter().for_each(|piece| pool.give_back(piece, &trace));
        pool.trim(&trace);
        assert_eq!(heap.stats().in_stacks, 0);
        let again = pool.take(Bytes(1), &trace).expect("a vacant place");
        assert_eq!(heap.stats().in_stacks, 32 << 10);
        pool.give_back(again, &trace);
        pool.trim(&trace);
    }

    #[test]
    fn a_span_is_carved_whole() {
        let gc = Gc::new(GcConfig::new(Arc::new(VirtualClock::default()), Box::new(|| {})));
        let source = Arc::new(Host::with_limit(Bytes(64 << 20)));
        let heap = Heap::new(source, gc, HeapConfig::for_tests()).expect("an arena");
        let pool = StackPool::new(heap.clone());
        let trace = PTrace::off();
        let pieces: Vec<Piece> =
            (0..17).map(|_| pool.take(Bytes(1), &trace).expect("memory")).collect();
        let starts: std::collections::HashSet<usize> = pieces.iter().map(|p| p.start).collect();
        assert_eq!((starts.len(), heap.stats().in_stacks), (17, 64 << 10));
        pieces.into_iter().for_each(|piece| pool.give_back(piece, &trace));
        pool.trim(&trace);
        assert_eq!(heap.stats().in_stacks, 0);
    }
}
