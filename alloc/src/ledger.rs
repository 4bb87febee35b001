//! A page source that keeps a list of its grants: for who asks which mappings of the process are the heap's.
//!
//! Called through [`PageSource`] only. All memory of a heap, its tables too, comes from one page source, so the list has every
//! address that a heap owns; those of a heap that was dropped are off it.
//!
//! Locks: `grants`, `Rank::PageSource`, a leaf: the source itself is asked before or after.

use crate::page_source::{PageSource, Refused, pass_on};
use crate::rank::{Rank, RankedMutex};
use crate::units::{Addr, Bytes};
use std::fmt;
use std::sync::Arc;

/// A range of addresses that a source has granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Its first address.
    pub start: Addr,
    /// Its length.
    pub size: Bytes,
}

impl Grant {
    /// The address behind it.
    #[must_use]
    pub fn end(self) -> Addr {
        self.start + self.size
    }
}

/// Wraps another source; knows what that has granted.
pub struct Ledger {
    inner: Arc<dyn PageSource>,
    /// Grants that have not ended.
    grants: RankedMutex<Vec<Grant>>,
}

impl fmt::Debug for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ledger").field("grants", &self.grants).finish_non_exhaustive()
    }
}

impl Ledger {
    /// Keeps the list for a source of which nothing has been taken yet.
    #[must_use]
    pub fn around(inner: Arc<dyn PageSource>) -> Ledger {
        Ledger { inner, grants: RankedMutex::new(Rank::PageSource, Vec::new()) }
    }

    /// The grants that have not ended.
    #[must_use]
    pub fn grants(&self) -> Vec<Grant> {
        self.grants.lock().clone()
    }
}

// SAFETY: grants nothing of its own; what it passes on, the inner source answers for.
unsafe impl PageSource for Ledger {
    fn os_page_size(&self) -> Bytes {
        self.inner.os_page_size()
    }

    fn decommit_granule(&self) -> Bytes {
        self.inner.decommit_granule()
    }

    fn touchable(&self) -> bool {
        self.inner.touchable()
    }

    fn reserve(&self, size: Bytes, align: Bytes) -> Result<Addr, Refused> {
        let start = self.inner.reserve(size, align)?;
        self.grants.lock().push(Grant { start, size });
        Ok(start)
    }

    pass_on!(commit, decommit_now, decommit_lazily, advise_huge, advise_no_huge, collapse);

    unsafe fn release(&self, start: Addr, size: Bytes) {
        // Off the list first: once it is released, another thread may be granted the same addresses.
        self.grants.lock().retain(|grant| *grant != Grant { start, size });
        // SAFETY: the caller's promise, passed on.
        unsafe { self.inner.release(start, size) }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::simulated::Simulated;

    #[test]
    fn the_list_has_what_has_not_ended() {
        let ledger = Ledger::around(Arc::new(Simulated::with_os_page_size(Bytes(4096))));
        let page = ledger.os_page_size();
        let first = ledger.reserve(page, page).expect("addresses");
        let second = ledger.reserve(Bytes(2 * page.0), page).expect("addresses");
        let of = |start, size| Grant { start, size };
        assert_eq!(ledger.grants(), [of(first, page), of(second, Bytes(2 * page.0))]);
        // SAFETY: the grant, which nobody uses.
        unsafe { ledger.release(first, page) };
        assert_eq!(ledger.grants(), [of(second, Bytes(2 * page.0))]);
    }
}
