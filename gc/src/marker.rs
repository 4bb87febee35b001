//! One marker: turns grey words into marked objects until there are no grey words left.
//!
//! A *grey word* is a word found in a root or in a marked object that points into the heap. Handling
//! it means: find its object; if the object is not marked, mark it and make the words in its
//! pointer slots grey. A marker runs on a P for a *session*, with that P's two work buffers, and shares whole ones through
//! the P's deque (`mark_queue.rs`).
//!
//! **Look-ahead.** On a large heap nearly every step of this loop would miss the cache: the span's
//! header, its mark bits, the object, its pointer bits. So words are handled in batches, in three steps, and each step
//! has the memory fetched that the next one needs: *look up* the spans of a batch of words; *mark* the objects that
//! they lead to, which often turn out to be marked already; *scan* those that were not, after the next batch is looked up.
//! Buffers hold words, not marked objects, for the same reason: marking a word's object when it is
//! found would mean waiting for its span's header right there.
//! (The idea is from Cher, Hosking and Vitek 2004 and from Garner, Blackburn and Frampton 2007.)
//!
//! **Oblets.** An object above 128 KiB is handled in pieces of that size, which are queued one by one:
//! so several markers share a large array, and none is busy with it for long. Of a batch only one piece is scanned, and what
//! it leads to is handled before the next one, so that grey words do not pile up: a table of half a million pointers would take
//! 4 MiB of buffers.
//!
//! Invariants:
//! - (M1) Spans are swept before marking begins, and no page of a span in use is given back before it ends; so a word that
//!   leads to a span in use leads to memory that stays what it is. Objects that are made meanwhile are marked already, and
//!   so are never read here; those that are older were complete before marking began.
//! - (M2) A word in a buffer is a multiple of 8 and lies within the heap's range, but for the
//!   [`OBLET`] bit, which says: of an object already marked, scan the piece that begins here.
//! - (M3) A grey word, and a marked object that is not scanned, is in exactly one buffer or queue (Q1 of
//!   `mark_queue.rs`); what is in a batch is handled before the drain ends that took it.
//!
//! Locks: none, but the pool's when buffers are exchanged.

use std::sync::atomic::Ordering;

use burrow_alloc::prefetch::prefetch;
use burrow_alloc::size_class::MAX_HEADERLESS;
use burrow_alloc::units::WORD;
use burrow_alloc::{
    Addr, Bytes, GreyLine, GreyLookup, Heap, MSpan, ObjectRef, SpanLookup, heap_bits, mem,
};
use burrow_trace::PTrace;

use crate::gc_work::GcWork;
use crate::mark::Marking;
use crate::mark_queue::MarkQueue;
use crate::roots::{Holder, TakeWord};
use crate::work_buf::{BufPool, WorkBuf};

/// Pieces in which large objects are scanned. Smaller ones cost more queueing, larger ones keep a
/// marker busy for longer (128 KiB: some 10 µs).
const OBLET_SIZE: Bytes = Bytes(128 << 10);
/// Set in a queued address that stands for a piece of a marked object.
const OBLET: usize = 1;
/// Words of a batch: enough that the first one's memory has arrived when the last one's is asked for, and no more
/// lines than a core can have on their way.
const BATCH: usize = 16;
/// Words that a buffer must have room for before a small object is scanned: as many as it can have.
const ROOM: usize = MAX_HEADERLESS.0 / WORD;
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

/// An object that was just marked, and whose memory is being fetched.
#[derive(Clone, Copy, Debug)]
struct Found<'a> {
    span: &'a MSpan,
    base: Addr,
}

/// What waits for memory to arrive; how many there are is for its user to know, in a register.
#[derive(Debug)]
struct Batch<T>([Option<T>; BATCH]);

impl<T: Copy> Batch<T> {
    fn new() -> Batch<T> {
        Batch([None; BATCH])
    }

    /// Puts in number `at`, which is below [`BATCH`].
    #[inline(always)]
    fn set(&mut self, at: usize, item: T) {
        self.0[at % BATCH] = Some(item);
    }

    /// The first `len`, in order.
    #[inline(always)]
    fn first(&self, len: usize) -> impl Iterator<Item = T> + '_ {
        self.0.iter().take(len).copied().flatten()
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
    /// As the heap is when the session begins: what is beyond when it grows is marked already.
    pub(crate) spans: SpanLookup<'a>,
    /// Empty if marking is by objects.
    pub(crate) grey: GreyLookup<'a>,
    pub(crate) work: &'a mut GcWork,
    /// The buffer in use, and one with older words. The P's, while the session goes on.
    buf: WorkBuf,
    spare: WorkBuf,
    pub(crate) tally: Tally,
    /// Words to handle until the next poll, and between two.
    pub(crate) until_poll: usize,
    stride: usize,
}

