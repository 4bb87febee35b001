//! The statistics that `--stats` prints: some lines, whole tables, or the same for machines.
//!
//! - `report.rs`: what the tables are made of; `full.rs`: tables for people; `json.rs`: JSON Lines

mod full;
mod json;
mod report;

use std::fmt::Write;

use burrow_runtime::metrics::CpuClasses;
use burrow_runtime::{DomainReturns, Returns};
use burrow_vm::Outcome;

pub use full::full;
pub use json::json;
pub use report::Report;

/// How statistics are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Style {
    /// Some lines
    Short,
    /// Also tables: occupancy and waste of each class, caches of the Ps, free pages, large objects
    Full,
    /// The same as JSON Lines
    Json,
}

/// Some lines about a run's memory and CPU time, in the field names of `runtime.MemStats`.
pub fn summary(outcome: &Outcome) -> String {
    let m = &outcome.stats;
    let mut out = String::new();
    let mut line = |label: &str, text: String| {
        let _ = writeln!(out, "{label:<13} {text}");
    };
    line(
        "collections",
        format!("{} ({} forced), {} paused", m.num_gc, m.num_forced_gc, millis(m.pause_total_ns)),
    );
    line("longest pause", millis(m.pause_ns.iter().copied().max().unwrap_or(0)));
    line("GC CPU", format!("{:.1} %: {}", m.gc_cpu_fraction * 100.0, collector_time(&outcome.cpu)));
    line("CPU", cpu_time(&outcome.cpu));
    line("limiter", limiter(outcome));
    line("allocated", format!("{} in {} objects", mib(m.total_alloc), m.mallocs));
    line("freed", format!("{} objects", m.frees));
    line("heap live", format!("{} in {} objects (HeapAlloc)", mib(m.heap_alloc), m.heap_objects));
    line("heap in use", format!("{} of spans (HeapInuse)", mib(m.heap_inuse)));
    line(
        "heap idle",
        format!(
            "{}, {} of it released (HeapIdle, HeapReleased)",
            mib(m.heap_idle),
            mib(m.heap_released)
        ),
    );
    line("returned", returned(&outcome.returns));
    if outcome.domains.len() > 1 {
        outcome.domains.iter().for_each(|of| line("domain", domain(of)));
    }
    line("heap goal", format!("{} (NextGC)", mib(m.next_gc)));
    line(
        "other",
        format!(
            "{} stacks, {} collector, {} runtime and code",
            mib(m.stack_inuse),
            mib(m.gc_sys),
            mib(m.other_sys)
        ),
    );
    line("total", format!("{} from the system (Sys)", mib(m.sys)));
    out
}

/// What a domain has, and what went back of it.
fn domain(of: &DomainReturns) -> String {
    let [in_use, free, released] = [of.in_use, of.free, of.released].map(mib);
    let returned = returned(&of.returns);
    format!("{}: {in_use} in use, {free} free, {released} released; {returned}", of.name)
}

/// What went back to the system, by which policy.
fn returned(returns: &Returns) -> String {
    let sums = &returns.sums;
    let muzzy = match returns.muzzy {
        0 => String::new(),
        bytes => format!(", {} muzzy now", mib(bytes)),
    };
    format!(
        "{} by {} calls in {}{muzzy}, {} taken again (policy {}, {})",
        mib(sums.released),
        sums.calls,
        millis(sums.call_ns),
        mib(sums.retaken),
        returns.policy,
        millis(sums.policy_ns),
    )
}

/// Who marked for how long.
fn collector_time(cpu: &CpuClasses) -> String {
    let [assist, workers, idle, paused] =
        [cpu.assist, cpu.dedicated, cpu.idle_mark, cpu.pause].map(|time| millis(time.0));
    format!("{assist} in assists, {workers} in workers, {idle} on idle Ps, {paused} paused")
}

/// What all CPU time went to.
fn cpu_time(cpu: &CpuClasses) -> String {
    let part = |time| format!("{:.1} %", cpu.share(time) * 100.0);
    let [user, gc, scavenge, idle] = [cpu.user(), cpu.gc(), cpu.scavenge(), cpu.idle].map(part);
    let total = millis(cpu.total.0);
    format!("{total}: program {user}, collections {gc}, memory given back {scavenge}, idle {idle}")
}

/// Whether the CPU limiter has held the collector back.
fn limiter(outcome: &Outcome) -> String {
    match outcome.limited {
        0 => "never on: the collector did not want more than half of the CPU for long".into(),
        cycle => format!(
            "last switched on at collection {cycle}: the collector wanted more than half of the CPU"
        ),
    }
}

fn mib(bytes: u64) -> String {
    format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20))
}

fn millis(ns: u64) -> String {
    format!("{:.3} ms", ns as f64 / 1e6)
}
