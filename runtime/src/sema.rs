//! Semaphores and condition lists: what package `sync` waits on.
//!
//! A semaphore is a `uint32` of the script; who waits for it stands in a table by its address, as in Go's runtime. A
//! token goes straight to the one who has waited longest, so nobody can overtake.
//!
//! Called by the natives of `sync`. Invariants: (M1) a semaphore's word and a list's notify word are only changed under
//! the lock of their bucket.
//!
//! Locks: one for each bucket, leaves.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::Ordering::{AcqRel, Acquire, Release};

use burrow_alloc::mem::atomic32;
use burrow_alloc::units::Addr;
use parking_lot::Mutex;

use crate::goroutine::GRef;

const BUCKETS: usize = 64;

/// Who waits for what.
pub struct SemaTable {
    buckets: Box<[Mutex<Bucket>]>,
}

#[derive(Default)]
struct Bucket {
    semas: HashMap<usize, VecDeque<GRef>>,
    lists: HashMap<usize, VecDeque<(u32, GRef)>>,
}

impl Default for SemaTable {
    fn default() -> SemaTable {
        SemaTable { buckets: (0..BUCKETS).map(|_| Mutex::default()).collect() }
    }
}

/// Offsets of a `notifyList`'s counters: the next ticket, and the next to be notified.
const WAIT: usize = 0;
const NOTIFY: usize = 4;

impl SemaTable {
    fn bucket(&self, at: Addr) -> &Mutex<Bucket> {
        &self.buckets[(at.0 >> 3) % BUCKETS]
    }

    /// Takes a token, or queues the goroutine, which then must park: `false`. It has the token when it is unparked.
    ///
    /// # Safety
    /// `at` is a `uint32` of the script.
    pub unsafe fn acquire(&self, at: Addr, g: GRef) -> bool {
        let mut bucket = self.bucket(at).lock();
        // SAFETY: promised by the caller.
        let taken = unsafe {
            atomic32(at, |count| count.fetch_update(AcqRel, Acquire, |n| n.checked_sub(1)))
        };
        if taken.is_err() {
            bucket.semas.entry(at.0).or_default().push_back(g);
        }
        taken.is_ok()
    }

    /// Gives a token to the goroutine that has waited longest, which the caller must unpark, or to the count.
    ///
    /// # Safety
    /// As for [`SemaTable::acquire`].
    pub unsafe fn release(&self, at: Addr) -> Option<GRef> {
        let mut bucket = self.bucket(at).lock();
        if let Some(queue) = bucket.semas.get_mut(&at.0) {
            let g = queue.pop_front();
            if queue.is_empty() {
                bucket.semas.remove(&at.0);
            }
            if g.is_some() {
                return g;
            }
        }
        // SAFETY: promised by the caller.
        unsafe { atomic32(at, |count| count.fetch_add(1, AcqRel)) };
        None
    }

    /// Calls `visit` with the address of each semaphore and list that somebody waits for: roots, as the waiting goroutine
    /// may know of no use of it after its wait, and another object must not take its place.
    pub fn addresses(&self, mut visit: impl FnMut(u64)) {
        for bucket in &self.buckets {
            let bucket = bucket.lock();
            bucket.semas.keys().chain(bucket.lists.keys()).for_each(|&at| visit(at as u64));
        }
    }

    /// The next ticket of a condition's list.
    ///
    /// # Safety
    /// `list` is a `notifyList` of the script: two `uint32` come first.
    pub unsafe fn list_add(&self, list: Addr) -> u32 {
        // SAFETY: promised by the caller.
        unsafe { atomic32(Addr(list.0 + WAIT), |wait| wait.fetch_add(1, AcqRel)) }
    }

    /// Queues the goroutine with its ticket, which then must park; `false` if the ticket was notified meanwhile.
    ///
    /// # Safety
    /// As for [`SemaTable::list_add`].
    pub unsafe fn list_wait(&self, list: Addr, ticket: u32, g: GRef) -> bool {
        let mut bucket = self.bucket(list).lock();
        // SAFETY: promised by the caller.
        let notified = unsafe { atomic32(Addr(list.0 + NOTIFY), |notify| notify.load(Acquire)) };
        if before(ticket, notified) {
            return false;
        }
        bucket.lists.entry(list.0).or_default().push_back((ticket, g));
        true
    }

