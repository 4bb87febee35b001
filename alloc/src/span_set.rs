//! A first-in-first-out set of spans: one half of a central list.
//!
//! Called by [`crate::mcentral`] only. First in, first out, as in Go, because it decides which
//! spans fill up first and so which pages come free.
//!
//! Every push takes the next index from `tail`, every pop the next from `head`; index `i` has a place
//! of its own. The first few places are in the set itself, since most sets of a small heap have no
//! more; the others are in blocks of 512, which a *spine* lists. Indices only grow, until the set is
//! found empty at the start of a cycle and begins anew ([`SpanSet::reset`]).
//!
//! A pop does not wait: it reads the place at `head`, then moves `head` on if nobody else has. A place
//! that a push has taken but not yet filled looks empty, as if the push had yet to begin. A push is one
//! addition and one store; every 512th needs a block, and takes a lock for it.
//!
//! Invariants:
//! - (F1) a place is written by the one push that got its index, and then by the one pop that moved
//!   `head` past it; else it is null.
//! - (F2) A block stays a block until the set is dropped or [`SpanSet::reset`], which nobody else is
//!   in the set with. So a pop that was overtaken may read a place of a block that is used again: it
//!   reads a span or null, and finds that `head` has moved.
//! - (F3) A block is used again once all of its places were emptied (`emptied`, or the set was empty at a reset), so they
//!   are null.
//! - (F4) The spine is replaced by a longer one, never changed where it is in use; the old ones are kept
//!   until a reset.
//!
//! Locks: `Rank::SpanSet`, for a push that needs a block. Loom tests below.

use crate::mspan::{MSpan, SpanPtr};
use crate::rank::{Rank, RankedMutex};
use crate::sync::{AtomicPtr, AtomicU32, AtomicU64, Ordering};
use crate::units::Bytes;
use std::collections::VecDeque;
use std::ptr::{self, NonNull};

/// Places in the set itself. With 8, a heap of some hundred KiB has no blocks.
const INLINE: usize = if cfg!(loom) { 1 } else { 8 };
/// Places of a block. Larger ones would be mostly empty, smaller ones take the lock more often.
const BLOCK: usize = if cfg!(loom) { 2 } else { 512 };
/// Blocks that the first spine has room for: at one page a span, enough for 128 MiB.
const SPINE: usize = if cfg!(loom) { 1 } else { 32 };

/// Where one span may be.
type Place = AtomicPtr<MSpan>;

/// Places in a row.
#[derive(Debug)]
struct Block {
    places: [Place; BLOCK],
    /// Places that were filled and emptied again.
    emptied: AtomicU32,
}

/// The blocks, by index.
type Spine = Box<[AtomicPtr<Block>]>;

/// Blocks and spines, all that there are.
#[derive(Debug, Default)]
struct Grown {
    /// In the order of their places: the first may have been emptied. Made by `Box::into_raw`.
    blocks: VecDeque<NonNull<Block>>,
    /// Of the set's last use. Kept for the next one, as the world stands still at a reset, and would wait for the C library
    /// to take back each of them.
    spare: Vec<NonNull<Block>>,
    /// Blocks that were put on the spine since the set began anew.
    listed: usize,
    /// The last one is in use. Boxed twice, so that a pointer to one is thin.
    #[allow(clippy::vec_box)]
    spines: Vec<Box<Spine>>,
}

// SAFETY: blocks are atomics, and `Grown` alone frees them.
unsafe impl Send for Grown {}

/// Spans in the order in which they came.
#[derive(Debug)]
#[repr(align(64))] // the next set's ends are others' to write
pub(crate) struct SpanSet {
    /// The index of the next pop. Moved by compare-and-swap (Release), so that it never passes a place that
    /// is not filled.
    head: AtomicU64,
    /// The index of the next push. Acquire and Release: whoever finds the set empty also sees that those
    /// who emptied it are sweeping (`Heap::begin_sweeping`).
    tail: AtomicU64,
    first: [Place; INLINE],
    /// The spine in use; null if there is none. Release when replaced, Acquire when read.
    spine: AtomicPtr<Spine>,
    grown: RankedMutex<Grown>,
}

impl SpanSet {
    pub(crate) fn new() -> SpanSet {
        SpanSet {
            head: AtomicU64::new(0),
            tail: AtomicU64::new(0),
            first: std::array::from_fn(|_| Place::new(ptr::null_mut())),
            spine: AtomicPtr::new(ptr::null_mut()),
            grown: RankedMutex::new(Rank::SpanSet, Grown::default()),
        }
    }

