//! Assignments, definitions and variable declarations.
//!
//! Called by `stmt.rs`. `x = v` puts the value right into the variable where it can. With several targets Go's order
//! holds: the operands of all targets and all values first, in order, then the assignments; so a place whose operands an
//! earlier assignment of the same statement could change is *detached*, its operands copied. Two common pairs have
//! instructions of their own: swapping elements of a slice, and comma-ok forms.
//!
//! Next to read: `place.rs` (targets), `expr.rs` (values).

use super::escape::Key;
use super::expr::unparen;
use super::func::{FuncGen, Var};
use super::place::Place;
use crate::bytecode::{Op, Reg};
use crate::check::info::Initializer;
use crate::check::object::ObjId;
use crate::check::types::{Type, TypeId};
use crate::syntax::ast::*;

impl<'a> FuncGen<'_, 'a> {
    /// `a, b = x, y`
    pub fn assign(&mut self, lhs: &'a [&'a Expr<'a>], rhs: &'a [&'a Expr<'a>]) {
        let mark = self.b.mark();
        let operands: Vec<&'a Expr<'a>> =
            lhs.iter().filter(|target| !is_blank(target)).chain(rhs).copied().collect();
        self.root(&operands, |g| match (lhs, rhs) {
            ([target], [value]) => g.assign_one(target, value),
            (_, [value]) => g.assign_tuple(lhs, value),
            _ if g.swap_elements(lhs, rhs) => {}
            _ => g.assign_parallel(lhs, rhs),
        });
        self.b.release(mark);
    }

    fn assign_one(&mut self, target: &'a Expr<'a>, value: &'a Expr<'a>) {
        let mark = self.b.mark();
        if is_blank(target) {
            self.expr(value);
            return self.b.release(mark);
        }
        let ty = self.ty(target);
        match self.place(target) {
            Place::Reg(reg) if self.writes_last(value, reg) => {
                self.expr_as(value, ty, Some(reg));
            }
            place => {
                let src = match self.is_large(ty) && self.is_variable(value) {
                    true => self.large_address(value, ty),
                    false => self.expr_as(value, ty, None),
                };
                self.set_line(target.span.lo);
                self.store_place(place, src, ty);
            }
        }
        self.b.release(mark);
    }

    /// Whether evaluating `value` right into `reg` reads every operand before it writes.
    fn writes_last(&mut self, value: &'a Expr<'a>, reg: Reg) -> bool {
        let ty = self.ty(value);
        if self.repr(ty).words() <= 1 {
            return !matches!(unparen(value).kind, ExprKind::Composite { .. });
        }
        // Who has the register is asked of what is read: variables out of scope may have had it before.
        let target = reg..reg + self.repr(ty).words();
        let read = self.mentioned_in(value);
        let overlaps = read.into_iter().any(|obj| {
            let Some(&Var::Reg(first)) = self.vars.get(&obj) else { return false };
            let ty = self.obj_ty(obj);
            first < target.end && target.start < first + self.repr(ty).words()
        });
        !overlaps || is_append(value) && self.vars.values().any(|&var| var == Var::Reg(reg))
    }

    /// Several targets, one expression with several results.
    fn assign_tuple(&mut self, lhs: &'a [&'a Expr<'a>], value: &'a Expr<'a>) {
        let mark = self.b.mark();
        let places = self.places(lhs);
        let (first, parts) = self.tuple(value, lhs.len());
        let mut at = first;
        for ((place, target), &have) in places.into_iter().zip(lhs).zip(&parts) {
            let words = self.repr(have).words();
            if !is_blank(target) {
                let ty = self.ty(target);
                let src = self.converted(at, have, ty);
                self.store_place(place, src, ty);
            }
            at = at.saturating_add(words);
        }
        self.b.release(mark);
    }

    /// The values of a call or comma-ok expression, side by side, and their types.
    pub fn tuple(&mut self, value: &'a Expr<'a>, n: usize) -> (Reg, Vec<TypeId>) {
        let ty = self.ty(value);
        let first = self.expr(value);
        let parts = match self.under(ty) {
            Type::Tuple(parts) => parts.to_vec(),
            _ => vec![ty; n],
        };
        (first, parts)
    }

    pub fn converted(&mut self, src: Reg, have: TypeId, ty: TypeId) -> Reg {
        if have == ty || !self.is_interface(ty) {
            return src;
        }
        let dst = self.take(ty);
        self.convert_reg(src, have, ty, dst);
        dst
    }

    fn places(&mut self, lhs: &'a [&'a Expr<'a>]) -> Vec<Place> {
        let places: Vec<Place> = lhs
            .iter()
            .map(|target| if is_blank(target) { Place::Blank } else { self.place(target) })
            .collect();
        let assigns_variable =
            places.iter().any(|place| matches!(place, Place::Reg(_) | Place::Part(..)));
        if assigns_variable {
            places.into_iter().map(|place| self.detached(place)).collect()
        } else {
            places
        }
    }

    /// A place whose operands are no variables' registers, as an earlier assignment of the same statement could change
    /// them.
    pub(super) fn detached(&mut self, place: Place) -> Place {
        match place {
            Place::Mem(ptr, offset) => {
                let copy = self.b.take_word(true);
                self.mov(copy, ptr, 1);
                Place::Mem(copy, offset)
            }
            Place::Elem(slice, index) => {
                let copy = self.b.take([true, false, false, false]);
                self.mov(copy, slice, 3);
                self.mov(copy + 3, index, 1);
                Place::Elem(copy, copy + 3)
            }
            Place::Map(map, key, ty) => {
                let copy = self.b.take_word(true);
                self.mov(copy, map, 1);
                let Type::Map { key: key_ty, .. } = self.under(ty) else { return place };
                let key_copy = self.take(key_ty);
                let words = self.repr(key_ty).words();
                self.mov(key_copy, key, words);
                Place::Map(copy, key_copy, ty)
            }
            other => other,
        }
    }

    /// `a, b = x, y`: all operands, then all values, then the assignments.
    fn assign_parallel(&mut self, lhs: &'a [&'a Expr<'a>], rhs: &'a [&'a Expr<'a>]) {
        let mark = self.b.mark();
        let places = self.places(lhs);
        let last = rhs.len() - 1;
        let mut values = Vec::with_capacity(rhs.len());
        for (at, (target, value)) in lhs.iter().zip(rhs).enumerate() {
            let ty = if is_blank(target) { self.ty(value) } else { self.ty(target) };
            // The last value may be read where it is; earlier assignments could change what others are read from.
            let src = match places[at] {
                Place::Reg(reg) if at == last && self.untouched(&places[..at], value, reg) => {
                    self.expr_as(value, ty, Some(reg));
                    reg
                }
                _ => {
                    let copy = self.take(ty);
                    self.expr_as(value, ty, Some(copy));
                    copy
                }
            };
            values.push((src, ty));
        }
        for (place, (src, ty)) in places.into_iter().zip(values) {
            self.store_place(place, src, ty);
        }
        self.b.release(mark);
    }

    /// Whether the last variable of a parallel assignment may be written at once: nothing assigned after it reads it, or
    /// is the variable itself.
    fn untouched(&mut self, earlier: &[Place], value: &'a Expr<'a>, reg: Reg) -> bool {
        let plain = earlier.iter().all(|place| match *place {
            Place::Reg(other) => other != reg,
            place => matches!(place, Place::Blank),
        });
        plain && self.writes_last(value, reg)
    }

    /// `s[i], s[j] = s[j], s[i]` on one slice of words.
    fn swap_elements(&mut self, lhs: &'a [&'a Expr<'a>], rhs: &'a [&'a Expr<'a>]) -> bool {
        let ([a, b], [x, y]) = (lhs, rhs) else { return false };
        if !(self.same_element(a, y) && self.same_element(b, x) && self.same_slice(a, b)) {
            return false;
        }
        let ty = self.ty(a);
        let repr = self.repr(ty);
        if repr.has_pointers() || repr.scalar() != Some(burrow_runtime::rtype::ScalarKind::W64) {
            return false;
        }
        let (ExprKind::Index { x: s, indices: i }, ExprKind::Index { indices: j, .. }) =
            (&a.kind, &b.kind)
        else {
            return false;
        };
        let mark = self.b.mark();
        let slice = self.expr(s);
        let (i, j) = (self.expr(i[0]), self.expr(j[0]));
        self.set_line(a.span.lo);
        self.b.emit(Op::SwapElem64, slice, i, j);
        self.b.release(mark);
        true
    }

    /// Whether two expressions are elements at the same local variable of the same local slice variable.
    fn same_element(&self, a: &'a Expr<'a>, b: &'a Expr<'a>) -> bool {
        let (ExprKind::Index { indices: i, .. }, ExprKind::Index { indices: j, .. }) =
            (&a.kind, &b.kind)
        else {
            return false;
        };
        self.same_slice(a, b) && self.same_variable(i[0], j[0])
    }

    fn same_slice(&self, a: &'a Expr<'a>, b: &'a Expr<'a>) -> bool {
        let (ExprKind::Index { x, .. }, ExprKind::Index { x: y, .. }) = (&a.kind, &b.kind) else {
            return false;
        };
        matches!(self.under(self.ty(x)), Type::Slice(_)) && self.same_variable(x, y)
    }

    fn same_variable(&self, a: &Expr<'a>, b: &Expr<'a>) -> bool {
        let local = |e: &Expr<'a>| match e.kind {
            ExprKind::Name(_) => {
                self.c.checker.info.object_at(e.id).filter(|obj| self.vars.contains_key(obj))
            }
            _ => None,
        };
        local(a).is_some() && local(a) == local(b)
    }

    // ---- declarations ----

    /// `a, b := x, y`
    pub fn define(&mut self, lhs: &'a [&'a Expr<'a>], rhs: &'a [&'a Expr<'a>]) {
        if lhs.len() != rhs.len() {
            return self.define_tuple(lhs, rhs[0]);
        }
        let declares_all = lhs.iter().all(|target| is_blank(target) || self.is_new(target));
        if let ([target], [value]) = (lhs, rhs) {
            return self.define_one(target, value);
        }
        self.root(rhs, |g| g.define_several(lhs, rhs, declares_all));
    }

    fn define_several(
        &mut self,
        lhs: &'a [&'a Expr<'a>],
        rhs: &'a [&'a Expr<'a>],
        declares_all: bool,
    ) {
        if declares_all {
            // Values cannot read the variables that are being declared.
            for (target, value) in lhs.iter().zip(rhs) {
                self.define_one(target, value);
            }
            return;
        }
        // Some are assigned: declare the new ones first, then assign in parallel.
        for target in lhs {
            if !is_blank(target) && self.is_new(target) {
                self.declare(target);
            }
        }
        self.assign_parallel(lhs, rhs);
    }

    /// Whether a name of a definition is declared there, not assigned: it has no place yet.
    fn is_new(&self, target: &Expr<'a>) -> bool {
        let obj = self.c.checker.info.object_at(target.id);
        obj.is_some_and(|obj| self.c.checker.info.object(obj).span == Some(target.span))
    }

    fn define_one(&mut self, target: &'a Expr<'a>, value: &'a Expr<'a>) {
        if is_blank(target) || !self.is_new(target) {
            return self.assign_one(target, value);
        }
        let Some(obj) = self.c.checker.info.object_at(target.id) else { return };
        self.declare_with(obj, Some(value));
    }

    /// Declares a variable with its initial value, zero if none.
    fn declare_with(&mut self, obj: ObjId, value: Option<&'a Expr<'a>>) {
        let ty = self.obj_ty(obj);
        let repr = self.repr(ty);
        if self.in_cell(obj, ty) {
            let cell = self.b.take_word(true);
            let mark = self.b.mark();
            let fresh = self.initial_cell(ty, value, Key::Var(obj));
            self.mov(cell, fresh, 1);
            self.b.release(mark);
            self.set_var(obj, Var::Cell(cell));
            return;
        }
        let reg = self.take_repr(&repr);
        let mark = self.b.mark();
        match value {
            Some(value) => drop(self.expr_as(value, ty, Some(reg))),
            None => self.zero(reg, &repr),
        }
        self.b.release(mark);
        self.set_var(obj, Var::Reg(reg));
    }

    /// A fresh cell with its initial value.
    fn initial_cell(&mut self, ty: TypeId, value: Option<&'a Expr<'a>>, key: Key) -> Reg {
        let Some(value) = value else { return self.new_cell(ty, Some(key)) };
        let src = if !self.is_large(ty) {
            self.expr_as(value, ty, None)
        } else if matches!(unparen(value).kind, ExprKind::Composite { .. }) {
            return self.expr(value); // made for the purpose
        } else {
            self.large_address(value, ty)
        };
        let fresh = self.new_cell(ty, Some(key));
        self.store_mem(fresh, 0, src, ty);
        fresh
    }

    fn declare(&mut self, target: &'a Expr<'a>) {
        if let Some(obj) = self.c.checker.info.object_at(target.id) {
            self.declare_with(obj, None);
        }
    }

    fn define_tuple(&mut self, lhs: &'a [&'a Expr<'a>], value: &'a Expr<'a>) {
        for target in lhs {
            if !is_blank(target) && self.is_new(target) {
                self.declare(target);
            }
        }
        self.assign_tuple(lhs, value);
    }

    /// `var a, b T = x, y` in a function.
    pub fn var_spec(&mut self, spec: &'a VarSpec<'a>) {
        self.root(spec.values, |g| g.declare_spec(spec));
    }

    fn declare_spec(&mut self, spec: &'a VarSpec<'a>) {
        let objects: Vec<Option<ObjId>> =
            spec.names.iter().map(|&name| self.c.checker.info.object_of(name)).collect();
        if spec.values.len() == spec.names.len() || spec.values.is_empty() {
            // Values are evaluated before any of the names is in scope.
            for (at, obj) in objects.into_iter().enumerate() {
                let value = spec.values.get(at).copied();
                match obj.filter(|_| spec.names[at].name != crate::syntax::symbol::Symbol::BLANK) {
                    Some(obj) => self.declare_with(obj, value),
                    None => self.discard(value),
                }
            }
            return;
        }
        let named = |at: usize| spec.names[at].name != crate::syntax::symbol::Symbol::BLANK;
        for (at, obj) in objects.iter().enumerate() {
            if let Some(obj) = obj.filter(|_| named(at)) {
                self.declare_with(obj, None);
            }
        }
        self.store_tuple(&objects, spec.values[0]);
    }

    fn discard(&mut self, value: Option<&'a Expr<'a>>) {
        if let Some(value) = value {
            let mark = self.b.mark();
            self.expr(value);
            self.b.release(mark);
        }
    }

    /// Stores the results of one expression into declared variables.
    fn store_tuple(&mut self, objects: &[Option<ObjId>], value: &'a Expr<'a>) {
        let mark = self.b.mark();
        let (first, parts) = self.tuple(value, objects.len());
        let mut at = first;
        for (obj, &have) in objects.iter().zip(&parts) {
            if let Some(place) = obj.and_then(|obj| self.var_place(obj)) {
                let ty = self.obj_ty(obj.expect("has a place"));
                let src = self.converted(at, have, ty);
                self.store_place(place, src, ty);
            }
            at = at.saturating_add(self.repr(have).words());
        }
        self.b.release(mark);
    }

    fn var_place(&mut self, obj: ObjId) -> Option<Place> {
        match self.vars.get(&obj).copied() {
            Some(Var::Reg(reg)) => Some(Place::Reg(reg)),
            Some(Var::Cell(cell)) => Some(Place::Mem(cell, 0)),
            None => match self.c.checker.info.object(obj).kind {
                crate::check::object::ObjectKind::Var(crate::check::object::VarKind::Global) => {
                    Some(self.global_place(obj))
                }
                _ => None,
            },
        }
    }

    /// One package-level initialisation.
    pub fn init_global(&mut self, init: &Initializer<'a>) {
        let mark = self.b.mark();
        self.set_line(init.rhs.span.lo);
        self.span = init.rhs.span;
        if let [target] = init.lhs[..] {
            match target {
                Some(obj) if self.fills_in_place(obj, init.rhs) => {}
                Some(obj) => {
                    let ty = self.obj_ty(obj);
                    let src = self.expr_as(init.rhs, ty, None);
                    let place = self.global_place(obj);
                    self.store_place(place, src, ty);
                }
                None => drop(self.expr(init.rhs)),
            }
        } else {
            self.store_tuple(&init.lhs, init.rhs);
        }
        self.b.release(mark);
    }

    /// Fills a large package variable from a literal without a copy: nothing can look at it before it is initialised.
    fn fills_in_place(&mut self, obj: ObjId, value: &'a Expr<'a>) -> bool {
        let ty = self.obj_ty(obj);
        let ExprKind::Composite { elems, .. } = &unparen(value).kind else { return false };
        if !self.is_large(ty) {
            return false;
        }
        let place = self.global_place(obj);
        self.fill(place, ty, elems);
        true
    }
}

/// Whether an expression is the blank identifier.
pub(super) fn is_blank(expr: &Expr<'_>) -> bool {
    matches!(unparen(expr).kind, ExprKind::Name(crate::syntax::symbol::Symbol::BLANK))
}

/// `append` reads its operands before it changes its destination.
fn is_append(expr: &Expr<'_>) -> bool {
    matches!(unparen(expr).kind, ExprKind::Call { .. })
}
