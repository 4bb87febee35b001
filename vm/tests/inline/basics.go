package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"sort"
	"strings"
)

type point struct{ x, y int }
type big struct{ a, b, c, d int }
type shape interface{ area() int }
type square struct{ side int }
type list struct {
	next *list
	v    int
	p    point
}

var global int
var arr [8]int
var m = map[string]int{}

func empty()                              {}
func add(a, b int) int                    { return a + b }
func konst() int                          { return 3 }
func neg(a int) int                       { return -a }
func field(p *point) int                  { return p.x }
func fieldv(p point) int                  { return p.x + p.y }
func nested(l *list) int                  { return l.next.p.y }
func setField(p *point, v int)            { p.x = v }
func incField(p *point)                   { p.x++ }
func opField(p *point, v int)             { p.y += v }
func newPoint(x, y int) *point            { return &point{x, y} }
func newPointK(x, y int) *point           { return &point{x: x, y: y} }
func mkPoint(x, y int) point              { return point{x, y} }
func zeroPoint() point                    { return point{} }
func newP() *point                        { return new(point) }
func idx(s []int, i int) int              { return s[i] }
func setIdx(s []int, i, v int)            { s[i] = v }
func idx2(s [][]int, i, j int) int        { return s[i][j] }
func arrIdx(i int) int                    { return arr[i] }
func length(s []int) int                  { return len(s) }
func capacity(s []int) int                { return cap(s) }
func strlen(s string) int                 { return len(s) }
func slice1(s []int, i int) []int         { return s[i:] }
func slice2(s []int, i, j int) []int      { return s[i:j] }
func slice3(s []int, i, j, k int) []int   { return s[i:j:k] }
func sliceStr(s string) string            { return s[1:] }
func lastOf(s []int) int                  { return s[len(s)-1] }
func appendOne(s []int, v int) []int      { return append(s, v) }
func appendAll(s, t []int) []int          { return append(s, t...) }
func mkSlice(n int) []int                 { return make([]int, n) }
func mkSlice2(n int) []int                { return make([]int, 0, n) }
func mkMap() map[string]int               { return make(map[string]int) }
func mapGet(k string) int                 { return m[k] }
func mapGet2(k string) bool               { _, ok := m[k]; return ok }
func mapGet3(k string) (int, bool)        { v, ok := m[k]; return v, ok }
func mapSet(k string, v int)              { m[k] = v }
func mapInc(k string)                     { m[k]++ }
func del(k string)                        { delete(m, k) }
func conv(x int) float64                  { return float64(x) }
func conv2(x int) int64                   { return int64(x) }
func convStr(b []byte) string             { return string(b) }
func convBytes(s string) []byte           { return []byte(s) }
func toAny(x int) any                     { return x }
func toShape(s square) shape              { return s }
func (s square) area() int                { return s.side * s.side }
func (s *square) grow(n int)              { s.side += n }
func areaOf(s shape) int                  { return s.area() }
func callLeaf(a int) int                  { return add(a, 1) }
func callLeaf2(a int) int                 { return add(add(a, 1), 2) }
func callMethod(s square) int             { return s.area() }
func callPtrMethod(s *square)             { s.grow(3) }
func callPtrOfVar() int                   { var s square; s.grow(3); return s.side }
func recursive(n int) int                 { return recursive(n - 1) }
func callFunc(f func(int) int, x int) int { return f(x) }
func callPrint()                          { fmt.Println("x") }
func callPrint2(a, b int)                 { fmt.Println(a, b) }
func callErr() error                      { return errors.New("x") }
func callErrf(n int) error                { return fmt.Errorf("x %d", n) }
func pan()                                { panic("x") }
func panErr(err error)                    { panic(err) }
func panV(x int)                          { panic(x) }
func deferred()                           { defer empty() }
func goes()                               { go empty() }
func recovers() any                       { return recover() }
func closure(n int) func() int            { return func() int { return n } }
func closureArg(s []int)                  { sort.Slice(s, func(i, j int) bool { return s[i] < s[j] }) }
func direct(n int) int                    { return func(a int) int { return a + n }(3) }
func methVal(s square) func() int         { return s.area }
func methExpr() func(square) int          { return square.area }
func sqrt(x float64) float64              { return math.Sqrt(x) }
func abs(x float64) float64               { return math.Abs(x) }
func floor(x float64) float64             { return math.Floor(x) }
func sin(x float64) float64               { return math.Sin(x) }
func assert1(x any) int                   { return x.(int) }
func assert2(x any) (int, bool)           { v, ok := x.(int); return v, ok }
func assert3(x any) shape                 { return x.(shape) }
func multi(a, b int) (int, int)           { return b, a }
func useMulti() int                       { a, b := multi(1, 2); return a + b }
func retMulti() (int, int)                { return multi(1, 2) }
func named() (x int)                      { x = 3; return }
func named2() (x, y int)                  { x, y = 1, 2; return }
func swap(s []int, i, j int)              { s[i], s[j] = s[j], s[i] }
func and(a, b bool) bool                  { return a && b }
func not(a bool) bool                     { return !a }
func cmp(a, b string) bool                { return a == b }
func concat(a, b string) string           { return a + b }
func concat3(a, b string) string          { return a + ":" + b }
func deref(p *int) int                    { return *p }
func setDeref(p *int, v int)              { *p = v }
func addrOf() *int                        { x := 3; return &x }
func addrField(p *point) *int             { return &p.x }
func addrField2(p *point) *int            { return &p.y }
func addrElem(s []int) *int               { return &s[0] }
func local(a int) int                     { b := a; return b }
func local2(a int) int                    { var b int = a; return b }
func local3(a int) int                    { var b int; b = a; return b }
func local4(a int) int                    { b, c := a, a; return b + c }
func blank(a int)                         { _ = a }
func blank2(int)                          {}
func globalGet() int                      { return global }
func globalSet(x int)                     { global = x }
func iff(a int) int {
	if a > 0 {
		return 1
	}
	return 2
}
func iffelse(a int) int {
	if a > 0 {
		return 1
	} else {
		return 2
	}
}
func iffInit(s string) int {
	if v, ok := m[s]; ok {
		return v
	}
	return 2
}
func iffInit2(s string) int {
	if v := len(s); v > 2 {
		return v
	}
	return 2
}
func loop(n int) int {
	s := 0
	for i := 0; i < n; i++ {
		s += i
	}
	return s
}
func loopWhile(n int) int {
	for n > 3 {
		n /= 2
	}
	return n
}
func loopForever() {
	for {
	}
}
func loopBreak(n int) int {
	for {
		n++
		if n > 10 {
			break
		}
	}
	return n
}
func loopLabel(n int) int {
outer:
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			if i*j > 3 {
				continue outer
			}
			n--
		}
	}
	return n
}
func gotos(n int) int {
again:
	n++
	if n < 4 {
		goto again
	}
	return n
}
func rangeSlice(s []int) int {
	t := 0
	for _, v := range s {
		t += v
	}
	return t
}
func rangeIdx(s []int) int {
	t := 0
	for i := range s {
		t += i
	}
	return t
}
func rangeNone(s []int) int {
	t := 0
	for range s {
		t++
	}
	return t
}
func rangeMap(s map[int]int) int {
	t := 0
	for k, v := range s {
		t += v + k
	}
	return t
}
func rangeInt(n int) int {
	t := 0
	for i := range n {
		t += i
	}
	return t
}
func rangeStr(s string) int {
	t := 0
	for _, r := range s {
		t += int(r)
	}
	return t
}
func rangeAssign(s []int) (v int) {
	for _, v = range s {
	}
	return
}
func sw(n int) int {
	switch n {
	case 1:
		return 2
	case 3, 4:
		return 4
	default:
		return 5
	}
}
func sw2(n int) int {
	switch {
	case n > 1:
		return 2
	case n < 0:
		n++
		fallthrough
	case n == 0:
		n--
	}
	return n
}
func sw3() int {
	switch n := global; n {
	case 1:
		return 2
	}
	return 0
}
func tsw(x any) int {
	switch x.(type) {
	case int:
		return 1
	case string:
		return 2
	}
	return 3
}
func tsw2(x any) int {
	switch x := x.(type) {
	case int:
		return x
	case string:
		return len(x)
	case bool, error:
		_ = x
		return 3
	default:
		return 3
	}
}
func constIf() int {
	if false {
		return add(1, 2)
	}
	return 1
}
func block(a int) int {
	{
		a++
	}
	return a
}
func varDecl() int {
	var a, b int
	return a + b
}
func varDecl2() int {
	var a, b = 1, 2
	return a + b
}
func arrLit() [3]int               { return [3]int{1, 2, 3} }
func sliceLit() []int              { return []int{1, 2, 3} }
func sliceLitV(a int) []int        { return []int{a, a} }
func mapLit() map[string]int       { return map[string]int{"a": 1, "b": 2} }
func structNest() list             { return list{p: point{1, 2}} }
func variadic(xs ...int) int       { return len(xs) }
func useVariadic() int             { return variadic(1, 2, 3) }
func useVariadic0() int            { return variadic() }
func useVariadicS(s []int) int     { return variadic(s...) }
func swap2[T any](a, b T) (T, T)   { return b, a }
func ptrTo[T any](v T) *T          { return &v }
func useGen() int                  { a, b := swap2(1, 2); return a - b }
func minmax(a, b int) int          { return min(a, max(b, 3)) }
func clr(m map[int]int)            { clear(m) }
func cpy(a, b []int) int           { return copy(a, b) }
func prn(a int)                    { println(a) }
func cplx(a, b float64) complex128 { return complex(a, b) }
func re(a complex128) float64      { return real(a) }
func contains(s string) bool       { return strings.Contains(s, "x") }
func hasPrefix(s string) bool      { return strings.HasPrefix(s, "x") }
func exit()                        { os.Exit(3) }
func chanSend(c chan int)          { c <- 1 }
func chanRecv(c chan int) int      { return <-c }
func mkChan() chan int             { return make(chan int) }
func closeC(c chan int)            { close(c) }
func sel(c chan int) int {
	select {
	case x := <-c:
		return x
	default:
		return 0
	}
}
func shift(a uint, b int) uint { return a<<b | a>>3 }
func structEq(a, b point) bool { return a == b }
func ifaceEq(a, b any) bool    { return a == b }
func nilCheck(p *point) bool   { return p == nil }
func typeDecl() int {
	type t int
	return int(t(3))
}
func constDecl() int {
	const c = 3
	return c
}
func hot(a []float64, i, j int) float64 { return 1 / (float64((i+j)*(i+j+1)/2) + float64(i) + a[i]) }
func stackPop(s *[]int) int {
	x := (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return x
}
func long(a, b, c, d int) int {
	x := a*b + c*d
	y := a + b + c + d
	z := x*y - a
	w := x + y + z
	return x*y*z*w + a*b*c*d + x - y - z - w + (a-b)*(c-d) + 3*a + 4*b + 5*c + 6*d + a%3 + b%4
}
func evenOdd(n int) bool {
	if n == 0 {
		return true
	}
	return oddEven(n - 1)
}
func oddEven(n int) bool {
	if n == 0 {
		return false
	}
	return evenOdd(n - 1)
}
func rangeFunc(f func(func(int) bool)) int {
	t := 0
	for x := range f {
		t += x
	}
	return t
}
func rangeArr() int {
	t := 0
	for i, v := range arr {
		t += i * v
	}
	return t
}
func opAssign(a, b int) int       { a += b; a *= b; return a }
func derefInc(p *int)             { *p++ }
func derefStruct(p *point) point  { return *p }
func strIdx(s string, i int) byte { return s[i] }
func cmp3(a, b, c int) bool       { return a < b && b < c || a == c }
func embedded(e emb) int          { return e.x }
func embeddedM(e emb) int         { return e.fieldM() }

type emb struct{ *point }

func (p *point) fieldM() int                         { return p.x }
func retFuncCall(f func() (int, error)) (int, error) { return f() }
func closureLocal(n int) int {
	f := func(a int) int { return a + n }
	return f(1) + f(2)
}

func main() {}
