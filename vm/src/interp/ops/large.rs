//! Values too large for a frame, held by the address of an object (`compile/large.rs`); 0 stands for the zero value.
//!
//! Called by the handlers of `handlers/values.rs`. Soundness: as `ops/mod.rs`.

use burrow_alloc::units::Addr;
use burrow_runtime::{equality, value};

use super::{At, OpResult};
use crate::interp::machine::Machine;

pub(crate) fn clone(m: &mut Machine<'_>, at: At) -> OpResult {
    let (i, ty) = (at.instr(), at.ty(1));
    let copy = match at.reg(i.b) {
        0 => Addr::NULL,
        from => {
            let object = m.p.new_object(ty)?;
            // SAFETY: a fresh object of this type, and a value of it.
            unsafe { value::copy_value(object, Addr(from as usize), ty) };
            object
        }
    };
    at.set(i.a, copy.0 as u64);
    Ok(())
}

pub(crate) fn copy(_: &mut Machine<'_>, at: At) -> OpResult {
    let (i, ty) = (at.instr(), at.ty(1));
    let to = at.pointer(i.a)?;
    // SAFETY: values of this type.
    unsafe {
        match at.reg(i.b) {
            0 => value::clear_value(to, ty),
            from => value::copy_value(to, Addr(from as usize), ty),
        }
    }
    Ok(())
}

pub(crate) fn present(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    if at.reg(i.a) == 0 {
        let object = m.p.new_object(at.ty(1))?;
        at.set(i.a, object.0 as u64);
    }
    Ok(())
}

pub(crate) fn equal(_: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let (a, b) = (at.pointer(i.b)?, at.pointer(i.c)?);
    // SAFETY: two values of this type.
    let equal = unsafe { equality::equal(at.ty(1), a, b) }?;
    at.set(i.a, u64::from(equal));
    Ok(())
}
