//! What the allocator and the marker must know of a type: its size and where its pointers are.
//!
//! Made by the compiler, once per type; read by [`crate::mcache`] on every allocation and by
//! [`crate::heap_bits`] whenever the marker looks for an object's pointers. Two kinds of memory
//! hold the *address* of an `ObjectType`: malloc headers and mspans of large objects.
//!
//! Invariants: (T1) an `ObjectType` that was used to allocate outlives the heap and does not move
//! (the allocating functions are `unsafe` for this reason); its owner keeps it in an arena. (T2)
//! Bit `i` of the mask is set iff word `i` of the object holds a pointer; no bit at or beyond
//! `ptr_bytes` is set. (T3) A type with pointers has a size that is a multiple of 8.
//!
//! Locks: none; a type never changes.

#![forbid(unsafe_code)]

use crate::heap_bits::Pattern;
use crate::size_class::{
    MAX_HEADERLESS, MAX_SMALL, SizeClass, SpanClass, TINY_SIZE, ZEROED_AHEAD, header_size,
};
use crate::units::{Bytes, WORD};

/// Which of the allocator's ways an object of a given type and size goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Placement {
    /// No bytes at all: everyone gets the same address.
    ZeroSize,
    /// Pointer-free and below 16 bytes: shares a block.
    Tiny,
    /// A slot whose span class says all there is to say.
    NoScan,
    /// A slot; its pointer bits are at the end of the span.
    Headerless,
    /// A slot; its first word holds the address of the type.
    Header,
    /// A span of its own; the mspan holds the address of the type.
    Large,
}

impl Placement {
    /// The way of an object of `size` bytes.
    #[inline(always)]
    #[must_use]
    pub const fn of(size: Bytes, noscan: bool) -> Placement {
        match size.0 {
            0 => Placement::ZeroSize,
            n if n > MAX_SMALL.0 => Placement::Large,
            n if noscan && n < TINY_SIZE.0 => Placement::Tiny,
            _ if noscan => Placement::NoScan,
            n if n <= MAX_HEADERLESS.0 => Placement::Headerless,
            _ => Placement::Header,
        }
    }
}

/// The way of an object of a given type through the inlined part of an allocation: a coarser
/// [`Placement`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Way {
    /// A slot of 16 to 128 bytes, cleared with its group, and its pointer bits.
    Marked,
    /// A slot of 16 to 128 bytes, cleared with its group, and no more.
    Bare,
    /// In a tiny block.
    Tiny,
    /// Anything that takes so long, or comes so rarely, that a call does not matter.
    Other,
}

impl Way {
    fn of(size: Bytes, placement: Placement) -> Way {
        match placement {
            Placement::Tiny => Way::Tiny,
            Placement::NoScan if size <= ZEROED_AHEAD => Way::Bare,
            Placement::Headerless if WORD < size.0 && size <= ZEROED_AHEAD => Way::Marked,
            _ => Way::Other,
        }
    }
}

/// Size and pointer words of a type.
#[derive(Debug)]
#[repr(C)]
pub struct ObjectType {
    size: Bytes,
    /// Bytes up to and including the last pointer word; 0 if there is none.
    ptr_bytes: Bytes,
    /// The first 64 bits of `mask`: all there is for a headerless object.
    first_mask: u64,
    /// Where a single object of this type goes.
    placement: Placement,
    /// The same, for the fast path.
    way: Way,
    /// The span class of such an object, with its header if it has one.
    span_class: SpanClass,
    /// One bit a word, up to `ptr_bytes`.
    mask: Box<[u64]>,
    /// The bits of a group of such objects, if it is worth having.
    pattern: Option<Box<Pattern>>,
}

impl ObjectType {
    /// A type of `size` bytes whose words at these indices, and no others, hold pointers.
    ///
    /// # Panics
    /// If a pointer word does not lie within the size, or the size of a type with pointers is not
    /// a multiple of 8: a mistake of the compiler that lays out types.
    #[must_use]
    pub fn new(size: Bytes, pointer_words: &[usize]) -> ObjectType {
        let words = pointer_words.iter().map(|word| word + 1).max().unwrap_or(0);
        let mut mask = vec![0; words.div_ceil(64)];
        for word in pointer_words {
            mask[word / 64] |= 1 << (word % 64);
        }
        ObjectType::with_mask(size, mask.into_boxed_slice())
    }

    /// A type of `size` bytes without pointers.
    #[must_use]
    pub fn noscan(size: Bytes) -> ObjectType {
        ObjectType::new(size, &[])
    }

    /// A type of `size` bytes whose pointer words are the set bits of `mask`.
    ///
    /// # Panics
    /// As [`ObjectType::new`].
    #[must_use]
    pub fn with_mask(size: Bytes, mask: Box<[u64]>) -> ObjectType {
        let last = mask.iter().rposition(|bits| *bits != 0);
        let words = last.map_or(0, |at| at * 64 + 64 - mask[at].leading_zeros() as usize);
        let ptr_bytes = Bytes(words * WORD);
        assert!(ptr_bytes <= size, "pointer word {words} in a type of {size}");
        let noscan = words == 0;
        assert!(noscan || size.0.is_multiple_of(WORD), "a type with pointers has {size}");
        let placement = Placement::of(size, noscan);
        let class = match placement {
            Placement::ZeroSize | Placement::Large => SizeClass::LARGE,
            _ => SizeClass::for_size(size + header_size(size, noscan)),
        };
        let (way, first_mask) = (Way::of(size, placement), mask.first().copied().unwrap_or(0));
        let pattern = || Box::new(Pattern::new(first_mask, class.elem_size()));
        ObjectType {
            size,
            ptr_bytes,
            first_mask,
            placement,
            way,
            span_class: SpanClass::new(class, noscan),
            mask,
            pattern: (way == Way::Marked).then(pattern),
        }
    }

