//! Natives of package `reflect` about types.

use burrow_alloc::mem;
use burrow_alloc::units::Bytes;
use burrow_runtime::rtype::{ChanDir, RField, RMethod, Shape, TypeRef};
use burrow_runtime::rtype_made::{Composite, MadeField};
use burrow_runtime::value::{GoSlice, GoString, load_addr};

use super::{Done, set_text, set_type, ty};
use crate::packages::{After, Native, NativeCtx};
use crate::stubs::MethodRef;

/// func typeString(t *rtype) string
fn type_string(ctx: &mut NativeCtx<'_>) -> Done {
    let ty = ty(ctx, 0)?;
    set_text(ctx, 0, &ty.string);
    Ok(After::Continue)
}

/// func typeName(t *rtype) string: with its type arguments, as `%T` prints it but for the package.
fn type_name(ctx: &mut NativeCtx<'_>) -> Done {
    let ty = ty(ctx, 0)?;
    let name = if ty.name.is_empty() { "" } else { local_name(&ty.string) };
    set_text(ctx, 0, name);
    Ok(After::Continue)
}

/// What stands behind the last dot that is not in brackets.
fn local_name(text: &str) -> &str {
    let mut depth = 0;
    let dot = text.bytes().rposition(|byte| {
        match byte {
            b']' => depth += 1,
            b'[' => depth -= 1,
            _ => {}
        }
        byte == b'.' && depth == 0
    });
    dot.map_or(text, |dot| &text[dot + 1..])
}

/// func typePkgPath(t *rtype) string
fn type_pkg_path(ctx: &mut NativeCtx<'_>) -> Done {
    let ty = ty(ctx, 0)?;
    set_text(ctx, 0, &ty.pkg_path);
    Ok(After::Continue)
}

/// func elemOf(t *rtype) *rtype: nil if it has none.
fn elem_of(ctx: &mut NativeCtx<'_>) -> Done {
    let elem = ty(ctx, 0)?.elem();
    set_type(ctx, 0, elem);
    Ok(After::Continue)
}

/// func keyOf(t *rtype) *rtype
fn key_of(ctx: &mut NativeCtx<'_>) -> Done {
    let key = ty(ctx, 0)?.map().map(|map| map.key);
    set_type(ctx, 0, key);
    Ok(After::Continue)
}

/// func lengthOf(t *rtype) int: of an array.
fn length_of(ctx: &mut NativeCtx<'_>) -> Done {
    let len = match ty(ctx, 0)?.shape() {
        Shape::Array { len, .. } => *len,
        _ => 0,
    };
    ctx.set(0, len as u64);
    Ok(After::Continue)
}

/// func directionOf(t *rtype) ChanDir
fn direction_of(ctx: &mut NativeCtx<'_>) -> Done {
    let dir = match ty(ctx, 0)?.shape() {
        Shape::Chan { dir: ChanDir::Recv, .. } => 1,
        Shape::Chan { dir: ChanDir::Send, .. } => 2,
        _ => 3,
    };
    ctx.set(0, dir);
    Ok(After::Continue)
}

fn fields(ty: &TypeRef) -> &[RField] {
    match ty.shape() {
        Shape::Struct(fields) => fields,
        _ => &[],
    }
}

/// func fieldCount(t *rtype) int
fn field_count(ctx: &mut NativeCtx<'_>) -> Done {
    let count = fields(&ty(ctx, 0)?).len();
    ctx.set(0, count as u64);
    Ok(After::Continue)
}

/// func fieldAt(t *rtype, i int) (name, pkg, tag string, typ *rtype, offset uintptr, embedded bool)
fn field_at(ctx: &mut NativeCtx<'_>) -> Done {
    let (ty, i) = (ty(ctx, 0)?, ctx.arg(1) as usize);
    let field = &fields(&ty)[i];
    set_text(ctx, 0, &field.name);
    set_text(ctx, 2, &field.pkg);
    set_text(ctx, 4, &field.tag);
    set_type(ctx, 6, Some(field.ty));
    ctx.set(7, field.offset as u64);
    ctx.set(8, u64::from(field.embedded));
    Ok(After::Continue)
}

