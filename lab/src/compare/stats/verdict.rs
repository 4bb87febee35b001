//! Whether a contender differs from the first one in a metric.
//!
//! A verdict is given only if all of these hold; docs/decisions/022-verdicts.md has the reasons and what a simulation says of them:
//! (V1) each side has [`FEWEST`] runs; (V2) the intervals of the medians do not overlap; (V3) the medians differ by what is
//! relevant with so many runs ([`relevant`]); (V4) Welch's t test on logarithms, with no spread below the metric's [`Noise`], is
//! significant at [`LEVEL`] divided by the number of tests that the comparison makes.
//!
//! Next to read: `simulation.rs` (how often verdicts are wrong, and how often missing).

#![forbid(unsafe_code)]

use serde::{Deserialize, Serialize};
use statrs::function::beta::beta_reg;

use super::estimate::{Estimate, Sample};
use super::noise::Noise;

/// The probability that a comparison without any difference in it gives a verdict, all its metrics and contenders taken together, as far
/// as Student's distribution knows. One in a thousand is what is wanted; half of it makes up for metrics that are not distributed normally.
pub const LEVEL: f64 = 0.0005;

/// Runs of each side without which no verdict is given: two have no spread that could be believed.
pub const FEWEST: usize = 3;

/// Below this share a difference is of no interest however certain it is.
pub const RELEVANT: f64 = 0.02;

/// The most runs that are recommended: who needs more is after a difference that is not worth the time.
const MOST_RECOMMENDED: usize = 60;

/// What can be said of a contender and a metric against the first contender.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Against {
    /// Whether it differs.
    pub verdict: Verdict,
    /// Its median divided by the first one's; none if that is 0.
    pub ratio: Option<Ratio>,
    /// How probable so large a difference of means is without any in truth, before any correction; none if there are too few runs.
    pub p: Option<f64>,
    /// With about so many runs of each a verdict may be expected, should medians and spreads stay; none where there
    /// is a verdict, or where no reasonable number would do.
    pub runs_needed: Option<u32>,
}

/// Whether a contender differs from the first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It has less.
    Lower,
    /// It has more.
    Higher,
    /// That cannot be said.
    NoVerdict {
        /// Why not.
        why: Why,
    },
}

/// Why there is no verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The intervals overlap.
    Overlap,
    /// The intervals do not overlap, but so few runs may do so by chance.
    TooFewRuns,
    /// The difference is too small to be of interest: certainly if the ratio's interval says so, else by what was seen.
    TooSmall,
}

/// A ratio of medians, with the interval that has the true one in it 95 times in 100.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ratio {
    /// The ratio.
    pub ratio: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end; none if the divisor may be 0.
    pub high: Option<f64>,
}

/// The difference of medians, as a share of the smaller one, that verdicts need with so many runs.
///
/// A metric may have two modes (a huge page, one collection more), each as likely as the other. n and n runs then fall apart, one side
/// in each mode, with a probability of 2^(1-2n): 3 %, 0.8 %, 0.2 %, 0.05 %, 0.01 %. No test sees that from the runs alone, so few
/// runs give verdicts only where the modes would have to be far apart; three, only where one side has four times as much.
#[must_use]
pub fn relevant(runs: usize) -> f64 {
    match runs {
        0..=3 => 3.0,
        4 => 0.25,
        5 => 0.1,
        6 => 0.05,
        _ => RELEVANT,
    }
}

/// One side of a test.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side<'s> {
    /// Its values.
    pub sample: &'s Sample,
    /// What they say.
    pub estimate: &'s Estimate,
}

