//! Expressions that stand for types.
//!
//! Called wherever the grammar wants a type.

use crate::check::constant::Value;
use crate::check::info::Mode;
use crate::check::layout::{MAX_SIZE, Sizes};
use crate::check::object::{ObjectKind, VarKind};
use crate::check::operand::unparen;
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use num_traits::ToPrimitive;

/// What an object that is no type is, in words.
fn value_kind(kind: &ObjectKind<'_>) -> Option<&'static str> {
    Some(match kind {
        ObjectKind::Const(_) => "constant",
        ObjectKind::Var(VarKind::Global) => "package-level variable",
        ObjectKind::Var(VarKind::Local) => "local variable",
        ObjectKind::Func(_) => "function",
        ObjectKind::Builtin(_) => "built-in function",
        ObjectKind::Nil => "untyped nil",
        _ => return None,
    })
}

impl<'a> Checker<'a> {
    /// The type an expression stands for, recorded; `Invalid` after an error.
    pub(super) fn typ(&mut self, e: &'a Expr<'a>) -> TypeId {
        let ty = self.typ_or_generic(e);
        let is_name = matches!(unparen(e).kind, ExprKind::Name(_) | ExprKind::Selector { .. });
        if is_name && !self.generic_params(self.info.object_at(unparen(e).id), ty).is_empty() {
            let message =
                format!("cannot use generic type {} without instantiation", self.type_str(ty));
            self.error(codes::NOT_INSTANTIATED, e.span, message);
            return TypeId::INVALID;
        }
        ty
    }

    /// As [`Checker::typ`], for variables, fields and elements: constraint interfaces are not allowed.
    pub(super) fn var_type(&mut self, e: &'a Expr<'a>) -> TypeId {
        let ty = self.typ(e);
        if matches!(self.types.get(ty), Type::Named(_) | Type::Interface(_)) {
            self.put_off(move |c| c.check_not_constraint(e, ty));
        }
        ty
    }

    fn check_not_constraint(&mut self, e: &'a Expr<'a>, ty: TypeId) {
        let table = self.table();
        let Type::Interface(iface) = table.under(ty) else { return };
        if !table.is_constraint_only(iface) {
            return;
        }
        let why = if iface.unions.is_empty() {
            "interface is (or embeds) comparable"
        } else {
            "interface contains type constraints"
        };
        let message =
            format!("cannot use type {} outside a type constraint: {why}", self.type_str(ty));
        self.error(codes::CONSTRAINT_AS_TYPE, e.span, message);
    }

    /// As [`Checker::typ`], but the name of a generic type is allowed.
    pub(super) fn typ_or_generic(&mut self, e: &'a Expr<'a>) -> TypeId {
        let ty = self.typ_kind(e);
        self.record_type(e, ty);
        ty
    }

    /// The type below a pointer, slice, map or channel: it need not be complete.
    fn indirect_type(&mut self, e: &'a Expr<'a>) -> TypeId {
        let outer = std::mem::replace(&mut self.env.indirect, self.types_in_progress > 0);
        let ty = self.var_type(e);
        self.env.indirect = outer;
        ty
    }

    fn typ_kind(&mut self, e: &'a Expr<'a>) -> TypeId {
        let table = self.table();
        match &e.kind {
            ExprKind::Bad => TypeId::INVALID,
            ExprKind::Name(_) | ExprKind::Selector { .. } => self.named_type(e),
            ExprKind::Paren(inner) => self.typ_or_generic(inner),
            ExprKind::Index { x, indices } => self.instantiated_type(e, x, indices),
            ExprKind::ArrayType { len: None, elem } => {
                self.typ(elem);
                let message = "invalid use of [...] array (outside a composite literal)";
                self.error(codes::BAD_ARRAY_LEN, e.span, message);
                TypeId::INVALID
            }
            ExprKind::ArrayType { len: Some(len), elem } => {
                let len = self.array_length(len);
                let elem = self.var_type(elem);
                let Some(len) = len.filter(|_| elem != TypeId::INVALID) else {
                    return TypeId::INVALID;
                };
                let ty = table.intern(Type::Array { len, elem });
                self.put_off(move |c| c.check_type_size(e, ty));
                ty
            }
            ExprKind::SliceType(elem) => {
                let elem = self.indirect_type(elem);
                table.intern(Type::Slice(elem))
            }
            ExprKind::Ellipsis(elem) => {
                self.typ(elem);
                self.error(codes::BAD_ELLIPSIS, e.span, "invalid use of ...");
                TypeId::INVALID
            }
            ExprKind::StructType(fields) => self.struct_type(fields),
            ExprKind::Star(elem) => {
                let elem = self.indirect_type(elem);
                if elem == TypeId::INVALID { elem } else { table.intern(Type::Pointer(elem)) }
            }
            ExprKind::FuncType(sig) => {
                let outer = self.open_scope();
                let ty = self.signature(sig).ty;
                self.close_scope(outer);
                ty
            }
            ExprKind::InterfaceType(elems) => self.interface_type(elems),
            ExprKind::MapType { key, value } => self.map_type(key, value),
            ExprKind::ChanType { dir, elem } => {
                let elem = self.indirect_type(elem);
                self.put_off(move |c| c.check_channel_element(e, elem));
                table.intern(Type::Chan { dir: *dir, elem })
            }
            _ => {
                let message = format!("{} is not a type", self.expr_string(e));
                self.error(codes::NOT_A_TYPE, e.span, message);
                TypeId::INVALID
            }
        }
    }

    fn named_type(&mut self, e: &'a Expr<'a>) -> TypeId {
        if let ExprKind::Name(name) = e.kind
            && let Some(obj) = self.lookup_name(name)
            && let Some(kind) = value_kind(&self.info.object(obj).kind)
        {
            self.record_object(e.id, obj);
            self.used.insert(obj);
            let message = format!("{} ({kind}) is not a type", self.text(name));
            self.error(codes::NOT_A_TYPE, e.span, message);
            return TypeId::INVALID;
        }
        let x = match &e.kind {
            ExprKind::Name(name) => self.name_operand(e, *name),
            ExprKind::Selector { x, sel } => self.selector(e, x, *sel, true),
            _ => unreachable!("the caller has a name or selector"),
        };
        match x.mode {
            Mode::Type => x.ty,
            Mode::Invalid => TypeId::INVALID,
            Mode::NoValue => {
                let message = format!("{} used as type", self.expr_string(e));
                self.error(codes::NOT_A_TYPE, e.span, message);
                TypeId::INVALID
            }
            _ => {
                let message = format!("{} is not a type", self.describe(&x));
                self.error(codes::NOT_A_TYPE, e.span, message);
                TypeId::INVALID
            }
        }
    }

    fn map_type(&mut self, key: &'a Expr<'a>, value: &'a Expr<'a>) -> TypeId {
        let (key_ty, value_ty) = (self.indirect_type(key), self.indirect_type(value));
        if key_ty != TypeId::INVALID {
            self.put_off(move |c| c.check_map_key(key, key_ty));
        }
        self.types.intern(Type::Map { key: key_ty, value: value_ty })
    }

    fn check_map_key(&mut self, e: &'a Expr<'a>, key: TypeId) {
        if self.types.comparable(key) || self.under(key) == TypeId::INVALID {
            return;
        }
        let why = if self.types.is_param(key) { " (missing comparable constraint)" } else { "" };
        let message = format!("invalid map key type {}{why}", self.type_str(key));
        self.error(codes::BAD_MAP_KEY, e.span, message);
    }

    /// Go's channels hold elements of less than 64 KiB.
    fn check_channel_element(&mut self, e: &'a Expr<'a>, elem: TypeId) {
        if !self.types.has_params(elem) && Sizes::of(&self.types, elem).size >= 1 << 16 {
            self.late_error(
                codes::TYPE_TOO_LARGE,
                e.span,
                "channel element type too large (>64kB)",
            );
        }
    }

    /// No type may be larger than the address space.
    pub(super) fn check_type_size(&mut self, e: &'a Expr<'a>, ty: TypeId) {
        if !self.types.has_params(ty) && Sizes::of(&self.types, ty).size >= MAX_SIZE {
            let message = format!("type {} larger than address space", self.type_str(ty));
            self.late_error(codes::TYPE_TOO_LARGE, e.span, message);
        }
    }

    /// The length of an array type, `None` after an error.
    fn array_length(&mut self, e: &'a Expr<'a>) -> Option<u64> {
        if let ExprKind::Name(name) = e.kind {
            match self.lookup_name(name) {
                None => {
                    let message = format!(
                        "undefined array length {} or missing type constraint",
                        self.text(name)
                    );
                    self.error(codes::BAD_ARRAY_LEN, e.span, message);
                    return None;
                }
                Some(obj) if !matches!(self.info.object(obj).kind, ObjectKind::Const(_)) => {
                    self.record_object(e.id, obj);
                    self.used.insert(obj);
                    let message = format!("invalid array length {}", self.text(name));
                    self.error(codes::BAD_ARRAY_LEN, e.span, message);
                    return None;
                }
                _ => {}
            }
        }
        let outer = std::mem::replace(&mut self.env.indirect, false);
        let mut x = self.expr(e);
        self.env.indirect = outer;
        if x.is_invalid() {
            return None;
        }
        if !x.is_const() {
            let message = format!("array length {} must be constant", self.describe(&x));
            self.error(codes::BAD_ARRAY_LEN, e.span, message);
            return None;
        }
        let integral = self.types.is_untyped(x.ty) || self.types.all_basic(x.ty, Basic::is_integer);
        if let (true, Some(len)) = (integral, x.val.as_ref().and_then(Value::to_int)) {
            let fits = len.to_i64().filter(|&n| n >= 0);
            if fits.is_none() {
                let message = format!("invalid array length {}", self.describe(&x));
                self.error(codes::BAD_ARRAY_LEN, e.span, message);
            } else if self.types.is_untyped(x.ty) {
                self.convert_untyped(&mut x, TypeId::basic(Basic::Int));
            }
            return fits.map(|n| n as u64);
        }
        let message = format!("array length {} must be integer", self.describe(&x));
        self.error(codes::BAD_ARRAY_LEN, e.span, message);
        None
    }
}
