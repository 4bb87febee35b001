// Package os gives a script its arguments, environment and files.
package os

import "syscall"

func argument(i int) (s string, ok bool)
func variable(i int) (s string, ok bool)

//go:noescape
func lookup(name string) (value string, ok bool)

// Args are the script's name and its arguments.
var Args = arguments()

func arguments() []string {
	var args []string
	for {
		s, ok := argument(len(args))
		if !ok {
			return args
		}
		args = append(args, s)
	}
}

// Exit ends the program with a status.
func Exit(code int)

// changed holds what the script has set, and unset (as nil), in its environment.
var changed = map[string]*string{}

// LookupEnv returns a variable of the environment, and whether there is one.
func LookupEnv(key string) (string, bool) {
	if value, ok := changed[key]; ok {
		if value == nil {
			return "", false
		}
		return *value, true
	}
	return lookup(key)
}

// Getenv returns a variable of the environment, empty if there is none.
func Getenv(key string) string {
	value, _ := LookupEnv(key)
	return value
}

// Setenv sets a variable of the script's environment.
func Setenv(key, value string) error {
	if key == "" {
		return sysFailure("setenv", int(syscall.EINVAL))
	}
	for i := 0; i < len(key); i++ {
		if key[i] == '=' || key[i] == 0 {
			return sysFailure("setenv", int(syscall.EINVAL))
		}
	}
	changed[key] = &value
	return nil
}

// Unsetenv removes a variable from the script's environment.
func Unsetenv(key string) error {
	changed[key] = nil
	return nil
}

// Clearenv removes all variables from the script's environment.
func Clearenv() {
	for _, s := range Environ() {
		for i := 0; i < len(s); i++ {
			if s[i] == '=' {
				Unsetenv(s[:i])
				break
			}
		}
	}
}

// Environ returns the environment as NAME=value.
func Environ() []string {
	var all []string
	for i := 0; ; i++ {
		s, ok := variable(i)
		if !ok {
			break
		}
		for j := 0; j < len(s); j++ {
			if s[j] == '=' {
				if _, ours := changed[s[:j]]; !ours {
					all = append(all, s)
				}
				break
			}
		}
	}
	for key, value := range changed {
		if value != nil {
			all = append(all, key+"="+*value)
		}
	}
	return all
}

// ExpandEnv replaces $var and ${var} by variables of the environment.
func ExpandEnv(s string) string { return Expand(s, Getenv) }

// Expand replaces $var and ${var} by what mapping returns.
func Expand(s string, mapping func(string) string) string {
	var b []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '$' || i+1 == len(s) {
			b = append(b, s[i])
			continue
		}
		j := i + 1
		if s[j] == '{' {
			for j < len(s) && s[j] != '}' {
				j++
			}
			if j < len(s) {
				if name := s[i+2 : j]; name != "" {
					b = append(b, mapping(name)...)
				}
				i = j
			} else {
				i++
			}
			continue
		}
		if isSpecial(s[j]) {
			j++
		} else {
			for j < len(s) && isName(s[j]) {
				j++
			}
		}
		if j == i+1 {
			b = append(b, '$')
			continue
		}
		b = append(b, mapping(s[i+1:j])...)
		i = j - 1
	}
	return string(b)
}

// isSpecial reports whether c alone is a variable's name, as in shells.
func isSpecial(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-':
		return true
	}
	return '0' <= c && c <= '9'
}

func isName(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
