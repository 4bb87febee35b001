//! Channels: `make`, send, receive, close, and `select` over several.
//!
//! A channel is an object of 112 bytes of the script's heap, as Go's `hchan`; its buffer follows it if the elements hold
//! no pointers, and is an object of its own otherwise. Goroutines that wait stand in its two queues as [`Waiter`]s, which
//! belong to the waiting goroutine. Values go from one goroutine to the other directly where one waits.
//!
//! A goroutine that must wait is parked *at* its operation and runs it again when it is unparked: the operation then
//! finds its waiter served, and only brings the result home. So what it sends stays in its frame, where the stack map
//! keeps it, and what it gets stays in its waiter, which is a root, until it is taken.
//!
//! Invariants: (C1) header words, queues and buffer slots change only under the channel's lock. (C2) Not both queues
//! have waiters that can be served; a waiter stands in a queue only if the buffer is full (senders) or empty (receivers).
//! (C3) All channels of a `select` are locked in the order of their addresses.
//!
//! Locks: one for each channel, in its last word; before those of the scheduler.

mod select;
mod waiter;

use burrow_alloc::mem;
use burrow_alloc::object_type::ObjectType;
use burrow_alloc::units::{Addr, Bytes};
use parking_lot::RawMutex;
use parking_lot::lock_api::RawMutex as _;

use crate::fault::{Fault, RuntimeError};
use crate::goroutine::{GRef, WaitReason};
use crate::processor::Processor;
use crate::rtype::{Kind, NewType, TypeArena, TypeFlags, TypeRef};
use crate::sched::Sched;
use crate::value::{self, Alloc};

pub use select::{Case, Chosen, Direction, select};
pub use waiter::Waiter;

use waiter::Queue;

/// Bytes of a channel's header.
const HEADER: usize = 112;

/// Where the header's words are, as in Go's `hchan`.
mod at {
    pub const COUNT: usize = 0;
    pub const CAPACITY: usize = 8;
    pub const BUFFER: usize = 16;
    pub const ELEM_SIZE: usize = 24;
    pub const CLOSED: usize = 28;
    /// 1 if the channel is a timer's: `len` and `cap` are then 0, as Go has it.
    pub const TIMER: usize = 32;
    pub const ELEM: usize = 40;
    pub const SEND_INDEX: usize = 48;
    pub const RECV_INDEX: usize = 56;
    pub const RECEIVERS: usize = 64;
    pub const SENDERS: usize = 80;
    pub const LOCK: usize = 104;
}

/// The descriptor of a header whose buffer is an object of its own.
pub fn header_type(types: &TypeArena) -> TypeRef {
    types.add(NewType {
        object: ObjectType::new(Bytes(HEADER), &[at::BUFFER / 8]),
        kind: Kind::Struct,
        align: 8,
        flags: TypeFlags::default(),
        string: "hchan".into(),
        name: "".into(),
        pkg_path: "".into(),
    })
}

/// What a channel operation works with.
pub struct ChanCx<'c, 'r> {
    /// Unparks goroutines.
    pub sched: &'c Sched<'r>,
    /// The P that the goroutine runs on.
    pub p: &'c mut Processor,
    /// The goroutine.
    pub g: GRef,
}

/// How far an operation came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is done; for a receive: whether a value was sent.
    Done(bool),
    /// The goroutine must park, and run the operation again when it is unparked.
    Park,
}

/// A channel that is not nil.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Chan(Addr);

/// The element type of the channel at an address.
///
/// # Safety
/// There is a channel.
pub unsafe fn element_type(channel: Addr) -> Option<TypeRef> {
    // SAFETY: `make` put a type there, and nothing changes it.
    unsafe { TypeRef::from_addr(Chan(channel).word(at::ELEM)) }
}

/// A channel under its lock, until dropped.
struct Locked(Chan);

impl Chan {
    fn word(self, offset: usize) -> u64 {
        // SAFETY: (C1) the header of a channel; words that change are read under its lock, or as a snapshot (`len`).
        unsafe { mem::load64(self.0 + Bytes(offset)) }
    }