impl<'a> Marker<'a> {
    /// A session on the P whose `work` it is.
    pub fn new(
        heap: &'a Heap,
        mark: &'a Marking,
        pool: &'a BufPool,
        trace: &'a PTrace,
        work: &'a mut GcWork,
    ) -> Marker<'a> {
        let mut buf = || pool.get(heap, trace);
        let (buf, spare) =
            (work.buf.take().unwrap_or_else(&mut buf), work.spare.take().unwrap_or_else(&mut buf));
        let (spans, grey) = (SpanLookup::new(heap), GreyLookup::new(heap, mark.grey()));
        let (queue, tally, until_poll, stride) = (&mark.queue, Tally::default(), POLL, POLL);
        queue.begin_session();
        Marker {
            heap,
            queue,
            pool,
            trace,
            spans,
            grey,
            work,
            buf,
            spare,
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
        loop {
            let came_to_the_end = match self.grey.is_empty() {
                true => self.drain_own::<false>(go_on),
                false => self.drain_own::<true>(go_on),
            };
            if !came_to_the_end {
                return false;
            }
            if let Some(buf) = self.queue.bufs.steal() {
                self.use_buffer(buf);
            } else if let Some(span) = self.queue.spans.steal_some(&self.work.spans) {
                self.work.spans.push(span);
            } else {
                return true;
            }
        }
    }

    /// Goes on with a full buffer in place of the empty one.
    fn use_buffer(&mut self, buf: WorkBuf) {
        self.pool.put(std::mem::replace(&mut self.buf, buf));
    }

    /// Ends the session, and tells what it has done.
    pub fn end(self) -> Tally {
        self.tally
    }

    /// Makes `word` grey if it points into the heap.
    #[inline(always)]
    pub fn grey(&mut self, word: u64) {
        let addr = word as usize;
        if self.spans.contains(addr) {
            self.push(addr & !7); // M2; slots begin and end at multiples of 8
        }
    }

    /// Handles words and spans until the P's own buffers and queues are empty; `false` if it is to stop before. All words come
    /// before the next span, which then may have more grey slots.
    fn drain_own<const BY_SPANS: bool>(&mut self, go_on: &mut dyn FnMut(Tally) -> bool) -> bool {
        let (mut greys, mut found) = (Batch::new(), Batch::new());
        let mut waiting = 0;
        loop {
            let taken = self.take_words();
            if taken == 0 && waiting == 0 {
                if let Some(buf) = self.work.deque.pop() {
                    self.use_buffer(buf);
                    continue;
                }
                let scanned = if BY_SPANS { self.scan_spans() } else { 0 };
                if scanned == 0 {
                    return true;
                }
                if !self.goes_on(scanned, go_on) {
                    return false;
                }
            }
            let looked_up = self.look_up::<BY_SPANS>(taken, &mut greys);
            self.scan_all(found.first(waiting));
            waiting = self.mark_all::<BY_SPANS>(greys.first(looked_up), &mut found);
            if !self.goes_on(taken, go_on) {
                self.scan_all(found.first(waiting)); // (M3)
                return false;
            }
            if self.queue.is_hungry() {
                self.share();
            }
        }
    }

    /// So many words or objects were handled: asks whether to go on, if it is time to.
    #[inline(always)]
    fn goes_on(&mut self, handled: usize, go_on: &mut dyn FnMut(Tally) -> bool) -> bool {
        self.until_poll = self.until_poll.saturating_sub(handled);
        if self.until_poll > 0 {
            return true;
        }
        self.until_poll = self.stride;
        go_on(self.tally)
    }

    /// Takes up to a batch of words out of the buffers: says how many ([`WorkBuf::taken`]).
    #[inline(always)]
    fn take_words(&mut self) -> usize {
        if self.buf.len() == 0 {
            std::mem::swap(&mut self.buf, &mut self.spare);
        }
        self.buf.take_last(self.until_poll.min(BATCH))
    }

    /// First step for a batch of words, just taken: finds their spans, and has their headers fetched, unseen: whether a
    /// word is in the span is for the second step to find. Says for how many there is one.
    #[inline(always)]
    fn look_up<const BY_SPANS: bool>(&self, taken: usize, greys: &mut Batch<Grey<'a>>) -> usize {
        let spans = self.spans;
        let mut found = 0;
        for word in self.buf.taken(taken) {
            let Some(span) = spans.last_span_at(Addr(word & !OBLET)) else { continue };
            prefetch(std::ptr::from_ref(span).addr());
            if BY_SPANS {
                self.grey.prefetch(Addr(word));
            }
            greys.set(found, Grey { word, span });
            found += 1;
        }
        found
    }

    #[inline(always)]
    fn push(&mut self, word: usize) {
        if let Err(word) = self.buf.push(word) {
            self.push_slow(word);
        }
    }

    /// The buffer is full.
    #[cold]
    fn push_slow(&mut self, word: usize) {
        self.change_buffer();
        let pushed = self.buf.push(word);
        debug_assert!(pushed.is_ok(), "an empty buffer has room");
    }

    /// The buffer is full, or nearly so: fills up the spare one from it, and passes that on once it is full. Half
    /// of the words stay, so a marker that goes up and down around a buffer's end need not exchange buffers at each step.
    #[cold]
    fn change_buffer(&mut self) {
        while self.buf.room() < ROOM {
            self.spare.fill_from(&mut self.buf);
            if self.spare.is_full() {
                let empty = self.pool.get(self.heap, self.trace);
                self.work.deque.push(std::mem::replace(&mut self.spare, empty));
            }
        }
    }

