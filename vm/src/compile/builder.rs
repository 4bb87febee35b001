//! Emits the bytecode of one function: registers, labels, lines, safepoints.
//!
//! Used by the code generator (`expr.rs`, `stmt.rs` ...), which never touches code words itself. `finish` gives the
//! [`FuncBody`] with its stack maps.
//!
//! Registers are handed out in stack order: a scope or an expression takes words from the top and gives them back by
//! releasing to a mark. Whoever takes words says which of them hold pointers, so at each safepoint the builder knows
//! the pointer words of everything allocated; liveness (`liveness.rs`) then drops those not read any more.
//!
//! Invariants: (E1) words are released in the reverse order of allocation. (E2) Words whose address is taken are
//! pinned once initialised, until released: they count as live, as liveness cannot see reads through the address.
//! (E3) No two safepoints share a pc, as their maps could differ. (E4) Frame objects are taken at the function's entry, and
//! are never released: their words are theirs as long as the frame stands.

use super::bits::Bits;
use super::liveness::live_at;
use crate::bytecode::effects::ends_flow;
use crate::bytecode::role::Role;
use crate::bytecode::{HEADER_WORDS, Instr, Op, Reg};
use burrow_runtime::func::{FrameObject, FrameVar, Func, Inlined, Line, StackMap};
use burrow_runtime::rtype::TypeRef;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::AtomicPtr;

/// A place in the code that jumps go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(usize);

/// The registers taken at some moment: `release` goes back to it.
#[derive(Clone, Copy, Debug)]
pub struct Mark(Reg);

/// A function body that cannot be encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overflow {
    /// A conditional jump spans more than 32 Ki words: build again with `long_jumps`.
    Jump,
    /// The frame exceeds 65,535 words.
    Frame,
    /// Frame objects want so many words more than were set aside for them: build again with these.
    Room(u16),
}

/// What the builder makes of a function.
#[derive(Debug)]
pub struct FuncBody {
    /// Instruction words.
    pub code: Vec<u64>,
    /// Words of the frame, outgoing windows included.
    pub frame_words: u32,
    /// Stack maps by pc.
    pub stack_maps: Vec<StackMap>,
    /// Deduplicated bitmaps.
    pub bitmaps: Vec<u64>,
    /// 64-bit words of one bitmap.
    pub map_words: u32,
    /// Line changes.
    pub lines: Vec<Line>,
    /// Pieces that stand for calls.
    pub inlined: Vec<Inlined>,
    /// Values that live in the frame, by word.
    pub objects: Vec<FrameObject>,
    /// Variables in registers.
    pub vars: Vec<FrameVar>,
}

/// What a function is called and how it is called: what its body does not say.
#[derive(Debug)]
pub struct Heading {
    /// Its name.
    pub name: Box<str>,
    /// The file that it stands in; empty for none.
    pub file: Box<str>,
    /// Words of the header, results and parameters.
    pub arg_words: u32,
    /// Words of the results.
    pub result_words: u32,
    /// Where it goes on after a recovered panic; `NO_PC` for nowhere.
    pub recover_pc: u32,
    /// Whether it is left out of tracebacks.
    pub hidden: bool,
}

impl FuncBody {
    /// The function's descriptor, which has no code yet, and its code.
    pub fn describe(self, heading: Heading) -> (Func, Vec<u64>) {
        let Heading { name, file, arg_words, result_words, recover_pc, hidden } = heading;
        let func = Func {
            code: AtomicPtr::default(),
            frame_bytes: self.frame_words * 8,
            arg_words,
            result_words,
            code_len: 0,
            name,
            file,
            stack_maps: self.stack_maps.into(),
            bitmaps: self.bitmaps.into(),
            map_words: self.map_words,
            lines: self.lines.into(),
            inlined: self.inlined.into(),
            frame_objects: self.objects.into(),
            vars: self.vars.into(),
            recover_pc,
            hidden,
        };
        (func, self.code)
    }
}

struct LabelState {
    at: Option<usize>,
    /// Instructions that jump here and do not know their distance yet.
    waiting: Vec<usize>,
}

struct Safepoint {
    pc: u32,
    pointers: Bits,
    pinned: Bits,
}

