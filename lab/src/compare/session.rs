//! The runs of a comparison, in a fair order.
//!
//! Called by `burrow compare`, and by `burrow sweep` for each cell. Fair means: a run of each contender for warming up, which counts for nothing
//! (files come into the page cache, frequencies settle); then rounds, each with one run of every contender in an order drawn anew, so that
//! what changes over time (heat, neighbours) meets all alike; one run at a time, unless more are asked for.
//!
//! Locks: `state`, held while the next run is chosen and while one is kept, never during a run. Next to read: `child.rs` (one run).

#![forbid(unsafe_code)]

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use parking_lot::Mutex;
use tempfile::NamedTempFile;

use super::child::{self, Bounds, Cut, Invocation};
use super::contender::Contender;
use super::go_build::{GoBuild, OBSERVER_VARIABLE};
use super::machine::fingerprint;
use super::record::{Comparison, Engine, Head, Run, SCHEMA, VERSION};

/// What a run must not inherit: its label says what it was started with.
const UNSET: [&str; 6] =
    ["GOGC", "GOMEMLIMIT", "GOMAXPROCS", "GODEBUG", "BURROW_CONF", "BURROW_STRESS"];

/// A run ends itself so long after it should have been ended from outside: nobody else would, if this process were killed.
const BACKSTOP: Duration = Duration::from_secs(5);

/// More runs than anybody waits for: as many as there is time for.
const MAX_RUNS: u32 = 10_000;

/// What to compare.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The `burrow` that runs the program.
    pub burrow: PathBuf,
    /// The program built by real Go, if a contender asks for that.
    pub go: Option<Arc<GoBuild>>,
    /// The program: its files or its folder, as `burrow run` takes them.
    pub program: Vec<PathBuf>,
    /// Its arguments.
    pub args: Vec<String>,
    /// The contenders; the first is what the others are measured against.
    pub contenders: Vec<Contender>,
    /// Runs of each.
    pub runs: u32,
    /// Whether each has a run for warming up before.
    pub warm_up: bool,
    /// A run is killed after this time, and is one that failed.
    pub timeout: Duration,
    /// Runs are ended after this time, and what was seen up to then counts.
    pub cut: Option<Duration>,
    /// All rounds but the first begin only if they will probably have ended by then.
    pub budget: Option<Duration>,
    /// Whether the result has the series of runs; what [`Progress`] hears of has them in any case.
    pub keeps_series: bool,
    /// The contenders that are run here, if not all: a shard.
    pub only: Option<Shard>,
    /// Runs at a time; more than one disturb each other.
    pub jobs: usize,
    /// Feeds the order of runs.
    pub seed: u64,
}

/// One part of a plan that is spread over machines: contenders whose number leaves this rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// The rest: from 0.
    pub part: usize,
    /// Parts in all.
    pub of: usize,
}

/// Who hears of a comparison as it goes on.
pub trait Progress {
    /// A run begins: of this contender, with this number.
    fn begins(&mut self, contender: usize, number: u32);

    /// A run has ended, and is kept by whoever listens.
    ///
    /// # Errors
    /// It cannot be kept: the comparison ends.
    fn ended(&mut self, run: &Run) -> io::Result<()>;
}

impl Plan {
    /// The head of the comparison's records.
    #[must_use]
    pub fn head(&self) -> Head {
        let started = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut machine = fingerprint();
        machine.go = self.go.as_ref().map(|build| build.version.clone());
        let names: Vec<_> = self.program.iter().map(|file| file.to_string_lossy()).collect();
        Head {
            schema: SCHEMA.to_owned(),
            version: VERSION,
            burrow: env!("CARGO_PKG_VERSION").to_owned(),
            started_s: started.as_secs(),
            program: names.join(" "),
            args: self.args.clone(),
            contenders: self.contenders.iter().map(Contender::contestant).collect(),
            runs: if self.budget.is_some() { 0 } else { self.runs },
            machine,
        }
    }

    /// How many runs that are, of this shard and those for warming up among them.
    #[must_use]
    pub fn planned(&self) -> usize {
        self.order().len()
    }