    /// Adds a span at the end; calls `on_first` if it is the first since the set began anew. Gives the bytes of memory
    /// that this has taken for the set.
    #[inline]
    pub(crate) fn push(&self, span: SpanPtr, on_first: impl FnOnce()) -> Bytes {
        let index = self.tail.fetch_add(1, Ordering::AcqRel) as usize;
        if index == 0 {
            on_first();
        }
        match self.place(index) {
            Some((place, _)) => {
                // Release: who takes the span sees all that was done with it.
                place.store(span.0.as_ptr(), Ordering::Release);
                Bytes(0)
            }
            None => self.push_beyond(index, span),
        }
    }

    /// Puts a span into the place of an index that has no place yet; gives the bytes taken for it.
    #[cold]
    #[inline(never)]
    fn push_beyond(&self, index: usize, span: SpanPtr) -> Bytes {
        let taken = self.grow(index);
        let Some((place, _)) = self.place(index) else {
            unreachable!("the set has no place {index} after growing")
        };
        place.store(span.0.as_ptr(), Ordering::Release); // as in `push`
        taken
    }

    /// Takes the span that has been here longest.
    #[inline]
    pub(crate) fn pop(&self) -> Option<SpanPtr> {
        loop {
            let head = self.head.load(Ordering::Acquire);
            if head >= self.tail.load(Ordering::Acquire) {
                return None;
            }
            let found = self.place(head as usize);
            let span = found.and_then(|(place, _)| NonNull::new(place.load(Ordering::Acquire)));
            let (Some((place, block)), Some(span)) = (found, span) else {
                // Not filled yet; or emptied by somebody who was faster.
                if self.head.load(Ordering::Acquire) == head {
                    return None;
                }
                continue;
            };
            let next =
                self.head.compare_exchange(head, head + 1, Ordering::AcqRel, Ordering::Relaxed);
            if next.is_ok() {
                // Release: whoever finds the place empty also finds that `head` has moved.
                place.store(ptr::null_mut(), Ordering::Release);
                if let Some(block) = block {
                    block.emptied.fetch_add(1, Ordering::Release);
                }
                return Some(SpanPtr(span));
            }
        }
    }

    /// The place of an index, and its block if it has one; `None` if the set has not grown so far.
    #[inline]
    fn place(&self, index: usize) -> Option<(&Place, Option<&Block>)> {
        let Some(beyond) = index.checked_sub(INLINE) else {
            return Some((&self.first[index], None));
        };
        // SAFETY: F4: a spine is kept as long as the set, or until a reset with nobody in it.
        let spine = unsafe { self.spine.load(Ordering::Acquire).as_ref() }?;
        let block = spine.get(beyond / BLOCK)?.load(Ordering::Acquire);
        // SAFETY: F2.
        let block = unsafe { block.as_ref() }?;
        Some((&block.places[beyond % BLOCK], Some(block)))
    }

    /// Makes sure that there is a place for `index`; gives the bytes taken for it.
    fn grow(&self, index: usize) -> Bytes {
        let mut grown = self.grown.lock();
        let mut taken = Bytes(0);
        while grown.listed * BLOCK + INLINE <= index {
            let at = grown.listed;
            if grown.spines.last().is_none_or(|spine| spine.len() <= at) {
                taken += self.grow_spine(&mut grown);
            }
            let block = grown.block_for_use().unwrap_or_else(|| {
                taken += Bytes(size_of::<Block>());
                Block::new()
            });
            grown.blocks.push_back(block);
            grown.listed += 1;
            if let Some(spine) = grown.spines.last() {
                spine[at].store(block.as_ptr(), Ordering::Release);
            }
        }
        taken
    }

    /// Replaces the spine by one twice as long (F4).
    fn grow_spine(&self, grown: &mut Grown) -> Bytes {
        let old = grown.spines.last();
        let len = old.map_or(SPINE, |spine| spine.len() * 2);
        let entry = |at: usize| old.and_then(|spine| spine.get(at));
        let copy = |at| entry(at).map_or(ptr::null_mut(), |block| block.load(Ordering::Relaxed));
        let spine: Box<Spine> = Box::new((0..len).map(|at| AtomicPtr::new(copy(at))).collect());
        self.spine.store((&raw const *spine).cast_mut(), Ordering::Release);
        grown.spines.push(spine);
        Bytes(len * size_of::<AtomicPtr<Block>>())
    }

