//! A picture of the heap: what every page is, every span, and how full each is.
//!
//! Called by the runtime (control names, `--stats=full`, `--snapshot`), by tests, and by whoever uses a heap without the
//! VM. What a picture shows is plain numbers: it holds no address that could be followed, and outlives the heap.
//!
//! A [`Snapshot`] is taken under the heap's lock. So pages and spans always agree with each other: each page is in use
//! by the span that says so, free, released, or withheld, and nothing moves while the picture is made. How many slots of
//! a span are taken is written by whoever owns the span, without a lock; so these figures are exact if the world is
//! stopped (`exact`), and else out of date by what other threads did in the meantime.
//!
//! Written as JSON it is compact: pages are runs, and what has its usual value is left out. [`VERSION`] counts changes:
//! fields may be added under the same number, none changes its meaning or goes. Reading another number is an error.
//!
//! Invariants: (N1) the runs of all chunks add up to the pages the heap has grown into. (N2) The pages in use of the
//! runs are those of the spans. (N3) Spans are in ascending order of their pages.
//!
//! Locks: `Rank::MHeap`, while a picture is made.

#![forbid(unsafe_code)]

use crate::mheap::{Heap, HeapState};
use crate::mspan::{MSpan, ManualKind, SpanState};
use crate::size_class::{NUM_SPAN_CLASSES, SpanClass};
use crate::units::{CHUNK_PAGES, PAGE_SIZE, PageId, Pages};
use serde::{Deserialize, Deserializer, Serialize};

/// The version of the format.
pub const VERSION: u32 = 1;

/// What the heap looked like at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// [`VERSION`] when it was taken.
    #[serde(deserialize_with = "readable_version")]
    pub version: u32,
    /// Whether the world was stopped, so that counts of slots are exact.
    pub exact: bool,
    /// Bytes of a page.
    pub page_bytes: usize,
    /// Address of page 0, for matching with other pictures of the process.
    pub base: usize,
    /// The heap's sweep generation.
    pub sweepgen: u32,
    /// Chunks that the heap has grown into or beyond, in ascending order (N1).
    pub chunks: Vec<ChunkPicture>,
    /// All spans (N3).
    pub spans: Vec<SpanPicture>,
}

/// The pages of one chunk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChunkPicture {
    /// Its number: its first page is this times [`CHUNK_PAGES`].
    pub chunk: usize,
    /// Its pages from first to last, neighbours in the same state together.
    pub runs: Vec<PageRun>,
}

/// Pages side by side in the same state. In JSON: `["u",12]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRun(pub PageState, pub usize);

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PageState {
    /// Part of a span.
    #[serde(rename = "u")]
    InUse,
    /// In no span, with memory behind it.
    #[serde(rename = "f")]
    Free,
    /// In no span, and the operating system has its memory (back).
    #[serde(rename = "r")]
    Released,
    /// In no span, and the operating system may take its memory; it counts as released.
    #[serde(rename = "m")]
    Muzzy,
    /// In no span and not to be had: padding, or set aside by somebody.
    #[serde(rename = "w")]
    Withheld,
}

/// One span.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpanPicture {
    /// Its first page.
    pub page: usize,
    /// Its length.
    pub pages: usize,
    /// What it is used for.
    pub kind: SpanKind,
    /// Its span class; none if it holds no objects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<u8>,
    /// Who may touch its slots.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub sweep: Sweep,
    /// The P whose cache holds it, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p: Option<u32>,
    /// Bytes of a slot.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub slot_bytes: usize,
    /// Slots there are.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub slots: u32,
    /// Slots that hold an object, dead ones that are yet to be swept among them.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub taken: u32,
    /// Of a span that is yet to be swept: slots whose objects the last collection reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marked: Option<u32>,
    /// Whether free slots may hold old contents.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub need_zero: bool,
    /// The domain that owns it.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub domain: u16,
    /// Which slots are taken, if that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bits: Option<SlotBits>,
}

/// What a span is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpanKind {
    /// Objects of a size class.
    Small,
    /// One large object.
    Large,
    /// Goroutine stacks.
    Stack,
    /// Work buffers of the collector.
    WorkBuf,
}

