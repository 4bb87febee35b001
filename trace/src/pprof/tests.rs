//! What was written is read again: every number leads to what was described.

use std::io::Read;

use flate2::read::GzDecoder;

use super::*;

const OBJECTS: ValueType = ValueType { kind: "inuse_objects", unit: "count" };
const BYTES: ValueType = ValueType { kind: "inuse_space", unit: "bytes" };

fn frame(function: &str, line: u32, address: u64) -> Frame {
    let (function, file) = (function.into(), "x.go".into());
    Frame { function, file, line, start_line: 0, address }
}

fn profile(frames: Vec<Frame>, samples: Vec<Sample>) -> Profile {
    Profile {
        sample_types: vec![OBJECTS, BYTES],
        default_type: BYTES.kind,
        period_type: ValueType { kind: "space", unit: "bytes" },
        period: 512 << 10,
        time_nanos: 7,
        duration_nanos: 9,
        program: "x.go".into(),
        frames,
        samples,
    }
}

fn decode(profile: &Profile) -> message::Profile {
    let (mut zipped, mut bytes) = (Vec::new(), Vec::new());
    profile.write(&mut zipped).expect("a Vec takes all");
    GzDecoder::new(&zipped[..]).read_to_end(&mut bytes).expect("gzip");
    message::Profile::decode(&bytes[..]).expect("a message")
}

impl message::Profile {
    fn text(&self, number: i64) -> &str {
        &self.strings[number as usize]
    }

    /// Function, file and line of a location.
    fn place(&self, id: u64) -> (&str, &str, i64) {
        let location = &self.locations[id as usize - 1];
        assert_eq!((location.id, location.mapping_id), (id, 1));
        let line = location.lines[0];
        let function = self.functions[line.function_id as usize - 1];
        assert_eq!(function.id, line.function_id);
        (self.text(function.name), self.text(function.filename), line.line)
    }
}

#[test]
fn a_profile_is_read_as_it_was_described() {
    let frames = vec![frame("main.main", 9, 80), frame("main.f", 3, 16), frame("main.f", 4, 24)];
    let label = Label { key: "bytes", value: 48, unit: "bytes" };
    let samples = vec![
        Sample { stack: vec![1, 0], values: vec![2, 96], labels: vec![label] },
        Sample { stack: vec![2, 0], values: vec![-1, 1 << 40], labels: vec![] },
    ];
    let described = profile(frames, samples);
    let read = decode(&described);
    assert_eq!(read.text(0), "", "F1");
    let types: Vec<_> =
        read.sample_types.iter().map(|ty| (read.text(ty.kind), read.text(ty.unit))).collect();
    assert_eq!(types, [("inuse_objects", "count"), ("inuse_space", "bytes")]);
    assert_eq!(read.text(read.default_sample_type), "inuse_space");
    let period = read.period_type.expect("there is one");
    assert_eq!(
        (read.text(period.kind), read.text(period.unit), read.period),
        ("space", "bytes", 524_288)
    );
    assert_eq!((read.time_nanos, read.duration_nanos), (7, 9));
    assert_eq!(read.text(read.mappings[0].filename), "x.go");

    let stacks: Vec<Vec<_>> = read
        .samples
        .iter()
        .map(|sample| sample.location_ids.iter().map(|&id| read.place(id)).collect())
        .collect();
    assert_eq!(stacks[0], [("main.f", "x.go", 3), ("main.main", "x.go", 9)]);
    assert_eq!(stacks[1], [("main.f", "x.go", 4), ("main.main", "x.go", 9)]);
    assert_eq!(read.samples[1].values, [-1, 1 << 40]);
    let label = read.samples[0].labels[0];
    assert_eq!((read.text(label.key), label.number, read.text(label.unit)), ("bytes", 48, "bytes"));
    assert_eq!((read.functions.len(), read.locations.len()), (2, 3), "each once");
}

#[test]
fn odd_profiles_are_written_too() {
    let deep: Vec<Frame> = (0..1000).map(|n| frame("main.f", n, 8 * u64::from(n))).collect();
    let cases = [
        // (case, places)
        ("no frames", vec![]),
        ("a place without a name", vec![Frame::default()]),
        ("a deep stack", deep),
    ];
    for (case, frames) in cases {
        let depth = frames.len();
        let stack = (0..depth as u32).collect();
        let sample = Sample { stack, values: vec![1, 1], labels: vec![] };
        let read = decode(&profile(frames, vec![sample]));
        assert_eq!(read.samples[0].location_ids.len(), depth, "{case}");
    }
    assert!(decode(&profile(vec![], vec![])).samples.is_empty());
}
