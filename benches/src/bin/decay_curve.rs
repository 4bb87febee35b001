//! Decay beside jemalloc's: what stays resident after a burst was freed.
//!
//! ```text
//! cargo run --release -p burrow-benches --bin decay_curve [curves [PICTURE.svg]]
//! cargo run --release -p burrow-benches --bin decay_curve bursts
//! ```
//!
//! `curves`: 256 MiB of small objects are made and die, all or all but every 64th; then 200 objects are replaced every 10 ms for
//! 15 s. Resident memory second by second, beside that of jemalloc (the development version of May 2026, recorded on another machine of two
//! cores, median of three runs) and beside what the formula leaves. Two cases are checks, and the program fails if they do:
//! with pieces of 64 KiB the curve is the formula's, and a silent program's memory begins to go within a fifth of the decay time.
//!
//! `bursts`: 64 MiB are made, held for 0.2 s, die, and after a pause the next burst comes. Page faults of a burst, the time that it
//! takes, and the mean of resident memory; never given back, given back at once, and by a decay time of 2 s, with pages that are used again
//! credited and not.

use std::error::Error;
use std::fmt::Write;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use burrow_alloc::policy::{Decay, DecayConfig};
use burrow_alloc::{Bytes, ReturnPolicy};
use burrow_benches::burst::{Burst, minor_faults, resident};

type Done<T> = Result<T, Box<dyn Error>>;

const MIB: f64 = (1 << 20) as f64;
/// Between two batches of activity.
const STEP: Duration = Duration::from_millis(10);
/// Steps between two looks at resident memory.
const LOOK: usize = 10;
const SECONDS: usize = 15;

/// A curve to be drawn.
struct Case {
    name: &'static str,
    decay: DecayConfig,
    /// Every so many objects stay alive.
    keep: Option<usize>,
    /// Objects replaced at each step.
    activity: usize,
    /// jemalloc's, second by second, as far as it was recorded.
    recorded: &'static [u32],
    check: Check,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Check {
    None,
    /// Follows the formula.
    Formula,
    /// Begins to go soon.
    Begins,
}

const QUICK: DecayConfig = with_thread(1_000);
const SHORT: DecayConfig = with_thread(5_000);
const LONG: DecayConfig = with_thread(10_000);

/// jemalloc's defaults but for the time, and with a helper thread.
const fn with_thread(dirty_ms: i64) -> DecayConfig {
    DecayConfig { dirty_ms, background: true, ..DEFAULT }
}

const DEFAULT: DecayConfig = DecayConfig::DEFAULT;

/// Pieces of 64 KiB, and the last 4 MiB like all others.
const FINE: DecayConfig = DecayConfig { grain: Bytes(64 << 10), rest: Bytes(0), ..SHORT };

const CASES: [Case; 9] = [
    Case {
        name: "all freed, 1 s and a thread",
        decay: QUICK,
        recorded: &[264, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9],
        ..ALL
    },
    Case {
        name: "all freed, 5 s and a thread",
        decay: SHORT,
        recorded: &[265, 248, 189, 93, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9],
        ..ALL
    },
    Case {
        name: "all freed, 10 s and a thread",
        decay: LONG,
        recorded: &[265, 265, 253, 223, 181, 142, 90, 41, 9, 9, 9, 9, 9, 9, 9, 9],
        ..ALL
    },
    Case {
        name: "all freed, 10 s, no thread",
        decay: DEFAULT,
        recorded: &[265, 264, 255, 223, 189, 172, 109, 41, 9, 9, 9, 9, 9, 9, 9, 9],
        ..ALL
    },
    Case {
        name: "all freed, 5 s and 5 s muzzy, a thread",
        decay: DecayConfig { muzzy_ms: 5_000, ..SHORT },
        recorded: &[265, 265, 253, 222, 163, 91, 19, 9, 9, 9, 9, 9, 9, 9, 9, 9],
        ..ALL
    },
    Case {
        name: "every 64th kept, 5 s and a thread",
        decay: SHORT,
        keep: Some(64),
        recorded: &[265, 261, 214, 152, 104, 94, 94, 94, 94, 94, 91],
        ..ALL
    },
    Case { name: "all freed, 5 s, pieces of 64 KiB", decay: FINE, check: Check::Formula, ..ALL },
    Case {
        name: "all freed, then silence, 10 s and a thread",
        decay: LONG,
        activity: 0,
        check: Check::Begins,
        ..ALL
    },
    Case {
        name: "all freed, then silence, 10 s, no thread",
        decay: DEFAULT,
        activity: 0,
        recorded: &[265, 265, 265, 265, 265, 265, 265, 265, 265, 265, 265, 265, 265, 265, 265, 265],
        ..ALL
    },
];

const ALL: Case =
    Case { name: "", decay: DEFAULT, keep: None, activity: 200, recorded: &[], check: Check::None };

/// What was seen of a case.
struct Curve {
    /// MiB, ten times a second.
    resident: Vec<f64>,
    /// The longest batch of activity.
    longest: Duration,
    calls: u64,
    reuse_faults: u64,
}

impl Case {
    fn run(&self) -> Done<Curve> {
        let mut burst = Burst::new(decay(self.decay))?;
        burst.prepare(256 << 20);
        let before = resident()?;
        burst.make(256 << 20)?;
        burst.free(self.keep);
        let calls_before = burst.returned().calls;
        let began = Instant::now();
        let mut curve =
            Curve { resident: Vec::new(), longest: Duration::ZERO, calls: 0, reuse_faults: 0 };
        for step in 0..=SECONDS * 100 {
            if step % LOOK == 0 {
                curve.resident.push((resident()?.saturating_sub(before)) as f64 / MIB);
            }
            let batch = Instant::now();
            burst.go_on(self.activity)?;
            curve.longest = curve.longest.max(batch.elapsed());
            let next = began + STEP * (step as u32 + 1);
            thread::sleep(next.saturating_duration_since(Instant::now()));
        }
        curve.calls = burst.returned().calls - calls_before;
        let faults = minor_faults()?;
        burst.make(128 << 20)?;
        curve.reuse_faults = minor_faults()? - faults;
        Ok(curve)
    }

