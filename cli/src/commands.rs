//! What each command does.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use burrow_alloc::Snapshot;
use burrow_runtime::resident::Pictures;
use burrow_runtime::{BuildError, Builder, Runtime, Stress};
use burrow_trace::Tracer;
use burrow_trace::clock::{Clock, RealClock, VirtualClock};
use burrow_trace::jsonl::Header;
use burrow_vm::{Outcome, Program, Purpose};

use crate::args::{CheckOptions, ExplainOptions, ProgramOption, RunOptions};
use crate::crash::FAILED;
use crate::diagnostics::Format;
use crate::limits::{self, Watchdog};
use crate::profiles::{self, Profiles};
use crate::source::Source;
use crate::stats::{self, Report, Style};
use crate::why_rss::WhyRssOptions;
use crate::{NOT_COMPILED, USAGE, control, heap, output, source, why_rss};

/// `burrow run`, and `burrow why-rss`
pub fn run(options: &RunOptions, explains: Option<&WhyRssOptions>) -> ExitCode {
    let stress = match stress_asked() {
        Ok(stress) => stress,
        Err(message) => {
            eprintln!("burrow: {message}");
            return ExitCode::from(USAGE);
        }
    };
    if let Err(message) = control::check(&options.control) {
        eprintln!("burrow: {message}");
        return ExitCode::from(USAGE);
    }
    let files = options.files();
    let source = options.eval.as_deref().map_or(Source::Files(&files), Source::Code);
    let purpose = profiles::purpose(options);
    let Some(mut program) = source::program(source, purpose, Format::Long) else {
        return ExitCode::from(NOT_COMPILED);
    };
    let stress = match stress {
        StressAsked::Off => Stress::Off,
        StressAsked::Collections(n) => match interval(options, &mut program, n) {
            Ok(stress) => stress,
            Err(status) => return status,
        },
    };
    let clock = clock(options);
    let tracer = match tracer(options, clock.clone()) {
        Ok(tracer) => tracer,
        Err(message) => {
            eprintln!("burrow: {message}");
            return ExitCode::from(USAGE);
        }
    };
    let builder = builder(options)
        .clock(clock)
        .tracer(tracer)
        .stress(stress)
        .stdout(output::stdout())
        .stderr(output::Errors);
    let snapshot_to = match options.snapshot.as_ref().map(create).transpose() {
        Ok(file) => file,
        Err(message) => {
            eprintln!("burrow: {message}");
            return ExitCode::from(USAGE);
        }
    };
    let builder = match heap::dump_to(builder, options.heap_dump.as_deref()) {
        Ok(builder) => builder,
        Err(message) => {
            eprintln!("burrow: {message}");
            return ExitCode::from(USAGE);
        }
    };
    let profile_files = match profiles::Files::create(options) {
        Ok(files) => files,
        Err(message) => {
            eprintln!("burrow: {message}");
            return ExitCode::from(USAGE);
        }
    };
    let builder = profiles::with_sampling(builder, options);
    let builder = if explains.is_some() { builder.watch_residents() } else { builder };
    let Done { outcome, snapshot, trace, profiles, residents } =
        match execute(builder, options, &mut program) {
            Ok(done) => done,
            Err(status) => return status,
        };
    for message in profile_files.write(&profiles) {
        eprintln!("burrow: {message}");
    }
    if let Some(reason) = outcome.interrupted {
        eprintln!("{}", limits::message(reason, options));
    }
    if let Some(style) = options.stats {
        eprint!("{}", statistics(style, &outcome, snapshot.as_ref()));
    }
    let explained = explains.zip(residents).map(|(options, residents)| options.report(residents));
    let mut failed = explained.is_some_and(|explained| !explained);
    if let Err(error) = trace {
        eprintln!("burrow: trace: {error}");
    }
    if let (Some(file), Some(snapshot)) = (snapshot_to, &snapshot)
        && let Err(error) = write_snapshot(file, snapshot)
    {
        eprintln!("burrow: snapshot: {error}");
    }
    if let Some(error) = &outcome.output {
        eprintln!("burrow: standard output: {error}");
        failed = true; // the script was told that its output is written
    }
    if failed && outcome.status == 0 {
        return ExitCode::from(FAILED);
    }
    ExitCode::from(outcome.status as u8)
}