    /// Where the fast path sends a single object of this type.
    #[inline(always)]
    pub(crate) fn way(&self) -> Way {
        self.way
    }

    /// The bits of a group of such objects.
    pub(crate) fn pattern(&self) -> &Pattern {
        self.pattern.as_deref().unwrap_or(&Pattern::NONE)
    }

    /// Bytes of a value of this type.
    #[inline(always)]
    #[must_use]
    pub fn size(&self) -> Bytes {
        self.size
    }

    /// Bytes up to and including the last pointer word; 0 if there is none.
    #[inline(always)]
    #[must_use]
    pub fn ptr_bytes(&self) -> Bytes {
        self.ptr_bytes
    }

    /// Whether the type has no pointers.
    #[inline(always)]
    #[must_use]
    pub fn is_noscan(&self) -> bool {
        self.ptr_bytes.0 == 0
    }

    /// The pointer bits, one a word, up to `ptr_bytes`.
    #[inline(always)]
    #[must_use]
    pub fn mask(&self) -> &[u64] {
        &self.mask
    }

    /// The pointer bits of the first 64 words.
    #[inline(always)]
    #[must_use]
    pub fn first_mask(&self) -> u64 {
        self.first_mask
    }

    /// Where a single object of this type goes.
    #[inline(always)]
    #[must_use]
    pub fn placement(&self) -> Placement {
        self.placement
    }

    /// The span class of a single object of this type.
    #[inline(always)]
    #[must_use]
    pub fn span_class(&self) -> SpanClass {
        self.span_class
    }

    /// The pointer bits of `total` bytes (at most 512) filled with values of this type.
    #[must_use]
    pub(crate) fn tiled_mask(&self, total: Bytes) -> u64 {
        debug_assert!(total <= MAX_HEADERLESS);
        let mut tiled = self.first_mask;
        let (mut filled, words) = (self.size.0 / WORD, total.0 / WORD);
        while filled < words {
            tiled |= tiled << filled; // doubles what is there; surplus falls off or is cut below
            filled *= 2;
        }
        if words >= 64 { tiled } else { tiled & ((1 << words) - 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placement_and_class_follow_size_and_pointers() {
        let cases: [(&str, usize, &[usize], Placement, usize); 10] = [
            // (case, bytes, pointer words, placement, bytes of the class)
            ("nothing", 0, &[], Placement::ZeroSize, 0),
            ("an int", 8, &[], Placement::Tiny, 8),
            ("a pointer", 8, &[0], Placement::Headerless, 8),
            ("two ints", 16, &[], Placement::NoScan, 16),
            ("largest headerless", 512, &[63], Placement::Headerless, 512),
            ("smallest with a header", 520, &[0], Placement::Header, 576),
            ("fills its class", 1016, &[0], Placement::Header, 1024),
            ("header pushes it up", 1024, &[0], Placement::Header, 1152),
            ("noscan does not", 1024, &[], Placement::NoScan, 1024),
            ("large", 32_768, &[0], Placement::Large, 0),
        ];
        for (case, size, pointers, placement, class) in cases {
            let ty = ObjectType::new(Bytes(size), pointers);
            assert_eq!(ty.placement(), placement, "{case}");
            assert_eq!(ty.span_class().size_class().elem_size(), Bytes(class), "{case}");
            assert_eq!(ty.span_class().noscan(), pointers.is_empty(), "{case}");
        }
    }

    #[test]
    fn ptr_bytes_end_with_the_last_pointer() {
        assert_eq!(ObjectType::new(Bytes(48), &[0, 3]).ptr_bytes(), Bytes(32));
        assert_eq!(ObjectType::new(Bytes(1024), &[70]).ptr_bytes(), Bytes(71 * 8));
        assert_eq!(ObjectType::with_mask(Bytes(64), Box::new([0, 0])).ptr_bytes(), Bytes(0));
    }

    #[test]
    fn masks_tile() {
        let cases: [(&str, usize, &[usize], usize, u64); 6] = [
            // (case, element bytes, pointer words, elements, expected)
            ("one", 24, &[0], 1, 0b1),
            ("three of a string", 16, &[0], 3, 0b010101),
            ("pointer last", 24, &[2], 3, 0b100100100),
            ("not a power of two", 40, &[1, 4], 5, 0b10010_10010_10010_10010_10010),
            ("all 64 words", 8, &[0], 64, u64::MAX),
            ("one element of 64 words", 512, &[0, 63], 1, 1 | 1 << 63),
        ];
        for (case, size, pointers, count, want) in cases {
            let ty = ObjectType::new(Bytes(size), pointers);
            assert_eq!(ty.tiled_mask(Bytes(size * count)), want, "{case}");
        }
    }
}