    fn set_word(self, offset: usize, value: u64) {
        // SAFETY: as above.
        unsafe { mem::store64(self.0 + Bytes(offset), value) }
    }

    fn elem(self) -> TypeRef {
        // SAFETY: `make` put a type there, and nothing changes it.
        unsafe { TypeRef::from_addr(self.word(at::ELEM)) }.expect("a channel has an element type")
    }

    fn is_closed(self) -> bool {
        // SAFETY: as in `word`.
        unsafe { mem::load32(self.0 + Bytes(at::CLOSED)) != 0 }
    }

    fn is_timer(self) -> bool {
        self.word(at::TIMER) != 0
    }

    fn mutex<'m>(self) -> &'m RawMutex {
        // SAFETY: `make` initialised it in the header's last word, and only lock and unlock touch that word. The channel
        // is reachable as long as it is used, so the reference does not outlive it.
        unsafe { &*std::ptr::with_exposed_provenance::<RawMutex>(self.0.0 + at::LOCK) }
    }

    fn lock(self) -> Locked {
        self.mutex().lock();
        Locked(self)
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        // SAFETY: locked when this value was made.
        unsafe { self.0.mutex().unlock() }
    }
}

impl std::ops::Deref for Locked {
    type Target = Chan;

    fn deref(&self) -> &Chan {
        &self.0
    }
}

impl Locked {
    fn count(&self) -> u64 {
        self.word(at::COUNT)
    }

    fn slot(&self, index: u64) -> Addr {
        // SAFETY: as in `word`.
        let size = u64::from(unsafe { mem::load16(self.0.0 + Bytes(at::ELEM_SIZE)) });
        Addr((self.word(at::BUFFER) + index * size) as usize)
    }

    /// The slot at an index word, which moves on by one.
    fn advance(&self, index_at: usize) -> Addr {
        let index = self.word(index_at);
        let after = index + 1;
        self.set_word(index_at, if after == self.word(at::CAPACITY) { 0 } else { after });
        self.slot(index)
    }

    fn queue(&self, offset: usize) -> Queue {
        Queue::at(self.0.0 + Bytes(offset))
    }

    /// Sends `value`, if a receiver waits or the buffer has room. Gives the receiver to unpark.
    unsafe fn try_send(&self, value: Addr) -> Option<Option<GRef>> {
        let elem = self.elem();
        // SAFETY: (C1), and the caller's promise: a value of the element type. A dequeued waiter is this operation's.
        unsafe {
            if let Some(receiver) = self.queue(at::RECEIVERS).take() {
                (*receiver).deliver(value, elem);
                return Some(Some((*receiver).serve(true)));
            }
            if self.count() < self.word(at::CAPACITY) {
                value::copy_value(self.advance(at::SEND_INDEX), value, elem);
                self.set_word(at::COUNT, self.count() + 1);
                return Some(None);
            }
        }
        None
    }

    /// Receives into `into`, if a value is there or the channel is closed: then `ok` is false. Gives the sender to
    /// unpark.
    unsafe fn try_recv(&self, into: Addr) -> Option<(bool, Option<GRef>)> {
        let elem = self.elem();
        // SAFETY: (C1), and the caller's promise: room for a value of the element type. A dequeued waiter is this
        // operation's, and what its goroutine sends stays where it is until that is unparked.
        unsafe {
            if self.is_closed() && self.count() == 0 {
                value::clear_value(into, elem);
                return Some((false, None));
            }
            let sender = self.queue(at::SENDERS).take();
            if self.count() > 0 {
                let slot = self.advance(at::RECV_INDEX);
                value::copy_value(into, slot, elem);
                match sender {
                    // The buffer was full: the slot just freed is the next to be sent to.
                    Some(sender) => {
                        value::copy_value(slot, (*sender).source(), elem);
                        self.set_word(at::SEND_INDEX, self.word(at::RECV_INDEX));
                    }
                    None => {
                        value::clear_value(slot, elem);
                        self.set_word(at::COUNT, self.count() - 1);
                    }
                }
            } else {
                value::copy_value(into, (*sender?).source(), elem);
            }
            Some((true, sender.map(|s| (*s).serve(true))))
        }
    }
}

