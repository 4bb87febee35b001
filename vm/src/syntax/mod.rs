//! From text to syntax tree: lexer, parser, diagnostics.
//!
//! The driver adds files to a [`source::SourceMap`], calls [`parser::parse_file`] for each, hands the trees
//! ([`ast`]) to the checker, and draws what is wrong with [`render`]. Nothing here knows of types.
//!
//! Read next: [`ast`] for what the rest of the crate sees; [`parser`] for how deep a program may nest.

#![forbid(unsafe_code)]

pub mod ast;
pub mod codes;
pub mod diagnostic;
mod directive;
pub(crate) mod explanations;
mod lexer;
mod literal;
pub mod parser;
mod print;
pub mod render;
mod report;
pub mod source;
pub mod symbol;
mod token;
mod unicode;
pub mod visit;

pub use lexer::token_after;
pub use print::expr_text;
