//! Tables: searching, inserting, deleting, growing, splitting.
//!
//! A search visits groups in triangular steps from the one the hash names, until it meets one with an empty slot. An
//! entry deleted from a group that has an empty slot leaves an empty slot (no search went past that group); else it
//! leaves a tombstone. A table without growth left first drops tombstones that no search needs; if that gains too
//! little it doubles, and at [`MAX_SLOTS`] splits in two by one more bit of the hash, so that no single step of growth
//! costs more than one table (extendible hashing).
//!
//! Invariants: (M1) to (M3) of `layout.rs`. (M4) Everything that can fail (allocation) is done before anything is
//! changed, so a map is whole after an out-of-memory error.
//!
//! Locks: none. Next to read: `iter.rs`.

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes, WORD};

use super::ctrl::{DELETED, EMPTY, SLOTS};
use super::key::{Key, hash_slot};
use super::layout::{Group, Header, Table, group_bytes, key_of, value_of};
use crate::fault::Fault;
use crate::rtype::MapShape;
use crate::value::{Alloc, clear_pointers, copy_pointers, store_word};

/// Slots beyond which a table splits instead of doubling: bounds the time of one insertion.
pub(super) const MAX_SLOTS: usize = 1024;
/// Slots of the first table, into which the 8 entries of a small map move.
const FIRST_SLOTS: usize = 16;
/// Tombstones are worth dropping if they are at least one in this many slots, and likewise those regained: dropping
/// hashes every key once, which then pays for as many insertions.
const TOMBSTONE_SHARE: usize = 10;

/// The part of a hash that tells groups apart.
#[inline(always)]
fn group_hash(hash: u64) -> usize {
    (hash >> 7) as usize
}

/// The part of a hash that a control byte keeps.
#[inline(always)]
pub(super) fn tag(hash: u64) -> u8 {
    (hash & 0x7f) as u8
}

/// The groups of a table in the order in which a hash visits them.
struct Probe {
    at: usize,
    step: usize,
    mask: usize,
}

impl Probe {
    #[inline(always)]
    unsafe fn new(table: Table, hash: u64) -> Probe {
        // SAFETY: (V1) a live table.
        let mask = unsafe { table.group_mask() };
        Probe { at: group_hash(hash) & mask, step: 0, mask }
    }

    /// On to the next group. Triangular steps over a power of two visit every group once.
    #[inline(always)]
    fn advance(&mut self) {
        self.step += 1;
        self.at = (self.at + self.step) & self.mask;
    }
}

/// Where an entry is: its group, its place there, its slot.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) group: Group,
    pub(super) i: usize,
    pub(super) slot: Addr,
}

impl Place {
    #[inline(always)]
    fn new(shape: &MapShape, group: Group, i: usize) -> Place {
        Place { group, i, slot: group.slot(shape, i) }
    }
}

/// Finds a key in a group.
///
/// # Safety
/// (V1) a group and key of the map type.
#[inline(always)]
pub(super) unsafe fn find_in_group<K: Key>(
    group: Group,
    shape: &MapShape,
    key: K,
    hash: u64,
) -> Option<Place> {
    // SAFETY: (V1); a slot with a tag is that of an entry.
    unsafe {
        // No adapters: they are functions of their own where they are large.
        for i in group.controls().tagged(tag(hash)) {
            let place = Place::new(shape, group, i);
            if key.is_at(shape, K::place(shape, place.slot)) {
                return Some(place);
            }
        }
        None
    }
}

/// Finds a key in a table.
///
/// # Safety
/// (V1) a table and key of the map type.
#[inline(always)]
pub(super) unsafe fn find<K: Key>(
    table: Table,
    shape: &MapShape,
    key: K,
    hash: u64,
) -> Option<Place> {
    // SAFETY: (V1), promised by the caller; (M3) ends the loop.
    unsafe {
        let mut probe = Probe::new(table, hash);
        loop {
            let group = table.group(shape, probe.at);
            group.fetch(shape);
            if let Some(place) = find_in_group(group, shape, key, hash) {
                return Some(place);
            }
            if group.controls().empty().any() {
                return None;
            }
            probe.advance();
        }
    }
}

