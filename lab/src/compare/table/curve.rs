//! Small curves of resident memory, one for each contender: of its median run, all to the same scale.

#![forbid(unsafe_code)]

use super::units::Scale;
use crate::compare::metric::Unit;
use crate::compare::record::{Comparison, Quantity, Run, Series};

const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The curves, and what their ends mean.
pub(super) struct Curves {
    /// For each contender; blank if it has none.
    pub lines: Vec<String>,
    /// Up to how much, over how long; none if there is no curve.
    pub legend: Option<String>,
}

/// The curves of a comparison, so many characters wide.
pub(super) fn curves(comparison: &Comparison, width: usize) -> Curves {
    let runs: Vec<Option<&Run>> =
        (0..comparison.head.contenders.len()).map(|of| comparison.median_run(of)).collect();
    let shown = || runs.iter().flatten().filter_map(|run| resident(&run.outside));
    let (mut last_us, mut most) = (0, 0);
    for (at_us, rss) in shown() {
        last_us = last_us.max(at_us.last().copied().unwrap_or(0));
        most = most.max(rss.iter().copied().max().unwrap_or(0));
    }
    let line = |run: &Option<&Run>| {
        let Some((at_us, rss)) = run.and_then(|run| resident(&run.outside)) else {
            return " ".repeat(width);
        };
        (0..width).map(|column| block(at_us, rss, moment(column, width, last_us), most)).collect()
    };
    let lines = runs.iter().map(line).collect();
    let (size, time) = (most as f64, last_us as f64 / 1e6);
    let legend = (most > 0).then(|| {
        let size = Scale::of(Unit::Bytes, [size].into_iter()).with_unit(size);
        let time = Scale::of(Unit::Seconds, [time].into_iter()).with_unit(time);
        format!("RSS of the median run, 0 to {size}, over {time}")
    });
    Curves { lines, legend }
}

fn resident(series: &Series) -> Option<(&[u64], &[u64])> {
    let rss = series.columns.get(&Quantity::Rss)?;
    (!rss.is_empty() && rss.len() == series.at_us.len()).then_some((&series.at_us, rss))
}

/// The time in the middle of a column.
fn moment(column: usize, width: usize, last_us: u64) -> u64 {
    (u128::from(last_us) * (2 * column as u128 + 1) / (2 * width as u128)) as u64
}

/// What was last seen at this time; nothing once the run was over.
fn block(at_us: &[u64], rss: &[u64], moment: u64, most: u64) -> char {
    let seen = at_us.partition_point(|&at| at <= moment);
    if seen == 0 || moment > at_us[at_us.len() - 1] {
        return ' ';
    }
    let share = rss[seen - 1] as f64 / most.max(1) as f64;
    BLOCKS[((share * BLOCKS.len() as f64) as usize).min(BLOCKS.len() - 1)]
}
