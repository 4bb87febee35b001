//! `runtime.MemStats`: all of its fields, computed from the allocator's and the collector's counters.
//!
//! Called by `runtime.ReadMemStats` with the world stopped and the mcaches flushed, and by `--stats`.
//!
//! Invariants: (S1) the identities between the fields that Go documents hold, because every field follows from one
//! set of counters read at one moment: `HeapSys = HeapInuse + HeapIdle`, `HeapObjects = Mallocs - Frees`, `Sys` is the
//! sum of all `...Sys`, and `HeapAlloc` is what has been allocated less what has been freed. (S2) The layout in script
//! memory is that of Go's struct on amd64.
//!
//! Locks: none. Next to read: `burrow_alloc::stats`, `burrow_gc`'s history.

use burrow_alloc::mem;
use burrow_alloc::size_class::SizeClass;
use burrow_alloc::stats::HeapStats;
use burrow_alloc::units::{Addr, Bytes};
use burrow_gc::{History, PAUSES};

/// Size classes that `BySize` shows: those up to 18,432 bytes.
pub const BY_SIZE: usize = 61;

/// Objects of one size class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BySize {
    /// Bytes of a slot.
    pub size: u32,
    /// Objects allocated, without tiny ones that shared a slot.
    pub mallocs: u64,
    /// Objects freed.
    pub frees: u64,
}

/// The fields of `runtime.MemStats`, in its order; sizes are bytes, times nanoseconds.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the names and meanings are `runtime.MemStats`'s")]
pub struct MemStats {
    pub alloc: u64,
    pub total_alloc: u64,
    pub sys: u64,
    pub lookups: u64,
    pub mallocs: u64,
    pub frees: u64,
    pub heap_alloc: u64,
    pub heap_sys: u64,
    pub heap_idle: u64,
    pub heap_inuse: u64,
    pub heap_released: u64,
    pub heap_objects: u64,
    pub stack_inuse: u64,
    pub stack_sys: u64,
    pub mspan_inuse: u64,
    pub mspan_sys: u64,
    pub mcache_inuse: u64,
    pub mcache_sys: u64,
    pub buck_hash_sys: u64,
    pub gc_sys: u64,
    pub other_sys: u64,
    pub next_gc: u64,
    pub last_gc: u64,
    pub pause_total_ns: u64,
    pub pause_ns: [u64; PAUSES],
    pub pause_end: [u64; PAUSES],
    pub num_gc: u32,
    pub num_forced_gc: u32,
    pub gc_cpu_fraction: f64,
    pub enable_gc: bool,
    pub debug_gc: bool,
    pub by_size: [BySize; BY_SIZE],
}

impl MemStats {
    /// Bytes of the struct in script memory.
    pub const SIZE: usize = 24 * 8 + 2 * PAUSES * 8 + 4 + 4 + 8 + 8 + BY_SIZE * 24;

    /// Computes the fields; `next_gc` is the heap goal.
    pub fn new(heap: &HeapStats, collections: &History, next_gc: u64) -> MemStats {
        MemStats {
            alloc: heap.heap_alloc(),
            total_alloc: heap.total_alloc(),
            sys: heap.sys(),
            lookups: 0,
            mallocs: heap.mallocs(),
            frees: heap.frees(),
            heap_alloc: heap.heap_alloc(),
            heap_sys: heap.heap_sys(),
            heap_idle: heap.heap_idle(),
            heap_inuse: heap.heap_in_use,
            heap_released: heap.heap_released,
            heap_objects: heap.heap_objects(),
            stack_inuse: heap.in_stacks,
            stack_sys: heap.stack_sys(),
            mspan_inuse: heap.mspan_in_use,
            mspan_sys: heap.mspan_sys,
            mcache_inuse: heap.mcache_in_use,
            mcache_sys: heap.mcache_sys,
            buck_hash_sys: heap.buck_hash_sys,
            gc_sys: heap.gc_sys(),
            other_sys: heap.other_sys,
            next_gc,
            last_gc: collections.last_gc,
            pause_total_ns: collections.pause_total.0,
            pause_ns: collections.pause_ns,
            pause_end: collections.pause_end,
            num_gc: collections.num_gc,
            num_forced_gc: collections.num_forced_gc,
            gc_cpu_fraction: collections.cpu_fraction,
            enable_gc: true,
            debug_gc: false,
            by_size: by_size(heap),
        }
    }

    /// Writes the struct into script memory (S2). It holds no pointers.
    ///
    /// # Safety
    /// (V1) of `value.rs`: `at` is a `runtime.MemStats`.
    pub unsafe fn store(&self, at: Addr) {
        let mut end = at;
        // SAFETY: promised by the caller; the fields add up to `SIZE` bytes.
        let mut word = |word: u64| unsafe {
            mem::store64(end, word);
            end = end + Bytes(8);
        };
        self.words().into_iter().for_each(&mut word);
        self.pause_ns.into_iter().chain(self.pause_end).for_each(&mut word);
        word(u64::from(self.num_gc) | u64::from(self.num_forced_gc) << 32);
        word(self.gc_cpu_fraction.to_bits());
        word(u64::from(self.enable_gc) | u64::from(self.debug_gc) << 8);
        for class in self.by_size {
            word(u64::from(class.size));
            word(class.mallocs);
            word(class.frees);
        }
        debug_assert_eq!(end.offset_from(at), Bytes(MemStats::SIZE), "S2");
    }

