// Package regexp: syntax and its mistakes, searches, replacements, each held to what Go prints.
package main

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
)

var patterns = []string{
	``, `a`, `abc`, `a*`, `a+`, `a?`, `a*?`, `a+?`, `a??`, `a|b`, `a|ab`, `ab|a`, `(a|ab)(c|bcd)(d*)`, `(a+)(b+)`, `(a*)*`, `(a*)+`, `(a|b)*`, `(?:a|b)*c`, `x*`,
	`^`, `$`, `^$`, `^a`, `a$`, `(?m)^a`, `(?m)a$`, `(?m)^$`, `\Aa`, `a\z`, `\b`, `\B`, `\bfoo\b`, `\Boo`,
	`.`, `.*`, `(?s).*`, `.+`, `a.c`, `(?s)a.c`, `[abc]`, `[^abc]`, `[a-c]+`, `[^a-c]+`, `[]a]`, `[^]a]`, `[a\]]`, `[-a]`, `[a-]`, `[\d_]+`, `[^\d]+`, `[\-x]`, `[&&x]`, `[a~~]`,
	`\d+`, `\D+`, `\w+`, `\W+`, `\s+`, `\S+`, `[[:alpha:]]+`, `[[:^alpha:]]+`, `[[:digit:][:space:]]+`, `[[:word:]]+`, `[[:punct:]]`, `[[:upper:]][[:lower:]]*`,
	`\pL+`, `\p{Lu}`, `\p{Greek}+`, `\P{Greek}+`, `\p{^Greek}`, `\p{letter}+`, `[\p{Lu}\d]+`, `[^\pL]+`, `\p{Any}`, `\p{ASCII}+`, `\pN`, `\p{Han}`,
	`(?i)abc`, `(?i)straße`, `(?i)ΑΒΓ`, `(?i)[a-c]+`, `(?i)k`, `a(?i)b`, `a(?i:b)c`, `(?i)a(?-i)b`, `(?U)a+`, `(?U)a+?`, `(?is)a.b`, `(?i:a)b`, `((?i)a)b`,
	`a{2}`, `a{2,}`, `a{2,3}`, `a{2,3}?`, `a{0}`, `a{0,1}`, `(ab){2}`, `a{,2}`, `a{2`, `a{`, `{`, `}`, `a{1,2}{`, `(a{2}){2}`,
	`(?P<first>\w+)\s(?P<second>\w+)`, `(?<y>\d{4})-(?<m>\d\d)`, `(a)(b)?`, `(a)|(b)`, `((a)(b)(c))`, `()`, `(|a)`, `(a|)`, `a||b`, `(?:)`,
	`\Qa.b\E.`, `\Q`, `\Qab`, `\.\*\+`, `\x41`, `\x{263a}`, `\101`, `\t`, `\n`, `\/`, `\-`, `\_`, `日本`, `[日本]+`, `é*`,
	`(\w+)@(\w+)\.com`, `https?://[^\s/]+(/\S*)?`, `^(\d{1,3}\.){3}\d{1,3}$`, `(?m)^(\w+):\s*(.*)$`, `"(?:[^"\\]|\\.)*"`, `(a+)+$`, `(x+x+)+y`, `[+-]?\d+(\.\d+)?([eE][+-]?\d+)?`, `\s*,\s*`, `^\s+|\s+$`, `(?:(?:a)b)c`,
}

var inputs = []string{
	"", "a", "abc", "aaa", "ab", "abcd", "xaby", "b", "foo bar foobar", "a\nb\nab", "a\n", "Hello, World! 123", "αβγ ΑΒΓ δ", "日本語 日本", "user@example.com, x@y.com",
	"key: value\nother:  thing\n", "192.168.1.1", "2024-05-06 and 1999-12-31", `say "hi \"you\"" "ok"`, "  trim me  ", "1.5e10 -2 +3.25", "a.b* a+b", "AbC aBc", "Straße STRASSE K", "]-a&~", "http://go.dev/x?y https://a.b", "{a{2", "é\té☺A", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "a,b ,c , d",
}

