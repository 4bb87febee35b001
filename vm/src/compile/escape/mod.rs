//! Escape analysis: which variables and objects may live in their function's frame.
//!
//! Asked by the code generator, per declared function with its type arguments, before it generates it. The answer
//! ([`Escapes`]) says of every object that the function, or a body inlined into it, makes whether it may be a *frame
//! object* (docs/decisions/013-frame-objects.md), and which calls are inlined.
//!
//! The rules are Go's, so that what is in the heap here is in the heap there:
//!
//! - `build.rs`, `expr.rs`, `call.rs`: from syntax to a graph of flows
//! - `moves.rs`: slices that grow in the frame and leave it at one place
//! - `graph.rs`: what escapes and what leaks in such a graph
//! - `tags.rs`: what a function tells its callers
//! - this file: functions that call each other in circles are solved together, their callees before them.
//!
//! Invariants: (A1) The generator inlines what the analysis inlined, and nothing else. (A2) An object in the heap never
//! points into a frame; the heap verifier checks it under stress.

mod build;
mod call;
mod expr;
mod graph;
mod moves;
mod solve;
mod tags;

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::object::ObjId;
use crate::syntax::ast::NodeId;
use tags::Tag;

/// An inlined body within a function: the function's own, or one for each call that is inlined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Ctx(u32);

impl Ctx {
    /// The function's own body.
    pub const ROOT: Ctx = Ctx(0);
}

/// An object, by the syntax that makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Key {
    /// The cell of a variable.
    Var(ObjId),
    /// What the expression is, or is the address of.
    Made(NodeId),
    /// The array behind the slice, or the map, that the expression is.
    Backing(NodeId),
    /// The value of the expression in an interface.
    Boxed(NodeId),
    /// The array of the variadic arguments that begin with the expression.
    Rest(NodeId),
    /// The first group of the map that the expression is, for the generator: it goes with its header.
    Group(NodeId),
    /// Whether the buffer behind the slice that the expression is has been given away, for the generator.
    Given(NodeId),
    /// The operands of the call, which is deferred or made by a goroutine.
    Later(NodeId),
}

/// A frame that objects may stay in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum FrameKey {
    /// That of the declared function.
    Declared,
    /// That of a literal in its own body.
    Literal(NodeId),
}

/// What a frame's objects need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Room {
    /// Words of all objects.
    pub words: usize,
    /// Buffers that are handed out once.
    pub once: usize,
}

/// What is known of a function.
#[derive(Debug, Default)]
pub(super) struct Escapes {
    /// Whether each object stays in the frame.
    sites: FxHashMap<(Ctx, Key), bool>,
    /// Names at which the slice in a variable is moved out of the frame.
    moves: FxHashSet<(Ctx, NodeId)>,
    /// Calls that are inlined, by body and callee, and the body that each becomes.
    inlined: FxHashMap<(Ctx, NodeId), Ctx>,
    /// Buffers that are handed out once while the function runs, as they may be asked for again and again.
    once: FxHashSet<(Ctx, Key)>,
    /// Words of frame objects, and number of such buffers, by frame.
    room: FxHashMap<FrameKey, Room>,
    tag: Tag,
}

impl Escapes {
    /// Whether an object stays in the frame of the function that makes it.
    pub fn in_frame(&self, ctx: Ctx, key: Key) -> bool {
        self.sites.get(&(ctx, key)).copied().unwrap_or(false)
    }

    /// Whether the analysis has met the object.
    pub fn knows(&self, ctx: Ctx, key: Key) -> bool {
        self.sites.contains_key(&(ctx, key))
    }

    /// The inlined body that a call, named by what it calls, becomes.
    pub fn inlined(&self, ctx: Ctx, fun: NodeId) -> Option<Ctx> {
        self.inlined.get(&(ctx, fun)).copied()
    }

    /// Whether the slice that a name stands for is moved out of the frame there.
    pub fn moves(&self, ctx: Ctx, name: NodeId) -> bool {
        !self.moves.is_empty() && self.moves.contains(&(ctx, name))
    }

    /// Whether a buffer is handed out once only.
    pub fn is_once(&self, ctx: Ctx, key: Key) -> bool {
        self.once.contains(&(ctx, key))
    }

    /// What the objects of a frame take together.
    pub fn room(&self, frame: FrameKey) -> Room {
        self.room.get(&frame).copied().unwrap_or_default()
    }
}

/// All that is known so far.
#[derive(Default)]
pub(super) struct Analyses {
    known: FxHashMap<super::FuncInst, Option<Rc<Escapes>>>,
    /// Functions that are being looked at.
    open: FxHashSet<super::FuncInst>,
}

use solve::apply;
