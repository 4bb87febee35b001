//! Atomics that loom can watch: std's in an ordinary build, loom's under `--cfg loom`, so that the
//! code its tests run through every schedule is the code that ships.

#![forbid(unsafe_code)]

#[cfg(loom)]
pub(crate) use loom::sync::atomic::{AtomicPtr, AtomicU32, AtomicU64, Ordering};
#[cfg(not(loom))]
pub(crate) use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicU64, Ordering};
