//! Composite literals: into registers, into fresh heap objects, slices and maps.
//!
//! Called by `expr.rs`, for `T{...}` and for `&T{...}`, which makes no copy. Elements that are few words are evaluated
//! before the object is made, so it is not alive while they run.

use super::escape::Key;
use super::expr::{count_x, unparen};
use super::func::FuncGen;
use super::objects::Hint;
use super::place::Place;
use crate::bytecode::{Op, Reg};
use crate::check::layout::Sizes;
use crate::check::types::{StructType, Type, TypeId};
use crate::syntax::ast::*;

impl<'a> FuncGen<'_, 'a> {
    /// `T{...}` as a value.
    pub fn composite(
        &mut self,
        expr: &'a Expr<'a>,
        elems: &'a [Element<'a>],
        want: Option<Reg>,
    ) -> Reg {
        let ty = self.ty(expr);
        match self.under(ty) {
            Type::Slice(elem) => self.slice_literal(expr, elem, elems, want),
            Type::Map { key, value } => self.map_literal(expr, key, value, elems, want),
            // The elided `&T` of an element of type `*T`.
            Type::Pointer(inner) => self.new_object(inner, elems, want, Some(Key::Made(expr.id))),
            _ if self.is_large(ty) => self.new_object(ty, elems, want, None),
            _ => {
                let dst = self.dst(want, ty);
                self.fill_fresh(Place::Reg(dst), ty, elems);
                dst
            }
        }
    }

    /// `&T{...}`
    pub fn new_composite(
        &mut self,
        expr: &'a Expr<'a>,
        elems: &'a [Element<'a>],
        want: Option<Reg>,
    ) -> Reg {
        let ty = self.ty(expr);
        if matches!(self.under(ty), Type::Struct(_) | Type::Array { .. }) {
            return self.new_object(ty, elems, want, Some(Key::Made(expr.id)));
        }
        let dst = match want {
            Some(dst) => dst,
            None => self.b.take_word(true),
        };
        let mark = self.b.mark();
        let value = self.composite(expr, elems, None);
        let cell = self.new_cell(ty, Some(Key::Made(expr.id)));
        self.store_mem(cell, 0, value, ty);
        self.mov(dst, cell, 1);
        self.b.release(mark);
        dst
    }

    /// Allocates a struct or array and fills it. Elements are evaluated first where they are few words, so that the
    /// object is not alive (and not yet counted) while they run.
    fn new_object(
        &mut self,
        ty: TypeId,
        elems: &'a [Element<'a>],
        want: Option<Reg>,
        key: Option<Key>,
    ) -> Reg {
        let dst = match want {
            Some(dst) => dst,
            None => self.b.take_word(true),
        };
        let mark = self.b.mark();
        let object = match self.evaluated_fields(ty, elems) {
            Some(fields) => self.new_from(ty, &fields, key),
            None => {
                let object = self.new_cell(ty, key);
                self.fill(Place::Mem(object, 0), ty, elems);
                object
            }
        };
        self.mov(dst, object, 1);
        self.b.release(mark);
        dst
    }

    /// Values of a small struct literal's elements in registers, with their offsets.
    fn evaluated_fields(
        &mut self,
        ty: TypeId,
        elems: &'a [Element<'a>],
    ) -> Option<Vec<(usize, TypeId, Reg)>> {
        let Type::Struct(fields) = self.under(ty) else { return None };
        let simple = |e: &Element<'a>| !matches!(unparen(e.value).kind, ExprKind::Composite { .. });
        if elems.len() > 8 || !elems.iter().all(simple) {
            return None;
        }
        let mut out = Vec::new();
        for (at, elem) in elems.iter().enumerate() {
            let index = self.field_index(&fields, elem, at);
            let field_ty = fields.fields[index].ty;
            let offset = Sizes::field_offsets(&self.c.checker.types, &fields)[index] as usize;
            let value = self.expr_as(elem.value, field_ty, None);
            if !self.is_blank(&fields, index) {
                out.push((offset, field_ty, value));
            }
        }
        Some(out)
    }

    fn new_from(&mut self, ty: TypeId, fields: &[(usize, TypeId, Reg)], key: Option<Key>) -> Reg {
        let object = self.b.take_word(true);
        let repr = self.repr(ty);
        let whole_words = fields
            .iter()
            .all(|&(_, field, _)| self.repr(field).size == 8 && self.repr(field).align == 8);
        let in_heap = !key.is_some_and(|key| self.in_frame(key));
        if let ([(0, _, a), (8, _, b)], true, 16, true) = (fields, whole_words, repr.size, in_heap)
        {
            let rtype = self.c.rtype(ty).addr();
            self.b.emit_ext(Op::NewPair, object, *a, *b, &[rtype]);
            return object;
        }
        self.emit_new(object, ty, key);
        for &(offset, field, value) in fields {
            self.store_mem(object, offset, value, field);
        }
        object
    }

    fn field_index(&self, fields: &StructType, elem: &Element<'a>, at: usize) -> usize {
        let Some(ExprKind::Name(name)) = elem.key.map(|key| &key.kind) else { return at };
        fields.fields.iter().position(|f| f.name == *name).unwrap_or(at)
    }

    /// Whether a field is called `_`: its values are evaluated, but it stays zero.
    fn is_blank(&self, fields: &StructType, index: usize) -> bool {
        self.c.checker.interner.text(fields.fields[index].name) == "_"
    }

    /// Zeroes what the elements do not cover, then fills in the elements.
    fn fill_fresh(&mut self, place: Place, ty: TypeId, elems: &'a [Element<'a>]) {
        if let Place::Reg(reg) = place {
            let repr = self.repr(ty);
            self.zero(reg, &repr);
        }
        self.fill(place, ty, elems);
    }

    /// Stores a literal's elements into a zeroed struct or array.
    pub fn fill(&mut self, place: Place, ty: TypeId, elems: &'a [Element<'a>]) {
        match self.under(ty) {
            Type::Struct(fields) => {
                for (at, elem) in elems.iter().enumerate() {
                    let index = self.field_index(&fields, elem, at) as u32;
                    let field_ty = fields.fields[index as usize].ty;
                    let mark = self.b.mark();
                    if self.is_blank(&fields, index as usize) {
                        self.expr_as(elem.value, field_ty, None);
                    } else {
                        let field = self.walk_fields(place, ty, &[index]);
                        self.fill_one(field, field_ty, elem.value);
                    }
                    self.b.release(mark);
                }
            }
            Type::Array { elem: elem_ty, .. } => {
                let size = self.repr(elem_ty).size;
                for (at, elem) in self.positions(elems) {
                    let mark = self.b.mark();
                    let slot = self.field_place(place, at as usize * size, elem_ty);
                    self.fill_one(slot, elem_ty, elem.value);
                    self.b.release(mark);
                }
            }
            _ => {}
        }
    }

    /// Puts one element where it belongs: nested literals are filled in place.
    fn fill_one(&mut self, place: Place, ty: TypeId, value: &'a Expr<'a>) {
        let nested = match &unparen(value).kind {
            ExprKind::Composite { elems, .. } if self.ty(value) == ty => Some(*elems),
            _ => None,
        };
        match (nested, place) {
            (Some(elems), Place::Reg(_) | Place::Mem(..))
                if matches!(self.under(ty), Type::Struct(_) | Type::Array { .. }) =>
            {
                self.fill(place, ty, elems);
            }
            (_, Place::Reg(reg)) => {
                self.expr_as(value, ty, Some(reg));
            }
            _ => {
                let src = self.expr_as(value, ty, None);
                self.store_place(place, src, ty);
            }
        }
    }

    /// Elements of an array or slice literal with their indices.
    fn positions(&self, elems: &'a [Element<'a>]) -> Vec<(i64, &'a Element<'a>)> {
        let mut next = 0;
        let mut out = Vec::with_capacity(elems.len());
        for elem in elems {
            if let Some(at) =
                elem.key.and_then(|key| self.c.checker.info.value_of(key)).and_then(|v| v.to_i64())
            {
                next = at;
            }
            out.push((next, elem));
            next += 1;
        }
        out
    }

    fn slice_literal(
        &mut self,
        expr: &'a Expr<'a>,
        elem: TypeId,
        elems: &'a [Element<'a>],
        want: Option<Reg>,
    ) -> Reg {
        let ty = self.ty(expr);
        let positions = self.positions(elems);
        let len = positions.iter().map(|(at, _)| at + 1).max().unwrap_or(0);
        let dst = self.dst(want, ty);
        let mark = self.b.mark();
        let slice = self.take(ty);
        self.slice_of(slice, elem, len as usize, Some(Key::Backing(expr.id)));
        let size = self.repr(elem).size;
        for (at, element) in positions {
            let inner = self.b.mark();
            self.fill_one(Place::Mem(slice, at as usize * size), elem, element.value);
            self.b.release(inner);
        }
        self.mov(dst, slice, 3);
        self.b.release(mark);
        dst
    }

    fn map_literal(
        &mut self,
        expr: &'a Expr<'a>,
        key: TypeId,
        value: TypeId,
        elems: &'a [Element<'a>],
        want: Option<Reg>,
    ) -> Reg {
        let ty = self.ty(expr);
        let dst = self.dst(want, ty);
        let mark = self.b.mark();
        let map = self.take(ty);
        self.make_map(map, ty, Hint::Known(elems.len()), Some(Key::Backing(expr.id)));
        for elem in elems {
            let inner = self.b.mark();
            if let Some(key_expr) = elem.key {
                let k = self.expr_as(key_expr, key, None);
                let v = self.expr_as(elem.value, value, None);
                self.store_place(Place::Map(map, k, ty), v, value);
            }
            self.b.release(inner);
        }
        self.mov(dst, map, 1);
        self.b.release(mark);
        dst
    }

    /// Zeroes a variable's registers or its fresh cell: cells come zeroed.
    pub fn zero_words(&mut self, dst: Reg, words: u16) {
        match words {
            0 => {}
            1 => self.b.emit(Op::ImmI, dst, 0, 0),
            n => self.b.emit_ext(Op::ZeroN, dst, 0, 0, &[count_x(n)]),
        }
    }
}
