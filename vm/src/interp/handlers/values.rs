//! Allocation, slices, strings, interfaces and maps.
//!
//! `New` and word-to-word maps are done here, inlined; all else is a function of `ops/`. Soundness: as `exec.rs`.

use super::handlers;
use crate::interp::exec::{Cx, Flow};
use crate::interp::ops;
use crate::program::{Itab, MapSite};
use burrow_alloc::mem::load64;
use burrow_alloc::units::Addr;
use burrow_runtime::func::FrameObject;
use burrow_runtime::map;
use burrow_runtime::rtype::TypeRef;
use burrow_runtime::string::decode_rune;
use burrow_runtime::value::store_word;

impl Cx<'_, '_> {
    /// A zeroed object of the type in the first extension word; `None` if there is no memory.
    #[inline(always)]
    fn allocate(&mut self) -> Option<Addr> {
        // SAFETY: the compiler put a type's address there; types outlive the heap (rtype.rs T1).
        unsafe {
            let ty = TypeRef::from_addr(self.ext(1)).unwrap_unchecked();
            let p = &mut *self.m.p;
            p.cache.try_alloc(&p.heap, &ty.object)
        }
    }

    /// Stops because there is no memory for the object of the first extension word.
    #[inline(always)]
    fn out_of_memory(&mut self) -> Flow {
        ops::out_of_memory(self.m, self.fp, self.pc);
        Flow::Stop
    }
}

/// Zeroes so many words, at least one: up to four by overlapping stores, without a loop.
///
/// # Safety
/// The words lie in a frame of the running goroutine.
#[inline(always)]
unsafe fn clear_frame_words(at: *mut u64, words: usize) {
    // SAFETY: promised by the caller; each index is below `words`.
    unsafe {
        *at = 0;
        if words == 1 {
            return;
        }
        *at.add(words - 1) = 0;
        if words > 2 {
            *at.add(1) = 0;
            *at.add(words - 2) = 0;
        }
        if words > 4 {
            at.add(2).write_bytes(0, words - 4);
        }
    }
}

