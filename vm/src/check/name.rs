//! Names in expressions and types.
//!
//! Called by `expr.rs` and `typexpr.rs`. A name met for the first time has its declaration resolved (`decl.rs`) here.

use crate::check::constant::Value;
use crate::check::info::Mode;
use crate::check::object::{ObjId, ObjectKind};
use crate::check::operand::{Generic, Operand};
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::Expr;
use crate::syntax::symbol::Symbol;

impl<'a> Checker<'a> {
    /// What a name stands for, as an operand. Of a generic type: the type itself, not instantiated.
    pub(super) fn name_operand(&mut self, e: &'a Expr<'a>, name: Symbol) -> Operand<'a> {
        if name == Symbol::BLANK {
            self.error(codes::BLANK_USE, e.span, "cannot use _ as value or type");
            return Operand::invalid(e);
        }
        let Some(obj) = self.lookup_name(name) else {
            self.report_undefined(e, name);
            return Operand::invalid(e);
        };
        self.record_object(e.id, obj);
        self.use_dot_import(obj);
        self.note_alias(obj, name);
        if let ObjectKind::Package(_) = self.info.object(obj).kind {
            let message = format!("use of package {} not in selector", self.text(name));
            self.use_import(obj);
            self.error(codes::PACKAGE_USE, e.span, message);
            return Operand::invalid(e);
        }
        self.object_operand(e, obj)
    }

    fn report_undefined(&mut self, e: &'a Expr<'a>, name: Symbol) {
        let message = format!("undefined: {}", self.text(name));
        let help = self.suggest_name(name);
        self.error_help(codes::UNDEFINED, e.span, message, help);
    }

    /// Remembers which of two names for one type the program uses.
    fn note_alias(&mut self, obj: ObjId, name: Symbol) {
        if self.info.object(obj).span.is_none()
            && !self.info.packages[self.env.pkg.0 as usize].embedded
        {
            match self.text(name) {
                "uint8" => self.types.says_uint8.set(true),
                "int32" => self.types.says_int32.set(true),
                "any" => self.types.says_any.set(true),
                _ => {}
            }
        }
    }

    /// An object used as an operand.
    pub(super) fn object_operand(&mut self, e: &'a Expr<'a>, obj: ObjId) -> Operand<'a> {
        if matches!(self.info.object(obj).kind, ObjectKind::Type) {
            self.resolve_type_name(obj);
        } else {
            self.resolve(obj);
        }
        let object = self.info.object(obj);
        let (ty, kind) = (object.ty, object.kind.clone());
        match kind {
            ObjectKind::Const(value) => {
                self.add_dependency(obj);
                self.const_operand(e, obj, ty, value)
            }
            ObjectKind::Type => {
                Operand::new(if ty == TypeId::INVALID { Mode::Invalid } else { Mode::Type }, ty, e)
            }
            ObjectKind::Var(_) => {
                self.used.insert(obj);
                self.add_dependency(obj);
                if ty == TypeId::INVALID {
                    return Operand::invalid(e);
                }
                Operand::new(Mode::Variable, ty, e)
            }
            ObjectKind::Func(func) => {
                self.add_dependency(obj);
                if ty == TypeId::INVALID {
                    return Operand::invalid(e);
                }
                let mut x = Operand::new(Mode::Value, ty, e);
                if !func.type_params.is_empty() {
                    x.generic = Some(Generic {
                        params: func.type_params.iter().copied().collect(),
                        args: Vec::new(),
                        hidden: 0,
                        node: e.id,
                    });
                }
                x
            }
            ObjectKind::Builtin(builtin) => {
                Operand::new(Mode::Builtin(builtin), TypeId::INVALID, e)
            }
            ObjectKind::Nil => Operand::new(Mode::Nil, TypeId::basic(Basic::UntypedNil), e),
            ObjectKind::Package(_) | ObjectKind::Label => Operand::invalid(e),
        }
    }

    fn const_operand(
        &mut self,
        e: &'a Expr<'a>,
        obj: ObjId,
        ty: TypeId,
        value: Value,
    ) -> Operand<'a> {
        let object = self.info.object(obj);
        if object.name == self.known.iota && object.span.is_none() {
            let Some(iota) = self.env.iota else {
                self.error(
                    codes::IOTA_OUTSIDE,
                    e.span,
                    "cannot use iota outside constant declaration",
                );
                return Operand::invalid(e);
            };
            return Operand::constant(Value::int(iota), ty, e);
        }
        if ty == TypeId::INVALID {
            return Operand::invalid(e);
        }
        Operand::constant(value, ty, e)
    }
}
