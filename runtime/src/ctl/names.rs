//! The table: every name, what it means and where its value comes from.
//!
//! `docs/control.md` shows it; a test holds the two together. Names follow the parts of the memory system: `heap`, its
//! `class`es and `size`s, `p`s with their caches, `gc`, `memory` as the system sees it. Words are those of the glossary.

#![forbid(unsafe_code)]

use burrow_alloc::SizeClass;
use burrow_alloc::snapshot::{ClassTotals, PageState};
use burrow_alloc::units::{CHUNK_SIZE, PAGE_SIZE};
use burrow_alloc::{MSpan, SpanClass};
use burrow_gc::{CpuClasses, PAUSES};
use burrow_trace::clock::Nanos;

use super::domain_names::domains;
use super::policy_names::policies;
use super::registry::{Entry, Range, When};
use super::value::{Kind, Unit, Value};
use super::{Ctl, CtlError};
use crate::stack::pool::MIN_CHUNK;

/// The names that every runtime has.
pub(super) fn all() -> Vec<Entry> {
    let parts = [
        general(),
        policies(),
        heap(),
        domains(),
        pages(),
        classes(),
        sizes(),
        ps(),
        collector(),
        cpu(),
        memory(),
        scheduler(),
    ];
    parts.into_iter().flatten().collect()
}

