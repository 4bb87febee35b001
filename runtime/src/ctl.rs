//! Figures and settings by name, in the manner of jemalloc's `mallctl`: `heap.in_use`, `class.5.spans`, `gc.percent`.
//!
//! Used by the host ([`Runtime::ctl`]), by scripts (package `burrow/memory`) and by the command line (`--ctl`,
//! `BURROW_CONF`, `burrow ctl`). One [`Registry`] is the source for all of them and for their documentation: it has an
//! [`Entry`] for each name, with type, unit, what it means, how it is read and, where that makes sense, written. A return
//! policy or a host adds entries of its own ([`crate::Builder::entry`]).
//!
//! - `registry.rs`: entries, names with numbers in them (`class.<class>.spans`), finding and listing
//! - `value.rs`: typed values, and values as text
//! - `error.rs`: what may go wrong, in words that help
//! - `names.rs`: the table itself; `policy_names.rs`, `domain_names.rs`: its parts on return policies and domains; `conf.rs`: `BURROW_CONF`
//!
//! Invariants: (C1) a [`Ctl`] is a look at one moment: counters and the picture of the heap are taken when first needed
//! and stay, so that figures read through one `Ctl` agree with each other. Settings, and what follows from them at once
//! (goal, trigger), are read anew. (C2) What needs the Ps is read only while the world is stopped.
//!
//! Locks: those of the heap and the collector, for each figure; none while others are called.

#![forbid(unsafe_code)]

mod conf;
mod domain_names;
mod error;
mod names;
mod policy_names;
mod registry;
mod value;

use std::cell::OnceCell;

use burrow_alloc::snapshot::ClassTotals;
use burrow_alloc::stats::HeapStats;
use burrow_alloc::{Domain, Snapshot, SnapshotOptions, SpanClass};
use burrow_gc::{CpuClasses, History};

use crate::runtime::Runtime;
use crate::sched::{Sched, StopTheWorld};

use domain_names::numbered;

pub use conf::{ConfError, Setting, parse_conf};
pub use error::CtlError;
pub use error::nearest;
pub use registry::{Entry, Found, Index, Name, Range, Registry, When};
pub use value::{Kind, Unit, Value};

/// A look at a runtime, through which its names are read and written.
///
/// ```
/// use burrow_runtime::Runtime;
/// use burrow_runtime::ctl::Value;
///
/// let rt = Runtime::builder().build()?;
/// rt.ctl().set_text("gc.percent", "50")?;
/// assert_eq!(rt.ctl().get("gc.percent")?, Value::I64(50));
/// assert_eq!(rt.ctl().get("class.5.size")?, Value::U64(16));
/// let error = rt.ctl().get("heap.gaol").unwrap_err();
/// assert_eq!(error.to_string(), "there is no heap.gaol; did you mean heap.goal?");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Ctl<'a> {
    rt: &'a Runtime,
    sched: Option<&'a Sched<'a>>,
    world: Option<&'a StopTheWorld<'a, 'a>>,
    stats: OnceCell<HeapStats>,
    domains: OnceCell<Vec<HeapStats>>,
    history: OnceCell<History>,
    cpu: OnceCell<CpuClasses>,
    picture: OnceCell<Picture>,
}

/// A picture of the heap, and what its classes add up to.
struct Picture {
    snapshot: Snapshot,
    classes: Vec<ClassTotals>,
}

impl Runtime {
    /// Figures and settings by name, from any thread, whether a program runs or not. Names of Ps and goroutines can be
    /// read only from within a run: by a script.
    pub fn ctl(&self) -> Ctl<'_> {
        Ctl::new(self, None, None)
    }

    /// A picture of the heap now, from any thread; counts of slots are exact if no program runs. `bits`: with the slots
    /// that are taken, not only their number. [`Ctl::snapshot`] takes one of a stopped world.
    pub fn snapshot(&self, bits: bool) -> Snapshot {
        let options = SnapshotOptions { exact: !self.is_running(), bits };
        self.heap.snapshot(options)
    }
}