/// Finds where to put a key that is not in the table: the first tombstone that its search meets, or the empty slot at
/// the end of the search if the table may still grow.
///
/// # Safety
/// (V1) a table of the map type.
pub(super) unsafe fn find_room(table: Table, shape: &MapShape, hash: u64) -> Option<Place> {
    // SAFETY: (V1), promised by the caller; (M3) ends the loop.
    unsafe {
        let mut probe = Probe::new(table, hash);
        loop {
            let group = table.group(shape, probe.at);
            let controls = group.controls();
            if let Some(i) = controls.deleted().next() {
                return Some(Place::new(shape, group, i));
            }
            if let Some(i) = controls.empty().next() {
                return (table.growth_left() > 0).then(|| Place::new(shape, group, i));
            }
            probe.advance();
        }
    }
}

/// Makes a free place a full one.
///
/// # Safety
/// `place` came from [`find_room`] on this table, and its slot has been filled.
#[inline(always)]
pub(super) unsafe fn occupy(table: Table, place: Place, hash: u64) {
    // SAFETY: (V1), promised by the caller. A tombstone has already been taken from the growth left (M3).
    unsafe {
        if place.group.control(place.i) == EMPTY {
            table.set_growth_left(table.growth_left() - 1);
        }
        place.group.set_control(place.i, tag(hash));
        table.set_entries(table.entries() + 1);
    }
}

/// Makes a full place a free one; true if that leaves a tombstone.
///
/// # Safety
/// `place` is that of an entry of this table, and its slot has been cleared.
pub(super) unsafe fn vacate(table: Table, place: Place) -> bool {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        table.set_entries(table.entries() - 1);
        let ends_searches = place.group.controls().empty().any();
        if ends_searches {
            table.set_growth_left(table.growth_left() + 1);
        }
        place.group.set_control(place.i, if ends_searches { EMPTY } else { DELETED });
        !ends_searches
    }
}

/// Zeroes a slot, so that it keeps nothing alive and the next entry finds a zero value.
///
/// # Safety
/// (V1) a slot of the map type.
pub(super) unsafe fn clear_slot(shape: &MapShape, slot: Addr) {
    let len = Bytes(shape.slot_size as usize);
    // SAFETY: (V1); a slot with pointers is a whole number of aligned words.
    unsafe {
        if shape.group.object.is_noscan() {
            mem::clear_bytes(slot, len);
        } else {
            clear_pointers(slot, len);
        }
    }
}

/// The growth left of a fresh table (M3).
fn fresh_growth(slots: usize) -> usize {
    if slots <= SLOTS { slots - 1 } else { slots / 8 * 7 }
}

/// Makes a table of this many slots, a power of two from 8 to [`MAX_SLOTS`].
///
/// # Errors
/// If there is no memory.
pub(super) fn new_table<A: Alloc>(
    alloc: &mut A,
    shape: &MapShape,
    slots: usize,
    index: usize,
    local_depth: u32,
) -> Result<Table, Fault> {
    let groups = slots / SLOTS;
    let table = Table(alloc.new_object(alloc.map_types().table)?);
    let memory = alloc.new_array(shape.group, groups)?;
    // SAFETY: both are fresh and of these types (V2 keeps them).
    unsafe {
        table.set_slots(slots);
        table.set_growth_left(fresh_growth(slots));
        table.set_local_depth(local_depth);
        table.set_index(index as i64);
        table.set_groups(memory);
        table.set_group_mask(groups - 1);
        for i in 0..groups {
            table.group(shape, i).set_all_empty();
        }
    }
    Ok(table)
}

/// Moves the entries of a small map into a first table.
///
/// # Errors
/// If there is no memory; the map is unchanged.
///
/// # Safety
/// (V1) a small map of this type, with a group.
#[cold]
pub(super) unsafe fn grow_to_table<A: Alloc>(
    alloc: &mut A,
    map: Header,
    shape: &MapShape,
) -> Result<(), Fault> {
    let table = new_table(alloc, shape, FIRST_SLOTS, 0, 0)?;
    let directory = alloc.new_array(alloc.map_types().entry, 1)?;
    // SAFETY: (V1) a small map's directory word is its group; the rest is fresh.
    unsafe {
        let group = Group(map.directory());
        for i in group.controls().full() {
            let slot = group.slot(shape, i);
            insert_unique(table, shape, slot, hash_slot(shape, slot, map.seed(), alloc.random()));
        }
        store_word(directory, table.0.0 as u64);
        map.set_directory(directory);
        map.set_directory_len(1);
        map.set_global_depth(0);
        map.set_shift(64);
    }
    Ok(())
}

