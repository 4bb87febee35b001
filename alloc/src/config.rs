//! What a heap can be told when it is made.

#![forbid(unsafe_code)]

use crate::units::{ARENA_SIZE, Bytes};

/// The settings of a heap. `HeapConfig::default()` is a heap like Go's, but for the random padding.
#[derive(Clone, Debug)]
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
}

impl Default for HeapConfig {
    fn default() -> HeapConfig {
        HeapConfig {
            reserve: Bytes(1 << 40),
            seed: 0,
            random_padding: false,
            max_heap: None,
            poison_freed: false,
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
