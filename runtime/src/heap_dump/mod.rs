//! A heap dump: every object of a run with what it points to, and the roots by name, in a file.
//!
//! Called by the VM with the world stopped, at the end of a program (`burrow run --heap-dump`) and where the script asks
//! (`debug.WriteHeapDump`). Read by `burrow heap`, whose analysis is in `lab/src/heap_dump/`; docs/heap-dump.md says what
//! can be learned from one.
//!
//! - `format.rs`: the records, byte by byte
//! - `writer.rs`: walks spans and objects and writes them as it goes
//! - `types.rs`: type descriptors as records
//! - `roots.rs`: what the VM tells of the words outside the heap
//!
//! Objects of up to 512 bytes carry no type, so the file says what is certain (types of larger objects, the dynamic types
//! in interface values, the functions in closures, the types of package variables) and leaves the rest to the reader, who
//! follows typed pointers.
//!
//! Invariants: (H1) while a dump is written the world is stopped and the Ps' caches are settled, so that the slots of a
//! span that are taken are its objects. (H2) Objects that the last collection found dead and that are not swept yet are
//! left out: what they point to may be gone. (H3) Memory grows with the program's types and names, never with the heap.
//!
//! Locks: those of the roots that are walked.

pub mod format;
mod roots;
mod types;
mod writer;

use std::io::{self, Write};
use std::sync::OnceLock;

use parking_lot::Mutex;

use crate::runtime::Runtime;
use crate::sched::StopTheWorld;

pub use roots::{DumpSource, Hint, RootInfo, RootKind, RootSlot, RootVisitor};

/// Why a dump was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Moment {
    /// The program has ended.
    End,
    /// The script asked for it.
    Call,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DumpFigures {
    /// Objects.
    pub objects: u64,
    /// Words that lead from one object into another.
    pub edges: u64,
    /// Words outside the heap that lead into it.
    pub roots: u64,
    /// Bytes of the file.
    pub bytes: u64,
}

/// Where the dump at the end of a run goes, and what came of it.
#[derive(Default)]
pub(crate) struct AtEnd {
    to: Mutex<Option<Box<dyn Write + Send>>>,
    done: OnceLock<io::Result<DumpFigures>>,
}

impl AtEnd {
    /// To be written there, if anywhere.
    pub fn to(to: Option<Box<dyn Write + Send>>) -> AtEnd {
        AtEnd { to: Mutex::new(to), done: OnceLock::new() }
    }
}

impl Runtime {
    /// Writes a dump of the heap.
    ///
    /// # Errors
    /// What the writer says.
    ///
    /// # Safety
    /// `source` tells of the program whose world is stopped, and its types and functions are those that the heap's words
    /// lead to. No cycle is being ended.
    pub unsafe fn write_heap_dump(
        &self,
        world: &StopTheWorld<'_, '_>,
        source: &dyn DumpSource,
        moment: Moment,
        to: &mut dyn Write,
    ) -> io::Result<DumpFigures> {
        self.settle_caches(world);
        // SAFETY: the caller's promise; the caches are settled (H1).
        unsafe { writer::write(&self.heap, &self.gc, source, moment, to) }
    }

    /// At the end of a run: writes the dump that [`crate::Builder::heap_dump`] asked for.
    ///
    /// # Safety
    /// As [`Runtime::write_heap_dump`].
    pub unsafe fn dump_at_end(&self, world: &StopTheWorld<'_, '_>, source: &dyn DumpSource) {
        let Some(mut to) = self.heap_dump.to.lock().take() else { return };
        // SAFETY: promised by the caller.
        let written = unsafe { self.write_heap_dump(world, source, Moment::End, &mut to) };
        let flushed = written.and_then(|figures| to.flush().map(|()| figures));
        let _ = self.heap_dump.done.set(flushed); // the first run's stays
    }

    /// What came of the dump at the end, if one was asked for and the run is over.
    pub fn heap_dump_written(&self) -> Option<&io::Result<DumpFigures>> {
        self.heap_dump.done.get()
    }
}
