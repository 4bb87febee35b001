//! Whole calls: the format string of `Printf`, the spacing of `Print` and `Println`.
//!
//! Called by the entry points in `mod.rs`, for both passes. Malformed formats print what is wrong with them, in Go's
//! forms: `%!d(BADINDEX)`, `%!(EXTRA type=value)` and so on.
//!
//! Invariants: (P1) of `value.rs`.
//!
//! Locks: none.

use burrow_runtime::rtype::Kind;
use burrow_runtime::value::GoSlice;

use super::methods::Reach;
use super::value::Value;
use super::verbs::{Flags, Integer};
use super::walk::Walk;
use crate::packages::bytealg::view::View;

/// Widths, precisions and argument numbers beyond this are errors.
const MAX_NUMBER: i64 = 1_000_000;

/// A call in progress.
pub(super) struct Call<'a, 'w> {
    walk: &'a mut Walk<'w>,
    reach: &'a mut Reach,
    args: GoSlice,
    /// The operand that is next.
    next: usize,
    /// The operand numbers `%w` asked for.
    pub(super) wrapped: Vec<usize>,
    /// A number in brackets was used: surplus operands are no mistake.
    reordered: bool,
    /// The number in brackets of the current verb is one of an operand.
    good_number: bool,
}

impl<'a, 'w> Call<'a, 'w> {
    /// # Safety
    /// `args` is a slice of `any` whose elements stay live while the call is in progress (P1).
    pub(super) unsafe fn new(
        walk: &'a mut Walk<'w>,
        reach: &'a mut Reach,
        args: GoSlice,
    ) -> Call<'a, 'w> {
        Call {
            walk,
            reach,
            args,
            next: 0,
            wrapped: Vec::new(),
            reordered: false,
            good_number: true,
        }
    }

    /// Operand `i`.
    fn arg(&self, i: usize) -> Option<Value> {
        debug_assert!(i < self.args.len);
        // SAFETY: (P1) promised to `new`; all callers have compared `i` with the length.
        unsafe { Value::argument(self.args, i) }
    }

    /// Prints an operand, unless this is the first pass and it cannot lead to a call.
    fn print_arg(&mut self, i: usize, verb: char) {
        let arg = self.arg(i);
        if self.walk.collects() {
            self.walk.buffer.out.clear();
            if !arg.is_some_and(|arg| self.reach.may_call(arg.ty)) {
                return;
            }
        }
        self.walk.argument(arg, verb);
    }

    /// `Print`: spaces between operands of which neither is a string.
    pub(super) fn print(&mut self) {
        let mut after_string = true;
        for i in 0..self.args.len {
            let is_string = self.arg(i).is_some_and(|arg| arg.ty.kind == Kind::String);
            if i > 0 && !is_string && !after_string {
                self.walk.buffer.text(" ");
            }
            self.print_arg(i, 'v');
            after_string = is_string;
        }
    }

    /// `Println`: spaces between all operands, and a newline.
    pub(super) fn println(&mut self) {
        for i in 0..self.args.len {
            if i > 0 {
                self.walk.buffer.text(" ");
            }
            self.print_arg(i, 'v');
        }
        self.walk.buffer.text("\n");
    }

    /// `Printf`.
    pub(super) fn printf(&mut self, format: View) {
        let mut cursor = Cursor { rest: format };
        while cursor.literal(&mut self.walk.buffer.out) {
            self.verb(&mut cursor);
        }
        if !self.reordered && self.next < self.args.len {
            self.extra();
        }
    }

    /// One verb with its flags, behind the `%`.
    fn verb(&mut self, cursor: &mut Cursor) {
        // No flags, no numbers, and an operand: nearly always.
        if let Some(verb @ b'a'..=b'v') = cursor.peek()
            && self.next < self.args.len
        {
            cursor.skip(1);
            self.next += 1;
            let is_plain = self.arg(self.next - 1).is_some_and(|arg| self.walk.plain(arg, verb));
            if !is_plain {
                self.walk.buffer.flags = Flags::default();
                self.print_arg(self.next - 1, char::from(verb));
            }
            return;
        }
        self.good_number = true;
        self.walk.buffer.flags = Flags::default();
        while let Some(byte) = cursor.peek() {
            let flags = &mut self.walk.buffer.flags;
            match byte {
                b'#' => flags.sharp = true,
                b'0' => flags.zero = true,
                b'+' => flags.plus = true,
                b'-' => flags.minus = true,
                b' ' => flags.space = true,
                _ => break,
            }
            cursor.skip(1);
        }
        let mut after_number = self.arg_number(cursor);
        self.width(cursor, &mut after_number);
        self.precision(cursor, &mut after_number);
        if !after_number {
            self.arg_number(cursor);
        }
        let Some(verb) = cursor.verb() else { return self.walk.buffer.text("%!(NOVERB)") };
        match verb {
            '%' => self.walk.buffer.text("%"),
            _ if !self.good_number => self.complain(verb, "(BADINDEX)"),
            _ if self.next >= self.args.len => self.complain(verb, "(MISSING)"),
            _ => {
                if verb == 'w' {
                    self.wrapped.push(self.next);
                }
                if matches!(verb, 'v' | 'w') {
                    let flags = &mut self.walk.buffer.flags;
                    flags.sharp_v = std::mem::take(&mut flags.sharp);
                    flags.plus_v = std::mem::take(&mut flags.plus);
                }
                self.print_arg(self.next, verb);
                self.next += 1;
            }
        }
    }

