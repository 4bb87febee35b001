//! Goroutines and channels.
//!
//! All of it is in `ops/chan.rs`; what parks the goroutine stops at its own instruction, to be run again. Soundness: as
//! `exec.rs`.

use super::handlers;
use crate::interp::exec::{Cx, Flow};
use crate::interp::ops;
use burrow_alloc::units::Addr;
use burrow_runtime::chan;

impl Cx<'_, '_> {
    /// An operation of `ops/chan.rs` that may park.
    #[inline(always)]
    fn parking(&mut self, op: ops::chan::Parking, words: usize) -> Flow {
        // SAFETY: see exec.rs.
        if unsafe { ops::chan::run(self.m, self.fp, self.pc, op) } {
            self.next(words)
        } else {
            Flow::Stop
        }
    }
}

handlers! { c:
    Go => c.op(ops::chan::go, 1),
    MakeChan => c.op(ops::chan::make, 2),
    Send => c.parking(ops::chan::send, 3),
    Recv => c.parking(ops::chan::recv, 3),
    Select => c.parking(ops::chan::select, 3),
    Close => c.op(ops::chan::close, 1),
    ChanLen => {
        // SAFETY: the operand is a channel or nil.
        let len = unsafe { chan::len(Addr(c.r(c.i.b) as usize)) };
        c.set(c.i.a, len);
        c.next(1)
    },
    ChanCap => {
        // SAFETY: the operand is a channel or nil.
        let cap = unsafe { chan::capacity(Addr(c.r(c.i.b) as usize)) };
        c.set(c.i.a, cap);
        c.next(1)
    },
}
