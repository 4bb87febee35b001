//! Whom the mappings of the process belong to, apart from the heap's pages.
//!
//! By address, the heap's tables: its page source keeps a list. By their kind, files and the first thread's stack. What is left is
//! memory without a name, of which glibc's customs tell the owner:
//!
//! - memory that begins where a file's mapping ends is that file's: variables that are zero at first;
//! - memory above a guard page, which nobody may touch, is a thread's stack, or the small one on which it handles signals;
//! - memory that begins at a multiple of 64 MiB is one of the C library's heaps for threads;
//! - the rest are large blocks of the C library's heap, as many bytes as it says it has mapped for such ([`CHeap::mapped`]). What is beyond that is
//!   unexplained.

use burrow_alloc::Grant;
use burrow_alloc::units::{Addr, Bytes};

use super::smaps::{Kind, Mapping};
use crate::c_library::CHeap;

/// What glibc's heaps for threads are aligned to: its `HEAP_MAX_SIZE`.
const ARENA: usize = 64 << 20;
/// Guards of stacks are one OS page.
const GUARD: usize = 4096;

/// Resident bytes outside of the heap's pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Process {
    /// The heap's tables and bitmaps, and the mspans.
    pub tables: u64,
    /// What Rust has taken from the C library's heap and not given back, and that heap's own data.
    pub rust: u64,
    /// What the C library keeps for the next who asks.
    pub rust_free: u64,
    /// The binary.
    pub binary: u64,
    /// Shared libraries, and what the kernel maps into every process.
    pub libraries: u64,
    /// Other files.
    pub files: u64,
    /// Threads' stacks.
    pub thread_stacks: u64,
    /// How many of these there are, those for signals not counted.
    pub threads: u32,
}

impl Process {
    /// All of it.
    #[must_use]
    pub fn total(&self) -> u64 {
        let Process { tables, rust, rust_free, binary, .. } = *self;
        let Process { libraries, files, thread_stacks, .. } = *self;
        tables + rust + rust_free + binary + libraries + files + thread_stacks
    }
}

/// Stacks below this size are those for signals.
const SIGNAL_STACK: usize = 256 << 10;

/// Sorts mappings, in ascending order, by whom they belong to. `heap` is the start of the heap's pages, which are left out; `resident` counts, for a mapping
/// that is more than one grant's, what is resident of a range.
pub fn process(
    mappings: &[Mapping],
    heap: usize,
    grants: &[Grant],
    c_heap: CHeap,
    mut resident: impl FnMut(Addr, Bytes) -> u64,
) -> Process {
    let mut sums = Process::default();
    let (mut arenas, mut blocks) = (0, 0);
    let mut before: Option<(Mapping, Kind)> = None;
    for mapping in mappings {
        let granted = granted(mapping, heap, grants, &mut resident);
        sums.tables += granted.tables;
        let rest = mapping.resident.saturating_sub(granted.all);
        let owner = if granted.whole { Owner::Granted } else { owner(mapping, before) };
        match owner {
            Owner::Granted => {}
            Owner::File(Kind::Binary) => sums.binary += rest,
            Owner::File(Kind::File) => sums.files += rest,
            Owner::File(_) => sums.libraries += rest,
            Owner::Thread => {
                sums.thread_stacks += rest;
                sums.threads += u32::from(mapping.size() >= SIGNAL_STACK || is_first(mapping));
            }
            Owner::Arena => arenas += rest,
            Owner::Block => blocks += rest,
        }
        let kind = if let Owner::File(kind) = owner { kind } else { mapping.kind };
        before = Some((*mapping, kind));
    }
    sums.rust_free = arenas.saturating_sub(c_heap.in_use);
    sums.rust = arenas - sums.rust_free + blocks.min(c_heap.mapped);
    sums
}

fn is_first(mapping: &Mapping) -> bool {
    mapping.kind == Kind::Stack
}

/// What of a mapping is granted to the heap.
struct Granted {
    /// Whether all of it is one grant's.
    whole: bool,
    /// Resident bytes.
    all: u64,
    /// Those that are not the heap's pages.
    tables: u64,
}

fn granted(
    mapping: &Mapping,
    heap: usize,
    grants: &[Grant],
    resident: &mut impl FnMut(Addr, Bytes) -> u64,
) -> Granted {
    let mut found = Granted { whole: false, all: 0, tables: 0 };
    if mapping.kind != Kind::Anonymous || !mapping.accessible {
        return found;
    }
    for grant in grants {
        let (start, end) = (mapping.start.max(grant.start.0), mapping.end.min(grant.end().0));
        if start >= end {
            continue;
        }
        found.whole = (start, end) == (mapping.start, mapping.end);
        let bytes = match found.whole {
            true => mapping.resident,
            false => resident(Addr(start), Bytes(end - start)),
        };
        found.all += bytes;
        if grant.start.0 != heap {
            found.tables += bytes;
        }
    }
    found
}

