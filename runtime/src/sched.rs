//! The scheduler: goroutines on `GOMAXPROCS` threads, one P each.
//!
//! A thread of the run ("worker") owns one [`Processor`] for its whole life and asks [`Sched::find_work`] what to run
//! next; what a goroutine does not finish at once it parks for, so no worker ever blocks while it has a goroutine. Calls
//! that may block go to threads without a P (`blocking.rs`).
//!
//! - `place.rs`: a P as the others see it: its queue, its next goroutine, its guard
//! - `queue.rs`: making goroutines runnable, finding and stealing them
//! - `world.rs`: idling, stopping the world, the end of a run, deadlock
//! - `finalizer.rs`: the goroutine for finalizers; `mark_workers.rs`: which P marks, and when
//! - `timers.rs`: what happens at a time; `monitor.rs`: time slices; `blocking.rs`: calls that block; `seat.rs`: one run at a time
//! - `census.rs`: how many goroutines do what
//!
//! Invariants: (W1) a worker is counted in `World::running` exactly while it may touch script memory; whoever stops the
//! world waits until it is the only one. (W2) A goroutine that can run is in just one place: a queue, a `next` slot, or
//! a worker. (W3) Who queues a goroutine looks for idle workers afterwards; who goes idle looks at the queues after it
//! has said so: work is not left lying while all idle.
//!
//! Locks: `world` before `timers`; the goroutine table's and the stack pool's are leaves. Next to read: `queue.rs`.

mod blocking;
mod census;
mod finalizer;
mod mark_workers;
mod monitor;
mod place;
mod pools;
mod queue;
mod seat;
mod timers;
mod world;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use burrow_alloc::DomainId;
use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes};
use burrow_gc::assist::Assists;
use burrow_trace::{Event, PTrace};
use crossbeam_deque::Injector;
use parking_lot::{Condvar, Mutex};

use crate::fault::{Fatal, Fault};
use crate::func::Func;
use crate::goroutine::{Creator, GRef, Goroutine};
use crate::guard::Bell;
use crate::processor::Processor;
use crate::rtype::TypeArena;
use crate::runtime::{Runtime, SharedTypes};
use crate::sema::SemaTable;
use crate::stack::pool::StackPool;
use crate::stack::{CALLER, CLOSURE, FUNC, RETURN, Stack, StackSource, Trampolines};

pub use blocking::{Blocking, Job};
pub use census::Census;
pub use mark_workers::{MARK_NAP, MarkMode, MarkTurn};
pub use place::PRef;
pub use queue::Found;
pub use timers::{Tick, TimerAction, TimerId};
pub use world::{StopTheWorld, Stopped};

use finalizer::Finalizer;
use mark_workers::MarkWorkers;
use place::Place;
use pools::Pools;
use timers::Timers;
use world::World;

/// Most Ps of a run; a higher `GOMAXPROCS` is answered as Go would, but no more than these run.
pub const MAX_PROCS: usize = 256;

/// Number of the goroutine that runs `main`.
pub const MAIN: u64 = 1;

/// Number of the first goroutine that a script starts: the numbers between are those of Go's own.
const FIRST_STARTED: u64 = 6;

/// The scheduler of one run.
pub struct Sched<'r> {
    /// The runtime of the run.
    pub rt: &'r Runtime,
    /// Where stacks come from.
    pub stacks: StackPool,
    /// Goroutines that wait for a semaphore or a condition.
    pub semas: SemaTable,
    types: SharedTypes,
    trampolines: Trampolines,
    blocking: Blocking,
    places: Box<[OnceLock<Box<Place>>]>,
    /// Places made so far. Relaxed: it grows while the world is stopped.
    made: AtomicUsize,
    /// GOMAXPROCS: places below it run.
    procs: AtomicUsize,
    /// What `runtime.GOMAXPROCS` answers.
    asked_procs: AtomicUsize,
    injector: Injector<GRef>,
    world: Mutex<World>,
    /// Repeats `World::stopping`, to be looked at without the lock.
    stopping: AtomicBool,
    /// The last other worker has stopped.
    stopped: Condvar,
    /// The world goes on.
    started: Condvar,
    /// Workers that idle; repeats `World::idle.len()`.
    idle: AtomicUsize,
    /// Workers that look for work.
    spinning: AtomicUsize,
    /// Workers started, the first among them; more come with the first `go` statement.
    workers: AtomicUsize,
    monitored: AtomicBool,
    monitor_bell: Bell,
    /// Whether the monitor waits for a worker that runs.
    monitor_idles: AtomicBool,
    /// The program's status, once it has one.
    end: OnceLock<i32>,
    timers: Timers,
    finalizer: Finalizer,
    pools: Pools,
    mark_workers: MarkWorkers,
    /// What goroutines owe to marking for what they allocate, and those who wait for others to mark for them.
    pub assists: Assists<GRef>,
    goroutines: Mutex<Table>,
    /// Goroutines alive, those of the runtime aside.
    alive: AtomicUsize,
    next_id: AtomicU64,
    /// Safepoints at which time slices end, in runs that can be repeated exactly.
    slice: Option<u64>,
    _seat: seat::Seat,
}

