//! Objects as a graph: where edges lead, what is reachable, and by which shortest way.

use super::dump::{Dump, ObjectId};

/// No object.
const NONE: u32 = u32::MAX;

/// Where edges lead.
#[derive(Debug)]
pub(super) struct Graph {
    targets: Vec<u32>,
}

/// How an object is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// It is not.
    Nowhere,
    /// From this slot of a root.
    Slot(u32),
    /// By this edge of this object.
    Object(ObjectId, u32),
}

impl Graph {
    pub fn new(dump: &Dump) -> Graph {
        let targets = dump.edges.iter().map(|edge| dump.find(edge.word).unwrap_or(NONE));
        Graph { targets: targets.collect() }
    }

    /// The object that an edge leads to.
    pub fn target(&self, edge: usize) -> Option<ObjectId> {
        Some(self.targets[edge]).filter(|&target| target != NONE)
    }

    /// The last step of a shortest way to each object, and all reachable objects in the order of their distance.
    pub fn shortest_ways(&self, dump: &Dump) -> (Vec<From>, Vec<ObjectId>) {
        let mut from = vec![From::Nowhere; dump.objects.len()];
        let mut order = Vec::new();
        for (at, slot) in dump.slots.iter().enumerate() {
            if let Some(target) = dump.find(slot.word)
                && from[target as usize] == From::Nowhere
            {
                from[target as usize] = From::Slot(at as u32);
                order.push(target);
            }
        }
        let mut next = 0;
        while let Some(&object) = order.get(next) {
            next += 1;
            for edge in dump.edges_of(object) {
                if let Some(target) = self.target(edge)
                    && from[target as usize] == From::Nowhere
                {
                    from[target as usize] = From::Object(object, edge as u32);
                    order.push(target);
                }
            }
        }
        (from, order)
    }
}
