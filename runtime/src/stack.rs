//! Goroutine stacks: chunks of frames, taken from a pool of stack spans ([`pool`]).
//!
//! A frame is a run of 8-byte words: a header (return address, caller's frame, function, closure), results, parameters,
//! then whatever the compiler laid out. A callee's frame starts at the call window in its caller's frame, so arguments
//! are passed without being moved. Frames never move: where a window and the callee's frame do not fit in the rest of
//! the chunk, a new chunk is opened, the window's words are copied there, and the results are copied back on return.
//!
//! Called by the interpreter: calls, returns, scanning for roots, tracebacks.
//!
//! Invariants: (K1) a chunk's memory is valid from `open` until the chunk is dropped from the stack. (K2) Word 2 of a
//! frame is the address of its `Func` from the moment the frame is entered. (K3) A frame whose return address is
//! `CHUNK_RETURN` is the first of its chunk, and chunks appear on the stack in the order of their first frames.
//!
//! Locks: none; a stack belongs to the thread that runs its goroutine, or to the collector while the world is stopped.

pub mod pool;

use std::ops::Range;
use std::sync::atomic::Ordering;

use burrow_alloc::units::Bytes;
use burrow_trace::{Event, PTrace};

use crate::fault::{Fatal, Fault};
use crate::func::Func;
use pool::{Piece, StackPool};

/// Words of a frame's header.
pub const HEADER_WORDS: usize = 4;

/// Index of the return address in a frame: where the caller goes on.
pub const RETURN: usize = 0;
/// Index of the caller's frame address.
pub const CALLER: usize = 1;
/// Index of the address of the frame's `Func`.
pub const FUNC: usize = 2;
/// Index of the closure that was called, if it was called as one.
pub const CLOSURE: usize = 3;

/// Where execution goes on: the address of an instruction word.
pub type Code = *const u64;

// SAFETY: addresses in the program, which is read-only while it runs.
unsafe impl Send for Trampolines {}
// SAFETY: as above.
unsafe impl Sync for Trampolines {}

/// Addresses of the two instructions that end a chunk and a goroutine: the VM's trampolines.
#[derive(Clone, Copy, Debug)]
pub struct Trampolines {
    /// Return address of a chunk's first frame.
    pub chunk_return: Code,
    /// Return address of a goroutine's first frame.
    pub go_end: Code,
    /// Return address of a deferred call that a panic made.
    pub panic_return: Code,
}

struct Chunk {
    piece: Piece,
    /// The window in the chunk below that this chunk's first frame was called through.
    window: *mut u64,
    /// Where the caller goes on.
    return_to: Code,
    result_words: usize,
}

/// A goroutine's stack. Whoever makes it grow or shrink says from which pool it is, and through which P's ring that is
/// traced; it must be [`Stack::release`]d to the same pool.
pub struct Stack {
    /// Number of the goroutine, for the trace.
    goroutine: u64,
    chunks: Vec<Chunk>,
    /// The chunk left last: a call that crosses a chunk's end in a loop must not allocate each time.
    spare: Option<Chunk>,
    trampolines: Trampolines,
    bytes: u64,
}

// SAFETY: a stack is used by one thread at a time (locks: see the module's head); its pointers refer to memory of the
// heap, not of a thread.
unsafe impl Send for Stack {}

/// What a stack needs to change its size.
#[derive(Clone, Copy)]
pub struct StackSource<'s> {
    /// Where its chunks come from.
    pub pool: &'s StackPool,
    /// The ring of the P on which its goroutine runs.
    pub trace: &'s PTrace,
}

/// One frame of a walk.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Its first word.
    pub fp: *mut u64,
    /// Where it goes on.
    pub code: Code,
}

impl Frame {
    /// The frame's function.
    ///
    /// # Safety
    /// The frame is on a stack whose program is alive (K2).
    pub unsafe fn func<'p>(self) -> &'p Func {
        // SAFETY: (K2), and functions live as long as their program.
        unsafe { &*std::ptr::with_exposed_provenance::<Func>(self.fp.add(FUNC).read() as usize) }
    }

