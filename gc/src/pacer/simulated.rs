//! A simulated world for the pacer, the limiter and the assists: programs that are a few functions of the
//! cycle's number, run for tens of cycles in no real time. `simulated/worlds.rs` has the programs, and what is
//! expected of each.
//!
//! The machine: every processor runs the program, marks, or idles. Between cycles the program allocates up to
//! the trigger. While marking goes on, time passes in small steps. In each, background marking has a quarter of the
//! processors, idle ones mark as well, and the program has the rest; it allocates a group of slots at a time,
//! each charged to one of its goroutines, which assist as they must. Marking ends when what was reachable at the trigger is
//! scanned. What was allocated meanwhile counts as marked, and is garbage one cycle later.
//!
//! All under test is the shipped code: `Pacer`, `Limiter`, `Assists`, `Credit`. Made up are the bytes and the time.

mod worlds;

use super::*;
use crate::assist::{Assists, Credit};
use crate::limiter::{Limiter, Spent};
use burrow_trace::clock::Nanos;

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;
const GIB: u64 = 1 << 30;

/// Marking is followed in so many steps, or more if it takes longer than foreseen.
const STEPS: f64 = 400.0;
/// How long the world stands still at either end of marking.
const PAUSE_NS: u64 = 50_000;
/// What the process maps beside heap and stacks: a fixed part, and one that grows with the heap (span metadata,
/// unused slots).
const FIXED_MAPPED: u64 = 2 * MIB;
const METADATA_SHARE: u64 = 50;

/// A program and its machine. Functions take the number of the cycle.
#[derive(Clone, Copy)]
struct World {
    name: &'static str,
    procs: usize,
    cycles: u32,
    gogc: fn(u32) -> i32,
    limit: u64,
    globals: u64,
    /// Bytes of live frames.
    stack: fn(u32) -> u64,
    /// Bytes that the program wants to keep.
    live: fn(u32) -> u64,
    /// Share of the live bytes that must be scanned.
    scannable: fn(u32) -> f64,
    /// Bytes allocated per millisecond of the program's CPU time.
    alloc_rate: fn(u32) -> f64,
    /// Bytes scanned per millisecond of marking.
    scan_rate: f64,
    /// Share of the processors that the program leaves idle.
    idle: f64,
}

impl World {
    /// Bytes that a goroutine allocates at once. (In large heaps more, only to save steps.)
    fn group(&self, number: u32) -> u64 {
        (8 * KIB).max((self.live)(number) / 8192)
    }
}

/// What happened in one cycle, from the end of marking to the next one.
#[derive(Clone, Copy, Debug)]
struct Cycle {
    number: u32,
    trigger: u64,
    /// The goal when marking ended.
    goal: u64,
    /// Heap live when marking ended, the most that it was.
    peak: u64,
    /// All that was mapped then.
    mapped: u64,
    marked: u64,
    /// Share of the CPU that marking took while it went on, without that of idle processors.
    utilization: f64,
    /// CPU time of the whole cycle: the collector's without idle time, and the program's.
    collector_ns: u64,
    program_ns: u64,
    /// Whether the collector was limited at any moment of it.
    limited: bool,
}

impl Cycle {
    /// Where the cycle ended, with the goal as 1.
    fn peak_ratio(&self) -> f64 {
        self.peak as f64 / self.goal as f64
    }
}

/// Runs a world.
fn simulate(world: &World) -> Vec<Cycle> {
    let mut machine = Machine::new(world);
    (0..world.cycles).map(|number| machine.cycle(number)).collect()
}

/// The state of the made-up machine.
struct Machine<'a> {
    world: &'a World,
    pacer: Pacer,
    limiter: Limiter,
    now: Nanos,
    /// What the limiter has not heard of.
    spent: Spent,
    assists: Assists<usize>,
    /// One for each processor.
    goroutines: Vec<Goroutine>,
    /// Heap live.
    heap: u64,
    heap_scan: u64,
    limited: bool,
}

/// What a goroutine has to do with marking.
#[derive(Clone, Copy, Default)]
struct Goroutine {
    credit: Credit,
    /// Scan work to be done before it allocates again.
    owed: u64,
}

/// Marking in progress.
struct Marking {
    number: u32,
    /// What there is to do, and what of it is done.
    work: u64,
    done: u64,
    /// As marking began.
    heap_scan: u64,
    elapsed_ns: u64,
    assist_ns: u64,
    idle_ns: u64,
    program_ns: u64,
    /// CPU time that the program has overdrawn or has left.
    budget_ns: f64,
    /// Whose turn it is to allocate.
    turn: usize,
}

