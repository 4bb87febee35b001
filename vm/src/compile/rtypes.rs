//! Type descriptors for run time, made from the checker's types.
//!
//! Asked by every part of the compiler that emits an instruction which allocates, converts or compares by type. One
//! descriptor per [`TypeId`], so identical types have one address (T2 of `rtype.rs` in the runtime). A descriptor is
//! made without its methods; those of types that get into interfaces, and of all types inside them, are compiled and
//! listed at the end.

use std::rc::Rc;

use burrow_alloc::object_type::ObjectType;
use burrow_alloc::units::Bytes;
use burrow_runtime::map::map_shape;
use burrow_runtime::rtype::{
    ChanDir, IMethod, Kind, NewType, RField, RMethod, Receiver, Shape, TypeFlags, TypeRef,
};

use super::repr::Class;
use super::{Compiler, FuncKey};
use crate::check::layout::Sizes;
use crate::check::methodset::MethodSetEntry;
use crate::check::object::PackageId;
use crate::check::types::{Basic, StructType, Type, TypeId};
use crate::check::typestring::TypeStyle;
use crate::syntax::ast;

impl Compiler<'_> {
    /// The descriptor of a type.
    pub(super) fn rtype(&mut self, ty: TypeId) -> TypeRef {
        if let Some(&rtype) = self.rtypes.get(&ty) {
            return rtype;
        }
        let repr = self.repr(ty);
        let pointers: Vec<usize> =
            repr.pointers.iter().enumerate().filter(|&(_, &p)| p).map(|(at, _)| at).collect();
        let under = self.checker.types.under(ty).clone();
        let (name, pkg_path) = self.name_of(ty);
        let rtype = self.program.types.add(NewType {
            object: ObjectType::new(Bytes(repr.size), &pointers),
            kind: kind_of(&under),
            align: repr.align as u8,
            flags: self.flags(ty, &under),
            string: self.type_string(ty).into(),
            name: name.into(),
            pkg_path: pkg_path.into(),
        });
        self.rtypes.insert(ty, rtype); // before the shape: types are cyclic
        let shape = self.shape(&under);
        rtype.set_shape(shape);
        if let Type::Pointer(elem) = under {
            self.rtype(elem).set_pointer_to(rtype);
        }
        rtype
    }

    /// The descriptor of a type whose values get into interfaces: its methods, and those of all types reachable from it
    /// (printing reaches them), are compiled.
    pub(super) fn rtype_with_methods(&mut self, ty: TypeId) -> TypeRef {
        let rtype = self.rtype(ty);
        let mut pending = vec![ty];
        while let Some(ty) = pending.pop() {
            if self.with_methods.insert(ty) {
                self.methods_wanted.push(ty);
                pending.extend(self.component_types(ty));
            }
        }
        rtype
    }

    /// Types of values that printing or, if the program imports `reflect`, anything else can get from one of this type.
    fn component_types(&mut self, ty: TypeId) -> Vec<TypeId> {
        let mut parts = self.parts_of_value(ty);
        if self.reflects {
            parts.extend(self.reflected_types(ty));
        }
        parts
    }

    /// What only reflection leads to: pointers to variables of the type, and the parameters and results of its methods
    /// and of functions.
    fn reflected_types(&mut self, ty: TypeId) -> Vec<TypeId> {
        self.checker.resolve_all_methods(ty);
        let types = &self.checker.types;
        let of_func = |sig: TypeId| match types.under(sig) {
            Type::Func(sig) => sig.params.iter().chain(sig.results.iter()).copied().collect(),
            _ => Vec::new(),
        };
        let mut more = of_func(ty);
        if let Type::Interface(iface) = types.under(ty) {
            more.extend(iface.methods.iter().flat_map(|method| of_func(method.sig)));
            return more;
        }
        let set = types.method_set(ty, &self.checker.interner);
        more.extend(set.iter().flat_map(|method| of_func(method.sig)));
        let may_have_methods =
            types.as_named(ty).is_some() || matches!(types.under(ty), Type::Struct(_));
        if may_have_methods {
            more.push(types.intern(Type::Pointer(ty)));
        }
        more
    }

    fn parts_of_value(&self, ty: TypeId) -> Vec<TypeId> {
        match self.checker.types.under(ty) {
            Type::Pointer(t)
            | Type::Slice(t)
            | Type::Array { elem: t, .. }
            | Type::Chan { elem: t, .. } => vec![*t],
            Type::Map { key, value } => vec![*key, *value],
            Type::Struct(s) => s.fields.iter().map(|f| f.ty).collect(),
            _ => Vec::new(),
        }
    }

    /// Compiles the methods of a type and lists them in its descriptor.
    pub(super) fn fill_methods(&mut self, ty: TypeId) {
        let rtype = self.rtype(ty);
        if matches!(self.checker.types.under(ty), Type::Interface(_)) {
            return;
        }
        self.checker.resolve_all_methods(ty);
        let set = self.methods_of(ty);
        if set.is_empty() {
            return;
        }
        let recv = self.receiver_form(ty);
        let methods: Vec<RMethod> = set
            .iter()
            .enumerate()
            .map(|(index, entry)| self.method(ty, index, entry, recv))
            .collect();
        rtype.set_methods(methods.into());
    }

    /// The method set of a type whose methods are resolved: asked for once by each of its wrappers.
    pub(super) fn methods_of(&mut self, ty: TypeId) -> Rc<[MethodSetEntry]> {
        if let Some(known) = self.method_sets.get(&ty) {
            return known.clone();
        }
        let set: Rc<[MethodSetEntry]> =
            self.checker.types.method_set(ty, &self.checker.interner).into();
        self.method_sets.insert(ty, set.clone());
        set
    }

    fn method(
        &mut self,
        ty: TypeId,
        index: usize,
        entry: &MethodSetEntry,
        recv: Receiver,
    ) -> RMethod {
        let args: Box<[TypeId]> =
            entry.recv.map_or_else(Box::default, |id| self.checker.types.named(id).args().into());
        let declared = entry
            .func
            .filter(|&func| entry.path.is_empty() && self.receiver_type(func, &args) == Some(ty));
        let func = match declared {
            Some(func) => self.declared_func(func, &args),
            None => {
                let key = FuncKey::Promoted(ty, index as u32);
                let name =
                    format!("{}.{}", self.type_string(ty), self.checker.interner.text(entry.name));
                self.wrapper(key, &name)
            }
        };
        RMethod {
            name: self.checker.interner.text(entry.name).into(),
            pkg: self.pkg_path(entry.pkg).into(),
            sig: self.rtype(entry.sig),
            func,
            recv,
        }
    }

    fn receiver_form(&mut self, ty: TypeId) -> Receiver {
        if self.rtype(ty).flags.direct {
            return Receiver::Direct;
        }
        let repr = self.repr(ty);
        match repr.class {
            Class::Empty => Receiver::Words(0),
            Class::Scalar(kind) => Receiver::Scalar(kind),
            Class::Words => Receiver::Words(repr.words()),
            Class::Bytes => Receiver::Bytes(repr.size as u16),
            Class::Boxed => Receiver::Direct, // the object in the interface is the value's
        }
    }

    fn name_of(&self, ty: TypeId) -> (String, String) {
        match self.checker.types.get(ty) {
            Type::Named(id) => {
                let named = self.checker.types.named(*id);
                (self.checker.interner.text(named.name).into(), self.pkg_path(named.pkg))
            }
            Type::Basic(Basic::UnsafePointer) => ("Pointer".into(), "unsafe".into()),
            Type::Basic(_) => (self.type_string(ty), String::new()),
            _ => (String::new(), String::new()),
        }
    }

    fn pkg_path(&self, pkg: Option<PackageId>) -> String {
        pkg.map_or(String::new(), |p| self.checker.info.packages[p.0 as usize].path.clone())
    }

    /// As `%T` prints a type.
    pub(super) fn type_string(&self, ty: TypeId) -> String {
        let checker = &self.checker;
        checker.types.type_string(ty, &checker.info, &checker.interner, TypeStyle::Runtime)
    }

    fn flags(&self, ty: TypeId, under: &Type) -> TypeFlags {
        TypeFlags {
            direct: self.is_direct(under),
            comparable: self.checker.types.comparable(ty),
            plain_memory: self.plain_memory(under, Sizes::of(&self.checker.types, ty).size),
        }
    }

    /// Whether an interface holds a value of this type in its data word.
    fn is_direct(&self, under: &Type) -> bool {
        match under {
            Type::Pointer(_) | Type::Map { .. } | Type::Chan { .. } | Type::Func(_) => true,
            Type::Basic(Basic::UnsafePointer) => true,
            Type::Struct(s) if s.fields.len() == 1 => {
                self.is_direct(self.checker.types.under(s.fields[0].ty))
            }
            Type::Array { len: 1, elem } => self.is_direct(self.checker.types.under(*elem)),
            _ => false,
        }
    }

    /// Whether values are equal just where their bytes are.
    fn plain_memory(&self, under: &Type, whole: u64) -> bool {
        let types = &self.checker.types;
        match under {
            Type::Basic(b) => !b.is_float() && !b.is_complex() && !b.is_string(),
            Type::Pointer(_) | Type::Chan { .. } => true,
            Type::Array { elem, .. } => {
                self.plain_memory(types.under(*elem), Sizes::of(types, *elem).size)
            }
            Type::Struct(s) => {
                let mut end = 0;
                let packed =
                    s.fields.iter().zip(Sizes::field_offsets(types, s)).all(|(field, offset)| {
                        let fits = offset == end && self.checker.interner.text(field.name) != "_";
                        end = offset + Sizes::of(types, field.ty).size;
                        fits && self
                            .plain_memory(types.under(field.ty), Sizes::of(types, field.ty).size)
                    });
                packed && end == whole
            }
            _ => false,
        }
    }

    fn shape(&mut self, under: &Type) -> Shape {
        match under {
            Type::Pointer(elem) => Shape::Pointer(self.rtype(*elem)),
            Type::Slice(elem) => Shape::Slice(self.rtype(*elem)),
            Type::Array { len, elem } => {
                Shape::Array { elem: self.rtype(*elem), len: *len as usize }
            }
            Type::Map { key, value } => {
                let (key, value) = (self.rtype(*key), self.rtype(*value));
                Shape::Map(map_shape(&self.program.types, key, value))
            }
            Type::Chan { dir, elem } => {
                let dir = match dir {
                    ast::ChanDir::Both => ChanDir::Both,
                    ast::ChanDir::Send => ChanDir::Send,
                    ast::ChanDir::Recv => ChanDir::Recv,
                };
                Shape::Chan { elem: self.rtype(*elem), dir }
            }
            Type::Struct(s) => Shape::Struct(self.fields(s)),
            Type::Func(sig) => Shape::Func {
                params: sig.params.iter().map(|&t| self.rtype(t)).collect(),
                results: sig.results.iter().map(|&t| self.rtype(t)).collect(),
                variadic: sig.variadic,
            },
            Type::Interface(iface) => {
                let methods = iface.methods.iter().map(|m| IMethod {
                    name: self.checker.interner.text(m.name).into(),
                    pkg: self.pkg_path(m.pkg).into(),
                    sig: self.rtype(m.sig),
                });
                Shape::Interface(methods.collect())
            }
            Type::Basic(_) | Type::Named(_) | Type::Tuple(_) | Type::Param(_) => Shape::Basic,
        }
    }

    fn fields(&mut self, s: &StructType) -> Box<[RField]> {
        let offsets = Sizes::field_offsets(&self.checker.types, s);
        let fields = s.fields.iter().zip(offsets).map(|(field, offset)| RField {
            name: self.checker.interner.text(field.name).into(),
            pkg: self.pkg_path(field.pkg).into(),
            ty: self.rtype(field.ty),
            offset: offset as usize,
            embedded: field.embedded,
            exported: field.pkg.is_none(),
            tag: field.tag.clone().unwrap_or_default(),
        });
        fields.collect()
    }

    /// The descriptor of a closure object, its code word first, and the offsets of what it captures: values, or (`true`)
    /// the addresses of their cells.
    pub(super) fn closure_type(&mut self, parts: &[(TypeId, bool)]) -> (TypeRef, Vec<usize>) {
        let mut size = 8usize;
        let mut pointers = Vec::new();
        let mut offsets = Vec::new();
        for &(ty, cell) in parts {
            let repr = self.repr(ty);
            let (align, bytes) = if cell { (8, 8) } else { (repr.align.max(1), repr.size) };
            size = size.next_multiple_of(align);
            offsets.push(size);
            if cell {
                pointers.push(size / 8);
            } else {
                pointers.extend(
                    repr.pointers
                        .iter()
                        .enumerate()
                        .filter(|&(_, &p)| p)
                        .map(|(at, _)| size / 8 + at),
                );
            }
            size += bytes;
        }
        // Whole words, as its code word demands: the tiny allocator aligns by size.
        let size = size.next_multiple_of(8);
        let key = (size, pointers.clone());
        if let Some(&rtype) = self.closure_types.get(&key) {
            return (rtype, offsets);
        }
        let rtype = self.program.types.add(NewType {
            object: ObjectType::new(Bytes(size), &pointers),
            kind: Kind::Struct,
            align: 8,
            flags: TypeFlags::default(),
            string: "func literal".into(),
            name: "".into(),
            pkg_path: "".into(),
        });
        rtype.set_shape(Shape::Struct(Box::default()));
        self.closure_types.insert(key, rtype);
        (rtype, offsets)
    }
}