/// What is printed for `--stats`.
fn statistics(style: Style, outcome: &Outcome, snapshot: Option<&Snapshot>) -> String {
    let report = snapshot.map(|heap| Report::new(outcome, heap));
    match (style, report) {
        (Style::Full, Some(report)) => stats::full(&report),
        (Style::Json, Some(report)) => stats::json(&report),
        _ => stats::summary(outcome),
    }
}

/// The file that a snapshot is to be written to.
fn create(path: &PathBuf) -> Result<File, String> {
    File::create(path)
        .map_err(|error| format!("cannot write the snapshot to {}: {error}", path.display()))
}

fn write_snapshot(file: File, snapshot: &Snapshot) -> io::Result<()> {
    let mut to = io::BufWriter::new(file);
    serde_json::to_writer(&mut to, snapshot)?;
    to.write_all(b"\n")?;
    to.flush()
}

/// A run that is over.
struct Done {
    outcome: Outcome,
    /// The heap as it was left, if that is wanted.
    snapshot: Option<Snapshot>,
    trace: Result<(), String>,
    profiles: Profiles,
    /// What was resident, if that was asked for.
    residents: Option<io::Result<Pictures>>,
}

/// What is to be said of policies that were given to domains which the program has not opened.
fn unopened_domains(rt: &Runtime) -> Vec<String> {
    let opened: Vec<_> = rt.heap.domains().map(|domain| domain.name()).skip(1).collect();
    let opened = match &*opened {
        [] => "it has opened none".into(),
        names => format!("it has opened {}", names.join(", ")),
    };
    let say = |name| format!("--domain-policy: the program has opened no domain {name}; {opened}");
    rt.unopened_domains().map(say).collect()
}

/// Runs a program on the runtime that `builder` makes.
fn execute(
    builder: Builder,
    options: &RunOptions,
    program: &mut Program,
) -> Result<Done, ExitCode> {
    let mut rt = builder.build().map_err(|error| match error {
        BuildError::Control(message) => {
            eprintln!("burrow: {message}");
            ExitCode::from(USAGE)
        }
        BuildError::Kernel(message) => {
            why_rss::cannot_say(&message);
            ExitCode::from(FAILED)
        }
        error => {
            eprintln!("{error}");
            ExitCode::from(2) // as Go ends before main
        }
    })?;
    let watchdog = options.timeout.map(|limit| Watchdog::start(limit, rt.interrupt.clone()));
    let quit = limits::show_goroutines_on_quit(rt.interrupt.clone());
    let outcome = burrow_vm::run(program, &rt);
    drop(quit);
    drop(watchdog);
    if let Some(Err(error)) = rt.heap_dump_written() {
        eprintln!("burrow: heap dump: {error}");
    }
    for message in unopened_domains(&rt) {
        eprintln!("burrow: {message}");
    }
    let profiles = Profiles::of(options, program, &rt);
    let residents = rt.take_residents();
    let snapshot = rt.take_last_snapshot();
    let trace = rt.into_tracer().finish().map(|_| ()).map_err(|error| error.to_string());
    Ok(Done { outcome, snapshot, trace, profiles, residents })
}

/// Real time, or the script's own.
fn clock(options: &RunOptions) -> Arc<dyn Clock> {
    match options.virtual_clock {
        true => Arc::new(VirtualClock::default()),
        false => Arc::new(RealClock::new()),
    }
}

