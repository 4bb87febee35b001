//! The tests of `collector/`, with small objects marked by spans.

#[path = "collector/apart.rs"]
mod apart;
#[path = "collector/cycles.rs"]
mod cycles;
#[path = "collector/events.rs"]
mod events;
#[path = "collector/model.rs"]
mod model;
#[path = "collector/specials.rs"]
mod specials;
#[path = "collector/threads.rs"]
mod threads;
#[path = "collector/verifier.rs"]
mod verifier;
#[path = "collector/world.rs"]
mod world;

/// Whether small objects are marked by spans.
const MARK_BY_SPANS: bool = true;
