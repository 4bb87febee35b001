//! One function: its variables, scopes and jump targets; how it begins and how it returns.
//!
//! Made by the queue in `mod.rs` for each declared function, and by `expr.rs` for each literal. [`FuncGen`] is what all
//! other files of this folder add methods to: it holds the compiler (types, other functions) and the builder (code,
//! registers). A function whose conditional jumps do not reach is generated a second time with long ones.
//!
//! Next to read: `builder.rs` and `values.rs` below it; `stmt.rs` and `expr.rs`, which drive it.

use std::ops::Range;
use std::rc::Rc;

use burrow_runtime::func::FrameVar;
use burrow_runtime::rtype::FuncRef;
use rustc_hash::FxHashMap;

use super::builder::{Builder, Heading, Label, Overflow};
use super::capture::{self, Uses};
use super::defer::NO_EPILOGUE;
use super::escape::{Ctx, Escapes, FrameKey, Key};
use super::rangefunc::{Exit, RangeBody};
use super::repr::Repr;
use super::{Compiler, FuncInst, SigLayout, TypeArgs};
use crate::bytecode::{HEADER_WORDS, Op, Reg};
use crate::check::object::{ObjId, ObjectKind};
use crate::check::types::{Signature, Type, TypeId};
use crate::syntax::ast::*;
use crate::syntax::source::{Pos, Span};
use crate::syntax::symbol::Symbol;

/// Where a local variable is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Var {
    /// In registers from here on.
    Reg(Reg),
    /// In a heap cell whose address is in this register.
    Cell(Reg),
}

/// A loop, switch or labelled block around the current statement.
pub(super) struct Target {
    /// Label written before the statement.
    pub name: Option<Symbol>,
    /// Where `break` goes.
    pub end: Label,
    /// Where `continue` goes; `None` for switches.
    pub next: Option<Label>,
}

/// A variable that a closure holds.
#[derive(Clone, Copy)]
pub(super) struct Captured {
    pub obj: ObjId,
    /// Whether the closure holds the variable's cell instead of a copy.
    pub cell: bool,
}

/// The generator of one function.
pub(super) struct FuncGen<'c, 'a> {
    pub c: &'c mut Compiler<'a>,
    pub b: Builder,
    pub func: FuncRef,
    pub name: String,
    pub vars: FxHashMap<ObjId, Var>,
    /// Uses of variables in the whole declared function around this one.
    pub uses: Rc<Uses>,
    pub layout: SigLayout,
    /// Named results that live in cells: copied to the result words on return.
    pub result_vars: Vec<Option<ObjId>>,
    pub targets: Vec<Target>,
    pub labels: FxHashMap<Symbol, Label>,
    /// Label written right before the next statement.
    pub pending_label: Option<Symbol>,
    /// Where the end of each clause of the innermost switch falls through to.
    pub fallthrough: Option<Label>,
    /// Registers that hold constants for the loops around the current statement, by bit pattern.
    pub hoisted: FxHashMap<u64, Reg>,
    /// Whether the operands being evaluated belong to a root whose calls are made already (`order.rs`).
    pub rooted: bool,
    /// Results of these calls.
    pub settled: FxHashMap<NodeId, Reg>,
    /// Number of closures so far, for their names.
    pub closures: u32,
    /// Set for the second attempt, where short jumps did not reach.
    pub long_jumps: bool,
    /// What is being generated, for messages.
    pub span: Span,
    /// Where returns go in a function that defers.
    pub epilogue: Option<Label>,
    /// Where the epilogue is.
    pub recover_pc: u32,
    /// Set while the body of a loop over a function is generated.
    pub range_body: Option<RangeBody<'a>>,
    /// Number of such bodies so far, for their names.
    pub ranges: u32,
    /// Whether such bodies set the function's results, which therefore live in cells.
    pub shares_results: bool,
    /// The hidden variable with the address of the frame whose calls such bodies defer.
    pub frame_var: Option<ObjId>,
    /// Whether tracebacks leave the function out and `recover` looks through it.
    pub hidden: bool,
    /// The declared function whose code this is; none for literals and wrappers.
    pub declared: Option<ObjId>,
    /// Whether only very small functions are inlined here.
    pub big: bool,
    /// Whether a panic may be recovered in this very function, so that its variables are looked at afterwards.
    pub recovers: bool,
    /// Functions whose bodies stand around the current statement in place of calls, outermost first.
    pub inlining: Vec<ObjId>,
    /// Where `return` goes in such a body.
    pub inline_end: Option<Label>,
    /// What the function's analysis says, if there is one.
    pub escapes: Option<Rc<Escapes>>,
    /// The inlined body around the current statement, as the analysis calls it.
    pub ctx: Ctx,
    /// Objects that have words of the frame.
    pub objects: FxHashMap<(Ctx, Key), Reg>,
    /// Registers that tell whether buffers have been handed out, those not given to a buffer yet.
    pub flags: Range<Reg>,
}

