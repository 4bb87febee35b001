//! Package `fmt`: a Go part (`golib/fmt`), which calls methods, and a native engine, which prints.

pub mod engine;
pub(super) mod natives;
