//! The metrics of a run, from what was seen of it and what it told.
//!
//! Called by `child.rs`. Pure arithmetic over series; a figure that could not be seen is left out (R2 of `record.rs`).
//!
//! Locks: none. Next to read: `metric.rs` (what each one means).

#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use super::reap::Reaped;
use super::record::{Quantity, Series};
use super::told::Told;

/// An OS page, the unit in which pages are faulted in.
const OS_PAGE: f64 = 4096.0;
/// What lies within this part of the way from the end's level to the peak is near the peak.
const NEAR_PEAK: f64 = 0.95;
/// A fall by less than this part of the peak is none: nothing was to go.
const LEAST_FALL: f64 = 0.05;
/// The end of a run: its last twentieth.
const TAIL: f64 = 0.05;

/// What an allocation of the fast path takes, which is not timed: some twenty instructions and their misses.
const FAST_PATH_NS: u64 = 10;

/// What is known of a run that has ended.
pub struct Seen<'a> {
    /// From outside.
    pub outside: &'a Series,
    /// The most that was resident.
    pub peak: u64,
    /// From inside; nothing of a run of Go.
    pub told: Option<&'a Told>,
    /// What the kernel says at the end.
    pub reaped: &'a Reaped,
    /// From start to end, in seconds.
    pub seconds: f64,
}

/// The metrics of a run by name.
#[must_use]
pub fn metrics(seen: &Seen<'_>) -> BTreeMap<String, f64> {
    let mut metrics = Metrics::default();
    metrics.put("time.run", seen.seconds);
    metrics.put("cpu.total", seen.reaped.cpu_seconds);
    metrics.put("faults.minor", seen.reaped.minor_faults as f64);
    resident(&mut metrics, seen);
    if let Some(told) = seen.told {
        costs(&mut metrics, told);
        latencies(&mut metrics, told);
        over_limit(&mut metrics, told);
    }
    metrics.0
}

#[derive(Default)]
struct Metrics(BTreeMap<String, f64>);

impl Metrics {
    fn put(&mut self, name: &'static str, value: f64) {
        debug_assert!(super::metric::by_name(name).is_some(), "{name} is in the table");
        self.0.insert(name.to_owned(), value);
    }
}

/// What follows from resident memory.
fn resident(metrics: &mut Metrics, seen: &Seen<'_>) {
    let Some(rss) = seen.outside.columns.get(&Quantity::Rss).filter(|rss| !rss.is_empty()) else {
        return;
    };
    let at = &seen.outside.at_us;
    metrics.put("rss.peak", seen.peak as f64);
    let integral = integral(at, rss, seen.seconds);
    metrics.put("rss.integral", integral);
    if seen.seconds > 0.0 {
        metrics.put("rss.mean", integral / seen.seconds);
    }
    let tail = tail(rss);
    metrics.put("rss.tail", tail);
    let [half, most] = fall(at, rss, tail);
    half.into_iter().for_each(|seconds| metrics.put("rss.half", seconds));
    most.into_iter().for_each(|seconds| metrics.put("rss.most", seconds));
    if let Some(huge) = seen.outside.columns.get(&Quantity::Huge).filter(|_| seen.seconds > 0.0) {
        metrics.put("rss.huge", self::integral(at, huge, seen.seconds) / seen.seconds);
    }
    if let Some(above) = seen.told.and_then(|told| above_live(seen, at, rss, &told.series)) {
        metrics.put("rss.above_live", above);
    }
}

/// The sum of a quantity over time, in its unit times seconds: what was seen holds until the next look, the last one until the end.
fn integral(at_us: &[u64], values: &[u64], seconds: f64) -> f64 {
    let ends = at_us.iter().skip(1).map(|&us| us as f64 / 1e6).chain([seconds]);
    let begins = at_us.iter().map(|&us| us as f64 / 1e6);
    let steps = begins.zip(ends).zip(values);
    steps.map(|((begin, end), &value)| value as f64 * (end - begin).max(0.0)).sum()
}

/// The median of the last twentieth.
fn tail(values: &[u64]) -> f64 {
    let count = ((values.len() as f64 * TAIL) as usize).max(1);
    let mut last: Vec<u64> = values[values.len() - count..].to_vec();
    last.sort_unstable();
    last[last.len() / 2] as f64
}

/// Seconds from the last moment near the peak until half, and until 99 %, of what was to go had gone for good. `None` if nothing was to go, or
/// if it had not gone by the last look.
fn fall(at_us: &[u64], rss: &[u64], tail: f64) -> [Option<f64>; 2] {
    let peak = rss.iter().max().map_or(0.0, |&most| most as f64);
    let way = peak - tail;
    if way < peak * LEAST_FALL {
        return [None; 2];
    }
    let last_above = |part: f64| rss.iter().rposition(|&value| value as f64 > tail + part * way);
    let begin = last_above(NEAR_PEAK);
    [0.5, 0.01].map(|part| {
        let begin = at_us[begin?];
        let gone = at_us.get(last_above(part)? + 1)?;
        Some((gone - begin) as f64 / 1e6)
    })
}

/// What was resident beyond the live heap, summed over time. The live heap is that of the runtime's last sample before each look.
fn above_live(seen: &Seen<'_>, at: &[u64], rss: &[u64], inside: &Series) -> Option<f64> {
    let live = inside.columns.get(&Quantity::Live).filter(|live| !live.is_empty())?;
    let mut next = 0;
    let above: Vec<u64> = at
        .iter()
        .zip(rss)
        .map(|(&moment, &rss)| {
            while next < live.len() && inside.at_us[next] <= moment {
                next += 1;
            }
            let live = next.checked_sub(1).map_or(0, |last| live[last]);
            rss.saturating_sub(live)
        })
        .collect();
    Some(integral(at, &above, seen.seconds))
}

