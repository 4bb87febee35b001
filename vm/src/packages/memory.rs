//! Natives of package `burrow/memory`: the names of `burrow_runtime::ctl`, for scripts.
//!
//! One native serves a `request` (golib/burrow/memory/memory.go), which the script's side fills in and reads. What has
//! to look at spans or Ps is served once more with the world stopped ([`After::Control`]).

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::ctl::{Ctl, CtlError, Entry, Value, When};
use burrow_runtime::fault::Fault;
use burrow_runtime::processor::Processor;
use burrow_runtime::sched::{Sched, StopTheWorld};
use burrow_runtime::string::new_string;
use burrow_runtime::value::GoString;

use super::{After, Native, NativeCtx};

/// Fields of `request`, in bytes from its start.
const NAME: Bytes = Bytes(0);
const OP: Bytes = Bytes(16);
const KIND: Bytes = Bytes(24);
const BITS: Bytes = Bytes(32);
const TEXT: Bytes = Bytes(40);
const CODE: Bytes = Bytes(56);

/// What is asked: as the constants of the Go side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Op {
    Read,
    Set,
    Names,
    Describe,
}

/// A request as it stands in script memory.
struct Request {
    at: Addr,
    name: String,
    op: Op,
}

/// What it is answered with.
enum Answer {
    Value(Value),
    Text(String),
    Done,
}

impl Request {
    /// # Safety
    /// `at` is a `request` of the running script.
    unsafe fn load(at: Addr) -> Request {
        // SAFETY: promised by the caller; NAME and OP lie in it.
        let (name, op) = unsafe { (GoString::load(at + NAME).to_vec(), mem::load64(at + OP)) };
        let op = match op {
            0 => Op::Read,
            1 => Op::Set,
            2 => Op::Names,
            _ => Op::Describe,
        };
        Request { at, name: String::from_utf8_lossy(&name).into_owned(), op }
    }

    /// Whether it can be answered only with the world stopped.
    fn needs_stop(&self, entry: Option<&Entry>) -> bool {
        let looks = |entry: &Entry| matches!(entry.when, When::Walk | When::Stopped);
        match self.op {
            Op::Read => entry.is_some_and(looks),
            Op::Set => false, // one that needs it says so itself
            Op::Names => self.may_name_ps(),
            Op::Describe => false,
        }
    }

    /// Whether a listing may have names of Ps.
    fn may_name_ps(&self) -> bool {
        let first = self.name.split('.').next().unwrap_or_default();
        first.is_empty() || first == "p" || first.contains(['*', '?'])
    }

    fn answer(&self, ctl: &Ctl<'_>) -> Result<Answer, CtlError> {
        match self.op {
            Op::Read => ctl.get(&self.name).map(Answer::Value),
            Op::Set => ctl.set(&self.name, &self.value(ctl)?).map(|()| Answer::Done),
            Op::Names => {
                let names = ctl.list(&self.name);
                Ok(Answer::Text(names.iter().map(|name| format!("{}\n", name.name)).collect()))
            }
            Op::Describe => ctl.find(&self.name).map(|found| Answer::Text(about(found.entry))),
        }
    }

    /// The value to be set: whole numbers of any type, and texts, become what the name takes.
    fn value(&self, ctl: &Ctl<'_>) -> Result<Value, CtlError> {
        let entry = ctl.find(&self.name)?.entry;
        // SAFETY: `load`'s promise.
        let (kind, bits) = unsafe { (mem::load64(self.at + KIND), mem::load64(self.at + BITS)) };
        match kind {
            1 => entry.convert(&self.name, bits.into()),
            2 => entry.convert(&self.name, (bits as i64).into()),
            3 => Ok(Value::Bool(bits != 0)),
            4 => {
                // SAFETY: as above.
                let text = unsafe { GoString::load(self.at + TEXT).to_vec() };
                entry.parse(&self.name, &String::from_utf8_lossy(&text))
            }
            _ => Ok(Value::Ratio(f64::from_bits(bits))),
        }
    }

    /// Writes the answer into the request.
    fn store(&self, p: &mut Processor, answer: Result<Answer, CtlError>) -> Result<(), Fault> {
        let (kind, bits, text, code) = match answer {
            Ok(Answer::Value(value)) => words(value),
            Ok(Answer::Text(text)) => (0, 0, text, 0),
            Ok(Answer::Done) => (0, 0, String::new(), 0),
            Err(error) => (0, 0, error.to_string(), code(&error)),
        };
        let text = new_string(p, text.as_bytes())?;
        // SAFETY: `load`'s promise; the fields lie in the request.
        unsafe {
            mem::store64(self.at + KIND, kind);
            mem::store64(self.at + BITS, bits);
            text.store(self.at + TEXT);
            mem::store64(self.at + CODE, code);
        }
        Ok(())
    }
}

/// A value as kind, bits and text; no error.
fn words(value: Value) -> (u64, u64, String, u64) {
    let (kind, bits, text) = match value {
        Value::U64(value) => (1, value, String::new()),
        Value::I64(value) => (2, value as u64, String::new()),
        Value::Bool(value) => (3, value.into(), String::new()),
        Value::Text(text) => (4, 0, text),
        Value::Ratio(value) => (5, value.to_bits(), String::new()),
    };
    (kind, bits, text, 0)
}

