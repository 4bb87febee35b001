//! Types as text: as error messages print them, and as Go prints them at run time.
//!
//! Called for messages (`operand.rs`, `assign.rs` and others), and by the compiler for descriptors.

use crate::check::info::Info;
use crate::check::object::PackageId;
use crate::check::table::TypeTable;
use crate::check::types::*;
use crate::syntax::ast::ChanDir;
use crate::syntax::symbol::{Interner, Symbol};

/// How to print a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeStyle {
    /// As `%T` and panics print it: every defined type with its package, `struct { X int }`.
    Runtime,
    /// As the compiler's messages print it: types of this package without a package, `struct{X int}`, `any`.
    Message(Option<PackageId>),
}

/// Longer texts are cut: an error about an endlessly nested type should stay readable.
const MAX_LEN: usize = 10_000;

struct Writer<'t, 'a> {
    types: &'t TypeTable,
    info: &'t Info<'a>,
    interner: &'t Interner,
    style: TypeStyle,
    out: String,
}

impl TypeTable {
    /// A type as text.
    pub fn type_string(
        &self,
        ty: TypeId,
        info: &Info<'_>,
        interner: &Interner,
        style: TypeStyle,
    ) -> String {
        let mut w = Writer { types: self, info, interner, style, out: String::new() };
        w.ty(ty);
        w.out
    }

    /// A signature without the word `func`, as messages about methods print it.
    pub fn signature_string(
        &self,
        sig: TypeId,
        info: &Info<'_>,
        interner: &Interner,
        style: TypeStyle,
    ) -> String {
        let mut w = Writer { types: self, info, interner, style, out: String::new() };
        match self.get(sig) {
            Type::Func(sig) => w.signature(sig),
            _ => w.ty(sig),
        }
        w.out
    }
}

/// Name of a predeclared type.
pub fn basic_name(basic: Basic) -> &'static str {
    match basic {
        Basic::Invalid => "invalid type",
        Basic::Bool => "bool",
        Basic::Int => "int",
        Basic::Int8 => "int8",
        Basic::Int16 => "int16",
        Basic::Int32 => "int32",
        Basic::Int64 => "int64",
        Basic::Uint => "uint",
        Basic::Uint8 => "uint8",
        Basic::Uint16 => "uint16",
        Basic::Uint32 => "uint32",
        Basic::Uint64 => "uint64",
        Basic::Uintptr => "uintptr",
        Basic::Float32 => "float32",
        Basic::Float64 => "float64",
        Basic::Complex64 => "complex64",
        Basic::Complex128 => "complex128",
        Basic::String => "string",
        Basic::UnsafePointer => "unsafe.Pointer",
        Basic::UntypedBool => "untyped bool",
        Basic::UntypedInt => "untyped int",
        Basic::UntypedRune => "untyped rune",
        Basic::UntypedFloat => "untyped float",
        Basic::UntypedComplex => "untyped complex",
        Basic::UntypedString => "untyped string",
        Basic::UntypedNil => "untyped nil",
    }
}

impl Writer<'_, '_> {
    fn ty(&mut self, ty: TypeId) {
        if self.out.len() > MAX_LEN {
            if !self.out.ends_with("...") {
                self.out.push_str("...");
            }
            return;
        }
        match self.types.get(ty) {
            Type::Basic(basic) => self.basic(*basic),
            Type::Named(id) => self.named(*id),
            Type::Pointer(elem) => self.prefixed("*", *elem),
            Type::Slice(elem) => self.prefixed("[]", *elem),
            Type::Array { len, elem } => self.prefixed(&format!("[{len}]"), *elem),
            Type::Map { key, value } => {
                self.out.push_str("map[");
                self.ty(*key);
                self.prefixed("]", *value);
            }
            Type::Chan { dir, elem } => self.chan(*dir, *elem),
            Type::Struct(s) => self.struct_type(s),
            Type::Func(sig) => {
                self.out.push_str("func");
                self.signature(sig);
            }
            Type::Interface(iface) => self.interface(iface),
            Type::Tuple(types) => {
                self.out.push('(');
                self.list(types, ", ");
                self.out.push(')');
            }
            Type::Param(id) => self.name(self.types.param(*id).name),
        }
    }

    /// `byte` is `uint8`: messages use the word that the program uses.
    fn basic(&mut self, basic: Basic) {
        let message = self.style != TypeStyle::Runtime;
        self.out.push_str(match basic {
            Basic::Uint8 if message && !self.types.says_uint8.get() => "byte",
            Basic::Int32 if message && !self.types.says_int32.get() => "rune",
            other => basic_name(other),
        });
    }

    fn prefixed(&mut self, prefix: &str, ty: TypeId) {
        self.out.push_str(prefix);
        self.ty(ty);
    }

