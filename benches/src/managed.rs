//! Burrow's heap with its collector, as a subject.
//!
//! The window's objects are the roots. Nothing is freed by hand: after each batch the subject looks
//! whether the collector has asked for a collection, as a script does at its safepoints; with
//! so little alive that is about once every 4 MiB, Go's minimum.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use burrow_alloc::{Addr, Bytes, Heap, HeapConfig, MCache, Mmap, ObjectType, OutOfMemory, mem};
use burrow_gc::{Cause, Gc, GcConfig, RootSink, Roots};
use burrow_trace::PTrace;
use burrow_trace::clock::VirtualClock;

use crate::subject::{BATCH, NoMemory, Subject, WINDOW, places};

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
    /// A subject for objects of `size` bytes (at least 8), whose words are all pointers or none.
    ///
    /// # Errors
    /// If there is no memory.
    pub fn new(size: usize, pointers: bool) -> Result<Managed, NoMemory> {
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
        Ok(Managed { cache, heap, gc, object, due, window })
    }
}

fn collect(gc: &Gc, heap: &Heap, cache: &mut MCache, window: &Window) {
    // SAFETY: one thread and one cache; the window is all that is used from here on.
    unsafe { gc.collect(heap, &mut |visit| visit(cache), window, Cause::HeapGoal, &PTrace::off()) };
}

/// What is measured: an object for each of these places of the window. The types are all the same,
/// but that is not known here, as it is not known to an interpreter.
#[inline(never)]
fn fill(
    heap: &Heap,
    cache: &mut MCache,
    types: &[&ObjectType; BATCH],
    places: &mut [Addr],
) -> Result<(), OutOfMemory> {
    for (place, ty) in places.iter_mut().zip(types) {
        // SAFETY: the cache's own heap; `Managed` drops the type after it; collections happen
        // between batches. A fresh object has room for a word.
        unsafe {
            *place = cache.alloc(heap, ty)?;
            mem::store64(*place, place.0 as u64);
        }
    }
    Ok(())
}

impl Subject for Managed {
    fn churn(&mut self, batches: usize) -> Result<(), NoMemory> {
        let types = [&*self.object; BATCH];
        for batch in 0..batches {
            let places = &mut self.window.0[places(batch)];
            fill(&self.heap, &mut self.cache, &types, places).map_err(|_| NoMemory)?;
            if self.due.swap(false, Ordering::Relaxed) {
                collect(&self.gc, &self.heap, &mut self.cache, &self.window);
            }
        }
        Ok(())
    }
}
