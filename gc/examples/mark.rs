//! How fast does the collector mark? The native twin of `tests/programs/memory/mark.go`: four million
//! live 48-byte nodes in a tree and a shuffled list, and ten forced collections over them.
//!
//! `cargo run --release -p burrow-gc --example mark [PROCESSORS [DEPTH [spans|objects]]]`

use std::sync::Arc;

use burrow_alloc::{Addr, Bytes, Heap, HeapConfig, MCache, Mmap, ObjectType, OutOfMemory, mem};
use burrow_gc::{Cause, Gc, GcConfig, RootSink, Roots};
use burrow_trace::PTrace;
use burrow_trace::clock::RealClock;

/// The one root word: the tree.
struct Tree(Addr);

impl Roots for Tree {
    fn scan(&self, sink: &mut RootSink<'_>) {
        sink.word(self.0.0 as u64);
    }

    fn globals_bytes(&self) -> u64 {
        0
    }
}

/// A tree of this depth; also lists its nodes.
fn tree(
    depth: usize,
    new: &mut dyn FnMut() -> Result<Addr, OutOfMemory>,
    all: &mut Vec<Addr>,
) -> Result<Addr, OutOfMemory> {
    if depth == 0 {
        return Ok(Addr::NULL);
    }
    let node = new()?;
    all.push(node);
    for side in 0..2 {
        let child = tree(depth - 1, new, all)?;
        // SAFETY: the first two words of a new node.
        unsafe { mem::store64(node + Bytes(side * 8), child.0 as u64) };
    }
    Ok(node)
}

/// The nodes in the order in which `mark.go` shuffles them.
fn shuffle(all: &mut [Addr]) {
    let mut seed: u32 = 99;
    for at in (1..all.len()).rev() {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        all.swap(at, (seed >> 4) as usize % (at + 1));
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let procs = std::env::args().nth(1).map_or(Ok(2), |arg| arg.parse())?;
    let gc = Gc::new(GcConfig {
        procs,
        cpus: procs,
        mark_by_spans: std::env::args().nth(3).is_none_or(|way| way == "spans"),
        ..GcConfig::new(Arc::new(RealClock::new()), Box::new(|| {}))
    });
    let heap = Heap::new(Arc::new(Mmap::new()), gc.clone(), HeapConfig::default())?;
    let mut cache = MCache::new(&heap);
    let node = ObjectType::new(Bytes(48), &[0, 1, 2]);
    let mut all = Vec::new();
    // SAFETY: the heap's own cache; `node` is dropped after the heap's last use; nothing collects.
    let root = tree(
        std::env::args().nth(2).map_or(22, |d| d.parse().unwrap()),
        &mut || unsafe { cache.alloc(&heap, &node) },
        &mut all,
    )?;
    shuffle(&mut all);
    for pair in all.windows(2) {
        // SAFETY: the third word of a node.
        unsafe { mem::store64(pair[0] + Bytes(16), pair[1].0 as u64) };
    }
    let mut best = f64::MAX;
    for _ in 0..11 {
        // SAFETY: one thread, one cache, and `root` is all that is used.
        let report = unsafe {
            gc.collect(
                &heap,
                &mut |visit| visit(&mut cache),
                &Tree(root),
                Cause::Forced,
                &PTrace::off(),
            )
        };
        let mark = report.phases.mark.as_secs_f64() * 1e3;
        let swept = std::time::Instant::now();
        gc.sweep_all(&heap, &PTrace::off());
        let sweep = swept.elapsed().as_secs_f64() * 1e3;
        println!(
            "{} objects, {:.0} MB: mark {mark:.1} ms, sweep {sweep:.1} ms",
            report.objects_marked,
            report.heap_marked as f64 / 1e6
        );
        best = best.min(mark + sweep);
    }
    println!("best {best:.1} ms a collection");
    Ok(())
}
