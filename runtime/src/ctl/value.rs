//! Values of names, their types and units, and how they are written as text.
//!
//! Text is what `--ctl` and `BURROW_CONF` have: sizes as GOMEMLIMIT takes them, `off` where a setting can be off.

#![forbid(unsafe_code)]

use std::fmt;

use crate::env;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A count or a size.
    U64(u64),
    /// A setting that may be negative.
    I64(i64),
    /// Yes or no.
    Bool(bool),
    /// Text.
    Text(String),
    /// A share, 0 to 1.
    Ratio(f64),
}

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// [`Value::U64`]
    U64,
    /// [`Value::I64`]
    I64,
    /// [`Value::Bool`]
    Bool,
    /// [`Value::Text`]
    Text,
    /// [`Value::Ratio`]
    Ratio,
}

impl Kind {
    /// The type's name in listings and documentation.
    pub fn name(self) -> &'static str {
        match self {
            Kind::U64 => "u64",
            Kind::I64 => "i64",
            Kind::Bool => "bool",
            Kind::Text => "string",
            Kind::Ratio => "ratio",
        }
    }
}

impl Value {
    /// Its type.
    pub fn kind(&self) -> Kind {
        match self {
            Value::U64(_) => Kind::U64,
            Value::I64(_) => Kind::I64,
            Value::Bool(_) => Kind::Bool,
            Value::Text(_) => Kind::Text,
            Value::Ratio(_) => Kind::Ratio,
        }
    }

    /// The value as a whole number, if it is one.
    pub fn integer(&self) -> Option<i128> {
        match self {
            Value::U64(value) => Some((*value).into()),
            Value::I64(value) => Some((*value).into()),
            Value::Bool(_) | Value::Text(_) | Value::Ratio(_) => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::U64(value) => write!(f, "{value}"),
            Value::I64(value) => write!(f, "{value}"),
            Value::Bool(value) => write!(f, "{value}"),
            Value::Text(value) => f.write_str(value),
            Value::Ratio(value) => write!(f, "{value:.4}"),
        }
    }
}

/// What a value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things of their own kind, which the name says.
    Count,
    /// Bytes.
    Bytes,
    /// Pages of 8 KiB.
    Pages,
    /// Percent.
    Percent,
    /// Nanoseconds.
    Nanoseconds,
    /// Milliseconds.
    Milliseconds,
    /// Nothing: text, yes or no, a share.
    None,
}

impl Unit {
    /// The unit's name in listings and documentation; empty if there is none.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Count | Unit::None => "",
            Unit::Bytes => "bytes",
            Unit::Pages => "pages",
            Unit::Percent => "percent",
            Unit::Nanoseconds => "ns",
            Unit::Milliseconds => "ms",
        }
    }
}

/// The value that a text stands for; `off` is the value that turns a setting off, if there is one.
pub(super) fn parse(kind: Kind, unit: Unit, off: Option<i64>, text: &str) -> Option<Value> {
    if text == "off"
        && let Some(off) = off
    {
        return Some(Value::I64(off));
    }
    match kind {
        Kind::U64 | Kind::I64 => {
            let number = match unit {
                Unit::Bytes if text != "off" && !text.is_empty() => env::memory_limit(text).ok()?,
                _ => text.parse().ok()?,
            };
            match kind {
                Kind::U64 => u64::try_from(number).ok().map(Value::U64),
                _ => Some(Value::I64(number)),
            }
        }
        Kind::Bool => text.parse().ok().map(Value::Bool),
        Kind::Text => Some(Value::Text(text.to_owned())),
        Kind::Ratio => {
            text.parse().ok().filter(|ratio| (0.0..=1.0).contains(ratio)).map(Value::Ratio)
        }
    }
}

/// What texts [`parse`] takes, for who wrote another one.
pub(super) fn expected(kind: Kind, unit: Unit) -> &'static str {
    match (kind, unit) {
        (Kind::Bool, _) => "true or false",
        (Kind::Text, _) => "text",
        (Kind::Ratio, _) => "a share from 0 to 1",
        (_, Unit::Bytes) => "a size such as 64MiB",
        (_, Unit::Percent) => "a percentage such as 100",
        (_, Unit::Milliseconds) => "a number of milliseconds",
        (_, Unit::Nanoseconds) => "a number of nanoseconds",
        _ => "a number",
    }
}
