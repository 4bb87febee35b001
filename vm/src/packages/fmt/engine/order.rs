//! The order in which maps are printed: by key, as Go sorts keys of each kind.
//!
//! Numbers and strings ascend, NaN stands before other floats, false before true; structs and arrays compare part by
//! part; pointers and channels by address; interfaces first by type (nil first), then by value.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use std::cmp::Ordering;

use burrow_runtime::rtype::{Kind, Shape};

use super::value::Value;
use super::verbs::Integer;

/// Interfaces may nest as deep as the script likes; beyond this, keys count as equal.
const MAX_DEPTH: usize = 500;

/// The order of two keys of a map.
pub(super) fn compare(a: Value, b: Value, depth: usize) -> Ordering {
    if depth > MAX_DEPTH {
        return Ordering::Equal;
    }
    match (a.ty.kind, a.ty.shape()) {
        (Kind::Bool, _) => a.boolean().cmp(&b.boolean()),
        (Kind::Float32 | Kind::Float64 | Kind::Complex64 | Kind::Complex128, _) => {
            let ((a, ai, _), (b, bi, _)) = (a.floats(), b.floats());
            compare_floats(a, b).then_with(|| compare_floats(ai, bi))
        }
        (Kind::String, _) => a.string().cmp(&b.string()),
        (_, Shape::Struct(fields)) => first_difference(
            fields.iter().map(|field| compare(a.field(field), b.field(field), depth + 1)),
        ),
        (_, Shape::Array { .. }) => {
            first_difference(a.each().zip(b.each()).map(|(a, b)| compare(a, b, depth + 1)))
        }
        (_, Shape::Interface(_)) => match (a.dynamic(), b.dynamic()) {
            (Some(a), Some(b)) if a.ty == b.ty => compare(a, b, depth + 1),
            (a, b) => a.map(|a| a.ty.addr()).cmp(&b.map(|b| b.ty.addr())),
        },
        _ => match (a.integer(), b.integer()) {
            (Some(Integer::Signed(a)), Some(Integer::Signed(b))) => a.cmp(&b),
            (Some(a), Some(b)) => a.bits().cmp(&b.bits()),
            _ => a.word().cmp(&b.word()),
        },
    }
}

fn first_difference(mut parts: impl Iterator<Item = Ordering>) -> Ordering {
    parts.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

fn compare_floats(a: f64, b: f64) -> Ordering {
    a.partial_cmp(&b).unwrap_or_else(|| b.is_nan().cmp(&a.is_nan()))
}
