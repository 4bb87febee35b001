//! Local slices that grow in a buffer of the frame and leave it at one place.
//!
//! A slice that a function builds by appending and then returns would escape, buffer and all. If there is just one place
//! where its value goes elsewhere (a `return`, an assignment, a loop over it), it may grow in the frame all the same: at
//! that place it is copied to the heap, into an object of just its size. That is Go's rule, found by what Go 1.27.3
//! allocates.
//!
//! Called by `build.rs` before it walks a body; the code generator asks for the places ([`super::Escapes::moves`]).
//!
//! Invariant: (M1) until that place nobody else has the slice's address: it is only appended to, indexed by value, cut in
//! place and measured; so nobody can tell the copy from the original.

use rustc_hash::FxHashMap;

use crate::check::info::{Info, Mode};
use crate::check::object::{Builtin, ObjId, ObjectKind, VarKind};
use crate::syntax::ast::*;
use crate::syntax::symbol::Symbol;
use crate::syntax::visit::{Visitor, walk_expr, walk_stmt};

/// The places of one body, by the name that stands there.
pub(super) fn find<'a>(
    info: &Info<'a>,
    is_growing: &dyn Fn(ObjId) -> bool,
    body: &'a Block<'a>,
) -> Vec<NodeId> {
    let mut pass = Pass { info, is_growing, loops: 0, slices: FxHashMap::default() };
    body.stmts.iter().for_each(|stmt| pass.stmt(stmt));
    let slices = pass.slices.into_values();
    slices.filter_map(|slice| if slice.shared { None } else { slice.place }).collect()
}

/// A local slice that begins empty.
struct Growing {
    /// Loops around its declaration.
    loops: u32,
    place: Option<NodeId>,
    /// Something else is done with it, or there is another such place.
    shared: bool,
}

struct Pass<'p, 'a> {
    info: &'p Info<'a>,
    /// Whether a variable is a slice in registers whose elements have no parts of their own.
    is_growing: &'p dyn Fn(ObjId) -> bool,
    loops: u32,
    slices: FxHashMap<ObjId, Growing>,
}

impl<'a> Pass<'_, 'a> {
    fn local(&self, expr: &Expr<'a>) -> Option<ObjId> {
        let inner = expr.unparen();
        let ExprKind::Name(_) = inner.kind else { return None };
        let obj = self.info.object_at(inner.id)?;
        matches!(self.info.object(obj).kind, ObjectKind::Var(VarKind::Local)).then_some(obj)
    }

    fn declare(&mut self, obj: Option<ObjId>) {
        let Some(obj) = obj.filter(|&obj| (self.is_growing)(obj)) else { return };
        self.slices.insert(obj, Growing { loops: self.loops, place: None, shared: false });
    }

    /// A place where the value of a slice goes elsewhere; says whether it is one.
    fn place(&mut self, expr: &'a Expr<'a>) -> bool {
        let Some(obj) = self.local(expr) else { return false };
        let loops = self.loops;
        let Some(slice) = self.slices.get_mut(&obj) else { return false };
        slice.shared |= slice.place.is_some() || slice.loops != loops;
        slice.place = Some(expr.unparen().id);
        true
    }

    /// `s = append(s, ...)`, `s = nil`, `s = s[i:j]`: what leaves a slice to itself. Its operands are looked at.
    fn keeps(&mut self, obj: ObjId, value: &'a Expr<'a>) -> bool {
        let inner = value.unparen();
        match &inner.kind {
            _ if self.info.mode_of(inner) == Mode::Nil => true,
            ExprKind::Call { fun, args, .. }
                if self.info.mode_of(fun) == Mode::Builtin(Builtin::Append)
                    && self.local(args[0]) == Some(obj) =>
            {
                args[1..].iter().for_each(|arg| self.expr(arg));
                true
            }
            ExprKind::Slice { x, lo, hi, max } if self.local(x) == Some(obj) => {
                [lo, hi, max].into_iter().flatten().for_each(|bound| self.expr(bound));
                true
            }
            _ => false,
        }
    }

    fn value(&mut self, value: &'a Expr<'a>) {
        if !self.place(value) {
            self.expr(value);
        }
    }

    fn assign(&mut self, target: &'a Expr<'a>, value: &'a Expr<'a>) {
        match self.local(target).filter(|obj| self.slices.contains_key(obj)) {
            Some(obj) if self.keeps(obj, value) => {}
            Some(_) => {
                self.expr(target);
                self.value(value);
            }
            None => {
                self.expr(target);
                self.value(value);
            }
        }
    }

    fn in_loop(&mut self, walk: impl FnOnce(&mut Self)) {
        self.loops += 1;
        walk(self);
        self.loops -= 1;
    }
}

