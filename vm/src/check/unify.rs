//! Unification: which type arguments make two types the same.
//!
//! Two modes: *exact* wants identical types; *inexact* (at the top of an argument) also accepts what can be assigned:
//! a defined type for its underlying type, a channel with a direction, a type that implements an interface.

use crate::check::table::TypeTable;
use crate::check::types::*;
use crate::syntax::ast::ChanDir;

/// Deeper types are taken not to unify.
const MAX_DEPTH: u32 = 100;

/// State of one inference.
pub(super) struct Unifier<'t> {
    table: &'t TypeTable,
    params: &'t [TypeParamId],
    /// For each parameter the group it was joined to.
    group: Vec<usize>,
    /// For each group the type found.
    found: Vec<Option<TypeId>>,
}

impl<'t> Unifier<'t> {
    pub(super) fn new(
        table: &'t TypeTable,
        params: &'t [TypeParamId],
        known: Vec<Option<TypeId>>,
    ) -> Unifier<'t> {
        Unifier { table, params, group: (0..params.len()).collect(), found: known }
    }

    /// The type found for a parameter.
    pub(super) fn at(&self, index: usize) -> Option<TypeId> {
        self.found[self.group[index]]
    }

    pub(super) fn set(&mut self, index: usize, ty: TypeId) {
        let group = self.group[index];
        self.found[group] = Some(ty);
    }

    /// Rank of a type that is one of the parameters to infer.
    pub(super) fn param_index(&self, ty: TypeId) -> Option<usize> {
        match self.table.get(ty) {
            Type::Param(param) => self.params.iter().position(|p| p == param),
            _ => None,
        }
    }

    fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.group[a], self.group[b]);
        if a == b {
            return true;
        }
        match (self.found[a], self.found[b]) {
            (Some(x), Some(y)) => return self.unify(x, y, true, 0),
            (None, Some(y)) => self.found[a] = Some(y),
            _ => {}
        }
        self.group.iter_mut().filter(|g| **g == b).for_each(|g| *g = a);
        true
    }

    /// Makes `x` and `y` the same, or says that they cannot be.
    pub(super) fn unify(&mut self, x: TypeId, y: TypeId, exact: bool, depth: u32) -> bool {
        if x == y {
            return true;
        }
        if depth > MAX_DEPTH {
            return false;
        }
        let table = self.table;
        match (self.param_index(x), self.param_index(y)) {
            (Some(a), Some(b)) => return self.join(a, b),
            (Some(a), None) => return self.unify_param(a, y, exact, depth),
            (None, Some(b)) => return self.unify_param(b, x, exact, depth),
            (None, None) => {}
        }
        // A type parameter of the function around stands for its core type.
        for (param, other) in [(x, y), (y, x)] {
            if table.is_param(param)
                && let Some(core) = table.core_type(param)
            {
                return self.unify(core, other, false, depth + 1);
            }
        }
        if !exact {
            // A defined type matches a type literal with the same structure.
            let (named_x, named_y) = (table.as_named(x).is_some(), table.as_named(y).is_some());
            let literal = |t: TypeId| !matches!(table.get(t), Type::Named(_) | Type::Param(_));
            if named_x && literal(y) && !table.is_interface(x) {
                return self.unify(table.underlying(x), y, exact, depth + 1);
            }
            if named_y && literal(x) && !table.is_interface(y) {
                return self.unify(x, table.underlying(y), exact, depth + 1);
            }
            if table.is_interface(x) != table.is_interface(y)
                || (table.is_interface(x) && table.as_named(x) != table.as_named(y))
            {
                return self.unify_interfaces(x, y, depth);
            }
        }
        self.unify_structure(x, y, exact, depth)
    }

    fn unify_param(&mut self, param: usize, ty: TypeId, exact: bool, depth: u32) -> bool {
        let Some(known) = self.at(param) else {
            self.set(param, ty);
            return true;
        };
        if !self.unify(known, ty, exact, depth + 1) {
            return false;
        }
        if !exact {
            // Of two types that match inexactly keep the defined one; of two channels the one without direction.
            let table = self.table;
            let directed = |t: TypeId| matches!(table.under(t), Type::Chan { dir, .. } if *dir != ChanDir::Both);
            let better = table.as_named(ty).is_some() && table.as_named(known).is_none();
            if better || (directed(known) && !directed(ty) && table.as_named(known).is_none()) {
                self.set(param, ty);
            }
        }
        true
    }

    /// A type with at least the methods of an interface: their signatures must match.
    fn unify_interfaces(&mut self, x: TypeId, y: TypeId, depth: u32) -> bool {
        let table = self.table;
        let (iface, other) = if table.is_interface(x) { (x, y) } else { (y, x) };
        if let (Some(a), Some(b)) = (table.as_named(x), table.as_named(y))
            && let (Some((oa, _)), Some((ob, _))) = (&table.named(a).origin, &table.named(b).origin)
            && oa == ob
        {
            return self.unify_structure(x, y, true, depth);
        }
        let Type::Interface(want) = table.under(iface) else { return false };
        if let Type::Interface(have) = table.under(other)
            && !table.is_param(other)
            && have.methods.len() < want.methods.len()
        {
            return self.unify_methods(other, iface, depth);
        }
        self.unify_methods(iface, other, depth)
    }

    /// Every method of `iface` exists in `ty`, and their signatures unify.
    pub(super) fn unify_methods(&mut self, iface: TypeId, ty: TypeId, depth: u32) -> bool {
        let table = self.table;
        let Type::Interface(want) = table.under(iface) else { return false };
        want.methods.iter().all(|m| {
            let have =
                table.lookup(ty, m.name, m.pkg).found().and_then(|found| match found.member {
                    crate::check::lookup::Member::Method { func, recv, .. } => {
                        table.method_type(recv, func)
                    }
                    crate::check::lookup::Member::InterfaceMethod { sig, .. } => Some(sig),
                    crate::check::lookup::Member::Field(_) => None,
                });
            have.is_some_and(|have| self.unify(have, m.sig, true, depth + 1))
        })
    }

    fn unify_all(&mut self, xs: &[TypeId], ys: &[TypeId], depth: u32) -> bool {
        xs.len() == ys.len() && xs.iter().zip(ys).all(|(&x, &y)| self.unify(x, y, true, depth + 1))
    }

    fn unify_structure(&mut self, x: TypeId, y: TypeId, exact: bool, depth: u32) -> bool {
        let table = self.table;
        match (table.get(x), table.get(y)) {
            (Type::Pointer(a), Type::Pointer(b)) | (Type::Slice(a), Type::Slice(b)) => {
                self.unify(*a, *b, true, depth + 1)
            }
            (Type::Array { len: n, elem: a }, Type::Array { len: m, elem: b }) => {
                n == m && self.unify(*a, *b, true, depth + 1)
            }
            (Type::Map { key: k1, value: v1 }, Type::Map { key: k2, value: v2 }) => {
                self.unify_all(&[*k1, *v1], &[*k2, *v2], depth)
            }
            (Type::Chan { dir: d1, elem: a }, Type::Chan { dir: d2, elem: b }) => {
                let fits = d1 == d2 || (!exact && (*d1 == ChanDir::Both || *d2 == ChanDir::Both));
                fits && self.unify(*a, *b, true, depth + 1)
            }
            (Type::Func(f), Type::Func(g)) => {
                f.variadic == g.variadic
                    && self.unify_all(&f.params, &g.params, depth)
                    && self.unify_all(&f.results, &g.results, depth)
            }
            (Type::Struct(s), Type::Struct(t)) => {
                s.fields.len() == t.fields.len()
                    && s.fields.iter().zip(&t.fields).all(|(f, g)| {
                        (f.name, f.pkg, f.embedded, &f.tag) == (g.name, g.pkg, g.embedded, &g.tag)
                            && self.unify(f.ty, g.ty, true, depth + 1)
                    })
            }
            (Type::Interface(i), Type::Interface(j)) => {
                i.methods.len() == j.methods.len()
                    && i.comparable == j.comparable
                    && i.methods.iter().zip(&j.methods).all(|(m, n)| {
                        m.name == n.name
                            && m.pkg == n.pkg
                            && self.unify(m.sig, n.sig, true, depth + 1)
                    })
            }
            (Type::Named(a), Type::Named(b)) => {
                match (&table.named(*a).origin, &table.named(*b).origin) {
                    (Some((oa, xs)), Some((ob, ys))) => oa == ob && self.unify_all(xs, ys, depth),
                    _ => false,
                }
            }
            _ => false,
        }
    }
}
