//! What the allocator traces, and when.

use crate::common::{host_heap, mark_and_start_sweep};
use burrow_alloc::{
    Addr, Bytes, Heap, HeapConfig, MCache, ManualKind, ObjectType, Pages, SpanClass,
};
use burrow_trace::clock::VirtualClock;
use burrow_trace::{Event, Recorder, SpanKind};
use std::sync::Arc;

const CHUNK: u64 = 4 << 20;
/// Slots of a span of 16-byte objects without pointers: its mark bits take the room of eight.
const SLOTS: usize = 504;

fn recorder() -> Recorder {
    Recorder::new(1024, Arc::new(VirtualClock::default()))
}

/// Allocates `count` objects and gives back the events of that.
fn events_of(
    heap: &Heap,
    cache: &mut MCache,
    recorder: &Recorder,
    ty: &ObjectType,
    count: usize,
) -> Vec<Event> {
    let _earlier = recorder.take_events();
    for _ in 0..count {
        // SAFETY: the cache's own heap; every type of these tests outlives it.
        unsafe { cache.alloc(heap, ty) }.expect("memory");
    }
    recorder.take_events()
}

fn span_alloc(first_page: u64, span_pages: u32, class: u8) -> Event {
    Event::SpanAlloc { first_page, span_pages, kind: SpanKind::Heap, class, domain: 0 }
}

#[test]
fn a_refill_tells_of_growth_then_span_then_itself() {
    let words = ObjectType::new(Bytes(16), &[]);
    let heap = host_heap(HeapConfig::for_tests());
    let recorder = recorder();
    let mut cache = MCache::with_trace(&heap, recorder.p());
    let refill = Event::MCacheRefill { class: 5, free_slots: SLOTS as u16, swept: 0 };
    let grow = Event::HeapGrow { grown_bytes: CHUNK, heap_sys_bytes: CHUNK };
    let cases = [
        // (case, objects, events)
        ("the first object ever", 1, vec![grow, span_alloc(0, 1, 5), refill]),
        ("the rest of its span", SLOTS - 1, vec![]),
        ("a second span", 1, vec![span_alloc(1, 1, 5), refill]),
    ];
    for (case, count, want) in cases {
        assert_eq!(events_of(&heap, &mut cache, &recorder, &words, count), want, "{case}");
    }
}

#[test]
fn a_large_object_tells_what_was_asked() {
    let (size, asked) = (Bytes(40_000), 40_000);
    let (plain, pointers) = (ObjectType::new(size, &[]), ObjectType::new(size, &[0]));
    let heap = host_heap(HeapConfig::for_tests());
    let recorder = recorder();
    let mut cache = MCache::with_trace(&heap, recorder.p());
    let grow = Event::HeapGrow { grown_bytes: CHUNK, heap_sys_bytes: CHUNK };
    let large = |noscan| Event::LargeAlloc { asked_bytes: asked, noscan };
    let cases = [
        // (case, type, events)
        ("without pointers", &plain, vec![grow, span_alloc(0, 5, 1), large(true)]),
        ("with one", &pointers, vec![span_alloc(5, 5, 0), large(false)]),
    ];
    for (case, ty, want) in cases {
        assert_eq!(events_of(&heap, &mut cache, &recorder, ty, 1), want, "{case}");
    }
}

#[test]
fn a_refill_counts_the_spans_it_sweeps() {
    let words = ObjectType::new(Bytes(16), &[]);
    let heap = host_heap(HeapConfig::for_tests());
    let recorder = recorder();
    let mut cache = MCache::with_trace(&heap, recorder.p());
    let mut all: Vec<Addr> = Vec::new();
    for _ in 0..3 * SLOTS + 1 {
        // SAFETY: as in `events_of`.
        all.push(unsafe { cache.alloc(&heap, &words) }.expect("memory"));
    }
    // All of the spans that the cache has given back survive, but for one object of the first.
    mark_and_start_sweep(&heap, &mut cache, all[1..].iter().copied());
    let refills: Vec<Event> = events_of(&heap, &mut cache, &recorder, &words, SLOTS)
        .into_iter()
        .filter(|event| matches!(event, Event::MCacheRefill { .. }))
        .collect();
    // The span that was in the cache is swept by its flush; it comes first, and one of its slots is taken.
    let class = SpanClass::TINY.index() as u8;
    let flushed = Event::MCacheRefill { class, free_slots: SLOTS as u16 - 1, swept: 0 };
    let searched = |event: &Event| matches!(event, Event::MCacheRefill { swept: 1..=3, .. });
    assert_eq!(refills.first(), Some(&flushed));
    assert!(refills.len() == 2 && searched(&refills[1]), "{refills:?}");
}

#[test]
fn manual_spans_come_and_go() {
    let heap = host_heap(HeapConfig::for_tests());
    let recorder = recorder();
    for (manual, kind) in
        [(ManualKind::Stack, SpanKind::Stack), (ManualKind::WorkBuf, SpanKind::WorkBuf)]
    {
        let span = heap.alloc_manual(Pages(4), manual, &recorder.p()).expect("memory");
        // SAFETY: it came from the line above, and nobody uses it.
        unsafe { heap.free_manual(span, &recorder.p()) };
        let mut events = recorder.take_events();
        events.retain(|event| !matches!(event, Event::HeapGrow { .. }));
        let (first_page, span_pages, domain) = (0, 4, 0);
        let want = [
            Event::SpanAlloc { first_page, span_pages, kind, class: 0, domain },
            Event::SpanFree { first_page, span_pages, kind, domain },
        ];
        assert_eq!(events, want, "{manual:?}");
    }
}

#[test]
fn what_cannot_be_had_is_traced_once() {
    let limit = Some(Bytes(64 << 10));
    let heap = host_heap(HeapConfig { max_heap: limit, ..HeapConfig::for_tests() });
    let recorder = recorder();
    let cases = [("small", 16), ("large", 1 << 20)];
    for (case, size) in cases {
        let ty = ObjectType::new(Bytes(size), &[]);
        let mut cache = MCache::with_trace(&heap, recorder.p());
        let error = loop {
            // SAFETY: the cache's own heap, and the type outlives it.
            if let Err(error) = unsafe { cache.alloc(&heap, &ty) } {
                break error;
            }
        };
        let mut events = recorder.take_events();
        events.retain(|event| matches!(event, Event::OutOfMemory { .. }));
        let (asked_bytes, in_use_bytes) = (error.asked.0 as u64, error.in_use.0 as u64);
        assert_eq!(events, [Event::OutOfMemory { asked_bytes, in_use_bytes }], "{case}");
        assert_eq!(asked_bytes, size as u64, "{case}: what was asked, not a span's size");
    }
}
