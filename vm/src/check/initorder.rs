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
use std::cmp::Reverse;
use std::collections::BinaryHeap;

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
        let order = self.order_variables(&vars);
        let mut done: FxHashSet<ObjId> = FxHashSet::default();
        let mut initializers = Vec::new();
        for var in order {
            if done.insert(var) {
                self.emit(var, &mut done, &mut initializers);
            }
        }
        self.info.packages[pkg.0 as usize].init_order = initializers;
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

    /// Again and again the first variable in declaration order whose dependencies are all initialised.
    fn order_variables(&self, vars: &[ObjId]) -> Vec<ObjId> {
        let mut waiting: FxHashMap<ObjId, usize> = FxHashMap::default();
        let mut dependents: FxHashMap<ObjId, Vec<ObjId>> = FxHashMap::default();
        let mut ready = BinaryHeap::new();
        for &var in vars {
            let needed = self.variables_needed(var);
            if needed.is_empty() {
                ready.push(Reverse(var));
            }
            waiting.insert(var, needed.len());
            needed.into_iter().for_each(|n| dependents.entry(n).or_default().push(var));
        }
        let mut order = Vec::with_capacity(vars.len());
        while let Some(Reverse(var)) = ready.pop() {
            order.push(var);
            for &dependent in dependents.get(&var).into_iter().flatten() {
                if let Some(count) = waiting.get_mut(&dependent) {
                    *count -= 1;
                    if *count == 0 {
                        ready.push(Reverse(dependent));
                    }
                }
            }
        }
        order
    }

    /// Variables that a variable's initial value refers to, also through functions.
    fn variables_needed(&self, var: ObjId) -> FxHashSet<ObjId> {
        let mut needed = FxHashSet::default();
        let mut seen: FxHashSet<ObjId> = FxHashSet::default();
        let mut stack = vec![var];
        while let Some(obj) = stack.pop() {
            for &dep in self.deps.get(&obj).into_iter().flatten() {
                if matches!(self.info.object(dep).kind, ObjectKind::Var(_)) {
                    needed.insert(dep);
                } else if seen.insert(dep) {
                    stack.push(dep);
                }
            }
        }
        needed
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
