//! Go source to types to bytecode to results.

pub mod check;
pub mod explain;
pub mod syntax;
