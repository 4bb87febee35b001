//! Go's `GODEBUG=scavtrace=1`: a line whenever all of a collection is swept, and one when the program has all free memory given back.
//!
//! Called by the sweeper, on whichever thread ends the sweep, and by `debug.FreeOSMemory`. It tells of every return policy, not of Go's alone:
//! what went as time passed counts as background work, what a thread gave back because of what it did as eager.
//!
//! Locks: `reported`, a leaf.

#![forbid(unsafe_code)]

use burrow_alloc::{Heap, HeapStats};
use parking_lot::Mutex;

/// What has been told of.
#[derive(Debug, Default)]
pub(crate) struct ScavTrace {
    reported: Mutex<Work>,
}

/// Bytes given back since the heap was made.
#[derive(Clone, Copy, Debug, Default)]
struct Work {
    background: u64,
    eager: u64,
}

impl ScavTrace {
    /// The next line, with what was given back since the last.
    pub fn line(&self, heap: &Heap, forced: bool) -> String {
        let stats = heap.stats();
        let returns = &stats.returns;
        // Read one after another, while others count.
        let background = (returns.released + returns.muzzied).saturating_sub(returns.eager);
        let work = Work { background, eager: returns.eager };
        let before = std::mem::replace(&mut *self.reported.lock(), work);
        line(
            &Work {
                background: work.background.saturating_sub(before.background),
                eager: work.eager.saturating_sub(before.eager),
            },
            &stats,
            forced,
        )
    }
}

fn line(work: &Work, stats: &HeapStats, forced: bool) -> String {
    let retained = stats.heap_in_use + stats.heap_free;
    format!(
        "scav {} KiB work (bg), {} KiB work (eager), {} KiB now, {}% util{}\n",
        work.background >> 10,
        work.eager >> 10,
        stats.heap_released >> 10,
        stats.heap_in_use * 100 / retained.max(1),
        if forced { " (forced)" } else { "" },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_in_go() {
        let stats = HeapStats {
            heap_in_use: 96 << 10,
            heap_free: 4 << 10,
            heap_released: (269_752 << 10) + 1023,
            ..HeapStats::default()
        };
        let work = Work { background: 262_272 << 10, eager: 88 << 10 };
        assert_eq!(
            line(&work, &stats, true),
            "scav 262272 KiB work (bg), 88 KiB work (eager), 269752 KiB now, 96% util (forced)\n"
        );
        assert_eq!(
            line(&Work::default(), &HeapStats::default(), false),
            "scav 0 KiB work (bg), 0 KiB work (eager), 0 KiB now, 0% util\n"
        );
    }
}
