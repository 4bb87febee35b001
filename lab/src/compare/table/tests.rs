//! Tables as they stand on a terminal.

use super::*;
use crate::compare::samples::{any_comparison, comparison};
use proptest::prelude::*;

fn table(comparison: &Comparison, width: usize, all: bool) -> String {
    let mut bytes = Vec::new();
    let options = Options { width, all };
    write(comparison, &Summary::of(comparison), options, &mut bytes).expect("memory takes it");
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn as_people_see_it() {
    let got = table(&comparison(), 100, false);
    assert_eq!(got, include_str!("golden.txt"), "got:\n{got}");
}

/// Six contenders with all there is.
fn six() -> Comparison {
    let mut six = comparison();
    let (contenders, runs) = (six.head.contenders.clone(), six.runs.clone());
    six.head.contenders.extend(contenders);
    six.runs.extend(runs.into_iter().map(|mut run| {
        run.contender += 3;
        run
    }));
    six
}

#[test]
fn contenders_that_do_not_fit_make_another_block() {
    let got = table(&six(), 100, true);
    let heads: Vec<Vec<&str>> = (got.lines())
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .filter(|words| words.first() == Some(&"A") && words.iter().all(|word| word.len() == 1))
        .collect();
    assert!(heads.len() > 1 && heads.iter().all(|head| head[0] == "A"), "{got}");
    assert_eq!(heads.concat().iter().filter(|letter| **letter != "A").count(), 5, "{got}");
}

#[test]
fn cuts_are_said() {
    let mut cut = comparison();
    for run in cut.runs.iter_mut().filter(|run| run.counts()) {
        run.outcome = crate::compare::record::Outcome::Cut { after_ms: 1500 };
    }
    assert!(table(&cut, 100, false).contains("All runs were ended after 1.5 s"));
    assert!(!table(&comparison(), 100, false).contains("were ended after"));
}

#[test]
fn marks() {
    let of = |verdict, ratio: Option<f64>| {
        let ratio =
            ratio.map(|ratio| crate::compare::stats::Ratio { ratio, low: ratio, high: None });
        mark(&Against { verdict, ratio, p: None, runs_needed: None })
    };
    let no = |why| Verdict::NoVerdict { why };
    let cases = [
        ("less", of(Verdict::Lower, Some(0.62)), "-38 %"),
        ("a little less", of(Verdict::Lower, Some(0.962)), "-3.8 %"),
        ("hardly any", of(Verdict::Lower, Some(0.0001)), "-99.9 %"),
        ("less than a hundredth", of(Verdict::Lower, Some(0.004)), "-99.6 %"),
        ("none", of(Verdict::Lower, Some(0.0)), "-100 %"),
        ("more", of(Verdict::Higher, Some(2.5)), "+150 %"),
        ("many times", of(Verdict::Higher, Some(12.4)), "x 12"),
        ("beyond", of(Verdict::Higher, Some(12345.0)), "x >99"),
        ("from nothing", of(Verdict::Higher, None), "from 0"),
        ("alike", of(no(Why::TooSmall), Some(1.0)), "="),
        ("overlap", of(no(Why::Overlap), Some(1.2)), "~"),
        ("few", of(no(Why::TooFewRuns), Some(1.2)), "?"),
    ];
    for (case, got, want) in cases {
        assert_eq!(got, want, "{case}");
    }
}

#[test]
fn one_contender_or_no_run_is_a_table_too() {
    let mut alone = comparison();
    alone.head.contenders.truncate(1);
    alone.runs.retain(|run| run.contender == 0);
    let got = table(&alone, 100, false);
    assert!(got.contains("peak RSS") && !got.contains("Against A"), "{got}");
    alone.runs.clear();
    assert!(table(&alone, 100, false).contains("Machine:"));
    alone.head.contenders.clear();
    table(&alone, 100, false);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever labels and runs there are, a table fits the terminal, and nothing in it moves the cursor.
    #[test]
    fn tables_fit(comparison in any_comparison(), width in 100..140_usize, all in any::<bool>()) {
        for line in table(&comparison, width, all).lines() {
            prop_assert!(line.chars().count() <= width, "{width} columns: {line}");
            prop_assert!(!line.chars().any(char::is_control), "{line:?}");
        }
    }
}
