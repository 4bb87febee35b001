//! Hashes of map keys: seeded, fast, not cryptographic.
//!
//! Called by maps only. The building block is the folded multiplication of the wyhash family: a 64 × 64 → 128 bit
//! product whose halves are combined by exclusive or, so that every bit of the input reaches every bit of the hash.
//! Swiss maps use the low 7 bits as a slot's tag, the bits above for the group and the top bits for the table, so
//! weak bits anywhere would show.
//!
//! Invariants: (H1) values that are `==` have equal hashes under one seed (`+0` and `-0` too); a value that is not
//! equal to itself (NaN) hashes at random, so that many of them spread over the map. (H2) Both operands of a
//! multiplication that sees input are mixed with the seed, so that nobody can prepare keys that make it zero.
//! (H3) As in `equality.rs`, nested values do not nest Rust calls.
//!
//! Locks: none. Next to read: `map/key.rs`.

use std::mem::replace;

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes, WORD};

use crate::fault::RuntimeError;
use crate::rtype::{Kind, Shape, TypeRef};
use crate::value::{GoString, Interface, half_at, is_empty_interface, word_at};

// Odd constants with about as many ones as zeros and no pattern: the golden ratio's fraction, and two multipliers
// known from published congruential generators.
const K0: u64 = 0x9e37_79b9_7f4a_7c15;
const K1: u64 = 0xd134_2543_de82_ef95;
const K2: u64 = 0xaf25_1af3_b0f0_25b5;

/// The product's high half folded onto its low half.
#[inline(always)]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product >> 64) as u64 ^ product as u64
}

/// Hash of a word. One multiplication would leave a pattern in the high bits of keys that are evenly spaced.
#[inline(always)]
pub fn hash_word(word: u64, seed: u64) -> u64 {
    fold(fold(word ^ seed, K0) ^ seed, K1)
}

/// Hash of `len` bytes of pointer-free memory.
///
/// # Safety
/// The bytes are mapped and no other thread writes them.
#[inline]
pub unsafe fn hash_bytes(at: Addr, len: usize, seed: u64) -> u64 {
    let other = seed.rotate_left(32) ^ K1;
    let mut state = seed;
    // SAFETY: every read below lies inside the bytes.
    let (a, b) = unsafe {
        match len {
            0 => (0, 0),
            1..4 => {
                let byte = |i: usize| u64::from(mem::load8(at + Bytes(i)));
                (byte(0) | byte(len / 2) << 8 | byte(len - 1) << 16, 0)
            }
            4..8 => (u64::from(half_at(at, 0)), u64::from(half_at(at, len - 4))),
            8..=16 => (word_at(at, 0), word_at(at, len - 8)),
            _ => {
                let mut done = 0;
                while done + 16 < len {
                    state = fold(word_at(at, done) ^ state, word_at(at, done + 8) ^ other);
                    done += 16;
                }
                // The last sixteen overlap what was mixed before.
                (word_at(at, len - 16), word_at(at, len - 8))
            }
        }
    };
    fold(fold(a ^ state, b ^ other) ^ len as u64, K2)
}

/// Hash of a string.
///
/// # Safety
/// (V1) the words are those of a string.
#[inline]
pub unsafe fn hash_string(string: GoString, seed: u64) -> u64 {
    // SAFETY: (V1), promised by the caller.
    unsafe { hash_bytes(string.ptr, string.len, seed) }
}

/// A composite value being hashed: its parts before `next` are in the state.
struct Level {
    ty: TypeRef,
    at: Addr,
    next: usize,
}

/// Hash of a value of any type. `random` stands in for what equals nothing (H1).
///
/// # Errors
/// [`RuntimeError::Unhashable`] if an interface value inside holds a type without `==`.
///
/// # Safety
/// (V1) a value of `ty`.
pub unsafe fn hash_value(
    ty: TypeRef,
    at: Addr,
    seed: u64,
    random: u64,
) -> Result<u64, RuntimeError> {
    let mut state = State { hash: seed, random };
    // SAFETY: (V1), promised by the caller and kept by `step`, which enters parts of values.
    unsafe {
        if state.leaf(ty, at) {
            return Ok(state.hash);
        }
        let mut outer = Vec::new();
        let mut level = Level { ty, at, next: 0 };
        loop {
            match state.step(&mut level)? {
                Some(inner) => outer.push(replace(&mut level, inner)),
                None => match outer.pop() {
                    Some(parent) => level = parent,
                    None => return Ok(state.hash),
                },
            }
        }
    }
}

