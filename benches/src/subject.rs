//! The load under which allocators are compared, and who can be put under it.
//!
//! Objects of one size are made in batches. Each object is written to once, is kept in a window of
//! the last [`WINDOW`] objects, and dies when a batch takes its place there. How it dies is the
//! subject's affair: an allocator of [`malloc`](crate::malloc) frees it, [`Managed`] just forgets it
//! and collects when the heap has grown to its goal. So the cost of an object is all that it costs
//! from its allocation to the moment when its memory can be used again.

use std::fmt;
use std::ops::Range;

use crate::malloc::allocator;
use crate::managed::Managed;

/// Objects alive at a time: more than the 504 that a span of 16-byte objects holds, so that spans
/// differ; few enough that marking them is no part of the cost worth speaking of.
pub const WINDOW: usize = 1024;

/// Objects that die, and are made, together. (One at a time, mimalloc's pages would always be full
/// by just one object and each allocation would take its slow path: three times the figure.)
pub const BATCH: usize = 64;
const _: () = assert!(WINDOW.is_multiple_of(BATCH), "a batch fills places that lie together");

/// The places in the window of the n-th batch.
pub fn places(batch: usize) -> Range<usize> {
    let first = batch % (WINDOW / BATCH) * BATCH;
    first..first + BATCH
}

/// An allocator under load.
pub trait Subject {
    /// Makes so many times [`BATCH`] objects.
    ///
    /// # Errors
    /// If there is no memory.
    fn churn(&mut self, batches: usize) -> Result<(), NoMemory>;
}

/// The system gave no memory.
#[derive(Debug)]
pub struct NoMemory;

impl fmt::Display for NoMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no memory for the objects of the benchmark")
    }
}

/// The subjects that this build knows.
pub const NAMES: &[&str] = &[
    "burrow",
    "burrow-pointers",
    "burrow-typed",
    "burrow-typed-pointers",
    "glibc",
    #[cfg(feature = "peers")]
    "jemalloc",
    #[cfg(feature = "peers")]
    "mimalloc",
];

/// The subject of this name, for objects of `size` bytes (a multiple of 8, not 0); `None` if this
/// build knows none, or none of this size.
///
/// # Errors
/// If there is no memory.
pub fn subject(name: &str, size: usize) -> Result<Option<Box<dyn Subject>>, NoMemory> {
    let fixed = |pointers| -> Result<Option<Box<dyn Subject>>, NoMemory> {
        Ok(Managed::fixed(size, pointers)?.map(|subject| Box::new(subject) as Box<dyn Subject>))
    };
    Ok(match name {
        "burrow" => fixed(false)?,
        "burrow-pointers" => fixed(true)?,
        "burrow-typed" => Some(Box::new(Managed::typed(size, false)?)),
        "burrow-typed-pointers" => Some(Box::new(Managed::typed(size, true)?)),
        _ => allocator(name, size),
    })
}
