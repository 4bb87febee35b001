//! The bitmaps of one chunk: 512 pages, used or free, scavenged or backed.
//!
//! Called by [`super::PageAlloc`]. A bit of `used` is one for a page that is somebody's; a bit of
//! `scavenged` is one for a free page that the operating system has: given back, or never touched, or its to take.
//!
//! A chunk is 128 bytes, and zeroed memory is a chunk of free, backed pages.

#![forbid(unsafe_code)]

use super::summary::Summary;
use crate::units::CHUNK_PAGES;

/// Words of a bitmap with one bit for each page of a chunk.
pub(super) const WORDS: usize = CHUNK_PAGES / 64;

/// 512 pages, side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chunk {
    /// Ones are pages in use.
    pub(super) used: [u64; WORDS],
    /// Ones are pages that the operating system has, or may take.
    pub(super) scavenged: [u64; WORDS],
}

/// The bits of one word for the pages `[from, to)` of it.
#[inline]
pub(crate) const fn bits(from: usize, to: usize) -> u64 {
    (u64::MAX >> (64 - (to - from))) << from
}

/// The lowest bit at which `count` (1 to 64) ones begin that lie side by side.
#[inline]
pub(crate) fn find_ones(word: u64, count: usize) -> Option<usize> {
    // A bit that stays is followed by as many ones as `sure` says.
    let (mut starts, mut sure) = (word, 1);
    while sure < count && starts != 0 {
        let step = sure.min(count - sure);
        starts &= starts >> step;
        sure += step;
    }
    (starts != 0).then(|| starts.trailing_zeros() as usize)
}

/// The length of the longest run of ones in the word.
#[inline]
fn longest_ones(word: u64) -> usize {
    // `starts[i]` has a one where at least 2 to the power of `i` ones begin.
    let mut starts = [word; 6];
    for i in 1..6 {
        starts[i] = starts[i - 1] & (starts[i - 1] >> (1 << (i - 1)));
    }
    // From the longest power that there is, add smaller ones as long as some run goes on for them.
    let (mut length, mut left) = (0, u64::MAX);
    for i in (0..6).rev() {
        let longer = left & (starts[i] >> length);
        if longer != 0 {
            (length, left) = (length + (1 << i), longer);
        }
    }
    length
}

impl Chunk {
    /// Free pages, all of them the operating system's.
    pub(super) const FRESH: Chunk = Chunk { used: [0; WORDS], scavenged: [u64::MAX; WORDS] };

    /// What the chunk has to offer.
    pub(super) fn summarize(&self) -> Summary {
        let (mut max, mut run) = (0, 0);
        for used in self.used {
            match used {
                0 => {
                    run += 64;
                    continue;
                }
                u64::MAX => {
                    max = max.max(run);
                    run = 0;
                    continue;
                }
                _ => {}
            }
            max = max.max(run + used.trailing_zeros() as usize);
            run = used.leading_zeros() as usize;
            // A run inside the word has a page in use on both sides.
            let inside = !used & (u64::MAX >> run);
            if max < 62 && inside > 1 << max {
                max = max.max(longest_ones(inside));
            }
        }
        let start = match self.used.iter().position(|used| *used != 0) {
            Some(word) => word * 64 + self.used[word].trailing_zeros() as usize,
            None => run,
        };
        Summary::new(start, max.max(run), run)
    }

    /// What the chunk has to offer, which was `before` until the pages `[from, to)` of it, all of them used,
    /// have become free.
    pub(super) fn raised(&self, before: Summary, from: usize, to: usize) -> Summary {
        let (start, max, end) = before.figures();
        let (first, last) = (self.free_from(from), self.free_to(to));
        let start = if first == 0 { last } else { start };
        let end = if last == CHUNK_PAGES { CHUNK_PAGES - first } else { end };
        Summary::new(start, max.max(last - first), end)
    }

