//! A span: a run of pages that serves one purpose, and where its slots stand.
//!
//! Made by [`crate::mheap`]; allocated from by the [`crate::mcache`] that holds it, listed by
//! [`crate::mcentral`], marked and swept by the collector. A span of a size class is cut into
//! `nelems` equal slots; a large object has a span with one slot; a *manual* span (goroutine
//! stacks, work buffers) is just pages.
//!
//! **Which slots are taken.** `alloc_bits` says which slots were live at the last sweep. Allocation
//! then goes through the slots from low to high in groups of 64: the mcache is handed the free slots
//! of a group as the ones of a word (`MSpan::load_group`), and gives back those it has not used
//! when it gives up the span (`MSpan::return_group`). Between the two the span counts all of the
//! group as taken, so its own books always agree with each other. Go keeps a `freeindex` and shifts
//! its cache word instead; the slots come in the same order, but here a slot costs no bookkeeping
//! beyond the word: `freeindex` and the count of slots follow from it.
//!
//! Invariants:
//! - (P1) an `MSpan` is atomics only, and its memory stays an `MSpan` until the heap is dropped: a
//!   stale reference to one can read old or new values, never anything else (S5).
//! - (P2) geometry (base, limit, class, sizes) changes only between states: it is written before
//!   `state` is stored (Release), by the thread that has taken the pages and the dead mspan, and read
//!   after `state` (Acquire), or by an owner.
//! - (P3) allocation state (`alloc_*`, `next_group`, `need_zero`) is written by the owner alone
//!   ([`crate::sweepgen`] says who that is), with plain loads and stores. Others may read it to
//!   inform themselves, and must expect it to be out of date: by a group's slots while an mcache
//!   holds the span.
//! - (P4) mark bits are set by anybody during marking, atomically; they are cleared by the sweeper.
//! - (P5) no slot at or beyond `nelems` is ever free: their bits are ones in the last of the span's
//!   `groups` words of `alloc_bits`, and zeroes in `alloc_cache`.
//!
//! Locks: none. Next to read: `mspan/storage.rs` (where the bitmaps are), `sweep.rs` (what a sweep
//! does to a span), `heap_bits.rs` (where its objects' pointers are).

use crate::bits::runs;
use crate::domain::DomainId;
use crate::heap_bits::{self, Pattern};
use crate::home::Home;
use crate::mem;
use crate::size_class::{MAX_HEADERLESS, SpanClass};
use crate::sweepgen::SweepGen;
use crate::units::{Addr, Bytes, Pages, SlotIndex, WORD};
use std::fmt;
use std::ptr::NonNull;
use std::sync::atomic::{
    AtomicBool, AtomicU8, AtomicU16, AtomicU32, AtomicU64, AtomicUsize, Ordering,
};

mod pointers;
mod storage;

pub(crate) use storage::FarWords;
pub(crate) use storage::NEAR_WORDS;

/// What a span is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum SpanState {
    /// Nothing: its pages belong to the page heap or to another span.
    Dead = 0,
    /// Objects, which the collector looks after.
    InUse = 1,
    /// Whatever its user wants; the collector stays away.
    Manual = 2,
}

/// What a manual span is used for. Each has a figure of its own in `MemStats`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ManualKind {
    /// Goroutine stacks: `StackInuse`.
    Stack,
    /// The collector's work buffers, and other metadata that comes and goes: part of `GCSys`.
    WorkBuf,
}

