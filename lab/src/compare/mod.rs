//! The same program under rival policies, measured fairly.
//!
//! Used by `burrow compare` and `burrow sweep`. [`record`] is what a comparison keeps, [`metric`] the table of what is measured;
//! [`stats`] says what the runs come to, and [`table`], [`jsonl`], [`csv`](mod@csv) and [`benchstat`] write it.

pub mod benchstat;
pub mod csv;
pub mod jsonl;
pub mod metric;
pub mod record;
#[cfg(test)]
mod samples;
pub mod stats;
pub mod table;
