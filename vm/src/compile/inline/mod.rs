//! Inlining: which functions, and how a call becomes the body of what it calls.
//!
//! Burrow inlines what Go 1.27.3 inlines, because what Go's escape analysis keeps off the heap follows from it, and
//! because a call costs an interpreter more than a small body does.
//!
//! - `cost.rs`: Go's measure of a function's size.
//! - this file: the verdict on a function, found once, with whatever bodies it needs checked on the way.
//! - `body.rs`: the code of an inlined call. Called by `call.rs`.
//!
//! Invariants: (I1) a function stands in no inlined body of its own: the chain of calls being inlined has each function
//! once. (I2) The verdict on a function does not depend on who asks, but for functions that call each other in a
//! circle: whoever is looked at while it is being looked at counts as a call.
//!
//! Next to read: docs/decisions/008-inlining.md.

mod body;
mod cost;
#[cfg(test)]
mod tests;

pub(super) use body::Site;

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::capture::{self, Uses};
use super::{Compiler, FuncInst, TypeArgs};
use crate::check::object::{ObjId, ObjectKind};
use crate::check::types::TypeId;
use crate::syntax::ast::{Block, FuncDecl};

/// What a function may cost and still be inlined.
const BUDGET: u32 = 80;
/// The same inside of a *big* function.
const BUDGET_IN_BIG: u32 = 20;
/// Nodes that make a function big.
const BIG: u32 = 5000;
/// How many functions deep costs are asked for: beyond, a call counts as one. Keeps hostile programs off the end of the
/// compiler's stack; a body within the budget holds fewer calls than that inside of each other.
const MAX_DEPTH: usize = 64;

/// Whether Go inlines calls of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It does: the cost.
    Inline(u32),
    /// It does not.
    Never(Reason),
}

/// Why a function is not inlined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// Its cost exceeds the budget.
    TooComplex,
    /// `//go:noinline`.
    Marked,
    /// It is not written in Go.
    NoBody,
    /// `go` or `defer`.
    Unhandled,
    /// `recover()`.
    Recover,
    /// Its body has an error.
    Invalid,
}

/// What is known about functions so far.
#[derive(Default)]
pub(in crate::compile) struct Inliner {
    verdicts: FxHashMap<ObjId, Verdict>,
    /// Functions whose cost is being found.
    open: Vec<ObjId>,
    /// Functions with loops over functions.
    range_funcs: FxHashSet<ObjId>,
    bodies: FxHashMap<(ObjId, Box<[TypeId]>), Rc<Body>>,
}

/// What every inlined call of a function needs to know.
pub(super) struct Body {
    /// Uses of its local variables.
    pub uses: Rc<Uses>,
    /// The function's name in tracebacks.
    pub name: Arc<str>,
    /// Its source file.
    pub file: Arc<str>,
}

impl<'a> Compiler<'a> {
    /// Whether calls of a declared function are inlined.
    pub(super) fn verdict(&mut self, obj: ObjId) -> Verdict {
        if let Some(&known) = self.inliner.verdicts.get(&obj) {
            return known;
        }
        if self.inliner.open.contains(&obj) || self.inliner.open.len() >= MAX_DEPTH {
            return Verdict::Never(Reason::TooComplex);
        }
        self.inliner.open.push(obj);
        let verdict = self.find_verdict(obj);
        self.inliner.open.pop();
        self.inliner.verdicts.insert(obj, verdict);
        verdict
    }

    fn find_verdict(&mut self, obj: ObjId) -> Verdict {
        let Some((decl, body)) = self.body_of(obj) else { return Verdict::Never(Reason::NoBody) };
        if decl.pragmas.contains(&"noinline") {
            return Verdict::Never(Reason::Marked);
        }
        self.checker.check_body(obj);
        if !self.checker.diags.is_empty() {
            return Verdict::Never(Reason::Invalid);
        }
        cost::of_function(self, obj, decl.sig, body, BUDGET)
    }

    /// Whether calls of a function are inlined into one (`declared`, if its code is not a literal's), be that big or not.
    pub(super) fn inlines(&mut self, inst: &FuncInst, declared: Option<ObjId>, big: bool) -> bool {
        if declared == Some(inst.obj) {
            return false; // (I1)
        }
        let budget = if big { BUDGET_IN_BIG } else { BUDGET };
        matches!(self.verdict(inst.obj), Verdict::Inline(cost) if cost <= budget)
            && !self.ranges_over_func(inst.obj)
    }

    /// A function's declaration and body, if it has one.
    pub(super) fn body_of(&self, obj: ObjId) -> Option<(&'a FuncDecl<'a>, &'a Block<'a>)> {
        let ObjectKind::Func(f) = &self.checker.info.object(obj).kind else { return None };
        Some((f.decl, f.decl.body?))
    }

    /// Whether a function has so many nodes that only very small ones are inlined into it.
    pub(super) fn is_big(&mut self, body: &'a Block<'a>) -> bool {
        // No node is shorter than a byte.
        body.span.hi.0 - body.span.lo.0 >= BIG && cost::nodes(self, body) > BIG
    }

    /// Whether a function's cost has met a loop over a function.
    fn ranges_over_func(&self, obj: ObjId) -> bool {
        self.inliner.range_funcs.contains(&obj)
    }

    /// What inlined calls of a function need, for these type arguments.
    pub(super) fn inline_body(&mut self, inst: &FuncInst, args: &TypeArgs) -> Option<Rc<Body>> {
        let key = (inst.obj, inst.args.clone());
        if let Some(known) = self.inliner.bodies.get(&key) {
            return Some(known.clone());
        }
        let (decl, block) = self.body_of(inst.obj)?;
        let types = &self.checker.types;
        let under = |ty: TypeId| types.under(types.subst(ty, &args.params, &args.args)).clone();
        let uses = Rc::new(capture::analyse(&self.checker.info, &under, decl.sig, block));
        let body = Rc::new(Body {
            uses,
            name: self.inst_name(inst.obj, &inst.args).into(),
            file: self.checker.sources.path_of(decl.span.lo).into(),
        });
        self.inliner.bodies.insert(key, body.clone());
        Some(body)
    }

    /// What type parameters stand for in the body of a function.
    pub(super) fn type_args_of(&self, inst: &FuncInst) -> TypeArgs {
        let object = self.checker.info.object(inst.obj);
        let params = match &object.kind {
            ObjectKind::Func(f) => f.type_params.clone(),
            _ => Box::default(),
        };
        TypeArgs { params, args: inst.args.clone(), pkg: object.pkg }
    }
}
