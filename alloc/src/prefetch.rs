//! A hint to the processor: this memory is wanted soon.
//!
//! Used by the marker, which looks ahead, and by maps, whose groups span several lines. A hint only: any address will do, also one that is not mapped.

/// Fetches the cache line at `addr`.
#[cfg(all(target_arch = "x86_64", not(miri)))]
#[inline(always)]
pub fn prefetch(addr: usize) {
    use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
    let line = std::ptr::without_provenance::<i8>(addr);
    // SAFETY: the instruction needs SSE, which every x86-64 has; it reads nothing that the program
    // can see, and does not fault, whatever the address.
    unsafe { _mm_prefetch::<_MM_HINT_T0>(line) }
}

/// Does nothing: there is no such instruction in stable Rust for this processor.
#[cfg(not(all(target_arch = "x86_64", not(miri))))]
#[inline(always)]
pub fn prefetch(_addr: usize) {}
