//! Natives of package `encoding/binary`: numbers at the beginning of slices of bytes, and slices of numbers as a whole.

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::value::{GoSlice, load_bytes, store_bytes};

use super::{After, Native, NativeCtx};

/// Where `size` bytes begin a slice.
///
/// # Errors
/// If it has fewer: as Go's code, which looks at the last byte first.
fn first(slice: GoSlice, size: usize) -> Result<Addr, Fault> {
    if slice.len < size {
        let (index, len) = (size as i64 - 1, slice.len as i64);
        return Err(RuntimeError::Index { index, len }.into());
    }
    Ok(slice.ptr)
}

macro_rules! number {
    ($get:ident, $put:ident, $int:ty, $from:ident, $to:ident) => {
        fn $get(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
            let at = first(ctx.arg_slice(0), size_of::<$int>())?;
            // SAFETY: so many bytes of the slice (checked).
            let value = <$int>::$from(unsafe { load_bytes(at) });
            ctx.set(0, u64::from(value));
            Ok(After::Continue)
        }

        fn $put(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
            let at = first(ctx.arg_slice(0), size_of::<$int>())?;
            let value = ctx.arg(3) as $int;
            // SAFETY: so many bytes of the slice (checked).
            unsafe { store_bytes(at, &value.$to()) };
            Ok(After::Continue)
        }
    };
}

number!(get16, put16, u16, from_le_bytes, to_le_bytes);
number!(get32, put32, u32, from_le_bytes, to_le_bytes);
number!(get64, put64, u64, from_le_bytes, to_le_bytes);
number!(get_big16, put_big16, u16, from_be_bytes, to_be_bytes);
number!(get_big32, put_big32, u32, from_be_bytes, to_be_bytes);
number!(get_big64, put_big64, u64, from_be_bytes, to_be_bytes);

/// func swapCopy(to, from []byte, size int, swap bool) int: bytes copied; the two do not overlap.
fn swap_copy(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (to, from) = (ctx.arg_slice(0), ctx.arg_slice(3));
    let (size, swap) = (ctx.arg(6) as usize, ctx.arg(7) != 0);
    let len = to.len.min(from.len);
    // SAFETY: as many bytes of both slices, which hold numbers and no pointers.
    unsafe {
        if !swap || size <= 1 {
            mem::copy_bytes(to.ptr, from.ptr, Bytes(len));
        } else {
            for start in (0..len / size).map(|n| n * size) {
                for byte in 0..size {
                    let value = mem::load8(from.ptr + Bytes(start + byte));
                    mem::store8(to.ptr + Bytes(start + size - 1 - byte), value);
                }
            }
        }
    }
    ctx.set(0, len as u64);
    Ok(After::Continue)
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("encoding/binary.get16", get16),
    ("encoding/binary.get32", get32),
    ("encoding/binary.get64", get64),
    ("encoding/binary.getBig16", get_big16),
    ("encoding/binary.getBig32", get_big32),
    ("encoding/binary.getBig64", get_big64),
    ("encoding/binary.put16", put16),
    ("encoding/binary.put32", put32),
    ("encoding/binary.put64", put64),
    ("encoding/binary.putBig16", put_big16),
    ("encoding/binary.putBig32", put_big32),
    ("encoding/binary.putBig64", put_big64),
    ("encoding/binary.swapCopy", swap_copy),
];