/// Which of the Go side's `Err` variables an error is.
fn code(error: &CtlError) -> u64 {
    match error {
        CtlError::Unknown { .. } | CtlError::Index { .. } => 1,
        CtlError::ReadOnly { .. } => 2,
        CtlError::Malformed { .. } | CtlError::OutOfRange { .. } | CtlError::Refused { .. } => 3,
        CtlError::NotNow { .. } => 4,
    }
}

/// Type, unit, whether writable, range and meaning, a line each.
fn about(entry: &Entry) -> String {
    let (kind, unit) = (entry.kind.name(), entry.unit.name());
    let writable = if entry.is_writable() { "yes" } else { "no" };
    let range = entry.range().map_or(String::new(), |range| range.to_string());
    format!("{kind}\n{unit}\n{writable}\n{range}\n{}\n", entry.doc)
}

/// func serve(r *request)
fn serve(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    // SAFETY: the parameter is a `request`; the package passes no other.
    let request = unsafe { Request::load(Addr(ctx.arg(0) as usize)) };
    let ctl = Ctl::in_run(ctx.sched);
    let entry = ctl.find(&request.name).ok().map(|found| found.entry);
    if request.needs_stop(entry) {
        return Ok(After::Control(request.at));
    }
    match request.answer(&ctl) {
        Err(CtlError::NotNow { .. }) => Ok(After::Control(request.at)),
        answer => request.store(ctx.p, answer).map(|()| After::Continue),
    }
}

/// Serves the `request` at an address with the world stopped.
///
/// # Errors
/// No memory for the answer.
///
/// # Safety
/// It is the address that [`After::Control`] had.
pub unsafe fn serve_stopped(
    sched: &Sched<'_>,
    world: &StopTheWorld<'_, '_>,
    p: &mut Processor,
    at: Addr,
) -> Result<(), Fault> {
    // SAFETY: promised by the caller.
    let request = unsafe { Request::load(at) };
    let answer = request.answer(&Ctl::in_stopped_world(sched, world));
    sched.rt.note_stop(world, &p.trace);
    request.store(p, answer)
}

/// func ratio(bits uint64) float64
fn ratio(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let bits = ctx.arg(0);
    ctx.set(0, bits);
    Ok(After::Continue)
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] =
    &[("burrow/memory.serve", serve), ("burrow/memory.ratio", ratio)];

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;

    use burrow_runtime::Runtime;
    use burrow_runtime::ctl::{Value, When};

    use crate::{SourceText, load, run};

    /// Allocates, collects and frees for a while.
    const BUSY: &str = "package main\nimport \"runtime\"\nvar kept [][]byte\nfunc main() {\nfor i := range 200 {\n\
         kept = append(kept, make([]byte, 300*i))\nif i%20 == 0 { kept = nil; runtime.GC() }\n}\n}";

    /// A host may read every name from a thread of its own while a program runs, and change settings.
    #[test]
    fn a_host_reads_and_writes_while_a_program_runs() {
        let file = SourceText { name: "busy.go".into(), bytes: BUSY.into() };
        let mut program = load(vec![file]).unwrap_or_else(|_| panic!("it compiles"));
        let rt = Runtime::builder().env([]).procs(2).build().expect("a runtime");
        let over = AtomicBool::new(false);
        let names: Vec<_> = rt
            .registry()
            .entries()
            .iter()
            .filter(|entry| matches!(entry.when, When::Anytime | When::Walk))
            .map(|entry| {
                entry
                    .pattern()
                    .replace("<class>", "5")
                    .replace("<size>", "2")
                    .replace("<domain>", "0")
            })
            .collect();
        thread::scope(|scope| {
            scope.spawn(|| {
                let mut rounds = 0;
                while rounds < 3 || !over.load(Ordering::Relaxed) {
                    for name in &names {
                        rt.ctl().get(name).unwrap_or_else(|e| panic!("{name}: {e}"));
                    }
                    rt.ctl().set("gc.percent", &Value::I64(50 + rounds % 50)).expect("in range");
                    let picture = rt.ctl().snapshot(true);
                    assert!(!picture.exact, "the world was not stopped");
                    rounds += 1;
                }
            });
            let outcome = run(&mut program, &rt);
            over.store(true, Ordering::Relaxed);
            assert_eq!(outcome.status, 0);
        });
        let refused = rt.ctl().get("p.0.cache.spans");
        assert!(refused.is_err(), "the run is over");
    }

    /// The heap as a program leaves it is kept for who asks, its caches not yet flushed.
    #[test]
    fn a_picture_is_kept_at_the_end() {
        let text = "package main\nvar p *[2]int\nfunc main() { p = new([2]int) }";
        let file = SourceText { name: "end.go".into(), bytes: text.into() };
        let mut program = load(vec![file]).unwrap_or_else(|_| panic!("it compiles"));
        let mut rt = Runtime::builder().env([]).keep_snapshot(true).build().expect("a runtime");
        run(&mut program, &rt);
        let heap = rt.take_last_snapshot().expect("asked for");
        let held =
            heap.spans.iter().find(|span| span.class == Some(5)).expect("16 bytes, no pointers");
        assert!(
            heap.exact && held.p.is_some() && held.taken >= 1 && held.bits.is_some(),
            "{held:?}"
        );
        assert!(rt.take_last_snapshot().is_none());
    }
}