/// Whether an expression is `[]T{}` or nil.
fn is_empty(info: &Info<'_>, value: &Expr<'_>) -> bool {
    let inner = value.unparen();
    info.mode_of(inner) == Mode::Nil
        || matches!(&inner.kind, ExprKind::Composite { elems, .. } if elems.is_empty())
}

impl<'a> Visitor<'a> for Pass<'_, 'a> {
    fn stmt(&mut self, stmt: &'a Stmt<'a>) {
        match &stmt.kind {
            StmtKind::Decl(Decl::Var(specs)) => {
                for spec in *specs {
                    spec.values.iter().for_each(|value| self.value(value));
                    if spec.values.iter().all(|value| is_empty(self.info, value)) {
                        spec.names.iter().filter(|name| name.name != Symbol::BLANK).for_each(
                            |&name| {
                                let obj = self.info.object_of(name);
                                self.declare(obj);
                            },
                        );
                    }
                }
            }
            StmtKind::Define { lhs, rhs } if lhs.len() == rhs.len() => {
                for (target, value) in lhs.iter().zip(*rhs) {
                    let known = self.local(target).filter(|obj| self.slices.contains_key(obj));
                    match known {
                        Some(_) => self.assign(target, value),
                        None => {
                            self.value(value);
                            if is_empty(self.info, value) {
                                self.declare(self.local(target));
                            }
                        }
                    }
                }
            }
            StmtKind::Assign { lhs, rhs } if lhs.len() == rhs.len() => {
                lhs.iter().zip(*rhs).for_each(|(target, value)| self.assign(target, value));
            }
            StmtKind::Return(values) => values.iter().for_each(|value| self.value(value)),
            StmtKind::For { init, cond, post, body } => {
                init.iter().for_each(|s| self.stmt(s));
                self.in_loop(|pass| {
                    cond.iter().for_each(|x| pass.expr(x));
                    body.stmts.iter().for_each(|s| pass.stmt(s));
                    post.iter().for_each(|s| pass.stmt(s));
                });
            }
            StmtKind::Range { key, value, x, body, .. } => {
                self.value(x);
                self.in_loop(|pass| {
                    [key, value].into_iter().flatten().for_each(|target| pass.expr(target));
                    body.stmts.iter().for_each(|s| pass.stmt(s));
                });
            }
            _ => walk_stmt(self, stmt),
        }
    }

    /// A literal is a function of its own, and shares no variable in registers that is assigned.
    fn func_lit(&mut self, _: &'a FuncLit<'a>) {}

    fn expr(&mut self, expr: &'a Expr<'a>) {
        match &expr.kind {
            ExprKind::Name(_) => {
                if let Some(slice) = self.local(expr).and_then(|obj| self.slices.get_mut(&obj)) {
                    slice.shared = true;
                }
            }
            // An element by value; its address would be seen as the name that it is.
            ExprKind::Index { x, indices } if self.local(x).is_some() => {
                indices.iter().for_each(|index| self.expr(index));
            }
            ExprKind::Unary { op: UnaryOp::Addr, x } => match &x.unparen().kind {
                ExprKind::Index { x: slice, .. } => {
                    self.expr(slice);
                    self.expr(x);
                }
                _ => self.expr(x),
            },
            ExprKind::Call { fun, args, .. } => match self.info.mode_of(fun) {
                Mode::Builtin(Builtin::Len | Builtin::Cap | Builtin::Copy) => {
                    for arg in *args {
                        if self.local(arg).is_none() {
                            self.expr(arg);
                        }
                    }
                }
                _ => walk_expr(self, expr),
            },
            _ => walk_expr(self, expr),
        }
    }
}
