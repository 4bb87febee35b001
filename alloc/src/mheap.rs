//! The heap: the one value that holds pages, spans, central lists and counters together.
//!
//! Made by the runtime, one for each; every other module of this crate works on behalf of it. This
//! file has its making and end, its generations and its counters; how spans are taken from the
//! page heap and given back is in `span_alloc.rs`, how an address leads to its object in
//! `object.rs`, objects of their own span in `large.rs`.
//!
//! The heap reserves one range of addresses (1 TiB, halved until the page source agrees) and grows
//! in it from low to high, in multiples of 4 MiB. So a page number is one subtraction and a shift,
//! and the span of a page is one look into a flat table.
//!
//! Invariants:
//! - (M1) pages below `state.frontier` are committed, as is the span table for them;
//! - (M2) a span is initialised and entered into the table by the thread that has taken its pages; the
//!   one that gives them back makes it dead before it does;
//! - (M3) `sweepgen` is even and changes only with the world stopped;
//! - (M4) the heap is the last to use its reservation: dropping it gives back every page. Whoever
//!   holds addresses or mcaches of it has promised (by `unsafe`) to be gone by then.
//!
//! Locks: `state`, `Rank::MHeap`; held for page and span bookkeeping and while growing, never while
//! the collector is called.

use crate::collector::Collector;
use crate::config::HeapConfig;
use crate::domain::{Domain, DomainId};
use crate::domains::Domains;
use crate::home::{Home, Padded};
use crate::lazy_table::LazyTable;
use crate::mspan::{MSpan, SpanPtr};
use crate::out_of_memory::OutOfMemory;
use crate::page_alloc::PageAlloc;
use crate::page_source::{PageSource, Refused};
use crate::rank::{Rank, RankedGuard, RankedMutex};
use crate::returns::{Aside, Due, Keeper};
use crate::size_class::{NUM_SPAN_CLASSES, SpanClass};
use crate::span_pool::SpanPool;
use crate::span_table::SpanTable;
use crate::stats::{HeapStats, SharedCounters};
use crate::units::{ARENA_SIZE, Addr, Bytes, CHUNK_SIZE, PAGE_SHIFT, PageId, Pages};
use burrow_trace::clock::Nanos;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering};

/// A heap. All functions may be called from any thread.
pub struct Heap {
    source: Arc<dyn PageSource>,
    collector: Arc<dyn Collector>,
    config: HeapConfig,
    /// Where the reservation begins: page 0.
    base: Addr,
    /// What was reserved.
    reserved: Bytes,
    /// Bytes from `base` up to the frontier, for looking up addresses without the lock. Release
    /// after growing, Acquire before use.
    used: AtomicUsize,
    /// From page to span.
    table: SpanTable,
    /// Per arena: how many of its pages, from the first on, may have been used before and hold old
    /// contents. Only grows; relaxed, as a page reaches another thread through the lock.
    used_before: LazyTable<AtomicUsize>,
    /// Bytes that spans, stacks and work buffers take, if there is a limit to that
    /// ([`HeapConfig::max_heap`]). Atomic steps; orders nothing else.
    claimed: AtomicU64,
    /// Pages and spans (M1, M2).
    state: Padded<RankedMutex<HeapState>>,
    /// Bytes that the process is to have at most (`limit.rs`). Relaxed: a late reader is late by a span.
    pub(crate) memory_limit: AtomicU64,
    /// Grows by 2 with each collection, with the world stopped (M3); read anywhere.
    sweepgen: AtomicU32,
    /// The least span class that may have unswept spans. Relaxed: only saves looking.
    sweep_class: AtomicU32,
    domains: Domains,
    shared: SharedCounters,
    /// What mcaches hold instead of no span: it never has a free slot.
    empty_span: Box<MSpan>,
}

/// Held by a thread that sweeps: see [`Heap::begin_sweeping`].
#[must_use]
pub struct Sweeping<'h>(&'h AtomicUsize);

impl Drop for Sweeping<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Release);
    }
}

