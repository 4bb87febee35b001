//! The write barrier against a marker, as threads: an abstract model under loom, which tries every order of their accesses
//! and every value that a relaxed load may see.
//!
//! `RUSTFLAGS="--cfg loom" cargo test -p burrow-gc --release --test barrier_loom`
//!
//! The model has what the real code has (`barrier.rs`, `marker.rs`), and the same orderings: slots are read and written
//! Relaxed, a store reads what it overwrites and puts it into its own thread's buffer, marks are set Relaxed. Buffers are
//! looked at when all threads have stopped, which the joins stand for. One mutator is the main thread, which loom runs first:
//! it looks for other orders where a read follows another thread's write, not where a thread writes what it has just read. Whole collections on the real heap, but with steps
//! that do not overlap, are in `tests/barrier/`.

#![cfg(loom)]

use loom::sync::Arc;
use loom::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use loom::thread;

/// No object.
const NULL: usize = usize::MAX;
/// Objects have one slot each.
const OBJECTS: usize = 4;

/// A heap in which marking goes on.
struct Heap {
    slots: [AtomicUsize; OBJECTS],
    marks: [AtomicBool; OBJECTS],
}

impl Heap {
    /// A heap whose object `from` points to `to`, for each of the pairs.
    fn new(pointers: &[(usize, usize)]) -> Arc<Heap> {
        let heap = Heap {
            slots: std::array::from_fn(|_| AtomicUsize::new(NULL)),
            marks: std::array::from_fn(|_| AtomicBool::new(false)),
        };
        pointers.iter().for_each(|&(from, to)| heap.slots[from].store(to, Relaxed));
        Arc::new(heap)
    }

    fn load(&self, object: usize) -> usize {
        self.slots[object].load(Relaxed)
    }

    /// A store with the barrier: what it overwrites goes into the buffer.
    fn store(&self, buffer: &mut Vec<usize>, object: usize, value: usize) {
        buffer.push(self.slots[object].load(Relaxed));
        self.slots[object].store(value, Relaxed);
    }

    /// Marks all that these words lead to.
    fn mark(&self, mut grey: Vec<usize>) {
        while let Some(object) = grey.pop() {
            if object != NULL && !self.marks[object].swap(true, Relaxed) {
                grey.push(self.load(object));
            }
        }
    }

    fn is_marked(&self, object: usize) -> bool {
        self.marks[object].load(Relaxed)
    }
}

/// A mutator, whose stack has been scanned; gives its buffer, and a word that is on its stack in the end.
type Mutator = fn(&Heap) -> (Vec<usize>, usize);

/// Runs the mutators while a marker starts from `roots`, then ends marking, and checks that all that roots and mutators
/// reach in the end is marked.
fn check(
    pointers: &'static [(usize, usize)],
    roots: &'static [usize],
    mutators: &'static [Mutator],
) {
    loom::model(move || {
        let heap = Heap::new(pointers);
        let start = |mutator: Mutator| {
            let heap = heap.clone();
            thread::spawn(move || mutator(&heap))
        };
        let others: Vec<_> = mutators[1..].iter().copied().map(start).collect();
        let marker = {
            let heap = heap.clone();
            thread::spawn(move || heap.mark(roots.to_vec()))
        };
        let mut ends = vec![mutators[0](&heap)];
        ends.extend(others.into_iter().map(|other| other.join().expect("a mutator ends")));
        marker.join().expect("the marker ends");
        let mut held = roots.to_vec();
        for (buffer, word) in ends {
            heap.mark(buffer);
            held.push(word);
        }
        while let Some(object) = held.pop() {
            if object != NULL {
                assert!(heap.is_marked(object), "{object} is reachable and not marked");
                held.push(heap.load(object)); // no model has circles
            }
        }
    });
}

/// Takes what object 0 points to, and cuts it off there.
fn take(heap: &Heap) -> (Vec<usize>, usize) {
    let mut buffer = Vec::new();
    let word = heap.load(0);
    heap.store(&mut buffer, 0, NULL);
    (buffer, word)
}

/// Moves what object 0 points to into object 1.
fn advance(heap: &Heap) -> (Vec<usize>, usize) {
    let mut buffer = Vec::new();
    let word = heap.load(0);
    heap.store(&mut buffer, 1, word);
    heap.store(&mut buffer, 0, NULL);
    (buffer, NULL)
}

/// Moves what object 1 points to into object 0.
fn retreat(heap: &Heap) -> (Vec<usize>, usize) {
    let mut buffer = Vec::new();
    let word = heap.load(1);
    heap.store(&mut buffer, 0, word);
    heap.store(&mut buffer, 1, NULL);
    (buffer, NULL)
}

#[test]
fn what_is_taken_from_the_heap_is_marked() {
    check(&[(0, 2), (2, 3)], &[0, 1], &[take]);
}

#[test]
fn what_moves_past_the_marker_is_marked() {
    check(&[(0, 2), (2, 3)], &[0, 1], &[advance]);
    check(&[(0, 2), (2, 3)], &[1, 0], &[advance]);
}

#[test]
fn two_may_race_for_a_slot() {
    check(&[(0, 2), (1, 3)], &[0, 1], &[advance, retreat]);
    check(&[(0, 2), (1, 3)], &[1, 0], &[take, advance]);
}

#[test]
#[should_panic(expected = "reachable and not marked")]
fn without_the_barrier_it_is_not() {
    fn take_secretly(heap: &Heap) -> (Vec<usize>, usize) {
        let word = heap.load(0);
        heap.slots[0].store(NULL, Relaxed);
        (Vec::new(), word)
    }
    check(&[(0, 2)], &[0], &[take_secretly]);
}
