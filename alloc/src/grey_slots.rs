//! Which slots of a span are grey: found by a marker, and not yet scanned. For marking by spans.
//!
//! A *line* of 64 bytes for each page of the heap: a bit for each slot of the span that has the page, if it is one page long
//! and has at most 496 slots, and one that says whether the span is queued. The table is the collector's: made when it
//! first marks by spans, and long enough for the pages that the heap had when the cycle began. Objects in later pages are black.
//!
//! A line is apart from its page (where Go has such bits), as markers touch lines at random: side by side they share pages of
//! the TLB and spread over the sets of the caches, which lines that are 8 KiB apart do not.
//!
//! Protocol: whoever finds an unmarked object makes its slot grey ([`GreyLine::add`]), and queues the span if it is not queued
//! yet. Whoever has taken the span out of the queue takes all grey slots ([`GreyLine::take`]), marks them, and scans those
//! that were not marked already.
//!
//! Invariants: (Y1) a line that has grey slots has its span queued, or is in the hands of somebody who is about to queue the span or
//! take the slots. (Y2) A span is queued at most once. (Y3) So when all queues are empty and all markers have ended, all lines
//! are zero: no cycle leaves anything to be cleared.
//!
//! Locks: none. All steps that Y1 rests on are SeqCst: either the one who adds a slot sees that the span is no longer queued, or
//! the one who takes the slots sees the new one.

use crate::lazy_table::{Entries, LazyTable, Zeroed};
use crate::mheap::Heap;
use crate::page_source::Refused;
use crate::prefetch::prefetch;
use crate::sync::{AtomicU64, Ordering, in_order};
use crate::units::{Addr, PAGE_SHIFT, SlotIndex};

/// In the last group's word: the span is queued. No span that is marked this way has a slot there.
const QUEUED: u64 = 1 << 63;

/// The grey slots of one span.
#[derive(Debug)]
#[repr(align(64))]
pub struct GreyLine([AtomicU64; GreyLine::GROUPS]);

// SAFETY: numbers.
unsafe impl Zeroed for GreyLine {}

impl GreyLine {
    /// Groups of 64 slots that a line has bits for.
    pub const GROUPS: usize = 8;

    /// Makes a slot grey. Says whether the caller is to queue the span.
    #[inline(always)]
    #[must_use]
    pub fn add(&self, slot: SlotIndex) -> bool {
        let (word, bit) = (&self.0[slot.index() / 64 % GreyLine::GROUPS], 1 << (slot.0 % 64));
        if word.load(Ordering::Relaxed) & bit != 0 {
            return false; // somebody else's slot to see to, or it is done by now
        }
        word.fetch_or(bit, Ordering::SeqCst);
        in_order();
        let last = &self.0[GreyLine::GROUPS - 1];
        last.load(Ordering::SeqCst) & QUEUED == 0
            && last.fetch_or(QUEUED, Ordering::SeqCst) & QUEUED == 0
    }

    /// Takes all grey slots, of a span that was just taken out of the queue: calls `f` with each group that has any, and
    /// with these as ones.
    #[inline(always)]
    pub fn take(&self, mut f: impl FnMut(usize, u64)) {
        self.0[GreyLine::GROUPS - 1].fetch_and(!QUEUED, Ordering::SeqCst); // first: who comes later queues the span again
        in_order();
        for (group, word) in self.0.iter().enumerate() {
            let other = if group == GreyLine::GROUPS - 1 { QUEUED } else { 0 };
            if word.load(Ordering::SeqCst) & !other != 0 {
                f(group, word.fetch_and(other, Ordering::SeqCst) & !other);
            }
        }
    }

    /// Forgets all that is grey: of a cycle that is abandoned. Called with the world stopped.
    fn clear(&self) {
        self.0.iter().for_each(|word| word.store(0, Ordering::Relaxed));
    }

    /// Whether nothing is grey, nor queued.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.0.iter().all(|word| word.load(Ordering::Relaxed) == 0)
    }
}

/// The lines of a heap's pages. See the module's head.
#[derive(Debug)]
pub struct GreySlots {
    lines: LazyTable<GreyLine>,
}

impl GreySlots {
    /// A table for this heap, which has no lines yet.
    ///
    /// # Errors
    /// If there are no addresses for it.
    pub fn new(heap: &Heap) -> Result<GreySlots, Refused> {
        let pages = heap.reserved().to_pages();
        Ok(GreySlots { lines: LazyTable::new(heap.source(), pages.0)? })
    }

    /// Adds lines for the pages that the heap has grown into; they count as metadata of the collector. Called with the world
    /// stopped. If memory is refused, the table stays as it is.
    pub fn cover(&self, heap: &Heap) {
        if let Ok(bytes) = self.lines.commit_up_to(heap.used().to_pages().0) {
            heap.outside().gc_misc_sys.add(bytes.0 as u64);
        }
    }

    /// Forgets all that is grey: of a cycle that is abandoned. Called with the world stopped.
    pub fn clear(&self) {
        self.lines.slice(0..self.lines.committed()).iter().for_each(GreyLine::clear);
    }

