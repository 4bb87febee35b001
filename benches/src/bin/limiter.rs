//! Assists and CPU limiter under a memory limit that is less than what is alive: how much of the CPU is the program's?
//!
//! ```text
//! cargo run --release -p burrow-benches --bin limiter [SECONDS [THREADS]]
//! ```
//!
//! Each thread keeps 32 MiB of chains of 64-byte nodes alive and goes on replacing chains, as fast as it can allocate: at the
//! speed of compiled Go. Three runs: without a limit; with a limit of three quarters of what is alive, so that a cycle is
//! due all the time and no goal can be met; the same with assists that take no notice of the limiter. What the CPU time went
//! to is by the collector's books, from the events `gc_cpu` of its trace; beside it stands the part of the threads' CPU time,
//! by the processor's clock, that they spent on marking and stops. A run under a limit is shown in two parts: until the
//! limiter is switched on for the first time, as its bucket of a second for each thread fills, and from then on.
//!
//! The column `got` says how much of the time the threads really ran. The clock goes on while the machine runs something
//! else: then a thread's time goes to what it was at, and the limiter is misled. Trust figures where it is near 100.
//!
//! Fails if the program has had less than half of the CPU after the limiter was switched on.

use std::process::ExitCode;
use std::sync::Barrier;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use burrow_alloc::{Addr, Bytes, ObjectType, OutOfMemory, mem};
use burrow_benches::concurrent::{Settings, Thread, ThreadTime, World, make};
use burrow_gc::{CpuClasses, barrier};
use burrow_trace::Event;
use burrow_trace::clock::Nanos;

/// Bytes of a node, one pointer in front.
const NODE: usize = 64;
/// Nodes of a chain.
const CHAIN: usize = 16;
/// Chains of a thread: 32 MiB.
const CHAINS: usize = (32 << 20) / (NODE * CHAIN);
/// Between two looks at the limiter, as the runtime's monitor has it.
const PERIOD: Duration = Duration::from_millis(2);

/// What a run is to show.
struct Case {
    name: &'static str,
    gogc: i32,
    limited: bool,
    obeys_limiter: bool,
}

const CASES: [Case; 3] = [
    Case { name: "no limit, GOGC=100", gogc: 100, limited: false, obeys_limiter: true },
    Case { name: "limit, GOGC=off", gogc: -1, limited: true, obeys_limiter: true },
    Case { name: "the same, no limiter", gogc: -1, limited: true, obeys_limiter: false },
];

/// A part of a run.
struct Part {
    cycles: u32,
    cpu: CpuClasses,
    objects: u64,
    /// Looks at the limiter, and how many found it on.
    looks: u64,
    on: u64,
}

/// A run.
struct Outcome {
    /// From the time when all was alive.
    whole: Part,
    /// Until the limiter was switched on, and from then on, if it was.
    parts: Vec<(&'static str, Part)>,
    threads: ThreadTime,
    peak: u64,
    limit: Option<u64>,
}

/// The thread's program.
struct Mutator<'a> {
    world: &'a World,
    /// Objects made, for others to read.
    made: &'a AtomicU64,
    table: Addr,
    random: u32,
}

impl<'a> Mutator<'a> {
    /// With all chains alive.
    fn new(
        world: &'a World,
        made: &'a AtomicU64,
        thread: &mut Thread<'_>,
    ) -> Result<Mutator<'a>, OutOfMemory> {
        // The heap may hold the type's address as long as it lives.
        let word: &'static ObjectType = Box::leak(Box::new(ObjectType::new(Bytes(8), &[0])));
        // SAFETY: the thread holds its P, whose cache was made for this heap; the type lives for ever.
        let table = unsafe { thread.p().cache.alloc_array(&world.heap, word, CHAINS) }?;
        thread.set_table(table);
        let mut mutator = Mutator { world, made, table, random: 1 };
        (0..CHAINS).try_for_each(|chain| mutator.replace(thread, chain))?;
        Ok(mutator)
    }

    /// Puts a new chain in the place of an old one.
    #[inline(never)]
    fn replace(&mut self, thread: &mut Thread<'_>, chain: usize) -> Result<(), OutOfMemory> {
        let place = self.table + Bytes(chain * 8);
        for at in 0..CHAIN {
            let node = make::<NODE, 1>(&self.world.heap, thread.p())?;
            // SAFETY: a word of the table, which is this thread's root, and one of a new node. The table's word may hold a
            // pointer, so the barrier comes first; the node's is null.
            unsafe {
                if at > 0 {
                    mem::store64(node, mem::load64(place));
                }
                barrier::before_store(place);
                mem::store64(place, node.0 as u64);
            }
            if thread.is_wanted() {
                thread.safepoint();
            }
        }
        self.made.store(self.made.load(Ordering::Relaxed) + CHAIN as u64, Ordering::Relaxed);
        Ok(())
    }

    /// Replaces chains at random until the run is over.
    fn churn(&mut self, thread: &mut Thread<'_>) -> Result<(), OutOfMemory> {
        while !self.world.is_over() {
            self.random = self.random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            self.replace(thread, (self.random >> 8) as usize % CHAINS)?;
        }
        Ok(())
    }
}

