//! Loops over functions: `for x := range seq`.
//!
//! Called by `loops.rs`. The loop's body becomes a function that the sequence is called with: it runs one round and says
//! whether to go on. The body shares the variables around it as a function literal would. What a literal cannot do is
//! done here: to leave the loop in another way than by its end, the body notes where to go, returns false, and the code
//! behind the call of the sequence goes there; if that place is further out than another such loop, the body around it
//! does the same again.
//!
//! The closure of a body is an object of its own for each run of the loop: code, *state*, *exit*, then what it captures.
//! Results that a body returns live in cells of the function around all loops ([`FuncGen::shares_results`]); a call that
//! it defers belongs to that function, whose frame it knows by a hidden variable.
//!
//! Invariants: (F1) The state says what the sequence may do: call the body in [`READY`] only. A body that panics leaves
//! it at [`RUNNING`]. (F2) An exit is an index, from 1, in the list that the body's generator made; 0 is none.

use super::Compiler;
use super::builder::Label;
use super::call::Callee;
use super::func::{CLOSURE_WORD, Captured, FuncGen, Target, Var};
use super::loops::Range;
use crate::bytecode::{Counts, HEADER_WORDS, Op, Reg};
use crate::check::object::{ObjId, Object, ObjectKind, VarKind};
use crate::check::types::{Basic, Signature, Type, TypeId};
use crate::syntax::ast::*;
use crate::syntax::source::Span;
use crate::syntax::symbol::Symbol;
use crate::syntax::visit::{Visitor, walk_stmt};
use burrow_runtime::rtype::FuncRef;

/// The body may be called.
pub(crate) const READY: u16 = 0;
/// A body returned false.
pub(crate) const DONE: u16 = 1;
/// The body runs, or has panicked.
pub(crate) const RUNNING: u16 = 2;
/// The loop has ended.
pub(crate) const EXHAUSTED: u16 = 3;
/// The sequence recovered a panic of the body and returned.
pub(crate) const SWALLOWED: u16 = 4;

/// Words of a body's closure between code and captured variables: state and exit.
const SLOTS: usize = 2;
const STATE: u16 = 8;
const EXIT: u16 = 16;

/// How a body leaves its loop, and perhaps others around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// `break` of the labelled statement.
    Break(Symbol),
    /// `continue` of the labelled loop.
    Continue(Symbol),
    Goto(Symbol),
    /// The results are in their cells.
    Return,
}

/// What the generator of a body knows beside what every function's does.
pub(super) struct RangeBody<'a> {
    block: &'a Block<'a>,
    /// Results of the function around all loops; they have no registers here.
    pub results: Vec<(TypeId, Reg)>,
    exits: Vec<Exit>,
    /// Where a round goes that is the last.
    stop: Label,
}

/// What a body is generated from, perhaps twice.
struct Source<'r, 'a> {
    name: String,
    range: &'r Range<'a>,
    sig: Signature,
    captured: Vec<Captured>,
    span: Span,
}

