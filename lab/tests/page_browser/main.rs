//! The page in a browser: what readers see, point at and press.
//!
//! Opens pages from disk in headless Chromium with the network off, through chromedriver (Debian: `chromium chromium-driver`). Without a driver
//! the test says so and checks nothing, unless `NEED_BROWSER` is set, as it is where all is checked. Pictures are left in
//! `target/tmp/page/`. All steps are one test, as starting a browser takes seconds.

#[path = "../../examples/page_demo/synthetic.rs"]
mod synthetic;
mod webdriver;

use std::path::{Path, PathBuf};

use burrow_lab::compare::page;
use burrow_lab::compare::record::{Comparison, Engine, Outcome};
use serde_json::{Value, json};

use webdriver::Browser;

const CHECKS: &str = include_str!("checks.js");
/// WebDriver's codes of keys.
const RIGHT: &str = "\u{e014}";
const ESCAPE: &str = "\u{e00c}";
const HOSTILE: &str = "</script><img src=x onerror=\"console.error('in')\"><!-- <script>";

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page");
    std::fs::create_dir_all(&folder).expect("a folder for pages and pictures");
    folder
}

/// Writes a page and opens it.
fn open(browser: &Browser, name: &str, html: &str) {
    let path = folder().join(name);
    std::fs::write(&path, html).expect("the page can be written");
    browser.open(&format!("file://{}", path.display()));
    browser.after_frame("return 0;");
}

/// Keeps a picture of the page: all of it, or what the window shows.
fn picture(browser: &Browser, name: &str, whole: bool) {
    let data = browser.screenshot(whole);
    std::fs::write(folder().join(name), decode_base64(&data)).expect("the picture can be written");
}

