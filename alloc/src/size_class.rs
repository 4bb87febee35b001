//! Size classes: how many bytes a small object really takes, and how long the spans are in which
//! objects of that size live.
//!
//! Called by the mcache on every allocation whose size is not known beforehand, by
//! [`crate::object_type`] once per type, and by whoever must know how far a request is rounded up
//! (append, strings). The 68 classes are Go's, so that slice capacities and object counts are.
//!
//! Class 0 stands for large objects, which get spans of their own. A [`SpanClass`] is a size class
//! and whether its objects are pointer-free ("noscan"): the two never share a span, so that the
//! marker never looks into a noscan span.
//!
//! Locks: none; constant tables, computed by the compiler.

#![forbid(unsafe_code)]

use crate::units::{Bytes, PAGE_SIZE, Pages, WORD};

/// Number of size classes, class 0 included.
pub const NUM_SIZE_CLASSES: usize = 68;
/// Number of span classes: each size class with and without pointers.
pub const NUM_SPAN_CLASSES: usize = 2 * NUM_SIZE_CLASSES;
/// The largest request that is served from a size class; the word that is missing to 32 KiB is
/// where a malloc header may have to go.
pub const MAX_SMALL: Bytes = Bytes(32_768 - WORD);
/// Scan objects up to this size have their pointer bits at the end of the span; beyond, a malloc
/// header in front. A bitmap costs 1/64 of a page however few pointers there are; with up to 64
/// words in an object, writing its bits takes at most two words.
pub const MAX_HEADERLESS: Bytes = Bytes(64 * WORD);
/// Pointer-free objects below this size share 16-byte blocks.
pub const TINY_SIZE: Bytes = Bytes(16);
/// Slots up to this size are cleared 64 at a time, when their group is loaded. At 128 bytes that is
/// at most a page, which stays in the L1 cache until the slots are taken; larger slots are
/// cleared one by one, as what is cleared for nothing would cost more than the calls saved.
pub const ZEROED_AHEAD: Bytes = Bytes(128);
/// What the bits of one kind (marks, pointers) take at the end of a span of small objects.
pub const INLINE_BITS: Bytes = Bytes(PAGE_SIZE / WORD / 8);

/// Bytes of an object of each class.
#[rustfmt::skip]
const SIZES: [u16; NUM_SIZE_CLASSES] = [0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768];

/// Pages of a span of each class.
#[rustfmt::skip]
const SPAN_PAGES: [u8; NUM_SIZE_CLASSES] = [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 2, 1, 3, 2, 3, 1, 3, 2, 3, 4, 5, 6, 1, 7, 6, 5, 4, 3, 5, 7, 2, 9, 7, 5, 8, 3, 10, 7, 4];

/// Up to here classes are looked up in steps of 8 bytes, beyond in steps of 128.
const FINE_LIMIT: usize = 1024 - 8;

/// `FINE[i]` is the least class whose objects have at least `8 * i` bytes.
static FINE: [u8; FINE_LIMIT / 8 + 2] = least_classes(0, 8);
/// `COARSE[i]` is the least class whose objects have at least `1024 + 128 * i` bytes.
static COARSE: [u8; (32_768 - 1024) / 128 + 1] = least_classes(1024, 128);

/// For each `i` the least class with at least `from + i * step` bytes.
const fn least_classes<const N: usize>(from: usize, step: usize) -> [u8; N] {
    let mut table = [0; N];
    let (mut i, mut class) = (0, 1);
    while i < N {
        while (SIZES[class] as usize) < from + i * step {
            class += 1;
        }
        table[i] = class as u8;
        i += 1;
    }
    table
}

/// One of Go's size classes; 0 is that of large objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SizeClass(u8);

impl SizeClass {
    /// The class of large objects.
    pub const LARGE: SizeClass = SizeClass(0);

