//! Generates one program: types, functions that each use what stands before them, and a main that calls them.
//!
//! Programs end by construction: loops have small constant bounds, functions call only earlier ones, and the product of
//! loop counts and call costs is bounded (`Generator::affords`). They do the same each time, whatever the order in which
//! operands are evaluated, which Go leaves open in part: what stands inside expressions has no side effects and cannot
//! fault; calls with effects and operations that may fault are statements of their own.

use crate::prelude::{IMPORTS, PRELUDE, USES};
use crate::random::Random;
use crate::types::{Field, INTS, Kind, Method, Named, Ty, Types};

/// A variable in scope.
#[derive(Clone)]
pub struct Var {
    pub name: String,
    pub ty: Ty,
    pub mutable: bool,
}

/// A function, or a closure in scope.
#[derive(Clone)]
pub struct Callable {
    pub name: String,
    pub params: Vec<Ty>,
    pub variadic: bool,
    pub result: Ty,
    /// It prints or changes something, so it may only be called as a statement.
    pub effects: bool,
    pub cost: u64,
}

/// What a program's steps may cost together, in calls.
const MAX_COST: u64 = 4_000;

pub struct Generator {
    pub random: Random,
    pub types: Types,
    pub funcs: Vec<Callable>,
    pub vars: Vec<Var>,
    pub closures: Vec<Callable>,
    pub out: String,
    pub indent: usize,
    /// Labels of the loops around this place.
    pub labels: Vec<String>,
    /// How often this place runs in one call of the function.
    pub times: u64,
    /// What the function being generated costs so far.
    pub cost: u64,
    /// Goroutines may be used.
    pub goroutines: bool,
    counter: usize,
}

/// A program and the names that a batch of programs needs of it.
pub struct Program {
    pub imports: &'static [&'static str],
    /// Everything but the package clause and the imports.
    pub body: String,
    /// The function to call.
    pub entry: String,
}

impl Program {
    /// The program as a file of its own.
    pub fn file(&self) -> String {
        format!("{}\nfunc main() {{ {}() }}\n", self.library(), self.entry)
    }

    /// The program as one of the files of a batch.
    pub fn library(&self) -> String {
        let list: Vec<String> = self.imports.iter().map(|path| format!("\t\"{path}\"\n")).collect();
        format!("package main\n\nimport (\n{})\n\n{}", list.concat(), self.body)
    }
}

/// The program of a seed. Its names at package level begin with `prefix`, so that several fit into one package.
pub fn generate(seed: u64, prefix: &str, goroutines: bool) -> Program {
    let mut g = Generator {
        random: Random::new(seed),
        types: Types { named: Vec::new(), prefix: prefix.into() },
        funcs: Vec::new(),
        vars: Vec::new(),
        closures: Vec::new(),
        out: String::new(),
        indent: 0,
        labels: Vec::new(),
        times: 1,
        cost: 0,
        goroutines,
        counter: 0,
    };
    g.out.push_str(&(PRELUDE.to_string() + USES).replace("P_", prefix));
    g.constants();
    g.declare_types();
    g.globals();
    let count = 3 + g.random.below(5);
    (0..count).for_each(|_| g.function());
    g.main();
    Program { imports: IMPORTS, body: g.out, entry: format!("{prefix}main") }
}

impl Generator {
    /// A name not used before.
    pub fn fresh(&mut self, stem: &str) -> String {
        self.counter += 1;
        format!("{stem}{}", self.counter)
    }

    /// A fresh name at package level.
    pub fn fresh_global(&mut self, stem: &str) -> String {
        let name = self.fresh(stem);
        format!("{}{name}", self.types.prefix)
    }

    /// A name of the prelude.
    pub fn prelude(&self, name: &str) -> String {
        format!("{}{name}", self.types.prefix)
    }