    /// Notifies all that wait, or the first; the caller must unpark them.
    ///
    /// # Safety
    /// As for [`SemaTable::list_add`].
    pub unsafe fn list_notify(&self, list: Addr, all: bool) -> Vec<GRef> {
        let mut bucket = self.bucket(list).lock();
        // SAFETY: promised by the caller.
        let (last, first) = unsafe {
            let load = |at| atomic32(Addr(list.0 + at), |word| word.load(Acquire));
            (load(WAIT), load(NOTIFY))
        };
        if last == first {
            return Vec::new();
        }
        let upto = if all { last } else { first.wrapping_add(1) };
        // SAFETY: as above.
        unsafe { atomic32(Addr(list.0 + NOTIFY), |notify| notify.store(upto, Release)) };
        let Some(queue) = bucket.lists.get_mut(&list.0) else { return Vec::new() };
        // Who has a ticket but has not queued yet will see it notified.
        let (due, left) = queue.drain(..).partition::<VecDeque<_>, _>(|&(t, _)| before(t, upto));
        *queue = left;
        if queue.is_empty() {
            bucket.lists.remove(&list.0);
        }
        due.into_iter().map(|(_, g)| g).collect()
    }
}

/// Whether ticket `a` was given before `b`; tickets wrap around.
fn before(a: u32, b: u32) -> bool {
    (a.wrapping_sub(b) as i32) < 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::goroutine::tests::goroutine;

    /// Words of a script: two semaphores or a list.
    struct Words(Box<[u64; 2]>);

    impl Words {
        fn addr(&mut self) -> Addr {
            Addr(self.0.as_mut_ptr().expose_provenance())
        }
    }

    #[test]
    fn tokens_go_to_who_has_waited_longest_then_to_the_count() {
        let (table, mut words) = (SemaTable::default(), Words(Box::new([1, 0])));
        let at = words.addr();
        let [a, b, c] = [goroutine(), goroutine(), goroutine()];
        let waiting = || {
            let mut found = Vec::new();
            table.addresses(|at| found.push(at));
            found
        };
        // SAFETY: the words are a semaphore; nobody uses the goroutines afterwards.
        unsafe {
            assert!(table.acquire(at, a), "the token that was there");
            assert_eq!(waiting(), [0u64; 0]);
            assert!(!table.acquire(at, b));
            assert!(!table.acquire(at, c));
            assert_eq!(waiting(), [at.0 as u64], "what they wait for is a root");
            assert_eq!(table.release(at), Some(b));
            assert_eq!(table.release(at), Some(c));
            assert_eq!(waiting(), [0u64; 0]);
            assert_eq!(table.release(at), None);
            assert!(table.acquire(at, b), "counted");
            [a, b, c].into_iter().for_each(|g| drop(g.free()));
        }
    }

    #[test]
    fn notified_tickets_do_not_wait() {
        let (table, mut words) = (SemaTable::default(), Words(Box::new([0, 0])));
        let list = words.addr();
        let [a, b, c] = [goroutine(), goroutine(), goroutine()];
        // SAFETY: the words are a list; nobody uses the goroutines afterwards.
        unsafe {
            let tickets = [a, b, c].map(|g| (g, table.list_add(list)));
            let [(_, first), (_, second), (_, third)] = tickets;
            assert_eq!((first, second, third), (0, 1, 2));
            assert!(table.list_wait(list, second, b));
            assert_eq!(table.list_notify(list, false), [], "the first has not queued yet");
            assert!(!table.list_wait(list, first, a), "and need not any more");
            assert_eq!(table.list_notify(list, true), [b]);
            assert!(!table.list_wait(list, third, c), "all that had tickets were notified");
            assert_eq!(table.list_notify(list, true), []);
            [a, b, c].into_iter().for_each(|g| drop(g.free()));
        }
    }
}
