//! Where a cycle begins and where it should end: the goal from GOGC, the goal from the memory limit,
//! and the trigger before either.
//!
//! Asked by `Gc` at every trigger test and every commit. The percent goal stands from one commit to the
//! next (P3); the memory-limit goal follows what the process has mapped.

use burrow_trace::{Event, GoalBound};

use super::{DEFAULT_HEAP_MINIMUM, NO_LIMIT, Pacer};

/// A cycle that has started may always allocate this much before it must be done.
const MIN_RUNWAY: u64 = 64 << 10;
/// The trigger lies at least 45/64 of the way from marked to goal...
const MIN_TRIGGER_RATIO: u64 = 45;
/// ...and at most 61/64, so that there is some runway even when marking was free.
const MAX_TRIGGER_RATIO: u64 = 61;
const RATIO_DENOMINATOR: u64 = 64;
/// Percent of the heap kept as room for error below the memory limit, and its least size.
const LIMIT_HEADROOM_PERCENT: u64 = 3;
const LIMIT_HEADROOM_MIN: u64 = 1 << 20;

/// What the process has mapped, for the memory-limit goal. Read anew at every trigger test.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MemoryUse {
    /// Bytes of every kind in the Ready state: heap, stacks, work buffers and metadata.
    pub mapped_ready: u64,
    /// Bytes of free heap pages that the operating system still backs.
    pub heap_free: u64,
    /// Bytes in allocated heap objects: total allocated less total freed.
    pub heap_alloc: u64,
}

impl MemoryUse {
    /// What the process needs beside heap objects: metadata, stacks, and the waste inside spans.
    fn non_heap(self) -> u64 {
        self.mapped_ready.saturating_sub(self.heap_free).saturating_sub(self.heap_alloc)
    }
}

/// Where the next cycle should begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Heap live at which marking starts.
    pub trigger: u64,
    /// Heap live at which marking should be done.
    pub goal: u64,
}

impl Pacer {
    pub(super) fn percent_goal_now(&self) -> u64 {
        if self.gc_percent < 0 {
            return u64::MAX;
        }
        let base = self.heap_marked as u128 + self.last.stack as u128 + self.last.globals as u128;
        let growth = base * self.gc_percent as u128 / 100;
        let goal = u64::try_from(self.heap_marked as u128 + growth).unwrap_or(u64::MAX);
        goal.max(self.heap_minimum)
    }

    /// The goal that keeps the process under its memory limit: the limit, less what is not heap, less
    /// some room for error; never below what is known to be reachable.
    pub fn memory_limit_goal(&self, mem: MemoryUse) -> u64 {
        let limit = self.memory_limit;
        let overage = mem.mapped_ready.saturating_sub(limit);
        let taken = mem.non_heap().saturating_add(overage);
        if taken >= limit {
            return self.heap_marked; // hopeless: collect all the time, the CPU limiter will intervene
        }
        let goal = limit - taken;
        let headroom = (goal / 100 * LIMIT_HEADROOM_PERCENT).max(LIMIT_HEADROOM_MIN);
        goal.saturating_sub(headroom).max(headroom).max(self.heap_marked)
    }

    /// The goal now, and the least trigger that goes with it.
    pub(super) fn goal_and_min_trigger(&self, mem: MemoryUse) -> (u64, u64) {
        let limited = self.memory_limit_goal(mem);
        if limited < self.percent_goal {
            return (limited, 0);
        }
        let mut goal = self.percent_goal.max(self.sweep_min_trigger);
        if let Some(triggered) = self.triggered {
            goal = goal.max(triggered.saturating_add(MIN_RUNWAY));
        }
        (goal, self.sweep_min_trigger)
    }

    /// What the goal follows from now.
    pub fn bound(&self, mem: MemoryUse) -> GoalBound {
        let (goal, _) = self.goal_and_min_trigger(mem);
        match goal {
            _ if self.memory_limit_goal(mem) < self.percent_goal => GoalBound::Limit,
            goal if goal > self.percent_goal && goal == self.sweep_min_trigger => GoalBound::Sweep,
            goal if goal > self.percent_goal => GoalBound::Runway,
            goal if goal == self.heap_minimum => GoalBound::Minimum,
            _ => GoalBound::Percent,
        }
    }

    /// The goal now, and all that it is computed from but for the state of the sweep.
    pub(crate) fn goal_event(&self, cycle: u32, end: bool, mem: MemoryUse) -> Event {
        Event::GcGoal {
            cycle,
            end,
            goal_bytes: self.goal(mem),
            percent_goal_bytes: self.percent_goal,
            limit_bytes: self.memory_limit,
            marked_bytes: self.heap_marked,
            ready_bytes: mem.mapped_ready,
            free_bytes: mem.heap_free,
            alloc_bytes: mem.heap_alloc,
        }
    }

    /// The heap goal now (MemStats.NextGC).
    pub fn goal(&self, mem: MemoryUse) -> u64 {
        self.goal_and_min_trigger(mem).0
    }

    /// Whether [`Pacer::target`] stays the same until the next commit, whatever memory is used: there
    /// is no memory limit that could decide.
    pub fn target_is_fixed(&self) -> bool {
        self.memory_limit == NO_LIMIT
    }

    /// The trigger and the goal now.
    pub fn target(&self, mem: MemoryUse) -> Target {
        let (goal, min_trigger) = self.goal_and_min_trigger(mem);
        let marked = self.heap_marked;
        if marked >= goal {
            return Target { trigger: goal, goal };
        }
        let part = |ratio| (goal - marked) / RATIO_DENOMINATOR * ratio + marked;
        let min = min_trigger.max(marked).max(part(MIN_TRIGGER_RATIO));
        let max = part(MAX_TRIGGER_RATIO).max(goal.saturating_sub(DEFAULT_HEAP_MINIMUM)).max(min);
        let wanted = if self.runway > goal { min } else { goal - self.runway };
        Target { trigger: wanted.clamp(min, max), goal }
    }
}