/// A run of pages in use. See the module's head for who may do what with it.
#[repr(C, align(64))]
pub struct MSpan {
    // The first cache line is all that the marker needs, to get from an address to a slot, to mark it, and to know where
    // its pointers are. The second one is the owner's.
    /// A [`SpanState`]; Release after geometry is written, Acquire before it is read.
    state: AtomicU8,
    /// A [`SpanClass`]. Geometry.
    span_class: AtomicU8,
    /// Groups of slots that have their words in `far` (Q1).
    far_groups: u8,
    /// A [`ManualKind`], for manual spans. Geometry.
    manual: AtomicU8,
    /// [`crate::size_class::SizeClass::division_magic`]: 0 for a large span. Geometry.
    divmul: AtomicU32,
    /// Address of the first slot. Geometry.
    base: AtomicUsize,
    /// Address after the last slot. Geometry.
    limit: AtomicUsize,
    /// Bytes of a slot. Geometry (P2).
    elem_size: AtomicUsize,
    /// Where the objects' pointers are, if the span knows it: `mspan/pointers.rs`.
    pointers: AtomicU64,
    /// Slots marked since the last sweep (P4): the first 192.
    mark_bits: [AtomicU64; NEAR_WORDS],
    /// Free slots of the group before `next_group`, as ones: those that an mcache has given back.
    /// Owner (P3).
    alloc_cache: AtomicU64,
    /// Slots live at the last sweep: the first 192. Owner.
    alloc_bits: [AtomicU64; NEAR_WORDS],
    /// Words of both bitmaps for slots beyond those (Q1).
    far: FarWords,
    /// Slots. Geometry.
    nelems: AtomicU32,
    /// [`MSpan::alloc_count`] when it was last counted: in a sweep, or when the span left an mcache. Slots
    /// taken since are in no statistics yet. Owner.
    counted: AtomicU32,
    /// Who owns the span.
    sweepgen: SweepGen,
    /// Length in pages. Geometry.
    npages: AtomicU32,
    /// The group that comes after the current one. Owner.
    next_group: AtomicU16,
    /// A [`DomainId`]. Geometry.
    domain: AtomicU16,
    /// Groups of 64 slots, the last perhaps shorter. Geometry.
    groups: AtomicU16,
    /// Whether free slots may hold old contents. Owner.
    need_zero: AtomicBool,
    /// The [`Home`] of the P that held the span last. Owner.
    home: AtomicU8,
}

/// Free slots of one group of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FreeSlots {
    /// Address of the group's first slot, free or not.
    pub(crate) base: Addr,
    /// The free ones, as ones.
    pub(crate) free: u64,
    /// Bytes of each.
    pub(crate) elem_size: Bytes,
}

/// Prepares the free slots of a group.
///
/// # Safety
/// As for [`MSpan::prepare_group`].
#[inline(always)]
unsafe fn prepare_slots(group: FreeSlots, ahead: bool, pattern: Option<&Pattern>) {
    let FreeSlots { base, free, elem_size } = group;
    // SAFETY: the caller's promise.
    unsafe {
        if free & free.wrapping_add(1) == 0 {
            // One run from the first slot on: so it is in most groups.
            let count = free.trailing_ones() as usize;
            prepare_run(base, (0, count * elem_size.0), ahead, pattern);
        } else {
            prepare_runs(base, free, elem_size.0, ahead, pattern);
        }
    }
}

/// Prepares each run of a group's free slots, which are of `size` bytes.
///
/// # Safety
/// As for [`MSpan::prepare_group`].
#[inline(never)]
unsafe fn prepare_runs(base: Addr, free: u64, size: usize, ahead: bool, pattern: Option<&Pattern>) {
    for (first, count) in runs(free) {
        let run = (first * size, (first + count) * size);
        // SAFETY: the caller's promise.
        unsafe { prepare_run(base, run, ahead, pattern) };
    }
}

/// Writes the pointer bits of free slots, if there is a pattern, and clears them if they are cleared
/// ahead: those from `from` to `to`, in bytes from the first slot of their group.
///
/// # Safety
/// As for [`MSpan::prepare_group`].
#[inline(always)]
unsafe fn prepare_run(
    base: Addr,
    (from, to): (usize, usize),
    ahead: bool,
    pattern: Option<&Pattern>,
) {
    // SAFETY: the caller's promise.
    unsafe {
        if let Some(pattern) = pattern {
            heap_bits::prepare(base, (from, to), pattern);
        }
        if ahead {
            mem::clear_ahead(base + Bytes(from), Bytes(to - from));
        }
    }
}

/// What a new span is to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Geometry {
    pub(crate) base: Addr,
    pub(crate) pages: Pages,
    pub(crate) domain: DomainId,
    pub(crate) need_zero: bool,
    pub(crate) sweepgen: u32,
}

