//! Which OS pages of a range are resident, as the kernel counts: `/proc/self/pagemap`.
//!
//! An OS page that was read and never written has the kernel's page of zeroes behind it, which many share and which counts in nobody's
//! resident size. So only pages that are the process's own count; those that are shared with a child process are missed.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;

use burrow_alloc::units::{Addr, Bytes};

use super::smaps::open;

/// Bytes of an entry.
const ENTRY: usize = 8;
/// Entries read at a time: 16 MiB of addresses.
const ENTRIES: usize = 4096;
/// Bits of an entry: the page is in memory; it is mapped by this process alone.
const PRESENT: u64 = 1 << 63;
const EXCLUSIVE: u64 = 1 << 56;

/// Reads entries.
pub struct PageMap {
    file: File,
    buffer: Box<[u8]>,
    page: usize,
}

impl PageMap {
    /// # Errors
    /// The system has no such file.
    pub fn open() -> io::Result<PageMap> {
        let buffer = vec![1; ENTRIES * ENTRY].into_boxed_slice(); // written, and so resident from now on
        let file = open("/proc/self/pagemap")?;
        Ok(PageMap { file, buffer, page: rustix::param::page_size() })
    }

    /// Calls `resident` with the number, from the start of the range, of each OS page of it that is.
    ///
    /// # Errors
    /// The kernel refuses.
    pub fn read(
        &mut self,
        start: Addr,
        size: Bytes,
        mut resident: impl FnMut(usize),
    ) -> io::Result<()> {
        let (first, count) = (start.0 / self.page, size.0 / self.page);
        let mut at = 0;
        while at < count {
            let entries = (count - at).min(ENTRIES);
            let bytes = &mut self.buffer[..entries * ENTRY];
            self.file.read_exact_at(bytes, ((first + at) * ENTRY) as u64)?;
            for (index, entry) in bytes.chunks_exact(ENTRY).enumerate() {
                let entry = u64::from_ne_bytes(entry.try_into().expect("chunks of 8"));
                if entry & (PRESENT | EXCLUSIVE) == PRESENT | EXCLUSIVE {
                    resident(at + index);
                }
            }
            at += entries;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_resident_once_they_are_written() {
        let page = rustix::param::page_size();
        // More than the C library ever takes from memory that it had before: fresh, and zero. What is written lies more than a huge
        // page from what is not.
        let mut memory = vec![0_u8; 10_000 * page];
        let start = memory.as_ptr().addr().next_multiple_of(page);
        let skipped = start - memory.as_ptr().addr();
        for index in [3, 4, 40] {
            memory[skipped + index * page] = 1;
        }
        let read = memory[skipped + 3000 * page]; // has the page of zeroes behind it now
        let mut map = PageMap::open().expect("Linux has it");
        let mut found = Vec::new();
        map.read(Addr(start), Bytes(9000 * page), |index| found.push(index))
            .expect("our addresses");
        for (index, want) in [(3, true), (4, true), (40, true), (3000, false), (6000, false)] {
            assert_eq!(found.contains(&index), want, "page {index} of {found:?}");
        }
        assert_eq!(read, 0);
    }
}
