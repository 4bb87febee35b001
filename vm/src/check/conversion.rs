//! Assignability, and conversions `T(x)`.
//!
//! Assignability is asked by `assign.rs`, `binary.rs` and others; conversions come from `call.rs`, as they look like
//! calls.

use crate::check::constant::Value;
use crate::check::constexpr::{Unfit, represent};
use crate::check::info::Mode;
use crate::check::operand::Operand;
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;

impl<'a> Checker<'a> {
    /// Whether an operand can be assigned to a variable of type `target`; if not, why (where there is more to say).
    pub(super) fn assignable(&mut self, x: &Operand<'a>, target: TypeId) -> Result<(), String> {
        let table = self.table();
        if x.is_invalid() || x.ty == target || x.ty == TypeId::INVALID || target == TypeId::INVALID
        {
            return Ok(());
        }
        let no = || Err(String::new());
        let (from, to) = (self.under(x.ty), self.under(target));
        if table.is_untyped(x.ty) {
            return if self.implicit_type(x, target).is_ok() { Ok(()) } else { no() };
        }
        let (from_param, to_param) = (table.is_param(x.ty), table.is_param(target));
        let both_named = table.has_name(x.ty) && table.has_name(target);
        if from == to && !both_named && !from_param && !to_param {
            return Ok(());
        }
        if !to_param && matches!(table.get(to), Type::Interface(_)) {
            let implemented = self.implements(x.ty, target, false);
            if implemented.is_ok() || !from_param {
                return implemented;
            }
        }
        if !from_param && let Type::Interface(have) = table.get(from) {
            let have = have.clone();
            let back = !to_param && self.why_missing(target, &have).is_none();
            return if back { Err("need type assertion".into()) } else { no() };
        }
        if let (Type::Chan { dir: ChanDir::Both, elem: a }, Type::Chan { elem: b, .. }) =
            (table.get(from), table.get(to))
            && a == b
            && !(table.has_name(x.ty) && table.has_name(target))
        {
            return Ok(());
        }
        if (from_param || to_param) && self.assignable_by_parts(x, target) {
            return Ok(());
        }
        if let Type::Pointer(base) = table.get(to)
            && table.is_interface(*base)
            && !table.is_interface(table.deref(x.ty).0)
        {
            let (from, to) = (self.type_str(x.ty), self.type_str(target));
            return Err(format!(
                "{from} does not implement {to} (type {to} is pointer to interface, not interface)"
            ));
        }
        no()
    }

    /// Type parameters: assignable if every type of the type set is, where the other side has no name.
    fn assignable_by_parts(&mut self, x: &Operand<'a>, target: TypeId) -> bool {
        let table = self.table();
        if table.is_param(target) && !table.has_name(x.ty) {
            let terms = table.param_terms(target).unwrap_or_default();
            return !terms.is_empty() && terms.iter().all(|t| self.assignable(x, t.ty).is_ok());
        }
        if table.is_param(x.ty) && !table.has_name(target) {
            let terms = table.param_terms(x.ty).unwrap_or_default();
            return !terms.is_empty()
                && terms.iter().all(|t| {
                    let part = Operand { ty: t.ty, ..x.clone() };
                    self.assignable(&part, target).is_ok()
                });
        }
        false
    }