    /// Index of the instruction where the frame goes on.
    ///
    /// # Safety
    /// As for [`Frame::func`].
    pub unsafe fn pc(self) -> u32 {
        // SAFETY: promised by the caller.
        let start = unsafe { self.func() }.code.load(Ordering::Relaxed);
        ((self.code.addr() - start.addr()) / 8) as u32
    }
}

impl Stack {
    /// The stack of a goroutine, with a first chunk of at least `first` bytes.
    ///
    /// # Errors
    /// If there is no memory for it.
    pub fn new(
        source: StackSource<'_>,
        goroutine: u64,
        trampolines: Trampolines,
        first: Bytes,
    ) -> Result<Stack, Fault> {
        let (chunks, spare) = (Vec::new(), None);
        let mut stack = Stack { goroutine, chunks, spare, trampolines, bytes: 0 };
        let chunk = stack.open(source, first)?;
        stack.chunks.push(chunk);
        Ok(stack)
    }

    /// Makes a stack whose frames are gone serve another goroutine, whose first frame has so many bytes.
    ///
    /// # Errors
    /// If there is no memory for it.
    pub fn reuse(
        &mut self,
        source: StackSource<'_>,
        goroutine: u64,
        first: Bytes,
    ) -> Result<(), Fault> {
        self.goroutine = goroutine;
        if self.chunks.first().is_some_and(|c| c.piece.bytes >= first.0) {
            return Ok(());
        }
        self.release(source);
        let chunk = self.open(source, first)?;
        self.chunks.push(chunk);
        Ok(())
    }

    /// First word of the first frame.
    pub fn base(&self) -> *mut u64 {
        self.chunks
            .first()
            .map_or(std::ptr::null_mut(), |c| std::ptr::with_exposed_provenance_mut(c.piece.start))
    }

    /// End of the current chunk: a frame must not reach beyond it.
    pub fn end(&self) -> usize {
        self.chunks.last().map_or(0, |c| c.piece.start + c.piece.bytes)
    }

    /// Bytes of its chunks.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Opens a chunk for a call whose callee does not fit: copies `arg_words` words of the window there and returns the
    /// callee's frame, whose return address is set. `return_to` is where the caller goes on.
    ///
    /// # Errors
    /// Stack overflow past the limit, or no memory.
    ///
    /// # Safety
    /// `window` is a call window of `arg_words` words in the current chunk, or of fewer, if the rest is a receiver that is
    /// written later.
    pub unsafe fn grow(
        &mut self,
        source: StackSource<'_>,
        window: *mut u64,
        func: &Func,
        return_to: Code,
    ) -> Result<*mut u64, Fault> {
        let mut chunk = self.next_chunk(source, Bytes(func.frame_bytes as usize))?;
        chunk.window = window;
        chunk.return_to = return_to;
        chunk.result_words = func.result_words as usize;
        let fp: *mut u64 = std::ptr::with_exposed_provenance_mut(chunk.piece.start);
        // The receiver of an interface's method is put into the new frame by the call itself: the window may end before.
        let at = window as usize;
        let around = self.chunks().find(|chunk| chunk.contains(&at));
        let within = around.map_or(usize::MAX, |chunk| (chunk.end - at) / 8);
        // SAFETY: the window has these words (promised), the new chunk has room for the frame, they do not overlap.
        unsafe {
            std::ptr::copy_nonoverlapping(window, fp, within.min(func.arg_words as usize));
            fp.add(RETURN).write(self.trampolines.chunk_return.expose_provenance() as u64);
        }
        self.chunks.push(chunk);
        Ok(fp)
    }

    /// Leaves the current chunk: copies results back to the caller's window and says where the caller goes on.
    ///
    /// # Safety
    /// The chunk's first frame has just returned (K3).
    pub unsafe fn shrink(&mut self, source: StackSource<'_>) -> Code {
        let Some(chunk) = self.chunks.pop() else { return self.trampolines.go_end };
        let from: *const u64 = std::ptr::with_exposed_provenance(chunk.piece.start);
        // SAFETY: results stand behind the header in both the frame and the window.
        unsafe {
            std::ptr::copy_nonoverlapping(
                from.add(HEADER_WORDS),
                chunk.window.add(HEADER_WORDS),
                chunk.result_words,
            );
        }
        let return_to = chunk.return_to;
        self.keep_as_spare(source, chunk);
        return_to
    }

