//! What the process's resident memory is: pictures of it at the start of a run, at its largest, and at the end.
//!
//! Asked for by [`crate::Builder::watch_residents`]; `burrow why-rss` prints what comes of it. The VM has pictures taken at the start and at
//! the end, and runs [`Sched::watch_residents`] on a thread of its own in between, which looks at the process's size every millisecond
//! and takes another picture when it has grown.
//!
//! A picture is taken while the world stands still. The kernel says how much is resident, mapping by mapping (`smaps.rs`) and, for the heap, OS page by OS
//! page (`pagemap.rs`); the heap says what its pages are ([`burrow_alloc::residency`]); whom the other mappings belong to, `owners.rs` finds out, by the heap's
//! list of its grants and by the books of the C library (`c_library.rs`). Nothing of this is computed as a remainder:
//! what no book has stays unexplained ([`Picture::unexplained`]).
//!
//! To be read, memory is needed, which then is resident, too. The buffers for that are made, and used once, before the first
//! picture, so they are the same in all of them; they count as the Rust side's.
//!
//! Locks: `state`, held while a picture is taken; the heap's comes after it.

#![forbid(unsafe_code)]

mod owners;
mod pagemap;
mod smaps;
mod watch;

use std::io;
use std::sync::Arc;

use burrow_alloc::units::Bytes;
use burrow_alloc::{DomainId, Grant, Ledger, OsPages, Residency};
use burrow_trace::clock::Nanos;
use parking_lot::Mutex;

use crate::c_library::CHeap;
use crate::runtime::Runtime;
use crate::sched::{Sched, StopTheWorld};

pub use owners::Process;
use pagemap::PageMap;
use smaps::Smaps;

/// When a picture is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Before the program's first instruction.
    Start,
    /// When the process was largest, of the times it was looked at.
    Peak,
    /// When the program has ended, and nothing is given back yet.
    End,
}

/// What the collector and the return policy said when a picture was taken: the reasons for what is there.
#[derive(Clone, Debug)]
pub struct Books {
    /// Collections so far.
    pub collections: u32,
    /// Bytes of objects that the last of them reached.
    pub marked: u64,
    /// Bytes of objects at which the next one is to have ended.
    pub goal: u64,
    /// GOGC; -1 is off.
    pub gc_percent: i32,
    /// GOMEMLIMIT, if there is one.
    pub memory_limit: Option<u64>,
    /// What the return policy says keeps free pages ([`burrow_alloc::ReturnPolicy::rule`]).
    pub policy_rule: String,
    /// Goroutines alive.
    pub goroutines: usize,
    /// Bytes of bytecode, types, constants, variables and trace rings: part of the Rust side.
    pub program: u64,
}

/// The process's resident memory at one moment.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Which moment.
    pub moment: Moment,
    /// Time since the run began.
    pub at: Nanos,
    /// What the kernel says: resident bytes.
    pub resident: u64,
    /// Of these: bytes that the kernel takes when it wants (`MADV_FREE`).
    pub lazy_free: u64,
    /// The heap's pages.
    pub heap: Residency,
    /// Everything else, resident.
    pub process: Process,
    /// What was said.
    pub books: Books,
    /// How long it took: the world stood still.
    pub took: Nanos,
}

impl Picture {
    /// Resident bytes that the parts add up to.
    #[must_use]
    pub fn explained(&self) -> u64 {
        self.heap.total().resident + self.process.total()
    }

    /// Resident bytes that are in no part. Negative if the parts have more than the kernel.
    #[must_use]
    pub fn unexplained(&self) -> i64 {
        self.resident as i64 - self.explained() as i64
    }
}

/// The pictures of a run.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// In the order of their moments; less than three if the program ended before there was time.
    pub taken: Vec<Picture>,
    /// How often the size was looked at.
    pub looks: u64,
    /// How many pictures were taken, of which the largest is shown.
    pub pictures: u64,
    /// For how long the world stood still for them.
    pub stopped: Nanos,
    /// The largest that the process ever was, as the kernel has it (`VmHWM`): reading the program is part of that.
    pub high_water: u64,
}