const _: () = assert!(std::mem::offset_of!(MSpan, alloc_cache) == 64);
#[cfg(not(loom))] // whose atomics are larger
const _: () = assert!(size_of::<MSpan>() == 128, "two cache lines");

/// [`u64::count_ones`]; most words of a span's bitmaps are all zeroes or all ones, and without an
/// instruction for it (not every x86-64 has one) counting takes a dozen.
#[inline]
pub(crate) fn count_ones(word: u64) -> u32 {
    match word {
        0 => 0,
        u64::MAX => 64,
        _ => word.count_ones(),
    }
}

/// The `count` lowest bits.
#[inline]
fn lowest(count: usize) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}

/// Reads a field that only its owner writes, or that is merely informative.
macro_rules! get {
    ($field:expr) => {
        $field.load(Ordering::Relaxed)
    };
}

/// Writes a field as its owner.
macro_rules! set {
    ($field:expr, $value:expr) => {
        $field.store($value, Ordering::Relaxed)
    };
}

impl MSpan {
    /// A span of no pages and no slots.
    pub(crate) fn dead() -> MSpan {
        MSpan {
            alloc_cache: AtomicU64::new(0),
            elem_size: AtomicUsize::new(0),
            need_zero: AtomicBool::new(false),
            state: AtomicU8::new(SpanState::Dead as u8),
            manual: AtomicU8::new(0),
            span_class: AtomicU8::new(0),
            next_group: AtomicU16::new(0),
            domain: AtomicU16::new(0),
            counted: AtomicU32::new(0),
            groups: AtomicU16::new(0),
            nelems: AtomicU32::new(0),
            divmul: AtomicU32::new(0),
            base: AtomicUsize::new(0),
            limit: AtomicUsize::new(0),
            npages: AtomicU32::new(0),
            pointers: AtomicU64::new(0),
            sweepgen: SweepGen::new(0),
            alloc_bits: [const { AtomicU64::new(0) }; NEAR_WORDS],
            mark_bits: [const { AtomicU64::new(0) }; NEAR_WORDS],
            far_groups: 0,
            home: AtomicU8::new(0),
            far: FarWords::NONE,
        }
    }

    /// Turns a dead span into one for objects of `class`, all slots free. Its caller has
    /// taken it out of the pool, and calls [`MSpan::set_state`] when the page table knows the span too.
    pub(crate) fn init_in_use(&self, class: SpanClass, geometry: Geometry) {
        self.init_common(geometry);
        let large = class.size_class().index() == 0;
        let bytes = geometry.pages.to_bytes();
        let elem = if large { bytes } else { class.size_class().elem_size() };
        set!(self.span_class, class.index() as u8); // below 136
        set!(self.elem_size, elem.0);
        let slots = class.slots();
        set!(self.nelems, slots);
        set!(self.groups, slots.div_ceil(64) as u16); // at most 16
        set!(self.divmul, class.size_class().division_magic());
        set!(self.limit, (geometry.base + elem * slots as usize).0);
        self.init_pointers(class);
        self.each_group(|mark, alloc| {
            set!(mark, 0);
            set!(alloc, 0);
        });
        self.fence_off();
    }

    /// Turns a dead span into a manual one.
    pub(crate) fn init_manual(&self, kind: ManualKind, geometry: Geometry) {
        self.init_common(geometry);
        set!(self.manual, kind as u8);
        set!(self.elem_size, 0);
        set!(self.nelems, 0);
        set!(self.groups, 0);
        set!(self.divmul, 0);
        set!(self.limit, (geometry.base + geometry.pages.to_bytes()).0);
    }

    fn init_common(&self, geometry: Geometry) {
        debug_assert_eq!(self.state(), SpanState::Dead, "{self:?} is still in use");
        set!(self.base, geometry.base.0);
        set!(self.npages, geometry.pages.0 as u32); // a heap has at most 2^27 pages
        set!(self.domain, geometry.domain.0);
        set!(self.need_zero, geometry.need_zero);
        set!(self.alloc_cache, 0);
        set!(self.next_group, 0);
        set!(self.counted, 0);
        set!(self.home, 0);
        self.sweepgen.set(geometry.sweepgen);
    }

