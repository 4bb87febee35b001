//! Natives of package `strconv`: numbers and quoted text, both ways.
//!
//! A parser returns its value and a status, of which the Go side makes a `*NumError`.

mod float;
mod integer;

use burrow_runtime::fault::Fault;
use burrow_runtime::float::{Precision, format_float};
use burrow_runtime::string::new_string;
use burrow_runtime::value::GoString;

use super::bytealg::{append_scratch, view};
use super::fmt::engine::quote;
use super::{After, Native, NativeCtx};

/// Why a text is no number, numbered as `golib/strconv/number.go` has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Problem {
    Syntax = 1,
    Range,
    Base,
    BitSize,
}

/// Sets result word 1 to the status, and word 0 to the value: what was reached, if it is out of range.
fn parsed(ctx: &mut NativeCtx<'_>, value: u64, problem: Option<Problem>) -> Result<After, Fault> {
    ctx.set(0, value);
    ctx.set(1, problem.map_or(0, |problem| problem as u64));
    Ok(After::Continue)
}

/// The first argument, a string, in the machine's buffer.
fn text<'c>(ctx: &'c mut NativeCtx<'_>) -> &'c [u8] {
    ctx.scratch.clear();
    view(ctx, 0).append_to(ctx.scratch);
    ctx.scratch
}

/// func parseUint(s string, base, bitSize int) (n uint64, status int)
pub(super) fn parse_uint(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (base, bits) = (ctx.arg(2) as i64, ctx.arg(3) as i64);
    let (n, problem) = integer::parse_uint(text(ctx), base, bits);
    parsed(ctx, n, problem)
}

/// func parseInt(s string, base, bitSize int) (n int64, status int)
pub(super) fn parse_int(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (base, bits) = (ctx.arg(2) as i64, ctx.arg(3) as i64);
    let (n, problem) = integer::parse_int(text(ctx), base, bits);
    parsed(ctx, n as u64, problem)
}

/// func parseFloat(s string, bitSize int) (f float64, status int)
pub(super) fn parse_float(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let bits = ctx.arg(2);
    let (value, problem) = float::parse(text(ctx), bits == 32);
    parsed(ctx, value.to_bits(), problem)
}

/// Ends with the machine's buffer as a string.
fn string(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let s = new_string(ctx.p, ctx.scratch)?;
    ctx.set_string(0, s);
    Ok(After::Continue)
}

/// Numbers below 100 in base 10, which cost no allocation.
static SMALL: [[u8; 2]; 100] = {
    let mut table = [[0; 2]; 100];
    let mut n = 0;
    while n < 100 {
        table[n] = [b'0' + n as u8 / 10, b'0' + n as u8 % 10];
        n += 1;
    }
    table
};

fn small(ctx: &mut NativeCtx<'_>, n: usize) -> Result<After, Fault> {
    let text = if n < 10 { &SMALL[n][1..] } else { &SMALL[n][..] };
    let ptr = burrow_alloc::units::Addr(text.as_ptr().expose_provenance());
    ctx.set_string(0, GoString { ptr, len: text.len() });
    Ok(After::Continue)
}

fn format_integer(
    ctx: &mut NativeCtx<'_>,
    negative: bool,
    magnitude: u64,
    base: u64,
) -> Result<After, Fault> {
    if base == 10 && !negative && magnitude < 100 {
        return small(ctx, magnitude as usize);
    }
    ctx.scratch.clear();
    integer::format(ctx.scratch, negative, magnitude, base);
    string(ctx)
}

/// func formatInt(i int64, base int) string
fn format_int(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let n = ctx.arg(0) as i64;
    format_integer(ctx, n < 0, n.unsigned_abs(), ctx.arg(1))
}

/// func formatUint(i uint64, base int) string
fn format_uint(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    format_integer(ctx, false, ctx.arg(0), ctx.arg(1))
}

/// func Itoa(i int) string
fn itoa(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let n = ctx.arg(0) as i64;
    format_integer(ctx, n < 0, n.unsigned_abs(), 10)
}

/// func appendInt(dst []byte, i int64, base int) []byte
fn append_int(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let n = ctx.arg(3) as i64;
    ctx.scratch.clear();
    integer::format(ctx.scratch, n < 0, n.unsigned_abs(), ctx.arg(4));
    append_scratch(ctx)
}

/// func appendUint(dst []byte, i uint64, base int) []byte
fn append_uint(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    ctx.scratch.clear();
    integer::format(ctx.scratch, false, ctx.arg(3), ctx.arg(4));
    append_scratch(ctx)
}

/// Formats the float whose argument words begin at `n`: value, form, precision, bits.
fn float_text(ctx: &mut NativeCtx<'_>, n: usize) {
    let (value, form) = (f64::from_bits(ctx.arg(n)), ctx.arg(n + 1) as u8);
    let (precision, bits) = (Precision::from_go(ctx.arg(n + 2) as i64), ctx.arg(n + 3) as u32);
    let value = if bits == 32 { f64::from(value as f32) } else { value };
    ctx.scratch.clear();
    format_float(ctx.scratch, value, form, precision, bits);
}

/// func formatFloat(f float64, fmt byte, prec, bitSize int) string
fn format_float_string(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    float_text(ctx, 0);
    string(ctx)
}

/// func appendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte
fn append_float(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    float_text(ctx, 3);
    append_scratch(ctx)
}

fn quoted(ctx: &mut NativeCtx<'_>, ascii: bool) -> Result<After, Fault> {
    let bytes = text(ctx).to_vec();
    ctx.scratch.clear();
    quote::quote(ctx.scratch, &bytes, ascii);
    string(ctx)
}

fn quote_string(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    quoted(ctx, false)
}

fn quote_to_ascii(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    quoted(ctx, true)
}

fn quoted_rune(ctx: &mut NativeCtx<'_>, ascii: bool) -> Result<After, Fault> {
    let rune = ctx.arg(0) as u32;
    ctx.scratch.clear();
    quote::quote_rune(ctx.scratch, rune, ascii);
    string(ctx)
}

fn quote_rune(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    quoted_rune(ctx, false)
}

fn quote_rune_to_ascii(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    quoted_rune(ctx, true)
}

fn can_backquote(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let can = quote::can_backquote(text(ctx));
    ctx.set(0, u64::from(can));
    Ok(After::Continue)
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("strconv.parseUint", parse_uint),
    ("strconv.parseInt", parse_int),
    ("strconv.parseFloat", parse_float),
    ("strconv.Itoa", itoa),
    ("strconv.formatInt", format_int),
    ("strconv.formatUint", format_uint),
    ("strconv.appendInt", append_int),
    ("strconv.appendUint", append_uint),
    ("strconv.formatFloat", format_float_string),
    ("strconv.appendFloat", append_float),
    ("strconv.Quote", quote_string),
    ("strconv.QuoteToASCII", quote_to_ascii),
    ("strconv.QuoteRune", quote_rune),
    ("strconv.QuoteRuneToASCII", quote_rune_to_ascii),
    ("strconv.CanBackquote", can_backquote),
];