/// func fieldPlace(t *rtype, i int) (typ *rtype, offset uintptr, ro flag): what reading a field needs; nil if there is
/// no such field.
fn field_place(ctx: &mut NativeCtx<'_>) -> Done {
    let (ty, i) = (ty(ctx, 0)?, ctx.arg(1) as usize);
    let field = fields(&ty).get(i);
    set_type(ctx, 0, field.map(|field| field.ty));
    if let Some(field) = field {
        ctx.set(1, field.offset as u64);
        ctx.set(2, if field.exported { 0 } else { read_only(field.embedded) });
    }
    Ok(After::Continue)
}

/// The flag of a `reflect.Value` that was reached through a lower-case field (`golib/reflect/value.go`).
fn read_only(embedded: bool) -> u64 {
    if embedded { 1 << 6 } else { 1 << 5 }
}

/// func fieldNamed(t *rtype, name string) int: the index of a field that is not promoted; -1 if there is none, -2 if
/// there is nothing embedded either.
fn field_named(ctx: &mut NativeCtx<'_>) -> Done {
    let ty = ty(ctx, 0)?;
    // SAFETY: the second parameter is a string.
    let name = unsafe { ctx.arg_string(1).to_vec() };
    let at = fields(&ty).iter().position(|field| field.name.as_bytes() == name);
    let embeds = fields(&ty).iter().any(|field| field.embedded);
    let index = at.map_or(if embeds { -1 } else { -2 }, |at| at as i64);
    ctx.set(0, index as u64);
    Ok(After::Continue)
}

/// func signature(t *rtype) (in, out int, variadic bool)
fn signature(ctx: &mut NativeCtx<'_>) -> Done {
    if let Shape::Func { params, results, variadic } = ty(ctx, 0)?.shape() {
        ctx.set(0, params.len() as u64);
        ctx.set(1, results.len() as u64);
        ctx.set(2, u64::from(*variadic));
    }
    Ok(After::Continue)
}

/// func paramAt(t *rtype, i int) *rtype
fn param_at(ctx: &mut NativeCtx<'_>) -> Done {
    let (ty, i) = (ty(ctx, 0)?, ctx.arg(1) as usize);
    let found = match ty.shape() {
        Shape::Func { params, .. } => params.get(i).copied(),
        _ => None,
    };
    set_type(ctx, 0, found);
    Ok(After::Continue)
}

/// func resultAt(t *rtype, i int) *rtype
fn result_at(ctx: &mut NativeCtx<'_>) -> Done {
    let (ty, i) = (ty(ctx, 0)?, ctx.arg(1) as usize);
    let found = match ty.shape() {
        Shape::Func { results, .. } => results.get(i).copied(),
        _ => None,
    };
    set_type(ctx, 0, found);
    Ok(After::Continue)
}

/// The exported methods of a type that is no interface, by name.
fn exported(ty: &TypeRef) -> impl Iterator<Item = &RMethod> {
    ty.methods().iter().filter(|method| method.pkg.is_empty())
}

/// func methodCount(t *rtype) int: all of an interface, the exported ones of other types.
fn method_count(ctx: &mut NativeCtx<'_>) -> Done {
    let ty = ty(ctx, 0)?;
    let count = match ty.shape() {
        Shape::Interface(methods) => methods.len(),
        _ => exported(&ty).count(),
    };
    ctx.set(0, count as u64);
    Ok(After::Continue)
}

