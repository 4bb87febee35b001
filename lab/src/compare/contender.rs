//! What is compared, as text: `decay:dirty=1s,bg`, `go,gogc=50,limit=160MiB`, `with-go`.
//!
//! Read from `--policy` of `burrow compare` and from the cells of a sweep. The text begins with a return policy as `--return-policy` has it;
//! among its settings may stand those of a whole run: `gogc`, `limit`, `procs`, `domain.NAME` (the policy of a domain, settings of its own after
//! `+`), and names of `burrow ctl`, which have a dot. The text itself is the contender's label.

#![forbid(unsafe_code)]

use std::ffi::OsString;
use std::fmt;

use burrow_runtime::env::memory_limit;
use burrow_runtime::{PolicySpec, ctl};

use super::record::{Contestant, Engine};

/// One row of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Contender {
    /// Its text.
    pub label: String,
    /// Who runs the program.
    pub engine: Engine,
    /// The return policy of the main domain.
    pub policy: PolicySpec,
    /// GOGC: -1 is off.
    pub gogc: Option<i32>,
    /// GOMEMLIMIT, as text with a unit.
    pub limit: Option<String>,
    /// GOMAXPROCS.
    pub procs: Option<u16>,
    /// Policies of domains that the program opens.
    pub domains: Vec<(String, PolicySpec)>,
    /// Settings by name.
    pub settings: Vec<(String, String)>,
}

/// The settings of a run that can stand among those of a policy.
const RUN_SETTINGS: [&str; 4] = ["gogc", "limit", "procs", "domain.NAME"];

/// Why a text names no contender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContenderError(String);

impl fmt::Display for ContenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ContenderError {}

fn wrong<T>(why: impl Into<String>) -> Result<T, ContenderError> {
    Err(ContenderError(why.into()))
}

impl Contender {
    fn burrow(label: &str) -> Contender {
        Contender {
            label: label.to_owned(),
            engine: Engine::Burrow,
            policy: PolicySpec::default(),
            gogc: None,
            limit: None,
            procs: None,
            domains: Vec::new(),
            settings: Vec::new(),
        }
    }

    /// What a text asks of Burrow.
    ///
    /// # Errors
    /// No policy has that name, there is no such setting, or the value is none for it; with what was probably meant.
    pub fn parse(text: &str) -> Result<Contender, ContenderError> {
        let mut contender = Contender::burrow(text.trim());
        contender.policy = contender.read(text)?;
        Ok(contender)
    }

    /// What a text asks of real Go, which knows `gogc`, `limit` and `procs`: `go,gogc=50`.
    ///
    /// # Errors
    /// As [`Contender::parse`]; or it asks for what Go does not have.
    pub fn parse_go(text: &str) -> Result<Contender, ContenderError> {
        let asked = Contender::parse(text)?;
        let plain = asked.policy == PolicySpec::Go && asked.domains.is_empty();
        if !plain || !asked.settings.is_empty() {
            return wrong(format!("real Go knows gogc, limit and procs only, so no {text:?}"));
        }
        Ok(Contender { engine: Engine::Go, label: format!("real {}", asked.label), ..asked })
    }

    /// Takes the settings of the run out of a text; what is left is the policy.
    fn read(&mut self, text: &str) -> Result<PolicySpec, ContenderError> {
        let mut parts = text.split([':', ',']).map(str::trim).filter(|part| !part.is_empty());
        let Some(name) = parts.next() else {
            return wrong("a policy is missing, such as go or decay:dirty=10s");
        };
        let mut own = Vec::new();
        for part in parts {
            if !self.take(part)? {
                own.push(part);
            }
        }
        policy(name, &own)
    }

