//! What may fault: one operation at a time, in `try`, which recovers, or at the program's end, where nobody does. And
//! goroutines whose results do not depend on who runs when.

use crate::generator::{Generator, Var};
use crate::types::Ty;

impl Generator {
    /// A statement that may panic, whatever it is called on.
    fn fault(&mut self) -> String {
        let n = self.variable(&Ty::INT, 2);
        let v = self.prelude("v");
        match self.random.below(16) {
            0 => format!("fmt.Println([]int{{1, 2, 3}}[{n} & 7])"),
            1 => format!("fmt.Println([4]string{{\"a\"}}[{n} & 7])"),
            2 => format!("fmt.Println(7 / ({n} & 1))"),
            3 => format!("fmt.Println({v}(int8(7)) % {v}(int8({n} & 1)))"),
            4 => format!("var m map[string]int; if {n} & 1 == 0 {{ m[\"k\"] = 1 }}"),
            5 => {
                let ty = self.basic_type();
                let show = self.types.show(&ty);
                format!("fmt.Println({}.({show}))", self.expr(&Ty::Any, 2).text)
            }
            6 => format!("s := {v}(\"hello\"); fmt.Println(s[{n} & 7:{n} & 3])"),
            7 => format!("s := []int{{1, 2, 3}}; fmt.Println(s[{n} & 7:], cap(s[:{n} & 7]))"),
            8 => format!("fmt.Println(len(make([]int, {n} & 7 - 3)))"),
            9 => format!("fmt.Println(1 << ({n} & 7 - 3))"),
            10 => {
                let Some(at) = self.any_struct() else { return "panic(nil)".into() };
                let name = self.types.named[at].name.clone();
                let fields = self.types.fields(&Ty::Named(at)).to_vec();
                let field = self.random.pick(&fields).name.clone();
                format!(
                    "var p *{name}; if {n} & 1 == 0 {{ p = new({name}) }}; _ = p.{field}; fmt.Println(\"there\")"
                )
            }
            11 => format!("panic({}{{{n}, \"thrown\"}})", self.prelude("fault")),
            12 => format!("if {n} & 1 == 0 {{ panic(fmt.Sprint(\"text \", {n})) }}"),
            13 => format!(
                "panic(fmt.Errorf(\"wrapped: %w\", {}{{{n}, \"w\"}}))",
                self.prelude("fault")
            ),
            14 => format!(
                "var f func(int) int; if {n} & 1 == 0 {{ f = func(i int) int {{ return i }} }}; fmt.Println(f(3))"
            ),
            _ => format!(
                "s := make([]byte, 3); fmt.Println([2]byte(s[:{n} & 3]), *(*[1]byte)(s[{n} & 3:]))"
            ),
        }
    }

    /// A fault that is recovered from.
    pub fn risky(&mut self) {
        let (what, tag) = (self.fault(), self.fresh("try"));
        let r#try = self.prelude("try");
        self.line(&format!("{try}(\"{tag}\", func() {{ {what} }})"));
    }

    /// How the program ends: well, by a panic, or by `os.Exit`.
    pub fn ending(&mut self) {
        if self.random.percent(25) {
            self.line("defer fmt.Println(\"deferred by main\")");
        }
        if self.random.percent(30) {
            let what = self.fault();
            self.line(&format!("func() {{ {what} }}()"));
        }
        self.line("fmt.Println(\"end\")");
    }

    // ---- goroutines ----

    pub fn concurrent(&mut self) {
        match self.random.below(4) {
            0 => self.workers(),
            1 => self.pipeline(),
            2 => self.parallel_slots(),
            _ => self.ping_pong(),
        }
    }

    /// Workers share a channel of jobs; their sum does not depend on who does what.
    fn workers(&mut self) {
        let (jobs, total) = (self.fresh("jobs"), self.fresh("total"));
        let (workers, count) = (1 + self.random.below(4), 1 + self.random.below(40));
        let buffer = self.random.below(4);
        let x = self.fresh("x");
        // The work depends on the job alone.
        let own = vec![Var { name: x.clone(), ty: Ty::INT, mutable: false }];
        let (vars, closures) =
            (std::mem::replace(&mut self.vars, own), std::mem::take(&mut self.closures));
        let work = self.expr(&Ty::INT, 2).text;
        (self.vars, self.closures) = (vars, closures);
        self.line(&format!("{jobs}, {total} := make(chan int, {buffer}), 0"));
        self.line("var wg sync.WaitGroup");
        self.line("var mu sync.Mutex");
        self.line(&format!("for range {workers} {{"));
        self.line("\twg.Add(1)");
        self.line("\tgo func() {");
        self.line("\t\tdefer wg.Done()");
        self.line(&format!("\t\tfor {x} := range {jobs} {{ _ = {x}"));
        self.line(&format!("\t\t\tmu.Lock(); {total} += {work}; mu.Unlock()"));
        self.line("\t\t}\n\t}()\n}");
        self.line(&format!("for i := range {count} {{ {jobs} <- i }}"));
        self.line(&format!("close({jobs})"));
        self.line(&format!("wg.Wait(); fmt.Println(\"total\", {total})"));
    }

    /// A chain of stages keeps the order.
    fn pipeline(&mut self) {
        let (stages, count) = (1 + self.random.below(5), 1 + self.random.below(20));
        let buffer = self.random.below(3);
        self.line(&format!("source := make(chan int, {buffer}); last := source"));
        self.line(&format!("for stage := range {stages} {{"));
        self.line(&format!("\tnext := make(chan int, {buffer})"));
        self.line("\tgo func(in, out chan int) { defer close(out); for x := range in { out <- x*2 + stage } }(last, next)");
        self.line("\tlast = next\n}");
        self.line(&format!(
            "go func() {{ for i := range {count} {{ source <- i }}; close(source) }}()"
        ));
        self.line("for x := range last { fmt.Print(x, \" \") }");
        self.line("fmt.Println()");
    }

    /// Each goroutine has a slot of its own, and a panic of its own that it recovers from.
    fn parallel_slots(&mut self) {
        let count = 1 + self.random.below(8);
        self.line(&format!("slots := make([]string, {count})"));
        self.line("var all sync.WaitGroup");
        self.line("for i := range slots {");
        self.line("\tall.Add(1)");
        self.line("\tgo func() {");
        self.line("\t\tdefer all.Done()");
        self.line("\t\tdefer func() { slots[i] = fmt.Sprint(i, recover()) }()");
        self.line("\t\tvar zero []int");
        self.line("\t\tif i%2 == 1 { fmt.Sprint(zero[i]) }");
        self.line("\t}()\n}");
        self.line("all.Wait(); fmt.Println(slots)");
    }

    /// Two goroutines in turn, over unbuffered channels and select.
    fn ping_pong(&mut self) {
        let rounds = 1 + self.random.below(12);
        self.line("ping, pong, stop := make(chan int), make(chan int), make(chan struct{})");
        self.line("go func() {");
        self.line("\tfor {");
        self.line("\t\tselect {");
        self.line("\t\tcase n := <-ping:\n\t\t\tpong <- n + 1");
        self.line("\t\tcase <-stop:\n\t\t\tclose(pong)\n\t\t\treturn");
        self.line("\t\t}\n\t}\n}()");
        self.line("ball := 0");
        self.line(&format!("for range {rounds} {{ ping <- ball; ball = <-pong }}"));
        self.line("close(stop); _, open := <-pong; fmt.Println(\"ball\", ball, open)");
    }
}
