//! A vector that grows behind a shared reference and never moves its elements.
//!
//! The type table hands out `&Type` while new types are being made, which a plain `Vec` cannot. Elements live in chunks
//! of doubling size; a chunk is allocated once and each slot is set once.
//!
//! Invariant (A1): slots `0..len` are set, all others are not.

use std::cell::{Cell, OnceCell};

/// Chunk 0 has this many slots, each further chunk twice as many as the one before.
const FIRST: usize = 64;
/// Enough chunks for 2^32 elements.
const CHUNKS: usize = 27;

type Chunk<T> = OnceCell<Box<[OnceCell<T>]>>;

/// See the module's head.
#[derive(Debug)]
pub struct AppendVec<T> {
    len: Cell<u32>,
    chunks: [Chunk<T>; CHUNKS],
}

impl<T> Default for AppendVec<T> {
    fn default() -> Self {
        AppendVec { len: Cell::new(0), chunks: std::array::from_fn(|_| OnceCell::new()) }
    }
}

/// Chunk of an index, and the index in it.
fn split(index: u32) -> (usize, usize) {
    let shifted = index as usize + FIRST;
    let chunk = (shifted.ilog2() - FIRST.ilog2()) as usize;
    (chunk, shifted - (FIRST << chunk))
}

impl<T> AppendVec<T> {
    /// Adds an element and returns its index.
    pub fn push(&self, value: T) -> u32 {
        let index = self.len.get();
        let (chunk, slot) = split(index);
        let slots = self.chunks[chunk]
            .get_or_init(|| (0..FIRST << chunk).map(|_| OnceCell::new()).collect());
        assert!(slots[slot].set(value).is_ok(), "A1: slot {index} is free");
        self.len.set(index + 1);
        index
    }

    /// The element at `index`.
    ///
    /// # Panics
    /// If there is none.
    pub fn get(&self, index: u32) -> &T {
        let (chunk, slot) = split(index);
        self.chunks[chunk]
            .get()
            .and_then(|slots| slots[slot].get())
            .expect("index was handed out by push")
    }

    /// Number of elements.
    pub fn len(&self) -> u32 {
        self.len.get()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_keep_their_place_over_chunk_borders() {
        let v = AppendVec::default();
        let first = {
            v.push(0u32);
            v.get(0) as *const u32
        };
        for i in 1..1000 {
            assert_eq!(v.push(i), i);
        }
        assert!((0..1000).all(|i| *v.get(i) == i));
        assert_eq!(first, v.get(0) as *const u32);
        assert_eq!((v.len(), v.is_empty()), (1000, false));
    }
}
