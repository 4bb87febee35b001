//! Calls: of functions, generic functions, conversions; builtins are in `builtins.rs`.
//!
//! Called by `expr.rs`. Type arguments that a call leaves out are inferred in `infer.rs`; arguments are assigned as
//! `assign.rs` says.

use crate::check::info::{ExprInfo, Mode};
use crate::check::operand::{Generic, Operand, unparen};
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use crate::syntax::source::Span;
use crate::syntax::token_after;
use std::rc::Rc;

/// Type parameters to be inferred, and what is known of each.
#[derive(Default)]
struct Unknown {
    fresh: Vec<TypeParamId>,
    known: Vec<Option<TypeId>>,
}

impl<'a> Checker<'a> {
    pub(super) fn call(
        &mut self,
        e: &'a Expr<'a>,
        fun: &'a Expr<'a>,
        args: &'a [&'a Expr<'a>],
        spread: bool,
    ) -> Operand<'a> {
        let f = self.expr_or_type(fun);
        match f.mode {
            Mode::Invalid => {
                self.use_args(args);
                Operand::invalid(e)
            }
            Mode::Type => self.conversion_call(e, &f, args, spread),
            Mode::Builtin(builtin) => {
                if !matches!(
                    builtin,
                    crate::check::object::Builtin::Len | crate::check::object::Builtin::Cap
                ) {
                    self.env.has_call = true;
                }
                self.builtin_call(e, builtin, args, spread)
            }
            _ => self.function_call(e, f, args, spread),
        }
    }

    /// Checks arguments of a call that is wrong anyhow, for their own errors and uses.
    pub(super) fn use_args(&mut self, args: &'a [&'a Expr<'a>]) {
        for arg in args {
            self.raw_expr(arg, None);
        }
    }

    fn conversion_call(
        &mut self,
        e: &'a Expr<'a>,
        f: &Operand<'a>,
        args: &'a [&'a Expr<'a>],
        spread: bool,
    ) -> Operand<'a> {
        let ty = f.ty;
        let text = self.type_str(ty);
        let arg = match args {
            [arg] => arg,
            [] => {
                self.error(
                    codes::ARG_COUNT,
                    e.span,
                    format!("missing argument in conversion to {text}"),
                );
                return Operand::invalid(e);
            }
            _ => {
                self.use_args(args);
                let message = format!("too many arguments in conversion to {text}");
                self.error(codes::ARG_COUNT, args[args.len() - 1].span, message);
                return Operand::invalid(e);
            }
        };
        self.under(ty);
        let table = self.table();
        if let (false, Type::Interface(iface)) = (table.is_param(ty), table.under(ty))
            && table.is_constraint_only(iface)
        {
            self.use_args(args);
            let message = format!(
                "cannot use interface {text} in conversion (contains specific type constraints or is comparable)"
            );
            self.error(codes::CONSTRAINT_AS_TYPE, e.span, message);
            return Operand::invalid(e);
        }
        if spread {
            self.use_args(args);
            self.error(
                codes::BAD_SPREAD,
                arg.span,
                format!("invalid use of ... in conversion to {text}"),
            );
            return Operand::invalid(e);
        }
        let mut x = self.expr_with_target(arg, Some(ty));
        if x.is_invalid() {
            return Operand::invalid(e);
        }
        self.conversion(&mut x, ty);
        x.expr = e;
        x
    }

    fn function_call(
        &mut self,
        e: &'a Expr<'a>,
        f: Operand<'a>,
        args: &'a [&'a Expr<'a>],
        spread: bool,
    ) -> Operand<'a> {
        let table = self.table();
        self.under(f.ty);
        self.env.has_call = true;
        let Some(Type::Func(sig)) = table.core_type(f.ty).map(|t| table.get(t)) else {
            let message = format!(
                "invalid operation: cannot call {}: {} is not a function",
                self.describe(&f),
                self.type_str(f.ty)
            );
            self.error(codes::NOT_A_FUNCTION, f.span(), message);
            self.use_args(args);
            return Operand::invalid(e);
        };
        let operands = self.call_args(args);
        let Some(sig) = self.match_arguments(e, &f, sig, args, operands, spread) else {
            return self.call_result(e, sig, f.generic.is_some());
        };
        let Type::Func(sig) = table.get(sig) else { return Operand::invalid(e) };
        self.call_result(e, sig, false)
    }

    /// The operand of a call with that signature; `failed_generic`: its type parameters are not known.
    fn call_result(
        &mut self,
        e: &'a Expr<'a>,
        sig: &Signature,
        failed_generic: bool,
    ) -> Operand<'a> {
        if failed_generic && sig.results.iter().any(|&r| self.types.has_params(r)) {
            return Operand::invalid(e);
        }
        match &sig.results[..] {
            [] => Operand::new(Mode::NoValue, TypeId::INVALID, e),
            [TypeId::INVALID] => Operand::invalid(e),
            [one] => Operand::new(Mode::Value, *one, e),
            many => {
                let ty = self.types.intern(Type::Tuple(many.into()));
                Operand::new(Mode::Value, ty, e)
            }
        }
    }

    /// The arguments' values; a single call with several results gives several.
    fn call_args(&mut self, args: &'a [&'a Expr<'a>]) -> Vec<Operand<'a>> {
        if let [only] = args {
            let mut x = self.raw_expr(only, None);
            self.want_value(&mut x);
            if let (Mode::Value, Type::Tuple(types)) = (x.mode, self.types.get(x.ty)) {
                return types.iter().map(|&ty| Operand::new(Mode::Value, ty, only)).collect();
            }
            return vec![x];
        }
        args.iter().map(|arg| self.generic_expr(arg)).collect()
    }

    /// Parameter types for `count` arguments, `...T` repeated as needed; `None` if the numbers do not match.
    fn parameter_list(&self, sig: &Signature, count: usize, spread: bool) -> Option<Vec<TypeId>> {
        let fixed = sig.params.len();
        if !sig.variadic || spread {
            return (count == fixed).then(|| sig.params.to_vec());
        }
        if count + 1 < fixed {
            return None;
        }
        let elem = match *self.types.get(sig.params[fixed - 1]) {
            Type::Slice(elem) => elem,
            _ => TypeId::INVALID,
        };
        let mut list = sig.params[..fixed - 1].to_vec();
        list.resize(count, elem);
        Some(list)
    }

    /// Checks the arguments against the signature; gives the signature of the instance that is called.
    fn match_arguments(
        &mut self,
        e: &'a Expr<'a>,
        f: &Operand<'a>,
        sig: &Signature,
        args: &'a [&'a Expr<'a>],
        mut operands: Vec<Operand<'a>>,
        spread: bool,
    ) -> Option<TypeId> {
        let call = self.expr_string(f.expr);
        if spread && !sig.variadic {
            self.error(
                codes::BAD_SPREAD,
                e.span,
                format!("cannot use ... in call to non-variadic {call}"),
            );
            return None;
        }
        if spread && args.len() == 1 && operands.len() > 1 {
            let message = format!(
                "cannot use ... with {}-valued {}",
                operands.len(),
                self.expr_string(args[0])
            );
            self.error(codes::BAD_SPREAD, e.span, message);
            return None;
        }
        let Some(params) = self.parameter_list(sig, operands.len(), spread) else {
            self.report_arg_count(e, &call, sig, args, (&operands, spread));
            return None;
        };
        let ty = self.types.intern(Type::Func(sig.clone()));
        let has_generic_args = operands.iter().any(|x| x.generic.is_some());
        let (params, ty) = match (&f.generic, has_generic_args) {
            (None, false) => (params, ty),
            (generic, _) => {
                self.infer_call(e, &call, generic.clone(), params, ty, &mut operands)?
            }
        };
        for (x, &param) in operands.iter_mut().zip(&params) {
            let context = format!("argument to {call}");
            self.assignment(x, Some(param), &context);
        }
        Some(ty)
    }

    fn report_arg_count(
        &mut self,
        e: &'a Expr<'a>,
        call: &str,
        sig: &Signature,
        args: &'a [&'a Expr<'a>],
        (operands, spread): (&[Operand<'a>], bool),
    ) {
        if let [only] = operands
            && only.is_invalid()
        {
            return; // it may have been meant to give several values
        }
        let few = operands.len() < sig.params.len();
        let at = if few {
            args.last().map_or(e.span, |a| a.span)
        } else {
            args.get(sig.params.len()).or(args.last()).map_or(e.span, |a| a.span)
        };
        let message = format!(
            "{} arguments in call to {call}\n\thave {}\n\twant {}",
            if few { "not enough" } else { "too many" },
            self.have_types(operands, spread),
            self.want_types(&sig.params, sig.variadic)
        );
        self.error(codes::ARG_COUNT, at, message);
    }

    /// Infers the type arguments of a generic callee and of generic functions among the arguments.
    fn infer_call(
        &mut self,
        e: &'a Expr<'a>,
        call: &str,
        generic: Option<Generic>,
        params: Vec<TypeId>,
        sig: TypeId,
        operands: &mut [Operand<'a>],
    ) -> Option<(Vec<TypeId>, TypeId)> {
        let table = self.table();
        // Fresh type parameters: the callee may be called from its own body, or be an argument to itself.
        let mut unknown = Unknown::default();
        let (mut params, mut sig) = (params, sig);
        let callee = generic.as_ref().map(|g| {
            let (new, types) = self.add_unknown(g, &mut unknown);
            params = params.iter().map(|&p| table.subst(p, &g.params, &types)).collect();
            sig = table.subst(sig, &g.params, &types);
            new
        });
        let mut arg_params: Vec<(usize, Vec<TypeParamId>)> = Vec::new();
        for (i, x) in operands.iter_mut().enumerate() {
            let Some(g) = x.generic.clone() else { continue };
            let (new, types) = self.add_unknown(&g, &mut unknown);
            x.ty = table.subst(x.ty, &g.params, &types);
            arg_params.push((i, new));
        }
        let Unknown { fresh, known } = unknown;
        let inferred = match self.infer(&fresh, known, &params, operands) {
            Ok(types) => types,
            Err(None) => return None,
            Err(Some(failure)) => {
                let message = format!("in call to {call}, {}", failure.message);
                let at = failure.span.unwrap_or(self.open_paren(e));
                self.error(codes::CANNOT_INFER, at, message);
                return None;
            }
        };
        for (i, new) in arg_params {
            let start = fresh.iter().position(|&p| p == new[0]).unwrap_or(0);
            let args = inferred[start..start + new.len()].to_vec();
            self.finish_instance(&mut operands[i], &new, args);
        }
        if let (Some(g), Some(new)) = (&generic, &callee) {
            let args = &inferred[..new.len()];
            self.record_instance(g, args);
            self.verify_call(e, g, args)?;
        }
        let params = params.iter().map(|&p| table.subst(p, &fresh, &inferred)).collect();
        let sig = table.subst(sig, &fresh, &inferred);
        if let Some(f) = self.callee_of(e) {
            self.record_callee(f, sig);
        }
        Some((params, sig))
    }

    /// Place of a call's opening parenthesis, where Go reports what cannot be inferred.
    fn open_paren(&self, e: &'a Expr<'a>) -> Span {
        match self.callee_of(e) {
            Some(f) => token_after(&self.sources, f.span.hi),
            None => e.span,
        }
    }

    /// Adds fresh copies of a generic function's type parameters to those to be inferred; gives them, also as types.
    fn add_unknown(
        &mut self,
        g: &Generic,
        unknown: &mut Unknown,
    ) -> (Vec<TypeParamId>, Vec<TypeId>) {
        let new = self.fresh_params(&g.params);
        let types = new.iter().map(|&p| self.types.intern(Type::Param(p))).collect();
        unknown.fresh.extend(&new);
        unknown.known.extend(g.args.iter().map(|&a| Some(a)));
        unknown.known.resize(unknown.fresh.len(), None);
        (new, types)
    }

    fn callee_of(&self, e: &'a Expr<'a>) -> Option<&'a Expr<'a>> {
        match e.kind {
            ExprKind::Call { fun, .. } => Some(fun),
            _ => None,
        }
    }

    /// The callee's recorded type becomes that of the instance.
    fn record_callee(&mut self, mut f: &'a Expr<'a>, sig: TypeId) {
        loop {
            let info = &mut self.info.exprs[f.id.0 as usize];
            *info = ExprInfo { mode: Mode::Value, ty: Some(sig), value: None };
            f = match f.kind {
                ExprKind::Paren(inner) => inner,
                ExprKind::Index { x, .. } => x,
                _ => return,
            };
        }
    }

    fn verify_call(&mut self, e: &'a Expr<'a>, g: &Generic, args: &[TypeId]) -> Option<()> {
        if args.contains(&TypeId::INVALID) {
            return None;
        }
        self.note_instance(&g.params, args, e.span);
        match self.unsatisfied(&g.params, args) {
            None => Some(()),
            Some((index, why)) => {
                let span = match self.callee_of(e).map(|f| &unparen(f).kind) {
                    Some(ExprKind::Index { indices, .. }) if index >= g.hidden => {
                        indices.get(index - g.hidden).map_or(e.span, |i| i.span)
                    }
                    _ => self.open_paren(e),
                };
                self.error(codes::UNSATISFIED, span, why);
                None
            }
        }
    }

    /// Copies of type parameters, with constraints that speak of the copies.
    pub(super) fn fresh_params(&mut self, params: &[TypeParamId]) -> Vec<TypeParamId> {
        let table = self.table();
        let mut fresh = Vec::new();
        let mut types = Vec::new();
        for &param in params {
            let declared = table.param(param);
            let (new, ty) = table.new_param(declared.obj, declared.name, declared.index);
            fresh.push(new);
            types.push(ty);
        }
        for (&new, &param) in fresh.iter().zip(params) {
            let constraint = table.subst(table.constraint(param), params, &types);
            let _ = table.param(new).constraint.set(constraint);
        }
        fresh
    }

    /// Records the type arguments of a generic function where it is named.
    pub(super) fn record_instance(&mut self, g: &Generic, args: &[TypeId]) {
        self.info.instances.insert(g.node, args[g.hidden..].into());
    }

    /// Makes an operand that is a generic function an instance: `params` are those in its type.
    pub(super) fn finish_instance(
        &mut self,
        x: &mut Operand<'a>,
        params: &[TypeParamId],
        args: Vec<TypeId>,
    ) {
        let Some(g) = x.generic.take() else { return };
        x.ty = self.types.subst(x.ty, params, &args);
        self.record_instance(&g, &args);
        self.note_instance(&g.params, &args, x.span());
        if let Some((_, why)) = self.unsatisfied(&g.params, &args) {
            self.error(codes::UNSATISFIED, x.span(), why);
            return x.fail();
        }
        self.record_callee(x.expr, x.ty);
    }

    /// A generic function given to a variable of function type takes its type arguments from that.
    pub(super) fn instantiate_for_target(&mut self, x: &mut Operand<'a>, target: Option<TypeId>) {
        let Some(g) = x.generic.clone() else { return };
        let table = self.table();
        let target =
            target.filter(|&t| matches!(table.under(t), Type::Func(_)) && !table.is_param(t));
        let mut known: Vec<Option<TypeId>> = g.args.iter().map(|&a| Some(a)).collect();
        known.resize(g.params.len(), None);
        if target.is_none()
            && known.iter().any(Option::is_none)
            && known.iter().skip(g.hidden).all(Option::is_none)
        {
            let message = format!(
                "cannot use generic function {} without instantiation",
                self.expr_string(x.expr)
            );
            self.error(codes::NOT_INSTANTIATED, x.span(), message);
            return x.fail();
        }
        let fresh = self.fresh_params(&g.params);
        let types: Vec<TypeId> = fresh.iter().map(|&p| table.intern(Type::Param(p))).collect();
        x.ty = table.subst(x.ty, &g.params, &types);
        let arg = target.map(|t| Operand::new(Mode::Value, t, x.expr));
        let params: Vec<TypeId> = arg.iter().map(|_| x.ty).collect();
        let mut args: Vec<Operand<'a>> = arg.into_iter().collect();
        match self.infer(&fresh, known, &params, &mut args) {
            Ok(types) => self.finish_instance(x, &fresh, types),
            Err(failure) => {
                if let Some(failure) = failure {
                    let at = match x.expr.kind {
                        ExprKind::Index { x: named, .. } => {
                            token_after(&self.sources, named.span.hi)
                        }
                        _ => x.span(),
                    };
                    self.error(codes::CANNOT_INFER, at, failure.message);
                }
                x.fail();
            }
        }
    }

    /// `f[T1, T2]` of a generic function: the operand with these type arguments put in.
    pub(super) fn function_instance(
        &mut self,
        e: &'a Expr<'a>,
        mut x: Operand<'a>,
        indices: &'a [&'a Expr<'a>],
    ) -> Operand<'a> {
        let Some(mut g) = x.generic.take() else { return Operand::invalid(e) };
        let args: Vec<TypeId> = indices.iter().map(|i| self.typ(i)).collect();
        if args.contains(&TypeId::INVALID) {
            return Operand::invalid(e);
        }
        let want = g.params.len() - g.args.len();
        if args.len() > want {
            let message = format!("got {} type arguments but want {want}", args.len());
            self.error(codes::TYPE_ARG_COUNT, indices[want].span, message);
            return Operand::invalid(e);
        }
        g.args.extend(args);
        x.expr = e;
        if g.args.len() < g.params.len() {
            x.generic = Some(g);
            return x;
        }
        let params: Rc<[TypeParamId]> = g.params.clone();
        let args = g.args.clone();
        self.note_instance(&params, &args, e.span);
        self.record_instance(&g, &args);
        x.ty = self.types.subst(x.ty, &params, &args);
        let hidden = g.hidden;
        let spans: Vec<_> =
            std::iter::repeat_n(e.span, hidden).chain(indices.iter().map(|i| i.span)).collect();
        self.put_off(move |c| {
            c.verify_type_args(&params, &args, &spans);
        });
        if let ExprKind::Index { x: named, .. } = e.kind {
            self.record_callee(named, x.ty);
        }
        x
    }
}
