//! The heap verifier: is the heap what everyone believes it to be?
//!
//! Called in stress mode after each collection, and by tests; also callable from a debugger. It walks
//! everything reachable from the roots without looking at mark bits (it has a visited set of its own)
//! and compares what it finds with the allocator's books.
//!
//! It checks that:
//! - (V1) a word in a pointer slot or a root that points into the heap's range hits a slot of a span in
//!   use, or a stack; never a free page, a work buffer, or the end of a span;
//! - (V2) every reachable slot is allocated, and marked if its span has not been swept since the last
//!   cycle: else the coming sweep would free it;
//! - (V3) no pointer slot of a reachable object holds the poison of freed memory;
//! - (V4) each span's own books agree: bounds, slot counts, sweep generation;
//! - (V5) the heap's counters are the sums over its spans, and the page heap's own invariants hold.
//!
//! An error names the object, its span with its state and generations, and the way from a root to it.
//!
//! Locks: whatever the page heap's own check takes.

use std::fmt::{self, Write as _};

use burrow_alloc::mem;
use burrow_alloc::mheap::Heap;
use burrow_alloc::mspan::{MSpan, ManualKind, SpanState};
use burrow_alloc::object::ObjectRef;
use burrow_alloc::units::{Addr, WORD};

use crate::roots::{RootSink, Roots, TakeWord};

/// What the allocator fills freed slots with in stress mode.
const POISON: u64 = 0xdead_beef_dead_beef;
/// How many objects of the way to a bad word an error shows, from either end.
const PATH_SHOWN: usize = 8;

/// What a sound heap holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerifyReport {
    /// Reachable objects.
    pub objects: u64,
    /// Their bytes, whole slots.
    pub bytes: u64,
    /// Words that the roots told.
    pub roots: u64,
    /// Spans in use, stacks and work buffers not counted.
    pub spans: u64,
}

/// Which invariant is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A pointer leads to a page that belongs to no span.
    FreePage,
    /// A pointer leads into a work buffer.
    WorkBuffer,
    /// A pointer leads past the last slot of a span.
    PastEnd,
    /// A reachable slot is free.
    FreeSlot,
    /// A reachable object is unmarked, and its span is about to be swept.
    Unmarked,
    /// A reachable object holds the poison of freed memory.
    Poisoned,
    /// A span's own books do not agree.
    SpanBooks,
    /// The heap's counters do not agree with its spans.
    HeapBooks,
}

/// A broken invariant, and all that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// Which one.
    pub fault: Fault,
    /// Where and how: the word, the span, the way from a root.
    pub detail: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.fault {
            Fault::FreePage => "found bad pointer in Go heap: it leads to a free page",
            Fault::WorkBuffer => "found bad pointer in Go heap: it leads into a work buffer",
            Fault::PastEnd => "found bad pointer in Go heap: it leads past the end of a span",
            Fault::FreeSlot => "found pointer to free object",
            Fault::Unmarked => "reachable object is not marked",
            Fault::Poisoned => "reachable object holds the poison of freed memory",
            Fault::SpanBooks => "the books of a span do not agree",
            Fault::HeapBooks => "the counters of the heap do not agree with its spans",
        };
        write!(f, "heap verifier: {what}: {}", self.detail)
    }
}

impl std::error::Error for VerifyError {}

/// Checks the whole heap: see the module's head.
///
/// # Errors
/// The first broken invariant that is found.
///
/// # Safety
/// The world is stopped, and every mcache was flushed since it ran last (as at the end of a
/// collection).
pub unsafe fn verify(heap: &Heap, roots: &dyn Roots) -> Result<VerifyReport, VerifyError> {
    let mut report = VerifyReport::default();
    report.spans = check_books(heap)?;
    let mut walk = Walk { heap, seen: Vec::new(), found: Vec::new(), report, error: None };
    roots.scan(&mut RootSink::new(&mut walk));
    walk.follow_all();
    match walk.error {
        Some(error) => Err(error),
        None => Ok(walk.report),
    }
}

/// An object that was reached, and from which other: the number of that in `Walk::found`.
struct Found {
    base: Addr,
    from: Option<u32>,
}

/// A walk over all that is reachable, breadth first: so the way it knows to an object is a shortest.
struct Walk<'a> {
    heap: &'a Heap,
    /// One bit for every word of the heap's range: whether an object that begins there was found.
    seen: Vec<u64>,
    found: Vec<Found>,
    report: VerifyReport,
    error: Option<VerifyError>,
}