handlers! { c:
    FrameNew => {
        let at = c.reg_ptr(c.i.b);
        // SAFETY: the compiler put a type's address there, and took the words of a frame object of it (builder.rs E4).
        unsafe {
            let ty = TypeRef::from_addr(c.ext(1)).unwrap_unchecked();
            clear_frame_words(at, FrameObject::words_for(ty.size()));
        }
        c.set(c.i.a, at.expose_provenance() as u64);
        c.next(2)
    },
    AllocSite => {
        ops::alloc_site(c.m, c.fp, c.pc);
        c.next(1)
    },
    New => match c.allocate() {
        Some(at) => {
            c.set(c.i.a, at.0 as u64);
            c.next(2)
        }
        None => c.out_of_memory(),
    },
    NewPair => match c.allocate() {
        Some(at) => {
            // SAFETY: a fresh object of two words.
            unsafe {
                store_word(at, c.r(c.i.b));
                store_word(Addr(at.0 + 8), c.r(c.i.c));
            }
            c.set(c.i.a, at.0 as u64);
            c.next(2)
        }
        None => c.out_of_memory(),
    },
    CloneVal => c.op(ops::large::clone, 2),
    CopyVal => c.op(ops::large::copy, 2),
    ZeroVal => c.op(ops::large::present, 2),
    EqMem => c.op(ops::large::equal, 2),
    MakeSlice => c.op(ops::slice::make, 2),
    Append1 => c.op(ops::slice::append_one, 3),
    AppendSlice => c.op(ops::slice::append_slice, 2),
    AppendZeros => c.op(ops::slice::append_zeros, 2),
    AppendStr => c.op(ops::slice::append_string, 2),
    CopySlice => c.op(ops::slice::copy, 2),
    CopyStr => c.op(ops::slice::copy_string, 1),
    HeapSlice => c.op(ops::slice::move_to_heap, 2),
    ClearSlice => c.op(ops::slice::clear, 2),
    SliceSlice => c.op(ops::slice::slice_slice, 3),
    SliceStr => c.op(ops::slice::slice_string, 2),
    SliceToArray => c.op(ops::slice::slice_to_array, 2),
    SliceArray => c.op(ops::slice::slice_array, 4),

    UnsafeSlice => c.op(ops::slice::unsafe_slice, 2),
    UnsafeString => c.op(ops::slice::unsafe_string, 1),

    Concat => c.op(ops::string::concat, 2),
    RuneToStr => c.op(ops::string::rune_to_string, 1),
    BytesToStr => c.op(ops::string::bytes_to_string, 1),
    RunesToStr => c.op(ops::string::runes_to_string, 1),
    StrToBytes => c.op(ops::string::string_to_bytes, 1),
    StrToRunes => c.op(ops::string::string_to_runes, 1),
    StrNext => {
        let (ptr, len, at) = (Addr(c.r(c.i.b) as usize), c.r(c.i.b + 1) as usize, c.r(c.i.c) as usize);
        // SAFETY: a string, and an index the loop has checked to be below its length.
        let (rune, width) = unsafe { decode_rune(ptr, len, at) };
        c.set(c.i.a, u64::from(rune));
        c.set(c.i.a + 1, (at + width) as u64);
        c.next(1)
    },
    Print => c.op(ops::print, 1),
    EqStr => c.op(ops::compare::equal_strings, 1),
    CmpStr => c.op(ops::compare::compare_strings, 1),
    EqIface => c.op(ops::compare::equal_interfaces, 2),
    EqVal => c.op(ops::compare::equal_values, 3),

    MakeIface => c.op(ops::interface::make, 4),
    MakeIface64 => {
        let value = c.r(c.i.b);
        let data = match u8::try_from(value) {
            Ok(small) => c.m.program.small_values().word(small),
            Err(_) => {
                let Some(at) = c.allocate() else { return c.out_of_memory() };
                // SAFETY: a fresh object of one word.
                unsafe { store_word(at, value) };
                at
            }
        };
        c.set(c.i.a, c.ext(2));
        c.set(c.i.a + 1, data.0 as u64);
        c.next(3)
    },
    ItabType => {
        let tab = c.r(c.i.b);
        // SAFETY: the first word of an interface with methods is 0 or an itab's address (program.rs).
        let ty = if tab == 0 { 0 } else { unsafe { (*(tab as usize as *const Itab)).ty.addr() } };
        c.set(c.i.a, ty);
        c.next(1)
    },
    Assert => c.op(ops::interface::assert, 3),
    AssertIface => c.op(ops::interface::assert_interface, 3),
    ConvIface => c.op(ops::interface::convert, 2),

    MakeMap => c.op(ops::map::make, 2),
    MakeFrameMap => c.op(ops::map::make_in_frame, 2),
    MapGet => c.op(ops::map::get, 3),
    MapSlot => c.op(ops::map::slot, 3),
    MapGet64 => {
        // SAFETY: a site with a map type whose keys and values are words, and a map of it or null.
        let value = unsafe {
            let site = &*(c.ext(1) as usize as *const MapSite);
            let shape = site.map.map().unwrap_unchecked();
            map::access_u64(Addr(c.r(c.i.b) as usize), shape, c.r(c.i.c)).map_or(0, |at| load64(at))
        };
        c.set(c.i.a, value);
        c.next(2)
    },
    MapSlot64 => c.op(ops::map::slot_u64, 2),
    MapDelete => c.op(ops::map::delete, 3),
    MapClear => c.op(ops::map::clear, 2),
    MapLen => {
        // SAFETY: a map or null.
        let len = unsafe { map::len(Addr(c.r(c.i.b) as usize)) };
        c.set(c.i.a, len as u64);
        c.next(1)
    },
    MapIterInit => c.op(ops::map::iter_init, 3),
    MapIterNext => c.op(ops::map::iter_next, 3),
    MapIterGet => c.op(ops::map::iter_get, 4),
}
