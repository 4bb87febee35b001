package time

func startFunc(id uint64, after int64, f func()) uint64
func startTick(id uint64, after int64, c chan Time, zone *Location, period int64) uint64
func stopTimer(id uint64) bool
func markTimer(c chan Time)
func drain(c chan Time) bool

// A Timer fires once: it sends the time on C, or calls a function.
type Timer struct {
	C <-chan Time
	t *alarm
}

// A Ticker sends the time on C again and again.
type Ticker struct {
	C <-chan Time
	t *alarm
}

// An alarm is what timers and tickers share: the runtime's timer of that id, which sends the time on c or starts f. Once
// the timer was taken back nothing comes from it any more.
type alarm struct {
	id     uint64
	period Duration
	c      chan Time
	f      func()
}

func newAlarm(f func()) *alarm {
	if f != nil {
		return &alarm{f: f}
	}
	c := make(chan Time, 1)
	markTimer(c)
	return &alarm{c: c}
}

func (a *alarm) start(d Duration) {
	if a.f != nil {
		f := a.f
		a.id = startFunc(a.id, int64(d), func() { go f() })
	} else {
		a.id = startTick(a.id, int64(d), a.c, Local, int64(a.period))
	}
}

// stop reports whether the alarm had still to come, or its time to be received.
func (a *alarm) stop() bool {
	active := stopTimer(a.id)
	if a.c != nil && drain(a.c) {
		active = true
	}
	return active
}

// NewTimer returns a timer that sends the time on its channel after d.
func NewTimer(d Duration) *Timer {
	a := newAlarm(nil)
	a.start(d)
	return &Timer{a.c, a}
}

// AfterFunc calls f in a goroutine of its own after d.
func AfterFunc(d Duration, f func()) *Timer {
	if f == nil {
		panic("time: AfterFunc of a nil function")
	}
	a := newAlarm(f)
	a.start(d)
	return &Timer{nil, a}
}

// After returns a channel on which the time is sent after d.
func After(d Duration) <-chan Time { return NewTimer(d).C }

// Stop keeps the timer from firing; it returns false if the timer has fired or been stopped.
func (t *Timer) Stop() bool {
	if t.t == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return t.t.stop()
}

// Reset makes the timer fire after d; it returns whether it had still to.
func (t *Timer) Reset(d Duration) bool {
	if t.t == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	active := t.t.stop()
	t.t.start(d)
	return active
}

// NewTicker returns a ticker that sends the time every d.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	a := newAlarm(nil)
	a.period = d
	a.start(d)
	return &Ticker{a.c, a}
}

// Tick returns the channel of a new ticker.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}

// Stop ends the ticking; the channel is not closed.
func (t *Ticker) Stop() {
	if t.t != nil {
		t.t.stop()
	}
}

// Reset makes the ticker tick every d from now on.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.t == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	t.t.stop()
	t.t.period = d
	t.t.start(d)
}
