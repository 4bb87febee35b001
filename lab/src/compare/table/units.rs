//! How a figure is written: one unit and one number of decimals for a row, so that its figures can be compared at a glance.

#![forbid(unsafe_code)]

use crate::compare::metric::Unit;

/// The unit of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// Its name.
    pub name: &'static str,
    /// How much of the metric's own unit it is.
    pub size: f64,
    /// Decimals.
    decimals: usize,
}

const KIB: f64 = 1024.0;

/// Units, the largest first, each taken from the size on at which its figures have a digit before the point that counts.
fn units(unit: Unit) -> &'static [(&'static str, f64)] {
    match unit {
        Unit::Bytes => &[("GiB", KIB * KIB * KIB), ("MiB", KIB * KIB), ("KiB", KIB), ("B", 1.0)],
        Unit::ByteSeconds => {
            &[("GiB·s", KIB * KIB * KIB), ("MiB·s", KIB * KIB), ("KiB·s", KIB), ("B·s", 1.0)]
        }
        Unit::Seconds => &[("s", 1.0), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9)],
        Unit::Count => &[("", 1.0)],
    }
}

impl Scale {
    /// For the figures of a row: by the largest of them.
    pub fn of(unit: Unit, values: impl Iterator<Item = f64>) -> Scale {
        let largest = values.fold(0.0, f64::max);
        let units = units(unit);
        let smallest = units[units.len() - 1];
        // Nothing at all is written in the unit people expect: MiB, seconds.
        let usual = if unit == Unit::Seconds { 0 } else { 1.min(units.len() - 1) };
        let fitting = units.iter().find(|(_, size)| largest >= *size).copied();
        let (name, size) = if largest == 0.0 { units[usual] } else { fitting.unwrap_or(smallest) };
        let decimals = match largest / size {
            _ if unit == Unit::Count || size == 1.0 && unit != Unit::Seconds => 0,
            figure if figure >= 1000.0 => 0,
            figure if figure >= 10.0 => 1,
            _ => 2,
        };
        Scale { name, size, decimals }
    }

    /// A figure of the row, with thousands separated.
    pub fn number(self, value: f64) -> String {
        let figure = value / self.size;
        // Beyond what a cell can hold, and what anybody measures.
        if figure >= 1e9 {
            return format!("{figure:.1e}");
        }
        separated(&format!("{figure:.*}", self.decimals))
    }

    /// The same with its unit.
    pub fn with_unit(self, value: f64) -> String {
        format!("{} {}", self.number(value), self.name).trim_end().to_string()
    }
}

/// `1234567.8` as `1,234,567.8`.
fn separated(number: &str) -> String {
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    let (sign, digits) = whole.split_at(usize::from(whole.starts_with('-')));
    let mut text = sign.to_string();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_units_that_keep_them_short() {
        let mib = KIB * KIB;
        let cases: &[(&str, Unit, f64, &str)] = &[
            ("MiB", Unit::Bytes, 90.0 * mib, "90.0 MiB"),
            ("GiB", Unit::Bytes, 3.5 * KIB * mib, "3.50 GiB"),
            ("bytes", Unit::Bytes, 100.0, "100 B"),
            ("nothing", Unit::Bytes, 0.0, "0.00 MiB"),
            ("area", Unit::ByteSeconds, 512.0 * mib, "512.0 MiB·s"),
            ("seconds", Unit::Seconds, 12.345, "12.3 s"),
            ("milliseconds", Unit::Seconds, 0.0123, "12.3 ms"),
            ("microseconds", Unit::Seconds, 1.5e-6, "1.50 µs"),
            ("nanoseconds", Unit::Seconds, 62e-9, "62.0 ns"),
            ("no time", Unit::Seconds, 0.0, "0.00 s"),
            ("a count", Unit::Count, 1_234_567.0, "1,234,567"),
            ("a small count", Unit::Count, 12.0, "12"),
            ("half a count is rounded", Unit::Count, 12.4, "12"),
            ("absurd", Unit::Count, 1e300, "1.0e300"),
        ];
        for &(case, unit, value, want) in cases {
            assert_eq!(Scale::of(unit, [value].into_iter()).with_unit(value), want, "{case}");
        }
    }

    #[test]
    fn a_row_has_one_unit() {
        let scale = Scale::of(Unit::Seconds, [0.002, 1.5].into_iter());
        assert_eq!((scale.number(0.002), scale.number(1.5)), ("0.00".into(), "1.50".into()));
    }

    #[test]
    fn thousands_are_separated() {
        let cases = [("1", "1"), ("999", "999"), ("1000", "1,000"), ("-123456.7", "-123,456.7")];
        for (number, want) in cases {
            assert_eq!(separated(number), want);
        }
    }
}
