//! Ranging over a map that may change meanwhile.
//!
//! An iterator is [`ITER_WORDS`] words in the frame of the function that ranges. It starts at a random slot of a random
//! table and visits every slot once. Go's promises: an entry deleted before it is reached is not produced, one inserted
//! meanwhile may be, no entry is produced twice. A table that is replaced while the iterator is in it keeps its old
//! entries (nobody writes it any more), so the iterator goes on there for the order, and looks each key up in the map
//! for whether it is still there and for its value.
//!
//! Invariants: (I1) words 0 to 4 of the iterator are pointers or null, the others never are. (I2) When the directory
//! has doubled since, the iterator's place in it is doubled too before it is used.
//!
//! Locks: none. Next to read: `map.rs`.

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes, WORD};

use super::ctrl::SLOTS;
use super::key::{General, Str, Word32, Word64, hash_slot};
use super::layout::{Group, Header, Table, key_of, value_of};
use super::table::{equals_itself, find};
use crate::rtype::{MapKeyKind, MapShape};
use crate::value::{Alloc, GoString, load_addr};

/// Words of an iterator.
pub const ITER_WORDS: usize = 11;
/// Its pointer words: bit `i` for word `i` (I1).
pub const ITER_POINTERS: u64 = 0b1_1111;

/// Index of the word with the current key's address, null when the iteration is over.
pub const ITER_KEY: usize = 0;
/// Index of the word with the current value's address.
pub const ITER_VALUE: usize = 1;
const MAP: usize = 2;
const TABLE: usize = 3;
const GROUP: usize = 4;
const SLOT_OFFSET: usize = 5;
const DIRECTORY_OFFSET: usize = 6;
const CLEAR_COUNT: usize = 7;
const DIRECTORY_AT: usize = 8;
const SLOT_AT: usize = 9;
/// The directory's depth when last looked at; [`SMALL`] if the map had no tables at the start.
const DEPTH: usize = 10;
const SMALL: u64 = u64::MAX;

/// An iterator, by the address of its words.
#[derive(Clone, Copy)]
struct Iter(Addr);

impl Iter {
    #[inline(always)]
    unsafe fn get(self, word: usize) -> u64 {
        // SAFETY: (V1) the iterator has `ITER_WORDS` words.
        unsafe { mem::load64(self.0 + Bytes(word * WORD)) }
    }

    /// Stores a word. Frames have no write barrier.
    #[inline(always)]
    unsafe fn set(self, word: usize, value: u64) {
        // SAFETY: as above.
        unsafe { mem::store64(self.0 + Bytes(word * WORD), value) }
    }

    #[inline(always)]
    unsafe fn addr(self, word: usize) -> Addr {
        // SAFETY: as above.
        Addr(unsafe { self.get(word) } as usize)
    }

    /// Shows an entry to the script.
    #[inline(always)]
    unsafe fn produce(self, key: Addr, value: Addr) -> bool {
        // SAFETY: as above.
        unsafe {
            self.set(ITER_KEY, key.0 as u64);
            self.set(ITER_VALUE, value.0 as u64);
        }
        true
    }
}

/// Starts an iteration; [`next`] gives the first entry.
///
/// # Safety
/// `at` is [`ITER_WORDS`] words of the caller's frame; (V1) `map` is null or a map.
pub unsafe fn init<A: Alloc>(alloc: &mut A, at: Addr, map: Addr) {
    let iter = Iter(at);
    // SAFETY: promised by the caller.
    unsafe {
        mem::clear_words(at, Bytes(ITER_WORDS * WORD));
        let header = Header(map);
        if map == Addr::NULL || header.entries() == 0 {
            return;
        }
        iter.set(MAP, map.0 as u64);
        iter.set(SLOT_OFFSET, alloc.random());
        iter.set(DIRECTORY_OFFSET, alloc.random());
        iter.set(CLEAR_COUNT, header.clear_count());
        if header.is_small() {
            iter.set(GROUP, header.directory().0 as u64);
            iter.set(DEPTH, SMALL);
        } else {
            iter.set(DEPTH, u64::from(header.global_depth()));
        }
    }
}

/// Goes on to the next entry, whose addresses are then in words [`ITER_KEY`] and [`ITER_VALUE`]; false at the end.
///
/// # Safety
/// `at` was given to [`init`] with a map of this type.
pub unsafe fn next(at: Addr, shape: &MapShape) -> bool {
    let iter = Iter(at);
    // SAFETY: promised by the caller.
    unsafe {
        let found = iter.addr(MAP) != Addr::NULL
            && if iter.get(DEPTH) == SMALL {
                next_in_group(iter, shape)
            } else {
                next_in_tables(iter, shape)
            };
        if !found {
            iter.set(ITER_KEY, 0);
            iter.set(ITER_VALUE, 0);
        }
        found
    }
}

/// Calls `visit` with the addresses of every key and value, for natives that only read.
///
/// # Safety
/// (V1) `map` is null or a map of this type, and `visit` does not change it.
pub unsafe fn for_each(map: Addr, shape: &MapShape, mut visit: impl FnMut(Addr, Addr)) {
    // SAFETY: promised by the caller.
    unsafe {
        let mut visit_group = |group: Group| {
            for i in group.controls().full() {
                let slot = group.slot(shape, i);
                visit(key_of(shape, slot), value_of(shape, slot));
            }
        };
        let header = Header(map);
        if map == Addr::NULL || header.entries() == 0 {
            return;
        }
        if header.is_small() {
            return visit_group(Group(header.directory()));
        }
        for at in 0..header.directory_len() {
            let table = header.table_at(at);
            if table.index() == at as i64 {
                (0..=table.group_mask()).for_each(|i| visit_group(table.group(shape, i)));
            }
        }
    }
}

