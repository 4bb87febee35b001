//! The result of checking an expression, and how messages describe it.
//!
//! Made by `expr.rs` for every expression, and changed by whatever the operand goes through: conversion, assignment,
//! folding.

use crate::check::Checker;
use crate::check::binary::composite_kind;
use crate::check::constant::Value;
use crate::check::info::Mode;
use crate::check::types::*;
use crate::syntax::ast::{Expr, ExprKind, NodeId};
use crate::syntax::source::Span;
use std::rc::Rc;

/// A generic function that is not (fully) instantiated.
#[derive(Clone, Debug)]
pub(super) struct Generic {
    /// Its type parameters.
    pub(super) params: Rc<[TypeParamId]>,
    /// Type arguments given so far.
    pub(super) args: Vec<TypeId>,
    /// How many of the first arguments come from the receiver and are not recorded.
    pub(super) hidden: usize,
    /// The `Name` or `Selector` expression under which the instance is recorded.
    pub(super) node: NodeId,
}

/// What the checker knows of an expression while it works on it.
#[derive(Clone, Debug)]
pub(super) struct Operand<'a> {
    pub(super) mode: Mode,
    pub(super) ty: TypeId,
    pub(super) val: Option<Value>,
    pub(super) expr: &'a Expr<'a>,
    pub(super) generic: Option<Generic>,
    /// How messages name it, where that is not the expression's text.
    pub(super) label: Option<Rc<str>>,
}

impl<'a> Operand<'a> {
    pub(super) fn invalid(expr: &'a Expr<'a>) -> Operand<'a> {
        Operand {
            mode: Mode::Invalid,
            ty: TypeId::INVALID,
            val: None,
            expr,
            generic: None,
            label: None,
        }
    }

    pub(super) fn new(mode: Mode, ty: TypeId, expr: &'a Expr<'a>) -> Operand<'a> {
        Operand { mode, ty, val: None, expr, generic: None, label: None }
    }

    pub(super) fn constant(val: Value, ty: TypeId, expr: &'a Expr<'a>) -> Operand<'a> {
        Operand { mode: Mode::Constant, ty, val: Some(val), expr, generic: None, label: None }
    }

    pub(super) fn is_invalid(&self) -> bool {
        self.mode == Mode::Invalid
    }

    pub(super) fn is_nil(&self) -> bool {
        self.mode == Mode::Nil
    }

    pub(super) fn is_const(&self) -> bool {
        self.mode == Mode::Constant
    }

    pub(super) fn span(&self) -> Span {
        self.expr.span
    }

    /// Makes it invalid, so that nothing more is said about it.
    pub(super) fn fail(&mut self) {
        *self = Operand::invalid(self.expr);
    }
}

/// An expression without parentheses around it.
pub(super) fn unparen<'a>(mut expr: &'a Expr<'a>) -> &'a Expr<'a> {
    while let ExprKind::Paren(inner) = expr.kind {
        expr = inner;
    }
    expr
}

impl<'a> Checker<'a> {
    /// The operand as messages describe it, such as `x (variable of type int)`.
    pub(super) fn describe(&self, x: &Operand<'a>) -> String {
        let text = match &x.label {
            Some(label) => label.to_string(),
            None => self.expr_string(x.expr),
        };
        if x.is_nil() {
            return match x.ty {
                ty if ty == TypeId::basic(Basic::UntypedNil) => "nil".into(),
                TypeId::INVALID => "nil (with invalid type)".into(),
                ty => format!("nil (of type {})", self.type_str(ty)),
            };
        }
        let untyped = self.types.is_untyped(x.ty);
        let mut inner = String::new();
        if untyped {
            inner.push_str(&self.type_str(x.ty));
            inner.push(' ');
        }
        inner.push_str(mode_name(x.mode));
        if let (Mode::Constant, Some(val)) = (x.mode, &x.val) {
            let value = val.to_string();
            if value != text && !val.is_beyond_bounds() {
                inner.push(' ');
                inner.push_str(&self.constant_text(x));
            }
        }
        let has_type =
            !matches!(x.mode, Mode::Invalid | Mode::NoValue | Mode::Builtin(_) | Mode::Type)
                && !untyped;
        if has_type {
            inner.push_str(&self.describe_type(x));
        }
        format!("{text} ({inner})")
    }

    /// A constant's value in a message: runes also as characters.
    fn constant_text(&self, x: &Operand<'a>) -> String {
        x.val.as_ref().map(|v| v.to_string()).unwrap_or_default()
    }

    fn describe_type(&self, x: &Operand<'a>) -> String {
        if x.ty == TypeId::INVALID {
            return " with invalid type".into();
        }
        let mut out = String::from(" of ");
        if x.generic.is_some() {
            out.push_str("generic ");
        } else if let (Some(_), false) = (self.types.as_named(x.ty), self.types.is_param(x.ty)) {
            let kind = kind_name(self.types.under(x.ty));
            if !kind.is_empty() {
                out.push_str(kind);
                out.push(' ');
            }
        }
        out.push_str("type ");
        out.push_str(&self.type_str(x.ty));
        if let Type::Param(param) = *self.types.get(x.ty) {
            out.push_str(" constrained by ");
            out.push_str(&self.type_str(self.types.constraint(param)));
            if self.types.param_terms(x.ty).is_some_and(|t| t.is_empty()) {
                out.push_str(" with empty type set");
            }
        }
        out
    }
}

fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Invalid => "invalid operand",
        Mode::NoValue => "no value",
        Mode::Value => "value",
        Mode::Variable => "variable",
        Mode::MapIndex => "map index expression",
        Mode::Constant => "constant",
        Mode::Type => "type",
        Mode::Builtin(_) => "built-in",
        Mode::Nil => "nil",
        Mode::CommaOk => "comma, ok expression",
    }
}

/// What a defined type is made of, for messages that would otherwise not tell.
fn kind_name(under: &Type) -> &'static str {
    match under {
        Type::Basic(basic) => crate::check::typestring::basic_name(*basic),
        _ => composite_kind(under),
    }
}
