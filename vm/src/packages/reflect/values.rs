//! Natives of package `reflect` about memory by type, interfaces and maps.

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes, WORD};
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::map::{self, ITER_WORDS};
use burrow_runtime::rtype::{Kind, MapShape, Shape, TypeRef};
use burrow_runtime::value::{
    GoSlice, Interface, bytes_equal, clear_value, copy_value, copy_values, is_empty_interface,
    store_word,
};
use burrow_runtime::{equality, slice};

use super::{Done, addr, set_type, ty};
use crate::packages::sort::exchange;
use crate::packages::{After, Native, NativeCtx};

/// func unpack(x any) (t *rtype, word unsafe.Pointer)
fn unpack(ctx: &mut NativeCtx<'_>) -> Done {
    let (tab, data) = (ctx.arg(0), ctx.arg(1));
    ctx.set(0, tab);
    ctx.set(1, data);
    Ok(After::Continue)
}

/// func pack(t *rtype, word unsafe.Pointer) any
fn pack(ctx: &mut NativeCtx<'_>) -> Done {
    let (tab, data) = (ctx.arg(0), ctx.arg(1));
    ctx.set(0, tab);
    ctx.set(1, data);
    Ok(After::Continue)
}

/// func loadInterface(t *rtype, p unsafe.Pointer) (dyn *rtype, word unsafe.Pointer): of an interface variable of type t.
fn load_interface(ctx: &mut NativeCtx<'_>) -> Done {
    let (iface, at) = (ty(ctx, 0)?, addr(ctx, 1));
    // SAFETY: (R1) an interface variable of that type.
    let (dynamic, data) = unsafe {
        let words = Interface::load(at);
        (words.dynamic_type(is_empty_interface(iface)), words.data)
    };
    set_type(ctx, 0, dynamic);
    ctx.set(1, if dynamic.is_some() { data } else { 0 });
    Ok(After::Continue)
}

/// func storeInterface(t, dyn *rtype, word, p unsafe.Pointer): stores a value of type dyn, which implements the
/// interface type t, to the variable at p.
fn store_interface(ctx: &mut NativeCtx<'_>) -> Done {
    let (iface, dynamic, data, to) = (ty(ctx, 0)?, ty(ctx, 1)?, ctx.arg(2), addr(ctx, 3));
    let tab = match is_empty_interface(iface) {
        true => dynamic.addr(),
        false => ctx.program.itab(iface, dynamic).unwrap_or(0),
    };
    // SAFETY: (R1) an interface variable of that type; the word is one of a value of the dynamic type.
    unsafe { Interface { tab, data: if tab == 0 { 0 } else { data } }.store(to) };
    Ok(After::Continue)
}

/// func newObject(t *rtype) unsafe.Pointer
fn new_object(ctx: &mut NativeCtx<'_>) -> Done {
    let ty = ty(ctx, 0)?;
    let object = ctx.p.new_object(ty)?;
    ctx.set(0, object.0 as u64);
    Ok(After::Continue)
}

/// func makeSlice(elem *rtype, len, cap int) (p unsafe.Pointer)
fn make_slice(ctx: &mut NativeCtx<'_>) -> Done {
    let elem = ty(ctx, 0)?;
    let made = slice::make_slice(ctx.p, elem, ctx.arg(1) as i64, ctx.arg(2) as i64);
    let made = made.map_err(|fault| match fault {
        // Lengths that make no sense have been refused; this one is too large.
        Fault::Panic(_) => {
            RuntimeError::Plain("runtime: allocation size out of range".into()).into()
        }
        fatal => fatal,
    })?;
    ctx.set(0, made.ptr.0 as u64);
    Ok(After::Continue)
}

