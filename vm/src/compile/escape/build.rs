//! The graph of one function: its variables, the objects that its expressions make, and what flows where.
//!
//! Statements are here, expressions in `expr.rs`, calls in `call.rs`. The walk follows the code generator step by step:
//! it inlines the same calls (and tells the generator which, so that they cannot differ), and names each object by the
//! syntax that makes it ([`Key`]) in the inlined body in which it stands ([`Ctx`]).
//!
//! Invariants: (B1) Every object that the generator may put into the frame is a [`Site`] here. (B2) What the generator
//! makes without a site of its own is in the heap, and what it holds flows there. (B3) The bodies of literals are
//! generated once for all inlined copies of the function around them, by what the analysis of that function alone has
//! found: a literal in an inlined body keeps to that ([`Here::mirror`]).

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::capture::Uses;
use super::super::{Compiler, FuncInst};
use super::graph::{Frame, Graph, HEAP, Loc};
use super::{Ctx, Escapes, FrameKey, Key, moves};
use crate::bytecode::MAX_FRAME_VALUE;
use crate::check::info::Initializer;
use crate::check::layout::Sizes;
use crate::check::object::{ObjId, ObjectKind, VarKind};
use crate::check::types::{Basic, Type, TypeId};
use crate::syntax::ast::*;
use crate::syntax::symbol::Symbol;
use crate::syntax::visit::{Visitor, walk_stmt};

/// Largest object that stays in a frame, in bytes: Go's limit for what expressions make. Declared variables may have
/// twice as much in Go; here, values above this are held by address everywhere (`large.rs`), in the heap.
pub(super) const MAX_OBJECT: u64 = MAX_FRAME_VALUE as u64;
/// Bytes of the buffers for results of unknown length: Go's.
pub(super) const BUFFER: u64 = 32;
/// Runes of the buffer for `[]rune(s)`.
pub(super) const RUNES: u64 = 32;

/// Where a value goes: to a location, after so many dereferences; nowhere if it is only looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hole {
    to: Option<Loc>,
    derefs: i32,
}

impl Hole {
    pub const DISCARD: Hole = Hole { to: None, derefs: 0 };
    pub const HEAP: Hole = Hole { to: Some(HEAP), derefs: 0 };

    pub fn into(to: Loc) -> Hole {
        Hole { to: Some(to), derefs: 0 }
    }

    /// That of a pointer to what comes here.
    pub fn shift(self, derefs: i32) -> Hole {
        Hole { derefs: self.derefs + derefs, ..self }
    }

    pub fn deref(self) -> Hole {
        self.shift(1)
    }

    pub fn addr(self) -> Hole {
        self.shift(-1)
    }

    pub fn is_value(self) -> bool {
        self.derefs >= 0
    }

    pub fn wants(self) -> bool {
        self.to.is_some()
    }
}

/// An object that may stay in a frame.
pub(super) struct Site {
    pub ctx: Ctx,
    pub key: Key,
    pub loc: Loc,
    pub bytes: u64,
    /// Whether it is handed out once while the function runs.
    pub once: bool,
    /// The frame that would hold it; none does if it is to be in the heap anyway.
    pub frame: Option<FrameKey>,
}

/// A call that is not inlined, of a function with a body.
pub(super) struct Call {
    pub inst: FuncInst,
    /// Parameters in order, the receiver last.
    pub args: Vec<Loc>,
    pub results: Vec<Loc>,
}

/// What is known of the value of a variable that is assigned once.
#[derive(Clone, Debug)]
pub(super) enum Static {
    /// This literal, in the inlined body where it was met.
    Literal(Ctx, NodeId),
    Func(FuncInst),
    /// A value of this type in an interface.
    Boxed(TypeId),
}

/// Parameters and results of a literal.
#[derive(Clone, Default)]
pub(super) struct Literal {
    pub params: Vec<Loc>,
    pub results: Vec<Loc>,
}

