//! Names: settings by name, `burrow ctl`, package `burrow/memory`; statistics in full and as JSON; snapshots.

use crate::burrow::{Outcome, burrow, outcome, root, tests_folder};
use burrow_alloc::snapshot::{PageState, Snapshot, SpanKind};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A program that leaves something of everything behind.
const LEAVES: &str = "type node struct { next *node; value int }\nvar kept []*node\nvar large []byte\n\
     func main() {\nfor i := range 5000 { kept = append(kept, &node{nil, i}) }\nlarge = make([]byte, 1<<20)\n\
     fmt.Println(len(kept), len(large))\n}";

fn run(options: &[&str], code: &str) -> Outcome {
    outcome(burrow().arg("run").args(options).args(["-e", code]))
}

#[test]
fn scripts_read_and_write_names() {
    let script = tests_folder("burrow/memory.go");
    let recorded = fs::read_to_string(script.with_extension("out")).expect("what it prints");
    let run = outcome(burrow().args(["run", "--procs", "2"]).arg(&script));
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    let differs = run.stdout.lines().zip(recorded.lines()).find(|(got, want)| got != want);
    assert_eq!(differs, None, "(printed, recorded)");
    assert_eq!(run.stdout, recorded);
}

/// Domains in a run as it is, on one P, with a collection at every so many safepoints, and marking while others allocate.
#[test]
fn scripts_open_domains() {
    let script = tests_folder("burrow/domains.go");
    let recorded = fs::read_to_string(script.with_extension("out")).expect("what it prints");
    let cases: [(&[&str], Option<&str>); 5] = [
        // (options, BURROW_STRESS)
        (&[], None),
        (&["--gogc=5"], None),
        (&["--memprofile-rate=1", "--memprofile=/dev/null"], None),
        (&["--procs=1", "--virtual-clock"], None),
        (&[], Some("gc=100")),
    ];
    for (options, stress) in cases {
        let mut command = burrow();
        command.arg("run").args(options).envs(stress.map(|stress| ("BURROW_STRESS", stress)));
        let run = outcome(command.arg(&script));
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{options:?} {stress:?}");
        let differs = run.stdout.lines().zip(recorded.lines()).find(|(got, want)| got != want);
        assert_eq!(differs, None, "{options:?} {stress:?}: (printed, recorded)");
        assert_eq!(run.stdout, recorded);
    }
}

/// The service with its batch in a domain: the batch's pages go, those of requests stay; or as one says from outside.
#[test]
fn a_policy_is_for_its_domain_only() {
    let script = tests_folder("burrow/service.go");
    let run = |policies: &[&str]| {
        let options = ["run", "--procs=2", "--return-policy=hold"];
        let run = outcome(burrow().args(options).args(policies).arg(&script).arg("400ms"));
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{policies:?}");
        let line = run.stdout.lines().last().expect("three lines");
        let (_, batch) = line.split_once("batch: ").expect("the figures of the domain");
        let figure = |name: &str| {
            let (_, rest) = batch.split_once(name).expect("a figure");
            let digits = rest.trim_start().split(' ').next();
            digits.and_then(|digits| digits.parse::<u64>().ok()).expect("a number")
        };
        (figure("dirty"), figure("returned"), batch.to_owned())
    };
    let (dirty, returned, said) = run(&[]);
    assert!(dirty <= 4 && returned >= 180 && said.contains("(decay)"), "{said}");
    let (dirty, returned, said) = run(&["--domain-policy", "batch=hold"]);
    assert!(dirty >= 60 && returned == 0 && said.contains("(hold)"), "{said}");
    let (dirty, returned, said) = run(&["--domain-policy=batch=eager"]);
    assert!(dirty <= 1 && returned >= 180 && said.contains("(eager)"), "{said}");
}

