//! Atomics that loom can watch: std's in an ordinary build, loom's under `--cfg loom`, so that the
//! code its tests run through every schedule is the code that ships.

#![forbid(unsafe_code)]

#[cfg(loom)]
pub(crate) use loom::sync::atomic::{AtomicPtr, AtomicU32, AtomicU64, Ordering};
#[cfg(not(loom))]
pub(crate) use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicU64, Ordering};

/// Stands between two SeqCst accesses of one thread that are to stay in order. They do; but loom takes SeqCst accesses for AcqRel
/// ones, and knows of fences only that they are SeqCst: so it gets one, and an ordinary build nothing.
#[inline(always)]
pub(crate) fn in_order() {
    #[cfg(loom)]
    loom::sync::atomic::fence(Ordering::SeqCst);
}
