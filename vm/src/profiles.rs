//! Profiles of a program, with its functions, files and lines: from what the runtime has counted to what pprof reads.
//!
//! Asked by the natives of `runtime/pprof` while a script runs, and by the host after a run ([`heap`], [`cpu`]). What a
//! number of a stack means is in `symbols.rs`.

#![forbid(unsafe_code)]

use std::collections::HashMap;

use burrow_runtime::Runtime;
use burrow_runtime::profile::cpu::{CpuSamples, PERIOD};
use burrow_runtime::profile::heap::Record;
use burrow_trace::pprof::{Frame, Label, Profile, Sample, ValueType};

use crate::program::Program;

const fn value_type(kind: &'static str, unit: &'static str) -> ValueType {
    ValueType { kind, unit }
}

/// The sample type that a heap profile is shown by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeapView {
    /// What is alive.
    InUse,
    /// All that was allocated.
    Allocated,
}

/// The heap profile at the end of a run: alive is what no collection has found dead.
pub fn heap(program: &Program, rt: &Runtime) -> Profile {
    heap_of(program, rt, &rt.profiles.heap.final_records(), HeapView::Allocated)
}

/// The profile of these records.
pub(crate) fn heap_of(
    program: &Program,
    rt: &Runtime,
    records: &[Record],
    view: HeapView,
) -> Profile {
    let rate = rt.profiles.rate_for(program.mem_profile_rate().unwrap_or_default());
    let mut places = Places::new(program);
    let samples = records.iter().map(|record| heap_sample(&mut places, record, rate)).collect();
    Profile {
        sample_types: vec![
            value_type("alloc_objects", "count"),
            value_type("alloc_space", "bytes"),
            value_type("inuse_objects", "count"),
            value_type("inuse_space", "bytes"),
        ],
        default_type: match view {
            HeapView::InUse => "inuse_space",
            HeapView::Allocated => "alloc_space",
        },
        period_type: value_type("space", "bytes"),
        period: rate as i64,
        ..profile(rt, places, samples)
    }
}

/// A profile of which only the samples and the time are known.
fn profile(rt: &Runtime, places: Places<'_>, samples: Vec<Sample>) -> Profile {
    let (seconds, nanos) = rt.clock.wall();
    Profile {
        sample_types: Vec::new(),
        default_type: "",
        period_type: value_type("", ""),
        period: 0,
        time_nanos: seconds * 1_000_000_000 + i64::from(nanos),
        duration_nanos: 0,
        program: rt.args.first().cloned().unwrap_or_default(),
        frames: places.frames,
        samples,
    }
}

fn heap_sample(places: &mut Places<'_>, record: &Record, rate: u64) -> Sample {
    let alive = record.allocs.saturating_sub(record.frees);
    let counts = [record.allocs, alive].map(|objects| scaled(objects, record.size, rate));
    let [(allocs, alloc_bytes), (alive, alive_bytes)] = counts;
    let size = Label { key: "bytes", value: record.size as i64, unit: "bytes" };
    Sample {
        stack: places.stack(&record.stack),
        values: vec![allocs, alloc_bytes, alive, alive_bytes],
        labels: vec![size],
    }
}

/// How many objects there were likely to be, and their bytes, if so many of this size were sampled: of objects of `size`
/// bytes a part of 1 − e^(−size/rate) is.
fn scaled(sampled: u64, size: u64, rate: u64) -> (i64, i64) {
    if rate <= 1 {
        return (sampled as i64, (sampled * size) as i64);
    }
    let share = -(-(size as f64) / rate as f64).exp_m1();
    let objects = sampled as f64 / share;
    (objects as i64, (objects * size as f64) as i64)
}

/// The CPU profile that has ended now.
pub fn cpu(program: &Program, rt: &Runtime, found: &CpuSamples) -> Profile {
    let period = PERIOD.as_nanos() as i64;
    let mut stacks: Vec<_> = found.stacks.iter().collect();
    stacks.sort(); // the order in which they were found is lost
    let mut places = Places::new(program);
    let sample = |(stack, ticks): &(Box<[u64]>, u64)| {
        let ticks = *ticks as i64;
        let (stack, labels) = (places.stack(stack), Vec::new());
        Sample { stack, values: vec![ticks, ticks * period], labels }
    };
    let samples = stacks.into_iter().map(sample).collect();
    let took = rt.clock.now() - found.began;
    let whole = profile(rt, places, samples);
    Profile {
        sample_types: vec![value_type("samples", "count"), value_type("cpu", "nanoseconds")],
        period_type: value_type("cpu", "nanoseconds"),
        period,
        time_nanos: whole.time_nanos - took.0 as i64,
        duration_nanos: took.0 as i64,
        ..whole
    }
}

/// A profile that counts stacks, each with a number: of goroutines, or of what a script has counted.
pub(crate) fn counts(
    program: &Program,
    rt: &Runtime,
    kind: ValueType,
    stacks: &[(u64, &[u64])],
) -> Profile {
    let mut places = Places::new(program);
    let sample = |&(count, stack): &(u64, &[u64])| Sample {
        stack: places.stack(stack),
        values: vec![count as i64],
        labels: Vec::new(),
    };
    let samples = stacks.iter().map(sample).collect();
    Profile {
        sample_types: vec![kind],
        period_type: kind,
        period: 1,
        ..profile(rt, places, samples)
    }
}

/// The places of a profile while it is put together: each is looked up once.
struct Places<'p> {
    program: &'p Program,
    frames: Vec<Frame>,
    /// By pc; `None` for what is not shown.
    known: HashMap<u64, Option<u32>>,
}

impl<'p> Places<'p> {
    fn new(program: &'p Program) -> Places<'p> {
        let below_all = (program.goexit_pc(), None);
        Places { program, frames: Vec::new(), known: HashMap::from([below_all]) }
    }

    /// The calls of a stack, without what is below every goroutine.
    fn stack(&mut self, pcs: &[u64]) -> Vec<u32> {
        pcs.iter().filter_map(|&pc| self.place(pc)).collect()
    }

    fn place(&mut self, pc: u64) -> Option<u32> {
        let Places { program, frames, known } = self;
        *known.entry(pc).or_insert_with(|| {
            let at = program.symbol(pc.checked_sub(1)?)?;
            let (function, file) = (at.name.to_owned(), at.file.to_owned());
            frames.push(Frame { function, file, line: at.line, start_line: 0, address: pc });
            Some(frames.len() as u32 - 1)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_stand_for_what_was_not_sampled() {
        let cases = [
            // (case, sampled, size, rate, objects)
            ("every object", 7, 48, 1, 7),
            ("large ones are always sampled", 3, 64 << 20, 512 << 10, 3),
            ("one in e/(e-1)", 100, 512 << 10, 512 << 10, 158),
            ("small ones rarely: 1 in 8192.5", 2, 64, 512 << 10, 16385),
        ];
        for (case, sampled, size, rate, objects) in cases {
            let (got, bytes) = scaled(sampled, size, rate);
            assert_eq!(got, objects, "{case}");
            assert_eq!(bytes as u64 / size, objects as u64, "{case}");
        }
        assert_eq!(scaled(0, 64, 512 << 10), (0, 0));
    }
}