/// The code of one function while it grows.
pub struct Builder {
    code: Vec<u64>,
    labels: Vec<LabelState>,
    lines: Vec<Line>,
    line: u32,
    /// Pieces that stand for calls; those still open have no end yet.
    inlined: Vec<Inlined>,
    objects: Vec<FrameObject>,
    vars: Vec<FrameVar>,
    /// Those of them whose registers are not given back yet.
    open_vars: Vec<usize>,
    /// Words set aside for frame objects and not given to one yet.
    room: Range<Reg>,
    safepoints: Vec<Safepoint>,
    top: Reg,
    max_top: Reg,
    pointers: Bits,
    pinned: Bits,
    /// Encode every conditional jump as a short one over a far one.
    long_jumps: bool,
    overflow: Option<Overflow>,
    /// Last instruction that may be fused with the next one: none lies behind a label.
    last: Option<usize>,
    /// The last instruction.
    placed: usize,
    /// `last` as it was before the latest unconditional jump, and where that stands.
    before_jump: Option<(Option<usize>, usize)>,
    /// Where a label was put last.
    bound: usize,
    /// Whether to put an `AllocSite` before what may allocate.
    notes_sites: bool,
}

impl Builder {
    /// An empty function; only its header is allocated.
    pub fn new(long_jumps: bool) -> Builder {
        Builder {
            code: Vec::new(),
            labels: Vec::new(),
            lines: Vec::new(),
            line: 0,
            inlined: Vec::new(),
            objects: Vec::new(),
            vars: Vec::new(),
            open_vars: Vec::new(),
            room: 0..0,
            safepoints: Vec::new(),
            top: HEADER_WORDS,
            max_top: HEADER_WORDS,
            pointers: Bits::default(),
            pinned: Bits::default(),
            long_jumps,
            overflow: None,
            last: None,
            placed: 0,
            before_jump: None,
            bound: 0,
            notes_sites: false,
        }
    }

    /// The same for a program whose allocations are sampled, if they are.
    pub fn noting_sites(mut self, notes_sites: bool) -> Builder {
        self.notes_sites = notes_sites;
        self
    }

    // ---- registers ----

    /// Takes words whose pointer-ness is given one by one.
    pub fn take(&mut self, pointers: impl IntoIterator<Item = bool>) -> Reg {
        let reg = self.top;
        for is_pointer in pointers {
            if self.top == Reg::MAX {
                self.overflow = Some(Overflow::Frame);
                return reg.min(HEADER_WORDS);
            }
            if is_pointer {
                self.pointers.insert(self.top as usize);
            }
            self.top += 1;
        }
        self.max_top = self.max_top.max(self.top);
        reg
    }

    /// Takes one word.
    pub fn take_word(&mut self, is_pointer: bool) -> Reg {
        self.take([is_pointer])
    }

    /// Sets words aside for frame objects (E4). They are no roots; whoever holds an object's address is.
    pub fn take_room(&mut self, words: usize) {
        debug_assert!(self.safepoints.len() <= 1, "E4: frame objects are taken at the entry");
        let first = self.take(std::iter::repeat_n(false, words));
        self.room = first..self.top;
    }

    /// Gives words of the room to an object of this type: what `FrameNew` makes it in.
    pub fn frame_object(&mut self, ty: TypeRef) -> Reg {
        let words = FrameObject::words_for(ty.size());
        let word = self.room.start;
        let left = usize::from(self.room.end - word);
        if words > left {
            let known = match self.overflow {
                Some(Overflow::Room(more)) => more,
                _ => 0,
            };
            let more =
                u16::try_from(words - left).map_or(u16::MAX, |more| known.saturating_add(more));
            self.overflow.get_or_insert(Overflow::Room(0));
            if let Some(Overflow::Room(wanted)) = &mut self.overflow {
                *wanted = more;
            }
            self.room.start = self.room.end;
            return HEADER_WORDS; // this attempt is not finished
        }
        self.room.start += words as Reg; // at most what is left
        self.objects.push(FrameObject { word: u32::from(word), ty });
        word
    }

    /// Sets words aside for one object and gives them to it.
    #[cfg(test)]
    pub fn object_at_entry(&mut self, ty: TypeRef) -> Reg {
        self.take_room(FrameObject::words_for(ty.size()));
        self.frame_object(ty)
    }

