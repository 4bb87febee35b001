//! Finds the frame objects of a goroutine that its live words lead to, directly or through each other.
//!
//! Called by `roots.rs` for each goroutine that has frames with objects, and in checks for all. The words of a frame object
//! are roots only while a live word points to it or into it: what a dead object points to is free, and an object whose
//! `FrameNew` has not run yet, and which therefore holds anything, is not looked at (docs/decisions/013-frame-objects.md).
//!
//! Invariants: (O1) `frames` is in order of address. (O2) An object waits to be scanned at most once: its place in `reached`
//! says so.
//!
//! Locks: none; the world is stopped.

#[cfg(test)]
mod tests;

use std::ops::Range;

use burrow_alloc::mem::load64;
use burrow_alloc::units::Addr;
use burrow_gc::RootSink;
use burrow_runtime::func::Func;
use burrow_runtime::rtype::TypeRef;
use burrow_runtime::stack::Stack;

/// A frame whose function has frame objects.
struct WithObjects<'m> {
    fp: usize,
    func: &'m Func,
    /// Where its objects stand in `FrameObjects::reached`.
    first: usize,
}

/// See the module's head.
pub(super) struct FrameObjects<'m> {
    frames: Vec<WithObjects<'m>>,
    /// One place for each object of these frames.
    reached: Vec<bool>,
    /// Objects reached and not scanned.
    waiting: Vec<(Addr, TypeRef)>,
    /// In checks the parts of the stack's chunks that have frames, else nothing.
    in_use: Vec<Range<usize>>,
    /// The chunks whose frames are not all noted.
    chunk: usize,
}

/// The numbers of the bits that are set.
pub(super) fn set_bits(map: &[u64]) -> impl Iterator<Item = usize> {
    map.iter().enumerate().flat_map(|(group, &bits)| {
        let mut left = bits;
        std::iter::from_fn(move || {
            let bit = left.trailing_zeros() as usize;
            left &= left.checked_sub(1)?;
            Some(group * 64 + bit)
        })
    })
}

impl<'m> FrameObjects<'m> {
    /// Those of a goroutine that stands at a safepoint; its frames are yet to be noted.
    pub fn new(stack: &Stack, checks: bool) -> FrameObjects<'m> {
        // Of a chunk without frames nothing is in use.
        let empty = |chunk: Range<usize>| chunk.start..chunk.start;
        let in_use: Vec<_> = if checks { stack.chunks().map(empty).collect() } else { Vec::new() };
        let (frames, reached, waiting) = (Vec::new(), Vec::new(), Vec::new());
        FrameObjects { frames, reached, waiting, chunk: in_use.len(), in_use }
    }

    /// A frame of the goroutine: to be told of all, innermost first.
    #[inline(always)]
    pub fn note_frame(&mut self, fp: *const u64, func: &'m Func) {
        if !func.frame_objects.is_empty() {
            self.frames.push(WithObjects { fp: fp.addr(), func, first: self.reached.len() });
            self.reached.resize(self.reached.len() + func.frame_objects.len(), false);
        }
        if !self.in_use.is_empty() {
            self.note_in_use(fp.addr(), func.frame_bytes as usize);
        }
    }

    /// The first frame met in a chunk is its last, and the one at its start the first (stack.rs K3).
    fn note_in_use(&mut self, fp: usize, bytes: usize) {
        let Some(chunk) = self.chunk.checked_sub(1).map(|at| &mut self.in_use[at]) else { return };
        chunk.end = chunk.end.max(fp + bytes);
        if fp == chunk.start {
            self.chunk -= 1;
        }
    }

    /// Whether words that lead into the stack are of interest. All frames are noted.
    pub fn are_wanted(&mut self) -> bool {
        self.frames.sort_by_key(|frame| frame.fp); // O1; chunk by chunk they are in order already
        !self.frames.is_empty() || !self.in_use.is_empty()
    }

    /// A live word: if it leads to a frame object, that is to be scanned.
    pub fn reach(&mut self, word: u64, sink: &mut RootSink<'_>) {
        let addr = word as usize;
        if !self.in_use.is_empty() && !self.is_in_use(addr) {
            sink.dead_frame(word);
        }
        let after = self.frames.partition_point(|frame| frame.fp <= addr);
        let Some(frame) = after.checked_sub(1).map(|before| &self.frames[before]) else { return };
        let Some(index) = frame.func.frame_object_at((addr - frame.fp) / 8) else { return };
        let reached = &mut self.reached[frame.first + index];
        if !std::mem::replace(reached, true) {
            let object = frame.func.frame_objects[index];
            if !object.ty.object.is_noscan() {
                self.waiting.push((Addr(frame.fp + object.word as usize * 8), object.ty));
            }
        }
    }

    /// Scans the objects that were reached, and those that they lead to.
    pub fn scan_reached(&mut self, sink: &mut RootSink<'_>) {
        while let Some((base, ty)) = self.waiting.pop() {
            for word in set_bits(ty.object.mask()) {
                // SAFETY: a word of an object in a frame (func.rs F4); it was zeroed before its address became known.
                let word = unsafe { load64(Addr(base.0 + word * 8)) };
                sink.stack_word(word);
                self.reach(word, sink);
            }
        }
    }

    /// Whether an address lies in a frame, or at the end of one: a slice may be empty.
    fn is_in_use(&self, addr: usize) -> bool {
        self.in_use.iter().any(|range| range.start <= addr && addr <= range.end)
    }
}
