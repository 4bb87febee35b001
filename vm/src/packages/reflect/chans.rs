//! Natives of package `reflect` about channels.
//!
//! An operation that must wait says so and parks the goroutine; when that is unparked the Go source asks again, with the
//! same operands, as an instruction runs again (runtime/src/chan.rs). What is sent or received lies in the heap.

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes, WORD};
use burrow_runtime::chan::{self, Case, ChanCx, Chosen, Direction, Progress};
use burrow_runtime::rtype::TypeRef;
use burrow_runtime::value::copy_value;

use super::{Done, addr, ty};
use crate::packages::{After, Native, NativeCtx};

/// Bytes of a `chanCase` of the Go source: channel, value, element type, whether it sends.
const CASE_BYTES: usize = 32;

/// Room for a value on its way from a channel, which writes it as one writes to a frame.
struct Buffer(Vec<u64>);

impl Buffer {
    fn new(bytes: usize) -> Buffer {
        Buffer(vec![0; bytes.div_ceil(WORD)])
    }

    fn at(&mut self) -> Addr {
        Addr(self.0.as_mut_ptr().expose_provenance())
    }
}

/// func makeChan(elem *rtype, n int) unsafe.Pointer
fn make_chan(ctx: &mut NativeCtx<'_>) -> Done {
    let (elem, size) = (ty(ctx, 0)?, ctx.arg(1) as i64);
    let made = chan::make(ctx.p, elem, size)?;
    ctx.set(0, made.0 as u64);
    Ok(After::Continue)
}

/// func chanLen(ch unsafe.Pointer) int
fn chan_len(ctx: &mut NativeCtx<'_>) -> Done {
    // SAFETY: (R1) a channel or nil.
    let len = unsafe { chan::len(addr(ctx, 0)) };
    ctx.set(0, len);
    Ok(After::Continue)
}

/// func chanCap(ch unsafe.Pointer) int
fn chan_cap(ctx: &mut NativeCtx<'_>) -> Done {
    // SAFETY: (R1) a channel or nil.
    let cap = unsafe { chan::capacity(addr(ctx, 0)) };
    ctx.set(0, cap);
    Ok(After::Continue)
}

/// func chanClose(ch unsafe.Pointer)
fn chan_close(ctx: &mut NativeCtx<'_>) -> Done {
    // SAFETY: (R1) a channel or nil.
    unsafe { chan::close(ctx.sched, ctx.p, addr(ctx, 0)) }?;
    Ok(After::Continue)
}

/// func chanSend(ch, value unsafe.Pointer) (done bool)
fn chan_send(ctx: &mut NativeCtx<'_>) -> Done {
    let (ch, value) = (addr(ctx, 0), addr(ctx, 1));
    let mut cx = ChanCx { sched: ctx.sched, p: ctx.p, g: ctx.g };
    // SAFETY: (R1) a channel or nil, and a value of its element type that the caller's frame keeps.
    let progress = unsafe { chan::send(&mut cx, ch, value) }?;
    let done = progress != Progress::Park;
    ctx.set(0, u64::from(done));
    Ok(if done { After::Continue } else { After::Park })
}

/// func chanRecv(elem *rtype, ch, to unsafe.Pointer) (ok, done bool)
fn chan_recv(ctx: &mut NativeCtx<'_>) -> Done {
    let (elem, ch, to) = (ty(ctx, 0)?, addr(ctx, 1), addr(ctx, 2));
    let mut buffer = Buffer::new(elem.size());
    let mut cx = ChanCx { sched: ctx.sched, p: ctx.p, g: ctx.g };
    // SAFETY: (R1) a channel of this element type or nil; the buffer and the variable have room for an element.
    let ok = unsafe {
        let Progress::Done(ok) = chan::recv(&mut cx, ch, buffer.at()) else {
            ctx.set(1, 0);
            return Ok(After::Park);
        };
        copy_value(to, buffer.at(), elem);
        ok
    };
    ctx.set(0, u64::from(ok));
    ctx.set(1, 1);
    Ok(After::Continue)
}

/// A case as the Go source has it.
struct CaseOf {
    case: Case,
    value: Addr,
    elem: Option<TypeRef>,
}

/// # Safety
/// (R1) a `chanCase` at this address.
unsafe fn case_at(at: Addr) -> CaseOf {
    // SAFETY: promised by the caller: four words, one of them a type's address or null.
    unsafe {
        let word = |n: usize| mem::load64(at + Bytes(n * WORD)) as usize;
        let value = Addr(word(1));
        let sends = word(3) as u8 != 0;
        let direction = if sends { Direction::Send(value) } else { Direction::Recv };
        let elem = TypeRef::from_addr(word(2) as u64);
        CaseOf { case: Case { chan: Addr(word(0)), direction }, value, elem }
    }
}

/// func chanSelect(cases []chanCase, block bool) (chosen int, ok, done bool): -1 if none can proceed and it may not block.
fn chan_select(ctx: &mut NativeCtx<'_>) -> Done {
    let (slice, block) = (ctx.arg_slice(0), ctx.arg(3) != 0);
    // SAFETY: (R1) elements of the slice.
    let cases: Vec<CaseOf> =
        (0..slice.len).map(|n| unsafe { case_at(slice.ptr + Bytes(n * CASE_BYTES)) }).collect();
    let largest = cases.iter().filter_map(|case| case.elem).map(|ty| ty.size()).max();
    let mut buffer = Buffer::new(largest.unwrap_or(0));
    let operands: Vec<Case> = cases.iter().map(|case| case.case).collect();
    let mut cx = ChanCx { sched: ctx.sched, p: ctx.p, g: ctx.g };
    // SAFETY: (R1) channels or nil, and values of their element types that the caller's frame keeps; the buffer has room
    // for any of them.
    let chosen = unsafe { chan::select(&mut cx, &operands, block, buffer.at()) }?;
    let (index, ok) = match chosen {
        Chosen::Park => {
            ctx.set(2, 0);
            return Ok(After::Park);
        }
        Chosen::Default => (u64::MAX, false),
        Chosen::Case(index, ok) => {
            let case = &cases[index];
            if let (Direction::Recv, Some(elem)) = (case.case.direction, case.elem) {
                // SAFETY: (R1) a variable of the element type.
                unsafe { copy_value(case.value, buffer.at(), elem) };
            }
            (index as u64, ok)
        }
    };
    ctx.set(0, index);
    ctx.set(1, u64::from(ok));
    ctx.set(2, 1);
    Ok(After::Continue)
}

/// The natives about channels.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("reflect.makeChan", make_chan),
    ("reflect.chanLen", chan_len),
    ("reflect.chanCap", chan_cap),
    ("reflect.chanClose", chan_close),
    ("reflect.chanSend", chan_send),
    ("reflect.chanRecv", chan_recv),
    ("reflect.chanSelect", chan_select),
];
