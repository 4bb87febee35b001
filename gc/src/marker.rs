//! One marker: turns grey words into marked objects until there are no grey words left.
//!
//! A *grey word* is a word found in a root or in a marked object that points into the heap. Handling
//! it means: find its object; if the object is not marked, mark it and make the words in its
//! pointer slots grey. A marker runs on a P for a *session*, with that P's two work buffers, and shares whole ones through
//! the P's deque (`mark_queue.rs`).
//!
//! **Look-ahead.** On a large heap nearly every step of this loop would miss the cache: the span's
//! header, its mark bits, the object, its pointer bits. So a word is handled in three steps, with a
//! short queue between each and the next, in which it waits while the memory for the next step is
//! fetched: *look up* its span; *mark* the object, which often turns out to be marked already;
//! *scan* it.
//! Buffers hold words, not marked objects, for the same reason: marking a word's object when it is
//! found would mean waiting for its span's header right there.
//! (The idea is from Cher, Hosking and Vitek 2004 and from Garner, Blackburn and Frampton 2007.)
//!
//! **Oblets.** An object above 128 KiB is handled in pieces of that size, which are queued one by one:
//! so several markers share a large array, and none is busy with it for long.
//!
//! Invariants:
//! - (M1) Spans are swept before marking begins, and no page of a span in use is given back before it ends; so a word that
//!   leads to a span in use leads to memory that stays what it is. Objects that are made meanwhile are marked already, and
//!   so are never read here; those that are older were complete before marking began.
//! - (M2) A word in a buffer is a multiple of 8 and lies within the heap's range, but for the
//!   [`OBLET`] bit, which says: of an object already marked, scan the piece that begins here.
//! - (M3) A grey word, and a marked object that is not scanned, is in exactly one buffer or queue (Q1 of
//!   `mark_queue.rs`); what waits in the look-ahead is handled before a session ends.
//!
//! Locks: none, but the pool's when buffers are exchanged.

use std::sync::atomic::Ordering;

use burrow_alloc::units::WORD;
use burrow_alloc::{Addr, Bytes, Heap, MSpan, ObjectRef, heap_bits, mem};
use burrow_trace::PTrace;

use crate::gc_work::GcWork;
use crate::mark_queue::MarkQueue;
use crate::roots::{Holder, TakeWord};
use crate::work_buf::{BufPool, WorkBuf};
use burrow_alloc::prefetch::prefetch;

/// Pieces in which large objects are scanned. Smaller ones cost more queueing, larger ones keep a
/// marker busy for longer (128 KiB: some 10 µs).
const OBLET_SIZE: Bytes = Bytes(128 << 10);
/// Set in a queued address that stands for a piece of a marked object.
const OBLET: usize = 1;
/// Words that wait for their span's header. Found by trying, together with the next, on 200 MB of
/// small nodes in random order (`examples/mark.rs`, one marker, best of ten): without queues 440 ms,
/// with 8 and 4 places 195 ms; with more, a core is asked for more lines at a time than it can fetch.
const WORDS_AHEAD: usize = 8;
/// Objects that wait for their memory.
const OBJECTS_AHEAD: usize = 4;
/// A buffer with fewer words is not worth sharing: its owner handles them sooner.
const MIN_SHARED: usize = 5;
/// Words handled between two looks at whether the session is to end: some 50 µs.
pub(crate) const POLL: usize = 1024;

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

/// A grey word, and the span it points into, whose header is being fetched.
#[derive(Clone, Copy, Debug)]
struct Grey<'a> {
    word: usize,
    span: &'a MSpan,
}

/// What waits for memory to arrive: first in, first out.
#[derive(Debug)]
struct Waiting<T, const N: usize> {
    ring: [Option<T>; N],
    oldest: usize,
    len: usize,
}

impl<T: Copy, const N: usize> Waiting<T, N> {
    fn new() -> Waiting<T, N> {
        Waiting { ring: [None; N], oldest: 0, len: 0 }
    }

    /// Puts something in, and takes out what has waited longest if there is no place.
    #[inline(always)]
    fn exchange(&mut self, new: T) -> Option<T> {
        if self.len < N {
            self.ring[(self.oldest + self.len) % N] = Some(new);
            self.len += 1;
            return None;
        }
        let oldest = self.ring[self.oldest % N].replace(new);
        self.oldest = (self.oldest + 1) % N;
        oldest
    }