/// func growSlice(elem *rtype, s unsafe.Pointer, n int): makes room for n elements behind those there are.
fn grow_slice(ctx: &mut NativeCtx<'_>) -> Done {
    let (elem, at, more) = (ty(ctx, 0)?, addr(ctx, 1), ctx.arg(2) as usize);
    // SAFETY: (R1) a slice variable of this element type, with less room than wanted.
    unsafe {
        let old = GoSlice::load(at);
        let need = old.len.saturating_add(more);
        let grown = slice::grow(ctx.p, old, elem, need)?;
        if elem.object.is_noscan() {
            let fresh = (need - old.len) * elem.size();
            mem::clear_bytes(grown.ptr + Bytes(old.len * elem.size()), Bytes(fresh));
        }
        grown.store(at);
    }
    Ok(After::Continue)
}

/// func moveValue(t *rtype, to, from unsafe.Pointer)
fn move_value(ctx: &mut NativeCtx<'_>) -> Done {
    let ty = ty(ctx, 0)?;
    // SAFETY: (R1).
    unsafe { copy_value(addr(ctx, 1), addr(ctx, 2), ty) };
    Ok(After::Continue)
}

/// func moveValues(t *rtype, to, from unsafe.Pointer, n int)
fn move_values(ctx: &mut NativeCtx<'_>) -> Done {
    let ty = ty(ctx, 0)?;
    // SAFETY: (R1) as many values at both places.
    unsafe { copy_values(addr(ctx, 1), addr(ctx, 2), ty, ctx.arg(3) as usize) };
    Ok(After::Continue)
}

/// func clearValues(t *rtype, p unsafe.Pointer, n int)
fn clear_values(ctx: &mut NativeCtx<'_>) -> Done {
    let (ty, at) = (ty(ctx, 0)?, addr(ctx, 1));
    for n in 0..ctx.arg(2) as usize {
        // SAFETY: (R1) as many values.
        unsafe { clear_value(at + Bytes(n * ty.size()), ty) };
    }
    Ok(After::Continue)
}

/// func swapValues(t *rtype, p unsafe.Pointer, i, j int)
fn swap_values(ctx: &mut NativeCtx<'_>) -> Done {
    let (ty, base, i, j) = (ty(ctx, 0)?, addr(ctx, 1), ctx.arg(2) as usize, ctx.arg(3) as usize);
    let at = |n: usize| base + Bytes(n * ty.size());
    if i != j {
        // SAFETY: (R1) two elements.
        unsafe { exchange(at(i), at(j), ty) };
    }
    Ok(After::Continue)
}

/// func equalValues(t *rtype, p, q unsafe.Pointer) bool
fn equal_values(ctx: &mut NativeCtx<'_>) -> Done {
    let ty = ty(ctx, 0)?;
    // SAFETY: (R1) two values of the type.
    let same = unsafe { equality::equal(ty, addr(ctx, 1), addr(ctx, 2)) }?;
    ctx.set(0, u64::from(same));
    Ok(After::Continue)
}

/// func equalElements(elem *rtype, p, q unsafe.Pointer, n int) bool
fn equal_elements(ctx: &mut NativeCtx<'_>) -> Done {
    let elem = ty(ctx, 0)?;
    let (a, b, count) = (addr(ctx, 1), addr(ctx, 2), ctx.arg(3) as usize);
    let mut same = true;
    if elem.flags.plain_memory {
        // SAFETY: (R1) as many values of plain memory at both places.
        same = unsafe { bytes_equal(a, b, count * elem.size()) };
    } else {
        for offset in (0..count).map(|n| Bytes(n * elem.size())) {
            // SAFETY: (R1) as many values at both places.
            same = unsafe { equality::equal(elem, a + offset, b + offset) }?;
            if !same {
                break;
            }
        }
    }
    ctx.set(0, u64::from(same));
    Ok(After::Continue)
}

/// func isShallow(t *rtype) bool
fn is_shallow(ctx: &mut NativeCtx<'_>) -> Done {
    let shallow = shallow(ty(ctx, 0)?);
    ctx.set(0, u64::from(shallow));
    Ok(After::Continue)
}

/// Whether `==` on values of a type follows nothing and leaves nothing out: no pointers, interfaces or blank fields.
fn shallow(ty: TypeRef) -> bool {
    match ty.shape() {
        Shape::Basic | Shape::Chan { .. } => true,
        Shape::Array { elem, .. } => shallow(*elem),
        Shape::Struct(fields) => fields.iter().all(|f| &*f.name != "_" && shallow(f.ty)),
        _ => false,
    }
}

