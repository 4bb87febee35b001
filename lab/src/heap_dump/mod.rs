//! Reads heap dumps (`burrow_runtime::heap_dump`) and answers what keeps memory alive.
//!
//! Called by `burrow heap`. A [`Dump`] is the file, decoded; a [`Heap`] is the dump with what follows from it: the types
//! of objects, what is reachable and by which shortest way, and how much each object alone keeps alive.
//!
//! - `decode.rs`: bytes to records, with errors that say where; `dump.rs`: what is in a file
//! - `types.rs`: what lies at an offset of a type; `infer.rs`: types of objects that carry none
//! - `graph.rs`: edges, reachability, shortest ways; `dominators.rs`: retained sizes
//! - `top.rs`, `why.rs`, `diff.rs`, `span.rs`: the four questions; `text.rs`: how answers are written
//!
//! Next to read: docs/heap-dump.md.

#![forbid(unsafe_code)]

mod decode;
mod diff;
mod dominators;
mod dump;
mod graph;
mod heap;
mod infer;
mod span;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod text;
mod top;
mod types;
mod why;

pub use decode::DumpError;
pub use diff::{Diff, Growth, NewObjects, diff};
pub use dump::Dump;
pub use heap::{Heap, NotFound};
pub use span::{Holder, SpanReport, span_at, sparse_spans};
pub use top::{By, Top, TopRow, top};
pub use why::{Step, Way, Why, why};

/// Version of the answers as JSON: fields may be added under the same number, but none changes its meaning or goes.
pub const SCHEMA: u32 = 1;
