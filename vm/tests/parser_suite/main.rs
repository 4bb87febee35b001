//! The parser as its users see it: trees, errors, limits, and what it makes of damaged programs.

mod common;
mod errors;
mod limits;
mod mutation;
mod rendering;
mod trees;
