//! One marker: turns grey words into marked objects until there are no grey words left.
//!
//! A *grey word* is a word found in a root or in a marked object that points into the heap. Handling
//! it means: find its object; if the object is not marked, mark it and make the words in its
//! pointer slots grey. Each marker (the collecting thread, and helpers when the heap is large) has
//! two work buffers of its own, and shares whole ones through its deque (`mark_queue.rs`).
//!
//! **Look-ahead.** On a large heap nearly every step of this loop would miss the cache: the span, its
//! mark bits, the object, its pointer bits. So a word taken from the buffer is first only looked up
//! and its memory prefetched; it then waits in a short queue while older words are handled, and is
//! handled when its memory has arrived. Buffers hold words, not marked objects, for the same reason:
//! marking at once, before queueing, would touch the mark bits too early.
//! (After Cher, Hosking, Vitek 2004, and Garner, Blackburn, Frampton 2007.)
//!
//! **Oblets.** An object above 128 KiB is handled in pieces of that size, which are queued one by one:
//! so several markers share a large array, and none is busy with it for long.
//!
//! Invariants:
//! - (M1) Markers run only while the world is stopped; pages of spans in use stay mapped meanwhile.
//! - (M2) A word in a buffer is a multiple of 8 and lies within the heap's range, but for the
//!   [`OBLET`] bit, which says: of an object already marked, scan the piece that begins here.
//! - (M3) A grey word is in exactly one buffer or look-ahead queue, and belongs to a busy marker or lies
//!   in a deque (Q1 of `mark_queue.rs`).
//!
//! Locks: none, but the pool's when buffers are exchanged.

use burrow_alloc::mheap::Heap;
use burrow_alloc::object::ObjectRef;
use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes};
use crossbeam_deque::Worker;

use crate::mark_queue::MarkQueue;
use crate::roots::TakeWord;
use crate::work_buf::{BufPool, WorkBuf};

/// Pieces in which large objects are scanned. Smaller ones cost more queueing, larger ones keep a
/// marker busy for longer (128 KiB: some 10 µs).
const OBLET_SIZE: Bytes = Bytes(128 << 10);
/// Set in a queued address that stands for a piece of a marked object.
const OBLET: usize = 1;
/// Words that wait while their memory is fetched. A fetch takes about as long as handling this many
/// objects whose memory has arrived; a longer queue would fetch what is then evicted again.
const LOOK_AHEAD: usize = 16;

/// What a marker has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Objects marked.
    pub objects: u64,
    /// Their bytes, whole slots: heap marked.
    pub bytes: u64,
    /// Bytes scanned in them, up to the last pointer of each.
    pub scanned: u64,
}

impl Tally {
    /// The sum of two markers' work.
    pub fn plus(self, other: Tally) -> Tally {
        Tally {
            objects: self.objects + other.objects,
            bytes: self.bytes + other.bytes,
            scanned: self.scanned + other.scanned,
        }
    }
}

/// The words whose memory is being fetched: a ring, oldest out first. 0 is an empty place.
#[derive(Debug, Default)]
struct LookAhead {
    words: [usize; LOOK_AHEAD],
    at: usize,
}

impl LookAhead {
    /// Puts `word` in and takes out the word that has waited longest; 0 if there is none.
    #[inline(always)]
    fn exchange(&mut self, word: usize) -> usize {
        self.at = (self.at + 1) % LOOK_AHEAD;
        std::mem::replace(&mut self.words[self.at], word)
    }

    /// Takes out the oldest word; `None` when all places are empty.
    fn take(&mut self) -> Option<usize> {
        (0..LOOK_AHEAD).map(|_| self.exchange(0)).find(|word| *word != 0)
    }
}