    /// The first page of the free run that reaches up to page `end`, or `end`.
    fn free_from(&self, end: usize) -> usize {
        let (mut word, below) = (end / 64, (1_u64 << (end % 64)) - 1);
        let mut used = self.used.get(word).map_or(0, |used| used & below);
        while used == 0 && word > 0 {
            word -= 1;
            used = self.used[word];
        }
        word * 64 + (64 - used.leading_zeros() as usize)
    }

    /// The page after the free run that begins at page `from`, or `from`.
    fn free_to(&self, from: usize) -> usize {
        let (mut word, below) = (from / 64, (1_u64 << (from % 64)) - 1);
        let mut used = self.used.get(word).map_or(0, |used| used & !below);
        while used == 0 && word + 1 < WORDS {
            word += 1;
            used = self.used[word];
        }
        (word * 64 + used.trailing_zeros() as usize).min(CHUNK_PAGES)
    }

    /// The first page of the lowest run of `count` free pages that begins in the word of `from` or
    /// after; no page of that word below `from` is free.
    pub(super) fn find(&self, count: usize, from: usize) -> Option<usize> {
        let mut run = 0;
        for (word, used) in self.used.iter().enumerate().skip(from / 64) {
            if *used == 0 && run + 64 < count {
                run += 64;
                continue;
            }
            let low = used.trailing_zeros() as usize;
            if run + low >= count {
                return Some(word * 64 - run);
            }
            if count < 64
                && let Some(at) = find_ones(!used, count)
            {
                return Some(word * 64 + at);
            }
            run = used.leading_zeros() as usize;
        }
        None
    }

    /// The first page at or after `from` that is free.
    pub(super) fn first_free(&self, from: usize) -> Option<usize> {
        (from / 64..WORDS).find_map(|word| {
            let below = (from.saturating_sub(word * 64)).min(63);
            let free = !self.used[word] & (u64::MAX << below);
            (free != 0).then(|| word * 64 + free.trailing_zeros() as usize)
        })
    }

    /// The first run at or after `from` of pages that are free and not scavenged: its first page
    /// and its length.
    pub(super) fn first_backed(&self, from: usize) -> Option<(usize, usize)> {
        let backed = |word: usize| !(self.used[word] | self.scavenged[word]);
        let mut at = from;
        while at < CHUNK_PAGES {
            let rest = backed(at / 64) >> (at % 64);
            if rest != 0 {
                break;
            }
            at = (at / 64 + 1) * 64;
        }
        if at >= CHUNK_PAGES {
            return None;
        }
        at += (backed(at / 64) >> (at % 64)).trailing_zeros() as usize;
        let mut end = at;
        while end < CHUNK_PAGES {
            let ones = (backed(end / 64) >> (end % 64)).trailing_ones() as usize;
            end += ones;
            if ones == 0 || !end.is_multiple_of(64) {
                break;
            }
        }
        Some((at, end - at))
    }

    /// The last run below `to` of pages that are free and not scavenged: its first page and its length.
    pub(super) fn last_backed(&self, to: usize) -> Option<(usize, usize)> {
        let backed = |page: usize| !(self.used[page / 64] | self.scavenged[page / 64]);
        let mut end = to;
        while end > 0 {
            let rest = backed(end - 1) << (63 - (end - 1) % 64);
            if rest != 0 {
                end -= rest.leading_zeros() as usize;
                break;
            }
            end = (end - 1) / 64 * 64;
        }
        let mut first = end;
        while first > 0 {
            let ones = (backed(first - 1) << (63 - (first - 1) % 64)).leading_ones() as usize;
            first -= ones;
            if ones == 0 || !first.is_multiple_of(64) {
                break;
            }
        }
        (end > 0).then(|| (first, end - first))
    }

    /// Free pages.
    pub(super) fn free_pages(&self) -> usize {
        self.used.iter().map(|word| word.count_zeros() as usize).sum()
    }

