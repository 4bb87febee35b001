//! From an address of code to the function it belongs to: what `runtime.Caller` and its kin say about a place.
//!
//! A *pc* as scripts see it is an address in a function's code, within the instruction that called or failed; the byte
//! before it lies there too, so that it does not matter which of the two a script asks about. Of an instruction's eight
//! bytes each two stand for a function that the instruction belongs to (`Func::places`): the first two for the innermost
//! of those put in place of calls. Functions of Go's runtime that Burrow does not have as functions stand at addresses of their
//! own, the trampolines (`Program::trampolines`).

#![forbid(unsafe_code)]

use burrow_runtime::rtype::FuncRef;
use std::sync::atomic::Ordering;

use crate::program::Program;

/// Where some code comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol<'p> {
    /// The function's name, as tracebacks print it.
    pub name: &'p str,
    /// Its file.
    pub file: &'p str,
    /// The line.
    pub line: u32,
    /// Address of the function's first instruction.
    pub entry: u64,
}

/// Functions that can be told apart for one instruction: the innermost ones, and as the last the one that holds the code.
pub(crate) const LEVELS: usize = 4;

/// The pc for the `level`-th function of those that an instruction belongs to.
pub(crate) fn pc_at(instruction: u64, level: usize) -> u64 {
    instruction + 2 * level as u64 + 1
}

/// Functions sorted by the address of their code.
#[derive(Debug, Default)]
pub(crate) struct CodeIndex(Vec<FuncRef>);

/// First and one past the last byte of a function's code.
fn extent(func: &FuncRef) -> (u64, u64) {
    let start = func.code.load(Ordering::Relaxed).addr() as u64;
    (start, start + u64::from(func.code_len) * 8)
}

impl CodeIndex {
    /// The index of these functions.
    pub(crate) fn new(funcs: impl Iterator<Item = FuncRef>) -> CodeIndex {
        let mut funcs: Vec<FuncRef> = funcs.filter(|func| extent(func).0 != 0).collect();
        funcs.sort_by_key(|func| extent(func).0);
        CodeIndex(funcs)
    }

    fn find(&self, pc: u64) -> Option<&FuncRef> {
        let after = self.0.partition_point(|func| extent(func).0 <= pc);
        let func = self.0.get(after.checked_sub(1)?)?;
        (pc < extent(func).1).then_some(func)
    }
}

impl Program {
    /// The pc of `runtime.Callers`, which is the first that it reports itself.
    pub fn callers_pc(&self) -> u64 {
        self.trampolines().chunk_return.addr() as u64 + 1
    }

    /// The pc of what calls deferred functions in a panic.
    pub fn gopanic_pc(&self) -> u64 {
        self.trampolines().panic_return.addr() as u64 + 1
    }

    /// The pc below every goroutine's first function.
    pub fn goexit_pc(&self) -> u64 {
        self.trampolines().go_end.addr() as u64 + 1
    }

    /// The function that holds an address of code. The address of the function's own description, to which func values
    /// lead, stands for its first instruction.
    pub fn symbol(&self, pc: u64) -> Option<Symbol<'_>> {
        let own = [
            (self.callers_pc(), "runtime.Callers", "runtime/extern.go"),
            (self.gopanic_pc(), "runtime.gopanic", "runtime/panic.go"),
            (self.goexit_pc(), "runtime.goexit", "runtime/asm_amd64.s"),
        ];
        if let Some(&(at, name, file)) = own.iter().find(|(at, ..)| *at - 1 == pc || *at == pc) {
            return Some(Symbol { name, file, line: 1, entry: at - 1 });
        }
        let (func, at) = match self.func_at(pc) {
            Some(func) => (func, 0),
            None => {
                let func = self.code_index().find(pc)?;
                (func, pc - extent(func).0)
            }
        };
        let mut places = func.places((at / 8) as u32);
        let first = places.next()?;
        let level = (at % 8) as usize / 2;
        let place = places
            .take(if level == LEVELS - 1 { usize::MAX } else { level })
            .last()
            .unwrap_or(first);
        Some(Symbol { name: place.func, file: place.file, line: place.line, entry: extent(func).0 })
    }
}
