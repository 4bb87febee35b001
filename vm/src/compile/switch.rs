//! Switches on values and on types.
//!
//! Called by `stmt.rs`. First all comparisons in order, each with a jump to its clause's body; then the bodies. The tag
//! is a copy, as cases may call functions that change variables.

use super::builder::Label;
use super::func::{FuncGen, Target, Var};
use crate::bytecode::{Op, Reg};
use crate::check::types::{Type, TypeId};
use crate::syntax::ast::*;

impl<'a> FuncGen<'_, 'a> {
    pub fn switch_stmt(
        &mut self,
        init: Option<&'a Stmt<'a>>,
        tag: Option<&'a Expr<'a>>,
        cases: &'a [CaseClause<'a>],
    ) {
        let name = self.pending_label.take();
        let mark = self.b.mark();
        if let Some(init) = init {
            self.stmt(init);
        }
        // The tag is a copy: cases may call functions that change variables.
        let tag = tag.map(|tag| {
            let ty = self.ty(tag);
            let reg = self.take(ty);
            self.expr_to(tag, reg);
            (reg, ty)
        });
        let bodies: Vec<Label> = cases.iter().map(|_| self.b.label()).collect();
        let end = self.b.label();
        for (case, &body) in cases.iter().zip(&bodies) {
            for &expr in case.exprs.unwrap_or_default() {
                self.set_line(expr.span.lo);
                match tag {
                    Some((reg, ty)) => self.jump_if_case(reg, ty, expr, body),
                    None => self.jump_when(expr, body),
                }
            }
        }
        let default = cases.iter().position(|case| case.exprs.is_none());
        self.b.jump(default.map_or(end, |at| bodies[at]));
        self.case_bodies(name, cases, &bodies, end, |_, _| {});
        self.b.release(mark);
    }

    fn case_bodies(
        &mut self,
        name: Option<crate::syntax::symbol::Symbol>,
        cases: &'a [CaseClause<'a>],
        bodies: &[Label],
        end: Label,
        mut head: impl FnMut(&mut Self, usize),
    ) {
        self.targets.push(Target { name, end, next: None });
        let outer = self.fallthrough;
        for (at, (case, &body)) in cases.iter().zip(bodies).enumerate() {
            self.b.bind(body);
            self.fallthrough = bodies.get(at + 1).copied();
            let mark = self.b.mark();
            head(self, at);
            self.stmts(case.body);
            self.b.release(mark);
            self.b.jump(end);
        }
        self.fallthrough = outer;
        self.targets.pop();
        self.b.bind(end);
    }

    /// Goes to `body` if the tag equals the case's value.
    fn jump_if_case(&mut self, tag: Reg, tag_ty: TypeId, expr: &'a Expr<'a>, body: Label) {
        let mark = self.b.mark();
        let case_ty = self.ty(expr);
        let word = matches!(
            self.comparison_kind(tag_ty),
            super::binary::Kind::Words(
                super::binary::Words::Signed | super::binary::Words::Unsigned
            )
        );
        if let (true, Some(imm)) = (word, self.small_constant(expr)) {
            self.b.jump_if(Op::JEqI, tag, imm as u16, body);
            return self.b.release(mark);
        }
        let equal = self.b.take_word(false);
        let (tag, ty) = if self.is_interface(case_ty) && !self.is_interface(tag_ty) {
            let converted = self.take(case_ty);
            self.make_interface(converted, tag, tag_ty, case_ty, None);
            (converted, case_ty)
        } else {
            (tag, tag_ty)
        };
        let value = self.expr_as(expr, ty, None);
        self.compare(equal, BinaryOp::Eq, tag, value, ty);
        self.b.jump_if(Op::JTrue, equal, 0, body);
        self.b.release(mark);
    }

    pub fn type_switch(
        &mut self,
        init: Option<&'a Stmt<'a>>,
        x: &'a Expr<'a>,
        cases: &'a [CaseClause<'a>],
    ) {
        let name = self.pending_label.take();
        let mark = self.b.mark();
        if let Some(init) = init {
            self.stmt(init);
        }
        let ty = self.ty(x);
        let value = self.take(ty);
        self.expr_to(x, value);
        let word = self.type_word(value, ty);
        let bodies: Vec<Label> = cases.iter().map(|_| self.b.label()).collect();
        let end = self.b.label();
        for (case, &body) in cases.iter().zip(&bodies) {
            for &expr in case.exprs.unwrap_or_default() {
                self.jump_if_type(value, word, ty, expr, body);
            }
        }
        let default = cases.iter().position(|case| case.exprs.is_none());
        self.b.jump(default.map_or(end, |at| bodies[at]));
        self.case_bodies(name, cases, &bodies, end, |g, at| g.bind_case(&cases[at], value, ty));
        self.b.release(mark);
    }

    /// The dynamic type of an interface value, 0 if nil.
    fn type_word(&mut self, value: Reg, ty: TypeId) -> Reg {
        match self.under(ty) {
            Type::Interface(iface) if !iface.methods.is_empty() => {
                let word = self.b.take_word(false);
                self.b.emit(Op::ItabType, word, value, 0);
                word
            }
            _ => value,
        }
    }

    fn jump_if_type(
        &mut self,
        value: Reg,
        word: Reg,
        from: TypeId,
        expr: &'a Expr<'a>,
        body: Label,
    ) {
        let mark = self.b.mark();
        let skip = self.b.label();
        if !self.is_type(expr) {
            self.b.jump_if(Op::JEqI, word, 0, body); // nil
        } else {
            let ty = self.ty(expr);
            if self.is_interface(ty) {
                let result = self.b.take([false, true, false]);
                self.assert_to(result, value, from, ty, true);
                self.b.jump_if(Op::JTrue, result + 2, 0, body);
            } else {
                let rtype = self.c.rtype_with_methods(ty).addr();
                self.b.jump_ext(Op::JTypeNe, word, 0, 0, &[rtype], skip);
                self.b.jump(body);
            }
        }
        self.b.bind(skip);
        self.b.release(mark);
    }

    /// Declares a clause's variable: of the case's type if the clause names one, else of the operand's.
    fn bind_case(&mut self, case: &'a CaseClause<'a>, value: Reg, from: TypeId) {
        let Some(obj) = self.c.checker.info.object_at(case.id) else { return };
        let ty = self.obj_ty(obj);
        let reg = self.take(ty);
        if ty == from {
            self.mov(reg, value, 2);
        } else {
            self.assert_to(reg, value, from, ty, false);
        }
        if self.in_cell(obj, ty) {
            let cell = self.new_cell(ty, Some(super::escape::Key::Var(obj)));
            self.store_mem(cell, 0, reg, ty);
            self.set_var(obj, Var::Cell(cell));
        } else {
            self.set_var(obj, Var::Reg(reg));
        }
    }
}