/// See the module's head.
#[derive(Debug)]
pub(crate) struct Marker<'a> {
    heap: &'a Heap,
    queue: &'a MarkQueue,
    pool: &'a BufPool,
    deque: Worker<WorkBuf>,
    /// The buffer in use, and one that is empty or full: so a marker that goes up and down around a
    /// buffer's end need not exchange buffers at each step.
    buf: WorkBuf,
    spare: WorkBuf,
    ahead: LookAhead,
    tally: Tally,
    /// Whether the queue knows that this marker has nothing left.
    done: bool,
}

impl<'a> Marker<'a> {
    /// The marker that owns `deque`, one of the deques of `queue`.
    pub fn new(
        heap: &'a Heap,
        queue: &'a MarkQueue,
        pool: &'a BufPool,
        deque: Worker<WorkBuf>,
    ) -> Marker<'a> {
        let (buf, spare) = (pool.get(heap), pool.get(heap));
        let ahead = LookAhead::default();
        let tally = Tally::default();
        Marker { heap, queue, pool, deque, buf, spare, ahead, tally, done: false }
    }

    /// Handles grey words until no marker has any, and tells what this one did.
    pub fn finish(mut self) -> Tally {
        loop {
            self.drain();
            match self.queue.next(&self.deque) {
                Some(buf) => self.pool.put(std::mem::replace(&mut self.buf, buf)),
                None => break,
            }
        }
        self.done = true;
        self.tally
    }

    /// Makes `word` grey if it points into the heap.
    #[inline(always)]
    pub fn grey(&mut self, word: u64) {
        if self.heap.contains(Addr(word as usize)) {
            self.push(word as usize & !7); // M2; the word's slot is a multiple of 8, too
        }
    }

    /// Handles words until this marker's own buffers and look-ahead are empty.
    fn drain(&mut self) {
        loop {
            while let Some(word) = self.pop() {
                self.heap.prefetch(Addr(word & !OBLET));
                let ready = self.ahead.exchange(word);
                if ready != 0 {
                    self.handle(ready);
                }
            }
            match self.ahead.take() {
                Some(word) => self.handle(word),
                None => return,
            }
        }
    }

    #[inline(always)]
    fn push(&mut self, word: usize) {
        if let Err(word) = self.buf.push(word) {
            self.push_slow(word);
        }
    }

    /// The buffer is full: goes on with the spare one, and shares it first if it is full too.
    #[cold]
    fn push_slow(&mut self, word: usize) {
        std::mem::swap(&mut self.buf, &mut self.spare);
        if self.buf.len() > 0 {
            let empty = self.pool.get(self.heap);
            self.deque.push(std::mem::replace(&mut self.buf, empty));
        }
        let pushed = self.buf.push(word);
        debug_assert!(pushed.is_ok(), "an empty buffer has room");
    }

    #[inline(always)]
    fn pop(&mut self) -> Option<usize> {
        self.buf.pop().or_else(|| self.pop_slow())
    }

    /// The buffer is empty: goes on with the spare one.
    #[cold]
    fn pop_slow(&mut self) -> Option<usize> {
        std::mem::swap(&mut self.buf, &mut self.spare);
        self.buf.pop()
    }

    /// Marks the object a grey word points into and greys its pointers, unless it is marked already.
    #[inline(always)]
    fn handle(&mut self, word: usize) {
        if word & OBLET != 0 {
            return self.scan_oblet(Addr(word & !OBLET));
        }
        let Some(object) = self.heap.find_object(Addr(word)) else { return };
        if !object.span.mark(object.slot) {
            return;
        }
        let size = object.span.elem_size();
        self.tally.objects += 1;
        self.tally.bytes += size.0 as u64;
        if object.span.span_class().noscan() {
            return;
        }
        if size > OBLET_SIZE {
            self.queue_oblets(object.base, size);
        } else {
            self.scan(&object, object.base, object.base + size);
        }
    }
}

impl TakeWord for Marker<'_> {
    fn take(&mut self, word: u64) {
        self.grey(word);
    }
}

impl Drop for Marker<'_> {
    /// A marker that panics must not leave the others waiting for it.
    fn drop(&mut self) {
        if !self.done {
            self.queue.cancel_one();
        }
    }
}
