//! What profiles count while a script runs: allocations by the stacks that made them, and time by the stacks that spent it.
//!
//! The VM knows stacks and feeds both ([`heap`], [`cpu`]); package `runtime/pprof` and the host read them. A stack is a
//! list of numbers that the VM can turn into functions and lines; here they are only compared.
//!
//! Locks: one each, leaves.

pub mod cpu;
pub mod heap;

use std::sync::Arc;

use cpu::CpuProfile;
use heap::HeapProfile;

/// Go's default of `runtime.MemProfileRate`: a byte in so many is sampled.
pub const DEFAULT_RATE: u64 = 512 << 10;

/// The profiles of a runtime.
#[derive(Debug)]
pub struct Profiles {
    /// Sampled allocations.
    pub heap: Arc<HeapProfile>,
    /// Sampled time.
    pub cpu: CpuProfile,
    /// The rate that the host wants allocations sampled at, in place of [`DEFAULT_RATE`].
    pub rate: Option<u64>,
    /// Whether the host wants time sampled from the start of the run to its end.
    pub times_all: bool,
}

impl Profiles {
    /// Bytes between samples for a script whose `runtime.MemProfileRate` is `asked`: what the host wants counts as long
    /// as the script has not set another.
    pub fn rate_for(&self, asked: u64) -> u64 {
        let asked = if (asked as i64) < 0 { 0 } else { asked };
        self.rate.filter(|_| asked == DEFAULT_RATE).unwrap_or(asked)
    }
}
