//! What may change figures from one machine to another: its fingerprint, for the head of a comparison.
//!
//! Called once by `session.rs`. What the system does not tell stays empty. Locks: none.

#![forbid(unsafe_code)]

use std::fs;

use super::record::Machine;

/// This machine, now.
#[must_use]
pub fn fingerprint() -> Machine {
    Machine {
        cpu: field("/proc/cpuinfo", "model name"),
        cpus: std::thread::available_parallelism().map_or(1, |cpus| cpus.get() as u32),
        memory_bytes: kib(&field("/proc/meminfo", "MemTotal")) << 10,
        kernel: line("/proc/sys/kernel/osrelease"),
        huge_pages: in_brackets(&line("/sys/kernel/mm/transparent_hugepage/enabled")),
        overcommit: line("/proc/sys/vm/overcommit_memory"),
        page_bytes: rustix::param::page_size() as u64,
        load: line("/proc/loadavg")
            .split(' ')
            .next()
            .and_then(|load| load.parse().ok())
            .unwrap_or(0.0),
        go: None,
    }
}

fn line(file: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    text.lines().next().unwrap_or_default().trim().to_owned()
}

/// The value of the first line of a file that is called so, in files of the form `name : value`.
fn field(file: &str, name: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let mut fields = text.lines().filter_map(|line| line.split_once(':'));
    let found = fields.find(|(known, _)| known.trim() == name);
    found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
}

/// `24108484 kB`.
fn kib(text: &str) -> u64 {
    text.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// `always [madvise] never`: the word in brackets.
fn in_brackets(text: &str) -> String {
    let inside = text.split_once('[').and_then(|(_, rest)| rest.split_once(']'));
    inside.map_or(text, |(word, _)| word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_word_is_the_one_in_brackets() {
        let cases = [
            ("always [madvise] never", "madvise"),
            ("[always] never", "always"),
            ("x", "x"),
            ("", ""),
        ];
        for (text, want) in cases {
            assert_eq!(in_brackets(text), want, "{text}");
        }
    }

    #[test]
    fn this_machine_has_memory_and_pages() {
        let machine = fingerprint();
        assert!(machine.memory_bytes > 1 << 28 && machine.page_bytes >= 4096, "{machine:?}");
        assert!(machine.cpus > 0 && !machine.kernel.is_empty(), "{machine:?}");
    }
}
