//! How often verdicts are wrong, and how often they are missing: thousands of comparisons of a policy with itself, and of
//! policies that differ by a known amount. docs/decisions/022-verdicts.md has the figures of [`print_rates`].

use super::estimate::Sample;
use super::noise::Noise;
use super::verdict::{Side, Verdict, judge};

/// The share of comparisons without any difference that may give a verdict.
const WANTED: f64 = 0.001;

/// Metrics of a comparison: as many as there are in the table.
const METRICS: usize = 22;

/// Seeded numbers: splitmix64.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Above 0 and below 1.
    fn unit(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    /// Normally distributed around 0 with deviation 1 (Box and Muller).
    fn normal(&mut self) -> f64 {
        (-2.0 * self.unit().ln()).sqrt() * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// How many events come where so many are expected (Knuth).
    fn poisson(&mut self, expected: f64) -> f64 {
        let (limit, mut product, mut events) = ((-expected).exp(), self.unit(), 0.0);
        while product > limit {
            product *= self.unit();
            events += 1.0;
        }
        events
    }
}

/// How a metric varies from run to run.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// Normally distributed; deviation 1 %, 5 % and 20 % of the mean.
    Normal(f64),
    /// Its logarithm is; deviation as given.
    LogNormal(f64),
    /// The logarithm has heavy tails: Student's distribution with 2 degrees of freedom, times 5 %.
    Heavy,
    /// Every tenth run takes three times as long.
    Spikes,
    /// Two modes 8 % apart, each as likely, and 0.2 % around them.
    NearModes,
    /// Two modes by a factor of 2 apart: worse than any metric here was seen to be.
    FarModes,
    /// A count of things that come at random.
    Count(f64),
    /// A or A + 1, as likely.
    Tie,
    /// 0 in most runs.
    MostlyZero,
    /// The same in every run.
    Constant,
    /// In steps of 2 MiB on 20 MiB: huge pages.
    HugePages,
    /// A time from a histogram with four buckets to a doubling.
    Bucket,
}

impl Kind {
    fn noise(self) -> Noise {
        let absolute = match self {
            Kind::Count(_) | Kind::Tie | Kind::MostlyZero => 1.0,
            Kind::HugePages => 512.0 * 1024.0,
            _ => 0.0,
        };
        Noise { relative: if self == Kind::Bucket { 0.1 } else { 0.01 }, absolute }
    }

    fn draw(self, chance: &mut Chance) -> f64 {
        match self {
            Kind::Normal(deviation) => (1.0 + deviation * chance.normal()).max(0.0),
            Kind::LogNormal(deviation) => (deviation * chance.normal()).exp(),
            Kind::Heavy => {
                let student = chance.normal() / (-chance.unit().ln()).sqrt();
                (0.05 * student).exp()
            }
            Kind::Spikes => {
                let spike = if chance.unit() < 0.1 { 3.0 } else { 1.0 };
                spike * (0.02 * chance.normal()).exp()
            }
            Kind::NearModes => self.mode(chance, 1.08),
            Kind::FarModes => self.mode(chance, 2.0),
            Kind::Count(expected) => chance.poisson(expected),
            Kind::Tie => 12.0 + (chance.next() >> 63) as f64,
            Kind::MostlyZero => {
                if chance.unit() < 0.8 {
                    0.0
                } else {
                    chance.poisson(3.0)
                }
            }
            Kind::Constant => 12.0,
            Kind::HugePages => (20 + 2 * (chance.next() >> 62)) as f64 * 1_048_576.0,
            Kind::Bucket => 2.0_f64.powf((4.0 * (5.0 + 0.1 * chance.normal())).round() / 4.0),
        }
    }

    fn mode(self, chance: &mut Chance, apart: f64) -> f64 {
        let mode = if chance.unit() < 0.5 { 1.0 } else { apart };
        mode * (0.002 * chance.normal()).exp()
    }
}

/// The metrics of a comparison: a mixture of what metrics are like. Two of them have modes.
const MIXTURE: [Kind; METRICS] = [
    Kind::Normal(0.01),
    Kind::Normal(0.05),
    Kind::Normal(0.2),
    Kind::LogNormal(0.005),
    Kind::LogNormal(0.02),
    Kind::LogNormal(0.1),
    Kind::LogNormal(0.5),
    Kind::LogNormal(1.5),
    Kind::Heavy,
    Kind::Heavy,
    Kind::Spikes,
    Kind::Spikes,
    Kind::NearModes,
    Kind::HugePages,
    Kind::Count(2.0),
    Kind::Count(20.0),
    Kind::Count(300.0),
    Kind::Tie,
    Kind::MostlyZero,
    Kind::Constant,
    Kind::Bucket,
    Kind::Bucket,
];

