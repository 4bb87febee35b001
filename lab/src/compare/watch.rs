//! A process seen from outside: what is resident, again and again, until it ends.
//!
//! Called by `child.rs` for the process it has started. The kernel has two accounts. `smaps_rollup` is exact and tells what may be taken
//! (`LazyFree`) and what is in huge pages; but it walks the page tables, which takes some 15 µs for each MiB that is resident. `statm` costs next
//! to nothing and lags by some hundred KiB at most. So the exact one is read every [`PERIOD`] while that takes no more than a share of one CPU
//! ([`SHARE`]), and less often of a large process; in between the cheap one is, and what only the exact one tells stays as it was.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use std::time::{Duration, Instant};

use procfs::process::Process;

use super::record::{Quantity, Series};

/// Between two looks: shorter than anything that a return policy does on purpose.
pub const PERIOD: Duration = Duration::from_millis(10);
/// Exact looks may take one part in so many of the time: they share the machine with what they look at.
const SHARE: u32 = 50;

/// What watches a process.
pub struct Watcher {
    process: Process,
    began: Instant,
    page_bytes: u64,
    /// No look before this moment.
    next: Instant,
    /// No exact look before this moment.
    next_exact: Instant,
    /// As of the last exact look: lazily free, in huge pages.
    exact: [u64; 2],
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
        Ok(Watcher {
            process,
            began,
            page_bytes: rustix::param::page_size() as u64,
            next: began,
            next_exact: began,
            exact: [0; 2],
            seen: Series::default(),
            peak: 0,
        })
    }

    /// When to look next.
    #[must_use]
    pub fn next_look(&self) -> Instant {
        self.next
    }

    /// Looks. A process that has just ended shows nothing.
    pub fn look(&mut self) {
        let now = Instant::now();
        self.next = now + PERIOD;
        let Some(resident) = self.resident(now).filter(|&bytes| bytes > 0) else { return };
        self.seen.at_us.push(now.duration_since(self.began).as_micros() as u64);
        let [lazy_free, huge] = self.exact;
        let mut put = |quantity, value| self.seen.columns.entry(quantity).or_default().push(value);
        put(Quantity::Rss, resident);
        put(Quantity::LazyFree, lazy_free.min(resident));
        put(Quantity::Huge, huge.min(resident));
        let most = self.process.status().ok().and_then(|status| status.vmhwm).unwrap_or(0) << 10;
        self.peak = self.peak.max(resident).max(most);
    }

    /// Resident bytes, by the exact account if that is due.
    fn resident(&mut self, now: Instant) -> Option<u64> {
        if now < self.next_exact {
            return Some(self.process.statm().ok()?.resident * self.page_bytes);
        }
        let Ok(rollup) = self.process.smaps_rollup() else {
            self.next_exact = now + Duration::from_secs(1); // refused, or gone
            return self.resident(now);
        };
        self.next_exact = now + now.elapsed() * SHARE;
        let sums = &rollup.memory_map_rollup.0.first()?.extension.map;
        let field = |name: &str| sums.get(name).copied().unwrap_or(0);
        self.exact = [field("LazyFree"), field("AnonHugePages")];
        Some(field("Rss"))
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
        assert!(rss[1] >= rss[0] + (48 << 20), "other tests may have given memory back: {rss:?}");
        assert!(peak >= rss[1]);
    }

    #[test]
    fn a_process_that_is_not_there_is_an_error() {
        assert!(Watcher::of(u32::MAX, Instant::now()).is_err());
    }
}
