//! Cycles whose two stops are apart, with steps of marking between them.

use std::sync::Arc;

use burrow_alloc::{Addr, Bytes, Heap, HeapConfig, Host, MCache, mem};
use burrow_gc::{Cause, Fault, Gc, GcConfig, GcWork};
use burrow_trace::PTrace;
use burrow_trace::clock::{Nanos, VirtualClock};

use crate::MARK_BY_SPANS;
use crate::world::{Words, leak};

/// Objects of the list that is marked.
const NODES: usize = 100;

/// A heap with a list, whose head is the only root, and a P to mark it.
struct Apart {
    heap: Arc<Heap>,
    gc: Arc<Gc>,
    cache: MCache,
    work: GcWork,
    roots: Words,
}

impl Apart {
    fn new() -> Apart {
        let clock = Arc::new(VirtualClock::default());
        let config = GcConfig {
            check_marks: true,
            mark_by_spans: MARK_BY_SPANS,
            ..GcConfig::new(clock, Box::new(|| {}))
        };
        let gc = Gc::new(config);
        let source = Arc::new(Host::with_limit(Bytes(1 << 30)));
        let heap = Heap::new(source, gc.clone(), HeapConfig::for_tests()).expect("an arena");
        let (cache, work) = (MCache::new(&heap), GcWork::new(&gc, &heap, Box::new(|| {})));
        let mut apart = Apart { heap, gc, cache, work, roots: Words::default() };
        let mut head = Addr::NULL;
        for _ in 0..NODES {
            let new = apart.alloc();
            // SAFETY: the first word of an object that was just made.
            unsafe { mem::store64(new, head.0 as u64) };
            head = new;
        }
        apart.roots.words = vec![head.0 as u64];
        apart
    }

    fn alloc(&mut self) -> Addr {
        // SAFETY: the heap's own cache; the type lives for ever.
        unsafe { self.cache.alloc(&self.heap, leak(16, &[0])) }.expect("memory for a test")
    }

    fn start(&mut self) {
        let Apart { heap, gc, cache, work, roots } = self;
        let ps = &mut |visit: &mut dyn FnMut(&mut MCache, Option<&mut GcWork>)| {
            visit(cache, Some(work));
        };
        // SAFETY: one thread, one cache; the roots are all that tests go on to use.
        unsafe { gc.start_cycle(heap, ps, roots, Cause::Forced, Nanos(0), &PTrace::off()) };
    }

    /// Marks in steps of so many words; gives how many steps it took.
    fn mark(&mut self, words: usize) -> usize {
        let Apart { heap, gc, work, roots, .. } = self;
        // By spans, what a word leads to is scanned in a step of its own.
        let most = if MARK_BY_SPANS { 3 * NODES } else { 2 * NODES };
        let mut steps = 1;
        while !gc.mark_step(heap, work, roots, words, &PTrace::off()).out_of_work {
            steps += 1;
            assert!(steps <= most, "steps of {words} words come to no end");
        }
        steps
    }

    fn finish(&mut self) {
        let Apart { heap, gc, cache, work, roots } = self;
        let ps = &mut |visit: &mut dyn FnMut(&mut MCache, Option<&mut GcWork>)| {
            visit(cache, Some(work));
        };
        // SAFETY: as in `start`.
        let report = unsafe { gc.finish_cycle(heap, ps, roots, Nanos(0), &PTrace::off()) };
        report.expect("all is marked");
    }
}

#[test]
fn steps_of_a_few_words_make_progress() {
    for words in [1, 2, 8, 9] {
        let mut apart = Apart::new();
        // More words at a time than a step handles, so that it can not wait for their memory.
        apart.roots.words = vec![apart.roots.words[0]; 20];
        apart.start();
        let steps = apart.mark(words);
        assert!(steps > NODES / 2 / words, "{steps} steps of {words} words");
        apart.finish();
        assert_eq!(apart.gc.missed(), None);
    }
}

#[test]
fn a_missing_mark_is_found() {
    let mut apart = Apart::new();
    let lost = apart.alloc().0 as u64;
    apart.start();
    apart.mark(1);
    apart.roots.words.push(lost); // from a place that nobody has scanned
    apart.finish();
    let error = apart.gc.missed().expect("an object is not marked");
    assert_eq!(error.fault, Fault::Unmarked);
    assert!(error.detail.contains(&format!("{lost:#x}")), "{error}");
}

#[test]
fn an_object_made_meanwhile_is_not_missed() {
    let mut apart = Apart::new();
    apart.start();
    let new = apart.alloc().0 as u64;
    apart.mark(1);
    apart.roots.words.push(new);
    apart.finish();
    assert_eq!(apart.gc.missed(), None);
}
