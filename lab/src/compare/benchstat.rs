//! A comparison as Go benchmark results, for `benchstat` and what else reads them.
//!
//! A line for each run that counts: `BenchmarkRun/policy=hold 1 1250000000 ns/op 93428122 rss-peak-bytes`. Labels become part of a name, in which
//! white space and control characters cannot stand; units are names without white space. `benchstat -col /policy FILE` puts contenders side by side.

#![forbid(unsafe_code)]

use std::io::{self, Write};

use super::metric::{METRICS, Metric, Unit};
use super::record::Comparison;

/// Writes it, with the lines about the machine that Go's benchmarks have.
///
/// # Errors
///
/// If it cannot be written.
pub fn write(comparison: &Comparison, mut to: impl Write) -> io::Result<()> {
    let head = &comparison.head;
    writeln!(to, "goos: linux")?;
    writeln!(to, "cpu: {}", one_line(&head.machine.cpu))?;
    writeln!(to, "kernel: {}", one_line(&head.machine.kernel))?;
    writeln!(to, "program: {}", one_line(&head.program))?;
    for run in comparison.runs.iter().filter(|run| run.counts()) {
        let label = head.contenders.get(run.contender).map_or("?", |contender| &contender.label);
        let values =
            METRICS.iter().filter_map(|metric| Some((metric, *run.metrics.get(metric.name)?)));
        let values: Vec<String> = values.map(|(metric, value)| measured(metric, value)).collect();
        // A line without any value is no result.
        if !values.is_empty() {
            writeln!(to, "BenchmarkRun/policy={} 1 {}", part_of_name(label), values.join(" "))?;
        }
    }
    to.flush()
}

/// A value with its unit. The time of a run is what Go's benchmarks call it. Other times are in seconds: benchstat makes seconds of
/// nanoseconds, but leaves a 0 in them, and would take that for another quantity.
fn measured(metric: &Metric, value: f64) -> String {
    let name = metric.name.replace('.', "-");
    match metric.unit {
        Unit::Seconds if metric.name == "time.run" => format!("{} ns/op", value * 1e9),
        Unit::Seconds => format!("{value} {name}-sec"),
        Unit::Bytes => format!("{value} {name}-bytes"),
        Unit::ByteSeconds => format!("{value} {name}-bytes*sec"),
        Unit::Count => format!("{value} {name}"),
    }
}

/// A label as a part of a benchmark's name. A `/` would begin another part, and `-8` at the end would be read as GOMAXPROCS.
fn part_of_name(label: &str) -> String {
    let fits = |char: char| {
        if char.is_whitespace() || char.is_control() || char == '/' { '_' } else { char }
    };
    let mut name: String = label.chars().map(fits).collect();
    let digits = name.len() - name.trim_end_matches(|char: char| char.is_ascii_digit()).len();
    if digits > 0 && name[..name.len() - digits].ends_with('-') {
        name.push('_');
    }
    name
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::samples::{any_comparison, comparison};
    use super::*;
    use proptest::prelude::*;

    fn text(comparison: &Comparison) -> String {
        let mut bytes = Vec::new();
        write(comparison, &mut bytes).expect("memory takes it");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn names_are_one_word() {
        let cases = [
            ("plain", "decay:dirty=10s,bg", "decay:dirty=10s,bg"),
            ("blanks", "go, gogc=50", "go,_gogc=50"),
            ("parts", "a/b", "a_b"),
            ("GOMAXPROCS", "mine-8", "mine-8_"),
            ("no GOMAXPROCS", "mine8", "mine8"),
        ];
        for (case, label, want) in cases {
            assert_eq!(part_of_name(label), want, "{case}");
        }
    }

    #[test]
    fn lines_are_runs_that_count() {
        let text = text(&comparison());
        let results: Vec<&str> =
            text.lines().filter(|line| line.starts_with("Benchmark")).collect();
        assert_eq!(results.len(), 14, "no warming up, nothing that failed: {text}");
        assert_eq!(
            results[0],
            "BenchmarkRun/policy=hold 1 93428122 rss-peak-bytes 58159006 rss-integral-bytes*sec 10500 faults-minor \
             0 returns-calls 12 gc-cycles 0.0000015 latency-p99-sec 1245000000 ns/op"
        );
    }

    proptest! {
        /// Each result is a name, a count, and pairs of a number and a unit.
        #[test]
        fn results_have_the_shape_of_results(comparison in any_comparison()) {
            let text = text(&comparison);
            for line in text.lines().skip(4) {
                let fields: Vec<&str> = line.split_whitespace().collect();
                prop_assert!(fields[0].starts_with("BenchmarkRun/policy="), "{line}");
                prop_assert!(fields.len() >= 4 && fields.len().is_multiple_of(2), "{line}");
                prop_assert!(fields[2..].chunks(2).all(|pair| pair[0].parse::<f64>().is_ok()), "{line}");
            }
        }
    }
}
