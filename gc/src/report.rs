//! What one collection did, in numbers, and Go's `GODEBUG=gctrace=1` line made from them.
//!
//! `Gc::collect` returns a [`CycleReport`], which the runtime prints, and from which the event of the
//! cycle's end is made; its pauses are kept for MemStats. The report holds plain numbers, so that whatever is shown of a cycle
//! agrees.
//!
//! The line, in the order of the cycle: number, start, share of the CPU; then for stop the world 1,
//! marking and stop the world 2 the clock time and the CPU time (marking split into assists,
//! background and idle workers); heap live at the start, at the end, and marked; goal, stacks,
//! globals, processors.

#![forbid(unsafe_code)]

use std::fmt::{self, Write as _};

use burrow_trace::clock::Nanos;
use burrow_trace::{Event, GcCause, GoalBound};

use crate::cpu::CpuClasses;
use crate::pacer::{ScanWork, Target};

/// Why a collection was run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Heap live reached the trigger.
    HeapGoal,
    /// The program asked for it (`runtime.GC`, `debug.FreeOSMemory`).
    Forced,
    /// Two minutes had passed since the last one.
    Periodic,
    /// The stress mode of the tests.
    Stress,
}

impl Cause {
    /// As events tell it: a cycle that the heap goal has set off names what that follows from.
    pub(crate) fn traced(self, bound: GoalBound) -> GcCause {
        match self {
            Cause::HeapGoal if bound == GoalBound::Limit => GcCause::Limit,
            Cause::HeapGoal => GcCause::Goal,
            Cause::Forced => GcCause::Forced,
            Cause::Periodic => GcCause::Periodic,
            Cause::Stress => GcCause::Stress,
        }
    }
}

/// Clock time of a cycle's three phases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Phases {
    /// Stop the world 1: finish the last sweep, prepare marking.
    pub sweep_termination: Nanos,
    /// Marking. (The world is stopped here too as long as marking is not concurrent.)
    pub mark: Nanos,
    /// Stop the world 2: finish marking, set up sweeping, commit the pace.
    pub mark_termination: Nanos,
}

/// CPU time of marking, by who did it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkCpu {
    /// Goroutines that had to help because they allocated.
    pub assist: Nanos,
    /// Mark workers, dedicated and fractional.
    pub background: Nanos,
    /// Mark workers on processors that had nothing else to do.
    pub idle: Nanos,
}

/// What the pacer expected of a cycle, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// What the goal followed from when the cycle began.
    pub bound: GoalBound,
    /// Heap live at which it was to begin.
    pub trigger: u64,
    /// Heap live when it began.
    pub triggered: u64,
    /// Bytes of scan work expected.
    pub expected: u64,
    /// Bytes allocated per byte scanned, as known before the cycle.
    pub cons_mark: f64,
    /// Whether the CPU limiter held assists back when it ended.
    pub limited: bool,
}

/// One collection in numbers. Sizes are bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CycleReport {
    /// The cycle's number, from 1 (MemStats.NumGC).
    pub number: u32,
    /// Why it ran.
    pub cause: Cause,
    /// When it began, on the runtime's clock.
    pub started: Nanos,
    /// When it ended, on the runtime's clock.
    pub ended: Nanos,
    /// When it ended, as nanoseconds since 1970 (MemStats.PauseEnd).
    pub ended_wall: u64,
    /// How long the world stood still in it (MemStats.PauseNs).
    pub pause: Nanos,
    /// How long its phases took.
    pub phases: Phases,
    /// Who spent how much CPU time on marking.
    pub cpu: MarkCpu,
    /// Share of all CPU time since the start that went to collection (MemStats.GCCPUFraction).
    pub cpu_fraction: f64,
    /// Heap live at the start.
    pub heap_start: u64,
    /// Heap live when marking was done.
    pub heap_end: u64,
    /// Heap marked: what was found reachable.
    pub heap_marked: u64,
    /// Objects found reachable.
    pub objects_marked: u64,
    /// The heap goal of this cycle.
    pub goal: u64,
    /// How the pacer did.
    pub pace: Pace,
    /// Trigger and goal of the next.
    pub next: Target,
    /// Bytes scanned.
    pub scan: ScanWork,
    /// Processors that run Go code (GOMAXPROCS).
    pub procs: usize,
    /// Processors that really run Go code at a time: GOMAXPROCS or the machine's, whichever is less.
    pub cpus: usize,
}

