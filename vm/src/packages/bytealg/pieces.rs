//! Natives that cut text into pieces and join pieces: the Go side makes the slice of pieces, they fill it.

use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::string::MAX_BYTES;
use burrow_runtime::value::{Alloc, GoSlice, GoString};

use super::view::View;
use super::{After, NativeCtx, copy_to, fresh, number, view};
use crate::unicode;

/// Stores pieces of a string, or of a slice of bytes, one after another.
struct Pieces<const W: usize> {
    to: GoSlice,
    done: usize,
}

impl<const W: usize> Pieces<W> {
    /// The pieces that argument word `n` and the next have room for.
    fn at(ctx: &NativeCtx<'_>, n: usize) -> Pieces<W> {
        Pieces { to: ctx.arg_slice(n), done: 0 }
    }

    /// Stores a piece if there is room. A slice's capacity ends with it.
    fn put(&mut self, piece: View) {
        if self.done == self.to.len {
            return;
        }
        let ptr = if piece.len == 0 && W == 2 { Addr(0) } else { piece.ptr };
        let at = self.to.ptr + Bytes(self.done * W * 8);
        // SAFETY: the slice's elements have `W` words, and one is left.
        unsafe {
            match W {
                2 => GoString { ptr, len: piece.len }.store(at),
                _ => GoSlice { ptr, len: piece.len, cap: piece.len }.store(at),
            }
        }
        self.done += 1;
    }
}

/// Hands every field (stretch without white space) to `take`.
fn each_field(all: View, mut take: impl FnMut(View)) {
    let mut start = None;
    for (at, rune, _) in all.runes() {
        match (unicode::is_space(rune), start) {
            (true, Some(from)) => {
                take(all.cut(from, at));
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        take(all.from(from));
    }
}

/// func fieldCount(s T) int
pub(super) fn field_count<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let mut count = 0;
    each_field(view(ctx, 0), |_| count += 1);
    number(ctx, count)
}

/// func fields(s T, into []T)
pub(super) fn fields<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let mut into = Pieces::<W>::at(ctx, W);
    each_field(view(ctx, 0), |field| into.put(field));
    Ok(After::Continue)
}

/// func split(s, sep T, keep int, into []T): pieces between separators, which keep so many bytes of them; the last piece
/// that there is room for takes the rest. `sep` is not empty.
pub(super) fn split<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (all, sep, keep) = (view(ctx, 0), view(ctx, W), ctx.arg(2 * W) as usize);
    let mut into = Pieces::<W>::at(ctx, 2 * W + 1);
    let (mut from, cuts) = (0, into.to.len.saturating_sub(1));
    for at in all.places(sep).take(cuts) {
        into.put(all.cut(from, at + keep.min(sep.len)));
        from = at + sep.len;
    }
    into.put(all.from(from));
    Ok(After::Continue)
}

/// func join(pieces []T, sep T) T
pub(super) fn join<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (pieces, sep) = (ctx.arg_slice(0), view(ctx, 3));
    let piece = |n: usize| {
        // SAFETY: elements of the slice have `W` words, of which the first two are address and length.
        let s = unsafe { GoString::load(pieces.ptr + Bytes(n * W * 8)) };
        View { ptr: s.ptr, len: s.len }
    };
    let mut len = sep.len.saturating_mul(pieces.len.saturating_sub(1));
    for n in 0..pieces.len {
        len = len.saturating_add(piece(n).len);
    }
    if len > MAX_BYTES {
        return Err(RuntimeError::MakeSliceLen.into());
    }
    if len == 0 {
        return fresh::<W>(ctx, GoString::default());
    }
    let ptr = ctx.p.new_bytes(len, false)?;
    let mut to = ptr;
    for n in 0..pieces.len {
        for part in [if n == 0 { sep.cut(0, 0) } else { sep }, piece(n)] {
            // SAFETY: the parts together have `len` bytes.
            unsafe { copy_to(to, part) };
            to = to + Bytes(part.len);
        }
    }
    fresh::<W>(ctx, GoString { ptr, len })
}
