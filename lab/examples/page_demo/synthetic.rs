//! Made-up comparisons whose curves look like real ones: a program that loads, idles, has a burst and idles again, under a toy model of each policy.
//!
//! Used by the example beside it and by the tests of the page. Nothing here is a measurement. The same calls give the same figures.

use std::collections::BTreeMap;

use burrow_lab::compare::metric;
use burrow_lab::compare::page::{Interval, Point, Row, Sweep, Tone};
use burrow_lab::compare::record::{
    Comparison, Contestant, Engine, Head, Machine, Mark, MarkKind, Outcome, Quantity, Run, SCHEMA,
    Series, VERSION,
};

const MIB: f64 = 1024.0 * 1024.0;

/// How a policy behaves, roughly.
#[derive(Clone, Copy)]
pub struct Policy {
    /// Its label.
    pub label: &'static str,
    /// Seconds in which free pages go down to 1/e; 0 for at once.
    decay_s: f64,
    /// The same from muzzy to released; 0 where pages are never muzzy.
    muzzy_s: f64,
    /// Bytes above this share of the goal go back; the rest stays.
    keep: f64,
}

const fn policy(label: &'static str, decay_s: f64, muzzy_s: f64, keep: f64) -> Policy {
    Policy { label, decay_s, muzzy_s, keep }
}

/// Eight policies.
pub const POLICIES: [Policy; 8] = [
    policy("go", 8.0, 0.0, 1.1),
    policy("decay:dirty=10s", 5.0, 0.0, 0.0),
    policy("decay:dirty=1s", 0.5, 0.0, 0.0),
    policy("decay:dirty=5s,muzzy=10s", 2.5, 5.0, 0.0),
    policy("eager", 0.0, 0.0, 0.0),
    policy("hold", 1e9, 0.0, 0.0),
    policy("go,gogc=50", 8.0, 0.0, 0.8),
    policy("decay:dirty=60s,bg", 30.0, 0.0, 0.0),
];

/// A comparison of `policies`, `runs` runs each, of `seconds` seconds, sampled each `step` seconds.
pub fn comparison(policies: &[Policy], runs: u32, seconds: f64, step: f64) -> Comparison {
    let contenders = policies
        .iter()
        .map(|policy| Contestant { label: policy.label.into(), engine: Engine::Burrow })
        .collect();
    let all = (1..=runs).flat_map(|number| (0..policies.len()).map(move |index| (number, index)));
    Comparison {
        head: head(contenders, runs),
        runs: all
            .map(|(number, index)| run(policies[index], index, number, seconds, step))
            .collect(),
    }
}

/// A head with a made-up machine.
pub fn head(contenders: Vec<Contestant>, runs: u32) -> Head {
    Head {
        schema: SCHEMA.into(),
        version: VERSION,
        burrow: "0.1.0".into(),
        started_s: 1_795_000_000,
        program: "examples/sessions.go".into(),
        args: vec!["-burst".into(), "300MiB".into()],
        contenders,
        runs,
        machine: machine(),
    }
}

fn machine() -> Machine {
    Machine {
        cpu: "Made-up Processor 3000".into(),
        cpus: 4,
        memory_bytes: 16 << 30,
        kernel: "6.12.9".into(),
        huge_pages: "madvise".into(),
        overcommit: "0".into(),
        page_bytes: 4096,
        load: 0.08,
        go: None,
    }
}

/// Live bytes at a share of the run.
fn wanted(share: f64) -> f64 {
    let burst = (-((share - 0.45) / 0.06).powi(2)).exp();
    let load = (share / 0.15).min(1.0);
    let session = 12.0 * (share * 40.0).sin();
    (60.0 * load + 240.0 * burst + session * load) * MIB
}

struct Random(u64);

impl Random {
    /// Evenly from -1 to 1.
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    }
}

/// The heap of the toy model, in bytes.
#[derive(Default)]
struct Heap {
    live: f64,
    goal: f64,
    in_use: f64,
    dirty: f64,
    muzzy: f64,
    released: f64,
    faults: f64,
    returned: f64,
    calls: f64,
    cycles: f64,
}

impl Heap {
    /// Moves `in_use`: what grows comes from dirty, muzzy, then released pages; what shrinks becomes dirty.
    fn fit(&mut self, in_use: f64) {
        let mut need = in_use - self.in_use;
        self.in_use = in_use;
        if need < 0.0 {
            self.dirty -= need;
            return;
        }
        for pages in [&mut self.dirty, &mut self.muzzy] {
            let taken = need.min(*pages);
            *pages -= taken;
            need -= taken;
        }
        self.released = (self.released - need).max(0.0);
        self.faults += need / 4096.0;
    }

