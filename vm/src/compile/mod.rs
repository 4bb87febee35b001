//! From checked syntax trees to bytecode.
//!
//! [`Compiler`] owns what is shared by all functions (types, package variables, the queue of functions still to be
//! compiled); `func::FuncGen` generates one function. Only what the program can reach is compiled: `main.main`, the
//! initialisers, and from there every function mentioned and every method of a type that gets into an interface. So a
//! script pays for the part of a package that it uses.
//!
//! Read next: `repr.rs` (how values are held), `func.rs` (one function), `place.rs` (what can be assigned), `expr.rs`,
//! `stmt.rs`, `call.rs`.

pub mod bits;
pub mod builder;
pub mod capture;
mod chan;
pub mod liveness;
pub mod repr;

mod assign;
mod atomic;
mod binary;
mod builtin;
mod call;
mod callee;
mod composite;
mod cond;
mod constants;
mod convert;
mod defer;
mod entry;
mod escape;
pub(crate) mod explanations;
mod expr;
mod func;
mod inline;
mod large;
mod loops;
mod objects;
mod operand;
mod order;
mod package;
mod place;
mod profile;
pub(crate) mod rangefunc;
mod rtypes;
mod select;
mod stmt;
mod switch;
mod unsafes;
pub(crate) mod values;
mod wrapper;

use std::rc::Rc;

use burrow_runtime::rtype::{FuncRef, TypeRef};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::bytecode::{HEADER_WORDS, Reg};
use crate::check::Checker;
use crate::check::methodset::MethodSetEntry;
use crate::check::object::{ObjId, ObjectKind, PackageId};
use crate::check::types::{Signature, Type, TypeId, TypeParamId};
use crate::packages::Natives;
use crate::program::{Program, RuntimeErrors};
use crate::syntax::ast::{FuncDecl, NodeId};
use crate::syntax::diagnostic::{Code, Diagnostic};
use crate::syntax::source::{Pos, SourceMap, Span};
use repr::{Repr, repr_of};

/// Code of "not supported yet" errors.
pub const UNSUPPORTED: Code = Code(900);
/// Code of functions whose frame would be too large.
pub const TOO_LARGE: Code = Code(901);

/// All package variables together, in bytes: Go's linker allows 2 GB. They are taken from Rust's heap at once.
const MAX_GLOBALS: usize = 1 << 30;

/// Code of a program without `main.main`.
pub const NO_MAIN: Code = Code(902);
/// Code of a package that is no program and was to be run.
pub const NOT_MAIN: Code = Code(903);

/// The place of what stands nowhere in the source: the start of the first file.
fn no_span() -> Span {
    Span::new(Pos(0), Pos(0))
}

/// A function to be compiled.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum FuncKey {
    /// A declared function with its type arguments.
    Declared(ObjId, Box<[TypeId]>),
    /// `x.m` as a value: a closure over its receiver; the method's own type arguments.
    Bound(TypeId, ObjId, Box<[TypeId]>),
    /// `i.m` as a value, for an interface: type and method index.
    BoundInterface(TypeId, u32),
    /// `T.m`: the receiver becomes the first parameter; the method (or its index in an interface) and the embedded fields
    /// on the way to it; the method's own type arguments.
    MethodExpr(TypeId, Option<ObjId>, u32, Box<[u32]>, Box<[TypeId]>),
    /// Method of a type that it does not declare itself, but has through embedded fields or (`*T`) through its pointer:
    /// type and index in its method set.
    Promoted(TypeId, u32),
}

/// A queued piece of work.
enum Job<'a> {
    Declared { func: FuncRef, decl: &'a FuncDecl<'a>, obj: ObjId, args: Box<[TypeId]> },
    Wrapper { func: FuncRef, key: FuncKey },
}

/// A declared function for given type arguments: for a method those of its receiver's type, then its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct FuncInst {
    obj: ObjId,
    args: Box<[TypeId]>,
}

