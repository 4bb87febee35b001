//! Maps: Go's Swiss tables, in script memory.
//!
//! Called by the interpreter for `m[k]`, `m[k] = v`, `delete`, `clear`, `len`, `make` and `range`. A map value is the
//! address of a 48-byte header, or null. Up to 8 entries live in one group of 8 slots that is searched whole; a ninth
//! makes a table; a table of 1024 slots splits in two. `map/layout.rs` shows the layout and numbers the invariants.
//!
//! - `map/ctrl.rs`: the control word of a group
//! - `map/layout.rs`: header, table, group and slot in memory, with their descriptors
//! - `map/key.rs`: hashing and comparing by kind of key
//! - `map/table.rs`: searching, inserting, growing
//! - `map/iter.rs`: ranging
//!
//! An address of a value that these functions return is good until the next insertion into the same map, and for
//! longer only for reading what was there: growing copies entries.
//!
//! Invariants: (V1) of `value.rs` for every address given here: a map is null or of the type that the shape describes,
//! a key is a value of its key type. The `writing` byte is set while a function changes the map.
//!
//! Locks: none; two goroutines that write one map at the same time are a data race in the script, which the `writing`
//! byte finds by chance as Go's does.

mod ctrl;
mod iter;
mod key;
mod layout;
mod table;
#[cfg(test)]
mod tests;

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes, WORD};

use crate::fault::{Fatal, Fault, RuntimeError};
use crate::rtype::{MapKeyKind, MapShape};
use crate::value::{Alloc, GoString, clear_value, copy_value, store_word};
pub use iter::{
    ITER_KEY, ITER_POINTERS, ITER_VALUE, ITER_WORDS, for_each, init as iter_init, next as iter_next,
};
use key::{General, Key, Str, Word32, Word64};
use layout::{Group, Header, value_of};
pub use layout::{MapTypes, header_type, map_shape};
use table::{MAX_SLOTS, Place, new_table};

/// Entries of a small map.
const SMALL: usize = ctrl::SLOTS;
/// What a heap object could at most take, in bytes: Go ignores larger hints.
const MAX_HINTED_BYTES: usize = 1 << 48;

/// `make(map[K]V, hint)`; a negative hint counts as 0. A hint of up to 8 makes the header only.
///
/// # Errors
/// If there is no memory.
pub fn make_map<A: Alloc>(alloc: &mut A, shape: &MapShape, hint: i64) -> Result<Addr, Fault> {
    let header = alloc.new_object(alloc.map_types().header)?;
    // SAFETY: fresh, and of the header type.
    unsafe { begin_map(alloc, header, shape, hint) }
}

/// [`make_map`] with a header that is there already: of a map that does not outlive a frame. All else is in the heap.
///
/// # Errors
/// If there is no memory.
///
/// # Safety
/// `header` is room for a value of [`MapTypes::header`], which is the map's as long as the map is used.
pub unsafe fn make_map_at<A: Alloc>(
    alloc: &mut A,
    header: Addr,
    shape: &MapShape,
    hint: i64,
) -> Result<Addr, Fault> {
    // SAFETY: promised by the caller.
    unsafe {
        clear_value(header, alloc.map_types().header);
        begin_map(alloc, header, shape, hint)
    }
}

/// An empty map whose header and first group are there already. A ninth entry moves all to a table in the heap.
///
/// # Safety
/// As [`make_map_at`]; `group` is room for a value of the shape's group type, which is the map's likewise.
pub unsafe fn make_small_map_at<A: Alloc>(
    alloc: &mut A,
    header: Addr,
    group: Addr,
    shape: &MapShape,
) -> Addr {
    let map = Header(header);
    // SAFETY: promised by the caller; (M1).
    unsafe {
        clear_value(header, alloc.map_types().header);
        clear_value(group, shape.group);
        map.set_seed(alloc.random());
        Group(group).set_all_empty();
        map.set_directory(group);
    }
    header
}

