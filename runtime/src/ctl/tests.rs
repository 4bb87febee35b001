//! Names as a host reads and writes them.

use super::*;
use crate::Runtime;
use crate::return_policy::PolicySpec;

fn runtime() -> Runtime {
    Runtime::builder().env([]).build().expect("a runtime can be made")
}

fn integer(rt: &Runtime, name: &str) -> i128 {
    let value = rt.ctl().get(name).unwrap_or_else(|e| panic!("{name}: {e}"));
    value.integer().unwrap_or_else(|| panic!("{name} is {value}"))
}

#[test]
fn every_name_can_be_read_and_has_its_type() {
    let rt = runtime();
    let ctl = rt.ctl();
    let names = ctl.list("");
    assert!(names.len() > 1000, "{} names", names.len());
    for Name { name, entry } in names {
        match (entry.when, ctl.get(&name)) {
            (When::Anytime | When::Walk, Ok(value)) => {
                assert_eq!(value.kind(), entry.kind, "{name}")
            }
            (When::Run | When::Stopped, Err(CtlError::NotNow { .. })) => {}
            (when, other) => panic!("{name}, {when:?}: {other:?}"),
        }
    }
}

#[test]
fn the_table_is_sound() {
    let registry = Registry::builtin();
    for (number, entry) in registry.entries().iter().enumerate() {
        let pattern = entry.pattern();
        assert!(entry.doc.ends_with('.') && entry.doc.len() > 7, "{entry:?}");
        let name = pattern.replace("<class>", "7").replace("<size>", "8").replace("<p>", "0");
        let name = name.replace("<domain>", "0");
        let found = registry.find(&name).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(found.number, number, "{pattern} is found as itself (R1)");
        assert!(pattern.split('.').all(|word| !word.is_empty()), "{pattern}");
        let listed = registry.list(pattern, None);
        assert_eq!(listed.iter().filter(|name| name.name == pattern).count(), 1, "{pattern}");
    }
}

#[test]
fn a_domains_name_stands_for_its_number() {
    let rt = Runtime::builder().env([]).domain_policy("b", PolicySpec::Eager).build();
    let rt = rt.expect("a runtime");
    let a = rt.open_domain("a", PolicySpec::Hold).expect("a domain");
    let b = rt.open_domain("b", PolicySpec::Hold).expect("another");
    assert_eq!(rt.open_domain("a", PolicySpec::Go), Ok(a), "it is there");
    assert!(rt.open_domain("main", PolicySpec::Hold).is_err());
    let ctl = rt.ctl();
    let cases = [
        // (name, text or what is wrong)
        ("domain.0.name", Ok("main")),
        ("domain.main.policy", Ok("go")),
        ("domain.1.name", Ok("a")),
        ("domain.a.policy", Ok("go")),
        ("domain.b.policy", Ok("eager")), // whatever the program says
        ("domain.3.policy", Err("there is no domain.3.policy: domains are 0 to 2, not 3")),
        ("domain.c.policy", Err("there is no domain.c.policy")),
        ("domain.a.polciy", Err("there is no domain.1.polciy; did you mean domain.1.policy?")),
    ];
    for (name, want) in cases {
        match (ctl.get(name), want) {
            (Ok(value), Ok(want)) => assert_eq!(value, Value::Text(want.into()), "{name}"),
            (Err(error), Err(want)) => assert!(error.to_string().starts_with(want), "{error}"),
            (got, want) => panic!("{name}: {got:?}, not {want:?}"),
        }
    }
    let names = |pattern| ctl.list(pattern).into_iter().map(|name| name.name).collect::<Vec<_>>();
    assert_eq!(names("domain.b.in"), ["domain.2.in_use"]);
    assert_eq!(names("domain.*.muzzy"), ["domain.0.muzzy", "domain.1.muzzy", "domain.2.muzzy"]);
    rt.set_domain_policy(b, PolicySpec::Go);
    assert_eq!(ctl.get("domain.b.policy"), Ok(Value::Text("eager".into())), "it prevails still");
}

#[test]
fn a_domains_policy_is_written_by_name() {
    let rt = Runtime::builder().env([]).domain_policy("b", PolicySpec::Eager).build();
    let rt = rt.expect("a runtime");
    for name in ["a", "b"] {
        rt.open_domain(name, PolicySpec::Hold).expect("a domain");
    }
    let ctl = rt.ctl();
    let cases = [
        // (name, text, what is in charge of main, a and b afterwards, or what is wrong)
        ("domain.a.policy", "decay:dirty=1s,bg", Ok(["go", "decay", "eager"])),
        ("domain.1.policy", "eager", Ok(["go", "eager", "eager"])),
        ("domain.main.policy", "hold", Ok(["hold", "eager", "eager"])),
        ("policy.name", "go", Ok(["go", "eager", "eager"])),
        ("domain.b.policy", "hold", Ok(["go", "eager", "eager"])), // the user's prevails
        (
            "domain.a.policy",
            "egaer",
            Err("domain.1.policy cannot be set: there is no return policy \"egaer\""),
        ),
        ("domain.3.policy", "hold", Err("there is no domain.3.policy: domains are 0 to 2, not 3")),
        ("domain.a.name", "c", Err("domain.a.name can only be read")),
    ];
    for (name, text, want) in cases {
        match (ctl.set_text(name, text), want) {
            (Ok(()), Ok(want)) => {
                let got = rt.heap.domains().map(|domain| rt.heap.policy_name(domain.id()));
                assert_eq!(got.collect::<Vec<_>>(), want, "{name}={text}");
            }
            (Err(error), Err(want)) => assert!(error.to_string().contains(want), "{error}"),
            (got, want) => panic!("{name}={text}: {got:?}, not {want:?}"),
        }
    }
}

