//! What the heap's resident memory is: which of its bytes the kernel has memory behind, told apart by what they are used for.
//!
//! Called by who explains a process's size (`burrow why-rss`): it asks the kernel which OS pages are resident ([`OsPages`]), and the heap
//! what they are ([`Heap::residency`]). Pages in use that nobody has touched yet take no memory: the end of a fresh span, or of
//! a large slice; so each figure comes twice, as bytes and as resident bytes.
//!
//! Invariants: (I1) the bytes of all parts add up to the pages the heap has grown into. (I2) The resident bytes of all parts add up to
//! those of the OS pages in that range.
//!
//! Locks: `Rank::MHeap`, while the heap is looked at. Counts of slots are exact while the world is stopped and the mcaches have returned
//! their groups.

#![forbid(unsafe_code)]

use crate::mheap::{Heap, HeapState};
use crate::mspan::{MSpan, ManualKind, SpanState};
use crate::snapshot::{Sweep, sweep_of};
use crate::units::{Addr, Bytes, PageId, Pages, SlotIndex};
use std::ops::AddAssign;

/// Which OS pages of a range are resident.
#[derive(Clone, Debug)]
pub struct OsPages {
    start: Addr,
    page: Bytes,
    /// A bit for each.
    words: Vec<u64>,
}

impl OsPages {
    /// The range of so many bytes from `start` on, of which nothing is resident; both in whole OS pages.
    #[must_use]
    pub fn new(start: Addr, size: Bytes, page: Bytes) -> OsPages {
        OsPages { start, page, words: vec![0; (size.0 / page.0).div_ceil(64)] }
    }

    /// The OS page of this number is resident.
    pub fn set(&mut self, index: usize) {
        self.words[index / 64] |= 1 << (index % 64);
    }

    /// Resident bytes.
    #[must_use]
    pub fn resident(&self) -> Bytes {
        Bytes(self.words.iter().map(|word| word.count_ones() as usize).sum::<usize>() * self.page.0)
    }

    /// Resident bytes of `[start, start + size)`, which lies in the range.
    #[must_use]
    pub fn resident_in(&self, start: Addr, size: Bytes) -> Bytes {
        let (from, to) =
            (start.offset_from(self.start).0, (start + size).offset_from(self.start).0);
        let (first, last) = (from / self.page.0, to / self.page.0);
        let bit = |index: usize| {
            self.words.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 != 0)
        };
        let part = |index, bytes| if bit(index) { bytes } else { 0 };
        if first == last {
            return Bytes(part(first, to - from));
        }
        let head = (from % self.page.0 > 0).then(|| self.page.0 - from % self.page.0);
        let whole = self.count(first + usize::from(head.is_some()), last) * self.page.0;
        Bytes(head.map_or(0, |bytes| part(first, bytes)) + whole + part(last, to % self.page.0))
    }

    /// Resident pages among those from `from` on, up to before `to`.
    fn count(&self, from: usize, to: usize) -> usize {
        let ones = |index: usize| {
            let low = from.saturating_sub(index * 64).min(64);
            let high = to.saturating_sub(index * 64).min(64);
            let below = |bits: usize| if bits >= 64 { u64::MAX } else { (1 << bits) - 1 };
            (self.words[index] & below(high) & !below(low)).count_ones() as usize
        };
        if from < to { (from / 64..to.div_ceil(64)).map(ones).sum() } else { 0 }
    }
}

/// Some of the heap's bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// How many.
    pub bytes: u64,
    /// How many of them are resident.
    pub resident: u64,
}

impl Part {
    /// Bytes that nobody has touched, or that the operating system has.
    #[must_use]
    pub fn absent(self) -> u64 {
        self.bytes - self.resident
    }
}

impl AddAssign for Part {
    fn add_assign(&mut self, other: Part) {
        self.bytes += other.bytes;
        self.resident += other.resident;
    }
}

/// What the heap's bytes are (I1, I2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Residency {
    /// Slots that hold an object.
    pub objects: Part,
    /// Slots whose objects the last collection did not reach, and that are yet to be swept.
    pub dead: Part,
    /// Free slots.
    pub free_slots: Part,
    /// What belongs to no slot: pointer bits at the ends of spans, and what is left over there.
    pub tails: Part,
    /// Goroutine stacks.
    pub stacks: Part,
    /// Work buffers of the collector.
    pub work_bufs: Part,
    /// Free pages that count as backed.
    pub dirty: Part,
    /// Free pages that the operating system may take.
    pub muzzy: Part,
    /// Free pages that the operating system has, or that nobody has ever touched.
    pub released: Part,
    /// Pages that are free and not to be had: in the Ps' page caches, or on their way to the operating system.
    pub withheld: Part,
}

impl Residency {
    /// All parts together.
    #[must_use]
    pub fn total(&self) -> Part {
        let mut total = Part::default();
        let Residency { objects, dead, free_slots, tails, stacks, .. } = *self;
        let Residency { work_bufs, dirty, muzzy, released, withheld, .. } = *self;
        let parts = [objects, dead, free_slots, tails, stacks, work_bufs, dirty, muzzy];
        parts.into_iter().chain([released, withheld]).for_each(|part| total += part);
        total
    }
}

