//! Values too large for a frame.
//!
//! A value above [`MAX_FRAME_VALUE`](crate::bytecode::MAX_FRAME_VALUE) stands in one register, as the address of an object
//! in the heap that holds it (`Class::Boxed`); in memory it looks like any other. `func.rs` comes here to load and store
//! such values, the others where they need an address instead of words.
//!
//! Invariants: (V1) The object behind a register does not change while the register is used: loading makes a copy, and
//! storing copies out of it. So a parameter that its function never changes needs no copy, and an interface can take
//! the object over. (V2) The address 0 stands for the zero value, so that setting to zero allocates nothing; whoever
//! needs the object asks [`FuncGen::present`] for it. (V3) Variables of such types live in cells.

use super::func::{FuncGen, Var};
use super::place::Place;
use crate::bytecode::{Op, Reg};
use crate::check::info::Mode;
use crate::check::object::ObjId;
use crate::check::types::TypeId;
use crate::syntax::ast::*;

impl<'a> FuncGen<'_, 'a> {
    /// Whether values of a type are held by address.
    pub fn is_large(&mut self, ty: TypeId) -> bool {
        self.repr(ty).too_large()
    }

    /// Whether a variable lives in a heap cell: because it is shared, or because of its size (V3).
    pub fn in_cell(&mut self, obj: ObjId, ty: TypeId) -> bool {
        self.uses.of(obj).boxed() || self.is_large(ty)
    }

    /// The place of the value that an expression has given.
    pub fn value_place(&mut self, reg: Reg, ty: TypeId) -> Place {
        if !self.is_large(ty) {
            return Place::Reg(reg);
        }
        self.present(reg, ty);
        Place::Mem(reg, 0)
    }

    /// Makes the object of a zero value (V2).
    pub fn present(&mut self, reg: Reg, ty: TypeId) {
        let rtype = self.c.rtype(ty).addr();
        self.b.emit_ext(Op::ZeroVal, reg, 0, 0, &[rtype]);
    }

    /// dst = a copy of the value at `ptr + offset`.
    pub fn load_large(&mut self, dst: Reg, ptr: Reg, offset: usize, ty: TypeId) {
        let mark = self.b.mark();
        let from = self.checked_address(ptr, offset);
        self.clone_large(dst, from, ty);
        self.b.release(mark);
    }

    /// dst = a copy of the value behind register `src`.
    pub fn clone_large(&mut self, dst: Reg, src: Reg, ty: TypeId) {
        let rtype = self.c.rtype(ty).addr();
        self.b.emit_ext(Op::CloneVal, dst, src, 0, &[rtype]);
    }

    /// The value at `ptr + offset` = the one behind register `src`.
    pub fn store_large(&mut self, ptr: Reg, offset: usize, src: Reg, ty: TypeId) {
        let mark = self.b.mark();
        let to = self.checked_address(ptr, offset);
        let rtype = self.c.rtype(ty).addr();
        self.b.emit_ext(Op::CopyVal, to, src, 0, &[rtype]);
        self.b.release(mark);
    }

    fn checked_address(&mut self, ptr: Reg, offset: usize) -> Reg {
        if offset == 0 {
            self.b.emit(Op::NilCheck, ptr, 0, 0);
            return ptr;
        }
        let address = self.b.take_word(true);
        self.b.emit_ext(Op::FieldAddr, address, ptr, 0, &[offset as u64]);
        address
    }

    /// The address of a value that is read at once: of a variable its own, without a copy.
    pub fn large_address(&mut self, expr: &'a Expr<'a>, ty: TypeId) -> Reg {
        if self.is_variable(expr) {
            let place = self.place(expr);
            return self.address_of(place, ty, None);
        }
        let reg = self.expr_as(expr, ty, None);
        self.present(reg, ty);
        reg
    }

    /// Whether an expression denotes a variable or a part of one: it has an address. Map entries have none.
    pub fn is_variable(&self, expr: &'a Expr<'a>) -> bool {
        let inner = super::expr::unparen(expr);
        self.c.checker.info.mode_of(inner) == Mode::Variable
            && !matches!(inner.kind, ExprKind::Call { .. } | ExprKind::Composite { .. })
    }

    /// Gives a parameter its variable: of what its register holds, or of a copy if the function changes it (V1).
    pub fn bind_large_param(&mut self, obj: ObjId, ty: TypeId, reg: Reg) {
        self.present(reg, ty);
        let used = self.uses.of(obj);
        let cell = if used.reassigned || used.boxed() {
            let copy = self.b.take_word(true);
            self.clone_large(copy, reg, ty);
            copy
        } else {
            reg
        };
        self.set_var(obj, Var::Cell(cell));
    }
}
