//! The page source of a real run: anonymous private mappings of the operating system.
//!
//! Called through [`PageSource`] only. Reserved memory is mapped without permissions and without
//! swap reservation, so it costs nothing but a line in `/proc/self/maps`; committing a range makes
//! it readable and writable, and neighbouring ranges merge into one mapping again.
//!
//! Invariants: (U1) addresses are handed out only by the kernel, so O1 holds. (U2) Memory is
//! private and anonymous: it reads as zero until written, and after `MADV_DONTNEED`.
//!
//! Locks: none; the kernel has its own.

use crate::mem;
use crate::page_source::{PageSource, Refused};
use crate::units::{Addr, Bytes};
use rustix::mm::{self, Advice, MapFlags, MprotectFlags, ProtFlags};
use std::ffi::c_void;
use std::ptr;

/// Maps memory with `mmap`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mmap;

impl Mmap {
    /// The source of the machine's memory.
    #[must_use]
    pub fn new() -> Mmap {
        Mmap
    }
}

/// The kernel's pointer for an address of a grant.
fn pointer(addr: Addr) -> *mut c_void {
    mem::exposed::<c_void>(addr).cast_mut()
}

/// Gives advice for a range.
///
/// # Safety
/// The range lies in a live grant, and the advice leaves contents alone or nobody uses them.
unsafe fn advise(start: Addr, size: Bytes, advice: Advice) -> Result<(), Refused> {
    // SAFETY: the caller's promise: the range is ours, and losing its contents is acceptable.
    unsafe { mm::madvise(pointer(start), size.0, advice) }.map_err(|_| Refused)
}

/// Unmaps a range; nothing to do if it is empty.
///
/// # Safety
/// The range lies in a live grant and nobody uses it any more.
unsafe fn unmap(start: Addr, size: Bytes) {
    if size.0 > 0 {
        // SAFETY: the caller's promise. It can only fail for want of kernel memory, when it splits
        // a mapping; then addresses leak, which harms nobody.
        let _ = unsafe { mm::munmap(pointer(start), size.0) };
    }
}

// SAFETY: O1 by U1; O2 and O3 by U2; O4: the kernel checks before it changes, and `reserve` undoes
// nothing but its own mapping; O5: these system calls may be made from any thread.
unsafe impl PageSource for Mmap {
    fn os_page_size(&self) -> Bytes {
        // SAFETY: reads a constant. (rustix reads it from the auxiliary vector, of which valgrind,
        // our counter of instructions, shows a program only a part.)
        let size = unsafe { libc::sysconf(libc::_SC_PAGESIZE) };
        Bytes(usize::try_from(size).unwrap_or(4096))
    }

    fn reserve(&self, size: Bytes, align: Bytes) -> Result<Addr, Refused> {
        // More than asked, so that an aligned range lies inside; the rest is unmapped again.
        let slack = Bytes(align.0.saturating_sub(self.os_page_size().0));
        let mapped = size.0.checked_add(slack.0).ok_or(Refused)?;
        // SAFETY: a new mapping at an address of the kernel's choice touches nothing of ours.
        let found = unsafe {
            mm::mmap_anonymous(
                ptr::null_mut(),
                mapped,
                ProtFlags::empty(),
                MapFlags::PRIVATE | MapFlags::NORESERVE,
            )
        };
        let found = mem::expose(found.map_err(|_| Refused)?.cast_const());
        let start = found.align_up(align.0);
        let before = start.offset_from(found);
        // SAFETY: both ends belong to the mapping just made, which nobody else knows yet.
        unsafe {
            unmap(found, before);
            unmap(start + size, slack - before);
        }
        Ok(start)
    }

    unsafe fn commit(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        let access = MprotectFlags::READ | MprotectFlags::WRITE;
        // SAFETY: the range lies in a live grant (caller); more permissions harm nobody.
        unsafe { mm::mprotect(pointer(start), size.0, access) }.map_err(|_| Refused)
    }

    unsafe fn decommit_now(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        // SAFETY: the caller no longer uses the contents.
        unsafe { advise(start, size, Advice::LinuxDontNeed) }
    }

    unsafe fn decommit_lazily(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        // SAFETY: the caller no longer uses the contents.
        unsafe { advise(start, size, Advice::LinuxFree) }
    }

    unsafe fn advise_huge(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        // SAFETY: this advice leaves contents alone.
        unsafe { advise(start, size, Advice::LinuxHugepage) }
    }

    unsafe fn advise_no_huge(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        // SAFETY: this advice leaves contents alone.
        unsafe { advise(start, size, Advice::LinuxNoHugepage) }
    }

    unsafe fn collapse(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        // SAFETY: the range is ours; collapsing leaves contents alone. rustix has no name for it.
        let failed = unsafe { libc::madvise(pointer(start), size.0, libc::MADV_COLLAPSE) };
        if failed == 0 { Ok(()) } else { Err(Refused) }
    }

    unsafe fn release(&self, start: Addr, size: Bytes) {
        // SAFETY: the caller's promise: a live grant that nobody uses any more.
        unsafe { unmap(start, size) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::ARENA_SIZE;

    #[test]
    fn memory_is_zero_when_fresh_and_after_decommit() {
        let source = Mmap::new();
        let size = Bytes(1 << 30);
        let base = source.reserve(size, Bytes(ARENA_SIZE)).expect("1 GiB of addresses");
        assert!(base.is_aligned_to(ARENA_SIZE));
        let page = source.os_page_size();
        // SAFETY: within the grant, committed before use, unused when decommitted and released.
        unsafe {
            source.commit(base, page).expect("one page");
            assert_eq!(mem::load64(base), 0);
            mem::store64(base, 42);
            source.decommit_now(base, page).expect("decommit");
            assert_eq!(mem::load64(base), 0);
            source.release(base, size);
        }
    }

    #[test]
    fn refuses_what_no_machine_has() {
        assert_eq!(Mmap::new().reserve(Bytes(usize::MAX), Bytes(4096)), Err(Refused));
        assert_eq!(Mmap::new().reserve(Bytes(1 << 60), Bytes(4096)), Err(Refused));
    }
}
