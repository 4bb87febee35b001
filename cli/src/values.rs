//! Values of options: what they look like, and what is said about others.

use std::time::Duration;

use burrow_alloc::domains::check_name;
use burrow_runtime::return_policy::PolicySpec;

/// As GOGC, but what it would ignore is an error here.
pub fn gogc(text: &str) -> Result<i32, String> {
    if text == "off" {
        return Ok(-1);
    }
    let percent: i32 =
        text.parse().map_err(|_| "expected a percentage such as 100, or `off`".to_string())?;
    Ok(percent.max(-1))
}

/// As GOMEMLIMIT.
pub fn size(text: &str) -> Result<i64, String> {
    burrow_runtime::env::memory_limit(text).map_err(|_| {
        "expected a size such as 64MiB (units: B, KiB, MiB, GiB, TiB), or `off`".to_string()
    })
}

/// A length of time as Go writes it: `300ms`, `1.5s`, `2h45m`.
pub fn duration(text: &str) -> Result<Duration, String> {
    sum_of_parts(text).filter(|time| !time.is_zero()).ok_or_else(|| {
        "expected a time such as 300ms, 1.5s or 2m (units: ns, us, ms, s, m, h)".into()
    })
}

/// The policy of a domain: `batch=eager`.
pub fn domain_policy(text: &str) -> Result<(String, PolicySpec), String> {
    let Some((name, policy)) = text.split_once('=') else {
        return Err("expected a domain and its policy, such as batch=decay:dirty=1s,bg".into());
    };
    if name == "main" {
        return Err("the policy of the main domain is that of --return-policy".into());
    }
    check_name(name).map_err(|error| error.to_string())?;
    let policy: PolicySpec = policy.parse().map_err(|error| format!("{error}"))?;
    Ok((name.to_owned(), policy))
}

fn sum_of_parts(mut text: &str) -> Option<Duration> {
    let mut sum = Duration::ZERO;
    while !text.is_empty() {
        let unit_at = text.find(|c: char| c != '.' && !c.is_ascii_digit())?;
        let (number, rest) = text.split_at(unit_at);
        let unit_end = rest.find(|c: char| c == '.' || c.is_ascii_digit()).unwrap_or(rest.len());
        let (unit, rest) = rest.split_at(unit_end);
        let seconds = number.parse::<f64>().ok()? * seconds_of(unit)?;
        sum = sum.checked_add(Duration::try_from_secs_f64(seconds).ok()?)?;
        text = rest;
    }
    Some(sum)
}

fn seconds_of(unit: &str) -> Option<f64> {
    Some(match unit {
        "ns" => 1e-9,
        "us" | "\u{b5}s" | "\u{3bc}s" => 1e-6, // both letters that look like a mu
        "ms" => 1e-3,
        "s" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policies_of_domains_are_read() {
        let cases = [
            // (text, domain and policy, or what is wrong)
            ("batch=eager", Ok(("batch", PolicySpec::Eager))),
            ("b-2=go", Ok(("b-2", PolicySpec::Go))),
            ("batch", Err("expected a domain and its policy")),
            ("batch=egaer", Err("there is no return policy \"egaer\"; did you mean eager?")),
            ("batch=decay:drity=1s", Err("decay has no setting drity; did you mean dirty?")),
            ("batch=", Err("there is no return policy \"\"")),
            ("1=eager", Err("a domain cannot be called \"1\"")),
            ("main=eager", Err("the policy of the main domain is that of --return-policy")),
        ];
        for (text, want) in cases {
            match (domain_policy(text), want) {
                (Ok((name, policy)), Ok(want)) => assert_eq!((&*name, policy), want, "{text}"),
                (Err(said), Err(want)) => assert!(said.starts_with(want), "{text}: {said}"),
                (got, want) => panic!("{text}: {got:?}, not {want:?}"),
            }
        }
    }

    #[test]
    fn durations_are_gos() {
        let cases = [
            // (text, milliseconds)
            ("300ms", Some(300)),
            ("1.5s", Some(1500)),
            (".5s", Some(500)),
            ("2m", Some(120_000)),
            ("1h1m1s", Some(3_661_000)),
            ("2000us", Some(2)),
            ("0s", None),
            ("", None),
            ("5", None),
            ("s", None),
            ("-1s", None),
            ("1x", None),
            ("1.2.3s", None),
            ("99999999999999999999h", None),
        ];
        for (text, millis) in cases {
            assert_eq!(duration(text).ok(), millis.map(Duration::from_millis), "{text}");
        }
    }
}
