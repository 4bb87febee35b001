//! Finalizers, cleanups and weak handles: what becomes due when, and what stays alive for it.

use burrow_alloc::{Addr, Bytes, ObjectType};
use burrow_gc::{Finalization, Refusal};

use crate::world::{Settings, World, leak};

/// A world with named objects; their func values are objects too.
struct Scene {
    world: World,
    node: &'static ObjectType,
    word: &'static ObjectType,
}

impl Scene {
    fn new() -> Scene {
        let (node, word) = (leak(24, &[0, 1]), leak(16, &[]));
        Scene { world: World::new(Settings::default()), node, word }
    }

    /// A node that points to `next`.
    fn node(&mut self, next: Addr) -> Addr {
        let node = self.world.alloc(self.node);
        self.world.set(node, 0, next.0 as u64);
        node
    }

    /// Sets a finalizer whose func value is a fresh object.
    fn finalize(&mut self, at: Addr) -> u64 {
        let func = self.world.alloc(self.word).0 as u64;
        let call = Finalization { func, ..Finalization::default() };
        self.world.gc.set_finalizer(&self.world.heap, at, call).expect("it has none");
        func
    }

    fn cleanup(&mut self, at: Addr) -> (u64, u64) {
        let func = self.world.alloc(self.word).0 as u64;
        (self.world.gc.add_cleanup(&self.world.heap, at, func), func)
    }

    fn weak(&mut self, at: Addr) -> Addr {
        let handle = self.world.alloc(self.word);
        self.world.set(handle, 0, at.0 as u64);
        self.world.gc.weak_handle(&self.world.heap, at, handle)
    }

    /// Collects with these roots, and gives the objects whose finalizers became due; 0 for a cleanup.
    fn collect(&mut self, roots: &[Addr]) -> Vec<Addr> {
        self.world.roots.words = roots.iter().map(|root| root.0 as u64).collect();
        self.world.full_collection();
        self.world.verify();
        std::iter::from_fn(|| self.world.gc.next_finalization())
            .map(|call| Addr(call.object as usize))
            .collect()
    }

    fn is_there(&self, at: Addr) -> bool {
        let object = self.world.heap.find_object(at);
        object.is_some_and(|object| object.span.is_allocated(object.slot))
    }
}

#[test]
fn a_finalized_object_lives_on_for_one_cycle_with_all_it_points_to() {
    let mut scene = Scene::new();
    let last = scene.node(Addr::NULL);
    let first = scene.node(last);
    let keep = scene.node(Addr::NULL); // keeps the span
    scene.finalize(first);
    assert_eq!(scene.collect(&[keep, first]), [], "it is reachable");
    assert_eq!(scene.collect(&[keep]), [first]);
    assert!(scene.is_there(first) && scene.is_there(last));
    assert_eq!(scene.collect(&[keep]), [], "once only");
    assert!(!scene.is_there(first) && !scene.is_there(last) && scene.is_there(keep));
}

#[test]
fn queued_calls_keep_object_and_function() {
    let mut scene = Scene::new();
    let object = scene.node(Addr::NULL);
    let func = scene.finalize(object);
    scene.world.full_collection();
    scene.world.full_collection(); // nobody has taken it
    let call = scene.world.gc.next_finalization().expect("it is due");
    assert_eq!((call.func, call.object), (func, object.0 as u64));
    assert!(scene.is_there(Addr(func as usize)) && scene.is_there(object));
}

#[test]
fn finalizers_run_from_the_outside_in_and_never_in_a_cycle() {
    let mut scene = Scene::new();
    let inner = scene.node(Addr::NULL);
    let outer = scene.node(inner);
    let (one, other) = (scene.node(Addr::NULL), scene.node(Addr::NULL));
    scene.world.set(one, 1, other.0 as u64);
    scene.world.set(other, 1, one.0 as u64);
    for object in [inner, outer, one] {
        scene.finalize(object);
    }
    assert_eq!(scene.collect(&[]), [outer]);
    assert_eq!(scene.collect(&[]), [inner]);
    assert_eq!(scene.collect(&[]), []);
    assert!(scene.is_there(one) && scene.is_there(other));
}

