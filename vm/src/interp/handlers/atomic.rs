//! The atomic step: one opcode, which says in its extension what is done to which word. Soundness: as `exec.rs`.

use super::handlers;
use crate::bytecode::Counts;
use crate::bytecode::atomic::AtomicOp;
use crate::interp::ops::atomic::{Operands, do_step};

handlers! { c:
    Atomic => {
        let Some(at) = c.pointer(c.i.b) else { return c.nil() };
        let counts = Counts::of(c.ext(1));
        let second = if counts.y > 1 { c.r(c.i.c + 1) } else { 0 };
        let operands = Operands { first: c.r(c.i.c), second };
        // SAFETY: a pointer that is not nil leads to a word of the type that the function works on (exec.rs).
        let result = unsafe { do_step(AtomicOp::of(counts.z), at, operands) };
        if counts.x > 0 {
            c.set(c.i.a, result);
        }
        c.next(2)
    },
}
