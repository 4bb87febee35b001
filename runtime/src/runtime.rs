//! A runtime: heap, collector, clock, output and settings as one value.
//!
//! Made by a [`Builder`]; many can live in one process, one after another or side by side, and dropping one gives every
//! page back. The VM runs a program on it.
//!
//! Locks: `stdout` and `stderr` have one each, taken per write, never together with another.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use burrow_alloc::policy::Release;
use burrow_alloc::stats::ReturnStats;
use burrow_alloc::units::Bytes;
use burrow_alloc::{
    Domain, DomainError, DomainId, Heap, HeapConfig, Ledger, MCache, Mmap, PageSource,
    ReturnPolicy, Snapshot,
};
use burrow_gc::{Gc, GcConfig, GcWork};
use burrow_trace::clock::{Clock, Nanos, RealClock};
use burrow_trace::{Event, PTrace, StopReason, Tracer};
use crossbeam_deque::Worker;
use parking_lot::Mutex;

use crate::ctl::{Ctl, CtlError, Entry, Registry, Setting, parse_conf};
use crate::entropy::{Purpose, Seed};
use crate::env::Environment;
use crate::guard::Guards;
use crate::heap_dump::AtEnd;
use crate::interrupt::{Interrupt, Reason};
use crate::map::MapTypes;
use crate::memstats::MemStats;
use crate::metrics::Pauses;
use crate::processor::Processor;
use crate::profile::Profiles;
use crate::profile::cpu::CpuProfile;
use crate::resident::{Moment, Residents};
use crate::return_policy::PolicySpec;
use crate::returner::Returner;
use crate::rtype::{TypeArena, TypeRef};
use crate::scavtrace::ScavTrace;
use crate::sched::{Sched, StopTheWorld, Stopped};

/// How the heap is tested while a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Stress {
    /// Not at all.
    #[default]
    Off,
    /// Count safepoints, to know how far apart collections must be.
    Count,
    /// Collect at every `n`-th safepoint and verify the heap after each collection.
    Every(u64),
}

/// What a runtime is made of; every part has a default.
///
/// ```
/// use burrow_runtime::Runtime;
///
/// let small = Runtime::builder()
///     .env([("GOGC".into(), "50".into())])
///     .max_heap(64 << 20)
///     .seed(7)
///     .stdout(std::io::sink())
///     .build()?;
/// assert_eq!(small.gc.gc_percent(), 50);
/// assert_eq!(small.heap.stats().heap_in_use, 0, "pages are taken when they are needed");
///
/// let wrong = Runtime::builder().env([("GOMEMLIMIT".into(), "much".into())]).build();
/// assert!(wrong.is_err(), "as Go, which ends before main");
/// # Ok::<(), burrow_runtime::BuildError>(())
/// ```
pub struct Builder {
    source: Option<Arc<dyn PageSource>>,
    clock: Option<Arc<dyn Clock>>,
    stdout: Box<dyn Write + Send>,
    stderr: Box<dyn Write + Send>,
    args: Vec<String>,
    env: BTreeMap<String, String>,
    gogc: Option<i32>,
    memory_limit: Option<i64>,
    max_heap: Option<u64>,
    max_steps: Option<u64>,
    max_goroutines: Option<usize>,
    procs: Option<usize>,
    seed: Option<u64>,
    stress: Stress,
    tracer: Tracer,
    entries: Vec<Entry>,
    control: Vec<Setting>,
    keeps_snapshot: Option<bool>,
    heap_dump: Option<Box<dyn Write + Send>>,
    profile_rate: Option<u64>,
    times_all: bool,
    watches_residents: bool,
    policy: Policy,
    domain_policies: BTreeMap<String, PolicySpec>,
}

/// The return policy that a runtime begins with.
enum Policy {
    Spec(PolicySpec),
    Own(Box<dyn ReturnPolicy>),
}

