//! Expressions: of a wanted type, without effects, never faulting.

use crate::generator::{Callable, Generator};
use crate::types::{INTS, Kind, Ty, int_shape};

/// An expression, and whether Go takes it for a constant: operators on constants are computed by the compiler, which
/// refuses what overflows.
pub struct Expr {
    pub text: String,
    pub constant: bool,
}

fn value(text: String) -> Expr {
    Expr { text, constant: false }
}

fn constant(text: String) -> Expr {
    Expr { text, constant: true }
}

const STRINGS: &[&str] = &[
    "\"\"",
    "\"a\"",
    "\"abc\"",
    "\"héllo\"",
    "\"日本\"",
    "\"x\\xffy\"",
    "\"a,b,,c\"",
    "\" pad \"",
    "\"42\"",
    "\"-7\"",
    "\"tab\\tnl\\n\"",
    "`raw\\n`",
    "\"Zz\"",
    "\"\\u00e9\"",
    "\"\\x00\"",
    "\"1.5e3\"",
];

const FLOATS: &[&str] = &[
    "0",
    "1",
    "-1",
    "0.5",
    "-2.5",
    "0.1",
    "3.14159",
    "1e10",
    "-1e-7",
    "123456.789",
    "1e20",
    "16777217",
    "0.3",
];

impl Generator {
    pub fn expr(&mut self, ty: &Ty, depth: usize) -> Expr {
        if depth == 0 || self.random.percent(15) {
            return self.leaf(ty);
        }
        if self.random.percent(15)
            && let Some(call) = self.call(ty, depth)
        {
            return call;
        }
        if self.random.percent(6) {
            return self.roundabout(ty, depth);
        }
        match ty {
            Ty::Bool => self.condition(depth),
            Ty::Int(name) => self.integer(name, ty, depth),
            Ty::Float(name) => self.float(name, ty, depth),
            Ty::Complex(name) => self.complex(name, ty, depth),
            Ty::Str => self.string(depth),
            Ty::Slice(elem) => self.slice(ty, elem, depth),
            Ty::Named(at) => match self.types.named[*at].kind.clone() {
                Kind::Basic(under) => self.named_basic(ty, &under, depth),
                _ => self.leaf(ty),
            },
            _ => self.leaf(ty),
        }
    }

    /// An expression that is no constant.
    pub fn variable(&mut self, ty: &Ty, depth: usize) -> String {
        let e = self.expr(ty, depth);
        if e.constant { format!("{}({})", self.prelude("v"), e.text) } else { e.text }
    }

    pub fn leaf(&mut self, ty: &Ty) -> Expr {
        if self.random.percent(75)
            && let Some(path) = self.readable(ty)
        {
            return value(path);
        }
        self.literal(ty, 1)
    }

    /// A variable of the type, or a part of one.
    fn readable(&mut self, ty: &Ty) -> Option<String> {
        let mut found = Vec::new();
        for var in &self.vars {
            if var.ty == *ty {
                found.push(var.name.clone());
            }
            match &var.ty {
                Ty::Array(len, elem) if **elem == *ty => {
                    found.push(format!("{}[{}]", var.name, len - 1));
                    found.push(format!("{}[0]", var.name));
                }
                Ty::Slice(elem) if **elem == *ty => {
                    found.push(format!("{}({}, 1)", self.prelude("at"), var.name));
                }
                Ty::Pair(key, val) => {
                    let parts = [("Key", key), ("Val", val)];
                    let fits = parts.iter().filter(|(_, part)| ***part == *ty);
                    found.extend(fits.map(|(name, _)| format!("{}.{name}", var.name)));
                }
                Ty::Stack(elem) if *ty == Ty::Slice(elem.clone()) => {
                    found.push(format!("{}.items", var.name));
                }
                struct_ty => {
                    let fields = self.types.fields(struct_ty).iter().filter(|f| f.ty == *ty);
                    found.extend(fields.map(|f| format!("{}.{}", var.name, f.name)));
                }
            }
        }
        (!found.is_empty()).then(|| self.random.pick(&found).clone())
    }

