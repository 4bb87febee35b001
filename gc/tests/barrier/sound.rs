//! With all three legs in place no order of steps loses an object.

use crate::explore::explore;
use crate::scenario::Kind::{Large, Node, Tiny};
use crate::scenario::Step::{
    Clear, Cut, Exchange, Load, LoadGlobal, New, Overflow, Store, StoreGlobal,
};
use crate::scenario::{Mutator, Scenario};

/// Runs the scenario in all orders, in at least so many.
fn check(scenario: Scenario, at_least: usize) {
    let explored = explore(scenario, None);
    if let Some((order, error)) = explored.first {
        panic!("{}: {error}\n{order:?}", scenario.name);
    }
    assert!(explored.orders >= at_least, "{}: {} orders", scenario.name, explored.orders);
}

#[test]
fn a_pointer_goes_from_a_slot_to_the_stack_and_on() {
    check(
        Scenario {
            name: "slot to stack to another slot",
            objects: &[Node, Node, Node],
            pointers: &[(0, 0, 1), (1, 0, 2)],
            global: Some(0),
            mutators: &[Mutator {
                stack: &[Some(0), None, None],
                steps: &[
                    Load { from: 0, slot: 0, to: 1 },
                    Load { from: 1, slot: 0, to: 2 },
                    Cut { into: 1, slot: 0 },
                    Store { word: 2, into: 0, slot: 1 },
                    Clear { word: 2 },
                ],
            }],
            ps: 1,
        },
        100,
    );
}

#[test]
fn a_chain_is_cut_in_the_middle() {
    check(
        Scenario {
            name: "chain cut",
            objects: &[Node, Node, Node, Node, Node],
            pointers: &[(0, 0, 1), (1, 0, 2), (2, 0, 3), (3, 0, 4)],
            global: Some(0),
            mutators: &[Mutator {
                stack: &[None, None, None],
                steps: &[
                    LoadGlobal { to: 0 },
                    Load { from: 0, slot: 0, to: 1 },
                    Load { from: 1, slot: 0, to: 2 },
                    Cut { into: 1, slot: 0 },
                    StoreGlobal { word: 2 },
                ],
            }],
            ps: 1,
        },
        100,
    );
}

#[test]
fn two_slots_are_swapped() {
    check(
        Scenario {
            name: "swap of two slots",
            objects: &[Node, Node, Node, Node],
            pointers: &[(0, 0, 1), (0, 1, 2), (1, 0, 3)],
            global: Some(0),
            mutators: &[Mutator {
                stack: &[Some(0), None],
                steps: &[
                    Exchange { word: 1, into: 0, slot: 0 },
                    Exchange { word: 1, into: 0, slot: 1 },
                    Exchange { word: 1, into: 0, slot: 0 },
                ],
            }],
            ps: 1,
        },
        50,
    );
}

#[test]
fn two_mutators_pass_an_object_on() {
    check(
        Scenario {
            name: "from an unscanned stack to the heap",
            objects: &[Node, Node],
            pointers: &[],
            global: Some(0),
            mutators: &[
                Mutator {
                    stack: &[Some(0), None],
                    steps: &[Load { from: 0, slot: 0, to: 1 }, Cut { into: 0, slot: 0 }],
                },
                Mutator {
                    stack: &[Some(0), Some(1)],
                    steps: &[Store { word: 1, into: 0, slot: 0 }, Clear { word: 1 }],
                },
            ],
            ps: 1,
        },
        1000,
    );
}

#[test]
fn two_mutators_on_two_ps_store_into_the_same_slots() {
    check(
        Scenario {
            name: "two mutators on two Ps",
            objects: &[Node, Node, Node],
            pointers: &[(0, 0, 1)],
            global: Some(0),
            mutators: &[
                Mutator {
                    stack: &[Some(0), None],
                    steps: &[Exchange { word: 1, into: 0, slot: 0 }],
                },
                Mutator {
                    stack: &[Some(0), Some(2)],
                    steps: &[Exchange { word: 1, into: 0, slot: 0 }, StoreGlobal { word: 1 }],
                },
            ],
            ps: 2,
        },
        10_000,
    );
}

#[test]
fn a_new_object_is_stored_into_an_old_one() {
    check(
        Scenario {
            name: "new into old, old into new",
            objects: &[Node, Node],
            pointers: &[(0, 0, 1)],
            global: Some(0),
            mutators: &[Mutator {
                stack: &[Some(0), None, None],
                steps: &[
                    New { kind: Node, to: 1 },
                    Load { from: 0, slot: 0, to: 2 },
                    Store { word: 2, into: 1, slot: 0 },
                    Clear { word: 2 },
                    Store { word: 1, into: 0, slot: 0 },
                    Clear { word: 1 },
                ],
            }],
            ps: 1,
        },
        100,
    );
}

#[test]
fn tiny_objects_share_blocks_across_the_beginning() {
    check(
        Scenario {
            name: "tiny objects",
            objects: &[Node, Tiny, Node, Tiny],
            pointers: &[(0, 0, 1), (0, 1, 2), (2, 0, 3)],
            global: Some(0),
            mutators: &[Mutator {
                stack: &[Some(0), None],
                steps: &[
                    New { kind: Tiny, to: 1 },
                    Exchange { word: 1, into: 0, slot: 0 },
                    New { kind: Tiny, to: 1 },
                    Store { word: 1, into: 0, slot: 1 },
                    Clear { word: 1 },
                ],
            }],
            ps: 1,
        },
        50,
    );
}

#[test]
fn a_large_object_is_changed_between_its_pieces() {
    check(
        Scenario {
            name: "large object",
            objects: &[Large, Node, Node],
            pointers: &[(0, 1, 1), (1, 0, 2)],
            global: Some(0),
            mutators: &[Mutator {
                stack: &[Some(0), None],
                steps: &[
                    Load { from: 0, slot: 1, to: 1 },
                    Cut { into: 0, slot: 1 },
                    Store { word: 1, into: 0, slot: 0 },
                    Clear { word: 1 },
                ],
            }],
            ps: 1,
        },
        100,
    );
}

#[test]
fn a_new_large_object_is_marked_and_not_scanned() {
    check(
        Scenario {
            name: "new large object",
            objects: &[Node, Node],
            pointers: &[(0, 0, 1)],
            global: Some(0),
            mutators: &[Mutator {
                stack: &[Some(0), None],
                steps: &[
                    New { kind: Large, to: 1 },
                    Store { word: 1, into: 0, slot: 2 },
                    Exchange { word: 1, into: 0, slot: 0 },
                    Clear { word: 1 },
                ],
            }],
            ps: 1,
        },
        20,
    );
}

#[test]
fn a_full_buffer_is_passed_on_to_the_markers() {
    check(
        Scenario {
            name: "full buffer",
            objects: &[Node, Node, Node],
            pointers: &[(0, 0, 1), (1, 0, 2)],
            global: Some(0),
            mutators: &[Mutator {
                stack: &[Some(0), None],
                steps: &[
                    Load { from: 0, slot: 0, to: 1 },
                    Overflow { into: 0, slot: 0 },
                    Cut { into: 0, slot: 0 },
                    Overflow { into: 1, slot: 0 },
                    Clear { word: 1 },
                ],
            }],
            ps: 1,
        },
        20,
    );
}
