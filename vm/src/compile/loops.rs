//! Loops: `for` in all its forms.
//!
//! Called by `stmt.rs`. A loop is laid out with its condition at the end, so a round costs one jump: `init; if !cond
//! goto end; top: body; next: post; if cond goto top; end:`. The jump back is the loop's safepoint. Counting loops over
//! an `int` in a register end in one instruction that increments, compares and jumps; constants that a loop's
//! instructions cannot hold are loaded into registers before the outermost loop. A variable of the loop that a closure
//! shares gets a fresh cell each round, as Go has it.

use rustc_hash::FxHashMap;

use super::builder::Label;
use super::escape::Key;
use super::expr::{count_x, unparen};
use super::func::{FuncGen, Target, Var};
use super::place::Place;
use crate::bytecode::{Counts, Op, Reg};
use crate::check::info::Mode;
use crate::check::object::{Builtin, ObjId};
use crate::check::types::{Basic, Type, TypeId};
use crate::syntax::ast::*;
use crate::syntax::visit::{Visitor, walk_block, walk_expr, walk_stmt};
use burrow_runtime::map::{ITER_POINTERS, ITER_WORDS};

impl<'a> FuncGen<'_, 'a> {
    pub fn for_stmt(
        &mut self,
        init: Option<&'a Stmt<'a>>,
        cond: Option<&'a Expr<'a>>,
        post: Option<&'a Stmt<'a>>,
        body: &'a Block<'a>,
    ) {
        let name = self.pending_label.take();
        let mark = self.b.mark();
        let hoisted = self.hoist(|pass| {
            cond.iter().for_each(|c| pass.expr(c));
            post.iter().for_each(|p| pass.stmt(p));
            walk_block(pass, body);
        });
        if let Some(init) = init {
            self.stmt(init);
        }
        let (top, next, end) = (self.b.label(), self.b.label(), self.b.label());
        if let Some(cond) = cond {
            self.set_line(cond.span.lo);
            self.jump_unless(cond, end);
        }
        self.b.bind_loop(top);
        self.targets.push(Target { name, end, next: Some(next) });
        self.block(body);
        self.targets.pop();
        self.b.bind(next);
        self.fresh_cells(init);
        self.post_and_cond(post, cond, top);
        self.b.bind(end);
        self.unhoist(hoisted);
        self.b.release(mark);
    }

    /// Loop variables that closures or pointers share are new in each round: the next round gets copies.
    fn fresh_cells(&mut self, init: Option<&'a Stmt<'a>>) {
        let Some(Stmt { kind: StmtKind::Define { lhs, .. }, .. }) = init else { return };
        for target in *lhs {
            let Some(obj) = self.c.checker.info.object_at(target.id) else { continue };
            let Some(&Var::Cell(cell)) = self.vars.get(&obj) else { continue };
            if !self.uses.of(obj).boxed() {
                continue; // in a cell for its size only
            }
            if self.in_frame(Key::Var(obj)) {
                continue; // nobody has the address of the last round's any more
            }
            let ty = self.obj_ty(obj);
            let mark = self.b.mark();
            let value = self.load_place(Place::Mem(cell, 0), ty, None);
            let fresh = self.new_cell(ty, None);
            self.store_mem(fresh, 0, value, ty);
            self.mov(cell, fresh, 1);
            self.b.release(mark);
        }
    }

    fn post_and_cond(
        &mut self,
        post: Option<&'a Stmt<'a>>,
        cond: Option<&'a Expr<'a>>,
        top: Label,
    ) {
        if let (Some(post), Some(cond)) = (post, cond)
            && self.counting(post, cond, top)
        {
            return;
        }
        if let Some(post) = post {
            self.stmt(post);
        }
        match cond {
            Some(cond) => {
                self.set_line(cond.span.lo);
                self.loop_when(cond, top);
            }
            None => self.b.jump(top),
        }
    }

    /// `i++` and `i < n` (or `i += k` and `i <= n`) in one instruction.
    fn counting(&mut self, post: &'a Stmt<'a>, cond: &'a Expr<'a>, top: Label) -> bool {
        let ExprKind::Binary { op, x, y, .. } = &unparen(cond).kind else { return false };
        let Some(reg) = self.int_register(x) else { return false };
        if self.long_jumps {
            return false;
        }
        self.set_line(post.span.lo);
        match &post.kind {
            StmtKind::IncDec { x: counter, inc: true }
                if self.int_register(counter) == Some(reg) =>
            {
                self.increment_and_loop(*op, reg, y, top)
            }
            StmtKind::OpAssign { op: BinaryOp::Add, lhs, rhs }
                if self.int_register(lhs) == Some(reg) =>
            {
                let (Some(step), Some(limit)) = (self.int_register(rhs), self.int_register(y))
                else {
                    return false;
                };
                if *op != BinaryOp::Le {
                    return false;
                }
                self.b.jump_ext(Op::LAddLe, reg, step, limit, &[0], top);
                true
            }
            _ => false,
        }
    }

    fn increment_and_loop(
        &mut self,
        op: BinaryOp,
        reg: Reg,
        limit: &'a Expr<'a>,
        top: Label,
    ) -> bool {
        if let (BinaryOp::Lt, Some(imm)) = (op, self.small_constant(limit)) {
            self.b.jump_if(Op::LIncLtI, reg, imm as u16, top);
            return true;
        }
        let code = match op {
            BinaryOp::Lt => Op::LIncLt,
            BinaryOp::Le => Op::LIncLe,
            _ => return false,
        };
        // The limit is evaluated anew each round, before the increment: it must not read the counter.
        let known = self.is_hoisted(limit) || self.is_len_of_local(limit);
        if !known && self.int_register(limit).is_none_or(|l| l == reg) {
            return false;
        }
        let mark = self.b.mark();
        let limit = self.expr(limit);
        self.b.jump_if(code, reg, limit, top);
        self.b.release(mark);
        true
    }

    /// The register of a local variable of type `int` (or another signed 64-bit type).
    fn int_register(&mut self, expr: &Expr<'a>) -> Option<Reg> {
        let inner = unparen(expr);
        let ExprKind::Name(_) = inner.kind else { return None };
        if self.c.checker.info.value_of(inner).is_some() {
            return None;
        }
        let obj = self.c.checker.info.object_at(inner.id)?;
        let Some(&Var::Reg(reg)) = self.vars.get(&obj) else { return None };
        let ty = self.obj_ty(obj);
        matches!(self.under(ty), Type::Basic(Basic::Int | Basic::Int64)).then_some(reg)
    }

    /// A constant that the loops around hold in a register.
    fn is_hoisted(&self, expr: &Expr<'a>) -> bool {
        let Some(value) = self.c.checker.info.value_of(expr) else { return false };
        self.constant_bits(value, self.ty(expr))
            .is_some_and(|bits| self.hoisted.contains_key(&bits))
    }

    /// `len(s)` of a local slice or string: its register is read without any instruction.
    fn is_len_of_local(&mut self, expr: &'a Expr<'a>) -> bool {
        let ExprKind::Call { fun, args: [arg], .. } = &unparen(expr).kind else { return false };
        if self.c.checker.info.mode_of(fun) != Mode::Builtin(Builtin::Len) {
            return false;
        }
        let ExprKind::Name(_) = unparen(arg).kind else { return false };
        let obj = self.c.checker.info.object_at(unparen(arg).id);
        let in_reg = obj.is_some_and(|obj| matches!(self.vars.get(&obj), Some(Var::Reg(_))));
        in_reg && matches!(self.under(self.ty(arg)), Type::Slice(_) | Type::Basic(_))
    }

    // ---- constants kept in registers ----

    /// Loads the constants that a loop's instructions cannot hold into registers, before the outermost loop.
    fn hoist(
        &mut self,
        walk: impl FnOnce(&mut Constants<'_, '_, 'a>),
    ) -> Option<FxHashMap<u64, Reg>> {
        if !self.hoisted.is_empty() {
            return None; // an enclosing loop has done it
        }
        let mut pass = Constants { g: self, found: Vec::new() };
        walk(&mut pass);
        let found = pass.found;
        let mut map = FxHashMap::default();
        for bits in found.into_iter().take(MAX_HOISTED) {
            let reg = self.b.take_word(false);
            self.constant(reg, bits);
            map.insert(bits, reg);
        }
        Some(std::mem::replace(&mut self.hoisted, map))
    }

    fn unhoist(&mut self, before: Option<FxHashMap<u64, Reg>>) {
        if let Some(before) = before {
            self.hoisted = before;
        }
    }

    // ---- range ----

    pub fn range_stmt(
        &mut self,
        stmt: &'a Stmt<'a>,
        key: Option<&'a Expr<'a>>,
        value: Option<&'a Expr<'a>>,
        define: bool,
        x: &'a Expr<'a>,
        body: &'a Block<'a>,
    ) {
        let name = self.pending_label.take();
        let mark = self.b.mark();
        let hoisted = self.hoist(|pass| walk_block(pass, body));
        let present = |e: Option<&'a Expr<'a>>| e.filter(|e| !super::assign::is_blank(e));
        let range = Range { key: present(key), value: present(value), define, body, name };
        let ty = self.ty(x);
        match self.under(ty) {
            Type::Slice(elem) => self.range_slice(&range, x, elem),
            Type::Array { len, elem } => self.range_array(&range, x, len, elem),
            Type::Pointer(array) => {
                if let Type::Array { len, elem } = self.under(array) {
                    self.range_array(&range, x, len, elem)
                }
            }
            Type::Basic(basic) if basic.is_string() => self.range_string(&range, x),
            Type::Basic(_) => self.range_int(&range, x),
            Type::Map { key, value } => self.range_map(&range, x, ty, key, value),
            Type::Chan { elem, .. } => self.range_chan(&range, x, elem),
            Type::Func(sig) => self.range_func(&range, x, &sig, stmt.span),
            _ => {}
        }
        self.unhoist(hoisted);
        self.b.release(mark);
    }

    fn range_slice(&mut self, range: &Range<'a>, x: &'a Expr<'a>, elem: TypeId) {
        let ty = self.ty(x);
        // The slice is evaluated once; a copy, as the body may assign the variable.
        let slice = self.take(ty);
        self.expr_to(x, slice);
        let index = self.b.take_word(false);
        self.count(range, index, slice + 1, |g, range| {
            if let Some(value) = range.value {
                let target = g.range_target(range.define, value, elem);
                let repr = g.repr(elem);
                if repr.scalar().is_some() {
                    g.load_place(Place::Elem(slice, index), elem, Some(target.reg));
                } else {
                    let ptr = g.b.take_word(true);
                    g.b.emit_ext(Op::ElemAddr, ptr, slice, index, &[repr.size as u64]);
                    g.load_mem(target.reg, ptr, 0, elem);
                }
                g.finish_target(target, elem);
            }
        });
    }

    fn range_array(&mut self, range: &Range<'a>, x: &'a Expr<'a>, len: u64, elem: TypeId) {
        let ty = self.ty(x);
        let ptr = self.b.take_word(true);
        if range.value.is_some() {
            match self.under(ty) {
                Type::Pointer(_) => self.expr_to(x, ptr),
                _ => {
                    // The array is copied, as the body may change it.
                    let copy = self.take(ty);
                    self.expr_to(x, copy);
                    let place = self.value_place(copy, ty);
                    self.address_of(place, ty, Some(ptr));
                }
            }
        } else {
            // Only the length is wanted, and that is constant unless something is called on the way.
            if FindCall::within(x) {
                let mark = self.b.mark();
                self.expr(x);
                self.b.release(mark);
            }
            self.b.emit(Op::ImmI, ptr, 0, 0);
        }
        let limit = self.b.take_word(false);
        self.constant(limit, len);
        let index = self.b.take_word(false);
        let size = self.repr(elem).size as u64;
        self.count(range, index, limit, |g, range| {
            if let Some(value) = range.value {
                let target = g.range_target(range.define, value, elem);
                let at = g.b.take_word(true);
                g.b.emit_ext(Op::ArrayAddr, at, ptr, index, &[len, size]);
                g.load_mem(target.reg, at, 0, elem);
                g.finish_target(target, elem);
            }
        });
    }

    fn range_int(&mut self, range: &Range<'a>, x: &'a Expr<'a>) {
        let limit = self.b.take_word(false);
        self.expr_to(x, limit);
        let index = self.b.take_word(false);
        self.count(range, index, limit, |_, _| {});
    }

    /// `for index = 0; index < limit; index++`: the key is a copy of the index, so that the body may assign it.
    fn count(
        &mut self,
        range: &Range<'a>,
        index: Reg,
        limit: Reg,
        head: impl FnOnce(&mut Self, &Range<'a>),
    ) {
        let (top, next, end) = (self.b.label(), self.b.label(), self.b.label());
        self.b.emit(Op::ImmI, index, 0, 0);
        self.b.jump_if(Op::JLeS, limit, index, end);
        self.b.bind_loop(top);
        let mark = self.b.mark();
        if range.define {
            self.count_key(range, index);
            head(self, range);
        } else {
            head(self, range); // what the value is assigned to may depend on the key's old value
            self.count_key(range, index);
        }
        self.body(range, end, next);
        self.b.release(mark);
        self.b.bind(next);
        if self.long_jumps {
            self.b.emit(Op::AddI, index, index, 1);
            self.b.jump_if(Op::LLtS, index, limit, top);
        } else {
            self.b.jump_if(Op::LIncLt, index, limit, top);
        }
        self.b.bind(end);
    }

    fn count_key(&mut self, range: &Range<'a>, index: Reg) {
        let Some(key) = range.key else { return };
        if let Some(obj) = self.whole_index(range, key) {
            self.set_var(obj, Var::Reg(index));
            return;
        }
        let ty = self.ty(key);
        let target = self.range_target(range.define, key, ty);
        self.mov(target.reg, index, 1);
        self.finish_target(target, ty);
    }

    /// The key variable, if it can be the loop's own index: declared here, never assigned, shared or addressed.
    fn whole_index(&self, range: &Range<'a>, key: &'a Expr<'a>) -> Option<ObjId> {
        let obj = self.c.checker.info.object_at(key.id).filter(|_| range.define)?;
        let used = self.uses.of(obj);
        (!used.reassigned && !used.boxed()).then_some(obj)
    }

    pub(super) fn body(&mut self, range: &Range<'a>, end: Label, next: Label) {
        self.targets.push(Target { name: range.name, end, next: Some(next) });
        self.block(range.body);
        self.targets.pop();
    }

    fn range_string(&mut self, range: &Range<'a>, x: &'a Expr<'a>) {
        let ty = self.ty(x);
        let s = self.take(ty);
        self.expr_to(x, s);
        let at = self.b.take_word(false);
        let rune_and_next = self.b.take([false, false]);
        let (top, next, end) = (self.b.label(), self.b.label(), self.b.label());
        self.b.emit(Op::ImmI, rune_and_next + 1, 0, 0);
        self.b.bind_loop(top);
        self.b.jump_if(Op::JLeS, s + 1, rune_and_next + 1, end);
        self.mov(at, rune_and_next + 1, 1);
        self.b.emit(Op::StrNext, rune_and_next, s, at);
        let mark = self.b.mark();
        let mut vars = Vec::with_capacity(2);
        for (target, src) in [(range.key, at), (range.value, rune_and_next)] {
            if let Some(target) = target {
                let ty = self.ty(target);
                let var = self.range_target(range.define, target, ty);
                self.mov(var.reg, src, 1);
                vars.push((var, ty));
            }
        }
        vars.into_iter().for_each(|(var, ty)| self.finish_target(var, ty));
        self.body(range, end, next);
        self.b.release(mark);
        self.b.bind(next);
        self.b.jump(top);
        self.b.bind(end);
    }

    fn range_map(
        &mut self,
        range: &Range<'a>,
        x: &'a Expr<'a>,
        map_ty: TypeId,
        key: TypeId,
        value: TypeId,
    ) {
        let map = self.expr(x);
        let rtype = self.c.rtype(map_ty).addr();
        let iter = self.b.take((0..ITER_WORDS).map(|word| ITER_POINTERS >> word & 1 == 1));
        let words = ITER_WORDS as u16;
        self.b.emit_ext(Op::MapIterInit, iter, map, 0, &[count_x(words), rtype]);
        self.b.pin(iter, words);
        let more = self.b.take_word(false);
        let (top, end) = (self.b.label(), self.b.label());
        self.b.bind_loop(top);
        self.b.emit_ext(Op::MapIterNext, iter, more, 0, &[count_x(words), rtype]);
        self.b.jump_if(Op::JFalse, more, 0, end);
        let mark = self.b.mark();
        let site = self.map_site(map_ty, false);
        let mut vars = Vec::with_capacity(2);
        for (which, target, have) in [(0, range.key, key), (1, range.value, value)] {
            if let Some(target) = target {
                let ty = self.ty(target);
                let loaded = self.take(have);
                let counts = Counts { x: self.repr(have).words(), y: words, z: 0 }.word();
                self.b.emit_ext(Op::MapIterGet, loaded, iter, 0, &[counts, which, site]);
                let var = self.range_target(range.define, target, ty);
                if self.is_large(have) {
                    self.clone_large(loaded, loaded, have); // the entry itself may change
                }
                self.convert_reg(loaded, have, ty, var.reg);
                vars.push((var, ty));
            }
        }
        vars.into_iter().for_each(|(var, ty)| self.finish_target(var, ty));
        self.body(range, end, top);
        self.b.release(mark);
        self.b.jump(top);
        self.b.bind(end);
    }

    /// Where a round's key or value is put: a new variable's register, or a temporary that is then assigned.
    pub(super) fn range_target(
        &mut self,
        define: bool,
        target: &'a Expr<'a>,
        ty: TypeId,
    ) -> RangeTarget {
        let obj = self.c.checker.info.object_at(target.id).filter(|_| define);
        match obj {
            Some(obj) => {
                let boxed = self.in_cell(obj, ty);
                let reg = self.take(ty);
                if !boxed {
                    self.set_var(obj, Var::Reg(reg));
                }
                RangeTarget { reg, cell_of: boxed.then_some(obj), place: None }
            }
            None => {
                // Its operands are those of before: key and value are assigned together.
                let place = self.place(target);
                let place = self.detached(place);
                let reg = self.take(ty);
                RangeTarget { reg, cell_of: None, place: Some(place) }
            }
        }
    }

    pub(super) fn finish_target(&mut self, target: RangeTarget, ty: TypeId) {
        if let Some(obj) = target.cell_of {
            let cell = self.new_cell(ty, Some(Key::Var(obj)));
            self.store_mem(cell, 0, target.reg, ty);
            self.set_var(obj, Var::Cell(cell));
        }
        if let Some(place) = target.place {
            self.store_place(place, target.reg, ty);
        }
    }
}

/// The parts of a range statement; `key` and `value` are absent where they are blank.
pub(super) struct Range<'a> {
    pub key: Option<&'a Expr<'a>>,
    pub value: Option<&'a Expr<'a>>,
    pub define: bool,
    pub body: &'a Block<'a>,
    pub name: Option<crate::syntax::symbol::Symbol>,
}

