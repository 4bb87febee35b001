//! The runs of a comparison, in a fair order.
//!
//! Called by `burrow compare`, and by `burrow sweep` for each cell. Fair means: a run of each contender for warming up, which counts for nothing
//! (files come into the page cache, frequencies settle); then rounds, each with one run of every contender in an order drawn anew, so that
//! what changes over time (heat, neighbours) meets all alike; one run at a time.
//!
//! Locks: none. Next to read: `child.rs` (one run).

#![forbid(unsafe_code)]

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tempfile::NamedTempFile;

use super::child::{self, Bounds, Invocation};
use super::contender::Contender;
use super::go_build::{GoBuild, OBSERVER_VARIABLE};
use super::machine::fingerprint;
use super::record::{Comparison, Engine, Head, Outcome, Run, SCHEMA, VERSION};

/// What a run must not inherit: its label says what it was started with.
const UNSET: [&str; 5] = ["GOGC", "GOMEMLIMIT", "GODEBUG", "BURROW_CONF", "BURROW_STRESS"];

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
    /// Further options of `burrow run` for all contenders.
    pub options: Vec<OsString>,
    /// The contenders; the first is what the others are measured against.
    pub contenders: Vec<Contender>,
    /// Runs of each.
    pub runs: u32,
    /// Whether each has a run for warming up before.
    pub warm_up: bool,
    /// A run is killed after this time.
    pub timeout: Duration,
    /// Feeds the order of runs.
    pub seed: u64,
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
            runs: self.runs,
            machine,
        }
    }

    /// The runs in their order: contender and number.
    fn order(&self) -> Vec<(usize, u32)> {
        let first = u32::from(!self.warm_up);
        let mut dice = self.seed;
        let rounds = (first..=self.runs).flat_map(|number| {
            let mut round: Vec<_> = (0..self.contenders.len()).map(|i| (i, number)).collect();
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
                Invocation { program: go.binary().into(), args, env, unset }
            }
            _ => {
                let mut args: Vec<OsString> = vec!["run".into()];
                args.extend(self.options.iter().cloned());
                args.extend(contender.options());
                args.extend([
                    "--trace-detail=outline".into(),
                    "--trace".into(),
                    trace.path().into(),
                ]);
                args.extend(self.program.iter().map(OsString::from));
                args.extend(self.args.iter().map(OsString::from));
                Invocation { program: self.burrow.clone().into(), args, env: Vec::new(), unset }
            }
        }
    }
}

/// Makes the runs of a plan. Those that ended badly are kept as such, but a contender whose run for warming up (or first run) failed is not
/// run again: it would fail again. Once `cancelled` is true the run under way is given up, and what there is by then is the result.
///
/// # Errors
/// A trace cannot be kept, or `progress` cannot keep a run.
pub fn compare(
    plan: &Plan,
    cancelled: &AtomicBool,
    progress: &mut dyn Progress,
) -> io::Result<Comparison> {
    let mut comparison = Comparison { head: plan.head(), runs: Vec::new() };
    let mut hopeless = vec![false; plan.contenders.len()];
    for (index, number) in plan.order() {
        if cancelled.load(Ordering::Relaxed) {
            break;
        }
        if hopeless[index] {
            continue;
        }
        progress.begins(index, number);
        let trace = NamedTempFile::with_prefix("burrow-trace-")?;
        let invocation = plan.invocation(&plan.contenders[index], &trace);
        let bounds = Bounds { timeout: plan.timeout, cancelled };
        let Some(run) = child::run(&invocation, &trace, (index, number), bounds) else { break };
        hopeless[index] = run.outcome != Outcome::Done && number <= 1;
        progress.ended(&run)?;
        comparison.runs.push(run);
    }
    Ok(comparison)
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

    fn plan(runs: u32, warm_up: bool) -> Plan {
        let contenders = ["go", "hold", "eager"].map(|text| Contender::parse(text).expect(text));
        Plan {
            burrow: "/bin/false".into(),
            go: None,
            program: vec!["x.go".into()],
            args: vec!["-quick".into()],
            options: Vec::new(),
            contenders: contenders.to_vec(),
            runs,
            warm_up,
            timeout: Duration::from_secs(10),
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
    fn what_fails_at_first_is_not_tried_again() {
        let mut heard = Heard::default();
        let done = compare(&plan(5, true), &AtomicBool::new(false), &mut heard).expect("kept");
        assert_eq!(heard.0.len(), 3, "once each");
        assert!(
            done.runs.iter().all(|run| matches!(run.outcome, Outcome::Status { status: 1, .. }))
        );
    }

    #[test]
    fn a_cancelled_comparison_has_what_was_finished() {
        let mut heard = Heard::default();
        let done = compare(&plan(5, true), &AtomicBool::new(true), &mut heard).expect("kept");
        assert_eq!((done.runs.len(), heard.0.len()), (0, 0));
        assert_eq!(done.head.contenders.len(), 3);
    }
}
