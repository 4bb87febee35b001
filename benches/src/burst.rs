//! The load on which real jemalloc was recorded, on Burrow's heap under a return policy: a burst of small objects is made, dies,
//! and a little goes on being allocated while its pages go back (`decay_curve`).
//!
//! A managed heap frees by collecting: the burst's table is cleared, a collection runs in one stop, and all is swept; that is time 0.
//! What goes on afterwards is a ring of objects whose oldest one is replaced; collections run when the collector asks for them.
//! If the policy wants a helper thread it has one, as a runtime would start it.

use std::fs;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use burrow_alloc::stats::ReturnStats;
use burrow_alloc::{
    Addr, Bytes, DomainId, Heap, HeapConfig, MCache, Mmap, ObjectType, OutOfMemory, ReturnPolicy,
    mem,
};
use burrow_gc::{Cause, Gc, GcConfig, RootSink, Roots};
use burrow_runtime::guard::Bell;
use burrow_trace::PTrace;
use burrow_trace::clock::{Clock, RealClock};

/// Sizes of objects, each as likely as the others.
const SIZES: [usize; 16] =
    [16, 24, 32, 48, 64, 64, 96, 128, 160, 192, 256, 320, 384, 512, 768, 1024];
/// Objects of the ring.
const RING: usize = 1000;

/// A heap with its load. The heap's memory goes back when it is dropped.
pub struct Burst {
    cache: MCache,
    heap: Arc<Heap>,
    gc: Arc<Gc>,
    types: Vec<ObjectType>,
    /// Set by the collector, at any time: a hint, so relaxed.
    due: Arc<AtomicBool>,
    alive: Alive,
    random: Xorshift,
    /// The ring's oldest object.
    oldest: usize,
    _helper: Helper,
}

/// What keeps the objects alive.
struct Alive {
    burst: Vec<Addr>,
    ring: Vec<Addr>,
}

impl Roots for Alive {
    fn scan(&self, sink: &mut RootSink<'_>) {
        self.burst.iter().chain(&self.ring).for_each(|object| sink.word(object.0 as u64));
    }

    fn globals_bytes(&self) -> u64 {
        0
    }
}

/// The generator of the recorded runs: Marsaglia's xorshift.
struct Xorshift(u64);

impl Xorshift {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

impl Burst {
    /// An empty heap under this policy.
    ///
    /// # Errors
    /// There is no memory, or no thread for the policy's helper.
    pub fn new(policy: Box<dyn ReturnPolicy>) -> io::Result<Burst> {
        let clock: Arc<dyn Clock> = Arc::new(RealClock::new());
        let due = Arc::new(AtomicBool::new(false));
        let flag = due.clone();
        let request = Box::new(move || flag.store(true, Ordering::Relaxed));
        let gc = Gc::new(GcConfig::new(clock.clone(), request));
        let bell = Arc::new(Bell::default());
        let ring = bell.clone();
        let wake_helper = Arc::new(move || ring.ring());
        let config = HeapConfig { clock: clock.clone(), wake_helper, ..HeapConfig::default() };
        let heap =
            Heap::new(Arc::new(Mmap::new()), gc.clone(), config).map_err(io::Error::other)?;
        heap.set_policy(DomainId::MAIN, policy);
        let helper = Helper::start(&heap, clock, bell)?;
        Ok(Burst {
            cache: MCache::new(&heap),
            heap,
            gc,
            types: SIZES.map(|size| ObjectType::new(Bytes(size), &[])).into(),
            due,
            alive: Alive { burst: Vec::new(), ring: vec![Addr::NULL; RING] },
            random: Xorshift(88_172_645_463_325_252),
            oldest: 0,
            _helper: helper,
        })
    }

    /// Room for the table of a burst of so many bytes, before memory is measured.
    pub fn prepare(&mut self, bytes: usize) {
        let mean = SIZES.iter().sum::<usize>() / SIZES.len();
        self.alive.burst = vec![Addr(1); bytes / mean + bytes / mean / 8];
        self.alive.burst.clear(); // each place has been written to
    }

