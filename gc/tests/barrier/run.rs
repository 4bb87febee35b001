//! One run of a scenario on a real heap, step by step.

use std::cell::Cell;
use std::sync::{Arc, LazyLock};

use burrow_alloc::{Addr, Bytes, Heap, HeapConfig, Host, MCache, ObjectType, mem};
use burrow_gc::{Cause, Gc, GcConfig, GcWork, RootSink, Roots, VerifyError, barrier, verify};
use burrow_trace::PTrace;
use burrow_trace::clock::{Nanos, VirtualClock};

use crate::MARK_BY_SPANS;
use crate::scenario::{Kind, Leg, Scenario, Step, Target};

/// The pointer slots of a node, as words.
const NODE_SLOTS: [usize; 3] = [0, 1, 2];
/// Those of a large object: in its first piece and in its last.
const LARGE_SLOTS: [usize; 2] = [1, 36_000];
/// Stores after which the barrier's buffer has been passed on: it holds 256 words.
const OVERFLOW: usize = 257;

static NODE: LazyLock<ObjectType> = LazyLock::new(|| ObjectType::new(Bytes(24), &NODE_SLOTS));
static TINY: LazyLock<ObjectType> = LazyLock::new(|| ObjectType::new(Bytes(8), &[]));
static LARGE: LazyLock<ObjectType> =
    LazyLock::new(|| ObjectType::new(Bytes(300 << 10), &LARGE_SLOTS));

impl Kind {
    fn ty(self) -> &'static ObjectType {
        match self {
            Kind::Node => &NODE,
            Kind::Tiny => &TINY,
            Kind::Large => &LARGE,
        }
    }

    fn slots(self) -> &'static [usize] {
        match self {
            Kind::Node => &NODE_SLOTS,
            Kind::Tiny => &[],
            Kind::Large => &LARGE_SLOTS,
        }
    }
}

/// A goroutine's stack.
#[derive(Default)]
struct Stack {
    words: Vec<Cell<u64>>,
    scanned: Cell<bool>,
}

impl Stack {
    /// Tells its words, if that has not been done since marking began.
    fn scan_once(&self, sink: &mut RootSink<'_>) {
        if !self.scanned.replace(true) {
            self.words.iter().for_each(|word| sink.stack_word(word.get()));
        }
    }
}

/// All that is outside of the heap: a global, and stacks.
#[derive(Default)]
struct Outside {
    global: Cell<u64>,
    stacks: Vec<Stack>,
}

impl Roots for Outside {
    fn scan(&self, sink: &mut RootSink<'_>) {
        sink.word(self.global.get());
        let words = self.stacks.iter().flat_map(|stack| &stack.words);
        words.for_each(|word| sink.stack_word(word.get()));
    }

    fn jobs(&self) -> usize {
        1 + self.stacks.len()
    }

    fn scan_job(&self, job: usize, sink: &mut RootSink<'_>) {
        match job.checked_sub(1) {
            None => sink.word(self.global.get()),
            Some(stack) => self.stacks[stack].scan_once(sink),
        }
    }

    fn globals_bytes(&self) -> u64 {
        8
    }
}

/// A P: what mutators allocate from, and what marks.
struct Processor {
    cache: MCache,
    work: GcWork,
    /// Whether its last step of marking found nothing to do, and it has got nothing since.
    idle: bool,
}

/// Something that may happen next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// A P handles one grey word, after a root job if there was none.
    Mark(usize),
    /// A mutator's stack is scanned so that it may run.
    Scan(usize),
    /// A mutator does its next step.
    Run(usize),
    /// Marking seems done: the world is stopped.
    Finish,
}

/// A scenario on its way.
pub struct Run {
    scenario: Scenario,
    without: Option<Leg>,
    heap: Arc<Heap>,
    gc: Arc<Gc>,
    ps: Vec<Processor>,
    outside: Outside,
    /// Steps that each mutator has done.
    done: Vec<usize>,
}