/// What can be said of the contender `other` against the `first`; the comparison makes so many tests.
pub(super) fn judge(first: Side, other: Side, noise: Noise, tests: usize) -> Against {
    let ratio = Ratio::of(first.estimate, other.estimate);
    let fewest = first.sample.n().min(other.sample.n());
    let no = |why, runs_needed, p| {
        let verdict = Verdict::NoVerdict { why };
        Against { verdict, ratio, p, runs_needed }
    };
    if fewest < FEWEST {
        return no(Why::TooFewRuns, Some(FEWEST as u32), None);
    }
    let spread = Spread::of(first.sample, other.sample, noise);
    let level = LEVEL / tests.max(1) as f64;
    let p = spread.p(None);
    let (a, b) = (first.estimate, other.estimate);
    let alike = a.low == a.high && b.low == b.high && a.low == b.low;
    if alike || ratio.is_some_and(Ratio::is_surely_small) {
        return no(Why::TooSmall, None, Some(p));
    }
    let needed = || spread.runs_needed(fewest, difference(a, b), level);
    if a.low <= b.high && b.low <= a.high {
        return no(Why::Overlap, needed(), Some(p));
    }
    if difference(a, b) < RELEVANT {
        return no(Why::TooSmall, None, Some(p));
    }
    if difference(a, b) < relevant(fewest) || p >= level {
        return no(Why::TooFewRuns, needed(), Some(p));
    }
    let verdict = if b.median < a.median { Verdict::Lower } else { Verdict::Higher };
    Against { verdict, ratio, p: Some(p), runs_needed: None }
}

/// The difference of two medians as a share of the smaller one; infinite if only one of them is 0.
fn difference(a: &Estimate, b: &Estimate) -> f64 {
    let (less, more) = (a.median.min(b.median), a.median.max(b.median));
    if more == less {
        0.0
    } else if less <= 0.0 {
        f64::INFINITY
    } else {
        more / less - 1.0
    }
}

impl Ratio {
    /// Of two medians, `other` divided by `first`.
    ///
    /// The interval is put together from theirs, in logarithms (MOVER: Zou and Donner, Statistics in Medicine 27, 2008): the
    /// distances of ends from medians add up as deviations do. It excludes 1 whenever the two intervals do not overlap.
    fn of(first: &Estimate, other: &Estimate) -> Option<Ratio> {
        if first.median <= 0.0 || other.median < 0.0 {
            return None;
        }
        let ratio = other.median / first.median;
        if other.median == 0.0 {
            let high = (first.low > 0.0).then(|| other.high / first.low);
            return Some(Ratio { ratio, low: 0.0, high });
        }
        let away = |median: f64, end: f64| (median / end).ln();
        let down = away(other.median, other.low.max(0.0)).hypot(away(first.median, first.high));
        let up = away(other.median, other.high).hypot(away(first.median, first.low.max(0.0)));
        let high = ratio * up.exp();
        Some(Ratio { ratio, low: ratio * (-down).exp(), high: high.is_finite().then_some(high) })
    }

    /// Whether any ratio in the interval is too close to 1 to be of interest.
    fn is_surely_small(self) -> bool {
        let closest = 1.0 / (1.0 + RELEVANT);
        self.low > closest && self.high.is_some_and(|high| high < 1.0 + RELEVANT)
    }
}

/// Means and variances of two sides: logarithms' where all values are above 0, so that a share counts the same at any size.
#[derive(Clone, Copy, Debug)]
struct Spread {
    /// How far apart the means are.
    apart: f64,
    sides: [Variance; 2],
}

#[derive(Clone, Copy, Debug)]
struct Variance {
    n: usize,
    /// As the values say.
    seen: f64,
    /// The same, but at least the noise there always is.
    believed: f64,
}

impl Spread {
    fn of(first: &Sample, other: &Sample, noise: Noise) -> Spread {
        let logs = first.is_positive() && other.is_positive();
        let [(mean, a), (other_mean, b)] = [first, other].map(|sample| {
            let n = sample.n();
            let scale = |value: f64| if logs { value.ln() } else { value };
            let mean = sample.values().map(scale).sum::<f64>() / n as f64;
            let squares = sample.values().map(|value| (scale(value) - mean).powi(2));
            let seen = squares.sum::<f64>() / (n - 1) as f64;
            let floor = if logs { noise.share(mean.exp()) } else { noise.around(mean) };
            (mean, Variance { n, seen, believed: seen.max(floor.powi(2)) })
        });
        Spread { apart: (mean - other_mean).abs(), sides: [a, b] }
    }

