//! Times allocation by two threads of one heap, each with its own mcache, against one thread.
//!
//! ```text
//! cargo run --release -p burrow-benches --bin threads
//! ```
//!
//! The threads allocate in rounds. Between rounds they wait for each other, and one of them collects if
//! a collection is due, as with a stopped world. What is timed is the rounds alone: allocation, refills
//! and sweeping on demand. CPU time of the thread, since other work may be on the machine: what one
//! thread costs the other (a line of memory that both write to, a lock) is in it, what the scheduler
//! takes is not. Each thread has a processor of its own, as two that shared one would cost each other
//! nothing. Turns alternate; shown are their medians, and their least, which other work disturbs less.
//!
//! The threads wait for each other at every round, and whatever runs on their processors meanwhile leaves
//! them cold caches, which a single thread never finds. So there is a third kind of turn: two threads with a heap
//! each, that wait for each other in the same way. What two threads take beyond *that* is what sharing costs.

use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier, Mutex, MutexGuard, PoisonError};
use std::thread;

use burrow_alloc::{Addr, Bytes, Heap, HeapConfig, MCache, Mmap, OutOfMemory, mem};
use burrow_gc::{Cause, Gc, GcConfig, RootSink, Roots};
use burrow_trace::PTrace;
use burrow_trace::clock::VirtualClock;
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
use rustix::time::{ClockId, clock_gettime};

/// Objects that a thread makes in a round: some spans' worth.
const ROUND: usize = 32 * 1024;
/// Rounds of a turn.
const ROUNDS: usize = 200;
/// Turns of each.
const TURNS: usize = 15;
/// Objects of a thread that are alive.
const WINDOW: usize = 1024;

/// A thread's cache and live objects.
struct Mutator {
    cache: MCache,
    window: Vec<Addr>,
}

/// All windows, while the world is stopped.
struct Windows<'a>(Vec<&'a [Addr]>);

impl Roots for Windows<'_> {
    fn scan(&self, sink: &mut RootSink<'_>) {
        self.0.iter().copied().flatten().for_each(|object| sink.word(object.0 as u64));
    }

    fn globals_bytes(&self) -> u64 {
        0
    }
}

/// Threads and their heaps: one, or one for each.
struct World {
    heaps: Vec<(Arc<Heap>, Arc<Gc>)>,
    due: Arc<AtomicBool>,
    mutators: Vec<Mutex<Mutator>>,
    barrier: Barrier,
}

fn lock(mutator: &Mutex<Mutator>) -> MutexGuard<'_, Mutator> {
    mutator.lock().unwrap_or_else(PoisonError::into_inner)
}

impl World {
    fn new(kind: Kind) -> Result<World, OutOfMemory> {
        let due = Arc::new(AtomicBool::new(false));
        let heap = |_| {
            let flag = due.clone();
            let request = Box::new(move || flag.store(true, Ordering::Relaxed));
            let gc = Gc::new(GcConfig::new(Arc::new(VirtualClock::default()), request));
            Ok((Heap::new(Arc::new(Mmap::new()), gc.clone(), HeapConfig::default())?, gc))
        };
        let heaps = (0..kind.heaps).map(heap).collect::<Result<Vec<_>, OutOfMemory>>()?;
        let mutator = |index: usize| {
            let cache = MCache::new(&heaps[index % kind.heaps].0);
            Mutex::new(Mutator { cache, window: vec![Addr::NULL; WINDOW] })
        };
        let mutators = (0..kind.threads).map(mutator).collect();
        Ok(World { heaps, due, mutators, barrier: Barrier::new(kind.threads) })
    }

    /// A thread's turn; its CPU time in nanoseconds an object.
    fn run<const SIZE: usize, const POINTERS: u64>(
        &self,
        index: usize,
    ) -> Result<f64, OutOfMemory> {
        let mut used = 0.0;
        let heap = &self.heaps[index % self.heaps.len()].0;
        for _ in 0..ROUNDS {
            let start = cpu_ns();
            fill::<SIZE, POINTERS>(heap, &mut lock(&self.mutators[index]))?;
            used += cpu_ns() - start;
            if self.barrier.wait().is_leader() && self.due.swap(false, Ordering::Relaxed) {
                (0..self.heaps.len()).for_each(|heap| self.collect(heap));
            }
            self.barrier.wait();
        }
        Ok(used / (ROUNDS * ROUND) as f64)
    }

