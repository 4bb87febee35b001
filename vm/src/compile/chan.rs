//! Goroutines and channels: `go`, send, receive, `range` over a channel, `select`.
//!
//! Called by `stmt.rs`, `expr.rs` and `loops.rs`. Operations that may park their goroutine are safepoints *at* the
//! instruction, not behind it: a goroutine that was parked runs the instruction again (runtime/src/chan.rs), so its
//! operands stay live and its result registers are not roots before they are written.

use super::builder::Label;
use super::expr::unparen;
use super::func::{FuncGen, Target};
use super::loops::Range;
use crate::bytecode::{Counts, Op, Reg};
use crate::check::types::{Type, TypeId};
use crate::program::{ChanSite, SelectCase, SelectSite};
use crate::syntax::ast::*;

/// A clause of a `select` whose operands have been evaluated.
struct Ready<'a> {
    clause: &'a CommClause<'a>,
    body: Label,
    /// What is received, and where it stands.
    received: Option<(TypeId, Reg)>,
}

impl<'a> FuncGen<'_, 'a> {
    /// `go f(x)`: the call becomes a func value without parameters, as a deferred one.
    pub fn go_stmt(&mut self, call: &'a Expr<'a>) {
        let mark = self.b.mark();
        let closure = self.later_call(call);
        self.set_line(call.span.lo);
        self.b.emit(Op::Go, closure, 0, 0);
        self.b.release(mark);
    }

    /// The element type of a channel expression.
    fn chan_elem(&mut self, chan: &'a Expr<'a>) -> TypeId {
        let ty = self.ty(chan);
        match self.under(ty) {
            Type::Chan { elem, .. } => elem,
            _ => ty, // the checker has seen to it that it is a channel
        }
    }

    fn chan_site(&mut self, elem: TypeId, comma_ok: bool) -> u64 {
        let (ty, form) = (self.c.rtype(elem), self.c.load_form(elem));
        self.c.program.chan_site(ChanSite { elem: ty, form, comma_ok })
    }

    /// `make(chan T, size)`
    pub fn make_chan(&mut self, dst: Reg, elem: TypeId, size: Option<&'a Expr<'a>>) {
        let size = match size {
            Some(size) => self.expr(size),
            None => {
                let zero = self.b.take_word(false);
                self.b.emit(Op::ImmI, zero, 0, 0);
                zero
            }
        };
        let rtype = self.c.rtype(elem).addr();
        self.b.emit_ext(Op::MakeChan, dst, size, 0, &[rtype]);
    }

    /// `ch <- value`
    pub fn send_stmt(&mut self, chan: &'a Expr<'a>, value: &'a Expr<'a>) {
        let mark = self.b.mark();
        let elem = self.chan_elem(chan);
        let (chan, value) = self.send_operands(chan, value, elem);
        let counts = Counts { y: self.repr(elem).words(), ..Counts::default() }.word();
        let site = self.chan_site(elem, false);
        self.b.emit_parking(Op::Send, chan, value, 0, &[counts, site]);
        self.b.release(mark);
    }

    /// Channel and value in registers of their own: the value may call what assigns the channel's variable.
    fn send_operands(
        &mut self,
        chan: &'a Expr<'a>,
        value: &'a Expr<'a>,
        elem: TypeId,
    ) -> (Reg, Reg) {
        let chan_reg = self.b.take_word(true);
        self.expr_to(chan, chan_reg);
        let value_reg = self.take(elem);
        self.expr_as(value, elem, Some(value_reg));
        (chan_reg, value_reg)
    }

    /// `<-ch`; as a tuple the value and whether it was sent.
    pub fn receive(&mut self, expr: &'a Expr<'a>, chan: &'a Expr<'a>, want: Option<Reg>) -> Reg {
        let elem = self.chan_elem(chan);
        let recorded = self.ty(expr);
        let comma_ok = matches!(self.under(recorded), Type::Tuple(_));
        let repr = self.repr(elem);
        let dst = match want {
            Some(dst) => dst,
            None if comma_ok => self.b.take(repr.flags().chain([false])),
            None => self.take(elem),
        };
        let mark = self.b.mark();
        let chan = self.expr(chan);
        self.set_line(expr.span.lo);
        self.emit_receive(dst, chan, elem, comma_ok);
        self.b.release(mark);
        dst
    }

    fn emit_receive(&mut self, dst: Reg, chan: Reg, elem: TypeId, comma_ok: bool) {
        let words = self.repr(elem).words() + u16::from(comma_ok);
        let counts = Counts { x: words, ..Counts::default() }.word();
        let site = self.chan_site(elem, comma_ok);
        self.b.emit_parking(Op::Recv, dst, chan, 0, &[counts, site]);
    }

    /// `for v := range ch`
    pub(super) fn range_chan(&mut self, range: &Range<'a>, x: &'a Expr<'a>, elem: TypeId) {
        let chan = self.b.take_word(true);
        self.expr_to(x, chan);
        let words = self.repr(elem).words();
        let flags: Vec<bool> = self.repr(elem).flags().chain([false]).collect();
        let (top, end) = (self.b.label(), self.b.label());
        self.b.bind_loop(top);
        let mark = self.b.mark();
        let value = self.b.take(flags);
        self.emit_receive(value, chan, elem, true);
        self.b.jump_if(Op::JFalse, value + words, 0, end);
        if let Some(key) = range.key {
            self.put_received(key, range.define, value, elem);
        }
        self.body(range, end, top);
        self.b.release(mark);
        self.b.jump(top);
        self.b.bind(end);
    }

    /// Gives what stands at `src` to a target: a new variable, or a place.
    fn put_received(&mut self, target: &'a Expr<'a>, define: bool, src: Reg, have: TypeId) {
        if super::assign::is_blank(target) {
            return;
        }
        let ty = self.ty(target);
        let var = self.range_target(define, target, ty);
        self.convert_reg(src, have, ty, var.reg);
        self.finish_target(var, ty);
    }

    // ---- select ----

    pub fn select_stmt(&mut self, clauses: &'a [CommClause<'a>]) {
        let name = self.pending_label.take();
        let mark = self.b.mark();
        let end = self.b.label();
        let (index, ready, default) = self.select_head(clauses);
        for (at, case) in ready.iter().enumerate() {
            self.b.jump_if(Op::JEqI, index, at as u16, case.body);
        }
        let default = default.map(|clause| (clause, self.b.label()));
        if let Some((_, label)) = default {
            self.b.jump(label);
        }
        self.targets.push(Target { name, end, next: None });
        for case in &ready {
            self.select_body(case.clause, case.body, case.received, index + 1, end);
        }
        if let Some((clause, label)) = default {
            self.select_body(clause, label, None, index + 1, end);
        }
        self.targets.pop();
        self.b.bind(end);
        self.b.release(mark);
    }

    /// Evaluates the operands of all cases, in order, and chooses one. The result registers: the number of the case,
    /// whether a value was sent, then the value of each receiving case.
    fn select_head(
        &mut self,
        clauses: &'a [CommClause<'a>],
    ) -> (Reg, Vec<Ready<'a>>, Option<&'a CommClause<'a>>) {
        let default = clauses.iter().find(|clause| clause.comm.is_none());
        let comms: Vec<_> =
            clauses.iter().filter_map(|clause| Some((clause, comm_of(clause.comm?)))).collect();
        let index = self.b.take([false, false]);
        let mut ready = Vec::new();
        for &(clause, ref comm) in &comms {
            let received = match comm {
                Comm::Send { .. } => None,
                Comm::Recv { chan, .. } => {
                    let elem = self.chan_elem(chan);
                    Some((elem, self.take(elem)))
                }
            };
            ready.push(Ready { clause, body: self.b.label(), received });
        }
        let results = self.b.next() - index;
        let mark = self.b.mark();
        let operands = self.b.next();
        let mut cases = Vec::new();
        for (case, (_, comm)) in ready.iter().zip(&comms) {
            cases.push(self.select_case(comm, case.received, operands, index));
        }
        let words = self.b.next() - operands;
        let site = SelectSite { cases: cases.into(), has_default: default.is_some(), results };
        let site = self.c.program.select_site(site);
        let counts = Counts { x: results, y: words, z: 0 }.word();
        self.b.emit_parking(Op::Select, index, operands, 0, &[counts, site]);
        self.b.release(mark);
        (index, ready, default)
    }

    fn select_case(
        &mut self,
        comm: &Comm<'a>,
        received: Option<(TypeId, Reg)>,
        operands: Reg,
        results: Reg,
    ) -> SelectCase {
        match *comm {
            Comm::Send { chan, value } => {
                let elem = self.chan_elem(chan);
                let (chan, value) = self.send_operands(chan, value, elem);
                let (elem, form) = (self.c.rtype(elem), self.c.load_form(elem));
                let (chan, value) = (chan - operands, value - operands);
                SelectCase { sends: true, chan, value, elem, form }
            }
            Comm::Recv { chan, .. } => {
                let elem = self.chan_elem(chan);
                let chan_reg = self.b.take_word(true);
                self.expr_to(chan, chan_reg);
                let (elem, form) = (self.c.rtype(elem), self.c.load_form(elem));
                let value = received.map_or(0, |(_, reg)| reg - results);
                SelectCase { sends: false, chan: chan_reg - operands, value, elem, form }
            }
        }
    }

    fn select_body(
        &mut self,
        clause: &'a CommClause<'a>,
        label: Label,
        received: Option<(TypeId, Reg)>,
        ok: Reg,
        end: Label,
    ) {
        self.b.bind(label);
        let mark = self.b.mark();
        if let (Some((elem, reg)), Some(Comm::Recv { targets, define, .. })) =
            (received, clause.comm.map(comm_of))
        {
            if let Some(target) = targets.first() {
                self.put_received(target, define, reg, elem);
            }
            if let Some(target) = targets.get(1) {
                let boolean = self.c.checker.types.basic(crate::check::types::Basic::Bool);
                self.put_received(target, define, ok, boolean);
            }
        }
        self.stmts(clause.body);
        self.b.release(mark);
        self.b.jump(end);
    }
}

/// What a clause of a `select` does.
enum Comm<'a> {
    Send { chan: &'a Expr<'a>, value: &'a Expr<'a> },
    Recv { chan: &'a Expr<'a>, targets: &'a [&'a Expr<'a>], define: bool },
}

/// Takes a clause's statement apart; the parser has seen to its form.
fn comm_of<'a>(stmt: &'a Stmt<'a>) -> Comm<'a> {
    let (targets, value, define): (&'a [&'a Expr<'a>], &'a Expr<'a>, bool) = match &stmt.kind {
        StmtKind::Send { chan, value } => return Comm::Send { chan, value },
        StmtKind::Assign { lhs, rhs } => (lhs, rhs[0], false),
        StmtKind::Define { lhs, rhs } => (lhs, rhs[0], true),
        StmtKind::Expr(x) => (&[], x, false),
        _ => unreachable!("the parser lets no other statement stand in a clause of a select"),
    };
    match &unparen(value).kind {
        ExprKind::Unary { op: UnaryOp::Recv, x } => Comm::Recv { chan: x, targets, define },
        _ => unreachable!("the parser lets only a receive stand there"),
    }
}
