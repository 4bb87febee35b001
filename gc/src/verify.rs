//! The heap verifier: is the heap what everyone believes it to be?
//!
//! Called in stress mode after each collection, and by tests; also callable from a debugger. It walks
//! everything reachable from the roots without looking at mark bits (it has a visited set of its own)
//! and compares what it finds with the allocator's books.
//!
//! It checks that:
//! - (V1) a word in a pointer slot or a root that points into the heap's range hits a slot of a span in
//!   use; never a free page, a work buffer, or the end of a span; and a stack only if the word is itself
//!   on a stack, and the stack's owner finds a frame there: else it would outlive what it points to;
//! - (V2) every reachable slot is allocated, and marked if its span has not been swept since the last
//!   cycle: else the coming sweep would free it;
//! - (V3) no pointer slot of a reachable object holds the poison of freed memory;
//! - (V4) each span's own books agree: bounds, slot counts, sweep generation;
//! - (V5) the heap's counters are the sums over its spans, and the page heap's own invariants hold.
//!
//! A part of it checks the marks alone, before marking ends ([`check_marks`]: Go's `GODEBUG=gccheckmark=1`).
//!
//! An error names the object, its span with its state and generations, and the way from a root to it.
//!
//! Locks: whatever the page heap's own check takes.

use std::fmt::{self, Write as _};

use burrow_alloc::sweep::POISON;
use burrow_alloc::units::WORD;
use burrow_alloc::{Addr, Heap, MSpan, ManualKind, PointerClass, SpanState, mem};

use crate::roots::{Holder, RootSink, Roots, TakeWord};

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
    /// A pointer that is not on a stack leads into one: what it leads to should be in the heap.
    IntoStack,
    /// A pointer on a stack leads into a stack, but into no frame of its own.
    DeadFrame,
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
            Fault::IntoStack => "found pointer to a stack outside of it (escape analysis failed)",
            Fault::DeadFrame => "found pointer to a dead frame",
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
    let spans = check_books(heap)?;
    let report = Walk::new(heap, false).run(roots)?;
    Ok(VerifyReport { spans, ..report })
}

/// Checks that marking has reached all that a walk from the roots does, and V1 and V3 on the way. Called with the world
/// stopped, when nothing is left to mark and no mark has been used yet.
pub(crate) fn check_marks(heap: &Heap, roots: &dyn Roots) -> Result<(), VerifyError> {
    Walk::new(heap, true).run(roots).map(|_| ())
}

/// An object that was reached, and from which other: the number of that in `Walk::found`.
struct Found {
    base: Addr,
    from: Option<u32>,
}

/// A walk over all that is reachable, breadth first: so the way it knows to an object is a shortest.
struct Walk<'a> {
    heap: &'a Heap,
    /// Whether marking is about to end: all that is reachable must be marked. Else, what is not swept yet.
    marking: bool,
    /// One bit for every word of the heap's range: whether an object that begins there was found.
    seen: Vec<u64>,
    found: Vec<Found>,
    report: VerifyReport,
    error: Option<VerifyError>,
}

impl TakeWord for Walk<'_> {
    fn take(&mut self, word: u64, holder: Holder) {
        self.report.roots += 1;
        self.visit(word, None, holder);
    }

    fn checks_frames(&self) -> bool {
        true
    }

    fn no_frame(&mut self, word: u64) {
        if let PointerClass::Manual(span) = self.heap.classify(Addr(word as usize))
            && span.manual_kind() == ManualKind::Stack
        {
            self.fail(Fault::DeadFrame, word, None, Some(span));
        }
    }
}

