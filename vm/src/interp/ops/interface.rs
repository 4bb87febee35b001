//! Values into and out of interfaces.
//!
//! Called by the handlers of conversions, assertions and interface calls. A value that is not one pointer word is copied
//! into an object that nobody changes; small numbers and empty values share words of the program. Soundness: as
//! `ops/mod.rs`.

use burrow_alloc::units::Addr;
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::rtype::{Kind, Receiver, TypeRef};
use burrow_runtime::value;

use super::compare::type_word;
use super::{At, OpResult, memory};
use crate::bytecode::MAX_FRAME_VALUE;
use crate::interp::machine::Machine;
use crate::program::AssertSite;

pub(crate) fn make(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let (word, ty) = (at.ext(2), at.ty(3));
    let data = if ty.flags.direct {
        at.reg(i.b)
    } else {
        // SAFETY: the registers hold a value of this type.
        unsafe { boxed(m, at, i.b, ty) }?.0 as u64
    };
    at.set(i.a, word);
    at.set(i.a + 1, data);
    Ok(())
}

/// The address of an immutable copy of the value in registers: small integers and empty values cost nothing.
///
/// # Safety
/// The registers from `reg` on hold a value of this type.
unsafe fn boxed(m: &mut Machine<'_>, at: At, reg: u16, ty: TypeRef) -> Result<Addr, Fault> {
    let small = m.program.small_values();
    let size = ty.size();
    let word = if size == 0 { 0 } else { at.reg(reg) };
    let is_number =
        ty.kind as u8 <= Kind::Uintptr as u8 || matches!(ty.kind, Kind::Float32 | Kind::Float64);
    let empty = match ty.kind {
        Kind::String => at.reg(reg + 1) == 0,
        Kind::Slice => word == 0,
        _ => false,
    };
    if empty {
        return Ok(m.program.zero_value());
    }
    if is_number && word < 256 {
        return Ok(small.word(word as u8));
    }
    if size > MAX_FRAME_VALUE && word != 0 {
        return Ok(Addr(word as usize)); // an object that nobody changes already
    }
    let object = m.p.new_object(ty)?;
    if size > MAX_FRAME_VALUE {
        return Ok(object);
    }
    // SAFETY: a fresh object of this type, and a value of it in registers.
    unsafe { value::copy_value(object, at.addr(reg), ty) };
    Ok(object)
}

/// Loads a receiver from where an interface's data word points.
///
/// # Safety
/// `data` points to a value of this form; `to` has room for it.
pub(crate) unsafe fn load_receiver(to: *mut u64, data: u64, form: Receiver) {
    let at = Addr(data as usize);
    // SAFETY: promised by the caller.
    unsafe {
        match form {
            Receiver::Direct => *to = data,
            Receiver::Words(n) => memory::load_words(to, at, n),
            Receiver::Bytes(n) => memory::load_bytes(to, at, usize::from(n), n.div_ceil(8)),
            Receiver::Scalar(kind) => *to = memory::load_scalar(at, kind),
        }
    }
}

impl At {
    fn site(&self, n: usize) -> &AssertSite {
        // SAFETY: the compiler put a site's address there; sites live as long as the program (program.rs G1).
        unsafe { &*std::ptr::with_exposed_provenance(self.ext(n) as usize) }
    }
}

/// `x.(T)` for a concrete type.
pub(crate) fn assert(_: &mut Machine<'_>, at: At) -> OpResult {
    let (i, site) = (at.instr(), at.site(2));
    let ok = type_word(at.reg(i.b), !site.from_itab) == site.want.addr();
    let (to, data) = (at.ptr(i.a), Addr(at.reg(i.b + 1) as usize));
    if !ok && !site.comma_ok {
        return Err(conversion_error(at, i.b, site, None).into());
    }
    // SAFETY: the value inside has the asserted type; registers for it were allocated, a flag's behind it.
    unsafe {
        if ok {
            memory::load_form(to, data, site.load)
        } else {
            memory::zero_form(to, site.load)
        }
        if site.comma_ok {
            *to.add(form_words(site)) = u64::from(ok);
        }
    }
    Ok(())
}

fn form_words(site: &AssertSite) -> usize {
    use crate::program::LoadForm;
    match site.load {
        LoadForm::Empty => 0,
        LoadForm::Direct | LoadForm::Scalar(_) => 1,
        LoadForm::Words(n) | LoadForm::Bytes(_, n) => usize::from(n),
    }
}

/// `x.(I)` for an interface type.
pub(crate) fn assert_interface(m: &mut Machine<'_>, at: At) -> OpResult {
    let (i, site) = (at.instr(), at.site(2));
    // SAFETY: the first word of an interface leads to a type.
    let ty = unsafe { TypeRef::from_addr(type_word(at.reg(i.b), !site.from_itab)) };
    let word = match ty {
        None => Err(None),
        Some(ty) if site.to_itab => m.program.itab(site.want, ty).map_err(Some),
        Some(ty) => Ok(ty.addr()),
    };
    let data = at.reg(i.b + 1);
    let (word, data, ok) = match word {
        Ok(word) => (word, data, true),
        Err(_) if site.comma_ok => (0, 0, false),
        Err(missing) => return Err(conversion_error(at, i.b, site, missing).into()),
    };
    at.set(i.a, word);
    at.set(i.a + 1, data);
    if site.comma_ok {
        at.set(i.a + 2, u64::from(ok));
    }
    Ok(())
}

/// An interface as another interface type that it satisfies by its static type.
pub(crate) fn convert(m: &mut Machine<'_>, at: At) -> OpResult {
    let (i, site) = (at.instr(), at.site(1));
    let data = at.reg(i.b + 1);
    // SAFETY: the first word of an interface leads to a type.
    let ty = unsafe { TypeRef::from_addr(type_word(at.reg(i.b), !site.from_itab)) };
    let word = match ty {
        None => 0,
        Some(ty) => m.program.itab(site.want, ty).map_err(|_| RuntimeError::NilDereference)?,
    };
    at.set(i.a, word);
    at.set(i.a + 1, data);
    Ok(())
}

/// Go's words for a failed assertion.
#[cold]
fn conversion_error(
    at: At,
    reg: u16,
    site: &AssertSite,
    missing: Option<Box<str>>,
) -> RuntimeError {
    // SAFETY: the first word of an interface leads to a type.
    let have = unsafe { TypeRef::from_addr(type_word(at.reg(reg), !site.from_itab)) };
    let (want, from) = (&site.want.string, &site.from.string);
    let text = match (have, missing) {
        (None, _) if site.want.kind == Kind::Interface => format!("interface is nil, not {want}"),
        (None, _) => format!("{from} is nil, not {want}"),
        (Some(have), Some(method)) => {
            format!("{} is not {want}: missing method {method}", have.string)
        }
        (Some(have), None) => {
            let same = if *have.string == **want { " (types from different scopes)" } else { "" };
            format!("{from} is {}, not {want}{same}", have.string)
        }
    };
    RuntimeError::InterfaceConversion(text)
}
