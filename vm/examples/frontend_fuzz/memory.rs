//! An allocator that counts, and ends the process when more is held than any small program's compilation may need.

use std::alloc::{GlobalAlloc, Layout, System};
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Inputs have at most a few hundred KiB; the front end's own tables and the embedded packages some MiB. A program may
/// have package variables of 1 GiB, though.
const LIMIT: usize = 3 << 29;

struct Counting;

/// Bytes held: a plain sum, read by nobody but the limit's check.
static HELD: AtomicUsize = AtomicUsize::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn count(bytes: usize) {
    if HELD.fetch_add(bytes, Ordering::Relaxed) + bytes > LIMIT {
        // Nothing is allocated on the way out.
        let _ = std::io::stderr().write_all(b"memory without bound\n");
        std::process::abort();
    }
}

// SAFETY: all is left to the system's allocator; counting touches no memory it hands out.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: the caller's promise.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(ptr, layout) }
    }

    unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        count(new_size);
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promise.
        unsafe { System.realloc(ptr, layout, new_size) }
    }
}