    /// The probability of means so far apart, or farther, if in truth they are not: by Welch's test, with `runs` on each side in place of
    /// those that were made if that is asked.
    ///
    /// The degrees of freedom come from the variances that were seen. Believing in more variance only makes this larger.
    fn p(&self, runs: Option<usize>) -> f64 {
        let n = |side: &Variance| runs.unwrap_or(side.n) as f64;
        let sum = |of: fn(&Variance, f64) -> f64| -> f64 {
            self.sides.iter().map(|side| of(side, n(side))).sum()
        };
        if self.apart == 0.0 {
            return 1.0;
        }
        let t_squared = self.apart.powi(2) / sum(|side, n| side.believed / n);
        let error = sum(|side, n| side.seen / n);
        let freedom = if error > 0.0 {
            error.powi(2) / sum(|side, n| (side.seen / n).powi(2) / (n - 1.0))
        } else {
            sum(|_, n| n - 1.0)
        };
        // Both tails of Student's distribution.
        let p = beta_reg(freedom / 2.0, 0.5, freedom / (freedom + t_squared));
        if p.is_nan() { 1.0 } else { p }
    }

    /// The fewest runs, more than there are, with which these means and variances would make a verdict.
    fn runs_needed(&self, now: usize, difference: f64, level: f64) -> Option<u32> {
        (now + 1..=MOST_RECOMMENDED)
            .find(|&runs| difference >= relevant(runs) && self.p(Some(runs)) < level)
            .map(|runs| runs as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOISE: Noise = Noise { relative: 0.01, absolute: 0.0 };
    const COUNTED: Noise = Noise { relative: 0.01, absolute: 1.0 };
    /// Metrics of a comparison.
    const TESTS: usize = 22;

    fn against(first: &[f64], other: &[f64], noise: Noise) -> Against {
        let [first, other] =
            [first, other].map(|values| Sample::new((1..).zip(values.iter().copied())));
        let estimates = [&first, &other].map(|sample| sample.estimate(noise).expect("values"));
        judge(
            Side { sample: &first, estimate: &estimates[0] },
            Side { sample: &other, estimate: &estimates[1] },
            noise,
            TESTS,
        )
    }

    #[test]
    fn verdicts() {
        use Verdict::{Higher, Lower, NoVerdict};
        let no = |why| NoVerdict { why };
        let mib = 1_048_576.0;
        let resident = Noise { relative: 0.01, absolute: 0.5 * mib };
        /// Case, noise of the metric, values of the first contender and of the other.
        type Case<'c> = (&'c str, Noise, &'c [f64], &'c [f64], Verdict);
        let cases: &[Case] = &[
            (
                "a huge difference, three runs",
                resident,
                &[90.0 * mib, 91.0 * mib, 89.5 * mib],
                &[20.0 * mib, 20.2 * mib, 19.8 * mib],
                Lower,
            ),
            ("and up", NOISE, &[1.0, 1.01, 0.99, 1.0, 1.0], &[1.5, 1.51, 1.52, 1.5, 1.5], Higher),
            ("two runs", NOISE, &[90.0, 91.0], &[20.0, 20.0], no(Why::TooFewRuns)),
            ("the same", NOISE, &[90.0, 91.0, 89.0], &[90.0, 91.0, 89.0], no(Why::Overlap)),
            ("no spread at all", NOISE, &[5.0; 3], &[5.0; 3], no(Why::TooSmall)),
            ("apart by little", NOISE, &[5.0; 9], &[5.05; 9], no(Why::TooSmall)),
            ("two modes", NOISE, &[5.0; 5], &[5.4; 5], no(Why::TooFewRuns)),
            ("a count of one more", COUNTED, &[4.0; 9], &[5.0; 9], no(Why::TooFewRuns)),
            ("a count of twice as much", COUNTED, &[12.0; 5], &[24.0; 5], Higher),
            ("nothing and nothing", COUNTED, &[0.0; 5], &[0.0; 5], no(Why::TooSmall)),
            ("nothing and something", COUNTED, &[0.0; 5], &[90.0, 95.0, 80.0, 99.0, 90.0], Higher),
            ("something and nothing", COUNTED, &[90.0, 95.0, 80.0, 99.0, 90.0], &[0.0; 5], Lower),
            ("nothing and hardly any", COUNTED, &[0.0; 5], &[1.0; 5], no(Why::TooFewRuns)),
            ("one run that is off", NOISE, &[1.0; 5], &[1.0, 1.0, 9.0, 1.0, 1.0], no(Why::Overlap)),
        ];
        for &(case, noise, first, other, want) in cases {
            let got = against(first, other, noise);
            assert_eq!(got.verdict, want, "{case}: {got:?}");
        }
    }

    #[test]
    fn ratios_come_with_intervals_and_zeros_without() {
        let halved =
            against(&[100.0, 101.0, 99.0, 100.0, 102.0], &[50.0, 51.0, 49.0, 50.0, 50.0], NOISE);
        let ratio = halved.ratio.expect("both above 0");
        assert!((ratio.ratio - 0.5).abs() < 1e-9, "{ratio:?}");
        assert!(
            0.45 < ratio.low && ratio.low < 0.5 && ratio.high.is_some_and(|h| h < 0.55),
            "{ratio:?}"
        );
        assert_eq!(against(&[0.0; 5], &[5.0; 5], NOISE).ratio, None);
        let gone = against(&[5.0; 5], &[0.0; 5], NOISE).ratio.expect("divided by what is above 0");
        assert_eq!(gone, Ratio { ratio: 0.0, low: 0.0, high: Some(0.0) });
        let unknown = against(&[0.0, 1.0, 2.0, 3.0, 1.0], &[5.0; 5], NOISE).ratio.expect("a ratio");
        assert_eq!(unknown.high, None, "the divisor may be 0");
    }

    #[test]
    fn what_is_missing_is_told_in_runs() {
        let few = against(&[5.0, 5.01, 4.99, 5.0, 5.0], &[5.4, 5.41, 5.39, 5.4, 5.4], NOISE);
        assert_eq!(few.runs_needed, Some(6));
        let noisy = against(&[5.0, 6.0, 4.0, 5.5, 4.5], &[6.5, 7.5, 5.5, 7.0, 6.0], NOISE);
        assert!(noisy.runs_needed.is_some_and(|runs| runs > 8), "{noisy:?}");
        let same = against(&[5.0, 6.0, 4.0, 5.5, 4.5], &[5.0, 6.1, 4.0, 5.5, 4.5], NOISE);
        assert_eq!(same.runs_needed, None);
        assert_eq!(against(&[5.0; 2], &[9.0; 2], NOISE).runs_needed, Some(3));
    }

    proptest! {
        /// No verdict where intervals overlap; the ratio's interval excludes 1 where there is one; and who is asked first
        /// changes nothing but the direction.
        #[test]
        fn verdicts_agree_with_what_is_shown(
            first in prop::collection::vec(0.0..100.0_f64, 3..12),
            other in prop::collection::vec(50.0..900.0_f64, 3..12),
        ) {
            let (one, two) = (against(&first, &other, NOISE), against(&other, &first, NOISE));
            let mirrored = match two.verdict {
                Verdict::Lower => Verdict::Higher,
                Verdict::Higher => Verdict::Lower,
                none => none,
            };
            prop_assert_eq!(one.verdict, mirrored);
            if let (Verdict::Higher, Some(ratio)) = (one.verdict, one.ratio) {
                prop_assert!(ratio.low > 1.0, "{ratio:?}");
            }
            if let (Verdict::Lower, Some(ratio)) = (one.verdict, one.ratio) {
                prop_assert!(ratio.high.is_some_and(|high| high < 1.0), "{ratio:?}");
            }
        }
    }
}
