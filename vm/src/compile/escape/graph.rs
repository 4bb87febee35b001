//! The flow of pointers in a function: locations, and what may be assigned from where.
//!
//! Built by `build.rs` and its parts, solved here. The graph knows nothing of syntax: a *location* is a variable, or an
//! object that an expression makes; an edge `to ← from` with a number of dereferences says that `to` may be given what
//! is found by following so many pointers from `from`: −1 is its address, 0 its value, 1 what it points at. This is the
//! published model of Go's escape analysis; the rules that follow from it:
//!
//! - A location *outlives* another if it may be read when the other is gone: the heap and results outlive all of a
//!   frame; a variable outlives what a loop further in makes anew in each round, and what a literal within makes.
//! - A location whose address may reach one that outlives it *escapes*: it must be in the heap. What is assigned to it
//!   is from then on assigned to the heap.
//! - A parameter whose value, or what it points at, may reach the heap or a result *leaks*: callers must know.
//!
//! Invariants: (G1) Location 0 is the heap. (G2) Solving only ever adds escapes and leaks, so the order in which
//! locations are looked at does not matter. (G3) Dereferences below −1 cannot come up: addresses have none.
//!
//! Next to read: `tags.rs` (what a function tells its callers).

use super::tags::{Leaks, Tag};

/// Edges that are followed at most. Functions that people write take some thousands; a bound on what hostile programs make
/// the compiler do, some tenths of a second.
const MAX_STEPS: usize = 1 << 23;
/// Dereferences that are told apart: what takes more is treated as if it took so many, which is safe.
const MAX_DEREFS: i32 = 8;

/// A variable or an object made by an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Loc(u32);

/// What outlives everything (G1).
pub(super) const HEAP: Loc = Loc(0);

/// A function, literal or loop body whose variables are those of one frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Frame(pub u32);

/// What a location is to the callers of its function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Nothing.
    Local,
    /// So many functions of the graph and parameters before it.
    Param { func: u32, index: u32 },
    /// The result of that number.
    Result { func: u32, index: u32 },
}

#[derive(Clone, Debug)]
struct Node {
    frame: Frame,
    /// Loops around its declaration, in its frame.
    loops: u32,
    role: Role,
    escapes: bool,
    /// Where its value may come from, and through how many pointers.
    from: Vec<(Loc, i32)>,
}

/// Locations, edges, and the frames that stand within each other.
#[derive(Debug)]
pub(super) struct Graph {
    nodes: Vec<Node>,
    /// By frame: the one around it.
    parents: Vec<Option<Frame>>,
}

impl Graph {
    pub fn new() -> Graph {
        let heap = Node {
            frame: Frame(u32::MAX),
            loops: 0,
            role: Role::Local,
            escapes: true,
            from: Vec::new(),
        };
        Graph { nodes: vec![heap], parents: Vec::new() }
    }

    pub fn frame(&mut self, around: Option<Frame>) -> Frame {
        self.parents.push(around);
        Frame(self.parents.len() as u32 - 1)
    }

    pub fn add(&mut self, frame: Frame, loops: u32) -> Loc {
        self.nodes.push(Node { frame, loops, role: Role::Local, escapes: false, from: Vec::new() });
        Loc(self.nodes.len() as u32 - 1)
    }

    /// Notes that a location is one of a loop further in than where it was added.
    pub fn deepen(&mut self, loc: Loc) {
        self.node(loc).loops += 1;
    }

    /// Notes that a location is a parameter of a function of the graph.
    pub fn is_param(&mut self, loc: Loc, func: u32, index: u32) {
        self.node(loc).role = Role::Param { func, index };
    }

    /// Notes that a location is a result of a function of the graph.
    pub fn is_result(&mut self, loc: Loc, func: u32, index: u32) {
        self.node(loc).role = Role::Result { func, index };
    }

    /// `to` may be given what `derefs` pointers lead to from `from`.
    pub fn flow(&mut self, to: Loc, from: Loc, derefs: i32) {
        debug_assert!(derefs >= -1, "G3: {derefs} dereferences");
        // What the heap holds is in the heap.
        if from != HEAP && (to != from || derefs < 0) {
            self.node(to).from.push((from, derefs));
        }
    }

    /// A location that must be in the heap, whatever flows.
    pub fn force(&mut self, loc: Loc) {
        self.flow(HEAP, loc, -1);
    }

    pub fn escapes(&self, loc: Loc) -> bool {
        self.nodes[loc.0 as usize].escapes
    }

    fn node(&mut self, loc: Loc) -> &mut Node {
        &mut self.nodes[loc.0 as usize]
    }

