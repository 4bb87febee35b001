//! Native threads that allocate on one heap while its collector marks beside them: what the runtime does for goroutines,
//! for threads that are compiled code and allocate at Go's speed.
//!
//! Each thread is a P: it has an mcache, a work buffer with a write barrier, a share of marking, credit, and a clock for the
//! limiter. It holds a lock on all that ([`P`]) between two safepoints, and lets go of it where it stands still; whoever
//! holds all of these locks has stopped the world. Roots are tables in the heap, one for each thread; no thread keeps an
//! address anywhere else from one safepoint to the next. So there are no stacks to scan.
//!
//! A thread comes to `World::safepoint` when its `attention` is set: the world is to stop, a collection is due, or it has
//! been charged for what it allocates while one marks. There it does what the runtime does (`vm/src/interp/collect.rs`), in
//! the same order: gives its quarter of the time to marking, and pays its debts.
//!
//! Invariants: (W1) what `P` has is used by who holds its lock. (W2) Phases of the collector change while one thread holds
//! all locks, and `leader` before them.
//!
//! Locks: `leader`, then those of the Ps in their order.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use burrow_alloc::{Addr, Bytes, Heap, HeapConfig, MCache, Mmap, OutOfMemory};
use burrow_gc::assist::{Assists, Credit};
use burrow_gc::limiter::{Activity, ActivityClock};
use burrow_gc::{Cause, CpuClasses, Gc, GcConfig, GcWork, RootSink, Roots, Session, VisitPs, Who};
use burrow_trace::clock::{Clock, Nanos, RealClock};
use burrow_trace::{PTrace, Recorder};

use crate::cpu_time;

/// The share of each thread's time that goes to marking, and by how much a turn may exceed it.
const SHARE: f64 = 0.25;
const SLACK: f64 = 1.2;
/// How long a thread that waits for credit, and finds nothing to mark, does nothing.
const NAP: Duration = Duration::from_micros(100);
/// Events between two looks at them.
const EVENTS: usize = 1 << 16;

/// What a run is made with.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Threads, and so Ps.
    pub threads: usize,
    /// GOGC; -1 is off.
    pub gogc: i32,
    /// GOMEMLIMIT.
    pub limit: Option<u64>,
    /// Whether assists end while the limiter is on. If not, it is shown what it is good for.
    pub obeys_limiter: bool,
}

/// CPU time of a thread by the processor's own clock, in nanoseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct ThreadTime {
    /// All of it.
    pub total: u64,
    /// Of it: marking for its own debts, for its share, while it waited, and what it did in a stopped world.
    pub collector: u64,
    /// Of it: sweeping what the last cycle left before the next one began. (What it swept as it allocated is not told.)
    pub sweep: u64,
}

impl ThreadTime {
    /// Both together.
    #[must_use]
    pub fn and(self, other: ThreadTime) -> ThreadTime {
        ThreadTime {
            total: self.total + other.total,
            collector: self.collector + other.collector,
            sweep: self.sweep + other.sweep,
        }
    }

    /// What came after `earlier`.
    #[must_use]
    pub fn since(self, earlier: ThreadTime) -> ThreadTime {
        ThreadTime {
            total: self.total - earlier.total,
            collector: self.collector - earlier.collector,
            sweep: self.sweep - earlier.sweep,
        }
    }
}

/// What a thread has as a P (W1).
pub struct P {
    /// Its cache.
    pub cache: MCache,
    work: GcWork,
    /// Its credit, and of which cycle.
    credit: (u32, Credit),
    /// How long it has marked for its share, and in which cycle.
    shared: (u32, Nanos),
    /// What it has done as a thread.
    spent: ThreadTime,
}

