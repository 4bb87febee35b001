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
        rule: "in the kernel's count, and in none of the books above".into(),
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
            "alive then; go when a later collection finds that nothing points to them",
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
            "go as their spans are swept, before the next collection at the latest",
        ),
        row(
            "free_slots",
            "free slots of spans in use",
            heap.free_slots.resident,
            "for new objects of the class; go when all objects of the span are dead",
        ),
        row(
            "span_tails",
            "ends of spans that fit no object",
            heap.tails.resident,
            "pointer bits of the objects, and what rounding leaves; go with the span",
        ),
    ]
}

/// What becomes of muzzy pages.
fn muzzy(books: &Books) -> String {
    let kernel = "MADV_FREE: the kernel takes them when memory is short";
    match &*books.policy_rule {
        rule if rule.starts_with("decay") => format!("{kernel}; {rule}"),
        _ => kernel.into(),
    }
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
        row("muzzy_pages", "muzzy free pages", heap.muzzy.resident, muzzy(books)),
        row(
            "cached_pages",
            "free pages in the Ps' caches",
            heap.withheld.resident,
            "for the next small spans; each collection empties the caches",
        ),
        row(
            "released_pages",
            "released pages, resident again",
            heap.released.resident,
            "the kernel put memory behind them again: a huge page reaches over them",
        ),
        row(
            "goroutine_stacks",
            "goroutine stacks",
            heap.stacks.resident,
            format!(
                "of {} alive; those of ended ones go by collections, but for a few",
                goroutines(books.goroutines)
            ),
        ),
        row(
            "work_buffers",
            "work buffers of the collector",
            heap.work_bufs.resident,
            "go when all spans of that collection are swept",
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
            "mspans, bitmaps, from pages to spans: as for the largest heap, until the end",
        ),
        row(
            "rust",
            "Burrow's own memory",
            process.rust,
            format!(
                "{} of it bytecode, types, variables, trace rings; go with the run",
                mib(books.program)
            ),
        ),
        row(
            "rust_free",
            "free in the C library's heap",
            process.rust_free,
            "left by reading the program, and by lists; only its top goes back",
        ),
        row(
            "thread_stacks",
            "threads' stacks",
            process.thread_stacks,
            format!("what {} threads have touched of them; go with their thread", process.threads),
        ),
        row(
            "binary",
            "the burrow binary",
            process.binary,
            "what was touched of it; the kernel drops it when memory is short",
        ),
        row(
            "libraries",
            "shared libraries",
            process.libraries,
            "mostly shared with other processes; dropped as the binary is",
        ),
        row("files", "other files", process.files, "dropped as the binary is"),
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

#[cfg(test)]
mod tests {
    use super::*;
    use burrow_alloc::Residency;
    use burrow_alloc::residency::Part;
    use burrow_runtime::resident::{Moment, Process};
    use burrow_trace::clock::Nanos;

    fn picture(books: Books) -> Picture {
        let part = |bytes, resident| Part { bytes, resident };
        Picture {
            moment: Moment::End,
            at: Nanos(0),
            resident: 1000,
            lazy_free: 0,
            heap: Residency {
                objects: part(400, 300),
                dead: part(20, 20),
                dirty: part(100, 90),
                released: part(5000, 0),
                ..Residency::default()
            },
            process: Process { tables: 40, rust: 200, binary: 300, ..Process::default() },
            books,
            took: Nanos(0),
        }
    }

    fn books() -> Books {
        Books {
            collections: 1,
            marked: 250,
            goal: 4 << 20,
            gc_percent: 100,
            memory_limit: None,
            policy_rule: "go: all".into(),
            goroutines: 1,
            program: 0,
        }
    }

    fn find<'r>(rows: &'r [Row], part: &str) -> &'r Row {
        rows.iter().find(|row| row.part == part).unwrap_or_else(|| panic!("{part}"))
    }

    #[test]
    fn parts_add_up() {
        let picture = picture(books());
        let rows = rows(&picture);
        assert_eq!(rows.iter().map(|row| row.bytes).sum::<i64>(), 1000);
        let cases = [
            ("reached_objects", 250),
            ("young_objects", 50),
            ("dead_objects", 20),
            ("dirty_pages", 90),
            ("released_pages", 0),
            ("heap_tables", 40),
            ("unexplained", 50),
        ];
        for (part, want) in cases {
            assert_eq!(find(&rows, part).bytes, want, "{part}");
        }
        assert_eq!(find(&rows, "dirty_pages").rule, "go: all");
        let Absent { released_bytes, untouched_bytes } = Absent::of(&picture);
        assert_eq!((released_bytes, untouched_bytes), (5010, 100));
    }

    #[test]
    fn rules_follow_the_settings() {
        let goal = "the dead ones are known by a heap of 4.00 MiB";
        let cases = [
            // (GOGC, limit, rule of young objects)
            (100, None, format!("{goal} (GOGC=100)")),
            (50, Some(64 << 20), format!("{goal} (GOGC=50, limit 64.00 MiB)")),
            (-1, Some(64 << 20), format!("{goal} (GOGC off, limit 64.00 MiB)")),
            (-1, None, "no collection comes to tell the dead ones: GOGC is off, no limit".into()),
        ];
        for (gc_percent, memory_limit, want) in cases {
            let rows = rows(&picture(Books { gc_percent, memory_limit, ..books() }));
            assert_eq!(find(&rows, "young_objects").rule, want, "{gc_percent} {memory_limit:?}");
        }
    }

    #[test]
    fn more_than_is_resident_was_not_reached() {
        let rows = rows(&picture(Books { marked: 5000, ..books() }));
        assert_eq!(
            (find(&rows, "reached_objects").bytes, find(&rows, "young_objects").bytes),
            (300, 0)
        );
    }
}
