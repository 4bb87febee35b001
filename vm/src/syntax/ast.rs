//! The syntax tree of a Go file.
//!
//! Built by [`super::parser`], read by the checker and the compiler; never changed after parsing. All nodes live
//! in one `bumpalo` arena that is dropped once the program is compiled, so nodes are plain shared references and
//! lists are slices.
//!
//! Every node that the checker says something about (expressions and identifiers) carries a [`NodeId`], dense from
//! 0 over all files of a program; side tables are vectors indexed by it (`check::info::Info`).
//!
//! The tree covers all of Go 1.27, generics and goroutines included, whatever the compiler supports today.

use super::source::{SourceMap, Span};
use super::symbol::Symbol;

/// Number of an expression or identifier, dense over the whole program: the index into the checker's side tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// An identifier where it is written, be it a definition or a use.
#[derive(Clone, Copy, Debug)]
pub struct Ident {
    /// Index into the checker's tables (`Info::object_of`).
    pub id: NodeId,
    /// The interned name; `_` is an ordinary name here.
    pub name: Symbol,
    /// Where it stands.
    pub span: Span,
}

/// One parsed source file.
#[derive(Debug)]
pub struct File<'a> {
    /// Name in the package clause.
    pub package: Ident,
    /// Import declarations, in source order.
    pub imports: &'a [ImportSpec<'a>],
    /// All other top-level declarations, in source order.
    pub decls: &'a [Decl<'a>],
}

/// `import name "path"`.
#[derive(Debug)]
pub struct ImportSpec<'a> {
    /// Explicit local name, also `.` and `_`.
    pub name: Option<Ident>,
    /// The unquoted path.
    pub path: &'a str,
    /// Identifies the spec where there is no explicit name.
    pub id: NodeId,
    /// The quoted path's place.
    pub span: Span,
}

/// A declaration, at top level or in a block.
#[derive(Debug)]
pub enum Decl<'a> {
    /// One `const` group: `iota` is a spec's index in it.
    Const(&'a [ConstSpec<'a>]),
    /// One `var` group.
    Var(&'a [VarSpec<'a>]),
    /// One `type` group.
    Type(&'a [TypeSpec<'a>]),
    /// A function or method.
    Func(&'a FuncDecl<'a>),
}

/// One line of a `const` group.
#[derive(Debug)]
pub struct ConstSpec<'a> {
    /// Names declared.
    pub names: &'a [Ident],
    /// Type and values as written; both are empty where the line repeats an earlier one (see `inherits`).
    pub ty: Option<&'a Expr<'a>>,
    /// Values as written.
    pub values: &'a [&'a Expr<'a>],
    /// Index of the spec in its group whose type and values this line repeats; its own index if it has its own.
    pub inherits: usize,
    /// Value of `iota`: the spec's index in its group.
    pub iota: u32,
    /// Whole line.
    pub span: Span,
}

/// One line of a `var` group.
#[derive(Debug)]
pub struct VarSpec<'a> {
    /// Names declared.
    pub names: &'a [Ident],
    /// Declared type.
    pub ty: Option<&'a Expr<'a>>,
    /// Initial values: none, one per name, or a single one with several results.
    pub values: &'a [&'a Expr<'a>],
    /// Whole line.
    pub span: Span,
}

/// `type Name[P C] Underlying` or `type Name = Other`.
#[derive(Debug)]
pub struct TypeSpec<'a> {
    /// Name declared.
    pub name: Ident,
    /// Type parameters; empty for an ordinary type.
    pub type_params: &'a [Field<'a>],
    /// Whether it is an alias.
    pub alias: bool,
    /// Right-hand side.
    pub ty: &'a Expr<'a>,
    /// Whole line.
    pub span: Span,
}

/// A function or method declaration.
#[derive(Debug)]
pub struct FuncDecl<'a> {
    /// The function's name.
    pub name: Ident,
    /// Receiver of a method. Its type expression may be `T`, `*T`, `T[P]` or `*T[P]`, also in parentheses.
    pub recv: Option<&'a Field<'a>>,
    /// Type parameters.
    pub type_params: &'a [Field<'a>],
    /// Parameters and results.
    pub sig: &'a FuncSig<'a>,
    /// `None` for a function implemented natively.
    pub body: Option<&'a Block<'a>>,
    /// `//go:noinline` and the like, as written after `//go:`.
    pub pragmas: &'a [&'a str],
    /// From `func` to the end of the body.
    pub span: Span,
}

