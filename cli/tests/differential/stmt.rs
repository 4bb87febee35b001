//! Statements: declarations, assignments, loops, switches, closures, calls with effects, prints.

use crate::generator::{Callable, Generator, Var};
use crate::types::{Kind, Ty};

impl Generator {
    /// Statements of a block; what is declared in them goes out of scope at its end.
    pub fn statements(&mut self, count: usize, depth: usize) {
        let (vars, closures) = (self.vars.len(), self.closures.len());
        for _ in 0..count {
            self.statement(depth);
        }
        self.vars.truncate(vars);
        self.closures.truncate(closures);
    }

    fn block(&mut self, count: usize, depth: usize) {
        self.indent += 1;
        self.statements(count, depth);
        self.indent -= 1;
    }

    fn statement(&mut self, depth: usize) {
        match self.random.below(if depth == 0 { 22 } else { 36 }) {
            0..6 => self.declare(),
            6..10 => self.assign(),
            10..14 => self.print(),
            14..16 => self.call_statement(),
            16 | 17 => self.update_collection(),
            18 => self.risky(),
            19 => self.jump(),
            20 => self.closure(),
            21 => self.shadow(),
            22..24 => self.if_statement(depth - 1),
            24..29 => self.loop_statement(depth - 1),
            29..31 => self.switch(depth - 1),
            31 => self.type_switch(depth - 1),
            32 => self.counted_goto(),
            33 => self.two_results(),
            34 => self.bare_block(depth - 1),
            _ => self.pure_statement(),
        }
    }

    /// Declares a variable or changes a local one; nothing else.
    pub fn pure_statement(&mut self) {
        if self.random.percent(50) { self.declare() } else { self.assign_local() }
    }

    pub fn declare(&mut self) {
        let ty = self.any_type(2);
        self.declare_as(&ty);
    }

    /// Declares a variable of this type and gives its name.
    fn declare_as(&mut self, ty: &Ty) -> String {
        let name = self.fresh("x");
        let (show, value) = (self.types.show(ty), self.expr(ty, 3).text);
        // A literal of an interface's dynamic type would make another variable.
        match self.random.below(3) {
            0 => self.line(&format!("var {name} {show} = {value}")),
            1 => self.line(&format!("var {name} = {}[{show}]({value})", self.prelude("v"))),
            _ => self.line(&format!("{name} := {}[{show}]({value})", self.prelude("v"))),
        }
        self.line(&format!("_ = {name}"));
        self.vars.push(Var { name: name.clone(), ty: ty.clone(), mutable: true });
        name
    }

    fn mutable(&mut self, fits: impl Fn(&Ty) -> bool) -> Option<Var> {
        let found: Vec<Var> =
            self.vars.iter().filter(|v| v.mutable && fits(&v.ty)).cloned().collect();
        (!found.is_empty()).then(|| self.random.pick(&found).clone())
    }

    fn assign_local(&mut self) {
        let Some(var) = self.mutable(|ty| !matches!(ty, Ty::Ptr(_) | Ty::Stack(_))) else { return };
        self.assign_to(&var.name, &var.ty);
    }

    fn assign_to(&mut self, place: &str, ty: &Ty) {
        let basic = self.types.basic(ty);
        let choice = self.random.below(4);
        match basic {
            Some(Ty::Int(_)) if choice == 0 => {
                let op = self.random.word(&["++", "--"]);
                self.line(&format!("{place}{op}"));
            }
            Some(Ty::Int(_)) if choice == 1 => {
                let op = self.random.word(&["+=", "-=", "*=", "^=", "|=", "&=", "&^="]);
                let value = self.expr(ty, 2).text;
                self.line(&format!("{place} {op} {value}"));
            }
            Some(Ty::Int(_)) if choice == 2 => {
                let op = self.random.word(&["<<=", ">>="]);
                let value = self.variable(&Ty::Int("uint8"), 1);
                self.line(&format!("{place} {op} {value} % 70"));
            }
            Some(Ty::Float(_) | Ty::Complex(_)) if choice == 0 => {
                let op = self.random.word(&["+=", "-=", "*="]);
                let value = self.variable(ty, 2);
                self.line(&format!("{place} {op} {value}"));
            }
            _ => {
                let value = self.expr(ty, 3).text;
                self.line(&format!("{place} = {value}"));
            }
        }
    }

