//! What lies at an offset of a type.
//!
//! Asked by `infer.rs`, to learn what the pointers of a typed object lead to, and for the names of fields on a way.

use burrow_alloc::Bytes;
use burrow_alloc::size_class::round_up_size;

/// Number of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct TypeId(pub u32);

/// A type.
#[derive(Clone, Debug)]
pub(super) struct Type {
    pub name: Box<str>,
    pub size: u64,
    /// As `reflect.Kind`.
    pub kind: u8,
    /// Whether interface values hold it directly.
    pub direct: bool,
    pub shape: Shape,
}

/// What a type is made of.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Basic,
    Pointer(TypeId),
    Slice(TypeId),
    Array(TypeId, u64),
    Map(MapType),
    Chan(TypeId),
    Struct(Vec<Field>),
    Func,
    Interface,
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub name: Box<str>,
    pub ty: TypeId,
    pub offset: u64,
}

/// How the groups of a map are laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct MapType {
    pub key: TypeId,
    pub value: TypeId,
    pub group: TypeId,
    /// Bytes of a slot.
    pub slot: u64,
    pub value_offset: u64,
    pub indirect_key: bool,
    pub indirect_value: bool,
}

/// What a pointer word is by the type it lies in: so what it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaf {
    Pointer(TypeId),
    Slice(TypeId),
    Text,
    Map(TypeId),
    Chan(TypeId),
    /// The second word of an interface value: the first tells what it leads to.
    Interface,
    /// A func value or an `unsafe.Pointer`.
    Other,
    /// From a map's header to its first group or its directory.
    MapBody(TypeId),
    /// From a map's directory to a table.
    MapTable(TypeId),
    /// From a table to its groups.
    MapGroups(TypeId),
}

/// `reflect.Kind` of types that are [`Shape::Basic`] and have a pointer.
mod kind {
    pub const STRING: u8 = 24;
    pub const UNSAFE_POINTER: u8 = 26;
}

/// How deep types may be nested: those of Go programs are far from it, those of a damaged file may be endless.
const MAX_DEPTH: u32 = 100;
/// Bytes of the largest objects with pointer bits.
const MAX_BITS: u64 = 512;
/// Bytes of a control word, before the slots of a map's group.
const CONTROL: u64 = 8;
/// Slots of a group.
const SLOTS: u64 = 8;

/// All types of a dump.
#[derive(Debug, Default)]
pub(super) struct Types {
    types: Vec<Type>,
    /// Whether values have pointers, once all types are there.
    has_pointers: Vec<bool>,
    /// The pointer words among the first 64 of an array of the type.
    bits: Vec<u64>,
}

impl Types {
    pub fn push(&mut self, ty: Type) {
        self.types.push(ty);
    }

    pub fn len(&self) -> usize {
        self.types.len()
    }

    pub fn get(&self, ty: TypeId) -> &Type {
        &self.types[ty.0 as usize]
    }

    /// All types are there, and so are all that they name.
    pub fn finish(&mut self) {
        self.has_pointers = vec![false; self.len()];
        // What a type has its parts have; they may come later.
        let mut changed = true;
        while changed {
            changed = false;
            for at in 0..self.len() {
                if !self.has_pointers[at] && self.finds_pointers(&self.types[at]) {
                    self.has_pointers[at] = true;
                    changed = true;
                }
            }
        }
        let all = (0..self.len() as u32).map(TypeId);
        self.bits = all.map(|ty| self.array_bits(ty)).collect();
    }

    fn finds_pointers(&self, ty: &Type) -> bool {
        match &ty.shape {
            Shape::Basic => matches!(ty.kind, kind::STRING | kind::UNSAFE_POINTER),
            Shape::Array(elem, len) => *len > 0 && self.has_pointers(*elem),
            Shape::Struct(fields) => fields.iter().any(|field| self.has_pointers(field.ty)),
            _ => true,
        }
    }

    fn array_bits(&self, elem: TypeId) -> u64 {
        if self.get(elem).size == 0 || !self.has_pointers(elem) {
            return 0;
        }
        let mut path = String::new();
        let mut pointer = |word: &u64| {
            path.clear();
            self.element_leaf(elem, word * 8, &mut path).is_some()
        };
        (0..64).filter(|word| pointer(word)).fold(0, |bits, word| bits | 1 << word)
    }

    /// All types that types are made of.
    pub fn named(&self) -> impl Iterator<Item = TypeId> {
        self.types.iter().flat_map(|ty| match &ty.shape {
            Shape::Basic | Shape::Func | Shape::Interface => Vec::new(),
            Shape::Pointer(elem) | Shape::Slice(elem) => vec![*elem],
            Shape::Chan(elem) | Shape::Array(elem, _) => vec![*elem],
            Shape::Map(map) => vec![map.key, map.value, map.group],
            Shape::Struct(fields) => fields.iter().map(|field| field.ty).collect(),
        })
    }

