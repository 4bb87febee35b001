//! The event schema: one typed variant for each thing worth seeing.
//!
//! Called by every layer above, through [`PTrace::emit`](crate::PTrace::emit).
//!
//! Invariants: (E1) an event is `Copy` and small, so that a ring holds it in place and emitting
//! allocates nothing. (E2) The name of a field that has a unit ends in it: `_bytes`, `_pages`
//! (8 KiB each), `_ns`. (E3) Each variant and each of its fields stands in the table of
//! `docs/tracing.md`; a test below holds the two together.
//!
//! Adding a variant or a field is a compatible change. Renaming one, or changing what it means,
//! raises [`SCHEMA_VERSION`].

use crate::clock::Nanos;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The schema's name, in the first line of every trace.
pub const SCHEMA_NAME: &str = "burrow-trace";

/// The schema's version, in the first line of every trace.
pub const SCHEMA_VERSION: u32 = 1;

/// Every event the runtime can emit; each variant has a row in `docs/tracing.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ev", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Event {
    // ---- the run ------------------------------------------------------------------------------
    /// The script's `main` is about to run. The header holds arguments and settings.
    RunStart {
        /// Number of Ps (`GOMAXPROCS`).
        procs: u32,
        /// `GOGC`; -1 when collection is off.
        gogc: i32,
    },
    /// The script has ended.
    RunEnd {
        /// The exit status.
        status: i32,
    },

    // ---- collector ----------------------------------------------------------------------------
    /// A collection cycle begins.
    GcStart {
        /// The cycle's number: 1 for the first of a run.
        cycle: u32,
        /// What set it off.
        cause: GcCause,
        /// Heap live when it began.
        heap_live_bytes: u64,
        /// The heap goal that it tries to stay below.
        goal_bytes: u64,
    },
    /// All reachable objects are marked.
    GcMarkDone {
        /// The cycle's number.
        cycle: u32,
        /// Objects marked.
        marked_objects: u64,
        /// Their size, in whole slots: the heap marked.
        marked_bytes: u64,
        /// Heap memory scanned for pointers.
        scanned_bytes: u64,
        /// Stack memory scanned for pointers.
        stack_bytes: u64,
        /// Globals scanned for pointers.
        globals_bytes: u64,
        /// Time from the first root to the last object.
        mark_ns: Nanos,
    },
    /// How the pacer did in a cycle: what bound the goal, whether the trigger was met, who marked for how long.
    GcPace {
        /// The cycle's number.
        cycle: u32,
        /// What the goal follows from.
        bound: GoalBound,
        /// Heap live at which the cycle was to begin.
        trigger_bytes: u64,
        /// Heap live when it began.
        triggered_bytes: u64,
        /// Bytes of scan work that were expected.
        expected_bytes: u64,
        /// CPU time of assists, of dedicated and fractional workers, and of idle ones.
        assist_ns: Nanos,
        /// See `assist_ns`.
        background_ns: Nanos,
        /// See `assist_ns`.
        idle_ns: Nanos,
        /// Thousandths of the Ps' time that went to assists while it marked.
        assist_permille: u32,
        /// Whether the CPU limiter held assists back when it ended.
        limited: bool,
    },
    /// What a heap goal follows from: as a cycle begins (its own goal), and as it ends (that of the next).
    GcGoal {
        /// The cycle's number.
        cycle: u32,
        /// Whether the cycle ends.
        end: bool,
        /// The goal.
        goal_bytes: u64,
        /// The goal that follows from GOGC alone; 2^64 - 1 when that is off.
        percent_goal_bytes: u64,
        /// The memory limit; 2^63 - 1 when there is none.
        limit_bytes: u64,
        /// What the last cycle marked.
        marked_bytes: u64,
        /// Memory of the process that has not been released: MemStats' Sys less HeapReleased.
        ready_bytes: u64,
        /// Of that: free pages of the heap.
        free_bytes: u64,
        /// Of that: objects that have not been freed (HeapAlloc).
        alloc_bytes: u64,
    },
    /// CPU time of the run up to the end of a cycle, summed over the Ps, by what it went to.
    GcCpu {
        /// The cycle's number.
        cycle: u32,
        /// Whether the CPU limiter is on now.
        limited: bool,
        /// All there was. What the others leave is the program's.
        total_ns: Nanos,
        /// Nothing to do.
        idle_ns: Nanos,
        /// Assists.
        assist_ns: Nanos,
        /// Dedicated and fractional mark workers.
        dedicated_ns: Nanos,
        /// Marking on Ps with nothing else to do.
        idle_mark_ns: Nanos,
        /// The world stopped for collections.
        pause_ns: Nanos,
        /// Memory given back.
        scavenge_ns: Nanos,
    },
    /// A collection cycle has ended: marks stand, sweeping goes on lazily.
    GcEnd {
        /// The cycle's number.
        cycle: u32,
        /// Heap live when the cycle began.
        live_before_bytes: u64,
        /// Heap live when marking ended.
        live_after_bytes: u64,
        /// Heap marked: what survives.
        marked_bytes: u64,
        /// The goal of the cycle that now ended.
        goal_bytes: u64,
        /// The goal of the next cycle.
        next_goal_bytes: u64,
        /// Time for which the world stood still, all stops of the cycle together.
        stw_ns: Nanos,
    },
    /// The last unswept span of a cycle has been swept.
    SweepDone {
        /// The cycle whose marks were swept.
        cycle: u32,
        /// Spans swept.
        spans: u64,
        /// Pages of spans in which nothing survived; they went back to the page heap.
        freed_pages: u64,
    },
    /// The world stood still and goes on now.
    WorldStop {
        /// Why it was stopped.
        reason: StopReason,
        /// Time until every P had reached a safepoint: 0 with one P.
        wait_ns: Nanos,
        /// Time from then until the world went on.
        stopped_ns: Nanos,
    },
    /// The heap verifier has walked the heap and found nothing wrong.
    VerifyDone {
        /// The last collection before it.
        cycle: u32,
        /// Spans looked at.
        spans: u64,
        /// Objects looked at.
        objects: u64,
    },

    // ---- allocator ----------------------------------------------------------------------------
    /// The page heap handed out a span.
    SpanAlloc {
        /// The first page, counted from the start of the heap's address range.
        first_page: u64,
        /// Length.
        span_pages: u32,
        /// What it is for.
        kind: SpanKind,
        /// Span class (size class × 2, + 1 when it holds no pointers); 0 and 1 are large objects. 0 for stacks
        /// and work buffers.
        class: u8,
        /// The domain that owns it.
        domain: u16,
    },
    /// A span went back to the page heap.
    SpanFree {
        /// The first page, counted from the start of the heap's address range.
        first_page: u64,
        /// Length.
        span_pages: u32,
        /// What it was for.
        kind: SpanKind,
        /// The domain that owned it.
        domain: u16,
    },
    /// A P's mcache got a span with free slots.
    #[serde(rename = "mcache_refill")]
    MCacheRefill {
        /// Span class.
        class: u8,
        /// Free slots in the new span.
        free_slots: u16,
        /// Spans swept in search of it.
        swept: u32,
    },
    /// An object too large for the size classes was allocated.
    LargeAlloc {
        /// The size asked for.
        asked_bytes: u64,
        /// Whether it holds no pointers.
        noscan: bool,
    },
    /// The page heap took more of its address range into use.
    HeapGrow {
        /// By how much.
        grown_bytes: u64,
        /// The heap in use or ready for use, after growing.
        heap_sys_bytes: u64,
    },
    /// Free pages went back to the operating system, or may go when it needs them.
    PagesReleased {
        /// The first page, counted from the start of the heap's address range.
        first_page: u64,
        /// How many.
        released_pages: u64,
        /// At once, or when the system needs them.
        how: Release,
        /// Why.
        cause: ReleaseCause,
        /// The domain that owns them.
        domain: u16,
        /// How long they had been free, as far as the return policy knows; 0 if it does not.
        age_ns: Nanos,
        /// How long the system call took.
        took_ns: Nanos,
    },
    /// Memory was asked for that cannot be had; the script ends.
    OutOfMemory {
        /// The size asked for.
        asked_bytes: u64,
        /// Heap in use at that moment.
        in_use_bytes: u64,
    },

    // ---- goroutines ---------------------------------------------------------------------------
    /// A goroutine's stack got another chunk.
    StackGrow {
        /// The goroutine.
        goroutine: u64,
        /// The chunk.
        chunk_bytes: u64,
        /// All chunks of this goroutine now.
        stack_bytes: u64,
    },
    /// A goroutine was created.
    GoStart {
        /// The new goroutine.
        goroutine: u64,
        /// The goroutine that executed the `go` statement; 0 for `main`.
        parent: u64,
    },
    /// A goroutine has returned from its first function, or has left it by `runtime.Goexit`.
    GoEnd {
        /// The goroutine.
        goroutine: u64,
    },
    /// The script read `runtime.MemStats`.
    #[serde(rename = "memstats_read")]
    MemStatsRead {
        /// `HeapAlloc`.
        heap_alloc_bytes: u64,
        /// `HeapObjects`.
        heap_objects: u64,
        /// `HeapReleased`.
        heap_released_bytes: u64,
    },

    // ---- samples ------------------------------------------------------------------------------
    /// The runtime's memory now: so every 10 ms, and when the script has ended. Not where time is the script's own.
    MemorySample {
        /// Objects that have not been freed (HeapAlloc).
        alloc_bytes: u64,
        /// The heap goal.
        goal_bytes: u64,
        /// Spans that hold objects (HeapInuse).
        in_use_bytes: u64,
        /// Memory of the runtime that is not heap for objects: stacks, work buffers, tables.
        other_bytes: u64,
        /// Free pages that memory is still behind.
        dirty_bytes: u64,
        /// Free pages that the operating system may take.
        muzzy_bytes: u64,
        /// Free pages that it has: given back, or never used.
        released_bytes: u64,
    },
    /// What the run has cost up to now: with each sample of memory.
    CostSample {
        /// Pages given back, or made muzzy, in all.
        released_bytes: u64,
        /// Of those: taken into use again.
        retaken_bytes: u64,
        /// System calls that gave memory back.
        calls: u64,
        /// Time that asking return policies took, those calls included.
        policy_ns: Nanos,
        /// CPU time of collections: assists, workers, and pauses of all Ps.
        gc_ns: Nanos,
        /// The memory limit; 2^63 - 1 when there is none.
        limit_bytes: u64,
    },
    /// Allocations of the run by the time that they took: so many of about so long. Made by the writer when the trace ends.
    AllocTimes {
        /// How long they took at most; 0 is the fast path, which is not timed: some ten nanoseconds.
        at_most_ns: Nanos,
        /// How many.
        allocations: u64,
    },

    // ---- the trace itself ---------------------------------------------------------------------
    /// The ring was full, and events of this P are missing here. Made by the writer.
    Dropped {
        /// How many.
        count: u64,
    },
}

