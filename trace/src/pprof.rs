//! Writes profiles in the format of pprof: a gzipped protobuf message.
//!
//! Who has a profile describes it as a [`Profile`]: what its samples count, the places in the program, and for each sample
//! a stack of these with a value for each count. The format wants texts and functions in tables too and refers to them by
//! number; that is this module's work. `message.rs` has the message itself.
//!
//! The VM makes the descriptions (`profiles.rs` there); `go tool pprof` reads the files.
//!
//! Invariants: (F1) numbers of functions and places begin with 1; number 0 of the texts is the empty one. (F2) Every
//! sample has as many values as the profile has sample types. (F3) Every number of a stack is below the number of frames.
//!
//! Locks: none.

mod message;

use std::collections::HashMap;
use std::hash::Hash;
use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use prost::Message;

/// What values are: of which kind, in which unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueType {
    /// What is counted, such as `inuse_space`.
    pub kind: &'static str,
    /// In what, such as `bytes`.
    pub unit: &'static str,
}

/// A place in a program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Frame {
    /// The function's name, with its package's path.
    pub function: String,
    /// The file it is in.
    pub file: String,
    /// The line in that file.
    pub line: u32,
    /// The line where the function begins; 0 if that is not known.
    pub start_line: u32,
    /// The address of the instruction.
    pub address: u64,
}

/// What else is said of a sample: a number with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// What the number is, such as `bytes`.
    pub key: &'static str,
    /// The number.
    pub value: i64,
    /// Its unit.
    pub unit: &'static str,
}

/// What was found on one stack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sample {
    /// The stack, innermost call first: places in [`Profile::frames`] (F3).
    pub stack: Vec<u32>,
    /// A value for each of the profile's sample types (F2).
    pub values: Vec<i64>,
    /// Further facts.
    pub labels: Vec<Label>,
}

/// A profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// What each sample's values are.
    pub sample_types: Vec<ValueType>,
    /// The sample type that is shown if nobody asks for another: empty for the last.
    pub default_type: &'static str,
    /// What lies between two samples.
    pub period_type: ValueType,
    /// How much of it, on average.
    pub period: i64,
    /// When it was taken, in nanoseconds since 1970; 0 if that does not matter.
    pub time_nanos: i64,
    /// How long it took, in nanoseconds; 0 if that does not matter.
    pub duration_nanos: i64,
    /// The program's name.
    pub program: String,
    /// The places that samples refer to, each once.
    pub frames: Vec<Frame>,
    /// The samples.
    pub samples: Vec<Sample>,
}

impl Profile {
    /// Writes it, gzipped.
    ///
    /// ```
    /// use burrow_trace::pprof::{Profile, ValueType};
    ///
    /// let count = ValueType { kind: "goroutine", unit: "count" };
    /// let profile = Profile {
    ///     sample_types: vec![count],
    ///     default_type: "",
    ///     period_type: count,
    ///     period: 1,
    ///     time_nanos: 0,
    ///     duration_nanos: 0,
    ///     program: "x.go".into(),
    ///     frames: Vec::new(),
    ///     samples: Vec::new(),
    /// };
    /// let mut bytes = Vec::new();
    /// profile.write(&mut bytes)?;
    /// assert_eq!(bytes[..2], [0x1f, 0x8b], "gzip");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Errors
    /// What the writer says.
    pub fn write(&self, to: impl Write) -> io::Result<()> {
        let mut to = GzEncoder::new(to, Compression::fast());
        to.write_all(&self.message().encode_to_vec())?;
        to.finish()?.flush()
    }

    /// The profile with all that it refers to in tables.
    fn message(&self) -> message::Profile {
        let mut tables = Tables::default();
        let locations =
            (1..).zip(&self.frames).map(|(id, frame)| tables.location(id, frame)).collect();
        let samples = self.samples.iter().map(|sample| tables.sample(sample)).collect();
        let sample_types = self.sample_types.iter().map(|ty| tables.value_type(ty)).collect();
        let period_type = Some(tables.value_type(&self.period_type));
        let default_sample_type = tables.text(self.default_type);
        let mapping = message::Mapping {
            id: 1,
            filename: tables.text(&self.program),
            has_functions: true,
            has_filenames: true,
            has_line_numbers: true,
            has_inline_frames: true,
        };
        message::Profile {
            sample_types,
            samples,
            mappings: vec![mapping],
            locations,
            functions: tables.functions,
            strings: tables.texts.in_order(),
            time_nanos: self.time_nanos,
            duration_nanos: self.duration_nanos,
            period_type,
            period: self.period,
            default_sample_type,
        }
    }
}

/// Gives equal items the same number, from 0 in the order of their coming.
#[derive(Debug)]
struct Numbers<T>(HashMap<T, usize>);

impl<T> Default for Numbers<T> {
    fn default() -> Numbers<T> {
        Numbers(HashMap::new())
    }
}

impl<T: Hash + Eq> Numbers<T> {
    /// The number of an item, and whether it is new.
    fn of(&mut self, item: T) -> (usize, bool) {
        let next = self.0.len();
        let number = *self.0.entry(item).or_insert(next);
        (number, number == next)
    }

    fn in_order(self) -> Vec<T> {
        let mut items: Vec<(usize, T)> = self.0.into_iter().map(|(item, n)| (n, item)).collect();
        items.sort_by_key(|&(number, _)| number);
        items.into_iter().map(|(_, item)| item).collect()
    }
}

/// The tables of a message while it is put together.
#[derive(Debug)]
struct Tables {
    texts: Numbers<String>,
    function_numbers: Numbers<(String, String)>,
    functions: Vec<message::Function>,
}

impl Default for Tables {
    fn default() -> Tables {
        let mut texts = Numbers::default();
        texts.of(String::new()); // F1
        Tables { texts, function_numbers: Numbers::default(), functions: Vec::new() }
    }
}

impl Tables {
    fn text(&mut self, text: &str) -> i64 {
        match self.texts.0.get(text) {
            Some(&number) => number as i64,
            None => self.texts.of(text.to_owned()).0 as i64,
        }
    }

    fn value_type(&mut self, ty: &ValueType) -> message::ValueType {
        message::ValueType { kind: self.text(ty.kind), unit: self.text(ty.unit) }
    }

    fn function(&mut self, frame: &Frame) -> u64 {
        let name = (frame.function.clone(), frame.file.clone());
        let (number, is_new) = self.function_numbers.of(name);
        let id = number as u64 + 1; // F1
        if is_new {
            let name = self.text(&frame.function);
            let filename = self.text(&frame.file);
            let start_line = frame.start_line.into();
            self.functions.push(message::Function {
                id,
                name,
                system_name: name,
                filename,
                start_line,
            });
        }
        id
    }

    fn location(&mut self, id: u64, frame: &Frame) -> message::Location {
        let line = message::Line { function_id: self.function(frame), line: frame.line.into() };
        message::Location { id, mapping_id: 1, address: frame.address, lines: vec![line] }
    }

    fn sample(&mut self, sample: &Sample) -> message::Sample {
        let labels = sample.labels.iter().map(|label| message::Label {
            key: self.text(label.key),
            text: 0,
            number: label.value,
            unit: self.text(label.unit),
        });
        let labels = labels.collect();
        let location_ids = sample.stack.iter().map(|&place| u64::from(place) + 1).collect(); // F1
        message::Sample { location_ids, values: sample.values.clone(), labels }
    }
}

#[cfg(test)]
mod tests;
