//! How a map lies in script memory: header, tables, groups, slots, and the descriptors of each.
//!
//! Sizes and pointer words are Go's, so that a map costs as many objects and bytes as in Go.
//!
//! ```text
//! header (48 B)                 table (32 B)                group
//!  0 entries           u64       0 entries        u16        0 control word, a byte a slot
//!  8 seed              u64       2 slots          u16        8 slot 0: key, padding, value, padding
//! 16 directory or group ptr      4 growth left    u16          ...
//! 24 directory length  u64       6 local depth    u8           slot 7
//! 32 global depth      u8        8 index          i64
//! 33 directory shift   u8       16 groups         ptr       directory: pointers to tables
//! 34 writing           u8       24 groups - 1     u64
//! 35 may have tombstones u8
//! 40 clear count       u64
//! ```
//!
//! Invariants: (M1) a map of at most 8 entries that never had more has a directory length of 0, and word 16 is its one
//! group (null until the first insertion, unless it came with the header). Otherwise word 16 is the directory, whose length is `2^global depth`. (M2)
//! A table stands in `2^(global depth - local depth)` consecutive directory entries, the first of which is its index;
//! its hashes are those whose top bits give one of these entries. A table that was replaced has index -1. (M3) Growth
//! left = 7/8 of the slots - entries - deleted slots (an 8-slot table: 7), so that every table has an empty slot and
//! every search ends.
//!
//! Locks: none; a map is written by one goroutine at a time, or the script has a data race. Next to read: `table.rs`.

use burrow_alloc::mem;
use burrow_alloc::object_type::ObjectType;
use burrow_alloc::prefetch::prefetch;
use burrow_alloc::units::{Addr, Bytes, WORD};

use super::ctrl::{ALL_EMPTY, Controls, SLOTS};
use crate::rtype::{Kind, MapKeyKind, MapShape, NewType, Shape, TypeArena, TypeFlags, TypeRef};
use crate::value::{load_addr, store_word};

/// Keys and values over this size live in objects of their own.
const MAX_INLINE: usize = 128;
/// Bytes of the control word, before the slots of a group.
const CONTROL_BYTES: usize = 8;

/// Descriptors of the parts that are the same in all maps; made once per program.
#[derive(Clone, Copy, Debug)]
pub struct MapTypes {
    /// The header: what a map variable points to.
    pub header: TypeRef,
    /// A table.
    pub table: TypeRef,
    /// An entry of the directory: a pointer to a table.
    pub entry: TypeRef,
}

impl MapTypes {
    /// Makes the descriptors.
    pub fn new(types: &TypeArena) -> MapTypes {
        let header = header_type(types);
        let table = internal(types, "map table", 32, 8, &[2]);
        let entry = internal(types, "*map table", WORD, 8, &[0]);
        entry.set_shape(Shape::Pointer(table));
        MapTypes { header, table, entry }
    }
}

/// A descriptor of the header: for the compiler, which keeps headers in frames.
pub fn header_type(types: &TypeArena) -> TypeRef {
    internal(types, "map header", 48, 8, &[2])
}

/// A type that no script can name.
fn internal(
    types: &TypeArena,
    name: &str,
    size: usize,
    align: u8,
    pointer_words: &[usize],
) -> TypeRef {
    types.add(NewType {
        object: ObjectType::new(Bytes(size), pointer_words),
        kind: if pointer_words.len() * WORD == size { Kind::Pointer } else { Kind::Struct },
        align,
        flags: TypeFlags::default(),
        string: name.into(),
        name: "".into(),
        pkg_path: "".into(),
    })
}

