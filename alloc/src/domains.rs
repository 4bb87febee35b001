//! The domains of a heap, which may become more while others look.
//!
//! The heap's owner opens a domain by name ([`Heap::open_domain`]); it is there as long as the heap is. Whoever sweeps, counts
//! or gives memory back goes through all that are open ([`Heap::domains`]) without a lock; whoever has a number finds
//! its domain by one look into the list.
//!
//! Invariants: (O1) the open domains are the first slots of the list, numbered from 0, and no slot is ever emptied. (O2) A domain
//! is listed with `Rank::MHeap` held, after its keeper (`returns.rs`): so whoever finds it finds its policy, too.
//!
//! Locks: `Rank::MHeap`, to open one; none to look.
//!
//! Why it is so: `docs/decisions/021-domains.md`.

#![forbid(unsafe_code)]

use crate::domain::{Domain, DomainId};
use crate::mheap::Heap;
use crate::policy::ReturnPolicy;
use std::fmt;
use std::sync::OnceLock;

/// Most domains of a heap. What it bounds is what a P may have to carry: an mcache of some 6 KiB for each, and a look into
/// each domain's list whenever a class is swept. Components with habits of their own are few in a program.
pub const MAX_DOMAINS: usize = 16;

/// Most letters of a domain's name.
const MAX_NAME: usize = 32;

/// The list. The main domain, in which most programs are all the time, is found by a comparison.
pub(crate) struct Domains {
    main: Domain,
    /// From number 1 on.
    others: [OnceLock<Box<Domain>>; MAX_DOMAINS - 1],
}

impl Domains {
    /// With the main domain.
    pub fn new() -> Domains {
        let main = Domain::new(DomainId::MAIN, "main");
        Domains { main, others: std::array::from_fn(|_| OnceLock::new()) }
    }

    /// The domain with this number, which is open.
    #[inline(always)]
    pub fn get(&self, id: DomainId) -> &Domain {
        if id == DomainId::MAIN { &self.main } else { self.other(id) }
    }

    #[inline(never)]
    fn other(&self, id: DomainId) -> &Domain {
        self.others[id.index() - 1].get().expect("numbers of domains are those of open ones")
    }

    /// All that are open, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &Domain> + Clone {
        let others = self.others.iter().map_while(|slot| slot.get().map(|domain| &**domain));
        std::iter::once(&self.main).chain(others)
    }

    /// Lists a further domain at its number (O1, O2).
    fn list(&self, domain: Domain) {
        let slot = &self.others[domain.id().index() - 1];
        let listed = slot.set(Box::new(domain));
        debug_assert!(listed.is_ok(), "two domains have one number");
    }
}

/// Why a domain cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DomainError {
    /// The name cannot be one.
    Name(String),
    /// There is a domain of this name: this one.
    Taken(DomainId),
    /// There are [`MAX_DOMAINS`].
    TooMany,
}

impl fmt::Display for DomainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DomainError::Name(name) => write!(
                f,
                "a domain cannot be called {name:?}: a name has 1 to {MAX_NAME} letters, digits, - and _, the first of them a letter"
            ),
            DomainError::Taken(id) => write!(f, "domain {} has that name", id.0),
            DomainError::TooMany => write!(
                f,
                "there are {MAX_DOMAINS} domains, the most there can be; domains are never closed, so let components share one"
            ),
        }
    }
}

impl std::error::Error for DomainError {}

/// Checks that a domain may be called so. Names are parts of the names of figures, where digits alone are numbers.
///
/// # Errors
/// [`DomainError::Name`].
pub fn check_name(name: &str) -> Result<(), DomainError> {
    let inner = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    let begins = name.bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
    if begins && name.len() <= MAX_NAME && name.bytes().all(inner) {
        return Ok(());
    }
    Err(DomainError::Name(name.into()))
}

impl Heap {
    /// Opens a further domain, with a policy of its own. It grows into chunks as it needs them; what there is of the heap stays
    /// where it is. A collector that paces policies is to do so anew ([`Heap::note_pacing`]).
    ///
    /// # Errors
    /// The name is none, or that of another domain; or there are [`MAX_DOMAINS`] already.
    pub fn open_domain(
        &self,
        name: &str,
        policy: Box<dyn ReturnPolicy>,
    ) -> Result<DomainId, DomainError> {
        check_name(name)?;
        let mut state = self.lock();
        if let Some(domain) = self.domain_named(name) {
            return Err(DomainError::Taken(domain.id()));
        }
        let number = self.domains().count();
        if number == MAX_DOMAINS {
            return Err(DomainError::TooMany);
        }
        let domain = Domain::new(DomainId(number as u16), name); // at most MAX_DOMAINS
        let id = domain.id();
        self.shared().gc_misc_sys.add(domain.bytes().0 as u64);
        state.add_keeper(policy, self.config().seed ^ number as u64);
        self.domain_list().list(domain);
        drop(state);
        (self.config().wake_helper)();
        Ok(id)
    }

    /// The open domain of this name.
    #[must_use]
    pub fn domain_named(&self, name: &str) -> Option<&Domain> {
        self.domains().find(|domain| domain.name() == name)
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn names_are_checked() {
        let cases = [
            // (case, name, whether it is one)
            ("plain", "batch", true),
            ("all that may be in it", "Batch-2_b", true),
            ("as long as may be", "abcdefghijklmnopqrstuvwxyzabcdef", true),
            ("too long", "abcdefghijklmnopqrstuvwxyzabcdefg", false),
            ("nothing", "", false),
            ("a number", "1", false),
            ("begins with a digit", "1st", false),
            ("with a dot", "a.b", false),
            ("with a star", "a*", false),
            ("not ASCII", "stapel\u{e4}", false),
        ];
        for (case, name, right) in cases {
            assert_eq!(check_name(name).is_ok(), right, "{case}: {name:?}");
        }
    }
}