/// The hash of everything walked so far; the seed of what comes next.
struct State {
    hash: u64,
    random: u64,
}

impl State {
    fn add(&mut self, word: u64) {
        self.hash = hash_word(word, self.hash);
    }

    /// A float: both zeros are one value, a NaN is none.
    fn add_float(&mut self, value: f64) {
        match value {
            0.0 => self.add(0),
            v if v.is_nan() => self.add(self.random),
            v => self.add(v.to_bits()),
        }
    }

    /// Adds the parts of a level up to the first composite one, which is returned.
    ///
    /// # Safety
    /// (V1) the level's value.
    unsafe fn step(&mut self, level: &mut Level) -> Result<Option<Level>, RuntimeError> {
        // SAFETY: (V1): parts of values, at their offsets.
        unsafe {
            match level.ty.shape() {
                Shape::Struct(fields) => {
                    while let Some(field) = fields.get(level.next) {
                        level.next += 1;
                        let at = level.at + Bytes(field.offset);
                        if &*field.name != "_" && !self.leaf(field.ty, at) {
                            return Ok(Some(Level { ty: field.ty, at, next: 0 }));
                        }
                    }
                    Ok(None)
                }
                Shape::Array { elem, len } => {
                    while level.next < *len {
                        let at = level.at + Bytes(level.next * elem.size());
                        level.next += 1;
                        if !self.leaf(*elem, at) {
                            return Ok(Some(Level { ty: *elem, at, next: 0 }));
                        }
                    }
                    Ok(None)
                }
                Shape::Interface(_) if level.next == 0 => {
                    level.next = 1;
                    self.interface(Interface::load(level.at), is_empty_interface(level.ty))
                }
                Shape::Interface(_) => Ok(None),
                _ => Err(RuntimeError::Unhashable(level.ty.string.to_string())),
            }
        }
    }

    /// Adds an interface's type, and its value unless that is composite: then it is returned.
    ///
    /// # Safety
    /// (V1) the words are those of an interface of that sort.
    unsafe fn interface(
        &mut self,
        value: Interface,
        is_empty: bool,
    ) -> Result<Option<Level>, RuntimeError> {
        // SAFETY: (V1), promised by the caller.
        let Some(ty) = (unsafe { value.dynamic_type(is_empty) }) else {
            self.add(0);
            return Ok(None);
        };
        if !ty.flags.comparable {
            return Err(RuntimeError::Unhashable(ty.string.to_string()));
        }
        self.add(u64::from(ty.hash));
        if ty.flags.direct {
            self.add(value.data);
            return Ok(None);
        }
        let at = Addr(value.data as usize);
        // SAFETY: (V1) an interface whose type is not direct points to a value of it.
        Ok(if unsafe { self.leaf(ty, at) } { None } else { Some(Level { ty, at, next: 0 }) })
    }

    /// Adds a value unless it is composite or an interface (false).
    ///
    /// # Safety
    /// (V1) a value of `ty`.
    unsafe fn leaf(&mut self, ty: TypeRef, at: Addr) -> bool {
        // SAFETY: (V1); sizes and alignments are those of the kinds.
        unsafe {
            if ty.flags.plain_memory {
                self.memory(ty, at);
                return true;
            }
            let f32_at = |at| f64::from(f32::from_bits(mem::load32(at)));
            let f64_at = |at| f64::from_bits(mem::load64(at));
            match ty.kind {
                Kind::Float32 => self.add_float(f32_at(at)),
                Kind::Float64 => self.add_float(f64_at(at)),
                Kind::Complex64 => {
                    self.add_float(f32_at(at));
                    self.add_float(f32_at(at + Bytes(4)));
                }
                Kind::Complex128 => {
                    self.add_float(f64_at(at));
                    self.add_float(f64_at(at + Bytes(8)));
                }
                Kind::String => self.hash = hash_string(GoString::load(at), self.hash),
                _ => return false,
            }
        }
        true
    }

