//! Struct types: unique field names, embedded fields.
//!
//! Called by `typexpr.rs`. Sizes and offsets are `layout.rs`'s.

use crate::check::collect::receiver_base;
use crate::check::operand::unparen;
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use crate::syntax::source::Span;
use crate::syntax::symbol::Symbol;
use rustc_hash::FxHashMap;

/// Name of an embedded field: the type's, without package and pointer.
fn embedded_name<'a>(ty: &'a Expr<'a>) -> Option<Symbol> {
    if let (Some(name), _) = receiver_base(ty) {
        return Some(name);
    }
    let mut ty = unparen(ty);
    loop {
        ty = match ty.kind {
            ExprKind::Star(inner) | ExprKind::Index { x: inner, .. } | ExprKind::Paren(inner) => {
                inner
            }
            ExprKind::Selector { sel, .. } => return Some(sel.name),
            _ => return None,
        };
    }
}

impl<'a> Checker<'a> {
    pub(super) fn struct_type(&mut self, list: &'a [Field<'a>]) -> TypeId {
        let mut fields = Vec::new();
        let mut seen: FxHashMap<Symbol, Span> = FxHashMap::default();
        for field in list {
            let tag = field.tag.filter(|t| !t.is_empty()).map(Box::from);
            if field.embedded {
                let ty = self.typ(field.ty);
                let Some(name) = embedded_name(field.ty) else { continue };
                self.check_field_name(name, field.ty.span, &mut seen);
                self.put_off(move |c| c.check_embedded(field, ty));
                fields.push(StructField {
                    name,
                    pkg: self.member_package(name),
                    ty,
                    embedded: true,
                    tag,
                });
                continue;
            }
            let ty = self.var_type(field.ty);
            for name in field.names {
                self.check_field_name(name.name, name.span, &mut seen);
                let pkg = self.member_package(name.name);
                fields.push(StructField {
                    name: name.name,
                    pkg,
                    ty,
                    embedded: false,
                    tag: tag.clone(),
                });
            }
        }
        self.types.intern(Type::Struct(StructType { fields: fields.into() }))
    }

    /// Package that is part of a member's identity: none if it is exported.
    pub(super) fn member_package(&self, name: Symbol) -> Option<crate::check::object::PackageId> {
        if self.is_exported(name) { None } else { Some(self.env.pkg) }
    }

    fn check_field_name(&mut self, name: Symbol, span: Span, seen: &mut FxHashMap<Symbol, Span>) {
        if name == Symbol::BLANK {
            return;
        }
        if let Some(&first) = seen.get(&name) {
            let text = self.text(name);
            let message = format!("{text} redeclared");
            let note = format!("other declaration of {text}");
            return self.error_note(codes::DUPLICATE_MEMBER, span, message, first, note);
        }
        seen.insert(name, span);
    }

    fn check_embedded(&mut self, field: &'a Field<'a>, ty: TypeId) {
        let table = self.table();
        let (base, is_ptr) = table.deref(ty);
        if table.is_param(base) {
            let message = "embedded field type cannot be a type parameter";
            let message = if is_ptr {
                "embedded field type cannot be a pointer to a type parameter"
            } else {
                message
            };
            return self.error(codes::MISPLACED_TYPE_PARAM, field.ty.span, message);
        }
        let message = match table.under(base) {
            Type::Basic(Basic::Invalid) => return,
            Type::Basic(Basic::UnsafePointer) => "embedded field type cannot be unsafe.Pointer",
            Type::Pointer(_) => "embedded field type cannot be a pointer",
            Type::Interface(iface) if table.is_constraint_only(iface) => {
                return self.check_embedded_constraint(field, base);
            }
            Type::Interface(_) if is_ptr => {
                "embedded field type cannot be a pointer to an interface"
            }
            _ => return,
        };
        self.error(codes::BAD_EMBED, field.ty.span, message);
    }

    fn check_embedded_constraint(&mut self, field: &'a Field<'a>, ty: TypeId) {
        let text = self.type_str(ty);
        let message = format!(
            "cannot use type {text} outside a type constraint: interface contains type constraints"
        );
        self.error(codes::CONSTRAINT_AS_TYPE, field.ty.span, message);
    }
}
