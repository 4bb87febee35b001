//! A compiled function as the runtime sees it: frame size, stack maps, lines. Its code is the VM's affair.
//!
//! Made by the VM's compiler, one per function, owned by the program and never moved; every frame holds the address
//! of its `Func` (see `stack.rs`), so that stack scanning and tracebacks need no table of code addresses.
//!
//! Invariants: (F1) a `Func` is immutable once it can be called. (F2) `stack_maps` is sorted by `pc` and has an entry
//! for every safepoint: function entry, back-edges, and the return point of each call. (F3) `inlined` is in order of
//! `start`, of those with the same start the outer first; two of its ranges are apart or one lies in the other. (F4)
//! `frame_objects` is in order of `word`; no two of them share a word, none lies in header, results, parameters or a call
//! window, and no bitmap names their words: they are roots only through pointers to them (docs/decisions/013).

use std::sync::Arc;
use std::sync::atomic::AtomicPtr;

use crate::rtype::TypeRef;

/// Index of an instruction from the start of its function.
pub type Pc = u32;

/// No instruction.
pub const NO_PC: Pc = Pc::MAX;

/// A compiled function.
#[repr(C)]
#[derive(Debug)]
pub struct Func {
    /// First instruction word. Set by the compiler when the body is done; read with every call.
    pub code: AtomicPtr<u64>,
    /// Bytes from the frame's start to the end of its last outgoing call window's header and arguments: what a call
    /// must find free below the stack guard.
    pub frame_bytes: u32,
    /// Words of header, results, parameters and receiver: what moves when a call opens a new chunk.
    pub arg_words: u32,
    /// Words of the results, which stand right behind the header.
    pub result_words: u32,
    /// Number of instruction words.
    pub code_len: u32,
    /// Name as Go's tracebacks print it: `main.main`, `main.(*T).m`, `main.main.func1`.
    pub name: Box<str>,
    /// Its source file.
    pub file: Box<str>,
    /// Safepoints, sorted by `pc`.
    pub stack_maps: Box<[StackMap]>,
    /// Liveness bitmaps, each of `map_words` words, shared between safepoints that agree.
    pub bitmaps: Box<[u64]>,
    /// 64-bit words of one bitmap: one bit per word of the frame.
    pub map_words: u32,
    /// Where lines change, sorted by `pc`.
    pub lines: Box<[Line]>,
    /// Pieces of the code that come from other functions (F3).
    pub inlined: Box<[Inlined]>,
    /// Values that live in the frame and are reached by address (F4).
    pub frame_objects: Box<[FrameObject]>,
    /// Variables that live in registers, in the order in which they are declared: for heap dumps.
    pub vars: Box<[FrameVar]>,
    /// Where the function goes on after one of its deferred calls has recovered a panic: the instruction that runs the
    /// remaining ones and returns. `NO_PC` if it defers nothing.
    pub recover_pc: Pc,
    /// Not a function of the script or its packages' visible part: tracebacks leave it out (wrappers).
    pub hidden: bool,
}

/// The live pointer words of a frame at one safepoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StackMap {
    /// The instruction at which execution continues after the safepoint.
    pub pc: Pc,
    /// Index of its bitmap, in units of `map_words`.
    pub bitmap: u32,
}

/// A variable in registers of a frame, or the register with the address of its cell. No two that overlap hold at the same
/// instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameVar {
    /// Its first word in the frame.
    pub word: u32,
    /// Words that it has.
    pub words: u32,
    /// Holds behind this instruction,
    pub from: Pc,
    /// up to this one.
    pub to: Pc,
    /// As the source names it.
    pub name: Box<str>,
    /// Its type.
    pub ty: TypeRef,
    /// Whether the word has the address of a cell, in which the variable is.
    pub cell: bool,
}

/// A value with a place of its own in each frame of a function: what escape analysis kept from the heap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameObject {
    /// Its first word in the frame.
    pub word: u32,
    /// Its size and pointers.
    pub ty: TypeRef,
}

