//! Values of the script as `fmt` looks at them: a type, a place, and whether methods may be called.
//!
//! Made from the arguments of a call and from each other: fields, elements, entries, what a pointer or interface holds.
//!
//! Invariants: (P1) a [`Value`] is only made for memory that holds a live value of its type, and only used while the
//! native runs that made the first one: nothing moves or is collected meanwhile.
//!
//! Locks: none.

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes, WORD};
use burrow_runtime::map;
use burrow_runtime::rtype::{Kind, MapShape, RField, Shape, TypeRef};
use burrow_runtime::value::{GoSlice, GoString, Interface, is_empty_interface};

use super::verbs::Integer;

/// Whether a value was reached through exported names only; otherwise its methods are not called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// Yes.
    Open,
    /// No, but only because of an embedded struct, whose exported fields are open again.
    Embedded,
    /// No, nor anything inside.
    Sealed,
}

impl Access {
    /// Of what is inside, other than fields.
    fn inside(self) -> Access {
        if self == Access::Open { Access::Open } else { Access::Sealed }
    }

    fn of_field(self, field: &RField) -> Access {
        match (self, field.exported, field.embedded) {
            (Access::Sealed, ..) | (_, false, false) => Access::Sealed,
            (_, true, _) => Access::Open,
            (_, false, true) => Access::Embedded,
        }
    }
}

/// A value in script memory (P1).
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    pub(super) ty: TypeRef,
    at: Addr,
    pub(super) access: Access,
}

/// What a `reflect.Value` holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reflected {
    /// Nothing: the zero `reflect.Value`.
    Nothing,
    /// A method, which prints as a pointer: its receiver's.
    Method(u64),
    /// A value.
    Value(Value),
}

/// Flags of a `reflect.Value`, as `golib/reflect/value.go` numbers them.
const STICKY_RO: u64 = 1 << 5;
const EMBED_RO: u64 = 1 << 6;
const INDIRECT: u64 = 1 << 7;
const METHOD: u64 = 1 << 9;

/// # Safety
/// (P1) a `reflect.Value` at `at`.
unsafe fn reflected(at: Addr) -> Reflected {
    // SAFETY: promised by the caller: a type or null, a pointer or direct value, flags.
    let (ty, ptr, flags) = unsafe {
        let ty = TypeRef::from_addr(mem::load64(at));
        (ty, mem::load64(at + Bytes(WORD)), mem::load64(at + Bytes(2 * WORD)))
    };
    let Some(ty) = ty else { return Reflected::Nothing };
    if flags & METHOD != 0 {
        return Reflected::Method(ptr);
    }
    let access = match (flags & STICKY_RO, flags & EMBED_RO) {
        (0, 0) => Access::Open,
        (0, _) => Access::Embedded,
        _ => Access::Sealed,
    };
    let indirect = flags & INDIRECT != 0;
    let at = if indirect { Addr(ptr as usize) } else { at + Bytes(WORD) };
    Reflected::Value(Value { ty, at, access })
}

impl Value {
    /// Argument `i` of a call; `None` if it is a nil interface.
    ///
    /// # Safety
    /// `args` is a slice of `any` with more than `i` elements, which stay live while the value is used (P1).
    pub(super) unsafe fn argument(args: GoSlice, i: usize) -> Option<Value> {
        let at = args.ptr + Bytes(i * size_of::<Interface>());
        // SAFETY: promised by the caller.
        unsafe { Value::in_interface(at, true, Access::Open) }
    }

    /// What an interface variable holds.
    ///
    /// # Safety
    /// (P1) an interface of that sort at `at`.
    unsafe fn in_interface(at: Addr, is_empty: bool, access: Access) -> Option<Value> {
        // SAFETY: promised by the caller.
        let (words, ty) = unsafe {
            let words = Interface::load(at);
            (words, words.dynamic_type(is_empty)?)
        };
        // A direct value is the data word itself.
        let at = if ty.flags.direct { at + Bytes(WORD) } else { Addr(words.data as usize) };
        Some(Value { ty, at, access })
    }

    /// What a `reflect.Value` is a value of; `None` if this is no such thing.
    pub(super) fn reflected(self) -> Option<Reflected> {
        let is_value = self.ty.kind == Kind::Struct
            && &*self.ty.name == "Value"
            && &*self.ty.pkg_path == "reflect";
        // SAFETY: (P1) three words, as `golib/reflect/value.go` lays them out.
        is_value.then(|| unsafe { reflected(self.at) })
    }

    /// The value as the words of an `any`, to call methods on.
    pub(super) fn to_any(self) -> Interface {
        let data = if self.ty.flags.direct { self.word() } else { self.at.0 as u64 };
        Interface { tab: self.ty.addr(), data }
    }

    /// The value an interface holds (`None` if it is nil), or the value itself if it is no interface.
    pub(super) fn dynamic(self) -> Option<Value> {
        if self.ty.kind != Kind::Interface {
            return Some(self);
        }
        // SAFETY: (P1).
        unsafe { Value::in_interface(self.at, is_empty_interface(self.ty), self.access.inside()) }
    }

