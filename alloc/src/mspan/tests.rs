//! A span's slots: given in order, found from inside, given again after a sweep.

use super::*;
use crate::size_class::SizeClass;
use crate::units::PAGE_SIZE;

/// A dead span with words for 1,024 slots, for good.
fn dead_span() -> MSpan {
    let words = Box::leak(Box::new([const { AtomicU64::new(0) }; 28]));
    // SAFETY: Q1: 14 words of each bitmap, never freed.
    unsafe { MSpan::dead_with(FarWords::of(words), 14) }
}

fn span_of(size: usize, noscan: bool) -> MSpan {
    let class = SpanClass::new(SizeClass::for_size(Bytes(size)), noscan);
    let span = dead_span();
    let geometry = Geometry {
        base: Addr(PAGE_SIZE * 10),
        pages: class.size_class().span_pages(),
        domain: DomainId(0),
        need_zero: false,
        sweepgen: 0,
    };
    span.init_in_use(class, geometry);
    span
}

/// Takes slots until there are none left, giving the group back after each as an mcache does that is
/// flushed.
fn take_all(span: &MSpan) -> Vec<u32> {
    let mut taken = Vec::new();
    while let Some(group) = span.load_group() {
        assert_eq!(span.alloc_count() as usize, span_live(span), "all of the group is taken");
        let addr = group.base + span.elem_size() * group.free.trailing_zeros() as usize;
        taken.push(span.slot_of(addr).0);
        assert_eq!(addr, span.slot_addr(span.slot_of(addr)));
        span.return_group(group.free & (group.free - 1));
        assert_eq!(span.alloc_count() as usize, span_live(span));
        assert!(span.free_index() <= span.nelems());
    }
    taken
}

fn span_live(span: &MSpan) -> usize {
    span.slots().filter(|slot| span.is_allocated(*slot)).count()
}

#[test]
fn a_fresh_span_gives_every_slot_once_in_order() {
    for (size, noscan) in [(8, false), (16, true), (24, false), (512, true), (1408, false)] {
        let span = span_of(size, noscan);
        let taken = take_all(&span);
        assert_eq!(taken, (0..span.nelems()).collect::<Vec<_>>(), "{size} B");
        assert_eq!(span.alloc_count(), span.nelems());
        assert_eq!(span.free_index(), span.nelems());
        assert!(span.limit().0 <= span.base().0 + span.npages().to_bytes().0);
    }
}

#[test]
fn after_a_sweep_the_holes_are_given_lowest_first() {
    let span = span_of(16, true);
    take_all(&span);
    let kept = |slot: &SlotIndex| slot.0.is_multiple_of(3) || (128..256).contains(&slot.0);
    for slot in span.slots().filter(kept) {
        assert!(span.mark(slot));
        assert!(!span.mark(slot), "the second time it is not new");
    }
    let live = span.mark_count();
    assert_eq!(span.marks_become_allocations(), live);
    assert_eq!(span.alloc_count() as usize, span_live(&span));
    assert_eq!(span.mark_count(), 0);
    let holes: Vec<u32> = span.slots().filter(|slot| !kept(slot)).map(|slot| slot.0).collect();
    assert_eq!(take_all(&span), holes);
}

#[test]
fn interior_addresses_find_their_slot() {
    let span = span_of(48, false);
    for slot in span.slots() {
        for inside in [0, 1, 24, 47] {
            assert_eq!(span.slot_of(span.slot_addr(slot) + Bytes(inside)), slot);
        }
    }
}
