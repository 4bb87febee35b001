//! `x[i]` and `x[i:j]`.
//!
//! Called by `expr.rs`. `f[T]` looks the same and goes to `instantiate.rs` or `call.rs`.

use crate::check::constant::Value;
use crate::check::info::Mode;
use crate::check::operand::Operand;
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use crate::syntax::token_after;

/// What indexing a type gives.
struct Indexed {
    mode: Mode,
    elem: TypeId,
    /// Constant bound of the index, if known.
    len: Option<u64>,
}

impl<'a> Checker<'a> {
    pub(super) fn index_expr(
        &mut self,
        e: &'a Expr<'a>,
        x: &'a Expr<'a>,
        indices: &'a [&'a Expr<'a>],
    ) -> Operand<'a> {
        if self.is_generic_type_name(x) {
            let ty = self.instantiated_type(e, x, indices);
            return Operand::new(
                if ty == TypeId::INVALID { Mode::Invalid } else { Mode::Type },
                ty,
                e,
            );
        }
        let mut x = self.expr_or_type(x);
        match x.mode {
            Mode::Invalid => {
                self.use_args(indices);
                return Operand::invalid(e);
            }
            Mode::Type => {
                let ty = self.instantiated_type(e, x.expr, indices);
                return Operand::new(
                    if ty == TypeId::INVALID { Mode::Invalid } else { Mode::Type },
                    ty,
                    e,
                );
            }
            _ => {}
        }
        if x.generic.is_some() {
            return self.function_instance(e, x, indices);
        }
        self.want_value(&mut x);
        self.use_default_string(&mut x);
        if x.is_invalid() {
            return Operand::invalid(e);
        }
        self.index_value(e, x, indices)
    }

    /// Whether an expression names a generic type (so that brackets after it hold type arguments).
    fn is_generic_type_name(&mut self, x: &'a Expr<'a>) -> bool {
        let obj = match &x.kind {
            ExprKind::Paren(inner) => return self.is_generic_type_name(inner),
            ExprKind::Name(name) => self.lookup_name(*name),
            ExprKind::Selector { x: pkg, sel } => match pkg.kind {
                ExprKind::Name(name) => {
                    self.lookup_name(name).and_then(|o| match self.info.object(o).kind {
                        crate::check::object::ObjectKind::Package(p) => {
                            self.info.packages[p.0 as usize].scope.get(&sel.name).copied()
                        }
                        _ => None,
                    })
                }
                _ => None,
            },
            _ => None,
        };
        let Some(obj) = obj else { return false };
        if !matches!(self.info.object(obj).kind, crate::check::object::ObjectKind::Type) {
            return false;
        }
        self.resolve_type_name(obj);
        let ty = self.info.object(obj).ty;
        !self.generic_params(Some(obj), ty).is_empty()
    }

    /// A constant string that is indexed or sliced is a `string`.
    fn use_default_string(&mut self, x: &mut Operand<'a>) {
        if !x.is_invalid() && self.types.is_untyped(x.ty) && !x.is_nil() && x.mode != Mode::Constant
        {
            self.use_default_type(x);
        }
    }

    fn index_value(
        &mut self,
        e: &'a Expr<'a>,
        x: Operand<'a>,
        indices: &'a [&'a Expr<'a>],
    ) -> Operand<'a> {
        let table = self.table();
        self.under(x.ty);
        if let Some(Type::Map { key, value }) = table.core_type(x.ty).map(|c| table.get(c)) {
            if let Some(index) = self.only_index(e, indices) {
                let mut k = self.expr_with_target(index, Some(*key));
                self.assignment(&mut k, Some(*key), "map index");
            }
            return Operand::new(Mode::MapIndex, *value, e);
        }
        let Some(indexed) = self.indexed(&x) else {
            let message = format!("cannot index {}", self.describe(&x));
            let bracket = token_after(&self.sources, x.span().hi);
            self.error(codes::NOT_INDEXABLE, bracket, message);
            self.use_args(indices);
            return Operand::invalid(e);
        };
        let Some(index) = self.only_index(e, indices) else { return Operand::invalid(e) };
        let mut i = self.expr(index);
        self.check_index(&mut i, "index", indexed.len);
        if x.is_const() {
            let mut x = x;
            self.use_default_type(&mut x);
        }
        Operand::new(indexed.mode, indexed.elem, e)
    }

    fn only_index(&mut self, e: &'a Expr<'a>, indices: &'a [&'a Expr<'a>]) -> Option<&'a Expr<'a>> {
        if let [one] = indices {
            return Some(one);
        }
        self.error(
            codes::BAD_INDEX,
            indices.get(1).map_or(e.span, |i| i.span),
            "invalid operation: more than one index",
        );
        self.use_args(indices);
        None
    }

    fn indexed(&self, x: &Operand<'a>) -> Option<Indexed> {
        let table = &self.types;
        if table.is_param(x.ty) {
            return self.indexed_param(x);
        }
        self.indexed_under(x, table.underlying(x.ty))
    }

    fn indexed_under(&self, x: &Operand<'a>, under: TypeId) -> Option<Indexed> {
        let table = &self.types;
        match table.get(under) {
            Type::Basic(b) if b.is_string() => {
                let len = match &x.val {
                    Some(Value::String(s)) => Some(s.len() as u64),
                    _ => None,
                };
                Some(Indexed { mode: Mode::Value, elem: TypeId::basic(Basic::Uint8), len })
            }
            Type::Array { len, elem } => {
                let mode = if x.mode == Mode::Variable { Mode::Variable } else { Mode::Value };
                Some(Indexed { mode, elem: *elem, len: Some(*len) })
            }
            Type::Pointer(base) => match table.under(*base) {
                Type::Array { len, elem } => {
                    Some(Indexed { mode: Mode::Variable, elem: *elem, len: Some(*len) })
                }
                _ => None,
            },
            Type::Slice(elem) => Some(Indexed { mode: Mode::Variable, elem: *elem, len: None }),
            _ => None,
        }
    }

    /// Of a type parameter: all types of its type set must give the same element type.
    fn indexed_param(&self, x: &Operand<'a>) -> Option<Indexed> {
        let mut all: Option<Indexed> = None;
        for under in self.types.type_set_unders(x.ty) {
            let one = self.indexed_under(x, under)?;
            all = Some(match all {
                None => one,
                Some(so_far) if so_far.elem == one.elem => Indexed {
                    mode: if one.mode == Mode::Value { Mode::Value } else { so_far.mode },
                    elem: one.elem,
                    len: match (so_far.len, one.len) {
                        (Some(a), Some(b)) => Some(a.min(b)),
                        (a, b) => a.or(b),
                    },
                },
                Some(_) => return None,
            });
        }
        all
    }

    /// Checks an index, slice bound or size: an integer, not negative if constant, below `len` if that is known. Gives its
    /// constant value.
    pub(super) fn check_index(
        &mut self,
        x: &mut Operand<'a>,
        what: &str,
        len: Option<u64>,
    ) -> Option<u64> {
        if !self.check_index_type(x, what, false) {
            return None;
        }
        let value = x.val.as_ref().and_then(Value::to_u64).filter(|_| x.is_const())?;
        if let Some(len) = len.filter(|&len| value >= len) {
            let text = self.expr_string(x.expr);
            let message = format!("invalid argument: {what} {text} out of bounds [0:{len}]");
            self.error(codes::BAD_INDEX, x.span(), message);
            return None;
        }
        Some(value)
    }

    /// Whether an operand can be an index: reports what is not.
    pub(super) fn check_index_type(
        &mut self,
        x: &mut Operand<'a>,
        what: &str,
        allow_negative: bool,
    ) -> bool {
        if x.is_invalid() {
            return false;
        }
        if self.types.is_untyped(x.ty) {
            self.convert_untyped(x, TypeId::basic(Basic::Int));
            if x.is_invalid() {
                return false;
            }
        }
        if !self.types.all_basic(x.ty, Basic::is_integer) {
            let message = format!("invalid argument: {what} {} must be integer", self.describe(x));
            self.error(codes::BAD_INDEX, x.span(), message);
            return false;
        }
        if let (true, Some(value)) = (x.is_const(), x.val.as_ref().and_then(Value::to_int)) {
            if !allow_negative && value.sign() == num_bigint::Sign::Minus {
                let message =
                    format!("invalid argument: {what} {} must not be negative", self.describe(x));
                self.error(codes::BAD_INDEX, x.span(), message);
                return false;
            }
            if !crate::check::constant::fits_int(&value, 64, true) {
                let message =
                    format!("invalid argument: {what} {} overflows int", self.describe(x));
                self.error(codes::BAD_INDEX, x.span(), message);
                return false;
            }
        }
        true
    }

    pub(super) fn slice_expr(
        &mut self,
        e: &'a Expr<'a>,
        x: &'a Expr<'a>,
        bounds: [Option<&'a Expr<'a>>; 3],
    ) -> Operand<'a> {
        let mut x = self.expr(x);
        if x.is_invalid() {
            bounds.into_iter().flatten().for_each(|b| {
                self.expr(b);
            });
            return Operand::invalid(e);
        }
        let Some((ty, len)) = self.sliced(e, &mut x, bounds[2].is_some()) else {
            bounds.into_iter().flatten().for_each(|b| {
                self.expr(b);
            });
            return Operand::invalid(e);
        };
        let mut constants: Vec<(u64, &'a Expr<'a>)> = Vec::new();
        for bound in bounds.into_iter().flatten() {
            let mut i = self.expr(bound);
            let value = self.check_index(&mut i, "index", len.map(|n| n.saturating_add(1)));
            constants.extend(value.map(|v| (v, bound)));
        }
        for pair in constants.windows(2) {
            if pair[0].0 > pair[1].0 {
                let message = format!("invalid slice indices: {} < {}", pair[1].0, pair[0].0);
                self.error(codes::SWAPPED_BOUNDS, pair[1].1.span, message);
                break;
            }
        }
        Operand::new(Mode::Value, ty, e)
    }

    /// Type of a slice of `x`, and the constant bound of its indices.
    fn sliced(
        &mut self,
        e: &'a Expr<'a>,
        x: &mut Operand<'a>,
        three: bool,
    ) -> Option<(TypeId, Option<u64>)> {
        let table = self.table();
        self.under(x.ty);
        let core = table.core_or_string(x.ty);
        let failure = match core.map(|c| table.get(c)) {
            Some(Type::Basic(b)) if b.is_string() => {
                if three {
                    let message = "invalid operation: 3-index slice of string";
                    self.error(codes::NOT_SLICEABLE, e.span, message);
                    return None;
                }
                let len = match &x.val {
                    Some(Value::String(s)) => Some(s.len() as u64),
                    _ => None,
                };
                self.use_default_type(x);
                return Some((x.ty, len));
            }
            Some(Type::Array { len, elem }) => {
                if x.mode == Mode::Variable {
                    return Some((table.intern(Type::Slice(*elem)), Some(*len)));
                }
                format!("cannot slice unaddressable value {}", self.describe(x))
            }
            Some(Type::Pointer(base)) => match table.under(*base) {
                Type::Array { len, elem } => {
                    return Some((table.intern(Type::Slice(*elem)), Some(*len)));
                }
                _ => format!("cannot slice {}", self.describe(x)),
            },
            Some(Type::Slice(_)) => return Some((x.ty, None)),
            _ => format!("cannot slice {}", self.describe(x)),
        };
        self.error(codes::NOT_SLICEABLE, x.span(), failure);
        None
    }
}