    /// The closure's word in the header holds a pointer: this function is a closure that captures.
    pub fn closure_word_is_pointer(&mut self) {
        self.pointers.insert(usize::from(HEADER_WORDS) - 1);
    }

    /// Takes a call window's header and returns its base; results and arguments are taken next.
    pub fn take_header(&mut self) -> Reg {
        self.take([false; HEADER_WORDS as usize])
    }

    /// The registers taken now.
    pub fn mark(&self) -> Mark {
        Mark(self.top)
    }

    /// Gives back everything taken since `mark` (E1).
    pub fn release(&mut self, mark: Mark) {
        debug_assert!(mark.0 <= self.top, "E1: released out of order");
        self.top = mark.0;
        self.pointers.truncate(mark.0 as usize);
        self.pinned.truncate(mark.0 as usize);
        while let Some(&at) = self.open_vars.last()
            && self.vars[at].word >= u32::from(mark.0)
        {
            self.vars[at].to = self.code.len() as u32;
            self.open_vars.pop();
        }
    }

    /// A variable holds from here on, until its registers are given back.
    pub fn note_var(&mut self, var: FrameVar) {
        self.open_vars.push(self.vars.len());
        self.vars.push(FrameVar { from: self.code.len() as u32, to: u32::MAX, ..var });
    }

    /// The register that is taken next.
    pub fn next(&self) -> Reg {
        self.top
    }

    /// Counts initialised words as live until they are released (E2).
    pub fn pin(&mut self, reg: Reg, words: u16) {
        let first = usize::from(reg);
        for word in first..first + usize::from(words) {
            if self.pointers.contains(word) {
                self.pinned.insert(word);
            }
        }
    }

    // ---- code ----

    /// Instructions from here on come from this line.
    pub fn set_line(&mut self, line: u32) {
        self.line = line;
    }

    /// The line set last.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// Position of the next instruction.
    pub fn pc(&self) -> usize {
        self.code.len()
    }

    /// Code from here on stands for a call of this function, made on the current line. Returns what `end_inlined` takes.
    pub fn begin_inlined(&mut self, name: Arc<str>, file: Arc<str>) -> usize {
        let start = self.code.len() as u32;
        self.inlined.push(Inlined { start, end: u32::MAX, name, file, call_line: self.line });
        self.inlined.len() - 1
    }

    /// Ends a piece that stands for a call.
    pub fn end_inlined(&mut self, piece: usize) {
        self.inlined[piece].end = self.code.len() as u32;
    }

    /// Appends an instruction with its extension words.
    pub fn emit_ext(&mut self, op: Op, a: u16, b: u16, c: u16, ext: &[u64]) {
        self.place(op, [a, b, c], ext);
    }

    /// Appends an instruction and says where it stands.
    fn place(&mut self, op: Op, [a, b, c]: [u16; 3], ext: &[u64]) -> usize {
        debug_assert_eq!(
            op.row().ext as usize,
            ext.len(),
            "{op:?} has another number of extension words"
        );
        if self.notes_sites && op.may_allocate() {
            self.place(Op::AllocSite, [0; 3], &[]);
        }
        let pc = self.code.len();
        if self.lines.last().is_none_or(|l| l.line != self.line) {
            self.lines.push(Line { pc: pc as u32, line: self.line });
        }
        self.code.push(Instr::new(op, a, b, c).word());
        self.code.extend_from_slice(ext);
        self.last = Some(pc);
        self.placed = pc;
        pc
    }

    /// Whether execution can get here.
    pub fn goes_on(&self) -> bool {
        let ended =
            self.code.get(self.placed).is_some_and(|&word| ends_flow(Instr::decode(word).op));
        !ended || self.bound == self.code.len()
    }

    /// Whether jumps wait for a label.
    pub fn awaits(&self, label: Label) -> bool {
        !self.labels[label.0].waiting.is_empty()
    }

    /// Appends an instruction without extension.
    pub fn emit(&mut self, op: Op, a: u16, b: u16, c: u16) {
        self.emit_ext(op, a, b, c, &[]);
    }

