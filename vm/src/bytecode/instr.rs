//! One instruction word and how to read a run of them.

use super::op::{Op, TABLE};

/// `op a b c`: the first word of every instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C, align(8))]
pub struct Instr {
    /// What to do.
    pub op: Op,
    /// First operand.
    pub a: u16,
    /// Second operand.
    pub b: u16,
    /// Third operand.
    pub c: u16,
}

/// `op` among the lowest 16 bits of a word; `None` if it is no opcode.
fn op_of(word: u64) -> Option<Op> {
    TABLE.get(word as u16 as usize).map(|row| row.op)
}

impl Instr {
    /// An instruction.
    pub fn new(op: Op, a: u16, b: u16, c: u16) -> Instr {
        Instr { op, a, b, c }
    }

    /// As it stands in code.
    pub fn word(self) -> u64 {
        u64::from(self.op as u16)
            | u64::from(self.a) << 16
            | u64::from(self.b) << 32
            | u64::from(self.c) << 48
    }

    /// The instruction in a word of code.
    ///
    /// # Panics
    /// If the word holds no opcode: it is an extension word, or the code is broken.
    pub fn decode(word: u64) -> Instr {
        let op = op_of(word).unwrap_or_else(|| panic!("no opcode in word {word:#x}"));
        Instr { op, a: (word >> 16) as u16, b: (word >> 32) as u16, c: (word >> 48) as u16 }
    }

    /// Words of the whole instruction.
    pub fn words(self) -> usize {
        1 + self.op.row().ext as usize
    }

    /// The 32-bit jump distance in `b` and `c`.
    #[inline(always)]
    pub fn far(self) -> i32 {
        (u32::from(self.b) | u32::from(self.c) << 16) as i32
    }

    /// Sets the 32-bit jump distance.
    pub fn with_far(mut self, distance: i32) -> Instr {
        self.b = distance as u16;
        self.c = (distance as u32 >> 16) as u16;
        self
    }
}

/// Walks the instructions of a piece of code: their positions, first words and extension words.
pub fn instructions(code: &[u64]) -> impl Iterator<Item = (usize, Instr, &[u64])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let instr = Instr::decode(*code.get(at)?);
        let here = at;
        at += instr.words();
        Some((here, instr, &code[here + 1..at]))
    })
}
