//! Thinning curves for the page: fewer points, the same extremes; and how points are written down.
//!
//! Called by `view.rs`. A series is cut into buckets of equal length in time. Of each bucket with more than two samples, every column
//! keeps its least and its greatest value, in the order in which they came; they stand at the bucket's first and last moment.
//!
//! Invariants: (D1) the extremes of each bucket, so those of the curve, are kept. (D2) At most two points a bucket. (D3) The columns of a
//! [`Thin`] are as long as its moments, which never fall. (D4) A value is at a moment of its own bucket: at most a bucket off in time.
//!
//! Next to read: `view.rs`, then `decode` in `common.js`, which undoes [`deltas`].

use std::collections::BTreeMap;

use serde::Serialize;

use crate::compare::record::{Mark, MarkKind, Quantity, Series};

/// Where values begin that stand for "none": a heap goal with GOGC=off is the largest integer. No machine has a pebibyte.
pub(super) const NONE_FROM: u64 = 1 << 50;
/// Values have at most about 2^20 grains: seven digits, a millionth of the largest value. Below 2 GiB a grain is a KiB.
const MOST_GRAINS_LOG2: u32 = 20;

/// What numbers of a page count, the same throughout the page: coarser in long runs and large heaps, as every digit is there tens of
/// thousands of times.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Units {
    /// The clock's tick, in microseconds.
    pub tick_us: u64,
    /// The grain of values, in KiB.
    pub grain_kib: u64,
}

impl Units {
    /// Units for a page whose longest run lasts `length_us` and whose largest value is `most` bytes.
    pub(super) fn fit(length_us: u64, most: u64) -> Units {
        let tick_us = match length_us {
            0..10_000_000 => 1,
            10_000_000..60_000_000 => 100,
            _ => 1000,
        };
        Units { tick_us, grain_kib: (most >> MOST_GRAINS_LOG2 >> 10).next_power_of_two() }
    }

    fn ticks(self, at_us: u64) -> i64 {
        (at_us / self.tick_us) as i64
    }

    /// Rounded to the nearest.
    fn grains(self, bytes: u64) -> i64 {
        let grain = self.grain_kib * 1024;
        (bytes / grain + u64::from(bytes % grain >= grain / 2)) as i64
    }
}

/// A series with few points, written as differences.
#[derive(Debug, Default, PartialEq, Serialize)]
pub(super) struct Thin {
    /// The moments, in ticks of the page's clock: each as the difference to the one before.
    pub at: Vec<i64>,
    /// Values in grains, as differences to the value before; `None` where there is no value.
    pub columns: BTreeMap<Quantity, Vec<Option<i64>>>,
}

/// Marks of one kind; those that fall together are one.
#[derive(Debug, Default, PartialEq, Serialize)]
pub(super) struct ThinMarks {
    /// The moments, as in [`Thin::at`].
    pub at: Vec<i64>,
    /// How many marks each stands for.
    pub count: Vec<u32>,
    /// KiB, summed up over them.
    pub kib: Vec<u64>,
}

/// A series thinned to `buckets` buckets; only the columns asked for.
pub(super) fn thin(
    series: &Series,
    wanted: impl Fn(Quantity) -> bool,
    buckets: usize,
    units: Units,
) -> Thin {
    let ranges = ranges(&series.at_us, buckets);
    let columns = series.columns.iter().filter(|(quantity, _)| wanted(**quantity));
    Thin {
        at: deltas(ranges.iter().flat_map(|&range| moments(&series.at_us, range, units))),
        columns: columns
            .map(|(&quantity, column)| {
                let values = ranges.iter().flat_map(|&range| extremes(column, range));
                (quantity, value_deltas(values, units))
            })
            .collect(),
    }
}

