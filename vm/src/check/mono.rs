//! Instantiation that never ends: `func f[T any]() { f[*T]() }` needs `f[*T]`, `f[**T]` and so on.
//!
//! Each instance made inside generic code is an edge from a type parameter of that code to one of the instantiated
//! thing: plain if the argument is the parameter itself, growing if the argument only contains it. A cycle with a growing
//! edge has no end.

use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::source::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// `to` got an argument that mentions `from`.
#[derive(Clone, Copy, Debug)]
pub(super) struct InstanceUse {
    from: TypeParamId,
    to: TypeParamId,
    /// The argument.
    arg: TypeId,
    span: Span,
}

impl<'a> Checker<'a> {
    /// Notes an instance made of `params` with `args`.
    pub(super) fn note_instance(&mut self, params: &[TypeParamId], args: &[TypeId], span: Span) {
        for (&to, &arg) in params.iter().zip(args) {
            if !self.types.has_params(arg) {
                continue;
            }
            let mut mentioned = FxHashSet::default();
            self.params_in(arg, &mut mentioned, 0);
            self.instance_uses.extend(mentioned.into_iter().map(|from| InstanceUse {
                from,
                to,
                arg,
                span,
            }));
        }
    }

    /// The type parameters that occur in a type.
    pub(super) fn params_in(&self, ty: TypeId, found: &mut FxHashSet<TypeParamId>, depth: u32) {
        let table = &self.types;
        if !table.has_params(ty) || depth > 100 {
            return;
        }
        let mut each =
            |ids: &[TypeId]| ids.iter().for_each(|&t| self.params_in(t, found, depth + 1));
        match table.get(ty) {
            Type::Param(param) => {
                found.insert(*param);
            }
            Type::Named(id) => each(table.named(*id).origin.as_ref().map_or(&[], |o| &o.1)),
            Type::Pointer(t)
            | Type::Slice(t)
            | Type::Array { elem: t, .. }
            | Type::Chan { elem: t, .. } => each(&[*t]),
            Type::Map { key, value } => each(&[*key, *value]),
            Type::Struct(s) => s.fields.iter().for_each(|f| each(&[f.ty])),
            Type::Func(sig) => {
                each(&sig.params);
                each(&sig.results);
            }
            Type::Interface(iface) => {
                iface.methods.iter().for_each(|m| each(&[m.sig]));
                iface.unions.iter().flatten().for_each(|t| each(&[t.ty]));
            }
            Type::Tuple(types) => each(types),
            Type::Basic(_) => {}
        }
    }

    /// Reports an instantiation without end.
    pub(super) fn check_instance_cycles(&mut self) {
        let uses = std::mem::take(&mut self.instance_uses);
        let mut edges: FxHashMap<TypeParamId, Vec<InstanceUse>> = FxHashMap::default();
        for edge in &uses {
            edges.entry(edge.from).or_default().push(*edge);
        }
        for &growing in uses.iter().filter(|e| !self.types.is_param(e.arg)) {
            let Some(mut cycle) = find_path(&edges, growing.to, growing.from) else { continue };
            cycle.push(growing);
            let declared = self.types.param(growing.from).obj;
            let at = self.info.object(declared).span.unwrap_or(growing.span);
            let mut message = String::from("instantiation cycle:");
            for edge in cycle {
                let name = self.text(self.types.param(edge.to).name);
                let (place, arg) = (self.place(edge.span), self.type_str(edge.arg));
                message.push_str(&format!("\n\t{place}: {name} instantiated as {arg}"));
            }
            self.error(codes::INSTANCE_CYCLE, at, message);
            return;
        }
    }
}

/// The instances that lead from one type parameter to another.
fn find_path(
    edges: &FxHashMap<TypeParamId, Vec<InstanceUse>>,
    from: TypeParamId,
    to: TypeParamId,
) -> Option<Vec<InstanceUse>> {
    let mut reached_by: FxHashMap<TypeParamId, Option<InstanceUse>> = FxHashMap::default();
    reached_by.insert(from, None);
    let mut queue = std::collections::VecDeque::from([from]);
    while let Some(param) = queue.pop_front() {
        if param == to {
            let mut path = Vec::new();
            let mut at = to;
            while let Some(edge) = reached_by[&at] {
                path.push(edge);
                at = edge.from;
            }
            path.reverse();
            return Some(path);
        }
        for &edge in edges.get(&param).into_iter().flatten() {
            if let std::collections::hash_map::Entry::Vacant(entry) = reached_by.entry(edge.to) {
                entry.insert(Some(edge));
                queue.push_back(edge.to);
            }
        }
    }
    None
}
