//! A process seen from outside: what is resident, again and again, until it ends.
//!
//! Called by `child.rs` for the process it has started. `smaps_rollup` is the one account of the kernel's that is exact and tells what it
//! may take (`LazyFree`) and what is in huge pages; it walks the page tables, so that a look at a large process takes milliseconds. The
//! watcher keeps its looks below a share of one CPU ([`SHARE`]): where they are dear it looks less often.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use std::time::{Duration, Instant};

use procfs::process::Process;

use super::record::{Quantity, Series};

/// Between two looks, where they are cheap.
pub const PERIOD: Duration = Duration::from_millis(10);
/// The looks may take one part in so many of the time: they share the machine with what they look at, and hold up its calls of `mmap`.
const SHARE: u32 = 20;

/// What watches a process.
pub struct Watcher {
    process: Process,
    began: Instant,
    /// No look before this moment.
    next: Instant,
    seen: Series,
    /// The most that the kernel has counted as resident, looks or not.
    peak: u64,
}

impl Watcher {
    /// Watches the process of this number, which was started at `began`.
    ///
    /// # Errors
    /// There is no such process, or none that may be looked at.
    pub fn of(pid: u32, began: Instant) -> Result<Watcher, procfs::ProcError> {
        let process = Process::new(i32::try_from(pid).unwrap_or(i32::MAX))?;
        Ok(Watcher { process, began, next: began, seen: Series::default(), peak: 0 })
    }

    /// When to look next.
    #[must_use]
    pub fn next_look(&self) -> Instant {
        self.next
    }

    /// Looks. A process that has just ended, or has not come up yet, shows nothing.
    pub fn look(&mut self) {
        let begins = Instant::now();
        if let Ok(rollup) = self.process.smaps_rollup() {
            self.note(begins, &rollup);
        }
        if let Ok(status) = self.process.status() {
            self.peak = self.peak.max(status.vmhwm.unwrap_or(0) << 10);
        }
        let took = begins.elapsed();
        self.next = begins + PERIOD.max(took * SHARE);
    }

    fn note(&mut self, at: Instant, rollup: &procfs::process::SmapsRollup) {
        let Some(sums) = rollup.memory_map_rollup.0.first() else { return };
        let field = |name: &str| sums.extension.map.get(name).copied().unwrap_or(0);
        let resident = field("Rss");
        if resident == 0 {
            return; // it is about to end: its memory is gone
        }
        self.seen.at_us.push(at.duration_since(self.began).as_micros() as u64);
        let mut put = |quantity, value| self.seen.columns.entry(quantity).or_default().push(value);
        put(Quantity::Rss, resident);
        put(Quantity::LazyFree, field("LazyFree"));
        put(Quantity::Huge, field("AnonHugePages"));
        self.peak = self.peak.max(resident);
    }

    /// What was seen, and the most that was resident.
    #[must_use]
    pub fn finish(self) -> (Series, u64) {
        (self.seen, self.peak)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_is_seen_as_it_grows() {
        let mut watcher = Watcher::of(std::process::id(), Instant::now()).expect("this process");
        watcher.look();
        let block = vec![1u8; 64 << 20];
        watcher.look();
        assert_eq!(
            block.iter().step_by(4096).map(|&byte| usize::from(byte)).sum::<usize>(),
            64 << 8
        );
        let (seen, peak) = watcher.finish();
        let rss = &seen.columns[&Quantity::Rss];
        assert_eq!((seen.at_us.len(), rss.len()), (2, 2));
        assert!(rss[1] >= rss[0] + (60 << 20), "{rss:?}");
        assert!(peak >= rss[1]);
    }

    #[test]
    fn a_process_that_is_not_there_is_an_error() {
        assert!(Watcher::of(u32::MAX, Instant::now()).is_err());
    }
}
