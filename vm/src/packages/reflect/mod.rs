//! Natives of package `reflect`: what its Go source (`golib/reflect`) cannot say of types, memory and calls.
//!
//! A `*rtype` of the Go source is the address of a type's descriptor; a *word* is what an interface's data word holds: the
//! value itself if its type is direct, else its address. The Go source checks everything a script can do wrong; the
//! natives trust it.
//!
//! - `types.rs`: facts about types, and types made at run time
//! - `values.rs`: memory by type, interfaces, maps
//! - `calls.rs`: the stubs through which functions are called and made
//! - `chans.rs`: channels
//!
//! Invariants: (N1), (N2) of `packages/mod.rs`. (R1) An argument declared `*rtype` is not nil and a type's address; an
//! `unsafe.Pointer` beside it is the address of a value of that type, or a word of it.

mod calls;
mod chans;
mod types;
mod values;

use burrow_alloc::units::Addr;
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::rtype::TypeRef;
use burrow_runtime::value::GoString;

use super::{After, Native, NativeCtx};

/// The natives of this package.
pub(super) const TABLES: [&[(&str, Native)]; 4] =
    [types::TABLE, values::TABLE, calls::TABLE, chans::TABLE];

type Done = Result<After, Fault>;

/// The type in argument word `n`.
fn ty(ctx: &NativeCtx<'_>, n: usize) -> Result<TypeRef, Fault> {
    // SAFETY: (R1); a nil `*rtype` is a nil `Type` that a script passed.
    unsafe { TypeRef::from_addr(ctx.arg(n)) }.ok_or(RuntimeError::NilDereference.into())
}

/// The address in argument word `n`.
fn addr(ctx: &NativeCtx<'_>, n: usize) -> Addr {
    Addr(ctx.arg(n) as usize)
}

/// A `*rtype` as a result: nil for none.
fn set_type(ctx: &mut NativeCtx<'_>, n: usize, ty: Option<TypeRef>) {
    ctx.set(n, ty.map_or(0, TypeRef::addr));
}

/// A text of the program as a result, without a copy: it lives as long as the program (program.rs G1).
fn set_text(ctx: &mut NativeCtx<'_>, n: usize, text: &str) {
    let ptr = Addr(text.as_ptr().expose_provenance());
    ctx.set_string(n, GoString { ptr, len: text.len() });
}