fn kind_of(under: &Type) -> Kind {
    match under {
        Type::Basic(basic) => match basic {
            Basic::Bool | Basic::UntypedBool => Kind::Bool,
            Basic::Int8 => Kind::Int8,
            Basic::Int16 => Kind::Int16,
            Basic::Int32 | Basic::UntypedRune => Kind::Int32,
            Basic::Int64 => Kind::Int64,
            Basic::Uint => Kind::Uint,
            Basic::Uint8 => Kind::Uint8,
            Basic::Uint16 => Kind::Uint16,
            Basic::Uint32 => Kind::Uint32,
            Basic::Uint64 => Kind::Uint64,
            Basic::Uintptr => Kind::Uintptr,
            Basic::Float32 => Kind::Float32,
            Basic::Float64 | Basic::UntypedFloat => Kind::Float64,
            Basic::Complex64 => Kind::Complex64,
            Basic::Complex128 | Basic::UntypedComplex => Kind::Complex128,
            Basic::String | Basic::UntypedString => Kind::String,
            Basic::UnsafePointer | Basic::UntypedNil => Kind::UnsafePointer,
            Basic::Int | Basic::UntypedInt | Basic::Invalid => Kind::Int,
        },
        Type::Pointer(_) => Kind::Pointer,
        Type::Slice(_) => Kind::Slice,
        Type::Array { .. } => Kind::Array,
        Type::Map { .. } => Kind::Map,
        Type::Chan { .. } => Kind::Chan,
        Type::Func(_) => Kind::Func,
        Type::Interface(_) => Kind::Interface,
        Type::Struct(_) | Type::Named(_) | Type::Tuple(_) | Type::Param(_) => Kind::Struct,
    }
}