    pub fn literal(&mut self, ty: &Ty, depth: usize) -> Expr {
        let show = self.types.show(ty);
        let inner = depth.saturating_sub(1);
        match ty {
            Ty::Bool => constant(self.random.pick(&["true", "false"]).to_string()),
            Ty::Int(name) => constant(format!("{show}({})", self.integer_literal(name))),
            Ty::Float(_) => constant(format!("{show}({})", self.random.pick(FLOATS))),
            Ty::Complex(_) => {
                let (re, im) = (self.random.word(FLOATS), self.random.word(FLOATS));
                constant(format!("{show}(complex({re}, {im}))"))
            }
            Ty::Str => constant(self.random.pick(STRINGS).to_string()),
            Ty::Slice(elem) => match self.random.below(5) {
                0 => value(format!("{show}(nil)")),
                1 => value(format!("make({show}, {})", self.random.below(4))),
                _ => {
                    let count = self.random.below(4);
                    value(format!("{show}{{{}}}", self.list(elem, count, inner)))
                }
            },
            Ty::Array(len, elem) => value(format!("{show}{{{}}}", self.list(elem, *len, inner))),
            Ty::Map(key, val) => {
                let (key, val) = (self.expr(key, inner).text, self.expr(val, inner).text);
                value(format!("{show}{{{key}: {val}}}"))
            }
            Ty::Func(params, result) => self.closure_literal(params, result, inner),
            Ty::Any => {
                let of = self.basic_type();
                value(format!("any({})", self.expr(&of, inner).text))
            }
            Ty::Error => self.error_literal(inner),
            Ty::Ptr(at) => value(format!("&{}", self.struct_literal(*at, inner))),
            Ty::Pair(key, val) => {
                let (key, val) = (self.expr(key, inner).text, self.expr(val, inner).text);
                value(format!("{show}{{{key}, {val}}}"))
            }
            Ty::Stack(elem) => {
                let items = self.list(elem, 2, inner);
                let elem = self.types.show(elem);
                value(format!("&{}{{items: []{elem}{{{items}}}}}", &show[1..]))
            }
            Ty::Named(at) => match self.types.named[*at].kind.clone() {
                Kind::Basic(under) => {
                    let inner = self.literal(&under, 0);
                    Expr { text: format!("{show}({})", inner.text), constant: inner.constant }
                }
                Kind::Struct(_) => value(self.struct_literal(*at, inner)),
                Kind::Interface => {
                    // All types declared before the interface implement it.
                    let of = Ty::Named(self.random.below(*at));
                    value(format!("{show}({})", self.expr(&of, inner).text))
                }
            },
        }
    }

    fn integer_literal(&mut self, name: &str) -> String {
        let (bits, signed) = int_shape(name);
        let max: i128 = if signed { (1 << (bits - 1)) - 1 } else { (1 << bits) - 1 };
        let min: i128 = if signed { -max - 1 } else { 0 };
        let n = match self.random.below(10) {
            0 => max,
            1 => min,
            2 => max / 2 + 1,
            3 if signed => -1,
            4 => i128::from(self.random.next()) % (max + 1),
            _ => self.random.below(11) as i128,
        };
        n.to_string()
    }

    fn list(&mut self, elem: &Ty, count: usize, depth: usize) -> String {
        let items: Vec<String> = (0..count).map(|_| self.expr(elem, depth).text).collect();
        items.join(", ")
    }

    fn struct_literal(&mut self, at: usize, depth: usize) -> String {
        let fields = self.types.fields(&Ty::Named(at)).to_vec();
        let parts: Vec<String> = fields
            .iter()
            .map(|field| format!("{}: {}", field.name, self.expr(&field.ty, depth).text))
            .collect();
        format!("{}{{{}}}", self.types.named[at].name, parts.join(", "))
    }

    fn error_literal(&mut self, depth: usize) -> Expr {
        let text = match self.random.below(4) {
            0 => "error(nil)".to_string(),
            1 => format!("errors.New({})", self.expr(&Ty::Str, depth).text),
            2 => {
                let code = self.expr(&Ty::INT, depth).text;
                format!("error({}{{{code}, \"made\"}})", self.prelude("fault"))
            }
            _ => {
                let inner = self.leaf_of_error();
                format!("fmt.Errorf(\"outer: %w\", {inner})")
            }
        };
        value(text)
    }