    /// What the formula leaves of what goes, between the curve's ends: MiB at a time in seconds.
    fn formula(&self, curve: &Curve, seconds: f64) -> f64 {
        let dirty = self.decay.dirty_ms as f64 / 1000.0;
        let muzzy = self.decay.muzzy_ms as f64 / 1000.0;
        let gone = (seconds / (dirty + muzzy)).min(1.0);
        let step = gone * gone * gone * (gone * (gone * 6.0 - 15.0) + 10.0);
        curve.floor() + (curve.resident[0] - curve.floor()) * (1.0 - step)
    }

    /// Prints the curve; says whether it is as it must be.
    fn show(&self, curve: &Curve) -> bool {
        println!("{}: MiB resident after so many seconds", self.name);
        line("seconds", 0..=SECONDS, |second| Some(second as f64));
        line("Burrow", 0..=SECONDS, |second| Some(curve.resident[second * 10]));
        line("jemalloc", 0..=SECONDS, |second| self.recorded.get(second).map(|&mib| mib.into()));
        if self.decay.muzzy_ms == 0 {
            line("formula", 0..=SECONDS, |second| Some(self.formula(curve, second as f64)));
        }
        let of = |part: f64| {
            let level = curve.floor() + (curve.resident[0] - curve.floor()) * (1.0 - part);
            curve.resident.iter().position(|&mib| mib <= level).map(|at| at as f64 / 10.0)
        };
        let text = |at: Option<f64>| at.map_or("never".to_string(), |at| format!("{at:.1} s"));
        let integral = curve.resident.iter().sum::<f64>() / 10.0;
        println!(
            "half gone: {}, 99 %: {}, to the formula: {:.1} MiB, integral {integral:.0} MiB s; {} calls, longest batch {:.1} ms, {} faults to use 128 MiB again",
            text(of(0.5)),
            text(of(0.99)),
            self.distance(curve),
            curve.calls,
            curve.longest.as_secs_f64() * 1e3,
            curve.reuse_faults,
        );
        let dirty = self.decay.dirty_ms as f64 / 1000.0;
        let good = match self.check {
            Check::None => true,
            Check::Formula => {
                self.distance(curve) <= 10.0
                    && of(0.5).is_some_and(|half| (half - dirty / 2.0).abs() <= 0.1 * dirty)
                    && of(0.99).is_some_and(|end| end <= dirty + 0.1)
            }
            Check::Begins => of(0.001).is_some_and(|first| first <= 0.2 * dirty),
        };
        if self.check != Check::None {
            println!("{}", if good { "as it must be" } else { "NOT as it must be" });
        }
        println!();
        good
    }