impl Run {
    /// Builds the scenario's heap, and begins to mark.
    pub fn new(scenario: Scenario, without: Option<Leg>) -> Run {
        let clock = Arc::new(VirtualClock::default());
        let config = GcConfig {
            check_marks: true,
            mark_by_spans: MARK_BY_SPANS,
            ..GcConfig::new(clock, Box::new(|| {}))
        };
        let gc = Gc::new(config);
        let config =
            HeapConfig { poison_freed: true, reserve: Bytes(64 << 20), ..HeapConfig::for_tests() };
        let source = Arc::new(Host::with_limit(Bytes(128 << 20)));
        let heap = Heap::new(source, gc.clone(), config).expect("an arena");
        let processor = |_| Processor {
            cache: MCache::new(&heap),
            work: GcWork::new(&gc, &heap, Box::new(|| {})),
            idle: false,
        };
        let ps = (0..scenario.ps).map(processor).collect();
        let done = vec![0; scenario.mutators.len()];
        let outside = Outside::default();
        let mut run = Run { scenario, without, heap, gc, ps, outside, done };
        run.build();
        run.start_marking();
        run
    }

    fn build(&mut self) {
        let scenario = self.scenario;
        let objects: Vec<Addr> = scenario.objects.iter().map(|kind| self.alloc(0, *kind)).collect();
        let word = |target: Target| target.map_or(0, |object| objects[object].0 as u64);
        for &(from, slot, to) in scenario.pointers {
            let at = objects[from] + Bytes(scenario.objects[from].slots()[slot] * 8);
            // SAFETY: a pointer slot of an object that was just made; nobody marks.
            unsafe { mem::store64(at, objects[to].0 as u64) };
        }
        self.outside.global.set(word(scenario.global));
        let stack = |targets: &[Target]| Stack {
            words: targets.iter().map(|target| Cell::new(word(*target))).collect(),
            scanned: Cell::new(false),
        };
        self.outside.stacks = scenario.mutators.iter().map(|m| stack(m.stack)).collect();
        // SAFETY: the caches are those of the heap. So no object that marking finds lies in a group that is in hand.
        self.ps.iter_mut().for_each(|p| unsafe { p.cache.flush(&self.heap) });
    }

    fn start_marking(&mut self) {
        let Run { without, heap, gc, ps, outside, .. } = self;
        let mut none = MCache::new(heap);
        let white = *without == Some(Leg::AllocateBlack);
        let mut visit_ps = |visit: &mut dyn FnMut(&mut MCache, Option<&mut GcWork>)| {
            for p in &mut *ps {
                // Who does not know that marking goes on allocates white.
                let cache = if white { &mut none } else { &mut p.cache };
                visit(cache, Some(&mut p.work));
            }
        };
        let (cause, asked, trace) = (Cause::Forced, Nanos(0), PTrace::off());
        // SAFETY: one thread, all caches but for the test that leaves one out, all roots.
        unsafe { gc.start_cycle(heap, &mut visit_ps, outside, cause, asked, &trace) };
        // SAFETY: the heap's own.
        unsafe { none.retire(heap) };
    }

    /// What may happen next; nothing when the cycle has only to be ended.
    pub fn choices(&self) -> Vec<Action> {
        let mut choices = Vec::new();
        for (at, mutator) in self.scenario.mutators.iter().enumerate() {
            if self.done[at] == mutator.steps.len() {
                continue;
            }
            let may_run = self.outside.stacks[at].scanned.get()
                || self.without == Some(Leg::ScanBeforeRunning);
            choices.push(if may_run { Action::Run(at) } else { Action::Scan(at) });
        }
        let work = self.gc.has_mark_work();
        let marking = self.ps.iter().enumerate().filter(|(_, p)| work || !p.idle);
        choices.extend(marking.map(|(at, _)| Action::Mark(at)));
        if self.gc.seems_marked() && self.ps.iter().all(|p| p.idle) {
            choices.push(Action::Finish);
        }
        choices
    }

    /// Does one thing.
    pub fn act(&mut self, action: Action) -> Result<(), VerifyError> {
        match action {
            Action::Mark(p) => self.mark(p),
            Action::Scan(mutator) => self.scan(mutator),
            Action::Run(mutator) => self.run(mutator),
            Action::Finish => return self.finish(),
        }
        Ok(())
    }

    fn mark(&mut self, p: usize) {
        let p = &mut self.ps[p];
        let step = self.gc.mark_step(&self.heap, &mut p.work, &self.outside, 1, &PTrace::off());
        p.idle = step.out_of_work;
    }

    fn scan(&mut self, mutator: usize) {
        let (stack, home) = (&self.outside.stacks[mutator], mutator % self.ps.len());
        let p = &mut self.ps[home];
        self.gc.scan_stack(&self.heap, &mut p.work, &PTrace::off(), |sink| stack.scan_once(sink));
        p.idle = false;
    }

