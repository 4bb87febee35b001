//! Printing held against what Go 1.27.3 printed.
//!
//! `tests/go.txt` was recorded by a Go program: a line has the operands' names, the format, quoted (or `print`,
//! `println`, or `errorf` and the format), and the output, quoted. `tests/world.rs` has the same values.

mod world;

use burrow_alloc::mem;
use burrow_alloc::units::Addr;
use burrow_runtime::fault::{Fatal, Fault};
use burrow_runtime::rtype::TypeRef;

use super::*;
use world::World;

/// What a method of the recording program returns.
fn call(needed: &CallNeeded) -> CallResult {
    // SAFETY: the walk gives values of the world, which lives on.
    let (ty, number) = unsafe {
        let ty = TypeRef::from_addr(needed.value.tab).expect("a value");
        let is_nil = needed.value.data == 0;
        (ty, if is_nil { None } else { Some(mem::load64(Addr(needed.value.data as usize)) as i64) })
    };
    let text = match (&*ty.string, number) {
        ("main.Color", Some(n)) => format!("color{n}"),
        ("main.Go", Some(n)) => format!("Go({n})"),
        ("*main.Err", Some(n)) => format!("err{n}"),
        ("*main.Err", None) => return CallResult::Raw(b"<nil>".to_vec()),
        ("main.Bad", _) => {
            let text = format!("%!{}(PANIC={:?} method: oops)", needed.verb, needed.method);
            return CallResult::Raw(text.into_bytes());
        }
        ("main.Own", _) => own(needed),
        (other, _) => panic!("{} has no {:?}", other, needed.method),
    };
    CallResult::Text(text.into_bytes())
}

/// What `main.Own` prints: all that its `fmt.State` says.
fn own(needed: &CallNeeded) -> String {
    let flags = needed.flags;
    let set = [
        (flags.plus || flags.plus_v, '+'),
        (flags.minus, '-'),
        (flags.sharp || flags.sharp_v, '#'),
        (flags.space, ' '),
        (flags.zero, '0'),
    ];
    let set: String = set.iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag).collect();
    let number = |n: Option<usize>| format!("{}{}", n.unwrap_or(0), n.is_some());
    format!("own[{} {} {} {set}]", needed.verb, number(flags.width), number(flags.precision))
}

/// A format, which outlives the call.
fn view(format: &[u8]) -> View {
    View { ptr: Addr(format.as_ptr().expose_provenance()), len: format.len() }
}

/// Both passes of one call.
fn run(printer: &mut Printer, job: Job, args: GoSlice) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    // SAFETY: the arguments belong to a world that lives on.
    unsafe {
        let results: Vec<CallResult> = printer.collect(job, args)?.iter().map(call).collect();
        printer.print(&mut out, job, args, &results)?;
    }
    Ok(out)
}

/// Reads a Go string literal.
fn unquote(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = &text[1..text.len() - 1];
    while let Some(char) = rest.chars().next() {
        rest = &rest[char.len_utf8()..];
        if char != '\\' {
            out.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
            continue;
        }
        let (letter, after) = rest.split_at(1);
        let digits = match letter {
            "x" => 2,
            "u" => 4,
            "U" => 8,
            _ => 0,
        };
        let number = u32::from_str_radix(&after[..digits], 16).unwrap_or(0);
        rest = &after[digits..];
        match letter {
            "x" => out.push(number as u8),
            "u" | "U" => out.extend_from_slice(
                char::from_u32(number).unwrap().encode_utf8(&mut [0; 4]).as_bytes(),
            ),
            "n" => out.push(b'\n'),
            "t" => out.push(b'\t'),
            "r" => out.push(b'\r'),
            "a" => out.push(7),
            "b" => out.push(8),
            "v" => out.push(11),
            "f" => out.push(12),
            other => out.extend_from_slice(other.as_bytes()),
        }
    }
    out
}