    /// Appends a call and notes the safepoint at its return.
    pub fn emit_call(&mut self, op: Op, base: Reg, b: u16, c: u16, ext: &[u64]) {
        self.emit_ext(op, base, b, c, ext);
        self.last = None;
        self.note_safepoint(base);
    }

    /// Appends an instruction that may park the goroutine, which then runs it again: it is a safepoint itself.
    pub fn emit_parking(&mut self, op: Op, a: Reg, b: Reg, c: u16, ext: &[u64]) {
        if self.safepoints.last().is_some_and(|s| s.pc as usize == self.code.len()) {
            self.emit(Op::Nop, 0, 0, 0); // E3
        }
        self.note_safepoint(Reg::MAX);
        self.emit_ext(op, a, b, c, ext);
        self.last = None;
    }

    /// Notes a safepoint at the next instruction; words from `below` on are not roots.
    fn note_safepoint(&mut self, below: Reg) {
        let mut pointers = self.pointers.clone();
        pointers.truncate(below as usize);
        let mut pinned = self.pinned.clone();
        pinned.truncate(below as usize);
        self.safepoints.push(Safepoint { pc: self.code.len() as u32, pointers, pinned });
    }

    /// Marks the function's entry: parameters are taken, nothing else is.
    pub fn enter(&mut self) {
        self.note_safepoint(Reg::MAX);
    }

    /// The last instruction, if no label stands behind it: a candidate for fusing.
    pub fn last_instr(&self) -> Option<Instr> {
        self.last.map(|at| Instr::decode(self.code[at]))
    }

    /// Takes the last instruction back.
    pub fn drop_last(&mut self) {
        if let Some(at) = self.last.take() {
            self.cut(at);
        }
    }

    /// Takes back everything from `at` on.
    fn cut(&mut self, at: usize) {
        self.code.truncate(at);
        self.before_jump = None;
        while self.lines.last().is_some_and(|l| l.pc as usize > at) {
            self.lines.pop();
        }
        for piece in self.inlined.iter_mut().rev() {
            if piece.end as usize <= at {
                break;
            }
            if piece.end != u32::MAX {
                piece.end = at as u32;
            }
            piece.start = piece.start.min(at as u32);
        }
    }

    // ---- labels and jumps ----

    /// A label that stands nowhere yet.
    pub fn label(&mut self) -> Label {
        self.labels.push(LabelState { at: None, waiting: Vec::new() });
        Label(self.labels.len() - 1)
    }

    /// Puts a label here.
    pub fn bind(&mut self, label: Label) {
        let here = self.code.len();
        self.labels[label.0].at = Some(here);
        self.bound = here;
        for at in std::mem::take(&mut self.labels[label.0].waiting) {
            self.set_distance(at, here);
        }
        self.last = None;
    }

    /// Puts a label here that only jumps ahead go to. A jump that stands right before it is taken back.
    pub fn bind_ahead(&mut self, label: Label) {
        let here = self.code.len();
        if let Some((before, jump)) = self.before_jump
            && jump + 1 == here
            && self.bound != here
            && self.labels[label.0].waiting.last() == Some(&jump)
        {
            self.labels[label.0].waiting.pop();
            self.cut(jump);
            self.last = before; // unless another jump lands here, which `bind` sees to
        }
        if !self.labels[label.0].waiting.is_empty() {
            self.bind(label);
        }
    }

    /// Puts a label here to which back-edges go: a safepoint.
    pub fn bind_loop(&mut self, label: Label) {
        let shared = self.safepoints.last().is_some_and(|s| s.pc as usize == self.code.len());
        if shared {
            self.emit(Op::Nop, 0, 0, 0); // E3
        }
        self.bind(label);
        self.note_safepoint(Reg::MAX);
    }

    /// Jumps unconditionally; backward as a safepoint.
    pub fn jump(&mut self, label: Label) {
        if !self.goes_on() {
            return;
        }
        let op = if self.labels[label.0].at.is_some() { Op::Loop } else { Op::Jmp };
        let before = self.last;
        let at = self.place(op, [0; 3], &[]);
        self.before_jump = Some((before, at));
        self.aim(at, label);
        self.last = None;
    }