/// Takes pictures; a part of the runtime.
pub(crate) struct Residents {
    ledger: Arc<Ledger>,
    state: Mutex<State>,
}

struct State {
    began: Nanos,
    kernel: Kernel,
    pictures: Pictures,
    failed: Option<io::Error>,
}

/// What is read from the kernel, with the buffers for it.
struct Kernel {
    smaps: Smaps,
    pagemap: PageMap,
}

/// A picture is taken anew, at most so often, if memory was given back while the kernel was read: a helper thread goes on
/// while the world stands still.
const TRIES: usize = 3;

impl Residents {
    /// Ready to take pictures of a process whose heap has its memory from `ledger`.
    ///
    /// # Errors
    /// The kernel does not say what is resident.
    pub fn new(ledger: Arc<Ledger>, began: Nanos) -> io::Result<Residents> {
        let mut kernel = Kernel { smaps: Smaps::new()?, pagemap: PageMap::open()? };
        kernel.smaps.read()?;
        let pictures = Pictures::default();
        let state = State { began, kernel, pictures, failed: None };
        Ok(Residents { ledger, state: Mutex::new(state) })
    }

    /// Takes a picture, and keeps it unless there is a larger one of that moment. Gives how long that took.
    fn take(&self, moment: Moment, sched: &Sched<'_>, world: &StopTheWorld<'_, '_>) -> Nanos {
        let clock = &sched.rt.clock;
        let began = clock.now();
        sched.rt.settle_caches(world);
        let mut state = self.state.lock();
        let State { began: run_began, kernel, pictures, failed } = &mut *state;
        let picture = kernel.picture(moment, sched, &self.ledger.grants());
        let took = clock.now().since(began);
        pictures.pictures += 1;
        pictures.stopped += took;
        match picture {
            Ok(picture) => {
                let at = began.since(*run_began);
                pictures.keep(Picture { at, took, ..picture });
            }
            Err(error) => *failed = Some(error),
        }
        took
    }

    /// Counts a look at the process's size.
    fn note_look(&self) {
        self.state.lock().pictures.looks += 1;
    }

    /// The pictures; none any more afterwards.
    ///
    /// # Errors
    /// Why one could not be taken.
    fn finish(&self) -> io::Result<Pictures> {
        let mut state = self.state.lock();
        if let Some(error) = state.failed.take() {
            return Err(error);
        }
        let mut pictures = std::mem::take(&mut state.pictures);
        pictures.complete();
        pictures.high_water = smaps::high_water()?;
        Ok(pictures)
    }
}

impl Pictures {
    /// Keeps a picture, unless there is a larger one of that moment.
    fn keep(&mut self, picture: Picture) {
        match self.taken.iter_mut().find(|other| other.moment == picture.moment) {
            Some(other) if other.resident >= picture.resident => {}
            Some(other) => *other = picture,
            None => self.taken.push(picture),
        }
    }

    /// The picture of a moment.
    #[must_use]
    pub fn of(&self, moment: Moment) -> Option<&Picture> {
        self.taken.iter().find(|picture| picture.moment == moment)
    }

    /// The largest of all is that of the peak.
    fn complete(&mut self) {
        let largest = self.taken.iter().max_by_key(|picture| picture.resident).cloned();
        if let Some(largest) = largest {
            self.keep(Picture { moment: Moment::Peak, ..largest });
        }
        self.taken.sort_by_key(|picture| picture.moment as u8);
    }
}

impl Kernel {
    fn picture(
        &mut self,
        moment: Moment,
        sched: &Sched<'_>,
        grants: &[Grant],
    ) -> io::Result<Picture> {
        let heap = &sched.rt.heap;
        let mut tries = 0;
        loop {
            let calls = || heap.stats().returns.calls;
            let before = calls();
            let resident = self.smaps.total()?;
            self.smaps.read()?;
            let page = heap.source().os_page_size();
            let mut pages = OsPages::new(heap.base(), heap.used(), page);
            self.pagemap.read(heap.base(), heap.used(), |index| pages.set(index))?;
            let parts = heap.residency(&pages);
            tries += 1;
            if calls() != before && tries < TRIES {
                continue;
            }
            let (process, lazy_free) = self.process(heap.base().0, grants, page)?;
            let (at, took, books) = (Nanos(0), Nanos(0), Books::of(sched));
            return Ok(Picture {
                moment,
                at,
                resident,
                lazy_free,
                heap: parts,
                process,
                books,
                took,
            });
        }
    }

