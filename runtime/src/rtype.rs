//! Run-time type descriptors: what `%T`, interfaces, maps, equality and the collector know of a Go type.
//!
//! The compiler builds one [`RType`] per type that can be seen at run time, in a [`TypeArena`]; interface words, maps
//! and malloc headers hold its address. The address of an `RType` is the address of its [`ObjectType`], its first
//! field, so the collector finds the pointer mask behind a malloc header without knowing of Go types.
//!
//! Invariants: (T1) an `RType` never moves and lives as long as the arena, which the program owns and drops after the
//! heap; a [`TypeRef`] is only made from an arena and only used while the program runs. (T2) Two types are identical
//! if and only if their `TypeRef`s are equal. (T3) `shape` and `methods` are set once, before the program starts or, for
//! a type made at run time (`rtype_made.rs`), before anyone else has its address.
//!
//! Locks: set-once cells; the arena's two locks are leaves. Next to read: `equality.rs`, `hash.rs`, `map.rs`.

use std::collections::HashMap;
use std::fmt;
use std::ops::Deref;
use std::ptr::NonNull;
use std::sync::OnceLock;

use burrow_alloc::object_type::ObjectType;
use parking_lot::Mutex;

use crate::func::Func;
use crate::rtype_made::Composite;

/// A type's kind, numbered as `reflect.Kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are reflect's")]
pub enum Kind {
    Bool = 1,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    Array,
    Chan,
    Func,
    Interface,
    Map,
    Pointer,
    Slice,
    String,
    Struct,
    UnsafePointer,
}

/// What a type says of its values, beside its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(C)]
pub struct TypeFlags {
    /// A value is one pointer word (pointer, map, channel, func, `unsafe.Pointer`, or a struct or array of just one
    /// such): an interface holds it directly instead of a pointer to it (Go: direct interface).
    pub direct: bool,
    /// `==` is defined (it may still panic where an interface inside holds something else).
    pub comparable: bool,
    /// `==` is equality of bytes: no floats, strings, interfaces or padding inside.
    pub plain_memory: bool,
}

/// A Go type at run time. Package `reflect` reads the fields up to `hash` where they lie (`golib/reflect/rtype.go`).
#[repr(C)]
pub struct RType {
    /// Size and pointer mask. First, so that its address is the type's (malloc headers).
    pub object: ObjectType,
    /// Its kind.
    pub kind: Kind,
    /// Alignment in bytes.
    pub align: u8,
    /// Properties of its values.
    pub flags: TypeFlags,
    /// A number that differs between types with high probability; feeds hashes of interface values.
    pub hash: u32,
    /// As `%T` prints it: `main.Node`, `[]int`, `map[string]bool`.
    pub string: Box<str>,
    /// Name without package and type arguments' packages; empty if the type has no name.
    pub name: Box<str>,
    /// Import path of a named type's package; empty if predeclared or unnamed.
    pub pkg_path: Box<str>,
    shape: OnceLock<Shape>,
    methods: OnceLock<Box<[RMethod]>>,
    pointer_to: OnceLock<TypeRef>,
}

/// What a type is made of.
#[derive(Debug)]
pub enum Shape {
    /// Numbers, strings, booleans, `unsafe.Pointer`.
    Basic,
    /// Pointer to.
    Pointer(TypeRef),
    /// Slice of.
    Slice(TypeRef),
    /// Array of.
    Array {
        /// Element type.
        elem: TypeRef,
        /// Number of elements.
        len: usize,
    },
    /// A map: see [`MapShape`].
    Map(MapShape),
    /// Channel of.
    Chan {
        /// Element type.
        elem: TypeRef,
        /// `chan`, `chan<-` or `<-chan`.
        dir: ChanDir,
    },
    /// Fields in order.
    Struct(Box<[RField]>),
    /// A function type.
    Func {
        /// Parameters; of a variadic function the last is a slice.
        params: Box<[TypeRef]>,
        /// Results.
        results: Box<[TypeRef]>,
        /// Whether the last parameter is `...T`.
        variadic: bool,
    },
    /// Methods sorted by name.
    Interface(Box<[IMethod]>),
}

/// Direction of a channel type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChanDir {
    /// `chan T`.
    Both,
    /// `chan<- T`.
    Send,
    /// `<-chan T`.
    Recv,
}

