//! Calls and returns.
//!
//! A call fills in the header of the callee's window and goes on there; where the window and the callee's frame do not
//! fit below the guard limit, or the limit is 0 because a stop is wanted, it goes the slow way ([`ops::enter_slow`]).
//! Soundness: as `exec.rs`.

use std::sync::atomic::Ordering;

use super::handlers;
use crate::bytecode::{Counts, Instr};
use crate::interp::exec::{Cx, Flow};
use crate::interp::machine::Exit;
use crate::interp::ops;
use crate::program::Itab;
use burrow_alloc::mem::load64;
use burrow_alloc::units::Addr;
use burrow_runtime::func::Func;
use burrow_runtime::rtype::Receiver;
use burrow_runtime::stack::{CALLER, CLOSURE, FUNC, HEADER_WORDS, RETURN};

impl Cx<'_, '_> {
    /// Enters the function at `func` through the window at `window`, to go on behind this instruction of `words` words.
    #[inline(always)]
    fn enter(&mut self, window: *mut u64, func: *const Func, words: usize) -> Flow {
        // SAFETY: a function of the program and a window for it in the current frame (exec.rs).
        unsafe {
            if window as usize + (*func).frame_bytes as usize > self.m.guard_limit() {
                return match self.enter_slow(window, func, words) {
                    true => self.poll(),
                    false => Flow::Stop,
                };
            }
            *window.add(RETURN) = self.pc.add(words) as u64;
            *window.add(CALLER) = self.fp as u64;
            *window.add(FUNC) = func as u64;
            self.fp = window;
            self.pc = (*func).code.load(Ordering::Relaxed).cast_const().cast();
        }
        Flow::Next
    }

    /// As [`Cx::enter`] where the slow way is the only one: stands in the callee's frame then, wherever that is.
    ///
    /// # Safety
    /// As `exec.rs`: a function of the program and a window for it in the current frame.
    #[cold]
    unsafe fn enter_slow(&mut self, window: *mut u64, func: *const Func, words: usize) -> bool {
        // SAFETY: promised by the caller.
        let ret = unsafe { self.pc.add(words) };
        // SAFETY: as above.
        let entered = unsafe { ops::enter_slow(self.m, self.fp, self.pc, window, func, ret) };
        if entered {
            (self.pc, self.fp) = (self.m.pc, self.m.fp);
        }
        entered
    }
}

/// Puts the receiver of a method into its frame, `at` words from the start.
///
/// # Safety
/// The frame has room for the receiver there (rtype.rs `Receiver`), and `data` is what an interface holds of its type.
#[inline(always)]
unsafe fn put_receiver(fp: *mut u64, at: usize, data: u64, form: Receiver) {
    // SAFETY: promised by the caller.
    unsafe {
        let recv = fp.add(at);
        match form {
            Receiver::Direct => *recv = data,
            Receiver::Words(n) => ops::memory::load_words(recv, Addr(data as usize), n),
            other => ops::interface::load_receiver(recv, data, other),
        }
    }
}

handlers! { c:
    Call => c.enter(c.reg_ptr(c.i.a), c.ext(1) as usize as *const Func, 2),
    CallClosure => {
        let Some(closure) = c.pointer(c.i.b) else { return c.nil() };
        let window = c.reg_ptr(c.i.a);
        // SAFETY: a func value points to an object whose first word is a function's address; the window has a header.
        let func = unsafe {
            *window.add(CLOSURE) = closure.0 as u64;
            load64(closure) as usize as *const Func
        };
        c.enter(window, func, 2)
    },
    CallIface => {
        let Some(itab) = c.pointer(c.i.b) else { return c.nil() };
        let (window, counts, data) = (c.reg_ptr(c.i.a), Counts::of(c.ext(1)), c.r(c.i.b + 1));
        let at = HEADER_WORDS + counts.x as usize + counts.y as usize;
        // SAFETY: the first word of an interface with methods is an itab's address, and the checker knows the method's
        // index; the receiver's registers stand behind the other arguments (rtype.rs `Receiver`). The caller's frame has
        // no room of its own for the receiver, so it is put there only when the callee's frame is known to fit.
        unsafe {
            let itab: &Itab = &*(itab.0 as *const Itab);
            let method = itab.methods.get_unchecked(c.i.c as usize);
            let func = method.func.0.as_ptr().cast_const();
            if window as usize + (*func).frame_bytes as usize > c.m.guard_limit() {
                if !c.enter_slow(window, func, 2) {
                    return Flow::Stop;
                }
                put_receiver(c.fp, at, data, method.recv);
                return c.poll();
            }
            put_receiver(window, at, data, method.recv);
            c.enter(window, func, 2)
        }
    },
    CallNative => {
        // SAFETY: a native call (exec.rs).
        if unsafe { ops::call_native(c.m, c.fp, c.pc) } { c.next(2) } else { Flow::Stop }
    },
    Ret => {
        // SAFETY: every frame has a header (stack.rs).
        unsafe {
            c.pc = *c.fp.add(RETURN) as usize as *const Instr;
            c.fp = *c.fp.add(CALLER) as usize as *mut u64;
        }
        Flow::Next
    },
    Defer => {
        ops::defer(c.m, c.fp, c.r(c.i.a)); // a nil func fails when it is called
        c.next(1)
    },
    DeferIn => c.op(ops::defer_in, 1),
    RangePanic => c.op(ops::range_panic, 1),
    RunDefers => match c.m.pop_deferred(c.fp) {
        Some(0) => c.nil(),
        Some(closure) => {
            let window = c.reg_ptr(c.i.a);
            // SAFETY: as in `CallClosure`; the call returns to this instruction.
            let func = unsafe {
                *window.add(CLOSURE) = closure;
                load64(Addr(closure as usize)) as usize as *const Func
            };
            c.enter(window, func, 0)
        }
        None => c.next(1),
    },
    Recover => {
        c.m.save(c.pc, c.fp);
        let [tab, data] = c.m.recover(c.i.b != 0);
        c.set(c.i.a, tab);
        c.set(c.i.a + 1, data);
        c.next(1)
    },
    PanicReturn => {
        c.m.save(c.pc, c.fp);
        if !ops::after_deferred(c.m) {
            return Flow::Stop;
        }
        (c.pc, c.fp) = (c.m.pc, c.m.fp);
        Flow::Next
    },
    ChunkReturn => {
        c.pc = c.m.leave_chunk();
        Flow::Next
    },
    GoEnd => {
        c.m.save(c.pc, c.fp);
        Flow::Stop
    },
    Panic => {
        let (tab, data) = (c.r(c.i.a), c.r(c.i.a + 1));
        c.m.save(c.pc, c.fp);
        c.m.exit = Some(Exit::Panic { tab, data });
        Flow::Stop
    },
}