/// A whole number that is read from anywhere.
pub(super) fn count(
    name: &'static str,
    unit: Unit,
    doc: &'static str,
    read: impl Fn(&Ctl<'_>) -> u64 + Send + Sync + 'static,
) -> Entry {
    Entry::new(name, Kind::U64, unit, doc, move |ctl, _| Value::U64(read(ctl)))
}

pub(super) fn text(
    name: &'static str,
    doc: &'static str,
    read: impl Fn(&Ctl<'_>) -> String + Send + Sync + 'static,
) -> Entry {
    Entry::new(name, Kind::Text, Unit::None, doc, move |ctl, _| Value::Text(read(ctl)))
}

fn ratio(
    name: &'static str,
    doc: &'static str,
    read: impl Fn(&Ctl<'_>) -> f64 + Send + Sync + 'static,
) -> Entry {
    Entry::new(name, Kind::Ratio, Unit::None, doc, move |ctl, _| Value::Ratio(read(ctl)))
}

fn share(part: u64, of: u64) -> f64 {
    if of == 0 { 0.0 } else { part as f64 / of as f64 }
}

fn general() -> Vec<Entry> {
    let any = Range { min: 0, max: u64::MAX.into(), off: None };
    vec![
        text("version", "Burrow's version.", |_| env!("CARGO_PKG_VERSION").into()),
        count(
            "epoch",
            Unit::Count,
            "How often this name was written. Writing it, whatever the value, brings the counters up to date with what \
             the Ps' caches hold, as runtime.ReadMemStats does; until then they lag by at most a span a class and P.",
            |ctl| ctl.rt.epoch(),
        )
        .writable(Some(any), |ctl, _| ctl.refresh("epoch")),
        count("os.page_size", Unit::Bytes, "The operating system's page.", |ctl| {
            ctl.rt.heap.source().os_page_size().0 as u64
        }),
    ]
}

fn heap() -> Vec<Entry> {
    use Unit::{Bytes, Count};
    vec![
        count(
            "heap.sys",
            Bytes,
            "Pages of the heap, but for stacks and work buffers: in use, free or released (HeapSys).",
            |ctl| ctl.stats().heap_sys(),
        ),
        count("heap.in_use", Bytes, "Spans that hold objects (HeapInuse).", |ctl| {
            ctl.stats().heap_in_use
        }),
        count("heap.idle", Bytes, "Pages in no span: free and released ones (HeapIdle).", |ctl| {
            ctl.stats().heap_idle()
        }),
        count(
            "heap.free",
            Bytes,
            "Dirty pages: in no span, with memory still behind them.",
            |ctl| ctl.stats().heap_free,
        ),
        count(
            "heap.released",
            Bytes,
            "Pages in no span whose memory the operating system has: given back, or never used (HeapReleased); muzzy ones too.",
            |ctl| ctl.stats().heap_released,
        ),
        count(
            "heap.muzzy",
            Bytes,
            "Of these: pages whose memory the operating system may take, and may not have taken yet.",
            |ctl| ctl.stats().heap_muzzy,
        ),
        count(
            "heap.alloc",
            Bytes,
            "Objects that have not been freed, dead ones among them until they are swept (HeapAlloc).",
            |ctl| ctl.stats().heap_alloc(),
        ),
        count("heap.objects", Count, "How many objects that are (HeapObjects).", |ctl| {
            ctl.stats().heap_objects()
        }),
        ratio("heap.occupancy", "The share of heap.in_use that heap.alloc is.", |ctl| {
            share(ctl.stats().heap_alloc(), ctl.stats().heap_in_use)
        }),
        count("heap.allocated", Bytes, "Objects ever allocated (TotalAlloc).", |ctl| {
            ctl.stats().total_alloc()
        }),
        count("heap.allocated_objects", Count, "How many objects that were (Mallocs).", |ctl| {
            ctl.stats().mallocs()
        }),
        count("heap.freed", Bytes, "Objects ever freed.", |ctl| ctl.stats().total_free()),
        count("heap.freed_objects", Count, "How many objects that were (Frees).", |ctl| {
            ctl.stats().frees()
        }),
        count(
            "heap.tiny_objects",
            Count,
            "Objects that found room in a tiny block beside others; counted as allocated and freed at once.",
            |ctl| ctl.stats().tiny_allocs,
        ),
        count("heap.large", Bytes, "Large objects that have not been freed.", |ctl| {
            ctl.stats().large_alloc.saturating_sub(ctl.stats().large_free)
        }),
        count("heap.large_objects", Count, "How many large objects that are.", |ctl| {
            ctl.stats().large_alloc_count.saturating_sub(ctl.stats().large_free_count)
        }),
        count(
            "heap.live",
            Bytes,
            "What counts towards the next collection: what the last one marked, and whole spans handed out since.",
            |ctl| ctl.rt.heap.heap_live().0 as u64,
        ),
        count("heap.marked", Bytes, "What the last collection found reachable.", |ctl| {
            ctl.rt.gc.heap_marked()
        }),
        count(
            "heap.trigger",
            Bytes,
            "The value of heap.live at which the next collection begins.",
            |ctl| ctl.rt.gc.target(&ctl.rt.heap).trigger,
        ),
        count(
            "heap.goal",
            Bytes,
            "The value of heap.live at which that collection should be done (NextGC).",
            |ctl| ctl.rt.gc.heap_goal(&ctl.rt.heap),
        ),
        count("heap.scan", Bytes, "Of heap.live: what a marker has to look at.", |ctl| {
            ctl.rt.heap.heap_scan().0 as u64
        }),
        count("heap.spans", Count, "Spans, those of stacks and work buffers among them.", |ctl| {
            ctl.stats().mspan_in_use / burrow_alloc::stats::MSPAN_UNIT
        }),
        count("heap.domains", Count, "Domains.", |ctl| ctl.rt.heap.domains().count() as u64),
        count("heap.reserved", Bytes, "Addresses that the heap may grow into.", |ctl| {
            ctl.rt.heap.reserved().0 as u64
        }),
        count("heap.grown", Bytes, "Addresses that the heap has grown into.", |ctl| {
            ctl.rt.heap.used().0 as u64
        }),
        count("heap.page_size", Bytes, "A page of the heap.", |_| PAGE_SIZE as u64),
        count("heap.chunk_size", Bytes, "A chunk, in which the heap grows.", |_| CHUNK_SIZE as u64),
    ]
}

fn pages() -> Vec<Entry> {
    fn of(bytes: u64) -> u64 {
        bytes / PAGE_SIZE as u64
    }
    use Unit::Pages;
    vec![
        count("heap.pages.total", Pages, "Pages that the heap has grown into.", |ctl| {
            of(ctl.rt.heap.used().0 as u64)
        }),
        count(
            "heap.pages.in_use",
            Pages,
            "Pages of spans: objects, stacks, work buffers.",
            |ctl| {
                let stats = ctl.stats();
                of(stats.heap_in_use + stats.in_stacks + stats.in_work_bufs)
            },
        ),
        count("heap.pages.objects", Pages, "Of these: with objects.", |ctl| {
            of(ctl.stats().heap_in_use)
        }),
        count("heap.pages.stacks", Pages, "Of these: with stacks.", |ctl| {
            of(ctl.stats().in_stacks)
        }),
        count(
            "heap.pages.work_buffers",
            Pages,
            "Of these: with work buffers of the collector.",
            |ctl| of(ctl.stats().in_work_bufs),
        ),
        count("heap.pages.free", Pages, "Pages in no span that memory is still behind.", |ctl| {
            of(ctl.stats().heap_free)
        }),
        count(
            "heap.pages.released",
            Pages,
            "Pages in no span whose memory the operating system has.",
            |ctl| of(ctl.stats().heap_released),
        ),
        count(
            "heap.pages.muzzy",
            Pages,
            "Of these: pages whose memory it may take, and may not have taken yet.",
            |ctl| of(ctl.stats().heap_muzzy),
        ),
        count(
            "heap.pages.withheld",
            Pages,
            "Pages in no span that cannot be had: padding in front of the heap, or set aside.",
            |ctl| ctl.picture().snapshot.pages(PageState::Withheld).0 as u64,
        )
        .when(When::Walk),
        count(
            "heap.pages.free_runs",
            Unit::Count,
            "Runs of neighbouring pages, free or released, that spans can be made of.",
            |ctl| ctl.picture().snapshot.free_runs().len() as u64,
        )
        .when(When::Walk),
        count("heap.pages.longest_free_run", Pages, "The longest of them.", |ctl| {
            let runs = ctl.picture().snapshot.free_runs();
            runs.iter().map(|run| run.pages.0 as u64).max().unwrap_or(0)
        })
        .when(When::Walk),
    ]
}

/// What is known of a span class beforehand.
fn geometry(
    name: &'static str,
    unit: Unit,
    doc: &'static str,
    read: impl Fn(SpanClass) -> u64 + Send + Sync + 'static,
) -> Entry {
    Entry::new(name, Kind::U64, unit, doc, move |_, indices| {
        Value::U64(SpanClass::from_index(indices[0]).map_or(0, &read))
    })
}

/// What the spans of a class add up to.
fn total(
    name: &'static str,
    unit: Unit,
    doc: &'static str,
    read: impl Fn(&ClassTotals) -> u64 + Send + Sync + 'static,
) -> Entry {
    let read = move |ctl: &Ctl<'_>, indices: &[usize]| {
        Value::U64(ctl.picture().classes.get(indices[0]).map_or(0, &read))
    };
    Entry::new(name, Kind::U64, unit, doc, read).when(When::Walk)
}

fn classes() -> Vec<Entry> {
    use Unit::{Bytes, Count, None, Pages};
    vec![
        geometry(
            "class.<class>.size",
            Bytes,
            "A slot; 0 for large objects, whose spans differ.",
            |class| class.size_class().elem_size().0 as u64,
        ),
        geometry("class.<class>.size_class", Count, "The size class.", |class| {
            class.size_class().index() as u64
        }),
        Entry::new(
            "class.<class>.noscan",
            Kind::Bool,
            None,
            "Whether the objects have no pointers.",
            |_, indices| {
                Value::Bool(SpanClass::from_index(indices[0]).is_some_and(SpanClass::noscan))
            },
        ),
        geometry("class.<class>.pages", Pages, "A span; 0 for large objects.", |class| {
            class.size_class().span_pages().0 as u64
        }),
        geometry("class.<class>.slots", Count, "Slots of a span.", |class| {
            u64::from(class.slots())
        }),
        total("class.<class>.spans", Count, "Spans there are.", |total| total.spans),
        total("class.<class>.in_use", Bytes, "Their pages.", ClassTotals::bytes),
        total(
            "class.<class>.objects",
            Count,
            "Slots that are taken, by dead objects too until they are swept.",
            |total| total.objects,
        ),
        total(
            "class.<class>.dead",
            Count,
            "Of these: objects that the last collection did not reach, yet to be swept.",
            |total| total.dead,
        ),
        total("class.<class>.free", Count, "Slots that are free.", |total| {
            total.slots.saturating_sub(total.objects)
        }),
        Entry::new(
            "class.<class>.occupancy",
            Kind::Ratio,
            None,
            "The share of slots that are taken.",
            |ctl, indices| {
                Value::Ratio(
                    ctl.picture().classes.get(indices[0]).map_or(0.0, ClassTotals::occupancy),
                )
            },
        )
        .when(When::Walk),
        total(
            "class.<class>.waste",
            Bytes,
            "What holds no object: free slots and the ends of spans.",
            ClassTotals::waste,
        ),
        total(
            "class.<class>.tail",
            Bytes,
            "Of that: the ends of spans, where metadata is or nothing.",
            |total| total.tail_bytes,
        ),
        total("class.<class>.cached", Count, "Spans in the caches of Ps.", |total| total.cached),
        total("class.<class>.unswept", Count, "Spans that are yet to be swept.", |total| {
            total.unswept
        }),
    ]
}

/// A figure of a size class.
fn of_size(
    name: &'static str,
    unit: Unit,
    doc: &'static str,
    read: impl Fn(&Ctl<'_>, usize) -> u64 + Send + Sync + 'static,
) -> Entry {
    Entry::new(name, Kind::U64, unit, doc, move |ctl, indices| Value::U64(read(ctl, indices[0])))
}

/// Objects allocated and freed of a size class.
fn objects_of(ctl: &Ctl<'_>, size: usize) -> (u64, u64) {
    let stats = ctl.stats();
    let of = |counts: &[u64]| counts.get(size).copied().unwrap_or(0);
    match size {
        0 => (stats.large_alloc_count, stats.large_free_count),
        _ => (of(&stats.small_alloc_count), of(&stats.small_free_count)),
    }
}

fn sizes() -> Vec<Entry> {
    use Unit::{Bytes, Count};
    vec![
        of_size(
            "size.<size>.size",
            Bytes,
            "An object of this size class; 0 for large ones.",
            |_, size| SizeClass::from_index(size).map_or(0, |class| class.elem_size().0 as u64),
        ),
        of_size(
            "size.<size>.allocated",
            Count,
            "Objects ever allocated, without those that share a tiny block.",
            |ctl, size| objects_of(ctl, size).0,
        ),
        of_size("size.<size>.freed", Count, "Objects ever freed.", |ctl, size| {
            objects_of(ctl, size).1
        }),
        of_size("size.<size>.objects", Count, "Objects that have not been freed.", |ctl, size| {
            let (allocated, freed) = objects_of(ctl, size);
            allocated.saturating_sub(freed)
        }),
    ]
}

/// What a P's caches hold: for all classes from the first given on, up to the last; that of the domain in use first.
fn held<T>(
    ctl: &Ctl<'_>,
    p: usize,
    classes: std::ops::Range<usize>,
    add: impl Fn(&MSpan) -> T,
) -> Vec<T> {
    let p = ctl.world.and_then(|world| world.processors().nth(p));
    let Some(p) = p else { return Vec::new() };
    let classes = classes.filter_map(SpanClass::from_index);
    let of_class = |class| p.caches().filter_map(move |cache| cache.held(&ctl.rt.heap, class));
    classes.flat_map(of_class).map(add).collect()
}

/// A figure of the span that a P's cache holds for a class; 0 if it holds none.
fn of_held(
    name: &'static str,
    doc: &'static str,
    read: impl Fn(&MSpan) -> u64 + Send + Sync + 'static,
) -> Entry {
    let read = move |ctl: &Ctl<'_>, indices: &[usize]| {
        Value::U64(held(ctl, indices[0], indices[1]..indices[1] + 1, &read).into_iter().sum())
    };
    Entry::new(name, Kind::U64, Unit::Count, doc, read).when(When::Stopped)
}

fn free_slots(span: &MSpan) -> u64 {
    u64::from(span.nelems().saturating_sub(span.alloc_count()))
}

fn ps() -> Vec<Entry> {
    const ALL: std::ops::Range<usize> = 0..burrow_alloc::size_class::NUM_SPAN_CLASSES;
    let sum = |name, unit, doc, read: fn(&MSpan) -> u64| {
        let read = move |ctl: &Ctl<'_>, indices: &[usize]| {
            Value::U64(held(ctl, indices[0], ALL, read).into_iter().sum())
        };
        Entry::new(name, Kind::U64, unit, doc, read).when(When::Stopped)
    };
    let first_page = |ctl: &Ctl<'_>, indices: &[usize]| {
        let base = ctl.rt.heap.base();
        let page = |span: &MSpan| (span.base().offset_from(base).0 / PAGE_SIZE) as i64;
        let held = held(ctl, indices[0], indices[1]..indices[1] + 1, page);
        Value::I64(held.first().copied().unwrap_or(-1))
    };
    vec![
        sum("p.<p>.cache.spans", Unit::Count, "Spans that the P's caches hold, of all domains.", |_| 1),
        sum("p.<p>.cache.free", Unit::Bytes, "Free slots in them.", |span| {
            free_slots(span) * span.elem_size().0 as u64
        }),
        Entry::new(
            "p.<p>.cache.<class>.span",
            Kind::I64,
            Unit::None,
            "First page of the span that the cache holds for the class, counted from the heap's first page; -1 if it holds none.",
            first_page,
        )
        .when(When::Stopped),
        of_held("p.<p>.cache.<class>.slots", "Slots of that span.", |span| u64::from(span.nelems())),
        of_held("p.<p>.cache.<class>.objects", "Slots of it that are taken.", |span| u64::from(span.alloc_count())),
        of_held("p.<p>.cache.<class>.free", "Slots of it that are free.", free_slots),
    ]
}

