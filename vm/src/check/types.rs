//! Go's types, interned: two identical types have the same [`TypeId`].
//!
//! The checker makes types, the compiler reads them. Cycles go through [`NamedId`] only, so structural types are plain
//! trees and interning is a hash lookup. The table that holds them is [`super::table::TypeTable`].

use crate::check::object::{ObjId, PackageId};
pub use crate::check::table::TypeTable;
use crate::syntax::ast::ChanDir;
use crate::syntax::symbol::Symbol;
use std::cell::{Cell, OnceCell};

/// An interned type: equal ids, identical types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub u32);

/// A defined type, or one instance of a generic one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NamedId(pub u32);

/// A declared type parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeParamId(pub u32);

/// A type's structure.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// A predeclared type. `byte` is `Uint8` and `rune` is `Int32`.
    Basic(Basic),
    /// A defined type: see `TypeTable::named`.
    Named(NamedId),
    /// `*T`.
    Pointer(TypeId),
    /// `[]T`.
    Slice(TypeId),
    /// `[len]T`.
    Array {
        /// Number of elements.
        len: u64,
        /// Element type.
        elem: TypeId,
    },
    /// `map[K]V`.
    Map {
        /// Key type.
        key: TypeId,
        /// Value type.
        value: TypeId,
    },
    /// A channel.
    Chan {
        /// Direction.
        dir: ChanDir,
        /// Element type.
        elem: TypeId,
    },
    /// A struct.
    Struct(StructType),
    /// A function's type, without receiver.
    Func(Signature),
    /// An interface; method sets are complete and sorted (embedding already resolved).
    Interface(InterfaceType),
    /// Results of a call: none or several values.
    Tuple(Box<[TypeId]>),
    /// A type parameter, inside a generic declaration.
    Param(TypeParamId),
}

/// Predeclared types, sized and untyped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are Go's")]
pub enum Basic {
    /// The type of an expression with a reported error: silently accepted everywhere.
    Invalid,
    Bool,
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
    String,
    UnsafePointer,
    UntypedBool,
    UntypedInt,
    UntypedRune,
    UntypedFloat,
    UntypedComplex,
    UntypedString,
    UntypedNil,
}

/// A struct type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StructType {
    /// Fields in order, embedded ones among them.
    pub fields: Box<[StructField]>,
}

/// One field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StructField {
    /// Name; for an embedded field the type's name.
    pub name: Symbol,
    /// Package that a lower-case name belongs to (part of type identity); `None` if exported.
    pub pkg: Option<PackageId>,
    /// Type.
    pub ty: TypeId,
    /// Whether it is embedded.
    pub embedded: bool,
    /// Its tag.
    pub tag: Option<Box<str>>,
}

/// Parameters and results.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Signature {
    /// Parameter types; of a variadic function the last is a slice.
    pub params: Box<[TypeId]>,
    /// Result types.
    pub results: Box<[TypeId]>,
    /// Whether the last parameter is `...T`.
    pub variadic: bool,
}

/// An interface type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InterfaceType {
    /// Every method, embedded ones included, sorted by name text (exported and not), then package.
    pub methods: Box<[InterfaceMethod]>,
    /// Type set restriction of a constraint: intersection of unions; empty for an ordinary interface.
    pub unions: Box<[Box<[Term]>]>,
    /// Whether it is or embeds `comparable`.
    pub comparable: bool,
}

/// One method of an interface.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InterfaceMethod {
    /// Name.
    pub name: Symbol,
    /// Package that a lower-case name belongs to.
    pub pkg: Option<PackageId>,
    /// Its type: always a `Func`.
    pub sig: TypeId,
}

/// `T` or `~T` in a union.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Term {
    /// Whether types with this underlying type belong too.
    pub tilde: bool,
    /// The type.
    pub ty: TypeId,
}

/// A defined type, or one instance of a generic one.
#[derive(Debug)]
pub struct Named {
    /// Its declaration (of an instance: that of its origin).
    pub obj: ObjId,
    /// Name without package.
    pub name: Symbol,
    /// Where it was declared; `None` for predeclared (`error`, `comparable`; `any` is an alias).
    pub pkg: Option<PackageId>,
    /// The generic type and its arguments, if an instance. A type declared inside a generic function counts as generic in
    /// that function's type parameters too: its instances have those first.
    pub origin: Option<(NamedId, Box<[TypeId]>)>,
    /// Declared inside a function: its rank there, to tell namesakes apart.
    pub local: Option<u32>,
    /// Type parameters of the generic function around a local type.
    pub outer: Box<[TypeParamId]>,
    pub(super) type_params: OnceCell<Box<[TypeParamId]>>,
    pub(super) underlying: Cell<Option<TypeId>>,
    pub(super) methods: OnceCell<Box<[Method]>>,
}

impl Named {
    /// Declared type parameters, if generic and not instantiated.
    pub fn type_params(&self) -> &[TypeParamId] {
        self.type_params.get().map_or(&[], |p| p)
    }

    /// Methods declared on `T` and `*T`, in source order. For an instance see `TypeTable::methods`.
    pub fn methods(&self) -> &[Method] {
        self.methods.get().map_or(&[], |m| m)
    }

    /// Type arguments written for an instance (without those of an enclosing generic function).
    pub fn args(&self) -> &[TypeId] {
        self.origin.as_ref().map_or(&[], |(_, args)| &args[self.outer.len()..])
    }
}

/// A method declared on a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Method {
    /// Name.
    pub name: Symbol,
    /// Package that a lower-case name belongs to.
    pub pkg: Option<PackageId>,
    /// The function object: declaration, signature.
    pub func: ObjId,
    /// Whether the receiver is `*T`.
    pub ptr_recv: bool,
}

/// A declared type parameter.
#[derive(Debug)]
pub struct TypeParam {
    /// Its declaration.
    pub obj: ObjId,
    /// Its name.
    pub name: Symbol,
    /// Rank in its list.
    pub index: u32,
    pub(super) constraint: OnceCell<TypeId>,
}
