//! Arithmetic on words: integers of all widths, floats, conversions between them.
//!
//! Soundness: as `exec.rs`; the handlers touch registers only.

use super::handlers;
use crate::bytecode::Op;
use crate::interp::exec::{Cx, Flow};
use crate::interp::ops::arith as ops;
use burrow_runtime::fault::RuntimeError;

#[inline(always)]
fn f(bits: u64) -> f64 {
    f64::from_bits(bits)
}

#[inline(always)]
fn f32_of(bits: u64) -> f32 {
    f32::from_bits(bits as u32)
}

#[inline(always)]
fn single(x: f32) -> u64 {
    u64::from(x.to_bits())
}

impl Cx<'_, '_> {
    /// a = value(b)
    #[inline(always)]
    fn unary(&mut self, value: impl FnOnce(u64) -> u64) -> Flow {
        self.set(self.i.a, value(self.r(self.i.b)));
        self.next(1)
    }

    /// a = value(b, c)
    #[inline(always)]
    fn binary(&mut self, value: impl FnOnce(u64, u64) -> u64) -> Flow {
        self.set(self.i.a, value(self.r(self.i.b), self.r(self.i.c)));
        self.next(1)
    }

    /// a = value(b, sign-extended c)
    #[inline(always)]
    fn immediate(&mut self, value: impl FnOnce(u64, u64) -> u64) -> Flow {
        self.set(self.i.a, value(self.r(self.i.b), i64::from(self.i.c as i16) as u64));
        self.next(1)
    }

    #[inline(always)]
    fn floats(&mut self, value: impl FnOnce(f64, f64) -> f64) -> Flow {
        self.binary(|x, y| value(f(x), f(y)).to_bits())
    }

    #[inline(always)]
    fn singles(&mut self, value: impl FnOnce(f32, f32) -> f32) -> Flow {
        self.binary(|x, y| single(value(f32_of(x), f32_of(y))))
    }

    #[inline(always)]
    fn divide(&mut self, op: Op) -> Flow {
        let (x, y) = (self.r(self.i.b), self.r(self.i.c));
        if y == 0 {
            return self.fault(RuntimeError::DivideByZero);
        }
        self.set(self.i.a, ops::divide(op, x, y));
        self.next(1)
    }
}

