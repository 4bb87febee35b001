package flag

import (
	"encoding"
	"fmt"
	"os"
	"time"
)

// CommandLine is the set of the program's own options.
var CommandLine = NewFlagSet(os.Args[0], ExitOnError)

// Usage prints how the program's options are used.
var Usage = func() {
	fmt.Fprintf(CommandLine.Output(), "Usage of %s:\n", os.Args[0])
	PrintDefaults()
}

func init() { CommandLine.Usage = func() { Usage() } }

// Parse reads the program's options.
func Parse() { CommandLine.Parse(os.Args[1:]) }

// Parsed says whether Parse was called.
func Parsed() bool { return CommandLine.Parsed() }

// Args returns the arguments behind the options.
func Args() []string { return CommandLine.args }

// Arg returns the i-th argument behind the options, or "".
func Arg(i int) string { return CommandLine.Arg(i) }

// NArg returns how many arguments stand behind the options.
func NArg() int { return CommandLine.NArg() }

// NFlag returns how many options were set.
func NFlag() int { return CommandLine.NFlag() }

// Lookup returns the option of that name, or nil.
func Lookup(name string) *Flag { return CommandLine.Lookup(name) }

// Set sets an option.
func Set(name, value string) error { return CommandLine.Set(name, value) }

// Visit calls fn for each option that was set, by name.
func Visit(fn func(*Flag)) { CommandLine.Visit(fn) }

// VisitAll calls fn for each option, by name.
func VisitAll(fn func(*Flag)) { CommandLine.VisitAll(fn) }

// PrintDefaults prints the options and their defaults.
func PrintDefaults() { CommandLine.PrintDefaults() }

// Var defines an option.
func Var(value Value, name string, usage string) { CommandLine.Var(value, name, usage) }

// Func defines an option whose values fn is called with.
func Func(name, usage string, fn func(string) error) { CommandLine.Func(name, usage, fn) }

// BoolFunc defines an option without a value, for which fn is called.
func BoolFunc(name, usage string, fn func(string) error) { CommandLine.BoolFunc(name, usage, fn) }

// TextVar defines an option that sets p by its UnmarshalText; value is its default.
func TextVar(p encoding.TextUnmarshaler, name string, value encoding.TextMarshaler, usage string) {
	CommandLine.TextVar(p, name, value, usage)
}

// IntVar defines an option of type int that sets p.
func IntVar(p *int, name string, value int, usage string) {
	CommandLine.IntVar(p, name, value, usage)
}

// Int defines an option of type int and returns its variable.
func Int(name string, value int, usage string) *int {
	return CommandLine.Int(name, value, usage)
}

// Int64Var defines an option of type int64 that sets p.
func Int64Var(p *int64, name string, value int64, usage string) {
	CommandLine.Int64Var(p, name, value, usage)
}

// Int64 defines an option of type int64 and returns its variable.
func Int64(name string, value int64, usage string) *int64 {
	return CommandLine.Int64(name, value, usage)
}

// UintVar defines an option of type uint that sets p.
func UintVar(p *uint, name string, value uint, usage string) {
	CommandLine.UintVar(p, name, value, usage)
}

// Uint defines an option of type uint and returns its variable.
func Uint(name string, value uint, usage string) *uint {
	return CommandLine.Uint(name, value, usage)
}

// Uint64Var defines an option of type uint64 that sets p.
func Uint64Var(p *uint64, name string, value uint64, usage string) {
	CommandLine.Uint64Var(p, name, value, usage)
}

// Uint64 defines an option of type uint64 and returns its variable.
func Uint64(name string, value uint64, usage string) *uint64 {
	return CommandLine.Uint64(name, value, usage)
}

// Float64Var defines an option of type float64 that sets p.
func Float64Var(p *float64, name string, value float64, usage string) {
	CommandLine.Float64Var(p, name, value, usage)
}

// Float64 defines an option of type float64 and returns its variable.
func Float64(name string, value float64, usage string) *float64 {
	return CommandLine.Float64(name, value, usage)
}

// BoolVar defines an option of type bool that sets p.
func BoolVar(p *bool, name string, value bool, usage string) {
	CommandLine.BoolVar(p, name, value, usage)
}

// Bool defines an option of type bool and returns its variable.
func Bool(name string, value bool, usage string) *bool {
	return CommandLine.Bool(name, value, usage)
}

// DurationVar defines an option of type time.Duration that sets p.
func DurationVar(p *time.Duration, name string, value time.Duration, usage string) {
	CommandLine.DurationVar(p, name, value, usage)
}

// Duration defines an option of type time.Duration and returns its variable.
func Duration(name string, value time.Duration, usage string) *time.Duration {
	return CommandLine.Duration(name, value, usage)
}

// StringVar defines an option of type string that sets p.
func StringVar(p *string, name string, value string, usage string) {
	CommandLine.StringVar(p, name, value, usage)
}

// String defines an option of type string and returns its variable.
func String(name string, value string, usage string) *string {
	return CommandLine.String(name, value, usage)
}
