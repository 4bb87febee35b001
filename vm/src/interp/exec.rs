//! Instruction dispatch: one handler function per opcode, each ending with a jump to the next one's.
//!
//! A handler gets the machine, the frame and the instruction as arguments, which stay in processor registers from handler
//! to handler, and ends with a call of the next handler. Optimised builds turn that call into a jump (a sibling call);
//! other builds return to a loop in [`run`] after each instruction instead (`cfg(tail_dispatch)`, set by `build.rs`). Why
//! this and no loop around a `match`: docs/decisions/001-dispatch.md.
//!
//! For the call to become a jump, no local of a handler may have its address taken by something that is not inlined. So
//! handlers work on a [`Cx`] that never leaves them, and whatever is long or rare is a function that is not inlined and
//! takes the three arguments (`ops/`); it leaves a fault in the machine and says so with a `bool`. The test
//! `no_opcode_grows_the_stack` (vm/tests) runs loops over all opcodes on a small stack.
//!
//! Soundness: code words, frames and types are those the compiler made (program.rs G1, stack.rs K1, K2), so `pc` always
//! points to an instruction, and registers lie in the frame. Script memory is only touched through `burrow_alloc::mem`
//! (S1 to S3); an address in a pointer register is 0 or lies in a live object, as the collector follows the stack maps
//! and nothing else frees. Every `unsafe` block of this folder rests on that and nothing more, unless it says so.

use burrow_alloc::units::Addr;
use burrow_runtime::fault::{Fault, RuntimeError};

use super::handlers::HANDLERS;
use super::machine::{Exit, Machine};
use super::ops::{At, outline};
use crate::bytecode::Instr;

/// One opcode's function. Its result means: `true` to go on at the machine's saved place (loop dispatch only), `false` to
/// stop for the reason noted in the machine.
pub(super) type Handler = unsafe fn(&mut Machine<'_>, *mut u64, *const Instr) -> bool;

/// Runs from `pc` in frame `fp` until the goroutine ends, faults or must stop.
///
/// # Safety
/// `pc` and `fp` are an instruction and a frame of the machine's program and stack.
pub(super) unsafe fn run(m: &mut Machine<'_>, pc: *const Instr, fp: *mut u64) -> Exit {
    m.save(pc, fp);
    // SAFETY: see the module's head; the caller promises where it begins, handlers save where they stand.
    while unsafe { HANDLERS[(*m.pc).op as usize](m, m.fp, m.pc) } {}
    m.exit.take().unwrap_or(Exit::Done)
}

/// Goes on with the instruction at `pc`.
///
/// # Safety
/// As [`run`].
#[inline(always)]
pub(super) unsafe fn dispatch(m: &mut Machine<'_>, fp: *mut u64, pc: *const Instr) -> bool {
    #[cfg(tail_dispatch)]
    // SAFETY: the caller's promise is the handler's.
    unsafe {
        HANDLERS[(*pc).op as usize](m, fp, pc)
    }
    #[cfg(not(tail_dispatch))]
    {
        m.save(pc, fp);
        true
    }
}

/// What a handler's body says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// Go on at the context's `pc`.
    Next,
    /// Stop: the reason is in the machine.
    Stop,
}

/// What a handler works on. Never passed to anything that is not inlined (see the module's head).
pub(super) struct Cx<'c, 'r> {
    pub m: &'c mut Machine<'r>,
    pub fp: *mut u64,
    pub pc: *const Instr,
    pub i: Instr,
}

impl Cx<'_, '_> {
    /// Register `reg`.
    #[inline(always)]
    pub fn r(&self, reg: u16) -> u64 {
        // SAFETY: registers of an instruction lie in its frame.
        unsafe { *self.fp.add(reg as usize) }
    }

    /// Sets register `reg`.
    #[inline(always)]
    pub fn set(&mut self, reg: u16, value: u64) {
        // SAFETY: as above.
        unsafe { *self.fp.add(reg as usize) = value }
    }

    /// Address of register `reg`.
    #[inline(always)]
    pub fn reg_ptr(&self, reg: u16) -> *mut u64 {
        // SAFETY: as above.
        unsafe { self.fp.add(reg as usize) }
    }

