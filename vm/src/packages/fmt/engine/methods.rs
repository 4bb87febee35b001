//! Which methods `fmt` calls on values, found without calling them.
//!
//! A native cannot run script code. So printing goes in two passes: the first finds, in print order, every value whose
//! method decides how it looks; the wrapper in Go calls these methods; the second pass prints, with their results.
//! Most calls print values that cannot have such methods, and [`Reach`] knows which types those are.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use burrow_runtime::rtype::{Kind, RMethod, Shape, TypeRef};
use burrow_runtime::value::Interface;
use rustc_hash::{FxHashMap, FxHashSet};

use super::verbs::Flags;

/// A method that decides how a value is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// `Format(fmt.State, rune)`: prints by itself, under these flags.
    Format,
    /// `GoString() string`, for `%#v`.
    GoString,
    /// `Error() string`.
    Error,
    /// `String() string`.
    String,
}

impl Method {
    /// Its name.
    fn name(self) -> &'static str {
        match self {
            Method::Format => "Format",
            Method::GoString => "GoString",
            Method::Error => "Error",
            Method::String => "String",
        }
    }
}

/// A call that the wrapper must make between the passes.
#[derive(Clone, Copy, Debug)]
pub struct CallNeeded {
    /// The receiver, as the words of an `any`.
    pub value: Interface,
    /// The method.
    pub method: Method,
    /// For `Format`: the verb.
    pub verb: char,
    /// For `Format`: what `fmt.State` answers.
    pub flags: Flags,
    /// The receiver is a nil pointer: a panic of the method prints as `<nil>`.
    pub nil_receiver: bool,
}

/// What came of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallResult {
    /// The string returned; of `Format`, what was written.
    Text(Vec<u8>),
    /// Text to print as it is, whatever the width: the method panicked.
    Raw(Vec<u8>),
}

/// The method that a type has for printing under a verb, if any.
pub(super) fn method_for(ty: TypeRef, verb: char, flags: Flags) -> Option<Method> {
    if ty.methods().is_empty() {
        return None;
    }
    if has(ty, Method::Format) {
        return Some(Method::Format);
    }
    if flags.sharp_v {
        return has(ty, Method::GoString).then_some(Method::GoString);
    }
    match verb {
        'v' | 's' | 'x' | 'X' | 'q' => {
            [Method::Error, Method::String].into_iter().find(|&method| has(ty, method))
        }
        _ => None,
    }
}

/// Whether a type is an `error`.
pub(super) fn is_error(ty: TypeRef) -> bool {
    has(ty, Method::Error)
}

/// Whether the type has this method, with the right signature.
fn has(ty: TypeRef, method: Method) -> bool {
    let name = method.name();
    let methods = ty.methods();
    let at = methods.partition_point(|m| &*m.name < name);
    methods.get(at).is_some_and(|m| &*m.name == name && fits(m, method))
}

/// Whether a method's type is the one that `fmt` looks for.
fn fits(method: &RMethod, wanted: Method) -> bool {
    let Shape::Func { params, results, .. } = method.sig.shape() else { return false };
    match wanted {
        Method::Format => {
            let state = |ty: &TypeRef| ty.kind == Kind::Interface && &*ty.string == "fmt.State";
            matches!(&**params, [first, second] if state(first) && &*second.string == "int32")
                && results.is_empty()
        }
        _ => params.is_empty() && matches!(&**results, [result] if &*result.string == "string"),
    }
}

/// Remembers from which types a value with such a method can be reached.
#[derive(Debug, Default)]
pub(super) struct Reach {
    known: FxHashMap<TypeRef, bool>,
}

impl Reach {
    /// Whether printing a value of this type may have to call a method. Interfaces may hold anything.
    #[inline]
    pub(super) fn may_call(&mut self, ty: TypeRef) -> bool {
        if is_simple(ty) {
            return false;
        }
        *self.known.entry(ty).or_insert_with(|| may_call(ty))
    }
}

/// Whether a type's values are numbers, booleans or strings without methods.
#[inline]
fn is_simple(ty: TypeRef) -> bool {
    (ty.kind <= Kind::Complex128 || ty.kind == Kind::String) && ty.methods().is_empty()
}

fn may_call(ty: TypeRef) -> bool {
    let methods = [Method::Format, Method::GoString, Method::Error, Method::String];
    let mut seen = FxHashSet::default();
    let mut open = vec![ty];
    while let Some(ty) = open.pop() {
        if !seen.insert(ty) {
            continue;
        }
        if ty.kind == Kind::Interface || methods.into_iter().any(|method| has(ty, method)) {
            return true;
        }
        match ty.shape() {
            Shape::Pointer(elem) | Shape::Slice(elem) | Shape::Array { elem, .. } => {
                open.push(*elem)
            }
            Shape::Map(map) => open.extend([map.key, map.value]),
            Shape::Struct(fields) => open.extend(fields.iter().map(|field| field.ty)),
            _ => {}
        }
    }
    false
}
