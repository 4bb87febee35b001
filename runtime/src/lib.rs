//! The runtime under a script: goroutine stacks, processors, maps, strings, slices, statistics, settings.
//!
//! Knows nothing of Go's syntax or of bytecode: the VM hands it descriptors of types ([`rtype`]) and functions ([`func`])
//! and calls it for whatever touches memory in more than a word.
//!
//! Read next: [`runtime`] (what there is), [`processor`] (who allocates), [`stack`] (frames), [`value`] (Go's shapes).

pub mod entropy;
pub mod env;
pub mod equality;
pub mod fault;
pub mod float;
pub mod func;
pub mod hash;
pub mod interrupt;
pub mod map;
pub mod memstats;
pub mod print;
pub mod processor;
pub mod rtype;
pub mod rtype_made;
pub mod runtime;
pub mod slice;
pub mod stack;
pub mod string;
pub mod value;

pub use runtime::{BuildError, Builder, Runtime, Stress};
