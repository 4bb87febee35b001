//! Go source to types to bytecode to results.
//!
//! [`load()`] reads, checks and compiles a program; [`run`] runs it on a [`burrow_runtime::Runtime`]. In between lie
//! [`syntax`] (text to tree), [`check`] (tree to types), [`compile`] (both to [`bytecode`]) and [`interp`] (a handler for
//! each instruction). The Go packages that scripts import are in [`packages`].

pub mod bytecode;
pub mod check;
pub mod compile;
pub mod explain;
pub mod interp;
pub mod load;
pub mod packages;
pub mod profiles;
pub mod program;
pub mod stubs;
pub mod symbols;
pub mod syntax;
mod unicode;

pub use interp::{Outcome, run};
pub use load::{
    DiskProgram, ImportError, LoadError, Loader, Module, NoPackages, PackageText, Purpose,
    SourceText, load, load_snippet, load_with,
};
pub use program::Program;
