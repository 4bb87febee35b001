//! Work buffers: blocks of 2 KiB that hold grey words, and the pool they come from.
//!
//! A marker (`marker.rs`) fills and empties its own buffers without any synchronisation, and passes
//! whole buffers on through its deque: one synchronised step per 256 words, not per word. Go does the
//! same, with buffers of the same size.
//!
//! The blocks are cut from manual spans of the page heap, 16 from each, so that a large mark queue
//! shows up as work buffer memory in the heap's own accounts; the spans go back when the cycle has been swept, as in Go,
//! and not while the world stands still.
//! Should the heap have no page left, a block comes from Rust's memory instead: a collection is what
//! helps when memory is short, so it must not fail for lack of it.
//!
//! Invariants:
//! - (W1) A [`WorkBuf`] is the only handle to its block, and its block stays mapped until
//!   [`BufPool::retire`], which runs when no marker is left.
//! - (W2) The first `len` words of the block were written through the handle.
//!
//! Locks: the pool's, `Rank::Collector`; held while a span is taken (`Rank::MHeap`).

use std::sync::atomic::AtomicU64;

use burrow_alloc::units::WORD;
use burrow_alloc::{Addr, Bytes, Heap, ManualKind, Pages, Rank, RankedMutex, mem};
use burrow_trace::PTrace;

/// Bytes of a work buffer. Larger ones would be passed on too seldom to share work well.
const BUF_SIZE: Bytes = Bytes(2048);
/// Pages of the spans that work buffers are cut from: 32 KiB, as in Go.
const SPAN_PAGES: Pages = Pages(4);
/// Words that fit a work buffer.
pub(crate) const BUF_WORDS: usize = BUF_SIZE.0 / WORD;

/// A stack of grey words, owned by one marker or lying in one deque.
#[derive(Debug)]
pub(crate) struct WorkBuf {
    block: Addr,
    len: usize,
}

impl WorkBuf {
    /// How many words it holds.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no room left.
    pub fn is_full(&self) -> bool {
        self.len == BUF_WORDS
    }

    /// Adds a word; gives it back if the buffer is full.
    #[inline(always)]
    pub fn push(&mut self, word: usize) -> Result<(), usize> {
        if self.len == BUF_WORDS {
            return Err(word);
        }
        // SAFETY: W1, and the offset is below the block's size.
        unsafe { mem::store64(self.slot(self.len), word as u64) };
        self.len += 1;
        Ok(())
    }

    /// How many more words fit.
    #[inline(always)]
    pub fn room(&self) -> usize {
        BUF_WORDS - self.len
    }

    /// The place after the last word, for a run of words to be added.
    #[inline(always)]
    pub fn end(&self) -> End {
        End { block: self.block, len: self.len }
    }

    /// Takes over the words that were added at the end.
    #[inline(always)]
    pub fn set_end(&mut self, end: End) {
        debug_assert!(end.block == self.block && end.len <= BUF_WORDS, "another buffer's");
        self.len = end.len;
    }

    /// Takes out so many of the words added last, or as many as there are: says how many. They can be looked at
    /// ([`WorkBuf::taken`]) until others are added.
    #[inline(always)]
    pub fn take_last(&mut self, most: usize) -> usize {
        let count = most.min(self.len);
        self.len -= count;
        count
    }

    /// The words that were just taken out, so many, the oldest first.
    #[inline(always)]
    pub fn taken(&self, count: usize) -> impl Iterator<Item = usize> + use<> {
        debug_assert!(self.len + count <= BUF_WORDS);
        let first = self.slot(self.len);
        // SAFETY: W1, and W2 held when the words were taken out.
        (0..count).map(move |at| unsafe { mem::load64(first + Bytes(at * WORD)) as usize })
    }

    /// Moves the oldest words of `other` to the end: half of what it has, or as many as there is room for.
    pub fn fill_from(&mut self, other: &mut WorkBuf) {
        let moved = (other.len / 2).min(self.room());
        other.len -= moved;
        let (to, from) = (self.slot(self.len), other.slot(0));
        // SAFETY: W1 and W2 for both blocks, and there is room; the rest moves down in its own block.
        unsafe {
            mem::copy_words(to, from, Bytes(moved * WORD));
            mem::copy_words(from, other.slot(moved), Bytes(other.len * WORD));
        }
        self.len += moved;
    }

