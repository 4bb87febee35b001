//! Types made at run time, for package `reflect`: pointers, slices, arrays, channels, maps, functions and structs.
//!
//! A type that the program has already, or that was made before, is found and not made again, so that identical types
//! keep one address (T2 of `rtype.rs`). The types of the program are looked through once, when the first type is asked
//! for; programs that make none pay nothing.
//!
//! Types made here have no methods. (The compiler makes the pointer types of all named types that `reflect` can reach.)
//!
//! Locks: the index, held while a type is made; the arena's list is taken inside it.

use burrow_alloc::object_type::ObjectType;
use burrow_alloc::units::{Bytes, WORD};

use std::collections::HashMap;

use crate::map::map_shape;
use crate::rtype::{ChanDir, Kind, NewType, RField, Shape, TypeArena, TypeFlags, TypeRef};

/// What an unnamed type is made of: two are identical if and only if these are equal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "as the variants of `Shape`")]
pub enum Composite {
    Pointer(TypeRef),
    Slice(TypeRef),
    Array(TypeRef, usize),
    Chan(TypeRef, ChanDir),
    Map(TypeRef, TypeRef),
    Func { params: Vec<TypeRef>, results: Vec<TypeRef>, variadic: bool },
    Struct(Vec<MadeField>),
}

/// A field of a struct type to be made.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MadeField {
    /// Its name.
    pub name: Box<str>,
    /// Package of a lower-case name, else empty.
    pub pkg: Box<str>,
    /// Its type.
    pub ty: TypeRef,
    /// Its tag.
    pub tag: Box<str>,
    /// Whether it is embedded.
    pub embedded: bool,
}

/// Most bytes of a value whose type is made at run time: half of what a heap can span.
const MAX_SIZE: usize = 1 << 46;

/// Most words of a type with pointers: bounds the pointer mask, of one bit a word, as the compiler does.
const MAX_MASK_WORDS: usize = 1 << 24;

/// A type whose values would be too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl TypeArena {
    /// The unnamed type made of these parts.
    ///
    /// # Errors
    /// If its values would be too large.
    pub fn composite(&self, of: Composite) -> Result<TypeRef, TooLarge> {
        if let Composite::Pointer(elem) = &of
            && let Some(known) = elem.pointer_to()
        {
            return Ok(known);
        }
        let mut made = self.made.lock();
        let index = made.get_or_insert_with(|| self.unnamed());
        if let Some(&known) = index.get(&of) {
            return Ok(known);
        }
        let ty = self.make(&of)?;
        if let Composite::Pointer(elem) = &of {
            elem.set_pointer_to(ty);
        }
        index.insert(of, ty);
        Ok(ty)
    }

    /// The unnamed types that the compiler made.
    fn unnamed(&self) -> HashMap<Composite, TypeRef> {
        let named = |ty: &TypeRef| !ty.name.is_empty();
        let all = self.all().into_iter().filter(|ty| !named(ty));
        all.filter_map(|ty| Some((parts_of(ty)?, ty))).collect()
    }

    fn make(&self, of: &Composite) -> Result<TypeRef, TooLarge> {
        let fields = match of {
            Composite::Struct(fields) => placed(fields)?,
            _ => Vec::new(),
        };
        let ty = self.add(NewType {
            object: object_of(of, &fields)?,
            kind: kind_of(of),
            align: align_of(of),
            flags: flags_of(of, &fields),
            string: text_of(of).into(),
            name: "".into(),
            pkg_path: "".into(),
        });
        ty.set_shape(match of {
            Composite::Pointer(elem) => Shape::Pointer(*elem),
            Composite::Slice(elem) => Shape::Slice(*elem),
            Composite::Array(elem, len) => Shape::Array { elem: *elem, len: *len },
            Composite::Chan(elem, dir) => Shape::Chan { elem: *elem, dir: *dir },
            Composite::Map(key, value) => Shape::Map(map_shape(self, *key, *value)),
            Composite::Func { params, results, variadic } => Shape::Func {
                params: params.as_slice().into(),
                results: results.as_slice().into(),
                variadic: *variadic,
            },
            Composite::Struct(_) => Shape::Struct(fields.into()),
        });
        Ok(ty)
    }
}

