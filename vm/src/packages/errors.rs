//! Natives of package `errors`: what needs to look at types.

use burrow_alloc::units::Addr;
use burrow_runtime::fault::Fault;
use burrow_runtime::rtype::{Kind, Shape, TypeRef};
use burrow_runtime::value::{Interface, copy_value, is_empty_interface, store_word};

use super::{After, Native, NativeCtx};

/// The dynamic type of the interface in argument words `n` and `n + 1`, and its data word.
fn operand(ctx: &NativeCtx<'_>, n: usize, empty: bool) -> (Option<TypeRef>, u64) {
    let value = Interface { tab: ctx.arg(n), data: ctx.arg(n + 1) };
    // SAFETY: the parameter is an interface, with or without methods as `empty` says.
    (unsafe { value.dynamic_type(empty) }, value.data)
}

/// func comparable(x any) bool
fn comparable(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (ty, _) = operand(ctx, 0, true);
    ctx.set(0, u64::from(ty.is_none_or(|ty| ty.flags.comparable)));
    Ok(After::Continue)
}

/// func targetProblem(target any) int
fn target_problem(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (ty, data) = operand(ctx, 0, true);
    let problem = match ty.as_ref().map(|ty| ty.shape()) {
        Some(Shape::Pointer(elem)) if data != 0 => {
            let is_error = |ty: &TypeRef| ty.methods().iter().any(|m| &*m.name == "Error");
            if elem.kind == Kind::Interface || is_error(elem) { 0 } else { 2 }
        }
        _ => 1,
    };
    ctx.set(0, problem);
    Ok(After::Continue)
}

/// func assign(err error, target any) bool
fn assign(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (value, data) = operand(ctx, 0, false);
    let (target, to) = operand(ctx, 2, true);
    let stored = match (value, target.as_ref().map(|ty| ty.shape())) {
        // SAFETY: `targetProblem` has found a pointer that is not nil.
        (Some(value), Some(Shape::Pointer(to_type))) => unsafe {
            store(ctx, Addr(to as usize), *to_type, value, data)
        },
        _ => false,
    };
    ctx.set(0, u64::from(stored));
    Ok(After::Continue)
}

/// Stores the value of an interface to a variable, if their types allow.
///
/// # Safety
/// `to` is a variable of type `to_type`; `data` is the data word of an interface that holds a `value`.
unsafe fn store(
    ctx: &NativeCtx<'_>,
    to: Addr,
    to_type: TypeRef,
    value: TypeRef,
    data: u64,
) -> bool {
    // SAFETY: promised by the caller.
    unsafe {
        if to_type.kind == Kind::Interface {
            let tab = match is_empty_interface(to_type) {
                true => Ok(value.addr()),
                false => ctx.program.itab(to_type, value),
            };
            let Ok(tab) = tab else { return false };
            Interface { tab, data }.store(to);
        } else if to_type != value {
            return false;
        } else if value.flags.direct {
            store_word(to, data);
        } else {
            copy_value(to, Addr(data as usize), value);
        }
    }
    true
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("errors.comparable", comparable),
    ("errors.targetProblem", target_problem),
    ("errors.assign", assign),
];
