//! The names of return policies: which is in charge, its settings, and what went back and came again.
//!
//! Each setting of each policy has a name, whichever is in charge: of one that is not, it shows the default, and cannot be
//! written. Part of the table in `names.rs`.

#![forbid(unsafe_code)]

use burrow_alloc::DomainId;
use burrow_alloc::policy::DecayConfig;

use super::names::{count, text};
use super::registry::{Entry, Range};
use super::value::{Kind, Unit, Value};
use super::{Ctl, CtlError};
use crate::return_policy::{DECAY_KNOBS, KnobInfo, KnobKind, PolicySpec};

/// The domain that these names are about.
const HOME: DomainId = DomainId::MAIN;

/// All of them.
pub(super) fn policies() -> Vec<Entry> {
    let mut entries = vec![in_charge()];
    entries.extend(figures());
    entries.extend(DECAY_KNOBS.into_iter().map(setting));
    entries
}

fn in_charge() -> Entry {
    text(
        "policy.name",
        "The rule by which free pages go back to the operating system. Written as --return-policy has it, settings included.",
        |ctl| ctl.rt.heap.policy_name(HOME).into(),
    )
    .writable(None, |ctl, value| put_in_charge(ctl, "policy.name", HOME, value))
}

/// Puts the policy of a text in charge of a domain: what a write of `name` asks for.
pub(super) fn put_in_charge(
    ctl: &Ctl<'_>,
    name: &str,
    domain: DomainId,
    value: &Value,
) -> Result<(), CtlError> {
    let Value::Text(text) = value else { return Ok(()) }; // checked before
    let spec: PolicySpec = text.parse().map_err(|error| refused(name, format!("{error}")))?;
    ctl.rt.set_domain_policy(domain, spec);
    Ok(())
}

fn refused(name: &str, why: String) -> CtlError {
    CtlError::Refused { name: name.to_owned(), why }
}

fn figures() -> Vec<Entry> {
    use Unit::{Bytes, Count, Nanoseconds};
    vec![
        count("policy.released", Bytes, "Free pages given back for good, in all.", |ctl| {
            ctl.stats().returns.released
        }),
        count("policy.muzzied", Bytes, "Free pages that became muzzy, in all.", |ctl| {
            ctl.stats().returns.muzzied
        }),
        count(
            "policy.retaken",
            Bytes,
            "Pages given back or muzzy that were taken into use again, in all.",
            |ctl| ctl.stats().returns.retaken,
        ),
        count("policy.calls", Count, "System calls (madvise) made for that.", |ctl| {
            ctl.stats().returns.calls
        }),
        count("policy.refused", Count, "Of these: refused.", |ctl| ctl.stats().returns.refused),
        count("policy.call_time", Nanoseconds, "Time that they took.", |ctl| {
            ctl.stats().returns.call_ns
        }),
        count(
            "policy.time",
            Nanoseconds,
            "Time that asking the policy took, its calls included.",
            |ctl| ctl.stats().returns.policy_ns,
        ),
    ]
}

/// The name of a setting of decay.
fn setting(knob: KnobInfo) -> Entry {
    let (kind, unit, range) = match knob.kind {
        KnobKind::Time => {
            let max = i128::from(burrow_alloc::policy::decay::curve::MAX_MS);
            (Kind::I64, Unit::Milliseconds, Some(Range { min: -1, max, off: Some(-1) }))
        }
        KnobKind::Size => {
            (Kind::I64, Unit::Bytes, Some(Range { min: 0, max: i64::MAX.into(), off: Some(0) }))
        }
        KnobKind::Count => {
            (Kind::I64, Unit::Count, Some(Range { min: 0, max: u32::MAX.into(), off: None }))
        }
        KnobKind::Flag => (Kind::Bool, Unit::None, None),
    };
    let name = format!("policy.decay.{}", knob.name);
    let read = move |ctl: &Ctl<'_>, _: &[usize]| value(kind, knob_value(ctl, knob.name));
    Entry::new(name.clone(), kind, unit, knob.doc, read).writable(range, move |ctl, value| {
        let in_charge = ctl.rt.heap.policy_name(HOME);
        if in_charge != "decay" {
            let why = format!("decay is not in charge, {in_charge} is");
            return Err(refused(&name, why));
        }
        let number = match value {
            Value::I64(number) => *number,
            Value::Bool(flag) => i64::from(*flag),
            Value::U64(_) | Value::Text(_) | Value::Ratio(_) => return Ok(()), // checked before
        };
        ctl.rt.set_policy_knob(knob.name, number).map_err(|why| refused(&name, why))
    })
}

/// The setting of the policy in charge, or the default of one that is not.
fn knob_value(ctl: &Ctl<'_>, name: &str) -> i64 {
    let heap = &ctl.rt.heap;
    let knobs = match heap.policy_name(HOME) {
        "decay" => heap.policy_knobs(HOME),
        _ => DecayConfig::default().knobs(),
    };
    knobs.iter().find(|knob| knob.name == name).map_or(0, |knob| knob.value)
}

fn value(kind: Kind, number: i64) -> Value {
    match kind {
        Kind::Bool => Value::Bool(number != 0),
        _ => Value::I64(number),
    }
}
