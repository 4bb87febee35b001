//! Return policies as text: `go`, `hold`, `eager`, `decay:dirty=10s,muzzy=0s,bg`.
//!
//! Read by everything that is told a policy in words: `--return-policy`, comparisons, `policy.name` of [`crate::ctl`]. A name, and after a colon
//! settings: `name=value`, or a name alone for what is on or off. What is left out has its default. Written, a policy has the settings
//! that are not at their defaults, so that what is written can be read, and names a column of a comparison.

#![forbid(unsafe_code)]

use std::fmt;
use std::str::FromStr;

use burrow_alloc::policy::{
    Decay, DecayConfig, Eager, Hold, Knob, Release, Scavenger, ScavengerConfig,
};
use burrow_alloc::{Bytes, ReturnPolicy};

use crate::ctl::nearest;
use crate::env;

/// What a setting's value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnobKind {
    /// Milliseconds; −1 is never.
    Time,
    /// Bytes.
    Size,
    /// Yes or no.
    Flag,
    /// A number.
    Count,
}

/// A setting of a policy: what is known of it apart from its value.
#[derive(Clone, Copy, Debug)]
pub struct KnobInfo {
    /// Its name in the policy itself, and after `policy.decay.` in [`crate::ctl`].
    pub name: &'static str,
    /// A shorter name for texts; the long one will do, too.
    pub short: &'static str,
    /// What its value looks like.
    pub kind: KnobKind,
    /// What it means, in a sentence.
    pub doc: &'static str,
}

const fn knob(
    name: &'static str,
    short: &'static str,
    kind: KnobKind,
    doc: &'static str,
) -> KnobInfo {
    KnobInfo { name, short, kind, doc }
}

/// The settings of `decay`.
pub const DECAY_KNOBS: [KnobInfo; 13] = [
    knob(
        "dirty_decay_ms",
        "dirty",
        KnobKind::Time,
        "Time in which dirty pages go, bit by bit. 0: at once, and for good; -1: never.",
    ),
    knob(
        "muzzy_decay_ms",
        "muzzy",
        KnobKind::Time,
        "Time in which muzzy pages go for good. 0: dirty pages do not become muzzy; -1: never.",
    ),
    knob(
        "background_thread",
        "bg",
        KnobKind::Flag,
        "Whether a helper thread gives pages back; without one threads that allocate do, and a silent program gives nothing back.",
    ),
    knob(
        "ticks",
        "ticks",
        KnobKind::Count,
        "Mean number of spans that come and go between two looks of threads that allocate; 0: they never look.",
    ),
    knob(
        "every",
        "every",
        KnobKind::Count,
        "Epochs (200 to a decay time) that must have ended between two purges.",
    ),
    knob(
        "credit",
        "credit",
        KnobKind::Flag,
        "Whether pages used again count against those that came free last; in jemalloc they do not.",
    ),
    knob(
        "jitter",
        "jitter",
        KnobKind::Flag,
        "Whether the end of an epoch is drawn, as in jemalloc.",
    ),
    knob(
        "prompt",
        "prompt",
        KnobKind::Flag,
        "Whether the helper thread is told of a burst at once; in jemalloc it may learn of it a decay time later.",
    ),
    knob(
        "rest",
        "rest",
        KnobKind::Size,
        "As long as no more than this is dirty the helper thread sleeps for a whole decay time; in jemalloc 4 MiB.",
    ),
    knob(
        "grain",
        "grain",
        KnobKind::Size,
        "Most that goes by one system call; 0: as far as free pages reach, as in jemalloc.",
    ),
    knob(
        "oversize_threshold",
        "oversize",
        KnobKind::Size,
        "A run of so much that comes free goes at once, unless there is a helper thread; 0: none does.",
    ),
    knob(
        "merge",
        "merge",
        KnobKind::Count,
        "Runs that come free are merged with their neighbours up to so many times their length.",
    ),
    knob(
        "regions",
        "regions",
        KnobKind::Flag,
        "Whether runs do not merge across what jemalloc would have mapped at one time: 2 MiB, then ever more.",
    ),
];

/// A return policy and its settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum PolicySpec {
    /// Go's scavenger.
    #[default]
    Go,
    /// Nothing goes back.
    Hold,
    /// Everything, at once.
    Eager,
    /// jemalloc's decay.
    Decay(DecayConfig),
}

/// The names of policies.
const NAMES: [&str; 4] = ["go", "hold", "eager", "decay"];