/// The next entry of a map that was small at the start.
unsafe fn next_in_group(iter: Iter, shape: &MapShape) -> bool {
    // SAFETY: (V1) the group lives as long as the iterator points to it.
    unsafe {
        let map = Header(iter.addr(MAP));
        let group = Group(iter.addr(GROUP));
        let offset = iter.get(SLOT_OFFSET) as usize;
        for at in iter.get(SLOT_AT) as usize..SLOTS {
            let i = at.wrapping_add(offset) % SLOTS;
            if group.controls().is_full(i)
                && show(iter, map, shape, group.slot(shape, i), !map.is_small())
            {
                iter.set(SLOT_AT, at as u64 + 1);
                return true;
            }
        }
        iter.set(SLOT_AT, SLOTS as u64);
        false
    }
}

/// The next entry of a map with tables.
unsafe fn next_in_tables(iter: Iter, shape: &MapShape) -> bool {
    // SAFETY: (V1) the iterator's table lives as long as the iterator points to it.
    unsafe {
        let map = Header(iter.addr(MAP));
        follow_directory(iter, map);
        while (iter.get(DIRECTORY_AT) as usize) < map.directory_len() {
            let table = current_table(iter, map);
            let stale = table.index() < 0;
            let (offset, mask) = (iter.get(SLOT_OFFSET) as usize, table.slots() - 1);
            for at in iter.get(SLOT_AT) as usize..=mask {
                let at_slot = at.wrapping_add(offset) & mask;
                let group = table.group(shape, at_slot / SLOTS);
                let i = at_slot % SLOTS;
                if group.controls().is_full(i)
                    && show(iter, map, shape, group.slot(shape, i), stale)
                {
                    iter.set(SLOT_AT, at as u64 + 1);
                    return true;
                }
            }
            // Past all entries of this table, also where it has been split since.
            let entries = 1 << (map.global_depth() - table.local_depth());
            iter.set(DIRECTORY_AT, iter.get(DIRECTORY_AT) + entries);
            iter.set(TABLE, 0);
            iter.set(SLOT_AT, 0);
        }
        false
    }
}

/// Doubles the iterator's place as often as the directory has doubled (I2).
unsafe fn follow_directory(iter: Iter, map: Header) {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        let (then, now) = (iter.get(DEPTH), u64::from(map.global_depth()));
        if then != now {
            iter.set(DIRECTORY_AT, iter.get(DIRECTORY_AT) << (now - then));
            iter.set(DIRECTORY_OFFSET, iter.get(DIRECTORY_OFFSET) << (now - then));
            iter.set(DEPTH, now);
        }
    }
}

/// The table the iterator is in, or enters now.
unsafe fn current_table(iter: Iter, map: Header) -> Table {
    // SAFETY: (V1), (M1).
    unsafe {
        if iter.addr(TABLE) != Addr::NULL {
            return Table(iter.addr(TABLE));
        }
        let at = iter.get(DIRECTORY_AT).wrapping_add(iter.get(DIRECTORY_OFFSET)) as usize
            & (map.directory_len() - 1);
        let table = map.table_at(at);
        // The random start may fall between the entries of one table: begin with its first.
        let behind = at as u64 - table.index() as u64;
        iter.set(DIRECTORY_OFFSET, iter.get(DIRECTORY_OFFSET).wrapping_sub(behind));
        iter.set(TABLE, table.0.0 as u64);
        table
    }
}

/// Shows the entry of a slot; false if it is gone. `stale`: the map has since put its entries elsewhere.
#[inline(always)]
unsafe fn show(iter: Iter, map: Header, shape: &MapShape, slot: Addr, stale: bool) -> bool {
    // SAFETY: (V1) a full slot.
    unsafe {
        if stale {
            return show_moved(iter, map, shape, slot);
        }
        iter.produce(key_of(shape, slot), value_of(shape, slot))
    }
}

/// Shows the entry that a slot of a replaced table or group had.
#[cold]
unsafe fn show_moved(iter: Iter, map: Header, shape: &MapShape, slot: Addr) -> bool {
    // SAFETY: (V1) a full slot; its memory is kept alive by the iterator.
    unsafe {
        let key = key_of(shape, slot);
        if !equals_itself(shape, key) {
            // Nobody can delete or change it, but for clearing the map.
            return map.clear_count() == iter.get(CLEAR_COUNT)
                && iter.produce(key, value_of(shape, slot));
        }
        let hash = hash_slot(shape, slot, map.seed(), 0);
        let table = map.table_for(hash);
        let found = match shape.key_kind {
            MapKeyKind::Word32 => find(table, shape, Word32(mem::load32(key)), hash),
            MapKeyKind::Word64 => find(table, shape, Word64(load_addr(key).0 as u64), hash),
            MapKeyKind::Str => find(table, shape, Str(GoString::load(key)), hash),
            MapKeyKind::General => find(table, shape, General(key), hash),
        };
        found.is_some_and(|place| {
            iter.produce(key_of(shape, place.slot), value_of(shape, place.slot))
        })
    }
}
