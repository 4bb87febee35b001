//! Generates programs about who points at what: they look for objects that were put into a frame and outlive it.
//!
//! A program is drawn from tables of statements and expressions with holes. Addresses of variables, fields and elements
//! go through small functions (inlined or not), closures, interfaces, maps, slices, defers, loops and package variables,
//! and the numbers at their ends are printed again and again. Run under `BURROW_STRESS=gc`, the heap verifier looks too.
//!
//! Like those of `generator.rs`, programs end (functions and closures run on fuel, loops have small bounds) and do the
//! same each time: what stands inside expressions changes nothing, and slices that are shared are not appended to, as
//! the room behind them may depend on where they are.
//!
//! Holes: `{p}` is an expression of the type with that letter ([`TYPES`]), `{=p}` a variable in scope, `{+p}` a new
//! variable, in scope after the statement, `{-p}` one in scope
//! behind the next semicolon or brace, `{@0}` the first name of the statement again, `{#}` a digit,
//! `{01}` an index, `{*}` a block, `{L}` the label of the statement, `{<}` and `{>}` bounds of a scope.

use crate::generator::Program;
use crate::random::Random;

/// Letters of types and how they are written.
const TYPES: &[(char, &str)] = &[
    ('i', "int"),
    ('s', "string"),
    ('b', "[]byte"),
    ('p', "*int"),
    ('q', "**int"),
    ('n', "*P_node"),
    ('N', "P_node"),
    ('k', "P_inner"),
    ('K', "*P_inner"),
    ('l', "[]*int"),
    ('a', "[2]*int"),
    ('e', "any"),
    ('x', "P_i"),
    ('f', "func() int"),
    ('g', "func(*int) *int"),
    ('m', "map[string]*int"),
    ('c', "map[*int]int"),
];

const IMPORTS: &[&str] = &["fmt", "runtime", "sort", "strconv", "strings", "sync/atomic", "unsafe"];

/// What every program begins with; `P_` stands for the program's prefix.
const PRELUDE: &str = include_str!("pointers.go.txt");

