// Package flag: all types of options, what is printed about them, and what goes wrong.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, "+") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

type level int

func (l level) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("level%d", int(l))), nil }
func (l *level) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "level%d", (*int)(l))
	return err
}

func set(handling flag.ErrorHandling) (*flag.FlagSet, func()) {
	f := flag.NewFlagSet("prog", handling)
	f.SetOutput(os.Stdout)
	b := f.Bool("b", false, "a bool")
	on := f.Bool("on", true, "a bool that is on")
	i := f.Int("int", 5, "an int")
	i64 := f.Int64("int64", 0, "an `amount` in back quotes")
	u := f.Uint("uint", 0, "a uint\nin two lines")
	u64 := f.Uint64("uint64", 1<<40, "a uint64")
	fl := f.Float64("float", 0.5, "a float")
	s := f.String("s", "text", "a string")
	empty := f.String("empty", "", "an empty string")
	d := f.Duration("d", time.Second, "a duration")
	var l list
	f.Var(&l, "list", "a list")
	var lv level
	f.TextVar(&lv, "level", level(3), "a level")
	f.Func("func", "called", func(s string) error {
		fmt.Println("func:", s)
		if s == "bad" {
			return errors.New("too bad")
		}
		return nil
	})
	f.BoolFunc("boolfunc", "called without", func(s string) error { fmt.Println("boolfunc:", s); return nil })
	return f, func() {
		fmt.Println(*b, *on, *i, *i64, *u, *u64, *fl, *s, *empty, *d, l, lv)
	}
}

func main() {
	f, show := set(flag.ContinueOnError)
	f.PrintDefaults()
	show()
	cases := []string{
		"-b -int 7 --int64=-3 -uint=0x10 -uint64 9 -float 1e3 -s x -empty= -d 1m2s rest -b",
		"-on=false -list a -list b -level level9 -func f -boolfunc -boolfunc=v -- -b x",
		"-b=maybe", "-int x", "-int 99999999999999999999", "-float", "-nothing", "---x", "-=x", "-", "",
		"-d 5", "-func bad", "-uint -1", "-level 9", "-h", "-help", "-b false",
	}
	for _, c := range cases {
		fmt.Printf("--- %q\n", c)
		f, show := set(flag.ContinueOnError)
		f.Usage = func() { fmt.Println("(usage)") }
		err := f.Parse(strings.Fields(c))
		fmt.Println(err, err == flag.ErrHelp, f.Args(), f.NArg(), f.NFlag(), f.Parsed(), f.Arg(0), f.Arg(9))
		show()
		f.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
		fmt.Println()
	}
	f, _ = set(flag.ContinueOnError)
	fmt.Println(f.Parse([]string{"-x"}))
	fmt.Println(f.Set("int", "8"), f.Set("none", "8"), f.Lookup("int").Value, f.Lookup("none") == nil)
	fmt.Println(f.Lookup("int").DefValue, f.Lookup("int").Value.(flag.Getter).Get().(int), f.Name())
	for _, bad := range []string{"int", "-x", "a=b"} {
		func() {
			defer func() { fmt.Println("panic:", recover()) }()
			f.Int(bad, 0, "")
		}()
	}
	f, _ = set(flag.PanicOnError)
	func() {
		defer func() { fmt.Println("panic:", recover()) }()
		f.Parse([]string{"-int", "y"})
	}()
	flag.CommandLine.SetOutput(os.Stdout)
	n := flag.Int("n", 3, "how `many`")
	var name string
	flag.StringVar(&name, "name", "none", "a name")
	flag.PrintDefaults()
	flag.Parse()
	fmt.Println(*n, name, flag.NArg(), flag.NFlag(), flag.Parsed(), flag.CommandLine.ErrorHandling() == flag.ExitOnError)
	flag.Usage = func() { fmt.Println("own usage") }
	flag.CommandLine.Init("x", flag.ContinueOnError)
	fmt.Println(flag.CommandLine.Parse([]string{"-wrong"}))
}