    /// Takes over another graph; returns what its locations' and frames' numbers grow by.
    pub fn absorb(&mut self, other: Graph, funcs: u32) -> Shift {
        let shift = Shift { locs: self.nodes.len() as u32 - 1, frames: self.parents.len() as u32 };
        let mut nodes = other.nodes.into_iter();
        let into_heap = nodes.next().map_or(Vec::new(), |heap| heap.from);
        let into_heap = into_heap.into_iter().map(|(from, derefs)| (shift.loc(from), derefs));
        self.node(HEAP).from.extend(into_heap);
        for mut node in nodes {
            node.frame = shift.frame(node.frame);
            node.from.iter_mut().for_each(|(from, _)| *from = shift.loc(*from));
            match &mut node.role {
                Role::Param { func, .. } | Role::Result { func, .. } => *func += funcs,
                Role::Local => {}
            }
            self.nodes.push(node);
        }
        let parents = other.parents.into_iter();
        self.parents.extend(parents.map(|parent| parent.map(|frame| shift.frame(frame))));
        shift
    }

    /// Whether `outer` is `inner` or stands around it.
    fn contains(&self, outer: Frame, inner: Frame) -> bool {
        let mut frame = Some(inner);
        while let Some(at) = frame {
            if at == outer {
                return true;
            }
            frame = self.parents[at.0 as usize];
        }
        false
    }

    /// Whether `holder` may be read when `held` is gone.
    fn outlives(&self, holder: Loc, held: Loc) -> bool {
        let (a, b) = (&self.nodes[holder.0 as usize], &self.nodes[held.0 as usize]);
        if a.escapes || matches!(a.role, Role::Result { .. }) {
            return true;
        }
        match a.frame == b.frame {
            true => a.loops < b.loops,
            false => self.contains(a.frame, b.frame),
        }
    }

    /// Finds what escapes; returns what the parameters of each function leak. `None` if that takes too long: then
    /// nothing is known, and all must be in the heap.
    pub fn solve(&mut self, funcs: usize) -> Option<Vec<Tag>> {
        let mut tags = vec![Tag::default(); funcs];
        let mut steps = MAX_STEPS;
        let mut heap = self.search();
        heap.reach(HEAP, 0);
        self.walk(HEAP, &mut heap, &mut tags, &mut steps)?;
        let holders = self.holders();
        let mut search = self.search();
        for root in holders {
            if self.escapes(root) || self.nodes[root.0 as usize].from.is_empty() {
                continue;
            }
            search.reach(root, 0);
            let escaped = self.walk(root, &mut search, &mut tags, &mut steps)?;
            search.clear();
            if !escaped.is_empty() {
                escaped.into_iter().for_each(|loc| heap.restart(loc));
                self.walk(HEAP, &mut heap, &mut tags, &mut steps)?;
            }
        }
        Some(tags)
    }

    fn search(&self) -> Search {
        Search { best: vec![None; self.nodes.len()], touched: Vec::new(), todo: Vec::new() }
    }

    /// Locations but the heap that may outlive others. A result that has escaped since may be among them, but none is
    /// missing: what escapes is as the heap is.
    fn holders(&self) -> Vec<Loc> {
        let mut deepest = vec![0; self.parents.len()];
        let mut has_inner = vec![false; self.parents.len()];
        for node in &self.nodes[1..] {
            let frame = node.frame.0 as usize;
            deepest[frame] = node.loops.max(deepest[frame]);
        }
        for parent in self.parents.iter().flatten() {
            has_inner[parent.0 as usize] = true;
        }
        let holds = |node: &Node| {
            let frame = node.frame.0 as usize;
            let is_result = matches!(node.role, Role::Result { .. });
            is_result || has_inner[frame] || node.loops < deepest[frame]
        };
        (1..self.nodes.len() as u32)
            .filter(|&at| holds(&self.nodes[at as usize]))
            .map(Loc)
            .collect()
    }

    /// Follows all that may flow into `root`, from where the search stands; returns the locations that escape by it.
    /// What escapes to the heap is followed at once, as what flows into it flows into the heap.
    fn walk(
        &mut self,
        root: Loc,
        search: &mut Search,
        tags: &mut [Tag],
        steps: &mut usize,
    ) -> Option<Vec<Loc>> {
        let mut escaped = Vec::new();
        while let Some(at) = search.todo.pop() {
            let Some(derefs) = search.best[at.0 as usize] else { continue };
            let mut base = derefs.max(0);
            if at != root && self.outlives(root, at) {
                self.note_leak(root, at, base, tags);
                if derefs < 0 && !self.nodes[at.0 as usize].escapes {
                    self.node(at).escapes = true;
                    escaped.push(at);
                }
            }
            if at != root && self.nodes[at.0 as usize].escapes {
                if root != HEAP {
                    continue; // followed from the heap
                }
                base = 0;
            }
            // The address of `at` has flowed: what `at` holds has not, but what it holds may be found through it.
            let from = &self.nodes[at.0 as usize].from;
            *steps = steps.checked_sub(from.len())?;
            for &(from, more) in from {
                if from != root {
                    search.reach(from, (base + more).min(MAX_DEREFS));
                }
            }
        }
        Some(escaped)
    }

    /// `root` outlives a parameter that flows into it.
    fn note_leak(&self, root: Loc, at: Loc, derefs: i32, tags: &mut [Tag]) {
        let Role::Param { func, index } = self.nodes[at.0 as usize].role else { return };
        let leaks: &mut Leaks = tags[func as usize].param(index as usize);
        match self.nodes[root.0 as usize].role {
            Role::Result { func: of, index } if of == func && !self.escapes(root) => {
                leaks.to_result(index as usize, derefs);
            }
            _ => leaks.to_heap(derefs),
        }
    }
}