    /// The least class whose objects have at least `size` bytes; `size` is at most 32 KiB.
    #[inline(always)]
    #[must_use]
    pub const fn for_size(size: Bytes) -> SizeClass {
        debug_assert!(size.0 <= 32_768);
        if size.0 <= FINE_LIMIT {
            SizeClass(FINE[size.0.div_ceil(8)])
        } else {
            SizeClass(COARSE[(size.0 + 127 - 1024) / 128])
        }
    }

    /// The class with this number, if there is one.
    #[must_use]
    pub const fn from_index(index: usize) -> Option<SizeClass> {
        if index < NUM_SIZE_CLASSES { Some(SizeClass(index as u8)) } else { None }
    }

    /// All classes, large first.
    pub fn all() -> impl Iterator<Item = SizeClass> {
        (0..NUM_SIZE_CLASSES as u8).map(SizeClass)
    }

    /// The number of the class, as an index into tables.
    #[inline(always)]
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Bytes of a slot; 0 for the large class, where each span has its own.
    #[inline(always)]
    #[must_use]
    pub const fn elem_size(self) -> Bytes {
        Bytes(SIZES[self.0 as usize] as usize)
    }

    /// The magic factor for [`crate::mspan::MSpan::slot_of`]: `offset * m >> 32` is `offset / size` for all offsets
    /// inside a span. 0 for the large class: every offset is in the only slot.
    #[inline]
    #[must_use]
    pub const fn division_magic(self) -> u32 {
        MAGIC[self.0 as usize]
    }

    /// Length of a span; 0 for the large class.
    #[must_use]
    pub const fn span_pages(self) -> Pages {
        Pages(SPAN_PAGES[self.0 as usize] as usize)
    }
}

/// A size class, and whether its objects are pointer-free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpanClass(u8);

impl SpanClass {
    /// Where blocks of tiny objects come from: pointer-free, 16 bytes.
    pub const TINY: SpanClass = SpanClass::new(SizeClass(2), true);

    /// The span class of a size class.
    #[inline(always)]
    #[must_use]
    pub const fn new(class: SizeClass, noscan: bool) -> SpanClass {
        SpanClass(class.0 << 1 | noscan as u8)
    }

    /// The span class with this number, if there is one.
    #[must_use]
    pub const fn from_index(index: usize) -> Option<SpanClass> {
        if index < NUM_SPAN_CLASSES { Some(SpanClass(index as u8)) } else { None }
    }

    /// All span classes in ascending order.
    pub fn all() -> impl Iterator<Item = SpanClass> {
        (0..NUM_SPAN_CLASSES as u8).map(SpanClass)
    }

    /// The number of the span class, as an index into tables.
    #[inline(always)]
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The size class.
    #[inline(always)]
    #[must_use]
    pub const fn size_class(self) -> SizeClass {
        SizeClass(self.0 >> 1)
    }

    /// Whether the objects are pointer-free.
    #[inline(always)]
    #[must_use]
    pub const fn noscan(self) -> bool {
        self.0 & 1 != 0
    }

    /// Whether the objects' pointer bits are at the end of their span.
    #[must_use]
    pub const fn has_pointer_bitmap(self) -> bool {
        let size = self.size_class().elem_size().0;
        !self.noscan() && size != 0 && size <= MAX_HEADERLESS.0
    }

    /// Whether the last bytes of the span belong to its mark bits: those of 16 to 512 bytes, all of
    /// one page. (The bits themselves are still kept in the mspan; the bytes are Green Tea's.)
    #[must_use]
    pub const fn has_inline_marks(self) -> bool {
        let size = self.size_class().elem_size().0;
        16 <= size && size <= MAX_HEADERLESS.0
    }

    /// How many objects a span of this class holds: what its metadata leaves of it. 1 if large.
    #[inline]
    #[must_use]
    pub const fn slots(self) -> u32 {
        SLOTS[self.0 as usize] as u32
    }

    /// Computes [`SpanClass::slots`]; at most 1024.
    const fn count_slots(self) -> u32 {
        let class = self.size_class();
        if class.0 == 0 {
            return 1;
        }
        let marks = if self.has_inline_marks() { INLINE_BITS.0 } else { 0 };
        let pointers = if self.has_pointer_bitmap() { INLINE_BITS.0 } else { 0 };
        ((class.span_pages().to_bytes().0 - marks - pointers) / class.elem_size().0) as u32
    }
}