/// Gives a full table room for at least one more entry, in place or by replacing it.
///
/// # Errors
/// If there is no memory; the map's entries are unchanged.
///
/// # Safety
/// (V1) a table that stands in the map's directory.
#[cold]
pub(super) unsafe fn make_room<A: Alloc>(
    alloc: &mut A,
    map: Header,
    table: Table,
    shape: &MapShape,
) -> Result<(), Fault> {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        drop_tombstones(alloc, map, table, shape);
        if table.growth_left() > 0 {
            Ok(())
        } else if table.slots() < MAX_SLOTS {
            double(alloc, map, table, shape)
        } else {
            split(alloc, map, table, shape)
        }
    }
}

/// Turns tombstones that no search needs into empty slots, if enough of them can be.
///
/// # Safety
/// (V1) a table that stands in the map's directory.
unsafe fn drop_tombstones<A: Alloc>(alloc: &mut A, map: Header, table: Table, shape: &MapShape) {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        if map.tombstones() == 0 {
            return;
        }
        let tombstones = fresh_growth(table.slots()) - table.entries() - table.growth_left();
        if tombstones * TOMBSTONE_SHARE < table.slots() {
            return;
        }
        let needed = groups_passed(alloc, map, table, shape);
        let unneeded = || (0..=table.group_mask()).filter(|i| needed[i / 64] >> (i % 64) & 1 == 0);
        let regained: usize =
            unneeded().map(|i| table.group(shape, i).controls().deleted().count()).sum();
        if regained * TOMBSTONE_SHARE < table.slots() {
            return;
        }
        for i in unneeded() {
            let group = table.group(shape, i);
            for slot in group.controls().deleted() {
                group.set_control(slot, EMPTY);
            }
        }
        table.set_growth_left(table.growth_left() + regained);
    }
}

/// Which groups some entry's search goes past, as a bitmap: their tombstones must not become empty.
///
/// # Safety
/// (V1) a table that stands in the map's directory.
unsafe fn groups_passed<A: Alloc>(
    alloc: &mut A,
    map: Header,
    table: Table,
    shape: &MapShape,
) -> [u64; MAX_SLOTS / SLOTS / 64] {
    let mut passed = [0; MAX_SLOTS / SLOTS / 64];
    // SAFETY: (V1), promised by the caller.
    unsafe {
        for home in 0..=table.group_mask() {
            let group = table.group(shape, home);
            for i in group.controls().full() {
                let slot = group.slot(shape, i);
                let key = key_of(shape, slot);
                if !equals_itself(shape, key) {
                    continue; // no search looks for it
                }
                let mut probe =
                    Probe::new(table, hash_slot(shape, slot, map.seed(), alloc.random()));
                while probe.at != home {
                    passed[probe.at / 64] |= 1 << (probe.at % 64);
                    probe.advance();
                }
            }
        }
    }
    passed
}

/// Whether a key can be found again: NaN cannot.
///
/// # Safety
/// (V1) a key of the map type.
pub(super) unsafe fn equals_itself(shape: &MapShape, key: Addr) -> bool {
    use crate::rtype::MapKeyKind::General;
    // SAFETY: (V1), promised by the caller. A key in a map can be compared.
    shape.key_kind != General
        || shape.key.flags.plain_memory
        || unsafe { super::key::General(key).is_at(shape, key) }
}

/// Replaces a table by one twice its size.
unsafe fn double<A: Alloc>(
    alloc: &mut A,
    map: Header,
    table: Table,
    shape: &MapShape,
) -> Result<(), Fault> {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        let larger = new_table(
            alloc,
            shape,
            table.slots() * 2,
            table.index() as usize,
            table.local_depth(),
        )?;
        move_entries(alloc, map, table, shape, |_| larger);
        install(map, larger);
        table.set_index(-1);
    }
    Ok(())
}

/// Replaces a table by two of its size, told apart by the next bit of the hash. Doubles the directory if need be.
unsafe fn split<A: Alloc>(
    alloc: &mut A,
    map: Header,
    table: Table,
    shape: &MapShape,
) -> Result<(), Fault> {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        let depth = table.local_depth() + 1;
        let grows = depth > map.global_depth();
        // (M4) first everything that can fail. The indices follow below.
        let low = new_table(alloc, shape, MAX_SLOTS, 0, depth)?;
        let high = new_table(alloc, shape, MAX_SLOTS, 0, depth)?;
        if grows {
            double_directory(alloc, map)?;
        }
        let bit = 1 << (64 - depth);
        move_entries(alloc, map, table, shape, |hash| if hash & bit == 0 { low } else { high });
        let index = table.index();
        low.set_index(index);
        high.set_index(index + (1 << (map.global_depth() - depth)));
        install(map, low);
        install(map, high);
        table.set_index(-1);
    }
    Ok(())
}

