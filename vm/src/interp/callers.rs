//! The frames of the running goroutine as its natives may see them: `runtime.Callers` and its kin.
//!
//! Made for each native call (`ops::call_native`), and for profiles (`sampling.rs`); walks the stack only if asked. What a pc means is in `symbols.rs`.

use std::sync::atomic::Ordering;

use burrow_runtime::goroutine::GRef;
use burrow_runtime::stack::Frame;

use super::roots::panicking_frames;
use crate::program::Program;
use crate::symbols::{LEVELS, pc_at};

/// Where the goroutine stands that calls a native.
#[derive(Clone, Copy)]
pub struct Callers<'m> {
    pub(super) g: GRef,
    pub(super) top: Frame,
    pub(super) program: &'m Program,
}

impl Callers<'_> {
    /// A pc for every frame that scripts may know of, innermost first (see `symbols.rs`), also for the panics and the
    /// start of the goroutine between and below them.
    pub fn pcs(&self) -> impl Iterator<Item = u64> {
        self.pcs_of(true)
    }

    /// The same for a goroutine that stands at its innermost instruction, or else behind it.
    pub(super) fn pcs_of(&self, at_instruction: bool) -> impl Iterator<Item = u64> {
        // SAFETY: the goroutine runs on this thread, so nobody else uses its body (machine.rs X1), or the world is stopped.
        let body = unsafe { self.g.body() };
        let program = self.program;
        let mut innermost = at_instruction;
        let frames = panicking_frames(body.stack.frames(self.top), &body.panics, program);
        let pcs = frames.flat_map(move |(frame, left_by_panic)| {
            // SAFETY: a frame on the goroutine's stack (stack.rs K2).
            let (func, pc) = unsafe { (frame.func(), frame.pc()) };
            // A caller stands behind its call: the call itself is before.
            let stands = std::mem::take(&mut innermost) || left_by_panic;
            let pc = if stands { pc } else { pc.saturating_sub(1) };
            let start = func.code.load(Ordering::Relaxed).addr() as u64;
            let levels = if func.hidden { 0 } else { func.places(pc).count() };
            let instruction = start + u64::from(pc) * 8;
            let calls = (0..levels.min(LEVELS)).map(move |level| pc_at(instruction, level));
            left_by_panic.then(|| program.gopanic_pc()).into_iter().chain(calls)
        });
        pcs.chain([program.goexit_pc()])
    }
}
