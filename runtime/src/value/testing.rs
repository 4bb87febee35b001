//! What the tests of this crate's natives stand on: a heap of Rust memory, and a few types.

use std::sync::atomic::AtomicU64;

use burrow_alloc::object_type::ObjectType;
use burrow_alloc::size_class::{MAX_SMALL, header_size, round_up_size};
use burrow_alloc::units::{Addr, Bytes, WORD};

use super::{Alloc, GoString, Interface, store_bytes};
use crate::fault::{Fatal, Fault};
use crate::map::MapTypes;
use crate::rtype::{IMethod, Kind, NewType, RField, Shape, TypeArena, TypeFlags, TypeRef};

/// A heap that never frees before it is dropped, and counts as Go's does. It also owns the types.
pub(crate) struct TestHeap {
    objects: Vec<Box<[AtomicU64]>>,
    /// Allocations of at least a byte.
    pub(crate) mallocs: usize,
    /// Bytes of the slots that they would get.
    pub(crate) bytes: usize,
    /// Allocations after which memory runs out.
    pub(crate) limit: usize,
    state: u64,
    pub(crate) types: TypeArena,
    map_types: MapTypes,
}

impl TestHeap {
    pub(crate) fn new() -> TestHeap {
        let types = TypeArena::default();
        let map_types = MapTypes::new(&types);
        let objects = Vec::new();
        TestHeap { objects, mallocs: 0, bytes: 0, limit: usize::MAX, state: 1, types, map_types }
    }

    /// Zeroed memory, without limit and not counted.
    pub(crate) fn raw(&mut self, size: usize) -> Addr {
        let words: Box<[AtomicU64]> = (0..size.div_ceil(WORD)).map(|_| AtomicU64::new(0)).collect();
        let at = Addr(words.as_ptr().expose_provenance());
        self.objects.push(words);
        at
    }

    fn counted(&mut self, size: usize, noscan: bool) -> Result<Addr, Fault> {
        if size > 0 {
            if self.mallocs >= self.limit {
                return Err(Fatal::OutOfMemory("the test's limit".into()).into());
            }
            self.mallocs += 1;
            let rounded = round_up_size(Bytes(size), noscan).0;
            let header = if size <= MAX_SMALL.0 { header_size(Bytes(size), noscan).0 } else { 0 };
            self.bytes += rounded + header;
        }
        Ok(self.raw(size))
    }

    /// A string in this heap.
    pub(crate) fn string(&mut self, text: &str) -> GoString {
        let ptr = self.raw(text.len());
        // SAFETY: fresh memory of this size.
        unsafe { store_bytes(ptr, text.as_bytes()) };
        GoString { ptr, len: text.len() }
    }

    /// A value boxed as an `any`, given as its words.
    pub(crate) fn boxed(&mut self, ty: TypeRef, words: &[u64]) -> Interface {
        if ty.flags.direct {
            return Interface { tab: ty.addr(), data: words[0] };
        }
        let at = self.words(words);
        Interface { tab: ty.addr(), data: at.0 as u64 }
    }

    /// Memory that holds these words.
    pub(crate) fn words(&mut self, words: &[u64]) -> Addr {
        let at = self.raw(words.len() * WORD);
        for (i, word) in words.iter().enumerate() {
            // SAFETY: fresh memory of this size.
            unsafe { super::store_word(at + Bytes(i * WORD), *word) };
        }
        at
    }

    fn add(
        &self,
        name: &str,
        kind: Kind,
        align: usize,
        flags: TypeFlags,
        object: ObjectType,
    ) -> TypeRef {
        let new = NewType {
            object,
            kind,
            align: align as u8,
            flags,
            string: name.into(),
            name: name.into(),
            pkg_path: "".into(),
        };
        self.types.add(new)
    }

    /// A predeclared type.
    pub(crate) fn basic(&self, name: &str, kind: Kind, size: usize, align: usize) -> TypeRef {
        let plain = !matches!(
            kind,
            Kind::Float32 | Kind::Float64 | Kind::Complex64 | Kind::Complex128 | Kind::String
        );
        let flags = TypeFlags { direct: false, comparable: true, plain_memory: plain };
        let pointers: &[usize] = if kind == Kind::String { &[0] } else { &[] };
        let ty = self.add(name, kind, align, flags, ObjectType::new(Bytes(size), pointers));
        ty.set_shape(Shape::Basic);
        ty
    }

    pub(crate) fn int(&self) -> TypeRef {
        self.basic("int", Kind::Int, 8, 8)
    }