/// The heap and all who use it.
pub struct World {
    /// The heap.
    pub heap: Arc<Heap>,
    /// Its collector.
    pub gc: Arc<Gc>,
    clock: Arc<RealClock>,
    recorder: Recorder,
    obeys_limiter: bool,
    ps: Vec<Mutex<P>>,
    /// By thread: to come to a safepoint. Relaxed: a hint.
    attention: Vec<Arc<AtomicBool>>,
    clocks: Vec<ActivityClock>,
    assists: Assists<usize>,
    /// By thread: its debt is paid. Release, as it goes on with what was marked for it.
    paid: Vec<AtomicBool>,
    /// By thread: the table that is its root; 0 before there is one.
    tables: Vec<AtomicU64>,
    leader: Mutex<()>,
    /// Whether the world is to stop. Relaxed: the locks order what comes after.
    stopping: AtomicBool,
    mark_began: AtomicU64,
    over: AtomicBool,
}

/// The tables.
struct Tables(Vec<u64>);

impl Roots for Tables {
    fn scan(&self, sink: &mut RootSink<'_>) {
        self.0.iter().for_each(|&table| sink.word(table));
    }

    fn globals_bytes(&self) -> u64 {
        0
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl World {
    /// A world whose threads have not begun yet.
    ///
    /// # Errors
    /// If there is no memory.
    pub fn new(settings: Settings) -> Result<World, OutOfMemory> {
        let Settings { threads, gogc, limit, obeys_limiter } = settings;
        let clock = Arc::new(RealClock::new());
        let attention: Vec<_> = (0..threads).map(|_| Arc::new(AtomicBool::new(false))).collect();
        let all = attention.clone();
        let request = move || all.iter().for_each(|flag| flag.store(true, Ordering::Relaxed));
        let gc = Gc::new(GcConfig {
            gogc,
            memory_limit: limit.map_or(i64::MAX, |limit| limit as i64),
            procs: threads,
            cpus: threads,
            ..GcConfig::new(clock.clone(), Box::new(request))
        });
        let heap = Heap::new(Arc::new(Mmap::new()), gc.clone(), HeapConfig::default())?;
        gc.hold_memory_limit(&heap);
        let p = |flag: &Arc<AtomicBool>| {
            let flag = flag.clone();
            let on_charge = Box::new(move || flag.store(true, Ordering::Relaxed));
            let (cache, work) = (MCache::new(&heap), GcWork::new(&gc, &heap, on_charge));
            let (credit, shared) = ((0, Credit::NONE), (0, Nanos(0)));
            Mutex::new(P { cache, work, credit, shared, spent: ThreadTime::default() })
        };
        Ok(World {
            ps: attention.iter().map(p).collect(),
            recorder: Recorder::new(EVENTS, clock.clone()),
            heap,
            gc,
            clock,
            obeys_limiter,
            clocks: attention.iter().map(|_| ActivityClock::default()).collect(),
            paid: attention.iter().map(|_| AtomicBool::new(false)).collect(),
            tables: attention.iter().map(|_| AtomicU64::new(0)).collect(),
            attention,
            assists: Assists::new(),
            leader: Mutex::new(()),
            stopping: AtomicBool::new(false),
            mark_began: AtomicU64::new(0),
            over: AtomicBool::new(false),
        })
    }

    /// What the collector has traced since this was asked last.
    pub fn recorder(&self) -> &Recorder {
        &self.recorder
    }

    /// The time.
    pub fn now(&self) -> Nanos {
        self.clock.now()
    }

    /// Ends the run: the threads find out at their next look.
    pub fn end(&self) {
        self.over.store(true, Ordering::Relaxed);
    }

    /// Whether it is to end.
    pub fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed)
    }

    /// CPU time up to now, by the collector's books.
    pub fn cpu_classes(&self) -> CpuClasses {
        self.gc.limiter.update(self.clock.now(), &self.clocks);
        self.gc.cpu_classes()
    }

