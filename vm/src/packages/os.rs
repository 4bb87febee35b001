//! Natives of package `os`: arguments, environment, files.
//!
//! Open files live in the machine's [`Files`], by numbers that stand for descriptors; what the script forgets to close is
//! closed with the machine. 0 to 2 are the standard streams, of which output goes through the runtime.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::fd::AsFd;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::PathBuf;

use burrow_alloc::units::Bytes;
use burrow_runtime::fault::Fault;
use burrow_runtime::string::new_string;
use burrow_runtime::value::store_bytes;

use super::bytealg::view;
use super::waiting::{self, Reads};
use super::{After, Native, NativeCtx};

/// Bytes moved by one call at most: bounds the buffer that stands between the kernel and script memory.
const CHUNK: usize = 1 << 20;

/// The first number of a file that the script opened.
const FIRST: usize = 3;

/// Files that the script has open.
#[derive(Debug, Default)]
pub struct Files {
    open: Vec<Option<File>>,
    /// Reads that wait for somebody.
    pub(super) reads: Reads,
}

impl Files {
    /// Keeps a file and gives it the lowest free number.
    fn keep(&mut self, file: File) -> usize {
        let at = self.open.iter().position(Option::is_none).unwrap_or(self.open.len());
        if at == self.open.len() {
            self.open.push(None);
        }
        self.open[at] = Some(file);
        at + FIRST
    }

    fn slot(&mut self, number: u64) -> io::Result<&mut Option<File>> {
        let at = (number as usize).checked_sub(FIRST).ok_or_else(bad_number)?;
        self.open.get_mut(at).ok_or_else(bad_number)
    }

    fn get(&mut self, number: u64) -> io::Result<&mut File> {
        self.slot(number)?.as_mut().ok_or_else(bad_number)
    }
}

/// EBADF: what the kernel says of a descriptor that is not open.
fn bad_number() -> io::Error {
    io::Error::from_raw_os_error(9)
}

/// The system's number of an error; EIO for those that have none.
fn errno(error: &io::Error) -> u64 {
    error.raw_os_error().unwrap_or(5) as u64
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

/// func errorText(errno int) string: the system's words, as Go begins them.
fn error_text(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let text = io::Error::from_raw_os_error(ctx.arg(0) as i32).to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_ascii_lowercase());
    let text: String = first.into_iter().chain(chars).collect();
    string(ctx, &text)
}

/// func open(name string, flag, perm int) (fd, errno int): the flags are the system's.
fn open(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    const ACCESS: i32 = 3;
    let (flag, perm) = (ctx.arg(2) as i32, ctx.arg(3) as u32);
    let mut options = OpenOptions::new();
    match flag & ACCESS {
        0 => options.read(true),
        1 => options.write(true),
        _ => options.read(true).write(true),
    };
    let file = options.custom_flags(flag & !ACCESS).mode(perm).open(path(ctx, 0));
    let number = file.map(|file| ctx.files.lock().keep(file) as u64);
    outcome(ctx, number)
}

/// func closeFile(fd int) (_, errno int)
fn close(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let number = ctx.arg(0);
    let closed = match number {
        0..=2 => Ok(0),
        _ => ctx
            .files
            .lock()
            .slot(number)
            .and_then(|slot| slot.take().ok_or_else(bad_number))
            .map(|_| 0),
    };
    outcome(ctx, closed)
}

/// In place of an error's number: the goroutine was parked, and calls again.
const AGAIN: i64 = -1;

/// func read(fd int, p []byte) (n, errno int): errno is -1 if the goroutine had to wait; it then calls again.
pub(super) fn read(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (number, into) = (ctx.arg(0), ctx.arg_slice(1));
    let len = into.len.min(CHUNK);
    let waited = ctx.files.lock().reads.take(ctx.g.id());
    let done = match waited {
        Some(Ok(bytes)) => {
            ctx.scratch.clear();
            ctx.scratch.extend_from_slice(&bytes[..bytes.len().min(len)]);
            Ok(bytes.len().min(len))
        }
        Some(Err(error)) => Err(error),
        None => match source(ctx, number) {
            Ok(Some(file)) => {
                let _ = ctx.rt.flush_out(); // a question is seen before the answer is awaited
                waiting::begin(ctx, len, file);
                ctx.set(0, 0);
                ctx.set(1, AGAIN as u64);
                return Ok(After::Park);
            }
            Ok(None) => read_now(ctx, number, len),
            Err(error) => Err(error),
        },
    };
    if let Ok(n) = done {
        // SAFETY: the slice has room for what was read; nobody else uses it while a native runs.
        unsafe { store_bytes(into.ptr, &ctx.scratch[..n]) };
    }
    outcome(ctx, done.map(|n| n as u64))
}

/// A handle of a file whose read would wait; `None` if it would not.
fn source(ctx: &NativeCtx<'_>, number: u64) -> io::Result<Option<File>> {
    let file = match number {
        0 => File::from(io::stdin().as_fd().try_clone_to_owned()?),
        _ => {
            let mut files = ctx.files.lock();
            let file = files.get(number)?;
            if !waiting::would_wait(file) {
                return Ok(None);
            }
            file.try_clone()?
        }
    };
    Ok(waiting::would_wait(&file).then_some(file))
}