    fn leaf_of_error(&mut self) -> String {
        match self.readable(&Ty::Error) {
            Some(path) => path,
            None => "errors.New(\"inner\")".into(),
        }
    }

    /// A func value without effects.
    fn closure_literal(&mut self, params: &[Ty], result: &Ty, depth: usize) -> Expr {
        let outer = self.vars.len();
        let mut texts = Vec::new();
        for ty in params {
            let name = self.fresh("p");
            texts.push(format!("{name} {}", self.types.show(ty)));
            self.vars.push(crate::generator::Var { name, ty: ty.clone(), mutable: false });
        }
        let body = self.expr(result, depth + 1).text;
        self.vars.truncate(outer);
        let result = self.types.show(result);
        value(format!("func({}) {result} {{ return {body} }}", texts.join(", ")))
    }

    /// A call of an earlier function, or of a method, that has no effects.
    fn call(&mut self, ty: &Ty, depth: usize) -> Option<Expr> {
        let fits = |f: &&Callable| f.result == *ty && !f.effects;
        let found: Vec<Callable> =
            self.funcs.iter().chain(&self.closures).filter(fits).cloned().collect();
        if !found.is_empty() && self.random.percent(70) {
            let f = self.random.pick(&found).clone();
            if self.affords(f.cost) {
                let args = self.arguments(&f, depth - 1);
                return Some(value(format!("{}({args})", f.name)));
            }
        }
        self.method_call(ty, depth)
    }

    pub fn arguments(&mut self, f: &Callable, depth: usize) -> String {
        let mut args = Vec::new();
        for (at, ty) in f.params.iter().enumerate() {
            match ty {
                Ty::Slice(elem) if f.variadic && at + 1 == f.params.len() => {
                    if self.random.percent(30) {
                        args.push(self.expr(ty, depth).text + "...");
                    } else {
                        let count = self.random.below(4);
                        args.extend((0..count).map(|_| self.expr(elem, depth).text));
                    }
                }
                _ => args.push(self.expr(ty, depth).text),
            }
        }
        args.join(", ")
    }

    fn method_call(&mut self, ty: &Ty, depth: usize) -> Option<Expr> {
        let mut found = Vec::new();
        for var in &self.vars {
            if let Ty::Named(at) | Ty::Ptr(at) = var.ty {
                let methods = self.types.named[at].methods.iter();
                let fits = methods.filter(|m| m.result == *ty && !m.mutates);
                found.extend(fits.map(|m| (var.name.clone(), var.ty.clone(), m.clone())));
            }
        }
        if found.is_empty() || !self.affords(3) {
            return None;
        }
        let (name, recv, method) = self.random.pick(&found).clone();
        let arg = self.expr(&method.params[0], depth - 1).text;
        let text = match (self.random.below(4), &recv) {
            (0, Ty::Named(_)) => {
                let of = self.types.show(&recv);
                format!("{of}.{}({name}, {arg})", method.name)
            }
            (1, _) => {
                let v = self.prelude("v");
                format!("{v}({name}.{})({arg})", method.name)
            }
            _ => format!("{name}.{}({arg})", method.name),
        };
        Some(value(text))
    }

    /// A way to the same value that passes through other parts of the language.
    fn roundabout(&mut self, ty: &Ty, depth: usize) -> Expr {
        let show = self.types.show(ty);
        let is_interface = matches!(ty, Ty::Any | Ty::Error) || self.types.is_interface(ty);
        let text = match self.random.below(5) {
            0 if !is_interface => {
                let x = self.expr(ty, depth - 1).text;
                format!("any({x}).({show})")
            }
            1 => {
                let (c, a, b) = (
                    self.expr(&Ty::Bool, depth - 1).text,
                    self.expr(ty, depth - 1).text,
                    self.expr(ty, depth - 1).text,
                );
                format!("func() {show} {{ if {c} {{ return {a} }}; return {b} }}()")
            }
            2 => {
                let x = self.expr(ty, depth - 1).text;
                let i = self.expr(&Ty::INT, depth - 1).text;
                format!("{}([]{show}{{{x}}}, {i})", self.prelude("at"))
            }
            3 => {
                let x = self.expr(ty, depth - 1).text;
                format!("map[string]{show}{{\"k\": {x}}}[\"k\"]")
            }
            _ => {
                let x = self.expr(ty, depth - 1).text;
                format!("{}[{show}]({x})", self.prelude("v"))
            }
        };
        value(text)
    }

