//! Conditions: boolean expressions that are jumped on instead of being put into registers.
//!
//! Called for `if`, `for`, `switch` and by `binary.rs` for `&&` and `||`. A comparison becomes one compare-and-jump, in
//! its forward or its loop form (B2 of `op.rs`); `&&`, `||` and `!` become the shape of the jumps. Comparisons of floats
//! are never turned round: `!(x < y)` is not `x >= y` where one of them is NaN.

use super::binary::{Kind, is_comparison};
use super::builder::{Label, loop_form};
use super::expr::unparen;
use super::func::FuncGen;
use super::inline::Site;
use crate::bytecode::{Op, Reg};
use crate::check::types::Type;
use crate::syntax::ast::*;

impl<'a> FuncGen<'_, 'a> {
    /// Goes to `target` if `expr` is false, else on.
    pub fn jump_unless(&mut self, expr: &'a Expr<'a>, target: Label) {
        self.jump_on(expr, false, target, false);
    }

    /// Goes to `target`, ahead, if `expr` is true, else on.
    pub fn jump_when(&mut self, expr: &'a Expr<'a>, target: Label) {
        self.jump_on(expr, true, target, false);
    }

    /// Goes back to `target` if `expr` is true: a loop's condition.
    pub fn loop_when(&mut self, expr: &'a Expr<'a>, target: Label) {
        self.jump_on(expr, true, target, true);
    }

    /// Goes to `target` if `expr` is `sense`. `back`: the target lies behind.
    fn jump_on(&mut self, expr: &'a Expr<'a>, sense: bool, target: Label, back: bool) {
        let expr = unparen(expr);
        if let Some(known) = self.c.checker.info.value_of(expr).and_then(|v| v.as_bool()) {
            if known == sense {
                self.b.jump(target);
            }
            return;
        }
        if let Some(reg) = self.settled_reg(expr) {
            return self.jump_bool(reg, sense, target, back);
        }
        match &expr.kind {
            ExprKind::Unary { op: UnaryOp::Not, x } => self.jump_on(x, !sense, target, back),
            ExprKind::Binary { op: BinaryOp::LogAnd, x, y, .. } => {
                self.apart(|g| g.jump_both(x, y, true, sense, target, back))
            }
            ExprKind::Binary { op: BinaryOp::LogOr, x, y, .. } => {
                self.apart(|g| g.jump_both(x, y, false, sense, target, back))
            }
            ExprKind::Binary { op, x, y, .. } if is_comparison(*op) => {
                let mark = self.b.mark();
                self.root(&[x, y], |g| g.jump_compare(*op, x, y, sense, target, back));
                self.b.release(mark);
            }
            ExprKind::Call { fun, args, spread }
                if self.jump_on_call(expr, fun, args, *spread, sense, target, back) => {}
            _ => {
                let mark = self.b.mark();
                let reg = self.expr(expr);
                self.jump_bool(reg, sense, target, back);
                self.b.release(mark);
            }
        }
    }

    /// A call that is inlined and comes down to one expression is jumped on as that.
    #[expect(clippy::too_many_arguments, reason = "the parts of a call and its target")]
    fn jump_on_call(
        &mut self,
        expr: &'a Expr<'a>,
        fun: &'a Expr<'a>,
        args: &'a [&'a Expr<'a>],
        spread: bool,
        sense: bool,
        target: Label,
        back: bool,
    ) -> bool {
        let Some(inst) = self.inlined_callee(fun) else { return false };
        let Type::Func(sig) = self.under(self.ty(fun)) else { return false };
        let selection = self.c.selection_of(fun);
        let site = Site { expr, fun, args, spread, sig: &sig, selection: selection.as_ref() };
        self.inline_value(&site, &inst, |g, value| g.jump_on(value, sense, target, back))
    }

    /// `x && y` (`and`) or `x || y`: the first operand decides alone where it equals `!and`.
    fn jump_both(
        &mut self,
        x: &'a Expr<'a>,
        y: &'a Expr<'a>,
        and: bool,
        sense: bool,
        target: Label,
        back: bool,
    ) {
        if sense == and {
            let skip = self.b.label();
            self.jump_on(x, !and, skip, false);
            self.jump_on(y, sense, target, back);
            self.b.bind(skip);
        } else {
            self.jump_on(x, sense, target, back);
            self.jump_on(y, sense, target, back);
        }
    }

    fn jump_bool(&mut self, reg: Reg, sense: bool, target: Label, back: bool) {
        let op = if sense { Op::JTrue } else { Op::JFalse };
        self.b.jump_if(directed(op, back), reg, 0, target);
    }

    fn jump_compare(
        &mut self,
        op: BinaryOp,
        x: &'a Expr<'a>,
        y: &'a Expr<'a>,
        sense: bool,
        target: Label,
        back: bool,
    ) {
        let mark = self.b.mark();
        let ty = self.comparison_type(x, y);
        let words = match self.comparison_kind(ty) {
            Kind::Words(words) => words.jump_op(op, sense).map(|jump| (words, jump)),
            _ => None,
        };
        match words {
            Some((words, _)) if self.jump_immediate(words, op, x, y, sense, target, back) => {}
            Some((_, (code, swap))) => {
                let (a, b) = (self.expr_as(x, ty, None), self.expr_as(y, ty, None));
                let (a, b) = if swap { (b, a) } else { (a, b) };
                self.b.jump_if(directed(code, back), a, b, target);
            }
            None => {
                let dst = self.b.take_word(false);
                let (a, b) = (self.comparand(x, ty), self.comparand(y, ty));
                self.set_line(x.span.lo);
                self.compare(dst, op, a, b, ty);
                self.jump_bool(dst, sense, target, back);
            }
        }
        self.b.release(mark);
    }

    /// `x op small constant` or `x == nil` for one-word values.
    #[expect(clippy::too_many_arguments, reason = "the parts of one comparison and its target")]
    fn jump_immediate(
        &mut self,
        words: super::binary::Words,
        op: BinaryOp,
        x: &'a Expr<'a>,
        y: &'a Expr<'a>,
        sense: bool,
        target: Label,
        back: bool,
    ) -> bool {
        use super::binary::Words;
        let (x, y, op) = match (self.immediate_of(x), self.immediate_of(y)) {
            (None, Some(_)) => (x, y, op),
            (Some(_), None) => (y, x, mirrored(op)),
            _ => return false,
        };
        let Some(imm) = self.immediate_of(y) else { return false };
        let equality = matches!(op, BinaryOp::Eq | BinaryOp::Ne);
        // Immediates are sign-extended: unsigned order only agrees for numbers that are not negative, and there is
        // no unsigned form; floats have none at all.
        if words == Words::Float || words == Words::Float32 || words == Words::Unsigned && !equality
        {
            return false;
        }
        let op = if sense { op } else { inverse(op) };
        let code = match op {
            BinaryOp::Eq => Op::JEqI,
            BinaryOp::Ne => Op::JNeI,
            BinaryOp::Lt => Op::JLtI,
            BinaryOp::Le => Op::JLeI,
            BinaryOp::Gt => Op::JGtI,
            _ => Op::JGeI,
        };
        let a = self.expr(x);
        self.b.jump_if(directed(code, back), a, imm as u16, target);
        true
    }

    fn immediate_of(&self, expr: &'a Expr<'a>) -> Option<i16> {
        let is_nil = self.c.checker.info.mode_of(expr) == crate::check::info::Mode::Nil;
        if is_nil { Some(0) } else { self.small_constant(expr) }
    }
}

fn directed(op: Op, back: bool) -> Op {
    if back { loop_form(op) } else { op }
}

fn mirrored(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Lt => BinaryOp::Gt,
        BinaryOp::Le => BinaryOp::Ge,
        BinaryOp::Gt => BinaryOp::Lt,
        BinaryOp::Ge => BinaryOp::Le,
        other => other,
    }
}

fn inverse(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Eq => BinaryOp::Ne,
        BinaryOp::Ne => BinaryOp::Eq,
        BinaryOp::Lt => BinaryOp::Ge,
        BinaryOp::Le => BinaryOp::Gt,
        BinaryOp::Gt => BinaryOp::Le,
        _ => BinaryOp::Lt,
    }
}
