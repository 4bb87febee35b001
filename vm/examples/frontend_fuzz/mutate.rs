//! Damages programs: by tokens, by bytes, by nesting, by cutting, by joining two.

use crate::corpus::Corpus;

/// SplitMix64: small, and the same everywhere.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`, which is not 0.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn pick<'t, T>(&mut self, items: &'t [T]) -> &'t T {
        &items[self.below(items.len())]
    }
}

/// Pieces that change what stands around them, and values and types at their borders.
const PIECES: &[&str] = &[
    "int",
    "string",
    "float64",
    "uint8",
    "complex128",
    "error",
    "any",
    "[]int",
    "map[string]int",
    "chan int",
    "func()",
    "[3]int",
    "struct{}",
    "interface{}",
    "interface{ m() }",
    "*T",
    "T",
    "T[int]",
    "nil",
    "0",
    "1",
    "-1",
    "1.5",
    "1i",
    "'x'",
    "\"x\"",
    "true",
    "iota",
    "x",
    "_",
    "...",
    "*",
    "&",
    "!",
    "^",
    "<-",
    "~",
    "|",
    "+",
    "-",
    "/",
    "%",
    "<<",
    ">>",
    "&^",
    "==",
    "<",
    "&&",
    "||",
    "=",
    ":=",
    "+=",
    "++",
    ".",
    ",",
    ";",
    ":",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "if ",
    "else ",
    "for ",
    "range ",
    "switch ",
    "case ",
    "default:",
    "select {}",
    "go ",
    "defer ",
    "return ",
    "break ",
    "continue ",
    "goto L",
    "fallthrough",
    "L:",
    "func() {}()",
    "func main() {",
    "type ",
    "var ",
    "const ",
    "import ",
    "package ",
    "struct {",
    "interface {",
    "map[",
    "chan ",
    "len(",
    "cap(",
    "append(",
    "copy(",
    "delete(",
    "make(",
    "new(",
    "panic(",
    "recover()",
    "min(",
    "max(",
    "clear(",
    "complex(",
    "real(",
    ".(type)",
    ".(int)",
    "[:]",
    "[::]",
    "unsafe.Sizeof(",
    "1 << 63",
    "1 << 64",
    "9223372036854775807",
    "-9223372036854775808",
    "1e400",
    "0x",
    "1_",
    "\"",
    "`",
    "'",
    "/*",
    "*/",
    "//",
    "\n",
    "\\",
    "\0",
    "\u{FEFF}",
    "é",
    "☺",
];

/// What can be nested: how it opens, what stands inside, how it closes.
const NESTS: &[(&str, &str, &str)] = &[
    ("(", "1", ")"),
    ("[", "1", "]"),
    ("{", "", "}"),
    ("f(", "x", ")"),
    ("a[", "0", "]"),
    ("[]T{", "", "}"),
    ("-", "x", ""),
    ("!", "x", ""),
    ("*", "p", ""),
    ("&", "x", ""),
    ("<-", "c", ""),
    ("^", "1", ""),
    ("[]", "int", ""),
    ("*", "int", ""),
    ("map[int]", "int", ""),
    ("func() ", "int", ""),
    ("struct{ a ", "int", "}"),
    ("interface{ m() ", "int", "}"),
    ("T[", "int", "]"),
    ("if true {", "", "}"),
    ("for {", "", "}"),
    ("switch { case true:", "", "}"),
    ("func() {", "", "}()"),
    ("x + ", "x", ""),
    ("1 << ", "1", ""),
    ("x.y", "", ""),
    ("f()", "", ""),
    ("else if x {} ", "", ""),
    ("L: ", "", ""),
    ("\"a\" + ", "\"a\"", ""),
    ("9", "", ""),
    ("x, ", "x", ""),
    ("x = x\n", "", ""),
    ("type T struct { t T }\n", "", ""),
];

/// An input: one or several kinds of damage to one program, or to two.
pub fn input(corpus: &Corpus, random: &mut Random) -> Vec<u8> {
    let files = if random.below(4) == 0 { &corpus.files } else { &corpus.programs };
    let source = random.pick(files).clone();
    match random.below(100) {
        0..35 => alter(&source, random),
        35..70 => damage_tokens(&source, corpus, random),
        70..82 => damage_bytes(source, random),
        82..88 => {
            let tail = random.pick(&corpus.files);
            splice(&source, tail, random)
        }
        88..94 => truncate(source, random),
        _ => nest(&source, random),
    }
}

/// Words, numbers, runs of space, strings, comments and single signs: near enough to Go's tokens to keep most intact.
fn tokens(text: &[u8]) -> Vec<&[u8]> {
    let mut rest = text;
    let mut parts = Vec::new();
    while let Some(&first) = rest.first() {
        let run = |in_run: fn(&u8) -> bool| rest.iter().take_while(|byte| in_run(byte)).count();
        let len = match first {
            b'"' | b'`' | b'\'' => quoted(rest, first),
            _ if is_word(&first) => run(is_word),
            b' ' | b'\t' | b'\n' => run(|byte| matches!(byte, b' ' | b'\t' | b'\n')),
            b'/' if rest.starts_with(b"//") => run(|byte| *byte != b'\n'),
            _ => 1,
        };
        let (part, after) = rest.split_at(len.max(1));
        parts.push(part);
        rest = after;
    }
    parts
}

fn is_word(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80
}

