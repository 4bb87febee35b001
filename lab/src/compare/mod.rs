//! The same program under rival policies, measured fairly.
//!
//! Used by `burrow compare` and `burrow sweep`. The life of a comparison:
//!
//! 1. Texts become [`Contender`]s (`contender.rs`), and those with the program and the number of runs a [`Plan`] (`session.rs`).
//! 2. [`compare`] makes the runs, interleaved in an order drawn anew for each round. Each is a process of its own (`child.rs`), watched from
//!    outside (`watch.rs`, `reap.rs`); what the runtime tells of itself is its trace (`told.rs`). Real Go tells the same by an observer that is
//!    built in (`go_build.rs`).
//! 3. From both follow the metrics of the run (`measure.rs`, named in [`metric`]). A run is kept as a [`record::Run`] as soon as it is there
//!    ([`jsonl`]).
//! 4. [`stats`] says what the runs come to: estimates, and verdicts where chance cannot explain a difference. [`table`], [`csv`](mod@csv),
//!    [`benchstat`], [`page`] and [`picture`] show it.
//!
//! No process-wide state, no time limit but the one asked for: a comparison that is cancelled has the runs that were finished.

pub mod benchstat;
mod child;
mod contender;
pub mod csv;
mod go_build;
pub mod jsonl;
mod machine;
mod measure;
pub mod metric;
pub mod page;
pub mod picture;
mod reap;
pub mod record;
#[cfg(test)]
mod samples;
mod session;
pub mod stats;
pub mod table;
mod told;
mod watch;

pub use contender::{Contender, ContenderError};
pub use go_build::{GoBuild, GoError};
pub use session::{Plan, Progress, Shard, compare};