impl<'a> FuncGen<'_, 'a> {
    pub fn range_func(&mut self, range: &Range<'a>, x: &'a Expr<'a>, sig: &Signature, span: Span) {
        let Type::Func(yields) = self.under(sig.params[0]) else { return };
        let sequence = self.expr(x);
        self.ranges += 1;
        let name = format!("{}-range{}", self.name, self.ranges);
        let func = self.c.program.reserve_func(&name);
        let captured = self.captured_by_body(range);
        let source = Source { name, range, sig: yields, captured: captured.clone(), span };
        let exits = self.generate_body(func, &source);
        let closure = self.b.take_word(true);
        self.make_closure(closure, func, &captured, SLOTS, None);

        let mark = self.b.mark();
        let layout = self.c.layout(sig, None);
        let base = self.take_window(&layout);
        self.mov(base + layout.params[0].1, closure, 1);
        self.set_line(x.span.lo);
        self.emit_callee(&Callee::Value(sequence), &layout, base);
        self.b.release(mark);
        self.after_sequence(closure, &exits);
    }

    /// The sequence has returned: the loop is over; if the body left it for another place, that is where to go.
    fn after_sequence(&mut self, closure: Reg, exits: &[Exit]) {
        let word = self.b.take_word(false);
        let returned = self.b.label();
        self.b.emit(Op::Load64, word, closure, STATE);
        self.b.jump_if(Op::JNeI, word, RUNNING, returned);
        self.b.emit(Op::ImmI, word, SWALLOWED, 0);
        self.b.emit(Op::RangePanic, word, 0, 0);
        self.b.bind(returned);
        self.b.emit(Op::ImmI, word, EXHAUSTED, 0);
        self.b.emit(Op::Store64, closure, word, STATE);
        if exits.is_empty() {
            return;
        }
        self.b.emit(Op::Load64, word, closure, EXIT);
        for (at, &exit) in exits.iter().enumerate() {
            let other = self.b.label();
            self.b.jump_if(Op::JNeI, word, at as u16 + 1, other);
            self.follow(exit);
            self.b.bind(other);
        }
    }

    /// Goes where a body wants to.
    fn follow(&mut self, exit: Exit) {
        let found = self.targets.iter().rev().find_map(|target| match exit {
            Exit::Break(name) if target.name == Some(name) => Some(target.end),
            Exit::Continue(name) if target.name == Some(name) => target.next,
            _ => None,
        });
        match (found, exit) {
            (Some(label), _) => self.b.jump(label),
            (None, Exit::Goto(name)) => self.goto_named(name),
            (None, Exit::Return) => self.emit_return(),
            (None, exit) => self.leave(exit),
        }
    }

    /// In a body: ends its loop, to go on elsewhere.
    pub fn leave(&mut self, exit: Exit) {
        let Some(body) = &mut self.range_body else { return };
        let known = body.exits.iter().position(|&e| e == exit);
        let at = known.unwrap_or(body.exits.len());
        if known.is_none() {
            body.exits.push(exit);
        }
        let stop = body.stop;
        let mark = self.b.mark();
        let word = self.b.take_word(false);
        self.constant(word, at as u64 + 1);
        self.b.emit(Op::Store64, CLOSURE_WORD, word, EXIT);
        self.b.release(mark);
        self.b.jump(stop);
    }

    /// Whether `goto name` leaves the body that is being generated.
    pub fn leaves_body(&self, name: Symbol) -> bool {
        self.range_body.as_ref().is_some_and(|body| {
            let mut pass = FindLabel { name, found: false };
            body.block.stmts.iter().for_each(|stmt| pass.stmt(stmt));
            !pass.found
        })
    }

    // ---- the body ----

    fn captured_by_body(&self, range: &Range<'a>) -> Vec<Captured> {
        let mut found = self.mentioned(|pass| {
            if !range.define {
                range.key.iter().chain(&range.value).for_each(|target| pass.expr(target));
            }
            range.body.stmts.iter().for_each(|stmt| pass.stmt(stmt));
        });
        let hidden = self.hidden_needs(range.body);
        found.extend(hidden.into_iter().filter(|obj| self.vars.contains_key(obj)));
        found.sort_unstable();
        found.dedup();
        self.captured(found)
    }

    /// The variables that a body needs though it does not mention them: cells of results, the frame that defers.
    fn hidden_needs(&self, body: &'a Block<'a>) -> Vec<ObjId> {
        let mut pass = Leaving { g: self, inside: 1, returns: false, defers: false };
        body.stmts.iter().for_each(|stmt| pass.stmt(stmt));
        let (returns, defers) = (pass.returns, pass.defers);
        let results = self.result_vars.iter().flatten().copied().filter(|_| returns);
        results.chain(self.frame_var.filter(|_| defers)).collect()
    }

    fn generate_body(&mut self, func: FuncRef, source: &Source<'_, 'a>) -> Vec<Exit> {
        let results = match &self.range_body {
            Some(body) => body.results.clone(),
            None => self.layout.results.iter().map(|&(ty, _)| (ty, 0)).collect(),
        };
        for long_jumps in [false, true] {
            let layout = self.c.layout(&source.sig, None);
            let arg_words = layout.window_words();
            let (name, uses) = (source.name.clone(), self.uses.clone());
            let mut g = FuncGen::new(self.c, func, name, uses, layout, long_jumps);
            let stop = g.b.label();
            let block = source.range.body;
            g.range_body =
                Some(RangeBody { block, results: results.clone(), exits: Vec::new(), stop });
            g.result_vars = self.result_vars.clone();
            g.frame_var = self.frame_var;
            g.escapes = self.escapes.clone(); // all that it makes is in the heap
            g.body_function(source, stop);
            let exits = g.range_body.take().map_or(Vec::new(), |body| body.exits);
            match g.finish(source.span, arg_words) {
                Err(super::builder::Overflow::Jump) if !long_jumps => {}
                _ => return exits,
            }
        }
        Vec::new()
    }

    fn body_function(&mut self, source: &Source<'_, 'a>, stop: Label) {
        let range = source.range;
        self.span = source.span;
        self.set_line(source.span.lo);
        let layout = self.layout.clone();
        for &(ty, _) in layout.results.iter().chain(&layout.params) {
            self.take(ty);
        }
        self.b.closure_word_is_pointer();
        self.b.enter();
        self.begin_round();
        self.load_captured(&source.captured, SLOTS);
        for (target, &(ty, reg)) in [range.key, range.value].into_iter().zip(&layout.params) {
            if let Some(target) = target {
                self.bind_round(range, target, ty, reg);
            }
        }
        let next = self.b.label();
        self.targets.push(Target { name: range.name, end: stop, next: Some(next) });
        self.block(range.body);
        self.targets.pop();
        self.set_line(range.body.span.hi);
        self.end_round(next, READY, 1);
        self.end_round(stop, DONE, 0);
    }

    /// The sequence must be allowed to call (F1).
    fn begin_round(&mut self) {
        let mark = self.b.mark();
        let state = self.b.take_word(false);
        let ready = self.b.label();
        self.b.emit(Op::Load64, state, CLOSURE_WORD, STATE);
        self.b.jump_if(Op::JEqI, state, READY, ready);
        self.b.emit(Op::RangePanic, state, 0, 0);
        self.b.bind(ready);
        self.b.emit(Op::ImmI, state, RUNNING, 0);
        self.b.emit(Op::Store64, CLOSURE_WORD, state, STATE);
        self.b.release(mark);
    }

    fn end_round(&mut self, label: Label, state: u16, go_on: u16) {
        self.b.bind(label);
        let mark = self.b.mark();
        let word = self.b.take_word(false);
        self.b.emit(Op::ImmI, word, state, 0);
        self.b.emit(Op::Store64, CLOSURE_WORD, word, STATE);
        self.b.release(mark);
        self.b.emit(Op::ImmI, HEADER_WORDS, go_on, 0);
        self.b.emit(Op::Ret, 1, 0, 0);
    }

    /// Gives what the sequence hands over to the loop's variable, a new one or an old one.
    fn bind_round(&mut self, range: &Range<'a>, target: &'a Expr<'a>, ty: TypeId, reg: Reg) {
        let declared = self.c.checker.info.object_at(target.id).filter(|_| range.define);
        if let Some(obj) = declared {
            return self.bind_object(obj, ty, reg);
        }
        let mark = self.b.mark();
        let to = self.ty(target);
        let place = self.place(target);
        let value = self.converted(reg, ty, to);
        self.store_place(place, value, to);
        self.b.release(mark);
    }

    // ---- the function around ----

    /// Looks what the bodies of a function's loops want of it: before its results are bound.
    pub fn prepare_ranges(&mut self, body: &'a Block<'a>) {
        let mut pass = Leaving { g: self, inside: 0, returns: false, defers: false };
        body.stmts.iter().for_each(|stmt| pass.stmt(stmt));
        let (returns, defers) = (pass.returns, pass.defers);
        self.shares_results = returns;
        if defers {
            let uintptr = self.c.checker.types.basic(Basic::Uintptr);
            let obj = self.c.hidden_var(uintptr);
            let reg = self.b.take_word(false);
            self.b.emit_ext(Op::FrameAddr, reg, 0, 0, &[Counts::default().word()]);
            self.set_var(obj, Var::Reg(reg));
            self.frame_var = Some(obj);
        }
    }

    /// Defers the call of a func value to the end of the declared function or literal around.
    pub fn emit_defer(&mut self, closure: Reg) {
        let frame = self.frame_var.filter(|_| self.range_body.is_some());
        match frame.and_then(|obj| self.vars.get(&obj).copied()) {
            Some(Var::Reg(frame)) => self.b.emit(Op::DeferIn, closure, frame, 0),
            _ => self.b.emit(Op::Defer, closure, 0, 0),
        }
    }

    /// Whether a loop is one over a function.
    fn is_range_func(&self, x: &Expr<'a>) -> bool {
        matches!(self.under(self.ty(x)), Type::Func(_))
    }
}

