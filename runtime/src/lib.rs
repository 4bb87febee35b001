//! The runtime under a script: goroutine stacks, processors, maps, strings, slices, statistics, settings.
//!
//! Knows nothing of Go's syntax or of bytecode: the VM hands it descriptors of types ([`rtype`]) and functions ([`func`])
//! and calls it for whatever touches memory in more than a word, starts or parks a goroutine.
//!
//! Read next: [`runtime`] (what there is), [`processor`] (who allocates), [`sched`] (who runs), [`stack`] (frames), [`value`] (Go's shapes),
//! [`ctl`] (figures and settings by name).

mod c_library;
pub mod chan;
mod collect;
pub mod ctl;
pub mod entropy;
pub mod env;
pub mod equality;
pub mod fault;
pub mod float;
pub mod func;
pub mod goroutine;
pub mod guard;
pub mod hash;
pub mod heap_dump;
pub mod interrupt;
pub mod map;
pub mod memstats;
pub mod metrics;
pub mod print;
pub mod processor;
pub mod profile;
pub mod resident;
pub mod return_policy;
mod returner;
pub mod rtype;
pub mod rtype_made;
pub mod runtime;
mod sampler;
mod scavtrace;
pub mod sched;
pub mod sema;
pub mod slice;
pub mod stack;
pub mod string;
pub mod value;

pub use return_policy::PolicySpec;
pub use runtime::{BuildError, Builder, DomainReturns, Returns, Runtime, SharedTypes, Stress};