impl TakeWord for Walk<'_> {
    fn take(&mut self, word: u64) {
        self.report.roots += 1;
        self.visit(word, None);
    }
}

impl Walk<'_> {
    /// Follows the pointers of all objects found, until none is new.
    fn follow_all(&mut self) {
        let mut next = 0;
        while self.error.is_none() && next < self.found.len() {
            let from = next as u32;
            let base = self.found[next].base;
            next += 1;
            let Some(object) = self.heap.find_object(base) else { continue };
            for slot in self.heap.pointer_slots(&object) {
                // SAFETY: a pointer slot of an allocated object; the world is stopped.
                let word = unsafe { mem::load64(slot) };
                if word == POISON {
                    self.fail(Fault::Poisoned, word, Some(from), Some(object.span));
                }
                self.visit(word, Some(from));
            }
        }
    }

    /// Checks the word and notes the object it points into, if it does and the object is new.
    fn visit(&mut self, word: u64, from: Option<u32>) {
        let addr = Addr(word as usize);
        if !self.heap.contains(addr) {
            return;
        }
        let Some(span) = self.heap.span_of(addr) else {
            return self.fail(Fault::FreePage, word, from, None);
        };
        match span.state() {
            SpanState::InUse => {}
            SpanState::Manual if span.manual_kind() == ManualKind::Stack => return,
            SpanState::Manual => return self.fail(Fault::WorkBuffer, word, from, Some(span)),
            SpanState::Dead => return self.fail(Fault::FreePage, word, from, Some(span)),
        }
        if addr >= span.limit() {
            return self.fail(Fault::PastEnd, word, from, Some(span));
        }
        let slot = span.slot_of(addr);
        if !span.is_allocated(slot) {
            return self.fail(Fault::FreeSlot, word, from, Some(span));
        }
        if is_unswept(self.heap, span) && !span.is_marked(slot) {
            return self.fail(Fault::Unmarked, word, from, Some(span));
        }
        let base = span.slot_addr(slot);
        if self.is_new(base) {
            self.report.objects += 1;
            self.report.bytes += span.elem_size().0 as u64;
            self.found.push(Found { base, from });
        }
    }

    /// Whether the object that begins at `base` was not found before; now it is.
    fn is_new(&mut self, base: Addr) -> bool {
        let word = base.offset_from(self.heap.base()).0 / WORD;
        let (at, bit) = (word / 64, 1 << (word % 64));
        if at >= self.seen.len() {
            self.seen.resize(at + 1, 0);
        }
        let new = self.seen[at] & bit == 0;
        self.seen[at] |= bit;
        new
    }

    /// Notes what is wrong, unless something was wrong before.
    #[cold]
    fn fail(&mut self, fault: Fault, word: u64, from: Option<u32>, span: Option<&MSpan>) {
        if self.error.is_some() {
            return;
        }
        let mut detail = format!("word {word:#x}");
        // Writing to a String cannot fail.
        let _ = match span {
            Some(span) => write!(detail, " in {span:?} (heap sweepgen {})", self.heap.sweepgen()),
            None => write!(detail, " in no span"),
        };
        detail.push_str(", reached from a root");
        for base in self.path_to(from) {
            let _ = write!(detail, " -> {base}");
        }
        self.error = Some(VerifyError { fault, detail });
    }

    /// The objects on the way from a root to the object numbered `from`, the middle of a long one
    /// left out.
    fn path_to(&self, mut from: Option<u32>) -> Vec<String> {
        let mut path = Vec::new();
        while let Some(found) = from.and_then(|number| self.found.get(number as usize)) {
            path.push(found.base.to_string());
            from = found.from;
        }
        path.reverse();
        if path.len() > 2 * PATH_SHOWN {
            let left_out = path.len() - 2 * PATH_SHOWN;
            path.splice(PATH_SHOWN..PATH_SHOWN + left_out, [format!("({left_out} more)")]);
        }
        path
    }
}

/// Whether a sweep of the span is still to come.
fn is_unswept(heap: &Heap, span: &MSpan) -> bool {
    let g = heap.sweepgen();
    [g.wrapping_sub(2), g.wrapping_add(1)].contains(&span.sweepgen())
}