/// Parameters and results of a function type, literal or declaration.
#[derive(Debug)]
pub struct FuncSig<'a> {
    /// Parameters, grouped as written. A variadic last parameter has type `ExprKind::Ellipsis`.
    pub params: &'a [Field<'a>],
    /// Results, grouped as written.
    pub results: &'a [Field<'a>],
    /// From `(` to the end of the results.
    pub span: Span,
}

/// Names that share a type: parameters, results, receivers, struct fields, type parameters.
#[derive(Debug)]
pub struct Field<'a> {
    /// Empty for unnamed parameters and for embedded struct fields.
    pub names: &'a [Ident],
    /// The type; for an embedded field the embedded type `T` or `*T`; for a type parameter its constraint.
    pub ty: &'a Expr<'a>,
    /// Struct tag, unquoted.
    pub tag: Option<&'a str>,
    /// Whether a struct field is embedded.
    pub embedded: bool,
    /// Whole field.
    pub span: Span,
}

/// An expression or a type: the parser cannot always tell which.
#[derive(Debug)]
pub struct Expr<'a> {
    /// Index into the checker's tables (`Info::type_of` and others).
    pub id: NodeId,
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: ExprKind<'a>,
}

impl<'a> Expr<'a> {
    /// The expression without the parentheses around it.
    pub fn unparen(&self) -> &Expr<'a> {
        let mut x = self;
        while let ExprKind::Paren(inner) = x.kind {
            x = inner;
        }
        x
    }

    /// Whether this interface type is written as one, and is not the bare union of a type parameter's constraint.
    pub fn is_written_interface(&self, sources: &SourceMap) -> bool {
        let file = sources.file_of(self.span.lo);
        let offset = (self.span.lo.0 - file.base.0) as usize;
        file.text.get(offset..).is_some_and(|text| text.starts_with("interface"))
    }
}

/// What an expression is.
#[derive(Debug)]
pub enum ExprKind<'a> {
    /// Stands for source that could not be parsed; an error has been reported.
    Bad,
    /// An identifier. Its object is found under the expression's own id.
    Name(Symbol),
    /// A literal of a basic type.
    Lit(Lit<'a>),
    /// `T{...}`, or `{...}` inside another literal (`ty` is `None`; the checker records the type).
    Composite {
        /// The literal's type as written.
        ty: Option<&'a Expr<'a>>,
        /// Its elements.
        elems: &'a [Element<'a>],
    },
    /// A function literal.
    FuncLit(&'a FuncLit<'a>),
    /// `(x)`.
    Paren(&'a Expr<'a>),
    /// `x.sel`: field, method, package member, method expression.
    Selector {
        /// Left of the dot.
        x: &'a Expr<'a>,
        /// Right of the dot.
        sel: Ident,
    },
    /// `x[i]`, or an instantiation `x[T1, T2]`.
    Index {
        /// What is indexed or instantiated.
        x: &'a Expr<'a>,
        /// At least one.
        indices: &'a [&'a Expr<'a>],
    },
    /// `x[lo:hi:max]`.
    Slice {
        /// What is sliced.
        x: &'a Expr<'a>,
        /// Lower bound.
        lo: Option<&'a Expr<'a>>,
        /// Upper bound.
        hi: Option<&'a Expr<'a>>,
        /// Capacity bound: present only in three-index slices.
        max: Option<&'a Expr<'a>>,
    },
    /// `x.(T)`. Without `ty` it is an `x.(type)` in a wrong place, which has been reported: that of a type switch is
    /// part of the statement.
    TypeAssert {
        /// The interface value.
        x: &'a Expr<'a>,
        /// The asserted type.
        ty: Option<&'a Expr<'a>>,
    },
    /// A call, conversion or builtin call.
    Call {
        /// What is called.
        fun: &'a Expr<'a>,
        /// Arguments (types among them, for `make` and `new`).
        args: &'a [&'a Expr<'a>],
        /// Whether the last argument is followed by `...`.
        spread: bool,
    },
    /// `*x`: dereference or pointer type.
    Star(&'a Expr<'a>),
    /// `op x`; `&x` and `<-x` too.
    Unary {
        /// The operator.
        op: UnaryOp,
        /// The operand.
        x: &'a Expr<'a>,
    },
    /// `x op y`.
    Binary {
        /// The operator.
        op: BinaryOp,
        /// Where the operator stands.
        op_span: Span,
        /// Left operand.
        x: &'a Expr<'a>,
        /// Right operand.
        y: &'a Expr<'a>,
    },
    /// `[n]T`, `[...]T` (`len` is `None`).
    ArrayType {
        /// Length, or `None` for `...`.
        len: Option<&'a Expr<'a>>,
        /// Element type.
        elem: &'a Expr<'a>,
    },
    /// `[]T`.
    SliceType(&'a Expr<'a>),
    /// `struct { ... }`.
    StructType(&'a [Field<'a>]),
    /// `func(...) ...` as a type.
    FuncType(&'a FuncSig<'a>),
    /// `interface { ... }`. A type parameter's constraint such as `~int | string` is the interface it is short for:
    /// one element, that union.
    InterfaceType(&'a [InterfaceElem<'a>]),
    /// `map[K]V`.
    MapType {
        /// Key type.
        key: &'a Expr<'a>,
        /// Value type.
        value: &'a Expr<'a>,
    },
    /// `chan T`, `<-chan T`, `chan<- T`.
    ChanType {
        /// Direction.
        dir: ChanDir,
        /// Element type.
        elem: &'a Expr<'a>,
    },
    /// `...T` in a parameter list.
    Ellipsis(&'a Expr<'a>),
}