    /// Whether nothing is grey, nor queued: so it is between cycles (Y3).
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.lines.slice(0..self.lines.committed()).iter().all(GreyLine::is_clear)
    }
}

/// A heap's lines by address, for a marker, which keeps in registers what it needs for that. Without a table: no lines.
#[derive(Clone, Copy)]
pub struct GreyLookup<'g> {
    lines: Option<Entries<'g, GreyLine>>,
    /// Where the heap begins, and where the table does.
    base: Addr,
    first: Addr,
    /// Pages that have lines.
    covered: usize,
}

impl<'g> GreyLookup<'g> {
    /// Of this heap's table, if it has one.
    #[must_use]
    pub fn new(heap: &Heap, slots: Option<&'g GreySlots>) -> GreyLookup<'g> {
        let covered = slots.map_or(0, |slots| slots.lines.committed());
        let first = slots.map_or(Addr::NULL, |slots| slots.lines.base());
        let lines = slots.map(|slots| slots.lines.entries());
        GreyLookup { lines, base: heap.base(), first, covered }
    }

    /// Whether there is none.
    #[inline]
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.covered == 0
    }

    /// The line of the page that contains `addr`, an address in the heap's range.
    #[inline(always)]
    #[must_use]
    pub fn line(self, addr: Addr) -> Option<&'g GreyLine> {
        let page = addr.0.wrapping_sub(self.base.0) >> PAGE_SHIFT;
        if page >= self.covered {
            return None;
        }
        // SAFETY: the entry exists: it did when this was made.
        Some(unsafe { self.lines?.get(page) })
    }

    /// Has the line of a page fetched, which may not even exist.
    #[inline(always)]
    pub fn prefetch(self, addr: Addr) {
        let page = addr.0.wrapping_sub(self.base.0) >> PAGE_SHIFT;
        prefetch(self.first.0.wrapping_add(page * size_of::<GreyLine>()));
    }
}

impl std::fmt::Debug for GreyLookup<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "grey slots of {} pages", self.covered)
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::{Pages, SpanClass};

    fn line() -> GreyLine {
        GreyLine([const { AtomicU64::new(0) }; GreyLine::GROUPS])
    }

    fn take(line: &GreyLine) -> Vec<(usize, u64)> {
        let mut taken = Vec::new();
        line.take(|group, slots| taken.push((group, slots)));
        taken
    }

    #[test]
    fn whoever_comes_first_queues_the_span() {
        let line = line();
        let added: Vec<bool> =
            [3, 3, 64, 447, 448, 495].map(|slot| line.add(SlotIndex(slot))).into();
        assert_eq!(added, [true, false, false, false, false, false]);
        assert_eq!(take(&line), [(0, 1 << 3), (1, 1), (6, 1 << 63), (7, 1 | 1 << 47)]);
        assert!(line.is_clear());
        assert!(line.add(SlotIndex(495)), "it is not queued any more");
        assert_eq!(take(&line), [(7, 1 << 47)]);
        assert_eq!(take(&line), []);
    }

    #[test]
    fn a_line_has_a_bit_for_every_slot_and_one_more() {
        let spans =
            SpanClass::all().filter(|class| !class.noscan() && class.size_class().index() > 0);
        for class in spans.filter(|class| class.has_inline_marks()) {
            let size = class.size_class().elem_size();
            assert_eq!(class.size_class().span_pages(), Pages(1), "{size}");
            assert!(class.slots() < (GreyLine::GROUPS * 64) as u32, "{size}");
        }
    }
}

#[cfg(all(test, loom))]
mod loom_tests {
    use super::*;
    use loom::sync::Arc;
    use loom::thread;

    /// Two make slots grey while one takes them: nothing is lost, and the span is queued for each that is left.
    #[test]
    fn no_slot_is_lost() {
        for slots in [[1, 2], [1, 100], [450, 451], [1, 450]] {
            loom::model(move || {
                let line = Arc::new(GreyLine(std::array::from_fn(|_| AtomicU64::new(0))));
                assert!(line.add(SlotIndex(0)));
                let adders = slots.map(|slot| {
                    let line = line.clone();
                    thread::spawn(move || line.add(SlotIndex(slot)))
                });
                let mut taken = Vec::new();
                line.take(|group, slots| taken.push((group, slots)));
                let queued = adders.map(|adder| adder.join().expect("no panic"));
                assert!(queued.iter().filter(|queued| **queued).count() <= 1, "Y2");
                if queued.contains(&true) {
                    line.take(|group, slots| taken.push((group, slots)));
                }
                for slot in [0, slots[0], slots[1]] {
                    let (group, bit) = (slot as usize / 64, 1 << (slot % 64));
                    assert!(
                        taken.iter().any(|(g, s)| *g == group && s & bit != 0),
                        "{slot} is lost"
                    );
                }
                assert!(line.is_clear(), "Y3");
            });
        }
    }
}
