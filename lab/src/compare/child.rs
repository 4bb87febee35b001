//! One run: a process started, watched until it ends, and what came of it.
//!
//! Called by `session.rs`, one run at a time. The process has a group of its own, so that Ctrl-C at the terminal reaches Burrow alone, which
//! then ends it; its standard output goes nowhere, of its standard error the end is kept: a program that prints gigabytes costs neither memory
//! nor disk.
//!
//! Invariants: (C1) whatever happens here, the process is gone and reaped when [`run`] returns.
//!
//! Locks: none. Next to read: `watch.rs`, `told.rs`, `measure.rs`.

#![forbid(unsafe_code)]

use std::ffi::OsString;
use std::io::{self, BufReader, Read, Seek};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{ChildStderr, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, Signal, kill_process_group, pidfd_open};
use tempfile::NamedTempFile;

use super::measure::{Seen, metrics};
use super::reap::{Reaped, reap};
use super::record::{Outcome, Run, Series};
use super::told::Told;
use super::watch::Watcher;

/// Bytes of standard error that are kept: some screens.
const KEPT: usize = 4096;

/// What to start.
#[derive(Clone, Debug, Default)]
pub struct Invocation {
    /// The program.
    pub program: OsString,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// What is added to its environment.
    pub env: Vec<(String, OsString)>,
    /// What is taken out of it.
    pub unset: Vec<&'static str>,
    /// Whether it writes a trace that has an end.
    pub traces: bool,
}

/// The exit status of a run that Burrow has ended because its time was over.
const TIME_OVER: i32 = 124;
/// A run that is to end itself after its time has so much more before it is killed: it may be writing its trace.
const GRACE: Duration = Duration::from_secs(2);
/// How long what a process has written last is waited for when it is gone.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// How a run is bounded.
#[derive(Clone, Copy, Debug)]
pub struct Bounds<'a> {
    /// It is killed after this time, which is too long.
    pub timeout: Duration,
    /// Its figures up to this time are wanted: then it is ended, and counts.
    pub cut: Option<Cut>,
    /// It is killed when this becomes true.
    pub cancelled: &'a AtomicBool,
}

/// When a run is cut short, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// After this time.
    pub after: Duration,
    /// Whether the process ends itself then, with status 124.
    pub by_itself: bool,
}

/// Makes a run: `invocation`, which writes its trace to `trace`; one of Burrow's has an end, and a run whose trace has none does not count.
/// `contender` and `number` are for the record. `None` if it was cancelled.
#[must_use]
pub fn run(
    invocation: &Invocation,
    trace: &NamedTempFile,
    (contender, number): (usize, u32),
    bounds: Bounds<'_>,
) -> Option<Run> {
    let by_burrow = invocation.traces;
    let began_ns = wall_ns();
    match watched(invocation, bounds) {
        Ok(Watched { outcome: None, .. }) => None,
        Ok(Watched { outcome: Some(outcome), reaped, outside, peak, seconds }) => {
            let told = told(trace, began_ns);
            if outcome.is_well() && by_burrow && !told.as_ref().is_some_and(|told| told.is_whole) {
                let folder = trace.path().parent().unwrap_or(Path::new("/"));
                let why = format!("its trace in {} is cut short: is there room?", folder.display());
                return Some(failed(contender, number, why));
            }
            let told = told.filter(|told| !told.series.at_us.is_empty());
            let seen =
                Seen { outside: &outside, peak, told: told.as_ref(), reaped: &reaped, seconds };
            let metrics = metrics(&seen);
            let Told { series: inside, marks, .. } = told.unwrap_or_default();
            Some(Run { contender, number, outcome, metrics, outside, inside, marks })
        }
        Err(error) => {
            let why = format!("{}: {error}", invocation.program.to_string_lossy());
            Some(failed(contender, number, why))
        }
    }
}

/// The record of a run that could not be made.
#[must_use]
pub fn failed(contender: usize, number: u32, why: String) -> Run {
    Run {
        contender,
        number,
        outcome: Outcome::Failed { why },
        metrics: Default::default(),
        outside: Series::default(),
        inside: Series::default(),
        marks: Vec::new(),
    }
}

/// The time of day in nanoseconds since 1970.
fn wall_ns() -> i128 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_nanos() as i128
}

fn told(trace: &NamedTempFile, began_ns: i128) -> Option<Told> {
    let mut file = trace.reopen().ok()?;
    file.rewind().ok()?;
    Some(Told::read(BufReader::with_capacity(1 << 16, file), began_ns))
}

/// A process that is gone.
struct Watched {
    /// How it ended; `None` if it was cancelled.
    outcome: Option<Outcome>,
    reaped: Reaped,
    outside: Series,
    peak: u64,
    seconds: f64,
}

