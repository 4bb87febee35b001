//! The code of an inlined call: the callee's body in registers of the caller.
//!
//! A body with a loop over a function stays where it is: such a loop's own body is a function of the frame around it.
//!
//! Called by `call.rs` for calls of declared functions, and by `cond.rs` for those that decide a jump. Results, operands
//! and the body's variables are registers of the caller's frame, taken and given back in stack order as those of a block.
//! A parameter that the body never assigns is its argument's register: no statement of the body can assign what is read
//! there, as variables that the callee could reach live in cells. A `return` sets the results and goes behind the body.
//!
//! What the body must not see of the function around it (variables, labels, jump targets, type arguments) is put aside
//! in [`Around`] and comes back at the end. The piece of code is noted with the callee's name and the call's line, so
//! tracebacks show it as a call ([`burrow_runtime::func::Inlined`]).

use std::rc::Rc;

use super::super::builder::Label;
use super::super::call::call_pos;
use super::super::capture::Uses;
use super::super::escape::{Ctx, Key};
use super::super::expr::unparen;
use super::super::func::{Fields, FuncGen, Target, Var};
use super::super::rangefunc::RangeBody;
use super::super::{FuncInst, SigLayout, TypeArgs};
use super::Body;
use crate::bytecode::{HEADER_WORDS, Op, Reg};
use crate::check::info::Selection;
use crate::check::object::ObjId;
use crate::check::types::{Signature, Type, TypeId};
use crate::syntax::ast::*;
use crate::syntax::source::Span;
use crate::syntax::symbol::Symbol;
use rustc_hash::FxHashMap;

/// A call of a declared function.
pub(in crate::compile) struct Site<'s, 'a> {
    pub expr: &'a Expr<'a>,
    pub fun: &'a Expr<'a>,
    pub args: &'a [&'a Expr<'a>],
    pub spread: bool,
    pub sig: &'s Signature,
    pub selection: Option<&'s Selection>,
}

/// A parameter and the register of its argument.
struct Operand {
    ident: Option<Ident>,
    ty: TypeId,
    reg: Reg,
}

/// What belongs to the body around an inlined one.
struct Around<'a> {
    name: String,
    vars: FxHashMap<ObjId, Var>,
    uses: Rc<Uses>,
    layout: SigLayout,
    result_vars: Vec<Option<ObjId>>,
    targets: Vec<Target>,
    labels: FxHashMap<Symbol, Label>,
    pending_label: Option<Symbol>,
    fallthrough: Option<Label>,
    closures: u32,
    span: Span,
    epilogue: Option<Label>,
    inline_end: Option<Label>,
    range_body: Option<RangeBody<'a>>,
    frame_var: Option<ObjId>,
    shares_results: bool,
    rooted: bool,
    settled: FxHashMap<NodeId, Reg>,
    type_args: TypeArgs,
    line: u32,
    piece: usize,
    ctx: Ctx,
}