    pub(crate) fn string_type(&self) -> TypeRef {
        self.basic("string", Kind::String, 16, 8)
    }

    pub(crate) fn pointer(&self, to: TypeRef) -> TypeRef {
        let flags = TypeFlags { direct: true, comparable: true, plain_memory: true };
        let ty = self.add(
            &format!("*{}", to.string),
            Kind::Pointer,
            8,
            flags,
            ObjectType::new(Bytes(8), &[0]),
        );
        ty.set_shape(Shape::Pointer(to));
        ty
    }

    pub(crate) fn slice(&self, of: TypeRef) -> TypeRef {
        let name = format!("[]{}", of.string);
        let ty =
            self.add(&name, Kind::Slice, 8, TypeFlags::default(), ObjectType::new(Bytes(24), &[0]));
        ty.set_shape(Shape::Slice(of));
        ty
    }

    /// `any`, or an interface with one method.
    pub(crate) fn interface(&self, method: Option<&str>) -> TypeRef {
        let flags = TypeFlags { direct: false, comparable: true, plain_memory: false };
        let object = ObjectType::new(Bytes(16), &[0, 1]);
        let ty = self.add("interface {}", Kind::Interface, 8, flags, object);
        let sig = ty; // nobody looks
        let methods = method
            .iter()
            .map(|name| IMethod { name: (*name).into(), pkg: "".into(), sig })
            .collect();
        ty.set_shape(Shape::Interface(methods));
        ty
    }

    pub(crate) fn array(&self, elem: TypeRef, len: usize) -> TypeRef {
        let pointers: Vec<usize> = (0..len)
            .flat_map(|i| pointer_words(elem).into_iter().map(move |w| w + i * elem.size() / WORD))
            .collect();
        let flags = TypeFlags { direct: false, ..elem.flags };
        let object = ObjectType::new(Bytes(elem.size() * len), &pointers);
        let ty = self.add(
            &format!("[{len}]{}", elem.string),
            Kind::Array,
            elem.align.into(),
            flags,
            object,
        );
        ty.set_shape(Shape::Array { elem, len });
        ty
    }

    /// A struct with these fields, laid out as Go does.
    pub(crate) fn structure(&self, name: &str, fields: &[(&str, TypeRef)]) -> TypeRef {
        let (mut offset, mut align, mut pointers) = (0_usize, 1, Vec::new());
        let mut flags = TypeFlags { direct: false, comparable: true, plain_memory: true };
        let mut laid_out = Vec::new();
        for &(name, ty) in fields {
            offset = offset.next_multiple_of(ty.align.into());
            align = align.max(usize::from(ty.align));
            pointers.extend(pointer_words(ty).into_iter().map(|w| w + offset / WORD));
            flags.comparable &= ty.flags.comparable;
            flags.plain_memory &= ty.flags.plain_memory && name != "_";
            let exported = name.starts_with(char::is_uppercase);
            laid_out.push(RField {
                name: name.into(),
                pkg: "".into(),
                ty,
                offset,
                embedded: false,
                exported,
                tag: "".into(),
            });
            offset += ty.size();
        }
        let size = offset.next_multiple_of(align);
        flags.plain_memory &= size == fields.iter().map(|f| f.1.size()).sum::<usize>();
        let ty =
            self.add(name, Kind::Struct, align, flags, ObjectType::new(Bytes(size), &pointers));
        ty.set_shape(Shape::Struct(laid_out.into()));
        ty
    }
}

/// Indices of a type's pointer words.
pub(crate) fn pointer_words(ty: TypeRef) -> Vec<usize> {
    let mask = ty.object.mask();
    (0..mask.len() * 64).filter(|i| mask[i / 64] >> (i % 64) & 1 == 1).collect()
}

impl Alloc for TestHeap {
    fn new_object(&mut self, ty: TypeRef) -> Result<Addr, Fault> {
        self.counted(ty.size(), ty.object.is_noscan())
    }

    fn new_array(&mut self, elem: TypeRef, len: usize) -> Result<Addr, Fault> {
        self.counted(elem.size() * len, elem.object.is_noscan())
    }

    fn new_bytes(&mut self, size: usize, _zero: bool) -> Result<Addr, Fault> {
        self.counted(size, true)
    }

    fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        crate::hash::hash_word(self.state, 0x5851_f42d_4c95_7f2d)
    }

    fn map_types(&self) -> MapTypes {
        self.map_types
    }
}
