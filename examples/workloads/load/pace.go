package load

import (
	"fmt"
	"slices"
	"time"
)

// Tick is the time between two steps of whatever goes on.
const Tick = 10 * time.Millisecond

// EachTick calls step at each tick from start on, for so many ticks. A late tick is made up for, so that steps are as many on a
// slow machine.
func EachTick(start time.Time, ticks int, step func(tick int)) {
	for i := range ticks {
		time.Sleep(time.Until(start.Add(time.Duration(i) * Tick)))
		step(i)
	}
}

// Churn calls step at each tick, until what it allocates comes to rate, in bytes per second.
func Churn(run time.Duration, rate int, step func() int) {
	owed := 0
	EachTick(time.Now(), int(run/Tick), func(int) {
		for owed += rate / int(time.Second/Tick); owed > 0; {
			owed -= step()
		}
	})
}

// Report prints quantiles. The line begins with #, as it differs from run to run.
func Report(name string, times []time.Duration) {
	if len(times) == 0 {
		return
	}
	slices.Sort(times)
	at := func(part float64) time.Duration { return times[int(part*float64(len(times)-1))] }
	fmt.Printf("# %s: p50 %v p99 %v p99.9 %v max %v\n", name, at(0.5), at(0.99), at(0.999), at(1))
}