/// Where a span stands in the cycle of sweeping ([`crate::sweepgen`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sweep {
    /// Swept, or there is nothing to sweep.
    #[default]
    Swept,
    /// Not yet swept: dead objects still count as taken.
    Unswept,
    /// Being swept.
    Sweeping,
    /// Swept, and in an mcache.
    Cached,
    /// In an mcache since before the last collection, not yet swept.
    CachedUnswept,
}

/// A bit for each slot. In JSON: 16 hexadecimal digits for each 64 slots, slot 0 the last digit's lowest bit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct SlotBits(pub Vec<u64>);

impl From<SlotBits> for String {
    fn from(bits: SlotBits) -> String {
        bits.0.iter().map(|word| format!("{word:016x}")).collect()
    }
}

impl TryFrom<String> for SlotBits {
    type Error = String;

    fn try_from(text: String) -> Result<SlotBits, String> {
        let digits = text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !digits || !text.len().is_multiple_of(16) {
            return Err(format!("slot bits are groups of 16 hexadecimal digits, not {text:?}"));
        }
        let words =
            (0..text.len() / 16).map(|i| u64::from_str_radix(&text[16 * i..16 * i + 16], 16));
        words
            .collect::<Result<_, _>>()
            .map(SlotBits)
            .map_err(|e| format!("slot bits {text:?}: {e}"))
    }
}

fn is_usual<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn readable_version<'de, D: Deserializer<'de>>(input: D) -> Result<u32, D::Error> {
    match u32::deserialize(input)? {
        VERSION => Ok(VERSION),
        other => Err(serde::de::Error::custom(format!(
            "this is a snapshot of version {other}, and only version {VERSION} can be read"
        ))),
    }
}

/// How a picture is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SnapshotOptions {
    /// Whether the world is stopped, or there is only one thread: the picture says so.
    pub exact: bool,
    /// Whether to tell which slots are taken, and not only how many.
    pub bits: bool,
}

impl Heap {
    /// A picture of the heap. Holds the heap's lock while it looks at every page and span.
    #[must_use]
    pub fn snapshot(&self, options: SnapshotOptions) -> Snapshot {
        let state = self.lock();
        let generation = self.sweepgen();
        let spans: Vec<_> =
            self.spans().map(|span| self.picture_of(span, generation, options.bits)).collect();
        Snapshot {
            version: VERSION,
            exact: options.exact,
            page_bytes: PAGE_SIZE,
            base: self.base().0,
            sweepgen: generation,
            chunks: chunks(&page_states(&state, &spans)),
            spans,
        }
    }

    fn picture_of(&self, span: &MSpan, generation: u32, bits: bool) -> SpanPicture {
        let kind = kind_of(span);
        let has_slots = matches!(kind, SpanKind::Small | SpanKind::Large);
        let sweep = if has_slots { sweep_of(span, generation) } else { Sweep::Swept };
        let unswept = matches!(sweep, Sweep::Unswept | Sweep::CachedUnswept);
        let slot_bits =
            || SlotBits((0..span.groups()).map(|group| span.allocated(group)).collect());
        SpanPicture {
            page: self.page_of(span.base()).0,
            pages: span.npages().0,
            kind,
            class: has_slots.then(|| span.span_class().index() as u8), // below 136
            sweep,
            p: None,
            slot_bytes: span.elem_size().0,
            slots: span.nelems(),
            taken: if has_slots { span.alloc_count() } else { 0 },
            marked: unswept.then(|| span.mark_count()),
            need_zero: span.need_zero(),
            domain: span.domain().0,
            bits: (bits && has_slots).then(slot_bits),
        }
    }
}

fn kind_of(span: &MSpan) -> SpanKind {
    match (span.state(), span.manual_kind()) {
        (SpanState::Manual, ManualKind::Stack) => SpanKind::Stack,
        (SpanState::Manual, ManualKind::WorkBuf) => SpanKind::WorkBuf,
        _ if span.is_large() => SpanKind::Large,
        _ => SpanKind::Small,
    }
}

pub(crate) fn sweep_of(span: &MSpan, generation: u32) -> Sweep {
    match span.sweepgen().wrapping_sub(generation.wrapping_sub(2)) {
        0 => Sweep::Unswept,
        1 => Sweep::Sweeping,
        3 => Sweep::CachedUnswept,
        5 => Sweep::Cached,
        _ => Sweep::Swept,
    }
}

