//! Reads and writes that may wait for long: standard input, pipes, terminals.
//!
//! A native must not block its worker. So such a read is done by a thread without a P (runtime/src/sched/blocking.rs),
//! into memory of Rust's, while its goroutine is parked; then the goroutine calls `read` again, which finds the bytes.
//! For a write that thread only waits until there is room.
//!
//! Called by `os/file.rs`. Invariants: (R1) a goroutine has one of them under way at most: it is parked until that is
//! done.
//!
//! Locks: `Waits::done` of one of them, a leaf.

#![forbid(unsafe_code)]

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::FileTypeExt;
use std::sync::Arc;

use burrow_runtime::goroutine::WaitReason;
use parking_lot::Mutex;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::NativeCtx;

type Done = Arc<Mutex<Option<io::Result<Vec<u8>>>>>;

/// Reads and writes under way, by the number of their goroutine.
#[derive(Debug, Default)]
pub(super) struct Waits {
    done: HashMap<u64, Done>,
}

impl Waits {
    /// What the goroutine's read has given, if it had one; of a write there are no bytes.
    pub fn take(&mut self, goroutine: u64) -> Option<io::Result<Vec<u8>>> {
        let done = self.done.remove(&goroutine)?;
        let result = done.lock().take();
        Some(result.unwrap_or_else(|| Err(io::ErrorKind::Interrupted.into())))
    }
}

/// Whether a read would wait for somebody: the file is none of a disk, and has nothing to read now.
pub(super) fn would_wait(file: &File) -> bool {
    may_wait(file) && !ready(file, PollFlags::IN)
}

/// Whether a file is none of a disk.
pub(super) fn may_wait(file: &File) -> bool {
    file.metadata().is_ok_and(|data| {
        let kind = data.file_type();
        kind.is_fifo() || kind.is_socket() || kind.is_char_device()
    })
}

/// Whether a file can be read or written at once. Where it cannot be asked, a thread of its own finds out.
pub(super) fn ready(file: &File, flags: PollFlags) -> bool {
    let mut polled = [PollFd::new(file, flags)];
    matches!(poll(&mut polled, Some(&Timespec::default())), Ok(1..))
}

/// Begins a read of at most `len` bytes; the native that asks for it must park its goroutine.
pub(super) fn for_bytes(ctx: &mut NativeCtx<'_>, len: usize, mut from: impl Read + Send + 'static) {
    begin(ctx, move || {
        let mut bytes = vec![0; len];
        let n = from.read(&mut bytes)?;
        bytes.truncate(n);
        Ok(bytes)
    });
}

/// Begins to wait until a file can be written; the native that asks for it must park its goroutine.
pub(super) fn for_room(ctx: &mut NativeCtx<'_>, file: File) {
    begin(ctx, move || {
        let mut polled = [PollFd::new(&file, PollFlags::OUT)];
        poll(&mut polled, None)?;
        Ok(Vec::new())
    });
}

/// Has a thread without a P do the job.
fn begin(ctx: &mut NativeCtx<'_>, job: impl FnOnce() -> io::Result<Vec<u8>> + Send + 'static) {
    let done = Done::default();
    ctx.files.lock().waits.done.insert(ctx.g.id(), done.clone());
    ctx.g.will_park(WaitReason::IoWait);
    let job = move || {
        let result = job();
        *done.lock() = Some(result);
    };
    ctx.sched.block(ctx.g, Box::new(job));
}
