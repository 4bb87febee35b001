package os

import (
	"errors"
	"syscall"
)

// identity returns a number of the process: see its callers.
func identity(what int) int

// Getpid returns the number of the process.
func Getpid() int { return identity(0) }

// Getppid returns the number of the process that started this one.
func Getppid() int { return identity(1) }

// Getuid returns the user's number.
func Getuid() int { return identity(2) }

// Geteuid returns the number of the user whose rights the process has.
func Geteuid() int { return identity(3) }

// Getgid returns the group's number.
func Getgid() int { return identity(4) }

// Getegid returns the number of the group whose rights the process has.
func Getegid() int { return identity(5) }

// Getpagesize returns the size of the system's pages.
func Getpagesize() int { return identity(6) }

// Hostname returns this computer's name.
func Hostname() (name string, err error) {
	b, err := ReadFile("/proc/sys/kernel/hostname")
	for len(b) > 0 && b[len(b)-1] == '\n' {
		b = b[:len(b)-1]
	}
	return string(b), err
}

// Executable returns the file of the program that runs, which is Burrow.
func Executable() (string, error) { return Readlink("/proc/self/exe") }

// A Signal is what one process can tell another.
type Signal interface {
	String() string
	Signal()
}

// The signals that every system has.
var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

// UserHomeDir returns the user's own folder.
func UserHomeDir() (string, error) {
	if dir := Getenv("HOME"); dir != "" {
		return dir, nil
	}
	return "", errors.New("$HOME is not defined")
}

// UserCacheDir returns the user's folder for what can be made again.
func UserCacheDir() (string, error) { return userDir("XDG_CACHE_HOME", ".cache") }

// UserConfigDir returns the user's folder for settings.
func UserConfigDir() (string, error) { return userDir("XDG_CONFIG_HOME", ".config") }

// userDir returns the folder that a variable names, or else one in the user's own.
func userDir(variable, inHome string) (string, error) {
	dir := Getenv(variable)
	if dir == "" {
		home := Getenv("HOME")
		if home == "" {
			return "", errors.New("neither $" + variable + " nor $HOME are defined")
		}
		return home + "/" + inHome, nil
	}
	if dir[0] != PathSeparator {
		return "", errors.New("path in $" + variable + " is relative")
	}
	return dir, nil
}
