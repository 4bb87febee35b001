//! A page source whose memory lies on one NUMA node.
//!
//! Called through [`PageSource`] only; made by a program that pins a heap, and the threads that use
//! it, to a node. Wraps another source, [`Mmap`] unless told otherwise, and binds each grant as a whole
//! to the node (`mbind` with `MPOL_BIND`) before anybody can touch it, so that every page of it comes
//! from there, when it is first touched and after each decommit. If the node has no memory left, the kernel looks
//! nowhere else: it reclaims, and in the end kills, as it does when a machine is full.
//!
//! It works on a machine with one node, where it changes nothing, and says so
//! ([`NumaNode::describe`]).
//!
//! Invariants: (J1) a grant is bound from its beginning to its end: splitting and joining mappings
//! (which committing does) keeps the policy.
//!
//! Locks: none; the kernel has its own.

use crate::mem;
use crate::mmap::Mmap;
use crate::page_source::{PageSource, Refused, pass_on};
use crate::units::{Addr, Bytes};
use std::fmt;

/// Where the kernel lists the nodes that have memory and CPUs at work.
const ONLINE: &str = "/sys/devices/system/node/online";
/// The most nodes that a kernel can be built for.
const MAX_NODES: u32 = 1024;

/// Takes memory of one NUMA node.
#[derive(Debug)]
pub struct NumaNode<S = Mmap> {
    inner: S,
    node: u32,
    /// The nodes of the machine.
    online: Vec<u32>,
}

/// Why memory cannot be bound to a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumaError {
    /// There is no such node.
    NoSuchNode {
        /// The node that was asked for.
        node: u32,
        /// Those that there are.
        online: Vec<u32>,
    },
    /// The kernel does not know `mbind`, or a sandbox hides it.
    NoMbind,
    /// The kernel refused to bind, with this error number.
    Refused {
        /// The node that was asked for.
        node: u32,
        /// `errno`.
        errno: i32,
    },
}

impl fmt::Display for NumaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NumaError::NoSuchNode { node, online } => write!(
                f,
                "there is no NUMA node {node}: this machine has {} ({ONLINE}); choose one of them",
                list(online)
            ),
            NumaError::NoMbind => f.write_str(
                "the kernel has no `mbind` (built without CONFIG_NUMA, or forbidden by a sandbox): \
                 memory cannot be bound to a node; use the source without the binding",
            ),
            NumaError::Refused { node, errno } => write!(
                f,
                "the kernel refused to bind memory to NUMA node {node}: {}; a cpuset may forbid the node \
                 (Mems_allowed in /proc/self/status)",
                std::io::Error::from_raw_os_error(*errno)
            ),
        }
    }
}

impl std::error::Error for NumaError {}

impl NumaNode<Mmap> {
    /// The machine's memory on `node`, the first being 0.
    ///
    /// # Errors
    /// [`NumaError`]: no such node, or the kernel cannot or will not bind.
    pub fn new(node: u32) -> Result<NumaNode<Mmap>, NumaError> {
        NumaNode::around(Mmap::new(), node)
    }
}

impl<S: PageSource> NumaNode<S> {
    /// What `inner` grants, on `node`. Its memory must be mappings of its own.
    ///
    /// # Errors
    /// As for [`NumaNode::new`].
    pub fn around(inner: S, node: u32) -> Result<NumaNode<S>, NumaError> {
        let online = online_nodes();
        if !online.contains(&node) {
            return Err(NumaError::NoSuchNode { node, online });
        }
        let source = NumaNode { inner, node, online };
        source.try_out()?;
        Ok(source)
    }

    /// The node.
    pub fn node(&self) -> u32 {
        self.node
    }

    /// What the source does on this machine, in a line for people.
    pub fn describe(&self) -> String {
        let node = self.node;
        match self.online.len() {
            1 => format!(
                "memory bound to NUMA node {node}, the only one of this machine: nothing changes"
            ),
            nodes => {
                format!("memory bound to NUMA node {node}, of {nodes} ({})", list(&self.online))
            }
        }
    }

    /// Binds a page, to learn now what a heap would meet later.
    fn try_out(&self) -> Result<(), NumaError> {
        let page = self.inner.os_page_size();
        let Ok(start) = self.inner.reserve(page, page) else {
            return Err(NumaError::Refused { node: self.node, errno: libc::ENOMEM });
        };
        let bound = self.bind(start, page);
        // SAFETY: the grant just made, which nobody has used.
        unsafe { self.inner.release(start, page) };
        bound
    }