    /// Takes out what has waited longest.
    #[inline]
    fn take(&mut self) -> Option<T> {
        self.len = self.len.checked_sub(1)?;
        let oldest = self.ring[self.oldest % N].take();
        self.oldest = (self.oldest + 1) % N;
        oldest
    }
}

/// See the module's head.
#[derive(Debug)]
pub(crate) struct Marker<'a> {
    heap: &'a Heap,
    queue: &'a MarkQueue,
    pool: &'a BufPool,
    /// Of the P that marks: for the pool.
    trace: &'a PTrace,
    /// The heap's range as it is now: what is beyond when it grows is marked already.
    base: usize,
    used: usize,
    work: &'a mut GcWork,
    /// The buffer in use, and one that is empty or full: so a marker that goes up and down around a
    /// buffer's end need not exchange buffers at each step. The P's, while the session goes on.
    buf: WorkBuf,
    spare: WorkBuf,
    words: Waiting<Grey<'a>, WORDS_AHEAD>,
    objects: Waiting<ObjectRef<'a>, OBJECTS_AHEAD>,
    tally: Tally,
    /// Words to handle until the next poll, and between two.
    until_poll: usize,
    stride: usize,
}

impl<'a> Marker<'a> {
    /// A session on the P whose `work` it is.
    pub fn new(
        heap: &'a Heap,
        queue: &'a MarkQueue,
        pool: &'a BufPool,
        trace: &'a PTrace,
        work: &'a mut GcWork,
    ) -> Marker<'a> {
        let mut buf = || pool.get(heap, trace);
        let (buf, spare) =
            (work.buf.take().unwrap_or_else(&mut buf), work.spare.take().unwrap_or_else(&mut buf));
        let (words, objects) = (Waiting::new(), Waiting::new());
        let (base, used, tally) = (heap.base().0, heap.used().0, Tally::default());
        queue.begin_session();
        let (until_poll, stride) = (POLL, POLL);
        Marker {
            heap,
            queue,
            pool,
            trace,
            base,
            used,
            work,
            buf,
            spare,
            words,
            objects,
            tally,
            until_poll,
            stride,
        }
    }

    /// Polls every so many words.
    pub fn poll_every(&mut self, stride: usize) {
        (self.until_poll, self.stride) = (stride, stride);
    }

    /// Handles grey words until none is to be seen, or `go_on`, asked every so many words, says to stop.
    /// Says whether it came to the end.
    pub fn drain(&mut self, go_on: &mut dyn FnMut(Tally) -> bool) -> bool {
        while self.drain_own(go_on) {
            match self.queue.next(&self.work.deque) {
                Some(buf) => self.pool.put(std::mem::replace(&mut self.buf, buf)),
                None => return true,
            }
        }
        false
    }

    /// Ends the session, and tells what it has done.
    pub fn end(mut self) -> Tally {
        self.finish_waiting();
        self.tally
    }

    /// Handles what waits (M3): some words and objects more. Were it put back instead, a session of fewer words than
    /// can wait would do nothing.
    fn finish_waiting(&mut self) {
        while let Some(grey) = self.words.take() {
            self.mark(grey);
        }
        while let Some(object) = self.objects.take() {
            self.scan(object);
        }
    }

    /// Makes `word` grey if it points into the heap.
    #[inline(always)]
    pub fn grey(&mut self, word: u64) {
        let addr = word as usize;
        if addr.wrapping_sub(self.base) < self.used {
            self.push(addr & !7); // M2; slots begin and end at multiples of 8
        }
    }

    /// Handles words until this marker's own buffers are empty and nothing waits; `false` if it is to stop before.
    fn drain_own(&mut self, go_on: &mut dyn FnMut(Tally) -> bool) -> bool {
        loop {
            let mut left = self.until_poll;
            while let Some(word) = self.pop() {
                self.look_up(word);
                left -= 1;
                if left == 0 {
                    left = self.stride;
                    if !go_on(self.tally) {
                        return false;
                    }
                }
            }
            self.until_poll = left;
            if let Some(grey) = self.words.take() {
                self.mark(grey);
            } else if let Some(object) = self.objects.take() {
                self.scan(object);
            } else {
                return true;
            }
        }
    }

    /// First step for a grey word: finds its span, and has its header fetched, unseen: whether the word is in the
    /// span is for the second step to find.
    #[inline(always)]
    fn look_up(&mut self, word: usize) {
        let Some(span) = self.heap.last_span_at(Addr(word & !OBLET)) else { return };
        let header = std::ptr::from_ref(span).addr();
        prefetch(header); // geometry
        prefetch(header + 64); // the first 512 mark bits
        if let Some(ready) = self.words.exchange(Grey { word, span }) {
            self.mark(ready);
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
            let empty = self.pool.get(self.heap, self.trace);
            self.work.deque.push(std::mem::replace(&mut self.buf, empty));
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

    /// Second step: marks the object; if it was not marked and may have pointers, has it fetched.
    #[inline(always)]
    fn mark(&mut self, Grey { word, span }: Grey<'a>) {
        let Some(object) = span.object_at(Addr(word & !OBLET)) else { return };
        if word & OBLET != 0 {
            return self.scan_oblet(object, Addr(word & !OBLET));
        }
        if !object.mark() {
            return;
        }
        let size = object.size();
        self.tally.objects += 1;
        self.tally.bytes += size.0 as u64;
        if object.is_noscan() {
            return;
        }
        if size > OBLET_SIZE {
            return self.queue_oblets(object);
        }
        prefetch(object.base.0);
        prefetch(heap_bits::small_object_bits(object.base).0);
        if let Some(ready) = self.objects.exchange(object) {
            self.scan(ready);
        }
    }

    /// Third step: greys what the object points to.
    #[inline(always)]
    fn scan(&mut self, object: ObjectRef<'a>) {
        let mut end = object.base;
        self.heap.for_each_pointer(object, |slot| {
            // SAFETY: a pointer slot of an object in a span in use (M1).
            self.grey(unsafe { acquire(slot) });
            end = slot + Bytes(WORD);
        });
        self.tally.scanned += end.offset_from(object.base).0 as u64;
        if self.queue.is_hungry() {
            self.share();
        }
    }

    /// Queues a large object piece by piece.
    #[cold]
    fn queue_oblets(&mut self, object: ObjectRef<'a>) {
        for at in (0..object.size().0).step_by(OBLET_SIZE.0) {
            self.push((object.base + Bytes(at)).0 | OBLET);
        }
    }

    /// Greys the pointers of the piece of a large object that begins at `from`.
    #[cold]
    fn scan_oblet(&mut self, object: ObjectRef<'a>, from: Addr) {
        let mut end = from;
        self.heap.for_each_pointer_between(object, from, from + OBLET_SIZE, |slot| {
            // SAFETY: as in `scan`.
            self.grey(unsafe { acquire(slot) });
            end = slot + Bytes(WORD);
        });
        self.tally.scanned += end.offset_from(from).0 as u64;
    }

    /// Lets a marker that has nothing to do have the spare buffer, or half of the one in use.
    #[cold]
    fn share(&mut self) {
        if !self.work.deque.is_empty() {
            return; // there is something to steal already
        }
        if self.spare.len() == 0 {
            if self.buf.len() < MIN_SHARED {
                return;
            }
            self.buf.split_into(&mut self.spare);
        }
        let empty = self.pool.get(self.heap, self.trace);
        self.work.deque.push(std::mem::replace(&mut self.spare, empty));
    }
}

/// Reads a pointer slot. Acquire, as an object's mark and its type come before its address is stored (S4).
///
/// # Safety
/// A pointer slot of an object in a span in use.
#[inline(always)]
unsafe fn acquire(slot: Addr) -> u64 {
    // SAFETY: promised by the caller.
    unsafe { mem::atomic64(slot, |word| word.load(Ordering::Acquire)) }
}

impl TakeWord for Marker<'_> {
    fn take(&mut self, word: u64, _: Holder) {
        self.grey(word);
    }
}

impl Drop for Marker<'_> {
    /// The session ends: what is left goes into the P's buffers (M3).
    fn drop(&mut self) {
        self.finish_waiting();
        if self.spare.len() > 0 {
            let empty = self.pool.get(self.heap, self.trace);
            self.work.deque.push(std::mem::replace(&mut self.spare, empty));
        }
        self.work.buf = Some(self.buf.pass_on());
        self.work.spare = Some(self.spare.pass_on());
        self.queue.end_session();
    }
}