/// Lays out the groups of a map type.
pub fn map_shape(types: &TypeArena, key: TypeRef, value: TypeRef) -> MapShape {
    let (indirect_key, indirect_value) = (key.size() > MAX_INLINE, value.size() > MAX_INLINE);
    let part = |ty: TypeRef, indirect| {
        if indirect { (WORD, WORD) } else { (ty.size(), usize::from(ty.align).max(1)) }
    };
    let ((key_size, key_align), (value_size, value_align)) =
        (part(key, indirect_key), part(value, indirect_value));

    let value_offset = key_size.next_multiple_of(value_align);
    let mut slot_size = value_offset + value_size;
    if value_size == 0 && slot_size > 0 {
        slot_size += 1; // the address of a value of no size must not lie behind the slot
    }
    slot_size = slot_size.next_multiple_of(key_align.max(value_align));
    let mut group_size = CONTROL_BYTES + SLOTS * slot_size;
    if slot_size == 0 {
        group_size += CONTROL_BYTES; // likewise for slots of no size
    }

    let mut pointers = Vec::new();
    for slot in 0..SLOTS {
        let start = CONTROL_BYTES + slot * slot_size;
        add_pointers(&mut pointers, start, key, indirect_key);
        add_pointers(&mut pointers, start + value_offset, value, indirect_value);
    }
    let group = internal(types, "map group", group_size, 8, &pointers);
    let key_kind = key_kind(key);
    // Both sizes are at most 128 and their sum is far below 4 GiB.
    let (slot_size, value_offset) = (slot_size as u32, value_offset as u32);
    MapShape { key, value, group, slot_size, value_offset, indirect_key, indirect_value, key_kind }
}

/// Adds the pointer words of a part of a slot that starts at byte `start` of the group.
fn add_pointers(pointers: &mut Vec<usize>, start: usize, ty: TypeRef, indirect: bool) {
    if indirect {
        pointers.push(start / WORD);
        return;
    }
    for (word, bits) in ty.object.mask().iter().enumerate() {
        pointers.extend(
            (0..64).filter(|bit| bits >> bit & 1 == 1).map(|bit| start / WORD + word * 64 + bit),
        );
    }
}

/// Which fast path a key type can take: aligned as what is loaded.
fn key_kind(key: TypeRef) -> MapKeyKind {
    match (key.kind, key.size(), key.align) {
        (Kind::String, ..) => MapKeyKind::Str,
        (_, 8, 8) if key.flags.plain_memory => MapKeyKind::Word64,
        (_, 4, 4) if key.flags.plain_memory => MapKeyKind::Word32,
        _ => MapKeyKind::General,
    }
}

/// Getters and setters for the fields of a part that is named by its address.
macro_rules! fields {
    ($part:ident: $($get:ident, $set:ident, $offset:literal, $load:ident, $store:ident, $int:ty;)*) => {
        impl $part {
            $(
                #[inline(always)]
                pub(super) unsafe fn $get(self) -> $int {
                    // SAFETY: (V1) this type is only made from addresses of live parts; the offset is its field's.
                    unsafe { mem::$load(self.0 + Bytes($offset)) as $int }
                }

                #[inline(always)]
                pub(super) unsafe fn $set(self, value: $int) {
                    // SAFETY: as above.
                    unsafe { mem::$store(self.0 + Bytes($offset), value as _) }
                }
            )*
        }
    };
}

/// A map's header.
#[derive(Clone, Copy)]
pub(super) struct Header(pub(super) Addr);

fields! { Header:
    entries, set_entries, 0, load64, store64, usize;
    seed, set_seed, 8, load64, store64, u64;
    directory_len, set_directory_len, 24, load64, store64, usize;
    global_depth, set_global_depth, 32, load8, store8, u32;
    shift, set_shift, 33, load8, store8, u32;
    writing, set_writing, 34, load8, store8, u8;
    tombstones, set_tombstones, 35, load8, store8, u8;
    clear_count, set_clear_count, 40, load64, store64, u64;
}

impl Header {
    /// The directory, or the group of a small map (M1).
    #[inline(always)]
    pub(super) unsafe fn directory(self) -> Addr {
        // SAFETY: (V1) the header's third word.
        unsafe { load_addr(self.0 + Bytes(16)) }
    }

    #[inline(always)]
    pub(super) unsafe fn set_directory(self, to: Addr) {
        // SAFETY: (V1) the header's third word.
        unsafe { store_word(self.0 + Bytes(16), to.0 as u64) }
    }

    /// Whether there are no tables yet (M1).
    #[inline(always)]
    pub(super) unsafe fn is_small(self) -> bool {
        // SAFETY: (V1) a live header.
        unsafe { self.directory_len() == 0 }
    }

    /// Entry `i` of the directory.
    #[inline(always)]
    pub(super) unsafe fn table_at(self, i: usize) -> Table {
        // SAFETY: (M1) the directory has `directory_len` words, of which the caller names one.
        unsafe { Table(load_addr(self.directory() + Bytes(i * WORD))) }
    }