impl<'a> Machine<'a> {
    fn new(world: &'a World) -> Machine<'a> {
        Machine {
            world,
            pacer: Pacer::new((world.gogc)(0), world.limit, world.globals),
            limiter: Limiter::new(world.procs, Nanos(0)),
            now: Nanos(0),
            spent: Spent::default(),
            assists: Assists::new(),
            goroutines: vec![Goroutine::default(); world.procs],
            heap: 0,
            heap_scan: 0,
            limited: false,
        }
    }

    fn cycle(&mut self, number: u32) -> Cycle {
        self.limited = self.limiter.limiting();
        let gogc = (self.world.gogc)(number);
        if self.pacer.set_gc_percent(gogc) != gogc {
            self.pacer.commit(self.heap, false);
        }
        let before_ns = self.run_to_trigger(number);
        let trigger = self.heap;
        let live = (self.world.live)(number).min(trigger); // what is kept was allocated
        let heap = (live as f64 * (self.world.scannable)(number)) as u64;
        let work =
            ScanWork { heap, stack: (self.world.stack)(number), globals: self.world.globals };
        let marking = self.mark(number, work);
        self.end(number, live + (self.heap - trigger), work, before_ns, &marking, trigger)
    }

    /// What is mapped with the heap as it is.
    fn memory(&self, number: u32) -> MemoryUse {
        let stacks = (self.world.stack)(number) * 2; // allocated in powers of two
        let rest = FIXED_MAPPED + self.heap / METADATA_SHARE + stacks + self.world.globals;
        MemoryUse { mapped_ready: self.heap + rest, heap_free: 0, heap_alloc: self.heap }
    }

    /// The program alone; gives back the CPU time that it had.
    fn run_to_trigger(&mut self, number: u32) -> u64 {
        let before = self.heap;
        // The trigger moves while the heap grows, if a memory limit rules.
        loop {
            let trigger = self.pacer.target(self.memory(number)).trigger;
            let Some(distance) = trigger.checked_sub(self.heap).filter(|d| *d > 0) else { break };
            self.heap += (distance / 2).max(8 * KIB).min(distance);
        }
        let grown = (self.heap - before) as f64;
        self.heap_scan += (grown * (self.world.scannable)(number)) as u64;
        let cpu_ns = grown / (self.world.alloc_rate)(number) * 1e6;
        let running = self.world.procs as f64 * (1.0 - self.world.idle);
        let took_ns = (cpu_ns / running) as u64;
        let idle = (took_ns as f64 * self.world.procs as f64 * self.world.idle) as u64;
        self.pass(took_ns, Spent { idle: Nanos(idle), ..Spent::default() });
        cpu_ns as u64
    }

    /// Time passes, of which the limiter hears when it is due.
    fn pass(&mut self, ns: u64, spent: Spent) {
        self.now += Nanos(ns);
        self.spent.assist += spent.assist;
        self.spent.idle += spent.idle;
        self.spent.idle_mark += spent.idle_mark;
        if self.now >= self.limiter.next_update() {
            self.limiter.update(self.now, std::mem::take(&mut self.spent));
            self.limited |= self.limiter.limiting();
        }
    }

    /// The world stands still.
    fn pause(&mut self, marking: bool) {
        self.limiter.start_transition(self.now, std::mem::take(&mut self.spent), marking);
        self.now += Nanos(PAUSE_NS);
        self.limiter.finish_transition(self.now);
        self.limited |= self.limiter.limiting();
    }

    fn mark(&mut self, number: u32, work: ScanWork) -> Marking {
        let total = work.total().max(1);
        let mut marking = Marking {
            number,
            work: total,
            done: 0,
            heap_scan: self.heap_scan,
            elapsed_ns: 0,
            assist_ns: 0,
            idle_ns: 0,
            program_ns: 0,
            budget_ns: 0.0,
            turn: 0,
        };
        self.pause(true);
        self.pacer.start_cycle(self.heap);
        self.assists.open(self.ratio(&marking));
        self.goroutines.fill(Goroutine::default());
        let shares = (GOAL_UTILIZATION + self.world.idle) * self.world.procs as f64;
        let foreseen_ns = total as f64 / (self.world.scan_rate * shares) * 1e6;
        let step_ns = (foreseen_ns / STEPS).max(100.0) as u64;
        while marking.done < marking.work {
            self.step(&mut marking, step_ns);
        }
        assert!(self.assists.close().is_empty(), "nobody had to wait");
        self.pause(false);
        marking
    }

    /// The exchange rate as things stand.
    fn ratio(&self, marking: &Marking) -> AssistRatio {
        let progress = MarkProgress {
            live: self.heap,
            work: ScanWork { heap: marking.done, ..ScanWork::default() },
            heap_scan: marking.heap_scan,
            stack_size: (self.world.stack)(marking.number) * 2,
        };
        self.pacer.assist_ratio(&progress, self.memory(marking.number))
    }

    /// Everybody does what they do for `ns`.
    fn step(&mut self, marking: &mut Marking, ns: u64) {
        let cpu_ns = ns as f64 * self.world.procs as f64;
        let idle_ns = cpu_ns * self.world.idle;
        let scanned = (cpu_ns * GOAL_UTILIZATION + idle_ns) * self.world.scan_rate / 1e6;
        let scanned = (scanned as u64).max(1).min(marking.work - marking.done);
        marking.done += scanned;
        assert!(self.assists.flush(scanned).is_empty(), "nobody waits");
        let assisted_before = marking.assist_ns;
        marking.budget_ns += cpu_ns * (1.0 - GOAL_UTILIZATION) - idle_ns;
        while marking.budget_ns > 0.0 && marking.done < marking.work {
            self.run_goroutine(marking);
        }
        marking.elapsed_ns += ns;
        marking.idle_ns += idle_ns as u64;
        self.pass(
            ns,
            Spent {
                assist: Nanos(marking.assist_ns - assisted_before),
                idle_mark: Nanos(idle_ns as u64),
                ..Spent::default()
            },
        );
    }

    /// The next goroutine goes on with its assist, or allocates a group of slots and may come to owe one.
    fn run_goroutine(&mut self, marking: &mut Marking) {
        let turn = marking.turn;
        marking.turn = (turn + 1) % self.goroutines.len();
        if self.goroutines[turn].owed > 0 && !self.limiter.limiting() {
            self.assist(turn, marking);
            return;
        }
        let group = self.world.group(marking.number);
        let cost_ns = group as f64 / (self.world.alloc_rate)(marking.number) * 1e6;
        marking.budget_ns -= cost_ns;
        marking.program_ns += cost_ns as u64;
        self.heap += group;
        self.assists.set_ratio(self.ratio(marking));
        let goroutine = &mut self.goroutines[turn];
        goroutine.credit.charge(group);
        if let Some(debt) = goroutine.credit.debt(self.assists.ratio()) {
            goroutine.owed = self.assists.steal(&mut goroutine.credit, debt);
        }
    }

    /// A goroutine scans what it owes, as far as time and work go.
    fn assist(&mut self, turn: usize, marking: &mut Marking) {
        let goroutine = &mut self.goroutines[turn];
        let in_time = (marking.budget_ns * self.world.scan_rate / 1e6) as u64 + 1;
        let done = goroutine.owed.min(in_time).min(marking.work - marking.done);
        let took_ns = done as f64 / self.world.scan_rate * 1e6;
        goroutine.credit.earn(done, self.assists.ratio());
        goroutine.owed -= done;
        marking.done += done;
        marking.budget_ns -= took_ns;
        marking.assist_ns += took_ns as u64;
    }

    /// Mark termination.
    fn end(
        &mut self,
        number: u32,
        marked: u64,
        work: ScanWork,
        before_ns: u64,
        marking: &Marking,
        trigger: u64,
    ) -> Cycle {
        let memory = self.memory(number);
        let (goal, peak) = (self.pacer.goal(memory), self.heap);
        let cpu_ns = marking.elapsed_ns as f64 * self.world.procs as f64;
        self.pacer.end_cycle(&CycleMeasure {
            live: self.heap,
            work,
            mark_ns: marking.elapsed_ns,
            procs: self.world.procs,
            assist_ns: marking.assist_ns,
            idle_ns: marking.idle_ns,
        });
        self.pacer.reset_live(marked, work);
        (self.heap, self.heap_scan) = (marked, work.heap);
        self.pacer.commit(self.heap, false);
        let pauses_ns = 2 * PAUSE_NS * self.world.procs as u64;
        Cycle {
            number,
            trigger,
            goal,
            peak,
            mapped: memory.mapped_ready,
            marked,
            utilization: GOAL_UTILIZATION + marking.assist_ns as f64 / cpu_ns,
            collector_ns: (cpu_ns * GOAL_UTILIZATION) as u64 + marking.assist_ns + pauses_ns,
            program_ns: before_ns + marking.program_ns,
            limited: self.limited,
        }
    }
}
