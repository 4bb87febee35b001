//! The cost of expressions, calls aside.

use super::{Count, LITERAL};
use crate::check::info::{Mode, SelectionKind};
use crate::check::layout::Sizes;
use crate::check::types::{Basic, Type, TypeId};
use crate::compile::expr::unparen;
use crate::syntax::ast::*;

impl<'a> Count<'_, 'a> {
    /// A value where one of type `want` is wanted.
    pub(super) fn converted(&mut self, expr: &'a Expr<'a>, want: Option<TypeId>) {
        if let (Some(want), Some(have)) = (want, self.ty(expr))
            && self.is_interface(want)
            && self.c.checker.info.mode_of(expr) != Mode::Nil
            && (have != want || self.c.checker.info.value_of(expr).is_some())
            && !matches!(self.under(have), Type::Basic(Basic::UntypedNil))
        {
            self.add(1);
        }
        self.expr(expr);
    }

    pub(super) fn exprs(&mut self, exprs: &'a [&'a Expr<'a>]) {
        exprs.iter().for_each(|x| self.expr(x));
    }

    pub(super) fn expr(&mut self, expr: &'a Expr<'a>) {
        if self.over() {
            return;
        }
        if self.c.checker.info.value_of(expr).is_some() {
            return self.add(1);
        }
        match &expr.kind {
            ExprKind::Paren(x) => self.expr(x),
            ExprKind::FuncLit(_) => self.add(LITERAL as usize),
            ExprKind::Composite { elems, .. } => self.composite(expr, elems),
            ExprKind::Selector { x, .. } => self.selector(expr, x),
            ExprKind::Index { x, indices } => self.index(expr, x, indices),
            ExprKind::Slice { x, lo, hi, max } => {
                // An array is sliced through its address.
                let array = matches!(self.under_of(x), Some(Type::Array { .. }));
                self.add(1 + usize::from(array));
                self.expr(x);
                [*lo, *hi, *max].into_iter().flatten().for_each(|bound| self.expr(bound));
            }
            ExprKind::TypeAssert { x, .. } | ExprKind::Star(x) => {
                self.add(1);
                self.expr(x);
            }
            ExprKind::Unary { op: UnaryOp::Addr, x } => self.address(x),
            ExprKind::Unary { x, .. } => {
                self.add(1);
                self.expr(x);
            }
            ExprKind::Binary { op, x, y, .. } => self.binary(expr, *op, x, y),
            ExprKind::Call { fun, args, spread } => self.call(expr, fun, args, *spread),
            _ => self.add(1),
        }
    }

    pub(super) fn composite(&mut self, expr: &'a Expr<'a>, elems: &'a [Element<'a>]) {
        let Some(mut ty) = self.ty(expr) else { return self.add(1) };
        if let Type::Pointer(elem) = self.under(ty) {
            self.add(1); // an elided `&T`
            ty = elem;
        }
        self.add(1);
        match self.under(ty) {
            Type::Struct(s) => {
                for (at, elem) in elems.iter().enumerate() {
                    self.add(1);
                    let field = match elem.key.map(|key| &key.kind) {
                        Some(ExprKind::Name(name)) => s.fields.iter().find(|f| f.name == *name),
                        _ => s.fields.get(at),
                    };
                    self.converted(elem.value, field.map(|f| f.ty));
                }
            }
            Type::Map { key, value } => {
                for elem in elems {
                    self.add(1);
                    elem.key.iter().for_each(|x| self.converted(x, Some(key)));
                    self.converted(elem.value, Some(value));
                }
            }
            Type::Slice(of) | Type::Array { elem: of, .. } => {
                self.add(usize::from(matches!(self.under(ty), Type::Slice(_))));
                for elem in elems {
                    self.add(2 * usize::from(elem.key.is_some()));
                    self.converted(elem.value, Some(of));
                }
            }
            _ => {}
        }
    }

    pub(super) fn selector(&mut self, expr: &'a Expr<'a>, x: &'a Expr<'a>) {
        let Some(selection) = self.c.checker.info.selections.get(&expr.id).cloned() else {
            return self.add(1); // a member of a package
        };
        match selection.kind {
            SelectionKind::Field => self.add(selection.path.len()),
            SelectionKind::Method { .. } => self.add(2 + selection.path.len()),
            SelectionKind::InterfaceMethod { .. } => self.add(2 + selection.path.len()),
            SelectionKind::MethodExpr { .. } => return,
        }
        self.expr(x);
    }

    pub(super) fn index(
        &mut self,
        expr: &'a Expr<'a>,
        x: &'a Expr<'a>,
        indices: &'a [&'a Expr<'a>],
    ) {
        if self.is_instance(x) || self.is_instance(expr) {
            return self.add(3);
        }
        self.add(1);
        self.expr(x);
        match self.under_of(x) {
            Some(Type::Map { key, .. }) => {
                return indices.iter().for_each(|index| self.converted(index, Some(key)));
            }
            Some(Type::Pointer(_)) => self.add(1),
            _ => {}
        }
        self.exprs(indices);
    }

    /// The address of a struct's first field is that of the struct.
    pub(super) fn address(&mut self, x: &'a Expr<'a>) {
        let inner = unparen(x);
        if let ExprKind::Selector { x: base, .. } = &inner.kind
            && let ExprKind::Name(_) = unparen(base).kind
            && self.is_first_field(inner)
        {
            return self.expr(base);
        }
        self.add(1);
        self.expr(x);
    }

    pub(super) fn is_first_field(&self, selector: &Expr<'a>) -> bool {
        let Some(selection) = self.c.checker.info.selections.get(&selector.id) else {
            return false;
        };
        let types = &self.c.checker.types;
        let base = types.deref(selection.recv).0;
        let (&[index], Type::Struct(fields)) = (&*selection.path, types.under(base)) else {
            return false;
        };
        Sizes::field_offsets(types, fields)[index as usize] == 0
    }

    pub(super) fn binary(
        &mut self,
        expr: &'a Expr<'a>,
        op: BinaryOp,
        x: &'a Expr<'a>,
        y: &'a Expr<'a>,
    ) {
        self.add(1);
        let string = self.ty(expr).is_some_and(|ty| self.c.is_string(ty));
        if op == BinaryOp::Add && string {
            self.concatenated(x);
            self.concatenated(y);
            return;
        }
        if matches!(op, BinaryOp::Eq | BinaryOp::Ne) {
            let (tx, ty) = (self.ty(x), self.ty(y));
            self.converted(x, ty);
            self.converted(y, tx);
            return;
        }
        self.expr(x);
        self.expr(y);
    }

    /// An operand of a concatenation, which is one node however many it joins.
    pub(super) fn concatenated(&mut self, expr: &'a Expr<'a>) {
        let inner = unparen(expr);
        match &inner.kind {
            ExprKind::Binary { op: BinaryOp::Add, x, y, .. }
                if self.c.checker.info.value_of(inner).is_none() =>
            {
                self.concatenated(x);
                self.concatenated(y);
            }
            _ => self.expr(inner),
        }
    }
}