/// Where the words of a call stand, from the frame's or window's start.
#[derive(Clone, Debug, Default)]
struct SigLayout {
    results: Vec<(TypeId, Reg)>,
    params: Vec<(TypeId, Reg)>,
    /// Behind the parameters: interface calls put it there without knowing its size.
    recv: Option<(TypeId, Reg)>,
    result_words: u16,
    /// Words of parameters and receiver.
    param_words: u16,
}

impl SigLayout {
    /// Words of header, results, parameters and receiver.
    fn window_words(&self) -> u16 {
        HEADER_WORDS + self.result_words + self.param_words
    }
}

/// The type arguments of the function being compiled: its body is compiled once for each list of them.
#[derive(Clone, Debug, Default)]
struct TypeArgs {
    params: Box<[TypeParamId]>,
    args: Box<[TypeId]>,
    /// Package of the function, to which lower-case names in it belong.
    pkg: Option<PackageId>,
}

/// The compiler of one program.
pub struct Compiler<'a> {
    checker: Checker<'a>,
    program: Program,
    natives: &'a Natives,
    reprs: FxHashMap<TypeId, Rc<Repr>>,
    rtypes: FxHashMap<TypeId, TypeRef>,
    /// Types whose methods are wanted because values of them get into interfaces.
    with_methods: FxHashSet<TypeId>,
    methods_wanted: Vec<TypeId>,
    /// Method sets of the types whose methods are compiled.
    method_sets: FxHashMap<TypeId, Rc<[MethodSetEntry]>>,
    funcs: FxHashMap<FuncKey, FuncRef>,
    queue: Vec<Job<'a>>,
    globals: FxHashMap<ObjId, u64>,
    /// Bytes of package variables so far.
    global_bytes: usize,
    /// Substituted in every type that the checker recorded.
    type_args: TypeArgs,
    /// Whether `recover` is called anywhere.
    recovers: bool,
    /// Whether the program imports package `reflect`.
    reflects: bool,
    /// What is known about inlining.
    inliner: inline::Inliner,
    /// What is known about what escapes.
    analyses: escape::Analyses,
    frame_types: Option<objects::FrameTypes>,
    /// Functions of literals, by the literal and the type arguments around it.
    literals: FxHashMap<(NodeId, Box<[TypeId]>), FuncRef>,
    /// Descriptors of closure objects, by size and pointer words.
    closure_types: FxHashMap<(usize, Vec<usize>), TypeRef>,
    diags: Vec<Diagnostic>,
}

/// Compiles a checked program, or, if it is not `to_run`, any package. Its allocations are to be sampled if the caller
/// says so, or if the program can look at the samples.
///
/// # Errors
/// What the compiler does not support yet, or code too large to encode, with places and the sources they point into.
pub fn compile<'a>(
    checker: Checker<'a>,
    natives: &'a Natives,
    to_run: bool,
    samples: bool,
) -> Result<Program, (SourceMap, Vec<Diagnostic>)> {
    let mut compiler = Compiler::new(checker, natives);
    compiler.reflects = compiler.checker.info.packages.iter().any(|p| p.path == "reflect");
    let runtime = compiler.checker.require_package("runtime");
    if samples || profile::is_wanted(&compiler.checker.info, &compiler.checker.interner) {
        compiler.sample_allocations(runtime);
    }
    let entry = compiler.entry(to_run);
    compiler.program.entry = Some(entry);
    compiler.drain();
    compiler.check_unused_bodies();
    compiler.runtime_error(runtime);
    compiler.program.finish();
    let Compiler { mut checker, program, mut diags, .. } = compiler;
    diags.append(&mut checker.diags);
    if diags.is_empty() { Ok(program) } else { Err((checker.sources, diags)) }
}

