//! The environment variables that mean to Burrow what they mean to Go: GOGC, GOMEMLIMIT, GOMAXPROCS, GODEBUG.
//!
//! Read once, by the runtime's builder, from an environment handed to it (never the process's own). Command line options
//! that say the same win over it.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use std::fmt;

/// Go's default for GOGC.
pub const DEFAULT_GC_PERCENT: i32 = 100;
/// More processors than this are not used, whatever GOMAXPROCS says.
const MAX_PROCS: i32 = 1 << 10;

/// What the variables say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Environment {
    /// GOGC: heap growth in percent, -1 for no collections.
    pub gc_percent: i32,
    /// GOMEMLIMIT in bytes, `i64::MAX` for none.
    pub memory_limit: i64,
    /// GOMAXPROCS, if it is set to something sensible.
    pub max_procs: Option<usize>,
    /// GODEBUG.
    pub debug: Debug,
}

impl Environment {
    /// Reads the variables, which `lookup` finds by name.
    ///
    /// # Errors
    /// For a GOMEMLIMIT that is no size. All other nonsense is ignored, as in Go.
    pub fn read(lookup: impl Fn(&str) -> Option<String>) -> Result<Environment, MalformedLimit> {
        let value = |name| lookup(name).unwrap_or_default();
        Ok(Environment {
            gc_percent: gc_percent(&value("GOGC")),
            memory_limit: memory_limit(&value("GOMEMLIMIT"))?,
            max_procs: max_procs(&value("GOMAXPROCS")),
            debug: Debug::parse(&value("GODEBUG")),
        })
    }
}

/// A GOMEMLIMIT that is no size: Go ends the program with this text and status 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MalformedLimit {
    value: String,
}

impl fmt::Display for MalformedLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let advice = "malformed GOMEMLIMIT; see `go doc runtime/debug.SetMemoryLimit`";
        write!(f, "GOMEMLIMIT={}\nfatal error: {advice}", self.value)
    }
}

impl std::error::Error for MalformedLimit {}

/// GOGC: an integer, or `off`; negative is off, anything else the default.
pub fn gc_percent(value: &str) -> i32 {
    match value {
        "off" => -1,
        _ => integer(value).map_or(DEFAULT_GC_PERCENT, |percent| percent.max(-1)),
    }
}

/// GOMEMLIMIT: digits and perhaps `B`, `KiB`, `MiB`, `GiB` or `TiB`; `off` or nothing is no limit.
///
/// # Errors
/// For anything else, and for what does not fit.
pub fn memory_limit(value: &str) -> Result<i64, MalformedLimit> {
    if value.is_empty() || value == "off" {
        return Ok(i64::MAX);
    }
    byte_count(value).ok_or_else(|| MalformedLimit { value: value.to_owned() })
}

fn byte_count(value: &str) -> Option<i64> {
    let units = [("KiB", 10), ("MiB", 20), ("GiB", 30), ("TiB", 40), ("B", 0), ("", 0)];
    let (digits, shift) =
        units.iter().find_map(|(unit, shift)| Some((value.strip_suffix(unit)?, shift)))?;
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse::<i64>().ok()?.checked_mul(1 << shift)
}

/// GOMAXPROCS: a positive integer; anything else leaves the default.
pub fn max_procs(value: &str) -> Option<usize> {
    let procs = integer(value).filter(|&procs| procs > 0)?;
    usize::try_from(procs.min(MAX_PROCS)).ok()
}

/// An optional minus and digits, within 32 bits.
fn integer(value: &str) -> Option<i32> {
    if value.starts_with('+') { None } else { value.parse().ok() }
}

/// Declares the known GODEBUG settings with their defaults.
macro_rules! settings {
    ($($name:ident = $default:literal, $doc:literal;)*) => {
        /// The settings of GODEBUG that concern memory and the scheduler.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Debug {
            $(#[doc = $doc] pub $name: i32,)*
        }

        impl Default for Debug {
            fn default() -> Debug {
                Debug { $($name: $default,)* }
            }
        }

        impl Debug {
            /// The setting of this name.
            fn setting(&mut self, name: &str) -> Option<&mut i32> {
                match name {
                    $(stringify!($name) => Some(&mut self.$name),)*
                    _ => None,
                }
            }
        }
    };
}