impl Event {
    /// Whether the event is part of an outline: what is seldom enough under any policy that to trace it hardly costs the program time. That is all
    /// but the comings and goings of pages, spans, large objects and goroutines.
    #[must_use]
    pub fn is_outline(&self) -> bool {
        !matches!(
            self,
            Event::PagesReleased { .. }
                | Event::SpanAlloc { .. }
                | Event::SpanFree { .. }
                | Event::MCacheRefill { .. }
                | Event::LargeAlloc { .. }
                | Event::StackGrow { .. }
                | Event::GoStart { .. }
                | Event::GoEnd { .. }
        )
    }
}

/// What set off a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GcCause {
    /// Heap live reached the trigger that follows from GOGC.
    Goal,
    /// Heap live reached the trigger that follows from the memory limit.
    Limit,
    /// The script called `runtime.GC` (or a function that does).
    Forced,
    /// Two minutes had passed since the last one.
    Periodic,
    /// The stress mode asked for it.
    Stress,
}

/// What a heap goal follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GoalBound {
    /// GOGC and what the last cycle marked.
    Percent,
    /// The smallest heap that is worth collecting.
    Minimum,
    /// The memory limit.
    Limit,
    /// What is left to sweep before the next cycle may begin.
    Sweep,
    /// The least that a cycle under way may allocate.
    Runway,
}