    /// Binds a grant to the node.
    fn bind(&self, start: Addr, size: Bytes) -> Result<(), NumaError> {
        let mut nodes = [0_u64; (MAX_NODES / 64) as usize];
        nodes[(self.node / 64) as usize] = 1 << (self.node % 64);
        let pointer = mem::exposed::<libc::c_void>(start);
        // SAFETY: the range is a grant that nobody uses yet, and its contents stay as they are. The
        // mask has as many bits as are told; the kernel takes one off the number.
        let failed = unsafe {
            libc::syscall(
                libc::SYS_mbind,
                pointer,
                size.0,
                libc::MPOL_BIND,
                nodes.as_ptr(),
                u64::from(MAX_NODES) + 1,
                0,
            )
        };
        if failed == 0 {
            return Ok(());
        }
        let errno = std::io::Error::last_os_error().raw_os_error().unwrap_or(0);
        match errno {
            libc::ENOSYS => Err(NumaError::NoMbind),
            errno => Err(NumaError::Refused { node: self.node, errno }),
        }
    }
}

/// The nodes of the machine; node 0 alone where the kernel does not tell.
fn online_nodes() -> Vec<u32> {
    let text = std::fs::read_to_string(ONLINE).unwrap_or_default();
    parse_nodes(&text).filter(|nodes| !nodes.is_empty()).unwrap_or_else(|| vec![0])
}

/// The numbers of a list like `0-2,5`.
fn parse_nodes(text: &str) -> Option<Vec<u32>> {
    let mut nodes = Vec::new();
    for part in text.trim().split(',').filter(|part| !part.is_empty()) {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let (from, to): (u32, u32) = (from.parse().ok()?, to.parse().ok()?);
        nodes.extend((from..=to).take_while(|node| *node < MAX_NODES));
    }
    Some(nodes)
}

/// Numbers as people write them.
fn list(nodes: &[u32]) -> String {
    nodes.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

// SAFETY: grants nothing of its own; what it passes on, the inner source answers for. Binding does
// not change contents, and a grant that cannot be bound is released before anybody has it (O4).
unsafe impl<S: PageSource> PageSource for NumaNode<S> {
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
        if self.bind(start, size).is_err() {
            // SAFETY: the grant just made, which nobody has used.
            unsafe { self.inner.release(start, size) };
            return Err(Refused);
        }
        Ok(start)
    }

    pass_on!(commit, decommit_now, decommit_lazily, advise_huge, advise_no_huge, collapse);

    unsafe fn release(&self, start: Addr, size: Bytes) {
        // SAFETY: the caller's promise, passed on.
        unsafe { self.inner.release(start, size) }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn lists_of_nodes() {
        let cases: [(&str, Option<&[u32]>); 6] = [
            ("0\n", Some(&[0])),
            ("0-2,5\n", Some(&[0, 1, 2, 5])),
            ("1,3", Some(&[1, 3])),
            ("", Some(&[])),
            ("0-x", None),
            ("7-3", Some(&[])),
        ];
        for (text, want) in cases {
            assert_eq!(parse_nodes(text).as_deref(), want, "{text:?}");
        }
    }

    #[test]
    fn a_node_that_does_not_exist_is_an_error_that_names_those_that_do() {
        let error = NumaNode::new(999).expect_err("no machine has it");
        let text = error.to_string();
        assert!(text.starts_with("there is no NUMA node 999: this machine has 0"), "{text}");
    }

    /// Asks `get_mempolicy` for a node...
    const MPOL_F_NODE: libc::c_int = 1;
    /// ... that of the page at an address. (libc has no names for them.)
    const MPOL_F_ADDR: libc::c_int = 2;

    #[test]
    fn memory_is_on_the_node() {
        let source = match NumaNode::new(0) {
            Ok(source) => source,
            // A kernel without NUMA, or a container that forbids the call: said, not hidden.
            Err(error @ (NumaError::NoMbind | NumaError::Refused { .. })) => {
                return eprintln!("not tested: {error}");
            }
            Err(error) => panic!("{error}"),
        };
        let said = source.describe();
        assert!(said.starts_with("memory bound to NUMA node 0"), "{said}");
        let page = source.os_page_size();
        let size = page * 4;
        let start = source.reserve(size, page).expect("addresses");
        let mut node: libc::c_int = -1;
        // SAFETY: within the grant, committed before use; the kernel writes one int.
        unsafe {
            source.commit(start + page, page).expect("a page in the middle");
            mem::store64(start + page, 1);
            let failed = libc::syscall(
                libc::SYS_get_mempolicy,
                &raw mut node,
                std::ptr::null_mut::<u64>(),
                0,
                mem::exposed::<libc::c_void>(start + page),
                MPOL_F_NODE | MPOL_F_ADDR,
            );
            assert_eq!(failed, 0, "{}", std::io::Error::last_os_error());
            source.release(start, size);
        }
        assert_eq!(node, 0);
    }
}
