//go:build windows && !linux

package windows