/// What the numbers of an absorbed graph grow by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift {
    locs: u32,
    frames: u32,
}

impl Shift {
    pub fn loc(self, loc: Loc) -> Loc {
        if loc == HEAP { HEAP } else { Loc(loc.0 + self.locs) }
    }

    pub fn frame(self, frame: Frame) -> Frame {
        Frame(frame.0 + self.frames)
    }
}

/// The fewest dereferences found from one root.
struct Search {
    best: Vec<Option<i32>>,
    touched: Vec<Loc>,
    /// Locations reached with fewer than before, to be followed.
    todo: Vec<Loc>,
}

impl Search {
    fn reach(&mut self, loc: Loc, derefs: i32) {
        let best = &mut self.best[loc.0 as usize];
        match best {
            Some(known) if *known <= derefs => return,
            Some(_) => {}
            None => self.touched.push(loc),
        }
        *best = Some(derefs);
        self.todo.push(loc);
    }

    /// Follows a location anew, as it has escaped since it was reached.
    fn restart(&mut self, loc: Loc) {
        self.best[loc.0 as usize] = None;
        self.reach(loc, -1);
    }

    fn clear(&mut self) {
        for loc in self.touched.drain(..) {
            self.best[loc.0 as usize] = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A graph of one function with a variable in it, one in a loop and one in a literal.
    struct World {
        graph: Graph,
        func: Frame,
        literal: Frame,
    }

    fn world() -> World {
        let mut graph = Graph::new();
        let func = graph.frame(None);
        let literal = graph.frame(Some(func));
        World { graph, func, literal }
    }

    #[test]
    fn an_address_escapes_where_its_holder_outlives_it() {
        type Holder = fn(&mut World) -> Loc;
        let cases: [(&str, Holder, u32, bool); 5] = [
            ("a variable of the same block", |w| w.graph.add(w.func, 0), 0, false),
            ("a variable outside of the loop", |w| w.graph.add(w.func, 0), 1, true),
            ("a variable further in", |w| w.graph.add(w.func, 2), 1, false),
            ("the heap", |_| HEAP, 0, true),
            ("a variable of a literal within", |w| w.graph.add(w.literal, 0), 0, false),
        ];
        for (case, holder, loops, want) in cases {
            let mut w = world();
            let held = w.graph.add(w.func, loops);
            let holder = holder(&mut w);
            w.graph.flow(holder, held, -1);
            w.graph.solve(0).expect("a small graph");
            assert_eq!(w.graph.escapes(held), want, "{case}");
        }
    }

    #[test]
    fn what_a_literal_makes_may_not_stay_in_the_frame_around() {
        let mut w = world();
        let (outside, made) = (w.graph.add(w.func, 0), w.graph.add(w.literal, 0));
        w.graph.flow(outside, made, -1);
        w.graph.solve(0).expect("a small graph");
        assert!(w.graph.escapes(made));
    }

    #[test]
    fn what_an_escaping_object_holds_escapes_too() {
        let mut w = world();
        let [object, held, loaded] = [0; 3].map(|loops| w.graph.add(w.func, loops));
        w.graph.flow(HEAP, object, -1);
        w.graph.flow(object, held, -1); // object = &held
        w.graph.flow(loaded, held, 0);
        w.graph.solve(0).expect("a small graph");
        assert!(w.graph.escapes(held), "its address is in the heap");
        assert!(!w.graph.escapes(loaded));
    }

    #[test]
    fn loading_through_a_pointer_does_not_let_the_pointed_at_escape() {
        let mut w = world();
        let [pointer, held] = [0; 2].map(|loops| w.graph.add(w.func, loops));
        w.graph.flow(pointer, held, -1);
        w.graph.flow(HEAP, pointer, 1); // global = *pointer
        w.graph.solve(0).expect("a small graph");
        assert!(!w.graph.escapes(held));
    }

    #[test]
    fn parameters_leak_with_the_fewest_dereferences() {
        let cases: [(&str, &[i32], Option<i32>, &[i32], Option<i32>); 4] = [
            ("nowhere", &[], None, &[], None),
            ("to the heap, content first", &[1, 0], Some(0), &[], None),
            ("to the result", &[], None, &[2], Some(2)),
            ("to both", &[1], Some(1), &[0], Some(0)),
        ];
        for (case, heap, to_heap, result, to_result) in cases {
            let mut w = world();
            let (param, res) = (w.graph.add(w.func, 0), w.graph.add(w.func, 0));
            w.graph.is_param(param, 0, 0);
            w.graph.is_result(res, 0, 0);
            heap.iter().for_each(|&derefs| w.graph.flow(HEAP, param, derefs));
            result.iter().for_each(|&derefs| w.graph.flow(res, param, derefs));
            let mut tags = w.graph.solve(1).expect("a small graph");
            assert_eq!(tags[0].param(0).heap(), to_heap, "{case}");
            assert_eq!(tags[0].param(0).result(0), to_result, "{case}");
        }
    }
}