/// Checks one recorded line; gives what is wrong.
fn check(world: &mut World, printer: &mut Printer, line: &str) -> Option<String> {
    let mut columns = line.split('\t');
    let (names, format, wanted) = (columns.next()?, columns.next()?, columns.next()?);
    let names: Vec<&str> = names.split(',').filter(|name| !name.is_empty()).collect();
    let args = world.args(&names);
    let text;
    let job = match format {
        "print" => Job::Print,
        "println" => Job::Println,
        "errorf" => Job::Errorf(view(b"%w")),
        _ => match format.strip_prefix("errorf ") {
            Some(quoted) => {
                text = unquote(quoted);
                Job::Errorf(view(&text))
            }
            None => {
                text = unquote(format);
                Job::Printf(view(&text))
            }
        },
    };
    let got = run(printer, job, args).expect("output");
    let wanted = unquote(wanted);
    let differ = got != wanted;
    differ.then(|| format!("{line}\n  got {:?}", String::from_utf8_lossy(&got)))
}

#[test]
fn prints_as_go() {
    let (mut world, mut printer) = (World::new(), Printer::default());
    let wrong: Vec<String> = include_str!("tests/go.txt")
        .lines()
        .filter_map(|line| check(&mut world, &mut printer, line))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} lines differ:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
}

#[test]
fn large_widths_are_padded() {
    let (mut world, mut printer) = (World::new(), Printer::default());
    let args = world.args(&["int42"]);
    for (format, wanted) in
        [("%1000000d", 1_000_000), ("%1000001d", 1_000_001), ("%.1000000d", 1_000_000)]
    {
        let got = run(&mut printer, Job::Printf(view(format.as_bytes())), args).unwrap();
        assert_eq!(got.len(), wanted, "{format}");
    }
}

#[test]
fn values_that_hold_themselves_overflow_the_stack() {
    let (mut world, mut printer) = (World::new(), Printer::default());
    let args = world.endless();
    let got = run(&mut printer, Job::Println, args);
    assert!(matches!(got, Err(Fault::Fatal(Fatal::StackOverflow { .. }))), "{got:?}");
}

#[test]
fn errorf_names_what_it_wraps() {
    let (mut world, mut printer) = (World::new(), Printer::default());
    let args = world.args(&["Err", "int42", "nilErr", "nil"]);
    let cases: [(&str, &[usize]); 6] = [
        ("%w", &[0]),
        ("%v %d", &[]),
        ("%[3]w %[1]w %[1]w", &[0, 0, 2]),
        ("%w %w %w %w", &[0, 1, 2, 3]),
        ("%[4]w", &[3]),
        ("%w %[9]w", &[0]),
    ];
    for (format, wanted) in cases {
        // SAFETY: the arguments belong to the world.
        let got = unsafe { printer.wrapped(view(format.as_bytes()), args) };
        assert_eq!(got.unwrap(), wanted, "{format}");
    }
}

#[test]
fn results_may_be_missing() {
    let (mut world, mut printer) = (World::new(), Printer::default());
    let args = world.args(&["Colors", "Err"]);
    let mut out = Vec::new();
    let results = [CallResult::Text(b"one".to_vec())];
    // SAFETY: the arguments belong to the world.
    unsafe { printer.print(&mut out, Job::Println, args, &results).unwrap() };
    assert_eq!(out, b"[one ] \n");
}

#[test]
fn nothing_is_collected_where_there_are_no_methods() {
    let (mut world, mut printer) = (World::new(), Printer::default());
    let args = world.args(&["int42", "S", "map", "ints", "pS", "nil"]);
    // SAFETY: the arguments belong to the world.
    assert!(unsafe { printer.collect(Job::Println, args) }.unwrap().is_empty());
}

#[test]
fn sees_what_can_be_seen() {
    let cases = [
        (0x20, true),
        (0x7f, false),
        (0xa0, false),   // no-break space
        (0xad, false),   // soft hyphen
        (0x301, true),   // a combining accent
        (0x200b, false), // zero width space
        (0x3000, false), // ideographic space
        (0xfeff, false),
        (0xe000, false), // private use
        (0x1f600, true),
        (0x10ffff, false),
        (0xd800, false),
        (0x110000, false),
    ];
    for (rune, wanted) in cases {
        assert_eq!(quote::is_print(rune), wanted, "U+{rune:04X}");
    }
}