    fn assign(&mut self) {
        if self.random.percent(25) {
            return self.swap();
        }
        let Some(var) = self.mutable(|ty| !matches!(ty, Ty::Func(..))) else { return };
        match var.ty.clone() {
            Ty::Array(len, elem) if self.random.percent(60) => {
                let i = self.variable(&Ty::Int("uint"), 1);
                self.assign_to(&format!("{}[{i}%{len}]", var.name), &elem);
            }
            Ty::Slice(elem) if self.random.percent(60) => {
                self.line(&format!("if len({}) > 0 {{", var.name));
                self.indent += 1;
                let i = self.variable(&Ty::Int("uint"), 1);
                self.assign_to(&format!("{0}[{i}%uint(len({0}))]", var.name), &elem);
                self.indent -= 1;
                self.line("}");
            }
            Ty::Named(at) | Ty::Ptr(at)
                if self.random.percent(60) && !self.types.fields(&var.ty).is_empty() =>
            {
                self.assign_field(&var.name, at);
            }
            ty => self.assign_to(&var.name, &ty),
        }
    }

    pub fn assign_field(&mut self, var: &str, at: usize) {
        let fields = self.types.fields(&Ty::Named(at)).to_vec();
        if let Some(field) = (!fields.is_empty()).then(|| self.random.pick(&fields).clone()) {
            self.assign_to(&format!("{var}.{}", field.name), &field.ty);
        }
    }

    fn swap(&mut self) {
        let Some(a) = self.mutable(|_| true) else { return };
        let Some(b) = self.mutable(|ty| *ty == a.ty) else { return };
        if a.name != b.name {
            self.line(&format!("{0}, {1} = {1}, {0}", a.name, b.name));
        }
    }

    /// An inner variable by the name of an outer one.
    fn shadow(&mut self) {
        let Some(var) = self.mutable(|ty| ty.is_basic()) else { return };
        let value = self.expr(&var.ty, 2).text;
        self.line("{");
        self.line(&format!("\t{0} := {1}({value})", var.name, self.prelude("v")));
        self.line(&format!("\tfmt.Println(\"inner\", {})", var.name));
        self.line("}");
    }

    // ---- collections ----

    fn update_collection(&mut self) {
        let is_collection = |ty: &Ty| matches!(ty, Ty::Slice(_) | Ty::Map(..) | Ty::Stack(_));
        let Some(var) = self.mutable(is_collection) else { return self.declare() };
        let name = var.name;
        match var.ty {
            Ty::Slice(elem) => match self.random.below(4) {
                0 | 1 => {
                    let value = self.expr(&elem, 2).text;
                    self.line(&format!(
                        "if len({name}) < 30 {{ {name} = append({name}, {value}) }}"
                    ));
                    if self.times == 1 {
                        // Go keeps the first elements of a slice in the frame if it stays there.
                        let sink = self.prelude("sink");
                        self.line(&format!("{sink} = {name}"));
                        self.line(&format!("fmt.Println(\"len\", len({name}), cap({name}))"));
                    }
                }
                2 => {
                    let other = self.expr(&Ty::Slice(elem), 1).text;
                    self.line(&format!("fmt.Println(\"copied\", copy({name}, {other}))"));
                }
                _ => {
                    let n = self.prelude("v");
                    self.line(&format!("{name} = {name}[min({n}(1), len({name})):]"));
                }
            },
            Ty::Map(key, val) => match self.random.below(4) {
                0 => {
                    let key = self.expr(&key, 2).text;
                    self.line(&format!("delete({name}, {key})"));
                }
                1 if self.random.percent(30) => self.line(&format!("clear({name})")),
                _ => {
                    let (key, val) = (self.expr(&key, 2).text, self.expr(&val, 2).text);
                    self.line(&format!("if {name} != nil {{ {name}[{key}] = {val} }}"));
                }
            },
            Ty::Stack(elem) => {
                if self.random.percent(60) {
                    let value = self.expr(&elem, 2).text;
                    self.line(&format!("fmt.Println(\"push\", {name}.push({value}))"));
                } else {
                    let (x, ok) = (self.fresh("x"), self.fresh("ok"));
                    self.line(&format!("{x}, {ok} := {name}.pop()"));
                    self.line(&format!("fmt.Println(\"pop\", {ok})"));
                    self.line(&format!("_ = {x}"));
                    self.vars.push(Var { name: x, ty: (*elem).clone(), mutable: true });
                }
            }
            _ => {}
        }
    }

