//! Files that are open.
//!
//! They live in the machine's [`Files`], by numbers that stand for descriptors; what the script forgets to close is
//! closed with the machine. 0 to 2 are the standard streams, of which output goes through the runtime.
//!
//! Locks: `NativeCtx::files`, a leaf, for as long as one call of the system takes.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::{FileExt, OpenOptionsExt};

use burrow_runtime::fault::Fault;
use burrow_runtime::value::store_bytes;
use rustix::event::PollFlags;

use super::super::bytealg::{View, view};
use super::super::waiting::{self, Waits};
use super::super::{After, Native, NativeCtx};
use super::{errno, outcome, path};

/// Bytes moved by one call at most: bounds the buffer that stands between the kernel and script memory.
const CHUNK: usize = 1 << 20;

/// A pipe that has room takes this much without making the writer wait.
const PIPE_BUF: usize = 4096;

/// The first number of a file that the script opened.
const FIRST: usize = 3;

/// Files that the script has open.
#[derive(Debug, Default)]
pub struct Files {
    open: Vec<Option<File>>,
    /// Reads and writes that wait for somebody.
    pub(in crate::packages) waits: Waits,
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

    /// Another handle of a file, or of a standard stream.
    pub(crate) fn handle(&mut self, number: u64) -> io::Result<File> {
        match number {
            0 => Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?)),
            1 => Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?)),
            2 => Ok(File::from(io::stderr().as_fd().try_clone_to_owned()?)),
            _ => self.get(number)?.try_clone(),
        }
    }
}

/// EBADF: what the kernel says of a descriptor that is not open.
fn bad_number() -> io::Error {
    io::Error::from_raw_os_error(9)
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
pub(in crate::packages) fn read(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (number, into) = (ctx.arg(0), ctx.arg_slice(1));
    let len = into.len.min(CHUNK);
    let waited = ctx.files.lock().waits.take(ctx.g.id());
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
                waiting::for_bytes(ctx, len, file);
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

/// func write(fd int, p []byte) (n, errno int): all of it, unless there is an error, or errno is -1: then the goroutine
/// had to wait, and calls again with the rest.
fn write(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (number, from) = (ctx.arg(0), view(ctx, 1));
    let mut done = 0;
    let result = match number {
        0..=2 => write_stream(ctx, number, from, &mut done).map(|()| true),
        _ => write_file(ctx, number, from, &mut done),
    };
    let must_wait = matches!(result, Ok(false));
    outcome(ctx, result.map(|_| 0))?;
    ctx.set(0, done as u64);
    if must_wait {
        ctx.set(1, AGAIN as u64);
        return Ok(After::Park);
    }
    Ok(After::Continue)
}

/// Writes to a standard stream.
fn write_stream(
    ctx: &mut NativeCtx<'_>,
    number: u64,
    from: View,
    done: &mut usize,
) -> io::Result<()> {
    while *done < from.len {
        let end = from.len.min(*done + CHUNK);
        ctx.scratch.clear();
        from.cut(*done, end).append_to(ctx.scratch);
        match number {
            0 => return Err(bad_number()),
            1 => ctx.rt.write_out(ctx.scratch)?,
            _ => ctx.rt.write_err(ctx.scratch),
        }
        *done = end;
    }
    Ok(())
}

/// Writes to a file; `false` if the rest must wait for a reader.
fn write_file(
    ctx: &mut NativeCtx<'_>,
    number: u64,
    from: View,
    done: &mut usize,
) -> io::Result<bool> {
    let _ = ctx.files.lock().waits.take(ctx.g.id());
    let files = ctx.files;
    let mut files = files.lock(); // held from the question to the answer: nobody else fills the pipe between
    let file = files.get(number)?;
    let may_wait = waiting::may_wait(file);
    let chunk = if may_wait { PIPE_BUF } else { CHUNK };
    while *done < from.len {
        if may_wait && !waiting::ready(file, PollFlags::OUT) {
            let file = file.try_clone()?;
            drop(files);
            waiting::for_room(ctx, file);
            return Ok(false);
        }
        let end = from.len.min(*done + chunk);
        ctx.scratch.clear();
        from.cut(*done, end).append_to(ctx.scratch);
        file.write_all(ctx.scratch)?;
        *done = end;
    }
    Ok(true)
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

/// func readAt(fd int, p []byte, off int64) (n, errno int)
fn read_at(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (number, into, at) = (ctx.arg(0), ctx.arg_slice(1), ctx.arg(4));
    ctx.scratch.clear();
    ctx.scratch.resize(into.len.min(CHUNK), 0);
    let files = ctx.files;
    let done = files.lock().handle(number).and_then(|file| file.read_at(ctx.scratch, at));
    if let Ok(n) = done {
        // SAFETY: the slice has room for what was read; nobody else uses it while a native runs.
        unsafe { store_bytes(into.ptr, &ctx.scratch[..n]) };
    }
    outcome(ctx, done.map(|n| n as u64))
}

/// func writeAt(fd int, p []byte, off int64) (n, errno int): at most as much as one call moves.
fn write_at(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (number, from, at) = (ctx.arg(0), view(ctx, 1), ctx.arg(4));
    ctx.scratch.clear();
    from.cut(0, from.len.min(CHUNK)).append_to(ctx.scratch);
    let files = ctx.files;
    let done = files.lock().handle(number).and_then(|file| file.write_at(ctx.scratch, at));
    outcome(ctx, done.map(|n| n as u64))
}

/// func sync(fd int) (_, errno int)
fn sync(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let number = ctx.arg(0);
    let done = ctx.files.lock().handle(number).and_then(|file| file.sync_all()).map(|()| 0);
    outcome(ctx, done)
}

/// func pipe() (r, w, errno int)
fn pipe(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let ends =
        io::pipe().map(|(r, w)| (File::from(OwnedFd::from(r)), File::from(OwnedFd::from(w))));
    ctx.set(2, ends.as_ref().err().map_or(0, errno));
    if let Ok((r, w)) = ends {
        let mut files = ctx.files.lock();
        let (r, w) = (files.keep(r), files.keep(w));
        drop(files);
        ctx.set(0, r as u64);
        ctx.set(1, w as u64);
    }
    Ok(After::Continue)
}

/// The natives of this file.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("os.open", open),
    ("os.closeFile", close),
    ("os.read", read),
    ("os.readAt", read_at),
    ("os.write", write),
    ("os.writeAt", write_at),
    ("os.seek", seek),
    ("os.truncate", truncate),
    ("os.sync", sync),
    ("os.pipe", pipe),
];
