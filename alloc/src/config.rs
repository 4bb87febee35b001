//! What a heap can be told when it is made.

#![forbid(unsafe_code)]

use crate::units::{ARENA_SIZE, Bytes};
use burrow_trace::PTrace;
use burrow_trace::clock::{Clock, VirtualClock};
use std::fmt;
use std::sync::Arc;

/// The settings of a heap. `HeapConfig::default()` is a heap like Go's, but for the random padding, and one that gives no memory back
/// by itself.
#[derive(Clone)]
pub struct HeapConfig {
    /// Addresses to reserve: halved until the page source agrees. The heap can never be larger.
    pub reserve: Bytes,
    /// Feeds the random padding.
    pub seed: u64,
    /// Whether the heap begins at a random chunk and page, as in Go since 1.26: up to 60 MiB of
    /// addresses are skipped, and up to 4,088 KiB of the first chunk are never used, though they count
    /// as released. Off unless asked for: two runs then show the same figures and addresses.
    pub random_padding: bool,
    /// What spans, stacks and work buffers may take together, if that is limited.
    pub max_heap: Option<Bytes>,
    /// Stress mode: slots that a sweep frees are filled with 0xdeadbeef, so that whoever still
    /// uses one notices.
    pub poison_freed: bool,
    /// What return policies measure time by, and what their system calls are timed with. One that stands still unless told
    /// otherwise.
    pub clock: Arc<dyn Clock>,
    /// Where what happens on no P is traced: a limit that is set, a helper thread that gives memory back.
    pub trace: PTrace,
    /// Wakes the thread that calls [`crate::Heap::return_in_background`], if there is one. Called under any lock.
    pub wake_helper: Arc<dyn Fn() + Send + Sync>,
}

impl fmt::Debug for HeapConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeapConfig")
            .field("reserve", &self.reserve)
            .field("seed", &self.seed)
            .field("random_padding", &self.random_padding)
            .field("max_heap", &self.max_heap)
            .field("poison_freed", &self.poison_freed)
            .finish_non_exhaustive()
    }
}

impl Default for HeapConfig {
    fn default() -> HeapConfig {
        HeapConfig {
            reserve: Bytes(1 << 40),
            seed: 0,
            random_padding: false,
            max_heap: None,
            poison_freed: false,
            clock: Arc::new(VirtualClock::default()),
            trace: PTrace::off(),
            wake_helper: Arc::new(|| ()),
        }
    }
}

impl HeapConfig {
    /// A small heap: for tests, on a [`crate::host::Host`] source.
    #[must_use]
    pub fn for_tests() -> HeapConfig {
        HeapConfig { reserve: Bytes(ARENA_SIZE), ..HeapConfig::default() }
    }
}