/// Why the world was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StopReason {
    /// A collection.
    Gc,
    /// Figures are read: by `runtime.ReadMemStats`, or by name (`burrow/memory`).
    #[serde(rename = "memstats")]
    MemStats,
    /// The heap verifier.
    Verify,
}

/// What a span is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SpanKind {
    /// Objects of the script.
    Heap,
    /// Goroutine stacks.
    Stack,
    /// Work buffers of the marker.
    WorkBuf,
}

/// How pages go back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Release {
    /// The system has their memory; they read as zero.
    Now,
    /// The system may take their memory when it is short of it: they are muzzy.
    Lazily,
}

/// Why pages go back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReleaseCause {
    /// They came free, and are not kept.
    Freed,
    /// They were dirty for long enough.
    Dirty,
    /// They were muzzy for long enough.
    Muzzy,
    /// A run came free that is too large to be kept.
    Oversize,
    /// There is more than the policy's goal, as time passes.
    Goal,
    /// The heap has grown beyond the policy's goal.
    Growth,
    /// The memory limit.
    Limit,
    /// The program, or who runs it, demanded it.
    Forced,
}

impl ReleaseCause {
    /// Whether pages go because of what a thread has just done, and not because time passes.
    #[must_use]
    pub fn is_eager(self) -> bool {
        match self {
            ReleaseCause::Dirty | ReleaseCause::Muzzy | ReleaseCause::Goal => false,
            ReleaseCause::Freed
            | ReleaseCause::Oversize
            | ReleaseCause::Growth
            | ReleaseCause::Limit
            | ReleaseCause::Forced => true,
        }
    }
}