/// Makes an empty map of a header that is zero.
///
/// # Safety
/// The header is the map's alone.
unsafe fn begin_map<A: Alloc>(
    alloc: &mut A,
    header: Addr,
    shape: &MapShape,
    hint: i64,
) -> Result<Addr, Fault> {
    let map = Header(header);
    // SAFETY: promised by the caller.
    unsafe {
        map.set_seed(alloc.random());
        if let Some((tables, slots)) = hinted_size(shape, hint) {
            make_tables(alloc, map, shape, tables, slots)?;
        }
    }
    Ok(header)
}

/// How many tables of how many slots hold `hint` entries, if that is more than a small map.
fn hinted_size(shape: &MapShape, hint: i64) -> Option<(usize, usize)> {
    let hint = usize::try_from(hint).ok().filter(|&hint| hint > SMALL)?;
    hint.checked_mul(shape.group.size()).filter(|&bytes| bytes <= MAX_HINTED_BYTES)?;
    let slots = hint * 8 / 7;
    let tables = slots.div_ceil(MAX_SLOTS).next_power_of_two();
    Some((tables, (slots / tables).next_power_of_two()))
}

/// Gives a fresh map its tables.
///
/// # Safety
/// `map` is fresh.
unsafe fn make_tables<A: Alloc>(
    alloc: &mut A,
    map: Header,
    shape: &MapShape,
    tables: usize,
    slots: usize,
) -> Result<(), Fault> {
    let depth = tables.trailing_zeros();
    let directory = alloc.new_array(alloc.map_types().entry, tables)?;
    // SAFETY: fresh memory of these sizes.
    unsafe {
        map.set_directory(directory);
        map.set_directory_len(tables);
        map.set_global_depth(depth);
        map.set_shift(64 - depth);
        for i in 0..tables {
            let table = new_table(alloc, shape, slots, i, depth)?;
            store_word(directory + Bytes(i * WORD), table.0.0 as u64);
        }
    }
    Ok(())
}

/// `len(m)`.
///
/// # Safety
/// (V1) a map or null.
#[inline(always)]
pub unsafe fn len(map: Addr) -> usize {
    // SAFETY: (V1), promised by the caller.
    if map == Addr::NULL { 0 } else { unsafe { Header(map).entries() } }
}

/// Where the value of a key is; `None` if it is not in the map.
///
/// # Errors
/// [`RuntimeError::Unhashable`] for an interface key that holds a type without `==`, even if the map is nil.
///
/// # Safety
/// (V1) a map of this type or null, and a key.
pub unsafe fn access(map: Addr, shape: &MapShape, key: Addr) -> Result<Option<Addr>, RuntimeError> {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        Ok(match shape.key_kind {
            MapKeyKind::Word32 => access_u32(map, shape, mem::load32(key)),
            MapKeyKind::Word64 => access_u64(map, shape, mem::load64(key)),
            MapKeyKind::Str => access_str(map, shape, GoString::load(key)),
            MapKeyKind::General => {
                find(map, shape, General(key))?.map(|place| value_of(shape, place.slot))
            }
        })
    }
}

/// [`access`] for keys of kind [`MapKeyKind::Word32`].
///
/// # Safety
/// As [`access`].
#[inline]
pub unsafe fn access_u32(map: Addr, shape: &MapShape, key: u32) -> Option<Addr> {
    // SAFETY: (V1), promised by the caller.
    unsafe { access_fast(map, shape, Word32(key)) }
}

/// [`access`] for keys of kind [`MapKeyKind::Word64`].
///
/// # Safety
/// As [`access`].
#[inline]
pub unsafe fn access_u64(map: Addr, shape: &MapShape, key: u64) -> Option<Addr> {
    // SAFETY: (V1), promised by the caller.
    unsafe { access_fast(map, shape, Word64(key)) }
}

/// [`access`] for keys of kind [`MapKeyKind::Str`].
///
/// # Safety
/// As [`access`].
#[inline]
pub unsafe fn access_str(map: Addr, shape: &MapShape, key: GoString) -> Option<Addr> {
    // SAFETY: (V1), promised by the caller.
    unsafe { access_fast(map, shape, Str(key)) }
}