/// Expressions by type; the first of each needs nothing.
const EXPRESSIONS: &[(char, &[&str])] = &[
    (
        'i',
        &[
            "{#}",
            "{=i}",
            "{=i}",
            "P_get({p})",
            "P_get({p})",
            "P_sum({n})",
            "len({l})",
            "({i} + {i})",
            "{N}.v",
            "{k}.n",
            "{x}.Get()",
            "len({s})",
            "P_show({e})",
            "{n}.sum()",
            "P_deep({n}, {#})",
        ],
    ),
    (
        's',
        &[
            "\"s{#}\"",
            "{=s}",
            "string({b})",
            "P_cut({s} + {s})",
            "P_cut({s} + string({b}))",
            "strings.ToUpper({s})",
            "fmt.Sprint({i})",
            "max({s}, {s})",
            "strings.TrimSpace({s})",
            "P_gen({s})",
            "P_cut({s} + \"\")",
            "strings.Join([]string{ {s} }, \"-\")",
            "strconv.Itoa({i})",
        ],
    ),
    ('b', &["[]byte(\"b{#}\")", "{=b}", "[]byte({s})", "append([]byte(nil), {s}...)"]),
    (
        'p',
        &[
            "new(int)",
            "{=p}",
            "{=p}",
            "{=p}",
            "&{=i}",
            "&{=i}",
            "&{=i}",
            "P_new({i})",
            "&{=N}.v",
            "&{=N}.in.n",
            "{=N}.p",
            "P_id({p})",
            "P_far({p})",
            "P_pick({i}, {p}, {p})",
            "P_deref({q})",
            "{n}.ptr()",
            "P_at({l}, {i})",
            "{=a}[{01}]",
            "P_asp({e})",
            "{x}.Ptr()",
            "func() *int { return {p} }()",
            "{m}[{s}]",
            "P_gp",
            "P_gen({p})",
            "{k}.q",
            "{g}({p})",
            "(*int)(unsafe.Pointer({p}))",
            "&[]int{ {i}, {i} }[1]",
            "&(&P_inner{n: {i}}).n",
            "P_kq({K})",
            "P_with({p}, func(q *int) *int { return {p} })",
            "{N}.arr[{01}]",
            "P_ap.Load()",
            "*&[]*int{ {p} }[0]",
        ],
    ),
    (
        'q',
        &[
            "new(*int)",
            "{=q}",
            "&{=p}",
            "&{=p}",
            "&{=N}.p",
            "&{=a}[{01}]",
            "P_gen({q})",
            "&{=N}.in.q",
        ],
    ),
    (
        'n',
        &[
            "(*P_node)(nil)",
            "{=n}",
            "{=n}",
            "&{=N}",
            "&{=N}",
            "&P_node{v: {i}, p: {p}}",
            "&P_node{next: {n}, in: {k}}",
            "P_link({i}, {n})",
            "{n}.after()",
            "P_gn",
            "&P_node{any: {e}, f: {f}}",
            "func() *P_node { n := {N}; return &n }()",
            "P_gen({n})",
            "{n}.set({p})",
            "P_far({n})",
        ],
    ),
    (
        'N',
        &[
            "P_node{v: {#}}",
            "{=N}",
            "P_node{v: {i}, next: {n}, p: {p}}",
            "P_load({n})",
            "P_node{in: {k}, arr: {a}}",
            "P_gen({N})",
        ],
    ),
    (
        'k',
        &[
            "P_inner{}",
            "{=k}",
            "P_inner{ {p}, {i} }",
            "{=N}.in",
            "P_gen({k})",
            "P_ask({e})",
            "{N}.in",
        ],
    ),
    ('K', &["new(P_inner)", "{=K}", "&{=k}", "&{=N}.in", "&P_inner{ {p}, {i} }", "P_gen({K})"]),
    (
        'l',
        &[
            "[]*int(nil)",
            "P_clip({=l})",
            "[]*int{ {p}, {p} }",
            "append([]*int(nil), {p})",
            "append(P_clip({l}), {p})",
            "{=a}[:]",
            "P_all({p}, {p})",
            "P_all({p})",
            "P_clip(P_gs)",
            "P_grow({p}, {#})",
            "append(P_clip({l}), {l}...)",
            "append(P_more({p}))",
        ],
    ),
    (
        'a',
        &[
            "[2]*int{}",
            "{=a}",
            "[2]*int{ {p}, {p} }",
            "{=N}.arr",
            "[2]*int([]*int{ {p}, {p} })",
            "P_gen({a})",
        ],
    ),
    (
        'e',
        &[
            "any(nil)",
            "{=e}",
            "any({p})",
            "any({n})",
            "any({k})",
            "any({i})",
            "any({s})",
            "P_ga",
            "P_gen[any]({p})",
            "P_gen[any]({k})",
            "any({N})",
            "any({f})",
        ],
    ),
    (
        'x',
        &[
            "P_i(P_num({#}))",
            "{=x}",
            "P_i({n})",
            "P_i({k})",
            "P_i(P_num({i}))",
            "P_gen[P_i]({k})",
            "P_i({K})",
        ],
    ),
    (
        'f',
        &[
            "func() int { return {#} }",
            "{=f}",
            "func() int { return {i} }",
            "{n}.sum",
            "{k}.Get",
            "{x}.Get",
            "P_counter({p})",
            "P_gen({f})",
            "{N}.in.Get",
        ],
    ),
    ('g', &["P_id", "{=g}", "P_gen[*int]", "{<}func({-p} *int) *int { return {p} }{>}"]),
    ('m', &["map[string]*int{}", "{=m}", "map[string]*int{ {s}: {p} }", "P_gm"]),
    ('c', &["map[*int]int{}", "{=c}", "map[*int]int{ {p}: {i} }"]),
];

