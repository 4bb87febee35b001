//! The metrics, in the order of their names, which is Go's.

#![forbid(unsafe_code)]

use burrow_alloc::SizeClass;
use burrow_gc::CpuClasses;

use super::Source::{Cpu, Sizes, Times, Whole};
use super::{Metric, Sample, Source};
use crate::stack::pool::MIN_CHUNK;

/// A metric that only grows.
const fn sum(name: &'static str, source: Source, doc: &'static str) -> Metric {
    Metric { name, doc, cumulative: true, source }
}

/// A metric that comes and goes.
const fn now(name: &'static str, source: Source, doc: &'static str) -> Metric {
    Metric { name, doc, cumulative: false, source }
}

/// Objects of size classes, without tiny ones that shared a block.
fn allocs(s: &Sample<'_>) -> u64 {
    s.stats.mallocs() - s.stats.tiny_allocs
}

fn frees(s: &Sample<'_>) -> u64 {
    s.stats.frees() - s.stats.tiny_allocs
}

fn of_class(large: u64, small: &[u64], class: SizeClass) -> u64 {
    match class {
        SizeClass::LARGE => large,
        class => small.get(class.index()).copied().unwrap_or(0),
    }
}

/// All metrics.
#[rustfmt::skip] // a row each
pub static METRICS: &[Metric] = &[
    sum("/cgo/go-to-c-calls:calls", Whole(|_| 0), "Calls from Go to C. There are none: Burrow has no cgo."),
    sum("/cpu/classes/gc/mark/assist:cpu-seconds", Cpu(|cpu| cpu.assist), "CPU time of goroutines that had to help marking, for what they allocated meanwhile."),
    sum("/cpu/classes/gc/mark/dedicated:cpu-seconds", Cpu(|cpu| cpu.dedicated), "CPU time of marking on Ps that were set aside for it, wholly or for a part of their time."),
    sum("/cpu/classes/gc/mark/idle:cpu-seconds", Cpu(|cpu| cpu.idle_mark), "CPU time of marking on Ps with nothing else to do. It costs the program nothing."),
    sum("/cpu/classes/gc/pause:cpu-seconds", Cpu(|cpu| cpu.pause), "CPU time for which collections stopped the program: GOMAXPROCS times each of /sched/pauses/total/gc:seconds."),
    sum("/cpu/classes/gc/total:cpu-seconds", Cpu(CpuClasses::gc), "CPU time of collections, the sum of /cpu/classes/gc."),
    sum("/cpu/classes/idle:cpu-seconds", Cpu(|cpu| cpu.idle), "CPU time for which Ps had nothing to do."),
    sum("/cpu/classes/scavenge/assist:cpu-seconds", Cpu(|cpu| cpu.scavenge_assist), "CPU time of giving memory back in allocations, because of the memory limit."),
    sum("/cpu/classes/scavenge/background:cpu-seconds", Cpu(|cpu| cpu.scavenge_background), "CPU time of giving memory back in the background, by a thread without a P."),
    sum("/cpu/classes/scavenge/total:cpu-seconds", Cpu(CpuClasses::scavenge), "CPU time of giving memory back, the sum of /cpu/classes/scavenge."),
    sum("/cpu/classes/total:cpu-seconds", Cpu(|cpu| cpu.total), "CPU time there was for the program: GOMAXPROCS, summed up over the time since its start. The sum of /cpu/classes."),
    sum("/cpu/classes/user:cpu-seconds", Cpu(CpuClasses::user), "CPU time of the program itself: what is left of the total."),
    sum("/gc/cleanups/executed:cleanups", Whole(|s| s.calls.cleanups_taken), "Cleanup functions that the runtime has called."),
    sum("/gc/cleanups/queued:cleanups", Whole(|s| s.calls.cleanups_queued), "Cleanup functions whose call became due."),
    sum("/gc/cycles/automatic:gc-cycles", Whole(|s| u64::from(s.history.num_gc - s.history.num_forced_gc)), "Collections that the runtime started by itself."),
    sum("/gc/cycles/forced:gc-cycles", Whole(|s| s.history.num_forced_gc.into()), "Collections that the program asked for."),
    sum("/gc/cycles/total:gc-cycles", Whole(|s| s.history.num_gc.into()), "All collections done."),
    sum("/gc/finalizers/executed:finalizers", Whole(|s| s.calls.finalizers_taken), "Finalizers that the runtime has called."),
    sum("/gc/finalizers/queued:finalizers", Whole(|s| s.calls.finalizers_queued), "Finalizers whose call became due."),
    now("/gc/gogc:percent", Whole(|s| i64::from(s.rt.gc.gc_percent()) as u64), "GOGC, as the environment or debug.SetGCPercent set it; the greatest number if it is off."),
    now("/gc/gomemlimit:bytes", Whole(|s| s.rt.gc.set_memory_limit(&s.rt.heap, -1) as u64), "GOMEMLIMIT, as the environment or debug.SetMemoryLimit set it; math.MaxInt64 if there is none."),
    sum("/gc/heap/allocs-by-size:bytes", Sizes(|s, class| of_class(s.large_alloc_count, &s.small_alloc_count, class)), "Objects allocated, by size; of tiny objects, their blocks."),
    sum("/gc/heap/allocs:bytes", Whole(|s| s.stats.total_alloc()), "Bytes of objects allocated."),
    sum("/gc/heap/allocs:objects", Whole(allocs), "Objects allocated; of tiny objects, their blocks."),
    sum("/gc/heap/frees-by-size:bytes", Sizes(|s, class| of_class(s.large_free_count, &s.small_free_count, class)), "Objects freed, by size; of tiny objects, their blocks."),
    sum("/gc/heap/frees:bytes", Whole(|s| s.stats.total_free()), "Bytes of objects freed."),
    sum("/gc/heap/frees:objects", Whole(frees), "Objects freed; of tiny objects, their blocks."),
    now("/gc/heap/goal:bytes", Whole(|s| s.rt.gc.heap_goal(&s.rt.heap)), "The size of the heap at which the next collection should be done."),
    now("/gc/heap/live:bytes", Whole(|s| s.rt.gc.heap_marked()), "What the last collection found reachable."),
    now("/gc/heap/objects:objects", Whole(|s| allocs(s).saturating_sub(frees(s))), "Objects that have not been freed: live ones, and dead ones that are yet to be swept."),
    sum("/gc/heap/tiny/allocs:objects", Whole(|s| s.stats.tiny_allocs), "Tiny objects that were put into a block with others."),
    now("/gc/limiter/last-enabled:gc-cycle", Whole(|s| s.rt.gc.limiter.last_enabled().into()), "The collection during which, or before which, the CPU limiter was last switched on; 0 if it never was."),
    sum("/gc/pauses:seconds", Times(|pauses| &pauses.total_gc), "The same as /sched/pauses/total/gc:seconds, under its old name."),
    now("/gc/scan/globals:bytes", Whole(|s| s.scan.globals), "Package variables that may hold pointers."),
    now("/gc/scan/heap:bytes", Whole(|s| s.rt.heap.heap_scan().0 as u64), "What a collection would have to look at in the heap."),
    now("/gc/scan/stack:bytes", Whole(|s| s.scan.stack), "What the last collection looked at in stacks."),
    now("/gc/scan/total:bytes", Whole(|s| s.scan.globals + s.scan.stack + s.rt.heap.heap_scan().0 as u64), "The sum of /gc/scan."),
    now("/gc/stack/starting-size:bytes", Whole(|_| MIN_CHUNK as u64), "The stack that a goroutine begins with."),
    now("/memory/classes/heap/free:bytes", Whole(|s| s.stats.heap_free), "Free pages that memory is still behind."),
    now("/memory/classes/heap/objects:bytes", Whole(|s| s.stats.heap_alloc()), "Objects that have not been freed: live ones, and dead ones that are yet to be swept."),
    now("/memory/classes/heap/released:bytes", Whole(|s| s.stats.heap_released), "Free pages whose memory the operating system has."),
    now("/memory/classes/heap/stacks:bytes", Whole(|s| s.stats.in_stacks), "Pages for stacks of goroutines."),
    now("/memory/classes/heap/unused:bytes", Whole(|s| s.stats.heap_in_use.saturating_sub(s.stats.heap_alloc())), "What is left over in the pages for objects."),
    now("/memory/classes/metadata/mcache/free:bytes", Whole(|s| s.stats.mcache_sys.saturating_sub(s.stats.mcache_in_use)), "Memory for further caches of Ps."),
    now("/memory/classes/metadata/mcache/inuse:bytes", Whole(|s| s.stats.mcache_in_use), "Caches of Ps."),
    now("/memory/classes/metadata/mspan/free:bytes", Whole(|s| s.stats.mspan_sys.saturating_sub(s.stats.mspan_in_use)), "Memory for further span structures."),
    now("/memory/classes/metadata/mspan/inuse:bytes", Whole(|s| s.stats.mspan_in_use), "Span structures."),
    now("/memory/classes/metadata/other:bytes", Whole(|s| s.stats.gc_sys()), "Other memory of the collector, and metadata of the heap."),
    now("/memory/classes/os-stacks:bytes", Whole(|_| 0), "Stacks that the operating system gave for goroutines. There are none."),
    now("/memory/classes/other:bytes", Whole(|s| s.stats.other_sys), "Bytecode, types, trace rings and the like."),
    now("/memory/classes/profiling/buckets:bytes", Whole(|s| s.stats.buck_hash_sys), "The profiler's table."),
    now("/memory/classes/total:bytes", Whole(|s| s.stats.sys()), "All memory from the operating system, the sum of /memory/classes."),
    now("/sched/gomaxprocs:threads", Whole(|s| s.procs), "GOMAXPROCS: goroutines that run at a time."),
    sum("/sched/goroutines-created:goroutines", Whole(|s| s.census.created), "Goroutines started."),
    now("/sched/goroutines/not-in-go:goroutines", Whole(|s| s.census.blocked), "Goroutines in calls to the system that may block."),
    now("/sched/goroutines/runnable:goroutines", Whole(|s| s.census.runnable), "Goroutines that are ready to run, and do not."),
    now("/sched/goroutines/running:goroutines", Whole(|s| s.census.running), "Goroutines that run."),
    now("/sched/goroutines/waiting:goroutines", Whole(|s| s.census.waiting), "Goroutines that wait for something."),
    now("/sched/goroutines:goroutines", Whole(|s| s.census.alive), "Goroutines."),
    sum("/sched/pauses/stopping/gc:seconds", Times(|pauses| &pauses.stopping_gc), "How long it took until the world stood still for a collection."),
    sum("/sched/pauses/stopping/other:seconds", Times(|pauses| &pauses.stopping_other), "How long it took until the world stood still for something else."),
    sum("/sched/pauses/total/gc:seconds", Times(|pauses| &pauses.total_gc), "How long it took from wanting the world to stop for a collection until it went on."),
    sum("/sched/pauses/total/other:seconds", Times(|pauses| &pauses.total_other), "How long it took from wanting the world to stop for something else until it went on."),
];
