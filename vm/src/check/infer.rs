//! Inference of type arguments from function arguments and from constraints.
//!
//! Called by `call.rs`. Arguments are unified with parameters (`unify.rs`), untyped constants count last, and
//! constraints may settle what is left.

use crate::check::Checker;
use crate::check::operand::Operand;
use crate::check::types::*;
use crate::check::unify::Unifier;
use crate::syntax::source::Span;
use rustc_hash::FxHashSet;

/// Why inference failed.
pub(super) struct InferFailure {
    pub(super) message: String,
    /// The argument at fault; the call as a whole if `None`.
    pub(super) span: Option<Span>,
}

type Inferred<T> = Result<T, Option<InferFailure>>;

/// A constraint's single underlying type.
struct Core {
    term: Term,
    /// Whether the type set has exactly one type or one `~T`.
    single: bool,
}

impl<'a> Checker<'a> {
    /// The types of `params`, given those already known and pairs of parameter and argument. `Err(None)`: an argument is
    /// wrong, which has been reported.
    pub(super) fn infer(
        &mut self,
        params: &[TypeParamId],
        known: Vec<Option<TypeId>>,
        formal: &[TypeId],
        args: &mut [Operand<'a>],
    ) -> Inferred<Vec<TypeId>> {
        if args.iter().any(Operand::is_invalid) || known.contains(&Some(TypeId::INVALID)) {
            return Err(None);
        }
        if known.iter().all(Option::is_some) {
            return Ok(known.into_iter().flatten().collect());
        }
        let table = self.table();
        self.resolve_argument_methods(formal, args);
        let mut unifier = Unifier::new(&table, params, known);
        let mut untyped: Vec<usize> = Vec::new();
        for (i, arg) in args.iter().enumerate() {
            let param = formal[i];
            if arg.is_nil() || !self.mentions(param, params) && arg.generic.is_none() {
                continue;
            }
            if table.is_untyped(arg.ty) {
                if unifier.param_index(param).is_some() {
                    untyped.push(i);
                }
            } else if !unifier.unify(param, arg.ty, false, 0) {
                return Err(Some(self.mismatch(&unifier, params, param, arg)));
            }
        }
        self.use_constraints(&mut unifier, params)?;
        self.use_untyped(&mut unifier, &untyped, formal, args)?;
        self.use_constraints(&mut unifier, params)?;
        self.collect_inferred(&unifier, params)
    }

    /// Methods of arguments are compared with those of interfaces: their signatures must be known.
    fn resolve_argument_methods(&mut self, formal: &[TypeId], args: &[Operand<'a>]) {
        let table = self.table();
        for (&param, arg) in formal.iter().zip(args) {
            if matches!(table.under(param), Type::Interface(_)) {
                self.resolve_all_methods(arg.ty);
            }
        }
    }

    fn mentions(&self, ty: TypeId, params: &[TypeParamId]) -> bool {
        let mut found = FxHashSet::default();
        self.params_in(ty, &mut found, 0);
        params.iter().any(|p| found.contains(p))
    }

    fn mismatch(
        &self,
        unifier: &Unifier<'_>,
        params: &[TypeParamId],
        param: TypeId,
        arg: &Operand<'a>,
    ) -> InferFailure {
        let (have, text) = (self.type_str(arg.ty), self.expr_string(arg.expr));
        let message = match unifier.param_index(param).map(|i| (i, unifier.at(i))) {
            Some((_, Some(known))) => format!(
                "type {have} of {text} does not match inferred type {} for {}",
                self.type_str(known),
                self.type_str(param)
            ),
            _ => {
                let partial = self.subst_known(unifier, params, param);
                if partial != param {
                    format!(
                        "type {have} of {text} does not match inferred type {} for {}",
                        self.type_str(partial),
                        self.type_str(param)
                    )
                } else {
                    let mut mentioned = FxHashSet::default();
                    self.params_in(param, &mut mentioned, 0);
                    let names: Vec<&str> = params
                        .iter()
                        .filter(|p| mentioned.contains(p))
                        .map(|&p| self.text(self.types.param(p).name))
                        .collect();
                    format!(
                        "type {have} of {text} does not match {} (cannot infer {})",
                        self.type_str(param),
                        join_names(&names)
                    )
                }
            }
        };
        InferFailure { message, span: Some(arg.span()) }
    }

    fn subst_known(&self, unifier: &Unifier<'_>, params: &[TypeParamId], ty: TypeId) -> TypeId {
        let types: Vec<TypeId> = params
            .iter()
            .enumerate()
            .map(|(i, &p)| unifier.at(i).unwrap_or_else(|| self.types.intern(Type::Param(p))))
            .collect();
        self.types.subst(ty, params, &types)
    }

    /// Lets constraints with a core type or with methods say more, until they have nothing to add.
    fn use_constraints(
        &mut self,
        unifier: &mut Unifier<'_>,
        params: &[TypeParamId],
    ) -> Inferred<()> {
        let table = self.table();
        for _ in 0..=params.len() {
            let before: Vec<Option<TypeId>> = (0..params.len()).map(|i| unifier.at(i)).collect();
            for (i, &param) in params.iter().enumerate() {
                let constraint = table.constraint(param);
                self.under(constraint);
                let known = unifier.at(i);
                match (self.core_of_constraint(constraint), known) {
                    (Some(core), Some(ty)) => {
                        let tilde = core.term.tilde && !table.is_param(ty);
                        let ty_under = if tilde { self.under(ty) } else { ty };
                        if !unifier.unify(ty_under, core.term.ty, false, 0) {
                            return Err(Some(self.unsatisfied_core(param, ty, constraint)));
                        }
                    }
                    (Some(core), None) => {
                        if core.single && !core.term.tilde {
                            unifier.set(i, core.term.ty);
                        }
                    }
                    (None, Some(ty)) => {
                        self.resolve_all_methods(ty);
                        if let Type::Interface(iface) = table.under(constraint)
                            && !iface.methods.is_empty()
                            && self.why_missing_names(ty, iface)
                            && !unifier.unify_methods(constraint, ty, 0)
                        {
                            return Err(Some(self.unsatisfied_core(param, ty, constraint)));
                        }
                    }
                    (None, None) => {}
                }
            }
            let after: Vec<Option<TypeId>> = (0..params.len()).map(|i| unifier.at(i)).collect();
            if before == after {
                break;
            }
        }
        Ok(())
    }

    /// Whether a type has methods of all the names an interface asks for.
    fn why_missing_names(&self, ty: TypeId, iface: &InterfaceType) -> bool {
        iface.methods.iter().all(|m| self.types.lookup(ty, m.name, m.pkg).found().is_some())
    }

    fn unsatisfied_core(&self, param: TypeParamId, ty: TypeId, constraint: TypeId) -> InferFailure {
        let name = self.text(self.types.param(param).name);
        let message = format!(
            "{name} (type {}) does not satisfy {}",
            self.type_str(ty),
            self.type_str(constraint)
        );
        InferFailure { message, span: None }
    }

    fn core_of_constraint(&self, constraint: TypeId) -> Option<Core> {
        let table = &self.types;
        let Type::Interface(iface) = table.under(constraint) else { return None };
        let terms = table.terms(iface)?;
        if let [only] = terms[..] {
            return Some(Core { term: only, single: true });
        }
        let first = table.underlying(terms.first()?.ty);
        let common = terms.iter().all(|t| table.underlying(t.ty) == first);
        common.then_some(Core { term: Term { tilde: true, ty: first }, single: false })
    }

    /// Parameters that only untyped constants speak for get the default type of the largest kind.
    fn use_untyped(
        &mut self,
        unifier: &mut Unifier<'_>,
        untyped: &[usize],
        formal: &[TypeId],
        args: &[Operand<'a>],
    ) -> Inferred<()> {
        let mut largest: Vec<(usize, TypeId)> = Vec::new();
        for &i in untyped {
            let Some(param) = unifier.param_index(formal[i]) else { continue };
            if unifier.at(param).is_some() {
                continue;
            }
            let ty = args[i].ty;
            match largest.iter_mut().find(|(p, _)| *p == param) {
                None => largest.push((param, ty)),
                Some((_, best)) => {
                    let numeric = |t| self.types.all_basic(t, Basic::is_numeric);
                    if *best != ty && !(numeric(*best) && numeric(ty)) {
                        let message = format!(
                            "mismatched types {} and {} (cannot infer {})",
                            self.type_str(*best),
                            self.type_str(ty),
                            self.type_str(formal[i])
                        );
                        return Err(Some(InferFailure { message, span: Some(args[i].span()) }));
                    }
                    *best = (*best).max(ty);
                }
            }
        }
        for (param, ty) in largest {
            unifier.set(param, self.types.default_type(ty));
        }
        Ok(())
    }

    /// Puts found types into each other until none mentions a parameter; reports what is not known.
    fn collect_inferred(
        &self,
        unifier: &Unifier<'_>,
        params: &[TypeParamId],
    ) -> Inferred<Vec<TypeId>> {
        let mut types: Vec<Option<TypeId>> = (0..params.len()).map(|i| unifier.at(i)).collect();
        for _ in 0..=params.len() {
            let now: Vec<TypeId> = types
                .iter()
                .zip(params)
                .map(|(t, &p)| t.unwrap_or_else(|| self.types.intern(Type::Param(p))))
                .collect();
            let next: Vec<Option<TypeId>> =
                types.iter().map(|t| t.map(|t| self.types.subst(t, params, &now))).collect();
            if next == types {
                break;
            }
            types = next;
        }
        let missing: Vec<usize> = (0..params.len())
            .filter(|&i| types[i].is_none_or(|t| self.mentions(t, params)))
            .collect();
        let Some(&first) = missing.first() else {
            return Ok(types.into_iter().flatten().collect());
        };
        let declared = self.types.param(params[first]);
        let name = self.text(declared.name);
        let place = self.info.object(declared.obj).span.map(|s| self.place(s)).unwrap_or_default();
        let message = format!("cannot infer {name} (declared at {place})");
        Err(Some(InferFailure { message, span: None }))
    }
}

fn join_names(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => one.to_string(),
        [a, b] => format!("{a} and {b}"),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
    }
}