#[test]
fn policies_of_domains_are_checked() {
    let cases = [
        // (policy, status, what is said)
        ("batch=egaer", 64, "there is no return policy \"egaer\"; did you mean eager?"),
        ("main=hold", 64, "the policy of the main domain is that of --return-policy"),
        ("batch", 64, "expected a domain and its policy, such as batch=decay:dirty=1s,bg"),
        ("btach=hold", 0, "the program has opened no domain btach; it has opened batch"),
    ];
    let code = "memory.NewDomain(\"batch\", memory.Hold{})";
    for (policy, status, want) in cases {
        let run = run(&["--domain-policy", policy], code);
        assert_eq!(run.status, Some(status), "{policy}: {}", run.stderr);
        assert!(run.stderr.contains(want), "{policy}: {}", run.stderr);
    }
}

/// GOGC as a script finds it.
const PERCENT: &str = "fmt.Println(debug.SetGCPercent(100))";

#[test]
fn what_says_more_directly_prevails() {
    let cases: [(&[&str], Option<&str>, &str); 7] = [
        // (options, BURROW_CONF, GOGC)
        (&[], None, "10\n"),
        (&[], Some("gc.percent:20"), "20\n"),
        (&[], Some(" gc.percent : 20 , gc.percent:off ,"), "-1\n"),
        (&["--gogc", "30"], Some("gc.percent:20"), "30\n"),
        (&["--gogc", "30", "--ctl", "gc.percent=40"], Some("gc.percent:20"), "40\n"),
        (&["--ctl", "gc.percent=40", "--gogc", "30"], None, "40\n"),
        (&["--ctl", "gc.percent=40", "--ctl=gc.percent=50"], None, "50\n"),
    ];
    for (options, conf, want) in cases {
        let mut command = burrow();
        command.env("GOGC", "10").arg("run").args(options).args(["-e", PERCENT]);
        if let Some(conf) = conf {
            command.env("BURROW_CONF", conf);
        }
        let run = outcome(&mut command);
        assert_eq!((run.stdout.as_str(), run.stderr.as_str()), (want, ""), "{options:?} {conf:?}");
    }
}

#[test]
fn wrong_settings_end_with_64_before_anything_runs() {
    let cases: [(&[&str], &str, &str); 7] = [
        // (options, BURROW_CONF, what is said)
        (
            &["--ctl", "gc.precent=1"],
            "",
            "--ctl gc.precent=1: there is no gc.precent; did you mean gc.percent?",
        ),
        (&["--ctl", "heap.live=1"], "", "--ctl heap.live=1: heap.live can only be read"),
        (
            &["--ctl", "gc.percent=x"],
            "",
            "gc.percent cannot be \"x\": expected a percentage such as 100, or off",
        ),
        (
            &["--ctl", "gc.percent=-7"],
            "",
            "gc.percent cannot be -7: expected 0 to 2147483647, or off (-1)",
        ),
        (&["--ctl", "gc.percent"], "", "expected NAME=VALUE such as gc.percent=50"),
        (
            &[],
            "gc.percent:5,heap",
            "BURROW_CONF, setting 2: \"heap\" is no setting: expected name:value",
        ),
        (
            &[],
            "memory.limit:1MB",
            "BURROW_CONF, setting 1: memory.limit cannot be \"1MB\": expected a size such as 64MiB",
        ),
    ];
    for (options, conf, want) in cases {
        let mut command = burrow();
        command.env("BURROW_CONF", conf).arg("run").args(options).args(["-e", "this is no Go"]);
        let run = outcome(&mut command);
        assert_eq!((run.status, run.stdout.as_str()), (Some(64), ""), "{options:?} {conf}");
        assert!(run.stderr.contains(want), "{options:?} {conf}: {}", run.stderr);
    }
}

