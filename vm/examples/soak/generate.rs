//! A program of goroutines that pass objects around while the collector marks.
//!
//! Workers stand in a ring. In each round every worker does a few things drawn from [`ACTS`] with data of its own (lists,
//! maps, slices, closures, finalizers, weak pointers), and then passes its list on: so what it prints depends on nothing but
//! the program. Beside that, objects go through boxes that all share, in an order that nobody knows; every object can tell
//! whether it is intact.

use crate::random::Random;

const PRELUDE: &str = include_str!("prelude.go.txt");

/// Statements of a worker `w` in round `r`; `{#}` is a number below 64, `{1}` one from 1 to 9.
const ACTS: &[&str] = &[
    // Lists.
    "for i := range {1} { w.list = &node{next: w.list, val: i + r, check: sum(i + r)} }",
    "if n := w.list; n != nil && n.next != nil { n.next = n.next.next }",
    "if n := w.list; n != nil { w.list, n.next = n.next, nil; w.s = append(w.s, n) }",
    "w.list = reverse(w.list)",
    "w.list = trim(w.list, 40 + {#})",
    "if n := w.list; n != nil && n.next != nil { n.other, n.next.other = n.next.other, n.other }",
    "if n := w.list; n != nil { n.any = w.new({#}) }",
    "if n := w.list; n != nil { n.any = append([]*node(nil), w.s[:min(len(w.s), {1})]...) }",
    "if n := w.list; n != nil { n.any = fmt.Sprint(n.val, {#}) }",
    "if n := w.list; n != nil { n.data = append(make([]byte, 0, {#}*{#}), byte(n.val)) }",
    "if n := w.list; n != nil { v, m := n.val, w.new({#}); n.call = func(i int) int { m.must(); return v + i } }",
    "w.sum += deep(w.list, {#})",
    // Slices.
    "if len(w.s) > 1 { i, j := {#}%len(w.s), {#}%len(w.s); w.s[i], w.s[j] = w.s[j], w.s[i] }",
    "if len(w.s) > 30 { w.s = append([]*node(nil), w.s[len(w.s)/2:]...) }",
    "if len(w.s) > 4 { copy(w.s[1:], w.s[2:]); w.s[len(w.s)-1] = w.new({#}) }",
    "if len(w.s) > 2 { clear(w.s[:len(w.s)/2]) }",
    "big := make([]*node, {#}*700); for i := 0; i < len(big); i += 97 { big[i] = w.new(i) }; w.list = &node{next: w.list, val: r, check: sum(r), any: big}",
    "for i := range {1} { p := new(int8); *p = int8(i); w.tiny = append(w.tiny, p) }; if len(w.tiny) > 50 { w.tiny = w.tiny[40:] }",
    // Maps.
    "w.m[{#}] = w.list",
    "for i := range {1} { w.m[(r*7+i*{1})%64] = w.new(i) }",
    "delete(w.m, {#}); delete(w.m, {#})",
    "if n := w.m[{#}]; n != nil { w.s = append(w.s, n); delete(w.m, {#}) }",
    "w.names[fmt.Sprint(\"n\", r%20)] = w.new(r); if n := w.names[\"n{1}\"]; n != nil { w.sum += n.must() }",
    "shared.Lock(); shared.m[w.id*64+{#}] = w.new({#}); shared.Unlock()",
    "shared.Lock(); n := shared.m[w.id*64+{#}]; delete(shared.m, w.id*64+{#}); shared.Unlock(); if n != nil { w.s = append(w.s, n) }",
    // Closures and defers.
    "n := w.new({#}); w.f = append(w.f, func() int { n.val++; n.check = sum(n.val); return n.must() })",
    "for _, g := range w.f { w.sum += g() & 255 }; if len(w.f) > 8 { w.f = w.f[5:] }",
    "func() { n := w.new({#}); defer func() { recover(); w.sum += n.must() }(); if r%2 == 0 { panic(w.new({#})) } }()",
    // Goroutines and channels.
    "c := make(chan *node); go func(n *node) { c <- reverse(n) }(w.list); w.list = nil; w.list = <-c",
    "c := make(chan *node, {1}); go func() { for i := range {1} + 3 { c <- make1(i, nil) }; close(c) }(); for n := range c { n.next = w.list; w.list = n }",
    "var wg sync.WaitGroup; parts := make([]*node, {1}); for i := range parts { wg.Go(func() { parts[i] = make1(i, make1(i+1, nil)) }) }; wg.Wait(); for _, n := range parts { w.sum += walk(n) }",
    "c, never := make(chan *node), make(chan *node); go func() { c <- make1({#}, nil) }(); select { case n := <-c: w.s = append(w.s, n); case <-never: panic(0) }",
    "select { case <-time.After(time.Duration({#}) * time.Microsecond): w.sum++ }",
    "c := make(chan []any, 1); c <- []any{w.new({#}), {#}, \"x\"}; if n, ok := (<-c)[0].(*node); ok { w.sum += n.must() }",
    "runtime.Gosched()",
    // What all share.
    "w.circulate({#} % 4)",
    "for i := range {1} { w.circulate(i % 4) }",
    "if n := junk.Load(); n != nil { n.must() }",
    // Finalizers, cleanups, weak pointers.
    "runtime.SetFinalizer(w.new({#}), finalize)",
    "n := w.new({#}); runtime.SetFinalizer(n, finalize); w.s = append(w.s, n)",
    "runtime.AddCleanup(w.new({#}), func(n *node) { n.must(); cleaned.Add(1) }, w.new({#}))",
    "w.kept(w.new({#}))",
    "w.lost({#})",
];