#[test]
fn policies_of_domains_that_nobody_opens_are_known() {
    let builder = Runtime::builder().env([]).domain_policy("b", PolicySpec::Eager);
    let rt = builder.domain_policy("c", PolicySpec::Hold).build().expect("a runtime");
    rt.open_domain("b", PolicySpec::Go).expect("a domain");
    assert_eq!(rt.unopened_domains().collect::<Vec<_>>(), ["c"]);
}

#[test]
fn figures_agree_with_each_other() {
    let rt = runtime();
    let ctl = rt.ctl();
    let get =
        |name: &str| ctl.get(name).expect("there is such a name").integer().expect("a number");
    assert_eq!(get("heap.sys"), get("heap.in_use") + get("heap.idle"));
    assert_eq!(get("heap.idle"), get("heap.free") + get("heap.released"));
    assert_eq!(get("heap.objects"), get("heap.allocated_objects") - get("heap.freed_objects"));
    assert_eq!(get("memory.ready"), get("memory.sys") - get("heap.released"));
    assert_eq!(get("class.5.size"), get("size.2.size"));
    assert_eq!((get("class.5.size"), get("class.5.slots")), (16, 504), "Go's figures");
    assert!(get("heap.trigger") <= get("heap.goal"));
}

#[test]
fn settings_are_written_and_read_back() {
    let rt = runtime();
    let cases = [
        // (name, text, value)
        ("gc.percent", "50", 50),
        ("gc.percent", "off", -1),
        ("gc.percent", "0", 0),
        ("memory.limit", "64MiB", 64 << 20),
        ("memory.limit", "off", i64::MAX.into()),
        ("epoch", "1", 1),
        ("epoch", "0", 2),
    ];
    for (name, text, want) in cases {
        rt.ctl().set_text(name, text).unwrap_or_else(|e| panic!("{name}={text}: {e}"));
        assert_eq!(integer(&rt, name), want, "{name}={text}");
    }
}

#[test]
fn errors_say_what_is_wrong_and_what_would_be_right() {
    let rt = runtime();
    let cases = [
        // (name, text or "" to read, error)
        ("heap.gaol", "", "there is no heap.gaol; did you mean heap.goal?"),
        ("heap.pages", "", "heap.pages is a group of 11 names, such as heap.pages.total"),
        ("clas.5.spans", "", "there is no clas.5.spans; did you mean class.5.spans?"),
        ("nonsense", "", "there is no nonsense; `burrow ctl` lists all names"),
        ("class.136.size", "", "there is no class.136.size: span classes are 0 to 135, not 136"),
        ("class.05.size", "", "there is no class.05.size; did you mean class.0.size?"),
        ("size.99.size", "", "there is no size.99.size: size classes are 0 to 67, not 99"),
        (
            "p.0.cache.5.free",
            "",
            "p.0.cache.5.free tells of a run: only a script can read it, while it runs",
        ),
        ("heap.live", "5", "heap.live can only be read"),
        (
            "gc.percent",
            "lots",
            "gc.percent cannot be \"lots\": expected a percentage such as 100, or off",
        ),
        ("gc.percent", "-2", "gc.percent cannot be -2: expected 0 to 2147483647, or off (-1)"),
        (
            "memory.limit",
            "64MB",
            "memory.limit cannot be \"64MB\": expected a size such as 64MiB, or off",
        ),
        ("epoch", "-1", "epoch cannot be \"-1\": expected a number"),
        ("", "", "a name is missing; `burrow ctl` lists all names"),
    ];
    for (name, text, want) in cases {
        let error = match text {
            "" => rt.ctl().get(name).map(drop),
            text => rt.ctl().set_text(name, text),
        };
        assert_eq!(error.map_err(|e| e.to_string()), Err(want.to_owned()), "{name} {text}");
    }
    let wrong = rt.ctl().set("gc.percent", &Value::Bool(true)).map_err(|e| e.to_string());
    assert!(wrong.is_err_and(|text| text.contains("expected a percentage")));
}