    /// The runs in their order: contender and number.
    fn order(&self) -> Vec<(usize, u32)> {
        let first = u32::from(!self.warm_up);
        let mut dice = self.seed;
        let rounds = (first..=self.runs.min(MAX_RUNS)).flat_map(|number| {
            let here = |i: &usize| self.only.is_none_or(|shard| i % shard.of == shard.part);
            let mut round: Vec<_> =
                (0..self.contenders.len()).filter(here).map(|i| (i, number)).collect();
            shuffle(&mut round, &mut dice);
            round
        });
        rounds.collect()
    }

    fn invocation(&self, contender: &Contender, trace: &NamedTempFile) -> Invocation {
        let unset = UNSET.to_vec();
        match (contender.engine, &self.go) {
            (Engine::Go, Some(go)) => {
                let env = contender.environment().into_iter();
                let mut env: Vec<_> =
                    env.map(|(name, value)| (name.to_owned(), value.into())).collect();
                env.push((OBSERVER_VARIABLE.to_owned(), trace.path().into()));
                let set: Vec<&str> = env.iter().map(|(name, _)| name.as_str()).collect();
                let unset = unset.into_iter().filter(|name| !set.contains(name)).collect();
                let args = self.args.iter().map(OsString::from).collect();
                Invocation { program: go.binary().into(), args, env, unset, traces: false }
            }
            _ => {
                let mut args: Vec<OsString> = vec!["run".into()];
                args.extend(contender.options());
                let ends = self.cut.unwrap_or(self.timeout + BACKSTOP);
                args.push(format!("--timeout={}ms", ends.as_millis()).into());
                args.extend([
                    "--trace-detail=outline".into(),
                    "--trace".into(),
                    trace.path().into(),
                ]);
                args.extend(self.program.iter().map(OsString::from));
                args.extend(self.args.iter().map(OsString::from));
                let (program, env) = (self.burrow.clone().into(), Vec::new());
                Invocation { program, args, env, unset, traces: true }
            }
        }
    }
}

/// Makes the runs of a plan but for those in `already`, which come first in the result. Runs that ended badly are kept as such, but a
/// contender whose run for warming up (or first run) failed is not run again: it would fail again. Once `cancelled` is true the runs under
/// way are given up, and what there is by then is the result.
///
/// What comes back is the comparison, and why it ended early, if a trace or a run could not be kept.
pub fn compare(
    plan: &Plan,
    already: Vec<Run>,
    cancelled: &AtomicBool,
    progress: &mut (dyn Progress + Send),
) -> (Comparison, Option<io::Error>) {
    let session = Session {
        plan,
        cancelled,
        began: Instant::now(),
        state: Mutex::new(State::new(plan, already, progress)),
    };
    thread::scope(|scope| {
        for _ in 1..plan.jobs {
            // Where the system gives no thread, those that there are do the work.
            let _ = thread::Builder::new().spawn_scoped(scope, || session.work());
        }
        session.work();
    });
    let State { runs, failed, .. } = session.state.into_inner();
    (Comparison { head: plan.head(), runs }, failed)
}

/// A comparison under way.
struct Session<'a> {
    plan: &'a Plan,
    cancelled: &'a AtomicBool,
    began: Instant,
    state: Mutex<State<'a>>,
}

/// What the threads of a comparison share.
struct State<'a> {
    /// Runs to be made, the last one first.
    left: Vec<(usize, u32)>,
    /// By contender: whether its first run failed.
    hopeless: Vec<bool>,
    runs: Vec<Run>,
    progress: &'a mut (dyn Progress + Send),
    /// Why no run can be kept any more.
    failed: Option<io::Error>,
}

