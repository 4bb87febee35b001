//! Go source to types to bytecode to results.

pub mod check;
pub mod syntax;
