//! The cost of a function, as Go's inliner counts it.
//!
//! Called by `mod.rs`. Go counts the nodes of its own syntax tree, which differs from ours in many places: definitions
//! declare their variables in nodes of their own, concatenations are flat, conversions that make no code are free. This
//! file says node by node what Go 1.27.3 was seen to count (`go build -gcflags=-m=2`, on the functions of
//! `tests/inline/*.go`). Counting ends when the budget is spent. Statements are here; `cost/expr.rs` has expressions,
//! `cost/call.rs` calls.

mod call;
mod expr;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::Compiler;
use super::super::expr::unparen;
use super::{Reason, Verdict};
use crate::check::info::Mode;
use crate::check::object::ObjId;
use crate::check::types::{Signature, Type, TypeId};
use crate::syntax::ast::*;
use crate::syntax::visit::{Visitor, walk_block};

/// A call that stays one, on top of its nodes.
const CALL: u32 = 57;
/// A call of a parameter or captured variable, which may turn out to be known where the caller is inlined.
const CALL_OF_PARAMETER: u32 = 17;
/// A function literal, whatever its body.
const LITERAL: u32 = 16;
/// A loop over a function, beside its body; and what it costs more where the body returns.
const RANGE_FUNC: (u32, u32) = (55, 9);

/// The verdict on a function, its body checked.
pub(super) fn of_function<'a>(
    c: &mut Compiler<'a>,
    obj: ObjId,
    sig: &'a FuncSig<'a>,
    body: &'a Block<'a>,
    budget: u32,
) -> Verdict {
    let Type::Func(ty) = c.checker.types.get(c.checker.info.object(obj).ty).clone() else {
        return Verdict::Never(Reason::Invalid);
    };
    let mut count = Count::new(c, budget, true);
    (count.func, count.results) = (Some(obj), Some(ty));
    count.declare(sig);
    count.stmts(body.stmts);
    count.verdict()
}

/// The nodes of a body, calls counted as nothing more.
pub(super) fn nodes<'a>(c: &mut Compiler<'a>, body: &'a Block<'a>) -> u32 {
    let mut count = Count::new(c, super::BIG, false);
    count.stmts(body.stmts);
    count.cost
}

struct Count<'c, 'a> {
    c: &'c mut Compiler<'a>,
    cost: u32,
    budget: u32,
    /// Whether calls cost more than their nodes.
    calls: bool,
    refused: Option<Reason>,
    /// The declared function.
    func: Option<ObjId>,
    /// Signature whose results `return` converts to.
    results: Option<Signature>,
    /// Variables of this body declared so far; calls of others are calls of parameters.
    own: FxHashSet<ObjId>,
    /// Parameters and named results.
    params: FxHashSet<ObjId>,
    /// Variables that hold a known function literal.
    literals: FxHashMap<ObjId, &'a FuncLit<'a>>,
}

impl<'c, 'a> Count<'c, 'a> {
    fn new(c: &'c mut Compiler<'a>, budget: u32, calls: bool) -> Self {
        Count {
            c,
            cost: 0,
            budget,
            calls,
            refused: None,
            func: None,
            results: None,
            own: FxHashSet::default(),
            params: FxHashSet::default(),
            literals: FxHashMap::default(),
        }
    }

    fn verdict(self) -> Verdict {
        match self.refused {
            Some(reason) => Verdict::Never(reason),
            None if self.cost > self.budget => Verdict::Never(Reason::TooComplex),
            None => Verdict::Inline(self.cost),
        }
    }

    fn add(&mut self, nodes: usize) {
        self.cost = self.cost.saturating_add(nodes as u32);
    }

    fn refuse(&mut self, reason: Reason) {
        self.refused.get_or_insert(reason);
    }

    /// Whether the answer is known.
    fn over(&self) -> bool {
        self.refused.is_some() || self.cost > self.budget
    }

    fn declare(&mut self, sig: &FuncSig<'a>) {
        for &name in sig.params.iter().chain(sig.results).flat_map(|field| field.names) {
            self.params.extend(self.c.checker.info.object_of(name));
        }
    }

    fn ty(&self, expr: &Expr<'a>) -> Option<TypeId> {
        self.c.checker.info.exprs[expr.id.0 as usize].ty
    }

    fn under(&self, ty: TypeId) -> Type {
        self.c.checker.types.under(ty).clone()
    }

    fn under_of(&self, expr: &Expr<'a>) -> Option<Type> {
        self.ty(expr).map(|ty| self.under(ty))
    }

    fn is_interface(&self, ty: TypeId) -> bool {
        matches!(self.c.checker.types.under(ty), Type::Interface(_))
    }

    // ---- statements ----

