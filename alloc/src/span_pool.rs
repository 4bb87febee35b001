//! Memory for the mspans themselves.
//!
//! Called by [`crate::mheap`], under its lock. Spans come from blocks of 102, as in Go, and go back
//! to a list of unused ones; blocks are freed when the heap is dropped and not before. That is what
//! makes a stale span pointer harmless (P1 of `mspan.rs`).
//!
//! Invariants: (L1) every `SpanPtr` given out points into one of `blocks`, and each block lives as
//! long as the pool.
//!
//! Locks: none; part of the state behind `Rank::MHeap`.

use crate::mspan::{MSpan, SpanPtr};
use std::alloc::{Layout, alloc, dealloc};
use std::ptr::NonNull;

/// Spans in a block: what fits 16 KiB at Go's 160 bytes a span.
const BLOCK_SPANS: usize = 102;

/// All mspans of a heap, used and unused.
pub(crate) struct SpanPool {
    blocks: Vec<NonNull<MSpan>>,
    unused: Vec<SpanPtr>,
}

// SAFETY: the pool owns its blocks alone, and what points into them is atomics (P1).
unsafe impl Send for SpanPool {}

impl SpanPool {
    pub(crate) fn new() -> SpanPool {
        SpanPool { blocks: Vec::new(), unused: Vec::new() }
    }

    /// A dead span, and whether a block had to be made for it; `None` if memory has run out.
    pub(crate) fn take(&mut self) -> Option<(SpanPtr, bool)> {
        if let Some(span) = self.unused.pop() {
            return Some((span, false));
        }
        self.add_block()?;
        self.unused.pop().map(|span| (span, true))
    }

    /// Takes back a span that is dead again.
    pub(crate) fn give_back(&mut self, span: SpanPtr) {
        self.unused.push(span); // has room for every span there is: see `add_block`
    }

    fn add_block(&mut self) -> Option<()> {
        let spans = (self.blocks.len() + 1) * BLOCK_SPANS;
        self.blocks.try_reserve(1).ok()?;
        self.unused.try_reserve(spans - self.unused.len()).ok()?;
        let layout = Layout::array::<MSpan>(BLOCK_SPANS).ok()?;
        // SAFETY: the layout is not empty.
        let block = NonNull::new(unsafe { alloc(layout) })?.cast::<MSpan>();
        // From the last to the first, so that they are taken from the first to the last.
        for index in (0..BLOCK_SPANS).rev() {
            // SAFETY: `index` lies within the block just allocated for that many spans.
            let span = unsafe { block.add(index) };
            // SAFETY: as above; nobody else knows the memory yet.
            unsafe { span.write(MSpan::dead()) };
            self.unused.push(SpanPtr(span));
        }
        self.blocks.push(block);
        Some(())
    }

    /// Bytes that a block takes, and how many spans it has: for the accounts.
    pub(crate) const fn block() -> (usize, usize) {
        (BLOCK_SPANS * size_of::<MSpan>(), BLOCK_SPANS)
    }
}

impl Drop for SpanPool {
    fn drop(&mut self) {
        for block in &self.blocks {
            if let Ok(layout) = Layout::array::<MSpan>(BLOCK_SPANS) {
                // SAFETY: L1: allocated with this layout, and freed only here. An MSpan has
                // nothing to drop.
                unsafe { dealloc(block.as_ptr().cast(), layout) };
            }
        }
    }
}