fn decode_base64(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for sextet in text.bytes().filter_map(|byte| ALPHABET.iter().position(|&one| one == byte)) {
        (bits, count) = (bits << 6 | sextet as u32, count + 6);
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

/// Runs one of the checks in the page.
fn check(browser: &Browser, when: &str, name: &str) {
    let faults = browser.after_frame(&format!("{CHECKS}\nreturn {name}();"));
    assert_eq!(faults, json!([]), "{when}: {name}");
}

/// Nothing was written to the console, and nothing fetched.
fn quiet(browser: &Browser, when: &str) {
    let fetched = "return performance.getEntriesByType('resource').map(({ name }) => name);";
    assert_eq!(browser.run(fetched), json!([]), "{when}: fetched");
    assert_eq!(browser.console(), Vec::<Value>::new(), "{when}: the console");
}

fn size(browser: &Browser, width: u32, height: u32) {
    let metrics =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    browser.devtools("Emulation.setDeviceMetricsOverride", metrics);
    browser.after_frame("return 0;");
}

fn theme(browser: &Browser, name: &str) {
    let features = json!([{ "name": "prefers-color-scheme", "value": name }]);
    browser.devtools("Emulation.setEmulatedMedia", json!({ "features": features }));
    browser.after_frame("return 0;");
}

/// A point within a chart's plot, by shares of its width and height, after it was scrolled into view.
fn place(browser: &Browser, chart: &str, x: f64, y: f64) -> (f64, f64) {
    let at = browser.after_frame(&format!(
        "document.querySelector('#{chart}').scrollIntoView({{ block: 'center' }});
         const box = document.querySelector('#{chart} .catch').getBoundingClientRect();
         return [box.left + {x} * box.width, box.top + {y} * box.height];"
    ));
    (at[0].as_f64().expect("x"), at[1].as_f64().expect("y"))
}

/// Each chart's window, from the labels of its time axis and its curves' first points.
fn windows(browser: &Browser) -> Vec<String> {
    let script = "return [...document.querySelectorAll('svg.picture')].map((picture) =>
        [...picture.querySelectorAll('text.tick')].map(({ textContent }) => textContent).filter((text) => /\\s(s|min)$/.test(text)).join());";
    let windows = browser.after_frame(script);
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    windows.as_array().expect("a list").iter().map(text).collect()
}

fn span(browser: &Browser) -> f64 {
    browser.after_frame("return clock.span;").as_f64().expect("seconds")
}

#[test]
fn in_a_browser() {
    let Some(browser) = Browser::start() else {
        assert!(
            std::env::var_os("NEED_BROWSER").is_none(),
            "no chromedriver: install Debian's chromium-driver, or name one in CHROMEDRIVER"
        );
        eprintln!("not checked: no chromedriver (Debian: chromium chromium-driver)");
        return;
    };
    browser.devtools("Network.enable", json!({}));
    let off =
        json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
    browser.devtools("Network.emulateNetworkConditions", off);
    size(&browser, 1400, 900);
    theme(&browser, "light");

    let mut comparison = synthetic::comparison(&synthetic::POLICIES[..6], 5, 60.0, 0.02);
    let html = page::compare(&comparison, &synthetic::rows(&comparison));
    open(&browser, "compare.html", &html);
    quiet(&browser, "opened");
    looks(&browser);
    hover_shows_the_data(&browser, &html);
    pointer_zooms_all(&browser);
    keys_do_the_same(&browser);
    tables_open(&browser);
    switches_work(&browser);
    quiet(&browser, "used");

    spoil(&mut comparison);
    let html = page::compare(&comparison, &synthetic::rows(&comparison));
    open(&browser, "hostile.html", &html);
    hostile_names_are_text(&browser);

    bare(&browser, comparison);

    open(&browser, "sweep.html", &page::sweep(&synthetic::sweep()));
    sweep_works(&browser);
    stays_smooth(&browser);
    numbers_read_well(&browser);
}

/// Structure and contrast in both themes and at two widths, and the pictures.
fn looks(browser: &Browser) {
    browser.run("document.querySelector('details.more').open = true;");
    for name in ["light", "dark"] {
        theme(browser, name);
        check(browser, name, "structureFaults");
        check(browser, name, "contrastFaults");
    }
    browser.run("document.querySelector('details.more').open = false;");
    for name in ["dark", "light"] {
        theme(browser, name);
        picture(browser, &format!("{name}.png"), true);
    }
    let paper = "return getComputedStyle(document.body).backgroundColor;";
    let light = browser.run(paper);
    browser.run("document.getElementById('theme').click();");
    assert_ne!(browser.after_frame(paper), light, "the button changes the theme");
    browser.run("document.getElementById('theme').click();");
    on_paper(browser);
    size(browser, 480, 900);
    check(browser, "480 pixels wide", "structureFaults");
    picture(browser, "narrow.png", true);
    size(browser, 1400, 900);
}

/// What is printed: dark ink on white whatever the theme, and none of the controls.
fn on_paper(browser: &Browser) {
    let dark = json!([{ "name": "prefers-color-scheme", "value": "dark" }]);
    let media = json!({ "media": "print", "features": dark });
    browser.devtools("Emulation.setEmulatedMedia", media);
    size(browser, 900, 900);
    check(browser, "printed", "contrastFaults");
    let paper = "return getComputedStyle(document.body).backgroundColor;";
    assert_eq!(browser.run(paper), "rgb(255, 255, 255)");
    let shown = "return [...document.querySelectorAll('#theme, .tools')].filter(isShown).length;";
    assert_eq!(browser.run(&format!("{CHECKS}\n{shown}")), 0);
    picture(browser, "print.png", true);
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }));
    theme(browser, "light");
}

/// The readouts of all charts are the data's values at the cursor.
fn hover_shows_the_data(browser: &Browser, html: &str) {
    let (_, rest) = html.split_once("id=\"data\">").expect("the data");
    let (json, _) = rest.split_once("</script>").expect("its end");
    let data: Value = serde_json::from_str(json).expect("JSON");
    browser.hover(place(browser, "policy-1", 0.45, 0.5));
    let seen = browser.after_frame(
        "return { t: clock.cursor, lines: document.querySelectorAll('line.cursor').length,
            live: [...document.querySelectorAll('.multiples [data-key=live] .value')].map(({ textContent }) => textContent),
            when: document.querySelector('#overlay .when').textContent };",
    );
    picture(browser, "hover.png", false);
    let t = seen["t"].as_f64().expect("the cursor");
    assert!((26.0..28.0).contains(&t), "45 % of 60 s: {t}");
    assert_eq!(seen["lines"], 7, "a line in each chart");
    assert!(seen["when"].as_str().is_some_and(|text| text.starts_with("at 2")), "{seen}");
    let values = seen["live"].as_array().expect("a list");
    assert_eq!(values.len(), 6);
    for (contender, text) in values.iter().enumerate() {
        let (text, kib) = (text.as_str().expect("a text"), kept(&data, contender, "live", t));
        assert!(reads_like(text, kib), "contender {contender} at {t} s: {text} is not {kib} KiB");
    }
    browser.hover((5.0, 5.0));
}