    /// Collects a heap; the other threads wait at the barrier.
    fn collect(&self, index: usize) {
        let (heap, gc) = &self.heaps[index];
        let own = self.mutators.iter().skip(index).step_by(self.heaps.len());
        let mut mutators: Vec<_> = own.map(lock).collect();
        let (mut caches, mut windows) = (Vec::new(), Vec::new());
        for mutator in &mut mutators {
            let Mutator { cache, window } = &mut **mutator;
            caches.push(cache);
            windows.push(&window[..]);
        }
        let mut visit = |f: &mut dyn FnMut(&mut MCache)| caches.iter_mut().for_each(|c| f(c));
        let (windows, off) = (Windows(windows), PTrace::off());
        // SAFETY: all threads stand at the barrier; these are all the heap's caches and live objects.
        unsafe { gc.collect(heap, &mut visit, &windows, Cause::HeapGoal, &off) };
    }
}

/// A round.
#[inline(never)]
fn fill<const SIZE: usize, const POINTERS: u64>(
    heap: &Heap,
    mutator: &mut Mutator,
) -> Result<(), OutOfMemory> {
    let Mutator { cache, window } = mutator;
    for _ in 0..ROUND / WINDOW {
        for place in &mut *window {
            // SAFETY: the cache's own heap; collections happen between rounds. A fresh object has
            // room for a word.
            unsafe {
                let Some(object) = cache.alloc_fixed::<SIZE, POINTERS>(heap) else {
                    return Err(cache.out_of_memory(heap, Bytes(SIZE)));
                };
                *place = object;
                mem::store64(object, object.0 as u64);
            }
        }
    }
    Ok(())
}

/// Keeps the calling thread on the `index`th of the processors that it may use, if there are so many.
fn pin(index: usize) -> rustix::io::Result<()> {
    let allowed = sched_getaffinity(None)?;
    let mut own = CpuSet::new();
    if let Some(cpu) = (0..CpuSet::MAX_CPU).filter(|cpu| allowed.is_set(*cpu)).nth(index) {
        own.set(cpu);
        sched_setaffinity(None, &own)?;
    }
    Ok(())
}

fn cpu_ns() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e9 + time.tv_nsec as f64
}

/// A kind of turn: so many threads with so many heaps.
#[derive(Clone, Copy)]
struct Kind {
    threads: usize,
    heaps: usize,
}

/// The kinds that are compared: one thread, two with a heap each, two that share one.
const KINDS: [Kind; 3] =
    [Kind { threads: 1, heaps: 1 }, Kind { threads: 2, heaps: 2 }, Kind { threads: 2, heaps: 1 }];

/// A turn: the mean of its threads' times.
fn turn<const SIZE: usize, const POINTERS: u64>(kind: Kind) -> Result<f64, OutOfMemory> {
    let world = World::new(kind)?;
    let threads = kind.threads;
    let times: Result<Vec<f64>, OutOfMemory> = thread::scope(|scope| {
        let world = &world;
        let spawned: Vec<_> = (0..threads)
            .map(|index| {
                scope.spawn(move || {
                    if let Err(error) = pin(index) {
                        eprintln!("thread {index} may run anywhere: {error}");
                    }
                    world.run::<SIZE, POINTERS>(index)
                })
            })
            .collect();
        spawned
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    Ok(times?.iter().sum::<f64>() / threads as f64)
}

fn race<const SIZE: usize, const POINTERS: u64>(case: &str) -> Result<(), OutOfMemory> {
    let mut times = KINDS.map(|_| Vec::new());
    for _ in 0..TURNS {
        for (kind, times) in KINDS.into_iter().zip(&mut times) {
            times.push(turn::<SIZE, POINTERS>(kind)?);
        }
    }
    times.iter_mut().for_each(|times| times.sort_by(f64::total_cmp));
    print!("{case:16}");
    for at in [TURNS / 2, 0] {
        let [one, apart, two] = [0, 1, 2].map(|kind| times[kind][at]);
        print!(" {one:>8.2} {apart:>8.2} {two:>8.2} {:>8.2} {:>8.2}", two / one, two / apart);
    }
    println!();
    Ok(())
}

fn main() -> ExitCode {
    println!("CPU ns an object: medians, and the least of {TURNS} turns");
    let names =
        format!("{:>8} {:>8} {:>8} {:>8} {:>8}", "one", "apart", "two", "two/one", "/apart");
    println!("{:16} {names} {names}", "");
    let done = race::<16, 0>("16 B, bare")
        .and_then(|()| race::<16, 0b11>("16 B, pointers"))
        .and_then(|()| race::<64, 0>("64 B, bare"))
        .and_then(|()| race::<64, 0xff>("64 B, pointers"));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
