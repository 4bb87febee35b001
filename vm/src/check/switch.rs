//! Expression switches and type switches.
//!
//! Called by `stmt.rs`.

use crate::check::binary::CaseOf;
use crate::check::constant::Value;
use crate::check::info::Mode;
use crate::check::object::{ObjId, ObjectKind, VarKind};
use crate::check::operand::{Operand, unparen};
use crate::check::stmt::Context;
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use crate::syntax::source::Span;
use crate::syntax::symbol::Symbol;
use rustc_hash::FxHashMap;

/// Constant cases seen so far, by value: their types and places.
type SeenCases = FxHashMap<Value, Vec<(TypeId, Span)>>;

impl<'a> Checker<'a> {
    pub(super) fn switch_stmt(
        &mut self,
        init: Option<&'a Stmt<'a>>,
        tag: Option<&'a Expr<'a>>,
        cases: &'a [CaseClause<'a>],
        context: Context,
    ) {
        let outer = self.open_scope();
        self.init_stmt(init);
        let tag = tag.map(|tag| self.switch_tag(tag));
        let mut seen = SeenCases::default();
        let mut default = None;
        for (i, clause) in cases.iter().enumerate() {
            match clause.exprs {
                Some(exprs) => {
                    exprs.iter().for_each(|e| self.switch_case(tag.as_ref(), e, &mut seen))
                }
                None => self.check_single_default(clause.span, &mut default),
            }
            let scope = self.open_scope();
            let last = i + 1 == cases.len();
            let inner =
                Context { break_ok: true, fallthrough_ok: !last, final_case: last, ..context };
            self.stmts(clause.body, inner);
            self.close_scope(scope);
        }
        self.close_scope(outer);
    }

    fn switch_tag(&mut self, e: &'a Expr<'a>) -> Operand<'a> {
        let mut x = self.expr(e);
        if x.is_invalid() {
            return x;
        }
        self.assignment(&mut x, None, "switch expression");
        if x.is_invalid() || self.types.comparable(x.ty) || self.types.has_nil(x.ty) {
            return x;
        }
        let message = format!("cannot switch on {}", self.describe(&x));
        self.error(codes::BAD_SWITCH, x.span(), message);
        Operand::invalid(e)
    }

    fn switch_case(&mut self, tag: Option<&Operand<'a>>, e: &'a Expr<'a>, seen: &mut SeenCases) {
        let mut v = self.expr(e);
        if v.is_invalid() || tag.is_some_and(Operand::is_invalid) {
            return;
        }
        // Without a tag the cases are compared with `true`.
        let truth = Operand::new(Mode::Value, TypeId::basic(Basic::Bool), e);
        let mut x = tag.cloned().unwrap_or(truth);
        (x.val, x.mode) = (None, Mode::Value);
        self.convert_untyped(&mut v, x.ty);
        if v.is_invalid() {
            return;
        }
        let case_of = CaseOf::Case(tag.map(|t| t.expr));
        let result = self.comparison(e, BinaryOp::Eq, v.clone(), x, case_of);
        if result.is_invalid() {
            return;
        }
        self.check_duplicate_case(e, &v, seen);
    }

    fn check_duplicate_case(&mut self, e: &'a Expr<'a>, v: &Operand<'a>, seen: &mut SeenCases) {
        let (Some(value), true) = (&v.val, v.is_const()) else { return };
        if matches!(value, Value::Bool(_)) {
            return;
        }
        let cases = seen.entry(value.clone()).or_default();
        if let Some(&(_, first)) = cases.iter().find(|(ty, _)| *ty == v.ty) {
            let message = format!("duplicate case {} in expression switch", self.describe(v));
            return self.error_note(
                codes::DUPLICATE_CASE,
                e.span,
                message,
                first,
                "previous case".into(),
            );
        }
        cases.push((v.ty, e.span));
    }

    pub(super) fn type_switch(
        &mut self,
        init: Option<&'a Stmt<'a>>,
        bind: Option<Ident>,
        x: &'a Expr<'a>,
        cases: &'a [CaseClause<'a>],
        context: Context,
    ) {
        let outer = self.open_scope();
        self.init_stmt(init);
        let x = self.type_switch_operand(x);
        let mut vars: Vec<ObjId> = Vec::new();
        let mut seen: FxHashMap<Option<TypeId>, Span> = FxHashMap::default();
        let mut default = None;
        for (i, clause) in cases.iter().enumerate() {
            if clause.exprs.is_none() {
                self.check_single_default(clause.span, &mut default);
            }
            let ty = self.type_cases(x.as_ref(), clause.exprs.unwrap_or_default(), &mut seen);
            let scope = self.open_scope();
            if let Some(bind) = bind {
                let ty = ty.or(x.as_ref().map(|x| x.ty)).unwrap_or(TypeId::INVALID);
                let kind = ObjectKind::Var(VarKind::Local);
                let obj = self.new_object(bind.name, Some(bind.span), ty, kind);
                self.record_object(clause.id, obj);
                self.declare(self.env.scope, obj);
                vars.push(obj);
            }
            let last = i + 1 == cases.len();
            let inner = Context { break_ok: true, type_switch: true, final_case: last, ..context };
            self.stmts(clause.body, inner);
            self.close_scope(scope);
        }
        if let Some(bind) = bind {
            self.check_bound_used(bind, &vars);
        }
        self.close_scope(outer);
    }

    fn check_bound_used(&mut self, bind: Ident, vars: &[ObjId]) {
        if bind.name == Symbol::BLANK {
            return self.error(codes::NO_NEW_VAR, bind.span, "no new variable on left side of :=");
        }
        if !vars.iter().any(|v| self.used.contains(v)) {
            let message = format!("{} declared and not used", self.text(bind.name));
            self.error(codes::UNUSED_VAR, bind.span, message);
        }
    }

    fn type_switch_operand(&mut self, e: &'a Expr<'a>) -> Option<Operand<'a>> {
        let x = self.expr(e);
        if x.is_invalid() {
            return None;
        }
        self.under(x.ty);
        if self.types.is_param(x.ty) {
            let message =
                format!("cannot use type switch on type parameter value {}", self.describe(&x));
            self.error(codes::BAD_TYPE_SWITCH, x.span(), message);
            return None;
        }
        if !self.types.is_interface(x.ty) {
            let message = format!("{} is not an interface", self.describe(&x));
            self.error(codes::BAD_TYPE_SWITCH, x.span(), message);
            return None;
        }
        Some(x)
    }

    /// Checks the types of one clause; gives the type of its variable if there is exactly one.
    fn type_cases(
        &mut self,
        x: Option<&Operand<'a>>,
        exprs: &'a [&'a Expr<'a>],
        seen: &mut FxHashMap<Option<TypeId>, Span>,
    ) -> Option<TypeId> {
        let mut single = None;
        for &e in exprs {
            let ty = self.type_case(e);
            single = ty;
            if ty == Some(TypeId::INVALID) {
                continue;
            }
            if let Some(&first) = seen.get(&ty) {
                let text = match ty {
                    Some(ty) => self.type_str(ty),
                    None => "nil".into(),
                };
                let message = format!("duplicate case {text} in type switch");
                self.error_note(
                    codes::DUPLICATE_CASE,
                    e.span,
                    message,
                    first,
                    "previous case".into(),
                );
                continue;
            }
            seen.insert(ty, e.span);
            if let (Some(x), Some(ty)) = (x, ty) {
                self.check_assertion(e, x, ty, true);
            }
        }
        if exprs.len() == 1 { single } else { None }
    }

    /// The type a case names, `None` for `nil`.
    fn type_case(&mut self, e: &'a Expr<'a>) -> Option<TypeId> {
        if let ExprKind::Name(name) = unparen(e).kind
            && let Some(obj) = self.lookup_name(name)
            && matches!(self.info.object(obj).kind, ObjectKind::Nil)
        {
            self.expr(e);
            return None;
        }
        Some(self.var_type(e))
    }
}
