//! Runs the built binary and waits for it, but not for ever.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long a program may take before it counts as hanging. The longest one takes some seconds;
/// the rest is for slow and busy machines.
const TIME_LIMIT: Duration = Duration::from_secs(300);

/// Variables that change what Burrow does; a test sets them itself or runs without.
const KNOBS: [&str; 6] =
    ["GOGC", "GOMEMLIMIT", "GOMAXPROCS", "GODEBUG", "BURROW_STRESS", "BURROW_CONF"];

/// A file or folder below `tests/` at the root of the project.
pub fn tests_folder(path: &str) -> PathBuf {
    root().join("tests").join(path)
}

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("`cli` lies in the root")
}

/// The binary, with no knob set and nothing to read.
pub fn burrow() -> Command {
    plain(env!("CARGO_BIN_EXE_burrow"))
}

/// The binary with at most `kib` KiB of address space.
pub fn burrow_within(kib: u64) -> Command {
    let mut shell = plain("sh");
    shell.args(["-c", &format!("ulimit -v {kib} && exec \"$0\" \"$@\"")]);
    shell.arg(env!("CARGO_BIN_EXE_burrow"));
    shell
}

fn plain(program: &str) -> Command {
    let mut command = Command::new(program);
    for knob in KNOBS {
        command.env_remove(knob);
    }
    command.stdin(Stdio::null());
    command
}

/// What a run left behind.
#[derive(Debug)]
pub struct Outcome {
    /// The exit status; none when a signal ended it.
    pub status: Option<i32>,
    /// What it wrote to standard output.
    pub stdout: String,
    /// What it wrote to standard error.
    pub stderr: String,
}

/// Runs to the end.
///
/// # Panics
/// When the command cannot be started, or takes longer than [`TIME_LIMIT`]; it is killed then.
pub fn outcome(command: &mut Command) -> Outcome {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|e| panic!("cannot start {command:?}: {e}"));
    let stdout = read_aside(child.stdout.take().expect("it is piped"));
    let stderr = read_aside(child.stderr.take().expect("it is piped"));
    let status = wait(&mut child).unwrap_or_else(|| panic!("still running: {command:?}"));
    let text = |bytes: JoinHandle<Vec<u8>>| {
        String::from_utf8_lossy(&bytes.join().expect("reading a pipe does not panic")).into_owned()
    };
    Outcome { status: status.code(), stdout: text(stdout), stderr: text(stderr) }
}

/// Reads a pipe on a thread of its own, so that the program never waits for its reader.
fn read_aside(mut pipe: impl Read + Send + 'static) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was read before an error still helps to see what happened.
        let _ = pipe.read_to_end(&mut bytes);
        bytes
    })
}

/// Waits until the time limit; kills what runs longer and returns nothing.
fn wait(child: &mut Child) -> Option<ExitStatus> {
    let started = Instant::now();
    while started.elapsed() < TIME_LIMIT {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) => thread::sleep(Duration::from_millis(2)),
            Err(error) => panic!("cannot wait for a child: {error}"),
        }
    }
    // Both fail only when the child has ended on its own in this very moment.
    let _ = child.kill();
    let _ = child.wait();
    None
}