    /// Gives back what the policy says; the bytes that left `dirty`.
    fn give_back(&mut self, policy: Policy, step: f64) -> f64 {
        let stays = (policy.keep * self.goal - self.in_use).max(0.0);
        let above = (self.dirty - stays).max(0.0);
        let part = if policy.decay_s == 0.0 { 1.0 } else { 1.0 - (-step / policy.decay_s).exp() };
        let gone = above * part;
        self.dirty -= gone;
        if policy.muzzy_s > 0.0 {
            let away = self.muzzy * (1.0 - (-step / policy.muzzy_s).exp());
            self.muzzy += gone - away;
            self.released += away;
        } else {
            self.released += gone;
        }
        self.returned += gone;
        self.calls += (gone / (64.0 * 1024.0)).ceil().min(40.0);
        gone
    }
}

/// One run.
fn run(policy: Policy, contender: usize, number: u32, seconds: f64, step: f64) -> Run {
    let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ (u64::from(number) << 32 | contender as u64));
    let mut heap = Heap { goal: 4.0 * MIB, released: 60.0 * MIB, ..Heap::default() };
    let (mut outside, mut inside, mut marks) = (Series::default(), Series::default(), Vec::new());
    let mut marked = 0.0;
    for index in 0..(seconds / step) as u64 {
        let jitter = (random.next() * step * 1e5) as i64;
        let at_us = (index as f64 * step * 1e6) as u64 + jitter.unsigned_abs();
        let share = index as f64 * step / seconds;
        let rate = (30.0 + 8.0 * random.next()) * MIB * (60.0 / seconds);
        heap.live += rate * step + (wanted(share) - marked).max(0.0) * 0.5;
        marked += (wanted(share) - marked).max(0.0) * 0.5;
        if heap.live > heap.goal {
            marked = wanted(share) * (1.0 + 0.02 * random.next());
            heap.live = marked;
            heap.goal = (2.0 * marked).max(4.0 * MIB);
            heap.cycles += 1.0;
            marks.push(Mark { at_us, kind: MarkKind::Collection, bytes: marked as u64 });
        }
        heap.fit((heap.live * 1.07 + 0.6 * MIB).max(heap.in_use - 400.0 * MIB * step));
        let gone = heap.give_back(policy, step);
        if gone > 256.0 * 1024.0 {
            marks.push(Mark { at_us, kind: MarkKind::Release, bytes: gone as u64 });
        }
        sample(&mut outside, &mut inside, at_us, &heap, &mut random);
    }
    Run {
        contender,
        number,
        outcome: Outcome::Done,
        metrics: metrics(&outside, &inside, &heap, seconds, policy, &mut random),
        outside,
        inside,
        marks,
    }
}

fn sample(outside: &mut Series, inside: &mut Series, at_us: u64, heap: &Heap, random: &mut Random) {
    let other = 3.0 * MIB + random.next() * 0.1 * MIB;
    let rss = heap.in_use + heap.dirty + heap.muzzy + other + 6.0 * MIB;
    let rss = (rss * (1.0 + 0.003 * random.next()) / 4096.0).floor() * 4096.0;
    let put = |series: &mut Series, quantity, bytes: f64| {
        series.columns.entry(quantity).or_default().push(bytes.max(0.0) as u64);
    };
    outside.at_us.push(at_us);
    put(outside, Quantity::Rss, rss);
    put(outside, Quantity::LazyFree, heap.muzzy);
    put(outside, Quantity::Huge, (rss * 0.3 / (2.0 * MIB)).floor() * 2.0 * MIB);
    inside.at_us.push(at_us);
    put(inside, Quantity::Live, heap.live);
    put(inside, Quantity::Goal, heap.goal);
    put(inside, Quantity::Limit, 768.0 * MIB);
    put(inside, Quantity::InUse, heap.in_use);
    put(inside, Quantity::Other, other);
    put(inside, Quantity::Dirty, heap.dirty);
    put(inside, Quantity::Muzzy, heap.muzzy);
    put(inside, Quantity::Released, heap.released);
}

