//! The parts of a picture, each with the rule that keeps it and when it will go.

use burrow_runtime::resident::{Books, Picture};
use serde::Serialize;

/// A part of the resident size.
#[derive(Serialize)]
pub struct Row {
    /// Its name for machines.
    pub part: &'static str,
    /// Its name for people.
    #[serde(skip)]
    pub label: &'static str,
    /// Resident bytes; negative only of what is not explained.
    pub bytes: i64,
    /// What keeps it, and when it will go.
    pub rule: String,
}

fn row(part: &'static str, label: &'static str, bytes: u64, rule: impl Into<String>) -> Row {
    Row { part, label, bytes: bytes as i64, rule: rule.into() }
}

/// All parts, what is not explained last: they add up to the resident size.
pub fn rows(picture: &Picture) -> Vec<Row> {
    let mut rows = objects(picture);
    rows.extend(pages(picture));
    rows.extend(process(picture));
    rows.push(Row {
        part: "unexplained",
        label: "not explained",
        bytes: picture.unexplained(),
        rule: "resident by the kernel's count, and in none of the books above".into(),
    });
    rows
}

/// Spans of objects.
fn objects(picture: &Picture) -> Vec<Row> {
    let (heap, books) = (&picture.heap, &picture.books);
    let reached = books.marked.min(heap.objects.resident);
    vec![
        row(
            "reached_objects",
            "objects the last collection reached",
            reached,
            "alive then; go when nothing points to them and a later collection finds that",
        ),
        row(
            "young_objects",
            "objects allocated since",
            heap.objects.resident - reached,
            next_collection(books),
        ),
        row(
            "dead_objects",
            "dead objects, not yet swept",
            heap.dead.resident,
            "go when their span is swept: bit by bit until the next collection at the latest",
        ),
        row(
            "free_slots",
            "free slots of spans in use",
            heap.free_slots.resident,
            "taken by new objects of the same class; go when every object of the span is dead",
        ),
        row(
            "span_tails",
            "ends of spans that fit no object",
            heap.tails.resident,
            "pointer bits of the objects, and rounding; go with their span",
        ),
    ]
}

/// What will become of objects of which no collection knows yet.
fn next_collection(books: &Books) -> String {
    let goal = mib(books.goal);
    match (books.gc_percent, books.memory_limit) {
        (-1, None) => "no collection comes to tell the dead ones: GOGC is off, no limit".into(),
        (-1, Some(limit)) => {
            format!("the dead ones are known by a heap of {goal} (GOGC off, limit {})", mib(limit))
        }
        (percent, None) => format!("the dead ones are known by a heap of {goal} (GOGC={percent})"),
        (percent, Some(limit)) => format!(
            "the dead ones are known by a heap of {goal} (GOGC={percent}, limit {})",
            mib(limit)
        ),
    }
}

/// Pages of the heap that hold no objects.
fn pages(picture: &Picture) -> Vec<Row> {
    let (heap, books) = (&picture.heap, &picture.books);
    vec![
        row("dirty_pages", "dirty free pages", heap.dirty.resident, &*books.policy_rule),
        row(
            "muzzy_pages",
            "muzzy free pages",
            heap.muzzy.resident,
            "given to the kernel by MADV_FREE: it takes them when memory is short",
        ),
        row(
            "cached_pages",
            "free pages in the Ps' caches",
            heap.withheld.resident,
            "for the next small spans; the caches are emptied by each collection",
        ),
        row(
            "released_pages",
            "released pages, resident again",
            heap.released.resident,
            "the kernel has put memory behind them again: huge pages reach over them",
        ),
        row(
            "goroutine_stacks",
            "goroutine stacks",
            heap.stacks.resident,
            format!(
                "of {} alive, and of some that have ended: these go by the next collections",
                goroutines(books.goroutines)
            ),
        ),
        row(
            "work_buffers",
            "work buffers of the collector",
            heap.work_bufs.resident,
            "go when the collection has been swept",
        ),
    ]
}

/// The process outside of the heap's pages.
fn process(picture: &Picture) -> Vec<Row> {
    let (process, books) = (&picture.process, &picture.books);
    vec![
        row(
            "heap_tables",
            "tables of the heap",
            process.tables,
            "mspans, bitmaps, from pages to spans; as large as the heap ever was, until the end",
        ),
        row(
            "rust",
            "Burrow's own memory",
            process.rust,
            format!(
                "{} of it the program (bytecode, types, variables); go with the run",
                mib(books.program)
            ),
        ),
        row(
            "rust_free",
            "free in the C library's heap",
            process.rust_free,
            "mostly what reading the program took; it goes back from the top of that heap only",
        ),
        row(
            "thread_stacks",
            "threads' stacks",
            process.thread_stacks,
            format!("what {} threads have touched; go with their thread", process.threads),
        ),
        row(
            "binary",
            "the burrow binary",
            process.binary,
            "as far as it was touched; the kernel drops what it can read again when memory is short",
        ),
        row(
            "libraries",
            "shared libraries",
            process.libraries,
            "shared with other processes for the most part; dropped as the binary",
        ),
        row("files", "other files", process.files, "mapped files; dropped as the binary"),
    ]
}

fn goroutines(count: usize) -> String {
    if count == 1 { "1 goroutine".into() } else { format!("{count} goroutines") }
}

/// What the heap's address range has that is not resident.
#[derive(Serialize)]
pub struct Absent {
    /// Free pages that the operating system has, or that nobody has ever touched.
    pub released_bytes: u64,
    /// Parts of objects, spans and stacks that nobody has touched.
    pub untouched_bytes: u64,
}

impl Absent {
    pub fn of(picture: &Picture) -> Absent {
        let heap = &picture.heap;
        let used =
            [heap.objects, heap.dead, heap.free_slots, heap.tails, heap.stacks, heap.work_bufs];
        let untouched: u64 = used.iter().map(|part| part.absent()).sum();
        Absent { released_bytes: heap.total().absent() - untouched, untouched_bytes: untouched }
    }
}

/// Bytes, for people.
pub fn mib(bytes: u64) -> String {
    format!("{:.2} MiB", bytes as f64 / f64::from(1 << 20))
}