/// [`SpanClass::slots`] of every class.
const SLOTS: [u16; NUM_SPAN_CLASSES] = {
    let mut slots = [0; NUM_SPAN_CLASSES];
    let mut index = 0;
    while index < NUM_SPAN_CLASSES {
        slots[index] = SpanClass(index as u8).count_slots() as u16;
        index += 1;
    }
    slots
};

/// [`SizeClass::division_magic`] of every class.
const MAGIC: [u32; NUM_SIZE_CLASSES] = {
    let mut magic = [0; NUM_SIZE_CLASSES];
    let mut index = 1; // 0 is the large class
    while index < NUM_SIZE_CLASSES {
        magic[index] = u32::MAX / (SIZES[index] as u32) + 1;
        index += 1;
    }
    magic
};

/// Bytes in front of an object of this size: a malloc header, or nothing.
#[inline(always)]
#[must_use]
pub const fn header_size(size: Bytes, noscan: bool) -> Bytes {
    if !noscan && size.0 > MAX_HEADERLESS.0 { Bytes(WORD) } else { Bytes(0) }
}

/// The bytes that a request for `size` bytes gets to use: what append may grow a slice to.
#[must_use]
pub const fn round_up_size(size: Bytes, noscan: bool) -> Bytes {
    if size.0 > MAX_SMALL.0 {
        return match size.0.checked_add(PAGE_SIZE - 1) {
            Some(sum) => Bytes(sum & !(PAGE_SIZE - 1)),
            None => size, // nobody can get it anyway
        };
    }
    if size.0 == 0 {
        return size;
    }
    let header = header_size(size, noscan).0;
    Bytes(SizeClass::for_size(Bytes(size.0 + header)).elem_size().0 - header)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Class, bytes, span bytes, objects noscan (0: never used) and scan, measured with Go 1.27.3.
    #[rustfmt::skip]
    const MEASURED: [(usize, usize, usize, u32, u32); 67] = [
        (1, 8, 8192, 0, 1008),
        (2, 16, 8192, 504, 496),
        (3, 24, 8192, 336, 330),
        (4, 32, 8192, 252, 248),
        (5, 48, 8192, 168, 165),
        (6, 64, 8192, 126, 124),
        (7, 80, 8192, 100, 99),
        (8, 96, 8192, 84, 82),
        (9, 112, 8192, 72, 70),
        (10, 128, 8192, 63, 62),
        (11, 144, 8192, 56, 55),
        (12, 160, 8192, 50, 49),
        (13, 176, 8192, 45, 45),
        (14, 192, 8192, 42, 41),
        (15, 208, 8192, 38, 38),
        (16, 224, 8192, 36, 35),
        (17, 240, 8192, 33, 33),
        (18, 256, 8192, 31, 31),
        (19, 288, 8192, 28, 27),
        (20, 320, 8192, 25, 24),
        (21, 352, 8192, 22, 22),
        (22, 384, 8192, 21, 20),
        (23, 416, 8192, 19, 19),
        (24, 448, 8192, 18, 17),
        (25, 480, 8192, 16, 16),
        (26, 512, 8192, 15, 15),
        (27, 576, 8192, 14, 14),
        (28, 640, 8192, 12, 12),
        (29, 704, 8192, 11, 11),
        (30, 768, 8192, 10, 10),
        (31, 896, 8192, 9, 9),
        (32, 1024, 8192, 8, 8),
        (33, 1152, 8192, 7, 7),
        (34, 1280, 8192, 6, 6),
        (35, 1408, 16384, 11, 11),
        (36, 1536, 8192, 5, 5),
        (37, 1792, 16384, 9, 9),
        (38, 2048, 8192, 4, 4),
        (39, 2304, 16384, 7, 7),
        (40, 2688, 8192, 3, 3),
        (41, 3072, 24576, 8, 8),
        (42, 3200, 16384, 5, 5),
        (43, 3456, 24576, 7, 7),
        (44, 4096, 8192, 2, 2),
        (45, 4864, 24576, 5, 5),
        (46, 5376, 16384, 3, 3),
        (47, 6144, 24576, 4, 4),
        (48, 6528, 32768, 5, 5),
        (49, 6784, 40960, 6, 6),
        (50, 6912, 49152, 7, 7),
        (51, 8192, 8192, 1, 1),
        (52, 9472, 57344, 6, 6),
        (53, 9728, 49152, 5, 5),
        (54, 10240, 40960, 4, 4),
        (55, 10880, 32768, 3, 3),
        (56, 12288, 24576, 2, 2),
        (57, 13568, 40960, 3, 3),
        (58, 14336, 57344, 4, 4),
        (59, 16384, 16384, 1, 1),
        (60, 18432, 73728, 4, 4),
        (61, 19072, 57344, 3, 3),
        (62, 20480, 40960, 2, 2),
        (63, 21760, 65536, 3, 3),
        (64, 24576, 24576, 1, 1),
        (65, 27264, 81920, 3, 3),
        (66, 28672, 57344, 2, 2),
        (67, 32768, 32768, 1, 1),
    ];

    #[test]
    fn spans_hold_as_many_objects_as_go_s() {
        for (index, bytes, span, noscan, scan) in MEASURED {
            let class = SizeClass::from_index(index).expect("below 68");
            assert_eq!(class.elem_size(), Bytes(bytes), "class {index}");
            assert_eq!(class.span_pages().to_bytes(), Bytes(span), "class {index}");
            assert_eq!(SpanClass::new(class, false).slots(), scan, "class {index}, scan");
            if noscan != 0 {
                assert_eq!(SpanClass::new(class, true).slots(), noscan, "class {index}, noscan");
            }
        }
    }

    #[test]
    fn size_class_rounds_up() {
        let cases = [
            // (case, bytes asked, bytes of the class)
            ("smallest", 1, 8),
            ("exact fit", 48, 48),
            ("one byte over", 49, 64),
            ("last of the fine table", 1016, 1024),
            ("first of the coarse table", 1017, 1024),
            ("coarse, exact", 1024, 1024),
            ("coarse, one over", 1025, 1152),
            ("largest small request", 32_760, 32_768),
        ];
        for (case, asked, want) in cases {
            let got = SizeClass::for_size(Bytes(asked)).elem_size();
            assert_eq!(got, Bytes(want), "{case}: asked for {asked} bytes");
        }
        for asked in 1..=MAX_SMALL.0 {
            let class = SizeClass::for_size(Bytes(asked));
            let below = SIZES[class.index() - 1] as usize;
            assert!(below < asked && asked <= class.elem_size().0, "{asked} bytes: {class:?}");
        }
    }

    #[test]
    fn rounding_as_append_sees_it() {
        let cases = [
            // (case, bytes, noscan, bytes usable)
            ("nothing", 0, true, 0),
            ("largest headerless", 512, false, 512),
            ("64 pointers and one", 520, false, 568),
            ("fills the class with its header", 1016, false, 1016),
            ("one word more", 1024, false, 1144),
            ("noscan has no header", 1024, true, 1024),
            ("largest small", 32_760, true, 32_768),
            ("smallest large", 32_761, true, 32_768),
            ("large, in pages", 40_000, false, 40_960),
        ];
        for (case, size, noscan, want) in cases {
            assert_eq!(round_up_size(Bytes(size), noscan), Bytes(want), "{case}");
        }
    }

    #[test]
    fn magic_divides_exactly() {
        for class in SizeClass::all().skip(1) {
            let (size, magic) = (class.elem_size().0, class.division_magic());
            for offset in 0..class.span_pages().to_bytes().0 {
                let got = (offset as u64 * u64::from(magic)) >> 32;
                assert_eq!(got, (offset / size) as u64, "offset {offset} of {class:?}");
            }
        }
    }
}
