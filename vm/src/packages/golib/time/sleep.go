package time

// Sleep pauses the goroutine for at least d.
func Sleep(d Duration)
