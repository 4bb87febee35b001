//! `make`, `append`, `copy` and slice expressions: from registers to the runtime's slices (`slice.rs` there) and back.
//!
//! Called by the handlers of `handlers/values.rs`. Soundness: as `ops/mod.rs`.

use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::fault::RuntimeError;
use burrow_runtime::slice::{self, Limit};
use burrow_runtime::value::{self, GoSlice, GoString};

use super::{At, OpResult};
use crate::interp::machine::Machine;

/// Bits of a slice expression's flags: which bounds are written.
const LO: u64 = 1;
const HI: u64 = 2;
const MAX: u64 = 4;

pub(crate) fn make(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let made = slice::make_slice(&mut *m.p, at.ty(1), at.reg(i.b) as i64, at.reg(i.c) as i64)?;
    at.set_slice(i.a, made);
    Ok(())
}

pub(crate) fn append_one(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let elem = at.ty(2);
    let mut s = at.slice(i.a);
    // SAFETY: a slice of this element type, and a value of it in registers.
    unsafe {
        if s.len == s.cap {
            s = slice::grow(&mut *m.p, s, elem, s.len + 1)?;
            at.set_slice(i.a, s);
        }
        value::copy_value(s.ptr + Bytes(s.len * elem.size()), at.addr(i.b), elem);
    }
    at.set(i.a + 1, s.len as u64 + 1);
    Ok(())
}

pub(crate) fn append_slice(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: two slices of this element type.
    let grown = unsafe { slice::append(&mut *m.p, at.slice(i.a), at.slice(i.b), at.ty(1)) }?;
    at.set_slice(i.a, grown);
    Ok(())
}

pub(crate) fn append_zeros(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: a slice of this element type.
    let grown =
        unsafe { slice::append_zeros(&mut *m.p, at.slice(i.a), at.reg(i.b) as i64, at.ty(1)) }?;
    at.set_slice(i.a, grown);
    Ok(())
}

pub(crate) fn append_string(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: a slice of bytes and a string.
    let grown =
        unsafe { slice::append_string(&mut *m.p, at.slice(i.a), at.string(i.b), at.ty(1)) }?;
    at.set_slice(i.a, grown);
    Ok(())
}

/// A slice that has grown in a buffer of the frame leaves it: (M1) of the compiler's `escape/moves.rs`.
pub(crate) fn move_to_heap(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let (s, elem) = (at.slice(i.a), at.ty(1));
    if s.ptr == Addr::NULL || !m.is_on_stack(s.ptr) {
        return Ok(());
    }
    // SAFETY: a slice of this element type.
    let moved = unsafe { slice::append(&mut *m.p, GoSlice::default(), s, elem) }?;
    at.set_slice(i.a, moved);
    Ok(())
}

pub(crate) fn copy(_: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: two slices of this element type.
    let count = unsafe { slice::copy(at.slice(i.b), at.slice(i.c), at.ty(1)) };
    at.set(i.a, count as u64);
    Ok(())
}

pub(crate) fn copy_string(_: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: a slice of bytes and a string.
    let count = unsafe { slice::copy_string(at.slice(i.b), at.string(i.c)) };
    at.set(i.a, count as u64);
    Ok(())
}

pub(crate) fn clear(_: &mut Machine<'_>, at: At) -> OpResult {
    let (s, elem) = (at.slice(at.instr().a), at.ty(1));
    // SAFETY: the elements of a slice of this element type.
    unsafe { value::clear_values(s.ptr, elem, s.len) };
    Ok(())
}

/// The bounds of a slice expression: `lo`, `hi`, `max`, with defaults for those not written.
fn bounds(at: At, flags: u64, len: usize, cap: usize) -> (i64, i64, i64) {
    let first = at.instr().c;
    let written = |bit: u64, reg: u16, default: usize| {
        if flags & bit != 0 { at.reg(reg) as i64 } else { default as i64 }
    };
    (written(LO, first, 0), written(HI, first + 1, len), written(MAX, first + 2, cap))
}

fn sliced(at: At, flags: u64, whole: GoSlice, elem_size: usize, limit: Limit) -> OpResult {
    let (lo, hi, max) = bounds(at, flags, whole.len, whole.cap);
    if flags & MAX != 0 {
        slice::check_bounds3(lo, hi, max, limit)?;
    } else {
        slice::check_bounds(lo, hi, limit)?;
    }
    at.set_slice(
        at.instr().a,
        slice::cut(whole.ptr, elem_size, lo as usize, hi as usize, max as usize),
    );
    Ok(())
}

pub(crate) fn slice_slice(_: &mut Machine<'_>, at: At) -> OpResult {
    let whole = at.slice(at.instr().b);
    sliced(at, at.ext(2), whole, at.ext(1) as usize, Limit::Cap(whole.cap))
}

pub(crate) fn slice_array(_: &mut Machine<'_>, at: At) -> OpResult {
    let len = at.ext(3) as usize;
    let whole = GoSlice { ptr: at.pointer(at.instr().b)?, len, cap: len };
    sliced(at, at.ext(2), whole, at.ext(1) as usize, Limit::Len(len))
}

/// `(*[N]T)(s)`: of a nil slice, where N is 0, a nil pointer.
pub(crate) fn slice_to_array(_: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let (s, want) = (at.slice(i.b), at.ext(1));
    if (s.len as u64) < want {
        return Err(RuntimeError::SliceToArray { len: s.len as i64, want: want as i64 }.into());
    }
    at.set(i.a, s.ptr.0 as u64);
    Ok(())
}

pub(crate) fn slice_string(_: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let whole = at.string(i.b);
    let (lo, hi, _) = bounds(at, at.ext(1), whole.len, 0);
    slice::check_bounds(lo, hi, Limit::Len(whole.len))?;
    // An empty part keeps no other memory alive.
    let part = match hi - lo {
        0 => GoString { ptr: Addr(0), len: 0 },
        len => GoString { ptr: whole.ptr + Bytes(lo as usize), len: len as usize },
    };
    at.set_string(i.a, part);
    Ok(())
}

/// `unsafe.Slice`
pub(crate) fn unsafe_slice(_: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let (ptr, len) = (at.reg(i.b), at.reg(i.c));
    check_range(ptr, len, at.ty(1).size() as u64, "unsafe.Slice")?;
    at.set_slice(i.a, GoSlice { ptr: Addr(ptr as usize), len: len as usize, cap: len as usize });
    Ok(())
}

/// `unsafe.String`
pub(crate) fn unsafe_string(_: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let (ptr, len) = (at.reg(i.b), at.reg(i.c));
    check_range(ptr, len, 1, "unsafe.String")?;
    at.set_string(i.a, GoString { ptr: Addr(ptr as usize), len: len as usize });
    Ok(())
}

/// Whether `len` elements of `size` bytes can lie at `ptr`: Go asks no more than that they fit in the address space.
fn check_range(ptr: u64, len: u64, size: u64, name: &str) -> OpResult {
    let failed = |what: &str| Err(RuntimeError::Other(format!("{name}: {what}")).into());
    if (len as i64) < 0 {
        return failed("len out of range");
    }
    if ptr == 0 && len > 0 {
        return failed("ptr is nil and len is not zero");
    }
    // The last byte may be that of the address space.
    let room = ptr.wrapping_neg();
    let fits = len.checked_mul(size).is_some_and(|bytes| bytes <= room);
    if fits { Ok(()) } else { failed("len out of range") }
}
