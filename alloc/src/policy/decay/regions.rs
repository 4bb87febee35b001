//! Where runs of free pages end, although free pages go on: jemalloc's mappings, laid over the heap's range.
//!
//! jemalloc maps 2 MiB at first and then ever more, by the steps of its size classes (×1.25, ×1.5, ×1.75, ×2), and never merges free
//! memory of two mappings. That bounds what one purge takes. Here the heap is one range, and a program that ends a
//! burst leaves it all free; without bounds the oldest run would be everything. So it is divided as if it had been mapped
//! so, from its beginning.
//!
//! Called by [`super::extents`]. Locks: none.

#![forbid(unsafe_code)]

use crate::units::{PAGE_SIZE, PageId};

/// Pages of the first mapping.
const FIRST: usize = (2 << 20) / PAGE_SIZE;
/// Mappings: enough for a range of 64 TiB.
const COUNT: usize = 100;
/// The first page of each mapping.
const BEGINNINGS: [usize; COUNT] = beginnings();

const fn beginnings() -> [usize; COUNT] {
    let mut table = [0; COUNT];
    let mut at = 1;
    while at < COUNT {
        let (doublings, step) = ((at - 1) / 4, (at - 1) % 4);
        table[at] = table[at - 1] + (FIRST << doublings) / 4 * (4 + step);
        at += 1;
    }
    table
}

/// Whether a mapping ends before this page, and another begins with it.
#[must_use]
pub fn begins_at(page: PageId) -> bool {
    BEGINNINGS.binary_search(&page.0).is_ok()
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn mappings_grow_by_size_classes() {
        let lengths: Vec<usize> = BEGINNINGS.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert_eq!(lengths[..9], [256, 320, 384, 448, 512, 640, 768, 896, 1024]);
        assert!(lengths.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(BEGINNINGS[COUNT - 1] * PAGE_SIZE > 64 << 40);
    }

    #[test]
    fn only_beginnings_are_beginnings() {
        for (page, want) in [(0, true), (1, false), (255, false), (256, true), (576, true)] {
            assert_eq!(begins_at(PageId(page)), want, "{page}");
        }
    }
}
