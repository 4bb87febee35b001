//! Stacks for profiles: which one a sampled allocation comes from, and which one a P spends its time in.
//!
//! An allocation becomes a sample deep in the allocator, where nobody knows the frame: it is in registers of the
//! processor. So in a program that is to be sampled the compiler puts an `AllocSite` before each instruction that may
//! allocate, which notes where the goroutine stands ([`Stand`]) and whether the script has changed
//! `runtime.MemProfileRate`. Other programs have no such instructions and pay nothing. When the loop has stopped, the
//! place that it saved is noted: panics allocate there.
//!
//! For time see `burrow_runtime::profile::cpu`: a P that was ticked records its stack at its next safepoint.
//!
//! Invariants: (A1) whatever allocates on a machine that samples does so at the place in its [`Stand`], or where that is
//! empty: so its frame is on the goroutine's stack. (A2) A sink is used as long as the P it was given to, which ends with
//! the scheduler, before the program.
//!
//! Locks: `Stand::g`, a leaf that nobody else takes.

use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicPtr, Ordering};

use burrow_alloc::Heap;
use burrow_alloc::mcache::sample::{Sample, SampleSink, Sampling};
use burrow_gc::Gc;
use burrow_runtime::entropy::Purpose;
use burrow_runtime::goroutine::GRef;
use burrow_runtime::profile::heap::HeapProfile;
use burrow_runtime::stack::Frame;
use parking_lot::Mutex;

use super::callers::Callers;
use super::machine::Machine;
use crate::bytecode::Instr;
use crate::program::Program;

/// Calls of a stack that profiles tell apart; what is further out is cut off. Go's limit.
const DEPTH: usize = 128;

/// Where the goroutine of a machine stands, as its sink sees it. Written and read by the machine's thread only.
#[derive(Debug, Default)]
struct Stand {
    g: Mutex<Option<GRef>>,
    pc: AtomicPtr<Instr>,
    /// Null: nowhere.
    fp: AtomicPtr<u64>,
}

impl Stand {
    fn set(&self, pc: *const Instr, fp: *mut u64) {
        self.pc.store(pc.cast_mut(), Ordering::Relaxed);
        self.fp.store(fp, Ordering::Relaxed);
    }

    fn top(&self) -> Option<Frame> {
        let (fp, code) = (self.fp.load(Ordering::Relaxed), self.pc.load(Ordering::Relaxed));
        (!fp.is_null()).then_some(Frame { fp, code: code.cast_const().cast() })
    }
}

/// A machine's part in sampling.
#[derive(Debug, Default)]
pub(super) struct Sites {
    stand: Arc<Stand>,
    /// The rate that its P's allocations are sampled at; 0 for not.
    rate: u64,
}

/// Told of a P's samples.
struct Sink {
    stand: Arc<Stand>,
    program: NonNull<Program>,
    profile: Arc<HeapProfile>,
    gc: Arc<Gc>,
}

// SAFETY: a `Program` may be read by any thread while scripts run (program.rs), and it is there (A2).
unsafe impl Send for Sink {}
// SAFETY: as above.
unsafe impl Sync for Sink {}

impl SampleSink for Sink {
    fn sampled(&self, _: &Heap, sample: Sample) {
        let mut pcs = [0; DEPTH];
        let mut depth = 0;
        if let (Some(top), Some(g)) = (self.stand.top(), *self.stand.g.lock()) {
            // SAFETY: (A2).
            let callers = Callers { g, top, program: unsafe { self.program.as_ref() } };
            depth = fill(&mut pcs, callers);
        }
        let bucket = self.profile.allocated(&pcs[..depth], sample.size.0 as u64);
        self.gc.watch_sample(sample.base, bucket);
    }
}

/// Fills in the pcs of a stack; says how many there are.
fn fill(pcs: &mut [u64; DEPTH], callers: Callers<'_>) -> usize {
    pcs.iter_mut().zip(callers.pcs()).map(|(to, pc)| *to = pc).count()
}

impl Machine<'_> {
    /// An instruction that may allocate follows, at `pc`.
    pub fn note_site(&mut self, pc: *const Instr, fp: *mut u64) {
        let asked = self.program.mem_profile_rate().unwrap_or_default();
        let rate = self.rt.profiles.rate_for(asked);
        if rate != self.sites.rate {
            self.sample_at(rate);
        }
        self.sites.stand.set(pc, fp);
    }

    /// Samples allocations at another rate.
    #[cold]
    fn sample_at(&mut self, rate: u64) {
        let (mut p, rt) = (self.p, self.rt);
        self.sites.rate = rate;
        *self.sites.stand.g.lock() = Some(self.g);
        let sink = Arc::new(Sink {
            stand: self.sites.stand.clone(),
            program: NonNull::from(self.program),
            profile: rt.profiles.heap.clone(),
            gc: rt.gc.clone(),
        });
        let seed = rt.seed.stream(Purpose::Sampling, u64::from(p.id)).word();
        for (number, cache) in p.caches_mut().enumerate() {
            let seed = seed.wrapping_add(number as u64);
            cache.set_sampling(Some(Sampling { rate, seed, sink: sink.clone() }));
        }
    }

    /// The goroutine `g` is about to run.
    pub fn begin_sites(&mut self) {
        self.guard.take_ticks(); // they came while there was none
        if self.sites.rate > 0 {
            *self.sites.stand.g.lock() = Some(self.g);
        }
    }

    /// The loop has stopped with the goroutine's place saved: what is allocated now is allocated there.
    pub fn sites_stopped(&mut self) {
        if self.sites.rate > 0 {
            self.sites.stand.set(self.pc, self.fp);
        }
    }

    /// The goroutine does not run here any more.
    pub fn end_sites(&mut self) {
        if self.sites.rate > 0 {
            self.sites.stand.set(std::ptr::null(), std::ptr::null_mut());
        }
    }

    /// The stacks of all goroutines, as package `runtime` takes them: each behind its length. The world is stopped, and
    /// the goroutine that runs here stands behind the call that wants to know.
    pub fn goroutine_stacks(&self) -> Vec<u64> {
        let mut words = Vec::new();
        let mut add = |g: GRef| {
            // SAFETY: the world is stopped (goroutine.rs R2).
            let top = unsafe { g.body() }.top();
            let callers = Callers { g, top, program: self.program };
            // Who waits in a channel operation stands at it; all others behind a call or at a loop's head.
            let at_instruction = g.waiting().is_some_and(|(reason, _)| reason.is_of_channels());
            let stack: Vec<u64> = callers.pcs_of(at_instruction).take(DEPTH).collect();
            words.push(stack.len() as u64);
            words.extend(stack);
        };
        add(self.g);
        self.run.sched.each_goroutine(|g| {
            if g != self.g && !g.is_system() {
                add(g);
            }
        });
        words
    }

    /// At a safepoint: records the goroutine's stack, if a CPU profile has asked for it.
    #[inline]
    pub fn answer_ticks(&mut self) {
        let ticks = self.guard.take_ticks();
        if ticks > 0 {
            self.record_time(ticks.into());
        }
    }

    #[cold]
    fn record_time(&mut self, ticks: u64) {
        let mut pcs = [0; DEPTH];
        let callers = Callers { g: self.g, top: self.top(), program: self.program };
        let depth = fill(&mut pcs, callers);
        self.rt.profiles.cpu.record(&pcs[..depth], ticks);
    }
}
