//! Settings by name on the command line and in `BURROW_CONF`, and `burrow ctl`, which lists the names.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use burrow_runtime::ctl::{Entry, Name, Registry, Setting, When, parse_conf};
use serde::Serialize;

use crate::USAGE;
use crate::args::{CtlOptions, ListFormat};

/// Version of the JSON objects: fields may be added under the same number, but none changes its meaning or goes.
const SCHEMA: u32 = 1;
/// Letters of a line on a terminal: what reads well, and most windows have.
const WIDTH: usize = 100;

/// The value of `--ctl`: a name and a value.
pub fn setting(text: &str) -> Result<Setting, String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => {
            Ok(Setting { name: name.into(), value: value.into(), place: format!("--ctl {text}") })
        }
        _ => Err("expected NAME=VALUE such as gc.percent=50; `burrow ctl` lists the names".into()),
    }
}

/// Says what is wrong with the settings, before the program is read.
pub fn check(settings: &[Setting]) -> Result<(), String> {
    let conf = std::env::var_os("BURROW_CONF").unwrap_or_default();
    let conf = conf.to_str().ok_or("BURROW_CONF is not valid UTF-8")?;
    let conf = parse_conf(conf).map_err(|error| error.to_string())?;
    if conf.is_empty() && settings.is_empty() {
        return Ok(());
    }
    let registry = Registry::builtin();
    conf.iter().chain(settings).try_for_each(|Setting { name, value, place }| {
        let found = registry.find(name).and_then(|found| found.entry.parse(name, value));
        found.map(drop).map_err(|error| format!("{place}: {error}"))
    })
}

/// `burrow ctl`
pub fn list(options: &CtlOptions) -> ExitCode {
    let registry = Registry::builtin();
    let names = registry.list(&options.pattern, None);
    if names.is_empty() {
        match registry.find(&options.pattern) {
            Err(error) => eprintln!("burrow: {error}"),
            Ok(_) => eprintln!("burrow: no name matches {}", options.pattern),
        }
        return ExitCode::from(USAGE);
    }
    let text = match options.format {
        ListFormat::Text => {
            let width = io::stdout().is_terminal().then_some(WIDTH);
            table(&names, width)
        }
        ListFormat::Json => names.iter().map(json).collect(),
    };
    // A closed pipe (`| head`) is no failure.
    let _ = io::stdout().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

/// Names, types, units and meanings in columns; meanings are broken at `width`, if there is one.
fn table(names: &[Name<'_>], width: Option<usize>) -> String {
    let longest = names.iter().map(|name| name.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for Name { name, entry } in names {
        let access = if entry.is_writable() { "rw" } else { "r" };
        let (kind, unit) = (entry.kind.name(), entry.unit.name());
        let head = format!("{name:<longest$}  {kind:<6}  {unit:<7}  {access:<2}  ");
        let room = width.map_or(usize::MAX, |width| width.saturating_sub(head.len()).max(30));
        let indent = " ".repeat(head.len());
        let lines = wrap(&meaning(entry), room).join(&format!("\n{indent}"));
        out += &format!("{head}{lines}\n");
    }
    out
}

fn meaning(entry: &Entry) -> String {
    match entry.range() {
        Some(range) if range.max < i128::from(u64::MAX) => format!("{} {range}.", entry.doc),
        _ => entry.doc.to_string(),
    }
}

fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is one from the start");
        match line.len() {
            0 => line.push_str(word),
            length if length + 1 + word.len() <= width => *line += &format!(" {word}"),
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A name in JSON.
#[derive(Serialize)]
struct Record<'n> {
    schema: u32,
    name: &'n str,
    r#type: &'static str,
    unit: Option<&'static str>,
    writable: bool,
    min: Option<i128>,
    max: Option<i128>,
    off: Option<i64>,
    from: &'static str,
    doc: &'n str,
}

fn json(name: &Name<'_>) -> String {
    let Name { name, entry } = name;
    let range = entry.range();
    let record = Record {
        schema: SCHEMA,
        name,
        r#type: entry.kind.name(),
        unit: Some(entry.unit.name()).filter(|unit| !unit.is_empty()),
        writable: entry.is_writable(),
        min: range.map(|range| range.min),
        max: range.map(|range| range.max),
        off: range.and_then(|range| range.off),
        from: match entry.when {
            When::Anytime => "anywhere",
            When::Walk => "walk",
            When::Run => "run",
            When::Stopped => "stopped",
        },
        doc: &entry.doc,
    };
    let mut line = serde_json::to_string(&record).expect("text and numbers can be written as JSON");
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_a_name_and_a_value() {
        let read = setting("a.b=c=d").expect("it is one");
        assert_eq!((&*read.name, &*read.value, &*read.place), ("a.b", "c=d", "--ctl a.b=c=d"));
        for wrong in ["", "x", "=5"] {
            assert!(setting(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn text_is_broken_between_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("one two", usize::MAX), ["one two"]);
        assert_eq!(wrap("unbreakable", 3), ["unbreakable"]);
    }
}
