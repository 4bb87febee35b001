//! Allocators with C's `malloc` and `free`, as subjects: glibc's, jemalloc, mimalloc.
//!
//! Called by their own names (the Rust crates only bring them along), so that no layer in between
//! is measured. Their memory is not cleared; Burrow's is.
//!
//! tcmalloc has no crate that brings it along. It takes glibc's place if it is preloaded, and is then
//! measured under the name `glibc`:
//! `LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libtcmalloc_minimal.so.4` (Debian's libtcmalloc-minimal4).

use std::ffi::c_void;
use std::marker::PhantomData;
use std::{mem, ptr};

#[cfg(feature = "peers")]
use {mimalloc as _, tikv_jemallocator as _}; // for linking

use crate::subject::{NoMemory, Subject, WINDOW, places};

/// A pair of functions that keep the contract of C's `malloc` and `free`.
trait CAllocator {
    /// `malloc`.
    ///
    /// # Safety
    /// None beyond C's: `size` may be anything.
    unsafe fn malloc(size: usize) -> *mut c_void;
    /// `free`.
    ///
    /// # Safety
    /// `object` is null or came from this allocator and has not been freed.
    unsafe fn free(object: *mut c_void);
}

/// Declares an allocator by the names of its functions.
macro_rules! allocator {
    ($(#[$attribute:meta])* $name:ident, $malloc:ident, $free:ident) => {
        $(#[$attribute])*
        struct $name;

        $(#[$attribute])*
        impl CAllocator for $name {
            #[inline(always)]
            unsafe fn malloc(size: usize) -> *mut c_void {
                // SAFETY: promised by the caller.
                unsafe { $malloc(size) }
            }

            #[inline(always)]
            unsafe fn free(object: *mut c_void) {
                // SAFETY: promised by the caller.
                unsafe { $free(object) }
            }
        }

        $(#[$attribute])*
        unsafe extern "C" {
            fn $malloc(size: usize) -> *mut c_void;
            fn $free(object: *mut c_void);
        }
    };
}

allocator!(Glibc, malloc, free);
allocator!(
    #[cfg(feature = "peers")]
    Jemalloc,
    _rjem_malloc,
    _rjem_free
);
allocator!(
    #[cfg(feature = "peers")]
    Mimalloc,
    mi_malloc,
    mi_free
);

/// An allocator, and the window of live objects.
struct Malloc<A: CAllocator> {
    size: usize,
    /// Null where there is no object yet. All else came from the allocator and is freed once.
    window: Box<[*mut u64]>,
    allocator: PhantomData<A>,
}

/// The allocator of this name, for objects of `size` bytes: at least 8.
pub fn allocator(name: &str, size: usize) -> Option<Box<dyn Subject>> {
    assert!(size >= 8, "an object has a word that can be written to");
    match name {
        "glibc" => Some(Malloc::<Glibc>::boxed(size)),
        #[cfg(feature = "peers")]
        "jemalloc" => Some(Malloc::<Jemalloc>::boxed(size)),
        #[cfg(feature = "peers")]
        "mimalloc" => Some(Malloc::<Mimalloc>::boxed(size)),
        _ => None,
    }
}

impl<A: CAllocator + 'static> Malloc<A> {
    fn boxed(size: usize) -> Box<dyn Subject> {
        let window = vec![ptr::null_mut(); WINDOW].into();
        Box::new(Malloc::<A> { size, window, allocator: PhantomData })
    }
}

/// What is measured: the objects at these places are freed, and others take their place.
#[inline(never)]
fn replace<A: CAllocator>(size: usize, places: &mut [*mut u64]) -> Result<(), NoMemory> {
    for place in &mut *places {
        // SAFETY: what the window says of its objects; it forgets this one.
        unsafe { A::free(mem::replace(place, ptr::null_mut()).cast()) };
    }
    for place in places {
        // SAFETY: a fresh object has room for a word.
        unsafe {
            *place = A::malloc(size).cast();
            if place.is_null() {
                return Err(NoMemory);
            }
            place.write(place.addr() as u64);
        }
    }
    Ok(())
}

impl<A: CAllocator> Subject for Malloc<A> {
    fn churn(&mut self, batches: usize) -> Result<(), NoMemory> {
        for batch in 0..batches {
            replace::<A>(self.size, &mut self.window[places(batch)])?;
        }
        Ok(())
    }
}

impl<A: CAllocator> Drop for Malloc<A> {
    fn drop(&mut self) {
        for object in &self.window {
            // SAFETY: what the window says of its objects.
            unsafe { A::free(object.cast()) };
        }
    }
}
