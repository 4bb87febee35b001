//! Where objects are made: in the heap, or, if the escape analysis says so, in the frame.
//!
//! All other files of this folder come here with the [`Key`] under which the analysis knows an object; without a key it
//! is in the heap. An object in the frame has words of its own for as long as the function runs, though it may be made
//! again and again in them: in each round of a loop, as its address does not outlive the round.
//!
//! Next to read: `escape/mod.rs`, docs/decisions/013-frame-objects.md.

use burrow_runtime::map::MapTypes;
use burrow_runtime::rtype::TypeRef;
use burrow_runtime::string::{BUFFER_BYTES, buffer_type};

use super::Compiler;
use super::escape::Key;
use super::func::FuncGen;
use crate::bytecode::{Op, Reg};
use crate::check::types::{Type, TypeId};
use crate::syntax::ast::Expr;

impl FuncGen<'_, '_> {
    /// Whether an object stays in the frame.
    pub fn in_frame(&self, key: Key) -> bool {
        let Some(escapes) = &self.escapes else { return false };
        debug_assert!(escapes.knows(self.ctx, key), "{key:?} in {} was not analysed", self.name);
        escapes.in_frame(self.ctx, key)
    }

    /// The frame's words for an object, if it stays there.
    pub fn frame_words(&mut self, key: Option<Key>, ty: TypeRef) -> Option<Reg> {
        let key = key.filter(|&key| self.in_frame(key))?;
        let known = self.objects.get(&(self.ctx, key)).copied();
        Some(known.unwrap_or_else(|| {
            let word = self.b.frame_object(ty);
            self.objects.insert((self.ctx, key), word);
            word
        }))
    }

    /// dst = the address of a fresh, zeroed object.
    pub fn emit_object(&mut self, dst: Reg, ty: TypeRef, key: Option<Key>) {
        match self.frame_words(key, ty) {
            Some(words) => self.b.emit_ext(Op::FrameNew, dst, words, 0, &[ty.addr()]),
            None => self.b.emit_ext(Op::New, dst, 0, 0, &[ty.addr()]),
        }
    }
}

/// How many entries a new map is to have room for.
#[derive(Clone, Copy)]
pub(super) enum Hint {
    /// So many.
    Known(usize),
    /// As many as the register says.
    Reg(Reg),
}

/// Entries of a map that is one group.
const SMALL_MAP: usize = 8;