fn set_integer(value: &Value, set: impl FnOnce(i64)) -> Result<(), CtlError> {
    if let Value::I64(value) = value {
        set(*value); // of this type and in range: checked before
    }
    Ok(())
}

fn collector() -> Vec<Entry> {
    let mut entries = cycles();
    entries.extend(limiter());
    entries
}

fn cycles() -> Vec<Entry> {
    use Unit::{Count, Nanoseconds};
    let percents = Range { min: -1, max: i32::MAX.into(), off: Some(-1) };
    vec![
        Entry::new(
            "gc.percent",
            Kind::I64,
            Unit::Percent,
            "How much the heap may grow over what the last collection marked before the next is done: GOGC. -1 is off.",
            |ctl, _| Value::I64(ctl.rt.gc.gc_percent().into()),
        )
        .writable(Some(percents), |ctl, value| {
            set_integer(value, |percent| {
                ctl.rt.gc.set_gc_percent(&ctl.rt.heap, percent as i32); // in range
            })
        }),
        Entry::new(
            "gc.mark_by_spans",
            Kind::Bool,
            Unit::None,
            "Whether small objects with pointers are marked by spans, from the next collection on, or one by one (GODEBUG=greenteagc).",
            |ctl, _| Value::Bool(ctl.rt.gc.marks_by_spans()),
        )
        .writable(None, |ctl, value| {
            ctl.rt.gc.set_mark_by_spans(*value == Value::Bool(true));
            Ok(())
        }),
        count("gc.cycles", Count, "Collections done (NumGC).", |ctl| ctl.history().num_gc.into()),
        count("gc.forced", Count, "Of these: asked for by the program (NumForcedGC).", |ctl| {
            ctl.history().num_forced_gc.into()
        }),
        count("gc.pause.total", Nanoseconds, "How long the world stood still for them (PauseTotalNs).", |ctl| {
            ctl.history().pause_total.0
        }),
        count("gc.pause.last", Nanoseconds, "How long for the last one.", |ctl| {
            let history = ctl.history();
            history.pause_ns[(history.num_gc as usize + PAUSES - 1) % PAUSES]
        }),
        count("gc.pause.longest", Nanoseconds, "The longest of the last 256.", |ctl| {
            ctl.history().pause_ns.iter().copied().max().unwrap_or(0)
        }),
        count("gc.cpu", Nanoseconds, "CPU time that collections took.", |ctl| ctl.history().gc_cpu.0),
        ratio("gc.cpu_fraction", "The share of all CPU time since the start that this is (GCCPUFraction).", |ctl| {
            ctl.history().cpu_fraction
        }),
        count("gc.last", Nanoseconds, "When the last one ended, since 1970 (LastGC); 0 before the first.", |ctl| {
            ctl.history().last_gc
        }),
        count("gc.sweepgen", Count, "The heap's sweep generation: grows by 2 with each collection.", |ctl| {
            ctl.rt.heap.sweepgen().into()
        }),
        count("gc.pages_swept", Unit::Pages, "Pages swept since the last collection.", |ctl| {
            ctl.rt.heap.pages_swept().0 as u64
        }),
    ]
}