/// func makeMap(t *rtype, n int) unsafe.Pointer
fn make_map(ctx: &mut NativeCtx<'_>) -> Done {
    let (ty, hint) = (ty(ctx, 0)?, ctx.arg(1) as i64);
    let made = map::make_map(ctx.p, shape(&ty), hint)?;
    ctx.set(0, made.0 as u64);
    Ok(After::Continue)
}

fn shape(ty: &TypeRef) -> &MapShape {
    ty.map().expect("R1: the Go source passes map types")
}

/// func mapLen(m unsafe.Pointer) int
fn map_len(ctx: &mut NativeCtx<'_>) -> Done {
    // SAFETY: (R1) a map or nil.
    let len = unsafe { map::len(addr(ctx, 0)) };
    ctx.set(0, len as u64);
    Ok(After::Continue)
}

/// func mapGet(t *rtype, m, key unsafe.Pointer) unsafe.Pointer: where the value is, nil if it is not there.
fn map_get(ctx: &mut NativeCtx<'_>) -> Done {
    let ty = ty(ctx, 0)?;
    // SAFETY: (R1) a map of the type or nil, and a key.
    let found = unsafe { map::access(addr(ctx, 1), shape(&ty), addr(ctx, 2)) }?;
    ctx.set(0, found.map_or(0, |at| at.0 as u64));
    Ok(After::Continue)
}

/// func mapSet(t *rtype, m, key, elem unsafe.Pointer)
fn map_set(ctx: &mut NativeCtx<'_>) -> Done {
    let ty = ty(ctx, 0)?;
    let (map, key, value) = (addr(ctx, 1), addr(ctx, 2), addr(ctx, 3));
    // SAFETY: (R1) a map of the type or nil, a key and a value.
    unsafe { map::insert(ctx.p, map, shape(&ty), key, value) }?;
    Ok(After::Continue)
}

/// func mapDelete(t *rtype, m, key unsafe.Pointer)
fn map_delete(ctx: &mut NativeCtx<'_>) -> Done {
    let ty = ty(ctx, 0)?;
    let (map, key) = (addr(ctx, 1), addr(ctx, 2));
    // SAFETY: (R1) a map of the type or nil, and a key.
    unsafe { map::delete(ctx.p, map, shape(&ty), key) }?;
    Ok(After::Continue)
}

/// func mapClear(t *rtype, m unsafe.Pointer)
fn map_clear(ctx: &mut NativeCtx<'_>) -> Done {
    let (ty, map) = (ty(ctx, 0)?, addr(ctx, 1));
    // SAFETY: (R1) a map of the type or nil.
    unsafe { map::clear(ctx.p, map, shape(&ty)) }?;
    Ok(After::Continue)
}

/// The words of an iterator in a `MapIter`, an object of the heap: the runtime's iterators live in frames, so they are
/// moved out and, pointer by pointer, back (value.rs V3).
fn with_iterator<T>(at: Addr, work: impl FnOnce(Addr) -> T) -> T {
    let mut words = [0u64; ITER_WORDS];
    let aside = Addr((&raw mut words).expose_provenance());
    // SAFETY: (R1) `ITER_WORDS` words at both places; no safepoint lies in between (value.rs V2).
    unsafe {
        mem::copy_words(aside, at, Bytes(ITER_WORDS * WORD));
        let done = work(aside);
        for word in 0..ITER_WORDS {
            store_word(at + Bytes(word * WORD), mem::load64(aside + Bytes(word * WORD)));
        }
        done
    }
}

/// func mapIterInit(m unsafe.Pointer, it *iterator)
fn map_iter_init(ctx: &mut NativeCtx<'_>) -> Done {
    let (map, at) = (addr(ctx, 0), addr(ctx, 1));
    // SAFETY: (R1) a map or nil; the words of an iterator.
    with_iterator(at, |iterator| unsafe { map::iter_init(ctx.p, iterator, map) });
    Ok(After::Continue)
}