    // ---- output ----

    pub fn print(&mut self) {
        let found: Vec<Var> =
            self.vars.iter().filter(|v| self.types.is_printable(&v.ty)).cloned().collect();
        if self.random.percent(40) || found.is_empty() {
            let ty = self.any_type(2);
            if self.types.is_printable(&ty) {
                let value = self.expr(&ty, 3).text;
                self.print_value(&ty, &value);
            }
            return;
        }
        let var = self.random.pick(&found).clone();
        self.print_value(&var.ty, &var.name);
    }

    fn print_value(&mut self, ty: &Ty, value: &str) {
        let tag = self.fresh("#");
        let verbs: &[&str] = match self.types.basic(ty).unwrap_or(ty.clone()) {
            Ty::Int(_) => &[
                "%v", "%d", "%x", "%o", "%b", "%c", "%q", "%U", "%08d", "%+d", "%-6d|", "%#x", "%T",
            ],
            Ty::Float(_) | Ty::Complex(_) => {
                &["%v", "%g", "%.3f", "%e", "%8.2f", "%+.1e", "%T", "%G"]
            }
            Ty::Str => &["%v", "%q", "%s", "%x", "%10s", "%-10s|", "%.2s", "%+q", "%T", "%#v"],
            Ty::Bool => &["%v", "%t", "%5t", "%T", "%d"],
            // Other verbs show where errors lie.
            other if self.types.has_error(&other) => &["%v", "%+v", "%T", "%s"],
            _ => &["%v", "%+v", "%#v", "%T", "%v", "%d", "%s"],
        };
        if self.random.percent(50) {
            self.line(&format!("fmt.Println(\"{tag}\", {value})"));
        } else {
            let verb = *self.random.pick(verbs);
            self.line(&format!("fmt.Printf(\"{tag} {verb}\\n\", {value})"));
        }
    }

    // ---- calls and closures ----

    fn call_statement(&mut self) {
        let found: Vec<Callable> = self.funcs.iter().chain(&self.closures).cloned().collect();
        if found.is_empty() || self.random.percent(30) {
            return self.mutating_method();
        }
        let f = self.random.pick(&found).clone();
        if !self.affords(f.cost) {
            return self.print();
        }
        let args = self.arguments(&f, 2);
        let name = self.fresh("x");
        self.line(&format!("{name} := {}({args})", f.name));
        self.line(&format!("_ = {name}"));
        self.vars.push(Var { name, ty: f.result, mutable: true });
    }

    fn mutating_method(&mut self) {
        let mut found = Vec::new();
        for var in self.vars.iter().filter(|v| v.mutable) {
            if let Ty::Named(at) | Ty::Ptr(at) = var.ty {
                let methods = self.types.named[at].methods.iter().filter(|m| m.mutates);
                found.extend(methods.map(|m| (var.name.clone(), m.clone())));
            }
        }
        if found.is_empty() || !self.affords(3) {
            return self.print();
        }
        let (recv, method) = self.random.pick(&found).clone();
        let arg = self.expr(&method.params[0], 2).text;
        let name = self.fresh("x");
        if self.random.percent(30) {
            let bound = self.fresh("bound");
            self.line(&format!("{bound} := {recv}.{}", method.name));
            self.line(&format!("{name} := {bound}({arg})"));
        } else {
            self.line(&format!("{name} := {recv}.{}({arg})", method.name));
        }
        self.line(&format!("_ = {name}"));
        self.vars.push(Var { name, ty: method.result, mutable: true });
    }

    /// A closure that changes what it captures.
    fn closure(&mut self) {
        let (name, param) = (self.fresh("c"), self.fresh("p"));
        let (ty, result) = (self.basic_type(), self.basic_type());
        let (show, result_show) = (self.types.show(&ty), self.types.show(&result));
        self.line(&format!("{name} := func({param} {show}) {result_show} {{"));
        self.indent += 1;
        let vars = self.vars.len();
        let (times, cost) = (std::mem::replace(&mut self.times, 1), std::mem::take(&mut self.cost));
        let labels = std::mem::take(&mut self.labels);
        self.vars.push(Var { name: param, ty: ty.clone(), mutable: true });
        self.assign_local();
        self.assign();
        if self.random.percent(30) {
            self.print();
        }
        let value = self.expr(&result, 2).text;
        self.line(&format!("return {value}"));
        self.vars.truncate(vars);
        self.indent -= 1;
        self.line("}");
        self.line(&format!("_ = {name}"));
        let own = std::mem::replace(&mut self.cost, cost) + 1;
        (self.times, self.labels) = (times, labels);
        self.closures.push(Callable {
            name,
            params: vec![ty],
            variadic: false,
            result,
            effects: true,
            cost: own,
        });
    }