/// What a map type needs beyond its key and value types (facts: Swiss map groups).
#[derive(Debug)]
pub struct MapShape {
    /// Key type.
    pub key: TypeRef,
    /// Value type.
    pub value: TypeRef,
    /// A group: 8 control bytes and 8 slots of key and value.
    pub group: TypeRef,
    /// Bytes of one slot.
    pub slot_size: u32,
    /// Offset of the value in a slot.
    pub value_offset: u32,
    /// The slot holds a pointer to the key (keys over 128 bytes).
    pub indirect_key: bool,
    /// The slot holds a pointer to the value (values over 128 bytes).
    pub indirect_value: bool,
    /// How keys are hashed and compared; chosen by key type.
    pub key_kind: MapKeyKind,
}

/// Key types that have a fast path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapKeyKind {
    /// Four bytes of plain memory.
    Word32,
    /// Eight bytes of plain memory.
    Word64,
    /// A string.
    Str,
    /// Anything else: by type descriptor.
    General,
}

/// A struct field.
#[derive(Debug)]
pub struct RField {
    /// Its name.
    pub name: Box<str>,
    /// Package of a lower-case name, else empty: part of the identity.
    pub pkg: Box<str>,
    /// Its type.
    pub ty: TypeRef,
    /// Byte offset.
    pub offset: usize,
    /// Whether it is embedded.
    pub embedded: bool,
    /// Whether its name is exported.
    pub exported: bool,
    /// Its tag, empty if none.
    pub tag: Box<str>,
}

/// A method of a concrete type, sorted by name.
#[derive(Debug)]
pub struct RMethod {
    /// Its name.
    pub name: Box<str>,
    /// Package of a lower-case name, else empty: part of the identity.
    pub pkg: Box<str>,
    /// Its function type, without receiver.
    pub sig: TypeRef,
    /// The compiled function.
    pub func: FuncRef,
    /// How an interface call hands over the receiver.
    pub recv: Receiver,
}

/// A method of an interface type.
#[derive(Debug)]
pub struct IMethod {
    /// Its name.
    pub name: Box<str>,
    /// Package of a lower-case name, else empty.
    pub pkg: Box<str>,
    /// Its function type.
    pub sig: TypeRef,
}

/// How the interface's data word becomes the receiver: the receiver stands behind the other parameters, so that a
/// caller who knows only the interface knows where the parameters go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Receiver {
    /// The data word itself (pointer receivers and direct values).
    Direct,
    /// Words copied from where the data word points.
    Words(u16),
    /// This many pointer-free bytes copied from where the data word points.
    Bytes(u16),
    /// One small scalar loaded from where the data word points, widened as registers hold it.
    Scalar(ScalarKind),
}

/// How a value of at most 8 bytes is widened into a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs, reason = "width and sign are in the names")]
pub enum ScalarKind {
    I8,
    I16,
    I32,
    U8,
    U16,
    U32,
    W64,
}

/// A compiled function, by address; owned by the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FuncRef(pub NonNull<Func>);

// SAFETY: a `Func` is immutable once the program runs (T3), and owned by the program like the types (T1).
unsafe impl Send for FuncRef {}
// SAFETY: as above.
unsafe impl Sync for FuncRef {}

impl Deref for FuncRef {
    type Target = Func;

    fn deref(&self) -> &Func {
        // SAFETY: (T1) functions, like types, live until the program is dropped.
        unsafe { self.0.as_ref() }
    }
}

/// A type, by address.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TypeRef(NonNull<RType>);

// SAFETY: an `RType` is immutable but for its set-once cells, which are `Sync` (T3).
unsafe impl Send for TypeRef {}
// SAFETY: as above.
unsafe impl Sync for TypeRef {}

impl TypeRef {
    /// The address: what interface words and malloc headers hold.
    pub fn addr(self) -> u64 {
        self.0.as_ptr().expose_provenance() as u64
    }

    /// The type at an address taken with [`TypeRef::addr`]; `None` for 0 (a nil interface).
    ///
    /// # Safety
    /// `addr` is 0 or was returned by `addr` of a type of the running program.
    #[inline(always)]
    pub unsafe fn from_addr(addr: u64) -> Option<TypeRef> {
        NonNull::new(std::ptr::with_exposed_provenance_mut(addr as usize)).map(TypeRef)
    }

    /// What the type is made of.
    ///
    /// # Panics
    /// If the compiler did not set it (T3): a bug.
    pub fn shape(&self) -> &Shape {
        self.shape.get().expect("T3: shape is set before the program starts")
    }

