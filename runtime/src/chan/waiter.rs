//! Goroutines that wait at a channel, and the queues they stand in (Go: `sudog` and `waitq`).
//!
//! A waiter lies in its goroutine's body and does not move while it is queued; queues link them by address, in two words
//! of the channel's header. The collector does not follow those words: a waiting goroutine is a root itself.
//!
//! Invariants: (Q1) a waiter is linked in at most one queue, and only changed under that channel's lock; once taken out
//! it belongs to who took it until the goroutine is unparked (goroutine.rs R4). (Q2) Of a `select`'s waiters just one is
//! taken out by another goroutine: the one who wins `select_done`.
//!
//! Locks: the channel's, held by the callers.

use std::sync::atomic::Ordering;

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes};
use burrow_gc::barrier;

use crate::goroutine::GRef;
use crate::rtype::TypeRef;
use crate::value;

/// Words that a waiter has room for without an allocation.
const INLINE: usize = 3;

/// One operation that a goroutine waits in.
pub struct Waiter {
    g: GRef,
    /// The channel: a root while the goroutine waits.
    chan: Addr,
    next: *mut Waiter,
    prev: *mut Waiter,
    /// Number of the `select` case.
    case: u32,
    in_select: bool,
    queued: bool,
    /// Whether a value was passed on, rather than the channel closed.
    success: bool,
    /// Whether this is the operation that took place.
    served: bool,
    /// Sender: where the value is.
    source: Addr,
    /// Receiver: what came.
    inline: [u64; INLINE],
    large: Box<[u64]>,
}

impl Waiter {
    pub(super) fn new(g: GRef, chan: Addr, case: u32, in_select: bool) -> Waiter {
        Waiter {
            g,
            chan,
            next: std::ptr::null_mut(),
            prev: std::ptr::null_mut(),
            case,
            in_select,
            queued: false,
            success: false,
            served: false,
            source: Addr(0),
            inline: [0; INLINE],
            large: Box::default(),
        }
    }

    /// Passes the words that may be pointers to `visit`: roots.
    ///
    /// # Safety
    /// The waiter is alive, and the caller holds its goroutine (goroutine/scan.rs), or has stopped the world.
    pub unsafe fn visit_roots(waiter: *const Waiter, visit: &mut dyn FnMut(u64)) {
        // SAFETY: promised by the caller. Others may change the links and flags of the waiter meanwhile, so no reference to
        // all of it is made; these three fields change only by who holds the goroutine.
        unsafe {
            let (inline, large) = (&raw const (*waiter).inline, &raw const (*waiter).large);
            (&*inline).iter().chain(&**large).for_each(|&word| visit(word));
            visit((&raw const (*waiter).chan).read().0 as u64);
        }
    }

    pub(super) fn chan(&self) -> Addr {
        self.chan
    }

    pub(super) fn case(&self) -> u32 {
        self.case
    }

    pub(super) fn is_success(&self) -> bool {
        self.success
    }

    pub(super) fn is_served(&self) -> bool {
        self.served
    }

    pub(super) fn set_source(&mut self, value: Addr) {
        self.source = value;
    }

    /// Where the value is that the goroutine sends.
    pub(super) fn source(&self) -> Addr {
        self.source
    }

    /// Takes the value of type `elem` at `value` for the goroutine.
    ///
    /// # Safety
    /// A value of the type is there, and the waiter is the caller's (Q1).
    pub(super) unsafe fn deliver(&mut self, value: Addr, elem: TypeRef) {
        // While a collection marks, the goroutine may be being scanned.
        let g = self.g;
        let _held = barrier::is_on().then(|| g.hold());
        let words = elem.size().div_ceil(8);
        let into = if words > INLINE {
            self.large = vec![0; words].into();
            self.large.as_mut_ptr().expose_provenance()
        } else {
            self.inline.as_mut_ptr().expose_provenance()
        };
        // SAFETY: promised by the caller; there is room.
        unsafe { value::copy_value(Addr(into), value, elem) };
    }

    /// Copies what came to `into`: zero if the channel was closed.
    ///
    /// # Safety
    /// At `into` is room for an `elem`, and the waiter is the caller's (Q1).
    pub(super) unsafe fn take_delivery(&mut self, into: Addr, elem: TypeRef) {
        // SAFETY: promised by the caller.
        unsafe {
            if self.success {
                let from = match self.large.is_empty() {
                    true => self.inline.as_ptr().expose_provenance(),
                    false => self.large.as_ptr().expose_provenance(),
                };
                value::copy_value(into, Addr(from), elem);
            } else {
                value::clear_value(into, elem);
            }
        }
    }

    /// Says that the operation took place (or that the channel was closed), and which goroutine to unpark.
    pub(super) fn serve(&mut self, success: bool) -> GRef {
        self.success = success;
        self.served = true;
        self.g
    }
}

/// One of a channel's two queues: the addresses of its first and last waiter.
#[derive(Clone, Copy)]
pub(super) struct Queue(Addr);

impl Queue {
    /// The queue whose words are here.
    pub fn at(words: Addr) -> Queue {
        Queue(words)
    }

    unsafe fn get(self, word: usize) -> *mut Waiter {
        // SAFETY: two words of a channel's header, under its lock (Q1).
        let at = unsafe { mem::load64(self.0 + Bytes(word * 8)) };
        std::ptr::with_exposed_provenance_mut(at as usize)
    }

    unsafe fn set(self, word: usize, waiter: *mut Waiter) {
        // SAFETY: as above.
        unsafe { mem::store64(self.0 + Bytes(word * 8), waiter.expose_provenance() as u64) }
    }

    /// Puts a waiter at the end.
    ///
    /// # Safety
    /// The channel is locked; the waiter is in no queue and stays where it is until taken out (Q1).
    pub unsafe fn put(self, waiter: *mut Waiter) {
        // SAFETY: promised by the caller; those in the queue are alive (Q1).
        unsafe {
            let last = self.get(1);
            (*waiter).prev = last;
            (*waiter).next = std::ptr::null_mut();
            (*waiter).queued = true;
            match last.is_null() {
                true => self.set(0, waiter),
                false => (*last).next = waiter,
            }
            self.set(1, waiter);
        }
    }

    /// Takes the first waiter that can be served: of a `select` that another case has ended none.
    ///
    /// # Safety
    /// The channel is locked.
    pub unsafe fn take(self) -> Option<*mut Waiter> {
        loop {
            // SAFETY: locked, as promised by the caller; what is in a queue is alive (Q1).
            unsafe {
                let first = self.get(0);
                if first.is_null() {
                    return None;
                }
                self.remove(first);
                if !(*first).in_select || wins((*first).g) {
                    return Some(first);
                }
            }
        }
    }

    /// Takes a waiter out, if it is in.
    ///
    /// # Safety
    /// The channel is locked; the waiter is in this queue or in none.
    pub unsafe fn remove(self, waiter: *mut Waiter) {
        // SAFETY: promised by the caller; neighbours are alive (Q1).
        unsafe {
            if !(*waiter).queued {
                return;
            }
            (*waiter).queued = false;
            let (prev, next) = ((*waiter).prev, (*waiter).next);
            match prev.is_null() {
                true => self.set(0, next),
                false => (*prev).next = next,
            }
            match next.is_null() {
                true => self.set(1, prev),
                false => (*next).prev = prev,
            }
        }
    }
}

/// Whether this is the case that ends the goroutine's `select` (Q2).
fn wins(g: GRef) -> bool {
    g.select_done.compare_exchange(0, 1, Ordering::AcqRel, Ordering::Relaxed).is_ok()
}
