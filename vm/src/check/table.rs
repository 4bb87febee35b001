//! The table of all types of a program.
//!
//! The checker fills it, the compiler reads it and adds the types that monomorphisation makes. All methods take `&self`
//! (`AppendVec`), so a `&Type` stays good while other types are made.
//!
//! Invariants: (T1) two identical types have one id. (T2) The id of a predeclared type is its number in [`Basic`].
//! (T3) `has_params` of a type is known when it is interned: it never changes.
//! (T4) An instance's underlying type is made when first asked for, once its origin has one: so a type that refers to ever
//! larger instances of itself costs nothing until somebody follows it.
//!
//! Next to read: `subst.rs` (instances), `lookup.rs` and `methodset.rs` (fields and methods), `typeset.rs` (constraints).

use crate::check::append_vec::AppendVec;
use crate::check::layout::Layout;
use crate::check::object::{ObjId, PackageId};
use crate::check::types::*;
use crate::syntax::symbol::Symbol;
use rustc_hash::FxHashMap;
use std::cell::{Cell, OnceCell, RefCell};

/// Signature of a declared method, with the type parameters that its receiver names.
#[derive(Clone, Debug)]
pub struct MethodSig {
    /// Its `Func` type, without receiver.
    pub sig: TypeId,
    /// The receiver's type parameters, in order.
    pub recv_params: Box<[TypeParamId]>,
}

/// A generic type and its arguments.
type InstanceKey = (NamedId, Box<[TypeId]>);
/// Type parameters and their arguments.
type SubstKey = (Box<[TypeParamId]>, Box<[TypeId]>);

/// See the module's head.
#[derive(Debug)]
pub struct TypeTable {
    types: AppendVec<Type>,
    has_params: AppendVec<bool>,
    index: RefCell<FxHashMap<Type, TypeId>>,
    named: AppendVec<Named>,
    params: AppendVec<TypeParam>,
    pub(super) instances: RefCell<FxHashMap<InstanceKey, TypeId>>,
    pub(super) method_sigs: RefCell<FxHashMap<ObjId, MethodSig>>,
    pub(super) substs: RefCell<FxHashMap<SubstKey, u32>>,
    pub(super) subst_cache: RefCell<FxHashMap<(TypeId, u32), TypeId>>,
    pub(super) layouts: RefCell<FxHashMap<TypeId, Option<Layout>>>,
    /// Whether the program says `uint8`, `int32`; otherwise messages say `byte`, `rune`.
    pub(super) says_uint8: Cell<bool>,
    pub(super) says_int32: Cell<bool>,
    /// Whether the program says `any`; otherwise messages say `interface{}`.
    pub(super) says_any: Cell<bool>,
    universe: OnceCell<UniverseTypes>,
}

/// Types of the universe that are not basic.
#[derive(Clone, Copy, Debug)]
pub(super) struct UniverseTypes {
    pub(super) any: TypeId,
    pub(super) error: TypeId,
    pub(super) comparable: TypeId,
}

/// The predeclared types in the order of their ids.
const BASICS: [Basic; 26] = [
    Basic::Invalid,
    Basic::Bool,
    Basic::Int,
    Basic::Int8,
    Basic::Int16,
    Basic::Int32,
    Basic::Int64,
    Basic::Uint,
    Basic::Uint8,
    Basic::Uint16,
    Basic::Uint32,
    Basic::Uint64,
    Basic::Uintptr,
    Basic::Float32,
    Basic::Float64,
    Basic::Complex64,
    Basic::Complex128,
    Basic::String,
    Basic::UnsafePointer,
    Basic::UntypedBool,
    Basic::UntypedInt,
    Basic::UntypedRune,
    Basic::UntypedFloat,
    Basic::UntypedComplex,
    Basic::UntypedString,
    Basic::UntypedNil,
];

impl Default for TypeTable {
    fn default() -> Self {
        let table = TypeTable {
            types: AppendVec::default(),
            has_params: AppendVec::default(),
            index: RefCell::default(),
            named: AppendVec::default(),
            params: AppendVec::default(),
            instances: RefCell::default(),
            method_sigs: RefCell::default(),
            substs: RefCell::default(),
            subst_cache: RefCell::default(),
            layouts: RefCell::default(),
            says_uint8: Cell::new(false),
            says_int32: Cell::new(false),
            says_any: Cell::new(false),
            universe: OnceCell::new(),
        };
        for basic in BASICS {
            let id = table.intern(Type::Basic(basic));
            debug_assert_eq!(id, TypeId::basic(basic), "T2");
        }
        table
    }
}

impl TypeId {
    /// The type of what is wrong: accepted everywhere without a further error.
    pub const INVALID: TypeId = TypeId(Basic::Invalid as u32);

    /// The id of a predeclared type.
    pub const fn basic(basic: Basic) -> TypeId {
        TypeId(basic as u32)
    }
}

impl TypeTable {
    /// The id of a type: the same for identical types.
    pub fn intern(&self, ty: Type) -> TypeId {
        if let Some(&id) = self.index.borrow().get(&ty) {
            return id;
        }
        let has_params = self.mentions_params(&ty);
        let id = TypeId(self.types.push(ty.clone()));
        self.has_params.push(has_params);
        self.index.borrow_mut().insert(ty, id);
        id
    }

    /// The structure of a type.
    pub fn get(&self, id: TypeId) -> &Type {
        self.types.get(id.0)
    }

    /// The id of a predeclared type.
    pub fn basic(&self, basic: Basic) -> TypeId {
        TypeId::basic(basic)
    }

