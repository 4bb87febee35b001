//! Joins the records of a sweep's shards.
//!
//! Called by `burrow sweep merge`, and by a sweep that goes on where an earlier one ended. Shards are of one sweep if their heads say so:
//! the same program, arguments, cells and runs. Of a run that is there twice the first is kept.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use std::collections::BTreeSet;
use std::fmt;

use crate::compare::record::{Comparison, Head};

/// Why records cannot be joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeError {
    /// There are none.
    Nothing,
    /// They are of different sweeps.
    Differ {
        /// Which of the records, from 0.
        index: usize,
        /// In what.
        what: &'static str,
        /// There, and in the first.
        values: [String; 2],
    },
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MergeError::Nothing => f.write_str("there are no records to join"),
            MergeError::Differ { index, what, values: [other, first] } => write!(
                f,
                "record {} is of another sweep than the first: its {what} is {other}, not {first}",
                index + 1
            ),
        }
    }
}

impl std::error::Error for MergeError {}

/// Joins the records of one sweep. The head is the first one's, whose machine may not be that of the others.
///
/// # Errors
/// There are none, or they are of different sweeps.
pub fn merge(records: Vec<Comparison>) -> Result<Comparison, MergeError> {
    let mut records = records.into_iter();
    let mut joined = records.next().ok_or(MergeError::Nothing)?;
    let mut there: BTreeSet<_> =
        joined.runs.iter().map(|run| (run.contender, run.number)).collect();
    for (index, other) in records.enumerate() {
        same_sweep(index + 1, &other.head, &joined.head)?;
        let new = other.runs.into_iter().filter(|run| there.insert((run.contender, run.number)));
        joined.runs.extend(new);
    }
    Ok(joined)
}

/// Whether two heads are of one sweep. Who asks gets what differs.
///
/// # Errors
/// They are of different ones.
pub fn same_sweep(index: usize, other: &Head, first: &Head) -> Result<(), MergeError> {
    let cells = |head: &Head| {
        head.contenders.iter().map(|cell| cell.label.clone()).collect::<Vec<_>>().join(" ")
    };
    let facts = |head: &Head| {
        [
            ("program", head.program.clone()),
            ("list of arguments", format!("{:?}", head.args)),
            ("number of runs", head.runs.to_string()),
            ("version of Burrow", head.burrow.clone()),
            ("grid", cells(head)),
        ]
    };
    let pairs = facts(other).into_iter().zip(facts(first));
    match pairs.into_iter().find(|(other, first)| other != first) {
        Some(((what, other), (_, first))) => {
            Err(MergeError::Differ { index, what, values: [other, first] })
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::record::{Contestant, Engine, Machine, Outcome, Run, SCHEMA, VERSION};

    fn record(cells: &[&str], runs: &[(usize, u32)]) -> Comparison {
        let contenders = cells
            .iter()
            .map(|label| Contestant { label: (*label).to_owned(), engine: Engine::Burrow });
        let run = |&(contender, number): &(usize, u32)| Run {
            contender,
            number,
            outcome: Outcome::Done,
            metrics: Default::default(),
            outside: Default::default(),
            inside: Default::default(),
            marks: Vec::new(),
        };
        Comparison {
            head: Head {
                schema: SCHEMA.into(),
                version: VERSION,
                burrow: "0".into(),
                started_s: 0,
                program: "x.go".into(),
                args: Vec::new(),
                contenders: contenders.collect(),
                runs: 2,
                machine: Machine::default(),
            },
            runs: runs.iter().map(run).collect(),
        }
    }

    #[test]
    fn shards_become_one() {
        let parts =
            vec![record(&["a", "b"], &[(0, 1), (0, 2)]), record(&["a", "b"], &[(1, 1), (0, 2)])];
        let joined = merge(parts).expect("of one sweep");
        let runs: Vec<_> = joined.runs.iter().map(|run| (run.contender, run.number)).collect();
        assert_eq!(runs, [(0, 1), (0, 2), (1, 1)]);
    }

    #[test]
    fn other_sweeps_are_refused() {
        assert_eq!(merge(Vec::new()), Err(MergeError::Nothing));
        let error =
            merge(vec![record(&["a"], &[]), record(&["a", "b"], &[])]).expect_err("another");
        let text = error.to_string();
        assert_eq!(text, "record 2 is of another sweep than the first: its grid is a b, not a");
    }
}