    /// Has the limiter count the time if that is due: for whoever looks after it, as the runtime's monitor does.
    pub fn update_limiter(&self) {
        let now = self.clock.now();
        if self.gc.limiter.is_due(now) {
            self.gc.limiter.update(now, &self.clocks);
            if self.is_held_back() {
                self.wake(self.assists.forgive());
            }
        }
    }

    /// Whether debts are not called in now.
    fn is_held_back(&self) -> bool {
        self.obeys_limiter && self.gc.limiter.limiting()
    }

    /// Runs `body` as thread `id`, with its P.
    pub fn run<T>(&self, id: usize, body: impl FnOnce(&mut Thread<'_>) -> T) -> T {
        let p = lock(&self.ps[id]);
        // SAFETY: the barrier is boxed in the P, which `self` keeps, and no other thread runs as `id`.
        let barrier = unsafe { &*std::ptr::from_ref(&*p.work.barrier) };
        // SAFETY: as above; the result is dropped with this call.
        let _attached = unsafe { barrier.attach() };
        body(&mut Thread { world: self, id, p: Some(p) })
    }

    /// Gives up a cycle that is under way. No thread runs any more.
    pub fn abandon_cycle(&self) {
        self.with_world_stopped(|_, ps| {
            // SAFETY: all locks are held (W2).
            unsafe { self.gc.abandon_cycle(&self.heap, ps, &PTrace::off()) };
            false
        });
    }

    fn roots(&self) -> Tables {
        Tables(self.tables.iter().map(|table| table.load(Ordering::Relaxed)).collect())
    }

    /// Stops the world; the caller holds no lock. `step` gets the moment at which that was asked for, and says whether it
    /// has done anything: then it is noted how long the world stood still, and whether it marks from now on.
    fn with_world_stopped(&self, step: impl FnOnce(Nanos, &mut VisitPs<'_>) -> bool) {
        let _leader = lock(&self.leader);
        let asked = self.clock.now();
        self.stopping.store(true, Ordering::Relaxed);
        self.attention.iter().for_each(|flag| flag.store(true, Ordering::Relaxed));
        let mut ps: Vec<_> = self.ps.iter().map(lock).collect();
        let done = step(asked, &mut |visit| {
            for p in &mut ps {
                let p = &mut **p;
                visit(&mut p.cache, Some(&mut p.work));
            }
        });
        if done {
            self.gc.note_stop(asked, &self.clocks, self.gc.is_marking());
        }
        self.stopping.store(false, Ordering::Relaxed);
    }

    /// Begins a cycle, unless that has become needless.
    fn begin_cycle(&self) {
        self.with_world_stopped(|asked, ps| {
            if self.gc.is_marking() || !self.gc.should_collect(&self.heap) {
                return false;
            }
            let (heap, roots, trace) = (&*self.heap, self.roots(), self.recorder.p());
            // SAFETY: all locks are held (W2), and all else that threads reach is in the tables.
            unsafe { self.gc.start_cycle(heap, ps, &roots, Cause::HeapGoal, asked, &trace) };
            self.mark_began.store(self.clock.now().0, Ordering::Relaxed);
            self.assists.open(self.gc.assist_ratio(heap));
            true
        });
    }

    /// Ends the cycle, if all is marked.
    fn finish_if_marked(&self) {
        if !self.gc.seems_marked() {
            return;
        }
        let mut report = None;
        self.with_world_stopped(|asked, ps| {
            if !self.gc.seems_marked() {
                return false; // another thread was first, or there is more to mark
            }
            let trace = self.recorder.p();
            // SAFETY: as in `begin_cycle`.
            report = unsafe { self.gc.finish_cycle(&self.heap, ps, &self.roots(), asked, &trace) };
            if report.is_some() {
                self.wake(self.assists.close());
            }
            true
        });
        if let Some(report) = report {
            self.gc.trace_cpu(&report, &self.recorder.p());
        }
    }

    fn wake(&self, ids: Vec<usize>) {
        ids.into_iter().for_each(|id| self.paid[id].store(true, Ordering::Release));
    }
}

/// A running thread, with its P.
pub struct Thread<'w> {
    world: &'w World,
    id: usize,
    /// Held but where it stands still.
    p: Option<MutexGuard<'w, P>>,
}

impl Thread<'_> {
    /// Its P.
    #[inline(always)]
    pub fn p(&mut self) -> &mut P {
        self.p.as_mut().expect("it runs")
    }