    /// Adds a value whose `==` is that of its bytes. Words that may be pointers are read as words (S3).
    ///
    /// # Safety
    /// (V1) a value of `ty`.
    unsafe fn memory(&mut self, ty: TypeRef, at: Addr) {
        // SAFETY: (V1); a type with pointers is a whole number of aligned words.
        unsafe {
            if ty.object.is_noscan() {
                self.hash = hash_bytes(at, ty.size(), self.hash);
            } else {
                for word in (0..ty.size()).step_by(WORD) {
                    self.add(mem::load64(at + Bytes(word)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::testing::TestHeap;

    /// How far counts are from even, as chi squared over its degrees of freedom: about 1 for random hashes.
    fn unevenness(hashes: impl Iterator<Item = u64>, buckets: usize) -> f64 {
        let (mut counts, mut n) = (vec![0_u32; buckets], 0);
        for hash in hashes {
            counts[hash as usize % buckets] += 1;
            n += 1;
        }
        let expected = f64::from(n) / buckets as f64;
        counts.iter().map(|&c| (f64::from(c) - expected).powi(2) / expected).sum::<f64>()
            / (buckets - 1) as f64
    }

    /// A function of a number, with its name.
    type Named = (&'static str, fn(u64) -> u64);

    #[test]
    fn every_part_of_a_hash_is_spread() {
        let patterns: [Named; 7] = [
            ("counting", |i| i),
            ("multiples of 8", |i| i * 8),
            ("addresses of 48-byte objects", |i| 0xc0_0000_0000 + i * 48),
            ("high bits", |i| i << 40),
            ("floats", |i| (i as f64).to_bits()),
            ("negative", |i| (i as i64).wrapping_neg() as u64),
            ("multiples of the constant", |i| i.wrapping_mul(K0)),
        ];
        let parts: [Named; 3] =
            [("tag", |h| h & 0x7f), ("group", |h| h >> 7 & 0x7f), ("table", |h| h >> 57)];
        for seed in [0, 1, 0x1234_5678_9abc_def0, u64::MAX] {
            for (pattern, key) in patterns {
                for (part, bits) in parts {
                    let uneven =
                        unevenness((0..20_000).map(|i| bits(hash_word(key(i), seed))), 128);
                    assert!(uneven < 1.6, "{part} of {pattern} under {seed:#x}: {uneven:.2}");
                }
            }
        }
    }

    #[test]
    fn strings_are_spread_and_read_only_their_bytes() {
        let mut heap = TestHeap::new();
        for len in 0..70 {
            let text: String = ('0'..).take(len).collect();
            let hashes: Vec<u64> = (0..2)
                .map(|shift| {
                    // At another alignment, with other bytes around.
                    let padded =
                        heap.string(&format!("{}{text}{}", "x".repeat(shift), "y".repeat(shift)));
                    // SAFETY: `len` bytes inside the string.
                    unsafe { hash_bytes(padded.ptr + Bytes(shift), len, 7) }
                })
                .collect();
            assert_eq!(hashes[0], hashes[1], "{len} bytes");
        }
        for template in [
            "k{}",
            "{}",
            "a rather long key of more than sixteen bytes: {}",
            "{} at the start of a long key",
        ] {
            let mut hash = |i: u64| {
                let key = heap.string(&template.replace("{}", &i.to_string()));
                // SAFETY: a string.
                unsafe { hash_string(key, 99) }
            };
            let hashes: Vec<u64> = (0..10_000).map(&mut hash).collect();
            for shift in [0, 7, 57] {
                let uneven = unevenness(hashes.iter().map(|h| h >> shift & 0x7f), 128);
                assert!(uneven < 1.6, "{template} from bit {shift}: {uneven:.2}");
            }
        }
    }

    #[test]
    fn equal_values_hash_equally() {
        let mut heap = TestHeap::new();
        let float = heap.basic("float64", Kind::Float64, 8, 8);
        let (int, string) = (heap.int(), heap.string_type());
        let blank = heap.structure(
            "blank",
            &[("a", float), ("_", int), ("b", string), ("c", heap.interface(None))],
        );
        let (text, copy) = (heap.string("text"), heap.string("text"));
        let boxed = heap.boxed(int, &[5]);
        let also_boxed = heap.boxed(int, &[5]);
        let one = heap.words(&[0, 1, text.ptr.0 as u64, 4, boxed.tab, boxed.data]);
        let minus_zero = (-0.0_f64).to_bits();
        let same =
            heap.words(&[minus_zero, 2, copy.ptr.0 as u64, 4, also_boxed.tab, also_boxed.data]);
        // SAFETY: values of this type.
        unsafe {
            assert_eq!(hash_value(blank, one, 3, 0), hash_value(blank, same, 3, 1));
            assert_ne!(hash_value(blank, one, 3, 0), hash_value(blank, one, 4, 0));
            let nan = heap.words(&[f64::NAN.to_bits()]);
            assert_ne!(hash_value(float, nan, 3, 0), hash_value(float, nan, 3, 1));
        }
    }
}