    fn name(&mut self, name: Symbol) {
        self.out.push_str(self.interner.text(name));
    }

    fn list(&mut self, types: &[TypeId], separator: &str) {
        for (i, &ty) in types.iter().enumerate() {
            if i > 0 {
                self.out.push_str(separator);
            }
            self.ty(ty);
        }
    }

    fn named(&mut self, id: NamedId) {
        let named = self.types.named(id);
        if let Some(pkg) = named.pkg
            && self.style != TypeStyle::Message(Some(pkg))
        {
            self.name(self.info.packages[pkg.0 as usize].name);
            self.out.push('.');
        }
        self.name(named.name);
        let args = match (&named.origin, self.style) {
            (Some((_, all)), TypeStyle::Runtime) => &all[..],
            _ => named.args(),
        };
        if !args.is_empty() {
            self.out.push('[');
            self.list(args, ",");
            self.out.push(']');
        } else if !named.type_params().is_empty() {
            self.out.push('[');
            for (i, &param) in named.type_params().iter().enumerate() {
                if i > 0 {
                    self.out.push_str(", ");
                }
                self.name(self.types.param(param).name);
                self.out.push(' ');
                self.ty(self.types.constraint(param));
            }
            self.out.push(']');
        }
    }

    fn chan(&mut self, dir: ChanDir, elem: TypeId) {
        self.out.push_str(match dir {
            ChanDir::Both => "chan ",
            ChanDir::Send => "chan<- ",
            ChanDir::Recv => "<-chan ",
        });
        let inner_recv = matches!(self.types.get(elem), Type::Chan { dir: ChanDir::Recv, .. });
        if dir != ChanDir::Send && inner_recv {
            self.out.push('(');
            self.ty(elem);
            self.out.push(')');
        } else {
            self.ty(elem);
        }
    }

    /// Opening and closing text of a struct's or interface's body.
    fn open(&mut self, word: &str, empty: bool) -> &'static str {
        self.out.push_str(word);
        match (self.style, empty) {
            (TypeStyle::Runtime, false) => {
                self.out.push_str(" { ");
                " }"
            }
            (TypeStyle::Runtime, true) => {
                self.out.push_str(" {");
                "}"
            }
            _ => {
                self.out.push('{');
                "}"
            }
        }
    }

    fn struct_type(&mut self, s: &StructType) {
        let close = self.open("struct", s.fields.is_empty());
        for (i, field) in s.fields.iter().enumerate() {
            if i > 0 {
                self.out.push_str("; ");
            }
            if !field.embedded {
                self.name(field.name);
                self.out.push(' ');
            }
            self.ty(field.ty);
            if let Some(tag) = &field.tag {
                self.out.push_str(&format!(" {}", crate::check::constant::quote(tag.as_bytes())));
            }
        }
        self.out.push_str(close);
    }

    fn signature(&mut self, sig: &Signature) {
        self.out.push('(');
        let fixed = sig.params.len() - usize::from(sig.variadic);
        self.list(&sig.params[..fixed], ", ");
        if sig.variadic {
            if fixed > 0 {
                self.out.push_str(", ");
            }
            match *self.types.get(sig.params[fixed]) {
                Type::Slice(elem) => self.prefixed("...", elem),
                _ => self.prefixed("...", sig.params[fixed]),
            }
        }
        self.out.push(')');
        match &sig.results[..] {
            [] => {}
            [one] => self.prefixed(" ", *one),
            many => {
                self.out.push_str(" (");
                self.list(many, ", ");
                self.out.push(')');
            }
        }
    }

    fn interface(&mut self, iface: &InterfaceType) {
        let empty = iface.methods.is_empty() && iface.unions.is_empty() && !iface.comparable;
        if empty && self.style != TypeStyle::Runtime && self.types.says_any.get() {
            self.out.push_str("any");
            return;
        }
        if let (true, [union], false) =
            (iface.methods.is_empty(), &iface.unions[..], iface.comparable)
            && self.style != TypeStyle::Runtime
        {
            self.union(union);
            return;
        }
        let close = self.open("interface", empty);
        let mut separator = "";
        for method in &iface.methods {
            self.out.push_str(separator);
            separator = "; ";
            self.name(method.name);
            if let Type::Func(sig) = self.types.get(method.sig) {
                self.signature(sig);
            }
        }
        if iface.comparable {
            self.out.push_str(separator);
            separator = "; ";
            self.out.push_str("comparable");
        }
        for union in &iface.unions {
            self.out.push_str(separator);
            separator = "; ";
            self.union(union);
        }
        self.out.push_str(close);
    }

    fn union(&mut self, union: &[Term]) {
        for (i, term) in union.iter().enumerate() {
            if i > 0 {
                self.out.push_str(" | ");
            }
            self.prefixed(if term.tilde { "~" } else { "" }, term.ty);
        }
    }
}
