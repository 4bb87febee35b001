//! Printing one value under one verb: by kind, part by part.
//!
//! Called by `format.rs` for every operand. The same walk serves both passes (see `methods.rs`): in the first it notes
//! the method calls it meets and goes on as if they had printed nothing, in the second it takes their results.
//!
//! Invariants: (P1) of `value.rs`. (P2) Values nest as deep as a script likes, so the walk measures how much of the
//! thread's stack it uses, and gives up with Go's stack overflow beyond [`STACK_BUDGET`].
//!
//! Locks: none.

#![forbid(unsafe_code)]

use burrow_runtime::fault::{Fatal, Fault};
use burrow_runtime::float::Precision;
use burrow_runtime::rtype::{Kind, Shape};

use super::methods::{CallNeeded, CallResult, Method, is_error, method_for};
use super::order;
use super::value::{Access, Reflected, Value};
use super::verbs::{Buffer, Case, Flags, append_decimal};

/// Bytes of the thread's stack that one call may use (P2): a quarter of the smallest stack that Burrow gives a thread.
/// Enough for values nested about a thousand deep.
const STACK_BUDGET: usize = 512 << 10;
/// The goroutine stack limit that the error names: Go's default.
const GO_STACK_LIMIT: u64 = 1_000_000_000;
/// Bytes of output beyond which a call counts as out of memory: values that hold one another print exponentially.
const MAX_OUTPUT: usize = 1 << 30;

const NIL: &str = "<nil>";
const NIL_PAREN: &str = "(nil)";

