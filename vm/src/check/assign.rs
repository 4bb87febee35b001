//! Assignments and initialisations.
//!
//! Called by `stmt.rs`, and wherever a value goes into a variable, parameter, field or result of a given type.

use crate::check::constexpr::Unfit;
use crate::check::info::{ExprInfo, Mode};
use crate::check::object::{ObjId, ObjectKind, VarKind};
use crate::check::operand::{Operand, unparen};
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use crate::syntax::source::Span;
use crate::syntax::symbol::Symbol;
use crate::syntax::token_after;

/// The single values of a call with several results.
pub(super) fn call_results<'a>(call: &'a Expr<'a>, types: &[TypeId]) -> Vec<Operand<'a>> {
    let result = |(i, &ty): (usize, &TypeId)| {
        let suffix = match i + 1 {
            1 => "st",
            2 => "nd",
            3 => "rd",
            _ => "th",
        };
        let label = Some(format!("{}{suffix} function result", i + 1).into());
        Operand { label, ..Operand::new(Mode::Value, ty, call) }
    };
    types.iter().enumerate().map(result).collect()
}

fn plural(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

impl<'a> Checker<'a> {
    /// Checks that an operand can be given to a variable of type `target` (to any variable if `None`) and gives it its
    /// final type.
    pub(super) fn assignment(
        &mut self,
        x: &mut Operand<'a>,
        target: Option<TypeId>,
        context: &str,
    ) {
        self.single_value(x);
        if x.is_invalid() {
            return;
        }
        if target == Some(TypeId::INVALID) {
            self.use_default_type(x);
            return;
        }
        let table = self.table();
        if table.is_untyped(x.ty) && !self.assign_untyped(x, target, context) {
            return x.fail();
        }
        if x.generic.is_some() {
            let text = self.expr_string(x.expr);
            let message = format!("cannot use generic function {text} without instantiation");
            self.error(codes::NOT_INSTANTIATED, x.span(), message);
            return x.fail();
        }
        let Some(target) = target else { return };
        if let Err(why) = self.assignable(x, target) {
            let mut message = format!(
                "cannot use {} as {} value in {context}",
                self.describe(x),
                self.type_str(target)
            );
            if !why.is_empty() {
                message.push_str(&format!(": {why}"));
            }
            self.error(codes::NOT_ASSIGNABLE, x.span(), message);
            x.fail();
        }
    }

    fn assign_untyped(
        &mut self,
        x: &mut Operand<'a>,
        target: Option<TypeId>,
        context: &str,
    ) -> bool {
        let table = self.table();
        if x.is_nil() {
            let Some(target) = target else {
                self.error(
                    codes::UNTYPED_NIL,
                    x.span(),
                    format!("use of untyped nil in {context}"),
                );
                return false;
            };
            self.under(target);
            if !table.has_nil(target) {
                let message =
                    format!("cannot use nil as {} value in {context}", self.type_str(target));
                self.error(codes::NOT_ASSIGNABLE, x.span(), message);
                return false;
            }
            self.update_type(x.expr, target);
            x.ty = target;
            return true;
        }
        let wanted = match target {
            Some(t) if !table.is_interface(t) => t,
            _ => table.default_type(x.ty),
        };
        self.under(wanted);
        match self.implicit_type(x, wanted) {
            Ok((ty, value)) => {
                x.val = value.or(x.val.take());
                x.ty = ty;
                self.update_type(x.expr, ty);
                true
            }
            Err(unfit) => {
                let shown = target.unwrap_or(wanted);
                let why = match unfit {
                    Unfit::Truncated => " (truncated)",
                    Unfit::Overflows => " (overflows)",
                    Unfit::Kind => "",
                };
                let text = self.type_str(if why.is_empty() { shown } else { wanted });
                let message =
                    format!("cannot use {} as {text} value in {context}{why}", self.describe(x));
                self.error(codes::NOT_ASSIGNABLE, x.span(), message);
                false
            }
        }
    }

    /// Gives a variable its first value; without a declared type also its type.
    pub(super) fn init_var(
        &mut self,
        var: ObjId,
        declared: Option<TypeId>,
        x: &mut Operand<'a>,
        context: &str,
    ) {
        if x.is_invalid() || declared == Some(TypeId::INVALID) {
            return self.use_default_type(x);
        }
        self.assignment(x, declared, context);
        if !x.is_invalid() && declared.is_none() {
            self.object_mut(var).ty = x.ty;
        }
    }

    /// Initialises variables with as many values, or with the results of one call.
    pub(super) fn init_vars(
        &mut self,
        vars: &[ObjId],
        declared: Option<TypeId>,
        values: &'a [&'a Expr<'a>],
    ) {
        match self.match_values(vars.len(), values, false) {
            Values::Each => {
                for (&var, &value) in vars.iter().zip(values) {
                    let mut x = self.expr_with_target(value, declared);
                    self.init_var(var, declared, &mut x, "variable declaration");
                }
            }
            Values::Parts(parts) => {
                for (&var, mut part) in vars.iter().zip(parts) {
                    self.init_var(var, declared, &mut part, "multiple assignment");
                }
            }
            Values::Mismatch(Some(message)) => {
                self.error(codes::ASSIGN_COUNT, values[0].span, message);
            }
            Values::Mismatch(None) => {}
        }
    }

    /// Pairs `want` targets with the values on the right. `split`: also a single call for a single target may give
    /// several values, which is then told in other words.
    fn match_values(&mut self, want: usize, values: &'a [&'a Expr<'a>], split: bool) -> Values<'a> {
        let single_call = matches!(values, [v] if matches!(unparen(v).kind, ExprKind::Call { .. }));
        if want == values.len() && !(split && single_call) {
            return Values::Each;
        }
        if let [value] = values {
            let mut x = self.multi_expr(value);
            if let Some(parts) = self.split_values(&mut x, want) {
                return Values::Parts(parts);
            }
            let report = !x.is_invalid();
            return Values::Mismatch(report.then(|| self.mismatch_message(want, values, &x)));
        }
        let operands: Vec<Operand<'a>> = values.iter().map(|v| self.multi_expr(v)).collect();
        let report = !operands.iter().any(Operand::is_invalid);
        Values::Mismatch(report.then(|| self.mismatch_message(want, values, &operands[0])))
    }

    /// The values of one expression for `want` variables: of a call, or with comma-ok. `None` if they do not match.
    fn split_values(&mut self, x: &mut Operand<'a>, want: usize) -> Option<Vec<Operand<'a>>> {
        if x.is_invalid() {
            return None;
        }
        let table = self.table();
        if let (Mode::Value, Type::Tuple(types)) = (x.mode, table.get(x.ty)) {
            return (types.len() == want).then(|| call_results(x.expr, types));
        }
        if want == 1 {
            return Some(vec![x.clone()]);
        }
        if want == 2 && matches!(x.mode, Mode::MapIndex | Mode::CommaOk) {
            let mut ok = Operand::new(Mode::Value, TypeId::basic(Basic::UntypedBool), x.expr);
            ok.label = Some("ok value of (comma, ok) expression".into());
            let value = x.clone();
            self.record_comma_ok(x.expr, x.ty);
            return Some(vec![value, ok]);
        }
        None
    }

    /// An expression in a comma-ok context has two values, also inside parentheses.
    fn record_comma_ok(&mut self, mut e: &'a Expr<'a>, ty: TypeId) {
        let pair = self.types.intern(Type::Tuple(Box::new([ty, TypeId::basic(Basic::Bool)])));
        loop {
            let mode = self.info.exprs[e.id.0 as usize].mode;
            self.info.exprs[e.id.0 as usize] = ExprInfo { mode, ty: Some(pair), value: None };
            match e.kind {
                ExprKind::Paren(inner) => e = inner,
                _ => return,
            }
        }
    }

    fn mismatch_message(&self, want: usize, values: &[&'a Expr<'a>], x: &Operand<'a>) -> String {
        let left = plural(want, "variable");
        if let ([call], ExprKind::Call { fun, .. }) = (values, &unparen(values[0]).kind) {
            let count = match (self.info.exprs[call.id.0 as usize].mode, self.types.get(x.ty)) {
                (_, Type::Tuple(types)) => types.len(),
                _ => 1,
            };
            let (fun, returns) = (self.expr_string(fun), plural(count, "value"));
            return format!("assignment mismatch: {left} but {fun} returns {returns}");
        }
        format!("assignment mismatch: {left} but {}", plural(values.len(), "value"))
    }

    /// `lhs = rhs`, any number of both.
    pub(super) fn assign_stmt(&mut self, lhs: &'a [&'a Expr<'a>], rhs: &'a [&'a Expr<'a>]) {
        let context = if lhs.len() > 1 { "multiple assignment" } else { "assignment" };
        match self.match_values(lhs.len(), rhs, true) {
            Values::Each => {
                lhs.iter().zip(rhs).for_each(|(&l, &r)| self.assign_pair(l, r, context));
            }
            Values::Parts(parts) => {
                for (&l, mut part) in lhs.iter().zip(parts) {
                    let target = self.assign_target(l);
                    self.store(l, target, &mut part, context);
                }
            }
            Values::Mismatch(message) => {
                let targets: Vec<Target> = lhs.iter().map(|l| self.assign_target(l)).collect();
                let fine = !targets.iter().any(|t| matches!(t, Target::Bad));
                if let (Some(message), true) = (message, fine || rhs.len() == 1) {
                    self.error(codes::ASSIGN_COUNT, rhs[0].span, message);
                }
            }
        }
    }

    fn assign_pair(&mut self, l: &'a Expr<'a>, r: &'a Expr<'a>, context: &str) {
        let target = self.assign_target(l);
        let hint = match target {
            Target::Of(ty) => Some(ty),
            _ => None,
        };
        let mut x = self.expr_with_target(r, hint);
        self.store(l, target, &mut x, context);
    }

    fn store(&mut self, l: &'a Expr<'a>, target: Target, x: &mut Operand<'a>, context: &str) {
        match target {
            Target::Blank => {
                self.assignment(x, None, "assignment to _ identifier");
                let ty = if x.is_invalid() { TypeId::INVALID } else { x.ty };
                self.info.exprs[unparen(l).id.0 as usize] =
                    ExprInfo { mode: Mode::Variable, ty: Some(ty), value: None };
            }
            Target::Bad => self.use_default_type(x),
            Target::Of(ty) => self.assignment(x, Some(ty), context),
        }
    }

    /// Checks the left side of an assignment.
    pub(super) fn assign_target(&mut self, l: &'a Expr<'a>) -> Target {
        if is_blank(l) {
            return Target::Blank;
        }
        // Assigning to a variable does not use it.
        let local = match unparen(l).kind {
            ExprKind::Name(name) => self.lookup_name(name).filter(|&o| self.is_local_var(o)),
            _ => None,
        };
        let was_used = local.is_some_and(|o| self.used.contains(&o));
        let x = self.expr(l);
        if let (Some(obj), false) = (local, was_used) {
            self.used.remove(&obj);
        }
        match x.mode {
            Mode::Invalid => return Target::Bad,
            Mode::Variable | Mode::MapIndex => return Target::Of(x.ty),
            _ => {}
        }
        if let ExprKind::Selector { x: inner, .. } = unparen(l).kind
            && self.info.exprs[inner.id.0 as usize].mode == Mode::MapIndex
        {
            let message = format!("cannot assign to struct field {} in map", self.expr_string(l));
            self.error(codes::MAP_FIELD_TARGET, l.span, message);
            return Target::Bad;
        }
        let message = format!(
            "cannot assign to {} (neither addressable nor a map index expression)",
            self.expr_string(l)
        );
        self.error(codes::BAD_TARGET, l.span, message);
        Target::Bad
    }

    fn is_local_var(&self, obj: ObjId) -> bool {
        matches!(self.info.object(obj).kind, ObjectKind::Var(VarKind::Local))
    }

    /// `lhs := rhs`.
    pub(super) fn define_stmt(
        &mut self,
        span: Span,
        lhs: &'a [&'a Expr<'a>],
        rhs: &'a [&'a Expr<'a>],
    ) {
        let (vars, new_vars) = self.define_names(span, lhs);
        let context = if lhs.len() > 1 { "multiple assignment" } else { "assignment" };
        match self.match_values(lhs.len(), rhs, true) {
            Values::Each => {
                for (var, &value) in vars.iter().zip(rhs) {
                    let declared = var.known_type(self);
                    let mut x = self.expr_with_target(value, declared);
                    self.init_var(var.obj, declared, &mut x, context);
                }
            }
            Values::Parts(parts) => {
                for (var, mut part) in vars.iter().zip(parts) {
                    let declared = var.known_type(self);
                    self.init_var(var.obj, declared, &mut part, context);
                }
            }
            Values::Mismatch(Some(message)) => {
                self.error(codes::ASSIGN_COUNT, rhs[0].span, message)
            }
            Values::Mismatch(None) => {}
        }
        for obj in new_vars {
            self.declare(self.env.scope, obj);
            self.locals.push(obj);
        }
        for &l in lhs {
            self.record_defined(l);
        }
    }

    /// The left side of `:=` is recorded as variables, so that the compiler finds their types there too.
    fn record_defined(&mut self, l: &'a Expr<'a>) {
        if let Some(obj) = self.info.object_at(l.id) {
            let ty = self.info.object(obj).ty;
            self.info.exprs[l.id.0 as usize] =
                ExprInfo { mode: Mode::Variable, ty: Some(ty), value: None };
        }
    }

    /// Sorts the left side of `:=` into new and known variables.
    pub(super) fn define_names(
        &mut self,
        span: Span,
        lhs: &'a [&'a Expr<'a>],
    ) -> (Vec<Defined>, Vec<ObjId>) {
        let mut vars: Vec<Defined> = Vec::new();
        let mut new_vars = Vec::new();
        let mut seen: Vec<Symbol> = Vec::new();
        let (mut any_new, mut wrong) = (false, false);
        for &l in lhs {
            let ExprKind::Name(name) = l.kind else {
                self.define_non_name(l);
                wrong = true;
                let dummy = self.new_object(
                    Symbol::BLANK,
                    Some(l.span),
                    TypeId::INVALID,
                    ObjectKind::Var(VarKind::Local),
                );
                vars.push(Defined { obj: dummy, known: false });
                continue;
            };
            if name != Symbol::BLANK && seen.contains(&name) {
                let message = format!("{} repeated on left side of :=", self.text(name));
                self.error(codes::REDECLARED, l.span, message);
                wrong = true;
                let obj = self.new_local(Ident { id: l.id, name, span: l.span }, TypeId::INVALID);
                vars.push(Defined { obj, known: false });
                continue;
            }
            seen.push(name);
            let known = self.scope(self.env.scope).names.get(&name).copied();
            if let (Some(obj), true) = (known, name != Symbol::BLANK) {
                self.record_object(l.id, obj);
                if matches!(self.info.object(obj).kind, ObjectKind::Var(_)) {
                    vars.push(Defined { obj, known: true });
                } else {
                    let message = format!("cannot assign to {}", self.text(name));
                    self.error(codes::BAD_TARGET, l.span, message);
                    wrong = true;
                    vars.push(Defined { obj, known: false });
                }
                continue;
            }
            let obj = self.new_local(Ident { id: l.id, name, span: l.span }, TypeId::INVALID);
            any_new |= name != Symbol::BLANK;
            vars.push(Defined { obj, known: false });
            new_vars.push(obj);
        }
        if !any_new && !wrong {
            let at = lhs.last().map_or(span, |l| token_after(&self.sources, l.span.hi));
            self.error(codes::NO_NEW_VAR, at, "no new variables on left side of :=");
        }
        (vars, new_vars)
    }

    fn define_non_name(&mut self, l: &'a Expr<'a>) {
        let mut x = self.raw_expr(l, None);
        self.want_value(&mut x);
        let message = format!("non-name {} on left side of :=", self.expr_string(l));
        self.error(codes::NON_NAME_DEFINE, l.span, message);
    }

    /// The result values of a `return`.
    pub(super) fn return_values(
        &mut self,
        span: Span,
        results: &[TypeId],
        values: &'a [&'a Expr<'a>],
    ) {
        let single_call = matches!(values, [v] if matches!(unparen(v).kind, ExprKind::Call { .. }));
        if values.len() == results.len() && !single_call {
            for (&ty, &value) in results.iter().zip(values) {
                let mut x = self.expr_with_target(value, Some(ty));
                self.assignment(&mut x, Some(ty), "return statement");
            }
            return;
        }
        let mut operands = Vec::new();
        for &value in values {
            let x = if values.len() == 1 { self.multi_expr(value) } else { self.expr(value) };
            match self.types.get(x.ty).clone() {
                Type::Tuple(types) if values.len() == 1 => {
                    operands.extend(call_results(value, &types));
                }
                _ => operands.push(x),
            }
        }
        if operands.iter().any(Operand::is_invalid) {
            return;
        }
        if operands.len() == results.len() {
            for (&ty, mut x) in results.iter().zip(operands) {
                self.assignment(&mut x, Some(ty), "return statement");
            }
            return;
        }
        self.report_result_count(span, results, values, &operands);
    }

    fn report_result_count(
        &mut self,
        span: Span,
        results: &[TypeId],
        values: &'a [&'a Expr<'a>],
        operands: &[Operand<'a>],
    ) {
        if results.is_empty() {
            let message = format!(
                "too many return values\n\thave {}\n\twant ()",
                self.have_types(operands, false)
            );
            return self.error(codes::RESULT_COUNT, values[0].span, message);
        }
        let few = operands.len() < results.len();
        let at = match (few, values.last()) {
            (true, Some(last)) => last.span,
            (false, _) => values.get(results.len()).or(values.first()).map_or(span, |v| v.span),
            _ => span,
        };
        let message = format!(
            "{} return values\n\thave {}\n\twant {}",
            if few { "not enough" } else { "too many" },
            self.have_types(operands, false),
            self.want_types(results, false)
        );
        self.error(codes::RESULT_COUNT, at, message);
    }

    /// Types of operands for "have": numbers without a type are `number`.
    pub(super) fn have_types(&self, operands: &[Operand<'a>], spread: bool) -> String {
        let text = |x: &Operand<'a>| match *self.types.get(x.ty) {
            Type::Basic(Basic::Invalid) => "unknown type".to_string(),
            Type::Basic(b) if b.is_untyped() && b.is_numeric() => "number".to_string(),
            Type::Basic(b) if b.is_untyped() => {
                crate::check::typestring::basic_name(b).replace("untyped ", "")
            }
            _ => self.type_str(x.ty),
        };
        let list = operands.iter().map(text).collect::<Vec<_>>().join(", ");
        format!("({list}{})", if spread { "..." } else { "" })
    }

    /// Types of parameters or results for "want".
    pub(super) fn want_types(&self, types: &[TypeId], variadic: bool) -> String {
        let text = |&ty: &TypeId| match ty {
            TypeId::INVALID => "unknown type".to_string(),
            ty => self.type_str(ty),
        };
        let mut texts: Vec<String> = types.iter().map(text).collect();
        if let (true, Some(last)) = (variadic, texts.last_mut())
            && let Some(elem) = last.strip_prefix("[]")
        {
            *last = format!("...{elem}");
        }
        format!("({})", texts.join(", "))
    }
}

/// How the values on a right side go to the targets.
enum Values<'a> {
    /// One expression for each; none has been looked at.
    Each,
    /// The results of one expression.
    Parts(Vec<Operand<'a>>),
    /// The numbers differ: the message, unless an error has been reported.
    Mismatch(Option<String>),
}

/// Where an assignment goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Target {
    /// `_`.
    Blank,
    /// An error was reported.
    Bad,
    /// A variable or map element of that type.
    Of(TypeId),
}

/// One variable of a `:=`.
pub(super) struct Defined {
    pub(super) obj: ObjId,
    /// Declared before in the same block.
    known: bool,
}

impl Defined {
    fn known_type(&self, checker: &Checker<'_>) -> Option<TypeId> {
        self.known.then(|| checker.info.object(self.obj).ty)
    }
}

/// Whether an expression is the blank identifier.
pub(super) fn is_blank(e: &Expr<'_>) -> bool {
    matches!(e.kind, ExprKind::Name(Symbol::BLANK))
        || matches!(e.kind, ExprKind::Paren(x) if is_blank(x))
}
