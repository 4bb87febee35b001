//! Operands of builtin functions.
//!
//! A builtin's operands are expressions in its call, or the results of the one call that is written there, or (in a
//! deferred call) values that were evaluated earlier. `builtin.rs` asks here for the value without knowing which.

use super::func::FuncGen;
use crate::bytecode::Reg;
use crate::check::info::Mode;
use crate::check::types::{Type, TypeId};
use crate::syntax::ast::*;

/// An operand of a builtin.
#[derive(Clone, Copy)]
pub(super) enum Operand<'a> {
    /// Written in the call.
    Expr(&'a Expr<'a>),
    /// A value of this type in registers.
    Value(Reg, TypeId),
}

impl<'a> FuncGen<'_, 'a> {
    /// The operands of a builtin's call: if it is one call with several results, that call is made here.
    pub fn operands(&mut self, args: &'a [&'a Expr<'a>]) -> Vec<Operand<'a>> {
        if let [only] = args
            && self.c.checker.info.mode_of(only) == Mode::Value
            && let Type::Tuple(parts) = self.under(self.ty(only))
        {
            let mut at = self.expr(only);
            let results = parts.iter().map(|&ty| {
                let reg = at;
                at += self.repr(ty).words();
                Operand::Value(reg, ty)
            });
            return results.collect();
        }
        args.iter().map(|&arg| Operand::Expr(arg)).collect()
    }

    pub fn operand_ty(&self, operand: Operand<'a>) -> TypeId {
        match operand {
            Operand::Expr(expr) => self.ty(expr),
            Operand::Value(_, ty) => ty,
        }
    }

    /// The value of an operand, wherever it is convenient.
    pub fn operand(&mut self, operand: Operand<'a>) -> Reg {
        match operand {
            Operand::Expr(expr) => self.expr(expr),
            Operand::Value(reg, _) => reg,
        }
    }

    /// The value of an operand in `dst`.
    pub fn operand_to(&mut self, operand: Operand<'a>, dst: Reg) {
        match operand {
            Operand::Expr(expr) => self.expr_to(expr, dst),
            Operand::Value(reg, ty) => {
                let words = self.repr(ty).words();
                self.mov(dst, reg, words);
            }
        }
    }

    /// The value converted to `ty` as an assignment would, in `want` if given.
    pub fn operand_as(&mut self, operand: Operand<'a>, ty: TypeId, want: Option<Reg>) -> Reg {
        match operand {
            Operand::Expr(expr) => self.expr_as(expr, ty, want),
            Operand::Value(reg, have) if want.is_none() && !self.changes_form(have, ty) => reg,
            Operand::Value(reg, have) => {
                let dst = self.dst(want, ty);
                self.convert_reg(reg, have, ty, dst);
                dst
            }
        }
    }

    /// Whether a value changes when it is assigned to a variable of another type: into an interface.
    fn changes_form(&self, have: TypeId, ty: TypeId) -> bool {
        have != ty && self.is_interface(ty)
    }
}
