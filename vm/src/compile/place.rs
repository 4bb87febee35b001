//! What can be assigned to or have its address taken.
//!
//! Called by `assign.rs`, and by `expr.rs` to load parts of values without loading the whole. A [`Place`] is a storage
//! location whose operands are evaluated already: loading, storing, taking a field or an element of it make code only
//! then. Nil and bounds are checked by the instruction that accesses, not when the place is made; an element's address
//! is made, and so checked, where the element is no scalar.

use super::escape::Key;
use super::func::{FuncGen, Var};
use super::values::{load_op, store_op};
use crate::bytecode::{Counts, Op, Reg};
use crate::check::info::{Mode, SelectionKind};
use crate::check::layout::Sizes;
use crate::check::object::{ObjectKind, VarKind};
use crate::check::types::{Type, TypeId};
use crate::program::MapSite;
use crate::syntax::ast::*;
use burrow_runtime::rtype::ScalarKind;

/// A storage location, its operands already evaluated.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// `_`
    Blank,
    /// A variable, or whole words of one, in registers.
    Reg(Reg),
    /// A small field of a variable in registers: word and byte in it.
    Part(Reg, u16),
    /// Behind a pointer.
    Mem(Reg, usize),
    /// Element of a slice: slice and index registers. Its pointer form is made where the element is no scalar.
    Elem(Reg, Reg),
    /// A map entry: map, key, map type.
    Map(Reg, Reg, TypeId),
    /// A package variable of a scalar type.
    Global(u64),
}