    /// The map part of a map type.
    pub fn map(&self, ty: TypeId) -> Option<&MapType> {
        match &self.get(ty).shape {
            Shape::Map(map) => Some(map),
            _ => None,
        }
    }

    /// Whether the type is a part of maps or channels, which says less than how it is reached.
    pub fn is_part(&self, ty: TypeId) -> bool {
        let ty = self.get(ty);
        matches!(ty.shape, Shape::Basic) && ty.kind == 25
    }

    /// What the pointer word at an offset of a type is; the way to it is appended to `path`: `.next`, `[3].name`.
    pub fn leaf_at(&self, ty: TypeId, offset: u64, path: &mut String) -> Option<Leaf> {
        self.leaf_within(ty, offset, path, 0)
    }

    fn leaf_within(&self, id: TypeId, offset: u64, path: &mut String, depth: u32) -> Option<Leaf> {
        let ty = self.get(id);
        if depth > MAX_DEPTH || offset >= ty.size {
            return None;
        }
        let leaf = match &ty.shape {
            Shape::Basic if ty.kind == kind::STRING => Leaf::Text,
            Shape::Basic if ty.kind == kind::UNSAFE_POINTER => Leaf::Other,
            Shape::Basic => return None,
            Shape::Pointer(elem) => Leaf::Pointer(*elem),
            Shape::Slice(elem) => Leaf::Slice(*elem),
            Shape::Map(_) => Leaf::Map(id),
            Shape::Chan(elem) => Leaf::Chan(*elem),
            Shape::Func => Leaf::Other,
            Shape::Interface => return (offset == 8).then_some(Leaf::Interface),
            Shape::Array(elem, _) => {
                let at = offset.checked_div(self.get(*elem).size)?;
                path.push_str(&format!("[{at}]"));
                return self.leaf_within(*elem, offset % self.get(*elem).size, path, depth + 1);
            }
            Shape::Struct(fields) => {
                let field = fields.iter().rev().find(|field| {
                    field.offset <= offset && offset - field.offset < self.get(field.ty).size
                })?;
                path.push('.');
                path.push_str(&field.name);
                return self.leaf_within(field.ty, offset - field.offset, path, depth + 1);
            }
        };
        (offset == 0).then_some(leaf)
    }

    /// The same for an array of the type.
    pub fn element_leaf(&self, elem: TypeId, offset: u64, path: &mut String) -> Option<Leaf> {
        let size = self.get(elem).size;
        path.push_str(&format!("[{}]", offset.checked_div(size)?));
        self.leaf_at(elem, offset % size, path)
    }

    /// The same for groups of a map.
    pub fn group_leaf(&self, map: TypeId, offset: u64, path: &mut String) -> Option<Leaf> {
        let map = self.map(map)?;
        let within = offset % self.group_size(map);
        let at = within.checked_sub(CONTROL)?.checked_rem(map.slot)?;
        let (name, ty, from, indirect) = match at.checked_sub(map.value_offset) {
            None => ("[key]", map.key, at, map.indirect_key),
            Some(from) => ("[value]", map.value, from, map.indirect_value),
        };
        path.push_str(name);
        if indirect { Some(Leaf::Pointer(ty)) } else { self.leaf_at(ty, from, path) }
    }

    /// Bytes from one group of a map to the next.
    pub fn group_size(&self, map: &MapType) -> u64 {
        CONTROL + SLOTS * map.slot
    }

    /// Whether values of the type have pointers.
    pub fn has_pointers(&self, ty: TypeId) -> bool {
        self.has_pointers[ty.0 as usize]
    }

    fn bits(&self, elem: TypeId) -> u64 {
        self.bits[elem.0 as usize]
    }

    /// Whether an object with so much room and these pointer bits (of up to 512 bytes; else 0) can be one value of the type.
    pub fn fits_value(&self, ty: TypeId, room: u64, noscan: bool, pointers: u64) -> bool {
        let size = self.get(ty).size;
        if size == 0 || self.has_pointers(ty) == noscan {
            return false;
        }
        let tiny = noscan && size < 16 && room == 16;
        let class = usize::try_from(size).map(|size| round_up_size(Bytes(size), noscan).0 as u64);
        if !tiny && class != Ok(room) {
            return false;
        }
        let own = if size < MAX_BITS { u64::MAX >> (64 - size / 8).min(63) } else { u64::MAX };
        noscan || room > MAX_BITS || self.bits(ty) & own == pointers
    }

    /// The same for an array of some values of the type.
    pub fn fits_array(&self, elem: TypeId, room: u64, noscan: bool, pointers: u64) -> bool {
        let size = self.get(elem).size;
        if size == 0 || size > room || self.has_pointers(elem) == noscan {
            return false;
        }
        // The array may end before its slot does.
        let used = u64::MAX.checked_shr(pointers.leading_zeros()).unwrap_or(0);
        noscan || room > MAX_BITS || self.bits(elem) & used == pointers
    }
}
