//! The Go packages that scripts import: Go source compiled in, and natives for what it leaves without a body.
//!
//! A native is a Rust function that works on a call window: it reads its parameters there and leaves its results. It runs
//! to its end between two safepoints and may allocate; what it cannot do itself (a collection, the program's end) it asks
//! for with [`After`].
//!
//! Invariants: (N1) a native touches its window only within the words of its results and arguments. (N2) It keeps no
//! address of script memory beyond its return.

mod atomic;
mod binary;
mod bits;
mod bytealg;
mod callers;
mod domain;
mod errors;
mod finalizer;
mod hash;
mod math;
mod memory;
mod metrics;
mod names;
mod os;
mod pprof;
mod rand;
mod reflect;
mod regexp;
mod runtime;
mod sort;
mod source;
mod strconv;
mod sync;
mod time;
mod unicode;
mod utf8;
mod waiting;

pub mod fmt;

use std::collections::HashMap;

use burrow_alloc::units::Addr;
use burrow_gc::Cause;
use burrow_runtime::Runtime;
use burrow_runtime::fault::Fault;
use burrow_runtime::goroutine::GRef;
use burrow_runtime::processor::Processor;
use burrow_runtime::sched::Sched;
use burrow_runtime::stack::HEADER_WORDS;
use burrow_runtime::value::{GoSlice, GoString};

use parking_lot::Mutex;

use crate::interp::callers::Callers;
use crate::program::Program;

pub use memory::serve_stopped;
pub use names::{known_paths, path_named};
pub use os::Files;
pub use pprof::store_words;
pub use regexp::Patterns;
pub use source::source_of;

/// What the interpreter does after a native has returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// Goes on.
    Continue,
    /// Collects, and finishes sweeping.
    Collect(Cause),
    /// Ends the program with this status.
    Exit(i32),
    /// Parks the goroutine, which somebody will unpark.
    Park,
    /// Lets other goroutines run.
    Yield,
    /// Ends the goroutine, deferred calls first.
    Goexit,
    /// Fills in the `runtime.MemStats` at this address.
    MemStats(Addr),
    /// Serves the `request` of package `burrow/memory` at this address, with the world stopped.
    Control(Addr),
    /// Writes a dump of the heap to the open file with this number.
    HeapDump(u64),
    /// Puts the stacks of all goroutines into the `[]uint64` at this address.
    GoroutineStacks(Addr),
    /// Puts what tracebacks say of all goroutines into the string at this address.
    GoroutineText(Addr),
    /// Puts the same into a `[]byte`, as far as there is room, and how much that was into a result word.
    AllStacks(GoSlice, *mut u64),
    /// Sets GOMAXPROCS.
    SetProcs(usize),
    /// Starts this func value as the goroutine that runs finalizers.
    StartFinalizer(u64),
}

/// A native function.
pub type Native = fn(&mut NativeCtx<'_>) -> Result<After, Fault>;

/// The window a native was called through.
#[derive(Clone, Copy)]
pub struct NativeCall {
    /// First word of the window.
    pub window: *mut u64,
    /// Words of its results.
    pub results: usize,
    /// Words of its arguments.
    pub args: usize,
}

/// What a native has at hand.
pub struct NativeCtx<'m> {
    /// The P it runs on.
    pub p: &'m mut Processor,
    /// Output, clock, settings.
    pub rt: &'m Runtime,
    /// Types.
    pub program: &'m Program,
    /// Starts, parks and unparks goroutines.
    pub sched: &'m Sched<'m>,
    /// The goroutine that calls.
    pub g: GRef,
    /// Its window.
    pub call: NativeCall,
    /// A buffer to build output in, kept from call to call.
    pub scratch: &'m mut Vec<u8>,
    /// Files that the script has open.
    pub files: &'m Mutex<Files>,
    /// The engine of package `fmt`.
    pub printer: &'m mut fmt::engine::Printer,
    /// The frames of the goroutine that calls.
    pub callers: Callers<'m>,
}

impl NativeCtx<'_> {
    /// Argument word `n`.
    ///
    /// # Panics
    /// If there are fewer (N1): a bug in the package's declaration.
    pub fn arg(&self, n: usize) -> u64 {
        assert!(n < self.call.args, "native has {} argument words, not {n}", self.call.args);
        // SAFETY: the word lies in the window (checked).
        unsafe { *self.call.window.add(HEADER_WORDS + self.call.results + n) }
    }

    /// Argument words `n` and `n + 1` as a string.
    pub fn arg_string(&self, n: usize) -> GoString {
        GoString { ptr: Addr(self.arg(n) as usize), len: self.arg(n + 1) as usize }
    }

    /// Argument words `n` to `n + 2` as a slice.
    pub fn arg_slice(&self, n: usize) -> GoSlice {
        GoSlice {
            ptr: Addr(self.arg(n) as usize),
            len: self.arg(n + 1) as usize,
            cap: self.arg(n + 2) as usize,
        }
    }

    /// Sets result word `n`.
    ///
    /// # Panics
    /// As [`NativeCtx::arg`].
    pub fn set(&mut self, n: usize, value: u64) {
        assert!(n < self.call.results, "native has {} result words, not {n}", self.call.results);
        // SAFETY: the word lies in the window (checked).
        unsafe { *self.call.window.add(HEADER_WORDS + n) = value }
    }

    /// Where result word `n` is, for what sets it when the native has returned.
    pub fn result_word(&mut self, n: usize) -> *mut u64 {
        self.set(n, 0);
        // SAFETY: the word lies in the window (`set` has checked).
        unsafe { self.call.window.add(HEADER_WORDS + n) }
    }

    /// Sets result words `n` and `n + 1` to a string.
    pub fn set_string(&mut self, n: usize, s: GoString) {
        self.set(n, s.ptr.0 as u64);
        self.set(n + 1, s.len as u64);
    }
}

/// The natives by the names tracebacks would use: `math.Sqrt`, `time.now`.
pub struct Natives {
    table: HashMap<&'static str, Native>,
}

impl Default for Natives {
    fn default() -> Natives {
        let parts = [
            atomic::TABLE,
            binary::TABLE,
            bits::TABLE,
            bytealg::STRINGS,
            bytealg::BYTES,
            bytealg::VIEWS,
            callers::TABLE,
            domain::TABLE,
            errors::TABLE,
            finalizer::TABLE,
            fmt::natives::TABLE,
            hash::TABLE,
            math::TABLE,
            memory::TABLE,
            metrics::TABLE,
            pprof::TABLE,
            regexp::TABLE,
            rand::TABLE,
            runtime::TABLE,
            sort::TABLE,
            strconv::TABLE,
            sync::TABLE,
            time::TABLE,
            unicode::TABLE,
            utf8::TABLE,
        ];
        let parts = parts.into_iter().chain(os::TABLES).chain(reflect::TABLES);
        Natives { table: parts.flatten().copied().collect() }
    }
}

impl Natives {
    /// The address of a native.
    pub fn find(&self, name: &str) -> Option<u64> {
        self.table.get(name).map(|&native| native as usize as u64)
    }
}