impl<'a> FuncGen<'_, 'a> {
    /// Evaluates the operands of an assignable expression.
    pub fn place(&mut self, expr: &'a Expr<'a>) -> Place {
        match &expr.kind {
            ExprKind::Paren(x) => self.place(x),
            ExprKind::Name(_) => self.name_place(expr),
            ExprKind::Selector { x, sel } => self.selector_place(expr, x, *sel),
            ExprKind::Index { x, indices } => self.index_place(x, indices[0]),
            ExprKind::Star(x) => {
                let ptr = self.expr(x);
                Place::Mem(ptr, 0)
            }
            // Only reached for operands of `&`: a composite literal gets a cell.
            _ => {
                let ty = self.ty(expr);
                let value = self.expr(expr);
                let cell = self.new_cell(ty, Some(Key::Made(expr.id)));
                self.store_mem(cell, 0, value, ty);
                Place::Mem(cell, 0)
            }
        }
    }

    fn name_place(&mut self, expr: &'a Expr<'a>) -> Place {
        let Some(obj) = self.c.checker.info.object_at(expr.id) else { return Place::Blank };
        match self.c.checker.info.object(obj).kind {
            ObjectKind::Var(VarKind::Global) => self.global_place(obj),
            _ => match self.vars.get(&obj) {
                Some(&Var::Reg(reg)) => Place::Reg(reg),
                Some(&Var::Cell(cell)) => Place::Mem(cell, 0),
                None => Place::Blank,
            },
        }
    }

    pub fn global_place(&mut self, obj: crate::check::object::ObjId) -> Place {
        let address = self.c.global(obj);
        let ty = self.obj_ty(obj);
        if self.repr(ty).scalar().is_some() {
            return Place::Global(address);
        }
        let ptr = self.b.take_word(false); // outside the heap: not a root
        self.constant(ptr, address);
        Place::Mem(ptr, 0)
    }

    fn selector_place(&mut self, expr: &'a Expr<'a>, x: &'a Expr<'a>, sel: Ident) -> Place {
        let Some(selection) = self.c.selection_of(expr) else {
            // A package member.
            let obj = self.c.checker.info.object_of(sel);
            return obj.map_or(Place::Blank, |obj| self.global_place(obj));
        };
        debug_assert_eq!(selection.kind, SelectionKind::Field, "only fields are places");
        let base = self.base_place(x);
        self.walk_fields(base, self.ty(x), &selection.path)
    }

    /// The place of `x`, or its value in registers if it is none.
    pub fn base_place(&mut self, x: &'a Expr<'a>) -> Place {
        match self.c.checker.info.mode_of(x) {
            Mode::Variable if !matches!(x.kind, ExprKind::Call { .. }) => self.place(x),
            _ => {
                let (reg, ty) = (self.expr(x), self.ty(x));
                self.value_place(reg, ty)
            }
        }
    }

    /// Follows field indices from a place of type `ty`, through pointers where there are some.
    pub fn walk_fields(&mut self, mut place: Place, mut ty: TypeId, path: &[u32]) -> Place {
        for &index in path {
            if let Type::Pointer(elem) = self.under(ty) {
                let ptr = self.load_place(place, ty, None);
                place = Place::Mem(ptr, 0);
                ty = elem;
            }
            let Type::Struct(fields) = self.under(ty) else { return place };
            let offset =
                Sizes::field_offsets(&self.c.checker.types, &fields)[index as usize] as usize;
            ty = fields.fields[index as usize].ty;
            place = self.field_place(place, offset, ty);
        }
        place
    }

    pub fn field_place(&mut self, place: Place, offset: usize, ty: TypeId) -> Place {
        match place {
            Place::Reg(reg) => {
                let repr = self.repr(ty);
                let word = reg.saturating_add((offset / 8) as u16); // a frame too large is refused later
                match repr.scalar() {
                    Some(ScalarKind::W64) => Place::Reg(word),
                    Some(_) => Place::Part(word, (offset % 8) as u16),
                    None => Place::Part(reg, offset as u16).aligned(),
                }
            }
            Place::Part(reg, at) => {
                let repr = self.repr(ty);
                let offset = usize::from(at) + offset;
                let word = reg.saturating_add((offset / 8) as u16); // a frame too large is refused later
                match repr.scalar() {
                    Some(ScalarKind::W64) => Place::Reg(word),
                    _ => Place::Part(word, (offset % 8) as u16).aligned_if(repr.scalar().is_none()),
                }
            }
            Place::Mem(ptr, base) => Place::Mem(ptr, base + offset),
            other => {
                debug_assert!(false, "fields of {other:?}");
                other
            }
        }
    }

    pub fn index_place(&mut self, x: &'a Expr<'a>, index: &'a Expr<'a>) -> Place {
        let ty = self.ty(x);
        match self.under(ty) {
            Type::Map { key, .. } => {
                let map = self.expr(x);
                let key = self.expr_as(index, key, None);
                Place::Map(map, key, ty)
            }
            Type::Slice(elem) => {
                let slice = self.expr(x);
                let at = self.index_value(index);
                let repr = self.repr(elem);
                if repr.scalar().is_some() {
                    return Place::Elem(slice, at);
                }
                let ptr = self.b.take_word(true);
                self.b.emit_ext(Op::ElemAddr, ptr, slice, at, &[repr.size as u64]);
                Place::Mem(ptr, 0)
            }
            Type::Array { len, elem } => self.array_place(x, index, len, elem),
            Type::Pointer(array) => {
                let Type::Array { len, elem } = self.under(array) else { return Place::Blank };
                let ptr = self.expr(x);
                self.array_elem(ptr, 0, index, len, elem)
            }
            _ => Place::Blank,
        }
    }

    fn array_place(
        &mut self,
        x: &'a Expr<'a>,
        index: &'a Expr<'a>,
        len: u64,
        elem: TypeId,
    ) -> Place {
        let constant = self.c.checker.info.value_of(index).and_then(|v| v.to_i64());
        let base = self.base_place(x);
        let size = self.repr(elem).size;
        match (base, constant) {
            (Place::Reg(_) | Place::Part(..), Some(at)) => {
                self.field_place(base, at as usize * size, elem)
            }
            (Place::Mem(ptr, offset), Some(at)) => Place::Mem(ptr, offset + at as usize * size),
            (Place::Mem(ptr, offset), None) => self.array_elem(ptr, offset, index, len, elem),
            _ => {
                let ptr = self.address_of_registers(base, self.ty(x));
                self.array_elem(ptr, 0, index, len, elem)
            }
        }
    }

    /// The address of a value in registers: pins them (E2).
    fn address_of_registers(&mut self, place: Place, ty: TypeId) -> Reg {
        let repr = self.repr(ty);
        let (reg, byte) = match place {
            Place::Reg(reg) => (reg, 0),
            Place::Part(reg, byte) => (reg, byte),
            _ => (self.load_place(place, ty, None), 0),
        };
        self.b.pin(reg, repr.words());
        let ptr = self.b.take_word(true);
        self.b.emit_ext(
            Op::FrameAddr,
            ptr,
            reg,
            0,
            &[Counts { x: repr.words(), ..Counts::default() }.word()],
        );
        if byte != 0 {
            self.b.emit(Op::AddI, ptr, ptr, byte);
        }
        ptr
    }

    fn array_elem(
        &mut self,
        ptr: Reg,
        offset: usize,
        index: &'a Expr<'a>,
        len: u64,
        elem: TypeId,
    ) -> Place {
        let size = self.repr(elem).size;
        if let Some(at) = self.c.checker.info.value_of(index).and_then(|v| v.to_i64()) {
            return Place::Mem(ptr, offset + at as usize * size);
        }
        let base = if offset == 0 {
            ptr
        } else {
            let base = self.b.take_word(true);
            self.b.emit_ext(Op::FieldAddr, base, ptr, 0, &[offset as u64]);
            base
        };
        let at = self.index_value(index);
        let addr = self.b.take_word(true);
        self.b.emit_ext(Op::ArrayAddr, addr, base, at, &[len, size as u64]);
        Place::Mem(addr, 0)
    }

    /// An index, as a 64-bit number. Unsigned ones above the signed range fail every bounds check as they should.
    pub fn index_value(&mut self, index: &'a Expr<'a>) -> Reg {
        self.expr(index)
    }

    /// Reads a place.
    pub fn load_place(&mut self, place: Place, ty: TypeId, want: Option<Reg>) -> Reg {
        let repr = self.repr(ty);
        match place {
            Place::Reg(reg) => match want {
                None => reg,
                Some(dst) => {
                    self.mov(dst, reg, repr.words());
                    dst
                }
            },
            Place::Part(reg, byte) => {
                let dst = self.dst(want, ty);
                match repr.scalar() {
                    Some(kind) => self.b.emit(get_op(kind), dst, reg, byte),
                    None => self.load_part(dst, place, ty),
                }
                dst
            }
            Place::Mem(ptr, offset) => {
                let dst = self.dst(want, ty);
                self.load_mem(dst, ptr, offset, ty);
                dst
            }
            Place::Elem(slice, at) => {
                let dst = self.dst(want, ty);
                let op = elem_op(repr.scalar().unwrap_or(ScalarKind::W64));
                self.b.emit(op, dst, slice, at);
                dst
            }
            Place::Map(map, key, map_ty) => self.map_get(map, key, map_ty, false, want),
            Place::Global(address) => {
                let dst = self.dst(want, ty);
                self.b.emit_ext(
                    global_load_op(repr.scalar().unwrap_or(ScalarKind::W64)),
                    dst,
                    0,
                    0,
                    &[address],
                );
                dst
            }
            Place::Blank => self.dst(want, ty),
        }
    }

    /// A struct or array that starts inside a word: copied through its address.
    fn load_part(&mut self, dst: Reg, place: Place, ty: TypeId) {
        let mark = self.b.mark();
        let ptr = self.address_of_registers(place, ty);
        self.load_mem(dst, ptr, 0, ty);
        self.b.release(mark);
    }

    /// Writes a place.
    pub fn store_place(&mut self, place: Place, src: Reg, ty: TypeId) {
        let repr = self.repr(ty);
        match place {
            Place::Blank => {}
            Place::Reg(reg) => self.mov(reg, src, repr.words()),
            Place::Part(reg, byte) => match repr.scalar() {
                Some(kind) => self.b.emit(put_op(kind), reg, src, byte),
                None => {
                    let mark = self.b.mark();
                    let ptr = self.address_of_registers(place, ty);
                    self.store_mem(ptr, 0, src, ty);
                    // The store is invisible to liveness: keep the words' old and new contents alive.
                    self.b.release(mark);
                }
            },
            Place::Mem(ptr, offset) => self.store_mem(ptr, offset, src, ty),
            Place::Elem(slice, at) => {
                let op = set_elem_op(repr.scalar().unwrap_or(ScalarKind::W64), repr.has_pointers());
                self.b.emit(op, slice, at, src);
            }
            Place::Map(map, key, map_ty) => {
                let mark = self.b.mark();
                let slot = self.map_slot(map, key, map_ty);
                self.store_mem(slot, 0, src, ty);
                self.b.release(mark);
            }
            Place::Global(address) => {
                let kind = repr.scalar().unwrap_or(ScalarKind::W64);
                let op = global_store_op(kind, repr.has_pointers());
                self.b.emit_ext(op, src, 0, 0, &[address]);
            }
        }
    }

    /// The address of a place; `&x`.
    pub fn address_of(&mut self, place: Place, ty: TypeId, want: Option<Reg>) -> Reg {
        let dst = match want {
            Some(dst) => dst,
            None => self.b.take_word(true),
        };
        match place {
            Place::Mem(ptr, 0) => {
                self.b.emit(Op::NilCheck, ptr, 0, 0);
                self.mov(dst, ptr, 1);
            }
            Place::Mem(ptr, offset) => {
                self.b.emit_ext(Op::FieldAddr, dst, ptr, 0, &[offset as u64])
            }
            Place::Elem(slice, at) => {
                let size = self.repr(ty).size as u64;
                self.b.emit_ext(Op::ElemAddr, dst, slice, at, &[size]);
            }
            Place::Global(address) => self.constant(dst, address),
            Place::Reg(_) | Place::Part(..) => {
                let ptr = self.address_of_registers(place, ty);
                self.mov(dst, ptr, 1);
            }
            Place::Blank | Place::Map(..) => debug_assert!(false, "not addressable"),
        }
        dst
    }

    /// Map lookup into registers; with `comma_ok` a flag follows the value.
    pub fn map_get(
        &mut self,
        map: Reg,
        key: Reg,
        map_ty: TypeId,
        comma_ok: bool,
        want: Option<Reg>,
    ) -> Reg {
        let Type::Map { key: key_ty, value } = self.under(map_ty) else { return map };
        let (key_repr, repr) = (self.repr(key_ty), self.repr(value));
        let dst = match want {
            Some(dst) => dst,
            None if comma_ok => self.b.take(repr.flags().chain([false])),
            None => self.take_repr(&repr),
        };
        let site = self.map_site(map_ty, comma_ok);
        let words = |r: &super::repr::Repr| r.scalar() == Some(ScalarKind::W64);
        if !comma_ok && words(&key_repr) && words(&repr) && !self.c.is_float(key_ty) {
            self.b.emit_ext(Op::MapGet64, dst, map, key, &[site]);
        } else {
            let counts =
                Counts { x: repr.words() + u16::from(comma_ok), y: 0, z: key_repr.words() };
            self.b.emit_ext(Op::MapGet, dst, map, key, &[counts.word(), site]);
        }
        if repr.too_large() {
            self.clone_large(dst, dst, value); // the entry itself may change
        }
        dst
    }

    /// Address of the slot for a key, made if absent.
    pub fn map_slot(&mut self, map: Reg, key: Reg, map_ty: TypeId) -> Reg {
        let Type::Map { key: key_ty, .. } = self.under(map_ty) else { return map };
        let key_repr = self.repr(key_ty);
        let slot = self.b.take_word(true);
        let site = self.map_site(map_ty, false);
        if key_repr.scalar() == Some(ScalarKind::W64) && !self.c.is_float(key_ty) {
            self.b.emit_ext(Op::MapSlot64, slot, map, key, &[site]);
        } else {
            let counts = Counts { z: key_repr.words(), ..Counts::default() };
            self.b.emit_ext(Op::MapSlot, slot, map, key, &[counts.word(), site]);
        }
        slot
    }

    pub fn map_site(&mut self, map_ty: TypeId, comma_ok: bool) -> u64 {
        let map = self.c.rtype(map_ty);
        let Type::Map { key, value } = self.under(map_ty) else { return 0 };
        if self.is_large(key) {
            self.unsupported_here("map keys of more than 64 KiB");
        }
        let (key, value) = (self.c.load_form(key), self.c.load_form(value));
        self.c.program.map_site(MapSite { map, key, value, comma_ok })
    }
}