    /// Makes objects of so many bytes, every one of which is written to.
    ///
    /// # Errors
    /// There is no memory.
    pub fn make(&mut self, bytes: usize) -> Result<(), OutOfMemory> {
        let mut made = 0;
        while made < bytes {
            let (object, size) = self.object()?;
            // SAFETY: a fresh object without pointers, which nobody else knows.
            unsafe { mem::fill_words(object, Bytes(size), 1) };
            self.alive.burst.push(object);
            made += size;
        }
        Ok(())
    }

    /// The burst dies, but for every object whose number is divisible by this; all is swept, and idle pages are what is left.
    pub fn free(&mut self, keep: Option<usize>) {
        let mut number = 0;
        self.alive.burst.retain(|_| {
            number += 1;
            keep.is_some_and(|every| (number - 1) % every == 0)
        });
        self.collect();
        self.gc.sweep_all(&self.heap, &PTrace::off());
    }

    /// Replaces so many objects of the ring.
    ///
    /// # Errors
    /// There is no memory.
    pub fn go_on(&mut self, objects: usize) -> Result<(), OutOfMemory> {
        for _ in 0..objects {
            let (object, _) = self.object()?;
            // SAFETY: a fresh object without pointers, which nobody else knows.
            unsafe { mem::store64(object, 1) };
            self.alive.ring[self.oldest] = object;
            self.oldest = (self.oldest + 1) % RING;
        }
        Ok(())
    }

    /// What was given back so far.
    pub fn returned(&self) -> ReturnStats {
        self.heap.stats().returns
    }

    /// A new object of the next size.
    fn object(&mut self) -> Result<(Addr, usize), OutOfMemory> {
        if self.due.swap(false, Ordering::Relaxed) {
            self.collect();
        }
        let number = (self.random.next() % SIZES.len() as u64) as usize;
        // SAFETY: the cache's own heap; collections run between two calls, and what is alive is in the tables by then.
        let object = unsafe { self.cache.alloc(&self.heap, &self.types[number]) }?;
        Ok((object, SIZES[number]))
    }

    fn collect(&mut self) {
        let (cache, alive) = (&mut self.cache, &self.alive);
        let visit = &mut |visit: &mut dyn FnMut(&mut MCache)| visit(cache);
        // SAFETY: one thread and one cache; the tables are all that is used from here on.
        unsafe { self.gc.collect(&self.heap, visit, alive, Cause::HeapGoal, &PTrace::off()) };
    }
}

/// The thread that gives back in the background; ends when it is dropped.
struct Helper {
    bell: Arc<Bell>,
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Helper {
    fn start(heap: &Arc<Heap>, clock: Arc<dyn Clock>, bell: Arc<Bell>) -> io::Result<Helper> {
        let is_over = Arc::new(AtomicBool::new(false));
        let mut helper = Helper { bell, is_over, thread: None };
        if heap.wants_helper() {
            let (heap, bell, is_over) = (heap.clone(), helper.bell.clone(), helper.is_over.clone());
            let run = move || {
                while !is_over.load(Ordering::Acquire) {
                    heap.return_in_background();
                    let wakes = heap.helper_wakes_at();
                    bell.wait(wakes.map(|wakes| Duration::from_nanos(wakes.since(clock.now()).0)));
                }
            };
            helper.thread = Some(thread::Builder::new().name("return".into()).spawn(run)?);
        }
        Ok(helper)
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Release);
        self.bell.ring();
        // A panic there has been reported.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// Resident bytes of this process.
///
/// # Errors
/// The kernel does not tell.
pub fn resident() -> io::Result<u64> {
    Ok(number_in("/proc/self/statm", 1)? * rustix::param::page_size() as u64)
}

/// Minor page faults of this process so far.
///
/// # Errors
/// The kernel does not tell.
pub fn minor_faults() -> io::Result<u64> {
    number_in("/proc/self/stat", 9)
}

/// The word of this number in a file of the kernel's. (The name of this program has no blank.)
fn number_in(file: &str, word: usize) -> io::Result<u64> {
    let text = fs::read_to_string(file)?;
    let number = text.split_ascii_whitespace().nth(word).and_then(|word| word.parse().ok());
    number.ok_or_else(|| io::Error::other(format!("{file} has no number {word}")))
}
