//! The order in which package variables get their values.
//!
//! A variable is ready once all package-level variables it depends on, also through functions and methods it refers to,
//! have theirs. The first ready one in declaration order comes next. Constants take part only to find cycles.

use crate::check::Checker;
use crate::check::codes;
use crate::check::decl::DeclKind;
use crate::check::info::Initializer;
use crate::check::object::{ObjId, ObjectKind, PackageId};
use rustc_hash::{FxHashMap, FxHashSet};

impl<'a> Checker<'a> {
    /// Computes `Package::init_order`; reports variables and constants that need each other.
    pub(super) fn init_order(&mut self, pkg: PackageId, objects: &[ObjId]) {
        self.check_reachable_bodies(objects);
        if self.report_init_cycles(objects) {
            return;
        }
        let vars: Vec<ObjId> = objects
            .iter()
            .copied()
            .filter(|&o| matches!(self.info.object(o).kind, ObjectKind::Var(_)))
            .collect();
        let mut done: FxHashSet<ObjId> = FxHashSet::default();
        let mut order = Vec::new();
        let mut visited: FxHashSet<ObjId> = FxHashSet::default();
        for &var in &vars {
            self.emit_after_dependencies(var, &mut visited, &mut done, &mut order);
        }
        self.info.packages[pkg.0 as usize].init_order = order;
    }

    /// In an embedded package only the bodies that initial values lead to are checked (K3).
    fn check_reachable_bodies(&mut self, objects: &[ObjId]) {
        let mut seen: FxHashSet<ObjId> = FxHashSet::default();
        let mut stack: Vec<ObjId> = objects
            .iter()
            .copied()
            .filter(|&o| matches!(self.info.object(o).kind, ObjectKind::Var(_)))
            .collect();
        while let Some(obj) = stack.pop() {
            if !seen.insert(obj) {
                continue;
            }
            if matches!(self.info.object(obj).kind, ObjectKind::Func(_)) {
                self.check_body(obj);
            }
            stack.extend(self.deps.get(&obj).into_iter().flatten().copied());
        }
    }

    /// Dependencies first, each in declaration order: the order of the spec, since a variable is preceded by exactly what
    /// it needs.
    fn emit_after_dependencies(
        &mut self,
        start: ObjId,
        visited: &mut FxHashSet<ObjId>,
        done: &mut FxHashSet<ObjId>,
        order: &mut Vec<Initializer<'a>>,
    ) {
        let needed = self.variables_needed(start, visited);
        for var in needed {
            if done.insert(var) {
                self.emit(var, done, order);
            }
        }
    }

    /// The not yet visited variables that `start` needs, dependencies before dependents, `start` last.
    fn variables_needed(&self, start: ObjId, visited: &mut FxHashSet<ObjId>) -> Vec<ObjId> {
        let mut post = Vec::new();
        let mut stack = vec![(start, 0usize)];
        if !visited.insert(start) {
            return post;
        }
        let sorted = |obj: ObjId| {
            let mut deps = self.deps.get(&obj).cloned().unwrap_or_default();
            deps.sort();
            deps
        };
        let mut lists: FxHashMap<ObjId, Vec<ObjId>> = FxHashMap::default();
        lists.insert(start, sorted(start));
        while let Some((obj, next)) = stack.pop() {
            let dep = lists[&obj].get(next).copied();
            match dep {
                Some(dep) => {
                    stack.push((obj, next + 1));
                    if visited.insert(dep) {
                        lists.insert(dep, sorted(dep));
                        stack.push((dep, 0));
                    }
                }
                None if matches!(self.info.object(obj).kind, ObjectKind::Var(_)) => post.push(obj),
                None => {}
            }
        }
        post
    }

    fn emit(&mut self, var: ObjId, done: &mut FxHashSet<ObjId>, order: &mut Vec<Initializer<'a>>) {
        let Some(DeclKind::Var { spec, index, vars }) =
            self.decls.get(&var).map(|s| s.kind.clone())
        else {
            return;
        };
        let blank =
            |c: &Self, o: ObjId| c.info.object(o).name == crate::syntax::symbol::Symbol::BLANK;
        let target = |c: &Self, o: ObjId| if blank(c, o) { None } else { Some(o) };
        if spec.values.is_empty() {
            return;
        }
        if spec.values.len() == vars.len() {
            order.push(Initializer { lhs: vec![target(self, var)], rhs: spec.values[index] });
        } else {
            done.extend(vars.iter());
            let lhs = vars.iter().map(|&v| target(self, v)).collect();
            order.push(Initializer { lhs, rhs: spec.values[0] });
        }
    }

    /// Reports the first cycle through a variable or constant; whether there was one.
    fn report_init_cycles(&mut self, objects: &[ObjId]) -> bool {
        let mut state: FxHashMap<ObjId, bool> = FxHashMap::default(); // true: on the path, false: finished
        let mut found = false;
        for &start in objects {
            if state.contains_key(&start)
                || matches!(self.info.object(start).kind, ObjectKind::Type)
            {
                continue;
            }
            let mut path: Vec<(ObjId, usize)> = vec![(start, 0)];
            state.insert(start, true);
            while let Some(&(obj, next)) = path.last() {
                let dep = self.deps.get(&obj).and_then(|d| d.get(next)).copied();
                let Some(dep) = dep else {
                    state.insert(obj, false);
                    path.pop();
                    continue;
                };
                if let Some(last) = path.last_mut() {
                    last.1 += 1;
                }
                match state.get(&dep) {
                    None => {
                        state.insert(dep, true);
                        path.push((dep, 0));
                    }
                    Some(true) => {
                        let from = path.iter().position(|&(o, _)| o == dep).unwrap_or(0);
                        let cycle: Vec<ObjId> = path[from..].iter().map(|&(o, _)| o).collect();
                        found |= self.report_init_cycle(&cycle);
                    }
                    Some(false) => {}
                }
            }
        }
        found
    }

    /// A cycle of functions only is fine.
    fn report_init_cycle(&mut self, cycle: &[ObjId]) -> bool {
        let is_func = |c: &Self, o: ObjId| matches!(c.info.object(o).kind, ObjectKind::Func(_));
        if cycle.iter().all(|&o| is_func(self, o)) {
            return false;
        }
        let first = (0..cycle.len())
            .filter(|&i| !is_func(self, cycle[i]))
            .min_by_key(|&i| self.info.object(cycle[i]).span.map(|s| s.lo))
            .unwrap_or(0);
        let name =
            |c: &Self, i: usize| c.text(c.info.object(cycle[i % cycle.len()]).name).to_string();
        let Some(at) = self.info.object(cycle[first]).span else { return true };
        if cycle.len() == 1 {
            let message = format!("initialization cycle: {} refers to itself", name(self, 0));
            self.error(codes::INIT_CYCLE, at, message);
            return true;
        }
        let mut message = format!("initialization cycle for {}", name(self, first));
        for step in 0..cycle.len() {
            let i = first + step;
            if let Some(span) = self.info.object(cycle[i % cycle.len()]).span {
                let place = self.place(span);
                message.push_str(&format!(
                    "\n\t{place}: {} refers to {}",
                    name(self, i),
                    name(self, i + 1)
                ));
            }
        }
        self.error(codes::INIT_CYCLE, at, message);
        true
    }
}