/// Lookup of a key whose hash cannot fail.
#[inline(always)]
unsafe fn access_fast<K: Key>(map: Addr, shape: &MapShape, key: K) -> Option<Addr> {
    // SAFETY: (V1), promised by the caller.
    unsafe { find(map, shape, key).ok().flatten().map(|place| value_of(shape, place.slot)) }
}

/// Where a key is.
#[inline(always)]
unsafe fn find<K: Key>(map: Addr, shape: &MapShape, key: K) -> Result<Option<Place>, RuntimeError> {
    let header = Header(map);
    // SAFETY: (V1), promised by the caller.
    unsafe {
        if map == Addr::NULL {
            key.hash(shape, 0, || 0).map_err(in_empty_map)?; // only for its error
            return Ok(None);
        }
        let hash = match key.hash(shape, header.seed(), || 0) {
            Ok(hash) => hash,
            Err(error) if header.entries() == 0 => return Err(in_empty_map(error)),
            Err(error) => return Err(error),
        };
        if !header.is_small() {
            return Ok(table::find(header.table_for(hash), shape, key, hash));
        }
        if header.entries() == 0 {
            return Ok(None); // perhaps there is no group yet
        }
        Ok(table::find_in_group(Group(header.directory()), shape, key, hash))
    }
}

/// Go words the error of an unhashable key otherwise where a map is empty.
#[cold]
fn in_empty_map(error: RuntimeError) -> RuntimeError {
    match error {
        RuntimeError::Unhashable(ty) => {
            RuntimeError::Plain(format!("hash of unhashable type: {ty}"))
        }
        other => other,
    }
}

/// Where to store the value of `m[k] = v`: the entry is made with a zero value if it is not there.
///
/// # Errors
/// For a nil map, an unhashable key, a concurrent write, or if there is no memory.
///
/// # Safety
/// (V1) a map of this type or null, and a key.
pub unsafe fn assign<A: Alloc>(
    alloc: &mut A,
    map: Addr,
    shape: &MapShape,
    key: Addr,
) -> Result<Addr, Fault> {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        match shape.key_kind {
            MapKeyKind::Word32 => assign_key(alloc, map, shape, Word32(mem::load32(key))),
            MapKeyKind::Word64 => assign_key(alloc, map, shape, Word64(mem::load64(key))),
            MapKeyKind::Str => assign_key(alloc, map, shape, Str(GoString::load(key))),
            MapKeyKind::General => assign_key(alloc, map, shape, General(key)),
        }
    }
}

/// [`assign`] for keys of kind [`MapKeyKind::Word64`].
///
/// # Errors
/// As [`assign`].
///
/// # Safety
/// As [`assign`].
pub unsafe fn assign_u64<A: Alloc>(
    alloc: &mut A,
    map: Addr,
    shape: &MapShape,
    key: u64,
) -> Result<Addr, Fault> {
    // SAFETY: (V1), promised by the caller.
    unsafe { assign_key(alloc, map, shape, Word64(key)) }
}

/// [`assign`] for keys of kind [`MapKeyKind::Str`].
///
/// # Errors
/// As [`assign`].
///
/// # Safety
/// As [`assign`].
pub unsafe fn assign_str<A: Alloc>(
    alloc: &mut A,
    map: Addr,
    shape: &MapShape,
    key: GoString,
) -> Result<Addr, Fault> {
    // SAFETY: (V1), promised by the caller.
    unsafe { assign_key(alloc, map, shape, Str(key)) }
}