/// Reads what is there without waiting.
fn read_now(ctx: &mut NativeCtx<'_>, number: u64, len: usize) -> io::Result<usize> {
    ctx.scratch.clear();
    ctx.scratch.resize(len, 0);
    match number {
        0 => File::from(io::stdin().as_fd().try_clone_to_owned()?).read(ctx.scratch),
        _ => ctx.files.lock().get(number)?.read(ctx.scratch),
    }
}

/// func write(fd int, p []byte) (n, errno int): all of it, unless there is an error.
fn write(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (number, from) = (ctx.arg(0), view(ctx, 1));
    let mut done = 0;
    let mut result = Ok(());
    while done < from.len && result.is_ok() {
        let end = from.len.min(done + CHUNK);
        ctx.scratch.clear();
        from.cut(done, end).append_to(ctx.scratch);
        result = match number {
            1 => ctx.rt.write_out(ctx.scratch),
            2 => {
                ctx.rt.write_err(ctx.scratch);
                Ok(())
            }
            _ => ctx.files.lock().get(number).and_then(|file| file.write_all(ctx.scratch)),
        };
        if result.is_ok() {
            done = end;
        }
    }
    outcome(
        ctx,
        result.as_ref().map(|()| 0).map_err(|e| io::Error::from_raw_os_error(errno(e) as i32)),
    )?;
    ctx.set(0, done as u64);
    Ok(After::Continue)
}

/// func seek(fd int, offset int64, whence int) (at int64, errno int)
fn seek(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (number, offset) = (ctx.arg(0), ctx.arg(1) as i64);
    let to = match ctx.arg(2) {
        0 => SeekFrom::Start(offset as u64),
        1 => SeekFrom::Current(offset),
        _ => SeekFrom::End(offset),
    };
    let at = ctx.files.lock().get(number).and_then(|file| file.seek(to));
    outcome(ctx, at)
}

/// func truncate(fd int, size int64) (_, errno int)
fn truncate(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (number, size) = (ctx.arg(0), ctx.arg(1));
    let done = ctx.files.lock().get(number).and_then(|file| file.set_len(size)).map(|()| 0);
    outcome(ctx, done)
}

/// func stat(name string, into []int64) (_, errno int): mode, size, seconds and nanoseconds of the last change.
fn stat(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let into = ctx.arg_slice(2);
    let found = fs::metadata(path(ctx, 0));
    if let Ok(meta) = &found {
        let facts = [i64::from(meta.mode()), meta.len() as i64, meta.mtime(), meta.mtime_nsec()];
        for (n, fact) in facts.into_iter().take(into.len).enumerate() {
            // SAFETY: an element of the slice.
            unsafe { burrow_alloc::mem::store64(into.ptr + Bytes(n * 8), fact as u64) };
        }
    }
    outcome(ctx, found.map(|_| 0))
}

/// func change(what int, name, other string, perm int) (_, errno int): what `os.go` numbers there.
fn change(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (name, other, perm) = (path(ctx, 1), path(ctx, 3), ctx.arg(5) as u32);
    let done = match ctx.arg(0) {
        0 => fs::remove_file(&name).or_else(|e| fs::remove_dir(&name).map_err(|_| e)),
        1 => match fs::symlink_metadata(&name) {
            Ok(meta) if meta.is_dir() => fs::remove_dir_all(&name),
            Ok(_) => fs::remove_file(&name),
            Err(_) => Ok(()),
        },
        2 => fs::create_dir(&name).and_then(|()| set_mode(&name, perm)),
        3 => fs::create_dir_all(&name),
        4 => fs::rename(&name, &other),
        5 => set_mode(&name, perm),
        _ => std::env::set_current_dir(&name),
    };
    outcome(ctx, done.map(|()| 0))
}

fn set_mode(name: &std::path::Path, perm: u32) -> io::Result<()> {
    fs::set_permissions(name, fs::Permissions::from_mode(perm))
}

/// func directory() string: the working directory, empty if it is gone.
fn directory(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let dir = std::env::current_dir().map(|dir| dir.to_string_lossy().into_owned());
    string(ctx, &dir.unwrap_or_default())
}

/// func entries(name string) (names string, errno int): a folder's entries, each behind a NUL byte.
fn entries(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let names = fs::read_dir(path(ctx, 0)).and_then(|entries| {
        let names = entries.map(|e| Ok(e?.file_name().into_vec()));
        names.collect::<io::Result<Vec<Vec<u8>>>>()
    });
    ctx.set(2, names.as_ref().err().map_or(0, errno));
    let mut names = names.unwrap_or_default();
    names.sort();
    let all: Vec<u8> = names.into_iter().flat_map(|name| std::iter::once(0).chain(name)).collect();
    let s = new_string(ctx.p, &all)?;
    ctx.set_string(0, s);
    Ok(After::Continue)
}

/// func Getpid() int
fn pid(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    ctx.set(0, u64::from(std::process::id()));
    Ok(After::Continue)
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("os.argument", argument),
    ("os.variable", variable),
    ("os.lookup", lookup),
    ("os.Exit", exit),
    ("os.errorText", error_text),
    ("os.open", open),
    ("os.closeFile", close),
    ("os.read", read),
    ("os.write", write),
    ("os.seek", seek),
    ("os.truncate", truncate),
    ("os.stat", stat),
    ("os.change", change),
    ("os.directory", directory),
    ("os.entries", entries),
    ("os.Getpid", pid),
];