    // ---- by type ----

    fn integer(&mut self, name: &'static str, ty: &Ty, depth: usize) -> Expr {
        let inner = depth - 1;
        let text = match self.random.below(16) {
            0..7 => {
                let x = self.variable(ty, inner);
                let op = self.random.word(&["+", "-", "*", "&", "|", "^", "&^"]);
                format!("({x} {op} {})", self.expr(ty, inner).text)
            }
            7 => {
                let x = self.variable(ty, inner);
                let op = self.random.word(&["/", "%"]);
                let y = self.variable(ty, inner);
                format!("({x} {op} ({y} | 1))")
            }
            8 | 9 => {
                let x = self.variable(ty, inner);
                let op = self.random.word(&["<<", ">>"]);
                let count = Ty::Int(self.random.word(INTS));
                let mask = *self.random.pick(&[7, 31, 63, 127]);
                format!("({x} {op} ({} & {mask}))", self.variable(&count, inner))
            }
            10 => {
                let op = self.random.word(&["-", "^", "+"]);
                format!("({op}{})", self.variable(ty, inner))
            }
            11 | 12 => {
                let from = Ty::Int(self.random.word(INTS));
                format!("{name}({})", self.variable(&from, inner))
            }
            13 => {
                let from = self.float_type();
                let x = self.variable(&from, inner);
                format!("{name}({}(float64({x})))", self.prelude("whole"))
            }
            14 => {
                let f = self.random.word(&["min", "max"]);
                let x = self.variable(ty, inner);
                format!("{f}({x}, {})", self.expr(ty, inner).text)
            }
            _ => {
                let of = match self.random.below(3) {
                    0 => Ty::Str,
                    1 => Ty::Slice(self.basic_type().into()),
                    _ => Ty::Map(Ty::Str.into(), Ty::INT.into()),
                };
                format!("{name}(len({}))", self.variable(&of, inner))
            }
        };
        value(text)
    }

    fn float_type(&mut self) -> Ty {
        Ty::Float(self.random.word(&["float32", "float64"]))
    }

    fn float(&mut self, name: &str, ty: &Ty, depth: usize) -> Expr {
        let inner = depth - 1;
        let text = match self.random.below(9) {
            0..5 => {
                let x = self.variable(ty, inner);
                let op = self.random.word(&["+", "-", "*", "/"]);
                format!("({x} {op} {})", self.variable(ty, inner))
            }
            5 => {
                let from = Ty::Int(self.random.word(INTS));
                format!("{name}({})", self.variable(&from, inner))
            }
            6 => {
                let f = self.random.word(&["Sqrt", "Floor", "Abs", "Trunc", "Ceil", "Round"]);
                format!("{name}(math.{f}(float64({})))", self.variable(ty, inner))
            }
            7 => {
                let from = self.float_type();
                format!("{name}({})", self.variable(&from, inner))
            }
            _ => format!("(-{})", self.variable(ty, inner)),
        };
        value(text)
    }

    fn complex(&mut self, name: &str, ty: &Ty, depth: usize) -> Expr {
        let inner = depth - 1;
        let part = Ty::Float(if name == "complex64" { "float32" } else { "float64" });
        let text = match self.random.below(4) {
            0 => {
                let (re, im) = (self.variable(&part, inner), self.variable(&part, inner));
                format!("complex({re}, {im})")
            }
            1 => {
                let x = self.variable(ty, inner);
                let y = self.variable(ty, inner);
                format!("complex(real({x}), imag({y}))")
            }
            _ => {
                let x = self.variable(ty, inner);
                let op = self.random.word(&["+", "-", "*"]);
                format!("({x} {op} {})", self.variable(ty, inner))
            }
        };
        value(text)
    }

