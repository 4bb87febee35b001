//! Deferred calls, panics and recovery.
//!
//! A panic runs the deferred calls of the frames below it, innermost first, on top of the stack, which stays as it is: the
//! trace of a panic that nobody recovers shows where it began. A deferred call that a panic made returns to the trampoline
//! `panic_return`; there the panic goes on with the next one, or, if it was recovered, the frames above the deferring
//! function are left and that function goes on with its epilogue.
//!
//! Invariants: (D1) `defers` is in order of registration, and so of depth. (D2) `panics` is in order of depth: a later
//! panic began in a deferred call of an earlier one. (D3) A frame whose return address is `panic_return` was called by the
//! panic of the same rank, counted from the end, whose place is the caller's frame and code.
//!
//! Locks: none; they belong to the goroutine.

use std::sync::atomic::Ordering;

use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::func::NO_PC;
use burrow_runtime::goroutine::{Deferred, Panic};
use burrow_runtime::rtype::TypeRef;
use burrow_runtime::stack::{CALLER, CLOSURE, FUNC, Frame, RETURN};
use burrow_runtime::string::new_string;

use super::machine::{Exit, Machine};
use super::worker::NIL_PANIC;
use crate::bytecode::Instr;

/// Where execution goes on.
pub(crate) type Place = (*const Instr, *mut u64);