    /// The mappings that are not the heap's pages, by whom they belong to; and what the kernel may take of the heap.
    fn process(
        &mut self,
        heap: usize,
        grants: &[Grant],
        page: Bytes,
    ) -> io::Result<(Process, u64)> {
        let Kernel { smaps, pagemap } = self;
        let mappings = smaps.mappings();
        let lazy_free = mappings.iter().map(|mapping| mapping.lazy_free).sum();
        let mut failed = None;
        let process = owners::process(&mappings, heap, grants, CHeap::now(), |start, size| {
            let mut count = 0;
            if let Err(error) = pagemap.read(start, size, |_| count += 1) {
                failed = Some(error);
            }
            count * page.0 as u64
        });
        failed.map_or(Ok((process, lazy_free)), Err)
    }
}

impl Books {
    fn of(sched: &Sched<'_>) -> Books {
        let Runtime { heap, gc, .. } = sched.rt;
        let limit = gc.set_memory_limit(heap, -1); // a negative one only asks
        Books {
            collections: gc.num_gc(),
            marked: if gc.num_gc() == 0 { 0 } else { gc.heap_marked() },
            goal: gc.heap_goal(heap),
            gc_percent: gc.gc_percent(),
            memory_limit: (limit != i64::MAX).then_some(limit as u64),
            policy_rule: heap.policy_rule(DomainId::MAIN),
            goroutines: sched.num_goroutines(),
            program: heap.stats().other_sys,
        }
    }
}

impl Runtime {
    /// The pictures that [`crate::Builder::watch_residents`] asked for, once the run is over; `None` if it did not.
    ///
    /// # Errors
    /// The kernel did not say what is resident.
    pub fn take_residents(&self) -> Option<io::Result<Pictures>> {
        self.residents.as_ref().map(Residents::finish)
    }

    /// Takes a picture now, if pictures are wanted.
    pub(crate) fn picture(&self, moment: Moment, sched: &Sched<'_>, world: &StopTheWorld<'_, '_>) {
        if let Some(residents) = &self.residents {
            residents.take(moment, sched, world);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(moment: Moment, resident: u64) -> Picture {
        Picture {
            moment,
            at: Nanos(resident),
            resident,
            lazy_free: 0,
            heap: Residency::default(),
            process: Process { binary: 70, ..Process::default() },
            books: Books {
                collections: 0,
                marked: 0,
                goal: 0,
                gc_percent: 100,
                memory_limit: None,
                policy_rule: String::new(),
                goroutines: 1,
                program: 0,
            },
            took: Nanos(0),
        }
    }

    #[test]
    fn the_peak_is_the_largest_of_all() {
        use Moment::{End, Peak, Start};
        let cases = [
            // (case, pictures in the order of time, the peak)
            ("none in between", vec![(Start, 10), (End, 20)], 20),
            ("in between", vec![(Start, 10), (Peak, 30), (Peak, 40), (Peak, 35), (End, 20)], 40),
            ("the end", vec![(Start, 10), (Peak, 30), (End, 50)], 50),
            ("the start", vec![(Start, 60), (Peak, 30), (End, 50)], 60),
        ];
        for (case, taken, want) in cases {
            let mut pictures = Pictures::default();
            taken.into_iter().for_each(|(moment, size)| pictures.keep(picture(moment, size)));
            pictures.complete();
            assert_eq!(pictures.of(Peak).map(|peak| peak.resident), Some(want), "{case}");
            let moments: Vec<_> = pictures.taken.iter().map(|picture| picture.moment).collect();
            assert_eq!(moments, [Start, Peak, End], "{case}");
        }
    }

    #[test]
    fn what_no_part_has_is_unexplained() {
        assert_eq!(picture(Moment::End, 100).unexplained(), 30);
        assert_eq!(picture(Moment::End, 60).unexplained(), -10);
    }
}
