//! What a comparison keeps: the schema of its JSON Lines, and the types everything else here works on.
//!
//! Written run by run as a comparison goes on (so that what is finished is kept whatever happens later), read again by the
//! reports, by `burrow sweep merge` and by whoever analyses the file. The first line is the [`Head`], each further line a [`Run`];
//! a line tells what it is by its field `line`.
//!
//! Invariants: (R1) all columns of a [`Series`] are as long as its `at_us`, which never falls. (R2) A metric that could not be seen (a run of
//! Go has no counters of a return policy) is missing from [`Run::metrics`], never 0. (R3) Times of all series and marks of a run count
//! from the moment at which its process was started.
//!
//! Next to read: `metric.rs` (what is computed from a run), `contender.rs` (what is compared).

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The name of the schema.
pub const SCHEMA: &str = "burrow-compare";
/// Its version: one more with each change that a reader of the older one would misread.
pub const VERSION: u32 = 1;

/// A comparison: what was asked, and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// What was asked, and where.
    pub head: Head,
    /// The runs in the order in which they were made, those that failed and those for warming up among them.
    pub runs: Vec<Run>,
}

impl Comparison {
    /// After how many milliseconds runs were ended, if they were, as was asked for.
    #[must_use]
    pub fn cut_ms(&self) -> Option<u64> {
        self.runs.iter().find_map(|run| match run.outcome {
            Outcome::Cut { after_ms } => Some(after_ms),
            _ => None,
        })
    }

    /// Of a contender's runs that count and have a curve: the one in the middle by resident memory over time, the lower one of two. What
    /// is drawn of a contender is drawn of this run.
    #[must_use]
    pub fn median_run(&self, contender: usize) -> Option<&Run> {
        let counted = self.runs.iter().filter(|run| run.contender == contender && run.counts());
        let mut runs: Vec<&Run> = counted.filter(|run| !run.outside.at_us.is_empty()).collect();
        let size = |run: &Run| run.metrics.get("rss.integral").copied().unwrap_or(0.0);
        runs.sort_by(|a, b| size(a).total_cmp(&size(b)).then(a.number.cmp(&b.number)));
        runs.get(runs.len().checked_sub(1)? / 2).copied()
    }
}

/// What was asked, and on what machine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// [`SCHEMA`].
    pub schema: String,
    /// [`VERSION`].
    pub version: u32,
    /// Burrow's version.
    pub burrow: String,
    /// The time of day at the start, in seconds since 1970-01-01 00:00 UTC.
    pub started_s: u64,
    /// The program, as named on the command line.
    pub program: String,
    /// Its arguments.
    pub args: Vec<String>,
    /// What is compared; the first one is what the others are measured against.
    pub contenders: Vec<Contestant>,
    /// Runs of each, without the one for warming up; 0 if there were to be as many as there was time for.
    pub runs: u32,
    /// Where.
    pub machine: Machine,
}

/// One row of a comparison, as records name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contestant {
    /// The text that asks for it: `decay:dirty=10s,bg`, `go,gogc=50`.
    pub label: String,
    /// Who runs the program.
    pub engine: Engine,
}

/// Who runs the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Engine {
    /// Burrow.
    Burrow,
    /// The Go toolchain found on PATH.
    Go,
}

/// What may change figures from one machine to another: a comparison of results from two of them says so.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Machine {
    /// The processor's name for itself.
    pub cpu: String,
    /// Processors that the comparison may use.
    pub cpus: u32,
    /// Memory in all.
    pub memory_bytes: u64,
    /// The kernel's release.
    pub kernel: String,
    /// `/sys/kernel/mm/transparent_hugepage/enabled`: the word in brackets.
    pub huge_pages: String,
    /// `/proc/sys/vm/overcommit_memory`.
    pub overcommit: String,
    /// An OS page.
    pub page_bytes: u64,
    /// The load average of the last minute when the comparison began.
    pub load: f64,
    /// The version of the Go toolchain, where one takes part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub go: Option<String>,
}

/// One run of one contender.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The contender: an index of [`Head::contenders`].
    pub contender: usize,
    /// Which run of it: from 1; 0 is the one for warming up, which counts for nothing.
    pub number: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// Its figures by the names in [`super::metric::METRICS`] (R2), in the units given there.
    pub metrics: BTreeMap<String, f64>,
    /// What was seen of the process from outside.
    pub outside: Series,
    /// What the runtime told of itself; empty for a run of Go.
    pub inside: Series,
    /// What happened at one moment.
    pub marks: Vec<Mark>,
}

impl Run {
    /// The run without what was seen over time: its metrics and how it ended.
    #[must_use]
    pub fn without_series(self) -> Run {
        let (outside, inside) = (Series::default(), Series::default());
        Run { outside, inside, marks: Vec::new(), ..self }
    }

