//! Values between registers and memory: moves, zeroes, constants, loads, stores, new cells.
//!
//! All other files of this folder come here for the one question of which instruction moves a value of a type; the answer
//! follows from its [`Repr`]. What does not fit into registers goes to `large.rs`.
//!
//! Next to read: `repr.rs`, `place.rs`.

use burrow_runtime::rtype::ScalarKind;

use super::escape::Key;
use super::func::FuncGen;
use super::repr::{Class, Repr};
use crate::bytecode::{Counts, Op, Reg};
use crate::check::types::TypeId;
impl FuncGen<'_, '_> {
    /// dst = src, so many words.
    pub fn mov(&mut self, dst: Reg, src: Reg, words: u16) {
        if dst == src {
            return;
        }
        match words {
            0 => {}
            1 => self.b.emit(Op::Mov, dst, src, 0),
            2 => self.b.emit(Op::Mov2, dst, src, 0),
            3 => self.b.emit(Op::Mov3, dst, src, 0),
            n => self.b.emit_ext(
                Op::MovN,
                dst,
                src,
                0,
                &[Counts { x: n, ..Counts::default() }.word()],
            ),
        }
    }

    /// dst = the zero value.
    pub fn zero(&mut self, dst: Reg, repr: &Repr) {
        match repr.words() {
            0 => {}
            1 => self.b.emit(Op::ImmI, dst, 0, 0),
            n => self.b.emit_ext(
                Op::ZeroN,
                dst,
                0,
                0,
                &[Counts { x: n, ..Counts::default() }.word()],
            ),
        }
    }

    /// dst = the value of this type at `ptr + offset`.
    pub fn load_mem(&mut self, dst: Reg, ptr: Reg, offset: usize, ty: TypeId) {
        let repr = self.repr(ty);
        if repr.too_large() {
            return self.load_large(dst, ptr, offset, ty);
        }
        self.load_repr(dst, ptr, offset, &repr);
    }

    /// As [`FuncGen::load_mem`], of a representation that fits into registers.
    pub fn load_repr(&mut self, dst: Reg, ptr: Reg, offset: usize, repr: &Repr) {
        let mark = self.b.mark();
        let (ptr, offset) = self.near(ptr, offset);
        let counts = |n| Counts { x: n, ..Counts::default() }.word();
        match repr.class {
            Class::Empty | Class::Boxed => self.b.emit(Op::NilCheck, ptr, 0, 0),
            Class::Scalar(kind) => self.b.emit(load_op(kind), dst, ptr, offset),
            Class::Words if repr.words() == 1 => self.b.emit(Op::Load64, dst, ptr, offset),
            Class::Words => self.b.emit_ext(Op::LoadN, dst, ptr, offset, &[counts(repr.words())]),
            Class::Bytes => {
                self.b.emit_ext(
                    Op::LoadB,
                    dst,
                    ptr,
                    offset,
                    &[counts(repr.words()), repr.size as u64],
                );
            }
        }
        self.b.release(mark);
    }

    /// The value of this type at `ptr + offset` = src.
    pub fn store_mem(&mut self, ptr: Reg, offset: usize, src: Reg, ty: TypeId) {
        let repr = self.repr(ty);
        if repr.too_large() {
            return self.store_large(ptr, offset, src, ty);
        }
        let mark = self.b.mark();
        let (ptr, offset) = self.near(ptr, offset);
        let counts = |n| Counts { x: n, ..Counts::default() }.word();
        match repr.class {
            Class::Empty | Class::Boxed => self.b.emit(Op::NilCheck, ptr, 0, 0),
            Class::Scalar(kind) => {
                self.b.emit(store_op(kind, repr.has_pointers()), ptr, src, offset)
            }
            Class::Words if repr.words() == 1 => {
                self.b.emit(store_op(ScalarKind::W64, repr.has_pointers()), ptr, src, offset);
            }
            Class::Words => self.b.emit_ext(Op::StoreN, ptr, src, offset, &[counts(repr.words())]),
            Class::Bytes => {
                self.b.emit_ext(
                    Op::StoreB,
                    ptr,
                    src,
                    offset,
                    &[counts(repr.words()), repr.size as u64],
                );
            }
        }
        self.b.release(mark);
    }

    /// A pointer and an offset that an instruction can hold.
    fn near(&mut self, ptr: Reg, offset: usize) -> (Reg, u16) {
        if let Ok(offset) = u16::try_from(offset) {
            return (ptr, offset);
        }
        let far = self.b.take_word(true);
        self.b.emit_ext(Op::FieldAddr, far, ptr, 0, &[offset as u64]);
        (far, 0)
    }

    /// A fresh, zeroed object of this type; its address is in the register returned.
    pub fn new_cell(&mut self, ty: TypeId, key: Option<Key>) -> Reg {
        let cell = self.b.take_word(true);
        self.emit_new(cell, ty, key);
        cell
    }

    /// dst = the address of a fresh, zeroed object of this type: in the frame if `key` does not escape.
    pub fn emit_new(&mut self, dst: Reg, ty: TypeId, key: Option<Key>) {
        let rtype = self.c.rtype(ty);
        self.emit_object(dst, rtype, key);
    }

    /// Puts a 64-bit constant into `dst`.
    pub fn constant(&mut self, dst: Reg, bits: u64) {
        match i16::try_from(bits as i64) {
            Ok(small) => self.b.emit(Op::ImmI, dst, small as u16, 0),
            Err(_) => self.b.emit_ext(Op::Const, dst, 0, 0, &[bits]),
        }
    }
}

/// Loads a scalar.
pub(crate) fn load_op(kind: ScalarKind) -> Op {
    match kind {
        ScalarKind::I8 => Op::Load8S,
        ScalarKind::I16 => Op::Load16S,
        ScalarKind::I32 => Op::Load32S,
        ScalarKind::U8 => Op::Load8U,
        ScalarKind::U16 => Op::Load16U,
        ScalarKind::U32 => Op::Load32U,
        ScalarKind::W64 => Op::Load64,
    }
}

/// Stores a scalar.
pub(crate) fn store_op(kind: ScalarKind, pointer: bool) -> Op {
    match kind {
        ScalarKind::I8 | ScalarKind::U8 => Op::Store8,
        ScalarKind::I16 | ScalarKind::U16 => Op::Store16,
        ScalarKind::I32 | ScalarKind::U32 => Op::Store32,
        ScalarKind::W64 if pointer => Op::StoreP,
        ScalarKind::W64 => Op::Store64,
    }
}