/// The value in KiB that the page's data have for a contender's quantity nearest to a moment: decoded here anew, from the text of the page.
fn kept(data: &Value, contender: usize, quantity: &str, t: f64) -> f64 {
    let contender = &data["contenders"][contender];
    let shown = contender["shown"].as_u64().expect("a run is shown");
    let inside = &contender["runs"][shown as usize]["inside"];
    let sums = |deltas: &Value| -> Vec<i64> {
        let deltas = deltas.as_array().expect("a list").iter();
        deltas
            .scan(0, |sum, delta| {
                *sum += delta.as_i64().expect("an integer");
                Some(*sum)
            })
            .collect()
    };
    let tick = data["tick_us"].as_f64().expect("the tick") / 1e6;
    let (at, values) = (sums(&inside["at"]), sums(&inside["columns"][quantity]));
    let off = |index: &usize| (at[*index] as f64 * tick - t).abs();
    let nearest = (0..at.len()).min_by(|a, b| off(a).total_cmp(&off(b))).expect("a sample");
    values[nearest] as f64 * data["grain_kib"].as_f64().expect("the grain")
}

/// Whether a text such as `325 MiB` is what a value reads like, in the digits that it has.
fn reads_like(text: &str, kib: f64) -> bool {
    let (number, unit) = text.split_once('\u{a0}').expect("a number and a unit");
    let divisor = match unit {
        "KiB" => 1.0,
        "MiB" => 1024.0,
        _ => panic!("{text}: not what this heap would have"),
    };
    let places = number.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    format!("{:.places$}", kib / divisor) == number
}

fn pointer_zooms_all(browser: &Browser) {
    let before = windows(browser);
    assert_eq!(before.len(), 7);
    assert!(
        before.iter().all(|window| window.contains("60") || window.contains("50")),
        "{before:?}"
    );
    browser.drag(place(browser, "overlay", 0.25, 0.5), place(browser, "overlay", 0.5, 0.6));
    let zoomed = windows(browser);
    assert!((14.0..16.0).contains(&span(browser)), "a quarter of 60 s: {}", span(browser));
    assert!(before.iter().zip(&zoomed).all(|(before, after)| before != after), "{zoomed:?}");
    picture(browser, "zoomed.png", true);
    let at = place(browser, "policy-0", 0.5, 0.5);
    browser.double_click(at);
    assert_eq!(windows(browser), before, "a double click shows the whole run");
    browser.drag(place(browser, "policy-0", 0.6, 0.5), place(browser, "policy-0", 0.4, 0.5));
    assert!((11.0..13.0).contains(&span(browser)), "dragged from right to left");
    browser.run("document.getElementById('reset').click();");
    assert_eq!(windows(browser), before, "the button shows the whole run");
    assert_eq!(browser.run("return document.getElementById('reset').disabled;"), true);
}

fn keys_do_the_same(browser: &Browser) {
    let whole = span(browser);
    browser.run("document.querySelector('#policy-2 .plot').focus();");
    browser.press(&[RIGHT, RIGHT]);
    let cursor = browser.after_frame("return clock.cursor;").as_f64().expect("a cursor");
    assert!((cursor / whole - 0.51).abs() < 0.001, "two steps right of the middle: {cursor}");
    std::thread::sleep(std::time::Duration::from_millis(400));
    let spoken = browser.run("return document.getElementById('spoken').textContent;");
    assert!(spoken.as_str().is_some_and(|text| text.contains("live heap")), "{spoken}");
    browser.press(&["+", "+"]);
    assert!((span(browser) / whole - 0.25).abs() < 0.001);
    browser.press(&["-"]);
    assert!((span(browser) / whole - 0.5).abs() < 0.001);
    browser.press(&[ESCAPE]);
    assert!((span(browser) / whole - 1.0).abs() < 0.001);
    assert_eq!(browser.run("return clock.cursor;"), Value::Null);
}

