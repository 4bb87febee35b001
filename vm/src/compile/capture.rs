//! Which local variables need a cell: found once per function declaration, and once for what gives a package's variables
//! their values, before code is generated.
//!
//! A variable lives in registers unless its address is taken or a closure shares it. A closure that captures a variable
//! never assigned after its declaration copies it, as Go does for up to 128 bytes (`Use::by_value`).
//!
//! Whether a cell is in the heap or in the frame says `escape/`.

use crate::check::info::{Info, SelectionKind};
use crate::check::object::{ObjId, ObjectKind, VarKind};
use crate::check::types::{Type, TypeId};
use crate::syntax::ast::*;
use crate::syntax::visit::{Visitor, walk_block, walk_expr, walk_stmt};
use rustc_hash::FxHashMap;

/// How a local variable is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Use {
    /// Nesting depth of the function that declares it.
    depth: u32,
    /// A function literal inside the declaring function mentions it.
    pub captured: bool,
    /// Its address is taken.
    pub addressed: bool,
    /// It is assigned other than by its declaration.
    pub reassigned: bool,
}

impl Use {
    /// Whether the variable needs a cell.
    pub fn boxed(self) -> bool {
        self.addressed || self.captured && self.reassigned
    }
}

/// Uses of all local variables of one declared function, or of the values of a package's variables; literals included.
#[derive(Debug, Default)]
pub struct Uses {
    vars: FxHashMap<ObjId, Use>,
}

impl Uses {
    /// How `obj` is used; a variable never mentioned is plain.
    pub fn of(&self, obj: ObjId) -> Use {
        self.vars.get(&obj).copied().unwrap_or_default()
    }
}

/// Finds the uses in a function body; `sig` declares its named results. `under` looks through a type's name.
pub fn analyse<'a>(
    info: &Info<'a>,
    under: &dyn Fn(TypeId) -> Type,
    sig: &FuncSig<'a>,
    body: &'a Block<'a>,
) -> Uses {
    let mut pass = Pass { info, under, depth: 0, uses: Uses::default() };
    pass.declare_results(sig);
    walk_block(&mut pass, body);
    pass.uses
}

/// Finds the uses in the values of package variables: their literals have local variables.
pub fn analyse_values<'a>(
    info: &Info<'a>,
    under: &dyn Fn(TypeId) -> Type,
    values: impl Iterator<Item = &'a Expr<'a>>,
) -> Uses {
    let mut pass = Pass { info, under, depth: 0, uses: Uses::default() };
    values.for_each(|value| pass.expr(value));
    pass.uses
}

struct Pass<'p, 'a> {
    info: &'p Info<'a>,
    under: &'p dyn Fn(TypeId) -> Type,
    depth: u32,
    uses: Uses,
}