/// A function literal.
#[derive(Debug)]
pub struct FuncLit<'a> {
    /// Parameters and results.
    pub sig: &'a FuncSig<'a>,
    /// Its body.
    pub body: &'a Block<'a>,
}

/// A literal of a basic type.
#[derive(Clone, Copy, Debug)]
pub enum Lit<'a> {
    /// Digits as written, with prefix and underscores.
    Int(&'a str),
    /// As written, decimal or hexadecimal.
    Float(&'a str),
    /// As written, with its `i`.
    Imag(&'a str),
    /// Code point of a rune literal, escapes resolved.
    Rune(u32),
    /// Bytes of a string literal, escapes resolved; not always UTF-8.
    String(&'a [u8]),
}

/// One element of a composite literal.
#[derive(Debug)]
pub struct Element<'a> {
    /// Field name, index or map key before the colon.
    pub key: Option<&'a Expr<'a>>,
    /// The value; a `Composite` without type where the type is left out.
    pub value: &'a Expr<'a>,
}

/// One line of an interface type.
#[derive(Debug)]
pub enum InterfaceElem<'a> {
    /// A method.
    Method {
        /// Its name.
        name: Ident,
        /// Its parameters and results.
        sig: &'a FuncSig<'a>,
    },
    /// An embedded interface or a union of types, `~T` marked by `true`.
    Union(&'a [UnionTerm<'a>]),
}

/// A term of a union, `T` or `~T`.
#[derive(Debug)]
pub struct UnionTerm<'a> {
    /// Whether a `~` stands before it.
    pub tilde: bool,
    /// The type.
    pub ty: &'a Expr<'a>,
}

/// Direction of a channel type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChanDir {
    /// `chan T`.
    Both,
    /// `chan<- T`.
    Send,
    /// `<-chan T`.
    Recv,
}

/// Unary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    /// `+x`
    Plus,
    /// `-x`
    Neg,
    /// `!x`
    Not,
    /// `^x`
    BitNot,
    /// `&x`
    Addr,
    /// `<-x`
    Recv,
}

/// Binary operators, also those of `x op= y`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are Go's tokens")]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    And,
    Or,
    Xor,
    AndNot,
    Shl,
    Shr,
    LogAnd,
    LogOr,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// `{ ... }`.
#[derive(Debug)]
pub struct Block<'a> {
    /// Statements in order.
    pub stmts: &'a [Stmt<'a>],
    /// From `{` to `}`: run-time faults at the end of a function point at the closing brace.
    pub span: Span,
}

/// A statement.
#[derive(Debug)]
pub struct Stmt<'a> {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: StmtKind<'a>,
}

