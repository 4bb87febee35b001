//! What instructions do that are long or rare: one function each, called from the loop with the machine, the frame and
//! the instruction.
//!
//! Soundness: as `exec.rs`. A register that the instruction names lies in the frame; its extension words follow it; an
//! address in a pointer register is 0 or that of a live object of the type the compiler says.

pub(super) mod arith;
pub(super) mod atomic;
pub(super) mod chan;
pub(super) mod compare;
pub(super) mod interface;
pub(super) mod large;
pub(super) mod map;
pub(super) mod memory;
pub(super) mod slice;
pub(super) mod string;

use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::func::Func;
use burrow_runtime::goroutine::Deferred;
use burrow_runtime::print;
use burrow_runtime::rtype::{Kind, TypeRef};
use burrow_runtime::value::{GoSlice, GoString, Interface};

use super::exec::{OpResult, fail};
use super::machine::Machine;
use crate::bytecode::Instr;
use crate::compile::rangefunc;
use crate::interp::callers::Callers;
use crate::packages::{After, Native, NativeCall, NativeCtx};

/// The words of an instruction and its frame, for the functions of this folder.
#[derive(Clone, Copy)]
pub(super) struct At {
    fp: *mut u64,
    pc: *const Instr,
}

impl At {
    /// An instruction in its frame.
    ///
    /// # Safety
    /// `pc` is an instruction of the function whose frame is `fp`; while this value lives the frame stays.
    unsafe fn new(fp: *mut u64, pc: *const Instr) -> At {
        At { fp, pc }
    }

    fn instr(self) -> Instr {
        // SAFETY: promised to `new`.
        unsafe { *self.pc }
    }

    /// Extension word `n`, from 1.
    fn ext(self, n: usize) -> u64 {
        // SAFETY: promised to `new`; the compiler emits as many words as the opcode's row says.
        unsafe { *self.pc.cast::<u64>().add(n) }
    }

    fn reg(self, reg: u16) -> u64 {
        // SAFETY: registers of an instruction lie in its frame.
        unsafe { *self.fp.add(reg as usize) }
    }

    fn set(self, reg: u16, value: u64) {
        // SAFETY: as above.
        unsafe { *self.fp.add(reg as usize) = value }
    }

    /// The address of a register: that of the value it holds, as memory.
    fn addr(self, reg: u16) -> Addr {
        // SAFETY: as above.
        Addr(unsafe { self.fp.add(reg as usize) }.expose_provenance())
    }

    fn ptr(self, reg: u16) -> *mut u64 {
        // SAFETY: as above.
        unsafe { self.fp.add(reg as usize) }
    }

    /// A pointer register's address.
    fn pointer(self, reg: u16) -> Result<Addr, Fault> {
        match self.reg(reg) {
            0 => Err(RuntimeError::NilDereference.into()),
            ptr => Ok(Addr(ptr as usize)),
        }
    }

    fn ty(self, n: usize) -> TypeRef {
        // SAFETY: the compiler put a type's address there.
        unsafe { TypeRef::from_addr(self.ext(n)).expect("types are never null") }
    }

    fn string(self, reg: u16) -> GoString {
        GoString { ptr: Addr(self.reg(reg) as usize), len: self.reg(reg + 1) as usize }
    }

    fn set_string(self, reg: u16, s: GoString) {
        self.set(reg, s.ptr.0 as u64);
        self.set(reg + 1, s.len as u64);
    }

    fn slice(self, reg: u16) -> GoSlice {
        GoSlice {
            ptr: Addr(self.reg(reg) as usize),
            len: self.reg(reg + 1) as usize,
            cap: self.reg(reg + 2) as usize,
        }
    }

    fn set_slice(self, reg: u16, s: GoSlice) {
        self.set(reg, s.ptr.0 as u64);
        self.set(reg + 1, s.len as u64);
        self.set(reg + 2, s.cap as u64);
    }
}