/// Doubles the directory: every entry stands twice.
unsafe fn double_directory<A: Alloc>(alloc: &mut A, map: Header) -> Result<(), Fault> {
    // SAFETY: (V1) a map with tables, (M1).
    unsafe {
        let len = map.directory_len();
        let directory = alloc.new_array(alloc.map_types().entry, len * 2)?;
        for i in 0..len {
            let table = map.table_at(i);
            for half in 0..2 {
                store_word(directory + Bytes((2 * i + half) * WORD), table.0.0 as u64);
            }
            if table.index() == i as i64 {
                table.set_index(2 * i as i64); // (M2); behind the table's other entries, if not 0
            }
        }
        map.set_directory(directory);
        map.set_directory_len(len * 2);
        map.set_global_depth(map.global_depth() + 1);
        map.set_shift(map.shift() - 1);
    }
    Ok(())
}

/// Puts a table into all its directory entries (M2).
unsafe fn install(map: Header, table: Table) {
    // SAFETY: (V1), (M1): the entries lie inside the directory.
    unsafe {
        let first = table.index() as usize;
        for i in first..first + (1 << (map.global_depth() - table.local_depth())) {
            store_word(map.directory() + Bytes(i * WORD), table.0.0 as u64);
        }
    }
}

/// Copies all entries of a table into those that `choose` names by hash. The old table keeps them for iterators.
unsafe fn move_entries<A: Alloc>(
    alloc: &mut A,
    map: Header,
    table: Table,
    shape: &MapShape,
    choose: impl Fn(u64) -> Table,
) {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        for at in 0..=table.group_mask() {
            let group = table.group(shape, at);
            for i in group.controls().full() {
                let slot = group.slot(shape, i);
                let hash = hash_slot(shape, slot, map.seed(), alloc.random());
                insert_unique(choose(hash), shape, slot, hash);
            }
        }
    }
}

/// Copies an entry into a table that has room and no tombstones, and surely not this key.
unsafe fn insert_unique(table: Table, shape: &MapShape, from: Addr, hash: u64) {
    // SAFETY: (V1), promised by the caller; (M3) ends the loop.
    unsafe {
        let mut probe = Probe::new(table, hash);
        loop {
            let group = table.group(shape, probe.at);
            if let Some(i) = group.controls().empty().next() {
                let place = Place::new(shape, group, i);
                copy_slot(shape, place.slot, from);
                return occupy(table, place, hash);
            }
            probe.advance();
        }
    }
}

/// Copies a whole slot.
unsafe fn copy_slot(shape: &MapShape, to: Addr, from: Addr) {
    let size = shape.slot_size as usize;
    // SAFETY: (V1); a slot with pointers is a whole number of aligned words.
    unsafe {
        if shape.group.object.is_noscan() {
            mem::copy_bytes(to, from, Bytes(size));
        } else {
            copy_pointers(to, from, Bytes(size));
        }
    }
}

/// Empties a table but keeps its memory.
pub(super) unsafe fn clear_table(table: Table, shape: &MapShape) {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        let fresh = fresh_growth(table.slots());
        if table.entries() == 0 && table.growth_left() == fresh {
            return;
        }
        for i in 0..=table.group_mask() {
            clear_group(table.group(shape, i), shape);
        }
        table.set_entries(0);
        table.set_growth_left(fresh);
    }
}

/// Empties a group.
pub(super) unsafe fn clear_group(group: Group, shape: &MapShape) {
    let len = Bytes(group_bytes(shape));
    // SAFETY: (V1), promised by the caller; a group is a whole number of words.
    unsafe {
        if shape.group.object.is_noscan() {
            mem::clear_words(group.0, len);
        } else {
            clear_pointers(group.0, len);
        }
        group.set_all_empty();
    }
}

/// Where the value of a place is.
#[inline(always)]
pub(super) unsafe fn value_at(shape: &MapShape, place: Place) -> Addr {
    // SAFETY: (V1) the place of an entry.
    unsafe { value_of(shape, place.slot) }
}