fn tables_open(browser: &Browser) {
    let rows = browser.after_frame(
        "for (const details of document.querySelectorAll('details.table')) details.open = true;
         return 0;",
    );
    assert_eq!(rows, 0);
    let rows = browser.after_frame(
        "return [...document.querySelectorAll('details.table table')].map((table) => table.tBodies[0].rows.length);",
    );
    assert_eq!(rows, json!([101, 101, 101, 101, 101, 101, 101]));
    check(browser, "with tables", "structureFaults");
    check(browser, "with tables", "contrastFaults");
    browser.run(
        "for (const details of document.querySelectorAll('details.table')) details.open = false;",
    );
}

fn switches_work(browser: &Browser) {
    let count = "return document.querySelectorAll('.multiples path[data-key=released]').length;";
    assert_eq!(browser.after_frame(count), 0);
    browser.run("document.querySelector('[data-quantity=released]').click();");
    assert_eq!(browser.after_frame(count), 6);
    browser.run("document.querySelector('[data-quantity=released]').click();");
    browser.run("document.querySelector('#overlay .key').click();");
    let curves = "return document.querySelectorAll('#overlay path.curve').length;";
    assert_eq!(browser.after_frame(curves), 5, "one policy off");
    browser.run("document.querySelector('#overlay .key').click();");
    let curves = browser.after_frame(
        "const pick = document.querySelector('#policy-0 select');
         pick.selectedIndex = (pick.selectedIndex + 1) % pick.options.length;
         pick.dispatchEvent(new Event('change'));
         return 0;",
    );
    assert_eq!(curves, 0);
    let curves =
        browser.after_frame("return document.querySelectorAll('#policy-0 path.curve').length;");
    assert_eq!(curves, 1, "another run has resident memory only");
}

/// Hostile names everywhere, a run that failed, one that timed out, a contender of which nothing counts.
fn spoil(comparison: &mut Comparison) {
    comparison.head.program = HOSTILE.into();
    comparison.head.args = vec![HOSTILE.into()];
    comparison.head.contenders[1].label = HOSTILE.into();
    comparison.head.machine.cpu = HOSTILE.into();
    for run in &mut comparison.runs {
        match (run.contender, run.number) {
            (3, _) => run.outcome = Outcome::TimedOut { after_ms: 60_000 },
            (1, 2) => run.outcome = Outcome::Status { status: 2, stderr: HOSTILE.into() },
            (2, 1) => {
                run.outcome = Outcome::Failed { why: HOSTILE.into() };
                run.outside.at_us.clear();
            }
            _ => {}
        }
    }
}

fn hostile_names_are_text(browser: &Browser) {
    quiet(browser, "hostile names");
    assert_eq!(browser.run("return document.querySelectorAll('img').length;"), 0);
    assert_eq!(browser.run("return document.querySelector('#policy-1 h4').textContent;"), HOSTILE);
    assert_eq!(browser.run("return document.querySelectorAll('.failures li').length;"), 7);
    size(browser, 480, 900);
    check(browser, "hostile names", "structureFaults");
    picture(browser, "hostile.png", true);
    size(browser, 1400, 900);
}

/// Pages with little on them: a Go run that tells nothing of itself, then no run at all; a sweep without points.
fn bare(browser: &Browser, mut comparison: Comparison) {
    comparison.runs.retain(|run| run.contender == 0 && run.number == 1);
    comparison.runs[0].inside = Default::default();
    comparison.runs[0].marks.clear();
    comparison.head.contenders[0].engine = Engine::Go;
    comparison.head.started_s = u64::MAX;
    let empty = Comparison { runs: Vec::new(), ..comparison.clone() };
    for (name, comparison) in [("only-go.html", comparison), ("no-run.html", empty)] {
        open(browser, name, &page::compare(&comparison, &synthetic::rows(&comparison)));
        quiet(browser, name);
        check(browser, name, "structureFaults");
    }
    let sweep = page::Sweep { points: Vec::new(), ..synthetic::sweep() };
    open(browser, "no-point.html", &page::sweep(&sweep));
    quiet(browser, "no-point.html");
    check(browser, "no-point.html", "structureFaults");
}