impl<'a> Compiler<'a> {
    fn new(checker: Checker<'a>, natives: &'a Natives) -> Self {
        Compiler {
            checker,
            program: Program::default(),
            natives,
            reprs: FxHashMap::default(),
            rtypes: FxHashMap::default(),
            with_methods: FxHashSet::default(),
            methods_wanted: Vec::new(),
            method_sets: FxHashMap::default(),
            funcs: FxHashMap::default(),
            queue: Vec::new(),
            globals: FxHashMap::default(),
            global_bytes: 0,
            type_args: TypeArgs::default(),
            recovers: false,
            reflects: false,
            inliner: inline::Inliner::default(),
            analyses: escape::Analyses::default(),
            frame_types: None,
            literals: FxHashMap::default(),
            closure_types: FxHashMap::default(),
            diags: Vec::new(),
        }
    }

    /// The function that initialises all packages and calls `main.main`.
    fn entry(&mut self, to_run: bool) -> FuncRef {
        let func = self.program.reserve_func("runtime.main");
        let packages = &self.checker.info.packages;
        let order: Vec<entry::PackageInit<'a>> = package::initialisation_order(packages)
            .map(|(pkg, p)| entry::PackageInit {
                pkg,
                prefix: package::symbol_prefix(&p.path).into_owned(),
                variables: p.init_order.clone(),
                inits: p.inits.clone(),
            })
            .collect();
        // Another package than `main` may declare what it likes by that name.
        let own = packages.iter().rfind(|p| !p.embedded).filter(|p| p.path == "main");
        let main = own.and_then(|p| {
            let name = self.checker.interner.get("main")?;
            p.scope.get(&name).copied()
        });
        if main.is_none() && (to_run || own.is_some()) {
            self.error(
                NO_MAIN,
                own.and_then(|p| p.files.first()).map_or_else(no_span, |file| file.package.span),
                "function main is undeclared in the main package".into(),
                Some("a program begins at `func main()`".into()),
            );
        }
        entry::gen_entry(self, func, &order, main);
        func
    }

    /// Makes the types of run-time errors known to the program if it recovers from panics.
    fn runtime_error(&mut self, runtime: Option<PackageId>) {
        if !self.recovers {
            return;
        }
        let mut named = |name| {
            let obj = self.checker.require_object(runtime?, name)?;
            Some(self.checker.info.object(obj).ty)
        };
        let names = ["errorString", "plainError", "boundsError"].map(&mut named);
        let pointed = ["TypeAssertionError", "PanicNilError"].map(&mut named);
        let ([Some(text), Some(plain), Some(bounds)], [Some(assertion), Some(nil)]) =
            (names, pointed)
        else {
            return;
        };
        let [assertion_pointer, nil_pointer] =
            [assertion, nil].map(|ty| self.checker.types.intern(Type::Pointer(ty)));
        let errors = RuntimeErrors {
            text: self.rtype_with_methods(text),
            plain: self.rtype_with_methods(plain),
            bounds: self.rtype_with_methods(bounds),
            assertion: self.rtype(assertion),
            assertion_pointer: self.rtype_with_methods(assertion_pointer),
            nil: self.rtype(nil),
            nil_pointer: self.rtype_with_methods(nil_pointer),
        };
        self.program.runtime_errors = Some(errors);
        self.drain();
    }

    /// Compiles whatever is queued until nothing new turns up.
    fn drain(&mut self) {
        loop {
            if let Some(job) = self.queue.pop() {
                match job {
                    Job::Declared { func, decl, obj, args } => {
                        func::gen_declared(self, func, decl, obj, args)
                    }
                    Job::Wrapper { func, key } => wrapper::gen_wrapper(self, func, &key),
                }
            } else if let Some(ty) = self.methods_wanted.pop() {
                self.fill_methods(ty);
            } else {
                return;
            }
        }
    }

