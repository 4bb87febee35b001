//! Untyped operands: what type the context gives them, and telling that to their subexpressions.
//!
//! Called when an untyped operand meets a typed one, or its context ends without giving it a type.

use crate::check::Checker;
use crate::check::codes;
use crate::check::constant::Value;
use crate::check::constexpr::{Unfit, represent};
use crate::check::info::Mode;
use crate::check::operand::Operand;
use crate::check::types::*;
use crate::syntax::ast::*;

impl<'a> Checker<'a> {
    /// Gives an untyped operand the type `target`, or reports that it cannot have it.
    pub(super) fn convert_untyped(&mut self, x: &mut Operand<'a>, target: TypeId) {
        match self.implicit_type(x, target) {
            Ok((ty, value)) => {
                if let Some(value) = value {
                    x.val = Some(value);
                }
                if ty != x.ty {
                    x.ty = ty;
                    self.update_type(x.expr, ty);
                    if self.env_error_in(x.expr) {
                        x.fail();
                    }
                }
            }
            Err(unfit) => {
                let target = self.reported_target(x, target);
                self.invalid_conversion(x, target, unfit);
                x.fail();
            }
        }
    }

    fn reported_target(&self, x: &Operand<'a>, target: TypeId) -> TypeId {
        if self.types.is_untyped(target) {
            self.types.default_type(x.ty).max(target)
        } else {
            target
        }
    }

    /// Whether giving an expression its type failed.
    fn env_error_in(&self, e: &Expr<'a>) -> bool {
        self.info.exprs[e.id.0 as usize].mode == Mode::Invalid
    }

    /// The type (and value) an operand gets where `target` is wanted; typed operands keep theirs.
    pub(super) fn implicit_type(
        &self,
        x: &Operand<'a>,
        target: TypeId,
    ) -> Result<(TypeId, Option<Value>), Unfit> {
        let table = &self.types;
        if x.is_invalid() || !table.is_untyped(x.ty) || target == TypeId::INVALID {
            return Ok((x.ty, None));
        }
        if table.is_untyped(target) {
            return self.join_untyped(x, target);
        }
        if table.is_param(target) {
            let unders = table.type_set_unders(target);
            let fits = |&u: &TypeId| self.implicit_type(x, u).is_ok();
            return if !unders.is_empty() && unders.iter().all(fits) {
                Ok((target, None))
            } else {
                Err(Unfit::Kind)
            };
        }
        match table.under(target) {
            Type::Basic(basic) => self.implicit_basic(x, target, *basic),
            Type::Interface(iface) => {
                if x.is_nil() {
                    return Ok((target, None));
                }
                let empty =
                    iface.methods.is_empty() && iface.unions.is_empty() && !iface.comparable;
                if empty { Ok((table.default_type(x.ty), None)) } else { Err(Unfit::Kind) }
            }
            _ if x.is_nil() && table.has_nil(target) => Ok((target, None)),
            _ => Err(Unfit::Kind),
        }
    }

    /// Both untyped: the later of integer, rune, float, complex.
    fn join_untyped(
        &self,
        x: &Operand<'a>,
        target: TypeId,
    ) -> Result<(TypeId, Option<Value>), Unfit> {
        let (Type::Basic(have), Type::Basic(want)) = (self.types.get(x.ty), self.types.get(target))
        else {
            return Err(Unfit::Kind);
        };
        if have.is_numeric() && want.is_numeric() {
            return Ok((if have < want { target } else { x.ty }, None));
        }
        if have == want { Ok((x.ty, None)) } else { Err(Unfit::Kind) }
    }

    fn implicit_basic(
        &self,
        x: &Operand<'a>,
        target: TypeId,
        basic: Basic,
    ) -> Result<(TypeId, Option<Value>), Unfit> {
        if let (Mode::Constant, Some(value)) = (x.mode, &x.val) {
            return represent(value, basic).map(|v| (target, Some(v)));
        }
        // Comparisons, shifts and nil are untyped without being constant.
        let Type::Basic(have) = self.types.get(x.ty) else { return Err(Unfit::Kind) };
        let fits = match have {
            Basic::UntypedBool => basic.is_boolean(),
            Basic::UntypedString => basic.is_string(),
            Basic::UntypedNil => basic == Basic::UnsafePointer,
            _ => basic.is_numeric(),
        };
        if fits { Ok((target, None)) } else { Err(Unfit::Kind) }
    }