/// All goroutines.
#[derive(Default)]
struct Table {
    all: Vec<GRef>,
    dead: Vec<GRef>,
}

impl<'r> Sched<'r> {
    /// The scheduler of a run on `rt` with the types of its program.
    ///
    /// # Panics
    /// If another run goes on on this runtime.
    pub fn new(rt: &'r Runtime, types: &TypeArena, trampolines: Trampolines) -> Sched<'r> {
        let procs = rt.procs();
        let seat = seat::Seat::take(&rt.seat).expect("a runtime runs one program at a time");
        let sched = Sched {
            rt,
            stacks: StackPool::new(rt.heap.clone()),
            semas: SemaTable::default(),
            types: SharedTypes::new(types),
            trampolines,
            blocking: Blocking::new(rt.guards.clone()),
            places: (0..MAX_PROCS).map(|_| OnceLock::new()).collect(),
            made: AtomicUsize::new(0),
            procs: AtomicUsize::new(procs.min(MAX_PROCS)),
            asked_procs: AtomicUsize::new(procs),
            injector: Injector::new(),
            world: Mutex::new(World::default()),
            stopping: AtomicBool::new(false),
            stopped: Condvar::new(),
            started: Condvar::new(),
            idle: AtomicUsize::new(0),
            spinning: AtomicUsize::new(0),
            workers: AtomicUsize::new(1),
            monitored: AtomicBool::new(false),
            monitor_bell: Bell::default(),
            monitor_idles: AtomicBool::new(false),
            end: OnceLock::new(),
            timers: Timers::default(),
            finalizer: Finalizer::default(),
            pools: Pools::default(),
            mark_workers: MarkWorkers::default(),
            assists: Assists::new(),
            goroutines: Mutex::default(),
            alive: AtomicUsize::new(0),
            next_id: AtomicU64::new(FIRST_STARTED),
            slice: rt.is_repeatable().then_some(SLICE_SAFEPOINTS),
            _seat: seat,
        };
        sched.make_places();
        sched
    }

    /// Makes the Ps that GOMAXPROCS asks for.
    fn make_places(&self) {
        let now = self.rt.clock.now();
        for id in 0..self.procs() {
            let processor = || self.rt.new_processor(id as u32, self.types);
            self.places[id].get_or_init(|| Box::new(Place::new(processor(), now)));
        }
        self.made.fetch_max(self.procs(), Ordering::Relaxed);
    }

    fn place(&self, id: usize) -> &Place {
        self.places[id].get().expect("places below GOMAXPROCS are made when it is set")
    }

    /// All Ps there ever were.
    fn all_places(&self) -> impl Iterator<Item = &Place> + Clone {
        self.places.iter().map_while(|place| place.get().map(|p| &**p))
    }

    /// The P of worker `id`.
    pub fn processor(&self, id: usize) -> PRef {
        self.place(id).processor()
    }

    /// Ps that run: `GOMAXPROCS`, as far as there may be as many.
    pub fn procs(&self) -> usize {
        self.procs.load(Ordering::Relaxed)
    }

    /// What `runtime.GOMAXPROCS` answers.
    pub fn asked_procs(&self) -> usize {
        self.asked_procs.load(Ordering::Relaxed)
    }

    /// `runtime.NumGoroutine`.
    pub fn num_goroutines(&self) -> usize {
        self.alive.load(Ordering::Relaxed)
    }

    /// Calls `visit` with every goroutine that has not ended.
    pub fn each_goroutine(&self, mut visit: impl FnMut(GRef)) {
        let table = self.goroutines.lock();
        table.all.iter().filter(|g| g.is_alive()).for_each(|&g| visit(g));
    }

    /// How many goroutines there have been; they are numbered from 0 for [`Sched::goroutines_from`].
    pub fn goroutines_made(&self) -> usize {
        self.goroutines.lock().all.len()
    }

    /// At most so many goroutines from one number on, dead ones among them.
    pub fn goroutines_from(&self, first: usize, count: usize) -> Vec<GRef> {
        let table = self.goroutines.lock();
        table.all.iter().skip(first).take(count).copied().collect()
    }

    /// Gives the stacks of goroutines that have ended back, as Go does in each collection: those that no P keeps for its
    /// next `go` statements.
    ///
    /// # Safety
    /// The world is stopped.
    pub unsafe fn release_dead_stacks(&self, source: StackSource<'_>) {
        let table = self.goroutines.lock();
        for g in &table.dead {
            // SAFETY: it has ended, and with the world stopped nobody gives it a new life (goroutine.rs R2).
            unsafe { g.body() }.stack.release(source);
        }
    }

    /// Makes a goroutine whose first frame has so many bytes. It is not queued yet.
    ///
    /// # Errors
    /// No memory for its stack, or more goroutines than `--max-goroutines` allows.
    pub fn new_goroutine(
        &self,
        p: &mut Processor,
        first_frame: Bytes,
        creator: Option<Creator>,
    ) -> Result<GRef, Fault> {
        let alive = self.alive.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(max) = self.rt.max_goroutines
            && alive > max
        {
            return Err(
                Fatal::Throw(format!("more than {max} goroutines (--max-goroutines)")).into()
            );
        }
        let id = match creator {
            None => MAIN,
            Some(_) => self.next_id.fetch_add(1, Ordering::Relaxed),
        };
        let dead = p.dead.pop().or_else(|| self.goroutines.lock().dead.pop());
        let source = StackSource { pool: &self.stacks, trace: &p.trace };
        let g = match dead {
            Some(g) => {
                self.begin_life(g);
                // SAFETY: a dead goroutine taken out of its list belongs to whoever took it (R2).
                unsafe { g.body() }.stack.reuse(source, id, first_frame)?;
                g.revive(id);
                g
            }
            None => {
                let stack = Stack::new(source, id, self.trampolines, first_frame)?;
                let g = GRef::new(Goroutine::new(id, stack));
                self.begin_life(g);
                self.goroutines.lock().all.push(g);
                g
            }
        };
        let parent = creator.map_or(0, |c| c.goroutine);
        // SAFETY: it is nobody else's yet.
        let body = unsafe { g.body() };
        body.creator = creator;
        // What a goroutine starts is of its domain, as with labels of `pprof.Do`; what the runtime starts is of none of the program's.
        body.domain = if parent == 0 { DomainId::MAIN } else { p.domain };
        p.trace.emit(|| Event::GoStart { goroutine: id, parent });
        Ok(g)
    }

    fn begin_life(&self, g: GRef) {
        if self.rt.gc.is_marking() {
            g.is_born_scanned(self.rt.gc.mark_cycle());
        }
    }

    /// Makes a goroutine that calls `func`, which takes nothing; `closure` is the func value it came from, or 0. It is
    /// not queued yet.
    ///
    /// # Errors
    /// As [`Sched::new_goroutine`].
    ///
    /// # Safety
    /// The function and the func value are of the running program.
    pub unsafe fn prepare(
        &self,
        p: &mut Processor,
        func: *const Func,
        closure: u64,
        creator: Option<Creator>,
    ) -> Result<GRef, Fault> {
        // SAFETY: promised by the caller; functions live as long as the program.
        let callee = unsafe { &*func };
        let first = Bytes(callee.frame_bytes as usize);
        // The main goroutine starts with a page, as most of what it calls then fits.
        let first = if creator.is_none() { first.max(Bytes(8192)) } else { first };
        let g = self.new_goroutine(p, first, creator)?;
        // SAFETY: nobody else has the goroutine; its first chunk has room for the frame.
        unsafe {
            let body = g.body();
            let fp = body.stack.base();
            *fp.add(RETURN) = self.trampolines.go_end.expose_provenance() as u64;
            *fp.add(CALLER) = 0;
            *fp.add(FUNC) = func.expose_provenance() as u64;
            *fp.add(CLOSURE) = closure;
            body.fp = fp;
            body.code = callee.code.load(Ordering::Relaxed).cast_const();
        }
        Ok(g)
    }

    /// Starts a func value without parameters as a goroutine of the runtime.
    fn start_system(&self, p: &mut Processor, closure: u64) -> Result<(), Fault> {
        burrow_gc::barrier::shade(closure); // it comes from a table that may not have been scanned yet
        // SAFETY: who set the timer or the finalizer gave a func value; its first word is its function (program.rs G1).
        unsafe {
            let func = mem::load64(Addr(closure as usize)) as usize;
            let func: *const Func = std::ptr::with_exposed_provenance(func);
            let pc = 0;
            let func_ref = crate::rtype::FuncRef(std::ptr::NonNull::from(&*func));
            let creator = Creator { goroutine: 0, func: func_ref, pc };
            let g = self.prepare(p, func, closure, Some(creator))?;
            self.make_system(g);
            self.ready(p, g);
        }
        Ok(())
    }

    /// In runs that can be repeated exactly: counts a safepoint; says whether the time slice is over.
    pub fn count_slice(&self, p: &mut Processor) -> bool {
        let Some(length) = self.slice else { return false };
        p.slice_steps += 1;
        if p.slice_steps < length {
            return false;
        }
        p.slice_steps = 0;
        true
    }

    /// Whether the monitor is to be started now: at the first call, unless time slices are counted.
    pub fn starts_monitor(&self) -> bool {
        self.slice.is_none()
            && !self.monitored.load(Ordering::Relaxed)
            && !self.monitored.swap(true, Ordering::Relaxed)
    }

    /// How many workers are to be started now: none but at the first call. There are as many as Ps, and the monitor.
    pub fn missing_workers(&self) -> std::ops::Range<usize> {
        let wanted = self.procs();
        if self.workers.load(Ordering::Relaxed) >= wanted {
            return wanted..wanted;
        }
        let started = self.workers.fetch_max(wanted, Ordering::AcqRel);
        started.min(wanted)..wanted
    }

    /// Takes a goroutine that has ended out of the count, and keeps it for another.
    pub fn bury(&self, p: &mut Processor, g: GRef) {
        p.trace.emit(|| Event::GoEnd { goroutine: g.id() });
        let source = StackSource { pool: &self.stacks, trace: &p.trace };
        // SAFETY: the caller ran it; nobody else has it (R2).
        let body = unsafe { g.body() };
        body.stack.unwind_all(source);
        body.defers.clear();
        body.panics.clear();
        body.waiters = Vec::new();
        g.bury();
        if !g.is_system() {
            self.alive.fetch_sub(1, Ordering::Relaxed);
        }
        if p.dead.len() < DEAD_PER_P {
            p.dead.push(g);
        } else {
            self.goroutines.lock().dead.push(g);
        }
    }

    /// Makes a goroutine one of the runtime's own: not counted, not in dumps, no reason to wait for it.
    pub fn make_system(&self, g: GRef) {
        if !g.is_system() {
            g.set_system(true);
            self.alive.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// Ends the program, unless it has ended; says whether this call did.
    pub fn end(&self, status: i32) -> bool {
        let first = self.end.set(status).is_ok();
        self.rt.guards.rouse_all();
        self.monitor_bell.ring();
        first
    }

    /// The program's status, once it has ended.
    pub fn status(&self) -> Option<i32> {
        self.end.get().copied()
    }
}

impl Drop for Sched<'_> {
    fn drop(&mut self) {
        let trace = PTrace::off(); // the run has ended, and its trace with it
        for g in std::mem::take(&mut self.goroutines.get_mut().all) {
            // SAFETY: all workers are gone, and with them all other copies of the pointer.
            let mut goroutine = unsafe { g.free() };
            let source = StackSource { pool: &self.stacks, trace: &trace };
            goroutine.body_mut().stack.release(source);
        }
        self.stacks.trim(&trace);
    }
}

/// Ended goroutines that a P keeps for its next `go` statements.
const DEAD_PER_P: usize = 64;

/// Length of a time slice in safepoints, where they are counted instead of time.
const SLICE_SAFEPOINTS: u64 = 10_000;