    /// `T(x)`: makes `x` a value of type `target` or reports that it cannot be.
    pub(super) fn conversion(&mut self, x: &mut Operand<'a>, target: TypeId) {
        let table = self.table();
        self.under(target);
        let const_target =
            !table.is_param(target) && table.basic_of(target).is_some_and(Basic::is_const_type);
        let const_arg = x.is_const() && table.basic_of(x.ty).is_some_and(Basic::is_const_type);
        let mut why = String::new();
        let converted = if const_arg && const_target {
            match self.convert_constant(x, target) {
                Ok(value) => {
                    x.val = Some(value);
                    true
                }
                Err(Unfit::Overflows) if self.both_integers(x.ty, target) => {
                    let value = x.val.as_ref().map(Value::to_string).unwrap_or_default();
                    let message = format!("constant {value} overflows {}", self.type_str(target));
                    self.error(codes::OVERFLOW, x.span(), message);
                    return x.fail();
                }
                Err(_) => false,
            }
        } else {
            let converted = self.convertible(x, target, &mut why);
            if converted {
                x.mode = Mode::Value;
                x.val = None;
            }
            converted
        };
        if !converted {
            let message = format!(
                "cannot convert {} to type {}{why}",
                self.describe(x),
                self.type_str(target)
            );
            self.error(codes::BAD_CONVERSION, x.span(), message);
            return x.fail();
        }
        self.settle_conversion_argument(x, target, const_arg, const_target);
        x.ty = target;
    }

    fn both_integers(&self, a: TypeId, b: TypeId) -> bool {
        self.types.all_basic(a, Basic::is_integer) && self.types.all_basic(b, Basic::is_integer)
    }

    /// An untyped argument gets the type converted to, or its default type where it is really converted.
    fn settle_conversion_argument(
        &mut self,
        x: &Operand<'a>,
        target: TypeId,
        const_arg: bool,
        const_target: bool,
    ) {
        if !self.types.is_untyped(x.ty) {
            return;
        }
        let to_string = x.is_const()
            && self.types.all_basic(x.ty, Basic::is_integer)
            && self.types.all_basic(target, Basic::is_string);
        let default = self.types.is_interface(target) || (const_arg && !const_target) || to_string;
        let ty = if default && !x.is_nil() { self.types.default_type(x.ty) } else { target };
        if to_string {
            return; // the constant keeps its value; nothing at run time looks at it
        }
        self.update_type(x.expr, ty);
    }

    fn convert_constant(&self, x: &Operand<'a>, target: TypeId) -> Result<Value, Unfit> {
        let (Some(value), Some(basic)) = (&x.val, self.types.basic_of(target)) else {
            return Err(Unfit::Kind);
        };
        if basic.is_string() && self.types.all_basic(x.ty, Basic::is_integer) {
            let rune = value
                .to_u64()
                .and_then(|n| char::from_u32(u32::try_from(n).ok()?))
                .unwrap_or('\u{fffd}');
            return Ok(Value::String(rune.to_string().into_bytes().into()));
        }
        represent(value, basic)
    }

    fn convertible(&mut self, x: &Operand<'a>, target: TypeId, why: &mut String) -> bool {
        let table = self.table();
        match self.assignable(x, target) {
            Ok(()) => return true,
            Err(cause) if !cause.is_empty() => *why = format!(": {cause}"),
            Err(_) => {}
        }
        let constant_to_param = x.is_const() && table.is_param(target);
        if constant_to_param || table.is_param(x.ty) || table.is_param(target) {
            return self.convertible_by_parts(x, target, why);
        }
        let (from, to) = (table.underlying(x.ty), table.underlying(target));
        if self.identical_without_tags(from, to) {
            return true;
        }
        if let (Type::Pointer(a), Type::Pointer(b)) = (table.get(x.ty), table.get(target)) {
            let (a, b) = (self.under(*a), self.under(*b));
            if self.identical_without_tags(a, b) && !table.is_param(a) && !table.is_param(b) {
                return true;
            }
        }
        self.convertible_basic(from, to) || self.convertible_slice(from, to)
    }

