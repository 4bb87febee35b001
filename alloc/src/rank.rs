//! The order in which locks are taken, and a checker for it.
//!
//! Used by this crate and the collector, whose locks nest (the upper crates have a few plain locks
//! that are leaves: output, type arena, itabs): a lock is a [`RankedMutex`] with a [`Rank`], and debug builds keep a list
//! of the ranks that the running thread holds. Taking a lock out of order panics with that list, on
//! the first run that does it, whether or not another thread is there to deadlock with.
//!
//! Invariants: (R1) a thread takes a lock only if its rank comes after every rank it holds. (R2)
//! The list of a thread is touched by that thread alone. In release builds a `RankedMutex` is a
//! plain `parking_lot` mutex and there is no list.

#![forbid(unsafe_code)]

use parking_lot::{Mutex, MutexGuard};
use std::ops::{Deref, DerefMut};

/// Outermost first: take a lock only if its rank comes after every rank held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Who may stop the world or start a collection.
    World,
    /// Finalizers and their like. Before `Collector`: marking starts from them.
    Specials,
    /// The collector's state and work that waits.
    Collector,
    /// Wake-up state of the scavenger and of other helpers in the background.
    Scavenge,
    /// One channel, or another thing on which goroutines wait. Before `Sched`: it makes them ready.
    Chan,
    /// Timers. Before `Sched`: they make goroutines ready.
    Timers,
    /// The global run queue and the idle Ps.
    Sched,
    /// One set of spans of a central list.
    SpanSet,
    /// Pages and spans; held while the heap grows.
    MHeap,
    /// The books of a page source, which is called while the heap grows.
    PageSource,
    /// Whose mark work may be stolen.
    MarkQueue,
    /// A leaf: an event may be emitted under any lock.
    Trace,
}

/// A mutex that knows its place in the lock order.
#[derive(Debug)]
pub struct RankedMutex<T> {
    rank: Rank,
    inner: Mutex<T>,
}

impl<T> RankedMutex<T> {
    /// A free lock around `value`.
    pub const fn new(rank: Rank, value: T) -> RankedMutex<T> {
        RankedMutex { rank, inner: Mutex::new(value) }
    }

    /// Waits for the lock.
    ///
    /// # Panics
    /// In debug builds, if the thread already holds a lock of this rank or of a later one.
    #[inline]
    pub fn lock(&self) -> RankedGuard<'_, T> {
        let held = Held::note(self.rank);
        RankedGuard { guard: self.inner.lock(), _held: held }
    }

    /// The lock if it is free, for work that whoever holds it does as well.
    ///
    /// # Panics
    /// As [`RankedMutex::lock`].
    #[inline]
    pub fn try_lock(&self) -> Option<RankedGuard<'_, T>> {
        let held = Held::note(self.rank);
        self.inner.try_lock().map(|guard| RankedGuard { guard, _held: held })
    }

    /// Access without locking: `&mut` proves that nobody else has any.
    pub fn get_mut(&mut self) -> &mut T {
        self.inner.get_mut()
    }
}

/// Holds a [`RankedMutex`] until dropped.
#[derive(Debug)]
pub struct RankedGuard<'a, T> {
    guard: MutexGuard<'a, T>,
    _held: Held,
}

impl<T> Deref for RankedGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.guard
    }
}

impl<T> DerefMut for RankedGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.guard
    }
}

/// An entry in the thread's list of ranks held; dropping it takes the entry out.
#[derive(Debug)]
struct Held {
    #[cfg(debug_assertions)]
    rank: Rank,
}

#[cfg(debug_assertions)]
mod checker {
    use super::{Held, Rank};
    use std::cell::RefCell;

    thread_local! {
        /// Ranks this thread holds, in the order in which it took them.
        static HELD: RefCell<Vec<Rank>> = const { RefCell::new(Vec::new()) };
    }

    impl Held {
        /// Enters `rank` into the list, after checking the order (R1).
        pub(super) fn note(rank: Rank) -> Held {
            HELD.with_borrow_mut(|held| {
                assert!(
                    held.iter().all(|before| *before < rank),
                    "lock order: {rank:?} taken while holding {held:?}"
                );
                held.push(rank);
            });
            Held { rank }
        }
    }

    impl Drop for Held {
        fn drop(&mut self) {
            HELD.with_borrow_mut(|held| {
                // Guards may be dropped in any order; the latest entry of the rank is ours.
                if let Some(at) = held.iter().rposition(|rank| *rank == self.rank) {
                    held.remove(at);
                }
            });
        }
    }
}

#[cfg(not(debug_assertions))]
impl Held {
    #[inline(always)]
    fn note(_rank: Rank) -> Held {
        Held {}
    }
}

#[cfg(all(test, debug_assertions))]
mod tests {
    use super::*;
    use std::panic::catch_unwind;

    #[test]
    fn wrong_order_panics_with_the_list() {
        let cases = [
            // (case, ranks in the order taken, allowed)
            ("outer then inner", vec![Rank::Sched, Rank::MHeap], true),
            ("inner then outer", vec![Rank::MHeap, Rank::Sched], false),
            ("twice the same", vec![Rank::SpanSet, Rank::SpanSet], false),
            ("leaf last", vec![Rank::World, Rank::SpanSet, Rank::Trace], true),
        ];
        for (case, ranks, allowed) in cases {
            let run = catch_unwind(|| {
                let locks: Vec<_> = ranks.iter().map(|r| RankedMutex::new(*r, ())).collect();
                let _guards: Vec<_> = locks.iter().map(RankedMutex::lock).collect();
            });
            assert_eq!(run.is_ok(), allowed, "{case}");
        }
    }

    /// A plain lock in this crate or in the collector would escape the checker.
    #[test]
    fn every_lock_has_a_rank() {
        let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut folders = vec![here.join("src"), here.join("../gc/src")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).expect("a folder of sources") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let is_test = path.to_string_lossy().contains("tests");
                if is_test || path.ends_with("rank.rs") {
                    continue;
                }
                let text = std::fs::read_to_string(&path).expect("a source file");
                for plain in ["parking_lot::", "sync::Mutex", "sync::RwLock"] {
                    assert!(!text.contains(plain), "{} uses {plain}", path.display());
                }
            }
        }
    }

    #[test]
    fn a_lock_that_is_taken_is_not_waited_for() {
        let lock = RankedMutex::new(Rank::Sched, 1);
        let held = lock.lock();
        std::thread::scope(|scope| {
            scope.spawn(|| assert!(lock.try_lock().is_none()));
        });
        drop(held);
        assert_eq!(lock.try_lock().map(|guard| *guard), Some(1));
    }

    #[test]
    fn a_released_lock_leaves_the_list() {
        let (outer, inner) = (RankedMutex::new(Rank::Sched, 1), RankedMutex::new(Rank::MHeap, 2));
        assert_eq!(*inner.lock(), 2);
        let held = outer.lock();
        let also = inner.lock();
        drop(held); // in the order taken, not the reverse
        drop(also);
        assert_eq!(*outer.lock(), 1);
    }
}