/// Which pass this is.
pub(super) enum Pass<'a> {
    /// The first: calls are noted.
    Collect(&'a mut Vec<CallNeeded>),
    /// The second: their results are used, in the same order.
    Print(std::slice::Iter<'a, CallResult>),
}

/// The state of one call.
pub(super) struct Walk<'a> {
    pub(super) buffer: Buffer,
    pass: Pass<'a>,
    /// Inside `%!verb(type=value)`: methods are not called.
    erroring: bool,
    /// `%w` is a verb.
    pub(super) wraps: bool,
    stack_start: usize,
    fault: Option<Fault>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(pass: Pass<'a>, out: Vec<u8>) -> Walk<'a> {
        let buffer = Buffer { out, flags: Flags::default() };
        Walk {
            buffer,
            pass,
            erroring: false,
            wraps: false,
            stack_start: stack_position(),
            fault: None,
        }
    }

    /// What was printed.
    ///
    /// # Errors
    /// If the values nest too deep or print too much.
    pub(super) fn finish(self) -> Result<Vec<u8>, Fault> {
        self.fault.map_or(Ok(self.buffer.out), Err)
    }

    /// Whether this is the first pass.
    pub(super) fn collects(&self) -> bool {
        matches!(self.pass, Pass::Collect(_))
    }

    /// Whether the walk may go on (P2).
    fn may_go_on(&mut self) -> bool {
        if self.fault.is_none() {
            let used = self.stack_start.abs_diff(stack_position());
            if used > STACK_BUDGET {
                self.fault = Some(Fatal::StackOverflow { limit: GO_STACK_LIMIT }.into());
            } else if self.buffer.out.len() > MAX_OUTPUT {
                self.fault = Some(Fatal::OutOfMemory("the output of one fmt call".into()).into());
            }
        }
        self.fault.is_none()
    }

    /// Prints an operand without flags if that is nothing but appending its text: the common ones, without a detour.
    #[inline]
    pub(super) fn plain(&mut self, arg: Value, verb: u8) -> bool {
        if !matches!(verb, b'd' | b's' | b'v') || !arg.ty.methods().is_empty() {
            return false;
        }
        match arg.ty.kind {
            Kind::String if verb != b'd' => arg.append_string(&mut self.buffer.out),
            Kind::Int if verb != b's' => {
                append_decimal(&mut self.buffer.out, arg.word() as i64);
            }
            _ => return false,
        }
        true
    }

    /// Prints an operand; `None` is a nil interface.
    pub(super) fn argument(&mut self, arg: Option<Value>, verb: char) {
        let Some(arg) = arg else {
            return match verb {
                'T' | 'v' => self.buffer.pad(NIL.as_bytes()),
                _ => self.bad_verb(None, verb),
            };
        };
        match verb {
            'T' => self.buffer.string(arg.ty.string.as_bytes()),
            'p' => self.pointer(arg, 'p'),
            _ if arg.ty.kind == Kind::Slice && &*arg.ty.string == "[]uint8" => {
                self.bytes(arg, verb)
            }
            _ => match arg.reflected() {
                None if self.by_method(arg, verb) => {}
                None => self.value(arg, verb, 0),
                Some(Reflected::Nothing) => self.buffer.text("<invalid reflect.Value>"),
                Some(Reflected::Method(word)) => self.buffer.hex(word, true),
                Some(Reflected::Value(held)) => self.reflected(held, verb),
            },
        }
    }

    /// Prints what a `reflect.Value` holds, as if it were the operand.
    fn reflected(&mut self, held: Value, verb: char) {
        let open = held.access == Access::Open;
        if let Some(dynamic) = held.dynamic().filter(|_| open)
            && self.by_method(dynamic, verb)
        {
            return;
        }
        self.value(held, verb, 0);
    }

    /// Lets a value's method print it; false if it has none for this verb.
    fn by_method(&mut self, value: Value, mut verb: char) -> bool {
        if self.erroring {
            return false;
        }
        if verb == 'w' {
            if !self.wraps || !is_error(value.ty) {
                self.bad_verb(Some(value), verb);
                return true;
            }
            verb = 'v';
        }
        let flags = self.buffer.flags;
        let Some(method) = method_for(value.ty, verb, flags) else { return false };
        match &mut self.pass {
            Pass::Collect(needed) => {
                let nil_receiver = value.ty.kind == Kind::Pointer && value.is_nil();
                let value = value.to_any();
                needed.push(CallNeeded { value, method, verb, flags, nil_receiver });
            }
            Pass::Print(results) => match results.next() {
                Some(CallResult::Text(text)) => self.method_text(method, text, verb),
                Some(CallResult::Raw(text)) => self.buffer.out.extend_from_slice(text),
                // A method has changed what is printed so that there is more of it now.
                None => {}
            },
        }
        true
    }

    fn method_text(&mut self, method: Method, text: &[u8], verb: char) {
        match method {
            Method::Format => self.buffer.out.extend_from_slice(text),
            Method::GoString => self.buffer.string(text),
            Method::Error | Method::String => self.string(None, text, verb),
        }
    }

    /// Prints a value by its kind. At depth 0 its methods have been tried.
    fn value(&mut self, value: Value, verb: char, depth: usize) {
        if !self.may_go_on() {
            return;
        }
        if depth > 0
            && value.access == Access::Open
            && let Some(dynamic) = value.dynamic()
            && self.by_method(dynamic, verb)
        {
            return;
        }
        match value.ty.kind {
            Kind::Bool => self.boolean(value, verb),
            Kind::Float32 | Kind::Float64 => {
                let (number, _, bits) = value.floats();
                self.float(value, number, bits, verb);
            }
            Kind::Complex64 | Kind::Complex128 => self.complex(value, verb),
            // The text itself needs no copy.
            Kind::String if matches!(verb, 'v' | 's') && self.buffer.flags.is_plain() => {
                value.append_string(&mut self.buffer.out);
            }
            Kind::String => self.string(Some(value), &value.string(), verb),
            Kind::Map => self.map(value, verb, depth),
            Kind::Struct => self.structure(value, verb, depth),
            Kind::Interface => self.interface(value, verb, depth),
            Kind::Array | Kind::Slice => self.list(value, verb, depth),
            Kind::Pointer => match value.pointee().filter(|_| depth == 0 && !value.is_nil()) {
                Some(inner)
                    if matches!(
                        inner.ty.kind,
                        Kind::Array | Kind::Slice | Kind::Struct | Kind::Map
                    ) =>
                {
                    self.buffer.text("&");
                    self.value(inner, verb, depth + 1);
                }
                _ => self.pointer(value, verb),
            },
            Kind::Chan | Kind::Func | Kind::UnsafePointer => self.pointer(value, verb),
            _ => self.integer(value, verb),
        }
    }

    /// `%!verb(type=value)`.
    fn bad_verb(&mut self, value: Option<Value>, verb: char) {
        self.buffer.text("%!");
        self.buffer.rune(verb.into());
        self.buffer.text("(");
        match value {
            Some(value) => {
                self.buffer.text(&value.ty.string);
                self.buffer.text("=");
                let outer = std::mem::replace(&mut self.erroring, true);
                self.value(value, 'v', 0);
                self.erroring = outer;
            }
            None => self.buffer.text(NIL),
        }
        self.buffer.text(")");
    }

    fn boolean(&mut self, value: Value, verb: char) {
        match verb {
            't' | 'v' => self.buffer.boolean(value.boolean()),
            _ => self.bad_verb(Some(value), verb),
        }
    }

    fn integer(&mut self, value: Value, verb: char) {
        use super::verbs::Integer::Unsigned;
        let Some(number) = value.integer() else { return };
        let buffer = &mut self.buffer;
        match (verb, number) {
            ('v', Unsigned(number)) if buffer.flags.sharp_v => buffer.hex(number, true),
            ('v' | 'd', _) => buffer.integer(number, 10, Case::Lower, false),
            ('b', _) => buffer.integer(number, 2, Case::Lower, false),
            ('o', _) => buffer.integer(number, 8, Case::Lower, false),
            ('O', _) => buffer.integer(number, 8, Case::Lower, true),
            ('x', _) => buffer.integer(number, 16, Case::Lower, false),
            ('X', _) => buffer.integer(number, 16, Case::Upper, false),
            ('c', _) => buffer.character(number.bits()),
            ('q', _) => buffer.quoted_character(number.bits()),
            ('U', _) => buffer.code_point(number.bits()),
            _ => self.bad_verb(Some(value), verb),
        }
    }

    fn float(&mut self, value: Value, number: f64, bits: u32, verb: char) {
        let (form, precision) = match verb {
            'v' => (b'g', Precision::Shortest),
            'b' | 'g' | 'G' | 'x' | 'X' => (verb as u8, Precision::Shortest),
            'f' | 'e' | 'E' => (verb as u8, Precision::Digits(6)),
            'F' => (b'f', Precision::Digits(6)),
            _ => return self.bad_verb(Some(value), verb),
        };
        self.buffer.float(number, bits, form, precision);
    }

    fn complex(&mut self, value: Value, verb: char) {
        if !matches!(verb, 'v' | 'b' | 'g' | 'G' | 'x' | 'X' | 'f' | 'F' | 'e' | 'E') {
            return self.bad_verb(Some(value), verb);
        }
        let (re, im, bits) = value.floats();
        self.buffer.text("(");
        self.float(value, re, bits, verb);
        let plus = std::mem::replace(&mut self.buffer.flags.plus, true);
        self.float(value, im, bits, verb);
        self.buffer.text("i)");
        self.buffer.flags.plus = plus;
    }

    /// Prints text; `value` is where it comes from if not from a method.
    fn string(&mut self, value: Option<Value>, text: &[u8], verb: char) {
        match verb {
            'v' if self.buffer.flags.sharp_v => self.buffer.quoted(text),
            'v' | 's' => self.buffer.string(text),
            'x' => self.buffer.hex_bytes(text, Case::Lower),
            'X' => self.buffer.hex_bytes(text, Case::Upper),
            'q' => self.buffer.quoted(text),
            _ => self.bad_verb(value, verb),
        }
    }

    /// Prints an operand of type `[]byte`.
    fn bytes(&mut self, value: Value, verb: char) {
        match verb {
            'v' | 'd' if self.buffer.flags.sharp_v => {
                self.buffer.text("[]byte");
                if value.is_nil() {
                    return self.buffer.text(NIL_PAREN);
                }
                self.buffer.text("{");
                for (i, byte) in value.bytes().into_iter().enumerate() {
                    self.separate(i, ", ");
                    self.buffer.hex(byte.into(), true);
                }
                self.buffer.text("}");
            }
            'v' | 'd' => {
                self.buffer.text("[");
                for (i, byte) in value.each().enumerate() {
                    self.separate(i, " ");
                    self.integer(byte, 'd');
                }
                self.buffer.text("]");
            }
            's' | 'x' | 'X' | 'q' => self.string(None, &value.bytes(), verb),
            _ => self.value(value, verb, 0),
        }
    }

    fn separate(&mut self, i: usize, separator: &str) {
        if i > 0 {
            self.buffer.text(separator);
        }
    }

    /// The separator of parts, and in Go syntax the type in front of them.
    fn open(&mut self, value: Value) -> &'static str {
        if !self.buffer.flags.sharp_v {
            return " ";
        }
        self.buffer.text(&value.ty.string);
        ", "
    }

    fn map(&mut self, value: Value, verb: char, depth: usize) {
        let Some(shape) = value.ty.map() else { return };
        let sharp_v = self.buffer.flags.sharp_v;
        let separator = self.open(value);
        if sharp_v && value.is_nil() {
            return self.buffer.text(NIL_PAREN);
        }
        self.buffer.text(if sharp_v { "{" } else { "map[" });
        let mut entries = value.entries(shape);
        entries.sort_by(|(a, _), (b, _)| order::compare(*a, *b, 0));
        for (i, (key, value)) in entries.into_iter().enumerate() {
            self.separate(i, separator);
            self.value(key, verb, depth + 1);
            self.buffer.text(":");
            self.value(value, verb, depth + 1);
        }
        self.buffer.text(if sharp_v { "}" } else { "]" });
    }

    fn structure(&mut self, value: Value, verb: char, depth: usize) {
        let Shape::Struct(fields) = value.ty.shape() else { return };
        let named = self.buffer.flags.plus_v || self.buffer.flags.sharp_v;
        let separator = self.open(value);
        self.buffer.text("{");
        for (i, field) in fields.iter().enumerate() {
            self.separate(i, separator);
            if named {
                self.buffer.text(&field.name);
                self.buffer.text(":");
            }
            let part = value.field(field);
            // What an interface field holds stands for the field.
            self.value(part.dynamic().unwrap_or(part), verb, depth + 1);
        }
        self.buffer.text("}");
    }

    fn interface(&mut self, value: Value, verb: char, depth: usize) {
        match value.dynamic() {
            Some(inner) => self.value(inner, verb, depth + 1),
            None if self.buffer.flags.sharp_v => {
                self.buffer.text(&value.ty.string);
                self.buffer.text(NIL_PAREN);
            }
            None => self.buffer.text(NIL),
        }
    }

    /// Prints a slice or an array.
    fn list(&mut self, value: Value, verb: char, depth: usize) {
        let of_bytes = value.ty.elem().is_some_and(|elem| elem.kind == Kind::Uint8);
        if of_bytes && matches!(verb, 's' | 'q' | 'x' | 'X') {
            return self.string(None, &value.bytes(), verb);
        }
        let sharp_v = self.buffer.flags.sharp_v;
        let separator = self.open(value);
        if sharp_v && value.is_nil() {
            return self.buffer.text(NIL_PAREN);
        }
        self.buffer.text(if sharp_v { "{" } else { "[" });
        for (i, elem) in value.each().enumerate() {
            self.separate(i, separator);
            self.value(elem, verb, depth + 1);
            if self.fault.is_some() {
                return;
            }
        }
        self.buffer.text(if sharp_v { "}" } else { "]" });
    }

    /// Prints an address.
    fn pointer(&mut self, value: Value, verb: char) {
        use Kind::{Chan, Func, Map, Pointer, Slice, UnsafePointer};
        if !matches!(value.ty.kind, Chan | Func | Map | Pointer | Slice | UnsafePointer) {
            return self.bad_verb(Some(value), verb);
        }
        let address = value.word();
        let number = super::verbs::Integer::Unsigned(address);
        let buffer = &mut self.buffer;
        match verb {
            'v' if buffer.flags.sharp_v => {
                buffer.text("(");
                buffer.text(&value.ty.string);
                buffer.text(")(");
                if address == 0 {
                    buffer.text("nil");
                } else {
                    buffer.hex(address, true);
                }
                buffer.text(")");
            }
            'v' if address == 0 => buffer.pad(NIL.as_bytes()),
            'v' | 'p' => buffer.hex(address, !buffer.flags.sharp),
            'b' => buffer.integer(number, 2, Case::Lower, false),
            'o' => buffer.integer(number, 8, Case::Lower, false),
            'd' => buffer.integer(number, 10, Case::Lower, false),
            'x' => buffer.integer(number, 16, Case::Lower, false),
            'X' => buffer.integer(number, 16, Case::Upper, false),
            _ => self.bad_verb(Some(value), verb),
        }
    }
}

/// About where the thread's stack ends now.
#[inline(never)]
fn stack_position() -> usize {
    let here = 0_u8;
    std::ptr::from_ref(&here).addr()
}
