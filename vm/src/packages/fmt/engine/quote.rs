//! Go's quoted strings and runes: `%q`, `%#v`, and `strconv.Quote` and its kin.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use burrow_runtime::string::{decode_first, encode_rune};

/// U+FEFF, which marks byte order and is invisible.
const BYTE_ORDER_MARK: u32 = 0xfeff;

/// Appends `bytes` as a Go string literal between double quotes. `ascii` escapes all that is not ASCII.
pub fn quote(out: &mut Vec<u8>, bytes: &[u8], ascii: bool) {
    out.push(b'"');
    let mut rest = bytes;
    while let Some(&first) = rest.first() {
        let (rune, width) = decode_first(rest);
        if width == 1 && first >= 0x80 {
            escape_number(out, b'x', u32::from(first), 2);
        } else {
            quoted_rune(out, rune, b'"', ascii);
        }
        rest = &rest[width..];
    }
    out.push(b'"');
}

/// Appends a rune as a Go rune literal between single quotes.
pub fn quote_rune(out: &mut Vec<u8>, rune: u32, ascii: bool) {
    out.push(b'\'');
    quoted_rune(
        out,
        char::from_u32(rune).unwrap_or(char::REPLACEMENT_CHARACTER) as u32,
        b'\'',
        ascii,
    );
    out.push(b'\'');
}

/// Appends what a Go string literal's text, without the quotes, stands for; `None` if it is none.
pub fn unquote(out: &mut Vec<u8>, text: &[u8]) -> Option<()> {
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'\n' | b'"' => return None,
            b'\\' => rest = unescape(out, rest)?,
            _ => out.push(byte),
        }
    }
    Some(())
}

/// Appends what the escape behind a backslash stands for; gives what is left.
fn unescape<'t>(out: &mut Vec<u8>, text: &'t [u8]) -> Option<&'t [u8]> {
    let (&letter, rest) = text.split_first()?;
    let (digits, base) = match letter {
        b'x' => (2, 16),
        b'u' => (4, 16),
        b'U' => (8, 16),
        b'0'..=b'7' => (3, 8),
        _ => {
            const LETTERS: &[u8] = b"abfnrtv\\\"";
            const BYTES: &[u8] = b"\x07\x08\x0c\n\r\t\x0b\\\"";
            let at = LETTERS.iter().position(|&known| known == letter)?;
            out.push(BYTES[at]);
            return Some(rest);
        }
    };
    let from = if base == 8 { text } else { rest };
    let number = from.get(..digits)?;
    let number = number.iter().try_fold(0_u32, |n, &digit| {
        Some(n.wrapping_mul(base) + char::from(digit).to_digit(base)?)
    })?;
    match letter {
        b'u' | b'U' => {
            out.extend_from_slice(char::from_u32(number)?.encode_utf8(&mut [0; 4]).as_bytes())
        }
        _ => out.push(u8::try_from(number).ok()?),
    }
    Some(&from[digits..])
}

/// Whether `bytes` can stand between back quotes, on one line and unchanged.
pub fn can_backquote(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(&first) = rest.first() {
        let (rune, width) = decode_first(rest);
        let bad = match width {
            1 => first >= 0x7f || first < b' ' && first != b'\t' || first == b'`',
            _ => rune == BYTE_ORDER_MARK,
        };
        if bad {
            return false;
        }
        rest = &rest[width..];
    }
    true
}

/// Whether a rune can be seen: letters, marks, numbers, punctuation, symbols, and the ASCII space.
pub fn is_print(rune: u32) -> bool {
    let Some(char) = char::from_u32(rune) else { return false };
    if char.is_ascii() {
        return (' '..='~').contains(&char);
    }
    // Behind another character, `escape_debug` escapes exactly what cannot be seen.
    let mut text = [0; 8];
    text[0] = b'a';
    let len = 1 + char.encode_utf8(&mut text[1..]).len();
    let text = std::str::from_utf8(&text[..len]).unwrap_or_default();
    text.escape_debug().nth(1) == Some(char)
}

/// One rune between quotes of this kind.
fn quoted_rune(out: &mut Vec<u8>, rune: u32, quote: u8, ascii: bool) {
    let short = match rune {
        0x07 => b'a',
        0x08 => b'b',
        0x0c => b'f',
        0x0a => b'n',
        0x0d => b'r',
        0x09 => b't',
        0x0b => b'v',
        _ if rune == u32::from(quote) => quote,
        0x5c => b'\\',
        _ if is_print(rune) && (rune < 0x80 || !ascii) => {
            return out.extend_from_slice(encode_rune(rune).bytes());
        }
        0..0x20 | 0x7f => return escape_number(out, b'x', rune, 2),
        0x80..0x1_0000 => return escape_number(out, b'u', rune, 4),
        _ => return escape_number(out, b'U', rune, 8),
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// A backslash, a letter and hexadecimal digits.
fn escape_number(out: &mut Vec<u8>, letter: u8, number: u32, digits: usize) {
    out.extend_from_slice(&[b'\\', letter]);
    out.extend_from_slice(format!("{number:0digits$x}").as_bytes());
}
