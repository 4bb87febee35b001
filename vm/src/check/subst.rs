//! Substitution of type parameters, and instances of generic types.
//!
//! The checker uses it for instantiated signatures and types, the compiler to monomorphise function bodies. Results are
//! cached per (type, substitution). Instances are made without looking inside (T4 of `table.rs`), so substitution
//! always ends.

use crate::check::table::TypeTable;
use crate::check::types::*;
use std::cell::{Cell, OnceCell};

/// One substitution: its parameters, their arguments, and its number in the cache.
struct Subst<'t> {
    params: &'t [TypeParamId],
    args: &'t [TypeId],
    number: u32,
}

impl TypeTable {
    /// `ty` with each of `params` replaced by its argument.
    pub fn subst(&self, ty: TypeId, params: &[TypeParamId], args: &[TypeId]) -> TypeId {
        if params.is_empty() || !self.has_params(ty) {
            return ty;
        }
        debug_assert_eq!(params.len(), args.len(), "one argument for each parameter");
        let key = (Box::from(params), Box::from(args));
        let next = self.substs.borrow().len() as u32;
        let number = *self.substs.borrow_mut().entry(key).or_insert(next);
        self.subst_type(ty, &Subst { params, args, number })
    }

    /// The instance of a generic type: `args` are those of the function around it, then its own.
    pub fn instantiate(&self, origin: NamedId, args: &[TypeId]) -> TypeId {
        let key = (origin, Box::from(args));
        if let Some(&known) = self.instances.borrow().get(&key) {
            return known;
        }
        let generic = self.named(origin);
        let named = Named {
            obj: generic.obj,
            name: generic.name,
            pkg: generic.pkg,
            origin: Some(key.clone()),
            local: generic.local,
            outer: generic.outer.clone(),
            type_params: OnceCell::new(),
            underlying: Cell::new(None),
            methods: OnceCell::new(),
        };
        let (_, ty) = self.new_named(named);
        self.instances.borrow_mut().insert(key, ty);
        ty
    }

    fn subst_type(&self, ty: TypeId, s: &Subst<'_>) -> TypeId {
        if !self.has_params(ty) {
            return ty;
        }
        if let Type::Param(param) = *self.get(ty) {
            return s.params.iter().position(|&p| p == param).map_or(ty, |i| s.args[i]);
        }
        let key = (ty, s.number);
        if let Some(&known) = self.subst_cache.borrow().get(&key) {
            return known;
        }
        let made = self.subst_parts(ty, s);
        self.subst_cache.borrow_mut().insert(key, made);
        made
    }

    fn subst_parts(&self, ty: TypeId, s: &Subst<'_>) -> TypeId {
        let all =
            |types: &[TypeId]| types.iter().map(|&t| self.subst_type(t, s)).collect::<Box<[_]>>();
        let made = match self.get(ty) {
            Type::Basic(_) | Type::Param(_) => return ty,
            Type::Named(id) => return self.subst_named(ty, *id, s),
            Type::Pointer(elem) => Type::Pointer(self.subst_type(*elem, s)),
            Type::Slice(elem) => Type::Slice(self.subst_type(*elem, s)),
            Type::Array { len, elem } => Type::Array { len: *len, elem: self.subst_type(*elem, s) },
            Type::Map { key, value } => {
                Type::Map { key: self.subst_type(*key, s), value: self.subst_type(*value, s) }
            }
            Type::Chan { dir, elem } => Type::Chan { dir: *dir, elem: self.subst_type(*elem, s) },
            Type::Struct(st) => {
                let subst =
                    |f: &StructField| StructField { ty: self.subst_type(f.ty, s), ..f.clone() };
                Type::Struct(StructType { fields: st.fields.iter().map(subst).collect() })
            }
            Type::Func(sig) => Type::Func(Signature {
                params: all(&sig.params),
                results: all(&sig.results),
                variadic: sig.variadic,
            }),
            Type::Interface(iface) => Type::Interface(self.subst_interface(iface, s)),
            Type::Tuple(types) => Type::Tuple(all(types)),
        };
        self.intern(made)
    }

    fn subst_interface(&self, iface: &InterfaceType, s: &Subst<'_>) -> InterfaceType {
        let method =
            |m: &InterfaceMethod| InterfaceMethod { sig: self.subst_type(m.sig, s), ..m.clone() };
        let term = |t: &Term| Term { tilde: t.tilde, ty: self.subst_type(t.ty, s) };
        InterfaceType {
            methods: iface.methods.iter().map(method).collect(),
            unions: iface.unions.iter().map(|u| u.iter().map(term).collect()).collect(),
            comparable: iface.comparable,
        }
    }

    fn subst_named(&self, ty: TypeId, id: NamedId, s: &Subst<'_>) -> TypeId {
        let named = self.named(id);
        match &named.origin {
            Some((origin, args)) => {
                let args: Vec<TypeId> = args.iter().map(|&a| self.subst_type(a, s)).collect();
                self.instantiate(*origin, &args)
            }
            // A local type of a generic function, seen from inside that function.
            None if !named.outer.is_empty() && named.type_params().is_empty() => {
                let outer: Vec<TypeId> =
                    named.outer.iter().map(|&p| self.intern(Type::Param(p))).collect();
                let args: Vec<TypeId> = outer.iter().map(|&p| self.subst_type(p, s)).collect();
                if args == outer { ty } else { self.instantiate(id, &args) }
            }
            None => ty,
        }
    }
}