    /// As [`RType::shape`], `None` for parts of maps, which have none.
    pub(crate) fn known_shape(&self) -> Option<&Shape> {
        self.shape.get()
    }

    /// The type's methods (those of `*T` only if this is `*T`), sorted by name then package.
    pub fn methods(&self) -> &[RMethod] {
        self.methods.get().map_or(&[], |m| m)
    }

    /// Element type of a pointer, slice, array or channel; value type of a map.
    pub fn elem(&self) -> Option<TypeRef> {
        match self.shape() {
            Shape::Pointer(elem) | Shape::Slice(elem) => Some(*elem),
            Shape::Array { elem, .. } | Shape::Chan { elem, .. } => Some(*elem),
            Shape::Map(map) => Some(map.value),
            _ => None,
        }
    }

    /// The map part of a map type.
    pub fn map(&self) -> Option<&MapShape> {
        match self.shape() {
            Shape::Map(map) => Some(map),
            _ => None,
        }
    }

    /// `*T`, if the program mentions it.
    pub fn pointer_to(&self) -> Option<TypeRef> {
        self.pointer_to.get().copied()
    }

    /// Bytes of a value.
    pub fn size(&self) -> usize {
        self.object.size().0
    }

    /// Sets the shape, once.
    pub fn set_shape(&self, shape: Shape) {
        let fresh = self.shape.set(shape).is_ok();
        debug_assert!(fresh, "T3: shape of {} set twice", self.string);
    }

    /// Sets the methods, once.
    pub fn set_methods(&self, methods: Box<[RMethod]>) {
        let fresh = self.methods.set(methods).is_ok();
        debug_assert!(fresh, "T3: methods of {} set twice", self.string);
    }

    /// Notes which type is the pointer to this one.
    pub fn set_pointer_to(&self, pointer: TypeRef) {
        let _ = self.pointer_to.set(pointer);
    }
}

impl Deref for TypeRef {
    type Target = RType;

    #[inline(always)]
    fn deref(&self) -> &RType {
        // SAFETY: (T1).
        unsafe { self.0.as_ref() }
    }
}

impl fmt::Debug for TypeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.string)
    }
}

/// What is known of a type when its descriptor is made; shape and methods follow (types are cyclic).
pub struct NewType {
    /// Size and pointer mask.
    pub object: ObjectType,
    /// Kind.
    pub kind: Kind,
    /// Alignment in bytes.
    pub align: u8,
    /// Properties.
    pub flags: TypeFlags,
    /// `%T` text.
    pub string: Box<str>,
    /// Bare name.
    pub name: Box<str>,
    /// Package path.
    pub pkg_path: Box<str>,
}

/// Owns the types of a program.
#[derive(Default)]
pub struct TypeArena {
    types: Mutex<Vec<TypeRef>>,
    /// Unnamed types by what they are made of; filled when the first type is made at run time.
    pub(crate) made: Mutex<Option<HashMap<Composite, TypeRef>>>,
}

impl TypeArena {
    /// Makes a descriptor whose shape is still to be set.
    pub fn add(&self, new: NewType) -> TypeRef {
        let NewType { object, kind, align, flags, string, name, pkg_path } = new;
        let hash = fnv1a(string.as_bytes());
        let boxed = Box::new(RType {
            object,
            kind,
            align,
            flags,
            hash,
            string,
            name,
            pkg_path,
            shape: OnceLock::new(),
            methods: OnceLock::new(),
            pointer_to: OnceLock::new(),
        });
        let ty = TypeRef(NonNull::from(Box::leak(boxed)));
        self.types.lock().push(ty);
        ty
    }

    /// All types.
    pub(crate) fn all(&self) -> Vec<TypeRef> {
        self.types.lock().clone()
    }

    /// Bytes that the descriptors take, for `OtherSys`.
    pub fn bytes(&self) -> usize {
        let types = self.types.lock();
        types.iter().map(|t| size_of::<RType>() + t.string.len() + size_of_val(t.methods())).sum()
    }
}

impl Drop for TypeArena {
    fn drop(&mut self) {
        for ty in self.types.get_mut().drain(..) {
            // SAFETY: made by `Box::leak` in `add`, listed once; (T1) nothing uses it any more.
            drop(unsafe { Box::from_raw(ty.0.as_ptr()) });
        }
    }
}

fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}