/// What `Rank::MHeap` protects.
pub(crate) struct HeapState {
    pub(crate) pages: PageAlloc,
    pub(crate) spans: SpanPool,
    /// The first page that the heap has not grown into.
    pub(crate) frontier: PageId,
    /// Bytes of all chunks that it has grown into.
    pub(crate) grown: Bytes,
    /// By domain: who says which of its free pages go back.
    pub(crate) keepers: Vec<Keeper>,
    /// Whether any of them is told of anything, or ticks, or there may be muzzy pages.
    pub(crate) hooked: bool,
    /// What a policy wants done once the lock is dropped.
    pub(crate) due: Option<Due>,
    /// Pages that are on their way to the operating system.
    pub(crate) aside: Aside,
    /// The time when the heap's clock was last read.
    pub(crate) now: Nanos,
}

impl Heap {
    /// A heap without any pages yet.
    ///
    /// # Errors
    /// [`OutOfMemory`] if the page source does not even grant one arena and its span table.
    pub fn new(
        source: Arc<dyn PageSource>,
        collector: Arc<dyn Collector>,
        config: HeapConfig,
    ) -> Result<Arc<Heap>, OutOfMemory> {
        let (base, reserved, tables) = reserve(&source, config.reserve)?;
        let Tables { table, pages, spans, used_before } = tables;
        let state = HeapState {
            pages,
            spans,
            frontier: PageId(0),
            grown: Bytes(0),
            keepers: vec![Keeper::new(config.seed)],
            hooked: false,
            due: None,
            aside: Aside::default(),
            now: Nanos(0),
        };
        let heap = Heap {
            source,
            collector,
            config,
            base,
            reserved,
            used: AtomicUsize::new(0),
            table,
            used_before,
            claimed: AtomicU64::new(0),
            memory_limit: AtomicU64::new(crate::limit::NONE),
            state: Padded(RankedMutex::new(Rank::MHeap, state)),
            sweepgen: AtomicU32::new(0),
            sweep_class: AtomicU32::new(0),
            domains: Domains::new(),
            shared: SharedCounters::default(),
            empty_span: Box::new(MSpan::dead()),
        };
        let lists: usize = heap.domains().map(|domain| domain.bytes().0).sum();
        heap.shared.gc_misc_sys.add((lists + size_of::<Heap>()) as u64);
        Ok(Arc::new(heap))
    }

    /// Where the reservation begins.
    #[inline(always)]
    #[must_use]
    pub fn base(&self) -> Addr {
        self.base
    }

    /// Bytes of addresses that the heap may grow into.
    #[must_use]
    pub fn reserved(&self) -> Bytes {
        self.reserved
    }

    /// Bytes of addresses that the heap has grown into, padding included.
    #[inline(always)]
    #[must_use]
    pub fn used(&self) -> Bytes {
        Bytes(self.used.load(Ordering::Acquire))
    }

    /// The settings the heap was made with.
    #[must_use]
    pub fn config(&self) -> &HeapConfig {
        &self.config
    }

    /// The source of the heap's pages.
    #[must_use]
    pub fn source(&self) -> &Arc<dyn PageSource> {
        &self.source
    }

    /// The heap's collector.
    #[must_use]
    pub fn collector(&self) -> &dyn Collector {
        &*self.collector
    }

    /// The domains that are open, in the order of their numbers; the first is there from the start.
    pub fn domains(&self) -> impl Iterator<Item = &Domain> + Clone {
        self.domains.iter()
    }

    /// The domain with this number.
    ///
    /// # Panics
    /// If this heap has none: the number is another heap's.
    #[inline]
    #[must_use]
    pub fn domain(&self, id: DomainId) -> &Domain {
        self.domains.get(id)
    }

    pub(crate) fn domain_list(&self) -> &Domains {
        &self.domains
    }

    /// The address of a page.
    #[must_use]
    pub fn page_addr(&self, page: PageId) -> Addr {
        self.base + Bytes(page.0 << PAGE_SHIFT)
    }

    /// The page that contains an address of the reservation.
    pub(crate) fn page_of(&self, addr: Addr) -> PageId {
        PageId(addr.offset_from(self.base).0 >> PAGE_SHIFT)
    }

    pub(crate) fn table(&self) -> &SpanTable {
        &self.table
    }

    pub(crate) fn used_before(&self) -> &LazyTable<AtomicUsize> {
        &self.used_before
    }

    pub(crate) fn claimed(&self) -> &AtomicU64 {
        &self.claimed
    }

    pub(crate) fn shared(&self) -> &SharedCounters {
        &self.shared
    }

