//! The kernel's list of a process's mappings, with what is resident of each: `/proc/self/smaps`.
//!
//! The sum over all comes from `smaps_rollup`, which the kernel adds up itself. Both walk the page tables; the figures of `status`
//! and `statm` are kept per thread and lag by up to some hundred KiB, but are cheap to ask for.

use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::path::PathBuf;

/// One mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Its first address.
    pub start: usize,
    /// The address behind it.
    pub end: usize,
    /// Whether it may be touched at all.
    pub accessible: bool,
    /// What is behind it.
    pub kind: Kind,
    /// Resident bytes.
    pub resident: u64,
    /// Of these: what the kernel takes when it wants.
    pub lazy_free: u64,
}

impl Mapping {
    /// Its length.
    pub fn size(&self) -> usize {
        self.end - self.start
    }
}

/// What is behind a mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Memory, and nothing more is known.
    Anonymous,
    /// `[heap]`: what `brk` has given the C library.
    Break,
    /// `[stack]`: that of the first thread.
    Stack,
    /// The running binary.
    Binary,
    /// A shared library.
    Library,
    /// Another file.
    File,
    /// Of the kernel: `[vdso]` and its like.
    Kernel,
}

/// Reads the list.
pub struct Smaps {
    list: File,
    sum: File,
    text: String,
    binary: PathBuf,
}

impl Smaps {
    /// # Errors
    /// The system has no such files.
    pub fn new() -> io::Result<Smaps> {
        let (list, sum) = (open("/proc/self/smaps")?, open("/proc/self/smaps_rollup")?);
        Ok(Smaps { list, sum, text: String::new(), binary: fs::read_link("/proc/self/exe")? })
    }

    /// Resident bytes of the process, now.
    pub fn total(&mut self) -> io::Result<u64> {
        again(&mut self.sum, &mut self.text)?;
        field(&self.text, "Rss:").ok_or_else(|| unreadable("smaps_rollup has no Rss"))
    }

    /// Reads the list as it is now.
    pub fn read(&mut self) -> io::Result<()> {
        again(&mut self.list, &mut self.text)
    }

    /// The list as it was read last.
    pub fn mappings(&self) -> Vec<Mapping> {
        mappings(&self.text, self.binary.to_str().unwrap_or_default())
    }
}

/// Opens a file of the kernel.
pub fn open(path: &str) -> io::Result<File> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{path}: {error}"));
    File::open(path).map_err(named)
}

/// Reads a file of the kernel from its beginning, into the buffer of the last time.
fn again(file: &mut File, text: &mut String) -> io::Result<()> {
    text.clear();
    file.rewind()?;
    file.read_to_string(text).map(drop)
}