    /// Emits a jump whose operands are given, towards `label`. `op` is of the `J*` family for labels ahead and of the
    /// `L*` family for labels behind.
    pub fn jump_if(&mut self, op: Op, a: u16, b: u16, label: Label) {
        if self.long_jumps && op.row().roles[2] == Role::Jump {
            return self.jump_if_long(op, a, b, label);
        }
        let at = self.place(op, [a, b, 0], &[]);
        self.aim(at, label);
        self.last = None;
    }

    /// `op` over the next jump, then a far jump: `op` to +2 words, `Jmp` past, far jump.
    fn jump_if_long(&mut self, op: Op, a: u16, b: u16, label: Label) {
        let (taken, past) = (self.label(), self.label());
        let at = self.place(forward_form(op), [a, b, 0], &[]);
        self.aim(at, taken);
        self.jump(past);
        self.bind(taken);
        self.jump(label);
        self.bind(past);
    }

    /// Emits a jump with extension words.
    pub fn jump_ext(&mut self, op: Op, a: u16, b: u16, c: u16, ext: &[u64], label: Label) {
        let at = self.place(op, [a, b, c], ext);
        self.aim(at, label);
        self.last = None;
    }

    fn aim(&mut self, at: usize, label: Label) {
        match self.labels[label.0].at {
            Some(target) => self.set_distance(at, target),
            None => self.labels[label.0].waiting.push(at),
        }
    }

    fn set_distance(&mut self, at: usize, target: usize) {
        let distance = target as i64 - at as i64;
        let mut instr = Instr::decode(self.code[at]);
        if instr.op == Op::LAddLe {
            self.code[at + 1] = distance as u64;
        } else if instr.op.row().roles[1] == Role::Far {
            self.code[at] = instr.with_far(distance as i32).word();
        } else if let Ok(short) = i16::try_from(distance) {
            instr.c = short as u16;
            self.code[at] = instr.word();
        } else {
            self.overflow.get_or_insert(Overflow::Jump);
        }
    }

    // ---- the end ----

    /// Ends the function and computes its stack maps.
    ///
    /// # Errors
    /// When frame or jumps cannot be encoded.
    pub fn finish(mut self) -> Result<FuncBody, Overflow> {
        if let Some(overflow) = self.overflow {
            return Err(overflow);
        }
        if self.safepoints.last().is_some_and(|s| s.pc as usize == self.code.len()) {
            self.emit(Op::Unreachable, 0, 0, 0);
        }
        debug_assert!(self.labels.iter().all(|l| l.waiting.is_empty()), "a jump goes nowhere");
        self.safepoints.sort_by_key(|s| s.pc);
        let at: Vec<(u32, &Bits)> = self.safepoints.iter().map(|s| (s.pc, &s.pinned)).collect();
        let frame_words = u32::from(self.max_top);
        let map_words = frame_words.div_ceil(64);
        let mut bitmaps: Vec<u64> = Vec::new();
        let mut stack_maps = Vec::with_capacity(at.len());
        for (safepoint, mut live) in self.safepoints.iter().zip(live_at(&self.code, &at)) {
            live.intersect(&safepoint.pointers);
            let bitmap: Vec<u64> = live.to_words(map_words as usize).collect();
            let known = bitmaps.chunks(map_words as usize).position(|b| b == bitmap);
            let index = known.unwrap_or(bitmaps.len() / map_words as usize);
            if known.is_none() {
                bitmaps.extend(bitmap);
            }
            stack_maps.push(StackMap { pc: safepoint.pc, bitmap: index as u32 });
        }
        Ok(FuncBody {
            code: self.code,
            frame_words,
            stack_maps,
            bitmaps,
            map_words,
            lines: self.lines,
            inlined: self.inlined,
            objects: self.objects,
            vars: self.vars,
        })
    }
}

/// The forward form of a loop jump (B2).
pub fn forward_form(op: Op) -> Op {
    match op {
        Op::LEq => Op::JEq,
        Op::LNe => Op::JNe,
        Op::LLtS => Op::JLtS,
        Op::LLeS => Op::JLeS,
        Op::LLtU => Op::JLtU,
        Op::LLeU => Op::JLeU,
        Op::LEqI => Op::JEqI,
        Op::LNeI => Op::JNeI,
        Op::LLtI => Op::JLtI,
        Op::LLeI => Op::JLeI,
        Op::LGtI => Op::JGtI,
        Op::LGeI => Op::JGeI,
        Op::LEqF => Op::JEqF,
        Op::LNeF => Op::JNeF,
        Op::LLtF => Op::JLtF,
        Op::LLeF => Op::JLeF,
        Op::LNLtF => Op::JNLtF,
        Op::LNLeF => Op::JNLeF,
        Op::LTrue => Op::JTrue,
        Op::LFalse => Op::JFalse,
        other => other,
    }
}