    /// Makes a setting of the run; `false` if it is none.
    fn take(&mut self, part: &str) -> Result<bool, ContenderError> {
        let Some((name, value)) = part.split_once('=') else { return Ok(false) };
        let (name, value) = (name.trim(), value.trim());
        match name {
            "gogc" => self.gogc = Some(gogc(value)?),
            "limit" => {
                if memory_limit(value).is_err() {
                    return wrong(format!(
                        "limit cannot be {value:?}: expected a size such as 160MiB, or `off`"
                    ));
                }
                self.limit = Some(value.to_owned());
            }
            "procs" => match value.parse() {
                Ok(procs) if procs > 0 => self.procs = Some(procs),
                _ => return wrong(format!("procs cannot be {value:?}: expected a number from 1")),
            },
            _ => match name.strip_prefix("domain.") {
                Some(domain) => {
                    let mut parts = value.split('+');
                    let spec =
                        policy(parts.next().unwrap_or_default(), &parts.collect::<Vec<_>>())?;
                    self.domains.push((domain.to_owned(), spec));
                }
                None if name.contains('.') => {
                    self.settings.push((name.to_owned(), value.to_owned()))
                }
                None => return Ok(false),
            },
        }
        Ok(true)
    }

    /// Gives it settings of all contenders that it does not make itself. They become part of its label, so that it says what was run.
    pub fn fill_in(&mut self, gogc: Option<i32>, limit: Option<&str>, procs: Option<u16>) {
        let mut put = |name: &str, value: String| {
            let sign = if self.label.starts_with("decay") && !self.label.contains(':') {
                ':'
            } else {
                ','
            };
            self.label += &format!("{sign}{name}={value}");
        };
        if let (None, Some(percent)) = (self.gogc, gogc) {
            self.gogc = gogc;
            put("gogc", if percent < 0 { "off".into() } else { percent.to_string() });
        }
        if let (None, Some(limit)) = (&self.limit, limit) {
            self.limit = Some(limit.to_owned());
            put("limit", limit.to_owned());
        }
        if let (None, Some(procs)) = (self.procs, procs) {
            self.procs = Some(procs);
            put("procs", procs.to_string());
        }
    }

    /// How records name it.
    #[must_use]
    pub fn contestant(&self) -> Contestant {
        Contestant { label: self.label.clone(), engine: self.engine }
    }

    /// The options of `burrow run` that make it.
    #[must_use]
    pub fn options(&self) -> Vec<OsString> {
        let mut options = vec![format!("--return-policy={}", self.policy)];
        options.extend(self.gogc.map(|percent| match percent {
            -1 => "--gogc=off".to_owned(),
            percent => format!("--gogc={percent}"),
        }));
        options.extend(self.limit.as_ref().map(|limit| format!("--memory-limit={limit}")));
        options.extend(self.procs.map(|procs| format!("--procs={procs}")));
        options.extend(
            self.domains.iter().map(|(name, policy)| format!("--domain-policy={name}={policy}")),
        );
        options.extend(self.settings.iter().map(|(name, value)| format!("--ctl={name}={value}")));
        options.into_iter().map(OsString::from).collect()
    }

    /// What real Go is told by its environment.
    #[must_use]
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let gogc = self
            .gogc
            .map(|percent| if percent < 0 { "off".to_owned() } else { percent.to_string() });
        [
            ("GOGC", gogc),
            ("GOMEMLIMIT", self.limit.clone()),
            ("GOMAXPROCS", self.procs.map(|procs| procs.to_string())),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }
}

/// A policy from its name and its settings; says what else could have been meant.
fn policy(name: &str, settings: &[&str]) -> Result<PolicySpec, ContenderError> {
    let text = format!("{name}:{}", settings.join(","));
    text.parse().map_err(|error: burrow_runtime::return_policy::PolicyError| {
        let meant = settings.iter().find_map(|setting| {
            let name = setting.split('=').next().unwrap_or(setting);
            ctl::nearest(name, RUN_SETTINGS.iter().map(|&known| known.to_owned()))
        });
        ContenderError(match meant {
            Some(meant) => format!(
                "{error}; settings of a run are called {}: did you mean {meant}?",
                RUN_SETTINGS.join(", ")
            ),
            None => error.to_string(),
        })
    })
}

