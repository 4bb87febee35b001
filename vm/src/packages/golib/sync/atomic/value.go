package atomic

// A Value is a value of one type that several goroutines may use: the type of the first that is stored.
type Value struct {
	v any
}

// loadAny returns *addr; nil as long as its first value is being stored.
func loadAny(addr *any) any

// storeFirst sets *addr to val if nothing was ever stored there, and says whether it did.
func storeFirst(addr *any, val any) bool

// swapAny sets *addr, which holds a value of val's type, to val and returns what it was.
func swapAny(addr *any, val any) any

// casAny sets *addr to val if it still holds the very value that loadAny returned as old, of val's type.
func casAny(addr *any, old, val any) bool

// sameType says whether two values that are not nil have one type.
func sameType(x, y any) bool

// Load returns what was stored last; nil if nothing was.
func (v *Value) Load() (val any) { return loadAny(&v.v) }

// Store sets the value.
func (v *Value) Store(val any) {
	v.exchange(val, "store")
}

// Swap sets the value and returns what it was; nil if there was none.
func (v *Value) Swap(new any) (old any) { return v.exchange(new, "swap") }

func (v *Value) exchange(val any, verb string) (old any) {
	if val == nil {
		panic("sync/atomic: " + verb + " of nil value into Value")
	}
	for {
		old = loadAny(&v.v)
		if old != nil {
			if !sameType(old, val) {
				panic("sync/atomic: " + verb + " of inconsistently typed value into Value")
			}
			return swapAny(&v.v, val)
		}
		if storeFirst(&v.v, val) {
			return nil
		}
	}
}

// CompareAndSwap sets the value to new if it is old, and says whether it was. It panics if the two have different types,
// or values that cannot be compared.
func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	if old != nil && !sameType(old, new) {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	for {
		is := loadAny(&v.v)
		if is == nil {
			if old != nil {
				return false
			}
			if storeFirst(&v.v, new) {
				return true
			}
			continue
		}
		if !sameType(is, new) {
			panic("sync/atomic: compare and swap of inconsistently typed value into Value")
		}
		if is != old {
			return false
		}
		return casAny(&v.v, is, new)
	}
}
