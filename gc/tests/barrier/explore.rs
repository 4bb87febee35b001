//! All orders of a scenario's steps, depth first.
//!
//! Nothing of a heap can be copied or taken back, so each order is run from the beginning: a list of choices says which of
//! the possible actions comes at each point, and the next list is the last one with its last choice that has further
//! alternatives moved on. Where there are too many orders for that, some are drawn at random as well: those that are
//! listed differ in their last steps only.

use burrow_gc::VerifyError;

use crate::run::{Action, Run};
use crate::scenario::{Leg, Scenario};

/// Orders run of one scenario, one after another. `BARRIER_ORDERS` sets another number.
const MOST: usize = 10_000;
/// Orders of a larger scenario that are drawn: for each so many of those listed, one.
const DRAWN: usize = 5;

/// What the orders of a scenario came to.
#[derive(Debug)]
pub struct Explored {
    /// Orders that were run, one after another and drawn.
    pub orders: usize,
    /// Whether these are all: then none was drawn.
    pub complete: bool,
    /// Those in which the heap was not sound in the end.
    pub lost: usize,
    /// The first of them, and what was wrong.
    pub first: Option<(Vec<Action>, VerifyError)>,
}

/// A choice: which of how many.
#[derive(Clone, Copy)]
struct Choice {
    taken: usize,
    of: usize,
}

/// Runs the scenario in all orders.
pub fn explore(scenario: Scenario, without: Option<Leg>) -> Explored {
    let mut explored = Explored { orders: 0, complete: false, lost: 0, first: None };
    let most = std::env::var("BARRIER_ORDERS").map_or(MOST, |n| n.parse().expect("a number"));
    let mut path = Vec::new();
    while explored.orders < most && !explored.complete {
        explored.run(scenario, without, &mut path, &mut |_| 0);
        explored.complete = !next_path(&mut path);
    }
    let drawn = if explored.complete { 0 } else { most / DRAWN };
    let mut random = Random(1);
    for _ in 0..drawn {
        explored.run(scenario, without, &mut Vec::new(), &mut |of| random.below(of));
    }
    println!("{}: {}", scenario.name, explored.told(without));
    explored
}

impl Explored {
    fn run(
        &mut self,
        scenario: Scenario,
        without: Option<Leg>,
        path: &mut Vec<Choice>,
        choose: &mut dyn FnMut(usize) -> usize,
    ) {
        let mut order = Vec::new();
        let result = run_along(scenario, without, path, choose, &mut order);
        self.orders += 1;
        if let Err(error) = result {
            self.lost += 1;
            self.first.get_or_insert((order, error));
        }
    }

    fn told(&self, without: Option<Leg>) -> String {
        let Explored { orders, lost, .. } = self;
        let all = if self.complete { "all" } else { "some" };
        let without = without.map(|leg| format!(" without {leg:?}")).unwrap_or_default();
        format!("{all} {orders} orders{without}, an object lost in {lost}")
    }
}

/// Follows the path, and beyond its end chooses among so many, which is added to it.
fn run_along(
    scenario: Scenario,
    without: Option<Leg>,
    path: &mut Vec<Choice>,
    choose: &mut dyn FnMut(usize) -> usize,
    order: &mut Vec<Action>,
) -> Result<(), VerifyError> {
    let mut run = Run::new(scenario, without);
    loop {
        let choices = run.choices();
        let depth = order.len();
        if depth == path.len() {
            path.push(Choice { taken: choose(choices.len()), of: choices.len() });
        }
        assert_eq!(path[depth].of, choices.len(), "{}: runs differ", scenario.name);
        let action = choices[path[depth].taken];
        order.push(action);
        run.act(action)?;
        if action == Action::Finish {
            return Ok(());
        }
    }
}

/// The next path in order; false if that was the last.
fn next_path(path: &mut Vec<Choice>) -> bool {
    while let Some(last) = path.last_mut() {
        last.taken += 1;
        if last.taken < last.of {
            return true;
        }
        path.pop();
    }
    false
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }
}
