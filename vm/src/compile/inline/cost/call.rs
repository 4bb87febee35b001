//! The cost of calls: their nodes, and that of the body which takes a call's place, or of a call that stays one.

use super::{CALL, CALL_OF_PARAMETER, Count, LITERAL};
use crate::check::info::{Mode, SelectionKind};
use crate::check::object::{Builtin, ObjId, ObjectKind, VarKind};
use crate::check::types::{Basic, Signature, Type, TypeId};
use crate::compile::expr::unparen;
use crate::compile::inline::{BUDGET, MAX_DEPTH, Reason, Verdict};
use crate::syntax::ast::*;

impl<'a> Count<'_, 'a> {
    pub(super) fn call(
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
    pub(super) fn static_callee(&self, fun: &Expr<'a>) -> Option<ObjId> {
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

    pub(super) fn is_instance(&self, expr: &Expr<'a>) -> bool {
        self.c.checker.info.instances.contains_key(&unparen(expr).id)
    }

    /// A call of a declared function: its name or receiver, and its body's cost or that of a call.
    pub(super) fn called(&mut self, fun: &'a Expr<'a>, callee: ObjId) {
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
    pub(super) fn cost_of(&mut self, callee: ObjId) -> u32 {
        if self.c.is_atomic_step(callee) {
            return 0; // an instruction, here as in Go
        }
        match self.c.verdict(callee) {
            Verdict::Inline(cost) => cost,
            Verdict::Never(Reason::NoBody) => self.native(callee).unwrap_or(CALL),
            Verdict::Never(_) => CALL,
        }
    }

    pub(super) fn add_call(&mut self, cost: impl FnOnce(&mut Self) -> u32) {
        if self.calls && !self.over() {
            let cost = cost(self);
            self.add(cost as usize);
        }
    }

    /// Functions that are native here and small in Go, or single instructions.
    pub(super) fn native(&self, callee: ObjId) -> Option<u32> {
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
    pub(super) fn receiver(&mut self, x: &'a Expr<'a>, callee: ObjId, have: TypeId) {
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
    pub(super) fn path_end(&self, mut ty: TypeId, path: &[u32]) -> TypeId {
        let types = &self.c.checker.types;
        for &index in path {
            if let Type::Struct(fields) = types.under(types.deref(ty).0) {
                ty = fields.fields[index as usize].ty;
            }
        }
        ty
    }

    pub(super) fn called_value(&mut self, fun: &'a Expr<'a>) {
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

    pub(super) fn cost_of_variable(&mut self, obj: ObjId) -> u32 {
        if let Some(&lit) = self.literals.get(&obj) {
            return self.cost_of_literal(lit);
        }
        match self.c.checker.info.object(obj).kind {
            ObjectKind::Var(VarKind::Local) if !self.own.contains(&obj) => CALL_OF_PARAMETER,
            _ => CALL,
        }
    }

    pub(super) fn cost_of_literal(&mut self, lit: &'a FuncLit<'a>) -> u32 {
        let depth = self.c.inliner.open.len();
        if depth >= MAX_DEPTH {
            return CALL;
        }
        let mut count = Count::new(self.c, BUDGET, true);
        count.declare(lit.sig);
        count.stmts(lit.body.stmts);
        match count.verdict() {
            Verdict::Inline(cost) => cost,
            Verdict::Never(_) => CALL,
        }
    }

    pub(super) fn arguments(&mut self, sig: &Signature, args: &'a [&'a Expr<'a>], spread: bool) {
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

    pub(super) fn conversion(&mut self, expr: &'a Expr<'a>, args: &'a [&'a Expr<'a>]) {
        let Some(arg) = args.first() else { return self.add(1) };
        let free = match (self.ty(expr), self.ty(arg)) {
            (Some(to), Some(from)) => self.makes_no_code(from, to),
            _ => false,
        };
        self.add(usize::from(!free));
        self.expr(arg);
    }

    /// Whether a conversion is only one of types: equal structure, or `int` to `int64` and the like.
    pub(super) fn makes_no_code(&self, from: TypeId, to: TypeId) -> bool {
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

    pub(super) fn builtin(
        &mut self,
        builtin: Builtin,
        expr: &'a Expr<'a>,
        args: &'a [&'a Expr<'a>],
    ) {
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
