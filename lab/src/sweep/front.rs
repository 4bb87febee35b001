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

    fn beats(&self, other: &Cell) -> bool {
        let (price, memory) = (self.price.median, self.memory.median);
        let (other_price, other_memory) = (other.price.median, other.memory.median);
        price <= other_price
            && memory <= other_memory
            && (price < other_price || memory < other_memory)
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
        let unbeaten =
            cells.iter().map(|cell| !cells.iter().any(|other| other.beats(cell))).collect();
        let answer = answer(&cells);
        Front { cells, unbeaten, answer }
    }
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
    fn a_cell_is_beaten_by_one_that_is_better_in_both() {
        let cells = [cell("a", 1.0, 4.0, 0.0), cell("b", 2.0, 2.0, 0.0), cell("c", 3.0, 3.0, 0.0)];
        assert!(
            cells[1].beats(&cells[2]) && !cells[0].beats(&cells[1]) && !cells[1].beats(&cells[0])
        );
        assert!(!cells[0].beats(&cells[0]), "no cell beats its equal");
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