    /// Publishes what the span has become, or takes it out of use (P2).
    pub(crate) fn set_state(&self, state: SpanState) {
        self.state.store(state as u8, Ordering::Release);
    }

    // Geometry.

    /// What the span is used for.
    #[inline]
    #[must_use]
    pub fn state(&self) -> SpanState {
        match self.state.load(Ordering::Acquire) {
            1 => SpanState::InUse,
            2 => SpanState::Manual,
            _ => SpanState::Dead,
        }
    }

    /// What a manual span is used for.
    #[must_use]
    pub fn manual_kind(&self) -> ManualKind {
        if get!(self.manual) == 0 { ManualKind::Stack } else { ManualKind::WorkBuf }
    }

    /// Address of the first slot, or byte.
    #[inline(always)]
    #[must_use]
    pub fn base(&self) -> Addr {
        Addr(get!(self.base))
    }

    /// Address after the last slot. Between it and the span's end is metadata, or nothing.
    #[inline(always)]
    #[must_use]
    pub fn limit(&self) -> Addr {
        Addr(get!(self.limit))
    }

    /// Length in pages.
    #[inline]
    #[must_use]
    pub fn npages(&self) -> Pages {
        Pages(get!(self.npages) as usize)
    }

    /// The span class; meaningless for manual spans.
    #[inline(always)]
    #[must_use]
    pub fn span_class(&self) -> SpanClass {
        SpanClass::from_index(usize::from(get!(self.span_class))).unwrap_or(SpanClass::TINY)
    }

    /// Whether the span's objects are pointer-free.
    #[inline(always)]
    #[must_use]
    pub fn is_noscan(&self) -> bool {
        get!(self.span_class) & 1 != 0 // as `SpanClass::noscan`, for the marker
    }

    /// Whether the span holds one large object.
    #[inline]
    #[must_use]
    pub fn is_large(&self) -> bool {
        get!(self.divmul) == 0
    }

    /// Bytes of a slot.
    #[inline(always)]
    #[must_use]
    pub fn elem_size(&self) -> Bytes {
        Bytes(get!(self.elem_size))
    }

    /// Number of slots.
    #[inline]
    #[must_use]
    pub fn nelems(&self) -> u32 {
        get!(self.nelems)
    }

    /// The domain whose pages these are.
    #[inline]
    #[must_use]
    pub fn domain(&self) -> DomainId {
        DomainId(get!(self.domain))
    }

    /// The slot that contains `addr`, which lies between base and limit.
    #[inline(always)]
    #[must_use]
    pub fn slot_of(&self, addr: Addr) -> SlotIndex {
        self.slot_at(addr.offset_from(self.base()))
    }

    /// The slot that contains the byte so far from the base, which is below the limit.
    #[inline(always)]
    pub(crate) fn slot_at(&self, offset: Bytes) -> SlotIndex {
        SlotIndex(((offset.0 as u64 * u64::from(get!(self.divmul))) >> 32) as u32)
    }

    /// The address of a slot.
    #[inline(always)]
    #[must_use]
    pub fn slot_addr(&self, slot: SlotIndex) -> Addr {
        self.base() + self.elem_size() * slot.index()
    }

    /// All slots, taken or not.
    pub fn slots(&self) -> impl Iterator<Item = SlotIndex> + use<> {
        (0..self.nelems()).map(SlotIndex)
    }

    // Ownership.

    /// The span's sweep generation.
    #[inline]
    #[must_use]
    pub fn sweepgen(&self) -> u32 {
        self.sweepgen.get()
    }

    pub(crate) fn set_sweepgen(&self, generation: u32) {
        self.sweepgen.set(generation);
    }

    /// Takes ownership in order to sweep the span in heap generation `g`; at most one caller wins.
    #[must_use]
    pub fn try_acquire_sweep(&self, g: u32) -> bool {
        self.sweepgen.try_acquire(g)
    }

