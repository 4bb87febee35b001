//! Goroutines and channels: from registers to the runtime's scheduler and channels, and back.
//!
//! Called by the handlers of `handlers/chan.rs`. An operation that cannot proceed parks its goroutine; the instruction
//! runs again when that is unparked (runtime/src/chan.rs). Soundness: as `ops/mod.rs`.

use std::ptr::NonNull;

use burrow_alloc::mem;
use burrow_alloc::units::Addr;
use burrow_runtime::chan::{self, Case, ChanCx, Chosen, Direction, Progress};
use burrow_runtime::fault::{Fatal, Fault};
use burrow_runtime::func::Func;
use burrow_runtime::goroutine::Creator;
use burrow_runtime::rtype::FuncRef;
use burrow_runtime::stack::Frame;

use super::{At, OpResult, memory};
use crate::bytecode::Instr;
use crate::interp::exec::fail;
use crate::interp::machine::{Exit, Machine};
use crate::program::{ChanSite, LoadForm, SelectSite};

/// An operation that may park; says whether it is done.
pub(crate) type Parking = fn(&mut Machine<'_>, At) -> Result<bool, Fault>;

/// Runs one; `false` if the goroutine stops here.
///
/// # Safety
/// As [`At::new`].
#[inline(never)]
pub(crate) unsafe fn run(m: &mut Machine<'_>, fp: *mut u64, pc: *const Instr, op: Parking) -> bool {
    // SAFETY: promised by the caller.
    match op(m, unsafe { At::new(fp, pc) }) {
        Ok(true) => true,
        Ok(false) => {
            m.save(pc, fp);
            m.exit = Some(Exit::Park);
            false
        }
        Err(fault) => {
            fail(m, fp, pc, fault);
            false
        }
    }
}

impl At {
    fn chan_site(&self) -> &ChanSite {
        // SAFETY: the compiler put a site's address there; sites live as long as the program (program.rs G1).
        unsafe { &*std::ptr::with_exposed_provenance(self.ext(2) as usize) }
    }

    fn select_site(&self) -> &SelectSite {
        // SAFETY: as above.
        unsafe { &*std::ptr::with_exposed_provenance(self.ext(2) as usize) }
    }
}

/// Words that a form takes in registers.
fn words(form: LoadForm) -> usize {
    match form {
        LoadForm::Empty => 0,
        LoadForm::Direct | LoadForm::Scalar(_) => 1,
        LoadForm::Words(n) | LoadForm::Bytes(_, n) => usize::from(n),
    }
}

pub(crate) fn go(m: &mut Machine<'_>, at: At) -> OpResult {
    let closure = at.reg(at.instr().a);
    if closure == 0 {
        return Err(Fatal::Throw("go of nil func value".into()).into());
    }
    let here = Frame { fp: at.fp, code: at.pc.cast() };
    // SAFETY: a func value's first word is its function; the frame is the current one.
    unsafe {
        let func = mem::load64(Addr(closure as usize)) as usize;
        let func: *const Func = std::ptr::with_exposed_provenance(func);
        let creator = Creator {
            goroutine: m.g.id(),
            func: FuncRef(NonNull::from(here.func())),
            pc: here.pc(),
        };
        let g = m.run.sched.prepare(&mut m.p, func, closure, Some(creator))?;
        m.run.sched.ready(&mut m.p, g);
    }
    m.start_workers();
    Ok(())
}

pub(crate) fn make(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let made = chan::make(&mut m.p, at.ty(1), at.reg(i.b) as i64)?;
    at.set(i.a, made.0 as u64);
    Ok(())
}

pub(crate) fn close(m: &mut Machine<'_>, at: At) -> OpResult {
    let chan = Addr(at.reg(at.instr().a) as usize);
    // SAFETY: the operand is a channel or nil.
    unsafe { chan::close(m.run.sched, &mut m.p, chan) }
}

pub(crate) fn send(m: &mut Machine<'_>, at: At) -> Result<bool, Fault> {
    let i = at.instr();
    let chan = Addr(at.reg(i.a) as usize);
    let mut cx = ChanCx { sched: m.run.sched, p: &mut m.p, g: m.g };
    // SAFETY: a channel or nil, and a value of its element type in registers of this frame.
    let progress = unsafe { chan::send(&mut cx, chan, at.addr(i.b)) }?;
    Ok(progress != Progress::Park)
}

pub(crate) fn recv(m: &mut Machine<'_>, at: At) -> Result<bool, Fault> {
    let (i, site) = (at.instr(), at.chan_site());
    let chan = Addr(at.reg(i.b) as usize);
    let buffer = m.buffer(site.elem.size());
    let mut cx = ChanCx { sched: m.run.sched, p: &mut m.p, g: m.g };
    // SAFETY: a channel or nil; the buffer has room for an element; the registers were allocated for one, and for a flag
    // behind it.
    unsafe {
        let Progress::Done(ok) = chan::recv(&mut cx, chan, buffer) else { return Ok(false) };
        let to = at.ptr(i.a);
        memory::load_form(to, buffer, site.form);
        if site.comma_ok {
            *to.add(words(site.form)) = u64::from(ok);
        }
    }
    Ok(true)
}

pub(crate) fn select(m: &mut Machine<'_>, at: At) -> Result<bool, Fault> {
    let (i, site) = (at.instr(), at.select_site());
    let case = |case: &crate::program::SelectCase| Case {
        chan: Addr(at.reg(i.b + case.chan) as usize),
        direction: match case.sends {
            true => Direction::Send(at.addr(i.b + case.value)),
            false => Direction::Recv,
        },
    };
    let cases: Vec<Case> = site.cases.iter().map(case).collect();
    let largest = site.cases.iter().map(|case| case.elem.size()).max().unwrap_or(0);
    let buffer = m.buffer(largest);
    let mut cx = ChanCx { sched: m.run.sched, p: &mut m.p, g: m.g };
    // SAFETY: channels or nil, values of their element types in registers; the buffer has room for any element; the
    // registers were allocated for the results.
    unsafe {
        let chosen = chan::select(&mut cx, &cases, !site.has_default, buffer)?;
        let (index, ok) = match chosen {
            Chosen::Park => return Ok(false),
            Chosen::Default => (site.cases.len(), false),
            Chosen::Case(index, ok) => (index, ok),
        };
        let to = at.ptr(i.a);
        std::ptr::write_bytes(to, 0, usize::from(site.results));
        *to = index as u64;
        *to.add(1) = u64::from(ok);
        if let Some(case) = site.cases.get(index).filter(|case| !case.sends) {
            memory::load_form(to.add(usize::from(case.value)), buffer, case.form);
        }
    }
    Ok(true)
}