/// Runs one of this folder's functions for an instruction; `false` if it failed: the fault is in the machine. Not inlined,
/// so that handlers have no locals that others point to (exec.rs).
///
/// # Safety
/// As [`At::new`].
#[inline(never)]
pub(super) unsafe fn outline(
    m: &mut Machine<'_>,
    fp: *mut u64,
    pc: *const Instr,
    op: impl FnOnce(&mut Machine<'_>, At) -> OpResult,
) -> bool {
    // SAFETY: promised by the caller.
    match op(m, unsafe { At::new(fp, pc) }) {
        Ok(()) => true,
        Err(fault) => {
            fail(m, fp, pc, fault);
            false
        }
    }
}

/// Calls a native, and does what it asks for.
///
/// # Safety
/// `fp` and `pc` are the frame and a `CallNative` instruction, whose extension word the compiler took from the table.
#[inline(never)]
pub(super) unsafe fn call_native(m: &mut Machine<'_>, fp: *mut u64, pc: *const Instr) -> bool {
    // SAFETY: promised by the caller.
    let at = unsafe { At::new(fp, pc) };
    let i = at.instr();
    // SAFETY: promised by the caller; function pointers and addresses have the same size here.
    let native = unsafe { std::mem::transmute::<usize, Native>(at.ext(1) as usize) };
    m.save(pc, fp);
    let top = m.top();
    let call = NativeCall { window: at.ptr(i.a), results: i.b as usize, args: i.c as usize };
    let mut ctx = NativeCtx {
        p: &mut m.p,
        rt: m.rt,
        program: m.program,
        sched: m.run.sched,
        g: m.g,
        call,
        scratch: &mut m.scratch,
        files: &m.run.files,
        printer: &mut m.printer,
        callers: Callers { g: m.g, top, program: m.program },
    };
    match native(&mut ctx) {
        Ok(After::Continue) => true,
        Ok(after) => {
            // SAFETY: the call has one extension word and is not a function's last instruction.
            m.save(unsafe { pc.add(2) }, fp);
            m.note(|m| m.after_native(after))
        }
        Err(fault) => {
            fail(m, fp, pc, fault);
            false
        }
    }
}

/// Enters a function the slow way; where to go on is then saved in the machine.
///
/// # Safety
/// As [`Machine::enter_slow`], called by the instruction at `pc` in frame `fp`.
#[cold]
#[inline(never)]
pub(super) unsafe fn enter_slow(
    m: &mut Machine<'_>,
    fp: *mut u64,
    pc: *const Instr,
    window: *mut u64,
    func: *const Func,
    ret: *const Instr,
) -> bool {
    // SAFETY: promised by the caller.
    match unsafe { m.enter_slow(window, func, ret, fp) } {
        Ok((pc, fp)) => {
            m.save(pc, fp);
            true
        }
        Err(fault) => {
            fail(m, fp, pc, fault);
            false
        }
    }
}

/// Registers a deferred call of the function whose frame is `fp`.
#[inline(never)]
pub(super) fn defer(m: &mut Machine<'_>, fp: *mut u64, closure: u64) {
    m.body().defers.push(Deferred { fp, closure });
}

/// Registers a deferred call of a function further out: from the body of a loop over a function.
pub(super) fn defer_in(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    m.save(at.pc, at.fp); // the frames are looked through
    m.defer_in(at.reg(i.b) as usize as *mut u64, at.reg(i.a))
}

/// The body of a loop over a function was called, or left, in a state that does not allow it.
pub(super) fn range_panic(_: &mut Machine<'_>, at: At) -> OpResult {
    let text = match at.reg(at.instr().a) as u16 {
        rangefunc::DONE => "continued iteration after function for loop body returned false",
        rangefunc::RUNNING => "continued iteration after loop body panic",
        rangefunc::EXHAUSTED => "continued iteration after whole loop exit",
        _ => "recovered a loop body panic and did not resume panicking",
    };
    Err(RuntimeError::Other(format!("range function {text}")).into())
}

/// Goes on after a deferred call that a panic made; where is then saved in the machine.
#[cold]
#[inline(never)]
pub(super) fn after_deferred(m: &mut Machine<'_>) -> bool {
    m.note(|m| {
        let (pc, fp) = m.after_deferred()?;
        m.save(pc, fp);
        Ok(())
    })
}

/// Notes where the instruction stands that follows the one at `pc`.
#[inline(never)]
pub(super) fn alloc_site(m: &mut Machine<'_>, fp: *mut u64, pc: *const Instr) {
    // SAFETY: an `AllocSite` stands before the instruction that it is for.
    m.note_site(unsafe { pc.add(1) }, fp);
}

/// Stops because there is no memory for an object of the type in the first extension word.
#[cold]
#[inline(never)]
pub(super) fn out_of_memory(m: &mut Machine<'_>, fp: *mut u64, pc: *const Instr) {
    // SAFETY: called by the handlers of allocating instructions.
    let ty = unsafe { At::new(fp, pc) }.ty(1);
    let error = m.p.cache.out_of_memory(&m.p.heap, ty.object.size());
    fail(m, fp, pc, error.into());
}

/// The builtin `print`: one operand.
pub(super) fn print(m: &mut Machine<'_>, at: At) -> OpResult {
    let flags = at.instr().b;
    let mut out = std::mem::take(&mut m.scratch);
    out.clear();
    if flags & 1 != 0 {
        out.push(b' ');
    }
    let reg = at.instr().a;
    if flags & 8 != 0 {
        print::interface(&mut out, Interface { tab: at.reg(reg), data: at.reg(reg + 1) });
    } else if flags & 4 == 0 {
        // SAFETY: the operand is an `any`.
        unsafe { print_any(&mut out, at.reg(reg), at.reg(reg + 1)) };
    }
    if flags & 2 != 0 {
        out.push(b'\n');
    }
    m.rt.write_err(&out);
    m.scratch = out;
    Ok(())
}

/// Appends an `any` as `print` and a panic's message show it.
///
/// # Safety
/// The words are those of an `any`.
pub(crate) unsafe fn print_any(out: &mut Vec<u8>, tab: u64, data: u64) {
    // SAFETY: the first word of an `any` is 0 or a type.
    let Some(ty) = (unsafe { TypeRef::from_addr(tab) }) else {
        out.extend_from_slice(b"nil");
        return;
    };
    if ty.flags.direct {
        out.extend_from_slice(format!("{data:#x}").as_bytes());
        return;
    }
    let at = Addr(data as usize);
    // SAFETY: the data word of a type that is not direct is the address of a value of it.
    unsafe {
        let signed = |bits: u32| memory::load_signed(at, bits);
        let unsigned = |bits: u32| memory::load_unsigned(at, bits);
        match ty.kind {
            Kind::Bool => print::boolean(out, unsigned(8) != 0),
            Kind::Int | Kind::Int64 => print::signed(out, signed(64)),
            Kind::Int8 => print::signed(out, signed(8)),
            Kind::Int16 => print::signed(out, signed(16)),
            Kind::Int32 => print::signed(out, signed(32)),
            Kind::Uint | Kind::Uint64 | Kind::Uintptr => print::unsigned(out, unsigned(64)),
            Kind::Uint8 => print::unsigned(out, unsigned(8)),
            Kind::Uint16 => print::unsigned(out, unsigned(16)),
            Kind::Uint32 => print::unsigned(out, unsigned(32)),
            Kind::Float32 => print::float(out, f64::from(f32::from_bits(unsigned(32) as u32)), 32),
            Kind::Float64 => print::float(out, f64::from_bits(unsigned(64)), 64),
            Kind::Complex64 => {
                let part = |at| f64::from(f32::from_bits(memory::load_unsigned(at, 32) as u32));
                print::complex(out, part(at), part(at + Bytes(4)), 32);
            }
            Kind::Complex128 => {
                let part = |at| f64::from_bits(memory::load_unsigned(at, 64));
                print::complex(out, part(at), part(at + Bytes(8)), 64);
            }
            Kind::String => GoString::load(at).append_to(out),
            Kind::Slice => {
                let s = GoSlice::load(at);
                out.extend_from_slice(format!("[{}/{}]{:#x}", s.len, s.cap, s.ptr.0).as_bytes());
            }
            _ => out.extend_from_slice(format!("({}) {data:#x}", ty.string).as_bytes()),
        }
    }
}
