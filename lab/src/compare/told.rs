//! What a run has told of itself: its trace, as series, marks and sums.
//!
//! Called by `child.rs` when a process has ended. The trace is an outline (`--trace-detail outline`); a run that was killed leaves one that
//! is cut short, of which everything up to there counts.
//!
//! Locks: none. Next to read: docs/tracing.md.

#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::io::BufRead;

use burrow_trace::Event;
use burrow_trace::jsonl::{Header, Line};

use super::record::{Mark, MarkKind, Quantity, Series};

/// What a trace says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// The runtime's memory, at each of its samples.
    pub series: Series,
    /// Collections and releases.
    pub marks: Vec<Mark>,
    /// What went back by the last sample; `None` if nothing was told of that.
    pub returned: Option<Returned>,
    /// CPU time by the last sample; `None` if nothing was told of that. Of a run of Go it is that of the last collection.
    pub cpu: Option<Cpu>,
    /// Collections that have ended.
    pub collections: u64,
    /// Whether the trace has its end: else what follows its last sample is not known.
    pub is_whole: bool,
    /// How many allocations took at most so many nanoseconds, and longer than the entry before; shortest first.
    pub alloc_times: BTreeMap<u64, u64>,
}

/// What went back to the operating system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Returned {
    /// Bytes given back, or made muzzy.
    pub released: u64,
    /// Of them: taken again.
    pub retaken: u64,
    /// System calls.
    pub calls: u64,
}

/// CPU time, in nanoseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cpu {
    /// Of the return policy.
    pub policy_ns: u64,
    /// Of collections.
    pub gc_ns: u64,
}

impl Told {
    /// Reads a trace. `began_ns` is the time of day, in nanoseconds since 1970, from which times are to count: a trace's own
    /// count from the start of its runtime. Lines that are none are skipped: a trace that was cut short ends in the middle of one.
    #[must_use]
    pub fn read(trace: impl BufRead, began_ns: i128) -> Told {
        let mut reader = Reader::default();
        for line in trace.lines().map_while(Result::ok) {
            match Line::parse(&line) {
                Ok(Line::Header(header)) => reader.offset_us = offset_us(&header, began_ns),
                Ok(Line::Record(record)) => reader.take(record.time.0 / 1000, record.event),
                Ok(Line::Footer(_)) => reader.told.is_whole = true,
                Err(_) => {}
            }
        }
        reader.told
    }

    /// The time that so many of a thousand allocations take at most, in nanoseconds; `None` if no allocation was seen. Those of the
    /// fast path count as 0.
    #[must_use]
    pub fn alloc_time(&self, permille: f64) -> Option<u64> {
        let all: u64 = self.alloc_times.values().sum();
        let rank = (permille / 1000.0 * all as f64).ceil().max(1.0) as u64;
        let mut below = 0;
        self.alloc_times.iter().find_map(|(&at_most, &count)| {
            below += count;
            (below >= rank).then_some(at_most)
        })
    }
}

/// From the start of the process to that of its runtime.
fn offset_us(header: &Header, began_ns: i128) -> u64 {
    let started = i128::from(header.started_s) * 1_000_000_000 + i128::from(header.started_ns);
    u64::try_from((started - began_ns) / 1000).unwrap_or(0)
}

#[derive(Default)]
struct Reader {
    offset_us: u64,
    told: Told,
}

/// What stands for no limit.
const NO_LIMIT: u64 = i64::MAX as u64;

impl Reader {
    fn take(&mut self, time_us: u64, event: Event) {
        let at_us = self.offset_us + time_us;
        match event {
            Event::MemorySample {
                alloc_bytes,
                goal_bytes,
                in_use_bytes,
                other_bytes,
                dirty_bytes,
                muzzy_bytes,
                released_bytes,
            } => {
                let columns = [
                    (Quantity::Live, alloc_bytes),
                    (Quantity::Goal, goal_bytes),
                    (Quantity::InUse, in_use_bytes),
                    (Quantity::Other, other_bytes),
                    (Quantity::Dirty, dirty_bytes),
                    (Quantity::Muzzy, muzzy_bytes),
                    (Quantity::Released, released_bytes),
                ];
                self.sample(at_us, columns);
            }
            Event::CostSample { .. } => self.cost(at_us, event),
            Event::GcEnd { cycle, marked_bytes, .. } => {
                self.told.collections = self.told.collections.max(cycle.into()); // not a count: events may be lost
                self.mark(at_us, MarkKind::Collection, marked_bytes);
            }
            Event::GcCpu {
                assist_ns, dedicated_ns, idle_mark_ns, pause_ns, scavenge_ns, ..
            } if self.told.returned.is_none() => {
                let gc_ns = [assist_ns, dedicated_ns, idle_mark_ns, pause_ns].map(|time| time.0);
                let gc_ns = gc_ns.into_iter().sum();
                self.told.cpu = Some(Cpu { policy_ns: scavenge_ns.0, gc_ns });
            }
            Event::AllocTimes { at_most_ns, allocations } => {
                *self.told.alloc_times.entry(at_most_ns.0).or_default() += allocations;
            }
            _ => {}
        }
    }

    /// A sample of memory. Where limits are known of, that of the sample before is the limit until the sample of costs tells.
    fn sample(&mut self, at_us: u64, columns: [(Quantity, u64); 7]) {
        let series = &mut self.told.series;
        if series.at_us.last().is_some_and(|&last| last > at_us) {
            return; // the last one is the P's, which may pass the sampler's
        }
        series.at_us.push(at_us);
        for (quantity, value) in columns {
            series.columns.entry(quantity).or_default().push(value);
        }
        if let Some(limits) = series.columns.get_mut(&Quantity::Limit) {
            limits.push(limits.last().copied().unwrap_or(NO_LIMIT));
        }
    }

