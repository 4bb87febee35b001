//! Random object graphs against a model: what the collector keeps is what the model can reach.

use std::collections::BTreeSet;

use crate::world::{Settings, World, leak};
use burrow_alloc::{Addr, Bytes, ObjectType};
use burrow_gc::Cause;
use proptest::prelude::*;

/// How many root words there are.
const ROOTS: usize = 8;

/// The kinds of objects: bytes of an element, its pointer words, and how many elements.
const KINDS: [(usize, &[usize], usize); 10] = [
    (16, &[], 1),
    (8, &[0], 1),
    (48, &[0, 1, 2], 1),
    (24, &[1], 5),
    (512, &[0, 63], 1),
    (520, &[0, 64], 1),
    (4096, &[1, 300], 1),
    (24, &[0, 2], 3000),
    (8, &[0], 40_000),
    (100_000, &[], 1),
];

/// The pointer words of an object of each kind that the model uses: at most 6, the last among them.
fn slots_of(kind: usize) -> Vec<usize> {
    let (size, pointers, len) = KINDS[kind];
    let all = (0..len).flat_map(|element| pointers.iter().map(move |p| element * (size / 8) + p));
    let all: Vec<usize> = all.collect();
    let step = all.len().div_ceil(5).max(1);
    let chosen: BTreeSet<usize> =
        all.iter().copied().step_by(step).chain(all.last().copied()).collect();
    chosen.into_iter().collect()
}

/// One step of a program. Roots and slots are taken modulo their number.
#[derive(Clone, Debug)]
enum Op {
    /// A new object, into a root.
    New {
        kind: usize,
        root: usize,
    },
    /// A pointer into the object of one root, stored in a slot of another's.
    Store {
        from: usize,
        slot: usize,
        to: usize,
        inside: usize,
    },
    /// What a slot points to, into a root.
    Load {
        from: usize,
        slot: usize,
        root: usize,
    },
    /// A root forgets.
    Drop {
        root: usize,
    },
    /// A pointer into the middle of what the root has.
    Advance {
        root: usize,
        inside: usize,
    },
    Collect,
    CollectAndSweep,
}

fn any_op() -> impl Strategy<Value = Op> {
    let root = || 0..ROOTS;
    prop_oneof![
        6 => (0..KINDS.len(), root()).prop_map(|(kind, root)| Op::New { kind, root }),
        6 => (root(), 0..6usize, root(), 0..1000usize)
            .prop_map(|(from, slot, to, inside)| Op::Store { from, slot, to, inside }),
        2 => (root(), 0..6usize, root()).prop_map(|(from, slot, root)| Op::Load { from, slot, root }),
        2 => root().prop_map(|root| Op::Drop { root }),
        1 => (root(), 0..1000usize).prop_map(|(root, inside)| Op::Advance { root, inside }),
        1 => Just(Op::Collect),
        1 => Just(Op::CollectAndSweep),
    ]
}

/// An object as the model sees it.
struct Object {
    addr: Addr,
    bytes: usize,
    slots: Vec<usize>,
    /// What each slot points to, and how far inside.
    targets: Vec<Option<(usize, usize)>>,
}

/// The world and the model of it, side by side.
struct Model {
    world: World,
    types: Vec<&'static ObjectType>,
    objects: Vec<Object>,
    roots: [Option<(usize, usize)>; ROOTS],
    /// Objects that the model does not know of.
    ballast: usize,
}

impl Model {
    fn new(procs: usize) -> Model {
        let types = KINDS.iter().map(|(size, pointers, _)| leak(*size, pointers)).collect();
        let mut world = World::new(Settings { procs, ..Settings::default() });
        world.roots.words = vec![0; ROOTS];
        let ballast = usize::from(procs > 1);
        if ballast > 0 {
            // Helpers start when the last cycle has marked more than 4 MiB.
            let large = world.alloc(leak(5 << 20, &[]));
            world.roots.words.push(large.0 as u64);
            world.full_collection();
        }
        Model { world, types, objects: Vec::new(), roots: [None; ROOTS], ballast }
    }