/// CPU time that went to something.
fn cpu_time(
    name: &'static str,
    doc: &'static str,
    read: impl Fn(&CpuClasses) -> Nanos + Send + Sync + 'static,
) -> Entry {
    count(name, Unit::Nanoseconds, doc, move |ctl| read(ctl.cpu()).0)
}

fn cpu() -> Vec<Entry> {
    vec![
        cpu_time(
            "cpu.total",
            "CPU time that there was: GOMAXPROCS, summed up over the time since the start.",
            |cpu| cpu.total,
        ),
        cpu_time(
            "cpu.user",
            "Of it: the program's, which is what the others leave.",
            CpuClasses::user,
        ),
        cpu_time("cpu.idle", "Ps with nothing to do.", |cpu| cpu.idle),
        cpu_time("cpu.gc.total", "Collections: the sum of cpu.gc.", CpuClasses::gc),
        cpu_time("cpu.gc.assist", "Goroutines that had to help marking.", |cpu| cpu.assist),
        cpu_time(
            "cpu.gc.dedicated",
            "Marking on Ps that were set aside for it, wholly or in part.",
            |cpu| cpu.dedicated,
        ),
        cpu_time("cpu.gc.idle", "Marking on Ps with nothing else to do.", |cpu| cpu.idle_mark),
        cpu_time("cpu.gc.pause", "All Ps, while collections stopped the world.", |cpu| cpu.pause),
        cpu_time(
            "cpu.scavenge.total",
            "Giving memory back: the sum of cpu.scavenge.",
            CpuClasses::scavenge,
        ),
        cpu_time(
            "cpu.scavenge.assist",
            "Giving memory back in allocations, to hold memory.limit.",
            |cpu| cpu.scavenge_assist,
        ),
        cpu_time(
            "cpu.scavenge.background",
            "Giving memory back in the background: 0, as that is not done.",
            |cpu| cpu.scavenge_background,
        ),
    ]
}

