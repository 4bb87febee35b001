//! `burrow -e CODE`.

use crate::burrow::{Outcome, burrow, outcome};

fn eval(code: &str, args: &[&str]) -> Outcome {
    outcome(burrow().args(["-e", code]).args(args))
}

#[test]
fn code_runs_and_its_last_value_is_printed() {
    let cases = [
        // (code, what it prints)
        ("1 << 20", "1048576\n"),
        ("fmt.Println(1<<20)", "1048576\n"),
        ("fmt.Print(1); fmt.Println(2);", "12\n"),
        ("-1", "-1\n"),
        ("(1 + 2)\n\n", "3\n"),
        ("x := 20; x << 1", "40\n"),
        ("strings.ToUpper(`go`)", "GO\n"),
        ("strings.Cut(`a=b`, `=`)", "a b true\n"),
        ("[]string{`a`}", "[a]\n"),
        ("struct{ X, Y int }{1, 2}", "{1 2}\n"),
        ("utf8.RuneCountInString(`äöü`)", "3\n"),
        ("math.MaxInt8", "127\n"),
        ("var b strings.Builder; b.WriteString(`x`); b.String()", "x\n"),
        ("m := map[string]int{`a`: 1}; delete(m, `a`)", ""),
        ("for i := range 3 { fmt.Print(i) }", "012"),
        ("func() { fmt.Println(`called`) }()", "called\n"),
        ("func() int { return 7 }()", "7\n"),
        ("fmt := 3; fmt", "3\n"),
        ("fmt := 3; fmt + len(strings.Repeat(`x`, 4))", "7\n"),
        ("math := struct{ Pi int }{3}; math.Pi", "3\n"),
        ("import s \"strings\"; s.Repeat(`ab`, 2)", "abab\n"),
        ("import \"fmt\"\nfmt.Sprint(5)", "5\n"),
        ("type t struct{ n int }; t{4}.n", "4\n"),
        ("func main() { fmt.Println(twice(4)) }; func twice(n int) int { return 2 * n }", "8\n"),
        ("package main\nimport \"fmt\"\nfunc main() { fmt.Println(9) }", "9\n"),
        ("return", ""),
        ("", ""),
    ];
    for (code, printed) in cases {
        let run = eval(code, &[]);
        assert_eq!((run.status, &*run.stderr, &*run.stdout), (Some(0), "", printed), "{code}");
    }
}

#[test]
fn errors_point_into_the_code() {
    let cases = [
        // (code, where, what)
        ("1 + x", "-e:1:5", "undefined: x"),
        ("x := 1", "-e:1:1", "declared and not used: x"),
        ("fmt.Println(1)\ny", "-e:2:1", "undefined: y"),
        ("fmt.Printl(1)", "-e:1:5", "undefined: fmt.Printl"),
        ("1; 2", "-e:1:1", "1 (untyped int constant) is not used"),
        ("if true {", "-e:1:10", "syntax error: unexpected EOF"),
        ("1 }", "-e:1:3", "syntax error: unexpected }"),
        ("nothing.Here()", "-e:1:1", "undefined: nothing"),
        ("func main() { z }", "-e:1:15", "undefined: z"),
    ];
    for (code, place, message) in cases {
        let run = eval(code, &[]);
        assert_eq!((run.status, &*run.stdout), (Some(1), ""), "{code}: {}", run.stderr);
        assert!(run.stderr.contains(place), "{code}: not at {place}: {}", run.stderr);
        assert!(run.stderr.contains(message), "{code}: no {message:?}: {}", run.stderr);
    }
}

#[test]
fn what_follows_the_code_are_its_arguments() {
    let run = eval("fmt.Print(len(os.Args), os.Args)", &["a", "--stats", "-e"]);
    assert_eq!((run.status, &*run.stdout), (Some(0), "4 [-e a --stats -e]"), "{}", run.stderr);
    let long_form = outcome(burrow().args(["run", "--seed", "1", "-e", "6 * 7"]));
    assert_eq!(long_form.stdout, "42\n", "{}", long_form.stderr);
}

#[test]
fn a_panic_tells_where() {
    let run = eval("s := []int{1}\ns[len(s)]", &[]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("index out of range [1] with length 1"), "{}", run.stderr);
    assert!(run.stderr.contains("-e:2"), "{}", run.stderr);
}
