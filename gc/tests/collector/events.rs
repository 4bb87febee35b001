//! What a collection traces, in which order.

use std::sync::Arc;

use burrow_alloc::Bytes;
use burrow_gc::Cause;
use burrow_trace::clock::VirtualClock;
use burrow_trace::{Event, GcCause, Recorder, SpanKind};

use crate::world::{Settings, World, leak};

/// A world that is traced, with 4 spans of 16-byte objects, of which all but the last are in the central
/// list. None of the objects is reachable.
fn traced_world() -> (World, Recorder) {
    let recorder = Recorder::new(4096, Arc::new(VirtualClock::default()));
    let mut world = World::new(Settings { trace: recorder.p(), ..Settings::default() });
    let words = leak(16, &[]);
    for _ in 0..3 * 504 + 1 {
        world.alloc(words);
    }
    (world, recorder)
}

/// The names of events, for comparing their order, as Rust prints them.
fn names(events: &[Event]) -> Vec<String> {
    let name = |event| format!("{event:?}").split([' ', '{']).next().unwrap_or_default().to_owned();
    let mut names: Vec<String> = events.iter().map(name).collect();
    names.dedup();
    names
}

#[test]
fn a_cycle_is_traced_in_its_order() {
    let (mut world, recorder) = traced_world();
    let _allocations = recorder.take_events();
    world.collect(Cause::Forced);
    let first = recorder.take_events();
    // The one span in the cache is flushed, which sweeps it: nothing in it is alive.
    let want =
        ["GcStart", "GcGoal", "SpanAlloc", "GcMarkDone", "GcGoal", "SpanFree", "GcPace", "GcEnd"];
    assert_eq!(names(&first), want, "{first:?}");
    world.collect(Cause::Stress);
    let second = recorder.take_events();
    // The first cycle's work buffers go when what it has left is swept.
    let want = [
        "GcStart",
        "GcGoal",
        "SpanFree",
        "SweepDone",
        "SpanFree",
        "SpanAlloc",
        "GcMarkDone",
        "GcGoal",
        "GcPace",
        "GcEnd",
    ];
    assert_eq!(names(&second), want, "{second:?}");
    let done = Event::SweepDone { cycle: 1, spans: 4, freed_pages: 4 };
    assert!(second.contains(&done), "{second:?}");
    let started =
        |event: &Event| matches!(event, Event::GcStart { cycle: 2, cause: GcCause::Stress, .. });
    assert!(second.first().is_some_and(started), "{second:?}");
    assert!(matches!(second.last(), Some(Event::GcEnd { cycle: 2, marked_bytes: 0, .. })));
}

#[test]
fn a_sweep_ends_once() {
    let (mut world, recorder) = traced_world();
    let is_done = |event: &&Event| matches!(event, Event::SweepDone { .. });
    let done = |recorder: &Recorder| recorder.take_events().iter().filter(is_done).count();
    world.gc.sweep_all(&world.heap, &world.trace);
    assert_eq!(done(&recorder), 0, "there was no cycle whose marks could be swept");
    world.full_collection();
    world.gc.sweep_all(&world.heap, &world.trace);
    assert_eq!(done(&recorder), 1);
}

#[test]
fn every_page_that_comes_goes() {
    let (mut world, recorder) = traced_world();
    let node = leak(24, &[0]);
    let mut head = 0;
    for _ in 0..50_000 {
        let new = world.alloc(node);
        world.set(new, 0, head);
        head = new.0 as u64;
    }
    world.roots.words = vec![head];
    world.full_collection();
    world.roots.words.clear();
    world.full_collection();
    world.flush();
    let mut pages = std::collections::BTreeMap::new();
    for event in recorder.take_events() {
        match event {
            Event::SpanAlloc { first_page, span_pages, kind, .. } => {
                assert_eq!(pages.insert(first_page, (span_pages, kind)), None, "page {first_page}");
            }
            Event::SpanFree { first_page, span_pages, kind, .. } => {
                assert_eq!(pages.remove(&first_page), Some((span_pages, kind)), "{first_page}");
            }
            _ => {}
        }
    }
    let in_use = Bytes(pages.values().map(|(count, _)| *count as usize * 8192).sum());
    assert_eq!(in_use, world.heap.in_use(), "the trace knows every span");
    assert!(pages.values().all(|(_, kind)| *kind == SpanKind::Heap), "{pages:?}");
}
