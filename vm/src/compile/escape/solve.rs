//! From functions to their analyses, callees first.
//!
//! Called through [`Compiler::escapes`]. Functions that call each other in a circle share one graph: their parameters
//! and results are locations of it. Circles are found by Tarjan's algorithm, on a stack of its own, so that a long chain
//! of calls does not end the compiler's.
//!
//! Invariant: (W1) a unit's callees that are in no circle with it have their analyses before it is solved.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::build::{Call, Site, Unit, build, build_init};
use super::graph::{Graph, HEAP, Loc};
use super::tags::Tag;
use super::{Escapes, FrameKey};
use crate::check::info::Initializer;
use crate::compile::capture::Uses;
use crate::compile::{Compiler, FuncInst};

/// Words of objects that a frame holds at most: half of what a frame may have, as registers want some too. The largest
/// go to the heap first.
const MAX_ROOM: u64 = 32 << 10;

impl<'a> Compiler<'a> {
    /// The analysis of a declared function; `None` if it has no body or an error.
    pub(in crate::compile) fn escapes(&mut self, inst: &FuncInst) -> Option<Rc<Escapes>> {
        if let Some(known) = self.analyses.known.get(inst) {
            return known.clone();
        }
        Circles::default().run(self, inst);
        self.analyses.known.get(inst).cloned().flatten()
    }

    /// The analysis of what gives a package's variables their values.
    pub(in crate::compile) fn init_escapes(
        &mut self,
        variables: &[Initializer<'a>],
        uses: Rc<Uses>,
    ) -> Rc<Escapes> {
        let unit = build_init(self, variables, uses);
        for call in &unit.calls {
            self.escapes(&call.inst); // (W1)
        }
        let solved = solve(self, vec![unit]).pop();
        Rc::new(solved.map(|(_, escapes)| escapes).unwrap_or_default())
    }

    /// As [`Compiler::escapes`], but `None` while the function is being looked at.
    pub(super) fn escapes_if_known(&mut self, inst: &FuncInst) -> Option<Rc<Escapes>> {
        if self.analyses.open.contains(inst) { None } else { self.escapes(inst) }
    }
}

/// What a function leaks becomes edges at a call of it.
pub(super) fn apply(graph: &mut Graph, tag: &Tag, args: &[Loc], results: &[Loc]) {
    for (at, &arg) in args.iter().enumerate() {
        let leaks = tag.leaks(at);
        if let Some(derefs) = leaks.heap() {
            graph.flow(HEAP, arg, derefs);
        }
        for (index, &result) in results.iter().enumerate() {
            if let Some(derefs) = leaks.result(index) {
                graph.flow(result, arg, derefs);
            }
        }
    }
}

/// A function on the way to being solved.
struct Node {
    unit: Unit,
    low: usize,
    /// Calls looked at.
    seen: usize,
    on_stack: bool,
}

/// Tarjan's algorithm.
#[derive(Default)]
struct Circles {
    index: FxHashMap<FuncInst, usize>,
    nodes: Vec<Option<Node>>,
    stack: Vec<usize>,
    path: Vec<usize>,
}

impl Circles {
    fn run(mut self, c: &mut Compiler<'_>, inst: &FuncInst) {
        self.enter(c, inst);
        while let Some(&at) = self.path.last() {
            match self.next_callee(at) {
                Some(callee) => self.look_at(c, at, &callee),
                None => self.leave(c, at),
            }
        }
    }

    fn enter(&mut self, c: &mut Compiler<'_>, inst: &FuncInst) {
        c.analyses.open.insert(inst.clone());
        let built = build(c, inst);
        let Some(unit) = built else {
            c.analyses.open.remove(inst);
            c.analyses.known.insert(inst.clone(), None);
            return;
        };
        let at = self.nodes.len();
        self.index.insert(inst.clone(), at);
        self.nodes.push(Some(Node { unit, low: at, seen: 0, on_stack: true }));
        self.stack.push(at);
        self.path.push(at);
    }

    fn next_callee(&mut self, at: usize) -> Option<FuncInst> {
        let node = self.nodes[at].as_mut()?;
        let call = node.unit.calls.get(node.seen)?;
        node.seen += 1;
        Some(call.inst.clone())
    }

    fn look_at(&mut self, c: &mut Compiler<'_>, at: usize, callee: &FuncInst) {
        if c.analyses.known.contains_key(callee) {
            return;
        }
        match self.index.get(callee) {
            Some(&to) => {
                let on_stack = self.nodes[to].as_ref().is_some_and(|node| node.on_stack);
                if let Some(node) = self.nodes[at].as_mut().filter(|_| on_stack) {
                    node.low = node.low.min(to);
                }
            }
            // One that a walk further out is looking at: it stays unknown to this one.
            None if c.analyses.open.contains(callee) => {}
            None => self.enter(c, callee),
        }
    }

