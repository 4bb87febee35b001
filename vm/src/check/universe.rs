//! The predeclared names, and package `unsafe`.
//!
//! Called by `mod.rs`, once per program.

use crate::check::Checker;
use crate::check::constant::Value;
use crate::check::info::Package;
use crate::check::object::{Builtin, ObjectKind, PREDECLARED, PackageId};
use crate::check::table::UniverseTypes;
use crate::check::types::*;

const BUILTINS: &[(&str, Builtin)] = &[
    ("append", Builtin::Append),
    ("cap", Builtin::Cap),
    ("clear", Builtin::Clear),
    ("close", Builtin::Close),
    ("complex", Builtin::Complex),
    ("copy", Builtin::Copy),
    ("delete", Builtin::Delete),
    ("imag", Builtin::Imag),
    ("len", Builtin::Len),
    ("make", Builtin::Make),
    ("max", Builtin::Max),
    ("min", Builtin::Min),
    ("new", Builtin::New),
    ("panic", Builtin::Panic),
    ("print", Builtin::Print),
    ("println", Builtin::Println),
    ("real", Builtin::Real),
    ("recover", Builtin::Recover),
];

const UNSAFE_BUILTINS: &[(&str, Builtin)] = &[
    ("Add", Builtin::UnsafeAdd),
    ("Alignof", Builtin::UnsafeAlignof),
    ("Offsetof", Builtin::UnsafeOffsetof),
    ("Sizeof", Builtin::UnsafeSizeof),
    ("Slice", Builtin::UnsafeSlice),
    ("SliceData", Builtin::UnsafeSliceData),
    ("String", Builtin::UnsafeString),
    ("StringData", Builtin::UnsafeStringData),
];

/// Name of a builtin as programs write it.
pub(super) fn builtin_name(builtin: Builtin) -> String {
    let find = |list: &[(&str, Builtin)]| {
        list.iter().find(|&&(_, b)| b == builtin).map(|&(name, _)| name.to_string())
    };
    find(BUILTINS)
        .or_else(|| find(UNSAFE_BUILTINS).map(|n| format!("unsafe.{n}")))
        .unwrap_or_default()
}

impl<'a> Checker<'a> {
    pub(super) fn declare_universe(&mut self) {
        for &(name, basic) in PREDECLARED {
            self.declare_predeclared(name, TypeId::basic(basic), ObjectKind::Type);
        }
        let untyped_bool = TypeId::basic(Basic::UntypedBool);
        self.declare_predeclared("true", untyped_bool, ObjectKind::Const(Value::Bool(true)));
        self.declare_predeclared("false", untyped_bool, ObjectKind::Const(Value::Bool(false)));
        self.declare_predeclared(
            "iota",
            TypeId::basic(Basic::UntypedInt),
            ObjectKind::Const(Value::int(0)),
        );
        self.declare_predeclared("nil", TypeId::basic(Basic::UntypedNil), ObjectKind::Nil);
        for &(name, builtin) in BUILTINS {
            self.declare_predeclared(name, TypeId::INVALID, ObjectKind::Builtin(builtin));
        }
        self.declare_interfaces();
    }

    fn declare_predeclared(&mut self, name: &str, ty: TypeId, kind: ObjectKind<'a>) {
        let name = self.interner.intern(name);
        let obj = self.new_object(name, None, ty, kind);
        self.declare(self.universe, obj);
    }

    fn declare_interfaces(&mut self) {
        let table = self.table();
        let iface = |methods: Vec<InterfaceMethod>, comparable| {
            let methods = methods.into();
            table.intern(Type::Interface(InterfaceType {
                methods,
                unions: Box::default(),
                comparable,
            }))
        };
        let any = iface(Vec::new(), false);
        let string = Box::new([TypeId::basic(Basic::String)]);
        let sig = table.intern(Type::Func(Signature {
            params: Box::default(),
            results: string,
            variadic: false,
        }));
        let method = InterfaceMethod { name: self.known.error_method, pkg: None, sig };
        let error = self.predeclared_named("error", iface(vec![method], false));
        let comparable = self.predeclared_named("comparable", iface(Vec::new(), true));
        self.declare_predeclared("any", any, ObjectKind::Type);
        table.set_universe(UniverseTypes { any, error, comparable });
    }

    fn predeclared_named(&mut self, name: &str, underlying: TypeId) -> TypeId {
        let name = self.interner.intern(name);
        let obj = self.new_object(name, None, TypeId::INVALID, ObjectKind::Type);
        let (id, ty) = self.types.new_named(Named::declare(obj, name, None));
        self.types.named(id).underlying.set(Some(underlying));
        self.object_mut(obj).ty = ty;
        self.declare(self.universe, obj);
        ty
    }

    /// Package `unsafe`, made on first import.
    pub(super) fn unsafe_package(&mut self) -> PackageId {
        if let Some(pkg) = self.unsafe_pkg {
            return pkg;
        }
        let name = self.interner.intern("unsafe");
        let pkg = PackageId(self.info.packages.len() as u32);
        self.info.packages.push(Package {
            path: "unsafe".into(),
            name,
            files: &[],
            scope: Default::default(),
            imports: Vec::new(),
            init_order: Vec::new(),
            inits: Vec::new(),
            embedded: true,
        });
        let mut add = |text: &str, ty, kind| {
            let name = self.interner.intern(text);
            let obj = self.new_object(name, None, ty, kind);
            self.info.packages[pkg.0 as usize].scope.insert(name, obj);
        };
        add("Pointer", TypeId::basic(Basic::UnsafePointer), ObjectKind::Type);
        for &(name, builtin) in UNSAFE_BUILTINS {
            add(name, TypeId::INVALID, ObjectKind::Builtin(builtin));
        }
        self.unsafe_pkg = Some(pkg);
        pkg
    }
}
