//! Bytes to records, with errors that say where and what.
//!
//! A file may have been cut short, or be anything at all: every number is checked before it is used as one of a text, a type,
//! a span or a slot, and memory is taken only for what has been read.

use std::fmt;
use std::io::{self, Read};

use burrow_runtime::heap_dump::format::{MAGIC, VERSION, object, shape, tag};

use super::dump::{Dump, Edge, Object, Root, Slot, Span};
use super::types::{Field, MapType, Shape, Type, TypeId};

/// Bytes of the longest text that is believed.
const MAX_TEXT: u64 = 1 << 20;

/// Objects, and edges, that are read: they are numbered in 32 bits, and those of the last object must fit as well.
const MAX_RECORDS: usize = u32::MAX as usize / 2;

/// Why a dump cannot be read.
#[derive(Debug)]
pub enum DumpError {
    /// The system says no.
    Io(io::Error),
    /// It begins with something else.
    NotADump,
    /// It is of another version.
    Version(u64),
    /// It ends too early, after so many bytes.
    Truncated(u64),
    /// At this offset stands what cannot be.
    Garbage {
        /// Bytes from the start of the file.
        offset: u64,
        /// What is wrong there.
        what: String,
    },
}

impl fmt::Display for DumpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DumpError::Io(error) => write!(f, "{error}"),
            DumpError::NotADump => write!(
                f,
                "this is no heap dump: make one with `burrow run --heap-dump FILE` or debug.WriteHeapDump"
            ),
            DumpError::Version(found) => write!(
                f,
                "this is a heap dump of version {found}, and only version {VERSION} can be read: make it anew with this burrow"
            ),
            DumpError::Truncated(bytes) => write!(
                f,
                "the heap dump was cut short: it ends after {bytes} bytes without its last record; was the disk full, or \
                 the program killed while it was written?"
            ),
            DumpError::Garbage { offset, what } => {
                write!(f, "the heap dump is damaged at byte {offset}: {what}")
            }
        }
    }
}

impl std::error::Error for DumpError {}

/// Reads numbers and texts, and counts bytes.
struct Decoder<R> {
    from: R,
    at: u64,
    /// The bits of the last object that had any of its own.
    pointers: u64,
}

impl<R: Read> Decoder<R> {
    fn bytes(&mut self, into: &mut [u8]) -> Result<(), DumpError> {
        match self.from.read_exact(into) {
            Ok(()) => {
                self.at += into.len() as u64;
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                Err(DumpError::Truncated(self.at))
            }
            Err(error) => Err(DumpError::Io(error)),
        }
    }

    fn byte(&mut self) -> Result<u8, DumpError> {
        let mut byte = [0];
        self.bytes(&mut byte)?;
        Ok(byte[0])
    }

    fn number(&mut self) -> Result<u64, DumpError> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        self.garbage("a number of more than ten bytes")
    }

    /// A number up to a bound.
    fn below(&mut self, bound: u64, what: &str) -> Result<u64, DumpError> {
        match self.number()? {
            value if value < bound => Ok(value),
            value => self.garbage(format!("{what} {value}, where only {bound} are possible")),
        }
    }

    fn text(&mut self) -> Result<Box<str>, DumpError> {
        let len = self.below(MAX_TEXT, "a text of length")?;
        let mut bytes = vec![0; len as usize];
        self.bytes(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into())
    }

    fn ty(&mut self) -> Result<Option<TypeId>, DumpError> {
        match self.number()? {
            0 => Ok(None),
            // Whether there is such a type is known at the end.
            number if number <= u64::from(u32::MAX) => Ok(Some(TypeId(number as u32 - 1))),
            number => self.garbage(format!("type {number}")),
        }
    }

    /// A type that has to be there.
    fn some_type(&mut self) -> Result<TypeId, DumpError> {
        match self.ty()? {
            Some(ty) => Ok(ty),
            None => self.garbage("a type made of no type"),
        }
    }

    fn garbage<T>(&self, what: impl Into<String>) -> Result<T, DumpError> {
        Err(DumpError::Garbage { offset: self.at, what: what.into() })
    }
}