/// The loop form of a forward jump (B2).
pub fn loop_form(op: Op) -> Op {
    match op {
        Op::JEq => Op::LEq,
        Op::JNe => Op::LNe,
        Op::JLtS => Op::LLtS,
        Op::JLeS => Op::LLeS,
        Op::JLtU => Op::LLtU,
        Op::JLeU => Op::LLeU,
        Op::JEqI => Op::LEqI,
        Op::JNeI => Op::LNeI,
        Op::JLtI => Op::LLtI,
        Op::JLeI => Op::LLeI,
        Op::JGtI => Op::LGtI,
        Op::JGeI => Op::LGeI,
        Op::JEqF => Op::LEqF,
        Op::JNeF => Op::LNeF,
        Op::JLtF => Op::LLtF,
        Op::JLeF => Op::LLeF,
        Op::JNLtF => Op::LNLtF,
        Op::JNLeF => Op::LNLeF,
        Op::JTrue => Op::LTrue,
        Op::JFalse => Op::LFalse,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use burrow_alloc::object_type::ObjectType;
    use burrow_alloc::units::Bytes;
    use burrow_runtime::rtype::{Kind, NewType, TypeArena, TypeFlags};

    fn ty(types: &TypeArena, size: usize, pointers: &[usize]) -> TypeRef {
        types.add(NewType {
            object: ObjectType::new(Bytes(size), pointers),
            kind: Kind::Struct,
            align: 8,
            flags: TypeFlags::default(),
            string: "T".into(),
            name: "T".into(),
            pkg_path: "".into(),
        })
    }

    #[test]
    fn frame_objects_keep_their_words_and_are_no_roots() {
        let types = TypeArena::default();
        let (node, bytes, empty) =
            (ty(&types, 24, &[0, 2]), ty(&types, 9, &[]), ty(&types, 0, &[]));
        let mut b = Builder::new(false);
        let param = b.take_word(true);
        b.enter();
        let words = [node, bytes, empty].map(|ty| b.object_at_entry(ty));
        assert_eq!(words, [param + 1, param + 4, param + 6]);
        let mark = b.mark();
        let ptr = b.take_word(true);
        assert_eq!(ptr, param + 7, "even an object of no size has a word");
        b.emit_ext(Op::FrameNew, ptr, words[0], 0, &[node.addr()]);
        let window = b.take_header();
        b.emit_call(Op::Call, window, 0, 0, &[0]);
        b.emit(Op::Load64, ptr, ptr, 0);
        b.release(mark);
        let body = b.finish().expect("a small function");
        let found: Vec<_> = body.objects.iter().map(|o| (o.word, o.ty)).collect();
        let wanted = words.map(u32::from).into_iter().zip([node, bytes, empty]);
        assert_eq!(found, wanted.collect::<Vec<_>>());
        let after_call = body.stack_maps[1].bitmap as usize * body.map_words as usize;
        assert_eq!(body.bitmaps[after_call], 1 << ptr, "its address, and nothing of it");
    }

    #[test]
    fn frame_objects_are_bounded_as_registers_are() {
        let types = TypeArena::default();
        let cases = [
            // (case, bytes of the object, whether it fits)
            ("all that is left", (usize::from(Reg::MAX) - 4) * 8, true),
            ("a word more", (usize::from(Reg::MAX) - 3) * 8, false),
            ("far too large", 1 << 40, false),
        ];
        for (case, size, fits) in cases {
            let mut b = Builder::new(false);
            b.enter();
            b.object_at_entry(ty(&types, size, &[]));
            b.emit(Op::Ret, 0, 0, 0);
            let overflow = b.finish().err();
            assert_eq!(overflow, (!fits).then_some(Overflow::Frame), "{case}");
        }
    }
}
