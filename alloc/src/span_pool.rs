//! Memory for the mspans themselves: a fixed-size allocator, of three sizes.
//!
//! Called by [`crate::span_alloc`], under the heap's lock; the page caches take a handful of dead
//! mspans at a time, so that most spans need no lock for theirs. Spans come from blocks and go back to
//! a list of unused ones; blocks are freed when the heap is dropped and not before. That is what
//! makes a stale span pointer harmless (P1 of `mspan.rs`). An mspan has the bitmap words that its
//! *kind* has for life (Q1), and is used for spans of that kind only.
//!
//! Invariants: (L1) every `SpanPtr` given out points into a block of its kind, and each block lives
//! as long as the pool; (L2) the unused mspans of a kind are linked through themselves.
//!
//! Locks: none; part of the state behind `Rank::MHeap`.

use crate::mspan::{FarWords, MSpan, SpanPtr};
use crate::units::Bytes;
use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::ptr::NonNull;
use std::sync::atomic::AtomicU64;

/// How many kinds of mspans there are.
pub(crate) const KINDS: usize = 3;

/// What an mspan's bitmaps have room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// 128 slots: objects of 64 bytes and more, large objects, manual spans.
    Slots128,
    /// 512 slots: objects of 16 to 48 bytes.
    Slots512,
    /// 1,024 slots: objects of 8 bytes.
    Slots1024,
}

impl Kind {
    /// The least kind with room for so many slots.
    pub(crate) fn for_slots(slots: u32) -> Kind {
        match slots {
            0..=128 => Kind::Slots128,
            129..=512 => Kind::Slots512,
            _ => Kind::Slots1024,
        }
    }

    fn of(span: &MSpan) -> Kind {
        match span.far_groups() {
            0 => Kind::Slots128,
            6 => Kind::Slots512,
            _ => Kind::Slots1024,
        }
    }

    /// As an index into tables.
    pub(crate) fn index(self) -> usize {
        self as usize
    }

    /// Groups of 64 slots beyond the two that are in the mspan.
    fn far_groups(self) -> usize {
        [0, 6, 14][self.index()]
    }

    /// mspans of a block: 8 to 14 KiB, so that a small heap does not pay for what it will not use;
    /// objects of 8 bytes are rare.
    fn block_spans(self) -> usize {
        [64, 64, 16][self.index()]
    }

    /// The spans of a block, then their far words. `None` never happens: it is far below the limit.
    fn block(self) -> Option<Layout> {
        let far = self.block_spans() * 2 * self.far_groups();
        let (layout, _) = Layout::array::<MSpan>(self.block_spans())
            .ok()?
            .extend(Layout::array::<AtomicU64>(far).ok()?)
            .ok()?;
        Some(layout)
    }
}

/// A block that was made: for the accounts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewBlock {
    /// What it takes.
    pub(crate) bytes: Bytes,
    /// mspans in it.
    pub(crate) spans: usize,
}

/// All mspans of a heap, used and unused.
#[derive(Default)]
pub(crate) struct SpanPool {
    kinds: [OfKind; KINDS],
}

/// The mspans of one kind.
#[derive(Default)]
struct OfKind {
    blocks: Vec<NonNull<u8>>,
    /// The first of the list (L2).
    unused: Option<SpanPtr>,
}

// SAFETY: the pool owns its blocks alone, and what points into them is atomics (P1).
unsafe impl Send for SpanPool {}

impl SpanPool {
    pub(crate) fn new() -> SpanPool {
        SpanPool::default()
    }

    /// A dead span, and the block that had to be made for it, if one had; `None` if memory has run
    /// out.
    pub(crate) fn take(&mut self, kind: Kind) -> Option<(SpanPtr, Option<NewBlock>)> {
        let of_kind = &mut self.kinds[kind.index()];
        let new = if of_kind.unused.is_none() { Some(of_kind.add_block(kind)?) } else { None };
        let span = of_kind.unused?;
        // SAFETY: L1: it lives as long as the pool.
        of_kind.unused = unsafe { span.get() }.next_unused();
        Some((span, new))
    }

