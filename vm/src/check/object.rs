//! What names stand for: variables, constants, types, functions, packages.
//!
//! Made where a name is declared (for packages: `collect.rs`), kept in `info.rs`, and filled in when the declaration is
//! resolved.

use crate::check::constant::Value;
use crate::check::types::{Basic, TypeId};
use crate::syntax::ast::FuncDecl;
use crate::syntax::source::Span;
use crate::syntax::symbol::Symbol;

/// A declared thing: index into `Info::objects`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjId(pub u32);

/// A package of the program: index into `Info::packages`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PackageId(pub u32);

/// A declared thing.
#[derive(Clone, Debug)]
pub struct Object<'a> {
    /// Its name.
    pub name: Symbol,
    /// Where it was declared; `None` if predeclared.
    pub span: Option<Span>,
    /// Package of a declaration, `None` if predeclared.
    pub pkg: Option<PackageId>,
    /// Its type: of a type name the type itself; of a function its `Func` type (without receiver).
    pub ty: TypeId,
    /// What it is.
    pub kind: ObjectKind<'a>,
}

/// Kinds of objects.
#[derive(Clone, Debug)]
pub enum ObjectKind<'a> {
    /// A variable.
    Var(VarKind),
    /// A constant and its value.
    Const(Value),
    /// A type, an alias or a type parameter (then `ty` is a `Type::Param`).
    Type,
    /// A function or method declared with `func`.
    Func(FuncObject<'a>),
    /// An imported package, under its local name.
    Package(PackageId),
    /// A builtin function.
    Builtin(Builtin),
    /// `nil`.
    Nil,
    /// A statement label.
    Label,
}

/// Where a variable lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VarKind {
    /// Package level.
    Global,
    /// Local, parameter, result or receiver.
    Local,
}

/// A declared function.
#[derive(Clone, Debug)]
pub struct FuncObject<'a> {
    /// Its declaration.
    pub decl: &'a FuncDecl<'a>,
    /// Receiver type of a method, `T` or `*T` (of a generic type: with its own parameters as arguments).
    pub recv: Option<TypeId>,
    /// Type parameters: of the function itself, or, for a method, of its receiver's type as the receiver names them.
    /// A generic method's own parameters come after those of its receiver.
    pub type_params: Box<[crate::check::types::TypeParamId]>,
    /// How many of `type_params` are the receiver's.
    pub recv_type_params: usize,
}

/// Builtin functions, those of `unsafe` included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are Go's")]
pub enum Builtin {
    Append,
    Cap,
    Clear,
    Close,
    Complex,
    Copy,
    Delete,
    Imag,
    Len,
    Make,
    Max,
    Min,
    New,
    Panic,
    Print,
    Println,
    Real,
    Recover,
    UnsafeAdd,
    UnsafeAlignof,
    UnsafeOffsetof,
    UnsafeSizeof,
    UnsafeSlice,
    UnsafeSliceData,
    UnsafeString,
    UnsafeStringData,
}

/// A type as the universe declares it, before interning.
pub const PREDECLARED: &[(&str, Basic)] = &[
    ("bool", Basic::Bool),
    ("int", Basic::Int),
    ("int8", Basic::Int8),
    ("int16", Basic::Int16),
    ("int32", Basic::Int32),
    ("rune", Basic::Int32),
    ("int64", Basic::Int64),
    ("uint", Basic::Uint),
    ("uint8", Basic::Uint8),
    ("byte", Basic::Uint8),
    ("uint16", Basic::Uint16),
    ("uint32", Basic::Uint32),
    ("uint64", Basic::Uint64),
    ("uintptr", Basic::Uintptr),
    ("float32", Basic::Float32),
    ("float64", Basic::Float64),
    ("complex64", Basic::Complex64),
    ("complex128", Basic::Complex128),
    ("string", Basic::String),
];