    // Allocation, by the owner.

    /// Hands out the free slots of the next group that has any; `None` if the span is full. The
    /// group counts as taken until what is left of it comes back.
    #[inline(always)]
    pub(crate) fn load_group(&self) -> Option<FreeSlots> {
        let returned = get!(self.alloc_cache);
        let mut group = usize::from(get!(self.next_group));
        if returned != 0 {
            set!(self.alloc_cache, 0);
            return Some(self.free_slots(group - 1, returned));
        }
        let groups = self.groups();
        while group < groups {
            let free = !get!(self.alloc_word(group));
            group += 1;
            if free != 0 {
                set!(self.next_group, group as u16); // at most 16
                return Some(self.free_slots(group - 1, free));
            }
        }
        set!(self.next_group, group as u16);
        None
    }

    fn free_slots(&self, group: usize, free: u64) -> FreeSlots {
        let elem_size = self.elem_size();
        FreeSlots { base: self.base() + elem_size * (group * 64), free, elem_size }
    }

    /// Takes back what is left of the group that was loaded last.
    pub(crate) fn return_group(&self, free: u64) {
        debug_assert_eq!(get!(self.alloc_cache), 0, "{self:?}: a group came back twice");
        debug_assert!(free == 0 || get!(self.next_group) > 0, "{self:?} has handed out no group");
        set!(self.alloc_cache, free);
    }

    /// Whether free slots, or the pages of a manual span, may hold old contents.
    #[inline(always)]
    #[must_use]
    pub fn need_zero(&self) -> bool {
        get!(self.need_zero)
    }

    /// Notes that slots have been used.
    pub(crate) fn set_need_zero(&self) {
        set!(self.need_zero, true);
    }

    /// Makes the free slots of the group just loaded ready: writes their pointer bits, and if they are to be cleared
    /// `ahead`, removes what earlier objects left in them.
    ///
    /// # Safety
    /// The caller's mcache holds the span, whose memory is committed.
    #[inline(always)]
    pub(crate) unsafe fn prepare_group(&self, group: FreeSlots, ahead: bool, pattern: &Pattern) {
        // SAFETY: free slots of the caller's span: nobody can reach them.
        unsafe {
            if !self.is_noscan() {
                prepare_slots(group, ahead, self.has_bits().then_some(pattern));
                self.note_pattern(pattern);
            } else if ahead {
                prepare_slots(group, true, None);
            }
        }
    }

    /// Whether the slots' pointer bits are written with their group.
    #[inline]
    fn has_bits(&self) -> bool {
        self.span_class().has_pointer_bitmap() && self.elem_size() > Bytes(WORD)
    }

    /// Slots taken. Exact as [`MSpan::is_allocated`] is. Not kept but counted: where it is asked for
    /// most, when the span is full, there is nothing to count.
    #[inline(never)]
    #[must_use]
    pub fn alloc_count(&self) -> u32 {
        let mut free = count_ones(get!(self.alloc_cache));
        let (mut group, groups) = (usize::from(get!(self.next_group)), self.groups());
        while group < groups {
            free += count_ones(!get!(self.alloc_word(group)));
            group += 1;
        }
        self.nelems() - free
    }

    /// Whether any slot is free, of a span whose taken slots were all counted: one that is in no mcache, or has yet
    /// to hand out a group to one.
    #[inline]
    pub(crate) fn has_free_slot(&self) -> bool {
        let free = self.counted() < self.nelems();
        debug_assert_eq!(
            free,
            self.alloc_count() < self.nelems(),
            "{self:?} has slots not counted"
        );
        free
    }

    /// The home of the P that held the span last.
    #[inline]
    #[must_use]
    pub fn home(&self) -> Home {
        Home::of(usize::from(get!(self.home)))
    }

    /// Sets it, as the span enters an mcache.
    pub(crate) fn set_home(&self, home: Home) {
        set!(self.home, home.index() as u8);
    }

    /// Slots that were taken when they were last counted. All of them, unless the span is in an mcache.
    #[inline]
    pub(crate) fn counted(&self) -> u32 {
        get!(self.counted)
    }

