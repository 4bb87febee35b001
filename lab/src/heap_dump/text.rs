//! How answers are written for people.

use super::dump::{Dump, Slot};

/// Bytes with a unit that keeps the number short: `512 B`, `1.5 KiB`, `64.0 MiB`.
pub(super) fn bytes(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
    if bytes < 1024 {
        return format!("{bytes} B");
    }
    let (mut value, mut unit) = (bytes as f64 / 1024.0, 0);
    while value >= 1024.0 && unit + 1 < UNITS.len() {
        value /= 1024.0;
        unit += 1;
    }
    format!("{value:.1} {}", UNITS[unit])
}

/// The same with a sign.
pub(super) fn change(change: i64) -> String {
    let sign = if change < 0 { "-" } else { "+" };
    format!("{sign}{}", bytes(change.unsigned_abs()))
}

/// A number with the noun in singular or plural.
pub(super) fn count(count: u64, noun: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{s}")
}

/// Which part of a whole, in percent.
pub(super) fn percent(part: u64, whole: u64) -> String {
    if whole == 0 { "0 %".into() } else { format!("{:.0} %", part as f64 * 100.0 / whole as f64) }
}

/// What holds a slot, by name.
pub(super) fn root_name(dump: &Dump, slot: &Slot) -> String {
    let root = &dump.roots[slot.root as usize];
    let (name, place, state) = (dump.text(root.name), dump.text(root.place), dump.text(root.state));
    let state = if state.is_empty() { String::new() } else { format!(" [{state}]") };
    let goroutine = format!("goroutine {}{state}", root.goroutine);
    let frame = format!("{goroutine}, {name} ({place})");
    match root.kind {
        0 => format!("global variable {name}"),
        1 => match dump.text(slot.name) {
            "" => format!("{frame}, word {}", slot.offset / 8),
            variable => format!("{frame}, variable {variable}"),
        },
        2 => {
            let ty = root.ty.map_or("unknown type", |ty| &*dump.types.get(ty).name);
            format!("{frame}, variable of type {ty}")
        }
        3 => format!("{goroutine}, a deferred call"),
        4 => format!("{goroutine}, the value of a panic"),
        5 => format!("{goroutine}, the channel operation it waits in"),
        6 => "table of timers".into(),
        7 => "table of semaphores".into(),
        8 => "table of finalizers: the function of one".into(),
        9 => "table of finalizers: an object that has one".into(),
        10 => "queue of finalizers and cleanups that are due".into(),
        11 => "table of cleanups".into(),
        12 => "table of weak pointers".into(),
        13 => "list of the sync.Pools that keep something".into(),
        other => format!("root of kind {other}"),
    }
}

/// Rows in columns, to the right but for the last.
pub(super) fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = head.iter().map(|cell| cell.len()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let mut line = String::new();
        let last = widths.len() - 1;
        for (at, cell) in cells.enumerate() {
            match at {
                _ if at == last => line.push_str(&format!("  {cell}")),
                0 => line.push_str(&format!("{cell:>0$}", widths[0])),
                _ => line.push_str(&format!("  {cell:>0$}", widths[at])),
            }
        }
        line.push('\n');
        line
    };
    let mut out = line(&mut head.iter().copied());
    for row in rows {
        out.push_str(&line(&mut row.iter().map(String::as_str)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        let cases = [
            (0, "0 B"),
            (1023, "1023 B"),
            (1536, "1.5 KiB"),
            (64 << 20, "64.0 MiB"),
            (u64::MAX, "16777216.0 TiB"),
        ];
        for (value, want) in cases {
            assert_eq!(bytes(value), want, "{value}");
        }
        assert_eq!((change(-5), change(2048)), ("-5 B".into(), "+2.0 KiB".into()));
    }
}
