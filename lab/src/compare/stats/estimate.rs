//! What some runs say of one metric: median, interval, and the runs that stand out.
//!
//! The interval is the percentile bootstrap's of the median with expanded percentiles (Hesterberg, "What Teachers Should Know About
//! the Bootstrap", 2015), computed exactly instead of by drawing: how a resample's median is distributed follows from the
//! binomial distribution. So there is nothing to seed, and the same values always give the same interval. Of fewer than
//! [`ENOUGH`] values no resample can leave the range that was seen, and that range is too narrow: it is widened as far
//! as normally distributed values need it.
//!
//! Invariants: (E1) `low <= median <= high`. (E2) An outlier is listed and still counts: nothing is left out of the median.
//!
//! Next to read: `verdict.rs`.

#![forbid(unsafe_code)]

use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF, Normal, StudentsT};
use statrs::function::beta::beta_reg;

use super::noise::Noise;

/// What some runs of one contender say of one metric, in the metric's unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The median.
    pub median: f64,
    /// Lower end of the interval that has the true median in it 95 times in 100. Equal to the median if there is one value only,
    /// which says nothing of the spread.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// How many values there are.
    pub n: u32,
    /// Those that stand out.
    pub outliers: Vec<Outlier>,
}

/// A value that lies far from the others.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outlier {
    /// The run that it is of.
    pub run: u32,
    /// The value.
    pub value: f64,
}

/// From so many values on, 19 of 20 medians lie in the range of the values, whatever their distribution: 1 - 2^(1-6) = 97 %.
const ENOUGH: usize = 6;

/// By how much the distance of the least and the greatest of 2, 3, 4 and 5 values from their median must be multiplied so that
/// the true median lies between them 95 times in 100, if they are normally distributed. By simulation, 300,000 samples each.
const WIDEN: [f64; 4] = [12.59, 4.34, 1.66, 1.11];

/// The share of intervals that may miss on either side.
const TAIL: f64 = 0.025;

/// Fewer values than this say nothing of which is the odd one.
const FEWEST_FOR_OUTLIERS: usize = 5;

/// The median of absolute deviations, times this, is the standard deviation of normally distributed values.
const MAD_TO_DEVIATION: f64 = 1.4826;

/// Deviations from the median that make an outlier: of normally distributed values, one sample in a hundred or so has one.
/// With few values the deviation itself is badly known, hence the second term (19 for 5 values, 7.8 for 10, 4.9 for 20).
fn fence(n: usize) -> f64 {
    4.0 + 375.0 / (n * n) as f64
}

/// Some values of one metric, with the runs they are of.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    /// In the order of the values.
    by_value: Vec<(u32, f64)>,
}

impl Sample {
    /// Of these; values that are no numbers are left out.
    pub fn new(values: impl IntoIterator<Item = (u32, f64)>) -> Sample {
        let mut by_value: Vec<_> = values.into_iter().filter(|(_, v)| v.is_finite()).collect();
        by_value.sort_by(|(run, a), (other_run, b)| a.total_cmp(b).then(run.cmp(other_run)));
        Sample { by_value }
    }

    /// How many.
    pub fn n(&self) -> usize {
        self.by_value.len()
    }

    /// The values, the least one first.
    pub fn values(&self) -> impl Iterator<Item = f64> + Clone {
        self.by_value.iter().map(|&(_, value)| value)
    }

    /// Whether all are above 0, so that shares of them can be spoken of.
    pub fn is_positive(&self) -> bool {
        self.by_value.first().is_some_and(|&(_, least)| least > 0.0)
    }

    /// The median, if there is a value.
    pub fn median(&self) -> Option<f64> {
        median(&self.values().collect::<Vec<_>>())
    }

    /// What they say; nothing if there are none.
    pub fn estimate(&self, noise: Noise) -> Option<Estimate> {
        let median = self.median()?;
        let (low, high) = self.interval(median);
        Some(Estimate { median, low, high, n: self.n() as u32, outliers: self.outliers(noise) })
    }

    fn interval(&self, median: f64) -> (f64, f64) {
        let n = self.n();
        let (least, greatest) = (self.by_value[0].1, self.by_value[n - 1].1);
        match n {
            1 => (median, median),
            2..ENOUGH => self.widened(least, median, greatest, WIDEN[n - 2]),
            _ => {
                let rank = bootstrap_rank(n);
                (self.by_value[rank].1, self.by_value[n - 1 - rank].1)
            }
        }
    }