    /// Whether nothing was added since it was made or reset.
    #[inline]
    pub(crate) fn is_untouched(&self) -> bool {
        self.tail.load(Ordering::Acquire) == 0
    }

    /// Begins anew at index 0, with the set empty: keeps the blocks that were in use, and frees those that were not. Gives
    /// the bytes freed.
    ///
    /// # Panics
    /// If the set is not empty.
    ///
    /// # Safety
    /// Nobody else is in a function of this set.
    #[inline(never)]
    pub(crate) unsafe fn reset(&self) -> Bytes {
        let (head, tail) = (self.head.load(Ordering::Acquire), self.tail.load(Ordering::Acquire));
        assert_eq!(head, tail, "a set of spans is reset that has some");
        self.head.store(0, Ordering::Relaxed);
        self.tail.store(0, Ordering::Release);
        self.grown.lock().begin_anew()
    }
}

impl Block {
    fn new() -> NonNull<Block> {
        let places = std::array::from_fn(|_| Place::new(ptr::null_mut()));
        let block = Box::new(Block { places, emptied: AtomicU32::new(0) });
        NonNull::from(Box::leak(block))
    }
}

impl Grown {
    /// A block without a span, for use at the end.
    fn block_for_use(&mut self) -> Option<NonNull<Block>> {
        let block = self.spare.pop().or_else(|| self.emptied_block())?;
        // SAFETY: F2, F3.
        unsafe { block.as_ref() }.emptied.store(0, Ordering::Relaxed);
        Some(block)
    }

    /// A block whose places were all emptied.
    fn emptied_block(&mut self) -> Option<NonNull<Block>> {
        let first = *self.blocks.front()?;
        // SAFETY: F2: it is freed with the set, or in `reset`.
        let block = unsafe { first.as_ref() };
        // Acquire: the stores that emptied the places come before this.
        let is_emptied = block.emptied.load(Ordering::Acquire) as usize == BLOCK;
        if is_emptied { self.blocks.pop_front() } else { None }
    }

    /// The set is empty, and nobody is in it: see [`SpanSet::reset`].
    fn begin_anew(&mut self) -> Bytes {
        let unused = self.spare.len();
        free(self.spare.drain(..));
        self.spare.extend(self.blocks.drain(..));
        let listed = std::mem::take(&mut self.listed);
        let shorter = self.spines.len().saturating_sub(1);
        let entries: usize = self.spines.drain(..shorter).map(|spine| spine.len()).sum();
        let in_use = self.spines.iter().flat_map(|spine| spine.iter());
        in_use.take(listed).for_each(|block| block.store(ptr::null_mut(), Ordering::Relaxed));
        Bytes(unused * size_of::<Block>() + entries * size_of::<AtomicPtr<Block>>())
    }
}

/// Frees blocks that are in no other list.
fn free(blocks: impl Iterator<Item = NonNull<Block>>) {
    for block in blocks {
        // SAFETY: made by `Box::leak`, and each block is in one list once.
        drop(unsafe { Box::from_raw(block.as_ptr()) });
    }
}