/// What is known of a run at a moment.
struct Moment {
    cycles: u32,
    cpu: CpuClasses,
    objects: u64,
    looks: u64,
    on: u64,
}

impl Moment {
    fn since(&self, earlier: &Moment) -> Part {
        Part {
            cycles: self.cycles - earlier.cycles,
            cpu: self.cpu.since(&earlier.cpu),
            objects: self.objects - earlier.objects,
            looks: self.looks - earlier.looks,
            on: self.on - earlier.on,
        }
    }
}

/// Looks after the limiter while the threads run, and takes down what becomes of the time.
struct Monitor<'a> {
    world: &'a World,
    made: &'a [AtomicU64],
    looks: u64,
    on: u64,
    peak: u64,
    /// What the trace has said last.
    traced: Option<(u32, CpuClasses)>,
}

impl Monitor<'_> {
    fn look(&mut self) {
        thread::sleep(PERIOD);
        self.world.update_limiter();
        self.looks += 1;
        self.on += u64::from(self.world.gc.limiter.limiting());
        self.peak = self.peak.max(self.world.heap.stats().mapped_ready());
        for event in self.world.recorder().take_events() {
            if let Event::GcCpu { cycle, .. } = event {
                self.traced = classes(&event).map(|cpu| (cycle, cpu));
            }
        }
    }

    /// By the trace, which tells at the end of each cycle; by the books before the first.
    fn moment(&self) -> Moment {
        let (cycles, cpu) = self.traced.unwrap_or_else(|| (0, self.world.cpu_classes()));
        let objects = self.made.iter().map(|made| made.load(Ordering::Relaxed)).sum();
        Moment { cycles, cpu, objects, looks: self.looks, on: self.on }
    }

    /// Watches for so long; gives the moments at the beginning, when the limiter was switched on, if it was, and at the end.
    fn watch(&mut self, time: Nanos) -> (Moment, Option<Moment>, Moment) {
        let (first, mut switched) = (self.moment(), None);
        let end = self.world.now() + time;
        while self.world.now() < end && !self.world.is_over() {
            self.look();
            if self.on > 0 && switched.is_none() {
                switched = Some(self.moment());
            }
        }
        (first, switched, self.moment())
    }
}

/// The classes that an event tells.
fn classes(event: &Event) -> Option<CpuClasses> {
    match *event {
        Event::GcCpu {
            total_ns,
            idle_ns,
            assist_ns,
            dedicated_ns,
            idle_mark_ns,
            pause_ns,
            scavenge_ns,
            ..
        } => Some(CpuClasses {
            assist: assist_ns,
            dedicated: dedicated_ns,
            idle_mark: idle_mark_ns,
            pause: pause_ns,
            scavenge_assist: scavenge_ns,
            scavenge_background: Nanos(0),
            idle: idle_ns,
            total: total_ns,
        }),
        _ => None,
    }
}

fn run(case: &Case, threads: usize, time: Nanos) -> Result<Outcome, OutOfMemory> {
    let Case { gogc, limited, obeys_limiter, .. } = *case;
    let world = World::new(Settings { threads, gogc, limit: None, obeys_limiter })?;
    let limit = limited.then_some((threads * CHAINS * CHAIN * NODE / 4 * 3) as u64);
    let made: Vec<AtomicU64> = (0..threads).map(|_| AtomicU64::new(0)).collect();
    let (built, begin) = (Barrier::new(threads + 1), Barrier::new(threads + 1));
    let program = |id: usize| {
        let done = world.run(id, |thread| {
            let mutator = Mutator::new(&world, &made[id], thread);
            thread.stand_still(|| (built.wait(), begin.wait()));
            let before = thread.spent();
            mutator?.churn(thread).map(|()| thread.spent().since(before))
        });
        world.end(); // at once, if memory has run out
        done
    };
    let program = &program;
    let (moments, peak, times) = thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|id| scope.spawn(move || program(id))).collect();
        built.wait();
        if let Some(limit) = limit {
            world.gc.set_memory_limit(&world.heap, limit as i64);
        }
        let (made, traced) = (&made[..], None);
        let mut monitor = Monitor { world: &world, made, looks: 0, on: 0, peak: 0, traced };
        begin.wait();
        let moments = monitor.watch(time);
        world.end();
        let join = |thread: thread::ScopedJoinHandle<'_, Result<ThreadTime, OutOfMemory>>| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        let times: Result<Vec<ThreadTime>, OutOfMemory> = running.into_iter().map(join).collect();
        (moments, monitor.peak, times)
    });
    world.abandon_cycle();
    let threads = times?.into_iter().fold(ThreadTime::default(), ThreadTime::and);
    let (first, switched, last) = moments;
    let parts = switched
        .map(|at| [("  until it was on", at.since(&first)), ("  from then on", last.since(&at))]);
    let parts = parts.into_iter().flatten().collect();
    Ok(Outcome { whole: last.since(&first), parts, threads, peak, limit })
}

