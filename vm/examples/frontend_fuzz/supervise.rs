//! Parent and children: a child tries inputs and may die of one; the parent notes which, and starts another behind it.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use crate::Options;
use crate::corpus::Corpus;
use crate::trial::{self, Tried};

/// The longest that one input may take; most take milliseconds, but the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(60);
/// After so many findings there is enough to do.
const MAX_FINDINGS: usize = 50;

/// What a child writes into its progress file, in words of 8 bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Progress {
    /// The input under way.
    number: u64,
    /// How many came to which end.
    counts: [u64; 3],
}

impl Progress {
    fn words(self) -> [u64; 4] {
        [self.number, self.counts[0], self.counts[1], self.counts[2]]
    }

    fn write(self, file: &File) {
        let bytes: Vec<u8> = self.words().iter().flat_map(|word| word.to_le_bytes()).collect();
        file.write_all_at(&bytes, 0).expect("the progress file can be written");
    }

    /// Zeros while the child has written nothing.
    fn read(file: &File) -> Progress {
        let mut bytes = [0; 32];
        if file.read_exact_at(&mut bytes, 0).is_err() {
            return Progress::default();
        }
        let word = |i: usize| {
            let bytes = bytes[i * 8..i * 8 + 8].try_into().expect("8 bytes");
            u64::from_le_bytes(bytes)
        };
        Progress { number: word(0), counts: [word(1), word(2), word(3)] }
    }
}

/// Tries every `jobs`-th input from `first` on.
pub fn child(options: &Options, corpus: &Corpus, first: u64, progress: &str) {
    let file = File::options().write(true).open(progress).expect("the parent has made the file");
    let mut done = Progress::default();
    for number in (first..options.inputs).step_by(options.jobs as usize) {
        done.number = number;
        done.write(&file);
        let tried = trial::attempt(&crate::input(corpus, options.seed, number), number);
        done.counts[match tried {
            Tried::Wrong => 0,
            Tried::Compiled => 1,
            Tried::Ran => 2,
        }] += 1;
    }
    done.number = options.inputs;
    done.write(&file);
}

/// One share of the inputs and the child that tries them now.
struct Job {
    child: Child,
    progress: File,
    progress_path: PathBuf,
    stderr_path: PathBuf,
    seen: Progress,
    since: Instant,
    /// What earlier children of this job did.
    counts: [u64; 3],
}

impl Job {
    fn start(options: &Options, folder: &Path, index: u64) -> Job {
        let progress_path = folder.join(format!("progress-{index}"));
        let stderr_path = folder.join(format!("stderr-{index}"));
        let (child, progress) = spawn(options, index, &progress_path, &stderr_path);
        Job {
            child,
            progress,
            progress_path,
            stderr_path,
            seen: Progress::default(),
            since: Instant::now(),
            counts: [0; 3],
        }
    }

    /// What the child died of, if it did; `Ok(true)` once the share is done.
    fn look(&mut self) -> Result<bool, &'static str> {
        let progress = Progress::read(&self.progress);
        if progress != self.seen {
            (self.seen, self.since) = (progress, Instant::now());
        }
        match self.child.try_wait().expect("the child can be asked") {
            Some(status) if status.success() => Ok(true),
            Some(_) => Err("died"),
            None if self.since.elapsed() > PATIENCE => {
                self.stop();
                Err("hangs")
            }
            None => Ok(false),
        }
    }

    fn stop(&mut self) {
        // It may have ended by itself meanwhile.
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.seen = Progress::read(&self.progress);
    }

    fn go_on_after(&mut self, options: &Options, number: u64) {
        self.bank();
        let first = number + options.jobs;
        (self.child, self.progress) = spawn(options, first, &self.progress_path, &self.stderr_path);
        (self.seen, self.since) = (Progress::default(), Instant::now());
    }

    fn bank(&mut self) {
        (0..3).for_each(|i| self.counts[i] += self.seen.counts[i]);
        self.seen.counts = [0; 3];
    }
}

fn spawn(options: &Options, first: u64, progress: &Path, stderr: &Path) -> (Child, File) {
    let open = |path| {
        let mut how = File::options();
        how.read(true).write(true).create(true).truncate(true).open(path).expect("a new file")
    };
    let (file, errors) = (open(progress), open(stderr));
    let child = Command::new(std::env::current_exe().expect("this program has a path"))
        .args(["--inputs", &options.inputs.to_string(), "--seed", &options.seed.to_string()])
        .args(["--jobs", &options.jobs.to_string(), "--child", &first.to_string()])
        .arg(progress)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(errors)
        .spawn()
        .expect("this program can be started");
    (child, file)
}

/// Supervises all jobs to the end; says what was found.
pub fn parent(options: &Options, corpus: &Corpus) -> ExitCode {
    let folder = std::env::temp_dir().join(format!("frontend-fuzz-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for findings");
    let start = Instant::now();
    let mut running: Vec<Job> =
        (0..options.jobs).map(|index| Job::start(options, &folder, index)).collect();
    let (mut findings, mut counts) = (0, [0; 3]);
    while !running.is_empty() {
        std::thread::sleep(Duration::from_millis(20));
        let over = options.seconds.is_some_and(|limit| start.elapsed() > limit)
            || findings >= MAX_FINDINGS;
        running.retain_mut(|job| {
            let mut done = match job.look() {
                Ok(done) => done,
                Err(what) => {
                    findings += 1;
                    let number = job.seen.number;
                    report(options, corpus, &folder, what, number, &job.stderr_path);
                    job.go_on_after(options, number);
                    false
                }
            };
            if over && !done {
                job.stop();
                done = true;
            }
            if done {
                job.bank();
                (0..3).for_each(|i| counts[i] += job.counts[i]);
            }
            !done
        });
    }
    let [wrong, compiled, ran] = counts;
    println!(
        "{} inputs in {} s: {wrong} have errors, {compiled} compile, {ran} ran; {findings} findings",
        wrong + compiled + ran + findings as u64,
        start.elapsed().as_secs()
    );
    if findings == 0 {
        let _ = std::fs::remove_dir_all(&folder);
        return ExitCode::SUCCESS;
    }
    println!("the inputs lie in {}", folder.display());
    ExitCode::FAILURE
}

fn report(o: &Options, corpus: &Corpus, folder: &Path, what: &str, number: u64, stderr: &Path) {
    let path = folder.join(format!("{number}.go"));
    std::fs::write(&path, crate::input(corpus, o.seed, number)).expect("the folder is writable");
    let said = std::fs::read_to_string(stderr).unwrap_or_default();
    let first: Vec<&str> = said.lines().filter(|line| !line.is_empty()).take(3).collect();
    println!("input {number} {what} (--seed {} --only {number}): {}", o.seed, first.join(" | "));
}
