//! A dump with what follows from it.

use std::fmt;

use super::dominators::Dominators;
use super::dump::{Dump, ObjectId, Slot};
use super::graph::{From, Graph};
use super::infer::{Certainty, Forms, infer, leaf_of, slot_leaf};
use super::text;
use super::why::Step;

/// A dump with types, ways and retained sizes.
#[derive(Debug)]
pub struct Heap {
    pub(super) dump: Dump,
    pub(super) graph: Graph,
    pub(super) forms: Forms,
    pub(super) from: Vec<From>,
    /// Reachable objects in the order of their distance from a root.
    pub(super) order: Vec<ObjectId>,
}

/// What a question was about is not in the dump.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFound {
    /// No object at this address.
    Address {
        /// The address.
        address: u64,
        /// What there is at it.
        there: &'static str,
    },
    /// No object of this type.
    Type {
        /// The type's name.
        name: String,
        /// Types with a similar name.
        similar: Vec<String>,
    },
}

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotFound::Address { address, there } => write!(
                f,
                "there is no object at {address:#x}: {there}; `burrow heap top FILE` lists types, `burrow heap why FILE \
                 TYPE` gives addresses"
            ),
            NotFound::Type { name, similar } if similar.is_empty() => {
                write!(f, "there is no object of type {name}; `burrow heap top FILE` lists types")
            }
            NotFound::Type { name, similar } => {
                write!(f, "there is no object of type {name}; there are {}", similar.join(", "))
            }
        }
    }
}

impl std::error::Error for NotFound {}

impl Heap {
    /// Finds out all there is to know of a dump.
    pub fn new(dump: Dump) -> Heap {
        let graph = Graph::new(&dump);
        let forms = infer(&dump, &graph);
        let (from, order) = graph.shortest_ways(&dump);
        Heap { dump, graph, forms, from, order }
    }

    /// What an object is.
    pub(super) fn type_name(&self, object: ObjectId) -> String {
        self.forms.forms[object as usize].name(&self.dump, object)
    }

    pub(super) fn is_reachable(&self, object: ObjectId) -> bool {
        self.from[object as usize] != From::Nowhere
    }

    pub(super) fn is_inferred(&self, object: ObjectId) -> bool {
        self.forms.certainty[object as usize] == Certainty::Inferred
    }

    /// The dominators of reachable objects: node 0 stands for all roots, node `n + 1` for object `n`.
    pub(super) fn dominators(&self) -> Dominators {
        let roots = self.dump.slots.iter().filter_map(|slot| self.dump.find(slot.word));
        let mut edges: Vec<(u32, u32)> = roots.map(|object| (0, object + 1)).collect();
        for &object in &self.order {
            let targets = self.dump.edges_of(object).filter_map(|edge| self.graph.target(edge));
            edges.extend(targets.map(|target| (object + 1, target + 1)));
        }
        Dominators::new(self.dump.objects.len() + 1, &edges)
    }

    /// Bytes of each node of [`Heap::dominators`].
    pub(super) fn sizes(&self) -> Vec<u64> {
        let objects = 0..self.dump.objects.len() as ObjectId;
        std::iter::once(0).chain(objects.map(|object| self.dump.size(object))).collect()
    }

    /// What each object retains; 0 of those that are not reachable.
    pub(super) fn retained(&self) -> Vec<u64> {
        let by_node = self.dominators().retained(&self.sizes());
        let reachable = |object: usize| self.from[object] != From::Nowhere;
        let of = |object: usize| if reachable(object) { by_node[object + 1] } else { 0 };
        (0..self.dump.objects.len()).map(of).collect()
    }

    /// The object around an address.
    ///
    /// # Errors
    /// There is none.
    pub(super) fn object_at(&self, address: u64) -> Result<ObjectId, NotFound> {
        let offset = address.wrapping_sub(self.dump.base);
        let there = || match self.dump.span_at(offset) {
            _ if address < self.dump.base => "it lies before the heap",
            None => "no span uses that page",
            Some(at) if self.dump.spans[at].kind > 1 => "it belongs to stacks or the collector",
            Some(_) => "its slot is free",
        };
        self.dump.find(offset).ok_or_else(|| NotFound::Address { address, there: there() })
    }

    /// The root at the end of the shortest way to an object.
    pub(super) fn root_of(&self, mut object: ObjectId) -> Option<u32> {
        loop {
            match self.from[object as usize] {
                From::Nowhere => return None,
                From::Slot(slot) => return Some(slot),
                From::Object(holder, _) => object = holder,
            }
        }
    }

    /// A root's slot in words: `global variable main.cache`, `goroutine 7 [chan receive], main.f (x.go:12)`.
    pub(super) fn slot_name(&self, slot: u32) -> String {
        let slot = &self.dump.slots[slot as usize];
        let mut name = text::root_name(&self.dump, slot);
        name.push_str(&self.slot_path(slot));
        name
    }

    /// The way inside a root.
    fn slot_path(&self, slot: &Slot) -> String {
        let mut path = String::new();
        let _ = slot_leaf(&self.dump, slot, &mut path);
        path
    }

    /// The shortest way from a root to an object: the root's slot, then each object.
    pub(super) fn way_to(&self, object: ObjectId) -> Option<(u32, Vec<Step>)> {
        let mut steps = Vec::new();
        let (mut at, mut edge) = (object, None);
        loop {
            steps.push(self.step(at, edge));
            match self.from[at as usize] {
                From::Nowhere => return None,
                From::Slot(slot) => {
                    steps.reverse();
                    return Some((slot, steps));
                }
                From::Object(holder, by) => (at, edge) = (holder, Some(by)),
            }
        }
    }

    /// An object on a way, and by which of its words the way goes on.
    pub(super) fn step(&self, object: ObjectId, edge: Option<u32>) -> Step {
        let offset = edge.map(|edge| self.dump.edges[edge as usize].offset);
        let mut path = String::new();
        if let Some(offset) = offset {
            let _ = leaf_of(&self.dump, self.forms.forms[object as usize], offset, &mut path);
        }
        Step {
            address: self.dump.address(object),
            r#type: self.type_name(object),
            bytes: self.dump.size(object),
            field: Some(path).filter(|path| !path.is_empty()),
            offset,
        }
    }

    /// How many objects there are.
    pub fn objects(&self) -> usize {
        self.dump.objects.len()
    }
}
