//! Burrow's allocator: a page heap, spans and per-P caches, built like Go's.
//!
//! # The life of one object, from `new` to free
//!
//! A script says `p := new(Point)`, and `Point` has two words, no pointers.
//!
//! 1. The compiler made an [`ObjectType`] of `Point`: 16 bytes, no pointer words, so *span class* 5
//!    ([`size_class`]: size class 2, pointer-free).
//! 2. The interpreter calls [`MCache::alloc`] of the P it runs on ([`mcache`]). The cache holds a
//!    span of that class, and a word with the free ones of 64 of its slots; the lowest set bit is our
//!    slot. Bit cleared, address returned: a dozen instructions, no lock.
//! 3. Every 64 objects the bits run out, and the span hands out the next 64 ([`mspan`]); what earlier
//!    objects left in them is cleared. Every 504 objects the span runs out, and the cache asks the central
//!    list of the class for another ([`mcentral`]): one that is swept and has room, or one that is
//!    yet to be swept, or a new one.
//! 4. A new span is a run of 8 KiB pages ([`span_alloc`]): out of the 64 that the P's page cache holds, if
//!    it is short, else from the page heap ([`page_alloc`]), the lowest that fits. If none does, the heap
//!    grows by 4 MiB ([`grow`]), which the page source commits ([`page_source`]). The table from pages to
//!    spans learns of it ([`span_table`]).
//! 5. The refill has counted the span into `heap_live`, and tells the [`Collector`], which sees
//!    that the trigger is reached. At the next safepoint it marks: for each pointer it meets,
//!    [`Heap::find_object`] goes from address to page to span to slot ([`object`]), and if the
//!    slot's mark bit was not set, [`MSpan::pointer_bits`] says where the pointers inside are: by a word
//!    for all objects of the span if they are alike, else by the object's own bits ([`heap_bits`]).
//! 6. Nobody points to our `Point`, so it is not marked. [`Heap::start_sweep_cycle`] makes every
//!    span unswept; nothing has moved, one number has changed ([`sweepgen`]).
//! 7. Sooner or later somebody sweeps its span ([`sweep`]): the marks become the allocation bits.
//!    The slot is free: the next `new` of this class on the P that gets this span may have it.
//! 8. If no slot of the span is in use, its pages go back to the page heap, where the next span of
//!    any class may get them. Or they go to the operating system, when the domain's return policy
//!    says so ([`policy`], carried out by [`returns`]), or all at once ([`Heap::release_free_pages`]).
//!
//! Objects above 32,760 bytes get a span of their own ([`large`]); pointer-free ones below 16
//! bytes share a slot ([`mcache`]).
//!
//! # Using the crate alone
//!
//! It needs no collector but an implementation of [`Collector`], which may be thirty lines, and no
//! virtual machine. `alloc/examples/standalone.rs` allocates, drops, sweeps and
//! gives memory back, and shows the figures of each step:
//!
//! ```text
//! cargo run --release -p burrow-alloc --example standalone
//! ```
//!
//! Where memory comes from is the program's choice: [`Mmap`], memory of one NUMA node ([`NumaNode`]),
//! huge pages ([`HugePages`]), or a source of its own ([`page_source`] has the contract, also in terms of
//! jemalloc's extent hooks).
//!
//! # What may be touched from where
//!
//! All functions are safe to call from any thread unless their contract says otherwise; an
//! [`MCache`] belongs to one thread at a time. Lock order: [`rank`]. Everything that makes pointers
//! out of addresses is in [`mem`]. Figures for `runtime.MemStats`: [`stats`]; a picture of all pages
//! and spans: [`snapshot`]; which of them memory is behind: [`residency`].

pub mod bits;
pub mod collector;
pub mod config;
pub mod domain;
pub mod domains;
pub mod faulty;
mod grey_slots;
pub mod grow;
pub mod heap_bits;
pub mod home;
pub mod host;
pub mod huge;
pub mod large;
mod lazy_table;
pub mod ledger;
mod limit;
pub mod mcache;
pub mod mcentral;
pub mod mem;
pub mod mheap;
pub mod mmap;
pub mod mspan;
pub mod numa;
pub mod object;
pub mod object_type;
pub mod out_of_memory;
pub mod page_alloc;
mod page_cache;
pub mod page_source;
pub mod policy;
pub mod prefetch;
mod random;
pub mod rank;
pub mod residency;
pub mod returns;
pub mod simulated;
pub mod size_class;
pub mod snapshot;
pub mod span_alloc;
mod span_pool;
mod span_set;
pub mod span_table;
pub mod stats;
pub mod sweep;
pub mod sweepgen;
mod sync;
pub mod units;
pub mod verify;

pub use collector::Collector;
pub use config::HeapConfig;
pub use domain::{Domain, DomainId};
pub use domains::{DomainError, MAX_DOMAINS};
pub use faulty::Faulty;
pub use grey_slots::{GreyLine, GreyLookup, GreySlots};
pub use host::Host;
pub use huge::{HugeMode, HugePages};
pub use ledger::{Grant, Ledger};
pub use mcache::MCache;
pub use mheap::Heap;
pub use mmap::Mmap;
pub use mspan::{MSpan, ManualKind, SpanState};
pub use numa::{NumaError, NumaNode};
pub use object::{ObjectRef, PointerClass, SpanLookup};
pub use object_type::{ObjectType, Placement};
pub use out_of_memory::OutOfMemory;
pub use page_source::{PageSource, Refused};
pub use policy::ReturnPolicy;
pub use rank::{Rank, RankedGuard, RankedMutex};
pub use residency::{OsPages, Residency};
pub use simulated::Simulated;
pub use size_class::{SizeClass, SpanClass, round_up_size};
pub use snapshot::{Snapshot, SnapshotOptions};
pub use stats::HeapStats;
pub use sweep::{Outcome, Swept};
pub use units::{Addr, Bytes, PageId, Pages, SlotIndex};
