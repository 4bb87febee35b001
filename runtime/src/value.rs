//! Go's multi-word values, how memory is copied by type, and what natives need of the heap.
//!
//! Used by every native of this crate and by the interpreter. A value of the script lives in script memory in Go's
//! layout; the structs here are copies of its words on their way through Rust code, never references to it.
//!
//! Invariants: (V1) an address handed to a function of this crate that reads or writes "a value of type T" is the
//! start of such a value, aligned as T, in memory that stays mapped during the call. (V2) Between two safepoints no
//! collection begins or ends, so a native may hold fresh objects in Rust locals without rooting them. (V3) Every store
//! over a word that may be a pointer, outside of frames, goes through [`store_word`], [`copy_pointers`], [`clear_pointers`]
//! or one of the atomic steps here: they have the write barrier (`burrow_gc::barrier`). Only memory that nobody else
//! knows yet, and that holds no pointers, needs none.
//!
//! Locks: none. Next to read: `equality.rs`, `hash.rs`, `string.rs`, `slice.rs`, `map.rs`.

#[cfg(test)]
pub(crate) mod testing;

use std::sync::atomic::AtomicU64;

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes, WORD};
use burrow_gc::barrier;

use crate::fault::Fault;
use crate::map::MapTypes;
use crate::rtype::{Shape, TypeRef};

/// What a native asks of the processor it runs on: fresh, zeroed memory with type information, and randomness.
///
/// Implemented by the processor; tests implement it over plain memory. None of these calls collects (V2).
pub trait Alloc {
    /// A zeroed object of this type.
    ///
    /// # Errors
    /// If there is no memory left.
    fn new_object(&mut self, ty: TypeRef) -> Result<Addr, Fault>;

    /// A zeroed array of `len` elements; `len * elem.size()` has been checked not to overflow.
    ///
    /// # Errors
    /// If there is no memory left.
    fn new_array(&mut self, elem: TypeRef, len: usize) -> Result<Addr, Fault>;

    /// An object without pointers, zeroed if asked for.
    ///
    /// # Errors
    /// If there is no memory left.
    fn new_bytes(&mut self, size: usize, zero: bool) -> Result<Addr, Fault>;

    /// The next word of this processor's random stream.
    fn random(&mut self) -> u64;

    /// Descriptors of the parts that all maps have.
    fn map_types(&self) -> MapTypes;
}

/// The two words of a string. The bytes need not be UTF-8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GoString {
    /// First byte; anything if `len` is 0.
    pub ptr: Addr,
    /// Bytes.
    pub len: usize,
}

/// The three words of a slice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GoSlice {
    /// First element; null only for a nil slice.
    pub ptr: Addr,
    /// Elements.
    pub len: usize,
    /// Elements for which there is room.
    pub cap: usize,
}

/// The two words of an interface value.
///
/// Of `any`, and of every interface without methods, the first word is the [`TypeRef`]'s address; of one with methods
/// it is the address of an itab, whose first word is the `TypeRef`'s address. 0 is a nil interface in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Interface {
    /// Type or itab.
    pub tab: u64,
    /// The value itself if its type is direct, else its address.
    pub data: u64,
}

impl GoString {
    /// Reads a string variable.
    ///
    /// # Safety
    /// (V1) `at` is a string.
    #[inline(always)]
    pub unsafe fn load(at: Addr) -> GoString {
        // SAFETY: (V1) two words.
        unsafe { GoString { ptr: load_addr(at), len: mem::load64(at + Bytes(WORD)) as usize } }
    }

    /// Writes a string variable.
    ///
    /// # Safety
    /// (V1) `at` is a string.
    #[inline(always)]
    pub unsafe fn store(self, at: Addr) {
        // SAFETY: (V1) two words.
        unsafe {
            store_word(at, self.ptr.0 as u64);
            mem::store64(at + Bytes(WORD), self.len as u64);
        }
    }

    /// Appends the bytes to `out`.
    ///
    /// # Safety
    /// (V1) the words are those of a string.
    pub unsafe fn append_to(self, out: &mut Vec<u8>) {
        // SAFETY: (V1) `len` bytes at `ptr`.
        unsafe { append_bytes(out, self.ptr, self.len) }
    }

    /// A copy of the bytes.
    ///
    /// # Safety
    /// (V1) the words are those of a string.
    pub unsafe fn to_vec(self) -> Vec<u8> {
        let mut out = Vec::new();
        // SAFETY: (V1), promised by the caller.
        unsafe { self.append_to(&mut out) };
        out
    }
}