/// The marks of one kind, thinned to `buckets` buckets.
pub(super) fn thin_marks(
    marks: &[Mark],
    kind: MarkKind,
    buckets: usize,
    units: Units,
) -> ThinMarks {
    let mut marks: Vec<&Mark> = marks.iter().filter(|mark| mark.kind == kind).collect();
    marks.sort_by_key(|mark| mark.at_us);
    let at_us: Vec<u64> = marks.iter().map(|mark| mark.at_us).collect();
    let groups = buckets_of(&at_us, buckets);
    ThinMarks {
        at: deltas(groups.iter().map(|&(from, _)| units.ticks(at_us[from]))),
        count: groups.iter().map(|&(from, to)| (to - from) as u32).collect(),
        kib: groups
            .iter()
            .map(|&(from, to)| {
                marks[from..to].iter().fold(0, |sum: u64, mark| sum.saturating_add(mark.bytes))
                    / 1024
            })
            .collect(),
    }
}

/// The samples as ranges of indices of which one or two points are made: all apart if they are few, else by buckets.
fn ranges(at_us: &[u64], buckets: usize) -> Vec<(usize, usize)> {
    if at_us.len() <= 2 * buckets {
        (0..at_us.len()).map(|index| (index, index + 1)).collect()
    } else {
        buckets_of(at_us, buckets)
    }
}

/// The ranges of indices that fall into the same bucket; no empty ones.
fn buckets_of(at_us: &[u64], buckets: usize) -> Vec<(usize, usize)> {
    let Some((&first, &last)) = at_us.first().zip(at_us.last()) else { return Vec::new() };
    let span = u128::from(last.saturating_sub(first)) + 1;
    let bucket = |at: u64| u128::from(at.saturating_sub(first)) * buckets as u128 / span;
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for (index, &at) in at_us.iter().enumerate() {
        match ranges.last_mut() {
            Some((from, to)) if bucket(at_us[*from]) == bucket(at) => *to = index + 1,
            _ => ranges.push((index, index + 1)),
        }
    }
    ranges
}

/// The moments of a range's points, in ticks.
fn moments(
    at_us: &[u64],
    (from, to): (usize, usize),
    units: Units,
) -> impl Iterator<Item = i64> + use<> {
    let last = (to - from > 1).then(|| at_us[to - 1]);
    [Some(at_us[from]), last].into_iter().flatten().map(move |at| units.ticks(at))
}

/// The values of a range's points (D1). A column that is too short, in a damaged file, has no values there.
fn extremes(
    column: &[u64],
    (from, to): (usize, usize),
) -> impl Iterator<Item = Option<u64>> + use<> {
    let value = |index: usize| column.get(index).copied().filter(|&value| value < NONE_FROM);
    let there = || (from..to).filter(|&index| value(index).is_some());
    let least = there().min_by_key(|&index| value(index));
    let most = there().max_by_key(|&index| value(index));
    let (one, other) = if least <= most { (least, most) } else { (most, least) };
    let points = if to - from > 1 { 2 } else { 1 };
    [one.and_then(value), other.and_then(value)].into_iter().take(points)
}

/// Each number as the difference to the one before, the first to 0.
fn deltas(numbers: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut before = 0;
    numbers.map(|number| number.wrapping_sub(std::mem::replace(&mut before, number))).collect()
}

