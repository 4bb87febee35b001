//! Memory for the mspans themselves: a fixed-size allocator, of three sizes.
//!
//! Called by [`crate::span_alloc`], under the heap's lock; the page caches take a handful of dead
//! mspans at a time, so that most spans need no lock for theirs. mspans lie side by side in a lazy
//! table, which grows by 128 of them; what is given back goes to a list of unused ones, and all of it
//! stays until the heap is dropped. That is what makes a stale span pointer harmless (P1 of
//! `mspan.rs`). An mspan has the bitmap words that its *kind* has for life (Q1), and is used for
//! spans of that kind only.
//!
//! Invariants: (L1) every `SpanPtr` given out points into the table of its kind, which lives as long
//! as the pool; (L2) the unused mspans of a kind are linked through themselves.
//!
//! Locks: none; part of the state behind `Rank::MHeap`.

use crate::lazy_table::LazyTable;
use crate::mspan::{FarWords, MSpan, NEAR_WORDS, SpanPtr};
use crate::page_source::{PageSource, Refused};
use crate::units::{Addr, Bytes, Pages};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// How many kinds of mspans there are.
pub(crate) const KINDS: usize = 3;
/// mspans for which memory is committed at a time: 16 KiB, as in Go. Fewer, and a growing heap would
/// make more system calls; more, and a small one would be charged for what it does not use.
const AT_ONCE: usize = 128;

/// What an mspan's bitmaps have room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// 192 slots: objects of 48 bytes and more, large objects, manual spans.
    Slots192,
    /// 512 slots: objects of 16 to 32 bytes.
    Slots512,
    /// 1,024 slots: objects of 8 bytes.
    Slots1024,
}

/// Groups of 64 slots that an mspan of the second kind has words for, beyond the three inside it.
const FAR_512: usize = 512 / 64 - NEAR_WORDS;
/// That of the third kind.
const FAR_1024: usize = 1024 / 64 - NEAR_WORDS;

impl Kind {
    /// The least kind with room for so many slots.
    pub(crate) fn for_slots(slots: u32) -> Kind {
        match slots {
            0..=192 => Kind::Slots192,
            193..=512 => Kind::Slots512,
            _ => Kind::Slots1024,
        }
    }

    fn of(span: &MSpan) -> Kind {
        match usize::from(span.far_groups()) {
            0 => Kind::Slots192,
            FAR_512 => Kind::Slots512,
            _ => Kind::Slots1024,
        }
    }

    /// As an index into tables.
    pub(crate) fn index(self) -> usize {
        self as usize
    }
}

/// mspans that there is memory for now, and was not before: for the accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Grown {
    /// What they and their bitmaps take.
    pub(crate) bytes: Bytes,
    /// How many they are.
    pub(crate) spans: usize,
}

/// All mspans of a heap, used and unused.
pub(crate) struct SpanPool {
    /// By kind.
    kinds: [OfKind; KINDS],
}

/// The mspans of one kind.
struct OfKind {
    spans: LazyTable<MSpan>,
    far: FarTable,
    /// How many of the table have been given out at least once.
    begun: usize,
    /// The first of the list (L2).
    unused: Option<SpanPtr>,
}

/// The far words of a kind, for each of its mspans.
enum FarTable {
    None,
    Of512(LazyTable<[AtomicU64; 2 * FAR_512]>),
    Of1024(LazyTable<[AtomicU64; 2 * FAR_1024]>),
}

impl SpanPool {
    /// No mspans, for a heap that may come to have so many pages, and at most a span for each; they are
    /// memory of `source`. All addresses are reserved here: a heap that is refused some is to be
    /// smaller, and learns of it now.
    pub(crate) fn new(source: &Arc<dyn PageSource>, pages: Pages) -> Result<SpanPool, Refused> {
        let kind = |kind| OfKind::new(kind, source, pages.0);
        let kinds = [kind(Kind::Slots192)?, kind(Kind::Slots512)?, kind(Kind::Slots1024)?];
        Ok(SpanPool { kinds })
    }

    /// Where the mspans of long spans and others of the first kind lie side by side.
    pub(crate) fn slots192(&self) -> Addr {
        self.kinds[Kind::Slots192.index()].spans.base()
    }