impl Drop for Grown {
    fn drop(&mut self) {
        free(self.blocks.drain(..).chain(self.spare.drain(..)));
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::Arc;
    use std::thread;

    /// Spans to tell apart; the set does not look into them.
    fn spans(count: usize) -> Vec<MSpan> {
        (0..count).map(|_| MSpan::dead()).collect()
    }

    #[test]
    fn first_in_first_out() {
        let spans = spans(3);
        let set = SpanSet::new();
        assert!(set.pop().is_none());
        spans.iter().for_each(|span| assert_eq!(set.push(SpanPtr::of(span), || {}), Bytes(0)));
        for span in &spans {
            assert_eq!(set.pop(), Some(SpanPtr::of(span)));
        }
        assert!(set.pop().is_none());
    }

    #[test]
    fn memory_is_taken_in_blocks_used_again_and_freed() {
        let spans = spans(1);
        let set = SpanSet::new();
        let mut taken = Bytes(0);
        // A few in the set at a time, through many blocks' worth of places.
        for _ in 0..100 * BLOCK {
            taken += set.push(SpanPtr::of(&spans[0]), || {});
            assert!(set.pop().is_some());
        }
        let spine = (SPINE + 2 * SPINE + 4 * SPINE) * 8;
        assert!(taken.0 <= spine + 2 * size_of::<Block>(), "{taken}");
        // SAFETY: one thread.
        assert_eq!(unsafe { set.reset() }, Bytes((SPINE + 2 * SPINE) * 8), "the spines not in use");
        (0..BLOCK).for_each(|_| assert_eq!(set.push(SpanPtr::of(&spans[0]), || {}), Bytes(0)));
        (0..BLOCK).for_each(|_| assert!(set.pop().is_some()));
        // SAFETY: one thread.
        assert_eq!(unsafe { set.reset() }, Bytes(0), "all was in use");
        let kept = bytes_of(&set);
        // SAFETY: one thread.
        let unused = unsafe { set.reset() };
        assert_eq!(unused + bytes_of(&set), kept);
        assert_eq!(bytes_of(&set), Bytes(4 * SPINE * 8), "the spine");
    }

    /// The memory that a set has now.
    fn bytes_of(set: &SpanSet) -> Bytes {
        let grown = set.grown.lock();
        let entries: usize = grown.spines.iter().map(|spine| spine.len()).sum();
        Bytes((grown.blocks.len() + grown.spare.len()) * size_of::<Block>() + entries * 8)
    }

    proptest! {
        /// A set is a queue, whatever the order of pushes, pops and resets.
        #[test]
        fn a_set_is_a_queue(ops in prop::collection::vec((0..4_u8, 1..700_usize), 1..40)) {
            let spans = spans(64);
            let (set, mut model) = (SpanSet::new(), VecDeque::new());
            let (mut next, mut bytes) = (0, 0_isize);
            for (op, count) in ops {
                for _ in 0..count {
                    if op == 0 {
                        let span = SpanPtr::of(&spans[next % spans.len()]);
                        next += 1;
                        bytes += set.push(span, || {}).0 as isize;
                        model.push_back(span);
                    } else {
                        prop_assert_eq!(set.pop(), model.pop_front());
                    }
                }
                if model.is_empty() {
                    // SAFETY: one thread.
                    bytes -= unsafe { set.reset() }.0 as isize;
                }
                prop_assert_eq!(bytes, bytes_of(&set).0 as isize, "what was taken and not freed");
            }
        }
    }

    #[test]
    fn every_span_pushed_by_one_of_many_threads_is_popped_by_one() {
        const EACH: usize = if cfg!(miri) { 600 } else { 40_000 };
        let set = Arc::new(SpanSet::new());
        let spans: Arc<Vec<MSpan>> = Arc::new(spans(4 * EACH));
        let pushers: Vec<_> = (0..4)
            .map(|part| {
                let (set, spans) = (set.clone(), spans.clone());
                thread::spawn(move || {
                    let part = &spans[part * EACH..][..EACH];
                    part.iter().for_each(|span| _ = set.push(SpanPtr::of(span), || {}));
                })
            })
            .collect();
        let poppers: Vec<_> = (0..3)
            .map(|_| {
                let set = set.clone();
                thread::spawn(move || {
                    let mut got = Vec::new();
                    while got.len() < EACH {
                        got.extend(set.pop().map(|span| span.0.as_ptr() as usize));
                    }
                    got
                })
            })
            .collect();
        pushers.into_iter().for_each(|pusher| pusher.join().expect("no panic"));
        let mut got: Vec<_> =
            poppers.into_iter().flat_map(|popper| popper.join().expect("no panic")).collect();
        while let Some(span) = set.pop() {
            got.push(span.0.as_ptr() as usize);
        }
        got.sort_unstable();
        let mut want: Vec<_> = spans.iter().map(|span| (&raw const *span) as usize).collect();
        want.sort_unstable();
        assert_eq!(got, want);
    }
}

// RUSTFLAGS="--cfg loom" cargo test -p burrow-alloc --release --lib loom_
#[cfg(all(test, loom))]
mod loom_tests {
    use super::*;
    use crate::sweepgen::SweepGen;
    use loom::sync::Arc;
    use loom::sync::atomic::AtomicBool;
    use loom::thread;

    /// Stand-ins for spans: the set never looks into one, so an address is all it needs.
    fn span(number: usize) -> SpanPtr {
        SpanPtr(NonNull::new(ptr::without_provenance_mut(number * 64)).expect("not 0"))
    }

    fn number(span: SpanPtr) -> usize {
        span.0.as_ptr().addr() / 64
    }

    /// Pops what is left, with nobody else there.
    fn drain(set: &SpanSet) -> Vec<usize> {
        std::iter::from_fn(|| set.pop()).map(number).collect()
    }

