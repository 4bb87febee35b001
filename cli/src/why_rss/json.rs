//! Pictures as JSON Lines: each line an object, which `record` names. docs/why-rss.md describes them.

use burrow_runtime::resident::{Picture, Pictures};
use serde::Serialize;

use super::name;
use super::parts::{Absent, Row, rows};

/// Version of the records: fields and parts may be added under the same number, but none changes its meaning or goes.
const SCHEMA: u32 = 1;

/// A picture.
#[derive(Serialize)]
struct Line<'p> {
    schema: u32,
    record: &'static str,
    moment: &'static str,
    at_ns: u64,
    took_ns: u64,
    resident_bytes: u64,
    explained_bytes: u64,
    lazy_free_bytes: u64,
    #[serde(flatten)]
    absent: Absent,
    collections: u32,
    heap_goal_bytes: u64,
    gogc: i32,
    memory_limit_bytes: Option<u64>,
    policy_rule: &'p str,
    goroutines: usize,
    threads: u32,
    parts: Vec<Row>,
}

/// How the pictures were taken.
#[derive(Serialize)]
struct Watch {
    schema: u32,
    record: &'static str,
    looks: u64,
    pictures: u64,
    stopped_ns: u64,
    high_water_bytes: u64,
}

/// A line for each picture, and one on how they were taken.
pub fn lines<'p>(shown: impl Iterator<Item = &'p Picture>, all: &Pictures) -> String {
    let mut lines: String = shown.map(line).collect();
    lines += &json(&Watch {
        schema: SCHEMA,
        record: "rss_watch",
        looks: all.looks,
        pictures: all.pictures,
        stopped_ns: all.stopped.0,
        high_water_bytes: all.high_water,
    });
    lines
}

fn line(picture: &Picture) -> String {
    let books = &picture.books;
    json(&Line {
        schema: SCHEMA,
        record: "rss",
        moment: name(picture.moment),
        at_ns: picture.at.0,
        took_ns: picture.took.0,
        resident_bytes: picture.resident,
        explained_bytes: picture.explained(),
        lazy_free_bytes: picture.lazy_free,
        absent: Absent::of(picture),
        collections: books.collections,
        heap_goal_bytes: books.goal,
        gogc: books.gc_percent,
        memory_limit_bytes: books.memory_limit,
        policy_rule: &books.policy_rule,
        goroutines: books.goroutines,
        threads: picture.process.threads,
        parts: rows(picture),
    })
}

fn json(record: &impl Serialize) -> String {
    serde_json::to_string(record).expect("text and numbers can be written as JSON") + "\n"
}