    /// Its CPU time up to now.
    pub fn spent(&mut self) -> ThreadTime {
        ThreadTime { total: cpu_time(), ..self.p().spent }
    }

    /// Makes a table its root. It is one to the next cycle, and must have been made since the last safepoint.
    pub fn set_table(&self, table: Addr) {
        self.world.tables[self.id].store(table.0 as u64, Ordering::Relaxed);
    }

    /// Whether it should come to a safepoint.
    #[inline(always)]
    pub fn is_wanted(&self) -> bool {
        self.world.attention[self.id].load(Ordering::Relaxed)
    }

    /// Stands still for as long as `wait` takes.
    pub fn stand_still<T>(&mut self, wait: impl FnOnce() -> T) -> T {
        self.p = None;
        let result = wait();
        self.p = Some(lock(&self.world.ps[self.id]));
        result
    }

    /// The thread holds no address but in its table: does what the collector wants of it.
    #[cold]
    #[inline(never)]
    pub fn safepoint(&mut self) {
        let world = self.world;
        world.attention[self.id].store(false, Ordering::Relaxed);
        self.answer_stop();
        if !world.gc.is_marking() && world.gc.should_collect(&world.heap) {
            self.sweep_rest();
            self.as_collector(|thread| thread.stand_still(|| world.begin_cycle()));
        }
        if world.gc.is_marking() {
            self.give_share();
            self.assist();
        }
        world.update_limiter();
    }

    fn answer_stop(&mut self) {
        let world = self.world;
        if world.stopping.load(Ordering::Relaxed) {
            self.stand_still(|| drop(lock(&world.leader))); // free again when the world goes on
        }
    }

    /// Sweeps what the last cycle left: most of what the stop that begins the next one would have to do.
    fn sweep_rest(&mut self) {
        let (world, began) = (self.world, cpu_time());
        world.gc.sweep_all(&world.heap, &PTrace::off());
        self.p().spent.sweep += cpu_time() - began;
    }

    /// Counts the CPU time of `step` as the collector's.
    fn as_collector<T>(&mut self, step: impl FnOnce(&mut Self) -> T) -> T {
        let began = cpu_time();
        let result = step(self);
        self.p().spent.collector += cpu_time() - began;
        result
    }

    /// Marks until `go_on` says no, or nothing is left to be seen; ends the cycle if that is so.
    fn mark(&mut self, who: Who, go_on: &mut dyn FnMut(u64) -> bool) -> Session {
        self.as_collector(|thread| thread.mark_session(who, go_on))
    }

    fn mark_session(&mut self, who: Who, go_on: &mut dyn FnMut(u64) -> bool) -> Session {
        let world = self.world;
        let (roots, off) = (world.roots(), PTrace::off());
        let work = &mut self.p().work;
        let session = world.gc.mark_session(&world.heap, work, &roots, who, &off, &mut |scanned| {
            go_on(scanned) && !world.stopping.load(Ordering::Relaxed)
        });
        if who != Who::Assist {
            world.wake(world.assists.flush(session.scanned));
        }
        if session.out_of_work {
            self.stand_still(|| world.finish_if_marked());
        }
        session
    }