fn metrics(
    outside: &Series,
    inside: &Series,
    heap: &Heap,
    seconds: f64,
    policy: Policy,
    random: &mut Random,
) -> BTreeMap<String, f64> {
    let mean = |column: &[u64]| column.iter().sum::<u64>() as f64 / column.len().max(1) as f64;
    let rss = &outside.columns[&Quantity::Rss];
    let live = mean(&inside.columns[&Quantity::Live]);
    let tail = &rss[rss.len() - rss.len() / 20 - 1..];
    let cpu = seconds * 0.4 + heap.faults * 4e-6 + heap.calls * 2e-5;
    let mut noisy = |value: f64| value * (1.0 + 0.01 * random.next());
    [
        ("rss.peak", rss.iter().max().map_or(0.0, |&most| most as f64)),
        ("rss.integral", mean(rss) * seconds),
        ("rss.above_live", (mean(rss) - live) * seconds),
        ("rss.tail", mean(tail)),
        ("rss.half", noisy(policy.decay_s.min(seconds) * 0.7)),
        ("rss.mean", mean(rss)),
        ("limit.over", 0.0),
        ("faults.minor", noisy(20_000.0 + heap.faults)),
        ("faults.retaken", heap.faults),
        ("returns.calls", heap.calls),
        ("returns.released", heap.returned),
        ("cpu.total", noisy(cpu)),
        ("cpu.policy", noisy(heap.calls * 2e-5)),
        ("cpu.gc", noisy(heap.cycles * 0.02)),
        ("gc.cycles", heap.cycles),
        ("latency.p50", noisy(38e-9)),
        ("latency.p99", noisy(900e-9 + heap.faults * 2e-11)),
        ("latency.p999", noisy(20e-6 + heap.faults * 1e-9)),
        ("latency.max", noisy(0.002)),
        ("time.run", noisy(seconds)),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

/// A summary: medians, and the least and greatest value as the interval. Real ones come from real statistics.
pub fn rows(comparison: &Comparison) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for metric in metric::METRICS {
        let first = values(comparison, 0, metric.name);
        for contender in 0..comparison.head.contenders.len() {
            let all = values(comparison, contender, metric.name);
            let (Some(&low), Some(&high)) = (all.first(), all.last()) else { continue };
            let median = all[all.len() / 2];
            let (verdict, tone) = verdict(contender, &first, median, low, high);
            let outliers = usize::from(contender == 2 && metric.name == "cpu.total");
            let metric = metric.name.to_owned();
            rows.push(Row { metric, contender, median, low, high, outliers, verdict, tone });
        }
    }
    rows
}

fn values(comparison: &Comparison, contender: usize, metric: &str) -> Vec<f64> {
    let runs = comparison.runs.iter().filter(|run| run.contender == contender && run.counts());
    let mut values: Vec<f64> = runs.filter_map(|run| run.metrics.get(metric).copied()).collect();
    values.sort_by(f64::total_cmp);
    values
}

fn verdict(contender: usize, first: &[f64], median: f64, low: f64, high: f64) -> (String, Tone) {
    let middle = first.get(first.len() / 2).copied().unwrap_or(0.0);
    let apart = |low: f64, high: f64| {
        first.first().is_some_and(|&least| high < least)
            || first.last().is_some_and(|&most| low > most)
    };
    if contender == 0 {
        (String::new(), Tone::Baseline)
    } else if middle == 0.0 || !apart(low, high) {
        ("no difference seen".into(), Tone::Unclear)
    } else {
        let percent = (median / middle - 1.0) * 100.0;
        let sign = if percent < 0.0 { '\u{2212}' } else { '+' };
        let tone = if percent < 0.0 { Tone::Less } else { Tone::More };
        (format!("{sign}{:.1} % (p = 0.008)", percent.abs()), tone)
    }
}

/// A sweep over two settings.
pub fn sweep() -> Sweep {
    let mut random = Random(42);
    let mut points = Vec::new();
    for gogc in [25, 50, 100, 200, 400] {
        for (policy, cost, memory) in [
            ("go", 1.0, 1.0),
            ("decay:dirty=10s", 0.98, 1.12),
            ("decay:dirty=1s", 1.08, 0.82),
            ("eager", 1.3, 0.75),
        ] {
            let cpu = (14.0 + 400.0 / f64::from(gogc)) * cost * (1.0 + 0.02 * random.next());
            let held = (4.0 + f64::from(gogc) * 0.05)
                * memory
                * 1024.0
                * MIB
                * (1.0 + 0.03 * random.next());
            let around = |value: f64, part: f64| Interval {
                median: value,
                low: value * (1.0 - part),
                high: value * (1.0 + part),
            };
            let note = if gogc == 400 && policy == "go" { "1 of 5 runs failed" } else { "" };
            points.push(Point {
                label: format!("{policy} gogc={gogc}"),
                x: around(cpu, 0.015),
                y: around(held, 0.03),
                note: note.into(),
            });
        }
    }
    Sweep {
        program: "examples/sessions.go".into(),
        burrow: "0.1.0".into(),
        started_s: 1_795_000_000,
        machine: machine(),
        x: *metric::by_name("cpu.total").expect("a metric of the table"),
        y: *metric::by_name("rss.integral").expect("a metric of the table"),
        points,
    }
}