/// The same for values, in grains: a missing one is skipped over.
fn value_deltas(values: impl Iterator<Item = Option<u64>>, units: Units) -> Vec<Option<i64>> {
    let mut before = 0;
    let mut difference = |value: u64| {
        let now = units.grains(value);
        now - std::mem::replace(&mut before, now)
    };
    values.map(|value| value.map(&mut difference)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FINE: Units = Units { tick_us: 1, grain_kib: 1 };

    #[test]
    fn units_fit() {
        const GIB: u64 = 1 << 30;
        let cases = [
            ("nothing", 0, 0, 1, 1),
            ("short and small", 9_999_999, GIB, 1, 1),
            ("a quarter of a minute, 2 GiB", 15_000_000, 2 * GIB, 100, 2),
            ("ten minutes, 100 GiB", 600_000_000, 100 * GIB, 1000, 128),
        ];
        for (case, length_us, most, tick_us, grain_kib) in cases {
            assert_eq!(Units::fit(length_us, most), Units { tick_us, grain_kib }, "{case}");
        }
        let coarse = Units { tick_us: 1, grain_kib: 4 };
        assert_eq!([0, 2047, 2048, 6144].map(|bytes| coarse.grains(bytes)), [0, 0, 1, 2]);
    }

    fn series(at_us: Vec<u64>, values: Vec<u64>) -> Series {
        Series { at_us, columns: BTreeMap::from([(Quantity::Rss, values)]) }
    }

    fn sums(deltas: &[i64]) -> Vec<i64> {
        let mut sum = 0;
        deltas
            .iter()
            .map(|delta| {
                sum += delta;
                sum
            })
            .collect()
    }

    fn rss(thin: &Thin) -> Vec<Option<i64>> {
        let mut sum = 0;
        let mut add = |delta: i64| {
            sum += delta;
            sum
        };
        thin.columns[&Quantity::Rss].iter().map(|delta| delta.map(&mut add)).collect()
    }

    #[test]
    fn few_points() {
        const KIB: u64 = 1024;
        // Name, moments, bytes; what is left of them, in KiB.
        type Case = (&'static str, Vec<u64>, Vec<u64>, Vec<i64>, Vec<Option<i64>>);
        let cases: [Case; 6] = [
            ("none", vec![], vec![], vec![], vec![]),
            ("one", vec![7], vec![KIB], vec![7], vec![Some(1)]),
            (
                "few are kept as they are",
                vec![1, 2, 3],
                vec![3 * KIB, KIB, 2 * KIB],
                vec![1, 2, 3],
                vec![Some(3), Some(1), Some(2)],
            ),
            (
                "a bucket keeps its extremes in their order",
                vec![0, 1, 2, 3, 4],
                vec![5 * KIB, 9 * KIB, 2 * KIB, 4 * KIB, 4 * KIB],
                vec![0, 2, 3, 4],
                vec![Some(9), Some(2), Some(4), Some(4)],
            ),
            (
                "the largest integer is no value",
                vec![0, 1],
                vec![u64::MAX, KIB],
                vec![0, 1],
                vec![None, Some(1)],
            ),
            ("a column that is too short", vec![0, 1], vec![KIB], vec![0, 1], vec![Some(1), None]),
        ];
        for (case, at_us, values, at, want) in cases {
            let thin = thin(&series(at_us, values), |_| true, 2, FINE);
            assert_eq!(sums(&thin.at), at, "{case}: moments");
            assert_eq!(rss(&thin), want, "{case}: values");
        }
    }

    #[test]
    fn marks_that_fall_together() {
        let mark = |at_us, kind| Mark { at_us, kind, bytes: 2048 };
        let marks = [
            mark(0, MarkKind::Release),
            mark(1, MarkKind::Collection),
            mark(2, MarkKind::Release),
            mark(100, MarkKind::Release),
        ];
        let thin = thin_marks(&marks, MarkKind::Release, 10, FINE);
        assert_eq!(sums(&thin.at), [0, 100]);
        assert_eq!((thin.count, thin.kib), (vec![2, 1], vec![4, 2]));
    }

    proptest! {
        #[test]
        fn keeps_the_extremes_in_few_points(
            steps in proptest::collection::vec((0_u64..1_000_000, 0_u64..1 << 40), 1..400),
            buckets in 1_usize..50,
        ) {
            let mut now = 0;
            let at: Vec<u64> = steps.iter().map(|(step, _)| { now += step; now }).collect();
            let values: Vec<u64> = steps.iter().map(|&(_, value)| value).collect();
            let thin = thin(&series(at, values.clone()), |_| true, buckets, FINE);
            let kept: Vec<i64> = rss(&thin).into_iter().flatten().collect();
            prop_assert!(thin.at.len() <= 2 * buckets, "D2");
            prop_assert_eq!(thin.at.len(), kept.len(), "D3");
            prop_assert!(thin.at.iter().all(|&delta| delta >= 0), "D3");
            prop_assert_eq!(kept.iter().max().copied(), values.iter().max().map(|&v| FINE.grains(v)), "D1");
            prop_assert_eq!(kept.iter().min().copied(), values.iter().min().map(|&v| FINE.grains(v)), "D1");
        }
    }
}
