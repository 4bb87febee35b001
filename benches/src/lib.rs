//! Benchmarks of every layer, and races against peers.
//!
//! `benches/` has one criterion file for each layer and in it one group for each module, so that
//! one filter runs one module: `cargo bench -p burrow-benches --bench alloc -- mcache_hit`.
//!
//! Allocators are compared under one load ([`subject`]), which three programs use: `alloc_count`
//! puts one subject under it, to have its instructions counted; `peers` times all of them in turns,
//! `versus_go` Burrow and the same loops in Go. jemalloc and mimalloc are C code and are built with the
//! feature `peers` only. Of the allocator alone: `refill_count` (instructions of a refill), `threads`
//! (two threads against one), `fast_path_check` (no locked instruction).
//!
//! `limiter` runs native threads under a memory limit that is too small for what is alive, while the collector marks beside
//! them ([`concurrent`]).
//!
//! `decay_curve` shows how resident memory falls when a burst of objects has died, beside what real jemalloc did ([`burst`]).
//!
//! Whole programs are raced by `tests/tools/race.py`. `docs/performance.md` has the results.

pub mod burst;
pub mod concurrent;
pub mod malloc;
pub mod managed;
pub mod subject;

use rustix::time::{ClockId, clock_gettime};

/// CPU time of the calling thread in nanoseconds.
#[must_use]
pub fn cpu_time() -> u64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64 // neither is negative
}
