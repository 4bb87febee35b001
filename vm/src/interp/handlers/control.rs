//! Moves, constants, jumps.
//!
//! Jumps back are safepoints: they look at the guard limit ([`Cx::poll`]). Soundness: as `exec.rs`.

use super::handlers;
use crate::bytecode::Counts;
use crate::interp::exec::{Cx, Flow, Handler};
use burrow_runtime::fault::Fatal;

/// What opcodes without a handler would run; the table has none.
pub(super) const UNREACHABLE: Handler = Unreachable;

#[inline(always)]
fn f(bits: u64) -> f64 {
    f64::from_bits(bits)
}

impl Cx<'_, '_> {
    #[inline(always)]
    fn ab(&self) -> (u64, u64) {
        (self.r(self.i.a), self.r(self.i.b))
    }

    #[inline(always)]
    fn signed(&self) -> (i64, i64) {
        (self.r(self.i.a) as i64, self.r(self.i.b) as i64)
    }

    #[inline(always)]
    fn small(&self) -> (i64, i64) {
        (self.r(self.i.a) as i64, i64::from(self.i.b as i16))
    }

    #[inline(always)]
    fn floats_ab(&self) -> (f64, f64) {
        (f(self.r(self.i.a)), f(self.r(self.i.b)))
    }

    /// Jumps ahead if `taken`.
    #[inline(always)]
    fn ahead(&mut self, taken: bool) -> Flow {
        if taken {
            self.jump(isize::from(self.i.c as i16));
            Flow::Next
        } else {
            self.next(1)
        }
    }

    /// Jumps back if `taken`: a safepoint.
    #[inline(always)]
    fn back(&mut self, taken: bool) -> Flow {
        if taken {
            self.jump(isize::from(self.i.c as i16));
            self.poll()
        } else {
            self.next(1)
        }
    }

    #[inline(always)]
    fn far(&mut self, taken: bool) -> Flow {
        if taken {
            self.jump(self.i.far() as isize);
            Flow::Next
        } else {
            self.next(1)
        }
    }

    #[inline(always)]
    fn far_back(&mut self, taken: bool) -> Flow {
        if taken {
            self.jump(self.i.far() as isize);
            self.poll()
        } else {
            self.next(1)
        }
    }

    #[inline(always)]
    fn increment(&mut self) -> i64 {
        let next = self.r(self.i.a).wrapping_add(1);
        self.set(self.i.a, next);
        next as i64
    }
}

