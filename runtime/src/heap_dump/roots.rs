//! What a dump asks of who knows the program: its types and functions, and the words outside the heap, by name.
//!
//! Implemented by the VM (`vm/src/interp/dump.rs`); the writer adds the roots that the collector itself holds, those of
//! finalizers and their kin.

#![forbid(unsafe_code)]

use crate::rtype::{TypeArena, TypeRef};

/// Who knows the program.
pub trait DumpSource {
    /// All types that a word of the heap may lead to.
    fn types(&self) -> &TypeArena;

    /// The method tables that first words of interface values may lead to, each with the dynamic type it stands for.
    fn itabs(&self) -> Vec<(u64, TypeRef)>;

    /// The name of the function whose description is at an address: what closures begin with.
    fn function(&self, address: u64) -> Option<&str>;

    /// Tells all words outside the heap through which the program may reach an object.
    fn roots(&self, visitor: &mut dyn RootVisitor);
}

/// Takes roots.
pub trait RootVisitor {
    /// A root: the slots told next are in it.
    fn root(&mut self, root: &RootInfo<'_>);

    /// A word of it that may be a pointer.
    fn slot(&mut self, slot: &RootSlot<'_>);
}

/// What holds words outside the heap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum RootKind {
    /// A package variable: `name`, `ty`.
    Global = 0,
    /// A frame of a goroutine: `name` of its function, `place`.
    Frame = 1,
    /// A variable in a frame that is reached by address: as for a frame, and `ty`.
    FrameObject = 2,
    /// A deferred call of a goroutine.
    Deferred = 3,
    /// The value of a panic under way.
    Panic = 4,
    /// What a goroutine waits with at a channel.
    Waiting = 5,
    /// A timer.
    Timer = 6,
    /// The table of semaphores and conditions.
    Semaphore = 7,
    /// The function of a finalizer.
    Finalizer = 8,
    /// An object with a finalizer, for whose sake what it points to lives on.
    Finalizable = 9,
    /// A finalizer or cleanup that is due.
    Queued = 10,
    /// The function of a cleanup.
    Cleanup = 11,
    /// The handle of a weak pointer.
    Weak = 12,
    /// The values that a `sync.Pool` keeps.
    Pool = 13,
}

/// A root.
#[derive(Clone, Copy, Debug)]
pub struct RootInfo<'a> {
    /// What it is.
    pub kind: RootKind,
    /// Its name; empty if it has none.
    pub name: &'a str,
    /// File and line; empty if it is nowhere.
    pub place: &'a str,
    /// The goroutine that it belongs to; 0 if to none.
    pub goroutine: u64,
    /// What that goroutine waits for; empty if nothing.
    pub state: &'a str,
    /// The type of all of it, if it has one.
    pub ty: Option<TypeRef>,
}

impl RootInfo<'_> {
    /// One that has nothing but its kind.
    pub fn of(kind: RootKind) -> RootInfo<'static> {
        RootInfo { kind, name: "", place: "", goroutine: 0, state: "", ty: None }
    }
}

/// What is known of a word of a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// What the type of its root says, if that has one.
    None,
    /// It is the second word of an interface value whose first word is this.
    Interface(u64),
    /// It is a channel of this element type.
    Chan(TypeRef),
    /// The same as for `Interface`, but the word before may be a left-over.
    MaybeInterface(u64),
    /// It is part of a variable of this type, at the slot's offset.
    Variable(TypeRef),
    /// It is the address of a variable of this type.
    Cell(TypeRef),
}

/// A word of a root.
#[derive(Clone, Copy, Debug)]
pub struct RootSlot<'a> {
    /// Bytes from where its root begins, or the variable that it belongs to.
    pub offset: usize,
    /// The variable it belongs to, where the root's type does not tell; empty if that is not known.
    pub name: &'a str,
    /// The word.
    pub word: u64,
    /// What it is.
    pub hint: Hint,
}