/// The state of every page below the frontier.
fn page_states(state: &HeapState, spans: &[SpanPicture]) -> Vec<PageState> {
    let end = state.frontier.0;
    let idle = |page| match state.pages.is_free(PageId(page)) {
        true => PageState::Released,
        false => PageState::Withheld,
    };
    let mut pages: Vec<PageState> = (0..end).map(idle).collect();
    let mut at = PageId(0);
    while let Some((first, count)) = state.pages.next_backed_run(at) {
        at = first + count;
        pages[first.0..at.0].fill(PageState::Free);
    }
    at = PageId(0);
    while let Some((first, count)) = state.pages.next_muzzy_run(at) {
        at = first + count;
        pages[first.0..at.0].fill(PageState::Muzzy);
    }
    for span in spans {
        pages[span.page..span.page + span.pages].fill(PageState::InUse);
    }
    pages
}

fn chunks(pages: &[PageState]) -> Vec<ChunkPicture> {
    let of_chunk = |(chunk, pages): (usize, &[PageState])| ChunkPicture {
        chunk,
        runs: pages.chunk_by(|a, b| a == b).map(|run| PageRun(run[0], run.len())).collect(),
    };
    pages.chunks(CHUNK_PAGES).enumerate().map(of_chunk).collect()
}

/// A run of pages that no span uses, however many chunks it reaches over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreeRun {
    /// Its first page.
    pub first: PageId,
    /// Its length.
    pub pages: Pages,
    /// How many of these pages the operating system has, or may take.
    pub released: Pages,
}

/// What the spans of one class add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassTotals {
    /// Spans.
    pub spans: u64,
    /// Their pages.
    pub pages: u64,
    /// Their slots.
    pub slots: u64,
    /// Slots that are taken.
    pub objects: u64,
    /// Of these: objects that the last collection did not reach, and that are yet to be swept.
    pub dead: u64,
    /// Bytes of slots that are taken.
    pub object_bytes: u64,
    /// Bytes of slots that are free.
    pub free_bytes: u64,
    /// Bytes that belong to no slot: metadata at a span's end, and what is left over there.
    pub tail_bytes: u64,
    /// Spans that are yet to be swept.
    pub unswept: u64,
    /// Spans in mcaches.
    pub cached: u64,
}

impl ClassTotals {
    /// Bytes of the spans.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.pages * PAGE_SIZE as u64
    }

    /// Bytes that hold no object.
    #[must_use]
    pub fn waste(&self) -> u64 {
        self.free_bytes + self.tail_bytes
    }

    /// Which part of the slots is taken, 0 to 1; 0 if there are none.
    #[must_use]
    pub fn occupancy(&self) -> f64 {
        if self.slots == 0 { 0.0 } else { self.objects as f64 / self.slots as f64 }
    }

    fn add(&mut self, span: &SpanPicture) {
        let slot = span.slot_bytes as u64;
        let (slots, taken) = (u64::from(span.slots), u64::from(span.taken));
        let free = slots.saturating_sub(taken);
        self.spans += 1;
        self.pages += span.pages as u64;
        self.slots += slots;
        self.objects += taken;
        self.dead += taken.saturating_sub(span.marked.map_or(taken, u64::from));
        self.object_bytes += taken * slot;
        self.free_bytes += free * slot;
        self.tail_bytes += (span.pages * PAGE_SIZE) as u64 - slots * slot;
        self.unswept += u64::from(matches!(span.sweep, Sweep::Unswept | Sweep::CachedUnswept));
        self.cached += u64::from(matches!(span.sweep, Sweep::Cached | Sweep::CachedUnswept));
    }
}

impl std::ops::AddAssign for ClassTotals {
    fn add_assign(&mut self, other: ClassTotals) {
        self.spans += other.spans;
        self.pages += other.pages;
        self.slots += other.slots;
        self.objects += other.objects;
        self.dead += other.dead;
        self.object_bytes += other.object_bytes;
        self.free_bytes += other.free_bytes;
        self.tail_bytes += other.tail_bytes;
        self.unswept += other.unswept;
        self.cached += other.cached;
    }
}

