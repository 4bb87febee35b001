//! What the statistics of a run are made of: its counters, and the picture of the heap as it was left.
//!
//! Each row of a table is a struct, which is also a record of the JSON Lines (docs/stats.schema.json).

use burrow_alloc::snapshot::{FreeRun, PageState, Snapshot, SpanKind};
use burrow_alloc::units::{PAGE_SIZE, Pages};
use burrow_vm::Outcome;
use serde::Serialize;

/// The statistics of a run.
pub struct Report<'r> {
    /// The counters, exact; CPU time.
    pub outcome: &'r Outcome,
    /// The pages.
    pub pages: PageRow,
    /// Free runs by length, the shortest first; lengths that there are.
    pub free_runs: Vec<FreeRow>,
    /// Span classes of small objects that have spans.
    pub classes: Vec<ClassRow>,
    /// What the Ps' caches held.
    pub caches: Vec<CacheRow>,
    /// Large objects, the largest first.
    pub large: Vec<LargeRow>,
}

/// How many pages are what.
#[derive(Serialize)]
pub struct PageRow {
    pub page_bytes: usize,
    pub total: usize,
    pub objects: usize,
    pub stacks: usize,
    pub work_buffers: usize,
    pub free: usize,
    pub muzzy: usize,
    pub released: usize,
    pub withheld: usize,
}

/// Free runs of at least `least` and at most `most` pages.
#[derive(Serialize)]
pub struct FreeRow {
    pub least: usize,
    pub most: usize,
    pub runs: usize,
    pub pages: usize,
    /// Pages of them that the operating system has, or may take.
    pub released: usize,
}

/// The spans of a class.
#[derive(Serialize)]
pub struct ClassRow {
    pub class: usize,
    pub size: usize,
    pub noscan: bool,
    pub spans: u64,
    pub bytes: u64,
    pub objects: u64,
    /// Of these: known to be dead, and not swept yet.
    pub dead: u64,
    pub slots: u64,
    pub occupancy: f64,
    pub free_bytes: u64,
    pub tail_bytes: u64,
    pub cached: u64,
    pub unswept: u64,
}

/// A span in a P's cache.
#[derive(Serialize)]
pub struct CacheRow {
    pub p: u32,
    pub class: usize,
    pub size: usize,
    pub noscan: bool,
    pub page: usize,
    pub slots: u32,
    pub objects: u32,
    pub free: u32,
}

/// A large object.
#[derive(Serialize)]
pub struct LargeRow {
    pub page: usize,
    pub pages: usize,
    pub bytes: usize,
    pub noscan: bool,
    /// Whether it is known to be dead, and not swept yet.
    pub dead: bool,
}

impl<'r> Report<'r> {
    /// The report of a run.
    pub fn new(outcome: &'r Outcome, heap: &Snapshot) -> Report<'r> {
        Report {
            outcome,
            pages: pages(heap),
            free_runs: free_rows(&heap.free_runs()),
            classes: class_rows(heap),
            caches: cache_rows(heap),
            large: large_rows(heap),
        }
    }
}

fn pages(heap: &Snapshot) -> PageRow {
    let of = |kind| heap.spans_of(kind).map(|span| span.pages).sum();
    PageRow {
        page_bytes: PAGE_SIZE,
        total: heap.total_pages().0,
        objects: of(SpanKind::Small) + of(SpanKind::Large),
        stacks: of(SpanKind::Stack),
        work_buffers: of(SpanKind::WorkBuf),
        free: heap.pages(PageState::Free).0,
        muzzy: heap.pages(PageState::Muzzy).0,
        released: heap.pages(PageState::Released).0,
        withheld: heap.pages(PageState::Withheld).0,
    }
}

/// Runs with lengths between two powers of two make a row.
fn free_rows(runs: &[FreeRun]) -> Vec<FreeRow> {
    let mut rows: Vec<FreeRow> = (0..usize::BITS)
        .map(|bit| FreeRow {
            least: 1 << bit,
            most: usize::MAX >> (usize::BITS - 1 - bit),
            runs: 0,
            pages: 0,
            released: 0,
        })
        .collect();
    for run in runs {
        let Pages(pages) = run.pages; // at least one
        let row = &mut rows[pages.ilog2() as usize];
        row.runs += 1;
        row.pages += pages;
        row.released += run.released.0;
    }
    rows.retain(|row| row.runs > 0);
    rows
}

fn class_rows(heap: &Snapshot) -> Vec<ClassRow> {
    let small = heap.by_class().into_iter().enumerate().skip(2); // 0 and 1 are large objects
    let rows = small.filter(|(_, total)| total.spans > 0).filter_map(|(index, total)| {
        let class = burrow_alloc::SpanClass::from_index(index)?;
        Some(ClassRow {
            class: index,
            size: class.size_class().elem_size().0,
            noscan: class.noscan(),
            spans: total.spans,
            bytes: total.bytes(),
            objects: total.objects,
            dead: total.dead,
            slots: total.slots,
            occupancy: total.occupancy(),
            free_bytes: total.free_bytes,
            tail_bytes: total.tail_bytes,
            cached: total.cached,
            unswept: total.unswept,
        })
    });
    rows.collect()
}

fn cache_rows(heap: &Snapshot) -> Vec<CacheRow> {
    let held = heap.spans.iter().filter_map(|span| {
        let (p, class) = (span.p?, span.span_class()?);
        Some(CacheRow {
            p,
            class: class.index(),
            size: span.slot_bytes,
            noscan: class.noscan(),
            page: span.page,
            slots: span.slots,
            objects: span.taken,
            free: span.free(),
        })
    });
    let mut rows: Vec<CacheRow> = held.collect();
    rows.sort_by_key(|row| (row.p, row.class));
    rows
}

fn large_rows(heap: &Snapshot) -> Vec<LargeRow> {
    let large = heap.spans_of(SpanKind::Large).map(|span| LargeRow {
        page: span.page,
        pages: span.pages,
        bytes: span.slot_bytes,
        noscan: span.span_class().is_some_and(burrow_alloc::SpanClass::noscan),
        dead: span.marked == Some(0),
    });
    let mut rows: Vec<LargeRow> = large.collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.pages), row.page));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use burrow_alloc::PageId;

    #[test]
    fn free_runs_are_sorted_by_length() {
        let run = |pages, released| FreeRun {
            first: PageId(0),
            pages: Pages(pages),
            released: Pages(released),
        };
        let rows = free_rows(&[run(1, 0), run(5, 5), run(7, 1), run(512, 512)]);
        let got: Vec<_> =
            rows.iter().map(|r| (r.least, r.most, r.runs, r.pages, r.released)).collect();
        assert_eq!(got, [(1, 1, 1, 1, 0), (4, 7, 2, 12, 6), (512, 1023, 1, 512, 512)]);
        assert!(free_rows(&[]).is_empty());
        assert_eq!(free_rows(&[run(usize::MAX, 0)])[0].most, usize::MAX);
    }
}
