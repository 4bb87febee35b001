//! What the fields of an instruction stand for, and the counts of words that depend on a type.
//!
//! Each row of the table in `op.rs` gives its three fields roles; `effects.rs` makes of them which frame words an
//! instruction reads and writes.

#![forbid(unsafe_code)]

/// What one of the fields `a`, `b`, `c` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Unused.
    No,
    /// Writes one word at this register.
    Def,
    /// Writes two words.
    Def2,
    /// Writes three words.
    Def3,
    /// Reads one word.
    Use,
    /// Reads two words.
    Use2,
    /// Reads three words.
    Use3,
    /// Reads and writes one word.
    Mod,
    /// Reads and writes three words.
    Mod3,
    /// Writes as many words as `Counts::x` says.
    DefX,
    /// Reads as many words as `Counts::x` says.
    UseX,
    /// Reads and writes as many words as `Counts::x` says.
    ModX,
    /// Reads as many words as `Counts::y` says.
    UseY,
    /// Reads as many words as `Counts::z` says.
    UseZ,
    /// Writes as many words as `Counts::y` says.
    DefY,
    /// First word of a call window: header, results (`Counts::x` or `b`), arguments (`Counts::y` or `c`).
    Base,
    /// A signed 16-bit number.
    Imm,
    /// An unsigned 16-bit number.
    UImm,
    /// In `c`: a jump distance in words from this instruction.
    Jump,
    /// In `b` and `c`: a 32-bit jump distance; written at `b`.
    Far,
}

/// Word counts of an instruction with type-dependent operands: its first extension word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    /// First count, see the roles.
    pub x: u16,
    /// Second count.
    pub y: u16,
    /// Third count.
    pub z: u16,
}

impl Counts {
    /// As an extension word.
    pub fn word(self) -> u64 {
        u64::from(self.x) | u64::from(self.y) << 16 | u64::from(self.z) << 32
    }

    /// From an extension word.
    #[inline(always)]
    pub fn of(word: u64) -> Counts {
        Counts { x: word as u16, y: (word >> 16) as u16, z: (word >> 32) as u16 }
    }
}

/// Largest value held in a frame, in bytes: a register holds the address of a larger one. Go allows 128 KiB; a frame here
/// is bounded by 16-bit register numbers (512 KiB) and must leave room for a few such values.
pub const MAX_FRAME_VALUE: usize = 64 << 10;