    /// The first word of the value: a pointer, for the kinds that are one.
    pub(super) fn word(self) -> u64 {
        // SAFETY: (P1); only called for types of at least a word.
        unsafe { mem::load64(self.at) }
    }

    /// A boolean's value.
    pub(super) fn boolean(self) -> bool {
        // SAFETY: (P1) one byte.
        unsafe { mem::load8(self.at) != 0 }
    }

    /// An integer's value, `None` for other kinds.
    pub(super) fn integer(self) -> Option<Integer> {
        use Integer::{Signed, Unsigned};
        // SAFETY: (P1); the widths are those of the kinds.
        Some(unsafe {
            match self.ty.kind {
                Kind::Int8 => Signed(i64::from(mem::load8(self.at) as i8)),
                Kind::Int16 => Signed(i64::from(mem::load16(self.at) as i16)),
                Kind::Int32 => Signed(i64::from(mem::load32(self.at) as i32)),
                Kind::Int | Kind::Int64 => Signed(mem::load64(self.at) as i64),
                Kind::Uint8 => Unsigned(u64::from(mem::load8(self.at))),
                Kind::Uint16 => Unsigned(u64::from(mem::load16(self.at))),
                Kind::Uint32 => Unsigned(u64::from(mem::load32(self.at))),
                Kind::Uint | Kind::Uint64 | Kind::Uintptr => Unsigned(mem::load64(self.at)),
                _ => return None,
            }
        })
    }

    /// The numbers of a float (one) or complex number (two), and the bits of each.
    pub(super) fn floats(self) -> (f64, f64, u32) {
        // SAFETY: (P1); the widths are those of the kinds.
        unsafe {
            let small = |at| f64::from(f32::from_bits(mem::load32(at)));
            let large = |at| f64::from_bits(mem::load64(at));
            match self.ty.kind {
                Kind::Float32 => (small(self.at), 0.0, 32),
                Kind::Float64 => (large(self.at), 0.0, 64),
                Kind::Complex64 => (small(self.at), small(self.at + Bytes(4)), 32),
                _ => (large(self.at), large(self.at + Bytes(8)), 64),
            }
        }
    }

    /// A string's words.
    pub(super) fn string_words(self) -> GoString {
        // SAFETY: (P1) a string.
        unsafe { GoString::load(self.at) }
    }

    /// Appends a string's bytes.
    #[inline]
    pub(super) fn append_string(self, out: &mut Vec<u8>) {
        // SAFETY: (P1) a string.
        unsafe { self.string_words().append_to(out) }
    }

    /// A string's bytes.
    pub(super) fn string(self) -> Vec<u8> {
        // SAFETY: (P1) a string.
        unsafe { self.string_words().to_vec() }
    }

    /// The bytes of a slice or array of bytes.
    pub(super) fn bytes(self) -> Vec<u8> {
        let (first, len) = self.elements();
        // SAFETY: (P1) as many bytes.
        unsafe { GoString { ptr: first, len }.to_vec() }
    }

    /// Whether this is a nil pointer, map, slice, channel or function.
    pub(super) fn is_nil(self) -> bool {
        use Kind::{Chan, Func, Map, Pointer, Slice, UnsafePointer};
        matches!(self.ty.kind, Chan | Func | Map | Pointer | Slice | UnsafePointer)
            && self.word() == 0
    }

    /// Where a slice's or array's elements are, and how many.
    fn elements(self) -> (Addr, usize) {
        match self.ty.shape() {
            Shape::Array { len, .. } => (self.at, *len),
            // SAFETY: (P1) a slice.
            _ => unsafe {
                let slice = GoSlice::load(self.at);
                (slice.ptr, slice.len)
            },
        }
    }

    /// The elements of a slice or array, in order.
    pub(super) fn each(self) -> impl Iterator<Item = Value> {
        let (first, len) = self.elements();
        let access = self.access.inside();
        let ty = self.ty.elem();
        (0..len)
            .filter_map(move |i| Some(Value { ty: ty?, at: first + Bytes(i * ty?.size()), access }))
    }

    /// A field of a struct.
    pub(super) fn field(self, field: &RField) -> Value {
        Value {
            ty: field.ty,
            at: self.at + Bytes(field.offset),
            access: self.access.of_field(field),
        }
    }

    /// What a pointer that is not nil points to.
    pub(super) fn pointee(self) -> Option<Value> {
        let ty = self.ty.elem()?;
        Some(Value { ty, at: Addr(self.word() as usize), access: self.access })
    }

    /// Keys and values of a map, in no order.
    pub(super) fn entries(self, shape: &MapShape) -> Vec<(Value, Value)> {
        let access = self.access.inside();
        let mut entries = Vec::new();
        // SAFETY: (P1) a map of this shape, which nobody changes meanwhile.
        unsafe {
            map::for_each(Addr(self.word() as usize), shape, |key, value| {
                let key = Value { ty: shape.key, at: key, access };
                entries.push((key, Value { ty: shape.value, at: value, access }));
            });
        }
        entries
    }
}