/// func methodAt(t *rtype, i int) (name, pkg string, sig *rtype, m unsafe.Pointer): m is nil for an interface's method.
fn method_at(ctx: &mut NativeCtx<'_>) -> Done {
    let (ty, i) = (ty(ctx, 0)?, ctx.arg(1) as usize);
    if let Shape::Interface(methods) = ty.shape() {
        let method = &methods[i];
        set_text(ctx, 0, &method.name);
        set_text(ctx, 2, &method.pkg);
        set_type(ctx, 4, Some(method.sig));
        ctx.set(5, 0);
    } else if let Some(method) = exported(&ty).nth(i) {
        set_text(ctx, 0, &method.name);
        set_text(ctx, 2, &method.pkg);
        set_type(ctx, 4, Some(method.sig));
        ctx.set(5, MethodRef::addr(method));
    }
    Ok(After::Continue)
}

/// func methodNamed(t *rtype, name string) int: its index, -1 if there is none.
fn method_named(ctx: &mut NativeCtx<'_>) -> Done {
    let ty = ty(ctx, 0)?;
    // SAFETY: the second parameter is a string.
    let name = unsafe { ctx.arg_string(1).to_vec() };
    let at = match ty.shape() {
        Shape::Interface(methods) => methods.iter().position(|m| m.name.as_bytes() == name),
        _ => exported(&ty).position(|m| m.name.as_bytes() == name),
    };
    ctx.set(0, at.map_or(u64::MAX, |at| at as u64));
    Ok(After::Continue)
}

/// func dynamicMethod(t, iface *rtype, i int) unsafe.Pointer: the method of t, which implements iface, behind its
/// method i.
fn dynamic_method(ctx: &mut NativeCtx<'_>) -> Done {
    let (ty, iface, i) = (ty(ctx, 0)?, ty(ctx, 1)?, ctx.arg(2) as usize);
    let found = match iface.shape() {
        Shape::Interface(wanted) => {
            let want = &wanted[i];
            ty.methods().iter().find(|m| m.name == want.name && m.pkg == want.pkg)
        }
        _ => None,
    };
    ctx.set(0, found.map_or(0, MethodRef::addr));
    Ok(After::Continue)
}

/// func implements(t, iface *rtype) bool
fn implements(ctx: &mut NativeCtx<'_>) -> Done {
    let (ty, iface) = (ty(ctx, 0)?, ty(ctx, 1)?);
    let Shape::Interface(wanted) = iface.shape() else { return Ok(After::Continue) };
    let all = wanted.iter().all(|want| match ty.shape() {
        Shape::Interface(have) => {
            have.iter().any(|m| m.name == want.name && m.pkg == want.pkg && m.sig == want.sig)
        }
        _ => ty
            .methods()
            .iter()
            .any(|m| m.name == want.name && m.pkg == want.pkg && m.sig == want.sig),
    });
    ctx.set(0, u64::from(all));
    Ok(After::Continue)
}

/// func sameUnderlying(t, u *rtype) bool: but for the tags of fields.
fn same_underlying(ctx: &mut NativeCtx<'_>) -> Done {
    let same = identical_below(ty(ctx, 0)?, ty(ctx, 1)?, Tags::Ignored);
    ctx.set(0, u64::from(same));
    Ok(After::Continue)
}

/// func sameUnderlyingAndTags(t, u *rtype) bool
fn same_underlying_and_tags(ctx: &mut NativeCtx<'_>) -> Done {
    let same = identical_below(ty(ctx, 0)?, ty(ctx, 1)?, Tags::Compared);
    ctx.set(0, u64::from(same));
    Ok(After::Continue)
}

/// Whether the tags of struct fields make types differ.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tags {
    Compared,
    Ignored,
}

/// Whether types are identical. With tags this is a comparison of addresses (rtype.rs T2).
fn identical(a: TypeRef, b: TypeRef, tags: Tags) -> bool {
    let named = !a.name.is_empty() || !b.name.is_empty();
    a == b || tags == Tags::Ignored && !named && identical_below(a, b, tags)
}

