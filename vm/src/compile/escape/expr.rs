//! Where the values of expressions go.
//!
//! Part of `build.rs`: an expression is walked with the hole that its value goes to. What has no pointers goes nowhere.

use super::Key;
use super::build::{BUFFER, Build, Hole, Literal, MAX_OBJECT, RUNES, Static};
use super::graph::{HEAP, Loc};
use super::{Ctx, FrameKey};
use crate::check::info::{Mode, SelectionKind};
use crate::check::object::ObjId;
use crate::check::types::{StructType, Type, TypeId};
use crate::syntax::ast::*;
use crate::syntax::visit::{Visitor, walk_block, walk_expr};

impl<'a> Build<'_, 'a> {
    /// An expression statement.
    pub fn effect(&mut self, x: &'a Expr<'a>) {
        self.expr(x, Hole::DISCARD);
    }

    /// An expression whose value is converted to `ty` as an assignment would.
    pub fn expr_as(&mut self, expr: &'a Expr<'a>, ty: TypeId, k: Hole) {
        let info = &self.c.checker.info;
        if info.mode_of(expr) == Mode::Nil || info.value_of(expr).is_some() {
            return; // constants in interfaces stand outside of the heap
        }
        let have = self.c.ty_of(expr);
        if have == ty || !self.is_interface(ty) || self.is_interface(have) {
            return self.expr(expr, k);
        }
        if matches!(self.c.under(have), Type::Tuple(_)) || self.is_direct(have) {
            return self.expr(expr, k);
        }
        if self.c.constant_composite(expr).is_some() {
            return; // as constants
        }
        let bytes = self.size(have);
        let boxed = self.made(Key::Boxed(expr.id), bytes, k);
        self.expr(expr, Hole::into(boxed));
    }

    /// Where a value that is there already goes when it is converted as an assignment would: the generator has no site
    /// for the interface's object (B2).
    pub fn converted(&mut self, have: Option<TypeId>, want: TypeId, k: Hole) -> Hole {
        let Some(have) = have else { return k };
        if have == want || !self.is_interface(want) || self.is_interface(have) {
            return k;
        }
        match self.is_direct(have) {
            true => k,
            false => Hole::HEAP,
        }
    }

    /// An expression with several values, converted to `types` as an assignment would; those behind the last hole go
    /// nowhere.
    pub fn tuple(&mut self, expr: &'a Expr<'a>, holes: &[Hole], types: &[TypeId]) {
        let ty = self.c.ty_of(expr);
        let parts = match self.c.under(ty) {
            Type::Tuple(parts) => parts.to_vec(),
            _ => vec![ty],
        };
        let holes: Vec<Hole> = parts
            .iter()
            .enumerate()
            .map(|(at, &have)| match (holes.get(at), types.get(at)) {
                (Some(&hole), Some(&want)) => self.converted(Some(have), want, hole),
                (Some(&hole), None) => hole,
                (None, _) => Hole::DISCARD,
            })
            .collect();
        let first = holes.first().copied().unwrap_or(Hole::DISCARD);
        match &expr.unparen().kind {
            ExprKind::Call { fun, args, spread } => {
                self.call(expr.unparen(), fun, args, *spread, &holes);
            }
            _ => self.expr(expr, first), // value and flag
        }
    }

    /// An expression of one value, or whose value and flag are taken: the value goes to `k`.
    pub fn expr(&mut self, expr: &'a Expr<'a>, k: Hole) {
        if self.c.checker.info.value_of(expr).is_some() {
            return;
        }
        let k =
            if k.wants() && k.is_value() && !self.has_pointers(expr) { Hole::DISCARD } else { k };
        match &expr.kind {
            ExprKind::Paren(x) => self.expr(x, k),
            // What is moved is in the heap, and so is all that it holds.
            ExprKind::Name(_) if self.unit.moves.contains(&(self.here.ctx, expr.id)) => {}
            ExprKind::Name(_) => {
                if let Some(loc) = self.local(expr).and_then(|obj| self.loc_of(obj)) {
                    self.flow(k, loc);
                }
            }
            ExprKind::Composite { elems, .. } => self.composite(expr, elems, k),
            ExprKind::FuncLit(lit) => self.literal(expr, lit, k),
            ExprKind::Selector { x, .. } => self.selector(expr, x, k),
            ExprKind::Index { x, indices } => self.index(x, indices, k),
            ExprKind::Slice { x, lo, hi, max } => {
                [lo, hi, max].into_iter().flatten().for_each(|x| self.expr(x, Hole::DISCARD));
                let ty = self.c.ty_of(x);
                let array = matches!(self.c.under(ty), Type::Array { .. });
                self.expr(x, if array { k.addr() } else { k });
            }
            ExprKind::TypeAssert { x, .. } => {
                let ty = self.first_of(self.c.ty_of(expr));
                let direct = self.is_interface(ty) || self.is_direct(ty);
                self.expr(x, if direct { k } else { k.deref() });
            }
            ExprKind::Call { fun, args, spread } => self.call(expr, fun, args, *spread, &[k]),
            ExprKind::Star(x) => self.expr(x, k.deref()),
            ExprKind::Unary { op: UnaryOp::Addr, x } => self.address(x, k),
            ExprKind::Unary { x, .. } => self.expr(x, Hole::DISCARD),
            ExprKind::Binary { op, x, y, .. } => self.binary(expr, *op, x, y, k),
            _ => {}
        }
    }

    /// Whether an expression's value holds pointers, or is more than one value.
    fn has_pointers(&mut self, expr: &Expr<'a>) -> bool {
        let ty = self.c.ty_of(expr);
        let ty = self.first_of(ty);
        self.c.repr(ty).has_pointers()
    }

    fn first_of(&self, ty: TypeId) -> TypeId {
        match self.c.checker.types.under(ty) {
            Type::Tuple(parts) if !parts.is_empty() => parts[0],
            _ => ty,
        }
    }

    fn binary(
        &mut self,
        expr: &'a Expr<'a>,
        op: BinaryOp,
        x: &'a Expr<'a>,
        y: &'a Expr<'a>,
        k: Hole,
    ) {
        if op == BinaryOp::Add && self.c.is_string(self.c.ty_of(expr)) {
            self.made(Key::Made(expr.id), BUFFER, k);
            return self.concat_parts(expr);
        }
        // One side may be put into an interface to be compared.
        let (tx, ty) = (self.c.ty_of(x), self.c.ty_of(y));
        let x_ty = if self.is_interface(ty) { ty } else { tx };
        let y_ty = if self.is_interface(tx) { tx } else { ty };
        self.expr_as(x, x_ty, Hole::DISCARD);
        self.expr_as(y, y_ty, Hole::DISCARD);
    }

    /// The operands of a chain of `+` on strings: they are copied.
    fn concat_parts(&mut self, expr: &'a Expr<'a>) {
        match &expr.unparen().kind {
            ExprKind::Binary { op: BinaryOp::Add, x, y, .. }
                if self.c.checker.info.value_of(expr).is_none() =>
            {
                self.concat_parts(x);
                self.concat_parts(y);
            }
            _ => self.expr(expr, Hole::DISCARD),
        }
    }

    fn address(&mut self, x: &'a Expr<'a>, k: Hole) {
        let inner = x.unparen();
        match &inner.kind {
            ExprKind::Composite { elems, .. } => {
                let ty = self.c.ty_of(inner);
                let object = self.made(Key::Made(inner.id), self.size(ty), k);
                match self.c.under(ty) {
                    Type::Struct(_) | Type::Array { .. } => {
                        self.elements(ty, elems, Hole::into(object));
                    }
                    // `&[]T{...}`: the slice's own object is another.
                    _ => self.literal_object(inner, ty, elems, Hole::into(object)),
                }
            }
            _ => self.expr(x, k.addr()),
        }
    }

    // ---- parts ----

    /// Pointers that are followed on the way along a path of fields.
    pub fn hops(&self, x: &Expr<'a>, path: &[u32]) -> i32 {
        let mut ty = self.c.ty_of(x);
        let mut hops = 0;
        for &index in path {
            if let Type::Pointer(elem) = self.c.under(ty) {
                (ty, hops) = (elem, hops + 1);
            }
            let Type::Struct(StructType { fields }) = self.c.under(ty) else { return hops };
            ty = fields[index as usize].ty;
        }
        hops
    }

    fn selector(&mut self, expr: &'a Expr<'a>, x: &'a Expr<'a>, k: Hole) {
        let Some(selection) = self.c.selection_of(expr) else { return }; // a package's
        let hops = self.hops(x, &selection.path);
        match selection.kind {
            SelectionKind::Field => self.expr(x, k.shift(hops)),
            SelectionKind::Method { .. } | SelectionKind::InterfaceMethod { .. } => {
                self.method_value(expr, x, &selection, k);
            }
            SelectionKind::MethodExpr { .. } => {}
        }
    }

    fn index(&mut self, x: &'a Expr<'a>, indices: &'a [&'a Expr<'a>], k: Hole) {
        let ty = self.c.ty_of(x);
        match self.c.under(ty) {
            Type::Func(_) => return self.expr(x, k), // an instantiation
            Type::Array { .. } => self.expr(x, k),
            Type::Slice(_) | Type::Pointer(_) => self.expr(x, k.deref()),
            Type::Map { key, .. } => {
                self.expr(x, Hole::DISCARD); // what a map holds is in the heap
                return self.expr_as(indices[0], key, Hole::DISCARD);
            }
            _ => self.expr(x, Hole::DISCARD),
        }
        indices.iter().for_each(|index| self.expr(index, Hole::DISCARD));
    }

    // ---- literals ----

    fn composite(&mut self, expr: &'a Expr<'a>, elems: &'a [Element<'a>], k: Hole) {
        let ty = self.c.ty_of(expr);
        match self.c.under(ty) {
            // The left-out `&T` of an element of type `*T`.
            Type::Pointer(inner) => {
                let object = self.made(Key::Made(expr.id), self.size(inner), k);
                self.elements(inner, elems, Hole::into(object));
            }
            // Too large for registers: made in the heap (B2).
            _ if self.c.repr(ty).too_large() => self.elements(ty, elems, Hole::HEAP),
            Type::Struct(_) | Type::Array { .. } if k.is_value() => self.elements(ty, elems, k),
            Type::Struct(_) | Type::Array { .. } => {
                // Its address is taken where it has none of its own: the generator makes a cell.
                let object = self.made(Key::Made(expr.id), self.size(ty), k.shift(1));
                self.elements(ty, elems, Hole::into(object));
            }
            _ => self.literal_object(expr, ty, elems, k),
        }
    }

    /// A literal of a slice or map.
    fn literal_object(
        &mut self,
        expr: &'a Expr<'a>,
        ty: TypeId,
        elems: &'a [Element<'a>],
        k: Hole,
    ) {
        match self.c.under(ty) {
            Type::Slice(elem) => {
                let bytes = self.size(elem).saturating_mul(self.literal_len(elems));
                let array = match bytes {
                    0 => self.fresh(),
                    _ => self.made(Key::Backing(expr.id), bytes, k),
                };
                for element in elems {
                    self.expr_as(element.value, elem, Hole::into(array));
                }
            }
            Type::Map { key, value } => {
                let bytes = self.map_bytes(ty);
                self.made(Key::Backing(expr.id), bytes, k);
                for element in elems {
                    element.key.iter().for_each(|x| self.expr_as(x, key, Hole::HEAP));
                    self.expr_as(element.value, value, Hole::HEAP);
                }
            }
            _ => {}
        }
    }

    /// Bytes of a small map: its header and one group.
    pub fn map_bytes(&mut self, ty: TypeId) -> u64 {
        let group = self.c.rtype(ty).map().map_or(0, |shape| shape.group.size());
        48 + group as u64
    }

    fn literal_len(&self, elems: &'a [Element<'a>]) -> u64 {
        let (mut next, mut len) = (0, 0);
        for elem in elems {
            let at = elem.key.and_then(|key| self.c.checker.info.value_of(key));
            next = at.and_then(|v| v.to_i64()).map_or(next, |at| at as u64) + 1;
            len = len.max(next);
        }
        len
    }

    /// The elements of a struct or array literal, all into one hole.
    fn elements(&mut self, ty: TypeId, elems: &'a [Element<'a>], k: Hole) {
        match self.c.under(ty) {
            Type::Struct(fields) => {
                for (at, elem) in elems.iter().enumerate() {
                    let index = match elem.key.map(|key| &key.kind) {
                        Some(ExprKind::Name(name)) => {
                            fields.fields.iter().position(|f| f.name == *name).unwrap_or(at)
                        }
                        _ => at,
                    };
                    self.expr_as(elem.value, fields.fields[index].ty, k);
                }
            }
            Type::Array { elem, .. } => {
                elems.iter().for_each(|element| self.expr_as(element.value, elem, k));
            }
            _ => {}
        }
    }

    // ---- function literals ----

    fn literal(&mut self, expr: &'a Expr<'a>, lit: &'a FuncLit<'a>, k: Hole) {
        let captured = self.mentioned(|pass| walk_block(pass, lit.body));
        if !captured.is_empty() {
            let bytes = 8 + captured.iter().map(|&obj| self.captured_bytes(obj)).sum::<u64>();
            let closure = self.made(Key::Made(expr.id), bytes, k);
            self.capture(&captured, closure);
        }
        let frame = self.unit.graph.frame(Some(self.here.frame));
        let key = (self.here.ctx == Ctx::ROOT).then_some(FrameKey::Literal(expr.id));
        let mirror = match (&self.here.mirror, self.here.ctx) {
            (Some(mirror), _) => Some(mirror.clone()),
            (None, Ctx::ROOT) => None,
            _ => {
                let inst = self.here.inst.clone();
                Some((inst.and_then(|inst| self.c.escapes_if_known(&inst)), Ctx::ROOT))
            }
        };
        let big = self.c.is_big(lit.body);
        let here = &mut self.here;
        let frame = std::mem::replace(&mut here.frame, frame);
        let holds = std::mem::replace(&mut here.holds, key);
        let loops = std::mem::take(&mut here.loops);
        let mirror = std::mem::replace(&mut here.mirror, mirror);
        let results = std::mem::take(&mut here.results);
        let types = std::mem::take(&mut here.result_types);
        let open = (here.declared.take(), std::mem::take(&mut here.open));
        let big = std::mem::replace(&mut here.big, big);

        let known = self.signature(lit.sig);
        for (index, &loc) in known.results.iter().enumerate() {
            self.unit.graph.is_result(loc, u32::MAX, index as u32);
        }
        self.literals.insert((self.here.ctx, expr.id), known);
        self.body(lit.body);

        let here = &mut self.here;
        (here.frame, here.holds, here.loops) = (frame, holds, loops);
        (here.mirror, here.results, here.result_types) = (mirror, results, types);
        (here.declared, here.open) = open;
        here.big = big;
    }

    fn captured_bytes(&mut self, obj: ObjId) -> u64 {
        let by_reference = self.by_reference(obj);
        let ty = self.obj_ty(obj);
        if by_reference { 8 } else { self.size(ty).next_multiple_of(8) }
    }

    fn by_reference(&mut self, obj: ObjId) -> bool {
        let ty = self.obj_ty(obj);
        self.here.uses.of(obj).boxed() || self.c.repr(ty).too_large()
    }

    /// A closure takes variables over: copies or addresses.
    pub fn capture(&mut self, captured: &[ObjId], closure: Loc) {
        for &obj in captured {
            let derefs = if self.by_reference(obj) { -1 } else { 0 };
            if let Some(loc) = self.loc_of(obj) {
                self.flow(Hole::into(closure).shift(derefs), loc);
            }
        }
    }

    /// Variables of the place where the walk is that are mentioned where a pass looks.
    pub fn mentioned(&self, walk: impl FnOnce(&mut Mentions<'_, '_, 'a>)) -> Vec<ObjId> {
        let mut pass = Mentions { b: self, found: Vec::new() };
        walk(&mut pass);
        pass.found
    }

    // ---- values known at compile time ----

    /// What is known of an expression's value, converted to `ty`.
    pub fn static_value(&mut self, expr: &'a Expr<'a>, ty: TypeId) -> Option<Static> {
        let inner = expr.unparen();
        let have = self.c.ty_of(inner);
        if self.is_interface(ty) && !self.is_interface(have) {
            let untyped = self.c.checker.types.basic_of(have).is_some_and(|b| b.is_untyped());
            return (!untyped).then_some(Static::Boxed(have));
        }
        match &inner.kind {
            ExprKind::FuncLit(_) => Some(Static::Literal(self.here.ctx, inner.id)),
            ExprKind::Name(_) => match self.local(inner) {
                Some(obj) => self.statics.get(&(self.here.ctx, obj)).cloned(),
                None => self.c.static_callee(inner, None).map(Static::Func),
            },
            ExprKind::Selector { .. } if self.c.selection_of(inner).is_none() => {
                self.c.static_callee(inner, None).map(Static::Func)
            }
            // A conversion to an interface type.
            ExprKind::Call { fun, args: [x], .. }
                if self.c.checker.info.mode_of(fun) == Mode::Type && self.is_interface(have) =>
            {
                self.static_value(x, have)
            }
            _ => None,
        }
    }

    /// Parameters and results of a literal that is known.
    pub fn known_literal(&self, ctx: Ctx, id: NodeId) -> Option<Literal> {
        self.literals.get(&(ctx, id)).cloned()
    }

    /// Bytes of a buffer for `len` elements, if they are few and known: else of the one for results of any length.
    pub fn made_slice(&mut self, expr: &'a Expr<'a>, elem: TypeId, count: Option<u64>, k: Hole) {
        let size = self.size(elem);
        let bytes = match count {
            Some(count) => size.saturating_mul(count),
            None if size <= BUFFER => BUFFER,
            None => MAX_OBJECT + 1,
        };
        if size > 0 && bytes > 0 {
            self.made(Key::Backing(expr.id), bytes, k);
        }
    }

    /// The buffer of a conversion between strings and slices.
    pub fn converted_text(&mut self, expr: &'a Expr<'a>, runes: bool, k: Hole) {
        self.made(Key::Made(expr.id), if runes { 4 * RUNES } else { BUFFER }, k);
    }

    /// A value that goes nowhere but into the heap.
    pub fn leak(&mut self, expr: &'a Expr<'a>) {
        self.expr(expr, Hole::into(HEAP));
    }
}

/// Local variables, known where the walk is, that are mentioned somewhere.
pub(super) struct Mentions<'b, 'c, 'a> {
    b: &'b Build<'c, 'a>,
    found: Vec<ObjId>,
}

impl<'a> Visitor<'a> for Mentions<'_, '_, 'a> {
    fn expr(&mut self, expr: &'a Expr<'a>) {
        if let ExprKind::Name(_) = expr.kind
            && let Some(obj) = self.b.local(expr)
            && self.b.loc_of(obj).is_some()
            && !self.found.contains(&obj)
        {
            self.found.push(obj);
        }
        walk_expr(self, expr);
    }
}
