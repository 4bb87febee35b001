//! trace.

pub mod clock;