    fn keep_as_spare(&mut self, source: StackSource<'_>, chunk: Chunk) {
        if let Some(old) = self.spare.replace(chunk) {
            self.close(source, old);
        }
    }

    /// A chunk with room for `need`: the spare one if it is large enough, else a new one, of twice the size of the last.
    fn next_chunk(&mut self, source: StackSource<'_>, need: Bytes) -> Result<Chunk, Fault> {
        if let Some(spare) = self.spare.take() {
            if spare.piece.bytes >= need.0 {
                return Ok(spare);
            }
            self.close(source, spare);
        }
        let last = self.chunks.last().map_or(pool::MIN_CHUNK, |c| c.piece.bytes);
        let bytes = Bytes(last * 2).max(need);
        if self.bytes + bytes.0 as u64 > source.pool.limit() {
            return Err(Fatal::StackOverflow { limit: source.pool.limit() }.into());
        }
        let chunk = self.open(source, bytes)?;
        source.trace.emit(|| Event::StackGrow {
            goroutine: self.goroutine,
            chunk_bytes: chunk.piece.bytes as u64,
            stack_bytes: self.bytes,
        });
        Ok(chunk)
    }

    fn open(&mut self, source: StackSource<'_>, bytes: Bytes) -> Result<Chunk, Fault> {
        let piece = source.pool.take(bytes, source.trace)?;
        self.bytes += piece.bytes as u64;
        let (window, return_to) = (std::ptr::null_mut(), self.trampolines.go_end);
        Ok(Chunk { piece, window, return_to, result_words: 0 })
    }

    fn close(&mut self, source: StackSource<'_>, chunk: Chunk) {
        self.bytes -= chunk.piece.bytes as u64;
        source.pool.give_back(chunk.piece, source.trace); // its frames are gone (K1)
    }

    /// Leaves all chunks above the one that holds the frame `fp`: a recovered panic goes on there.
    pub fn unwind_to(&mut self, source: StackSource<'_>, fp: *mut u64) {
        let holds = |c: &Chunk| (c.piece.start..c.piece.start + c.piece.bytes).contains(&fp.addr());
        while self.chunks.last().is_some_and(|c| !holds(c)) {
            if let Some(chunk) = self.chunks.pop() {
                self.keep_as_spare(source, chunk);
            }
        }
    }

    /// Leaves all chunks but the first: the goroutine has ended.
    pub fn unwind_all(&mut self, source: StackSource<'_>) {
        self.unwind_to(source, self.base());
        self.drop_spare(source);
    }

    /// Gives the spare chunk back: done at each collection.
    pub fn drop_spare(&mut self, source: StackSource<'_>) {
        if let Some(spare) = self.spare.take() {
            self.close(source, spare);
        }
    }

    /// Gives all memory back.
    pub fn release(&mut self, source: StackSource<'_>) {
        self.drop_spare(source);
        while let Some(chunk) = self.chunks.pop() {
            self.close(source, chunk);
        }
    }

    /// The addresses of its chunks, the spare one not counted.
    pub fn chunks(&self) -> impl Iterator<Item = Range<usize>> {
        self.chunks.iter().map(|chunk| chunk.piece.start..chunk.piece.start + chunk.piece.bytes)
    }

    /// Walks the frames from `top` outwards, over chunk borders.
    pub fn frames(&self, top: Frame) -> Frames<'_> {
        Frames { stack: self, next: Some(top), chunk: self.chunks.len() }
    }
}

/// The frames of a stack, innermost first.
pub struct Frames<'s> {
    stack: &'s Stack,
    next: Option<Frame>,
    chunk: usize,
}

