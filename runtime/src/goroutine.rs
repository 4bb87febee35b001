//! A goroutine: its stack, where it stands, its deferred calls and panics, and how it is parked.
//!
//! Goroutines are made and kept by the scheduler ([`crate::sched`]), which reuses those that have ended and frees all at
//! the end of the run; [`GRef`] is a plain pointer to one, as Go's runtime has it.
//!
//! Invariants: (R1) a goroutine lives until its scheduler is dropped, and a `GRef` is only used before that. (R2) Its
//! [`Body`] belongs to the thread that runs it; to nobody while it is parked or queued, when taking it out of a queue
//! takes it over; to the collector while the world is stopped; and, while a collection marks and the goroutine has not run
//! since that began, to whoever scans it (`goroutine/scan.rs`). (R3) Each park is ended by just one [`GRef::unpark`].
//! (R4) A queued waiter ([`crate::chan`]) belongs to the holder of its channel's lock; whoever dequeues it owns it until
//! the unpark.
//!
//! Locks: none; `parking` hands the body over (Release when parked, Acquire when unparked).

mod scan;

use std::cell::UnsafeCell;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, AtomicU64, Ordering};

use burrow_alloc::DomainId;
use burrow_gc::assist::Credit;

use crate::chan::Waiter;
use crate::fault::RuntimeError;
use crate::rtype::FuncRef;
use crate::stack::{Code, Frame, Stack};

use scan::ScanState;

/// A deferred call.
#[derive(Clone, Copy, Debug)]
pub struct Deferred {
    /// The frame of the function that deferred it.
    pub fp: *mut u64,
    /// The func value to call.
    pub closure: u64,
}

/// A panic under way, or a `runtime.Goexit`, which runs deferred calls as a panic does.
#[derive(Clone, Debug)]
pub struct Panic {
    /// Its value, the words of an `any`.
    pub value: [u64; 2],
    /// The run-time error behind it, for its text.
    pub error: Option<RuntimeError>,
    /// Where it began.
    pub site: Frame,
    /// The frame whose deferred call runs now.
    pub defer_fp: *mut u64,
    /// Whether a deferred call has recovered it.
    pub recovered: bool,
    /// Whether it is no panic but the goroutine's end.
    pub goexit: bool,
}

/// Why a goroutine is parked: the words of Go's goroutine dumps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs, reason = "the words say it")]
pub enum WaitReason {
    None,
    ChanReceive,
    ChanReceiveNil,
    ChanSend,
    ChanSendNil,
    Select,
    SelectNoCases,
    Sleep,
    Semacquire,
    MutexLock,
    RwMutexRLock,
    RwMutexLock,
    WaitGroupWait,
    CondWait,
    FinalizerWait,
    IoWait,
    Coroutine,
    GcCycle,
    GcAssist,
}

/// All reasons with Go's words.
const REASONS: [(WaitReason, &str); 19] = [
    (WaitReason::None, "runnable"),
    (WaitReason::ChanReceive, "chan receive"),
    (WaitReason::ChanReceiveNil, "chan receive (nil chan)"),
    (WaitReason::ChanSend, "chan send"),
    (WaitReason::ChanSendNil, "chan send (nil chan)"),
    (WaitReason::Select, "select"),
    (WaitReason::SelectNoCases, "select (no cases)"),
    (WaitReason::Sleep, "sleep"),
    (WaitReason::Semacquire, "semacquire"),
    (WaitReason::MutexLock, "sync.Mutex.Lock"),
    (WaitReason::RwMutexRLock, "sync.RWMutex.RLock"),
    (WaitReason::RwMutexLock, "sync.RWMutex.Lock"),
    (WaitReason::WaitGroupWait, "sync.WaitGroup.Wait"),
    (WaitReason::CondWait, "sync.Cond.Wait"),
    (WaitReason::FinalizerWait, "finalizer wait"),
    (WaitReason::IoWait, "IO wait"),
    (WaitReason::Coroutine, "coroutine"),
    (WaitReason::GcCycle, "wait for GC cycle"),
    (WaitReason::GcAssist, "GC assist wait"),
];

impl WaitReason {
    /// Go's words for it.
    pub fn text(self) -> &'static str {
        REASONS[self as usize].1
    }

    /// Whether the goroutine waits in a channel operation, which it will run again.
    pub fn is_of_channels(self) -> bool {
        (WaitReason::ChanReceive as u8..=WaitReason::SelectNoCases as u8).contains(&(self as u8))
    }

    /// The reason with this number; `None` for a number too high.
    pub fn numbered(number: usize) -> Option<WaitReason> {
        REASONS.get(number).map(|&(reason, _)| reason)
    }
}

/// Where a goroutine was started.
#[derive(Clone, Copy, Debug)]
pub struct Creator {
    /// The goroutine that ran the `go` statement.
    pub goroutine: u64,
    /// The function it stands in.
    pub func: FuncRef,
    /// Index of the instruction there.
    pub pc: u32,
}

