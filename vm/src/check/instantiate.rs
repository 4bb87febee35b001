//! Instances of generic types, and whether type arguments satisfy their constraints.
//!
//! Called by `typexpr.rs`, `index.rs` and `call.rs` for written or inferred type arguments; the instance itself is made
//! by `subst.rs`.

use crate::check::operand::unparen;
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use crate::syntax::source::Span;

impl<'a> Checker<'a> {
    /// `G[T1, T2]` as a type.
    pub(super) fn instantiated_type(
        &mut self,
        e: &'a Expr<'a>,
        x: &'a Expr<'a>,
        indices: &'a [&'a Expr<'a>],
    ) -> TypeId {
        let generic = self.typ_or_generic(x);
        let outer = std::mem::replace(&mut self.env.indirect, self.types_in_progress > 0);
        let args: Vec<TypeId> = indices.iter().map(|i| self.typ(i)).collect();
        self.env.indirect = outer;
        let obj = self.info.object_at(unparen(x).id);
        let is_fake =
            matches!(unparen(x).kind, ExprKind::Selector { .. }) && generic == TypeId::INVALID;
        if is_fake || generic == TypeId::INVALID {
            return TypeId::INVALID;
        }
        let params = self.generic_params(obj, generic);
        if params.is_empty() {
            let message = format!("{} is not a generic type", self.type_str(generic));
            self.error(codes::NOT_GENERIC, x.span, message);
            return TypeId::INVALID;
        }
        if args.len() != params.len() {
            let few = args.len() < params.len();
            let message = format!(
                "{} type arguments for type {}: have {}, want {}",
                if few { "not enough" } else { "too many" },
                self.expr_string(x),
                args.len(),
                params.len()
            );
            self.error(codes::TYPE_ARG_COUNT, e.span, message);
            return TypeId::INVALID;
        }
        if args.contains(&TypeId::INVALID) {
            return TypeId::INVALID;
        }
        let spans: Vec<Span> = indices.iter().map(|i| i.span).collect();
        self.note_instance(&params, &args, e.span);
        let (check_params, check_args) = (params.clone(), args.clone());
        self.put_off(move |c| {
            c.verify_type_args(&check_params, &check_args, &spans);
        });
        self.make_instance(obj, generic, &params, args)
    }

    fn make_instance(
        &mut self,
        obj: Option<crate::check::object::ObjId>,
        generic: TypeId,
        params: &[TypeParamId],
        args: Vec<TypeId>,
    ) -> TypeId {
        if obj.is_some_and(|o| self.alias_params.contains_key(&o)) {
            return self.types.subst(generic, params, &args);
        }
        let Some(id) = self.types.as_named(generic) else { return TypeId::INVALID };
        let outer = self.types.named(id).outer.clone();
        let mut all: Vec<TypeId> =
            outer.iter().map(|&p| self.types.intern(Type::Param(p))).collect();
        all.extend(args);
        self.types.instantiate(id, &all)
    }

    /// Reports the first type argument that does not satisfy its constraint.
    pub(super) fn verify_type_args(
        &mut self,
        params: &[TypeParamId],
        args: &[TypeId],
        spans: &[Span],
    ) -> bool {
        match self.unsatisfied(params, args) {
            Some((index, why)) => {
                let span = spans.get(index).or(spans.first());
                if let Some(&span) = span {
                    self.error(codes::UNSATISFIED, span, why);
                }
                false
            }
            None => true,
        }
    }

    /// The first type argument that does not satisfy its constraint, and why.
    pub(super) fn unsatisfied(
        &mut self,
        params: &[TypeParamId],
        args: &[TypeId],
    ) -> Option<(usize, String)> {
        for (index, (&param, &arg)) in params.iter().zip(args).enumerate() {
            let constraint = self.types.constraint(param);
            self.under(constraint);
            let wanted = self.types.subst(constraint, params, args);
            if let Err(why) = self.implements(arg, wanted, true) {
                return Some((index, why));
            }
        }
        None
    }
}
