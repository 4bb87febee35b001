package sync

// A Map is a map[any]any that several goroutines may use.
type Map struct {
	_  noCopy
	mu Mutex
	m  map[any]any
	_  [4]uintptr
}

// asked is a map that is never written to. It is not empty: an empty one says something else of a key that no map can have.
var asked = map[any]bool{nil: true}

// hashable panics, as a map does, if no map can have the key: before a lock is taken that nobody would free.
func hashable(key any) { _ = asked[key] }

// Load returns the value of a key, and whether there is one.
func (m *Map) Load(key any) (value any, ok bool) {
	hashable(key)
	m.mu.Lock()
	value, ok = m.m[key]
	m.mu.Unlock()
	return value, ok
}

// Store sets the value of a key.
func (m *Map) Store(key, value any) { m.Swap(key, value) }

// Swap sets the value of a key and returns what it was, if there was one.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	hashable(key)
	m.mu.Lock()
	previous, loaded = m.m[key]
	m.set(key, value)
	m.mu.Unlock()
	return previous, loaded
}

func (m *Map) set(key, value any) {
	if m.m == nil {
		m.m = make(map[any]any)
	}
	m.m[key] = value
}

// LoadOrStore returns the value of a key; if there is none, it becomes value.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	hashable(key)
	m.mu.Lock()
	actual, loaded = m.m[key]
	if !loaded {
		m.set(key, value)
		actual = value
	}
	m.mu.Unlock()
	return actual, loaded
}

// LoadAndDelete removes a key and returns the value it had, if there was one.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	hashable(key)
	m.mu.Lock()
	value, loaded = m.m[key]
	delete(m.m, key)
	m.mu.Unlock()
	return value, loaded
}

// Delete removes a key.
func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

// CompareAndSwap sets the value of a key to new if it is old, and says whether it was.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	hashable(key)
	m.mu.Lock()
	defer m.mu.Unlock() // comparing may panic
	if value, ok := m.m[key]; ok && value == old {
		m.m[key] = new
		return true
	}
	return false
}

// CompareAndDelete removes a key if its value is old, and says whether it was.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	hashable(key)
	m.mu.Lock()
	defer m.mu.Unlock()
	if value, ok := m.m[key]; ok && value == old {
		delete(m.m, key)
		return true
	}
	return false
}

// Range calls f for the keys and their values until it returns false. What is stored or deleted meanwhile it may see or not.
func (m *Map) Range(f func(key, value any) bool) {
	m.mu.Lock()
	keys := make([]any, 0, len(m.m))
	for key := range m.m {
		keys = append(keys, key)
	}
	m.mu.Unlock()
	for _, key := range keys {
		if value, ok := m.Load(key); ok && !f(key, value) {
			return
		}
	}
}

// Clear removes all keys.
func (m *Map) Clear() {
	m.mu.Lock()
	clear(m.m)
	m.mu.Unlock()
}
