//! How values of a type are held: in registers and in memory.
//!
//! A register is a 64-bit frame word. Scalars of up to eight bytes are widened to a whole word (sign- or zero-extended;
//! a `float32` keeps its bits in the low half). Everything else is its memory image, padded to whole words. On a
//! little-endian machine the register of a scalar starts with its memory image too, so a native may take the address of
//! a register as the address of a value. Values too large for a frame are held by address (`large.rs`).

use std::rc::Rc;

use burrow_runtime::rtype::{Kind, ScalarKind, TypeRef};

use crate::bytecode::MAX_FRAME_VALUE;
use crate::check::layout::{Layout, Sizes};
use crate::check::table::TypeTable;
use crate::check::types::{Basic, Type, TypeId};

/// How a type's values move between memory and registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// No bytes.
    Empty,
    /// One word, widened.
    Scalar(ScalarKind),
    /// An 8-aligned image of whole words.
    Words,
    /// A pointer-free image that is not made of aligned words.
    Bytes,
    /// One word, the address of an object that holds the image: too large for a frame (`large.rs`).
    Boxed,
}

/// Layout and register form of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repr {
    /// Bytes in memory.
    pub size: usize,
    /// Alignment in memory.
    pub align: usize,
    /// How it is moved.
    pub class: Class,
    /// Words of its image.
    pub image_words: usize,
    /// Words of the image that hold pointers, by index, up to the last such word.
    pub pointers: Vec<bool>,
    /// There are more such words than [`MAX_MASK_WORDS`], and `pointers` does not have them: no value may be made.
    pub mask_too_long: bool,
}

/// Largest pointer mask built for one type, in words: it bounds the compiler's memory on absurd array types.
pub const MAX_MASK_WORDS: usize = 1 << 24;

impl Repr {
    /// Frame words of a value.
    pub fn words(&self) -> u16 {
        if self.too_large() { 1 } else { self.image_words as u16 }
    }

    /// Which frame words hold pointers, one flag per word.
    pub fn flags(&self) -> impl Iterator<Item = bool> + '_ {
        let boxed = self.too_large();
        (0..usize::from(self.words())).map(move |at| boxed || self.is_pointer(at))
    }

    /// Which words of the image hold pointers, one flag per word.
    fn image_flags(&self) -> impl Iterator<Item = bool> + '_ {
        (0..self.image_words).map(|at| self.is_pointer(at))
    }

    fn is_pointer(&self, word: usize) -> bool {
        self.pointers.get(word).copied().unwrap_or(false)
    }

    /// Whether a value has pointers.
    pub fn has_pointers(&self) -> bool {
        !self.pointers.is_empty()
    }

    /// Whether values of this size are kept out of frames.
    pub fn too_large(&self) -> bool {
        self.class == Class::Boxed
    }

    /// The scalar kind, if the value is one widened word.
    pub fn scalar(&self) -> Option<ScalarKind> {
        match self.class {
            Class::Scalar(kind) => Some(kind),
            _ => None,
        }
    }

    /// That of a type of the running program.
    pub fn of_rtype(ty: TypeRef) -> Repr {
        let layout = Layout { size: ty.size() as u64, align: u64::from(ty.align) };
        let mask = ty.object.mask();
        // Of a value that is too large for a frame only the address is in registers.
        let words = if ty.size() > MAX_FRAME_VALUE { 0 } else { ty.object.ptr_bytes().0 / 8 };
        let pointers = (0..words).map(|word| mask[word / 64] >> (word % 64) & 1 == 1).collect();
        match scalar_of(ty.kind) {
            Some(kind) => Repr::word(layout, kind, words > 0),
            None => Repr::image(layout, pointers),
        }
    }

    /// An image of this size whose pointers are given word by word.
    fn image(layout: Layout, mut pointers: Vec<bool>) -> Repr {
        let (size, align) = (layout.size as usize, layout.align as usize);
        let last = pointers.iter().rposition(|&p| p).map_or(0, |at| at + 1);
        pointers.truncate(last);
        let class = match (size, align) {
            (0, _) => Class::Empty,
            (size, _) if size > MAX_FRAME_VALUE => Class::Boxed,
            (_, 8) => Class::Words,
            _ => Class::Bytes,
        };
        let image_words = size.div_ceil(8);
        Repr { size, align, class, image_words, pointers, mask_too_long: false }
    }

    /// One widened word.
    fn word(layout: Layout, kind: ScalarKind, pointer: bool) -> Repr {
        Repr {
            size: layout.size as usize,
            align: layout.align as usize,
            class: Class::Scalar(kind),
            image_words: 1,
            pointers: if pointer { vec![true] } else { Vec::new() },
            mask_too_long: false,
        }
    }
}

