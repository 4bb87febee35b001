//! What is attached to objects from outside: finalizers, cleanups and weak handles (Go: specials).
//!
//! Attached by the natives of packages `runtime` and `weak`; looked at in each collection. Go keeps a list with each span
//! and deals with it when the span is swept. Here one table for the heap will do, and everything is settled in the stop of
//! the world between marking and sweeping:
//!
//! - Marking starts also from what finalizers need: the func value, and what the object points to, but not the object
//!   itself ([`Specials::visit`]). So an object whose finalizer is to run still finds everything it points to, and what it
//!   points to is not finalized before it.
//! - An object that marking has not reached loses its weak handles. If it has finalizers they are queued, and it is marked
//!   after all: it lives on until a later collection finds it without any. If not, its cleanups are queued and it is gone
//!   ([`Specials::settle`]).
//!
//! Objects that the heap profiler has sampled are only watched: of those that are gone it hears
//! ([`Gc::take_dead_samples`]).
//!
//! Queued calls wait for the script to take them ([`Gc::next_finalization`]), and are roots until then. What is taken, or
//! read from a weak handle, while marking goes on must be shaded (`barrier.rs`): the place it comes from may not have been
//! scanned yet.
//!
//! Invariants: (F1) a key of `objects` is the start of a slot that is taken, in a span in use: entries go in the very
//! collection that finds their object dead. (F2) The table changes only under its lock, or with the world stopped.
//!
//! Locks: `Rank::Specials`; marking may take `Rank::Collector` inside.

use std::collections::{BTreeMap, VecDeque};

use burrow_alloc::size_class::MAX_HEADERLESS;
use burrow_alloc::units::WORD;
use burrow_alloc::{Addr, Bytes, Heap, ObjectRef, SpanClass, mem};

use crate::barrier;
use crate::gc::Gc;
use crate::roots::{RootSink, Roots};

/// What a word is that the table of specials keeps alive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpecialKind {
    /// The function of a finalizer.
    Finalizer,
    /// What an object with a finalizer points to.
    Finalizable,
    /// The function or the object of a call that is due.
    Queued,
    /// The function of a cleanup.
    Cleanup,
    /// The handle of a weak pointer.
    Weak,
}

/// A call that became due because an object is not reachable any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Finalization {
    /// The func value.
    pub func: u64,
    /// The object, to be passed; 0 if the function has no parameter.
    pub object: u64,
    /// The first word of the interface value to pass it as; 0 if the parameter is a pointer.
    pub iface: u64,
    /// Words of the function's results.
    pub results: u16,
}

/// Calls that have become due so far, and those of them that were taken to be made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FinalizationCounts {
    /// Finalizers that became due.
    pub finalizers_queued: u64,
    /// Finalizers taken.
    pub finalizers_taken: u64,
    /// Cleanups that became due.
    pub cleanups_queued: u64,
    /// Cleanups taken.
    pub cleanups_taken: u64,
}

/// Why a finalizer cannot be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The address is not that of an object's start (nor inside a block of tiny objects).
    NotAtStart,
    /// The object has one.
    AlreadySet,
}

/// Something attached to an object, at this address inside it.
#[derive(Clone, Copy, Debug)]
struct Special {
    at: Addr,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Finalizer(Finalization),
    /// The address of a word of the script that holds `at` as long as the object is reachable.
    Weak {
        handle: Addr,
    },
    Cleanup {
        id: u64,
        func: u64,
    },
}

/// All specials of a heap.
#[derive(Debug, Default)]
pub(crate) struct Specials {
    /// By the start of the object's slot (F1).
    objects: BTreeMap<usize, Vec<Special>>,
    /// Weak handles of what is not in the heap, and never goes.
    immortal: BTreeMap<usize, Addr>,
    /// Sampled objects, by the start of their slots (F1), with the profiler's numbers.
    sampled: Vec<(Addr, u32)>,
    /// Numbers of those found dead, until the profiler takes them.
    dead_samples: Vec<u32>,
    queue: VecDeque<Finalization>,
    counts: FinalizationCounts,
    last_id: u64,
}

impl Specials {
    /// Tells what must be reachable for the sake of specials.
    fn visit(&self, heap: &Heap, visit: &mut dyn FnMut(SpecialKind, u64)) {
        for call in &self.queue {
            visit(SpecialKind::Queued, call.func);
            visit(SpecialKind::Queued, call.object);
        }
        self.immortal.values().for_each(|handle| visit(SpecialKind::Weak, handle.0 as u64));
        for (&start, specials) in &self.objects {
            for special in specials {
                match special.what {
                    What::Finalizer(call) => visit(SpecialKind::Finalizer, call.func),
                    What::Weak { handle } => visit(SpecialKind::Weak, handle.0 as u64),
                    What::Cleanup { func, .. } => visit(SpecialKind::Cleanup, func),
                }
            }
            if specials.iter().any(Special::is_finalizer)
                && let Some(object) = heap.find_object(Addr(start))
            {
                heap.for_each_pointer(object, |slot| {
                    // SAFETY: a pointer slot of an object (F1).
                    visit(SpecialKind::Finalizable, unsafe { mem::load64(slot) });
                });
            }
        }
    }