    /// Root of the mean square of the difference to the formula over the decay time, in MiB.
    fn distance(&self, curve: &Curve) -> f64 {
        let looks = (self.decay.dirty_ms as usize / 100).min(curve.resident.len() - 1);
        let square =
            |at: usize| (curve.resident[at] - self.formula(curve, at as f64 / 10.0)).powi(2);
        ((0..=looks).map(square).sum::<f64>() / (looks + 1) as f64).sqrt()
    }
}

impl Curve {
    /// What is left in the end.
    fn floor(&self) -> f64 {
        self.resident.iter().copied().fold(f64::INFINITY, f64::min)
    }
}

fn line(name: &str, columns: impl Iterator<Item = usize>, value: impl Fn(usize) -> Option<f64>) {
    print!("{name:10}");
    for column in columns {
        match value(column) {
            Some(number) => print!("{number:5.0}"),
            None => print!("    -"),
        }
    }
    println!();
}

fn decay(config: DecayConfig) -> Box<dyn ReturnPolicy> {
    Box::new(Decay::new(config, 1))
}

/// Draws the curves, Burrow's as lines, jemalloc's as points.
fn picture(curves: &[(&Case, Curve)]) -> Result<String, std::fmt::Error> {
    const COLUMN: f64 = 420.0;
    const ROW: f64 = 220.0;
    let rows = curves.len().div_ceil(2) as f64;
    let mut svg = String::new();
    writeln!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" font-family="sans-serif" font-size="11">"#,
        2.0 * COLUMN,
        rows * ROW
    )?;
    writeln!(svg, r#"<rect width="100%" height="100%" fill="white"/>"#)?;
    for (number, (case, curve)) in curves.iter().enumerate() {
        let (left, top) = ((number % 2) as f64 * COLUMN + 40.0, (number / 2) as f64 * ROW + 24.0);
        let x = |second: f64| left + second / SECONDS as f64 * 360.0;
        let y = |mib: f64| top + 160.0 - mib / 280.0 * 160.0;
        writeln!(svg, r#"<text x="{left}" y="{}">{}</text>"#, top - 8.0, case.name)?;
        for mib in [0.0, 100.0, 200.0] {
            let (y, end) = (y(mib), left + 360.0);
            writeln!(svg, r##"<path d="M{left} {y}H{end}" stroke="#ccc"/>"##)?;
            writeln!(
                svg,
                r#"<text x="{}" y="{}" text-anchor="end">{mib}</text>"#,
                left - 4.0,
                y + 4.0
            )?;
        }
        for second in [0, 5, 10, 15] {
            let (x, y) = (x(f64::from(second)), top + 174.0);
            writeln!(svg, r#"<text x="{x}" y="{y}" text-anchor="middle">{second} s</text>"#)?;
        }
        let points: Vec<String> = curve
            .resident
            .iter()
            .enumerate()
            .map(|(at, &mib)| format!("{:.1},{:.1}", x(at as f64 / 10.0), y(mib)))
            .collect();
        writeln!(
            svg,
            r##"<polyline points="{}" fill="none" stroke="#1f5fa8" stroke-width="2"/>"##,
            points.join(" ")
        )?;
        for (second, &mib) in case.recorded.iter().enumerate() {
            let (x, y) = (x(second as f64), y(mib.into()));
            writeln!(svg, r##"<circle cx="{x:.1}" cy="{y:.1}" r="3" fill="#b3471b"/>"##)?;
        }
    }
    writeln!(svg, "</svg>")?;
    Ok(svg)
}

fn curves(file: Option<&str>) -> Done<bool> {
    let mut seen = Vec::new();
    let mut good = true;
    for case in &CASES {
        let curve = case.run()?;
        good &= case.show(&curve);
        seen.push((case, curve));
    }
    if let Some(file) = file {
        std::fs::write(file, picture(&seen)?)?;
    }
    Ok(good)
}

/// Bursts of 64 MiB with a pause between two.
fn bursts() -> Done<bool> {
    let two = with_thread(2_000);
    let policies = [
        ("never", DecayConfig { dirty_ms: -1, ..DEFAULT }),
        ("2 s and a thread", two),
        ("the same, reuse credited", DecayConfig { credit: true, ..two }),
        ("2 s, no thread", DecayConfig { dirty_ms: 2_000, ..DEFAULT }),
        ("2 s and 2 s muzzy, a thread", DecayConfig { muzzy_ms: 2_000, ..two }),
        ("at once", DecayConfig { dirty_ms: 0, ..DEFAULT }),
    ];
    println!("minor faults of a burst / ms to make it / mean MiB resident, by the pause");
    println!("{:30}{:>20}{:>20}{:>20}{:>20}", "", "0.2 s", "1 s", "2 s", "4 s");
    for (name, config) in policies {
        print!("{name:30}");
        for pause in [200, 1_000, 2_000, 4_000] {
            let (faults, ms, mib) = periodic(config, Duration::from_millis(pause))?;
            print!("{:>20}", format!("{faults} / {ms:.0} / {mib:.0}"));
        }
        println!();
    }
    Ok(true)
}

/// Median faults and milliseconds of a burst, and the mean of resident memory.
fn periodic(config: DecayConfig, pause: Duration) -> Done<(u64, f64, f64)> {
    /// The first ones find a heap that is growing.
    const SKIPPED: usize = 2;
    let times = if pause < Duration::from_secs(1) { 20 } else { 7 };
    let mut burst = Burst::new(decay(config))?;
    burst.prepare(64 << 20);
    let before = resident()?;
    let (mut faults, mut times_ms, mut levels) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..times {
        let (began, faults_before) = (Instant::now(), minor_faults()?);
        burst.make(64 << 20)?;
        times_ms.push(began.elapsed().as_secs_f64() * 1e3);
        faults.push(minor_faults()? - faults_before);
        idle(&mut burst, Duration::from_millis(200), 0, before, &mut levels)?;
        burst.free(None);
        idle(&mut burst, pause, 100, before, &mut levels)?;
    }
    let mean = levels.iter().sum::<f64>() / levels.len() as f64;
    times_ms.drain(..SKIPPED);
    faults.drain(..SKIPPED);
    times_ms.sort_by(f64::total_cmp);
    faults.sort_unstable();
    Ok((faults[faults.len() / 2], times_ms[times_ms.len() / 2], mean))
}

/// Lets time pass, with so many objects replaced every 10 ms; notes what is resident.
fn idle(
    burst: &mut Burst,
    length: Duration,
    activity: usize,
    before: u64,
    levels: &mut Vec<f64>,
) -> Done<()> {
    let end = Instant::now() + length;
    while Instant::now() < end {
        burst.go_on(activity)?;
        levels.push(resident()?.saturating_sub(before) as f64 / MIB);
        thread::sleep(STEP);
    }
    Ok(())
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        [] | ["curves"] => curves(None),
        ["curves", file] => curves(Some(file)),
        ["bursts"] => bursts(),
        _ => {
            eprintln!("usage: decay_curve [curves [PICTURE.svg] | bursts]");
            return ExitCode::from(64);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("decay_curve: {error}");
            ExitCode::FAILURE
        }
    }
}