/// A function's graph and what is still to be connected.
pub(super) struct Unit {
    /// `None`: the `init` of a package, which nothing calls.
    pub inst: Option<FuncInst>,
    pub graph: Graph,
    pub params: Vec<Loc>,
    pub results: Vec<Loc>,
    pub calls: Vec<Call>,
    pub sites: Vec<Site>,
    pub inlined: FxHashMap<(Ctx, NodeId), Ctx>,
    pub moves: FxHashSet<(Ctx, NodeId)>,
}

/// The place in the code where the walk is.
pub(super) struct Here {
    pub ctx: Ctx,
    pub frame: Frame,
    /// What the generator calls that frame, if objects may stay in it.
    pub holds: Option<FrameKey>,
    pub loops: u32,
    pub uses: Rc<Uses>,
    /// The function whose body it is; `None` in a package's `init`.
    pub inst: Option<FuncInst>,
    pub results: Vec<Loc>,
    pub result_types: Vec<TypeId>,
    /// In a literal of an inlined body: what the analysis of the function around it says (B3).
    pub mirror: Option<(Option<Rc<Escapes>>, Ctx)>,
    /// What [`Compiler::inlines`] wants to know.
    pub declared: Option<ObjId>,
    pub open: Vec<ObjId>,
    pub big: bool,
}

pub(super) struct Build<'c, 'a> {
    pub c: &'c mut Compiler<'a>,
    pub unit: Unit,
    pub here: Here,
    pub locs: FxHashMap<(Ctx, ObjId), Loc>,
    pub statics: FxHashMap<(Ctx, ObjId), Static>,
    pub literals: FxHashMap<(Ctx, NodeId), Literal>,
    contexts: u32,
    /// Labels that a `goto` further down names.
    looping: FxHashSet<Symbol>,
}

/// Walks a declared function; `None` if it has no body or an error.
pub(super) fn build(c: &mut Compiler<'_>, inst: &FuncInst) -> Option<Unit> {
    let (decl, body) = c.body_of(inst.obj)?;
    c.checker.check_body(inst.obj);
    if !c.checker.diags.is_empty() {
        return None;
    }
    let args = c.type_args_of(inst);
    let uses = c.inline_body(inst, &args)?.uses.clone();
    let big = c.is_big(body);
    let around = std::mem::replace(&mut c.type_args, args);
    let mut b = Build::new(c, Some(inst), uses, big);
    b.function(decl, body);
    let Build { c, unit, .. } = b;
    c.type_args = around;
    Some(unit)
}

/// Walks what gives a package's variables their values.
pub(super) fn build_init<'a>(
    c: &mut Compiler<'a>,
    variables: &[Initializer<'a>],
    uses: Rc<Uses>,
) -> Unit {
    let mut b = Build::new(c, None, uses, false);
    for init in variables {
        b.init_global(init);
    }
    b.unit
}

impl<'c, 'a> Build<'c, 'a> {
    fn new(c: &'c mut Compiler<'a>, inst: Option<&FuncInst>, uses: Rc<Uses>, big: bool) -> Self {
        let mut graph = Graph::new();
        let frame = graph.frame(None);
        let unit = Unit {
            inst: inst.cloned(),
            graph,
            params: Vec::new(),
            results: Vec::new(),
            calls: Vec::new(),
            sites: Vec::new(),
            inlined: FxHashMap::default(),
            moves: FxHashSet::default(),
        };
        let here = Here {
            ctx: Ctx::ROOT,
            frame,
            holds: Some(FrameKey::Declared),
            loops: 0,
            uses,
            inst: inst.cloned(),
            results: Vec::new(),
            result_types: Vec::new(),
            mirror: None,
            declared: inst.map(|inst| inst.obj),
            open: Vec::new(),
            big,
        };
        Build {
            c,
            unit,
            here,
            locs: FxHashMap::default(),
            statics: FxHashMap::default(),
            literals: FxHashMap::default(),
            contexts: 1,
            looping: FxHashSet::default(),
        }
    }
}

