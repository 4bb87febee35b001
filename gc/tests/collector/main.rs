//! The collector on small heaps in plain memory: whole cycles, the verifier, random object graphs. Objects are marked one by
//! one; `collector_by_spans.rs` has the same tests with small ones marked by spans.

mod apart;
mod cpu;
mod cycles;
mod events;
mod model;
mod specials;
mod threads;
mod verifier;
mod world;

/// Whether small objects are marked by spans.
const MARK_BY_SPANS: bool = false;