/// Statements; plain declarations and assignments come besides.
const STATEMENTS: &[&str] = &[
    "P_set({p}, {i})",
    "{=i}++",
    "{=i} += {i}",
    "if {=p} != nil {\n*{@0} += {i}\n}",
    "if {=q} != nil {\n*{@0} = {p}\n}",
    "if {=n} != nil {\n{@0}.next, {@0}.p = {n}, {p}\n}",
    "if {=n} != nil {\n*{@0} = {N}\n}",
    "{=N}.next = {n}",
    "{=N}.p = {p}",
    "{=N}.in.q = {p}",
    "{=N}.in = {k}",
    "{=N}.arr[{01}] = {p}",
    "{=N}.any = {e}",
    "{=N}.f = {f}",
    "{=N}.l = append(P_clip({@0}.l), {p})",
    "{=k}.q = {p}",
    "{=K}.q = {p}",
    "{=a}[{01}] = {p}",
    "{=m}[string({b})] = {p}",
    "{=m}[{s}] = {p}",
    "{=c}[{p}]++",
    "{=c}[&{=i}] += {i}",
    "P_counts[string({b})]++",
    "P_counts[P_cut({s} + {s})] += {i}",
    "P_boxes[{i}]++",
    "{=p}, {=p} = {p}, {p}",
    "{=n}, {=n} = {n}, {n}",
    "{+p}, {+n} := P_two({p}, {n})",
    "{=p}, {=n} = P_two({p}, {n})",
    "{+p}, {+i} := {k}.parts()",
    "{=e}, {=x} = P_boxed({p}, {k})",
    "{=e}, {=p} = P_parts({k})",
    "{+p} := P_sink2(P_two({p}, {n}))",
    "{+i} := P_count(P_parts({k}))",
    "{+p}, _ := ({e}).(*int)",
    "{+p}, _ := {m}[{s}]",
    "{=k}, _ = ({e}).(P_inner)",
    "switch y := ({e}).(type) {\ncase *int:\n{=p} = y\ncase *P_node:\n{=n} = y\ncase P_inner:\n{=p} = y.q\ncase P_node:\n{=n} = &y\ncase func() int:\n{=f} = y\ndefault:\n_ = y\n}",
    "switch y := ({x}).(type) {\ncase P_inner, P_num:\n{=e} = y\ncase *P_node:\n{=n} = y\n}",
    "if {i}%2 == 0 {{*}} else {{*}}",
    "switch {i} % 3 {\ncase 0: {*}\nfallthrough\ncase 1: {*}\ndefault: {*}}",
    "for {<}{-p}, j := {p}, 0; j < 3; j++ {{*}}{>}",
    "for {<}{-n}, j := {n}, 0; j < 3; {@0}, j = P_link({i}, {@0}), j+1 {{*}}{>}",
    "for {<}{-n}, j := {n}, 0; j < 3; {@0}, j = (&P_node{next: {@0}, v: j}), j+1 {\nP_set({@0}.ptr(), {i}){*}}{>}",
    "for {<}{-p}, j := {p}, 0; j < 3; j++ {\nq := new(int)\n*q = P_get({@0}) + 1\n{@0} = q{*}}{>}",
    "for {<}{-i}, {-p} := P_pair({p}); P_tick(); {@0}++ {{*}}{>}",
    "for {<}{-i}, j := {i}, 0; j < 3; {@0}, j = {@0}+1, j+1 {{*}}{>}",
    "for {<}_, {-p} := range {l} {{*}}{>}",
    "for {<}_, {-p} := range {a} {{*}}{>}",
    "for {<}_, {-n} := range P_nodes({n}, {n}) {{*}}{>}",
    "for {<}_, {-N} := range P_nodes({N}, {N}) {{*}}{>}",
    "for {<}{-s}, {-p} := range P_one({s}, {p}) {{*}}{>}",
    "for {<}{-p} := range P_seq({p}, {p}) {{*}}{>}",
    "for {=p} = range P_seq({p}, {p}) {{*}}",
    "for range 2 {{*}}",
    "for _, {=N}.p = range {l} {{*}}",
    "{L}:\nfor j := range 3 {\nfor range 2 {\nif j == 1 {\ncontinue {L}\n}\n{<}{*}{>}\n}\n}",
    "{\n{L}:\n{*}\nif P_tick() {\ngoto {L}\n}\n}",
    "defer func() {{*}}()",
    "defer P_set({p}, {i})",
    "defer {n}.put({p})",
    "defer {<}func({-p} *int) {{*}}{>}({p})",
    "defer P_call({f})",
    "{+f} := func() int {{<}{*}\nreturn {i}{>}\n}",
    "{+p} := {<}func({-p} *int) *int {{*}\nreturn {p}\n}{>}({p})",
    "{+g} := {<}func({-p} *int) *int { return {p} }{>}",
    "{<}func() {{*}}{>}()",
    "{=i} = P_call({f})",
    "{+i} := P_call({f})",
    "{+i} := func() int { {=i}++; return {@1} }()",
    "{\nch := make(chan *int, 1)\n{<}go func({-p} *int) { ch <- {p} }{>}({p})\n{=p} = <-ch\n}",
    "select {\ncase {=p} = <-P_ready({p}):\n}",
    "{<}select {\ncase {-p} := <-P_ready({p}):{*}\n}{>}",
    "P_try(func() {{<}{*}\npanic({e}){>}\n})",
    "{+l} := make([]*int, {#})\nfor j := range {@0} {\n{@0}[j] = {p}\n}",
    "{+l} := make([]*int, 0, {i}&3)\n{@0} = append({@0}, {p})",
    "var {+l} []*int\nfor range {#} {\n{@0} = append({@0}, {p})\n}",
    "{+l} := func() (s []*int) {\nfor range 3 {\ns = append(s, {p})\n}\nreturn s\n}()",
    "{+l} := func() []*int {\nvar s []*int\nfor range 3 {\ns = append(s, {p})\n}\nreturn s\n}()",
    "{=l} = append({@0}, {p})",
    "{=l} = append({@0}, {p}, {p})",
    "{=s} = P_cut({@0} + {s})",
    "for j := range {=b} {\n{@0}[j]++\n}",
    "copy({=a}[:], {l})",
    "copy(P_dst({=a}[:], {p}))",
    "P_ap.Store({p})",
    "sort.Slice({=a}[:], func(i, j int) bool { return P_get({@0}[i]) < P_get({@0}[j]) })",
    "P_gp = {p}",
    "P_gn = {n}",
    "P_ga = {e}",
    "P_gs = {l}",
    "P_gm[{s}] = {p}",
    "P_clobber({#})",
    "P_clobber({#})",
    "runtime.GC()",
    "fmt.Println(\"p\", P_get({p}), P_sum({n}))",
    "fmt.Println(\"e\", P_show({e}), {x}.Get(), {s})",
    "P_check({l}, {i})",
    "delete({=m}, {s})",
    "clear({=c})",
];