    /// Gives an untyped expression its type, and those inside it that take their type from it.
    pub(super) fn update_type(&mut self, e: &'a Expr<'a>, ty: TypeId) {
        let info = &self.info.exprs[e.id.0 as usize];
        let Some(old) = info.ty else { return };
        if !self.types.is_untyped(old) {
            return;
        }
        let constant = info.value.is_some();
        match &e.kind {
            ExprKind::Paren(inner) => self.update_type(inner, ty),
            ExprKind::Unary { op, x }
                if !constant && !matches!(op, UnaryOp::Recv | UnaryOp::Addr) =>
            {
                self.update_type(x, ty);
            }
            ExprKind::Binary { op, x, y, .. } if !constant => match op {
                BinaryOp::Eq
                | BinaryOp::Ne
                | BinaryOp::Lt
                | BinaryOp::Le
                | BinaryOp::Gt
                | BinaryOp::Ge => {}
                BinaryOp::Shl | BinaryOp::Shr => self.update_type(x, ty),
                _ => {
                    self.update_type(x, ty);
                    self.update_type(y, ty);
                }
            },
            _ => {}
        }
        self.set_type(e, ty);
    }

    fn set_type(&mut self, e: &'a Expr<'a>, ty: TypeId) {
        let table = self.table();
        let info = &self.info.exprs[e.id.0 as usize];
        let value = info.value.clone();
        let (mode, old) = (info.mode, info.ty.unwrap_or(TypeId::INVALID));
        if table.is_untyped(ty) {
            self.info.exprs[e.id.0 as usize].ty = Some(ty);
            return;
        }
        if self.shift_lhs.contains(&e.id) && !table.all_basic(ty, Basic::is_integer) {
            let text = self.expr_string(e);
            let message = format!(
                "invalid operation: shifted operand {text} (type {}) must be integer",
                self.type_str(ty)
            );
            self.error(codes::BAD_SHIFT_OPERAND, e.span, message);
            self.info.exprs[e.id.0 as usize].mode = Mode::Invalid;
            self.info.exprs[e.id.0 as usize].ty = Some(TypeId::INVALID);
            return;
        }
        if let (Some(value), Some(basic)) = (&value, table.basic_of(ty)) {
            match represent(value, basic) {
                Ok(rounded) => self.info.exprs[e.id.0 as usize].value = Some(rounded),
                Err(unfit) => {
                    let x = Operand {
                        mode,
                        ty: old,
                        val: Some(value.clone()),
                        expr: e,
                        generic: None,
                        label: None,
                    };
                    self.invalid_conversion(&x, ty, unfit);
                    self.info.exprs[e.id.0 as usize].mode = Mode::Invalid;
                }
            }
        }
        self.info.exprs[e.id.0 as usize].ty = Some(ty);
    }

    /// Gives an operand its default type if it is untyped.
    pub(super) fn use_default_type(&mut self, x: &mut Operand<'a>) {
        if !x.is_invalid() && !x.is_nil() && self.types.is_untyped(x.ty) {
            let ty = self.types.default_type(x.ty);
            self.convert_untyped(x, ty);
        }
    }

    /// Expressions whose context asked for no type get their default type, unless their value does not fit.
    pub(super) fn finish_untyped(&mut self) {
        for e in std::mem::take(&mut self.untyped) {
            let info = &self.info.exprs[e.id.0 as usize];
            let Some(ty) = info.ty.filter(|&t| self.types.is_untyped(t)) else { continue };
            let default = self.types.default_type(ty);
            if default == TypeId::basic(Basic::UntypedNil) || info.mode == Mode::Invalid {
                continue;
            }
            match (&info.value, self.types.basic_of(default)) {
                (Some(value), Some(basic)) => {
                    if let Ok(rounded) = represent(value, basic) {
                        let info = &mut self.info.exprs[e.id.0 as usize];
                        (info.ty, info.value) = (Some(default), Some(rounded));
                    }
                }
                _ => self.info.exprs[e.id.0 as usize].ty = Some(default),
            }
        }
    }
}