fn percent(share: f64) -> String {
    format!("{:.1}", share * 100.0)
}

/// Shares of a run as a whole.
struct Whole {
    marking: f64,
    sweeping: f64,
    /// CPU time that the threads got, of what there was for them.
    got: f64,
    peak: u64,
}

fn row(name: &str, part: &Part, threads: usize, whole: Option<&Whole>) {
    let cpu = &part.cpu;
    let seconds = cpu.total.as_secs_f64() / threads as f64;
    let rate = part.objects as f64 * NODE as f64 / f64::from(1 << 20) / seconds.max(1e-9);
    print!("{name:22} {seconds:>6.1} {:>7} {rate:>8.0}", part.cycles);
    let times =
        [cpu.user(), cpu.assist, cpu.dedicated, cpu.idle_mark, cpu.pause, cpu.scavenge(), cpu.idle];
    times.iter().for_each(|&time| print!(" {:>8}", percent(cpu.share(time))));
    print!(" {:>8}", percent(part.on as f64 / part.looks.max(1) as f64));
    if let Some(Whole { marking, sweeping, got, peak }) = whole {
        [marking, sweeping, got].iter().for_each(|&&share| print!(" {:>8}", percent(share)));
        print!(" {:>8}", peak >> 20);
    }
    println!();
}

/// Shows a run; gives the program's share after the limiter was switched on, if it was.
fn show(case: &Case, outcome: &Outcome, threads: usize) -> Option<f64> {
    let Outcome { parts, whole, threads: times, peak, limit } = outcome;
    let share = |part: u64| part as f64 / times.total.max(1) as f64;
    let got = times.total as f64 / whole.cpu.total.0.max(1) as f64;
    let figures =
        Whole { marking: share(times.collector), sweeping: share(times.sweep), got, peak: *peak };
    let mut name = case.name.to_owned();
    if let Some(limit) = limit {
        name = name.replace("limit,", &format!("limit {} MiB,", limit >> 20));
    }
    row(&name, whole, threads, Some(&figures));
    for (name, part) in parts {
        row(name, part, threads, None);
    }
    parts.last().map(|(_, last)| last.cpu.share(last.cpu.user()))
}

fn heading(threads: usize) {
    println!(
        "{threads} threads, {} MiB alive; % of their time, by the collector's trace; then % of the threads' CPU time",
        (threads * CHAINS * CHAIN * NODE) >> 20
    );
    print!("{:22} {:>6} {:>7} {:>8}", "", "s", "cycles", "MiB/s");
    let columns = [
        "program", "assists", "workers", "waiting", "stops", "returns", "idle", "limiter",
        "marking", "sweeping", "got", "peak MiB",
    ];
    columns.iter().for_each(|column| print!(" {column:>8}"));
    println!();
}

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1).map(|arg| arg.parse::<usize>());
    let (seconds, threads) = match (args.next(), args.next()) {
        (None, _) => (8, 2),
        (Some(Ok(seconds)), None) => (seconds, 2),
        (Some(Ok(seconds)), Some(Ok(threads))) if threads > 0 => (seconds, threads),
        _ => {
            eprintln!("usage: limiter [SECONDS [THREADS]]");
            return ExitCode::from(64);
        }
    };
    heading(threads);
    let mut enough = true;
    for case in &CASES {
        match run(case, threads, Nanos(seconds as u64 * Nanos::SECOND.0)) {
            Ok(outcome) => {
                let share = show(case, &outcome, threads);
                let kept = share.is_none_or(|share| share >= 0.5);
                enough &= kept || !case.obeys_limiter;
            }
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::from(2);
            }
        }
    }
    if enough {
        ExitCode::SUCCESS
    } else {
        eprintln!("the limiter left the program less than half of the CPU");
        ExitCode::FAILURE
    }
}