#[test]
fn ctl_lists_names() {
    let all = outcome(burrow().arg("ctl"));
    assert_eq!((all.status, all.stderr.as_str()), (Some(0), ""));
    assert!(all.stdout.lines().count() > 90, "{}", all.stdout);
    let page = fs::read_to_string(root().join("docs/control.md")).expect("the page");
    for line in all.stdout.lines() {
        let name = line.split_whitespace().next().expect("a name");
        assert!(page.contains(&format!("| `{name}` |")), "docs/control.md has no {name}");
    }
    let some = outcome(burrow().args(["ctl", "gc.per"]));
    assert!(some.stdout.starts_with("gc.percent  i64     percent  rw  "), "{}", some.stdout);
    assert!(some.stdout.ends_with("0 to 2147483647, or off (-1).\n"), "{}", some.stdout);
    let classes = outcome(burrow().args(["ctl", "class.5.s"]));
    assert!(classes.stdout.starts_with("class.5.size "), "{}", classes.stdout);

    let json = outcome(burrow().args(["ctl", "--format", "json", "memory"]));
    for line in json.stdout.lines() {
        let name: Value = serde_json::from_str(line).expect("an object");
        assert_eq!(name["schema"], 1);
        assert!(name["name"].as_str().is_some_and(|name| name.starts_with("memory.")), "{line}");
    }
    assert!(
        json.stdout.contains("\"type\":\"i64\",\"unit\":\"bytes\",\"writable\":true,\"min\":0")
    );
}

#[test]
fn ctl_says_which_name_was_meant() {
    let cases = [
        ("heap.gaol", "there is no heap.gaol; did you mean heap.goal?"),
        ("nonsense", "there is no nonsense; `burrow ctl` lists all names"),
        ("*.nonsense", "there is no *.nonsense"),
    ];
    for (prefix, want) in cases {
        let run = outcome(burrow().args(["ctl", prefix]));
        assert_eq!((run.status, run.stdout.as_str()), (Some(64), ""), "{prefix}");
        assert!(run.stderr.contains(want), "{prefix}: {}", run.stderr);
    }
}

#[test]
fn full_statistics_have_all_tables() {
    let short = run(&["--stats"], LEAVES);
    assert_eq!(short.stdout, "5000 1048576\n");
    assert_eq!(short.stderr.lines().count(), 14, "{}", short.stderr);
    assert_eq!(run(&["--stats=short"], LEAVES).stderr.lines().count(), 14);
    let full = run(&["--stats=full"], LEAVES);
    assert_eq!(full.stdout, short.stdout);
    for title in [
        "small objects, by span class  (",
        "4   pointers ",
        "all  ",
        "large objects  (",
        "pages of 8 KiB  (",
        "free runs, by length in pages  (",
        "cache of P 0  (",
    ] {
        assert!(full.stderr.contains(title), "no {title:?} in {}", full.stderr);
    }
    assert!(full.stderr.lines().all(|line| line.len() <= 120 && line == line.trim_end()));
    let wrong = run(&["--stats=long"], LEAVES);
    assert_eq!(wrong.status, Some(64), "{}", wrong.stderr);
}

/// Whether a value is what a schema describes. Knows what docs/stats.schema.json uses.
fn check(schema: &Value, value: &Value) -> Result<(), String> {
    for (rule, want) in schema.as_object().expect("schemas are objects") {
        let fine = match rule.as_str() {
            "const" => value == want,
            "type" => match want.as_str() {
                Some("object") => value.is_object(),
                Some("integer") => value.is_u64() || value.is_i64(),
                Some("number") => value.is_number(),
                Some("boolean") => value.is_boolean(),
                Some("string") => value.is_string(),
                other => panic!("type {other:?} in the schema"),
            },
            "minimum" => value.as_f64() >= want.as_f64(),
            "maximum" => value.as_f64() <= want.as_f64(),
            "required" => {
                let names = want.as_array().expect("a list");
                names.iter().all(|name| value.get(name.as_str().expect("a name")).is_some())
            }
            "properties" => {
                for (name, schema) in want.as_object().expect("an object") {
                    value.get(name).map_or(Ok(()), |value| {
                        check(schema, value).map_err(|error| format!("{name}: {error}"))
                    })?;
                }
                true
            }
            "oneOf" => {
                let fits = |schema: &&Value| check(schema, value).is_ok();
                want.as_array().expect("a list").iter().filter(fits).count() == 1
            }
            "$schema" | "title" | "description" | "additionalProperties" => true,
            other => panic!("rule {other} in the schema"),
        };
        if !fine {
            return Err(format!("{value} breaks {rule}: {want}"));
        }
    }
    Ok(())
}

