//! Statements.
//!
//! Called by `func.rs` with a function's body. Blocks give back the registers of their variables at the end. Assignments
//! are in `assign.rs`, loops in `loops.rs`, switches in `switch.rs`, `defer` in `defer.rs`; jumps, returns and `if` are
//! here.

use super::builder::Label;
use super::func::{FuncGen, Target, Var};
use super::place::Place;
use super::rangefunc::Exit;
use crate::bytecode::{Op, Reg};
use crate::check::constant::Value;
use crate::check::info::Mode;
use crate::check::types::{Type, TypeId};
use crate::syntax::ast::*;
use crate::syntax::symbol::Symbol;

impl<'a> FuncGen<'_, 'a> {
    /// The statements of a block, in a scope of their own.
    pub fn block(&mut self, block: &'a Block<'a>) {
        let mark = self.b.mark();
        self.stmts(block.stmts);
        self.b.release(mark);
    }

    pub fn stmts(&mut self, stmts: &'a [Stmt<'a>]) {
        for stmt in stmts {
            self.stmt(stmt);
        }
    }

    pub fn stmt(&mut self, stmt: &'a Stmt<'a>) {
        self.set_line(stmt.span.lo);
        self.span = stmt.span;
        match &stmt.kind {
            StmtKind::Bad | StmtKind::Empty => {}
            StmtKind::Expr(x) => self.expr_stmt(x),
            StmtKind::IncDec { x, inc } => self.inc_dec(x, *inc),
            StmtKind::Assign { lhs, rhs } => self.assign(lhs, rhs),
            StmtKind::OpAssign { op, lhs, rhs } => self.op_assign(*op, lhs, rhs),
            StmtKind::Define { lhs, rhs } => self.define(lhs, rhs),
            StmtKind::Decl(Decl::Var(specs)) => specs.iter().for_each(|spec| self.var_spec(spec)),
            StmtKind::Decl(_) => {}
            StmtKind::Return(values) => self.return_stmt(values),
            StmtKind::Break(label) => self.branch(*label, Exit::Break, |target| Some(target.end)),
            StmtKind::Continue(label) => self.branch(*label, Exit::Continue, |target| target.next),
            StmtKind::Goto(label) => self.goto_named(label.name),
            StmtKind::Fallthrough => {
                if let Some(next) = self.fallthrough {
                    self.b.jump(next);
                }
            }
            StmtKind::Block(block) => self.block(block),
            StmtKind::If { init, cond, then, els } => self.if_stmt(*init, cond, then, *els),
            StmtKind::For { init, cond, post, body } => self.for_stmt(*init, *cond, *post, body),
            StmtKind::Range { key, value, define, x, body } => {
                self.range_stmt(stmt, *key, *value, *define, x, body);
            }
            StmtKind::Switch { init, tag, cases } => self.switch_stmt(*init, *tag, cases),
            StmtKind::TypeSwitch { init, x, cases, .. } => self.type_switch(*init, x, cases),
            StmtKind::Labeled { label, stmt } => self.labeled(*label, stmt),
            StmtKind::Go(call) => self.go_stmt(call),
            StmtKind::Defer(call) => self.defer_stmt(call),
            StmtKind::Send { chan, value } => self.send_stmt(chan, value),
            StmtKind::Select(clauses) => self.select_stmt(clauses),
        }
    }

    fn expr_stmt(&mut self, x: &'a Expr<'a>) {
        let mark = self.b.mark();
        self.expr(x);
        self.b.release(mark);
    }

    fn inc_dec(&mut self, x: &'a Expr<'a>, inc: bool) {
        let ty = self.ty(x);
        let basic = self.c.checker.types.basic_of(ty);
        let mark = self.b.mark();
        let place = match self.place(x) {
            // One search for both: nothing can happen between reading and writing.
            Place::Map(map, key, map_ty) => Place::Mem(self.map_slot(map, key, map_ty), 0),
            place => place,
        };
        let reg = match place {
            Place::Reg(reg) => reg,
            place => {
                let reg = self.take(ty);
                self.load_place(place, ty, Some(reg));
                reg
            }
        };
        if basic.is_some_and(|b| b.is_integer()) {
            self.b.emit(Op::AddI, reg, reg, if inc { 1 } else { -1i16 as u16 });
            self.narrow(reg, basic.unwrap_or(crate::check::types::Basic::Int));
        } else {
            let one = self.constant_value(&Value::Int(1.into()), ty, None);
            let op = if inc { BinaryOp::Add } else { BinaryOp::Sub };
            self.arith(reg, op, reg, one, ty, ty);
        }
        if !matches!(place, Place::Reg(_)) {
            self.store_place(place, reg, ty);
        }
        self.b.release(mark);
    }

    fn return_stmt(&mut self, values: &'a [&'a Expr<'a>]) {
        let results = match &self.range_body {
            Some(body) => body.results.clone(),
            None => self.layout.results.clone(),
        };
        let mark = self.b.mark();
        self.root(values, |g| g.return_values(values, &results));
        self.b.release(mark);
        self.emit_return();
    }

    fn return_values(&mut self, values: &'a [&'a Expr<'a>], results: &[(TypeId, Reg)]) {
        match values {
            [] => {}
            [value] if results.len() == 1 && self.epilogue.is_none() => {
                let (ty, reg) = results[0];
                self.return_value(0, value, ty, reg);
            }
            [call] if results.len() != 1 => self.return_tuple(call, results),
            _ => {
                let plain = values.iter().all(|value| self.is_simple(value));
                let named = self.result_vars.iter().any(Option::is_some);
                // Where a deferred call may recover, no result is set before all values are there.
                if named || !plain || self.epilogue.is_some() {
                    self.return_apart(values, results);
                } else {
                    for (value, &(ty, reg)) in values.iter().zip(results) {
                        self.expr_as(value, ty, Some(reg));
                    }
                }
            }
        }
    }

    /// Whether an expression can be evaluated right into a result word: nothing after it could fail or look there.
    fn is_simple(&self, expr: &'a Expr<'a>) -> bool {
        self.result_vars.iter().all(Option::is_none) || self.c.checker.info.value_of(expr).is_some()
    }

    fn return_value(&mut self, at: usize, value: &'a Expr<'a>, ty: TypeId, reg: Reg) {
        match self.result_var(at) {
            Some(Var::Cell(cell)) => {
                let src = self.expr_as(value, ty, None);
                self.store_mem(cell, 0, src, ty);
            }
            Some(Var::Reg(_)) => {
                let src = self.expr_as(value, ty, None);
                let words = self.repr(ty).words();
                self.mov(reg, src, words);
            }
            None => {
                self.expr_as(value, ty, Some(reg));
            }
        }
    }

    fn result_var(&self, at: usize) -> Option<Var> {
        let obj = self.result_vars.get(at).copied().flatten()?;
        self.vars.get(&obj).copied()
    }

    /// All values first, then all results.
    fn return_apart(&mut self, values: &'a [&'a Expr<'a>], results: &[(TypeId, Reg)]) {
        let mut sources = Vec::with_capacity(values.len());
        for (value, &(ty, _)) in values.iter().zip(results) {
            let src = self.take(ty);
            self.expr_as(value, ty, Some(src));
            sources.push(src);
        }
        for (at, (&src, &(ty, reg))) in sources.iter().zip(results).enumerate() {
            self.store_result(at, src, ty, reg);
        }
    }

    fn store_result(&mut self, at: usize, src: Reg, ty: TypeId, reg: Reg) {
        match self.result_var(at) {
            Some(Var::Cell(cell)) => self.store_mem(cell, 0, src, ty),
            _ => {
                let words = self.repr(ty).words();
                self.mov(reg, src, words);
            }
        }
    }

    /// `return f()` with several results.
    fn return_tuple(&mut self, call: &'a Expr<'a>, results: &[(TypeId, Reg)]) {
        let ty = self.ty(call);
        let Type::Tuple(parts) = self.under(ty) else { return };
        let mut at = self.expr(call);
        for (index, (&have, &(ty, reg))) in parts.iter().zip(results).enumerate() {
            let converted = self.take(ty);
            self.convert_reg(at, have, ty, converted);
            self.store_result(index, converted, ty, reg);
            at = at.saturating_add(self.repr(have).words());
        }
    }

    /// `break` or `continue`: of a statement in this function, or of one around the body of a loop over a function.
    fn branch(
        &mut self,
        label: Option<Ident>,
        exit: fn(Symbol) -> Exit,
        aim: fn(&Target) -> Option<Label>,
    ) {
        let found = self.targets.iter().rev().find_map(|target| match label {
            Some(label) if target.name != Some(label.name) => None,
            _ => aim(target),
        });
        match (found, label) {
            (Some(to), _) => self.b.jump(to),
            (None, Some(label)) => self.leave(exit(label.name)),
            (None, None) => {}
        }
    }

    pub fn goto_named(&mut self, name: Symbol) {
        if self.leaves_body(name) {
            return self.leave(Exit::Goto(name));
        }
        let to = self.label_named(name);
        self.b.jump(to);
    }

    fn label_named(&mut self, name: Symbol) -> Label {
        if let Some(&label) = self.labels.get(&name) {
            return label;
        }
        let label = self.b.label();
        self.labels.insert(name, label);
        label
    }

    fn labeled(&mut self, label: Ident, stmt: &'a Stmt<'a>) {
        let here = self.label_named(label.name);
        // Back-edges to it are safepoints.
        self.b.bind_loop(here);
        let is_target = matches!(
            stmt.kind,
            StmtKind::For { .. }
                | StmtKind::Range { .. }
                | StmtKind::Switch { .. }
                | StmtKind::TypeSwitch { .. }
        );
        if is_target {
            self.pending_label = Some(label.name);
            self.stmt(stmt);
            return;
        }
        let end = self.b.label();
        self.targets.push(Target { name: Some(label.name), end, next: None });
        self.stmt(stmt);
        self.targets.pop();
        self.b.bind(end);
    }

    fn if_stmt(
        &mut self,
        init: Option<&'a Stmt<'a>>,
        cond: &'a Expr<'a>,
        then: &'a Block<'a>,
        els: Option<&'a Stmt<'a>>,
    ) {
        let mark = self.b.mark();
        if let Some(init) = init {
            self.stmt(init);
        }
        self.set_line(cond.span.lo);
        let no = self.b.label();
        self.jump_unless(cond, no);
        self.block(then);
        match els {
            None => self.b.bind(no),
            Some(els) => {
                let end = self.b.label();
                self.b.jump(end);
                self.b.bind(no);
                self.stmt(els);
                self.b.bind(end);
            }
        }
        self.b.release(mark);
    }

    /// Whether an expression is a type in this position.
    pub fn is_type(&self, expr: &Expr<'a>) -> bool {
        self.c.checker.info.mode_of(expr) == Mode::Type
    }
}
