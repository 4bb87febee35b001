//! Looks into its own machine code for what the fast path of an allocation must not have: locked
//! instructions.
//!
//! ```text
//! cargo run --release -p burrow-benches --bin fast_path_check
//! ```
//!
//! Each probe is one allocation, inlined as it is into an interpreter's handler or a native's loop,
//! and not inlined further. `objdump` (binutils) disassembles them; what they *call* is the cold part,
//! which may lock. Exit status 1 if a probe has an instruction with a `lock` prefix, an `xchg` with
//! memory (which locks by itself) or a fence.

use std::process::{Command, ExitCode};

use burrow_alloc::{Addr, Bytes, Heap, HeapConfig, MCache, Mmap, ObjectType};
use burrow_gc::{Gc, GcConfig};
use burrow_trace::clock::VirtualClock;
use std::hint::black_box;
use std::sync::Arc;

/// Declares probes, and a function that runs each of them once.
macro_rules! probes {
    ($($name:ident = |$cache:ident, $heap:ident, $ty:ident| $body:expr;)*) => {
        $(
            #[unsafe(no_mangle)]
            #[inline(never)]
            extern "C" fn $name($cache: &mut MCache, $heap: &Heap, $ty: &ObjectType) -> usize {
                let _ = $ty;
                // SAFETY: the cache's own heap; the type outlives it; there are no collections.
                let made: Option<Addr> = unsafe { $body };
                made.map_or(0, |at| at.0)
            }
        )*

        const NAMES: &[&str] = &[$(stringify!($name)),*];

        fn run_all(cache: &mut MCache, heap: &Heap, ty: &ObjectType) -> bool {
            [$($name(black_box(cache), heap, ty)),*].iter().all(|at| *at != 0)
        }
    };
}

probes! {
    probe_fixed_8 = |cache, heap, ty| cache.alloc_fixed::<8, 0>(heap);
    probe_fixed_16 = |cache, heap, ty| cache.alloc_fixed::<16, 0>(heap);
    probe_fixed_16_pointers = |cache, heap, ty| cache.alloc_fixed::<16, 0b11>(heap);
    probe_fixed_64 = |cache, heap, ty| cache.alloc_fixed::<64, 0>(heap);
    probe_fixed_64_pointers = |cache, heap, ty| cache.alloc_fixed::<64, 0xff>(heap);
    probe_typed = |cache, heap, ty| cache.try_alloc(heap, ty);
    probe_bytes = |cache, heap, ty| cache.alloc_noscan(heap, ty.size(), true).ok();
}

/// The instructions of a function of this program, as objdump prints them.
fn disassemble(name: &str) -> Result<Vec<String>, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new("objdump")
        .args(["-d", "--no-show-raw-insn", &format!("--disassemble={name}")])
        .arg(program)
        .output()
        .map_err(|error| format!("cannot run objdump (install binutils): {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let instruction = |line: &str| Some(line.split_once(":\t")?.1.trim().to_owned());
    let lines: Vec<String> = text.lines().filter_map(instruction).collect();
    if lines.is_empty() { Err(format!("objdump finds no function {name}")) } else { Ok(lines) }
}

/// Whether the processor synchronises with others for this instruction.
fn is_locked(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or("");
    let exchange = word.starts_with("xchg") && line.contains('(');
    word == "lock" || exchange || ["mfence", "sfence", "lfence"].contains(&word)
}

fn check() -> Result<bool, String> {
    let mut clean = true;
    for name in NAMES {
        let lines = disassemble(name)?;
        let locked: Vec<_> = lines.iter().filter(|line| is_locked(line)).collect();
        println!("{name:26} {:>4} instructions, {} locked", lines.len(), locked.len());
        locked.iter().for_each(|line| println!("    {line}"));
        clean &= locked.is_empty();
    }
    Ok(clean)
}

fn main() -> ExitCode {
    let gc = Gc::new(GcConfig::new(Arc::new(VirtualClock::default()), Box::new(|| {})));
    let ty = ObjectType::new(Bytes(24), &[0, 1]);
    let made = match Heap::new(Arc::new(Mmap::new()), gc, HeapConfig::default()) {
        Ok(heap) => run_all(&mut MCache::new(&heap), &heap, &ty),
        Err(_) => false,
    };
    match check() {
        Ok(clean) if clean && made => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