    /// Slots taken since they were last counted; counts them.
    #[inline]
    pub(crate) fn count_taken(&self) -> u32 {
        let (taken, before) = (self.alloc_count(), self.counted());
        set!(self.counted, taken);
        taken - before
    }

    /// As [`MSpan::count_taken`], of a span that is used up.
    #[inline]
    pub(crate) fn count_all(&self) -> u32 {
        debug_assert!(self.is_used_up(), "{self:?} has slots left");
        let (taken, before) = (self.nelems(), self.counted());
        set!(self.counted, taken);
        taken - before
    }

    /// Whether every slot is taken, as allocation has been through all of them: what most spans that are swept
    /// look like.
    #[inline]
    pub(crate) fn is_used_up(&self) -> bool {
        usize::from(get!(self.next_group)) == self.groups() && get!(self.alloc_cache) == 0
    }

    /// Takes the only slot of a large span, and counts it.
    pub(crate) fn take_all(&self) {
        set!(self.next_group, self.groups() as u16); // 1
        set!(self.counted, self.nelems());
    }

    /// The slot at which allocation goes on: slots below it are taken. Go's `freeindex`.
    #[must_use]
    pub fn free_index(&self) -> u32 {
        let next = u32::from(get!(self.next_group)) * 64;
        match get!(self.alloc_cache) {
            0 => next.min(self.nelems()),
            free => next - 64 + free.trailing_zeros(),
        }
    }

    /// Whether the slot holds an object. Exact while the span is in no mcache and not being swept:
    /// for its owner, or while the world is stopped and the mcaches are flushed. In an mcache, all of
    /// the group that it is at counts as taken.
    #[must_use]
    pub fn is_allocated(&self, slot: SlotIndex) -> bool {
        slot.0 < self.nelems() && self.allocated(slot.index() / 64) >> (slot.0 % 64) & 1 != 0
    }

    /// The taken slots of a group, as ones. Exact as [`MSpan::is_allocated`] is.
    #[must_use]
    pub fn allocated(&self, group: usize) -> u64 {
        let next = usize::from(get!(self.next_group));
        let taken = if group + 1 == next {
            !get!(self.alloc_cache)
        } else if group < next {
            u64::MAX
        } else {
            get!(self.alloc_word(group))
        };
        taken & self.group_mask(group)
    }

    /// Groups of 64 slots, the last perhaps shorter.
    #[inline]
    #[must_use]
    pub fn groups(&self) -> usize {
        usize::from(get!(self.groups))
    }

    /// The slots that a group has, as ones.
    fn group_mask(&self, group: usize) -> u64 {
        lowest((self.nelems() as usize).saturating_sub(group * 64))
    }

    // Marking.

    /// Marks a slot; `true` if it was not marked before. Any thread, during marking.
    #[inline]
    pub fn mark(&self, slot: SlotIndex) -> bool {
        debug_assert!(slot.0 < self.nelems(), "{slot:?} of {self:?}");
        let (word, bit) = (self.mark_word(slot.index() / 64), 1 << (slot.0 % 64));
        // Most pointers lead to marked objects: look before paying for an atomic write. Relaxed:
        // what the marker goes on to read was published to it by the object's own fence (S4).
        get!(word) & bit == 0 && word.fetch_or(bit, Ordering::Relaxed) & bit == 0
    }

    /// Marks those of a group's slots that are not marked yet; gives these. As [`MSpan::mark`].
    #[inline]
    #[must_use]
    pub fn mark_group(&self, group: usize, slots: u64) -> u64 {
        slots & !self.mark_word(group).fetch_or(slots, Ordering::Relaxed)
    }

    /// Whether the objects can be marked by spans (`grey_slots.rs`): they have pointers, at most 512 bytes, and are not
    /// too many for a line.
    #[inline(always)]
    #[must_use]
    pub fn is_marked_by_spans(&self) -> bool {
        !self.is_noscan() && self.elem_size().0.wrapping_sub(16) <= MAX_HEADERLESS.0 - 16
    }

