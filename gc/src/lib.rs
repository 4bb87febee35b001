//! The garbage collector of Burrow: finds out which objects of a `burrow-alloc` heap are still
//! reachable, and lets the allocator reuse the rest.
//!
//! The crate knows nothing of goroutines or of Go. Whoever embeds it stops the world, tells the
//! roots ([`Roots`]) and calls [`Gc::collect`]; the allocator calls the collector through
//! `burrow_alloc`'s `Collector` trait, which [`Gc`] implements.
//!
//! # The life of an object, seen from here
//!
//! 1. It is allocated in a span that its mcache holds. When such a span is used up, a *refill* fetches
//!    another, and three things happen: the refill pays its share of sweeping (`sweep_pace.rs`), it
//!    sweeps the span it takes (`sweep.rs`), and heap live grows by the span's free slots. If that
//!    passes the *trigger* (`pacer.rs`), the collector calls the `request` it was given.
//! 2. The embedder stops the world and calls [`Gc::collect`] (`cycle.rs`). Marking starts from the
//!    words outside the heap (`roots.rs`). If one points to our object, or into it, the word is queued
//!    (`work_buf.rs`, `mark_queue.rs`); a marker takes it out, finds the object's span and slot, sets
//!    its mark bit and queues the words in the object's pointer slots (`marker.rs`; `span_scan.rs` has the other
//!    way, by spans).
//! 3. When no word is queued anywhere, what is marked is live. The sweep generation moves on by 2: from
//!    now on every span counts as unswept. The pacer learns how much was marked and sets the next goal.
//!    An object that was not reached but has a finalizer is marked after all, and the call queued
//!    (`specials.rs`).
//! 4. Later the object's span is swept. If the object was marked, its slot stays allocated; if not, the
//!    slot is free, and the next refill that gets this span may hand it out. A span without any marked
//!    object goes back to the page heap, at the latest before the heap would grow (`reclaim.rs`).
//!
//! What a cycle did is in its [`CycleReport`], from which also Go's gctrace line is made
//! ([`gctrace_line`]). [`verify()`] checks a whole heap against the books.
//!
//! # Where to read on
//!
//! `cycle.rs` for the order of things, `marker.rs` for the loop that takes the time, `pacer.rs` for
//! when and how much.

pub mod assist;
pub mod barrier;
mod cpu;
mod cycle;
mod gc;
mod gc_work;
mod history;
pub mod limiter;
mod mark;
mod mark_queue;
mod marker;
pub mod pacer;
mod pacer_trace;
mod reclaim;
mod report;
mod roots;
mod shared_queue;
mod span_scan;
mod specials;
mod sweep;
pub mod sweep_pace;
mod verify;
mod work_buf;

pub use cpu::CpuClasses;
pub use cycle::{VisitCaches, VisitPs};
pub use gc::{Gc, GcConfig, MARK_BY_SPANS};
pub use gc_work::GcWork;
pub use history::{History, PAUSES};
pub use mark::{Session, Who};
pub use pacer_trace::{pacer_end_line, pacer_start_line};
pub use report::{Cause, CycleReport, MarkCpu, Pace, Phases, gctrace_line};
pub use roots::{RootSink, Roots};
pub use specials::{Finalization, FinalizationCounts, Refusal, SpecialKind};
pub use verify::{Fault, VerifyError, VerifyReport, verify};
