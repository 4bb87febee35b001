//! What a scenario is made of. Objects, words of stacks and slots go by their numbers.

/// A kind of object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Three pointers.
    Node,
    /// Eight bytes without pointers, in a block with others.
    Tiny,
    /// Two pointers, so far apart that the marker handles the object in three pieces.
    Large,
}

/// What a pointer leads to when marking begins: an object, or nothing.
pub type Target = Option<usize>;

/// A step of a mutator. `stack` words are those of its own stack. What would go through a null pointer does nothing:
/// another mutator was there first.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// `stack[to] = stack[from].slots[slot]`
    Load { from: usize, slot: usize, to: usize },
    /// `stack[into].slots[slot] = stack[word]`
    Store { word: usize, into: usize, slot: usize },
    /// `stack[into].slots[slot] = nil`
    Cut { into: usize, slot: usize },
    /// `stack[word], stack[into].slots[slot] = stack[into].slots[slot], stack[word]`
    Exchange { word: usize, into: usize, slot: usize },
    /// `stack[to] = global`
    LoadGlobal { to: usize },
    /// `global = stack[word]`
    StoreGlobal { word: usize },
    /// `stack[word] = nil`
    Clear { word: usize },
    /// `stack[to] = new(kind)`
    New { kind: Kind, to: usize },
    /// Stores the slot's own value into it so often that the barrier's buffer is passed on to the markers.
    Overflow { into: usize, slot: usize },
}

/// A goroutine: its stack when marking begins, and what it does then.
#[derive(Clone, Copy, Debug)]
pub struct Mutator {
    pub stack: &'static [Target],
    pub steps: &'static [Step],
}

/// See the module's head.
#[derive(Clone, Copy, Debug)]
pub struct Scenario {
    pub name: &'static str,
    pub objects: &'static [Kind],
    /// Object, slot, and which object is stored there.
    pub pointers: &'static [(usize, usize, usize)],
    pub global: Target,
    pub mutators: &'static [Mutator],
    /// On so many Ps: mutators take turns on them, and each of them marks.
    pub ps: usize,
}

/// What a run may leave out, to show that it is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leg {
    /// Stores shade what they overwrite.
    DeletionBarrier,
    /// A stack is scanned before its goroutine runs.
    ScanBeforeRunning,
    /// New objects are marked.
    AllocateBlack,
}
