//! Whole heaps: against a model, against Go's figures, and where memory runs out.

#![cfg(not(loom))]

mod common;
mod domains;
mod events;
mod faults;
mod figures;
mod limit;
mod model;
mod page_caches;
mod policies;
mod policy_faults;
mod resident;
mod scavenger;
mod snapshot;
mod sources;