/// `make(chan T, size)`.
///
/// # Errors
/// A size that cannot be, or no memory.
pub fn make(p: &mut Processor, elem: TypeRef, size: i64) -> Result<Addr, Fault> {
    let bytes = usize::try_from(size).ok().and_then(|n| n.checked_mul(elem.size()));
    let bytes = bytes.filter(|&n| n <= MAX_BUFFER).ok_or(RuntimeError::MakeChanSize)?;
    let (header, buffer) = if elem.object.is_noscan() || bytes == 0 {
        let header = p.new_bytes(HEADER + bytes, true)?;
        (header, header + Bytes(HEADER))
    } else {
        let header = p.new_object(p.chan_header)?;
        (header, p.new_array(elem, size as usize)?)
    };
    let chan = Chan(header);
    chan.set_word(at::CAPACITY, size as u64);
    if bytes > 0 {
        chan.set_word(at::BUFFER, buffer.0 as u64);
    }
    chan.set_word(at::ELEM, elem.addr());
    // SAFETY: a fresh header; nobody else sees it.
    unsafe {
        mem::store16(header + Bytes(at::ELEM_SIZE), elem.size() as u16);
        std::ptr::with_exposed_provenance_mut::<RawMutex>(header.0 + at::LOCK)
            .write(RawMutex::INIT);
    }
    Ok(header)
}

/// Bytes that a buffer may have: what can be addressed, less a header.
const MAX_BUFFER: usize = (1 << 47) - HEADER;

/// `len(ch)`; of a nil channel 0.
///
/// # Safety
/// `ch` is nil or a channel.
pub unsafe fn len(ch: Addr) -> u64 {
    // SAFETY: promised by the caller.
    unsafe { header_word(ch, at::COUNT) }
}

/// `cap(ch)`; of a nil channel 0.
///
/// # Safety
/// `ch` is nil or a channel.
pub unsafe fn capacity(ch: Addr) -> u64 {
    // SAFETY: promised by the caller.
    unsafe { header_word(ch, at::CAPACITY) }
}

unsafe fn header_word(ch: Addr, offset: usize) -> u64 {
    let chan = Chan(ch);
    if ch.0 == 0 || chan.is_timer() { 0 } else { chan.word(offset) }
}

/// Makes a channel a timer's: `len` and `cap` are 0 from now on.
///
/// # Safety
/// `ch` is a channel that only the caller's goroutine knows.
pub unsafe fn mark_timer(ch: Addr) {
    Chan(ch).set_word(at::TIMER, 1);
}

/// Takes all buffered values out of a channel; says whether there were any.
///
/// # Safety
/// `ch` is a channel.
pub unsafe fn drain(ch: Addr) -> bool {
    let chan = Chan(ch).lock();
    let had = chan.count() > 0;
    while chan.count() > 0 {
        // SAFETY: (C1) a buffered value.
        unsafe { value::clear_value(chan.advance(at::RECV_INDEX), chan.elem()) };
        chan.set_word(at::COUNT, chan.count() - 1);
    }
    had
}

/// Sends a value if a receiver waits or the buffer has room; gives the receiver to unpark.
///
/// # Safety
/// `ch` is a channel, and the words are a value of its element type.
pub(crate) unsafe fn offer(ch: Addr, value: &[u64]) -> Option<GRef> {
    let chan = Chan(ch).lock();
    // SAFETY: promised by the caller.
    unsafe { chan.try_send(Addr(value.as_ptr().expose_provenance())) }.flatten()
}