impl Place {
    /// A multi-word part that starts at a word is a place in registers of its own.
    fn aligned(self) -> Place {
        match self {
            Place::Part(reg, byte) if byte % 8 == 0 => Place::Reg(reg + byte / 8),
            Place::Part(reg, byte) => Place::Part(reg + byte / 8, byte % 8),
            other => other,
        }
    }

    fn aligned_if(self, yes: bool) -> Place {
        if yes { self.aligned() } else { self }
    }
}

fn get_op(kind: ScalarKind) -> Op {
    match kind {
        ScalarKind::I8 => Op::Get8S,
        ScalarKind::I16 => Op::Get16S,
        ScalarKind::I32 => Op::Get32S,
        ScalarKind::U8 => Op::Get8U,
        ScalarKind::U16 => Op::Get16U,
        ScalarKind::U32 => Op::Get32U,
        ScalarKind::W64 => Op::Mov,
    }
}

fn put_op(kind: ScalarKind) -> Op {
    match kind {
        ScalarKind::I8 | ScalarKind::U8 => Op::Put8,
        ScalarKind::I16 | ScalarKind::U16 => Op::Put16,
        ScalarKind::I32 | ScalarKind::U32 => Op::Put32,
        ScalarKind::W64 => Op::Mov,
    }
}