    /// The table in charge of a hash (M2).
    #[inline(always)]
    pub(super) unsafe fn table_for(self, hash: u64) -> Table {
        // SAFETY: (M1), (M2) the top `global depth` bits are below the directory's length. A depth of 0 would shift by
        // 64, which is no shift: the directory has one entry then.
        unsafe {
            self.table_at(if self.directory_len() == 1 {
                0
            } else {
                (hash >> self.shift()) as usize
            })
        }
    }
}

/// A table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Table(pub(super) Addr);

fields! { Table:
    entries, set_entries, 0, load16, store16, usize;
    slots, set_slots, 2, load16, store16, usize;
    growth_left, set_growth_left, 4, load16, store16, usize;
    local_depth, set_local_depth, 6, load8, store8, u32;
    index, set_index, 8, load64, store64, i64;
    group_mask, set_group_mask, 24, load64, store64, usize;
}

impl Table {
    #[inline(always)]
    pub(super) unsafe fn groups(self) -> Addr {
        // SAFETY: (V1) the table's third word.
        unsafe { load_addr(self.0 + Bytes(16)) }
    }

    #[inline(always)]
    pub(super) unsafe fn set_groups(self, to: Addr) {
        // SAFETY: (V1) the table's third word.
        unsafe { store_word(self.0 + Bytes(16), to.0 as u64) }
    }

    /// Group `i`.
    #[inline(always)]
    pub(super) unsafe fn group(self, shape: &MapShape, i: usize) -> Group {
        // SAFETY: (V1) a live table; the caller's `i` is at most the group mask.
        Group(unsafe { self.groups() } + Bytes(i * group_bytes(shape)))
    }
}

/// Bytes of a cache line.
const LINE: usize = 64;

/// A group.
#[derive(Clone, Copy)]
pub(super) struct Group(pub(super) Addr);

impl Group {
    #[inline(always)]
    pub(super) unsafe fn controls(self) -> Controls {
        // SAFETY: (V1) a live group, whose first word this is. Byte 0 is slot 0 on any machine.
        Controls(u64::from_le(unsafe { mem::load64(self.0) }))
    }

    /// Has the group's further cache lines brought in while its control word is still on the way: which slot is wanted
    /// only that word tells, and without the hint its line would be asked for only then.
    #[inline(always)]
    pub(super) fn fetch(self, shape: &MapShape) {
        prefetch(self.0.0 + LINE);
        if group_bytes(shape) > 2 * LINE {
            prefetch(self.0.0 + 2 * LINE);
        }
    }

    #[inline(always)]
    pub(super) unsafe fn control(self, slot: usize) -> u8 {
        // SAFETY: (V1) a byte of the control word.
        unsafe { mem::load8(self.0 + Bytes(slot)) }
    }

    #[inline(always)]
    pub(super) unsafe fn set_control(self, slot: usize, control: u8) {
        // SAFETY: (V1) a byte of the control word.
        unsafe { mem::store8(self.0 + Bytes(slot), control) }
    }

    pub(super) unsafe fn set_all_empty(self) {
        // SAFETY: (V1) the control word.
        unsafe { mem::store64(self.0, ALL_EMPTY) }
    }

    /// Slot `i`: where its key (or the pointer to it) is.
    #[inline(always)]
    pub(super) fn slot(self, shape: &MapShape, i: usize) -> Addr {
        self.0 + Bytes(CONTROL_BYTES + i * shape.slot_size as usize)
    }
}

/// Bytes from one group of a table to the next: those of the group type, which has more only if slots have no size.
#[inline(always)]
pub(super) fn group_bytes(shape: &MapShape) -> usize {
    CONTROL_BYTES + SLOTS * shape.slot_size as usize
}

/// The key of a slot, behind its pointer if it has one.
#[inline(always)]
pub(super) unsafe fn key_of(shape: &MapShape, slot: Addr) -> Addr {
    // SAFETY: (V1) the slot of an entry.
    if shape.indirect_key { unsafe { load_addr(slot) } } else { slot }
}

/// The value of a slot, behind its pointer if it has one.
#[inline(always)]
pub(super) unsafe fn value_of(shape: &MapShape, slot: Addr) -> Addr {
    let at = slot + Bytes(shape.value_offset as usize);
    // SAFETY: (V1) the slot of an entry.
    if shape.indirect_value { unsafe { load_addr(at) } } else { at }
}
