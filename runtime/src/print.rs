//! The builtins `print` and `println`: how values look that are printed without `fmt`.
//!
//! Called by the interpreter, operand by operand; it adds the spaces and the newline of `println` and writes to standard
//! error. Tracebacks use the same forms for panic values.
//!
//! Locks: none.

use std::io::Write;

use crate::float::{Precision, format_float};
use crate::value::{GoSlice, GoString, Interface};

/// `true` or `false`.
pub fn boolean(out: &mut Vec<u8>, value: bool) {
    out.extend_from_slice(if value { b"true" } else { b"false" });
}

/// A signed integer.
pub fn signed(out: &mut Vec<u8>, value: i64) {
    formatted(out, format_args!("{value}"));
}

/// An unsigned integer.
pub fn unsigned(out: &mut Vec<u8>, value: u64) {
    formatted(out, format_args!("{value}"));
}

/// A float in its shortest form; `bits` is its size.
pub fn float(out: &mut Vec<u8>, value: f64, bits: u32) {
    format_float(out, value, b'g', Precision::Shortest, bits);
}

/// A complex number; `bits` is the size of each part.
pub fn complex(out: &mut Vec<u8>, re: f64, im: f64, bits: u32) {
    out.push(b'(');
    float(out, re, bits);
    let signed_from = out.len();
    float(out, im, bits);
    if !matches!(out.get(signed_from), Some(b'+' | b'-')) {
        out.insert(signed_from, b'+');
    }
    out.extend_from_slice(b"i)");
}

/// A string, byte by byte.
///
/// # Safety
/// (V1) of `value.rs`: the words are those of a string.
pub unsafe fn string(out: &mut Vec<u8>, value: GoString) {
    // SAFETY: (V1), promised by the caller.
    unsafe { value.append_to(out) }
}

/// A pointer, map, channel or function.
pub fn pointer(out: &mut Vec<u8>, value: u64) {
    formatted(out, format_args!("{value:#x}"));
}

/// A slice: length, capacity, address.
pub fn slice(out: &mut Vec<u8>, value: GoSlice) {
    formatted(out, format_args!("[{}/{}]{:#x}", value.len, value.cap, value.ptr.0));
}

/// An interface: its two words.
pub fn interface(out: &mut Vec<u8>, value: Interface) {
    formatted(out, format_args!("({:#x},{:#x})", value.tab, value.data));
}

fn formatted(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    let written = out.write_fmt(text);
    debug_assert!(written.is_ok(), "a Vec takes all bytes");
}

#[cfg(test)]
mod tests {
    use super::*;
    use burrow_alloc::units::Addr;

    #[test]
    fn looks_as_in_go() {
        // Standard error of Go 1.27.3.
        type Print = Box<dyn Fn(&mut Vec<u8>)>;
        let cases: [(Print, &str); 12] = [
            (Box::new(|o| float(o, 1.5, 64)), "1.5"),
            (Box::new(|o| float(o, 123_456_789.0, 64)), "1.23456789e+08"),
            (Box::new(|o| float(o, f64::from(0.1_f32), 32)), "0.1"),
            (Box::new(|o| float(o, -0.0, 64)), "-0"),
            (Box::new(|o| complex(o, 1.0, -2.0, 64)), "(1-2i)"),
            (Box::new(|o| complex(o, 0.0, 1.5, 64)), "(0+1.5i)"),
            (Box::new(|o| complex(o, f64::NAN, f64::NEG_INFINITY, 64)), "(NaN-Infi)"),
            (Box::new(|o| signed(o, i64::MIN)), "-9223372036854775808"),
            (Box::new(|o| boolean(o, true)), "true"),
            (Box::new(|o| pointer(o, 0)), "0x0"),
            (Box::new(|o| interface(o, Interface { tab: 0, data: 0xc0 })), "(0x0,0xc0)"),
            (Box::new(|o| slice(o, GoSlice { ptr: Addr(0xc000), len: 1, cap: 2 })), "[1/2]0xc000"),
        ];
        for (print, wanted) in cases {
            let mut out = Vec::new();
            print(&mut out);
            assert_eq!(String::from_utf8_lossy(&out), wanted);
        }
    }
}