settings! {
    gctrace = 0, "1: a line per collection.";
    scavtrace = 0, "1: a line whenever all of a collection is swept, with what was returned since the last.";
    gcpacertrace = 0, "1: the pacer's decisions.";
    gcstoptheworld = 0, "1: mark with the world stopped; 2: sweep so, too.";
    gccheckmark = 0, "1: mark a second time, to verify.";
    greenteagc = 0, "1: mark small objects by spans; 0: one by one.";
    gcshrinkstackoff = 0, "1: stacks never shrink.";
    adaptivestackstart = 1, "1: new stacks are as large as stacks are on average.";
    madvdontneed = 1, "0: memory is returned lazily.";
    disablethp = 0, "1: no huge pages.";
    harddecommit = 0, "1: returned memory is made inaccessible.";
    invalidptr = 1, "1: a bad pointer ends the program.";
    clobberfree = 0, "1: freed memory is overwritten.";
    sbrk = 0, "1: nothing is ever freed.";
    efence = 0, "1: every object has a page of its own.";
    inittrace = 0, "1: a line per package initialized.";
    memprofilerate = -1, "Bytes per sampled allocation; -1: the program's own.";
    checkfinalizers = 0, "1: look for objects that their finalizers keep alive.";
    traceallocfree = 0, "1: a line per allocation and release.";
    decoratemappings = 1, "1: memory mappings have names.";
    profstackdepth = 128, "Frames of a profiled stack, at most 1024.";
    containermaxprocs = 1, "1: a container's CPU quota counts for GOMAXPROCS.";
    updatemaxprocs = 1, "1: GOMAXPROCS follows changes.";
}

impl Debug {
    /// Reads `name=value,name=value`. The last of several counts; unknown names and values that are no integers do not.
    pub fn parse(value: &str) -> Debug {
        let mut debug = Debug::default();
        for setting in value.split(',') {
            if let Some((name, value)) = setting.split_once('=')
                && let (Some(place), Some(value)) = (debug.setting(name), integer(value))
            {
                *place = value;
            }
        }
        debug.profstackdepth = debug.profstackdepth.min(1024);
        debug
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_gogc() {
        let cases = [
            ("", 100),
            ("50", 50),
            ("0", 0),
            ("off", -1),
            ("-1", -1),
            ("-77", -1),
            ("abc", 100),
            ("+5", 100),
            ("1e3", 100),
            ("99999999999", 100),
            (" 50", 100),
        ];
        for (value, wanted) in cases {
            assert_eq!(gc_percent(value), wanted, "GOGC={value}");
        }
    }

    #[test]
    fn reads_gomemlimit() {
        let cases = [
            ("", Some(i64::MAX)),
            ("off", Some(i64::MAX)),
            ("0", Some(0)),
            ("1024", Some(1024)),
            ("5B", Some(5)),
            ("64MiB", Some(64 << 20)),
            ("5TiB", Some(5 << 40)),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("8388608TiB", None),
            ("1MB", None),
            ("64Mi", None),
            ("1.5GiB", None),
            ("-1", None),
            ("+1", None),
            ("B", None),
            ("KiB", None),
            (" 1", None),
        ];
        for (value, wanted) in cases {
            assert_eq!(memory_limit(value).ok(), wanted, "GOMEMLIMIT={value}");
        }
        let text = memory_limit("1MB").unwrap_err().to_string();
        let wanted = "GOMEMLIMIT=1MB\nfatal error: malformed GOMEMLIMIT; see `go doc runtime/debug.SetMemoryLimit`";
        assert_eq!(text, wanted);
    }

    #[test]
    fn reads_gomaxprocs() {
        let cases = [
            ("", None),
            ("4", Some(4)),
            ("0", None),
            ("-2", None),
            ("x", None),
            ("1000000", Some(1024)),
        ];
        for (value, wanted) in cases {
            assert_eq!(max_procs(value), wanted, "GOMAXPROCS={value}");
        }
    }

    #[test]
    fn reads_godebug() {
        let debug = Debug::parse(
            "gctrace=1,unknown=3,scavtrace=x,gctrace=2,madvdontneed=0,,=,profstackdepth=5000",
        );
        let wanted =
            Debug { gctrace: 2, madvdontneed: 0, profstackdepth: 1024, ..Debug::default() };
        assert_eq!(debug, wanted);
    }

    #[test]
    fn reads_all() {
        let set = |name: &str| (name == "GOGC").then(|| "7".to_owned());
        let environment = Environment::read(set).unwrap();
        assert_eq!((environment.gc_percent, environment.memory_limit), (7, i64::MAX));
        assert!(Environment::read(|_| Some("nonsense".to_owned())).is_err());
    }
}