    fn apply(&mut self, op: &Op) {
        match *op {
            Op::New { kind, root } => self.new_object(kind, root),
            Op::Store { from, slot, to, inside } => self.store(from, slot, to, inside),
            Op::Load { from, slot, root } => {
                let Some((id, _)) = self.roots[from] else { return };
                let object = &self.objects[id];
                if let Some(at) = pick(&object.targets, slot) {
                    self.set_root(root, object.targets[at]);
                }
            }
            Op::Drop { root } => self.set_root(root, None),
            Op::Advance { root, inside } => {
                if let Some((id, _)) = self.roots[root] {
                    self.set_root(root, Some((id, inside * 8 % self.objects[id].bytes)));
                }
            }
            Op::Collect => {
                self.world.collect(Cause::HeapGoal);
                self.check();
            }
            Op::CollectAndSweep => self.collect_and_compare(),
        }
    }

    fn new_object(&mut self, kind: usize, root: usize) {
        let (size, _, len) = KINDS[kind];
        let addr = match len {
            1 => self.world.alloc(self.types[kind]),
            _ => self.world.alloc_array(self.types[kind], len),
        };
        let slots = slots_of(kind);
        for slot in &slots {
            assert_eq!(self.world.get(addr, *slot), 0, "new objects are zeroed");
        }
        let targets = vec![None; slots.len()];
        self.objects.push(Object { addr, bytes: size * len, slots, targets });
        self.set_root(root, Some((self.objects.len() - 1, 0)));
    }

    fn store(&mut self, from: usize, slot: usize, to: usize, inside: usize) {
        let (Some((from, _)), Some((to, _))) = (self.roots[from], self.roots[to]) else { return };
        let Some(at) = pick(&self.objects[from].targets, slot) else { return };
        let target = Some((to, inside % self.objects[to].bytes));
        self.objects[from].targets[at] = target;
        let (addr, word) = (self.objects[from].addr, self.objects[from].slots[at]);
        self.world.set(addr, word, self.word(target));
    }

    fn set_root(&mut self, root: usize, target: Option<(usize, usize)>) {
        self.roots[root] = target;
        self.world.roots.words[root] = self.word(target);
    }

    fn word(&self, target: Option<(usize, usize)>) -> u64 {
        target.map_or(0, |(id, inside)| (self.objects[id].addr + Bytes(inside)).0 as u64)
    }

    fn reachable(&self) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut grey: Vec<usize> = self.roots.iter().flatten().map(|(id, _)| *id).collect();
        while let Some(id) = grey.pop() {
            if found.insert(id) {
                grey.extend(self.objects[id].targets.iter().flatten().map(|(id, _)| *id));
            }
        }
        found
    }

    /// Every reachable object is there, and holds what was stored in it.
    fn check(&mut self) -> usize {
        let reachable = self.reachable();
        for id in &reachable {
            let object = &self.objects[*id];
            for (slot, target) in object.slots.iter().zip(&object.targets) {
                assert_eq!(self.world.get(object.addr, *slot), self.word(*target), "object {id}");
            }
        }
        let report = self.world.verify();
        let kept = reachable.len() + self.ballast;
        assert_eq!(report.objects as usize, kept);
        kept
    }

    /// After a full collection nothing but the reachable is left.
    fn collect_and_compare(&mut self) {
        let cycle = self.world.full_collection();
        let kept = self.check();
        assert_eq!(cycle.objects_marked as usize, kept);
        let stats = self.world.heap.stats();
        assert_eq!(stats.heap_objects() as usize, kept);
        assert_eq!(stats.heap_alloc(), cycle.heap_marked);
    }
}

/// A slot number that exists, if there are any.
fn pick<T>(slots: &[T], number: usize) -> Option<usize> {
    (!slots.is_empty()).then(|| number % slots.len())
}

fn run(procs: usize, ops: &[Op]) {
    let mut model = Model::new(procs);
    ops.iter().for_each(|op| model.apply(op));
    model.collect_and_compare();
    model.world.roots.words.truncate(ROOTS);
    model.ballast = 0;
    (0..ROOTS).for_each(|root| model.set_root(root, None));
    model.collect_and_compare();
    assert_eq!(model.world.heap.stats().heap_in_use, 0, "all spans went back");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// One marker keeps exactly what the model can reach.
    #[test]
    fn survivors_are_the_reachable(ops in prop::collection::vec(any_op(), 1..120)) {
        run(1, &ops);
    }

    /// So do three.
    #[test]
    fn survivors_are_the_reachable_with_helpers(ops in prop::collection::vec(any_op(), 1..60)) {
        run(3, &ops);
    }
}