/// What the machine does meanwhile, to all metrics of a run alike.
#[derive(Clone, Copy, Debug)]
enum Drift {
    /// Nothing.
    None,
    /// It gets slower, by so much from one run to the next.
    Steady(f64),
    /// It gets slower once, at some moment, by a tenth.
    Step,
}

/// Interleaved runs: the first contender, the other, the first, ...
fn draw(
    chance: &mut Chance,
    kinds: [Kind; 2],
    factor: f64,
    runs: usize,
    drift: Drift,
) -> [Sample; 2] {
    let step = chance.unit() * 2.0 * runs as f64;
    let mut values = [Vec::new(), Vec::new()];
    for at in 0..2 * runs {
        let side = at % 2;
        let machine = match drift {
            Drift::None => 1.0,
            Drift::Steady(share) => 1.0 + share * at as f64,
            Drift::Step => {
                if at as f64 > step {
                    1.1
                } else {
                    1.0
                }
            }
        };
        let own = if side == 1 { factor } else { 1.0 };
        values[side].push((at as u32 / 2 + 1, kinds[side].draw(chance) * machine * own));
    }
    values.map(Sample::new)
}

/// Whether a verdict is given on two samples, and which.
fn verdict([first, other]: &[Sample; 2], noise: Noise, tests: usize) -> Verdict {
    let estimates = [first, other].map(|sample| sample.estimate(noise).expect("values"));
    let side = |sample, estimate| Side { sample, estimate };
    judge(side(first, &estimates[0]), side(other, &estimates[1]), noise, tests).verdict
}

/// How many of so many comparisons of a policy with itself give a verdict, in any metric.
fn false_verdicts(kinds: &[Kind], runs: usize, drift: Drift, comparisons: u32, seed: u64) -> u32 {
    let mut chance = Chance(seed);
    let mut wrong = 0;
    for _ in 0..comparisons {
        let any = kinds.iter().fold(false, |any, &kind| {
            let samples = draw(&mut chance, [kind; 2], 1.0, runs, drift);
            any | is_verdict(verdict(&samples, kind.noise(), METRICS))
        });
        wrong += u32::from(any);
    }
    wrong
}

fn is_verdict(verdict: Verdict) -> bool {
    !matches!(verdict, Verdict::NoVerdict { .. })
}

/// Of so many comparisons with a true ratio, how many see it.
fn power(kind: Kind, ratio: f64, runs: usize, comparisons: u32, tests: usize) -> f64 {
    let mut chance = Chance(7);
    let want = if ratio < 1.0 { Verdict::Lower } else { Verdict::Higher };
    let seen = (0..comparisons).filter(|_| {
        let samples = draw(&mut chance, [kind; 2], ratio, runs, Drift::None);
        verdict(&samples, kind.noise(), tests) == want
    });
    seen.count() as f64 / f64::from(comparisons)
}

const DRIFTS: [Drift; 4] = [Drift::None, Drift::Steady(0.002), Drift::Steady(0.02), Drift::Step];

/// The level holds for a mixture of metrics, whatever the number of runs and the drift. 24,000 comparisons of 22 metrics.
#[test]
fn a_policy_does_not_differ_from_itself() {
    const EACH: u32 = 2000;
    for runs in [3, 5, 10] {
        let mut wrong = 0;
        for (seed, drift) in (1..).zip(DRIFTS) {
            wrong += false_verdicts(&MIXTURE, runs, drift, EACH, seed);
        }
        let all = f64::from(EACH) * DRIFTS.len() as f64;
        assert!(f64::from(wrong) <= WANTED * all, "{wrong} of {all} comparisons with {runs} runs");
    }
}

/// Two modes that are far apart are what a few runs cannot see through; the rate is that of a coin, and it is known.
#[test]
fn far_modes_deceive_no_more_often_than_coins() {
    for (runs, bound) in [(5, 2.0 * 0.5_f64.powi(10)), (8, 2.0 * 0.5_f64.powi(16))] {
        let wrong = false_verdicts(&[Kind::FarModes], runs, Drift::None, 20_000, 3);
        let expected = 20_000.0 * bound;
        let most = expected + 4.0 * expected.sqrt() + 1.0;
        assert!(f64::from(wrong) <= most, "{wrong} with {runs} runs, at most {most} expected");
    }
}

