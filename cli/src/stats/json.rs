//! Statistics as JSON Lines: each line an object, which `record` names. docs/stats.schema.json describes them.

use burrow_runtime::memstats::MemStats;
use burrow_runtime::{DomainReturns, Returns};
use burrow_vm::Outcome;
use serde::Serialize;

use super::Report;

/// Version of the records: fields and records may be added under the same number, but none changes its meaning or goes.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Record<'r, T> {
    schema: u32,
    record: &'static str,
    #[serde(flatten)]
    row: &'r T,
}

/// The fields of `runtime.MemStats` that are numbers of their own.
#[derive(Serialize)]
struct Memory {
    total_alloc: u64,
    mallocs: u64,
    frees: u64,
    heap_alloc: u64,
    heap_objects: u64,
    heap_inuse: u64,
    heap_idle: u64,
    heap_released: u64,
    heap_sys: u64,
    stack_inuse: u64,
    mspan_inuse: u64,
    mspan_sys: u64,
    mcache_inuse: u64,
    mcache_sys: u64,
    buck_hash_sys: u64,
    gc_sys: u64,
    other_sys: u64,
    sys: u64,
}

/// Collections.
#[derive(Serialize)]
struct Collections {
    cycles: u32,
    forced: u32,
    pause_total_ns: u64,
    pause_longest_ns: u64,
    cpu_fraction: f64,
    goal: u64,
}

/// What went back to the system.
#[derive(Serialize)]
struct Returned {
    policy: &'static str,
    released: u64,
    muzzied: u64,
    muzzy: u64,
    retaken: u64,
    calls: u64,
    refused: u64,
    call_ns: u64,
    policy_ns: u64,
}

/// What a domain has, and what went back of it.
#[derive(Serialize)]
struct DomainRow<'r> {
    number: u16,
    name: &'r str,
    policy: &'static str,
    in_use: u64,
    free: u64,
    muzzy: u64,
    released: u64,
    returned: u64,
    muzzied: u64,
    retaken: u64,
    calls: u64,
    refused: u64,
    call_ns: u64,
    policy_ns: u64,
}

/// CPU time of the run, by what it went to.
#[derive(Serialize)]
struct Cpu {
    total_ns: u64,
    user_ns: u64,
    idle_ns: u64,
    gc_assist_ns: u64,
    gc_dedicated_ns: u64,
    gc_idle_ns: u64,
    gc_pause_ns: u64,
    scavenge_assist_ns: u64,
    scavenge_background_ns: u64,
    limiter_last_enabled: u32,
}

/// The lines of a report.
pub fn json(report: &Report<'_>) -> String {
    let mut lines = String::new();
    line(&mut lines, "memory", &memory(&report.outcome.stats));
    line(&mut lines, "collections", &collections(&report.outcome.stats));
    line(&mut lines, "returned", &returned(&report.outcome.returns));
    report.outcome.domains.iter().for_each(|of| line(&mut lines, "domain", &domain(of)));
    line(&mut lines, "cpu", &cpu(report.outcome));
    line(&mut lines, "pages", &report.pages);
    report.free_runs.iter().for_each(|row| line(&mut lines, "free_runs", row));
    report.classes.iter().for_each(|row| line(&mut lines, "class", row));
    report.caches.iter().for_each(|row| line(&mut lines, "cache", row));
    report.large.iter().for_each(|row| line(&mut lines, "large", row));
    lines
}

fn returned(returns: &Returns) -> Returned {
    let Returns { policy, muzzy, sums } = *returns;
    Returned {
        policy,
        released: sums.released,
        muzzied: sums.muzzied,
        muzzy,
        retaken: sums.retaken,
        calls: sums.calls,
        refused: sums.refused,
        call_ns: sums.call_ns,
        policy_ns: sums.policy_ns,
    }
}

fn domain(of: &DomainReturns) -> DomainRow<'_> {
    let DomainReturns { number, name, in_use, free, released, returns } = of;
    let Returns { policy, muzzy, sums } = *returns;
    DomainRow {
        number: *number,
        name,
        policy,
        in_use: *in_use,
        free: *free,
        muzzy,
        released: *released,
        returned: sums.released,
        muzzied: sums.muzzied,
        retaken: sums.retaken,
        calls: sums.calls,
        refused: sums.refused,
        call_ns: sums.call_ns,
        policy_ns: sums.policy_ns,
    }
}

fn line<T: Serialize>(lines: &mut String, record: &'static str, row: &T) {
    let record = Record { schema: SCHEMA, record, row };
    lines.push_str(&serde_json::to_string(&record).expect("numbers can be written as JSON"));
    lines.push('\n');
}

fn memory(m: &MemStats) -> Memory {
    Memory {
        total_alloc: m.total_alloc,
        mallocs: m.mallocs,
        frees: m.frees,
        heap_alloc: m.heap_alloc,
        heap_objects: m.heap_objects,
        heap_inuse: m.heap_inuse,
        heap_idle: m.heap_idle,
        heap_released: m.heap_released,
        heap_sys: m.heap_sys,
        stack_inuse: m.stack_inuse,
        mspan_inuse: m.mspan_inuse,
        mspan_sys: m.mspan_sys,
        mcache_inuse: m.mcache_inuse,
        mcache_sys: m.mcache_sys,
        buck_hash_sys: m.buck_hash_sys,
        gc_sys: m.gc_sys,
        other_sys: m.other_sys,
        sys: m.sys,
    }
}

fn cpu(outcome: &Outcome) -> Cpu {
    let cpu = &outcome.cpu;
    Cpu {
        total_ns: cpu.total.0,
        user_ns: cpu.user().0,
        idle_ns: cpu.idle.0,
        gc_assist_ns: cpu.assist.0,
        gc_dedicated_ns: cpu.dedicated.0,
        gc_idle_ns: cpu.idle_mark.0,
        gc_pause_ns: cpu.pause.0,
        scavenge_assist_ns: cpu.scavenge_assist.0,
        scavenge_background_ns: cpu.scavenge_background.0,
        limiter_last_enabled: outcome.limited,
    }
}

fn collections(m: &MemStats) -> Collections {
    Collections {
        cycles: m.num_gc,
        forced: m.num_forced_gc,
        pause_total_ns: m.pause_total_ns,
        pause_longest_ns: m.pause_ns.iter().copied().max().unwrap_or(0),
        cpu_fraction: m.gc_cpu_fraction,
        goal: m.next_gc,
    }
}
