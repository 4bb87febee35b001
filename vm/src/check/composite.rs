//! Composite literals.
//!
//! Called by `expr.rs`; the type is written, or given by the literal around it.

use crate::check::constant::Value;
use crate::check::info::{Mode, Selection, SelectionKind};
use crate::check::lookup::{Found, Lookup, Member};
use crate::check::operand::Operand;
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use crate::syntax::symbol::Symbol;
use rustc_hash::{FxHashMap, FxHashSet};

impl<'a> Checker<'a> {
    /// `T{...}`, or `{...}` whose type `hint` comes from around it. With a pointer type as `hint` the literal's type is
    /// the pointer: its address is taken.
    pub(super) fn composite(
        &mut self,
        e: &'a Expr<'a>,
        ty: Option<&'a Expr<'a>>,
        elems: &'a [Element<'a>],
        hint: Option<TypeId>,
    ) -> Operand<'a> {
        let table = self.table();
        let (ty, base) = match ty {
            Some(written) => match written.kind {
                ExprKind::ArrayType { len: None, elem } => {
                    return self.open_array(e, written, elem, elems);
                }
                _ => {
                    let ty = self.typ(written);
                    (ty, ty)
                }
            },
            None => match hint {
                Some(hint) => {
                    self.under(hint);
                    let core = table.core_type(hint).unwrap_or(hint);
                    (hint, table.deref(core).0)
                }
                None => {
                    self.error(codes::BAD_COMPOSITE, e.span, "missing type in composite literal");
                    (TypeId::INVALID, TypeId::INVALID)
                }
            },
        };
        let base = self.element_base(ty, base);
        self.under(base);
        let core = table.core_type(base);
        match core.map(|c| table.get(c)) {
            Some(Type::Struct(s)) => self.struct_literal(e, base, s, elems),
            Some(Type::Array { len, elem }) => {
                self.indexed_elements(elems, *elem, Some(*len));
            }
            Some(Type::Slice(elem)) => {
                self.indexed_elements(elems, *elem, None);
            }
            Some(Type::Map { key, value }) => self.map_literal(elems, *key, *value),
            _ => {
                self.use_elements(elems);
                if ty != TypeId::INVALID && table.underlying(base) != TypeId::INVALID {
                    let kind = if core.is_none() { " (no common underlying type)" } else { "" };
                    let message =
                        format!("invalid composite literal type {}{kind}", self.type_str(ty));
                    self.error(codes::BAD_COMPOSITE, e.span, message);
                }
                return Operand::invalid(e);
            }
        }
        Operand::new(Mode::Value, ty, e)
    }

    /// The type that an elided literal builds: what the hinted type points to, or that type itself.
    fn element_base(&self, ty: TypeId, base: TypeId) -> TypeId {
        match self.types.core_type(ty).map(|c| self.types.deref(c)) {
            Some((_, true)) => base,
            _ => ty,
        }
    }

    fn open_array(
        &mut self,
        e: &'a Expr<'a>,
        written: &'a Expr<'a>,
        elem: &'a Expr<'a>,
        elems: &'a [Element<'a>],
    ) -> Operand<'a> {
        let elem = self.var_type(elem);
        let len = self.indexed_elements(elems, elem, None);
        let ty = self.types.intern(Type::Array { len, elem });
        self.record_type(written, ty);
        Operand::new(Mode::Value, ty, e)
    }

    fn use_elements(&mut self, elems: &'a [Element<'a>]) {
        for element in elems {
            if let Some(key) = element.key
                && !matches!(key.kind, ExprKind::Name(_))
            {
                self.raw_expr(key, None);
            }
            if !matches!(element.value.kind, ExprKind::Composite { ty: None, .. }) {
                self.raw_expr(element.value, None);
            }
        }
    }

    fn struct_literal(
        &mut self,
        e: &'a Expr<'a>,
        ty: TypeId,
        s: &StructType,
        elems: &'a [Element<'a>],
    ) {
        if elems.is_empty() {
            return;
        }
        if elems[0].key.is_some() {
            self.keyed_fields(ty, elems);
        } else {
            self.positional_fields(e, ty, s, elems);
        }
    }

    fn keyed_fields(&mut self, ty: TypeId, elems: &'a [Element<'a>]) {
        let mut seen: FxHashSet<Box<[u32]>> = FxHashSet::default();
        for element in elems {
            let Some(key) = element.key else {
                let message = "mixture of field:value and value elements in struct literal";
                self.error(codes::MIXED_STRUCT_LITERAL, element.value.span, message);
                self.raw_expr(element.value, None);
                continue;
            };
            let ExprKind::Name(name) = key.kind else {
                let message =
                    format!("invalid field name {} in struct literal", self.expr_string(key));
                self.error(codes::UNKNOWN_FIELD, key.span, message);
                self.raw_expr(element.value, None);
                continue;
            };
            let Some((path, field)) = self.literal_field(ty, key, name) else {
                let mut x = self.raw_expr(element.value, None);
                self.want_value(&mut x);
                continue;
            };
            if !seen.insert(path.clone()) {
                let message = format!("duplicate field name {} in struct literal", self.text(name));
                self.error(codes::DUPLICATE_FIELD, key.span, message);
            } else {
                self.check_enclosing_field(ty, key, &path, &seen);
            }
            let selection = Selection { kind: SelectionKind::Field, recv: ty, path };
            self.info.selections.insert(key.id, selection);
            let mut x = self.field_value(element.value, field);
            self.assignment(&mut x, Some(field), "struct literal");
        }
    }

    /// A field and one that is promoted from inside it cannot both be given.
    fn check_enclosing_field(
        &mut self,
        ty: TypeId,
        key: &'a Expr<'a>,
        path: &[u32],
        seen: &FxHashSet<Box<[u32]>>,
    ) {
        let related = |o: &[u32]| o != path && (o.starts_with(path) || path.starts_with(o));
        let Some(other) = seen.iter().find(|o| related(o)) else { return };
        let (text, other_text) = (self.expr_string(key), self.field_name(ty, other));
        let message = if other.len() > path.len() {
            format!("cannot specify embedded field {text} and enclosed promoted field {other_text}")
        } else {
            format!(
                "cannot specify promoted field {text} and enclosing embedded field {other_text}"
            )
        };
        self.error(codes::DUPLICATE_FIELD, key.span, message);
    }

    /// Name of the field at the end of a path.
    fn field_name(&self, mut ty: TypeId, path: &[u32]) -> String {
        let mut name = String::new();
        for &index in path {
            let Type::Struct(s) = self.types.under(ty) else { break };
            let field = &s.fields[index as usize];
            (ty, name) = (field.ty, self.text(field.name).to_string());
        }
        name
    }

    /// Path and type of the field that a key names, promoted ones included.
    fn literal_field(
        &mut self,
        ty: TypeId,
        key: &'a Expr<'a>,
        name: Symbol,
    ) -> Option<(Box<[u32]>, TypeId)> {
        let base = self.types.core_type(ty).filter(|_| self.types.is_param(ty)).unwrap_or(ty);
        match self.find_member(base, name) {
            Lookup::Found(Found { path, member: Member::Field(field), indirect }) => {
                if indirect && path.len() > 1 {
                    let text = self.text(name);
                    let message = format!("invalid implicit pointer indirection to reach {text}");
                    self.error(codes::UNKNOWN_FIELD, key.span, message);
                    return None;
                }
                Some((path, field))
            }
            _ => {
                self.report_unknown_field(ty, key, name);
                None
            }
        }
    }

    fn report_unknown_field(&mut self, ty: TypeId, key: &'a Expr<'a>, name: Symbol) {
        let table = self.table();
        let (text, ty_text) = (self.text(name).to_string(), self.type_str(ty));
        let mut message = format!("unknown field {text} in struct literal of type {ty_text}");
        if let Type::Struct(s) = table.under(ty) {
            let lower = text.to_lowercase();
            let near = s
                .fields
                .iter()
                .filter(|_| name != Symbol::BLANK)
                .find(|f| self.text(f.name).to_lowercase() == lower);
            if let Some(near) = near {
                let foreign = near.pkg.is_some_and(|p| p != self.env.pkg);
                let near_text = self.text(near.name).to_string();
                if near.name == name && foreign {
                    message = format!(
                        "cannot refer to unexported field {text} in struct literal of type {ty_text}"
                    );
                } else if foreign {
                    message.push_str(&format!(", but does have unexported {near_text}"));
                } else {
                    message.push_str(&format!(", but does have {near_text}"));
                }
            }
        }
        let help = self.suggest_field_or_method(ty, name);
        self.error_help(codes::UNKNOWN_FIELD, key.span, message, help);
    }

    fn positional_fields(
        &mut self,
        e: &'a Expr<'a>,
        ty: TypeId,
        s: &StructType,
        elems: &'a [Element<'a>],
    ) {
        for (i, element) in elems.iter().enumerate() {
            if element.key.is_some() {
                let message = "mixture of field:value and value elements in struct literal";
                self.error(codes::MIXED_STRUCT_LITERAL, element.value.span, message);
                continue;
            }
            let Some(field) = s.fields.get(i) else {
                self.raw_expr(element.value, None);
                let message =
                    format!("too many values in struct literal of type {}", self.type_str(ty));
                self.error(codes::FIELD_COUNT, element.value.span, message);
                break;
            };
            if field.pkg.is_some_and(|p| p != self.env.pkg) {
                let message = format!(
                    "implicit assignment to unexported field {} in struct literal of type {}",
                    self.text(field.name),
                    self.type_str(ty)
                );
                self.error(codes::UNEXPORTED, element.value.span, message);
                self.raw_expr(element.value, None);
                continue;
            }
            let mut x = self.field_value(element.value, field.ty);
            self.assignment(&mut x, Some(field.ty), "struct literal");
        }
        if elems.len() < s.fields.len() {
            let message = format!("too few values in struct literal of type {}", self.type_str(ty));
            let at = crate::syntax::source::Span::new(
                crate::syntax::source::Pos(e.span.hi.0 - 1),
                e.span.hi,
            );
            self.error(codes::FIELD_COUNT, at, message);
        }
    }

    /// The value of a field: a composite literal there must have a type.
    fn field_value(&mut self, value: &'a Expr<'a>, ty: TypeId) -> Operand<'a> {
        let elided = matches!(value.kind, ExprKind::Composite { ty: None, .. });
        self.expr_with_target(value, if elided { None } else { Some(ty) })
    }

    /// The value of an element, whose own type may be left out if it is a composite literal.
    fn element_value(&mut self, value: &'a Expr<'a>, ty: TypeId) -> Operand<'a> {
        self.expr_with_target(value, Some(ty))
    }

    /// Elements of an array or slice literal; gives the length that holds them.
    fn indexed_elements(
        &mut self,
        elems: &'a [Element<'a>],
        elem: TypeId,
        len: Option<u64>,
    ) -> u64 {
        let mut seen: FxHashSet<u64> = FxHashSet::default();
        let (mut next, mut max) = (0u64, 0u64);
        for element in elems {
            let mut valid = true;
            if let Some(key) = element.key {
                match self.literal_index(key, len) {
                    Some(index) => next = index,
                    None => valid = false,
                }
            } else if len.is_some_and(|n| next >= n) {
                let bound = len.unwrap_or(0);
                let message = format!("index {next} is out of bounds (>= {bound})");
                self.error(codes::BAD_LITERAL_INDEX, element.value.span, message);
            }
            if valid && !seen.insert(next) {
                let at = element.key.unwrap_or(element.value).span;
                let message = format!("duplicate index {next} in array or slice literal");
                self.error(codes::DUPLICATE_KEY, at, message);
            }
            if valid {
                next = next.saturating_add(1);
                max = max.max(next);
            }
            let mut x = self.element_value(element.value, elem);
            self.assignment(&mut x, Some(elem), "array or slice literal");
        }
        max
    }

    fn literal_index(&mut self, key: &'a Expr<'a>, len: Option<u64>) -> Option<u64> {
        let mut x = self.expr(key);
        if x.is_invalid() {
            return None;
        }
        let text = self.expr_string(key);
        if !x.is_const() {
            let message = format!("index {text} must be integer constant");
            self.error(codes::BAD_LITERAL_INDEX, key.span, message);
            return None;
        }
        self.check_index(&mut x, "index", len)
    }

    fn map_literal(&mut self, elems: &'a [Element<'a>], key_ty: TypeId, value_ty: TypeId) {
        let mut seen: FxHashMap<(TypeId, Value), ()> = FxHashMap::default();
        for element in elems {
            let Some(key) = element.key else {
                self.error(codes::MISSING_KEY, element.value.span, "missing key in map literal");
                self.raw_expr(element.value, Some(value_ty));
                continue;
            };
            let mut k = self.element_value(key, key_ty);
            self.assignment(&mut k, Some(key_ty), "map literal");
            if let (Some(value), true) = (&k.val, k.is_const()) {
                let kind = if self.types.is_interface(key_ty) { k.ty } else { key_ty };
                if seen.insert((kind, value.clone()), ()).is_some() {
                    let message = format!("duplicate key {value} in map literal");
                    self.error(codes::DUPLICATE_KEY, key.span, message);
                }
            }
            let mut v = self.element_value(element.value, value_ty);
            self.assignment(&mut v, Some(value_ty), "map literal");
        }
    }
}