fn sweep_works(browser: &Browser) {
    quiet(browser, "sweep");
    for name in ["dark", "light"] {
        theme(browser, name);
        check(browser, name, "structureFaults");
        check(browser, name, "contrastFaults");
        picture(browser, &format!("sweep-{name}.png"), true);
    }
    assert_eq!(
        browser.run("return document.querySelector('table.sweep').tBodies[0].rows.length;"),
        20
    );
    browser.run("document.querySelector('.plot').focus();");
    browser.press(&[RIGHT, RIGHT]);
    let text = browser.after_frame("return document.getElementById('point').textContent;");
    let second = browser.run("return DATA.points[1].label;");
    let starts = |label: &str| text.as_str().is_some_and(|text| text.starts_with(label));
    assert!(second.as_str().is_some_and(starts), "{text} is not {second}");
    assert_eq!(browser.run("return document.querySelectorAll('.ring').length;"), 1);
    size(browser, 480, 900);
    check(browser, "narrow sweep", "structureFaults");
    picture(browser, "sweep-narrow.png", true);
    size(browser, 1400, 900);
}

/// Ten minutes of eight policies: moving the cursor costs a small part of a frame.
fn stays_smooth(browser: &Browser) {
    let comparison = synthetic::comparison(&synthetic::POLICIES, 2, 600.0, 0.1);
    open(browser, "long.html", &page::compare(&comparison, &synthetic::rows(&comparison)));
    let took = browser.run(
        "const start = performance.now();
         for (let index = 0; index < 50; index += 1) { clock.cursor = index * 12; for (const chart of clock.charts) chart.point(); }
         const moved = (performance.now() - start) / 50;
         const again = performance.now();
         for (let index = 0; index < 5; index += 1) { clock.pending = 'window'; clock.flush(); }
         return { moved, drawn: (performance.now() - again) / 5 };",
    );
    println!("moving the cursor: {} ms, drawing all: {} ms", took["moved"], took["drawn"]);
    // A frame has 16 ms; ten times that is a fault even on a busy machine with debug tools attached.
    assert!(took["moved"].as_f64().is_some_and(|ms| ms < 160.0), "{took}");
    quiet(browser, "long");
}

/// How the page writes numbers: expressions of its scripts, and their values.
fn numbers_read_well(browser: &Browser) {
    let cases = [
        ("amount('bytes', 0)", "0 B"),
        ("amount('bytes', 1023)", "1023 B"),
        ("amount('bytes', 1536)", "1.50 KiB"),
        ("amount('bytes', 412 * 1024 ** 2)", "412 MiB"),
        ("amount('byte_seconds', 3.1 * 1024 ** 3)", "3.10 GiB\u{b7}s"),
        ("amount('bytes', 512 * 1024 ** 2, 1024 ** 3, true)", "0.50"),
        ("amount('seconds', 38e-9)", "38.0 ns"),
        ("amount('seconds', 0.0021)", "2.10 ms"),
        ("amount('seconds', 600)", "600 s"),
        ("amount('count', 1234)", "1234"),
        ("amount('count', 2500000)", "2.50 million"),
        ("amount('bytes', null)", "\u{2013}"),
        ("tickText('bytes', 1024 ** 3)", "1 GiB"),
        ("tickText('bytes', 1.5 * 1024 ** 3)", "1.5 GiB"),
        ("tickText('bytes', 100 * 1024 ** 2)", "100 MiB"),
        ("moment(12.345, 60)", "12.3 s"),
        ("moment(0.0123, 0.05)", "0.0123 s"),
        ("moment(599.98, 600)", "10:00 min"),
        ("moment(61.5, 200)", "1:02 min"),
        ("String(decode([3, null, -1, 2]))", "3,,2,4"),
        ("String(ticks(0, 10, 5))", "0,2,4,6,8,10"),
        ("String(clockTicks(0, 600, 5))", "0,120,240,360,480,600"),
        ("unbroken('-3.1 % (p = 0.01)')", "-3.1 % (p = 0.01)"),
    ];
    for (expression, want) in cases {
        let text = browser.run(&format!("return {expression};"));
        let text = text.as_str().expect("a text").replace('\u{a0}', " ");
        assert_eq!(text, want, "{expression}");
    }
}
