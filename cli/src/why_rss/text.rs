//! Pictures as tables for people.

use std::fmt::Write;

use burrow_runtime::resident::{Moment, Picture, Pictures};

use super::parts::{Absent, Row, mib, rows};

/// A table for each picture, and a line on how they were taken.
pub fn tables<'p>(shown: impl Iterator<Item = &'p Picture>, all: &Pictures) -> String {
    let mut out = String::new();
    for picture in shown {
        table(&mut out, picture);
    }
    let _ = writeln!(
        out,
        "The size was looked at {} times and taken apart {} times, for which the program stood still for {:.1} ms in all.\n\
         By the kernel's own high-water mark the process was never larger than {}, reading the program included.",
        all.looks,
        all.pictures,
        all.stopped.0 as f64 / 1e6,
        mib(all.high_water),
    );
    out
}

fn table(out: &mut String, picture: &Picture) {
    let when = match picture.moment {
        Moment::Start => "at the start",
        Moment::Peak => "at its largest",
        Moment::End => "at the end",
    };
    let seconds = picture.at.0 as f64 / 1e9;
    let _ = writeln!(out, "{} resident {when}, after {seconds:.3} s:", mib(picture.resident));
    let rows = rows(picture);
    let labels = rows.iter().map(|row| row.label.len()).max().unwrap_or(0);
    for Row { label, bytes, rule, part } in &rows {
        if *bytes == 0 && *part != "unexplained" {
            continue;
        }
        let share = *bytes as f64 / picture.resident.max(1) as f64 * 100.0;
        let size = *bytes as f64 / f64::from(1 << 20);
        let _ = writeln!(out, "{size:>9.2} MiB {share:>5.1} %  {label:<labels$}  {rule}");
    }
    let Absent { released_bytes, untouched_bytes } = Absent::of(picture);
    let _ = writeln!(
        out,
        "Not resident, of the heap's pages: {} free and with the system, {} in use and never touched.",
        mib(released_bytes),
        mib(untouched_bytes)
    );
    if picture.lazy_free > 0 {
        let _ = writeln!(out, "The kernel may take {} at once (LazyFree).", mib(picture.lazy_free));
    }
    out.push('\n');
}
