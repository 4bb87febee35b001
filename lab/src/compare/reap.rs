//! Waits for a process and learns what it has used: the one thing that `std` does not tell of a child.
//!
//! Called by `child.rs`. Locks: none.

use std::io;
use std::mem::MaybeUninit;

/// How a process ended, and what it has used.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reaped {
    /// Its exit status; `None` if a signal killed it.
    pub status: Option<i32>,
    /// The signal that killed it.
    pub signal: Option<i32>,
    /// CPU time in user mode and in the kernel, in seconds.
    pub cpu_seconds: f64,
    /// Minor page faults.
    pub minor_faults: u64,
}

/// The end of the child of this number, if it has ended. A child is reaped once: who calls this must not wait for it otherwise.
///
/// # Errors
/// It is no child of this process, or was reaped already.
pub fn reap(pid: u32) -> io::Result<Option<Reaped>> {
    let pid = libc::pid_t::try_from(pid).map_err(io::Error::other)?;
    let (mut status, mut usage) = (0, MaybeUninit::<libc::rusage>::zeroed());
    // SAFETY: both pointers are to variables of the types asked for, which outlive the call.
    match unsafe { libc::wait4(pid, &raw mut status, libc::WNOHANG, usage.as_mut_ptr()) } {
        -1 => Err(io::Error::last_os_error()),
        0 => Ok(None),
        _ => {
            // SAFETY: zeroed at first, and all zeros is a value of the type; the kernel has filled it in.
            let usage = unsafe { usage.assume_init() };
            Ok(Some(told(status, &usage)))
        }
    }
}

fn told(status: i32, usage: &libc::rusage) -> Reaped {
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    Reaped {
        status: libc::WIFEXITED(status).then(|| libc::WEXITSTATUS(status)),
        signal: libc::WIFSIGNALED(status).then(|| libc::WTERMSIG(status)),
        cpu_seconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
        minor_faults: u64::try_from(usage.ru_minflt).unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;
    use std::thread::sleep;
    use std::time::Duration;

    #[expect(clippy::zombie_processes, reason = "waiting is what is tested")]
    fn end_of(script: &str) -> Reaped {
        let child = Command::new("sh").args(["-c", script]).spawn().expect("there is a shell");
        loop {
            match reap(child.id()).expect("it is a child") {
                Some(reaped) => return reaped,
                None => sleep(Duration::from_millis(1)),
            }
        }
    }

    #[test]
    fn ends_are_told_apart() {
        let cases = [
            // (script, status, signal)
            ("exit 0", Some(0), None),
            ("exit 7", Some(7), None),
            ("kill -9 $$", None, Some(9)),
        ];
        for (script, status, signal) in cases {
            let reaped = end_of(script);
            assert_eq!((reaped.status, reaped.signal), (status, signal), "{script}");
            assert!(reaped.minor_faults > 0, "{script}: {reaped:?}");
        }
    }

    #[test]
    fn a_stranger_cannot_be_reaped() {
        assert!(reap(1).is_err());
        assert!(reap(u32::MAX).is_err());
    }
}