impl<'a> Ctl<'a> {
    fn new(
        rt: &'a Runtime,
        sched: Option<&'a Sched<'a>>,
        world: Option<&'a StopTheWorld<'a, 'a>>,
    ) -> Ctl<'a> {
        let (stats, domains, history) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        let (cpu, picture) = (OnceCell::new(), OnceCell::new());
        Ctl { rt, sched, world, stats, domains, history, cpu, picture }
    }

    /// The names of a runtime, seen from within a run.
    pub fn in_run(sched: &'a Sched<'a>) -> Ctl<'a> {
        Ctl::new(sched.rt, Some(sched), None)
    }

    /// The names of a runtime, with the world stopped: all of them can be read, and all are exact.
    pub fn in_stopped_world(sched: &'a Sched<'a>, world: &'a StopTheWorld<'a, 'a>) -> Ctl<'a> {
        sched.rt.settle_caches(world);
        Ctl::new(sched.rt, Some(sched), Some(world))
    }

    /// What is known of a name.
    ///
    /// # Errors
    /// There is no such name.
    pub fn find(&self, name: &str) -> Result<Found<'a>, CtlError> {
        self.rt.registry().find(&numbered(&self.rt.heap, name))
    }

    /// Reads a name.
    ///
    /// # Errors
    /// There is no such name, or it cannot be read from here.
    pub fn get(&self, name: &str) -> Result<Value, CtlError> {
        let found = self.find(name)?;
        self.read(name, &found)
    }

    /// Reads what was found under a name.
    ///
    /// # Errors
    /// A number in the name is out of range, or it cannot be read from here.
    pub fn read(&self, name: &str, found: &Found<'_>) -> Result<Value, CtlError> {
        self.check_place(name, found.entry)?;
        self.check_indices(name, found)?;
        Ok((found.entry.read)(self, &found.indices))
    }

    /// Writes a name.
    ///
    /// # Errors
    /// There is no such name, a number in it is out of range, it can only be read, or the value is none for it.
    pub fn set(&self, name: &str, value: &Value) -> Result<(), CtlError> {
        let found = self.find(name)?;
        let write = found.entry.check(name, value)?;
        self.check_indices(name, &found)?;
        (write.apply)(self, &found.indices, value)
    }

    /// Writes a name, the value as text: `50`, `off`, `64MiB`.
    ///
    /// # Errors
    /// As [`Ctl::set`], and if the text is no value.
    pub fn set_text(&self, name: &str, text: &str) -> Result<(), CtlError> {
        let found = self.find(name)?;
        let value = found.entry.parse(name, text)?;
        self.set(name, &value)
    }

    /// The names that begin so, or that a pattern with `*` matches, each with its entry. Names of Ps are there only
    /// while the world of a run is stopped.
    pub fn list(&self, pattern: &str) -> Vec<Name<'a>> {
        self.rt.registry().list(&numbered(&self.rt.heap, pattern), Some(self))
    }

    fn check_indices(&self, name: &str, found: &Found<'_>) -> Result<(), CtlError> {
        match found.out_of_range(self) {
            Some((at, index)) => {
                Err(CtlError::index(name, index, found.indices[at], index.count(self)))
            }
            None => Ok(()),
        }
    }

    fn check_place(&self, name: &str, entry: &Entry) -> Result<(), CtlError> {
        let missing = match entry.when {
            When::Anytime | When::Walk => false,
            When::Run => self.sched.is_none(),
            When::Stopped => self.world.is_none(),
        };
        if missing { Err(CtlError::NotNow { name: name.to_owned() }) } else { Ok(()) }
    }

    // What the table reads from.

    /// The counters (C1). They lag by what the Ps have allocated since their caches were last flushed.
    fn stats(&self) -> &HeapStats {
        self.stats.get_or_init(|| self.rt.heap.stats())
    }

    /// The counters of each domain (C1).
    fn domain_stats(&self) -> &[HeapStats] {
        self.domains.get_or_init(|| self.rt.heap.domains().map(Domain::stats).collect())
    }

    /// Past collections (C1).
    fn history(&self) -> &History {
        self.history.get_or_init(|| self.rt.gc.history())
    }

    /// CPU time by what it went to (C1). Outside of a run idle time lags by what the Ps have not told.
    fn cpu(&self) -> &CpuClasses {
        self.cpu.get_or_init(|| match self.sched {
            Some(sched) => sched.cpu_classes(),
            None => self.rt.gc.cpu_classes(),
        })
    }

    /// The picture of the heap (C1).
    fn picture(&self) -> &Picture {
        self.picture.get_or_init(|| {
            let snapshot = self.snapshot(false);
            Picture { classes: snapshot.by_class(), snapshot }
        })
    }

    /// A picture of the heap now, exact if the world is stopped. Then it also tells which P's cache holds a span. `bits`:
    /// with the slots that are taken, not only their number.
    pub fn snapshot(&self, bits: bool) -> Snapshot {
        let options = SnapshotOptions { exact: self.world.is_some(), bits };
        let mut snapshot = self.rt.heap.snapshot(options);
        let heap = &self.rt.heap;
        for p in self.world.iter().flat_map(|world| world.processors()) {
            let of_class = |class| p.caches().filter_map(move |cache| cache.held(heap, class));
            for span in SpanClass::all().flat_map(of_class) {
                let page = span.base().offset_from(heap.base()).0 / snapshot.page_bytes;
                if let Some(span) = snapshot.span_at(burrow_alloc::PageId(page)) {
                    span.p = Some(p.id);
                }
            }
        }
        snapshot
    }

    /// Brings the counters up to date with what the Ps have in their caches.
    fn refresh(&self, name: &str) -> Result<(), CtlError> {
        match self.world {
            Some(world) => self.rt.flush_caches(world),
            None if self.rt.is_running() => {
                return Err(CtlError::NotNow { name: name.to_owned() });
            }
            None => {}
        }
        self.rt.count_epoch();
        Ok(())
    }
}

#[cfg(test)]
mod tests;