    /// Functions of the user's own packages that nothing reaches are compiled too, for the sake of their errors.
    fn check_unused_bodies(&mut self) {
        let mut rest = Vec::new();
        for (index, object) in self.checker.info.objects.iter().enumerate() {
            let user =
                object.pkg.is_some_and(|p| !self.checker.info.packages[p.0 as usize].embedded);
            if let (true, ObjectKind::Func(f)) = (user, &object.kind)
                && f.decl.body.is_some()
                && f.type_params.is_empty()
            {
                rest.push(ObjId(index as u32));
            }
        }
        for obj in rest {
            self.declared_func(obj, &[]);
        }
        self.drain();
    }

    /// A declared function, compiled later if it is new.
    fn declared_func(&mut self, obj: ObjId, args: &[TypeId]) -> FuncRef {
        let key = FuncKey::Declared(obj, args.into());
        if let Some(&func) = self.funcs.get(&key) {
            return func;
        }
        let func = self.program.reserve_func(&self.inst_name(obj, args));
        self.funcs.insert(key, func);
        let ObjectKind::Func(object) = &self.checker.info.object(obj).kind else { return func };
        let decl = object.decl;
        self.queue.push(Job::Declared { func, decl, obj, args: args.into() });
        func
    }

    /// A recorded type with the type arguments of the function being compiled put in.
    fn subst(&self, ty: TypeId) -> TypeId {
        let TypeArgs { params, args, .. } = &self.type_args;
        self.checker.types.subst(ty, params, args)
    }

    /// Type arguments of a method called on a value of type `recv`, `T` or `*T`: those of the instance.
    fn method_args(&self, recv: TypeId) -> Box<[TypeId]> {
        let base = self.checker.types.deref(recv).0;
        let named = self.checker.types.as_named(base);
        named.map_or_else(Box::default, |id| self.checker.types.named(id).args().into())
    }

    /// Receiver type of a method with these type arguments.
    fn receiver_type(&self, obj: ObjId, args: &[TypeId]) -> Option<TypeId> {
        let ObjectKind::Func(f) = &self.checker.info.object(obj).kind else { return None };
        let known = f.type_params.len().min(args.len());
        Some(self.checker.types.subst(f.recv?, &f.type_params[..known], &args[..known]))
    }

    /// A wrapper, compiled later if it is new.
    fn wrapper(&mut self, key: FuncKey, name: &str) -> FuncRef {
        if let Some(&func) = self.funcs.get(&key) {
            return func;
        }
        let func = self.program.reserve_func(name);
        self.funcs.insert(key.clone(), func);
        self.queue.push(Job::Wrapper { func, key });
        func
    }

    /// `main.f`, `main.T.m`, `main.(*T).m`.
    fn func_name(&self, obj: ObjId) -> String {
        self.inst_name(obj, &[])
    }

    /// As `func_name`, with `[...]` for type arguments, as Go's tracebacks have it.
    fn inst_name(&self, obj: ObjId, args: &[TypeId]) -> String {
        let generic = if args.is_empty() { "" } else { "[...]" };
        let info = &self.checker.info;
        let object = info.object(obj);
        let pkg = object.pkg.map_or("", |p| info.packages[p.0 as usize].path.as_str());
        let pkg = package::symbol_prefix(pkg);
        let name = self.checker.interner.text(object.name);
        let recv = match &object.kind {
            ObjectKind::Func(f) => f.recv,
            _ => None,
        };
        let Some(recv) = recv else {
            // Several functions may be named init: they are numbered.
            let inits = object.pkg.map_or(&[][..], |p| &info.packages[p.0 as usize].inits);
            return match inits.iter().position(|&init| init == obj) {
                Some(number) => format!("{pkg}.{name}.{number}"),
                None => format!("{pkg}.{name}{generic}"),
            };
        };
        match self.under_or_self(recv) {
            Type::Pointer(elem) => format!("{pkg}.(*{}{generic}).{name}", self.bare_name(elem)),
            _ => format!("{pkg}.{}{generic}.{name}", self.bare_name(recv)),
        }
    }