    /// Deals with the objects that marking has not reached: see the module's head.
    fn settle(&mut self, heap: &Heap) {
        let queue = &mut self.queue;
        let before = queue.len();
        self.objects.retain(|&start, specials| {
            let Some(object) = heap.find_object(Addr(start)) else { return false };
            if object.span.is_marked(object.slot) {
                return true;
            }
            specials.retain(|special| !special.clear_weak());
            if specials.iter().any(Special::is_finalizer) {
                let _newly = object.mark();
                specials.retain(|special| !special.queue_finalizer(queue));
            } else {
                specials.drain(..).for_each(|special| special.queue_cleanup(queue));
            }
            !specials.is_empty()
        });
        for call in queue.iter().skip(before) {
            let counts = &mut self.counts;
            *call.pick(&mut counts.finalizers_queued, &mut counts.cleanups_queued) += 1;
        }
        self.settle_samples(heap);
    }

    /// Notes which sampled objects are dead; those that finalizers keep are marked by now.
    fn settle_samples(&mut self, heap: &Heap) {
        let dead = &mut self.dead_samples;
        self.sampled.retain(|&(start, number)| {
            let object = heap.find_object(start);
            let lives = object.is_some_and(|object| object.span.is_marked(object.slot));
            if !lives {
                dead.push(number);
            }
            lives
        });
    }

    fn take(&mut self) -> Option<Finalization> {
        let call = self.queue.pop_front()?;
        *call.pick(&mut self.counts.finalizers_taken, &mut self.counts.cleanups_taken) += 1;
        Some(call)
    }
}

impl Finalization {
    /// The first for a finalizer, the second for a cleanup.
    fn pick<T>(&self, finalizer: T, cleanup: T) -> T {
        if self.object != 0 { finalizer } else { cleanup }
    }
}

impl Special {
    fn is_finalizer(&self) -> bool {
        matches!(self.what, What::Finalizer(_))
    }

    /// Clears a weak handle; says whether it is one.
    fn clear_weak(&self) -> bool {
        let What::Weak { handle } = self.what else { return false };
        // SAFETY: the handle is a word of the script that this table keeps alive.
        unsafe { mem::store64(handle, 0) };
        true
    }

    /// Queues a finalizer; says whether it is one.
    fn queue_finalizer(&self, queue: &mut VecDeque<Finalization>) -> bool {
        let What::Finalizer(call) = self.what else { return false };
        queue.push_back(Finalization { object: self.at.0 as u64, ..call });
        true
    }

    fn queue_cleanup(self, queue: &mut VecDeque<Finalization>) {
        if let What::Cleanup { func, .. } = self.what {
            queue.push_back(Finalization { func, ..Finalization::default() });
        }
    }
}

/// Where the object begins, behind its malloc header if it has one.
fn start_of(object: ObjectRef<'_>) -> Addr {
    let span = object.span;
    let has_header = !span.is_noscan() && !span.is_large() && span.elem_size() > MAX_HEADERLESS;
    if has_header { object.base + Bytes(WORD) } else { object.base }
}

impl Gc {
    /// Lets `call` become due when the object at `at` is not reachable any more; `call.object` does not matter.
    ///
    /// # Errors
    /// [`Refusal`]. What is not in the heap never goes, and is not refused.
    pub fn set_finalizer(&self, heap: &Heap, at: Addr, call: Finalization) -> Result<(), Refusal> {
        let Some(object) = heap.find_object(at) else { return Ok(()) };
        let mut specials = self.specials.lock();
        let attached = specials.objects.entry(object.base.0).or_default();
        if attached.iter().any(|special| special.at == at && special.is_finalizer()) {
            return Err(Refusal::AlreadySet);
        }
        attached.push(Special { at, what: What::Finalizer(call) });
        Ok(())
    }

    /// Whether the object at `at` can have a finalizer: it begins there, or is one of several in a tiny block.
    ///
    /// # Errors
    /// [`Refusal::NotAtStart`].
    pub fn check_finalizable(&self, heap: &Heap, at: Addr, tiny: bool) -> Result<(), Refusal> {
        match heap.find_object(at) {
            Some(object) if start_of(object) != at => {
                let in_block = tiny && object.span.span_class() == SpanClass::TINY;
                if in_block { Ok(()) } else { Err(Refusal::NotAtStart) }
            }
            _ => Ok(()),
        }
    }

