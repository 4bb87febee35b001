//! A page source on plain memory from std: for tests, for Miri, and for systems without `mmap`.
//!
//! Called through [`PageSource`] only. A reservation is one zeroed allocation of the global
//! allocator (which on most systems maps it lazily), so it holds address space *and* memory from
//! the start; giving memory back means clearing it.
//!
//! Invariants: (H1) every live grant is in `grants`, with the allocation it was cut from.
//!
//! Locks: `grants`, `Rank::PageSource`.

use crate::mem;
use crate::page_source::{PageSource, Refused};
use crate::rank::{Rank, RankedMutex};
use crate::units::{Addr, Bytes};
use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::collections::HashMap;
use std::fmt;

/// Pretends that memory comes in pages of this size.
const OS_PAGE: usize = 4096;

/// Takes memory from the global allocator.
pub struct Host {
    /// What a single reservation may take at most.
    limit: Bytes,
    grants: RankedMutex<HashMap<Addr, Allocation>>,
}

/// What the global allocator gave for a grant.
#[derive(Clone, Copy)]
struct Allocation {
    start: Addr,
    layout: Layout,
}

impl Host {
    /// A source whose reservations are at most `limit` bytes each. Keep it low: it is real memory.
    #[must_use]
    pub fn with_limit(limit: Bytes) -> Host {
        Host { limit, grants: RankedMutex::new(Rank::PageSource, HashMap::new()) }
    }
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host").field("limit", &self.limit).finish_non_exhaustive()
    }
}

// SAFETY: O1 and O2: the allocator's blocks are disjoint, zeroed and usable from the start; O3:
// decommitting clears; O4: only `reserve` can be refused, and it then has nothing; O5: the lock.
unsafe impl PageSource for Host {
    fn os_page_size(&self) -> Bytes {
        Bytes(OS_PAGE)
    }

    fn reserve(&self, size: Bytes, align: Bytes) -> Result<Addr, Refused> {
        if size > self.limit || size.0 == 0 {
            return Err(Refused);
        }
        // More than asked, and aligned by hand: the allocator clears aligned blocks itself, which
        // would touch every page of them.
        let layout = Layout::from_size_align(size.0 + align.0, 16).map_err(|_| Refused)?;
        // SAFETY: the layout is not empty.
        let block = unsafe { alloc_zeroed(layout) };
        if block.is_null() {
            return Err(Refused);
        }
        let start = mem::expose(block.cast_const());
        let aligned = start.align_up(align.0);
        self.grants.lock().insert(aligned, Allocation { start, layout });
        Ok(aligned)
    }

    unsafe fn commit(&self, _start: Addr, _size: Bytes) -> Result<(), Refused> {
        Ok(())
    }

    unsafe fn decommit_now(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        // SAFETY: the range is committed and unused (caller).
        unsafe { mem::clear_words(start, size) };
        Ok(())
    }

    unsafe fn decommit_lazily(&self, _start: Addr, _size: Bytes) -> Result<(), Refused> {
        Ok(()) // as it was: what the contract allows
    }

    unsafe fn advise_huge(&self, _start: Addr, _size: Bytes) -> Result<(), Refused> {
        Err(Refused)
    }

    unsafe fn advise_no_huge(&self, _start: Addr, _size: Bytes) -> Result<(), Refused> {
        Ok(())
    }

    unsafe fn collapse(&self, _start: Addr, _size: Bytes) -> Result<(), Refused> {
        Err(Refused)
    }

    unsafe fn release(&self, start: Addr, _size: Bytes) {
        if let Some(block) = self.grants.lock().remove(&start) {
            // SAFETY: H1: the block came from the allocator with this layout; the caller no
            // longer uses it.
            unsafe { dealloc(mem::exposed::<u8>(block.start).cast_mut(), block.layout) }
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let left = self.grants.get_mut().len();
        debug_assert!(left == 0 || std::thread::panicking(), "{left} grants were never released");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grants_are_aligned_zero_and_limited() {
        let host = Host::with_limit(Bytes(1 << 20));
        assert_eq!(host.reserve(Bytes((1 << 20) + 1), Bytes(4096)), Err(Refused));
        let size = Bytes(1 << 16);
        let base = host.reserve(size, Bytes(1 << 16)).expect("64 KiB");
        assert!(base.is_aligned_to(1 << 16));
        // SAFETY: within the grant; unused when decommitted and released.
        unsafe {
            assert_eq!(mem::load64(base), 0);
            mem::store64(base, 42);
            host.decommit_now(base, Bytes(OS_PAGE)).expect("always");
            assert_eq!(mem::load64(base), 0);
            host.release(base, size);
        }
    }
}