handlers! { c:
    Add => c.binary(u64::wrapping_add),
    Sub => c.binary(u64::wrapping_sub),
    Mul => c.binary(u64::wrapping_mul),
    AddI => c.immediate(u64::wrapping_add),
    MulI => c.immediate(u64::wrapping_mul),
    RsubI => c.immediate(|x, y| y.wrapping_sub(x)),
    DivS => c.divide(Op::DivS),
    DivU => c.divide(Op::DivU),
    RemS => c.divide(Op::RemS),
    RemU => c.divide(Op::RemU),
    DivSI => c.immediate(|x, y| (x as i64).wrapping_div(y as i64) as u64),
    DivUI => c.immediate(|x, y| x / y),
    RemSI => c.immediate(|x, y| (x as i64).wrapping_rem(y as i64) as u64),
    RemUI => c.immediate(|x, y| x % y),
    And => c.binary(|x, y| x & y),
    Or => c.binary(|x, y| x | y),
    Xor => c.binary(|x, y| x ^ y),
    AndNot => c.binary(|x, y| x & !y),
    AndI => c.immediate(|x, y| x & y),
    OrI => c.immediate(|x, y| x | y),
    XorI => c.immediate(|x, y| x ^ y),
    Shl => c.binary(|x, y| if y < 64 { x << y } else { 0 }),
    ShrS => c.binary(|x, y| ((x as i64) >> y.min(63)) as u64),
    ShrU => c.binary(|x, y| if y < 64 { x >> y } else { 0 }),
    ShlI => c.immediate(|x, y| x << (y & 63)),
    ShrSI => c.immediate(|x, y| ((x as i64) >> (y & 63)) as u64),
    ShrUI => c.immediate(|x, y| x >> (y & 63)),
    CheckShift => if (c.r(c.i.a) as i64) < 0 { c.fault(RuntimeError::NegativeShift) } else { c.next(1) },
    Neg => c.unary(u64::wrapping_neg),
    BitNot => c.unary(|x| !x),
    Not => c.unary(|x| x ^ 1),
    Sext8 => c.unary(|x| i64::from(x as i8) as u64),
    Sext16 => c.unary(|x| i64::from(x as i16) as u64),
    Sext32 => c.unary(|x| i64::from(x as i32) as u64),
    Zext8 => c.unary(|x| u64::from(x as u8)),
    Zext16 => c.unary(|x| u64::from(x as u16)),
    Zext32 => c.unary(|x| u64::from(x as u32)),
    AddU32 => c.binary(|x, y| u64::from((x as u32).wrapping_add(y as u32))),
    MulU32 => c.binary(|x, y| u64::from((x as u32).wrapping_mul(y as u32))),

    AddF => c.floats(|x, y| x + y),
    SubF => c.floats(|x, y| x - y),
    MulF => c.floats(|x, y| x * y),
    DivF => c.floats(|x, y| x / y),
    NegF => c.unary(|x| (-f(x)).to_bits()),
    MulAddF => {
        let sum = f(c.r(c.i.a)) + f(c.r(c.i.b)) * f(c.r(c.i.c));
        c.set(c.i.a, sum.to_bits());
        c.next(1)
    },
    MulSubF => {
        let difference = f(c.r(c.i.a)) - f(c.r(c.i.b)) * f(c.r(c.i.c));
        c.set(c.i.a, difference.to_bits());
        c.next(1)
    },
    AddF32 => c.singles(|x, y| x + y),
    SubF32 => c.singles(|x, y| x - y),
    MulF32 => c.singles(|x, y| x * y),
    DivF32 => c.singles(|x, y| x / y),
    NegF32 => c.unary(|x| single(-f32_of(x))),
    SqrtF => c.unary(|x| f(x).sqrt().to_bits()),
    AbsF => c.unary(|x| f(x).abs().to_bits()),
    FloorF => c.unary(|x| f(x).floor().to_bits()),
    MinF => c.floats(ops::min),
    MaxF => c.floats(ops::max),
    IntToF => c.unary(|x| (x as i64 as f64).to_bits()),
    UintToF => c.unary(|x| (x as f64).to_bits()),
    FToInt => c.unary(|x| ops::float_to_int(f(x)) as u64),
    FToInt32 => c.unary(|x| ops::float_to_int32(f(x)) as u64),
    FToUint => c.unary(|x| ops::float_to_uint(f(x))),
    FToF32 => c.unary(|x| single(f(x) as f32)),
    F32ToF => c.unary(|x| f64::from(f32_of(x)).to_bits()),
    IntToF32 => c.unary(|x| single(x as i64 as f32)),
    UintToF32 => c.unary(|x| single(x as f32)),
    Complex => c.op(ops::complex, 2),
    Complex64 => c.op(ops::complex64, 2),
    WidenComplex => {
        let pair = c.r(c.i.b);
        c.set(c.i.a, f64::from(f32_of(pair)).to_bits());
        c.set(c.i.a + 1, f64::from(f32_of(pair >> 32)).to_bits());
        c.next(1)
    },
    NarrowComplex => {
        let (re, im) = (f(c.r(c.i.b)), f(c.r(c.i.b + 1)));
        c.set(c.i.a, single(re as f32) | single(im as f32) << 32);
        c.next(1)
    },
    PairF32 => c.binary(|re, im| re & 0xffff_ffff | im << 32),

    Eq => c.binary(|x, y| u64::from(x == y)),
    Ne => c.binary(|x, y| u64::from(x != y)),
    LtS => c.binary(|x, y| u64::from((x as i64) < y as i64)),
    LeS => c.binary(|x, y| u64::from(x as i64 <= y as i64)),
    LtU => c.binary(|x, y| u64::from(x < y)),
    LeU => c.binary(|x, y| u64::from(x <= y)),
    EqF => c.binary(|x, y| u64::from(f(x) == f(y))),
    NeF => c.binary(|x, y| u64::from(f(x) != f(y))),
    LtF => c.binary(|x, y| u64::from(f(x) < f(y))),
    LeF => c.binary(|x, y| u64::from(f(x) <= f(y))),
    EqF32 => c.binary(|x, y| u64::from(f32_of(x) == f32_of(y))),
    NeF32 => c.binary(|x, y| u64::from(f32_of(x) != f32_of(y))),
    LtF32 => c.binary(|x, y| u64::from(f32_of(x) < f32_of(y))),
    LeF32 => c.binary(|x, y| u64::from(f32_of(x) <= f32_of(y))),
}
