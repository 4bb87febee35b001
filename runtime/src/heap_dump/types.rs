//! Type descriptors as records of a dump.

#![forbid(unsafe_code)]

use std::collections::HashMap;

use super::format::{Encoder, shape, tag};
use crate::rtype::{Shape, TypeArena, TypeRef};

/// Numbers of types and texts that the file has so far.
#[derive(Default)]
pub(super) struct Names {
    types: HashMap<u64, u64>,
    texts: HashMap<Box<str>, u64>,
}

impl Names {
    /// Numbers all types of a program and writes them.
    pub fn with_types(arena: &TypeArena, out: &mut Encoder<'_>) -> Names {
        let all = arena.all();
        let numbered = all.iter().enumerate().map(|(at, ty)| (ty.addr(), at as u64 + 1));
        let mut names = Names { types: numbered.collect(), texts: HashMap::new() };
        all.iter().for_each(|&ty| names.write_type(ty, out));
        names
    }

    /// The number of a type; 0 for one that is not the program's.
    pub fn type_at(&self, address: u64) -> u64 {
        self.types.get(&address).copied().unwrap_or(0)
    }

    fn number(&self, ty: TypeRef) -> u64 {
        self.type_at(ty.addr())
    }

    /// The number of a text, which is written if it is new; 0 for the empty one.
    pub fn text(&mut self, text: &str, out: &mut Encoder<'_>) -> u64 {
        if text.is_empty() {
            return 0;
        }
        if let Some(&known) = self.texts.get(text) {
            return known;
        }
        let number = self.texts.len() as u64 + 1;
        self.texts.insert(text.into(), number);
        out.byte(tag::TEXT);
        out.text(text);
        number
    }

    fn write_type(&mut self, ty: TypeRef, out: &mut Encoder<'_>) {
        // Texts are records of their own: those of the fields come before the type's.
        let name = self.text(&full_name(ty), out);
        let fields: Vec<u64> = match ty.known_shape() {
            Some(Shape::Struct(fields)) => {
                fields.iter().map(|field| self.text(&field.name, out)).collect()
            }
            _ => Vec::new(),
        };
        out.byte(tag::TYPE);
        out.number(name);
        out.number(ty.size() as u64);
        out.byte(ty.kind as u8);
        out.byte(ty.flags.direct.into());
        self.write_shape(ty.known_shape(), &fields, out);
    }

    fn write_shape(&self, of: Option<&Shape>, names: &[u64], out: &mut Encoder<'_>) {
        let mut one = |tag: u8, elem: TypeRef| {
            out.byte(tag);
            out.number(self.number(elem));
        };
        match of {
            None | Some(Shape::Basic) => out.byte(shape::BASIC),
            Some(Shape::Pointer(elem)) => one(shape::POINTER, *elem),
            Some(Shape::Slice(elem)) => one(shape::SLICE, *elem),
            Some(Shape::Chan { elem, .. }) => one(shape::CHAN, *elem),
            Some(Shape::Array { elem, len }) => {
                one(shape::ARRAY, *elem);
                out.number(*len as u64);
            }
            Some(Shape::Map(map)) => {
                one(shape::MAP, map.key);
                out.number(self.number(map.value));
                out.number(self.number(map.group));
                out.number(map.slot_size.into());
                out.number(map.value_offset.into());
                out.byte(u8::from(map.indirect_key) | u8::from(map.indirect_value) << 1);
            }
            Some(Shape::Struct(fields)) => {
                out.byte(shape::STRUCT);
                out.number(fields.len() as u64);
                for (field, &name) in fields.iter().zip(names) {
                    out.number(name);
                    out.number(self.number(field.ty));
                    out.number(field.offset as u64);
                }
            }
            Some(Shape::Func { .. }) => out.byte(shape::FUNC),
            Some(Shape::Interface(_)) => out.byte(shape::INTERFACE),
        }
    }
}

/// As `%T` prints it; with the import path where that has more than the package's name.
fn full_name(ty: TypeRef) -> String {
    match ty.pkg_path.rsplit_once('/') {
        Some((folders, _)) if !ty.name.is_empty() => format!("{folders}/{}", ty.string),
        _ => ty.string.to_string(),
    }
}