/// What only the goroutine's owner sees (R2).
pub struct Body {
    /// Its frames.
    pub stack: Stack,
    /// Where it goes on, while it does not run.
    pub code: Code,
    /// Its innermost frame, while it does not run.
    pub fp: *mut u64,
    /// Calls deferred by the functions on the stack, in order.
    pub defers: Vec<Deferred>,
    /// Panics under way, outermost first.
    pub panics: Vec<Panic>,
    /// Where it waits: one entry for each channel operation of the statement it is parked in. They do not move while
    /// they are queued.
    pub waiters: Vec<Waiter>,
    /// Where it was started; `None` for the main goroutine.
    pub creator: Option<Creator>,
    /// Whether a fatal error has ended it: it stands at no safepoint, will not run again, and holds nothing alive.
    pub is_dying: bool,
    /// What it may allocate before it must assist marking, in this cycle.
    pub credit: (u32, Credit),
    /// In which it allocates.
    pub domain: DomainId,
}

impl Body {
    /// The innermost frame, while the goroutine does not run.
    pub fn top(&self) -> Frame {
        Frame { fp: self.fp, code: self.code }
    }
}

/// A goroutine.
pub struct Goroutine {
    id: AtomicU64,
    parking: AtomicU8,
    reason: AtomicU8,
    /// When a collection first found it parked, in ns of the runtime's clock (as Go's `waitsince`); 0 if none has.
    since: AtomicU64,
    /// Whether one of the runtime's own: not counted, not in dumps.
    system: AtomicBool,
    /// Whether it is running or will: false for one that has ended.
    alive: AtomicBool,
    /// 1 once a case of the `select` it waits in has been chosen.
    pub(crate) select_done: AtomicU32,
    scan: ScanState,
    body: UnsafeCell<Body>,
}

// SAFETY: the body's owner follows from the goroutine's state (R2); all else is atomic.
unsafe impl Sync for Goroutine {}
// SAFETY: nothing in it belongs to a thread; the body's pointers refer to the stack and the heap.
unsafe impl Send for Goroutine {}

/// Values of `Goroutine::parking`.
const AWAKE: u8 = 0;
const PARKED: u8 = 1;
/// Unparked before it was parked.
const NOTIFIED: u8 = 2;

impl Goroutine {
    pub(crate) fn new(id: u64, stack: Stack) -> Goroutine {
        let body = Body {
            stack,
            code: std::ptr::null(),
            fp: std::ptr::null_mut(),
            defers: Vec::new(),
            panics: Vec::new(),
            waiters: Vec::new(),
            creator: None,
            is_dying: false,
            credit: (0, Credit::NONE),
            domain: DomainId::MAIN,
        };
        Goroutine {
            id: AtomicU64::new(id),
            parking: AtomicU8::new(AWAKE),
            reason: AtomicU8::new(0),
            since: AtomicU64::new(0),
            system: AtomicBool::new(false),
            alive: AtomicBool::new(true),
            select_done: AtomicU32::new(0),
            scan: ScanState::default(),
            body: UnsafeCell::new(body),
        }
    }

    /// Its number, as dumps print it.
    pub fn id(&self) -> u64 {
        self.id.load(Ordering::Relaxed)
    }

    /// Whether it has been started and has not ended.
    pub fn is_alive(&self) -> bool {
        self.alive.load(Ordering::Acquire)
    }

    /// Whether it is one of the runtime's own.
    pub fn is_system(&self) -> bool {
        self.system.load(Ordering::Relaxed)
    }

    /// Makes it one of the runtime's own, or not.
    pub fn set_system(&self, system: bool) {
        self.system.store(system, Ordering::Relaxed);
    }

    /// Why it is parked, and since when; `None` if it is not.
    pub fn waiting(&self) -> Option<(WaitReason, u64)> {
        let parked = self.parking.load(Ordering::Acquire) == PARKED;
        let reason = WaitReason::numbered(self.reason.load(Ordering::Relaxed).into());
        reason.filter(|_| parked).map(|reason| (reason, self.since.load(Ordering::Relaxed)))
    }

    /// A collection has found it parked.
    pub fn note_parked(&self, now: u64) {
        let _ = self.since.compare_exchange(0, now, Ordering::Relaxed, Ordering::Relaxed);
    }

    /// Gives an ended goroutine a new life.
    pub(crate) fn revive(&self, id: u64) {
        self.id.store(id, Ordering::Relaxed);
        self.system.store(false, Ordering::Relaxed);
        self.alive.store(true, Ordering::Release);
    }

    pub(crate) fn bury(&self) {
        self.alive.store(false, Ordering::Release);
    }

    pub(crate) fn body_mut(&mut self) -> &mut Body {
        self.body.get_mut()
    }
}

/// A goroutine, by address (R1).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct GRef(NonNull<Goroutine>);

// SAFETY: a `Goroutine` may be reached from any thread.
unsafe impl Send for GRef {}
// SAFETY: as above.
unsafe impl Sync for GRef {}

impl std::ops::Deref for GRef {
    type Target = Goroutine;

    fn deref(&self) -> &Goroutine {
        // SAFETY: (R1).
        unsafe { self.0.as_ref() }
    }
}

