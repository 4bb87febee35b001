//! Burrow's heap with its collector, as a subject.
//!
//! The window's objects are the roots. Nothing is freed by hand: after each batch the subject looks
//! whether the collector has asked for a collection, as a script does at its safepoints; with
//! so little alive that is about once every 4 MiB, Go's minimum. So objects die by no longer being in
//! the window, and their slots come back by being swept: all but the window's are, in every cycle.
//!
//! Two kinds: `burrow` makes objects whose type is known when the loop is compiled, as a native does and
//! as `malloc(16)` in C; `burrow-typed` finds the type at run time, as an interpreter does.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use burrow_alloc::{Addr, Bytes, Heap, HeapConfig, MCache, Mmap, ObjectType, OutOfMemory, mem};
use burrow_gc::{Cause, Gc, GcConfig, RootSink, Roots};
use burrow_trace::PTrace;
use burrow_trace::clock::VirtualClock;

use crate::subject::{BATCH, NoMemory, Subject, WINDOW, places};

/// Makes an object for each of these places of the window.
type Fill = fn(&mut MCache, &Heap, &Types<'_>, &mut [Addr]) -> Result<(), OutOfMemory>;
/// The types of a batch. They are all the same, but [`fill_typed`] does not know.
type Types<'t> = [&'t ObjectType; BATCH];

/// A heap, the cache it is used through, and the window of live objects. The cache's spans go with
/// the heap, which gives back all of its memory.
pub struct Managed {
    // Dropped first to last: the heap before the type, whose address it may hold.
    cache: MCache,
    heap: Arc<Heap>,
    gc: Arc<Gc>,
    object: Box<ObjectType>,
    /// Set by the collector, at any time: a hint, so relaxed.
    due: Arc<AtomicBool>,
    window: Window,
    fill: Fill,
}

/// The live objects, or null.
struct Window(Box<[Addr]>);

impl Roots for Window {
    fn scan(&self, sink: &mut RootSink<'_>) {
        self.0.iter().for_each(|object| sink.word(object.0 as u64));
    }

    fn globals_bytes(&self) -> u64 {
        0
    }
}

impl Managed {
    /// A subject for objects of `size` bytes, whose words are all pointers or none: known when the
    /// loop is compiled. `None` if there is no loop for this size.
    ///
    /// # Errors
    /// If there is no memory.
    pub fn fixed(size: usize, pointers: bool) -> Result<Option<Managed>, NoMemory> {
        let fill: Option<Fill> = match (size, pointers) {
            (16, false) => Some(fill_fixed::<16, 0>),
            (16, true) => Some(fill_fixed::<16, 0b11>),
            (32, false) => Some(fill_fixed::<32, 0>),
            (32, true) => Some(fill_fixed::<32, 0b1111>),
            (64, false) => Some(fill_fixed::<64, 0>),
            (64, true) => Some(fill_fixed::<64, 0xff>),
            (128, false) => Some(fill_fixed::<128, 0>),
            (128, true) => Some(fill_fixed::<128, 0xffff>),
            (512, false) => Some(fill_fixed::<512, 0>),
            (512, true) => Some(fill_fixed::<512, { u64::MAX }>),
            _ => None,
        };
        fill.map(|fill| Managed::new(size, pointers, fill)).transpose()
    }

    /// A subject for objects of `size` bytes (at least 8), whose words are all pointers or none: told
    /// to the loop object by object.
    ///
    /// # Errors
    /// If there is no memory.
    pub fn typed(size: usize, pointers: bool) -> Result<Managed, NoMemory> {
        Managed::new(size, pointers, fill_typed)
    }

    fn new(size: usize, pointers: bool, fill: Fill) -> Result<Managed, NoMemory> {
        assert!(size >= 8, "an object has a word that can be written to");
        let words: Vec<usize> = if pointers { (0..size / 8).collect() } else { Vec::new() };
        let object = Box::new(ObjectType::new(Bytes(size), &words));
        let due = Arc::new(AtomicBool::new(false));
        let flag = due.clone();
        let request = Box::new(move || flag.store(true, Ordering::Relaxed));
        let gc = Gc::new(GcConfig::new(Arc::new(VirtualClock::default()), request));
        let heap = Heap::new(Arc::new(Mmap::new()), gc.clone(), HeapConfig::default());
        let heap = heap.map_err(|_| NoMemory)?;
        let cache = MCache::new(&heap);
        let window = Window(vec![Addr::NULL; WINDOW].into());
        Ok(Managed { cache, heap, gc, object, due, window, fill })
    }
}

fn collect(gc: &Gc, heap: &Heap, cache: &mut MCache, window: &Window) {
    // SAFETY: one thread and one cache; the window is all that is used from here on.
    unsafe { gc.collect(heap, &mut |visit| visit(cache), window, Cause::HeapGoal, &PTrace::off()) };
}

/// What is measured, for a type that is known here.
#[inline(never)]
fn fill_fixed<const SIZE: usize, const POINTERS: u64>(
    cache: &mut MCache,
    heap: &Heap,
    _types: &Types<'_>,
    places: &mut [Addr],
) -> Result<(), OutOfMemory> {
    for place in places {
        // SAFETY: the cache's own heap; collections happen between batches. A fresh object has room
        // for a word.
        unsafe {
            let Some(object) = cache.alloc_fixed::<SIZE, POINTERS>(heap) else {
                return Err(cache.out_of_memory(heap, Bytes(SIZE)));
            };
            *place = object;
            mem::store64(object, object.0 as u64);
        }
    }
    Ok(())
}

/// What is measured, for types that are not known here.
#[inline(never)]
fn fill_typed(
    cache: &mut MCache,
    heap: &Heap,
    types: &Types<'_>,
    places: &mut [Addr],
) -> Result<(), OutOfMemory> {
    for (place, ty) in places.iter_mut().zip(types) {
        // SAFETY: as above; `Managed` drops the type after the heap.
        unsafe {
            let Some(object) = cache.try_alloc(heap, ty) else {
                return Err(cache.out_of_memory(heap, ty.size()));
            };
            *place = object;
            mem::store64(object, object.0 as u64);
        }
    }
    Ok(())
}

impl Subject for Managed {
    fn churn(&mut self, batches: usize) -> Result<(), NoMemory> {
        let types = [&*self.object; BATCH];
        for batch in 0..batches {
            let places = &mut self.window.0[places(batch)];
            (self.fill)(&mut self.cache, &self.heap, &types, places).map_err(|_| NoMemory)?;
            // Looked at before it is written to: no atomic exchange for each batch.
            if self.due.load(Ordering::Relaxed) {
                self.due.store(false, Ordering::Relaxed);
                collect(&self.gc, &self.heap, &mut self.cache, &self.window);
            }
        }
        Ok(())
    }
}
