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
    /// Whether the argument is larger than the parameter.
    grows: bool,
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
            let grows = !self.types.is_param(arg);
            self.instance_uses.extend(mentioned.into_iter().map(|from| InstanceUse {
                from,
                to,
                grows,
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

    /// Reports instantiations without end.
    pub(super) fn check_instance_cycles(&mut self) {
        let uses = std::mem::take(&mut self.instance_uses);
        let mut edges: FxHashMap<TypeParamId, Vec<TypeParamId>> = FxHashMap::default();
        for edge in &uses {
            edges.entry(edge.from).or_default().push(edge.to);
        }
        for edge in uses.iter().filter(|e| e.grows) {
            if reaches(&edges, edge.to, edge.from) {
                let (from, to) = (self.types.param(edge.from).name, self.types.param(edge.to).name);
                let place = self.place(edge.span);
                let message = format!(
                    "instantiation cycle:\n\t{place}: {} instantiated as type that contains {}",
                    self.text(to),
                    self.text(from)
                );
                self.error(codes::INSTANCE_CYCLE, edge.span, message);
                return;
            }
        }
    }
}

fn reaches(
    edges: &FxHashMap<TypeParamId, Vec<TypeParamId>>,
    from: TypeParamId,
    to: TypeParamId,
) -> bool {
    let mut seen = FxHashSet::default();
    let mut stack = vec![from];
    while let Some(param) = stack.pop() {
        if param == to {
            return true;
        }
        if seen.insert(param) {
            stack.extend(edges.get(&param).into_iter().flatten().copied());
        }
    }
    false
}