impl Dump {
    /// Reads a dump.
    ///
    /// # Errors
    /// It is none, of another version, or damaged.
    pub fn read(from: impl Read) -> Result<Dump, DumpError> {
        let mut input = Decoder { from, at: 0, pointers: 0 };
        let mut magic = [0; MAGIC.len()];
        match input.bytes(&mut magic) {
            Err(DumpError::Truncated(_)) => return Err(DumpError::NotADump),
            read => read?,
        }
        if magic != MAGIC {
            return Err(DumpError::NotADump);
        }
        match input.number()? {
            VERSION => {}
            other => return Err(DumpError::Version(other)),
        }
        let mut dump = Dump { page_bytes: 8192, ..Dump::default() };
        while record(&mut input, &mut dump)? {}
        check_types(&input, &dump)?;
        dump.types.finish();
        Ok(dump)
    }
}

/// Reads a record; says whether it was not the last.
fn record<R: Read>(input: &mut Decoder<R>, dump: &mut Dump) -> Result<bool, DumpError> {
    match input.byte()? {
        tag::RUN => {
            dump.at_end = input.byte()? == 0;
            dump.base = input.number()?;
            dump.page_bytes = input.below(1 << 21, "a page size of")?.max(512);
            dump.collections = input.number()?;
        }
        tag::TEXT => {
            let text = input.text()?;
            dump.texts.push(text);
        }
        tag::TYPE => {
            let ty = read_type(input, dump)?;
            dump.types.push(ty);
        }
        tag::SPAN => {
            let span = read_span(input, dump)?;
            dump.spans.push(span);
        }
        tag::OBJECT => read_object(input, dump)?,
        tag::ROOT => {
            let root = read_root(input, dump)?;
            dump.roots.push(root);
        }
        tag::SLOT => {
            let slot = read_slot(input, dump)?;
            dump.slots.push(slot);
        }
        tag::END => {
            let written = [input.number()?, input.number()?, input.number()?];
            let read = [dump.objects.len(), dump.edges.len(), dump.slots.len()].map(|n| n as u64);
            if written != read {
                return input.garbage(format!("{written:?} records were written, {read:?} read"));
            }
            return Ok(false);
        }
        other => return input.garbage(format!("a record of unknown kind {other}")),
    }
    Ok(true)
}

fn text_number<R: Read>(input: &mut Decoder<R>, dump: &Dump) -> Result<u32, DumpError> {
    input.below(dump.texts.len() as u64 + 1, "text").map(|number| number as u32)
}

fn read_type<R: Read>(input: &mut Decoder<R>, dump: &Dump) -> Result<Type, DumpError> {
    let name = text_number(input, dump)?;
    let name = dump.text(name).into();
    let (size, kind, direct) = (input.number()?, input.byte()?, input.byte()? != 0);
    let shape = match input.byte()? {
        shape::BASIC => Shape::Basic,
        shape::POINTER => Shape::Pointer(input.some_type()?),
        shape::SLICE => Shape::Slice(input.some_type()?),
        shape::ARRAY => Shape::Array(input.some_type()?, input.number()?),
        shape::CHAN => Shape::Chan(input.some_type()?),
        shape::FUNC => Shape::Func,
        shape::INTERFACE => Shape::Interface,
        shape::MAP => {
            let (key, value) = (input.some_type()?, input.some_type()?);
            let group = input.some_type()?;
            let slot = input.below(1 << 32, "a map slot of length")?;
            let value_offset = input.below(slot + 1, "a map value at")?;
            let indirect = input.byte()?;
            let (indirect_key, indirect_value) = (indirect & 1 != 0, indirect & 2 != 0);
            Shape::Map(MapType {
                key,
                value,
                group,
                slot,
                value_offset,
                indirect_key,
                indirect_value,
            })
        }
        shape::STRUCT => {
            let count = input.number()?;
            let mut fields = Vec::new();
            for _ in 0..count {
                let name = text_number(input, dump)?;
                let (ty, offset) = (input.some_type()?, input.number()?);
                fields.push(Field { name: dump.text(name).into(), ty, offset });
            }
            Shape::Struct(fields)
        }
        other => return input.garbage(format!("a type of unknown shape {other}")),
    };
    Ok(Type { name, size, kind, direct, shape })
}

fn read_span<R: Read>(input: &mut Decoder<R>, dump: &Dump) -> Result<Span, DumpError> {
    let mut fields = [0; 2];
    for field in &mut fields {
        *field = input.below(1 << 40, "a page number of")?;
    }
    let [page, pages] = fields;
    let kind = input.byte()?;
    let (class, slot_bytes) = (input.number()?, input.below(1 << 50, "a slot size of")?);
    let (slots, taken) = (input.below(1 << 32, "a number of slots of")?, input.number()?);
    if dump.spans.last().is_some_and(|last| last.page + last.pages > page) {
        return input.garbage(format!("a span at page {page}, before the end of the last one"));
    }
    let held = slot_bytes.checked_mul(slots);
    if held.is_none_or(|bytes| bytes > pages * dump.page_bytes) {
        return input.garbage(format!("{slots} slots of {slot_bytes} bytes in {pages} pages"));
    }
    let first = dump.objects.len() as u32;
    Ok(Span { page, pages, kind, class, slot_bytes, slots, taken, first })
}

