//! What constants are in registers and in memory.
//!
//! Asked by the code generator (`expr.rs`) and by the escape analysis: what is constant and stands in an interface costs
//! no allocation, as its object lies outside of the heap.

use super::Compiler;
use super::expr::unparen;
use crate::check::constant::Value;
use crate::check::layout::Sizes;
use crate::check::types::{Basic, Type, TypeId};
use crate::syntax::ast::*;
use num_traits::ToPrimitive;

/// Bytes of the largest literal that is kept as an image. A bound on what hostile programs make the compiler write.
const MAX_IMAGE: u64 = 1024;

impl<'a> Compiler<'a> {
    /// Bits of a constant of a one-word type.
    pub(super) fn constant_bits(&self, value: &Value, ty: TypeId) -> Option<u64> {
        let basic = match self.under(ty) {
            Type::Basic(basic) => basic,
            _ => return None,
        };
        Some(match basic {
            Basic::Float32 => u64::from((value.to_f64()? as f32).to_bits()),
            Basic::Float64 | Basic::UntypedFloat => value.to_f64()?.to_bits(),
            Basic::Bool | Basic::UntypedBool => u64::from(value.as_bool()?),
            Basic::String | Basic::UntypedString | Basic::Complex64 | Basic::Complex128 => {
                return None;
            }
            _ => value.to_i64().map(|v| v as u64).or_else(|| value.to_u64())?,
        })
    }

    /// What a constant of this type is in memory, in whole words.
    pub(super) fn constant_image(&mut self, value: &Value, ty: TypeId) -> Vec<u64> {
        if let Some(bits) = self.constant_bits(value, ty) {
            return vec![bits];
        }
        if let Value::String(bytes) = value {
            return vec![self.program.string(bytes), bytes.len() as u64];
        }
        let (re, im) = value.to_complex().map_or((0.0, 0.0), |(re, im)| {
            (re.to_f64().unwrap_or(f64::INFINITY), im.to_f64().unwrap_or(f64::INFINITY))
        });
        if matches!(self.under(ty), Type::Basic(Basic::Complex64)) {
            vec![u64::from((re as f32).to_bits()) | u64::from((im as f32).to_bits()) << 32]
        } else {
            vec![re.to_bits(), im.to_bits()]
        }
    }

    /// The memory of a struct or array literal all of whose parts are constants.
    pub(super) fn constant_composite(&mut self, expr: &'a Expr<'a>) -> Option<Vec<u64>> {
        let inner = unparen(expr);
        let ExprKind::Composite { elems, .. } = &inner.kind else { return None };
        let ty = self.ty_of(inner);
        let size = Sizes::of(&self.checker.types, ty).size;
        if size == 0 || size > MAX_IMAGE {
            return None;
        }
        let mut image = vec![0; size.div_ceil(8) as usize];
        self.fill_image(&mut image, 0, ty, elems).then_some(image)
    }

    fn fill_image(
        &mut self,
        image: &mut [u64],
        at: u64,
        ty: TypeId,
        elems: &'a [Element<'a>],
    ) -> bool {
        match self.under(ty) {
            Type::Struct(fields) => {
                let offsets = Sizes::field_offsets(&self.checker.types, &fields);
                elems.iter().enumerate().all(|(index, elem)| {
                    let index = match elem.key.map(|key| &key.kind) {
                        Some(ExprKind::Name(name)) => {
                            fields.fields.iter().position(|f| f.name == *name).unwrap_or(index)
                        }
                        _ => index,
                    };
                    let blank = self.checker.interner.text(fields.fields[index].name) == "_";
                    let at = at + offsets[index];
                    !blank && self.part_image(image, at, fields.fields[index].ty, elem.value)
                })
            }
            Type::Array { elem, .. } => {
                let size = Sizes::of(&self.checker.types, elem).size;
                let mut next = 0;
                elems.iter().all(|element| {
                    let key = element.key.and_then(|key| self.checker.info.value_of(key));
                    let index = key.and_then(|v| v.to_i64()).map_or(next, |key| key as u64);
                    next = index + 1;
                    self.part_image(image, at + index * size, elem, element.value)
                })
            }
            _ => false,
        }
    }

    fn part_image(&mut self, image: &mut [u64], at: u64, ty: TypeId, value: &'a Expr<'a>) -> bool {
        if let ExprKind::Composite { elems, .. } = &unparen(value).kind {
            return self.ty_of(value) == ty && self.fill_image(image, at, ty, elems);
        }
        if matches!(self.under(ty), Type::Interface(_)) {
            return false;
        }
        let Some(constant) = self.checker.info.value_of(value).cloned() else { return false };
        let words = self.constant_image(&constant, ty);
        let size = Sizes::of(&self.checker.types, ty).size;
        if size.is_multiple_of(8) {
            let first = (at / 8) as usize;
            image[first..first + words.len()].copy_from_slice(&words);
            return true;
        }
        let mask = (1u64 << (size * 8)) - 1;
        image[(at / 8) as usize] |= (words[0] & mask) << (at % 8 * 8);
        true
    }
}
