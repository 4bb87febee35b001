//! The metrics of a comparison: their names, units and meanings in one table.
//!
//! Everything that shows figures (table, CSV, benchstat's text, the page, the sweep) goes through [`METRICS`], so that all show the same
//! ones under the same names. How they are computed from a run stands in `measure.rs`.

/// A metric: what is known of it apart from its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metric {
    /// Its name in records, such as `rss.peak`.
    pub name: &'static str,
    /// What people read at the head of a column.
    pub title: &'static str,
    /// What its values count.
    pub unit: Unit,
    /// Whether it is among the few that a table shows unless all are asked for.
    pub headline: bool,
    /// What it means, in a sentence.
    pub doc: &'static str,
}

/// What a metric's values count. Less is better in all metrics but those whose `doc` says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Bytes.
    Bytes,
    /// Bytes times seconds.
    ByteSeconds,
    /// Seconds.
    Seconds,
    /// Things.
    Count,
}

const fn headline(
    name: &'static str,
    title: &'static str,
    unit: Unit,
    doc: &'static str,
) -> Metric {
    Metric { name, title, unit, headline: true, doc }
}

const fn detail(name: &'static str, title: &'static str, unit: Unit, doc: &'static str) -> Metric {
    Metric { name, title, unit, headline: false, doc }
}

/// All metrics, in the order in which they are shown.
#[rustfmt::skip] // a row each
pub static METRICS: &[Metric] = &[
    headline("rss.peak", "peak RSS", Unit::Bytes, "The most that was resident."),
    headline("rss.integral", "RSS x time", Unit::ByteSeconds, "Resident memory, summed over the run's time."),
    headline("rss.above_live", "RSS above live", Unit::ByteSeconds, "What was resident beyond the objects that have not been freed, summed over time."),
    headline("rss.tail", "RSS at the end", Unit::Bytes, "What was resident in the last twentieth of the run: its median there."),
    headline("rss.half", "half gone after", Unit::Seconds, "From the last moment near the peak until half of what was to go had gone."),
    detail("rss.most", "99 % gone after", Unit::Seconds, "The same until 99 % had gone."),
    detail("rss.mean", "mean RSS", Unit::Bytes, "Resident memory, averaged over the run's time."),
    detail("rss.huge", "in huge pages", Unit::Bytes, "Resident memory in huge pages, averaged over the run's time. Neither more nor less is better."),
    headline("limit.over", "above the limit", Unit::Seconds, "Time for which the runtime's own memory was above GOMEMLIMIT."),
    headline("faults.minor", "page faults", Unit::Count, "Minor faults of the process."),
    headline("faults.retaken", "faults by re-use", Unit::Count, "OS pages that had been given back and were taken into use again."),
    headline("returns.calls", "madvise calls", Unit::Count, "System calls that gave memory back."),
    detail("returns.released", "given back", Unit::Bytes, "Memory given back in all, muzzy memory too. Neither more nor less is better."),
    headline("cpu.total", "CPU", Unit::Seconds, "CPU time of the process, in user mode and in the kernel."),
    headline("cpu.policy", "policy CPU", Unit::Seconds, "Time that asking the policy took, its system calls included."),
    headline("cpu.gc", "GC CPU", Unit::Seconds, "CPU time of collections."),
    detail("gc.cycles", "collections", Unit::Count, "Collections."),
    detail("latency.p50", "alloc p50", Unit::Seconds, "Time of an allocation: half take no longer."),
    headline("latency.p99", "alloc p99", Unit::Seconds, "The same of 99 %."),
    headline("latency.p999", "alloc p99.9", Unit::Seconds, "The same of 99.9 %."),
    detail("latency.max", "alloc max", Unit::Seconds, "The longest allocation."),
    headline("time.run", "run time", Unit::Seconds, "From the start of the process to its end."),
];

/// The metric of a name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Metric> {
    METRICS.iter().find(|metric| metric.name == name)
}
