//! What the checker's errors mean, for `burrow explain`.

use super::codes;
use crate::explain::Table;

/// One text for each code of [`codes`].
pub(crate) const TABLE: Table = &[
    (codes::UNDEFINED, "\
A name is used that is declared nowhere: not in this block or one around it, not in the package, not in Go itself.

    wrong:  func main() { println(cuont) }
    right:  func main() { count := 1; println(count) }

Look for a slip of the keys, a missing import, or a variable that is declared only inside a block."),
    (codes::REDECLARED, "\
A name may be declared once in a block. The note shows the first declaration.

    wrong:  x := 1
            var x = 2
    right:  x := 1
            x = 2"),
    (codes::BLANK_USE, "\
The blank identifier _ throws values away. It has no value and no type of its own.

    wrong:  x := _
    right:  _ = x"),
    (codes::PACKAGE_USE, "\
A package name stands alone. It can only be used with a member after a dot.

    wrong:  f := fmt
    right:  f := fmt.Println"),
    (codes::UNUSED_IMPORT, "\
An imported package is not used in this file. Go does not allow that.

    wrong:  import \"os\"          (and nothing with os. in the file)
    right:  remove the import, or write import _ \"os\" if only its initialisation is wanted"),
    (codes::BAD_IMPORT, "\
The package cannot be imported: there is none with that path, it is not for this importer, or it imports the package that
imports it.

A path names a package of Go's library that Burrow has (burrow explain BRW0900 lists them), or one of the program's own
module: go.mod, in the program's folder or above it, names the module, and the rest of the path is the folder.

    go.mod          module example.com/name
    shapes/area.go  package shapes
    main.go         import \"example.com/name/shapes\"

Nothing is fetched: packages of other modules have to be copied into the program's."),
    (codes::UNDEFINED_MEMBER, "\
The package has no member of that name.

    wrong:  fmt.Printn(1)
    right:  fmt.Println(1)"),
    (codes::UNEXPORTED, "\
Names that begin with a lower-case letter can only be used inside their own package.

    wrong:  fmt.println(1)
    right:  fmt.Println(1)"),
    (codes::UNUSED_VAR, "\
A local variable is declared and its value is never used. Assigning to it does not count as use.

    wrong:  x := f()
    right:  _ = f()                or use x"),
    (codes::NO_NEW_VAR, "\
All names on the left of := exist already in this block; := must declare at least one.

    wrong:  x := 1
            x := 2
    right:  x := 1
            x = 2"),
    (codes::NON_NAME_DEFINE, "\
:= declares variables, so only plain names can stand on its left.

    wrong:  p.x := 1
    right:  p.x = 1"),
    (codes::DECL_CYCLE, "\
A declaration needs itself before it is complete.

    wrong:  type T [len(x)]int
            var x T"),
    (codes::TYPE_CYCLE, "\
A type would contain itself and so have no finite size, or is defined as itself.

    wrong:  type Node struct { next Node }
    right:  type Node struct { next *Node }"),
    (codes::INIT_CYCLE, "\
The initial values of package variables or constants need each other, directly or through functions.

    wrong:  var a = b
            var b = f()
            func f() int { return a }

Give one of them its value in func init instead."),
    (codes::BAD_MAIN_OR_INIT, "\
main (in package main) and init are functions without parameters and results, and nothing else can have these names at
package level.

    wrong:  func main() int { return 0 }
    right:  func main() { os.Exit(0) }"),
    (codes::MISSING_BODY, "\
A function is declared without a body.

    wrong:  func f()
    right:  func f() {}"),
    (codes::PACKAGE_MISMATCH, "\
All files of a folder, and all files named together, must have the same package clause, and its name cannot be _."),
    (codes::IOTA_OUTSIDE, "\
iota counts the lines of a const group; elsewhere it has no value.

    wrong:  x := iota
    right:  const ( a = iota; b; c )"),
    (codes::INIT_COUNT, "\
A declaration needs one value for each name, or one call that gives all of them.

    wrong:  var a, b = 1, 2, 3
    right:  var a, b = 1, 2"),
    (codes::NOT_CONSTANT, "\
A constant's value must be known when the program is compiled: literals, other constants and operators on them, and few
builtin functions.

    wrong:  const n = f()
    right:  var n = f()"),
    (codes::BAD_CONST_TYPE, "\
Constants are truth values, numbers and strings; no other type has constants.

    wrong:  const a []int = nil
    right:  var a []int"),
    (codes::NOT_A_TYPE, "\
A type is needed here, and the name stands for something else.

    wrong:  x := 1; var y x
    right:  type x int; var y x"),
    (codes::NOT_AN_EXPRESSION, "\
A value is needed here, and the expression is a type.

    wrong:  x := int
    right:  x := int(1)            or var x int"),
    (codes::BAD_MAP_KEY, "\
Map keys are compared with ==, which slices, maps and functions (and structs and arrays that contain them) do not have.

    wrong:  map[[]byte]int
    right:  map[string]int"),
    (codes::BAD_ARRAY_LEN, "\
An array's length is part of its type: a constant whole number that is not negative. A length known only when the program
runs needs a slice.

    wrong:  var a [n]int           (n is a variable)
    right:  a := make([]int, n)"),
    (codes::BAD_RECEIVER, "\
A method's receiver is a type defined in the same package, or a pointer to one; the type may not be a pointer or an
interface itself.

    wrong:  func (s string) Len() int { return len(s) }
    right:  type text string
            func (s text) Len() int { return len(s) }"),
    (codes::DUPLICATE_MEMBER, "\
A field or method of that name exists already: the fields and methods of a type share their names.

    wrong:  type T struct { a int; a string }"),
    (codes::BAD_EMBED, "\
Embedded fields are defined types, pointers to such, or interfaces; not pointers to interfaces or pointers to pointers.

    wrong:  type T struct { *io.Reader }
    right:  type T struct { io.Reader }"),
    (codes::CONSTRAINT_AS_TYPE, "\
An interface with a union of types, or with comparable, says which types a type parameter may be. It is no type of
variables.

    wrong:  var x int | string     type N interface { int | string }; var n N
    right:  func f[T N](n T) {}"),
    (codes::NOT_INSTANTIATED, "\
A generic type or function needs its type arguments, unless they follow from the arguments of a call.

    wrong:  var l List
    right:  var l List[int]"),
    (codes::NOT_GENERIC, "\
Type arguments stand after something that has no type parameters.

    wrong:  type T struct{}; var x T[int]"),
    (codes::TYPE_ARG_COUNT, "\
A generic type needs one argument for each of its type parameters; a function not more than it has.

    wrong:  type Pair[A, B any] struct{}; var p Pair[int]
    right:  var p Pair[int, string]"),
    (codes::UNSATISFIED, "\
A type argument is not one of the types its constraint allows, or lacks a method the constraint asks for.

    wrong:  func sum[T ~int | ~float64](x ...T) T { ... }; sum(\"a\")"),
    (codes::CANNOT_INFER, "\
A type argument does not follow from the arguments of the call, or they contradict each other. Write it down.

    wrong:  func zero[T any]() T { ... }; x := zero()
    right:  x := zero[int]()"),
    (codes::INSTANCE_CYCLE, "\
A generic function or type needs an instance of itself with a larger type argument, which needs a larger one again, and
so on without end.

    wrong:  func f[T any](x T) { f(&x) }"),
    (codes::BAD_UNION, "\
The terms of a union are types without methods that do not overlap; ~T is for types that are their own underlying type.

    wrong:  interface { int | ~int }        interface { ~MyInt }
    right:  interface { ~int }"),
    (codes::MISPLACED_TYPE_PARAM, "\
A type parameter cannot stand here: not as a constraint, as the right side of a type declaration, as an embedded field or
as the term of a union.

    wrong:  type T[P any] P"),
    (codes::BAD_ELLIPSIS, "\
... stands before the type of a function's last parameter, for any number of arguments.

    wrong:  func f(a ...int, b int) {}
    right:  func f(b int, a ...int) {}"),
    (codes::TYPE_TOO_LARGE, "\
Values of this type are larger than any memory; or, as elements of a channel, larger than 64 KiB; or the arguments and
results of a function take more than 1 GB. Use a slice or a pointer."),
    (codes::MISMATCHED_TYPES, "\
Both sides of an operator must have the same type; Go converts nothing by itself, except constants.

    wrong:  var i int; var f float64; x := i * f
    right:  x := float64(i) * f"),
    (codes::UNDEFINED_OPERATOR, "\
The operator does not exist for operands of this type.

    wrong:  !1      \"a\" - \"b\"      1.5 % 2
    right:  ^1      1 - 2          math.Mod(1.5, 2)"),
    (codes::DIVISION_BY_ZERO, "\
The divisor is the constant zero."),
    (codes::OVERFLOW, "\
A constant is too large (or too small) for its type, or larger than any type.

    wrong:  var b byte = 256
    right:  var n int = 256"),
    (codes::TRUNCATED, "\
A constant with a fraction cannot become an integer without saying how to round it.

    wrong:  var i int; i = i + 1.5
    right:  var f float64; f = f + 1.5"),
    (codes::BAD_SHIFT_COUNT, "\
A shift count is a whole number that is not negative; of a constant shift also not absurdly large.

    wrong:  1 << -1        1 << 1.5"),
    (codes::BAD_SHIFT_OPERAND, "\
Only integers can be shifted. A constant left of a variable shift takes its type from around the shift.

    wrong:  var f float64 = 1 << n
    right:  var f = float64(int(1) << n)"),
    (codes::NOT_ADDRESSABLE, "\
Only variables, elements of slices and fields of such have an address; results of calls, map elements and constants have
none. Methods with a pointer receiver need an address, too.

    wrong:  p := &f()
    right:  x := f(); p := &x"),
    (codes::BAD_INDIRECTION, "\
* follows a pointer, and the operand is none.

    wrong:  x := 1; y := *x
    right:  x := new(int); y := *x"),
    (codes::NOT_INDEXABLE, "\
Only arrays, slices, strings, maps and pointers to arrays have elements.

    wrong:  x := 1; y := x[0]"),
    (codes::BAD_INDEX, "\
An index is a whole number, and if it and the length are known, it lies within.

    wrong:  [3]int{}[3]    s[\"a\"]    s[-1]"),
    (codes::SWAPPED_BOUNDS, "\
The bounds of a slice expression must not decrease.

    wrong:  s[2:1]"),
    (codes::NOT_SLICEABLE, "\
Slices are taken of slices, strings, arrays that are variables, and pointers to arrays; s[a:b:c] not of strings."),
    (codes::BAD_RECEIVE, "\
<-x receives from a channel that allows receiving.

    wrong:  var c chan<- int; x := <-c"),
    (codes::BAD_SEND, "\
c <- x sends to a channel that allows sending.

    wrong:  var c <-chan int; c <- 1"),
    (codes::BAD_ASSERTION, "\
x.(T) asks which type an interface value holds; x must be an interface.

    wrong:  x := 1; y := x.(int)
    right:  var x any = 1; y := x.(int)"),
    (codes::IMPOSSIBLE_ASSERTION, "\
The type lacks a method of the interface, so no value of the interface can hold it.

    wrong:  var r io.Reader; n := r.(int)"),
    (codes::BAD_CONVERSION, "\
There is no conversion between these types.

    wrong:  int(\"1\")               []int(\"abc\")
    right:  strconv.Atoi(\"1\")      []byte(\"abc\")"),
    (codes::AMBIGUOUS_SELECTOR, "\
Two embedded fields at the same depth have a member of that name. Name the one that is meant.

    wrong:  type C struct { A; B }; c.x      (A and B both have x)
    right:  c.A.x"),
    (codes::MISSING_MEMBER, "\
The value has no field or method of that name. Upper and lower case matter; a pointer to an interface has no methods.

    wrong:  s.lenght
    right:  s.length"),
    (codes::BAD_METHOD_EXPR, "\
T.m is a function only if m has a receiver T; with a receiver *T write (*T).m.

    wrong:  func (t *T) m() {}; f := T.m
    right:  f := (*T).m"),
    (codes::UNTYPED_NIL, "\
nil has no type of its own; it takes one from around it, and here is none.

    wrong:  x := nil
    right:  var x *int = nil"),
    (codes::BAD_LITERAL, "\
The digits of a number cannot be read."),
    (codes::NOT_COMPARABLE, "\
Values of these types cannot be compared: slices, maps and functions only with nil; structs and arrays only if all their
parts can be; < only numbers and strings.

    wrong:  []int{1} == []int{1}
    right:  slices.Equal(a, b)"),
    (codes::NO_VALUE, "\
The function called has no result, so the call has no value.

    wrong:  func f() {}; x := f()
    right:  f()"),
    (codes::MULTI_VALUE, "\
The function called has several results, and one value is needed here.

    wrong:  x := 1 + f()           (f gives two)
    right:  a, err := f(); x := 1 + a"),
    (codes::DUPLICATE_KEY, "\
A key or index is given twice in one literal.

    wrong:  map[string]int{\"a\": 1, \"a\": 2}"),
    (codes::MISSING_KEY, "\
In a map literal each value has a key.

    wrong:  map[string]int{1}
    right:  map[string]int{\"a\": 1}"),
    (codes::BAD_LITERAL_INDEX, "\
An index in an array or slice literal is a constant whole number within the array.

    wrong:  [2]int{5: 1}"),
    (codes::MIXED_STRUCT_LITERAL, "\
A struct literal names all of its fields or none.

    wrong:  Point{1, y: 2}
    right:  Point{1, 2}            Point{x: 1, y: 2}"),
    (codes::FIELD_COUNT, "\
A struct literal without field names gives all fields, in order.

    wrong:  Point{1}
    right:  Point{1, 2}            Point{x: 1}"),
    (codes::UNKNOWN_FIELD, "\
The struct has no field of that name.

    wrong:  Point{z: 1}"),
    (codes::DUPLICATE_FIELD, "\
A field is given twice in one literal, or together with the embedded field it lies in.

    wrong:  Point{x: 1, x: 2}"),
    (codes::BAD_COMPOSITE, "\
Literals in braces build structs, arrays, slices and maps, and have a type before the brace except as elements of one.

    wrong:  x := int{1}            x := {1, 2}
    right:  x := []int{1, 2}"),
    (codes::ARG_COUNT, "\
A call has more or fewer arguments than the function has parameters.

    wrong:  func f(a, b int) {}; f(1)
    right:  f(1, 2)"),
    (codes::NOT_A_FUNCTION, "\
Parentheses call a function, and this is none.

    wrong:  x := 1; x()"),
    (codes::BAD_SPREAD, "\
f(s...) passes a slice as the last, variadic parameter; the function has none, or there are other arguments for it.

    wrong:  func f(s []int) {}; f(s...)
    right:  f(s)"),
    (codes::BAD_BUILTIN_ARG, "\
A builtin function does not work on arguments of this type.

    wrong:  len(3)         delete(s, 1)        append(1, 2)"),
    (codes::UNCALLED_BUILTIN, "\
Builtin functions can only be called; they are no values.

    wrong:  f := len
    right:  f := func(s string) int { return len(s) }"),
    (codes::SWAPPED_MAKE, "\
make([]T, length, capacity): the capacity is at least the length.

    wrong:  make([]int, 10, 5)
    right:  make([]int, 5, 10)"),
    (codes::NOT_ASSIGNABLE, "\
A value does not fit the variable, parameter or result it is given to. Go converts nothing by itself, except constants;
a type fits an interface if it has all methods of it.

    wrong:  var s string = 1
    right:  var s string = strconv.Itoa(1)"),
    (codes::ASSIGN_COUNT, "\
Both sides of an assignment have the same number of values, or the right side is one call with that many results.

    wrong:  a, b := 1
    right:  a, b := 1, 2"),
    (codes::BAD_TARGET, "\
Only variables, elements, fields of variables and what pointers point to can be assigned to.

    wrong:  f() = 1        \"abc\"[0] = 'x'"),
    (codes::MAP_FIELD_TARGET, "\
Elements of a map have no address, so a field of one cannot be set alone.

    wrong:  m[\"a\"].x = 1
    right:  v := m[\"a\"]; v.x = 1; m[\"a\"] = v       or make it a map of pointers"),
    (codes::RESULT_COUNT, "\
return gives as many values as the function has results.

    wrong:  func f() (int, error) { return 1 }
    right:  func f() (int, error) { return 1, nil }"),
    (codes::SHADOWED_RESULT, "\
A return without values returns the result variables, but here one of their names means an inner variable.

    wrong:  func f() (err error) { { err := g(); if err != nil { return } }; return }
    right:  write return err"),
    (codes::BAD_INCDEC, "\
++ and -- change numbers.

    wrong:  s++                    (s is a string)"),
    (codes::UNUSED_VALUE, "\
A value is computed and then nothing happens with it.

    wrong:  x == 1         append(s, 1)
    right:  x = 1          s = append(s, 1)"),
    (codes::MISSING_RETURN, "\
A function with results could reach its end without a return. Loops without condition, panic, and if and switch whose
branches all return do not count as reaching it.

    wrong:  func f(x int) int { if x > 0 { return 1 } }
    right:  func f(x int) int { if x > 0 { return 1 }; return 0 }"),
    (codes::BAD_CONDITION, "\
Conditions are truth values; numbers and pointers are not taken for such.

    wrong:  if n { }
    right:  if n != 0 { }"),
    (codes::BAD_RANGE, "\
range goes over integers, strings, arrays, slices, maps, channels and iterator functions."),
    (codes::BAD_RANGE_VAR, "\
The range gives fewer values than there are variables.

    wrong:  for i, x := range 10 { }
    right:  for i := range 10 { }"),
    (codes::MISPLACED_BRANCH, "\
break belongs into a loop, switch or select, continue into a loop, fallthrough to the end of a switch case that is not
the last one."),
    (codes::DUPLICATE_CASE, "\
A value or type stands in two cases of one switch; the second can never be reached."),
    (codes::DUPLICATE_DEFAULT, "\
A switch or select has at most one default."),
    (codes::TYPE_KEYWORD, "\
x.(type) can only stand in the header of a type switch.

    right:  switch v := x.(type) { case int: ... }"),
    (codes::BAD_TYPE_SWITCH, "\
A type switch asks which type an interface value holds; its operand must be an interface.

    wrong:  switch 1.(type) { }
    right:  switch any(1).(type) { }"),
    (codes::BAD_SELECT_CASE, "\
The cases of a select send to or receive from channels.

    right:  case c <- 1:           case x := <-c:"),
    (codes::BAD_SWITCH, "\
A switch compares its value with the cases, and values of this type cannot be compared."),
    (codes::NOT_A_CALL, "\
go and defer stand before a call whose result may be dropped.

    wrong:  defer f                go int(x)
    right:  defer f()"),
    (codes::UNDEFINED_LABEL, "\
There is no label of that name in this function."),
    (codes::DUPLICATE_LABEL, "\
A label may be declared once in a function."),
    (codes::BAD_LABEL, "\
break needs the label of a loop, switch or select around it, continue that of a loop around it."),
    (codes::UNUSED_LABEL, "\
A label is declared and nothing jumps to it."),
    (codes::JUMP_OVER_VAR, "\
goto must not jump over the declaration of a variable that is in scope at its label.

    wrong:  goto end
            x := 1
            end: println(x)"),
    (codes::JUMP_INTO_BLOCK, "\
goto must not jump into a block from outside."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_once() {
        for (code, name) in codes::ALL {
            let count = TABLE.iter().filter(|entry| entry.0 == *code).count();
            assert_eq!(count, 1, "{name} has {count} explanations");
        }
    }
}