impl<'a> Pass<'_, 'a> {
    fn local(&self, expr: &Expr<'a>) -> Option<ObjId> {
        let obj = self.info.object_at(expr.id)?;
        matches!(self.info.object(obj).kind, ObjectKind::Var(VarKind::Local)).then_some(obj)
    }

    /// The use record of a variable; its depth is that of its first mention, which is its declaration, or 0 for a
    /// parameter of the outermost function.
    fn record(&mut self, obj: ObjId, declares: bool) -> &mut Use {
        let depth = if declares { self.depth } else { 0 };
        let record = self.uses.vars.entry(obj).or_insert(Use { depth, ..Use::default() });
        record.captured |= self.depth > record.depth;
        record
    }

    fn declare(&mut self, ident: &Expr<'a>) {
        if let Some(obj) = self.local(ident) {
            let known = self.uses.vars.contains_key(&obj);
            let record = self.record(obj, true);
            record.reassigned |= known;
        }
    }

    fn declare_ident(&mut self, ident: Ident) {
        if let Some(obj) = self.info.object_of(ident) {
            self.record(obj, true);
        }
    }

    /// Named results are assigned by every `return` with values.
    fn declare_results(&mut self, sig: &FuncSig<'a>) {
        for &name in sig.results.iter().flat_map(|field| field.names) {
            if let Some(obj) = self.info.object_of(name) {
                self.record(obj, true).reassigned = true;
            }
        }
    }

    fn assign(&mut self, target: &'a Expr<'a>) {
        match &target.kind {
            ExprKind::Paren(x) => self.assign(x),
            ExprKind::Name(_) => {
                if let Some(obj) = self.local(target) {
                    self.record(obj, false).reassigned = true;
                }
            }
            // Assigning to a part of a variable held by value assigns the variable.
            ExprKind::Selector { x, .. } => {
                self.assign_part(x);
                self.expr(target);
            }
            ExprKind::Index { x, .. } => {
                self.assign_part(x);
                self.expr(target);
            }
            _ => self.expr(target),
        }
    }

    fn assign_part(&mut self, x: &'a Expr<'a>) {
        match &x.kind {
            ExprKind::Paren(inner) => self.assign_part(inner),
            ExprKind::Name(_) => {
                if let Some(obj) = self.local(x).filter(|_| self.by_value(x)) {
                    self.record(obj, false).reassigned = true;
                }
            }
            ExprKind::Selector { x: inner, .. } if self.by_value(x) => self.assign_part(inner),
            ExprKind::Index { x: inner, .. } if self.by_value(x) => self.assign_part(inner),
            _ => {}
        }
    }

    /// Whether parts of `x` lie in `x` itself (struct, array), not behind a pointer.
    fn by_value(&self, x: &Expr<'a>) -> bool {
        let Some(ty) = self.info.exprs[x.id.0 as usize].ty else { return false };
        matches!((self.under)(ty), Type::Struct(_) | Type::Array { .. })
    }

    fn is_func(&self, x: &'a Expr<'a>) -> bool {
        let ty = self.info.exprs[x.id.0 as usize].ty;
        ty.is_some_and(|ty| matches!((self.under)(ty), Type::Func(_)))
    }

    /// The variable whose storage `x` denotes a part of has its address taken.
    fn take_address(&mut self, x: &'a Expr<'a>) {
        match &x.kind {
            ExprKind::Paren(inner) => self.take_address(inner),
            ExprKind::Name(_) => {
                if let Some(obj) = self.local(x) {
                    self.record(obj, false).addressed = true;
                }
            }
            ExprKind::Selector { x: inner, .. } if self.by_value(inner) && self.direct_path(x) => {
                self.take_address(inner)
            }
            ExprKind::Index { x: inner, .. } if self.by_value(inner) => self.take_address(inner),
            _ => {}
        }
    }

    /// Whether a selection follows no pointer on its way.
    fn direct_path(&self, selector: &Expr<'a>) -> bool {
        let Some(selection) = self.info.selections.get(&selector.id) else { return false };
        let mut ty = selection.recv;
        for &index in &selection.path {
            match (self.under)(ty) {
                Type::Struct(s) => ty = s.fields[index as usize].ty,
                _ => return false,
            }
        }
        true
    }

    fn method_receiver(&mut self, selector: &'a Expr<'a>, x: &'a Expr<'a>) {
        let Some(selection) = self.info.selections.get(&selector.id) else { return };
        if let SelectionKind::Method { ptr_recv: true, .. } = selection.kind
            && self.direct_path(selector)
            && !matches!((self.under)(selection.recv), Type::Pointer(_))
        {
            self.take_address(x);
        }
    }
}

impl<'a> Visitor<'a> for Pass<'_, 'a> {
    fn expr(&mut self, expr: &'a Expr<'a>) {
        match &expr.kind {
            ExprKind::Name(_) => {
                if let Some(obj) = self.local(expr) {
                    self.record(obj, false);
                }
            }
            ExprKind::Unary { op: UnaryOp::Addr, x } => self.take_address(x),
            ExprKind::Slice { x, .. } if self.by_value(x) => self.take_address(x),
            ExprKind::Selector { x, .. } => self.method_receiver(expr, x),
            _ => {}
        }
        walk_expr(self, expr);
    }

    fn stmt(&mut self, stmt: &'a Stmt<'a>) {
        match &stmt.kind {
            StmtKind::Assign { lhs, rhs } => {
                rhs.iter().for_each(|x| self.expr(x));
                lhs.iter().for_each(|x| self.assign(x));
            }
            StmtKind::Define { lhs, rhs } => {
                rhs.iter().for_each(|x| self.expr(x));
                lhs.iter().for_each(|x| self.declare(x));
            }
            StmtKind::Decl(Decl::Var(specs)) => {
                for spec in *specs {
                    spec.values.iter().for_each(|x| self.expr(x));
                    spec.names.iter().for_each(|&name| self.declare_ident(name));
                }
            }
            StmtKind::OpAssign { lhs, rhs, .. } => {
                self.expr(rhs);
                self.assign(lhs);
            }
            StmtKind::IncDec { x, .. } => self.assign(x),
            StmtKind::Range { key, value, define, x, body } => {
                self.expr(x);
                // The body of a loop over a function is a function of its own.
                let over_func = self.is_func(x);
                self.depth += u32::from(over_func);
                for target in [*key, *value].into_iter().flatten() {
                    if *define { self.declare(target) } else { self.assign(target) }
                }
                walk_block(self, body);
                self.depth -= u32::from(over_func);
            }
            StmtKind::TypeSwitch { init, x, cases, .. } => {
                init.iter().for_each(|s| self.stmt(s));
                self.expr(x);
                for case in *cases {
                    if let Some(obj) = self.info.object_at(case.id) {
                        self.record(obj, true);
                    }
                    case.body.iter().for_each(|s| self.stmt(s));
                }
            }
            _ => walk_stmt(self, stmt),
        }
    }

    fn func_lit(&mut self, lit: &'a FuncLit<'a>) {
        self.depth += 1;
        for field in lit.sig.params {
            field.names.iter().for_each(|&name| self.declare_ident(name));
        }
        self.declare_results(lit.sig);
        walk_block(self, lit.body);
        self.depth -= 1;
    }
}