impl Heap {
    /// What the heap's bytes are; `pages` says which are resident, of a range that begins where the heap does and that
    /// has all its pages in it.
    #[must_use]
    pub fn residency(&self, pages: &OsPages) -> Residency {
        let state = self.lock();
        let look = Look { heap: self, pages };
        let mut sums = Residency::default();
        let generation = self.sweepgen();
        for span in self.spans() {
            look.add_span(&mut sums, span, generation);
        }
        look.add_free(&mut sums, &state);
        sums
    }
}

/// A heap, and which of its OS pages are resident.
struct Look<'a> {
    heap: &'a Heap,
    pages: &'a OsPages,
}

impl Look<'_> {
    fn part(&self, start: Addr, size: Bytes) -> Part {
        let resident = self.pages.resident_in(start, size);
        Part { bytes: size.0 as u64, resident: resident.0 as u64 }
    }

    fn pages(&self, first: PageId, count: Pages) -> Part {
        self.part(self.heap.page_addr(first), count.to_bytes())
    }

    fn add_span(&self, sums: &mut Residency, span: &MSpan, generation: u32) {
        let whole = self.part(span.base(), span.npages().to_bytes());
        match (span.state(), span.manual_kind()) {
            (SpanState::Manual, ManualKind::Stack) => sums.stacks += whole,
            (SpanState::Manual, ManualKind::WorkBuf) => sums.work_bufs += whole,
            _ => self.add_slots(sums, span, whole, generation),
        }
    }

    /// Adds the slots of a span, and what is behind the last of them.
    fn add_slots(&self, sums: &mut Residency, span: &MSpan, whole: Part, generation: u32) {
        let sweep = sweep_of(span, generation);
        let unswept = matches!(sweep, Sweep::Unswept | Sweep::CachedUnswept);
        let (mut objects, mut dead, mut free) = (Part::default(), Part::default(), Part::default());
        for group in 0..span.groups() {
            let taken = span.allocated(group);
            let marked = if unswept { span.marked(group) } else { u64::MAX };
            let slots = (span.nelems() as usize - group * 64).min(64);
            let all = if slots == 64 { u64::MAX } else { (1 << slots) - 1 };
            let add = |to: &mut Part, slots: u64| {
                *to += self.slots(span, group, slots, whole.absent() == 0);
            };
            add(&mut objects, taken & marked);
            add(&mut dead, taken & !marked);
            add(&mut free, all & !taken);
        }
        sums.tails += Part {
            bytes: whole.bytes - objects.bytes - dead.bytes - free.bytes,
            resident: whole.resident - objects.resident - dead.resident - free.resident,
        };
        sums.objects += objects;
        sums.dead += dead;
        sums.free_slots += free;
    }

    /// The slots of a group whose bits are set. Looks at each only if not all of the span is resident: most spans are.
    fn slots(&self, span: &MSpan, group: usize, slots: u64, resident: bool) -> Part {
        let size = span.elem_size();
        if resident {
            let bytes = u64::from(slots.count_ones()) * size.0 as u64;
            return Part { bytes, resident: bytes };
        }
        let mut sum = Part::default();
        for at in crate::bits::ones(slots) {
            let slot = SlotIndex((group * 64 + at) as u32); // at most 1,024 slots
            sum += self.part(span.slot_addr(slot), size);
        }
        sum
    }

    /// Adds the pages that are in no span.
    fn add_free(&self, sums: &mut Residency, state: &HeapState) {
        let mut at = PageId(0);
        while let Some((first, count)) = state.pages.next_backed_run(at) {
            sums.dirty += self.pages(first, count);
            at = first + count;
        }
        at = PageId(0);
        while let Some((first, count)) = state.pages.next_muzzy_run(at) {
            sums.muzzy += self.pages(first, count);
            at = first + count;
        }
        let mut free = Part::default();
        for page in (0..state.frontier.0).map(PageId).filter(|page| state.pages.is_free(*page)) {
            free += self.pages(page, Pages(1));
        }
        sums.released += Part {
            bytes: free.bytes - sums.dirty.bytes - sums.muzzy.bytes,
            resident: free.resident - sums.dirty.resident - sums.muzzy.resident,
        };
        let (all, known) = (self.pages(PageId(0), Pages(state.frontier.0)), sums.total());
        sums.withheld +=
            Part { bytes: all.bytes - known.bytes, resident: all.resident - known.resident };
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn resident_bytes_of_a_range() {
        let mut pages = OsPages::new(Addr(0x10000), Bytes(200 * 4096), Bytes(4096));
        [0, 2, 63, 64, 130, 199].into_iter().for_each(|page| pages.set(page));
        let cases = [
            // (case, first byte, bytes, resident)
            ("nothing", 0, 0, 0),
            ("a page", 0, 4096, 4096),
            ("part of a page", 100, 50, 50),
            ("part of a page that is absent", 5000, 50, 0),
            ("over an edge into an absent page", 4000, 200, 96),
            ("over an edge out of one", 8000, 400, 208),
            ("whole pages in the middle", 4096, 62 * 4096, 4096),
            ("over an edge between words", 63 * 4096 + 10, 2 * 4096, 8182),
            ("across a word", 60 * 4096, 100 * 4096, 3 * 4096),
            ("all", 0, 200 * 4096, 6 * 4096),
            ("up to the last byte", 199 * 4096 + 1, 4095, 4095),
        ];
        for (case, first, size, want) in cases {
            let got = pages.resident_in(Addr(0x10000) + Bytes(first), Bytes(size));
            assert_eq!(got, Bytes(want), "{case}");
        }
        assert_eq!(pages.resident(), Bytes(6 * 4096));
    }
}