    fn run(&mut self, mutator: usize) {
        let step = self.scenario.mutators[mutator].steps[self.done[mutator]];
        self.done[mutator] += 1;
        let home = mutator % self.ps.len();
        let stack = |word: usize| &self.outside.stacks[mutator].words[word];
        match step {
            Step::Load { from, slot, to } => {
                if let Some(at) = self.slot_at(stack(from).get(), slot) {
                    stack(to).set(load(at));
                }
            }
            Step::Store { word, into, slot } => {
                let (value, at) = (stack(word).get(), self.slot_at(stack(into).get(), slot));
                self.store(home, at, value);
            }
            Step::Cut { into, slot } => {
                let at = self.slot_at(stack(into).get(), slot);
                self.store(home, at, 0);
            }
            Step::Exchange { word, into, slot } => {
                let Some(at) = self.slot_at(stack(into).get(), slot) else { return };
                let (value, old) = (stack(word).get(), load(at));
                stack(word).set(old);
                self.store(home, Some(at), value);
            }
            Step::LoadGlobal { to } => stack(to).set(self.outside.global.get()),
            Step::StoreGlobal { word } => {
                let (value, at) = (stack(word).get(), Addr(self.outside.global.as_ptr() as usize));
                self.shade(home, at);
                self.outside.global.set(value);
            }
            Step::Clear { word } => stack(word).set(0),
            Step::New { kind, to } => {
                let new = self.alloc(home, kind);
                self.outside.stacks[mutator].words[to].set(new.0 as u64);
            }
            Step::Overflow { into, slot } => {
                let Some(at) = self.slot_at(stack(into).get(), slot) else { return };
                (0..OVERFLOW).for_each(|_| self.store(home, Some(at), load(at)));
            }
        }
    }

    /// Where a slot of the object is that a word leads to.
    fn slot_at(&self, object: u64, slot: usize) -> Option<Addr> {
        let object = self.heap.find_object(Addr(object as usize))?;
        let slots = if object.size() > Bytes(24) { &LARGE_SLOTS[..] } else { &NODE_SLOTS[..] };
        Some(object.base + Bytes(slots[slot] * 8))
    }

    fn store(&self, p: usize, at: Option<Addr>, value: u64) {
        let Some(at) = at else { return };
        self.shade(p, at);
        // SAFETY: a pointer slot of an object that is reachable.
        unsafe { mem::store64(at, value) }
    }

    /// What comes before a store.
    fn shade(&self, p: usize, at: Addr) {
        if self.without != Some(Leg::DeletionBarrier) {
            // SAFETY: nobody else uses the P. What is at the address is mapped.
            unsafe {
                let _attached = self.ps[p].work.barrier.attach();
                barrier::before_store(at);
            }
        }
    }

    fn alloc(&mut self, p: usize, kind: Kind) -> Addr {
        let p = &mut self.ps[p];
        // SAFETY: the heap's own cache; types live as long as the program; one thread.
        unsafe { p.cache.alloc(&self.heap, kind.ty()) }.expect("memory for a test")
    }

    /// Stops the world, ends the cycle, and verifies the heap before and after it is swept.
    fn finish(&mut self) -> Result<(), VerifyError> {
        let Run { heap, gc, ps, outside, .. } = self;
        let trace = PTrace::off();
        let mut visit_ps = |visit: &mut dyn FnMut(&mut MCache, Option<&mut GcWork>)| {
            ps.iter_mut().for_each(|p| visit(&mut p.cache, Some(&mut p.work)));
        };
        // SAFETY: as in `start_marking`; the cycle flushes the caches, and nothing runs until the end.
        unsafe {
            let report = gc.finish_cycle(heap, &mut visit_ps, outside, Nanos(0), &trace);
            report.expect("so few words are marked in the stop");
            let verified = verify(heap, outside);
            assert_eq!(gc.missed().is_some(), verified.is_err(), "the cycle's own check");
            verified?;
            gc.sweep_all(heap, &trace);
            verify(heap, outside)?;
        }
        Ok(())
    }
}

fn load(at: Addr) -> u64 {
    // SAFETY: callers have the pointer slot of an object that is reachable.
    unsafe { mem::load64(at) }
}
