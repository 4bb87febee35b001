//! A compiled function as the runtime sees it: frame size, stack maps, lines. Its code is the VM's affair.
//!
//! Made by the VM's compiler, one per function, owned by the program and never moved; every frame holds the address
//! of its `Func` (see `stack.rs`), so that stack scanning and tracebacks need no table of code addresses.
//!
//! Invariants: (F1) a `Func` is immutable once it can be called. (F2) `stack_maps` is sorted by `pc` and has an entry
//! for every safepoint: function entry, back-edges, and the return point of each call.

use std::sync::atomic::AtomicPtr;

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

/// From `pc` on, instructions come from this line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// First instruction.
    pub pc: Pc,
    /// Source line from 1.
    pub line: u32,
}

impl Func {
    /// The liveness bitmap at `pc`, `None` where there is no safepoint.
    pub fn stack_map(&self, pc: Pc) -> Option<&[u64]> {
        let at = self.stack_maps.binary_search_by_key(&pc, |m| m.pc).ok()?;
        let start = self.stack_maps[at].bitmap as usize * self.map_words as usize;
        Some(&self.bitmaps[start..start + self.map_words as usize])
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
            + self.name.len()
            + self.file.len()
    }
}
