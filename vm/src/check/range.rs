//! `for ... range`.
//!
//! Called by `stmt.rs`.

use crate::check::assign::{Target, is_blank};
use crate::check::info::{ExprInfo, Mode};
use crate::check::operand::Operand;
use crate::check::stmt::Context;
use crate::check::types::*;
use crate::check::{Checker, codes};
use crate::syntax::ast::*;
use crate::syntax::symbol::Symbol;

/// What ranging over a type yields.
struct Yield {
    types: [Option<TypeId>; 2],
    /// A range over an integer: an untyped constant takes its type from the variable.
    integer: bool,
}

impl<'a> Checker<'a> {
    pub(super) fn range_stmt(
        &mut self,
        vars: [Option<&'a Expr<'a>>; 2],
        define: bool,
        x: &'a Expr<'a>,
        body: &'a Block<'a>,
        context: Context,
    ) {
        let outer_call = self.env.has_call;
        let mut x = self.expr(x);
        self.env.has_call = outer_call;
        let yielded = if x.is_invalid() { None } else { self.check_range(&mut x, vars) };
        let outer = self.open_scope();
        if define {
            self.define_range_vars(vars, &mut x, yielded);
        } else {
            self.assign_range_vars(vars, &mut x, yielded);
        }
        self.block(body, Context { break_ok: true, continue_ok: true, ..context });
        self.close_scope(outer);
    }

    /// What ranging over `x` yields, `None` after an error.
    fn check_range(
        &mut self,
        x: &mut Operand<'a>,
        vars: [Option<&'a Expr<'a>>; 2],
    ) -> Option<Yield> {
        self.under(x.ty);
        let yielded = match self.range_types(x) {
            Ok(yielded) => yielded,
            Err(why) => {
                let why = if why.is_empty() { why } else { format!(": {why}") };
                let message = format!("cannot range over {}{why}", self.describe(x));
                self.error(codes::BAD_RANGE, x.span(), message);
                return None;
            }
        };
        for (i, var) in vars.iter().enumerate() {
            if let (Some(var), None) = (var, yielded.types[i]) {
                let limit =
                    if i == 0 { "no iteration variables" } else { "only one iteration variable" };
                let message = format!("range over {} permits {limit}", self.describe(x));
                self.error(codes::BAD_RANGE_VAR, var.span, message);
                break;
            }
        }
        if !yielded.integer && !x.is_nil() {
            self.use_default_type(x);
        }
        Some(yielded)
    }

    fn range_types(&mut self, x: &Operand<'a>) -> Result<Yield, String> {
        let table = self.table();
        let (int, rune) = (TypeId::basic(Basic::Int), TypeId::basic(Basic::Int32));
        let yields = |a, b| Ok(Yield { types: [a, b], integer: false });
        let none = String::new;
        let core = table.core_type(x.ty).or_else(|| table.core_or_string(x.ty));
        let Some(core) = core else {
            return Err(if table.is_param(x.ty) { "no specific type".into() } else { none() });
        };
        match table.get(core) {
            Type::Basic(b) if b.is_string() => yields(Some(int), Some(rune)),
            Type::Basic(b) if b.is_integer() => {
                Ok(Yield { types: [Some(x.ty), None], integer: true })
            }
            Type::Basic(b) if b.is_untyped() && x.is_const() && self.whole_constant(x) => {
                Ok(Yield { types: [Some(x.ty), None], integer: true })
            }
            Type::Array { elem, .. } | Type::Slice(elem) => yields(Some(int), Some(*elem)),
            Type::Pointer(base) => match table.under(*base) {
                Type::Array { elem, .. } => yields(Some(int), Some(*elem)),
                _ => Err(none()),
            },
            Type::Map { key, value } => yields(Some(*key), Some(*value)),
            Type::Chan { dir: ChanDir::Send, .. } => {
                Err(format!("receive from send-only channel {}", self.type_str(x.ty)))
            }
            Type::Chan { elem, .. } => yields(Some(*elem), None),
            Type::Func(sig) => self.range_func(sig),
            _ => Err(none()),
        }
    }

    fn whole_constant(&self, x: &Operand<'a>) -> bool {
        x.val.as_ref().is_some_and(|v| v.to_int().is_some())
            && matches!(self.types.get(x.ty), Type::Basic(b) if b.is_integer())
    }