    /// Second step: marks the objects; has those fetched that were not marked and may have pointers, and says how many
    /// these are.
    #[inline(always)]
    fn mark_all<const BY_SPANS: bool>(
        &mut self,
        greys: impl Iterator<Item = Grey<'a>>,
        found: &mut Batch<Found<'a>>,
    ) -> usize {
        let (mut waiting, mut objects, mut bytes) = (0, 0, 0);
        let mut oblet = None;
        for Grey { word, span } in greys {
            if word & OBLET != 0 {
                let earlier = oblet.replace(Grey { word, span });
                earlier.inspect(|earlier| self.push(earlier.word));
                continue;
            }
            let Some(object) = span.object_at(Addr(word)) else { continue };
            if BY_SPANS
                && span.is_marked_by_spans()
                && let Some(line) = self.grey.line(object.base)
            {
                self.grey_slot(object, line);
                continue;
            }
            if !object.mark() {
                continue;
            }
            let (base, size) = (object.base, object.size());
            objects += 1;
            bytes += size.0 as u64;
            if object.is_noscan() {
                continue;
            }
            if size > OBLET_SIZE {
                self.queue_oblets(base, size);
                continue;
            }
            prefetch_object(base, size);
            if !span.objects_are_alike() {
                prefetch(heap_bits::small_object_bits(base).0);
            }
            found.set(waiting, Found { span, base });
            waiting += 1;
        }
        if let Some(Grey { word, span }) = oblet {
            self.scan_oblet(span, Addr(word & !OBLET));
        }
        self.tally.objects += objects;
        self.tally.bytes += bytes;
        waiting
    }

    /// Makes the object's slot grey, if it is not marked, and queues the span.
    #[inline(always)]
    fn grey_slot(&mut self, object: ObjectRef<'a>, line: &GreyLine) {
        if !object.is_marked() && line.add(object.slot) {
            self.work.spans.push(object.span.base());
        }
    }

    /// Third step: greys what the objects point to.
    #[inline(always)]
    fn scan_all(&mut self, found: impl Iterator<Item = Found<'a>>) {
        let mut words = 0;
        for Found { span, base } in found {
            match span.pointer_bits(base) {
                Some(bits) => {
                    words += u64::from(u64::BITS - bits.leading_zeros()); // up to the last pointer
                    self.scan(base, bits);
                }
                None => self.scan_typed(span, base),
            }
        }
        self.tally.scanned += words * WORD as u64;
    }

    /// Greys those words of a small object whose bits are ones.
    #[inline(always)]
    pub(crate) fn scan(&mut self, object: Addr, mut bits: u64) {
        if self.buf.room() < ROOM {
            self.change_buffer();
        }
        let (spans, mut end) = (self.spans, self.buf.end());
        while bits != 0 {
            let slot = object + Bytes(bits.trailing_zeros() as usize * WORD);
            bits &= bits - 1;
            // SAFETY: a pointer slot of an object in a span in use (M1).
            let addr = unsafe { acquire(slot) } as usize;
            // SAFETY: there is room for as many words as a small object has.
            unsafe { end.push_if(addr & !7, spans.contains(addr)) }; // M2
        }
        self.buf.set_end(end);
    }

    /// As [`Marker::scan`], of an object whose pointers its type tells.
    #[cold]
    fn scan_typed(&mut self, span: &'a MSpan, base: Addr) {
        let Some(object) = span.object_at(base) else { return };
        let mut end = base;
        self.heap.for_each_pointer(object, |slot| {
            // SAFETY: a pointer slot of an object in a span in use (M1).
            self.grey(unsafe { acquire(slot) });
            end = slot + Bytes(WORD);
        });
        self.tally.scanned += end.offset_from(base).0 as u64;
    }

    /// Queues a large object piece by piece.
    #[cold]
    fn queue_oblets(&mut self, base: Addr, size: Bytes) {
        for at in (0..size.0).step_by(OBLET_SIZE.0) {
            self.push((base + Bytes(at)).0 | OBLET);
        }
    }

    /// Greys the pointers of the piece of a large object that begins at `from`.
    #[cold]
    fn scan_oblet(&mut self, span: &'a MSpan, from: Addr) {
        let Some(object) = span.object_at(from) else { return };
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
            self.spare.fill_from(&mut self.buf);
        }
        let empty = self.pool.get(self.heap, self.trace);
        self.work.deque.push(std::mem::replace(&mut self.spare, empty));
    }
}

/// Has an object fetched, as far as most are long.
#[inline(always)]
pub(crate) fn prefetch_object(base: Addr, size: Bytes) {
    prefetch(base.0);
    prefetch(base.0 + (size.0 - WORD).min(56)); // the next line, if the object goes on there
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
        if self.spare.len() > 0 {
            let empty = self.pool.get(self.heap, self.trace);
            self.work.deque.push(std::mem::replace(&mut self.spare, empty));
        }
        self.work.buf = Some(self.buf.pass_on());
        self.work.spare = Some(self.spare.pass_on());
        self.queue.end_session();
    }
}