/// Length of a literal in quotes, to the end of the line if it is not closed.
fn quoted(text: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < text.len() {
        match text[at] {
            b'\\' if quote != b'`' => at += 1,
            b'\n' if quote != b'`' => return at,
            byte if byte == quote => return at + 1,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// A place of a token that is not only space.
fn place(parts: &[&[u8]], random: &mut Random) -> usize {
    let mut at = random.below(parts.len());
    for _ in 0..8 {
        if !parts[at].trim_ascii().is_empty() {
            break;
        }
        at = random.below(parts.len());
    }
    at
}

/// Signs of one kind, any of which may stand where another does.
const ALIKE: &[&[&str]] = &[
    &["+", "-", "*", "/", "%", "&", "|", "^"],
    &["<", ">"],
    &["true", "false"],
    &[
        "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64",
        "uintptr",
    ],
    &["float32", "float64"],
    &["complex64", "complex128"],
    &["break", "continue", "return"],
    &["string", "error", "any"],
];

/// Numbers at the borders of types.
const NUMBERS: &[&str] = &[
    "0",
    "1",
    "2",
    "7",
    "8",
    "63",
    "64",
    "127",
    "128",
    "255",
    "256",
    "1000",
    "65535",
    "65536",
    "2147483647",
    "2147483648",
    "4294967296",
    "9223372036854775807",
    "1.5",
    "1e10",
    "0x7f",
    "'a'",
];

/// Damage that often leaves a program valid: a token for one like it, a line away, a line twice, two lines swapped.
fn alter(source: &[u8], random: &mut Random) -> Vec<u8> {
    let mut text = source.to_vec();
    for _ in 0..1 + random.below(3) {
        text = if random.below(3) == 0 {
            alter_line(&text, random)
        } else {
            alter_token(&text, random)
        };
    }
    text
}

fn alter_line(text: &[u8], random: &mut Random) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = text.split_inclusive(|&byte| byte == b'\n').collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let (at, other) = (random.below(lines.len()), random.below(lines.len()));
    match random.below(3) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(other, lines[at]),
        _ => {
            let last = lines.len() - 1;
            lines.swap(at, (at + 1).min(last));
        }
    }
    lines.concat()
}

fn alter_token(text: &[u8], random: &mut Random) -> Vec<u8> {
    let mut parts = tokens(text);
    if parts.is_empty() {
        return Vec::new();
    }
    let at = place(&parts, random);
    let alike =
        |part: &[u8]| ALIKE.iter().find(|kind| kind.iter().any(|sign| sign.as_bytes() == part));
    if let Some(kind) = alike(parts[at]) {
        parts[at] = random.pick(kind).as_bytes();
    } else if parts[at][0].is_ascii_digit() {
        parts[at] = random.pick(NUMBERS).as_bytes();
    } else if parts[at][0].is_ascii_alphabetic() {
        // Another word of the program, from nearby: likely to be in scope.
        let near = at.saturating_sub(60) + random.below(120);
        if let Some(word) = parts.iter().skip(near).find(|part| part[0].is_ascii_alphabetic()) {
            parts[at] = word;
        }
    }
    parts.concat()
}

fn damage_tokens(source: &[u8], corpus: &Corpus, random: &mut Random) -> Vec<u8> {
    let mut parts = tokens(source);
    let donor = random.pick(&corpus.files);
    let foreign = tokens(donor);
    // Few changes leave some programs valid; many reach odd corners of the grammar.
    for _ in 0..1 + random.below(4) {
        if parts.is_empty() || foreign.is_empty() {
            break;
        }
        let (at, other) = (place(&parts, random), place(&parts, random));
        match random.below(9) {
            0 => drop(parts.remove(at)),
            1 => parts.insert(other, parts[at]),
            2 => parts.swap(at, other),
            3 => parts[at] = random.pick(PIECES).as_bytes(),
            4 => parts[at] = parts[other],
            5 => parts.insert(at, random.pick(PIECES).as_bytes()),
            6 => parts[at] = foreign[place(&foreign, random)],
            7 => {
                // A run moves, or is doubled.
                let end = (at + 1 + random.below(30)).min(parts.len());
                let run: Vec<&[u8]> = parts[at..end].to_vec();
                parts.splice(other..other, run);
            }
            _ => {
                let from = place(&foreign, random);
                let end = (from + 1 + random.below(40)).min(foreign.len());
                parts.splice(at..at, foreign[from..end].iter().copied());
            }
        }
    }
    parts.concat()
}

fn damage_bytes(mut text: Vec<u8>, random: &mut Random) -> Vec<u8> {
    for _ in 0..1 + random.below(8) {
        let at = random.below(text.len() + 1);
        match random.below(4) {
            0 if at < text.len() => text[at] = random.next() as u8,
            1 if at < text.len() => text[at] ^= 1 << random.below(8),
            2 => text.insert(at, random.next() as u8),
            _ => drop(text.drain(at..(at + random.below(20)).min(text.len()))),
        }
    }
    text
}

/// The head of one program and the tail of another.
fn splice(head: &[u8], tail: &[u8], random: &mut Random) -> Vec<u8> {
    let (end, start) = (random.below(head.len() + 1), random.below(tail.len() + 1));
    [&head[..end], &tail[start..]].concat()
}

fn truncate(mut text: Vec<u8>, random: &mut Random) -> Vec<u8> {
    text.truncate(random.below(text.len() + 1));
    text
}

/// A bomb: something nested up to 100,000 levels deep, put in place of a token.
fn nest(source: &[u8], random: &mut Random) -> Vec<u8> {
    let mut parts = tokens(source);
    let (open, inside, close) = random.pick(NESTS);
    let most = *random.pick(&[10, 100, 1_000, 10_000, 100_000]);
    let depth = 1 + random.below(most);
    let close = if random.below(4) == 0 { String::new() } else { close.repeat(depth) };
    let bomb = open.repeat(depth) + inside + &close;
    if parts.is_empty() {
        return bomb.into_bytes();
    }
    let at = place(&parts, random);
    parts[at] = bomb.as_bytes();
    parts.concat()
}