    /// Takes back a span that is dead again.
    pub(crate) fn give_back(&mut self, span: SpanPtr) {
        // SAFETY: L1.
        let mspan = unsafe { span.get() };
        let of_kind = &mut self.kinds[Kind::of(mspan).index()];
        mspan.set_next_unused(of_kind.unused);
        of_kind.unused = Some(span);
    }
}

impl OfKind {
    fn add_block(&mut self, kind: Kind) -> Option<NewBlock> {
        self.blocks.try_reserve(1).ok()?;
        let (layout, spans) = (kind.block()?, kind.block_spans());
        // SAFETY: the layout is not empty.
        let block = NonNull::new(unsafe { alloc_zeroed(layout) })?;
        self.blocks.push(block);
        let first = block.cast::<MSpan>();
        // SAFETY: the far words come right after the spans; zeroed memory is atomics.
        let far = unsafe { first.add(spans) }.cast::<AtomicU64>();
        // From the last to the first, so that they are taken from the first to the last.
        for index in (0..spans).rev() {
            let groups = kind.far_groups();
            // SAFETY: `index` lies within the block just allocated for that many spans.
            let (span, far) = unsafe { (first.add(index), far.add(index * 2 * groups)) };
            // SAFETY: as above; nobody else knows the memory yet. Q1: the words are the span's own,
            // and live as long as the block.
            unsafe { span.write(MSpan::dead_with(FarWords::at(far), groups as u8)) };
            // SAFETY: just written.
            unsafe { span.as_ref() }.set_next_unused(self.unused);
            self.unused = Some(SpanPtr(span));
        }
        Some(NewBlock { bytes: Bytes(layout.size()), spans })
    }
}

impl Drop for SpanPool {
    fn drop(&mut self) {
        for (index, of_kind) in self.kinds.iter().enumerate() {
            let kind = [Kind::Slots128, Kind::Slots512, Kind::Slots1024][index];
            let Some(layout) = kind.block() else { continue };
            for block in &of_kind.blocks {
                // SAFETY: L1: allocated with this layout, and freed only here. An MSpan has nothing
                // to drop.
                unsafe { dealloc(block.as_ptr(), layout) };
            }
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::size_class::SpanClass;

    #[test]
    fn every_class_has_a_kind_with_room_for_its_slots() {
        let mut pool = SpanPool::new();
        for class in SpanClass::all() {
            let kind = Kind::for_slots(class.slots());
            let (span, _) = pool.take(kind).expect("memory");
            // SAFETY: the pool lives on.
            let mspan = unsafe { span.get() };
            let slots = 64 * (2 + u32::from(mspan.far_groups()));
            assert!(class.slots() <= slots, "{class:?}: {} slots in {slots}", class.slots());
            assert_eq!(Kind::of(mspan), kind);
        }
    }

    #[test]
    fn what_is_given_back_is_taken_next_and_blocks_are_counted() {
        let mut pool = SpanPool::new();
        let cases = [
            // (kind, bytes of a block, spans)
            (Kind::Slots128, 64 * 128, 64_usize),
            (Kind::Slots512, 64 * (128 + 96), 64),
            (Kind::Slots1024, 16 * (128 + 224), 16),
        ];
        for (kind, bytes, spans) in cases {
            let mut taken = Vec::new();
            for index in 0..spans + 1 {
                let (span, new) = pool.take(kind).expect("memory");
                let want = index.is_multiple_of(spans).then_some((bytes, spans));
                assert_eq!(new.map(|new| (new.bytes.0, new.spans)), want, "{kind:?} {index}");
                assert!(!taken.contains(&span), "given out twice");
                taken.push(span);
            }
            let (low, high) = (taken[0], taken[spans - 1]);
            assert!(low.0 < high.0, "from the first to the last");
            pool.give_back(high);
            pool.give_back(low);
            assert_eq!(pool.take(kind).map(|taken| taken.0), Some(low));
            assert_eq!(pool.take(kind).map(|taken| taken.0), Some(high));
        }
    }
}