    fn complain(&mut self, verb: char, what: &str) {
        self.walk.buffer.text("%!");
        self.walk.buffer.rune(verb.into());
        self.walk.buffer.text(what);
    }

    fn width(&mut self, cursor: &mut Cursor, after_number: &mut bool) {
        if cursor.take(b'*') {
            match self.int_arg() {
                Some(width) => {
                    let flags = &mut self.walk.buffer.flags;
                    flags.width = Some(width.unsigned_abs() as usize); // at most `MAX_NUMBER`
                    if width < 0 {
                        flags.minus = true;
                        flags.zero = false;
                    }
                }
                None => self.walk.buffer.text("%!(BADWIDTH)"),
            }
            *after_number = false;
            return;
        }
        let width = cursor.number();
        self.walk.buffer.flags.width = width;
        if *after_number && width.is_some() {
            self.good_number = false; // "%[3]2d"
        }
    }

    fn precision(&mut self, cursor: &mut Cursor, after_number: &mut bool) {
        // A dot at the very end is the verb's place.
        if !cursor.take(b'.') {
            return;
        }
        if *after_number {
            self.good_number = false; // "%[3].2d"
        }
        *after_number = self.arg_number(cursor);
        if cursor.take(b'*') {
            let precision = self.int_arg();
            self.walk.buffer.flags.precision = precision.and_then(|n| usize::try_from(n).ok());
            if precision.is_none_or(|n| n < 0) {
                self.walk.buffer.text("%!(BADPREC)");
            }
            *after_number = false;
        } else {
            self.walk.buffer.flags.precision = Some(cursor.number().unwrap_or(0));
        }
    }

    /// The next operand as a width or precision; `None` if it is no integer or too large.
    fn int_arg(&mut self) -> Option<i64> {
        if self.next >= self.args.len {
            return None;
        }
        let arg = self.arg(self.next);
        self.next += 1;
        let number = match arg?.integer()? {
            Integer::Signed(number) => number,
            Integer::Unsigned(number) => i64::try_from(number).ok()?,
        };
        (-MAX_NUMBER..=MAX_NUMBER).contains(&number).then_some(number)
    }

    /// `[n]`: makes operand `n` the next; true if there was such a number.
    fn arg_number(&mut self, cursor: &mut Cursor) -> bool {
        if cursor.peek() != Some(b'[') {
            return false;
        }
        self.reordered = true;
        let number = cursor.bracketed();
        if let Some(n @ 1..) = number
            && n <= self.args.len
        {
            self.next = n - 1;
        } else {
            self.good_number = false;
        }
        number.is_some()
    }

    /// `%!(EXTRA type=value, ...)`.
    fn extra(&mut self) {
        self.walk.buffer.flags = Flags::default();
        self.walk.buffer.text("%!(EXTRA ");
        for i in self.next..self.args.len {
            if i > self.next {
                self.walk.buffer.text(", ");
            }
            match self.arg(i) {
                None => self.walk.buffer.text("<nil>"),
                Some(arg) => {
                    self.walk.buffer.text(&arg.ty.string);
                    self.walk.buffer.text("=");
                    self.print_arg(i, 'v');
                }
            }
        }
        self.walk.buffer.text(")");
    }
}

/// What is left of a format.
struct Cursor {
    rest: View,
}

impl Cursor {
    /// Appends what is before the next `%`, and skips both; false if there is none any more.
    #[inline]
    fn literal(&mut self, out: &mut Vec<u8>) -> bool {
        let len = (0..self.rest.len).find(|&i| self.rest.byte(i) == b'%');
        let text = self.rest.cut(0, len.unwrap_or(self.rest.len));
        text.append_to(out);
        self.skip(text.len + usize::from(len.is_some()));
        len.is_some()
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        (self.rest.len > 0).then(|| self.rest.byte(0))
    }

    #[inline]
    fn skip(&mut self, count: usize) {
        self.rest = self.rest.from(count);
    }

    /// Skips this byte if it is next.
    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.skip(1);
        }
        found
    }

    /// The rune that is next.
    fn verb(&mut self) -> Option<char> {
        if self.rest.len == 0 {
            return None;
        }
        let (rune, width) = self.rest.rune(0);
        self.skip(width);
        char::from_u32(rune)
    }

    /// Digits that are next; of a number too large, the rest of the format is skipped.
    fn number(&mut self) -> Option<usize> {
        let mut number = None;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            let before = number.unwrap_or(0);
            if before > MAX_NUMBER as usize {
                self.skip(self.rest.len);
                return None;
            }
            number = Some(before * 10 + usize::from(digit - b'0'));
            self.skip(1);
        }
        number
    }

    /// `[n]`, of which the bracket has been seen. What is in brackets is skipped even if it is no number; without a
    /// closing bracket only the opening one is.
    fn bracketed(&mut self) -> Option<usize> {
        let close = (0..self.rest.len).find(|&i| self.rest.byte(i) == b']');
        let close = close.filter(|_| self.rest.len >= 3);
        let Some(close) = close else {
            self.skip(1);
            return None;
        };
        let mut inside = Cursor { rest: self.rest.cut(1, close) };
        let number = inside.number().filter(|_| inside.rest.len == 0);
        self.skip(close + 1);
        number
    }
}
