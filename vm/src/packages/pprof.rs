//! Natives of package `runtime/pprof`, and what of `runtime` profiles are made from.
//!
//! Stacks pass as runs of words in one slice, each behind its length; what they stand for only this side knows. Files for
//! pprof are made here (`profiles.rs`), texts for people by the package.

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::fault::Fault;
use burrow_runtime::processor::Processor;
use burrow_runtime::profile::cpu::CannotStart;
use burrow_runtime::value::{Alloc, GoSlice, store_bytes};
use burrow_trace::pprof::{Profile, ValueType};

use super::{After, Native, NativeCtx};
use crate::profiles::{self, HeapView};

/// A slice of words of the script's.
fn new_words(p: &mut Processor, words: &[u64]) -> Result<GoSlice, Fault> {
    let ptr = p.new_bytes(words.len() * 8, false)?;
    for (at, &word) in words.iter().enumerate() {
        // SAFETY: a fresh object of so many words, without pointers.
        unsafe { mem::store64(ptr + Bytes(8 * at), word) };
    }
    Ok(GoSlice { ptr, len: words.len(), cap: words.len() })
}

/// Writes words into a variable of type `[]uint64`.
///
/// # Safety
/// `at` is the address of one, in the running script.
pub unsafe fn store_words(p: &mut Processor, at: Addr, words: &[u64]) -> Result<(), Fault> {
    let slice = new_words(p, words)?;
    // SAFETY: promised by the caller.
    unsafe { slice.store(at) };
    Ok(())
}

impl NativeCtx<'_> {
    fn set_slice(&mut self, n: usize, slice: GoSlice) {
        self.set(n, slice.ptr.0 as u64);
        self.set(n + 1, slice.len as u64);
        self.set(n + 2, slice.cap as u64);
    }

    /// Argument words `n` to `n + 2`, a `[]uint64`, as what it holds.
    fn arg_words(&self, n: usize) -> Vec<u64> {
        let slice = self.arg_slice(n);
        // SAFETY: an element of the slice, which holds no pointers.
        (0..slice.len).map(|at| unsafe { mem::load64(slice.ptr + Bytes(8 * at)) }).collect()
    }

    /// Returns a profile as the bytes of a file.
    fn set_file(&mut self, profile: &Profile) -> Result<After, Fault> {
        let mut bytes = Vec::new();
        profile.write(&mut bytes).expect("a Vec takes all");
        let ptr = self.p.new_bytes(bytes.len(), false)?;
        // SAFETY: a fresh object of so many bytes.
        unsafe { store_bytes(ptr, &bytes) };
        self.set_slice(0, GoSlice { ptr, len: bytes.len(), cap: bytes.len() });
        Ok(After::Continue)
    }
}

/// func heapRecords() []uint64: of each record allocations, frees, size and stack.
fn heap_records(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let mut words = Vec::new();
    for record in ctx.rt.profiles.heap.records() {
        words.extend([record.allocs, record.frees, record.size, record.stack.len() as u64]);
        words.extend(record.stack.iter());
    }
    let slice = new_words(ctx.p, &words)?;
    ctx.set_slice(0, slice);
    Ok(After::Continue)
}

/// func goroutineStacks(into *[]uint64)
fn goroutine_stacks(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    Ok(After::GoroutineStacks(Addr(ctx.arg(0) as usize)))
}

/// func goroutineText(into *string)
fn goroutine_text(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    Ok(After::GoroutineText(Addr(ctx.arg(0) as usize)))
}

/// func heapFile(allocs bool) []byte
fn heap_file(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let view = if ctx.arg(0) != 0 { HeapView::Allocated } else { HeapView::InUse };
    let records = ctx.rt.profiles.heap.records();
    let profile = profiles::heap_of(ctx.program, ctx.rt, &records, view);
    ctx.set_file(&profile)
}

/// func countFile(kind int, words []uint64) []byte: of each sample a count and a stack. A blocking profile has none.
fn count_file(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    const KINDS: [&str; 4] = ["goroutine", "threadcreate", "contentions", "count"];
    let words = ctx.arg_words(1);
    let mut rest = &words[..];
    let mut stacks = Vec::new();
    while let [count, depth, more @ ..] = rest {
        let (stack, others) = more.split_at((*depth as usize).min(more.len()));
        stacks.push((*count, stack));
        rest = others;
    }
    let kind = KINDS[(ctx.arg(0) as usize).min(KINDS.len() - 1)];
    let profile = profiles::counts(ctx.program, ctx.rt, ValueType { kind, unit: "count" }, &stacks);
    ctx.set_file(&profile)
}

/// func startCPU() int: 0, 1 if one goes on, 2 if there is no thread for it.
fn start_cpu(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let status = match ctx.rt.profiles.cpu.start(ctx.rt.clock.now()) {
        Ok(()) => 0,
        Err(CannotStart::InUse) => 1,
        Err(CannotStart::NoThread(_)) => 2,
    };
    ctx.set(0, status);
    Ok(After::Continue)
}

/// func stopCPU() []byte: nil if none goes on.
fn stop_cpu(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    match ctx.rt.profiles.cpu.stop() {
        Some(found) => {
            let profile = profiles::cpu(ctx.program, ctx.rt, &found);
            ctx.set_file(&profile)
        }
        None => {
            ctx.set_slice(0, GoSlice::default());
            Ok(After::Continue)
        }
    }
}

/// The natives of these packages.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("runtime.heapRecords", heap_records),
    ("runtime.goroutineStacks", goroutine_stacks),
    ("runtime/pprof.goroutineText", goroutine_text),
    ("runtime/pprof.heapFile", heap_file),
    ("runtime/pprof.countFile", count_file),
    ("runtime/pprof.startCPU", start_cpu),
    ("runtime/pprof.stopCPU", stop_cpu),
];
