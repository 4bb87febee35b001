package reflect

import "unsafe"

func makeChan(elem *rtype, n int) unsafe.Pointer
func chanLen(ch unsafe.Pointer) int
func chanCap(ch unsafe.Pointer) int
func chanClose(ch unsafe.Pointer)

// These say whether they are done; if not, the goroutine has waited, and they must be called again.
func chanSend(ch, value unsafe.Pointer) (done bool)
func chanRecv(elem *rtype, ch, to unsafe.Pointer) (ok, done bool)
func chanSelect(cases []chanCase, block bool) (chosen int, ok, done bool)

// chanCase is one operation of a select, as chans.rs reads it.
type chanCase struct {
	ch    unsafe.Pointer
	value unsafe.Pointer // what is sent, or where to what is received goes
	elem  *rtype
	sends bool
}

// MakeChan returns a new channel.
func MakeChan(t Type, buffer int) Value {
	if t.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	if t.ChanDir() != BothDir {
		panic("reflect.MakeChan: unidirectional channel type")
	}
	typ := t.common()
	return Value{typ, makeChan(elemOf(typ), buffer), flag(Chan)}
}

// channel checks that v is a channel with a direction, and returns it and its element type.
func (v Value) channel(method string, dir ChanDir, wrong string) (unsafe.Pointer, *rtype) {
	v.must(Chan, method)
	v.mustBeExported(method)
	if directionOf(v.typ)&dir == 0 {
		panic("reflect: " + wrong + " channel")
	}
	return v.pointer(), elemOf(v.typ)
}

// Close closes a channel.
func (v Value) Close() {
	ch, _ := v.channel("Close", SendDir, "close of receive-only")
	chanClose(ch)
}

// Send sends x on a channel.
func (v Value) Send(x Value) {
	ch, value, _ := v.sending("Send", x)
	for !chanSend(ch, value) {
	}
}

// TrySend sends x on a channel if nobody has to wait for it; it says whether it did.
func (v Value) TrySend(x Value) bool {
	ch, value, elem := v.sending("TrySend", x)
	chosen, _, _ := chanSelect([]chanCase{{ch, value, elem, true}}, false)
	return chosen == 0
}

func (v Value) sending(method string, x Value) (ch, value unsafe.Pointer, elem *rtype) {
	ch, elem = v.channel(method, SendDir, "send on recv-only")
	x.mustBeExported(method)
	return ch, x.assignTo("reflect.Value.Send", elem).address(), elem
}

// Recv receives from a channel; of a closed one a zero value, and false.
func (v Value) Recv() (Value, bool) {
	ch, elem := v.channel("Recv", RecvDir, "recv on send-only")
	to := newObject(elem)
	for {
		if ok, done := chanRecv(elem, ch, to); done {
			return received(elem, to), ok
		}
	}
}

// TryRecv receives from a channel if it need not wait; else it returns the zero Value.
func (v Value) TryRecv() (Value, bool) {
	ch, elem := v.channel("TryRecv", RecvDir, "recv on send-only")
	to := newObject(elem)
	chosen, ok, _ := chanSelect([]chanCase{{ch, to, elem, false}}, false)
	if chosen < 0 {
		return Value{}, false
	}
	return received(elem, to), ok
}

// received returns the value at p, which nobody else knows.
func received(t *rtype, p unsafe.Pointer) Value {
	if t.direct {
		return Value{t, *(*unsafe.Pointer)(p), flag(t.kind)}
	}
	return Value{t, p, flagIndir | flag(t.kind)}
}

// SelectDir says what a case of a select does.
type SelectDir int

// The directions.
const (
	_             SelectDir = iota
	SelectSend              // case Chan <- Send
	SelectRecv              // case <-Chan
	SelectDefault           // default
)

// SelectCase is a case of a select.
type SelectCase struct {
	Dir  SelectDir
	Chan Value // the zero Value: the case never proceeds
	Send Value
}

// Select runs a select statement with these cases: which was chosen, and for a receive what it gave.
func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	if len(cases) > 65536 {
		panic("reflect.Select: too many cases (max 65536)")
	}
	ready := make([]chanCase, 0, len(cases))
	index := make([]int, 0, len(cases))
	otherwise := -1
	for i, c := range cases {
		if c.Dir == SelectDefault {
			checkDefault(c, otherwise)
			otherwise = i
			continue
		}
		ready = append(ready, c.operands())
		index = append(index, i)
	}
	for {
		n, ok, done := chanSelect(ready, otherwise < 0)
		switch {
		case !done:
			continue
		case n < 0:
			return otherwise, Value{}, false
		case ready[n].sends:
			return index[n], Value{}, false
		}
		return index[n], received(ready[n].elem, ready[n].value), ok
	}
}

func checkDefault(c SelectCase, earlier int) {
	switch {
	case earlier >= 0:
		panic("reflect.Select: multiple default cases")
	case c.Chan.IsValid():
		panic("reflect.Select: default case has Chan value")
	case c.Send.IsValid():
		panic("reflect.Select: default case has Send value")
	}
}

func (c SelectCase) operands() (out chanCase) {
	switch c.Dir {
	case SelectSend:
		out.sends = true
		if !c.Chan.IsValid() {
			return out
		}
		c.Chan.must(Chan, "Select")
		c.Chan.mustBeExported("Select")
		if directionOf(c.Chan.typ)&SendDir == 0 {
			panic("reflect.Select: SendDir case using recv-only channel")
		}
		if !c.Send.IsValid() {
			panic("reflect.Select: SendDir case missing Send value")
		}
		c.Send.mustBeExported("Select")
		out.elem = elemOf(c.Chan.typ)
		out.value = c.Send.assignTo("reflect.Select", out.elem).address()
	case SelectRecv:
		if c.Send.IsValid() {
			panic("reflect.Select: RecvDir case has Send value")
		}
		if !c.Chan.IsValid() {
			return out
		}
		c.Chan.must(Chan, "Select")
		c.Chan.mustBeExported("Select")
		if directionOf(c.Chan.typ)&RecvDir == 0 {
			panic("reflect.Select: RecvDir case using send-only channel")
		}
		out.elem = elemOf(c.Chan.typ)
		out.value = newObject(out.elem)
	default:
		panic("reflect.Select: invalid Dir")
	}
	out.ch = c.Chan.pointer()
	return out
}