impl<'a> State<'a> {
    fn new(plan: &Plan, already: Vec<Run>, progress: &'a mut (dyn Progress + Send)) -> State<'a> {
        let mut left = plan.order();
        left.retain(|next| !already.iter().any(|run| (run.contender, run.number) == *next));
        left.reverse();
        let mut hopeless = vec![false; plan.contenders.len()];
        already.iter().for_each(|run| note_hopeless(&mut hopeless, run));
        State { left, hopeless, runs: already, progress, failed: None }
    }
}

/// A contender whose first run failed has no hope.
fn note_hopeless(hopeless: &mut [bool], run: &Run) {
    if let Some(hopeless) = hopeless.get_mut(run.contender)
        && !run.outcome.is_well()
        && run.number <= 1
    {
        *hopeless = true;
    }
}

impl Session<'_> {
    /// Makes runs until none is left.
    fn work(&self) {
        while let Some((contender, number)) = self.next() {
            let Some(run) = self.make(contender, number) else { return };
            let mut state = self.state.lock();
            note_hopeless(&mut state.hopeless, &run);
            if state.failed.is_some() {
                return; // another run could not be kept: nothing may be written after it
            }
            let kept = state.progress.ended(&run);
            state.failed = kept.err();
            state.runs.push(if self.plan.keeps_series { run } else { run.without_series() });
        }
    }

    /// The next run, told to who listens.
    fn next(&self) -> Option<(usize, u32)> {
        let mut state = self.state.lock();
        loop {
            if state.failed.is_some() || self.cancelled.load(Ordering::Relaxed) {
                return None;
            }
            let (contender, number) = state.left.pop()?;
            if number > 1 && self.is_over(number) {
                return None;
            }
            if !state.hopeless[contender] {
                state.progress.begins(contender, number);
                return Some((contender, number));
            }
        }
    }

    /// Whether there is no time for another round, if it takes as long as those before did.
    fn is_over(&self, number: u32) -> bool {
        let elapsed = self.began.elapsed();
        let round = elapsed / (number - 1).max(1);
        self.plan.budget.is_some_and(|budget| elapsed + round > budget)
    }

    /// Makes a run; `None` if it was cancelled, or can leave no trace.
    fn make(&self, contender: usize, number: u32) -> Option<Run> {
        let (plan, cancelled) = (self.plan, self.cancelled);
        let trace = match NamedTempFile::with_prefix("burrow-trace-") {
            Ok(trace) => trace,
            Err(error) => {
                self.state.lock().failed.get_or_insert(error);
                return None;
            }
        };
        let invocation = plan.invocation(&plan.contenders[contender], &trace);
        let by_itself = plan.contenders[contender].engine == Engine::Burrow;
        let cut = plan.cut.map(|after| Cut { after, by_itself });
        let bounds = Bounds { timeout: plan.timeout, cut, cancelled };
        child::run(&invocation, &trace, (contender, number), bounds)
    }
}

