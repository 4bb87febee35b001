//! Calls of builtin functions; those of package `unsafe` are in `unsafes.rs`.
//!
//! Called by `call.rs`. What each may be given is checked here, one function for each.

use crate::check::constant::Value;
use crate::check::constexpr::compare;
use crate::check::info::Mode;
use crate::check::object::Builtin;
use crate::check::operand::Operand;
use crate::check::types::*;
use crate::check::universe::builtin_name;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;

/// Least number of arguments, and whether more are allowed.
fn arity(builtin: Builtin) -> (usize, bool) {
    match builtin {
        Builtin::Append | Builtin::Make | Builtin::Max | Builtin::Min => (1, true),
        Builtin::Print | Builtin::Println => (0, true),
        Builtin::Recover => (0, false),
        Builtin::Complex | Builtin::Copy | Builtin::Delete => (2, false),
        Builtin::UnsafeAdd | Builtin::UnsafeSlice | Builtin::UnsafeString => (2, false),
        _ => (1, false),
    }
}

impl<'a> Checker<'a> {
    pub(super) fn builtin_call(
        &mut self,
        e: &'a Expr<'a>,
        builtin: Builtin,
        args: &'a [&'a Expr<'a>],
        spread: bool,
    ) -> Operand<'a> {
        if spread && builtin != Builtin::Append {
            let name = builtin_name(builtin);
            let name = name.strip_prefix("unsafe.").unwrap_or(&name);
            let message = format!("invalid operation: invalid use of ... with built-in {name}");
            self.error(codes::BAD_SPREAD, e.span, message);
            self.use_args(args);
            return Operand::invalid(e);
        }
        if matches!(builtin, Builtin::Make | Builtin::New | Builtin::UnsafeOffsetof) {
            return match self.check_builtin_count(e, builtin, args.len()) {
                false => {
                    self.use_args(args);
                    Operand::invalid(e)
                }
                true => match builtin {
                    Builtin::Make => self.make(e, args),
                    Builtin::New => self.new_call(e, args[0]),
                    _ => self.offset_of(e, args[0]),
                },
            };
        }
        let outer_call = self.env.has_call;
        self.env.has_call = false;
        let operands = self.builtin_args(args);
        let calls = std::mem::replace(&mut self.env.has_call, outer_call);
        self.env.has_call |= calls || !matches!(builtin, Builtin::Len | Builtin::Cap);
        if operands.iter().any(Operand::is_invalid)
            || !self.check_builtin_count(e, builtin, operands.len())
        {
            return Operand::invalid(e);
        }
        let result = self.dispatch_builtin(e, builtin, operands, spread, calls);
        self.env.has_call |= !matches!(result.mode, Mode::Constant | Mode::Invalid);
        result
    }

    fn builtin_args(&mut self, args: &'a [&'a Expr<'a>]) -> Vec<Operand<'a>> {
        if let [only] = args {
            let x = self.multi_expr(only);
            if let (Mode::Value, Type::Tuple(types)) = (x.mode, self.types.get(x.ty)) {
                return types.iter().map(|&ty| Operand::new(Mode::Value, ty, only)).collect();
            }
            return vec![x];
        }
        args.iter().map(|arg| self.expr(arg)).collect()
    }

    fn check_builtin_count(&mut self, e: &'a Expr<'a>, builtin: Builtin, count: usize) -> bool {
        let (least, more) = arity(builtin);
        let what = if count < least {
            "not enough"
        } else if count > least && !more {
            "too many"
        } else {
            return true;
        };
        let call = self.expr_string(e);
        let message = format!("{what} arguments for {call} (expected {least}, found {count})");
        self.error(codes::ARG_COUNT, e.span, format!("invalid operation: {message}"));
        false
    }

    fn dispatch_builtin(
        &mut self,
        e: &'a Expr<'a>,
        builtin: Builtin,
        mut args: Vec<Operand<'a>>,
        spread: bool,
        calls: bool,
    ) -> Operand<'a> {
        match builtin {
            Builtin::Append => self.append(e, args, spread),
            Builtin::Len | Builtin::Cap => self.len_or_cap(e, builtin, args.swap_remove(0), calls),
            Builtin::Clear => self.clear(e, &args[0]),
            Builtin::Close => self.close(e, &args[0]),
            Builtin::Complex => {
                let y = args.swap_remove(1);
                self.make_complex(e, args.swap_remove(0), y)
            }
            Builtin::Real | Builtin::Imag => self.real_or_imag(e, builtin, args.swap_remove(0)),
            Builtin::Copy => self.copy(e, &mut args),
            Builtin::Delete => self.delete(e, args),
            Builtin::Max | Builtin::Min => self.max_or_min(e, builtin, args),
            Builtin::Panic => {
                let any = self.types.any();
                self.assignment(&mut args[0], Some(any), "argument to panic");
                self.no_value(e)
            }
            Builtin::Print | Builtin::Println => {
                let context = format!("argument to built-in {}", builtin_name(builtin));
                args.iter_mut().for_each(|x| self.assignment(x, None, &context));
                self.no_value(e)
            }
            Builtin::Recover => Operand::new(Mode::Value, self.types.any(), e),
            _ => self.unsafe_call(e, builtin, args),
        }
    }

    fn no_value(&self, e: &'a Expr<'a>) -> Operand<'a> {
        Operand::new(Mode::NoValue, TypeId::INVALID, e)
    }

    pub(super) fn bad_argument(
        &mut self,
        x: &Operand<'a>,
        e: &'a Expr<'a>,
        message: String,
    ) -> Operand<'a> {
        self.error(codes::BAD_BUILTIN_ARG, x.span(), message);
        Operand::invalid(e)
    }

    fn append(&mut self, e: &'a Expr<'a>, mut args: Vec<Operand<'a>>, spread: bool) -> Operand<'a> {
        let table = self.table();
        let slice_ty = args[0].ty;
        self.under(slice_ty);
        let elem = match table.core_or_string(slice_ty).map(|c| table.get(c)) {
            Some(Type::Slice(elem)) => *elem,
            Some(Type::Basic(b)) if b.is_string() && table.is_param(slice_ty) => {
                TypeId::basic(Basic::Uint8)
            }
            _ => {
                let what =
                    if args[0].is_nil() { "untyped nil".into() } else { self.describe(&args[0]) };
                let message = format!("invalid append: argument must be a slice; have {what}");
                return self.bad_argument(&args[0], e, message);
            }
        };
        if spread {
            if args.len() != 2 {
                return self.append_count(e, &args, elem);
            }
            self.append_spread(&mut args[1], slice_ty, elem);
        } else {
            for x in &mut args[1..] {
                self.assignment(x, Some(elem), "argument to append");
            }
        }
        Operand::new(Mode::Value, slice_ty, e)
    }

    /// `append` with `...` takes two arguments.
    fn append_count(&mut self, e: &'a Expr<'a>, args: &[Operand<'a>], elem: TypeId) -> Operand<'a> {
        let few = args.len() < 2;
        let message = format!(
            "{} arguments in call to append\n\thave {}\n\twant ({}, ...{})",
            if few { "not enough" } else { "too many" },
            self.have_types(args, true),
            self.type_str(args[0].ty),
            self.type_str(elem)
        );
        let at = if few { args[args.len() - 1].span() } else { args[1].span() };
        self.error(codes::ARG_COUNT, at, message);
        Operand::invalid(e)
    }

    /// `append(s, t...)`: a slice of the same elements, or a string for bytes.
    fn append_spread(&mut self, x: &mut Operand<'a>, slice_ty: TypeId, elem: TypeId) {
        let table = self.table();
        let is_byte = table.basic_of(elem) == Some(Basic::Uint8);
        let core = table.core_or_string(x.ty);
        let is_string = core.is_some_and(|c| table.basic_of(c).is_some_and(Basic::is_string));
        if is_byte && is_string {
            self.use_default_type(x);
            return;
        }
        if let Some(Type::Slice(have)) = core.map(|c| table.get(c))
            && *have == elem
        {
            return;
        }
        let target = match table.core_type(slice_ty) {
            Some(core) if !x.is_nil() && matches!(table.get(core), Type::Slice(_)) => {
                table.intern(Type::Slice(elem))
            }
            _ => slice_ty,
        };
        self.assignment(x, Some(target), "argument to append");
    }

    fn len_or_cap(
        &mut self,
        e: &'a Expr<'a>,
        builtin: Builtin,
        mut x: Operand<'a>,
        calls: bool,
    ) -> Operand<'a> {
        let table = self.table();
        let int = TypeId::basic(Basic::Int);
        self.under(x.ty);
        if let (Builtin::Len, Some(Value::String(s))) = (builtin, &x.val) {
            return Operand::constant(Value::int(s.len()), int, e);
        }
        let deref = |t: &Type| match t {
            Type::Pointer(base) => table.under(*base).clone(),
            other => other.clone(),
        };
        let has_len = |t: &Type| match deref(t) {
            Type::Array { .. } | Type::Chan { .. } | Type::Slice(_) => true,
            Type::Basic(b) => builtin == Builtin::Len && b.is_string(),
            Type::Map { .. } => builtin == Builtin::Len,
            _ => false,
        };
        let pointer_ok =
            |t: &Type| !matches!(t, Type::Pointer(_)) || matches!(deref(t), Type::Array { .. });
        if !table.all_unders(x.ty, |t| has_len(t) && pointer_ok(t)) {
            let name = builtin_name(builtin);
            let message = format!("invalid argument: {} for built-in {name}", self.describe(&x));
            return self.bad_argument(&x, e, message);
        }
        if let (false, Type::Array { len, .. }, false) =
            (table.is_param(x.ty), deref(table.under(x.ty)), calls)
        {
            return Operand::constant(Value::int(len), int, e);
        }
        self.use_default_type(&mut x);
        Operand::new(Mode::Value, int, e)
    }

    fn clear(&mut self, e: &'a Expr<'a>, x: &Operand<'a>) -> Operand<'a> {
        self.under(x.ty);
        if self.types.all_unders(x.ty, |t| matches!(t, Type::Map { .. } | Type::Slice(_))) {
            return self.no_value(e);
        }
        let text = self.describe(x);
        let message = format!(
            "invalid argument: cannot clear {text}: argument must be (or constrained by) map or slice"
        );
        self.bad_argument(x, e, message)
    }

    fn close(&mut self, e: &'a Expr<'a>, x: &Operand<'a>) -> Operand<'a> {
        self.under(x.ty);
        let text = self.describe(x);
        if !self.types.all_unders(x.ty, |t| matches!(t, Type::Chan { .. })) {
            return self.bad_argument(
                x,
                e,
                format!("invalid operation: cannot close non-channel {text}"),
            );
        }
        if !self.types.all_unders(x.ty, |t| !matches!(t, Type::Chan { dir: ChanDir::Recv, .. })) {
            return self.bad_argument(
                x,
                e,
                format!("invalid operation: cannot close receive-only channel {text}"),
            );
        }
        self.no_value(e)
    }

    fn copy(&mut self, e: &'a Expr<'a>, args: &mut [Operand<'a>]) -> Operand<'a> {
        let table = self.table();
        let int = Operand::new(Mode::Value, TypeId::basic(Basic::Int), e);
        let (dst, src) = (table.core_type(args[0].ty), table.core_or_string(args[1].ty));
        let Some(Type::Slice(to)) = dst.map(|c| table.get(c)) else {
            let what =
                if args[0].is_nil() { "untyped nil".into() } else { self.describe(&args[0]) };
            let message = format!("invalid copy: argument must be a slice; have {what}");
            return self.bad_argument(&args[0], e, message);
        };
        let from = match src.map(|c| table.get(c)) {
            Some(Type::Slice(from)) => *from,
            Some(Type::Basic(b)) if b.is_string() => TypeId::basic(Basic::Uint8),
            _ => {
                let what =
                    if args[1].is_nil() { "untyped nil".into() } else { self.describe(&args[1]) };
                let message = format!("invalid copy: argument must be a slice; have {what}");
                return self.bad_argument(&args[1], e, message);
            }
        };
        if *to != from {
            let (a, b) = (self.describe(&args[0]), self.describe(&args[1]));
            let (to, from) = (self.type_str(*to), self.type_str(from));
            let message = format!(
                "invalid copy: arguments {a} and {b} have different element types {to} and {from}"
            );
            return self.bad_argument(&args[0], e, message);
        }
        self.use_default_type(&mut args[1]);
        int
    }

    fn delete(&mut self, e: &'a Expr<'a>, mut args: Vec<Operand<'a>>) -> Operand<'a> {
        let table = self.table();
        self.under(args[0].ty);
        let mut key = None;
        for under in table.type_set_unders(args[0].ty) {
            let Type::Map { key: k, .. } = table.get(under) else {
                key = None;
                break;
            };
            if key.is_some_and(|known| known != *k) {
                let message =
                    format!("maps of {} must have identical key types", self.describe(&args[0]));
                return self.bad_argument(&args[0], e, message);
            }
            key = Some(*k);
        }
        let Some(key) = key else {
            let message = format!("invalid argument: {} is not a map", self.describe(&args[0]));
            return self.bad_argument(&args[0], e, message);
        };
        self.assignment(&mut args[1], Some(key), "argument to delete");
        self.no_value(e)
    }

    fn max_or_min(
        &mut self,
        e: &'a Expr<'a>,
        builtin: Builtin,
        args: Vec<Operand<'a>>,
    ) -> Operand<'a> {
        let op = if builtin == Builtin::Max { BinaryOp::Gt } else { BinaryOp::Lt };
        for x in &args {
            if !self.types.all_basic(x.ty, Basic::is_ordered) {
                let message = format!("invalid argument: {} cannot be ordered", self.describe(x));
                return self.bad_argument(x, e, message);
            }
        }
        let mut args = args.into_iter();
        let Some(mut best) = args.next() else { return Operand::invalid(e) };
        for mut x in args {
            let (mut a, first) = (best.clone(), best.ty);
            if self.may_convert(&a, &x) {
                self.convert_untyped(&mut a, x.ty);
                if !a.is_invalid() {
                    self.convert_untyped(&mut x, a.ty);
                }
            }
            if a.is_invalid() || x.is_invalid() {
                return Operand::invalid(e);
            }
            if a.ty != x.ty {
                let (first, second) = (self.type_str(first), self.type_str(x.ty));
                let text = self.expr_string(x.expr);
                let message = format!(
                    "invalid argument: mismatched types {first} (previous argument) and {second} (type of {text})"
                );
                return self.bad_argument(&x, e, message);
            }
            best = match (&a.val, &x.val) {
                (Some(v), Some(w)) if a.is_const() && x.is_const() => {
                    if compare(op, w, v) {
                        x
                    } else {
                        a
                    }
                }
                _ => Operand::new(Mode::Value, a.ty, x.expr),
            };
        }
        if best.mode != Mode::Constant {
            best.mode = Mode::Value;
            best.val = None;
            if self.types.is_untyped(best.ty) {
                best.ty = self.types.default_type(best.ty);
            }
        }
        if let ExprKind::Call { args, .. } = e.kind
            && !self.types.is_untyped(best.ty)
        {
            args.iter().for_each(|arg| self.update_type(arg, best.ty));
        }
        Operand { expr: e, ..best }
    }

    fn make(&mut self, e: &'a Expr<'a>, args: &'a [&'a Expr<'a>]) -> Operand<'a> {
        let ty = self.var_type(args[0]);
        if ty == TypeId::INVALID {
            self.use_args(&args[1..]);
            return Operand::invalid(e);
        }
        let table = self.table();
        self.under(ty);
        let least = match table.core_type(ty).map(|c| table.get(c)) {
            Some(Type::Slice(_)) => 2,
            Some(Type::Map { .. } | Type::Chan { .. }) => 1,
            _ => {
                let text = self.expr_string(args[0]);
                let message = format!(
                    "invalid argument: cannot make {text}: type must be slice, map, or channel"
                );
                self.error(codes::BAD_BUILTIN_ARG, args[0].span, message);
                self.use_args(&args[1..]);
                return Operand::invalid(e);
            }
        };
        if args.len() < least || args.len() > least + 1 {
            let call = self.expr_string(e);
            let message = format!(
                "invalid operation: {call} expects {least} or {} arguments; found {}",
                least + 1,
                args.len()
            );
            self.error(codes::ARG_COUNT, e.span, message);
            self.use_args(&args[1..]);
            return Operand::invalid(e);
        }
        let mut sizes = Vec::new();
        for arg in &args[1..] {
            let mut x = self.expr(arg);
            sizes.extend(self.check_index(&mut x, "index", None));
        }
        if let [len, cap] = sizes[..]
            && len > cap
        {
            self.error(
                codes::SWAPPED_MAKE,
                args[1].span,
                "invalid argument: length and capacity swapped",
            );
        }
        Operand::new(Mode::Value, ty, e)
    }

    /// `new(T)`, or `new(x)` of a value.
    fn new_call(&mut self, e: &'a Expr<'a>, arg: &'a Expr<'a>) -> Operand<'a> {
        let mut x = self.expr_or_type(arg);
        let ty = match x.mode {
            Mode::Invalid => return Operand::invalid(e),
            Mode::Type => {
                let ty = x.ty;
                self.under(ty);
                let table = self.table();
                if let (false, Type::Interface(iface)) = (table.is_param(ty), table.under(ty))
                    && table.is_constraint_only(iface)
                {
                    let text = self.type_str(ty);
                    let message = format!(
                        "cannot use type {text} outside a type constraint: interface contains type constraints"
                    );
                    self.error(codes::CONSTRAINT_AS_TYPE, arg.span, message);
                }
                ty
            }
            _ => {
                self.want_value(&mut x);
                self.assignment(&mut x, None, "argument to new");
                if x.is_invalid() {
                    return Operand::invalid(e);
                }
                x.ty
            }
        };
        Operand::new(Mode::Value, self.types.intern(Type::Pointer(ty)), e)
    }

    fn make_complex(
        &mut self,
        e: &'a Expr<'a>,
        mut x: Operand<'a>,
        mut y: Operand<'a>,
    ) -> Operand<'a> {
        let untyped = |c: &Self, t| c.types.is_untyped(t);
        match (untyped(self, x.ty), untyped(self, y.ty)) {
            (false, true) => self.convert_untyped(&mut y, x.ty),
            (true, false) => self.convert_untyped(&mut x, y.ty),
            (true, true) if !(x.is_const() && y.is_const()) => {
                let float = TypeId::basic(Basic::Float64);
                self.convert_untyped(&mut x, float);
                self.convert_untyped(&mut y, float);
            }
            _ => {}
        }
        if x.is_invalid() || y.is_invalid() {
            return Operand::invalid(e);
        }
        let both_untyped = untyped(self, x.ty) && untyped(self, y.ty);
        for side in [&mut x, &mut y] {
            if both_untyped && side.val.as_ref().is_some_and(|v| v.to_rational().is_some()) {
                side.ty = TypeId::basic(Basic::UntypedFloat);
            }
        }
        if x.ty != y.ty {
            let call = self.expr_string(e);
            let (a, b) = (self.type_str(x.ty), self.type_str(y.ty));
            return self.bad_argument(
                &x,
                e,
                format!("invalid operation: {call} (mismatched types {a} and {b})"),
            );
        }
        let ty = match self.types.basic_of(x.ty) {
            Some(Basic::Float32) => Basic::Complex64,
            Some(Basic::Float64) => Basic::Complex128,
            Some(b) if both_untyped && b.is_numeric() => Basic::UntypedComplex,
            _ => {
                let message = format!(
                    "invalid argument: arguments have type {}, expected floating-point",
                    self.type_str(x.ty)
                );
                return self.bad_argument(&x, e, message);
            }
        };
        let ty = TypeId::basic(ty);
        match (
            x.val.as_ref().and_then(Value::to_rational),
            y.val.as_ref().and_then(Value::to_rational),
        ) {
            (Some(re), Some(im)) if x.is_const() && y.is_const() => {
                Operand::constant(Value::Complex(Box::new((re, im))), ty, e)
            }
            _ if both_untyped => {
                self.bad_argument(&x, e, "invalid argument: arguments are not real numbers".into())
            }
            _ => Operand::new(Mode::Value, ty, e),
        }
    }

    fn real_or_imag(
        &mut self,
        e: &'a Expr<'a>,
        builtin: Builtin,
        mut x: Operand<'a>,
    ) -> Operand<'a> {
        if self.types.is_untyped(x.ty) {
            if x.is_const() {
                if self.types.all_basic(x.ty, Basic::is_numeric) {
                    x.ty = TypeId::basic(Basic::UntypedComplex);
                }
            } else {
                self.convert_untyped(&mut x, TypeId::basic(Basic::Complex128));
            }
        }
        if x.is_invalid() {
            return Operand::invalid(e);
        }
        let ty = match self.types.basic_of(x.ty) {
            Some(Basic::Complex64) => Basic::Float32,
            Some(Basic::Complex128) => Basic::Float64,
            Some(Basic::UntypedComplex) => Basic::UntypedFloat,
            _ => {
                let message = format!(
                    "invalid argument: argument has type {}, expected complex type",
                    self.type_str(x.ty)
                );
                return self.bad_argument(&x, e, message);
            }
        };
        let ty = TypeId::basic(ty);
        match x.val.as_ref().filter(|_| x.is_const()).and_then(Value::to_complex) {
            Some((re, im)) => {
                let part = if builtin == Builtin::Real { re } else { im };
                Operand::constant(Value::float(part), ty, e)
            }
            None => Operand::new(Mode::Value, ty, e),
        }
    }
}