impl<'a> Build<'_, 'a> {
    /// One or more package variables get their values: what they hold is in the heap.
    fn init_global(&mut self, init: &Initializer<'a>) {
        let hole = |obj: &Option<ObjId>| if obj.is_some() { Hole::HEAP } else { Hole::DISCARD };
        let holes: Vec<Hole> = init.lhs.iter().map(hole).collect();
        match init.lhs[..] {
            [Some(obj)] => {
                let ty = self.obj_ty(obj);
                self.expr_as(init.rhs, ty, Hole::HEAP);
            }
            [None] => self.expr(init.rhs, Hole::DISCARD),
            _ => {
                let none = self.c.checker.types.basic(Basic::Invalid);
                let ty = |obj: &Option<ObjId>| obj.map_or(none, |obj| self.obj_ty(obj));
                let types: Vec<TypeId> = init.lhs.iter().map(ty).collect();
                self.tuple(init.rhs, &holes, &types);
            }
        }
    }

    fn function(&mut self, decl: &'a FuncDecl<'a>, body: &'a Block<'a>) {
        let Literal { mut params, results } = self.signature(decl.sig);
        if let Some(recv) = decl.recv {
            params.extend(self.fields(std::slice::from_ref(recv)));
        }
        for (index, &loc) in params.iter().enumerate() {
            self.unit.graph.is_param(loc, 0, index as u32);
        }
        for (index, &loc) in results.iter().enumerate() {
            self.unit.graph.is_result(loc, 0, index as u32);
        }
        (self.unit.params, self.unit.results) = (params, results);
        self.body(body);
    }

    /// Declares parameters and results; the results become those of the place.
    pub fn signature(&mut self, sig: &'a FuncSig<'a>) -> Literal {
        let params = self.fields(sig.params);
        let results = self.fields(sig.results);
        self.here.results = results.clone();
        self.here.result_types = sig
            .results
            .iter()
            .flat_map(|field| {
                let ty = self.c.ty_of(field.ty);
                std::iter::repeat_n(ty, field.names.len().max(1))
            })
            .collect();
        Literal { params, results }
    }

    /// The variables of a list of parameters or results, unnamed ones included.
    fn fields(&mut self, fields: &'a [Field<'a>]) -> Vec<Loc> {
        let mut locs = Vec::new();
        for field in fields {
            if field.names.is_empty() {
                locs.push(self.fresh());
            }
            for &name in field.names {
                let obj = self.c.checker.info.object_of(name);
                let loc = match obj {
                    Some(obj) => self.declare(obj),
                    None => self.fresh(),
                };
                locs.push(loc);
            }
        }
        locs
    }

    /// Walks a body, with the labels that its own jumps go to.
    pub fn body(&mut self, body: &'a Block<'a>) {
        let mut pass = Gotos::default();
        body.stmts.iter().for_each(|stmt| pass.stmt(stmt));
        self.find_moves(body);
        let around = std::mem::replace(&mut self.looping, pass.looping);
        self.stmts(body.stmts);
        self.looping = around;
    }

    /// Finds the slices of a body that are moved out of the frame at one place.
    fn find_moves(&mut self, body: &'a Block<'a>) {
        if self.here.holds.is_none() && self.here.mirror.is_none() {
            return;
        }
        let is_growing = |obj: ObjId| {
            let ty = self.obj_ty(obj);
            let Type::Slice(elem) = self.c.under(ty) else { return false };
            let whole = !matches!(self.c.under(elem), Type::Struct(_) | Type::Array { .. });
            whole && !self.here.uses.of(obj).boxed()
        };
        let places = moves::find(&self.c.checker.info, &is_growing, body);
        let ctx = self.here.ctx;
        self.unit.moves.extend(places.into_iter().map(|place| (ctx, place)));
    }

    // ---- locations ----

    /// A location of the place where the walk is.
    pub fn fresh(&mut self) -> Loc {
        self.unit.graph.add(self.here.frame, self.here.loops)
    }

    /// A location that an object gets which the generator makes for `key`.
    pub fn site(&mut self, key: Key, bytes: u64) -> Loc {
        let loc = self.fresh();
        self.note_site(key, bytes, loc, false);
        loc
    }

    /// As [`Build::site`], of a buffer that is handed out once: so it may outlive the loops around.
    pub fn site_once(&mut self, key: Key, bytes: u64) -> Loc {
        let loc = self.unit.graph.add(self.here.frame, 0);
        self.note_site(key, bytes, loc, true);
        loc
    }

    fn note_site(&mut self, key: Key, bytes: u64, loc: Loc, once: bool) {
        let stays = match &self.here.mirror {
            None => self.here.holds.is_some(),
            Some((alone, ctx)) => alone.as_ref().is_some_and(|alone| alone.in_frame(*ctx, key)),
        };
        if !stays || bytes > MAX_OBJECT {
            self.unit.graph.force(loc);
        }
        let frame = self.here.holds.filter(|_| self.here.mirror.is_none());
        self.unit.sites.push(Site { ctx: self.here.ctx, key, loc, bytes, once, frame });
    }

    /// An object made by an expression; its address goes to `k`.
    pub fn made(&mut self, key: Key, bytes: u64, k: Hole) -> Loc {
        let loc = self.site(key, bytes);
        self.flow(k.addr(), loc);
        loc
    }

    /// The location of a new variable.
    pub fn declare(&mut self, obj: ObjId) -> Loc {
        let ty = self.obj_ty(obj);
        let bytes = self.size(ty);
        let in_cell = self.here.uses.of(obj).boxed() || self.c.repr(ty).too_large();
        let loc = match in_cell {
            true => self.site(Key::Var(obj), bytes),
            false => self.fresh(),
        };
        self.locs.insert((self.here.ctx, obj), loc);
        loc
    }

    pub fn flow(&mut self, k: Hole, from: Loc) {
        if let Some(to) = k.to {
            self.unit.graph.flow(to, from, k.derefs);
        }
    }

    pub fn context(&mut self) -> Ctx {
        self.contexts += 1;
        Ctx(self.contexts - 1)
    }

    // ---- types ----

    pub fn obj_ty(&self, obj: ObjId) -> TypeId {
        self.c.subst(self.c.checker.info.object(obj).ty)
    }

    pub fn size(&self, ty: TypeId) -> u64 {
        Sizes::of(&self.c.checker.types, ty).size
    }

    pub fn is_interface(&self, ty: TypeId) -> bool {
        matches!(self.c.checker.types.under(ty), Type::Interface(_))
    }

    /// Whether an interface holds values of the type itself instead of their address.
    pub fn is_direct(&mut self, ty: TypeId) -> bool {
        self.c.rtype(ty).flags.direct
    }

    pub fn local(&self, expr: &Expr<'a>) -> Option<ObjId> {
        let obj = self.c.checker.info.object_at(expr.id)?;
        matches!(self.c.checker.info.object(obj).kind, ObjectKind::Var(VarKind::Local))
            .then_some(obj)
    }

    pub fn loc_of(&self, obj: ObjId) -> Option<Loc> {
        self.locs.get(&(self.here.ctx, obj)).copied()
    }

    // ---- statements ----

    pub fn stmts(&mut self, stmts: &'a [Stmt<'a>]) {
        stmts.iter().for_each(|stmt| self.stmt(stmt));
    }

    fn stmt(&mut self, stmt: &'a Stmt<'a>) {
        match &stmt.kind {
            StmtKind::Expr(x) => self.effect(x),
            StmtKind::IncDec { x, .. } => drop(self.target(x)),
            StmtKind::Send { chan, value } => self.send(chan, value),
            StmtKind::Assign { lhs, rhs } => self.assign(lhs, rhs),
            StmtKind::Define { lhs, rhs } => self.define(lhs, rhs),
            StmtKind::OpAssign { lhs, rhs, .. } => {
                self.target(lhs);
                self.expr(rhs, Hole::DISCARD);
            }
            StmtKind::Decl(Decl::Var(specs)) => specs.iter().for_each(|spec| self.var_spec(spec)),
            StmtKind::Go(call) => self.later(call, true),
            StmtKind::Defer(call) => self.later(call, false),
            StmtKind::Return(values) => self.return_stmt(values),
            StmtKind::Block(block) => self.stmts(block.stmts),
            StmtKind::If { init, cond, then, els } => {
                init.iter().for_each(|s| self.stmt(s));
                self.expr(cond, Hole::DISCARD);
                self.stmts(then.stmts);
                els.iter().for_each(|s| self.stmt(s));
            }
            StmtKind::For { init, cond, post, body } => self.for_stmt(*init, *cond, *post, body),
            StmtKind::Range { key, value, define, x, body } => {
                self.range(*define, [*key, *value], x, body);
            }
            StmtKind::Switch { init, tag, cases } => {
                init.iter().for_each(|s| self.stmt(s));
                self.switch(*tag, cases);
            }
            StmtKind::TypeSwitch { init, x, cases, .. } => {
                init.iter().for_each(|s| self.stmt(s));
                self.type_switch(x, cases);
            }
            StmtKind::Select(clauses) => self.select(clauses),
            StmtKind::Labeled { label, stmt } => {
                // From here on, code may run again.
                self.here.loops += u32::from(self.looping.contains(&label.name));
                self.stmt(stmt);
            }
            StmtKind::Bad
            | StmtKind::Empty
            | StmtKind::Decl(_)
            | StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Goto(_)
            | StmtKind::Fallthrough => {}
        }
    }

    fn send(&mut self, chan: &'a Expr<'a>, value: &'a Expr<'a>) {
        self.expr(chan, Hole::DISCARD);
        let ty = self.c.ty_of(chan);
        match self.c.under(ty) {
            Type::Chan { elem, .. } => self.expr_as(value, elem, Hole::HEAP),
            _ => self.expr(value, Hole::HEAP),
        }
    }

    fn return_stmt(&mut self, values: &'a [&'a Expr<'a>]) {
        let types = self.here.result_types.clone();
        let holes: Vec<Hole> = self.here.results.iter().map(|&loc| Hole::into(loc)).collect();
        match values {
            [call] if types.len() > 1 => self.tuple(call, &holes, &types),
            _ => {
                for ((value, &ty), &hole) in values.iter().zip(&types).zip(&holes) {
                    self.expr_as(value, ty, hole);
                }
            }
        }
    }

    // ---- assignments ----

    fn assign(&mut self, lhs: &'a [&'a Expr<'a>], rhs: &'a [&'a Expr<'a>]) {
        if lhs.len() != rhs.len() {
            let holes: Vec<Hole> = lhs.iter().map(|target| self.target(target)).collect();
            let types: Vec<TypeId> = lhs.iter().map(|target| self.c.ty_of(target)).collect();
            return self.tuple(rhs[0], &holes, &types);
        }
        for (target, value) in lhs.iter().zip(rhs) {
            let hole = self.target(target);
            let hole = if self.is_self_assignment(target, value) { Hole::DISCARD } else { hole };
            self.assign_value(target, value, hole);
        }
    }

    fn assign_value(&mut self, target: &'a Expr<'a>, value: &'a Expr<'a>, hole: Hole) {
        match is_blank(target) {
            true => self.expr(value, Hole::DISCARD),
            false => {
                let ty = self.c.ty_of(target);
                self.expr_as(value, ty, hole);
            }
        }
    }

    fn define(&mut self, lhs: &'a [&'a Expr<'a>], rhs: &'a [&'a Expr<'a>]) {
        if lhs.len() != rhs.len() {
            let holes: Vec<Hole> = lhs.iter().map(|target| self.define_target(target)).collect();
            let types: Vec<TypeId> = lhs.iter().map(|target| self.target_ty(target)).collect();
            return self.tuple(rhs[0], &holes, &types);
        }
        for (target, value) in lhs.iter().zip(rhs) {
            let (hole, ty) = (self.define_target(target), self.target_ty(target));
            match is_blank(target) {
                true => self.expr(value, Hole::DISCARD),
                false => self.expr_as(value, ty, hole),
            }
            if let Some(obj) = self.local(target) {
                self.note_static(obj, value, ty);
            }
        }
    }

    /// The type of what stands left of `:=`: blanks have none of their own.
    fn target_ty(&self, target: &Expr<'a>) -> TypeId {
        match self.c.checker.info.exprs[target.id.0 as usize].ty {
            Some(ty) => self.c.subst(ty),
            None => self.c.checker.types.basic(crate::check::types::Basic::Invalid),
        }
    }

    /// A name left of `:=`: a new variable or an old one.
    fn define_target(&mut self, target: &'a Expr<'a>) -> Hole {
        let Some(obj) = self.local(target).filter(|_| !is_blank(target)) else {
            return Hole::DISCARD;
        };
        let is_new = self.c.checker.info.object(obj).span == Some(target.span);
        match self.loc_of(obj) {
            Some(loc) if !is_new => Hole::into(loc),
            _ => Hole::into(self.declare(obj)),
        }
    }

    fn var_spec(&mut self, spec: &'a VarSpec<'a>) {
        let objects: Vec<Option<ObjId>> = spec
            .names
            .iter()
            .map(|&name| self.c.checker.info.object_of(name).filter(|_| name.name != Symbol::BLANK))
            .collect();
        let holes: Vec<Hole> = objects
            .iter()
            .map(|obj| obj.map_or(Hole::DISCARD, |obj| Hole::into(self.declare(obj))))
            .collect();
        let invalid = self.c.checker.types.basic(crate::check::types::Basic::Invalid);
        let types: Vec<TypeId> =
            objects.iter().map(|obj| obj.map_or(invalid, |obj| self.obj_ty(obj))).collect();
        match spec.values {
            [call] if spec.names.len() > 1 => self.tuple(call, &holes, &types),
            values => {
                for (at, value) in values.iter().enumerate() {
                    match objects[at] {
                        Some(obj) => {
                            self.expr_as(value, types[at], holes[at]);
                            self.note_static(obj, value, types[at]);
                        }
                        None => self.expr(value, Hole::DISCARD),
                    }
                }
            }
        }
    }

    /// Remembers the value of a variable that nothing else is assigned to.
    pub fn note_static(&mut self, obj: ObjId, value: &'a Expr<'a>, ty: TypeId) {
        let used = self.here.uses.of(obj);
        if used.reassigned || used.addressed {
            return;
        }
        if let Some(known) = self.static_value(value, ty) {
            self.statics.insert((self.here.ctx, obj), known);
        }
    }

    /// Where what is assigned to an expression goes; its operands are looked at.
    fn target(&mut self, expr: &'a Expr<'a>) -> Hole {
        match &expr.kind {
            ExprKind::Paren(x) => self.target(x),
            ExprKind::Name(_) => match self.local(expr) {
                Some(obj) => self.loc_of(obj).map_or(Hole::DISCARD, Hole::into),
                None if is_blank(expr) => Hole::DISCARD,
                None => Hole::HEAP,
            },
            ExprKind::Selector { x, .. } => match self.c.selection_of(expr) {
                // What lies in a variable is the variable; what lies behind a pointer may be anywhere.
                Some(selection) if self.hops(x, &selection.path) == 0 => self.target(x),
                Some(_) => {
                    self.expr(x, Hole::DISCARD);
                    Hole::HEAP
                }
                None => Hole::HEAP,
            },
            ExprKind::Index { x, indices } => {
                let ty = self.c.ty_of(x);
                if let Type::Map { key, .. } = self.c.under(ty) {
                    self.expr(x, Hole::DISCARD);
                    self.expr_as(indices[0], key, Hole::HEAP);
                    return Hole::HEAP;
                }
                self.expr(indices[0], Hole::DISCARD);
                match self.c.under(ty) {
                    Type::Array { .. } => self.target(x),
                    _ => {
                        self.expr(x, Hole::DISCARD);
                        Hole::HEAP
                    }
                }
            }
            _ => {
                self.expr(expr, Hole::DISCARD);
                Hole::HEAP
            }
        }
    }

    /// `p.f = p.f[i:j]` and its like: a part of what is there already.
    fn is_self_assignment(&self, target: &'a Expr<'a>, value: &'a Expr<'a>) -> bool {
        let base = |expr: &'a Expr<'a>| match &expr.unparen().kind {
            ExprKind::Selector { x, .. } => {
                let ty = self.c.ty_of(x);
                let is_pointer = matches!(self.c.checker.types.under(ty), Type::Pointer(_));
                self.local(x.unparen()).filter(|_| is_pointer)
            }
            _ => None,
        };
        let ExprKind::Slice { x, .. } = &value.unparen().kind else { return false };
        let ty = self.c.ty_of(x);
        !matches!(self.c.checker.types.under(ty), Type::Array { .. })
            && base(target).is_some()
            && base(target) == base(x)
    }

    // ---- loops and branches ----

    fn for_stmt(
        &mut self,
        init: Option<&'a Stmt<'a>>,
        cond: Option<&'a Expr<'a>>,
        post: Option<&'a Stmt<'a>>,
        body: &'a Block<'a>,
    ) {
        init.iter().for_each(|s| self.stmt(s));
        self.renew(init);
        self.here.loops += 1;
        cond.iter().for_each(|x| self.expr(x, Hole::DISCARD));
        self.stmts(body.stmts);
        post.iter().for_each(|s| self.stmt(s));
        self.here.loops -= 1;
    }

    /// The variables of a loop that are shared are new in each round, with the values that the last round left.
    fn renew(&mut self, init: Option<&'a Stmt<'a>>) {
        let Some(StmtKind::Define { lhs, .. }) = init.map(|init| &init.kind) else { return };
        for target in lhs.iter().filter(|target| !is_blank(target)) {
            let Some(obj) = self.local(target).filter(|&obj| self.here.uses.of(obj).boxed()) else {
                continue;
            };
            let Some(loc) = self.loc_of(obj) else { continue };
            let last = self.fresh();
            self.unit.graph.deepen(loc);
            self.flow(Hole::into(last), loc);
            self.flow(Hole::into(loc), last);
        }
    }

    fn range(
        &mut self,
        define: bool,
        targets: [Option<&'a Expr<'a>>; 2],
        x: &'a Expr<'a>,
        body: &'a Block<'a>,
    ) {
        let ty = self.c.ty_of(x);
        if let Type::Func(_) = self.c.under(ty) {
            return self.range_func(define, targets, x, body);
        }
        let whole = self.fresh();
        let (under, array) = (self.c.under(ty), matches!(self.c.under(ty), Type::Array { .. }));
        match under {
            // An array whose elements are not asked for is not looked at.
            Type::Array { .. } if targets[1].is_none() => self.expr(x, Hole::DISCARD),
            _ => self.expr(x, Hole::into(whole)),
        }
        self.here.loops += 1;
        for (at, target) in targets.into_iter().enumerate() {
            let Some(target) = target.filter(|target| !is_blank(target)) else { continue };
            let hole = if define { self.define_target(target) } else { self.target(target) };
            if at == 1 {
                let have = self.element(ty);
                let want = self.target_ty(target);
                let hole = self.converted(have, want, hole);
                self.flow(if array { hole } else { hole.deref() }, whole);
            }
        }
        self.stmts(body.stmts);
        self.here.loops -= 1;
    }

    /// Type of the second variable of a loop over `ty`.
    fn element(&self, ty: TypeId) -> Option<TypeId> {
        match self.c.under(ty) {
            Type::Slice(elem) | Type::Array { elem, .. } | Type::Map { value: elem, .. } => {
                Some(elem)
            }
            Type::Pointer(array) => self.element(array),
            _ => None,
        }
    }

    /// A loop over a function: its body is a function whose closure is in the heap, and so is all it makes (B2).
    fn range_func(
        &mut self,
        define: bool,
        targets: [Option<&'a Expr<'a>>; 2],
        x: &'a Expr<'a>,
        body: &'a Block<'a>,
    ) {
        self.expr(x, Hole::DISCARD);
        let captured = self.mentioned(|pass| {
            if !define {
                targets.iter().flatten().for_each(|target| pass.expr(target));
            }
            body.stmts.iter().for_each(|stmt| pass.stmt(stmt));
        });
        self.capture(&captured, HEAP);
        let frame = self.unit.graph.frame(Some(self.here.frame));
        let around = std::mem::replace(&mut self.here.frame, frame);
        let loops = std::mem::take(&mut self.here.loops);
        let holds = self.here.holds.take();
        let mirror = self.here.mirror.take();
        let state = (
            self.here.declared.take(),
            std::mem::take(&mut self.here.open),
            std::mem::take(&mut self.here.big),
        );
        for target in targets.into_iter().flatten().filter(|target| !is_blank(target)) {
            let _ = if define { self.define_target(target) } else { self.target(target) };
        }
        self.stmts(body.stmts);
        (self.here.declared, self.here.open, self.here.big) = state;
        (self.here.frame, self.here.loops) = (around, loops);
        (self.here.holds, self.here.mirror) = (holds, mirror);
    }

    fn switch(&mut self, tag: Option<&'a Expr<'a>>, cases: &'a [CaseClause<'a>]) {
        let tag_ty = tag.map(|tag| self.c.ty_of(tag));
        let exprs = || cases.iter().flat_map(|case| case.exprs.unwrap_or_default());
        if let (Some(tag), Some(ty)) = (tag, tag_ty) {
            // A tag that is compared with interfaces is put into one, without a site.
            let mixed =
                !self.is_interface(ty) && exprs().any(|x| self.is_interface(self.c.ty_of(x)));
            self.expr(tag, if mixed { Hole::HEAP } else { Hole::DISCARD });
        }
        for expr in exprs() {
            match tag_ty {
                Some(ty) if self.is_interface(ty) => self.expr_as(expr, ty, Hole::DISCARD),
                _ => self.expr(expr, Hole::DISCARD),
            }
        }
        cases.iter().for_each(|case| self.stmts(case.body));
    }

    fn type_switch(&mut self, x: &'a Expr<'a>, cases: &'a [CaseClause<'a>]) {
        let (value, from) = (self.fresh(), self.c.ty_of(x));
        self.expr(x, Hole::into(value));
        for case in cases {
            if let Some(obj) = self.c.checker.info.object_at(case.id) {
                let (loc, ty) = (self.declare(obj), self.obj_ty(obj));
                let direct = ty == from || self.is_interface(ty) || self.is_direct(ty);
                self.flow(Hole::into(loc).shift(i32::from(!direct)), value);
            }
            self.stmts(case.body);
        }
    }

    fn select(&mut self, clauses: &'a [CommClause<'a>]) {
        for clause in clauses {
            match clause.comm.map(|comm| &comm.kind) {
                None => {}
                Some(StmtKind::Define { lhs, rhs }) => {
                    self.expr(rhs[0], Hole::DISCARD);
                    for target in *lhs {
                        self.define_target(target);
                    }
                }
                Some(StmtKind::Assign { lhs, rhs }) => {
                    self.expr(rhs[0], Hole::DISCARD);
                    for target in *lhs {
                        self.target(target);
                    }
                }
                Some(_) => clause.comm.iter().for_each(|comm| self.stmt(comm)),
            }
            self.stmts(clause.body);
        }
    }
}

/// Whether an expression is `_`.
pub(super) fn is_blank(expr: &Expr<'_>) -> bool {
    matches!(expr.unparen().kind, ExprKind::Name(Symbol::BLANK))
}

/// Finds labels that jumps go back to, those of literals aside.
#[derive(Default)]
struct Gotos {
    seen: FxHashSet<Symbol>,
    looping: FxHashSet<Symbol>,
}

impl<'a> Visitor<'a> for Gotos {
    fn stmt(&mut self, stmt: &'a Stmt<'a>) {
        match stmt.kind {
            StmtKind::Labeled { label, .. } => drop(self.seen.insert(label.name)),
            StmtKind::Goto(label) if self.seen.contains(&label.name) => {
                self.looping.insert(label.name);
            }
            _ => {}
        }
        walk_stmt(self, stmt);
    }

    fn expr(&mut self, _: &'a Expr<'a>) {}
}