    /// Gives marking its share of the thread's time, if it is behind.
    fn give_share(&mut self) {
        let world = self.world;
        let cycle = world.gc.mark_cycle();
        let (of, before) = self.p().shared;
        let before = if of == cycle { before } else { Nanos(0) };
        let began = world.clock.now();
        let mark_began = Nanos(world.mark_began.load(Ordering::Relaxed));
        let share =
            |now: Nanos| (before + (now - began)).0 as f64 / (now - mark_began).0.max(1) as f64;
        let useful = world.gc.has_mark_work() || world.gc.seems_marked();
        if useful && share(began) <= SHARE {
            let on = &mut |_| share(world.clock.now()) <= SHARE * SLACK;
            self.mark(Who::Background, on);
            self.p().shared = (cycle, before + (world.clock.now() - began));
        }
    }

    /// Pays for what the thread has allocated.
    fn assist(&mut self) {
        let world = self.world;
        let p = self.p();
        let charged = p.work.barrier.take_charged();
        let cycle = world.gc.mark_cycle();
        if p.credit.0 != cycle {
            p.credit = (cycle, Credit::NONE);
        }
        p.credit.1.charge(charged);
        let mut credit = p.credit.1;
        if charged > 0 {
            world.assists.set_ratio(world.gc.assist_ratio(&world.heap));
        }
        let Some(debt) = credit.debt(world.assists.ratio()) else { return };
        if world.is_held_back() || !world.gc.is_marking() {
            return;
        }
        let work = world.assists.steal(&mut credit, debt);
        if work > 0 {
            let session = self.timed(Activity::Assist, |thread| {
                thread.mark(Who::Assist, &mut |scanned| {
                    world.update_limiter();
                    scanned < work && !world.is_held_back()
                })
            });
            credit.earn(session.scanned, world.assists.ratio());
        }
        if !world.gc.is_marking() || world.gc.mark_cycle() != cycle {
            return; // all debts are forgotten
        }
        self.p().credit.1 = credit;
        if credit.is_debt() {
            self.wait_for_credit(credit);
        }
    }

    /// Tells the limiter what the time of `step` goes to.
    fn timed<T>(&mut self, activity: Activity, step: impl FnOnce(&mut Self) -> T) -> T {
        let world = self.world;
        world.clocks[self.id].start(activity, world.clock.now());
        let result = step(self);
        let ended = world.clocks[self.id].stop(world.clock.now());
        ended.into_iter().for_each(|(activity, time)| world.gc.limiter.add(activity, time));
        world.update_limiter();
        result
    }

    /// Nothing is left to mark for a thread in debt: it waits until others have marked for it.
    fn wait_for_credit(&mut self, credit: Credit) {
        let world = self.world;
        let paid = &world.paid[self.id];
        if world.assists.park(self.id, credit).is_err() {
            return;
        }
        self.p().credit.1 = Credit::NONE; // who comes out of the queue owes nothing
        while !paid.swap(false, Ordering::Acquire) && !world.is_over() {
            self.answer_stop();
            if world.is_held_back() {
                world.wake(world.assists.forgive()); // it has come on since the thread looked
            }
            if world.gc.has_mark_work() || world.gc.seems_marked() {
                self.timed(Activity::WaitMark, |thread| {
                    thread.mark(Who::Idle, &mut |_| {
                        world.update_limiter();
                        !paid.load(Ordering::Relaxed)
                    })
                });
            } else {
                self.timed(Activity::WaitIdle, |thread| thread.stand_still(|| thread::sleep(NAP)));
            }
        }
    }
}

/// An object of `SIZE` bytes whose words at the set bits of `POINTERS` hold pointers.
///
/// # Errors
/// If there is no memory.
#[inline(always)]
pub fn make<const SIZE: usize, const POINTERS: u64>(
    heap: &Heap,
    p: &mut P,
) -> Result<Addr, OutOfMemory> {
    // SAFETY: the P's cache was made for this heap, and its thread holds it (W1), so no phase changes meanwhile.
    let object = unsafe { p.cache.alloc_fixed::<SIZE, POINTERS>(heap) };
    object.ok_or_else(|| p.cache.out_of_memory(heap, Bytes(SIZE)))
}
