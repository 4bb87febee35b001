//! Type sets of constraints, and predicates on types that hold for a type parameter when they hold for its type set.
//!
//! Asked by whoever checks an operator or builtin on an operand that may be a type parameter.

use crate::check::table::TypeTable;
use crate::check::types::*;
use crate::syntax::ast::ChanDir;
use rustc_hash::FxHashSet;

impl Basic {
    /// Signed and unsigned integers, untyped ones included.
    pub fn is_integer(self) -> bool {
        (Basic::Int <= self && self <= Basic::Uintptr)
            || matches!(self, Basic::UntypedInt | Basic::UntypedRune)
    }

    /// Unsigned integers.
    pub fn is_unsigned(self) -> bool {
        Basic::Uint <= self && self <= Basic::Uintptr
    }

    /// Floating-point types, untyped included.
    pub fn is_float(self) -> bool {
        matches!(self, Basic::Float32 | Basic::Float64 | Basic::UntypedFloat)
    }

    /// Complex types, untyped included.
    pub fn is_complex(self) -> bool {
        matches!(self, Basic::Complex64 | Basic::Complex128 | Basic::UntypedComplex)
    }

    /// Types with arithmetic.
    pub fn is_numeric(self) -> bool {
        self.is_integer() || self.is_float() || self.is_complex()
    }

    /// `string`, typed or not.
    pub fn is_string(self) -> bool {
        matches!(self, Basic::String | Basic::UntypedString)
    }

    /// `bool`, typed or not.
    pub fn is_boolean(self) -> bool {
        matches!(self, Basic::Bool | Basic::UntypedBool)
    }

    /// Types with an order.
    pub fn is_ordered(self) -> bool {
        self.is_integer() || self.is_float() || self.is_string()
    }

    /// Types of constants.
    pub fn is_const_type(self) -> bool {
        self.is_numeric() || self.is_string() || self.is_boolean()
    }

    /// Types of constants and of `nil` before their context is known.
    pub fn is_untyped(self) -> bool {
        self >= Basic::UntypedBool
    }
}

impl TypeTable {
    /// The predeclared type below a type; `None` for composite types and type parameters.
    pub fn basic_of(&self, ty: TypeId) -> Option<Basic> {
        match *self.under(ty) {
            Type::Basic(basic) => Some(basic),
            _ => None,
        }
    }

    /// Whether a type is a type parameter.
    pub fn is_param(&self, ty: TypeId) -> bool {
        matches!(self.get(ty), Type::Param(_))
    }

    /// Whether a type is an interface, and not a type parameter.
    pub fn is_interface(&self, ty: TypeId) -> bool {
        !self.is_param(ty) && matches!(self.under(ty), Type::Interface(_))
    }

    /// Whether a type has a name: predeclared, defined or a type parameter.
    pub fn has_name(&self, ty: TypeId) -> bool {
        matches!(self.get(ty), Type::Basic(_) | Type::Named(_) | Type::Param(_))
    }

    /// Whether a type is untyped.
    pub fn is_untyped(&self, ty: TypeId) -> bool {
        matches!(self.get(ty), Type::Basic(b) if b.is_untyped())
    }

    /// The terms a constraint restricts its type set to; `None` if it does not restrict it.
    pub fn terms(&self, iface: &InterfaceType) -> Option<Vec<Term>> {
        let mut unions = iface.unions.iter();
        let first = unions.next()?.to_vec();
        Some(unions.fold(first, |set, union| self.intersect(&set, union)))
    }

    fn intersect(&self, a: &[Term], b: &[Term]) -> Vec<Term> {
        let mut both = Vec::new();
        for x in a {
            for y in b {
                let term = match (x.tilde, y.tilde) {
                    _ if x.ty == y.ty => Some(Term { tilde: x.tilde && y.tilde, ty: x.ty }),
                    (true, false) if self.underlying(y.ty) == self.underlying(x.ty) => Some(*y),
                    (false, true) if self.underlying(x.ty) == self.underlying(y.ty) => Some(*x),
                    _ => None,
                };
                both.extend(term.filter(|t| !both.contains(t)));
            }
        }
        both
    }

    /// Terms of a type parameter's constraint.
    pub fn param_terms(&self, ty: TypeId) -> Option<Vec<Term>> {
        match self.under(ty) {
            Type::Interface(iface) => self.terms(iface),
            _ => None,
        }
    }

    /// The types below which values of `ty` may be: of a type parameter those of its type set (empty if it is not
    /// restricted), of any other type its underlying type.
    pub fn type_set_unders(&self, ty: TypeId) -> Vec<TypeId> {
        if !self.is_param(ty) {
            return vec![self.underlying(ty)];
        }
        self.param_terms(ty).unwrap_or_default().iter().map(|t| self.underlying(t.ty)).collect()
    }

    /// Whether `f` holds for the underlying type of every type in the type set, and there is one.
    pub fn all_unders(&self, ty: TypeId, f: impl Fn(&Type) -> bool) -> bool {
        if !self.is_param(ty) {
            return f(self.under(ty));
        }
        let unders = self.type_set_unders(ty);
        !unders.is_empty() && unders.iter().all(|&u| f(self.get(u)))
    }