impl PolicySpec {
    /// The policy's name.
    pub fn name(&self) -> &'static str {
        match self {
            PolicySpec::Go => NAMES[0],
            PolicySpec::Hold => NAMES[1],
            PolicySpec::Eager => NAMES[2],
            PolicySpec::Decay(_) => NAMES[3],
        }
    }

    /// The policy. The seed feeds what is random in it; `how` is how pages go where the policy leaves that to the environment, as Go's does.
    pub fn build(self, seed: u64, how: Release) -> Box<dyn ReturnPolicy> {
        match self {
            PolicySpec::Go => {
                let config = ScavengerConfig { how, ..ScavengerConfig::default() };
                Box::new(Scavenger::new(config))
            }
            PolicySpec::Hold => Box::new(Hold),
            PolicySpec::Eager => Box::new(Eager::default()),
            PolicySpec::Decay(config) => Box::new(Decay::new(config, seed)),
        }
    }
}

/// Why a text names no policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyError(String);

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PolicyError {}

impl FromStr for PolicySpec {
    type Err = PolicyError;

    /// # Errors
    /// No policy has this name, it has no such setting, or the value is none for it.
    fn from_str(text: &str) -> Result<PolicySpec, PolicyError> {
        let (name, settings) = text.split_once(':').unwrap_or((text, ""));
        let settings = settings.split(',').map(str::trim).filter(|setting| !setting.is_empty());
        let mut spec = match name.trim() {
            "go" => PolicySpec::Go,
            "hold" => PolicySpec::Hold,
            "eager" => PolicySpec::Eager,
            "decay" => PolicySpec::Decay(DecayConfig::default()),
            other => {
                let hint = hint(other, NAMES.into_iter());
                return Err(PolicyError(format!("there is no return policy {other:?}{hint}")));
            }
        };
        for setting in settings {
            spec.set(setting)?;
        }
        Ok(spec)
    }
}

impl PolicySpec {
    /// Makes one setting.
    fn set(&mut self, setting: &str) -> Result<(), PolicyError> {
        let (name, value) = match setting.split_once('=') {
            Some((name, value)) => (name.trim(), Some(value.trim())),
            None => (setting, None),
        };
        let PolicySpec::Decay(config) = self else {
            return Err(PolicyError(format!("{} has no settings, so no {name}", self.name())));
        };
        let known = DECAY_KNOBS.iter().find(|knob| knob.name == name || knob.short == name);
        let Some(knob) = known else {
            let names = DECAY_KNOBS.iter().flat_map(|knob| [knob.short, knob.name]);
            return Err(PolicyError(format!("decay has no setting {name}{}", hint(name, names))));
        };
        let value = knob.kind.parse(value).ok_or_else(|| {
            let expected = knob.kind.expected();
            PolicyError(format!("{name} cannot be {:?}: expected {expected}", value.unwrap_or("")))
        })?;
        config.set(knob.name, value).map_err(PolicyError)
    }
}

/// Names the one that was probably meant, or all.
fn hint(name: &str, names: impl Iterator<Item = &'static str> + Clone) -> String {
    match nearest(name, names.clone().map(str::to_owned)) {
        Some(meant) => format!("; did you mean {meant}?"),
        None => format!("; there are {}", names.collect::<Vec<_>>().join(", ")),
    }
}

impl KnobKind {
    /// The number that a text stands for; nothing at all is yes.
    fn parse(self, text: Option<&str>) -> Option<i64> {
        match (self, text) {
            (KnobKind::Flag, None | Some("yes" | "on" | "true" | "1")) => Some(1),
            (KnobKind::Flag, Some("no" | "off" | "false" | "0")) => Some(0),
            (KnobKind::Time, Some(text)) => milliseconds(text),
            (KnobKind::Size, Some("off")) => Some(0),
            (KnobKind::Size, Some(text)) if !text.is_empty() => env::memory_limit(text).ok(),
            (KnobKind::Count, Some(text)) => text.parse().ok(),
            _ => None,
        }
    }

    fn expected(self) -> &'static str {
        match self {
            KnobKind::Time => "a time such as 10s, 1.5s or 300ms, or `never`",
            KnobKind::Size => "a size such as 64KiB, or `off`",
            KnobKind::Flag => "`yes` or `no`",
            KnobKind::Count => "a number",
        }
    }

    /// The text that stands for a number.
    fn text(self, value: i64) -> String {
        match self {
            KnobKind::Time if value < 0 => "never".into(),
            KnobKind::Time if value % 1000 == 0 => format!("{}s", value / 1000),
            KnobKind::Time => format!("{value}ms"),
            KnobKind::Size => size(Bytes(usize::try_from(value).unwrap_or(0))),
            KnobKind::Flag => if value == 0 { "no" } else { "yes" }.into(),
            KnobKind::Count => value.to_string(),
        }
    }
}

