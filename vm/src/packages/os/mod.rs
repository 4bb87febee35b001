//! Package `os`: arguments, environment, what the process is; `file.rs` has open files, `tree.rs` what works by name.
//!
//! Called by the Go source of the package, `golib/os`. A native that can fail gives a value and the number of an error
//! of the system, 0 if there is none.

mod file;
mod tree;

use std::io;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;

use burrow_runtime::fault::Fault;
use burrow_runtime::string::new_string;
use rustix::{param, process};

use super::bytealg::view;
use super::{After, Native, NativeCtx};

pub use file::Files;
pub(super) use file::read;

/// The system's number of an error. Those that have none are EIO, but for names that no system call could take: EINVAL.
fn errno(error: &io::Error) -> u64 {
    let other = if error.kind() == io::ErrorKind::InvalidInput { 22 } else { 5 };
    error.raw_os_error().unwrap_or(other) as u64
}

/// Sets result word 0 to a value, 0 on failure, and word 1 to the error's number, 0 on success.
fn outcome(ctx: &mut NativeCtx<'_>, result: io::Result<u64>) -> Result<After, Fault> {
    ctx.set(0, *result.as_ref().unwrap_or(&0));
    ctx.set(1, result.as_ref().err().map_or(0, errno));
    Ok(After::Continue)
}

/// The path in argument words `n` and `n + 1`.
fn path(ctx: &NativeCtx<'_>, n: usize) -> PathBuf {
    let mut bytes = Vec::new();
    view(ctx, n).append_to(&mut bytes);
    std::ffi::OsString::from_vec(bytes).into()
}

/// Ends with a string.
fn string(ctx: &mut NativeCtx<'_>, text: &str) -> Result<After, Fault> {
    let s = new_string(ctx.p, text.as_bytes())?;
    ctx.set_string(0, s);
    Ok(After::Continue)
}

/// func argument(i int) (s string, ok bool)
fn argument(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let arg = ctx.rt.args.get(ctx.arg(0) as usize);
    ctx.set(2, u64::from(arg.is_some()));
    string(ctx, arg.map_or("", |arg| arg))
}

/// func variable(i int) (s string, ok bool): the i-th of the environment, as NAME=value.
fn variable(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let text = ctx.rt.env.iter().nth(ctx.arg(0) as usize).map(|(k, v)| format!("{k}={v}"));
    ctx.set(2, u64::from(text.is_some()));
    string(ctx, &text.unwrap_or_default())
}

/// func lookup(name string) (value string, ok bool)
fn lookup(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let name = path(ctx, 0);
    let value = name.to_str().and_then(|name| ctx.rt.env.get(name));
    ctx.set(2, u64::from(value.is_some()));
    string(ctx, value.map_or("", |value| value))
}

/// func Exit(code int)
fn exit(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    Ok(After::Exit(ctx.arg(0) as i32))
}

/// func errorText(errno int) string of package syscall: the system's words, as Go begins them; empty if it has none.
fn error_text(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let text = io::Error::from_raw_os_error(ctx.arg(0) as i32).to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    if text.starts_with("Unknown error") || text == "Success" {
        return string(ctx, "");
    }
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_ascii_lowercase());
    let text: String = first.into_iter().chain(chars).collect();
    string(ctx, &text)
}

/// func identity(what int) int: numbers of the process, in the order of `env.go`.
fn identity(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let number = match ctx.arg(0) {
        0 => u64::from(std::process::id()),
        1 => process::getppid().map_or(0, |pid| pid.as_raw_nonzero().get() as u64),
        2 => u64::from(process::getuid().as_raw()),
        3 => u64::from(process::geteuid().as_raw()),
        4 => u64::from(process::getgid().as_raw()),
        5 => u64::from(process::getegid().as_raw()),
        _ => param::page_size() as u64,
    };
    ctx.set(0, number);
    Ok(After::Continue)
}

/// Natives of arguments, environment and process.
const PROCESS: &[(&str, Native)] = &[
    ("os.argument", argument),
    ("os.variable", variable),
    ("os.lookup", lookup),
    ("os.Exit", exit),
    ("os.identity", identity),
    ("syscall.errorText", error_text),
];

/// The natives of this package, file by file.
pub(super) const TABLES: [&[(&str, Native)]; 3] = [PROCESS, file::TABLE, tree::TABLE];
