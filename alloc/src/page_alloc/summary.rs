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

/// Beyond all figures of a stretch that is summed up with others, and the sum of two of them: a figure is at
/// least `count` if this bit is set in `figure + ENOUGH - count`.
const ENOUGH: u64 = 1 << (BITS - 1);
const _: () = assert!(2 * (MAX_PAGES / FAN_OUT) < ENOUGH as usize);

/// A number where start is, and where max is.
#[inline]
const fn both(number: u64) -> u64 {
    number | number << BITS
}

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
        let (mut longest, mut inside, mut run) = (0, 0, 0);
        for Summary(part) in parts {
            longest = longest.max((part & FIGURE) + run);
            inside = inside.max(part & FIGURE << BITS);
            run = part >> (2 * BITS);
        }
        let inside = (inside >> BITS) as usize;
        if inside == each {
            return Summary::merge_free(parts, each); // a run may go on over several
        }
        Summary::new(parts[0].below_max().0, inside.max(longest as usize), run as usize)
    }

    /// As [`Summary::merge`], if some of them are free altogether.
    #[inline(never)] // else the common case above waits for registers
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
        let (enough, mut fits) = (both(ENOUGH - count as u64), 0);
        for index in (0..FAN_OUT).rev() {
            let run = if index == 0 { 0 } else { parts[index - 1].0 >> (2 * BITS) };
            fits = fits << 1 | (parts[index].0 + run).wrapping_add(enough) & both(ENOUGH);
        }
        let (before, inside) = (fits >> (BITS - 1), fits >> (2 * BITS - 1));
        let index = ((before | inside) as u8).trailing_zeros() as usize;
        if index >= FAN_OUT {
            return None;
        }
        let run = if index == 0 { 0 } else { parts[index - 1].below_max().2 };
        Some(if before >> index & 1 != 0 { Fit::Before(index, run) } else { Fit::Inside(index) })
    }

    /// As [`Summary::first_fit`], for a run that is longer than any part.
    #[inline(never)]
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

    /// How many neighbouring stretches, of the largest length, can be passed over in search of `count` pages:
    /// whole groups, in which no part is free altogether and no run is long enough. Looks at a group as
    /// [`Summary::first_fit`] does.
    pub(super) fn pass_over(parts: &[Summary], count: usize) -> usize {
        let (count, mut run) = (count as u64, 0);
        for (index, group) in parts.chunks_exact(FAN_OUT).enumerate() {
            let mut short = u64::MAX; // the sign: whether all figures so far are too small
            for Summary(part) in group {
                let before = (run + (part & FIGURE)).wrapping_sub(count);
                let inside = (part & FIGURE << BITS).wrapping_sub(count << BITS);
                short &= before & inside & !part; // `ALL_FREE` has the sign
                run = part >> (2 * BITS);
            }
            if short >> (u64::BITS - 1) == 0 {
                return index * FAN_OUT;
            }
        }
        parts.len() / FAN_OUT * FAN_OUT
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
    fn only_what_has_no_room_is_passed_over() {
        let (full, all) = (Summary::FULL, Summary::free(MAX_PAGES));
        let few = Summary::new(2, 5, 3);
        let most = Summary::new(MAX_PAGES - 1, MAX_PAGES - 1, 0);
        let cases = [
            // (case, index of a summary among 20 full ones, it, pages asked, passed over)
            ("nothing", 0, full, 1, 16),
            ("inside the first group", 7, few, 5, 0),
            ("inside the second", 8, few, 5, 8),
            ("too short", 8, few, 6, 16),
            ("after the last whole group", 17, few, 1, 16),
            ("almost a whole stretch", 9, most, MAX_PAGES - 1, 8),
            ("a free stretch, if not enough", 9, all, 3 * MAX_PAGES, 8),
        ];
        for (case, index, summary, count, want) in cases {
            let mut parts = [full; 20];
            parts[index] = summary;
            assert_eq!(Summary::pass_over(&parts, count), want, "{case}");
        }
        let mut parts = [full; 16];
        (parts[7], parts[8]) = (few, few);
        assert_eq!(Summary::pass_over(&parts, 6), 16, "3 and 2 meet, too short");
        parts[8] = Summary::new(4, 4, 0);
        assert_eq!(Summary::pass_over(&parts, 6), 8, "3 and 4 meet over the end of a group");
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
