//! Each of the three legs is needed: without it some order of steps loses an object.
//!
//! So these scenarios also show that the explorer would find an error in the legs themselves; and, as the sound ones hold
//! without it, that the half of Go's barrier that shades the new word is not needed beside them.

use crate::explore::explore;
use crate::scenario::Kind::Node;
use crate::scenario::Step::{Clear, Cut, Load, New, Store};
use crate::scenario::{Leg, Mutator, Scenario};

/// The scenario is sound, and without the leg it is not.
fn check(leg: Leg, scenario: Scenario) {
    assert_eq!(explore(scenario, None).lost, 0, "{}", scenario.name);
    let explored = explore(scenario, Some(leg));
    assert!(explored.complete, "{}", scenario.name);
    assert!(explored.lost > 0, "{}: no order needs {leg:?}", scenario.name);
    assert!(explored.lost < explored.orders, "{}: all orders need {leg:?}", scenario.name);
}

#[test]
fn the_deletion_barrier_is_needed() {
    check(
        Leg::DeletionBarrier,
        Scenario {
            name: "hidden in a scanned stack",
            objects: &[Node, Node],
            pointers: &[(0, 0, 1)],
            global: Some(0),
            mutators: &[Mutator {
                stack: &[Some(0), None],
                steps: &[Load { from: 0, slot: 0, to: 1 }, Cut { into: 0, slot: 0 }],
            }],
            ps: 1,
        },
    );
}

#[test]
fn scanning_a_stack_before_its_goroutine_runs_is_needed() {
    check(
        Leg::ScanBeforeRunning,
        Scenario {
            name: "hidden in a marked object",
            objects: &[Node, Node],
            pointers: &[],
            global: Some(0),
            mutators: &[Mutator {
                stack: &[Some(0), Some(1)],
                steps: &[Store { word: 1, into: 0, slot: 0 }, Clear { word: 1 }],
            }],
            ps: 1,
        },
    );
}

#[test]
fn allocating_black_is_needed() {
    check(
        Leg::AllocateBlack,
        Scenario {
            name: "new and only on a scanned stack",
            objects: &[Node],
            pointers: &[],
            global: Some(0),
            mutators: &[Mutator {
                stack: &[Some(0), None],
                steps: &[New { kind: Node, to: 1 }, Store { word: 1, into: 0, slot: 0 }],
            }],
            ps: 1,
        },
    );
}
