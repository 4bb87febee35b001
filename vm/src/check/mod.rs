//! From syntax tree to types.

pub mod constant;
pub mod info;
pub mod object;
pub mod types;
