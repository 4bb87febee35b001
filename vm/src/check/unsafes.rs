//! The functions of package `unsafe`.
//!
//! Called by `builtins.rs`.

use crate::check::constant::Value;
use crate::check::info::Mode;
use crate::check::layout::{MAX_SIZE, Sizes};
use crate::check::lookup::{Found, Lookup, Member};
use crate::check::object::Builtin;
use crate::check::operand::{Operand, unparen};
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;

impl<'a> Checker<'a> {
    pub(super) fn unsafe_call(
        &mut self,
        e: &'a Expr<'a>,
        builtin: Builtin,
        mut args: Vec<Operand<'a>>,
    ) -> Operand<'a> {
        let table = self.table();
        match builtin {
            Builtin::UnsafeAdd => {
                let pointer = TypeId::basic(Basic::UnsafePointer);
                self.assignment(&mut args[0], Some(pointer), "argument to unsafe.Add");
                self.check_index_type(&mut args[1], "length", true);
                Operand::new(Mode::Value, pointer, e)
            }
            Builtin::UnsafeAlignof | Builtin::UnsafeSizeof => {
                self.size_or_align(e, builtin, args.swap_remove(0))
            }
            Builtin::UnsafeSlice => {
                self.check_index_type(&mut args[1], "length", false);
                match table.core_type(args[0].ty).map(|c| table.get(c)) {
                    Some(Type::Pointer(elem)) => {
                        Operand::new(Mode::Value, table.intern(Type::Slice(*elem)), e)
                    }
                    _ => {
                        let message = format!(
                            "invalid argument: {} is not a pointer",
                            self.describe(&args[0])
                        );
                        self.bad_argument(&args[0], e, message)
                    }
                }
            }
            Builtin::UnsafeSliceData => match table.core_type(args[0].ty).map(|c| table.get(c)) {
                Some(Type::Slice(elem)) => {
                    Operand::new(Mode::Value, table.intern(Type::Pointer(*elem)), e)
                }
                _ => {
                    let message =
                        format!("invalid argument: {} is not a slice", self.describe(&args[0]));
                    self.bad_argument(&args[0], e, message)
                }
            },
            Builtin::UnsafeString => {
                let byte = table.intern(Type::Pointer(TypeId::basic(Basic::Uint8)));
                self.assignment(&mut args[0], Some(byte), "argument to unsafe.String");
                self.check_index_type(&mut args[1], "length", false);
                Operand::new(Mode::Value, TypeId::basic(Basic::String), e)
            }
            _ => {
                let string = TypeId::basic(Basic::String);
                self.assignment(&mut args[0], Some(string), "argument to unsafe.StringData");
                Operand::new(
                    Mode::Value,
                    table.intern(Type::Pointer(TypeId::basic(Basic::Uint8))),
                    e,
                )
            }
        }
    }

    fn size_or_align(
        &mut self,
        e: &'a Expr<'a>,
        builtin: Builtin,
        mut x: Operand<'a>,
    ) -> Operand<'a> {
        let context = match builtin {
            Builtin::UnsafeSizeof => "argument to unsafe.Sizeof",
            _ => "argument to unsafe.Alignof",
        };
        self.assignment(&mut x, None, context);
        if x.is_invalid() {
            return Operand::invalid(e);
        }
        let uintptr = TypeId::basic(Basic::Uintptr);
        if self.types.has_params(x.ty) {
            return Operand::new(Mode::Value, uintptr, e);
        }
        self.resolve_pending();
        let layout = Sizes::of(&self.types, x.ty);
        let value = if builtin == Builtin::UnsafeSizeof { layout.size } else { layout.align };
        if value > MAX_SIZE {
            let message = format!("{} is too large", self.describe(&x));
            self.error(codes::TYPE_TOO_LARGE, x.span(), message);
            return Operand::invalid(e);
        }
        Operand::constant(Value::int(value), uintptr, e)
    }

    /// `unsafe.Offsetof(x.f)`: the sum of the offsets of the fields on the way.
    pub(super) fn offset_of(&mut self, e: &'a Expr<'a>, arg: &'a Expr<'a>) -> Operand<'a> {
        let ExprKind::Selector { x: base, sel } = unparen(arg).kind else {
            let message =
                format!("invalid argument: {} is not a selector expression", self.expr_string(arg));
            self.error(codes::BAD_BUILTIN_ARG, arg.span, message);
            self.raw_expr(arg, None);
            return Operand::invalid(e);
        };
        let x = self.expr(base);
        if x.is_invalid() {
            return Operand::invalid(e);
        }
        let table = self.table();
        let start = match *table.under(x.ty) {
            Type::Pointer(elem) => elem,
            _ => x.ty,
        };
        let found = self.find_member(start, sel.name);
        let text = self.type_str(start);
        let name = self.text(sel.name).to_string();
        let (path, field) = match found {
            Lookup::Found(Found { path, member: Member::Field(field), indirect: false }) => {
                (path, field)
            }
            Lookup::Found(Found { member: Member::Field(_), .. }) => {
                let message =
                    format!("invalid argument: field {name} is embedded via a pointer in {text}");
                return self.bad_argument(&x, e, message);
            }
            Lookup::Found(_) => {
                let message =
                    format!("invalid argument: {} is a method value", self.expr_string(arg));
                return self.bad_argument(&x, e, message);
            }
            _ => {
                let message = format!("invalid argument: {text} has no single field {name}");
                return self.bad_argument(&x, e, message);
            }
        };
        self.record(&Operand::new(Mode::Variable, field, unparen(arg)));
        let uintptr = TypeId::basic(Basic::Uintptr);
        if table.has_params(start) {
            return Operand::new(Mode::Value, uintptr, e);
        }
        let (mut ty, mut offset) = (start, 0);
        for &index in &path {
            let Type::Struct(s) = table.under(ty) else { break };
            offset += Sizes::field_offsets(&table, s)[index as usize];
            ty = s.fields[index as usize].ty;
        }
        Operand::constant(Value::int(offset), uintptr, e)
    }
}
