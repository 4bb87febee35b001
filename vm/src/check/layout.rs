//! Sizes, alignments and field offsets as Go lays them out on amd64.
//!
//! Asked by the checker for `unsafe.Sizeof` and its like, and by the compiler for everything it puts into memory: the two
//! must agree.

use crate::check::table::TypeTable;
use crate::check::types::*;

/// Go's limit for the size of one value on 64-bit machines; larger types are an error.
pub const MAX_SIZE: u64 = 1 << 50;

/// Room a value takes in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Bytes, a multiple of `align`; saturates just above [`MAX_SIZE`].
    pub size: u64,
    /// Alignment in bytes.
    pub align: u64,
}

/// Computes layouts.
#[derive(Debug)]
pub struct Sizes;

impl Sizes {
    /// Size and alignment of a type without type parameters.
    pub fn of(types: &TypeTable, ty: TypeId) -> Layout {
        size_of(types, ty, 0)
    }

    /// Offsets of the fields of a struct.
    pub fn field_offsets(types: &TypeTable, s: &StructType) -> Vec<u64> {
        place_fields(types, s, 0).0
    }
}

/// Rounds up to a multiple of `align`.
fn align_up(offset: u64, align: u64) -> u64 {
    offset.div_ceil(align) * align
}

fn clamp(size: u64) -> u64 {
    size.min(MAX_SIZE + 8)
}

fn size_of(types: &TypeTable, ty: TypeId, depth: u32) -> Layout {
    let words = |n: u64| Layout { size: 8 * n, align: 8 };
    if depth > 1000 {
        return words(1); // an endless type: reported where it is declared
    }
    if let Some(&known) = types.layouts.borrow().get(&ty) {
        return known.unwrap_or(words(1)); // not known yet: a type that contains itself, reported elsewhere
    }
    types.layouts.borrow_mut().insert(ty, None);
    let layout = compute(types, ty, depth);
    types.layouts.borrow_mut().insert(ty, Some(layout));
    layout
}

fn compute(types: &TypeTable, ty: TypeId, depth: u32) -> Layout {
    let words = |n: u64| Layout { size: 8 * n, align: 8 };
    match types.under(ty) {
        Type::Basic(basic) => basic_layout(*basic),
        Type::Pointer(_) | Type::Map { .. } | Type::Chan { .. } | Type::Func(_) => words(1),
        Type::Slice(_) => words(3),
        Type::Interface(_) => words(2),
        Type::Array { len, elem } => {
            let elem = size_of(types, *elem, depth + 1);
            Layout { size: clamp(len.saturating_mul(elem.size)), align: elem.align }
        }
        Type::Struct(s) => place_fields(types, s, depth).1,
        Type::Named(_) | Type::Param(_) => words(1),
        Type::Tuple(parts) => tuple_layout(types, parts, depth),
    }
}

fn basic_layout(basic: Basic) -> Layout {
    let (size, align) = match basic {
        Basic::Bool | Basic::Int8 | Basic::Uint8 | Basic::UntypedBool => (1, 1),
        Basic::Int16 | Basic::Uint16 => (2, 2),
        Basic::Int32 | Basic::Uint32 | Basic::Float32 | Basic::UntypedRune => (4, 4),
        Basic::Complex64 => (8, 4),
        Basic::Complex128 | Basic::UntypedComplex | Basic::String | Basic::UntypedString => (16, 8),
        _ => (8, 8),
    };
    Layout { size, align }
}

fn tuple_layout(types: &TypeTable, parts: &[TypeId], depth: u32) -> Layout {
    let mut size = 0;
    for &part in parts {
        let part = size_of(types, part, depth + 1);
        size = align_up(size, part.align) + part.size;
    }
    Layout { size: clamp(align_up(size, 8)), align: 8 }
}

fn place_fields(types: &TypeTable, s: &StructType, depth: u32) -> (Vec<u64>, Layout) {
    let mut offsets = Vec::with_capacity(s.fields.len());
    let (mut end, mut align, mut last_size) = (0u64, 1, 1);
    for field in &s.fields {
        let layout = size_of(types, field.ty, depth + 1);
        let offset = align_up(end, layout.align);
        offsets.push(offset);
        end = clamp(offset + layout.size);
        align = align.max(layout.align);
        last_size = layout.size;
    }
    // A pointer to a last field of size zero must not point past the object: gc pads such structs by a byte.
    if end > 0 && last_size == 0 {
        end += 1;
    }
    (offsets, Layout { size: clamp(align_up(end, align)), align })
}
