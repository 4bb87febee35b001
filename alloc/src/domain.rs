//! A domain: an allocation world of its own inside one heap.
//!
//! A heap has one domain at first, which behaves as Go's heap does. A domain owns whole chunks of 4
//! MiB, its central lists and its counters; every span carries its domain's number. Collection
//! knows nothing of domains: all are marked and swept together, and pointers between them are
//! ordinary pointers.
//!
//! The fast path of an allocation does not know of domains either: an mcache belongs to one, and
//! whoever wants to allocate in another domain uses another mcache.
//!
//! Locks: none of its own.

#![forbid(unsafe_code)]

use crate::mcentral::MCentral;
use crate::size_class::SpanClass;
use crate::stats::Counters;
use crate::units::Bytes;

/// The number of a domain within its heap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DomainId(pub u16);

/// Central lists and counters of one domain. Its chunks are noted in the page allocator.
#[derive(Debug)]
pub struct Domain {
    id: DomainId,
    /// One central list for each span class.
    centrals: Box<[MCentral]>,
    counters: Counters,
}

impl Domain {
    pub(crate) fn new(id: DomainId) -> Domain {
        Domain {
            id,
            centrals: SpanClass::all().map(|class| MCentral::new(id, class)).collect(),
            counters: Counters::default(),
        }
    }

    /// Bytes that the domain and its central lists take, empty as they are.
    pub(crate) fn bytes(&self) -> Bytes {
        Bytes(size_of::<Domain>() + self.centrals.len() * size_of::<MCentral>())
    }

    /// The domain's number.
    #[must_use]
    pub fn id(&self) -> DomainId {
        self.id
    }

    /// The domain's counters.
    #[must_use]
    pub fn counters(&self) -> &Counters {
        &self.counters
    }

    pub(crate) fn central(&self, class: SpanClass) -> &MCentral {
        &self.centrals[class.index()]
    }
}