    /// The leading fields, all of one word.
    fn words(&self) -> [u64; 24] {
        [
            self.alloc,
            self.total_alloc,
            self.sys,
            self.lookups,
            self.mallocs,
            self.frees,
            self.heap_alloc,
            self.heap_sys,
            self.heap_idle,
            self.heap_inuse,
            self.heap_released,
            self.heap_objects,
            self.stack_inuse,
            self.stack_sys,
            self.mspan_inuse,
            self.mspan_sys,
            self.mcache_inuse,
            self.mcache_sys,
            self.buck_hash_sys,
            self.gc_sys,
            self.other_sys,
            self.next_gc,
            self.last_gc,
            self.pause_total_ns,
        ]
    }
}

/// The classes that `BySize` shows. Class 0, large objects, has neither size nor counts there.
fn by_size(heap: &HeapStats) -> [BySize; BY_SIZE] {
    let count = |counts: &[u64], class: usize| counts.get(class).copied().unwrap_or(0);
    std::array::from_fn(|i| {
        let size = SizeClass::from_index(i).map_or(0, |class| class.elem_size().0 as u32); // at most 18,432
        BySize {
            size,
            mallocs: count(&heap.small_alloc_count, i),
            frees: count(&heap.small_free_count, i),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::testing::TestHeap;
    use burrow_trace::clock::Nanos;

    fn counters() -> HeapStats {
        let mut heap = HeapStats {
            heap_in_use: 3 << 20,
            heap_free: 1 << 16,
            heap_released: 5 << 13,
            in_stacks: 1 << 15,
            in_work_bufs: 1 << 14,
            large_alloc: 1 << 20,
            large_alloc_count: 9,
            large_free: 1 << 18,
            large_free_count: 4,
            tiny_allocs: 100,
            small_alloc_count: vec![0; 68],
            small_free_count: vec![0; 68],
            mspan_in_use: 160,
            mspan_sys: 16_320,
            mcache_in_use: 2_296,
            mcache_sys: 16_072,
            buck_hash_sys: 7,
            gc_misc_sys: 11,
            other_sys: 13,
            ..HeapStats::default()
        };
        heap.small_alloc_count[2] = 1000; // 16 bytes
        heap.small_free_count[2] = 300;
        heap.small_alloc_count[67] = 5; // 32 KiB: not in BySize
        heap
    }

    #[test]
    fn identities_hold() {
        let stats = MemStats::new(&counters(), &History::default(), 4 << 20);
        let identities = [
            ("HeapSys", stats.heap_sys, stats.heap_inuse + stats.heap_idle),
            ("HeapObjects", stats.heap_objects, stats.mallocs - stats.frees),
            ("Alloc", stats.alloc, stats.heap_alloc),
            ("HeapAlloc", stats.heap_alloc, (1 << 20) - (1 << 18) + 700 * 16 + 5 * 32_768),
            ("Mallocs", stats.mallocs, 9 + 1000 + 5 + 100),
            ("Frees", stats.frees, 4 + 300 + 100),
            ("GCSys", stats.gc_sys, 11 + (1 << 14)),
            ("BySize", stats.by_size[2].mallocs - stats.by_size[2].frees, 700),
            (
                "Sys",
                stats.sys,
                stats.heap_sys
                    + stats.stack_sys
                    + stats.mspan_sys
                    + stats.mcache_sys
                    + stats.buck_hash_sys
                    + stats.gc_sys
                    + stats.other_sys,
            ),
        ];
        for (field, got, wanted) in identities {
            assert_eq!(got, wanted, "{field}");
        }
        assert_eq!(stats.by_size[60].size, 18_432);
        assert_eq!(stats.by_size[0], BySize::default());
    }

    #[test]
    fn the_layout_is_gos() {
        // Offsets and size as Go 1.27.3's unsafe.Offsetof and unsafe.Sizeof give them.
        let collections = History {
            num_gc: 3,
            num_forced_gc: 1,
            last_gc: 77,
            pause_total: Nanos(9),
            pause_ns: std::array::from_fn(|i| i as u64),
            pause_end: std::array::from_fn(|i| 1000 + i as u64),
            cpu_fraction: 0.25,
            ..History::default()
        };
        let stats = MemStats::new(&counters(), &collections, 4 << 20);
        let mut heap = TestHeap::new();
        let at = heap.raw(MemStats::SIZE);
        // SAFETY: fresh memory of this size.
        unsafe { stats.store(at) };
        let cases = [
            // (field, offset, wanted)
            ("Alloc", 0, stats.alloc),
            ("Sys", 16, stats.sys),
            ("HeapReleased", 80, stats.heap_released),
            ("OtherSys", 160, 13),
            ("NextGC", 168, 4 << 20),
            ("PauseTotalNs", 184, 9),
            ("PauseNs[1]", 200, 1),
            ("PauseEnd[255]", 4280, 1255),
            ("NumGC and NumForcedGC", 4288, 3 | 1 << 32),
            ("GCCPUFraction", 4296, 0.25_f64.to_bits()),
            ("EnableGC", 4304, 1),
            ("BySize[2].Size", 4360, 16),
            ("BySize[2].Mallocs", 4368, 1000),
        ];
        for (field, offset, wanted) in cases {
            // SAFETY: inside the struct.
            assert_eq!(unsafe { mem::load64(at + Bytes(offset)) }, wanted, "{field}");
        }
        assert_eq!(MemStats::SIZE, 5776);
    }
}