/// Whether the underlying types are identical. Ends: only named types are cyclic, and those are compared by address.
fn identical_below(a: TypeRef, b: TypeRef, tags: Tags) -> bool {
    if a == b {
        return true;
    }
    if a.kind != b.kind {
        return false;
    }
    let each = |a: &[TypeRef], b: &[TypeRef]| {
        a.len() == b.len() && a.iter().zip(b).all(|(&a, &b)| identical(a, b, tags))
    };
    match (a.shape(), b.shape()) {
        (Shape::Basic, Shape::Basic) => true,
        (Shape::Pointer(a), Shape::Pointer(b)) | (Shape::Slice(a), Shape::Slice(b)) => {
            identical(*a, *b, tags)
        }
        (Shape::Array { elem: a, len }, Shape::Array { elem: b, len: other }) => {
            len == other && identical(*a, *b, tags)
        }
        (Shape::Chan { elem: a, dir }, Shape::Chan { elem: b, dir: other }) => {
            dir == other && identical(*a, *b, tags)
        }
        (Shape::Map(a), Shape::Map(b)) => each(&[a.key, a.value], &[b.key, b.value]),
        (
            Shape::Func { params, results, variadic },
            Shape::Func { params: p, results: r, variadic: v },
        ) => variadic == v && each(params, p) && each(results, r),
        (Shape::Struct(a), Shape::Struct(b)) => {
            let same = |a: &RField, b: &RField| {
                a.name == b.name
                    && a.pkg == b.pkg
                    && a.embedded == b.embedded
                    && (tags == Tags::Ignored || a.tag == b.tag)
                    && identical(a.ty, b.ty, tags)
            };
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Shape::Interface(a), Shape::Interface(b)) => {
            let same = a
                .iter()
                .zip(b)
                .all(|(a, b)| a.name == b.name && a.pkg == b.pkg && identical(a.sig, b.sig, tags));
            a.len() == b.len() && same
        }
        _ => false,
    }
}

/// Leaves a type made at run time as the result: nil if its values would be too large.
fn made(ctx: &mut NativeCtx<'_>, of: Composite) -> Done {
    let made = ctx.program.types.composite(of).ok();
    set_type(ctx, 0, made);
    Ok(After::Continue)
}

/// func pointerTo(t *rtype) *rtype
fn pointer_to(ctx: &mut NativeCtx<'_>) -> Done {
    let elem = ty(ctx, 0)?;
    made(ctx, Composite::Pointer(elem))
}

/// func sliceOf(t *rtype) *rtype
fn slice_of(ctx: &mut NativeCtx<'_>) -> Done {
    let elem = ty(ctx, 0)?;
    made(ctx, Composite::Slice(elem))
}

/// func arrayOf(t *rtype, n int) *rtype
fn array_of(ctx: &mut NativeCtx<'_>) -> Done {
    let (elem, len) = (ty(ctx, 0)?, ctx.arg(1) as usize);
    made(ctx, Composite::Array(elem, len))
}

/// func chanOf(t *rtype, dir ChanDir) *rtype
fn chan_of(ctx: &mut NativeCtx<'_>) -> Done {
    let dir = match ctx.arg(1) {
        1 => ChanDir::Recv,
        2 => ChanDir::Send,
        _ => ChanDir::Both,
    };
    let elem = ty(ctx, 0)?;
    made(ctx, Composite::Chan(elem, dir))
}

/// func mapOf(key, elem *rtype) *rtype
fn map_of(ctx: &mut NativeCtx<'_>) -> Done {
    let (key, value) = (ty(ctx, 0)?, ty(ctx, 1)?);
    made(ctx, Composite::Map(key, value))
}

/// The types in a `[]*rtype`.
fn types_of(slice: GoSlice) -> Vec<TypeRef> {
    let at = |n: usize| slice.ptr + Bytes(n * 8);
    // SAFETY: elements of the slice, which (R1) are types' addresses.
    let word = |n: usize| unsafe { TypeRef::from_addr(mem::load64(at(n))) };
    (0..slice.len).filter_map(word).collect()
}