    /// Extension word `n`, from 1.
    #[inline(always)]
    pub fn ext(&self, n: usize) -> u64 {
        // SAFETY: the compiler emits as many words as the opcode's row says.
        unsafe { *self.pc.cast::<u64>().add(n) }
    }

    /// Goes on behind an instruction of so many words.
    #[inline(always)]
    pub fn next(&mut self, words: usize) -> Flow {
        // SAFETY: no function ends with an instruction that falls through.
        self.pc = unsafe { self.pc.add(words) };
        Flow::Next
    }

    /// Goes on `distance` words from here.
    #[inline(always)]
    pub fn jump(&mut self, distance: isize) {
        // SAFETY: jumps of the compiler land on instructions.
        self.pc = unsafe { self.pc.offset(distance) };
    }

    /// Stops with a fault at this instruction.
    #[inline(always)]
    pub fn fault(&mut self, fault: impl Into<Fault>) -> Flow {
        fail(self.m, self.fp, self.pc, fault.into());
        Flow::Stop
    }

    /// The address in a pointer register; `None` if it is nil: then stop with `nil`.
    #[inline(always)]
    pub fn pointer(&self, reg: u16) -> Option<Addr> {
        match self.r(reg) {
            0 => None,
            ptr => Some(Addr(ptr as usize)),
        }
    }

    /// Stops for a nil dereference.
    #[inline(always)]
    pub fn nil(&mut self) -> Flow {
        fail_nil(self.m, self.fp, self.pc);
        Flow::Stop
    }

    /// The address of element `index` of the slice (or string) at register `slice`; `None` out of range: then stop with
    /// `out_of_range`.
    #[inline(always)]
    pub fn element(&self, slice: u16, index: u16, size: u64) -> Option<Addr> {
        let (index, len) = (self.r(index), self.r(slice + 1));
        (index < len).then(|| Addr((self.r(slice) + index * size) as usize))
    }

    /// Stops for an index out of range.
    #[inline(always)]
    pub fn out_of_range(&mut self, index: u64, len: u64) -> Flow {
        fail_index(self.m, self.fp, self.pc, index, len);
        Flow::Stop
    }

    /// At a back-edge or function entry: stops what is wanted to stop. `pc` is where execution goes on.
    #[inline(always)]
    pub fn poll(&mut self) -> Flow {
        if self.m.guard_limit() == 0 { self.stop_here() } else { Flow::Next }
    }

    #[inline(always)]
    fn stop_here(&mut self) -> Flow {
        if pause(self.m, self.fp, self.pc) { Flow::Next } else { Flow::Stop }
    }

    /// A function of `ops/` for the whole instruction, of so many words.
    #[inline(always)]
    pub fn op(&mut self, op: impl FnOnce(&mut Machine<'_>, At) -> OpResult, words: usize) -> Flow {
        // SAFETY: see the module's head.
        if unsafe { outline(self.m, self.fp, self.pc, op) } { self.next(words) } else { Flow::Stop }
    }
}

#[cold]
#[inline(never)]
pub(super) fn fail(m: &mut Machine<'_>, fp: *mut u64, pc: *const Instr, fault: Fault) {
    m.save(pc, fp);
    m.exit = Some(Exit::Fault(fault));
}

#[cold]
#[inline(never)]
fn fail_nil(m: &mut Machine<'_>, fp: *mut u64, pc: *const Instr) {
    fail(m, fp, pc, RuntimeError::NilDereference.into());
}

#[cold]
#[inline(never)]
fn fail_index(m: &mut Machine<'_>, fp: *mut u64, pc: *const Instr, index: u64, len: u64) {
    fail(m, fp, pc, RuntimeError::Index { index: index as i64, len: len as i64 }.into());
}

#[cold]
#[inline(never)]
fn pause(m: &mut Machine<'_>, fp: *mut u64, pc: *const Instr) -> bool {
    m.save(pc, fp);
    m.note(|m| m.safepoint())
}

/// What a fault is to the functions in `ops/`.
pub(super) type OpResult = Result<(), Fault>;
