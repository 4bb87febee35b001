//! Dominators: an object dominates another if every way from the roots to that one leads through it, so that with it the
//! other would go too. The sizes of what an object dominates add up to its *retained* size.
//!
//! The algorithm is that of Cooper, Harvey and Kennedy ("A Simple, Fast Dominance Algorithm", 2001): go over the nodes in
//! reverse postorder and let each node's dominator be the nearest common one of its predecessors', until nothing changes.

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// Edges by the node they leave, or arrive at.
pub(super) struct Adjacency {
    first: Vec<u32>,
    others: Vec<u32>,
}

impl Adjacency {
    /// Of so many nodes, from pairs of a node and another.
    pub fn new(nodes: usize, pairs: &[(u32, u32)]) -> Adjacency {
        let mut first = vec![0; nodes + 1];
        for &(node, _) in pairs {
            first[node as usize + 1] += 1;
        }
        for at in 0..nodes {
            first[at + 1] += first[at];
        }
        let (mut next, mut others) = (first.clone(), vec![0; pairs.len()]);
        for &(node, other) in pairs {
            let at = &mut next[node as usize];
            others[*at as usize] = other;
            *at += 1;
        }
        Adjacency { first, others }
    }

    /// The others of a node.
    pub fn of(&self, node: u32) -> &[u32] {
        let at = node as usize;
        &self.others[self.first[at] as usize..self.first[at + 1] as usize]
    }
}

/// The dominator tree of a graph, from node 0.
pub(super) struct Dominators {
    /// The immediate dominator of each node; 0's own is 0, that of a node that cannot be reached [`NONE`].
    pub immediate: Vec<u32>,
    /// Nodes that can be reached, each after all that dominate it.
    pub order: Vec<u32>,
}

impl Dominators {
    /// Of a graph of so many nodes with these edges.
    pub fn new(nodes: usize, edges: &[(u32, u32)]) -> Dominators {
        let order = reverse_postorder(nodes, &Adjacency::new(nodes, edges));
        let reversed: Vec<(u32, u32)> = edges.iter().map(|&(from, to)| (to, from)).collect();
        let predecessors = Adjacency::new(nodes, &reversed);
        // Places in the order: a dominator's is lower.
        let mut place = vec![NONE; nodes];
        for (at, &node) in order.iter().enumerate() {
            place[node as usize] = at as u32;
        }
        // By place from here on.
        let mut immediate = vec![NONE; order.len()];
        immediate[0] = 0;
        let mut changed = true;
        while changed {
            changed = false;
            for (at, &node) in order.iter().enumerate().skip(1) {
                let before = predecessors.of(node).iter().map(|&from| place[from as usize]);
                let settled =
                    before.filter(|&from| from != NONE && immediate[from as usize] != NONE);
                let nearest = settled.reduce(|a, b| common(&immediate, a, b)).unwrap_or(NONE);
                changed |= immediate[at] != nearest;
                immediate[at] = nearest;
            }
        }
        let mut by_node = vec![NONE; nodes];
        for (at, &node) in order.iter().enumerate() {
            by_node[node as usize] = order[immediate[at] as usize];
        }
        Dominators { immediate: by_node, order }
    }

    /// What each node retains, itself included, given the sizes.
    pub fn retained(&self, sizes: &[u64]) -> Vec<u64> {
        let mut retained = vec![0; sizes.len()];
        for &node in self.order.iter().rev() {
            retained[node as usize] += sizes[node as usize];
            if node != 0 {
                let above = self.immediate[node as usize] as usize;
                retained[above] += retained[node as usize];
            }
        }
        retained
    }

    /// The nodes that each node dominates immediately.
    pub fn children(&self) -> Adjacency {
        let below = self.order.iter().skip(1);
        let pairs: Vec<_> = below.map(|&node| (self.immediate[node as usize], node)).collect();
        Adjacency::new(self.immediate.len(), &pairs)
    }
}

/// The nearest place that dominates both.
fn common(immediate: &[u32], mut a: u32, mut b: u32) -> u32 {
    while a != b {
        let later = if a > b { &mut a } else { &mut b };
        *later = immediate[*later as usize];
    }
    a
}

/// The nodes that can be reached from node 0, each before those that only a way through it reaches.
fn reverse_postorder(nodes: usize, successors: &Adjacency) -> Vec<u32> {
    let mut seen = vec![false; nodes];
    let mut order = Vec::new();
    // Nodes on the way, and how many of their successors were looked at.
    let mut way = vec![(0u32, 0usize)];
    seen[0] = true;
    while let Some((node, next)) = way.last_mut() {
        match successors.of(*node).get(*next) {
            Some(&other) => {
                *next += 1;
                if !std::mem::replace(&mut seen[other as usize], true) {
                    way.push((other, 0));
                }
            }
            None => {
                order.push(*node);
                way.pop();
            }
        }
    }
    order.reverse();
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What node 0 reaches if `without` is not there.
    fn reached(nodes: u32, edges: &[(u32, u32)], without: u32) -> Vec<bool> {
        let mut seen = vec![false; nodes as usize];
        seen[0] = without != 0;
        for _ in 0..nodes {
            for &(from, to) in edges {
                seen[to as usize] |= seen[from as usize] && to != without;
            }
        }
        seen
    }

    proptest! {
        /// A node dominates another if the other cannot be reached without it; what it retains is the size of those.
        #[test]
        fn agrees_with_the_definition(
            (nodes, edges) in (1..14u32).prop_flat_map(|nodes| {
                (Just(nodes), prop::collection::vec((0..nodes, 0..nodes), 0..40))
            })
        ) {
            let found = Dominators::new(nodes as usize, &edges);
            let sizes: Vec<u64> = (0..nodes).map(|node| 1 << node).collect();
            let retained = found.retained(&sizes);
            let all = reached(nodes, &edges, NONE);
            for node in 0..nodes {
                let reachable = all[node as usize];
                prop_assert_eq!(found.immediate[node as usize] != NONE, reachable);
                let rest = reached(nodes, &edges, node);
                let lost = (0..nodes).filter(|&n| all[n as usize] && !rest[n as usize]);
                let want: u64 = lost.map(|n| sizes[n as usize]).sum();
                prop_assert_eq!(retained[node as usize], want, "node {} of {:?}", node, edges);
            }
        }
    }

    #[test]
    fn a_long_chain_needs_no_deep_recursion() {
        let nodes = 300_000u32;
        let edges: Vec<_> = (1..nodes).map(|node| (node - 1, node)).collect();
        let found = Dominators::new(nodes as usize, &edges);
        assert_eq!(found.retained(&vec![1; nodes as usize])[0], u64::from(nodes));
        assert_eq!(found.children().of(5), [6]);
    }
}