    /// A sample of costs, which follows one of memory: sums, the limit as of that sample, and a mark if something was released since the last.
    fn cost(&mut self, at_us: u64, event: Event) {
        let Event::CostSample {
            released_bytes,
            retaken_bytes,
            calls,
            policy_ns,
            gc_ns,
            limit_bytes,
        } = event
        else {
            return;
        };
        let before = self.told.returned.unwrap_or_default().released;
        let (released, retaken) = (released_bytes, retaken_bytes);
        self.told.returned = Some(Returned { released, retaken, calls });
        self.told.cpu = Some(Cpu { policy_ns: policy_ns.0, gc_ns: gc_ns.0 });
        self.note_limit(limit_bytes);
        if released > before {
            self.mark(at_us, MarkKind::Release, released - before);
        }
    }

    /// The limit as of the sample just taken. A column begins with the first limit that there is: before it, there was none.
    fn note_limit(&mut self, limit: u64) {
        let series = &mut self.told.series;
        let samples = series.at_us.len();
        if limit < NO_LIMIT || series.columns.contains_key(&Quantity::Limit) {
            let limits = series.columns.entry(Quantity::Limit).or_default();
            limits.resize(samples, NO_LIMIT);
            if let Some(last) = limits.last_mut() {
                *last = limit;
            }
        }
    }

    fn mark(&mut self, at_us: u64, kind: MarkKind, bytes: u64) {
        self.told.marks.push(Mark { at_us, kind, bytes });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A trace that began 2 s after its process, of these records.
    fn told(records: &[(u64, &str)]) -> Told {
        let header = r#"{"ev":"header","schema":"burrow-trace","version":1,"started_s":12,"started_ns":0,"args":[],"settings":{}}"#;
        let mut text = format!("{header}\n");
        for (seq, (t_us, event)) in records.iter().enumerate() {
            text += &format!("{{\"t_ns\":{},\"p\":0,\"seq\":{seq},{event}}}\n", t_us * 1000);
        }
        text += "{\"t_ns\":5,\"p\":0,\"se"; // cut short
        Told::read(text.as_bytes(), 10_000_000_000)
    }

    fn memory(alloc: u64) -> String {
        format!(
            r#""ev":"memory_sample","alloc_bytes":{alloc},"goal_bytes":4,"in_use_bytes":5,"other_bytes":6,"dirty_bytes":7,"muzzy_bytes":8,"released_bytes":9"#
        )
    }

    fn cost(calls: u64, limit: u64) -> String {
        format!(
            r#""ev":"cost_sample","released_bytes":1,"retaken_bytes":2,"calls":{calls},"policy_ns":3,"gc_ns":4,"limit_bytes":{limit}"#
        )
    }

    #[test]
    fn samples_become_series() {
        let none = i64::MAX as u64;
        let told = told(&[
            (0, &memory(1)),
            (1, &cost(1, none)),
            (10, &memory(2)),
            (11, &cost(5, 100)),
            (20, &memory(3)),
            (21, &cost(6, 90)),
        ]);
        assert_eq!(told.series.at_us, [2_000_000, 2_000_010, 2_000_020]);
        assert_eq!(told.series.columns[&Quantity::Live], [1, 2, 3]);
        assert_eq!(told.series.columns[&Quantity::Released], [9, 9, 9]);
        assert_eq!(told.series.columns[&Quantity::Limit], [none, 100, 90]);
        assert_eq!(told.returned, Some(Returned { released: 1, retaken: 2, calls: 6 }));
        assert_eq!(told.cpu, Some(Cpu { policy_ns: 3, gc_ns: 4 }));
    }

    #[test]
    fn without_a_limit_there_is_no_column() {
        let told = told(&[(0, &memory(1)), (1, &cost(1, i64::MAX as u64))]);
        assert!(!told.series.columns.contains_key(&Quantity::Limit));
    }

    #[test]
    fn what_was_released_between_samples_is_a_mark() {
        let released = |bytes| {
            cost(0, NO_LIMIT)
                .replace("\"released_bytes\":1", &format!("\"released_bytes\":{bytes}"))
        };
        let told =
            told(&[(0, &released(0)), (10, &released(5)), (20, &released(5)), (30, &released(7))]);
        let marks: Vec<_> = told.marks.iter().map(|mark| (mark.at_us, mark.bytes)).collect();
        assert_eq!(marks, [(2_000_010, 5), (2_000_030, 2)]);
    }

    #[test]
    fn a_trace_without_its_end_is_not_whole() {
        assert!(!told(&[(0, &memory(1))]).is_whole);
        let footer = "{\"ev\":\"footer\",\"events\":0,\"dropped\":[0]}\n";
        assert!(Told::read(footer.as_bytes(), 0).is_whole);
    }

    #[test]
    fn percentiles_count_the_fast_path() {
        let times =
            |at_most, n| format!(r#""ev":"alloc_times","at_most_ns":{at_most},"allocations":{n}"#);
        let told = told(&[(0, &times(0, 990)), (1, &times(500, 9)), (2, &times(70_000, 1))]);
        let of = |permille| told.alloc_time(permille);
        assert_eq!(
            [of(500.0), of(990.0), of(999.0), of(1000.0)],
            [Some(0), Some(0), Some(500), Some(70_000)]
        );
        assert_eq!(Told::default().alloc_time(500.0), None);
    }
}
