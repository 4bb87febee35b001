//! Equality and order of values that are more than a word.
//!
//! Called by the handlers of `handlers/values.rs` and by assertions; the work is the runtime's (`equality.rs`).
//! Comparing interfaces can fail, where they hold values without `==`. Soundness: as `ops/mod.rs`.

use std::cmp::Ordering;

use burrow_runtime::equality;
use burrow_runtime::string;
use burrow_runtime::value::Interface;

use super::{At, OpResult};
use crate::interp::machine::Machine;
use crate::program::Itab;

pub(crate) fn equal_strings(_: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: both operands are strings.
    let equal = unsafe { equality::strings_equal(at.string(i.b), at.string(i.c)) };
    at.set(i.a, u64::from(equal));
    Ok(())
}

pub(crate) fn compare_strings(_: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: both operands are strings.
    let order = unsafe { string::compare(at.string(i.b), at.string(i.c)) };
    let number = match order {
        Ordering::Less => -1i64,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    };
    at.set(i.a, number as u64);
    Ok(())
}

pub(crate) fn equal_interfaces(_: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let empty = at.ext(1) != 0;
    let operand = |reg| Interface { tab: at.reg(reg), data: at.reg(reg + 1) };
    // SAFETY: the words are those of interface values of one static type.
    let equal = unsafe { equality::interfaces_equal(operand(i.b), operand(i.c), empty) }?;
    at.set(i.a, u64::from(equal));
    Ok(())
}

/// The dynamic type of an interface, by its first word.
pub(crate) fn type_word(tab: u64, empty: bool) -> u64 {
    if empty || tab == 0 {
        return tab;
    }
    // SAFETY: the first word of a non-empty interface is 0 or an itab's address (program.rs).
    unsafe { (*std::ptr::with_exposed_provenance::<Itab>(tab as usize)).ty.addr() }
}

pub(crate) fn equal_values(_: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: both operands are values of this type, in registers, which hold memory images.
    let equal = unsafe { equality::equal(at.ty(2), at.addr(i.b), at.addr(i.c)) }?;
    at.set(i.a, u64::from(equal));
    Ok(())
}
