//! Maps: from registers to the runtime's maps (`map.rs` there) and back.
//!
//! Called by the handlers of `handlers/values.rs`. The map's type and the form of keys and values are in the
//! instruction's [`MapSite`](crate::program::MapSite). Soundness: as `ops/mod.rs`.

use burrow_alloc::units::Addr;

use burrow_runtime::map::{self, ITER_KEY, ITER_VALUE};
use burrow_runtime::rtype::MapShape;

use super::{At, OpResult, memory};
use crate::interp::machine::Machine;
use crate::program::MapSite;

impl At {
    fn map_site(&self, n: usize) -> &MapSite {
        // SAFETY: the compiler put a site's address there; sites live as long as the program (program.rs G1).
        unsafe { &*std::ptr::with_exposed_provenance(self.ext(n) as usize) }
    }
}

impl MapSite {
    fn shape(&self) -> &MapShape {
        self.map.map().expect("the compiler makes map sites of map types")
    }
}

pub(crate) fn make(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let ty = at.ty(1);
    let shape = ty.map().expect("the compiler names a map type");
    let hint = at.reg(i.b) as i64;
    let made = match i.c {
        0 => map::make_map(&mut *m.p, shape, hint),
        // SAFETY: the word is that of a frame object for a header (op.rs), which is the map's as long as it lives.
        header => unsafe { map::make_map_at(&mut *m.p, at.addr(header), shape, hint) },
    }?;
    at.set(i.a, made.0 as u64);
    Ok(())
}

pub(crate) fn make_in_frame(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let ty = at.ty(1);
    let shape = ty.map().expect("the compiler names a map type");
    // SAFETY: the words are those of frame objects for a header and a group of this map type (op.rs).
    let made = unsafe { map::make_small_map_at(&mut *m.p, at.addr(i.b), at.addr(i.c), shape) };
    at.set(i.a, made.0 as u64);
    Ok(())
}

pub(crate) fn get(_: &mut Machine<'_>, at: At) -> OpResult {
    let (i, site) = (at.instr(), at.map_site(2));
    // SAFETY: a map of the site's type or null, and a key of its key type in registers.
    let found = unsafe { map::access(Addr(at.reg(i.b) as usize), site.shape(), at.addr(i.c)) }?;
    let to = at.ptr(i.a);
    // SAFETY: registers for a value were allocated, a flag's behind it.
    unsafe {
        match found {
            Some(value) => memory::load_form(to, value, site.value),
            None => memory::zero_form(to, site.value),
        }
        if site.comma_ok {
            *to.add(words(site)) = u64::from(found.is_some());
        }
    }
    Ok(())
}

fn words(site: &MapSite) -> usize {
    use crate::program::LoadForm;
    match site.value {
        LoadForm::Empty => 0,
        LoadForm::Direct | LoadForm::Scalar(_) => 1,
        LoadForm::Words(n) | LoadForm::Bytes(_, n) => usize::from(n),
    }
}

pub(crate) fn slot(m: &mut Machine<'_>, at: At) -> OpResult {
    let (i, site) = (at.instr(), at.map_site(2));
    // SAFETY: a map of the site's type or null, and a key of its key type in registers.
    let slot =
        unsafe { map::assign(&mut *m.p, Addr(at.reg(i.b) as usize), site.shape(), at.addr(i.c)) }?;
    at.set(i.a, slot.0 as u64);
    Ok(())
}

pub(crate) fn slot_u64(m: &mut Machine<'_>, at: At) -> OpResult {
    let (i, site) = (at.instr(), at.map_site(1));
    // SAFETY: a map of the site's type or null; its keys are words of plain memory.
    let slot = unsafe {
        map::assign_u64(&mut *m.p, Addr(at.reg(i.b) as usize), site.shape(), at.reg(i.c))
    }?;
    at.set(i.a, slot.0 as u64);
    Ok(())
}

pub(crate) fn delete(m: &mut Machine<'_>, at: At) -> OpResult {
    let (i, site) = (at.instr(), at.map_site(2));
    // SAFETY: a map of the site's type or null, and a key of its key type in registers.
    unsafe { map::delete(&mut *m.p, Addr(at.reg(i.a) as usize), site.shape(), at.addr(i.b)) }
}

pub(crate) fn clear(m: &mut Machine<'_>, at: At) -> OpResult {
    let ty = at.ty(1);
    let shape = ty.map().expect("the compiler names a map type");
    // SAFETY: a map of this type or null.
    unsafe { map::clear(&mut *m.p, Addr(at.reg(at.instr().a) as usize), shape) }
}

pub(crate) fn iter_init(m: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    // SAFETY: the compiler allocated an iterator's words; the operand is a map or null.
    unsafe { map::iter_init(&mut *m.p, at.addr(i.a), Addr(at.reg(i.b) as usize)) };
    Ok(())
}

pub(crate) fn iter_next(_: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let ty = at.ty(2);
    let shape = ty.map().expect("the compiler names a map type");
    // SAFETY: the iterator was begun with a map of this type.
    let more = unsafe { map::iter_next(at.addr(i.a), shape) };
    at.set(i.b, u64::from(more));
    Ok(())
}

pub(crate) fn iter_get(_: &mut Machine<'_>, at: At) -> OpResult {
    let (i, site) = (at.instr(), at.map_site(3));
    let (word, form) = if at.ext(2) == 0 { (ITER_KEY, site.key) } else { (ITER_VALUE, site.value) };
    let from = Addr(at.reg(i.b + word as u16) as usize);
    // SAFETY: the iterator shows an entry's key and value there.
    unsafe { memory::load_form(at.ptr(i.a), from, form) };
    Ok(())
}