impl Serialize for Nanos {
    /// A plain number: the field's name says `_ns`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.0)
    }
}

impl<'de> Deserialize<'de> for Nanos {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Nanos, D::Error> {
        u64::deserialize(deserializer).map(Nanos)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use serde_json::Value;
    use std::collections::BTreeSet;

    /// The rows of the table of events in `docs/tracing.md`.
    fn rows() -> impl Iterator<Item = &'static str> {
        let page = include_str!("../../docs/tracing.md");
        let table = page.split("## The events").nth(1).expect("the section on events");
        table.lines().filter(|line| line.starts_with("| `"))
    }

    /// One event of each variant, with numbers that would show a truncation.
    pub(crate) fn one_of_each() -> Vec<Event> {
        let big = u64::MAX - 1;
        let ns = Nanos(u64::MAX);
        vec![
            Event::RunStart { procs: 2, gogc: -1 },
            Event::RunEnd { status: -1 },
            Event::GcStart {
                cycle: 1,
                cause: GcCause::Forced,
                heap_live_bytes: big,
                goal_bytes: 4 << 20,
            },
            Event::GcMarkDone {
                cycle: 1,
                marked_objects: 3,
                marked_bytes: big,
                scanned_bytes: 48,
                stack_bytes: 2048,
                globals_bytes: 8,
                mark_ns: ns,
            },
            Event::GcPace {
                cycle: 3,
                bound: GoalBound::Limit,
                trigger_bytes: big,
                triggered_bytes: big,
                expected_bytes: big,
                assist_ns: ns,
                background_ns: ns,
                idle_ns: ns,
                assist_permille: 1000,
                limited: true,
            },
            Event::GcGoal {
                cycle: 4,
                end: true,
                goal_bytes: big,
                percent_goal_bytes: u64::MAX,
                limit_bytes: big,
                marked_bytes: big,
                ready_bytes: big,
                free_bytes: big,
                alloc_bytes: big,
            },
            Event::GcCpu {
                cycle: 4,
                limited: true,
                total_ns: ns,
                idle_ns: ns,
                assist_ns: ns,
                dedicated_ns: ns,
                idle_mark_ns: ns,
                pause_ns: ns,
                scavenge_ns: ns,
            },
            Event::GcEnd {
                cycle: u32::MAX,
                live_before_bytes: big,
                live_after_bytes: big,
                marked_bytes: 0,
                goal_bytes: big,
                next_goal_bytes: big,
                stw_ns: ns,
            },
            Event::SweepDone { cycle: 1, spans: 5, freed_pages: 4 },
            Event::WorldStop { reason: StopReason::MemStats, wait_ns: ns, stopped_ns: ns },
            Event::VerifyDone { cycle: 2, spans: 1, objects: 9 },
            Event::SpanAlloc {
                first_page: big,
                span_pages: 1,
                kind: SpanKind::Heap,
                class: 135,
                domain: u16::MAX,
            },
            Event::SpanFree { first_page: 0, span_pages: 1, kind: SpanKind::WorkBuf, domain: 0 },
            Event::MCacheRefill { class: 5, free_slots: 1024, swept: 100 },
            Event::LargeAlloc { asked_bytes: big, noscan: true },
            Event::HeapGrow { grown_bytes: 4 << 20, heap_sys_bytes: big },
            Event::PagesReleased {
                first_page: big,
                released_pages: 512,
                how: Release::Lazily,
                cause: ReleaseCause::Dirty,
                domain: u16::MAX,
                age_ns: ns,
                took_ns: ns,
            },
            Event::OutOfMemory { asked_bytes: big, in_use_bytes: 7 },
            Event::StackGrow { goroutine: 1, chunk_bytes: 4096, stack_bytes: 6144 },
            Event::GoStart { goroutine: 2, parent: 1 },
            Event::GoEnd { goroutine: 2 },
            Event::MemStatsRead {
                heap_alloc_bytes: big,
                heap_objects: 113,
                heap_released_bytes: 8192,
            },
            Event::MemorySample {
                alloc_bytes: big,
                goal_bytes: big,
                in_use_bytes: big,
                other_bytes: big,
                dirty_bytes: big,
                muzzy_bytes: big,
                released_bytes: big,
            },
            Event::CostSample {
                released_bytes: big,
                retaken_bytes: big,
                calls: big,
                policy_ns: ns,
                gc_ns: ns,
                limit_bytes: big,
            },
            Event::AllocTimes { at_most_ns: ns, allocations: big },
            Event::Dropped { count: big },
        ]
    }

