package log

import (
	"fmt"
	"io"
	"os"
)

// SetOutput sets where lines go.
func SetOutput(w io.Writer) { std.SetOutput(w) }

// Writer returns where lines go.
func Writer() io.Writer { return std.Writer() }

// Flags returns what stands before each line.
func Flags() int { return std.Flags() }

// SetFlags sets what stands before each line.
func SetFlags(flag int) { std.SetFlags(flag) }

// Prefix returns the prefix.
func Prefix() string { return std.Prefix() }

// SetPrefix sets the prefix.
func SetPrefix(prefix string) { std.SetPrefix(prefix) }

// Output writes a line: calldepth 1 names the place of the call of Output.
func Output(calldepth int, s string) error { return std.output(calldepth+1, s) }

// Print writes a line as fmt.Print does.
func Print(v ...any) { std.output(2, fmt.Sprint(v...)) }

// Printf writes a line as fmt.Printf does.
func Printf(format string, v ...any) { std.output(2, fmt.Sprintf(format, v...)) }

// Println writes a line as fmt.Println does.
func Println(v ...any) { std.output(2, fmt.Sprintln(v...)) }

// Fatal writes a line and ends the program with status 1.
func Fatal(v ...any) {
	std.output(2, fmt.Sprint(v...))
	os.Exit(1)
}

// Fatalf writes a line and ends the program with status 1.
func Fatalf(format string, v ...any) {
	std.output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

// Fatalln writes a line and ends the program with status 1.
func Fatalln(v ...any) {
	std.output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

// Panic writes a line and panics with it.
func Panic(v ...any) {
	s := fmt.Sprint(v...)
	std.output(2, s)
	panic(s)
}

// Panicf writes a line and panics with it.
func Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	std.output(2, s)
	panic(s)
}

// Panicln writes a line and panics with it.
func Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	std.output(2, s)
	panic(s)
}