#[test]
fn a_finalizer_is_set_once_and_can_be_removed() {
    let mut scene = Scene::new();
    let object = scene.node(Addr::NULL);
    scene.finalize(object);
    let (gc, heap) = (scene.world.gc.clone(), scene.world.heap.clone());
    let again = gc.set_finalizer(&heap, object, Finalization::default());
    assert_eq!(again, Err(Refusal::AlreadySet));
    gc.remove_finalizer(&heap, object);
    gc.remove_finalizer(&heap, Addr::NULL);
    assert_eq!(scene.collect(&[]), []);
    assert!(!scene.is_there(object));
}

#[test]
fn finalizers_need_the_start_of_an_object() {
    let mut scene = Scene::new();
    let word = scene.world.alloc(leak(8, &[]));
    let (large, headered) = (leak(40_000, &[3]), leak(600, &[3]));
    let inside = |at: Addr| at + Bytes(8);
    let node = scene.node(Addr::NULL);
    let (large, headered) = (scene.world.alloc(large), scene.world.alloc(headered));
    let cases = [
        // (case, address, is a small pointer-free value, allowed)
        ("start", node, false, true),
        ("inside", inside(node), false, false),
        ("behind a malloc header", headered, false, true),
        ("inside one with a header", inside(headered), false, false),
        ("large", large, false, true),
        ("inside a large one", inside(large), true, false),
        ("inside a tiny block", inside(word), true, true),
        ("a field inside a tiny block", inside(word), false, false),
        ("not in the heap", Addr(16), false, true),
    ];
    for (case, at, tiny, allowed) in cases {
        let checked = scene.world.gc.check_finalizable(&scene.world.heap, at, tiny);
        assert_eq!(checked.is_ok(), allowed, "{case}");
    }
}

#[test]
fn tiny_objects_go_with_their_block() {
    let mut scene = Scene::new();
    let tiny = leak(8, &[]);
    let (a, b) = (scene.world.alloc(tiny), scene.world.alloc(tiny));
    assert_eq!(b, a + Bytes(8), "they share a block");
    scene.finalize(a);
    scene.finalize(b);
    assert_eq!(scene.collect(&[b]), []);
    assert_eq!(scene.collect(&[]), [a, b]);
}

#[test]
fn weak_handles_are_cleared_before_the_finalizer_runs() {
    let mut scene = Scene::new();
    let object = scene.node(Addr::NULL);
    let handle = scene.weak(object);
    assert_eq!(scene.weak(object), handle, "one for each address");
    assert_ne!(scene.weak(object + Bytes(8)), handle);
    scene.finalize(object);
    assert_eq!(scene.collect(&[object]), []);
    assert_eq!(scene.world.get(handle, 0), object.0 as u64);
    assert_eq!(scene.collect(&[handle]), [object]);
    assert_eq!(scene.world.get(handle, 0), 0);
    let everywhere = Addr(64); // not in the heap
    assert_eq!(scene.weak(everywhere), scene.weak(everywhere));
}

#[test]
fn cleanups_run_when_the_object_is_gone_for_good() {
    let mut scene = Scene::new();
    let object = scene.node(Addr::NULL);
    let (_, first) = scene.cleanup(object + Bytes(8));
    let (stopped, _) = scene.cleanup(object);
    let (_, second) = scene.cleanup(object);
    scene.world.gc.remove_cleanup(&scene.world.heap, object, stopped);
    scene.finalize(object);
    assert_eq!(scene.collect(&[]), [object], "the finalizer is first");
    scene.world.full_collection();
    assert!(!scene.is_there(object));
    let calls = std::iter::from_fn(|| scene.world.gc.next_finalization());
    assert_eq!(calls.map(|call| call.func).collect::<Vec<_>>(), [first, second]);
    assert!(!scene.world.gc.has_finalizations());
}

#[test]
fn the_profiler_hears_of_sampled_objects_that_are_gone() {
    let mut scene = Scene::new();
    let (kept, lost, finalized) =
        (scene.node(Addr::NULL), scene.node(Addr::NULL), scene.node(Addr::NULL));
    scene.finalize(finalized);
    for (number, at) in [kept, lost, finalized].into_iter().enumerate() {
        scene.world.gc.watch_sample(at, number as u32);
    }
    scene.collect(&[kept]);
    assert_eq!(scene.world.gc.take_dead_samples(), [1], "the finalizer keeps its object");
    scene.collect(&[kept]);
    assert_eq!(scene.world.gc.take_dead_samples(), [2]);
    scene.collect(&[]);
    assert_eq!(scene.world.gc.take_dead_samples(), [0]);
}