    /// The range, stretched from the median: in logarithms where all values are above 0, as what is above 0 varies by shares of
    /// itself; else as it is, but not below 0 if no value is.
    fn widened(&self, least: f64, median: f64, greatest: f64, by: f64) -> (f64, f64) {
        if self.is_positive() {
            let stretch = |end: f64| median * (end / median).powf(by);
            // A stretch that overflows is no use to anybody; the largest number is an end that readers can read back.
            return (stretch(least).min(median), stretch(greatest).clamp(median, f64::MAX));
        }
        let low = median - by * (median - least);
        (if least < 0.0 { low } else { low.max(0.0) }, median + by * (greatest - median))
    }

    fn outliers(&self, noise: Noise) -> Vec<Outlier> {
        let n = self.n();
        if n < FEWEST_FOR_OUTLIERS {
            return Vec::new();
        }
        let (values, least_deviation) = if self.is_positive() {
            let share = noise.share(self.median().unwrap_or(1.0));
            (self.values().map(f64::ln).collect::<Vec<_>>(), share)
        } else {
            (self.values().collect(), noise.around(self.median().unwrap_or(0.0)))
        };
        let middle = median(&values).unwrap_or(0.0);
        let mut deviations: Vec<f64> = values.iter().map(|value| (value - middle).abs()).collect();
        deviations.sort_by(f64::total_cmp);
        let deviation = MAD_TO_DEVIATION * median(&deviations).unwrap_or(0.0);
        let far = fence(n) * deviation.max(least_deviation);
        let mut outliers: Vec<Outlier> = (self.by_value.iter().zip(&values))
            .filter(|(_, scaled)| (*scaled - middle).abs() > far)
            .map(|(&(run, value), _)| Outlier { run, value })
            .collect();
        outliers.sort_by_key(|outlier| outlier.run);
        outliers
    }
}

/// The median of sorted values.
fn median(sorted: &[f64]) -> Option<f64> {
    let n = sorted.len();
    let (below, above) = (sorted.get(n.checked_sub(1)? / 2)?, sorted.get(n / 2)?);
    Some(below + (above - below) / 2.0)
}

/// How many of the `n` sorted values lie outside the interval on either side.
///
/// The k-th of n draws is at most the r-th value if at least k draws are among the first r: I(r/n; k, n-k+1). The percentile is
/// expanded from 2.5 % to what makes up for resamples varying less than samples. Where a median is the mean of two
/// draws, the outer one is taken. Where that still leaves less than 95 % by the binomial distribution of the values themselves, as for
/// 11, one more is taken on either side.
fn bootstrap_rank(n: usize) -> usize {
    let tail = expanded_tail(n);
    let (n_draws, middle) = (n as f64, n.div_ceil(2) as f64);
    let most = |rank: usize| beta_reg(middle, n_draws - middle + 1.0, rank as f64 / n_draws);
    // As likely as not a value is below the true median; so are `rank` of them at most, or fewer.
    let missed = |rank: usize| 1.0 - beta_reg(rank as f64 + 1.0, (n - rank) as f64, 0.5);
    (1..n / 2).take_while(|&rank| most(rank) <= tail && missed(rank) <= TAIL).count()
}

