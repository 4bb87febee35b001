//! Types that would contain themselves and so have no finite size.
//!
//! Called by `decl.rs` when all types of a package are resolved, and by `typedecl.rs` for local ones.

use crate::check::object::ObjId;
use crate::check::types::*;
use crate::check::{Checker, codes};
use rustc_hash::FxHashSet;

/// An instance nested this often in instances of its own origin grows without end.
const MAX_NESTED_INSTANCES: usize = 20;

struct Search {
    /// Types found finite.
    done: FxHashSet<TypeId>,
    /// Defined types on the way, outermost first.
    path: Vec<TypeId>,
}

impl<'a> Checker<'a> {
    /// Reports each declared type that contains itself, and makes it invalid.
    pub(super) fn check_infinite_types(&mut self, objects: &[ObjId]) {
        let mut search = Search { done: FxHashSet::default(), path: Vec::new() };
        for &obj in objects {
            let object = self.info.object(obj);
            if !matches!(object.kind, crate::check::object::ObjectKind::Type) {
                continue;
            }
            search.path.clear();
            let ty = object.ty;
            if let Some(cycle) = self.find_containment(ty, &mut search) {
                self.report_infinite(&cycle);
            }
        }
    }

    /// The cycle of defined types that a type contains, if there is one.
    fn find_containment(&mut self, ty: TypeId, search: &mut Search) -> Option<Vec<TypeId>> {
        if search.done.contains(&ty) {
            return None;
        }
        let table = self.table();
        let named = table.as_named(ty);
        if let Some(id) = named {
            if let Some(start) = search.path.iter().position(|&t| t == ty) {
                return Some(search.path[start..].to_vec());
            }
            let origin = |t: TypeId| {
                table.as_named(t).and_then(|n| table.named(n).origin.as_ref().map(|o| o.0))
            };
            let mine = table.named(id).origin.as_ref().map(|o| o.0);
            if mine.is_some()
                && search.path.iter().filter(|&&t| origin(t) == mine).count() > MAX_NESTED_INSTANCES
            {
                // Named by its first instance on the way: the others only grow.
                let first = search.path.iter().find(|&&t| origin(t) == mine);
                return first.map(|&t| vec![t]);
            }
            search.path.push(ty);
        }
        let found = match table.under(ty) {
            Type::Struct(s) => s.fields.iter().find_map(|f| self.find_containment(f.ty, search)),
            Type::Array { elem, .. } => self.find_containment(*elem, search),
            _ => None,
        };
        if named.is_some() {
            search.path.pop();
        }
        if found.is_none() {
            search.done.insert(ty);
        }
        found
    }

    fn report_infinite(&mut self, cycle: &[TypeId]) {
        let table = self.table();
        let objects: Vec<ObjId> =
            cycle.iter().filter_map(|&t| table.as_named(t)).map(|id| table.named(id).obj).collect();
        let span = |c: &Self, i: usize| c.info.object(objects[i]).span;
        let first = (0..objects.len()).min_by_key(|&i| span(self, i).map(|s| s.lo)).unwrap_or(0);
        let Some(at) = span(self, first) else { return };
        let message = if let [only] = cycle {
            format!("invalid recursive type: {} refers to itself", self.type_str(*only))
        } else {
            let mut text = format!("invalid recursive type {}", self.type_str(cycle[first]));
            for step in 0..cycle.len() {
                let (from, to) = ((first + step) % cycle.len(), (first + step + 1) % cycle.len());
                if let Some(span) = span(self, from) {
                    let (from, to) = (self.type_str(cycle[from]), self.type_str(cycle[to]));
                    text.push_str(&format!("\n\t{}: {from} refers to {to}", self.place(span)));
                }
            }
            text
        };
        self.error_help(
            codes::TYPE_CYCLE,
            at,
            message,
            Some("use a pointer to break the cycle".into()),
        );
        for &ty in cycle {
            if let Some(id) = table.as_named(ty) {
                table.make_invalid(id);
            }
        }
    }
}

impl TypeTable {
    /// Takes the structure of a defined type away, and that of its instances.
    fn make_invalid(&self, id: NamedId) {
        let origin = self.named(id).origin.as_ref().map_or(id, |o| o.0);
        self.named(origin).underlying.set(Some(TypeId::INVALID));
        for (key, &ty) in self.instances.borrow().iter() {
            if let (true, Some(instance)) = (key.0 == origin, self.as_named(ty)) {
                self.named(instance).underlying.set(Some(TypeId::INVALID));
            }
        }
    }
}