/// `300ms`, `1.5s`, `2m`, `1h`, `0`; `never`, or a number of milliseconds as jemalloc has it: −1.
fn milliseconds(text: &str) -> Option<i64> {
    if matches!(text, "never" | "off") {
        return Some(-1);
    }
    if let Ok(plain) = text.parse() {
        return Some(plain);
    }
    let unit_at = text.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = text.split_at(unit_at);
    let unit = match unit {
        "ms" => 1.0,
        "s" => 1e3,
        "m" => 60e3,
        "h" => 3600e3,
        _ => return None,
    };
    let number: f64 = number.parse().ok()?;
    // Times that do not fit are out of the setting's range, too.
    (number >= 0.0).then(|| (number * unit).round() as i64)
}

fn size(bytes: Bytes) -> String {
    let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
    let fits =
        units.into_iter().find(|(shift, _)| bytes.0 > 0 && bytes.0.is_multiple_of(1 << shift));
    match fits {
        Some((shift, unit)) => format!("{}{unit}", bytes.0 >> shift),
        None => bytes.0.to_string(),
    }
}

impl fmt::Display for PolicySpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        let PolicySpec::Decay(config) = self else { return Ok(()) };
        let usual = DecayConfig::default().knobs();
        let mut sign = ':';
        for (info, (knob, usual)) in DECAY_KNOBS.iter().zip(config.knobs().iter().zip(&usual)) {
            let Knob { value, .. } = *knob;
            if value == usual.value {
                continue;
            }
            match info.kind {
                KnobKind::Flag if value == 1 => write!(f, "{sign}{}", info.short)?,
                kind => write!(f, "{sign}{}={}", info.short, kind.text(value))?,
            }
            sign = ',';
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_and_written() {
        let decay = |config| PolicySpec::Decay(config);
        let usual = DecayConfig::default();
        let cases = [
            // (text, policy, as it is written)
            ("go", PolicySpec::Go, "go"),
            ("hold", PolicySpec::Hold, "hold"),
            (" eager: ", PolicySpec::Eager, "eager"),
            ("decay", decay(usual), "decay"),
            ("decay:dirty=10s,muzzy=0s", decay(usual), "decay"),
            (
                "decay:dirty=1s,bg",
                decay(DecayConfig { dirty_ms: 1000, background: true, ..usual }),
                "decay:dirty=1s,bg",
            ),
            (
                "decay:dirty_decay_ms=-1",
                decay(DecayConfig { dirty_ms: -1, ..usual }),
                "decay:dirty=never",
            ),
            ("decay:dirty=0", decay(DecayConfig { dirty_ms: 0, ..usual }), "decay:dirty=0s"),
            (
                "decay:muzzy=1.5s, grain=64KiB",
                decay(DecayConfig { muzzy_ms: 1500, grain: Bytes(64 << 10), ..usual }),
                "decay:muzzy=1500ms,grain=64KiB",
            ),
            (
                "decay:jitter=no,rest=off,ticks=7",
                decay(DecayConfig { jitter: false, rest: Bytes(0), ticks: 7, ..usual }),
                "decay:ticks=7,jitter=no,rest=0",
            ),
        ];
        for (text, policy, written) in cases {
            assert_eq!(text.parse(), Ok(policy), "{text}");
            assert_eq!(policy.to_string(), written, "{text}");
            assert_eq!(written.parse(), Ok(policy), "{text}");
        }
    }

    #[test]
    fn errors_help() {
        let cases = [
            ("decya", "there is no return policy \"decya\"; did you mean decay?"),
            ("magic", "there is no return policy \"magic\"; there are go, hold, eager, decay"),
            ("go:gogc=50", "go has no settings, so no gogc"),
            ("hold:dirty=1s", "hold has no settings, so no dirty"),
            ("decay:drity=1s", "decay has no setting drity; did you mean dirty?"),
            (
                "decay:dirty=soon",
                "dirty cannot be \"soon\": expected a time such as 10s, 1.5s or 300ms, or `never`",
            ),
            (
                "decay:dirty",
                "dirty cannot be \"\": expected a time such as 10s, 1.5s or 300ms, or `never`",
            ),
            ("decay:bg=2", "bg cannot be \"2\": expected `yes` or `no`"),
            ("decay:every=0", "every cannot be 0: expected 1 or more"),
        ];
        for (text, want) in cases {
            let error = text.parse::<PolicySpec>().expect_err(text);
            assert_eq!(error.to_string(), want, "{text}");
        }
    }

    #[test]
    fn the_table_has_the_policy_s_settings_in_order() {
        let own = DecayConfig::default().knobs();
        let names: Vec<_> = own.iter().map(|knob| knob.name).collect();
        assert_eq!(names, DECAY_KNOBS.map(|knob| knob.name));
    }
}