    pub(crate) fn lock(&self) -> RankedGuard<'_, HeapState> {
        self.state.lock()
    }

    /// Lets lookups reach up to the page `end`; called with the lock held, after growing.
    pub(crate) fn set_used(&self, end: PageId) {
        self.used.store(end.0 << PAGE_SHIFT, Ordering::Release);
    }

    /// A span of this heap.
    #[inline(always)]
    pub(crate) fn span(&self, span: SpanPtr) -> &MSpan {
        // SAFETY: every `SpanPtr` in this heap's lists, tables and caches comes from its own pool
        // or is its empty span; both live as long as the heap, which `&self` borrows.
        unsafe { span.get() }
    }

    pub(crate) fn empty_span(&self) -> SpanPtr {
        SpanPtr::of(&self.empty_span)
    }

    // Generations.

    /// The heap's sweep generation: see [`crate::sweepgen`].
    #[inline]
    #[must_use]
    pub fn sweepgen(&self) -> u32 {
        self.sweepgen.load(Ordering::Acquire)
    }

    /// Whether the collector marks, so that new objects must be marked.
    #[must_use]
    pub fn is_marking(&self) -> bool {
        self.collector().marking()
    }

    /// Makes every swept span an unswept one. Called after marking, with the world stopped.
    ///
    /// # Panics
    /// If a span of the last cycle has not been swept: its objects would have been marked in vain.
    ///
    /// # Safety
    /// The world is stopped: until this returns, nobody else allocates, sweeps or flushes an mcache.
    pub unsafe fn start_sweep_cycle(&self) {
        let g = self.sweepgen();
        for domain in self.domains() {
            for class in domain.take_unswept(g) {
                // SAFETY: the caller's promise.
                unsafe { domain.central(class).clear_unswept(self, g) };
            }
        }
        self.sweepgen.store(g.wrapping_add(2), Ordering::Release);
        self.sweep_class.store(0, Ordering::Relaxed);
        self.shared.pages_swept.iter().for_each(|pages| pages.set(0));
    }

    /// Says that this thread is going to take unswept spans out of their lists and sweep them, until
    /// the value is dropped. Whoever waits for the end of all sweeping waits for it: a span that is
    /// being swept is in no list ([`Heap::is_anyone_sweeping`]).
    pub fn begin_sweeping(&self, home: Home) -> Sweeping<'_> {
        let sweepers = &*self.shared.sweepers[home.index()];
        sweepers.fetch_add(1, Ordering::Relaxed);
        Sweeping(sweepers)
    }

    /// Whether some thread holds a span that it has yet to sweep. Once this says no after
    /// [`Heap::next_unswept_span`] had none left, every span that no mcache holds is swept.
    #[must_use]
    pub fn is_anyone_sweeping(&self) -> bool {
        self.shared.sweepers.iter().any(|sweepers| sweepers.load(Ordering::Acquire) > 0)
    }

    /// The next span that is listed as unswept, in the order of Go's sweeper: span classes
    /// ascending, full spans before partial ones. The caller must win
    /// [`MSpan::try_acquire_sweep`], or drop it. `None` when nothing is listed; spans in
    /// mcaches may be unswept still, until these are flushed.
    ///
    /// Of several homes' spans, those of `home` come first.
    #[must_use]
    pub fn next_unswept_span(&self, home: Home) -> Option<&MSpan> {
        let g = self.sweepgen();
        loop {
            let index = self.sweep_class.load(Ordering::Relaxed);
            let class = SpanClass::from_index(index as usize)?;
            let pop = |domain: &Domain| domain.central(class).pop_unswept(home, g);
            if let Some(span) = self.domains().find_map(pop) {
                return Some(self.span(span));
            }
            // Nothing is added to unswept sets during a cycle, so this class is done for good; and few classes are in use.
            let next = self.domains().filter_map(|domain| domain.next_unswept(class, g)).min();
            let next = next.map_or(NUM_SPAN_CLASSES, |class| class.index());
            self.sweep_class.fetch_max(next as u32, Ordering::Relaxed);
        }
    }

    /// Pages swept since the last [`Heap::start_sweep_cycle`].
    #[must_use]
    pub fn pages_swept(&self) -> Pages {
        Pages(self.shared.pages_swept.iter().map(|pages| pages.get()).sum::<u64>() as usize)
    }

    // Counters.

    /// All counters now.
    #[must_use]
    pub fn stats(&self) -> HeapStats {
        let mut stats = HeapStats::default();
        self.domains().for_each(|domain| stats.add(domain.counters()));
        stats.add_shared(&self.shared);
        stats
    }

    /// Counters for memory outside the heap, for those who take it.
    #[must_use]
    pub fn outside(&self) -> &SharedCounters {
        &self.shared
    }

    /// Bytes that count towards the next collection.
    #[inline]
    #[must_use]
    pub fn heap_live(&self) -> Bytes {
        let live = self.shared.heap_live.load(Ordering::Relaxed);
        Bytes(usize::try_from(live).unwrap_or(0))
    }

    /// Sets it to what was marked, with the world stopped.
    pub fn set_heap_live(&self, marked: Bytes) {
        self.shared.heap_live.store(marked.0 as i64, Ordering::Relaxed);
    }

    /// Bytes of objects that a marker will have to look at.
    #[must_use]
    pub fn heap_scan(&self) -> Bytes {
        let scan = self.shared.heap_scan.load(Ordering::Relaxed);
        Bytes(usize::try_from(scan).unwrap_or(0))
    }

    /// Sets it to what was scanned, with the world stopped.
    pub fn set_heap_scan(&self, scanned: Bytes) {
        self.shared.heap_scan.store(scanned.0 as i64, Ordering::Relaxed);
    }

    pub(crate) fn add_heap_live(&self, bytes: i64) {
        self.shared.heap_live.fetch_add(bytes, Ordering::Relaxed);
    }

    pub(crate) fn add_heap_scan(&self, bytes: Bytes) {
        self.shared.heap_scan.fetch_add(bytes.0 as i64, Ordering::Relaxed);
    }

    /// Bytes that spans, stacks and work buffers take now.
    #[must_use]
    pub fn in_use(&self) -> Bytes {
        let of = |domain: &Domain| {
            let counters = domain.counters();
            counters.heap_in_use.get() + counters.in_stacks.get() + counters.in_work_bufs.get()
        };
        Bytes(self.domains().map(of).sum::<u64>() as usize)
    }

    /// The error for a request of so many bytes.
    #[cold]
    pub fn out_of_memory(&self, asked: Bytes) -> OutOfMemory {
        OutOfMemory { asked, in_use: self.in_use() }
    }
}