    /// Whether its figures count: it is not for warming up, and it ended as it should, or was cut short on purpose as all are.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.number > 0 && self.outcome.is_well()
    }
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// With status 0.
    Done,
    /// It was ended after the time that all runs have, as was asked for: what was seen up to then counts.
    Cut {
        /// That time, in milliseconds.
        after_ms: u64,
    },
    /// With another status; the end of what it wrote to standard error.
    Status {
        /// The exit status.
        status: i32,
        /// The last lines of standard error.
        stderr: String,
    },
    /// Killed by a signal; the end of what it wrote to standard error.
    Signal {
        /// The signal's number.
        signal: i32,
        /// The last lines of standard error.
        stderr: String,
    },
    /// It was still running when its time was over, and was killed.
    TimedOut {
        /// The time it had, in milliseconds.
        after_ms: u64,
    },
    /// It could not be run, or not be watched.
    Failed {
        /// Why.
        why: String,
    },
}

impl Outcome {
    /// Whether the run ended as it should, or was cut short as was asked for.
    #[must_use]
    pub fn is_well(&self) -> bool {
        matches!(self, Outcome::Done | Outcome::Cut { .. })
    }

    /// What it wrote to standard error last, where that tells why it ended.
    #[must_use]
    pub fn stderr(&self) -> &str {
        match self {
            Outcome::Status { stderr, .. } | Outcome::Signal { stderr, .. } => stderr,
            _ => "",
        }
    }

    /// How the run ended: the end of a sentence that begins with the run.
    #[must_use]
    pub fn how(&self) -> String {
        let seconds = |ms: &u64| *ms as f64 / 1e3;
        match self {
            Outcome::Done => "ended as it should".into(),
            Outcome::Cut { after_ms } => {
                format!("was ended after {:.1} s, as asked", seconds(after_ms))
            }
            Outcome::TimedOut { after_ms } => {
                format!("was still running after {:.1} s, and was killed", seconds(after_ms))
            }
            Outcome::Failed { why } => format!("could not be made: {why}"),
            Outcome::Status { status, .. } => format!("ended with status {status}"),
            Outcome::Signal { signal, .. } => format!("was killed by signal {signal}"),
        }
    }
}

impl fmt::Display for Outcome {
    /// How it ended, and the last line that it wrote to standard error.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.how())?;
        match self.stderr().lines().rfind(|line| !line.trim().is_empty()) {
            // What a program writes may move the cursor, or worse.
            Some(line) => write!(f, ": {}", line.trim().replace(char::is_control, " ")),
            None => Ok(()),
        }
    }
}

/// A quantity that changes over a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// From outside: resident memory of the process.
    Rss,
    /// From outside: of it, what the kernel takes when it needs memory (`LazyFree`).
    LazyFree,
    /// From outside: of it, in huge pages (`AnonHugePages`).
    Huge,
    /// From inside: objects that have not been freed (HeapAlloc).
    Live,
    /// The heap goal of the collector.
    Goal,
    /// GOMEMLIMIT; a column only where there is one.
    Limit,
    /// Spans that hold objects (HeapInuse).
    InUse,
    /// Stacks, work buffers and tables: memory of the runtime that is not heap for objects.
    Other,
    /// Free pages that memory is still behind.
    Dirty,
    /// Free pages that the kernel may take.
    Muzzy,
    /// Free pages of the heap that the kernel has: given back, or never used.
    Released,
}

/// Some quantities, in bytes, at the same moments (R1).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// The moments: microseconds since the process was started (R3).
    pub at_us: Vec<u64>,
    /// The quantities at each of them.
    pub columns: BTreeMap<Quantity, Vec<u64>>,
}

/// What happened at one moment of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The moment: microseconds since the process was started (R3).
    pub at_us: u64,
    /// What.
    pub kind: MarkKind,
    /// How much, in bytes: the heap marked by a collection, or what was released since the sample before.
    pub bytes: u64,
}

/// Kinds of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// A collection has ended.
    Collection,
    /// Pages went back to the operating system, or became muzzy.
    Release,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_put_into_words() {
        let cases = [
            // (outcome, words)
            (
                Outcome::Status { status: 2, stderr: "panic: no\n\ngoroutine 1\n".into() },
                "ended with status 2: goroutine 1",
            ),
            (Outcome::Signal { signal: 9, stderr: String::new() }, "was killed by signal 9"),
            (Outcome::TimedOut { after_ms: 1500 }, "was still running after 1.5 s, and was killed"),
            (Outcome::Failed { why: "no trace".into() }, "could not be made: no trace"),
        ];
        for (outcome, words) in cases {
            assert_eq!(outcome.to_string(), words);
        }
    }
}