handlers! { c:
    Nop => c.next(1),
    Mov => {
        c.set(c.i.a, c.r(c.i.b));
        c.next(1)
    },
    Mov2 => {
        let (x, y) = (c.r(c.i.b), c.r(c.i.b + 1));
        c.set(c.i.a, x);
        c.set(c.i.a + 1, y);
        c.next(1)
    },
    Mov3 => {
        let (x, y, z) = (c.r(c.i.b), c.r(c.i.b + 1), c.r(c.i.b + 2));
        c.set(c.i.a, x);
        c.set(c.i.a + 1, y);
        c.set(c.i.a + 2, z);
        c.next(1)
    },
    MovN => {
        let words = Counts::of(c.ext(1)).x as usize;
        // SAFETY: both runs of words lie in the frame; they may overlap.
        unsafe { std::ptr::copy(c.reg_ptr(c.i.b), c.reg_ptr(c.i.a), words) };
        c.next(2)
    },
    ImmI => {
        c.set(c.i.a, i64::from(c.i.b as i16) as u64);
        c.next(1)
    },
    Const => {
        c.set(c.i.a, c.ext(1));
        c.next(2)
    },
    Const2 => {
        c.set(c.i.a, c.ext(1));
        c.set(c.i.a + 1, c.ext(2));
        c.next(3)
    },
    ZeroN => {
        let words = Counts::of(c.ext(1)).x as usize;
        // SAFETY: the words lie in the frame.
        unsafe { c.reg_ptr(c.i.a).write_bytes(0, words) };
        c.next(2)
    },
    FrameAddr => {
        c.set(c.i.a, c.reg_ptr(c.i.b).expose_provenance() as u64);
        c.next(2)
    },

    Jmp => c.far(true),
    Loop => c.far_back(true),
    JTrue => c.far(c.r(c.i.a) != 0),
    JFalse => c.far(c.r(c.i.a) == 0),
    LTrue => c.far_back(c.r(c.i.a) != 0),
    LFalse => c.far_back(c.r(c.i.a) == 0),
    JEq => c.ahead({ let (x, y) = c.ab(); x == y }),
    JNe => c.ahead({ let (x, y) = c.ab(); x != y }),
    JLtS => c.ahead({ let (x, y) = c.signed(); x < y }),
    JLeS => c.ahead({ let (x, y) = c.signed(); x <= y }),
    JLtU => c.ahead({ let (x, y) = c.ab(); x < y }),
    JLeU => c.ahead({ let (x, y) = c.ab(); x <= y }),
    JEqI => c.ahead({ let (x, y) = c.small(); x == y }),
    JNeI => c.ahead({ let (x, y) = c.small(); x != y }),
    JLtI => c.ahead({ let (x, y) = c.small(); x < y }),
    JLeI => c.ahead({ let (x, y) = c.small(); x <= y }),
    JGtI => c.ahead({ let (x, y) = c.small(); x > y }),
    JGeI => c.ahead({ let (x, y) = c.small(); x >= y }),
    JEqF => c.ahead({ let (x, y) = c.floats_ab(); x == y }),
    JNeF => c.ahead({ let (x, y) = c.floats_ab(); x != y }),
    JLtF => c.ahead({ let (x, y) = c.floats_ab(); x < y }),
    JLeF => c.ahead({ let (x, y) = c.floats_ab(); x <= y }),
    JNLtF => { let (x, y) = c.floats_ab(); let less = x < y; c.ahead(!less) },
    JNLeF => { let (x, y) = c.floats_ab(); let at_most = x <= y; c.ahead(!at_most) },
    LEq => c.back({ let (x, y) = c.ab(); x == y }),
    LNe => c.back({ let (x, y) = c.ab(); x != y }),
    LLtS => c.back({ let (x, y) = c.signed(); x < y }),
    LLeS => c.back({ let (x, y) = c.signed(); x <= y }),
    LLtU => c.back({ let (x, y) = c.ab(); x < y }),
    LLeU => c.back({ let (x, y) = c.ab(); x <= y }),
    LEqI => c.back({ let (x, y) = c.small(); x == y }),
    LNeI => c.back({ let (x, y) = c.small(); x != y }),
    LLtI => c.back({ let (x, y) = c.small(); x < y }),
    LLeI => c.back({ let (x, y) = c.small(); x <= y }),
    LGtI => c.back({ let (x, y) = c.small(); x > y }),
    LGeI => c.back({ let (x, y) = c.small(); x >= y }),
    LEqF => c.back({ let (x, y) = c.floats_ab(); x == y }),
    LNeF => c.back({ let (x, y) = c.floats_ab(); x != y }),
    LLtF => c.back({ let (x, y) = c.floats_ab(); x < y }),
    LLeF => c.back({ let (x, y) = c.floats_ab(); x <= y }),
    LNLtF => { let (x, y) = c.floats_ab(); let less = x < y; c.back(!less) },
    LNLeF => { let (x, y) = c.floats_ab(); let at_most = x <= y; c.back(!at_most) },
    LIncLt => { let x = c.increment(); c.back(x < c.r(c.i.b) as i64) },
    LIncLtI => { let x = c.increment(); c.back(x < i64::from(c.i.b as i16)) },
    LIncLe => { let x = c.increment(); c.back(x <= c.r(c.i.b) as i64) },
    LAddLe => {
        let sum = c.r(c.i.a).wrapping_add(c.r(c.i.b));
        c.set(c.i.a, sum);
        if sum as i64 <= c.r(c.i.c) as i64 {
            c.jump(c.ext(1) as isize);
            c.poll()
        } else {
            c.next(2)
        }
    },
    JTypeNe => {
        if c.r(c.i.a) == c.ext(1) {
            c.next(2)
        } else {
            c.jump(isize::from(c.i.c as i16));
            Flow::Next
        }
    },
    Unreachable => c.fault(Fatal::Throw("unreachable code reached".into())),
}
