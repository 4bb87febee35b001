//! The verifier finds what is wrong, and says where.

use burrow_alloc::{Addr, Bytes, ManualKind, Pages};
use burrow_gc::{Cause, Fault, verify};

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
        ("a stack", |w| manual(w, ManualKind::Stack), None),
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