    /// A dead span, and what that added to the pool's memory; [`Refused`] if there is none.
    pub(crate) fn take(&mut self, kind: Kind) -> Result<(SpanPtr, Grown), Refused> {
        let of_kind = &mut self.kinds[kind.index()];
        if let Some(span) = of_kind.unused {
            // SAFETY: L1: it lives as long as the pool.
            of_kind.unused = unsafe { span.get() }.next_unused();
            return Ok((span, Grown::default()));
        }
        of_kind.begin()
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
    fn new(kind: Kind, source: &Arc<dyn PageSource>, most: usize) -> Result<OfKind, Refused> {
        let far = match kind {
            Kind::Slots192 => FarTable::None,
            Kind::Slots512 => FarTable::Of512(LazyTable::new(source, most)?),
            Kind::Slots1024 => FarTable::Of1024(LazyTable::new(source, most)?),
        };
        Ok(OfKind { spans: LazyTable::new(source, most)?, far, begun: 0, unused: None })
    }

    /// Gives out an mspan for the first time.
    fn begin(&mut self) -> Result<(SpanPtr, Grown), Refused> {
        let index = self.begun;
        let mut grown = Grown::default();
        if index == self.spans.len() {
            return Err(Refused);
        }
        if index >= self.spans.committed().min(self.far.committed()) {
            let before = self.spans.committed();
            grown.bytes += self.far.commit_up_to(index + AT_ONCE)?;
            grown.bytes += self.spans.commit_up_to(index + AT_ONCE)?;
            grown.spans = self.spans.committed() - before;
        }
        let (far, groups) = self.far.of(index);
        // SAFETY: Q1: the words are the span's own, and live as long as the pool.
        *self.spans.get_mut(index) = unsafe { MSpan::dead_with(far, groups) };
        self.begun += 1;
        Ok((SpanPtr::of(self.spans.get(index)), grown))
    }
}

impl FarTable {
    fn commit_up_to(&self, end: usize) -> Result<Bytes, Refused> {
        match self {
            FarTable::None => Ok(Bytes(0)),
            FarTable::Of512(words) => words.commit_up_to(end),
            FarTable::Of1024(words) => words.commit_up_to(end),
        }
    }

    /// mspans that there are words for.
    fn committed(&self) -> usize {
        match self {
            FarTable::None => usize::MAX,
            FarTable::Of512(words) => words.committed(),
            FarTable::Of1024(words) => words.committed(),
        }
    }

    /// The words of an mspan, and for how many groups they are.
    fn of(&self, index: usize) -> (FarWords, u8) {
        match self {
            FarTable::None => (FarWords::NONE, 0),
            FarTable::Of512(words) => (FarWords::of(words.get(index)), FAR_512 as u8),
            FarTable::Of1024(words) => (FarWords::of(words.get(index)), FAR_1024 as u8),
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::faulty::Faulty;
    use crate::host::Host;
    use crate::size_class::SpanClass;

    fn pool(pages: usize) -> SpanPool {
        let source: Arc<dyn PageSource> = Arc::new(Host::with_limit(Bytes(1 << 20)));
        SpanPool::new(&source, Pages(pages)).expect("addresses")
    }

    #[test]
    fn every_class_has_a_kind_with_room_for_its_slots() {
        let mut pool = pool(1000);
        for class in SpanClass::all() {
            let kind = Kind::for_slots(class.slots());
            let (span, _) = pool.take(kind).expect("memory");
            // SAFETY: the pool lives on.
            let mspan = unsafe { span.get() };
            let slots = 64 * (NEAR_WORDS as u32 + u32::from(mspan.far_groups()));
            assert!(class.slots() <= slots, "{class:?}: {} slots in {slots}", class.slots());
            assert_eq!(Kind::of(mspan), kind);
        }
    }

    #[test]
    fn what_is_given_back_is_taken_next_and_memory_is_counted() {
        let mut pool = pool(1000);
        let cases = [
            // (kind, bytes of the first 128 spans and their words, in whole OS pages)
            (Kind::Slots192, 128 * 128),
            (Kind::Slots512, 128 * 128 + (128 * 80usize).next_multiple_of(4096)),
            (Kind::Slots1024, 128 * 128 + (128 * 208usize).next_multiple_of(4096)),
        ];
        for (kind, bytes) in cases {
            let mut taken: Vec<SpanPtr> = Vec::new();
            for index in 0..128 {
                let (span, grown) = pool.take(kind).expect("memory");
                let want = if index == 0 { (bytes, 128) } else { (0, 0) };
                assert_eq!((grown.bytes.0, grown.spans), want, "{kind:?} {index}");
                assert!(taken.last().is_none_or(|last| last.0 < span.0), "from low to high");
                taken.push(span);
            }
            let (low, high) = (taken[0], taken[127]);
            pool.give_back(high);
            pool.give_back(low);
            assert_eq!(pool.take(kind).map(|taken| taken.0), Ok(low));
            assert_eq!(pool.take(kind).map(|taken| taken.0), Ok(high));
        }
    }

    #[test]
    fn without_memory_no_span_is_lost() {
        /// Tables: three of mspans, two of far words.
        const TABLES: usize = 5;
        for granted in 0..TABLES + 2 {
            let faulty = Arc::new(Faulty::after(granted, Host::with_limit(Bytes(1 << 20))));
            let source: Arc<dyn PageSource> = faulty.clone();
            let pool = SpanPool::new(&source, Pages(150));
            assert_eq!(pool.is_ok(), granted >= TABLES);
            let Ok(mut pool) = pool else { continue };
            assert_eq!(pool.take(Kind::Slots512).map(|_| ()), Err(Refused), "{granted}");
            faulty.refuse_after(usize::MAX);
            let taken = (0..).take_while(|_| pool.take(Kind::Slots512).is_ok()).count();
            assert_eq!(taken, 150, "as many as there are pages");
        }
    }
}