/// Starts the process and watches it to its end.
fn watched(invocation: &Invocation, bounds: Bounds<'_>) -> io::Result<Watched> {
    let mut command = Command::new(&invocation.program);
    command.args(&invocation.args).envs(invocation.env.iter().map(|(name, value)| (name, value)));
    for name in &invocation.unset {
        command.env_remove(name);
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).process_group(0);
    let began = Instant::now();
    let mut child = command.spawn()?;
    let (tail, pid) = (child.stderr.take().map(keep_tail), child.id());
    let (end, watcher) = watch_to_end(pid, began, bounds);
    let seconds = began.elapsed().as_secs_f64();
    let (reaped, why) = end?;
    end_descendants(pid);
    let stderr = tail.and_then(|tail| tail.recv_timeout(LAST_WORDS).ok()).unwrap_or_default();
    let ended_itself =
        |cut: Cut| reaped.status == Some(TIME_OVER) && seconds >= cut.after.as_secs_f64();
    let outcome = match why {
        End::Cancelled => None,
        End::TimedOut => Some(Outcome::TimedOut { after_ms: bounds.timeout.as_millis() as u64 }),
        End::Cut => Some(cut(bounds)),
        End::Own if bounds.cut.is_some_and(|cut| cut.by_itself && ended_itself(cut)) => {
            Some(self::cut(bounds))
        }
        End::Own => Some(outcome(&reaped, stderr)),
    };
    let (outside, peak) = watcher.map(Watcher::finish).unwrap_or_default();
    Ok(Watched { outcome, reaped, outside, peak, seconds })
}

/// Ends what the process has started and left behind in its group: it might run on, and hold standard error open.
fn end_descendants(pid: u32) {
    if let Some(group) = i32::try_from(pid).ok().and_then(Pid::from_raw) {
        let _ = kill_process_group(group, Signal::KILL); // mostly there is no such group any more
    }
}

/// Why a process has ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// By itself.
    Own,
    TimedOut,
    Cut,
    Cancelled,
}

/// Looks at the process until it ends, or is to end; reaps it in any case (C1).
fn watch_to_end(
    pid: u32,
    began: Instant,
    bounds: Bounds<'_>,
) -> (io::Result<(Reaped, End)>, Option<Watcher>) {
    let mut watcher = Watcher::of(pid, began).ok();
    let group = i32::try_from(pid).ok().and_then(Pid::from_raw);
    let ended = group.and_then(|pid| pidfd_open(pid, PidfdFlags::empty()).ok());
    let mut why = End::Own;
    loop {
        match reap(pid) {
            Ok(Some(reaped)) => return (Ok((reaped, why)), watcher),
            Ok(None) => {}
            Err(error) => return (Err(error), watcher),
        }
        if why == End::Own {
            why = must_end(began, bounds);
            if why != End::Own
                && let Some(group) = group
            {
                let _ = kill_process_group(group, Signal::KILL);
            }
        }
        if let Some(watcher) = &mut watcher
            && Instant::now() >= watcher.next_look()
        {
            watcher.look();
        }
        let next = watcher.as_ref().map_or(super::watch::PERIOD, |watcher| {
            watcher.next_look().saturating_duration_since(Instant::now())
        });
        // At least a millisecond, if there is nothing to poll; a timeout and a cancellation are noticed within a tenth of a second.
        let next = next.clamp(Duration::from_millis(1), Duration::from_millis(100));
        match &ended {
            Some(ended) => {
                let mut list = [PollFd::new(ended, PollFlags::IN)];
                let _ = poll(&mut list, Timespec::try_from(next).ok().as_ref());
            }
            None => thread::sleep(next),
        }
    }
}

fn must_end(began: Instant, bounds: Bounds<'_>) -> End {
    let age = began.elapsed();
    let cut = bounds.cut.map(|cut| if cut.by_itself { cut.after + GRACE } else { cut.after });
    match cut {
        _ if bounds.cancelled.load(Ordering::Relaxed) => End::Cancelled,
        Some(cut) if age >= cut => End::Cut,
        None if age >= bounds.timeout => End::TimedOut,
        _ => End::Own,
    }
}

fn cut(bounds: Bounds<'_>) -> Outcome {
    Outcome::Cut { after_ms: bounds.cut.map_or(0, |cut| cut.after.as_millis() as u64) }
}

fn outcome(reaped: &Reaped, stderr: String) -> Outcome {
    match (reaped.status, reaped.signal) {
        (Some(0), _) => Outcome::Done,
        (Some(status), _) => Outcome::Status { status, stderr },
        (None, signal) => Outcome::Signal { signal: signal.unwrap_or(0), stderr },
    }
}