/// What `run`'s options and the environment say.
fn builder(options: &RunOptions) -> Builder {
    let env = std::env::vars_os()
        .filter_map(|(k, v)| Some((k.into_string().ok()?, v.into_string().ok()?)));
    let mut builder = Runtime::builder().env(env).args(options.script_args());
    if let Some(percent) = options.gogc {
        builder = builder.gogc(percent);
    }
    if let Some(limit) = options.memory_limit {
        builder = builder.memory_limit(limit);
    }
    if let Some(policy) = options.return_policy {
        builder = builder.return_policy(policy);
    }
    for (domain, policy) in &options.domain_policy {
        builder = builder.domain_policy(domain, *policy);
    }
    // `off` is the largest number: no limit.
    if let Some(limit) = options.max_heap.filter(|&limit| limit != i64::MAX) {
        builder = builder.max_heap(limit as u64);
    }
    if let Some(steps) = options.max_steps {
        builder = builder.max_steps(steps);
    }
    if let Some(goroutines) = options.max_goroutines {
        builder = builder.max_goroutines(goroutines);
    }
    if let Some(procs) = options.procs {
        builder = builder.procs(procs.into());
    }
    if let Some(seed) = options.seed {
        builder = builder.seed(seed);
    }
    let bits = options.snapshot.is_some();
    if bits || matches!(options.stats, Some(Style::Full | Style::Json)) {
        builder = builder.keep_snapshot(bits);
    }
    options.control.iter().cloned().fold(builder, Builder::setting_from)
}

fn tracer(options: &RunOptions, clock: Arc<dyn Clock>) -> Result<Tracer, String> {
    let Some(path) = &options.trace else { return Ok(Tracer::off()) };
    let settings: BTreeMap<String, String> = ["GOGC", "GOMEMLIMIT", "GODEBUG"]
        .into_iter()
        .filter_map(|name| Some((name.to_string(), std::env::var(name).ok()?)))
        .collect();
    let header = Header::new(options.script_args(), settings);
    Tracer::to_file(path, options.trace_detail.into(), header, clock)
        .map_err(|e| format!("cannot write the trace to {}: {e}", path.display()))
}

/// The stress mode that `BURROW_STRESS` asks for.
enum StressAsked {
    Off,
    /// `gc=N`: so many collections, spread evenly over the run.
    Collections(u64),
}

fn stress_asked() -> Result<StressAsked, String> {
    let Ok(text) = std::env::var("BURROW_STRESS") else { return Ok(StressAsked::Off) };
    if text == "panic" {
        provoke_panic();
    }
    match text.strip_prefix("gc=").and_then(|n| n.parse().ok()) {
        Some(n) if n > 0 => Ok(StressAsked::Collections(n)),
        _ => Err(format!(
            "BURROW_STRESS={text}: expected gc=N with a number of collections, or panic"
        )),
    }
}

/// Fails on a thread of its own while this one waits for ever: a failure of Burrow must end the process all the same.
fn provoke_panic() {
    let failing = std::thread::Builder::new()
        .name("stress".into())
        .spawn(|| panic!("asked for by BURROW_STRESS"));
    drop(failing);
    loop {
        std::thread::park();
    }
}

/// How many safepoints lie between collections if there are to be `n` of them: a silent first run counts safepoints.
fn interval(options: &RunOptions, program: &mut Program, n: u64) -> Result<Stress, ExitCode> {
    let silent = builder(options)
        .clock(clock(options))
        .stress(Stress::Count)
        .stdout(io::sink())
        .stderr(io::sink());
    let Done { outcome, .. } = execute(silent, options, program)?;
    Ok(Stress::Every((outcome.safepoints / n).max(1)))
}

/// `burrow check`
pub fn check(options: &CheckOptions) -> ExitCode {
    let packages = options.packages().into_iter().map(Source::Files);
    let checked = packages.map(|source| source::program(source, Purpose::Check, options.format));
    let wrong = checked.filter(Option::is_none).count();
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::from(NOT_COMPILED) }
}

/// `burrow disasm`
pub fn disasm(options: &ProgramOption) -> ExitCode {
    let source = Source::Files(&options.files);
    let Some(program) = source::program(source, Purpose::Check, Format::Long) else {
        return ExitCode::from(NOT_COMPILED);
    };
    let listing = burrow_vm::bytecode::disasm::listing(&program);
    // A closed pipe (`| head`) is no failure.
    let _ = io::stdout().write_all(listing.as_bytes());
    ExitCode::SUCCESS
}

/// `burrow explain`
pub fn explain(options: &ExplainOptions) -> ExitCode {
    use burrow_vm::explain::{explain, parse_code};
    match parse_code(&options.code).and_then(|code| Some((code, explain(code)?))) {
        Some((code, text)) => {
            println!("{code}\n\n{text}");
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("burrow: there is no error code {}: codes look like BRW0142", options.code);
            ExitCode::from(USAGE)
        }
    }
}
