//! The verifier finds what is wrong, and says where.

use burrow_alloc::{Addr, Bytes, ManualKind, Pages};
use burrow_gc::{Cause, Fault, RootSink, Roots, verify};

use crate::world::{Settings, World, leak};

/// What the verifier says of a world whose object `a` (a root) points to `b`, whose first word is
/// what `bad` makes of the world.
fn fault_of(bad: impl FnOnce(&mut World) -> u64) -> Result<(), (Fault, String)> {
    let mut world = World::new(Settings::default());
    let node = leak(16, &[0]);
    let (a, b) = (world.alloc(node), world.alloc(node));
    world.set(a, 0, b.0 as u64);
    world.roots.words = vec![a.0 as u64];
    let word = bad(&mut world);
    world.set(b, 0, word);
    world.flush();
    // SAFETY: nothing else runs, and the only cache was flushed.
    match unsafe { verify(&world.heap, &world.roots) } {
        Ok(_) => Ok(()),
        Err(error) => {
            assert!(error.detail.contains(&format!("{word:#x}")), "{error}");
            assert!(error.detail.contains(&format!("a root -> {a} -> {b}")), "{error}");
            Err((error.fault, error.to_string()))
        }
    }
}

#[test]
fn bad_pointers_are_found() {
    type Bad = fn(&mut World) -> u64;
    let cases: [(&str, Bad, Option<Fault>); 9] = [
        ("null", |_| 0, None),
        ("not in the heap", |_| 0x1234, None),
        ("inside an object", |w| w.alloc(leak(48, &[])).0 as u64 + 47, None),
        ("a stack", |w| manual(w, ManualKind::Stack), Some(Fault::IntoStack)),
        ("a work buffer", |w| manual(w, ManualKind::WorkBuf), Some(Fault::WorkBuffer)),
        ("a free slot", |w| w.alloc(leak(48, &[])).0 as u64 + 48, Some(Fault::FreeSlot)),
        ("a free page", |w| w.heap.base().0 as u64 + (3 << 20), Some(Fault::FreePage)),
        ("past the end of a span", past_end, Some(Fault::PastEnd)),
        ("freed memory's contents", |_| 0xdead_beef_dead_beef, Some(Fault::Poisoned)),
    ];
    for (case, bad, want) in cases {
        let got = fault_of(bad).err();
        assert_eq!(got.as_ref().map(|(fault, _)| *fault), want, "{case}: {got:?}");
    }
}

fn manual(world: &mut World, kind: ManualKind) -> u64 {
    world.heap.alloc_manual(Pages(4), kind, &world.trace).expect("four pages").base().0 as u64
}

/// A root word that stands on a stack or elsewhere, and in a frame's reach or not.
struct OneWord {
    word: u64,
    on_stack: bool,
    has_frame: bool,
}

impl Roots for OneWord {
    fn scan(&self, sink: &mut RootSink<'_>) {
        match self.on_stack {
            true => sink.stack_word(self.word),
            false => sink.word(self.word),
        }
        if !self.has_frame && sink.checks_frames() {
            sink.dead_frame(self.word);
        }
    }

    fn globals_bytes(&self) -> u64 {
        0
    }
}

#[test]
fn only_stacks_point_into_stacks_and_only_to_frames() {
    let mut world = World::new(Settings::default());
    let stack = manual(&mut world, ManualKind::Stack) + 8;
    let object = world.alloc(leak(16, &[])).0 as u64;
    let cases = [
        // (case, word, on a stack, in a frame's reach, fault)
        ("a frame, from its stack", stack, true, true, None),
        ("no frame, from a stack", stack, true, false, Some(Fault::DeadFrame)),
        ("a frame, from a package variable", stack, false, true, Some(Fault::IntoStack)),
        ("an object, from a stack", object, true, false, None),
        ("a number, from a stack", 7, true, false, None),
    ];
    for (case, word, on_stack, has_frame, fault) in cases {
        world.flush();
        let roots = OneWord { word, on_stack, has_frame };
        // SAFETY: nothing else runs; the only cache was flushed.
        let got = unsafe { verify(&world.heap, &roots) }.err();
        assert_eq!(got.as_ref().map(|error| error.fault), fault, "{case}: {got:?}");
    }
}

fn past_end(world: &mut World) -> u64 {
    let object = world.alloc(leak(48, &[]));
    let span = world.heap.find_span(object).expect("an object has a span");
    span.limit().0 as u64
}

#[test]
fn a_freed_object_that_is_still_pointed_to_is_found() {
    let mut world = World::new(Settings::default());
    let node = leak(16, &[0]);
    let (kept, freed) = (world.alloc(node), world.alloc(node));
    world.roots.words = vec![kept.0 as u64];
    world.full_collection();
    world.verify();
    world.roots.words.push(freed.0 as u64); // a root that was forgotten during the collection
    // SAFETY: nothing else runs; the only cache was flushed.
    let error = unsafe { verify(&world.heap, &world.roots) }.expect_err("it was freed");
    assert_eq!(error.fault, Fault::FreeSlot);
    assert!(error.to_string().contains("found pointer to free object"), "{error}");
}

#[test]
fn an_object_that_the_coming_sweep_would_free_is_found() {
    let mut world = World::new(Settings::default());
    let node = leak(48, &[0]);
    // So many that their first span is not in the cache, which the collection flushes and sweeps.
    let first = world.alloc(node);
    world.roots.words = (0..1000).map(|_| world.alloc(node).0 as u64).collect();
    world.collect(Cause::Forced);
    world.roots.words.push(first.0 as u64);
    // SAFETY: nothing else runs; the only cache was flushed.
    let error = unsafe { verify(&world.heap, &world.roots) }.expect_err("it is not marked");
    assert_eq!(error.fault, Fault::Unmarked);
}

#[test]
fn a_long_way_is_shortened() {
    let mut world = World::new(Settings::default());
    let node = leak(16, &[0]);
    let mut head = Addr(0xdead_beef_dead_beef);
    for _ in 0..100 {
        let new = world.alloc(node);
        world.set(new, 0, head.0 as u64);
        head = new;
    }
    world.roots.words = vec![(head + Bytes(8)).0 as u64];
    world.flush();
    // SAFETY: nothing else runs; the only cache was flushed.
    let error = unsafe { verify(&world.heap, &world.roots) }.expect_err("the end is poisoned");
    assert!(error.detail.contains("-> (84 more) ->"), "{error}");
}
