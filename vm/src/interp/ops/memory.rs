//! Values of more than a word between memory and registers, and small ones widened.
//!
//! Called by the handlers of `handlers/memory.rs`, and by others that load a value by its form. Soundness: as
//! `ops/mod.rs`.

use burrow_alloc::mem::{self, load8, load16, load32, load64};
use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::rtype::ScalarKind;
use burrow_runtime::value;

use crate::bytecode::Op;
use crate::program::LoadForm;

/// Copies whole words from memory into registers.
///
/// # Safety
/// `words` words at both places; `from` is aligned.
#[inline(always)]
pub(crate) unsafe fn load_words(to: *mut u64, from: Addr, words: u16) {
    for at in 0..usize::from(words) {
        // SAFETY: promised by the caller.
        unsafe { *to.add(at) = load64(Addr(from.0 + at * 8)) };
    }
}

/// Copies whole words from registers into memory. Pointers among them: one place for the write barrier (value.rs V3).
///
/// # Safety
/// As for [`load_words`].
#[inline(always)]
pub(crate) unsafe fn store_words(to: Addr, from: *const u64, words: u16) {
    for at in 0..usize::from(words) {
        // SAFETY: promised by the caller.
        unsafe { value::store_word(Addr(to.0 + at * 8), *from.add(at)) };
    }
}

/// Copies pointer-free bytes from memory into registers, whose last word is padded with zeros.
///
/// # Safety
/// `bytes` bytes at `from`, `words` registers at `to`.
pub(crate) unsafe fn load_bytes(to: *mut u64, from: Addr, bytes: usize, words: u16) {
    // SAFETY: promised by the caller; registers are words of the frame and may be written as bytes.
    unsafe {
        if words > 0 {
            *to.add(usize::from(words) - 1) = 0;
        }
        mem::copy_bytes(Addr(to.expose_provenance()), from, Bytes(bytes));
    }
}

/// Copies pointer-free bytes from registers into memory.
///
/// # Safety
/// `bytes` bytes at both places.
pub(crate) unsafe fn store_bytes(to: Addr, from: *mut u64, bytes: usize) {
    // SAFETY: promised by the caller.
    unsafe { mem::copy_bytes(to, Addr(from.expose_provenance()), Bytes(bytes)) };
}

/// Loads a scalar, widened as registers hold it.
///
/// # Safety
/// A scalar of this kind at `at`.
pub(crate) unsafe fn load_scalar(at: Addr, kind: ScalarKind) -> u64 {
    // SAFETY: promised by the caller.
    unsafe {
        match kind {
            ScalarKind::I8 => i64::from(load8(at) as i8) as u64,
            ScalarKind::I16 => i64::from(load16(at) as i16) as u64,
            ScalarKind::I32 => i64::from(load32(at) as i32) as u64,
            ScalarKind::U8 => u64::from(load8(at)),
            ScalarKind::U16 => u64::from(load16(at)),
            ScalarKind::U32 => u64::from(load32(at)),
            ScalarKind::W64 => load64(at),
        }
    }
}

/// Loads a signed integer of so many bits.
///
/// # Safety
/// An integer of that size at `at`.
pub(crate) unsafe fn load_signed(at: Addr, bits: u32) -> i64 {
    let kind = match bits {
        8 => ScalarKind::I8,
        16 => ScalarKind::I16,
        32 => ScalarKind::I32,
        _ => ScalarKind::W64,
    };
    // SAFETY: promised by the caller.
    unsafe { load_scalar(at, kind) as i64 }
}

/// Loads an unsigned integer of so many bits.
///
/// # Safety
/// An integer of that size at `at`.
pub(crate) unsafe fn load_unsigned(at: Addr, bits: u32) -> u64 {
    let kind = match bits {
        8 => ScalarKind::U8,
        16 => ScalarKind::U16,
        32 => ScalarKind::U32,
        _ => ScalarKind::W64,
    };
    // SAFETY: promised by the caller.
    unsafe { load_scalar(at, kind) }
}

/// Loads a value into registers.
///
/// # Safety
/// A value of this form at `at` (at the data word of an interface for `Direct`), and registers for it at `to`.
#[inline(always)]
pub(crate) unsafe fn load_form(to: *mut u64, at: Addr, form: LoadForm) {
    // SAFETY: promised by the caller.
    unsafe {
        match form {
            LoadForm::Empty => {}
            LoadForm::Direct => *to = at.0 as u64,
            LoadForm::Scalar(kind) => *to = load_scalar(at, kind),
            LoadForm::Words(n) => load_words(to, at, n),
            LoadForm::Bytes(bytes, words) => load_bytes(to, at, bytes as usize, words),
        }
    }
}

/// Zeroes the registers of a value.
///
/// # Safety
/// Registers for a value of this form at `to`.
pub(crate) unsafe fn zero_form(to: *mut u64, form: LoadForm) {
    let words = match form {
        LoadForm::Empty => 0,
        LoadForm::Direct | LoadForm::Scalar(_) => 1,
        LoadForm::Words(n) | LoadForm::Bytes(_, n) => n,
    };
    // SAFETY: promised by the caller.
    unsafe { to.write_bytes(0, usize::from(words)) };
}

/// `word` with its bits from byte `byte` on replaced by those of `value`.
pub(crate) fn put(op: Op, word: u64, value: u64, byte: u32) -> u64 {
    let mask = match op {
        Op::Put8 => 0xff,
        Op::Put16 => 0xffff,
        _ => 0xffff_ffff,
    };
    word & !(mask << (8 * byte)) | (value & mask) << (8 * byte)
}