/// Source of a function's code: what is generated, possibly twice.
pub(super) struct Source<'a> {
    pub name: String,
    pub sig: Signature,
    pub recv: Option<TypeId>,
    /// Names of parameters and results as declared.
    pub fields: Fields,
    pub body: &'a Block<'a>,
    pub uses: Rc<Uses>,
    pub captured: Vec<Captured>,
    pub span: Span,
    /// The function, if it is a declared one.
    pub declared: Option<ObjId>,
    /// What its analysis says, or that of the function around a literal, and what that calls its frame.
    pub escapes: Option<(Rc<Escapes>, FrameKey)>,
}

/// The identifiers of a signature, in order; `None` where unnamed.
#[derive(Clone, Default)]
pub(super) struct Fields {
    pub params: Vec<Option<Ident>>,
    pub results: Vec<Option<Ident>>,
    pub recv: Option<Ident>,
}

impl Fields {
    pub fn of(sig: &FuncSig<'_>, recv: Option<&Field<'_>>) -> Fields {
        Fields {
            params: names(sig.params),
            results: names(sig.results),
            recv: recv.and_then(|field| field.names.first().copied()),
        }
    }
}

fn names(fields: &[Field<'_>]) -> Vec<Option<Ident>> {
    let mut out = Vec::new();
    for field in fields {
        if field.names.is_empty() {
            out.push(None);
        }
        out.extend(field.names.iter().copied().map(Some));
    }
    out
}

/// Generates a declared function or method for these type arguments.
pub(super) fn gen_declared<'a>(
    c: &mut Compiler<'a>,
    func: FuncRef,
    decl: &'a FuncDecl<'a>,
    obj: ObjId,
    args: Box<[TypeId]>,
) {
    c.checker.check_body(obj);
    let object = c.checker.info.object(obj);
    let (ty, pkg, name) = (object.ty, object.pkg, func.name.to_string());
    let params = match &object.kind {
        ObjectKind::Func(f) => f.type_params.clone(),
        _ => Box::default(),
    };
    let escapes = c.escapes(&FuncInst { obj, args: args.clone() });
    let escapes = escapes.map(|escapes| (escapes, FrameKey::Declared));
    let recv = c.receiver_type(obj, &args);
    c.type_args = TypeArgs { params, args, pkg };
    let Type::Func(sig) = c.checker.types.get(c.subst(ty)).clone() else { return };
    let Some(body) = decl.body else {
        return super::wrapper::gen_native(c, func, &name, &sig, decl.span);
    };
    if !c.checker.diags.is_empty() {
        return; // reported; code generation needs a correct body
    }
    let under = |ty: TypeId| c.checker.types.under(c.subst(ty)).clone();
    let uses = Rc::new(capture::analyse(&c.checker.info, &under, decl.sig, body));
    let fields = Fields::of(decl.sig, decl.recv);
    let source = Source {
        name,
        sig,
        recv,
        fields,
        body,
        uses,
        captured: Vec::new(),
        span: decl.span,
        declared: Some(obj),
        escapes,
    };
    gen_func(c, func, source);
    c.type_args = TypeArgs::default();
}