/// The parts of an unnamed type; `None` for what reflection cannot make: basic types, interfaces, parts of maps and of
/// closures (whose descriptors are structs without fields, but not called so).
fn parts_of(ty: TypeRef) -> Option<Composite> {
    Some(match ty.known_shape()? {
        Shape::Basic | Shape::Interface(_) => return None,
        Shape::Pointer(elem) => Composite::Pointer(*elem),
        Shape::Slice(elem) => Composite::Slice(*elem),
        Shape::Array { elem, len } => Composite::Array(*elem, *len),
        Shape::Chan { elem, dir } => Composite::Chan(*elem, *dir),
        Shape::Map(map) => Composite::Map(map.key, map.value),
        Shape::Func { params, results, variadic } => Composite::Func {
            params: params.to_vec(),
            results: results.to_vec(),
            variadic: *variadic,
        },
        Shape::Struct(_) if !ty.string.starts_with("struct {") => return None,
        Shape::Struct(fields) => Composite::Struct(
            fields
                .iter()
                .map(|field| MadeField {
                    name: field.name.clone(),
                    pkg: field.pkg.clone(),
                    ty: field.ty,
                    tag: field.tag.clone(),
                    embedded: field.embedded,
                })
                .collect(),
        ),
    })
}

fn kind_of(of: &Composite) -> Kind {
    match of {
        Composite::Pointer(_) => Kind::Pointer,
        Composite::Slice(_) => Kind::Slice,
        Composite::Array(..) => Kind::Array,
        Composite::Chan(..) => Kind::Chan,
        Composite::Map(..) => Kind::Map,
        Composite::Func { .. } => Kind::Func,
        Composite::Struct(_) => Kind::Struct,
    }
}

fn align_of(of: &Composite) -> u8 {
    match of {
        Composite::Array(elem, _) => elem.align,
        Composite::Struct(fields) => fields.iter().map(|field| field.ty.align).max().unwrap_or(1),
        _ => WORD as u8,
    }
}

fn object_of(of: &Composite, fields: &[RField]) -> Result<ObjectType, TooLarge> {
    match of {
        Composite::Slice(_) => Ok(ObjectType::new(Bytes(3 * WORD), &[0])),
        Composite::Array(elem, len) => {
            let size = elem.size().checked_mul(*len).filter(|&size| size <= MAX_SIZE);
            let size = size.ok_or(TooLarge)?;
            if elem.object.is_noscan() || size == 0 {
                return Ok(ObjectType::noscan(Bytes(size)));
            }
            masked(size, (0..*len).map(|n| (n * elem.size(), *elem)))
        }
        Composite::Struct(made) => {
            masked(struct_size(made, fields)?, fields.iter().map(|f| (f.offset, f.ty)))
        }
        _ => Ok(ObjectType::new(Bytes(WORD), &[0])),
    }
}

/// The type of an object of this size that holds these types at these offsets.
fn masked(
    size: usize,
    parts: impl Iterator<Item = (usize, TypeRef)>,
) -> Result<ObjectType, TooLarge> {
    let mut mask: Vec<u64> = Vec::new();
    for (offset, part) in parts.filter(|(_, part)| !part.object.is_noscan()) {
        let end = offset / WORD + part.object.ptr_bytes().0 / WORD;
        if end > MAX_MASK_WORDS {
            return Err(TooLarge);
        }
        mask.resize(end.div_ceil(64).max(mask.len()), 0);
        let bits = part.object.mask();
        for word in 0..part.object.ptr_bytes().0 / WORD {
            let at = offset / WORD + word;
            mask[at / 64] |= (bits[word / 64] >> (word % 64) & 1) << (at % 64);
        }
    }
    Ok(ObjectType::with_mask(Bytes(size), mask.into()))
}