impl GRef {
    pub(crate) fn new(goroutine: Goroutine) -> GRef {
        GRef(NonNull::from(Box::leak(Box::new(goroutine))))
    }

    pub(crate) fn as_ptr(self) -> *mut Goroutine {
        self.0.as_ptr()
    }

    /// The goroutine at an address taken with `as_ptr`; `None` for null.
    ///
    /// # Safety
    /// The pointer is null or came from `as_ptr` of a goroutine that lives (R1).
    pub(crate) unsafe fn from_ptr(ptr: *mut Goroutine) -> Option<GRef> {
        NonNull::new(ptr).map(GRef)
    }

    /// Frees it.
    ///
    /// # Safety
    /// Nobody uses any `GRef` to it any more (R1).
    pub(crate) unsafe fn free(self) -> Goroutine {
        // SAFETY: made by `Box::leak` in `new`; the caller promises the rest.
        *unsafe { Box::from_raw(self.0.as_ptr()) }
    }

    /// What only its owner sees.
    ///
    /// # Safety
    /// The caller owns the body (R2), and no other reference to it is used as long as this one is.
    #[inline(always)]
    pub unsafe fn body<'a>(self) -> &'a mut Body {
        // SAFETY: promised by the caller; it lives long enough (R1).
        unsafe { &mut *self.0.as_ref().body.get() }
    }

    /// The thread that runs it is about to park it for this reason.
    pub fn will_park(self, reason: WaitReason) {
        self.reason.store(reason as u8, Ordering::Relaxed);
        self.since.store(0, Ordering::Relaxed);
    }

    /// Parks it: the caller has saved its place and does not touch the body any more. `false` if it was unparked
    /// before, and so goes on at once.
    pub fn park(self) -> bool {
        let parked =
            self.parking.compare_exchange(AWAKE, PARKED, Ordering::AcqRel, Ordering::Acquire);
        if parked.is_err() {
            self.parking.store(AWAKE, Ordering::Relaxed); // was notified
        }
        parked.is_ok()
    }

    /// Ends its park (R3). `true` if it was parked: then the caller must queue it to be run.
    #[must_use]
    pub fn unpark(self) -> bool {
        let early =
            self.parking.compare_exchange(AWAKE, NOTIFIED, Ordering::AcqRel, Ordering::Acquire);
        if early.is_err() {
            self.parking.store(AWAKE, Ordering::Relaxed); // was parked
        }
        early.is_err()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A goroutine without a stack: to be freed by who asks for it.
    pub(crate) fn goroutine() -> GRef {
        let heap = crate::stack::tests::heap();
        let pool = crate::stack::pool::StackPool::new(heap);
        let trace = burrow_trace::PTrace::off();
        let source = crate::stack::StackSource { pool: &pool, trace: &trace };
        let mut stack = crate::stack::tests::stack(source);
        stack.release(source);
        GRef::new(Goroutine::new(6, stack))
    }

    #[test]
    fn a_park_is_ended_once_whichever_comes_first() {
        let g = goroutine();
        assert!(!g.unpark(), "not parked yet: leaves a token");
        assert!(!g.park(), "takes the token");
        g.will_park(WaitReason::Sleep);
        assert_eq!(g.waiting(), None, "not parked yet");
        assert!(g.park());
        assert_eq!(g.waiting(), Some((WaitReason::Sleep, 0)));
        g.note_parked(7);
        g.note_parked(9);
        assert_eq!(g.waiting(), Some((WaitReason::Sleep, 7)), "the first collection counts");
        assert!(g.unpark(), "the caller is to queue it");
        assert_eq!(g.waiting(), None);
        // SAFETY: nobody else has it.
        drop(unsafe { g.free() });
    }

    /// One thread parks, another unparks: of each round just one finds that the other was first.
    #[test]
    fn parks_and_unparks_race() {
        const ROUNDS: usize = 20_000;
        let g = goroutine();
        let begun = AtomicU64::new(0);
        let queued = AtomicU64::new(0);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for round in 1..=ROUNDS as u64 {
                    while begun.load(Ordering::Acquire) < round {
                        std::thread::yield_now();
                    }
                    if g.unpark() {
                        queued.fetch_add(1, Ordering::Release);
                    }
                }
            });
            let mut parked = 0;
            for round in 1..=ROUNDS as u64 {
                begun.store(round, Ordering::Release);
                if g.park() {
                    parked += 1;
                }
                // Who was parked runs again only when it was queued.
                while queued.load(Ordering::Acquire) < parked {
                    std::thread::yield_now();
                }
            }
            assert_eq!(queued.load(Ordering::Acquire), parked);
        });
        // SAFETY: the other thread is gone.
        drop(unsafe { g.free() });
    }

    #[test]
    fn reasons_stand_at_their_numbers() {
        for (at, (reason, text)) in REASONS.iter().enumerate() {
            assert_eq!(*reason as usize, at, "{text}");
            assert_eq!(WaitReason::numbered(at), Some(*reason));
        }
        assert_eq!(WaitReason::numbered(REASONS.len()), None);
    }
}