/// Generates a function from its source; again with long jumps if short ones do not reach.
pub(super) fn gen_func<'a>(c: &mut Compiler<'a>, func: FuncRef, source: Source<'a>) {
    let big = c.is_big(source.body);
    let (mut long_jumps, mut more_room) = (false, 0);
    loop {
        let layout = c.layout(&source.sig, source.recv);
        let arg_words = layout.window_words();
        let mut g =
            FuncGen::new(c, func, source.name.clone(), source.uses.clone(), layout, long_jumps);
        // Between a deferred function that reflect made and what it calls, for `recover`.
        g.hidden = source.name == "reflect.callMade";
        (g.declared, g.big) = (source.declared, big);
        g.escapes = source.escapes.as_ref().map(|(escapes, _)| escapes.clone());
        g.enter(&source, more_room);
        g.block(source.body);
        g.set_line(source.body.span.hi);
        g.end_of_body(&source.sig);
        match g.finish(source.span, arg_words) {
            Err(Overflow::Jump) if !long_jumps => long_jumps = true,
            Err(Overflow::Room(more)) => more_room += usize::from(more),
            _ => return,
        }
    }
}

impl<'c, 'a> FuncGen<'c, 'a> {
    pub fn new(
        c: &'c mut Compiler<'a>,
        func: FuncRef,
        name: String,
        uses: Rc<Uses>,
        layout: SigLayout,
        long_jumps: bool,
    ) -> Self {
        let notes_sites = c.program.mem_profile_rate().is_some();
        FuncGen {
            c,
            b: Builder::new(long_jumps).noting_sites(notes_sites),
            func,
            name,
            vars: FxHashMap::default(),
            uses,
            layout,
            result_vars: Vec::new(),
            targets: Vec::new(),
            labels: FxHashMap::default(),
            pending_label: None,
            fallthrough: None,
            hoisted: FxHashMap::default(),
            rooted: false,
            settled: FxHashMap::default(),
            closures: 0,
            long_jumps,
            span: Span::new(Pos(0), Pos(0)),
            epilogue: None,
            recover_pc: NO_EPILOGUE,
            range_body: None,
            ranges: 0,
            shares_results: false,
            frame_var: None,
            hidden: false,
            declared: None,
            big: false,
            recovers: false,
            inlining: Vec::new(),
            inline_end: None,
            escapes: None,
            ctx: Ctx::ROOT,
            objects: FxHashMap::default(),
            flags: 0..0,
        }
    }

    /// Allocates results, parameters and receiver, and gives the named ones their variables.
    fn enter(&mut self, source: &Source<'a>, more_room: usize) {
        self.span = source.span;
        self.set_line(source.span.lo);
        let layout = self.layout.clone();
        for &(ty, reg) in layout.results.iter().chain(&layout.params).chain(&layout.recv) {
            let taken = self.take(ty);
            // What is too large has been reported instead of taken.
            let refused = !self.c.diags.is_empty();
            debug_assert!(taken == reg || refused, "layout and registers agree");
        }
        if !source.captured.is_empty() {
            self.b.closure_word_is_pointer();
        }
        self.b.enter();
        if let Some((escapes, frame)) = &source.escapes {
            let room = escapes.room(*frame);
            self.b.take_room(room.words + more_room);
            self.take_flags(room.once);
        }
        if super::defer::defers(source.body) {
            self.epilogue = Some(self.b.label());
            self.recovers = true;
            self.keep_results();
        }
        self.load_captured(&source.captured, 0);
        self.prepare_ranges(source.body);
        let params = source.fields.params.iter().zip(&layout.params);
        let recv = source.fields.recv.iter().zip(&layout.recv);
        for (ident, &(ty, reg)) in
            params.filter_map(|(ident, at)| ident.as_ref().map(|i| (i, at))).chain(recv)
        {
            self.bind_param(*ident, ty, reg);
        }
        for (at, &(ty, reg)) in layout.results.iter().enumerate() {
            let ident = source.fields.results.get(at).copied().flatten();
            self.bind_result(ident, ty, reg);
        }
    }

