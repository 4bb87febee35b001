//! The write barrier against the marker, in all orders: small programs on small heaps, with the real barrier, marker and
//! allocator.
//!
//! A scenario says what the heap looks like when marking begins, and what one or two mutators then do. The explorer runs
//! it once for every order in which their steps and those of the markers may come, each step being a single word for a
//! marker; then marking is ended and the heap is verified. What this shows is the argument of `barrier.rs`: with the
//! deletion barrier, allocation black, and no mutator that runs before its stack is scanned, nothing that is reachable is
//! lost. And each of the three is needed: without it some order loses an object (`unsound.rs`).
//!
//! What it does not show: steps are whole, so it says nothing of how the words of two threads become visible to each other.
//! For that see `barrier_loom.rs`.
//!
//! - `scenario.rs`: what a scenario is made of; `run.rs`: one run of it on a real heap
//! - `explore.rs`: all orders of steps
//! - `sound.rs`: scenarios with all in place; `unsound.rs`: with one thing left out
//!
//! `cargo test -p burrow-gc --test barrier -- --nocapture` prints how many orders were run.

mod explore;
mod run;
mod scenario;
mod sound;
mod unsound;

/// Whether small objects are marked by spans: `barrier_by_spans.rs` has the same scenarios with that.
const MARK_BY_SPANS: bool = false;