/// 2.5 %, expanded: a resample of n values varies by (n-1)/n of what a sample does, and by a normal distribution's quantiles
/// where Student's are due.
fn expanded_tail(n: usize) -> f64 {
    let n = n as f64;
    let student = StudentsT::new(0.0, 1.0, n - 1.0).expect("from two values on there is a freedom");
    let reach = student.inverse_cdf(TAIL) * (n / (n - 1.0)).sqrt();
    Normal::standard().cdf(reach)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOISE: Noise = Noise { relative: 0.01, absolute: 0.0 };

    fn sample(values: &[f64]) -> Sample {
        Sample::new((1..).zip(values.iter().copied()))
    }

    fn estimate(values: &[f64]) -> Estimate {
        sample(values).estimate(NOISE).expect("values")
    }

    #[test]
    fn medians_and_intervals() {
        /// Case, values, median, ends of the interval.
        type Case = (&'static str, &'static [f64], f64, (f64, f64));
        let cases: &[Case] = &[
            ("one says nothing of spread", &[7.0], 7.0, (7.0, 7.0)),
            ("all alike", &[3.0; 5], 3.0, (3.0, 3.0)),
            ("zeros", &[0.0; 5], 0.0, (0.0, 0.0)),
            ("six: their range", &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 3.5, (1.0, 6.0)),
            (
                "ten: without the ends",
                &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0],
                5.5,
                (2.0, 9.0),
            ),
            ("some are 0: not below it", &[0.0, 0.0, 4.0], 0.0, (0.0, 17.36)),
        ];
        for &(case, values, median, (low, high)) in cases {
            let got = estimate(values);
            assert_eq!(got.median, median, "{case}");
            assert!(
                (got.low - low).abs() < 1e-9 && (got.high - high).abs() < 1e-9,
                "{case}: {got:?}"
            );
            assert_eq!(got.n as usize, values.len(), "{case}");
        }
        assert_eq!(sample(&[]).estimate(NOISE), None);
        assert_eq!(sample(&[f64::NAN, f64::INFINITY]).estimate(NOISE), None);
        let three = estimate(&[90.0, 100.0, 110.0]);
        assert!(three.low < 65.0 && three.high > 150.0, "three runs know little: {three:?}");
    }

    /// Of any distribution, the interval from the r-th value on either side has the median with the probability that
    /// a fair coin gives.
    #[test]
    fn intervals_hold_what_they_promise_without_assumptions() {
        for n in ENOUGH..400 {
            let rank = bootstrap_rank(n);
            // P(fewer than rank+1 of n values are below the median)
            let (k, size) = (rank as f64 + 1.0, n as f64);
            let miss = 2.0 * (1.0 - beta_reg(k, size - k + 1.0, 0.5));
            assert!(miss <= 0.05, "{n} values, rank {rank}: misses {miss}");
            assert!(miss > 0.01 || n < 9, "{n} values, rank {rank}: too wide, misses {miss}");
        }
    }

    #[test]
    fn outliers_are_listed_with_their_run_and_still_count() {
        let cases: &[(&str, &[f64], &[u32])] = &[
            ("none", &[100.0, 101.0, 99.0, 100.5, 98.0], &[]),
            ("one above", &[100.0, 101.0, 250.0, 100.5, 98.0], &[3]),
            ("one below", &[100.0, 101.0, 99.0, 100.5, 10.0], &[5]),
            ("two of ten", &[10.0, 11.0, 9.0, 10.5, 9.5, 90.0, 10.0, 10.2, 1.0, 9.9], &[6, 9]),
            ("too few to tell", &[100.0, 101.0, 900.0, 100.0], &[]),
            ("within the noise there always is", &[100.0, 100.0, 100.0, 100.0, 103.0], &[]),
            ("two kinds are no outliers", &[1.0, 9.0, 1.0, 9.0, 1.0, 9.0], &[]),
            ("among zeros", &[0.0, 0.0, 0.0, 0.0, 5.0], &[5]),
        ];
        for &(case, values, runs) in cases {
            let found = estimate(values).outliers;
            assert_eq!(found.iter().map(|o| o.run).collect::<Vec<_>>(), runs, "{case}: {found:?}");
        }
        assert_eq!(estimate(&[1.0, 1.0, 1.0, 50.0, 50.0]).median, 1.0);
    }

    proptest! {
        /// The median lies in its interval, and both are among numbers that can be written.
        #[test]
        fn the_median_lies_in_its_interval(values in prop::collection::vec(0.0..1e300_f64, 1..40)) {
            let got = estimate(&values);
            prop_assert!(got.low <= got.median && got.median <= got.high, "{got:?}");
            prop_assert!(got.low.is_finite() && got.high.is_finite(), "{got:?}");
        }

        /// Other units, same statement.
        #[test]
        fn scaling_values_scales_estimates(
            values in prop::collection::vec(0.001..1e6_f64, 1..40),
            factor in 0.001..1e6_f64,
        ) {
            let scaled: Vec<f64> = values.iter().map(|value| value * factor).collect();
            let (one, other) = (estimate(&values), estimate(&scaled));
            let pairs = [(one.median, other.median), (one.low, other.low), (one.high, other.high)];
            for (a, b) in pairs {
                prop_assert!((a * factor - b).abs() <= 1e-6 * b.abs(), "{one:?} times {factor}: {other:?}");
            }
        }

        /// Runs that are slower make no estimate faster.
        #[test]
        fn larger_values_never_lower_median_or_end(
            values in prop::collection::vec((0.0..1e6_f64, 0.0..1e6_f64), 6..40),
        ) {
            let less: Vec<f64> = values.iter().map(|&(value, _)| value).collect();
            let more: Vec<f64> = values.iter().map(|&(value, added)| value + added).collect();
            let (less, more) = (estimate(&less), estimate(&more));
            prop_assert!(less.median <= more.median && less.low <= more.low && less.high <= more.high);
        }
    }
}