impl<'a> Walk<'a> {
    fn new(heap: &'a Heap, marking: bool) -> Walk<'a> {
        let report = VerifyReport::default();
        Walk { heap, marking, seen: Vec::new(), found: Vec::new(), report, error: None }
    }

    /// Walks from the roots to all that is reachable, or to the first error.
    fn run(mut self, roots: &dyn Roots) -> Result<VerifyReport, VerifyError> {
        roots.scan(&mut RootSink::new(&mut self));
        self.follow_all();
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.report),
        }
    }

    /// Follows the pointers of all objects found, until none is new.
    fn follow_all(&mut self) {
        let mut next = 0;
        while self.error.is_none() && next < self.found.len() {
            let from = next as u32;
            let base = self.found[next].base;
            next += 1;
            let Some(object) = self.heap.find_object(base) else { continue };
            self.heap.for_each_pointer(object, |slot| {
                // SAFETY: a pointer slot of an allocated object; the world is stopped.
                let word = unsafe { mem::load64(slot) };
                if word == POISON {
                    self.fail(Fault::Poisoned, word, Some(from), Some(object.span));
                }
                self.visit(word, Some(from), Holder::Other);
            });
        }
    }

    /// Checks the word and notes the object it points into, if it does and the object is new.
    fn visit(&mut self, word: u64, from: Option<u32>, holder: Holder) {
        let object = match self.heap.classify(Addr(word as usize)) {
            PointerClass::Outside => return,
            PointerClass::Manual(span) if span.manual_kind() == ManualKind::Stack => {
                if holder != Holder::Stack {
                    self.fail(Fault::IntoStack, word, from, Some(span));
                }
                return;
            }
            PointerClass::Object(object) => object,
            PointerClass::FreePage => return self.fail(Fault::FreePage, word, from, None),
            PointerClass::Manual(span) => {
                return self.fail(Fault::WorkBuffer, word, from, Some(span));
            }
            PointerClass::PastLimit(span) => {
                return self.fail(Fault::PastEnd, word, from, Some(span));
            }
            PointerClass::FreeSlot(object) => {
                return self.fail(Fault::FreeSlot, word, from, Some(object.span));
            }
        };
        let must_be_marked = self.marking || is_unswept(self.heap, object.span);
        if must_be_marked && !object.span.is_marked(object.slot) {
            return self.fail(Fault::Unmarked, word, from, Some(object.span));
        }
        if self.is_new(object.base) {
            self.report.objects += 1;
            self.report.bytes += object.size().0 as u64;
            self.found.push(Found { base: object.base, from });
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

/// Checks every span's books, and the heap's against their sums; gives back how many spans there are.
fn check_books(heap: &Heap) -> Result<u64, VerifyError> {
    let mut sums = Sums::default();
    for span in heap.spans() {
        match span.state() {
            SpanState::InUse => {
                check_span(heap, span)?;
                sums.add(span);
            }
            SpanState::Manual if span.manual_kind() == ManualKind::Stack => {
                sums.stacks += bytes_of(span);
            }
            SpanState::Manual => sums.work_bufs += bytes_of(span),
            SpanState::Dead => return Err(span_books(heap, span, "a dead span has pages")),
        }
    }
    let stats = heap.stats();
    let pairs = [
        ("bytes of spans in use", stats.heap_in_use, sums.in_use),
        ("bytes of stacks", stats.in_stacks, sums.stacks),
        ("bytes of work buffers", stats.in_work_bufs, sums.work_bufs),
        ("bytes of objects", stats.heap_alloc(), sums.alloc),
        ("objects", stats.heap_objects(), sums.objects),
    ];
    for (what, counted, summed) in pairs {
        if counted != summed {
            let detail = format!("{what}: {counted} counted, {summed} in {} spans", sums.spans);
            return Err(VerifyError { fault: Fault::HeapBooks, detail });
        }
    }
    Ok(sums.spans)
}

/// What the heap's counters must be.
#[derive(Default)]
struct Sums {
    spans: u64,
    in_use: u64,
    stacks: u64,
    work_bufs: u64,
    alloc: u64,
    objects: u64,
}

impl Sums {
    fn add(&mut self, span: &MSpan) {
        let objects = u64::from(span.alloc_count());
        self.spans += 1;
        self.in_use += bytes_of(span);
        self.objects += objects;
        self.alloc += objects * span.elem_size().0 as u64;
    }
}

fn bytes_of(span: &MSpan) -> u64 {
    span.npages().to_bytes().0 as u64
}

fn check_span(heap: &Heap, span: &MSpan) -> Result<(), VerifyError> {
    let g = heap.sweepgen();
    let mut taken = 0;
    let mut free_yet_marked = false;
    for group in 0..span.groups() {
        taken += span.allocated(group).count_ones();
        free_yet_marked |= span.marked(group) & !span.allocated(group) != 0;
    }
    let end = span.base() + span.npages().to_bytes();
    let wrong = [
        (span.limit() > end, "its slots reach beyond its pages"),
        (taken != span.alloc_count(), "its count is not the number of taken slots"),
        (free_yet_marked, "a free slot is marked"),
        (span.sweepgen() == g.wrapping_sub(1), "it is being swept though the world is stopped"),
        (!is_unswept(heap, span) && span.mark_count() > 0, "it is swept and has marks"),
    ];
    match wrong.iter().find(|(wrong, _)| *wrong) {
        Some((_, what)) => Err(span_books(heap, span, what)),
        None => Ok(()),
    }
}

fn span_books(heap: &Heap, span: &MSpan, what: &str) -> VerifyError {
    let detail = format!("{what}: {span:?} (heap sweepgen {})", heap.sweepgen());
    VerifyError { fault: Fault::SpanBooks, detail }
}
