package pprof

import (
	"errors"
	"io"
	"sync"
)

// startCPU begins to sample: 0, or 1 if somebody does already, or 2 if there is no thread for it.
func startCPU() int

// stopCPU ends that and returns the file for pprof.
func stopCPU() []byte

// Where the CPU profile that goes on will be written.
var cpu struct {
	mu sync.Mutex
	to io.Writer
}

// StartCPUProfile begins to sample where the script spends its time; StopCPUProfile writes the profile to w.
func StartCPUProfile(w io.Writer) error {
	cpu.mu.Lock()
	defer cpu.mu.Unlock()
	switch startCPU() {
	case 1:
		return errInUse
	case 2:
		return errors.New("cpu profiling: the system gives no thread for it")
	}
	cpu.to = w
	return nil
}

// StopCPUProfile ends the profile that goes on, if StartCPUProfile has begun it, and writes it.
func StopCPUProfile() {
	cpu.mu.Lock()
	defer cpu.mu.Unlock()
	if cpu.to == nil {
		return
	}
	put(cpu.to, stopCPU())
	cpu.to = nil
}
