//! Keys by kind: how each is hashed, compared and stored.
//!
//! [`Key`] lets the lookup be compiled once per kind, so that `m[i]` of an integer compares a word with a word. What
//! runs rarely (growing, splitting, iterating over a table that has been replaced) asks by [`hash_slot`] instead.
//!
//! Locks: none. Next to read: `table.rs`.

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes, WORD};

use super::layout::key_of;
use crate::equality::{equal, strings_equal};
use crate::fault::RuntimeError;
use crate::hash::{hash_string, hash_value, hash_word};
use crate::rtype::{MapKeyKind, MapShape};
use crate::value::{GoString, copy_value, store_word};

/// A key on its way into a map.
///
/// All functions: (V1) the key is of the map type's key type, and a slot's key is that of an entry.
pub(super) trait Key: Copy {
    /// The hash under this seed.
    unsafe fn hash(
        self,
        shape: &MapShape,
        seed: u64,
        random: impl FnOnce() -> u64,
    ) -> Result<u64, RuntimeError>;

    /// Whether a slot's key (behind its pointer) equals this one.
    unsafe fn is_at(self, shape: &MapShape, at: Addr) -> bool;

    /// Writes the key. An existing equal key is overwritten too where that can be seen: `+0` and `-0`, strings that
    /// keep different objects alive.
    unsafe fn store(self, shape: &MapShape, at: Addr);

    /// Whether an existing equal key is to be overwritten.
    fn overwrites(shape: &MapShape) -> bool;

    /// Where the key of a slot is: in it, unless keys may be large.
    #[inline(always)]
    unsafe fn place(_: &MapShape, slot: Addr) -> Addr {
        slot
    }
}

/// Four bytes of plain memory.
#[derive(Clone, Copy)]
pub(super) struct Word32(pub(super) u32);

impl Key for Word32 {
    #[inline(always)]
    unsafe fn hash(
        self,
        _: &MapShape,
        seed: u64,
        _: impl FnOnce() -> u64,
    ) -> Result<u64, RuntimeError> {
        Ok(hash_word(u64::from(self.0), seed))
    }

    #[inline(always)]
    unsafe fn is_at(self, _: &MapShape, at: Addr) -> bool {
        // SAFETY: (V1) an aligned word of four bytes.
        unsafe { mem::load32(at) == self.0 }
    }

    #[inline(always)]
    unsafe fn store(self, _: &MapShape, at: Addr) {
        // SAFETY: as above.
        unsafe { mem::store32(at, self.0) }
    }

    #[inline(always)]
    fn overwrites(_: &MapShape) -> bool {
        false
    }
}

/// Eight bytes of plain memory, perhaps a pointer.
#[derive(Clone, Copy)]
pub(super) struct Word64(pub(super) u64);

impl Key for Word64 {
    #[inline(always)]
    unsafe fn hash(
        self,
        _: &MapShape,
        seed: u64,
        _: impl FnOnce() -> u64,
    ) -> Result<u64, RuntimeError> {
        Ok(hash_word(self.0, seed))
    }

    #[inline(always)]
    unsafe fn is_at(self, _: &MapShape, at: Addr) -> bool {
        // SAFETY: (V1) an aligned word.
        unsafe { mem::load64(at) == self.0 }
    }

    #[inline(always)]
    unsafe fn store(self, _: &MapShape, at: Addr) {
        // SAFETY: as above.
        unsafe { store_word(at, self.0) }
    }

    #[inline(always)]
    fn overwrites(_: &MapShape) -> bool {
        false
    }
}

/// A string.
#[derive(Clone, Copy)]
pub(super) struct Str(pub(super) GoString);

impl Key for Str {
    #[inline(always)]
    unsafe fn hash(
        self,
        _: &MapShape,
        seed: u64,
        _: impl FnOnce() -> u64,
    ) -> Result<u64, RuntimeError> {
        // SAFETY: (V1) a string.
        Ok(unsafe { hash_string(self.0, seed) })
    }

    #[inline(always)]
    unsafe fn is_at(self, _: &MapShape, at: Addr) -> bool {
        // SAFETY: (V1) two strings. The length is compared before the other word is loaded.
        unsafe {
            mem::load64(at + Bytes(WORD)) as usize == self.0.len
                && strings_equal(self.0, GoString::load(at))
        }
    }

    #[inline(always)]
    unsafe fn store(self, _: &MapShape, at: Addr) {
        // SAFETY: (V1) a string.
        unsafe { self.0.store(at) }
    }

    #[inline(always)]
    fn overwrites(_: &MapShape) -> bool {
        true
    }
}

/// Any key, by address.
#[derive(Clone, Copy)]
pub(super) struct General(pub(super) Addr);

impl Key for General {
    unsafe fn hash(
        self,
        shape: &MapShape,
        seed: u64,
        random: impl FnOnce() -> u64,
    ) -> Result<u64, RuntimeError> {
        // SAFETY: (V1) a value of the key type.
        unsafe { hash_value(shape.key, self.0, seed, random()) }
    }

    unsafe fn is_at(self, shape: &MapShape, at: Addr) -> bool {
        // SAFETY: (V1) two values of the key type. Comparing cannot fail: both have been hashed.
        unsafe { equal(shape.key, self.0, at).unwrap_or(false) }
    }

    unsafe fn store(self, shape: &MapShape, at: Addr) {
        // SAFETY: (V1) room for a value of the key type.
        unsafe { copy_value(at, self.0, shape.key) }
    }

    fn overwrites(shape: &MapShape) -> bool {
        !shape.key.flags.plain_memory
    }

    unsafe fn place(shape: &MapShape, slot: Addr) -> Addr {
        // SAFETY: (V1) the slot of an entry.
        unsafe { key_of(shape, slot) }
    }
}

/// The hash of an entry's key. `random` serves keys that equal nothing.
pub(super) unsafe fn hash_slot(shape: &MapShape, slot: Addr, seed: u64, random: u64) -> u64 {
    // SAFETY: (V1) the slot of an entry, laid out as the key kind says.
    unsafe {
        let at = key_of(shape, slot);
        match shape.key_kind {
            MapKeyKind::Word32 => hash_word(u64::from(mem::load32(at)), seed),
            MapKeyKind::Word64 => hash_word(mem::load64(at), seed),
            MapKeyKind::Str => hash_string(GoString::load(at), seed),
            // A key in a map has been hashed before, so it can be.
            MapKeyKind::General => hash_value(shape.key, at, seed, random).unwrap_or(random),
        }
    }
}