    /// Marks the free slots of a group that an mcache is given while marking goes on: what it makes in them is black
    /// from the start.
    pub(crate) fn blacken(&self, slots: FreeSlots) {
        self.mark_word(self.group_at(slots.base)).fetch_or(slots.free, Ordering::Relaxed);
    }

    /// Takes the marks off those of the slots that the mcache did not use.
    pub(crate) fn whiten(&self, slots: FreeSlots) {
        self.mark_word(self.group_at(slots.base)).fetch_and(!slots.free, Ordering::Relaxed);
    }

    /// The group whose first slot is at `base`.
    fn group_at(&self, base: Addr) -> usize {
        base.offset_from(self.base()).0 / (self.elem_size().0 * 64)
    }

    /// Takes all marks off: of a cycle that is abandoned.
    pub(crate) fn clear_marks(&self) {
        self.each_group(|mark, _| set!(mark, 0));
    }

    /// Whether a slot is marked.
    #[inline]
    #[must_use]
    pub fn is_marked(&self, slot: SlotIndex) -> bool {
        get!(self.mark_word(slot.index() / 64)) >> (slot.0 % 64) & 1 != 0
    }

    /// The marked slots of a group, as ones.
    #[must_use]
    pub fn marked(&self, group: usize) -> u64 {
        get!(self.mark_word(group))
    }

    /// Whether any slot is marked.
    #[must_use]
    pub fn has_marks(&self) -> bool {
        (0..self.groups()).any(|group| self.marked(group) != 0)
    }

    /// Marked slots.
    #[must_use]
    pub fn mark_count(&self) -> u32 {
        (0..self.groups()).map(|group| count_ones(self.marked(group))).sum()
    }

    /// Makes the marked slots the taken ones, and clears the marks. Gives their number. Sweeper (P3).
    #[inline]
    pub(crate) fn marks_become_allocations(&self) -> u32 {
        let mut live = 0;
        self.each_group(|mark, alloc| {
            let marked = get!(mark);
            set!(alloc, marked);
            if marked != 0 {
                live += count_ones(marked);
                set!(mark, 0);
            }
        });
        self.fence_off();
        set!(self.alloc_cache, 0);
        set!(self.next_group, 0);
        set!(self.counted, live);
        live
    }

    /// Sets the allocation bits beyond the last slot (P5).
    #[inline]
    fn fence_off(&self) {
        let (last, beyond) = (self.groups() - 1, self.nelems() % 64);
        if beyond != 0 {
            let word = self.alloc_word(last);
            set!(word, get!(word) | u64::MAX << beyond);
        }
    }
}

impl fmt::Debug for MSpan {
    /// What is needed to understand a broken invariant.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "span {}..{} ({:?}, {} pages, class {}{}, {}/{} slots of {}, sweepgen {})",
            self.base(),
            self.limit(),
            self.state(),
            self.npages().0,
            self.span_class().size_class().index(),
            if self.span_class().noscan() { " noscan" } else { "" },
            self.alloc_count(),
            self.nelems(),
            self.elem_size(),
            self.sweepgen(),
        )
    }
}

/// A span as lists, tables and caches hold it: a pointer that is valid as long as its heap (P1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SpanPtr(pub(crate) NonNull<MSpan>);

// SAFETY: an MSpan is atomics only (P1), so sharing and sending pointers to one is harmless;
// `SpanPtr::get` answers for the lifetime.
unsafe impl Send for SpanPtr {}
// SAFETY: as above.
unsafe impl Sync for SpanPtr {}

impl SpanPtr {
    /// The pointer to a span.
    pub(crate) fn of(span: &MSpan) -> SpanPtr {
        SpanPtr(NonNull::from(span))
    }

    /// The span.
    ///
    /// # Safety
    /// The span's heap outlives `'h`.
    #[inline(always)]
    pub(crate) unsafe fn get<'h>(self) -> &'h MSpan {
        // SAFETY: P1: the memory is an MSpan as long as the heap, which outlives `'h` (caller).
        unsafe { self.0.as_ref() }
    }
}

#[cfg(all(test, not(loom)))]
mod tests;