#[test]
fn names_are_listed_by_beginning_and_by_pattern() {
    let rt = runtime();
    let cases = [
        // (pattern, with a runtime: names, the first; without: names, the first)
        ("heap.p", 12, "heap.page_size", 12, "heap.page_size"),
        ("heap.pages.", 11, "heap.pages.total", 11, "heap.pages.total"),
        ("class.5", 15, "class.5.size", 15, "class.5.size"),
        ("class.*.spans", 136, "class.0.spans", 1, "class.<class>.spans"),
        ("class.1?.spans", 10, "class.10.spans", 0, ""),
        ("size", 272, "size.0.size", 4, "size.<size>.size"),
        ("*.limit", 5, "gc.limiter.on", 5, "gc.limiter.on"),
        ("*y.limit", 1, "memory.limit", 1, "memory.limit"),
        ("p", 21, "policy.name", 27, "policy.name"),
        ("class.200", 0, "", 15, "class.200.size"),
        ("heap..", 0, "", 0, ""),
        ("é*", 0, "", 0, ""),
    ];
    for (pattern, count, first, templates, template) in cases {
        let own = rt.ctl().list(pattern);
        let name = own.first().map_or("", |name| &name.name);
        assert_eq!((own.len(), name), (count, first), "{pattern}");
        let own = rt.registry().list(pattern, None);
        let name = own.first().map_or("", |name| &name.name);
        assert_eq!((own.len(), name), (templates, template), "{pattern}, no runtime");
    }
}

#[test]
fn what_says_more_directly_prevails() {
    let env = |conf: &str| {
        [("GOGC".to_owned(), "10".to_owned()), ("BURROW_CONF".to_owned(), conf.to_owned())]
    };
    let built = |conf: &str| Runtime::builder().env(env(conf));
    let percent = |builder: crate::Builder| {
        builder.build().map(|rt| rt.gc.gc_percent()).map_err(|e| e.to_string())
    };
    assert_eq!(percent(built("")), Ok(10), "GOGC");
    assert_eq!(percent(built("gc.percent:20")), Ok(20), "BURROW_CONF");
    assert_eq!(percent(built("gc.percent:20,gc.percent:25")), Ok(25), "its last");
    assert_eq!(percent(built("gc.percent:20").gogc(30)), Ok(30), "an option");
    assert_eq!(
        percent(built("gc.percent:20").gogc(30).setting("gc.percent", "40")),
        Ok(40),
        "a name"
    );
    let wrong = percent(built("memory.limit:off,gc.precent:20"));
    let text = "BURROW_CONF, setting 2: there is no gc.precent; did you mean gc.percent?";
    assert_eq!(wrong, Err(text.into()));
    assert!(percent(built("gc.percent=20")).is_err_and(|e| e.contains("expected name:value")));
}

#[test]
fn the_return_policy_is_exchanged_and_set_by_name() {
    let rt = runtime();
    let set = |name, text| rt.ctl().set_text(name, text).map_err(|e| e.to_string());
    assert_eq!(rt.ctl().get("policy.name"), Ok(Value::Text("go".into())));
    assert_eq!(integer(&rt, "policy.decay.dirty_decay_ms"), 10_000, "the default");
    let error = set("policy.decay.dirty_decay_ms", "5");
    let want = "policy.decay.dirty_decay_ms cannot be set: decay is not in charge, go is";
    assert_eq!(error, Err(want.into()));
    assert_eq!(set("policy.name", "decay:dirty=2s"), Ok(()));
    assert_eq!(rt.ctl().get("policy.name"), Ok(Value::Text("decay".into())));
    assert_eq!(integer(&rt, "policy.decay.dirty_decay_ms"), 2000);
    assert_eq!(set("policy.decay.dirty_decay_ms", "off"), Ok(()));
    assert_eq!(integer(&rt, "policy.decay.dirty_decay_ms"), -1);
    assert_eq!(set("policy.decay.background_thread", "true"), Ok(()));
    let flag = rt.ctl().get("policy.decay.background_thread");
    assert_eq!(flag, Ok(Value::Bool(true)));
    assert!(rt.heap.wants_helper());
    let every = "policy.decay.every cannot be set: every cannot be 0: expected 1 or more";
    assert_eq!(set("policy.decay.every", "0"), Err(every.into()));
    let name =
        "policy.name cannot be set: there is no return policy \"decoy\"; did you mean decay?";
    assert_eq!(set("policy.name", "decoy"), Err(name.into()));
}

#[test]
fn a_policy_brings_names_of_its_own() {
    let entry = || {
        let read = |_: &Ctl<'_>, _: &[usize]| Value::I64(10_000);
        Entry::new("policy.tide.ebb_ms", Kind::I64, Unit::Milliseconds, "Decay time.", read)
    };
    let rt = Runtime::builder().env([]).entry(entry()).build().expect("a runtime");
    assert_eq!(integer(&rt, "policy.tide.ebb_ms"), 10_000);
    assert_eq!(rt.ctl().list("policy.tide").len(), 1);
    assert!(rt.ctl().set_text("policy.tide.ebb_ms", "5").is_err(), "not writable");
    let twice = Runtime::builder().env([]).entry(entry()).entry(entry()).build();
    assert!(twice.is_err_and(|e| e.to_string().contains("two entries")));
}

#[test]
fn a_runtime_has_its_picture_taken() {
    let rt = runtime();
    let picture = rt.snapshot(true);
    assert!(picture.exact && picture.spans.is_empty(), "nobody runs, and nothing was allocated");
}