impl Snapshot {
    /// Pages in this state.
    #[must_use]
    pub fn pages(&self, state: PageState) -> Pages {
        let runs = self.chunks.iter().flat_map(|chunk| &chunk.runs);
        Pages(runs.filter(|run| run.0 == state).map(|run| run.1).sum())
    }

    /// Pages that the heap has grown into.
    #[must_use]
    pub fn total_pages(&self) -> Pages {
        Pages(self.chunks.iter().flat_map(|chunk| &chunk.runs).map(|run| run.1).sum())
    }

    /// Runs of pages that could become spans, in ascending order.
    #[must_use]
    pub fn free_runs(&self) -> Vec<FreeRun> {
        let mut runs: Vec<FreeRun> = Vec::new();
        for ChunkPicture { chunk, runs: pages } in &self.chunks {
            let mut at = PageId(chunk * CHUNK_PAGES);
            for &PageRun(state, count) in pages {
                let (first, count) = (at, Pages(count));
                at = at + count;
                let released = match state {
                    PageState::Free => Pages(0),
                    PageState::Released | PageState::Muzzy => count,
                    PageState::InUse | PageState::Withheld => continue,
                };
                match runs.last_mut() {
                    Some(last) if last.first + last.pages == first => {
                        last.pages += count;
                        last.released += released;
                    }
                    _ => runs.push(FreeRun { first, pages: count, released }),
                }
            }
        }
        runs
    }

    /// What the spans of each span class add up to, by the class's number.
    #[must_use]
    pub fn by_class(&self) -> Vec<ClassTotals> {
        let mut totals = vec![ClassTotals::default(); NUM_SPAN_CLASSES];
        for span in &self.spans {
            if let Some(total) = span.class.and_then(|class| totals.get_mut(usize::from(class))) {
                total.add(span);
            }
        }
        totals
    }

    /// Spans of this kind.
    pub fn spans_of(&self, kind: SpanKind) -> impl Iterator<Item = &SpanPicture> {
        self.spans.iter().filter(move |span| span.kind == kind)
    }

    /// The span that contains the page, for whoever completes the picture.
    pub fn span_at(&mut self, page: PageId) -> Option<&mut SpanPicture> {
        let after = self.spans.partition_point(|span| span.page <= page.0);
        let span = self.spans.get_mut(after.checked_sub(1)?)?;
        (page.0 < span.page + span.pages).then_some(span)
    }
}

impl SpanPicture {
    /// Its span class, if it holds objects.
    #[must_use]
    pub fn span_class(&self) -> Option<SpanClass> {
        SpanClass::from_index(usize::from(self.class?))
    }

    /// Slots that are free.
    #[must_use]
    pub fn free(&self) -> u32 {
        self.slots.saturating_sub(self.taken)
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    fn picture(runs: &[&[PageRun]]) -> Snapshot {
        let chunks = runs.iter().enumerate();
        Snapshot {
            version: VERSION,
            exact: true,
            page_bytes: PAGE_SIZE,
            base: 0,
            sweepgen: 0,
            chunks: chunks
                .map(|(chunk, runs)| ChunkPicture { chunk, runs: runs.to_vec() })
                .collect(),
            spans: Vec::new(),
        }
    }

    #[test]
    fn free_runs_reach_over_chunks() {
        use PageState::{Free, InUse, Released, Withheld};
        let picture = picture(&[
            &[PageRun(InUse, 500), PageRun(Free, 10), PageRun(Released, 2)],
            &[PageRun(Released, 3), PageRun(Withheld, 5), PageRun(Free, 504)],
        ]);
        let run = |first, pages, released| FreeRun {
            first: PageId(first),
            pages: Pages(pages),
            released: Pages(released),
        };
        assert_eq!(picture.free_runs(), [run(500, 15, 5), run(520, 504, 0)]);
        assert_eq!((picture.pages(Free), picture.total_pages()), (Pages(514), Pages(1024)));
    }

    #[test]
    fn slot_bits_are_hexadecimal() {
        let bits = SlotBits(vec![0b101, u64::MAX]);
        let text = "0000000000000005ffffffffffffffff".to_owned();
        assert_eq!(String::from(bits.clone()), text);
        assert_eq!(SlotBits::try_from(text), Ok(bits));
        for wrong in ["123", "000000000000000g", "+00000000000000f", "\u{e9}00000000000000"] {
            assert!(SlotBits::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
