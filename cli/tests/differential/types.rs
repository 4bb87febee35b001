//! The types that generated programs use, and how they are written.

use std::rc::Rc;

/// A type of Go, as far as programs are generated with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ty {
    Bool,
    /// An integer type by name.
    Int(&'static str),
    /// `float32` or `float64`.
    Float(&'static str),
    /// `complex64` or `complex128`.
    Complex(&'static str),
    Str,
    Slice(Rc<Ty>),
    Array(usize, Rc<Ty>),
    Map(Rc<Ty>, Rc<Ty>),
    /// A func value with these parameters and one result.
    Func(Rc<[Ty]>, Rc<Ty>),
    Any,
    Error,
    /// A declared type by its number.
    Named(usize),
    /// A pointer to a declared struct.
    Ptr(usize),
    /// `pair[K, V]` of the prelude.
    Pair(Rc<Ty>, Rc<Ty>),
    /// `*stack[T]` of the prelude.
    Stack(Rc<Ty>),
}

pub const INTS: &[&str] = &[
    "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64",
    "uintptr",
];

impl Ty {
    pub const INT: Ty = Ty::Int("int");

    /// Whether `<` and `+` are defined, and it is a plain type.
    pub fn is_number(&self) -> bool {
        matches!(self, Ty::Int(_) | Ty::Float(_) | Ty::Complex(_))
    }

    pub fn is_basic(&self) -> bool {
        self.is_number() || matches!(self, Ty::Bool | Ty::Str)
    }
}

/// Bits of an integer type and whether it has a sign.
pub fn int_shape(name: &str) -> (u32, bool) {
    let signed = name.starts_with('i');
    let digits: String = name.chars().filter(char::is_ascii_digit).collect();
    (digits.parse().unwrap_or(64), signed)
}

/// A method of a declared type.
#[derive(Clone, Debug)]
pub struct Method {
    pub name: String,
    pub params: Vec<Ty>,
    pub result: Ty,
    /// It may change its receiver, which is a pointer, and may not stand inside an expression.
    pub mutates: bool,
}

/// What a declared type is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Another name for a basic type.
    Basic(Ty),
    Struct(Vec<Field>),
    /// An interface with the methods of the type.
    Interface,
}

#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    pub ty: Ty,
    pub embedded: bool,
}

/// A declared type.
#[derive(Clone, Debug)]
pub struct Named {
    pub name: String,
    pub kind: Kind,
    pub methods: Vec<Method>,
}

/// The declared types of a program.
#[derive(Default)]
pub struct Types {
    pub named: Vec<Named>,
    /// Before every name at package level.
    pub prefix: String,
}

impl Types {
    pub fn show(&self, ty: &Ty) -> String {
        match ty {
            Ty::Bool => "bool".into(),
            Ty::Int(name) | Ty::Float(name) | Ty::Complex(name) => (*name).into(),
            Ty::Str => "string".into(),
            Ty::Slice(elem) => format!("[]{}", self.show(elem)),
            Ty::Array(len, elem) => format!("[{len}]{}", self.show(elem)),
            Ty::Map(key, value) => format!("map[{}]{}", self.show(key), self.show(value)),
            Ty::Func(params, result) => {
                let params: Vec<String> = params.iter().map(|p| self.show(p)).collect();
                format!("func({}) {}", params.join(", "), self.show(result))
            }
            Ty::Any => "any".into(),
            Ty::Error => "error".into(),
            Ty::Named(at) => self.named[*at].name.clone(),
            Ty::Ptr(at) => format!("*{}", self.named[*at].name),
            Ty::Pair(k, v) => format!("{}pair[{}, {}]", self.prefix, self.show(k), self.show(v)),
            Ty::Stack(elem) => format!("*{}stack[{}]", self.prefix, self.show(elem)),
        }
    }

    /// The basic type a type is made of, if it is.
    pub fn basic(&self, ty: &Ty) -> Option<Ty> {
        match ty {
            Ty::Named(at) => match &self.named[*at].kind {
                Kind::Basic(under) => Some(under.clone()),
                _ => None,
            },
            ty if ty.is_basic() => Some(ty.clone()),
            _ => None,
        }
    }

    pub fn fields(&self, ty: &Ty) -> &[Field] {
        match ty {
            Ty::Named(at) | Ty::Ptr(at) => match &self.named[*at].kind {
                Kind::Struct(fields) => fields,
                _ => &[],
            },
            _ => &[],
        }
    }

    pub fn is_interface(&self, ty: &Ty) -> bool {
        matches!(ty, Ty::Named(at) if matches!(self.named[*at].kind, Kind::Interface))
    }

    /// Whether values print the same each time: no addresses in them.
    pub fn is_printable(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Func(..) | Ty::Ptr(_) | Ty::Stack(_) => false,
            Ty::Slice(elem) | Ty::Array(_, elem) => self.is_printable(elem),
            Ty::Map(key, value) | Ty::Pair(key, value) => {
                self.is_printable(key) && self.is_printable(value)
            }
            Ty::Named(at) => match &self.named[*at].kind {
                Kind::Basic(_) => true,
                // Printed through its methods only.
                Kind::Interface => false,
                // `fmt` calls no methods of what is in fields that are not exported.
                Kind::Struct(fields) => {
                    let prints =
                        |field: &Field| self.is_printable(&field.ty) && !self.has_error(&field.ty);
                    fields.iter().all(prints)
                }
            },
            _ => true,
        }
    }

    /// Whether there are errors in values of the type, which only some verbs print as text.
    pub fn has_error(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Error => true,
            Ty::Slice(elem) | Ty::Array(_, elem) => self.has_error(elem),
            Ty::Map(key, value) | Ty::Pair(key, value) => {
                self.has_error(key) || self.has_error(value)
            }
            Ty::Named(_) => self.fields(ty).iter().any(|field| self.has_error(&field.ty)),
            _ => false,
        }
    }

    /// Whether `==` is allowed.
    pub fn is_comparable(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Slice(_) | Ty::Map(..) | Ty::Func(..) => false,
            Ty::Array(_, elem) => self.is_comparable(elem),
            Ty::Pair(key, value) => self.is_comparable(key) && self.is_comparable(value),
            Ty::Named(_) => self.fields(ty).iter().all(|field| self.is_comparable(&field.ty)),
            _ => true,
        }
    }
}