fn gogc(value: &str) -> Result<i32, ContenderError> {
    match value.parse::<i32>() {
        _ if value == "off" => Ok(-1),
        Ok(percent) => Ok(percent.max(-1)),
        Err(_) => {
            wrong(format!("gogc cannot be {value:?}: expected a percentage such as 100, or `off`"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_name_contenders() {
        let cases: [(&str, &[&str]); 9] = [
            // (text, options of `burrow run`)
            ("go", &["--return-policy=go"]),
            (
                "go,gogc=50,limit=160MiB",
                &["--return-policy=go", "--gogc=50", "--memory-limit=160MiB"],
            ),
            ("go:gogc=off", &["--return-policy=go", "--gogc=off"]),
            ("decay:dirty=10s", &["--return-policy=decay"]), // the default
            ("decay:dirty=1s,bg", &["--return-policy=decay:dirty=1s,bg"]),
            ("decay:bg,gogc=200,dirty=5s", &["--return-policy=decay:dirty=5s,bg", "--gogc=200"]),
            ("hold,procs=1", &["--return-policy=hold", "--procs=1"]),
            ("go,gc.mark_by_spans=true", &["--return-policy=go", "--ctl=gc.mark_by_spans=true"]),
            (
                "go,domain.batch=decay+dirty=200ms+bg",
                &["--return-policy=go", "--domain-policy=batch=decay:dirty=200ms,bg"],
            ),
        ];
        for (text, want) in cases {
            let contender = Contender::parse(text).expect(text);
            assert_eq!(contender.label, text);
            assert_eq!(
                contender.options(),
                want.iter().map(OsString::from).collect::<Vec<_>>(),
                "{text}"
            );
        }
    }

    #[test]
    fn settings_of_all_become_part_of_the_label() {
        let cases = [
            // (text, label)
            ("go", "go,gogc=off,limit=9MiB"),
            ("decay", "decay:gogc=off,limit=9MiB"),
            ("hold,gogc=50", "hold,gogc=50,limit=9MiB"),
        ];
        for (text, label) in cases {
            let mut contender = Contender::parse(text).expect(text);
            contender.fill_in(Some(-1), Some("9MiB"), None);
            assert_eq!(contender.label, label);
            assert_eq!(
                Contender::parse(label).expect(label),
                contender,
                "a label can be read again"
            );
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_what_was_meant() {
        let cases = [
            // (text, what the error says)
            ("", "a policy is missing"),
            ("decya:dirty=1s", "there is no return policy \"decya\"; did you mean decay?"),
            ("decay:drity=1s", "decay has no setting drity; did you mean dirty?"),
            ("decay:dirty=soon", "dirty cannot be \"soon\": expected a time"),
            ("go,gogcc=50", "did you mean gogc?"),
            ("go,gogc=lots", "gogc cannot be \"lots\": expected a percentage"),
            ("go,limit=160", "limit"),
            ("go,procs=0", "procs cannot be \"0\": expected a number from 1"),
            ("go,limit=160MB", "limit cannot be \"160MB\": expected a size such as 160MiB"),
            ("go,domain.batch=egaer", "there is no return policy \"egaer\"; did you mean eager?"),
        ];
        for (text, want) in cases {
            match Contender::parse(text) {
                Err(error) => assert!(error.to_string().contains(want), "{text}: {error}"),
                Ok(contender) => {
                    assert_eq!((text, want), ("go,limit=160", "limit"), "{contender:?}")
                }
            }
        }
    }

    #[test]
    fn real_go_knows_little() {
        let go = Contender::parse_go("go,gogc=50,limit=160MiB").expect("Go has both");
        assert_eq!((&*go.label, go.engine), ("real go,gogc=50,limit=160MiB", Engine::Go));
        assert_eq!(
            go.environment(),
            [("GOGC", "50".to_owned()), ("GOMEMLIMIT", "160MiB".to_owned())]
        );
        for text in ["hold", "go,gc.percent=50", "go,domain.batch=eager"] {
            assert!(Contender::parse_go(text).is_err(), "{text}");
        }
    }
}