    fn stmts(&mut self, stmts: &'a [Stmt<'a>]) {
        for stmt in stmts {
            if self.over() {
                return;
            }
            self.stmt(stmt);
        }
    }

    fn block(&mut self, block: &'a Block<'a>) {
        self.stmts(block.stmts);
    }

    fn stmt(&mut self, stmt: &'a Stmt<'a>) {
        match &stmt.kind {
            StmtKind::Bad | StmtKind::Empty | StmtKind::Fallthrough => {}
            StmtKind::Expr(x) => self.expr(x),
            StmtKind::IncDec { x, .. } => {
                self.add(2);
                self.expr(x);
            }
            StmtKind::Send { chan, value } => {
                self.add(1);
                self.expr(chan);
                let elem = match self.under_of(chan) {
                    Some(Type::Chan { elem, .. }) => Some(elem),
                    _ => None,
                };
                self.converted(value, elem);
            }
            StmtKind::Assign { lhs, rhs } => {
                self.add(1);
                lhs.iter().for_each(|x| self.expr(x));
                self.values(rhs, lhs);
            }
            StmtKind::OpAssign { lhs, rhs, .. } => {
                self.add(1);
                self.expr(lhs);
                self.expr(rhs);
            }
            StmtKind::Define { lhs, rhs } => {
                self.add(1);
                self.values(rhs, lhs);
                lhs.iter().for_each(|x| self.defined(x));
                self.note_literals(lhs, rhs);
            }
            StmtKind::Decl(Decl::Var(specs)) => specs.iter().for_each(|spec| self.var_spec(spec)),
            StmtKind::Decl(_) => {}
            StmtKind::Go(_) | StmtKind::Defer(_) => self.refuse(Reason::Unhandled),
            StmtKind::Return(values) => self.return_stmt(values),
            StmtKind::Break(_) | StmtKind::Continue(_) | StmtKind::Goto(_) => self.add(1),
            StmtKind::Block(block) => self.block(block),
            StmtKind::Labeled { stmt, .. } => {
                self.add(1);
                self.stmt(stmt);
            }
            StmtKind::If { init, cond, then, els } => self.if_stmt(*init, cond, then, *els),
            StmtKind::For { init, cond, post, body } => {
                self.add(1);
                init.iter().for_each(|s| self.stmt(s));
                cond.iter().for_each(|x| self.expr(x));
                post.iter().for_each(|s| self.stmt(s));
                self.block(body);
            }
            StmtKind::Range { key, value, define, x, body } => {
                self.range([*key, *value], *define, x, body);
            }
            StmtKind::Switch { init, tag, cases } => {
                self.add(1);
                init.iter().for_each(|s| self.stmt(s));
                tag.iter().for_each(|x| self.expr(x));
                for case in *cases {
                    self.add(1);
                    case.exprs.unwrap_or_default().iter().for_each(|x| self.expr(x));
                    self.stmts(case.body);
                }
            }
            StmtKind::TypeSwitch { init, bind, x, cases } => {
                self.type_switch(*init, *bind, x, cases);
            }
            StmtKind::Select(cases) => self.select(cases),
        }
    }

    /// A variable that a definition names: new ones are declared by a node of their own.
    fn defined(&mut self, target: &'a Expr<'a>) {
        let Some(obj) = self.c.checker.info.object_at(target.id) else { return self.add(1) };
        let blank = self.c.checker.interner.text(self.c.checker.info.object(obj).name) == "_";
        if blank || self.params.contains(&obj) || !self.own.insert(obj) {
            self.add(1);
        } else {
            self.add(3);
        }
    }

    fn note_literals(&mut self, lhs: &'a [&'a Expr<'a>], rhs: &'a [&'a Expr<'a>]) {
        for (target, value) in lhs.iter().zip(rhs) {
            if let (Some(obj), ExprKind::FuncLit(lit)) =
                (self.c.checker.info.object_at(target.id), &unparen(value).kind)
            {
                self.literals.insert(obj, lit);
            }
        }
    }

    /// The values of an assignment.
    fn values(&mut self, rhs: &'a [&'a Expr<'a>], lhs: &'a [&'a Expr<'a>]) {
        for (at, value) in rhs.iter().enumerate() {
            let target = lhs.get(at).filter(|_| lhs.len() == rhs.len());
            self.converted(value, target.and_then(|x| self.ty(x)));
        }
        // A variable that held a literal holds something else now.
        for target in lhs {
            if let Some(obj) = self.c.checker.info.object_at(target.id) {
                self.literals.remove(&obj);
            }
        }
    }

    fn var_spec(&mut self, spec: &'a VarSpec<'a>) {
        let apart = spec.values.is_empty();
        if !apart {
            self.add(1);
        }
        for (at, &name) in spec.names.iter().enumerate() {
            self.add(if apart { 4 } else { 3 });
            let obj = self.c.checker.info.object_of(name);
            self.own.extend(obj);
            let Some(value) = spec.values.get(at) else { continue };
            let ty = obj.map(|obj| self.c.checker.info.object(obj).ty);
            self.converted(value, ty.filter(|_| spec.values.len() == spec.names.len()));
            if let (Some(obj), ExprKind::FuncLit(lit)) = (obj, &unparen(value).kind) {
                self.literals.insert(obj, lit);
            }
        }
    }

    fn return_stmt(&mut self, values: &'a [&'a Expr<'a>]) {
        self.add(1);
        let results = self.results.as_ref().map(|sig| sig.results.clone()).unwrap_or_default();
        if let [call] = values
            && results.len() > 1
        {
            self.tuple(call, results.len());
            return;
        }
        for (at, value) in values.iter().enumerate() {
            self.converted(value, results.get(at).copied());
        }
    }

    /// A call with several results where they are passed on: through variables.
    fn tuple(&mut self, call: &'a Expr<'a>, n: usize) {
        self.add(4 * n + 1);
        self.expr(call);
    }

    fn if_stmt(
        &mut self,
        init: Option<&'a Stmt<'a>>,
        cond: &'a Expr<'a>,
        then: &'a Block<'a>,
        els: Option<&'a Stmt<'a>>,
    ) {
        init.iter().for_each(|s| self.stmt(s));
        match self.c.checker.info.value_of(cond).and_then(|v| v.as_bool()) {
            Some(true) => return self.block(then),
            Some(false) => return els.iter().for_each(|s| self.stmt(s)),
            None => {}
        }
        self.add(1);
        self.expr(cond);
        self.block(then);
        els.iter().for_each(|s| self.stmt(s));
    }

    fn range(
        &mut self,
        targets: [Option<&'a Expr<'a>>; 2],
        define: bool,
        x: &'a Expr<'a>,
        body: &'a Block<'a>,
    ) {
        if let Some(Type::Func(_)) = self.under_of(x) {
            let returns = FindReturn::in_body(body);
            self.c.inliner.range_funcs.extend(self.func);
            return self.add((RANGE_FUNC.0 + if returns { RANGE_FUNC.1 } else { 0 }) as usize);
        }
        self.add(1);
        self.expr(x);
        for target in targets.into_iter().flatten() {
            if define { self.defined(target) } else { self.expr(target) }
        }
        self.block(body);
    }

    fn type_switch(
        &mut self,
        init: Option<&'a Stmt<'a>>,
        bind: Option<Ident>,
        x: &'a Expr<'a>,
        cases: &'a [CaseClause<'a>],
    ) {
        self.add(2);
        init.iter().for_each(|s| self.stmt(s));
        self.expr(x);
        if bind.is_some() {
            self.add(1 + cases.len());
        }
        for case in cases {
            self.add(1);
            let nils = case.exprs.unwrap_or_default().iter();
            let nils = nils.filter(|x| self.c.checker.info.mode_of(x) == Mode::Nil).count();
            self.add(nils);
            self.own.extend(self.c.checker.info.object_at(case.id));
            self.stmts(case.body);
        }
    }

    /// Each clause costs its statements and what Go makes of its operation.
    fn select(&mut self, cases: &'a [CommClause<'a>]) {
        self.add(1);
        for case in cases {
            self.add(1);
            match case.comm.map(|comm| &comm.kind) {
                None => {}
                Some(StmtKind::Define { lhs, rhs } | StmtKind::Assign { lhs, rhs }) => {
                    self.add(if lhs.len() > 1 { 16 } else { 5 });
                    rhs.iter().for_each(|x| self.expr(x));
                }
                Some(StmtKind::Expr(x)) => {
                    self.add(3);
                    self.expr(x);
                }
                Some(_) => case.comm.iter().for_each(|comm| self.stmt(comm)),
            }
            self.stmts(case.body);
        }
    }
}

/// Whether a loop's body returns from the function around it.
struct FindReturn(bool);

impl FindReturn {
    fn in_body(body: &Block<'_>) -> bool {
        let mut find = FindReturn(false);
        walk_block(&mut find, body);
        find.0
    }
}

impl<'a> Visitor<'a> for FindReturn {
    fn stmt(&mut self, stmt: &'a Stmt<'a>) {
        self.0 |= matches!(stmt.kind, StmtKind::Return(_));
        crate::syntax::visit::walk_stmt(self, stmt);
    }

    fn func_lit(&mut self, _: &'a FuncLit<'a>) {}
}
