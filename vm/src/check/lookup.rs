//! Finding fields and methods by name, through embedded fields.
//!
//! The search goes level by level: all types embedded at depth 0, then those at depth 1, and so on. The first level
//! with a hit decides; two hits on one level are ambiguous. Used by the checker for `x.f` and by the compiler to fill
//! interface tables.

use crate::check::object::{ObjId, PackageId};
use crate::check::table::TypeTable;
use crate::check::types::*;
use crate::syntax::symbol::Symbol;
use rustc_hash::FxHashSet;

/// Deeper embedding is taken for an endlessly growing type (its declaration is reported elsewhere).
const MAX_DEPTH: usize = 128;

/// What a name means in a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Member {
    /// A struct field of that type.
    Field(TypeId),
    /// A declared method. Its signature, substituted for the instance it was found in, is known once the checker has
    /// resolved its declaration.
    Method {
        /// Its function object.
        func: ObjId,
        /// Whether the receiver is `*T`.
        ptr_recv: bool,
        /// The type that declares it.
        recv: NamedId,
    },
    /// A method of an interface.
    InterfaceMethod {
        /// Index into the interface's sorted methods.
        index: u32,
        /// Its `Func` type.
        sig: TypeId,
    },
}

/// Where a member was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Field indices to walk; for a field the last is the field itself.
    pub path: Box<[u32]>,
    /// What was found.
    pub member: Member,
    /// Whether a pointer lies on the way (the starting type included).
    pub indirect: bool,
}

/// Result of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// The one member of that name.
    Found(Found),
    /// Several at the same depth.
    Ambiguous,
    /// None.
    NotFound,
}

impl Lookup {
    /// The member, if there is exactly one.
    pub fn found(self) -> Option<Found> {
        match self {
            Lookup::Found(found) => Some(found),
            _ => None,
        }
    }
}

/// A type to look into, and how it was reached.
#[derive(Clone)]
struct Embedded {
    ty: TypeId,
    path: Vec<u32>,
    indirect: bool,
    multiples: bool,
}

impl TypeTable {
    /// The element type of an unnamed pointer type, and whether it was one; other types are returned as they are.
    pub fn deref(&self, ty: TypeId) -> (TypeId, bool) {
        match *self.get(ty) {
            Type::Pointer(elem) => (elem, true),
            _ => (ty, false),
        }
    }

    /// Finds the field or method `name` of a value of type `ty` (or of what it points to). `pkg` is the package of the
    /// selector if the name is not exported.
    pub fn lookup(&self, ty: TypeId, name: Symbol, pkg: Option<PackageId>) -> Lookup {
        if name == Symbol::BLANK {
            return Lookup::NotFound;
        }
        // A defined pointer type has the fields of what it points to, but no methods.
        if self.as_named(ty).is_some()
            && let Type::Pointer(elem) = *self.under(ty)
        {
            return match self.lookup(self.intern(Type::Pointer(elem)), name, pkg) {
                Lookup::Found(Found { member: Member::Field(field), path, indirect }) => {
                    Lookup::Found(Found { member: Member::Field(field), path, indirect })
                }
                _ => Lookup::NotFound,
            };
        }
        let (base, is_ptr) = self.deref(ty);
        if is_ptr && matches!(self.under(base), Type::Interface(_)) {
            return Lookup::NotFound;
        }
        self.search(
            Embedded { ty: base, path: Vec::new(), indirect: is_ptr, multiples: false },
            name,
            pkg,
        )
    }

    fn search(&self, start: Embedded, name: Symbol, pkg: Option<PackageId>) -> Lookup {
        let mut current = vec![start];
        let mut seen = FxHashSet::default();
        for _ in 0..MAX_DEPTH {
            if current.is_empty() {
                break;
            }
            let mut hit: Option<Found> = None;
            let mut next = Vec::new();
            for entry in &current {
                if let Some(named) = self.as_named(entry.ty)
                    && !seen.insert(named)
                {
                    continue;
                }
                if let Some(found) = self.members_named(entry, name, pkg) {
                    if hit.is_some() || entry.multiples {
                        return Lookup::Ambiguous;
                    }
                    hit = Some(found);
                }
                if hit.is_none() {
                    self.push_embedded(entry, &mut next);
                }
            }
            if let Some(found) = hit {
                return Lookup::Found(found);
            }
            current = consolidate(next);
        }
        Lookup::NotFound
    }

    /// Members of that name at the top level of one type: at most one unless the program is wrong.
    fn members_named(
        &self,
        entry: &Embedded,
        name: Symbol,
        pkg: Option<PackageId>,
    ) -> Option<Found> {
        let found =
            |path: Vec<u32>, member| Found { path: path.into(), member, indirect: entry.indirect };
        let same = |n: Symbol, p: Option<PackageId>| n == name && (p.is_none() || p == pkg);
        if let Some(recv) = self.as_named(entry.ty)
            && let Some(m) = self.methods(recv).iter().find(|m| same(m.name, m.pkg))
        {
            let member = Member::Method { func: m.func, ptr_recv: m.ptr_recv, recv };
            return Some(found(entry.path.clone(), member));
        }
        match self.under(entry.ty) {
            Type::Struct(s) => {
                let index = s.fields.iter().position(|f| same(f.name, f.pkg))?;
                let mut path = entry.path.clone();
                path.push(index as u32);
                Some(found(path, Member::Field(s.fields[index].ty)))
            }
            Type::Interface(iface) => {
                let index = iface.methods.iter().position(|m| same(m.name, m.pkg))?;
                let member =
                    Member::InterfaceMethod { index: index as u32, sig: iface.methods[index].sig };
                Some(found(entry.path.clone(), member))
            }
            _ => None,
        }
    }

    fn push_embedded(&self, entry: &Embedded, next: &mut Vec<Embedded>) {
        let Type::Struct(s) = self.under(entry.ty) else { return };
        for (index, field) in s.fields.iter().enumerate().filter(|(_, f)| f.embedded) {
            let (ty, is_ptr) = self.deref(field.ty);
            let mut path = entry.path.clone();
            path.push(index as u32);
            let indirect = entry.indirect || is_ptr;
            next.push(Embedded { ty, path, indirect, multiples: entry.multiples });
        }
    }

    /// Methods declared on a defined type; of an instance those of its origin (their signatures substituted by
    /// [`TypeTable::method_type`]).
    pub fn methods(&self, id: NamedId) -> &[Method] {
        match &self.named(id).origin {
            Some((origin, _)) => self.named(*origin).methods(),
            None => self.named(id).methods(),
        }
    }

    /// `Func` type of a method of `recv`: the declared one with the instance's arguments put in. `None` until the
    /// checker has resolved the declaration.
    pub fn method_type(&self, recv: NamedId, func: ObjId) -> Option<TypeId> {
        let declared = self.method_sig(func)?;
        let named = self.named(recv);
        let args = named.args();
        if args.is_empty() || declared.recv_params.len() != args.len() {
            return Some(declared.sig);
        }
        Some(self.subst(declared.sig, &declared.recv_params, args))
    }
}

/// Types embedded several times on one level are looked into once, and whatever they have is ambiguous.
fn consolidate(list: Vec<Embedded>) -> Vec<Embedded> {
    let mut unique: Vec<Embedded> = Vec::with_capacity(list.len());
    let mut places = rustc_hash::FxHashMap::default();
    for entry in list {
        match places.get(&entry.ty) {
            Some(&at) => {
                let first: &mut Embedded = &mut unique[at];
                first.multiples = true;
            }
            None => {
                places.insert(entry.ty, unique.len());
                unique.push(entry);
            }
        }
    }
    unique
}