    /// Pages that the operating system has.
    pub(super) fn scavenged_pages(&self) -> usize {
        self.scavenged.iter().map(|word| word.count_ones() as usize).sum()
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ones_side_by_side() {
        let cases = [
            // (word, count, lowest)
            (0, 1, None),
            (0b1011_0111, 1, Some(0)),
            (0b1011_0110, 2, Some(1)),
            (0b1011_0111_0110, 3, Some(4)),
            (u64::MAX, 64, Some(0)),
            (u64::MAX << 1, 63, Some(1)),
            (u64::MAX << 1, 64, None),
        ];
        for (word, count, want) in cases {
            assert_eq!(find_ones(word, count), want, "{count} in {word:#b}");
        }
    }

    /// The lengths of the runs of `true`, with where they begin.
    fn runs(pages: &[bool]) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for at in (0..pages.len()).filter(|at| pages[*at]) {
            match runs.last_mut() {
                Some((first, count)) if *first + *count == at => *count += 1,
                _ => runs.push((at, 1)),
            }
        }
        runs
    }

    #[test]
    fn longest_run_of_ones() {
        for length in 0..=63 {
            let run = (1_u64 << length) - 1;
            for shift in 0..64 - length {
                let word = run << shift;
                assert_eq!(longest_ones(word), length as usize, "{word:#b}");
                assert!(longest_ones(word | 1 << 63 | 1) >= length as usize);
            }
        }
        assert_eq!((longest_ones(u64::MAX), longest_ones(0b1011_0111_0110)), (63, 3));
    }

    /// Words of long runs and of noise.
    fn any_words() -> impl Strategy<Value = [u64; WORDS]> {
        let word = prop_oneof![
            2 => Just(0),
            2 => Just(u64::MAX),
            2 => (0_u32..64).prop_map(|shift| u64::MAX << shift),
            2 => (0_u32..64).prop_map(|shift| u64::MAX >> shift),
            2 => any::<u64>(),
            1 => (any::<u64>(), any::<u64>()).prop_map(|(a, b)| a & b),
        ];
        prop::array::uniform8(word)
    }

    proptest! {
        #[test]
        fn bitmaps_match_a_list(used in any_words(), scavenged in any_words(),
                                count in 1_usize..513, from in 0_usize..512) {
            let chunk = Chunk { used, scavenged };
            let bit = |words: &[u64; WORDS], page: usize| words[page / 64] >> (page % 64) & 1 != 0;
            let free: Vec<bool> = (0..512).map(|page| !bit(&used, page)).collect();
            let runs_free = runs(&free);
            let of = |found: Option<&(usize, usize)>| found.map_or(0, |run| run.1);
            let start = of(runs_free.first().filter(|run| run.0 == 0));
            let end = of(runs_free.last().filter(|run| run.0 + run.1 == 512));
            let max = runs_free.iter().map(|run| run.1).max().unwrap_or(0);
            prop_assert_eq!(chunk.summarize(), Summary::new(start, max, end));
            let fits = runs_free.iter().find(|run| run.1 >= count).map(|run| run.0);
            prop_assert_eq!(chunk.find(count, 0), fits);
            let up_to = runs_free.iter().find(|run| run.0 < from && from <= run.0 + run.1);
            prop_assert_eq!(chunk.free_from(from), up_to.map_or(from, |run| run.0));
            let on = runs_free.iter().find(|run| run.0 <= from && from < run.0 + run.1);
            prop_assert_eq!(chunk.free_to(from), on.map_or(from, |run| run.0 + run.1));
            prop_assert_eq!(chunk.first_free(from), (from..512).find(|page| free[*page]));
            let backed: Vec<bool> =
                (0..512).map(|page| page >= from && free[page] && !bit(&scavenged, page)).collect();
            prop_assert_eq!(chunk.first_backed(from), runs(&backed).first().copied());
            let below: Vec<bool> =
                (0..512).map(|page| page < from && free[page] && !bit(&scavenged, page)).collect();
            prop_assert_eq!(chunk.last_backed(from), runs(&below).last().copied());
        }
    }
}