/// `ch <- value`.
///
/// # Errors
/// A closed channel.
///
/// # Safety
/// `ch` is nil or a channel, `value` a value of its element type, which stays where it is while the goroutine is parked.
pub unsafe fn send(cx: &mut ChanCx<'_, '_>, ch: Addr, value: Addr) -> Result<Progress, Fault> {
    // SAFETY: the goroutine runs this operation.
    let waiters = unsafe { &mut cx.g.body().waiters };
    if let Some(waiter) = waiters.first() {
        let sent = waiter.is_success();
        waiters.clear();
        return if sent { Ok(Progress::Done(true)) } else { Err(closed()) };
    }
    if ch.0 == 0 {
        cx.g.will_park(WaitReason::ChanSendNil);
        return Ok(Progress::Park);
    }
    let chan = Chan(ch).lock();
    if chan.is_closed() {
        return Err(closed());
    }
    // SAFETY: promised by the caller.
    match unsafe { chan.try_send(value) } {
        Some(receiver) => {
            drop(chan);
            receiver.into_iter().for_each(|g| cx.sched.unpark(cx.p, g));
            Ok(Progress::Done(true))
        }
        None => {
            waiters.push(Waiter::new(cx.g, ch, 0, false));
            waiters[0].set_source(value);
            cx.g.will_park(WaitReason::ChanSend);
            // SAFETY: (C1); the waiter stays where it is until the goroutine runs again.
            unsafe { chan.queue(at::SENDERS).put(&raw mut waiters[0]) };
            Ok(Progress::Park)
        }
    }
}

/// `<-ch` into the memory at `into`.
///
/// # Safety
/// `ch` is nil or a channel, at `into` is room for a value of its element type.
pub unsafe fn recv(cx: &mut ChanCx<'_, '_>, ch: Addr, into: Addr) -> Progress {
    // SAFETY: the goroutine runs this operation.
    let waiters = unsafe { &mut cx.g.body().waiters };
    if let Some(waiter) = waiters.first_mut() {
        if Chan(ch).is_timer() {
            cx.sched.unwatch_timer();
        }
        // SAFETY: served: it is the goroutine's again; the element type is the channel's.
        unsafe { waiter.take_delivery(into, Chan(ch).elem()) };
        let ok = waiter.is_success();
        waiters.clear();
        return Progress::Done(ok);
    }
    if ch.0 == 0 {
        cx.g.will_park(WaitReason::ChanReceiveNil);
        return Progress::Park;
    }
    let chan = Chan(ch).lock();
    // SAFETY: promised by the caller.
    match unsafe { chan.try_recv(into) } {
        Some((ok, sender)) => {
            drop(chan);
            sender.into_iter().for_each(|g| cx.sched.unpark(cx.p, g));
            Progress::Done(ok)
        }
        None => {
            waiters.push(Waiter::new(cx.g, ch, 0, false));
            cx.g.will_park(WaitReason::ChanReceive);
            if chan.is_timer() {
                cx.sched.watch_timer();
            }
            // SAFETY: (C1); the waiter stays where it is until the goroutine runs again.
            unsafe { chan.queue(at::RECEIVERS).put(&raw mut waiters[0]) };
            Progress::Park
        }
    }
}

/// `close(ch)`.
///
/// # Errors
/// A nil channel, or one that is closed.
///
/// # Safety
/// `ch` is nil or a channel.
pub unsafe fn close(sched: &Sched<'_>, p: &mut Processor, ch: Addr) -> Result<(), Fault> {
    if ch.0 == 0 {
        return Err(RuntimeError::Plain("close of nil channel".into()).into());
    }
    let chan = Chan(ch).lock();
    if chan.is_closed() {
        return Err(RuntimeError::Plain("close of closed channel".into()).into());
    }
    let mut woken = Vec::new();
    // SAFETY: (C1); dequeued waiters are this operation's.
    unsafe {
        mem::store32(ch + Bytes(at::CLOSED), 1);
        for queue in [at::RECEIVERS, at::SENDERS] {
            while let Some(waiter) = chan.queue(queue).take() {
                woken.push((*waiter).serve(false));
            }
        }
    }
    drop(chan);
    woken.into_iter().for_each(|g| sched.unpark(p, g));
    Ok(())
}

fn closed() -> Fault {
    RuntimeError::Plain("send on closed channel".into()).into()
}