    pub fn line(&mut self, text: &str) {
        self.out.extend(std::iter::repeat_n('\t', self.indent));
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// Whether a call of that cost may stand here; if so, it is counted.
    pub fn affords(&mut self, cost: u64) -> bool {
        let sum = self.cost + self.times * cost;
        let fits = sum <= MAX_COST;
        if fits {
            self.cost = sum;
        }
        fits
    }

    // ---- types ----

    pub fn basic_type(&mut self) -> Ty {
        match self.random.below(14) {
            0..7 => Ty::Int(self.random.word(INTS)),
            7 | 8 => Ty::Float(self.random.word(&["float32", "float64"])),
            9 => Ty::Complex(self.random.word(&["complex64", "complex128"])),
            10 => Ty::Bool,
            _ => Ty::Str,
        }
    }

    /// A type that can be a map's key and be sorted.
    pub fn key_type(&mut self) -> Ty {
        match self.random.below(4) {
            0 => Ty::INT,
            1 => Ty::Int(self.random.word(INTS)),
            _ => Ty::Str,
        }
    }

    pub fn any_type(&mut self, depth: usize) -> Ty {
        if depth == 0 {
            return self.basic_type();
        }
        match self.random.below(23) {
            22 => {
                let (param, result) = (self.basic_type(), self.any_type(depth - 1));
                Ty::Func([param].into(), result.into())
            }
            0..9 => self.basic_type(),
            9..12 => Ty::Slice(self.any_type(depth - 1).into()),
            12 => Ty::Array(1 + self.random.below(5), self.any_type(depth - 1).into()),
            13 | 14 => Ty::Map(self.key_type().into(), self.any_type(depth - 1).into()),
            15 => Ty::Any,
            16 => Ty::Error,
            17 => Ty::Pair(self.key_type().into(), self.any_type(depth - 1).into()),
            18 => Ty::Stack(self.any_type(depth - 1).into()),
            _ if self.types.named.is_empty() => Ty::INT,
            at => {
                let named = self.random.below(self.types.named.len());
                match self.types.named[named].kind {
                    Kind::Struct(_) if at == 19 => Ty::Ptr(named),
                    _ => Ty::Named(named),
                }
            }
        }
    }

    fn declare_types(&mut self) {
        for _ in 0..1 + self.random.below(3) {
            let under = self.basic_type();
            let name = self.fresh_global("B");
            let text = self.types.show(&under);
            self.line(&format!("\ntype {name} {text}\n"));
            self.types.named.push(Named { name, kind: Kind::Basic(under), methods: Vec::new() });
            self.methods(self.types.named.len() - 1);
        }
        for _ in 0..1 + self.random.below(4) {
            self.declare_struct();
        }
        self.declare_interface();
    }

    fn declare_struct(&mut self) {
        let name = self.fresh_global("S");
        let mut fields: Vec<Field> = Vec::new();
        if self.random.percent(40)
            && let Some(at) = self.any_struct()
        {
            let name = self.types.named[at].name.clone();
            let ty = if self.random.percent(30) { Ty::Ptr(at) } else { Ty::Named(at) };
            fields.push(Field { name, ty, embedded: true });
        }
        for _ in 0..1 + self.random.below(4) {
            let (name, ty) = (self.fresh("f"), self.any_type(2));
            fields.push(Field { name, ty, embedded: false });
        }
        self.line(&format!("\ntype {name} struct {{"));
        for field in &fields {
            let ty = self.types.show(&field.ty);
            let text = if field.embedded { ty } else { format!("{} {ty}", field.name) };
            self.line(&format!("\t{text}"));
        }
        self.line("}\n");
        self.types.named.push(Named { name, kind: Kind::Struct(fields), methods: Vec::new() });
        self.methods(self.types.named.len() - 1);
    }

    pub fn any_struct(&mut self) -> Option<usize> {
        let is_struct = |at: &usize| matches!(self.types.named[*at].kind, Kind::Struct(_));
        let all: Vec<usize> = (0..self.types.named.len()).filter(is_struct).collect();
        (!all.is_empty()).then(|| *self.random.pick(&all))
    }

    /// An interface that several types implement: its method is given to all types declared so far.
    fn declare_interface(&mut self) {
        let name = self.fresh_global("I");
        let method = self.fresh("Do");
        let (param, result) = (self.basic_type(), self.basic_type());
        let (param_text, result_text) = (self.types.show(&param), self.types.show(&result));
        self.line(&format!(
            "\ntype {name} interface {{ {method}(a {param_text}) {result_text} }}\n"
        ));
        for at in 0..self.types.named.len() {
            let method = Method {
                name: method.clone(),
                params: vec![param.clone()],
                result: result.clone(),
                mutates: false,
            };
            self.method(at, method);
        }
        let method = Method { name: method, params: vec![param], result, mutates: false };
        self.types.named.push(Named { name, kind: Kind::Interface, methods: vec![method] });
    }

    fn methods(&mut self, at: usize) {
        for _ in 0..self.random.below(3) {
            let is_struct = matches!(self.types.named[at].kind, Kind::Struct(_));
            let mutates = is_struct && self.random.percent(40);
            let (name, param, result) = (self.fresh("m"), self.any_type(1), self.any_type(1));
            self.method(at, Method { name, params: vec![param], result, mutates });
        }
        if self.random.percent(20) {
            self.stringer(at);
        }
    }

    /// `fmt` prints values of this type by a method.
    fn stringer(&mut self, at: usize) {
        let name = self.types.named[at].name.clone();
        let which = self.random.word(&["String", "Error", "GoString"]);
        self.line(&format!("func (r {name}) {which}() string {{ return \"<{name}>\" }}\n"));
    }

    fn method(&mut self, at: usize, method: Method) {
        let name = self.types.named[at].name.clone();
        let star = if method.mutates { "*" } else { "" };
        let (vars, closures) = (std::mem::take(&mut self.vars), std::mem::take(&mut self.closures));
        let outer_cost = std::mem::take(&mut self.cost);
        let recv = if method.mutates { Ty::Ptr(at) } else { Ty::Named(at) };
        self.vars.push(Var { name: "r".into(), ty: recv, mutable: false });
        let param = self.types.show(&method.params[0]);
        let result = self.types.show(&method.result);
        self.vars.push(Var { name: "a".into(), ty: method.params[0].clone(), mutable: true });
        self.line(&format!("func (r {star}{name}) {}(a {param}) {result} {{", method.name));
        self.indent += 1;
        if method.mutates {
            self.assign_field("r", at);
        }
        let value = self.expr(&method.result, 2);
        self.line(&format!("return {}", value.text));
        self.indent -= 1;
        self.line("}\n");
        (self.vars, self.closures, self.cost) = (vars, closures, outer_cost);
        self.types.named[at].methods.push(method);
    }

    // ---- declarations ----

    fn constants(&mut self) {
        let (first, second) = (self.fresh_global("C"), self.fresh_global("C"));
        let (third, float) = (self.fresh_global("C"), self.fresh_global("C"));
        let shift = 1 + self.random.below(5);
        let step = 3 + self.random.below(7);
        self.line(&format!(
            "\nconst (\n\t{first} = iota*{step} + 1\n\t{second}\n\t{third} = 1<<({shift}*iota) - 1\n)\n"
        ));
        let (a, b) = (1 + self.random.below(1000), 1 + self.random.below(97));
        self.line(&format!("const {float} = {a}.0 / {b} * 1e3\n"));
        for (name, ty) in [(first, Ty::INT), (second, Ty::INT), (third, Ty::INT)] {
            self.vars.push(Var {
                name: format!("{}({name})", self.prelude("v")),
                ty,
                mutable: false,
            });
        }
        let ty = Ty::Float("float64");
        let name = format!("float64({float})");
        let name = format!("{}({name})", self.prelude("v"));
        self.vars.push(Var { name, ty, mutable: false });
    }

    fn globals(&mut self) {
        for _ in 0..1 + self.random.below(3) {
            let (name, ty) = (self.fresh_global("g"), self.any_type(2));
            let value = self.expr(&ty, 1).text;
            let text = self.types.show(&ty);
            self.line(&format!("var {name} {text} = {value}\n"));
            // Read only: functions that change it could not stand inside expressions.
            self.vars.push(Var { name, ty, mutable: false });
        }
    }

    fn function(&mut self) {
        let name = self.fresh_global("fn");
        let effects = self.random.percent(50);
        let mut params: Vec<Ty> = (0..self.random.below(4)).map(|_| self.any_type(2)).collect();
        let variadic = self.random.percent(20);
        if variadic {
            params.push(Ty::Slice(self.any_type(1).into()));
        }
        let result = self.any_type(2);
        let depth = self.vars.len();
        let mut texts = Vec::new();
        for (at, ty) in params.iter().enumerate() {
            let arg = self.fresh("a");
            let text = match ty {
                Ty::Slice(elem) if variadic && at + 1 == params.len() => {
                    format!("{arg} ...{}", self.types.show(elem))
                }
                _ => format!("{arg} {}", self.types.show(ty)),
            };
            texts.push(text);
            // A caller's slice or map must not change behind an expression's back.
            let shared = matches!(ty, Ty::Slice(_) | Ty::Map(..) | Ty::Ptr(_) | Ty::Stack(_));
            self.vars.push(Var { name: arg, ty: ty.clone(), mutable: effects || !shared });
        }
        let text = self.types.show(&result);
        self.line(&format!("func {name}({}) (res {text}) {{", texts.join(", ")));
        self.indent += 1;
        self.vars.push(Var { name: "res".into(), ty: result.clone(), mutable: true });
        self.cost = 1;
        if effects {
            self.effects_body();
        } else {
            self.pure_body();
        }
        let value = self.expr(&result, 3).text;
        self.line(&format!("return {value}"));
        self.indent -= 1;
        self.line("}\n");
        self.vars.truncate(depth);
        self.closures.clear();
        let cost = self.cost;
        self.funcs.push(Callable { name, params, variadic, result, effects, cost });
    }

    fn effects_body(&mut self) {
        if self.random.percent(40) {
            self.deferred();
        }
        let count = 3 + self.random.below(6);
        self.statements(count, 2);
    }

    /// Locals only: nothing outside changes, nothing is printed.
    fn pure_body(&mut self) {
        for _ in 0..1 + self.random.below(4) {
            self.pure_statement();
        }
    }

    fn main(&mut self) {
        let name = self.prelude("main");
        self.line(&format!("func {name}() {{"));
        self.indent += 1;
        self.cost = 0;
        let count = 12 + self.random.below(12);
        self.statements(count, 3);
        if self.goroutines {
            self.concurrent();
        }
        self.ending();
        self.indent -= 1;
        self.line("}");
    }
}