impl Machine<'_> {
    /// Begins a panic where the goroutine stands and makes its first deferred call.
    pub fn begin_panic(
        &mut self,
        value: [u64; 2],
        error: Option<RuntimeError>,
    ) -> Result<Place, Exit> {
        let site = self.top();
        let (defer_fp, recovered, goexit) = (std::ptr::null_mut(), false, false);
        let panic = Panic { value, error, site, defer_fp, recovered, goexit };
        self.body().panics.push(panic);
        self.next_deferred()
    }

    /// `runtime.Goexit`: runs all deferred calls, then the goroutine ends.
    pub fn begin_goexit(&mut self) -> Result<Place, Exit> {
        let site = self.top();
        self.body().panics.push(Panic {
            value: [0, 0],
            error: None,
            site,
            defer_fp: std::ptr::null_mut(),
            recovered: false,
            goexit: true,
        });
        self.next_deferred()
    }

    /// A run-time error as the value of a panic; nil if the program cannot look at it.
    pub fn error_value(&mut self, error: &RuntimeError) -> Result<[u64; 2], Fault> {
        let Some(types) = self.program.runtime_errors else { return Ok([0, 0]) };
        let (dynamic, ty) = match error {
            RuntimeError::Index { .. }
            | RuntimeError::Slice(_)
            | RuntimeError::SliceToArray { .. } => (types.bounds, types.bounds),
            RuntimeError::Plain(text) if text == NIL_PANIC => (types.nil_pointer, types.nil),
            RuntimeError::NilMapWrite | RuntimeError::MakeChanSize | RuntimeError::Plain(_) => {
                (types.plain, types.plain)
            }
            RuntimeError::InterfaceConversion(_) => (types.assertion_pointer, types.assertion),
            _ => (types.text, types.text),
        };
        let text = new_string(&mut *self.p, error.to_string().as_bytes())?;
        let object = self.p.new_object(ty)?;
        // SAFETY: a fresh object of a string type, or of a struct of one string.
        unsafe { text.store(object) };
        Ok([dynamic.addr(), object.0 as u64])
    }

    /// Calls the innermost deferred function for the latest panic.
    fn next_deferred(&mut self) -> Result<Place, Exit> {
        let body = self.body();
        let Some(panic) = body.panics.last_mut() else { return Err(Exit::Uncaught) };
        let Some(deferred) = body.defers.pop() else {
            return Err(if panic.goexit { Exit::Done } else { Exit::Uncaught });
        };
        panic.defer_fp = deferred.fp;
        let site = panic.site;
        if deferred.closure == 0 {
            self.save(site.code.cast(), site.fp);
            return Err(Exit::Fault(RuntimeError::NilDereference.into()));
        }
        let ret: *const Instr = self.program.trampolines().panic_return.cast();
        // SAFETY: the site is a frame of this goroutine; a func value leads to a function (exec.rs).
        unsafe {
            let window = site.fp.add(site.func().frame_bytes as usize / 8);
            self.enter_closure(window, deferred.closure, ret, site.fp).map_err(Exit::Fault)
        }
    }

    /// Enters a func value through a header-only window above everything in use.
    ///
    /// # Safety
    /// `window` is the first free word above frame `caller`, or beyond its chunk; `closure` is a func value.
    unsafe fn enter_closure(
        &mut self,
        window: *mut u64,
        closure: u64,
        ret: *const Instr,
        caller: *mut u64,
    ) -> Result<Place, Fault> {
        // SAFETY: promised by the caller. Where the window would not fit in the chunk, its header is built aside: a new
        // chunk is opened, which copies it.
        unsafe {
            let func = *std::ptr::with_exposed_provenance::<u64>(closure as usize) as usize;
            let func: *const burrow_runtime::func::Func = std::ptr::with_exposed_provenance(func);
            let end = self.body().stack.end();
            let fits = window as usize + (*func).frame_bytes as usize <= end;
            let mut aside = [0u64; burrow_runtime::stack::HEADER_WORDS];
            let window = if fits { window } else { aside.as_mut_ptr() };
            *window.add(CLOSURE) = closure;
            if fits {
                *window.add(RETURN) = ret as u64;
                *window.add(CALLER) = caller as u64;
                *window.add(FUNC) = func as u64;
                return Ok(((*func).code.load(Ordering::Relaxed).cast_const().cast(), window));
            }
            let fp = self.grow_stack(window, &*func, ret)?;
            *fp.add(CALLER) = caller as u64;
            *fp.add(FUNC) = func as u64;
            Ok(((*func).code.load(Ordering::Relaxed).cast_const().cast(), fp))
        }
    }

    /// A deferred call made by a panic has returned.
    pub fn after_deferred(&mut self) -> Result<Place, Exit> {
        match self.body().panics.last() {
            Some(panic) if panic.recovered => {
                let target = panic.defer_fp;
                self.resume(target)
            }
            _ => self.next_deferred(),
        }
    }

    /// Leaves everything above the frame `target`, whose deferred call recovered, and goes on with its epilogue. A Goexit
    /// that is left that way goes on from there.
    fn resume(&mut self, target: *mut u64) -> Result<Place, Exit> {
        let above: Vec<*mut u64> = self
            .frames()
            .map(|(frame, _)| frame.fp)
            .take_while(|&fp| fp != target)
            .chain([target])
            .collect();
        let body = self.body();
        let left = |panic: &Panic| above.contains(&panic.site.fp);
        let exiting = body.panics.iter().any(|panic| panic.goexit && left(panic));
        body.panics.retain(|panic| !left(panic));
        self.unwind_to(target);
        let frame = Frame { fp: target, code: std::ptr::null() };
        // SAFETY: the frame of a function that deferred, which therefore has an epilogue.
        let code = unsafe {
            let func = frame.func();
            debug_assert_ne!(func.recover_pc, NO_PC, "{} defers", func.name);
            func.code.load(Ordering::Relaxed).add(func.recover_pc as usize)
        };
        let place = (code.cast_const().cast(), target);
        if exiting {
            self.save(place.0, place.1);
            return self.begin_goexit();
        }
        Ok(place)
    }

    /// `recover()` in the frame that stands on top: the panic's value if this frame is a deferred call that it made. A
    /// deferred `recover` (`by_defer`) counts as called by the function that deferred it, where that returns normally.
    pub fn recover(&mut self, by_defer: bool) -> [u64; 2] {
        let deferred = {
            let trampoline = self.program.trampolines().panic_return;
            let mut callers = self.body_ref().stack.frames(self.top()).skip(1);
            if by_defer && callers.next().is_none_or(|frame| frame.code == trampoline) {
                return [0, 0];
            }
            // Thunks and wrappers between the trampoline and the function are looked through.
            loop {
                match callers.next() {
                    Some(frame) if frame.code == trampoline => break true,
                    // SAFETY: a frame of this goroutine.
                    Some(frame) if unsafe { frame.func() }.hidden => {}
                    _ => break false,
                }
            }
        };
        match self.body().panics.last_mut() {
            Some(panic) if deferred && !panic.recovered && !panic.goexit => {
                panic.recovered = true;
                panic.value
            }
            _ => [0, 0],
        }
    }

    /// Registers a deferred call of the function whose frame is `fp`, from further in. It goes behind what that function and
    /// those around it deferred, and before what functions further in did (D1).
    pub fn defer_in(&mut self, fp: *mut u64, closure: u64) -> Result<(), Fault> {
        let mut inner = Vec::new();
        let mut known = false;
        for frame in self.body_ref().stack.frames(self.top()) {
            known = frame.fp == fp;
            if known {
                break;
            }
            inner.push(frame.fp);
        }
        if !known {
            let text =
                "range function called the loop body on another goroutine, which defers".into();
            return Err(RuntimeError::Other(text).into());
        }
        let defers = &mut self.body().defers;
        let at = defers.iter().rposition(|d| !inner.contains(&d.fp)).map_or(0, |at| at + 1);
        defers.insert(at, Deferred { fp, closure });
        Ok(())
    }

    /// The deferred call that the current function is to make next, if there is one.
    pub fn pop_deferred(&mut self, fp: *mut u64) -> Option<u64> {
        let defers = &mut self.body().defers;
        let last = defers.last().filter(|d| d.fp == fp)?;
        let closure = last.closure;
        defers.pop();
        Some(closure)
    }

    /// Text of a panic's value by its own method, if it is an error or a Stringer: the method runs as script code, called
    /// from nowhere, as the goroutine is at its end.
    pub fn text_of(&mut self, value: [u64; 2]) -> Option<Vec<u8>> {
        // SAFETY: the first word of an `any` is 0 or a type.
        let ty = unsafe { TypeRef::from_addr(value[0]) }?;
        let method = ["Error", "String"].into_iter().find_map(|name| {
            ty.methods().iter().find(|m| *m.name == *name && *m.sig.string == *"func() string")
        })?;
        self.call_for_text(method.func, method.recv, value[1])
    }
}
