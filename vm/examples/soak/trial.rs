//! One program on its way: what it must print, and what it prints under stress.

use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use burrow_runtime::{Runtime, Stress};
use burrow_vm::syntax::render::short;
use burrow_vm::{LoadError, Program, SourceText, load, run};

/// Collections of a stressed run, about.
const COLLECTIONS: u64 = 100;
/// GOGC of the run whose collections come when the heap has grown.
const SMALL_GOAL: i32 = 2;
/// A program that takes longer stands still; the longest take some seconds.
const PATIENCE: Duration = Duration::from_secs(180);

/// What was looked at.
#[derive(Clone, Copy, Default)]
pub struct Done {
    cycles: u64,
    verified: u64,
}

impl Done {
    pub fn add(&mut self, other: Done) {
        self.cycles += other.cycles;
        self.verified += other.verified;
    }
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cycles, {} objects verified", self.cycles, self.verified)
    }
}

/// What a run did.
struct Ran {
    status: i32,
    out: String,
    err: String,
    safepoints: u64,
    done: Done,
}

/// A way to run a program.
struct Way {
    name: &'static str,
    procs: usize,
    stress: Stress,
    gogc: i32,
    debug: String,
}

/// Runs the program in all ways; what differs is a finding.
pub fn attempt(text: &str, seed: u64, procs: usize) -> Result<Done, String> {
    let mut program = compile(text)?;
    let marking = format!("greenteagc={}", seed / 4 % 2); // four kinds of programs take turns
    let checked = format!("{marking},gccheckmark=1");
    let plain =
        Way { name: "one P", procs: 1, stress: Stress::Count, gogc: 100, debug: checked.clone() };
    let want = run_once(&mut program, seed, &plain);
    if want.status != 0 && want.status != 2 || want.err.contains("fatal error") {
        return Err(format!("{}: status {}\n{}", plain.name, want.status, want.err));
    }
    let every = (want.safepoints / COLLECTIONS).max(1);
    let stressed = Way {
        name: "stressed",
        procs,
        stress: Stress::Every(every),
        gogc: 100,
        debug: marking.clone(),
    };
    let crowded = Way {
        name: "with a small goal",
        procs,
        stress: Stress::Off,
        gogc: SMALL_GOAL,
        debug: checked,
    };
    let mut done = want.done;
    for way in [stressed, crowded] {
        let have = run_once(&mut program, seed, &way);
        if (have.status, &have.out) != (want.status, &want.out) {
            let difference = difference(&want.out, &have.out);
            let Way { name, procs, stress, .. } = way;
            let how = format!("{name}, {procs} Ps, {stress:?}, {marking}: status {}", have.status);
            return Err(format!("{how}\n{difference}\n{}", have.err));
        }
        done.add(have.done);
    }
    Ok(done)
}

fn compile(text: &str) -> Result<Program, String> {
    let file = SourceText { name: "soak.go".into(), bytes: text.into() };
    load(vec![file]).map_err(|error| match error {
        LoadError::Errors { sources, diags } => {
            let texts = diags.iter().map(|diag| short(&sources, diag));
            texts.collect::<Vec<_>>().join("\n")
        }
        LoadError::Other(message) => message,
    })
}

fn run_once(program: &mut Program, seed: u64, way: &Way) -> Ran {
    let (out, err) = (Buffer::default(), Buffer::default());
    let runtime = Runtime::builder()
        .stdout(out.clone())
        .stderr(err.clone())
        .env([("GODEBUG".into(), way.debug.clone())])
        .seed(seed)
        .procs(way.procs)
        .gogc(way.gogc)
        .stress(way.stress)
        .build()
        .expect("a runtime with valid settings");
    let outcome = run(program, &runtime);
    let cycles = u64::from(outcome.stats.num_gc);
    let done = Done { cycles, verified: runtime.verified_objects() };
    let (out, err) = (out.text(), err.text());
    Ran { status: outcome.status, out, err, safepoints: outcome.safepoints, done }
}

/// The first line that differs.
fn difference(want: &str, have: &str) -> String {
    match want.lines().zip(have.lines()).find(|(want, have)| want != have) {
        Some((want, have)) => format!("  it must print {want}\n  and prints    {have}"),
        None => format!("  it must print {} bytes, and prints {}", want.len(), have.len()),
    }
}

/// Output that can be read afterwards.
#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Buffer {
    fn text(&self) -> String {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Keeps the program that runs in a file, also for when this process dies of it; and ends the process if one stands still.
pub struct Watch {
    file: PathBuf,
    running: Arc<Mutex<(u64, Instant)>>,
}

impl Watch {
    pub fn start() -> Watch {
        let file = std::env::temp_dir().join(format!("burrow-soak-{}.go", std::process::id()));
        println!("the program that runs is in {}", file.display());
        let running = Arc::new(Mutex::new((0, Instant::now())));
        let watch = Watch { file: file.clone(), running: running.clone() };
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(Duration::from_secs(1));
                let (seed, began) = *running.lock().unwrap_or_else(PoisonError::into_inner);
                if began.elapsed() > PATIENCE {
                    println!("FOUND: it does not end\nsee {}; seed {seed}", file.display());
                    std::process::exit(1);
                }
            }
        });
        watch
    }

    /// A program is about to run.
    pub fn begins(&self, seed: u64, text: &str) {
        std::fs::write(&self.file, text).expect("the folder for temporary files is writable");
        let now = (seed, Instant::now());
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    /// Says what was found, and how to see it again.
    pub fn tell(&self, seed: u64, finding: &str) {
        println!(
            "FOUND: {finding}\nthe program is in {}; again, as far as threads allow it:",
            self.file.display()
        );
        println!("  cargo run --release -p burrow-vm --example soak -- --only --seed {seed}");
    }
}

impl Drop for Watch {
    /// The file stays if something was found.
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = std::fs::remove_file(&self.file);
        }
    }
}