fn unreadable(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// The largest resident size of the process so far.
pub fn high_water() -> io::Result<u64> {
    let text = fs::read_to_string("/proc/self/status")?;
    field(&text, "VmHWM:").ok_or_else(|| unreadable("/proc/self/status has no VmHWM"))
}

/// The resident size of the process, about.
pub fn about() -> Option<u64> {
    let text = fs::read_to_string("/proc/self/status").ok()?;
    field(&text, "VmRSS:")
}

/// The bytes of a line such as `Rss:   12 kB`.
fn field(text: &str, name: &str) -> Option<u64> {
    text.lines().find_map(|line| kib(line.strip_prefix(name)?))
}

fn kib(text: &str) -> Option<u64> {
    text.trim().strip_suffix("kB")?.trim_end().parse::<u64>().ok().map(|kib| kib << 10)
}

/// The mappings that a text lists; `binary` is the path of the running one.
fn mappings(text: &str, binary: &str) -> Vec<Mapping> {
    let mut list: Vec<Mapping> = Vec::new();
    for line in text.lines() {
        if let Some(mapping) = head(line, binary) {
            list.push(mapping);
        } else if let Some(last) = list.last_mut() {
            if let Some(bytes) = line.strip_prefix("Rss:").and_then(kib) {
                last.resident = bytes;
            } else if let Some(bytes) = line.strip_prefix("LazyFree:").and_then(kib) {
                last.lazy_free = bytes;
            }
        }
    }
    list
}

/// `7f00-7f10 rw-p 00000000 00:00 0   /lib/x.so`, the line that a mapping begins with.
fn head(line: &str, binary: &str) -> Option<Mapping> {
    let mut words = line.split_ascii_whitespace();
    let (start, end) = words.next()?.split_once('-')?;
    let hex = |text| usize::from_str_radix(text, 16).ok();
    let (start, end) = (hex(start)?, hex(end)?);
    let accessible = !words.next()?.starts_with("---");
    let name = words.nth(3).map_or("", |_| {
        let at = line.find(['/', '[']).unwrap_or(line.len());
        &line[at..]
    });
    Some(Mapping { start, end, accessible, kind: kind(name, binary), resident: 0, lazy_free: 0 })
}

fn kind(name: &str, binary: &str) -> Kind {
    match name {
        "" => Kind::Anonymous,
        "[heap]" => Kind::Break,
        "[stack]" => Kind::Stack,
        _ if name.starts_with("[anon") => Kind::Anonymous, // a name somebody has given it
        _ if name.starts_with('[') => Kind::Kernel,
        _ if name == binary => Kind::Binary,
        _ if name.contains(".so") => Kind::Library,
        _ => Kind::File,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
55fa40aab000-55fa40aad000 r--p 00000000 fe:00 247030                     /opt/my tools/burrow
Size:                  8 kB
Rss:                   8 kB
LazyFree:              0 kB
VmFlags: rd mr mw me
55fa40aad000-55fa40aae000 rw-p 00000000 00:00 0                          [heap]
Rss:                   4 kB
c000000000-c000400000 rw-p 00000000 00:00 0
Rss:                4096 kB
LazyFree:             64 kB
7f0000000000-7f0000001000 ---p 00000000 00:00 0
Rss:                   0 kB
7f0000001000-7f0000002000 rw-p 00000000 00:00 0                          [anon: glibc: malloc]
7f0000002000-7f0000003000 r-xp 00000000 fe:00 11                         /lib/libc.so.6
7f0000003000-7f0000004000 r--s 00000000 fe:00 12                         /tmp/data (deleted)
7ffc00000000-7ffc00021000 rw-p 00000000 00:00 0                          [stack]
7ffc00030000-7ffc00032000 r-xp 00000000 00:00 0                          [vdso]
";

    #[test]
    fn the_list_is_read() {
        let list = mappings(TEXT, "/opt/my tools/burrow");
        let got: Vec<_> = list.iter().map(|m| (m.kind, m.accessible, m.resident)).collect();
        let want = [
            (Kind::Binary, true, 8192),
            (Kind::Break, true, 4096),
            (Kind::Anonymous, true, 4 << 20),
            (Kind::Anonymous, false, 0),
            (Kind::Anonymous, true, 0),
            (Kind::Library, true, 0),
            (Kind::File, true, 0),
            (Kind::Stack, true, 0),
            (Kind::Kernel, true, 0),
        ];
        assert_eq!(got, want);
        assert_eq!((list[2].start, list[2].size()), (0xc0_0000_0000, 4 << 20));
        assert_eq!(list[2].lazy_free, 64 << 10);
    }

    #[test]
    fn this_process_is_listed() {
        let mut smaps = Smaps::new().expect("Linux has it");
        smaps.read().expect("it can be read");
        let kinds: Vec<_> = smaps.mappings().iter().map(|mapping| mapping.kind).collect();
        for kind in [Kind::Binary, Kind::Library, Kind::Stack, Kind::Anonymous] {
            assert!(kinds.contains(&kind), "{kind:?}");
        }
        let total = smaps.total().expect("it can be read");
        assert!(total > 1 << 20 && high_water().expect("it can be read") > 1 << 20, "{total}");
    }
}