fn read_object<R: Read>(input: &mut Decoder<R>, dump: &mut Dump) -> Result<(), DumpError> {
    let Some(span) = dump.spans.last().copied() else {
        return input.garbage("an object before any span");
    };
    if dump.objects.len().max(dump.edges.len()) >= MAX_RECORDS {
        return input.garbage("more objects or pointers than can be numbered");
    }
    let skipped = input.number()?;
    let next = match dump.objects.len() as u32 > span.first {
        true => dump.objects.last().map_or(0, |last| u64::from(last.slot) + 1),
        false => 0,
    };
    let Some(slot) = next.checked_add(skipped).filter(|&slot| slot < span.slots) else {
        return input.garbage(format!("an object beyond the last of {} slots", span.slots));
    };
    let flags = input.byte()?;
    let ty = if flags & object::TYPE != 0 { input.ty()? } else { None };
    let closure = match flags & object::CLOSURE {
        0 => 0,
        _ => text_number(input, dump)?,
    };
    if flags & object::POINTERS != 0 {
        input.pointers = input.number()?;
    }
    let has_bits = flags & (object::POINTERS | object::SAME_POINTERS) != 0;
    let pointers = if has_bits { input.pointers } else { 0 };
    let first_edge = dump.edges.len() as u32;
    let (number, slot) = (dump.spans.len() as u32 - 1, slot as u32);
    dump.objects.push(Object { span: number, slot, ty, closure, pointers, first_edge });
    read_edges(input, dump, span.slot_bytes)
}

fn read_edges<R: Read>(
    input: &mut Decoder<R>,
    dump: &mut Dump,
    size: u64,
) -> Result<(), DumpError> {
    let count = input.below(size / 8 + 1, "a number of edges of")?;
    let mut next = 0;
    for _ in 0..count {
        let head = input.number()?;
        let word = match (head >> 1).checked_add(next) {
            Some(word) if word < size / 8 => word,
            _ => return input.garbage(format!("an edge beyond the end of {size} bytes")),
        };
        next = word + 1;
        let target = input.number()?;
        let dynamic = if head & 1 != 0 { input.ty()? } else { None };
        dump.edges.push(Edge { offset: word * 8, word: target, dynamic });
    }
    Ok(())
}

fn read_root<R: Read>(input: &mut Decoder<R>, dump: &Dump) -> Result<Root, DumpError> {
    let kind = input.byte()?;
    let (name, place) = (text_number(input, dump)?, text_number(input, dump)?);
    let goroutine = input.number()?;
    let state = text_number(input, dump)?;
    Ok(Root { kind, name, place, goroutine, state, ty: input.ty()? })
}

fn read_slot<R: Read>(input: &mut Decoder<R>, dump: &Dump) -> Result<Slot, DumpError> {
    let Some(root) = dump.roots.len().checked_sub(1) else {
        return input.garbage("a slot before any root");
    };
    let offset = input.number()?;
    let name = text_number(input, dump)?;
    let (word, hint, ty) = (input.number()?, input.byte()?, input.ty()?);
    Ok(Slot { root: root as u32, offset, name, word, hint, ty })
}

/// Whether all types that were named are there.
fn check_types<R>(input: &Decoder<R>, dump: &Dump) -> Result<(), DumpError> {
    let named = dump.types.named();
    let named = named.chain(dump.objects.iter().filter_map(|object| object.ty));
    let named = named.chain(dump.edges.iter().filter_map(|edge| edge.dynamic));
    let named = named.chain(dump.roots.iter().filter_map(|root| root.ty));
    let mut named = named.chain(dump.slots.iter().filter_map(|slot| slot.ty));
    match named.find(|ty| ty.0 as usize >= dump.types.len()) {
        None => Ok(()),
        Some(ty) => {
            let what = format!("type {} is named, and there are {}", ty.0 + 1, dump.types.len());
            Err(DumpError::Garbage { offset: input.at, what })
        }
    }
}
