//! The cost of a function, as Go's inliner counts it.
//!
//! Called by `mod.rs`. Go counts the nodes of its own syntax tree, which differs from ours in many places: definitions
//! declare their variables in nodes of their own, concatenations are flat, conversions that make no code are free. This
//! file says node by node what Go 1.27.3 was seen to count (`go build -gcflags=-m=2`, on the functions of
//! `tests/inline/*.go`). Counting ends when the budget is spent.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::Compiler;
use super::super::expr::unparen;
use super::{Reason, Verdict};
use crate::check::info::{Mode, SelectionKind};
use crate::check::layout::Sizes;
use crate::check::object::{Builtin, ObjId, ObjectKind, VarKind};
use crate::check::types::{Basic, Signature, Type, TypeId};
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

    // ---- expressions ----

    /// A value where one of type `want` is wanted.
    fn converted(&mut self, expr: &'a Expr<'a>, want: Option<TypeId>) {
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

    fn exprs(&mut self, exprs: &'a [&'a Expr<'a>]) {
        exprs.iter().for_each(|x| self.expr(x));
    }

    fn expr(&mut self, expr: &'a Expr<'a>) {
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

    fn composite(&mut self, expr: &'a Expr<'a>, elems: &'a [Element<'a>]) {
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

    fn selector(&mut self, expr: &'a Expr<'a>, x: &'a Expr<'a>) {
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

    fn index(&mut self, expr: &'a Expr<'a>, x: &'a Expr<'a>, indices: &'a [&'a Expr<'a>]) {
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
    fn address(&mut self, x: &'a Expr<'a>) {
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

    fn is_first_field(&self, selector: &Expr<'a>) -> bool {
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

    fn binary(&mut self, expr: &'a Expr<'a>, op: BinaryOp, x: &'a Expr<'a>, y: &'a Expr<'a>) {
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
    fn concatenated(&mut self, expr: &'a Expr<'a>) {
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

    // ---- calls ----

    fn call(
        &mut self,
        expr: &'a Expr<'a>,
        fun: &'a Expr<'a>,
        args: &'a [&'a Expr<'a>],
        spread: bool,
    ) {
        match self.c.checker.info.mode_of(fun) {
            Mode::Type => return self.conversion(expr, args),
            Mode::Builtin(builtin) => return self.builtin(builtin, expr, args),
            _ => {}
        }
        self.add(1);
        let inner = unparen(fun);
        match self.static_callee(inner) {
            Some(callee) => self.called(inner, callee),
            None => self.called_value(inner),
        }
        if let Some(Type::Func(sig)) = self.under_of(fun) {
            self.arguments(&sig, args, spread);
        } else {
            self.exprs(args);
        }
    }

    /// The declared function that an expression names.
    fn static_callee(&self, fun: &Expr<'a>) -> Option<ObjId> {
        let info = &self.c.checker.info;
        if let Some(selection) = info.selections.get(&fun.id) {
            return match selection.kind {
                SelectionKind::Method { func, .. } => Some(func),
                _ => None,
            };
        }
        let obj = match &fun.kind {
            ExprKind::Name(_) => info.object_at(fun.id),
            ExprKind::Selector { sel, .. } => info.object_of(*sel),
            ExprKind::Index { x, .. } => return self.static_callee(unparen(x)),
            _ => None,
        };
        obj.filter(|&obj| matches!(info.object(obj).kind, ObjectKind::Func(_)))
    }

    fn is_instance(&self, expr: &Expr<'a>) -> bool {
        self.c.checker.info.instances.contains_key(&unparen(expr).id)
    }

    /// A call of a declared function: its name or receiver, and its body's cost or that of a call.
    fn called(&mut self, fun: &'a Expr<'a>, callee: ObjId) {
        let selection = self.c.checker.info.selections.get(&fun.id).cloned();
        match (&fun.kind, selection) {
            (ExprKind::Selector { x, .. }, Some(selection)) => {
                self.add(selection.path.len());
                let have = self.path_end(selection.recv, &selection.path);
                self.receiver(x, callee, have);
            }
            _ => self.add(1),
        }
        if let ObjectKind::Func(f) = &self.c.checker.info.object(callee).kind
            && !f.type_params.is_empty()
        {
            self.add(2); // its dictionary
        }
        self.add_call(|count| count.cost_of(callee));
    }

    /// What a call of a function costs beside its nodes.
    fn cost_of(&mut self, callee: ObjId) -> u32 {
        if self.c.is_atomic_step(callee) {
            return 0; // an instruction, here as in Go
        }
        match self.c.verdict(callee) {
            Verdict::Inline(cost) => cost,
            Verdict::Never(Reason::NoBody) => self.native(callee).unwrap_or(CALL),
            Verdict::Never(_) => CALL,
        }
    }

    fn add_call(&mut self, cost: impl FnOnce(&mut Self) -> u32) {
        if self.calls && !self.over() {
            let cost = cost(self);
            self.add(cost as usize);
        }
    }

    /// Functions that are native here and small in Go, or single instructions.
    fn native(&self, callee: ObjId) -> Option<u32> {
        Some(match self.c.func_name(callee).as_str() {
            "math.Sqrt" => 4,
            "math.Abs" => 14,
            "math.Floor" | "math.Ceil" | "math.Trunc" => 0,
            "math.Float64bits" | "math.Float64frombits" => 0,
            "math.Float32bits" | "math.Float32frombits" => 0,
            _ => return None,
        })
    }

    /// A receiver: `&x` or `*x` where the method wants it so.
    fn receiver(&mut self, x: &'a Expr<'a>, callee: ObjId, have: TypeId) {
        let recv = match &self.c.checker.info.object(callee).kind {
            ObjectKind::Func(f) => f.recv,
            _ => None,
        };
        let is_pointer = |ty: TypeId| matches!(self.c.checker.types.under(ty), Type::Pointer(_));
        if recv.is_some_and(|want| is_pointer(want) != is_pointer(have)) {
            self.add(1);
        }
        self.expr(x);
    }

    /// The type at the end of a path of embedded fields.
    fn path_end(&self, mut ty: TypeId, path: &[u32]) -> TypeId {
        let types = &self.c.checker.types;
        for &index in path {
            if let Type::Struct(fields) = types.under(types.deref(ty).0) {
                ty = fields.fields[index as usize].ty;
            }
        }
        ty
    }

    fn called_value(&mut self, fun: &'a Expr<'a>) {
        let selection = self.c.checker.info.selections.get(&fun.id).map(|s| s.kind);
        match (&fun.kind, selection) {
            (ExprKind::Selector { x, .. }, Some(SelectionKind::InterfaceMethod { .. })) => {
                self.add(1);
                self.add_call(|_| CALL);
                let path = self.c.checker.info.selections[&fun.id].path.len();
                self.add(path);
                self.expr(x);
            }
            (ExprKind::FuncLit(lit), _) => {
                self.add(LITERAL as usize);
                self.add_call(|count| count.cost_of_literal(lit));
            }
            (ExprKind::Name(_), _) => {
                self.add(1);
                let obj = self.c.checker.info.object_at(fun.id);
                self.add_call(|count| obj.map_or(CALL, |obj| count.cost_of_variable(obj)));
            }
            (kind, _) => {
                if let ExprKind::Call { .. } = kind {
                    self.add(5); // the variable that keeps the function
                }
                self.expr(fun);
                self.add_call(|_| CALL);
            }
        }
    }

    fn cost_of_variable(&mut self, obj: ObjId) -> u32 {
        if let Some(&lit) = self.literals.get(&obj) {
            return self.cost_of_literal(lit);
        }
        match self.c.checker.info.object(obj).kind {
            ObjectKind::Var(VarKind::Local) if !self.own.contains(&obj) => CALL_OF_PARAMETER,
            _ => CALL,
        }
    }

    fn cost_of_literal(&mut self, lit: &'a FuncLit<'a>) -> u32 {
        let depth = self.c.inliner.open.len();
        if depth >= super::MAX_DEPTH {
            return CALL;
        }
        let mut count = Count::new(self.c, super::BUDGET, true);
        count.declare(lit.sig);
        count.stmts(lit.body.stmts);
        match count.verdict() {
            Verdict::Inline(cost) => cost,
            Verdict::Never(_) => CALL,
        }
    }

    fn arguments(&mut self, sig: &Signature, args: &'a [&'a Expr<'a>], spread: bool) {
        if let [only] = args
            && let Some(Type::Tuple(parts)) = self.under_of(only)
        {
            return self.tuple(only, parts.len());
        }
        let fixed = sig.params.len() - usize::from(sig.variadic && !spread);
        for (at, arg) in args.iter().enumerate() {
            if at == fixed {
                self.add(2); // the slice of the rest
            }
            let want = match sig.params.get(at.min(fixed)) {
                Some(&rest) if at >= fixed => match self.under(rest) {
                    Type::Slice(elem) => Some(elem),
                    _ => None,
                },
                other => other.copied(),
            };
            self.converted(arg, want);
        }
        if fixed < sig.params.len() && args.len() == fixed {
            self.add(1); // nil
        }
    }

    fn conversion(&mut self, expr: &'a Expr<'a>, args: &'a [&'a Expr<'a>]) {
        let Some(arg) = args.first() else { return self.add(1) };
        let free = match (self.ty(expr), self.ty(arg)) {
            (Some(to), Some(from)) => self.makes_no_code(from, to),
            _ => false,
        };
        self.add(usize::from(!free));
        self.expr(arg);
    }

    /// Whether a conversion is only one of types: equal structure, or `int` to `int64` and the like.
    fn makes_no_code(&self, from: TypeId, to: TypeId) -> bool {
        let (from, to) = (self.under(from), self.under(to));
        let simple = |ty: &Type| match ty {
            Type::Basic(Basic::Int) => Some(Basic::Int64),
            Type::Basic(Basic::Uint | Basic::Uintptr) => Some(Basic::Uint64),
            Type::Basic(basic) => Some(*basic),
            _ => None,
        };
        match (&from, &to) {
            (Type::Pointer(_), Type::Pointer(_)) => true,
            (Type::Interface(_), Type::Interface(_)) => from == to,
            _ => from == to || simple(&from).is_some_and(|s| Some(s) == simple(&to)),
        }
    }

    fn builtin(&mut self, builtin: Builtin, expr: &'a Expr<'a>, args: &'a [&'a Expr<'a>]) {
        self.add(1);
        match builtin {
            Builtin::Recover => return self.refuse(Reason::Recover),
            Builtin::Make => {
                let slice = matches!(self.under_of(expr), Some(Type::Slice(_)));
                self.add(usize::from(!slice && args.len() == 1));
                return args.iter().skip(1).for_each(|x| self.expr(x));
            }
            Builtin::New => return,
            Builtin::Panic => self.add(1),
            Builtin::Append => {
                let elem = match self.under_of(expr) {
                    Some(Type::Slice(elem)) => Some(elem),
                    _ => None,
                };
                args.iter().take(1).for_each(|x| self.expr(x));
                return args.iter().skip(1).for_each(|x| {
                    let whole = matches!(self.under_of(x), Some(Type::Slice(_)));
                    self.converted(x, elem.filter(|_| !whole));
                });
            }
            _ => {}
        }
        self.exprs(args);
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