impl GoSlice {
    /// Reads a slice variable.
    ///
    /// # Safety
    /// (V1) `at` is a slice.
    #[inline(always)]
    pub unsafe fn load(at: Addr) -> GoSlice {
        // SAFETY: (V1) three words.
        unsafe {
            GoSlice {
                ptr: load_addr(at),
                len: mem::load64(at + Bytes(WORD)) as usize,
                cap: mem::load64(at + Bytes(2 * WORD)) as usize,
            }
        }
    }

    /// Writes a slice variable.
    ///
    /// # Safety
    /// (V1) `at` is a slice.
    #[inline(always)]
    pub unsafe fn store(self, at: Addr) {
        // SAFETY: (V1) three words.
        unsafe {
            store_word(at, self.ptr.0 as u64);
            mem::store64(at + Bytes(WORD), self.len as u64);
            mem::store64(at + Bytes(2 * WORD), self.cap as u64);
        }
    }
}

impl Interface {
    /// Reads an interface variable.
    ///
    /// # Safety
    /// (V1) `at` is an interface.
    #[inline(always)]
    pub unsafe fn load(at: Addr) -> Interface {
        // SAFETY: (V1) two words.
        unsafe { Interface { tab: mem::load64(at), data: mem::load64(at + Bytes(WORD)) } }
    }

    /// Writes an interface variable.
    ///
    /// # Safety
    /// (V1) `at` is an interface.
    #[inline(always)]
    pub unsafe fn store(self, at: Addr) {
        // SAFETY: (V1) two words.
        unsafe {
            store_word(at, self.tab);
            store_word(at + Bytes(WORD), self.data);
        }
    }

    /// The type of the value inside, `None` for a nil interface. `is_empty` tells an interface type without methods.
    ///
    /// # Safety
    /// (V1) the words are those of an interface of that sort.
    #[inline(always)]
    pub unsafe fn dynamic_type(self, is_empty: bool) -> Option<TypeRef> {
        let ty = if is_empty || self.tab == 0 {
            self.tab
        } else {
            // SAFETY: (V1) an itab, whose first word is the type.
            unsafe { mem::load64(Addr(self.tab as usize)) }
        };
        // SAFETY: (V1) 0 or a type's address.
        unsafe { TypeRef::from_addr(ty) }
    }
}

/// Whether values of this interface type hold the type itself in their first word.
pub fn is_empty_interface(ty: TypeRef) -> bool {
    matches!(ty.shape(), Shape::Interface(methods) if methods.is_empty())
}

/// Reads a word that is an address.
///
/// # Safety
/// `at` is a word of mapped memory.
#[inline(always)]
pub unsafe fn load_addr(at: Addr) -> Addr {
    // SAFETY: promised by the caller.
    Addr(unsafe { mem::load64(at) } as usize)
}

/// Stores a word that may be a pointer, with the write barrier (V3).
///
/// # Safety
/// `at` is a word of mapped memory.
#[inline(always)]
pub unsafe fn store_word(at: Addr, word: u64) {
    // SAFETY: promised by the caller.
    unsafe {
        barrier::before_store(at);
        mem::store64(at, word);
    }
}

/// Does an atomic step on a word that may be a pointer: `step` gives its result, and the word that it has overwritten, if
/// it has (V3).
///
/// # Safety
/// `at` is a word of mapped memory.
#[inline]
pub unsafe fn atomic_step<T>(at: Addr, step: impl FnOnce(&AtomicU64) -> (T, Option<u64>)) -> T {
    // SAFETY: promised by the caller.
    let (result, lost) = unsafe { mem::atomic64(at, step) };
    // No safepoint lies between the step and this: for the markers it is as if the word had been shaded before.
    if let Some(lost) = lost
        && barrier::is_on()
    {
        barrier::shade(lost);
    }
    result
}

/// Copies `count` consecutive values of a type; the ranges may overlap.
///
/// # Safety
/// (V1) `count` values of `ty` at both addresses.
#[inline]
pub unsafe fn copy_values(to: Addr, from: Addr, ty: TypeRef, count: usize) {
    let len = Bytes(ty.size() * count);
    // SAFETY: (V1); a type with pointers is a whole number of aligned words.
    unsafe {
        if ty.object.is_noscan() {
            mem::copy_bytes(to, from, len);
        } else {
            copy_pointers(to, from, len);
        }
    }
}

/// Copies whole words that may be pointers, with the write barrier (V3); the ranges may overlap.
///
/// # Safety
/// `len` bytes, a multiple of 8, of mapped and aligned memory at both addresses.
#[inline]
pub unsafe fn copy_pointers(to: Addr, from: Addr, len: Bytes) {
    // SAFETY: promised by the caller.
    unsafe {
        barrier::before_stores(to, len.0 / WORD);
        mem::copy_words(to, from, len);
    }
}