    fn leave(&mut self, c: &mut Compiler<'_>, at: usize) {
        self.path.pop();
        let low = self.nodes[at].as_ref().map_or(at, |node| node.low);
        if let Some(&around) = self.path.last()
            && let Some(node) = self.nodes[around].as_mut()
        {
            node.low = node.low.min(low);
        }
        if low != at {
            return;
        }
        let first = self.stack.iter().rposition(|&on| on == at).unwrap_or(0);
        let members = self.stack.split_off(first);
        let units = members.iter().filter_map(|&member| self.nodes[member].take());
        for (inst, escapes) in solve(c, units.map(|node| node.unit).collect()) {
            let Some(inst) = inst else { continue };
            c.analyses.open.remove(&inst);
            c.analyses.known.insert(inst, Some(Rc::new(escapes)));
        }
    }
}

/// Solves the functions of a circle together.
fn solve(c: &Compiler<'_>, units: Vec<Unit>) -> Vec<(Option<FuncInst>, Escapes)> {
    let mut graph = Graph::new();
    let mut members: Vec<Unit> = Vec::with_capacity(units.len());
    for mut unit in units {
        limit_room(&mut unit);
        let own = std::mem::replace(&mut unit.graph, Graph::new());
        let shift = graph.absorb(own, members.len() as u32);
        let moved = |locs: &mut Vec<Loc>| locs.iter_mut().for_each(|loc| *loc = shift.loc(*loc));
        moved(&mut unit.params);
        moved(&mut unit.results);
        for Call { args, results, .. } in &mut unit.calls {
            moved(args);
            moved(results);
        }
        unit.sites.iter_mut().for_each(|site| site.loc = shift.loc(site.loc));
        members.push(unit);
    }
    connect(c, &mut graph, &members);
    let tags = graph.solve(members.len());
    let answer = |(at, unit): (usize, Unit)| match &tags {
        Some(tags) => (unit.inst.clone(), answer(unit, &graph, tags[at].clone())),
        None => (unit.inst.clone(), all_in_heap(unit)),
    };
    members.into_iter().enumerate().map(answer).collect()
}

/// The answer where nothing is known: no object stays in a frame, and callers lose what they pass.
fn all_in_heap(unit: Unit) -> Escapes {
    let sites = unit.sites.iter().map(|site| ((site.ctx, site.key), false)).collect();
    let tag = Tag::of_native(&[], unit.params.len(), 0);
    Escapes { inlined: unit.inlined, sites, tag, ..Escapes::default() }
}

/// Connects the calls of all members with what they call.
fn connect(c: &Compiler<'_>, graph: &mut Graph, members: &[Unit]) {
    let unknown = Tag::of_native(&[], usize::from(u8::MAX), 0);
    let by_inst: FxHashMap<&FuncInst, &Unit> =
        members.iter().filter_map(|unit| Some((unit.inst.as_ref()?, unit))).collect();
    for call in members.iter().flat_map(|unit| &unit.calls) {
        if let Some(callee) = by_inst.get(&call.inst) {
            for (&param, &arg) in callee.params.iter().zip(&call.args) {
                graph.flow(param, arg, 0);
            }
            for (&result, &from) in call.results.iter().zip(&callee.results) {
                graph.flow(result, from, 0);
            }
            continue;
        }
        match c.analyses.known.get(&call.inst) {
            Some(Some(known)) => apply(graph, &known.tag, &call.args, &call.results),
            _ => apply(graph, &unknown, &call.args, &call.results),
        }
    }
}

/// Sends the largest objects of a frame to the heap until the others fit.
fn limit_room(unit: &mut Unit) {
    let mut frames: FxHashMap<FrameKey, Vec<(u64, Loc)>> = FxHashMap::default();
    for site in &unit.sites {
        if let Some(frame) = site.frame {
            frames.entry(frame).or_default().push((site.bytes.div_ceil(8), site.loc));
        }
    }
    for mut objects in frames.into_values() {
        let mut total: u64 =
            objects.iter().map(|(words, _)| words).fold(0, |a, &b| a.saturating_add(b));
        objects.sort_unstable();
        while total > MAX_ROOM
            && let Some((words, loc)) = objects.pop()
        {
            unit.graph.force(loc);
            total -= words;
        }
    }
}

fn answer(unit: Unit, graph: &Graph, tag: Tag) -> Escapes {
    let mut escapes =
        Escapes { inlined: unit.inlined, moves: unit.moves, tag, ..Escapes::default() };
    for Site { ctx, key, loc, bytes, once, frame } in unit.sites {
        let stays = frame.is_some() && !graph.escapes(loc);
        // One that is met twice is in the heap if either is.
        if escapes.sites.contains_key(&(ctx, key)) {
            eprintln!("TWICE {ctx:?} {key:?}");
        }
        let known = escapes.sites.entry((ctx, key)).or_insert(stays);
        *known &= stays;
        if let Some(frame) = frame.filter(|_| stays) {
            let room = escapes.room.entry(frame).or_default();
            room.words += bytes.div_ceil(8).max(1) as usize;
            if once && escapes.once.insert((ctx, key)) {
                room.once += 1;
            }
        }
    }
    escapes
}
