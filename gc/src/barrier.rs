//! The write barrier: while marking goes on, what a store overwrites is shaded.
//!
//! Every store of a word that may be a pointer, by an instruction or a native, goes through a function of
//! `burrow_runtime::value` that calls [`before_store`] first. While nobody marks that is one look at a flag. During marking
//! the word that is about to be lost goes into the buffer of the storing thread's P, and from there to the markers.
//!
//! **Why that is enough.** Go's barrier shades the old word, and also the new one as long as the goroutine's stack has not
//! been scanned. Here *no goroutine runs during marking before its stack is scanned*: whoever is about to let one go on
//! scans it first. So of Go's two halves only the first, Yuasa's deletion barrier (1990), is left:
//! - What is reachable when marking begins stays reachable for the markers: a path from a global or from an object is cut
//!   only by a store, which shades what hung on it; a path from a stack is cut only by its goroutine, which runs only when
//!   the stack has been scanned.
//! - What is allocated afterwards is black (`mcache/black.rs` in `burrow_alloc`).
//! - A running goroutine finds only what is of one of the two kinds. So what it stores, and where, does not matter.
//!
//! `tests/barrier/` explores all interleavings of small programs with a marker, and finds the lost object when any of the
//! three is left out.
//!
//! The barrier takes any word: what does not lead to an object that is taken is dropped when the buffer is passed on. It is
//! found through a thread-local pointer, so that stores need no context; the flag behind it changes only while the
//! world is stopped.
//!
//! Invariants:
//! - (D1) `on` is written with the world stopped; so between two safepoints it does not change.
//! - (D2) The buffer is its P's: used by the thread that has the barrier attached, or by whoever has stopped the world.
//!
//! Locks: none; passing a buffer on takes those of the pool (`work_buf.rs`).

use std::cell::{Cell, UnsafeCell};
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use burrow_alloc::{Addr, Bytes, Heap, mem};
use burrow_trace::PTrace;

use crate::gc::Gc;

/// Words that are passed on together. What is left in the buffers must be looked at while the world stands still, each
/// word for some 40 ns; smaller ones would be passed on too often.
const BUFFER_WORDS: usize = 64;

/// The barrier of one P.
pub struct Barrier {
    on: AtomicBool,
    buffer: UnsafeCell<Buffer>,
}

/// Words on their way to the markers.
struct Buffer {
    /// The heap's range when marking began: words outside of it lead to nothing that must be kept.
    base: usize,
    used: usize,
    words: Vec<u64>,
    to: Option<(Arc<Gc>, Arc<Heap>)>,
    /// Bytes allocated on this P that no goroutine has been charged for yet; who is told when there are some.
    charged: u64,
    on_charge: Option<Box<dyn Fn() + Send + Sync>>,
}

// SAFETY: the buffer's user follows from D2; the flag is atomic.
unsafe impl Sync for Barrier {}

/// What threads without a P have: they store no pointers.
static OFF: Barrier = Barrier::unused();

thread_local! {
    static CURRENT: Cell<*const Barrier> = const { Cell::new(&raw const OFF) };
}

/// A store at `at` is coming, of a word that may be a pointer, over one that may be.
///
/// # Safety
/// `at` is a word of mapped memory.
#[inline(always)]
pub unsafe fn before_store(at: Addr) {
    if is_on() {
        // SAFETY: promised by the caller.
        shade(unsafe { mem::load64(at) });
    }
}

/// As [`before_store`], for `words` words.
///
/// # Safety
/// They are words of mapped memory.
#[inline(always)]
pub unsafe fn before_stores(at: Addr, words: usize) {
    if is_on() {
        for word in 0..words {
            // SAFETY: promised by the caller.
            shade(unsafe { mem::load64(Addr(at.0 + word * 8)) });
        }
    }
}

/// Whether this thread's P stores while marking goes on.
#[inline(always)]
pub fn is_on() -> bool {
    // SAFETY: the pointer leads to `OFF` or to the barrier that is attached (`attach`).
    CURRENT.with(|current| unsafe { (*current.get()).on.load(Ordering::Relaxed) })
}

/// Keeps what `word` leads to for this cycle, if marking goes on. For what is taken from a place without a barrier: a weak
/// handle, a queue of the runtime.
#[cold]
#[inline(never)]
pub fn shade(word: u64) {
    // SAFETY: as in `is_on`; the buffer is this thread's (D2).
    let barrier = CURRENT.with(|current| unsafe { &*current.get() });
    if barrier.on.load(Ordering::Relaxed) {
        // SAFETY: D2, and no other reference to it lives.
        unsafe { (*barrier.buffer.get()).add(word) };
    }
}