/// Fields with their offsets.
fn placed(fields: &[MadeField]) -> Result<Vec<RField>, TooLarge> {
    let mut end = 0usize;
    let place = |field: &MadeField| {
        let offset = end.next_multiple_of(usize::from(field.ty.align).max(1));
        end = offset.checked_add(field.ty.size()).filter(|&end| end <= MAX_SIZE)?;
        Some(RField {
            name: field.name.clone(),
            pkg: field.pkg.clone(),
            ty: field.ty,
            offset,
            embedded: field.embedded,
            exported: field.pkg.is_empty(),
            tag: field.tag.clone(),
        })
    };
    fields.iter().map(place).collect::<Option<_>>().ok_or(TooLarge)
}

/// Bytes of a struct: a last field of no size gets a byte, so that its address lies inside.
fn struct_size(made: &[MadeField], fields: &[RField]) -> Result<usize, TooLarge> {
    let Some(last) = fields.last() else { return Ok(0) };
    let end = last.offset + last.ty.size();
    let end = if end > 0 && last.ty.size() == 0 { end + 1 } else { end };
    let align = made.iter().map(|field| usize::from(field.ty.align)).max().unwrap_or(1);
    let size = end.next_multiple_of(align.max(1));
    if size <= MAX_SIZE { Ok(size) } else { Err(TooLarge) }
}

fn flags_of(of: &Composite, fields: &[RField]) -> TypeFlags {
    match of {
        Composite::Pointer(_) | Composite::Chan(..) => {
            TypeFlags { direct: true, comparable: true, plain_memory: true }
        }
        Composite::Map(..) | Composite::Func { .. } => {
            TypeFlags { direct: true, ..TypeFlags::default() }
        }
        Composite::Slice(_) => TypeFlags::default(),
        Composite::Array(elem, len) => {
            TypeFlags { direct: *len == 1 && elem.flags.direct, ..elem.flags }
        }
        Composite::Struct(_) => TypeFlags {
            direct: matches!(fields, [only] if only.ty.flags.direct),
            comparable: fields.iter().all(|field| field.ty.flags.comparable),
            plain_memory: is_packed(fields),
        },
    }
}

/// Whether structs with these fields are equal just where their bytes are.
fn is_packed(fields: &[RField]) -> bool {
    let mut end = 0;
    let mut packed = fields.iter().all(|field| {
        let fits = field.offset == end && &*field.name != "_" && field.ty.flags.plain_memory;
        end = field.offset + field.ty.size();
        fits
    });
    let align = fields.iter().map(|field| usize::from(field.ty.align)).max().unwrap_or(1);
    packed &= end.is_multiple_of(align.max(1));
    packed && fields.last().is_none_or(|last| last.ty.size() > 0)
}

/// The type as `%T` prints it.
fn text_of(of: &Composite) -> String {
    match of {
        Composite::Pointer(elem) => format!("*{}", elem.string),
        Composite::Slice(elem) => format!("[]{}", elem.string),
        Composite::Array(elem, len) => format!("[{len}]{}", elem.string),
        Composite::Chan(elem, ChanDir::Send) => format!("chan<- {}", elem.string),
        Composite::Chan(elem, ChanDir::Recv) => format!("<-chan {}", elem.string),
        Composite::Chan(elem, ChanDir::Both) if elem.string.starts_with('<') => {
            format!("chan ({})", elem.string)
        }
        Composite::Chan(elem, ChanDir::Both) => format!("chan {}", elem.string),
        Composite::Map(key, value) => format!("map[{}]{}", key.string, value.string),
        Composite::Func { params, results, variadic } => func_text(params, results, *variadic),
        Composite::Struct(fields) if fields.is_empty() => "struct {}".into(),
        Composite::Struct(fields) => {
            let fields: Vec<String> = fields.iter().map(field_text).collect();
            format!("struct {{ {} }}", fields.join("; "))
        }
    }
}

