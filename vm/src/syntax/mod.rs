//! From text to syntax tree: lexer, parser, diagnostics.

pub mod ast;
pub mod diagnostic;
pub mod source;
pub mod symbol;