#[inline]
unsafe fn assign_key<A: Alloc, K: Key>(
    alloc: &mut A,
    map: Addr,
    shape: &MapShape,
    key: K,
) -> Result<Addr, Fault> {
    if map == Addr::NULL {
        return Err(RuntimeError::NilMapWrite.into());
    }
    let map = Header(map);
    // SAFETY: (V1), promised by the caller; (M1).
    unsafe {
        let hash = key.hash(shape, map.seed(), || alloc.random())?;
        begin_write(map)?;
        let found = if !map.is_small() {
            table::find(map.table_for(hash), shape, key, hash)
        } else if map.entries() > 0 {
            table::find_in_group(Group(map.directory()), shape, key, hash)
        } else {
            None
        };
        let value = match found {
            Some(place) => Ok(revisit(shape, place, key)),
            None => insert_new(alloc, map, shape, key, hash),
        };
        map.set_writing(0);
        value
    }
}

/// Makes the entry of a key that is not in the map.
#[inline(never)]
unsafe fn insert_new<A: Alloc, K: Key>(
    alloc: &mut A,
    map: Header,
    shape: &MapShape,
    key: K,
    hash: u64,
) -> Result<Addr, Fault> {
    // SAFETY: (V1), promised by the caller; (M1).
    unsafe {
        if map.is_small() {
            insert_small(alloc, map, shape, key, hash)
        } else {
            insert_in_table(alloc, map, shape, key, hash)
        }
    }
}

/// [`insert_new`] for a map without tables.
unsafe fn insert_small<A: Alloc, K: Key>(
    alloc: &mut A,
    map: Header,
    shape: &MapShape,
    key: K,
    hash: u64,
) -> Result<Addr, Fault> {
    // SAFETY: (V1), promised by the caller; (M1).
    unsafe {
        if map.directory() == Addr::NULL {
            let group = Group(alloc.new_object(shape.group)?);
            group.set_all_empty();
            map.set_directory(group.0);
        }
        let group = Group(map.directory());
        let Some(i) = group.controls().free().next() else {
            table::grow_to_table(alloc, map, shape)?;
            return insert_in_table(alloc, map, shape, key, hash);
        };
        let value = fill(alloc, shape, group.slot(shape, i), key)?;
        group.set_control(i, table::tag(hash));
        map.set_entries(map.entries() + 1);
        Ok(value)
    }
}

/// [`insert_new`] for a map with tables.
unsafe fn insert_in_table<A: Alloc, K: Key>(
    alloc: &mut A,
    map: Header,
    shape: &MapShape,
    key: K,
    hash: u64,
) -> Result<Addr, Fault> {
    // SAFETY: (V1), promised by the caller; (M1).
    unsafe {
        loop {
            let table = map.table_for(hash);
            let Some(place) = table::find_room(table, shape, hash) else {
                table::make_room(alloc, map, table, shape)?;
                continue;
            };
            let value = fill(alloc, shape, place.slot, key)?;
            table::occupy(table, place, hash);
            map.set_entries(map.entries() + 1);
            return Ok(value);
        }
    }
}

/// The value of an existing entry, whose key is refreshed where that matters.
#[inline(always)]
unsafe fn revisit<K: Key>(shape: &MapShape, place: Place, key: K) -> Addr {
    // SAFETY: (V1) the place of an entry.
    unsafe {
        if K::overwrites(shape) {
            key.store(shape, K::place(shape, place.slot));
        }
        table::value_at(shape, place)
    }
}

/// Writes the key of a new entry; returns where its value goes. The slot is zero.
#[inline(always)]
unsafe fn fill<A: Alloc, K: Key>(
    alloc: &mut A,
    shape: &MapShape,
    slot: Addr,
    key: K,
) -> Result<Addr, Fault> {
    // SAFETY: (V1) a free slot of this type, which stays free if memory runs out (M4).
    unsafe {
        let value_word = slot + Bytes(shape.value_offset as usize);
        let key_object = if shape.indirect_key { Some(alloc.new_object(shape.key)?) } else { None };
        if shape.indirect_value {
            let object = alloc.new_object(shape.value)?;
            store_word(value_word, object.0 as u64);
        }
        if let Some(object) = key_object {
            store_word(slot, object.0 as u64);
        }
        key.store(shape, key_object.unwrap_or(slot));
        Ok(value_of(shape, slot))
    }
}