fn func_text(params: &[TypeRef], results: &[TypeRef], variadic: bool) -> String {
    let mut texts: Vec<String> = params.iter().map(|ty| ty.string.to_string()).collect();
    if let (true, Some(last), Some(elem)) =
        (variadic, texts.last_mut(), params.last().and_then(|last| last.elem()))
    {
        *last = format!("...{}", elem.string);
    }
    let results = match results {
        [] => String::new(),
        [only] => format!(" {}", only.string),
        many => {
            let many: Vec<&str> = many.iter().map(|ty| &*ty.string).collect();
            format!(" ({})", many.join(", "))
        }
    };
    format!("func({}){results}", texts.join(", "))
}

fn field_text(field: &MadeField) -> String {
    let name = if field.embedded { String::new() } else { format!("{} ", field.name) };
    let tag = if field.tag.is_empty() { String::new() } else { format!(" {:?}", field.tag) };
    format!("{name}{}{tag}", field.ty.string)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::testing::TestHeap;

    fn field(name: &str, ty: TypeRef) -> MadeField {
        let (pkg, tag) = ("".into(), "".into());
        MadeField { name: name.into(), pkg, ty, tag, embedded: false }
    }

    #[test]
    fn a_type_that_is_there_is_not_made_again() {
        let heap = TestHeap::new();
        let (int, text) = (heap.int(), heap.string_type());
        let cases = [
            // (parts, text)
            (Composite::Slice(text), "[]string"),
            (Composite::Pointer(int), "*int"),
            (Composite::Array(int, 3), "[3]int"),
            (Composite::Map(text, int), "map[string]int"),
            (Composite::Func { params: vec![int], results: vec![], variadic: false }, "func(int)"),
        ];
        for (parts, name) in cases {
            let made = heap.types.composite(parts.clone()).expect(name);
            assert_eq!(&*made.string, name);
            assert_eq!(heap.types.composite(parts), Ok(made), "{name}: the second time");
            *heap.types.made.lock() = None; // as if it were the compiler's
            let parts = parts_of(made).expect(name);
            assert_eq!(heap.types.composite(parts), Ok(made), "{name}: found");
        }
    }

    #[test]
    fn structs_are_laid_out_as_the_compiler_does() {
        let heap = TestHeap::new();
        let (int, text) = (heap.int(), heap.string_type());
        let byte = heap.basic("uint8", Kind::Uint8, 1, 1);
        let empty = heap.types.composite(Composite::Struct(Vec::new())).expect("no fields");
        let cases = [
            // (case, fields, size, bytes with pointers, is plain memory)
            ("nothing", vec![], 0, 0, true),
            ("a gap", vec![field("A", byte), field("B", int)], 16, 0, false),
            ("a tail", vec![field("A", int), field("B", byte)], 16, 0, false),
            ("packed", vec![field("A", int), field("B", int)], 16, 0, true),
            ("pointer behind a byte", vec![field("A", byte), field("S", text)], 24, 16, false),
            ("a last field of no size", vec![field("A", int), field("E", empty)], 16, 0, false),
        ];
        for (case, fields, size, pointers, plain) in cases {
            let made = heap.types.composite(Composite::Struct(fields)).expect(case);
            assert_eq!(made.size(), size, "{case}");
            assert_eq!(made.object.ptr_bytes(), Bytes(pointers), "{case}");
            assert_eq!(made.flags.plain_memory, plain, "{case}");
        }
    }

    #[test]
    fn arrays_repeat_the_pointers_of_their_elements_and_have_a_limit() {
        let heap = TestHeap::new();
        let (int, text) = (heap.int(), heap.string_type());
        let made = heap.types.composite(Composite::Array(text, 100)).expect("small");
        assert_eq!(made.object.mask()[0] & 0xff, 0b0101_0101);
        assert_eq!(made.object.ptr_bytes(), Bytes(199 * WORD));
        for (case, elem, len) in [("bytes", int, usize::MAX / 8), ("mask", text, 1 << 30)] {
            assert_eq!(heap.types.composite(Composite::Array(elem, len)), Err(TooLarge), "{case}");
        }
    }
}
