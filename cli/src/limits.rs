//! Limits on what a script may use.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::Duration;

use burrow_runtime::interrupt::{INTERRUPTED, Interrupt, Reason};
use signal_hook::consts::SIGQUIT;
use signal_hook::iterator::Signals;

use crate::args::RunOptions;

/// How long a script whose time is over may take to reach a safepoint. Natives reach one within milliseconds, unless
/// they wait for input or for who reads the output: those would never end.
const GRACE: Duration = Duration::from_secs(2);

/// Ends a script when its time is over; dropped, it ends nothing any more.
pub struct Watchdog {
    /// Nothing is ever sent: that it is gone is the message.
    _running: Sender<()>,
}

impl Watchdog {
    /// Starts the time.
    pub fn start(limit: Duration, interrupt: Interrupt) -> Watchdog {
        let (running, gone) = mpsc::channel();
        std::thread::spawn(move || {
            let over = |time| gone.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
            if over(limit) {
                interrupt.ask(Reason::Timeout);
                if over(GRACE) {
                    eprintln!(
                        "burrow: the script was ended while it waited (--timeout {limit:?}); what it printed last may be lost"
                    );
                    std::process::exit(INTERRUPTED);
                }
            }
        });
        Watchdog { _running: running }
    }
}

/// Listens for SIGQUIT (`Ctrl-\\`) until dropped.
pub struct QuitListener(Option<signal_hook::iterator::Handle>);

impl Drop for QuitListener {
    fn drop(&mut self) {
        if let Some(handle) = &self.0 {
            handle.close();
        }
    }
}

/// On SIGQUIT the script ends and shows what its goroutines do, as in Go. Where the signal cannot be listened for, it
/// keeps the system's meaning.
pub fn show_goroutines_on_quit(interrupt: Interrupt) -> QuitListener {
    let Ok(mut signals) = Signals::new([SIGQUIT]) else { return QuitListener(None) };
    let handle = signals.handle();
    std::thread::spawn(move || {
        if signals.forever().next().is_some() {
            interrupt.ask(Reason::Quit);
        }
    });
    QuitListener(Some(handle))
}

/// What is said about a script that was ended.
pub fn message(reason: Reason, options: &RunOptions) -> String {
    match reason {
        Reason::Timeout => {
            let limit = options.timeout.unwrap_or_default();
            format!("burrow: the script was ended after {limit:?} (--timeout)")
        }
        Reason::MaxSteps => {
            let limit = options.max_steps.unwrap_or_default();
            format!("burrow: the script was ended after {limit} steps (--max-steps)")
        }
        Reason::Quit => "burrow: the script was ended by SIGQUIT".into(),
    }
}
