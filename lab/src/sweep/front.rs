//! The cells that are worth their price: those that no other beats in memory and in CPU time at once.
//!
//! Called by `burrow sweep` for its table and its answer to "which GOGC should I use". Memory is resident size summed over time, the price is CPU time;
//! the answer weighs both alike: the cell with the least product, since a twentieth less of one is worth a twentieth more of the other. Cells
//! whose product may be as small, by their intervals, are named with it: between those the runs do not decide.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use crate::compare::stats::{Estimate, Summary};

/// The metric that is the price.
pub const PRICE: &str = "cpu.total";
/// The metric that is paid for.
pub const MEMORY: &str = "rss.integral";

/// A cell of a sweep with its two figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The contender: an index.
    pub contender: usize,
    /// Its label.
    pub label: String,
    /// CPU time, in seconds.
    pub price: Estimate,
    /// Resident size summed over time, in bytes times seconds.
    pub memory: Estimate,
}

/// The cells of a sweep, sorted out.
#[derive(Clone, Debug, PartialEq)]
pub struct Front {
    /// All cells with both figures, the cheapest in CPU time first.
    pub cells: Vec<Cell>,
    /// Which of them no other beats: less CPU time and less memory, by their medians.
    pub unbeaten: Vec<bool>,
    /// What to use.
    pub answer: Option<Answer>,
}

/// What to use, by the runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The cell with the least product: an index of [`Front::cells`].
    pub best: usize,
    /// Those whose product may be as small.
    pub as_good: Vec<usize>,
}

impl Cell {
    /// Memory times price: the median, and the least and the greatest that the intervals allow.
    fn product(&self) -> [f64; 3] {
        let product = |end: fn(&Estimate) -> f64| end(&self.memory) * end(&self.price);
        [product(|e| e.median), product(|e| e.low), product(|e| e.high)]
    }
}

impl Front {
    /// Sorts out the cells of a sweep; those without both figures (all of their runs failed) are left out.
    #[must_use]
    pub fn of(summary: &Summary) -> Front {
        let cell = |contender: usize| {
            let estimate = |metric| Some(summary.cell(contender, metric)?.estimate.clone());
            let label = summary.rows[contender].label.clone();
            Some(Cell { contender, label, price: estimate(PRICE)?, memory: estimate(MEMORY)? })
        };
        let mut cells: Vec<Cell> = (0..summary.rows.len()).filter_map(cell).collect();
        cells.sort_by(|a, b| a.price.median.total_cmp(&b.price.median));
        let costs: Vec<[f64; 2]> =
            cells.iter().map(|cell| [cell.price.median, cell.memory.median]).collect();
        let unbeaten = unbeaten(&costs);
        let answer = answer(&cells);
        Front { cells, unbeaten, answer }
    }
}

/// Which of some costs no other equals or undercuts in both and undercuts in one. What is no number is beaten.
#[must_use]
pub fn unbeaten(costs: &[[f64; 2]]) -> Vec<bool> {
    let beats = |a: &[f64; 2], b: &[f64; 2]| a[0] <= b[0] && a[1] <= b[1] && a != b;
    let finite = |cost: &[f64; 2]| cost.iter().all(|part| part.is_finite());
    costs.iter().map(|cost| finite(cost) && !costs.iter().any(|other| beats(other, cost))).collect()
}

fn answer(cells: &[Cell]) -> Option<Answer> {
    let products: Vec<[f64; 3]> = cells.iter().map(Cell::product).collect();
    let (best, [_, _, most]) =
        products.iter().enumerate().min_by(|(_, [a, ..]), (_, [b, ..])| a.total_cmp(b))?;
    let may = products.iter().enumerate().filter(|(i, [_, least, _])| *i != best && least <= most);
    Some(Answer { best, as_good: may.map(|(i, _)| i).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(label: &str, price: f64, memory: f64, spread: f64) -> Cell {
        let estimate = |median: f64| Estimate {
            median,
            low: median * (1.0 - spread),
            high: median * (1.0 + spread),
            n: 5,
            outliers: Vec::new(),
        };
        Cell { contender: 0, label: label.into(), price: estimate(price), memory: estimate(memory) }
    }

    #[test]
    fn the_front() {
        let nan = f64::NAN;
        type Case = (&'static str, &'static [[f64; 2]], &'static [bool]);
        let cases: [Case; 5] = [
            ("nothing", &[], &[]),
            ("a trade", &[[1.0, 2.0], [2.0, 1.0]], &[true, true]),
            ("one beaten in both", &[[1.0, 1.0], [2.0, 2.0]], &[true, false]),
            ("equal ones stay both", &[[1.0, 1.0], [1.0, 1.0]], &[true, true]),
            ("beaten in one, equal in the other", &[[1.0, 1.0], [1.0, 2.0]], &[true, false]),
        ];
        for (case, costs, want) in cases {
            assert_eq!(unbeaten(costs), want, "{case}");
        }
        assert_eq!(unbeaten(&[[1.0, 1.0], [nan, 0.0]]), [true, false], "no value");
    }

    #[test]
    fn the_answer_names_what_may_be_as_good() {
        let cases: [(f64, &[usize]); 3] = [
            // (spread of figures, as good as the best)
            (0.0, &[]),
            (0.02, &[0]),
            (0.5, &[0, 2]),
        ];
        for (spread, as_good) in cases {
            let cells = [
                cell("a", 1.0, 4.1, spread),
                cell("b", 2.0, 2.0, spread),
                cell("c", 3.0, 3.0, spread),
            ];
            let answer = answer(&cells).expect("there are cells");
            assert_eq!((answer.best, &*answer.as_good), (1, as_good), "{spread}");
        }
        assert_eq!(answer(&[]), None);
    }
}