impl<'a> FuncGen<'_, 'a> {
    /// Whether a call of a function, named by `fun`, is inlined here: where the function around it was analysed, if it was
    /// then (`escape/` A1).
    pub fn inlines(&mut self, fun: &Expr<'a>, inst: &FuncInst) -> bool {
        match &self.escapes {
            Some(escapes) => escapes.inlined(self.ctx, fun.id).is_some(),
            None => {
                !self.inlining.contains(&inst.obj) // (I1)
                    && self.c.inlines(inst, self.declared, self.big)
            }
        }
    }

    /// The results of an inlined call: in `want`, or in fresh registers.
    pub fn inline_call(
        &mut self,
        site: &Site<'_, 'a>,
        inst: &FuncInst,
        want: Option<Reg>,
    ) -> Option<Reg> {
        let (decl, block) = self.c.body_of(inst.obj)?;
        let type_args = self.c.type_args_of(inst);
        let body = self.c.inline_body(inst, &type_args)?;
        let fields = Fields::of(decl.sig, decl.recv);
        let fresh = want.is_none().then(|| self.take_all(&site.sig.results));
        let mark = self.b.mark();
        let evaluated = self.call_operands(site.fun, site.selection, site.args);
        let operands = self.root(&evaluated, |g| g.inlined_operands(site, inst, &fields, &body));
        let direct = fresh.or_else(|| want.filter(|&dst| self.may_write(dst, site.sig, &operands)));
        let results = match direct {
            Some(reg) => reg,
            None => self.take_all(&site.sig.results),
        };
        self.set_line(site.expr.span.lo.max(call_pos(site.fun)));
        let around = self.enter_inlined(site, inst, &body, type_args, results);
        self.set_line(decl.span.lo);
        self.bind_operands(&operands, &fields);
        self.block(block);
        self.leave_inlined(around);
        if let (Some(dst), None) = (want, direct) {
            let words = site.sig.results.iter().map(|&ty| self.repr(ty).words()).sum();
            self.mov(dst, results, words);
        }
        self.b.release(mark);
        Some(want.unwrap_or(results))
    }

    /// The expression that a call comes down to, if the callee's body is `return` of one value; evaluated by `then` with
    /// the callee's names.
    pub fn inline_value(
        &mut self,
        site: &Site<'_, 'a>,
        inst: &FuncInst,
        then: impl FnOnce(&mut Self, &'a Expr<'a>),
    ) -> bool {
        let Some((decl, block)) = self.c.body_of(inst.obj) else { return false };
        let [Stmt { kind: StmtKind::Return([value]), span }] = block.stmts else { return false };
        if decl.sig.results.iter().any(|field| !field.names.is_empty())
            || site.sig.results.len() != 1
        {
            return false;
        }
        let type_args = self.c.type_args_of(inst);
        let Some(body) = self.c.inline_body(inst, &type_args) else { return false };
        let fields = Fields::of(decl.sig, decl.recv);
        let mark = self.b.mark();
        let evaluated = self.call_operands(site.fun, site.selection, site.args);
        let operands = self.root(&evaluated, |g| g.inlined_operands(site, inst, &fields, &body));
        self.set_line(site.expr.span.lo.max(call_pos(site.fun)));
        let around = self.enter_inlined(site, inst, &body, type_args, HEADER_WORDS);
        self.bind_operands(&operands, &Fields { results: Vec::new(), ..fields });
        self.set_line(span.lo);
        self.span = *span;
        then(self, value);
        self.leave_inlined(around);
        self.b.release(mark);
        true
    }

    fn take_all(&mut self, types: &[TypeId]) -> Reg {
        let first = self.b.next();
        for &ty in types {
            self.take(ty);
        }
        first
    }

    /// Whether the body may write results to `dst` while it still reads its operands, and may leave them half written
    /// when it panics.
    fn may_write(&mut self, dst: Reg, sig: &Signature, operands: &[Operand]) -> bool {
        let words: u16 = sig.results.iter().map(|&ty| self.repr(ty).words()).sum();
        let apart = |at: Reg, len: u16| at + len <= dst || dst + words <= at;
        !self.recovers && operands.iter().all(|o| apart(o.reg, self.c.repr(o.ty).words()))
    }

    /// Evaluates receiver and arguments.
    fn inlined_operands(
        &mut self,
        site: &Site<'_, 'a>,
        inst: &FuncInst,
        fields: &Fields,
        body: &Body,
    ) -> Vec<Operand> {
        let mut operands = Vec::with_capacity(fields.params.len() + 1);
        let recv = self.c.receiver_type(inst.obj, &inst.args);
        if let (Some(ty), Some(selection)) = (recv, site.selection) {
            let reg =
                self.inlined_receiver(site.fun, selection, ty, self.is_own(fields.recv, body));
            operands.push(Operand { ident: fields.recv, ty, reg });
        }
        if let [only] = site.args
            && let Type::Tuple(_) = self.under(self.ty(only))
        {
            self.tuple_operands(site, fields, &mut operands);
            return operands;
        }
        let fixed = site.sig.params.len() - usize::from(site.sig.variadic && !site.spread);
        for (at, &ty) in site.sig.params.iter().enumerate() {
            let ident = fields.params.get(at).copied().flatten();
            let reg = if at < fixed {
                let own = self.is_own(ident, body).then(|| self.take(ty));
                self.expr_as(site.args[at], ty, own)
            } else {
                let rest = &site.args[fixed..];
                let slice = self.take(ty);
                let key = rest.first().map(|first| Key::Rest(first.id));
                self.variadic(ty, slice, rest.len(), key, |g, at, elem| {
                    (g.expr_as(rest[at], elem, None), elem)
                });
                slice
            };
            operands.push(Operand { ident, ty, reg });
        }
        operands
    }

    /// Operands that are the results of one call.
    fn tuple_operands(
        &mut self,
        site: &Site<'_, 'a>,
        fields: &Fields,
        operands: &mut Vec<Operand>,
    ) {
        let base = self.b.next() - HEADER_WORDS; // as if these parameters stood right behind a header
        let layout =
            self.c.layout(&Signature { results: Box::default(), ..site.sig.clone() }, None);
        self.take_all(&site.sig.params);
        self.arguments(site.sig, &layout, site.args, site.spread, base);
        for (at, &(ty, reg)) in layout.params.iter().enumerate() {
            let ident = fields.params.get(at).copied().flatten();
            operands.push(Operand { ident, ty, reg: base + reg });
        }
    }

    /// Whether a parameter needs a register of its own: the body assigns it.
    fn is_own(&self, ident: Option<Ident>, body: &Body) -> bool {
        let obj = ident.and_then(|ident| self.c.checker.info.object_of(ident));
        obj.is_some_and(|obj| body.uses.of(obj).reassigned && !body.uses.of(obj).boxed())
    }

    fn inlined_receiver(
        &mut self,
        fun: &'a Expr<'a>,
        selection: &Selection,
        ty: TypeId,
        own: bool,
    ) -> Reg {
        let own = own.then(|| self.take(ty));
        let ExprKind::Selector { x, sel } = &self.c.without_instantiation(unparen(fun)).kind else {
            return HEADER_WORDS;
        };
        let have = self.ty(x);
        let base = self.base_place(x);
        let place = self.walk_fields(base, have, &selection.path);
        let have = self.c.path_type(have, &selection.path);
        self.set_line(sel.span.lo);
        self.receiver_from(place, have, ty, own)
    }

    /// Puts the function around aside.
    fn enter_inlined(
        &mut self,
        site: &Site<'_, 'a>,
        inst: &FuncInst,
        body: &Body,
        type_args: TypeArgs,
        results: Reg,
    ) -> Around<'a> {
        let ctx = self.escapes.as_ref().and_then(|escapes| escapes.inlined(self.ctx, site.fun.id));
        let ctx = ctx.unwrap_or(Ctx::ROOT);
        let line = self.b.line();
        let piece = self.b.begin_inlined(body.name.clone(), body.file.clone());
        let mut layout = SigLayout::default();
        let mut at = results;
        for &ty in &site.sig.results {
            layout.results.push((ty, at));
            at = at.saturating_add(self.repr(ty).words()); // a frame too large is refused later
        }
        self.inlining.push(inst.obj);
        let end = self.b.label();
        Around {
            name: std::mem::replace(&mut self.name, body.name.to_string()),
            vars: std::mem::take(&mut self.vars),
            uses: std::mem::replace(&mut self.uses, body.uses.clone()),
            layout: std::mem::replace(&mut self.layout, layout),
            result_vars: std::mem::take(&mut self.result_vars),
            targets: std::mem::take(&mut self.targets),
            labels: std::mem::take(&mut self.labels),
            pending_label: self.pending_label.take(),
            fallthrough: self.fallthrough.take(),
            closures: std::mem::take(&mut self.closures),
            span: self.span,
            epilogue: self.epilogue.take(),
            inline_end: self.inline_end.replace(end),
            range_body: self.range_body.take(),
            frame_var: self.frame_var.take(),
            shares_results: std::mem::replace(&mut self.shares_results, false),
            rooted: std::mem::replace(&mut self.rooted, false),
            settled: std::mem::take(&mut self.settled),
            type_args: std::mem::replace(&mut self.c.type_args, type_args),
            line,
            piece,
            ctx: std::mem::replace(&mut self.ctx, ctx),
        }
    }

    fn bind_operands(&mut self, operands: &[Operand], fields: &Fields) {
        for operand in operands {
            if let Some(ident) = operand.ident {
                self.bind_param(ident, operand.ty, operand.reg);
            }
        }
        for (at, (ty, reg)) in self.layout.results.clone().into_iter().enumerate() {
            self.bind_result(fields.results.get(at).copied().flatten(), ty, reg);
        }
    }

    /// Ends the body and takes the function around up again.
    fn leave_inlined(&mut self, around: Around<'a>) {
        if let Some(end) = std::mem::replace(&mut self.inline_end, around.inline_end) {
            if !self.layout.results.is_empty() && self.b.goes_on() && self.b.awaits(end) {
                self.b.emit(Op::Unreachable, 0, 0, 0); // such a body ends with a `return` or never
            }
            self.b.bind_ahead(end);
        }
        self.b.end_inlined(around.piece);
        self.inlining.pop();
        self.name = around.name;
        self.vars = around.vars;
        self.uses = around.uses;
        self.layout = around.layout;
        self.result_vars = around.result_vars;
        self.targets = around.targets;
        self.labels = around.labels;
        self.pending_label = around.pending_label;
        self.fallthrough = around.fallthrough;
        self.closures = around.closures;
        self.span = around.span;
        self.epilogue = around.epilogue;
        self.range_body = around.range_body;
        self.frame_var = around.frame_var;
        self.shares_results = around.shares_results;
        self.rooted = around.rooted;
        self.settled = around.settled;
        self.c.type_args = around.type_args;
        self.ctx = around.ctx;
        self.b.set_line(around.line);
    }
}
