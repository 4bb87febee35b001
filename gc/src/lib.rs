//! gc.
pub mod history;
pub mod pacer;
pub mod report;
pub mod sweep_pace;