/// Deepest blocks and expressions.
const BLOCKS: usize = 3;
const EXPRESSION: usize = 3;
/// Statements of a function.
const STATEMENTS_OF_FUNCTION: usize = 30;

/// A function that was generated: letters of its parameters and results.
struct Func {
    name: String,
    params: Vec<char>,
    results: Vec<char>,
}

struct Generator {
    random: Random,
    counter: usize,
    vars: Vec<(String, char)>,
    funcs: Vec<Func>,
    blocks: usize,
    left: usize,
}

/// The program of a seed; see [`crate::generator::generate`].
pub fn generate(seed: u64, prefix: &str) -> Program {
    let mut g = Generator {
        random: Random::new(seed ^ 0x5EED_0F9A_1234_0001),
        counter: 0,
        vars: Vec::new(),
        funcs: Vec::new(),
        blocks: 0,
        left: 0,
    };
    let count = 3 + g.random.below(4);
    let mut body = PRELUDE.to_string();
    (0..count).for_each(|_| body += &g.function());
    body += &g.main();
    Program { imports: IMPORTS, body: body.replace("P_", prefix), entry: format!("{prefix}main") }
}

fn spelled(letter: char) -> &'static str {
    TYPES.iter().find(|(known, _)| *known == letter).map_or("int", |(_, text)| text)
}

impl Generator {
    fn fresh(&mut self, letter: char) -> String {
        self.counter += 1;
        format!("{letter}{}", self.counter)
    }

    fn letter(&mut self) -> char {
        self.random.pick(TYPES).0
    }

    fn variable(&mut self, letter: char) -> Option<String> {
        let known: Vec<&String> =
            self.vars.iter().filter(|(_, of)| *of == letter).map(|(name, _)| name).collect();
        if known.is_empty() { None } else { Some((*self.random.pick(&known)).clone()) }
    }

    // ---- functions ----