enum Owner {
    Granted,
    File(Kind),
    Thread,
    Arena,
    Block,
}

/// The owner of a mapping, by what it is and by the one before it, with whose it is.
fn owner(mapping: &Mapping, before: Option<(Mapping, Kind)>) -> Owner {
    match mapping.kind {
        Kind::Break => return Owner::Arena,
        Kind::Stack => return Owner::Thread,
        Kind::Anonymous => {}
        kind => return Owner::File(kind),
    }
    let neighbour = before.filter(|(other, _)| other.end == mapping.start);
    match neighbour {
        Some((other, kind @ (Kind::Binary | Kind::Library)))
            if other.kind == kind && !mapping.start.is_multiple_of(ARENA) =>
        {
            Owner::File(kind)
        }
        Some((other, Kind::Anonymous)) if !other.accessible && other.size() == GUARD => {
            Owner::Thread
        }
        _ if mapping.start.is_multiple_of(ARENA) => Owner::Arena,
        _ => Owner::Block,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(start: usize, size: usize, kind: Kind, resident: u64) -> Mapping {
        Mapping { start, end: start + size, accessible: true, kind, resident, lazy_free: 0 }
    }

    fn guard(start: usize) -> Mapping {
        Mapping { accessible: false, ..mapping(start, GUARD, Kind::Anonymous, 0) }
    }

    const HEAP: usize = 0xc0_0000_0000;
    const TABLE: usize = 0xd0_0000_0000;

    #[test]
    fn mappings_have_owners() {
        use Kind::{Anonymous, Binary, Break, File, Kernel, Library, Stack};
        let of = |change: fn(&mut Process)| {
            let mut process = Process::default();
            change(&mut process);
            process
        };
        let arena = 5 * ARENA;
        let cases = [
            // (case, mappings, owners)
            ("the heap's pages", vec![mapping(HEAP, 1 << 22, Anonymous, 9000)], of(|_| {})),
            ("a table", vec![mapping(TABLE, 1 << 12, Anonymous, 90)], of(|p| p.tables = 90)),
            (
                "a table that has grown together with something else",
                vec![mapping(TABLE - 4096, 3 * 4096, Anonymous, 3 * 4096)],
                of(|p| (p.tables, p.rust) = (4096, 500)),
            ),
            (
                "a binary and its variables",
                vec![mapping(4096, 8192, Binary, 70), mapping(12288, 4096, Anonymous, 7)],
                of(|p| p.binary = 77),
            ),
            (
                "a library, its variables, and a block that is elsewhere",
                vec![
                    mapping(4096, 8192, Library, 70),
                    mapping(12288, 4096, Anonymous, 7),
                    mapping(1 << 20, 4096, Anonymous, 100),
                ],
                of(|p| (p.libraries, p.rust) = (77, 100)),
            ),
            (
                "the C library's heap",
                vec![mapping(1 << 20, 1 << 20, Break, 1000)],
                of(|p| p.rust = 1000),
            ),
            (
                "what of it is free",
                vec![
                    mapping(1 << 20, 1 << 20, Break, 4000),
                    mapping(arena, 1 << 20, Anonymous, 1000),
                ],
                of(|p| (p.rust, p.rust_free) = (2000, 3000)),
            ),
            (
                "blocks that nobody has mapped",
                vec![mapping(1 << 20, 1 << 20, Anonymous, 700)],
                of(|p| p.rust = 500),
            ),
            (
                "stacks of threads and for signals",
                vec![
                    guard(1 << 21),
                    mapping((1 << 21) + GUARD, 2 << 20, Anonymous, 30),
                    guard(1 << 23),
                    mapping((1 << 23) + GUARD, 1 << 13, Anonymous, 4),
                    mapping(1 << 30, 1 << 17, Stack, 500),
                ],
                of(|p| (p.thread_stacks, p.threads) = (534, 2)),
            ),
            (
                "files and the kernel's",
                vec![mapping(4096, 4096, File, 3), mapping(1 << 20, 4096, Kernel, 4)],
                of(|p| (p.files, p.libraries) = (3, 4)),
            ),
        ];
        let grant = |start, size| Grant { start: Addr(start), size: Bytes(size) };
        let grants = [grant(HEAP, 1 << 30), grant(TABLE, 4096)];
        let c_heap = CHeap { in_use: 2000, mapped: 500 };
        for (case, mappings, want) in cases {
            let got = process(&mappings, HEAP, &grants, c_heap, |_, size| size.0 as u64);
            assert_eq!(got, want, "{case}");
        }
    }
}