/// What is there is seen.
#[test]
fn differences_are_seen() {
    let cases = [
        // (case, kind, ratio, runs, tests, seen at least so often)
        ("90 and 20 MiB, five runs", Kind::Normal(0.01), 20.0 / 90.0, 5, 22, 1.0),
        ("the same, six policies", Kind::Normal(0.01), 20.0 / 90.0, 5, 110, 1.0),
        ("the same, three runs", Kind::Normal(0.01), 20.0 / 90.0, 3, 22, 0.9),
        ("a fifth less", Kind::Normal(0.01), 0.8, 5, 22, 0.99),
        ("a tenth more, ten runs", Kind::Normal(0.01), 1.1, 10, 22, 0.99),
        ("twice as much, noisy", Kind::LogNormal(0.1), 2.0, 5, 22, 0.6),
        ("twice as much, noisy, ten runs", Kind::LogNormal(0.2), 2.0, 10, 22, 0.9),
    ];
    for (case, kind, ratio, runs, tests, least) in cases {
        let seen = power(kind, ratio, runs, 1000, tests);
        assert!(seen >= least, "{case}: {seen}");
    }
}

/// Of normally distributed values, hardly any are said to stand out, and the interval has the median in it.
#[test]
fn estimates_of_normal_values_hold() {
    let mut chance = Chance(11);
    for runs in [2, 3, 4, 5, 6, 7, 10, 20] {
        let (mut flagged, mut missed) = (0, 0);
        for _ in 0..4000 {
            let kind = Kind::Normal(0.03);
            let [sample, _] = draw(&mut chance, [kind; 2], 1.0, runs, Drift::None);
            let estimate = sample.estimate(kind.noise()).expect("values");
            flagged += u32::from(!estimate.outliers.is_empty());
            missed += u32::from(estimate.low > 1.0 || estimate.high < 1.0);
        }
        assert!(flagged <= 80, "{runs} runs: {flagged} of 4000 samples with outliers");
        assert!(missed <= 240, "{runs} runs: {missed} of 4000 intervals without the median");
    }
}

/// Prints the figures of docs/decisions/022-verdicts.md, of a few comparisons only unless it is told how many:
/// `BURROW_COMPARISONS=6000 cargo test -p burrow-lab print_rates -- --nocapture` takes five minutes.
#[test]
fn print_rates() {
    let each = std::env::var("BURROW_COMPARISONS").ok();
    let each: u32 = each.map_or(10, |each| each.parse().expect("a number of comparisons"));
    println!("comparisons of a policy with itself that give any verdict, of {each}:");
    for runs in [3, 4, 5, 6, 7, 10, 20] {
        let wrong = DRIFTS.map(|drift| false_verdicts(&MIXTURE, runs, drift, each, runs as u64));
        println!("  {runs} runs, by drift: {wrong:?}");
    }
    println!("metrics of one kind, 22 each, no drift, of {each}:");
    let mut kinds = MIXTURE.to_vec();
    kinds.dedup();
    kinds.push(Kind::FarModes);
    for kind in kinds {
        let rate = |runs| false_verdicts(&[kind; METRICS], runs, Drift::None, each, 9);
        println!("  {kind:?}: {:?}", [3, 5, 10].map(rate));
    }
    println!("share of comparisons that see a ratio:");
    for (kind, ratio) in [
        (Kind::Normal(0.01), 20.0 / 90.0),
        (Kind::LogNormal(0.05), 20.0 / 90.0),
        (Kind::Normal(0.01), 0.8),
        (Kind::Normal(0.01), 0.95),
        (Kind::LogNormal(0.05), 0.8),
        (Kind::LogNormal(0.1), 0.5),
        (Kind::Heavy, 0.5),
        (Kind::Bucket, 0.5),
        (Kind::Count(300.0), 0.8),
    ] {
        let seen = [3, 4, 5, 7, 10, 20].map(|runs| power(kind, ratio, runs, each, METRICS));
        let six = power(kind, ratio, 5, each, 5 * METRICS);
        println!("  {kind:?} x {ratio:.2}: {seen:?}; 5 runs of 6 policies {six:?}");
    }
}
