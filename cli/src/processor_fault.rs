//! A fault of the processor ends the script as Go ends it: a fatal error, status 2.
//!
//! A script can break itself where Go can: by a data race on a slice, string or interface with several Ps, or by
//! `unsafe`. Then an address that is none is followed, and the kernel sends SIGSEGV or SIGBUS.
//!
//! Invariants: (F1) the handler calls nothing but `write` and `_exit`, which may be called in a signal handler, and
//! reads nothing but what the kernel hands it.
//!
//! Locks: none.

use std::ffi::c_int;

/// Exit status of a fatal error, as Go's.
const FATAL: c_int = 2;

/// From now on a processor fault ends the process with Go's words.
pub fn report_faults() {
    for signal in [libc::SIGSEGV, libc::SIGBUS] {
        let handler: extern "C" fn(c_int, *mut libc::siginfo_t, *mut libc::c_void) = ended;
        // SAFETY: an all-zero sigaction is valid; the handler has the signature that SA_SIGINFO asks for and keeps to
        // (F1); it runs on the alternate stack that the standard library gives each thread.
        unsafe {
            let mut action: libc::sigaction = std::mem::zeroed();
            action.sa_sigaction = handler as usize;
            action.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK;
            libc::sigaction(signal, &action, std::ptr::null_mut());
        }
    }
}

extern "C" fn ended(signal: c_int, info: *mut libc::siginfo_t, _: *mut libc::c_void) {
    let name: &[u8] = match signal {
        libc::SIGBUS => b"SIGBUS: bus error",
        _ => b"SIGSEGV: segmentation violation",
    };
    // SAFETY: the kernel hands over what it knows of the fault (SA_SIGINFO).
    let (code, address) = unsafe { ((*info).si_code, (*info).si_addr() as usize) };
    let mut digits = [0; 16];
    say(b"fatal error: unexpected signal\n[signal ");
    say(name);
    say(b" code=0x");
    say(hex(code as u32 as usize, &mut digits));
    say(b" addr=0x");
    say(hex(address, &mut digits));
    say(b"]\n\nA data race or unsafe code of the script has led to an address that is none.\n");
    // SAFETY: (F1).
    unsafe { libc::_exit(FATAL) }
}

fn say(text: &[u8]) {
    // SAFETY: (F1); the bytes are there. What cannot be written cannot be reported either.
    let _ = unsafe { libc::write(2, text.as_ptr().cast(), text.len()) };
}

/// A number in hexadecimal, without an allocation.
fn hex(mut number: usize, digits: &mut [u8; 16]) -> &[u8] {
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b"0123456789abcdef"[number & 15];
        number >>= 4;
        if number == 0 {
            return &digits[at..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_hexadecimal() {
        for (number, text) in
            [(0, "0"), (1, "1"), (0xbeef, "beef"), (usize::MAX, "ffffffffffffffff")]
        {
            assert_eq!(hex(number, &mut [0; 16]), text.as_bytes());
        }
    }
}