    /// Number of types made so far.
    pub fn len(&self) -> usize {
        self.types.len() as usize
    }

    /// Whether it is empty: never, it holds the predeclared types.
    pub fn is_empty(&self) -> bool {
        self.types.is_empty()
    }

    /// A defined type.
    pub fn named(&self, id: NamedId) -> &Named {
        self.named.get(id.0)
    }

    /// A declared type parameter.
    pub fn param(&self, id: TypeParamId) -> &TypeParam {
        self.params.get(id.0)
    }

    /// The defined type behind an id, if it is one.
    pub fn as_named(&self, id: TypeId) -> Option<NamedId> {
        match *self.get(id) {
            Type::Named(named) => Some(named),
            _ => None,
        }
    }

    /// Whether a type parameter occurs in a type: then it has to be substituted before values of it can be made.
    pub fn has_params(&self, id: TypeId) -> bool {
        *self.has_params.get(id.0)
    }

    /// The type below a defined type; a type that is not defined is its own. Of a type parameter: its constraint.
    /// `Invalid` for a type whose declaration is not resolved (yet).
    pub fn underlying(&self, id: TypeId) -> TypeId {
        match *self.get(id) {
            Type::Named(named) => self.named_underlying(named).unwrap_or(TypeId::INVALID),
            Type::Param(param) => match self.params.get(param.0).constraint.get() {
                Some(&constraint) => match self.get(constraint) {
                    Type::Param(_) => TypeId::INVALID,
                    _ => self.underlying(constraint),
                },
                None => TypeId::INVALID,
            },
            _ => id,
        }
    }

    /// Structure of the underlying type.
    pub fn under(&self, id: TypeId) -> &Type {
        self.get(self.underlying(id))
    }

    /// Underlying type of a defined type, `None` while its declaration is not resolved.
    pub fn named_underlying(&self, id: NamedId) -> Option<TypeId> {
        let named = self.named(id);
        if let Some(known) = named.underlying.get() {
            return Some(known);
        }
        let (origin, args) = named.origin.as_ref()?;
        let origin = self.named(*origin);
        let generic = origin.underlying.get()?;
        let params = origin.all_params();
        let made = if params.len() == args.len() {
            self.subst(generic, &params, args)
        } else {
            TypeId::INVALID
        };
        named.underlying.set(Some(made));
        Some(made)
    }

    /// Adds a defined type whose structure will be known later.
    pub(super) fn new_named(&self, named: Named) -> (NamedId, TypeId) {
        let id = NamedId(self.named.push(named));
        (id, self.intern(Type::Named(id)))
    }

    /// Adds a type parameter whose constraint will be known later.
    pub(super) fn new_param(&self, obj: ObjId, name: Symbol, index: u32) -> (TypeParamId, TypeId) {
        let id = TypeParamId(self.params.push(TypeParam {
            obj,
            name,
            index,
            constraint: OnceCell::new(),
        }));
        (id, self.intern(Type::Param(id)))
    }

    /// Constraint of a type parameter, as declared.
    pub fn constraint(&self, id: TypeParamId) -> TypeId {
        self.params.get(id.0).constraint.get().copied().unwrap_or(TypeId::INVALID)
    }

    /// `any`.
    pub fn any(&self) -> TypeId {
        self.universe().any
    }

    /// `error`.
    pub fn error(&self) -> TypeId {
        self.universe().error
    }

    pub(super) fn universe(&self) -> UniverseTypes {
        *self.universe.get().expect("the universe is set up before anything is checked")
    }

    pub(super) fn set_universe(&self, types: UniverseTypes) {
        assert!(self.universe.set(types).is_ok(), "the universe is set up once");
    }

    /// Signature of a declared method and its receiver's type parameters, once resolved.
    pub fn method_sig(&self, func: ObjId) -> Option<MethodSig> {
        self.method_sigs.borrow().get(&func).cloned()
    }

    fn mentions_params(&self, ty: &Type) -> bool {
        let any = |ids: &[TypeId]| ids.iter().any(|&id| self.has_params(id));
        match ty {
            Type::Basic(_) => false,
            Type::Param(_) => true,
            Type::Named(id) => {
                let named = self.named(*id);
                named.origin.as_ref().map_or(!named.outer.is_empty(), |(_, args)| any(args))
            }
            Type::Pointer(elem)
            | Type::Slice(elem)
            | Type::Array { elem, .. }
            | Type::Chan { elem, .. } => self.has_params(*elem),
            Type::Map { key, value } => any(&[*key, *value]),
            Type::Struct(s) => s.fields.iter().any(|f| self.has_params(f.ty)),
            Type::Func(sig) => any(&sig.params) || any(&sig.results),
            Type::Interface(iface) => {
                iface.methods.iter().any(|m| self.has_params(m.sig))
                    || iface.unions.iter().flatten().any(|t| self.has_params(t.ty))
            }
            Type::Tuple(types) => any(types),
        }
    }
}

impl Named {
    /// Parameters that an instance has arguments for: those of the function around it, then its own.
    pub fn all_params(&self) -> Vec<TypeParamId> {
        self.outer.iter().chain(self.type_params()).copied().collect()
    }

    pub(super) fn declare(obj: ObjId, name: Symbol, pkg: Option<PackageId>) -> Named {
        Named {
            obj,
            name,
            pkg,
            origin: None,
            local: None,
            outer: Box::default(),
            type_params: OnceCell::new(),
            underlying: Cell::new(None),
            methods: OnceCell::new(),
        }
    }
}
