//! Tests of what can be told from the page's text; `lab/tests/page_browser` opens it.

use super::*;
use crate::compare::metric;
use crate::compare::record::{
    Contestant, Engine, Head, Machine, Mark, MarkKind, Outcome, Quantity, Run, SCHEMA, Series,
    VERSION,
};

/// A comparison in which everything that users can name is `text`.
fn named(text: &str) -> Comparison {
    let contender = Contestant { label: text.into(), engine: Engine::Burrow };
    let machine = Machine { cpu: text.into(), go: Some(text.into()), ..Machine::default() };
    let failed = Outcome::Status { status: 1, stderr: text.into() };
    Comparison {
        head: Head {
            schema: SCHEMA.into(),
            version: VERSION,
            burrow: text.into(),
            started_s: 0,
            program: text.into(),
            args: vec![text.into()],
            contenders: vec![contender],
            runs: 1,
            machine,
        },
        runs: vec![run(0, 1, failed, 1.0)],
    }
}

fn run(contender: usize, number: u32, outcome: Outcome, integral: f64) -> Run {
    let columns = [(Quantity::Rss, vec![4096, 8192])].into();
    Run {
        contender,
        number,
        outcome,
        metrics: [("rss.integral".to_owned(), integral)].into(),
        outside: Series { at_us: vec![0, 1000], columns },
        inside: Series::default(),
        marks: Vec::new(),
    }
}

fn row(verdict: &str) -> Row {
    Row {
        metric: "rss.peak".into(),
        contender: 0,
        median: 1.0,
        low: f64::NAN,
        high: f64::INFINITY,
        outliers: 0,
        verdict: verdict.into(),
        tone: Tone::Unclear,
    }
}

/// The JSON within a page.
fn data(page: &str) -> serde_json::Value {
    let (_, rest) = page.split_once("id=\"data\">").expect("the data's element");
    let (json, _) = rest.split_once("</script>").expect("its end");
    serde_json::from_str(json).expect("JSON up to the first end of a script")
}

const HOSTILE: [&str; 6] = [
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "<img onerror=alert(1)>",
    "</title><b>&amp;",
    "{{data}} {{script}}",
    "\u{2028}\"'`${1}\\",
];

#[test]
fn hostile_names_stay_data() {
    let plain = compare(&named("x"), &[row("x")]);
    for text in HOSTILE {
        let page = compare(&named(text), &[row(text)]);
        for mark in ["<script", "</script", "<!--", "<img", "<b>"] {
            let count = |page: &str| page.matches(mark).count();
            assert_eq!(count(&page), count(&plain), "{text}: {mark}");
        }
        let data = data(&page);
        assert_eq!(data["program"], text);
        assert_eq!(data["contenders"][0]["label"], text);
        assert_eq!(data["trouble"][0]["stderr"], text);
        assert_eq!(data["rows"][0]["verdict"], text);
    }
}

#[test]
fn hostile_names_stay_data_in_a_sweep() {
    for text in HOSTILE {
        let at = Interval { median: f64::NAN, low: 1.0, high: 1.0 };
        let page = sweep(&Sweep {
            program: text.into(),
            burrow: "0".into(),
            started_s: 0,
            machine: Machine::default(),
            x: *metric::by_name("cpu.total").expect("a metric"),
            y: *metric::by_name("rss.integral").expect("a metric"),
            points: vec![Point { label: text.into(), x: at, y: at, note: text.into() }],
        });
        let data = data(&page);
        assert_eq!(data["points"][0]["label"], text);
        assert_eq!(data["points"][0]["x"]["median"], serde_json::Value::Null);
        assert_eq!(page.matches("</script").count(), 2, "{text}");
    }
}

#[test]
fn which_run_is_shown() {
    let timed_out = || Outcome::TimedOut { after_ms: 1 };
    type Case<'a> = (&'a str, Vec<(u32, Outcome, f64)>, Option<u64>);
    let cases: Vec<Case<'_>> = vec![
        ("no run", vec![], None),
        ("only the warm-up", vec![(0, Outcome::Done, 1.0)], None),
        ("the middle one", [3.0, 1.0, 2.0].map(|v| (v as u32, Outcome::Done, v)).into(), Some(2)),
        (
            "the lower middle one",
            [4.0, 3.0, 2.0, 1.0].map(|v| (v as u32, Outcome::Done, v)).into(),
            Some(2),
        ),
        (
            "failed ones do not count",
            vec![(1, timed_out(), 0.0), (2, timed_out(), 1.0), (3, Outcome::Done, 2.0)],
            Some(3),
        ),
        ("none counts", vec![(1, timed_out(), 0.0)], Some(1)),
    ];
    for (case, runs, want) in cases {
        let mut comparison = named("x");
        comparison.runs =
            runs.into_iter().map(|(number, outcome, v)| run(0, number, outcome, v)).collect();
        let data = data(&compare(&comparison, &[]));
        let contender = &data["contenders"][0];
        let shown = contender["shown"].as_u64().map(|at| &contender["runs"][at as usize]);
        assert_eq!(shown.and_then(|run| run["number"].as_u64()), want, "{case}");
        assert!(shown.is_none_or(|run| run["full"] == true), "{case}");
    }
}

/// A record is a file, and may hold anything.
#[test]
fn senseless_numbers_make_a_page() {
    let mut comparison = named("x");
    comparison.head.started_s = u64::MAX;
    comparison.head.machine.memory_bytes = u64::MAX;
    let wild = vec![u64::MAX, 0, u64::MAX, 1 << 63, 1, u64::MAX / 2];
    let mark = |&at_us: &u64| Mark { at_us, kind: MarkKind::Release, bytes: u64::MAX };
    let run = &mut comparison.runs[0];
    run.marks = wild.iter().map(mark).collect();
    run.outside.columns = [(Quantity::Rss, wild.clone()), (Quantity::Huge, vec![7])].into();
    run.outside.at_us = wild.clone();
    comparison.runs.push(Run { contender: usize::MAX, ..comparison.runs[0].clone() });
    let long = Series { at_us: (0..5000).map(|at| at << 51).collect(), ..Series::default() };
    comparison.runs[0].inside = long;
    assert_eq!(data(&compare(&comparison, &[]))["trouble"][1]["label"], "?");
}

#[test]
fn rows_of_unknown_contenders_are_left_out() {
    let stray = Row { contender: 7, ..row("x") };
    assert_eq!(data(&compare(&named("x"), &[stray]))["rows"], serde_json::json!([]));
}
