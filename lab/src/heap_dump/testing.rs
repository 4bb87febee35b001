//! Dumps made by hand.

use burrow_runtime::heap_dump::format::{MAGIC, VERSION, object, shape, tag};

use super::{Dump, Heap};

/// Where the heap of these dumps is.
pub(super) const BASE: u64 = 0xc0_0000_0000;

/// Writes records.
pub(super) struct Bytes(pub Vec<u8>);

impl Bytes {
    /// A file with its head.
    pub fn new() -> Bytes {
        let mut bytes = Bytes(MAGIC.to_vec());
        bytes.number(VERSION);
        bytes.record(tag::RUN, &[1, BASE, 8192, 3])
    }

    pub fn number(&mut self, mut value: u64) {
        while value > 0x7f {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    /// A record whose fields are all numbers (a byte below 128 is one).
    pub fn record(mut self, tag: u8, fields: &[u64]) -> Bytes {
        self.0.push(tag);
        fields.iter().for_each(|&field| self.number(field));
        self
    }

    pub fn text(mut self, text: &str) -> Bytes {
        self.0.push(tag::TEXT);
        self.number(text.len() as u64);
        self.0.extend(text.bytes());
        self
    }

    /// An object of a size class with its bits and edges: words skipped since the last, target.
    pub fn object(self, skipped: u64, bits: u64, edges: &[(u64, u64)]) -> Bytes {
        let mut fields = vec![skipped, object::POINTERS.into(), bits, edges.len() as u64];
        fields.extend(edges.iter().flat_map(|&(words, target)| [words << 1, target]));
        self.record(tag::OBJECT, &fields)
    }
}

/// Texts and types: `1 main.node {next *main.node; value int}`, `2 *main.node`, `3 int`.
fn with_types() -> Bytes {
    let texts =
        ["main.node", "*main.node", "int", "next", "value", "main.list", "main.f", "x.go:7"];
    let file = texts.into_iter().fold(Bytes::new(), Bytes::text);
    file.record(tag::TYPE, &[1, 16, 25, 0, shape::STRUCT.into(), 2, 4, 2, 0, 5, 3, 8])
        .record(tag::TYPE, &[2, 8, 22, 1, shape::POINTER.into(), 1])
        .record(tag::TYPE, &[3, 8, 2, 0, shape::BASIC.into()])
}

/// A list `main.list` of three nodes, which a frame points into as well; a node that is garbage; an object of 32 bytes that
/// only the frame knows.
pub(super) fn list() -> Bytes {
    with_types()
        // Nodes: page 0, class 2 (16 bytes, pointers).
        .record(tag::SPAN, &[0, 1, 0, 4, 16, 500, 4])
        .object(0, 1, &[(0, 16)])
        .object(0, 1, &[(0, 5 * 16)])
        .object(3, 1, &[])
        .object(10, 1, &[(0, 0)])
        .record(tag::SPAN, &[4, 1, 0, 8, 32, 252, 1])
        .object(2, 0b10, &[(1, 16)])
        .record(tag::ROOT, &[0, 6, 0, 0, 0, 2])
        .record(tag::SLOT, &[0, 0, 0, 0, 0])
        .record(tag::ROOT, &[1, 7, 8, 9, 0, 0])
        .record(tag::SLOT, &[40, 0, 4 * 8192 + 2 * 32, 0, 0])
        .record(tag::END, &[5, 4, 2])
}

/// What is known of a file.
pub(super) fn heap(file: &Bytes) -> Heap {
    Heap::new(Dump::read(&*file.0).unwrap_or_else(|error| panic!("{error}")))
}