fn elem_op(kind: ScalarKind) -> Op {
    match kind {
        ScalarKind::I8 => Op::Elem8S,
        ScalarKind::I16 => Op::Elem16S,
        ScalarKind::I32 => Op::Elem32S,
        ScalarKind::U8 => Op::Elem8U,
        ScalarKind::U16 => Op::Elem16U,
        ScalarKind::U32 => Op::Elem32U,
        ScalarKind::W64 => Op::Elem64,
    }
}

fn set_elem_op(kind: ScalarKind, pointer: bool) -> Op {
    match store_op(kind, pointer) {
        Op::Store8 => Op::SetElem8,
        Op::Store16 => Op::SetElem16,
        Op::Store32 => Op::SetElem32,
        Op::StoreP => Op::SetElemP,
        _ => Op::SetElem64,
    }
}

fn global_load_op(kind: ScalarKind) -> Op {
    match load_op(kind) {
        Op::Load8S => Op::GLoad8S,
        Op::Load8U => Op::GLoad8U,
        Op::Load16S => Op::GLoad16S,
        Op::Load16U => Op::GLoad16U,
        Op::Load32S => Op::GLoad32S,
        Op::Load32U => Op::GLoad32U,
        _ => Op::GLoad64,
    }
}

fn global_store_op(kind: ScalarKind, pointer: bool) -> Op {
    match store_op(kind, pointer) {
        Op::Store8 => Op::GStore8,
        Op::Store16 => Op::GStore16,
        Op::Store32 => Op::GStore32,
        Op::StoreP => Op::GStoreP,
        _ => Op::GStore64,
    }
}