    fn convertible_basic(&self, from: TypeId, to: TypeId) -> bool {
        let table = &self.types;
        let basics = (table.get(from), table.get(to));
        let real = |b: Basic| b.is_integer() || b.is_float();
        match basics {
            (Type::Basic(a), Type::Basic(b)) => {
                (real(*a) && real(*b))
                    || (a.is_complex() && b.is_complex())
                    || (b.is_string() && (a.is_integer() || a.is_string()))
                    || (*a == Basic::UnsafePointer && *b == Basic::Uintptr)
                    || (*b == Basic::UnsafePointer && *a == Basic::Uintptr)
            }
            (Type::Basic(a), Type::Slice(elem)) => a.is_string() && self.is_byte_or_rune(*elem),
            (Type::Slice(elem), Type::Basic(b)) => b.is_string() && self.is_byte_or_rune(*elem),
            (Type::Pointer(_), Type::Basic(b)) => *b == Basic::UnsafePointer,
            (Type::Basic(a), Type::Pointer(_)) => *a == Basic::UnsafePointer,
            _ => false,
        }
    }

    fn is_byte_or_rune(&self, elem: TypeId) -> bool {
        matches!(self.types.under(elem), Type::Basic(Basic::Uint8 | Basic::Int32))
    }

    /// A slice to an array, or to a pointer to one.
    fn convertible_slice(&self, from: TypeId, to: TypeId) -> bool {
        let table = &self.types;
        let Type::Slice(elem) = table.get(from) else { return false };
        let array = match table.get(to) {
            Type::Pointer(base) => table.under(*base),
            other => other,
        };
        matches!(array, Type::Array { elem: e, .. } if e == elem)
    }

    fn convertible_by_parts(&mut self, x: &Operand<'a>, target: TypeId, why: &mut String) -> bool {
        let table = self.table();
        let parts = |ty: TypeId| match table.is_param(ty) {
            true => table.param_terms(ty).unwrap_or_default().iter().map(|t| t.ty).collect(),
            false => vec![ty],
        };
        let (froms, tos): (Vec<TypeId>, Vec<TypeId>) = (parts(x.ty), parts(target));
        if froms.is_empty() || tos.is_empty() {
            return false;
        }
        for &from in &froms {
            for &to in &tos {
                let mut part = Operand { ty: from, ..x.clone() };
                let fits = if part.is_const() {
                    self.convert_constant(&part, to).is_ok()
                } else {
                    part.generic = None;
                    self.convertible(&part, to, &mut String::new())
                };
                if !fits {
                    let place = |p: TypeId, whole: TypeId| match table.is_param(whole) {
                        true => format!("{} (in {})", self.type_str(p), self.type_str(whole)),
                        false => self.type_str(p),
                    };
                    *why = format!(
                        ": cannot convert {} to type {}",
                        place(from, x.ty),
                        place(to, target)
                    );
                    return false;
                }
            }
        }
        true
    }

    fn identical_without_tags(&self, a: TypeId, b: TypeId) -> bool {
        a == b || self.strip_tags(a, 0) == self.strip_tags(b, 0)
    }

    /// A type with the tags of its structs removed, at every depth short of defined types.
    fn strip_tags(&self, ty: TypeId, depth: u32) -> TypeId {
        let table = &self.types;
        if depth > 100 {
            return ty;
        }
        let strip = |t: TypeId| self.strip_tags(t, depth + 1);
        let stripped = match table.get(ty) {
            Type::Pointer(t) => Type::Pointer(strip(*t)),
            Type::Slice(t) => Type::Slice(strip(*t)),
            Type::Array { len, elem } => Type::Array { len: *len, elem: strip(*elem) },
            Type::Map { key, value } => Type::Map { key: strip(*key), value: strip(*value) },
            Type::Chan { dir, elem } => Type::Chan { dir: *dir, elem: strip(*elem) },
            Type::Func(sig) => Type::Func(Signature {
                params: sig.params.iter().map(|&t| strip(t)).collect(),
                results: sig.results.iter().map(|&t| strip(t)).collect(),
                variadic: sig.variadic,
            }),
            Type::Struct(s) => {
                let field =
                    |f: &StructField| StructField { ty: strip(f.ty), tag: None, ..f.clone() };
                Type::Struct(StructType { fields: s.fields.iter().map(field).collect() })
            }
            _ => return ty,
        };
        table.intern(stripped)
    }
}