/// What describes the pages of a heap.
struct Tables {
    table: SpanTable,
    pages: PageAlloc,
    spans: SpanPool,
    used_before: LazyTable<AtomicUsize>,
}

impl Tables {
    fn new(source: &Arc<dyn PageSource>, heap: Bytes) -> Result<Tables, Refused> {
        let count = heap.to_pages();
        let mut pages = PageAlloc::new(source, count)?;
        pages.prepare(PageId(0), DomainId::MAIN)?;
        let spans = SpanPool::new(source, count)?;
        Ok(Tables {
            table: SpanTable::new(source, count, spans.slots192())?,
            pages,
            spans,
            used_before: LazyTable::new(source, heap.0 / ARENA_SIZE)?,
        })
    }
}

/// Reserves the heap's addresses and the tables for their pages: as asked, or half of it, and so on.
fn reserve(
    source: &Arc<dyn PageSource>,
    asked: Bytes,
) -> Result<(Addr, Bytes, Tables), OutOfMemory> {
    // At least an arena, at most what 47-bit addresses can hold. An OS page may be larger than
    // one of the heap's, but not than a chunk.
    let mut size = asked.0.clamp(ARENA_SIZE, 1 << 46).next_power_of_two();
    let refused = OutOfMemory { asked, in_use: Bytes(0) };
    if source.os_page_size().0 > CHUNK_SIZE {
        return Err(refused);
    }
    while size >= ARENA_SIZE {
        if let Ok(base) = source.reserve(Bytes(size), Bytes(ARENA_SIZE)) {
            if let Ok(tables) = Tables::new(source, Bytes(size)) {
                return Ok((base, Bytes(size), tables));
            }
            // SAFETY: the grant just made; nobody has used it.
            unsafe { source.release(base, Bytes(size)) };
        }
        size /= 2;
    }
    Err(refused)
}

impl Drop for Heap {
    fn drop(&mut self) {
        // SAFETY: M4: nobody uses the reservation any more.
        unsafe { self.source.release(self.base, self.reserved) }
    }
}

impl fmt::Debug for Heap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "heap {}+{} ({} in use)", self.base, self.used(), self.in_use())
    }
}