    fn function(&mut self) -> String {
        let name = format!("P_f{}", self.funcs.len());
        let params: Vec<char> = (0..1 + self.random.below(4)).map(|_| self.letter()).collect();
        let results: Vec<char> = (0..1 + self.random.below(2)).map(|_| self.letter()).collect();
        self.vars.clear();
        let mut declare = |letters: &[char]| {
            let names: Vec<String> = letters
                .iter()
                .map(|&letter| {
                    let name = self.fresh(letter);
                    self.vars.push((name.clone(), letter));
                    format!("{name} {}", spelled(letter))
                })
                .collect();
            names.join(", ")
        };
        let (ins, outs) = (declare(&params), declare(&results));
        // Nil maps cannot be assigned to, and a nil interface has no methods.
        let filled = self.vars[params.len()..].to_vec();
        let filled: String = filled
            .iter()
            .filter(|(_, letter)| "mcxKgf".contains(*letter))
            .map(|(name, letter)| format!("{name} = {}\n", self.leaf(*letter)))
            .collect();
        self.funcs.push(Func { name: name.clone(), params, results: results.clone() });
        let body = self.body();
        let values: Vec<String> = results.iter().map(|&letter| self.expr(letter, 1)).collect();
        let pragma = self.random.word(&["", "", "//go:noinline\n"]);
        format!(
            "{pragma}func {name}({ins}) ({outs}) {{\n{filled}if P_fuel--; P_fuel < 0 {{\nreturn\n}}\n{body}return {}\n}}\n\n",
            values.join(", ")
        )
    }

    fn main(&mut self) -> String {
        self.vars.clear();
        let mut text = "func P_main() {\n".to_string();
        for round in 0..3 {
            text += &format!("P_fuel = 40\nfmt.Println(\"round\", {round})\n");
            text += &self.body();
        }
        text + "P_end()\n}\n"
    }

    fn body(&mut self) -> String {
        self.left = STATEMENTS_OF_FUNCTION;
        let mut text = String::new();
        for letter in "ipnN".chars() {
            text += &self.declaration(letter);
        }
        for _ in 0..6 + self.random.below(12) {
            text += &self.statement();
        }
        text
    }

    // ---- statements ----

    fn block(&mut self) -> String {
        let (vars, mut text) = (self.vars.len(), "\n".to_string());
        self.blocks += 1;
        for _ in 0..1 + self.random.below(4) {
            text += &self.statement();
        }
        self.blocks -= 1;
        self.vars.truncate(vars);
        text
    }

    fn statement(&mut self) -> String {
        if self.left == 0 {
            return String::new();
        }
        self.left -= 1;
        match self.random.below(10) {
            0 | 1 => {
                let letter = self.letter();
                self.declaration(letter)
            }
            2 => self.assignment(),
            3 if !self.funcs.is_empty() => self.call(),
            _ => self.table_value(),
        }
    }

    fn declaration(&mut self, letter: char) -> String {
        let (name, ty) = (self.fresh(letter), spelled(letter));
        let value = self.expr(letter, EXPRESSION);
        self.vars.push((name.clone(), letter));
        match self.random.below(2) {
            0 => format!("var {name} {ty} = {value}\n{}", used(&name)),
            _ => format!("{name} := ({ty})({value})\n{}", used(&name)),
        }
    }

    fn assignment(&mut self) -> String {
        let letter = self.letter();
        // A closure that calls itself through its variable would not end.
        let Some(name) = self.variable(letter).filter(|_| letter != 'g') else {
            return String::new();
        };
        format!("{name} = {}\n", self.expr(letter, EXPRESSION))
    }

    /// Several results at once, of an earlier function or the one at hand.
    fn call(&mut self) -> String {
        let at = self.random.below(self.funcs.len());
        let Func { name, params, results } = &self.funcs[at];
        let (name, params, results) = (name.clone(), params.clone(), results.clone());
        let args: Vec<String> = params.iter().map(|&letter| self.expr(letter, 2)).collect();
        let outs: Vec<(String, char)> =
            results.iter().map(|&letter| (self.fresh(letter), letter)).collect();
        let names: Vec<&str> = outs.iter().map(|(name, _)| name.as_str()).collect();
        let uses: String = names.iter().map(|name| used(name)).collect();
        let text = format!("{} := {name}({})\n{uses}", names.join(", "), args.join(", "));
        self.vars.extend(outs);
        text
    }

    fn table_value(&mut self) -> String {
        for _ in 0..8 {
            let template = *self.random.pick(STATEMENTS);
            if template.contains("{*}") && self.blocks == BLOCKS {
                continue;
            }
            let vars = self.vars.len();
            if let Some((text, new)) = self.fill(template, EXPRESSION) {
                let uses: String = new.iter().map(|(name, _)| used(name)).collect();
                self.vars.extend(new);
                return format!("{text}\n{uses}");
            }
            self.vars.truncate(vars);
        }
        String::new()
    }