    /// Deferred closures that print, change the result or recover.
    pub fn deferred(&mut self) {
        let tag = self.fresh("deferred");
        self.line("defer func() {");
        self.indent += 1;
        if self.random.percent(60) {
            self.line(&format!("if r := recover(); r != nil {{ fmt.Println(\"{tag}\", r) }}"));
        }
        if self.random.percent(50) {
            self.assign_result();
        }
        self.line(&format!("fmt.Println(\"{tag}\")"));
        self.indent -= 1;
        self.line("}()");
    }

    fn assign_result(&mut self) {
        if let Some(var) = self.vars.iter().find(|v| v.name == "res").cloned() {
            self.assign_to("res", &var.ty);
        }
    }

    /// Results that are assigned together, and a map's comma-ok.
    fn two_results(&mut self) {
        let (a, b) = (self.fresh("x"), self.fresh("x"));
        let (left, right) = (self.basic_type(), self.any_type(1));
        let (x, y) = (self.expr(&left, 2).text, self.expr(&right, 2).text);
        let (l, r) = (self.types.show(&left), self.types.show(&right));
        self.line(&format!("{a}, {b} := func() ({l}, {r}) {{ return {x}, {y} }}()"));
        self.line(&format!("_, _ = {a}, {b}"));
        self.vars.push(Var { name: a, ty: left, mutable: true });
        self.vars.push(Var { name: b, ty: right, mutable: true });
    }

    // ---- control ----

    fn if_statement(&mut self, depth: usize) {
        let condition = self.condition(2).text;
        self.line(&format!("if {condition} {{"));
        self.block(2, depth);
        if self.random.percent(50) {
            self.line("} else {");
            self.block(2, depth);
        }
        self.line("}");
    }

    fn bare_block(&mut self, depth: usize) {
        self.line("{");
        self.block(3, depth);
        self.line("}");
    }

    fn loop_statement(&mut self, depth: usize) {
        let count = 1 + self.random.below(6);
        if self.times * count as u64 > 200 {
            return self.print();
        }
        let vars = self.vars.len();
        let header = self.loop_header(count);
        let label = self.fresh("L");
        let before = self.out.len();
        self.labels.push(label.clone());
        self.times *= count as u64;
        self.line(&header);
        let inside = 2 + self.random.below(3);
        self.block(inside, depth);
        self.line("}");
        self.times /= count as u64;
        self.labels.pop();
        self.vars.truncate(vars);
        // Labels must be used.
        if self.out[before..].contains(&format!(" {label} }}")) {
            self.out.insert_str(before, &format!("{label}:\n"));
        }
    }

    /// The line that opens a loop of at most so many rounds.
    fn loop_header(&mut self, count: usize) -> String {
        let (i, v) = (self.fresh("i"), self.fresh("e"));
        let mut declare = |name: &str, ty: Ty| {
            self.vars.push(Var { name: name.into(), ty, mutable: false });
        };
        let kind = self.random.below(8);
        match kind {
            0 | 1 => {
                declare(&i, Ty::INT);
                format!("for {i} := 0; {i} < {count}; {i}++ {{")
            }
            2 => {
                declare(&i, Ty::INT);
                format!("for {i} := range {count} {{ _ = {i}")
            }
            3 => {
                declare(&i, Ty::INT);
                format!("for {i} := {count}; {i} > 0; {i}-- {{")
            }
            4 => {
                let text = self.expr(&Ty::Str, 1).text;
                let text = format!("{}({text}, 0, {count})", self.prelude("sub"));
                self.vars.push(Var { name: i.clone(), ty: Ty::INT, mutable: false });
                self.vars.push(Var { name: v.clone(), ty: Ty::Int("int32"), mutable: false });
                // A substring has at most 40 bytes; the budget counts rounds as `count`, near enough.
                format!("for {i}, {v} := range {text} {{ _, _ = {i}, {v}")
            }
            5 => {
                let elem = self.any_type(1);
                let items = self.literal(&Ty::Array(count, elem.clone().into()), 1).text;
                self.vars.push(Var { name: v.clone(), ty: elem, mutable: true });
                format!("for _, {v} := range {items} {{ _ = {v}")
            }
            6 => {
                let (key, val) = (self.key_type(), self.any_type(1));
                let map = Ty::Map(key.clone().into(), val.into());
                let items = self.expr(&map, 1).text;
                self.vars.push(Var { name: v.clone(), ty: key, mutable: false });
                let keys = self.prelude("keys");
                format!("for _, {v} := range {keys}({items}) {{ _ = {v}")
            }
            _ => {
                self.vars.push(Var { name: v.clone(), ty: Ty::INT, mutable: false });
                format!("for {v} := range {}({count}) {{ _ = {v}", self.prelude("count"))
            }
        }
    }