/// Computes the representation of a type; `inner` gives those of its parts.
pub fn repr_of(types: &TypeTable, ty: TypeId, inner: &mut dyn FnMut(TypeId) -> Rc<Repr>) -> Repr {
    let layout = Sizes::of(types, ty);
    match types.under(ty) {
        Type::Basic(Basic::String | Basic::UntypedString) => Repr::image(layout, vec![true]),
        Type::Basic(Basic::Complex64 | Basic::Complex128 | Basic::UntypedComplex) => {
            Repr::image(layout, Vec::new())
        }
        Type::Basic(Basic::UnsafePointer | Basic::UntypedNil) => {
            Repr::word(layout, ScalarKind::W64, true)
        }
        Type::Basic(other) => Repr::word(layout, scalar_kind(*other), false),
        Type::Pointer(_) | Type::Map { .. } | Type::Chan { .. } | Type::Func(_) => {
            Repr::word(layout, ScalarKind::W64, true)
        }
        Type::Slice(_) => Repr::image(layout, vec![true]),
        // The first word is the address of a type or itab, which the collector need not follow.
        Type::Interface(_) => Repr::image(layout, vec![false, true]),
        Type::Array { len, elem } => {
            let (len, elem) = (*len as usize, inner(*elem));
            if elem.has_pointers() && len.saturating_mul(elem.image_words) > MAX_MASK_WORDS {
                return Repr { mask_too_long: true, ..Repr::image(layout, Vec::new()) };
            }
            let flags =
                (0..if elem.has_pointers() { len } else { 0 }).flat_map(|_| elem.image_flags());
            Repr::image(layout, flags.collect())
        }
        Type::Struct(fields) => {
            let mut pointers = Vec::new();
            for (field, offset) in fields.fields.iter().zip(Sizes::field_offsets(types, fields)) {
                let field = inner(field.ty);
                if field.has_pointers() {
                    pointers.resize(offset as usize / 8, false);
                    pointers.extend(&field.pointers);
                }
            }
            if pointers.len() > MAX_MASK_WORDS {
                return Repr { mask_too_long: true, ..Repr::image(layout, Vec::new()) };
            }
            Repr::image(layout, pointers)
        }
        Type::Tuple(parts) => tuple_repr(parts.iter().map(|&part| inner(part))),
        Type::Named(_) | Type::Param(_) => Repr::image(layout, Vec::new()),
    }
}

/// The results of a call, side by side in registers; never in memory.
fn tuple_repr(parts: impl Iterator<Item = Rc<Repr>>) -> Repr {
    let pointers: Vec<bool> = parts.flat_map(|part| part.flags().collect::<Vec<_>>()).collect();
    Repr {
        size: pointers.len() * 8,
        align: 8,
        class: Class::Words,
        image_words: pointers.len(),
        pointers,
        mask_too_long: false,
    }
}

/// How values of a kind are widened, if they are scalars.
fn scalar_of(kind: Kind) -> Option<ScalarKind> {
    Some(match kind {
        Kind::Int8 => ScalarKind::I8,
        Kind::Int16 => ScalarKind::I16,
        Kind::Int32 => ScalarKind::I32,
        Kind::Bool | Kind::Uint8 => ScalarKind::U8,
        Kind::Uint16 => ScalarKind::U16,
        Kind::Uint32 | Kind::Float32 => ScalarKind::U32,
        Kind::Int | Kind::Int64 | Kind::Uint | Kind::Uint64 | Kind::Uintptr | Kind::Float64 => {
            ScalarKind::W64
        }
        Kind::Pointer | Kind::Map | Kind::Chan | Kind::Func | Kind::UnsafePointer => {
            ScalarKind::W64
        }
        Kind::Complex64
        | Kind::Complex128
        | Kind::Array
        | Kind::Interface
        | Kind::Slice
        | Kind::String
        | Kind::Struct => return None,
    })
}

fn scalar_kind(basic: Basic) -> ScalarKind {
    match basic {
        Basic::Int8 => ScalarKind::I8,
        Basic::Int16 => ScalarKind::I16,
        Basic::Int32 | Basic::UntypedRune => ScalarKind::I32,
        Basic::Bool | Basic::UntypedBool | Basic::Uint8 => ScalarKind::U8,
        Basic::Uint16 => ScalarKind::U16,
        Basic::Uint32 | Basic::Float32 => ScalarKind::U32,
        _ => ScalarKind::W64,
    }
}