/// The program of a seed.
pub fn generate(seed: u64) -> String {
    let mut random = Random::new(seed);
    let workers = 2 + random.below(5);
    let rounds = 4 + random.below(40);
    let mut text = PRELUDE.to_string();
    for worker in 0..workers {
        text += &format!("\nfunc (w *worker) round{worker}(r int) {{\n");
        for _ in 0..4 + random.below(10) {
            let act = fill(random.word(ACTS), &mut random);
            let condition = ["", "", "if r%2 == 0 ", "if r%3 == 1 ", "for range 3 "];
            text += &format!("\t{}{{ {act} }}\n", random.word(&condition));
        }
        text += "}\n";
    }
    text + &main(workers, rounds)
}

/// Fills the holes of an act.
fn fill(act: &str, random: &mut Random) -> String {
    let mut filled = String::new();
    let mut rest = act;
    while let Some(at) = rest.find("{#}").into_iter().chain(rest.find("{1}")).min() {
        let number =
            if rest[at..].starts_with("{#}") { random.below(64) } else { 1 + random.below(9) };
        filled += &format!("{}{number}", &rest[..at]);
        rest = &rest[at + 3..];
    }
    filled + rest
}

fn main(workers: usize, rounds: usize) -> String {
    let mut text = format!(
        "
func main() {{
	var ring [{workers}]chan *node
	for i := range ring {{
		ring[i] = make(chan *node, 1)
	}}
	var all [{workers}]*worker
	var wg sync.WaitGroup
	start := func(id int, round func(w *worker, r int)) {{
		w := &worker{{id: id, in: ring[id], out: ring[(id+1)%{workers}], m: map[int]*node{{}}, names: map[string]*node{{}}}}
		all[id] = w
		wg.Add(1)
		go func() {{
			defer wg.Done()
			for r := range {rounds} {{
				round(w, r)
				w.exchange()
			}}
		}}()
	}}
"
    );
    for worker in 0..workers {
        text += &format!("\tstart({worker}, (*worker).round{worker})\n");
    }
    text + "\twg.Wait()\n\tfor _, w := range all {\n\t\tfmt.Println(w.id, w.made, w.total())\n\t}\n}\n"
}