impl Compiler<'_> {
    /// A local variable that the source does not name.
    pub(super) fn hidden_var(&mut self, ty: TypeId) -> ObjId {
        let objects = &mut self.checker.info.objects;
        let kind = ObjectKind::Var(VarKind::Local);
        objects.push(Object { name: Symbol::BLANK, span: None, pkg: None, ty, kind });
        ObjId(objects.len() as u32 - 1)
    }
}

/// Finds returns with values and deferred calls inside loops over functions; function literals are functions of their own.
struct Leaving<'g, 'c, 'a> {
    g: &'g FuncGen<'c, 'a>,
    /// Such loops around the current statement.
    inside: u32,
    returns: bool,
    defers: bool,
}

impl<'a> Visitor<'a> for Leaving<'_, '_, 'a> {
    fn stmt(&mut self, stmt: &'a Stmt<'a>) {
        match &stmt.kind {
            StmtKind::Return(values) => self.returns |= self.inside > 0 && !values.is_empty(),
            StmtKind::Defer(_) => self.defers |= self.inside > 0,
            StmtKind::Range { x, .. } if self.g.is_range_func(x) => {
                self.inside += 1;
                walk_stmt(self, stmt);
                self.inside -= 1;
            }
            _ => walk_stmt(self, stmt),
        }
    }

    fn expr(&mut self, _: &'a Expr<'a>) {}
}

struct FindLabel {
    name: Symbol,
    found: bool,
}

impl<'a> Visitor<'a> for FindLabel {
    fn stmt(&mut self, stmt: &'a Stmt<'a>) {
        if let StmtKind::Labeled { label, .. } = stmt.kind {
            self.found |= label.name == self.name;
        }
        walk_stmt(self, stmt);
    }

    fn expr(&mut self, _: &'a Expr<'a>) {}
}