#[test]
fn json_statistics_are_as_their_schema_says() {
    let text = fs::read_to_string(root().join("docs/stats.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    let run = run(&["--stats=json"], LEAVES);
    let lines: Vec<Value> =
        run.stderr.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let mut seen = BTreeSet::new();
    for line in &lines {
        check(&schema, line).unwrap_or_else(|error| panic!("{error}"));
        let record = line["record"].as_str().expect("a name");
        seen.insert(record);
        // What the schema has not heard of yet would go unseen.
        let described = schema["oneOf"].as_array().expect("records").iter();
        let own =
            described.map(|one| &one["properties"]).find(|own| own["record"]["const"] == record);
        let (own, fields) = (own.expect("described"), line.as_object().expect("an object"));
        assert!(fields.keys().all(|field| own.get(field).is_some()), "undescribed field in {line}");
    }
    let all = [
        "cache",
        "class",
        "collections",
        "cpu",
        "domain",
        "free_runs",
        "large",
        "memory",
        "pages",
        "returned",
    ];
    assert!(seen.iter().eq(&all), "{seen:?}");
    assert!(check(&schema, &serde_json::json!({"schema": 1, "record": "pages"})).is_err());

    // The records agree with each other.
    let of = |record: &'static str| lines.iter().filter(move |line| line["record"] == record);
    let sum =
        |record, field: &str| -> u64 { of(record).filter_map(|row| row[field].as_u64()).sum() };
    let objects = sum("pages", "objects") * sum("pages", "page_bytes");
    assert_eq!(objects, sum("class", "bytes") + sum("large", "bytes"));
    assert_eq!(objects, sum("memory", "heap_inuse"));
    assert_eq!(
        sum("free_runs", "pages"),
        sum("pages", "free") + sum("pages", "muzzy") + sum("pages", "released")
    );
    let kinds = ["objects", "stacks", "work_buffers", "free", "muzzy", "released", "withheld"];
    assert_eq!(kinds.iter().map(|kind| sum("pages", kind)).sum::<u64>(), sum("pages", "total"));
}

#[test]
fn a_snapshot_shows_the_heap_as_it_was_left() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("heap.json");
    let path = path.to_str().expect("cargo's folder is UTF-8");
    let run = run(&["--snapshot", path], LEAVES);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    let text = fs::read_to_string(path).expect("burrow wrote it");
    let heap: Snapshot = serde_json::from_str(&text).expect("it can be read");
    assert!(heap.exact);
    let pages: usize = heap.spans.iter().map(|span| span.pages).sum();
    assert_eq!(heap.pages(PageState::InUse).0, pages);
    let nodes = &heap.by_class()[4]; // 16 bytes with pointers
    assert!((5000..5500).contains(&nodes.objects), "{nodes:?}");
    assert!(heap.spans_of(SpanKind::Large).any(|span| span.pages == 128));
    assert!(heap.spans.iter().any(|span| span.p.is_some()), "some are in caches");
    let small = heap.spans_of(SpanKind::Small).all(|span| span.bits.is_some());
    assert!(small, "with the slots that are taken");
}

#[test]
fn a_snapshot_that_cannot_be_written_is_told_of() {
    let nowhere = run(&["--snapshot", "/no/such/x"], LEAVES);
    assert_eq!((nowhere.status, nowhere.stdout.as_str()), (Some(64), ""));
    assert!(
        nowhere.stderr.contains("cannot write the snapshot to /no/such/x"),
        "{}",
        nowhere.stderr
    );
    let full = run(&["--snapshot", "/dev/full"], LEAVES);
    assert_eq!(full.stdout, "5000 1048576\n");
    assert!(full.stderr.contains("snapshot: No space left"), "{}", full.stderr);
}