impl<'a> FuncGen<'_, 'a> {
    /// `n` of a constant number of elements.
    pub fn constant_count(&self, expr: &'a Expr<'a>) -> Option<usize> {
        let value = self.c.checker.info.value_of(expr)?;
        usize::try_from(value.to_i64()?).ok()
    }

    /// dst = make(map, hint): in the frame its header, and its first group if it may be that small.
    pub fn make_map(&mut self, dst: Reg, ty: TypeId, hint: Hint, key: Option<Key>) {
        let rtype = self.c.rtype(ty);
        let header_type = self.c.frame_types().map_header;
        let header = self.frame_words(key, header_type);
        let small = matches!(hint, Hint::Known(n) if n <= SMALL_MAP);
        if let (Some(header), true, Some(shape)) = (header, small, rtype.map()) {
            let group = self.group_words(key, shape.group);
            return self.b.emit_ext(Op::MakeFrameMap, dst, header, group, &[rtype.addr()]);
        }
        let mark = self.b.mark();
        let (large, end) = (self.b.label(), self.b.label());
        let hint = match (hint, header, rtype.map()) {
            (Hint::Reg(reg), Some(header), Some(shape)) => {
                let group = self.group_words(key, shape.group);
                self.b.jump_if(Op::JGtI, reg, SMALL_MAP as u16, large);
                self.b.emit_ext(Op::MakeFrameMap, dst, header, group, &[rtype.addr()]);
                self.b.jump(end);
                reg
            }
            (Hint::Reg(reg), ..) => reg,
            (Hint::Known(n), ..) => {
                let reg = self.b.take_word(false);
                self.constant(reg, n as u64);
                reg
            }
        };
        self.b.bind_ahead(large);
        self.b.emit_ext(Op::MakeMap, dst, hint, header.unwrap_or(0), &[rtype.addr()]);
        self.b.bind_ahead(end);
        self.b.release(mark);
    }

    /// The frame's words for the first group of a map whose header is there.
    fn group_words(&mut self, key: Option<Key>, ty: TypeRef) -> Reg {
        let key = match key {
            Some(Key::Backing(id)) => Key::Group(id),
            _ => return self.b.frame_object(ty),
        };
        let known = self.objects.get(&(self.ctx, key)).copied();
        known.unwrap_or_else(|| {
            let word = self.b.frame_object(ty);
            self.objects.insert((self.ctx, key), word);
            word
        })
    }

    /// dst = make([]T, len, cap)
    pub fn make_slice(
        &mut self,
        expr: &'a Expr<'a>,
        elem: TypeId,
        args: &'a [&'a Expr<'a>],
        dst: Reg,
    ) {
        let key = Key::Backing(expr.id);
        let known = args[1..].last().and_then(|arg| self.constant_count(arg));
        let known = known.filter(|_| self.constant_count(args[1]).is_some());
        let size = self.repr(elem).size;
        let len = self.expr(args[1]);
        let cap = args.get(2).map_or(len, |cap| self.expr(cap));
        self.set_line(expr.span.lo);
        let rtype = self.c.rtype(elem).addr();
        let has_site = size > 0 && known != Some(0);
        if !has_site || !self.in_frame(key) {
            return self.b.emit_ext(Op::MakeSlice, dst, len, cap, &[rtype]);
        }
        let made = self.b.take([true, false, false]);
        match known {
            Some(count) => self.frame_slice(made, elem, count, len, cap, key),
            None => {
                let (heap, end) = (self.b.label(), self.b.label());
                let most = self.b.take_word(false);
                self.constant(most, (BUFFER_BYTES / size) as u64);
                self.b.jump_if(Op::JLtU, most, cap, heap);
                self.b.jump_if(Op::JLtU, cap, len, heap); // which panics
                self.frame_slice(made, elem, BUFFER_BYTES / size, len, cap, key);
                self.b.jump(end);
                self.b.bind(heap);
                self.b.emit_ext(Op::MakeSlice, made, len, cap, &[rtype]);
                self.b.bind(end);
            }
        }
        self.mov(dst, made, 3);
    }

    /// dst = a slice of `count` zero elements in the frame.
    fn frame_slice(&mut self, dst: Reg, elem: TypeId, count: usize, len: Reg, cap: Reg, key: Key) {
        let array = self.c.checker.types.intern(Type::Array { len: count as u64, elem });
        self.emit_new(dst, array, Some(key));
        self.mov(dst + 1, len, 1);
        self.mov(dst + 2, cap, 1);
    }

    /// Gives a slice without room, which so many values are to be appended to, a buffer in the frame: if they fit, and the
    /// result does not escape.
    pub fn append_buffer(&mut self, expr: &'a Expr<'a>, elem: TypeId, slice: Reg, added: usize) {
        let size = self.repr(elem).size;
        let key = Key::Backing(expr.id);
        if size == 0 || size > BUFFER_BYTES || added * size > BUFFER_BYTES || !self.in_frame(key) {
            return;
        }
        let most = BUFFER_BYTES / size;
        let flag = self.once_flag(key);
        let mark = self.b.mark();
        let skip = self.b.label();
        self.b.jump_if(Op::JNeI, slice + 2, 0, skip);
        if let Some(flag) = flag {
            self.b.jump_if(Op::JNeI, flag, 0, skip);
            self.b.emit(Op::ImmI, flag, 1, 0);
        }
        let array = self.c.checker.types.intern(Type::Array { len: most as u64, elem });
        self.emit_new(slice, array, Some(key));
        self.b.emit(Op::ImmI, slice + 1, 0, 0);
        self.constant(slice + 2, most as u64);
        self.b.bind(skip);
        self.b.release(mark);
    }

    /// Moves the slice in registers out of the frame, if it is there, where the analysis says so of its name.
    pub fn move_slice(&mut self, name: &Expr<'a>, slice: Reg) {
        let moves = self.escapes.as_ref().is_some_and(|e| e.moves(self.ctx, name.id));
        if let (true, Type::Slice(elem)) = (moves, self.under(self.ty(name))) {
            let rtype = self.c.rtype(elem).addr();
            self.b.emit_ext(Op::HeapSlice, slice, 0, 0, &[rtype]);
        }
    }

    /// Takes the registers of flags for buffers that are handed out once, and clears them.
    pub fn take_flags(&mut self, count: usize) {
        let first = self.b.take(std::iter::repeat_n(false, count));
        self.flags = first..self.b.next();
        self.zero_words(first, self.flags.end - first);
    }

    /// The register that tells whether a buffer has been handed out, if that is done once only.
    fn once_flag(&mut self, key: Key) -> Option<Reg> {
        self.escapes.as_ref().filter(|escapes| escapes.is_once(self.ctx, key))?;
        let key = match key {
            Key::Backing(id) => (self.ctx, Key::Given(id)),
            _ => return None,
        };
        let known = self.objects.get(&key).copied().or_else(|| self.flags.next());
        debug_assert!(known.is_some(), "the analysis has counted the flags");
        self.objects.extend(known.map(|flag| (key, flag)));
        known
    }

    /// The frame's word of the buffer for text that an expression makes; 0 if the text escapes.
    pub fn text_buffer(&mut self, expr: &Expr<'a>, of_runes: bool) -> u16 {
        let types = self.c.frame_types();
        let ty = if of_runes { types.runes } else { types.bytes };
        self.frame_words(Some(Key::Made(expr.id)), ty).unwrap_or(0)
    }
}

/// Descriptors of frame objects that no type of the program describes.
#[derive(Clone, Copy)]
pub(super) struct FrameTypes {
    map_header: TypeRef,
    bytes: TypeRef,
    runes: TypeRef,
}

impl Compiler<'_> {
    fn frame_types(&mut self) -> FrameTypes {
        *self.frame_types.get_or_insert_with(|| {
            let types = &self.program.types;
            FrameTypes {
                map_header: MapTypes::new(types).header,
                bytes: buffer_type(types, false),
                runes: buffer_type(types, true),
            }
        })
    }
}