    fn string(&mut self, depth: usize) -> Expr {
        let inner = depth - 1;
        let cut = self.prelude("cut");
        let s = self.variable(&Ty::Str, inner);
        let text = match self.random.below(12) {
            0..3 => format!("{cut}({s} + {})", self.expr(&Ty::Str, inner).text),
            3 => {
                let (i, j) = (self.expr(&Ty::INT, inner).text, self.expr(&Ty::INT, inner).text);
                format!("{}({s}, {i}, {j})", self.prelude("sub"))
            }
            4 => {
                let f = self.random.word(&["ToUpper", "ToLower", "TrimSpace"]);
                format!("strings.{f}({s})")
            }
            5 => format!("{cut}(strings.Repeat({s}, {} & 3))", self.variable(&Ty::INT, inner)),
            6 => {
                let (old, new) = (self.expr(&Ty::Str, 0).text, self.expr(&Ty::Str, 0).text);
                format!("{cut}(strings.ReplaceAll({s}, {old}, {new}))")
            }
            7 => format!("strconv.Itoa({})", self.variable(&Ty::INT, inner)),
            8 => format!("{cut}(strconv.Quote({s}))"),
            9 => format!("string(rune({} & 0xffff))", self.variable(&Ty::INT, inner)),
            10 => {
                let of = self.basic_type();
                format!("{cut}(fmt.Sprint({}))", self.expr(&of, inner).text)
            }
            _ => format!("string([]rune({s}))"),
        };
        value(text)
    }

    fn slice(&mut self, ty: &Ty, elem: &Ty, depth: usize) -> Expr {
        let inner = depth - 1;
        let s = self.variable(ty, inner);
        let text = match self.random.below(5) {
            0 | 1 => {
                let count = 1 + self.random.below(3);
                // What is appended to may be shared: the copy keeps effects out.
                let show = self.types.show(ty);
                format!("append(append({show}(nil), {s}...), {})", self.list(elem, count, inner))
            }
            2 => {
                let n = self.prelude("v");
                format!("{s}[{n}(0):min({n}(2), len({s}))]")
            }
            3 => format!("{s}[:len({s}):len({s})]"),
            _ => match elem {
                Ty::Int("uint8") => format!("[]byte({})", self.variable(&Ty::Str, inner)),
                Ty::Int("int32") => format!("[]rune({})", self.variable(&Ty::Str, inner)),
                Ty::Str => format!("strings.Split({}, \",\")", self.variable(&Ty::Str, inner)),
                _ => return self.leaf(ty),
            },
        };
        // Slicing evaluates its operand twice here: it must be cheap and short.
        if text.len() > 400 { self.leaf(ty) } else { value(text) }
    }

    fn named_basic(&mut self, ty: &Ty, under: &Ty, depth: usize) -> Expr {
        let show = self.types.show(ty);
        if self.random.percent(40) && under.is_number() {
            let x = self.variable(ty, depth - 1);
            let op = self.random.word(&["+", "-", "*"]);
            return value(format!("({x} {op} {})", self.expr(ty, depth - 1).text));
        }
        value(format!("{show}({})", self.variable(under, depth - 1)))
    }

    pub fn condition(&mut self, depth: usize) -> Expr {
        let inner = depth.saturating_sub(1);
        let text = match self.random.below(8) {
            0..4 => {
                let ty = self.basic_type();
                let ordered = !matches!(ty, Ty::Bool | Ty::Complex(_));
                let all = ["==", "!=", "<", "<=", ">", ">="];
                let op = all[self.random.below(if ordered { 6 } else { 2 })];
                let x = self.variable(&ty, inner);
                format!("({x} {op} {})", self.expr(&ty, inner).text)
            }
            4 => {
                let op = self.random.word(&["&&", "||"]);
                let x = self.variable(&Ty::Bool, inner);
                format!("({x} {op} {})", self.expr(&Ty::Bool, inner).text)
            }
            5 => format!("!{}", self.variable(&Ty::Bool, inner)),
            6 => {
                let (a, b) = (self.variable(&Ty::Str, inner), self.expr(&Ty::Str, 0).text);
                let f = self.random.word(&["Contains", "HasPrefix", "HasSuffix"]);
                format!("strings.{f}({a}, {b})")
            }
            _ => {
                let ty = self.any_type(2);
                if !self.types.is_comparable(&ty) || self.types.is_interface(&ty) || ty == Ty::Error
                {
                    return constant("true".into());
                }
                let x = self.variable(&ty, inner);
                format!("(({x}) == ({}))", self.variable(&ty, inner))
            }
        };
        value(text)
    }
}
