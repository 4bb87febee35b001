//! What the checker found out: the tables that the compiler reads beside the syntax tree.
//!
//! Filled by the whole checker; its tables go by the numbers of expressions and identifiers, so the tree itself never
//! changes.

use crate::check::constant::Value;
use crate::check::object::{Builtin, ObjId, Object, PackageId};
use crate::check::types::TypeId;
use crate::syntax::ast::{Expr, File, Ident, NodeId};
use crate::syntax::symbol::Symbol;
use rustc_hash::FxHashMap;

/// What an expression denotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Mode {
    /// Not visited, or wrong (an error was reported).
    #[default]
    Invalid,
    /// A call without results, used as a statement.
    NoValue,
    /// A value.
    Value,
    /// A value that can be assigned to and whose address can be taken (variable, pointer indirection, slice element,
    /// field of such).
    Variable,
    /// A map element: assignable, not addressable; also has a comma-ok form.
    MapIndex,
    /// A constant; `ExprInfo::value` is set.
    Constant,
    /// A type.
    Type,
    /// A builtin function: only called.
    Builtin(Builtin),
    /// `nil`.
    Nil,
    /// A value with a comma-ok form (type assertion, channel receive).
    CommaOk,
}

/// What the checker knows of one expression.
///
/// Untyped expressions have been given their final type: the one that the context asked for, or their default type.
/// An untyped `nil` has the type it is converted to. In a comma-ok context the type is a tuple `(T, bool)`. A composite
/// literal `{...}` whose left-out type is `*T` has type `*T`: its address is taken. A generic function that is
/// called or used as a value has the type of the instance (its arguments are in `Info::instances`). The left side of `:=`
/// and of `range` is recorded as variables. Constants that fit no type (`1 << 100` as part of a larger constant) stay
/// untyped: only the whole constant is of interest then.
#[derive(Clone, Debug, Default)]
pub struct ExprInfo {
    /// What it denotes.
    pub mode: Mode,
    /// Its type; `None` if not visited.
    pub ty: Option<TypeId>,
    /// Value of a constant.
    pub value: Option<Value>,
}

/// How `x.f` reaches `f`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// What is selected.
    pub kind: SelectionKind,
    /// Type of `x` (of the type `T` in a method expression `T.m`).
    pub recv: TypeId,
    /// Field indices to walk, embedded fields first. For a field the last is the field itself; for a method only the
    /// embedded fields on the way. Pointers on the way are followed implicitly, `x` itself included.
    pub path: Box<[u32]>,
}

/// What a selector selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectionKind {
    /// A struct field.
    Field,
    /// A declared method, called on or bound to `x`. `ptr_recv`: its receiver is `*T`.
    Method {
        /// The method's function object.
        func: ObjId,
        /// Whether it wants an address.
        ptr_recv: bool,
    },
    /// A method of an interface value: index into the sorted methods of the interface reached after `path`.
    InterfaceMethod {
        /// Index into `InterfaceType::methods`.
        index: u32,
    },
    /// `T.m` or `(*T).m`, a function whose first parameter is the receiver.
    MethodExpr {
        /// The method's function object, or `None` where `T` is an interface.
        func: Option<ObjId>,
        /// Index into `InterfaceType::methods` where `T` (or the embedded field reached by `path`) is an interface.
        index: u32,
        /// Whether the method wants an address.
        ptr_recv: bool,
    },
}

/// A package of the program.
#[derive(Debug)]
pub struct Package<'a> {
    /// Import path; `main` for the program itself.
    pub path: String,
    /// Name in its package clauses.
    pub name: Symbol,
    /// Its files.
    pub files: &'a [File<'a>],
    /// Package-level names.
    pub scope: FxHashMap<Symbol, ObjId>,
    /// Packages imported, in order of first import.
    pub imports: Vec<PackageId>,
    /// Package-level initialisations in the order of the spec's dependency analysis.
    pub init_order: Vec<Initializer<'a>>,
    /// Declarations named `init`, in order.
    pub inits: Vec<ObjId>,
    /// Whether it is part of Burrow (its function bodies are checked when first needed).
    pub embedded: bool,
}

/// `var a, b = f()` or `var a = x` at package level.
#[derive(Clone, Debug)]
pub struct Initializer<'a> {
    /// Variables assigned; `None` for `_`.
    pub lhs: Vec<Option<ObjId>>,
    /// The value.
    pub rhs: &'a Expr<'a>,
}

/// All that the checker found out.
#[derive(Debug, Default)]
pub struct Info<'a> {
    /// By `NodeId`: expressions.
    pub exprs: Vec<ExprInfo>,
    /// By `NodeId`: what an identifier defines or uses (`Name` expressions and `Ident`s), and what a type switch's
    /// clause declares.
    pub objects_at: Vec<Option<ObjId>>,
    /// By id of the `Selector` expression. Absent for package members: there `objects_at[sel.id]` says all. In a struct
    /// literal also by id of a key (a `Name`): the path to its field, which may lead through embedded fields.
    pub selections: FxHashMap<NodeId, Selection>,
    /// Type arguments of a generic function, by id of the expression that names it (`Name` or `Selector`), inferred ones
    /// included.
    pub instances: FxHashMap<NodeId, Box<[TypeId]>>,
    /// By `ObjId`.
    pub objects: Vec<Object<'a>>,
    /// By `PackageId`, dependencies before dependents.
    pub packages: Vec<Package<'a>>,
}

impl<'a> Info<'a> {
    /// Type of an expression.
    ///
    /// # Panics
    /// If the checker did not visit it: a bug.
    pub fn type_of(&self, expr: &Expr<'a>) -> TypeId {
        self.exprs[expr.id.0 as usize].ty.expect("expression was checked")
    }

    /// What an expression denotes.
    pub fn mode_of(&self, expr: &Expr<'a>) -> Mode {
        self.exprs[expr.id.0 as usize].mode
    }

    /// Value of a constant expression.
    pub fn value_of(&self, expr: &Expr<'a>) -> Option<&Value> {
        self.exprs[expr.id.0 as usize].value.as_ref()
    }

    /// What an identifier stands for.
    pub fn object_of(&self, ident: Ident) -> Option<ObjId> {
        self.objects_at[ident.id.0 as usize]
    }

    /// What a node (`Name` expression, type-switch clause) stands for or declares.
    pub fn object_at(&self, id: NodeId) -> Option<ObjId> {
        self.objects_at[id.0 as usize]
    }

    /// A declared thing.
    pub fn object(&self, id: ObjId) -> &Object<'a> {
        &self.objects[id.0 as usize]
    }
}
