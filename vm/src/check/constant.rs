//! Constant values, exact: integers and rationals of any size.

use num_bigint::BigInt;
use num_rational::BigRational;

/// The value of a constant expression.
///
/// A typed constant's value is already rounded to its type (a `float32` constant is exactly representable). Integers
/// of typed `float64` constants are `Float`s; the type, not the variant, says what the value means.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `true` or `false`.
    Bool(bool),
    /// Bytes: not always UTF-8.
    String(Box<[u8]>),
    /// Integers and runes.
    Int(BigInt),
    /// Floating-point values, kept exact. Boxed: it is large and rare.
    Float(Box<BigRational>),
    /// Real and imaginary part.
    Complex(Box<(BigRational, BigRational)>),
}
