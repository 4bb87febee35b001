//! `BURROW_CONF`: settings by name, `name:value,name:value`, as jemalloc's `MALLOC_CONF`.

#![forbid(unsafe_code)]

use std::fmt;

/// A name and the text of its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Where it was said: `--ctl`, or `BURROW_CONF, setting 2`.
    pub place: String,
}

/// A part of `BURROW_CONF` that is no setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfError {
    /// Which setting, from 1.
    pub number: usize,
    /// Its text.
    pub text: String,
}

impl fmt::Display for ConfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ConfError { number, text } = self;
        write!(f, "{}: {text:?} is no setting: expected name:value", place(*number))
    }
}

impl std::error::Error for ConfError {}

fn place(number: usize) -> String {
    format!("BURROW_CONF, setting {number}")
}

/// The settings in a value of `BURROW_CONF`. Spaces around names, values and commas do not count, and neither does a
/// comma at the end.
///
/// # Errors
/// A part has no colon, or nothing before it.
pub fn parse_conf(text: &str) -> Result<Vec<Setting>, ConfError> {
    let mut settings = Vec::new();
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    for (at, part) in parts.iter().enumerate() {
        if part.is_empty() && at + 1 == parts.len() {
            break;
        }
        let setting = part.split_once(':').map(|(name, value)| (name.trim(), value.trim()));
        let Some((name, value)) = setting.filter(|(name, _)| !name.is_empty()) else {
            return Err(ConfError { number: at + 1, text: (*part).to_owned() });
        };
        let (name, value) = (name.to_owned(), value.to_owned());
        settings.push(Setting { name, value, place: place(at + 1) });
    }
    Ok(settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_settings() {
        let cases = [
            ("", vec![]),
            ("gc.percent:50", vec![("gc.percent", "50")]),
            (" a : 1 , b:2,", vec![("a", "1"), ("b", "2")]),
            ("a:b:c", vec![("a", "b:c")]),
            ("a:", vec![("a", "")]),
        ];
        for (text, want) in cases {
            let settings = parse_conf(text).unwrap_or_else(|e| panic!("{text}: {e}"));
            let got: Vec<_> =
                settings.iter().map(|s| (s.name.as_str(), s.value.as_str())).collect();
            assert_eq!(got, want, "{text}");
        }
    }

    #[test]
    fn says_which_setting_is_none() {
        for (text, number) in [("x", 1), ("a:1,,b:2", 2), ("a:1,=2", 2), (":3", 1), (",", 1)] {
            let error = parse_conf(text).expect_err(text);
            assert_eq!(error.number, number, "{text}: {error}");
        }
        let text = parse_conf("a:1,b=2").expect_err("no colon").to_string();
        assert_eq!(text, "BURROW_CONF, setting 2: \"b=2\" is no setting: expected name:value");
    }
}
