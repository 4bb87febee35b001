//! What every generated program begins with: functions that keep expressions from faulting, generic types, and `try`,
//! which prints what a statement panics with. `P_` stands for the program's prefix.

pub const PRELUDE: &str = r#"
func P_v[T any](x T) T { return x }

func P_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func P_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func P_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func P_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type P_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func P_keys[K P_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func P_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func P_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func P_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func P_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type P_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p P_pair[K, V]) swap(k K) P_pair[K, V] { return P_pair[K, V]{k, p.Val} }

type P_stack[T any] struct {
	items []T
	peak  int
}

func (s *P_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *P_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type P_fault struct {
	code int
	what string
}

func (f P_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func P_try(name string, f func()) {
	defer func() {
		switch r := recover().(type) {
		case nil:
			fmt.Println(name, "fine")
		case runtime.Error:
			fmt.Println(name, "runtime:", r.Error())
		case error:
			fmt.Println(name, "error:", r)
		default:
			fmt.Printf("%s %T %v\n", name, r, r)
		}
	}()
	f()
}
"#;

/// Packages that the prelude and the generated code need.
pub const IMPORTS: &[&str] =
    &["errors", "fmt", "math", "runtime", "sort", "strconv", "strings", "sync"];

/// Uses of packages that a program may not need otherwise.
pub const USES: &str = "var P_sink any\n\
                        var P_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}\n";
