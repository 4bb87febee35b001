//! Concatenation and conversions of strings: from registers to the runtime's strings (`string.rs` there) and back.
//!
//! Called by the handlers of `handlers/values.rs`. Soundness: as `ops/mod.rs`; a buffer that an instruction names is a
//! frame object of at least the bytes that the operation may use (op.rs).

use burrow_alloc::units::Addr;
use burrow_runtime::string::{self, Buffer};

use super::{At, OpResult};
use crate::bytecode::Counts;
use crate::interp::machine::Machine;

impl At {
    /// The buffer at a word of the frame; 0 stands for none.
    fn buffer(self, word: u16) -> Buffer {
        (word != 0).then(|| self.addr(word))
    }
}

pub(crate) fn concat(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let buffer = at.buffer(Counts::of(at.ext(1)).z);
    let mut p = m.p;
    let is_in_frame = |part: Addr| m.is_on_stack(part);
    // SAFETY: so many strings stand in registers one after another.
    let joined =
        unsafe { string::concat(&mut *p, at.addr(i.b), usize::from(i.c), buffer, is_in_frame) }?;
    at.set_string(i.a, joined);
    Ok(())
}

pub(crate) fn rune_to_string(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let rune = at.reg(i.b);
    let s = match u8::try_from(rune) {
        // Into a buffer, if there is one, as Go does: what is joined from it alone is then a copy.
        Ok(byte) if byte < 0x80 && i.c == 0 => m.program.small_values().string(byte),
        _ => string::from_rune(&mut *m.p, rune as i64, at.buffer(i.c))?,
    };
    at.set_string(i.a, s);
    Ok(())
}

pub(crate) fn bytes_to_string(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let (small, buffer) = (m.program.small_values(), at.buffer(i.c));
    // SAFETY: the operand is a slice of bytes.
    let s = unsafe { string::from_bytes(&mut *m.p, at.slice(i.b), small, buffer) }?;
    at.set_string(i.a, s);
    Ok(())
}

pub(crate) fn runes_to_string(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: the operand is a slice of runes.
    let s = unsafe { string::from_runes(&mut *m.p, at.slice(i.b), at.buffer(i.c)) }?;
    at.set_string(i.a, s);
    Ok(())
}

pub(crate) fn string_to_bytes(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: the operand is a string.
    let s = unsafe { string::to_bytes(&mut *m.p, at.string(i.b), at.buffer(i.c)) }?;
    at.set_slice(i.a, s);
    Ok(())
}

pub(crate) fn string_to_runes(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: the operand is a string.
    let s = unsafe { string::to_runes(&mut *m.p, at.string(i.b), at.buffer(i.c)) }?;
    at.set_slice(i.a, s);
    Ok(())
}
