//! What runs before `main`: the initialisers of all packages, and the function that calls them.
//!
//! Made first, as all that the program can reach is reached from here. The order of packages and variables comes from
//! `package.rs`.
//!
//! Next to read: `func.rs`.

use std::rc::Rc;

use burrow_runtime::rtype::FuncRef;

use super::builder::Overflow;
use super::capture;
use super::escape::FrameKey;
use super::func::FuncGen;
use super::{Compiler, SigLayout, TypeArgs, no_span};
use crate::bytecode::Op;
use crate::check::info::Initializer;
use crate::check::object::{ObjId, PackageId};
use crate::check::types::TypeId;
use crate::syntax::source::{Pos, Span};

/// What happens before `main` for one package.
pub(super) struct PackageInit<'a> {
    pub pkg: PackageId,
    /// What names of its functions begin with.
    pub prefix: String,
    /// Its variables, in the order in which they get their values.
    pub variables: Vec<Initializer<'a>>,
    /// Its functions `init`.
    pub inits: Vec<ObjId>,
}

/// Generates a package's `init`, which gives its variables their values: a function of its own, as its frame may be
/// large.
fn gen_variables<'a>(c: &mut Compiler<'a>, package: &PackageInit<'a>) -> FuncRef {
    let name = format!("{}.init", package.prefix);
    let func = c.program.reserve_func(&name);
    c.type_args = TypeArgs { pkg: Some(package.pkg), ..TypeArgs::default() };
    let under = |ty: TypeId| c.checker.types.under(ty).clone();
    let values = package.variables.iter().map(|init| init.rhs);
    let uses = Rc::new(capture::analyse_values(&c.checker.info, &under, values));
    let escapes = c.init_escapes(&package.variables, uses.clone());
    let room = escapes.room(FrameKey::Declared);
    let (mut long_jumps, mut more_room) = (false, 0);
    loop {
        let layout = SigLayout::default();
        let mut g = FuncGen::new(c, func, name.clone(), uses.clone(), layout, long_jumps);
        g.escapes = Some(escapes.clone());
        g.b.enter();
        g.b.take_room(room.words + more_room);
        g.take_flags(room.once);
        for init in &package.variables {
            g.init_global(init);
        }
        g.emit_return();
        let span = package.variables.first().map_or(no_span(), |init| init.rhs.span);
        match g.finish(span, 0) {
            Err(Overflow::Jump) if !long_jumps => long_jumps = true,
            Err(Overflow::Room(more)) => more_room += usize::from(more),
            _ => break,
        }
    }
    c.type_args = TypeArgs::default();
    func
}

/// Generates the program's entry: initialisation of all packages, then `main.main`.
pub(super) fn gen_entry<'a>(
    c: &mut Compiler<'a>,
    func: FuncRef,
    order: &[PackageInit<'a>],
    main: Option<ObjId>,
) {
    let span = main.and_then(|m| c.checker.info.object(m).span);
    let has_variables = |package: &PackageInit<'a>| !package.variables.is_empty();
    let variables: Vec<Option<FuncRef>> = order
        .iter()
        .map(|package| has_variables(package).then(|| gen_variables(c, package)))
        .collect();
    let mut g =
        FuncGen::new(c, func, "runtime.main".into(), Rc::default(), SigLayout::default(), false);
    g.b.enter();
    for (package, variables) in order.iter().zip(variables) {
        if let Some(func) = variables {
            g.call_ref(func);
        }
        for &init in &package.inits {
            g.call_plain(init);
        }
    }
    if let Some(main) = main {
        g.call_plain(main);
    }
    g.b.emit(Op::GoEnd, 0, 0, 0);
    let start = Span::new(Pos(0), Pos(0));
    let done = g.finish(span.unwrap_or(start), 0);
    debug_assert!(done.is_ok(), "the entry function is small");
}
