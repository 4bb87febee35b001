//! What a stretch of pages has to offer, in one word: how many are free at its start, how many in
//! its longest free run, how many at its end.
//!
//! Made by [`super::chunk`] from a bitmap, and by [`super::tree`] from the summaries of the eight
//! parts of a longer stretch. With it a search decides whether to look inside at all.
//!
//! Invariants: (Y1) start and end are at most max, and max at most the length of the stretch; (Y2)
//! if start or end is that length, the stretch is free altogether, and all three are.

#![forbid(unsafe_code)]

use std::fmt;

/// Bits of a figure: what the largest stretch, 16 GiB of 8 KiB pages, needs, but for the one value
/// that says all of it is free.
const BITS: u32 = 21;
/// One of the figures, moved to the lowest bits.
const FIGURE: u64 = (1 << BITS) - 1;
/// Pages of the largest stretch.
pub(super) const MAX_PAGES: usize = 1 << BITS;
/// Stretches that are summed up in one: their summaries fill a cache line.
pub(super) const FAN_OUT: usize = 8;
/// A free stretch of [`MAX_PAGES`]: the figures do not fit, so it has a word of its own.
const ALL_FREE: u64 = 1 << 63;

/// Start, max and end, 21 bits each, low to high. Zero: not a page is free.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(transparent)]
pub(crate) struct Summary(u64);

impl Summary {
    /// No free page.
    pub(super) const FULL: Summary = Summary(0);

    /// The summary with these figures.
    #[inline]
    pub(super) fn new(start: usize, max: usize, end: usize) -> Summary {
        debug_assert!(start <= max && end <= max && max <= MAX_PAGES, "Y1");
        if max == MAX_PAGES {
            return Summary(ALL_FREE);
        }
        let (start, max, end) = (start as u64, max as u64, end as u64);
        Summary(start | max << BITS | end << (2 * BITS))
    }

    /// That of `pages` free pages.
    #[cfg(test)]
    pub(super) fn free(pages: usize) -> Summary {
        Summary::new(pages, pages, pages)
    }

    /// Free pages at the start.
    #[inline]
    pub(super) fn start(self) -> usize {
        self.figures().0
    }

    /// Pages of the longest free run.
    #[inline]
    pub(super) fn max(self) -> usize {
        self.figures().1
    }

    /// Free pages at the end.
    #[inline]
    pub(super) fn end(self) -> usize {
        self.figures().2
    }

    /// Start, max and end.
    #[inline]
    pub(super) fn figures(self) -> (usize, usize, usize) {
        if self.0 == ALL_FREE { (MAX_PAGES, MAX_PAGES, MAX_PAGES) } else { self.below_max() }
    }

    /// Start, max and end of a stretch that is not the largest.
    #[inline]
    fn below_max(self) -> (usize, usize, usize) {
        debug_assert!(self.0 != ALL_FREE);
        let figure = |bits: u64| bits as usize & (MAX_PAGES - 1);
        (figure(self.0), figure(self.0 >> BITS), (self.0 >> (2 * BITS)) as usize)
    }

    /// The summary of neighbouring stretches of `each` pages, which is less than the largest.
    #[inline]
    pub(super) fn merge(parts: &[Summary; FAN_OUT], each: usize) -> Summary {
        let (mut longest, mut before, mut inside) = (0, 0, 0);
        for part in parts {
            let (start, max, end) = part.below_max();
            longest = longest.max(before + start);
            inside = inside.max(max);
            before = end;
        }
        if inside == each {
            return Summary::merge_free(parts, each); // a run may go on over several
        }
        Summary::new(parts[0].below_max().0, longest.max(inside), before)
    }

    /// As [`Summary::merge`], if some of them are free altogether.
    fn merge_free(parts: &[Summary; FAN_OUT], each: usize) -> Summary {
        let (mut longest, mut run) = (0, 0);
        for part in parts {
            let (start, max, end) = part.below_max();
            longest = longest.max(run + start).max(max);
            run = if end == each { run + each } else { end };
        }
        let free = parts.iter().take_while(|part| part.below_max().0 == each).count();
        let start = free * each + parts.get(free).map_or(0, |part| part.below_max().0);
        Summary::new(start, longest, run)
    }
}

/// Where in a group a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// It begins so many pages before this part (none, if it begins with it), and ends in it or later.
    Before(usize, usize),
    /// Somewhere in this part.
    Inside(usize),
}