    /// The schema's own list of names: serde gives it when a name is wrong.
    fn names_in_schema() -> BTreeSet<String> {
        let error = serde_json::from_str::<Event>(r#"{"ev":""}"#).unwrap_err().to_string();
        let list = error.split_once("expected one of ").expect("serde lists the names").1;
        list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    }

    fn fields_of(event: Event) -> serde_json::Map<String, Value> {
        match serde_json::to_value(event) {
            Ok(Value::Object(fields)) => fields,
            other => panic!("{event:?} became {other:?}"),
        }
    }

    fn name_of(event: Event) -> String {
        fields_of(event)["ev"].as_str().expect("the name is a string").to_owned()
    }

    #[test]
    fn every_event_survives_the_round_trip() {
        let seen: BTreeSet<String> = one_of_each().into_iter().map(name_of).collect();
        assert_eq!(seen, names_in_schema(), "`one_of_each` is complete");
        for event in one_of_each() {
            let text = serde_json::to_string(&event).expect("events can be written");
            assert_eq!(serde_json::from_str::<Event>(&text).expect(&text), event);
        }
    }

    #[test]
    fn every_event_and_field_is_documented() {
        for event in one_of_each() {
            let name = name_of(event);
            let row = rows()
                .find(|line| line.starts_with(&format!("| `{name}` |")))
                .unwrap_or_else(|| panic!("docs/tracing.md has no row for `{name}`"));
            for field in fields_of(event).keys().filter(|field| *field != "ev") {
                assert!(row.contains(&format!("`{field}`")), "row `{name}` lacks `{field}`");
            }
        }
    }

    #[test]
    fn no_documented_event_is_gone() {
        let names = names_in_schema();
        for row in rows() {
            let name = row.split('`').nth(1).unwrap_or_default();
            assert!(names.contains(name), "docs/tracing.md documents `{name}`, which is gone");
        }
    }

    #[test]
    fn an_event_is_small() {
        assert!(size_of::<Event>() <= 64, "E1: {} bytes", size_of::<Event>());
    }
}
