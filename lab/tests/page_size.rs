//! The page's size and independence, of a long comparison.

#[path = "../examples/page_demo/synthetic.rs"]
mod synthetic;

use burrow_lab::compare::page;

/// Ten minutes of eight policies with five runs each, sampled each 20 ms.
#[test]
fn ten_minutes_of_eight_policies_stay_below_a_megabyte() {
    let comparison = synthetic::comparison(&synthetic::POLICIES, 5, 600.0, 0.02);
    let page = page::compare(&comparison, &synthetic::rows(&comparison));
    println!("{} bytes", page.len());
    assert!(page.len() < 1_000_000, "{} bytes", page.len());
    assert_independent(&page);
}

/// The same with a heap of some 40 GiB, whose numbers have more digits.
#[test]
fn large_heaps_stay_below_a_megabyte() {
    let mut comparison = synthetic::comparison(&synthetic::POLICIES, 5, 600.0, 0.02);
    for run in &mut comparison.runs {
        for column in run.outside.columns.values_mut().chain(run.inside.columns.values_mut()) {
            column.iter_mut().for_each(|value| *value = *value * 64 + 12_345);
        }
    }
    let page = page::compare(&comparison, &synthetic::rows(&comparison));
    println!("{} bytes", page.len());
    assert!(page.len() < 1_000_000, "{} bytes", page.len());
}

#[test]
fn a_sweep_loads_nothing() {
    assert_independent(&page::sweep(&synthetic::sweep()));
}

/// There is nothing in the page that a browser would fetch.
fn assert_independent(page: &str) {
    for mark in
        ["http://", "https://", "src=", "@import", "url(//", "fetch(", "XMLHttpRequest", "import("]
    {
        assert!(!page.contains(mark), "the page has {mark}");
    }
}
