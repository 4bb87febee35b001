//! Method sets, and whether a type implements an interface.
//!
//! Asked by `implements.rs` and by the compiler, which lists methods in descriptors and makes itabs of them.

use crate::check::lookup::{Found, Lookup, Member};
use crate::check::object::{ObjId, PackageId};
use crate::check::table::TypeTable;
use crate::check::types::*;
use crate::syntax::symbol::{Interner, Symbol};
use rustc_hash::FxHashSet;

/// One method of a method set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodSetEntry {
    /// Its name.
    pub name: Symbol,
    /// Package that a lower-case name belongs to.
    pub pkg: Option<PackageId>,
    /// Embedded fields to walk before the method is called.
    pub path: Box<[u32]>,
    /// The function object, or `None` for a method of an embedded interface.
    pub func: Option<ObjId>,
    /// Where `func` is `None`: index into the embedded interface's methods.
    pub index: u32,
    /// The type that declares the method (an instance, if its origin is generic); `None` for an interface's.
    pub recv: Option<NamedId>,
    /// Whether the receiver is `*T`.
    pub ptr_recv: bool,
    /// Its `Func` type, without receiver.
    pub sig: TypeId,
}

/// Why a type does not have a method that an interface asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// There is none of that name.
    NotFound,
    /// It has another type.
    WrongType {
        /// The type it has.
        have: TypeId,
    },
    /// It is declared on `*T`.
    PointerReceiver,
    /// There is a field of that name.
    IsField,
    /// Several embedded types have it.
    Ambiguous,
}

impl TypeTable {
    /// All methods that a value of type `ty` has when it is put into an interface, promoted ones included, sorted by
    /// the text of their names as [`InterfaceType::methods`] is.
    pub fn method_set(&self, ty: TypeId, interner: &Interner) -> Vec<MethodSetEntry> {
        let names = self.method_names(ty);
        let mut set: Vec<MethodSetEntry> =
            names.into_iter().filter_map(|(name, pkg)| self.method_entry(ty, name, pkg)).collect();
        set.sort_by(|a, b| {
            interner.text(a.name).cmp(interner.text(b.name)).then(a.pkg.cmp(&b.pkg))
        });
        set
    }

    /// Names of all methods that a type or the types embedded in it declare.
    pub(super) fn method_names(&self, ty: TypeId) -> FxHashSet<(Symbol, Option<PackageId>)> {
        let mut names = FxHashSet::default();
        self.collect_names(self.deref(ty).0, &mut names, &mut FxHashSet::default());
        names
    }

    fn method_entry(
        &self,
        ty: TypeId,
        name: Symbol,
        pkg: Option<PackageId>,
    ) -> Option<MethodSetEntry> {
        let found = self.lookup(ty, name, pkg).found()?;
        let entry = |func, index, recv, ptr_recv, sig| MethodSetEntry {
            name,
            pkg,
            path: found.path.clone(),
            func,
            index,
            recv,
            ptr_recv,
            sig,
        };
        match found.member {
            Member::Field(_) => None,
            Member::Method { ptr_recv: true, .. } if !found.indirect => None,
            Member::Method { func, ptr_recv, recv } => {
                Some(entry(Some(func), 0, Some(recv), ptr_recv, self.method_type(recv, func)?))
            }
            Member::InterfaceMethod { index, sig } => Some(entry(None, index, None, false, sig)),
        }
    }

    /// Names of all methods found below a type, at whatever depth.
    fn collect_names(
        &self,
        ty: TypeId,
        names: &mut FxHashSet<(Symbol, Option<PackageId>)>,
        seen: &mut FxHashSet<TypeId>,
    ) {
        if !seen.insert(ty) || seen.len() > 10_000 {
            return;
        }
        if let Some(named) = self.as_named(ty) {
            names.extend(self.methods(named).iter().map(|m| (m.name, m.pkg)));
        }
        match self.under(ty) {
            Type::Struct(s) => {
                for field in s.fields.iter().filter(|f| f.embedded) {
                    self.collect_names(self.deref(field.ty).0, names, seen);
                }
            }
            Type::Interface(iface) => names.extend(iface.methods.iter().map(|m| (m.name, m.pkg))),
            _ => {}
        }
    }

    /// The first method of interface `iface` that `ty` does not have, and why. Signatures of declared methods must be
    /// resolved (the checker's own wrapper sees to it).
    pub fn missing_method(&self, ty: TypeId, iface: &InterfaceType) -> Option<(usize, Missing)> {
        let lacks =
            |(i, m): (usize, &InterfaceMethod)| self.lacks_method(ty, m).map(|why| (i, why));
        iface.methods.iter().enumerate().find_map(lacks)
    }

    fn lacks_method(&self, ty: TypeId, want: &InterfaceMethod) -> Option<Missing> {
        let found = match self.lookup(ty, want.name, want.pkg) {
            Lookup::Found(found) => found,
            Lookup::Ambiguous => return Some(Missing::Ambiguous),
            Lookup::NotFound => return Some(Missing::NotFound),
        };
        match found {
            Found { member: Member::Field(_), .. } => Some(Missing::IsField),
            Found { member: Member::InterfaceMethod { sig, .. }, .. } => {
                (sig != want.sig).then_some(Missing::WrongType { have: sig })
            }
            Found { member: Member::Method { func, ptr_recv, recv }, indirect, .. } => {
                let have = self.method_type(recv, func).unwrap_or(TypeId::INVALID);
                if have != want.sig {
                    Some(Missing::WrongType { have })
                } else if ptr_recv && !indirect {
                    Some(Missing::PointerReceiver)
                } else {
                    None
                }
            }
        }
    }

    /// Whether a value of type `ty` can be put into a variable of interface type `iface` (methods only).
    pub fn implements(&self, ty: TypeId, iface: TypeId) -> bool {
        match self.under(iface) {
            Type::Interface(want) => self.missing_method(ty, want).is_none(),
            _ => false,
        }
    }
}