impl FrameObject {
    /// Words of the frame that a value of so many bytes takes: even one of no size has an address of its own.
    pub fn words_for(bytes: usize) -> usize {
        bytes.div_ceil(8).max(1)
    }
}

/// From `pc` on, instructions come from this line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// First instruction.
    pub pc: Pc,
    /// Source line from 1.
    pub line: u32,
}

/// A piece of a function's code that stands for a call: the called function's body, put in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inlined {
    /// First instruction.
    pub start: Pc,
    /// The instruction behind the last.
    pub end: Pc,
    /// Name of the function called.
    pub name: Arc<str>,
    /// Its source file, that of the lines in the range.
    pub file: Arc<str>,
    /// Line of the call.
    pub call_line: u32,
}

/// A function that an instruction belongs to, and where it stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'f> {
    /// The function's name.
    pub func: &'f str,
    /// Its source file.
    pub file: &'f str,
    /// The line, from 1.
    pub line: u32,
}

impl Func {
    /// The functions that an instruction belongs to, innermost first: those put in place of calls, then this one. That is
    /// what tracebacks show for one frame.
    pub fn places(&self, pc: Pc) -> impl Iterator<Item = Place<'_>> {
        let known = self.inlined.partition_point(|piece| piece.start <= pc);
        let around = self.inlined[..known].iter().rev().filter(move |piece| pc < piece.end);
        let mut line = self.line(pc);
        around
            .map(|piece| (&*piece.name, &*piece.file, piece.call_line))
            .chain([(&*self.name, &*self.file, 0)])
            .map(move |(func, file, call_line)| Place {
                func,
                file,
                line: std::mem::replace(&mut line, call_line),
            })
    }

    /// The variable that a word of the frame belongs to at an instruction.
    pub fn var_at(&self, pc: Pc, word: usize) -> Option<&FrameVar> {
        let holds = |var: &&FrameVar| {
            let within = word.checked_sub(var.word as usize);
            var.from <= pc && pc <= var.to && within.is_some_and(|at| at < var.words as usize)
        };
        self.vars.iter().rev().find(holds)
    }

    /// The liveness bitmap at `pc`, `None` where there is no safepoint.
    pub fn stack_map(&self, pc: Pc) -> Option<&[u64]> {
        let at = self.stack_maps.binary_search_by_key(&pc, |m| m.pc).ok()?;
        let start = self.stack_maps[at].bitmap as usize * self.map_words as usize;
        Some(&self.bitmaps[start..start + self.map_words as usize])
    }

    /// Index of the frame object that a word of the frame belongs to.
    pub fn frame_object_at(&self, word: usize) -> Option<usize> {
        let after = self.frame_objects.partition_point(|object| object.word as usize <= word);
        let index = after.checked_sub(1)?;
        let object = self.frame_objects[index];
        let inside = word - object.word as usize;
        (inside < FrameObject::words_for(object.ty.size())).then_some(index)
    }

    /// The source line of an instruction.
    pub fn line(&self, pc: Pc) -> u32 {
        let after = self.lines.partition_point(|l| l.pc <= pc);
        after.checked_sub(1).map_or(0, |i| self.lines[i].line)
    }

    /// Bytes this function takes, for `OtherSys`.
    pub fn bytes(&self) -> usize {
        size_of::<Func>()
            + self.code_len as usize * 8
            + self.stack_maps.len() * size_of::<StackMap>()
            + self.bitmaps.len() * 8
            + self.lines.len() * size_of::<Line>()
            + self.inlined.len() * size_of::<Inlined>()
            + self.frame_objects.len() * size_of::<FrameObject>()
            + self.vars.iter().map(|var| size_of::<FrameVar>() + var.name.len()).sum::<usize>()
            + self.name.len()
            + self.file.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rtype::Kind;
    use crate::value::testing::TestHeap;

    fn func() -> Func {
        Func {
            code: AtomicPtr::default(),
            frame_bytes: 0,
            arg_words: 0,
            result_words: 0,
            code_len: 0,
            name: "main.main".into(),
            file: "x.go".into(),
            stack_maps: Box::default(),
            bitmaps: Box::default(),
            map_words: 0,
            lines: Box::default(),
            inlined: Box::default(),
            frame_objects: Box::default(),
            vars: Box::default(),
            recover_pc: NO_PC,
            hidden: false,
        }
    }

    #[test]
    fn a_word_belongs_to_the_frame_object_around_it() {
        let heap = TestHeap::new();
        let (int, empty) = (heap.int(), heap.structure("struct {}", &[]));
        let bytes = heap.array(heap.basic("uint8", Kind::Uint8, 1, 1), 17);
        let places = [(6, int), (7, bytes), (12, empty)];
        let objects = places.map(|(word, ty)| FrameObject { word, ty });
        let func = Func { frame_objects: objects.into(), ..func() };
        let none = Func { frame_objects: Box::default(), ..self::func() };
        let cases = [
            // (case, word, the object found)
            ("before all", 5, None),
            ("the first word", 6, Some(0)),
            ("the next object", 7, Some(1)),
            ("inside, a part of a word", 9, Some(1)),
            ("between", 10, None),
            ("of no size", 12, Some(2)),
            ("behind all", 13, None),
        ];
        for (case, word, wanted) in cases {
            assert_eq!(func.frame_object_at(word), wanted, "{case}");
            assert_eq!(none.frame_object_at(word), None, "{case}");
        }
    }

    #[test]
    fn a_word_belongs_to_the_variable_that_has_it_there() {
        let heap = TestHeap::new();
        let var = |name: &str, word, words, from, to| FrameVar {
            word,
            words,
            from,
            to,
            name: name.into(),
            ty: heap.int(),
            cell: false,
        };
        // `first` gives its words to `second`; `later` is declared meanwhile.
        let vars = [var("first", 4, 2, 1, 5), var("later", 6, 1, 3, 9), var("second", 4, 3, 7, 9)];
        let func = Func { vars: vars.into(), ..func() };
        let cases = [
            // (case, pc, word, variable)
            ("not declared yet", 0, 4, None),
            ("its first word", 1, 4, Some("first")),
            ("its last, at its end", 5, 5, Some("first")),
            ("given back", 6, 5, None),
            ("another has it", 7, 5, Some("second")),
            ("the later one counts", 8, 6, Some("second")),
            ("a word of none", 8, 3, None),
        ];
        for (case, pc, word, wanted) in cases {
            assert_eq!(func.var_at(pc, word).map(|var| &*var.name), wanted, "{case}");
        }
    }

    #[test]
    fn an_instruction_belongs_to_the_calls_that_it_stands_for() {
        let piece = |start, end, name: &str, call_line| Inlined {
            start,
            end,
            name: name.into(),
            file: "x.go".into(),
            call_line,
        };
        let func = Func {
            lines: [Line { pc: 0, line: 10 }, Line { pc: 3, line: 2 }, Line { pc: 7, line: 11 }]
                .into(),
            inlined: [piece(2, 6, "main.outer", 10), piece(2, 4, "main.inner", 5)].into(),
            ..func()
        };
        let cases = [
            // (case, pc, places wanted)
            ("before", 1, vec![("main.main", 10)]),
            ("twice", 3, vec![("main.inner", 2), ("main.outer", 5), ("main.main", 10)]),
            ("once", 5, vec![("main.outer", 2), ("main.main", 10)]),
            ("behind", 7, vec![("main.main", 11)]),
        ];
        for (case, pc, wanted) in cases {
            let got: Vec<_> = func.places(pc).map(|place| (place.func, place.line)).collect();
            assert_eq!(got, wanted, "{case}");
        }
    }
}