/// `delete(m, k)`.
///
/// # Errors
/// For an unhashable key (even if the map is nil) or a concurrent write.
///
/// # Safety
/// (V1) a map of this type or null, and a key.
pub unsafe fn delete<A: Alloc>(
    alloc: &mut A,
    map: Addr,
    shape: &MapShape,
    key: Addr,
) -> Result<(), Fault> {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        match shape.key_kind {
            MapKeyKind::Word32 => delete_key(alloc, map, shape, Word32(mem::load32(key))),
            MapKeyKind::Word64 => delete_key(alloc, map, shape, Word64(mem::load64(key))),
            MapKeyKind::Str => delete_key(alloc, map, shape, Str(GoString::load(key))),
            MapKeyKind::General => delete_key(alloc, map, shape, General(key)),
        }
    }
}

unsafe fn delete_key<A: Alloc, K: Key>(
    alloc: &mut A,
    map: Addr,
    shape: &MapShape,
    key: K,
) -> Result<(), Fault> {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        if len(map) == 0 {
            key.hash(shape, 0, || 0).map_err(in_empty_map)?; // only for its error
            return Ok(());
        }
        let map = Header(map);
        let hash = key.hash(shape, map.seed(), || 0)?;
        begin_write(map)?;
        if remove(map, shape, key, hash) {
            map.set_entries(map.entries() - 1);
            if map.entries() == 0 {
                map.set_seed(alloc.random()); // nobody can learn much about it by trying
            }
        }
        map.set_writing(0);
        Ok(())
    }
}

/// Takes an entry out, if it is there.
unsafe fn remove<K: Key>(map: Header, shape: &MapShape, key: K, hash: u64) -> bool {
    // SAFETY: (V1), promised by the caller; (M1).
    unsafe {
        if map.is_small() {
            let Some(place) = table::find_in_group(Group(map.directory()), shape, key, hash) else {
                return false;
            };
            table::clear_slot(shape, place.slot);
            place.group.set_control(place.i, ctrl::EMPTY);
            return true;
        }
        let table = map.table_for(hash);
        let Some(place) = table::find(table, shape, key, hash) else { return false };
        table::clear_slot(shape, place.slot);
        if table::vacate(table, place) {
            map.set_tombstones(1);
        }
        true
    }
}

/// `clear(m)`. Tables keep their size.
///
/// # Errors
/// For a concurrent write.
///
/// # Safety
/// (V1) a map of this type or null.
pub unsafe fn clear<A: Alloc>(alloc: &mut A, map: Addr, shape: &MapShape) -> Result<(), Fault> {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        if len(map) == 0 && (map == Addr::NULL || Header(map).tombstones() == 0) {
            return Ok(());
        }
        let map = Header(map);
        begin_write(map)?;
        if map.is_small() {
            table::clear_group(Group(map.directory()), shape);
        }
        for i in 0..map.directory_len() {
            let table = map.table_at(i);
            if table.index() == i as i64 {
                table::clear_table(table, shape);
            }
        }
        map.set_entries(0);
        map.set_tombstones(0);
        map.set_clear_count(map.clear_count() + 1);
        map.set_seed(alloc.random());
        map.set_writing(0);
        Ok(())
    }
}

/// Notes that the map is being changed.
#[inline(always)]
unsafe fn begin_write(map: Header) -> Result<(), Fault> {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        if map.writing() != 0 {
            return Err(Fatal::Throw("concurrent map writes".into()).into());
        }
        map.set_writing(1);
    }
    Ok(())
}

/// Stores a whole value for a key: what composite literals and natives use.
///
/// # Errors
/// As [`assign`].
///
/// # Safety
/// As [`assign`]; `value` is a value of the map's value type.
pub unsafe fn insert<A: Alloc>(
    alloc: &mut A,
    map: Addr,
    shape: &MapShape,
    key: Addr,
    value: Addr,
) -> Result<(), Fault> {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        let to = assign(alloc, map, shape, key)?;
        copy_value(to, value, shape.value);
    }
    Ok(())
}
