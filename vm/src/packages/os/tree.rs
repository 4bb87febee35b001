//! What works on files by their names.

use std::fs::{self, DirBuilder, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::{self as unix, DirBuilderExt, FileTypeExt, MetadataExt, PermissionsExt};
use std::path::Path;

use burrow_alloc::units::Bytes;
use burrow_runtime::fault::Fault;
use burrow_runtime::string::new_string;
use rustix::fs::{AtFlags, CWD, Timespec, Timestamps};

use super::super::{After, Native, NativeCtx};
use super::{errno, outcome, path, string};

/// func stat(whose, fd int, name string, into []int64) (_, errno int): whose facts: 0 the target's, 1 the link's, 2 the
/// open file's.
fn stat(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (whose, number, into) = (ctx.arg(0), ctx.arg(1), ctx.arg_slice(4));
    let name = path(ctx, 2);
    let found = match whose {
        0 => fs::metadata(name),
        1 => fs::symlink_metadata(name),
        _ => ctx.files.lock().handle(number).and_then(|file| file.metadata()),
    };
    if let Ok(meta) = &found {
        for (n, fact) in facts(meta).into_iter().take(into.len).enumerate() {
            // SAFETY: an element of the slice.
            unsafe { burrow_alloc::mem::store64(into.ptr + Bytes(n * 8), fact as u64) };
        }
    }
    outcome(ctx, found.map(|_| 0))
}

/// What the system knows of a file, in the order of `stat.go`.
fn facts(meta: &Metadata) -> [i64; 16] {
    [
        meta.dev() as i64,
        meta.ino() as i64,
        meta.nlink() as i64,
        i64::from(meta.mode()),
        i64::from(meta.uid()),
        i64::from(meta.gid()),
        meta.rdev() as i64,
        meta.size() as i64,
        meta.blksize() as i64,
        meta.blocks() as i64,
        meta.atime(),
        meta.atime_nsec(),
        meta.mtime(),
        meta.mtime_nsec(),
        meta.ctime(),
        meta.ctime_nsec(),
    ]
}

/// func change(what, fd int, name, other string, a, b int) (_, errno int): what `dir.go` numbers there.
fn change(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (name, other) = (path(ctx, 2), path(ctx, 4));
    let (a, b) = (ctx.arg(6), ctx.arg(7));
    let done = match ctx.arg(0) {
        0 => remove(&name),
        1 => remove_all(&name),
        2 => DirBuilder::new().mode(a as u32).create(&name),
        3 => fs::rename(&name, &other),
        4 => fs::set_permissions(&name, Permissions::from_mode(a as u32)),
        5 => std::env::set_current_dir(&name),
        6 => unix::symlink(&name, &other),
        7 => fs::hard_link(&name, &other),
        8 => OpenOptions::new().write(true).open(&name).and_then(|file| file.set_len(a)),
        9 => unix::chown(&name, owner(a), owner(b)),
        10 => unix::lchown(&name, owner(a), owner(b)),
        what => change_open(ctx, what, a, b),
    };
    outcome(ctx, done.map(|()| 0))
}

/// What [`change`] does to open files.
fn change_open(ctx: &NativeCtx<'_>, what: u64, a: u64, b: u64) -> io::Result<()> {
    let file = ctx.files.lock().handle(ctx.arg(1))?;
    match what {
        11 => file.set_permissions(Permissions::from_mode(a as u32)),
        12 => unix::fchown(&file, owner(a), owner(b)),
        _ => Ok(rustix::process::fchdir(&file)?),
    }
}

/// An owner's number; -1 leaves the owner as it is.
fn owner(number: u64) -> Option<u32> {
    u32::try_from(number).ok()
}

/// Removes a file or an empty folder; of two errors, the one that tells more.
fn remove(name: &Path) -> io::Result<()> {
    let Err(as_file) = fs::remove_file(name) else { return Ok(()) };
    fs::remove_dir(name).map_err(|as_folder| match as_folder.kind() {
        io::ErrorKind::NotADirectory => as_file,
        _ => as_folder,
    })
}

/// Removes a file, or a folder with all that is in it; what does not exist is no error.
fn remove_all(name: &Path) -> io::Result<()> {
    let done = match fs::symlink_metadata(name) {
        Ok(meta) if meta.is_dir() => fs::remove_dir_all(name),
        Ok(_) => fs::remove_file(name),
        Err(error) => Err(error),
    };
    done.or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

/// func setTimes(name string, times []int64) (_, errno int): seconds and nanoseconds of the last use and change;
/// nanoseconds of -1 leave one as it is.
fn set_times(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (name, times) = (path(ctx, 0), ctx.arg_slice(2));
    // SAFETY: `dir.go` gives four elements.
    let word = |n: usize| unsafe { burrow_alloc::mem::load64(times.ptr + Bytes(n * 8)) } as i64;
    let time = |n| match word(n + 1) {
        -1 => Timespec { tv_sec: 0, tv_nsec: rustix::fs::UTIME_OMIT },
        nanos => Timespec { tv_sec: word(n), tv_nsec: nanos },
    };
    let times = Timestamps { last_access: time(0), last_modification: time(2) };
    let done = rustix::fs::utimensat(CWD, &name, &times, AtFlags::empty());
    outcome(ctx, done.map(|()| 0).map_err(io::Error::from))
}

/// func directory() string: the working directory, empty if it is gone.
fn directory(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let dir = std::env::current_dir().map(|dir| dir.to_string_lossy().into_owned());
    string(ctx, &dir.unwrap_or_default())
}

/// func readlink(name string) (target string, errno int)
fn readlink(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let target = fs::read_link(path(ctx, 0)).map(|target| target.into_os_string().into_vec());
    bytes_or_errno(ctx, target)
}

/// func entries(fd int) (names string, errno int): an open folder's entries; of each a letter for its kind, its name and
/// a NUL byte; in the order of names.
fn entries(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let number = ctx.arg(0);
    let folder = ctx.files.lock().handle(number);
    let names = folder.and_then(|folder| {
        // By its number, as its name may mean another folder by now.
        let listed = fs::read_dir(format!("/proc/self/fd/{}", folder.as_raw_fd()))?;
        let named = listed.map(|entry| {
            let entry = entry?;
            Ok((entry.file_name().into_vec(), kind_letter(entry.file_type()?)))
        });
        let mut named = named.collect::<io::Result<Vec<_>>>()?;
        named.sort();
        let mut all = Vec::new();
        for (name, kind) in named {
            all.push(kind);
            all.extend(name);
            all.push(0);
        }
        Ok(all)
    });
    bytes_or_errno(ctx, names)
}

/// The kind of a file by the letter that `ls` prints.
fn kind_letter(kind: fs::FileType) -> u8 {
    match kind {
        _ if kind.is_dir() => b'd',
        _ if kind.is_symlink() => b'l',
        _ if kind.is_fifo() => b'p',
        _ if kind.is_socket() => b's',
        _ if kind.is_char_device() => b'c',
        _ if kind.is_block_device() => b'b',
        _ => b'-',
    }
}

/// Ends with a string and the number of an error.
fn bytes_or_errno(ctx: &mut NativeCtx<'_>, result: io::Result<Vec<u8>>) -> Result<After, Fault> {
    ctx.set(2, result.as_ref().err().map_or(0, errno));
    let s = new_string(ctx.p, &result.unwrap_or_default())?;
    ctx.set_string(0, s);
    Ok(After::Continue)
}

/// The natives of this file.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("os.stat", stat),
    ("os.change", change),
    ("os.setTimes", set_times),
    ("os.directory", directory),
    ("os.readlink", readlink),
    ("os.entries", entries),
];