/// Reads a stream to its end on a thread of its own, and gives the last of it.
fn keep_tail(mut stream: ChildStderr) -> Receiver<String> {
    let (to, from) = mpsc::channel();
    thread::spawn(move || {
        let (mut kept, mut block) = (Vec::new(), vec![0; KEPT]);
        while let Ok(read @ 1..) = stream.read(&mut block) {
            kept.extend_from_slice(&block[..read]);
            let surplus = kept.len().saturating_sub(KEPT);
            kept.drain(..surplus);
        }
        // Nobody waits any more if somebody else has held the stream open.
        let _ = to.send(String::from_utf8_lossy(&kept).trim_end().to_owned());
    });
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Invocation {
        let args = ["-c", script].map(OsString::from).to_vec();
        Invocation { program: "sh".into(), args, ..Invocation::default() }
    }

    fn run_shell(script: &str, timeout_ms: u64, cancelled: bool) -> Option<Run> {
        let trace = NamedTempFile::new().expect("a temporary file");
        let cancelled = AtomicBool::new(cancelled);
        let timeout = Duration::from_millis(timeout_ms);
        run(&shell(script), &trace, (1, 2), Bounds { timeout, cut: None, cancelled: &cancelled })
    }

    #[test]
    fn a_run_that_is_cut_counts() {
        let cases = [
            // (script, whether it ends itself, outcome)
            ("sleep 100", false, Outcome::Cut { after_ms: 200 }),
            ("sleep 0.2; exit 124", true, Outcome::Cut { after_ms: 200 }),
            ("exit 124", true, Outcome::Status { status: 124, stderr: String::new() }),
            ("exit 0", true, Outcome::Done),
            ("exit 1", true, Outcome::Status { status: 1, stderr: String::new() }),
        ];
        for (script, by_itself, want) in cases {
            let (trace, cancelled) = (NamedTempFile::new().expect(script), AtomicBool::new(false));
            let cut = Some(Cut { after: Duration::from_millis(200), by_itself });
            let bounds = Bounds { timeout: Duration::from_secs(60), cut, cancelled: &cancelled };
            let run = run(&shell(script), &trace, (0, 1), bounds).expect("not cancelled");
            assert_eq!(run.counts(), !matches!(want, Outcome::Status { .. }), "{script}");
            assert_eq!(run.outcome, want, "{script}");
        }
    }

    #[test]
    fn every_end_is_recorded() {
        let cases = [
            // (script, outcome)
            ("exit 0", Outcome::Done),
            ("echo no >&2; exit 3", Outcome::Status { status: 3, stderr: "no".into() }),
            ("echo ow >&2; kill -11 $$", Outcome::Signal { signal: 11, stderr: "ow".into() }),
            ("sleep 100 & exit 0", Outcome::Done),
            ("sleep 100", Outcome::TimedOut { after_ms: 300 }),
            ("sleep 100 & wait", Outcome::TimedOut { after_ms: 300 }),
        ];
        for (script, want) in cases {
            let timeout_ms = if matches!(want, Outcome::TimedOut { .. }) { 300 } else { 60_000 };
            let run = run_shell(script, timeout_ms, false).expect("not cancelled");
            assert_eq!((run.contender, run.number, run.outcome), (1, 2, want), "{script}");
            assert!(run.metrics["time.run"] < 10.0, "{script}");
        }
    }

    #[test]
    fn a_flood_costs_nothing_and_its_end_is_kept() {
        let run = run_shell(
            "head -c 20000000 /dev/zero | tr '\\0' x >&2; echo end >&2; exit 1",
            60_000,
            false,
        );
        let Some(Outcome::Status { stderr, .. }) = run.map(|run| run.outcome) else {
            panic!("status 1")
        };
        assert!(stderr.len() <= KEPT && stderr.ends_with("end"), "{}", stderr.len());
    }

    #[test]
    fn a_cancelled_run_is_none() {
        assert_eq!(run_shell("sleep 100", 60_000, true), None);
    }

    #[test]
    fn what_cannot_be_started_is_a_failed_run() {
        let trace = NamedTempFile::new().expect("a temporary file");
        let nothing = Invocation { program: "/nonexistent/burrow".into(), ..Invocation::default() };
        let cancelled = AtomicBool::new(false);
        let timeout = Duration::from_secs(1);
        let bounds = Bounds { timeout, cut: None, cancelled: &cancelled };
        let run = run(&nothing, &trace, (0, 1), bounds).expect("not cancelled");
        let Outcome::Failed { why } = run.outcome else { panic!("{:?}", run.outcome) };
        assert!(why.starts_with("/nonexistent/burrow: "), "{why}");
    }
}