/// Charges this thread's P for so many bytes, to be paid for at its next safepoint: marking goes on.
pub(crate) fn charge(bytes: Bytes) {
    // SAFETY: as in `shade`.
    let barrier = CURRENT.with(|current| unsafe { &*current.get() });
    if barrier.on.load(Ordering::Relaxed) {
        // SAFETY: as in `shade`.
        unsafe { (*barrier.buffer.get()).charge(bytes) };
    }
}

/// A barrier is this thread's, until this is dropped.
#[derive(Debug)]
pub struct Attached<'b>(PhantomData<&'b Barrier>, PhantomData<*const ()>);

impl Drop for Attached<'_> {
    fn drop(&mut self) {
        CURRENT.with(|current| current.set(&raw const OFF));
    }
}

impl Barrier {
    /// The barrier of a P, off. `on_charge` is called when there is something to pay for.
    pub(crate) fn new(
        gc: &Arc<Gc>,
        heap: &Arc<Heap>,
        on_charge: Box<dyn Fn() + Send + Sync>,
    ) -> Barrier {
        let to = Some((gc.clone(), heap.clone()));
        let on_charge = Some(on_charge);
        let buffer = Buffer { base: 0, used: 0, words: Vec::new(), to, charged: 0, on_charge };
        Barrier { on: AtomicBool::new(false), buffer: UnsafeCell::new(buffer) }
    }

    /// One that stays off.
    pub(crate) const fn unused() -> Barrier {
        let words = Vec::new();
        let buffer = Buffer { base: 0, used: 0, words, to: None, charged: 0, on_charge: None };
        Barrier { on: AtomicBool::new(false), buffer: UnsafeCell::new(buffer) }
    }

    /// Makes it this thread's.
    ///
    /// # Safety
    /// The result is dropped before the barrier is, and no other thread has the barrier.
    #[must_use]
    pub unsafe fn attach(&self) -> Attached<'_> {
        CURRENT.with(|current| current.set(std::ptr::from_ref(self)));
        Attached(PhantomData, PhantomData)
    }

    /// Marking begins. Called with the world stopped.
    pub(crate) fn begin(&mut self, heap: &Heap) {
        let buffer = self.buffer.get_mut();
        (buffer.base, buffer.used) = (heap.base().0, heap.used().0);
        buffer.words.reserve_exact(BUFFER_WORDS);
        self.on.store(true, Ordering::Relaxed);
    }

    /// Takes what the P was charged for.
    pub fn take_charged(&mut self) -> u64 {
        std::mem::take(&mut self.buffer.get_mut().charged)
    }

    /// Passes what is in the buffer on; says whether there was anything. Called with the world stopped.
    pub(crate) fn flush(&mut self) -> bool {
        self.buffer.get_mut().flush()
    }

    /// Marking has ended. Called with the world stopped.
    pub(crate) fn end(&mut self) {
        self.on.store(false, Ordering::Relaxed);
        let buffer = self.buffer.get_mut();
        (buffer.words, buffer.charged) = (Vec::new(), 0);
    }
}

impl Buffer {
    fn charge(&mut self, bytes: Bytes) {
        self.charged += bytes.0 as u64;
        if let Some(tell) = &self.on_charge {
            tell();
        }
    }

    fn add(&mut self, word: u64) {
        if (word as usize).wrapping_sub(self.base) >= self.used {
            return;
        }
        if self.words.len() == BUFFER_WORDS {
            self.flush();
        }
        self.words.push(word);
    }

    /// Passes on what leads to objects: the markers take only such words.
    fn flush(&mut self) -> bool {
        let Some((gc, heap)) = &self.to else { return false };
        self.words.retain(|&word| leads_to_object(heap, word));
        let any = !self.words.is_empty();
        if any {
            gc.inject(heap, &self.words, &PTrace::off());
            self.words.clear();
        }
        any
    }
}

/// Whether a word points into an object that is not marked yet. (A slot in a group that an mcache has in hand is
/// marked; a free one is not taken.)
fn leads_to_object(heap: &Heap, word: u64) -> bool {
    let object = heap.find_object(Addr(word as usize));
    object.is_some_and(|o| !o.span.is_marked(o.slot) && o.span.is_allocated(o.slot))
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier").field("on", &self.on).finish_non_exhaustive()
    }
}
