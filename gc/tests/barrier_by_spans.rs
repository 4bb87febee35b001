//! The scenarios of `barrier/`, with small objects marked by spans.

#[path = "barrier/explore.rs"]
mod explore;
#[path = "barrier/run.rs"]
mod run;
#[path = "barrier/scenario.rs"]
mod scenario;
#[path = "barrier/sound.rs"]
mod sound;
#[path = "barrier/unsound.rs"]
mod unsound;

/// Whether small objects are marked by spans.
const MARK_BY_SPANS: bool = true;