    fn range_func(&mut self, sig: &Signature) -> Result<Yield, String> {
        let table = self.table();
        let wrong = |what: &str| Err(format!("func must be func(yield func(...) bool): {what}"));
        if sig.params.len() != 1 {
            return wrong("wrong argument count");
        }
        if !sig.results.is_empty() {
            return wrong("unexpected results");
        }
        self.under(sig.params[0]);
        let Some(Type::Func(yields)) = table.core_type(sig.params[0]).map(|c| table.get(c)) else {
            return wrong("argument is not func");
        };
        if yields.params.len() > 2 {
            return wrong("yield func has too many parameters");
        }
        match yields.results[..] {
            [result] if result == TypeId::basic(Basic::Bool) => {}
            [result] if table.basic_of(result) == Some(Basic::Bool) => {
                return wrong("yield func returns user-defined boolean, not bool");
            }
            _ => return wrong("yield func does not return bool"),
        }
        Ok(Yield {
            types: [yields.params.first().copied(), yields.params.get(1).copied()],
            integer: false,
        })
    }

    fn define_range_vars(
        &mut self,
        vars: [Option<&'a Expr<'a>>; 2],
        x: &mut Operand<'a>,
        yielded: Option<Yield>,
    ) {
        let integer = yielded.as_ref().is_some_and(|y| y.integer);
        if integer {
            self.use_default_type(x);
        }
        let mut objects = Vec::new();
        for (i, var) in vars.into_iter().enumerate() {
            let Some(var) = var else { continue };
            let ExprKind::Name(name) = var.kind else {
                self.error(
                    codes::NON_NAME_DEFINE,
                    var.span,
                    format!("non-name {} on left side of :=", self.expr_string(var)),
                );
                continue;
            };
            let ty = match &yielded {
                Some(_) if integer => x.ty,
                Some(y) => y.types[i].unwrap_or(TypeId::INVALID),
                None => TypeId::INVALID,
            };
            let ident = Ident { id: var.id, name, span: var.span };
            let obj = self.new_local(ident, ty);
            self.info.exprs[var.id.0 as usize] =
                ExprInfo { mode: Mode::Variable, ty: Some(ty), value: None };
            objects.push(obj);
            if ty == TypeId::INVALID {
                self.used.insert(obj);
            }
        }
        for obj in objects {
            let name = self.info.object(obj).name;
            if name != Symbol::BLANK && self.scope(self.env.scope).names.contains_key(&name) {
                let message = format!("{} repeated on left side of :=", self.text(name));
                if let Some(span) = self.info.object(obj).span {
                    self.error(codes::REDECLARED, span, message);
                }
                continue;
            }
            self.declare(self.env.scope, obj);
            self.locals.push(obj);
        }
    }

    fn assign_range_vars(
        &mut self,
        vars: [Option<&'a Expr<'a>>; 2],
        x: &mut Operand<'a>,
        yielded: Option<Yield>,
    ) {
        let integer = yielded.as_ref().is_some_and(|y| y.integer);
        if integer && vars[0].is_none_or(is_blank) {
            self.use_default_type(x);
        }
        for (i, var) in vars.into_iter().enumerate() {
            let Some(var) = var else { continue };
            if integer && self.types.is_untyped(x.ty) {
                // The constant gets the variable's type.
                if let Target::Of(ty) = self.assign_target(var) {
                    self.assignment(x, Some(ty), "range clause");
                }
                continue;
            }
            let ty = yielded.as_ref().and_then(|y| y.types[i]);
            let target = self.assign_target(var);
            let Some(ty) = ty else { continue };
            let mut value = Operand::new(Mode::Value, ty, var);
            match target {
                Target::Of(to) if self.assignable(&value, to).is_err() => {
                    self.assignment_in_range(&mut value, to);
                }
                Target::Blank => {
                    let info = ExprInfo { mode: Mode::Variable, ty: Some(ty), value: None };
                    self.info.exprs[var.id.0 as usize] = info;
                }
                _ => {}
            }
        }
        if integer {
            self.use_default_type(x);
        }
    }

    fn assignment_in_range(&mut self, value: &mut Operand<'a>, to: TypeId) {
        let why = self.assignable(value, to).err().unwrap_or_default();
        let text = self.expr_string(value.expr);
        let mut message = format!(
            "cannot use {text} (value of type {}) as {} value in range clause",
            self.type_str(value.ty),
            self.type_str(to)
        );
        if !why.is_empty() {
            message.push_str(&format!(": {why}"));
        }
        self.error(codes::NOT_ASSIGNABLE, value.span(), message);
    }
}
