//! Loads and stores: behind pointers, in package variables, in elements, and in small fields held in registers.
//!
//! Each checks for nil or bounds itself. Pointers are stored by instructions of their own (`StoreP`, `GStoreP`,
//! `SetElemP`), which have the write barrier. Soundness: as `exec.rs`.

use super::handlers;
use crate::bytecode::{Counts, Op};
use crate::interp::exec::{Cx, Flow};
use crate::interp::ops::memory as ops;
use burrow_alloc::mem::{load8, load16, load32, load64, store8, store16, store32, store64};
use burrow_alloc::units::Addr;
use burrow_runtime::value::store_word;

impl Cx<'_, '_> {
    /// a = widened(load(b + c))
    #[inline(always)]
    fn load<T>(&mut self, load: unsafe fn(Addr) -> T, widen: impl FnOnce(T) -> u64) -> Flow {
        let Some(at) = self.pointer(self.i.b) else { return self.nil() };
        // SAFETY: a pointer that is not nil leads to a value that has such a field (exec.rs).
        let value = unsafe { load(Addr(at.0 + self.i.c as usize)) };
        self.set(self.i.a, widen(value));
        self.next(1)
    }

    /// store(a + c, narrowed(b))
    #[inline(always)]
    fn store<T>(&mut self, store: unsafe fn(Addr, T), narrow: impl FnOnce(u64) -> T) -> Flow {
        let Some(at) = self.pointer(self.i.a) else { return self.nil() };
        // SAFETY: as in `load`.
        unsafe { store(Addr(at.0 + self.i.c as usize), narrow(self.r(self.i.b))) };
        self.next(1)
    }

    #[inline(always)]
    fn global_load<T>(&mut self, load: unsafe fn(Addr) -> T, widen: impl FnOnce(T) -> u64) -> Flow {
        // SAFETY: the address of a package variable (program.rs G1).
        let value = unsafe { load(Addr(self.ext(1) as usize)) };
        self.set(self.i.a, widen(value));
        self.next(2)
    }

    #[inline(always)]
    fn global_store<T>(
        &mut self,
        store: unsafe fn(Addr, T),
        narrow: impl FnOnce(u64) -> T,
    ) -> Flow {
        // SAFETY: as in `global_load`.
        unsafe { store(Addr(self.ext(1) as usize), narrow(self.r(self.i.a))) };
        self.next(2)
    }

    /// a = widened(load(b[c]))
    #[inline(always)]
    fn elem<T>(
        &mut self,
        size: u64,
        load: unsafe fn(Addr) -> T,
        widen: impl FnOnce(T) -> u64,
    ) -> Flow {
        match self.element(self.i.b, self.i.c, size) {
            Some(at) => {
                // SAFETY: an element of a slice or string, within its bounds.
                let value = unsafe { load(at) };
                self.set(self.i.a, widen(value));
                self.next(1)
            }
            None => self.out_of_range(self.r(self.i.c), self.r(self.i.b + 1)),
        }
    }

    /// store(a[b], narrowed(c))
    #[inline(always)]
    fn set_elem<T>(
        &mut self,
        size: u64,
        store: unsafe fn(Addr, T),
        narrow: impl FnOnce(u64) -> T,
    ) -> Flow {
        match self.element(self.i.a, self.i.b, size) {
            Some(at) => {
                // SAFETY: as in `elem`.
                unsafe { store(at, narrow(self.r(self.i.c))) };
                self.next(1)
            }
            None => self.out_of_range(self.r(self.i.b), self.r(self.i.a + 1)),
        }
    }

    /// a = value(b >> 8 * c)
    #[inline(always)]
    fn field(&mut self, value: impl FnOnce(u64) -> u64) -> Flow {
        self.set(self.i.a, value(self.r(self.i.b) >> (8 * u32::from(self.i.c))));
        self.next(1)
    }

    #[inline(always)]
    fn put(&mut self, op: Op) -> Flow {
        let word = ops::put(op, self.r(self.i.a), self.r(self.i.b), u32::from(self.i.c));
        self.set(self.i.a, word);
        self.next(1)
    }
}

/// Adds to the float64 at `at`.
///
/// # Safety
/// A float64 lies there.
#[inline(always)]
unsafe fn add_float(at: Addr, x: f64) {
    // SAFETY: promised by the caller.
    unsafe { store64(at, (f64::from_bits(load64(at)) + x).to_bits()) };
}