fn costs(metrics: &mut Metrics, told: &Told) {
    metrics.put("gc.cycles", told.collections as f64);
    if let Some(returned) = told.returned {
        metrics.put("faults.retaken", returned.retaken as f64 / OS_PAGE);
        metrics.put("returns.calls", returned.calls as f64);
        metrics.put("returns.released", returned.released as f64);
    }
    if let Some(cpu) = told.cpu {
        metrics.put("cpu.policy", cpu.policy_ns as f64 / 1e9);
        metrics.put("cpu.gc", cpu.gc_ns as f64 / 1e9);
    }
}

fn latencies(metrics: &mut Metrics, told: &Told) {
    let percentiles = [
        ("latency.p50", 500.0),
        ("latency.p99", 990.0),
        ("latency.p999", 999.0),
        ("latency.max", 1000.0),
    ];
    for (name, permille) in percentiles {
        if let Some(ns) = told.alloc_time(permille) {
            metrics.put(name, ns.max(FAST_PATH_NS) as f64 / 1e9);
        }
    }
}

/// Time for which what the limit bounds was above it, if there is a limit.
fn over_limit(metrics: &mut Metrics, told: &Told) {
    let column = |quantity| told.series.columns.get(&quantity);
    let columns = [Quantity::Limit, Quantity::InUse, Quantity::Other, Quantity::Dirty].map(column);
    let [Some(limit), Some(in_use), Some(other), Some(dirty)] = columns else { return };
    let at = &told.series.at_us;
    let over: Vec<u64> = (0..at.len())
        .map(|i| u64::from(in_use[i].saturating_add(other[i]).saturating_add(dirty[i]) > limit[i]))
        .collect();
    let end = at.last().map_or(0.0, |&us| us as f64 / 1e6);
    metrics.put("limit.over", integral(at, &over, end));
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: u64 = 1 << 20;

    fn series(at_ms: &[u64], quantity: Quantity, values: &[u64]) -> Series {
        let columns = BTreeMap::from([(quantity, values.to_vec())]);
        Series { at_us: at_ms.iter().map(|ms| ms * 1000).collect(), columns }
    }

    #[test]
    fn resident_memory_is_summed_over_time() {
        let outside = series(&[0, 1000, 3000], Quantity::Rss, &[10, 20, 40]);
        let inside = series(&[500, 2500], Quantity::Live, &[5, 30]);
        let told = Told { series: inside, ..Told::default() };
        let seen = Seen {
            outside: &outside,
            peak: 44,
            told: Some(&told),
            reaped: &Reaped::default(),
            seconds: 4.0,
        };
        let metrics = metrics(&seen);
        assert_eq!(metrics["rss.integral"], 10.0 + 2.0 * 20.0 + 40.0);
        assert_eq!(metrics["rss.mean"], 90.0 / 4.0);
        assert_eq!(metrics["rss.peak"], 44.0);
        assert_eq!(metrics["rss.tail"], 40.0);
        assert_eq!(metrics["rss.above_live"], 10.0 + 2.0 * 15.0 + 10.0);
        assert_eq!(metrics.get("cpu.policy"), None, "nothing was told of it");
        assert_eq!(metrics.get("limit.over"), None, "there is no limit");
    }

    #[test]
    fn a_fall_is_timed_from_the_last_moment_near_the_peak() {
        let at: Vec<u64> = (0..10).map(|second| second * 1_000_000).collect();
        let cases = [
            // (case, MiB by second, half and most)
            ("at once", [100, 100, 10, 10, 10, 10, 10, 10, 10, 10], [Some(1.0), Some(1.0)]),
            ("in steps", [100, 100, 90, 60, 50, 20, 11, 10, 10, 10], [Some(3.0), Some(6.0)]),
            ("two bursts", [100, 10, 10, 100, 100, 50, 10, 10, 10, 10], [Some(1.0), Some(2.0)]),
            ("none", [100, 100, 99, 99, 99, 99, 99, 99, 99, 99], [None, None]),
            ("a burst as it ends", [100, 10, 10, 10, 10, 10, 10, 10, 10, 100], [None, None]),
            ("not all", [100, 100, 60, 60, 40, 20, 10, 10, 10, 12], [Some(3.0), None]),
        ];
        for (case, mib, want) in cases {
            let rss = mib.map(|mib| mib * MIB);
            assert_eq!(fall(&at, &rss, rss[8] as f64), want, "{case}");
        }
    }

    #[test]
    fn time_above_the_limit() {
        let at_us = vec![0, 1_000_000, 2_000_000, 3_000_000];
        let column = |values: [u64; 4]| values.to_vec();
        let columns = BTreeMap::from([
            (Quantity::Limit, column([10, 10, 10, 10])),
            (Quantity::InUse, column([5, 8, 8, 1])),
            (Quantity::Other, column([1, 1, 1, 1])),
            (Quantity::Dirty, column([4, 2, 0, 0])),
        ]);
        let told = Told { series: Series { at_us, columns }, ..Told::default() };
        let mut metrics = Metrics::default();
        over_limit(&mut metrics, &told);
        assert_eq!(metrics.0["limit.over"], 1.0);
    }
}