    // ---- expressions ----

    fn leaf(&mut self, letter: char) -> String {
        let list = EXPRESSIONS.iter().find(|(of, _)| *of == letter).map_or(&["0"][..], |(_, l)| l);
        self.fill(list[0], 0).map_or("nil".into(), |(text, _)| text)
    }

    fn expr(&mut self, letter: char, depth: usize) -> String {
        if depth == 0 {
            return self.variable(letter).unwrap_or_else(|| self.leaf(letter));
        }
        let list = EXPRESSIONS.iter().find(|(of, _)| *of == letter).map_or(&["0"][..], |(_, l)| l);
        for _ in 0..6 {
            let (vars, template) = (self.vars.len(), *self.random.pick(list));
            if let Some((text, _)) = self.fill(template, depth - 1) {
                return text;
            }
            self.vars.truncate(vars);
        }
        self.leaf(letter)
    }

    /// Fills the holes of a template; `None` if a variable is wanted of a type that none in scope has. Returns what it
    /// declares besides.
    fn fill(&mut self, template: &str, depth: usize) -> Option<(String, Vec<(String, char)>)> {
        let (mut text, mut names, mut new) = (String::new(), Vec::new(), Vec::new());
        let (mut label, mut scopes) = (None, Vec::new());
        let (mut waiting, mut inner) = (Vec::new(), String::new());
        let mut rest = template;
        while let Some((before, hole, after)) = next_hole(rest) {
            text += before;
            rest = after;
            if before.contains([';', '{']) || before.ends_with(':') {
                self.vars.append(&mut waiting);
            }
            let mut letters = hole.chars();
            match (letters.next()?, letters.next()) {
                ('#', _) => text += &(1 + self.random.below(4)).to_string(),
                ('0', _) => text += self.random.word(&["0", "1"]),
                ('*', _) => text += &format!("\n{inner}{}", self.block()),
                ('<', _) => scopes.push(self.vars.len()),
                ('>', _) => self.vars.truncate(scopes.pop()?),
                ('L', _) => {
                    self.counter += 1;
                    let at = self.counter;
                    text += &format!("L{}", *label.get_or_insert(at));
                }
                ('@', Some(at)) => {
                    let name: &String = names.get(at.to_digit(10)? as usize)?;
                    text += name;
                }
                ('=', Some(letter)) => {
                    let name = self.variable(letter)?;
                    text += &name;
                    names.push(name);
                }
                ('+', Some(letter)) => {
                    let name = self.fresh(letter);
                    text += &name;
                    names.push(name.clone());
                    new.push((name, letter));
                }
                ('-', Some(letter)) => {
                    let name = self.fresh(letter);
                    text += &name;
                    names.push(name.clone());
                    inner += &used(&name);
                    waiting.push((name, letter));
                }
                (letter, _) => text += &operand(self.expr(letter, depth)),
            }
        }
        Some((text + rest, new))
    }
}

/// An expression as it may stand anywhere.
fn operand(text: String) -> String {
    let is_plain = text.starts_with(char::is_alphanumeric) && !text.contains('{');
    if is_plain { text } else { format!("({text})") }
}

/// A use of a variable that does nothing to it: Go wants one.
fn used(name: &str) -> String {
    match name.starts_with('l') {
        true => format!("_ = len({name})\n"),
        false => format!("_ = {name}\n"),
    }
}

/// What stands before a hole, in it, and after it.
fn next_hole(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|at| from + at) {
        let inside = &text[open + 1..];
        if let Some(close) = inside.find(['}', '{', ' ', '\n'])
            && (1..=2).contains(&close)
            && inside[close..].starts_with('}')
            && is_hole(&inside[..close])
        {
            return Some((&text[..open], &inside[..close], &inside[close + 1..]));
        }
        from = open + 1;
    }
    None
}

fn is_hole(text: &str) -> bool {
    let is_type = |letter: char| TYPES.iter().any(|(known, _)| *known == letter);
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some('#' | '*' | '<' | '>' | 'L'), None) => true,
        (Some('0'), Some('1')) => true,
        (Some('@'), Some(digit)) => digit.is_ascii_digit(),
        (Some('=' | '+' | '-'), Some(letter)) => is_type(letter),
        (Some(letter), None) => is_type(letter),
        _ => false,
    }
}