    fn under_or_self(&self, ty: TypeId) -> Type {
        self.checker.types.get(ty).clone()
    }

    fn bare_name(&self, ty: TypeId) -> String {
        match self.checker.types.get(ty) {
            Type::Named(id) => {
                self.checker.interner.text(self.checker.types.named(*id).name).to_string()
            }
            _ => String::new(),
        }
    }

    /// How values of a type are held.
    fn repr(&mut self, ty: TypeId) -> Rc<Repr> {
        if let Some(repr) = self.reprs.get(&ty) {
            return repr.clone();
        }
        let parts = self.parts_of(ty);
        let known: FxHashMap<TypeId, Rc<Repr>> =
            parts.into_iter().map(|part| (part, self.repr(part))).collect();
        let repr = Rc::new(repr_of(&self.checker.types, ty, &mut |part| known[&part].clone()));
        if repr.mask_too_long {
            let what = self.checker.type_str(ty);
            self.unsupported(
                no_span(),
                &format!("values as large as those of {what}, with pointers"),
            );
        }
        self.reprs.insert(ty, repr.clone());
        repr
    }

    /// Types whose values lie inside a value of `ty`.
    fn parts_of(&self, ty: TypeId) -> Vec<TypeId> {
        match self.checker.types.under(ty) {
            Type::Array { elem, .. } => vec![*elem],
            Type::Struct(s) => s.fields.iter().map(|f| f.ty).collect(),
            Type::Tuple(parts) => parts.to_vec(),
            _ => Vec::new(),
        }
    }

    /// Where results, parameters and receiver of a call stand. What is too large for a frame is reported by whoever takes
    /// registers for it.
    fn layout(&mut self, sig: &Signature, recv: Option<TypeId>) -> SigLayout {
        let mut out = SigLayout::default();
        let mut at = HEADER_WORDS;
        for &ty in &sig.results {
            out.results.push((ty, at));
            at = at.saturating_add(self.repr(ty).words());
        }
        out.result_words = at - HEADER_WORDS;
        for &ty in &sig.params {
            out.params.push((ty, at));
            at = at.saturating_add(self.repr(ty).words());
        }
        if let Some(ty) = recv {
            out.recv = Some((ty, at));
            at = at.saturating_add(self.repr(ty).words());
        }
        out.param_words = at - HEADER_WORDS - out.result_words;
        out
    }

    /// Address of a package variable.
    fn global(&mut self, obj: ObjId) -> u64 {
        if let Some(&address) = self.globals.get(&obj) {
            return address;
        }
        let ty = self.checker.info.object(obj).ty;
        let repr = self.repr(ty);
        let pointers: Vec<usize> =
            repr.pointers.iter().enumerate().filter(|&(_, &p)| p).map(|(at, _)| at).collect();
        self.global_bytes = self.global_bytes.saturating_add(repr.size);
        let fits = self.global_bytes <= MAX_GLOBALS;
        if !fits {
            let span = self.checker.info.object(obj).span.unwrap_or(no_span());
            let message = "package variables too large: together they exceed 1 GiB".into();
            self.error(TOO_LARGE, span, message, None);
        }
        let words = if fits { repr.size.div_ceil(8) } else { 1 };
        let named = (!pointers.is_empty()).then(|| (self.func_name(obj).into(), self.rtype(ty)));
        let address = self.program.global(words, pointers, named);
        self.globals.insert(obj, address);
        address
    }

    fn error(&mut self, code: Code, span: Span, message: String, help: Option<String>) {
        self.diags.push(Diagnostic { code, span, message, help, note: None });
    }

    /// Reports a feature of Go that is not there yet.
    fn unsupported(&mut self, span: Span, what: &str) {
        let help = "this version of Burrow runs a part of Go: `burrow explain BRW0900` lists it";
        self.error(UNSUPPORTED, span, format!("not supported yet: {what}"), Some(help.into()));
    }
}