/// The CPU limiter.
fn limiter() -> Vec<Entry> {
    use Unit::{Count, Nanoseconds};
    vec![
        Entry::new(
            "gc.limiter.on",
            Kind::Bool,
            Unit::None,
            "Whether the CPU limiter holds the collector back: no assists, nothing given back in allocations.",
            |ctl, _| Value::Bool(ctl.rt.gc.limiter.limiting()),
        ),
        count(
            "gc.limiter.last_enabled",
            Count,
            "The collection during which, or before which, it was last switched on; 0 if it never was.",
            |ctl| ctl.rt.gc.limiter.last_enabled().into(),
        ),
        count(
            "gc.limiter.fill",
            Nanoseconds,
            "CPU time in its bucket: the collector's fills it, the program's drains it. Full is on.",
            |ctl| ctl.rt.gc.limiter.fill().0.0,
        ),
        count(
            "gc.limiter.capacity",
            Nanoseconds,
            "CPU time that the bucket holds: a second for each P.",
            |ctl| ctl.rt.gc.limiter.fill().1.0,
        ),
    ]
}

fn memory() -> Vec<Entry> {
    use Unit::Bytes;
    let limits = Range { min: 0, max: i64::MAX.into(), off: Some(i64::MAX) };
    vec![
        Entry::new(
            "memory.limit",
            Kind::I64,
            Bytes,
            "What memory.ready should stay below: GOMEMLIMIT. 9223372036854775807 is no limit.",
            |ctl, _| Value::I64(ctl.rt.gc.set_memory_limit(&ctl.rt.heap, -1)), // a negative one only asks
        )
        .writable(Some(limits), |ctl, value| {
            set_integer(value, |limit| {
                ctl.rt.gc.set_memory_limit(&ctl.rt.heap, limit);
            })
        }),
        Entry::new(
            "memory.max_heap",
            Kind::I64,
            Bytes,
            "What spans may take together before the script is out of memory (--max-heap). 9223372036854775807 is no limit.",
            |ctl, _| {
                let limit = ctl.rt.heap.config().max_heap;
                Value::I64(
                    limit.map_or(i64::MAX, |limit| i64::try_from(limit.0).unwrap_or(i64::MAX)),
                )
            },
        ),
        count(
            "memory.sys",
            Bytes,
            "All memory from the operating system, released pages too (Sys).",
            |ctl| ctl.stats().sys(),
        ),
        count(
            "memory.ready",
            Bytes,
            "Of that: what has not been released; what memory.limit bounds.",
            |ctl| ctl.stats().mapped_ready(),
        ),
        count("memory.stack.in_use", Bytes, "Spans with stacks (StackInuse).", |ctl| {
            ctl.stats().in_stacks
        }),
        count("memory.stack.start", Bytes, "The stack that a goroutine begins with.", |_| {
            MIN_CHUNK as u64
        }),
        count(
            "memory.mspan.in_use",
            Bytes,
            "Span structures in use, as Go counts them (MSpanInuse).",
            |ctl| ctl.stats().mspan_in_use,
        ),
        count("memory.mspan.sys", Bytes, "Memory taken for them (MSpanSys).", |ctl| {
            ctl.stats().mspan_sys
        }),
        count(
            "memory.mcache.in_use",
            Bytes,
            "Caches of Ps, as Go counts them (MCacheInuse).",
            |ctl| ctl.stats().mcache_in_use,
        ),
        count("memory.mcache.sys", Bytes, "Memory taken for them (MCacheSys).", |ctl| {
            ctl.stats().mcache_sys
        }),
        count(
            "memory.gc.sys",
            Bytes,
            "Memory of the collector and the heap's metadata (GCSys).",
            |ctl| ctl.stats().gc_sys(),
        ),
        count("memory.gc.work_buffers", Bytes, "Of that: spans with work buffers.", |ctl| {
            ctl.stats().in_work_bufs
        }),
        count(
            "memory.profile.sys",
            Bytes,
            "Memory of the profiler's table (BuckHashSys).",
            |ctl| ctl.stats().buck_hash_sys,
        ),
        count(
            "memory.other.sys",
            Bytes,
            "Everything else: bytecode, types, trace rings (OtherSys).",
            |ctl| ctl.stats().other_sys,
        ),
    ]
}

fn scheduler() -> Vec<Entry> {
    use Unit::Count;
    vec![
        count("sched.cpus", Count, "CPUs that this process may use (runtime.NumCPU).", |ctl| {
            ctl.rt.cpus() as u64
        }),
        count("sched.procs", Count, "Ps: goroutines that run at a time (GOMAXPROCS).", |ctl| {
            ctl.sched.map_or(ctl.rt.procs(), |sched| sched.asked_procs()) as u64
        }),
        count("sched.goroutines", Count, "Goroutines (runtime.NumGoroutine).", |ctl| {
            ctl.sched.map_or(0, |sched| sched.num_goroutines()) as u64
        })
        .when(When::Run),
    ]
}