/// func mapIterNext(t *rtype, it *iterator) bool
fn map_iter_next(ctx: &mut NativeCtx<'_>) -> Done {
    let (ty, at) = (ty(ctx, 0)?, addr(ctx, 1));
    // SAFETY: (R1) an iterator begun with a map of this type.
    let more = with_iterator(at, |iterator| unsafe { map::iter_next(iterator, shape(&ty)) });
    ctx.set(0, u64::from(more));
    Ok(After::Continue)
}

/// func isZero(t *rtype, p unsafe.Pointer) bool
fn is_zero(ctx: &mut NativeCtx<'_>) -> Done {
    let (ty, at) = (ty(ctx, 0)?, addr(ctx, 1));
    // SAFETY: (R1).
    let zero = unsafe { zero_value(ty, at) }?;
    ctx.set(0, u64::from(zero));
    Ok(After::Continue)
}

/// Whether a value is its type's zero value. Types nest only as deep as a program writes them.
///
/// # Safety
/// A value of the type.
unsafe fn zero_value(ty: TypeRef, at: Addr) -> Result<bool, Fault> {
    let zeros = |bytes: usize| {
        // SAFETY: promised by the caller: as many bytes of the value.
        (0..bytes).all(|n| unsafe { mem::load8(at + Bytes(n)) } == 0)
    };
    Ok(match ty.shape() {
        Shape::Array { elem, len } => {
            for n in 0..*len {
                // SAFETY: an element of the value.
                if !unsafe { zero_value(*elem, at + Bytes(n * elem.size())) }? {
                    return Ok(false);
                }
            }
            true
        }
        Shape::Struct(fields) => {
            for field in fields.iter().filter(|field| &*field.name != "_") {
                // SAFETY: a field of the value.
                if !unsafe { zero_value(field.ty, at + Bytes(field.offset)) }? {
                    return Ok(false);
                }
            }
            true
        }
        // A string without bytes, a nil slice, a nil interface, whatever the other word is.
        _ if ty.kind == Kind::String => {
            // SAFETY: promised by the caller.
            unsafe { mem::load64(at + Bytes(WORD)) == 0 }
        }
        Shape::Slice(_) | Shape::Interface(_) => zeros(WORD),
        _ if (Kind::Float32..=Kind::Complex128).contains(&ty.kind) => {
            // SAFETY: promised by the caller. Negative zeros are zeros.
            unsafe {
                let half = |n: usize| mem::load32(at + Bytes(4 * n)) << 1 == 0;
                let whole = |n: usize| mem::load64(at + Bytes(8 * n)) << 1 == 0;
                match ty.kind {
                    Kind::Float32 => half(0),
                    Kind::Complex64 => half(0) && half(1),
                    Kind::Float64 => whole(0),
                    _ => whole(0) && whole(1),
                }
            }
        }
        _ => zeros(ty.size()),
    })
}

/// The natives about values.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("reflect.unpack", unpack),
    ("reflect.pack", pack),
    ("reflect.loadInterface", load_interface),
    ("reflect.storeInterface", store_interface),
    ("reflect.newObject", new_object),
    ("reflect.makeSlice", make_slice),
    ("reflect.growSlice", grow_slice),
    ("reflect.moveValue", move_value),
    ("reflect.moveValues", move_values),
    ("reflect.clearValues", clear_values),
    ("reflect.swapValues", swap_values),
    ("reflect.equalValues", equal_values),
    ("reflect.equalElements", equal_elements),
    ("reflect.isShallow", is_shallow),
    ("reflect.isZero", is_zero),
    ("reflect.makeMap", make_map),
    ("reflect.mapLen", map_len),
    ("reflect.mapGet", map_get),
    ("reflect.mapSet", map_set),
    ("reflect.mapDelete", map_delete),
    ("reflect.mapClear", map_clear),
    ("reflect.mapIterInit", map_iter_init),
    ("reflect.mapIterNext", map_iter_next),
];