    /// Takes the finalizer away from the object at `at`, if it has one.
    pub fn remove_finalizer(&self, heap: &Heap, at: Addr) {
        self.detach(heap, at, |special| special.at == at && special.is_finalizer());
    }

    /// Lets `func`, a func value without parameters, be called when the object that contains `at` is gone. Gives back a
    /// number for [`Gc::remove_cleanup`]; 0 for what is not in the heap.
    pub fn add_cleanup(&self, heap: &Heap, at: Addr, func: u64) -> u64 {
        let Some(object) = heap.find_object(at) else { return 0 };
        let mut specials = self.specials.lock();
        specials.last_id += 1;
        let id = specials.last_id;
        let attached = specials.objects.entry(object.base.0).or_default();
        attached.push(Special { at, what: What::Cleanup { id, func } });
        id
    }

    /// Takes back a cleanup that is not queued yet.
    pub fn remove_cleanup(&self, heap: &Heap, at: Addr, number: u64) {
        self.detach(
            heap,
            at,
            |special| matches!(special.what, What::Cleanup { id, .. } if id == number),
        );
    }

    fn detach(&self, heap: &Heap, at: Addr, remove: impl Fn(&Special) -> bool) {
        let Some(object) = heap.find_object(at) else { return };
        let mut specials = self.specials.lock();
        if let Some(attached) = specials.objects.get_mut(&object.base.0) {
            attached.retain(|special| !remove(special));
            if attached.is_empty() {
                specials.objects.remove(&object.base.0);
            }
        }
    }

    /// The word that holds `at` as long as its object is reachable, and then 0: the one that there is, or `new`, which
    /// holds `at` already.
    pub fn weak_handle(&self, heap: &Heap, at: Addr, new: Addr) -> Addr {
        let mut specials = self.specials.lock();
        let Some(object) = heap.find_object(at) else {
            return *specials.immortal.entry(at.0).or_insert(new);
        };
        let attached = specials.objects.entry(object.base.0).or_default();
        let known = attached.iter().find_map(|special| match special.what {
            What::Weak { handle } if special.at == at => Some(handle),
            _ => None,
        });
        known.unwrap_or_else(|| {
            attached.push(Special { at, what: What::Weak { handle: new } });
            new
        })
    }

    /// Watches an object that the heap profiler has sampled; its slot begins at `start`. The allocation under way need
    /// not have returned.
    pub fn watch_sample(&self, start: Addr, number: u32) {
        self.specials.lock().sampled.push((start, number));
    }

    /// The numbers of the sampled objects that collections have found dead since this was asked last.
    pub fn take_dead_samples(&self) -> Vec<u32> {
        std::mem::take(&mut self.specials.lock().dead_samples)
    }

    /// The next call that is due, for the script to make.
    pub fn next_finalization(&self) -> Option<Finalization> {
        let call = self.specials.lock().take()?;
        [call.func, call.object].into_iter().for_each(barrier::shade);
        Some(call)
    }

    /// How many calls became due, and how many were taken.
    pub fn finalization_counts(&self) -> FinalizationCounts {
        self.specials.lock().counts
    }

    /// Whether calls are due.
    pub fn has_finalizations(&self) -> bool {
        !self.specials.lock().queue.is_empty()
    }

    /// `roots`, and what specials need besides: the roots of a collection, and those for [`crate::verify()`].
    pub fn with_specials<'a>(
        &'a self,
        heap: &'a Heap,
        roots: &'a dyn Roots,
    ) -> impl Roots + use<'a> {
        WithSpecials { gc: self, heap, roots }
    }

    /// Tells every word that specials keep alive, and why: for a dump of the heap. The world is stopped.
    pub fn each_special(&self, heap: &Heap, visit: &mut dyn FnMut(SpecialKind, u64)) {
        self.specials.lock().visit(heap, visit);
    }

    /// Marking is done: deals with objects that were not reached.
    pub(crate) fn settle_specials(&self, heap: &Heap) {
        self.specials.lock().settle(heap);
    }
}

struct WithSpecials<'a> {
    gc: &'a Gc,
    heap: &'a Heap,
    roots: &'a dyn Roots,
}

impl Roots for WithSpecials<'_> {
    fn scan(&self, sink: &mut RootSink<'_>) {
        self.roots.scan(sink);
        self.gc.specials.lock().visit(self.heap, &mut |_, word| sink.word(word));
    }

    fn jobs(&self) -> usize {
        self.roots.jobs() + 1
    }

    fn scan_job(&self, job: usize, sink: &mut RootSink<'_>) {
        match job {
            0 => self.gc.specials.lock().visit(self.heap, &mut |_, word| sink.word(word)),
            _ => self.roots.scan_job(job - 1, sink),
        }
    }

    fn globals_bytes(&self) -> u64 {
        self.roots.globals_bytes()
    }
}
