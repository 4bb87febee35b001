//! Concatenation and conversions of strings: from registers to the runtime's strings (`string.rs` there) and back.
//!
//! Called by the handlers of `handlers/values.rs`. Soundness: as `ops/mod.rs`.

use burrow_runtime::string;

use super::{At, OpResult};
use crate::interp::machine::Machine;

pub(crate) fn concat(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: so many strings stand in registers one after another.
    let joined = unsafe { string::concat(&mut *m.p, at.addr(i.b), usize::from(i.c)) }?;
    at.set_string(i.a, joined);
    Ok(())
}

pub(crate) fn rune_to_string(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let rune = at.reg(i.b);
    let s = match u8::try_from(rune) {
        Ok(byte) if byte < 0x80 => m.program.small_values().string(byte),
        _ => string::from_rune(&mut *m.p, rune as i64)?,
    };
    at.set_string(i.a, s);
    Ok(())
}

pub(crate) fn bytes_to_string(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: the operand is a slice of bytes.
    let s = unsafe { string::from_bytes(&mut *m.p, at.slice(i.b), m.program.small_values()) }?;
    at.set_string(i.a, s);
    Ok(())
}

pub(crate) fn runes_to_string(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: the operand is a slice of runes.
    let s = unsafe { string::from_runes(&mut *m.p, at.slice(i.b)) }?;
    at.set_string(i.a, s);
    Ok(())
}

pub(crate) fn string_to_bytes(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: the operand is a string.
    let s = unsafe { string::to_bytes(&mut *m.p, at.string(i.b)) }?;
    at.set_slice(i.a, s);
    Ok(())
}

pub(crate) fn string_to_runes(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: the operand is a string.
    let s = unsafe { string::to_runes(&mut *m.p, at.string(i.b)) }?;
    at.set_slice(i.a, s);
    Ok(())
}