    /// Loads what the closure holds behind its code and `slots` further words into registers: copies, or addresses of
    /// cells.
    pub fn load_captured(&mut self, captured: &[Captured], slots: usize) {
        let mut offset = 8 + 8 * slots as u16;
        for var in captured {
            let ty = self.obj_ty(var.obj);
            let repr = self.repr(ty);
            if var.cell {
                let reg = self.b.take_word(true);
                offset = offset.next_multiple_of(8);
                self.b.emit(Op::Load64, reg, CLOSURE_WORD, offset);
                self.set_var(var.obj, Var::Cell(reg));
                offset += 8;
            } else {
                let reg = self.take_repr(&repr);
                offset = offset.next_multiple_of(repr.align.max(1) as u16);
                self.load_repr(reg, CLOSURE_WORD, usize::from(offset), &repr);
                self.set_var(var.obj, Var::Reg(reg));
                offset += repr.size as u16;
            }
        }
    }

    /// Says where a variable is from here on.
    pub fn set_var(&mut self, obj: ObjId, var: Var) {
        self.vars.insert(obj, var);
        let (name, ty) = (self.c.checker.info.object(obj).name, self.obj_ty(obj));
        let repr = self.repr(ty);
        let (reg, words, cell) = match var {
            Var::Reg(reg) => (reg, repr.words(), false),
            Var::Cell(reg) => (reg, 1, true),
        };
        // What leads to no object is of no interest to a heap dump, which these notes are for.
        if name != Symbol::BLANK && (cell || repr.pointers.contains(&true)) {
            let (ty, name) = (self.c.rtype(ty), self.c.checker.interner.text(name).into());
            let (word, words) = (reg.into(), words.into());
            self.b.note_var(FrameVar { word, words, from: 0, to: 0, name, ty, cell });
        }
    }

    pub fn bind_param(&mut self, ident: Ident, ty: TypeId, reg: Reg) {
        if let Some(obj) = self.c.checker.info.object_of(ident) {
            self.bind_object(obj, ty, reg);
        }
    }

    /// Gives a variable the value in registers that are its own.
    pub fn bind_object(&mut self, obj: ObjId, ty: TypeId, reg: Reg) {
        if self.is_large(ty) {
            self.bind_large_param(obj, ty, reg);
        } else if self.uses.of(obj).boxed() {
            let cell = self.new_cell(ty, Some(Key::Var(obj)));
            self.store_mem(cell, 0, reg, ty);
            self.set_var(obj, Var::Cell(cell));
        } else {
            self.set_var(obj, Var::Reg(reg));
        }
    }

    pub fn bind_result(&mut self, ident: Option<Ident>, ty: TypeId, reg: Reg) {
        let named = ident.and_then(|ident| self.c.checker.info.object_of(ident));
        let hidden = || self.c.hidden_var(ty);
        let obj = named.or_else(|| self.shares_results.then(hidden));
        let Some(obj) = obj else { return self.result_vars.push(None) };
        if self.shares_results || self.in_cell(obj, ty) {
            // The bodies of loops over functions hold the results' cells in the heap.
            let key = (!self.shares_results).then_some(Key::Var(obj));
            let cell = self.new_cell(ty, key);
            if self.epilogue.is_some() {
                self.b.pin(cell, 1); // a panic anywhere leads to the epilogue, which reads it
            }
            self.set_var(obj, Var::Cell(cell));
        } else {
            let repr = self.repr(ty);
            self.zero(reg, &repr);
            self.set_var(obj, Var::Reg(reg));
        }
        self.result_vars.push(Some(obj));
    }