    #[test]
    fn loom_two_pushes_both_arrive() {
        loom::model(|| {
            let set = Arc::new(SpanSet::new());
            let other = {
                let set = set.clone();
                thread::spawn(move || _ = set.push(span(1), || {}))
            };
            set.push(span(2), || {});
            other.join().expect("no panic");
            let mut got = drain(&set);
            got.sort_unstable();
            assert_eq!(got, [1, 2]);
        });
    }

    #[test]
    fn loom_pops_never_get_the_same_span_and_keep_the_order() {
        loom::model(|| {
            let set = Arc::new(SpanSet::new());
            (1..=3).for_each(|n| _ = set.push(span(n), || {})); // one in the set, two in a block
            let other = {
                let set = set.clone();
                thread::spawn(move || [set.pop(), set.pop()].map(|span| span.map(number)))
            };
            let mine = set.pop().map(number);
            let theirs = other.join().expect("no panic");
            assert!(theirs[0] < theirs[1], "{theirs:?}: first in, first out");
            let mut all = vec![mine, theirs[0], theirs[1]];
            all.sort_unstable();
            assert_eq!(all, [Some(1), Some(2), Some(3)]);
            assert!(set.pop().is_none());
        });
    }

    #[test]
    fn loom_a_pop_gets_what_is_being_pushed_or_nothing() {
        loom::model(|| {
            let set = Arc::new(SpanSet::new());
            let other = {
                let set = set.clone();
                thread::spawn(move || (1..=2).for_each(|n| _ = set.push(span(n), || {})))
            };
            let mut got: Vec<usize> = set.pop().into_iter().map(number).collect();
            other.join().expect("no panic");
            got.extend(drain(&set));
            assert_eq!(got, [1, 2]);
        });
    }

    /// A block emptied by one thread is used again by another, while a third looks at it.
    #[test]
    fn loom_a_block_is_used_again() {
        let mut model = loom::model::Builder::new();
        model.preemption_bound = Some(3);
        model.check(|| {
            let set = Arc::new(SpanSet::new());
            (1..=3).for_each(|n| _ = set.push(span(n), || {}));
            assert_eq!((set.pop(), set.pop()), (Some(span(1)), Some(span(2))));
            let other = {
                let set = set.clone();
                thread::spawn(move || set.pop().map(number))
            };
            let pusher = {
                let set = set.clone();
                thread::spawn(move || (4..=5).for_each(|n| _ = set.push(span(n), || {})))
            };
            let mut got: Vec<_> = other.join().expect("no panic").into_iter().collect();
            pusher.join().expect("no panic");
            got.extend(drain(&set));
            assert_eq!(got, [3, 4, 5]);
        });
    }

    /// The hand-over between the halves of a pair: two threads take unswept spans, at most one sweeps
    /// each, and who finds it in the swept half sees what the sweeper did.
    #[test]
    fn loom_a_span_goes_from_unswept_to_swept_once() {
        struct World {
            unswept: SpanSet,
            swept: SpanSet,
            generation: SweepGen,
            counted: AtomicBool,
        }
        impl World {
            fn sweep(&self) {
                let Some(span) = self.unswept.pop() else { return };
                if self.generation.try_acquire(6) {
                    assert!(!self.counted.load(Ordering::Relaxed), "it is swept once");
                    self.counted.store(true, Ordering::Relaxed);
                    self.generation.set(6);
                    self.swept.push(span, || {});
                }
            }
            fn take(&self) -> bool {
                let Some(_span) = self.swept.pop() else { return false };
                assert_eq!(self.generation.get(), 6, "C2");
                assert!(self.counted.load(Ordering::Relaxed), "what the sweeper did is seen");
                true
            }
        }
        loom::model(|| {
            let world = Arc::new(World {
                unswept: SpanSet::new(),
                swept: SpanSet::new(),
                generation: SweepGen::new(4),
                counted: AtomicBool::new(false),
            });
            world.unswept.push(span(1), || {});
            world.unswept.push(span(1), || {}); // listed twice: C3
            let other = {
                let world = world.clone();
                thread::spawn(move || {
                    world.sweep();
                    world.take()
                })
            };
            world.sweep();
            let mine = world.take();
            let theirs = other.join().expect("no panic");
            assert!(!(mine && theirs), "one owner");
            assert!(mine || theirs || world.take(), "the span is not lost");
        });
    }
}