impl CycleReport {
    /// The part of all Ps' time, while it marked, that went to assists.
    pub fn assist_share(&self) -> f64 {
        let all = self.phases.mark.as_secs_f64() * self.procs as f64;
        if all > 0.0 { self.cpu.assist.as_secs_f64() / all } else { 0.0 }
    }

    /// The event that tells how the pacer did.
    pub(crate) fn pace_event(&self) -> Event {
        Event::GcPace {
            cycle: self.number,
            bound: self.pace.bound,
            trigger_bytes: self.pace.trigger,
            triggered_bytes: self.pace.triggered,
            expected_bytes: self.pace.expected,
            assist_ns: self.cpu.assist,
            background_ns: self.cpu.background,
            idle_ns: self.cpu.idle,
            assist_permille: (self.assist_share() * 1000.0) as u32,
            limited: self.pace.limited,
        }
    }

    /// The event that tells what CPU time has gone to, up to the end of this cycle.
    pub(crate) fn cpu_event(&self, cpu: &CpuClasses, limited: bool) -> Event {
        Event::GcCpu {
            cycle: self.number,
            limited,
            total_ns: cpu.total,
            idle_ns: cpu.idle,
            assist_ns: cpu.assist,
            dedicated_ns: cpu.dedicated,
            idle_mark_ns: cpu.idle_mark,
            pause_ns: cpu.pause,
            scavenge_ns: cpu.scavenge(),
        }
    }

    /// The event that tells of the cycle's end.
    pub(crate) fn end_event(&self) -> Event {
        Event::GcEnd {
            cycle: self.number,
            live_before_bytes: self.heap_start,
            live_after_bytes: self.heap_end,
            marked_bytes: self.heap_marked,
            goal_bytes: self.goal,
            next_goal_bytes: self.next.goal,
            stw_ns: self.pause,
        }
    }
}

/// The line that Go prints for this cycle under `GODEBUG=gctrace=1`, without a newline.
pub fn gctrace_line(r: &CycleReport) -> String {
    let mut line = String::with_capacity(160);
    // Writing to a String cannot fail.
    let _ = write_line(&mut line, r);
    line
}

fn write_line(out: &mut String, r: &CycleReport) -> fmt::Result {
    let Phases { sweep_termination, mark, mark_termination } = r.phases;
    let on_all = |phase: Nanos| Millis(Nanos(phase.0.saturating_mul(r.cpus as u64)));
    let mib = |bytes: u64| bytes >> 20;
    let start_ms = r.started.0 / 1_000_000;
    let percent = (r.cpu_fraction * 100.0) as u64;
    write!(out, "gc {} @{}.{:03}s {percent}%: ", r.number, start_ms / 1000, start_ms % 1000)?;
    write!(out, "{}+{}+{}", Millis(sweep_termination), Millis(mark), Millis(mark_termination))?;
    write!(out, " ms clock, {}+{}", on_all(sweep_termination), Millis(r.cpu.assist))?;
    write!(out, "/{}/{}", Millis(r.cpu.background), Millis(r.cpu.idle))?;
    write!(out, "+{} ms cpu, ", on_all(mark_termination))?;
    write!(out, "{}->{}->{} MB, ", mib(r.heap_start), mib(r.heap_end), mib(r.heap_marked))?;
    write!(out, "{} MB goal, {} MB stacks, ", mib(r.goal), mib(r.scan.stack))?;
    write!(out, "{} MB globals, {} P", mib(r.scan.globals), r.procs)?;
    if r.cause == Cause::Forced { out.write_str(" (forced)") } else { Ok(()) }
}

/// A time in milliseconds as gctrace shows it: whole from 10 ms on; below, two significant digits but
/// at most three decimals.
struct Millis(Nanos);

