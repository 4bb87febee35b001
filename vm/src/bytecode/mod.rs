//! Typed bytecode for a register machine: instructions, their encoding and listing.

pub mod atomic;
pub mod disasm;
pub mod effects;
pub mod instr;
pub mod op;
pub mod role;

pub use effects::HEADER_WORDS;
pub use instr::Instr;
pub use op::Op;
pub use role::{Counts, MAX_FRAME_VALUE};

/// A frame word, counted from the frame's start.
pub type Reg = u16;
