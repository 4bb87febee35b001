//! The file, byte by byte. docs/heap-dump.md has the table of records; this module has their numbers and the encoder.
//!
//! A file is [`MAGIC`], the version as a number, and records: a tag byte, then fields. A *number* is LEB128: seven bits a
//! byte, the lowest first, the top bit set in all but the last. A *text* is its length in bytes and the bytes. Texts and
//! types are numbered from 1 in the order of their records; 0 is none. Addresses in the heap are given from its base. The
//! last record is [`tag::END`]: a file without it was cut short.

#![forbid(unsafe_code)]

use std::io::{self, Write};

/// How each file begins.
pub const MAGIC: [u8; 8] = *b"BRWHEAP\n";
/// The version of the format. Another number cannot be read: records have no lengths, so none can be passed over.
pub const VERSION: u64 = 1;

/// What a record is.
pub mod tag {
    /// moment, base, page bytes, collections.
    pub const RUN: u8 = 1;
    /// text. The next text's number.
    pub const TEXT: u8 = 2;
    /// The next type's number: name text, size, kind, direct, shape (see [`super::shape`]).
    pub const TYPE: u8 = 3;
    /// page, pages, kind, span class, bytes of a slot, slots, slots taken. The objects that follow are in it.
    pub const SPAN: u8 = 4;
    /// slots since the last object, flags (see [`super::object`]), fields by flag, edges.
    pub const OBJECT: u8 = 5;
    /// kind, name text, place text, goroutine, state text, type. The slots that follow are in it.
    pub const ROOT: u8 = 6;
    /// offset, name text, word, hint, type.
    pub const SLOT: u8 = 7;
    /// objects, edges, slots of roots: how many there were.
    pub const END: u8 = 8;
}

/// What a type is made of.
pub mod shape {
    /// Nothing that a pointer could lead to.
    pub const BASIC: u8 = 0;
    /// element type.
    pub const POINTER: u8 = 1;
    /// element type.
    pub const SLICE: u8 = 2;
    /// element type, length.
    pub const ARRAY: u8 = 3;
    /// key type, value type, group type, bytes of a slot, offset of the value, 1 if keys are behind pointers + 2 if values.
    pub const MAP: u8 = 4;
    /// element type.
    pub const CHAN: u8 = 5;
    /// number of fields; of each: name text, type, offset.
    pub const STRUCT: u8 = 6;
    /// Nothing.
    pub const FUNC: u8 = 7;
    /// Nothing.
    pub const INTERFACE: u8 = 8;
}

/// Flags of an object.
pub mod object {
    /// Its type follows.
    pub const TYPE: u8 = 1;
    /// It is a closure: a text with the function's name follows.
    pub const CLOSURE: u8 = 2;
    /// Which of its words are pointers follows, a bit each.
    pub const POINTERS: u8 = 4;
    /// Which of its words are pointers is as for the last object that had [`POINTERS`].
    pub const SAME_POINTERS: u8 = 8;
}

/// Kinds of spans.
pub mod span {
    /// Objects of a size class.
    pub const SMALL: u8 = 0;
    /// One large object.
    pub const LARGE: u8 = 1;
    /// Stacks of goroutines.
    pub const STACK: u8 = 2;
    /// Work buffers of the collector.
    pub const WORK_BUF: u8 = 3;
}

/// Writes numbers and texts. The first error stays, and nothing is written after it.
pub(super) struct Encoder<'w> {
    to: io::BufWriter<&'w mut dyn Write>,
    written: u64,
    error: Option<io::Error>,
}

impl<'w> Encoder<'w> {
    pub fn new(to: &'w mut dyn Write) -> Encoder<'w> {
        Encoder { to: io::BufWriter::with_capacity(1 << 16, to), written: 0, error: None }
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        if self.error.is_none() {
            self.error = self.to.write_all(bytes).err();
            self.written += bytes.len() as u64;
        }
    }

    pub fn byte(&mut self, byte: u8) {
        self.bytes(&[byte]);
    }

    pub fn number(&mut self, mut value: u64) {
        let mut bytes = [0; 10];
        let mut len = 0;
        loop {
            let more = value > 0x7f;
            bytes[len] = value as u8 & 0x7f | u8::from(more) << 7;
            len += 1;
            value >>= 7;
            if !more {
                return self.bytes(&bytes[..len]);
            }
        }
    }

    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes(text.as_bytes());
    }

    /// Whether there is no use in going on.
    pub fn has_failed(&self) -> bool {
        self.error.is_some()
    }

    /// How many bytes there are.
    pub fn finish(mut self) -> io::Result<u64> {
        match self.error.take() {
            Some(error) => Err(error),
            None => self.to.flush().map(|()| self.written),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_leb128() {
        let cases: [(u64, &[u8]); 5] = [
            (0, &[0]),
            (127, &[127]),
            (128, &[0x80, 1]),
            (300, &[0xac, 2]),
            (u64::MAX, &[255, 255, 255, 255, 255, 255, 255, 255, 255, 1]),
        ];
        for (value, want) in cases {
            let mut bytes = Vec::new();
            let mut encoder = Encoder::new(&mut bytes);
            encoder.number(value);
            assert_eq!(encoder.finish().expect("memory"), want.len() as u64, "{value}");
            assert_eq!(bytes, want, "{value}");
        }
    }

    #[test]
    fn the_first_error_stays() {
        let mut full: &mut [u8] = &mut [0; 4];
        let mut encoder = Encoder::new(&mut full);
        encoder.bytes(&[7; 1 << 17]);
        assert!(encoder.has_failed());
        encoder.byte(7);
        assert_eq!(encoder.finish().expect_err("no room").kind(), io::ErrorKind::WriteZero);
    }
}
