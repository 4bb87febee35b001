//! The grid of a sweep: axes with their values, and the cells where they cross.
//!
//! Read from the flags of `burrow sweep` or from a TOML file. A cell is a contender as text (`decay:dirty=1s,gogc=50,limit=160MiB`), so that any
//! cell can be run alone by `burrow compare --policy`.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use std::fmt;

use serde::Deserialize;

use crate::compare::{Contender, ContenderError};

/// More cells than this are a mistake: at a second a run they take hours.
pub const MAX_CELLS: usize = 10_000;

/// The axes. An empty one takes no part: cells have that setting's default.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Grid {
    /// Policies, with settings that are no axis.
    pub policy: Vec<String>,
    /// Decay times of dirty pages, for the policies that decay and name none.
    pub decay: Vec<String>,
    /// GOGC.
    #[serde(deserialize_with = "words")]
    pub gogc: Vec<String>,
    /// GOMEMLIMIT.
    pub limit: Vec<String>,
    /// GOMAXPROCS.
    #[serde(deserialize_with = "words")]
    pub procs: Vec<String>,
}

/// Why a grid has no cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GridError {
    /// A cell is none.
    Cell {
        /// Its text.
        text: String,
        /// What is wrong with it.
        error: ContenderError,
    },
    /// Decay times are given, and no policy takes them.
    NoDecay,
    /// There are more than [`MAX_CELLS`].
    TooMany {
        /// So many.
        cells: usize,
    },
}

impl fmt::Display for GridError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GridError::Cell { text, error } => write!(f, "the cell {text:?}: {error}"),
            GridError::NoDecay => f.write_str(
                "decay times are given, but no policy decays without naming its own: add decay or decay:bg to the policies",
            ),
            GridError::TooMany { cells } => {
                write!(
                    f,
                    "the grid has {cells} cells; at most {MAX_CELLS} are run: give an axis fewer values"
                )
            }
        }
    }
}

impl std::error::Error for GridError {}

impl Grid {
    /// The cells, policy by policy, each once.
    ///
    /// # Errors
    /// A value is none for its axis, or there are too many cells.
    pub fn cells(&self) -> Result<Vec<Contender>, GridError> {
        let mut texts = self.policies()?;
        for (name, values) in [("gogc", &self.gogc), ("limit", &self.limit), ("procs", &self.procs)]
        {
            texts = crossed(&texts, name, values)?;
        }
        let mut cells: Vec<Contender> = Vec::new();
        for text in texts {
            let cell = Contender::parse(&text).map_err(|error| GridError::Cell { text, error })?;
            if !cells.iter().any(|other| other.label == cell.label) {
                cells.push(cell);
            }
        }
        Ok(cells)
    }

    /// The policies; of those that decay, and name no time, one for each decay time.
    fn policies(&self) -> Result<Vec<String>, GridError> {
        let own = if self.policy.is_empty() { vec!["go".to_owned()] } else { self.policy.clone() };
        if self.decay.is_empty() {
            return Ok(own);
        }
        let (timed, others): (Vec<_>, Vec<_>) =
            own.iter().cloned().partition(|text| takes_times(text));
        if timed.is_empty() {
            return Err(GridError::NoDecay);
        }
        let timed = crossed(&timed, "dirty", &self.decay)?;
        Ok(others.into_iter().chain(timed).collect())
    }
}

/// Whether a policy decays and leaves its time open.
fn takes_times(text: &str) -> bool {
    let mut parts = text.split([':', ',']).map(str::trim);
    parts.next() == Some("decay") && !parts.any(|part| part.starts_with("dirty"))
}

/// Each text with each value of a setting; as they are if there is none.
fn crossed(texts: &[String], name: &str, values: &[String]) -> Result<Vec<String>, GridError> {
    if values.is_empty() {
        return Ok(texts.to_vec());
    }
    let cells = texts.len().saturating_mul(values.len());
    if cells > MAX_CELLS {
        return Err(GridError::TooMany { cells });
    }
    Ok(texts.iter().flat_map(|text| values.iter().map(|value| with(text, name, value))).collect())
}

/// A contender's text with a further setting.
fn with(text: &str, name: &str, value: &str) -> String {
    let sign = if text.starts_with("decay") && !text.contains(':') { ':' } else { ',' };
    format!("{text}{sign}{name}={value}")
}

/// Words, or numbers that stand for them.
fn words<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Value {
        Number(i64),
        Word(String),
    }
    let values = Vec::<Value>::deserialize(deserializer)?;
    let word = |value| match value {
        Value::Number(number) => number.to_string(),
        Value::Word(word) => word,
    };
    Ok(values.into_iter().map(word).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(grid: &Grid) -> Vec<String> {
        grid.cells().expect("cells").into_iter().map(|cell| cell.label).collect()
    }

    fn own(values: &[&str]) -> Vec<String> {
        values.iter().map(|&value| value.to_owned()).collect()
    }

    #[test]
    fn axes_cross() {
        let grid = Grid {
            policy: own(&["go", "decay:bg", "decay:dirty=9s"]),
            decay: own(&["1s", "5s"]),
            gogc: own(&["50", "off"]),
            ..Grid::default()
        };
        let want = [
            "go,gogc=50",
            "go,gogc=off",
            "decay:dirty=9s,gogc=50",
            "decay:dirty=9s,gogc=off",
            "decay:bg,dirty=1s,gogc=50",
            "decay:bg,dirty=1s,gogc=off",
            "decay:bg,dirty=5s,gogc=50",
            "decay:bg,dirty=5s,gogc=off",
        ];
        assert_eq!(labels(&grid), want);
    }

    #[test]
    fn a_grid_of_nothing_is_one_cell() {
        assert_eq!(labels(&Grid::default()), ["go"]);
        let twice = Grid { policy: own(&["go", "go"]), ..Grid::default() };
        assert_eq!(labels(&twice), ["go"], "each once");
    }

    #[test]
    fn wrong_values_name_their_cell() {
        let grid = Grid { gogc: own(&["50", "lots"]), ..Grid::default() };
        let error = grid.cells().expect_err("lots").to_string();
        assert!(
            error.contains("go,gogc=lots") && error.contains("expected a percentage"),
            "{error}"
        );
        let grid =
            Grid { gogc: vec!["1".into(); 200], limit: vec!["off".into(); 200], ..Grid::default() };
        assert_eq!(grid.cells(), Err(GridError::TooMany { cells: 40_000 }));
    }

    #[test]
    fn an_axis_that_no_policy_takes_is_an_error() {
        for policy in ["go", "decay:dirty=1s", "go,domain.b=decay+bg"] {
            let grid = Grid { policy: own(&[policy]), decay: own(&["1s"]), ..Grid::default() };
            assert_eq!(grid.cells(), Err(GridError::NoDecay), "{policy}");
        }
    }

    #[test]
    fn a_file_may_have_numbers() {
        let grid: Grid =
            toml::from_str("gogc = [50, \"off\"]\nlimit = [\"160MiB\"]").expect("a grid");
        assert_eq!(labels(&grid), ["go,gogc=50,limit=160MiB", "go,gogc=off,limit=160MiB"]);
        let error = toml::from_str::<Grid>("gocg = [50]").expect_err("no such axis").to_string();
        assert!(error.contains("gocg") && error.contains("gogc"), "{error}");
    }
}