impl Iterator for Frames<'_> {
    type Item = Frame;

    fn next(&mut self) -> Option<Frame> {
        let frame = self.next?;
        // SAFETY: a frame on the stack has a header (K1).
        let (return_to, caller) =
            unsafe { (frame.fp.add(RETURN).read(), frame.fp.add(CALLER).read()) };
        let mut code: Code = std::ptr::with_exposed_provenance(return_to as usize);
        if code == self.stack.trampolines.chunk_return {
            self.chunk -= 1;
            code = self.stack.chunks[self.chunk].return_to; // K3
        }
        let fp = std::ptr::with_exposed_provenance_mut(caller as usize);
        self.next = (code != self.stack.trampolines.go_end).then_some(Frame { fp, code });
        Some(frame)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Arc;

    use super::*;
    use burrow_alloc::{Heap, HeapConfig, Host};
    use burrow_gc::{Gc, GcConfig};
    use burrow_trace::Recorder;
    use burrow_trace::clock::VirtualClock;

    const PAGE: u64 = 8192;

    pub(crate) fn heap() -> Arc<Heap> {
        let gc = Gc::new(GcConfig::new(Arc::new(VirtualClock::default()), Box::new(|| {})));
        let source = Arc::new(Host::with_limit(Bytes(64 << 20)));
        Heap::new(source, gc, HeapConfig::for_tests()).expect("an arena")
    }

    pub(crate) fn stack(source: StackSource<'_>) -> Stack {
        let none: Code = std::ptr::null();
        let trampolines = Trampolines { chunk_return: none, go_end: none, panic_return: none };
        Stack::new(source, 7, trampolines, Bytes(8192)).expect("a page")
    }

    #[test]
    fn chunks_double_and_the_last_one_left_is_kept() {
        let recorder = Recorder::new(64, Arc::new(VirtualClock::default()));
        let heap = heap();
        let pool = StackPool::new(heap.clone());
        let trace = recorder.p();
        let source = StackSource { pool: &pool, trace: &trace };
        let mut stack = stack(source);
        let cases = [
            // (case, bytes needed, pages of the chunk, pages of the stack)
            ("a small frame", 100, 2, 3),
            ("the same again", 100, 4, 7),
            ("a frame larger than twice the last chunk", 20 * 8192 - 1, 20, 27),
        ];
        for (case, need, chunk_pages, stack_pages) in cases {
            let _earlier = recorder.take_events();
            let chunk = stack.next_chunk(source, Bytes(need)).expect(case);
            stack.chunks.push(chunk);
            let (chunk_bytes, stack_bytes) = (chunk_pages * PAGE, stack_pages * PAGE);
            let grow = Event::StackGrow { goroutine: 7, chunk_bytes, stack_bytes };
            assert_eq!(recorder.take_events().last(), Some(&grow), "{case}");
            assert_eq!(heap.stats().in_stacks, stack_bytes, "{case}");
        }
        let base = stack.base();
        stack.unwind_to(source, base);
        assert_eq!(heap.stats().in_stacks, 3 * PAGE, "the first, and the one left last");
        let _earlier = recorder.take_events();
        stack.spare = stack.next_chunk(source, Bytes(2 * 8192)).ok();
        assert_eq!(recorder.take_events(), [], "the spare chunk is large enough");
        stack.drop_spare(source);
        assert_eq!(heap.stats().in_stacks, PAGE);
        stack.release(source);
        assert_eq!(heap.stats().in_stacks, 0);
    }

    #[test]
    fn a_stack_ends_at_its_limit() {
        let heap = heap();
        let pool = StackPool::new(heap);
        let source = StackSource { pool: &pool, trace: &PTrace::off() };
        let cases = [
            // (case, limit in pages, further chunks)
            ("no room for a second chunk", 2, 0),
            ("just room for it", 3, 1),
            ("three chunks", 14, 2),
        ];
        for (case, limit, further) in cases {
            pool.set_limit(limit * PAGE);
            let mut stack = stack(source);
            for _ in 0..further {
                let chunk = stack.next_chunk(source, Bytes(100)).expect(case);
                stack.chunks.push(chunk);
            }
            let refused = stack.next_chunk(source, Bytes(100));
            let overflow = matches!(refused, Err(Fault::Fatal(Fatal::StackOverflow { .. })));
            assert!(overflow, "{case}");
            stack.release(source);
        }
    }
}
