//! Which frame words an instruction reads and writes: derived from the roles of the instruction table (B1).
//!
//! Asked by `compile/liveness.rs`, which makes stack maps of it, and by the listing (`disasm.rs`).

use super::instr::Instr;
use super::op::Op;
use super::role::{Counts, Role};

/// Words at the start of every frame and call window: return address, caller's frame, function, closure.
pub const HEADER_WORDS: u16 = 4;

/// A run of frame words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// First word.
    pub reg: u16,
    /// How many.
    pub len: u16,
}

/// What an instruction does to its frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// Words read.
    pub uses: Vec<Words>,
    /// Words written.
    pub defs: Vec<Words>,
    /// A call: every word from here on is lost, but for the results.
    pub clobbers_from: Option<u16>,
}

/// Result and argument words of a call instruction.
pub fn call_shape(instr: Instr, ext: &[u64]) -> Option<(u16, u16)> {
    match instr.op {
        Op::Call | Op::CallNative => Some((instr.b, instr.c)),
        Op::CallClosure | Op::CallIface => {
            let counts = Counts::of(ext[0]);
            Some((counts.x, counts.y))
        }
        _ => None,
    }
}

/// The effects of one instruction.
pub fn effects(instr: Instr, ext: &[u64]) -> Effects {
    let row = instr.op.row();
    let counts = if row.ext > 0 { Counts::of(ext[0]) } else { Counts::default() };
    let mut out = Effects::default();
    for (role, reg) in row.roles.into_iter().zip([instr.a, instr.b, instr.c]) {
        let (reads, writes, len) = match role {
            Role::Def => (false, true, 1),
            Role::Def2 => (false, true, 2),
            Role::Def3 => (false, true, 3),
            Role::DefX => (false, true, counts.x),
            Role::DefY => (false, true, counts.y),
            Role::Use => (true, false, 1),
            Role::Use2 => (true, false, 2),
            Role::Use3 => (true, false, 3),
            Role::UseX => (true, false, counts.x),
            Role::UseY => (true, false, counts.y),
            Role::UseZ => (true, false, counts.z),
            Role::Mod => (true, true, 1),
            Role::Mod3 => (true, true, 3),
            Role::ModX => (true, true, counts.x),
            Role::No | Role::Base | Role::Imm | Role::UImm | Role::Jump | Role::Far => continue,
        };
        let words = Words { reg, len };
        if reads && len > 0 {
            out.uses.push(words);
        }
        if writes && len > 0 {
            out.defs.push(words);
        }
    }
    if instr.op == Op::Ret && instr.a > 0 {
        out.uses.push(Words { reg: HEADER_WORDS, len: instr.a });
    }
    if let Some((results, args)) = call_shape(instr, ext) {
        let first = instr.a + HEADER_WORDS;
        out.uses.push(Words { reg: first + results, len: args });
        out.defs.push(Words { reg: first, len: results });
        out.clobbers_from = Some(instr.a);
    }
    out
}

/// Where an instruction may go besides the next one, as a distance in words from itself.
pub fn jump_distance(instr: Instr, ext: &[u64]) -> Option<i32> {
    if instr.op == Op::LAddLe {
        return Some(ext[0] as i32);
    }
    let roles = instr.op.row().roles;
    if roles[2] == Role::Jump {
        Some(i32::from(instr.c as i16))
    } else if roles[1] == Role::Far {
        Some(instr.far())
    } else {
        None
    }
}

/// Whether execution never continues with the next instruction.
pub fn ends_flow(op: Op) -> bool {
    matches!(
        op,
        Op::Jmp
            | Op::Loop
            | Op::Ret
            | Op::Panic
            | Op::Unreachable
            | Op::ChunkReturn
            | Op::PanicReturn
            | Op::GoEnd
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_read_arguments_and_write_results() {
        let call = Instr::new(Op::Call, 10, 1, 2);
        let got = effects(call, &[0]);
        assert_eq!(got.uses, [Words { reg: 15, len: 2 }]);
        assert_eq!(got.defs, [Words { reg: 14, len: 1 }]);
        assert_eq!(got.clobbers_from, Some(10));
    }

    #[test]
    fn counted_operands_come_from_the_extension() {
        let instr = Instr::new(Op::MapGet, 3, 4, 9);
        let got = effects(instr, &[Counts { x: 2, y: 0, z: 2 }.word(), 0]);
        assert_eq!(got.defs, [Words { reg: 3, len: 2 }]);
        assert_eq!(got.uses, [Words { reg: 4, len: 1 }, Words { reg: 9, len: 2 }]);
    }
}
