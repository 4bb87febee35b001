//! Builtin functions.
//!
//! Called by `call.rs` where the callee is a builtin; what cannot be an instruction is a call of nothing, but an
//! instruction with a handler in `interp/ops`.

use super::escape::Key;
use super::expr::count_x;
use super::func::FuncGen;
use super::objects::Hint;
use super::operand::Operand;
use super::place::Place;
use crate::bytecode::{Counts, HEADER_WORDS, Op, Reg};
use crate::check::info::Mode;
use crate::check::object::Builtin;
use crate::check::types::{Basic, Type, TypeId};
use crate::syntax::ast::*;
use crate::syntax::source::{Pos, Span};

impl<'a> FuncGen<'_, 'a> {
    pub fn builtin(
        &mut self,
        expr: &'a Expr<'a>,
        builtin: Builtin,
        args: &'a [&'a Expr<'a>],
        spread: bool,
        want: Option<Reg>,
    ) -> Reg {
        match builtin {
            Builtin::Make => return self.make(expr, args, want),
            Builtin::New => {
                let dst = self.dst(want, self.ty(expr));
                self.new_builtin(expr, args[0], dst);
                return dst;
            }
            Builtin::UnsafeSizeof | Builtin::UnsafeAlignof | Builtin::UnsafeOffsetof => {
                return self.layout_number(expr, builtin, args[0], want);
            }
            _ => {}
        }
        let operands = self.operands(args);
        match builtin {
            Builtin::Len | Builtin::Cap => self.length(expr, builtin, args[0], want),
            Builtin::Append => self.append(expr, &operands, spread, want),
            Builtin::Copy => self.copy(&operands, want, expr.span.lo),
            Builtin::Min | Builtin::Max => self.min_max(expr, builtin, &operands, want),
            Builtin::Complex | Builtin::Real | Builtin::Imag => {
                self.complex_parts(expr, builtin, &operands, want)
            }
            Builtin::Recover => self.recover(want),
            Builtin::UnsafeAdd
            | Builtin::UnsafeSlice
            | Builtin::UnsafeSliceData
            | Builtin::UnsafeString
            | Builtin::UnsafeStringData => self.unsafe_call(expr, builtin, &operands, want),
            _ => {
                self.effect(builtin, &operands, expr.span);
                HEADER_WORDS
            }
        }
    }

    /// A builtin that has no result.
    pub fn effect(&mut self, builtin: Builtin, operands: &[Operand<'a>], span: Span) {
        let mark = self.b.mark();
        match builtin {
            Builtin::Clear => self.clear(operands[0]),
            Builtin::Delete => self.delete(operands),
            Builtin::Panic => self.panic(operands[0], span.lo),
            Builtin::Print | Builtin::Println => self.print(builtin, operands),
            Builtin::Close => {
                let chan = self.operand(operands[0]);
                self.set_line(span.lo);
                self.b.emit(Op::Close, chan, 0, 0);
            }
            _ => debug_assert!(false, "{builtin:?} has a result"),
        }
        self.b.release(mark);
    }

    fn new_builtin(&mut self, expr: &'a Expr<'a>, arg: &'a Expr<'a>, dst: Reg) {
        let Type::Pointer(elem) = self.under(self.ty(expr)) else { return };
        let key = (self.repr(elem).size > 0).then_some(Key::Made(expr.id));
        if self.c.checker.info.mode_of(arg) == Mode::Type {
            return self.emit_new(dst, elem, key);
        }
        // new(x): a fresh variable with that value.
        let mark = self.b.mark();
        let value = self.expr_as(arg, elem, None);
        let cell = self.new_cell(elem, key);
        self.store_mem(cell, 0, value, elem);
        self.mov(dst, cell, 1);
        self.b.release(mark);
    }

    fn length(
        &mut self,
        expr: &'a Expr<'a>,
        builtin: Builtin,
        arg: &'a Expr<'a>,
        want: Option<Reg>,
    ) -> Reg {
        let ty = self.ty(arg);
        let word = u16::from(builtin == Builtin::Cap) + 1;
        match self.under(ty) {
            Type::Slice(_) | Type::Basic(_) => {
                let mark = self.b.mark();
                let value = match self.length_place(arg) {
                    // Only the length of something in memory is loaded.
                    Some(Place::Mem(ptr, offset)) if offset + 16 <= usize::from(u16::MAX) => {
                        let dst = self.dst(want, self.ty(expr));
                        self.set_line(expr.span.lo);
                        self.b.emit(Op::Load64, dst, ptr, (offset + 8 * usize::from(word)) as u16);
                        return dst;
                    }
                    Some(place) => self.load_place(place, ty, None),
                    None => self.expr(arg),
                };
                match want {
                    None => value + word,
                    Some(dst) => {
                        self.mov(dst, value + word, 1);
                        self.b.release(mark);
                        dst
                    }
                }
            }
            Type::Map { .. } => {
                let dst = self.dst(want, self.ty(expr));
                let mark = self.b.mark();
                let map = self.expr(arg);
                self.b.emit(Op::MapLen, dst, map, 0);
                self.b.release(mark);
                dst
            }
            Type::Chan { .. } => {
                let dst = self.dst(want, self.ty(expr));
                let mark = self.b.mark();
                let chan = self.expr(arg);
                let op = if builtin == Builtin::Cap { Op::ChanCap } else { Op::ChanLen };
                self.b.emit(op, dst, chan, 0);
                self.b.release(mark);
                dst
            }
            // Arrays whose length is no constant, as their operand contains a call.
            other => {
                let dst = self.dst(want, self.ty(expr));
                let mark = self.b.mark();
                self.expr(arg);
                let len = match other {
                    Type::Array { len, .. } => len,
                    Type::Pointer(array) => match self.under(array) {
                        Type::Array { len, .. } => len,
                        _ => 0,
                    },
                    _ => 0,
                };
                self.constant(dst, len);
                self.b.release(mark);
                dst
            }
        }
    }

    /// The place of a slice or string whose length is asked for, if it has one.
    fn length_place(&mut self, arg: &'a Expr<'a>) -> Option<Place> {
        let inner = super::expr::unparen(arg);
        let is_place =
            matches!(inner.kind, ExprKind::Selector { .. } | ExprKind::Star(_) | ExprKind::Name(_));
        let variable = self.c.checker.info.mode_of(inner) == crate::check::info::Mode::Variable;
        (is_place && variable).then(|| self.place(inner))
    }

    fn make(&mut self, expr: &'a Expr<'a>, args: &'a [&'a Expr<'a>], want: Option<Reg>) -> Reg {
        let ty = self.ty(expr);
        let dst = self.dst(want, ty);
        let mark = self.b.mark();
        match self.under(ty) {
            Type::Slice(elem) => self.make_slice(expr, elem, args, dst),
            Type::Map { .. } => {
                let hint = args.get(1).copied();
                let known = hint.map_or(Some(0), |hint| self.constant_count(hint));
                let hint = match (known, hint) {
                    (Some(known), _) => Hint::Known(known),
                    (None, Some(hint)) => Hint::Reg(self.expr(hint)),
                    (None, None) => Hint::Known(0),
                };
                self.make_map(dst, ty, hint, Some(Key::Backing(expr.id)));
            }
            Type::Chan { elem, .. } => self.make_chan(dst, elem, args.get(1).copied()),
            _ => {} // the checker lets nothing else be made
        }
        self.b.release(mark);
        dst
    }

    /// `append(s, x...)`: the slice is moved to its destination and grows there.
    fn append(
        &mut self,
        expr: &'a Expr<'a>,
        args: &[Operand<'a>],
        spread: bool,
        want: Option<Reg>,
    ) -> Reg {
        let ty = self.ty(expr);
        let Type::Slice(elem) = self.under(ty) else { return self.dst(want, ty) };
        let rtype = self.c.rtype(elem).addr();
        let dst = self.dst(want, ty);
        let mark = self.b.mark();
        // The slice may be the destination itself; else operands are evaluated before the destination changes.
        let in_place = self.is_variable_at(args[0], dst);
        let work = if in_place { dst } else { self.take(ty) };
        if !in_place {
            self.operand_as(args[0], ty, Some(work));
        }
        if spread && let Some(count) = self.length_of_made(args[1]) {
            let count = self.expr(count);
            self.set_line(expr.span.lo);
            self.b.emit_ext(Op::AppendZeros, work, count, 0, &[rtype]);
        } else if spread {
            let rest_ty = self.operand_ty(args[1]);
            let from_string = self.c.is_string(rest_ty);
            let rest = self.operand_as(args[1], if from_string { rest_ty } else { ty }, None);
            self.set_line(expr.span.lo);
            if from_string {
                self.b.emit_ext(Op::AppendStr, work, rest, 0, &[rtype]);
            } else {
                self.b.emit_ext(Op::AppendSlice, work, rest, 0, &[rtype]);
            }
        } else {
            let words = self.repr(elem).words();
            let values: Vec<Reg> =
                args[1..].iter().map(|&arg| self.operand_as(arg, elem, None)).collect();
            self.set_line(expr.span.lo);
            if !values.is_empty() {
                self.append_buffer(expr, elem, work, values.len());
            }
            if values.len() > 1 || self.is_large(elem) {
                self.append_many(work, ty, elem, &values);
            } else {
                for value in values {
                    let counts = Counts { y: words, ..Counts::default() }.word();
                    self.b.emit_ext(Op::Append1, work, value, 0, &[counts, rtype]);
                }
            }
        }
        self.mov(dst, work, 3);
        self.b.release(mark);
        dst
    }

    /// `n` if the operand is `make([]T, n)`, not evaluated yet.
    fn length_of_made(&self, operand: Operand<'a>) -> Option<&'a Expr<'a>> {
        let Operand::Expr(expr) = operand else { return None };
        let inner = super::expr::unparen(expr);
        let ExprKind::Call { fun, args, .. } = &inner.kind else { return None };
        let is_make = self.c.checker.info.mode_of(fun) == Mode::Builtin(Builtin::Make);
        (is_make && args.len() == 2 && !self.settled.contains_key(&inner.id)).then(|| args[1])
    }

    /// Several values at once grow the slice once: they are packed into a slice first, as Go's capacities demand.
    fn append_many(&mut self, work: Reg, ty: TypeId, elem: TypeId, values: &[Reg]) {
        let rtype = self.c.rtype(elem).addr();
        let packed = self.take(ty);
        let repr = self.repr(elem);
        let image = repr.size.div_ceil(8) * values.len();
        // The values' image in registers, addressed as an array.
        let size = repr.size;
        if size.is_multiple_of(8) && image < 64 {
            let first = self.b.take(values.iter().flat_map(|_| repr.flags().collect::<Vec<_>>()));
            for (at, &value) in values.iter().enumerate() {
                self.mov(first + at as u16 * repr.words(), value, repr.words());
            }
            let words = values.len() as u16 * repr.words();
            self.b.pin(first, words);
            self.b.emit_ext(Op::FrameAddr, packed, first, 0, &[count_x(words)]);
        } else {
            let count = self.b.take_word(false);
            self.constant(count, values.len() as u64);
            self.b.emit_ext(Op::MakeSlice, packed, count, count, &[rtype]);
            for (at, &value) in values.iter().enumerate() {
                self.store_mem(packed, at * size, value, elem);
            }
        }
        self.constant(packed + 1, values.len() as u64);
        self.constant(packed + 2, values.len() as u64);
        self.b.emit_ext(Op::AppendSlice, work, packed, 0, &[rtype]);
    }

    fn is_variable_at(&self, operand: Operand<'a>, reg: Reg) -> bool {
        let Operand::Expr(expr) = operand else { return false };
        let inner = super::expr::unparen(expr);
        let obj = match inner.kind {
            ExprKind::Name(_) => self.c.checker.info.object_at(inner.id),
            _ => None,
        };
        obj.and_then(|obj| self.vars.get(&obj)) == Some(&super::func::Var::Reg(reg))
    }

    pub fn copy(&mut self, args: &[Operand<'a>], want: Option<Reg>, pos: Pos) -> Reg {
        let dst = match want {
            Some(dst) => dst,
            None => self.b.take_word(false),
        };
        let mark = self.b.mark();
        let (to_ty, from_ty) = (self.operand_ty(args[0]), self.operand_ty(args[1]));
        let (to, from) = (self.operand(args[0]), self.operand(args[1]));
        let Type::Slice(elem) = self.under(to_ty) else { return dst };
        self.set_line(pos);
        if self.c.is_string(from_ty) {
            self.b.emit(Op::CopyStr, dst, to, from);
        } else {
            let rtype = self.c.rtype(elem).addr();
            self.b.emit_ext(Op::CopySlice, dst, to, from, &[rtype]);
        }
        self.b.release(mark);
        dst
    }

    fn delete(&mut self, args: &[Operand<'a>]) {
        let map_ty = self.operand_ty(args[0]);
        let Type::Map { key, .. } = self.under(map_ty) else { return };
        let map = self.operand(args[0]);
        let key_reg = self.operand_as(args[1], key, None);
        let counts = Counts { y: self.repr(key).words(), ..Counts::default() }.word();
        let site = self.map_site(map_ty, false);
        self.b.emit_ext(Op::MapDelete, map, key_reg, 0, &[counts, site]);
    }

    fn clear(&mut self, arg: Operand<'a>) {
        let ty = self.operand_ty(arg);
        let value = self.operand(arg);
        match self.under(ty) {
            Type::Map { .. } => {
                let rtype = self.c.rtype(ty).addr();
                self.b.emit_ext(Op::MapClear, value, 0, 0, &[rtype]);
            }
            Type::Slice(elem) => {
                let rtype = self.c.rtype(elem).addr();
                self.b.emit_ext(Op::ClearSlice, value, 0, 0, &[rtype]);
            }
            _ => {}
        }
    }

    fn min_max(
        &mut self,
        expr: &'a Expr<'a>,
        builtin: Builtin,
        args: &[Operand<'a>],
        want: Option<Reg>,
    ) -> Reg {
        let ty = self.ty(expr);
        let dst = self.dst(want, ty);
        let mark = self.b.mark();
        let words = self.repr(ty).words();
        // Kept apart from the destination, which later arguments may read.
        let best = self.take(ty);
        self.operand_to(args[0], best);
        let float = self.c.is_float(ty);
        for &arg in &args[1..] {
            let inner = self.b.mark();
            let value = self.operand(arg);
            if float {
                let op = if builtin == Builtin::Min { Op::MinF } else { Op::MaxF };
                if self.c.checker.types.basic_of(ty) == Some(Basic::Float32) {
                    // Exact, as every float32 is a float64.
                    let wide = self.b.take([false, false]);
                    self.b.emit(Op::F32ToF, wide, best, 0);
                    self.b.emit(Op::F32ToF, wide + 1, value, 0);
                    self.b.emit(op, wide, wide, wide + 1);
                    self.b.emit(Op::FToF32, best, wide, 0);
                } else {
                    self.b.emit(op, best, best, value);
                }
            } else {
                let better = self.b.take_word(false);
                let op = if builtin == Builtin::Min { BinaryOp::Lt } else { BinaryOp::Gt };
                self.compare(better, op, value, best, ty);
                let skip = self.b.label();
                self.b.jump_if(Op::JFalse, better, 0, skip);
                self.mov(best, value, words);
                self.b.bind(skip);
            }
            self.b.release(inner);
        }
        self.mov(dst, best, words);
        self.b.release(mark);
        dst
    }

    fn panic(&mut self, arg: Operand<'a>, pos: Pos) {
        let any = self.c.checker.types.any();
        let value = self.operand_as(arg, any, None);
        self.set_line(pos);
        self.b.emit(Op::Panic, value, 0, 0);
    }

    /// `print`, `println`: all operands first, then one instruction per operand. Interfaces stay what they are, everything
    /// else becomes an `any`.
    fn print(&mut self, builtin: Builtin, args: &[Operand<'a>]) {
        let any = self.c.checker.types.any();
        let mut printed = Vec::with_capacity(args.len());
        for &arg in args {
            let have = self.operand_ty(arg);
            let is_interface = self.is_interface(have);
            let ty = if is_interface { have } else { any };
            let reg = self.take(ty);
            self.operand_as(arg, ty, Some(reg));
            printed.push((reg, is_interface));
        }
        self.print_regs(builtin == Builtin::Println, &printed);
    }

    /// Prints operands: of interfaces (`true`) the words, of an `any` what is in it.
    fn print_regs(&mut self, line: bool, operands: &[(Reg, bool)]) {
        for (at, &(reg, is_interface)) in operands.iter().enumerate() {
            let last = line && at + 1 == operands.len();
            let flags =
                u16::from(line && at > 0) | u16::from(last) << 1 | u16::from(is_interface) << 3;
            self.b.emit(Op::Print, reg, flags, 0);
        }
        if line && operands.is_empty() {
            let nothing = self.b.take([false, true]);
            self.zero_words(nothing, 2);
            self.b.emit(Op::Print, nothing, 2 | 4, 0);
        }
    }

    fn complex_parts(
        &mut self,
        expr: &'a Expr<'a>,
        builtin: Builtin,
        args: &[Operand<'a>],
        want: Option<Reg>,
    ) -> Reg {
        let ty = self.ty(expr);
        let dst = self.dst(want, ty);
        let mark = self.b.mark();
        if builtin == Builtin::Complex {
            let (re, im) = (self.operand(args[0]), self.operand(args[1]));
            self.make_complex(dst, re, im, ty);
        } else {
            let whole = self.operand_ty(args[0]);
            let value = self.operand(args[0]);
            self.complex_part(dst, value, whole, builtin == Builtin::Imag);
        }
        self.b.release(mark);
        dst
    }

    /// dst = complex(re, im), of type `ty`.
    fn make_complex(&mut self, dst: Reg, re: Reg, im: Reg, ty: TypeId) {
        if self.c.checker.types.basic_of(ty) == Some(Basic::Complex64) {
            return self.b.emit(Op::PairF32, dst, re, im);
        }
        let both = self.b.take([false, false]);
        self.mov(both, re, 1);
        self.mov(both + 1, im, 1);
        self.mov(dst, both, 2);
    }

    /// dst = real(value) or imag(value), for a value of type `ty`.
    fn complex_part(&mut self, dst: Reg, value: Reg, ty: TypeId, imag: bool) {
        match (self.c.checker.types.basic_of(ty) == Some(Basic::Complex64), imag) {
            (true, false) => self.b.emit(Op::Zext32, dst, value, 0),
            (true, true) => self.b.emit(Op::ShrUI, dst, value, 32),
            (false, imag) => self.mov(dst, value + u16::from(imag), 1),
        }
    }
}
