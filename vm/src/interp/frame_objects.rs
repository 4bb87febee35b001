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
use burrow_runtime::goroutine::Body;
use burrow_runtime::rtype::TypeRef;

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
    /// The parts of the stack's chunks that have frames.
    in_use: Vec<Range<usize>>,
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
    /// The frames of a goroutine that stands at a safepoint; none of their objects is reached yet.
    pub fn of(body: &'m Body) -> FrameObjects<'m> {
        let (mut frames, mut objects) = (Vec::new(), 0);
        // Of a chunk without frames nothing is in use.
        let mut in_use: Vec<_> =
            body.stack.chunks().map(|chunk| chunk.start..chunk.start).collect();
        let mut at = in_use.len().saturating_sub(1);
        for frame in body.stack.frames(body.top()) {
            // SAFETY: a frame of a goroutine that stands at a safepoint (stack.rs K2).
            let func = unsafe { frame.func() };
            let fp = frame.fp.addr();
            let chunk = &mut in_use[at];
            chunk.end = chunk.end.max(fp + func.frame_bytes as usize);
            if fp == chunk.start {
                at = at.saturating_sub(1); // stack.rs K3
            }
            if !func.frame_objects.is_empty() {
                frames.push(WithObjects { fp, func, first: objects });
                objects += func.frame_objects.len();
            }
        }
        frames.sort_by_key(|frame| frame.fp); // O1; chunk by chunk they are in order already
        FrameObjects { frames, reached: vec![false; objects], waiting: Vec::new(), in_use }
    }

    /// A live word: if it leads to a frame object, that is to be scanned.
    pub fn reach(&mut self, word: u64, sink: &mut RootSink<'_>) {
        let addr = word as usize;
        if sink.checks_frames() && !self.is_in_use(addr) {
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
