//! A program under a whole grid of settings: which of them are worth their price.
//!
//! Used by `burrow sweep`. Runs are made and kept as those of a comparison (`compare`), one contender for each cell, so that everything that reads a
//! comparison reads a sweep. `grid.rs`: the cells; `front.rs`: those that no other beats in memory and in CPU time at once;
//! `merge.rs`: shards become one again.

mod front;
mod grid;
mod merge;

pub use front::{Answer, Cell, Front, MEMORY, PRICE, unbeaten};
pub use grid::{Grid, GridError, MAX_CELLS};
pub use merge::{MergeError, merge, same_sweep};