handlers! { c:
    Load8S => c.load(load8, |x| i64::from(x as i8) as u64),
    Load8U => c.load(load8, u64::from),
    Load16S => c.load(load16, |x| i64::from(x as i16) as u64),
    Load16U => c.load(load16, u64::from),
    Load32S => c.load(load32, |x| i64::from(x as i32) as u64),
    Load32U => c.load(load32, u64::from),
    Load64 => c.load(load64, u64::from),
    LoadN => {
        let Some(at) = c.pointer(c.i.b) else { return c.nil() };
        // SAFETY: so many words at both places (exec.rs).
        unsafe { ops::load_words(c.reg_ptr(c.i.a), Addr(at.0 + c.i.c as usize), Counts::of(c.ext(1)).x) };
        c.next(2)
    },
    LoadB => {
        let Some(at) = c.pointer(c.i.b) else { return c.nil() };
        let (words, bytes) = (Counts::of(c.ext(1)).x, c.ext(2) as usize);
        // SAFETY: so many bytes there, and registers for them (exec.rs).
        unsafe { ops::load_bytes(c.reg_ptr(c.i.a), Addr(at.0 + c.i.c as usize), bytes, words) };
        c.next(3)
    },
    Store8 => c.store(store8, |x| x as u8),
    Store16 => c.store(store16, |x| x as u16),
    Store32 => c.store(store32, |x| x as u32),
    Store64 => c.store(store64, u64::from),
    StoreP => c.store(store_word, u64::from),
    StoreN => {
        let Some(at) = c.pointer(c.i.a) else { return c.nil() };
        // SAFETY: so many words at both places (exec.rs).
        unsafe { ops::store_words(Addr(at.0 + c.i.c as usize), c.reg_ptr(c.i.b), Counts::of(c.ext(1)).x) };
        c.next(2)
    },
    StoreB => {
        let Some(at) = c.pointer(c.i.a) else { return c.nil() };
        // SAFETY: so many bytes at both places (exec.rs).
        unsafe { ops::store_bytes(Addr(at.0 + c.i.c as usize), c.reg_ptr(c.i.b), c.ext(2) as usize) };
        c.next(3)
    },
    FieldAddr => {
        let Some(at) = c.pointer(c.i.b) else { return c.nil() };
        c.set(c.i.a, at.0 as u64 + c.ext(1));
        c.next(2)
    },
    NilCheck => if c.r(c.i.a) == 0 { c.nil() } else { c.next(1) },

    GLoad8S => c.global_load(load8, |x| i64::from(x as i8) as u64),
    GLoad8U => c.global_load(load8, u64::from),
    GLoad16S => c.global_load(load16, |x| i64::from(x as i16) as u64),
    GLoad16U => c.global_load(load16, u64::from),
    GLoad32S => c.global_load(load32, |x| i64::from(x as i32) as u64),
    GLoad32U => c.global_load(load32, u64::from),
    GLoad64 => c.global_load(load64, u64::from),
    GStore8 => c.global_store(store8, |x| x as u8),
    GStore16 => c.global_store(store16, |x| x as u16),
    GStore32 => c.global_store(store32, |x| x as u32),
    GStore64 => c.global_store(store64, u64::from),
    GStoreP => c.global_store(store_word, u64::from),

    Elem8S => c.elem(1, load8, |x| i64::from(x as i8) as u64),
    Elem8U => c.elem(1, load8, u64::from),
    Elem16S => c.elem(2, load16, |x| i64::from(x as i16) as u64),
    Elem16U => c.elem(2, load16, u64::from),
    Elem32S => c.elem(4, load32, |x| i64::from(x as i32) as u64),
    Elem32U => c.elem(4, load32, u64::from),
    Elem64 => c.elem(8, load64, u64::from),
    SetElem8 => c.set_elem(1, store8, |x| x as u8),
    SetElem16 => c.set_elem(2, store16, |x| x as u16),
    SetElem32 => c.set_elem(4, store32, |x| x as u32),
    SetElem64 => c.set_elem(8, store64, u64::from),
    SetElemP => c.set_elem(8, store_word, u64::from),
    ElemAddr => match c.element(c.i.b, c.i.c, c.ext(1)) {
        Some(at) => {
            c.set(c.i.a, at.0 as u64);
            c.next(2)
        }
        None => c.out_of_range(c.r(c.i.c), c.r(c.i.b + 1)),
    },
    ArrayAddr => {
        let Some(at) = c.pointer(c.i.b) else { return c.nil() };
        let (index, len) = (c.r(c.i.c), c.ext(1));
        if index < len {
            c.set(c.i.a, at.0 as u64 + index * c.ext(2));
            c.next(3)
        } else {
            c.out_of_range(index, len)
        }
    },
    AddElemF => c.set_elem(8, add_float, f64::from_bits),
    SwapElem64 => match (c.element(c.i.a, c.i.b, 8), c.element(c.i.a, c.i.c, 8)) {
        (Some(x), Some(y)) => {
            // SAFETY: two elements of one word (exec.rs).
            unsafe {
                let (old_x, old_y) = (load64(x), load64(y));
                store64(x, old_y);
                store64(y, old_x);
            }
            c.next(1)
        }
        (None, _) => c.out_of_range(c.r(c.i.b), c.r(c.i.a + 1)),
        _ => c.out_of_range(c.r(c.i.c), c.r(c.i.a + 1)),
    },
    StrByte => c.elem(1, load8, u64::from),

    Get8S => c.field(|x| i64::from(x as i8) as u64),
    Get8U => c.field(|x| u64::from(x as u8)),
    Get16S => c.field(|x| i64::from(x as i16) as u64),
    Get16U => c.field(|x| u64::from(x as u16)),
    Get32S => c.field(|x| i64::from(x as i32) as u64),
    Get32U => c.field(|x| u64::from(x as u32)),
    Put8 => c.put(Op::Put8),
    Put16 => c.put(Op::Put16),
    Put32 => c.put(Op::Put32),
}