    /// Leaves or continues a loop, or returns, under a condition.
    fn jump(&mut self) {
        let condition = self.condition(2).text;
        match self.labels.last().cloned() {
            Some(_) if self.random.percent(40) => {
                let how = self.random.word(&["break", "continue"]);
                let label = self.random.pick(&self.labels).clone();
                self.line(&format!("if {condition} {{ {how} {label} }}"));
            }
            Some(_) => {
                let how = self.random.word(&["break", "continue"]);
                self.line(&format!("if {condition} {{ {how} }}"));
            }
            None => self.print(),
        }
    }

    fn counted_goto(&mut self) {
        let (n, label) = (self.fresh("n"), self.fresh("again"));
        self.line("{");
        self.line(&format!("\t{n} := 0"));
        self.line(&format!("{label}:"));
        self.line(&format!("\t{n}++"));
        self.line(&format!("\tif {n} < 3 {{ goto {label} }}"));
        self.line(&format!("\tfmt.Println(\"{label}\", {n})"));
        self.line("}");
    }

    fn switch(&mut self, depth: usize) {
        let cases = 1 + self.random.below(3);
        match self.random.below(3) {
            0 => {
                let tag = self.variable(&Ty::INT, 2);
                self.line(&format!("switch {tag} & 3 {{"));
                for case in 0..cases {
                    self.line(&format!("case {case}:"));
                    self.block(2, depth);
                    if self.random.percent(25) && case + 1 < cases {
                        self.line("\tfallthrough");
                    }
                }
            }
            1 => {
                let tag = self.variable(&Ty::Str, 2);
                self.line(&format!("switch {tag} {{"));
                for case in ["\"a\", \"abc\"", "\"\"", "\"42\""].iter().take(cases) {
                    self.line(&format!("case {case}:"));
                    self.block(2, depth);
                }
            }
            _ => {
                self.line("switch {");
                for _ in 0..cases {
                    let condition = self.condition(2).text;
                    self.line(&format!("case {condition}:"));
                    self.block(2, depth);
                }
            }
        }
        self.line("default:");
        self.block(1, depth);
        self.line("}");
    }

    fn type_switch(&mut self, depth: usize) {
        let (x, y) = (self.expr(&Ty::Any, 2).text, self.fresh("y"));
        self.line(&format!("switch {y} := any({x}).(type) {{"));
        let mut of: Vec<Ty> = vec![Ty::INT, Ty::Str, Ty::Float("float64"), Ty::Int("uint8")];
        let is_value = |at: &usize| !matches!(self.types.named[*at].kind, Kind::Interface);
        of.extend((0..self.types.named.len()).filter(is_value).map(Ty::Named));
        for ty in of {
            if self.random.percent(50) {
                self.line(&format!("case {}:", self.types.show(&ty)));
                let printable = self.types.is_printable(&ty);
                let what = if printable { y.clone() } else { "\"?\"".into() };
                self.line(&format!("\tfmt.Printf(\"case %T %v\\n\", {y}, {what})"));
                self.vars.push(Var { name: y.clone(), ty, mutable: false });
                self.block(1, depth);
                self.vars.pop();
            }
        }
        self.line("case nil:");
        self.line(&format!("\tfmt.Println(\"nil\", {y} == nil)"));
        self.line("default:");
        self.line(&format!("\tfmt.Printf(\"other %T\\n\", {y})"));
        self.line("}");
    }
}