    /// Whether every type of the type set is basic and `f` holds for it.
    pub fn all_basic(&self, ty: TypeId, f: impl Fn(Basic) -> bool) -> bool {
        self.all_unders(ty, |t| matches!(t, Type::Basic(b) if f(*b)))
    }

    /// The single underlying type of all types in the type set of `ty` (channels may differ in direction as the spec
    /// allows); for a type that is no type parameter its underlying type.
    pub fn core_type(&self, ty: TypeId) -> Option<TypeId> {
        if !self.is_param(ty) {
            return Some(self.underlying(ty));
        }
        let unders = self.type_set_unders(ty);
        let mut core = *unders.first()?;
        for &under in &unders[1..] {
            core = self.join_core(core, under)?;
        }
        Some(core)
    }

    fn join_core(&self, a: TypeId, b: TypeId) -> Option<TypeId> {
        if a == b {
            return Some(a);
        }
        match (self.get(a), self.get(b)) {
            (Type::Chan { dir: d1, elem: e1 }, Type::Chan { dir: d2, elem: e2 }) if e1 == e2 => {
                match (d1, d2) {
                    (ChanDir::Both, _) => Some(b),
                    (_, ChanDir::Both) => Some(a),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Core type, where a type set of strings and byte slices counts as `string`: for `append`, `copy`, indexing.
    pub fn core_or_string(&self, ty: TypeId) -> Option<TypeId> {
        if let Some(core) = self.core_type(ty) {
            return Some(core);
        }
        let bytes = self.intern(Type::Slice(TypeId::basic(Basic::Uint8)));
        let string = TypeId::basic(Basic::String);
        let unders = self.type_set_unders(ty);
        let fits =
            !unders.is_empty() && unders.iter().all(|&u| u == bytes || self.is_string_under(u));
        fits.then_some(string)
    }

    fn is_string_under(&self, under: TypeId) -> bool {
        matches!(self.get(under), Type::Basic(b) if b.is_string())
    }

    /// Whether values of a type can be compared with `==`; interfaces can (and may panic).
    pub fn comparable(&self, ty: TypeId) -> bool {
        self.comparable_type(ty, true, &mut FxHashSet::default())
    }

    /// Whether values of a type can be compared and that never panics: no interfaces inside.
    pub fn strictly_comparable(&self, ty: TypeId) -> bool {
        self.comparable_type(ty, false, &mut FxHashSet::default())
    }

    /// `seen`: types under way or found comparable. (A type that is not ends the search.)
    fn comparable_type(&self, ty: TypeId, dynamic: bool, seen: &mut FxHashSet<TypeId>) -> bool {
        if seen.len() > 10_000 || !seen.insert(ty) {
            return true;
        }
        if let (true, Type::Interface(iface)) = (self.is_param(ty), self.under(ty)) {
            return self.type_set_comparable(iface, seen);
        }
        match self.under(ty) {
            Type::Basic(b) => *b != Basic::UntypedNil,
            Type::Pointer(_) | Type::Chan { .. } => true,
            Type::Interface(iface) => dynamic || self.type_set_comparable(iface, seen),
            Type::Struct(s) => s.fields.iter().all(|f| self.comparable_type(f.ty, dynamic, seen)),
            Type::Array { elem, .. } => self.comparable_type(*elem, dynamic, seen),
            _ => false,
        }
    }

    fn type_set_comparable(&self, iface: &InterfaceType, seen: &mut FxHashSet<TypeId>) -> bool {
        match self.terms(iface) {
            Some(terms) => terms.iter().all(|t| self.comparable_type(t.ty, false, seen)),
            None => iface.comparable,
        }
    }

    /// Whether `nil` is a value of a type.
    pub fn has_nil(&self, ty: TypeId) -> bool {
        if self.is_param(ty) {
            return self.all_unders(ty, |t| self.under_has_nil(t));
        }
        self.under_has_nil(self.under(ty))
    }

    fn under_has_nil(&self, under: &Type) -> bool {
        match under {
            Type::Basic(b) => matches!(b, Basic::UnsafePointer | Basic::UntypedNil),
            Type::Pointer(_) | Type::Slice(_) | Type::Map { .. } | Type::Chan { .. } => true,
            Type::Func(_) | Type::Interface(_) => true,
            _ => false,
        }
    }

    /// Whether an interface may only be used as a constraint.
    pub fn is_constraint_only(&self, iface: &InterfaceType) -> bool {
        iface.comparable || !iface.unions.is_empty()
    }

    /// Whether a term's type set holds a type.
    pub fn term_includes(&self, term: Term, ty: TypeId) -> bool {
        term.ty == ty || (term.tilde && self.underlying(term.ty) == self.underlying(ty))
    }

    /// Type an untyped operand takes where nothing else is asked for.
    pub fn default_type(&self, ty: TypeId) -> TypeId {
        let Type::Basic(basic) = *self.get(ty) else { return ty };
        let typed = match basic {
            Basic::UntypedBool => Basic::Bool,
            Basic::UntypedInt => Basic::Int,
            Basic::UntypedRune => Basic::Int32,
            Basic::UntypedFloat => Basic::Float64,
            Basic::UntypedComplex => Basic::Complex128,
            Basic::UntypedString => Basic::String,
            other => other,
        };
        TypeId::basic(typed)
    }
}