/// Sets whole words that may be pointers to zero, with the write barrier (V3).
///
/// # Safety
/// `len` bytes, a multiple of 8, of mapped and aligned memory.
#[inline]
pub unsafe fn clear_pointers(at: Addr, len: Bytes) {
    // SAFETY: promised by the caller.
    unsafe {
        barrier::before_stores(at, len.0 / WORD);
        mem::clear_words(at, len);
    }
}

/// Copies one value of a type.
///
/// # Safety
/// (V1) values of `ty` at both addresses.
#[inline]
pub unsafe fn copy_value(to: Addr, from: Addr, ty: TypeRef) {
    // SAFETY: promised by the caller.
    unsafe { copy_values(to, from, ty, 1) }
}

/// Sets one value of a type to zero.
///
/// # Safety
/// (V1) a value of `ty`.
#[inline]
pub unsafe fn clear_value(at: Addr, ty: TypeRef) {
    // SAFETY: promised by the caller.
    unsafe { clear_values(at, ty, 1) }
}

/// Sets `count` consecutive values of a type to zero.
///
/// # Safety
/// (V1) `count` values of `ty`.
#[inline]
pub unsafe fn clear_values(at: Addr, ty: TypeRef, count: usize) {
    let len = Bytes(ty.size() * count);
    // SAFETY: (V1); a type with pointers is a whole number of aligned words.
    unsafe {
        if ty.object.is_noscan() {
            mem::clear_bytes(at, len);
        } else {
            clear_pointers(at, len);
        }
    }
}

/// Reads `N` bytes of pointer-free memory at any alignment.
///
/// # Safety
/// The bytes are mapped and no other thread writes them.
#[inline(always)]
pub unsafe fn load_bytes<const N: usize>(at: Addr) -> [u8; N] {
    let mut buffer = [0; N];
    // SAFETY: `N` bytes on both sides; the buffer's provenance is exposed for this copy.
    unsafe { mem::copy_bytes(Addr((&raw mut buffer).expose_provenance()), at, Bytes(N)) };
    buffer
}

/// Appends `len` bytes of pointer-free memory to `out`.
///
/// # Safety
/// The bytes are mapped and no other thread writes them.
pub unsafe fn append_bytes(out: &mut Vec<u8>, at: Addr, len: usize) {
    out.reserve(len);
    let end = out.len();
    // SAFETY: the room was reserved, the source is promised by the caller; the bytes are written before `set_len`.
    unsafe {
        mem::copy_bytes(Addr(out.as_mut_ptr().add(end).expose_provenance()), at, Bytes(len));
        out.set_len(end + len);
    }
}

/// Writes Rust bytes into pointer-free memory.
///
/// # Safety
/// There is room for them at `to`, and no other thread uses it.
pub unsafe fn store_bytes(to: Addr, bytes: &[u8]) {
    // SAFETY: promised by the caller; the source is exposed for this copy.
    unsafe { mem::copy_bytes(to, Addr(bytes.as_ptr().expose_provenance()), Bytes(bytes.len())) }
}

/// Whether two runs of bytes are equal, eight at a time.
///
/// # Safety
/// Both are `len` bytes of pointer-free memory that no other thread writes.
#[inline]
pub unsafe fn bytes_equal(a: Addr, b: Addr, len: usize) -> bool {
    if a == b {
        return true;
    }
    // SAFETY: every read below lies inside both runs.
    unsafe {
        match len {
            8.. => {
                let mut at = 0;
                while at + 8 < len {
                    if word_at(a, at) != word_at(b, at) {
                        return false;
                    }
                    at += 8;
                }
                // The last eight overlap what was compared before.
                word_at(a, len - 8) == word_at(b, len - 8)
            }
            4.. => half_at(a, 0) == half_at(b, 0) && half_at(a, len - 4) == half_at(b, len - 4),
            _ => (0..len).all(|i| mem::load8(a + Bytes(i)) == mem::load8(b + Bytes(i))),
        }
    }
}

/// Eight bytes as a little-endian number.
///
/// # Safety
/// As [`load_bytes`].
#[inline(always)]
pub(crate) unsafe fn word_at(base: Addr, offset: usize) -> u64 {
    // SAFETY: promised by the caller.
    u64::from_le_bytes(unsafe { load_bytes(base + Bytes(offset)) })
}

/// Four bytes as a little-endian number.
///
/// # Safety
/// As [`load_bytes`].
#[inline(always)]
pub(crate) unsafe fn half_at(base: Addr, offset: usize) -> u32 {
    // SAFETY: promised by the caller.
    u32::from_le_bytes(unsafe { load_bytes(base + Bytes(offset)) })
}