impl fmt::Display for Millis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let micros = self.0.0 / 1000;
        let (whole, rest) = (micros / 1000, micros % 1000);
        match micros {
            0 => f.write_str("0"),
            1..100 => write!(f, "0.{micros:03}"),
            100..1000 => write!(f, "0.{:02}", rest / 10),
            1000..10_000 => write!(f, "{whole}.{}", rest / 100),
            _ => write!(f, "{whole}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn micros(n: u64) -> Nanos {
        Nanos(n * 1000)
    }

    #[test]
    fn times_have_two_digits() {
        let cases = [
            // (nanoseconds, as printed)
            (0, "0"),
            (999, "0"),
            (1_000, "0.001"),
            (54_999, "0.054"),
            (99_999, "0.099"),
            (100_000, "0.10"),
            (449_000, "0.44"),
            (999_999, "0.99"),
            (1_000_000, "1.0"),
            (9_999_999, "9.9"),
            (10_000_000, "10"),
            (1_234_567_890, "1234"),
        ];
        for (ns, want) in cases {
            assert_eq!(Millis(Nanos(ns)).to_string(), want, "{ns} ns");
        }
    }

    /// The lines were printed by Go 1.27.3; the numbers are ones that round to them.
    #[test]
    fn lines_are_gos() {
        let base = CycleReport {
            number: 9,
            cause: Cause::HeapGoal,
            started: Nanos(82_400_000),
            ended: Nanos(0),
            ended_wall: 0,
            pause: Nanos(0),
            phases: Phases {
                sweep_termination: micros(54),
                mark: micros(1_049),
                mark_termination: micros(82),
            },
            cpu: MarkCpu { assist: micros(62), background: micros(401), idle: micros(304) },
            cpu_fraction: 0.0499,
            heap_start: 65_500_000,
            heap_end: 65_600_000,
            heap_marked: 34_700_000,
            objects_marked: 0,
            goal: 69_300_000,
            pace: Pace {
                bound: GoalBound::Percent,
                trigger: 65_000_000,
                triggered: 65_500_000,
                expected: 160_000,
                cons_mark: 0.0,
                limited: false,
            },
            next: Target { trigger: 0, goal: 0 },
            scan: ScanWork { heap: 0, stack: 2_000, globals: 155_754 },
            procs: 2,
            cpus: 2,
        };
        let forced = CycleReport {
            number: 8,
            cause: Cause::Forced,
            started: Nanos(198_000_000),
            phases: Phases {
                sweep_termination: micros(107),
                mark: micros(130),
                mark_termination: Nanos(2_600),
            },
            cpu: MarkCpu { assist: Nanos(0), background: micros(44), idle: micros(115) },
            cpu_fraction: 0.001,
            heap_start: 257 << 20,
            heap_end: 257 << 20,
            heap_marked: 1 << 20,
            goal: 514 << 20,
            ..base
        };
        let periodic = CycleReport {
            cause: Cause::Periodic,
            started: Nanos(120_260_999_999),
            phases: Phases {
                sweep_termination: Nanos(46_700),
                mark: micros(515),
                mark_termination: Nanos(4_600),
            },
            cpu: MarkCpu { assist: Nanos(0), background: micros(195), idle: micros(48) },
            cpu_fraction: 0.0,
            heap_start: 1 << 20,
            heap_end: 1 << 20,
            heap_marked: 1 << 20,
            goal: 4 << 20,
            ..base
        };
        let cases = [
            (
                base,
                "gc 9 @0.082s 4%: 0.054+1.0+0.082 ms clock, 0.10+0.062/0.40/0.30+0.16 ms cpu, \
                 62->62->33 MB, 66 MB goal, 0 MB stacks, 0 MB globals, 2 P",
            ),
            (
                forced,
                "gc 8 @0.198s 0%: 0.10+0.13+0.002 ms clock, 0.21+0/0.044/0.11+0.005 ms cpu, \
                 257->257->1 MB, 514 MB goal, 0 MB stacks, 0 MB globals, 2 P (forced)",
            ),
            (
                periodic,
                "gc 9 @120.260s 0%: 0.046+0.51+0.004 ms clock, 0.093+0/0.19/0.048+0.009 ms cpu, \
                 1->1->1 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P",
            ),
        ];
        for (report, want) in cases {
            assert_eq!(gctrace_line(&report), want);
        }
    }
}