/// func funcOf(in, out []*rtype, variadic bool) *rtype
fn func_of(ctx: &mut NativeCtx<'_>) -> Done {
    let (params, results) = (types_of(ctx.arg_slice(0)), types_of(ctx.arg_slice(3)));
    let variadic = ctx.arg(6) != 0;
    made(ctx, Composite::Func { params, results, variadic })
}

/// Bytes of a `fieldSpec` of the Go source: name, pkg, tag, type, embedded.
const SPEC_BYTES: usize = 64;

/// func structOf(fields []fieldSpec) *rtype
fn struct_of(ctx: &mut NativeCtx<'_>) -> Done {
    let specs = ctx.arg_slice(0);
    let field = |n: usize| {
        let at = specs.ptr + Bytes(n * SPEC_BYTES);
        // SAFETY: an element of the slice, laid out as `fieldSpec`.
        unsafe {
            let text = |offset: usize| {
                let text = GoString::load(at + Bytes(offset)).to_vec();
                String::from_utf8_lossy(&text).into()
            };
            let ty = TypeRef::from_addr(load_addr(at + Bytes(48)).0 as u64)?;
            let embedded = mem::load8(at + Bytes(56)) != 0;
            Some(MadeField { name: text(0), pkg: text(16), ty, tag: text(32), embedded })
        }
    };
    let fields = (0..specs.len).filter_map(field).collect();
    made(ctx, Composite::Struct(fields))
}

/// The natives about types.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("reflect.typeString", type_string),
    ("reflect.typeName", type_name),
    ("reflect.typePkgPath", type_pkg_path),
    ("reflect.elemOf", elem_of),
    ("reflect.keyOf", key_of),
    ("reflect.lengthOf", length_of),
    ("reflect.directionOf", direction_of),
    ("reflect.fieldCount", field_count),
    ("reflect.fieldAt", field_at),
    ("reflect.fieldPlace", field_place),
    ("reflect.fieldNamed", field_named),
    ("reflect.signature", signature),
    ("reflect.paramAt", param_at),
    ("reflect.resultAt", result_at),
    ("reflect.methodCount", method_count),
    ("reflect.methodAt", method_at),
    ("reflect.methodNamed", method_named),
    ("reflect.dynamicMethod", dynamic_method),
    ("reflect.implements", implements),
    ("reflect.sameUnderlying", same_underlying),
    ("reflect.sameUnderlyingAndTags", same_underlying_and_tags),
    ("reflect.pointerTo", pointer_to),
    ("reflect.sliceOf", slice_of),
    ("reflect.arrayOf", array_of),
    ("reflect.chanOf", chan_of),
    ("reflect.mapOf", map_of),
    ("reflect.funcOf", func_of),
    ("reflect.structOf", struct_of),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_stands_behind_the_package() {
        let cases = [
            // (text, name)
            ("int", "int"),
            ("main.T", "T"),
            ("main.Pair[int,string]", "Pair[int,string]"),
            ("main.Pair[main.K,map[a.B]c.D]", "Pair[main.K,map[a.B]c.D]"),
        ];
        for (text, name) in cases {
            assert_eq!(local_name(text), name);
        }
    }

    #[test]
    fn the_go_source_finds_the_fields_of_a_descriptor() {
        use burrow_runtime::rtype::{RType, TypeFlags};
        use std::mem::offset_of;
        let cases = [
            // (field of `rtype` in golib/reflect/rtype.go, its offset there, here)
            ("size", 0, offset_of!(RType, object)),
            ("kind", 56, offset_of!(RType, kind)),
            ("align", 57, offset_of!(RType, align)),
            ("direct", 58, offset_of!(RType, flags) + offset_of!(TypeFlags, direct)),
            ("comparable", 59, offset_of!(RType, flags) + offset_of!(TypeFlags, comparable)),
            ("plain", 60, offset_of!(RType, flags) + offset_of!(TypeFlags, plain_memory)),
            ("hash", 64, offset_of!(RType, hash)),
        ];
        for (field, there, here) in cases {
            assert_eq!(there, here, "{field}");
        }
    }
}
