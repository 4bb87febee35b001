//! A queue of work that every P has a share of: each puts in and takes out at its own, and steals from the others'.
//!
//! There are two ([`crate::mark_queue`]): of buffers full of grey words, and of spans with grey slots.
//!
//! Locks: `stealers` (`Rank::MarkQueue`, a leaf), whose list changes with the world stopped only; crossbeam's queues are lock-free.

#![forbid(unsafe_code)]

use burrow_alloc::{Rank, RankedMutex};
use crossbeam_deque::{Injector, Steal, Stealer, Worker};

/// See the module's head.
#[derive(Debug)]
pub(crate) struct SharedQueue<T> {
    /// What comes from elsewhere, for whoever comes first.
    injector: Injector<T>,
    stealers: RankedMutex<Vec<Stealer<T>>>,
}

impl<T> Default for SharedQueue<T> {
    fn default() -> SharedQueue<T> {
        let stealers = RankedMutex::new(Rank::MarkQueue, Vec::new());
        SharedQueue { injector: Injector::new(), stealers }
    }
}

impl<T> SharedQueue<T> {
    /// Forgets the Ps. Called with the world stopped.
    pub fn open(&self) {
        self.stealers.lock().clear();
    }

    /// Lets others steal from this share. Called with the world stopped.
    pub fn add(&self, share: &Worker<T>) {
        self.stealers.lock().push(share.stealer());
    }

    /// Gives an item to whoever comes first.
    pub fn inject(&self, item: T) {
        self.injector.push(item);
    }

    /// An item of somebody else.
    pub fn steal(&self) -> Option<T> {
        taken(|| self.injector.steal())
            .or_else(|| self.stealers.lock().iter().find_map(|theirs| taken(|| theirs.steal())))
    }

    /// An item of somebody else; takes some more along.
    pub fn steal_some(&self, own: &Worker<T>) -> Option<T> {
        taken(|| self.injector.steal_batch_and_pop(own)).or_else(|| {
            let stealers = self.stealers.lock();
            stealers.iter().find_map(|theirs| taken(|| theirs.steal_batch_and_pop(own)))
        })
    }

    /// Whether nothing is to be seen.
    pub fn is_empty(&self) -> bool {
        self.injector.is_empty() && self.stealers.lock().iter().all(Stealer::is_empty)
    }

    /// Forgets all work that nobody has a share of, and the Ps. Called with the world stopped.
    pub fn clear(&self) {
        while taken(|| self.injector.steal()).is_some() {}
        self.open();
    }
}

/// Steals until it is clear whether there is something.
fn taken<T>(steal: impl Fn() -> Steal<T>) -> Option<T> {
    loop {
        match steal() {
            Steal::Success(item) => return Some(item),
            Steal::Empty => return None,
            Steal::Retry => {}
        }
    }
}