#[derive(Clone, Copy)]
pub(super) struct RangeTarget {
    pub reg: Reg,
    cell_of: Option<ObjId>,
    place: Option<Place>,
}

/// Constants kept in registers at most: beyond that a frame grows more than the loads cost.
const MAX_HOISTED: usize = 16;

/// Finds constants that no instruction can hold as an immediate.
struct Constants<'g, 'c, 'a> {
    g: &'g FuncGen<'c, 'a>,
    found: Vec<u64>,
}

impl<'a> Visitor<'a> for Constants<'_, '_, 'a> {
    fn expr(&mut self, expr: &'a Expr<'a>) {
        let Some(value) = self.g.c.checker.info.value_of(expr) else {
            return walk_expr(self, expr);
        };
        let ty = self.g.c.checker.info.exprs[expr.id.0 as usize].ty;
        let Some(bits) = ty.and_then(|ty| self.g.constant_bits(value, self.g.c.subst(ty))) else {
            return;
        };
        if self.g.small_constant(expr).is_none() && !self.found.contains(&bits) {
            self.found.push(bits);
        }
    }

    fn stmt(&mut self, stmt: &'a Stmt<'a>) {
        walk_stmt(self, stmt);
    }

    fn func_lit(&mut self, _: &'a FuncLit<'a>) {} // another frame
}

/// Whether an expression calls or receives: then it is evaluated though only its type counts.
struct FindCall(bool);

impl FindCall {
    fn within(expr: &Expr<'_>) -> bool {
        let mut find = FindCall(false);
        find.expr(expr);
        find.0
    }
}

impl<'a> Visitor<'a> for FindCall {
    fn expr(&mut self, expr: &'a Expr<'a>) {
        let evaluates =
            matches!(expr.kind, ExprKind::Call { .. } | ExprKind::Unary { op: UnaryOp::Recv, .. });
        self.0 |= evaluates;
        walk_expr(self, expr);
    }

    fn func_lit(&mut self, _: &'a FuncLit<'a>) {}
}