    /// The buffer, out of the hands of a marker that ends.
    pub fn pass_on(&mut self) -> WorkBuf {
        std::mem::replace(self, WorkBuf { block: Addr::NULL, len: BUF_WORDS })
    }

    fn slot(&self, at: usize) -> Addr {
        self.block + Bytes(at * WORD)
    }
}

/// The end of a buffer to which words are being added: held in registers, as words that are stored could be the
/// buffer's own fields for all that the compiler knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End {
    block: Addr,
    len: usize,
}

impl End {
    /// Adds a word if it is wanted. Without a branch: whether a word leads into the heap is hard to predict.
    ///
    /// # Safety
    /// There is room, and the buffer is used by nobody else.
    #[inline(always)]
    pub unsafe fn push_if(&mut self, word: usize, wanted: bool) {
        // SAFETY: W1, and the caller's promise; a word that is not counted is not there (W2).
        unsafe { mem::store64(self.block + Bytes(self.len * WORD), word as u64) };
        self.len += usize::from(wanted);
    }
}

/// Where markers get empty buffers and leave used ones.
#[derive(Debug)]
pub(crate) struct BufPool {
    state: RankedMutex<PoolState>,
}

#[derive(Debug, Default)]
struct PoolState {
    /// Blocks that nobody holds.
    free: Vec<Addr>,
    /// Where the manual spans begin from which blocks were cut.
    spans: Vec<Addr>,
    /// Of cycles that are over: nobody uses their blocks any more.
    retired: Vec<Addr>,
    /// Blocks from Rust's memory.
    spilled: Vec<Box<[AtomicU64]>>,
}

impl BufPool {
    pub fn new() -> BufPool {
        BufPool { state: RankedMutex::new(Rank::Collector, PoolState::default()) }
    }

    /// An empty buffer. `trace` is that of the P that collects, also on a helper's thread: all use it
    /// under the pool's lock only, so they take turns, as its ring wants.
    pub fn get(&self, heap: &Heap, trace: &PTrace) -> WorkBuf {
        let mut state = self.state.lock();
        if state.free.is_empty() {
            state.grow(heap, trace);
        }
        let block = state.free.pop().unwrap_or_else(|| state.spill());
        WorkBuf { block, len: 0 }
    }

    /// Takes back a buffer that its marker needs no more.
    pub fn put(&self, buf: WorkBuf) {
        debug_assert_eq!(buf.len, 0, "grey words would be lost");
        self.state.lock().free.push(buf.block);
    }
}

impl BufPool {
    /// Takes all blocks out of use at the end of a cycle, also those that nobody has put back.
    ///
    /// # Safety
    /// Every buffer is gone (W1), and all came from one heap.
    pub unsafe fn retire(&self) {
        let state = &mut *self.state.lock();
        state.free.clear();
        state.spilled.clear();
        state.retired.append(&mut state.spans);
    }

    /// Gives back the spans of cycles that are over.
    pub fn free_retired(&self, heap: &Heap, trace: &PTrace) {
        let retired = std::mem::take(&mut self.state.lock().retired);
        for span in retired.into_iter().filter_map(|base| heap.find_span(base)) {
            // SAFETY: the span came from `alloc_manual` in `grow`, was in the list once, and nobody uses its blocks any
            // more (`retire`).
            unsafe { heap.free_manual(span, trace) };
        }
    }
}

impl PoolState {
    /// Cuts another span into free blocks, if the heap has one.
    fn grow(&mut self, heap: &Heap, trace: &PTrace) {
        let span = heap.alloc_manual(SPAN_PAGES, ManualKind::WorkBuf, trace);
        let Ok(span) = span else { return };
        let (base, size) = (span.base(), SPAN_PAGES.to_bytes());
        self.spans.push(base);
        self.free.extend((0..size.0).step_by(BUF_SIZE.0).rev().map(|at| base + Bytes(at)));
    }

    /// A block from Rust's memory.
    fn spill(&mut self) -> Addr {
        let block: Box<[AtomicU64]> = (0..BUF_WORDS).map(|_| AtomicU64::new(0)).collect();
        let addr = Addr(block.as_ptr().expose_provenance());
        self.spilled.push(block);
        addr
    }
}
