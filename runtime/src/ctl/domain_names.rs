//! The names of domains: `domain.<domain>.in_use` and its like, where a domain's name may stand for its number.
//!
//! Part of the table in `names.rs`; figures are called as those of the heap are, which they sum up to.

#![forbid(unsafe_code)]

use std::borrow::Cow;

use burrow_alloc::stats::HeapStats;
use burrow_alloc::{Domain, DomainId, Heap};

use super::policy_names::put_in_charge;
use super::registry::Entry;
use super::value::{Kind, Unit, Value};

/// What all names of domains begin with.
const GROUP: &str = "domain.";

/// All of them.
pub(super) fn domains() -> Vec<Entry> {
    use Unit::{Bytes, Count, Nanoseconds};
    vec![
        text(
            "domain.<domain>.name",
            "The domain's name. It can stand for the number.",
            |_, domain| domain.name().into(),
        ),
        text(
            "domain.<domain>.policy",
            "The name of the rule by which the domain's free pages go back to the operating system. Written as --return-policy has it; what --domain-policy says prevails.",
            |heap, domain| heap.policy_name(domain.id()).into(),
        )
        .writable_each(None, |ctl, indices, value| {
            let name = format!("{GROUP}{}.policy", indices[0]);
            put_in_charge(ctl, &name, DomainId(indices[0] as u16), value) // at most MAX_DOMAINS
        }),
        figure(
            "domain.<domain>.sys",
            Bytes,
            "Pages of the domain, used or not.",
            HeapStats::heap_sys,
        ),
        figure("domain.<domain>.in_use", Bytes, "Spans of it that hold objects.", |s| {
            s.heap_in_use
        }),
        figure(
            "domain.<domain>.free",
            Bytes,
            "Pages in no span that memory is still behind.",
            |s| s.heap_free,
        ),
        figure(
            "domain.<domain>.released",
            Bytes,
            "Pages in no span whose memory the operating system has.",
            |s| s.heap_released,
        ),
        figure(
            "domain.<domain>.muzzy",
            Bytes,
            "Of these: pages whose memory it may take, and may not have taken yet.",
            |s| s.heap_muzzy,
        ),
        figure(
            "domain.<domain>.alloc",
            Bytes,
            "Objects that have not been freed.",
            HeapStats::heap_alloc,
        ),
        figure(
            "domain.<domain>.objects",
            Count,
            "How many objects that are.",
            HeapStats::heap_objects,
        ),
        figure(
            "domain.<domain>.allocated",
            Bytes,
            "Objects ever allocated.",
            HeapStats::total_alloc,
        ),
        figure("domain.<domain>.freed", Bytes, "Objects ever freed.", HeapStats::total_free),
        figure("domain.<domain>.returned", Bytes, "Free pages given back for good, in all.", |s| {
            s.returns.released
        }),
        figure(
            "domain.<domain>.retaken",
            Bytes,
            "Pages given back or muzzy that were taken into use again, in all.",
            |s| s.returns.retaken,
        ),
        figure("domain.<domain>.muzzied", Bytes, "Free pages that became muzzy, in all.", |s| {
            s.returns.muzzied
        }),
        figure("domain.<domain>.calls", Count, "System calls (madvise) made for that.", |s| {
            s.returns.calls
        }),
        figure("domain.<domain>.refused", Count, "Of these: refused.", |s| s.returns.refused),
        figure("domain.<domain>.call_time", Nanoseconds, "Time that they took.", |s| {
            s.returns.call_ns
        }),
        figure(
            "domain.<domain>.policy_time",
            Nanoseconds,
            "Time that asking the domain's policy took, its calls included.",
            |s| s.returns.policy_ns,
        ),
    ]
}

fn text(pattern: &'static str, doc: &'static str, read: fn(&Heap, &Domain) -> String) -> Entry {
    Entry::new(pattern, Kind::Text, Unit::None, doc, move |ctl, indices| {
        let domain = ctl.rt.heap.domains().nth(indices[0]);
        Value::Text(domain.map_or_else(String::new, |domain| read(&ctl.rt.heap, domain)))
    })
}

fn figure(
    pattern: &'static str,
    unit: Unit,
    doc: &'static str,
    read: fn(&HeapStats) -> u64,
) -> Entry {
    Entry::new(pattern, Kind::U64, unit, doc, move |ctl, indices| {
        Value::U64(ctl.domain_stats().get(indices[0]).map_or(0, read))
    })
}

/// A name in which the number of a domain stands for its name, if it has one.
pub(super) fn numbered<'n>(heap: &Heap, name: &'n str) -> Cow<'n, str> {
    let with_number = || {
        let (word, rest) = name.strip_prefix(GROUP)?.split_once('.')?;
        let domain = heap.domain_named(word)?;
        Some(format!("{GROUP}{}.{rest}", domain.id().0))
    };
    with_number().map_or(Cow::Borrowed(name), Cow::Owned)
}