var wrong = []string{
	`(?P<n`, `(?P<x y>a)`, `(?P<>a)`, `(?Pxx)`, `(?<=a)`, `(?=a)`, `(?!a)`, `(?i-)`, `(?--i)`, `(?`, `(?z)`, `(?i`, `a**`, `a*{2}`, `a{2}{3}`, `a?+`, `x{1001}`, `x{2,1}`, `x{99999999999}`, `(x{100}){11}`, `((x{10}){10}){11}`,
	`(`, `((a)`, `)`, `a)`, `(a))`, `[a`, `[`, `[]`, `[^]`, `[z-a]`, `[a-\d]`, `[[:foo:]]`, `[[:alpha:]`, `\p{Foo}`, `\p{`, `\p`, `\pX`, `\p{Alphabetic}`, `\p{L=x}`, `\`, `a\`, `\Z`, `\C`, `\1`, `\8`, `\x{}`, `\xg`, `\x1`, `\x{110000}`, `\y`, `\é`, "\xff", "a\xff", "[\xff]", "(?P<\xff>a)",
	`*`, `|*`, `(*)`, `(?i)*`, `a|*`, `a+?+`, `[a--b]`, `[\Q]\E]`, `\E`, `(?P<n>a)(?P<n>b)`, `(?i)(?s)a`, `[a-z-9]`, `a(?i)*`, `^*`, `\b+`, `(?:a`, `a{1001,}`, `\pé`, `x{0}{2}`,
}

func try(p string, compile func(string) (*regexp.Regexp, error)) {
	re, err := compile(p)
	if err != nil {
		e := err.(*syntax.Error)
		fmt.Printf("%q: %v | %q %q\n", p, err, e.Code, e.Expr)
		return
	}
	prefix, complete := re.LiteralPrefix()
	fmt.Printf("%q: %v %d %q %q %t\n", p, re, re.NumSubexp(), re.SubexpNames(), prefix, complete)
}

func search(re *regexp.Regexp, in string) {
	fmt.Printf(" %q %t %v", in, re.MatchString(in), re.FindStringSubmatchIndex(in))
	if all := re.FindAllStringIndex(in, -1); len(all) > 1 {
		fmt.Printf(" all %v", all)
	}
	fmt.Println()
}

func searches() {
	for _, p := range patterns {
		try(p, regexp.Compile)
		re := regexp.MustCompile(p)
		for _, in := range inputs {
			search(re, in)
		}
		if strings.Contains(p, "(a") || strings.Contains(p, "|") {
			re.Longest()
			for _, in := range inputs {
				fmt.Printf(" longest %q %v\n", in, re.FindAllStringIndex(in, 3))
			}
		}
	}
}

func replacements() {
	for _, c := range [][3]string{
		{`a`, "banana", "<$0>"}, {`a*`, "baaac", "-"}, {`a*`, "", "x"}, {`(\w+) (\w+)`, "hello world and more", "$2 $1"}, {`(\w+) (\w+)`, "hello world", "${2}x$1y"},
		{`(?P<a>\w)(?P<b>\d)`, "x1 y2", "$b$a|${b}_${a}|$ab|$a_"}, {`x`, "axb", "$$1$"}, {`x`, "axb", "${"}, {`x`, "axb", "${1"}, {`x`, "axb", "$1$9$x"}, {`(x)|(y)`, "xyz", "[$1|$2]"},
		{`é`, "caféé", "e"}, {``, "añb", "-"}, {`\b`, "a bc", "|"}, {`(?m)$`, "a\nb", ";"}, {`b*`, "abbc日", "_"}, {`a(x)?`, "a ax", "<$1>"}, {`x`, "none", "y"}, {`(a)(b)`, "ab", "$01 $1a ${1}a $2$1"}, {`日`, "日本", "$0$0é"},
	} {
		re := regexp.MustCompile(c[0])
		fmt.Printf("%q %q %q: %q %q", c[0], c[1], c[2], re.ReplaceAllString(c[1], c[2]), re.ReplaceAllLiteralString(c[1], c[2]))
		fmt.Printf(" %q %q", re.ReplaceAll([]byte(c[1]), []byte(c[2])), re.ReplaceAllLiteral([]byte(c[1]), []byte(c[2])))
		fmt.Printf(" %q", re.ReplaceAllStringFunc(c[1], func(s string) string { return "(" + strings.ToUpper(s) + ")" }))
		fmt.Printf(" %q\n", re.ReplaceAllFunc([]byte(c[1]), func(b []byte) []byte { return append([]byte("!"), b...) }))
	}
	re := regexp.MustCompile(`(?P<key>\w+)=(?P<value>\w+)`)
	src := "a=1 b=2"
	for _, m := range re.FindAllStringSubmatchIndex(src, -1) {
		fmt.Printf("%s\n", re.ExpandString([]byte("got "), "$key is ${value}, $none.", src, m))
		fmt.Printf("%s\n", re.Expand(nil, []byte("$2$1"), []byte(src), m))
	}
}

func finds() {
	re := regexp.MustCompile(`(\w)(\d)?`)
	s := "a1 b c3"
	b := []byte(s)
	fmt.Printf("%q %q %v %v\n", re.FindString(s), re.Find(b), re.FindStringIndex(s), re.FindIndex(b))
	fmt.Printf("%q %q %v\n", re.FindStringSubmatch(s), re.FindSubmatch(b), re.FindSubmatchIndex(b))
	fmt.Printf("%q %q %v %v\n", re.FindAllString(s, -1), re.FindAll(b, 2), re.FindAllStringIndex(s, 2), re.FindAllIndex(b, -1))
	fmt.Printf("%q %q %v %v\n", re.FindAllStringSubmatch(s, -1), re.FindAllSubmatch(b, 2), re.FindAllStringSubmatchIndex(s, -1), re.FindAllSubmatchIndex(b, 1))
	fmt.Println(re.FindAllString(s, 0) == nil, re.FindStringSubmatch("--") == nil, re.Find([]byte("-")) == nil, re.FindAll(nil, -1) == nil, re.FindStringIndex("-") == nil)
	fmt.Println(re.MatchReader(strings.NewReader("--x")), re.FindReaderIndex(strings.NewReader("--x1")), re.FindReaderSubmatchIndex(strings.NewReader("é-x1")))
	fmt.Println(cap(re.Find(b)), len(re.Find(b)))
	for _, c := range []struct {
		p, s string
		n    int
	}{{`,`, "a,b,c", -1}, {`,`, "a,b,c", 2}, {`,`, "a,b,c", 0}, {`,`, "", -1}, {``, "abc", -1}, {``, "", -1}, {`a*`, "baac", -1}, {`a`, "aba", -1}, {`\s+`, " x  y ", -1}, {`z`, "abc", 1}, {`b`, "abc", 1}} {
		fmt.Printf("%q %q %d: %q\n", c.p, c.s, c.n, regexp.MustCompile(c.p).Split(c.s, c.n))
	}
	named := regexp.MustCompile(`(?P<a>x)(?P<b>y)(?P<a>z)`)
	fmt.Println(named.SubexpIndex("a"), named.SubexpIndex("b"), named.SubexpIndex("c"), named.SubexpIndex(""))
	ok, err := regexp.MatchString(`^\d+$`, "123")
	fmt.Println(ok, err)
	ok, err = regexp.MatchString(`(`, "123")
	fmt.Println(ok, err)
	ok, err = regexp.Match(`b`, []byte("abc"))
	fmt.Println(ok, err)
	fmt.Println(regexp.QuoteMeta(`a.b*c[d]{e}(f)^$|\+?x/é`), regexp.QuoteMeta("plain"))
	text, err := re.MarshalText()
	fmt.Printf("%s %v\n", text, err)
	var other regexp.Regexp
	fmt.Println(other.UnmarshalText([]byte(`x+`)), other.String(), other.MatchString("axx"), other.UnmarshalText([]byte(`(`)))
	for _, f := range []func(){func() { regexp.MustCompile(`a(`) }, func() { regexp.MustCompile("`\\z(") }, func() { regexp.MustCompilePOSIX(`\d`) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	fmt.Printf("%v %s %d\n", re, re, []*regexp.Regexp{})
}

func posix() {
	for _, p := range []string{`a|ab`, `(a|ab)(c|bcd)`, `^a`, `a$`, `[^a]`, `[a-c]+`, `\d`, `\.`, `a{2}`, `a**`, `a*?`, `(?:a)`, `[[:alpha:]]+`, `x{1001}`, `\pL`, `[a-b-c]`, `[a-`, `]][^{0}-`, `\Qa`, `.`, `(a*)(ab)*(b*)`} {
		try(p, regexp.CompilePOSIX)
		re, err := regexp.CompilePOSIX(p)
		if err != nil {
			continue
		}
		for _, in := range inputs[:12] {
			fmt.Printf(" %q %v\n", in, re.FindAllStringIndex(in, -1))
		}
	}
}

func main() {
	for _, p := range wrong {
		try(p, regexp.Compile)
	}
	finds()
	replacements()
	posix()
	searches()
}