impl Default for Builder {
    fn default() -> Builder {
        Builder {
            source: None,
            clock: None,
            stdout: Box::new(io::stdout()),
            stderr: Box::new(io::stderr()),
            args: Vec::new(),
            env: BTreeMap::new(),
            gogc: None,
            memory_limit: None,
            max_heap: None,
            max_steps: None,
            max_goroutines: None,
            procs: None,
            seed: None,
            stress: Stress::Off,
            tracer: Tracer::off(),
            entries: Vec::new(),
            control: Vec::new(),
            keeps_snapshot: None,
            heap_dump: None,
            profile_rate: None,
            times_all: false,
            watches_residents: false,
            policy: Policy::Spec(PolicySpec::default()),
            domain_policies: BTreeMap::new(),
        }
    }
}

/// Why a runtime could not be made.
#[derive(Debug)]
pub enum BuildError {
    /// A setting of the environment that Go rejects at start, in Go's words.
    Setting(String),
    /// The page source gave no memory.
    Memory(String),
    /// A setting by name that is wrong: where it was said, and what is wrong with it.
    Control(String),
    /// The kernel does not say what is resident, which [`Builder::watch_residents`] wants to know.
    Kernel(String),
}

impl std::fmt::Display for BuildError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BuildError::Setting(text)
            | BuildError::Memory(text)
            | BuildError::Control(text)
            | BuildError::Kernel(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for BuildError {}

impl Builder {
    /// Where pages come from; the operating system if not set.
    pub fn page_source(mut self, source: Arc<dyn PageSource>) -> Builder {
        self.source = Some(source);
        self
    }

    /// The clock; real time if not set.
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Builder {
        self.clock = Some(clock);
        self
    }

    /// Where the script's output goes; the process's own standard output if not set.
    pub fn stdout(mut self, out: impl Write + Send + 'static) -> Builder {
        self.stdout = Box::new(out);
        self
    }

    /// Where panics, traces and `println` go; standard error if not set.
    pub fn stderr(mut self, out: impl Write + Send + 'static) -> Builder {
        self.stderr = Box::new(out);
        self
    }

    /// The script's arguments, its name first.
    pub fn args(mut self, args: impl IntoIterator<Item = String>) -> Builder {
        self.args = args.into_iter().collect();
        self
    }

    /// The environment: `GOGC`, `GOMEMLIMIT`, `GODEBUG` and what the script asks for. Empty if not set.
    pub fn env(mut self, env: impl IntoIterator<Item = (String, String)>) -> Builder {
        self.env = env.into_iter().collect();
        self
    }

    /// Overrides `GOGC`; -1 turns collection off.
    pub fn gogc(mut self, percent: i32) -> Builder {
        self.gogc = Some(percent);
        self
    }

    /// Overrides `GOMEMLIMIT`, in bytes.
    pub fn memory_limit(mut self, bytes: i64) -> Builder {
        self.memory_limit = Some(bytes);
        self
    }

    /// Ends the script with Go's out-of-memory error when its heap would exceed this many bytes.
    pub fn max_heap(mut self, bytes: u64) -> Builder {
        self.max_heap = Some(bytes);
        self
    }

    /// Ends the script after so many safepoints (loop iterations and calls). They are counted by stopping at each, so
    /// this makes scripts slower.
    pub fn max_steps(mut self, steps: u64) -> Builder {
        self.max_steps = Some(steps);
        self
    }

    /// Ends the script with a fatal error when more goroutines would be alive.
    pub fn max_goroutines(mut self, goroutines: usize) -> Builder {
        self.max_goroutines = Some(goroutines);
        self
    }

    /// Overrides `GOMAXPROCS`: Ps that run script code at a time. As many as there are CPUs if neither is set.
    pub fn procs(mut self, procs: usize) -> Builder {
        self.procs = Some(procs.max(1));
        self
    }

    /// Feeds everything that is random; drawn from the system if not set.
    pub fn seed(mut self, seed: u64) -> Builder {
        self.seed = Some(seed);
        self
    }

    /// Tests the heap while the script runs.
    pub fn stress(mut self, stress: Stress) -> Builder {
        self.stress = stress;
        self
    }

    /// Where events go; nowhere if not set.
    pub fn tracer(mut self, tracer: Tracer) -> Builder {
        self.tracer = tracer;
        self
    }

    /// The rule by which free pages go back to the operating system.
    pub fn return_policy(mut self, policy: PolicySpec) -> Builder {
        self.policy = Policy::Spec(policy);
        self
    }

    /// The rule for a domain of this name, whichever rule the program gives it when it opens one.
    pub fn domain_policy(mut self, name: impl Into<String>, policy: PolicySpec) -> Builder {
        self.domain_policies.insert(name.into(), policy);
        self
    }

    /// As [`Builder::return_policy`], by a rule of one's own.
    pub fn own_return_policy(mut self, policy: impl ReturnPolicy + 'static) -> Builder {
        self.policy = Policy::Own(Box::new(policy));
        self
    }

    /// A further name for [`crate::ctl`].
    pub fn entry(mut self, entry: Entry) -> Builder {
        self.entries.push(entry);
        self
    }

    /// Writes a name ([`crate::ctl`]) before anything runs: `gc.percent`, `50`. It wins over what `BURROW_CONF` of the
    /// environment says, which wins over `GOGC` and its like; the last of several counts.
    pub fn setting(self, name: impl Into<String>, value: impl Into<String>) -> Builder {
        let (name, value) = (name.into(), value.into());
        self.setting_from(Setting { name, value, place: String::new() })
    }

    /// The same, where what is wrong with it is reported as being at its place.
    pub fn setting_from(mut self, setting: Setting) -> Builder {
        self.control.push(setting);
        self
    }

    /// Keeps a picture of the heap as the program leaves it ([`Runtime::last_snapshot`]); `bits`: with the slots that are
    /// taken, not only their number.
    pub fn keep_snapshot(mut self, bits: bool) -> Builder {
        self.keeps_snapshot = Some(bits || self.keeps_snapshot == Some(true));
        self
    }

    /// Writes a dump of the heap, as the program leaves it, there ([`crate::heap_dump`]).
    pub fn heap_dump(mut self, to: impl Write + Send + 'static) -> Builder {
        self.heap_dump = Some(Box::new(to));
        self
    }

    /// Samples a byte in so many of what is allocated, in place of Go's 512 KiB, if the program was loaded to be sampled.
    pub fn profile_rate(mut self, bytes: u64) -> Builder {
        self.profile_rate = Some(bytes);
        self
    }

    /// Samples time from the start of the run to its end.
    pub fn profile_cpu(mut self) -> Builder {
        self.times_all = true;
        self
    }

    /// Finds out what the process's resident memory is at the start of the run, at its largest, and at the end
    /// ([`crate::resident`]). The world is stopped for it as the process grows.
    pub fn watch_residents(mut self) -> Builder {
        self.watches_residents = true;
        self
    }

    /// Makes the runtime.
    ///
    /// # Errors
    /// A setting that Go rejects, one by name that is wrong, no memory, or a kernel that does not say what is asked of it.
    pub fn build(self) -> Result<Runtime, BuildError> {
        let settings = Environment::read(|name| self.env.get(name).cloned());
        let settings = settings.map_err(|e| BuildError::Setting(e.to_string()))?;
        let conf = self.env.get("BURROW_CONF").map_or("", |text| text);
        let conf = parse_conf(conf).map_err(|e| BuildError::Control(e.to_string()))?;
        let registry = registry_with(self.entries)?;
        let clock = self.clock.unwrap_or_else(|| Arc::new(RealClock::new()));
        let seed = self.seed.map_or_else(Seed::from_system, Seed);
        let guards = Arc::<Guards>::default();
        let stopper = guards.clone();
        let mut config = GcConfig::new(clock.clone(), Box::new(move || stopper.stop_all()));
        config.gogc = self.gogc.unwrap_or(settings.gc_percent);
        config.memory_limit = self.memory_limit.unwrap_or(settings.memory_limit);
        let cpus = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let procs = self.procs.or(settings.max_procs).unwrap_or(cpus);
        config.procs = procs;
        config.cpus = cpus;
        config.check_marks = settings.debug.gccheckmark > 0;
        let outputs = Outputs::new(self.stdout, self.stderr);
        let scav_trace = (settings.debug.scavtrace > 0).then(|| Arc::new(ScavTrace::default()));
        if let Some(trace) = scav_trace.clone() {
            let outputs = outputs.clone();
            config.swept =
                Box::new(move |heap| outputs.write_err(trace.line(heap, false).as_bytes()));
        }
        config.mark_by_spans = settings.debug.greenteagc > 0;
        let gc = Gc::new(config);
        let returner = Returner::default();
        let heap_config = HeapConfig {
            clock: clock.clone(),
            trace: self.tracer.aside(),
            wake_helper: returner.waker(),
            seed: seed.stream(Purpose::Placement, 0).word(),
            max_heap: self.max_heap.map(|bytes| Bytes(bytes as usize)),
            poison_freed: self.stress != Stress::Off,
            ..HeapConfig::default()
        };
        let mut source = self.source.unwrap_or_else(|| Arc::new(Mmap::new()));
        let mut residents = None;
        if self.watches_residents {
            let ledger = Arc::new(Ledger::around(source));
            let watching = Residents::new(ledger.clone(), clock.now());
            residents = Some(watching.map_err(|e| BuildError::Kernel(e.to_string()))?);
            source = ledger;
        }
        let heap = Heap::new(source, gc.clone(), heap_config)
            .map_err(|e| BuildError::Memory(e.to_string()))?;
        gc.hold_memory_limit(&heap);
        let profiles = Profiles {
            heap: Arc::default(),
            cpu: CpuProfile::new(guards.clone(), seed.stream(Purpose::Sampling, u64::MAX)),
            rate: self.profile_rate,
            times_all: self.times_all,
        };
        let rt = Runtime {
            heap,
            gc,
            profiles,
            interrupt: Interrupt::new(guards.clone()),
            guards,
            clock,
            seed,
            settings,
            outputs,
            scav_trace,
            args: self.args,
            env: self.env,
            stress: self.stress,
            max_steps: self.max_steps,
            max_goroutines: self.max_goroutines,
            procs,
            cpus,
            safepoints: AtomicU64::new(0),
            verified: AtomicU64::new(0),
            tracer: self.tracer,
            seat: Arc::default(),
            registry,
            epoch: AtomicU64::new(0),
            keeps_snapshot: self.keeps_snapshot,
            last_snapshot: OnceLock::new(),
            heap_dump: AtEnd::to(self.heap_dump),
            pauses: Pauses::default(),
            residents,
            domain_policies: self.domain_policies,
            returner,
        };
        match self.policy {
            Policy::Spec(spec) => rt.set_return_policy(spec),
            Policy::Own(policy) => rt.put_in_charge(DomainId::MAIN, policy),
        }
        // From what yields to what prevails: BURROW_CONF, then options of their own, then names.
        rt.apply(&conf)?;
        if let Some(percent) = self.gogc {
            rt.gc.set_gc_percent(&rt.heap, percent);
        }
        if let Some(limit) = self.memory_limit {
            rt.gc.set_memory_limit(&rt.heap, limit);
        }
        rt.apply(&self.control)?;
        Ok(rt)
    }
}

/// Where a script writes to. Shared with what writes beside it.
#[derive(Clone)]
struct Outputs {
    out: Arc<Mutex<Box<dyn Write + Send>>>,
    err: Arc<Mutex<Box<dyn Write + Send>>>,
}

impl Outputs {
    fn new(out: Box<dyn Write + Send>, err: Box<dyn Write + Send>) -> Outputs {
        Outputs { out: Arc::new(Mutex::new(out)), err: Arc::new(Mutex::new(err)) }
    }

    fn write_err(&self, bytes: &[u8]) {
        let _ = self.out.lock().flush(); // what was printed before is seen before
        let mut err = self.err.lock();
        let _ = err.write_all(bytes).and_then(|()| err.flush());
    }
}

/// The names of a runtime; made when first needed, unless there are more than those that all have.
fn registry_with(more: Vec<Entry>) -> Result<OnceLock<Registry>, BuildError> {
    if more.is_empty() {
        return Ok(OnceLock::new());
    }
    let twice = |name| BuildError::Control(format!("there are two entries for {name}"));
    Registry::with(more).map(OnceLock::from).map_err(twice)
}

/// Descriptors that all Ps of a run share.
#[derive(Clone, Copy, Debug)]
pub struct SharedTypes {
    /// The parts of maps.
    pub map: MapTypes,
    /// Channels with a buffer of their own.
    pub chan: TypeRef,
}

impl SharedTypes {
    /// Makes the descriptors, among those of a program.
    pub fn new(types: &TypeArena) -> SharedTypes {
        SharedTypes { map: MapTypes::new(types), chan: crate::chan::header_type(types) }
    }
}

/// What a return policy has done.
#[derive(Clone, Copy, Debug)]
pub struct Returns {
    /// Its name.
    pub policy: &'static str,
    /// Bytes that are muzzy now: the operating system may take them.
    pub muzzy: u64,
    /// What it did, in all.
    pub sums: ReturnStats,
}

/// What a domain has, and what its return policy has done.
#[derive(Clone, Debug)]
pub struct DomainReturns {
    /// The domain's number.
    pub number: u16,
    /// Its name.
    pub name: String,
    /// Bytes of spans of it that hold objects.
    pub in_use: u64,
    /// Bytes of its free pages that memory is still behind.
    pub free: u64,
    /// Bytes that the operating system has, or may take: muzzy ones included.
    pub released: u64,
    /// Its policy, and what that did.
    pub returns: Returns,
}

/// A runtime.
pub struct Runtime {
    /// The script's heap.
    pub heap: Arc<Heap>,
    /// Its collector.
    pub gc: Arc<Gc>,
    /// Stop script code at its next safepoint, and wake idle workers.
    pub guards: Arc<Guards>,
    /// Ends the script there.
    pub interrupt: Interrupt,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub seed: Seed,
    /// `GOGC` and its like, as read at the start.
    pub settings: Environment,
    outputs: Outputs,
    /// Under `GODEBUG=scavtrace=1`.
    scav_trace: Option<Arc<ScavTrace>>,
    /// The script's arguments.
    pub args: Vec<String>,
    /// The script's environment.
    pub env: BTreeMap<String, String>,
    stress: Stress,
    max_steps: Option<u64>,
    /// Goroutines that may be alive at a time, if that is bounded.
    pub max_goroutines: Option<usize>,
    procs: usize,
    cpus: usize,
    /// Safepoints passed in a run that counts them. Relaxed: only counted.
    safepoints: AtomicU64,
    /// Objects that the verifier has looked at. Relaxed: only counted.
    pub(crate) verified: AtomicU64,
    /// Events.
    pub tracer: Tracer,
    /// Whether there is a run.
    pub(crate) seat: Arc<AtomicBool>,
    /// See [`registry_with`].
    registry: OnceLock<Registry>,
    /// How often a script or its host brought the counters up to date. Relaxed: only counted.
    epoch: AtomicU64,
    keeps_snapshot: Option<bool>,
    last_snapshot: OnceLock<Snapshot>,
    /// Where a dump goes at the end.
    pub(crate) heap_dump: AtEnd,
    /// Times for which the world stood still.
    pub(crate) pauses: Pauses,
    /// Allocations and time by stack, where they are sampled.
    pub profiles: Profiles,
    /// Finds out what is resident, if that is wanted.
    pub(crate) residents: Option<Residents>,
    /// By name of the domain: policies that prevail over the program's.
    domain_policies: BTreeMap<String, PolicySpec>,
    /// The helper thread of return policies.
    returner: Returner,
}

impl Runtime {
    /// A builder with every part at its default.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// A P.
    pub fn new_processor(&self, id: u32, types: SharedTypes) -> Processor {
        let trace = self.tracer.p(id);
        let guard = self.guards.add();
        let stopper = guard.clone();
        let on_charge = Box::new(move || stopper.stop());
        Processor {
            id,
            cache: MCache::with_trace(&self.heap, trace.clone()),
            heap: self.heap.clone(),
            gc: self.gc.clone(),
            gc_work: GcWork::new(&self.gc, &self.heap, on_charge),
            guard,
            domain: DomainId::MAIN,
            resting: Vec::new(),
            trace,
            rng: self.seed.stream(Purpose::Script, u64::from(id)),
            map_types: types.map,
            chan_header: types.chan,
            queue: Worker::new_fifo(),
            dead: Vec::new(),
            slice_steps: 0,
            rounds: 0,
            fractional: (0, Nanos(0)),
            order: self.seed.stream(Purpose::Schedule, u64::from(id)),
            guards: self.guards.clone(),
        }
    }

    /// Ps of a run: `GOMAXPROCS`.
    pub fn procs(&self) -> usize {
        self.procs
    }

    /// `runtime.NumCPU`.
    pub fn cpus(&self) -> usize {
        self.cpus
    }

    /// Whether two runs with the same seed do exactly the same: one P, and a clock that does not depend on the machine.
    pub fn is_repeatable(&self) -> bool {
        self.procs == 1 && self.clock.is_virtual()
    }

    /// Writes script output. Errors (a closed pipe) are the script's to notice where Go would tell it.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write_out(&self, bytes: &[u8]) -> io::Result<()> {
        self.outputs.out.lock().write_all(bytes)
    }

    /// Passes buffered script output on.
    ///
    /// # Errors
    /// What the writer says.
    pub fn flush_out(&self) -> io::Result<()> {
        self.outputs.out.lock().flush()
    }

    /// Writes to standard error. What cannot be written there cannot be reported either.
    pub fn write_err(&self, bytes: &[u8]) {
        self.outputs.write_err(bytes);
    }

    /// Ends the runtime and gives its tracer back, to be finished.
    pub fn into_tracer(self) -> Tracer {
        self.tracer
    }

    /// The memory statistics, for a script that asks: `runtime.ReadMemStats`.
    pub fn read_mem_stats(&self, world: &StopTheWorld<'_, '_>, p: &Processor) -> MemStats {
        let trace = p.trace.clone();
        let stats = self.mem_stats(world);
        trace.emit(|| Event::MemStatsRead {
            heap_alloc_bytes: stats.heap_alloc,
            heap_objects: stats.heap_objects,
            heap_released_bytes: stats.heap_released,
        });
        self.note_stop(world, &trace);
        stats
    }

    /// Traces and counts that the world stood still to have its figures read.
    pub fn note_stop(&self, world: &StopTheWorld<'_, '_>, trace: &PTrace) {
        self.pauses.add_other(world.asked, world.stopped, self.clock.now());
        trace.emit(|| Event::WorldStop {
            reason: StopReason::MemStats,
            wait_ns: world.stopped - world.asked,
            stopped_ns: self.clock.now() - world.stopped,
        });
    }

    /// Changes the rule by which free pages of the main domain go back to the operating system, at any time.
    pub fn set_return_policy(&self, spec: PolicySpec) {
        self.set_domain_policy(DomainId::MAIN, spec);
    }

    /// The same of any domain. A policy that [`Builder::domain_policy`] has given for its name prevails.
    pub fn set_domain_policy(&self, domain: DomainId, spec: PolicySpec) {
        let name = self.heap.domain(domain).name();
        let spec = self.domain_policies.get(name).copied().unwrap_or(spec);
        self.put_in_charge(domain, self.build_policy(domain, spec));
    }

    fn build_policy(&self, domain: DomainId, spec: PolicySpec) -> Box<dyn ReturnPolicy> {
        let seed = self.seed.stream(Purpose::Returning, domain.0.into()).word();
        let how =
            if self.settings.debug.madvdontneed == 0 { Release::Lazily } else { Release::Now };
        spec.build(seed, how)
    }

    fn put_in_charge(&self, domain: DomainId, policy: Box<dyn ReturnPolicy>) {
        self.heap.set_policy(domain, policy);
        self.pace_policies();
    }

    /// A policy is new: it learns how the collector paces, and gets a helper thread if it wants one.
    fn pace_policies(&self) {
        self.gc.pace_anew(&self.heap);
        self.start_returner();
    }

    /// The domain of this name, with this policy: opened, if there is none yet. A policy that [`Builder::domain_policy`] has given
    /// for the name prevails.
    ///
    /// # Errors
    /// The name cannot be one, is the main domain's, or there are too many domains.
    pub fn open_domain(&self, name: &str, spec: PolicySpec) -> Result<DomainId, DomainError> {
        let prevails = self.domain_policies.get(name).copied().unwrap_or(spec);
        let id = DomainId(self.heap.domains().count() as u16); // at most MAX_DOMAINS
        match self.heap.open_domain(name, self.build_policy(id, prevails)) {
            Err(DomainError::Taken(id)) if id != DomainId::MAIN => {
                self.set_domain_policy(id, spec);
                Ok(id)
            }
            opened => {
                let id = opened?;
                self.pace_policies();
                Ok(id)
            }
        }
    }

    /// The names that were given policies by [`Builder::domain_policy`] and that no domain has.
    pub fn unopened_domains(&self) -> impl Iterator<Item = &str> {
        let names = self.domain_policies.keys().map(String::as_str);
        names.filter(|name| self.heap.domain_named(name).is_none())
    }

    /// Gives every free page back to the operating system at once (`debug.FreeOSMemory`).
    pub fn release_free_pages(&self, trace: &PTrace) {
        self.heap.release_free_pages(trace);
        if let Some(scav_trace) = &self.scav_trace {
            self.write_err(scav_trace.line(&self.heap, true).as_bytes());
        }
    }

    /// Changes a setting of the return policy in charge of the main domain.
    ///
    /// # Errors
    /// It has no such setting, or the value is none for it; in words.
    pub fn set_policy_knob(&self, name: &str, value: i64) -> Result<(), String> {
        self.heap.set_policy_knob(DomainId::MAIN, name, value)?;
        self.start_returner();
        Ok(())
    }

    /// What has gone back to the operating system by now.
    pub fn returns(&self) -> Returns {
        let stats = self.heap.stats();
        let policy = self.heap.policy_name(DomainId::MAIN);
        Returns { policy, muzzy: stats.heap_muzzy, sums: stats.returns }
    }

    /// The same for each domain, and what it has now; the main one first.
    pub fn domain_returns(&self) -> Vec<DomainReturns> {
        let of = |domain: &Domain| {
            let (policy, stats) = (self.heap.policy_name(domain.id()), domain.stats());
            DomainReturns {
                number: domain.id().0,
                name: domain.name().to_owned(),
                in_use: stats.heap_in_use,
                free: stats.heap_free,
                released: stats.heap_released,
                returns: Returns { policy, muzzy: stats.heap_muzzy, sums: stats.returns },
            }
        };
        self.heap.domains().map(of).collect()
    }

    /// Starts the helper thread, if the policy in charge wants one, and time passes by itself.
    fn start_returner(&self) {
        if self.heap.wants_helper() && !self.clock.is_virtual() {
            self.returner.start(&self.heap, &self.gc, &self.clock);
        }
    }

    /// Lets time pass until a moment, on a virtual clock: what the helper thread of a return policy would do meanwhile is done.
    pub(crate) fn pass_until(&self, moment: Nanos) {
        while self.heap.wants_helper() {
            self.heap.return_in_background();
            let now = self.clock.now();
            let Some(wakes) = self.heap.helper_wakes_at() else { break };
            let wakes = wakes.max(now + Nanos::MILLISECOND);
            if wakes >= moment {
                break;
            }
            self.clock.sleep(wakes - now);
        }
        self.clock.sleep(moment - self.clock.now());
    }

    /// The names by which figures and settings are read and written.
    pub fn registry(&self) -> &Registry {
        self.registry.get_or_init(Registry::builtin)
    }

    /// How often the name `epoch` was written.
    pub(crate) fn epoch(&self) -> u64 {
        self.epoch.load(Ordering::Relaxed)
    }

    /// Counts that it was.
    pub(crate) fn count_epoch(&self) {
        self.epoch.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether a program runs.
    pub(crate) fn is_running(&self) -> bool {
        self.seat.load(Ordering::Acquire)
    }

    /// Writes settings by name.
    fn apply(&self, settings: &[Setting]) -> Result<(), BuildError> {
        let wrong = |place: &str, error: CtlError| match place {
            "" => BuildError::Control(error.to_string()),
            place => BuildError::Control(format!("{place}: {error}")),
        };
        settings.iter().try_for_each(|Setting { name, value, place }| {
            self.ctl().set_text(name, value).map_err(|error| wrong(place, error))
        })
    }

    /// Before a run's first instruction: takes a picture of what is resident, if that is wanted.
    pub fn note_start(&self, sched: &Sched<'_>) {
        if self.residents.is_some()
            && let Stopped::World(world) = sched.stop_world_from_outside()
        {
            self.picture(Moment::Start, sched, &world);
        }
    }

    /// At the end of a run, its caches not flushed yet: keeps pictures of the heap and of what is resident, if they are wanted.
    pub fn note_end(&self, sched: &Sched<'_>, world: &StopTheWorld<'_, '_>) {
        self.picture(Moment::End, sched, world);
        if let Some(bits) = self.keeps_snapshot {
            let snapshot = Ctl::in_stopped_world(sched, world).snapshot(bits);
            let _ = self.last_snapshot.set(snapshot); // the first run's stays
        }
    }

    /// The heap as the program left it, if [`Builder::keep_snapshot`] asked for that.
    pub fn last_snapshot(&self) -> Option<&Snapshot> {
        self.last_snapshot.get()
    }

    /// The same, given away.
    pub fn take_last_snapshot(&mut self) -> Option<Snapshot> {
        self.last_snapshot.take()
    }

    /// Gives the spans in the Ps' caches back, so that the counters are exact.
    pub(crate) fn flush_caches(&self, world: &StopTheWorld<'_, '_>) {
        for mut p in world.processors() {
            // SAFETY: processor.rs P3; the world is stopped (P1).
            p.caches_mut().for_each(|cache| unsafe { cache.flush(&self.heap) });
        }
    }

    /// Gives the slots that the Ps' caches have not used back to their spans, so that these are exact.
    pub(crate) fn settle_caches(&self, world: &StopTheWorld<'_, '_>) {
        for mut p in world.processors() {
            // SAFETY: processor.rs P3; the world is stopped (P1).
            p.caches_mut().for_each(|cache| unsafe { cache.return_groups(&self.heap) });
        }
    }

    /// The memory statistics now.
    pub fn mem_stats(&self, world: &StopTheWorld<'_, '_>) -> MemStats {
        self.flush_caches(world);
        MemStats::new(&self.heap.stats(), &self.gc.history(), self.gc.heap_goal(&self.heap))
    }

    /// Whether a thread is to call [`Sched::watch_residents`] while the program runs.
    pub fn watches_residents(&self) -> bool {
        self.residents.is_some()
    }

    /// Whether every safepoint is a stop: to be counted, or to collect there.
    pub fn counts_safepoints(&self) -> bool {
        self.stress != Stress::Off || self.max_steps.is_some() || self.is_repeatable()
    }

    /// In a run that counts safepoints: counts one and says whether to collect there.
    pub fn count_safepoint(&self) -> bool {
        let count = self.safepoints.fetch_add(1, Ordering::Relaxed) + 1;
        if self.max_steps.is_some_and(|max| count > max) {
            self.interrupt.ask(Reason::MaxSteps);
        }
        matches!(self.stress, Stress::Every(n) if count.is_multiple_of(n))
    }

    /// How the heap is tested.
    pub fn stress(&self) -> Stress {
        self.stress
    }

    /// Objects that the heap verifier has found reachable, in all cycles together.
    pub fn verified_objects(&self) -> u64 {
        self.verified.load(Ordering::Relaxed)
    }

    /// Safepoints passed so far in a run that counts them.
    pub fn safepoints(&self) -> u64 {
        self.safepoints.load(Ordering::Relaxed)
    }
}