impl Summary {
    /// Where in neighbouring stretches of `each` pages, which is less than the largest, the lowest run of
    /// `count` free ones is. Looks at all of them, whatever it finds: a processor cannot foresee where it
    /// could stop, and waits longer for having guessed wrong.
    #[inline]
    pub(super) fn first_fit(parts: &[Summary; FAN_OUT], each: usize, count: usize) -> Option<Fit> {
        if count > each {
            return Summary::first_fit_of_several(parts, each, count);
        }
        // A part that is free altogether has room inside: no run before the first that fits is longer than an end.
        let (mut before, mut inside) = (0_u32, 0_u32);
        for index in (0..FAN_OUT).rev() {
            let run = if index == 0 { 0 } else { parts[index - 1].0 >> (2 * BITS) };
            let (Summary(part), count) = (parts[index], count as u64);
            before = before << 1 | u32::from(run + (part & FIGURE) >= count);
            inside = inside << 1 | u32::from(part & FIGURE << BITS >= count << BITS);
        }
        let index = (before | inside).trailing_zeros() as usize;
        if index >= FAN_OUT {
            return None;
        }
        let run = if index == 0 { 0 } else { parts[index - 1].below_max().2 };
        Some(if before >> index & 1 != 0 { Fit::Before(index, run) } else { Fit::Inside(index) })
    }

    /// As [`Summary::first_fit`], for a run that is longer than any part.
    fn first_fit_of_several(parts: &[Summary; FAN_OUT], each: usize, count: usize) -> Option<Fit> {
        let mut run = 0;
        for (index, part) in parts.iter().enumerate() {
            let (start, _, end) = part.below_max();
            if run + start >= count {
                return Some(Fit::Before(index, run));
            }
            run = end + if end == each { run } else { 0 };
        }
        None
    }

    /// The sum of `parts`, which was this one until pages became free in one of them, and none was taken.
    #[inline]
    pub(super) fn raised(self, parts: &[Summary; FAN_OUT], index: usize, each: usize) -> Summary {
        let (start, max, end) = parts[index].below_max();
        let before = if index == 0 { 0 } else { parts[index - 1].below_max().2 };
        let after = parts.get(index + 1).map_or(0, |part| part.below_max().0);
        if max == each || before == each || after == each {
            return Summary::merge(parts, each); // a run may go on over several
        }
        let (all_start, all_max, all_end) = self.below_max();
        let longest = max.max(before + start).max(end + after);
        let all_start = if index == 0 { start } else { all_start };
        let all_end = if index + 1 == FAN_OUT { end } else { all_end };
        Summary::new(all_start, all_max.max(longest), all_end)
    }
}

impl fmt::Debug for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.start(), self.max(), self.end())
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn three_figures_in_one_word() {
        for figures in [(0, 0, 0), (1, 2, 1), (0, 512, 0), (MAX_PAGES - 1, MAX_PAGES - 1, 0)] {
            let summary = Summary::new(figures.0, figures.1, figures.2);
            assert_eq!((summary.start(), summary.max(), summary.end()), figures);
        }
        let all = Summary::free(MAX_PAGES);
        assert_eq!((all.start(), all.max(), all.end()), (MAX_PAGES, MAX_PAGES, MAX_PAGES));
    }

    #[test]
    fn parts_add_up() {
        let free = Summary::free(8);
        let full = Summary::FULL;
        let some = Summary::new(1, 3, 2);
        let long = Summary::new(3, 4, 4);
        let cases = [
            // (case, parts of 8 pages, start, max, end)
            ("nothing free", [full; 8], (0, 0, 0)),
            ("all free", [free; 8], (64, 64, 64)),
            ("the same in all", [some; 8], (1, 3, 2)),
            ("ends meet", [long; 8], (3, 7, 4)),
            ("start goes on", [free, free, some, full, full, some, full, some], (17, 17, 2)),
            ("end goes back", [some, full, full, full, full, full, some, free], (1, 10, 10)),
            ("a run over three", [some, full, some, free, some, full, full, full], (1, 11, 0)),
            ("a full one cuts", [free, full, free, free, full, free, full, full], (8, 16, 0)),
            ("inside one", [full, full, full, some, full, full, full, full], (0, 3, 0)),
            ("the end is longest", [some, full, full, full, full, full, full, free], (1, 8, 8)),
        ];
        for (case, parts, want) in cases {
            let sum = Summary::merge(&parts, 8);
            assert_eq!((sum.start(), sum.max(), sum.end()), want, "{case}");
        }
        let parts = [Summary::free(MAX_PAGES / 8); FAN_OUT];
        assert_eq!(Summary::merge(&parts, MAX_PAGES / 8), Summary::free(MAX_PAGES));
    }
}
