//! A failure of Burrow itself: one report, exit status 125, whichever thread it happens on.

use std::io::Write;

/// Exit status when Burrow itself fails.
pub const FAILED: u8 = 125;

/// Makes a Rust panic on any thread end the process at once, so that no other thread waits for the one that died.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("unnamed").to_owned();
        let report = format!(
            "burrow: internal error on thread {name}: {info}\n\
             This is a fault of Burrow, not of your program: please report it with the program that led to it.\n\
             {}\n",
            std::backtrace::Backtrace::capture()
        );
        let _ = std::io::stderr().write_all(report.as_bytes());
        std::process::exit(FAILED.into());
    }));
}