/// Fisher and Yates; the dice are splitmix64.
fn shuffle<T>(items: &mut [T], dice: &mut u64) {
    for last in (1..items.len()).rev() {
        *dice = dice.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = *dice;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        items.swap(last, ((z ^ (z >> 31)) % (last as u64 + 1)) as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::record::Outcome;

    fn plan(runs: u32, warm_up: bool) -> Plan {
        let contenders = ["go", "hold", "eager"].map(|text| Contender::parse(text).expect(text));
        Plan {
            burrow: "/bin/false".into(),
            go: None,
            program: vec!["x.go".into()],
            args: vec!["-quick".into()],
            contenders: contenders.to_vec(),
            runs,
            warm_up,
            timeout: Duration::from_secs(10),
            cut: None,
            budget: None,
            keeps_series: true,
            only: None,
            jobs: 1,
            seed: 1,
        }
    }

    #[test]
    fn each_round_has_a_run_of_each_in_an_order_of_its_own() {
        for (warm_up, rounds) in [(true, 11), (false, 10)] {
            let order = plan(10, warm_up).order();
            let mut seen: Vec<Vec<usize>> = Vec::new();
            for round in order.chunks(3) {
                assert!(round.iter().all(|(_, number)| *number == round[0].1));
                seen.push(round.iter().map(|(contender, _)| *contender).collect());
            }
            assert_eq!(seen.len(), rounds);
            assert!(seen.iter().all(|round| (0..3).all(|contender| round.contains(&contender))));
            seen.sort();
            seen.dedup();
            assert!(seen.len() >= 3, "orders differ: {seen:?}");
        }
    }

    #[derive(Default)]
    struct Heard(Vec<(usize, u32)>);

    impl Progress for Heard {
        fn begins(&mut self, contender: usize, number: u32) {
            self.0.push((contender, number));
        }

        fn ended(&mut self, _: &Run) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn runs_end_themselves_in_time() {
        let trace = NamedTempFile::new().expect("a temporary file");
        let cases = [
            // (cut, what a run is told)
            (Some(Duration::from_millis(1500)), "--timeout=1500ms"),
            (None, "--timeout=15000ms"), // a backstop
        ];
        for (cut, want) in cases {
            let plan = Plan { cut, ..plan(1, false) };
            let args = plan.invocation(&plan.contenders[0], &trace).args;
            assert!(args.contains(&OsString::from(want)), "{args:?}");
        }
    }

    #[test]
    fn what_fails_at_first_is_not_tried_again() {
        let mut heard = Heard::default();
        let (done, _) = compare(&plan(5, true), Vec::new(), &AtomicBool::new(false), &mut heard);
        assert_eq!(heard.0.len(), 3, "once each");
        assert!(
            done.runs.iter().all(|run| matches!(run.outcome, Outcome::Status { status: 1, .. }))
        );
    }

    #[test]
    fn shards_share_the_runs_out() {
        let whole = plan(3, true);
        let mut parts: Vec<_> = (0..2)
            .flat_map(|part| Plan { only: Some(Shard { part, of: 2 }), ..whole.clone() }.order())
            .collect();
        let mut all = whole.order();
        parts.sort();
        all.sort();
        assert_eq!(parts, all);
    }

    #[test]
    fn what_is_there_already_is_not_run_again() {
        let mut heard = Heard::default();
        let there = child::failed(0, 0, "as before".into());
        let (done, _) =
            compare(&plan(2, true), vec![there.clone()], &AtomicBool::new(false), &mut heard);
        assert!(heard.0.iter().all(|(contender, _)| *contender != 0), "it has no hope");
        assert_eq!((done.runs.len(), &done.runs[0]), (3, &there));
    }

    /// A program that writes a trace of nothing but its end, where it is told to.
    fn stand_in() -> tempfile::TempDir {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let script = "#!/bin/sh\nwhile [ $# -gt 0 ]; do\n\
            [ \"$1\" = --trace ] && echo '{\"ev\":\"footer\",\"events\":0,\"dropped\":[]}' > \"$2\"\n\
            shift\ndone\n";
        let path = folder.path().join("burrow");
        std::fs::write(&path, script).expect("a script");
        let all = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(&path, all).expect("it may be run");
        folder
    }

    #[test]
    fn runs_at_a_time_are_all_made() {
        let (mut heard, folder) = (Heard::default(), stand_in());
        let plan = Plan { jobs: 3, burrow: folder.path().join("burrow"), ..plan(4, false) };
        let (done, _) = compare(&plan, Vec::new(), &AtomicBool::new(false), &mut heard);
        let mut made: Vec<_> = done.runs.iter().map(|run| (run.contender, run.number)).collect();
        made.sort();
        let all: Vec<_> = (0..3).flat_map(|i| (1..=4).map(move |number| (i, number))).collect();
        assert_eq!(made, all);
        assert!(done.runs.iter().all(|run| run.outcome == Outcome::Done), "{:?}", done.runs);
    }

    #[test]
    fn a_run_without_its_trace_does_not_count() {
        let mut heard = Heard::default();
        let plan = Plan { burrow: "/bin/true".into(), ..plan(1, false) };
        let (done, _) = compare(&plan, Vec::new(), &AtomicBool::new(false), &mut heard);
        let failed = |run: &Run| matches!(&run.outcome, Outcome::Failed { why } if why.contains("is cut short"));
        assert!(done.runs.iter().all(failed), "{:?}", done.runs);
    }

    #[test]
    fn a_cancelled_comparison_has_what_was_finished() {
        let mut heard = Heard::default();
        let (done, _) = compare(&plan(5, true), Vec::new(), &AtomicBool::new(true), &mut heard);
        assert_eq!((done.runs.len(), heard.0.len()), (0, 0));
        assert_eq!(done.head.contenders.len(), 3);
    }
}