    /// Zeroes the results and keeps them alive from the start: a recovered panic returns them as they are.
    fn keep_results(&mut self) {
        for (ty, reg) in self.layout.results.clone() {
            let repr = self.repr(ty);
            self.zero(reg, &repr);
            self.b.pin(reg, repr.words());
        }
    }

    /// Returns, by way of the deferred calls if there may be some.
    pub fn emit_return(&mut self) {
        if self.range_body.is_some() {
            return self.leave(Exit::Return);
        }
        if let Some(epilogue) = self.epilogue {
            return self.b.jump(epilogue);
        }
        self.load_results();
        match self.inline_end {
            Some(end) => self.b.jump(end),
            None => self.emit_ret(),
        }
    }

    /// Ends the frame: the results stand where the caller looks, and have been live until here.
    pub fn emit_ret(&mut self) {
        self.b.emit(Op::Ret, self.layout.result_words, 0, 0);
    }

    /// Copies results that live in cells to where the caller looks.
    pub fn load_results(&mut self) {
        let results = self.layout.results.clone();
        for (at, &(ty, reg)) in results.iter().enumerate() {
            let var = self
                .result_vars
                .get(at)
                .copied()
                .flatten()
                .and_then(|obj| self.vars.get(&obj).copied());
            if let Some(Var::Cell(cell)) = var {
                self.load_mem(reg, cell, 0, ty);
            }
        }
    }

    fn end_of_body(&mut self, sig: &Signature) {
        if sig.results.is_empty() {
            self.emit_return();
        } else {
            self.b.emit(Op::Unreachable, 0, 0, 0);
        }
        self.epilogue();
    }

    /// Hands the finished code to the program.
    pub fn finish(self, span: Span, arg_words: u16) -> Result<(), Overflow> {
        let FuncGen { c, b, func, name, layout, recover_pc, hidden, .. } = self;
        let body = match b.finish() {
            Ok(body) => body,
            Err(Overflow::Frame) => {
                c.error(
                    super::TOO_LARGE,
                    span,
                    "function too large: its variables exceed 65,535 words".into(),
                    None,
                );
                return Ok(());
            }
            Err(overflow) => return Err(overflow),
        };
        let file = c.checker.sources.path_of(span.lo).into();
        let (described, code) = body.describe(Heading {
            name: name.into(),
            file,
            arg_words: u32::from(arg_words.max(HEADER_WORDS)),
            result_words: u32::from(layout.result_words),
            recover_pc,
            hidden,
        });
        c.program.define_func(func, described, code);
        Ok(())
    }

    // ---- types and registers ----

    pub fn ty(&self, expr: &Expr<'a>) -> TypeId {
        self.c.subst(self.c.checker.info.type_of(expr))
    }

    /// Type of a declared object.
    pub fn obj_ty(&self, obj: ObjId) -> TypeId {
        self.c.subst(self.c.checker.info.object(obj).ty)
    }

    pub fn under(&self, ty: TypeId) -> Type {
        self.c.checker.types.under(ty).clone()
    }

    pub fn repr(&mut self, ty: TypeId) -> Rc<Repr> {
        self.c.repr(ty)
    }

    /// Takes registers for a value of this type.
    pub fn take(&mut self, ty: TypeId) -> Reg {
        let repr = self.repr(ty);
        self.take_repr(&repr)
    }

    pub fn take_repr(&mut self, repr: &Repr) -> Reg {
        self.b.take(repr.flags())
    }

    /// The wanted register, or fresh ones.
    pub fn dst(&mut self, want: Option<Reg>, ty: TypeId) -> Reg {
        match want {
            Some(reg) => reg,
            None => self.take(ty),
        }
    }

    pub fn unsupported_here(&mut self, what: &str) {
        self.c.unsupported(self.span, what);
    }

    /// Instructions from here on come from the line of this position.
    pub fn set_line(&mut self, pos: Pos) {
        let line = self.c.checker.sources.place(pos).line;
        self.b.set_line(line);
    }
}

/// The closure's own register: set by calls through func values.
pub(super) const CLOSURE_WORD: Reg = HEADER_WORDS - 1;
