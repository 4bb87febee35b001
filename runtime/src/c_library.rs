//! The books of the C library's heap, from which Rust's own memory comes.
//!
//! Asked by `resident/mod.rs`, for what of that heap is in use.

/// What the C library's heap has given out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CHeap {
    /// Bytes in use, apart from blocks that are mapped one by one.
    pub in_use: u64,
    /// Bytes of such blocks.
    pub mapped: u64,
}

impl CHeap {
    /// As it is now.
    #[cfg(target_env = "gnu")]
    pub fn now() -> CHeap {
        // SAFETY: it takes nothing, locks what it reads, and may be called from any thread.
        let info = unsafe { libc::mallinfo2() };
        CHeap { in_use: info.uordblks as u64, mapped: info.hblkhd as u64 }
    }

    /// Other C libraries keep no such books: what their heap has counts as in use.
    #[cfg(not(target_env = "gnu"))]
    pub fn now() -> CHeap {
        CHeap { in_use: u64::MAX, mapped: u64::MAX }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_blocks_are_mapped_one_by_one() {
        let before = CHeap::now();
        // Beyond what glibc ever takes from its heaps; and the compiler must not find that nobody needs it.
        let block = std::hint::black_box(vec![1_u8; 64 << 20]);
        let after = CHeap::now();
        assert!(after.mapped >= before.mapped + block.len() as u64 / 2, "{before:?}, {after:?}");
    }
}