/// What a statement is.
#[derive(Debug)]
pub enum StmtKind<'a> {
    /// Stands for source that could not be parsed; an error has been reported.
    Bad,
    /// `;`
    Empty,
    /// An expression used as a statement.
    Expr(&'a Expr<'a>),
    /// `ch <- x`.
    Send {
        /// The channel.
        chan: &'a Expr<'a>,
        /// The value sent.
        value: &'a Expr<'a>,
    },
    /// `x++` or `x--`.
    IncDec {
        /// Operand.
        x: &'a Expr<'a>,
        /// `true` for `++`.
        inc: bool,
    },
    /// `a, b = x, y`.
    Assign {
        /// Left sides.
        lhs: &'a [&'a Expr<'a>],
        /// Right sides: as many, or one with several results.
        rhs: &'a [&'a Expr<'a>],
    },
    /// `x op= y`.
    OpAssign {
        /// The operator without `=`.
        op: BinaryOp,
        /// Left side.
        lhs: &'a Expr<'a>,
        /// Right side.
        rhs: &'a Expr<'a>,
    },
    /// `a, b := x, y`. Left sides are `Name`s (others are reported); those already declared in the same scope are
    /// assigned: `Info` has a definition only for the new ones.
    Define {
        /// Left sides.
        lhs: &'a [&'a Expr<'a>],
        /// Right sides.
        rhs: &'a [&'a Expr<'a>],
    },
    /// `const`, `var` or `type` inside a function.
    Decl(Decl<'a>),
    /// `go f(x)`. That it is a call is not checked yet.
    Go(&'a Expr<'a>),
    /// `defer f(x)`. That it is a call is not checked yet.
    Defer(&'a Expr<'a>),
    /// `return x, y`.
    Return(&'a [&'a Expr<'a>]),
    /// `break L`.
    Break(Option<Ident>),
    /// `continue L`.
    Continue(Option<Ident>),
    /// `goto L`.
    Goto(Ident),
    /// `fallthrough`.
    Fallthrough,
    /// `{ ... }`.
    Block(&'a Block<'a>),
    /// `if init; cond { then } else ...`.
    If {
        /// Simple statement before the condition.
        init: Option<&'a Stmt<'a>>,
        /// The condition.
        cond: &'a Expr<'a>,
        /// Then branch.
        then: &'a Block<'a>,
        /// `Block` or `If`.
        els: Option<&'a Stmt<'a>>,
    },
    /// `for init; cond; post { body }`.
    For {
        /// Before the loop.
        init: Option<&'a Stmt<'a>>,
        /// Missing means true.
        cond: Option<&'a Expr<'a>>,
        /// After each iteration.
        post: Option<&'a Stmt<'a>>,
        /// The body.
        body: &'a Block<'a>,
    },
    /// `for k, v := range x { body }`.
    Range {
        /// First variable. If `define` is set both are `Name`s (others are reported).
        key: Option<&'a Expr<'a>>,
        /// Second variable.
        value: Option<&'a Expr<'a>>,
        /// Whether `:=` declares them anew (per iteration).
        define: bool,
        /// What is ranged over.
        x: &'a Expr<'a>,
        /// The body.
        body: &'a Block<'a>,
    },
    /// `switch init; tag { cases }`.
    Switch {
        /// Before the tag.
        init: Option<&'a Stmt<'a>>,
        /// Missing means `true`.
        tag: Option<&'a Expr<'a>>,
        /// Clauses in source order.
        cases: &'a [CaseClause<'a>],
    },
    /// `switch init; bind := x.(type) { cases }`.
    TypeSwitch {
        /// Before the tag.
        init: Option<&'a Stmt<'a>>,
        /// The variable bound; each clause declares its own object for it (`Info::implicit_of(clause.id)`).
        bind: Option<Ident>,
        /// The interface value `x` (without `.(type)`).
        x: &'a Expr<'a>,
        /// Clauses; `exprs` are types or `nil`.
        cases: &'a [CaseClause<'a>],
    },
    /// `select { ... }`.
    Select(&'a [CommClause<'a>]),
    /// `L: stmt`.
    Labeled {
        /// The label.
        label: Ident,
        /// The statement it names.
        stmt: &'a Stmt<'a>,
    },
}

/// `case x, y:` or `default:` of a switch.
#[derive(Debug)]
pub struct CaseClause<'a> {
    /// Identifies the clause (a type switch declares an object per clause).
    pub id: NodeId,
    /// `None` for `default`.
    pub exprs: Option<&'a [&'a Expr<'a>]>,
    /// Statements of the clause.
    pub body: &'a [Stmt<'a>],
    /// Whole clause.
    pub span: Span,
}

/// `case <-c:` or `default:` of a select.
#[derive(Debug)]
pub struct CommClause<'a> {
    /// The send, receive (`Expr`), assignment or definition; `None` for `default`. The parser has seen to it that it
    /// is one of these and that what is assigned is received.
    pub comm: Option<&'a Stmt<'a>>,
    /// Statements of the clause.
    pub body: &'a [Stmt<'a>],
    /// Whole clause.
    pub span: Span,
}
